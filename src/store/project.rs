//! The project file: JSON with `format` and `version` first, then the lists of the dossier, then computed places.
//!
//! For `store` only. Fields that this version does not know stay in `extra` and are written again.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::stamp::Stamping;
use super::{Places, Stamp, StoreError, names, versions};
use crate::model::Dossier;
use crate::work::write_in_pieces;

/// What `format` must say.
const FORMAT: &str = "garant";
/// Keys of the file that are not the dossier's.
const FORMAT_KEY: &str = "format";
const VERSION_KEY: &str = "version";
const POSITIONS_KEY: &str = "positions";

/// Bytes that are written, and counted, at once.
const PIECE: usize = 1 << 18;
/// Files larger than this are compared byte by byte only, not record by record.
const LARGE: u64 = 64 << 20;

/// One step from a version to the next.
type Migration = fn(&mut Map<String, Value>);
/// Steps from version 1 upwards, in order. None yet: 1 is the first version.
const MIGRATIONS: &[Migration] = &[];
/// The version that is written.
const VERSION: u64 = MIGRATIONS.len() as u64 + 1;

/// What a project file holds.
#[derive(Debug, PartialEq)]
pub(super) struct Read {
    pub(super) dossier: Dossier,
    pub(super) positions: Places,
}

/// What must be known before the rest is read.
#[derive(Deserialize)]
struct Head {
    format: Option<Value>,
    version: Option<Value>,
}

/// A project as it is written.
#[derive(Serialize)]
pub(super) struct Written<'a> {
    format: &'a str,
    version: u64,
    #[serde(flatten)]
    dossier: &'a Dossier,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    positions: &'a Places,
}

impl<'a> Written<'a> {
    pub(super) fn new(dossier: &'a Dossier, positions: &'a Places) -> Self {
        Self {
            format: FORMAT,
            version: VERSION,
            dossier,
            positions,
        }
    }
}

/// What came of a save.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// The content of the file now.
    pub stamp: Stamp,
    /// The version that was replaced could not be kept.
    pub warning: Option<StoreError>,
}

/// Saves a project: beside, read back and compared, then swapped. The file that was there becomes a version.
///
/// `expected` is the content that the file must have if it is there; `None` writes over whatever it is. `note` is
/// told the new content just before the swap.
///
/// # Errors
/// [`StoreError`]; the file is then as it was. [`StoreError::Changed`] if somebody else has written to it.
pub fn save_over(
    path: &Path,
    dossier: &Dossier,
    positions: &Places,
    expected: Option<Stamp>,
    note: impl FnOnce(Stamp),
) -> Result<Saved, StoreError> {
    if let (Some(expected), Ok(present)) = (expected, Stamp::of_file(path))
        && present != expected
    {
        return Err(StoreError::Changed(path.to_owned()));
    }
    let mut positions = positions.clone();
    keep_fitting(&mut positions, dossier);
    let stamp = Cell::new(Stamp::of(&[]));
    let mut warning = None;
    let write = |file: &mut dyn Write| {
        stamp.set(write_to(file, dossier, &positions)?);
        Ok(())
    };
    let fits = |beside: &Path| {
        let fits = Stamp::of_file(beside)? == stamp.get() && reads_back(beside, stamp.get(), dossier, &positions)?;
        if fits {
            note(stamp.get());
            warning = versions::keep(&names::real(path)).err();
        }
        Ok(fits)
    };
    write_in_pieces(path, write, fits)?;
    let stamp = stamp.get();
    Ok(Saved { stamp, warning })
}

/// Saves a project over whatever stands there.
///
/// # Errors
/// As [`save_over`].
pub fn save(path: &Path, dossier: &Dossier, positions: &Places) -> Result<(), StoreError> {
    save_over(path, dossier, positions, None, |_| {}).map(drop)
}

/// Writes the content of a project file, piece by piece; what it is, by its stamp. The same dossier gives the same bytes.
pub(super) fn write_to(file: &mut dyn Write, dossier: &Dossier, positions: &Places) -> io::Result<Stamp> {
    let mut pieces = BufWriter::with_capacity(PIECE, Stamping::new(file));
    serde_json::to_writer_pretty(&mut pieces, &Written::new(dossier, positions))?;
    pieces.write_all(b"\n")?;
    pieces.into_inner().map_err(io::IntoInnerError::into_error)?.finish()
}

/// Whether the file can be read, and is this dossier. A very large one is not taken apart again: a second dossier beside
/// the first would need more room than the work itself, and that its bytes are those written is known.
fn reads_back(file: &Path, stamp: Stamp, dossier: &Dossier, positions: &Places) -> io::Result<bool> {
    if stamp.bytes > LARGE {
        return Ok(true);
    }
    let bytes = std::fs::read(file)?;
    Ok(decode(file, &bytes).is_ok_and(|read| read.dossier == *dossier && read.positions == *positions))
}

/// Reads a project from bytes; invariants are not checked.
pub(super) fn decode(path: &Path, bytes: &[u8]) -> Result<Read, StoreError> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| StoreError::NotUtf8 {
        path: path.to_owned(),
        byte: error.valid_up_to(),
    })?;
    parse(path, text)
}

/// Reads a project from text; invariants are not checked.
pub(super) fn parse(path: &Path, text: &str) -> Result<Read, StoreError> {
    let refused = |error: serde_json::Error| json_error(path, &error);
    if text.trim().is_empty() {
        return Err(StoreError::Empty(path.to_owned()));
    }
    // What this version has written needs one look only; whatever else it is, the rest finds out.
    if let Ok(dossier) = serde_json::from_str::<Dossier>(text)
        && dossier.extra.get(FORMAT_KEY).and_then(Value::as_str) == Some(FORMAT)
        && dossier.extra.get(VERSION_KEY).and_then(Value::as_u64) == Some(VERSION)
    {
        return finish(path, text, dossier);
    }
    // Mistakes of writing come first: they have a place, and the rest would only repeat them.
    serde_json::from_str::<IgnoredAny>(text).map_err(refused)?;
    if !text.trim_start().starts_with('{') {
        return Err(StoreError::NotAProject(path.to_owned()));
    }
    let head: Head = serde_json::from_str(text).map_err(refused)?;
    if head.format.as_ref().and_then(Value::as_str) != Some(FORMAT) {
        return Err(StoreError::NotAProject(path.to_owned()));
    }
    let version = head.version.as_ref().and_then(Value::as_u64).filter(|v| *v > 0);
    let version = version.ok_or_else(|| StoreError::NoVersion(path.to_owned()))?;
    if version > VERSION {
        return Err(StoreError::Newer {
            path: path.to_owned(),
            version,
        });
    }
    let dossier: Dossier = if version == VERSION {
        // Straight from the text, so that a mistake in a record is reported with its line.
        serde_json::from_str(text).map_err(refused)?
    } else {
        let mut fields: Map<String, Value> = serde_json::from_str(text).map_err(refused)?;
        migrate(&mut fields, version, MIGRATIONS);
        serde_json::from_value(Value::Object(fields)).map_err(refused)?
    };
    finish(path, text, dossier)
}

/// Takes out of a dossier what belongs to the file.
fn finish(path: &Path, text: &str, mut dossier: Dossier) -> Result<Read, StoreError> {
    dossier.extra.remove(FORMAT_KEY);
    dossier.extra.remove(VERSION_KEY);
    let mut positions = match dossier.extra.remove(POSITIONS_KEY) {
        Some(value) => serde_json::from_value(value).map_err(|error| positions_error(path, text, &error))?,
        None => Places::new(),
    };
    keep_fitting(&mut positions, &dossier);
    Ok(Read { dossier, positions })
}

/// Places are computed: one that no longer fits is left out and computed again.
fn keep_fitting(positions: &mut Places, dossier: &Dossier) {
    positions.retain(|actor, (x, y)| dossier.actors.contains_key(actor) && x.is_finite() && y.is_finite());
}

/// Takes the steps from `version` to the present one.
fn migrate(fields: &mut Map<String, Value>, version: u64, steps: &[Migration]) {
    let done = usize::try_from(version).unwrap_or(usize::MAX).saturating_sub(1);
    for step in steps.iter().skip(done) {
        step(fields);
    }
}

/// Lines (from 1) where the records with these identifiers begin.
pub(super) fn lines_of(bytes: &[u8], wanted: &BTreeSet<&str>) -> BTreeMap<String, usize> {
    let mut lines = BTreeMap::new();
    for (number, line) in String::from_utf8_lossy(bytes).lines().enumerate() {
        for rest in line.split("\"id\"").skip(1) {
            let id = rest.trim_start_matches([' ', ':', '"']).split('"').next().unwrap_or_default();
            if wanted.contains(id) {
                lines.entry(id.to_owned()).or_insert(number + 1);
            }
        }
    }
    lines
}

/// What is wrong with the JSON of a file, and where.
pub fn json_error(path: &Path, error: &serde_json::Error) -> StoreError {
    let (path, line, column) = (path.to_owned(), error.line().max(1), error.column().max(1));
    if error.is_eof() {
        return StoreError::Truncated { path, line, column };
    }
    StoreError::Json {
        path,
        line,
        column,
        reason: reason(error),
    }
}

fn positions_error(path: &Path, text: &str, error: &serde_json::Error) -> StoreError {
    let before = text
        .find(&format!("\"{POSITIONS_KEY}\""))
        .and_then(|at| text.get(..at))
        .unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, str::len) + 1;
    StoreError::Json {
        path: path.to_owned(),
        line,
        column,
        reason: reason(error),
    }
}

/// The reason without the place, which is told apart.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.rsplit_once(" at line ")
        .map_or(text.clone(), |(reason, _)| reason.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn older_versions_take_the_steps_they_need() {
        let steps: [Migration; 2] = [
            |fields| drop(fields.insert("first".into(), true.into())),
            |fields| drop(fields.insert("second".into(), true.into())),
        ];
        let mut fields = Map::new();
        migrate(&mut fields, 2, &steps);
        assert_eq!(fields.keys().collect::<Vec<_>>(), ["second"]);
        migrate(&mut fields, 1, &steps);
        assert_eq!(fields.len(), 2);
    }
}
