//! The undirected graph that [`super::leiden`] works on, and the smaller one in which groups of nodes are one.

use super::Graph;

/// A weighted undirected graph; every edge stands there both ways.
#[derive(Debug, Clone)]
pub(super) struct Level {
    starts: Vec<u32>,
    /// Where an edge leads and its weight, side by side since they are always read together.
    ends: Vec<(u32, f32)>,
    /// Weight of all edges of a node, those within a group that became one node counted twice.
    pub(super) strength: Vec<f64>,
    total: f64,
}

impl Level {
    /// The graph with both directions as one and only what is positive.
    pub(super) fn of(graph: &Graph) -> Self {
        let nodes = graph.nodes();
        let both = !graph.is_undirected();
        let kept = || graph.all().filter(|(_, _, weight)| *weight > 0.0);
        let mut starts = vec![0_u32; nodes + 1];
        for (from, to, _) in kept() {
            starts[from as usize + 1] += 1;
            starts[to as usize + 1] += u32::from(both);
        }
        for node in 0..nodes {
            starts[node + 1] += starts[node];
        }
        let mut free = starts.clone();
        let mut ends = vec![(0, 0.0); starts[nodes] as usize];
        let mut put = |from: u32, to: u32, weight: f32| {
            let at = &mut free[from as usize];
            ends[*at as usize] = (to, weight);
            *at += 1;
        };
        for (from, to, weight) in kept() {
            put(from, to, weight);
            if both {
                put(to, from, weight);
            }
        }
        let strength = |node: usize| {
            let own = &ends[starts[node] as usize..starts[node + 1] as usize];
            own.iter().map(|(_, weight)| f64::from(*weight)).sum()
        };
        let strength: Vec<f64> = (0..nodes).map(strength).collect();
        Self {
            total: strength.iter().sum(),
            starts,
            ends,
            strength,
        }
    }

    /// Number of nodes.
    pub(super) fn nodes(&self) -> usize {
        self.strength.len()
    }

    /// Twice the weight of all edges.
    pub(super) fn total(&self) -> f64 {
        self.total
    }

    /// Edges of a node: where to, and the weight.
    pub(super) fn edges(&self, node: usize) -> impl Iterator<Item = (u32, f32)> + '_ {
        self.ends[self.starts[node] as usize..self.starts[node + 1] as usize]
            .iter()
            .copied()
    }

    /// The same graph with its nodes in this order.
    pub(super) fn arranged(&self, order: &[u32]) -> Self {
        let mut rank = vec![0_u32; order.len()];
        for (place, node) in order.iter().enumerate() {
            rank[*node as usize] = place as u32;
        }
        let mut starts = Vec::with_capacity(self.starts.len());
        starts.push(0);
        let mut ends = Vec::with_capacity(self.ends.len());
        for node in order {
            ends.extend(self.edges(*node as usize).map(|(to, weight)| (rank[to as usize], weight)));
            starts.push(ends.len() as u32);
        }
        Self {
            starts,
            ends,
            strength: order.iter().map(|node| self.strength[*node as usize]).collect(),
            total: self.total,
        }
    }

    /// The graph in which each of so many groups is one node.
    pub(super) fn joined(&self, group: &[u32], groups: usize) -> Self {
        let mut first = vec![0_u32; groups + 1];
        for own in group {
            first[*own as usize + 1] += 1;
        }
        for own in 0..groups {
            first[own + 1] += first[own];
        }
        let mut free = first.clone();
        let mut members = vec![0_u32; group.len()];
        for (node, own) in group.iter().enumerate() {
            members[free[*own as usize] as usize] = node as u32;
            free[*own as usize] += 1;
        }
        let mut starts = Vec::with_capacity(groups + 1);
        starts.push(0);
        let mut ends: Vec<(u32, f32)> = Vec::with_capacity(self.ends.len() / 2);
        let mut strength = vec![0.0_f64; groups];
        // Where in `ends` the edge to each group stands, for the group in hand.
        let mut at = vec![u32::MAX; groups];
        for own in 0..groups {
            let begin = ends.len();
            for node in &members[first[own] as usize..first[own + 1] as usize] {
                strength[own] += self.strength[*node as usize];
                for (to, weight) in self.edges(*node as usize) {
                    let to = group[to as usize];
                    if to as usize == own {
                        continue;
                    }
                    let at = &mut at[to as usize];
                    if (*at as usize) < ends.len() && *at as usize >= begin && ends[*at as usize].0 == to {
                        ends[*at as usize].1 += weight;
                    } else {
                        *at = ends.len() as u32;
                        ends.push((to, weight));
                    }
                }
            }
            starts.push(ends.len() as u32);
        }
        Self {
            starts,
            ends,
            strength,
            total: self.total,
        }
    }
}
