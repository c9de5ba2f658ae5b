//! Drawing of a block: number, coverage, tints and underlines of its marks, its words.

use std::sync::Arc;

use egui::{Align2, CornerRadius, Galley, Painter, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use super::emphasis::{Emphasis, current, line_hue};
use super::find::Find;
use super::galley::{line_height, stretches};
use super::page::{Block, BlockText, Page};
use super::text::MARGIN;
use crate::theme::{Weight, font, line, mix, size};
use crate::views::ViewCtx;

/// Most underlines that are stacked; further ones lie on the last.
const LINES: usize = 3;

/// A column on screen, relative to the left edge of the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lane {
    /// Left edge of the words.
    pub left: f32,
    /// Width of the words.
    pub width: f32,
}

/// Where a block is drawn.
pub(super) struct Place<'a> {
    /// Which block.
    pub block: usize,
    /// Left edge of the text.
    pub left: f32,
    /// Top of the words.
    pub top: f32,
    /// Its columns.
    pub lanes: &'a [Lane],
}

/// Everything of a block that lies behind its words.
pub(super) fn block(ctx: &ViewCtx<'_>, painter: &Painter, page: &Page, place: &Place<'_>, galleys: &[Arc<Galley>]) {
    let Some(block) = page.blocks.get(place.block) else { return };
    let height = galleys.iter().map(|g| g.size().y).fold(0.0, f32::max);
    margin(ctx, painter, page, block, place, galleys, height);
    for ((text, galley), lane) in block.columns.iter().zip(galleys).zip(place.lanes) {
        let shift = vec2(place.left + lane.left, place.top);
        tints(ctx, painter, page, text, galley, shift);
        underlines(ctx, painter, page, text, galley, shift);
    }
}

/// The words themselves.
pub(super) fn words(ctx: &ViewCtx<'_>, painter: &Painter, place: &Place<'_>, galleys: &[Arc<Galley>]) {
    for (galley, lane) in galleys.iter().zip(place.lanes) {
        painter.galley(pos2(place.left + lane.left, place.top), Arc::clone(galley), ctx.palette.text);
    }
}

/// Paragraph number, coverage bar, and the bar of the evidence that is shown now.
fn margin(
    ctx: &ViewCtx<'_>,
    painter: &Painter,
    page: &Page,
    block: &Block,
    place: &Place<'_>,
    galleys: &[Arc<Galley>],
    height: f32,
) {
    let p = ctx.palette;
    let Some(number) = block.number else { return };
    let number_size = if number < 100 { size::SMALL } else { size::SMALL * 0.8 };
    let at = pos2(place.left + MARGIN - 8.0, place.top + line_height() / 2.0);
    painter.text(
        at,
        Align2::RIGHT_CENTER,
        number.to_string(),
        font(number_size, Weight::Regular),
        p.text_weak,
    );
    chips(ctx, painter, page, block, pos2(at.x, at.y + line_height() * 0.62));
    let bar = Rect::from_min_size(pos2(place.left + 6.0, place.top + 3.0), vec2(3.0, (height - 6.0).max(3.0)));
    let round = CornerRadius::same(1);
    if block.aside {
        // Nothing is expected of it.
    } else if block.claims == 0 {
        painter.rect_stroke(bar, round, Stroke::new(0.8, p.line), StrokeKind::Inside);
    } else if block.claims == block.open {
        // Only proposals: broken, until somebody accepts one.
        let ends = [bar.center_top(), bar.center_bottom()];
        painter.extend(Shape::dashed_line(
            &ends,
            Stroke::new(3.0, p.faded(p.text_weak, p.paper, 0.6)),
            3.0,
            3.0,
        ));
    } else {
        let strength = 0.16 + 0.11 * block.claims.min(6) as f32;
        painter.rect_filled(bar, round, p.faded(p.text_weak, p.paper, strength));
    }
    let Some((text, galley)) = block.columns.first().zip(galleys.first()) else {
        return;
    };
    let shown = current(ctx);
    for placed in text
        .placed
        .iter()
        .filter(|t| page.marks.get(t.mark).map(|m| m.id) == shown && shown.is_some())
    {
        let rows = stretches(galley, &placed.range);
        if let (Some(first), Some(last)) = (rows.first(), rows.last()) {
            let (top, bottom) = (place.top + first.top() + 2.0, place.top + last.bottom() - 1.0);
            let bar = Rect::from_min_max(pos2(place.left + 5.0, top), pos2(place.left + 9.0, bottom));
            painter.rect_filled(bar, CornerRadius::same(2), p.accent);
        }
    }
}

/// Chips in the margin, below the number: one for each kind of thing that the paragraph carries.
fn chips(ctx: &ViewCtx<'_>, painter: &Painter, page: &Page, block: &Block, right: egui::Pos2) {
    let marks = block.columns.first().map_or(&[][..], |text| &text.placed);
    let hues: std::collections::BTreeSet<_> = marks.iter().filter_map(|t| page.marks.get(t.mark)).map(|m| m.hue).collect();
    for (place, hue) in hues.into_iter().take(4).enumerate() {
        let (column, row) = ((place % 2) as f32, (place / 2) as f32);
        let chip = Rect::from_min_size(right + vec2(-5.0 - 6.5 * column, 6.5 * row), vec2(5.0, 5.0));
        painter.rect_filled(chip, CornerRadius::same(2), ctx.palette.hue(hue));
    }
}

fn tints(ctx: &ViewCtx<'_>, painter: &Painter, page: &Page, text: &BlockText, galley: &Galley, shift: egui::Vec2) {
    let p = ctx.palette;
    // What is only proposed has a lighter ground.
    let share = |m: &super::page::Mark| if m.proposed { 0.5 } else { 1.0 };
    let emphases: Vec<_> = text
        .placed
        .iter()
        .map(|t| {
            page.marks
                .get(t.mark)
                .map(|m| (Emphasis::of(ctx, m), mix(p.paper, p.hue(m.hue), share(m))))
        })
        .collect();
    for segment in &text.segments {
        // The shortest comes first and keeps its place among equals.
        let mut strongest: Option<(Emphasis, egui::Color32)> = None;
        for covering in segment.covered_by.iter().filter_map(|n| emphases.get(*n).copied().flatten()) {
            if strongest.is_none_or(|held| held.0 < covering.0) {
                strongest = Some(covering);
            }
        }
        let Some((emphasis, hue)) = strongest.filter(|(e, _)| e.tint(p.dark) > 0.0) else {
            continue;
        };
        let tint = mix(p.paper, hue, emphasis.tint(p.dark));
        for rect in stretches(galley, &segment.range) {
            let rect = rect.translate(shift);
            painter.rect_filled(
                Rect::from_min_max(rect.min + vec2(0.0, 1.5), rect.max - vec2(0.0, 1.5)),
                CornerRadius::ZERO,
                tint,
            );
        }
    }
}

fn underlines(ctx: &ViewCtx<'_>, painter: &Painter, page: &Page, text: &BlockText, galley: &Galley, shift: egui::Vec2) {
    let p = ctx.palette;
    for placed in &text.placed {
        let Some(mark) = page.marks.get(placed.mark) else { continue };
        let (width, share) = Emphasis::of(ctx, mark).underline();
        let stroke = Stroke::new(width, mix(p.paper, p.hue(line_hue(mark)), share));
        let drop = 2.6 * placed.level.min(LINES - 1) as f32;
        for rect in stretches(galley, &placed.range) {
            let rect = rect.translate(shift);
            let y = rect.bottom() - 3.4 + drop;
            let ends = [pos2(rect.left() + 0.5, y), pos2(rect.right() - 0.5, y)];
            if mark.proposed {
                painter.extend(Shape::dashed_line(&ends, stroke, 4.0, 3.0));
            } else {
                painter.line_segment(ends, stroke);
            }
        }
    }
}

/// The matches of the find field.
pub(super) fn matches(ctx: &ViewCtx<'_>, painter: &Painter, find: &Find, place: &Place<'_>, galleys: &[Arc<Galley>]) {
    let p = ctx.palette;
    let from = find.matches.partition_point(|m| m.block < place.block);
    for (n, found) in find
        .matches
        .iter()
        .enumerate()
        .skip(from)
        .take_while(|(_, m)| m.block == place.block)
    {
        let Some((galley, lane)) = galleys.get(found.column).zip(place.lanes.get(found.column)) else {
            continue;
        };
        for rect in stretches(galley, &found.range) {
            let rect = rect
                .translate(vec2(place.left + lane.left, place.top))
                .shrink2(vec2(0.0, 2.0))
                .expand2(vec2(1.0, 0.0));
            let shown = n == find.current;
            painter.rect_filled(
                rect,
                CornerRadius::same(3),
                mix(p.paper, p.accent, if shown { 0.45 } else { 0.22 }),
            );
            if shown {
                painter.rect_stroke(
                    rect,
                    CornerRadius::same(3),
                    Stroke::new(line::RIM, p.accent),
                    StrokeKind::Outside,
                );
            }
        }
    }
}
