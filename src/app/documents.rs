//! Own documents, as the window deals with them: files and folders are read and proposed from on a thread, and what
//! comes back becomes one step of the history.

use std::path::{Path, PathBuf};

use super::App;
use super::explain::explain_problem;
use super::files::waker;
use super::importing::is_data;
use super::labels::{DOCUMENT_WORDS, LABELS};
use crate::derived::Prepared;
use crate::extraction::Lexicon;
use crate::extraction::propose::{Added, Proposed};
use crate::ingest::{self, Joined, Options, Problem};
use crate::model::{DocumentId, Edit, EditError, Localised, StepKind, Transaction};
use crate::reading::Limits;
use crate::session::Ledger;
use crate::views::dialogs::report::ReportState;
use crate::work::{Executor, Worker};

/// What a reading came to, with the state of the dossier it began from.
enum Answer {
    Joined(Box<Joined>, Vec<Edit>, Box<Prepared>),
    Again(Result<(Box<Proposed>, Added, Vec<Edit>), EditError>),
}

/// The thread that reads documents.
pub(super) struct Reader {
    worker: Worker<(u64, Answer)>,
    /// Paths that wait until the present reading is done.
    waiting: Vec<PathBuf>,
}

impl Reader {
    pub(super) fn new(executor: Executor) -> Self {
        Self {
            worker: Worker::new(executor),
            waiting: Vec::new(),
        }
    }

    /// Stops reading; what has been read by then is kept.
    pub(super) fn cancel(&mut self) {
        self.waiting.clear();
        self.worker.stop();
    }

    /// Drops what is being read: its dossier is gone.
    pub(super) fn forget(&mut self) {
        self.waiting.clear();
        self.worker.cancel();
    }

    /// How far the reading is, 0-1.
    pub(super) fn progress(&self) -> Option<f32> {
        self.worker.progress()
    }
}

impl App {
    /// Reads files and folders into the dossier; data files among them are imported. What is dropped during a reading waits for its end.
    pub(super) fn add_documents(&mut self, ctx: &egui::Context, paths: Vec<PathBuf>) {
        let (data, paths): (Vec<_>, Vec<_>) = paths.into_iter().partition(|path| is_data(path));
        if !data.is_empty() {
            self.import_data(ctx, data);
        }
        if paths.is_empty() {
            return;
        }
        if self.reader.worker.is_busy() {
            self.reader.waiting.extend(paths);
            return;
        }
        let dossier = self.dossier.clone();
        let revision = self.revision;
        let job = move |progress: &crate::work::Progress| {
            let options = Options {
                lexicon: Lexicon::shared(),
                published: None,
                limits: Limits::default(),
                words: DOCUMENT_WORDS,
            };
            let joined = ingest::join(dossier, &paths, &options, LABELS, progress);
            let edits = joined.proposed.edits();
            let prepared = Prepared::of(&joined.proposed.dossier);
            (revision, Answer::Joined(Box::new(joined), edits, Box::new(prepared)))
        };
        self.reader.worker.spawn("read", job, waker(ctx));
    }

    /// Reads a document of the dossier again for proposals.
    pub(super) fn read_again(&mut self, ctx: &egui::Context, document: DocumentId) {
        if self.reader.worker.is_busy() || !self.dossier.documents.contains_key(&document) {
            return;
        }
        let dossier = self.dossier.clone();
        let revision = self.revision;
        let job = move |_: &crate::work::Progress| {
            let read = ingest::read_again(dossier, document, Lexicon::built_in(), LABELS);
            let read = read.map(|(proposed, added)| {
                let edits = proposed.edits();
                (Box::new(proposed), added, edits)
            });
            (revision, Answer::Again(read))
        };
        self.reader.worker.spawn("read", job, waker(ctx));
    }

    /// Collects what was read.
    pub(super) fn poll_documents(&mut self, ctx: &egui::Context) {
        match self.reader.worker.poll() {
            None => return,
            Some(Ok((revision, Answer::Joined(joined, edits, prepared)))) => {
                self.take_joined(revision, *joined, edits, *prepared);
            }
            Some(Ok((revision, Answer::Again(Ok((proposed, added, edits)))))) => {
                if self.take_proposed(revision, *proposed, edits, "history-read-again") {
                    let text = self.words().with("ingest-again", &[("n", added.total().into())]);
                    self.toasts.info(text);
                }
            }
            Some(Ok((_, Answer::Again(Err(error))))) => self.toasts.error(error.to_string()),
            Some(Err(error)) => self.toasts.error(error.to_string()),
        }
        let waiting = std::mem::take(&mut self.reader.waiting);
        self.add_documents(ctx, waiting);
    }

    fn take_joined(&mut self, revision: u64, joined: Joined, edits: Vec<Edit>, prepared: Prepared) {
        let words = self.words();
        let first = joined.documents.first().copied();
        let was_empty = self.dossier.documents.is_empty();
        let proposals = joined.added.total();
        if first.is_some() {
            if !self.take_proposed(revision, joined.proposed, edits, "history-add-documents") {
                return;
            }
            if self.revision == revision + 1 {
                self.derived.take_prepared(prepared, self.revision);
            }
            if was_empty {
                let extent = self.whole_extent();
                self.session.window = extent;
                self.session.moment = crate::session::last_source(&self.dossier).unwrap_or(extent.to);
                self.panes.network.fit();
            }
            // The one whose proposals stand first.
            let begins = |id: &DocumentId| {
                let published = self.dossier.documents.get(id).and_then(|d| d.published.as_ref());
                let day = published.and_then(crate::model::Edtf::earliest_day);
                (day.is_none(), day)
            };
            self.session.document = joined.documents.iter().copied().min_by_key(begins);
            if proposals > 0 {
                self.session.ledger = Some(Ledger::Proposals);
            }
        }
        if joined.cancelled {
            self.toasts.info(words.text("ingest-cancelled").to_owned());
        }
        let explained = |problem: &Problem| (file_of(problem), explain_problem(words, problem));
        let mut problems: Vec<(String, String)> = joined.problems.iter().map(explained).collect();
        problems.extend(joined.foreign.iter().map(|path| {
            let text = words.with("ingest-foreign", &[("path", path.display().to_string().into())]);
            (file_name(path), text)
        }));
        let undated = |id: &&DocumentId| self.dossier.documents.get(id).is_some_and(|d| d.published.is_none());
        let undated: Vec<DocumentId> = joined.documents.iter().filter(undated).copied().collect();
        // One document that was read as it should be needs no dialog.
        let worth_a_report = !problems.is_empty() || !joined.known.is_empty() || joined.documents.len() > 1;
        if !worth_a_report && first.is_some() {
            let counts = [("documents", joined.documents.len().into()), ("proposals", proposals.into())];
            self.toasts.info(words.with("ingest-joined", &counts));
        }
        self.panes.report = worth_a_report.then_some(ReportState {
            open: true,
            read: joined.documents.len(),
            known: joined.known.len(),
            proposals,
            undated,
            problems,
            imported: Vec::new(),
        });
    }

    /// Takes over what was proposed as one step. If the dossier has not changed since the reading began, the thread's
    /// own copy is taken, so that even ten thousand documents do not stop the window; else the edits are made again.
    fn take_proposed(&mut self, revision: u64, proposed: Proposed, edits: Vec<Edit>, name: &'static str) -> bool {
        if revision != self.revision {
            let before = self.revision;
            self.perform(name, edits);
            return self.revision != before;
        }
        if proposed.put.is_empty() {
            return true;
        }
        let undo = Transaction {
            name: history_name(name),
            edits: proposed.undo,
        };
        self.dossier = proposed.dossier;
        self.history.adopt(undo);
        self.revision += 1;
        let name = history_name(name);
        self.note(StepKind::Done, Transaction { name, edits });
        true
    }
}

fn file_of(problem: &Problem) -> String {
    problem.path().map_or_else(String::new, file_name)
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The name of a step in both languages.
pub(super) fn history_name(name: &'static str) -> Localised {
    use crate::catalogue::Words;
    use crate::model::Language;
    Localised {
        de: Words::new(Language::De).text(name).to_owned(),
        en: Words::new(Language::En).text(name).to_owned(),
    }
}
