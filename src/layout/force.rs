//! Free placement by graph distance. Small graphs are solved with care (stress, then a search for few crossings), large ones fast
//! (Barnes-Hut). For `derived`, `views` and `figure`, on a worker thread when the graph has more than some hundred nodes.
//! Not here: the solvers themselves (`anneal`, `barnes`), packing (`pack`), groups (`blocs`).

use super::geometry::{Point, Positions, V, cos_sin};
use super::graph::Graph;
use super::separate::separate;
use super::{anneal, barnes, pack};

/// Up to this many nodes in one component the careful solver is used.
const CAREFUL_NODES: usize = 120;
/// Up to this many different pairs of neighbours in one component the careful solver is used.
const CAREFUL_LINKS: usize = 1_500;

/// One edge of the input; direction does not matter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Edge {
    /// Index of the first node.
    pub a: u32,
    /// Index of the second node.
    pub b: u32,
    /// Strength, 1 for an ordinary edge; stronger edges get a little shorter. Parallel edges add up.
    pub weight: f32,
}

/// What to lay out. Bad values (indices out of range, self-loops, NaN) are ignored or replaced, never a panic.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// The number of nodes.
    pub nodes: usize,
    /// The edges between them.
    pub edges: Vec<Edge>,
    /// The radius of each node including its label, in layout units; a missing one counts as 10.
    pub radii: Vec<f32>,
    /// Known positions, in layout units. If any node that is not pinned has one, known nodes stay close to it and only new nodes
    /// look for a place; if all have one, all are refined from there. Missing entries count as `None`.
    pub initial: Vec<Option<Point>>,
    /// Nodes that keep their initial position exactly; without an initial position a pin has no effect.
    pub pinned: Vec<bool>,
    /// Width through height of the wanted picture.
    pub aspect: f32,
    /// Another seed gives another, equally good picture.
    pub seed: u64,
    /// Moves of the search per node (small graphs) or rounds on the finest level (large graphs); `None` chooses.
    pub iterations: Option<u32>,
}

impl Default for Request {
    fn default() -> Self {
        Self {
            nodes: 0,
            edges: Vec::new(),
            radii: Vec::new(),
            initial: Vec::new(),
            pinned: Vec::new(),
            aspect: 1.3,
            seed: 0,
            iterations: None,
        }
    }
}

/// Finds positions. `progress` gets the share done (0 to 1) and says false to cancel; then the answer is `None`.
///
/// Without pins and initial positions the picture is centred on the origin and its proportions come near `aspect`.
pub fn force(request: &Request, progress: &mut dyn FnMut(f32) -> bool) -> Option<Positions> {
    let n = request.nodes;
    let graph = Graph::new(n, &request.edges, &request.radii);
    let start = clean_initial(request);
    let held: Vec<bool> = (0..n).map(|i| start[i].is_some() && request.pinned.get(i).copied().unwrap_or(false)).collect();
    let aspect = clean_aspect(request.aspect);
    if !progress(0.0) {
        return None;
    }
    let points = if start.iter().any(Option::is_some) {
        bound(request, &graph, &start, &held, aspect, progress)?
    } else {
        fresh(request, &graph, aspect, progress)?
    };
    let mut out = Positions::from_wide(&points, &graph.radii);
    for i in 0..n {
        if let (true, Some(Some(p))) = (held[i], request.initial.get(i)) {
            out.points[i] = *p;
        }
    }
    progress(1.0).then_some(out)
}

/// The usable initial positions, one entry per node.
fn clean_initial(request: &Request) -> Vec<Option<V>> {
    (0..request.nodes)
        .map(|i| request.initial.get(i).copied().flatten().filter(|p| p.is_finite() && p.x.abs() < 1e9 && p.y.abs() < 1e9))
        .map(|p| p.map(Point::wide))
        .collect()
}

/// A usable width through height.
pub(super) fn clean_aspect(aspect: f32) -> f64 {
    if aspect.is_finite() && aspect > 0.0 { f64::from(aspect).clamp(0.2, 5.0) } else { 1.3 }
}

fn careful(graph: &Graph) -> bool {
    graph.n <= CAREFUL_NODES && graph.links.len() <= CAREFUL_LINKS
}

/// Positions for a graph of which some places are known.
fn bound(
    request: &Request,
    graph: &Graph,
    start: &[Option<V>],
    held: &[bool],
    aspect: f64,
    progress: &mut dyn FnMut(f32) -> bool,
) -> Option<Vec<V>> {
    if held.iter().all(|h| *h) {
        return Some(start.iter().map(|p| p.unwrap_or_default()).collect());
    }
    if careful(graph) {
        let moves = request.iterations.map(|k| (k as usize).saturating_mul(graph.n).min(20_000_000));
        return anneal::solve(&anneal::Task { graph, start, held, aspect, seed: request.seed, moves }, progress);
    }
    let task = barnes::Task { graph, start, held, seed: request.seed, iterations: request.iterations };
    let mut points = barnes::solve(&task, &mut |f| progress(f * 0.9))?;
    let gap = 0.1 * graph.mean_radius();
    separate(&mut points, &graph.radii, gap, held, rounds(graph.n));
    Some(points)
}

/// Positions for a graph of which nothing is known: each component by itself, then packed.
fn fresh(request: &Request, graph: &Graph, aspect: f64, progress: &mut dyn FnMut(f32) -> bool) -> Option<Vec<V>> {
    let mut lonely = Vec::new();
    let mut parts = Vec::new();
    let mut index = vec![0; graph.n];
    let total = graph.n.max(1) as f32;
    let mut done = 0.0;
    for (k, nodes) in graph.components().into_iter().enumerate() {
        if nodes.len() == 1 {
            lonely.extend(nodes);
            continue;
        }
        let own = graph.part(&nodes, &mut index);
        let share = nodes.len() as f32 / total;
        let seed = request.seed.wrapping_add(k as u64);
        // A component that is not the main one need not have the proportions of the picture.
        let wanted = if k == 0 { aspect } else { aspect.sqrt() };
        let from = done;
        let points = component(request, &own, wanted, seed, &mut |f| progress(from + 0.97 * share * f))?;
        done += 0.97 * share;
        parts.push(pack::Part { nodes, graph: own, points });
    }
    lonely.sort_unstable();
    Some(pack::pack(graph, parts, &lonely, aspect))
}

fn component(
    request: &Request,
    graph: &Graph,
    aspect: f64,
    seed: u64,
    progress: &mut dyn FnMut(f32) -> bool,
) -> Option<Vec<V>> {
    let start = vec![None; graph.n];
    let held = vec![false; graph.n];
    if careful(graph) {
        let mut moves = request.iterations.map(|k| (k as usize).saturating_mul(graph.n).min(20_000_000));
        if request.nodes > 500 {
            moves = Some(moves.unwrap_or(usize::MAX).min(graph.n * 40));
        }
        return anneal::solve(&anneal::Task { graph, start: &start, held: &held, aspect, seed, moves }, progress);
    }
    let task = barnes::Task { graph, start: &start, held: &held, seed, iterations: request.iterations };
    let mut points = barnes::solve(&task, &mut |f| progress(f * 0.9))?;
    stretch(&mut points, aspect);
    spread(&mut points, graph);
    let gap = 0.1 * graph.mean_radius();
    let ratio = separate(&mut points, &graph.radii, gap, &held, rounds(graph.n));
    if ratio < 1.0 && ratio > 0.7 {
        for p in &mut points {
            *p = *p * (1.001 / ratio);
        }
    }
    Some(points)
}

fn rounds(n: usize) -> usize {
    (2_000_000 / n.max(1)).clamp(15, 200)
}

/// Turns the picture along the wanted proportions and stretches it a little.
fn stretch(points: &mut [V], aspect: f64) {
    let mut best = (f64::INFINITY, 1.0, 0.0, 1.0);
    for k in 0..24 {
        let (c, s) = cos_sin(f64::from(k) / 48.0);
        let (mut low, mut high) = (V::new(f64::MAX, f64::MAX), V::new(f64::MIN, f64::MIN));
        for p in points.iter() {
            let q = p.rotated(c, s);
            low = V::new(low.x.min(q.x), low.y.min(q.y));
            high = V::new(high.x.max(q.x), high.y.max(q.y));
        }
        let ratio = aspect * (high.y - low.y).max(1e-9) / (high.x - low.x).max(1e-9);
        let off = ratio.max(1.0 / ratio);
        if off < best.0 - 1e-9 {
            best = (off, c, s, ratio);
        }
    }
    let by = best.3.clamp(0.6, 1.7).sqrt();
    for p in points.iter_mut() {
        let q = p.rotated(best.1, best.2);
        *p = V::new(q.x * by, q.y / by);
    }
}

/// Scales the picture up if its discs could not fit side by side.
fn spread(points: &mut [V], graph: &Graph) {
    let discs: f64 = graph.radii.iter().map(|r| 4.0 * r * r).sum();
    let mut center = V::default();
    for p in points.iter() {
        center = center + *p * (1.0 / graph.n as f64);
    }
    // The area of the disc that holds nine tenths of the nodes.
    let mut away: Vec<f64> = points.iter().map(|p| (*p - center).len2()).collect();
    away.sort_by(f64::total_cmp);
    let area = std::f64::consts::PI * away.get(graph.n * 9 / 10).copied().unwrap_or(1.0).max(1e-9);
    let by = (2.4 * discs / area).sqrt().max(1.0);
    for p in points.iter_mut() {
        *p = *p * by;
    }
}
