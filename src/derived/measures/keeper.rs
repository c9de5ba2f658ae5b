//! Keeps answers as long as they hold, and says what another thread should work out.

use std::sync::Arc;

use super::ask::{How, answer};
use super::ground::Ground;
use super::series::{Series, SeriesDone, SeriesJob, SeriesKey};
use super::{Answer, Question};
use crate::derived::World;
use crate::model::{Day, Dossier, Filter};
use crate::session::{Ledger, Session, Window};

/// Dossiers with up to so many ties are asked within the frame.
const SMALL: usize = 1_500;
/// So are moments with up to so many ties that count, and so many steps from everybody to everybody along them: an answer
/// then keeps up with time that plays. More would be felt.
const AT_ONCE: usize = 12_000;
const STEPS_AT_ONCE: usize = 2_000_000;
/// Answers kept: two for each question.
const KEPT: usize = 14;

/// The answers of a frame.
#[derive(Debug, Clone, Default)]
pub struct Measures {
    answers: Vec<(Arc<Answer>, bool)>,
    /// The measure over time, while it is followed.
    pub series: Option<Arc<Series>>,
    /// The series shown is still one of an earlier state, or there is none yet.
    pub series_behind: bool,
}

impl Measures {
    /// The answer to a question, if it was asked for and is known; it may be behind.
    pub fn answer(&self, question: Question) -> Option<&Arc<Answer>> {
        self.answers.iter().map(|(answer, _)| answer).find(|a| a.question == question)
    }

    /// Whether the answer is being worked out anew.
    pub fn is_behind(&self, question: Question) -> bool {
        let held = self.answers.iter().find(|(a, _)| a.question == question);
        held.is_none_or(|(_, fresh)| !fresh)
    }
}

/// What an answer depends on.
#[derive(Debug, Clone, PartialEq)]
struct Key {
    revision: u64,
    moment: Day,
    known_by: Option<Day>,
    filter: Filter,
    question: Question,
}

/// An answer to be worked out on another thread.
#[derive(Debug, Clone)]
pub struct Job {
    key: Key,
    dossier: Dossier,
    world: Arc<World>,
}

/// The result of a [`Job`].
#[derive(Debug, Clone)]
pub struct Done {
    key: Key,
    answer: Answer,
}

impl Job {
    /// Works the answer out on so many threads. `go_on` is told how far it is (0-1) and cancels by answering `false`.
    pub fn run(self, threads: usize, go_on: &(dyn Fn(f32) -> bool + Sync)) -> Option<Done> {
        let ground = Ground::of(&self.dossier, &self.world);
        let how = How {
            threads,
            one_of_many: false,
            go_on,
        };
        let answer = answer(self.key.question, &ground, self.key.moment, how)?;
        Some(Done { key: self.key, answer })
    }
}

/// Keeps answers from frame to frame.
#[derive(Debug, Default)]
pub(in crate::derived) struct Keeper {
    /// The last asked for first.
    answers: Vec<(Key, Arc<Answer>)>,
    job: Option<Job>,
    asked: Option<Key>,
    series: Option<(SeriesKey, Arc<Series>)>,
    series_job: Option<SeriesJob>,
    series_asked: Option<SeriesKey>,
}

impl Keeper {
    /// The answers that the session asks for.
    pub(in crate::derived) fn get(
        &mut self,
        dossier: &Dossier,
        revision: u64,
        session: &Session,
        world: &Arc<World>,
        all: Window,
    ) -> Measures {
        let mut found = Measures::default();
        let measuring = session.measuring;
        let in_ledger = (session.ledger == Some(Ledger::Measures)).then_some(measuring.question);
        // Over time, who leads at the moment is who is drawn.
        let followed = measuring.over_time.then_some(measuring.question);
        let mut wanted: Vec<Question> = in_ledger.into_iter().chain(followed).collect();
        wanted.extend(measuring.shown.map(|shown| shown.question));
        wanted.dedup();
        for question in wanted {
            let key = Key {
                revision,
                moment: session.moment,
                known_by: session.known_by,
                filter: session.filter.clone(),
                question,
            };
            found.answers.extend(self.one(&key, dossier, world));
        }
        if measuring.over_time {
            let key = SeriesKey {
                revision,
                known_by: session.known_by,
                filter: session.filter.clone(),
                question: measuring.question,
                all,
            };
            (found.series, found.series_behind) = self.followed(&key, dossier, world);
        }
        found
    }

    fn one(&mut self, key: &Key, dossier: &Dossier, world: &Arc<World>) -> Option<(Arc<Answer>, bool)> {
        if let Some(place) = self.answers.iter().position(|(held, _)| held == key) {
            let held = self.answers.remove(place);
            let answer = Arc::clone(&held.1);
            self.answers.insert(0, held);
            return Some((answer, true));
        }
        let job = || Job {
            key: key.clone(),
            dossier: dossier.clone(),
            world: Arc::clone(world),
        };
        let small = dossier.ties.len() <= SMALL;
        // What waits for a thread already was too much before.
        if small || self.asked.as_ref() != Some(key) && Ground::size(world) <= AT_ONCE {
            let ground = Ground::of(dossier, world);
            if small || ground.actors.len() * ground.bonds.len() <= STEPS_AT_ONCE {
                let how = How {
                    threads: 1,
                    one_of_many: false,
                    go_on: &|_| true,
                };
                let answer = answer(key.question, &ground, key.moment, how)?;
                let done = Done {
                    key: key.clone(),
                    answer,
                };
                return Some((self.keep(done), true));
            }
        }
        let other_waits = self.asked.as_ref().is_some_and(|asked| asked.question != key.question);
        if self.asked.as_ref() != Some(key) && !other_waits {
            self.job = Some(job());
            self.asked = Some(key.clone());
        }
        let old = self.answers.iter().find(|(held, _)| held.question == key.question);
        old.map(|(_, answer)| (Arc::clone(answer), false))
    }

    fn keep(&mut self, done: Done) -> Arc<Answer> {
        let answer = Arc::new(done.answer);
        self.answers.insert(0, (done.key, Arc::clone(&answer)));
        self.answers.truncate(KEPT);
        answer
    }

    fn followed(&mut self, key: &SeriesKey, dossier: &Dossier, world: &Arc<World>) -> (Option<Arc<Series>>, bool) {
        if let Some((held, series)) = &self.series
            && held == key
        {
            return (Some(Arc::clone(series)), false);
        }
        if self.series_asked.as_ref() != Some(key) {
            self.series_asked = Some(key.clone());
            self.series_job = Some(SeriesJob {
                key: key.clone(),
                dossier: dossier.clone(),
                world: Arc::clone(world),
            });
        }
        let same = self.series.as_ref().filter(|(held, _)| held.question == key.question);
        (same.map(|(_, series)| Arc::clone(series)), true)
    }

    /// An answer that should be worked out on another thread, once.
    pub(in crate::derived) fn take_job(&mut self) -> Option<Job> {
        self.job.take()
    }

    /// Takes an answer; one that was given up is not asked for again until something changes.
    pub(in crate::derived) fn done(&mut self, done: Option<Done>) {
        if let Some(done) = done {
            if self.asked.as_ref() == Some(&done.key) {
                self.asked = None;
            }
            self.keep(done);
        }
    }

    /// A series that should be worked out on another thread, once.
    pub(in crate::derived) fn take_series_job(&mut self) -> Option<SeriesJob> {
        self.series_job.take()
    }

    /// Takes a series.
    pub(in crate::derived) fn series_done(&mut self, done: SeriesDone) {
        if self.series_asked.as_ref() == Some(&done.key) {
            self.series = Some((done.key, Arc::new(done.series)));
        }
    }
}
