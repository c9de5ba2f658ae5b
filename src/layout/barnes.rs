//! The fast solver for large graphs: spring-electric forces over a quadtree (Barnes-Hut), from coarse to fine. For `force` only.
//! Not here: crossings, labels, packing of components.

#![expect(
    clippy::many_single_char_names,
    reason = "coordinates and node indices have short names by custom"
)]

use super::geometry::{V, cos_sin};
use super::graph::{Graph, Link};
use super::seed::Seed;

/// Opening of the quadtree: a cell this many times smaller than its distance counts as one body.
const OPENING: f64 = 1.0;
/// Strength of the repulsion.
const REPULSION: f64 = 0.2;
/// Nodes in a leaf of the quadtree.
const LEAF: usize = 8;

/// What the fast solver is asked for.
pub(super) struct Task<'a> {
    pub(super) graph: &'a Graph,
    pub(super) start: &'a [Option<V>],
    pub(super) held: &'a [bool],
    pub(super) seed: u64,
    /// Iterations on the finest level; `None` chooses by size.
    pub(super) iterations: Option<u32>,
}

/// Solves the task; `None` if `progress` said stop.
pub(super) fn solve(task: &Task<'_>, progress: &mut dyn FnMut(f32) -> bool) -> Option<Vec<V>> {
    let graph = task.graph;
    let length = 3.6 * graph.mean_radius();
    let mut seed = Seed::new(task.seed);
    let finest = task
        .iterations
        .unwrap_or(if graph.n > 20_000 { 45 } else { 90 })
        .clamp(1, 5_000) as usize;
    if task.start.iter().any(Option::is_some) {
        let (mut points, new) = near_neighbours(task, length, &mut seed);
        let any_new = new.iter().any(|k| *k);
        // Old nodes give way only a little when there are new ones.
        let ease: Vec<f64> = (0..graph.n)
            .map(|i| match (task.held[i], any_new && !new[i]) {
                (true, _) => 0.0,
                (false, true) => 0.04,
                (false, false) => 1.0,
            })
            .collect();
        let level = Level::finest(graph);
        level
            .relax(&mut points, length, length * 0.6, finest, &ease, progress)
            .then_some(points)
    } else {
        coarse_to_fine(graph, length, finest, &mut seed, progress)
    }
}

/// Known nodes at their places, new ones beside their placed neighbours.
fn near_neighbours(task: &Task<'_>, length: f64, seed: &mut Seed) -> (Vec<V>, Vec<bool>) {
    let n = task.graph.n;
    let mut points = vec![V::default(); n];
    let mut placed = vec![false; n];
    let (mut queue, mut sum) = (Vec::new(), V::default());
    for i in 0..n {
        if let Some(p) = task.start[i] {
            points[i] = p;
            placed[i] = true;
            sum = sum + p;
            queue.push(i as u32);
        }
    }
    let new: Vec<bool> = placed.iter().map(|p| !p).collect();
    let center = sum * (1.0 / queue.len().max(1) as f64);
    let spread = queue.iter().fold(length, |m, i| m.max((points[*i as usize] - center).len()));
    let (mut at, mut next_lonely) = (0, 0);
    loop {
        while at < queue.len() {
            let i = queue[at] as usize;
            at += 1;
            for near in task.graph.near(i) {
                let k = near.node as usize;
                if placed[k] {
                    continue;
                }
                let (mut base, mut count) = (V::default(), 0.0);
                for other in task.graph.near(k) {
                    if placed[other.node as usize] {
                        base = base + points[other.node as usize];
                        count += 1.0;
                    }
                }
                let (c, s) = cos_sin(seed.unit());
                points[k] = base * (1.0 / count) + V::new(c, s) * (length * (0.5 + 0.3 * seed.unit()));
                placed[k] = true;
                queue.push(k as u32);
            }
        }
        while next_lonely < n && placed[next_lonely] {
            next_lonely += 1;
        }
        if next_lonely == n {
            return (points, new);
        }
        let (c, s) = cos_sin(seed.unit());
        points[next_lonely] = center + V::new(c, s) * (spread + length * (1.0 + seed.unit()));
        placed[next_lonely] = true;
        queue.push(next_lonely as u32);
    }
}

/// One level of the hierarchy.
struct Level {
    n: usize,
    mass: Vec<f64>,
    springs: Vec<(u32, u32, f64)>,
}

impl Level {
    fn finest(graph: &Graph) -> Self {
        let mean = graph.links.iter().map(|l| l.weight).sum::<f64>() / graph.links.len().max(1) as f64;
        let springs = graph
            .links
            .iter()
            .map(|l| (l.a, l.b, (l.weight / mean.max(1e-9)).sqrt().clamp(0.6, 1.6)))
            .collect();
        Self {
            n: graph.n,
            mass: vec![1.0; graph.n],
            springs,
        }
    }

    /// Moves the points until they settle or the iterations are used up. False if told to stop.
    fn relax(
        &self,
        points: &mut [V],
        length: f64,
        first_step: f64,
        iterations: usize,
        ease: &[f64],
        progress: &mut dyn FnMut(f32) -> bool,
    ) -> bool {
        let mut tree = Tree::default();
        let mut order: Vec<u32> = (0..self.n as u32).collect();
        let mut force = vec![V::default(); self.n];
        let (mut step, mut energy, mut good) = (first_step, f64::INFINITY, 0);
        for round in 0..iterations {
            if !progress(round as f32 / iterations as f32) {
                return false;
            }
            tree.build(points, &self.mass, &mut order);
            tree.repel(&order, REPULSION * length * length, &mut force);
            for (a, b, strength) in &self.springs {
                let (a, b) = (*a as usize, *b as usize);
                let delta = points[b] - points[a];
                let pull = delta * (strength * delta.len() / length);
                force[a] = force[a] + pull;
                force[b] = force[b] - pull;
            }
            let (mut total, mut moved) = (0.0, 0.0_f64);
            for i in 0..self.n {
                let f = force[i];
                let size2 = f.len2();
                total += size2 / (self.mass[i] * self.mass[i]);
                if size2 > 1e-24 && size2.is_finite() {
                    // A weak force makes a short step, so that settled nodes rest.
                    let size = size2.sqrt();
                    let short = (size / (self.mass[i] * length * 0.25)).min(1.0);
                    let by = step * short * ease[i];
                    points[i] = points[i] + f * (by / size);
                    moved += by;
                }
            }
            if total < energy {
                good += 1;
                if good >= 4 {
                    good = 0;
                    step = (step / 0.9).min(first_step);
                }
            } else {
                good = 0;
                step *= 0.88;
            }
            step *= 0.985;
            energy = total;
            if moved < 0.004 * length * self.n as f64 {
                break;
            }
        }
        true
    }
}

/// Solves a small picture of the graph first, then refines it level by level.
fn coarse_to_fine(
    graph: &Graph,
    length: f64,
    finest: usize,
    seed: &mut Seed,
    progress: &mut dyn FnMut(f32) -> bool,
) -> Option<Vec<V>> {
    let mut levels = vec![Level::finest(graph)];
    let mut parents: Vec<Vec<u32>> = Vec::new();
    while levels.len() < 24 {
        let Some(last) = levels.last() else { break };
        if last.n <= 64 {
            break;
        }
        let (next, parent) = coarsen(last);
        if next.n * 10 > last.n * 9 {
            break;
        }
        levels.push(next);
        parents.push(parent);
    }
    let work: f64 = levels.iter().map(|l| l.n as f64).sum();
    let spread = length * (graph.n as f64).sqrt() * 0.5;
    let mut points: Vec<V> = Vec::new();
    let mut done = 0.0;
    for (depth, level) in levels.iter().enumerate().rev() {
        let coarsest = depth + 1 == levels.len();
        if coarsest {
            points = (0..level.n)
                .map(|_i| {
                    let (c, s) = cos_sin(seed.unit());
                    V::new(c, s) * (spread * seed.unit().sqrt())
                })
                .collect();
        } else {
            points = parents[depth]
                .iter()
                .map(|p| points[*p as usize] + V::new(seed.signed(), seed.signed()) * (0.4 * length))
                .collect();
        }
        let share = level.n as f64 / work;
        let mean_mass = graph.n as f64 / level.n as f64;
        let (iterations, step) = if coarsest {
            (finest.max(60) * 4, spread * 0.2)
        } else if depth == 0 {
            (finest, length * 1.2)
        } else {
            (finest.max(30), length * 1.2 * mean_mass.sqrt())
        };
        let ease = vec![1.0; level.n];
        let from = done;
        if !level.relax(&mut points, length, step, iterations, &ease, &mut |f| {
            progress((from + share * f64::from(f)) as f32)
        }) {
            return None;
        }
        done += share;
    }
    Some(points)
}

/// Joins neighbours to bodies: each free node takes its best free neighbour, leaves join the body of their neighbour.
fn coarsen(level: &Level) -> (Level, Vec<u32>) {
    let links = level
        .springs
        .iter()
        .map(|(a, b, w)| Link {
            a: *a,
            b: *b,
            weight: *w,
        })
        .collect();
    let graph = Graph::from_links(level.n, links, Vec::new());
    let mut order: Vec<u32> = (0..level.n as u32).collect();
    order.sort_by_key(|i| (graph.degree(*i as usize), *i));
    let mut parent = vec![u32::MAX; level.n];
    let mut mass: Vec<f64> = Vec::new();
    let cap = 6.0 * level.mass.iter().sum::<f64>() / level.n as f64;
    for i in order {
        let i = i as usize;
        if parent[i] != u32::MAX {
            continue;
        }
        let mut best: Option<(f64, usize)> = None;
        for near in graph.near(i) {
            let k = near.node as usize;
            let weight = graph.links[near.edge as usize].weight;
            let score = if parent[k] == u32::MAX {
                weight / level.mass[k]
            } else if mass[parent[k] as usize] + level.mass[i] <= cap {
                0.2 * weight / mass[parent[k] as usize]
            } else {
                continue;
            };
            if best.is_none_or(|b| score > b.0) {
                best = Some((score, k));
            }
        }
        match best {
            Some((_, k)) if parent[k] == u32::MAX => {
                (parent[i], parent[k]) = (mass.len() as u32, mass.len() as u32);
                mass.push(level.mass[i] + level.mass[k]);
            }
            Some((_, k)) => {
                parent[i] = parent[k];
                mass[parent[k] as usize] += level.mass[i];
            }
            None => {
                parent[i] = mass.len() as u32;
                mass.push(level.mass[i]);
            }
        }
    }
    let links = level
        .springs
        .iter()
        .map(|(a, b, w)| Link {
            a: parent[*a as usize],
            b: parent[*b as usize],
            weight: *w,
        })
        .filter(|l| l.a != l.b)
        .collect();
    let merged = Graph::from_links(mass.len(), links, Vec::new());
    let springs = merged.links.iter().map(|l| (l.a, l.b, l.weight)).collect();
    (
        Level {
            n: mass.len(),
            mass,
            springs,
        },
        parent,
    )
}

/// A cell of the quadtree: a range of the sorted bodies.
#[derive(Clone, Copy, Default)]
struct Cell {
    start: u32,
    end: u32,
    center: V,
    mass: f64,
    size2: f64,
    first: u32,
    count: u32,
}

/// A quadtree, rebuilt in place every round.
#[derive(Default)]
struct Tree {
    cells: Vec<Cell>,
    bodies: Vec<(V, f64)>,
    scratch: Vec<u32>,
}

impl Tree {
    /// Sorts `order` so that each cell is a range of it, and sums up masses.
    fn build(&mut self, points: &[V], mass: &[f64], order: &mut [u32]) {
        self.cells.clear();
        let (mut low, mut high) = (points[0], points[0]);
        for p in points {
            low = V::new(low.x.min(p.x), low.y.min(p.y));
            high = V::new(high.x.max(p.x), high.y.max(p.y));
        }
        let size = (high.x - low.x).max(high.y - low.y).max(1e-9);
        self.cells.push(Cell {
            start: 0,
            end: order.len() as u32,
            ..Cell::default()
        });
        let mut boxes = vec![((low + high) * 0.5, size, 0_u32)];
        let mut at = 0;
        while at < self.cells.len() {
            let (middle, size, depth) = boxes[at];
            let (start, end) = (self.cells[at].start as usize, self.cells[at].end as usize);
            self.cells[at].size2 = size * size / (OPENING * OPENING);
            if end - start > LEAF && depth < 40 {
                let ends = self.split(points, &mut order[start..end], middle);
                self.cells[at].first = self.cells.len() as u32;
                let mut from = start;
                for (quarter, len) in ends.into_iter().enumerate() {
                    if len == 0 {
                        continue;
                    }
                    self.cells.push(Cell {
                        start: from as u32,
                        end: (from + len) as u32,
                        ..Cell::default()
                    });
                    let dx = if quarter & 1 == 0 { -0.25 } else { 0.25 };
                    let dy = if quarter & 2 == 0 { -0.25 } else { 0.25 };
                    boxes.push((middle + V::new(dx, dy) * size, size * 0.5, depth + 1));
                    self.cells[at].count += 1;
                    from += len;
                }
            }
            at += 1;
        }
        self.bodies.clear();
        self.bodies
            .extend(order.iter().map(|i| (points[*i as usize], mass[*i as usize])));
        for at in (0..self.cells.len()).rev() {
            let cell = self.cells[at];
            let (mut sum, mut total) = (V::default(), 0.0);
            if cell.count == 0 {
                for (p, m) in &self.bodies[cell.start as usize..cell.end as usize] {
                    sum = sum + *p * *m;
                    total += m;
                }
            } else {
                for child in &self.cells[cell.first as usize..(cell.first + cell.count) as usize] {
                    sum = sum + child.center * child.mass;
                    total += child.mass;
                }
            }
            self.cells[at].center = sum * (1.0 / total.max(1e-300));
            self.cells[at].mass = total;
        }
    }

    /// Sorts a range by quarter around `middle` (stable); gives the four lengths.
    fn split(&mut self, points: &[V], range: &mut [u32], middle: V) -> [usize; 4] {
        let quarter = |i: u32| {
            let p = points[i as usize];
            usize::from(p.x >= middle.x) | (usize::from(p.y >= middle.y) << 1)
        };
        let mut lengths = [0; 4];
        for i in range.iter() {
            lengths[quarter(*i)] += 1;
        }
        let mut fill = [0, lengths[0], lengths[0] + lengths[1], lengths[0] + lengths[1] + lengths[2]];
        self.scratch.clear();
        self.scratch.extend_from_slice(range);
        for i in &self.scratch {
            let q = quarter(*i);
            range[fill[q]] = *i;
            fill[q] += 1;
        }
        lengths
    }

    /// Sets `force` to the repulsion on every body.
    fn repel(&self, order: &[u32], strength: f64, force: &mut [V]) {
        let mut stack: Vec<u32> = Vec::with_capacity(256);
        for (at, i) in order.iter().enumerate() {
            let (p, mass) = self.bodies[at];
            let mut sum = V::default();
            stack.clear();
            stack.push(0);
            while let Some(c) = stack.pop() {
                let cell = &self.cells[c as usize];
                let delta = p - cell.center;
                let d2 = delta.len2();
                if cell.size2 < d2 {
                    sum = sum + delta * (cell.mass / d2);
                } else if cell.count > 0 {
                    stack.extend(cell.first..cell.first + cell.count);
                } else {
                    let range = cell.start as usize..cell.end as usize;
                    for (k, (q, m)) in range.clone().zip(&self.bodies[range]) {
                        let delta = p - *q;
                        let d2 = delta.len2();
                        if d2 > 1e-12 {
                            sum = sum + delta * (m / d2);
                        } else if k != at {
                            // Coincident bodies part in a direction of their own.
                            let (x, y) = cos_sin(at as f64 * 0.618_034);
                            sum = sum + V::new(x, y) * (m * 1e-3);
                        }
                    }
                }
            }
            force[*i as usize] = sum * (strength * mass);
        }
    }
}
