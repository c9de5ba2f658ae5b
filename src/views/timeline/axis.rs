//! The axis of time: where ticks stand and what is written under them.
//!
//! Pure but for the words. Steps are calendar steps, so that a tick is always the first day of something.

use crate::catalogue::Words;
use crate::model::Day;

/// Distance of two ticks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// So many days.
    Days(i32),
    /// So many months; divides 12.
    Months(i32),
    /// So many years.
    Years(i32),
}

const STEPS: [Step; 16] = [
    Step::Days(1),
    Step::Days(2),
    Step::Days(7),
    Step::Days(14),
    Step::Months(1),
    Step::Months(3),
    Step::Months(6),
    Step::Years(1),
    Step::Years(2),
    Step::Years(5),
    Step::Years(10),
    Step::Years(20),
    Step::Years(50),
    Step::Years(100),
    Step::Years(500),
    Step::Years(1000),
];

/// A tick.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tick {
    /// The day it stands on.
    pub day: Day,
    /// It begins a year, or a month where ticks are days.
    pub major: bool,
}

impl Step {
    /// Shortest length in days.
    pub(super) fn days(self) -> f64 {
        match self {
            Self::Days(n) => f64::from(n),
            Self::Months(n) => f64::from(n) * 28.0,
            Self::Years(n) => f64::from(n) * 365.0,
        }
    }

    /// The finest step whose ticks stay `apart` points apart.
    pub(super) fn fitting(points_per_day: f64, apart: f64) -> Self {
        STEPS
            .into_iter()
            .find(|s| s.days() * points_per_day >= apart)
            .unwrap_or(Self::Years(1000))
    }

    /// The label of a tick.
    pub(super) fn label(self, day: Day, words: Words) -> String {
        let (year, month, date) = day.ymd();
        match self {
            Self::Years(_) => words.year(year),
            Self::Months(_) if month == 1 => words.year(year),
            Self::Months(_) => words.month(year, month),
            Self::Days(_) if month == 1 && date == 1 => words.year(year),
            Self::Days(_) => {
                let full = words.day(day);
                let text = full.strip_suffix(&words.year(year)).unwrap_or(&full);
                text.trim_end().to_owned()
            }
        }
    }
}

/// The ticks of `step` from one day to another, both included.
pub(super) fn ticks(step: Step, from: Day, to: Day) -> Vec<Tick> {
    let (year, month, _) = from.ymd();
    let mut found = Vec::new();
    let mut push = |day: Option<Day>, major: bool| {
        if let Some(day) = day
            && from <= day
            && day <= to
        {
            found.push(Tick { day, major });
        }
    };
    let last_year = to.ymd().0;
    match step {
        Step::Years(n) => {
            let mut at = year.div_euclid(n) * n;
            while at <= last_year {
                push(Day::from_ymd(at, 1, 1), true);
                at += n;
            }
        }
        Step::Months(n) => {
            let mut total = (year * 12 + i32::from(month) - 1).div_euclid(n) * n;
            while total.div_euclid(12) <= last_year {
                let of_year = total.rem_euclid(12) + 1;
                push(Day::from_ymd(total.div_euclid(12), of_year as u8, 1), of_year == 1);
                total += n;
            }
        }
        Step::Days(n) => {
            // Days count from the first of each month, so that no tick is lost when the window moves.
            let mut first = from.first_of_month();
            while first <= to {
                let last = first.last_of_month();
                let mut day = first;
                // A tick too near to the next month's first would be written over it.
                while day == first || day.0 + n / 2 <= last.0 {
                    push(Some(day), day == first);
                    day = day.add_days(n);
                    if day > last {
                        break;
                    }
                }
                first = last.add_days(1);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;

    fn day(y: i32, m: u8, d: u8) -> Day {
        Day::from_ymd(y, m, d).unwrap()
    }

    #[test]
    fn ticks_stand_on_first_days() {
        let years = ticks(Step::Years(10), day(1948, 5, 1), day(1971, 1, 1));
        assert_eq!(years.iter().map(|t| t.day.ymd().0).collect::<Vec<_>>(), [1950, 1960, 1970]);
        let months = ticks(Step::Months(3), day(2023, 11, 2), day(2024, 7, 1));
        assert_eq!(
            months.iter().map(|t| t.day).collect::<Vec<_>>(),
            [day(2024, 1, 1), day(2024, 4, 1), day(2024, 7, 1)]
        );
        assert!(months[0].major && !months[1].major);
    }

    #[test]
    fn day_ticks_do_not_crowd_the_next_month() {
        let weeks = ticks(Step::Days(7), day(2024, 2, 1), day(2024, 3, 8));
        let days: Vec<_> = weeks.iter().map(|t| t.day).collect();
        assert_eq!(
            days,
            [
                day(2024, 2, 1),
                day(2024, 2, 8),
                day(2024, 2, 15),
                day(2024, 2, 22),
                day(2024, 3, 1),
                day(2024, 3, 8)
            ]
        );
        let all = ticks(Step::Days(1), day(2024, 2, 27), day(2024, 3, 2));
        assert_eq!(all.len(), 5);
    }

    #[test]
    fn steps_fit_and_labels_follow_the_language() {
        assert_eq!(Step::fitting(140.0 / 365.0, 60.0), Step::Months(6));
        assert_eq!(Step::fitting(100.0, 60.0), Step::Days(1));
        assert_eq!(Step::Months(1).label(day(2024, 3, 1), Words::new(Language::De)), "März 2024");
        assert_eq!(Step::Days(1).label(day(2024, 3, 4), Words::new(Language::En)), "4 Mar");
        assert_eq!(Step::Months(1).label(day(2024, 1, 1), Words::new(Language::En)), "2024");
    }
}
