//! What accepting, rejecting and correcting a proposal changes: pure functions from a dossier to edits.
//!
//! For `app::apply` and tests. Nothing here changes anything; the edits go through [`Dossier::apply_all`] and can be
//! undone as one step.

use std::collections::{BTreeMap, BTreeSet};

use super::actor::Actor;
use super::claim::{Claim, Contradiction};
use super::dossier::{Dossier, Extra};
use super::edit::{Edit, Record};
use super::ids::{ActorId, ClaimId, EventId, Item, TieId};
use super::index::Index;
use super::proposal::Review;
use super::tie::Direction;
use super::words::Localised;
use super::{CommitmentClass, Edtf, TieFamily};

impl Index {
    /// State of review of an item: its own, or for ties, events and other subjects that of the claims about it.
    ///
    /// Proposed as long as no claim about it is accepted; rejected if every claim is. What no claim is about was made
    /// by hand and counts as accepted.
    pub fn review_of(&self, dossier: &Dossier, item: Item) -> Review {
        match item {
            Item::Claim(id) => dossier.claims.get(&id).map_or(Review::Accepted, |c| c.review),
            Item::Actor(id) => dossier.actors.get(&id).map_or(Review::Accepted, |a| a.review),
            Item::Quantity(id) => {
                let claim = dossier.quantities.get(&id).and_then(|q| dossier.claims.get(&q.claim));
                claim.map_or(Review::Accepted, |c| c.review)
            }
            Item::Tie(_) | Item::Event(_) => {
                let claims = self.claims_about(item).iter().filter_map(|id| dossier.claims.get(id));
                let mut found = None;
                for claim in claims {
                    match claim.review {
                        Review::Accepted => return Review::Accepted,
                        Review::Proposed => found = Some(Review::Proposed),
                        Review::Rejected => found = found.or(Some(Review::Rejected)),
                    }
                }
                found.unwrap_or(Review::Accepted)
            }
            _ => Review::Accepted,
        }
    }

    /// The proposed claims that an item stands for: itself, those about it, or those of its document or passage.
    pub fn proposals_of(&self, dossier: &Dossier, item: Item) -> Vec<ClaimId> {
        let candidates: Vec<ClaimId> = match item {
            Item::Claim(id) => vec![id],
            Item::Quantity(id) => dossier.quantities.get(&id).map(|q| q.claim).into_iter().collect(),
            Item::Passage(id) => self.claims_in(id).to_vec(),
            Item::Document(id) => {
                let passages = self.passages_of(id).iter();
                let claims: BTreeSet<ClaimId> = passages.flat_map(|p| self.claims_in(*p)).copied().collect();
                claims.into_iter().collect()
            }
            Item::Actor(id) => {
                let ties = self.ties_of(id).iter().flat_map(|t| self.claims_about(*t));
                let events = self.events_of(id).iter().flat_map(|e| self.claims_about(*e));
                let own = self.claims_by(id).iter().chain(self.claims_about(id));
                let claims: BTreeSet<ClaimId> = ties.chain(events).chain(own).copied().collect();
                claims.into_iter().collect()
            }
            other => self.claims_about(other).to_vec(),
        };
        let proposed = |id: &ClaimId| dossier.claims.get(id).is_some_and(|c| c.review == Review::Proposed);
        candidates.into_iter().filter(proposed).collect()
    }
}

/// Accepts what is proposed about `items`, with the actors it needs.
///
/// An actor alone is accepted without its ties; a document or passage with everything proposed in it.
pub fn accept(dossier: &Dossier, index: &Index, items: &[Item]) -> Vec<Edit> {
    let mut change = Changes::of(dossier);
    for item in items {
        if let Item::Actor(id) = item {
            change.actor(*id, Review::Accepted);
            continue;
        }
        for claim in index.proposals_of(dossier, *item) {
            change.claim(claim, Review::Accepted);
            for actor in actors_of(dossier, claim) {
                change.actor(actor, Review::Accepted);
            }
        }
    }
    change.edits()
}

/// Rejects what is proposed about `items`; for an actor also what is proposed about its ties and events.
///
/// An actor that nothing else needs any more stays proposed: it may be right although the tie was not.
pub fn reject(dossier: &Dossier, index: &Index, items: &[Item]) -> Vec<Edit> {
    let mut change = Changes::of(dossier);
    for item in items {
        if let Item::Actor(id) = item {
            change.actor(*id, Review::Rejected);
        }
        for claim in index.proposals_of(dossier, *item) {
            change.claim(claim, Review::Rejected);
        }
    }
    change.edits()
}

/// The actors that a claim speaks of or comes from, each once.
fn actors_of(dossier: &Dossier, claim: ClaimId) -> BTreeSet<ActorId> {
    let Some(claim) = dossier.claims.get(&claim) else {
        return BTreeSet::new();
    };
    let mut actors: BTreeSet<ActorId> = claim.reporters.iter().copied().chain([claim.speaker]).collect();
    for item in &claim.about {
        match item {
            Item::Actor(id) => {
                actors.insert(*id);
            }
            Item::Tie(id) => actors.extend(dossier.ties.get(id).into_iter().flat_map(|t| [t.from, t.to])),
            Item::Event(id) => {
                let event = dossier.events.get(id).into_iter();
                actors.extend(event.flat_map(|e| e.participants.iter().map(|p| p.actor)));
            }
            _ => {}
        }
    }
    actors
}

/// Records changed so far, each once.
struct Changes<'a> {
    dossier: &'a Dossier,
    claims: BTreeMap<ClaimId, Claim>,
    actors: BTreeMap<ActorId, Actor>,
}

impl<'a> Changes<'a> {
    fn of(dossier: &'a Dossier) -> Self {
        Self {
            dossier,
            claims: BTreeMap::new(),
            actors: BTreeMap::new(),
        }
    }

    fn claim(&mut self, id: ClaimId, review: Review) {
        if let Some(claim) = self.dossier.claims.get(&id).filter(|c| c.review == Review::Proposed) {
            self.claims.insert(id, Claim { review, ..claim.clone() });
        }
    }

    fn actor(&mut self, id: ActorId, review: Review) {
        if let Some(actor) = self.dossier.actors.get(&id).filter(|a| a.review == Review::Proposed) {
            self.actors.insert(id, Actor { review, ..actor.clone() });
        }
    }

    fn edits(self) -> Vec<Edit> {
        let actors = self.actors.into_values().map(|a| Edit::Put(a.into()));
        let claims = self.claims.into_values().map(|c| Edit::Put(c.into()));
        actors.chain(claims).collect()
    }
}

/// Gives a tie another family and class.
pub fn retype(dossier: &Dossier, tie: TieId, family: TieFamily, class: Option<CommitmentClass>) -> Vec<Edit> {
    with_tie(dossier, tie, |tie| {
        tie.family = family;
        tie.class = class;
    })
}

/// Turns a tie around: one way becomes the other way.
pub fn reverse(dossier: &Dossier, tie: TieId) -> Vec<Edit> {
    with_tie(dossier, tie, |tie| {
        tie.direction = Direction::Directed;
        std::mem::swap(&mut tie.from, &mut tie.to);
    })
}

/// Makes a tie hold both ways, or one way.
pub fn redirect(dossier: &Dossier, tie: TieId, direction: Direction) -> Vec<Edit> {
    with_tie(dossier, tie, |tie| tie.direction = direction)
}

/// Puts another actor at an end of a tie; `to` tells which end.
pub fn replace_end(dossier: &Dossier, tie: TieId, to: bool, actor: ActorId) -> Vec<Edit> {
    with_tie(dossier, tie, |tie| *if to { &mut tie.to } else { &mut tie.from } = actor)
}

/// Gives a tie another time; it must be an interval.
pub fn date_tie(dossier: &Dossier, tie: TieId, valid: Option<Edtf>) -> Vec<Edit> {
    with_tie(dossier, tie, |tie| tie.valid = valid.filter(Edtf::is_interval))
}

/// Gives an event another date.
pub fn date_event(dossier: &Dossier, event: EventId, date: Option<Edtf>) -> Vec<Edit> {
    let Some(old) = dossier.events.get(&event) else {
        return Vec::new();
    };
    let mut event = old.clone();
    event.when = date.map(|date| super::Dated {
        date,
        basis: super::Basis::default(),
    });
    changed(event != *old, || event.into())
}

/// Records that claims cannot all hold; fewer than two are no contradiction, and one that is recorded stays as it is.
pub fn contradict(dossier: &Dossier, claims: &[ClaimId]) -> Vec<Edit> {
    let mut claims: Vec<ClaimId> = claims.iter().copied().filter(|c| dossier.claims.contains_key(c)).collect();
    claims.sort_unstable();
    claims.dedup();
    let recorded = |known: &Contradiction| claims.iter().all(|c| known.claims.contains(c));
    let Some(first) = claims
        .first()
        .and_then(|c| dossier.claims.get(c))
        .filter(|_| claims.len() > 1)
    else {
        return Vec::new();
    };
    let Ok(id) = dossier.fresh_id("k.").parse() else {
        return Vec::new();
    };
    if dossier.contradictions.values().any(recorded) {
        return Vec::new();
    }
    let contradiction = Contradiction {
        id,
        title: first.words.clone(),
        claims,
        note: Localised::default(),
        ruling: None,
        extra: Extra::new(),
    };
    vec![Edit::Put(contradiction.into())]
}

fn with_tie(dossier: &Dossier, tie: TieId, change: impl FnOnce(&mut super::Tie)) -> Vec<Edit> {
    let Some(old) = dossier.ties.get(&tie) else {
        return Vec::new();
    };
    let mut tie = old.clone();
    change(&mut tie);
    changed(tie != *old, || tie.into())
}

fn changed(differs: bool, record: impl FnOnce() -> Record) -> Vec<Edit> {
    differs.then(|| Edit::Put(record())).into_iter().collect()
}
