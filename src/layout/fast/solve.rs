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
use super::levels::{Level, levels};
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

/// Rounds in which the coarsest graph is only fitted to graph distances.
const FIT_ROUNDS: usize = 10;
/// Rounds with all forces on the coarser levels, and on the last of them.
const COARSE_ROUNDS: usize = 15;
const LAST_COARSE_ROUNDS: usize = 10;
/// How far a node begins from the place of what stood for it towards that of what stood for its neighbours.
const BETWEEN: f32 = 0.7;
/// Chance by which those part who would begin at one place, in steps of the graph.
const NOISE: f32 = 0.02;
/// Graphs of fewer nodes get twice the rounds.
const SMALL: f32 = 3000.0;
/// Larger graphs are ordered anew before the finest level.
const SCATTERED: usize = 4000;

/// Solves the task, in units of one step in the graph where there is no start, else in the units of the start.
/// `None` if `progress` said stop. The graph must be connected.
pub(in crate::layout) fn solve(task: &Task<'_>, progress: &mut dyn FnMut(f32) -> bool) -> Option<Vec<V>> {
    let mut seed = Seed::new(task.seed);
    let mut finest = Csr::new(task.graph);
    if task.mode == Mode::Communities {
        finest.even_out();
    }
    if task.start.is_some() {
        let order = finest.breadth_order();
        return refined(task, &finest.relabelled(&order), &order, &mut seed, progress);
    }
    let (mut finest, mut order, mut coarser) = levels(finest, &mut || progress(0.01))?;
    let mut pivots = Pivots::new(&finest, &mut seed, &mut || progress(0.03))?;
    let plan = Plan::new(task, &finest);
    let work = plan.work(&finest, &coarser);
    let most = coarser.len();
    let mut done = 0.0;
    let mut cloud: Option<Cloud> = None;
    // From the coarsest graph to the finest: each begins where the one before has come to.
    for depth in (0..=most).rev() {
        let mut begun = cloud.take().zip(coarser.get(depth)).map(|(cloud, above)| {
            let graph = depth.checked_sub(1).map_or(&finest, |k| &coarser[k].graph);
            spread(graph, above, &cloud, &mut seed)
        });
        // What has been passed is not needed any more.
        coarser.truncate(depth);
        if let Some(begun) = begun.as_mut().filter(|_| depth == 0 && order.len() > SCATTERED) {
            // Neighbours in the picture come to lie near each other in memory.
            let curve = curve_order(&begun.at, &mut Vec::new());
            finest = finest.relabelled(&curve);
            pivots.relabel(&curve);
            order = curve.iter().map(|i| order[*i as usize]).collect();
            begun.relabel(&curve);
        }
        if !progress(0.05 + done) {
            return None;
        }
        let level = depth.checked_sub(1).map(|k| &coarser[k]);
        let graph = level.map_or(&finest, |level| &level.graph);
        let over = level.map(|level| pivots.over(level));
        let pivots = over.as_ref().unwrap_or(&pivots);
        let mut own = begun.unwrap_or_else(|| first(pivots, &mut seed));
        for stage in plan.stages(depth, most) {
            let share = 0.95 * stage.rounds as f32 * graph.nodes() as f32 / work;
            let told = &mut |at: f32| progress(0.05 + done + share * at);
            if !relax(graph, pivots, &mut own, None, &stage, task.threads, told) {
                return None;
            }
            done += share;
        }
        cloud = Some(own);
    }
    let cloud = cloud.unwrap_or_default();
    let mut out = vec![V::default(); order.len()];
    for (i, [x, y]) in order.iter().zip(&cloud.at) {
        out[*i as usize] = V::new(f64::from(*x), f64::from(*y));
    }
    Some(out)
}

/// All places known: only the last stage, from there.
fn refined(
    task: &Task<'_>,
    graph: &Csr,
    order: &[u32],
    seed: &mut Seed,
    progress: &mut dyn FnMut(f32) -> bool,
) -> Option<Vec<V>> {
    let start = task.start?;
    let pivots = Pivots::new(graph, seed, &mut || progress(0.03))?;
    let middle = centre(start);
    let own = order.iter().map(|i| start[*i as usize] - middle);
    let mut at: Vec<[f32; 2]> = own.map(|p| [p.x as f32, p.y as f32]).collect();
    // One step in the graph is one unit long.
    let by = scale(&pivots, &at);
    for c in at.as_flattened_mut() {
        *c *= by;
    }
    let mut cloud = Cloud::new(at);
    let ease: Option<Vec<f32>> = task.ease.map(|e| order.iter().map(|i| e[*i as usize]).collect());
    let stage = Plan::new(task, graph).main;
    let told = &mut |at: f32| progress(0.05 + 0.95 * at);
    if !relax(graph, &pivots, &mut cloud, ease.as_deref(), &stage, task.threads, told) {
        return None;
    }
    let mut out = vec![V::default(); order.len()];
    for (i, [x, y]) in order.iter().zip(&cloud.at) {
        out[*i as usize] = V::new(f64::from(*x), f64::from(*y)) * (1.0 / f64::from(by)) + middle;
    }
    Some(out)
}

/// First places, so that one step in the graph is one unit long.
fn first(pivots: &Pivots, seed: &mut Seed) -> Cloud {
    let mut at = pivots.places();
    let by = scale(pivots, &at);
    for c in at.as_flattened_mut() {
        *c = *c * by + 0.1 * seed.signed() as f32;
    }
    Cloud::new(at)
}

/// Places in a finer graph: each node between the place of what stood for it and the places of what stood for its neighbours.
fn spread(graph: &Csr, above: &Level, cloud: &Cloud, seed: &mut Seed) -> Cloud {
    let n = graph.nodes();
    let mut over = vec![0_u32; n];
    for (k, ends) in above.members.windows(2).enumerate() {
        over[ends[0] as usize..ends[1] as usize].fill(k as u32);
    }
    let mut chance = || NOISE * seed.signed() as f32;
    let place = |i: usize| {
        let own = cloud.at[over[i] as usize];
        let (mut sx, mut sy, mut sum) = (0.0, 0.0, 1e-9);
        for (t, weight) in graph.near(i).iter().zip(&graph.weights[graph.range(i)]) {
            let [x, y] = cloud.at[over[*t as usize] as usize];
            sx += x * weight;
            sy += y * weight;
            sum += weight;
        }
        let to = BETWEEN / sum;
        [
            own[0] * (1.0 - BETWEEN) + sx * to + chance(),
            own[1] * (1.0 - BETWEEN) + sy * to + chance(),
        ]
    };
    Cloud::new((0..n).map(place).collect())
}

/// What is done on the levels.
struct Plan {
    fit: Stage,
    main: Stage,
}

impl Plan {
    fn new(task: &Task<'_>, graph: &Csr) -> Self {
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
            rounds: rounds.unwrap_or(if n < SMALL { usual * 2 } else { usual }),
            repel: repel / n,
            opening: if n < SMALL { 1.2 } else { 1.4 },
            attract: attract * 6.0 / degree.max(0.5),
            pull,
            ..fit
        };
        // Without coarser levels neighbours must find each other on the finest.
        let (balanced, together) = if n < SMALL { (15, 0.6) } else { (10, 0.4) };
        let main = match task.mode {
            Mode::Balanced => forces(balanced, (0.001 * n).clamp(40.0, 100.0), together, Pull::Even),
            Mode::Stress => forces(12, (0.002 * n).clamp(40.0, 250.0), 0.1, Pull::Linear),
            // What lies far off pulls little, and the fit holds the whole with less than its full strength.
            Mode::Communities => Stage {
                soft: 0.1,
                fit: 0.4,
                ..forces(30, 40.0, 5.0, Pull::Near)
            },
        };
        Self { fit, main }
    }

    /// The stages on a level, 0 for the finest, of so many above it.
    fn stages(&self, depth: usize, most: usize) -> Vec<Stage> {
        let mut out = Vec::new();
        if depth == most {
            out.push(self.fit);
        }
        let rounds = match depth {
            0 => self.main.rounds,
            1 => LAST_COARSE_ROUNDS,
            _ => COARSE_ROUNDS,
        };
        out.push(Stage { rounds, ..self.main });
        out
    }

    /// Nodes times rounds, over all levels.
    fn work(&self, finest: &Csr, coarser: &[Level]) -> f32 {
        let most = coarser.len();
        let nodes = |depth: usize| depth.checked_sub(1).map_or(finest, |k| &coarser[k].graph).nodes();
        let rounds = |depth: usize| self.stages(depth, most).iter().map(|s| s.rounds).sum::<usize>();
        (0..=most).map(|depth| (nodes(depth) * rounds(depth)) as f32).sum()
    }
}

fn centre(points: &[V]) -> V {
    let sum = points.iter().fold(V::default(), |sum, p| sum + *p);
    sum * (1.0 / points.len().max(1) as f64)
}

/// By how much places must be multiplied so that distances to the pivots are, in the mean, graph distances.
fn scale(pivots: &Pivots, at: &[[f32; 2]]) -> f32 {
    let (mut drawn, mut wanted) = (0.0_f64, 0.0_f64);
    let step = at.len().div_ceil(2000).max(1);
    for i in (0..at.len()).step_by(step) {
        for (p, d) in pivots.of(i) {
            let (dx, dy) = (at[i][0] - at[p as usize][0], at[i][1] - at[p as usize][1]);
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
