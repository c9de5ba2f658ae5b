//! PageRank: how often somebody who follows edges at random, and now and then begins anew, comes to each node.
//!
//! S. Brin and L. Page, "The anatomy of a large-scale hypertextual web search engine" (1998), by iteration. Who has
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
    // Where all edges weigh the same, nobody need look at what each weighs.
    let ones = |node: u32| graph.weights(node).iter().all(|weight| weight.to_bits() == 1.0_f32.to_bits());
    let even = (0..nodes as u32).all(ones);
    let mut rank = vec![1.0 / nodes as f64; nodes];
    let mut given: Vec<f64> = rank.iter().zip(&share).map(|(rank, share)| rank * share).collect();
    for _ in 0..MOST_ROUNDS {
        let moved = if even {
            let taken = |node, given: &[f64]| sum(arriving.targets(node).iter().map(|from| given[*from as usize]));
            round(&mut rank, &mut given, &share, taken)
        } else {
            let taken = |node, given: &[f64]| {
                let edges = arriving.targets(node).iter().zip(arriving.weights(node));
                sum(edges.map(|(from, weight)| given[*from as usize] * f64::from(weight.max(0.0))))
            };
            round(&mut rank, &mut given, &share, taken)
        };
        if moved < STILL {
            break;
        }
    }
    let all: f64 = rank.iter().sum();
    rank.iter().map(|rank| rank / all).collect()
}

fn sum(items: impl Iterator<Item = f64>) -> f64 {
    items.fold(0.0, |sum, item| sum + item)
}

/// One round: each node takes what those before it have just got, which needs about half the rounds of taking from the round
/// before (Gauss and Seidel). Gives how much all have moved.
fn round(rank: &mut [f64], given: &mut [f64], share: &[f64], taken: impl Fn(u32, &[f64]) -> f64) -> f64 {
    let idle = rank.iter().zip(share).filter(|(_, share)| **share <= 0.0);
    let lost = sum(idle.map(|(rank, _)| *rank));
    let base = (1.0 - ON + ON * lost) / rank.len() as f64;
    let mut moved = 0.0;
    for (node, rank) in rank.iter_mut().enumerate() {
        let next = base + ON * taken(node as u32, given);
        moved += (next - *rank).abs();
        *rank = next;
        given[node] = next * share[node];
    }
    moved
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
