//! Who says what: attributed statements, quotations, denials, warnings, forecasts.

use std::ops::Range;

use crate::model::Stance;

use super::Lexicon;
use super::actors::Actors;
use super::clauses::Clauses;
use super::token::Tokens;

/// A statement in the tokens.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ClaimAt {
    /// Place in [`Actors::list`].
    pub(super) speaker: usize,
    /// What the speaker does with it.
    pub(super) stance: Stance,
    /// The proposition is that it is not so.
    pub(super) negated: bool,
    /// The words that say it.
    pub(super) words: Range<usize>,
    /// Numbers of the sentences that carry it.
    pub(super) sentences: Vec<usize>,
    /// The words that triggered it.
    pub(super) trigger: Range<usize>,
    /// Name of the rule.
    pub(super) rule: &'static str,
    /// From 0 to 1.
    pub(super) confidence: f32,
}

/// Finds the statements.
pub(super) fn find(_lexicon: &Lexicon, _tokens: &Tokens<'_>, _clauses: &Clauses, _actors: &Actors) -> Vec<ClaimAt> {
    Vec::new()
}
