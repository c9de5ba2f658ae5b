//! The table of an answer: heads to sort by, rows that select whom they are about.

use egui::text::{LayoutJob, TextWrapping};
use egui::{Align2, Rect, Response, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::columns::{Column, columns, head, is_share, number, text};
use super::state::MeasuresState;
use super::{select, shown};
use crate::derived::measures::{Answer, Row};
use crate::model::{Item, PaneKind};
use crate::session::Question;
use crate::theme::{Weight, font, line, mix, size, space};
use crate::views::ViewCtx;

const HEAD: f32 = 26.0;
const ROW: f32 = 25.0;
const GAP: f32 = 10.0;

/// Where columns stand: left end and width of each.
fn lay_out(columns: &[(Column, f32)], area: Rect) -> Vec<(Column, f32, f32)> {
    let shares: f32 = columns.iter().map(|(_, share)| share).sum();
    let room = area.width() - 2.0 * space::S - GAP * columns.len().saturating_sub(1) as f32;
    let mut at = area.left() + space::S;
    let place = |(column, share): &(Column, f32)| {
        let width = room * share / shares;
        let placed = (*column, at, width);
        at += width + GAP;
        placed
    };
    columns.iter().map(place).collect()
}

/// Draws heads and rows.
pub(super) fn table_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut MeasuresState, answer: &Answer, rows: &[usize]) {
    let mut area = ui.available_rect_before_wrap();
    area.max.x -= space::S;
    let columns = lay_out(columns(answer.question), area);
    let (heads, _) = ui.allocate_exact_size(vec2(area.width(), HEAD), Sense::hover());
    for (column, left, width) in &columns {
        let rect = Rect::from_min_size(pos2(left - 4.0, heads.top()), vec2(width + 8.0, HEAD - 2.0));
        head_ui(ctx, ui, state, answer, *column, rect);
    }
    let stroke = Stroke::new(line::HAIR, ctx.palette.line);
    ui.painter().hline(heads.x_range(), heads.bottom() - 1.0, stroke);
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical()
        .id_salt(("measure-rows", answer.question))
        .auto_shrink(false)
        .show_rows(ui, ROW, rows.len(), |ui, range| {
            for row in rows
                .get(range)
                .unwrap_or(&[])
                .iter()
                .filter_map(|place| answer.rows.get(*place))
            {
                row_ui(ctx, ui, answer, row, &columns, area.width());
            }
        });
}

fn head_ui(ctx: &ViewCtx<'_>, ui: &Ui, state: &mut MeasuresState, answer: &Answer, column: Column, rect: Rect) {
    let p = ctx.palette;
    let question = answer.question;
    let response = ui.interact(rect, ui.scope_id().with(("measure-head", column)), Sense::click());
    let sorted = state.order(question).filter(|(by, _)| *by == column).map(|(_, down)| down);
    let word = ctx.words.text(head(question, column));
    let key = match sorted {
        None => "ledger-head",
        Some(false) => "ledger-head-up",
        Some(true) => "ledger-head-down",
    };
    let name = ctx.words.with(key, &[("column", word.into())]);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, sorted.is_some(), &name));
    if response.hovered() {
        ui.painter().rect_filled(rect, space::RADIUS - 2, p.field);
    }
    focus(ui, &response, rect);
    let (arrow, ink) = match sorted {
        None => ("", p.text_weak),
        Some(false) => (" ↑", p.accent),
        Some(true) => (" ↓", p.accent),
    };
    let cell = rect.shrink2(vec2(4.0, 0.0));
    written(ui, cell, &format!("{word}{arrow}"), Weight::SemiBold, ink, is_number(column));
    if response.on_hover_text(&name).clicked() {
        // Numbers begin with the greatest, names with A.
        let down = sorted.map_or(is_number(column), |down| !down);
        state.set_order(question, (column, down));
    }
}

fn is_number(column: Column) -> bool {
    matches!(column, Column::Value | Column::First | Column::Second)
}

fn focus(ui: &Ui, response: &Response, rect: Rect) {
    if response.has_focus() {
        let stroke = ui.visuals().selection.stroke;
        ui.painter().rect_stroke(rect, space::RADIUS - 2, stroke, StrokeKind::Inside);
    }
}

/// One line, cut with an ellipsis where it is too long; numbers stand to the right.
fn written(ui: &Ui, cell: Rect, words: &str, weight: Weight, ink: egui::Color32, to_right: bool) {
    let points = if weight == Weight::Regular { size::NOTE } else { size::SMALL };
    let mut job = LayoutJob::simple_singleline(words.to_owned(), font(points, weight), ink);
    job.wrap = TextWrapping::truncate_at_width(cell.width().max(8.0));
    let galley = ui.painter().layout_job(job);
    let anchor = if to_right { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER };
    let at = if to_right { cell.right_center() } else { cell.left_center() };
    ui.painter().galley(anchor.anchor_size(at, galley.size()).min, galley, ink);
}

/// Whom a row is about.
fn items(row: &Row) -> Vec<Item> {
    let others = row.others.iter().copied().map(Item::from);
    std::iter::once(Item::from(row.actor)).chain(others).collect()
}

fn row_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, answer: &Answer, row: &Row, columns: &[(Column, f32, f32)], width: f32) {
    let p = ctx.palette;
    let (rect, response) = ui.allocate_exact_size(vec2(width, ROW), Sense::click());
    let cells: Vec<(Column, String)> = columns
        .iter()
        .map(|(column, ..)| (*column, text(ctx, answer, row, *column)))
        .collect();
    let spoken: Vec<String> = cells
        .iter()
        .skip(1)
        .map(|(column, text)| format!("{} {text}", ctx.words.text(head(answer.question, *column))))
        .collect();
    let who = cells.first().map(|(_, text)| text.as_str()).unwrap_or_default();
    let name = ctx.words.with(
        "measure-row-name",
        &[("who", who.into()), ("cells", spoken.join(", ").into())],
    );
    let selected = ctx.session.is_selected(row.actor.into());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &name));
    if row.others.is_empty() {
        ctx.interact(&response, row.actor, PaneKind::Network);
    } else {
        if response.hovered() {
            ctx.hover.set(row.actor.into());
        }
        if response.clicked() {
            select(ctx, items(row));
        }
    }
    let hovered = response.hovered() || ctx.hover.item() == Some(row.actor.into());
    let ground = match (selected, hovered) {
        (true, _) => Some(p.accent_soft),
        (false, true) => Some(p.field),
        (false, false) => None,
    };
    if let Some(fill) = ground {
        ui.painter()
            .rect_filled(rect.shrink2(vec2(0.0, 1.0)), space::RADIUS - 2, fill);
    }
    focus(ui, &response, rect);
    for ((column, words), (_, left, width)) in cells.iter().zip(columns) {
        let mut cell = Rect::from_min_size(pos2(*left, rect.top()), vec2(*width, ROW));
        if *column == Column::Value && answer.question != Question::Triads {
            bar(ctx, ui, answer, row, cell);
        }
        let bloc = (*column == Column::Bloc || answer.question == Question::Blocs && *column == Column::Who)
            .then_some(row.bloc)
            .flatten();
        if let Some(bloc) = bloc {
            let at = cell.left_center() + vec2(5.0, 0.0);
            ui.painter().circle_filled(at, 4.5, shown::bloc_colour(p, bloc));
            cell.min.x += 15.0;
        }
        written(ui, cell, words, Weight::Regular, p.text, is_number(*column));
    }
    let stroke = Stroke::new(line::HAIR, mix(p.panel, p.line, 0.6));
    ui.painter().hline(rect.x_range(), rect.bottom(), stroke);
    if !row.others.is_empty() || response.hovered() {
        response.on_hover_text(name);
    }
}

/// A bar behind a number, as long as its share of the greatest.
fn bar(ctx: &ViewCtx<'_>, ui: &Ui, answer: &Answer, row: &Row, cell: Rect) {
    let most = if is_share(answer.question, Column::Value) && answer.question == Question::Returned {
        100.0
    } else {
        answer.most
    };
    let share = number(row, Column::Value).unwrap_or(0.0) / most.max(f64::MIN_POSITIVE);
    let length = cell.width() * share.clamp(0.0, 1.0) as f32;
    let bar = Rect::from_min_max(pos2(cell.right() - length, cell.top() + 4.0), cell.max - vec2(-3.0, 4.0));
    ui.painter().rect_filled(bar, 3, ctx.palette.accent_soft);
}
