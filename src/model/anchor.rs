//! What becomes of passages when the text they stand in is edited, and how lost ones are put right.
//!
//! A passage is found again by its words and, where they stand more than once, by what stands around them. One that
//! is not found is marked as lost and keeps its old words until somebody shows where it belongs. Pure functions from
//! a dossier to edits; nothing here changes anything.

use super::dossier::Dossier;
use super::edit::Edit;
use super::ids::{DocumentId, PassageId};
use super::passage::{Passage, Selector, Span};
use super::scalars::Scalars;
use super::{Document, SetAside};

/// A new text with everything that stands in it, worked out and not yet done.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Amended {
    /// The edits.
    pub edits: Vec<Edit>,
    /// Passages whose words are not found any more, in the order of the old text.
    pub lost: Vec<PassageId>,
}

/// Gives a document another text; its passages move along. Empty if the text is the same or there is no document.
///
/// The document's hash stays that of the file that was read, so that reading the file again adds nothing.
pub fn amend_text(dossier: &Dossier, id: DocumentId, text: String) -> Amended {
    let Some(document) = dossier.documents.get(&id).filter(|d| d.text != text) else {
        return Amended::default();
    };
    let mut amended = Amended::default();
    let mut moved: Vec<Passage> = dossier.passages.values().filter(|p| p.document == id).cloned().collect();
    moved.sort_by_key(|p| (p.target.span.start, p.id));
    for passage in &mut moved {
        let found = passage.target.find_in(&text).and_then(|span| Selector::at(&text, span));
        passage.lost = found.is_none();
        if let Some(target) = found {
            passage.target = target;
        } else {
            amended.lost.push(passage.id);
        }
    }
    let changed = Document {
        set_aside: set_aside(document, &text),
        text,
        ..document.clone()
    };
    amended.edits.push(Edit::Put(changed.into()));
    let moved = moved.into_iter().filter(|p| dossier.passages.get(&p.id) != Some(p));
    amended.edits.extend(moved.map(|p| Edit::Put(p.into())));
    amended
}

/// What had been set aside, where it stands now.
fn set_aside(document: &Document, text: &str) -> Vec<SetAside> {
    let old = Scalars::of(&document.text);
    let moved = document.set_aside.iter().filter_map(|part| {
        let span = old.selector(part.span)?.find_in(text)?;
        Some(SetAside { span, ..part.clone() })
    });
    moved.collect()
}

/// Says where a passage stands: a lost one is found again, another one is moved. Empty if nothing stands there.
pub fn anchor(dossier: &Dossier, id: PassageId, span: Span) -> Vec<Edit> {
    let found = dossier.passages.get(&id).and_then(|passage| {
        let document = dossier.documents.get(&passage.document)?;
        let target = Selector::at(&document.text, span)?;
        let changed = Passage {
            target,
            lost: false,
            ..passage.clone()
        };
        (changed != *passage).then_some(changed)
    });
    found.map(|p| Edit::Put(p.into())).into_iter().collect()
}

impl Dossier {
    /// Passages whose words are no longer found in their document.
    pub fn lost_passages(&self) -> impl Iterator<Item = &Passage> {
        self.passages.values().filter(|p| p.lost)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Localised, Transaction};

    fn dossier() -> Dossier {
        serde_json::from_value(serde_json::json!({
            "documents": [{ "id": "d.x", "title": { "de": "x", "en": "x" }, "language": "de",
                "text": "Anzeige. Moskau half. Peking schwieg. Moskau half nicht.",
                "set_aside": [{ "start": 0, "end": 8, "reason": "share" }] }],
            "passages": [
                { "id": "p.first", "document": "d.x", "target": { "start": 9, "end": 20, "exact": "Moskau half",
                    "prefix": "Anzeige. ", "suffix": ". Peking schwieg. Moskau half nicht." } },
                { "id": "p.second", "document": "d.x", "target": { "start": 22, "end": 37, "exact": "Peking schwieg." } },
            ],
        }))
        .unwrap()
    }

    fn after(text: &str) -> (Dossier, Vec<PassageId>) {
        let mut dossier = dossier();
        let before = dossier.clone();
        assert_eq!(dossier.check(), []);
        let amended = amend_text(&dossier, "d.x".parse().unwrap(), text.to_owned());
        let name = Localised::same("text");
        let inverse = dossier
            .apply_all(Transaction {
                name,
                edits: amended.edits,
            })
            .unwrap();
        assert_eq!(dossier.check(), []);
        let changed = dossier.clone();
        dossier.apply_all(inverse).unwrap();
        assert_eq!(dossier, before);
        (changed, amended.lost)
    }

    #[test]
    fn passages_move_with_their_words() {
        let (dossier, lost) = after("Vorwort.\n\nAnzeige. Moskau half. Peking schwieg. Moskau half nicht.");
        assert!(lost.is_empty());
        let spans: Vec<usize> = dossier.passages.values().map(|p| p.target.span.start).collect();
        assert_eq!(spans, [19, 32]);
        assert_eq!(
            dossier.documents.values().next().unwrap().set_aside[0].span,
            Span { start: 10, end: 18 }
        );
    }

    #[test]
    fn what_is_not_found_is_lost_until_it_is_shown() {
        let (mut dossier, lost) = after("Moskau half. Peking sprach.");
        let second: PassageId = "p.second".parse().unwrap();
        assert_eq!(lost, [second]);
        assert_eq!(dossier.lost_passages().count(), 1);
        assert_eq!(
            dossier.passages[&second].target.exact, "Peking schwieg.",
            "the old words are kept"
        );
        let edits = anchor(&dossier, second, Span { start: 13, end: 27 });
        let name = Localised::same("anchor");
        dossier.apply_all(Transaction { name, edits }).unwrap();
        assert_eq!(dossier.passages[&second].target.exact, "Peking sprach.");
        assert_eq!(dossier.lost_passages().count(), 0);
        assert!(anchor(&dossier, second, Span { start: 500, end: 600 }).is_empty());
    }

    #[test]
    fn the_same_text_changes_nothing() {
        let dossier = dossier();
        let text = dossier.documents.values().next().unwrap().text.clone();
        assert_eq!(amend_text(&dossier, "d.x".parse().unwrap(), text), Amended::default());
    }
}
