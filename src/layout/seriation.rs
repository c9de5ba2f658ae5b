//! One order in which those who belong together stand side by side: for matrices and rails. For `derived` and `views`.
//!
//! Spectral seriation: nodes in the order of the Fiedler vector of their component (Atkins, Boman and Hendrickson 1998, "A spectral
//! algorithm for seriation and the consecutive ones problem", SIAM Journal on Computing 28:1), found by power iteration, then neighbours
//! are exchanged while that shortens the edges (minimum linear arrangement). Not here: two orders for rows and columns.

use super::force::Edge;
use super::graph::Graph;
use super::seed::Seed;

/// Rounds of the power iteration: enough to tell the ends of a few hundred nodes apart.
const ROUNDS: usize = 300;
/// The iteration ends when no entry moves by more.
const STILL: f64 = 1e-9;
/// Passes in which neighbours are exchanged.
const PASSES: usize = 60;

/// The nodes in an order of short edges: the largest components first, each by itself; those without an edge come last.
pub fn order(nodes: usize, edges: &[Edge]) -> Vec<u32> {
    let graph = Graph::new(nodes, edges, &vec![1.0; nodes]);
    let mut parts = graph.components();
    parts.sort_by_key(|part| (std::cmp::Reverse(part.len()), part.iter().min().copied()));
    let mut index = vec![0; nodes];
    let mut out = Vec::with_capacity(nodes);
    for mut part in parts {
        part.sort_unstable();
        let own = graph.part(&part, &mut index);
        let places = fiedler(&own);
        let mut order: Vec<u32> = (0..own.n as u32).collect();
        order.sort_by(|a, b| places[*a as usize].total_cmp(&places[*b as usize]).then(a.cmp(b)));
        exchange(&own, &mut order);
        // The two directions are as good: who has more ties comes in the first half.
        let half = own.n / 2;
        let weight = |nodes: &[u32]| nodes.iter().map(|i| own.degree(*i as usize)).sum::<usize>();
        if own.n > 2 && weight(&order[..half]) < weight(&order[own.n - half..]) {
            order.reverse();
        }
        out.extend(order.into_iter().map(|i| part[i as usize]));
    }
    out
}

/// The vector of the smallest eigenvalue but one of the Laplacian, up to its sign and length.
fn fiedler(graph: &Graph) -> Vec<f64> {
    let n = graph.n;
    if n < 3 {
        return (0..n).map(|i| i as f64).collect();
    }
    let mut seed = Seed::new(1971);
    let mut vector: Vec<f64> = (0..n).map(|_| seed.signed()).collect();
    let mut weights = vec![0.0_f64; n];
    for link in &graph.links {
        weights[link.a as usize] += link.weight;
        weights[link.b as usize] += link.weight;
    }
    // All eigenvalues of the Laplacian lie below twice the largest weight, so that the shifted matrix has them in reverse.
    let shift = 2.0 * weights.iter().fold(0.0_f64, |most, w| most.max(*w)) + 1e-9;
    for _round in 0..ROUNDS {
        let mut next: Vec<f64> = vector.iter().zip(&weights).map(|(v, w)| v * (shift - w)).collect();
        for link in &graph.links {
            let (a, b) = (link.a as usize, link.b as usize);
            next[a] += link.weight * vector[b];
            next[b] += link.weight * vector[a];
        }
        let mean = next.iter().sum::<f64>() / n as f64;
        let length = next.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>().sqrt();
        if length < 1e-300 {
            break;
        }
        let mut moved = 0.0_f64;
        for (v, new) in vector.iter_mut().zip(&next) {
            let new = (new - mean) / length;
            moved = moved.max((new - *v).abs());
            *v = new;
        }
        if moved < STILL {
            break;
        }
    }
    vector
}

/// Exchanges neighbours in the order while their edges get shorter together.
fn exchange(graph: &Graph, order: &mut [u32]) {
    let mut weights: Vec<f64> = Vec::new();
    let mut starts = vec![0_usize; graph.n + 1];
    for i in 0..graph.n {
        for near in graph.near(i) {
            weights.push(graph.links[near.edge as usize].weight);
        }
        starts[i + 1] = weights.len();
    }
    let mut place = vec![0_usize; graph.n];
    for (k, i) in order.iter().enumerate() {
        place[*i as usize] = k;
    }
    // How much longer the edges of a node get if it moves one place to the right; its edge to the other one aside.
    let pull = |node: u32, other: u32, place: &[usize]| -> f64 {
        let at = place[node as usize];
        let near = graph.near(node as usize).iter().zip(&weights[starts[node as usize]..]);
        near.filter(|(k, _)| k.node != other)
            .map(|(k, w)| if place[k.node as usize] > at { -w } else { *w })
            .sum()
    };
    for _pass in 0..PASSES {
        let mut moved = false;
        for k in 1..order.len() {
            let (a, b) = (order[k - 1], order[k]);
            if pull(a, b, &place) - pull(b, a, &place) < -1e-9 {
                order.swap(k - 1, k);
                (place[a as usize], place[b as usize]) = (k, k - 1);
                moved = true;
            }
        }
        if !moved {
            break;
        }
    }
}

/// The sum of the lengths of all edges in an order, each times its weight: what a good order keeps small.
pub fn stretch(order: &[u32], edges: &[Edge]) -> f64 {
    let mut place = vec![0.0_f64; order.iter().map(|i| *i as usize + 1).max().unwrap_or(0)];
    for (k, i) in order.iter().enumerate() {
        place[*i as usize] = k as f64;
    }
    let at = |i: u32| place.get(i as usize).copied().unwrap_or(0.0);
    edges.iter().map(|e| (at(e.a) - at(e.b)).abs() * f64::from(e.weight)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn edge(a: u32, b: u32) -> Edge {
        Edge { a, b, weight: 1.0 }
    }

    #[test]
    fn a_path_in_disorder_comes_out_straight() {
        let names = [4, 7, 0, 2, 9, 5, 1, 8, 3, 6];
        let edges: Vec<Edge> = names.windows(2).map(|w| edge(w[0], w[1])).collect();
        let found = order(10, &edges);
        assert!(found == names || found.iter().rev().eq(names.iter()), "{found:?}");
    }

    #[test]
    fn blocs_stand_together_and_who_has_no_tie_comes_last() {
        // Two cliques of four with one bridge, members mixed; 8 has no tie.
        let clique = |m: [u32; 4]| [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)].map(|(a, b)| edge(m[a], m[b]));
        let mut edges: Vec<Edge> = clique([0, 2, 4, 6]).into_iter().chain(clique([1, 3, 5, 7])).collect();
        edges.push(edge(6, 1));
        let found = order(9, &edges);
        assert_eq!(found[8], 8);
        let odd: Vec<u32> = found[..8].iter().map(|i| i % 2).collect();
        assert!(
            odd == [0, 0, 0, 0, 1, 1, 1, 1] || odd == [1, 1, 1, 1, 0, 0, 0, 0],
            "{found:?}"
        );
    }

    proptest! {
        #[test]
        fn every_node_once_and_the_same_every_time(
            n in 1_usize..40,
            ties in prop::collection::vec((0_u32..40, 0_u32..40), 0..80),
        ) {
            let edges: Vec<Edge> = ties.into_iter().filter(|(a, b)| (*a as usize) < n && (*b as usize) < n).map(|(a, b)| edge(a, b)).collect();
            let found = order(n, &edges);
            let mut sorted = found.clone();
            sorted.sort_unstable();
            prop_assert_eq!(sorted, (0..n as u32).collect::<Vec<_>>());
            prop_assert_eq!(&found, &order(n, &edges));
        }
    }
}
