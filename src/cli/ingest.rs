//! `garant ingest`: files and folders to findings (JSON) and to a project with proposals.

use std::io::{self, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::arguments::Ingest;
use crate::app::explain::{explain_problem, explain_store, explain_write};
use crate::app::labels;
use crate::catalogue::Words;
use crate::extraction::Lexicon;
use crate::extraction::propose::{Added, Proposer};
use crate::ingest::{self, Options, Problem, ReadFile, json};
use crate::model::{Dossier, Edtf, Localised};
use crate::reading::Limits;
use crate::store::{self, Lock, Opened, Places, Stamp};
use crate::work::{self, Progress};

/// Reads the files, writes what was asked for, and says what came of it.
pub(super) fn ingest(words: Words, asked: &Ingest) -> Result<(), String> {
    let options = options(words, asked)?;
    // Held to the end: no window writes to the project meanwhile.
    let lock = asked.project.as_deref().map(Lock::take).transpose();
    let _lock = lock.map_err(|error| explain_store(words, &error))?;
    let project = asked.project.as_deref().map(|path| opened(words, path)).transpose()?;
    let stamp = project.as_ref().and_then(|opened| opened.stamp);
    let mut run = Run {
        words,
        proposer: project.map(|opened| (Proposer::new(opened.dossier, labels::LABELS), opened.positions)),
        read: 0,
        known: 0,
        failed: 0,
        first_failure: None,
        added: Added::default(),
        failure: None,
    };
    match asked.json.as_deref() {
        Some(path) if path.as_os_str() == "-" => {
            let out = io::BufWriter::with_capacity(1 << 18, io::stdout().lock());
            run.with_json(&asked.paths, &options, out)
                .or_else(ignore_closed)
                .map_err(|e| e.to_string())?;
        }
        Some(path) => {
            let write = |out: &mut dyn io::Write| run.with_json(&asked.paths, &options, out);
            work::write_streaming(path, write).map_err(|error| explain_write(words, &error))?;
        }
        None => run.files(&asked.paths, &options, |_| true),
    }
    run.end(asked, stamp)
}

fn options(words: Words, asked: &Ingest) -> Result<Options, String> {
    let published = asked.published.as_deref().map(|text| date(words, text)).transpose()?;
    let lexicon = if asked.lexicon.is_empty() {
        Lexicon::shared()
    } else {
        let mut own = Vec::new();
        for path in &asked.lexicon {
            let bytes = store::read_bytes(path, 64 << 20).map_err(|error| explain_store(words, &error))?;
            own.push((path.display().to_string(), String::from_utf8_lossy(&bytes).into_owned()));
        }
        let tables: Vec<(&str, &str)> = own.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        Arc::new(Lexicon::with(&tables).map_err(|error| words.with("cli-lexicon", &[("reason", error.to_string().into())]))?)
    };
    Ok(Options {
        lexicon,
        published,
        limits: Limits::default(),
        words: labels::DOCUMENT_WORDS,
    })
}

fn date(words: Words, text: &str) -> Result<Edtf, String> {
    Edtf::parse(text.trim()).map_err(|error| {
        words.with(
            "cli-date",
            &[
                ("value", text.into()),
                ("name", "--published".into()),
                ("reason", error.to_string().into()),
            ],
        )
    })
}

/// The project to add to: a new one, or the one that is there.
pub(super) fn opened(words: Words, path: &Path) -> Result<Opened, String> {
    if path.exists() {
        return store::open(path).map_err(|error| explain_store(words, &error));
    }
    let mut dossier = Dossier::default();
    let stem = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    dossier.header.title = Localised::same(&stem);
    Ok(Opened {
        dossier,
        positions: Places::new(),
        source: store::Source::Project(path.to_owned()),
        read_only: false,
        stamp: None,
        view: None,
    })
}

/// Whoever reads standard output may have had enough.
fn ignore_closed(error: io::Error) -> io::Result<()> {
    if error.kind() == io::ErrorKind::BrokenPipe {
        Ok(())
    } else {
        Err(error)
    }
}

struct Run {
    words: Words,
    proposer: Option<(Proposer, Places)>,
    read: usize,
    known: usize,
    failed: usize,
    first_failure: Option<String>,
    added: Added,
    /// What stops the reading.
    failure: Option<String>,
}

impl Run {
    fn with_json(&mut self, paths: &[PathBuf], options: &Options, out: impl io::Write) -> io::Result<()> {
        let mut writer = json::Writer::begin(out)?;
        let mut failed = None;
        self.files(paths, options, |file| match writer.document(file) {
            Ok(()) => true,
            Err(error) => {
                failed = Some(error);
                false
            }
        });
        failed.map_or_else(|| writer.end(), Err)
    }

    fn files(&mut self, paths: &[PathBuf], options: &Options, mut each: impl FnMut(&ReadFile) -> bool) {
        let progress = Progress::default();
        let terminal = io::stderr().is_terminal();
        let mut count = 0_usize;
        ingest::read_files(paths, options, &progress, |file| {
            count += 1;
            if terminal && count.is_multiple_of(50) {
                let text = self.words.with("cli-ingest-progress", &[("n", count.into())]);
                let _closed = write!(io::stderr(), "\r{text}");
            }
            match file {
                Ok(file) => each(&file) && self.take(file),
                Err(problem) => {
                    self.tell(&problem);
                    true
                }
            }
        });
        if terminal && count >= 50 {
            let _closed = write!(io::stderr(), "\r\x1b[K");
        }
    }

    fn take(&mut self, file: ReadFile) -> bool {
        self.read += 1;
        if file.foreign {
            Self::note(
                &self
                    .words
                    .with("cli-ingest-foreign", &[("path", file.path.display().to_string().into())]),
            );
        }
        let Some((proposer, _)) = &mut self.proposer else {
            return true;
        };
        match proposer.add(file.document, &file.found) {
            Ok(Some((_, added))) => self.added += added,
            Ok(None) => self.known += 1,
            Err(error) => self.failure = Some(error.to_string()),
        }
        self.failure.is_none()
    }

    fn tell(&mut self, problem: &Problem) {
        self.failed += 1;
        let text = explain_problem(self.words, problem);
        Self::note(&text);
        self.first_failure.get_or_insert(text);
    }

    fn note(text: &str) {
        let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let _closed = writeln!(io::stderr(), "{line}");
    }

    fn end(self, asked: &Ingest, stamp: Option<Stamp>) -> Result<(), String> {
        let words = self.words;
        if let Some(failure) = self.failure {
            return Err(failure);
        }
        if self.read == 0 {
            return Err(words.text("cli-ingest-nothing").to_owned());
        }
        if let (Some((proposer, places)), Some(path)) = (self.proposer, &asked.project) {
            let saved = store::save_over(path, &proposer.finish().dossier, &places, stamp, |_| {});
            let saved = saved.map_err(|error| explain_store(words, &error))?;
            if let Some(warning) = saved.warning {
                Self::note(&explain_store(words, &warning));
            }
        }
        if asked.json.as_deref().is_none_or(|path| path.as_os_str() != "-") {
            let text = words.with(
                "cli-ingest-done",
                &[
                    ("read", self.read.into()),
                    ("failed", self.failed.into()),
                    ("known", self.known.into()),
                    ("proposals", self.added.total().into()),
                ],
            );
            let _closed = writeln!(io::stdout(), "{text}");
        }
        Ok(())
    }
}
