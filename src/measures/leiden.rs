//! Communities: groups with more among them than chance would put there, by the Leiden method.
//!
//! V. Traag, L. Waltman and N. J. van Eck, "From Louvain to Leiden: guaranteeing well-connected communities" (2019), with
//! modularity (Newman and Girvan 2004) as quality. Three steps are repeated: nodes move to the neighbours' community
//! that gains most, from a queue; every community is split into parts that hang together well; the parts become the
//! nodes of a smaller graph. Here a part is chosen by the greatest gain, not by lot: in all measurements the quality was
//! the same, and the answer is steadier. The order of visits comes from the seed, so that one seed gives one answer.
//!
//! Direction does not matter, weights do; a weight that is not positive counts as no edge: enemies are no neighbours.

use super::Graph;
use super::level::Level;
use super::random::Random;

/// Times the whole method is run on its own result; later rounds gain little.
const ROUNDS: usize = 3;
/// Visits for each node in the first round, when most communities are still small and much is moved in vain.
const FIRST_VISITS: usize = 2;
/// Nodes whose order of visits is shuffled together; their neighbours stay in the nearer memory.
const WINDOW: usize = 512;
/// A move must gain more than this share of all weight, so that rounding moves nobody to and fro.
const LEAST_GAIN: f64 = 1e-12;

/// The community of each node. Communities are numbered by size, the largest first, those of one size by their first
/// node; each of them is connected. A node without edges is a community of its own.
pub fn communities(graph: &Graph, seed: u64) -> Vec<u32> {
    let base = Level::of(graph);
    let mut random = Random::new(seed);
    let mut first: Vec<u32> = (0..base.nodes() as u32).collect();
    round(&base, &mut first, &mut random, FIRST_VISITS);
    // From here on those who belong together lie together.
    let mut order: Vec<u32> = (0..base.nodes() as u32).collect();
    order.sort_by_key(|node| first[*node as usize]);
    let base = base.arranged(&order);
    let mut found: Vec<u32> = order.iter().map(|node| first[*node as usize]).collect();
    for _ in 1..ROUNDS {
        let before = found.clone();
        round(&base, &mut found, &mut random, usize::MAX);
        if found == before {
            break;
        }
    }
    let found = connected(&base, &found);
    for (node, community) in order.iter().zip(&found) {
        first[*node as usize] = *community;
    }
    by_size(&first)
}

/// How much more weight lies within the communities than chance would put there: at most 1, about 0 for no structure.
pub fn modularity(graph: &Graph, communities: &[u32]) -> f64 {
    let base = Level::of(graph);
    let total = base.total();
    if total <= 0.0 || communities.len() < base.nodes() {
        return 0.0;
    }
    let groups = communities.iter().max().map_or(0, |most| *most as usize + 1);
    let (mut within, mut all) = (vec![0.0_f64; groups], vec![0.0_f64; groups]);
    for node in 0..base.nodes() {
        let own = communities[node];
        all[own as usize] += base.strength[node];
        let inside = base.edges(node).filter(|(to, _)| communities[*to as usize] == own);
        within[own as usize] += inside.map(|(_, weight)| f64::from(weight)).sum::<f64>();
    }
    let part = |(within, all): (&f64, &f64)| within / total - (all / total) * (all / total);
    within.iter().zip(&all).map(part).sum()
}

/// One round: from the communities found so far through ever smaller graphs, until nothing can be joined. On each level
/// no node is visited more than so many times on average.
fn round(base: &Level, found: &mut [u32], random: &mut Random, visits: usize) {
    let nodes = base.nodes();
    // Where each node of the base stands in the present level, and the community of each node of that level.
    let mut place: Vec<u32> = (0..nodes as u32).collect();
    let mut community = found.to_vec();
    let mut held: Option<Level> = None;
    loop {
        let level = held.as_ref().unwrap_or(base);
        let mut work = Work::new(level.nodes());
        let count = move_nodes(level, &mut community, &mut work, random, visits);
        if count == level.nodes() {
            break;
        }
        let mut part = refined(level, &community, &mut work, random);
        let parts = compact(&mut part);
        let mut next = vec![0; parts];
        for (part, community) in part.iter().zip(&community) {
            next[*part as usize] = *community;
        }
        // Where no two nodes could be joined the level stays as it is: there is nothing more to gain.
        if parts == level.nodes() {
            break;
        }
        for at in &mut place {
            *at = part[*at as usize];
        }
        held = Some(level.joined(&part, parts));
        compact(&mut next);
        community = next;
    }
    for (found, at) in found.iter_mut().zip(&place) {
        *found = community[*at as usize];
    }
}

/// What the steps on one level write into.
struct Work {
    /// Weight from the node in hand to each community; 0 for those not in `seen`.
    to: Vec<f64>,
    seen: Vec<u32>,
}

impl Work {
    fn new(nodes: usize) -> Self {
        Self {
            to: vec![0.0; nodes],
            seen: Vec::with_capacity(64),
        }
    }

    /// Adds weight towards a community.
    fn add(&mut self, community: u32, weight: f32) {
        let to = &mut self.to[community as usize];
        if *to == 0.0 {
            self.seen.push(community);
        }
        *to += f64::from(weight);
    }

    fn clear(&mut self) {
        for community in self.seen.drain(..) {
            self.to[community as usize] = 0.0;
        }
    }
}

/// Moves nodes to the community of neighbours that gains most, and asks again those whose neighbours have moved.
/// Gives the number of communities; they are numbered without gaps afterwards.
fn move_nodes(level: &Level, community: &mut [u32], work: &mut Work, random: &mut Random, visits: usize) -> usize {
    let nodes = level.nodes();
    let total = level.total();
    let mut weight_of = vec![0.0_f64; nodes];
    let mut size = vec![0_u32; nodes];
    for (node, own) in community.iter().enumerate() {
        weight_of[*own as usize] += level.strength[node];
        size[*own as usize] += 1;
    }
    let mut empty: Vec<u32> = (0..nodes as u32).filter(|c| size[*c as usize] == 0).collect();
    let (share, least) = (1.0 / total.max(f64::MIN_POSITIVE), LEAST_GAIN * total);
    // A ring: a node stands in it at most once, so that it never overtakes itself.
    let mut queue = random.order(nodes, WINDOW);
    let mut waits = vec![true; nodes];
    let (mut head, mut waiting) = (0, nodes);
    let mut left = visits.saturating_mul(nodes);
    while waiting > 0 && left > 0 {
        left -= 1;
        let node = queue[head] as usize;
        head = if head + 1 == nodes { 0 } else { head + 1 };
        waiting -= 1;
        waits[node] = false;
        let (own, strength) = (community[node], level.strength[node]);
        for (to, weight) in level.edges(node) {
            work.add(community[to as usize], weight);
        }
        let worth = |of: u32, rest: f64, to: &[f64]| to[of as usize] - strength * rest * share;
        let stay = worth(own, weight_of[own as usize] - strength, &work.to);
        let mut best = (own, stay + least);
        for other in work.seen.iter().filter(|c| **c != own) {
            let gain = worth(*other, weight_of[*other as usize], &work.to);
            if gain > best.1 {
                best = (*other, gain);
            }
        }
        if best.1 < 0.0
            && size[own as usize] > 1
            && let Some(free) = empty.last()
        {
            best = (*free, 0.0);
        }
        work.clear();
        let chosen = best.0;
        if chosen == own {
            continue;
        }
        if empty.last() == Some(&chosen) {
            empty.pop();
        }
        weight_of[own as usize] -= strength;
        size[own as usize] -= 1;
        if size[own as usize] == 0 {
            empty.push(own);
        }
        weight_of[chosen as usize] += strength;
        size[chosen as usize] += 1;
        community[node] = chosen;
        for (to, _) in level.edges(node) {
            let to = to as usize;
            if !waits[to] && community[to] != chosen {
                waits[to] = true;
                let end = head + waiting;
                queue[if end >= nodes { end - nodes } else { end }] = to as u32;
                waiting += 1;
            }
        }
    }
    compact(community)
}

/// Splits every community into parts that hang together well: each node begins alone and joins a part of its community
/// if both have as many edges to the rest of it as chance would give them.
fn refined(level: &Level, community: &[u32], work: &mut Work, random: &mut Random) -> Vec<u32> {
    let nodes = level.nodes();
    let share = 1.0 / level.total().max(f64::MIN_POSITIVE);
    let mut whole = vec![0.0_f64; nodes];
    // Weight from each part to the rest of its community.
    let mut out = vec![0.0_f64; nodes];
    for node in 0..nodes {
        whole[community[node] as usize] += level.strength[node];
        let inside = level.edges(node).filter(|(to, _)| community[*to as usize] == community[node]);
        out[node] = inside.map(|(_, weight)| f64::from(weight)).sum();
    }
    let mut part: Vec<u32> = (0..nodes as u32).collect();
    let mut weight_of = level.strength.clone();
    let mut alone = vec![true; nodes];
    for node in random.order(nodes, WINDOW) {
        let node = node as usize;
        let (strength, whole) = (level.strength[node], whole[community[node] as usize]);
        if !alone[node] || out[node] <= 0.0 || out[node] < strength * (whole - strength) * share {
            continue;
        }
        for (to, weight) in level.edges(node) {
            if community[to as usize] == community[node] {
                work.add(part[to as usize], weight);
            }
        }
        let mut best = (node as u32, 0.0);
        for other in &work.seen {
            let of = *other as usize;
            let gain = work.to[of] - strength * weight_of[of] * share;
            if gain > best.1 && out[of] >= weight_of[of] * (whole - weight_of[of]) * share {
                best = (*other, gain);
            }
        }
        let chosen = best.0 as usize;
        if chosen != node {
            out[chosen] += out[node] - 2.0 * work.to[chosen];
            weight_of[chosen] += strength;
            part[node] = chosen as u32;
            alone[chosen] = false;
        }
        work.clear();
    }
    part
}

/// Numbers groups without gaps, in the order in which they first occur; gives how many there are.
fn compact(groups: &mut [u32]) -> usize {
    let most = groups.iter().max().map_or(0, |most| *most as usize + 1);
    let mut number = vec![u32::MAX; most];
    let mut count = 0;
    for group in groups {
        let number = &mut number[*group as usize];
        if *number == u32::MAX {
            *number = count;
            count += 1;
        }
        *group = *number;
    }
    count as usize
}

/// The same with every community cut into what is connected within it. The method promises that already; this holds
/// it whatever the rounding.
fn connected(base: &Level, community: &[u32]) -> Vec<u32> {
    let mut piece = vec![u32::MAX; base.nodes()];
    let mut stack = Vec::new();
    let mut count = 0;
    for first in 0..base.nodes() {
        if piece[first] != u32::MAX {
            continue;
        }
        piece[first] = count;
        stack.push(first);
        while let Some(node) = stack.pop() {
            for (to, _) in base.edges(node) {
                let to = to as usize;
                if piece[to] == u32::MAX && community[to] == community[node] {
                    piece[to] = count;
                    stack.push(to);
                }
            }
        }
        count += 1;
    }
    piece
}

/// Numbers communities by size, the largest first; of one size the one whose first node comes first.
fn by_size(community: &[u32]) -> Vec<u32> {
    let count = community.iter().max().map_or(0, |most| *most as usize + 1);
    let mut sizes = vec![0_u32; count];
    for own in community {
        sizes[*own as usize] += 1;
    }
    let mut order: Vec<u32> = (0..count as u32).collect();
    order.sort_by_key(|c| std::cmp::Reverse(sizes[*c as usize]));
    let mut rank = vec![0_u32; count];
    for (place, community) in order.iter().enumerate() {
        rank[*community as usize] = place as u32;
    }
    community.iter().map(|own| rank[*own as usize]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measures::testing::{graphs, karate};
    use proptest::prelude::*;

    #[test]
    fn two_triangles_on_a_thread_are_two_communities() {
        let edges = [(0, 1), (1, 2), (2, 0), (3, 4), (4, 5), (5, 3), (2, 3)].map(|(a, b)| (a, b, 1.0));
        let graph = Graph::undirected(7, &edges);
        assert_eq!(communities(&graph, 1), [0, 0, 0, 1, 1, 1, 2]);
        let by_hand = 6.0 / 7.0 - 2.0 * 0.25;
        assert!((modularity(&graph, &communities(&graph, 1)) - by_hand).abs() < 1e-9);
        // Direction does not matter.
        assert_eq!(communities(&Graph::directed(7, &edges), 1), [0, 0, 0, 1, 1, 1, 2]);
    }

    #[test]
    fn the_karate_club_falls_into_the_four_groups_known_to_be_best() {
        let graph = karate();
        let found = communities(&graph, 7);
        // The optimum of modularity is 0.419790 (Brandes and others 2008).
        assert!(
            (modularity(&graph, &found) - 0.419_790).abs() < 1e-5,
            "{}",
            modularity(&graph, &found)
        );
        assert_eq!(found.iter().max(), Some(&3));
    }

    #[test]
    fn enemies_are_no_neighbours() {
        let graph = Graph::undirected(4, &[(0, 1, 1.0), (2, 3, 1.0), (1, 2, -5.0)]);
        assert_eq!(communities(&graph, 1), [0, 0, 1, 1]);
        assert!(communities(&Graph::default(), 1).is_empty());
    }

    proptest! {
        #[test]
        fn communities_are_connected_and_no_worse_than_none(graph in graphs(), seed: u64) {
            let found = communities(&graph, seed);
            prop_assert_eq!(&found, &communities(&graph, seed));
            let pieces = connected(&Level::of(&graph), &found);
            prop_assert_eq!(pieces.iter().max(), found.iter().max());
            let one: Vec<u32> = vec![0; graph.nodes()];
            let each: Vec<u32> = (0..graph.nodes() as u32).collect();
            let quality = modularity(&graph, &found);
            prop_assert!(quality >= modularity(&graph, &one) - 1e-9);
            prop_assert!(quality >= modularity(&graph, &each) - 1e-9);
        }
    }
}
