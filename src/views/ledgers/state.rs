//! What the ledgers remember by themselves: order and filter of each, the row one stands at, the kind of blind spots.

use std::collections::{BTreeSet, HashMap};

use super::order;
use super::rows::{Choice, Row, Rows};
use crate::derived::conflicts::Conflict;
use crate::derived::record::Tally;
use crate::derived::{Cached, Coverage};
use crate::model::{ActorId, ClaimId, Day, DocumentId, Item, Language};
use crate::session::Ledger;
use crate::views::cases::CasesState;
use crate::views::judge::JudgeState;
use crate::views::measures::MeasuresState;
use crate::views::review::Subject;
use crate::views::scenarios::ScenariosState;

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
    /// One for each ledger that is a table.
    pub(super) sheets: HashMap<Ledger, Sheet>,
    pub(super) judge: JudgeState,
    /// Old cases.
    pub cases: CasesState,
    /// Scenarios.
    pub scenarios: ScenariosState,
    /// Measures of the network.
    pub measures: MeasuresState,
}

/// What the rows of a table depend on: the dossier, known-by, the documents left out, whether proposals are hidden.
pub(super) type RowsKey = (u64, Option<Day>, BTreeSet<DocumentId>, bool);

/// What one table remembers.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) choice: order::Choice,
    pub(super) all: Cached<RowsKey, Vec<order::Row>>,
    pub(super) all_key: Option<RowsKey>,
    /// Counts changes of the rows: a key for what is made from them.
    pub(super) serial: u64,
    pub(super) folded: Cached<(u64, Language), Vec<String>>,
    pub(super) table: Cached<(u64, Language, order::Choice), order::Table>,
    pub(super) values: Cached<(u64, order::Facet), Vec<(order::Value, usize)>>,
    pub(super) records: Cached<u64, Vec<(ActorId, Tally)>>,
    /// What is typed to find a value to filter by.
    pub(super) facet_query: String,
    /// The row one stands at, and its place.
    pub(super) current: Option<(Item, usize)>,
    /// Where a selection of several rows began.
    pub(super) anchor: usize,
    /// The row one stands at shall come into view.
    pub(super) reveal: bool,
    /// Counter of the selection that was last followed.
    pub(super) seen_serial: Option<u64>,
    /// How far it is scrolled.
    pub(super) top: f32,
    /// Height of the actions below the rows, as they came out in the last frame.
    pub(super) actions: f32,
    /// The rows shown shall be exported.
    pub(super) export: bool,
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

    /// Makes the table of a ledger, as it is shown, into a file; the ledger sends it when it is drawn next.
    pub fn export(&mut self, ledger: Ledger) {
        match ledger {
            Ledger::Precedents => self.cases.export(),
            Ledger::Measures => self.measures.export(),
            _ => self.sheets.entry(ledger).or_default().export = true,
        }
    }

    /// Whether the proposals are to be made into a file now.
    pub(super) fn take_export(&mut self) -> bool {
        let sheet = self.sheets.get_mut(&Ledger::Proposals);
        sheet.is_some_and(|sheet| std::mem::take(&mut sheet.export))
    }

    pub(super) fn go_to(&mut self, place: Place) {
        self.goto = Some(place);
    }
}
