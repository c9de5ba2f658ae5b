//! Paints rows, bars, strokes, the axis with the moment, and the key.

use std::sync::Arc;

use egui::{Align2, Color32, Painter, Rect, Shape, Stroke, Ui, pos2, vec2};

use super::chart::{Bar, Chart};
use super::input::Hit;
use super::rails;
use super::state::{Frame, KEY};
use crate::derived::Highlight;
use crate::model::{Day, Item};
use crate::theme::{Hue, Weight, font, line, mix, size, space};
use crate::views::{LineStyle, ViewCtx, style_word};

/// Labels of the axis keep this distance.
const TICK: f32 = 70.0;
/// A bar as high as this has the name of its tie, where there is room.
const NAMED: f32 = 11.0;
/// Height of a name.
const NAME: f32 = 14.0;
/// With more bars in view none has a style or an end of its own.
const MANY: usize = 2500;

/// Paints it; `hit` is what is under the pointer.
pub(super) fn chart(ctx: &ViewCtx<'_>, ui: &Ui, chart: &Chart, frame: &Frame, hit: Option<Hit>) {
    let p = ctx.palette;
    let whole = ui.painter();
    let painter = whole.with_clip_rect(frame.plot.intersect(whole.clip_rect()));
    heading(ctx, whole, chart, frame);
    axis(ctx, whole, frame);
    rows(ctx, &painter, chart, frame);
    let shown: Vec<(usize, &Bar)> = in_view(chart, frame).collect();
    if chart.of.is_none() {
        rails::paint(ctx, &painter, chart, frame, &shown);
    } else {
        let many = shown.len() > MANY;
        let mut shapes: Vec<Shape> = Vec::new();
        for (_, bar) in &shown {
            draw(ctx, &mut shapes, bar, frame.bar(bar), many);
        }
        painter.extend(shapes);
        for (_, bar) in &shown {
            label(ctx, &painter, bar, frame);
        }
    }
    if let Some(Hit::Bar(bar)) = hit
        && let Some(bar) = chart.bars.get(bar)
    {
        let ring = Stroke::new(1.6, p.accent);
        let rects = std::iter::once(frame.bar(bar)).chain(frame.bar_to(bar));
        for rect in rects {
            painter.rect_stroke(rect.expand(2.0), 2.0, ring, egui::StrokeKind::Outside);
        }
    }
    if let Some(joint) = hit.and_then(|hit| hit.joint(chart)) {
        let (x, (top, bottom)) = (frame.x(joint.day), rails::span(joint, frame));
        painter.vline(x, top..=bottom, Stroke::new(2.4, p.accent));
    }
    names(ctx, whole, chart, frame);
    days(ctx, whole, frame);
    key(ctx, whole, chart, frame);
}

/// Bars in view, with their places.
pub(super) fn in_view<'c>(chart: &'c Chart, frame: &'c Frame) -> impl Iterator<Item = (usize, &'c Bar)> {
    chart.bars.iter().enumerate().filter(|(_, bar)| {
        let rect = frame.bar(bar);
        let here = frame.in_view(bar.row) || bar.to.is_some_and(|to| frame.in_view(to));
        here && rect.right() >= frame.plot.left() && rect.left() <= frame.plot.right()
    })
}

fn heading(ctx: &ViewCtx<'_>, painter: &Painter, chart: &Chart, frame: &Frame) {
    let text = chart.of.map_or_else(
        || ctx.words.with("spans-rails-title", &[("n", frame.rows_shown().into())]),
        |of| {
            ctx.words.with(
                "spans-ego-title",
                &[("name", ctx.name(of).into()), ("n", chart.rows.len().into())],
            )
        },
    );
    let at = frame.whole.left_top() + vec2(space::XS, 2.0);
    let drawn = painter.text(
        at,
        Align2::LEFT_TOP,
        text,
        font(size::BODY, Weight::SemiBold),
        ctx.palette.text,
    );
    if chart.undated > 0 {
        let note = ctx.words.with("spans-undated", &[("n", chart.undated.into())]);
        let at = drawn.right_center() + vec2(space::M, 0.0);
        painter.text(
            at,
            Align2::LEFT_CENTER,
            note,
            font(size::SMALL, Weight::Regular),
            ctx.palette.text_weak,
        );
    }
}

/// Years, or months in a short period.
fn axis(ctx: &ViewCtx<'_>, painter: &Painter, frame: &Frame) {
    let p = ctx.palette;
    let stroke = Stroke::new(line::HAIR, p.line);
    let window = ctx.session.window;
    let style = font(size::SMALL, Weight::Regular);
    let years = f64::from(TICK) / frame.scale / 365.25;
    let step = [1, 2, 5, 10, 20, 50, 100, 200].into_iter().find(|s| f64::from(*s) >= years);
    let tick = |day: Day, text: String| {
        let x = frame.x(day.0);
        painter.vline(x, frame.plot.y_range(), stroke);
        painter.text(
            pos2(x, frame.plot.bottom() + 3.0),
            Align2::CENTER_TOP,
            text,
            style.clone(),
            p.text_weak,
        );
    };
    let (first, last) = (window.from.ymd().0, window.to.ymd().0);
    if years <= 0.5 && last - first < 3 {
        for year in first..=last {
            for month in [1, 4, 7, 10] {
                if let Some(day) = Day::from_ymd(year, month, 1).filter(|d| window.contains(*d)) {
                    tick(day, ctx.words.day(day));
                }
            }
        }
        return;
    }
    let step = step.unwrap_or(500);
    let mut year = first.div_euclid(step) * step;
    while year <= last {
        if let Some(day) = Day::from_ymd(year, 1, 1).filter(|d| window.contains(*d)) {
            tick(day, year.to_string());
        }
        year += step;
    }
}

/// A soft band under every other partner.
fn rows(ctx: &ViewCtx<'_>, painter: &Painter, chart: &Chart, frame: &Frame) {
    let p = ctx.palette;
    if chart.of.is_none() {
        return;
    }
    for row in (1..chart.rows.len()).step_by(2).filter(|row| frame.in_view(*row)) {
        let (top, bottom) = (frame.tops[row], frame.tops[row + 1]);
        let band = Rect::from_min_max(pos2(frame.plot.left(), top), pos2(frame.plot.right(), bottom));
        painter.rect_filled(band, 0.0, mix(p.canvas, p.field, 0.6));
    }
}

/// The rows that are named: all in view or, where rows are lower than names, those with most ties.
fn named(chart: &Chart, frame: &Frame) -> Vec<usize> {
    let mut rows: Vec<usize> = (0..chart.rows.len()).filter(|row| frame.in_view(*row)).collect();
    if chart.of.is_some() || frame.lane >= NAME {
        return rows;
    }
    let most = |row: &usize| {
        let steps = chart.steps.get(*row).into_iter().flatten();
        steps.map(|s| s.counts.iter().map(|(_, n)| n).sum::<u32>()).max().unwrap_or(0)
    };
    rows.sort_by_key(|row| (std::cmp::Reverse(most(row)), *row));
    let mut named: Vec<usize> = Vec::new();
    for row in rows {
        let y = frame.middle(row);
        if named.iter().all(|other| (frame.middle(*other) - y).abs() >= NAME) {
            named.push(row);
        }
    }
    named
}

/// Names of rows, at their right ends.
fn names(ctx: &ViewCtx<'_>, painter: &Painter, chart: &Chart, frame: &Frame) {
    let p = ctx.palette;
    let painter = painter.with_clip_rect(frame.names.expand2(vec2(2.0, 0.0)).intersect(painter.clip_rect()));
    for row in named(chart, frame) {
        let Some(actor) = chart.rows.get(row) else { continue };
        let bound = chart.of.is_some() || chart.bound.get(row).copied().unwrap_or(true);
        let (weight, color) = match ctx.highlight(*actor) {
            Highlight::Selected => (Weight::SemiBold, p.accent),
            Highlight::Hovered => (Weight::Medium, p.text),
            _ => (Weight::Regular, if bound { p.text } else { p.text_weak }),
        };
        let mut job = egui::text::LayoutJob::simple_singleline(ctx.name(*actor), font(size::NOTE, weight), color);
        job.wrap = egui::text::TextWrapping::truncate_at_width(frame.names.width() - 4.0);
        let galley = painter.layout_job(job);
        let at = pos2(
            frame.names.right() - galley.size().x,
            frame.middle(row) - 0.5 * galley.size().y,
        );
        painter.galley(at, galley, color);
    }
}

fn strength(ctx: &ViewCtx<'_>, bar: &Bar) -> (Highlight, f32) {
    let highlight = ctx.highlight(bar.tie);
    let part = match highlight {
        Highlight::None if !ctx.derived.related.is_empty() => 0.35,
        Highlight::None if !bar.stands => 0.55,
        _ => 1.0,
    };
    (highlight, part)
}

/// Highlight and colour of a bar.
pub(super) fn color(ctx: &ViewCtx<'_>, bar: &Bar) -> (Highlight, Color32) {
    let p = ctx.palette;
    let (highlight, part) = strength(ctx, bar);
    (highlight, p.faded(p.hue(bar.hue), p.canvas, part))
}

/// A line in one of the styles.
pub(super) fn line_of(out: &mut Vec<Shape>, from: egui::Pos2, to: egui::Pos2, style: LineStyle, pen: Stroke) {
    match style {
        LineStyle::Dotted => out.extend(Shape::dashed_line(&[from, to], pen, 2.0, 3.5)),
        LineStyle::DashDot | LineStyle::Crossed => out.extend(Shape::dashed_line(&[from, to], pen, 6.0, 3.0)),
        _ => out.push(Shape::line_segment([from, to], pen)),
    }
}

/// A bar: full where it is asserted, hollow where it is spoken of only, with soft ends where dates are not sharp.
fn draw(ctx: &ViewCtx<'_>, out: &mut Vec<Shape>, bar: &Bar, rect: Rect, many: bool) {
    let p = ctx.palette;
    let (highlight, color) = color(ctx, bar);
    let radius = (0.3 * rect.height()).min(3.0);
    if many {
        let ends = [rect.left_center(), rect.right_center()];
        let width = if highlight >= Highlight::Hovered { 4.0 } else { 2.4 };
        line_of(out, ends[0], ends[1], LineStyle::Solid, Stroke::new(width, color));
        return;
    }
    let soft = mix(p.canvas, color, 0.3);
    match bar.style {
        LineStyle::Solid | LineStyle::Double | LineStyle::Unreviewed | LineStyle::Later | LineStyle::Dashed => {
            out.push(Shape::rect_filled(rect, radius, color));
        }
        LineStyle::DashDot => {
            out.push(Shape::rect_filled(rect, radius, soft));
            let half = rect.with_max_y(rect.center().y);
            out.push(Shape::rect_filled(half, radius, color));
        }
        LineStyle::Dotted => {
            out.push(Shape::rect_filled(rect, radius, mix(p.canvas, color, 0.15)));
            let line = [rect.left_center(), rect.right_center()];
            out.extend(Shape::dotted_line(&line, color, 6.0, 1.4));
        }
        LineStyle::Crossed => {
            let pen = Stroke::new(1.2, color);
            out.push(Shape::rect_stroke(rect, radius, pen, egui::StrokeKind::Inside));
            out.push(Shape::line_segment([rect.left_center(), rect.right_center()], pen));
        }
    }
    // An end that is not sharp fades out.
    let fade = (0.25 * rect.width()).min(10.0);
    for (blurred, end) in [
        (bar.blurred.0, rect.with_max_x(rect.left() + fade)),
        (bar.blurred.1, rect.with_min_x(rect.right() - fade)),
    ] {
        if blurred {
            out.push(Shape::rect_filled(end, 0.0, soft));
        }
    }
    if highlight == Highlight::Selected {
        out.push(Shape::rect_stroke(
            rect,
            radius,
            Stroke::new(1.8, p.accent),
            egui::StrokeKind::Outside,
        ));
    }
}

/// The name of a tie on its bar, where it fits.
fn label(ctx: &ViewCtx<'_>, painter: &Painter, bar: &Bar, frame: &Frame) {
    let rect = frame.bar(bar).intersect(frame.plot);
    if rect.height() < NAMED || rect.width() < 40.0 {
        return;
    }
    let p = ctx.palette;
    let (_, color) = color(ctx, bar);
    let full = matches!(bar.style, LineStyle::Solid | LineStyle::Double | LineStyle::Unreviewed);
    let ink = if full && bar.stands {
        p.card
    } else {
        mix(color, p.text, 0.75)
    };
    let text = ctx.name(Item::from(bar.tie)) + &ctx.source_marks(bar.tie);
    let style = font(size::SMALL - 1.0, Weight::Medium);
    let mut job = egui::text::LayoutJob::simple_singleline(text, style, ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - 8.0);
    let galley = painter.layout_job(job);
    painter.galley(rect.left_center() + vec2(4.0, -0.5 * galley.size().y), galley, ink);
}

/// The moment, and the one it is compared with.
fn days(ctx: &ViewCtx<'_>, painter: &Painter, frame: &Frame) {
    let p = ctx.palette;
    let moments = [
        (ctx.session.compare, p.text_weak, true),
        (Some(ctx.session.moment), p.accent, false),
    ];
    for (day, color, other) in moments {
        let Some(day) = day.filter(|day| ctx.session.window.contains(*day)) else {
            continue;
        };
        let x = frame.x(day.0);
        let ends = [pos2(x, frame.plot.top()), pos2(x, frame.plot.bottom() + 2.0)];
        if other {
            painter.extend(Shape::dashed_line(&ends, Stroke::new(1.6, color), 5.0, 4.0));
        } else {
            painter.line_segment(ends, Stroke::new(1.8, color));
        }
        let style = font(size::SMALL, Weight::SemiBold);
        let galley = painter.layout_no_wrap(ctx.words.day(day), style, p.on_accent);
        let half = 0.5 * galley.size().x + 6.0;
        let middle = x.clamp(
            frame.plot.left() + half,
            (frame.plot.right() - half).max(frame.plot.left() + half),
        );
        let pill = Rect::from_center_size(pos2(middle, frame.plot.bottom() + 10.0), galley.size() + vec2(12.0, 4.0));
        painter.rect_filled(pill, 8.0, color);
        painter.galley(pill.center() - 0.5 * galley.size(), galley, p.on_accent);
    }
}

/// The key: colours of families, styles of bars.
fn key(ctx: &ViewCtx<'_>, painter: &Painter, chart: &Chart, frame: &Frame) {
    let p = ctx.palette;
    let style = font(size::SMALL, Weight::Regular);
    let (mut x, y) = (frame.names.left() + space::XS, frame.whole.bottom() - 0.5 * KEY);
    let mut families: Vec<crate::model::TieFamily> = chart
        .bars
        .iter()
        .filter_map(|b| ctx.dossier.ties.get(&b.tie))
        .map(|t| t.family)
        .collect();
    families.sort_unstable();
    families.dedup();
    let mut put = |shapes: Vec<Shape>, word: &str| {
        let galley = painter.layout_no_wrap(word.to_owned(), style.clone(), p.text_weak);
        if x + 24.0 + galley.size().x > frame.whole.right() {
            return;
        }
        painter.extend(shapes.into_iter().map(|mut shape| {
            shape.translate(vec2(x, y));
            shape
        }));
        painter.galley(pos2(x + 22.0, y - 0.5 * galley.size().y), Arc::clone(&galley), p.text_weak);
        x += 22.0 + galley.size().x + space::M;
    };
    for family in families {
        let rect = Rect::from_center_size(pos2(9.0, 0.0), vec2(16.0, 6.0));
        put(
            vec![Shape::rect_filled(rect, 1.0, p.hue(crate::views::hue_of(family)))],
            ctx.words.family(family),
        );
    }
    if (0..chart.rows.len()).any(|row| chart.of.is_none() && frame.in_view(row) && frame.is_counted(chart, row)) {
        let bar = |x: f32, height: f32| {
            let rect = Rect::from_center_size(pos2(x, 0.0), vec2(8.0, height));
            Shape::rect_filled(rect, 0.0, mix(p.hue(Hue::Grey), p.text, 0.3))
        };
        put(vec![bar(5.0, 3.0), bar(13.0, 10.0)], ctx.words.text("spans-key-many"));
    }
    for look in chart.styles.iter().filter(|s| **s != LineStyle::Solid) {
        let mut shapes = Vec::new();
        let pen = Stroke::new(2.4, mix(p.hue(Hue::Grey), p.text, 0.3));
        line_of(&mut shapes, pos2(1.0, 0.0), pos2(17.0, 0.0), *look, pen);
        put(shapes, ctx.words.text(style_word(*look)));
    }
}
