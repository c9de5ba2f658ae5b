//! What keeps a journal file in step with a list of entries, whatever happens to the disk.
//!
//! Everything since the base stays in memory (records are shared with the dossier and the history), so that a file
//! that was lost, filled up or became unwritable can be written anew, here or in another place.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use super::super::{Places, StoreError, names};
use super::lines::{self, Base, Entry, Header, Mark, Numbered};
use crate::model::{Dossier, Localised};
use crate::work::WriteError;

/// Where a journal lies and what it begins from.
#[derive(Debug, Clone)]
pub struct Beginning {
    /// What the steps begin from.
    pub base: Base,
    /// The dossier itself, for [`Base::Snapshot`].
    pub snapshot: Option<(Dossier, Places)>,
    /// Title of the dossier, so that a person knows it again.
    pub title: Localised,
    /// The project beside which it lies; `None` for one without a file, or one that may not be written.
    pub project: Option<PathBuf>,
    /// The user's data folder, for everything that cannot lie beside a project.
    pub data: Option<PathBuf>,
}

impl Beginning {
    /// The folder of this run says nothing to the next.
    pub(super) fn absolute(mut self) -> Self {
        if let Base::File { path, .. } = &mut self.base {
            *path = names::real(path);
        }
        self.project = self.project.map(|project| names::real(&project));
        self
    }
}

struct Out {
    file: File,
    path: PathBuf,
    length: u64,
}

/// A journal file and what must stand in it.
pub(super) struct Writer {
    beginning: Beginning,
    entries: Vec<Entry>,
    /// How many of them stand in the file.
    written: usize,
    out: Option<Out>,
    /// The journal that this one carries on; it goes once this one stands.
    follows: Option<PathBuf>,
}

impl Writer {
    pub(super) fn new(beginning: Beginning, kept: Vec<Numbered>, follows: Option<PathBuf>) -> Self {
        Self {
            beginning,
            entries: kept.into_iter().map(Entry::Step).collect(),
            written: 0,
            out: None,
            follows,
        }
    }

    pub(super) fn push_step(&mut self, step: Numbered) {
        self.entries.push(Entry::Step(step));
    }

    /// Remembers that a save is about to take place. Without steps there is nothing to remember it for.
    pub(super) fn push_mark(&mut self, mark: Mark) {
        if !self.entries.is_empty() {
            self.entries.push(Entry::Saving(mark));
        }
    }

    /// The project was saved with all steps up to `mark.after`: begins anew from there.
    pub(super) fn begin_from(&mut self, mark: &Mark) {
        self.beginning.base = Base::File {
            path: mark.path.clone(),
            stamp: mark.stamp,
        };
        self.beginning.snapshot = None;
        self.beginning.project = Some(mark.path.clone());
        self.entries
            .retain(|entry| matches!(entry, Entry::Step(step) if step.n > mark.after));
        self.written = 0;
        let old = self.out.take().map(|out| out.path);
        // The old file stays until the new one stands; without steps none is needed.
        self.follows = old.or(self.follows.take());
        if self.entries.is_empty() {
            self.remove_followed();
        }
    }

    /// The work is given up: nothing of it is kept.
    pub(super) fn discard(&mut self) {
        self.entries.clear();
        self.written = 0;
        self.follows = self.out.take().map(|out| out.path).or(self.follows.take());
        self.remove_followed();
    }

    /// Lets go of the file: whoever comes next may take the work up.
    pub(super) fn close(&mut self) {
        self.out = None;
        self.entries.clear();
    }

    /// Brings the file up to date and onto the disk.
    pub(super) fn flush(&mut self) -> Result<(), StoreError> {
        let nowhere = self.beginning.project.is_none() && self.beginning.data.is_none();
        if nowhere || self.entries.is_empty() || (self.written == self.entries.len() && self.is_there()) {
            return Ok(());
        }
        let appended = if self.is_there() {
            self.append()
        } else {
            Err(io::ErrorKind::NotFound.into())
        };
        if appended.is_err() {
            self.write_anew()?;
        }
        self.written = self.entries.len();
        self.remove_followed();
        Ok(())
    }

    /// Whether the file still stands where it was written, as long as it was.
    fn is_there(&self) -> bool {
        self.out
            .as_ref()
            .is_some_and(|out| out.path.metadata().is_ok_and(|facts| facts.len() == out.length))
    }

    fn append(&mut self) -> io::Result<()> {
        let Some(out) = &mut self.out else {
            return Err(io::ErrorKind::NotFound.into());
        };
        let new = self.entries.get(self.written..).unwrap_or_default();
        let done = write_entries(&out.file, new).and_then(|()| out.file.sync_data());
        match done.and_then(|()| out.file.metadata()) {
            Ok(facts) => {
                out.length = facts.len();
                Ok(())
            }
            Err(error) => {
                // A half line would hide what comes after it.
                let _may_fail_too = out.file.set_len(out.length);
                Err(error)
            }
        }
    }

    /// Writes the whole journal beside the project or, where that cannot be, in the data folder.
    fn write_anew(&mut self) -> Result<(), StoreError> {
        let beside = self.beginning.project.as_deref().map(names::journal_of);
        let mut first = None;
        if let Some(path) = beside {
            match self.write_to(&path) {
                Ok(()) => return Ok(()),
                Err(error) => first = Some(failed(&path, &error)),
            }
        }
        if let Some(folder) = self.beginning.data.clone() {
            // The one that already lies there is written over.
            let own = self
                .out
                .as_ref()
                .map(|out| out.path.clone())
                .filter(|path| path.parent() == Some(&folder));
            let done = fs::create_dir_all(&folder).and_then(|()| {
                let path = own.unwrap_or_else(|| names::journal_in(&folder));
                self.write_to(&path)
            });
            match done {
                Ok(()) => return Ok(()),
                Err(error) => first = first.or_else(|| Some(failed(&folder, &error))),
            }
        }
        Err(first.unwrap_or_else(|| failed(Path::new(""), &io::ErrorKind::NotFound.into())))
    }

    fn write_to(&mut self, path: &Path) -> io::Result<()> {
        let new = names::beside(path);
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(true)
            .open(&new)?;
        let written = self.write_all(&file);
        if let Err(error) = written {
            drop(file);
            let _left_behind = fs::remove_file(&new);
            return Err(error);
        }
        // Held as long as the program runs, so that no other window takes the work for lost.
        let _not_everywhere = file.try_lock();
        // What another run has left there waits for a decision and is not written over.
        let own = self.out.as_ref().is_some_and(|out| out.path == path) || self.follows.as_deref() == Some(path);
        if !own && path.exists() {
            fs::rename(path, names::aside(path))?;
        }
        fs::rename(&new, path)?;
        sync_folder(path);
        if let Some(old) = self.out.take().filter(|out| out.path != path) {
            self.follows = Some(old.path);
        }
        if self.follows.as_deref() == Some(path) {
            self.follows = None;
        }
        let length = file.metadata()?.len();
        self.out = Some(Out {
            file,
            path: path.to_owned(),
            length,
        });
        Ok(())
    }

    fn write_all(&self, file: &File) -> io::Result<()> {
        let beginning = &self.beginning;
        let mut buffer = BufWriter::with_capacity(1 << 16, file);
        lines::write_line(&mut buffer, &Header::new(beginning.title.clone(), beginning.base.clone()))?;
        if let Some((dossier, places)) = &beginning.snapshot {
            lines::write_snapshot(&mut buffer, dossier, places)?;
        }
        buffer.flush()?;
        drop(buffer);
        write_entries(file, &self.entries)?;
        file.sync_all()
    }

    fn remove_followed(&mut self) {
        if let Some(path) = self.follows.take() {
            // One that cannot be removed is recognised as contained, or offered once more.
            let _left_behind = fs::remove_file(&path);
        }
    }
}

fn write_entries(file: &File, entries: &[Entry]) -> io::Result<()> {
    let mut buffer = BufWriter::with_capacity(1 << 16, file);
    for entry in entries {
        lines::write_line(&mut buffer, entry)?;
    }
    buffer.flush()
}

fn sync_folder(path: &Path) {
    if let Ok(folder) = File::open(names::folder_of(path)) {
        let _not_everywhere = folder.sync_all();
    }
}

fn failed(path: &Path, error: &io::Error) -> StoreError {
    StoreError::Journal(WriteError::of(path, error))
}
