//! Files of the dossier: the built-in one, project files with journal and versions, the small files beside figures; and
//! which files lie in folders.
//!
//! For `app`, `cli` and `ingest`. It knows the model and `work` only; what went wrong comes back as [`StoreError`], which
//! `app::explain` puts into the user's words.
//! Not here: threads (`work`), figures, formats of other programs (`exchange`), documents (`reading`, `ingest`).

mod error;
mod folders;
pub mod journal;
mod lock;
mod names;
mod project;
pub mod recovery;
mod stamp;
mod versions;
pub mod view_file;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{File, OpenOptions};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use crate::model::{ActorId, Broken, Dossier};

pub use error::StoreError;
pub use folders::files_in;
pub use journal::Journal;
pub use lock::Lock;
pub use project::{Saved, json_error, save, save_over};
pub use stamp::Stamp;
pub use versions::{Version, open_version, versions};
pub use view_file::{ViewFile, is_view};

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
    /// Documents and folders still to be read (`ingest`); there is no project file yet.
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
    /// The content of the project file as it was read.
    pub stamp: Option<Stamp>,
    /// The small file beside a figure that asks for a view of it.
    pub view: Option<PathBuf>,
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
            stamp: None,
            view: None,
        }
    }

    /// An empty dossier.
    pub fn empty() -> Self {
        Self::to_read(Vec::new())
    }

    /// An empty dossier that documents are to be read into.
    fn to_read(paths: Vec<PathBuf>) -> Self {
        Self {
            dossier: Dossier::default(),
            positions: Places::new(),
            source: Source::Documents(paths),
            read_only: false,
            stamp: None,
            view: None,
        }
    }
}

/// The dossier that comes with the program.
pub fn built_in() -> Dossier {
    Opened::built_in().dossier
}

/// Opens a project.
///
/// # Errors
/// [`StoreError`], with the place in the file where there is one. Nothing is opened by halves.
pub fn open(path: &Path) -> Result<Opened, StoreError> {
    let bytes = read_bytes(path, MOST_BYTES)?;
    let read = project::decode(path, &bytes)?;
    let broken = read.dossier.check();
    if !broken.is_empty() {
        let shown = broken.iter().take(3).map(ToString::to_string).collect();
        return Err(StoreError::Broken {
            path: path.to_owned(),
            first: shown,
            count: broken.len(),
        });
    }
    let read_only =
        OpenOptions::new().append(true).open(path).is_err() || path.metadata().is_ok_and(|m| m.permissions().readonly());
    Ok(Opened {
        dossier: read.dossier,
        positions: read.positions,
        source: Source::Project(path.to_owned()),
        read_only,
        stamp: Some(Stamp::of(&bytes)),
        view: None,
    })
}

/// Whether a file is a project by its name.
pub fn is_project(path: &Path) -> bool {
    let extension = path.extension().map(|e| e.to_string_lossy().to_lowercase());
    matches!(extension.as_deref(), Some("garant" | "json"))
}

/// Opens one project, or stands ready to read one or more documents and folders. No path at all opens the built-in
/// dossier.
///
/// # Errors
/// As [`open`]; also for two projects, a project together with documents, and paths where nothing is.
pub fn open_all(paths: &[PathBuf]) -> Result<Opened, StoreError> {
    if let Some(view) = paths.iter().find(|path| is_view(path)) {
        return view_file::open_with(view, paths);
    }
    let [first, rest @ ..] = paths else {
        return Ok(Opened::built_in());
    };
    for path in paths {
        path.metadata().map_err(|error| StoreError::reading(path, &error))?;
    }
    if !paths.iter().any(|path| is_project(path)) {
        return Ok(Opened::to_read(paths.to_vec()));
    }
    if !rest.is_empty() {
        return Err(StoreError::NotTogether(
            paths.iter().map(|p| p.display().to_string()).collect(),
        ));
    }
    open(first)
}

/// Every broken invariant of a project file, with the line of the record.
///
/// # Errors
/// As [`open`], except that broken references are the result and no error.
pub fn check(path: &Path) -> Result<(Dossier, Vec<(usize, Broken)>), StoreError> {
    let bytes = read_bytes(path, MOST_BYTES)?;
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

/// The first bytes of an ordinary file, at most so many.
///
/// # Errors
/// [`StoreError`] for what is no ordinary file or cannot be read.
pub fn read_head(path: &Path, most: u64) -> Result<Vec<u8>, StoreError> {
    let failed = |error: &std::io::Error| StoreError::reading(path, error);
    if !path.metadata().map_err(|error| failed(&error))?.is_file() {
        return Err(StoreError::NotAFile(path.to_owned()));
    }
    let mut head = Vec::new();
    let file = File::open(path).map_err(|error| failed(&error))?;
    file.take(most).read_to_end(&mut head).map_err(|error| failed(&error))?;
    Ok(head)
}

/// Reads an ordinary file of at most `most` bytes.
///
/// # Errors
/// [`StoreError`] for what is no ordinary file, too large, empty, or cannot be read.
pub fn read_bytes(path: &Path, most: u64) -> Result<Vec<u8>, StoreError> {
    let failed = |error: &std::io::Error| StoreError::reading(path, error);
    let facts = path.metadata().map_err(|error| failed(&error))?;
    if facts.is_dir() {
        return Err(StoreError::Directory(path.to_owned()));
    }
    // A pipe or device could keep the program waiting for ever.
    if !facts.is_file() {
        return Err(StoreError::NotAFile(path.to_owned()));
    }
    let too_large = || StoreError::TooLarge {
        path: path.to_owned(),
        most,
    };
    if facts.len() > most {
        return Err(too_large());
    }
    let mut bytes = Vec::with_capacity(facts.len() as usize + 1);
    let file = File::open(path).map_err(|error| failed(&error))?;
    file.take(most + 1).read_to_end(&mut bytes).map_err(|error| failed(&error))?;
    if bytes.len() as u64 > most {
        return Err(too_large());
    }
    if bytes.is_empty() {
        return Err(StoreError::Empty(path.to_owned()));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests;
