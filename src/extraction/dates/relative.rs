//! Dates that need another one: weekdays, "last week", "vor zwei Jahren", "am nächsten Tag", "Anfang des Jahres".
//!
//! Lengths of time are in `spans`.

mod spans;

use crate::model::{Day, Language};

use super::super::lexicon::{Class, Link};
use super::context::{self, Context};
use super::duration::{Duration, duration, kept, moved};
use super::line::Line;
use super::points::{self, Point};
use super::value::{What, When};
use super::years;
use spans::{count_first, lasting, since, unit_first};

/// Reads the relative date that begins at a token.
pub(super) fn relative(line: Line<'_>, context: &Context, at: usize) -> Option<Point> {
    let token = line.get(at)?;
    let mask = token.mask;
    let of = |class: Class| mask >> class as u32 & 1 == 1;
    if of(Class::Weekday) {
        return weekday(line, context, at);
    }
    if of(Class::DateCue)
        && let Some(found) = line.value(at, Class::DateCue).and_then(|key| cued(line, context, at, key))
    {
        return Some(found);
    }
    if of(Class::TimeUnit) {
        return unit_first(line, context, at);
    }
    if of(Class::NumberWord) || line.digits(at) {
        return count_first(line, context, at);
    }
    None
}

fn cued(line: Line<'_>, context: &Context, at: usize, key: &str) -> Option<Point> {
    match key {
        "last" | "next" | "this" | "same" | "following" | "previous" | "past" => pointed(line, context, at, key),
        "early" | "mid" | "late" | "early-noun" | "mid-noun" | "late-noun" => qualified(line, context, at, key.ends_with("noun")),
        "ago-before" => {
            let span = duration(line, at + 1)?;
            let (when, approx) = moved(context.now()?, span, -1)?;
            Some(related(at, span.end, What::One(when, approx), "ago"))
        }
        "since-before" => since(line, context, at),
        "for-before" | "in-before" => lasting(line, context, at, key == "in-before"),
        "this-year" => Some(related(
            at,
            at + 1,
            What::One(When::Year(context.this_year()?), false),
            "this-year",
        )),
        "year-part" => {
            let year = years::year(line, at + 1);
            let end = at + 1 + usize::from(year.is_some());
            let what = What::One(When::Year(year.or_else(|| context.this_year())?), true);
            let point = related(at, end, what, if year.is_some() { "absolute" } else { "this-year" });
            Some(Point {
                relative: year.is_none(),
                ..point
            })
        }
        "part" => None,
        _ if key.starts_with("day") => near_day(line, context, at, key.get(3..)?.parse().ok()?),
        _ => {
            let (direction, unit) = key.strip_prefix("noun-")?.split_once('-')?;
            let sign = if direction == "next" { 1 } else { -1 };
            let end = if line.link(at + 1, Link::Later) { at + 2 } else { at + 1 };
            if line.str(at) == "tags" {
                let earlier = line.link(at + 1, Link::Earlier);
                if end == at + 1 && !earlier {
                    return None;
                }
                return told(context, at, at + 2, "day", if earlier { -1 } else { 1 });
            }
            if sign < 0
                && unit != "day"
                && let Some(now) = context.now()
            {
                return Some(related(at, end, last_or_next(now, unit, -1)?, rule_of_unit(unit, -1)));
            }
            told(context, at, end, unit, sign)
        }
    }
}

fn related(start: usize, end: usize, what: What, rule: &'static str) -> Point {
    let point = Point::firm(start, end, When::Year(0), rule);
    Point {
        what,
        relative: true,
        ..point
    }
}

fn rule_of_unit(unit: &str, sign: i32) -> &'static str {
    match (unit, sign) {
        ("week" | "weekend", -1) => "last-week",
        ("week" | "weekend", 0) => "this-week",
        ("week" | "weekend", _) => "next-week",
        ("month", -1) => "last-month",
        ("month", 0) => "this-month",
        ("month", _) => "next-month",
        (_, -1) => "last-year",
        (_, 0) => "this-year",
        _ => "next-year",
    }
}

/// "heute", "yesterday"; not "bis heute" and "today's", which mean the age.
fn near_day(line: Line<'_>, context: &Context, at: usize, days: i32) -> Option<Point> {
    let before = line.before(at);
    if days == 0 {
        let age = !is_day(line, at)
            || line.link(before, Link::Yesteryear)
            || line.link(at + 1, Link::Yesteryear)
            || line.value(at + 1, Class::DateCue) == Some("ago-before");
        let owner = (line.sign(at + 1, "'") || line.sign(at + 1, "’")) && line.glued(at + 1);
        if age || owner {
            return None;
        }
    }
    // "der Morgen" is a part of the day; "morgen" at the head of a sentence has a capital letter, too.
    if line.tokens.language == Language::De && line.capital(at) && at != line.start {
        return None;
    }
    let day = context.now()?.add_days(days);
    Some(related(at, at + 1, What::One(When::day(day), false), "near-day"))
}

/// Whether "today" is the day, not the age: something was done, will be done, or a part of the day is named.
fn is_day(line: Line<'_>, at: usize) -> bool {
    if line.value(at + 1, Class::TimeUnit) == Some("daypart") {
        return true;
    }
    let from = at.saturating_sub(12).max(line.start);
    let clause = |at: &usize| !line.sign(*at, ",") && !line.sign(*at, ";");
    let done = |at: usize| match line.tokens.language {
        Language::De => line.link(at, Link::Done),
        Language::En => line.link(at, Link::Done) || line.link(at, Link::Will) || line.word(at) && line.str(at).ends_with("ed"),
    };
    (from..at).rev().take_while(clause).any(done) || (at + 1..at + 12).take_while(clause).any(done)
}

fn weekday(line: Line<'_>, context: &Context, at: usize) -> Option<Point> {
    let number = line.number(at, Class::Weekday)?;
    let before = line.before(at);
    if line.link(before, Link::Every)
        || line.link(before, Link::Feast)
        || line.link(at + 1, Link::Paper)
        || line.link(line.before(before), Link::Feast)
    {
        return None;
    }
    if line.link(before, Link::One) && !line.word(at + 1) {
        return None; // "was a Monday"
    }
    // "Mittwoch, dem 19. Juni", "Wednesday, June 19, 2024"
    let mut tail = at + 1;
    if line.sign(tail, ",") {
        tail += 1;
    }
    if line.link(tail, Link::The) {
        tail += 1;
    }
    if (tail > at + 1 || line.digits(tail) || line.is(tail, Class::Month))
        && let Some(day) =
            points::point(line, context, tail).filter(|p| matches!(p.when(), Some((When::Day { month: Some(_), .. }, _))))
    {
        return Some(Point { start: at, ..day });
    }
    // "Mittwoch vergangener Woche", "Wednesday last week"
    let week = if line.link(tail, Link::OfOnly) { tail + 1 } else { tail };
    let key = line.value(week, Class::DateCue).unwrap_or("");
    let of_week = line.value(week + 1, Class::TimeUnit) == Some("week");
    let now = context.now()?;
    if of_week && tail == at + 1 {
        let weeks = match key {
            "last" => -1,
            "next" => 1,
            "this" => 0,
            _ => return None,
        };
        let monday = now.add_days(1 - context::weekday(now) + weeks * 7);
        let day = When::day(monday.add_days(number - 1));
        return Some(related(at, week + 2, What::One(day, false), "weekday"));
    }
    let back = (context::weekday(now) - number).rem_euclid(7);
    let ahead = line.link(before, Link::Until) || context::looks_forward(line, at..at + 1);
    let days = if ahead { (7 - back) % 7 } else { -back };
    Some(related(
        at,
        at + 1,
        What::One(When::day(now.add_days(days)), false),
        "weekday",
    ))
}

/// "vergangenen September", "next week", "diesem Jahr", "past two years", "am selben Tag".
fn pointed(line: Line<'_>, context: &Context, at: usize, key: &str) -> Option<Point> {
    let noun = at + 1;
    if line.is(noun, Class::Weekday) {
        let now = context.now()?;
        let number = line.number(noun, Class::Weekday)?;
        let back = (context::weekday(now) - number).rem_euclid(7);
        let days = match key {
            "last" | "past" => -(if back == 0 { 7 } else { back }),
            "next" => 7 - back,
            "this" => (7 - back) % 7,
            _ => return None,
        };
        return Some(related(
            at,
            noun + 1,
            What::One(When::day(now.add_days(days)), false),
            "weekday",
        ));
    }
    if line.is(noun, Class::Month) || line.is(noun, Class::Season) {
        return named(line, context, at, key);
    }
    if let Some(unit) = line.value(noun, Class::TimeUnit) {
        if line.link(noun, Link::Plural) {
            return None;
        }
        return of_unit(line, context, at, key, unit);
    }
    spanned(line, context, at, key)
}

/// "vergangenen September", "next March", "this summer", "that autumn".
fn named(line: Line<'_>, context: &Context, at: usize, key: &str) -> Option<Point> {
    let noun = at + 1;
    let own = points::point(line, context, noun)?;
    let (when, _) = own.when()?;
    if !when.lacks_year() || matches!(when, When::Day { .. }) {
        return None;
    }
    let place = match when {
        When::Season { season, .. } => season.saturating_sub(20) * 3,
        other => other.month()?,
    };
    let year = match key {
        "same" => context.told_year()?,
        "following" => match context.last_month() {
            Some((year, month)) if month >= place => year + 1,
            _ => context.last_year()?,
        },
        "last" | "past" | "next" | "this" => {
            let (year, month, _) = context.now()?.ymd();
            let length = if matches!(when, When::Season { .. }) { 3 } else { 1 };
            match key {
                "this" => year,
                "next" if place > month => year,
                "next" => year + 1,
                _ if place + length <= month => year,
                _ => year - 1,
            }
        }
        _ => return None,
    };
    let rule = match key {
        "last" | "past" => "last-month-name",
        "next" => "next-month-name",
        "this" => "this-month-name",
        _ => "same-time",
    };
    Some(related(at, own.end, What::One(when.in_year(Some(year)), false), rule))
}

/// "last week", "in diesem Jahr", "am nächsten Tag", "that year".
fn of_unit(line: Line<'_>, context: &Context, at: usize, key: &str, unit: &str) -> Option<Point> {
    let end = at + 2;
    let told_next = |sign: i32| told(context, at, end, unit, sign);
    match key {
        "same" => told_next(0),
        "following" => told_next(1),
        "previous" => told_next(-1),
        "next" if matches!(unit, "day" | "daypart") => told_next(1),
        "next" if context.now().is_none() => told_next(1),
        "this" if context.now().is_none() => context.this_year().and_then(|_| told_next(0)),
        "this" if unit == "day" => None,
        "past" => {
            let now = context.now()?;
            let span = Duration {
                count: 1,
                half: false,
                unit: kept(unit)?,
                end,
                approx: false,
            };
            Some(related(at, end, until_now(now, span, -1)?, "past-span"))
        }
        _ => {
            let sign = match key {
                "last" => -1,
                "next" => 1,
                _ => 0,
            };
            if unit == "day" || unit == "daypart" && sign > 0 || unit == "daypart" && line.tokens.language == Language::De {
                return None;
            }
            let what = last_or_next(context.now()?, unit, sign)?;
            Some(related(
                at,
                end,
                what,
                if unit == "daypart" {
                    "near-day"
                } else {
                    rule_of_unit(unit, sign)
                },
            ))
        }
    }
}

/// The unit before, of, or after the anchor.
fn last_or_next(now: Day, unit: &str, sign: i32) -> Option<What> {
    let (year, month, _) = now.ymd();
    let one = |when| Some(What::One(when, false));
    match unit {
        "daypart" => one(When::day(now.add_days(sign))),
        "week" | "weekend" => {
            let monday = now.add_days(1 - context::weekday(now) + sign * 7);
            let (first, last) = if unit == "week" { (0, 6) } else { (5, 6) };
            let day = |days: i32| Some((When::day(monday.add_days(days)), false));
            Some(What::Range(day(first), day(last)))
        }
        "month" => {
            let (year, month) = context::add_months(year, month, sign);
            one(When::Month { year: Some(year), month })
        }
        "year" => one(When::Year(year + sign)),
        "decade" if sign < 0 => Some(What::Range(
            Some((When::Year(year - 10), false)),
            Some((When::Year(year), false)),
        )),
        "decade" => one(When::Decade((year / 10 + sign) * 10)),
        "century" => one(When::Century((year / 100 + sign) * 100)),
        _ => None,
    }
}

/// The unit before, of, or after the last date of the text.
fn told(context: &Context, start: usize, end: usize, unit: &str, sign: i32) -> Option<Point> {
    let (when, rule) = match unit {
        "day" | "daypart" => (When::day(context.last_day()?.add_days(sign)), "day"),
        "month" => {
            let (year, month) = context.last_month()?;
            let (year, month) = context::add_months(year, month, sign);
            (When::Month { year: Some(year), month }, "month")
        }
        "year" => (When::Year(context.told_year()? + sign), "year"),
        "decade" => (When::Decade((context.last_year()? / 10 + sign) * 10), "decade"),
        "century" => (When::Century((context.last_year()? / 100 + sign) * 100), "century"),
        _ => return None,
    };
    let rule = match (sign, rule) {
        (0, _) => "same-time",
        (1, "day") => "next-day",
        (1, _) => "next-told",
        _ => "previous-told",
    };
    Some(related(start, end, What::One(when, false), rule))
}

/// "in den letzten zwei Jahren", "over the past two years", "the next five years".
fn spanned(line: Line<'_>, context: &Context, at: usize, key: &str) -> Option<Point> {
    let sign = match key {
        "last" | "past" => -1,
        "next" => 1,
        _ => return None,
    };
    let span = duration(line, at + 1)?;
    let what = until_now(context.now()?, span, sign)?;
    Some(related(at, span.end, what, if sign < 0 { "past-span" } else { "next-span" }))
}

/// The interval between the anchor and a time so long before or after it, as fine as its unit.
fn until_now(now: Day, span: Duration, sign: i32) -> Option<What> {
    let (when, _) = moved(now, span, sign)?;
    let approx = span.approx;
    let here = match when {
        When::Day { .. } => When::day(now),
        When::Month { .. } => When::Month {
            year: Some(now.ymd().0),
            month: now.ymd().1,
        },
        _ => When::Year(now.ymd().0),
    };
    Some(if sign < 0 {
        What::Range(Some((when, approx)), Some((here, false)))
    } else {
        What::Range(Some((here, false)), Some((when, approx)))
    })
}

/// "Anfang 2024", "Ende April 2019", "late 1990s", "Mitte der 1990er Jahre", "early next week", "Anfang des Jahres".
fn qualified(line: Line<'_>, context: &Context, at: usize, noun: bool) -> Option<Point> {
    let mut next = at + 1;
    if line.dash(next) && line.glued(next) && line.glued(next + 1) {
        next += 1;
    }
    let first = next;
    for _ in 0..2 {
        let loose = noun || line.tokens.language == Language::De;
        let passes = if loose {
            line.link(next, Link::Of) && !(line.link(next, Link::MonthBefore) && noun)
        } else {
            line.link(next, Link::Of)
        };
        if passes {
            next += 1;
        }
    }
    if noun && next == first && line.str(at) != "end" {
        return None;
    }
    let own = points::point(line, context, next).filter(|p| !matches!(p.when(), None | Some((When::Day { .. }, _))));
    let own = own.or_else(|| bare_season(line, context, next));
    if let Some(own) = own {
        let (when, _) = own.when()?;
        let known = context.fill(when, context::looks_forward(line, at..own.end))?;
        let rule = if known.1 {
            "month-without-year"
        } else if own.rule == "year" {
            "absolute"
        } else {
            own.rule
        };
        let point = Point::firm(at, own.end, known.0, rule);
        return Some(Point {
            what: What::One(known.0, true),
            relative: own.relative || known.1,
            ..point
        });
    }
    if let Some((year, end, relative)) = year_phrase(line, context, first) {
        let point = related(
            at,
            end,
            What::One(When::Year(year), true),
            if relative { "this-year" } else { "absolute" },
        );
        return Some(Point { relative, ..point });
    }
    if line.value(next, Class::TimeUnit) == Some("year") && !line.link(next, Link::Plural) {
        if let Some(year) = years::year(line, next + 1) {
            return Some(Point {
                what: What::One(When::Year(year), true),
                ..Point::firm(at, next + 2, When::Year(year), "absolute")
            });
        }
        if next > first {
            return Some(related(
                at,
                next + 1,
                What::One(When::Year(context.this_year()?), true),
                "this-year",
            ));
        }
    }
    let cue = line.value(next, Class::DateCue)?;
    let inner = pointed(line, context, next, cue)
        .filter(|_| matches!(cue, "last" | "next" | "this" | "same" | "following" | "previous"))?;
    let what = match inner.what {
        What::One(when, _) if !matches!(when, When::Day { .. }) => What::One(when, true),
        other => other,
    };
    Some(Point {
        start: at,
        what,
        ..inner
    })
}

fn bare_season(line: Line<'_>, context: &Context, at: usize) -> Option<Point> {
    line.is(at, Class::Season).then(|| points::point(line, context, at)).flatten()
}

/// A year in words or figures behind a month or a part of the year: "of 2014", "des Jahres 2014", "vergangenen Jahres",
/// "this year", "of that year", "des Vorjahres"; the year, one past its end, whether it was worked out.
pub(super) fn year_phrase(line: Line<'_>, context: &Context, at: usize) -> Option<(i32, usize, bool)> {
    let mut next = at;
    let of = line.link(next, Link::OfOnly);
    if of {
        next += 1;
        if line.tokens.language == Language::En && line.link(next, Link::The) {
            next += 1;
        }
    }
    let is_year = |at: usize| line.value(at, Class::TimeUnit) == Some("year") && !line.link(at, Link::Plural);
    if of
        && line.tokens.language == Language::En
        && let Some(year) = years::year(line, next)
    {
        return Some((year, next + 1, false));
    }
    if of
        && is_year(next)
        && let Some(year) = years::year(line, next + 1)
    {
        return Some((year, next + 2, false));
    }
    let key = line.value(next, Class::DateCue)?;
    if key == "noun-previous-year" && of {
        return Some((context.now()?.ymd().0 - 1, next + 1, true));
    }
    if !is_year(next + 1) {
        return None;
    }
    let now = context.now().map(|day| day.ymd().0);
    let year = match key {
        "last" => now? - 1,
        "next" => now? + 1,
        "this" => context.this_year()?,
        "same" => context.told_year()?,
        "following" => context.told_year()? + 1,
        "previous" => context.told_year()? - 1,
        _ => return None,
    };
    Some((year, next + 2, true))
}
