//! Free placement by graph distance. Small graphs are solved with care (stress, then a search for few crossings), large ones fast
//! (`fast`). For `derived`, `views` and `figure`, on a worker thread when the graph has more than some hundred nodes.
//! Not here: the solvers themselves (`anneal`, `fast`), what stands around the fast one (`large`), packing (`pack`), groups (`blocs`).

use super::geometry::{Point, Positions, V};
use super::graph::Graph;
use super::{anneal, large, pack};

/// Up to this many nodes in one component the careful solver is used.
const CAREFUL_NODES: usize = 120;
/// Up to this many different pairs of neighbours in one component the careful solver is used.
const CAREFUL_LINKS: usize = 600;

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

/// What a large picture should show best. Small graphs are solved with care for all of it at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Mode {
    /// The whole true to graph distances, neighbours together.
    #[default]
    Balanced,
    /// Distances in the picture as true to graph distances as can be.
    Stress,
    /// Groups that hold together stand out.
    Communities,
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
    /// What a large picture should show best.
    pub mode: Mode,
    /// Threads to work on; 0 for as many as the machine has. The picture does not depend on it.
    pub threads: usize,
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
            mode: Mode::default(),
            threads: 0,
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
    let held: Vec<bool> = (0..n)
        .map(|i| start[i].is_some() && request.pinned.get(i).copied().unwrap_or(false))
        .collect();
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
    for ((held, initial), point) in held.iter().zip(&request.initial).zip(&mut out.points) {
        if let (true, Some(p)) = (held, initial) {
            *point = *p;
        }
    }
    progress(1.0).then_some(out)
}

/// The usable initial positions, one entry per node.
fn clean_initial(request: &Request) -> Vec<Option<V>> {
    (0..request.nodes)
        .map(|i| {
            request
                .initial
                .get(i)
                .copied()
                .flatten()
                .filter(|p| p.is_finite() && p.x.abs() < 1e9 && p.y.abs() < 1e9)
        })
        .map(|p| p.map(Point::wide))
        .collect()
}

/// A usable width through height.
pub(super) fn clean_aspect(aspect: f32) -> f64 {
    if aspect.is_finite() && aspect > 0.0 {
        f64::from(aspect).clamp(0.2, 5.0)
    } else {
        1.3
    }
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
        let moves = request
            .iterations
            .map(|k| (k as usize).saturating_mul(graph.n).min(20_000_000));
        return anneal::solve(
            &anneal::Task {
                graph,
                start,
                held,
                aspect,
                seed: request.seed,
                moves,
            },
            progress,
        );
    }
    let task = large::Task {
        request,
        graph,
        aspect,
        seed: request.seed,
    };
    large::bound(&task, start, held, progress)
}

/// Positions for a graph of which nothing is known: each component by itself, then packed.
pub(super) fn fresh(request: &Request, graph: &Graph, aspect: f64, progress: &mut dyn FnMut(f32) -> bool) -> Option<Vec<V>> {
    let mut lonely = Vec::new();
    let mut parts = Vec::new();
    let mut index = vec![0; graph.n];
    let total = graph.n.max(1) as f32;
    let mut done = 0.0;
    let components = graph.components();
    let main_aspect = room_for_rows(graph, &components, aspect);
    for (k, nodes) in components.into_iter().enumerate() {
        if nodes.len() == 1 {
            lonely.extend(nodes);
            continue;
        }
        if nodes.len() == graph.n && !careful(graph) {
            // Nothing to cut apart, and of a large graph there is no second one in memory.
            let points = component(request, graph, main_aspect, request.seed, &mut |f| progress(0.97 * f))?;
            let graph = Graph::from_links(graph.n, Vec::new(), graph.radii.clone());
            parts.push(pack::Part { nodes, graph, points });
            break;
        }
        let own = graph.part(&nodes, &mut index);
        let share = nodes.len() as f32 / total;
        let seed = request.seed.wrapping_add(k as u64);
        // A component that is not the main one need not have the proportions of the picture.
        let wanted = if k == 0 { main_aspect } else { aspect.sqrt() };
        let from = done;
        let points = component(request, &own, wanted, seed, &mut |f| progress(from + 0.97 * share * f))?;
        done += 0.97 * share;
        parts.push(pack::Part {
            nodes,
            graph: own,
            points,
        });
    }
    lonely.sort_unstable();
    Some(pack::pack(graph, parts, &lonely, aspect))
}

/// The proportions of the main component that leave room for the rows of lonely nodes below.
fn room_for_rows(graph: &Graph, components: &[Vec<u32>], aspect: f64) -> f64 {
    let (mut area, mut cell, mut lonely) = (0.0_f64, 0.0_f64, 0.0);
    for nodes in components {
        for i in nodes {
            let r = graph.radii[*i as usize];
            if nodes.len() == 1 {
                lonely += 1.0;
                cell = cell.max(2.0 * r + 0.6 * graph.mean_radius());
            } else {
                area += std::f64::consts::PI * r * r / anneal::FILL;
            }
        }
    }
    if lonely < 1.0 || area <= 0.0 {
        return aspect;
    }
    let rows = (lonely * cell / (area * aspect).sqrt()).ceil() * cell;
    let height = 0.5 * ((rows * rows + 4.0 * area / aspect).sqrt() - rows);
    (area / (height * height)).clamp(aspect, aspect * 2.0)
}

/// Positions for a connected graph of which nothing is known.
pub(super) fn component(
    request: &Request,
    graph: &Graph,
    aspect: f64,
    seed: u64,
    progress: &mut dyn FnMut(f32) -> bool,
) -> Option<Vec<V>> {
    if careful(graph) {
        let start = vec![None; graph.n];
        let held = vec![false; graph.n];
        let mut moves = request
            .iterations
            .map(|k| (k as usize).saturating_mul(graph.n).min(20_000_000));
        if request.nodes > 500 {
            moves = Some(moves.unwrap_or(usize::MAX).min(graph.n * 40));
        }
        return anneal::solve(
            &anneal::Task {
                graph,
                start: &start,
                held: &held,
                aspect,
                seed,
                moves,
            },
            progress,
        );
    }
    let task = large::Task {
        request,
        graph,
        aspect,
        seed,
    };
    large::fresh(&task, progress)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn edge(a: u32, b: u32) -> Edge {
        Edge { a, b, weight: 1.0 }
    }

    fn run(request: &Request) -> Positions {
        force(request, &mut |_| true).expect("not cancelled")
    }

    fn apart(out: &Positions, radii: &[f32]) {
        for i in 0..out.points.len() {
            for j in 0..i {
                let d = out.points[i].distance(out.points[j]);
                assert!(d > (radii[i] + radii[j]) * 0.999, "{i} {j}: {d}");
            }
        }
    }

    #[test]
    fn nothing_one_and_two() {
        assert_eq!(run(&Request::default()), Positions::default());
        let one = run(&Request {
            nodes: 1,
            ..Request::default()
        });
        assert_eq!(one.points, vec![Point::default()]);
        let two = run(&Request {
            nodes: 2,
            edges: vec![edge(0, 1)],
            radii: vec![10.0; 2],
            ..Request::default()
        });
        assert!(two.points[0].distance(two.points[1]) > 24.0);
    }

    #[test]
    fn a_grid_is_drawn_without_crossings() {
        let mut edges = Vec::new();
        for y in 0..4 {
            for x in 0..5 {
                if x < 4 {
                    edges.push(edge(y * 5 + x, y * 5 + x + 1));
                }
                if y < 3 {
                    edges.push(edge(y * 5 + x, y * 5 + x + 5));
                }
            }
        }
        let out = run(&Request {
            nodes: 20,
            edges: edges.clone(),
            radii: vec![20.0; 20],
            seed: 1,
            ..Request::default()
        });
        let at = |i: u32| out.points[i as usize].wide();
        let mut crossings = 0;
        for (k, e) in edges.iter().enumerate() {
            for f in &edges[..k] {
                let shared = e.a == f.a || e.a == f.b || e.b == f.a || e.b == f.b;
                crossings += usize::from(!shared && super::super::geometry::segments_cross(at(e.a), at(e.b), at(f.a), at(f.b)));
            }
        }
        assert_eq!(crossings, 0);
        apart(&out, &[20.0; 20]);
    }

    #[test]
    fn new_nodes_come_in_without_moving_the_old() {
        let ring: Vec<Edge> = (0..8).map(|i| edge(i, (i + 1) % 8)).collect();
        let radii = vec![15.0; 10];
        let before = run(&Request {
            nodes: 8,
            edges: ring.clone(),
            radii: radii.clone(),
            ..Request::default()
        });
        let mut edges = ring;
        edges.extend([edge(8, 0), edge(8, 1), edge(9, 8)]);
        let initial: Vec<Option<Point>> = before.points.iter().copied().map(Some).collect();
        let after = run(&Request {
            nodes: 10,
            edges,
            radii: radii.clone(),
            initial,
            ..Request::default()
        });
        for i in 0..8 {
            assert!(before.points[i].distance(after.points[i]) < 16.0, "{i}");
        }
        apart(&after, &radii);
        assert!(after.points[8].distance(after.points[0]) < 150.0);
    }

    #[test]
    fn cancel_gives_nothing() {
        let request = Request {
            nodes: 30,
            edges: (0..29).map(|i| edge(i, i + 1)).collect(),
            ..Request::default()
        };
        let mut calls = 0;
        assert_eq!(
            force(&request, &mut |_| {
                calls += 1;
                calls < 5
            }),
            None
        );
        assert_eq!(calls, 5);
    }

    #[test]
    fn large_graphs_settle_without_overlap() {
        let n = 600_u32;
        let edges: Vec<Edge> = (1..n)
            .map(|i| edge(i, (i * 7919) % i))
            .chain((0..150).map(|i| edge(i, i * 3 + 7)))
            .collect();
        let request = Request {
            nodes: n as usize,
            edges,
            radii: vec![8.0; n as usize],
            seed: 5,
            ..Request::default()
        };
        let out = run(&request);
        assert_eq!(out, run(&request));
        apart(&out, &vec![7.8; n as usize]);
        let mut warm = request;
        warm.initial = out.points.iter().copied().map(Some).collect();
        warm.initial[9] = None;
        warm.pinned = vec![true; 5];
        let again = run(&warm);
        assert_eq!(&again.points[..5], &out.points[..5]);
        assert!(again.points.iter().all(|p| p.is_finite()));
    }

    #[test]
    fn old_nodes_of_a_large_graph_stay_where_they_are() {
        let n = 1500_u32;
        let edges: Vec<Edge> = (1..n).map(|i| edge(i, (i * 7919) % i)).collect();
        let request = Request {
            nodes: n as usize,
            edges,
            radii: vec![8.0; n as usize],
            ..Request::default()
        };
        let before = run(&request);
        let mut grown = request;
        // Ten new nodes at old ones, a pair by itself and a lonely one.
        grown.nodes += 13;
        grown.edges.extend((0..10).map(|k| edge(n + k, k * 100)));
        grown.edges.push(edge(n + 10, n + 11));
        grown.radii = vec![8.0; grown.nodes];
        grown.initial = before.points.iter().copied().map(Some).collect();
        let after = run(&grown);
        assert_eq!(after.points[..n as usize], before.points[..]);
        let mut lengths: Vec<f32> = (0..10)
            .map(|k| after.points[(n + k) as usize].distance(before.points[k as usize * 100]))
            .collect();
        lengths.sort_by(f32::total_cmp);
        let size = before.bounds.width().max(before.bounds.height());
        assert!(lengths[5] < 0.1 * size, "{lengths:?} of {size}");
        apart(&after, &grown.radii);
    }

    #[test]
    fn pins_hold_in_a_large_graph() {
        let n = 800_u32;
        let pin = |i: usize| Some(Point::new(i as f32 * 10.0, -400.0));
        let request = Request {
            nodes: n as usize,
            edges: (1..n).map(|i| edge(i, (i * 31) % i)).chain([edge(0, 799)]).collect(),
            radii: vec![8.0; n as usize],
            initial: (0..n as usize).map(|i| if i % 200 == 7 { pin(i) } else { None }).collect(),
            pinned: vec![true; n as usize],
            ..Request::default()
        };
        let out = run(&request);
        for i in (0..n as usize).filter(|i| i % 200 == 7) {
            assert_eq!(Some(out.points[i]), pin(i));
        }
        apart(&out, &request.radii);
    }

    #[test]
    fn thousands_of_parts_and_bad_numbers_are_no_trouble() {
        let n = 3000_u32;
        let weights = [f32::NAN, -1.0, 0.0, f32::INFINITY, 1e30, 1.0];
        let edges = (0..n / 3).flat_map(|k| [edge(3 * k, 3 * k + 1), edge(3 * k + 1, 3 * k + 1), edge(3 * k, 3 * k + 1)]);
        let mut edges: Vec<Edge> = edges.collect();
        edges.extend((1..400).map(|i| Edge {
            a: i,
            b: i - 1,
            weight: weights[i as usize % weights.len()],
        }));
        let request = Request {
            nodes: n as usize,
            edges,
            radii: vec![5.0; n as usize],
            ..Request::default()
        };
        let out = run(&request);
        assert!(out.points.iter().all(|p| p.is_finite()));
        assert!(out.bounds.width() < 6.0 * out.bounds.height() && out.bounds.height() < 6.0 * out.bounds.width());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn finite_pinned_and_the_same_every_time(
            n in 0_usize..24,
            ties in prop::collection::vec((0_u32..30, 0_u32..30, prop::num::f32::ANY), 0..40),
            radii in prop::collection::vec(prop_oneof![5.0_f32..30.0, Just(f32::NAN), Just(-3.0_f32)], 0..24),
            initial in prop::collection::vec(prop::option::of((prop_oneof![-300.0_f32..300.0, Just(f32::INFINITY)], -300.0_f32..300.0)), 0..24),
            pinned in prop::collection::vec(any::<bool>(), 0..24),
            aspect in prop_oneof![0.1_f32..9.0, Just(f32::NAN)],
            seed in any::<u64>(),
        ) {
            let edges = ties.into_iter().map(|(a, b, weight)| Edge { a, b, weight }).collect();
            let initial: Vec<Option<Point>> = initial.into_iter().map(|p| p.map(|(x, y)| Point::new(x, y))).collect();
            let request = Request { nodes: n, edges, radii, initial, pinned, aspect, seed, iterations: Some(60), ..Request::default() };
            let out = run(&request);
            prop_assert_eq!(out.points.len(), n);
            prop_assert!(out.points.iter().all(|p| p.is_finite()));
            for i in 0..n {
                if let (Some(true), Some(Some(p))) = (request.pinned.get(i), request.initial.get(i)) {
                    prop_assert!(!p.is_finite() || *p == out.points[i]);
                }
            }
            prop_assert_eq!(&out, &run(&request));
        }

        #[test]
        fn free_nodes_never_overlap(n in 1_usize..40, ties in prop::collection::vec((0_u32..40, 0_u32..40), 0..60), seed in any::<u64>()) {
            let radii: Vec<f32> = (0..n).map(|i| 10.0 + (i % 5) as f32 * 6.0).collect();
            let edges = ties.into_iter().map(|(a, b)| edge(a, b)).collect();
            let out = run(&Request { nodes: n, edges, radii: radii.clone(), seed, iterations: Some(60), ..Request::default() });
            apart(&out, &radii);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(12))]
        #[test]
        fn large_graphs_of_any_shape(
            seed in 0..5_u64,
            n in 130..900_u32,
            ties in prop::collection::vec((0..900_u32, 0..900_u32), 0..2000),
            pins in prop::collection::vec(0..130_usize, 0..4),
            sized in any::<bool>(),
        ) {
            let mut request = Request {
                nodes: n as usize,
                edges: ties.iter().map(|(a, b)| edge(a % n, b % n)).collect(),
                radii: vec![if sized { 8.0 } else { 0.0 }; n as usize],
                seed,
                threads: 1,
                ..Request::default()
            };
            let mut told = Vec::new();
            let first = force(&request, &mut |share| {
                told.push(share);
                true
            });
            let first = first.unwrap();
            prop_assert!(told.is_sorted() && told.last() == Some(&1.0), "{told:?}");
            prop_assert!(first.points.iter().all(|p| p.is_finite()));
            request.threads = 3;
            prop_assert_eq!(&run(&request), &first);
            // Pinned nodes keep the places they are given, and new nodes move no old one.
            let pin = |i: usize| Some(Point::new(i as f32 * 50.0, -7.0));
            request.initial = vec![None; n as usize];
            request.pinned = vec![true; n as usize];
            for i in &pins {
                request.initial[*i] = pin(*i);
            }
            let held = run(&request);
            prop_assert!(pins.iter().all(|i| Some(held.points[*i]) == pin(*i)));
            request.pinned.clear();
            request.initial = first.points.iter().copied().map(Some).collect();
            request.nodes += 3;
            request.radii.clear();
            request.edges.push(edge(n, 0));
            let grown = run(&request);
            prop_assert!(sized || grown.points[..n as usize] == first.points[..]);
        }
    }
}
