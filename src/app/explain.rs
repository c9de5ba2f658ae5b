//! What went wrong with a file or figure, in the user's words: one sentence that names the place and what to do.
//!
//! For messages of the window and the command line alike. The sentences are in the catalogue (`error-…`).

use std::path::Path;

use crate::catalogue::Words;
use crate::figure::FigureError;
use crate::ingest::Problem;
use crate::reading::ReadingError;
use crate::store::StoreError;
use crate::work::WriteError;

/// Why a document was left out.
pub fn explain_problem(words: Words, problem: &Problem) -> String {
    match problem {
        Problem::Store(error) => explain_store(words, error),
        Problem::Reading(path, error) => explain_reading(words, path, error),
        Problem::Fault(path, reason) => words.with(
            "reading-fault",
            &[("path", shown(path).into()), ("reason", reason.as_str().into())],
        ),
        Problem::Refused(path, error) => words.with(
            "reading-refused",
            &[("path", shown(path).into()), ("reason", error.to_string().into())],
        ),
    }
}

fn explain_reading(words: Words, path: &Path, error: &ReadingError) -> String {
    let path = ("path", shown(path).into());
    match error {
        ReadingError::UnknownKind => words.with("reading-unknown-kind", &[path]),
        ReadingError::NotSupported { format, instead } => words.with(
            "reading-not-supported",
            &[path, ("format", (*format).into()), ("instead", (*instead).into())],
        ),
        ReadingError::Binary => words.with("reading-binary", &[path]),
        ReadingError::Empty => words.with("reading-empty", &[path]),
        ReadingError::NoText { pages } => words.with("reading-no-text", &[path, ("pages", (*pages).into())]),
        ReadingError::Encrypted => words.with("reading-encrypted", &[path]),
        ReadingError::Damaged { what } => words.with("reading-damaged", &[path, ("what", what.as_str().into())]),
        ReadingError::TooLarge { most, .. } => words.with("reading-too-large", &[path, ("most", (most >> 20).into())]),
        ReadingError::Bomb { what } => words.with("reading-bomb", &[path, ("what", what.as_str().into())]),
        ReadingError::NestedTooDeep { most } => words.with("reading-nested-too-deep", &[path, ("most", (*most).into())]),
    }
}

/// Why a file could not be opened or saved.
pub fn explain_store(words: Words, error: &StoreError) -> String {
    let about = |key, path: &Path| words.with(key, &[("path", shown(path).into())]);
    match error {
        StoreError::NotFound(path) => about("error-not-found", path),
        StoreError::NoPermission(path) => about("error-no-permission", path),
        StoreError::Directory(path) => about("error-directory", path),
        StoreError::NotAFile(path) => about("error-not-a-file", path),
        StoreError::Empty(path) => about("error-empty", path),
        StoreError::LinkedFolder(path) => about("error-linked-folder", path),
        StoreError::BrokenLink(path) => about("error-broken-link", path),
        StoreError::TooDeep(path) => about("error-too-deep", path),
        StoreError::TooLarge { path, most } => words.with(
            "error-too-large",
            &[("path", shown(path).into()), ("most", (most >> 20).into())],
        ),
        StoreError::NotAProject(path) => about("error-not-a-project", path),
        StoreError::NotAView(path) => about("error-not-a-view", path),
        StoreError::NoVersion(path) => about("error-no-version", path),
        StoreError::Read { path, reason } => words.with(
            "error-read",
            &[("path", shown(path).into()), ("reason", reason.as_str().into())],
        ),
        StoreError::NotUtf8 { path, byte } => words.with(
            "error-not-utf8",
            &[("path", shown(path).into()), ("byte", byte.to_string().into())],
        ),
        StoreError::Truncated { path, line, column } => words.with(
            "error-truncated",
            &[
                ("path", shown(path).into()),
                ("line", line.to_string().into()),
                ("column", column.to_string().into()),
            ],
        ),
        StoreError::Json {
            path,
            line,
            column,
            reason,
        } => words.with(
            "error-json",
            &[
                ("path", shown(path).into()),
                ("line", line.to_string().into()),
                ("column", column.to_string().into()),
                ("reason", reason.as_str().into()),
            ],
        ),
        StoreError::Newer { path, version } => words.with(
            "error-newer",
            &[("path", shown(path).into()), ("version", version.to_string().into())],
        ),
        StoreError::Broken { path, first, count } => words.with(
            "error-broken",
            &[
                ("path", shown(path).into()),
                ("first", first.join("; ").into()),
                ("n", (*count).into()),
            ],
        ),
        StoreError::NotTogether(paths) => {
            let names: Vec<String> = paths.iter().map(|path| shown(Path::new(path))).collect();
            words.with("error-not-together", &[("paths", names.join(", ").into())])
        }
        StoreError::InUse(path) => about("error-in-use", path),
        StoreError::Changed(path) => about("error-changed", path),
        StoreError::Versions { path, reason } => words.with(
            "error-versions",
            &[("path", shown(path).into()), ("reason", reason.as_str().into())],
        ),
        StoreError::Journal(error) => words.with("error-journal", &[("reason", explain_write(words, error).into())]),
        StoreError::JournalThread(reason) => words.with("error-journal", &[("reason", reason.as_str().into())]),
        StoreError::JournalNewer(path) => about("error-journal-newer", path),
        StoreError::JournalDamaged { path, line } => words.with(
            "error-journal-damaged",
            &[("path", shown(path).into()), ("line", line.to_string().into())],
        ),
        StoreError::BaseGone(path) => about("error-base-gone", path),
        StoreError::Write(error) => explain_write(words, error),
    }
}

/// Why a file could not be written.
pub fn explain_write(words: Words, error: &WriteError) -> String {
    let about = |key, path: &Path| words.with(key, &[("path", shown(path).into())]);
    match error {
        WriteError::NoFolder(path) => about("error-no-folder", path),
        WriteError::NotAFolder(path) => about("error-not-a-folder", path),
        WriteError::NotWritable(path) => about("error-not-writable", path),
        WriteError::NotAFile(path) if path.is_dir() => about("error-target-directory", path),
        WriteError::NotAFile(path) => about("error-target-not-a-file", path),
        WriteError::DiskFull(path) => about("error-disk-full", path),
        WriteError::ReadBack(path) => about("error-read-back", path),
        WriteError::Other { path, reason } => words.with(
            "error-write",
            &[("path", shown(path).into()), ("reason", reason.as_str().into())],
        ),
    }
}

/// Why a figure could not be made.
pub fn explain_figure(words: Words, error: &FigureError) -> String {
    match error {
        FigureError::NoExtension(path) => words.with("error-figure-no-extension", &[("path", shown(Path::new(path)).into())]),
        FigureError::UnknownFormat(format) => words.with("error-figure-format", &[("format", format.as_str().into())]),
        FigureError::NotYet(format) => words.with("error-figure-later", &[("format", format.as_str().into())]),
        FigureError::Size { width, height } => words.with(
            "error-figure-size",
            &[("width", width.to_string().into()), ("height", height.to_string().into())],
        ),
        FigureError::Scale(scale) => words.with("error-figure-scale", &[("scale", scale.to_string().into())]),
        FigureError::TooManyPixels { width, height } => words.with(
            "error-figure-pixels",
            &[("width", width.to_string().into()), ("height", height.to_string().into())],
        ),
        FigureError::Cancelled => words.text("error-figure-cancelled").to_owned(),
        FigureError::NoFonts | FigureError::Svg(_) | FigureError::Png(_) | FigureError::Pdf(_) => {
            words.with("error-figure-internal", &[("reason", error.to_string().into())])
        }
    }
}

/// A path in a sentence: one line, whatever its name.
fn shown(path: &Path) -> String {
    path.to_string_lossy()
        .chars()
        .map(|c| if c.is_control() { '\u{fffd}' } else { c })
        .collect()
}
