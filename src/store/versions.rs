//! Earlier versions of a project: the last ten, in a hidden folder beside it.
//!
//! A version is the file that a save replaces, linked and not copied where the system can. Numbers, not dates, tell
//! the order, for a clock can be set back. Nothing here ever makes a save fail.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::{Opened, StoreError, names};

/// How many are kept.
const KEPT: usize = 10;

/// An earlier version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Counts up with every save.
    pub number: u64,
    /// When it was written, by the clock of that day.
    pub written: Option<SystemTime>,
    /// Its size in bytes.
    pub bytes: u64,
    /// Where it lies.
    pub path: PathBuf,
}

/// The versions of a project, the latest first.
pub fn versions(project: &Path) -> Vec<Version> {
    let entries = fs::read_dir(names::versions_of(&names::real(project)));
    let mut found: Vec<Version> = entries
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let number = path.file_stem()?.to_str()?.parse().ok()?;
            let facts = path.metadata().ok().filter(fs::Metadata::is_file)?;
            Some(Version {
                number,
                written: facts.modified().ok(),
                bytes: facts.len(),
                path,
            })
        })
        .collect();
    found.sort_by_key(|version| std::cmp::Reverse(version.number));
    found
}

/// Opens a version to look at; it is never written to.
///
/// # Errors
/// As [`super::open`].
pub fn open_version(version: &Version) -> Result<Opened, StoreError> {
    let mut opened = super::open(&version.path)?;
    opened.read_only = true;
    Ok(opened)
}

/// Keeps the present file of a project, which is about to be replaced.
///
/// # Errors
/// What the system says; the project is as it was.
pub(super) fn keep(project: &Path) -> Result<(), StoreError> {
    let failed = |error: io::Error| StoreError::Versions {
        path: names::versions_of(project),
        reason: error.to_string(),
    };
    let facts = match project.metadata() {
        Ok(facts) => facts,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(failed(error)),
    };
    let folder = names::versions_of(project);
    fs::create_dir_all(&folder).map_err(failed)?;
    let all = versions(project);
    // A save that failed after this step has kept the same file already.
    let same = |v: &Version| v.bytes == facts.len() && v.written.is_some() && v.written == facts.modified().ok();
    if all.first().is_some_and(same) {
        return Ok(());
    }
    let number = all.first().map_or(1, |version| version.number.saturating_add(1));
    let target = folder.join(format!("{number:06}.garant"));
    if fs::hard_link(project, &target).is_err() {
        fs::copy(project, &target).map_err(failed)?;
    }
    for old in all.iter().skip(KEPT - 1) {
        fs::remove_file(&old.path).map_err(failed)?;
    }
    Ok(())
}
