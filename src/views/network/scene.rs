//! Plan, places and zoom to geometry: circles, rectangles and curves in scaled units (see [`super::camera`]).
//!
//! Made again only when zoom, places or a drag change. Not here: what is visible, colours.

use std::cell::OnceCell;
use std::ops::Index;
use std::sync::Arc;

use egui::{Pos2, Rect, pos2};

use super::ground::{self, Bending};
use super::plan::{Form, Plan, PlanNode};
use crate::derived::positions::lane_spacing;
use crate::layout::Point;
use crate::layout::map::{Projection, node_size};
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

/// Strands by place. Those of a large network are worked out when somebody looks at them: most are never seen so near.
#[derive(Debug, Default)]
pub(super) struct Lines {
    plan: Arc<Plan>,
    nodes: Arc<Vec<Node>>,
    spread: f32,
    scale: f32,
    /// On a map.
    bent: Option<Bending>,
    /// By pair, in the order of its strands; so many pairs together, since most are never asked for.
    fans: Vec<OnceCell<Box<Together>>>,
}

/// The strands of some pairs.
type Together = [OnceCell<Box<[Line]>>; TOGETHER];
const TOGETHER: usize = 128;

impl Lines {
    /// Number of strands.
    pub(super) fn len(&self) -> usize {
        self.plan.lines.len()
    }

    /// All of them; for small networks only.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Line> {
        (0..self.len()).map(|i| &self[i])
    }

    fn fan(&self, pair: usize) -> Box<[Line]> {
        let Some(pair) = self.plan.pairs.get(pair) else {
            return Box::default();
        };
        let (low, high) = (&self.nodes[pair.low], &self.nodes[pair.high]);
        let end = |node: &Node| End {
            at: node.point(),
            outline: node.outline,
        };
        let lanes = pair.lines.len();
        let mut curves = fan(
            end(low),
            end(high),
            lanes,
            lane_spacing(lanes) * self.spread,
            2.5 * self.scale,
        );
        if let Some(bending) = self.bent {
            curves = ground::arcs(curves, bending.bow(low.at, high.at));
        }
        let lines = self.plan.lines[pair.lines.clone()].iter().map(|line| {
            let curve = curves.get(line.slot.lane).copied().unwrap_or(Strand {
                from: low.point(),
                control_a: low.point(),
                control_b: high.point(),
                to: high.point(),
            });
            let curve = if line.slot.reversed { curve.reversed() } else { curve };
            Line {
                curve,
                bounds: bounds(&curve),
                straight: curve.is_straight(),
            }
        });
        lines.collect()
    }
}

impl Index<usize> for Lines {
    type Output = Line;

    fn index(&self, line: usize) -> &Line {
        let pair = self.plan.lines[line].pair as usize;
        let together = self.fans[pair / TOGETHER].get_or_init(|| Box::new([const { OnceCell::new() }; TOGETHER]));
        let fan = together[pair % TOGETHER].get_or_init(|| self.fan(pair));
        &fan[line - self.plan.pairs[pair].lines.start]
    }
}

/// All geometry at one zoom.
#[derive(Debug, Default)]
pub(super) struct Scene {
    pub(super) nodes: Arc<Vec<Node>>,
    pub(super) lines: Lines,
    /// Size of nodes and strands against zoom 1.
    pub(super) scale: f32,
}

/// Sizes grow more slowly than distances: far out nodes stay visible, close up they do not fill the pane.
pub(super) fn mark_scale(zoom: f32) -> f32 {
    zoom.max(0.001).powf(0.6).min(1.5)
}

/// Many nodes on a map are small until the user comes closer: countries do not give way.
fn on_map(nodes: usize, zoom: f32) -> f32 {
    let closer = ((zoom - FROM_ALL) / (1.0 - FROM_ALL)).clamp(0.0, 1.0);
    let small = node_size(nodes);
    small + (1.0 - small) * closer
}

/// Among many, nodes shrink almost as distances do: the layout has kept them apart, and they are to stay so.
fn among(nodes: usize, zoom: f32) -> f32 {
    let many = ((nodes as f32 - FEW) / (MANY - FEW)).clamp(0.0, 1.0);
    zoom.clamp(0.001, 1.0).powf(0.15 * many)
}

/// Nodes that are not many, and that are.
const FEW: f32 = 60.0;
const MANY: f32 = 160.0;

/// A map of the world fits a pane at about this zoom.
const FROM_ALL: f32 = 0.3;

impl Scene {
    /// Works out the geometry. `moved` is a node that stands elsewhere for the time being.
    pub(super) fn of(
        plan: &Arc<Plan>,
        (places, map): (&[Point], Option<Projection>),
        zoom: f32,
        moved: Option<(ActorId, Point)>,
    ) -> Self {
        let scale = mark_scale(zoom);
        let size = if map.is_some() {
            scale * on_map(plan.nodes.len(), zoom)
        } else {
            scale * among(plan.nodes.len(), zoom)
        };
        let moved = moved.and_then(|(actor, at)| Some((plan.node_of(actor)?, at)));
        let place = |i: usize| match moved {
            Some((node, at)) if node == i => at,
            _ => places.get(i).copied().unwrap_or_default(),
        };
        let node = |(i, node): (usize, &PlanNode)| {
            let outline = match node.form {
                Form::Round | Form::Minor => Outline::Circle(node.radius * size),
                Form::Box => Outline::Rect {
                    half_w: node.half_width * size,
                    half_h: node.radius * size,
                },
            };
            let place = place(i);
            Node {
                at: pos2(place.x * zoom, place.y * zoom),
                outline,
            }
        };
        let nodes: Arc<Vec<Node>> = Arc::new(plan.nodes.iter().enumerate().map(node).collect());
        // Close up the strands of a fan draw apart with the distances; far out they stay apart enough to be told.
        let spread = if zoom > 1.0 { zoom } else { scale.max(0.35) };
        Self {
            lines: Lines {
                plan: Arc::clone(plan),
                nodes: Arc::clone(&nodes),
                spread,
                scale,
                bent: map.map(|projection| Bending { projection, zoom }),
                fans: std::iter::repeat_with(OnceCell::new)
                    .take(plan.pairs.len().div_ceil(TOGETHER))
                    .collect(),
            },
            nodes,
            scale,
        }
    }

    /// The node among `among` under a point in scaled units; the uppermost wins.
    pub(super) fn node_at(&self, at: Pos2, among: impl DoubleEndedIterator<Item = usize>) -> Option<usize> {
        let hit = |node: &Node| match node.outline {
            Outline::Circle(r) => node.at.distance(at) <= r.max(4.0),
            Outline::Rect { .. } => node.rect().contains(at),
        };
        among.rev().find(|i| hit(&self.nodes[*i]))
    }

    /// The strand among `among` nearest to a point in scaled units, at most `within` away.
    pub(super) fn line_at(&self, at: Pos2, within: f32, among: impl Iterator<Item = usize>) -> Option<usize> {
        let point = Point::new(at.x, at.y);
        let distance = |line: &Line| {
            if line.straight {
                to_segment(at, screen(line.curve.from), screen(line.curve.to))
            } else {
                line.curve.distance_to(point)
            }
        };
        among
            .filter(|i| self.lines[*i].bounds.expand(within).contains(at))
            .map(|i| (i, distance(&self.lines[i])))
            .filter(|(_, d)| *d <= within)
            .min_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)))
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

/// Distance of a point from a straight line between two others.
pub(super) fn to_segment(p: Pos2, a: Pos2, b: Pos2) -> f32 {
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
        let actor = |id| serde_json::json!({"id": format!("a.{id}"), "kind": "state", "names": [{"de": id}], "code": id});
        let label = serde_json::json!({"de": "x"});
        let tie = |n| serde_json::json!({"id": format!("t.{n}"), "family": "arms", "from": "a.x", "to": "a.y", "label": label});
        let (actors, ties) = (["x", "y"].map(actor), [1, 2, 3, 4, 5].map(tie));
        let dossier: crate::model::Dossier = serde_json::from_value(serde_json::json!({"actors": actors, "ties": ties})).unwrap();
        let index = crate::model::Index::of(&dossier);
        let network = crate::derived::Network::of(&dossier, &index);
        let plan = Arc::new(Plan::of(&dossier, &network, &crate::derived::Overlay::default()));
        Scene::of(&plan, (&[Point::new(0.0, 0.0), Point::new(200.0, 0.0)], None), 1.0, None)
    }

    #[test]
    fn the_nearest_strand_is_hit() {
        let scene = scene();
        for (i, line) in scene.lines.iter().enumerate() {
            let middle = screen(line.curve.point_at(0.5));
            assert_eq!(scene.line_at(middle + egui::vec2(0.0, 2.0), 6.0, 0..5), Some(i));
        }
        assert_eq!(scene.line_at(pos2(100.0, 70.0), 6.0, 0..5), None);
    }

    #[test]
    fn hidden_strands_are_not_hit() {
        let scene = scene();
        let middle = screen(scene.lines[2].curve.point_at(0.5));
        assert_eq!(scene.line_at(middle, 6.0, [0, 1, 3, 4].into_iter()), None);
    }

    #[test]
    fn nodes_are_hit_inside_their_outline() {
        let scene = scene();
        assert_eq!(scene.node_at(pos2(205.0, 8.0), 0..2), Some(1));
        assert_eq!(scene.node_at(pos2(240.0, 12.0), 0..2), None);
    }

    #[test]
    fn marks_grow_more_slowly_than_distances() {
        assert!(mark_scale(0.25) > 0.25 && mark_scale(4.0) < 4.0);
    }
}
