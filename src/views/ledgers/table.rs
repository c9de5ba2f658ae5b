//! A ledger as a table: claims, contradictions, forecasts, quantities. A head to sort by, rows of which only those in view
//! are drawn, keys from row to row, and below them what can be judged of the rows selected.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Color32, EventFilter, Id, Key, KeyboardShortcut, Modifiers, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2,
};

use super::cells::{self, Column, Field};
use super::facets;
use super::order::{self, Choice, Row, Table};
use super::state::{LedgersState, Sheet};
use crate::command::Command;
use crate::model::{Item, OutcomeState, Review};
use crate::session::Ledger;
use crate::theme::{Weight, font, size, space};
use crate::views::ViewCtx;
use crate::views::judge::{Bar, Subject, judge_bar};
use crate::views::keep;
use crate::views::keys::Step;

/// Heights of a row and of the head.
const ROW: f32 = 28.0;
const HEAD: f32 = 26.0;
/// Room between columns.
const GAP: f32 = 12.0;
/// Rows that the page keys go.
const PAGE: usize = 12;
/// The key that goes from a row to its passage.
const PASSAGE: Key = Key::Enter;
/// Keys of a table besides those that go from row to row.
pub(in crate::views) const KEYS: [(KeyboardShortcut, &str); 3] = [
    (KeyboardShortcut::new(Modifiers::SHIFT, Key::ArrowDown), "key-rows-extend"),
    (KeyboardShortcut::new(Modifiers::SHIFT, Key::ArrowUp), "key-rows-extend"),
    (KeyboardShortcut::new(Modifiers::NONE, PASSAGE), "key-row-passage"),
];
/// Least height of the actions below the rows.
const ACTIONS: f32 = 32.0;

/// Draws the ledger.
pub(super) fn table_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut LedgersState, ledger: Ledger, keys: bool) {
    let LedgersState { sheets, judge, .. } = state;
    let sheet = sheets.entry(ledger).or_default();
    let all = rows(ctx, sheet, ledger);
    facets::facets_ui(ctx, ui, sheet, &all, ledger);
    let table = table(ctx, sheet, &all);
    if ledger == Ledger::Forecasts {
        facets::records_ui(ctx, ui, sheet, &all);
    }
    if std::mem::take(&mut sheet.export) {
        let text = super::csv::csv(ctx, ledger, &table.list);
        let name = ctx.words.text(file_name(ledger));
        ctx.commands.send(Command::SaveTable { name, text });
    }
    follow(ctx, sheet, &table);
    if table.list.is_empty() {
        facets::nothing(ctx, ui, &mut sheet.choice, all.is_empty());
        return;
    }
    let list = Id::unique(("ledger", ledger));
    if keys {
        arrows(ctx, ui, sheet, &table, list);
    }
    let area = ui.available_rect_before_wrap();
    let body = area.with_max_y((area.bottom() - sheet.actions.max(ACTIONS) - space::S).max(area.top() + HEAD + ROW));
    ui.scope_builder(egui::UiBuilder::new().max_rect(body), |ui| {
        body_ui(ctx, ui, sheet, &table, ledger, list);
    });
    let below = area.with_min_y(body.bottom() + space::S);
    let drawn = ui.scope_builder(egui::UiBuilder::new().max_rect(below), |ui| {
        if ledger == Ledger::Notes {
            note_bar(ctx, ui, sheet);
        }
        let subject = subject(ctx, sheet, &table);
        if !subject.is_empty() {
            let bar = Bar {
                salt: "ledger",
                keys,
                reviewed_elsewhere: false,
            };
            judge_bar(ctx, ui, judge, bar, &subject);
        }
    });
    let height = drawn.response.rect.height();
    if (height - sheet.actions).abs() > 0.5 {
        sheet.actions = height;
        ui.ctx().request_repaint();
    }
}

/// What can be done with the note one stands at.
fn note_bar(ctx: &ViewCtx<'_>, ui: &mut Ui, sheet: &Sheet) {
    if let Some(note) = sheet.current.and_then(|(item, _)| note_of(ctx, item)) {
        ui.horizontal_wrapped(|ui| keep::note_buttons(ctx, ui, note));
    }
}

fn file_name(ledger: Ledger) -> &'static str {
    match ledger {
        Ledger::Contradictions => "ledger-file-contradictions",
        Ledger::Forecasts => "ledger-file-forecasts",
        Ledger::Quantities => "ledger-file-quantities",
        Ledger::Notes => "ledger-file-notes",
        Ledger::Claims | Ledger::Proposals | Ledger::Coverage | Ledger::Precedents | Ledger::Scenarios | Ledger::Measures => {
            "ledger-file-claims"
        }
    }
}

/// Every row, from the cache.
fn rows(ctx: &ViewCtx<'_>, sheet: &mut Sheet, ledger: Ledger) -> Arc<Vec<Row>> {
    let filter = &ctx.session.filter;
    let key = (
        ctx.derived.revision,
        ctx.session.known_by,
        filter.hidden_documents.clone(),
        filter.hide_proposed,
    );
    let before = sheet.all_key.as_ref() == Some(&key);
    let all = sheet.all.get(&key, || order::all(ctx, ledger));
    if !before {
        sheet.all_key = Some(key);
        sheet.serial += 1;
    }
    all
}

/// The rows shown, from the cache.
fn table(ctx: &ViewCtx<'_>, sheet: &mut Sheet, all: &Arc<Vec<Row>>) -> Arc<Table> {
    let language = ctx.words.language();
    let folded = if sheet.choice.text.trim().is_empty() {
        Arc::default()
    } else {
        sheet.folded.get(&(sheet.serial, language), || order::folded(ctx, all))
    };
    let key = (sheet.serial, language, sheet.choice.clone());
    sheet.table.get(&key, || Table::of(ctx, all, &sheet.choice, &folded))
}

/// What is judged: the rows selected, or the one that one stands at.
fn subject(ctx: &ViewCtx<'_>, sheet: &Sheet, table: &Table) -> Subject {
    let shown = ctx.session.selected().filter(|item| table.places.contains_key(item));
    let subject = Subject::of(ctx.dossier, shown);
    if subject.is_empty() {
        return Subject::of(ctx.dossier, sheet.current.map(|(item, _)| item));
    }
    subject
}

/// Keeps the place: what was selected elsewhere is followed; a row that is gone gives way to its neighbour.
fn follow(ctx: &ViewCtx<'_>, sheet: &mut Sheet, table: &Table) {
    let serial = ctx.session.selection_serial;
    if sheet.seen_serial.replace(serial) != Some(serial)
        && let Some(item) = ctx.session.selection
        && sheet.current.is_none_or(|(held, _)| held != item)
        && let Some(place) = table.places.get(&item)
    {
        sheet.current = Some((item, *place));
        sheet.anchor = *place;
        sheet.reveal = true;
    }
    if let Some((item, place)) = sheet.current {
        let now = table.places.get(&item).copied();
        let place = now.unwrap_or_else(|| place.min(table.list.len().saturating_sub(1)));
        sheet.current = table.list.get(place).map(|row| (row.item, place));
        sheet.reveal |= now.is_none();
    }
}

/// Goes to a row and selects it; with `extend` all from where the selection began.
fn go(ctx: &ViewCtx<'_>, sheet: &mut Sheet, table: &Table, place: usize, extend: bool) {
    let Some(row) = table.list.get(place) else { return };
    sheet.current = Some((row.item, place));
    sheet.reveal = true;
    // The command comes to the session with the next frame; it is nobody else's.
    sheet.seen_serial = Some(ctx.session.selection_serial + 1);
    if extend {
        let (from, to) = (sheet.anchor.min(place), sheet.anchor.max(place));
        let others = table.list.get(from..=to).unwrap_or_default().iter().map(|r| r.item);
        let items: Vec<Item> = std::iter::once(row.item)
            .chain(others.filter(|item| *item != row.item))
            .collect();
        ctx.commands.send(Command::SelectMany { items, source: None });
    } else {
        sheet.anchor = place;
        ctx.commands.send(Command::Select {
            item: Some(row.item),
            source: None,
        });
    }
}

/// Arrow keys go from row to row, Enter to the passage, unless something else has the keyboard.
fn arrows(ctx: &ViewCtx<'_>, ui: &Ui, sheet: &mut Sheet, table: &Table, list: Id) {
    let focused = ui.memory(egui::Memory::focused);
    if ui.ctx().text_edit_focused() || egui::Popup::is_any_open(ui.ctx()) || focused.is_some_and(|id| id != list) {
        return;
    }
    let pressed = |modifiers, key| ui.input_mut(|i| i.consume_key(modifiers, key));
    let last = table.list.len().saturating_sub(1);
    let at = sheet.current.map(|(_, place)| place);
    for (key, step) in Step::ALL {
        let extend = pressed(Modifiers::SHIFT, key);
        if extend || pressed(Modifiers::NONE, key) {
            go(ctx, sheet, table, step.from(at, PAGE, last), extend);
            return;
        }
    }
    if let Some((item, _)) = sheet.current
        && pressed(Modifiers::NONE, PASSAGE)
    {
        if let Some(note) = note_of(ctx, item) {
            keep::select_items_of(ctx, note);
        } else if ctx.session.selection == Some(item) {
            ctx.commands.send(Command::SetEvidence(ctx.session.evidence));
        } else {
            ctx.commands.send(Command::Select {
                item: Some(item),
                source: None,
            });
        }
    }
}

fn note_of<'a>(ctx: &ViewCtx<'a>, item: Item) -> Option<&'a crate::model::Note> {
    let Item::Note(id) = item else { return None };
    ctx.dossier.notes.get(&id)
}

/// Where each column stands: its left end and width.
fn lay_out(columns: &'static [Column], left: f32, width: f32) -> Vec<(&'static Column, f32, f32)> {
    let shown: Vec<&Column> = columns.iter().filter(|c| c.from <= width).collect();
    let fixed: f32 = shown.iter().map(|c| c.width + GAP).sum();
    let shares: f32 = shown.iter().map(|c| c.stretch).sum();
    let room = width - 2.0 * space::S + GAP;
    let spare = (room - fixed).max(0.0);
    // In a pane too small for the least widths all columns give way alike.
    let gaps = GAP * shown.len() as f32;
    let scale = ((room - gaps) / (fixed - gaps).max(1.0)).clamp(0.2, 1.0);
    let mut at = left + space::S;
    let place = |column: &'static Column| {
        let width = column.width * scale + spare * column.stretch / shares.max(0.01);
        let placed = (column, at, width);
        at += width + GAP;
        placed
    };
    shown.into_iter().map(place).collect()
}

fn body_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, sheet: &mut Sheet, table: &Table, ledger: Ledger, list: Id) {
    let area = ui.available_rect_before_wrap();
    let columns = lay_out(cells::columns(ledger), area.left(), area.width() - space::S);
    head_ui(ctx, ui, &mut sheet.choice, &columns, area.with_max_y(area.top() + HEAD));
    let rows = area.with_min_y(area.top() + HEAD);
    let whole = ui.interact(rows, list, Sense::FOCUSABLE);
    let arguments = [
        ("ledger", ctx.words.text(super::head::name(ledger)).into()),
        ("n", table.list.len().into()),
    ];
    let name = ctx.words.with("ledger-list-name", &arguments);
    whole.widget_info(|| WidgetInfo::labeled(Role::List, true, &name));
    if whole.has_focus() {
        let filter = EventFilter {
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|m| m.set_focus_lock_filter(list, filter));
        let stroke = egui::Stroke::new(1.2, ctx.palette.accent);
        ui.painter()
            .rect_stroke(rows.expand(1.0), space::RADIUS, stroke, egui::StrokeKind::Inside);
    }
    let mut clicked = None;
    ui.scope_builder(egui::UiBuilder::new().max_rect(rows), |ui| {
        let mut scroll = ScrollArea::vertical().id_salt(("ledger-rows", ledger)).auto_shrink(false);
        if std::mem::take(&mut sheet.reveal)
            && let Some((_, place)) = sheet.current
        {
            scroll = into_view(scroll, sheet.top, rows.height(), place);
        }
        let shown = scroll.show_viewport(ui, |ui, viewport| {
            ui.set_height(table.list.len() as f32 * ROW);
            // Far down in 200 000 rows single precision tells half points apart only: what is in view is counted from there.
            let above = f64::from(viewport.top());
            let first = (viewport.top() / ROW).floor().max(0.0) as usize;
            let end = ((viewport.bottom() / ROW).ceil().max(0.0) as usize).min(table.list.len());
            for place in first..end {
                let Some(row) = table.list.get(place) else { continue };
                let top = rows.top() + (place as f64 * f64::from(ROW) - above) as f32;
                let rect = Rect::from_min_size(pos2(rows.left(), top), vec2(rows.width() - space::S, ROW));
                if row_ui(ctx, ui, rect, row, &columns, sheet) {
                    clicked = Some(place);
                }
            }
        });
        sheet.top = shown.state.clamped_offset().y;
    });
    if let Some(place) = clicked {
        ui.memory_mut(|m| m.request_focus(list));
        let (command, shift) = ui.input(|i| (i.modifiers.command, i.modifiers.shift));
        if command && let Some(row) = table.list.get(place) {
            (sheet.current, sheet.anchor) = (Some((row.item, place)), place);
            sheet.seen_serial = Some(ctx.session.selection_serial + 1);
            ctx.commands.send(Command::ToggleSelected {
                item: row.item,
                source: None,
            });
        } else {
            go(ctx, sheet, table, place, shift);
        }
        sheet.reveal = false;
    }
}

/// Scrolls no further than it takes to see the row.
fn into_view(scroll: ScrollArea, top: f32, height: f32, place: usize) -> ScrollArea {
    let (from, to) = (place as f32 * ROW, (place as f32 + 1.0) * ROW);
    if from < top {
        scroll.vertical_scroll_offset(from)
    } else if to > top + height {
        scroll.vertical_scroll_offset(to - height)
    } else {
        scroll
    }
}

/// The head: a click sorts by a column, another one the other way round.
fn head_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, choice: &mut Choice, columns: &[(&Column, f32, f32)], area: Rect) {
    let p = ctx.palette;
    let mut clicked = None;
    for (column, left, width) in columns {
        let rect = Rect::from_min_size(pos2(*left - 4.0, area.top()), vec2(*width + 8.0, HEAD - 2.0));
        let response = ui.interact(rect, ui.scope_id().with(("head", column.field)), Sense::click());
        let sorted = choice
            .order
            .first()
            .filter(|(field, _)| *field == column.field)
            .map(|(_, down)| *down);
        let word = ctx.words.text(cells::head(column.field));
        let name = ctx.words.with(
            match sorted {
                None => "ledger-head",
                Some(false) => "ledger-head-up",
                Some(true) => "ledger-head-down",
            },
            &[("column", word.into())],
        );
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, sorted.is_some(), &name));
        if response.hovered() {
            ui.painter().rect_filled(rect, space::RADIUS - 2, p.field);
        }
        if response.has_focus() {
            let stroke = ui.visuals().selection.stroke;
            ui.painter()
                .rect_stroke(rect, space::RADIUS - 2, stroke, egui::StrokeKind::Inside);
        }
        let arrow = match sorted {
            None => "",
            Some(false) => " ↑",
            Some(true) => " ↓",
        };
        let ink = if sorted.is_some() { p.accent } else { p.text_weak };
        let galley = line(ui, &format!("{word}{arrow}"), size::SMALL, Weight::SemiBold, ink, *width);
        let x = if cells::is_number(column.field) {
            left + width - galley.size().x
        } else {
            *left
        };
        ui.painter()
            .galley(pos2(x, rect.center().y - galley.size().y / 2.0), galley, ink);
        if response.on_hover_text(&name).clicked() {
            clicked = Some(column.field);
        }
    }
    let y = area.bottom() - 1.0;
    ui.painter().hline(area.x_range(), y, egui::Stroke::new(1.0, p.line));
    if let Some(field) = clicked {
        choice.sort_by(field);
    }
}

fn line(ui: &Ui, text: &str, points: f32, weight: Weight, ink: Color32, room: f32) -> Arc<egui::Galley> {
    let mut job = LayoutJob::single_section(text.to_owned(), TextFormat::simple(font(points, weight), ink));
    job.wrap = TextWrapping::truncate_at_width(room.max(8.0));
    ui.painter().layout_job(job)
}

/// Draws a row; `true` if it was clicked.
fn row_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, rect: Rect, row: &Row, columns: &[(&Column, f32, f32)], sheet: &Sheet) -> bool {
    let p = ctx.palette;
    let response = ui.interact(rect, ui.scope_id().with(("ledger-row", row.item)), Sense::CLICK);
    if response.hovered() {
        ctx.hover.set(row.item);
    }
    let selected = ctx.session.is_selected(row.item);
    let current = sheet.current.is_some_and(|(item, _)| item == row.item);
    let fill = match (selected, response.hovered() || ctx.hover.item() == Some(row.item)) {
        (true, _) => Some(p.accent_soft),
        (false, true) => Some(p.field),
        (false, false) => None,
    };
    if let Some(fill) = fill {
        ui.painter()
            .rect_filled(rect.shrink2(vec2(0.0, 1.0)), space::RADIUS - 2, fill);
    }
    if current {
        let bar = Rect::from_min_max(rect.left_top() + vec2(0.0, 5.0), pos2(rect.left() + 3.0, rect.bottom() - 5.0));
        ui.painter().rect_filled(bar, 1.0, p.accent);
    }
    let mut words = Vec::with_capacity(columns.len());
    for (column, left, width) in columns {
        let text = cells::cell(ctx, row, column.field);
        cell_ui(ctx, ui, row, (column.field, &text), pos2(*left, rect.center().y), *width);
        words.push(text);
    }
    let spoken: Vec<&str> = words.iter().map(String::as_str).filter(|w| !w.is_empty()).collect();
    let name = ctx.words.with("ledger-row-name", &[("cells", spoken.join(" · ").into())]);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &name));
    // The tip belongs to the right end, so that it hides no rows while one goes through them.
    let end = columns.last().map_or(rect.right(), |(_, left, _)| *left);
    let more = ui.interact(
        rect.with_min_x(end),
        ui.scope_id().with(("ledger-more", row.item)),
        Sense::CLICK,
    );
    let clicked = response.clicked() || more.clicked();
    more.on_hover_ui(|ui| tip(ctx, ui, row, columns));
    clicked
}

/// A cell: what became of a forecast has a sign of its own besides its colour.
fn cell_ui(ctx: &ViewCtx<'_>, ui: &Ui, row: &Row, (field, text): (Field, &str), at: egui::Pos2, width: f32) {
    let p = ctx.palette;
    let proposed = row
        .claim
        .and_then(|id| ctx.dossier.claims.get(&id))
        .is_some_and(|c| c.review == Review::Proposed);
    let (mut weight, mut ink) = (Weight::Regular, p.text);
    let mut sign = "";
    match field {
        Field::Words | Field::Title | Field::Measure | Field::Value | Field::Note => weight = Weight::Medium,
        Field::Said
        | Field::Document
        | Field::About
        | Field::Year
        | Field::Ruled
        | Field::Reason
        | Field::Decider
        | Field::Tied
        | Field::Written => {
            ink = p.text_weak;
        }
        Field::Outcome => match cells::outcome(ctx, row) {
            Some(OutcomeState::CameTrue) => (sign, ink, weight) = ("✓ ", p.good, Weight::SemiBold),
            Some(OutcomeState::DidNot) => (sign, ink, weight) = ("× ", p.bad, Weight::SemiBold),
            Some(OutcomeState::Partly) => (sign, weight) = ("± ", Weight::SemiBold),
            _ => ink = p.text_weak,
        },
        Field::Due if cells::overdue(ctx, row) => (sign, ink, weight) = ("! ", p.bad, Weight::SemiBold),
        Field::Review if proposed => (sign, ink) = ("? ", p.accent),
        _ => {}
    }
    if text.is_empty() {
        return;
    }
    if proposed && matches!(field, Field::Words | Field::Measure) {
        weight = Weight::Italic;
    }
    let one = text.replace('\n', " ");
    let galley = line(ui, &format!("{sign}{one}"), size::NOTE, weight, ink, width);
    let x = if cells::is_number(field) {
        at.x + width - galley.size().x
    } else {
        at.x
    };
    ui.painter().galley(pos2(x, at.y - galley.size().y / 2.0), galley, ink);
}

/// Everything about a row that had no room.
fn tip(ctx: &ViewCtx<'_>, ui: &mut Ui, row: &Row, columns: &[(&Column, f32, f32)]) {
    ui.set_max_width(440.0);
    let p = ctx.palette;
    let text = |text: String, weight, ink| egui::RichText::new(text).font(font(size::NOTE, weight)).color(ink);
    let claim = row.claim.and_then(|id| ctx.dossier.claims.get(&id));
    ui.label(text(ctx.name(row.item), Weight::SemiBold, p.text));
    if let Some(passage) = claim.and_then(|c| c.passages.first()) {
        ui.label(text(ctx.name(*passage), Weight::Italic, p.text));
    }
    for (column, ..) in columns {
        let cell = cells::cell(ctx, row, column.field);
        if !cell.is_empty() && !matches!(column.field, Field::Words | Field::Title | Field::Note) {
            let head = ctx.words.text(cells::head(column.field));
            ui.label(text(format!("{head}: {cell}"), Weight::Regular, p.text_weak));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_fill_the_width_and_none_lies_over_another() {
        for ledger in [Ledger::Claims, Ledger::Contradictions, Ledger::Forecasts, Ledger::Quantities] {
            for width in [420.0, 620.0, 760.0, 1000.0, 1400.0] {
                let placed = lay_out(cells::columns(ledger), 10.0, width);
                assert!(placed.windows(2).all(|w| w[0].1 + w[0].2 < w[1].1));
                let end = placed.last().map(|(_, left, width)| left + width).unwrap();
                assert!(
                    (end - (10.0 + width - space::S)).abs() < 40.0,
                    "{ledger:?} at {width} ends at {end}"
                );
            }
        }
    }
}
