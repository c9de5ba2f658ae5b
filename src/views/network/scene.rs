//! Plan, places and zoom to geometry: circles, rectangles and curves in scaled units (see [`super::camera`]).
//!
//! Made again only when zoom, places or a drag change. Not here: what is visible, colours.

use egui::{Pos2, Rect, pos2};

use super::ground;
use super::plan::{Form, Plan};
use crate::derived::Positions;
use crate::derived::positions::lane_spacing;
use crate::layout::Point;
use crate::layout::strand::{End, Outline, Strand, fan};
use crate::model::ActorId;

/// A node, in scaled units.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    pub(super) at: Pos2,
    pub(super) outline: Outline,
}

impl Node {
    /// Half its width and height.
    pub(super) fn half(&self) -> egui::Vec2 {
        match self.outline {
            Outline::Circle(r) => egui::Vec2::splat(r),
            Outline::Rect { half_w, half_h } => egui::vec2(half_w, half_h),
        }
    }

    /// The rectangle around it.
    pub(super) fn rect(&self) -> Rect {
        Rect::from_center_size(self.at, 2.0 * self.half())
    }

    pub(super) fn point(&self) -> Point {
        Point::new(self.at.x, self.at.y)
    }
}

/// A strand, in scaled units, run from its source to its target.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    pub(super) curve: Strand,
    pub(super) bounds: Rect,
    pub(super) straight: bool,
}

/// All geometry at one zoom.
#[derive(Debug, Default)]
pub(super) struct Scene {
    pub(super) nodes: Vec<Node>,
    pub(super) lines: Vec<Line>,
    /// Size of nodes and strands against zoom 1.
    pub(super) scale: f32,
}

/// Sizes grow more slowly than distances: far out nodes stay visible, close up they do not fill the pane.
pub(super) fn mark_scale(zoom: f32) -> f32 {
    zoom.max(0.001).powf(0.6).min(1.5)
}

impl Scene {
    /// Works out the geometry. `moved` is a node that stands elsewhere for the time being.
    pub(super) fn of(plan: &Plan, positions: &Positions, zoom: f32, moved: Option<(ActorId, Point)>) -> Self {
        let scale = mark_scale(zoom);
        let nodes: Vec<Node> = plan
            .nodes
            .iter()
            .map(|node| {
                let place = match moved {
                    Some((actor, at)) if actor == node.actor => at,
                    _ => positions.get(node.actor).unwrap_or_default(),
                };
                let outline = match node.form {
                    Form::Round | Form::Minor => Outline::Circle(node.radius * scale),
                    Form::Box => Outline::Rect {
                        half_w: node.half_width * scale,
                        half_h: node.radius * scale,
                    },
                };
                Node {
                    at: pos2(place.x * zoom, place.y * zoom),
                    outline,
                }
            })
            .collect();
        // Close up the strands of a fan draw apart with the distances; far out they stay apart enough to be told.
        let spread = if zoom > 1.0 { zoom } else { scale.max(0.35) };
        let mut scene = Self {
            nodes,
            lines: Vec::with_capacity(plan.lines.len()),
            scale,
        };
        for pair in &plan.pairs {
            let (low, high) = (&scene.nodes[pair.low], &scene.nodes[pair.high]);
            let end = |node: &Node| End {
                at: node.point(),
                outline: node.outline,
            };
            let lanes = pair.lines.len();
            let mut curves = fan(end(low), end(high), lanes, lane_spacing(lanes) * spread, 2.5 * scale);
            if positions.ground.is_some() {
                curves = ground::arcs(curves);
            }
            for line in &plan.lines[pair.lines.clone()] {
                let curve = curves.get(line.slot.lane).copied().unwrap_or(Strand {
                    from: low.point(),
                    control_a: low.point(),
                    control_b: high.point(),
                    to: high.point(),
                });
                let curve = if line.slot.reversed { curve.reversed() } else { curve };
                scene.lines.push(Line {
                    curve,
                    bounds: bounds(&curve),
                    straight: curve.is_straight(),
                });
            }
        }
        scene
    }

    /// The node under a point in scaled units; the uppermost wins.
    pub(super) fn node_at(&self, at: Pos2, shown: impl Fn(usize) -> bool) -> Option<usize> {
        let hit = |node: &Node| match node.outline {
            Outline::Circle(r) => node.at.distance(at) <= r.max(4.0),
            Outline::Rect { .. } => node.rect().contains(at),
        };
        self.nodes
            .iter()
            .enumerate()
            .rev()
            .find(|(i, node)| hit(node) && shown(*i))
            .map(|(i, _)| i)
    }

    /// The strand nearest to a point in scaled units, at most `within` away.
    pub(super) fn line_at(&self, at: Pos2, within: f32, shown: impl Fn(usize) -> bool) -> Option<usize> {
        let point = Point::new(at.x, at.y);
        let distance = |line: &Line| {
            if line.straight {
                to_segment(at, screen(line.curve.from), screen(line.curve.to))
            } else {
                line.curve.distance_to(point)
            }
        };
        self.lines
            .iter()
            .enumerate()
            .filter(|(i, line)| line.bounds.expand(within).contains(at) && shown(*i))
            .map(|(i, line)| (i, distance(line)))
            .filter(|(_, d)| *d <= within)
            .min_by(|a, b| a.1.total_cmp(&b.1))
            .map(|(i, _)| i)
    }
}

/// Point of the layout as egui's.
pub(super) fn screen(point: Point) -> Pos2 {
    pos2(point.x, point.y)
}

fn bounds(curve: &Strand) -> Rect {
    let r = curve.bounds();
    Rect::from_min_max(screen(r.min), screen(r.max))
}

fn to_segment(p: Pos2, a: Pos2, b: Pos2) -> f32 {
    let along = b - a;
    let t = if along.length_sq() > 0.0 {
        ((p - a).dot(along) / along.length_sq()).clamp(0.0, 1.0)
    } else {
        0.0
    };
    p.distance(a + along * t)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scene() -> Scene {
        let end = |x: f32| End::circle(Point::new(x, 0.0), 15.0);
        let lines = fan(end(0.0), end(200.0), 5, 14.0, 2.0)
            .into_iter()
            .map(|curve| Line {
                curve,
                bounds: bounds(&curve),
                straight: curve.is_straight(),
            })
            .collect();
        let node = |x: f32| Node {
            at: pos2(x, 0.0),
            outline: Outline::Circle(15.0),
        };
        Scene {
            nodes: vec![node(0.0), node(200.0)],
            lines,
            scale: 1.0,
        }
    }

    #[test]
    fn the_nearest_strand_is_hit() {
        let scene = scene();
        for (i, line) in scene.lines.iter().enumerate() {
            let middle = screen(line.curve.point_at(0.5));
            assert_eq!(scene.line_at(middle + egui::vec2(0.0, 2.0), 6.0, |_| true), Some(i));
        }
        assert_eq!(scene.line_at(pos2(100.0, 70.0), 6.0, |_| true), None);
    }

    #[test]
    fn hidden_strands_are_not_hit() {
        let scene = scene();
        let middle = screen(scene.lines[2].curve.point_at(0.5));
        assert_eq!(scene.line_at(middle, 6.0, |i| i != 2), None);
    }

    #[test]
    fn nodes_are_hit_inside_their_outline() {
        let scene = scene();
        assert_eq!(scene.node_at(pos2(205.0, 8.0), |_| true), Some(1));
        assert_eq!(scene.node_at(pos2(212.0, 12.0), |_| true), None);
    }

    #[test]
    fn marks_grow_more_slowly_than_distances() {
        assert!(mark_scale(0.25) > 0.25 && mark_scale(4.0) < 4.0);
    }
}
