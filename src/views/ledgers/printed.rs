//! A table on a page: every word of a row, as many rows as there is room for, nothing that reacts.
//!
//! For figures of ledgers and of old cases. Not here: which words stand in a cell (`cells`, `cases`), tables on the screen.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Galley, Painter, Rect, Stroke, Ui, pos2};

use super::cells::{cell, columns, head};
use super::order::all;
use crate::session::Ledger;
use crate::theme::{Weight, font, line, size, space};
use crate::views::ViewCtx;

/// Between columns.
pub(in crate::views) const GAP: f32 = 16.0;
/// Above and below the words of a row.
const PAD: f32 = 6.0;
/// Lines of a cell.
const MOST_LINES: usize = 5;
/// Room for what is left out.
const MORE: f32 = 20.0;

/// A column of a printed table.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::views) struct Printed {
    /// Its head.
    pub(in crate::views) head: String,
    /// Least width.
    pub(in crate::views) width: f32,
    /// Its share of what room is left over.
    pub(in crate::views) stretch: f32,
    /// In a heavier cut: what a row is about.
    pub(in crate::views) strong: bool,
}

/// The ledgers whose rows can be printed so.
pub(super) fn can_print(ledger: Ledger) -> bool {
    matches!(
        ledger,
        Ledger::Claims | Ledger::Contradictions | Ledger::Forecasts | Ledger::Quantities | Ledger::Notes
    )
}

/// Prints a ledger into the room there is.
pub(super) fn ledger_ui(ctx: &ViewCtx<'_>, ui: &Ui, room: Rect, ledger: Ledger) {
    let shown: Vec<_> = columns(ledger).iter().filter(|c| c.from <= room.width()).collect();
    let heads = shown.iter().enumerate().map(|(place, column)| Printed {
        head: ctx.words.text(head(column.field)).to_owned(),
        width: column.width,
        stretch: column.stretch,
        strong: place == 0 && column.stretch > 1.0,
    });
    let rows = all(ctx, ledger);
    let cells = rows
        .iter()
        .map(|row| shown.iter().map(|column| cell(ctx, row, column.field)).collect());
    print(ctx, ui.painter(), room, &heads.collect::<Vec<_>>(), cells);
}

/// Left end and width of each column.
fn lay_out(heads: &[Printed], room: Rect) -> Vec<(f32, f32)> {
    let gaps = GAP * heads.len().saturating_sub(1) as f32;
    let least: f32 = heads.iter().map(|h| h.width).sum();
    let stretch: f32 = heads.iter().map(|h| h.stretch).sum::<f32>().max(0.01);
    let left_over = room.width() - gaps - least;
    let squeeze = if left_over < 0.0 {
        (room.width() - gaps).max(10.0) / least.max(1.0)
    } else {
        1.0
    };
    let mut x = room.left();
    let mut found = Vec::with_capacity(heads.len());
    for one in heads {
        let width = one.width * squeeze + left_over.max(0.0) * one.stretch / stretch;
        found.push((x, width));
        x += width + GAP;
    }
    found
}

fn set(
    ctx: &ViewCtx<'_>,
    painter: &Painter,
    text: String,
    (points, weight): (f32, Weight),
    weak: bool,
    width: f32,
) -> Arc<Galley> {
    let ink = if weak { ctx.palette.text_weak } else { ctx.palette.text };
    let mut job = LayoutJob::single_section(text, TextFormat::simple(font(points, weight), ink));
    job.wrap.max_width = width.max(8.0);
    job.wrap.max_rows = MOST_LINES;
    painter.layout_job(job)
}

/// Prints rows until the room is full, then says how many are left out.
pub(in crate::views) fn print(
    ctx: &ViewCtx<'_>,
    painter: &Painter,
    room: Rect,
    heads: &[Printed],
    rows: impl ExactSizeIterator<Item = Vec<String>>,
) {
    let places = lay_out(heads, room);
    let mut y = room.top();
    let mut height = 0.0_f32;
    for (one, (x, width)) in heads.iter().zip(&places) {
        let galley = set(ctx, painter, one.head.clone(), (size::SMALL, Weight::SemiBold), true, *width);
        height = height.max(galley.size().y);
        painter.galley(pos2(*x, y), galley, ctx.palette.text_weak);
    }
    y += height + PAD;
    painter.hline(room.x_range(), y, Stroke::new(line::HAIR, ctx.palette.text_weak));
    let all = rows.len();
    for (place, cells) in rows.enumerate() {
        let set_cell = |((text, one), (_, width)): ((String, &Printed), &(f32, f32))| {
            let weight = if one.strong { Weight::Medium } else { Weight::Regular };
            set(ctx, painter, text, (size::NOTE, weight), false, *width)
        };
        let galleys: Vec<Arc<Galley>> = cells.into_iter().zip(heads).zip(&places).map(set_cell).collect();
        let height = galleys.iter().map(|g| g.size().y).fold(0.0, f32::max) + 2.0 * PAD;
        let last = place + 1 == all;
        if y + height + if last { 0.0 } else { MORE } > room.bottom() {
            let more = ctx.words.with("figure-more-rows", &[("n", (all - place).into())]);
            let galley = set(ctx, painter, more, (size::NOTE, Weight::Italic), true, room.width());
            painter.galley(pos2(room.left(), y + space::XS), galley, ctx.palette.text_weak);
            return;
        }
        for (galley, (x, _)) in galleys.into_iter().zip(&places) {
            painter.galley(pos2(*x, y + PAD), galley, ctx.palette.text);
        }
        y += height;
        painter.hline(room.x_range(), y, Stroke::new(line::HAIR, ctx.palette.line));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_fill_the_room_and_none_lies_over_another() {
        let heads = [(80.0, 0.0), (120.0, 1.0), (60.0, 3.0)].map(|(width, stretch)| Printed {
            head: String::new(),
            width,
            stretch,
            strong: false,
        });
        for width in [120.0, 400.0, 1600.0] {
            let room = Rect::from_min_size(pos2(10.0, 0.0), egui::vec2(width, 100.0));
            let places = lay_out(&heads, room);
            for pair in places.windows(2) {
                assert!(pair[0].0 + pair[0].1 + GAP <= pair[1].0 + 0.01);
            }
            assert!((places[2].0 + places[2].1 - room.right()).abs() < 0.1, "{width}");
        }
    }
}
