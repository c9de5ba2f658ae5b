//! All nodes on one ellipse, in an order with few crossings or a given one. For `derived`, `views`, `figure`.
//! Not here: pins and warm starts (the order says it all).

use super::force::{Edge, clean_aspect};
use super::geometry::{Positions, V, cos_sin};
use super::graph::Graph;

/// What to lay out. Bad values are ignored or replaced as in [`super::force::Request`].
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// The number of nodes.
    pub nodes: usize,
    /// The edges between them.
    pub edges: Vec<Edge>,
    /// The radius of each node including its label, in layout units.
    pub radii: Vec<f32>,
    /// Width through height of the ellipse.
    pub aspect: f32,
    /// The order around the ellipse, clockwise from the top; `None` looks for one with few crossings. Nodes left out come last.
    pub order: Option<Vec<u32>>,
    /// The group of each node: members stand side by side. Empty for no groups; not regarded where an order is given.
    pub groups: Vec<u32>,
}

impl Default for Request {
    fn default() -> Self {
        Self {
            nodes: 0,
            edges: Vec::new(),
            radii: Vec::new(),
            aspect: 1.3,
            order: None,
            groups: Vec::new(),
        }
    }
}

/// Positions on an ellipse around the origin; neighbours on it never overlap.
pub fn circle(request: &Request) -> Positions {
    let graph = Graph::new(request.nodes, &request.edges, &request.radii);
    let order = match &request.order {
        Some(given) => complete(given, graph.n),
        None => by_groups(fewest_crossings(&graph), &request.groups),
    };
    let points = on_ellipse(&graph, &order, clean_aspect(request.aspect));
    Positions::from_wide(&points, &graph.radii)
}

/// The order with the members of each group side by side: groups by the middle of their places, members as they were.
fn by_groups(order: Vec<u32>, groups: &[u32]) -> Vec<u32> {
    if groups.is_empty() {
        return order;
    }
    let mut places: std::collections::BTreeMap<(u8, u32), (usize, usize)> = std::collections::BTreeMap::new();
    let group = |i: u32| groups.get(i as usize).map_or((1, i), |g| (0, *g));
    for (place, i) in order.iter().enumerate() {
        let sum = places.entry(group(*i)).or_default();
        *sum = (sum.0 + place, sum.1 + 1);
    }
    let mut sorted: Vec<(usize, u32)> = order.into_iter().enumerate().collect();
    sorted.sort_by_key(|(place, i)| {
        let (sum, count) = places.get(&group(*i)).copied().unwrap_or((*place, 1));
        (sum * 1000 / count.max(1), group(*i), *place)
    });
    sorted.into_iter().map(|(_, i)| i).collect()
}

/// The given order without repeats and strangers, then the nodes that it leaves out.
fn complete(given: &[u32], n: usize) -> Vec<u32> {
    let mut seen = vec![false; n];
    let mut out = Vec::with_capacity(n);
    for i in given.iter().copied().chain(0..n as u32) {
        if let Some(known) = seen.get_mut(i as usize)
            && !*known
        {
            *known = true;
            out.push(i);
        }
    }
    out
}

/// An order with few crossings: greedy at the two ends, then each node is tried everywhere (sifting) while the effort allows.
fn fewest_crossings(graph: &Graph) -> Vec<u32> {
    let mut order = greedy(graph);
    let effort: usize = (0..graph.n).map(|i| graph.degree(i)).sum::<usize>();
    let rounds = (40_000_000 / (effort * effort + 1).max(1)).min(8);
    let mut before = usize::MAX;
    for _round in 0..rounds {
        let count = crossings(graph, &order);
        if count >= before || count == 0 {
            break;
        }
        before = count;
        let mut nodes: Vec<u32> = (0..graph.n as u32).collect();
        nodes.sort_by_key(|i| (usize::MAX - graph.degree(*i as usize), *i));
        for i in nodes {
            sift(graph, &mut order, i);
        }
    }
    order
}

/// Components one after the other; in each the node with the most placed (then fewest open) neighbours goes to the cheaper end.
fn greedy(graph: &Graph) -> Vec<u32> {
    let mut out = Vec::with_capacity(graph.n);
    let mut placed = vec![false; graph.n];
    for part in graph.components() {
        if part.len() > 2_000 {
            // Breadth first order is enough for a picture in which single nodes can no longer be seen.
            out.extend(part);
            continue;
        }
        let mut line = std::collections::VecDeque::new();
        let mut inside = vec![0_usize; graph.n];
        for _step in 0..part.len() {
            let next = part
                .iter()
                .copied()
                .filter(|i| !placed[*i as usize])
                .max_by_key(|i| {
                    let i = *i as usize;
                    (inside[i], usize::MAX - graph.degree(i), usize::MAX - i)
                })
                .unwrap_or(part[0]);
            // Crossings made at an end are the open edges that the new edges enclose; the near end encloses fewer.
            let (mut left, mut right) = (0_usize, 0_usize);
            for (at, k) in line.iter().enumerate() {
                if graph.near(next as usize).iter().any(|n| n.node == *k) {
                    left += at;
                    right += line.len() - 1 - at;
                }
            }
            if left < right {
                line.push_front(next);
            } else {
                line.push_back(next);
            }
            placed[next as usize] = true;
            for near in graph.near(next as usize) {
                inside[near.node as usize] += 1;
            }
        }
        out.extend(line);
    }
    out
}

/// Moves one node to the place on the circle where it crosses least (and its edges are shortest).
fn sift(graph: &Graph, order: &mut Vec<u32>, node: u32) {
    let n = order.len();
    let Some(start) = order.iter().position(|i| *i == node) else {
        return;
    };
    // The node at the front: the place of the others is fixed, and it walks past them one by one.
    let others: Vec<u32> = (1..n).map(|k| order[(start + k) % n]).collect();
    let mut place = vec![0_usize; graph.n];
    for (k, i) in others.iter().enumerate() {
        place[*i as usize] = k;
    }
    let mine: Vec<usize> = graph.near(node as usize).iter().map(|k| place[k.node as usize]).collect();
    let total = n - 1;
    let stretch = |slot: usize| -> usize {
        mine.iter()
            .map(|p| {
                let d = if *p >= slot { *p - slot + 1 } else { slot - *p };
                d.min(n - d.min(n))
            })
            .sum()
    };
    let (mut change, mut best) = (0_i64, (0_i64, stretch(0), 0_usize));
    for (k, passed) in others.iter().enumerate() {
        // Crossings of the edges of `node` (before) and `passed`, seen from the place right after both.
        let rel = |p: usize| (p + total - k - 1) % total;
        for a in &mine {
            if *a == k {
                continue;
            }
            for near in graph.near(*passed as usize) {
                if near.node == node {
                    continue;
                }
                let b = place[near.node as usize];
                if b != *a {
                    change += if rel(*a) < rel(b) { -1 } else { 1 };
                }
            }
        }
        let slot = k + 1;
        let now = (change, stretch(slot), slot);
        if (now.0, now.1) < (best.0, best.1) {
            best = now;
        }
    }
    order.clear();
    order.extend_from_slice(&others[..best.2]);
    order.push(node);
    order.extend_from_slice(&others[best.2..]);
}

/// The number of crossing chords.
fn crossings(graph: &Graph, order: &[u32]) -> usize {
    let mut place = vec![0_usize; graph.n];
    for (k, i) in order.iter().enumerate() {
        place[*i as usize] = k;
    }
    let chords: Vec<(usize, usize)> = graph
        .links
        .iter()
        .map(|l| {
            let (a, b) = (place[l.a as usize], place[l.b as usize]);
            (a.min(b), a.max(b))
        })
        .collect();
    let mut count = 0;
    for (k, (a, b)) in chords.iter().enumerate() {
        count += chords[..k]
            .iter()
            .filter(|(c, d)| (a < c && c < b && b < d) || (c < a && a < d && d < b))
            .count();
    }
    count
}

/// Places the nodes along the ellipse, each with room for its radius.
fn on_ellipse(graph: &Graph, order: &[u32], aspect: f64) -> Vec<V> {
    let mut points = vec![V::default(); graph.n];
    if graph.n < 2 {
        return points;
    }
    let axes = V::new(aspect.sqrt(), 1.0 / aspect.sqrt());
    let pieces = (graph.n * 8).clamp(720, 100_000);
    let at = |turn: f64| {
        let (c, s) = cos_sin(turn - 0.25);
        V::new(c * axes.x, s * axes.y)
    };
    // The length of the arc up to each of many turns.
    let mut arc = vec![0.0];
    for k in 0..pieces {
        let step = at((k + 1) as f64 / pieces as f64) - at(k as f64 / pieces as f64);
        arc.push(arc[k] + step.len());
    }
    let whole = arc[pieces];
    let gap = 0.7 * graph.mean_radius();
    let need: Vec<f64> = order.iter().map(|i| 2.0 * graph.radii[*i as usize] + gap).collect();
    let total: f64 = need.iter().sum();
    let mut from = -0.5 * need[0];
    for (k, i) in order.iter().enumerate() {
        let target = ((from + 0.5 * need[k]) / total).rem_euclid(1.0) * whole;
        from += need[k];
        let piece = arc.partition_point(|a| *a <= target).clamp(1, pieces);
        let share = (target - arc[piece - 1]) / (arc[piece] - arc[piece - 1]).max(1e-12);
        points[*i as usize] = at(((piece - 1) as f64 + share) / pieces as f64);
    }
    // Large enough that no two neighbours touch; across the ellipse there is more room, except in very flat ones.
    let mut scale = 1e-6_f64;
    for k in 0..order.len() {
        for step in 1..=2.min(order.len() - 1) {
            let (i, j) = (order[k] as usize, order[(k + step) % order.len()] as usize);
            let wanted = graph.radii[i] + graph.radii[j] + 0.5 * gap;
            scale = scale.max(wanted / (points[i] - points[j]).len().max(1e-9));
        }
    }
    if graph.n <= 600 {
        for i in 0..graph.n {
            for j in 0..i {
                let wanted = graph.radii[i] + graph.radii[j] + 0.2 * gap;
                scale = scale.max(wanted / (points[i] - points[j]).len().max(1e-9));
            }
        }
    }
    // Few nodes need room for their ties.
    let least = 3.2 * graph.mean_radius();
    for p in &mut points {
        *p = *p * scale.max(least);
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn edge(a: u32, b: u32) -> Edge {
        Edge { a, b, weight: 1.0 }
    }

    #[test]
    fn a_ring_in_disorder_gets_no_crossing() {
        let names = [0, 7, 3, 9, 1, 5, 2, 8, 6, 4];
        let edges: Vec<Edge> = (0..10).map(|k| edge(names[k], names[(k + 1) % 10])).collect();
        let graph = Graph::new(10, &edges, &[10.0; 10]);
        assert_eq!(crossings(&graph, &fewest_crossings(&graph)), 0);
    }

    #[test]
    fn sifting_keeps_count_with_the_slow_count() {
        let edges = [
            edge(0, 3),
            edge(1, 4),
            edge(2, 5),
            edge(0, 2),
            edge(1, 3),
            edge(4, 2),
            edge(5, 1),
        ];
        let graph = Graph::new(6, &edges, &[10.0; 6]);
        for node in 0..6 {
            let mut order: Vec<u32> = (0..6).collect();
            sift(&graph, &mut order, node);
            let mut least = usize::MAX;
            for slot in 0..6 {
                let mut other: Vec<u32> = (0..6).filter(|i| *i != node).collect();
                other.insert(slot, node);
                least = least.min(crossings(&graph, &other));
            }
            assert_eq!(crossings(&graph, &order), least, "node {node}");
        }
    }

    #[test]
    fn a_given_order_is_kept() {
        let request = Request {
            nodes: 4,
            radii: vec![10.0; 4],
            aspect: 1.0,
            order: Some(vec![2, 9, 2, 0]),
            ..Request::default()
        };
        let p = circle(&request).points;
        assert!(p[2].y < -1.0 && p[0].x > 1.0 && p[1].y > 1.0 && p[3].x < -1.0, "{p:?}");
    }

    #[test]
    fn members_of_a_group_stand_side_by_side() {
        let order = by_groups(vec![4, 0, 3, 1, 5, 2], &[0, 1, 0, 1, 1]);
        let mut pieces: Vec<u32> = order.iter().map(|i| [0, 1, 0, 1, 1, 2][*i as usize]).collect();
        pieces.dedup();
        assert_eq!(pieces.len(), 3, "{order:?}");
        assert_eq!(by_groups(vec![2, 0, 1], &[]), [2, 0, 1]);
    }

    proptest! {
        #[test]
        fn finite_apart_and_the_same_every_time(n in 0_usize..60, ties in prop::collection::vec((0_u32..70, 0_u32..70), 0..90), aspect in 0.5_f32..3.0) {
            let edges = ties.into_iter().map(|(a, b)| edge(a, b)).collect();
            let radii: Vec<f32> = (0..n).map(|i| 5.0 + (i % 7) as f32 * 4.0).collect();
            let request = Request { nodes: n, edges, radii: radii.clone(), aspect, order: None, groups: (0..n as u32).map(|i| i % 3).collect() };
            let out = circle(&request);
            prop_assert_eq!(out.points.len(), n);
            for i in 0..n {
                prop_assert!(out.points[i].is_finite());
                for j in 0..i {
                    prop_assert!(out.points[i].distance(out.points[j]) > radii[i] + radii[j]);
                }
            }
            prop_assert_eq!(out, circle(&request));
        }
    }
}
