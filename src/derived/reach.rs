//! How far a change reaches: the records for which something must be worked out anew.
//!
//! For the values of this folder that follow a change. It may name too many records, never too few.

use std::collections::BTreeSet;

use crate::model::{
    Changes, Claim, ClaimId, DocumentId, Dossier, EventId, Index, InstrumentId, Item, PassageId, Record, Tie, TieId,
};

/// Records that a change reaches: those changed, and those that say or show something else because of it.
#[derive(Debug, Default)]
pub(super) struct Reach {
    pub(super) documents: BTreeSet<DocumentId>,
    pub(super) claims: BTreeSet<ClaimId>,
    pub(super) ties: BTreeSet<TieId>,
    pub(super) events: BTreeSet<EventId>,
    pub(super) instruments: BTreeSet<InstrumentId>,
}

impl Reach {
    /// `dossier` and `index` are as they are after the changes.
    pub(super) fn of(changes: &Changes, dossier: &Dossier, index: &Index) -> Self {
        let mut reach = Self::default();
        let mut passages: BTreeSet<PassageId> = BTreeSet::new();
        for record in changes.records() {
            match record {
                Record::Document(d) => drop(reach.documents.insert(d.id)),
                Record::Passage(p) => drop(passages.insert(p.id)),
                _ => {}
            }
        }
        if !reach.documents.is_empty() {
            // The index does not name passages that are lost.
            let inside = dossier.passages.values().filter(|p| reach.documents.contains(&p.document));
            passages.extend(inside.map(|p| p.id));
        }
        for claim in passages.iter().flat_map(|id| index.claims_in(*id)) {
            if let Some(claim) = dossier.claims.get(claim) {
                reach.add_claim(claim);
            }
        }
        for record in changes.records() {
            match record {
                Record::Passage(p) => drop(reach.documents.insert(p.document)),
                Record::Claim(c) => reach.add_claim(c),
                Record::Tie(t) => drop(reach.ties.insert(t.id)),
                Record::Event(e) => drop(reach.events.insert(e.id)),
                Record::Instrument(i) => {
                    reach.instruments.insert(i.id);
                    reach.ties.extend(index.ties_under(i.id));
                }
                _ => {}
            }
        }
        reach.add_instruments(changes, dossier, index);
        reach
    }

    /// Everything reached that may have a place in time.
    pub(super) fn dated(&self) -> impl Iterator<Item = Item> + '_ {
        let instruments = self.instruments.iter().map(|id| Item::from(*id));
        instruments
            .chain(self.ties.iter().map(|id| Item::from(*id)))
            .chain(self.events.iter().map(|id| Item::from(*id)))
            .chain(self.claims.iter().map(|id| Item::from(*id)))
            .chain(self.documents.iter().map(|id| Item::from(*id)))
    }

    fn add_claim(&mut self, claim: &Claim) {
        self.claims.insert(claim.id);
        for item in &claim.about {
            match item {
                Item::Tie(id) => drop(self.ties.insert(*id)),
                Item::Event(id) => drop(self.events.insert(*id)),
                Item::Instrument(id) => drop(self.instruments.insert(*id)),
                _ => {}
            }
        }
    }

    /// Instruments of the ties, and of every tie between the same actors: how much is said of a pair weighs for all.
    fn add_instruments(&mut self, changes: &Changes, dossier: &Dossier, index: &Index) {
        let before = self.ties.iter().filter_map(|id| changes.tie_before(dossier, *id));
        let now = self.ties.iter().filter_map(|id| dossier.ties.get(id));
        let ties: Vec<&Tie> = before.chain(now).collect();
        let pairs: BTreeSet<_> = ties.iter().map(|t| (t.from.min(t.to), t.from.max(t.to))).collect();
        self.instruments.extend(ties.iter().filter_map(|t| t.instrument));
        for (a, b) in pairs {
            let of_both = index.ties_of(a).iter().filter_map(|id| dossier.ties.get(id));
            let of_both = of_both.filter(|t| (t.from.min(t.to), t.from.max(t.to)) == (a, b));
            self.instruments.extend(of_both.filter_map(|t| t.instrument));
        }
    }
}
