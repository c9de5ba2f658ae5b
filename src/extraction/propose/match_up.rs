//! Which tie or event of the dossier a found one is, and what a new one is coded as.

use rustc_hash::FxHashMap;

use crate::model::{
    ActorId, CommitmentClass, Day, Direction, Dossier, Edtf, Event, EventId, EventKind, Index, Review, Stance, Tie, TieFamily,
    TieId,
};

use super::super::found::{FoundTie, Modality, TieKind};

/// Ties by their pair of actors and family, and events by kind and actor.
#[derive(Debug, Default)]
pub(super) struct Ties {
    ties: FxHashMap<(ActorId, ActorId, TieFamily), Vec<KnownTie>>,
    events: FxHashMap<(EventKind, ActorId), Vec<KnownEvent>>,
}

/// What a found tie is compared with, so that among thousands of one pair the records need not be looked up.
#[derive(Debug)]
struct KnownTie {
    id: TieId,
    class: Option<CommitmentClass>,
    directed: bool,
    from: ActorId,
    /// First and last day on which it may have begun, where a beginning is given.
    begun: Option<Days>,
}

#[derive(Debug)]
struct KnownEvent {
    id: EventId,
    when: Days,
}

/// First and last day a date may stand for, as far as it says so.
type Days = (Option<Day>, Option<Day>);

fn days(date: &Edtf) -> Days {
    (date.earliest_day(), date.latest_day())
}

impl Ties {
    pub(super) fn of(dossier: &Dossier) -> Self {
        let index = Index::of(dossier);
        let mut ties = Self::default();
        for tie in dossier.ties.values() {
            if index.review_of(dossier, tie.id.into()) != Review::Rejected {
                ties.add_tie(dossier, tie);
            }
        }
        for event in dossier.events.values() {
            if index.review_of(dossier, event.id.into()) != Review::Rejected {
                ties.add_event(event);
            }
        }
        ties
    }

    pub(super) fn add_tie(&mut self, dossier: &Dossier, tie: &Tie) {
        let (a, b) = pair(tie.from, tie.to);
        self.ties.entry((a, b, tie.family)).or_default().push(KnownTie {
            id: tie.id,
            class: tie.class,
            directed: tie.direction == Direction::Directed,
            from: tie.from,
            begun: start_of(dossier, tie).map(days),
        });
    }

    pub(super) fn add_event(&mut self, event: &Event) {
        // An event without a date is never the same as another.
        let Some(when) = event.when.as_ref().map(|when| days(&when.date)) else {
            return;
        };
        for participant in &event.participants {
            let known = self.events.entry((event.kind, participant.actor)).or_default();
            // Somebody may take part twice, in two roles.
            if known.last().is_none_or(|last| last.id != event.id) {
                known.push(KnownEvent { id: event.id, when });
            }
        }
    }

    /// The tie of the dossier that the found one is: same pair, family, class and way round, and no other time.
    pub(super) fn find_tie(&self, dossier: &Dossier, found: &FoundTie, from: ActorId, to: ActorId) -> Option<TieId> {
        let (family, class) = coding(found.kind);
        let (a, b) = pair(from, to);
        let start = found.start.as_ref().map(days);
        let same_time = |known: &KnownTie| match (known.begun, start) {
            (Some(known), Some(found)) => overlap(known, found),
            _ => true,
        };
        let fits = |known: &&KnownTie| {
            class.is_none_or(|class| known.class.is_none_or(|other| other == class))
                && (!known.directed || found.directed && known.from == from)
                && same_time(known)
                && dossier.ties.contains_key(&known.id)
        };
        let candidates: Vec<&KnownTie> = self.ties.get(&(a, b, family))?.iter().filter(fits).collect();
        // Of several treaties between two states the latest is the one that is talked of without a date.
        let begun = |known: &&&KnownTie| known.begun.and_then(|(first, _)| first);
        let exact = |known: &&&KnownTie| class.is_some() && known.class == class;
        let best = candidates.iter().filter(exact).max_by_key(begun);
        best.or_else(|| candidates.iter().max_by_key(begun)).map(|known| known.id)
    }

    /// The event of the dossier that is of this kind, has these actors, and may have been on the same day.
    pub(super) fn find_event(
        &self,
        dossier: &Dossier,
        kind: EventKind,
        actors: &[ActorId],
        date: Option<&Edtf>,
    ) -> Option<EventId> {
        let date = days(date?);
        let first = actors.first()?;
        let fits = |known: &&KnownEvent| {
            overlap(known.when, date)
                && dossier.events.get(&known.id).is_some_and(|event| {
                    let present = |actor: &ActorId| event.participants.iter().any(|p| p.actor == *actor);
                    actors.iter().take(2).all(present)
                })
        };
        let known = self.events.get(&(kind, *first))?.iter().filter(fits);
        known.map(|known| known.id).min()
    }
}

fn pair(a: ActorId, b: ActorId) -> (ActorId, ActorId) {
    (a.min(b), a.max(b))
}

fn start_of<'a>(dossier: &'a Dossier, tie: &'a Tie) -> Option<&'a Edtf> {
    tie.valid.as_ref().and_then(Edtf::start).or_else(|| {
        let instrument = tie.instrument.and_then(|id| dossier.instruments.get(&id))?;
        instrument.begun().map(|begun| &begun.date)
    })
}

/// Whether two dates may mean the same day.
fn overlap(a: Days, b: Days) -> bool {
    match (a, b) {
        ((Some(a_first), Some(a_last)), (Some(b_first), Some(b_last))) => a_first <= b_last && b_first <= a_last,
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
