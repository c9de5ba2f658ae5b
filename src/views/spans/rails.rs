//! Paints the rails: what joins them as strokes from rail to rail, and on each rail its ties in lanes or, where there are too many,
//! a band as thick as there are ties.
//!
//! Not here: names of rows, axis, key (`paint`); what the pointer meets (`input`).

use egui::epaint::Mesh;
use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, pos2, vec2};

use super::chart::{Bar, Chart, Joint};
use super::paint::{color, line_of};
use super::state::Frame;
use crate::derived::Highlight;
use crate::model::Direction;
use crate::theme::mix;
use crate::views::{LineStyle, ViewCtx};

/// With more strokes in view they let each other shine through.
const FEW: f32 = 160.0;
const FAINTEST: f32 = 0.3;
/// Ends of strokes are marked as long as there are no more than so many.
const MOST_ENDS: usize = 4000;
/// Radius of the end of a stroke.
const END: f32 = 2.3;
/// Changes of a band closer than this are drawn as one.
const FINE: f32 = 0.7;

/// Paints strokes, bands and bars.
pub(super) fn paint(ctx: &ViewCtx<'_>, painter: &Painter, chart: &Chart, frame: &Frame, shown: &[(usize, &Bar)]) {
    rails(ctx, painter, chart, frame);
    let joints: Vec<&Joint> = in_view(chart, frame).map(|(_, joint)| joint).collect();
    strokes(ctx, painter, chart, frame, &joints);
    bands(ctx, painter, chart, frame);
    bars(ctx, painter, chart, frame, shown);
    ends(ctx, painter, chart, frame, &joints);
}

/// Strokes in view, with their places.
pub(super) fn in_view<'c>(chart: &'c Chart, frame: &'c Frame) -> impl Iterator<Item = (usize, &'c Joint)> {
    let inside = |joint: &Joint| {
        let x = frame.x(joint.day);
        let (top, bottom) = span(joint, frame);
        x >= frame.plot.left() - 1.0 && x <= frame.plot.right() + 1.0 && top < frame.plot.bottom() && bottom > frame.plot.top()
    };
    chart.joints.iter().enumerate().filter(move |(_, joint)| inside(joint))
}

/// From which height to which a stroke runs.
pub(super) fn span(joint: &Joint, frame: &Frame) -> (f32, f32) {
    let at = |row: Option<&usize>| row.map_or(0.0, |row| frame.middle(*row));
    (at(joint.rows.first()), at(joint.rows.last()))
}

/// The rail of each actor, as long as it exists.
fn rails(ctx: &ViewCtx<'_>, painter: &Painter, chart: &Chart, frame: &Frame) {
    let p = ctx.palette;
    let stroke = Stroke::new(1.0, mix(p.canvas, p.text_weak, 0.28));
    for (row, actor) in chart.rows.iter().enumerate().filter(|(row, _)| frame.in_view(*row)) {
        let period = ctx.dossier.actors.get(actor).and_then(|a| a.exists.as_ref());
        let first = period.and_then(crate::model::Edtf::earliest_day);
        let last = period.and_then(crate::model::Edtf::latest_day);
        let from = first.map_or(frame.plot.left(), |d| frame.x(d.0));
        let to = last.map_or(frame.plot.right(), |d| frame.x(d.0)).max(from);
        painter.hline(from..=to, frame.middle(row), stroke);
    }
}

/// Highlight, colour and style of a stroke: those of the strongest tie it stands for.
fn look(ctx: &ViewCtx<'_>, chart: &Chart, joint: &Joint) -> Option<(Highlight, Color32, LineStyle)> {
    let bars = joint.bars.iter().filter_map(|i| chart.bars.get(*i));
    let looks = bars.map(|bar| {
        let (highlight, color) = color(ctx, bar);
        ((highlight, bar.stands), (highlight, color, bar.style))
    });
    let found = looks.max_by_key(|(rank, _)| *rank).map(|(_, look)| look)?;
    let treaty = joint.treaty.filter(|treaty| ctx.session.is_selected((*treaty).into()));
    Some((if treaty.is_some() { Highlight::Selected } else { found.0 }, found.1, found.2))
}

/// What joins rails, from the first of them to the last.
fn strokes(ctx: &ViewCtx<'_>, painter: &Painter, chart: &Chart, frame: &Frame, joints: &[&Joint]) {
    let faint = (FEW / joints.len().max(1) as f32).clamp(FAINTEST, 1.0);
    let mut shapes: Vec<Shape> = Vec::new();
    for joint in joints {
        let Some((highlight, color, style)) = look(ctx, chart, joint) else {
            continue;
        };
        let (x, (top, bottom)) = (frame.x(joint.day), span(joint, frame));
        let strong = highlight >= Highlight::Hovered;
        let color = if strong {
            color
        } else {
            mix(ctx.palette.canvas, color, faint)
        };
        let pen = Stroke::new(if strong { 2.4 } else { 1.2 }, color);
        let style = if joints.len() as f32 > FEW { LineStyle::Solid } else { style };
        line_of(&mut shapes, pos2(x, top), pos2(x, bottom), style, pen);
    }
    painter.extend(shapes);
}

/// The number of ties of each rail on which they cannot be told apart: the thicker, the more.
fn bands(ctx: &ViewCtx<'_>, painter: &Painter, chart: &Chart, frame: &Frame) {
    let p = ctx.palette;
    let mut mesh = Mesh::default();
    let counted = (0..chart.rows.len()).filter(|row| frame.in_view(*row) && frame.is_counted(chart, *row));
    for row in counted {
        let aside = !ctx.derived.related.is_empty() && ctx.highlight(chart.rows[row]) == Highlight::None;
        let strength = match (aside, chart.bound.get(row)) {
            (true, _) => 0.3,
            (false, Some(false)) => 0.5,
            (false, _) => 0.85,
        };
        let steps = &chart.steps[row];
        let mut x = f32::NEG_INFINITY;
        for (place, step) in steps.iter().enumerate() {
            let to = steps.get(place + 1).map_or(frame.plot.right(), |next| frame.x(next.day));
            let from = frame.x(step.day).max(x).max(frame.plot.left());
            if to - from < FINE || from > frame.plot.right() {
                continue;
            }
            x = to;
            let total: u32 = step.counts.iter().map(|(_, n)| n).sum();
            let height = (frame.band() * (total as f32 / chart.most.max(1) as f32).sqrt()).max(if total > 0 { 2.0 } else { 0.0 });
            let mut top = frame.middle(row) - 0.5 * height;
            for (hue, n) in &step.counts {
                let part = height * *n as f32 / total as f32;
                let rect = Rect::from_min_size(pos2(from, top), vec2(to - from, part));
                mesh.add_colored_rect(rect, p.faded(p.hue(*hue), p.canvas, strength));
                top += part;
            }
        }
    }
    painter.add(Shape::mesh(mesh));
}

/// Each tie on both of its rails, in lanes; on counted rails only what stands out.
fn bars(ctx: &ViewCtx<'_>, painter: &Painter, chart: &Chart, frame: &Frame, shown: &[(usize, &Bar)]) {
    let mut shapes: Vec<Shape> = Vec::new();
    for (_, bar) in shown {
        let (highlight, color) = color(ctx, bar);
        let strong = highlight >= Highlight::Hovered;
        let width = if strong { 3.4 } else { 2.2 };
        let color = if strong { mix(color, ctx.palette.text, 0.25) } else { color };
        let ends = [
            (Some(frame.bar(bar)), bar.row),
            (frame.bar_to(bar), bar.to.unwrap_or(bar.row)),
        ];
        for (rect, row) in ends {
            let Some(rect) = rect.filter(|_| frame.in_view(row) && (strong || !frame.is_counted(chart, row))) else {
                continue;
            };
            line_of(
                &mut shapes,
                rect.left_center(),
                rect.right_center(),
                bar.style,
                Stroke::new(width, color),
            );
        }
    }
    painter.extend(shapes);
}

/// Where a stroke meets its rails: a point, or a head where a single tie leads to.
fn ends(ctx: &ViewCtx<'_>, painter: &Painter, chart: &Chart, frame: &Frame, joints: &[&Joint]) {
    if joints.iter().map(|joint| joint.rows.len()).sum::<usize>() > MOST_ENDS {
        return;
    }
    let mut shapes: Vec<Shape> = Vec::new();
    for joint in joints {
        let Some((_, color, _)) = look(ctx, chart, joint) else {
            continue;
        };
        let x = frame.x(joint.day);
        let alone = joint
            .bars
            .first()
            .filter(|_| joint.bars.len() == 1)
            .and_then(|i| chart.bars.get(*i));
        let directed = alone.filter(|bar| {
            let tie = ctx.dossier.ties.get(&bar.tie);
            tie.is_some_and(|tie| tie.direction != Direction::Mutual) && bar.to.is_some()
        });
        if let Some(bar) = directed {
            let (from, to) = (frame.bar(bar).center().y, frame.bar_to(bar).map_or(0.0, |r| r.center().y));
            shapes.push(Shape::circle_filled(pos2(x, from), END, color));
            head(&mut shapes, pos2(x, from), pos2(x, to), color);
            continue;
        }
        for row in joint.rows.iter().filter(|row| frame.in_view(**row)) {
            let own = alone.filter(|_| !frame.is_counted(chart, *row));
            let y = own.map_or(frame.middle(*row), |bar| {
                let rect = if bar.row == *row {
                    Some(frame.bar(bar))
                } else {
                    frame.bar_to(bar)
                };
                rect.map_or(frame.middle(*row), |r| r.center().y)
            });
            shapes.push(Shape::circle_filled(pos2(x, y), END, color));
        }
    }
    painter.extend(shapes);
}

/// The head of an arrow at `to`, unless there is no room for it.
fn head(out: &mut Vec<Shape>, from: Pos2, to: Pos2, color: Color32) {
    if (to.y - from.y).abs() < 7.0 {
        out.push(Shape::circle_filled(to, END, color));
        return;
    }
    let back = if to.y > from.y { -1.0 } else { 1.0 };
    let corners = vec![to, to + vec2(-3.6, 6.4 * back), to + vec2(3.6, 6.4 * back)];
    out.push(Shape::convex_polygon(corners, color, Stroke::NONE));
}
