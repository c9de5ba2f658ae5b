//! Dates in columns of their own: year, month and day, each of which may be missing or be no date at all; and the time
//! between two such dates.
//!
//! A sentinel (blank, `.`, `NA`, 0, -8, -9 …) is never a date. What cannot be, such as 31 February, is reported and
//! kept with the precision that is left. Not here: dates written in one cell in other spellings than `1961-07-06`.

use super::{Place, Report};
use crate::model::{Day, Edtf};

/// First and last year that a data set may speak of.
const YEARS: std::ops::RangeInclusive<i64> = 1000..=2999;

/// A whole number in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cell {
    /// Nothing, or a sign that there is nothing.
    Missing,
    /// A number, which may be 0.
    Number(i64),
    /// Something else.
    Odd,
}

/// Reads a whole number. Negative numbers mean missing in all data sets of the field.
pub(super) fn number(cell: &str) -> Cell {
    let cell = cell.trim();
    if matches!(cell, "" | "." | "-" | "NA" | "N/A" | "na" | "NaN" | "nan" | "NULL" | "null") {
        return Cell::Missing;
    }
    let whole = cell.parse::<i64>().ok().or_else(|| {
        let value: f64 = cell.parse().ok()?;
        (value.fract() == 0.0 && value.abs() < 1e15).then_some(value as i64)
    });
    match whole {
        Some(value) if value < 0 => Cell::Missing,
        Some(value) => Cell::Number(value),
        None => Cell::Odd,
    }
}

/// A day, a month or a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct When {
    year: i32,
    month: Option<u8>,
    day: Option<u8>,
}

impl When {
    /// Reads the three cells of a date; what is wrong with it is told with the row.
    pub(super) fn of(cells: [&str; 3], row: u64, report: &mut Report) -> Option<Self> {
        let [year, month, day] = cells.map(number);
        let shown = || cells.join("-");
        let mut doubt = |reason: &'static str| report.skip(Place::Row(row), reason, shown());
        let year = match year {
            Cell::Number(0) | Cell::Missing => return None,
            Cell::Number(year) if YEARS.contains(&year) => year as i32,
            Cell::Number(_) | Cell::Odd => {
                doubt("exchange-impossible-date");
                return None;
            }
        };
        let month = match month {
            Cell::Number(0) | Cell::Missing => None,
            Cell::Number(month @ 1..=12) => Some(month as u8),
            Cell::Number(_) | Cell::Odd => {
                doubt("exchange-impossible-date");
                return Some(Self {
                    year,
                    month: None,
                    day: None,
                });
            }
        };
        let day = match (month, day) {
            (_, Cell::Number(0) | Cell::Missing) | (None, Cell::Number(_)) => None,
            (Some(month), Cell::Number(day)) if day <= 31 && Day::from_ymd(year, month, day as u8).is_some() => Some(day as u8),
            (_, Cell::Number(_) | Cell::Odd) => {
                doubt("exchange-impossible-date");
                None
            }
        };
        Some(Self { year, month, day })
    }

    /// Reads `1961-07-06`, `1961-07` or `1961`.
    pub(super) fn of_iso(cell: &str, row: u64, report: &mut Report) -> Option<Self> {
        let mut parts = cell.trim().splitn(3, '-');
        let mut next = || parts.next().unwrap_or_default();
        Self::of([next(), next(), next()], row, report)
    }

    /// A day.
    pub(super) fn on(day: Day) -> Self {
        let (year, month, day) = day.ymd();
        Self {
            year,
            month: Some(month),
            day: Some(day),
        }
    }

    /// A year.
    pub(super) fn in_year(year: i32) -> Self {
        Self {
            year,
            month: None,
            day: None,
        }
    }

    /// The first day it may mean.
    pub(super) fn first(self) -> Day {
        Day::from_ymd(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1)).unwrap_or(Day::MIN)
    }

    /// The last day it may mean.
    pub(super) fn last(self) -> Day {
        let first = self.first();
        match (self.month, self.day) {
            (_, Some(_)) => first,
            (Some(_), None) => first.last_of_month(),
            (None, _) => Day::from_ymd(self.year, 12, 31).unwrap_or(first),
        }
    }

    /// As EDTF.
    pub(super) fn text(self) -> String {
        match (self.month, self.day) {
            (Some(month), Some(day)) => format!("{:04}-{month:02}-{day:02}", self.year),
            (Some(month), None) => format!("{:04}-{month:02}", self.year),
            (None, _) => format!("{:04}", self.year),
        }
    }

    /// As a date.
    pub(super) fn edtf(self) -> Option<Edtf> {
        Edtf::parse(&self.text()).ok()
    }

    /// The year.
    pub(super) fn year(self) -> i32 {
        self.year
    }
}

/// One end of a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// Then.
    At(When),
    /// Not within what the data cover: it had begun before, or goes on after.
    Open,
    /// It came, but when is not given.
    Unknown,
}

impl End {
    fn text(self) -> String {
        match self {
            Self::At(when) => when.text(),
            Self::Open => "..".to_owned(),
            Self::Unknown => String::new(),
        }
    }

    /// The date, where there is one.
    pub(super) fn when(self) -> Option<When> {
        match self {
            Self::At(when) => Some(when),
            Self::Open | Self::Unknown => None,
        }
    }
}

/// A time between two ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spell {
    /// Its beginning.
    pub(super) from: End,
    /// Its end, on which it is over.
    pub(super) to: End,
}

impl Spell {
    /// Whether it ends before it begins.
    pub(super) fn is_reversed(self) -> bool {
        match (self.from, self.to) {
            (End::At(from), End::At(to)) => to.last() < from.first(),
            _ => false,
        }
    }

    /// As an EDTF interval; `None` if neither end is known.
    pub(super) fn edtf(self) -> Option<Edtf> {
        if self.from == End::Unknown && self.to == End::Unknown {
            return None;
        }
        Edtf::parse(&self.text()).ok()
    }

    /// As the text of an EDTF interval.
    pub(super) fn text(self) -> String {
        format!("{}/{}", self.from.text(), self.to.text())
    }

    /// The time that both have in common; `None` if there is surely none.
    pub(super) fn overlap(self, other: Self) -> Option<Self> {
        let from = match (self.from, other.from) {
            (End::At(a), End::At(b)) => End::At(if (a.first(), a.last()) >= (b.first(), b.last()) {
                a
            } else {
                b
            }),
            (End::At(a), _) | (_, End::At(a)) => End::At(a),
            (End::Unknown, _) | (_, End::Unknown) => End::Unknown,
            (End::Open, End::Open) => End::Open,
        };
        let to = match (self.to, other.to) {
            (End::At(a), End::At(b)) => End::At(if (a.last(), a.first()) <= (b.last(), b.first()) {
                a
            } else {
                b
            }),
            (End::Unknown, _) | (_, End::Unknown) => End::Unknown,
            (End::At(a), End::Open) | (End::Open, End::At(a)) => End::At(a),
            (End::Open, End::Open) => End::Open,
        };
        let both = Self { from, to };
        match (from, to) {
            // On the day on which one leaves he is bound no longer.
            (End::At(from), End::At(to)) if to.last() <= from.first() => None,
            _ => Some(both),
        }
    }

    /// The part of it before or after a day on which one actor follows another.
    pub(super) fn within(self, from: Option<Day>, to: Option<Day>) -> Option<Self> {
        let starts_later = match (self.from, from) {
            (_, None) => false,
            (End::At(own), Some(day)) => own.first() < day,
            (End::Open | End::Unknown, Some(_)) => true,
        };
        let ends_earlier = match (self.to, to) {
            (_, None) => false,
            (End::At(own), Some(day)) => own.first() > day,
            (End::Open | End::Unknown, Some(_)) => true,
        };
        if let (End::At(own), Some(day)) = (self.to, from)
            && own.first() <= day
        {
            return None;
        }
        if let (End::At(own), Some(day)) = (self.from, to)
            && own.first() >= day
        {
            return None;
        }
        Some(Self {
            from: from.filter(|_| starts_later).map_or(self.from, |day| End::At(When::on(day))),
            to: to.filter(|_| ends_earlier).map_or(self.to, |day| End::At(When::on(day))),
        })
    }

    /// Whether `next` goes on where this one ends.
    pub(super) fn is_followed_by(self, next: Self) -> bool {
        match (self.to, next.from) {
            (End::At(end), End::At(begin)) => end == begin || end.last().add_days(1) == begin.first(),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn when(text: &str) -> Option<When> {
        When::of_iso(text, 1, &mut Report::default())
    }

    fn spell(from: &str, to: &str) -> Spell {
        let end = |text: &str| match text {
            ".." => End::Open,
            "" => End::Unknown,
            text => End::At(when(text).unwrap()),
        };
        Spell {
            from: end(from),
            to: end(to),
        }
    }

    #[test]
    fn sentinels_are_no_dates_and_impossible_ones_lose_what_is_impossible() {
        let mut report = Report::default();
        for none in ["", ".", "NA", "0", "-8", "-9"] {
            assert_eq!(When::of([none, none, none], 1, &mut report), None, "{none}");
            assert_eq!(When::of(["1815", none, none], 1, &mut report).unwrap().text(), "1815");
            assert_eq!(When::of(["1815", "1", none], 1, &mut report).unwrap().text(), "1815-01");
        }
        assert!(report.skipped.is_empty());
        assert_eq!(When::of(["1815", "2", "31"], 7, &mut report).unwrap().text(), "1815-02");
        assert_eq!(When::of(["1815", "13", "1"], 8, &mut report).unwrap().text(), "1815");
        assert_eq!(When::of(["1000000000", "1", "1"], 9, &mut report), None);
        assert_eq!(When::of(["soon", "1", "1"], 10, &mut report), None);
        assert_eq!(report.totals, [("exchange-impossible-date", 4)]);
        assert_eq!(report.skipped[0].place, Place::Row(7));
    }

    #[test]
    fn two_times_have_in_common_what_is_in_both() {
        let both = |a: (&str, &str), b: (&str, &str)| spell(a.0, a.1).overlap(spell(b.0, b.1)).map(Spell::text);
        assert_eq!(both(("1955", "1968"), ("1960-05", "..")).as_deref(), Some("1960-05/1968"));
        assert_eq!(both(("..", ".."), ("1960", "..")).as_deref(), Some("1960/.."));
        assert_eq!(both(("1955", "1960"), ("1961", "1970")), None);
        assert_eq!(
            both(("1955", "1960-01-01"), ("1960-01-01", "1970")),
            None,
            "over on the day of its end"
        );
        assert_eq!(both(("1955", ""), ("1960", "..")).as_deref(), Some("1960/"));
    }

    #[test]
    fn a_time_is_cut_where_one_state_follows_another() {
        let end = Day::from_ymd(1991, 12, 26);
        let whole = spell("1961-07-06", "1996-09-10");
        assert_eq!(whole.within(None, end).unwrap().text(), "1961-07-06/1991-12-26");
        assert_eq!(whole.within(end, None).unwrap().text(), "1991-12-26/1996-09-10");
        assert_eq!(spell("1955", "1991-12").within(end, None), None);
        assert_eq!(spell("2000", "..").within(None, end), None);
    }
}
