//! Another project joins the dossier: the file is read on a thread, the conflicts are shown, and the choices are one
//! step of the history.

use std::path::PathBuf;

use super::App;
use super::explain::explain_store;
use super::files::waker;
use crate::model::Dossier;
use crate::model::join::{Joining, join};
use crate::store::{self, StoreError};
use crate::views::dialogs::JoinState;
use crate::work::{Executor, Progress, Worker};

/// What the thread gives back.
pub(super) struct Read {
    name: String,
    other: Dossier,
    joining: Joining,
    revision: u64,
}

/// The thread that reads the other project.
pub(super) struct Joiner {
    worker: Worker<Result<Read, StoreError>>,
}

impl Joiner {
    pub(super) fn new(executor: Executor) -> Self {
        Self {
            worker: Worker::new(executor),
        }
    }
}

impl App {
    /// Reads another project and works out what joining it would change.
    pub(super) fn read_to_join(&mut self, ctx: &egui::Context, path: PathBuf) {
        let (dossier, revision) = (self.dossier.clone(), self.revision);
        let job = move |_: &Progress| {
            let other = store::open(&path)?.dossier;
            let joining = join(&dossier, &other);
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            Ok(Read {
                name,
                other,
                joining,
                revision,
            })
        };
        self.joiner.worker.spawn("join", job, waker(ctx));
    }

    /// Shows what the thread has found.
    pub(super) fn poll_joining(&mut self) {
        match self.joiner.worker.poll() {
            None => {}
            Some(Err(error)) => self.toasts.error(error.to_string()),
            Some(Ok(Err(error))) => self.toasts.error(explain_store(self.words(), &error)),
            Some(Ok(Ok(read))) => {
                self.close_floating();
                self.panes.join = Some(JoinState {
                    name: read.name,
                    other: read.other,
                    revision: read.revision,
                    joining: read.joining,
                    theirs: std::collections::BTreeSet::new(),
                    chosen: false,
                });
            }
        }
    }

    /// Joins, as one step. What has changed in the dossier meanwhile counts.
    pub(super) fn join(&mut self) {
        let Some(state) = self.panes.join.take() else { return };
        let joining = if state.revision == self.revision {
            state.joining
        } else {
            join(&self.dossier, &state.other)
        };
        let revision = self.revision;
        self.perform("history-join", joining.edits(&state.theirs));
        if self.revision != revision {
            let text = self.words().with("join-done", &[("n", joining.new.len().into())]);
            self.toasts.info(text);
        }
    }
}
