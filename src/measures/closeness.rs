//! Closeness: how few steps a node is away from those it can reach.
//!
//! The form of S. Wasserman and K. Faust (1994), which also holds where not all can be reached: the share of others that
//! are reached, divided by the mean number of steps to them. From 0 for nobody to 1 for a neighbour of all.

use super::Graph;

/// The closeness of each node along the edges that leave it; `None` if `go_on` has said no meanwhile.
pub fn closeness(graph: &Graph, go_on: &dyn Fn(f32) -> bool) -> Option<Vec<f64>> {
    let nodes = graph.nodes();
    let mut seen = vec![u32::MAX; nodes];
    let mut queue: Vec<(u32, u32)> = Vec::with_capacity(nodes);
    let mut found = Vec::with_capacity(nodes);
    for source in 0..nodes as u32 {
        if !go_on(source as f32 / nodes as f32) {
            return None;
        }
        queue.clear();
        queue.push((source, 0));
        seen[source as usize] = source;
        let (mut head, mut steps) = (0, 0_u64);
        while let Some((node, depth)) = queue.get(head).copied() {
            head += 1;
            steps += u64::from(depth);
            for to in graph.targets(node) {
                if seen[*to as usize] != source {
                    seen[*to as usize] = source;
                    queue.push((*to, depth + 1));
                }
            }
        }
        let reached = (queue.len() - 1) as f64;
        found.push(if steps == 0 {
            0.0
        } else {
            reached / (nodes - 1) as f64 * reached / steps as f64
        });
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measures::testing::karate;

    #[test]
    fn the_heads_of_the_karate_club_are_close_to_all() {
        let found = closeness(&karate(), &|_| true).unwrap();
        // Values of networkx 3.
        for (node, value) in [(0, 0.568_966), (2, 0.559_322), (33, 0.55), (16, 0.284_483)] {
            assert!((found[node] - value).abs() < 1e-5, "{node}: {}", found[node]);
        }
        let apart = Graph::undirected(4, &[(0, 1, 1.0)]);
        let found = closeness(&apart, &|_| true).unwrap();
        assert!((found[0] - 1.0 / 3.0).abs() < 1e-9 && found[3] == 0.0);
        assert_eq!(closeness(&apart, &|_| false), None);
    }
}
