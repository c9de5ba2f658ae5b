//! The cases as a table: one row a case, as high as its words are, sorted by a click on a head.
//!
//! In a narrow pane the title stands above its row and the lesson below, so that no column becomes too narrow to read.

use std::collections::BTreeMap;

use egui::{Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::stack::{Stack, lay};
use super::state::{CasesState, Column, Order};
use super::value::Value;
use super::{lay_button, react, reveal, spoken};
use crate::model::{Precedent, PrecedentId, Verdict};
use crate::theme::{Weight, line, size, space};
use crate::views::ViewCtx;

/// Narrowest pane in which all columns stand side by side.
const WIDE: f32 = 880.0;
/// Room between columns, and above and below what stands in a row.
const GAP: f32 = 12.0;
const MARGIN: f32 = 8.0;
/// Height of a line of heads.
const HEAD: f32 = 30.0;
/// Size of the button that lays a case beside the assessment.
const BUTTON: egui::Vec2 = vec2(114.0, 22.0);

/// Columns with the share of the room that each takes.
const ALL: [(Column, f32); 6] = [
    (Column::Case, 1.0),
    (Column::Promised, 1.2),
    (Column::Letter, 1.1),
    (Column::Effect, 1.1),
    (Column::Value, 1.05),
    (Column::Lesson, 1.25),
];
const FEW: [(Column, f32); 4] = [
    (Column::Promised, 1.15),
    (Column::Letter, 1.0),
    (Column::Effect, 1.0),
    (Column::Value, 1.05),
];

/// Where columns stand: left end and width of each.
fn lay_out(columns: &[(Column, f32)], left: f32, width: f32) -> Vec<(Column, f32, f32)> {
    let shares: f32 = columns.iter().map(|(_, share)| share).sum();
    let room = width - 2.0 * space::S - GAP * columns.len().saturating_sub(1) as f32;
    let mut at = left + space::S;
    let place = |(column, share): &(Column, f32)| {
        let width = room * share / shares;
        let placed = (*column, at, width);
        at += width + GAP;
        placed
    };
    columns.iter().map(place).collect()
}

/// Draws head and rows.
pub(super) fn table_ui(
    ctx: &ViewCtx<'_>,
    ui: &mut Ui,
    state: &mut CasesState,
    rows: &[PrecedentId],
    values: &BTreeMap<PrecedentId, Value>,
) {
    let area = ui.available_rect_before_wrap();
    let width = area.width() - space::S;
    let wide = width >= WIDE;
    let columns = lay_out(if wide { &ALL } else { &FEW }, area.left(), width);
    head_ui(ctx, ui, state, &columns, area, wide);
    ScrollArea::vertical()
        .id_salt("cases-rows")
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for id in rows {
                if let Some(case) = ctx.dossier.precedents.get(id) {
                    row_ui(ctx, ui, state, case, values.get(id), &columns, wide);
                }
            }
            ui.add_space(space::L);
        });
}

/// The heads: in a narrow pane those of what stands above and below the columns have a line of their own.
fn head_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut CasesState, columns: &[(Column, f32, f32)], area: Rect, wide: bool) {
    let lines = if wide { 1.0 } else { 2.0 };
    let (rect, _) = ui.allocate_exact_size(vec2(area.width(), HEAD * lines), Sense::hover());
    let mut heads: Vec<(Column, Rect)> = Vec::new();
    let cell = |left: f32, width: f32, row: f32| {
        Rect::from_min_size(pos2(left - 4.0, rect.top() + HEAD * row), vec2(width + 8.0, HEAD - 2.0))
    };
    if !wide {
        let (left, third) = (area.left() + space::S, (area.width() - 4.0 * space::S) / 3.0);
        for (place, column) in [Column::Case, Column::When, Column::Lesson].into_iter().enumerate() {
            heads.push((column, cell(left + (third + space::S) * place as f32, third, 0.0)));
        }
    }
    for (column, left, width) in columns {
        if *column == Column::Case {
            let half = width / 2.0 - 4.0;
            heads.push((Column::Case, cell(*left, half, 0.0)));
            heads.push((Column::When, cell(left + half + 8.0, half, 0.0)));
        } else {
            heads.push((*column, cell(*left, *width, lines - 1.0)));
        }
    }
    for (column, rect) in heads {
        one_head(ctx, ui, &mut state.order, column, rect);
    }
    let stroke = Stroke::new(line::HAIR, ctx.palette.line);
    ui.painter().hline(rect.x_range(), rect.bottom() - 1.0, stroke);
}

fn one_head(ctx: &ViewCtx<'_>, ui: &Ui, order: &mut Order, column: Column, rect: Rect) {
    let p = ctx.palette;
    let response = ui.interact(rect, ui.scope_id().with(("case-head", column)), Sense::click());
    let sorted = (order.0 == column).then_some(order.1);
    let word = ctx.words.text(column.key());
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
    if response.has_focus() {
        let stroke = ui.visuals().selection.stroke;
        ui.painter().rect_stroke(rect, space::RADIUS - 2, stroke, StrokeKind::Inside);
    }
    let (arrow, ink) = match sorted {
        None => ("", p.text_weak),
        Some(false) => (" ↑", p.accent),
        Some(true) => (" ↓", p.accent),
    };
    let galley = lay(
        ui,
        &format!("{word}{arrow}"),
        rect.width() - 6.0,
        size::SMALL,
        Weight::SemiBold,
        ink,
    );
    let at = pos2(rect.left() + 4.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
    if response.on_hover_text(&name).clicked() {
        *order = match sorted {
            Some(down) => (column, !down),
            None => (column, false),
        };
    }
}

fn row_ui(
    ctx: &ViewCtx<'_>,
    ui: &mut Ui,
    state: &mut CasesState,
    case: &Precedent,
    value: Option<&Value>,
    columns: &[(Column, f32, f32)],
    wide: bool,
) {
    let p = ctx.palette;
    let width = ui.available_width() - space::S;
    let inner = width - 2.0 * space::S;
    let above = (!wide).then(|| title(ctx, ui, case, inner - BUTTON.x - GAP));
    let below = (!wide).then(|| lesson(ctx, ui, case, inner, true));
    let cells: Vec<(f32, Stack<'_>)> = columns
        .iter()
        .map(|(column, left, width)| (*left, cell(ctx, ui, state, case, value, *column, *width)))
        .collect();
    let top = above.as_ref().map_or(0.0, |stack| stack.height().max(BUTTON.y) + 2.0);
    let middle = cells.iter().map(|(_, stack)| stack.height()).fold(0.0, f32::max);
    let bottom = below.as_ref().map_or(0.0, Stack::height);
    let size = vec2(width, top + middle + bottom + 2.0 * MARGIN);
    let (rect, response) = ui.allocate_exact_size(size, Sense::CLICK);
    let name = spoken(ctx, case, value);
    react(ctx, &response, case, &name);
    reveal(ui, state, case.id, rect);
    if ui.is_rect_visible(rect) {
        ground(ctx, ui, &response, case, rect);
        let corner = rect.min + vec2(space::S, MARGIN);
        if let Some(stack) = &above {
            stack.paint(ui.painter(), corner);
        }
        for (left, stack) in &cells {
            stack.paint(ui.painter(), pos2(*left, corner.y + top));
        }
        if let Some(stack) = &below {
            stack.paint(ui.painter(), corner + vec2(0.0, top + middle));
        }
        let stroke = Stroke::new(line::HAIR, p.line);
        ui.painter().hline(rect.x_range(), rect.bottom(), stroke);
    }
    let at = if wide {
        let (_, stack) = &cells[0];
        rect.min + vec2(space::S, MARGIN + stack.height() - BUTTON.y)
    } else {
        pos2(rect.right() - space::S - BUTTON.x, rect.top() + MARGIN - 2.0)
    };
    lay_button(ctx, ui, Rect::from_min_size(at, BUTTON), case);
    if let Some((_, left, width)) = columns.iter().find(|(column, ..)| *column == Column::Value) {
        let area = Rect::from_min_size(pos2(*left, rect.top() + top), vec2(*width, middle + MARGIN));
        let over = ui.interact(area, ui.scope_id().with(("case-value", case.id)), Sense::hover());
        let said = super::said(ctx, value);
        over.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
        over.on_hover_text(said);
    }
}

/// Ground of a row: selected, under the pointer, or with the focus.
fn ground(ctx: &ViewCtx<'_>, ui: &Ui, response: &egui::Response, case: &Precedent, rect: Rect) {
    let p = ctx.palette;
    let hovered = response.hovered() || ctx.hover.item() == Some(case.id.into());
    let fill = match (ctx.session.is_selected(case.id.into()), hovered) {
        (true, _) => Some(p.accent_soft),
        (false, true) => Some(p.field),
        (false, false) => None,
    };
    let inside = rect.shrink2(vec2(0.0, 1.0));
    if let Some(fill) = fill {
        ui.painter().rect_filled(inside, space::RADIUS - 2, fill);
    }
    if response.has_focus() {
        let stroke = ui.visuals().selection.stroke;
        ui.painter()
            .rect_stroke(inside, space::RADIUS - 2, stroke, StrokeKind::Inside);
    }
}

/// Title and date.
fn title<'a>(ctx: &'a ViewCtx<'a>, ui: &Ui, case: &Precedent, width: f32) -> Stack<'a> {
    let mut stack = Stack::new(ctx, width);
    let title = case.title.get(ctx.words.language());
    stack.text(ui, title, size::BODY, Weight::SemiBold, ctx.palette.text);
    let when = case.when.as_ref().map(|date| ctx.words.date(date)).unwrap_or_default();
    stack.weak(ui, &when);
    stack
}

fn lesson<'a>(ctx: &'a ViewCtx<'a>, ui: &Ui, case: &Precedent, width: f32, named: bool) -> Stack<'a> {
    let mut stack = Stack::new(ctx, width);
    let lesson = case.lesson.get(ctx.words.language());
    if lesson.is_empty() {
        return stack;
    }
    if named {
        stack.space(2.0);
        let text = ctx.words.with("case-lesson-is", &[("lesson", lesson.into())]);
        stack.text(ui, &text, size::NOTE, Weight::Italic, ctx.palette.text);
    } else {
        stack.text(ui, lesson, size::NOTE, Weight::Italic, ctx.palette.text);
    }
    stack
}

/// What stands in a column.
fn cell<'a>(
    ctx: &'a ViewCtx<'a>,
    ui: &Ui,
    state: &CasesState,
    case: &Precedent,
    value: Option<&Value>,
    column: Column,
    width: f32,
) -> Stack<'a> {
    let language = ctx.words.language();
    let mut stack = Stack::new(ctx, width);
    let mut verdict = |verdict: Verdict, words: &str| {
        stack.verdict(ui, verdict);
        stack.words(ui, words);
    };
    match column {
        Column::Case | Column::When => {
            stack = title(ctx, ui, case, width);
            stack.space(BUTTON.y + 4.0);
        }
        Column::Promised => stack.words(ui, case.promised.get(language)),
        Column::Letter => verdict(case.honoured_textual, case.letter.get(language)),
        Column::Effect => verdict(case.effective, case.effect.get(language)),
        Column::Value => value_cell(ctx, ui, &mut stack, value, state.figures),
        Column::Lesson => stack = lesson(ctx, ui, case, width, false),
    }
    stack
}

/// The value with its bands, or why there is none.
fn value_cell(ctx: &ViewCtx<'_>, ui: &Ui, stack: &mut Stack<'_>, value: Option<&Value>, figures: bool) {
    if let Some(worked) = value.and_then(Value::worked) {
        for reading in &worked.readings {
            stack.reading(ui, reading, figures);
        }
    } else if let Some(key) = value.and_then(Value::missing) {
        stack.text(
            ui,
            ctx.words.text("case-value-none"),
            size::NOTE,
            Weight::SemiBold,
            ctx.palette.text_weak,
        );
        stack.weak(ui, ctx.words.text(key));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_fill_the_room_and_none_lies_over_another() {
        for (columns, width) in [(&FEW[..], 560.0), (&FEW[..], 800.0), (&ALL[..], 900.0), (&ALL[..], 1300.0)] {
            let placed = lay_out(columns, 10.0, width);
            assert!(placed.windows(2).all(|w| w[0].1 + w[0].2 < w[1].1));
            let end = placed.last().map(|(_, left, width)| left + width).unwrap();
            assert!((end - (10.0 + width - space::S)).abs() < 1.0, "{end}");
            assert!(placed.iter().all(|(.., width)| *width > 110.0), "wide enough to read");
        }
    }
}
