//! Painting of strands: line style, ends, glow. The many plain strands of a large network are drawn by `crowd`.

use egui::epaint::CubicBezierShape;
use egui::{Align2, Color32, Painter, Pos2, Shape, Stroke, Vec2, vec2};

use super::heads::{Head, heads};
use super::scene::screen;
use crate::layout::strand::Strand;
use crate::model::TieFamily;
use crate::theme::{Hue, Hues, Palette, Weight, font, mix, size};
use crate::views::{LineStyle, hue_of};

/// Between two strokes across a strand.
const BETWEEN_STROKES: f32 = 26.0;
/// Between two marks of its family.
const BETWEEN_MARKS: f32 = 30.0;

/// How a strand is drawn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pen {
    pub(super) style: LineStyle,
    pub(super) color: Color32,
    pub(super) width: f32,
    /// Ends are drawn open, filled with what lies behind: nobody has accepted the tie yet.
    pub(super) hollow: Option<Color32>,
}

/// A strand, moved onto the screen.
pub(super) fn on_screen(curve: Strand, shift: Vec2) -> Strand {
    let moved = |p: crate::layout::Point| crate::layout::Point::new(p.x + shift.x, p.y + shift.y);
    Strand {
        from: moved(curve.from),
        control_a: moved(curve.control_a),
        control_b: moved(curve.control_b),
        to: moved(curve.to),
    }
}

/// The strand with its ends.
pub(super) fn draw(out: &mut Vec<Shape>, curve: Strand, family: TieFamily, mutual: bool, pen: Pen) {
    let (start, end) = heads(family, mutual);
    let length = curve.length().max(1.0);
    let cover = |head: Option<Head>| head.map_or(0.0, |h| (h.covered(pen.width) / length).min(0.45));
    let (from, to) = (cover(start), 1.0 - cover(end));
    body(out, part(curve, from, to), pen);
    let tip = |at: crate::layout::Point, along: crate::layout::Point, sign: f32| (screen(at), sign * vec2(along.x, along.y));
    // The tangent a little way in follows a bent strand better than the one at its very end.
    if let Some(head) = end {
        let (at, along) = tip(curve.to, curve.tangent_at(0.5 + 0.5 * to), 1.0);
        out.push(head.shape(at, along, pen));
    }
    if let Some(head) = start {
        let (at, along) = tip(curve.from, curve.tangent_at(0.5 * from), -1.0);
        out.push(head.shape(at, along, pen));
    }
    if pen.style == LineStyle::Crossed {
        let (at, along) = tip(curve.point_at(0.5), curve.tangent_at(0.5), 1.0);
        for arm in [along + along.rot90(), along - along.rot90()] {
            let arm = arm.normalized() * (4.0 + pen.width);
            out.push(Shape::line_segment(
                [at - arm, at + arm],
                Stroke::new(pen.width.max(1.6), pen.color),
            ));
        }
    }
}

/// Marks along a strand that tell its family where hues do not, as in print without colour: dots for arms, one stroke
/// across for trade, slanted strokes for sanctions, two strokes for talks, crosses for hostility.
pub(super) fn family_marks(out: &mut Vec<Shape>, palette: &Palette, curve: Strand, family: TieFamily, pen: Pen) {
    if palette.hues != Hues::Grey {
        return;
    }
    let arm = 2.6 + 0.9 * pen.width;
    let stroke = Stroke::new((0.6 * pen.width).clamp(1.1, 1.8), pen.color);
    let count = (curve.length() / BETWEEN_MARKS).floor().clamp(1.0, 40.0);
    for k in 0..count as u8 {
        let t = (f32::from(k) + 0.5) / count;
        let (at, along) = (screen(curve.point_at(t)), curve.tangent_at(t));
        let along = vec2(along.x, along.y).normalized();
        let across = along.rot90();
        let mut line = |middle: Pos2, way: Vec2| out.push(Shape::line_segment([middle - arm * way, middle + arm * way], stroke));
        match hue_of(family) {
            Hue::Blue | Hue::Grey => {}
            Hue::Orange => out.push(Shape::circle_filled(at, 0.85 * arm, pen.color)),
            Hue::Green => line(at, across),
            Hue::Purple => line(at, (across + along).normalized()),
            Hue::Teal => [-2.0, 2.0].into_iter().for_each(|by| line(at + by * along, across)),
            Hue::Red => [along, -along]
                .into_iter()
                .for_each(|by| line(at, (across + by).normalized())),
        }
    }
}

/// A sign in a small disc on a strand.
pub(super) fn chip(painter: &Painter, palette: &Palette, at: Pos2, color: Color32, sign: &str) {
    painter.circle(at, 6.5, palette.canvas, Stroke::new(1.1, color));
    let ink = mix(color, palette.text, 0.35);
    painter.text(at, Align2::CENTER_CENTER, sign, font(size::SMALL - 1.5, Weight::Bold), ink);
}

/// The soft light under a strand that is selected.
pub(super) fn glow(out: &mut Vec<Shape>, curve: Strand, width: f32, color: Color32) {
    solid(out, &points(curve), Stroke::new(width, color));
}

/// Dots under a strand.
pub(super) fn dots(out: &mut Vec<Shape>, curve: Strand, width: f32, color: Color32) {
    out.extend(Shape::dotted_line(&flat(points(curve)), color, 1.5 * width, 0.5 * width));
}

/// Two edges beside a strand.
pub(super) fn edges(out: &mut Vec<Shape>, curve: Strand, width: f32, stroke: Stroke) {
    for side in [-0.5, 0.5] {
        out.push(Shape::line(offset(&flat(points(curve)), side * width), stroke));
    }
}

/// Short strokes across a strand.
pub(super) fn strokes(out: &mut Vec<Shape>, curve: Strand, stroke: Stroke) {
    let count = (curve.length() / BETWEEN_STROKES).floor().clamp(1.0, 60.0);
    for k in 0..count as u8 {
        let t = (f32::from(k) + 0.5) / count;
        let (at, along) = (screen(curve.point_at(t)), curve.tangent_at(t));
        let along = vec2(along.x, along.y).normalized();
        let arm = 5.0 * (along.rot90() + 0.6 * along);
        out.push(Shape::line_segment([at - arm, at + arm], stroke));
    }
}

fn body(out: &mut Vec<Shape>, curve: [Pos2; 4], pen: Pen) {
    let stroke = Stroke::new(pen.width, pen.color);
    let dashes = |out: &mut Vec<Shape>, dash: &[f32], gap: &[f32], stroke: Stroke| {
        out.extend(Shape::dashed_line_with_offset(&flat(curve), stroke, dash, gap, 0.0));
    };
    let unit = 0.7 + 0.15 * pen.width;
    match pen.style {
        LineStyle::Solid => solid(out, &curve, stroke),
        LineStyle::Double => {
            let thin = Stroke::new((0.55 * pen.width).max(1.1), pen.color);
            for side in [-1.0, 1.0] {
                out.push(Shape::line(offset(&flat(curve), side * (0.55 * pen.width + 0.9)), thin));
            }
        }
        LineStyle::Later => {
            let thin = Stroke::new(1.0, pen.color);
            for side in [-1.0, 1.0] {
                let edge = offset(&flat(curve), side * (0.6 * pen.width + 1.0));
                out.extend(Shape::dashed_line(&edge, thin, 4.0, 2.5));
            }
        }
        LineStyle::Unreviewed => dashes(out, &[5.2 * unit], &[2.4 * unit], stroke),
        LineStyle::Dashed => dashes(out, &[8.0 * unit], &[5.0 * unit], stroke),
        LineStyle::Dotted => dashes(
            out,
            &[2.2 * unit],
            &[4.4 * unit],
            Stroke::new((0.85 * pen.width).max(1.5), pen.color),
        ),
        LineStyle::DashDot | LineStyle::Crossed => dashes(out, &[9.0 * unit, 2.2 * unit], &[3.6 * unit, 3.6 * unit], stroke),
    }
}

fn solid(out: &mut Vec<Shape>, curve: &[Pos2; 4], stroke: Stroke) {
    if is_straight(curve) {
        out.push(Shape::line_segment([curve[0], curve[3]], stroke));
    } else {
        out.push(CubicBezierShape::from_points_stroke(*curve, false, Color32::TRANSPARENT, stroke).into());
    }
}

fn points(curve: Strand) -> [Pos2; 4] {
    [
        screen(curve.from),
        screen(curve.control_a),
        screen(curve.control_b),
        screen(curve.to),
    ]
}

fn is_straight(c: &[Pos2; 4]) -> bool {
    let along = (c[3] - c[0]).normalized();
    [c[1], c[2]].iter().all(|p| (*p - c[0]).dot(along.rot90()).abs() < 0.05)
}

/// The part of a curve between two parameters.
pub(super) fn part(curve: Strand, from: f32, to: f32) -> [Pos2; 4] {
    let split = |c: [Pos2; 4], t: f32| {
        let ab: Vec<Pos2> = c.windows(2).map(|w| w[0].lerp(w[1], t)).collect();
        let abc = [ab[0].lerp(ab[1], t), ab[1].lerp(ab[2], t)];
        let middle = abc[0].lerp(abc[1], t);
        ([c[0], ab[0], abc[0], middle], [middle, abc[1], ab[2], c[3]])
    };
    let mut c = points(curve);
    if to < 1.0 {
        c = split(c, to).0;
    }
    if from > 0.0 && to > 0.0 {
        c = split(c, from / to).1;
    }
    c
}

/// The curve as a polyline.
fn flat(c: [Pos2; 4]) -> Vec<Pos2> {
    if is_straight(&c) {
        return vec![c[0], c[3]];
    }
    CubicBezierShape::from_points_stroke(c, false, Color32::TRANSPARENT, Stroke::NONE).flatten(Some(0.15))
}

/// A polyline moved sideways.
fn offset(line: &[Pos2], by: f32) -> Vec<Pos2> {
    (0..line.len())
        .map(|i| {
            let (before, after) = (line[i.saturating_sub(1)], line[(i + 1).min(line.len() - 1)]);
            line[i] + (after - before).normalized().rot90() * by
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Point;

    fn bent() -> Strand {
        Strand {
            from: Point::new(0.0, 0.0),
            control_a: Point::new(30.0, 40.0),
            control_b: Point::new(70.0, 40.0),
            to: Point::new(100.0, 0.0),
        }
    }

    #[test]
    fn a_part_of_a_curve_lies_on_it() {
        let c = part(bent(), 0.2, 0.8);
        assert!(c[0].distance(screen(bent().point_at(0.2))) < 1e-3);
        assert!(c[3].distance(screen(bent().point_at(0.8))) < 1e-3);
        assert_eq!(part(bent(), 0.0, 1.0), points(bent()));
    }

    #[test]
    fn without_colour_marks_tell_the_families_and_with_it_there_are_none() {
        use TieFamily as F;
        let pen = Pen {
            style: LineStyle::Solid,
            color: Color32::RED,
            width: 2.0,
            hollow: None,
        };
        let marks = |palette, family| {
            let mut out = Vec::new();
            family_marks(&mut out, palette, bent(), family, pen);
            out
        };
        let families = [F::Commitment, F::Arms, F::Trade, F::Sanction, F::Contact, F::Hostility];
        for (place, family) in families.into_iter().enumerate() {
            assert!(marks(&Palette::LIGHT, family).is_empty() && marks(&Palette::DARK_SAFE, family).is_empty());
            for other in &families[..place] {
                let (one, two) = (marks(&Palette::LIGHT_GREY, family), marks(&Palette::LIGHT_GREY, *other));
                assert_ne!(one, two, "{family:?} looks as {other:?}");
            }
        }
    }

    #[test]
    fn every_style_draws_something_of_its_own() {
        let count = |style| {
            let mut out = Vec::new();
            draw(
                &mut out,
                bent(),
                TieFamily::Commitment,
                true,
                Pen {
                    style,
                    color: Color32::RED,
                    width: 2.0,
                    hollow: None,
                },
            );
            out.len()
        };
        assert_eq!(count(LineStyle::Solid), 1);
        assert_eq!(count(LineStyle::Double), 2);
        assert!(count(LineStyle::Dotted) > count(LineStyle::Dashed) && count(LineStyle::Dashed) > 4);
        assert_eq!(count(LineStyle::Crossed), count(LineStyle::DashDot) + 2);
    }
}
