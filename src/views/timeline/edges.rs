//! The ends of the selected bar, and any event with Alt held, dragged to another day.
//!
//! Handles are drawn where they are wanted: on a bar that was selected here, or that the pointer is on.
//! A day is taken as finely as the axis shows it: on a coarse one a month or a year. One step on release; Escape gives
//! it up. Not here: what becomes of the dates (`model::redate`).

use egui::{Align2, CursorIcon, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::paint::{Canvas, RADIUS};
use super::state::TimelineState;
use crate::command::Command;
use crate::derived::time_index::{End, Entry, EntryKind};
use crate::model::redate::{Snap, move_end};
use crate::model::{Day, Edit, Item, PaneKind, review};
use crate::theme::{Weight, font, size};
use crate::views::ViewCtx;

/// Width of a handle.
const WIDTH: f32 = 6.0;
/// Room around it in which it is hit.
const REACH: f32 = 4.0;

/// What is being dragged, and where it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Moved {
    /// The record whose dates the bar shows: the instrument, also where its tie is what is selected.
    item: Item,
    part: Part,
    day: Day,
    /// Whether the pointer has moved it at all.
    pulled: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Part {
    Start,
    End,
    /// All of an event.
    Whole,
}

/// Handles for an entry, if it is the one selected or an event with Alt held; costs nothing for any other.
pub(super) fn edges_ui(canvas: &Canvas<'_>, ui: &Ui, entry: &Entry, y: f32, rect: Rect, state: &mut TimelineState) {
    let ctx = canvas.ctx;
    if !ctx.on_screen() {
        return;
    }
    match entry.kind {
        EntryKind::Tie(_) | EntryKind::Instrument(_) => {
            if !entry.items().any(|item| ctx.session.selection == Some(item)) {
                return;
            }
            let bar = canvas.bar_rect(entry, y);
            if matches!(entry.start, End::Between(..)) {
                handle(canvas, ui, entry, bar, Part::Start, state);
            }
            handle(canvas, ui, entry, bar, Part::End, state);
        }
        EntryKind::Event(_) => {
            let alt = ui.input(|i| i.modifiers.alt);
            let holds = state.moved.is_some_and(|m| m.item == entry.record);
            if alt || holds {
                let at = pos2(canvas.x(entry.middle()), y);
                let mark = Rect::from_center_size(at, vec2(RADIUS * 2.0 + 6.0, rect.height().max(14.0)));
                let response = ui.interact(mark.union(rect), id(ui, entry, Part::Whole), Sense::click_and_drag());
                drag(canvas, ui, &response, entry, Part::Whole, state);
            }
        }
        EntryKind::Claim(_) | EntryKind::Document => {}
    }
    if let Some(moved) = state.moved.filter(|m| m.item == entry.record && m.pulled) {
        preview(canvas, ui, entry, y, moved);
    }
}

fn id(ui: &Ui, entry: &Entry, part: Part) -> egui::Id {
    ui.scope_id().with(("timeline-edge", entry.record, part))
}

/// One end of a bar. Where a bar goes on beyond the chart, its end is taken at the edge.
fn handle(canvas: &Canvas<'_>, ui: &Ui, entry: &Entry, bar: Rect, part: Part, state: &mut TimelineState) {
    let chart = canvas.chart;
    let x = match part {
        Part::Start => bar.left(),
        Part::End | Part::Whole => bar.right().min(chart.right() - WIDTH),
    };
    if x < chart.left() || x > chart.right() || !chart.y_range().contains(bar.center().y) {
        return;
    }
    let rect = Rect::from_center_size(pos2(x, bar.center().y), vec2(WIDTH, bar.height() + 4.0));
    // Clicks are taken as well: over a bar that takes clicks alone, the drag would go to the chart.
    let response = ui.interact(rect.expand2(vec2(REACH, 1.0)), id(ui, entry, part), Sense::click_and_drag());
    let key = if part == Part::Start {
        "timeline-edge-start"
    } else {
        "timeline-edge-end"
    };
    let name = canvas.ctx.words.with(key, &[("name", canvas.ctx.name(entry.item).into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.hovered() || response.dragged() {
        ui.set_cursor_icon(CursorIcon::ResizeHorizontal);
    }
    let p = canvas.ctx.palette;
    let strong = response.hovered() || response.dragged() || response.has_focus();
    let chosen = canvas.ctx.session.selected_in == Some(PaneKind::Timeline);
    if strong || chosen || ui.rect_contains_pointer(bar.intersect(chart).expand2(vec2(REACH, 2.0))) {
        let fill = if strong { p.accent } else { p.panel };
        canvas
            .painter
            .rect(rect, 3.0, fill, Stroke::new(1.6, p.accent), StrokeKind::Inside);
    }
    drag(canvas, ui, &response, entry, part, state);
    if state.moved.is_none() {
        response.on_hover_text(name);
    }
}

fn drag(canvas: &Canvas<'_>, ui: &Ui, response: &Response, entry: &Entry, part: Part, state: &mut TimelineState) {
    let day_at = |x: f32| {
        let x = x.clamp(canvas.chart.left(), canvas.chart.right());
        Day((canvas.from + f64::from(x - canvas.chart.left()) / canvas.points_per_day).floor() as i32)
    };
    let pointer = response
        .interact_pointer_pos()
        .or_else(|| ui.input(|i| i.pointer.latest_pos()));
    if response.drag_started()
        && let Some(at) = pointer
    {
        state.moved = Some(Moved {
            item: entry.record,
            part,
            day: day_at(at.x),
            pulled: false,
        });
    }
    let Some(moved) = state.moved.as_mut().filter(|m| m.item == entry.record && m.part == part) else {
        return;
    };
    if let Some(at) = pointer {
        let day = day_at(at.x);
        moved.pulled |= day != moved.day;
        moved.day = day;
    }
    if response.drag_stopped() {
        let moved = *moved;
        state.moved = None;
        let edits = if moved.pulled {
            edits(canvas.ctx, snap(canvas), moved)
        } else {
            Vec::new()
        };
        if !edits.is_empty() {
            canvas.ctx.commands.send(Command::Change {
                name: "history-move-date",
                edits,
                select: None,
            });
        }
    } else if !response.dragged() && !ui.input(|i| i.pointer.any_down()) {
        state.moved = None;
    }
}

fn snap(canvas: &Canvas<'_>) -> Snap {
    Snap::fitting(canvas.points_per_day)
}

fn edits(ctx: &ViewCtx<'_>, snap: Snap, moved: Moved) -> Vec<Edit> {
    let Some(date) = snap.date(moved.day) else { return Vec::new() };
    match (moved.item, moved.part) {
        (Item::Event(id), _) => review::date_event(ctx.dossier, id, Some(date)),
        (item, part) => move_end(ctx.dossier, item, part == Part::End, &date),
    }
}

/// Where it would be: a dashed outline, a line and the date, in the colour of errors where it cannot be.
fn preview(canvas: &Canvas<'_>, ui: &Ui, entry: &Entry, y: f32, moved: Moved) {
    let (ctx, snap) = (canvas.ctx, snap(canvas));
    let Some(date) = snap.date(moved.day) else { return };
    let fits = !edits(ctx, snap, moved).is_empty() || moved.part == Part::Whole;
    let p = ctx.palette;
    let colour = if fits { p.accent } else { p.bad };
    let days = (
        date.earliest_day().unwrap_or(moved.day),
        date.latest_day().unwrap_or(moved.day),
    );
    let (left, right) = (canvas.x(f64::from(days.0.0)), canvas.x(f64::from(days.1.0) + 1.0));
    let bar = canvas.bar_rect(entry, y);
    let ghost = match moved.part {
        Part::Start => Rect::from_x_y_ranges(left.min(bar.right())..=bar.right(), bar.y_range()),
        Part::End => Rect::from_x_y_ranges(bar.left()..=right.max(bar.left()), bar.y_range()),
        Part::Whole => Rect::from_x_y_ranges(left..=right.max(left + 3.0), bar.y_range()),
    };
    let seen = ghost.intersect(canvas.chart);
    canvas
        .painter
        .rect_stroke(seen, 3.0, Stroke::new(2.0, colour), StrokeKind::Outside);
    let x = match moved.part {
        Part::Start => left,
        Part::End => right,
        Part::Whole => f32::midpoint(left, right),
    };
    canvas.painter.vline(x, canvas.chart.y_range(), Stroke::new(1.0, colour));
    let mut text = ctx.words.date(&date);
    if !fits {
        text = ctx.words.with("timeline-edge-wrong", &[("date", text.into())]);
    }
    let painter = ui
        .ctx()
        .layer_painter(egui::LayerId::new(egui::Order::Tooltip, id(ui, entry, moved.part)));
    let galley = painter.layout_no_wrap(text, font(size::NOTE, Weight::SemiBold), p.on_accent);
    let chip = Align2::CENTER_BOTTOM.anchor_size(pos2(x, bar.top() - 6.0), galley.size() + vec2(14.0, 6.0));
    let room = ui.ctx().content_rect();
    let chip = chip.translate(vec2(
        (room.left() - chip.left()).max(0.0) + (room.right() - chip.right()).min(0.0),
        0.0,
    ));
    painter.rect_filled(chip, 9.0, colour);
    painter.galley(chip.center() - galley.size() / 2.0, galley, p.on_accent);
}
