//! New nodes among old ones that stay where they are.
//!
//! For `force` only. Not here: room for the discs (`room`), new components that touch no old node (they are laid out by themselves).

use super::geometry::{V, cos_sin};
use super::graph::Graph;
use super::seed::Seed;

/// Rounds in which the new nodes find their place between their neighbours.
const ROUNDS: usize = 30;

/// Places for all nodes: the known ones as they are, each new one at about `length` from its neighbours.
/// Every new node must be reachable from a known one. `None` if told to stop.
pub(super) fn place_new(
    graph: &Graph,
    start: &[Option<V>],
    length: f64,
    seed: &mut Seed,
    progress: &mut dyn FnMut(f32) -> bool,
) -> Option<Vec<V>> {
    let mut points: Vec<V> = start.iter().map(|p| p.unwrap_or_default()).collect();
    let mut placed: Vec<bool> = start.iter().map(Option::is_some).collect();
    let mut queue: Vec<u32> = (0..graph.n as u32).filter(|i| placed[*i as usize]).collect();
    let mut new = Vec::new();
    let mut at = 0;
    while let Some(i) = queue.get(at).copied() {
        at += 1;
        for near in graph.near(i as usize) {
            let k = near.node as usize;
            if placed[k] {
                continue;
            }
            let known = graph.near(k).iter().filter(|t| placed[t.node as usize]);
            let (sum, count) = known.fold((V::default(), 0.0), |s, t| (s.0 + points[t.node as usize], s.1 + 1.0));
            let (c, s) = cos_sin(seed.unit());
            points[k] = sum * (1.0 / f64::max(count, 1.0)) + V::new(c, s) * (length * (0.5 + 0.3 * seed.unit()));
            placed[k] = true;
            queue.push(near.node);
            new.push(near.node);
        }
    }
    let mut next = vec![V::default(); new.len()];
    for round in 0..ROUNDS {
        if !progress(round as f32 / ROUNDS as f32) {
            return None;
        }
        for (to, i) in next.iter_mut().zip(&new) {
            let here = points[*i as usize];
            let (mut sum, mut total) = (V::default(), 0.0);
            for near in graph.near(*i as usize) {
                let other = points[near.node as usize];
                let away = (here - other).unit_or(V::new(1.0, 0.0));
                let weight = graph.links[near.edge as usize].weight;
                sum = sum + (other + away * length) * weight;
                total += weight;
            }
            *to = if total > 0.0 { here * 0.5 + sum * (0.5 / total) } else { here };
        }
        for (to, i) in next.iter().zip(&new) {
            points[*i as usize] = *to;
        }
    }
    Some(points)
}
