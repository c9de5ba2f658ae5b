//! What the machine has proposed and nobody has looked at yet, counted: over all, and for each document.
//!
//! A pure function of the dossier, one pass; it follows changes. Not here: in which order proposals are shown, and what accepting changes
//! (`model::review`).

use std::collections::BTreeSet;

use rustc_hash::FxHashMap as HashMap;

use crate::model::{Changes, Claim, ClaimId, DocumentId, Dossier, Passage, PassageId, Record, Review};

/// Open proposals.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OpenProposals {
    /// Claims and actors that wait for a person.
    pub total: usize,
    by_document: HashMap<DocumentId, usize>,
}

impl OpenProposals {
    /// Counts what is open.
    pub fn of(dossier: &Dossier) -> Self {
        let mut open = Self::default();
        for claim in dossier.claims.values() {
            open.count(claim, 1, |id| dossier.passages.get(&id));
        }
        open.total += dossier.actors.values().filter(|a| a.review == Review::Proposed).count();
        open
    }

    /// Brings the counts up to date after changes that reach these claims; `dossier` is as it is now.
    pub(super) fn follow(&mut self, changes: &Changes, claims: &BTreeSet<ClaimId>, dossier: &Dossier) {
        for id in claims {
            if let Some(claim) = changes.claim_before(dossier, *id) {
                self.count(claim, -1, |id| changes.passage_before(dossier, id));
            }
            if let Some(claim) = dossier.claims.get(id) {
                self.count(claim, 1, |id| dossier.passages.get(&id));
            }
        }
        for (_, changed) in changes.iter() {
            let open = |record: &Option<Record>| matches!(record, Some(Record::Actor(a)) if a.review == Review::Proposed);
            let change = isize::from(open(&changed.new)) - isize::from(open(&changed.old));
            self.total = self.total.saturating_add_signed(change);
        }
    }

    /// Adds a claim, if it is open, or takes it out again.
    fn count<'a>(&mut self, claim: &Claim, by: isize, passage: impl Fn(PassageId) -> Option<&'a Passage>) {
        if claim.review != Review::Proposed {
            return;
        }
        self.total = self.total.saturating_add_signed(by);
        let mut documents: Vec<DocumentId> = claim
            .passages
            .iter()
            .filter_map(|p| passage(*p))
            .map(|p| p.document)
            .collect();
        documents.sort_unstable();
        documents.dedup();
        for document in documents {
            let count = self.by_document.entry(document).or_default();
            *count = count.saturating_add_signed(by);
            if *count == 0 {
                self.by_document.remove(&document);
            }
        }
    }

    /// Proposed claims in a document.
    pub fn in_document(&self, document: DocumentId) -> usize {
        self.by_document.get(&document).copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn proposals_are_counted_by_document_and_actors_over_all() {
        let dossier: Dossier = serde_json::from_value(serde_json::json!({
            "documents": [{"id": "d.x", "title": {"en": "X"}, "language": "en", "text": "One. Two."},
                          {"id": "d.y", "title": {"en": "Y"}, "language": "en", "text": "Three."}],
            "passages": [{"id": "p.1", "document": "d.x", "target": {"start": 0, "end": 4, "exact": "One."}},
                         {"id": "p.2", "document": "d.x", "target": {"start": 5, "end": 9, "exact": "Two."}}],
            "actors": [{"id": "a.x", "kind": "state", "names": [{"en": "X"}], "code": "X", "review": "proposed"}],
            "claims": [
                {"id": "c.1", "speaker": "a.x", "stance": "asserts", "about": ["a.x"], "words": {"en": "x"}, "passages": ["p.1", "p.2"], "review": "proposed"},
                {"id": "c.2", "speaker": "a.x", "stance": "asserts", "about": ["a.x"], "words": {"en": "x"}, "passages": ["p.2"], "review": "rejected"},
                {"id": "c.3", "speaker": "a.x", "stance": "asserts", "about": ["a.x"], "words": {"en": "x"}, "passages": ["p.2"]}],
        }))
        .unwrap();
        let open = OpenProposals::of(&dossier);
        assert_eq!(open.total, 2, "one claim, one actor");
        assert_eq!(open.in_document("d.x".parse().unwrap()), 1);
        assert_eq!(open.in_document("d.y".parse().unwrap()), 0);
    }
}
