//! Ties and events: triggers, and who stands in which role to them.

use std::ops::Range;

use crate::model::{Edtf, EventKind};

use super::Lexicon;
use super::actors::Actors;
use super::clauses::Clauses;
use super::dates::DateAt;
use super::found::{Modality, TieKind};
use super::token::Tokens;

/// A tie in the tokens.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct TieAt {
    /// Kind.
    pub(super) kind: TieKind,
    /// Place in [`Actors::list`].
    pub(super) from: usize,
    /// Place in [`Actors::list`].
    pub(super) to: usize,
    /// One way.
    pub(super) directed: bool,
    /// How it is spoken of.
    pub(super) modality: Modality,
    /// When it begins.
    pub(super) start: Option<Edtf>,
    /// When it ends.
    pub(super) end: Option<Edtf>,
    /// Who says so, where the sentence attributes it.
    pub(super) speaker: Option<usize>,
    /// Numbers of the sentences that carry it.
    pub(super) sentences: Vec<usize>,
    /// The words that triggered it.
    pub(super) trigger: Range<usize>,
    /// Name of the rule.
    pub(super) rule: &'static str,
    /// From 0 to 1.
    pub(super) confidence: f32,
}

/// An event in the tokens.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct EventAt {
    /// Kind.
    pub(super) kind: EventKind,
    /// Place in the list of dates.
    pub(super) date: Option<usize>,
    /// Places in [`Actors::list`], who acts first.
    pub(super) actors: Vec<usize>,
    /// How it is spoken of.
    pub(super) modality: Modality,
    /// Numbers of the sentences that carry it.
    pub(super) sentences: Vec<usize>,
    /// The words that triggered it.
    pub(super) trigger: Range<usize>,
    /// Name of the rule.
    pub(super) rule: &'static str,
    /// From 0 to 1.
    pub(super) confidence: f32,
}

/// Ties and events of a text.
#[derive(Debug, Default)]
pub(super) struct Relations {
    /// Ties.
    pub(super) ties: Vec<TieAt>,
    /// Events.
    pub(super) events: Vec<EventAt>,
}

/// Finds ties and events.
pub(super) fn find(
    _lexicon: &Lexicon,
    _tokens: &Tokens<'_>,
    _clauses: &Clauses,
    _actors: &Actors,
    _dates: &[DateAt],
) -> Relations {
    Relations::default()
}
