//! From a graph to places: graph distances from a few nodes give the whole, forces between neighbours give the detail.
//!
//! First the nodes are placed so that distances in the picture fit graph distances to the pivots (`pivots`); then all nodes repel each
//! other and edges pull, while the fit holds the whole together. The mode says how strongly edges pull.

use super::super::force::Mode;
use super::super::geometry::V;
use super::super::graph::Graph;
use super::super::seed::Seed;
use super::csr::Csr;
use super::field::curve_order;
use super::pivots::Pivots;
use super::relax::{Cloud, Pull, Stage, relax};

/// What the large solver is asked for.
pub(in crate::layout) struct Task<'a> {
    pub(in crate::layout) graph: &'a Graph,
    /// Places to start from, one for each node, or nothing.
    pub(in crate::layout) start: Option<&'a [V]>,
    /// How far each node follows the forces, 0 to 1; nothing for all free.
    pub(in crate::layout) ease: Option<&'a [f32]>,
    pub(in crate::layout) mode: Mode,
    pub(in crate::layout) seed: u64,
    /// Rounds with all forces; `None` chooses by mode.
    pub(in crate::layout) iterations: Option<u32>,
    pub(in crate::layout) threads: usize,
}

/// Rounds in which only the fit to graph distances counts.
const FIT_ROUNDS: usize = 10;

/// Solves the task, in units of one step in the graph where there is no start, else in the units of the start.
/// `None` if `progress` said stop. The graph must be connected.
pub(in crate::layout) fn solve(task: &Task<'_>, progress: &mut dyn FnMut(f32) -> bool) -> Option<Vec<V>> {
    let n = task.graph.n;
    let threads = task.threads.max(1);
    let mut seed = Seed::new(task.seed);
    let mut graph = Csr::new(task.graph);
    let mut order = graph.breadth_order();
    graph = graph.relabelled(&order);
    let mut pivots = Pivots::new(&graph, &mut seed, &mut || progress(0.02))?;
    if !progress(0.05) {
        return None;
    }
    let (mut x, mut y, unit, middle) = if let Some(start) = task.start {
        let middle = centre(start);
        let own = order.iter().map(|i| start[*i as usize] - middle);
        let (x, y): (Vec<f32>, Vec<f32>) = own.map(|p| (p.x as f32, p.y as f32)).unzip();
        let unit = 1.0 / scale(&pivots, &x, &y);
        (x, y, f64::from(unit), middle)
    } else {
        let (x, y) = pivots.places(threads);
        (x, y, 1.0, V::default())
    };
    // From here on one step in the graph is one unit long.
    let by = if task.start.is_some() {
        (1.0 / unit) as f32
    } else {
        scale(&pivots, &x, &y)
    };
    let noise = if task.start.is_some() { 0.0 } else { 0.1 };
    for c in x.iter_mut().chain(&mut y) {
        *c = *c * by + noise * seed.signed() as f32;
    }
    let mut cloud = Cloud::new(x, y);
    let ease = |order: &[u32]| task.ease.map(|e| order.iter().map(|i| e[*i as usize]).collect::<Vec<f32>>());
    let stages = stages(task, &graph);
    let work: usize = stages.iter().map(|s| s.rounds).sum();
    let mut done = 0;
    for stage in &stages {
        if stage.repel > 0.0 && n > 4000 {
            // Neighbours in the picture come to lie near each other in memory.
            let curve = curve_order(&cloud.x, &cloud.y, &mut Vec::new());
            graph = graph.relabelled(&curve);
            pivots = pivots.relabelled(&curve);
            cloud = cloud.relabelled(&curve);
            order = curve.iter().map(|i| order[*i as usize]).collect();
        }
        let eased = ease(&order);
        let told = &mut |at: f32| progress(0.1 + 0.9 * (done as f32 + at * stage.rounds as f32) / work.max(1) as f32);
        if !relax(&graph, &pivots, &mut cloud, eased.as_deref(), stage, threads, told) {
            return None;
        }
        done += stage.rounds;
    }
    let mut out = vec![V::default(); n];
    for (k, i) in order.iter().enumerate() {
        out[*i as usize] = V::new(f64::from(cloud.x[k]), f64::from(cloud.y[k])) * unit + middle;
    }
    Some(out)
}

/// The stages for a mode.
fn stages(task: &Task<'_>, graph: &Csr) -> Vec<Stage> {
    let n = graph.nodes().max(1) as f32;
    let degree = graph.targets.len() as f32 / n;
    let rounds = task.iterations.map(|k| k.clamp(1, 10_000) as usize);
    let fit = Stage {
        rounds: FIT_ROUNDS,
        repel: 0.0,
        soft: 0.01,
        opening: 1.0,
        attract: 0.02 * 6.0 / degree.max(0.5),
        pull: Pull::Linear,
        fit: 1.0,
        momentum: 0.7,
        step: 0.8,
        reach: (1.0, 0.5),
    };
    let forces = |usual: usize, repel: f32, attract: f32, pull: Pull| Stage {
        // Small graphs cost little and are looked at closely.
        rounds: rounds.unwrap_or(if n < 3000.0 { usual * 2 } else { usual }),
        repel: repel / n,
        opening: 1.2,
        attract: attract * 6.0 / degree.max(0.5),
        pull,
        ..fit
    };
    let main = match task.mode {
        Mode::Balanced => forces(15, (0.001 * n).clamp(40.0, 100.0), 0.6, Pull::Even),
        Mode::Stress => forces(20, (0.002 * n).clamp(40.0, 250.0), 0.1, Pull::Linear),
        Mode::Communities => forces(40, 20.0, 3.0, Pull::Even),
    };
    if task.start.is_some() { vec![main] } else { vec![fit, main] }
}

fn centre(points: &[V]) -> V {
    let sum = points.iter().fold(V::default(), |sum, p| sum + *p);
    sum * (1.0 / points.len().max(1) as f64)
}

/// By how much places must be multiplied so that distances to the pivots are, in the mean, graph distances.
fn scale(pivots: &Pivots, x: &[f32], y: &[f32]) -> f32 {
    let (mut drawn, mut wanted) = (0.0_f64, 0.0_f64);
    let step = x.len().div_ceil(2000).max(1);
    for i in (0..x.len()).step_by(step) {
        for (p, d) in pivots.of(i) {
            let (dx, dy) = (x[i] - x[p as usize], y[i] - y[p as usize]);
            drawn += f64::from((dx * dx + dy * dy).sqrt());
            wanted += f64::from(d);
        }
    }
    let by = (wanted / drawn.max(1e-30)) as f32;
    if by.is_finite() && by > 0.0 { by.min(1e20) } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use super::super::super::force::Edge;
    use super::*;

    fn solved(edges: &[(u32, u32)], n: usize, threads: usize, iterations: Option<u32>) -> Vec<V> {
        let edges: Vec<Edge> = edges
            .iter()
            .map(|(a, b)| Edge {
                a: *a,
                b: *b,
                weight: 1.0,
            })
            .collect();
        let graph = Graph::new(n, &edges, &[]);
        let task = Task {
            graph: &graph,
            start: None,
            ease: None,
            mode: Mode::Balanced,
            seed: 3,
            iterations,
            threads,
        };
        solve(&task, &mut |_| true).unwrap()
    }

    fn grid(side: u32) -> Vec<(u32, u32)> {
        let cells = (0..side).flat_map(|y| (0..side).map(move |x| (x, y)));
        cells
            .flat_map(|(x, y)| {
                let i = y * side + x;
                let right = (x + 1 < side).then_some((i, i + 1));
                right.into_iter().chain((y + 1 < side).then_some((i, i + side)))
            })
            .collect()
    }

    #[test]
    fn the_number_of_threads_changes_nothing() {
        let edges = grid(70);
        let one = solved(&edges, 4900, 1, Some(4));
        assert_eq!(one, solved(&edges, 4900, 2, Some(4)));
        assert_eq!(one, solved(&edges, 4900, 5, Some(4)));
    }

    #[test]
    fn a_grid_comes_out_as_a_grid() {
        let points = solved(&grid(20), 400, 1, None);
        // Opposite corners lie far apart, neighbours near each other.
        let (first, last) = (points[0], points[399]);
        assert!((first - last).len() > 15.0, "{}", (first - last).len());
        for (a, b) in grid(20) {
            let d = (points[a as usize] - points[b as usize]).len();
            assert!((0.2..2.5).contains(&d), "{a} {b}: {d}");
        }
    }

    #[test]
    fn two_nodes_a_path_and_a_star_are_finite() {
        for n in [2_u32, 3, 17, 300] {
            let path: Vec<(u32, u32)> = (1..n).map(|i| (i - 1, i)).collect();
            let star: Vec<(u32, u32)> = (1..n).map(|i| (0, i)).collect();
            for edges in [path, star] {
                let points = solved(&edges, n as usize, 2, None);
                assert!(points.iter().all(|p| p.x.is_finite() && p.y.is_finite()), "{n}");
                assert!((points[0] - points[n as usize - 1]).len() > 1e-3, "{n}");
            }
        }
    }
}
