//! Why a file could not be opened or saved. The user's words for each case are in the catalogue (`app::explain`).

use std::io;
use std::path::{Path, PathBuf};

use crate::work::WriteError;

/// Why a file could not be opened or saved. Messages here are for the log.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// There is no such file.
    #[error("`{}` is not there", .0.display())]
    NotFound(PathBuf),
    /// The file may not be read.
    #[error("`{}` may not be read", .0.display())]
    NoPermission(PathBuf),
    /// It is a folder.
    #[error("`{}` is a folder", .0.display())]
    Directory(PathBuf),
    /// It is a pipe, socket or device.
    #[error("`{}` is no ordinary file", .0.display())]
    NotAFile(PathBuf),
    /// A link to a folder, which is not followed inside a folder.
    #[error("`{}` is a link to a folder", .0.display())]
    LinkedFolder(PathBuf),
    /// A link that leads nowhere, or in a circle.
    #[error("`{}` is a link that leads nowhere", .0.display())]
    BrokenLink(PathBuf),
    /// It lies too deep in folders.
    #[error("`{}` lies too deep", .0.display())]
    TooDeep(PathBuf),
    /// It holds nothing.
    #[error("`{}` is empty", .0.display())]
    Empty(PathBuf),
    /// It is larger than what is read.
    #[error("`{}` is larger than {most} bytes", path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// Most bytes that are read.
        most: u64,
    },
    /// Reading failed for another reason.
    #[error("`{}` cannot be read: {reason}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// It is not UTF-8.
    #[error("`{}` is not UTF-8 at byte {byte}", path.display())]
    NotUtf8 {
        /// The file.
        path: PathBuf,
        /// Offset of the first bad byte, from 0.
        byte: usize,
    },
    /// The file ends in the middle.
    #[error("`{}` ends early at {line}:{column}", path.display())]
    Truncated {
        /// The file.
        path: PathBuf,
        /// Line, from 1.
        line: usize,
        /// Column in bytes, from 1.
        column: usize,
    },
    /// It is no JSON, or a record is not as it should be.
    #[error("`{}` at {line}:{column}: {reason}", path.display())]
    Json {
        /// The file.
        path: PathBuf,
        /// Line, from 1.
        line: usize,
        /// Column in bytes, from 1.
        column: usize,
        /// What is wrong there.
        reason: String,
    },
    /// JSON of another program.
    #[error("`{}` is no project file", .0.display())]
    NotAProject(PathBuf),
    /// It does not say that it is the view of a figure.
    #[error("`{}` is no view of a figure", .0.display())]
    NotAView(PathBuf),
    /// The version is missing or no whole number from 1.
    #[error("`{}` has no version", .0.display())]
    NoVersion(PathBuf),
    /// Written by a later version of this program.
    #[error("`{}` has version {version}", path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its version.
        version: u64,
    },
    /// References that lead nowhere and the like.
    #[error("`{}`: {count} broken: {}", path.display(), first.join("; "))]
    Broken {
        /// The file.
        path: PathBuf,
        /// The first three.
        first: Vec<String>,
        /// How many there are.
        count: usize,
    },
    /// Files that cannot be opened in one go.
    #[error("{} cannot be opened together", .0.join(", "))]
    NotTogether(Vec<String>),
    /// Another window has the project open.
    #[error("`{}` is open in another window", .0.display())]
    InUse(PathBuf),
    /// The file is not what was opened: somebody else has written to it.
    #[error("`{}` has been changed by somebody else", .0.display())]
    Changed(PathBuf),
    /// The version that a save replaces could not be kept. The save itself took place.
    #[error("`{}` keeps no version: {reason}", path.display())]
    Versions {
        /// Folder of the versions.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// The journal cannot be written.
    #[error("journal: {0}")]
    Journal(WriteError),
    /// The journal has no thread.
    #[error("journal: no thread could be started: {0}")]
    JournalThread(String),
    /// A journal of a later version of this program.
    #[error("`{}` is a journal of a later version", .0.display())]
    JournalNewer(PathBuf),
    /// A journal that cannot be read from this line on.
    #[error("`{}` is damaged from line {line}", path.display())]
    JournalDamaged {
        /// The journal.
        path: PathBuf,
        /// Line, from 1.
        line: usize,
    },
    /// What a journal begins from is nowhere to be found.
    #[error("what the work began from is gone: `{}`", .0.display())]
    BaseGone(PathBuf),
    /// Writing failed.
    #[error(transparent)]
    Write(#[from] WriteError),
}

impl StoreError {
    /// The file it is about; none where several are.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::NotFound(path)
            | Self::NoPermission(path)
            | Self::Directory(path)
            | Self::NotAFile(path)
            | Self::LinkedFolder(path)
            | Self::BrokenLink(path)
            | Self::TooDeep(path)
            | Self::Empty(path)
            | Self::NotAView(path)
            | Self::NotAProject(path)
            | Self::NoVersion(path)
            | Self::InUse(path)
            | Self::Changed(path)
            | Self::JournalNewer(path)
            | Self::BaseGone(path)
            | Self::Versions { path, .. }
            | Self::JournalDamaged { path, .. }
            | Self::TooLarge { path, .. }
            | Self::Read { path, .. }
            | Self::NotUtf8 { path, .. }
            | Self::Truncated { path, .. }
            | Self::Json { path, .. }
            | Self::Newer { path, .. }
            | Self::Broken { path, .. } => Some(path),
            Self::NotTogether(_) | Self::Write(_) | Self::Journal(_) | Self::JournalThread(_) => None,
        }
    }

    pub(super) fn reading(path: &Path, error: &io::Error) -> Self {
        let broken = path.is_symlink() && !path.exists();
        let path = path.to_owned();
        match error.kind() {
            _ if broken => Self::BrokenLink(path),
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory | io::ErrorKind::InvalidFilename => Self::NotFound(path),
            io::ErrorKind::PermissionDenied => Self::NoPermission(path),
            io::ErrorKind::IsADirectory => Self::Directory(path),
            _ => Self::Read {
                path,
                reason: error.to_string(),
            },
        }
    }
}
