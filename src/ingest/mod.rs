//! Files and folders to proposals: read, extract, propose, on all cores, with progress and cancel.
//!
//! For `app` and `cli`. Joins `store` (which files there are), `reading` (bytes to text), `extraction` (text to
//! findings) and `work` (threads). Not here: any rule of reading or extraction, the window, the command line.

mod document;
pub mod json;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::extraction::propose::{Added, Labels, Proposed, Proposer};
use crate::extraction::{self, About, Extraction, Lexicon};
use crate::model::{Document, DocumentId, Dossier, EditError, Edtf};
use crate::reading::{self, Format, Limits, ReadingError, ReadingWarning};
use crate::store::{self, StoreError};
use crate::work::{Progress, in_order};

/// How files are read.
#[derive(Debug, Clone)]
pub struct Options {
    /// Names and words.
    pub lexicon: Arc<Lexicon>,
    /// Date of publication for files that give none.
    pub published: Option<Edtf>,
    /// Bounds of what is read.
    pub limits: Limits,
    /// Words of the program that documents and proposals carry.
    pub words: DocumentWords,
}

/// Words of the program that a document carries, in both languages.
#[derive(Debug, Clone, Copy)]
pub struct DocumentWords {
    /// How the date of publication is known.
    pub published: fn(reading::PublishedRule) -> crate::model::Localised,
    /// That the date of publication was given by hand.
    pub published_by_hand: fn() -> crate::model::Localised,
    /// What a reader should know of the copy.
    pub warning: fn(&ReadingWarning) -> crate::model::Localised,
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadFile {
    /// Where it lies.
    pub path: PathBuf,
    /// What it was.
    pub format: Format,
    /// The document; its identifier is given when it joins a dossier.
    pub document: Document,
    /// What it says; empty for languages other than German and English.
    pub found: Extraction,
    /// The language is neither German nor English: the text is kept, but not read for facts.
    pub foreign: bool,
    /// What the reader should know about the copy.
    pub warnings: Vec<ReadingWarning>,
}

/// Why a file was left out.
#[derive(Debug, Clone, PartialEq)]
pub enum Problem {
    /// It could not be got from the disk.
    Store(StoreError),
    /// It could not be read as a document.
    Reading(PathBuf, ReadingError),
    /// The program failed at it.
    Fault(PathBuf, String),
    /// The dossier refused it.
    Refused(PathBuf, EditError),
}

impl Problem {
    /// The file it is about.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Store(error) => error.path(),
            Self::Reading(path, _) | Self::Fault(path, _) | Self::Refused(path, _) => Some(path),
        }
    }
}

/// Reads `paths` on all cores and hands each file to `take` in order; folders are searched.
///
/// Stops when `progress` is cancelled or `take` says so. What cannot be read comes as a [`Problem`].
pub fn read_files(
    paths: &[PathBuf],
    options: &Options,
    progress: &Progress,
    mut take: impl FnMut(Result<ReadFile, Problem>) -> bool,
) {
    let (files, problems) = store::files_in(paths);
    for problem in problems {
        if !take(Err(Problem::Store(problem))) {
            return;
        }
    }
    let mut done = 0_usize;
    in_order(
        &files,
        |path| read_file(path, options),
        |path, result| {
            done += 1;
            let result = result.unwrap_or_else(|panic| Err(Problem::Fault(path.clone(), panic)));
            take(result) && progress.report(done as f32 / files.len() as f32)
        },
    );
}

fn read_file(path: &Path, options: &Options) -> Result<ReadFile, Problem> {
    let bytes = store::read_bytes(path, options.limits.bytes_in as u64).map_err(Problem::Store)?;
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let reading = reading::read(&name, &bytes, &options.limits).map_err(|error| Problem::Reading(path.to_owned(), error))?;
    let document = document::of(path, &reading, &bytes, options)
        .ok_or_else(|| Problem::Fault(path.to_owned(), "no identifier".to_owned()))?;
    let found = find(&options.lexicon, &document, &reading.set_aside, reading.language);
    Ok(ReadFile {
        path: path.to_owned(),
        format: reading.format,
        foreign: reading.language.is_none(),
        warnings: reading.warnings,
        document,
        found,
    })
}

fn find(
    lexicon: &Lexicon,
    document: &Document,
    aside: &[reading::SetAside],
    language: Option<crate::model::Language>,
) -> Extraction {
    let Some(language) = language else {
        return Extraction::default();
    };
    let about = About {
        published: document.known_from(),
        set_aside: aside.iter().map(|part| part.bytes.clone()).collect(),
        title: document.title.get(language).to_owned(),
    };
    extraction::extract(lexicon, language, &document.text, &about)
}

/// What adding files to a dossier came to.
pub struct Joined {
    /// The dossier with the new documents and proposals, and the way there.
    pub proposed: Proposed,
    /// Documents that were added.
    pub documents: Vec<DocumentId>,
    /// Files whose text the dossier had already.
    pub known: Vec<PathBuf>,
    /// How many proposals there are.
    pub added: Added,
    /// Files that were left out.
    pub problems: Vec<Problem>,
    /// Files in a language that is not read for facts.
    pub foreign: Vec<PathBuf>,
    /// It was stopped before the end.
    pub cancelled: bool,
}

/// Reads files and folders and proposes what they say to a dossier.
pub fn join(dossier: Dossier, paths: &[PathBuf], options: &Options, labels: Labels, progress: &Progress) -> Joined {
    let mut proposer = Proposer::new(dossier, labels);
    let mut documents = Vec::new();
    let mut known = Vec::new();
    let mut added = Added::default();
    let mut problems = Vec::new();
    let mut foreign = Vec::new();
    read_files(paths, options, progress, |file| {
        match file {
            Ok(file) => {
                let path = file.path.clone();
                if file.foreign {
                    foreign.push(path.clone());
                }
                match proposer.add(file.document, &file.found) {
                    Ok(Some((id, more))) => {
                        documents.push(id);
                        added += more;
                    }
                    Ok(None) => known.push(path),
                    Err(error) => problems.push(Problem::Refused(path, error)),
                }
            }
            Err(problem) => problems.push(problem),
        }
        true
    });
    Joined {
        proposed: proposer.finish(),
        documents,
        known,
        added,
        problems,
        foreign,
        cancelled: progress.is_cancelled(),
    }
}

/// Reads a document of the dossier again and proposes what was not proposed from it before.
///
/// # Errors
/// [`EditError`] if the dossier refuses, which would be a fault of the program.
pub fn read_again(
    dossier: Dossier,
    document: DocumentId,
    lexicon: &Lexicon,
    labels: Labels,
) -> Result<(Proposed, Added), EditError> {
    let found = dossier.documents.get(&document).map(|document| {
        let aside: Vec<reading::SetAside> = document::set_aside_of(document);
        find(lexicon, document, &aside, document::language_of(document))
    });
    let mut proposer = Proposer::new(dossier, labels);
    let added = found.map_or(Ok(Added::default()), |found| proposer.propose(document, &found))?;
    Ok((proposer.finish(), added))
}
