//! Where everything lies, whatever the zoom: places of nodes and, in a large network, what touches a part of the plane.
//!
//! In layout units. Not here: zoom, what is visible, the node that is being dragged.

use std::cell::OnceCell;
use std::sync::Arc;

use egui::Rect;

use super::boxes::Boxes;
use super::plan::{Plan, PlanPair};
use super::scene::screen;
use crate::derived::Positions;
use crate::derived::positions::lane_spacing;
use crate::layout::Point;
use crate::layout::map::Projection;

/// A fan bends out by so much of its lanes at most, far out where lanes shrink less than distances.
const BULGE: f32 = 4.0;
/// How far strands on a map bend, as a part of their length, with room to spare.
const BOW: f32 = 0.35;
/// Room of a loop from a node to itself.
const LOOP: f32 = 160.0;

/// Where everything lies.
#[derive(Debug)]
pub(super) struct Places {
    plan: Arc<Plan>,
    pub(super) of_nodes: Arc<Vec<Point>>,
    /// On a map strands are bent.
    pub(super) map: Option<Projection>,
    nodes: OnceCell<Boxes>,
    pairs: OnceCell<Boxes>,
    reach: OnceCell<f32>,
    extent: OnceCell<Rect>,
}

impl Places {
    pub(super) fn of(plan: &Arc<Plan>, positions: &Positions) -> Self {
        let place = |node: &super::plan::PlanNode| positions.get(node.actor).unwrap_or_default();
        Self {
            of_nodes: Arc::new(plan.nodes.iter().map(place).collect()),
            plan: Arc::clone(plan),
            map: positions.ground.as_ref().map(|ground| ground.projection),
            nodes: OnceCell::new(),
            pairs: OnceCell::new(),
            reach: OnceCell::new(),
            extent: OnceCell::new(),
        }
    }

    /// Centres of nodes.
    pub(super) fn nodes(&self) -> &Boxes {
        self.nodes.get_or_init(|| {
            let boxes: Vec<Rect> = self.of_nodes.iter().map(|p| Rect::from_pos(screen(*p))).collect();
            Boxes::of(&boxes)
        })
    }

    /// Pairs of nodes with all their strands.
    pub(super) fn pairs(&self) -> &Boxes {
        self.pairs.get_or_init(|| {
            let around = |pair: &PlanPair| {
                let (a, b) = (screen(self.of_nodes[pair.low]), screen(self.of_nodes[pair.high]));
                let lanes = pair.lines.len();
                let bulge = if pair.low == pair.high {
                    LOOP + lanes as f32 * lane_spacing(lanes)
                } else if lanes > 1 {
                    BULGE * lanes as f32 * lane_spacing(lanes)
                } else {
                    2.0
                };
                let bow = if self.map.is_some() { BOW * a.distance(b) } else { 0.0 };
                Rect::from_two_pos(a, b).expand(bulge + bow)
            };
            let boxes: Vec<Rect> = self.plan.pairs.iter().map(around).collect();
            Boxes::of(&boxes)
        })
    }

    /// The part of the plane in which all nodes lie.
    pub(super) fn extent(&self) -> Rect {
        *self.extent.get_or_init(|| {
            let points = self.of_nodes.iter().map(|p| Rect::from_pos(screen(*p)));
            points.fold(Rect::NOTHING, Rect::union)
        })
    }

    /// How much ink hairlines between all pairs would be, against the ground they lie on, at zoom 1.
    pub(super) fn ink(&self) -> f32 {
        *self.reach.get_or_init(|| {
            let pairs = self.plan.pairs.iter();
            let length: f32 = pairs.map(|p| self.of_nodes[p.low].distance(self.of_nodes[p.high])).sum();
            length / self.extent().area().max(1.0)
        })
    }
}
