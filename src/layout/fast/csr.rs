//! The graph in the form the large solvers read: neighbours side by side, single precision.

use super::super::graph::Graph;

/// Neighbours of node `i` stand at `starts[i]..starts[i + 1]`.
#[derive(Clone, Debug, Default)]
pub(super) struct Csr {
    pub(super) starts: Vec<u32>,
    pub(super) targets: Vec<u32>,
    /// How strongly each edge pulls; 1 for an ordinary one.
    pub(super) weights: Vec<f32>,
    /// How hard each node pushes others away; 1 for an ordinary one.
    pub(super) mass: Vec<f32>,
}

impl Csr {
    /// The whole graph. A strong edge pulls more, within bounds, so that one huge weight does not tear the picture.
    pub(super) fn new(graph: &Graph) -> Self {
        let mean = graph.links.iter().map(|l| l.weight).sum::<f64>() / graph.links.len().max(1) as f64;
        let mut starts = Vec::with_capacity(graph.n + 1);
        let mut targets = Vec::with_capacity(2 * graph.links.len());
        let mut weights = Vec::with_capacity(2 * graph.links.len());
        starts.push(0);
        for i in 0..graph.n {
            for near in graph.near(i) {
                targets.push(near.node);
                let weight = graph.links[near.edge as usize].weight;
                weights.push((weight / mean.max(1e-9)).sqrt().clamp(0.6, 1.6) as f32);
            }
            starts.push(targets.len() as u32);
        }
        Self {
            starts,
            targets,
            weights,
            mass: vec![1.0; graph.n],
        }
    }

    /// Lets every node be pulled about as much, however many ties it has: else the few with many ties decide where the others stand.
    pub(super) fn even_out(&mut self) {
        let degree = |i: usize| (self.starts[i + 1] - self.starts[i]) as f32;
        let mean = self.targets.len() as f32 / self.nodes().max(1) as f32;
        for i in 0..self.nodes() {
            for k in self.range(i) {
                let t = self.targets[k] as usize;
                self.weights[k] *= 0.5 * mean * (1.0 / degree(i) + 1.0 / degree(t));
            }
        }
    }

    pub(super) fn nodes(&self) -> usize {
        self.mass.len()
    }

    pub(super) fn range(&self, i: usize) -> std::ops::Range<usize> {
        self.starts[i] as usize..self.starts[i + 1] as usize
    }

    /// The neighbours of a node.
    pub(super) fn near(&self, i: usize) -> &[u32] {
        &self.targets[self.range(i)]
    }

    /// The same graph with the node `order[k]` called `k`.
    pub(super) fn relabelled(&self, order: &[u32]) -> Self {
        let n = self.nodes();
        let mut name = vec![0_u32; n];
        for (k, i) in order.iter().enumerate() {
            name[*i as usize] = k as u32;
        }
        let mut starts = Vec::with_capacity(n + 1);
        let mut targets = Vec::with_capacity(self.targets.len());
        let mut weights = Vec::with_capacity(self.targets.len());
        starts.push(0);
        for i in order {
            let range = self.range(*i as usize);
            targets.extend(self.targets[range.clone()].iter().map(|t| name[*t as usize]));
            weights.extend_from_slice(&self.weights[range]);
            starts.push(targets.len() as u32);
        }
        let mass = order.iter().map(|i| self.mass[*i as usize]).collect();
        Self {
            starts,
            targets,
            weights,
            mass,
        }
    }

    /// The graph in which each of so many groups is one node; ties between two groups become one.
    pub(super) fn joined(&self, group: &[u32], groups: usize) -> Self {
        let mut first = vec![0_u32; groups + 1];
        for g in group {
            first[*g as usize + 1] += 1;
        }
        for g in 0..groups {
            first[g + 1] += first[g];
        }
        let mut free = first.clone();
        let mut members = vec![0_u32; group.len()];
        for (i, g) in group.iter().enumerate() {
            members[free[*g as usize] as usize] = i as u32;
            free[*g as usize] += 1;
        }
        let mut out = Self::default();
        out.starts.push(0);
        // Where the tie to each group stands, for the group in hand.
        let mut at = free;
        at.fill(u32::MAX);
        for g in 0..groups {
            let begin = out.targets.len();
            let mut mass = 0.0;
            for i in &members[first[g] as usize..first[g + 1] as usize] {
                mass += self.mass[*i as usize];
                for k in self.range(*i as usize) {
                    let to = group[self.targets[k] as usize];
                    let place = at[to as usize] as usize;
                    if to as usize == g {
                        continue;
                    }
                    if place >= begin && out.targets.get(place) == Some(&to) {
                        out.weights[place] += self.weights[k];
                    } else {
                        at[to as usize] = out.targets.len() as u32;
                        out.targets.push(to);
                        out.weights.push(self.weights[k]);
                    }
                }
            }
            out.mass.push(mass);
            out.starts.push(out.targets.len() as u32);
        }
        out
    }

    /// Nodes in the order in which a search in breadth meets them: neighbours come to lie near each other in memory.
    pub(super) fn breadth_order(&self) -> Vec<u32> {
        let n = self.nodes();
        let mut seen = vec![false; n];
        let mut order = Vec::with_capacity(n);
        for start in 0..n {
            if seen[start] {
                continue;
            }
            seen[start] = true;
            let mut at = order.len();
            order.push(start as u32);
            while at < order.len() {
                for t in self.near(order[at] as usize) {
                    if !seen[*t as usize] {
                        seen[*t as usize] = true;
                        order.push(*t);
                    }
                }
                at += 1;
            }
        }
        order
    }
}
