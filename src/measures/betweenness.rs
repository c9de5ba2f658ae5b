//! Betweenness: on how many of the shortest ways between others a node lies.
//!
//! U. Brandes, "A faster algorithm for betweenness centrality" (2001): from every source the shortest ways are counted
//! outwards and the dependencies added up on the way back. An edge is one step, whatever its weight. Ways are counted once
//! for a pair in an undirected graph, and for each direction in a directed one. Sources are cut into a fixed number of
//! blocks whose sums are added in their order, so that any number of threads gives the same numbers to the last bit.
//!
//! The inner loop outwards has no branches that depend on the edge: a step that does not lead outwards adds nothing. Those that do
//! are noted, and the way back follows only them.

use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::Graph;
use super::random::Random;

/// Blocks of sources. Each needs a sum for every node, so that there are not many.
const BLOCKS: usize = 16;
/// A node that was not reached yet.
const FAR: u32 = u32::MAX;

/// From which sources the ways are followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sources {
    /// From all: exact.
    All,
    /// From so many, drawn with this seed, and scaled up (Brandes and Pich 2007).
    Sampled(usize, u64),
}

/// The betweenness of each node, on so many threads at most; `None` if `go_on` has said no meanwhile.
pub fn betweenness(graph: &Graph, sources: Sources, threads: usize, go_on: &(dyn Fn(f32) -> bool + Sync)) -> Option<Vec<f64>> {
    let nodes = graph.nodes();
    let chosen: Vec<u32> = match sources {
        Sources::All => (0..nodes as u32).collect(),
        Sources::Sampled(count, seed) => {
            let mut order = Random::new(seed).order(nodes, nodes);
            order.truncate(count.max(1));
            order
        }
    };
    let scale = if graph.is_undirected() { 0.5 } else { 1.0 } * nodes as f64 / chosen.len().max(1) as f64;
    let blocks: Vec<&[u32]> = chosen.chunks(chosen.len().div_ceil(BLOCKS).max(1)).collect();
    let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let sums: Vec<Mutex<Vec<f64>>> = blocks.iter().map(|_| Mutex::default()).collect();
    let work = || {
        let mut sweep = Sweep::new(graph);
        while let Some((place, block)) = {
            let place = next.fetch_add(1, Ordering::Relaxed);
            blocks.get(place).map(|block| (place, block))
        } {
            let mut sum = vec![0.0; nodes];
            for source in *block {
                let part = done.fetch_add(1, Ordering::Relaxed) as f32 / chosen.len() as f32;
                if !go_on(part) {
                    return;
                }
                sweep.from(*source, &mut sum);
            }
            *sums[place].lock().unwrap_or_else(PoisonError::into_inner) = sum;
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..threads.clamp(1, blocks.len().max(1)) {
            scope.spawn(work);
        }
        work();
    });
    let mut all = vec![0.0; nodes];
    for sum in sums {
        let sum = sum.into_inner().unwrap_or_else(PoisonError::into_inner);
        if sum.len() != nodes {
            return None;
        }
        for (all, one) in all.iter_mut().zip(&sum) {
            *all += one * scale;
        }
    }
    Some(all)
}

/// What is known of a node, seen from one source.
#[derive(Clone, Copy)]
struct Seen {
    /// Outwards the number of shortest ways from the source; on the way back (1 + dependency) / ways.
    value: f64,
    /// Steps from the source.
    steps: u32,
}

const UNSEEN: Seen = Seen { value: 0.0, steps: FAR };

/// What the ways from one source are counted in; the same room for every source.
struct Sweep {
    starts: Vec<u32>,
    targets: Vec<u32>,
    /// Which node of the graph stands where: neighbours near each other, as a search meets them.
    names: Vec<u32>,
    places: Vec<u32>,
    seen: Vec<Seen>,
    /// Nodes in the order they were reached; one place more, since each step writes whether or not it counts.
    order: Vec<u32>,
    /// The ends of the steps that lead outwards, in the order of the nodes they start from, and where those of each node end.
    outwards: Vec<u32>,
    ends: Vec<u32>,
}

/// 1 or 0, so that a sum needs no branch.
fn one_if(test: bool) -> f64 {
    f64::from(u8::from(test))
}

/// Nodes as a search in breadth meets them, so that neighbours lie near each other in memory.
fn as_met(graph: &Graph) -> Vec<u32> {
    let nodes = graph.nodes() as u32;
    let mut met = vec![false; nodes as usize];
    let mut order: Vec<u32> = Vec::with_capacity(nodes as usize);
    for start in 0..nodes {
        let mut next = order.len();
        if !std::mem::replace(&mut met[start as usize], true) {
            order.push(start);
        }
        while let Some(node) = order.get(next).copied() {
            next += 1;
            let new = graph
                .targets(node)
                .iter()
                .filter(|to| !std::mem::replace(&mut met[**to as usize], true));
            order.extend(new);
        }
    }
    order
}

impl Sweep {
    fn new(graph: &Graph) -> Self {
        let nodes = graph.nodes();
        let names = as_met(graph);
        let mut places = vec![0; nodes];
        for (place, node) in names.iter().enumerate() {
            places[*node as usize] = place as u32;
        }
        // Parallel edges are one step, and neighbours in their order are read faster.
        let mut starts = vec![0];
        let mut targets = Vec::with_capacity(graph.edges());
        let mut own: Vec<u32> = Vec::new();
        for node in &names {
            own.clear();
            own.extend(graph.targets(*node).iter().map(|to| places[*to as usize]));
            own.sort_unstable();
            own.dedup();
            targets.extend_from_slice(&own);
            starts.push(targets.len() as u32);
        }
        Self {
            outwards: vec![0; targets.len() + 1],
            ends: vec![0; nodes],
            starts,
            targets,
            names,
            places,
            seen: vec![UNSEEN; nodes],
            order: vec![0; nodes + 1],
        }
    }

    fn from(&mut self, source: u32, sum: &mut [f64]) {
        let Self {
            starts,
            targets,
            names,
            places,
            seen,
            order,
            outwards,
            ends,
        } = self;
        seen.fill(UNSEEN);
        let source = places[source as usize];
        seen[source as usize] = Seen { value: 1.0, steps: 0 };
        order[0] = source;
        let (mut head, mut tail, mut out) = (0, 1, 0);
        while head < tail {
            let node = order[head] as usize;
            let Seen { value: ways, steps } = seen[node];
            let next = steps + 1;
            for to in &targets[starts[node] as usize..starts[node + 1] as usize] {
                order[tail] = *to;
                outwards[out] = *to;
                let at = &mut seen[*to as usize];
                tail += usize::from(at.steps == FAR);
                at.steps = at.steps.min(next);
                let leads = at.steps == next;
                at.value += ways * one_if(leads);
                out += usize::from(leads);
            }
            ends[head] = out as u32;
            head += 1;
        }
        for place in (1..tail).rev() {
            let node = order[place] as usize;
            let ways = seen[node].value;
            let steps = &outwards[ends[place - 1] as usize..ends[place] as usize];
            let taken = steps.iter().fold(0.0, |sum, to| sum + seen[*to as usize].value);
            let dependency = ways * taken;
            seen[node].value = (1.0 + dependency) / ways;
            sum[names[node] as usize] += dependency;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measures::testing::{directed, graphs, karate};
    use proptest::prelude::*;

    fn exact(graph: &Graph, threads: usize) -> Vec<f64> {
        betweenness(graph, Sources::All, threads, &|_| true).unwrap()
    }

    #[test]
    fn the_karate_club_is_held_together_by_few() {
        let found = exact(&karate(), 1);
        // Values of igraph 0.11.
        for (node, value) in [
            (0, 231.071_43),
            (33, 160.551_59),
            (32, 76.690_48),
            (2, 75.850_79),
            (31, 73.009_52),
            (7, 0.0),
        ] {
            assert!((found[node] - value).abs() < 1e-4, "{node}: {}", found[node]);
        }
        assert_eq!(found, exact(&karate(), 3));
    }

    #[test]
    fn the_middle_of_a_path_lies_between_all() {
        let path = Graph::undirected(5, &[(0, 1, 1.0), (1, 2, 1.0), (2, 3, 1.0), (3, 4, 1.0)]);
        assert_eq!(exact(&path, 2), [0.0, 3.0, 4.0, 3.0, 0.0]);
        let sampled = betweenness(&path, Sources::Sampled(5, 3), 1, &|_| true).unwrap();
        assert!(
            sampled
                .iter()
                .zip([0.0, 3.0, 4.0, 3.0, 0.0])
                .all(|(a, b)| (a - b).abs() < 1e-9)
        );
        assert_eq!(betweenness(&path, Sources::All, 1, &|_| false), None);
        assert!(exact(&Graph::default(), 2).is_empty());
    }

    /// Every pair by itself: the share of its shortest ways that lead through each node.
    fn naive(graph: &Graph) -> Vec<f64> {
        let nodes = graph.nodes();
        let count = |source: usize| {
            let (mut steps, mut ways) = (vec![usize::MAX; nodes], vec![0.0_f64; nodes]);
            (steps[source], ways[source]) = (0, 1.0);
            for round in 0..nodes {
                for node in (0..nodes).filter(|n| steps[*n] == round).collect::<Vec<_>>() {
                    let mut targets = graph.targets(node as u32).to_vec();
                    targets.sort_unstable();
                    targets.dedup();
                    for to in targets {
                        let to = to as usize;
                        if steps[to] > round {
                            steps[to] = round + 1;
                            ways[to] += ways[node];
                        }
                    }
                }
            }
            (steps, ways)
        };
        let all: Vec<_> = (0..nodes).map(count).collect();
        let mut found = vec![0.0; nodes];
        for s in 0..nodes {
            for t in (0..nodes).filter(|t| *t != s && all[s].0[*t] != usize::MAX) {
                for v in (0..nodes).filter(|v| *v != s && *v != t) {
                    let (to, on) = (all[s].0[v], all[v].0[t]);
                    if to != usize::MAX && on != usize::MAX && to + on == all[s].0[t] {
                        found[v] += all[s].1[v] * all[v].1[t] / all[s].1[t];
                    }
                }
            }
        }
        let half = if graph.is_undirected() { 0.5 } else { 1.0 };
        found.iter().map(|f| f * half).collect()
    }

    proptest! {
        #[test]
        fn it_is_what_counting_every_pair_gives(plain in graphs(), ways in directed()) {
            for graph in [plain, ways] {
                for (a, b) in exact(&graph, 2).iter().zip(naive(&graph)) {
                    prop_assert!((a - b).abs() < 1e-6, "{a} {b}");
                }
            }
        }
    }
}
