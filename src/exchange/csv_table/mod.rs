//! Tables of edges or of nodes whose columns a person names: commas, semicolons, tabs or bars, with header or without.
//!
//! [`guess()`] makes the first proposal of a [`Mapping`] from names and contents, [`sample`] and [`tally`] show what comes
//! of it, [`import`] reads. A table of edges may have a table of its nodes beside it. Rows are kept as they stand;
//! leading zeros stay. What two tables cannot hold, and the report of an export counts: all spells of an edge but the
//! first, values bound to time, nodes within nodes, colours and sizes, values of the graph as a whole, who wrote the
//! file. Deliberately not here: the dialog (`views::mapping`), data sets with columns of their own
//! (`super::atop`, `super::cow`).

mod guess;
mod read;
mod write;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::graph::meaning::Meaning;
use super::graph::time::DateOrder;
use crate::model::TieFamily;

pub use guess::{guess, guess_rows, propose};
pub use read::{Tally, graph, import, sample, tally};
pub use write::{edges, nodes};

/// How many rows a guess looks at.
pub const GUESSED_FROM: usize = 1000;

/// Most columns of a table.
pub const MOST_COLUMNS: usize = 2000;

/// What a table lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lists {
    /// A tie a row.
    #[default]
    Ties,
    /// An actor a row.
    Actors,
}

/// What the columns of a table mean, and how it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Mapping {
    /// Ties or actors.
    pub lists: Lists,
    /// Between the cells.
    pub delimiter: char,
    /// The first row names the columns.
    pub header: bool,
    /// Name of the encoding; empty to find it out.
    pub encoding: String,
    /// What each column means.
    pub columns: Vec<Meaning>,
    /// Which comes first in dates of numbers.
    pub order: DateOrder,
    /// Families of words that do not say one plainly.
    pub families: BTreeMap<String, TieFamily>,
    /// Family of the rest.
    pub otherwise: TieFamily,
    /// Ties without a column for it run one way.
    pub directed: bool,
}

impl Default for Mapping {
    fn default() -> Self {
        Self {
            lists: Lists::Ties,
            delimiter: ',',
            header: true,
            encoding: String::new(),
            columns: Vec::new(),
            order: DateOrder::default(),
            families: BTreeMap::new(),
            otherwise: TieFamily::Contact,
            directed: true,
        }
    }
}

impl Mapping {
    /// The first column that means this.
    pub fn column(&self, meaning: Meaning) -> Option<usize> {
        self.columns.iter().position(|column| *column == meaning)
    }

    /// Whether enough is known to read the table.
    pub fn is_enough(&self) -> bool {
        match self.lists {
            Lists::Ties => self.column(Meaning::Source).is_some() && self.column(Meaning::Target).is_some(),
            Lists::Actors => [Meaning::Id, Meaning::Name, Meaning::Label, Meaning::NameDe, Meaning::NameEn]
                .into_iter()
                .any(|meaning| self.column(meaning).is_some()),
        }
    }

    /// What a column means here. A meaning that is needed once is taken from the column that had it.
    pub fn set(&mut self, column: usize, meaning: Meaning) {
        if !matches!(meaning, Meaning::Keep | Meaning::Leave) {
            for other in &mut self.columns {
                if *other == meaning {
                    *other = Meaning::Keep;
                }
            }
        }
        if let Some(slot) = self.columns.get_mut(column) {
            *slot = meaning;
        }
    }

    /// The delimiter as the reader of tables wants it.
    fn byte(&self) -> u8 {
        u8::try_from(self.delimiter).unwrap_or(b',')
    }
}

/// The delimiter that the first line tells, as Excel writes it (`sep=;`), and where the table begins.
fn hint(text: &str) -> Option<(char, usize)> {
    let line = text.split(['\n', '\r']).next()?;
    let told = line.trim_matches('"').get(..4)?.eq_ignore_ascii_case("sep=");
    let delimiter = line.trim_matches('"').get(4..).filter(|_| told)?.chars().next()?;
    let after = text.get(line.len()..)?;
    let end = if after.starts_with("\r\n") { 2 } else { after.len().min(1) };
    u8::try_from(delimiter)
        .is_ok_and(|d| d.is_ascii())
        .then_some((delimiter, line.len() + end))
}

/// A reader of a table's text.
fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}
