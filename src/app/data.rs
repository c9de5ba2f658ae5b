//! Data for other programs, as the window deals with them: the network is written on a thread; a table whose columns
//! are to be named is read, counted and imported on threads of their own.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::App;
use super::explain::{explain_store, explain_write};
use super::files::waker;
use super::import_words;
use crate::catalogue::Words;
use crate::derived::world::{Phase, Reality};
use crate::derived::{Derived, Prepared, Snapshot};
use crate::exchange::csv_table::{self, Mapping};
use crate::exchange::graph::from_dossier::{Seen, Selection};
use crate::exchange::graph::out::{self, DataForm};
use crate::exchange::{self, Limits, Report, Settled};
use crate::model::{ActorId, Dossier};
use crate::session::Session;
use crate::store;
use crate::theme::Palette;
use crate::views::dialogs::data::Written;
use crate::views::hue_of;
use crate::views::mapping::{Count, MappingState};
use crate::work::{self, Executor, Progress, Worker};

/// Places of each reason that are told after an export.
const TOLD: usize = 8;

/// A table as it was read, with a first mapping.
type Table = ((PathBuf, Option<PathBuf>), Arc<Vec<u8>>, Mapping);

/// The threads.
pub(super) struct DataWork {
    write: Worker<Result<(Vec<PathBuf>, Report), String>>,
    read: Worker<Result<Table, String>>,
    count: Worker<(u64, Count)>,
    import: Worker<Result<TableDone, String>>,
}

/// A table that was read, joined to the dossier as it was at a revision.
struct TableDone {
    name: String,
    revision: u64,
    settled: Settled,
    prepared: Prepared,
}

impl DataWork {
    pub(super) fn new(executor: Executor) -> Self {
        Self {
            write: Worker::new(executor),
            read: Worker::new(executor),
            count: Worker::new(executor),
            import: Worker::new(executor),
        }
    }

    /// How far the work is, 0-1.
    pub(super) fn progress(&self) -> Option<f32> {
        let import = self.import.progress();
        import.or_else(|| self.write.progress()).or_else(|| self.read.progress())
    }

    /// Stops what is running. `true` if an import was.
    pub(super) fn cancel(&mut self) -> bool {
        let importing = self.is_importing();
        self.write.cancel();
        self.read.cancel();
        self.import.cancel();
        importing
    }

    /// Whether a table is being read, or imported.
    pub(super) fn is_importing(&self) -> bool {
        self.read.is_busy() || self.import.is_busy()
    }
}

fn reality(reality: Reality) -> &'static str {
    match reality {
        Reality::Asserted => "asserted",
        Reality::Contested => "contested",
        Reality::Denied => "denied",
        Reality::Predicted => "predicted",
        Reality::Proposed => "proposed",
        Reality::Supposed => "supposed",
        Reality::Unheard => "unheard",
    }
}

fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::NotYet => "not_yet",
        Phase::PerhapsBegun => "perhaps_begun",
        Phase::Concluded => "concluded",
        Phase::InForce => "in_force",
        Phase::PerhapsEnded => "perhaps_ended",
        Phase::Ended => "ended",
    }
}

/// What is written of a dossier: all of it, or the ties that are drawn at the moment and their ends. With how real each
/// is and where its actors stand, either way.
pub fn selection(dossier: &Dossier, snapshot: &Snapshot, palette: &Palette, seen: bool) -> Selection {
    let mut selection = Selection {
        places: snapshot.positions.all(),
        ..Selection::default()
    };
    let mut degrees: std::collections::BTreeMap<ActorId, u32> = std::collections::BTreeMap::new();
    for tie in dossier.ties.values() {
        let [r, g, b, _] = palette.hue(hue_of(tie.family)).to_array();
        let mut told = Seen {
            colour: Some([r, g, b]),
            ..Seen::default()
        };
        if let Some(state) = snapshot.world.tie(tie.id) {
            told.reality = reality(state.reality);
            told.phase = phase(state.phase);
        }
        selection.seen.insert(tie.id, told);
        if !seen || snapshot.world.shows(tie.id) {
            *degrees.entry(tie.from).or_default() += 1;
            *degrees.entry(tie.to).or_default() += 1;
        }
    }
    if seen {
        let shown = dossier.ties.keys().filter(|tie| snapshot.world.shows(**tie));
        selection.ties = Some(shown.copied().collect());
        selection.actors = Some(degrees.keys().copied().collect());
    }
    // As wide as the number of ties makes it, by area.
    selection.sizes = degrees
        .into_iter()
        .map(|(actor, n)| (actor, 4.0 + 4.0 * (n as f32).sqrt()))
        .collect();
    selection
}

/// The files of an export, from a dossier and what is looked at. For the window's thread and the command line.
pub fn files_of(
    dossier: &Dossier,
    places: &super::figures::Places,
    (session, seen): (&Session, bool),
    (form, path): (DataForm, &Path),
    words: Words,
) -> (Vec<(PathBuf, String)>, Report) {
    let mut derived = Derived::with_places(places);
    let mut snapshot = derived.refresh(dossier, 1, session);
    if let Some(done) = derived.take_layout_job().and_then(|job| job.run(&mut |_| true)) {
        derived.layout_done(done);
        snapshot = derived.refresh(dossier, 1, session);
    }
    let palette = Palette::choose(false, false);
    let selection = selection(dossier, &snapshot, palette, seen);
    out::write(dossier, &selection, form, path, words.language())
}

impl App {
    /// Writes the network as data, on a thread.
    pub(super) fn export_data(&mut self, ctx: &egui::Context, form: DataForm, seen: bool, path: PathBuf) {
        let words = self.words();
        let (dossier, session) = (self.dossier.clone(), self.session.clone());
        let places = self
            .derived
            .refresh(&self.dossier, self.revision, &self.session)
            .positions
            .all();
        let job = move |_: &Progress| {
            let (files, report) = files_of(&dossier, &places, (&session, seen), (form, &path), words);
            let mut paths = Vec::new();
            for (path, text) in files {
                work::write_atomically(&path, text.as_bytes()).map_err(|error| explain_write(words, &error))?;
                paths.push(path);
            }
            Ok((paths, report))
        };
        self.data.write.spawn("data", job, waker(ctx));
    }

    /// Reads a table whose columns are to be named, and opens the dialog for that; `actors` is a table of its actors.
    pub(super) fn ask_mapping(&mut self, ctx: &egui::Context, path: PathBuf, actors: Option<PathBuf>) {
        let words = self.words();
        let known = self.preferences.tables.clone();
        let job = move |_: &Progress| {
            let bytes = store::read_bytes(&path, Limits::default().bytes as u64).map_err(|error| explain_store(words, &error))?;
            let mapping = csv_table::propose(&bytes, &known);
            Ok(((path, actors), Arc::new(bytes), mapping))
        };
        self.data.read.spawn("table", job, waker(ctx));
    }

    /// Imports a table by what its columns mean, with the table of its actors.
    pub(super) fn import_table(&mut self, ctx: &egui::Context, path: PathBuf, actors: Option<PathBuf>, mapping: Mapping) {
        self.remember_mapping(&mapping);
        let words = self.words();
        let name_of = |path: &Path| path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let name = name_of(&path);
        self.toasts.info(words.with("import-busy", &[("name", name.as_str().into())]));
        let (dossier, revision) = (self.dossier.clone(), self.revision);
        let job = move |progress: &Progress| {
            let limits = Limits::default();
            let explain = |error: &exchange::ExchangeError| import_words::explain_exchange(words, &name, error);
            let read = |path: &Path| store::read_bytes(path, limits.bytes as u64).map_err(|error| explain_store(words, &error));
            let bytes = read(&path)?;
            let beside = match actors.as_deref() {
                Some(path) => Some((name_of(path), read(path)?)),
                None => None,
            };
            let beside = beside.as_ref().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
            let go = &mut |part: f32| progress.report(part * 0.8);
            let imported = csv_table::import(&name, &bytes, beside, &mapping, &limits, go).map_err(|error| explain(&error))?;
            drop(bytes);
            let settled = exchange::settle(&dossier, imported)
                .map_err(|error| words.with("toast-refused", &[("reason", error.to_string().into())]))?;
            if !progress.report(0.9) {
                return Err(explain(&exchange::ExchangeError::Cancelled));
            }
            let prepared = Prepared::of(&settled.dossier);
            Ok(TableDone {
                name,
                revision,
                settled,
                prepared,
            })
        };
        self.data.import.spawn("import", job, waker(ctx));
    }

    /// Remembers what the columns of a table mean, for the next one with the same header.
    pub(super) fn remember_mapping(&mut self, mapping: &Mapping) {
        let key = self.panes.mapping.as_ref().and_then(MappingState::memory_key);
        if let Some(key) = key.or_else(|| self.panes.mapped.take()) {
            self.preferences.remember_table(key, mapping.clone());
        }
    }

    /// Collects what the threads have done, and has a changed mapping counted.
    pub(super) fn poll_data(&mut self, ctx: &egui::Context) {
        let words = self.words();
        if self.panes.data.browse {
            self.panes.data.browse = false;
            self.ask_data_path(ctx);
        }
        match self.data.write.poll() {
            None => {}
            Some(Ok(Ok((paths, report)))) => {
                let mut notes = import_words::notes(words, &report);
                for (_, about) in &mut notes {
                    about.truncate(TOLD);
                }
                self.panes.data.written = Some(Written {
                    paths,
                    counts: import_words::counts(words, &report),
                    notes,
                });
                self.panes.data.open = true;
            }
            Some(Ok(Err(text))) => self.toasts.error(text),
            Some(Err(error)) => self.toasts.error(error.to_string()),
        }
        match self.data.read.poll() {
            None => {}
            Some(Ok(Ok((paths, bytes, mapping)))) => {
                self.close_floating();
                let state = MappingState::new(paths, bytes, mapping);
                self.panes.mapped = state.memory_key();
                self.panes.mapping = Some(state);
            }
            Some(Ok(Err(text))) => self.toasts.error(text),
            Some(Err(error)) => self.toasts.error(error.to_string()),
        }
        match self.data.import.poll() {
            None => {}
            Some(Ok(Ok(done))) => self.take_import(&done.name, done.revision, done.settled, done.prepared),
            Some(Ok(Err(text))) => self.toasts.error(text),
            Some(Err(error)) => self.toasts.error(error.to_string()),
        }
        if let Some((serial, bytes, mapping)) = self.panes.mapping.as_mut().and_then(MappingState::take_question) {
            let job = move |progress: &Progress| {
                let count = match csv_table::tally(&bytes, &mapping, &mut |part| progress.report(part)) {
                    Ok(tally) => Count::Counted(Box::new(tally)),
                    Err(error) => Count::Failed(import_words::explain_exchange(words, "", &error)),
                };
                (serial, count)
            };
            self.data.count.spawn("count", job, waker(ctx));
        }
        if let Some(Ok((serial, count))) = self.data.count.poll()
            && let Some(state) = &mut self.panes.mapping
        {
            state.take_answer(serial, count);
        }
    }
}
