//! Pointer and keys: pan, zoom, drag a node, select, hover; and the accessible widgets for what is in view.
//!
//! Strands are hit by distance. Their widgets only take the keyboard focus and never stand in the pointer's way.

use egui::accesskit::Action;
use egui::{EventFilter, Key, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo, vec2};

use super::emphasis::Mark;
use super::group;
use super::picture::Picture;
use super::scene::screen;
use super::state::{Drag, NetworkState};
use super::words;
use crate::command::Command;
use crate::layout::Point;
use crate::model::{ActorId, Item, PaneKind, Pin};
use crate::session::MenuOf;
use crate::theme::{Weight, font, size};
use crate::views::ViewCtx;

/// Nodes in view that become widgets.
const MOST_NODES: usize = 200;
/// Strands in view that become widgets.
const MOST_LINES: usize = 200;
/// A strand is hit from this distance.
const REACH: f32 = 6.0;
/// Points per press of an arrow key.
const STEP: f32 = 48.0;

/// What a key does to the camera.
#[derive(Debug, Clone, Copy)]
pub(in crate::views) enum CameraMove {
    Pan(Vec2),
    Zoom(f32),
}

/// Keys of the canvas while it has the keyboard, with the message that explains each.
pub(in crate::views) const KEYS: [(Key, CameraMove, &str); 7] = [
    (Key::ArrowLeft, CameraMove::Pan(vec2(STEP, 0.0)), "key-pan"),
    (Key::ArrowRight, CameraMove::Pan(vec2(-STEP, 0.0)), "key-pan"),
    (Key::ArrowUp, CameraMove::Pan(vec2(0.0, STEP)), "key-pan"),
    (Key::ArrowDown, CameraMove::Pan(vec2(0.0, -STEP)), "key-pan"),
    (Key::Plus, CameraMove::Zoom(1.25), "key-zoom"),
    // The same key without Shift.
    (Key::Equals, CameraMove::Zoom(1.25), "key-zoom"),
    (Key::Minus, CameraMove::Zoom(0.8), "key-zoom"),
];

/// What has the keyboard focus.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Focused {
    pub(super) node: Option<usize>,
    pub(super) line: Option<usize>,
}

/// Pan and zoom.
pub(super) fn camera(ui: &Ui, state: &mut NetworkState, canvas: &Response, pane: Rect) {
    let encloses = super::enclose::follow(ui, state, canvas);
    if !encloses && canvas.dragged() && canvas.drag_delta() != Vec2::ZERO {
        state.camera.pan(canvas.drag_delta());
        state.moved = true;
    }
    if let Some(pointer) = ui
        .input(|i| i.pointer.hover_pos())
        .filter(|p| ui.rect_contains_pointer(pane) && pane.contains(*p))
    {
        let (pinch, scroll) = ui.input(|i| (i.zoom_delta(), i.smooth_scroll_delta()));
        let factor = pinch * (scroll.y / 260.0).exp();
        if (factor - 1.0).abs() > 1e-4 {
            state.camera.zoom_at(pane, pointer, factor);
            state.moved = true;
        }
        if scroll.x.abs() > 0.0 {
            state.camera.pan(vec2(scroll.x, 0.0));
            state.moved = true;
        }
    }
    if !canvas.has_focus() {
        return;
    }
    let filter = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|m| m.set_focus_lock_filter(canvas.id, filter));
    let pressed = |key: Key| ui.input(|i| i.key_pressed(key));
    for (key, does, _) in KEYS {
        if !pressed(key) {
            continue;
        }
        match does {
            CameraMove::Pan(by) => state.camera.pan(by),
            CameraMove::Zoom(factor) => state.camera.zoom_at(pane, pane.center(), factor),
        }
        state.moved = true;
    }
}

/// Nodes, strands and the empty canvas react; says what has the keyboard focus.
pub(super) fn marks(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut NetworkState, canvas: &Response, picture: &Picture) -> Focused {
    let mut focused = Focused::default();
    let mut over_node = node_widgets(ctx, ui, state, picture, &mut focused);
    over_node |= super::link::handles(ctx, ui, state, picture);
    line_widgets(ctx, ui, picture, &mut focused);
    over_node |= group::widgets(ctx, ui, state, picture);
    if canvas.clicked() || canvas.drag_started() {
        // The keys follow the pointer; it needs no ring to be told where it was.
        canvas.request_focus();
        state.focus_by_pointer = true;
    } else if !canvas.has_focus() {
        state.focus_by_pointer = false;
    }
    if canvas.has_focus() && !state.focus_by_pointer {
        let stroke = egui::Stroke::new(1.6, ctx.palette.accent);
        ui.painter()
            .rect_stroke(picture.pane.shrink(1.0), 0.0, stroke, egui::StrokeKind::Inside);
    }
    super::enclose::finish(ctx, state, canvas, picture);
    if !over_node && !canvas.dragged() {
        on_canvas(ctx, ui, state, canvas, picture);
    }
    focused
}

/// The pointer on the canvas: the nearest node or strand is meant, otherwise nothing.
fn on_canvas(ctx: &ViewCtx<'_>, ui: &Ui, state: &mut NetworkState, canvas: &Response, picture: &Picture) {
    let Some(pointer) = canvas.hover_pos().or_else(|| canvas.interact_pointer_pos()) else {
        return;
    };
    if !canvas.hovered() && !canvas.clicked() && !canvas.double_clicked() {
        return;
    }
    let at = pointer - picture.shift;
    if canvas.secondary_clicked() {
        let node = picture.node_at(at);
        let line = picture.line_at(at, REACH);
        let item = node.map(|node| Item::from(picture.plan.nodes[node].actor));
        if let Some(item) = item.or_else(|| line.map(|line| picture.plan.lines[line].tie.into())) {
            menu(ctx, canvas, item);
        }
        return;
    }
    let node = picture.node_at(at);
    if let Some((crowd, node)) = picture.crowd.as_ref().zip(node).filter(|(crowd, node)| crowd.is_group(*node)) {
        group::mark(ctx, ui, state, canvas, picture, crowd, node);
        return;
    }
    if let Some(node) = node {
        ctx.interact(canvas, picture.plan.nodes[node].actor, PaneKind::Network);
        return;
    }
    if let Some(line) = picture.line_at(at, REACH) {
        ctx.interact(canvas, picture.plan.lines[line].tie, PaneKind::Network);
        if canvas.hovered() {
            ui.set_cursor_icon(egui::CursorIcon::PointingHand);
            strand_tooltip(ctx, ui, canvas, picture, line);
        }
        return;
    }
    if group::bundle(ctx, ui, state, canvas, picture, at) {
        return;
    }
    if canvas.double_clicked() {
        state.fit();
        ui.ctx().request_repaint();
    } else if canvas.clicked() && ctx.session.selection.is_some() {
        ctx.commands.send(Command::Select {
            item: None,
            source: Some(PaneKind::Network),
        });
    }
}

/// The menu of a record, at the pointer.
fn menu(ctx: &ViewCtx<'_>, response: &Response, item: impl Into<Item>) {
    if let Some(at) = response.interact_pointer_pos() {
        ctx.commands.send(Command::OpenMenu {
            of: MenuOf::Item(item.into()),
            at: (at.x, at.y),
        });
    }
}

/// Widgets of the most connected nodes in view; answers whether the pointer is on one or drags one.
fn node_widgets(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut NetworkState, picture: &Picture, focused: &mut Focused) -> bool {
    let view = picture.view();
    let seen = |i: &usize| picture.shows_node(*i) && picture.scene.nodes[*i].rect().intersects(view);
    let mut in_view: Vec<usize> = if let Some(crowd) = &picture.crowd {
        let near = picture.near.as_ref().map_or(&[][..], |near| near.marks.as_slice());
        let marks = near.iter().rev().map(|i| *i as usize);
        let single = marks.filter(|i| !crowd.is_group(*i)).filter(seen).take(MOST_NODES);
        // What is selected or under the pointer is never among those that are left out.
        let out = |i: &usize| picture.emphasis.nodes[*i] > Mark::Related;
        single.chain(picture.nodes.iter().copied().filter(out).filter(seen)).collect()
    } else if picture.plan.is_large() {
        let mut near: Vec<usize> = picture.nodes.iter().copied().filter(seen).collect();
        near.sort_by_key(|i| (std::cmp::Reverse(picture.plan.nodes[*i].degree), *i));
        near.truncate(MOST_NODES);
        near
    } else {
        picture.plan.by_degree.iter().copied().filter(seen).take(MOST_NODES).collect()
    };
    in_view.sort_unstable();
    in_view.dedup();
    let mut busy = false;
    for i in in_view {
        let actor = picture.plan.nodes[i].actor;
        let rect = picture.scene.nodes[i].rect().translate(picture.shift);
        let response = ui.interact(rect, ui.scope_id().with(("node", actor)), Sense::click_and_drag());
        let selected = ctx.session.is_selected(Item::Actor(actor));
        let name = || words::node_name(ctx, &picture.name(ctx, i));
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, name()));
        ctx.interact(&response, actor, PaneKind::Network);
        if response.has_focus() {
            focused.node = Some(i);
        }
        busy |= response.hovered() || response.dragged();
        if response.hovered() {
            state.offer = Some(actor);
        }
        if response.secondary_clicked() {
            menu(ctx, &response, actor);
        }
        if ctx.on_screen() {
            drag(ctx, ui, state, picture, i, &response);
        }
        if response.double_clicked() && ctx.dossier.pins.contains_key(&actor) {
            ctx.commands.send(Command::PinActor { actor, at: None });
        }
        if ctx.on_screen() && !response.dragged() && state.dropped.is_none() {
            response.on_hover_ui(|ui| node_tooltip(ctx, ui, picture, i));
        }
    }
    busy
}

fn drag(ctx: &ViewCtx<'_>, ui: &Ui, state: &mut NetworkState, picture: &Picture, node: usize, response: &Response) {
    let actor = picture.plan.nodes[node].actor;
    let alt = ui.input(|i| i.modifiers.alt);
    if super::link::follow(ctx, ui, state, picture, actor, response, alt) {
        return;
    }
    // A capital cannot be moved.
    if ctx.derived.positions.ground.is_some() {
        return;
    }
    let Some(pointer) = response.interact_pointer_pos() else {
        // The gesture was taken away (Escape, another window): nothing has happened.
        if state.drag.is_some_and(|d| d.actor == actor) && !response.dragged() && !response.drag_stopped() {
            state.drag = None;
        }
        return;
    };
    let in_layout = |p: egui::Pos2| (p - picture.shift).to_vec2() / picture.zoom;
    if response.drag_started() {
        let place = picture.scene.nodes[node].at.to_vec2() / picture.zoom;
        let press = ui.input(|i| i.pointer.press_origin()).unwrap_or(pointer);
        state.drag = Some(Drag {
            actor,
            grip: place - in_layout(press),
            at: Point::new(place.x, place.y),
        });
    }
    let Some(drag) = state.drag.as_mut().filter(|d| d.actor == actor) else {
        return;
    };
    let to = in_layout(pointer) + drag.grip;
    drag.at = Point::new(to.x, to.y);
    if response.drag_stopped() {
        ctx.commands
            .send(Command::PinActors(placed(ctx, actor, Pin { x: to.x, y: to.y })));
        state.drag = None;
    }
}

/// Places after a drag: actors selected together move together.
fn placed(ctx: &ViewCtx<'_>, actor: ActorId, to: Pin) -> Vec<(ActorId, Pin)> {
    let mut places = vec![(actor, to)];
    let Some(from) = ctx
        .derived
        .positions
        .get(actor)
        .filter(|_| ctx.session.is_selected(actor.into()))
    else {
        return places;
    };
    for item in ctx.session.selected() {
        if let Item::Actor(other) = item
            && other != actor
            && let Some(at) = ctx.derived.positions.get(other)
        {
            places.push((
                other,
                Pin {
                    x: at.x + to.x - from.x,
                    y: at.y + to.y - from.y,
                },
            ));
        }
    }
    places
}

/// Widgets for the keyboard and for screen readers at the middle of strands in view.
fn line_widgets(ctx: &ViewCtx<'_>, ui: &mut Ui, picture: &Picture, focused: &mut Focused) {
    let view = picture.view();
    let middle = |i: usize| screen(picture.scene.lines[i].curve.point_at(0.5));
    let in_view = picture
        .lines
        .iter()
        .rev()
        .copied()
        .filter(|i| view.contains(middle(*i)))
        .take(MOST_LINES);
    let mut in_view: Vec<usize> = in_view.collect();
    in_view.sort_unstable();
    for i in in_view {
        let tie = picture.plan.lines[i].tie;
        let Some(record) = ctx.dossier.ties.get(&tie) else { continue };
        let rect = Rect::from_center_size(middle(i) + picture.shift, vec2(14.0, 14.0));
        let response = ui.interact(rect, ui.scope_id().with(("strand", tie)), Sense::focusable_noninteractive());
        let selected = ctx.session.is_selected(Item::Tie(tie));
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, words::strand_name(ctx, record)));
        ui.ctx()
            .accesskit_node_builder(response.id, |node| node.add_action(Action::Click));
        let by_key = response.has_focus() && ui.input(|i| i.key_pressed(Key::Enter) || i.key_pressed(Key::Space));
        if by_key || ui.input(|i| i.has_accesskit_action_request(response.id, Action::Click)) {
            ctx.commands.send(Command::Select {
                item: Some(tie.into()),
                source: Some(PaneKind::Network),
            });
        }
        if response.has_focus() {
            focused.line = Some(i);
        }
    }
}

fn strand_tooltip(ctx: &ViewCtx<'_>, ui: &Ui, canvas: &Response, picture: &Picture, line: usize) {
    let Some(tie) = ctx.dossier.ties.get(&picture.plan.lines[line].tie) else {
        return;
    };
    // Before others a click tells more, and nothing lies on the picture until then.
    if !ctx.on_screen() {
        return;
    }
    let (p, look) = (ctx.palette, picture.looks.lines[line]);
    egui::Tooltip::always_open(ui.ctx().clone(), ui.layer_id(), canvas.id, egui::PopupAnchor::Pointer)
        .gap(14.0)
        .show(|ui| {
            ui.set_max_width(320.0);
            let label = |text: String, points: f32, weight: Weight, color| {
                egui::Label::new(egui::RichText::new(text).font(font(points, weight)).color(color)).wrap()
            };
            ui.add(label(
                tie.label.get(ctx.words.language()).to_owned(),
                size::BODY,
                Weight::SemiBold,
                p.text,
            ));
            ui.add(label(words::ends(ctx, tie), size::NOTE, Weight::Regular, p.text_weak));
            let mut state = ctx.words.text(words::state_word(look.reality, look.phase)).to_owned();
            if look.proposed {
                state = ctx.words.with("review-tie-state", &[("state", state.into())]);
            }
            let family = ctx.words.family(tie.family);
            let line = match words::dates(ctx, tie) {
                Some(dates) => format!("{family} · {dates} · {state}"),
                None => format!("{family} · {state}"),
            };
            ui.add(label(line, size::NOTE, Weight::Regular, p.text));
            for speaker in words::speakers(ctx, tie) {
                ui.add(label(speaker, size::NOTE, Weight::Regular, p.text_weak));
            }
        });
}

fn node_tooltip(ctx: &ViewCtx<'_>, ui: &mut Ui, picture: &Picture, node: usize) {
    let p = ctx.palette;
    let actor = picture.plan.nodes[node].actor;
    let text = |text: String, weight, color| egui::RichText::new(text).font(font(size::NOTE, weight)).color(color);
    ui.set_max_width(280.0);
    ui.label(text(picture.name(ctx, node).into_owned(), Weight::SemiBold, p.text));
    let ties = picture
        .plan
        .lines
        .iter()
        .zip(&picture.looks.lines)
        .filter(|(l, look)| look.visible && (l.from == node || l.to == node))
        .count();
    let mut facts = Vec::new();
    if let Some(record) = ctx.dossier.actors.get(&actor) {
        facts.push(ctx.words.actor(record.kind).to_owned());
    }
    if picture.looks.nodes[node] == super::looks::Presence::Gone {
        facts.push(ctx.words.text("network-node-gone").to_owned());
    } else {
        facts.push(ctx.words.with("network-node-ties", &[("n", ties.into())]));
    }
    ui.label(text(facts.join(" · "), Weight::Regular, p.text_weak));
    if picture.plan.nodes[node].proposed {
        ui.label(text(ctx.words.text("review-legend").to_owned(), Weight::Regular, p.text_weak));
    }
    if ctx.dossier.pins.contains_key(&actor) {
        ui.label(text(
            ctx.words.text("network-node-pinned").to_owned(),
            Weight::Regular,
            p.text_weak,
        ));
    }
}
