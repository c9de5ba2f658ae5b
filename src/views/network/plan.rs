//! The network as a list of nodes and strands with their lanes: everything about them that neither zoom nor moment changes.
//!
//! Lanes are counted over all ties of a pair, hidden ones too, so that hiding moves nothing.

use std::ops::Range;

use rustc_hash::FxHashMap as HashMap;

use crate::derived::{Network, Overlay};
use crate::layout::strand::{Slot, slots};
use crate::model::{ActorId, ActorKind, Direction, Dossier, Review, TieFamily, TieId};

/// From so many nodes or strands on only what is in view is looked at.
const LARGE: usize = 800;

/// Outline of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// States: a circle.
    Round,
    /// Organisations, bodies, formats: a rectangle with round corners.
    Box,
    /// Persons, groups, media: a smaller circle with a quiet rim.
    Minor,
}

/// A node.
#[derive(Debug)]
pub(super) struct PlanNode {
    pub(super) actor: ActorId,
    pub(super) form: Form,
    /// Half the height, at zoom 1.
    pub(super) radius: f32,
    /// Half the width, at zoom 1.
    pub(super) half_width: f32,
    /// Letters inside.
    pub(super) code: String,
    /// Number of ties over all time.
    pub(super) degree: usize,
    /// No person has accepted it yet.
    pub(super) proposed: bool,
    /// It has not existed at all times.
    pub(super) dated: bool,
    /// It belongs, or belonged, to an organisation or format.
    pub(super) member: bool,
}

/// A strand.
#[derive(Debug)]
pub(super) struct PlanLine {
    pub(super) tie: TieId,
    pub(super) family: TieFamily,
    pub(super) mutual: bool,
    /// Places of its ends in the list of nodes.
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) slot: Slot,
    /// Place of its pair in the list of pairs.
    pub(super) pair: u32,
    /// Place among all ties, for [`crate::derived::World::tie_at`].
    pub(super) rank: usize,
}

/// A pair of nodes and its strands.
#[derive(Debug)]
pub(super) struct PlanPair {
    /// The lower node.
    pub(super) low: usize,
    /// The higher node.
    pub(super) high: usize,
    /// Its strands in the list of strands.
    pub(super) lines: Range<usize>,
}

/// Nodes and strands.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub(super) nodes: Vec<PlanNode>,
    pub(super) lines: Vec<PlanLine>,
    pub(super) pairs: Vec<PlanPair>,
    /// Nodes, the most connected first.
    pub(super) by_degree: Vec<usize>,
    places: HashMap<ActorId, usize>,
    lines_by_tie: HashMap<TieId, usize>,
}

impl Plan {
    /// Nodes and strands; promises that are only thought through lie beside the ties of their pair.
    pub(super) fn of(dossier: &Dossier, network: &Network, overlay: &Overlay) -> Self {
        let mut plan = Self::default();
        for actor in &network.actors {
            plan.places.insert(*actor, plan.nodes.len());
            plan.nodes.push(node(dossier, network, *actor));
        }
        plan.by_degree = (0..plan.nodes.len()).collect();
        plan.by_degree.sort_by_key(|i| std::cmp::Reverse(plan.nodes[*i].degree));
        let lines: usize = network.pairs.iter().map(|pair| pair.ties.len()).sum();
        plan.lines.reserve_exact(lines + overlay.strands.len());
        plan.lines_by_tie.reserve(lines + overlay.strands.len());
        for pair in &network.pairs {
            let start = plan.lines.len();
            for tie in pair.ties.iter().filter_map(|id| dossier.ties.get(id)) {
                plan.add(tie.id, tie.family, tie.direction == Direction::Mutual, (tie.from, tie.to));
            }
            for (id, from, to) in &overlay.strands {
                if (*from.min(to), *from.max(to)) == (pair.a, pair.b) {
                    plan.add(*id, TieFamily::Commitment, false, (*from, *to));
                }
            }
            if let (Some(a), Some(b)) = (plan.node_of(pair.a), plan.node_of(pair.b)) {
                plan.close(a.min(b), a.max(b), start);
            }
        }
        for (id, from, to) in &overlay.strands {
            let start = plan.lines.len();
            if plan.line_of(*id).is_none() && plan.add(*id, TieFamily::Commitment, false, (*from, *to)) {
                let line = &plan.lines[start];
                let (low, high) = (line.from.min(line.to), line.from.max(line.to));
                plan.close(low, high, start);
            }
        }
        let ends: Vec<(u32, u32)> = plan.lines.iter().map(|l| (l.from as u32, l.to as u32)).collect();
        for (line, slot) in plan.lines.iter_mut().zip(slots(&ends)) {
            line.slot = slot;
        }
        let ranks: Vec<&TieId> = dossier.ties.keys().collect();
        for line in &mut plan.lines {
            line.rank = ranks.binary_search(&&line.tie).unwrap_or(usize::MAX);
        }
        plan
    }

    /// The strands from `start` on are those of a pair.
    fn close(&mut self, low: usize, high: usize, start: usize) {
        let lines = start..self.lines.len();
        for line in &mut self.lines[lines.clone()] {
            line.pair = self.pairs.len() as u32;
        }
        self.pairs.push(PlanPair { low, high, lines });
    }

    /// Whether there is so much that a frame must not look at all of it.
    pub(super) fn is_large(&self) -> bool {
        self.nodes.len() > LARGE || self.lines.len() > LARGE
    }

    /// Adds a strand, if both its ends are there.
    fn add(&mut self, tie: TieId, family: TieFamily, mutual: bool, (from, to): (ActorId, ActorId)) -> bool {
        let (Some(from), Some(to)) = (self.node_of(from), self.node_of(to)) else {
            return false;
        };
        // Lanes are known when all strands are there.
        let slot = Slot {
            lane: 0,
            lanes: 1,
            reversed: false,
        };
        self.lines_by_tie.insert(tie, self.lines.len());
        self.lines.push(PlanLine {
            tie,
            family,
            mutual,
            from,
            to,
            slot,
            pair: 0,
            rank: usize::MAX,
        });
        true
    }

    /// Place of an actor in the list of nodes.
    pub(super) fn node_of(&self, actor: ActorId) -> Option<usize> {
        self.places.get(&actor).copied()
    }

    /// Place of a tie in the list of strands.
    pub(super) fn line_of(&self, tie: TieId) -> Option<usize> {
        self.lines_by_tie.get(&tie).copied()
    }
}

fn node(dossier: &Dossier, network: &Network, actor: ActorId) -> PlanNode {
    let degree = network.degree(actor);
    let record = dossier.actors.get(&actor);
    let form = match record.map(|a| a.kind).unwrap_or_default() {
        ActorKind::State => Form::Round,
        ActorKind::Organisation | ActorKind::Body | ActorKind::Format => Form::Box,
        ActorKind::Person | ActorKind::Group | ActorKind::Media => Form::Minor,
    };
    let code = record.map(|a| a.code.clone()).unwrap_or_default();
    let weight = (degree as f32).sqrt();
    let (radius, half_width) = match form {
        Form::Round => (14.0 + 1.5 * weight, 14.0 + 1.5 * weight),
        Form::Box => (
            13.5 + 0.5 * weight,
            (4.4 * code.chars().count() as f32 + 9.0).max(17.0) + 0.5 * weight,
        ),
        Form::Minor => (12.0 + 0.8 * weight, 12.0 + 0.8 * weight),
    };
    let (radius, half_width) = (radius.min(34.0), half_width.min(44.0));
    PlanNode {
        actor,
        form,
        radius,
        half_width,
        code,
        degree,
        proposed: record.is_some_and(|a| a.review == Review::Proposed),
        dated: record.is_some_and(|a| a.exists.is_some()),
        member: record.is_some_and(|a| !a.memberships.is_empty()),
    }
}
