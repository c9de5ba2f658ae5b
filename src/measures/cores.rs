//! Cores: the k-core is what is left when all with fewer than k neighbours are taken away, again and again.
//!
//! V. Batagelj and M. Zaversnik, "An O(m) algorithm for cores decomposition of networks" (2003). Direction does not count.

use super::Graph;

/// The greatest k for which each node is in the k-core.
pub fn cores(graph: &Graph) -> Vec<u32> {
    let graph = graph.simple();
    let nodes = graph.nodes();
    let mut degree: Vec<u32> = (0..nodes as u32).map(|node| graph.targets(node).len() as u32).collect();
    let most = degree.iter().max().map_or(0, |most| *most as usize);
    // Nodes in the order of their degree; `bins` says where each degree begins.
    let mut bins = vec![0_usize; most + 2];
    for of in &degree {
        bins[*of as usize + 1] += 1;
    }
    for of in 1..bins.len() {
        bins[of] += bins[of - 1];
    }
    let mut free = bins.clone();
    let (mut order, mut place) = (vec![0_u32; nodes], vec![0_usize; nodes]);
    for node in 0..nodes {
        let at = &mut free[degree[node] as usize];
        (order[*at], place[node]) = (node as u32, *at);
        *at += 1;
    }
    for at in 0..nodes {
        let node = order[at];
        for to in graph.targets(node) {
            let to = *to as usize;
            if degree[to] > degree[node as usize] {
                // The first of its degree changes places with it and is then one of the degree below.
                let first = bins[degree[to] as usize];
                let other = order[first] as usize;
                order.swap(first, place[to]);
                place.swap(to, other);
                bins[degree[to] as usize] += 1;
                degree[to] -= 1;
            }
        }
    }
    degree
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measures::testing::{graphs, karate};
    use proptest::prelude::*;

    #[test]
    fn the_karate_club_has_a_core_of_ten() {
        let found = cores(&karate());
        assert_eq!(found.iter().filter(|k| **k == 4).count(), 10);
        assert_eq!((found[0], found[9], found[11]), (4, 2, 1));
        let edges = [(0, 1, 1.0), (1, 0, 1.0), (0, 1, 1.0)];
        assert_eq!(cores(&Graph::directed(3, &edges)), [1, 1, 0]);
    }

    proptest! {
        #[test]
        fn in_a_core_all_have_enough_neighbours(graph in graphs()) {
            let found = cores(&graph);
            for node in 0..graph.nodes() as u32 {
                let own = found[node as usize];
                let within = graph.targets(node).iter().filter(|to| found[**to as usize] >= own).count();
                prop_assert!(within >= own as usize);
            }
        }
    }
}
