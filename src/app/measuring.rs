//! Measures of a large network are worked out on threads: the answer at the moment, and the same over time.

use std::time::{Duration, Instant};

use super::App;
use super::files::waker;
use crate::derived::measures::{Done, SeriesDone};
use crate::session::ShownMeasure;
use crate::work::{Executor, Worker};

/// An answer that is overtaken is let finish for so long: while time plays, or its line is dragged, one that is a little
/// behind is worth more than none.
const PATIENCE: Duration = Duration::from_secs(2);

/// The threads that work measures out.
pub(super) struct Measurer {
    answer: Worker<Option<Done>>,
    /// When the answer was begun.
    since: Option<Instant>,
    series: Worker<Option<SeriesDone>>,
}

impl Measurer {
    pub(super) fn new(executor: Executor) -> Self {
        Self {
            answer: Worker::new(executor),
            since: None,
            series: Worker::new(executor),
        }
    }

    /// Stops what is running.
    pub(super) fn cancel(&mut self) {
        self.answer.cancel();
        self.series.cancel();
    }

    /// The part done, 0-1, while a thread is at work.
    pub(super) fn progress(&self) -> Option<f32> {
        self.answer.progress().or_else(|| self.series.progress())
    }
}

impl App {
    /// Takes what the threads have worked out.
    pub(super) fn poll_measuring(&mut self) {
        match self.measurer.answer.poll() {
            None => {}
            Some(Ok(done)) => self.derived.measure_done(done),
            Some(Err(error)) => self.toasts.error(error.to_string()),
        }
        match self.measurer.series.poll() {
            None | Some(Ok(None)) => {}
            Some(Ok(Some(done))) => self.derived.series_done(done),
            Some(Err(error)) => self.toasts.error(error.to_string()),
        }
    }

    /// Hands what takes long to its thread.
    pub(super) fn start_measuring(&mut self, ctx: &egui::Context) {
        let fresh = self.session.playing || self.measurer.since.is_some_and(|since| since.elapsed() < PATIENCE);
        let waits = fresh && self.measurer.answer.is_busy();
        if let Some(job) = (!waits).then(|| self.derived.take_measure_job()).flatten() {
            self.measurer.since = Some(Instant::now());
            self.measurer.answer.spawn(
                "measures",
                move |progress| {
                    let cores = crate::work::cores();
                    job.run(cores, &|part| progress.report(part))
                },
                waker(ctx),
            );
        }
        if let Some(job) = self.derived.take_series_job() {
            self.measurer.series.spawn(
                "measures over time",
                move |progress| job.run(&|part| progress.report(part)),
                waker(ctx),
            );
        }
    }

    /// Shows an answer in the network, which takes the place of the ledger then; or takes it off.
    pub(super) fn show_measure(&mut self, shown: Option<ShownMeasure>) {
        let shown = shown.filter(|shown| shown.colour || shown.size);
        self.session.measuring.shown = shown;
        if shown.is_some() {
            self.session.ledger = None;
        }
    }
}
