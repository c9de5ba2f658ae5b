//! The graph that all measures read: neighbours side by side in one array (compressed sparse rows).

/// A directed graph with weights, nodes numbered from 0. Parallel edges are kept, self-loops are not.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Graph {
    starts: Vec<u32>,
    targets: Vec<u32>,
    weights: Vec<f32>,
    /// Every edge stands there both ways.
    symmetric: bool,
}

impl Graph {
    /// A graph with so many nodes and these edges (from, to, weight); edges to nodes that are not there are left out.
    pub fn directed(nodes: usize, edges: &[(u32, u32, f32)]) -> Self {
        Self::built(nodes, edges, false)
    }

    /// The same with every edge both ways.
    pub fn undirected(nodes: usize, edges: &[(u32, u32, f32)]) -> Self {
        Self::built(nodes, edges, true)
    }

    fn built(nodes: usize, edges: &[(u32, u32, f32)], both: bool) -> Self {
        let there = |node: u32| (node as usize) < nodes;
        let kept = || edges.iter().filter(|(a, b, _)| a != b && there(*a) && there(*b));
        let mut starts = vec![0_u32; nodes + 1];
        for (from, to, _) in kept() {
            starts[*from as usize + 1] += 1;
            starts[*to as usize + 1] += u32::from(both);
        }
        for node in 0..nodes {
            starts[node + 1] += starts[node];
        }
        let mut free = starts.clone();
        let mut targets = vec![0; starts[nodes] as usize];
        let mut weights = vec![0.0; targets.len()];
        let mut put = |from: u32, to: u32, weight: f32| {
            let at = free[from as usize] as usize;
            targets[at] = to;
            weights[at] = weight;
            free[from as usize] += 1;
        };
        for (from, to, weight) in kept() {
            put(*from, *to, *weight);
            if both {
                put(*to, *from, *weight);
            }
        }
        Self {
            starts,
            targets,
            weights,
            symmetric: both,
        }
    }

    /// The number of nodes.
    pub fn nodes(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// The number of edges; one that stands there both ways counts twice.
    pub fn edges(&self) -> usize {
        self.targets.len()
    }

    /// Whether every edge stands there both ways.
    pub fn is_undirected(&self) -> bool {
        self.symmetric
    }

    /// Where the edges of a node lead; empty for a node that is not there.
    pub fn targets(&self, node: u32) -> &[u32] {
        self.targets.get(self.range(node)).unwrap_or(&[])
    }

    /// The weights of these edges, in the same order.
    pub fn weights(&self, node: u32) -> &[f32] {
        self.weights.get(self.range(node)).unwrap_or(&[])
    }

    /// Every edge, node by node: from, to, weight.
    pub fn all(&self) -> impl Iterator<Item = (u32, u32, f32)> + '_ {
        let of = |node: u32| {
            let weights = self.weights(node).iter();
            self.targets(node)
                .iter()
                .zip(weights)
                .map(move |(to, weight)| (node, *to, *weight))
        };
        (0..self.nodes() as u32).flat_map(of)
    }

    /// The graph with every edge turned around.
    #[must_use]
    pub fn reversed(&self) -> Self {
        let edges: Vec<_> = self.all().map(|(from, to, weight)| (to, from, weight)).collect();
        Self {
            symmetric: self.symmetric,
            ..Self::directed(self.nodes(), &edges)
        }
    }

    /// Who is beside whom: both directions as one, neighbours in their order, parallel edges as one with their weights
    /// added. What stands both ways in a graph that is undirected already counts once.
    #[must_use]
    pub fn simple(&self) -> Self {
        let nodes = self.nodes();
        let mut pairs: Vec<(u32, u32, f32)> = self.all().collect();
        if !self.symmetric {
            pairs.extend(self.all().map(|(from, to, weight)| (to, from, weight)));
        }
        pairs.sort_unstable_by_key(|(from, to, _)| (*from, *to));
        pairs.dedup_by(|next, first| {
            let same = (next.0, next.1) == (first.0, first.1);
            if same {
                first.2 += next.2;
            }
            same
        });
        Self {
            symmetric: true,
            ..Self::directed(nodes, &pairs)
        }
    }

    fn range(&self, node: u32) -> std::ops::Range<usize> {
        let at = |n: usize| self.starts.get(n).map_or(0, |s| *s as usize);
        at(node as usize)..at(node as usize + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges_stand_beside_their_node() {
        let graph = Graph::undirected(3, &[(0, 1, 1.0), (1, 2, 2.0), (2, 2, 9.0), (0, 7, 1.0)]);
        assert_eq!(graph.nodes(), 3);
        assert_eq!(graph.targets(1), [0, 2]);
        assert_eq!(graph.weights(1), [1.0, 2.0]);
        assert_eq!(graph.targets(2), [1]);
        assert!(graph.targets(9).is_empty());
        assert_eq!((graph.edges(), graph.is_undirected()), (4, true));
    }

    #[test]
    fn parallel_edges_and_directions_become_one() {
        let graph = Graph::directed(3, &[(0, 1, 1.0), (1, 0, 2.0), (0, 1, 4.0), (2, 0, 1.0)]);
        let simple = graph.simple();
        assert_eq!(simple.targets(0), [1, 2]);
        assert_eq!(simple.weights(0), [7.0, 1.0]);
        assert_eq!(simple.targets(2), [0]);
        assert_eq!(graph.reversed().targets(0), [1, 2]);
        assert_eq!(Graph::undirected(2, &[(0, 1, 3.0)]).simple().weights(0), [3.0]);
        assert_eq!(Graph::default().simple().nodes(), 0);
    }
}
