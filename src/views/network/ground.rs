//! What lies under the network on a map: coastlines, lines to the true places of nodes that had to give way, bent strands.
//!
//! Not here: the map itself (`layout::map`), nodes and strands.

use egui::{Align2, Painter, Pos2, Rect, Shape, Stroke, Vec2, pos2, vec2};

use super::looks::Presence;
use super::paint::tag_spots;
use super::picture::Picture;
use super::scene::Node;
use crate::layout::Point;
use crate::layout::map::Projection;
use crate::layout::strand::Strand;
use crate::theme::{Weight, font, line, mix, size};
use crate::views::ViewCtx;

/// How far strands bend, as a part of their length: at least, at most, and where the great circle leaves the map.
const LEAST_BOW: f32 = 0.05;
const MOST_BOW: f32 = 0.3;
const OFF_EDGE: f32 = 0.12;
/// Points of an arc.
pub(super) const ARC: usize = 9;
/// A node stands at its true place if it is no farther away, in points.
const NEAR: f32 = 3.0;
/// Width of coastlines.
const COAST: f32 = 1.1;
/// Points of the coast closer than this on the screen are drawn as one.
const FINE: f32 = 0.7;

/// The map at a zoom, as far as strands need it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bending {
    pub(super) projection: Projection,
    pub(super) zoom: f32,
}

impl Bending {
    /// How far the middle of a strand between two points in scaled units lies off its chord: as the great circle does, to the
    /// north where that is too little to be seen or where the great circle leaves the map, and never by too much.
    pub(super) fn bow(self, from: Pos2, to: Pos2) -> Vec2 {
        let chord = to - from;
        let length = chord.length();
        if length < 1.0 {
            return Vec2::ZERO;
        }
        let unscaled = |p: Pos2| Point::new(p.x / self.zoom, p.y / self.zoom);
        let true_bow = self.projection.bow(unscaled(from), unscaled(to));
        // The side on which north is; straight up and down it is the east.
        let sign = if chord.x < 0.0 || (chord.x == 0.0 && chord.y < 0.0) {
            -1.0
        } else {
            1.0
        };
        let north = vec2(sign * chord.y, -sign * chord.x) / length;
        let (least, off_edge) = (LEAST_BOW * length, OFF_EDGE * length);
        let Some(bow) = true_bow else { return north * off_edge };
        let bow = vec2(bow.x, bow.y) * self.zoom;
        if bow.length() < least {
            return north * least;
        }
        bow * (MOST_BOW * length / bow.length()).min(1.0)
    }
}

/// Strands of a pair, bent as great circles are, so that those between neighbours in a row can be told apart.
pub(super) fn arcs(strands: Vec<Strand>, bow: Vec2) -> Vec<Strand> {
    // A cubic whose inner points move by as much moves its middle by three quarters of it.
    let by = |p: Point| Point::new(p.x + bow.x / 0.75, p.y + bow.y / 0.75);
    let bent = strands.into_iter().map(|s| Strand {
        control_a: by(s.control_a),
        control_b: by(s.control_b),
        ..s
    });
    bent.collect()
}

/// The points of an arc between two points whose middle lies so far off the chord.
pub(super) fn arc(from: Pos2, to: Pos2, bow: Vec2) -> [Pos2; ARC] {
    std::array::from_fn(|k| {
        let t = k as f32 / (ARC - 1) as f32;
        from + (to - from) * t + bow * (4.0 * t * (1.0 - t))
    })
}

/// Paints the coast and the lines to true places.
pub(super) fn paint(ctx: &ViewCtx<'_>, painter: &Painter, picture: &Picture) {
    let Some(ground) = &ctx.derived.positions.ground else {
        return;
    };
    let p = ctx.palette;
    let on_screen = |at: Point| pos2(at.x * picture.zoom, at.y * picture.zoom) + picture.shift;
    let coast = Stroke::new(COAST, mix(p.canvas, p.text_weak, 0.55));
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
    let p = ctx.palette;
    let text = ctx.words.text("network-map-edge").to_owned();
    let galley = painter.layout_no_wrap(text, font(size::SMALL, Weight::Italic), p.text_weak);
    let place = Align2::RIGHT_CENTER.anchor_size(row.left_center() - vec2(20.0, 0.0), galley.size());
    let cards = picture.cards(ctx, painter).into_iter();
    let cards = cards.chain(tag_spots(painter, picture).into_iter().map(|spot| spot.rect));
    let nodes = picture.scene.nodes.iter().map(Node::rect);
    let mut taken = cards.chain(nodes).map(|rect| rect.translate(picture.shift));
    let covered = taken.any(|rect| rect.intersects(place.expand2(vec2(4.0, 1.0))));
    if !ctx.on_screen() && (covered || !picture.pane.contains_rect(place)) {
        return;
    }
    // The coast stops at the words.
    painter.rect_filled(place.expand2(vec2(4.0, 1.0)), 3.0, p.canvas);
    painter.galley(place.min, galley, p.text_weak);
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
    fn strands_follow_great_circles_and_bend_to_the_north_where_these_are_straight() {
        let mut projection = Projection::around(0.0);
        projection.scale = 300.0;
        let bending = Bending { projection, zoom: 0.5 };
        let at = |lat: f32, lon: f32| {
            let p = projection.project(crate::layout::map::Place { lat, lon });
            pos2(p.x, p.y) * 0.5
        };
        let (washington, moscow) = (at(38.9, -77.0), at(55.8, 37.6));
        let bow = bending.bow(washington, moscow);
        assert!(bow.y < -15.0, "over Greenland: {bow:?}");
        assert!((bow - bending.bow(moscow, washington)).length() < 0.5);
        let south = bending.bow(at(-34.6, -58.4), at(-33.9, 18.4));
        assert!(south.y > 5.0, "towards Antarctica: {south:?}");
        let (quito, nairobi) = (at(0.0, -78.0), at(0.0, 37.0));
        assert!(bending.bow(quito, nairobi).y < 0.0 && bending.bow(nairobi, quito).y < 0.0);
        let points = arc(quito, nairobi, vec2(0.0, -20.0));
        assert!((points[0], points[ARC - 1]) == (quito, nairobi) && (points[ARC / 2].y - quito.y + 20.0).abs() < 1e-3);
        let bent = arcs(vec![straight((0.0, 0.0), (90.0, 0.0))], vec2(0.0, -9.0))[0];
        assert!((bent.point_at(0.5).y + 9.0).abs() < 1e-3, "{bent:?}");
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
