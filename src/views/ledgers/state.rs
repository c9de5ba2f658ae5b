//! What the ledgers remember by themselves: order and filter of proposals, the row one stands at, the kind of blind spots.

use std::collections::HashMap;

use super::rows::{Choice, Row, Rows};
use crate::derived::conflicts::Conflict;
use crate::derived::{Cached, Coverage};
use crate::model::{ClaimId, DocumentId, Language};
use crate::views::review::Subject;

/// A paragraph to be shown in the document pane: the document, and which of its blocks.
pub type Place = (DocumentId, usize);

/// What the ledgers remember.
#[derive(Debug, Default)]
pub struct LedgersState {
    pub(super) choice: Choice,
    pub(super) all: Cached<u64, Vec<Row>>,
    pub(super) rows: Cached<(u64, Language, Choice), Rows>,
    /// Contradictions of the claims that were in view, for one state of the dossier.
    pub(super) conflicts: (u64, HashMap<ClaimId, Vec<Conflict>>),
    /// The proposal one stands at, and its place among the rows.
    pub(super) current: Option<(Subject, usize)>,
    /// The row one stands at shall come into view.
    pub(super) reveal: bool,
    /// Select whatever comes to stand in the place of a row that is done with.
    pub(super) advance: bool,
    /// Counter of the selection that was last followed.
    pub(super) seen_serial: Option<u64>,
    /// Height of the actions below the list, as they came out in the last frame.
    pub(super) actions: f32,
    pub(super) coverage: Cached<u64, Coverage>,
    pub(super) spots: Spots,
    /// A paragraph that was clicked, for the document pane.
    goto: Option<Place>,
}

/// Kind of blind spots.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Spots {
    /// Paragraphs that feed nothing.
    #[default]
    Paragraphs,
    /// Months without anything.
    Months,
    /// Actors without a source.
    Actors,
}

impl LedgersState {
    /// Takes the paragraph that was clicked.
    pub fn take_place(&mut self) -> Option<Place> {
        self.goto.take()
    }

    pub(super) fn go_to(&mut self, place: Place) {
        self.goto = Some(place);
    }
}
