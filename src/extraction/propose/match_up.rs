//! Which tie or event of the dossier a found one is, and what a new one is coded as.

use std::collections::HashMap;

use crate::model::{
    ActorId, CommitmentClass, Direction, Dossier, Edtf, Event, EventId, EventKind, Index, Review, Stance, Tie, TieFamily, TieId,
};

use super::super::found::{FoundTie, Modality, TieKind};

/// Ties by their pair of actors, and events by kind and actor.
#[derive(Debug, Default)]
pub(super) struct Ties {
    by_pair: HashMap<(ActorId, ActorId), Vec<TieId>>,
    events: HashMap<(EventKind, ActorId), Vec<EventId>>,
}

impl Ties {
    pub(super) fn of(dossier: &Dossier) -> Self {
        let index = Index::of(dossier);
        let mut ties = Self::default();
        for tie in dossier.ties.values() {
            if index.review_of(dossier, tie.id.into()) != Review::Rejected {
                ties.add_tie(tie);
            }
        }
        for event in dossier.events.values() {
            if index.review_of(dossier, event.id.into()) != Review::Rejected {
                ties.add_event(event);
            }
        }
        ties
    }

    pub(super) fn add_tie(&mut self, tie: &Tie) {
        self.by_pair.entry(pair(tie.from, tie.to)).or_default().push(tie.id);
    }

    pub(super) fn add_event(&mut self, event: &Event) {
        for participant in &event.participants {
            let known = self.events.entry((event.kind, participant.actor)).or_default();
            if !known.contains(&event.id) {
                known.push(event.id);
            }
        }
    }

    /// The tie of the dossier that the found one is: same pair, family, class and way round, and no other time.
    pub(super) fn find_tie(&self, dossier: &Dossier, found: &FoundTie, from: ActorId, to: ActorId) -> Option<TieId> {
        let (family, class) = coding(found.kind);
        let fits = |id: &&TieId| {
            dossier.ties.get(id).is_some_and(|tie| {
                tie.family == family
                    && class.is_none_or(|class| tie.class.is_none_or(|other| other == class))
                    && same_way(tie, found.directed, from, to)
                    && same_time(dossier, tie, found)
            })
        };
        let candidates: Vec<TieId> = self.by_pair.get(&pair(from, to))?.iter().filter(fits).copied().collect();
        // Of several treaties between two states the latest is the one that is talked of without a date.
        let begun = |id: &TieId| {
            dossier
                .ties
                .get(id)
                .and_then(|tie| start_of(dossier, tie))
                .and_then(Edtf::earliest_day)
        };
        let exact = |id: &&TieId| class.is_some() && dossier.ties.get(id).is_some_and(|tie| tie.class == class);
        let best = candidates.iter().filter(exact).max_by_key(|id| begun(id));
        best.or_else(|| candidates.iter().max_by_key(|id| begun(id))).copied()
    }

    /// The event of the dossier that is of this kind, has these actors, and may have been on the same day.
    pub(super) fn find_event(
        &self,
        dossier: &Dossier,
        kind: EventKind,
        actors: &[ActorId],
        date: Option<&Edtf>,
    ) -> Option<EventId> {
        let date = date?;
        let first = actors.first()?;
        let known = self.events.get(&(kind, *first))?.iter();
        let fits = |id: &&EventId| {
            dossier.events.get(id).is_some_and(|event| {
                let present = |actor: &ActorId| event.participants.iter().any(|p| p.actor == *actor);
                let when = event.when.as_ref().is_some_and(|when| overlap(&when.date, date));
                when && actors.iter().take(2).all(present)
            })
        };
        known.filter(fits).copied().min()
    }
}

fn pair(a: ActorId, b: ActorId) -> (ActorId, ActorId) {
    (a.min(b), a.max(b))
}

fn same_way(tie: &Tie, directed: bool, from: ActorId, to: ActorId) -> bool {
    match tie.direction {
        Direction::Mutual => true,
        Direction::Directed => directed && tie.from == from && tie.to == to,
    }
}

fn same_time(dossier: &Dossier, tie: &Tie, found: &FoundTie) -> bool {
    let agree = |a: Option<&Edtf>, b: Option<&Edtf>| match (a, b) {
        (Some(a), Some(b)) => overlap(a, b),
        _ => true,
    };
    agree(start_of(dossier, tie), found.start.as_ref())
}

fn start_of<'a>(dossier: &'a Dossier, tie: &'a Tie) -> Option<&'a Edtf> {
    tie.valid.as_ref().and_then(Edtf::start).or_else(|| {
        let instrument = tie.instrument.and_then(|id| dossier.instruments.get(&id))?;
        instrument.begun().map(|begun| &begun.date)
    })
}

/// Whether two dates may mean the same day.
fn overlap(a: &Edtf, b: &Edtf) -> bool {
    match (a.earliest_day(), a.latest_day(), b.earliest_day(), b.latest_day()) {
        (Some(a_first), Some(a_last), Some(b_first), Some(b_last)) => a_first <= b_last && b_first <= a_last,
        _ => false,
    }
}

/// Family and class of a tie by the kind that was found.
pub(super) fn coding(kind: TieKind) -> (TieFamily, Option<CommitmentClass>) {
    use CommitmentClass as C;
    use TieFamily as F;
    match kind {
        TieKind::DefencePact => (F::Commitment, Some(C::DefencePact)),
        TieKind::Guarantee => (F::Commitment, Some(C::GuaranteeTreaty)),
        TieKind::Nonaggression => (F::Commitment, Some(C::NonaggressionPact)),
        TieKind::Treaty => (F::Commitment, None),
        TieKind::Partnership => (F::Commitment, Some(C::Partnership)),
        TieKind::Arms => (F::Arms, None),
        TieKind::Technology => (F::Technology, None),
        TieKind::Troops => (F::Troops, None),
        TieKind::Trade => (F::Trade, None),
        TieKind::Energy => (F::Energy, None),
        TieKind::Labour => (F::Labour, None),
        TieKind::Sanctions | TieKind::Veto => (F::Sanction, None),
        TieKind::Negotiation | TieKind::Summit | TieKind::Mediation => (F::Contact, None),
        TieKind::Conflict | TieKind::Rivalry => (F::Hostility, None),
        TieKind::Membership => (F::Membership, None),
        TieKind::Support => (F::Aid, None),
    }
}

/// What the speaker does with a tie or event that is spoken of so.
pub(super) fn stance(modality: Modality) -> Stance {
    match modality {
        Modality::Asserted | Modality::Past => Stance::Asserts,
        Modality::Denied => Stance::Denies,
        Modality::Predicted => Stance::Predicts,
        Modality::Hypothetical => Stance::Supposes,
        Modality::Proposed => Stance::Proposes,
    }
}

/// A speaker's own stance, where it says more than the mood of the clause and does not contradict it.
pub(super) fn sharpened(stance: Stance, of_claim: Stance) -> Stance {
    match (stance, of_claim) {
        (Stance::Supposes | Stance::Predicts, Stance::Warns | Stance::Predicts)
        | (Stance::Supposes | Stance::Predicts | Stance::Proposes | Stance::Asserts, Stance::Doubts)
        | (Stance::Supposes, Stance::Asks)
        | (Stance::Proposes, Stance::Demands) => of_claim,
        _ => stance,
    }
}
