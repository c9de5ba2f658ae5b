//! Large graphs: the fast solver with what stands around it — the scale of the discs, known places, pins, new components.
//!
//! For `force` only. Not here: the solver itself (`fast`), small graphs (`anneal`).

use super::force::Request;
use super::geometry::{V, cos_sin};
use super::graph::Graph;
use super::room::{make_room, push_all};
use super::seed::Seed;
use super::{among, fast, pack};

/// Length of one step in the graph, in mean radii, before room is made for the discs.
const LENGTH: f64 = 3.6;
/// Length of one step where the nodes have no size.
const BARE_LENGTH: f64 = 36.0;
/// At least this share of the nodes must have a place for the others to be fitted in among them.
const MOST: f64 = 0.2;

/// The share of the picture that its discs may fill when they are given more room than they need.
const SHARED: f64 = 0.7;
/// They get at most so many times the radius they need.
const MOST_ROOM: f64 = 3.0;
const ROOMY_ROUNDS: usize = 30;

/// What all parts of the work are told.
pub(super) struct Task<'a> {
    pub(super) request: &'a Request,
    pub(super) graph: &'a Graph,
    pub(super) aspect: f64,
    pub(super) seed: u64,
}

impl Task<'_> {
    /// Whether the nodes have a size; without, places are points and need no room.
    fn sized(&self) -> bool {
        self.graph.radii.iter().any(|r| *r > 0.0)
    }

    fn length(&self) -> f64 {
        if self.sized() {
            LENGTH * self.graph.mean_radius()
        } else {
            BARE_LENGTH
        }
    }

    fn gap(&self) -> f64 {
        0.1 * self.graph.mean_radius()
    }

    fn threads(&self) -> usize {
        match self.request.threads {
            0 => std::thread::available_parallelism().map_or(1, std::num::NonZero::get),
            given => given.min(64),
        }
    }

    fn solver<'a>(&'a self, start: Option<&'a [V]>, ease: Option<&'a [f32]>) -> fast::Task<'a> {
        fast::Task {
            graph: self.graph,
            start,
            ease,
            mode: self.request.mode,
            seed: self.seed,
            iterations: self.request.iterations,
            threads: self.threads(),
        }
    }
}

/// Places for a connected graph of which nothing is known.
pub(super) fn fresh(task: &Task<'_>, progress: &mut dyn FnMut(f32) -> bool) -> Option<Vec<V>> {
    let mut points = fast::solve(&task.solver(None, None), &mut |f| progress(f * 0.8))?;
    let length = task.length();
    for p in &mut points {
        *p = *p * length;
    }
    stretch(&mut points, task.aspect);
    if task.sized() {
        spread(&mut points, task.graph);
        let held = vec![false; task.graph.n];
        let told = &mut |f: f32| progress(0.8 + 0.15 * f);
        let wide = roomy(&points, task.graph);
        // First as much room as the picture has, so that no part is too dense to be read when all of it is in view; it need not
        // be reached everywhere. Then what each disc needs.
        if !push_all(&mut points, &wide, ROOMY_ROUNDS, told) {
            return None;
        }
        let told = &mut |f: f32| progress(0.95 + 0.05 * f);
        if !make_room(&mut points, &task.graph.radii, task.gap(), &held, rounds(task.graph.n), told) {
            return None;
        }
    }
    Some(points)
}

/// The radii that the discs could have if they shared the picture evenly.
fn roomy(points: &[V], graph: &Graph) -> Vec<f64> {
    let discs: f64 = graph.radii.iter().map(|r| 4.0 * r * r).sum();
    let by = (SHARED * area(points) / discs.max(1e-9)).sqrt().clamp(1.0, MOST_ROOM);
    graph.radii.iter().map(|r| r * by).collect()
}

fn rounds(n: usize) -> usize {
    (2_000_000 / n.max(1)).clamp(30, 200)
}

/// Places for a graph of which some are known. Known places are kept if there are new nodes, else all but the pins are refined.
pub(super) fn bound(
    task: &Task<'_>,
    start: &[Option<V>],
    held: &[bool],
    progress: &mut dyn FnMut(f32) -> bool,
) -> Option<Vec<V>> {
    let n = task.graph.n;
    let known = start.iter().filter(|p| p.is_some()).count();
    let (mut points, held) = if known == n {
        (refined(task, start, held, &mut |f| progress(0.8 * f))?, held.to_vec())
    } else if known as f64 >= MOST * n as f64 {
        let old = start.iter().map(Option::is_some).collect();
        (joined(task, start, &mut |f| progress(0.8 * f))?, old)
    } else {
        (around_pins(task, start, held, &mut |f| progress(0.8 * f))?, held.to_vec())
    };
    if task.sized() {
        let told = &mut |f: f32| progress(0.8 + 0.2 * f);
        if !make_room(&mut points, &task.graph.radii, task.gap(), &held, rounds(n), told) {
            return None;
        }
    }
    Some(points)
}

/// All places known: each component is settled from where it is.
fn refined(task: &Task<'_>, start: &[Option<V>], held: &[bool], progress: &mut dyn FnMut(f32) -> bool) -> Option<Vec<V>> {
    let mut points: Vec<V> = start.iter().map(|p| p.unwrap_or_default()).collect();
    let mut index = vec![0; task.graph.n];
    let mut done = 0.0;
    for nodes in task.graph.components() {
        if nodes.len() < 3 {
            continue;
        }
        let part = task.graph.part(&nodes, &mut index);
        let own: Vec<V> = nodes.iter().map(|i| points[*i as usize]).collect();
        let ease: Vec<f32> = nodes.iter().map(|i| if held[*i as usize] { 0.0 } else { 1.0 }).collect();
        let share = nodes.len() as f32 / task.graph.n as f32;
        let inner = Task { graph: &part, ..*task };
        let solved = fast::solve(&inner.solver(Some(&own), Some(&ease)), &mut |f| progress(done + share * f))?;
        done += share;
        for (i, p) in nodes.iter().zip(solved) {
            if !held[*i as usize] {
                points[*i as usize] = p;
            }
        }
    }
    Some(points)
}

/// Old nodes stay; new ones go among their neighbours, new components below the rest.
fn joined(task: &Task<'_>, start: &[Option<V>], progress: &mut dyn FnMut(f32) -> bool) -> Option<Vec<V>> {
    let graph = task.graph;
    let mut lonely = Vec::new();
    let mut strange = Vec::new();
    for nodes in graph.components() {
        if nodes.iter().all(|i| start[*i as usize].is_none()) {
            if nodes.len() == 1 {
                lonely.extend(nodes);
            } else {
                strange.push(nodes);
            }
        }
    }
    let old: Vec<u32> = (0..graph.n as u32).filter(|i| start[*i as usize].is_some()).collect();
    let mut seed = Seed::new(task.seed);
    let mut points = among::place_new(graph, start, task.length(), &mut seed, &mut |f| progress(0.5 * f))?;
    let mut parts = Vec::new();
    let mut index = vec![0; graph.n];
    for nodes in strange {
        let own = graph.part(&nodes, &mut index);
        let inner = Task { graph: &own, ..*task };
        let solved = super::force::component(task.request, &own, task.aspect.sqrt(), inner.seed, &mut |_| progress(0.5))?;
        parts.push(pack::Part {
            nodes,
            graph: own,
            points: solved,
        });
    }
    pack::below(graph, &old, parts, &lonely, task.aspect, &mut points);
    Some(points)
}

/// Few places are known: a picture of its own, turned and scaled to the pins, which then stay where they are.
fn around_pins(task: &Task<'_>, start: &[Option<V>], held: &[bool], progress: &mut dyn FnMut(f32) -> bool) -> Option<Vec<V>> {
    let mut points = super::force::fresh(task.request, task.graph, task.aspect, &mut |f| progress(0.6 * f))?;
    let pairs: Vec<(V, V)> = points.iter().zip(start).filter_map(|(p, s)| Some((*p, (*s)?))).collect();
    let fit = Fit::new(&pairs);
    for (p, s) in points.iter_mut().zip(start) {
        *p = s.unwrap_or_else(|| fit.of(*p));
    }
    let all: Vec<Option<V>> = points.into_iter().map(Some).collect();
    refined(task, &all, held, &mut |f| progress(0.6 + 0.4 * f))
}

/// The turn, scale and shift that bring points nearest to others.
struct Fit {
    from: V,
    to: V,
    turn: V,
}

impl Fit {
    fn new(pairs: &[(V, V)]) -> Self {
        let count = 1.0 / pairs.len().max(1) as f64;
        let (mut from, mut to) = (V::default(), V::default());
        for (p, s) in pairs {
            from = from + *p * count;
            to = to + *s * count;
        }
        let (mut dot, mut cross, mut size) = (0.0, 0.0, 0.0);
        for (p, s) in pairs {
            let (p, s) = (*p - from, *s - to);
            dot += p.dot(s);
            cross += p.cross(s);
            size += p.len2();
        }
        let turn = V::new(dot, cross) * (1.0 / size.max(1e-12));
        let length = turn.len();
        // One pin says nothing of turn and scale; pins may shrink the picture, but not to nothing.
        let turn = if pairs.len() < 2 || length < 1e-6 {
            V::new(1.0, 0.0)
        } else {
            turn * (length.clamp(0.3, 20.0) / length)
        };
        Self { from, to, turn }
    }

    fn of(&self, p: V) -> V {
        self.to + (p - self.from).rotated(self.turn.x, self.turn.y)
    }
}

/// Turns the picture along the wanted proportions and stretches it a little.
fn stretch(points: &mut [V], aspect: f64) {
    let mut best = (f64::INFINITY, 1.0, 0.0, 1.0);
    let step = points.len().div_ceil(20_000).max(1);
    for k in 0..24 {
        let (c, s) = cos_sin(f64::from(k) / 48.0);
        let (mut low, mut high) = (V::new(f64::MAX, f64::MAX), V::new(f64::MIN, f64::MIN));
        for p in points.iter().step_by(step) {
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
    let by = best.3.clamp(0.8, 1.25).sqrt();
    for p in points.iter_mut() {
        let q = p.rotated(best.1, best.2);
        *p = V::new(q.x * by, q.y / by);
    }
}

/// Scales the picture up if its discs could not fit side by side.
fn spread(points: &mut [V], graph: &Graph) {
    let discs: f64 = graph.radii.iter().map(|r| 4.0 * r * r).sum();
    let by = (2.4 * discs / area(points)).sqrt().max(1.0);
    for p in points.iter_mut() {
        *p = *p * by;
    }
}

/// The area of the disc that holds nine tenths of the nodes.
fn area(points: &[V]) -> f64 {
    let count = points.len();
    let center = points.iter().fold(V::default(), |sum, p| sum + *p) * (1.0 / count.max(1) as f64);
    let mut away: Vec<f64> = points.iter().map(|p| (*p - center).len2()).collect();
    away.sort_unstable_by(f64::total_cmp);
    std::f64::consts::PI * away.get(count * 9 / 10).copied().unwrap_or(1.0).max(1e-9)
}
