//! What the dialog remembers: the file, the mapping so far, the first rows, and what was counted.

use std::path::PathBuf;
use std::sync::Arc;

use crate::exchange::csv_table::{self, Lists, Mapping, Tally};

/// Rows shown, the header not counted.
pub(super) const SHOWN: usize = 20;

/// What is known of the whole table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Count {
    /// It is being counted.
    Counting,
    /// What would be read.
    Counted(Box<Tally>),
    /// Why it cannot be counted, in a sentence.
    Failed(String),
}

/// A table whose columns are being named.
#[derive(Debug)]
pub struct MappingState {
    /// Where it lies.
    pub path: PathBuf,
    /// Its name, without the folder.
    pub name: String,
    /// The table of its actors, if there is one, and whether it is taken along.
    pub actors: Option<(PathBuf, bool)>,
    /// What the columns mean so far.
    pub mapping: Mapping,
    bytes: Arc<Vec<u8>>,
    /// The first rows, with what they were cut by.
    sample: Vec<Vec<String>>,
    cut_by: (char, String),
    /// Counts changes of the mapping.
    serial: u64,
    /// The change that was counted, or is being counted.
    asked: Option<u64>,
    count: Count,
}

impl MappingState {
    /// A table, and that of its actors, with a first mapping, guessed or remembered.
    pub fn new((path, actors): (PathBuf, Option<PathBuf>), bytes: Arc<Vec<u8>>, mapping: Mapping) -> Self {
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let sample = csv_table::sample(&bytes, &mapping, SHOWN + 1);
        Self {
            path,
            name,
            actors: actors.map(|actors| (actors, true)),
            cut_by: (mapping.delimiter, mapping.encoding.clone()),
            mapping,
            bytes,
            sample,
            serial: 0,
            asked: None,
            count: Count::Counting,
        }
    }

    /// The table of actors that is taken along; none beside a table of actors.
    pub fn actors_taken(&self) -> Option<PathBuf> {
        let actors = self
            .actors
            .as_ref()
            .filter(|(_, taken)| *taken && self.mapping.lists == Lists::Ties);
        actors.map(|(path, _)| path.clone())
    }

    /// The names of the columns, where the first row has them.
    pub fn header(&self) -> &[String] {
        self.sample.first().filter(|_| self.mapping.header).map_or(&[], Vec::as_slice)
    }

    /// The key under which the mapping of tables with this header is remembered; none without a header.
    pub fn memory_key(&self) -> Option<String> {
        let header = self.header();
        (!header.is_empty()).then(|| header.join("\u{1f}").chars().take(2000).collect())
    }

    /// The rows shown.
    pub(super) fn rows(&self) -> &[Vec<String>] {
        let from = usize::from(self.mapping.header);
        let all = self.sample.get(from..).unwrap_or_default();
        all.get(..all.len().min(SHOWN)).unwrap_or_default()
    }

    /// Says that the mapping was changed.
    pub(super) fn changed(&mut self) {
        self.serial += 1;
        self.count = Count::Counting;
        if self.cut_by.0 != self.mapping.delimiter || self.cut_by.1 != self.mapping.encoding {
            self.cut_by = (self.mapping.delimiter, self.mapping.encoding.clone());
            self.sample = csv_table::sample(&self.bytes, &self.mapping, SHOWN + 1);
            self.guess_again();
        }
    }

    /// Another delimiter makes other columns: their meanings are guessed anew, what was chosen otherwise stays.
    fn guess_again(&mut self) {
        let guessed = csv_table::guess_rows(&self.sample, self.mapping.header);
        self.mapping.columns = guessed.columns;
    }

    /// What is to be counted, once for each change; the number comes back with the answer.
    pub fn take_question(&mut self) -> Option<(u64, Arc<Vec<u8>>, Mapping)> {
        if self.asked == Some(self.serial) || !self.mapping.is_enough() {
            return None;
        }
        self.asked = Some(self.serial);
        Some((self.serial, Arc::clone(&self.bytes), self.mapping.clone()))
    }

    /// Takes the answer, unless the mapping was changed meanwhile.
    pub fn take_answer(&mut self, serial: u64, count: Count) {
        if serial == self.serial {
            self.count = count;
        }
    }

    /// What was counted.
    pub fn count(&self) -> &Count {
        &self.count
    }
}
