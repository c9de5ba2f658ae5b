//! Look-ups over a dossier that are needed everywhere: which claims are about what, who appears where.
//!
//! An [`Index`] is made from a dossier and follows its changes; it is never saved.

use std::collections::BTreeSet;
use std::hash::Hash;

use rustc_hash::FxHashMap as HashMap;

use super::changes::Changes;
use super::dossier::Dossier;
use super::edit::Record;
use super::ids::{ActorId, ClaimId, ContradictionId, DocumentId, EventId, InstrumentId, Item, PassageId, QuantityId, TieId};
use super::{Claim, Event, Instrument, Tie};

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
            for shift in &s.shifts {
                see(shift.actor.into());
                shift.beneficiary.map(Item::from).into_iter().for_each(&mut *see);
                shift.score.claims.iter().map(|c| Item::from(*c)).for_each(&mut *see);
            }
            s.blocked_by.iter().copied().for_each(&mut *see);
            s.met_by.into_iter().for_each(&mut *see);
        }
        Record::Precedent(p) => {
            p.case.into_iter().for_each(&mut *see);
            let hindsight = p.hindsight.iter().flat_map(|h| &h.guarantors);
            for guarantor in hindsight {
                guarantor.actor.map(Item::from).into_iter().for_each(&mut *see);
                let claims = guarantor.factors.values().flat_map(|s| &s.claims);
                claims.map(|c| Item::from(*c)).for_each(&mut *see);
            }
            p.bears_on.iter().copied().for_each(&mut *see);
            p.claims.iter().map(|c| Item::from(*c)).for_each(&mut *see);
        }
        Record::Assessment(a) => {
            see(a.guarantee);
            let actors = [a.violator, a.beneficiary, a.view_of].into_iter().flatten();
            let actors = actors.chain(a.guarantors.iter().map(|g| g.actor));
            actors.map(Item::from).for_each(&mut *see);
            a.claims().map(Item::from).for_each(&mut *see);
        }
        Record::Scene(s) => {
            s.selection.into_iter().for_each(&mut *see);
            s.filter.hidden_documents.iter().map(|d| Item::from(*d)).for_each(&mut *see);
            s.branch_of.map(Item::from).into_iter().for_each(&mut *see);
            s.view.each_reference(see);
        }
        Record::Note(n) => n.about.iter().copied().for_each(&mut *see),
        Record::Tag(t) => t.items.iter().copied().for_each(&mut *see),
    }
}

/// Look-ups over one state of a dossier.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
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

/// Adds to a list that is kept in order; what is there already is not added again.
fn add<K: Hash + Eq, V: Ord + Copy>(lists: &mut HashMap<K, Vec<V>>, key: K, value: V) {
    let list = lists.entry(key).or_default();
    if list.is_empty() {
        // Most lists stay at one; room for four would be most of the index.
        list.reserve_exact(1);
    }
    if list.last().is_none_or(|last| *last < value) {
        list.push(value);
    } else if let Err(place) = list.binary_search(&value) {
        list.insert(place, value);
    }
}

/// Takes out of a list; an empty list is not kept.
fn take<K: Hash + Eq, V: Ord>(lists: &mut HashMap<K, Vec<V>>, key: &K, value: &V) {
    if let Some(list) = lists.get_mut(key) {
        if let Ok(place) = list.binary_search(value) {
            list.remove(place);
        }
        if list.is_empty() {
            lists.remove(key);
        }
    }
}

impl Index {
    /// Builds the look-ups.
    pub fn of(dossier: &Dossier) -> Self {
        let mut index = Self::default();
        index
            .claims_about
            .reserve(dossier.ties.len() + dossier.events.len() + dossier.actors.len());
        index.claims_in.reserve(dossier.passages.len());
        dossier.claims.values().for_each(|claim| index.add_claim(claim));
        for passage in dossier.passages.values().filter(|p| !p.lost) {
            index.passages_of.entry(passage.document).or_default().push(passage.id);
        }
        for document in dossier.documents.keys() {
            index.order_passages(*document, dossier);
        }
        dossier.ties.values().for_each(|tie| index.add_tie(tie));
        dossier.events.values().for_each(|event| index.add_event(event));
        for quantity in dossier.quantities.values() {
            add(&mut index.quantities_of, quantity.claim, quantity.id);
        }
        for contradiction in dossier.contradictions.values() {
            for claim in &contradiction.claims {
                add(&mut index.contradictions_of, *claim, contradiction.id);
            }
        }
        dossier
            .instruments
            .values()
            .for_each(|instrument| index.add_duties(instrument));
        index
    }

    /// Brings the look-ups up to date after `changes`; `dossier` is as it is now.
    pub fn follow(&mut self, changes: &Changes, dossier: &Dossier) {
        let mut documents = BTreeSet::new();
        let mut instruments = BTreeSet::new();
        for record in changes.records() {
            match record {
                Record::Passage(p) => drop(documents.insert(p.document)),
                Record::Instrument(i) => drop(instruments.insert(i.id)),
                Record::Claim(c) => instruments.extend(c.about.iter().filter_map(|item| InstrumentId::try_from(*item).ok())),
                _ => {}
            }
        }
        // Lists with claims of duties at their end have an order of their own: they are made anew.
        let mut about: Vec<(InstrumentId, Vec<ClaimId>)> = Vec::new();
        for instrument in instruments.iter().copied() {
            let mut claims = self.claims_about.remove(&instrument.into()).unwrap_or_default();
            let said_of = |c: &Claim| c.about.contains(&instrument.into());
            claims.retain(|id| !changes.contains(*id) && dossier.claims.get(id).is_some_and(said_of));
            about.push((instrument, claims));
        }
        for (_, changed) in changes.iter() {
            if let Some(old) = &changed.old {
                self.take_record(old);
            }
        }
        for (instrument, mut claims) in about {
            claims.sort_unstable();
            if !claims.is_empty() {
                self.claims_about.insert(instrument.into(), claims);
            }
        }
        for (_, changed) in changes.iter() {
            if let Some(new) = &changed.new {
                self.add_record(new);
            }
        }
        for instrument in instruments.iter().filter_map(|id| dossier.instruments.get(id)) {
            self.add_duties(instrument);
        }
        self.follow_passages(&documents, changes, dossier);
    }

    /// The passages of some documents, in the order of the text.
    fn follow_passages(&mut self, documents: &BTreeSet<DocumentId>, changes: &Changes, dossier: &Dossier) {
        for document in documents {
            if let Some(passages) = self.passages_of.get_mut(document) {
                passages.retain(|id| !changes.contains(*id));
            }
        }
        for (_, changed) in changes.iter() {
            if let Some(Record::Passage(passage)) = &changed.new
                && !passage.lost
            {
                self.passages_of.entry(passage.document).or_default().push(passage.id);
            }
        }
        for document in documents {
            self.order_passages(*document, dossier);
        }
    }

    /// The order in the text is the order for readers.
    fn order_passages(&mut self, document: DocumentId, dossier: &Dossier) {
        let start = |id: &PassageId| {
            let span = dossier.passages.get(id).map(|p| p.target.span);
            (span.map_or((0, 0), |s| (s.start, s.end)), *id)
        };
        if let Some(passages) = self.passages_of.get_mut(&document) {
            passages.sort_by_cached_key(start);
            if passages.is_empty() {
                self.passages_of.remove(&document);
            }
        }
    }

    fn add_record(&mut self, record: &Record) {
        match record {
            Record::Claim(claim) => self.add_claim(claim),
            Record::Tie(tie) => self.add_tie(tie),
            Record::Event(event) => self.add_event(event),
            Record::Quantity(quantity) => add(&mut self.quantities_of, quantity.claim, quantity.id),
            Record::Contradiction(contradiction) => {
                for claim in &contradiction.claims {
                    add(&mut self.contradictions_of, *claim, contradiction.id);
                }
            }
            _ => {}
        }
    }

    fn take_record(&mut self, record: &Record) {
        match record {
            Record::Claim(claim) => {
                for item in &claim.about {
                    take(&mut self.claims_about, item, &claim.id);
                }
                for passage in &claim.passages {
                    take(&mut self.claims_in, passage, &claim.id);
                }
                take(&mut self.claims_by, &claim.speaker, &claim.id);
            }
            Record::Tie(tie) => {
                take(&mut self.ties_of, &tie.from, &tie.id);
                take(&mut self.ties_of, &tie.to, &tie.id);
                if let Some(instrument) = tie.instrument {
                    take(&mut self.ties_under, &instrument.into(), &tie.id);
                }
            }
            Record::Event(event) => {
                for participant in &event.participants {
                    take(&mut self.events_of, &participant.actor, &event.id);
                }
                for tie in &event.ties {
                    take(&mut self.events_with_tie, tie, &event.id);
                }
            }
            Record::Quantity(quantity) => take(&mut self.quantities_of, &quantity.claim, &quantity.id),
            Record::Contradiction(contradiction) => {
                for claim in &contradiction.claims {
                    take(&mut self.contradictions_of, claim, &contradiction.id);
                }
            }
            _ => {}
        }
    }

    fn add_claim(&mut self, claim: &Claim) {
        // Something named twice counts once.
        for item in &claim.about {
            add(&mut self.claims_about, *item, claim.id);
        }
        for passage in &claim.passages {
            add(&mut self.claims_in, *passage, claim.id);
        }
        add(&mut self.claims_by, claim.speaker, claim.id);
    }

    fn add_tie(&mut self, tie: &Tie) {
        add(&mut self.ties_of, tie.from, tie.id);
        add(&mut self.ties_of, tie.to, tie.id);
        if let Some(instrument) = tie.instrument {
            add(&mut self.ties_under, instrument.into(), tie.id);
        }
    }

    fn add_event(&mut self, event: &Event) {
        for participant in &event.participants {
            add(&mut self.events_of, participant.actor, event.id);
        }
        for tie in &event.ties {
            add(&mut self.events_with_tie, *tie, event.id);
        }
    }

    /// Duties carry their claims themselves, so that a clause can be traced to its sentence.
    fn add_duties(&mut self, instrument: &Instrument) {
        for claim in instrument.obligations.iter().flat_map(|o| &o.claims) {
            let claims = self.claims_about.entry(instrument.id.into()).or_default();
            if !claims.contains(claim) {
                claims.push(*claim);
            }
        }
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
