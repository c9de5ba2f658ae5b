//! Numbers with a unit or a counted thing: shares, money, troops, containers.

pub(super) mod number;

use std::ops::Range;

use super::Lexicon;
use super::dates::DateAt;
use super::token::Tokens;

/// A figure in the tokens.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct FigureAt {
    /// Where, unit included.
    pub(super) tokens: Range<usize>,
    /// Least value, for ranges.
    pub(super) low: Option<f64>,
    /// The value.
    pub(super) value: f64,
    /// Greatest value, for ranges.
    pub(super) high: Option<f64>,
    /// Key of the unit, or the counted noun as printed.
    pub(super) unit: String,
    /// "rund", "about", "mehr als".
    pub(super) approximate: bool,
}

/// Finds the figures, in the order of the text; what is part of a date is no figure.
pub(super) fn find(_lexicon: &Lexicon, _tokens: &Tokens<'_>, _dates: &[DateAt]) -> Vec<FigureAt> {
    Vec::new()
}
