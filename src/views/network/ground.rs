//! What lies under the network on a map: coastlines, lines to the true places of nodes that had to give way, bent strands.
//!
//! Not here: the map itself (`layout::map`), nodes and strands.

use egui::{Align2, Painter, Pos2, Rect, Shape, Stroke, pos2, vec2};

use super::looks::Presence;
use super::picture::Picture;
use crate::layout::Point;
use crate::layout::strand::Strand;
use crate::theme::{Weight, font, line, mix, size};
use crate::views::ViewCtx;

/// How far strands bend, as a part of their length.
const BEND: f32 = 0.13;
/// A node stands at its true place if it is no farther away, in points.
const NEAR: f32 = 3.0;
/// Points of the coast closer than this on the screen are drawn as one.
const FINE: f32 = 0.7;

/// Strands of a pair, bent to the north as great circles are, so that those between neighbours in a row can be told apart.
pub(super) fn arcs(strands: Vec<Strand>) -> Vec<Strand> {
    let bent = strands.into_iter().map(|s| {
        let (dx, dy) = (s.to.x - s.from.x, s.to.y - s.from.y);
        // The side on which north is; straight up and down it is the east.
        let sign = if dx < 0.0 || (dx == 0.0 && dy < 0.0) { -1.0 } else { 1.0 };
        let by = |p: Point| Point::new(p.x + BEND * sign * dy, p.y - BEND * sign * dx);
        Strand {
            control_a: by(s.control_a),
            control_b: by(s.control_b),
            ..s
        }
    });
    bent.collect()
}

/// Paints the coast and the lines to true places.
pub(super) fn paint(ctx: &ViewCtx<'_>, painter: &Painter, picture: &Picture) {
    let Some(ground) = &ctx.derived.positions.ground else {
        return;
    };
    let p = ctx.palette;
    let on_screen = |at: Point| pos2(at.x * picture.zoom, at.y * picture.zoom) + picture.shift;
    let coast = Stroke::new(line::HAIR, mix(p.canvas, p.text_weak, 0.42));
    let pane = picture.pane.expand(4.0);
    let mut shapes: Vec<Shape> = Vec::new();
    for shore in &ground.coast {
        piece(shore, &on_screen, pane, coast, &mut shapes);
    }
    let leader = Stroke::new(line::HAIR, mix(p.canvas, p.text_weak, 0.75));
    for (i, node) in picture.plan.nodes.iter().enumerate() {
        let Some(anchor) = ground.anchors.get(&node.actor) else {
            continue;
        };
        let (at, stands) = (on_screen(*anchor), picture.scene.nodes[i].at + picture.shift);
        if picture.looks.nodes[i] == Presence::Out || at.distance(stands) < NEAR || !pane.contains(at) {
            continue;
        }
        shapes.push(Shape::line_segment([at, stands], leader));
        shapes.push(Shape::circle_filled(at, 1.8, leader.color));
    }
    painter.extend(shapes);
    edge_note(ctx, painter, picture);
}

/// One shore, as far as it is in view, without points too close to be seen.
fn piece(shore: &[Point], on_screen: &dyn Fn(Point) -> Pos2, pane: Rect, stroke: Stroke, out: &mut Vec<Shape>) {
    let mut drawn: Vec<Pos2> = Vec::new();
    let mut last: Option<Pos2> = None;
    for at in shore.iter().map(|p| on_screen(*p)) {
        let Some(before) = last.replace(at) else {
            drawn.push(at);
            continue;
        };
        if !Rect::from_two_pos(before, at).intersects(pane) {
            if drawn.len() > 1 {
                out.push(Shape::line(std::mem::take(&mut drawn), stroke));
            }
            drawn.clear();
            drawn.push(at);
            continue;
        }
        if drawn.last().is_none_or(|end| end.distance(at) >= FINE) {
            drawn.push(at);
        }
    }
    drawn.extend(last.filter(|end| drawn.last() != Some(end) && drawn.len() == 1));
    if drawn.len() > 1 {
        out.push(Shape::line(drawn, stroke));
    }
}

/// Says what the row at the edge is.
fn edge_note(ctx: &ViewCtx<'_>, painter: &Painter, picture: &Picture) {
    let Some(ground) = ctx.derived.positions.ground.as_ref().filter(|g| !g.edge.is_empty()) else {
        return;
    };
    let places = ground.edge.iter().filter_map(|actor| picture.plan.node_of(*actor));
    let rects = places.map(|i| picture.scene.nodes[i].rect().translate(picture.shift));
    let Some(row) = rects.reduce(Rect::union) else { return };
    painter.text(
        row.left_center() - vec2(20.0, 0.0),
        Align2::RIGHT_CENTER,
        ctx.words.text("network-map-edge"),
        font(size::SMALL, Weight::Italic),
        ctx.palette.text_weak,
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    fn straight(from: (f32, f32), to: (f32, f32)) -> Strand {
        let at = |t: f32| Point::new(from.0 + (to.0 - from.0) * t, from.1 + (to.1 - from.1) * t);
        Strand {
            from: at(0.0),
            control_a: at(1.0 / 3.0),
            control_b: at(2.0 / 3.0),
            to: at(1.0),
        }
    }

    #[test]
    fn strands_bend_to_the_north_whichever_way_they_run() {
        for (from, to) in [((0.0, 0.0), (90.0, 0.0)), ((90.0, 0.0), (0.0, 0.0))] {
            let bent = arcs(vec![straight(from, to)])[0];
            assert!(bent.point_at(0.5).y < -5.0, "{bent:?}");
            assert_eq!((bent.from, bent.to), (Point::new(from.0, from.1), Point::new(to.0, to.1)));
        }
    }

    #[test]
    fn what_is_out_of_view_is_not_drawn() {
        let pane = Rect::from_min_max(pos2(0.0, 0.0), pos2(100.0, 100.0));
        let draw = |points: &[(f32, f32)]| {
            let shore: Vec<Point> = points.iter().map(|(x, y)| Point::new(*x, *y)).collect();
            let mut out = Vec::new();
            piece(&shore, &|p| pos2(p.x, p.y), pane, Stroke::NONE, &mut out);
            out.len()
        };
        assert_eq!(draw(&[(200.0, 0.0), (300.0, 50.0), (200.0, 90.0)]), 0);
        assert_eq!(
            draw(&[(10.0, 10.0), (90.0, 50.0), (300.0, 90.0), (300.0, 20.0), (50.0, 20.0)]),
            2
        );
    }
}
