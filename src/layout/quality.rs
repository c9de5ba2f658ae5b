//! How good a picture of a network is: measures that need the edges and the places alone.
//!
//! For tests, benches and whoever shows the figures. Not here: what to do about a bad picture.

use super::force::Edge;
use super::geometry::Point;
use super::graph::Graph;
use super::seed::Seed;

/// Nodes from which graph distances are measured.
const SOURCES: usize = 64;
/// Nodes whose neighbourhoods are looked at.
const SAMPLE: usize = 2000;
/// Of these, nodes whose neighbours' neighbours are looked at.
const SAMPLE_TWO: usize = 600;
/// Larger neighbourhoods of two steps say nothing about the picture and are left out.
const LARGE: usize = 500;

/// How good a picture is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Quality {
    /// Normalised stress at the best scale: 0 if all distances in the picture are in proportion to graph distances, 1 at worst.
    pub stress: f64,
    /// The share of a node's neighbours among as many nearest nodes in the picture; `None` without edges.
    pub near: Option<f64>,
    /// The same for neighbours and their neighbours together.
    pub near_two: Option<f64>,
}

/// Measures a picture by samples of nodes; the same seed takes the same samples.
pub fn quality(nodes: usize, edges: &[Edge], points: &[Point], seed: u64) -> Quality {
    let graph = Graph::new(nodes, edges, &[]);
    let n = nodes.min(points.len());
    let mut seed = Seed::new(seed);
    if n == 0 {
        return Quality::default();
    }
    let order = shuffled(n, &mut seed);
    let stress = stress(&graph, points, order.iter().take(SOURCES));
    let grid = Grid::new(&points[..n]);
    let order = shuffled(n, &mut seed);
    let with_edges = order.iter().map(|i| *i as usize).filter(|i| graph.degree(*i) > 0);
    let (mut one, mut two) = (Mean::default(), Mean::default());
    for (k, i) in with_edges.take(SAMPLE).enumerate() {
        let mut near: Vec<u32> = graph.near(i).iter().map(|t| t.node).collect();
        near.sort_unstable();
        one.add(grid.shared(points, i, &near));
        if k < SAMPLE_TWO && near.len() < LARGE {
            let mut all = near.clone();
            for t in &near {
                all.extend(graph.near(*t as usize).iter().map(|u| u.node));
            }
            all.sort_unstable();
            all.dedup();
            all.retain(|u| *u as usize != i);
            if all.len() <= LARGE {
                two.add(grid.shared(points, i, &all));
            }
        }
    }
    Quality {
        stress,
        near: one.value(),
        near_two: two.value(),
    }
}

#[derive(Default)]
struct Mean {
    sum: f64,
    count: f64,
}

impl Mean {
    fn add(&mut self, value: f64) {
        self.sum += value;
        self.count += 1.0;
    }

    fn value(&self) -> Option<f64> {
        (self.count > 0.0).then(|| self.sum / self.count)
    }
}

fn shuffled(n: usize, seed: &mut Seed) -> Vec<u32> {
    let mut out: Vec<u32> = (0..n as u32).collect();
    for k in (1..n).rev() {
        out.swap(k, seed.below(k + 1));
    }
    out
}

/// Mean of `((s x - d) / d)²` over pairs at the best scale `s`, where `x` is the distance in the picture and `d` that in the graph.
fn stress<'a>(graph: &Graph, points: &[Point], sources: impl Iterator<Item = &'a u32>) -> f64 {
    let (mut sum, mut squares, mut count) = (0.0, 0.0, 0.0);
    let mut steps = vec![u32::MAX; graph.n];
    for source in sources {
        steps.fill(u32::MAX);
        steps[*source as usize] = 0;
        let mut queue = vec![*source];
        let mut at = 0;
        while at < queue.len() {
            let i = queue[at] as usize;
            at += 1;
            for near in graph.near(i) {
                let k = near.node as usize;
                if steps[k] == u32::MAX {
                    steps[k] = steps[i] + 1;
                    queue.push(near.node);
                }
            }
        }
        let here = points[*source as usize].wide();
        for i in &queue[1..] {
            let Some(p) = points.get(*i as usize) else { continue };
            let ratio = (p.wide() - here).len() / f64::from(steps[*i as usize]);
            sum += ratio;
            squares += ratio * ratio;
            count += 1.0;
        }
    }
    if count == 0.0 {
        0.0
    } else if squares > 0.0 {
        1.0 - sum * sum / (count * squares)
    } else {
        1.0
    }
}

/// Points in square cells, to find the nearest.
struct Grid {
    low: (f64, f64),
    cell: f64,
    wide: usize,
    high: usize,
    starts: Vec<u32>,
    items: Vec<u32>,
}

impl Grid {
    fn new(points: &[Point]) -> Self {
        let fold = |get: fn(&Point) -> f32| {
            points
                .iter()
                .map(get)
                .fold((f64::MAX, f64::MIN), |b, c| (b.0.min(f64::from(c)), b.1.max(f64::from(c))))
        };
        let ((x0, x1), (y0, y1)) = (fold(|p| p.x), fold(|p| p.y));
        let side = (x1 - x0).max(y1 - y0).max(1e-12);
        let cell = side / (points.len() as f64 / 2.0).sqrt().clamp(1.0, 2000.0);
        let (wide, high) = (((x1 - x0) / cell) as usize + 1, ((y1 - y0) / cell) as usize + 1);
        let mut out = Self {
            low: (x0, y0),
            cell,
            wide,
            high,
            starts: vec![0; wide * high + 1],
            items: vec![0; points.len()],
        };
        let cells: Vec<usize> = points
            .iter()
            .map(|p| {
                let (cx, cy) = out.cell_of(*p);
                cy * wide + cx
            })
            .collect();
        for c in &cells {
            out.starts[c + 1] += 1;
        }
        for c in 0..wide * high {
            out.starts[c + 1] += out.starts[c];
        }
        let mut free = out.starts.clone();
        for (i, c) in cells.iter().enumerate() {
            out.items[free[*c] as usize] = i as u32;
            free[*c] += 1;
        }
        out
    }

    fn cell_of(&self, p: Point) -> (usize, usize) {
        let at = |v: f32, low: f64, count: usize| (((f64::from(v) - low) / self.cell) as usize).min(count - 1);
        (at(p.x, self.low.0, self.wide), at(p.y, self.low.1, self.high))
    }

    /// The share of `wanted` (sorted) among as many nodes nearest to `i`.
    fn shared(&self, points: &[Point], i: usize, wanted: &[u32]) -> f64 {
        let k = wanted.len().min(points.len() - 1);
        if k == 0 {
            return 0.0;
        }
        let here = points[i].wide();
        let (cx, cy) = self.cell_of(points[i]);
        let mut found: Vec<(f64, u32)> = Vec::new();
        let mut ring = 0_usize;
        loop {
            let (x0, x1) = (cx.saturating_sub(ring), (cx + ring).min(self.wide - 1));
            let (y0, y1) = (cy.saturating_sub(ring), (cy + ring).min(self.high - 1));
            for y in y0..=y1 {
                for x in x0..=x1 {
                    if x.abs_diff(cx).max(y.abs_diff(cy)) == ring {
                        let c = y * self.wide + x;
                        for j in &self.items[self.starts[c] as usize..self.starts[c + 1] as usize] {
                            if *j as usize != i {
                                found.push(((points[*j as usize].wide() - here).len2(), *j));
                            }
                        }
                    }
                }
            }
            let all = x0 == 0 && y0 == 0 && x1 + 1 == self.wide && y1 + 1 == self.high;
            // Whatever lies outside of the rings looked at is at least so far away.
            let sure = ring as f64 * self.cell;
            if all || (found.len() >= k && found.iter().filter(|f| f.0 <= sure * sure).count() >= k) {
                break;
            }
            ring += 1;
        }
        found.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let hits = found.iter().take(k).filter(|f| wanted.binary_search(&f.1).is_ok()).count();
        hits as f64 / k as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edges(pairs: &[(u32, u32)]) -> Vec<Edge> {
        pairs
            .iter()
            .map(|(a, b)| Edge {
                a: *a,
                b: *b,
                weight: 1.0,
            })
            .collect()
    }

    fn points(places: &[(f32, f32)]) -> Vec<Point> {
        places.iter().map(|(x, y)| Point::new(*x, *y)).collect()
    }

    #[test]
    fn a_straight_path_is_perfect_at_any_scale() {
        let path = edges(&[(0, 1), (1, 2), (2, 3)]);
        let found = quality(4, &path, &points(&[(0.0, 5.0), (7.0, 5.0), (14.0, 5.0), (21.0, 5.0)]), 1);
        assert!(found.stress.abs() < 1e-9, "{}", found.stress);
        assert_eq!(found.near, Some(1.0));
        assert_eq!(found.near_two, Some(1.0));
    }

    #[test]
    fn a_square_for_a_path_as_worked_out_by_hand() {
        // The ends of the path 0-1-2-3 lie side by side in the square, so distances over graph distances are, for each pair,
        // 1, 1, 1 (edges), √2/2, √2/2 (two steps) and 1/3 (the ends).
        let path = edges(&[(0, 1), (1, 2), (2, 3)]);
        let found = quality(4, &path, &points(&[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]), 1);
        let sum = 3.0 + 2.0_f64.sqrt() + 1.0 / 3.0;
        let squares = 3.0 + 1.0 + 1.0 / 9.0;
        assert!(
            (found.stress - (1.0 - sum * sum / (6.0 * squares))).abs() < 1e-6,
            "{}",
            found.stress
        );
    }

    #[test]
    fn neighbours_drawn_far_apart_count_as_lost() {
        // Two pairs; each node is drawn beside one of the other pair.
        let pairs = edges(&[(0, 1), (2, 3)]);
        let found = quality(4, &pairs, &points(&[(0.0, 0.0), (9.0, 0.0), (1.0, 0.0), (10.0, 0.0)]), 1);
        assert_eq!(found.near, Some(0.0));
        let found = quality(4, &pairs, &points(&[(0.0, 0.0), (1.0, 0.0), (9.0, 0.0), (10.0, 0.0)]), 1);
        assert_eq!(found.near, Some(1.0));
    }

    #[test]
    fn nothing_and_one_place_are_measured_without_trouble() {
        assert_eq!(quality(0, &[], &[], 1), Quality::default());
        assert_eq!(quality(3, &[], &points(&[(0.0, 0.0); 3]), 1).near, None);
        let same = quality(3, &edges(&[(0, 1), (1, 2)]), &points(&[(0.0, 0.0); 3]), 1);
        assert!((same.stress - 1.0).abs() < 1e-9);
    }
}
