//! Work that a crash has cut off: which journals wait, what each holds, and how it is taken up or thrown away.
//!
//! Journals of a program that is still running are locked by it and left alone.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use super::journal::lines::{self, Entry, Lines};
use super::journal::{Base, Numbered};
use super::{Opened, Places, Source, Stamp, StoreError, names, versions};
use crate::model::{Dossier, Localised};

/// A journal larger than this is not read.
const MOST_BYTES: u64 = 1 << 31;

/// What the steps of a journal are to be made on.
#[derive(Debug, Clone, PartialEq)]
pub enum Ground {
    /// A new dossier.
    Empty,
    /// The dossier that the journal itself holds.
    Snapshot(Box<(Dossier, Places)>),
    /// The project file, which is as it was.
    File(PathBuf, Stamp),
    /// The project file has been changed since; this earlier version is what the work began from.
    Version(PathBuf, Stamp),
    /// The project file has been changed since, and the version the work began from is not kept.
    Changed(PathBuf),
    /// The project file is gone.
    Gone(PathBuf),
}

/// Work that waits to be taken up.
#[derive(Debug, Clone, PartialEq)]
pub struct Waiting {
    /// The journal.
    pub path: PathBuf,
    /// The project it belongs to, where there is one.
    pub project: Option<PathBuf>,
    /// Title of the dossier.
    pub title: Localised,
    /// What the steps are to be made on.
    pub ground: Ground,
    /// The steps that no file holds yet, the oldest first.
    pub steps: Vec<Numbered>,
    /// Line of the journal from which on it cannot be read; what stands before it can be taken up.
    pub broken: Option<usize>,
}

impl Waiting {
    /// When the last step was made, by the clock of that day.
    pub fn last_change(&self) -> &str {
        self.steps.last().map_or("", |step| &step.at)
    }

    /// What the steps are to be made on, opened.
    ///
    /// # Errors
    /// As [`super::open`]; [`StoreError::BaseGone`] if nothing of it is left.
    pub fn open_ground(&self) -> Result<Opened, StoreError> {
        let unsaved = |dossier, positions| Opened {
            dossier,
            positions,
            source: Source::Documents(Vec::new()),
            read_only: false,
            stamp: None,
            view: None,
        };
        Ok(match &self.ground {
            Ground::Empty => unsaved(Dossier::default(), Places::new()),
            Ground::Snapshot(kept) => unsaved(kept.0.clone(), kept.1.clone()),
            Ground::File(path, _) | Ground::Changed(path) => super::open(path)?,
            Ground::Version(path, stamp) => {
                let mut opened = super::open(path)?;
                // Saving will find that the file is not what the work began from, and ask.
                opened.stamp = Some(*stamp);
                opened.read_only = false;
                if let Some(project) = &self.project {
                    opened.source = Source::Project(project.clone());
                }
                opened
            }
            Ground::Gone(path) => return Err(StoreError::BaseGone(path.clone())),
        })
    }

    /// Keeps a copy of a journal that can be taken up in part only.
    ///
    /// # Errors
    /// What the system says; the journal is as it was.
    pub fn keep_rest(&self) -> Result<(), StoreError> {
        let mut copy = self.path.clone().into_os_string();
        copy.push(".damaged");
        let failed = |error| StoreError::Write(crate::work::WriteError::of(&self.path, &error));
        fs::copy(&self.path, copy).map(drop).map_err(failed)
    }

    /// Throws the work away.
    ///
    /// # Errors
    /// What the system says; the journal is as it was.
    pub fn discard(&self) -> Result<(), StoreError> {
        fs::remove_file(&self.path).map_err(|error| StoreError::Write(crate::work::WriteError::of(&self.path, &error)))
    }
}

/// What waits for a project: beside it, and in the data folder. Journals that cannot be read come as errors.
pub fn waiting_for(project: &Path, data: Option<&Path>) -> (Vec<Waiting>, Vec<StoreError>) {
    let project = names::real(project);
    let (mut found, mut errors) = read_all(journals_beside(&project));
    if let Some(data) = data {
        let (elsewhere, more) = read_all(journals_in(data));
        found.extend(elsewhere.into_iter().filter(|w| w.project.as_ref() == Some(&project)));
        errors.extend(more);
    }
    (without_twins(found), errors)
}

/// What waits at the start of the program: in the data folder, and beside the project that is opened.
pub fn waiting_at_start(project: Option<&Path>, data: Option<&Path>) -> (Vec<Waiting>, Vec<StoreError>) {
    let (mut found, mut errors) = data.map(|data| read_all(journals_in(data))).unwrap_or_default();
    let project = project.map(names::real);
    // A journal in the data folder can have a twin beside the project it belongs to.
    let mut projects: Vec<PathBuf> = found
        .iter()
        .filter_map(|w| w.project.clone())
        .chain(project.clone())
        .collect();
    projects.sort();
    projects.dedup();
    for beside in projects {
        let (more, problems) = read_all(journals_beside(&beside));
        found.extend(more);
        errors.extend(problems);
    }
    (without_twins(found), errors)
}

/// A crash while a journal moved has left it in two places: the one that holds less goes.
fn without_twins(found: Vec<Waiting>) -> Vec<Waiting> {
    let mut kept: Vec<Waiting> = Vec::new();
    for waiting in found {
        let twin = kept
            .iter_mut()
            .find(|other| other.project == waiting.project && other.ground == waiting.ground && begin_alike(other, &waiting));
        match twin {
            None => kept.push(waiting),
            Some(other) => {
                let gone = if other.steps.len() < waiting.steps.len() {
                    std::mem::replace(other, waiting)
                } else {
                    waiting
                };
                let _tried_again = fs::remove_file(&gone.path);
            }
        }
    }
    kept
}

/// Whether one journal holds all that the other holds.
fn begin_alike(one: &Waiting, other: &Waiting) -> bool {
    one.broken.is_none() && other.broken.is_none() && one.steps.iter().zip(&other.steps).all(|(a, b)| a == b)
}

fn journals_beside(project: &Path) -> Vec<PathBuf> {
    let own = names::journal_of(project);
    let own_name = own.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut found = journals_in(names::folder_of(project));
    found.retain(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.strip_prefix(&own_name)
            .is_some_and(|end| end.is_empty() || end.starts_with('.'))
    });
    found
}

fn journals_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut found: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|e| e.path()))
        .filter(|path| names::is_journal(path))
        .collect();
    found.sort();
    found
}

fn read_all(paths: Vec<PathBuf>) -> (Vec<Waiting>, Vec<StoreError>) {
    let mut found = Vec::new();
    let mut errors = Vec::new();
    for path in paths {
        match read(&path) {
            Ok(Some(waiting)) => found.push(waiting),
            Ok(None) => {}
            Err(error) => errors.push(error),
        }
    }
    (found, errors)
}

/// What a journal holds that no file holds yet; `None` if that is nothing, or if it belongs to a running program.
fn read(path: &Path) -> Result<Option<Waiting>, StoreError> {
    if is_held(path) {
        return Ok(None);
    }
    let bytes = match super::read_bytes(path, MOST_BYTES) {
        Ok(bytes) => bytes,
        // A crash before the first line.
        Err(StoreError::Empty(_)) => {
            let _tried_again = fs::remove_file(path);
            return Ok(None);
        }
        Err(error) => return Err(error),
    };
    let waiting = lines::read(path, &bytes)?.map(|lines| judge(path, lines));
    match waiting {
        Some(waiting) if !waiting.steps.is_empty() || waiting.broken.is_some() => Ok(Some(waiting)),
        // Everything is in a file: the crash came just after a save.
        _ => {
            let _tried_again = fs::remove_file(path);
            Ok(None)
        }
    }
}

fn is_held(path: &Path) -> bool {
    File::open(path).is_ok_and(|file| matches!(file.try_lock(), Err(TryLockError::WouldBlock)))
}

/// Which steps are in no file yet, and what they are to be made on.
fn judge(path: &Path, lines: Lines) -> Waiting {
    let mut steps = Vec::new();
    let mut marks = Vec::new();
    for entry in lines.entries {
        match entry {
            Entry::Step(step) => steps.push(step),
            Entry::Saving(mark) => marks.push(mark),
        }
    }
    let is = |path: &Path, stamp: Stamp| Stamp::of_file(path).is_ok_and(|present| present == stamp);
    let saved = marks.iter().rev().find(|mark| is(&mark.path, mark.stamp));
    let (project, ground) = match (saved, lines.header.base, lines.snapshot) {
        (Some(mark), _, _) => {
            steps.retain(|step| step.n > mark.after);
            (Some(mark.path.clone()), Ground::File(mark.path.clone(), mark.stamp))
        }
        (None, Base::Empty, _) => (None, Ground::Empty),
        (None, Base::Snapshot, snapshot) => (None, Ground::Snapshot(Box::new(snapshot.unwrap_or_default()))),
        (None, Base::File { path, stamp }, _) => (Some(path.clone()), ground_of(&path, stamp, is)),
    };
    Waiting {
        path: path.to_owned(),
        project: project.map(|project| names::real(&project)),
        title: lines.header.title,
        ground,
        steps,
        broken: lines.broken,
    }
}

fn ground_of(path: &Path, stamp: Stamp, is: impl Fn(&Path, Stamp) -> bool) -> Ground {
    if is(path, stamp) {
        return Ground::File(path.to_owned(), stamp);
    }
    let mut kept = versions::versions(path).into_iter().filter(|v| v.bytes == stamp.bytes);
    match kept.find(|version| is(&version.path, stamp)) {
        Some(version) => Ground::Version(version.path, stamp),
        None if path.exists() => Ground::Changed(path.to_owned()),
        None => Ground::Gone(path.to_owned()),
    }
}
