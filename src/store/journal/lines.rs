//! The lines of a journal: `[content,"checksum"]`, each on its own, so that a torn end costs one line at most.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::super::{Places, Stamp, StoreError, project};
use crate::model::{Dossier, Localised, Step};

/// What `format` must say.
const FORMAT: &str = "garant-journal";
/// The version that is written.
const VERSION: u64 = 1;

/// What the steps of a journal begin from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Base {
    /// A new dossier.
    Empty,
    /// A project file with this content.
    File {
        /// Where it lies.
        path: PathBuf,
        /// Its content.
        stamp: Stamp,
    },
    /// The dossier that stands in the second line.
    Snapshot,
}

/// The first line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::store) struct Header {
    format: String,
    version: u64,
    /// When it was begun, by the clock of that day; nothing depends on it.
    pub(in crate::store) begun: String,
    /// Title of the dossier.
    pub(in crate::store) title: Localised,
    pub(in crate::store) base: Base,
}

impl Header {
    pub(super) fn new(title: Localised, base: Base) -> Self {
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            begun: now(),
            title,
            base,
        }
    }
}

/// A step with its number and time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Numbered {
    /// Counts up without a gap.
    pub n: u64,
    /// When it was made, by the clock of that day; nothing depends on it.
    pub at: String,
    /// What was done.
    pub step: Step,
}

/// Said before a save takes place: all steps up to `after` are in the file with this content, if it is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::store) struct Mark {
    pub(in crate::store) path: PathBuf,
    pub(in crate::store) stamp: Stamp,
    pub(in crate::store) after: u64,
}

/// A line after the first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::store) enum Entry {
    Step(Numbered),
    Saving(Mark),
}

/// What was read of a journal.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::store) struct Lines {
    pub(in crate::store) header: Header,
    pub(in crate::store) snapshot: Option<(Dossier, Places)>,
    pub(in crate::store) entries: Vec<Entry>,
    /// Line from which on nothing can be read; a torn last line does not count.
    pub(in crate::store) broken: Option<usize>,
}

/// The time by the clock, to the second.
pub(super) fn now() -> String {
    jiff::Timestamp::now()
        .round(jiff::Unit::Second)
        .unwrap_or_default()
        .to_string()
}

/// Passes on what is written and works out its checksum.
struct Summing<'a> {
    out: &'a mut dyn Write,
    sum: crc32fast::Hasher,
}

impl Write for Summing<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let n = self.out.write(bytes)?;
        self.sum.update(bytes.get(..n).unwrap_or_default());
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Writes a line as a stream: an import of ten thousand documents is one line.
pub(super) fn write_line(out: &mut dyn Write, content: &impl Serialize) -> io::Result<()> {
    out.write_all(b"[")?;
    let mut summing = Summing {
        out,
        sum: crc32fast::Hasher::new(),
    };
    serde_json::to_writer(&mut summing, content)?;
    let sum = summing.sum.finalize();
    writeln!(out, ",\"{sum:08x}\"]")
}

/// Writes the dossier that a journal begins from.
pub(super) fn write_snapshot(out: &mut dyn Write, dossier: &Dossier, places: &Places) -> io::Result<()> {
    write_line(out, &project::Written::new(dossier, places))
}

/// The content of a line, if its checksum is right.
fn content(line: &[u8]) -> Option<&[u8]> {
    let inner = line.strip_prefix(b"[")?.strip_suffix(b"\"]")?;
    let (inner, sum) = inner.split_at_checked(inner.len().checked_sub(8)?)?;
    let content = inner.strip_suffix(b",\"")?;
    let sum = u32::from_str_radix(std::str::from_utf8(sum).ok()?, 16).ok()?;
    (crc32fast::hash(content) == sum).then_some(content)
}

/// Reads a journal as far as it can be read; `None` if not even its beginning was written.
///
/// # Errors
/// [`StoreError::JournalNewer`] for one of a later program.
pub(in crate::store) fn read(path: &Path, bytes: &[u8]) -> Result<Option<Lines>, StoreError> {
    let whole = bytes.ends_with(b"\n");
    let mut lines: Vec<&[u8]> = bytes.split(|b| *b == b'\n').collect();
    // After the last line break there is nothing, or a line that was torn.
    lines.pop();
    let mut broken = None;
    let mut place = 0;
    let count = lines.len();
    let last_is_broken = |number: usize| whole && number == count;
    let header = lines.first().and_then(|line| content(line));
    let Some(header) = header.and_then(|text| serde_json::from_slice::<Header>(text).ok()) else {
        return match header.and_then(|text| serde_json::from_slice::<serde_json::Value>(text).ok()) {
            Some(value) if value["version"].as_u64().is_some_and(|v| v > VERSION) => {
                Err(StoreError::JournalNewer(path.to_owned()))
            }
            _ if count <= 1 => Ok(None),
            _ => Err(StoreError::JournalDamaged {
                path: path.to_owned(),
                line: 1,
            }),
        };
    };
    if header.format != FORMAT || header.version > VERSION {
        return Err(StoreError::JournalNewer(path.to_owned()));
    }
    place += 1;
    let mut snapshot = None;
    if header.base == Base::Snapshot {
        let text = lines
            .get(place)
            .and_then(|line| content(line))
            .and_then(|t| std::str::from_utf8(t).ok());
        let Some(text) = text else {
            return if count <= 2 {
                Ok(None)
            } else {
                Err(StoreError::JournalDamaged {
                    path: path.to_owned(),
                    line: 2,
                })
            };
        };
        let read = project::parse(path, text)?;
        snapshot = Some((read.dossier, read.positions));
        place += 1;
    }
    let mut entries = Vec::new();
    let mut next = None;
    for (number, line) in lines.iter().enumerate().skip(place) {
        let entry = content(line).and_then(|text| serde_json::from_slice::<Entry>(text).ok());
        let fits = match &entry {
            None => false,
            Some(Entry::Saving(_)) => true,
            // A line that is missing in the middle would lead to another dossier.
            Some(Entry::Step(step)) => {
                let fits = next.is_none_or(|n| n == step.n);
                next = Some(step.n.saturating_add(1));
                fits
            }
        };
        let Some(entry) = entry.filter(|_| fits) else {
            broken = (!last_is_broken(number + 1)).then_some(number + 1);
            break;
        };
        entries.push(entry);
    }
    Ok(Some(Lines {
        header,
        snapshot,
        entries,
        broken,
    }))
}
