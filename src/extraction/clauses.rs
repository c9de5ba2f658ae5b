//! Sentences cut into clauses, each with its mood: asserted, denied, expected, supposed; and who speaks.

use super::Lexicon;
use super::token::Tokens;

/// The clauses of a text.
#[derive(Debug, Default)]
pub(super) struct Clauses {}

/// Cuts the sentences into clauses.
pub(super) fn find(_lexicon: &Lexicon, _tokens: &Tokens<'_>) -> Clauses {
    Clauses::default()
}
