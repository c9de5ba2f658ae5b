//! Structural balance: the friend of my friend is my friend, the enemy of my friend is my enemy.
//!
//! F. Heider (1946); D. Cartwright and F. Harary, "Structural balance" (1956). A triad is in balance if the product of its
//! three signs is positive. How far the whole is from two camps is the least number of edges that would have to change
//! their sign (frustration); to find it exactly is hard, so that [`frustration`] gives the best of several searches: the
//! true number may be smaller, never larger.

use super::random::Random;

/// An edge with a sign: `true` for friends.
pub type Signed = (u32, u32, bool);

/// Three nodes who are all beside each other: the nodes in their order, and the signs of the edges between the first and
/// second, the second and third, and the first and third.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Triad {
    /// The nodes.
    pub nodes: [u32; 3],
    /// `true` for friends: first and second, second and third, first and third.
    pub friends: [bool; 3],
}

impl Triad {
    /// Whether it is in balance: an even number of enmities.
    pub fn is_balanced(self) -> bool {
        self.friends.iter().filter(|friend| !**friend).count().is_multiple_of(2)
    }
}

/// What was found of the triads of a graph.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Balance {
    /// Number of triads.
    pub triads: usize,
    /// Number of those out of balance.
    pub unbalanced: usize,
    /// The first of those out of balance, in the order of their nodes.
    pub listed: Vec<Triad>,
    /// Triads out of balance that each node is in.
    pub of_node: Vec<u32>,
}

/// Looks at every triad; at most so many out of balance are listed. Of two edges between the same nodes the first counts.
pub fn balance(nodes: usize, edges: &[Signed], most: usize) -> Balance {
    let mut sorted: Vec<Signed> = edges
        .iter()
        .filter(|(a, b, _)| a != b && (*a.max(b) as usize) < nodes)
        .map(|(a, b, friend)| (*a.min(b), *a.max(b), *friend))
        .collect();
    sorted.sort_by_key(|(a, b, _)| (*a, *b));
    sorted.dedup_by_key(|(a, b, _)| (*a, *b));
    let mut degree = vec![0_u32; nodes];
    for (a, b, _) in &sorted {
        degree[*a as usize] += 1;
        degree[*b as usize] += 1;
    }
    // Every edge leads from its end with fewer edges to the other: no list is long, and each triad is met once.
    let mut ahead: Vec<Vec<(u32, bool)>> = vec![Vec::new(); nodes];
    for (a, b, friend) in &sorted {
        let first = (degree[*a as usize], *a) < (degree[*b as usize], *b);
        let (from, to) = if first { (*a, *b) } else { (*b, *a) };
        ahead[from as usize].push((to, *friend));
    }
    let mut found = Balance {
        of_node: vec![0; nodes],
        ..Balance::default()
    };
    let mut mark: Vec<Option<bool>> = vec![None; nodes];
    for a in 0..nodes {
        for (b, friend) in &ahead[a] {
            mark[*b as usize] = Some(*friend);
        }
        for (b, ab) in &ahead[a] {
            for (c, bc) in &ahead[*b as usize] {
                if let Some(ac) = mark[*c as usize] {
                    found.meet((a as u32, *b, *c), [*ab, *bc, ac]);
                }
            }
        }
        for (b, _) in &ahead[a] {
            mark[*b as usize] = None;
        }
    }
    found.listed.sort_unstable();
    found.listed.truncate(most);
    found
}

impl Balance {
    fn meet(&mut self, (a, b, c): (u32, u32, u32), [ab, bc, ac]: [bool; 3]) {
        self.triads += 1;
        // Between the least and the middle node, and so on.
        let mut nodes = [a, b, c];
        nodes.sort_unstable();
        let sign = |x: u32, y: u32| match (x.min(y), x.max(y)) {
            pair if pair == (a.min(b), a.max(b)) => ab,
            pair if pair == (b.min(c), b.max(c)) => bc,
            _ => ac,
        };
        let friends = [sign(nodes[0], nodes[1]), sign(nodes[1], nodes[2]), sign(nodes[0], nodes[2])];
        let triad = Triad { nodes, friends };
        if !triad.is_balanced() {
            self.unbalanced += 1;
            for node in nodes {
                self.of_node[node as usize] += 1;
            }
            self.listed.push(triad);
        }
    }
}

/// The two camps that leave fewest edges in the wrong place, and how many those are: friends apart or enemies together.
pub fn frustration(nodes: usize, edges: &[Signed], seed: u64) -> (usize, Vec<bool>) {
    let mut around: Vec<Vec<(u32, bool)>> = vec![Vec::new(); nodes];
    for (a, b, friend) in edges.iter().filter(|(a, b, _)| a != b && (*a.max(b) as usize) < nodes) {
        around[*a as usize].push((*b, *friend));
        around[*b as usize].push((*a, *friend));
    }
    let mut random = Random::new(seed);
    let mut best = (usize::MAX, vec![false; nodes]);
    for _ in 0..SEARCHES {
        let mut camp: Vec<bool> = (0..nodes).map(|_| random.below(2) == 1).collect();
        let mut moved = true;
        while moved {
            moved = false;
            for node in random.order(nodes, nodes) {
                let own = camp[node as usize];
                let wrong = |(to, friend): &&(u32, bool)| (camp[*to as usize] == own) != *friend;
                let around = &around[node as usize];
                let faults = around.iter().filter(wrong).count();
                if 2 * faults > around.len() {
                    camp[node as usize] = !own;
                    moved = true;
                }
            }
        }
        let wrong = |node: usize| {
            around[node]
                .iter()
                .filter(|(to, friend)| (camp[*to as usize] == camp[node]) != *friend)
                .count()
        };
        let faults = (0..nodes).map(wrong).sum::<usize>() / 2;
        if faults < best.0 {
            best = (faults, camp);
        }
    }
    best
}

/// Searches of which the best counts.
const SEARCHES: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_enmity_between_friends_of_one_is_out_of_balance() {
        let edges = [(0, 1, true), (1, 2, true), (2, 0, false), (3, 0, false), (3, 1, false)];
        let found = balance(4, &edges, 10);
        // 0-1-2 has one enmity, 0-1-3 has two.
        assert_eq!((found.triads, found.unbalanced), (2, 1));
        let expected = Triad {
            nodes: [0, 1, 2],
            friends: [true, true, false],
        };
        assert_eq!(found.listed, [expected]);
        assert_eq!(found.of_node, [1, 1, 1, 0]);
        assert_eq!(frustration(4, &edges, 1).0, 1);
    }

    #[test]
    fn two_camps_are_in_balance() {
        let edges = [
            (0, 1, true),
            (2, 3, true),
            (0, 2, false),
            (1, 3, false),
            (0, 3, false),
            (1, 2, false),
        ];
        assert_eq!(balance(4, &edges, 10).unbalanced, 0);
        let (faults, camp) = frustration(4, &edges, 5);
        assert_eq!(faults, 0);
        assert!(camp[0] == camp[1] && camp[2] == camp[3] && camp[0] != camp[2]);
    }

    proptest! {
        #[test]
        fn every_triad_is_met_once(edges in proptest::collection::vec((0_u32..8, 0_u32..8, any::<bool>()), 0..30)) {
            let found = balance(8, &edges, 1000);
            let sign = |a: u32, b: u32| edges.iter().filter(|(x, y, _)| (*x.min(y), *x.max(y)) == (a, b) && x != y).map(|e| e.2).next();
            let mut count = (0, 0);
            for a in 0..8 {
                for b in a + 1..8 {
                    for c in b + 1..8 {
                        if let (Some(x), Some(y), Some(z)) = (sign(a, b), sign(b, c), sign(a, c)) {
                            count.0 += 1;
                            count.1 += usize::from([x, y, z].iter().filter(|s| !**s).count() % 2 == 1);
                        }
                    }
                }
            }
            prop_assert_eq!((found.triads, found.unbalanced), count);
            prop_assert_eq!(found.listed.len(), count.1);
        }
    }
}
