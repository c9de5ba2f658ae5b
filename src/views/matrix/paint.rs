//! Paints the matrix: bands, cells or blocks, names, the key to colours and styles.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::epaint::TextShape;
use egui::text::TextWrapping;
use egui::{Align2, Color32, Galley, Painter, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use super::input::Pointed;
use super::state::{NAMED, Names, View};
use super::table::{Cell, Table};
use crate::derived::{Change, Highlight};
use crate::model::Item;
use crate::theme::{Hue, Palette, Weight, contrast, font, line, mix, size, space};
use crate::views::network::{change_color, change_sign};
use crate::views::{LineStyle, ViewCtx, hue_of, style_word};

/// From this size on a cell has its count, and its style a pattern.
const COUNTED: f32 = 15.0;
const PATTERNED: f32 = 8.0;

/// Paints it.
pub(super) fn matrix(ctx: &ViewCtx<'_>, painter: &Painter, table: &Table, names: &Names, view: &View, pointed: &Pointed) {
    let p = ctx.palette;
    let inside = painter.with_clip_rect(view.cells.expand(1.0).intersect(painter.clip_rect()));
    inside.rect_filled(view.cells, 0.0, p.card);
    bands(ctx, &inside, table, view, pointed);
    grid(&inside, p, view);
    if view.block > 1 {
        blocks(ctx, &inside, table, view);
    } else {
        let (rows, columns) = view.in_view();
        let shown = table
            .cells
            .iter()
            .filter(|c| rows.contains(&c.row) && columns.contains(&c.column));
        for cell in shown {
            draw(ctx, &inside, cell, view.rect(cell.row, cell.column));
        }
    }
    inside.rect_stroke(view.cells, 0.0, Stroke::new(line::HAIR, p.text_weak), StrokeKind::Outside);
    row_names(ctx, painter, table, names, view, pointed);
    column_names(ctx, painter, table, names, view, pointed);
    titles(ctx, painter, view);
}

/// Bands along the rows and columns of what is selected or under the pointer.
fn bands(ctx: &ViewCtx<'_>, painter: &Painter, table: &Table, view: &View, pointed: &Pointed) {
    let p = ctx.palette;
    let (rows, columns) = view.in_view();
    let row_rect = |row: u32| view.rect(row, 0).with_max_x(view.cells.right()).with_min_x(view.cells.left());
    let column_rect = |column: u32| {
        view.rect(0, column)
            .with_max_y(view.cells.bottom())
            .with_min_y(view.cells.top())
    };
    let fill = |highlight: Highlight| match highlight {
        Highlight::Selected => Some(p.accent_soft),
        Highlight::Hovered => Some(p.field_hover),
        _ => None,
    };
    for row in rows {
        let actor = table.rows.get(row as usize).copied();
        if let Some(color) = actor.and_then(|a| fill(own(ctx, a.into()))) {
            painter.rect_filled(row_rect(row), 0.0, color);
        }
    }
    for column in columns {
        let actor = table.columns.get(column as usize).copied();
        if let Some(color) = actor.and_then(|a| fill(own(ctx, a.into()))) {
            painter.rect_filled(column_rect(column), 0.0, color);
        }
    }
    if let Some((row, column)) = pointed.cell {
        painter.rect_filled(row_rect(row), 0.0, p.field_hover);
        painter.rect_filled(column_rect(column), 0.0, p.field_hover);
    }
}

/// Selected or under the pointer itself, not merely in connection with it.
fn own(ctx: &ViewCtx<'_>, item: Item) -> Highlight {
    if ctx.session.is_selected(item) {
        Highlight::Selected
    } else if ctx.reacts() && ctx.hover.item() == Some(item) {
        Highlight::Hovered
    } else {
        Highlight::None
    }
}

fn grid(painter: &Painter, p: &Palette, view: &View) {
    if view.cell < PATTERNED {
        return;
    }
    let stroke = Stroke::new(0.6, p.line);
    let (rows, columns) = view.in_view();
    for row in rows.start..=rows.end {
        painter.hline(view.cells.x_range(), view.origin.y + row as f32 * view.cell, stroke);
    }
    for column in columns.start..=columns.end {
        painter.vline(view.origin.x + column as f32 * view.cell, view.cells.y_range(), stroke);
    }
}

/// One cell, by the style of its strongest tie: colour, pattern, count.
fn draw(ctx: &ViewCtx<'_>, painter: &Painter, cell: &Cell, rect: Rect) {
    let p = ctx.palette;
    let color = p.hue(cell.hue);
    let highlight = cell.ties.iter().map(|tie| ctx.highlight(*tie)).max().unwrap_or_default();
    let apart = !ctx.derived.related.is_empty() && highlight == Highlight::None;
    let color = if apart { p.faded(color, p.card, 0.5) } else { color };
    let inner = rect.shrink(if rect.width() >= PATTERNED { 1.0 } else { 0.0 });
    match cell.change {
        // What has ended is hollow, what is new solid, however real it is.
        Some(Change::Ended) => hollow(painter, p, inner, color),
        Some(Change::New) => _ = painter.rect_filled(inner, 1.0, color),
        _ => sample(painter, p, inner, cell.style, color),
    }
    if rect.width() >= COUNTED && cell.ties.len() > 1 {
        let full = cell.change != Some(Change::Ended) && matches!(cell.style, LineStyle::Solid | LineStyle::Double);
        let ink = if full { on(p, color) } else { mix(color, p.text, 0.5) };
        let points = (0.5 * rect.width()).min(size::NOTE);
        let text = cell.ties.len().to_string();
        painter.text(
            inner.center(),
            Align2::CENTER_CENTER,
            text,
            font(points, Weight::SemiBold),
            ink,
        );
    }
    if let Some(change) = cell.change.filter(|_| rect.width() >= PATTERNED) {
        sign(painter, p, rect, change);
    }
    if highlight >= Highlight::Hovered {
        let stroke = Stroke::new(2.0, if highlight == Highlight::Selected { p.accent } else { p.text });
        painter.rect_stroke(rect, 1.0, stroke, StrokeKind::Inside);
    }
}

/// The sign of what has become of a cell, on a disc in its corner.
fn sign(painter: &Painter, p: &Palette, rect: Rect, change: Change) {
    let radius = (0.24 * rect.width()).clamp(3.0, 6.5);
    let at = rect.right_top() + vec2(-radius, radius);
    let color = change_color(p, change);
    painter.circle(at, radius, p.card, Stroke::new(1.0, color));
    if radius >= 4.0 {
        let style = font((1.7 * radius).min(size::SMALL), Weight::Bold);
        painter.text(at, Align2::CENTER_CENTER, change_sign(change), style, color);
    }
}

/// A square of which only the rim is left.
fn hollow(painter: &Painter, p: &Palette, rect: Rect, color: Color32) {
    painter.rect_filled(rect, 1.0, p.card);
    painter.rect_stroke(rect, 1.0, Stroke::new(1.6, color), StrokeKind::Inside);
}

/// The colour of a number that reads best on a fill.
fn on(p: &Palette, fill: Color32) -> Color32 {
    if contrast(p.card, fill) >= contrast(p.text, fill) {
        p.card
    } else {
        p.text
    }
}

/// A filled square in one of the line styles.
fn sample(painter: &Painter, p: &Palette, rect: Rect, style: LineStyle, color: Color32) {
    let soft = mix(p.card, color, 0.22);
    if rect.width() < PATTERNED {
        let weak = !matches!(style, LineStyle::Solid | LineStyle::Double | LineStyle::DashDot);
        painter.rect_filled(rect, 0.0, if weak { mix(p.card, color, 0.45) } else { color });
        return;
    }
    let pen = Stroke::new(1.3, color);
    match style {
        LineStyle::Solid => _ = painter.rect_filled(rect, 1.0, color),
        LineStyle::Double => {
            painter.rect_stroke(rect, 1.0, pen, StrokeKind::Inside);
            painter.rect_filled(rect.shrink(3.0), 0.0, color);
        }
        LineStyle::Dashed => {
            painter.rect_filled(rect, 1.0, soft);
            painter.rect_stroke(rect, 1.0, Stroke::new(0.9, color), StrokeKind::Inside);
        }
        LineStyle::Dotted => {
            painter.rect_filled(rect, 1.0, mix(p.card, color, 0.1));
            let step = rect.width() / 4.0;
            for k in 1..=3 {
                painter.circle_filled(rect.min + vec2(step, step) * k as f32, 1.3, color);
            }
        }
        LineStyle::DashDot => {
            let half = vec![rect.left_top(), rect.right_top(), rect.left_bottom()];
            painter.rect_filled(rect, 1.0, soft);
            painter.add(Shape::convex_polygon(half, color, Stroke::NONE));
        }
        LineStyle::Crossed => {
            painter.line_segment([rect.left_top(), rect.right_bottom()], pen);
            painter.line_segment([rect.right_top(), rect.left_bottom()], pen);
        }
        LineStyle::Later => {
            painter.rect_stroke(rect, 1.0, pen, StrokeKind::Inside);
        }
        LineStyle::Unreviewed => {
            painter.rect_filled(rect, 1.0, soft);
            let points = (0.7 * rect.width()).min(size::NOTE);
            let ink = mix(color, p.text, 0.35);
            painter.text(rect.center(), Align2::CENTER_CENTER, "?", font(points, Weight::Bold), ink);
        }
    }
}

/// Below so many points a number cannot be read.
const SMALLEST_NUMBER: f32 = 6.0;

/// Cells too small to be told apart: blocks with the number of ties in them.
fn blocks(ctx: &ViewCtx<'_>, painter: &Painter, table: &Table, view: &View) {
    let p = ctx.palette;
    let n = view.block;
    let mut found: BTreeMap<(u32, u32), (usize, BTreeMap<Hue, usize>)> = BTreeMap::new();
    for cell in &table.cells {
        let block = found.entry((cell.row / n, cell.column / n)).or_default();
        block.0 += cell.ties.len();
        *block.1.entry(cell.hue).or_default() += cell.ties.len();
    }
    let most = found.values().map(|b| b.0).max().unwrap_or(1) as f32;
    let edge = view.cell * n as f32;
    for ((row, column), (count, hues)) in found {
        let at = view.origin + vec2(column as f32, row as f32) * edge;
        let rect = Rect::from_min_size(at, vec2(edge, edge)).intersect(view.cells);
        if !rect.is_positive() {
            continue;
        }
        let hue = hues.into_iter().max_by_key(|(_, n)| *n).map_or(Hue::Grey, |(hue, _)| hue);
        let share = 0.15 + 0.85 * (count as f32 / most).sqrt();
        let fill = mix(p.card, p.hue(hue), share);
        painter.rect_filled(rect.shrink(0.5), 1.0, fill);
        let ink = on(p, fill);
        let number = |points: f32| painter.layout_no_wrap(count.to_string(), font(points, Weight::Medium), ink);
        let points = size::SMALL - 1.0;
        let mut galley = number(points);
        // The largest numbers must not be the ones left out.
        let fit = (rect.width() - 1.0) / galley.size().x;
        if fit < 1.0 && points * fit >= SMALLEST_NUMBER {
            galley = number(points * fit);
        }
        if galley.size().x <= rect.width() && galley.size().y <= rect.height() + 2.0 {
            painter.galley(rect.center() - 0.5 * galley.size(), galley, ink);
        }
    }
}

fn name(painter: &Painter, text: &str, room: f32, cell: f32, weight: Weight, color: Color32) -> Arc<Galley> {
    let points = (0.8 * cell).clamp(size::SMALL - 2.0, size::NOTE);
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font(points, weight), color);
    job.wrap = TextWrapping::truncate_at_width(room.max(10.0));
    painter.layout_job(job)
}

/// How a name is written: the selected and those under the pointer stand out.
fn name_look(ctx: &ViewCtx<'_>, item: Item, pointed: bool) -> (Weight, Color32) {
    match own(ctx, item) {
        Highlight::Selected => (Weight::SemiBold, ctx.palette.accent),
        Highlight::Hovered => (Weight::Medium, ctx.palette.text),
        _ if pointed => (Weight::SemiBold, ctx.palette.text),
        _ => (Weight::Regular, ctx.palette.text),
    }
}

/// Every so many rows have a name where they are too small for all of them.
pub(super) fn every(view: &View) -> u32 {
    (NAMED / view.cell).ceil().max(1.0) as u32
}

/// Whether a row or column is named: every so many are, and the one under the pointer, to which its neighbours give way.
fn named(place: u32, every: u32, pointed: Option<u32>) -> bool {
    match pointed {
        Some(at) if at == place => true,
        Some(at) if at.abs_diff(place) < every => false,
        _ => place.is_multiple_of(every),
    }
}

fn row_names(ctx: &ViewCtx<'_>, painter: &Painter, table: &Table, names: &Names, view: &View, pointed: &Pointed) {
    let painter = painter.with_clip_rect(view.left.expand2(vec2(2.0, 1.0)).intersect(painter.clip_rect()));
    let every = every(view);
    for row in view.in_view().0 {
        let at = pointed.cell.is_some_and(|c| c.0 == row);
        let (Some(text), Some(actor)) = (names.rows.get(row as usize), table.rows.get(row as usize)) else {
            continue;
        };
        if !named(row, every, pointed.cell.map(|c| c.0)) && !ctx.session.is_selected((*actor).into()) {
            continue;
        }
        let (weight, color) = name_look(ctx, (*actor).into(), at);
        let galley = name(&painter, text, view.left.width() - 8.0, view.cell, weight, color);
        let y = view.rect(row, 0).center().y;
        let corner = pos2(view.left.right() - 6.0 - galley.size().x, y - 0.5 * galley.size().y);
        if at && every > 1 {
            let behind = Rect::from_min_size(corner, galley.size()).expand(1.0);
            painter.rect_filled(behind, 2.0, ctx.palette.canvas);
        }
        painter.galley(corner, galley, color);
    }
}

fn column_names(ctx: &ViewCtx<'_>, painter: &Painter, table: &Table, names: &Names, view: &View, pointed: &Pointed) {
    let painter = painter.with_clip_rect(view.top.expand2(vec2(1.0, 2.0)).intersect(painter.clip_rect()));
    let every = every(view);
    for column in view.in_view().1 {
        let at = pointed.cell.is_some_and(|c| c.1 == column);
        let (Some(text), Some(actor)) = (names.columns.get(column as usize), table.columns.get(column as usize)) else {
            continue;
        };
        if !named(column, every, pointed.cell.map(|c| c.1)) && !ctx.session.is_selected((*actor).into()) {
            continue;
        }
        let (weight, color) = name_look(ctx, (*actor).into(), at);
        let galley = name(&painter, text, view.top.height() - 8.0, view.cell, weight, color);
        // From the bottom to the top.
        let x = view.rect(0, column).center().x - 0.5 * galley.size().y;
        let foot = pos2(x, view.top.bottom() - 6.0);
        if at && every > 1 {
            let behind = Rect::from_min_max(foot - vec2(1.0, galley.size().x), foot + vec2(galley.size().y, 1.0));
            painter.rect_filled(behind, 2.0, ctx.palette.canvas);
        }
        painter.add(TextShape::new(foot, galley, color).with_angle(-0.25 * std::f32::consts::TAU));
    }
}

/// What rows and columns are.
fn titles(ctx: &ViewCtx<'_>, painter: &Painter, view: &View) {
    let style = font(size::SMALL, Weight::SemiBold);
    let color = ctx.palette.text_weak;
    let corner = pos2(view.left.right() - 6.0, view.top.bottom() - 6.0);
    let rows = painter.text(
        corner,
        Align2::RIGHT_BOTTOM,
        ctx.words.text("matrix-rows"),
        style.clone(),
        color,
    );
    let above = pos2(corner.x, rows.top() - 2.0);
    painter.text(above, Align2::RIGHT_BOTTOM, ctx.words.text("matrix-columns"), style, color);
}

/// The key: colours of families, patterns of styles.
pub(super) fn key(ctx: &ViewCtx<'_>, painter: &Painter, table: &Table, rect: Rect, block: u32) {
    let p = ctx.palette;
    let style = font(size::SMALL, Weight::Regular);
    let mut x = rect.left() + space::M;
    let middle = rect.center().y;
    let mut put = |draw: &dyn Fn(Rect), word: &str| {
        let galley = painter.layout_no_wrap(word.to_owned(), style.clone(), p.text_weak);
        if x + 16.0 + galley.size().x > rect.right() - space::S {
            return;
        }
        draw(Rect::from_center_size(pos2(x + 6.0, middle), vec2(11.0, 11.0)));
        painter.galley(
            pos2(x + 16.0, middle - 0.5 * galley.size().y),
            Arc::clone(&galley),
            p.text_weak,
        );
        x += 16.0 + galley.size().x + space::M;
    };
    for family in &table.families {
        let color = p.hue(hue_of(*family));
        put(&|at| _ = painter.rect_filled(at, 1.0, color), ctx.words.family(*family));
    }
    let grey = mix(p.hue(Hue::Grey), p.text, 0.3);
    for look in &table.styles {
        put(&|at| sample(painter, p, at, *look, grey), ctx.words.text(style_word(*look)));
    }
    for change in &table.changes {
        let word = match change {
            Change::New => "compare-legend-new",
            Change::Ended => "compare-legend-ended",
            Change::Changed => "compare-legend-changed",
        };
        let corner = |at: Rect| Rect::from_center_size(at.center() + vec2(-6.5, 6.5), vec2(26.0, 26.0));
        put(&|at| sign(painter, p, corner(at), *change), ctx.words.text(word));
    }
    if block > 1 {
        put(&|_| {}, &ctx.words.with("matrix-blocks", &[("n", u64::from(block).into())]));
    }
}
