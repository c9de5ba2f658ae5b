//! A table with a header, row by row, each with the words it has in the file.
//!
//! Columns are found by their names, in any order and any case. For the readers of data sets.
//! Not here: tables without a header, and columns that a person has to name.

use std::ops::Range;

use super::{ExchangeError, Place, Report};

/// Most columns of a table; wider ones are not tables of this kind.
const COLUMNS: usize = 4096;

/// A column by its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Column(usize);

/// A table that is being read.
pub(super) struct Rows<'a> {
    text: &'a str,
    reader: csv::Reader<&'a [u8]>,
    names: Vec<String>,
    used: Vec<bool>,
    record: csv::StringRecord,
    number: u64,
    field: usize,
}

/// A row.
pub(super) struct Row<'a, 'r> {
    cells: &'r csv::StringRecord,
    /// Its number, from 1, the header not counted.
    pub(super) number: u64,
    /// Its words in the file.
    pub(super) words: &'a str,
}

impl Row<'_, '_> {
    /// A cell without blanks around it; empty where the row is too short.
    pub(super) fn get(&self, column: Column) -> &str {
        self.cells.get(column.0).unwrap_or_default().trim()
    }

    /// A cell of a column that the table may not have.
    pub(super) fn maybe(&self, column: Option<Column>) -> &str {
        column.map_or("", |column| self.get(column))
    }
}

impl<'a> Rows<'a> {
    /// Begins with the header. `field` is the longest cell that is believed.
    pub(super) fn of(text: &'a str, field: usize, report: &mut Report) -> Result<Self, ExchangeError> {
        let head = text.lines().next().unwrap_or_default();
        let head = head.split('\r').next().unwrap_or_default();
        let count = |c: char| head.matches(c).count();
        let delimiter = [(',', b','), (';', b';'), ('\t', b'\t')]
            .into_iter()
            .max_by_key(|(c, _)| count(*c));
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter.map_or(b',', |(_, byte)| byte))
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut record = csv::StringRecord::new();
        let some = reader.read_record(&mut record).map_err(|error| malformed(&error))?;
        if !some {
            return Err(ExchangeError::Empty);
        }
        if record.len() > COLUMNS {
            let (what, limit) = ("columns", COLUMNS);
            return Err(ExchangeError::TooMuch { what, limit });
        }
        let mut names: Vec<String> = Vec::with_capacity(record.len());
        for name in &record {
            let name = name.trim().trim_start_matches('\u{feff}').to_lowercase();
            if !name.is_empty() && names.contains(&name) {
                report.skip(Place::File, "exchange-column-twice", &*name);
            }
            names.push(name);
        }
        Ok(Self {
            text,
            reader,
            used: vec![false; names.len()],
            names,
            record,
            number: 0,
            field,
        })
    }

    /// The words of the header.
    pub(super) fn header(&self) -> &'a str {
        let end = self.reader.position().byte() as usize;
        trimmed(self.text, 0..end.min(self.text.len()))
    }

    /// A column that must be there.
    pub(super) fn need(&mut self, name: &str) -> Result<Column, ExchangeError> {
        self.find(&[name])
            .ok_or_else(|| ExchangeError::MissingColumn { column: name.to_owned() })
    }

    /// A column by the first of its names that the table has.
    pub(super) fn find(&mut self, names: &[&str]) -> Option<Column> {
        let at = names.iter().find_map(|name| self.names.iter().position(|n| n == name))?;
        if let Some(used) = self.used.get_mut(at) {
            *used = true;
        }
        Some(Column(at))
    }

    /// Tells which columns nobody has asked for: those of the format, which stay words of the document, and others.
    pub(super) fn tell_unused(&self, of_format: &[&str], report: &mut Report) {
        let mut known = Vec::new();
        for (name, _) in self
            .names
            .iter()
            .zip(&self.used)
            .filter(|(name, used)| !**used && !name.is_empty())
        {
            if of_format
                .iter()
                .any(|f| f == name || (f.ends_with('*') && name.starts_with(f.trim_end_matches('*'))))
            {
                known.push(name.as_str());
            } else {
                report.skip(Place::File, "exchange-column-unknown", name.as_str());
            }
        }
        if !known.is_empty() {
            report.skip(Place::File, "exchange-columns-unused", known.join(", "));
        }
    }

    /// The next row; `None` at the end. Empty rows are passed over, rows with a cell beyond the limit are reported.
    pub(super) fn next(&mut self, report: &mut Report) -> Result<Option<Row<'a, '_>>, ExchangeError> {
        loop {
            let from = self.reader.position().byte() as usize;
            let some = self.reader.read_record(&mut self.record).map_err(|error| malformed(&error))?;
            if !some {
                return Ok(None);
            }
            if self.record.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            self.number += 1;
            let place = Place::Row(self.number);
            if self.record.iter().any(|cell| cell.len() > self.field) {
                report.skip(place, "exchange-field-too-long", self.field.to_string());
                continue;
            }
            let (cells, columns) = (self.record.len(), self.names.len());
            if cells < columns {
                report.skip(place, "exchange-row-short", format!("{cells}/{columns}"));
            } else if self.record.iter().skip(columns).any(|cell| !cell.trim().is_empty()) {
                report.skip(place, "exchange-row-long", format!("{cells}/{columns}"));
            }
            let to = self.reader.position().byte() as usize;
            break Ok(Some(Row {
                cells: &self.record,
                number: self.number,
                words: trimmed(self.text, from..to.min(self.text.len())),
            }));
        }
    }

    /// How far it has been read, 0-1.
    pub(super) fn part(&self) -> f32 {
        self.reader.position().byte() as f32 / self.text.len().max(1) as f32
    }
}

/// Whether a cell can be the number of an alliance or a code: a few letters and digits.
pub(super) fn is_key(cell: &str, most: usize) -> bool {
    (1..=most).contains(&cell.len()) && cell.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn trimmed(text: &str, range: Range<usize>) -> &str {
    text.get(range).unwrap_or_default().trim_matches(['\r', '\n', '\u{feff}'])
}

fn malformed(error: &csv::Error) -> ExchangeError {
    ExchangeError::Malformed {
        line: error.position().map_or(0, csv::Position::line),
        problem: error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_with_their_words_whatever_ends_the_lines() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["\u{feff}A; b ;C", "1;\"x;y\";007", "", "2;;", "3"].join(end);
            let mut report = Report::default();
            let mut rows = Rows::of(&text, 100, &mut report).unwrap();
            assert_eq!(rows.header(), "A; b ;C");
            let (b, c) = (rows.need("b").unwrap(), rows.need("c").unwrap());
            let row = rows.next(&mut report).unwrap().unwrap();
            assert_eq!((row.get(b), row.get(c), row.words), ("x;y", "007", "1;\"x;y\";007"));
            let row = rows.next(&mut report).unwrap().unwrap();
            assert_eq!((row.number, row.get(b)), (2, ""));
            assert_eq!(rows.next(&mut report).unwrap().unwrap().get(c), "");
            assert!(rows.next(&mut report).unwrap().is_none());
            assert_eq!(report.totals, [("exchange-row-short", 1)]);
            assert!(matches!(rows.need("d"), Err(ExchangeError::MissingColumn { column }) if column == "d"));
        }
    }
}
