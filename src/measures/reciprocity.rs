//! Reciprocity: whether what leads from one to another also leads back.

use super::Graph;

/// Of one node: to how many others edges lead, from how many they come, and with how many both is so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Returned {
    /// Others to whom an edge leads.
    pub given: u32,
    /// Others from whom an edge comes.
    pub taken: u32,
    /// Others with whom both is so.
    pub both: u32,
}

/// For each node what is returned. Parallel edges count once.
pub fn reciprocity(graph: &Graph) -> Vec<Returned> {
    let mut pairs: Vec<(u32, u32)> = graph.all().map(|(from, to, _)| (from, to)).collect();
    pairs.sort_unstable();
    pairs.dedup();
    let mut found = vec![Returned::default(); graph.nodes()];
    for (from, to) in &pairs {
        found[*from as usize].given += 1;
        found[*to as usize].taken += 1;
        found[*from as usize].both += u32::from(pairs.binary_search(&(*to, *from)).is_ok());
    }
    found
}

/// The share of edges that are returned, of all; `None` where there is no edge.
pub fn returned_share(found: &[Returned]) -> Option<f64> {
    let sum = |of: fn(&Returned) -> u32| found.iter().map(|r| f64::from(of(r))).sum::<f64>();
    let given = sum(|r| r.given);
    (given > 0.0).then(|| sum(|r| r.both) / given)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_returned_counts_on_both_sides() {
        let graph = Graph::directed(3, &[(0, 1, 1.0), (1, 0, 1.0), (0, 2, 1.0), (0, 2, 1.0)]);
        let found = reciprocity(&graph);
        assert_eq!((found[0].given, found[0].taken, found[0].both), (2, 1, 1));
        assert_eq!((found[2].given, found[2].taken, found[2].both), (0, 1, 0));
        assert!((returned_share(&found).unwrap() - 2.0 / 3.0).abs() < 1e-9);
        assert_eq!(returned_share(&[]), None);
    }
}
