//! The same graph in ever fewer nodes: a few neighbours become one, with their ties and their weight added up.
//!
//! Whole regions then move at the cost of one node (multi-level drawing, after Walshaw 2003). Members of a group stand side by side
//! in the finer graph, from the finest level to the coarsest, so that a group is a range. Not here: placing anything.

use super::csr::Csr;

/// So many nodes at most become one.
const MEMBERS: u8 = 4;
/// Graphs of so few nodes are not made coarser.
const COARSEST: usize = 500;
/// A level must be smaller than the one below by this factor.
const SHRINK: f32 = 0.8;
const NONE: u32 = u32::MAX;

/// A coarser graph.
#[derive(Debug)]
pub(super) struct Level {
    pub(super) graph: Csr,
    /// The nodes of the next finer graph that node `i` stands for are `members[i]..members[i + 1]`.
    pub(super) members: Vec<u32>,
    /// The same in the finest graph.
    pub(super) leaves: Vec<u32>,
}

impl Level {
    /// The node that stands for a node of the finest graph.
    pub(super) fn over(&self, leaf: u32) -> u32 {
        self.leaves.partition_point(|from| *from <= leaf).saturating_sub(1) as u32
    }
}

/// The finest graph with its nodes in the order of the levels, that order, and the coarser graphs, finest first.
/// `None` if told to stop.
pub(super) fn levels(finest: Csr, told: &mut dyn FnMut() -> bool) -> Option<(Csr, Vec<u32>, Vec<Level>)> {
    let mut graphs = vec![finest];
    // Of each level but the coarsest: to which node of the next one each node belongs.
    let mut groups: Vec<Vec<u32>> = Vec::new();
    while let Some(graph) = graphs.last().filter(|g| g.nodes() > COARSEST) {
        if !told() {
            return None;
        }
        let (group, count) = grouped(graph);
        if count as f32 > SHRINK * graph.nodes() as f32 {
            break;
        }
        if !told() {
            return None;
        }
        let coarser = graph.joined(&group, count);
        groups.push(group);
        graphs.push(coarser);
    }
    let mut out = Vec::with_capacity(groups.len());
    let mut coarsest = graphs.pop()?;
    let mut order = coarsest.breadth_order();
    coarsest = coarsest.relabelled(&order);
    // From the coarsest graph to the finest: members in the order of their groups.
    while let Some((group, finer)) = groups.pop().zip(graphs.pop()) {
        if !told() {
            return None;
        }
        let (members, inner) = in_order(&group, &order);
        drop(group);
        let graph = finer.relabelled(&inner);
        out.push(Level {
            graph: std::mem::replace(&mut coarsest, graph),
            members,
            leaves: Vec::new(),
        });
        order = inner;
    }
    out.reverse();
    for k in 0..out.len() {
        let leaves = match k.checked_sub(1).and_then(|below| out.get(below)) {
            None => out[k].members.clone(),
            Some(below) => out[k].members.iter().map(|m| below.leaves[*m as usize]).collect(),
        };
        out[k].leaves = leaves;
    }
    Some((coarsest, order, out))
}

/// Members of groups, group by group in the given order: where each group begins, and the members.
fn in_order(group: &[u32], order: &[u32]) -> (Vec<u32>, Vec<u32>) {
    let mut place = vec![0_u32; order.len()];
    for (k, g) in order.iter().enumerate() {
        place[*g as usize] = k as u32;
    }
    let mut starts = vec![0_u32; order.len() + 1];
    for g in group {
        starts[place[*g as usize] as usize + 1] += 1;
    }
    for k in 0..order.len() {
        starts[k + 1] += starts[k];
    }
    let mut free = starts.clone();
    let mut inner = vec![0_u32; group.len()];
    for (i, g) in group.iter().enumerate() {
        let at = &mut free[place[*g as usize] as usize];
        inner[*at as usize] = i as u32;
        *at += 1;
    }
    (starts, inner)
}

/// The group of each node and the number of groups. A node goes with the neighbour it is tied to most closely among those that have
/// room; those who find none, as the many leaves of a hub, go with one another.
fn grouped(graph: &Csr) -> (Vec<u32>, usize) {
    let n = graph.nodes();
    let mut group = vec![NONE; n];
    let mut size: Vec<u8> = Vec::with_capacity(n / 2);
    let mut waiting = vec![NONE; n];
    let degree = |i: usize| graph.range(i).len() as f32;
    for i in 0..n {
        if group[i] != NONE {
            continue;
        }
        let (mut best, mut closest) = ((0.0, NONE), (0.0, NONE));
        for k in graph.range(i) {
            let t = graph.targets[k] as usize;
            let close = graph.weights[k] / (degree(t) * graph.mass[t]);
            let full = group[t] != NONE && size[group[t] as usize] >= MEMBERS;
            if close > best.0 && !full {
                best = (close, t as u32);
            }
            if graph.weights[k] > closest.0 {
                closest = (graph.weights[k], t as u32);
            }
        }
        let with = match best.1 {
            NONE => waiting.get(closest.1 as usize).copied().unwrap_or(NONE),
            near => group[near as usize],
        };
        if with != NONE && size[with as usize] < MEMBERS {
            group[i] = with;
            size[with as usize] += 1;
            continue;
        }
        let new = size.len() as u32;
        size.push(1);
        group[i] = new;
        if best.1 != NONE {
            group[best.1 as usize] = new;
            size[new as usize] += 1;
        } else if let Some(wait) = waiting.get_mut(closest.1 as usize) {
            *wait = new;
        }
    }
    (group, size.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn csr(n: u32, edges: &[(u32, u32)]) -> Csr {
        let mut near = vec![Vec::new(); n as usize];
        for (a, b) in edges.iter().filter(|(a, b)| a != b) {
            near[*a as usize].push(*b);
            near[*b as usize].push(*a);
        }
        let mut out = Csr {
            starts: vec![0],
            mass: vec![1.0; n as usize],
            ..Csr::default()
        };
        for mut own in near {
            own.sort_unstable();
            own.dedup();
            out.targets.extend(own);
            out.starts.push(out.targets.len() as u32);
        }
        out.weights = vec![1.0; out.targets.len()];
        out
    }

    /// Every level stands for all nodes of the finest, group by group, and no tie is lost between two groups.
    fn check(finest: &Csr, order: &[u32], coarser: &[Level]) {
        let n = finest.nodes() as u32;
        let mut all = order.to_vec();
        all.sort_unstable();
        assert_eq!(all, (0..n).collect::<Vec<u32>>());
        let mut below = finest;
        for level in coarser {
            assert_eq!(level.members.first(), Some(&0));
            assert_eq!(level.members.last(), Some(&(below.nodes() as u32)));
            assert_eq!(level.leaves.last(), Some(&n));
            assert_eq!(level.graph.mass.iter().sum::<f32>() as u32, n);
            let mut between = 0.0;
            for (k, ends) in level.members.windows(2).enumerate() {
                assert!((1..=u32::from(MEMBERS)).contains(&(ends[1] - ends[0])));
                assert!((level.leaves[k]..level.leaves[k + 1]).all(|leaf| level.over(leaf) == k as u32));
                for i in ends[0]..ends[1] {
                    let range = below.range(i as usize);
                    let ties = below.targets[range.clone()].iter().zip(&below.weights[range]);
                    between += ties
                        .filter(|(t, _)| !(ends[0]..ends[1]).contains(t))
                        .map(|(_, w)| w)
                        .sum::<f32>();
                }
            }
            assert_eq!(level.graph.weights.iter().sum::<f32>() as u32, between as u32);
            below = &level.graph;
        }
    }

    #[test]
    fn a_star_and_a_path_shrink_to_few() {
        let n = 5000_u32;
        for edges in [
            (1..n).map(|i| (0, i)).collect::<Vec<_>>(),
            (1..n).map(|i| (i - 1, i)).collect(),
        ] {
            let (finest, order, coarser) = levels(csr(n, &edges), &mut || true).unwrap();
            check(&finest, &order, &coarser);
            let coarsest = coarser.last().unwrap().graph.nodes();
            assert!(coarsest <= COARSEST && coarser.len() <= 6, "{coarsest} in {}", coarser.len());
        }
        assert!(levels(csr(n, &[(0, 1)]), &mut || false).is_none());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn every_level_stands_for_the_whole(edges in prop::collection::vec((0..900_u32, 0..900_u32), 0..3000)) {
            let (finest, order, coarser) = levels(csr(900, &edges), &mut || true).unwrap();
            check(&finest, &order, &coarser);
        }
    }
}
