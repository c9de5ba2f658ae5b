//! Who is tied to whom, over all time. Filter and moment hide; they never change this graph.

use std::collections::{BTreeMap, HashMap, HashSet};

use petgraph::graph::{NodeIndex, UnGraph};

use super::reach::Reach;
use crate::model::{ActorId, Changes, Dossier, Index, Record, Review, Tie, TieId};

/// All ties between two actors, in a fixed order: the strands of one fan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// The actor with the lesser identifier.
    pub a: ActorId,
    /// The other.
    pub b: ActorId,
    /// Ties either way, by family and identifier. A tie's place here is its lane, whatever is hidden.
    pub ties: Vec<TieId>,
}

/// The graph of actors and ties.
#[derive(Debug, Default)]
pub struct Network {
    graph: UnGraph<ActorId, TieId>,
    nodes: HashMap<ActorId, NodeIndex>,
    /// Actors drawn, in the order of their identifiers.
    pub actors: Vec<ActorId>,
    /// Pairs of actors with at least one tie.
    pub pairs: Vec<Pair>,
}

/// Whether a tie is in the graph: no person has rejected it or one of its ends.
fn stands(tie: &Tie, dossier: &Dossier, index: &Index) -> bool {
    let there = |actor: ActorId| dossier.actors.get(&actor).is_none_or(|a| a.review != Review::Rejected);
    there(tie.from) && there(tie.to) && index.review_of(dossier, tie.id.into()) != Review::Rejected
}

impl Network {
    /// Builds the graph: actors that belong into the picture, and every end of a tie. What a person has rejected is
    /// not there: a rejected actor, and a tie of which every claim is rejected.
    pub fn of(dossier: &Dossier, index: &Index) -> Self {
        let mut network = Self::default();
        let ties: Vec<&Tie> = dossier.ties.values().filter(|t| stands(t, dossier, index)).collect();
        let mut wanted: HashSet<ActorId> = ties.iter().flat_map(|t| [t.from, t.to]).collect();
        wanted.extend(
            dossier
                .actors
                .values()
                .filter(|a| a.kind == crate::model::ActorKind::State && a.review != Review::Rejected)
                .map(|a| a.id),
        );
        network.actors = dossier.actors.keys().copied().filter(|a| wanted.contains(a)).collect();
        network.graph = UnGraph::with_capacity(network.actors.len(), ties.len());
        for actor in &network.actors {
            let node = network.graph.add_node(*actor);
            network.nodes.insert(*actor, node);
        }
        let mut pairs: BTreeMap<(ActorId, ActorId), Vec<TieId>> = BTreeMap::new();
        for tie in ties {
            pairs
                .entry((tie.from.min(tie.to), tie.from.max(tie.to)))
                .or_default()
                .push(tie.id);
            if let (Some(from), Some(to)) = (network.nodes.get(&tie.from), network.nodes.get(&tie.to)) {
                network.graph.add_edge(*from, *to, tie.id);
            }
        }
        let family = |id: &TieId| dossier.ties.get(id).map(|t| (t.family, *id));
        network.pairs = pairs
            .into_iter()
            .map(|((a, b), mut ties)| {
                ties.sort_by_key(family);
                ties.shrink_to_fit();
                Pair { a, b, ties }
            })
            .collect();
        network
    }

    /// Whether a change leaves the graph as it is.
    pub(super) fn stays(&self, changes: &Changes, reach: &Reach, dossier: &Dossier, index: &Index) -> bool {
        let drawn = |record: &Option<Record>| match record {
            Some(Record::Actor(a)) => Some((a.kind, a.review == Review::Rejected)),
            _ => None,
        };
        if changes.iter().any(|(_, c)| drawn(&c.old) != drawn(&c.new)) {
            return false;
        }
        reach.ties.iter().all(|id| {
            let old = changes.tie_before(dossier, *id).filter(|t| self.has(t));
            let new = dossier.ties.get(id).filter(|t| stands(t, dossier, index));
            let drawn = |t: &Tie| (t.from, t.to, t.family);
            old.map(drawn) == new.map(drawn)
        })
    }

    fn has(&self, tie: &Tie) -> bool {
        let ends = (tie.from.min(tie.to), tie.from.max(tie.to));
        let pair = self.pairs.binary_search_by_key(&ends, |p| (p.a, p.b));
        pair.is_ok_and(|place| self.pairs[place].ties.contains(&tie.id))
    }

    /// Number of ties of an actor, over all time.
    pub fn degree(&self, actor: ActorId) -> usize {
        self.nodes.get(&actor).map_or(0, |node| self.graph.edges(*node).count())
    }

    /// Actors at most `depth` steps from any of `from`, over ties for which `open` holds.
    pub fn within(&self, from: &[ActorId], depth: u8, open: impl Fn(TieId) -> bool) -> HashSet<ActorId> {
        let mut reached: HashSet<ActorId> = from.iter().copied().filter(|a| self.nodes.contains_key(a)).collect();
        let mut rim: Vec<ActorId> = reached.iter().copied().collect();
        for _ in 0..depth {
            let mut next = Vec::new();
            for node in rim.iter().filter_map(|a| self.nodes.get(a)) {
                for edge in self.graph.edges(*node) {
                    use petgraph::visit::EdgeRef as _;
                    let other = if edge.source() == *node {
                        edge.target()
                    } else {
                        edge.source()
                    };
                    if open(*edge.weight())
                        && let Some(actor) = self.graph.node_weight(other)
                        && reached.insert(*actor)
                    {
                        next.push(*actor);
                    }
                }
            }
            rim = next;
        }
        reached
    }
}
