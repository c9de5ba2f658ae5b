//! Graphs for the tests of this folder.

use proptest::prelude::*;

use super::Graph;

/// The karate club of W. Zachary (1977): 34 members and their 78 friendships.
pub(super) fn karate() -> Graph {
    let edges: Vec<(u32, u32, f32)> = [
        (0, 1),
        (0, 2),
        (0, 3),
        (0, 4),
        (0, 5),
        (0, 6),
        (0, 7),
        (0, 8),
        (0, 10),
        (0, 11),
        (0, 12),
        (0, 13),
        (0, 17),
        (0, 19),
        (0, 21),
        (0, 31),
        (1, 2),
        (1, 3),
        (1, 7),
        (1, 13),
        (1, 17),
        (1, 19),
        (1, 21),
        (1, 30),
        (2, 3),
        (2, 7),
        (2, 8),
        (2, 9),
        (2, 13),
        (2, 27),
        (2, 28),
        (2, 32),
        (3, 7),
        (3, 12),
        (3, 13),
        (4, 6),
        (4, 10),
        (5, 6),
        (5, 10),
        (5, 16),
        (6, 16),
        (8, 30),
        (8, 32),
        (8, 33),
        (9, 33),
        (13, 33),
        (14, 32),
        (14, 33),
        (15, 32),
        (15, 33),
        (18, 32),
        (18, 33),
        (19, 33),
        (20, 32),
        (20, 33),
        (22, 32),
        (22, 33),
        (23, 25),
        (23, 27),
        (23, 29),
        (23, 32),
        (23, 33),
        (24, 25),
        (24, 27),
        (24, 31),
        (25, 31),
        (26, 29),
        (26, 33),
        (27, 33),
        (28, 31),
        (28, 33),
        (29, 32),
        (29, 33),
        (30, 32),
        (30, 33),
        (31, 32),
        (31, 33),
        (32, 33),
    ]
    .map(|(a, b)| (a, b, 1.0))
    .to_vec();
    Graph::undirected(34, &edges)
}

/// Small graphs of every kind, without parallel edges.
pub(super) fn graphs() -> impl Strategy<Value = Graph> {
    (1_usize..14).prop_flat_map(|nodes| {
        let edge = (0..nodes as u32, 0..nodes as u32);
        proptest::collection::btree_set(edge, 0..30).prop_map(move |edges| {
            let edges: Vec<(u32, u32, f32)> = edges.iter().filter(|(a, b)| a < b).map(|(a, b)| (*a, *b, 1.0)).collect();
            Graph::undirected(nodes, &edges)
        })
    })
}

/// The same with a direction.
pub(super) fn directed() -> impl Strategy<Value = Graph> {
    (1_usize..14).prop_flat_map(|nodes| {
        let edge = (0..nodes as u32, 0..nodes as u32);
        proptest::collection::vec(edge, 0..40).prop_map(move |edges| {
            let edges: Vec<(u32, u32, f32)> = edges.iter().map(|(a, b)| (*a, *b, 1.0)).collect();
            Graph::directed(nodes, &edges)
        })
    })
}
