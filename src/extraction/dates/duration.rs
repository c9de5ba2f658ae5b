//! Lengths of time ("zwei Jahren", "almost 24 years") and the time so long before or after a day.

use crate::model::Day;

use super::super::figures::number;
use super::super::lexicon::{Class, Link};
use super::context;
use super::line::Line;
use super::value::When;

/// A length of time.
#[derive(Debug, Clone, Copy)]
pub(super) struct Duration {
    /// How many of the unit.
    pub(super) count: i32,
    /// Half of the unit.
    pub(super) half: bool,
    /// Key of the unit.
    pub(super) unit: &'static str,
    /// One past its last token.
    pub(super) end: usize,
    /// "rund", "more than".
    pub(super) approx: bool,
}

/// The unit's key as one that lives as long as the program.
pub(super) fn kept(unit: &str) -> Option<&'static str> {
    ["day", "week", "month", "year", "decade", "century", "hour"]
        .into_iter()
        .find(|key| *key == unit)
}

/// "zwei Jahren", "almost 24 years", "einem halben Jahr", "rund drei Monaten".
pub(super) fn duration(line: Line<'_>, at: usize) -> Option<Duration> {
    let mut next = at;
    let mut approx = false;
    while next < at + 3 && line.link(next, Link::About) {
        approx |= !line.link(next, Link::Exactly);
        next += 1;
    }
    let mut half = false;
    let count;
    let pair = |one, two| line.link(next, one) && line.link(next + 1, two);
    if pair(Link::Half, Link::One) || pair(Link::One, Link::Half) {
        half = true;
        count = 1;
        next += 2;
    } else if line.link(next, Link::One) {
        count = 1;
        next += 1;
    } else {
        let number = number::numeral(line, next)?;
        let value = number.other.filter(|_| number.value.fract() > 0.0).unwrap_or(number.value);
        if !(1.0..=100_000.0).contains(&value) {
            return None;
        }
        count = value.round() as i32;
        approx |= value.fract() > 0.0;
        next = number.end;
    }
    let unit = line.value(next, Class::TimeUnit).and_then(kept)?;
    Some(Duration {
        count,
        half,
        unit,
        end: next + 1,
        approx,
    })
}

/// The time so long before (-1) or after (1) a day, as fine as the unit.
pub(super) fn moved(from: Day, span: Duration, sign: i32) -> Option<(When, bool)> {
    let (year, month, _) = from.ymd();
    let count = span.count.checked_mul(sign)?;
    let months = |count: i32| {
        let (year, month) = context::add_months(year, month, count);
        When::Month { year: Some(year), month }
    };
    if span.half {
        return match span.unit {
            "year" => Some((months(6 * sign), true)),
            "decade" => Some((When::Year(year + 5 * sign), true)),
            "century" => Some((When::Year(year + 50 * sign), true)),
            _ => None,
        };
    }
    let (when, rough) = match span.unit {
        "hour" => (When::day(from.add_days(count.div_euclid(24))), false),
        "day" => (When::day(from.add_days(count)), false),
        "week" => (When::day(from.add_days(count.checked_mul(7)?)), true),
        "month" => (months(count), false),
        "year" => (When::Year(year.checked_add(count)?), false),
        "decade" => (When::Year(year.checked_add(count.checked_mul(10)?)?), true),
        "century" => (When::Year(year.checked_add(count.checked_mul(100)?)?), true),
        _ => return None,
    };
    Some((when, rough || span.approx))
}
