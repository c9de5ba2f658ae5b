//! One kind of job, one named thread, one answer that counts: the latest.
//!
//! A new request cancels the one before it; what the old job still computes is dropped. There is never more than
//! one job running and one waiting, however often is asked. [`Executor::Inline`] runs jobs on the spot, for tests.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::Builder;

/// How jobs are run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Executor {
    /// On a thread of their own.
    #[default]
    Threaded,
    /// At once, in the caller; for tests and the command line.
    Inline,
}

/// Why a job gave no result.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum JobError {
    /// The job stopped because of a fault of the program.
    #[error("the work stopped: {0}")]
    Panicked(String),
    /// The system gave no thread.
    #[error("no thread could be started: {0}")]
    NoThread(String),
}

/// How far a job is, and whether its result is still wanted. Shared by the job and whoever waits.
#[derive(Debug, Clone, Default)]
pub struct Progress(Arc<State>);

#[derive(Debug, Default)]
struct State {
    /// Bits of an `f32` from 0 to 1.
    fraction: AtomicU32,
    cancelled: AtomicBool,
}

impl Progress {
    /// Says how far the job is (0-1). `false` means: stop, nobody wants the result any more.
    pub fn report(&self, fraction: f32) -> bool {
        let fraction = if fraction.is_nan() { 0.0 } else { fraction.clamp(0.0, 1.0) };
        self.0.fraction.store(fraction.to_bits(), Ordering::Relaxed);
        !self.is_cancelled()
    }

    /// How far the job is, 0-1.
    pub fn fraction(&self) -> f32 {
        f32::from_bits(self.0.fraction.load(Ordering::Relaxed))
    }

    /// Whether the job should stop.
    pub fn is_cancelled(&self) -> bool {
        self.0.cancelled.load(Ordering::Relaxed)
    }

    fn cancel(&self) {
        self.0.cancelled.store(true, Ordering::Relaxed);
    }
}

type Job = Box<dyn FnOnce() + Send>;

/// The one place where a job waits for the thread.
#[derive(Default)]
struct Slot {
    job: Option<Job>,
    closed: bool,
}

#[derive(Default)]
struct Shared {
    slot: Mutex<Slot>,
    changed: Condvar,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Slot> {
        // A slot is whole after every statement, so that even a poisoned one can be used.
        self.slot.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What the thread does: job after job, until the worker is gone.
    fn serve(&self) {
        loop {
            let mut slot = self.lock();
            while slot.job.is_none() && !slot.closed {
                slot = self.changed.wait(slot).unwrap_or_else(PoisonError::into_inner);
            }
            let Some(job) = slot.job.take() else { return };
            drop(slot);
            job();
        }
    }
}

/// What is being waited for.
struct Current<T> {
    progress: Progress,
    answer: Receiver<Result<T, JobError>>,
}

/// Runs jobs of one kind; only the answer to the latest request is handed out.
pub struct Worker<T> {
    executor: Executor,
    /// The thread, once there has been a job.
    thread: Option<Arc<Shared>>,
    current: Option<Current<T>>,
}

impl<T: Send + 'static> Worker<T> {
    /// A worker without a job; the thread starts with the first.
    pub fn new(executor: Executor) -> Self {
        Self {
            executor,
            thread: None,
            current: None,
        }
    }

    /// Asks for a job. A job asked for earlier is cancelled and its result dropped.
    ///
    /// `name` names the thread if this is the first job; `wake` is called once the answer can be polled.
    pub fn spawn(&mut self, name: &str, job: impl FnOnce(&Progress) -> T + Send + 'static, wake: impl Fn() + Send + 'static) {
        self.cancel();
        let progress = Progress::default();
        let (sender, answer) = sync_channel(1);
        self.current = Some(Current {
            progress: progress.clone(),
            answer,
        });
        let refused = sender.clone();
        let task: Job = Box::new(move || {
            if progress.is_cancelled() {
                return;
            }
            let result =
                catch_unwind(AssertUnwindSafe(|| job(&progress))).map_err(|payload| JobError::Panicked(panic_text(&*payload)));
            // Nobody listens to a job that has been overtaken; then nobody is woken either.
            if sender.send(result).is_ok() {
                wake();
            }
        });
        match self.executor {
            Executor::Inline => task(),
            Executor::Threaded => self.hand_over(name, task, &refused),
        }
    }

    fn hand_over(&mut self, name: &str, task: Job, refused: &SyncSender<Result<T, JobError>>) {
        let shared = if let Some(shared) = &self.thread {
            Arc::clone(shared)
        } else {
            let shared = Arc::new(Shared::default());
            let served = Arc::clone(&shared);
            if let Err(error) = Builder::new().name(name.to_owned()).spawn(move || served.serve()) {
                let _someone_polls = refused.try_send(Err(JobError::NoThread(error.to_string())));
                return;
            }
            self.thread = Some(Arc::clone(&shared));
            shared
        };
        shared.lock().job = Some(task);
        shared.changed.notify_one();
    }

    /// The answer to the latest request, once.
    pub fn poll(&mut self) -> Option<Result<T, JobError>> {
        let answer = match self.current.as_ref()?.answer.try_recv() {
            Ok(answer) => answer,
            Err(TryRecvError::Empty) => return None,
            Err(TryRecvError::Disconnected) => Err(JobError::Panicked("no answer".to_owned())),
        };
        self.current = None;
        Some(answer)
    }
}

impl<T> Worker<T> {
    /// How far the latest request is, 0-1; `None` if nothing is being waited for.
    pub fn progress(&self) -> Option<f32> {
        self.current.as_ref().map(|current| current.progress.fraction())
    }

    /// Whether an answer is being waited for.
    pub fn is_busy(&self) -> bool {
        self.current.is_some()
    }

    /// Asks the job to come to an end; what it has by then is its answer.
    pub fn stop(&self) {
        if let Some(current) = &self.current {
            current.progress.cancel();
        }
    }

    /// Stops the job and drops its answer.
    pub fn cancel(&mut self) {
        if let Some(current) = self.current.take() {
            current.progress.cancel();
        }
    }
}

impl<T> Drop for Worker<T> {
    fn drop(&mut self) {
        self.cancel();
        if let Some(shared) = &self.thread {
            shared.lock().closed = true;
            shared.changed.notify_one();
        }
    }
}

/// What a panic said.
pub fn panic_text(payload: &(dyn std::any::Any + Send)) -> String {
    let text = payload.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| payload.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "no reason given".to_owned())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    const LONG: Duration = Duration::from_secs(20);

    #[test]
    fn a_job_runs_on_a_named_thread_and_wakes() {
        let (woken, wakes) = sync_channel(9);
        let mut worker = Worker::new(Executor::Threaded);
        worker.spawn(
            "layout",
            |_| std::thread::current().name().map(str::to_owned),
            move || woken.send(()).unwrap(),
        );
        wakes.recv_timeout(LONG).unwrap();
        assert_eq!(worker.poll(), Some(Ok(Some("layout".to_owned()))));
        assert_eq!(worker.poll(), None);
        assert!(!worker.is_busy());
    }

    #[test]
    fn the_latest_request_wins() {
        let (go, wait) = sync_channel::<()>(9);
        let (woken, wakes) = sync_channel(9);
        let mut worker = Worker::new(Executor::Threaded);
        let (started, starts) = sync_channel(9);
        let first = woken.clone();
        worker.spawn(
            "work",
            move |progress| {
                started.send(()).unwrap();
                wait.recv_timeout(LONG).unwrap();
                assert!(!progress.report(0.5));
                1
            },
            move || first.send(1).unwrap(),
        );
        starts.recv_timeout(LONG).unwrap();
        // The second waits for the first to end, the third takes its place.
        for number in [2, 3] {
            let woken = woken.clone();
            worker.spawn("work", move |_| number, move || woken.send(number).unwrap());
        }
        assert_eq!(worker.poll(), None);
        go.send(()).unwrap();
        assert_eq!(wakes.recv_timeout(LONG), Ok(3));
        assert_eq!(worker.poll(), Some(Ok(3)));
        drop(worker);
        drop(woken);
        assert!(wakes.recv_timeout(Duration::from_millis(50)).is_err());
    }

    #[test]
    fn a_panic_becomes_an_error_and_the_worker_lives_on() {
        for executor in [Executor::Inline, Executor::Threaded] {
            let mut worker = Worker::new(executor);
            for round in 0..2 {
                let (woken, wakes) = sync_channel(9);
                worker.spawn(
                    "work",
                    move |_| if round == 0 { panic!("broken {round}") } else { round },
                    move || woken.send(()).unwrap(),
                );
                wakes.recv_timeout(LONG).unwrap();
                let expected = if round == 0 {
                    Err(JobError::Panicked("broken 0".into()))
                } else {
                    Ok(1)
                };
                assert_eq!(worker.poll(), Some(expected));
            }
        }
    }

    #[test]
    fn inline_is_done_at_once() {
        let mut worker = Worker::new(Executor::Inline);
        worker.spawn("work", |progress| progress.report(2.0), || {});
        assert_eq!(worker.progress(), Some(1.0));
        assert_eq!(worker.poll(), Some(Ok(true)));
        assert_eq!(worker.progress(), None);
    }

    #[test]
    fn what_is_cancelled_is_dropped() {
        let mut worker = Worker::new(Executor::Inline);
        worker.spawn("work", |_| 1, || {});
        worker.cancel();
        assert_eq!(worker.poll(), None);
    }
}
