//! A measure over time: the same question asked on many days.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::ask::{How, answer};
use super::ground::Ground;
use crate::derived::World;
use crate::model::{ActorId, Day, Dossier, Filter};
use crate::session::{Question, Window};

/// Most days that are asked for.
const MOST_DAYS: i64 = 240;
/// Distances of the days, in months.
const STEPS: [i32; 7] = [1, 3, 6, 12, 24, 60, 120];

/// A measure on many days.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// The question.
    pub question: Question,
    /// The days, evenly apart.
    pub days: Vec<Day>,
    /// The value of each actor on each day; not a number where it had no tie that counts.
    pub values: BTreeMap<ActorId, Vec<f32>>,
    /// The greatest of all values.
    pub most: f32,
}

impl Series {
    /// The value of an actor on the day asked for that is nearest.
    pub fn near(&self, actor: ActorId, day: Day) -> Option<(Day, f32)> {
        let nearest = self.days.iter().enumerate().min_by_key(|(_, d)| d.0.abs_diff(day.0))?;
        let value = self.values.get(&actor)?.get(nearest.0).copied()?;
        value.is_finite().then_some((*nearest.1, value))
    }
}

/// What a series depends on.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct SeriesKey {
    pub(super) revision: u64,
    pub(super) known_by: Option<Day>,
    pub(super) filter: Filter,
    pub(super) question: Question,
    pub(super) all: Window,
}

/// A series to be worked out on another thread.
#[derive(Debug, Clone)]
pub struct SeriesJob {
    pub(super) key: SeriesKey,
    pub(super) dossier: Dossier,
    pub(super) world: Arc<World>,
}

/// The result of a [`SeriesJob`].
#[derive(Debug, Clone)]
pub struct SeriesDone {
    pub(super) key: SeriesKey,
    pub(super) series: Series,
}

impl SeriesJob {
    /// Works it out. `go_on` is told how far it is (0-1) and cancels by answering `false`.
    pub fn run(self, go_on: &(dyn Fn(f32) -> bool + Sync)) -> Option<SeriesDone> {
        let days = days(self.key.all);
        let mut values: BTreeMap<ActorId, Vec<f32>> = BTreeMap::new();
        let heard = self.world.heard();
        for (place, day) in days.iter().enumerate() {
            if !go_on(place as f32 / days.len() as f32) {
                return None;
            }
            let ground = Ground::at(&self.dossier, heard, *day, &self.key.filter);
            let how = How {
                threads: 1,
                one_of_many: true,
                go_on: &|_| true,
            };
            let found = answer(self.key.question, &ground, *day, how)?;
            for (actor, mark) in found.marks {
                let line = values.entry(actor).or_insert_with(|| vec![f32::NAN; days.len()]);
                line[place] = mark.value as f32;
            }
        }
        let most = values
            .values()
            .flatten()
            .copied()
            .filter(|v| v.is_finite())
            .fold(0.0, f32::max);
        Some(SeriesDone {
            series: Series {
                question: self.key.question,
                days,
                values,
                most,
            },
            key: self.key,
        })
    }
}

/// The middle of years, or of other steps, so that no more days come of it than can be drawn.
fn days(all: Window) -> Vec<Day> {
    let months = i64::from(all.days()) / 30;
    let step = STEPS
        .into_iter()
        .find(|step| months / i64::from(*step) <= MOST_DAYS)
        .unwrap_or(240);
    let (year, _, _) = all.from.ymd();
    let mut found = Vec::new();
    let mut month = i64::from(year) * 12 + i64::from(step / 2);
    loop {
        let (year, of) = (month.div_euclid(12), month.rem_euclid(12) + 1);
        let day = i32::try_from(year).ok().and_then(|year| Day::from_ymd(year, of as u8, 1));
        let Some(day) = day.filter(|day| *day <= all.to) else {
            return found;
        };
        if day >= all.from {
            found.push(day);
        }
        month += i64::from(step);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_of_two_centuries_and_months_of_a_few_years() {
        let window = |from, to| Window {
            from: Day::from_ymd(from, 1, 1).unwrap(),
            to: Day::from_ymd(to, 12, 31).unwrap(),
        };
        let long = days(window(1815, 2018));
        assert_eq!(
            (long.len(), long[0].ymd(), long[203].ymd()),
            (204, (1815, 7, 1), (2018, 7, 1))
        );
        assert_eq!(days(window(2020, 2024)).len(), 60);
        assert!(days(window(-3000, 2020)).len() <= 600);
    }
}
