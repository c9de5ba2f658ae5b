//! Names of the files that stand beside a project: lock, journal, versions. All hidden.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// End of the name of a journal.
const JOURNAL: &str = ".garant-journal";

/// The project itself, with links followed, so that two ways to it are one.
pub(super) fn real(project: &Path) -> PathBuf {
    project.canonicalize().unwrap_or_else(|_| {
        let folder = folder_of(project);
        let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        folder.join(project.file_name().unwrap_or_default())
    })
}

pub(super) fn lock_of(project: &Path) -> PathBuf {
    hidden(project, ".garant-lock")
}

pub(super) fn journal_of(project: &Path) -> PathBuf {
    hidden(project, JOURNAL)
}

pub(super) fn versions_of(project: &Path) -> PathBuf {
    hidden(project, ".garant-versions")
}

/// Where a journal is written before it takes its name.
pub(super) fn beside(journal: &Path) -> PathBuf {
    with_end(journal, ".new")
}

/// Another name for a journal that must not be overwritten, the first that is free.
pub(super) fn aside(journal: &Path) -> PathBuf {
    (1..=u32::MAX)
        .map(|n| with_end(journal, &format!(".{n}")))
        .find(|path| !path.exists())
        .unwrap_or_else(|| with_end(journal, ".0"))
}

/// The first free name for a journal in a folder. Numbers, not dates: a clock can be wrong.
pub(super) fn journal_in(folder: &Path) -> PathBuf {
    let taken = |path: &PathBuf| path.exists() || beside(path).exists();
    (1..=u32::MAX)
        .map(|n| folder.join(format!("{n:06}{JOURNAL}")))
        .find(|path| !taken(path))
        .unwrap_or_else(|| folder.join(JOURNAL))
}

/// Whether a file is a journal by its name: `x.garant-journal`, or one that was set aside, `x.garant-journal.1`.
pub(super) fn is_journal(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.split_once(JOURNAL)
        .is_some_and(|(_, end)| end.is_empty() || end.strip_prefix('.').is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit())))
}

pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn hidden(project: &Path, end: &str) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(project.file_name().unwrap_or_default());
    let stem = name.to_string_lossy().strip_suffix(".garant").map(OsString::from);
    let mut name = stem.unwrap_or(name);
    name.push(end);
    folder_of(project).join(name)
}

fn with_end(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_beside_the_project_and_are_known_again() {
        let journal = journal_of(Path::new("/work/Über.garant"));
        assert_eq!(journal, Path::new("/work/.Über.garant-journal"));
        assert!(is_journal(&journal) && is_journal(&with_end(&journal, ".2")));
        assert!(!is_journal(&beside(&journal)) && !is_journal(Path::new("/work/Über.garant")));
        assert_ne!(lock_of(Path::new("a.json")), lock_of(Path::new("a.garant")));
    }
}
