//! What the machine has proposed and nobody has looked at yet, counted: over all, and for each document.
//!
//! A pure function of the dossier, one pass. Not here: in which order proposals are shown, and what accepting changes
//! (`model::review`).

use std::collections::HashMap;

use crate::model::{DocumentId, Dossier, Review};

/// Open proposals.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct OpenProposals {
    /// Claims and actors that wait for a person.
    pub total: usize,
    by_document: HashMap<DocumentId, usize>,
}

impl OpenProposals {
    /// Counts what is open.
    pub fn of(dossier: &Dossier) -> Self {
        let mut by_document: HashMap<DocumentId, usize> = HashMap::new();
        let mut claims = 0;
        let mut documents: Vec<DocumentId> = Vec::new();
        for claim in dossier.claims.values().filter(|c| c.review == Review::Proposed) {
            claims += 1;
            let passages = claim.passages.iter().filter_map(|p| dossier.passages.get(p));
            documents.clear();
            documents.extend(passages.map(|p| p.document));
            documents.sort_unstable();
            documents.dedup();
            for document in &documents {
                *by_document.entry(*document).or_default() += 1;
            }
        }
        let actors = dossier.actors.values().filter(|a| a.review == Review::Proposed).count();
        Self {
            total: claims + actors,
            by_document,
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
