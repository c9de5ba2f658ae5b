//! Which nodes stand for which where the eye cannot separate them.
//!
//! Levels from far out to close up: at each one nodes nearer to each other than its distance become one mark, that of
//! the most important. A node that stands by itself at one level does so at every closer one, so that zooming in only
//! splits marks and zooming out only joins them; and a mark stands where its most important node stands, so that
//! nothing jumps. Levels are worked out as they are needed. Not here: ties (`bundles`), drawing (`crowd`).

use std::sync::Arc;

use crate::layout::Point;

/// From one level to the next distances shrink by this.
const STEP: f32 = std::f32::consts::SQRT_2;
/// The farthest distance is the extent of everything divided by this.
const FARTHEST: f32 = 24.0;
/// Closer levels than this there are not: what has not come apart by then lies on one spot.
const MOST_LEVELS: u8 = 30;
/// A level is kept until the distance wanted is so much beyond it, so that nothing flickers at its edge.
const SLACK: f32 = 1.12;
/// Levels kept, so that zooming back works nothing out anew.
const KEPT: usize = 6;
/// Not yet by itself.
const NEVER: u8 = u8::MAX;

/// Who stands for whom at one level.
#[derive(Debug)]
pub(super) struct Groups {
    pub(super) level: u8,
    /// For each node the one that stands for it; itself if it stands by itself.
    pub(super) leader: Vec<u32>,
}

impl Groups {
    /// Whether a node stands by itself, or for others.
    pub(super) fn leads(&self, node: usize) -> bool {
        self.leader[node] as usize == node
    }

    /// The node that stands for `node`.
    pub(super) fn of(&self, node: usize) -> usize {
        self.leader[node] as usize
    }

    /// Everything a mark stands for, itself included.
    pub(super) fn members(&self, leader: usize) -> impl Iterator<Item = usize> + '_ {
        let of = move |(_, l): &(usize, &u32)| **l as usize == leader;
        self.leader.iter().enumerate().filter(of).map(|(node, _)| node)
    }
}

/// The levels of one arrangement of nodes.
#[derive(Debug)]
pub(super) struct Merge {
    places: Arc<Vec<Point>>,
    /// Nodes, the most important first.
    order: Vec<u32>,
    /// The level from which each node stands by itself.
    since: Vec<u8>,
    /// Levels worked out so far.
    done: u8,
    farthest: f32,
    low: Point,
    extent: Point,
    kept: Vec<Arc<Groups>>,
    level: Option<u8>,
}

impl Merge {
    /// Nothing is worked out yet. `order` names every node once, the most important first.
    pub(super) fn of(places: Arc<Vec<Point>>, order: &[usize]) -> Self {
        let fold = |f: fn(f32, f32) -> f32, start: f32| {
            places
                .iter()
                .filter(|p| p.x.is_finite() && p.y.is_finite())
                .fold(Point::new(start, start), |all, p| Point::new(f(all.x, p.x), f(all.y, p.y)))
        };
        let (low, high) = (fold(f32::min, f32::INFINITY), fold(f32::max, f32::NEG_INFINITY));
        let extent = Point::new((high.x - low.x).max(0.0), (high.y - low.y).max(0.0));
        Self {
            since: vec![NEVER; places.len()],
            order: order.iter().map(|i| *i as u32).collect(),
            done: 0,
            farthest: (extent.x.max(extent.y) / FARTHEST).max(1.0),
            low,
            extent,
            places,
            kept: Vec::new(),
            level: None,
        }
    }

    /// Who stands for whom where nodes nearer than `distance`, in layout units, cannot be told apart.
    pub(super) fn groups(&mut self, distance: f32) -> Arc<Groups> {
        let wanted = (self.farthest / distance.max(1e-6)).log2() * 2.0;
        let level = match self.level {
            Some(held) if (wanted - f32::from(held) - 0.5).abs() < 0.5 + SLACK.log2() * 2.0 => held,
            _ => wanted.floor().clamp(0.0, f32::from(MOST_LEVELS)) as u8,
        };
        self.level = Some(level);
        if let Some(at) = self.kept.iter().position(|g| g.level == level) {
            let held = self.kept.remove(at);
            self.kept.push(Arc::clone(&held));
            return held;
        }
        while self.done <= level {
            self.split();
        }
        let made = Arc::new(self.joined(level));
        if self.kept.len() >= KEPT {
            self.kept.remove(0);
        }
        self.kept.push(Arc::clone(&made));
        made
    }

    fn distance(&self, level: u8) -> f32 {
        self.farthest / STEP.powi(i32::from(level))
    }

    /// Finds who stands by themselves at the next level.
    fn split(&mut self) {
        let level = self.done;
        let distance = self.distance(level);
        let mut grid = Grid::new(self.low, self.extent, distance, self.places.len());
        for node in &self.order {
            if self.since[*node as usize] < level {
                grid.put(&self.places, *node);
            }
        }
        for node in &self.order {
            if self.since[*node as usize] == NEVER && grid.nearest(&self.places, *node, distance).is_none() {
                self.since[*node as usize] = level;
                grid.put(&self.places, *node);
            }
        }
        self.done += 1;
    }

    fn joined(&self, level: u8) -> Groups {
        let distance = self.distance(level);
        let mut grid = Grid::new(self.low, self.extent, distance, self.places.len());
        for node in &self.order {
            if self.since[*node as usize] <= level {
                grid.put(&self.places, *node);
            }
        }
        let leader = (0..self.places.len() as u32)
            .map(|node| {
                if self.since[node as usize] <= level {
                    return node;
                }
                grid.nearest(&self.places, node, distance).unwrap_or(node)
            })
            .collect();
        Groups { level, leader }
    }
}

/// Nodes by squares of one width: whoever is near lies in one of nine.
struct Grid {
    low: Point,
    width: f32,
    columns: usize,
    rows: usize,
    first: Vec<u32>,
    next: Vec<u32>,
}

const NOBODY: u32 = u32::MAX;

impl Grid {
    fn new(low: Point, extent: Point, distance: f32, nodes: usize) -> Self {
        // Squares are never so small that there are many more of them than nodes.
        let area = f64::from(extent.x.max(1.0)) * f64::from(extent.y.max(1.0));
        let least = (area / (2.0 * nodes as f64 + 64.0)).sqrt() as f32;
        let width = distance.max(least);
        let (columns, rows) = ((extent.x / width) as usize + 1, (extent.y / width) as usize + 1);
        Self {
            low,
            width,
            columns,
            rows,
            first: vec![NOBODY; columns * rows],
            next: vec![NOBODY; nodes],
        }
    }

    fn square(&self, at: Point) -> (usize, usize) {
        let along = |x: f32, low: f32, most: usize| (((x - low) / self.width) as usize).min(most - 1);
        (along(at.x, self.low.x, self.columns), along(at.y, self.low.y, self.rows))
    }

    fn put(&mut self, places: &[Point], node: u32) {
        let (column, row) = self.square(places[node as usize]);
        let first = &mut self.first[row * self.columns + column];
        self.next[node as usize] = *first;
        *first = node;
    }

    /// The nearest of those put in that is nearer than `distance`.
    fn nearest(&self, places: &[Point], node: u32, distance: f32) -> Option<u32> {
        let at = places[node as usize];
        let (column, row) = self.square(at);
        let mut best: Option<(f32, u32)> = None;
        for row in row.saturating_sub(1)..(row + 2).min(self.rows) {
            for column in column.saturating_sub(1)..(column + 2).min(self.columns) {
                let mut other = self.first[row * self.columns + column];
                while other != NOBODY {
                    let off = places[other as usize].distance(at);
                    if off < distance && best.is_none_or(|held| (off, other) < held) {
                        best = Some((off, other));
                    }
                    other = self.next[other as usize];
                }
            }
        }
        best.map(|(_, other)| other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn points() -> impl Strategy<Value = Vec<Point>> {
        prop::collection::vec((0.0_f32..4000.0, 0.0_f32..3000.0).prop_map(|(x, y)| Point::new(x, y)), 1..200)
    }

    proptest! {
        #[test]
        fn marks_are_apart_stand_for_all_and_only_split_close_up(places in points()) {
            let order: Vec<usize> = (0..places.len()).collect();
            let mut merge = Merge::of(Arc::new(places.clone()), &order);
            let mut before: Option<Arc<Groups>> = None;
            for distance in [200.0, 90.0, 40.0, 18.0, 7.0, 2.0] {
                let groups = merge.groups(distance);
                let at = merge.distance(groups.level);
                let leaders: Vec<usize> = (0..places.len()).filter(|i| groups.leads(*i)).collect();
                for (n, a) in leaders.iter().enumerate() {
                    for b in &leaders[n + 1..] {
                        prop_assert!(places[*a].distance(places[*b]) >= at);
                    }
                }
                for node in 0..places.len() {
                    let leader = groups.of(node);
                    prop_assert!(groups.leads(leader) && (leader == node || places[node].distance(places[leader]) < at));
                }
                if let Some(before) = &before {
                    prop_assert!((0..places.len()).all(|i| !before.leads(i) || groups.leads(i)), "a mark went away close up");
                }
                prop_assert!(groups.leads(0), "the most important stands for itself");
                before = Some(groups);
            }
        }
    }

    #[test]
    fn a_level_is_kept_a_little_beyond_its_edge() {
        let places: Vec<Point> = (0..100_u8).map(|n| Point::new(f32::from(n) * 10.0, 0.0)).collect();
        let order: Vec<usize> = (0..100).collect();
        let mut merge = Merge::of(Arc::new(places), &order);
        let edge = merge.distance(4);
        let level = merge.groups(edge * 0.99).level;
        assert_eq!(merge.groups(edge * 1.04).level, level);
        assert_ne!(merge.groups(edge * 1.3).level, level);
    }

    #[test]
    fn what_lies_on_one_spot_never_comes_apart() {
        let places = vec![Point::new(5.0, 5.0); 3];
        let mut merge = Merge::of(Arc::new(places), &[0, 1, 2]);
        let groups = merge.groups(1e-4);
        assert_eq!(groups.members(0).count(), 3);
    }
}
