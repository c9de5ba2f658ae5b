//! Files of the dossier: the built-in one, project files, single text documents.
//!
//! For `app`, `cli` and `work`. It knows the model only; what went wrong comes back as [`StoreError`], which
//! `app::explain` puts into the user's words.
//! Not here: threads (`work`), figures, formats of other programs (`exchange`), PDF and Word (`reading`).

mod error;
mod project;
mod text;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{File, OpenOptions};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use crate::model::{ActorId, Broken, Document, Dossier};

pub use error::StoreError;
pub use project::save;

/// Computed places of actors, in layout units, kept so that a reopened picture is the same.
pub type Places = BTreeMap<ActorId, (f32, f32)>;

/// Files larger than this are refused before they are read.
const MOST_BYTES: u64 = 1 << 30;

/// Where a dossier comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// It came with the program.
    BuiltIn,
    /// A project file.
    Project(PathBuf),
    /// Single documents; there is no project file yet.
    Documents(Vec<PathBuf>),
}

/// A dossier as it was opened.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// The dossier.
    pub dossier: Dossier,
    /// Computed places that were saved with it.
    pub positions: Places,
    /// Where it comes from.
    pub source: Source,
    /// The file cannot be written: saving has to ask for another place.
    pub read_only: bool,
}

impl Opened {
    /// The dossier that comes with the program.
    pub fn built_in() -> Self {
        let text = include_str!(concat!(env!("OUT_DIR"), "/dossier.json"));
        // `build.rs` has packed and checked it; a test opens it again.
        let (dossier, positions) = project::parse(Path::new("dossier.json"), text)
            .map(|read| (read.dossier, read.positions))
            .unwrap_or_default();
        Self {
            dossier,
            positions,
            source: Source::BuiltIn,
            read_only: true,
        }
    }
}

/// The dossier that comes with the program.
pub fn built_in() -> Dossier {
    Opened::built_in().dossier
}

/// What a file holds, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Project,
    Document,
}

/// Opens a project (`.garant`, `.json`) or a document (`.txt`, `.md`).
///
/// # Errors
/// [`StoreError`], with the place in the file where there is one. Nothing is opened by halves.
pub fn open(path: &Path) -> Result<Opened, StoreError> {
    open_all(&[path.to_owned()])
}

/// Opens one project, or one or more documents together. No path at all opens the built-in dossier.
///
/// # Errors
/// As [`open`]; also for two projects, or a project together with documents.
pub fn open_all(paths: &[PathBuf]) -> Result<Opened, StoreError> {
    let [first, rest @ ..] = paths else {
        return Ok(Opened::built_in());
    };
    let texts = paths.iter().map(|path| contents(path)).collect::<Result<Vec<_>, _>>()?;
    if texts.iter().all(|(kind, _)| *kind == Kind::Document) {
        let mut dossier = Dossier::default();
        for (path, (_, bytes)) in paths.iter().zip(&texts) {
            let document = text::document(path, bytes, &dossier)?;
            if let Some(title) = paths.len().eq(&1).then(|| document.title.clone()) {
                dossier.header.title = title;
            }
            dossier.documents.insert(document.id, document);
        }
        return Ok(Opened {
            dossier,
            positions: Places::new(),
            source: Source::Documents(paths.to_vec()),
            read_only: false,
        });
    }
    if !rest.is_empty() {
        return Err(StoreError::NotTogether(
            paths.iter().map(|p| p.display().to_string()).collect(),
        ));
    }
    let read = texts.first().map_or_else(
        || Err(StoreError::Empty(first.clone())),
        |(_, bytes)| project::decode(first, bytes),
    )?;
    let broken = read.dossier.check();
    if !broken.is_empty() {
        let shown = broken.iter().take(3).map(ToString::to_string).collect();
        return Err(StoreError::Broken {
            path: first.clone(),
            first: shown,
            count: broken.len(),
        });
    }
    let read_only =
        OpenOptions::new().append(true).open(first).is_err() || first.metadata().is_ok_and(|m| m.permissions().readonly());
    Ok(Opened {
        dossier: read.dossier,
        positions: read.positions,
        source: Source::Project(first.clone()),
        read_only,
    })
}

/// Reads a text file as a document that can be added to `dossier` by an edit.
///
/// # Errors
/// As [`open`]; also if the file is no document.
pub fn read_document(path: &Path, dossier: &Dossier) -> Result<Document, StoreError> {
    match contents(path)? {
        (Kind::Document, bytes) => text::document(path, &bytes, dossier),
        (Kind::Project, _) => Err(StoreError::NotADocument(path.to_owned())),
    }
}

/// Every broken invariant of a project file, with the line of the record.
///
/// # Errors
/// As [`open`], except that broken references are the result and no error.
pub fn check(path: &Path) -> Result<(Dossier, Vec<(usize, Broken)>), StoreError> {
    let (Kind::Project, bytes) = contents(path)? else {
        return Err(StoreError::NotAProject(path.to_owned()));
    };
    let read = project::decode(path, &bytes)?;
    let broken = read.dossier.check();
    let wanted: BTreeSet<&str> = broken.iter().map(|b| b.item.as_str()).collect();
    let lines = project::lines_of(&bytes, &wanted);
    let placed = broken
        .iter()
        .map(|b| (lines.get(b.item.as_str()).copied().unwrap_or(1), b.clone()))
        .collect();
    Ok((read.dossier, placed))
}

/// Reads a file of a kind that can be opened.
fn contents(path: &Path) -> Result<(Kind, Vec<u8>), StoreError> {
    let failed = |error: &std::io::Error| StoreError::reading(path, error);
    let facts = path.metadata().map_err(|error| failed(&error))?;
    if facts.is_dir() {
        return Err(StoreError::Directory(path.to_owned()));
    }
    // A pipe or device could keep the program waiting for ever.
    if !facts.is_file() {
        return Err(StoreError::NotAFile(path.to_owned()));
    }
    let kind = kind(path)?;
    if facts.len() > MOST_BYTES {
        return Err(StoreError::TooLarge(path.to_owned()));
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| failed(&error))?;
    file.take(MOST_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| failed(&error))?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(StoreError::TooLarge(path.to_owned()));
    }
    if bytes.is_empty() {
        return Err(StoreError::Empty(path.to_owned()));
    }
    Ok((kind, bytes))
}

fn kind(path: &Path) -> Result<Kind, StoreError> {
    let extension = path
        .extension()
        .map(|e| e.to_string_lossy().to_lowercase())
        .unwrap_or_default();
    match extension.as_str() {
        "garant" | "json" => Ok(Kind::Project),
        "txt" | "text" | "md" | "markdown" => Ok(Kind::Document),
        "htm" | "html" | "xhtml" | "doc" | "docx" | "odt" | "rtf" | "pdf" | "epub" => Err(StoreError::LaterReader {
            path: path.to_owned(),
            extension,
        }),
        _ => Err(StoreError::UnknownKind(path.to_owned())),
    }
}

#[cfg(test)]
mod tests;
