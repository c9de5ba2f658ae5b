//! The life of a tie or instrument in time: which phase holds on which day, from dates that need not be sharp.

use super::Phase;
use crate::model::{Certainty, Day, Dossier, Edtf, InstrumentId, Tie};

/// The phases of a tie over all time: the first day of each after the first. Time only moves a life forward, so that a
/// phase is a number of days passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Course([i32; 5]);

/// The phases in the order of a life.
const PHASES: [Phase; 6] = [
    Phase::NotYet,
    Phase::PerhapsBegun,
    Phase::Concluded,
    Phase::InForce,
    Phase::PerhapsEnded,
    Phase::Ended,
];

impl Course {
    /// The course of a life whose phase changes on no other days than these.
    fn of(mut days: Vec<i32>, phase: impl Fn(Day) -> Phase) -> Self {
        days.sort_unstable();
        days.dedup();
        let mut course = [i32::MAX; 5];
        for day in std::iter::once(i32::MIN).chain(days) {
            let reached = phase(Day(day)) as usize;
            for first in &mut course[..reached.min(5)] {
                *first = (*first).min(day);
            }
        }
        Self(course)
    }

    pub(super) fn phase(self, moment: Day) -> Phase {
        PHASES[self.0.iter().filter(|day| **day <= moment.0).count()]
    }
}

/// The phases of a tie: by its dates if it is `dated` by them, else from the day on which it was first spoken of.
pub(super) fn course_of(tie: &Tie, dossier: &Dossier, spoken_of: Option<Day>, dated: bool) -> Course {
    let (start, end) = if dated { span(tie, dossier) } else { (None, None) };
    let force = if dated { in_force(tie, dossier) } else { None };
    let bounds = |date: Option<&Edtf>| date.map(|d| [d.earliest_day(), d.latest_day()]).unwrap_or_default();
    let days = [bounds(start), bounds(force), bounds(end), [spoken_of, None]];
    let days = days.into_iter().flatten().flatten().map(|day| day.0).collect();
    Course::of(days, |moment| match (start, end) {
        (None, None) => attested(spoken_of, moment),
        (start, end) => life(start, force, end, spoken_of, moment),
    })
}

/// Beginning and end of a tie: its own dates, else those of its instrument (signature to end).
pub fn span<'a>(tie: &'a Tie, dossier: &'a Dossier) -> (Option<&'a Edtf>, Option<&'a Edtf>) {
    if let Some(valid) = &tie.valid {
        return (valid.start(), valid.end());
    }
    let Some(instrument) = tie.instrument.and_then(|id| dossier.instruments.get(&id)) else {
        return (None, None);
    };
    (
        instrument.begun().map(|d| &d.date),
        instrument.dates.ended.as_ref().map(|d| &d.date),
    )
}

fn in_force<'a>(tie: &Tie, dossier: &'a Dossier) -> Option<&'a Edtf> {
    if tie.valid.is_some() {
        return None;
    }
    let instrument = tie.instrument.and_then(|id| dossier.instruments.get(&id))?;
    instrument.dates.in_force.as_ref().map(|d| &d.date)
}

/// Phase of an instrument at a moment, by its own dates.
pub fn instrument_phase(id: InstrumentId, dossier: &Dossier, moment: Day) -> Option<Phase> {
    let instrument = dossier.instruments.get(&id)?;
    let begun = &instrument.begun()?.date;
    let ended = instrument.dates.ended.as_ref().map(|d| &d.date);
    let in_force = instrument.dates.in_force.as_ref().map(|d| &d.date);
    Some(life(Some(begun), in_force, ended, None, moment))
}

fn attested(spoken_of: Option<Day>, moment: Day) -> Phase {
    if spoken_of.is_none_or(|day| day <= moment) {
        Phase::InForce
    } else {
        Phase::NotYet
    }
}

fn life(start: Option<&Edtf>, in_force: Option<&Edtf>, end: Option<&Edtf>, spoken_of: Option<Day>, moment: Day) -> Phase {
    let begun = match start {
        Some(start) => start.before(moment),
        // The beginning is not known: it holds at the latest when a source speaks of it, or until its known end.
        None if end.is_some() => Certainty::Certainly,
        None if spoken_of.is_none_or(|day| day <= moment) => Certainty::Certainly,
        None => Certainty::No,
    };
    let ended = end.map_or(Certainty::No, |end| end.before(moment));
    match (begun, ended) {
        (Certainty::No, _) => Phase::NotYet,
        (_, Certainty::Certainly) => Phase::Ended,
        (_, Certainty::Possibly) => Phase::PerhapsEnded,
        (Certainty::Possibly, _) => Phase::PerhapsBegun,
        (Certainty::Certainly, Certainty::No) => match in_force {
            Some(date) if date.before(moment) == Certainty::No => Phase::Concluded,
            _ => Phase::InForce,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(text: &str) -> Edtf {
        Edtf::parse(text).unwrap()
    }

    fn day(year: i32, month: u8, date: u8) -> Day {
        Day::from_ymd(year, month, date).unwrap()
    }

    #[test]
    fn a_treaty_goes_through_its_phases() {
        let (signed, in_force) = (date("2024-06-19"), date("2024-12-04"));
        let phase = |moment| life(Some(&signed), Some(&in_force), None, None, moment);
        assert_eq!(phase(day(2024, 6, 18)), Phase::NotYet);
        assert_eq!(phase(day(2024, 6, 19)), Phase::Concluded);
        assert_eq!(phase(day(2024, 12, 4)), Phase::InForce);
    }

    #[test]
    fn dates_that_are_not_sharp_give_a_perhaps_and_never_a_day() {
        let (start, end) = (date("1961"), date("[1995-09-07,1996-09-10]"));
        let phase = |moment| life(Some(&start), None, Some(&end), None, moment);
        assert_eq!(phase(day(1960, 12, 31)), Phase::NotYet);
        assert_eq!(phase(day(1961, 7, 1)), Phase::PerhapsBegun);
        assert_eq!(phase(day(1965, 1, 1)), Phase::InForce);
        assert_eq!(phase(day(1996, 1, 1)), Phase::PerhapsEnded);
        assert_eq!(phase(day(1996, 9, 10)), Phase::Ended);
    }

    fn any_date() -> impl Strategy<Value = Option<Edtf>> {
        let one = (1900_i32..1920, 1_u8..13, 1_u8..29, 0_u8..6).prop_map(|(year, month, of_month, form)| {
            date(&match form {
                0 => format!("{year}"),
                1 => format!("{year}-{month:02}"),
                2 => format!("{year}-{month:02}-{of_month:02}"),
                3 => format!("../{year}"),
                4 => format!("{year}/{}", year + 2),
                _ => format!("[{year},{}]", year + 1),
            })
        });
        prop::option::of(one)
    }

    proptest! {
        /// What was worked out once for all moments is what would be worked out for each.
        #[test]
        fn a_course_gives_the_phase_of_every_day(
            start in any_date(), force in any_date(), end in any_date(), spoken in prop::option::of(0_i32..9000), moments in prop::collection::vec(0_i32..9000, 20),
        ) {
            let base = day(1898, 1, 1);
            let spoken = spoken.map(|n| base.add_days(n));
            let phase = |moment| match (start.as_ref(), end.as_ref()) {
                (None, None) => attested(spoken, moment),
                (start, end) => life(start, force.as_ref(), end, spoken, moment),
            };
            let dates = [&start, &force, &end].into_iter().flatten();
            let mut days: Vec<i32> = dates.flat_map(|d| [d.earliest_day(), d.latest_day()]).flatten().map(|d| d.0).collect();
            days.extend(spoken.map(|d| d.0));
            let course = Course::of(days.clone(), phase);
            let beside = days.iter().flat_map(|d| [Day(d - 1), Day(*d), Day(d + 1)]);
            for moment in moments.into_iter().map(|n| base.add_days(n)).chain(beside) {
                prop_assert_eq!(course.phase(moment), phase(moment));
            }
        }

        /// Time only ever moves a life forward.
        #[test]
        fn phases_come_in_order(start in 1900_i32..2000, length in 0_i32..60, force in 0_i32..60, a in 0_i32..40_000, b in 0_i32..40_000) {
            let first = date(&start.to_string());
            let end = date(&(start + length).to_string());
            let in_force = date(&(start + force.min(length)).to_string());
            let base = day(1895, 1, 1);
            let (early, late) = (base.add_days(a.min(b)), base.add_days(a.max(b)));
            let rank = |moment| match life(Some(&first), Some(&in_force), Some(&end), None, moment) {
                Phase::NotYet => 0,
                Phase::PerhapsBegun => 1,
                Phase::Concluded => 2,
                Phase::InForce => 3,
                Phase::PerhapsEnded => 4,
                Phase::Ended => 5,
            };
            prop_assert!(rank(early) <= rank(late));
        }
    }
}
