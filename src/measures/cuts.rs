//! What holds a network together: components, articulation nodes with what each cuts off, bridges.
//!
//! R. Tarjan, "Depth-first search and linear graph algorithms" (1972), without recursion. Direction does not count. What a
//! node cuts off is a run of the order of the search, so that it costs nothing until it is asked for.

use super::Graph;

/// The component of each node: numbered by size, the largest first, of one size by their first node.
pub fn components(graph: &Graph) -> Vec<u32> {
    Cuts::of(graph).component
}

/// A node without which its component falls apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    /// The node.
    pub node: u32,
    /// Number of pieces that are left of its component.
    pub pieces: usize,
    /// Number of nodes that are then apart from the largest piece.
    pub lost: usize,
    /// The pieces that hang on it, as runs of the order, and whether the rest of the component is a piece as well.
    runs: Vec<(u32, u32)>,
    rest: u32,
    root: u32,
}

/// What holds a graph together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cuts {
    /// The component of each node.
    pub component: Vec<u32>,
    /// Number of components.
    pub components: usize,
    /// Nodes without which a component falls apart, those that cut off most first.
    pub nodes: Vec<Cut>,
    /// Pairs without whose edge a component falls apart.
    pub bridges: Vec<(u32, u32)>,
    /// Nodes in the order of the search, and the place of each, and where its component begins and ends.
    order: Vec<u32>,
    spans: Vec<(u32, u32)>,
}

impl Cuts {
    /// Works it out.
    pub fn of(graph: &Graph) -> Self {
        let graph = graph.simple();
        let mut search = Search::new(&graph);
        for root in 0..graph.nodes() as u32 {
            if search.place[root as usize] == NOT_YET {
                search.component(root);
            }
        }
        search.finish()
    }

    /// The nodes that a cut takes from the largest piece, piece by piece, the larger first.
    pub fn lost(&self, cut: &Cut) -> Vec<Vec<u32>> {
        let run = |(from, to): (u32, u32)| self.order.get(from as usize..to as usize).unwrap_or(&[]).to_vec();
        let mut pieces: Vec<Vec<u32>> = cut.runs.iter().copied().map(run).collect();
        if cut.rest > 0 {
            let (from, to) = self.spans.get(cut.root as usize).copied().unwrap_or_default();
            let hangs = |place: u32| cut.runs.iter().any(|(from, to)| (*from..*to).contains(&place));
            let rest = (from..to)
                .filter(|place| !hangs(*place))
                .filter_map(|place| self.order.get(place as usize));
            pieces.push(rest.copied().filter(|node| *node != cut.node).collect());
        }
        pieces.sort_by_key(|piece| std::cmp::Reverse(piece.len()));
        pieces.remove(0);
        pieces
    }
}

const NOT_YET: u32 = u32::MAX;

struct Search<'a> {
    graph: &'a Graph,
    /// Place of each node in the order it was reached.
    place: Vec<u32>,
    /// The earliest place that its branch leads back to.
    low: Vec<u32>,
    /// One past the last place of its branch.
    end: Vec<u32>,
    order: Vec<u32>,
    spans: Vec<(u32, u32)>,
    of: Vec<u32>,
    cuts: Vec<Cut>,
    bridges: Vec<(u32, u32)>,
    runs: Vec<Vec<(u32, u32)>>,
}

impl<'a> Search<'a> {
    fn new(graph: &'a Graph) -> Self {
        let nodes = graph.nodes();
        Self {
            graph,
            place: vec![NOT_YET; nodes],
            low: vec![0; nodes],
            end: vec![0; nodes],
            order: Vec::with_capacity(nodes),
            spans: Vec::new(),
            of: vec![0; nodes],
            cuts: Vec::new(),
            bridges: Vec::new(),
            runs: vec![Vec::new(); nodes],
        }
    }

    fn reach(&mut self, node: u32, root: u32) {
        let at = self.order.len() as u32;
        self.place[node as usize] = at;
        self.low[node as usize] = at;
        self.of[node as usize] = root;
        self.order.push(node);
    }

    fn component(&mut self, root: u32) {
        let (number, from) = (self.spans.len() as u32, self.order.len() as u32);
        self.reach(root, number);
        // Node, where it was reached from, and how many of its edges were followed.
        let mut stack = vec![(root, root, 0_usize)];
        while let Some((node, parent, followed)) = stack.last_mut() {
            let (node, parent) = (*node, *parent);
            if let Some(to) = self.graph.targets(node).get(*followed).copied() {
                *followed += 1;
                if self.place[to as usize] == NOT_YET {
                    self.reach(to, number);
                    stack.push((to, node, 0));
                } else if to != parent {
                    self.low[node as usize] = self.low[node as usize].min(self.place[to as usize]);
                }
                continue;
            }
            self.end[node as usize] = self.order.len() as u32;
            stack.pop();
            if node != root {
                self.close(node, parent);
            }
        }
        let to = self.order.len() as u32;
        self.spans.push((from, to));
        for at in from..to {
            self.cut(self.order[at as usize], root, number, to - from);
        }
    }

    /// A branch is done: does it hang on its parent alone?
    fn close(&mut self, node: u32, parent: u32) {
        let (low, above) = (self.low[node as usize], self.place[parent as usize]);
        if low >= above {
            self.runs[parent as usize].push((self.place[node as usize], self.end[node as usize]));
        }
        if low > above {
            self.bridges.push((node.min(parent), node.max(parent)));
        }
        self.low[parent as usize] = self.low[parent as usize].min(low);
    }

    fn cut(&mut self, node: u32, root: u32, number: u32, size: u32) {
        let runs = std::mem::take(&mut self.runs[node as usize]);
        let hanging: u32 = runs.iter().map(|(from, to)| to - from).sum();
        let rest = if node == root { 0 } else { size - 1 - hanging };
        let pieces = runs.len() + usize::from(rest > 0);
        if pieces < 2 {
            return;
        }
        let largest = runs.iter().map(|(from, to)| to - from).max().unwrap_or(0).max(rest);
        self.cuts.push(Cut {
            node,
            pieces,
            lost: (size - 1 - largest) as usize,
            runs,
            rest,
            root: number,
        });
    }

    fn finish(mut self) -> Cuts {
        let mut by_size: Vec<u32> = (0..self.spans.len() as u32).collect();
        by_size.sort_by_key(|number| {
            let (from, to) = self.spans[*number as usize];
            std::cmp::Reverse(to - from)
        });
        let mut rank = vec![0; by_size.len()];
        for (place, number) in by_size.iter().enumerate() {
            rank[*number as usize] = place as u32;
        }
        self.cuts.sort_by_key(|cut| (std::cmp::Reverse(cut.lost), cut.node));
        self.bridges.sort_unstable();
        Cuts {
            component: self.of.iter().map(|number| rank[*number as usize]).collect(),
            components: self.spans.len(),
            nodes: self.cuts,
            bridges: self.bridges,
            order: self.order,
            spans: self.spans,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measures::testing::{graphs, karate};
    use proptest::prelude::*;

    #[test]
    fn the_karate_club_hangs_on_its_head() {
        let found = Cuts::of(&karate());
        assert_eq!((found.components, found.bridges.clone()), (1, vec![(0, 11)]));
        assert_eq!(found.nodes.len(), 1);
        assert_eq!((found.nodes[0].node, found.nodes[0].pieces, found.nodes[0].lost), (0, 3, 6));
        let mut lost = found.lost(&found.nodes[0]);
        lost[0].sort_unstable();
        assert_eq!(lost, [vec![4, 5, 6, 10, 16], vec![11]]);
    }

    #[test]
    fn components_are_numbered_by_size() {
        let graph = Graph::directed(6, &[(0, 1, 1.0), (3, 4, 1.0), (5, 4, 1.0)]);
        assert_eq!(components(&graph), [1, 1, 2, 0, 0, 0]);
        assert_eq!(Cuts::of(&Graph::default()).components, 0);
    }

    proptest! {
        #[test]
        fn without_the_node_just_those_are_apart(graph in graphs()) {
            let found = Cuts::of(&graph);
            let own = components(&graph);
            for node in 0..graph.nodes() as u32 {
                let kept: Vec<(u32, u32, f32)> = graph.all().filter(|(a, b, _)| *a != node && *b != node).collect();
                let without = components(&Graph::directed(graph.nodes(), &kept));
                let beside = |other: &u32| *other != node && own[*other as usize] == own[node as usize];
                let others: Vec<u32> = (0..graph.nodes() as u32).filter(beside).collect();
                let mut pieces: Vec<u32> = others.iter().map(|o| without[*o as usize]).collect();
                pieces.sort_unstable();
                pieces.dedup();
                let cut = found.nodes.iter().find(|c| c.node == node);
                prop_assert_eq!(cut.map_or(pieces.len().min(1), |c| c.pieces), pieces.len());
                if let Some(cut) = cut {
                    let lost = found.lost(cut);
                    prop_assert_eq!(lost.iter().map(Vec::len).sum::<usize>(), cut.lost);
                    for piece in lost {
                        prop_assert!(piece.iter().all(|n| without[*n as usize] == without[piece[0] as usize]));
                        prop_assert!(!piece.contains(&node));
                    }
                }
            }
        }
    }
}
