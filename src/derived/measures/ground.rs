//! Which ties count at a moment, as edges between numbered actors.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::derived::world::{Heard, Phase, TieState, World};
use crate::measures::{Graph, Signed};
use crate::model::{ActorId, Day, Direction, Dossier, Filter, Tie, TieFamily, TieId};

/// The network at a moment as numbers.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ground {
    /// Actors with a tie that counts, in the order of their identifiers; their place is their number.
    pub actors: Vec<ActorId>,
    /// Promises, from who gives to whom it is given; one both ways stands there twice.
    pub promises: Vec<(u32, u32, f32)>,
    /// Pairs with what binds them, and the number of ties: everything but hostility, sanctions and legal succession.
    pub bonds: Vec<(u32, u32, f32)>,
    /// Pairs who are for or against each other; those who are both, or neither, are left out.
    pub signs: Vec<Signed>,
    /// Ties that count, of any family; of promises; of what binds.
    pub ties: (usize, usize, usize),
    /// Ties left out since no person has accepted them.
    pub unreviewed: usize,
    /// Pairs who are both for and against each other.
    pub unclear: usize,
}

/// Whether a tie counts at the moment.
fn counts(state: &TieState) -> bool {
    let holds = matches!(state.phase, Phase::InForce | Phase::PerhapsBegun | Phase::PerhapsEnded);
    state.visible && !state.later && state.reality.is_real() && holds
}

impl Ground {
    /// How many ties count in the world as it stands, reviewed or not.
    pub(super) fn size(world: &World) -> usize {
        world.ties().filter(|(_, state)| counts(state)).count()
    }

    /// Of the world as it stands.
    pub fn of(dossier: &Dossier, world: &World) -> Self {
        Self::from_states(dossier, world.ties().map(|(id, state)| (id, *state)))
    }

    /// Of another moment, from what was heard.
    pub(super) fn at(dossier: &Dossier, heard: &Heard, moment: Day, filter: &Filter) -> Self {
        Self::from_states(dossier, World::states(heard, moment, filter))
    }

    fn from_states(dossier: &Dossier, states: impl Iterator<Item = (TieId, TieState)>) -> Self {
        let mut unreviewed = 0;
        let mut ties: Vec<&Tie> = Vec::new();
        for (id, state) in states.filter(|(_, state)| counts(state)) {
            if state.proposed {
                unreviewed += 1;
            } else if let Some(tie) = dossier.ties.get(&id).filter(|tie| tie.from != tie.to) {
                ties.push(tie);
            }
        }
        let mut actors: Vec<ActorId> = ties.iter().flat_map(|tie| [tie.from, tie.to]).collect();
        actors.sort_unstable();
        actors.dedup();
        let number: FxHashMap<ActorId, u32> = actors.iter().copied().zip(0..).collect();
        let mut ground = Self {
            unreviewed,
            ..Self::default()
        };
        let mut bonds: BTreeMap<(u32, u32), f32> = BTreeMap::new();
        let mut signs: BTreeMap<(u32, u32), (bool, bool)> = BTreeMap::new();
        for tie in ties {
            let (Some(from), Some(to)) = (number.get(&tie.from).copied(), number.get(&tie.to).copied()) else {
                continue;
            };
            let pair = (from.min(to), from.max(to));
            ground.ties.0 += 1;
            if tie.family == TieFamily::Commitment {
                ground.ties.1 += 1;
                ground.promises.push((from, to, 1.0));
                if tie.direction == Direction::Mutual {
                    ground.promises.push((to, from, 1.0));
                }
            }
            let sign = tie.family.sign();
            if sign >= 0 && tie.family != TieFamily::Succession {
                ground.ties.2 += 1;
                *bonds.entry(pair).or_default() += 1.0;
            }
            let both = signs.entry(pair).or_default();
            both.0 |= sign > 0;
            both.1 |= sign < 0;
        }
        ground.actors = actors;
        ground.bonds = bonds.into_iter().map(|((a, b), ties)| (a, b, ties)).collect();
        ground.unclear = signs.values().filter(|both| **both == (true, true)).count();
        let clear = signs.into_iter().filter(|(_, (friend, enemy))| friend != enemy);
        ground.signs = clear.map(|((a, b), (friend, _))| (a, b, friend)).collect();
        ground
    }

    /// What binds, as a graph.
    pub fn bonds(&self) -> Graph {
        Graph::undirected(self.actors.len(), &self.bonds)
    }

    /// Promises, as a graph.
    pub fn promises(&self) -> Graph {
        Graph::directed(self.actors.len(), &self.promises)
    }
}
