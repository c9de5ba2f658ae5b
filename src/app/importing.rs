//! Data files in the window: read, recognised and joined on a thread, taken over as one step, and told in a report.
//!
//! Whatever is read into the dossier (menu, drag and drop, the command line) passes here first: what is a data file
//! goes this way, the rest is read as documents (`documents`).

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::App;
use super::documents::history_name;
use super::explain::explain_store;
use super::files::waker;
use super::import_words;
use crate::derived::Prepared;
use crate::exchange::csv_table::{self, Lists};
use crate::exchange::graph::out;
use crate::exchange::{self, ExchangeError, Limits, Settled};
use crate::model::{EditError, Item, StepKind, Transaction};
use crate::store::{self, StoreError};
use crate::views::dialogs::ReportState;
use crate::views::dialogs::report::Imported;
use crate::work::{Executor, Progress, Worker};

/// How much of a file is looked at to tell what it is.
const HEAD: u64 = 64 << 10;

/// What stops an import.
enum Failure {
    Store(StoreError),
    Exchange(ExchangeError),
    Refused(EditError),
    Unknown,
}

/// What came of an import.
struct Done {
    name: String,
    revision: u64,
    result: Result<(Box<Settled>, Box<Prepared>), Failure>,
}

/// The thread that imports.
pub(super) struct Importer {
    worker: Worker<Done>,
    /// Files that wait until the present one is in.
    waiting: Vec<PathBuf>,
}

impl Importer {
    pub(super) fn new(executor: Executor) -> Self {
        Self {
            worker: Worker::new(executor),
            waiting: Vec::new(),
        }
    }

    /// Stops; nothing of what was read comes in. `true` if there was anything to stop.
    pub(super) fn cancel(&mut self) -> bool {
        let busy = self.worker.is_busy() || !self.waiting.is_empty();
        self.waiting.clear();
        self.worker.cancel();
        busy
    }

    /// Drops what is being read: its dossier is gone.
    pub(super) fn forget(&mut self) {
        self.waiting.clear();
        self.worker.cancel();
    }

    /// How far it is, 0-1.
    pub(super) fn progress(&self) -> Option<f32> {
        self.worker.progress()
    }
}

/// Whether a file is a data file, by its first words.
pub(super) fn is_data(path: &Path) -> bool {
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    store::read_head(path, HEAD).is_ok_and(|head| exchange::recognise(&name, &head).is_some())
}

/// What a table lists whose columns are to be named; `None` of any other file.
fn table_of(path: &Path) -> Option<Lists> {
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let head = store::read_head(path, HEAD).ok()?;
    let is_table = exchange::recognise(&name, &head) == Some(exchange::Format::Csv);
    is_table.then(|| csv_table::propose(&head, &BTreeMap::new()).lists)
}

impl App {
    /// Imports data files one after the other.
    pub(super) fn import_data(&mut self, ctx: &egui::Context, paths: Vec<PathBuf>) {
        self.importer.waiting.extend(paths);
        self.import_next(ctx);
    }

    fn is_importing(&self) -> bool {
        self.importer.worker.is_busy() || self.data.is_importing() || self.panes.mapping.is_some()
    }

    /// Whether a file has waited for a report to be closed, and the next frame can begin with it.
    pub(super) fn import_goes_on(&self) -> bool {
        !self.importer.waiting.is_empty() && !self.is_importing() && !self.panes.report_is_open()
    }

    /// Begins with the next file that waits, unless the one before it is still being read. Comes after the commands of a
    /// frame, which may begin with the table that was just asked about.
    pub(super) fn import_next(&mut self, ctx: &egui::Context) {
        if self.is_importing() || self.importer.waiting.is_empty() {
            return;
        }
        let next = self.importer.waiting.first().and_then(|path| table_of(path));
        if next.is_some() && self.panes.report_is_open() {
            // The dialog would cover what came of the file before.
            return;
        }
        let path = self.importer.waiting.remove(0);
        // What the columns of a table mean is asked; a table that is known has columns of its own.
        if let Some(lists) = next {
            let (path, nodes) = self.with_its_actors(path, lists);
            self.ask_mapping(ctx, path, nodes);
            return;
        }
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let text = self.words().with("import-busy", &[("name", name.as_str().into())]);
        self.toasts.info(text);
        let (dossier, revision) = (self.dossier.clone(), self.revision);
        let job = move |progress: &Progress| {
            let read = || {
                let limits = Limits::default();
                let bytes = store::read_bytes(&path, limits.bytes as u64).map_err(Failure::Store)?;
                let format = exchange::recognise(&name, &bytes).ok_or(Failure::Unknown)?;
                let mut heard = |part: f32| progress.report(part * 0.8);
                let imported = exchange::import(&name, &bytes, format, &limits, &mut heard).map_err(Failure::Exchange)?;
                let settled = exchange::settle(&dossier, imported).map_err(Failure::Refused)?;
                if !progress.report(0.9) {
                    return Err(Failure::Exchange(ExchangeError::Cancelled));
                }
                let prepared = Prepared::of(&settled.dossier);
                Ok((Box::new(settled), Box::new(prepared)))
            };
            let result = read();
            Done { name, revision, result }
        };
        self.importer.worker.spawn("import", job, waker(ctx));
    }

    /// A table of ties goes with a table of actors that was chosen together with it, else with the one beside it.
    fn with_its_actors(&mut self, path: PathBuf, lists: Lists) -> (PathBuf, Option<PathBuf>) {
        let other = match lists {
            Lists::Ties => Lists::Actors,
            Lists::Actors => Lists::Ties,
        };
        let waiting = &self.importer.waiting;
        let found = waiting.iter().position(|path| table_of(path) == Some(other));
        let found = found.map(|at| self.importer.waiting.remove(at));
        match (lists, found) {
            (Lists::Ties, Some(actors)) => (path, Some(actors)),
            (Lists::Actors, Some(ties)) => (ties, Some(path)),
            (Lists::Ties, None) => {
                let beside = out::beside(&path);
                let there = store::read_head(&beside, 1).is_ok();
                (path, there.then_some(beside))
            }
            (Lists::Actors, None) => (path, None),
        }
    }

    /// Takes over what was imported.
    pub(super) fn poll_imports(&mut self) {
        match self.importer.worker.poll() {
            None => {}
            Some(Err(error)) => self.toasts.error(error.to_string()),
            Some(Ok(done)) => {
                let words = self.words();
                match done.result {
                    Ok((settled, prepared)) => self.take_import(&done.name, done.revision, *settled, *prepared),
                    Err(Failure::Exchange(ExchangeError::Cancelled)) => {
                        self.toasts.info(words.text("exchange-error-cancelled").to_owned());
                    }
                    Err(Failure::Exchange(error)) => self.toasts.error(import_words::explain_exchange(words, &done.name, &error)),
                    Err(Failure::Store(error)) => self.toasts.error(explain_store(words, &error)),
                    Err(Failure::Refused(error)) => self.report_refusal(&error),
                    Err(Failure::Unknown) => {
                        let text = words.with("exchange-error-unknown", &[("name", done.name.as_str().into())]);
                        self.toasts.error(text);
                    }
                }
            }
        }
    }

    pub(super) fn take_import(&mut self, name: &str, revision: u64, settled: Settled, prepared: Prepared) {
        let words = self.words();
        if settled.edits.is_empty() {
            self.toasts.info(words.with("import-again", &[("name", name.into())]));
            return;
        }
        let was_empty = self.dossier.documents.is_empty();
        let contradictions = settled
            .report
            .counted
            .iter()
            .any(|c| c.what == "exchange-contradictions" && c.count > 0);
        let imported = Imported {
            text: import_words::text(words, name, &settled.report, usize::MAX),
            name: name.to_owned(),
            counts: import_words::counts(words, &settled.report),
            notes: import_words::notes(words, &settled.report),
            contradictions,
        };
        if revision == self.revision {
            let step = history_name("history-import");
            self.dossier = settled.dossier;
            self.history.adopt(Transaction {
                name: step.clone(),
                edits: settled.undo,
            });
            self.revision += 1;
            self.derived.take_prepared(prepared, self.revision);
            let edits = settled.edits;
            self.note(StepKind::Done, Transaction { name: step, edits });
        } else {
            let before = self.revision;
            self.perform("history-import", settled.edits);
            if self.revision == before {
                return;
            }
        }
        if was_empty {
            let extent = self.whole_extent();
            self.session.window = extent;
            self.session.moment = crate::session::last_source(&self.dossier).unwrap_or(extent.to);
        }
        let document = settled.new.iter().find_map(|item| match item {
            Item::Document(id) => Some(*id),
            _ => None,
        });
        if document.is_some() {
            self.session.document = document;
        }
        self.panes.network.fit();
        // What came of the files before it stays to be read.
        let mut all = self
            .panes
            .report
            .take()
            .filter(|report| report.open)
            .map(|report| report.imported)
            .unwrap_or_default();
        all.push(imported);
        self.panes.report = Some(ReportState {
            open: true,
            imported: all,
            ..ReportState::default()
        });
    }
}
