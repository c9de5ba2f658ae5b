//! What is looked at in a frame: whether it is a crowd, and which strands and nodes are drawn by themselves.
//!
//! Asked by `picture`. Not here: what a crowd is made of (`bundles`, `near`), drawing.

use std::sync::Arc;

use egui::{Rect, Vec2, vec2};

use super::bundles::{Bundles, Crowd};
use super::emphasis::{Emphasis, Mark};
use super::looks::{Looks, Presence};
use super::merge::Merge;
use super::near::Near;
use super::places::Places;
use super::plan::Plan;
use super::scene::Scene;
use super::state::{Caches, Same};

/// From so many strands in view on, ties go into bundles and nodes into marks; below the second they come out again.
const MANY: (usize, usize) = (800, 600);
/// The same of nodes.
const MANY_NODES: (usize, usize) = (1500, 1200);
/// The same in a figure, where everything is to be seen as long as that makes sense.
const MANY_IN_FIGURES: usize = 20_000;
/// Nodes nearer than this, in points, cannot be told apart; where nodes are larger, when they cover each other's middle.
const APART: f32 = 7.0;
const COVERED: f32 = 16.0;
/// What stands out of a crowd is drawn in full as long as it is no more than so many strands and nodes.
pub(super) const MOST_LINES_OUT: usize = 400;
const MOST_NODES_OUT: usize = 700;
/// Names are placed a little beyond the view, in parts of the plane of this size.
const PART: Vec2 = vec2(260.0, 170.0);

/// What decides which strands and nodes are looked at in this frame.
pub(super) struct Sight<'a> {
    pub(super) plan: &'a Arc<Plan>,
    pub(super) ground: &'a Arc<Places>,
    pub(super) scene: &'a Scene,
    pub(super) looks: &'a Arc<Looks>,
    pub(super) emphasis: &'a Arc<Emphasis>,
    /// In scaled units.
    pub(super) view: Rect,
    pub(super) zoom: f32,
    pub(super) on_screen: bool,
}

impl Sight<'_> {
    fn is_there(&self, line: usize) -> bool {
        self.looks.lines[line].visible && self.emphasis.lines[line] > Mark::Trace
    }

    /// A part of the plane in layout units.
    fn unscaled(&self, part: Rect) -> Rect {
        part / self.zoom
    }

    fn is_crowded(&self, crowded: bool) -> bool {
        let view = self.unscaled(self.view);
        let of = |(from, below): (usize, usize)| match (self.on_screen, crowded) {
            (false, _) => MANY_IN_FIGURES,
            (true, false) => from,
            (true, true) => below,
        };
        let pair = |pair: usize| self.plan.pairs[pair].lines.clone().filter(|l| self.is_there(*l)).count();
        let shown = |node: usize| usize::from(self.looks.nodes[node] != Presence::Out);
        self.ground.pairs().more_than(of(MANY), view, pair) || self.ground.nodes().more_than(of(MANY_NODES), view, shown)
    }

    /// Bundles and marks, if more is in view than can be told apart.
    pub(super) fn crowd(&self, crowded: &mut bool, caches: &mut Caches) -> Option<Arc<Crowd>> {
        let is = self.plan.is_large() && self.is_crowded(*crowded);
        if self.on_screen {
            *crowded = is;
        }
        if !is {
            return None;
        }
        let ground = Same(Arc::clone(self.ground));
        if caches.merge.as_ref().is_none_or(|(held, _)| *held != ground) {
            let merge = Merge::of(Arc::clone(&self.ground.of_nodes), &self.plan.by_degree);
            caches.merge = Some((ground.clone(), merge));
        }
        let (_, merge) = caches.merge.as_mut()?;
        let groups = merge.groups(APART.max(COVERED * self.scene.scale) / self.zoom);
        let key = (ground, Same(Arc::clone(&groups)));
        let bundles = caches.bundles.get(&key, || Bundles::of(self.plan, groups));
        // Marks matter only where they leave something out.
        let leaves_out = self.emphasis.nodes.contains(&Mark::Trace);
        let key = (
            Same(Arc::clone(&bundles)),
            Same(Arc::clone(self.looks)),
            leaves_out.then(|| Same(Arc::clone(self.emphasis))),
        );
        let counted = || Crowd::of(self.plan, self.looks, self.emphasis, bundles);
        Some(caches.crowd.get(&key, counted))
    }

    /// Strands drawn by themselves, the weakest first. `dragged` may be elsewhere than the ground says.
    pub(super) fn lines(&self, crowd: Option<&Crowd>, dragged: Option<usize>) -> Vec<usize> {
        let order = &self.emphasis.order;
        if !self.plan.is_large() {
            return order.clone();
        }
        if crowd.is_some() {
            let from = order.partition_point(|i| self.emphasis.lines[*i] <= Mark::Normal);
            let ends = |i: &usize| {
                let line = &self.plan.lines[*i];
                Rect::from_two_pos(self.scene.nodes[line.from].at, self.scene.nodes[line.to].at)
            };
            let view = self.view.expand(60.0);
            // Too many to be drawn in full are in the mesh: some of them in full would lie over the others' marks.
            let least = if order.len() - from > MOST_LINES_OUT {
                Mark::Hovered
            } else {
                Mark::Normal
            };
            let above = |i: &&usize| self.emphasis.lines[**i] >= least;
            let out = order[from..].iter().rev().filter(above).filter(|i| ends(i).intersects(view));
            let mut out: Vec<usize> = out.take(MOST_LINES_OUT).copied().collect();
            out.reverse();
            return out;
        }
        // Beyond the view as far as names are placed.
        let mut pairs = self.ground.pairs().inside(self.unscaled(self.view.expand2(PART)));
        if let Some(node) = dragged {
            let own = self.plan.pairs.iter().enumerate();
            pairs.extend(own.filter(|(_, p)| p.low == node || p.high == node).map(|(i, _)| i));
            pairs.sort_unstable();
            pairs.dedup();
        }
        let lines = pairs.into_iter().flat_map(|pair| self.plan.pairs[pair].lines.clone());
        let mut lines: Vec<usize> = lines.filter(|i| self.is_there(*i)).collect();
        lines.sort_by_key(|i| self.emphasis.lines[*i]);
        lines
    }

    /// Nodes drawn by themselves: in a crowd those that stand out, and those that are more than dots.
    pub(super) fn nodes(&self, near: Option<&Near>) -> Vec<usize> {
        if !self.plan.is_large() {
            return (0..self.plan.nodes.len()).collect();
        }
        let view = self.view.expand(60.0);
        let Some(near) = near else {
            return self.ground.nodes().inside(self.unscaled(view));
        };
        let in_view = |i: &usize| view.contains(self.scene.nodes[*i].at);
        let out = self.emphasis.out.iter().rev().copied().filter(in_view);
        let mut found: Vec<usize> = out.take(MOST_NODES_OUT).collect();
        found.extend(near.whole.iter().copied().filter(in_view));
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The part of the plane for which names are placed, and how far marks have come apart.
    pub(super) fn part(&self, crowd: Option<&Crowd>) -> [i32; 5] {
        let view = self.view;
        let tile = |x: f32, width: f32| (x / width).floor() as i32;
        [
            tile(view.min.x, PART.x) - 1,
            tile(view.min.y, PART.y) - 1,
            tile(view.max.x, PART.x) + 2,
            tile(view.max.y, PART.y) + 2,
            crowd.map_or(-1, |crowd| i32::from(crowd.bundles.groups.level)),
        ]
    }

    /// The nodes of that part that may be named.
    pub(super) fn named(&self, crowd: Option<(&Crowd, &Near)>) -> Vec<usize> {
        let part = self.part(crowd.map(|(crowd, _)| crowd)).map(|x| x as f32);
        let part = Rect::from_min_max(
            egui::pos2(part[0] * PART.x, part[1] * PART.y),
            egui::pos2(part[2] * PART.x, part[3] * PART.y),
        );
        let Some((crowd, near)) = crowd else {
            return self.ground.nodes().inside(self.unscaled(part));
        };
        // Far out there are many more nodes than marks.
        if near.reach.contains_rect(part) {
            let marks = near.marks.iter().map(|i| *i as usize);
            let mut found: Vec<usize> = marks.filter(|i| part.contains(self.scene.nodes[*i].at)).collect();
            found.sort_unstable();
            return found;
        }
        let mut found = self.ground.nodes().inside(self.unscaled(part));
        found.retain(|i| crowd.bundles.groups.leads(*i));
        found
    }
}
