//! The careful solver for small graphs: stress majorisation from several seeded starts, then a local search that lowers a cost
//! (crossings, nodes on foreign edges, overlaps, sharp angles, stress). For `force` only. Not here: packing of components.

#![expect(
    clippy::many_single_char_names,
    reason = "coordinates and node indices have short names by custom"
)]

use super::geometry::{V, cos_sin, segment_distance2, segments_cross};
use super::graph::Graph;
use super::seed::Seed;
use super::separate::separate;

/// What the careful solver is asked for.
pub(super) struct Task<'a> {
    pub(super) graph: &'a Graph,
    /// Known positions (warm start).
    pub(super) start: &'a [Option<V>],
    /// Nodes that never move.
    pub(super) held: &'a [bool],
    /// Width through height.
    pub(super) aspect: f64,
    pub(super) seed: u64,
    /// How many moves the local search may try; `None` chooses by size.
    pub(super) moves: Option<usize>,
}

/// Share of the box that the discs fill.
pub(super) const FILL: f64 = 0.25;

/// Solves the task; `None` if `progress` said stop.
pub(super) fn solve(task: &Task<'_>, progress: &mut dyn FnMut(f32) -> bool) -> Option<Vec<V>> {
    let n = task.graph.n;
    match n {
        0 => return Some(Vec::new()),
        1 => return Some(vec![task.start[0].unwrap_or_default()]),
        _ => {}
    }
    let ideal = Ideal::new(task.graph);
    let warm = (0..n).any(|i| task.start[i].is_some() && !task.held[i]);
    let bound = task.held.iter().any(|h| *h);
    let mut seed = Seed::new(task.seed);
    let work = n * 2 + task.graph.links.len() * (4 + 2 * (task.graph.links.len() + n) / n);
    let moves = task.moves.unwrap_or_else(|| (60_000_000 / work.max(1)).clamp(200, n * 700));

    let mut finalists: Vec<(f64, Field<'_>, Vec<V>)> = Vec::new();
    if warm {
        let mut field = Field::new(task, &ideal);
        let points = field.warm_points(task, &mut seed);
        finalists.push((field.total(&points), field, points));
    } else {
        let starts = if n <= 60 { 24 } else { 12 };
        for k in 0..starts {
            if !progress(0.3 * k as f32 / starts as f32) {
                return None;
            }
            let mut points = scatter(task, &ideal, &mut seed);
            ideal.majorise(&mut points, task.held, 150);
            let mut field = Field::new(task, &ideal);
            if bound {
                field.adopt(&points);
            } else {
                field.fit(&mut points, task.aspect);
            }
            finalists.push((field.total(&points), field, points));
        }
        finalists.sort_by(|x, y| x.0.total_cmp(&y.0));
        finalists.truncate(2);
    }

    let share = 0.65 / finalists.len() as f32;
    let mut best: Option<(f64, Vec<V>)> = None;
    for (k, (_, field, mut points)) in finalists.into_iter().enumerate() {
        let from = 0.3 + share * k as f32;
        if !field.search(&mut points, moves, warm, &mut seed, &mut |f| progress(from + share * f)) {
            return None;
        }
        let cost = field.total(&points);
        if best.as_ref().is_none_or(|b| cost < b.0) {
            best = Some((cost, points));
        }
    }
    let (_, mut points) = best?;
    let gap = 0.12 * task.graph.mean_radius();
    let ratio = separate(&mut points, &task.graph.radii, gap, task.held, 200);
    if ratio < 1.0 && ratio > 0.05 && !warm && !bound {
        for p in &mut points {
            *p = *p * (1.02 / ratio);
        }
    }
    Some(points)
}

/// Ideal distances between all pairs (graph distances along ideal edge lengths).
struct Ideal {
    n: usize,
    dist: Vec<f64>,
    hops: Vec<u16>,
    unit: f64,
}

impl Ideal {
    fn new(graph: &Graph) -> Self {
        let n = graph.n;
        let far = f64::INFINITY;
        let mean = graph.mean_radius();
        let mean_weight = graph.links.iter().map(|l| l.weight).sum::<f64>() / graph.links.len().max(1) as f64;
        let mut dist = vec![far; n * n];
        let mut hops = vec![u16::MAX; n * n];
        let mut unit = 0.0;
        for l in &graph.links {
            let (a, b) = (l.a as usize, l.b as usize);
            let busy = graph.degree(a).min(graph.degree(b)) as f64;
            let pull = (l.weight / mean_weight.max(1e-9)).sqrt().sqrt().clamp(0.8, 1.25);
            let length = graph.radii[a] + graph.radii[b] + mean * (0.7 + 0.55 * (busy - 1.0).max(0.0).sqrt()) / pull;
            unit += length;
            for at in [a * n + b, b * n + a] {
                dist[at] = length;
                hops[at] = 1;
            }
        }
        unit = if graph.links.is_empty() {
            mean * 3.0
        } else {
            unit / graph.links.len() as f64
        };
        for i in 0..n {
            dist[i * n + i] = 0.0;
            hops[i * n + i] = 0;
        }
        for k in 0..n {
            for i in 0..n {
                let through = dist[i * n + k];
                if through.is_finite() {
                    for j in 0..n {
                        let d = through + dist[k * n + j];
                        if d < dist[i * n + j] {
                            dist[i * n + j] = d;
                            hops[i * n + j] = hops[i * n + k].saturating_add(hops[k * n + j]);
                        }
                    }
                }
            }
        }
        Self { n, dist, hops, unit }
    }

    fn weight(&self, i: usize, j: usize) -> f64 {
        let d = self.dist[i * self.n + j];
        if d.is_finite() && d > 0.0 { 1.0 / (d * d) } else { 0.0 }
    }

    /// Stress majorisation, node by node.
    fn majorise(&self, points: &mut [V], held: &[bool], sweeps: usize) {
        for _sweep in 0..sweeps {
            let mut moved = 0.0_f64;
            for i in 0..self.n {
                if held[i] {
                    continue;
                }
                let (mut sum, mut total) = (V::default(), 0.0);
                for j in 0..self.n {
                    let w = self.weight(i, j);
                    if i == j || w <= 0.0 {
                        continue;
                    }
                    let away = (points[i] - points[j]).unit_or(V::new(1.0, 0.0));
                    sum = sum + (points[j] + away * self.dist[i * self.n + j]) * w;
                    total += w;
                }
                if total > 0.0 {
                    let to = sum * (1.0 / total);
                    moved = moved.max((to - points[i]).len2());
                    points[i] = to;
                }
            }
            if moved < (0.002 * self.unit) * (0.002 * self.unit) {
                break;
            }
        }
    }
}

/// Seeded starting positions around the held nodes (or the origin).
fn scatter(task: &Task<'_>, ideal: &Ideal, seed: &mut Seed) -> Vec<V> {
    let n = task.graph.n;
    let mut center = V::default();
    let known: Vec<V> = (0..n).filter(|i| task.held[*i]).filter_map(|i| task.start[i]).collect();
    for p in &known {
        center = center + *p * (1.0 / known.len() as f64);
    }
    let spread = ideal.unit * (n as f64).sqrt();
    (0..n)
        .map(|i| match task.start[i] {
            Some(p) if task.held[i] => p,
            _ => {
                let (c, s) = cos_sin(seed.unit());
                center + V::new(c, s) * (spread * seed.unit().sqrt())
            }
        })
        .collect()
}

/// The cost of a picture, term by term.
struct Field<'a> {
    graph: &'a Graph,
    ideal: &'a Ideal,
    held: &'a [bool],
    /// Layout units per unit of ideal distance, across and down.
    scale: V,
    unit: f64,
    mean: f64,
    center: V,
    half: V,
    anchors: Vec<Option<V>>,
    max_degree: f64,
    /// How much the rank of a node matters: little in small graphs.
    order: f64,
    /// Cosine above which two edges at a node count as too close, by node.
    sharp: Vec<f64>,
    fresh: Vec<u32>,
}

impl<'a> Field<'a> {
    fn new(task: &Task<'a>, ideal: &'a Ideal) -> Self {
        let graph = task.graph;
        let sharp = (0..graph.n)
            .map(|i| cos_sin((0.8 / graph.degree(i).max(1) as f64).min(1.0 / 7.0)).0.min(0.995))
            .collect();
        Self {
            graph,
            ideal,
            held: task.held,
            scale: V::new(1.0, 1.0),
            unit: ideal.unit,
            mean: graph.mean_radius(),
            center: V::default(),
            half: V::new(1.0, 1.0),
            anchors: vec![None; graph.n],
            max_degree: (0..graph.n).map(|i| graph.degree(i)).max().unwrap_or(1).max(1) as f64,
            order: ((graph.n as f64 - 4.0) / 16.0).clamp(0.0, 1.0),
            sharp,
            fresh: (0..graph.n as u32).filter(|i| !task.held[*i as usize]).collect(),
        }
    }

    /// Half width and half height of a box of the wanted aspect in which the discs fill a fixed share.
    fn wanted_half(&self, aspect: f64) -> V {
        let area: f64 = self
            .graph
            .radii
            .iter()
            .map(|r| std::f64::consts::PI * r * r)
            .sum::<f64>()
            .max(1e-6)
            / FILL;
        let height = (area / aspect).sqrt();
        V::new(height * aspect * 0.5, height * 0.5)
    }

    /// Takes the box from the points as they are (when some may not move).
    fn adopt(&mut self, points: &[V]) {
        let (low, high) = bounds(points);
        let pad = V::new(self.mean, self.mean);
        self.center = (low + high) * 0.5;
        self.half = (high - low) * 0.5 + pad;
    }

    /// Turns and stretches the points so that they fill a box of the wanted aspect.
    fn fit(&mut self, points: &mut [V], aspect: f64) {
        let mut best: Option<(f64, f64, f64)> = None;
        for k in 0..24 {
            let (c, s) = cos_sin(f64::from(k) / 48.0);
            let turned: Vec<V> = points.iter().map(|p| p.rotated(c, s)).collect();
            let (low, high) = bounds(&turned);
            let size = high - low + V::new(self.mean, self.mean);
            let ratio = size.x / size.y / aspect;
            let off = ratio.max(1.0 / ratio);
            if best.is_none_or(|b| off < b.0 - 1e-9) {
                best = Some((off, c, s));
            }
        }
        let (_, c, s) = best.unwrap_or((1.0, 1.0, 0.0));
        for p in points.iter_mut() {
            *p = p.rotated(c, s);
        }
        let (low, high) = bounds(points);
        let size = high - low;
        let half = self.wanted_half(aspect);
        let inner = V::new(
            (2.0 * half.x - 2.0 * self.mean).max(self.mean),
            (2.0 * half.y - 2.0 * self.mean).max(self.mean),
        );
        let mut scale = V::new(
            inner.x / size.x.max(0.35 * size.y).max(1e-6),
            inner.y / size.y.max(0.35 * size.x).max(1e-6),
        );
        let even = (scale.x * scale.y).sqrt();
        let stretch = (scale.x / scale.y).clamp(0.5, 2.0).sqrt();
        scale = V::new(even * stretch, even / stretch);
        // Short graphs (chains) would be squeezed: keep room for an edge between two discs.
        let few = (1.0 - self.graph.n as f64 / 16.0).max(0.0);
        let least = (2.6 + 1.4 * few) * self.mean / self.ideal.unit;
        let grow = (least / scale.x.min(scale.y)).max(1.0);
        scale = scale * grow;
        let middle = (low + high) * 0.5;
        for p in points.iter_mut() {
            let q = *p - middle;
            *p = V::new(q.x * scale.x, q.y * scale.y);
        }
        self.scale = scale;
        self.unit = self.ideal.unit * (scale.x * scale.y).sqrt();
        self.center = V::default();
        self.half = V::new(
            half.x.max(size.x * scale.x * 0.5 + self.mean),
            half.y.max(size.y * scale.y * 0.5 + self.mean),
        );
        // Keep the aspect when one side had to grow.
        let height = self.half.y.max(self.half.x / aspect * 0.8);
        let width = self.half.x.max(self.half.y * aspect * 0.8);
        self.half = V::new(width, height);
    }

    /// Positions for a warm start: known nodes stay, new ones are placed near their neighbours at the cheapest of many tries.
    fn warm_points(&mut self, task: &Task<'a>, seed: &mut Seed) -> Vec<V> {
        let n = self.graph.n;
        let known: Vec<V> = task.start.iter().flatten().copied().collect();
        let missing = n - known.len();
        self.anchors = (0..n).map(|i| if missing > 0 { task.start[i] } else { None }).collect();
        self.adopt(&known);
        if known.len() < 2 {
            self.half = self.wanted_half(task.aspect);
        }
        // The scale that the known nodes were laid out with.
        let (mut seen, mut ideal) = (0.0, 0.0);
        for l in &self.graph.links {
            if let (Some(a), Some(b)) = (task.start[l.a as usize], task.start[l.b as usize]) {
                seen += (a - b).len();
                ideal += self.ideal.dist[l.a as usize * n + l.b as usize];
            }
        }
        if ideal > 0.0 && seen > 0.0 {
            let k = (seen / ideal).clamp(0.4, 4.0);
            self.scale = V::new(k, k);
            self.unit = self.ideal.unit * k;
        }
        if missing > 0 {
            self.half = self.half + V::new(self.mean, self.mean) * 1.5;
            self.fresh = (0..n as u32).filter(|i| task.start[*i as usize].is_none()).collect();
        }
        let mut placed: Vec<bool> = task.start.iter().map(Option::is_some).collect();
        let far = V::new(1e9, 1e9);
        let mut points: Vec<V> = task.start.iter().map(|p| p.unwrap_or(far)).collect();
        let mut waiting: Vec<usize> = (0..n).filter(|i| !placed[*i]).collect();
        while !waiting.is_empty() {
            let anchored = |i: usize| self.graph.near(i).iter().filter(|k| placed[k.node as usize]).count();
            let next = (0..waiting.len())
                .max_by_key(|k| (anchored(waiting[*k]), usize::MAX - *k))
                .unwrap_or(0);
            let i = waiting.remove(next);
            let near: Vec<V> = self
                .graph
                .near(i)
                .iter()
                .filter(|k| placed[k.node as usize])
                .map(|k| points[k.node as usize])
                .collect();
            let base = near.iter().fold(V::default(), |s, p| s + *p) * (1.0 / near.len().max(1) as f64);
            let mut best = (f64::INFINITY, V::default());
            for k in 0..160 {
                let (c, s) = cos_sin(seed.unit());
                let at = if near.is_empty() {
                    self.center + V::new(self.half.x * seed.signed(), self.half.y * seed.signed()) * 1.05
                } else {
                    base + V::new(c, s) * (self.unit * (0.2 + 1.6 * f64::from(k) / 160.0))
                };
                points[i] = at;
                let cost = self.sparse_local(&points, i, &placed);
                if cost < best.0 {
                    best = (cost, at);
                }
            }
            points[i] = best.1;
            placed[i] = true;
        }
        points
    }

    /// Cost of node `i` against placed nodes only.
    fn sparse_local(&self, points: &[V], i: usize, placed: &[bool]) -> f64 {
        let p = points[i];
        let mut cost = self.place_cost(i, p);
        for j in (0..self.graph.n).filter(|j| *j != i && placed[*j]) {
            cost += self.pair_cost(i, j, p, points[j]);
        }
        for l in &self.graph.links {
            let (a, b) = (l.a as usize, l.b as usize);
            if a != i && b != i && placed[a] && placed[b] {
                cost += self.near_cost(self.graph.radii[i], p, points[a], points[b]);
            }
        }
        for near in self.graph.near(i) {
            let k = near.node as usize;
            if placed[k] {
                for j in (0..self.graph.n).filter(|j| *j != i && *j != k && placed[*j]) {
                    cost += self.near_cost(self.graph.radii[j], points[j], p, points[k]);
                }
                for l in &self.graph.links {
                    let (a, b) = (l.a as usize, l.b as usize);
                    if placed[a] && placed[b] && a != k && b != k && segments_cross(p, points[k], points[a], points[b]) {
                        cost += 1.0;
                    }
                }
            }
        }
        cost
    }

    fn pair_cost(&self, i: usize, j: usize, p: V, q: V) -> f64 {
        let delta = p - q;
        let d2 = delta.len2();
        let need = self.graph.radii[i] + self.graph.radii[j] + 0.35 * self.mean;
        let mut cost = 0.012 * self.unit * self.unit / d2.max(1e-3 * self.unit * self.unit);
        if d2 < need * need {
            let t = 1.0 - d2.sqrt() / need;
            cost += 1.0 * t + 14.0 * t * t;
        }
        let hops = self.ideal.hops[i * self.graph.n + j];
        if hops < u16::MAX {
            let ideal = self.ideal.dist[i * self.graph.n + j];
            let flat = V::new(delta.x / self.scale.x, delta.y / self.scale.y).len();
            let off = flat / ideal - 1.0;
            let weight = match hops {
                0 | 1 => 1.0,
                2 => 0.3,
                _ => 0.15,
            };
            cost += weight * 0.9 * off * off;
        }
        cost
    }

    /// The cost of a disc close to a foreign edge.
    fn near_cost(&self, radius: f64, p: V, a: V, b: V) -> f64 {
        let reach = radius * 1.05 + 0.2 * self.mean;
        if p.x + reach < a.x.min(b.x) || p.x - reach > a.x.max(b.x) || p.y + reach < a.y.min(b.y) || p.y - reach > a.y.max(b.y) {
            return 0.0;
        }
        let d2 = segment_distance2(p, a, b);
        if d2 >= reach * reach {
            return 0.0;
        }
        let t = 1.0 - d2.sqrt() / reach;
        0.9 * t + 2.6 * t * t
    }

    fn place_cost(&self, i: usize, p: V) -> f64 {
        let rel = p - self.center;
        let radius = self.graph.radii[i];
        let over_x = (rel.x.abs() + radius - self.half.x).max(0.0) / self.mean;
        let over_y = (rel.y.abs() + radius - self.half.y).max(0.0) / self.mean;
        let share = self.graph.degree(i) as f64 / self.max_degree;
        let central = (rel.x / self.half.x).powi(2) + (rel.y / self.half.y).powi(2);
        let mut cost =
            0.8 * (over_x + over_y) + 1.5 * (over_x * over_x + over_y * over_y) + 1.6 * self.order * share * share * central;
        if let Some(anchor) = self.anchors[i] {
            let off = (p - anchor).len() / self.unit;
            cost += 6.0 * off + 30.0 * off * off;
        }
        cost
    }

    /// All terms that node `i` takes part in.
    fn local(&self, points: &[V], i: usize) -> f64 {
        let p = points[i];
        let mut cost = self.place_cost(i, p);
        for (j, q) in points.iter().enumerate() {
            if j != i {
                cost += self.pair_cost(i, j, p, *q);
            }
        }
        let links = &self.graph.links;
        let own = self.graph.near(i);
        for l in links {
            if l.a as usize != i && l.b as usize != i {
                cost += self.near_cost(self.graph.radii[i], p, points[l.a as usize], points[l.b as usize]);
            }
        }
        for near in own {
            let k = near.node as usize;
            let q = points[k];
            for (j, r) in points.iter().enumerate() {
                if j != i && j != k {
                    cost += self.near_cost(self.graph.radii[j], *r, p, q);
                }
            }
            for l in links {
                let (a, b) = (l.a as usize, l.b as usize);
                if a != i && b != i && a != k && b != k && segments_cross(p, q, points[a], points[b]) {
                    cost += crossing_cost(p, q, points[a], points[b]);
                }
            }
            cost += self.angle_cost(points, i, k) * 0.5;
            cost += self.angle_cost(points, k, i);
        }
        cost
    }

    /// The cost of the edge `hub`–`tip` lying too close to other edges at `hub`.
    fn angle_cost(&self, points: &[V], hub: usize, tip: usize) -> f64 {
        let at = points[hub];
        let dir = (points[tip] - at).unit_or(V::new(1.0, 0.0));
        let sharp = self.sharp[hub];
        let mut cost = 0.0;
        for near in self.graph.near(hub) {
            let other = near.node as usize;
            if other != tip {
                let cos = dir.dot((points[other] - at).unit_or(V::new(1.0, 0.0)));
                if cos > sharp {
                    let t = (cos - sharp) / (1.0 - sharp);
                    cost += 0.5 * t * t;
                }
            }
        }
        cost
    }

    /// The cost of the whole picture.
    fn total(&self, points: &[V]) -> f64 {
        let links = &self.graph.links;
        let mut cost = 0.0;
        for i in 0..self.graph.n {
            cost += self.place_cost(i, points[i]);
            for j in 0..i {
                cost += self.pair_cost(i, j, points[i], points[j]);
            }
            for near in self.graph.near(i) {
                cost += 0.5 * self.angle_cost(points, i, near.node as usize);
            }
        }
        for (e, l) in links.iter().enumerate() {
            let (a, b) = (l.a as usize, l.b as usize);
            for j in 0..self.graph.n {
                if j != a && j != b {
                    cost += self.near_cost(self.graph.radii[j], points[j], points[a], points[b]);
                }
            }
            for m in &links[..e] {
                let (c, d) = (m.a as usize, m.b as usize);
                if c != a && c != b && d != a && d != b && segments_cross(points[a], points[b], points[c], points[d]) {
                    cost += crossing_cost(points[a], points[b], points[c], points[d]);
                }
            }
        }
        cost
    }

    /// Threshold accepting with shrinking steps; keeps the best picture seen. False if told to stop.
    fn search(&self, points: &mut [V], moves: usize, warm: bool, seed: &mut Seed, progress: &mut dyn FnMut(f32) -> bool) -> bool {
        let free = &self.fresh;
        if free.is_empty() {
            return true;
        }
        let all: Vec<usize> = (0..self.graph.n).filter(|i| !self.held[*i]).collect();
        let heat = if warm { 0.15 } else { 0.9 };
        let wide = if warm {
            self.unit * 0.6
        } else {
            self.half.x.max(self.half.y) * 0.45
        };
        let check = (moves / 40).max(1);
        let mut best = points.to_vec();
        let mut best_cost = self.total(points);
        for step in 0..moves {
            let done = step as f64 / moves as f64;
            let cool = (1.0 - done) * (1.0 - done);
            let threshold = heat * cool * seed.unit();
            let reach = wide * cool + 0.06 * self.unit;
            let (i, to, partner) = self.propose(points, &all, reach, done, seed);
            let Some(partner) = partner else {
                let from = points[i];
                let before = self.local(points, i);
                points[i] = to;
                if self.local(points, i) > before + threshold {
                    points[i] = from;
                }
                if step % check == 0 && !self.keep(points, &mut best, &mut best_cost, done, progress) {
                    return false;
                }
                continue;
            };
            let before = self.local(points, i) + self.local(points, partner);
            points.swap(i, partner);
            if self.local(points, i) + self.local(points, partner) > before + threshold {
                points.swap(i, partner);
            }
        }
        if !self.keep(points, &mut best, &mut best_cost, 1.0, progress) {
            return false;
        }
        points.copy_from_slice(&best);
        self.polish(points, &all);
        true
    }

    /// Remembers the picture if it is the best so far, and reports.
    fn keep(&self, points: &[V], best: &mut [V], best_cost: &mut f64, done: f64, progress: &mut dyn FnMut(f32) -> bool) -> bool {
        let cost = self.total(points);
        if cost < *best_cost {
            *best_cost = cost;
            best.copy_from_slice(points);
        }
        progress(done as f32)
    }

    /// The next move to try: node, new place, or a partner to change places with.
    fn propose(&self, points: &[V], all: &[usize], reach: f64, done: f64, seed: &mut Seed) -> (usize, V, Option<usize>) {
        let new_only = self.fresh.len() < all.len() && seed.unit() < 0.8;
        let i = if new_only {
            self.fresh[seed.below(self.fresh.len())] as usize
        } else {
            all[seed.below(all.len())]
        };
        let (c, s) = cos_sin(seed.unit());
        let dir = V::new(c, s);
        let dice = seed.unit();
        let anchored = self.anchors[i].is_some();
        if !anchored && dice < 0.08 && done < 0.9 {
            let j = self.fresh[seed.below(self.fresh.len())] as usize;
            if j != i && self.anchors[j].is_none() {
                return (i, points[i], Some(j));
            }
        } else if !anchored && dice < 0.25 && self.graph.degree(i) > 0 {
            // Around a neighbour, at about the ideal distance.
            let near = self.graph.near(i);
            let k = near[seed.below(near.len())].node as usize;
            let length = self.ideal.dist[i * self.graph.n + k] * (0.75 + 0.6 * seed.unit());
            return (
                i,
                points[k] + V::new(dir.x * self.scale.x, dir.y * self.scale.y) * length,
                None,
            );
        } else if !anchored && dice < 0.31 && done < 0.7 {
            let to = self.center + V::new(self.half.x * seed.signed(), self.half.y * seed.signed()) * 0.92;
            return (i, to, None);
        }
        let reach = if anchored { reach * 0.2 } else { reach };
        (i, points[i] + dir * (reach * seed.unit()), None)
    }

    /// Pattern search with shrinking steps: only improvements.
    fn polish(&self, points: &mut [V], all: &[usize]) {
        let mut step = 0.16 * self.unit;
        for _round in 0..7 {
            for &i in all {
                let mut cost = self.local(points, i);
                for k in 0..8 {
                    let (c, s) = cos_sin(f64::from(k) / 8.0);
                    let from = points[i];
                    points[i] = from + V::new(c, s) * step;
                    let next = self.local(points, i);
                    if next < cost - 1e-9 {
                        cost = next;
                    } else {
                        points[i] = from;
                    }
                }
            }
            step *= 0.6;
        }
    }
}

/// A crossing costs one, a flat one a little more.
fn crossing_cost(a: V, b: V, c: V, d: V) -> f64 {
    let (ab, cd) = (b - a, d - c);
    let cos2 = ab.dot(cd).powi(2) / (ab.len2() * cd.len2()).max(1e-12);
    1.0 + 0.6 * cos2
}

fn bounds(points: &[V]) -> (V, V) {
    let mut low = V::new(f64::INFINITY, f64::INFINITY);
    let mut high = V::new(f64::NEG_INFINITY, f64::NEG_INFINITY);
    for p in points {
        low = V::new(low.x.min(p.x), low.y.min(p.y));
        high = V::new(high.x.max(p.x), high.y.max(p.y));
    }
    if points.is_empty() {
        (V::default(), V::default())
    } else {
        (low, high)
    }
}
