//! PageRank: how often somebody who follows edges at random, and now and then begins anew, comes to each node.
//!
//! S. Brin and L. Page, "The anatomy of a large-scale hypertextual web search engine" (1998), by power iteration. Who has
//! no edge that leaves begins anew, anywhere. Edges without positive weight are not followed.

use super::Graph;

/// Chance to go on along an edge rather than to begin anew.
const ON: f64 = 0.85;
/// The rounds end when all nodes together move by less than this.
const STILL: f64 = 1e-7;
/// Most rounds; with the chance above fewer are always enough.
const MOST_ROUNDS: usize = 200;

/// The share of visits to each node; together they are 1.
pub fn page_rank(graph: &Graph) -> Vec<f64> {
    let nodes = graph.nodes();
    if nodes == 0 {
        return Vec::new();
    }
    // A node takes from those that lead to it: that needs one write for each node, and edges are read in their order.
    let reversed = (!graph.is_undirected()).then(|| graph.reversed());
    let arriving = reversed.as_ref().unwrap_or(graph);
    let leaving = |node: u32| graph.weights(node).iter().map(|w| f64::from(w.max(0.0))).sum::<f64>();
    let share: Vec<f64> = (0..nodes as u32)
        .map(|node| match leaving(node) {
            all if all > 0.0 => 1.0 / all,
            _ => 0.0,
        })
        .collect();
    let each = 1.0 / nodes as f64;
    let mut rank = vec![each; nodes];
    let mut given = vec![0.0; nodes];
    for _ in 0..MOST_ROUNDS {
        let mut lost = 0.0;
        for ((given, rank), share) in given.iter_mut().zip(&rank).zip(&share) {
            *given = rank * share;
            lost += if *share > 0.0 { 0.0 } else { *rank };
        }
        let base = (1.0 - ON) * each + ON * lost * each;
        let mut moved = 0.0;
        for (node, rank) in rank.iter_mut().enumerate() {
            let (from, weights) = (arriving.targets(node as u32), arriving.weights(node as u32));
            let mut taken = 0.0;
            for (from, weight) in from.iter().zip(weights) {
                taken += given[*from as usize] * f64::from(weight.max(0.0));
            }
            let next = base + ON * taken;
            moved += (next - *rank).abs();
            *rank = next;
        }
        if moved < STILL {
            break;
        }
    }
    rank
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measures::testing::{directed, karate};
    use proptest::prelude::*;

    #[test]
    fn the_karate_club_is_led_by_its_two_heads() {
        let rank = page_rank(&karate());
        // Values of igraph 0.11 (PRPACK), damping 0.85.
        for (node, value) in [(33, 0.100_919_2), (0, 0.096_997_3), (32, 0.071_693_2), (11, 0.009_564_7)] {
            assert!((rank[node] - value).abs() < 1e-6, "{node}: {}", rank[node]);
        }
    }

    #[test]
    fn who_is_pointed_at_ranks_higher() {
        let rank = page_rank(&Graph::directed(3, &[(0, 2, 1.0), (1, 2, 1.0)]));
        assert!(rank[2] > rank[0] && (rank[0] - rank[1]).abs() < 1e-12);
    }

    proptest! {
        #[test]
        fn ranks_are_shares(graph in directed()) {
            let rank = page_rank(&graph);
            prop_assert!((rank.iter().sum::<f64>() - 1.0).abs() < 1e-6);
            prop_assert!(rank.iter().all(|r| *r > 0.0));
        }
    }
}
