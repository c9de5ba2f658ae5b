//! How many edges each node has, and how heavy they are.

use super::Graph;

/// Edges of one node: number and weight, leaving and arriving.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Degree {
    /// Edges that leave.
    pub out: u32,
    /// Edges that arrive.
    pub into: u32,
    /// Weight of those that leave.
    pub weight_out: f64,
    /// Weight of those that arrive.
    pub weight_into: f64,
}

impl Degree {
    /// Edges either way.
    pub fn both(self) -> u32 {
        self.out + self.into
    }
}

/// The edges of each node. In an undirected graph both directions are the same edges.
pub fn degrees(graph: &Graph) -> Vec<Degree> {
    let mut found = vec![Degree::default(); graph.nodes()];
    for (from, to, weight) in graph.all() {
        let (from, to) = (from as usize, to as usize);
        found[from].out += 1;
        found[from].weight_out += f64::from(weight);
        found[to].into += 1;
        found[to].weight_into += f64::from(weight);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leaves_arrives() {
        let graph = Graph::directed(3, &[(0, 1, 2.0), (0, 2, 1.0), (2, 0, 0.5)]);
        let found = degrees(&graph);
        assert_eq!((found[0].out, found[0].into, found[0].both()), (2, 1, 3));
        assert!((found[0].weight_out - 3.0).abs() < 1e-9 && (found[0].weight_into - 0.5).abs() < 1e-9);
        assert_eq!(found[1].both(), 1);
    }
}
