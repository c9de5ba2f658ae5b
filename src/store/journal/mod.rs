//! The journal: every step of the work goes onto the disk at once, so that a crash loses none of it.
//!
//! For `app`. A journal lies beside its project, hidden, or in the user's data folder where there is no project file
//! yet. Writing is done on a thread of its own; the window never waits for it. Taking the work up again after a
//! crash is [`super::recovery`].

pub(super) mod lines;
mod writer;

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::Builder;
use std::time::Duration;

use super::{Stamp, StoreError, names};
use crate::model::Step;
use crate::work::Executor;

pub use lines::{Base, Numbered};
pub use writer::Beginning;

use lines::Mark;
use writer::Writer;

/// How long after a failure the disk is tried again.
const AGAIN: Duration = Duration::from_secs(5);
/// How long a save waits for the journal to note it.
const PATIENCE: Duration = Duration::from_secs(10);

/// What the writing thread is asked for.
enum Order {
    Step(Numbered),
    Saving(Mark),
    Saved(Mark),
    Discard,
    /// Says when everything before it is on the disk, or cannot be put there.
    Flush(SyncSender<()>),
    /// Writes what is left, lets go of the file and says so.
    Close(SyncSender<()>),
}

#[derive(Default)]
struct State {
    /// Why the journal cannot be written, while it cannot.
    trouble: Option<StoreError>,
}

/// A hand that a save can take along to its own thread.
#[derive(Clone)]
pub struct JournalHandle {
    orders: Orders,
    state: Arc<Mutex<State>>,
}

#[derive(Clone)]
enum Orders {
    Thread(Sender<Order>),
    Inline(Arc<Mutex<Writer>>),
}

/// A journal that is being written. When it is dropped, everything is on the disk first.
pub struct Journal {
    handle: Option<JournalHandle>,
    /// Number of the last step.
    last: u64,
    state: Arc<Mutex<State>>,
}

impl Journal {
    /// Begins a journal; a file is written with the first step. `kept` are steps taken up from the journal `follows`,
    /// which is removed once this one stands. `wake` is called when [`Self::trouble`] changes.
    pub fn begin(
        executor: Executor,
        beginning: Beginning,
        kept: Vec<Numbered>,
        follows: Option<PathBuf>,
        wake: impl Fn() + Send + 'static,
    ) -> Self {
        let last = kept.last().map_or(0, |step| step.n);
        let writer = Writer::new(beginning.absolute(), kept, follows);
        let state = Arc::new(Mutex::new(State::default()));
        let orders = match executor {
            Executor::Inline => Orders::Inline(Arc::new(Mutex::new(writer))),
            Executor::Threaded => {
                #[expect(
                    clippy::disallowed_methods,
                    reason = "the window must not wait for a slow disk, nor lose a step to it"
                )]
                let (sender, receiver) = channel();
                let shared = Arc::clone(&state);
                let thread = Builder::new()
                    .name("journal".to_owned())
                    .spawn(move || serve(writer, &receiver, &shared, &wake));
                if let Err(error) = thread {
                    lock(&state).trouble = Some(StoreError::JournalThread(error.to_string()));
                }
                Orders::Thread(sender)
            }
        };
        let handle = JournalHandle {
            orders,
            state: Arc::clone(&state),
        };
        handle.send_flush();
        Self {
            handle: Some(handle),
            last,
            state,
        }
    }

    /// Notes a step.
    pub fn step(&mut self, step: Step) {
        self.last += 1;
        let n = self.last;
        let at = lines::now();
        self.send(Order::Step(Numbered { n, at, step }));
    }

    /// Number of the last step: what a copy of the dossier taken now contains.
    pub fn last(&self) -> u64 {
        self.last
    }

    /// For a save on its own thread.
    pub fn handle(&self) -> Option<JournalHandle> {
        self.handle.clone()
    }

    /// A save has taken place; it contains the steps up to `after`. From now on the journal begins from it.
    pub fn saved(&self, path: &Path, stamp: Stamp, after: u64) {
        let path = names::real(path);
        self.send(Order::Saved(Mark { path, stamp, after }));
    }

    /// Gives the work up and removes the file.
    pub fn discard(&self) {
        self.send(Order::Discard);
    }

    /// Why the journal cannot be written at present. The work is in memory meanwhile, and tried again.
    pub fn trouble(&self) -> Option<StoreError> {
        lock(&self.state).trouble.clone()
    }

    /// Waits until everything is on the disk, or cannot be put there.
    pub fn wait(&self) {
        if let Some(handle) = &self.handle {
            handle.wait();
        }
    }

    fn send(&self, order: Order) {
        if let Some(handle) = &self.handle {
            handle.send(order);
        }
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        if let Some(handle) = self.handle.take() {
            handle.wait_for(Order::Close);
        }
    }
}

impl JournalHandle {
    /// Notes on the disk that the steps up to `after` are about to be saved in a file with this content.
    pub fn saving(&self, path: &Path, stamp: Stamp, after: u64) {
        let path = names::real(path);
        self.send(Order::Saving(Mark { path, stamp, after }));
        self.wait();
    }

    fn wait(&self) {
        self.wait_for(Order::Flush);
    }

    fn wait_for(&self, order: impl FnOnce(SyncSender<()>) -> Order) {
        let (sender, receiver) = sync_channel(1);
        self.send(order(sender));
        // A disk that does not answer must not keep the user from saving to another one.
        let _patience = receiver.recv_timeout(PATIENCE);
    }

    fn send_flush(&self) {
        let (sender, _nobody) = sync_channel(1);
        self.send(Order::Flush(sender));
    }

    fn send(&self, order: Order) {
        match &self.orders {
            // Nobody receives only if the thread could not be started, which has been said.
            Orders::Thread(sender) => drop(sender.send(order)),
            Orders::Inline(writer) => {
                let mut writer = writer.lock().unwrap_or_else(PoisonError::into_inner);
                let answer = take(&mut writer, order);
                lock(&self.state).trouble = writer.flush().err();
                if let Some((answer, end)) = answer {
                    if end {
                        writer.close();
                    }
                    let _may_have_gone = answer.try_send(());
                }
            }
        }
    }
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Takes an order into the list; who waits for the disk is handed back, and whether that is the end.
fn take(writer: &mut Writer, order: Order) -> Option<(SyncSender<()>, bool)> {
    match order {
        Order::Step(step) => writer.push_step(step),
        Order::Saving(mark) => writer.push_mark(mark),
        Order::Saved(mark) => writer.begin_from(&mark),
        Order::Discard => writer.discard(),
        Order::Flush(answer) => return Some((answer, false)),
        Order::Close(answer) => return Some((answer, true)),
    }
    None
}

/// What the thread does: takes what is there, writes it in one go, says how it went.
fn serve(mut writer: Writer, orders: &Receiver<Order>, state: &Mutex<State>, wake: &dyn Fn()) {
    let mut troubled = false;
    loop {
        let first = if troubled {
            match orders.recv_timeout(AGAIN) {
                Ok(order) => Some(order),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => return,
            }
        } else {
            match orders.recv() {
                Ok(order) => Some(order),
                Err(_all_is_written) => return,
            }
        };
        let waiting: Vec<_> = first
            .into_iter()
            .chain(orders.try_iter())
            .filter_map(|order| take(&mut writer, order))
            .collect();
        let trouble = writer.flush().err();
        let changed = troubled != trouble.is_some();
        troubled = trouble.is_some();
        if let Some(error) = &trouble {
            log::warn!("the journal cannot be written: {error}");
        }
        lock(state).trouble = trouble;
        let end = waiting.iter().any(|(_, end)| *end);
        if end {
            writer.close();
        }
        for (answer, _) in waiting {
            let _may_have_gone = answer.try_send(());
        }
        if end {
            return;
        }
        if changed {
            wake();
        }
    }
}
