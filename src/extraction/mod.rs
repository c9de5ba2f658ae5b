//! Text to proposals: actors, dates, figures, ties, events and claims, each with the words that carry it.
//!
//! Rules and a lexicon, nothing learned: the same text gives the same findings, and every finding names the rule and
//! the words that triggered it. Knows `model` only (dates, languages); for `cli` and `app`.
//! Deliberately not here: files (`reading`), threads, egui. What becomes of a finding in the dossier is [`propose`].
//!
//! Reading order: [`found`] says what comes out; [`lexicon`] holds the words; [`token`] cuts the text; then one
//! module a kind of finding, each reading the tokens and what the modules before it found:
//! [`dates`], [`figures`], [`actors`], [`clauses`] (modality), [`relations`] (ties and events), [`claims`],
//! [`judgements`] (the author's own voice).

pub mod found;
pub mod lexicon;
pub mod propose;
pub mod token;
pub mod typed;

mod actors;
mod claims;
mod clauses;
mod dates;
mod figures;
mod judgements;
mod relations;

use crate::model::{Day, Language, Span};

pub use found::Extraction;
pub use lexicon::Lexicon;

/// What is known of a text before it is read for facts.
#[derive(Debug, Clone, Default)]
pub struct About {
    /// Day of publication, the anchor of "on Wednesday"; its last possible day where it is not sharp.
    pub published: Option<Day>,
    /// Parts that are not read for facts (menus, repeated headlines), as ranges of bytes, sorted.
    pub set_aside: Vec<std::ops::Range<usize>>,
    /// Title of the document, where the file gives one; it is not part of the text.
    pub title: String,
}

/// Reads `text` for facts. Pure and deterministic.
pub fn extract(lexicon: &Lexicon, language: Language, text: &str, about: &About) -> Extraction {
    let vocabulary = lexicon.vocabulary(language);
    let tokens = token::tokenise(text, vocabulary, &about.set_aside);
    let dates = dates::find(lexicon, &tokens, about);
    let figures = figures::find(lexicon, &tokens, &dates);
    let mut actors = actors::find(lexicon, &tokens, about, &dates);
    let clauses = clauses::find(lexicon, &tokens);
    let claims = claims::find(lexicon, &tokens, &clauses, &mut actors);
    let relations = relations::find(lexicon, &tokens, &clauses, &actors, &dates, &claims);
    let judgements = judgements::find(&tokens, &clauses, &actors, &relations, &claims);
    let parts = found::Parts {
        actors,
        dates,
        figures,
        relations,
        claims,
        judgements,
    };
    found::gather(lexicon, &tokens, &parts)
}

/// The span in scalar values of a range of bytes; for tests and for tools that show single findings.
pub fn span_of(text: &str, bytes: std::ops::Range<usize>) -> Span {
    let start = text.get(..bytes.start).map_or(0, |before| before.chars().count());
    let len = text.get(bytes).map_or(0, |inside| inside.chars().count());
    Span { start, end: start + len }
}
