//! The graph that all measures read: neighbours side by side in one array (compressed sparse rows).

/// A directed graph with weights, nodes numbered from 0. Parallel edges are kept, self-loops are not.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Graph {
    starts: Vec<u32>,
    targets: Vec<u32>,
    weights: Vec<f32>,
}

impl Graph {
    /// A graph with so many nodes and these edges (from, to, weight); edges to nodes that are not there are left out.
    pub fn directed(nodes: usize, edges: &[(u32, u32, f32)]) -> Self {
        let there = |node: u32| (node as usize) < nodes;
        let kept = || edges.iter().filter(|(a, b, _)| a != b && there(*a) && there(*b));
        let mut starts = vec![0_u32; nodes + 1];
        for (from, ..) in kept() {
            starts[*from as usize + 1] += 1;
        }
        for node in 0..nodes {
            starts[node + 1] += starts[node];
        }
        let mut free = starts.clone();
        let mut targets = vec![0; starts[nodes] as usize];
        let mut weights = vec![0.0; targets.len()];
        for (from, to, weight) in kept() {
            let at = free[*from as usize] as usize;
            targets[at] = *to;
            weights[at] = *weight;
            free[*from as usize] += 1;
        }
        Self {
            starts,
            targets,
            weights,
        }
    }

    /// The same with every edge both ways.
    pub fn undirected(nodes: usize, edges: &[(u32, u32, f32)]) -> Self {
        let both: Vec<_> = edges.iter().flat_map(|(a, b, w)| [(*a, *b, *w), (*b, *a, *w)]).collect();
        Self::directed(nodes, &both)
    }

    /// The number of nodes.
    pub fn nodes(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Where the edges of a node lead; empty for a node that is not there.
    pub fn targets(&self, node: u32) -> &[u32] {
        self.targets.get(self.range(node)).unwrap_or(&[])
    }

    /// The weights of these edges, in the same order.
    pub fn weights(&self, node: u32) -> &[f32] {
        self.weights.get(self.range(node)).unwrap_or(&[])
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
    }
}
