//! One window for one project: the lock that says who writes to it.
//!
//! The system holds the lock as long as the program runs, so that a file left behind by a crash means nothing.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use super::StoreError;
use super::names;

/// Held while a project is open for writing; given back when dropped.
#[derive(Debug)]
pub struct Lock {
    path: PathBuf,
    _held: Option<File>,
}

impl Lock {
    /// Takes the lock of a project.
    ///
    /// Where the folder takes no files or the system knows no locks there is nothing to hold; saving will say so.
    ///
    /// # Errors
    /// [`StoreError::InUse`] if another window has it.
    pub fn take(project: &Path) -> Result<Self, StoreError> {
        let project = names::real(project);
        let held = |file| Self {
            path: project.clone(),
            _held: file,
        };
        let beside = names::lock_of(&project);
        let Ok(file) = OpenOptions::new().write(true).create(true).truncate(false).open(beside) else {
            return Ok(held(None));
        };
        match file.try_lock() {
            Ok(()) => Ok(held(Some(file))),
            Err(TryLockError::WouldBlock) => Err(StoreError::InUse(project)),
            Err(TryLockError::Error(_)) => Ok(held(None)),
        }
    }

    /// Whether this is the lock of that project.
    pub fn is_of(&self, project: &Path) -> bool {
        self.path == names::real(project)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_window_is_told_and_a_file_left_behind_means_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let project = folder.path().join("p.garant");
        std::fs::write(names::lock_of(&project), "left behind").unwrap();
        let first = Lock::take(&project).unwrap();
        assert!(first.is_of(&project));
        assert_eq!(Lock::take(&project).unwrap_err(), StoreError::InUse(project.clone()));
        drop(first);
        assert!(Lock::take(&project).is_ok());
        assert!(Lock::take(Path::new("/proc/p.garant")).is_ok());
    }
}
