//! The list of what was done to the dossier, the newest on top: a click or an arrow goes there and back.
//!
//! Going is a command; the list itself is the session's. Not here: undo and redo by themselves (`top_bar`).

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{CornerRadius, EventFilter, Id, Key, Modifiers, Rect, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::keys::Step;
use super::sheet::{rank, weak};
use super::{ViewCtx, pick};
use crate::command::Command;
use crate::model::{Edit, Item, Record};
use crate::session::{History, Listed, StateId};
use crate::theme::{Weight, font, line, size, space};

/// Width of the sheet, height of a row, rows that the page keys go.
const WIDTH: f32 = 340.0;
const ROW: f32 = 38.0;
const PAGE: usize = 10;
/// Edits of a step that are looked at for its name.
const LOOKED_AT: usize = 200;

/// What the list remembers.
#[derive(Debug, Default)]
pub struct HistorySheet {
    seen: bool,
    /// Where the dossier stood, so that the row comes into view when it moves.
    position: Option<usize>,
    /// How far it is scrolled.
    top: f32,
}

/// What a row says.
struct Row {
    /// So many changes are done here.
    place: usize,
    title: String,
    detail: String,
    done: bool,
    saved: bool,
}

impl HistorySheet {
    /// Draws the list. `saved` is the state that is in the file.
    pub(super) fn ui(&mut self, ctx: &ViewCtx<'_>, ui: &mut Ui, history: &History, saved: Option<StateId>) {
        ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 60.0));
        let (position, count) = (history.position(), history.len());
        let saved = saved.and_then(|state| history.place_of(state));
        let list = Id::unique("history-list");
        if !std::mem::replace(&mut self.seen, true) {
            ui.memory_mut(|m| m.request_focus(list));
        }
        keys(ctx, ui, position, count);
        let height = (ui.ctx().content_rect().height() - 230.0).clamp(3.0 * ROW, 15.0 * ROW);
        let room = height.min((count + 1) as f32 * ROW);
        let (area, whole) = ui.allocate_exact_size(vec2(ui.available_width(), room), Sense::FOCUSABLE);
        let whole = ui.interact(whole.rect, list, Sense::FOCUSABLE);
        let name = ctx.words.with("history-list-name", &[("n", count.into())]);
        whole.widget_info(|| WidgetInfo::labeled(Role::List, true, &name));
        if whole.has_focus() {
            let filter = EventFilter {
                vertical_arrows: true,
                ..EventFilter::default()
            };
            ui.memory_mut(|m| m.set_focus_lock_filter(list, filter));
        }
        let mut scroll = ScrollArea::vertical().id_salt("history-rows").auto_shrink(false);
        if self.position.replace(position) != Some(position) {
            let at = (count - position) as f32 * ROW;
            if at < self.top {
                scroll = scroll.vertical_scroll_offset(at);
            } else if at + ROW > self.top + room {
                scroll = scroll.vertical_scroll_offset(at + ROW - room);
            }
        }
        let mut clicked = None;
        ui.scope_builder(egui::UiBuilder::new().max_rect(area), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let shown = scroll.show_rows(ui, ROW, count + 1, |ui, rows| {
                for from_top in rows {
                    let place = count - from_top;
                    let row = row_of(ctx, history, place, saved == Some(place));
                    if row_ui(ctx, ui, &row, place == position) {
                        clicked = Some(place);
                    }
                }
            });
            self.top = shown.state.clamped_offset().y;
        });
        if let Some(place) = clicked {
            ui.memory_mut(|m| m.request_focus(list));
            ctx.commands.send(Command::GoToStep(place));
        }
        ui.add_space(space::XS);
        let hint = if position < count {
            "history-undone-hint"
        } else {
            "history-hint"
        };
        weak(ctx, ui, ctx.words.text(hint));
        if let Some(place) = saved.filter(|place| *place != position)
            && ui.button(ctx.words.text("history-to-saved")).clicked()
        {
            ctx.commands.send(Command::GoToStep(place));
        }
    }
}

/// Arrows go one change up or down, Home and End to the newest and to the beginning; undo and redo work as elsewhere.
fn keys(ctx: &ViewCtx<'_>, ui: &Ui, position: usize, count: usize) {
    let pressed = |modifiers, key| ui.input_mut(|i| i.consume_key(modifiers, key));
    let ctrl = Modifiers::COMMAND;
    let mut step = Step::ALL
        .into_iter()
        .find_map(|(key, step)| pressed(Modifiers::NONE, key).then_some(step));
    if pressed(ctrl | Modifiers::SHIFT, Key::Z) || pressed(ctrl, Key::Y) {
        step = Some(Step::Up);
    } else if pressed(ctrl, Key::Z) {
        step = Some(Step::Down);
    }
    if let Some(step) = step {
        // The newest change is the top row.
        let row = step.from(Some(count.saturating_sub(position)), PAGE, count);
        ctx.commands.send(Command::GoToStep(count - row));
    }
}

fn row_of(ctx: &ViewCtx<'_>, history: &History, place: usize, saved: bool) -> Row {
    let listed = place.checked_sub(1).and_then(|before| history.get(before));
    let title = listed.map_or_else(
        || ctx.words.text("history-beginning").to_owned(),
        |listed| listed.name.get(ctx.words.language()).to_owned(),
    );
    Row {
        place,
        title,
        detail: listed.map(|listed| detail(ctx, listed)).unwrap_or_default(),
        done: listed.is_none_or(|listed| listed.done),
        saved,
    }
}

/// What a step has touched: its main record by name, and how many there were.
fn detail(ctx: &ViewCtx<'_>, listed: Listed<'_>) -> String {
    let edits = &listed.transaction.edits;
    let touched = |edit: &Edit| -> Option<(Item, Option<Record>)> {
        match edit {
            Edit::Put(record) => Some((record.item(), Some(record.clone()))),
            Edit::Remove(item) => Some((*item, None)),
            Edit::Pin { actor, .. } => Some((Item::Actor(*actor), None)),
            Edit::Header(_) => None,
        }
    };
    let main = edits
        .iter()
        .take(LOOKED_AT)
        .filter_map(touched)
        .min_by_key(|(item, _)| rank(*item));
    let name = main.and_then(|(item, record)| {
        if ctx.dossier.contains(item) {
            return Some(pick::title(ctx, item));
        }
        record.map(|record| ctx.record_name(&record))
    });
    let count = (edits.len() > 1).then(|| ctx.words.with("history-records", &[("n", edits.len().into())]));
    let parts: Vec<String> = [name, count].into_iter().flatten().collect();
    parts.join(" · ")
}

/// Draws a row; `true` if it was clicked.
fn row_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, row: &Row, current: bool) -> bool {
    let p = ctx.palette;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::CLICK);
    let saved = ctx.words.text("history-saved");
    let undone = ctx.words.text("history-undone");
    let mut spoken = vec![row.title.as_str(), row.detail.as_str()];
    if row.saved {
        spoken.push(saved);
    }
    if !row.done {
        spoken.push(undone);
    }
    spoken.retain(|part| !part.is_empty());
    let arguments = [("n", row.place.into()), ("what", spoken.join(", ").into())];
    let name = ctx.words.with("history-row-name", &arguments);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, current, &name));
    let radius = CornerRadius::same(space::RADIUS - 1);
    if current || response.hovered() {
        let fill = if current { p.accent_soft } else { p.field };
        ui.painter().rect_filled(rect.shrink2(vec2(0.0, 1.0)), radius, fill);
    }
    // The line of time: a dot for each change, filled as far as the dossier has gone.
    let x = rect.left() + 12.0;
    let ink = if row.done { p.accent } else { p.line };
    if row.place > 0 {
        let below = [pos2(x, rect.center().y), pos2(x, rect.bottom() + ROW / 2.0)];
        ui.painter().line_segment(below, Stroke::new(line::RIM, ink));
    }
    let dot = if current { 5.0 } else { 3.5 };
    if row.done {
        ui.painter().circle_filled(pos2(x, rect.center().y), dot, ink);
    } else {
        let stroke = Stroke::new(line::RIM, p.text_weak);
        ui.painter().circle(pos2(x, rect.center().y), dot, p.card, stroke);
    }
    let mut right = rect.right() - space::S;
    if row.saved {
        let galley = ui
            .painter()
            .layout_no_wrap(saved.to_owned(), font(size::SMALL, Weight::Medium), p.good);
        let size = galley.size() + vec2(12.0, 3.0);
        let pill = Rect::from_min_size(pos2(right - size.x, rect.center().y - size.y / 2.0), size);
        ui.painter().rect_filled(pill, 8.0, crate::theme::mix(p.card, p.good, 0.16));
        ui.painter().galley(pill.center() - galley.size() / 2.0, galley, p.good);
        right = pill.left() - space::S;
    }
    let room = right - x - 12.0;
    let (weight, ink) = match (current, row.done) {
        (true, _) => (Weight::SemiBold, p.text),
        (false, true) => (Weight::Regular, p.text),
        (false, false) => (Weight::Italic, p.text_weak),
    };
    let lay = |ui: &Ui, text: &str, points, weight, ink| {
        let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut job = LayoutJob::single_section(one_line, TextFormat::simple(font(points, weight), ink));
        job.wrap = TextWrapping::truncate_at_width(room.max(20.0));
        ui.painter().layout_job(job)
    };
    let title = lay(ui, &row.title, size::BODY, weight, ink);
    let detail = lay(ui, &row.detail, size::SMALL, Weight::Regular, p.text_weak);
    let height = title.size().y + if row.detail.is_empty() { 0.0 } else { detail.size().y };
    let at = pos2(x + 12.0, rect.center().y - height / 2.0);
    let below = at + vec2(0.0, title.size().y);
    ui.painter().galley(at, title, ink);
    if !row.detail.is_empty() {
        ui.painter().galley(below, detail, p.text_weak);
    }
    response.clicked()
}
