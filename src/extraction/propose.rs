//! What a text says becomes proposals: records with review state "proposed", each with its sentence and its reason.
//!
//! For `ingest`. A [`Proposer`] holds a copy of the dossier, so that each document meets what the ones before it
//! brought; its edits are one step of the history. What a person has rejected is not proposed again.
//! Deliberately not here: finding anything in a text, threads, files, words of the program ([`Labels`] brings them).

mod actors;
mod match_up;
mod records;

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use crate::model::{
    Document, DocumentId, Dossier, Edit, EditError, EventKind, Item, Localised, PassageId, Review, Span, Transaction,
};

use super::Extraction;
use super::found::TieKind;
use actors::Registry;
use match_up::Ties;

/// Words of the program that proposals carry, in both languages.
#[derive(Debug, Clone, Copy)]
pub struct Labels {
    /// Short name of a tie, as written on the strand.
    pub tie: fn(TieKind) -> Localised,
    /// Name of a kind of event.
    pub event: fn(EventKind) -> Localised,
    /// Whoever wrote a document that names neither publisher nor author, by its title.
    pub author_of: fn(&Localised) -> Localised,
    /// How a date was worked out, by the phrase in the text.
    pub worked_out: fn(&str) -> Localised,
    /// That something was over when the text was published.
    pub over_by_then: fn() -> Localised,
    /// A unit by its key.
    pub unit: fn(&str) -> Localised,
}

/// How many proposals a document brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Added {
    /// Actors.
    pub actors: usize,
    /// Ties, known ones with a new claim included.
    pub ties: usize,
    /// Events.
    pub events: usize,
    /// Statements about no tie or event.
    pub statements: usize,
    /// Figures.
    pub figures: usize,
}

impl std::ops::AddAssign for Added {
    fn add_assign(&mut self, other: Self) {
        self.actors += other.actors;
        self.ties += other.ties;
        self.events += other.events;
        self.statements += other.statements;
        self.figures += other.figures;
    }
}

impl Added {
    /// All together.
    pub fn total(self) -> usize {
        self.actors + self.ties + self.events + self.statements + self.figures
    }
}

/// Turns findings into proposals, document after document.
pub struct Proposer {
    dossier: Dossier,
    labels: Labels,
    registry: Registry,
    ties: Ties,
    /// Keys of rejected proposals, and of all proposals by document.
    rejected: HashSet<String>,
    present: HashSet<(DocumentId, String)>,
    hashes: HashSet<String>,
    /// The number from which on an identifier may be free, by its beginning: ten thousand documents of one title
    /// must not count from two each.
    numbers: RefCell<HashMap<String, u32>>,
    put: Vec<Item>,
    undo: Vec<Edit>,
}

/// The result of a [`Proposer`].
pub struct Proposed {
    /// The dossier with everything proposed.
    pub dossier: Dossier,
    /// The records that were put, in order, each once.
    pub put: Vec<Item>,
    /// What takes it back.
    pub undo: Vec<Edit>,
}

impl Proposed {
    /// The edits that lead from the dossier at the beginning to [`Self::dossier`].
    pub fn edits(&self) -> Vec<Edit> {
        self.put
            .iter()
            .filter_map(|item| self.dossier.record(*item))
            .map(Edit::Put)
            .collect()
    }
}

impl Proposer {
    /// Starts from a dossier.
    pub fn new(dossier: Dossier, labels: Labels) -> Self {
        let mut rejected = HashSet::new();
        let mut present = HashSet::new();
        for claim in dossier.claims.values() {
            let Some(proposal) = &claim.proposal else { continue };
            if claim.review == Review::Rejected {
                rejected.insert(proposal.key.clone());
            }
            for passage in claim.passages.iter().filter_map(|p| dossier.passages.get(p)) {
                present.insert((passage.document, proposal.key.clone()));
            }
        }
        Self {
            registry: Registry::of(&dossier),
            ties: Ties::of(&dossier),
            hashes: dossier
                .documents
                .values()
                .map(|d| d.hash.clone())
                .filter(|h| !h.is_empty())
                .collect(),
            rejected,
            present,
            numbers: RefCell::default(),
            put: Vec::new(),
            undo: Vec::new(),
            dossier,
            labels,
        }
    }

    /// The dossier as it stands.
    pub fn dossier(&self) -> &Dossier {
        &self.dossier
    }

    /// Whether a text with this hash is in the dossier already.
    pub fn knows(&self, hash: &str) -> bool {
        self.hashes.contains(hash)
    }

    /// Adds a document and what it says; a document whose text the dossier has already adds nothing.
    ///
    /// # Errors
    /// [`EditError`] if the dossier refuses; nothing of this document is kept then.
    pub fn add(&mut self, mut document: Document, found: &Extraction) -> Result<Option<(DocumentId, Added)>, EditError> {
        if self.knows(&document.hash) {
            return Ok(None);
        }
        document.id = self.document_id(&document);
        self.hashes.insert(document.hash.clone());
        let id = document.id;
        self.apply(vec![Edit::Put(document.into())])?;
        self.propose_new(id, found, Vec::new()).map(|added| Some((id, added)))
    }

    /// Proposes what a document of the dossier says and was not proposed from it before.
    ///
    /// # Errors
    /// As [`Self::add`].
    pub fn propose(&mut self, document: DocumentId, found: &Extraction) -> Result<Added, EditError> {
        let passages = self.dossier.passages.values().filter(|p| p.document == document);
        let passages = passages.map(|p| (p.target.span, p.id)).collect();
        self.propose_new(document, found, passages)
    }

    fn propose_new(
        &mut self,
        document: DocumentId,
        found: &Extraction,
        passages: Vec<(Span, PassageId)>,
    ) -> Result<Added, EditError> {
        let Some(document) = self.dossier.documents.get(&document).cloned() else {
            return Ok(Added::default());
        };
        let (edits, added) = records::of(self, &document, found, passages);
        self.apply(edits)?;
        Ok(added)
    }

    /// Hands out the dossier and what was changed.
    pub fn finish(self) -> Proposed {
        let mut undo = self.undo;
        undo.reverse();
        Proposed {
            dossier: self.dossier,
            put: self.put,
            undo,
        }
    }

    fn apply(&mut self, edits: Vec<Edit>) -> Result<(), EditError> {
        let put: Vec<Item> = edits
            .iter()
            .filter_map(|edit| match edit {
                Edit::Put(record) => Some(record.item()),
                _ => None,
            })
            .collect();
        let transaction = Transaction {
            name: Localised::default(),
            edits,
        };
        let mut inverse = self.dossier.apply_all(transaction)?;
        self.put.extend(put);
        inverse.edits.reverse();
        self.undo.extend(inverse.edits);
        Ok(())
    }

    fn document_id(&self, document: &Document) -> DocumentId {
        let title = document.shown_title(crate::model::Language::De);
        self.fresh("d.", &slug(&title, 20)).unwrap_or(document.id)
    }

    /// The least identifier `prefix` + `stem` (+ number) that no record has; none if it would be too long.
    fn fresh<I: std::str::FromStr>(&self, prefix: &str, stem: &str) -> Option<I> {
        let stem = if stem.is_empty() { "x" } else { stem };
        let plain = format!("{prefix}{stem}");
        if !self.dossier.contains(plain.parse().ok()?) {
            return plain.parse().ok();
        }
        // Nothing is taken away while proposals are made: no number below the last one becomes free again.
        let mut numbers = self.numbers.borrow_mut();
        let next = numbers.entry(plain.clone()).or_insert(2);
        loop {
            let text = format!("{plain}-{next}");
            if !self.dossier.contains(text.parse().ok()?) {
                return text.parse().ok();
            }
            *next += 1;
        }
    }
}

/// Letters and digits of a name for an identifier: small ASCII, words joined by hyphens.
fn slug(name: &str, longest: usize) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    let mut slug = String::new();
    for c in name.to_lowercase().replace('ß', "ss").nfd() {
        if slug.len() >= longest {
            break;
        }
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !unicode_normalization::char::is_combining_mark(c) && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// Sixteen hexadecimal digits that stand for the parts of a proposal.
fn key(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    hash.finalize().iter().take(8).fold(String::new(), |mut hex, byte| {
        let _infallible = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests;
