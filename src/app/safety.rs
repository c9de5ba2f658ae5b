//! What keeps the work safe, as the window deals with it: the journal of every step, work that a crash left behind,
//! the question before unsaved work is left, the lock on the file, earlier versions.
//!
//! The files themselves are `store`'s; what came of each is put into the user's words here.

use std::path::{Path, PathBuf};

use super::App;
use super::clock;
use super::explain::explain_store;
use super::files::waker;
use crate::catalogue::Words;
use crate::command::{Command, Leave};
use crate::model::{Edit, Step, StepKind, Transaction};
use crate::session::{History, StateId};
use crate::store::journal::{Base, Beginning, Numbered};
use crate::store::recovery::{self, Ground, Waiting};
use crate::store::{self, Journal, Lock, Opened, Source, Stamp, StoreError};
use crate::views::dialogs::{Question, VersionRow, WaitingRow};
use crate::work::{Executor, Progress, Worker};

/// How many names of steps are shown of work that waits.
const NAMES: usize = 4;

/// Where the dossier is about to be left for.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Leaving {
    Quit,
    For(Box<Command>),
}

/// What another thread does for the safety of the work.
enum Answer {
    TakenUp(Box<TakenUp>),
    Restored(u64, Vec<Edit>),
    Failed(StoreError),
}

/// Work taken up again.
struct TakenUp {
    waiting: Waiting,
    /// What it began from.
    ground: Opened,
    /// The dossier with every step made again.
    opened: Opened,
    history: History,
    kept: Vec<Numbered>,
    /// Steps that could not be made, and why the first could not.
    left_out: Option<(usize, String)>,
}

/// What is known about the safety of the work.
pub(super) struct Safety {
    executor: Executor,
    journal: Option<Journal>,
    /// The project that is written to belongs to this window alone.
    pub(super) lock: Option<Lock>,
    /// The content of the project file as this window knows it.
    pub(super) stamp: Option<Stamp>,
    /// Folder for journals of work that has no project file; without one there are none.
    data: Option<PathBuf>,
    /// The state that is in the file, or that there is nothing to lose of.
    saved: Option<StateId>,
    /// The revision at which the present dossier was opened.
    begun: u64,
    /// Why the project cannot be written, while it cannot.
    closed: Option<String>,
    waiting: Vec<Waiting>,
    leaving: Option<Leaving>,
    /// The user has decided what becomes of unsaved work: the window may close.
    may_close: bool,
    worker: Worker<Answer>,
    title: String,
}

impl Safety {
    /// `data` is the folder for journals of work that has no project file.
    pub(super) fn new(executor: Executor, data: Option<PathBuf>) -> Self {
        Self {
            executor,
            journal: None,
            lock: None,
            stamp: None,
            data,
            saved: None,
            begun: 0,
            closed: None,
            waiting: Vec::new(),
            leaving: None,
            may_close: false,
            worker: Worker::new(executor),
            title: String::new(),
        }
    }

    /// Folder for journals of work that has no project file.
    pub(super) fn data(&self) -> Option<&Path> {
        self.data.as_deref()
    }

    /// Number of the last step, and a hand for a save on its own thread.
    pub(super) fn for_save(&self) -> (u64, Option<store::journal::JournalHandle>) {
        let journal = self.journal.as_ref();
        (journal.map_or(0, Journal::last), journal.and_then(Journal::handle))
    }
}

impl App {
    /// Offers what earlier runs have left in the data folder and beside the project.
    pub(super) fn offer_at_start(&mut self) {
        let (waiting, errors) = recovery::waiting_at_start(self.files.project.as_deref(), self.safety.data.as_deref());
        self.report_errors(&errors);
        self.offer(waiting);
    }

    fn report_errors(&mut self, errors: &[StoreError]) {
        for error in errors {
            self.toasts.error(explain_store(self.words(), error));
        }
    }

    /// Begins to keep the work on what was opened: the lock, then a journal from here.
    pub(super) fn begin_work(&mut self, ctx: &egui::Context, opened: &Opened) {
        let words = self.words();
        self.safety.journal = None;
        self.safety.saved = Some(self.history.state());
        self.safety.begun = self.revision;
        self.safety.stamp = opened.stamp;
        self.safety.closed = None;
        self.files.project = None;
        let mut lock = None;
        if let Source::Project(path) = &opened.source {
            let shown = || [("path", path.display().to_string().into())];
            if opened.read_only {
                self.safety.closed = Some(words.with("notice-read-only", &shown()));
            } else {
                // One's own lock is kept when the same file is opened again.
                let own = self.safety.lock.take().filter(|lock| lock.is_of(path));
                match own.map_or_else(|| Lock::take(path), Ok) {
                    Ok(taken) => {
                        lock = Some(taken);
                        self.files.project = Some(path.clone());
                    }
                    Err(_in_use) => self.safety.closed = Some(words.with("notice-in-use", &shown())),
                }
            }
            self.remember(path);
        }
        self.safety.lock = lock;
        let beginning = self.beginning(opened);
        self.begin_journal(ctx, beginning, Vec::new(), None);
    }

    fn beginning(&self, opened: &Opened) -> Beginning {
        let (base, snapshot) = match (&opened.source, opened.stamp) {
            (Source::Project(path), Some(stamp)) => (
                Base::File {
                    path: path.clone(),
                    stamp,
                },
                None,
            ),
            _ if opened.dossier == crate::model::Dossier::default() => (Base::Empty, None),
            _ => (Base::Snapshot, Some((opened.dossier.clone(), opened.positions.clone()))),
        };
        Beginning {
            base,
            snapshot,
            title: opened.dossier.header.title.clone(),
            project: self.files.project.clone(),
            data: self.safety.data.clone(),
        }
    }

    fn begin_journal(&mut self, ctx: &egui::Context, beginning: Beginning, kept: Vec<Numbered>, follows: Option<PathBuf>) {
        let journal = Journal::begin(self.safety.executor, beginning, kept, follows, waker(ctx));
        self.safety.journal = Some(journal);
    }

    /// Notes a step in the journal.
    pub(super) fn note(&mut self, kind: StepKind, transaction: Transaction) {
        if let Some(journal) = &mut self.safety.journal {
            journal.step(Step { kind, transaction });
        }
    }

    /// A save has taken place.
    pub(super) fn note_saved(&mut self, path: &Path, stamp: Stamp, after: u64, state: StateId) {
        self.safety.stamp = Some(stamp);
        self.safety.saved = Some(state);
        self.safety.closed = None;
        if let Some(journal) = &self.safety.journal {
            journal.saved(path, stamp, after);
        }
        self.remember(path);
    }

    /// Puts a project at the head of those opened lately; the folder of this run says nothing to the next.
    fn remember(&mut self, path: &Path) {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        self.preferences.remember(&path);
    }

    /// Whether there is work that no file holds.
    pub(super) fn is_unsaved(&self) -> bool {
        self.safety.saved != Some(self.history.state())
    }

    /// The state of the history that is in the file.
    pub(super) fn saved_state(&self) -> Option<StateId> {
        self.safety.saved
    }

    /// Whether the dossier that was opened at a revision or later is still the present one.
    pub(super) fn is_present(&self, revision: u64) -> bool {
        self.safety.begun <= revision
    }

    /// What the user must know as long as it lasts.
    pub(super) fn notices(&self) -> Vec<String> {
        let trouble = self.safety.journal.as_ref().and_then(Journal::trouble);
        let trouble = trouble.map(|error| explain_store(self.words(), &error));
        self.safety.closed.iter().cloned().chain(trouble).collect()
    }

    /// Shows the name of the file, and whether it is up to date, as the title of the window.
    pub(super) fn show_title(&mut self, ctx: &egui::Context) {
        let name = self.files.project.as_deref().and_then(Path::file_name);
        let name = name.map_or_else(
            || self.dossier.header.title.get(self.words().language()).to_owned(),
            |name| name.to_string_lossy().into_owned(),
        );
        let dot = if self.is_unsaved() { "• " } else { "" };
        let title = if name.is_empty() {
            format!("{dot}Garant")
        } else {
            format!("{dot}{name} – Garant")
        };
        if title != self.safety.title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.safety.title = title;
        }
    }

    /// Whether the dossier may be left for `command` at once; else the user is asked first.
    pub(super) fn may_leave(&mut self, leaving: Leaving) -> bool {
        if !self.safety.may_close && self.panes.edit.holds_back() {
            let text = self.words().text("edit-leave");
            self.toasts.error(text.to_owned());
            return false;
        }
        if !self.is_unsaved() || self.safety.may_close {
            // Steps that were taken back are not offered again.
            if let Some(journal) = self.safety.journal.as_ref().filter(|_| !self.is_unsaved()) {
                journal.discard();
            }
            return true;
        }
        self.safety.leaving = Some(leaving);
        self.close_floating();
        self.panes.question = Question::Unsaved;
        false
    }

    /// Keeps the window open while there is a question about unsaved work.
    pub(super) fn answer_close(&mut self, ctx: &egui::Context) {
        if ctx.input(|i| i.viewport().close_requested()) && !self.may_leave(Leaving::Quit) {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
        }
    }

    /// What becomes of unsaved work.
    pub(super) fn leave(&mut self, ctx: &egui::Context, how: Leave) {
        match how {
            Leave::Save => self.save(ctx),
            Leave::Cancel => self.safety.leaving = None,
            Leave::Discard => {
                if let Some(journal) = &self.safety.journal {
                    journal.discard();
                }
                self.safety.saved = Some(self.history.state());
                self.go_on_leaving(ctx);
            }
        }
    }

    /// The work is saved or given up: does what the user wanted to leave for.
    pub(super) fn go_on_leaving(&mut self, ctx: &egui::Context) {
        match self.safety.leaving.take() {
            Some(Leaving::Quit) => {
                self.safety.may_close = !self.is_unsaved();
                ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
            Some(Leaving::For(command)) => self.commands.send(*command),
            None => {}
        }
    }

    /// A save for which no place was chosen is given up, and with it what the user wanted to leave for.
    pub(super) fn settle_leaving(&mut self) {
        let under_way = self.panes.question.is_open() || self.panes.file.open || self.files.is_saving();
        if !under_way && self.commands.is_empty() {
            self.stay();
        }
    }

    /// The user or the disk has kept the work from being saved: nothing is left.
    pub(super) fn stay(&mut self) {
        self.safety.leaving = None;
    }

    /// Offers work that waits.
    pub(super) fn offer(&mut self, waiting: Vec<Waiting>) {
        if waiting.is_empty() {
            return;
        }
        let words = self.words();
        let rows = waiting.iter().map(|waiting| row(words, waiting)).collect();
        self.safety.waiting = waiting;
        self.close_floating();
        self.panes.question = Question::Recovery(rows);
    }

    /// Makes the steps of an earlier run again, on a thread.
    pub(super) fn take_up(&mut self, ctx: &egui::Context, place: usize) {
        if place >= self.safety.waiting.len() {
            return;
        }
        let waiting = self.safety.waiting.swap_remove(place);
        self.safety.waiting.clear();
        let job = move |progress: &Progress| match replay(waiting, progress) {
            Ok(taken) => Answer::TakenUp(Box::new(taken)),
            Err(error) => Answer::Failed(error),
        };
        self.safety.worker.spawn("recovery", job, waker(ctx));
    }

    /// Throws work away that waits.
    pub(super) fn discard_waiting(&mut self, place: usize) {
        if place >= self.safety.waiting.len() {
            return;
        }
        let waiting = self.safety.waiting.remove(place);
        if let Err(error) = waiting.discard() {
            self.toasts.error(explain_store(self.words(), &error));
        }
        let left = std::mem::take(&mut self.safety.waiting);
        self.panes.question = Question::None;
        self.offer(left);
    }

    /// Lists the versions of the project.
    pub(super) fn show_versions(&mut self) {
        let words = self.words();
        let versions = self.files.project.as_deref().map(store::versions).unwrap_or_default();
        let rows = versions.into_iter().map(|version| VersionRow {
            number: version.number,
            written: version
                .written
                .map_or_else(String::new, |time| moment(words, &clock::local(time))),
            size: words.with("versions-size", &[("size", size(words, version.bytes).into())]),
        });
        self.close_floating();
        self.panes.question = Question::Versions(rows.collect());
    }

    /// Makes the dossier as it was in a version, as one step that can be undone.
    pub(super) fn restore_version(&mut self, ctx: &egui::Context, number: u64) {
        let versions = self.files.project.as_deref().map(store::versions).unwrap_or_default();
        let Some(version) = versions.into_iter().find(|version| version.number == number) else {
            return;
        };
        let (dossier, revision) = (self.dossier.clone(), self.revision);
        let job = move |_: &Progress| match store::open_version(&version) {
            Ok(opened) => Answer::Restored(revision, dossier.edits_to(&opened.dossier)),
            Err(error) => Answer::Failed(error),
        };
        self.safety.worker.spawn("recovery", job, waker(ctx));
    }

    /// Collects what the thread has done.
    pub(super) fn poll_safety(&mut self, ctx: &egui::Context) {
        match self.safety.worker.poll() {
            None => {}
            Some(Err(error)) => self.toasts.error(error.to_string()),
            Some(Ok(Answer::Failed(error))) => self.toasts.error(explain_store(self.words(), &error)),
            Some(Ok(Answer::Restored(revision, edits))) if revision == self.revision => {
                self.perform("history-restore", edits);
            }
            Some(Ok(Answer::Restored(..))) => {
                let text = self.words().text("versions-changed-meanwhile").to_owned();
                self.toasts.error(text);
            }
            Some(Ok(Answer::TakenUp(taken))) => self.install_taken_up(ctx, *taken),
        }
    }

    fn install_taken_up(&mut self, ctx: &egui::Context, taken: TakenUp) {
        let words = self.words();
        let count = taken.kept.len();
        self.install(taken.opened, None);
        self.begin_work(ctx, &taken.ground);
        self.history = taken.history;
        self.revision += 1;
        if matches!(taken.waiting.ground, Ground::Version(..)) {
            // What the work began from is not what stands in the file.
            self.safety.saved = None;
        }
        let beginning = self.beginning(&taken.ground);
        let mut follows = Some(taken.waiting.path.clone());
        if taken.left_out.is_some() || taken.waiting.broken.is_some() {
            // What cannot be taken up is not thrown away with the journal it stands in.
            if let Err(error) = taken.waiting.keep_rest() {
                self.toasts.error(explain_store(words, &error));
                follows = None;
            }
        }
        self.begin_journal(ctx, beginning, taken.kept, follows);
        self.toasts.info(words.with("recovery-done", &[("n", count.into())]));
        if let Some((left_out, reason)) = taken.left_out {
            let arguments = [("n", left_out.into()), ("reason", reason.into())];
            self.toasts.error(words.with("recovery-left-out", &arguments));
        }
    }
}

/// Makes the steps of a journal again, as far as they can be made.
fn replay(waiting: Waiting, progress: &Progress) -> Result<TakenUp, StoreError> {
    let ground = waiting.open_ground()?;
    let mut opened = ground.clone();
    let mut history = History::default();
    let mut kept = Vec::with_capacity(waiting.steps.len());
    let mut left_out = None;
    let all = waiting.steps.len().max(1) as f32;
    for (place, step) in waiting.steps.iter().enumerate() {
        if let Err(error) = history.replay(&mut opened.dossier, step.step.clone()) {
            left_out = Some((waiting.steps.len() - place, error.to_string()));
            break;
        }
        kept.push(step.clone());
        progress.report(place as f32 / all);
    }
    Ok(TakenUp {
        waiting,
        ground,
        opened,
        history,
        kept,
        left_out,
    })
}

/// Work that waits, in words.
fn row(words: Words, waiting: &Waiting) -> WaitingRow {
    let title = waiting.title.get(words.language());
    let file = waiting.project.as_deref().and_then(Path::file_name);
    let title = match file.map(|name| name.to_string_lossy()) {
        Some(name) if title.is_empty() => name.into_owned(),
        Some(name) => format!("{title} ({name})"),
        None if title.is_empty() => words.text("recovery-untitled").to_owned(),
        None => title.to_owned(),
    };
    let when = waiting.last_change().parse::<jiff::Timestamp>();
    let when = when.map_or_else(|_no_time| String::new(), |at| moment(words, &clock::local(at.into())));
    let names = waiting.steps.iter().rev().take(NAMES);
    let names = names.map(|step| {
        let name = step.step.transaction.name.get(words.language());
        let told = |key| words.with(key, &[("name", name.into())]);
        match step.step.kind {
            StepKind::Done => name.to_owned(),
            StepKind::Undone => told("toast-undone"),
            StepKind::Redone => told("toast-redone"),
        }
    });
    let note = match (&waiting.ground, waiting.broken) {
        (Ground::Gone(path), _) => Some(words.with("error-base-gone", &[("path", path.display().to_string().into())])),
        (Ground::Changed(_) | Ground::Version(..), _) => Some(words.text("recovery-changed").to_owned()),
        (_, Some(line)) => Some(words.with("recovery-broken", &[("line", line.into())])),
        _ => None,
    };
    WaitingRow {
        title,
        what: words.with("recovery-steps", &[("n", waiting.steps.len().into()), ("when", when.into())]),
        names: names.collect(),
        note,
        can_take_up: !matches!(waiting.ground, Ground::Gone(_)) && !waiting.steps.is_empty(),
    }
}

/// Day and time of the day.
fn moment(words: Words, at: &jiff::Zoned) -> String {
    let day = clock::day(at).map_or_else(String::new, |day| words.day(day));
    format!("{day}, {}", clock::hours(at))
}

fn size(words: Words, bytes: u64) -> String {
    let (value, unit) = if bytes >= 1 << 20 {
        (bytes as f64 / f64::from(1 << 20), "MB")
    } else {
        (bytes as f64 / 1024.0, "kB")
    };
    format!("{} {unit}", words.number(value, 1))
}
