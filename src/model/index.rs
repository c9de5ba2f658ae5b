//! Look-ups over a dossier that are needed everywhere: which claims are about what, who appears where.
//!
//! An [`Index`] is made from a dossier and thrown away when the dossier changes; it is never saved.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap as HashMap;

use super::dossier::Dossier;
use super::edit::Record;
use super::ids::{ActorId, ClaimId, ContradictionId, DocumentId, EventId, Item, PassageId, QuantityId, TieId};

/// Every record that `record` refers to.
pub fn references(record: &Record) -> Vec<Item> {
    let mut found = Vec::new();
    each_reference(record, &mut |item| found.push(item));
    found
}

/// Hands every record that `record` refers to to `see`.
pub fn each_reference(record: &Record, see: &mut impl FnMut(Item)) {
    match record {
        Record::Document(_) => {}
        Record::Passage(p) => see(p.document.into()),
        Record::Actor(a) => {
            a.succeeds.map(Item::from).into_iter().for_each(&mut *see);
            a.offices.iter().map(|o| Item::from(o.of)).for_each(&mut *see);
            a.memberships.iter().map(|m| Item::from(m.of)).for_each(&mut *see);
            a.proposal
                .as_ref()
                .and_then(|p| p.passage)
                .map(Item::from)
                .into_iter()
                .for_each(&mut *see);
        }
        Record::Instrument(i) => {
            i.parties.iter().map(|p| Item::from(p.actor)).for_each(&mut *see);
            for duty in &i.obligations {
                see(Item::from(duty.obligor));
                see(duty.beneficiary.into());
                duty.claims.iter().map(|c| Item::from(*c)).for_each(&mut *see);
            }
            i.replaced_by.map(Item::from).into_iter().for_each(&mut *see);
        }
        Record::Tie(t) => {
            see(Item::from(t.from));
            see(t.to.into());
            t.instrument.map(Item::from).into_iter().for_each(&mut *see);
        }
        Record::Event(e) => {
            e.participants.iter().map(|p| Item::from(p.actor)).for_each(&mut *see);
            e.ties.iter().map(|t| Item::from(*t)).for_each(&mut *see);
            e.instrument.map(Item::from).into_iter().for_each(&mut *see);
        }
        Record::Claim(c) => {
            see(c.speaker.into());
            c.reporters.iter().map(|r| Item::from(*r)).for_each(&mut *see);
            c.about.iter().copied().for_each(&mut *see);
            c.outcome
                .as_ref()
                .and_then(|o| o.decided_by)
                .map(Item::from)
                .into_iter()
                .for_each(&mut *see);
            c.passages.iter().map(|p| Item::from(*p)).for_each(&mut *see);
            c.scenario.map(Item::from).into_iter().for_each(&mut *see);
        }
        Record::Quantity(q) => {
            see(q.claim.into());
            q.about.into_iter().for_each(&mut *see);
        }
        Record::Contradiction(k) => {
            k.claims.iter().map(|c| Item::from(*c)).for_each(&mut *see);
            k.ruling
                .as_ref()
                .and_then(|r| r.follows)
                .map(Item::from)
                .into_iter()
                .for_each(&mut *see);
        }
        Record::Scenario(s) => {
            s.parent.map(Item::from).into_iter().for_each(&mut *see);
            s.claims
                .iter()
                .chain(&s.consequences)
                .map(|c| Item::from(*c))
                .for_each(&mut *see);
            s.changes.iter().map(|c| c.item).for_each(&mut *see);
            s.blocked_by.iter().copied().for_each(&mut *see);
            s.met_by.into_iter().for_each(&mut *see);
        }
        Record::Precedent(p) => {
            see(p.case);
            p.bears_on.iter().copied().for_each(&mut *see);
            p.claims.iter().map(|c| Item::from(*c)).for_each(&mut *see);
        }
        Record::Assessment(a) => {
            see(a.guarantee);
            a.violator.map(Item::from).into_iter().for_each(&mut *see);
            for guarantor in &a.guarantors {
                see(guarantor.actor.into());
                guarantor
                    .factors
                    .values()
                    .flat_map(|s| &s.claims)
                    .map(|c| Item::from(*c))
                    .for_each(&mut *see);
            }
        }
        Record::Scene(s) => {
            s.selection.into_iter().for_each(&mut *see);
            s.filter.hidden_documents.iter().map(|d| Item::from(*d)).for_each(&mut *see);
        }
        Record::Note(n) => n.about.iter().copied().for_each(&mut *see),
        Record::Tag(t) => t.items.iter().copied().for_each(&mut *see),
    }
}

/// Look-ups over one state of a dossier.
#[derive(Debug, Default)]
pub struct Index {
    claims_about: HashMap<Item, Vec<ClaimId>>,
    claims_in: HashMap<PassageId, Vec<ClaimId>>,
    claims_by: HashMap<ActorId, Vec<ClaimId>>,
    passages_of: HashMap<DocumentId, Vec<PassageId>>,
    ties_of: HashMap<ActorId, Vec<TieId>>,
    events_of: HashMap<ActorId, Vec<EventId>>,
    events_with_tie: HashMap<TieId, Vec<EventId>>,
    ties_under: HashMap<Item, Vec<TieId>>,
    quantities_of: HashMap<ClaimId, Vec<QuantityId>>,
    contradictions_of: HashMap<ClaimId, Vec<ContradictionId>>,
}

impl Index {
    /// Builds the look-ups.
    pub fn of(dossier: &Dossier) -> Self {
        let mut index = Self::default();
        index
            .claims_about
            .reserve(dossier.ties.len() + dossier.events.len() + dossier.actors.len());
        index.claims_in.reserve(dossier.passages.len());
        let mut about = Vec::new();
        for claim in dossier.claims.values() {
            // Something named twice counts once.
            about.clear();
            about.extend_from_slice(&claim.about);
            about.sort_unstable();
            about.dedup();
            for item in &about {
                index.claims_about.entry(*item).or_default().push(claim.id);
            }
            for passage in &claim.passages {
                index.claims_in.entry(*passage).or_default().push(claim.id);
            }
            index.claims_by.entry(claim.speaker).or_default().push(claim.id);
        }
        // Duties carry their claims themselves, so that a clause can be traced to its sentence.
        for instrument in dossier.instruments.values() {
            let claims = index.claims_about.entry(instrument.id.into()).or_default();
            for claim in instrument.obligations.iter().flat_map(|o| &o.claims) {
                if !claims.contains(claim) {
                    claims.push(*claim);
                }
            }
        }
        for passage in dossier.passages.values().filter(|p| !p.lost) {
            index.passages_of.entry(passage.document).or_default().push(passage.id);
        }
        // One pass after all insertions: the order in the text is the order for readers.
        let start = |id: &PassageId| {
            dossier
                .passages
                .get(id)
                .map_or((0, 0), |p| (p.target.span.start, p.target.span.end))
        };
        for document in dossier.documents.keys() {
            if let Some(passages) = index.passages_of.get_mut(document) {
                passages.sort_by_cached_key(start);
            }
        }
        for tie in dossier.ties.values() {
            index.ties_of.entry(tie.from).or_default().push(tie.id);
            if tie.to != tie.from {
                index.ties_of.entry(tie.to).or_default().push(tie.id);
            }
            if let Some(instrument) = tie.instrument {
                index.ties_under.entry(instrument.into()).or_default().push(tie.id);
            }
        }
        for event in dossier.events.values() {
            for actor in event.participants.iter().map(|p| p.actor).collect::<BTreeSet<_>>() {
                index.events_of.entry(actor).or_default().push(event.id);
            }
            for tie in &event.ties {
                index.events_with_tie.entry(*tie).or_default().push(event.id);
            }
        }
        for quantity in dossier.quantities.values() {
            index.quantities_of.entry(quantity.claim).or_default().push(quantity.id);
        }
        for contradiction in dossier.contradictions.values() {
            for claim in &contradiction.claims {
                index.contradictions_of.entry(*claim).or_default().push(contradiction.id);
            }
        }
        index
    }

    /// Claims about an item, in the order of their identifiers.
    pub fn claims_about(&self, item: impl Into<Item>) -> &[ClaimId] {
        self.claims_about.get(&item.into()).map_or(&[], Vec::as_slice)
    }

    /// Claims that a passage carries.
    pub fn claims_in(&self, passage: PassageId) -> &[ClaimId] {
        self.claims_in.get(&passage).map_or(&[], Vec::as_slice)
    }

    /// Claims that an actor speaks.
    pub fn claims_by(&self, speaker: ActorId) -> &[ClaimId] {
        self.claims_by.get(&speaker).map_or(&[], Vec::as_slice)
    }

    /// Passages of a document that are found in its text, in the order of the text.
    pub fn passages_of(&self, document: DocumentId) -> &[PassageId] {
        self.passages_of.get(&document).map_or(&[], Vec::as_slice)
    }

    /// Ties of an actor, either end.
    pub fn ties_of(&self, actor: ActorId) -> &[TieId] {
        self.ties_of.get(&actor).map_or(&[], Vec::as_slice)
    }

    /// Events in which an actor takes part.
    pub fn events_of(&self, actor: ActorId) -> &[EventId] {
        self.events_of.get(&actor).map_or(&[], Vec::as_slice)
    }

    /// Events that begin, end or show a tie.
    pub fn events_with_tie(&self, tie: TieId) -> &[EventId] {
        self.events_with_tie.get(&tie).map_or(&[], Vec::as_slice)
    }

    /// Ties that rest on an instrument.
    pub fn ties_under(&self, instrument: super::InstrumentId) -> &[TieId] {
        self.ties_under.get(&Item::from(instrument)).map_or(&[], Vec::as_slice)
    }

    /// Quantities that a claim gives.
    pub fn quantities_of(&self, claim: ClaimId) -> &[QuantityId] {
        self.quantities_of.get(&claim).map_or(&[], Vec::as_slice)
    }

    /// Contradictions that a claim is part of.
    pub fn contradictions_of(&self, claim: ClaimId) -> &[ContradictionId] {
        self.contradictions_of.get(&claim).map_or(&[], Vec::as_slice)
    }
}
