//! Files, as the window deals with them: open, save, export, screenshot. All reading, drawing and writing runs on
//! named threads; the answers are collected at the beginning of a frame.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, sync_channel};

use super::App;
use super::explain::{explain_store, explain_write};
use crate::catalogue::Words;
use crate::command::Command;
use crate::derived::{Prepared, TextIndex, positions};
use crate::session::{LayoutMethod, Ledger, StateId};
use crate::store::recovery::{self, Waiting};
use crate::store::{self, Lock, Opened, Saved, Source, StoreError};
use crate::views::dialogs::Question;
use crate::views::dialogs::file::Purpose;
use crate::work::dialog::{Dialog, DialogAnswer, FileKind, ask_files, ask_folders, ask_open, ask_save};
use crate::work::{self, Executor, JobError, Worker};

/// What a dialog of the system was opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    Open,
    Join,
    Save,
    Export,
    Documents,
    Folders,
    Data,
    Table,
    DataOut,
}

/// What the threads say when they are done: a sentence for the user, good or bad.
pub(super) type Said = Result<String, String>;

/// A project that was opened, and work on it that waits to be taken up.
struct OpenDone {
    opened: Opened,
    prepared: Prepared,
    waiting: Vec<Waiting>,
    problems: Vec<StoreError>,
}

/// What came of a save.
struct SaveDone {
    path: PathBuf,
    saved: Saved,
    /// The lock on the file, where it is a new one.
    lock: Option<Lock>,
    /// Number of the last step that the file contains, and the revision and state it holds.
    after: u64,
    revision: u64,
    state: StateId,
}

/// Threads and what they are asked for.
pub(super) struct Files {
    executor: Executor,
    open: Worker<(PathBuf, Result<OpenDone, StoreError>)>,
    pub(super) write: Worker<Said>,
    /// Saving has a thread of its own: an export must never overtake it.
    save: Worker<Result<SaveDone, StoreError>>,
    /// A save that waits for the present one to end: where to, and whether over whatever stands there.
    save_next: Option<(PathBuf, bool)>,
    /// Where the file lies that somebody else has changed.
    changed: Option<PathBuf>,
    layout: Worker<Option<positions::Done>>,
    /// What the search knows, with the revision it was made from.
    pub(super) search: Worker<(u64, TextIndex)>,
    dialog: Option<(Asked, Dialog)>,
    screenshot: Option<Receiver<std::sync::Arc<egui::ColorImage>>>,
    /// Project file, where there is one.
    pub(super) project: Option<PathBuf>,
    /// A table that waits for its path: name to begin with, and contents.
    table: Option<(&'static str, String)>,
}

impl Files {
    pub(super) fn new(executor: Executor) -> Self {
        Self {
            executor,
            open: Worker::new(executor),
            write: Worker::new(executor),
            save: Worker::new(executor),
            save_next: None,
            changed: None,
            layout: Worker::new(executor),
            search: Worker::new(executor),
            dialog: None,
            screenshot: None,
            project: None,
            table: None,
        }
    }

    /// Stops what is running. A file that is being written is left as it was.
    pub(super) fn cancel(&mut self) {
        self.layout.cancel();
        self.open.cancel();
        self.write.cancel();
    }

    /// Whether a save, or the choice of a place for it, is under way.
    pub(super) fn is_saving(&self) -> bool {
        self.save.is_busy() || matches!(self.dialog, Some((Asked::Save, _)))
    }

    /// Whether jobs are done on the spot, as in tests.
    pub(super) fn is_inline(&self) -> bool {
        self.executor == Executor::Inline
    }

    /// Whether a thread is at work, for the status line: the part done, 0-1.
    pub(super) fn progress(&self) -> Option<f32> {
        self.layout
            .progress()
            .or_else(|| self.save.progress())
            .or_else(|| self.write.progress())
            .or_else(|| self.open.progress())
    }
}

impl App {
    /// Opens a project, or begins a new dossier with what a document or folder says.
    pub(super) fn open_path(&mut self, ctx: &egui::Context, path: PathBuf) {
        if store::is_project(&path) {
            return self.open_file(ctx, path);
        }
        match store::open_all(std::slice::from_ref(&path)) {
            Ok(opened) => {
                self.take_over(ctx, opened, None);
                self.add_documents(ctx, vec![path]);
            }
            Err(error) => self.toasts.error(explain_store(self.words(), &error)),
        }
    }

    /// Collects the answers of threads and dialogs.
    pub(super) fn poll_files(&mut self, ctx: &egui::Context) {
        if let Some(answer) = self.files.open.poll() {
            match answer {
                Ok((_, Ok(done))) => {
                    self.take_over(ctx, done.opened, Some(done.prepared));
                    for problem in &done.problems {
                        self.toasts.error(explain_store(self.words(), problem));
                    }
                    self.offer(done.waiting);
                }
                Ok((path, Err(error))) => {
                    if matches!(error, StoreError::NotFound(_)) {
                        self.preferences.forget(&path);
                    }
                    self.toasts.error(explain_store(self.words(), &error));
                }
                Err(error) => self.toasts.error(error.to_string()),
            }
        }
        if let Some(answer) = self.files.write.poll() {
            match answer.map_err(|error| error.to_string()).and_then(|said| said) {
                Ok(text) => self.toasts.info(text),
                Err(text) => self.toasts.error(text),
            }
        }
        if let Some(answer) = self.files.save.poll() {
            self.take_saved(ctx, answer);
        }
        if let Some(Ok(Some(done))) = self.files.layout.poll()
            && self.derived.layout_done(done)
        {
            self.panes.network.fit();
        }
        if let Some(Ok((revision, text))) = self.files.search.poll() {
            self.derived.take_text(text, revision);
        }
        let answered = self
            .files
            .dialog
            .as_mut()
            .and_then(|(asked, dialog)| dialog.poll().map(|answer| (*asked, answer)));
        if let Some((asked, answer)) = answered {
            self.files.dialog = None;
            self.take_answer(asked, answer);
        }
        self.poll_screenshot(ctx);
    }

    /// Hands a layout that takes long to its thread.
    pub(super) fn start_layout(&mut self, ctx: &egui::Context) {
        if let Some(job) = self.derived.take_layout_job() {
            self.files.layout.spawn(
                "layout",
                move |progress| job.run(&mut |part| progress.report(part)),
                waker(ctx),
            );
        }
    }

    /// Has a thread make what the search of a large dossier knows.
    pub(super) fn start_search(&mut self, ctx: &egui::Context) {
        if self.derived.wants_text(self.revision) && !self.files.search.is_busy() {
            let (dossier, revision) = (self.dossier.clone(), self.revision);
            let job = move |_: &work::Progress| (revision, TextIndex::of(&dossier));
            self.files.search.spawn("search", job, waker(ctx));
        }
    }

    pub(super) fn open_file(&mut self, ctx: &egui::Context, path: PathBuf) {
        let data = self.safety.data().map(Path::to_owned);
        let job = move |_: &work::Progress| {
            let opened = store::open(&path).map(|opened| {
                let (waiting, problems) = recovery::waiting_for(&path, data.as_deref());
                OpenDone {
                    prepared: Prepared::of(&opened.dossier),
                    opened,
                    waiting,
                    problems,
                }
            });
            (path, opened)
        };
        self.files.open.spawn("open", job, waker(ctx));
    }

    /// Takes over what was opened; everything that was looked at before is left behind.
    pub(super) fn take_over(&mut self, ctx: &egui::Context, opened: Opened, prepared: Option<Prepared>) {
        let words = self.words();
        if let Source::Project(path) = &opened.source {
            self.toasts
                .info(words.with("toast-opened", &[("path", path.display().to_string().into())]));
        }
        let ground = opened.clone();
        self.install(opened, prepared);
        self.begin_work(ctx, &ground);
    }

    /// Asks where to write the figure that is being composed.
    pub(super) fn ask_figure(&mut self, ctx: &egui::Context) {
        self.ask(ctx, Asked::Export);
    }

    /// Asks for documents to read into the dossier.
    pub(super) fn ask_documents(&mut self, ctx: &egui::Context) {
        self.ask(ctx, Asked::Documents);
    }

    /// Asks for folders of documents to read into the dossier.
    pub(super) fn ask_folders(&mut self, ctx: &egui::Context) {
        self.ask(ctx, Asked::Folders);
    }

    /// Asks for data files to import.
    pub(super) fn ask_data(&mut self, ctx: &egui::Context) {
        self.ask(ctx, Asked::Data);
    }

    /// Asks for another project to join.
    pub(super) fn ask_join(&mut self, ctx: &egui::Context) {
        self.ask(ctx, Asked::Join);
    }

    pub(super) fn ask_open(&mut self, ctx: &egui::Context) {
        self.ask(ctx, Asked::Open);
    }

    pub(super) fn save(&mut self, ctx: &egui::Context) {
        match self.files.project.clone() {
            Some(path) => self.save_as(ctx, path),
            None => self.ask(ctx, Asked::Save),
        }
    }

    /// Asks where to save.
    pub(super) fn ask_save(&mut self, ctx: &egui::Context) {
        self.ask(ctx, Asked::Save);
    }

    /// Saves over a file that somebody else has changed.
    pub(super) fn overwrite(&mut self, ctx: &egui::Context) {
        if let Some(path) = self.files.changed.take() {
            self.save_to(ctx, path, true);
        }
    }

    /// Where every actor stands now.
    pub(super) fn places(&mut self) -> store::Places {
        self.derived
            .refresh(&self.dossier, self.revision, &self.session)
            .positions
            .all()
    }

    pub(super) fn save_as(&mut self, ctx: &egui::Context, path: PathBuf) {
        self.save_to(ctx, path, false);
    }

    /// Saves on a thread; the window goes on. `over`: whatever stands there.
    fn save_to(&mut self, ctx: &egui::Context, path: PathBuf, over: bool) {
        if self.files.save.is_busy() {
            self.files.save_next = Some((path, over));
            return;
        }
        let dossier = self.dossier.clone();
        let places = self.places();
        let (revision, state) = (self.revision, self.history.state());
        let (after, journal) = self.safety.for_save();
        let has_lock = self.safety.lock.as_ref().is_some_and(|lock| lock.is_of(&path));
        let expected = self.safety.stamp.filter(|_| has_lock && !over);
        let job = move |_: &work::Progress| {
            let lock = if has_lock { None } else { Some(Lock::take(&path)?) };
            let note = |stamp| {
                if let Some(journal) = &journal {
                    journal.saving(&path, stamp, after);
                }
            };
            let saved = store::save_over(&path, &dossier, &places, expected, note)?;
            Ok(SaveDone {
                path,
                saved,
                lock,
                after,
                revision,
                state,
            })
        };
        self.files.save.spawn("save", job, waker(ctx));
    }

    fn take_saved(&mut self, ctx: &egui::Context, answer: Result<Result<SaveDone, StoreError>, JobError>) {
        let words = self.words();
        match answer {
            Ok(Ok(done)) => {
                self.toasts.info(saved(words, &done.path));
                if let Some(warning) = &done.saved.warning {
                    self.toasts.error(explain_store(words, warning));
                }
                // Another dossier may have been opened since.
                if self.is_present(done.revision) {
                    if done.lock.is_some() {
                        self.safety.lock = done.lock;
                    }
                    self.note_saved(&done.path, done.saved.stamp, done.after, done.state);
                    self.files.project = Some(done.path);
                }
                if self.files.save_next.is_none() {
                    self.go_on_leaving(ctx);
                }
            }
            Ok(Err(StoreError::Changed(path))) => {
                self.close_floating();
                self.panes.question = Question::Changed(path.display().to_string());
                self.files.changed = Some(path);
            }
            Ok(Err(error)) => {
                self.stay();
                self.toasts.error(explain_store(words, &error));
            }
            Err(error) => {
                self.stay();
                self.toasts.error(error.to_string());
            }
        }
        if let Some((path, over)) = self.files.save_next.take() {
            self.save_to(ctx, path, over);
        }
    }

    /// Has the ledger that is shown make its table.
    pub(super) fn export_table(&mut self) {
        match self.session.ledger {
            Some(ledger) if !matches!(ledger, Ledger::Coverage | Ledger::Scenarios) => self.panes.ledgers.export(ledger),
            None if self.session.layout == LayoutMethod::Matrix => self.panes.network.export_matrix(),
            _ => {
                let text = self.words().text("toast-no-table").to_owned();
                self.toasts.info(text);
            }
        }
    }

    /// Asks where to write a table.
    pub(super) fn ask_table(&mut self, ctx: &egui::Context, name: &'static str, text: String) {
        self.files.table = Some((name, text));
        self.ask(ctx, Asked::Table);
    }

    /// Writes the table that waits for a path. It is kept until it is written, for the path may be wrong.
    pub(super) fn write_table(&mut self, ctx: &egui::Context, mut path: PathBuf) {
        let Some((_, text)) = self.files.table.clone() else { return };
        if path.extension().is_none() {
            path.set_extension("csv");
        }
        let words = self.words();
        let job = move |_: &work::Progress| {
            work::write_atomically(&path, text.as_bytes()).map_err(|error| explain_write(words, &error))?;
            Ok(saved(words, &path))
        };
        self.files.write.spawn("write", job, waker(ctx));
    }

    /// Asks for the picture of the window as it stands; it is written when it arrives.
    pub(super) fn screenshot(&mut self, ctx: &egui::Context) {
        let (sender, receiver) = sync_channel(1);
        let wake = waker(ctx);
        ctx.request_screenshot(move |picture| {
            if sender.try_send(picture).is_ok() {
                wake();
            }
        });
        self.files.screenshot = Some(receiver);
    }

    fn poll_screenshot(&mut self, ctx: &egui::Context) {
        let Some(receiver) = &self.files.screenshot else { return };
        let Ok(picture) = receiver.try_recv() else {
            // With some renderers the picture comes with a later frame only.
            ctx.request_repaint();
            return;
        };
        self.files.screenshot = None;
        let words = self.words();
        let path = free_name(&std::env::current_dir().unwrap_or_default());
        let job = move |_: &work::Progress| {
            let [width, height] = picture.size;
            let pixels: Vec<u8> = picture.pixels.iter().flat_map(egui::Color32::to_array).collect();
            let mut bytes = Vec::new();
            let encoder = image::codecs::png::PngEncoder::new(&mut bytes);
            image::ImageEncoder::write_image(encoder, &pixels, width as u32, height as u32, image::ExtendedColorType::Rgba8)
                .map_err(|error| words.with("toast-failed", &[("reason", error.to_string().into())]))?;
            work::write_atomically(&path, &bytes).map_err(|error| explain_write(words, &error))?;
            Ok(saved(words, &path))
        };
        self.files.write.spawn("write", job, waker(ctx));
    }

    fn ask(&mut self, ctx: &egui::Context, asked: Asked) {
        let words = self.words();
        let project = FileKind {
            name: words.text("file-kind-project").to_owned(),
            extensions: &["garant", "garant-view"],
        };
        let documents = FileKind {
            name: words.text("file-kind-documents").to_owned(),
            extensions: &["txt", "md", "html", "htm", "docx", "pdf"],
        };
        let figure = FileKind {
            name: words.text("file-kind-figure").to_owned(),
            extensions: &["png", "svg", "pdf", "pptx"],
        };
        let table = FileKind {
            name: words.text("file-kind-table").to_owned(),
            extensions: &["csv"],
        };
        let data = FileKind {
            name: words.text("file-kind-data").to_owned(),
            extensions: &["csv", "tsv", "gexf", "graphml", "jsonl", "json", "ftm", "xml", "txt"],
        };
        let executor = self.files.executor;
        let dialog = match asked {
            Asked::Data => ask_files(executor, &[data], waker(ctx)),
            Asked::Table => ask_save(executor, self.table_name(), &[table], waker(ctx)),
            Asked::DataOut => {
                let target = self.panes.data.target();
                let name = target.file_name().unwrap_or_default().to_string_lossy();
                let data = FileKind {
                    name: words.text("data-export-title").to_owned(),
                    extensions: &["gexf", "graphml", "csv", "jsonl", "dot"],
                };
                ask_save(executor, &name, &[data], waker(ctx))
            }
            Asked::Open => ask_open(executor, &[project, documents], waker(ctx)),
            Asked::Join => ask_open(executor, &[project], waker(ctx)),
            Asked::Documents => ask_files(executor, &[documents], waker(ctx)),
            Asked::Folders => ask_folders(executor, waker(ctx)),
            Asked::Save => ask_save(executor, "dossier.garant", &[project], waker(ctx)),
            Asked::Export => {
                let target = self.panes.composer.target();
                let name = target.file_name().unwrap_or_default().to_string_lossy();
                ask_save(executor, &name, &[figure], waker(ctx))
            }
        };
        self.files.dialog = Some((asked, dialog));
    }

    /// Asks where to write data.
    pub(super) fn ask_data_path(&mut self, ctx: &egui::Context) {
        self.ask(ctx, Asked::DataOut);
    }

    fn table_name(&self) -> &'static str {
        self.files.table.as_ref().map_or("ledger.csv", |(name, _)| *name)
    }

    fn take_answer(&mut self, asked: Asked, answer: DialogAnswer) {
        let paths = match answer {
            DialogAnswer::Cancelled if asked == Asked::Save => return self.stay(),
            DialogAnswer::Cancelled => return,
            DialogAnswer::NoService => return self.ask_for_a_path(asked),
            DialogAnswer::Picked(paths) => paths,
        };
        if let Asked::Documents | Asked::Folders | Asked::Data = asked {
            return self.commands.send(Command::AddDocuments(paths));
        }
        let Some(path) = paths.into_iter().next() else { return };
        match asked {
            Asked::Open => self.commands.send(Command::OpenFile(path)),
            Asked::Join => self.commands.send(Command::JoinFile(path)),
            Asked::Save => self.commands.send(Command::SaveAs(path)),
            Asked::Table => self.commands.send(Command::WriteTable(path)),
            Asked::Export => self.panes.composer.set_path(&path),
            Asked::DataOut => self.panes.data.path = path.display().to_string(),
            Asked::Documents | Asked::Folders | Asked::Data => {}
        }
    }

    /// Where the system has no dialogs: a field for the path. The dialog of export has one already.
    fn ask_for_a_path(&mut self, asked: Asked) {
        let purpose = match asked {
            Asked::Export | Asked::DataOut => {
                let text = self.words().text("toast-no-dialogs").to_owned();
                return self.toasts.info(text);
            }
            Asked::Open => Purpose::Open,
            Asked::Join => Purpose::Join,
            Asked::Save => Purpose::Save,
            Asked::Table => Purpose::Table(self.table_name()),
            Asked::Documents | Asked::Folders => Purpose::Documents,
            Asked::Data => Purpose::Data,
        };
        self.panes.composer.close();
        self.panes.help_open = false;
        self.panes.search.open = false;
        self.panes.file.show(purpose, std::env::current_dir().unwrap_or_default());
    }
}

pub(super) fn saved(words: Words, path: &Path) -> String {
    words.with("toast-exported", &[("path", path.display().to_string().into())])
}

/// Wakes the window when a thread has an answer.
pub(super) fn waker(ctx: &egui::Context) -> impl Fn() + Send + 'static {
    let ctx = ctx.clone();
    move || ctx.request_repaint()
}

/// `garant-1.png`, or the first number that is free.
fn free_name(folder: &Path) -> PathBuf {
    (1..=u32::MAX)
        .map(|n| folder.join(format!("garant-{n}.png")))
        .find(|path| !path.exists())
        .unwrap_or_default()
}
