//! Drawing a tie from node to node: by the handle at the rim of a node, or by dragging the node with Alt held.
//!
//! A rubber line follows the pointer; the form opens on release over another node. Plain dragging moves nodes as ever
//! (`input`). Escape gives it up.

use egui::{Pos2, Rect, Response, Role, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo, vec2};

use super::picture::Picture;
use super::state::NetworkState;
use crate::command::Command;
use crate::model::{ActorId, Item, PaneKind};
use crate::session::{Ask, Making};
use crate::theme::line;
use crate::views::ViewCtx;

/// Radius of a handle.
const HANDLE: f32 = 7.0;
/// A handle stays while the pointer is this near to its node.
const NEAR: f32 = 18.0;

/// A tie on its way to its other end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Link {
    /// Where it comes from.
    from: ActorId,
    /// Where the pointer is, in points of the window.
    at: Pos2,
    /// The node under the pointer.
    target: Option<usize>,
}

/// The handles of the node under the pointer and of the selected one; they lie above the nodes.
pub(super) fn handles(ctx: &ViewCtx<'_>, ui: &Ui, state: &mut NetworkState, picture: &Picture) -> bool {
    state.handles.clear();
    // Before others nothing can be drawn.
    if !ctx.on_screen() {
        return false;
    }
    // Once it is pressed the pointer may be anywhere with the next frame.
    let (pointer, pressed) = ui.input(|i| (i.pointer.hover_pos(), i.pointer.any_down() || i.pointer.any_released()));
    state.dropped = state.dropped.filter(|at| pointer == Some(*at));
    let node_of = |actor: ActorId| picture.plan.node_of(actor);
    let rect_of = |node: usize| picture.scene.nodes[node].rect().translate(picture.shift);
    if state.drag.is_some() {
        return false;
    }
    // Until its tie is drawn a handle stays: in the frame of the release the pointer is already on the other node.
    let linking = state.link.map(|l| l.from);
    state.offer = linking.or(state.offer);
    let offered = state.offer.and_then(|actor| Some((actor, node_of(actor)?)));
    let near = offered.filter(|(actor, node)| {
        linking == Some(*actor) || pressed || pointer.is_some_and(|at| rect_of(*node).expand(NEAR).contains(at))
    });
    if near.is_none() {
        state.offer = None;
    }
    let selected = match ctx.session.selection {
        Some(Item::Actor(actor)) => node_of(actor).map(|node| (actor, node)),
        _ => None,
    };
    let mut busy = false;
    for (actor, node) in near
        .into_iter()
        .chain(selected.filter(|(actor, _)| near.is_none_or(|(other, _)| other != *actor)))
    {
        if !picture.shows_node(node) || !rect_of(node).intersects(picture.pane) {
            continue;
        }
        let half = picture.scene.nodes[node].half();
        let at = rect_of(node).center() + rim(half);
        let rect = Rect::from_center_size(at, Vec2::splat(2.0 * HANDLE + 4.0));
        let response = ui.interact(rect, ui.scope_id().with(("tie-handle", actor)), Sense::click_and_drag());
        let name = ctx.words.with("make-handle", &[("name", ctx.name(actor).into())]);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        if response.clicked() {
            ask(ctx, actor, None, at);
        }
        follow(ctx, ui, state, picture, actor, &response, true);
        let strong = response.hovered() || response.dragged() || response.has_focus();
        // Unless it was selected here, the node shows its handle only where the pointer is.
        let chosen = ctx.session.selected_in == Some(PaneKind::Network);
        if strong || chosen || near.is_some_and(|(other, _)| other == actor) {
            state.handles.push((at, strong));
        }
        busy |= response.hovered() || response.dragged();
        if response.hovered() {
            ui.set_cursor_icon(egui::CursorIcon::Crosshair);
        }
        if state.link.is_none() {
            response.on_hover_text(name);
        }
    }
    busy
}

/// Where the handle sits: up and to the right of the node, on its rim.
fn rim(half: Vec2) -> Vec2 {
    vec2(half.x + HANDLE * 0.4, -half.y - HANDLE * 0.4) * 0.82
}

/// Begins, continues and ends drawing; `true` while the drag of this response draws a tie. `begins`: a drag of it does.
pub(super) fn follow(
    ctx: &ViewCtx<'_>,
    ui: &Ui,
    state: &mut NetworkState,
    picture: &Picture,
    actor: ActorId,
    response: &Response,
    begins: bool,
) -> bool {
    let pointer = response
        .interact_pointer_pos()
        .or_else(|| ui.input(|i| i.pointer.latest_pos()));
    if response.drag_started() && begins {
        state.link = pointer.map(|at| Link {
            from: actor,
            at,
            target: None,
        });
        state.offer = Some(actor);
    }
    let Some(link) = state.link.as_mut().filter(|l| l.from == actor) else {
        return false;
    };
    if !response.dragged() && !response.drag_stopped() {
        // Two responses may stand for one node; the other one may be the one that is dragged.
        if !ui.input(|i| i.pointer.any_down() || i.pointer.any_released()) {
            state.link = None;
        }
        return false;
    }
    if let Some(at) = pointer {
        link.at = at;
        let group = |node: &usize| picture.crowd.as_ref().is_some_and(|crowd| crowd.is_group(*node));
        link.target = picture
            .node_at(at - picture.shift)
            .filter(|node| !group(node) || picture.nodes.contains(node))
            .filter(|node| picture.plan.nodes[*node].actor != actor);
    }
    if response.drag_stopped() {
        let (target, at) = (link.target, link.at);
        state.link = None;
        if let Some(node) = target {
            state.dropped = Some(at);
            ask(ctx, actor, Some(picture.plan.nodes[node].actor), at);
        }
    }
    true
}

fn ask(ctx: &ViewCtx<'_>, from: ActorId, to: Option<ActorId>, at: Pos2) {
    ctx.commands.send(Command::Make(Box::new(Ask {
        from: Some(from),
        to,
        ..Ask::plain(Making::Tie, (at.x + HANDLE, at.y))
    })));
}

/// Draws the handles and the rubber line, above everything.
pub(super) fn paint(ctx: &ViewCtx<'_>, ui: &Ui, state: &NetworkState, picture: &Picture) {
    let p = ctx.palette;
    let painter = ui.painter();
    for (at, strong) in &state.handles {
        let (fill, ink) = if *strong {
            (p.accent, p.on_accent)
        } else {
            (p.card, p.accent)
        };
        painter.circle(*at, HANDLE, fill, Stroke::new(1.4, p.accent));
        let arm = HANDLE * 0.5;
        let stroke = Stroke::new(1.6, ink);
        painter.hline(at.x - arm..=at.x + arm, at.y, stroke);
        painter.vline(at.x, at.y - arm..=at.y + arm, stroke);
    }
    let Some(link) = state.link else { return };
    let from = picture.plan.nodes.iter().position(|n| n.actor == link.from);
    let Some(from) = from.and_then(|node| picture.scene.nodes.get(node)) else {
        return;
    };
    let start = from.at + picture.shift;
    let mut end = link.at;
    if let Some(node) = link.target.and_then(|node| picture.scene.nodes.get(node)) {
        let rect = node.rect().translate(picture.shift).expand(5.0);
        let radius = (rect.height() / 2.0).min(255.0) as u8;
        painter.rect_stroke(rect, radius, Stroke::new(2.6, p.accent), egui::StrokeKind::Outside);
        end = rect.center() - (rect.center() - start).normalized() * (rect.size().min_elem() / 2.0 + 2.0);
    }
    let along = (end - start).normalized();
    let begin = start + along * from.half().min_elem();
    if (end - start).length() < from.half().min_elem() + 4.0 {
        return;
    }
    let stroke = Stroke::new(2.2, p.accent);
    painter.extend(Shape::dashed_line(&[begin, end], stroke, 7.0, 4.0));
    let side = along.rot90() * 5.0;
    let tip = vec![end, end - along * 11.0 + side, end - along * 11.0 - side];
    painter.add(Shape::convex_polygon(tip, p.accent, Stroke::new(line::HAIR, p.accent)));
}
