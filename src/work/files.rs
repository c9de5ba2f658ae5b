//! Writing a file so that it is either wholly new or wholly as it was: beside, read back, swap.
//!
//! For `store`, and for `app` and `cli` when they write figures. Not here: what is written.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

/// Why a file could not be written. Whatever stood there before still stands there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    /// The folder is not there.
    #[error("no folder `{}`", .0.display())]
    NoFolder(PathBuf),
    /// A part of the path that should be a folder is a file.
    #[error("`{}` is no folder", .0.display())]
    NotAFolder(PathBuf),
    /// The file or its folder may not be written.
    #[error("`{}` may not be written", .0.display())]
    NotWritable(PathBuf),
    /// The target is a folder, a device or a pipe.
    #[error("`{}` is no ordinary file", .0.display())]
    NotAFile(PathBuf),
    /// No room left.
    #[error("no room for `{}`", .0.display())]
    DiskFull(PathBuf),
    /// What was read back is not what was written.
    #[error("`{}` read back differently", .0.display())]
    ReadBack(PathBuf),
    /// Another reason.
    #[error("`{}` cannot be written: {reason}", path.display())]
    Other {
        /// The file.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
}

impl WriteError {
    /// What an error of the system means for this file.
    pub fn of(path: &Path, error: &io::Error) -> Self {
        failed(path, error)
    }
}

/// Bytes that are gathered before they are written.
const BUFFER: usize = 1 << 18;
/// Names to try for the temporary file before giving up.
const TRIES: u32 = 100;

/// Makes a folder with all that it lies in, unless it is there.
///
/// # Errors
/// [`WriteError`] if it cannot be made.
pub fn make_folder(path: &Path) -> Result<(), WriteError> {
    fs::create_dir_all(path).map_err(|error| WriteError::of(path, &error))
}

/// Writes a file in one step: readers see the old content or the new one, never a part.
///
/// # Errors
/// [`WriteError`]; the file is then as it was, and nothing is left beside it.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    write_checked(path, bytes, |read| read == bytes)
}

/// As [`write_atomically`]; `fits` judges what was read back before it takes the place of the old file.
///
/// # Errors
/// As [`write_atomically`]; [`WriteError::ReadBack`] if `fits` says no.
pub fn write_checked(path: &Path, bytes: &[u8], fits: impl FnOnce(&[u8]) -> bool) -> Result<(), WriteError> {
    write_in_pieces(path, |file| file.write_all(bytes), |beside| Ok(fits(&fs::read(beside)?)))
}

/// As [`write_atomically`] for content that is made piece by piece; it is not read back.
///
/// # Errors
/// As [`write_atomically`]; an error of `write` leaves the file as it was.
pub fn write_streaming(path: &Path, write: impl FnOnce(&mut dyn io::Write) -> io::Result<()>) -> Result<(), WriteError> {
    write_in_pieces(path, write, |_| Ok(true))
}

/// As [`write_atomically`] for content that is made piece by piece; `fits` judges the new file, which still lies beside
/// the old one.
///
/// # Errors
/// As [`write_atomically`]; [`WriteError::ReadBack`] if `fits` says no. An error of `write` or `fits` leaves the file
/// as it was.
pub fn write_in_pieces(
    path: &Path,
    write: impl FnOnce(&mut dyn io::Write) -> io::Result<()>,
    fits: impl FnOnce(&Path) -> io::Result<bool>,
) -> Result<(), WriteError> {
    let old = target(path)?;
    // A link stays a link: what it leads to is replaced.
    let real = if old.is_some() {
        path.canonicalize().map_err(|e| failed(path, &e))?
    } else {
        path.to_owned()
    };
    let folder = folder_of(&real);
    let (file, beside) = create_beside(&real, folder)?;
    let beside = Temporary(beside);
    let mut buffer = io::BufWriter::with_capacity(BUFFER, file);
    write(&mut buffer)
        .and_then(|()| buffer.into_inner().map_err(io::IntoInnerError::into_error))
        .and_then(|file| file.sync_all())
        .map_err(|e| failed(path, &e))?;
    if !fits(&beside.0).map_err(|e| failed(path, &e))? {
        return Err(WriteError::ReadBack(path.to_owned()));
    }
    if let Some(old) = old {
        fs::set_permissions(&beside.0, old.permissions()).map_err(|e| failed(path, &e))?;
    }
    fs::rename(&beside.0, &real).map_err(|e| failed(path, &e))?;
    // The name is safe only once the folder is; not every system can do this, and the content is safe either way.
    if let Ok(folder) = File::open(folder) {
        let _not_everywhere = folder.sync_all();
    }
    Ok(())
}

/// Removes the temporary file unless it has been renamed.
struct Temporary(PathBuf);

impl Drop for Temporary {
    fn drop(&mut self) {
        let _already_renamed = fs::remove_file(&self.0);
    }
}

/// The present file, if there is one that may be replaced.
fn target(path: &Path) -> Result<Option<Metadata>, WriteError> {
    if path.file_name().is_none() {
        return Err(WriteError::NotAFile(path.to_owned()));
    }
    let folder = folder_of(path);
    match folder.metadata() {
        Ok(facts) if facts.is_dir() => {}
        Ok(_) => return Err(WriteError::NotAFolder(folder.to_owned())),
        Err(error) => {
            return Err(match error.kind() {
                io::ErrorKind::NotFound => WriteError::NoFolder(folder.to_owned()),
                _ => failed(folder, &error),
            });
        }
    }
    match path.metadata() {
        Ok(facts) if !facts.is_file() => Err(WriteError::NotAFile(path.to_owned())),
        Ok(facts) if facts.permissions().readonly() => Err(WriteError::NotWritable(path.to_owned())),
        Ok(facts) => Ok(Some(facts)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(failed(path, &error)),
    }
}

fn folder_of(path: &Path) -> &Path {
    path.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

fn create_beside(path: &Path, folder: &Path) -> Result<(File, PathBuf), WriteError> {
    let process = std::process::id();
    let mut last = io::Error::from(io::ErrorKind::AlreadyExists);
    for attempt in 0..TRIES {
        let beside = folder.join(format!(".garant-{process}-{attempt}.tmp"));
        match OpenOptions::new().write(true).create_new(true).open(&beside) {
            Ok(file) => return Ok((file, beside)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => last = error,
            // The folder was there a moment ago: it takes no new files, as in `/proc`.
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(WriteError::NotWritable(path.to_owned())),
            Err(error) => return Err(failed(path, &error)),
        }
    }
    Err(failed(path, &last))
}

fn failed(path: &Path, error: &io::Error) -> WriteError {
    use io::ErrorKind as E;
    let path = path.to_owned();
    match error.kind() {
        E::NotFound => WriteError::NoFolder(folder_of(&path).to_owned()),
        E::NotADirectory => WriteError::NotAFolder(path),
        E::IsADirectory => WriteError::NotAFile(path),
        E::PermissionDenied | E::ReadOnlyFilesystem => WriteError::NotWritable(path),
        E::StorageFull | E::QuotaExceeded | E::FileTooLarge => WriteError::DiskFull(path),
        _ => WriteError::Other {
            path,
            reason: error.to_string(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("figure.svg");
        write_atomically(&path, b"one").unwrap();
        write_atomically(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_refused_check_leaves_the_old_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("project.garant");
        write_atomically(&path, b"old").unwrap();
        assert_eq!(
            write_checked(&path, b"new", |_| false),
            Err(WriteError::ReadBack(path.clone()))
        );
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn bad_targets_are_named() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "x").unwrap();
        assert_eq!(
            write_atomically(folder.path(), b"x"),
            Err(WriteError::NotAFile(folder.path().to_owned()))
        );
        assert_eq!(
            write_atomically(&file.join("a.png"), b"x"),
            Err(WriteError::NotAFolder(file.clone()))
        );
        let missing = folder.path().join("none");
        assert_eq!(
            write_atomically(&missing.join("a.png"), b"x"),
            Err(WriteError::NoFolder(missing))
        );
        assert!(write_atomically(Path::new(".."), b"x").is_err());
        assert!(write_atomically(Path::new(""), b"x").is_err());
    }

    #[cfg(unix)]
    #[test]
    fn devices_and_read_only_files_are_left_alone_and_links_stay_links() {
        let folder = tempfile::tempdir().unwrap();
        assert!(matches!(
            write_atomically(Path::new("/dev/null"), b"x"),
            Err(WriteError::NotAFile(_))
        ));
        assert!(matches!(
            write_atomically(Path::new("/proc/garant.png"), b"x"),
            Err(WriteError::NotWritable(_))
        ));
        let file = folder.path().join("kept");
        fs::write(&file, "old").unwrap();
        let mut rights = file.metadata().unwrap().permissions();
        rights.set_readonly(true);
        fs::set_permissions(&file, rights).unwrap();
        assert_eq!(write_atomically(&file, b"new"), Err(WriteError::NotWritable(file.clone())));
        assert_eq!(fs::read(&file).unwrap(), b"old");
        let (real, link) = (folder.path().join("real"), folder.path().join("link"));
        fs::write(&real, "old").unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        write_atomically(&link, b"new").unwrap();
        assert!(link.symlink_metadata().unwrap().is_symlink());
        assert_eq!(fs::read(&real).unwrap(), b"new");
    }
}
