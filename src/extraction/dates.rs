//! Dates in a text and their values as EDTF: absolute, partial, relative, intervals.

use std::ops::Range;

use crate::model::Edtf;

use super::token::Tokens;
use super::{About, Lexicon};

/// A date in the tokens.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct DateAt {
    /// Where.
    pub(super) tokens: Range<usize>,
    /// Value.
    pub(super) edtf: Edtf,
    /// How the value was worked out; "absolute" needs no anchor.
    pub(super) rule: &'static str,
    /// Worked out from the day of publication or another date.
    pub(super) relative: bool,
}

/// Finds the dates, in the order of the text.
pub(super) fn find(_lexicon: &Lexicon, _tokens: &Tokens<'_>, _about: &About) -> Vec<DateAt> {
    Vec::new()
}
