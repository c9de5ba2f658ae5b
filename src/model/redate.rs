//! Moving what is dated to another day by hand: an end of a bar, an event. Pure, from a dossier to edits.
//!
//! What is dropped on a coarse axis becomes a coarse date: a month or a year, never a day that nobody gave.

use super::dossier::Dossier;
use super::edit::Edit;
use super::edtf::{Day, Edtf};
use super::ids::Item;
use super::instrument::{Basis, Dated, Instrument};
use super::review;

/// How finely a day can be pointed at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Snap {
    /// To the day.
    Day,
    /// To the month.
    Month,
    /// To the year.
    Year,
}

impl Snap {
    /// The finest that a hand can point at when a day is so many points wide.
    pub fn fitting(points_per_day: f64) -> Self {
        match points_per_day {
            wide if wide >= 3.0 => Self::Day,
            middling if middling * 30.4 >= 5.0 => Self::Month,
            _ => Self::Year,
        }
    }

    /// The date that holds a day, as fine as this.
    pub fn date(self, day: Day) -> Option<Edtf> {
        let (year, month, date) = day.ymd();
        let sign = if year < 0 { "-" } else { "" };
        let year = year.unsigned_abs();
        let text = match self {
            Self::Day => format!("{sign}{year:04}-{month:02}-{date:02}"),
            Self::Month => format!("{sign}{year:04}-{month:02}"),
            Self::Year => format!("{sign}{year:04}"),
        };
        Edtf::parse(&text).ok()
    }
}

/// Puts the beginning or the end of a tie or instrument elsewhere. Empty if it cannot be there: before its beginning,
/// or on something without such an end.
pub fn move_end(dossier: &Dossier, item: Item, end: bool, to: &Edtf) -> Vec<Edit> {
    match item {
        Item::Tie(id) => {
            let valid = dossier.ties.get(&id).and_then(|t| t.valid.as_ref());
            let moved = valid.and_then(|valid| with_end(valid, end, to));
            moved.map_or_else(Vec::new, |moved| review::date_tie(dossier, id, Some(moved)))
        }
        Item::Instrument(id) => {
            let old = dossier.instruments.get(&id);
            let moved = old.and_then(|old| of_instrument(old, end, to).filter(|new| new != old));
            moved.map(|i| Edit::Put(i.into())).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// The interval with another beginning or end; `None` if it would end before it begins.
fn with_end(valid: &Edtf, end: bool, to: &Edtf) -> Option<Edtf> {
    let text = valid.as_str();
    // A plain date begins and ends with itself.
    let (first, last) = text.split_once('/').unwrap_or((text, text));
    let moved = if end {
        format!("{first}/{to}")
    } else {
        format!("{to}/{last}")
    };
    let moved = Edtf::parse(&moved).ok().filter(Edtf::is_interval)?;
    let (begun, over) = (moved.earliest_day(), moved.latest_day());
    begun.zip(over).is_none_or(|(begun, over)| begun <= over).then_some(moved)
}

/// An instrument begins with its first step that has a date, and ends with its end.
fn of_instrument(old: &Instrument, end: bool, to: &Edtf) -> Option<Instrument> {
    let mut new = old.clone();
    let dates = &mut new.dates;
    let dated = Some(Dated {
        date: to.clone(),
        basis: Basis::default(),
    });
    if end {
        dates.ended = dated;
    } else if dates.signed.is_some() {
        dates.signed = dated;
    } else if dates.ratified.is_some() {
        dates.ratified = dated;
    } else {
        dates.in_force = dated;
    }
    let days = |step: &Option<Dated>| {
        let date = step.as_ref().map(|d| &d.date);
        date.map(|d| (d.earliest_day(), d.latest_day()))
    };
    let steps = [
        &dates.signed,
        &dates.ratified,
        &dates.in_force,
        &dates.notice_given,
        &dates.ended,
    ]
    .map(days);
    let known: Vec<_> = steps.into_iter().flatten().collect();
    let pairs = known
        .iter()
        .enumerate()
        .flat_map(|(n, first)| known[n + 1..].iter().map(move |later| (first, later)));
    let mut backwards = pairs.filter(|((first, _), (_, last))| first.zip(*last).is_some_and(|(first, last)| last < first));
    backwards.next().is_none().then_some(new)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Localised, Transaction};

    fn dossier() -> Dossier {
        serde_json::from_value(serde_json::json!({
            "actors": [
                { "id": "a.x", "kind": "state", "names": [{ "de": "X" }], "code": "X" },
                { "id": "a.y", "kind": "state", "names": [{ "de": "Y" }], "code": "Y" },
            ],
            "instruments": [{ "id": "i.x", "kind": "treaty", "name": { "de": "x" },
                "dates": { "signed": { "date": "1961-07-06" }, "in_force": { "date": "1961-09-10" } } }],
            "ties": [{ "id": "t.x", "family": "arms", "from": "a.x", "to": "a.y", "label": { "de": "x" }, "valid": "1961/.." }],
        }))
        .unwrap()
    }

    fn moved(item: &str, end: bool, to: &str) -> Option<Dossier> {
        let mut dossier = dossier();
        let edits = move_end(&dossier, item.parse().unwrap(), end, &Edtf::parse(to).unwrap());
        if edits.is_empty() {
            return None;
        }
        let name = Localised::same("move");
        dossier.apply_all(Transaction { name, edits }).unwrap();
        assert_eq!(dossier.check(), []);
        Some(dossier)
    }

    #[test]
    fn an_end_moves_and_the_other_stays_as_it_was_said() {
        let valid = |d: &Dossier| d.ties.values().next().unwrap().valid.as_ref().unwrap().to_string();
        assert_eq!(moved("t.x", true, "1996").as_ref().map(valid).as_deref(), Some("1961/1996"));
        assert_eq!(
            moved("t.x", false, "1962-03").as_ref().map(valid).as_deref(),
            Some("1962-03/..")
        );
        assert!(moved("t.x", true, "1950").is_none(), "it would end before it begins");
        assert!(moved("t.x", false, "1961").is_none(), "nothing changes");
    }

    #[test]
    fn steps_of_an_instrument_stay_in_order() {
        let ended = moved("i.x", true, "1996").unwrap();
        assert_eq!(
            ended
                .instruments
                .values()
                .next()
                .unwrap()
                .dates
                .ended
                .as_ref()
                .unwrap()
                .date
                .to_string(),
            "1996"
        );
        assert!(moved("i.x", false, "1961-12").is_none(), "signed after it was in force");
        assert!(moved("i.x", false, "1961-08").is_some());
    }

    #[test]
    fn a_coarse_axis_gives_a_coarse_date() {
        let day = Day::from_ymd(2024, 6, 19).unwrap();
        let text = |snap: Snap| snap.date(day).unwrap().to_string();
        assert_eq!(text(Snap::fitting(12.0)), "2024-06-19");
        assert_eq!(text(Snap::fitting(0.4)), "2024-06");
        assert_eq!(text(Snap::fitting(0.04)), "2024");
    }
}
