//! Pointer and keys of the rows: zoom and pan of the period, scrolling, hover and click; widgets for names and bars.

use egui::{Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::chart::{Bar, Chart, Joint};
use super::paint;
use super::rails;
use super::state::{Frame, SpansState};
use crate::command::Command;
use crate::model::{Day, Direction, Item, PaneKind, TieId};
use crate::session::Window;
use crate::theme::{Weight, font, size};
use crate::views::{ViewCtx, tie_state_word};

/// Bars in view that become widgets.
const MOST: usize = 250;
/// A stroke is hit from this distance.
const REACH: f32 = 4.0;
/// Shortest and longest period, in days.
const PERIOD: (f64, f64) = (14.0, 400_000.0);

/// Reacts to everything; gives what is under the pointer.
pub(super) fn react(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut SpansState, chart: &Chart, frame: &Frame) -> Option<Hit> {
    let canvas = ui.interact(frame.plot, ui.scope_id().with("spans"), Sense::click_and_drag());
    canvas.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, ctx.words.text("spans-canvas")));
    camera(ctx, ui, state, frame, &canvas);
    names(ctx, ui, chart, frame);
    widgets(ctx, ui, chart, frame);
    let hit = canvas.hover_pos().and_then(|at| under(chart, frame, at));
    if let Some(item) = hit.and_then(|hit| hit.item(chart)) {
        ui.set_cursor_icon(egui::CursorIcon::PointingHand);
        ctx.interact(&canvas, item, PaneKind::Network);
    } else if canvas.clicked() {
        // The day that was clicked becomes the moment, as on the timeline.
        if let Some(at) = canvas.interact_pointer_pos() {
            let day = frame.from + f64::from(at.x - frame.plot.left()) / frame.scale;
            ctx.commands.send(Command::SetMoment(Day(day.floor() as i32)));
        }
    }
    hit
}

/// Wheel and pinch zoom time about the pointer; dragging moves time and rows; over the names the wheel scrolls.
fn camera(ctx: &ViewCtx<'_>, ui: &Ui, state: &mut SpansState, frame: &Frame, canvas: &egui::Response) {
    let window = ctx.session.window;
    let mut from = frame.from;
    let mut days = f64::from(window.days());
    if canvas.dragged() {
        let by = canvas.drag_delta();
        from -= f64::from(by.x) / frame.scale;
        state.scroll -= by.y;
    }
    let pointer = ui.input(|i| i.pointer.hover_pos()).filter(|p| frame.whole.contains(*p));
    if let Some(pointer) = pointer.filter(|_| ui.rect_contains_pointer(frame.whole)) {
        let (pinch, scroll) = ui.input(|i| (i.zoom_delta(), i.smooth_scroll_delta()));
        if pointer.x < frame.plot.left() {
            state.scroll -= scroll.y;
        } else {
            let factor = f64::from(pinch * (scroll.y / 260.0).exp());
            let anchor = from + f64::from(pointer.x - frame.plot.left()) / frame.scale;
            let wide = (days / factor).clamp(PERIOD.0, PERIOD.1);
            from = anchor - (anchor - from) * wide / days - f64::from(scroll.x) / frame.scale;
            days = wide;
        }
    }
    let first = Day(from.round() as i32);
    let wanted = Window {
        from: first,
        to: first.add_days(days.round() as i32 - 1),
    };
    if wanted != window {
        ctx.commands.send(Command::SetWindow(wanted));
    }
}

fn names(ctx: &ViewCtx<'_>, ui: &Ui, chart: &Chart, frame: &Frame) {
    let p = ctx.palette;
    let painter = ui.painter_at(frame.names.expand2(vec2(2.0, 0.0)));
    for (row, actor) in chart.rows.iter().enumerate().filter(|(row, _)| frame.in_view(*row)) {
        let rect = Rect::from_min_max(
            pos2(frame.names.left(), frame.tops[row]),
            pos2(frame.names.right(), frame.tops[row + 1]),
        );
        let response = ui.interact(
            rect.intersect(frame.names),
            ui.scope_id().with(("spans row", *actor)),
            Sense::click(),
        );
        let selected = ctx.session.is_selected((*actor).into());
        let name = ctx.name(*actor);
        let spoken = ctx.words.with("spans-row-name", &[("name", name.clone().into())]);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &spoken));
        ctx.interact(&response, *actor, PaneKind::Network);
        if response.has_focus() {
            painter.rect_stroke(rect, 2.0, egui::Stroke::new(1.6, p.accent), egui::StrokeKind::Inside);
        }
    }
}

/// The bars in view, for the keyboard and for screen readers; the pointer finds them by distance.
fn widgets(ctx: &ViewCtx<'_>, ui: &Ui, chart: &Chart, frame: &Frame) {
    for (_, bar) in paint::in_view(chart, frame).take(MOST) {
        let rect = frame.bar(bar).intersect(frame.plot);
        let id = ui.scope_id().with(("spans bar", bar.tie));
        let response = ui.interact(rect, id, Sense::focusable_noninteractive());
        let selected = ctx.session.is_selected(bar.tie.into());
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, name_of(ctx, bar)));
        ui.ctx()
            .accesskit_node_builder(response.id, |node| node.add_action(egui::accesskit::Action::Click));
        let keys = response.has_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter) || i.key_pressed(egui::Key::Space));
        if keys || ui.input(|i| i.has_accesskit_action_request(response.id, egui::accesskit::Action::Click)) {
            ctx.commands.send(Command::Select {
                item: Some(bar.tie.into()),
                source: Some(PaneKind::Network),
            });
        }
        if response.has_focus() {
            let ring = egui::Stroke::new(1.6, ctx.palette.accent);
            ui.painter()
                .rect_stroke(rect.expand(2.0), 2.0, ring, egui::StrokeKind::Outside);
        }
    }
}

/// "Bar: Russia – North Korea, mutual defence (in force)".
fn name_of(ctx: &ViewCtx<'_>, bar: &Bar) -> String {
    let Some(tie) = ctx.dossier.ties.get(&bar.tie) else {
        return String::new();
    };
    ctx.words.with(
        "spans-bar-name",
        &[
            ("from", ctx.name(tie.from).into()),
            ("to", ctx.name(tie.to).into()),
            ("label", ctx.name(bar.tie).into()),
            ("state", ctx.words.text(tie_state_word(ctx, bar.tie)).into()),
        ],
    )
}

/// What the pointer meets.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Hit {
    /// A bar, by its place.
    Bar(usize),
    /// A stroke, by its place.
    Joint(usize),
}

impl Hit {
    /// The stroke it is, or is part of.
    pub(super) fn joint(self, chart: &Chart) -> Option<&Joint> {
        match self {
            Self::Joint(joint) => chart.joints.get(joint),
            Self::Bar(_) => None,
        }
    }

    /// What a click selects: a tie, or the treaty of several.
    fn item(self, chart: &Chart) -> Option<Item> {
        match self {
            Self::Bar(bar) => chart.bars.get(bar).map(|bar| bar.tie.into()),
            Self::Joint(joint) => {
                let joint = chart.joints.get(joint)?;
                let first = || {
                    joint
                        .bars
                        .first()
                        .and_then(|bar| chart.bars.get(*bar))
                        .map(|bar| bar.tie.into())
                };
                joint.treaty.map(Item::from).or_else(first)
            }
        }
    }
}

/// The bar or stroke under a point: the nearest. Bars of a rail that shows only their number are not met there.
fn under(chart: &Chart, frame: &Frame, at: egui::Pos2) -> Option<Hit> {
    let distance = |bar: &Bar| {
        let ends = [
            (Some(frame.bar(bar)), bar.row),
            (frame.bar_to(bar), bar.to.unwrap_or(bar.row)),
        ];
        let told = |row: &usize| chart.of.is_some() || !frame.is_counted(chart, *row);
        let off = ends.into_iter().filter(|(_, row)| told(row)).filter_map(|(rect, _)| rect);
        off.map(|rect| rect.distance_to_pos(at)).fold(f32::INFINITY, f32::min)
    };
    let bars = paint::in_view(chart, frame).map(|(i, bar)| (Hit::Bar(i), distance(bar)));
    let joints = rails::in_view(chart, frame).map(|(i, joint)| {
        let (x, (top, bottom)) = (frame.x(joint.day), rails::span(joint, frame));
        (
            Hit::Joint(i),
            Rect::from_min_max(pos2(x, top), pos2(x, bottom)).distance_to_pos(at),
        )
    });
    bars.chain(joints)
        .filter(|(_, d)| *d <= REACH)
        .min_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(hit, _)| hit)
}

/// Says what the bar under the pointer is.
pub(super) fn tip(ctx: &ViewCtx<'_>, ui: &Ui, chart: &Chart, hit: Hit) {
    let p = ctx.palette;
    let lines = match hit.item(chart) {
        Some(Item::Tie(tie)) => tie_lines(ctx, tie),
        Some(treaty) => treaty_lines(ctx, treaty, hit.joint(chart)),
        None => return,
    };
    egui::Tooltip::always_open(
        ui.ctx().clone(),
        ui.layer_id(),
        ui.scope_id().with("spans tip"),
        egui::PopupAnchor::Pointer,
    )
    .gap(14.0)
    .show(|ui| {
        ui.set_max_width(320.0);
        for (place, text) in lines.into_iter().enumerate() {
            let (weight, color) = match place {
                0 => (Weight::SemiBold, p.text),
                1 => (Weight::Regular, p.text_weak),
                _ => (Weight::Regular, p.text),
            };
            let text = egui::RichText::new(text).font(font(size::NOTE, weight)).color(color);
            ui.add(egui::Label::new(text).wrap());
        }
    });
}

fn tie_lines(ctx: &ViewCtx<'_>, id: TieId) -> Vec<String> {
    let Some(tie) = ctx.dossier.ties.get(&id) else {
        return Vec::new();
    };
    let arrow = if tie.direction == Direction::Mutual { "↔" } else { "→" };
    let state = ctx.words.text(tie_state_word(ctx, id));
    vec![
        ctx.name(id),
        format!("{} {arrow} {}", ctx.name(tie.from), ctx.name(tie.to)),
        format!("{} · {state}", ctx.words.family(tie.family)),
    ]
}

fn treaty_lines(ctx: &ViewCtx<'_>, treaty: Item, joint: Option<&Joint>) -> Vec<String> {
    let Some(joint) = joint else { return vec![ctx.name(treaty)] };
    let joined = [
        ("day", ctx.words.day(Day(joint.day)).into()),
        ("rails", joint.rows.len().into()),
        ("ties", joint.bars.len().into()),
    ];
    vec![ctx.name(treaty), ctx.words.with("spans-joined", &joined)]
}
