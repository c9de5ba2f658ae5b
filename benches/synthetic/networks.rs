//! Made-up networks of any size, the same every time: blocks of nodes that hold together, and networks with few great hubs.

use garant::layout::force::Edge;

/// A small generator (splitmix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % n.max(1) as u64) as usize
    }
}

fn edge(a: usize, b: usize) -> Edge {
    Edge {
        a: a as u32,
        b: b as u32,
        weight: 1.0,
    }
}

/// A network of equal blocks with three edges a node, four of five of them within a block; connected by a path.
pub(crate) fn blocks(nodes: usize, blocks: usize) -> Vec<Edge> {
    let mut dice = Dice(1961);
    let size = nodes.div_ceil(blocks.max(1)).max(1);
    let mut edges: Vec<Edge> = (1..nodes).map(|i| edge(i - 1, i)).collect();
    for _ in 0..2 * nodes {
        let a = dice.below(nodes);
        let b = if dice.below(5) < 4 {
            (a / size) * size + dice.below(size)
        } else {
            dice.below(nodes)
        };
        if a != b && b < nodes {
            edges.push(edge(a, b));
        }
    }
    edges
}

/// A network that grows: each new node takes three edges to nodes in proportion to the edges they have (Barabási and Albert 1999).
pub(crate) fn hubs(nodes: usize) -> Vec<Edge> {
    let mut dice = Dice(1991);
    let mut ends: Vec<usize> = vec![0, 1];
    let mut edges = vec![edge(0, 1)];
    for new in 2..nodes {
        for _ in 0..3 {
            let old = ends[dice.below(ends.len())];
            if old != new {
                edges.push(edge(new, old));
                ends.extend([new, old]);
            }
        }
    }
    edges
}
