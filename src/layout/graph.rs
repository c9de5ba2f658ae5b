//! The cleaned graph that the solvers work on: no self-loops, no parallel edges, all numbers finite. For this folder only.
//! Not here: anything about positions.

use super::force::Edge;

/// The largest radius that is believed, in layout units.
const MAX_RADIUS: f64 = 1e5;

/// One neighbour in the adjacency of a node.
#[derive(Clone, Copy, Debug)]
pub(super) struct Near {
    pub(super) node: u32,
    pub(super) edge: u32,
}

/// A cleaned edge with `a < b`; parallel edges are summed up.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link {
    pub(super) a: u32,
    pub(super) b: u32,
    pub(super) weight: f64,
}

/// A simple undirected graph with node radii.
#[derive(Clone, Debug, Default)]
pub(super) struct Graph {
    pub(super) n: usize,
    pub(super) links: Vec<Link>,
    pub(super) radii: Vec<f64>,
    starts: Vec<u32>,
    nears: Vec<Near>,
}

impl Graph {
    /// Cleans the input: bad indices and loops are left out, parallel edges merged, bad numbers replaced.
    pub(super) fn new(n: usize, edges: &[Edge], radii: &[f32]) -> Self {
        let radii: Vec<f64> = (0..n).map(|i| clean_radius(radii.get(i).copied())).collect();
        let links = edges
            .iter()
            .filter(|e| e.a != e.b && (e.a as usize) < n && (e.b as usize) < n)
            .map(|e| {
                let weight = if e.weight.is_finite() && e.weight > 0.0 {
                    f64::from(e.weight).min(1e6)
                } else {
                    1.0
                };
                Link {
                    a: e.a.min(e.b),
                    b: e.a.max(e.b),
                    weight,
                }
            })
            .collect();
        Self::from_links(n, links, radii)
    }

    /// A graph from links that are in range and without loops; merges parallel ones.
    pub(super) fn from_links(n: usize, mut links: Vec<Link>, radii: Vec<f64>) -> Self {
        for l in &mut links {
            if l.a > l.b {
                std::mem::swap(&mut l.a, &mut l.b);
            }
        }
        links.sort_by_key(|l| (l.a, l.b));
        links.dedup_by(|next, kept| {
            let same = next.a == kept.a && next.b == kept.b;
            if same {
                kept.weight += next.weight;
            }
            same
        });
        let mut starts = vec![0_u32; n + 1];
        for l in &links {
            starts[l.a as usize + 1] += 1;
            starts[l.b as usize + 1] += 1;
        }
        for i in 0..n {
            starts[i + 1] += starts[i];
        }
        let mut fill = starts.clone();
        let mut nears = vec![Near { node: 0, edge: 0 }; links.len() * 2];
        for (e, l) in links.iter().enumerate() {
            for (from, to) in [(l.a, l.b), (l.b, l.a)] {
                let at = &mut fill[from as usize];
                nears[*at as usize] = Near {
                    node: to,
                    edge: e as u32,
                };
                *at += 1;
            }
        }
        Self {
            n,
            links,
            radii,
            starts,
            nears,
        }
    }

    /// The neighbours of node `i`.
    pub(super) fn near(&self, i: usize) -> &[Near] {
        &self.nears[self.starts[i] as usize..self.starts[i + 1] as usize]
    }

    /// The number of different neighbours of node `i`.
    pub(super) fn degree(&self, i: usize) -> usize {
        (self.starts[i + 1] - self.starts[i]) as usize
    }

    /// The mean radius (1 without nodes).
    pub(super) fn mean_radius(&self) -> f64 {
        if self.n == 0 {
            1.0
        } else {
            (self.radii.iter().sum::<f64>() / self.n as f64).max(1e-3)
        }
    }

    /// The connected components as sorted node lists, largest first, then by their first node.
    pub(super) fn components(&self) -> Vec<Vec<u32>> {
        let mut seen = vec![false; self.n];
        let mut out: Vec<Vec<u32>> = Vec::new();
        for start in 0..self.n {
            if seen[start] {
                continue;
            }
            seen[start] = true;
            let mut part = vec![start as u32];
            let mut at = 0;
            while at < part.len() {
                let i = part[at] as usize;
                at += 1;
                for near in self.near(i) {
                    if !seen[near.node as usize] {
                        seen[near.node as usize] = true;
                        part.push(near.node);
                    }
                }
            }
            part.sort_unstable();
            out.push(part);
        }
        out.sort_by_key(|part| (usize::MAX - part.len(), part[0]));
        out
    }

    /// The graph on some of the nodes; `index` is scratch memory of length `n` and needs no clearing.
    pub(super) fn part(&self, nodes: &[u32], index: &mut [u32]) -> Self {
        for (k, node) in nodes.iter().enumerate() {
            index[*node as usize] = k as u32;
        }
        let mut links = Vec::new();
        for (k, node) in nodes.iter().enumerate() {
            for near in self.near(*node as usize) {
                let other = index[near.node as usize] as usize;
                if other > k && other < nodes.len() && nodes[other] == near.node {
                    links.push(Link {
                        a: k as u32,
                        b: other as u32,
                        weight: self.links[near.edge as usize].weight,
                    });
                }
            }
        }
        let radii = nodes.iter().map(|i| self.radii[*i as usize]).collect();
        Self::from_links(nodes.len(), links, radii)
    }
}

/// A usable radius: finite, not negative, not absurd; a missing one is 10.
pub(super) fn clean_radius(radius: Option<f32>) -> f64 {
    match radius {
        Some(r) if r.is_finite() && r >= 0.0 => f64::from(r).min(MAX_RADIUS),
        _ => 10.0,
    }
}
