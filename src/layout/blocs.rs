//! Groups apart, members inside: every bloc is laid out by itself, then the blocs among one another. For `derived`, `views`, `figure`.
//! Not here: how groups are found, their outlines (`hull`).

use super::force::{self, Edge, force};
use super::geometry::{Point, Positions, V, cos_sin};
use super::graph::Graph;

/// What to lay out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// Nodes, edges, radii, aspect, seed. Initial positions count for pinned nodes only, which keep them.
    pub graph: force::Request,
    /// The group of each node; nodes without an entry form groups of their own.
    pub groups: Vec<u32>,
}

/// Finds positions; the rules for `progress` are those of [`force::force`]. Without pins no two groups' surrounding circles overlap.
pub fn blocs(request: &Request, progress: &mut dyn FnMut(f32) -> bool) -> Option<Positions> {
    let n = request.graph.nodes;
    let graph = Graph::new(n, &request.graph.edges, &request.graph.radii);
    let (groups, group_of) = members(n, &request.groups);
    // Members: each group by itself, centred on the origin.
    let mut local = vec![V::default(); n];
    let mut reach = Vec::with_capacity(groups.len());
    let mut index = vec![0; n];
    let mut done = 0.0;
    for (g, nodes) in groups.iter().enumerate() {
        let own = graph.part(nodes, &mut index);
        let inner = force::Request {
            nodes: own.n,
            edges: own
                .links
                .iter()
                .map(|l| Edge {
                    a: l.a,
                    b: l.b,
                    weight: l.weight as f32,
                })
                .collect(),
            radii: own.radii.iter().map(|r| *r as f32).collect(),
            aspect: 1.0,
            seed: request.graph.seed.wrapping_add(g as u64),
            iterations: request.graph.iterations,
            ..force::Request::default()
        };
        let share = 0.7 * nodes.len() as f32 / n.max(1) as f32;
        let from = done;
        let found = force(&inner, &mut |f| progress(from + share * f))?;
        done += share;
        reach.push(centre(nodes, &found, &own.radii, &mut local));
    }
    // The groups among one another.
    let mut between: Vec<Edge> = graph
        .links
        .iter()
        .map(|l| Edge {
            a: group_of[l.a as usize],
            b: group_of[l.b as usize],
            weight: l.weight as f32,
        })
        .filter(|e| e.a != e.b)
        .collect();
    between.sort_by_key(|e| (e.a.min(e.b), e.a.max(e.b)));
    let outer = force::Request {
        nodes: groups.len(),
        edges: between,
        radii: reach.iter().map(|r| (*r * 1.08 + 0.9 * graph.mean_radius()) as f32).collect(),
        aspect: request.graph.aspect,
        seed: request.graph.seed,
        iterations: request.graph.iterations,
        ..force::Request::default()
    };
    let places = force(&outer, &mut |f| progress(0.7 + 0.25 * f))?;
    let centers: Vec<V> = places.points.iter().map(|p| p.wide()).collect();
    let mut points: Vec<V> = (0..n).map(|i| centers[group_of[i] as usize] + local[i]).collect();
    turn(&graph, &groups, &group_of, &centers, &local, &mut points);
    let mut out = Positions::from_wide(&points, &graph.radii);
    for i in 0..n {
        if let (Some(true), Some(Some(p))) = (request.graph.pinned.get(i), request.graph.initial.get(i))
            && p.is_finite()
        {
            out.points[i] = *p;
        }
    }
    let wide: Vec<V> = out.points.iter().map(|p| p.wide()).collect();
    let bounds = Positions::from_wide(&wide, &graph.radii).bounds;
    progress(1.0).then_some(Positions {
        points: out.points,
        bounds,
    })
}

/// The groups as node lists in order of their first node, and the group of each node.
fn members(n: usize, groups: &[u32]) -> (Vec<Vec<u32>>, Vec<u32>) {
    let mut ids = std::collections::BTreeMap::new();
    let mut lists: Vec<Vec<u32>> = Vec::new();
    let mut of = Vec::with_capacity(n);
    for i in 0..n {
        let key = groups.get(i).map_or((1, i as u32), |g| (0, *g));
        let g = *ids.entry(key).or_insert_with(|| {
            lists.push(Vec::new());
            lists.len() - 1
        });
        lists[g].push(i as u32);
        of.push(g as u32);
    }
    (lists, of)
}

/// Writes a group's positions around its centre; gives the radius of a circle around all its discs.
fn centre(nodes: &[u32], found: &Positions, radii: &[f64], local: &mut [V]) -> f64 {
    let points: Vec<V> = found.points.iter().map(|p| p.wide()).collect();
    // Walk the centre toward the farthest disc: close to the smallest enclosing circle.
    let mut center = Point::wide(found.bounds.center());
    let farthest = |center: V| {
        let mut best = (0.0_f64, 0);
        for (k, (p, r)) in points.iter().zip(radii).enumerate() {
            let d = (*p - center).len() + r;
            if d > best.0 {
                best = (d, k);
            }
        }
        best
    };
    for k in 1..60 {
        let (_, at) = farthest(center);
        center = center + (points[at] - center) * (0.5 / f64::from(k + 1));
    }
    for (node, p) in nodes.iter().zip(&points) {
        local[*node as usize] = *p - center;
    }
    farthest(center).0
}

/// Turns and mirrors each group so that the edges to other groups get short.
fn turn(graph: &Graph, groups: &[Vec<u32>], group_of: &[u32], centers: &[V], local: &[V], points: &mut [V]) {
    for _round in 0..3 {
        for (g, nodes) in groups.iter().enumerate().filter(|(_, nodes)| nodes.len() > 1) {
            let mut best = (f64::INFINITY, 1.0, 0.0, 1.0);
            for k in 0..48 {
                let (c, s) = cos_sin(f64::from(k % 24) / 24.0);
                let flip = if k < 24 { 1.0 } else { -1.0 };
                let mut cost = 0.0;
                for i in nodes {
                    let p = centers[g] + V::new(local[*i as usize].x * flip, local[*i as usize].y).rotated(c, s);
                    for near in graph.near(*i as usize) {
                        if group_of[near.node as usize] as usize != g {
                            cost += (points[near.node as usize] - p).len();
                        }
                    }
                }
                if cost < best.0 - 1e-9 {
                    best = (cost, c, s, flip);
                }
            }
            for i in nodes {
                let p = local[*i as usize];
                points[*i as usize] = centers[g] + V::new(p.x * best.3, p.y).rotated(best.1, best.2);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request() -> Request {
        let edge = |a, b| Edge { a, b, weight: 1.0 };
        let edges = vec![
            edge(0, 1),
            edge(1, 2),
            edge(2, 0),
            edge(3, 4),
            edge(4, 5),
            edge(2, 3),
            edge(6, 0),
            edge(6, 5),
            edge(7, 99),
        ];
        Request {
            graph: force::Request {
                nodes: 9,
                edges,
                radii: vec![20.0; 9],
                seed: 3,
                ..force::Request::default()
            },
            groups: vec![4, 4, 4, 8, 8, 8, 1],
        }
    }

    #[test]
    fn groups_stay_apart_and_the_same_every_time() {
        let r = request();
        let out = blocs(&r, &mut |_| true).expect("not cancelled");
        assert_eq!(Some(&out), blocs(&r, &mut |_| true).as_ref());
        let group = [0, 0, 0, 1, 1, 1, 2, 3, 4];
        let mid = |g: i32| {
            let own: Vec<V> = (0..9).filter(|i| group[*i] == g).map(|i| out.points[i].wide()).collect();
            own.iter().fold(V::default(), |s, p| s + *p * (1.0 / own.len() as f64))
        };
        for (i, own) in group.iter().enumerate() {
            for j in 0..i {
                assert!(out.points[i].distance(out.points[j]) > 39.9, "{i} {j}");
            }
            for g in 0..5 {
                let p = out.points[i].wide();
                assert!(g == *own || (p - mid(*own)).len() < (p - mid(g)).len(), "{i} {g}");
            }
        }
    }

    #[test]
    fn cancelled_and_empty() {
        assert_eq!(blocs(&request(), &mut |_| false), None);
        assert_eq!(blocs(&Request::default(), &mut |_| true), Some(Positions::default()));
    }

    #[test]
    fn pins_are_kept() {
        let mut r = request();
        r.graph.pinned = vec![false, true];
        r.graph.initial = vec![None, Some(Point::new(500.0, -7.0))];
        let out = blocs(&r, &mut |_| true).expect("not cancelled");
        assert_eq!(out.points[1], Point::new(500.0, -7.0));
    }
}
