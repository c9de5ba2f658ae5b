//! Dates that stand by themselves: days, months, seasons, years, decades, centuries, halves and quarters.

use crate::model::Language;

use super::super::lexicon::{Class, Link};
use super::super::token::Kind;
use super::context::Context;
use super::line::Line;
use super::relative;
use super::value::{What, When};
use super::years;

/// Something that reads as a date.
#[derive(Debug, Clone, Copy)]
pub(super) struct Point {
    /// First token.
    pub(super) start: usize,
    /// One past the last token.
    pub(super) end: usize,
    /// Its value.
    pub(super) what: What,
    /// Name of the rule.
    pub(super) rule: &'static str,
    /// Worked out from another date.
    pub(super) relative: bool,
    /// What the words around it must allow.
    pub(super) weak: Weak,
}

/// Why something that reads as a date might be none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weak {
    /// It can be nothing else.
    No,
    /// A number alone: a year or a count.
    Year,
    /// A month alone: also a name, in English a verb.
    Month,
    /// A season alone.
    Season,
    /// Day and month as two numbers ("3.3.").
    Numeric,
    /// The day of a month that follows later ("3. und 5. März"), or the number of a century.
    Part,
}

impl Point {
    /// A date that needs nothing more.
    pub(super) fn firm(start: usize, end: usize, when: When, rule: &'static str) -> Self {
        Self {
            start,
            end,
            what: What::One(when, false),
            rule,
            relative: false,
            weak: Weak::No,
        }
    }

    pub(super) fn weak(mut self, weak: Weak) -> Self {
        self.weak = weak;
        self
    }

    /// The point, unless it is an interval.
    pub(super) fn when(&self) -> Option<(When, bool)> {
        match self.what {
            What::One(when, approx) => Some((when, approx)),
            What::Range(..) => None,
        }
    }
}

/// Reads the date that begins at a token.
pub(super) fn point(line: Line<'_>, context: &Context, at: usize) -> Option<Point> {
    if line.digits(at) {
        return number_first(line, context, at);
    }
    let token = line.get(at)?;
    let mask = token.mask;
    let of = |class: Class| mask >> class as u32 & 1 == 1;
    if of(Class::Month) {
        return month_first(line, context, at);
    }
    if of(Class::Season) {
        return season(line, context, at);
    }
    if of(Class::DecadeWord) {
        return decade_word(line, context, at);
    }
    if of(Class::Ordinal) {
        return ordinal(line, context, at, at, line.number(at, Class::Ordinal)?);
    }
    if of(Class::NumberWord) && line.dash(at + 1) && line.glued(at + 1) && line.is(at + 2, Class::Ordinal) {
        // "twenty-first century"
        let tens = line.number(at, Class::NumberWord)?;
        let unit = line.number(at + 2, Class::Ordinal).filter(|unit| *unit < 10)?;
        return ordinal(line, context, at, at + 2, tens + unit);
    }
    None
}

fn number_first(line: Line<'_>, context: &Context, at: usize) -> Option<Point> {
    if let Some((value, len)) = line.plain(at) {
        return match len {
            4 => four_digits(line, at, value),
            1 | 2 => two_digits(line, context, at, value),
            _ => None,
        };
    }
    let mut parts = line.str(at).split('.');
    let mut part = || {
        parts.next().and_then(|p| {
            if p.len() <= 4 {
                Some((p.parse::<i32>().ok()?, p.len()))
            } else {
                None
            }
        })
    };
    let (day, first) = part()?;
    let (month, second) = part()?;
    if first > 2 || second > 2 {
        return None;
    }
    match part() {
        Some((year, len @ (2 | 4))) if parts.next().is_none() => {
            let year = if len == 2 { whole_year(context, year) } else { year };
            full(at, at + 1, year, month, day).filter(|_| !line.glued(at + 1) || !line.word(at + 1))
        }
        None if line.sign(at + 1, ".") && line.glued(at + 1) => {
            let (day, month) = (u8::try_from(day).ok()?, u8::try_from(month).ok()?);
            if let Some(year) = years::calendar(line, at + 2) {
                return full(at, at + 3, year, i32::from(month), i32::from(day));
            }
            let when = When::Day {
                year: None,
                month: Some(month).filter(|m| (1..=12).contains(m))?.into(),
                day: Some(day).filter(|d| (1..=31).contains(d))?,
            };
            Some(Point::firm(at, at + 2, when, "day-without-year").weak(Weak::Numeric))
        }
        _ => None,
    }
}

/// The year that two digits stand for: not more than five years after publication.
fn whole_year(context: &Context, short: i32) -> i32 {
    let now = context.anchor.map_or(2030, |day| day.ymd().0 + 5);
    let year = now / 100 * 100 + short;
    if year > now { year - 100 } else { year }
}

fn full(start: usize, end: usize, year: i32, month: i32, day: i32) -> Option<Point> {
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    crate::model::Day::from_ymd(year, month, day)?;
    let when = When::Day {
        year: Some(year),
        month: Some(month),
        day,
    };
    (1000..=2199)
        .contains(&year)
        .then(|| Point::firm(start, end, when, "absolute"))
}

fn four_digits(line: Line<'_>, at: usize, value: i32) -> Option<Point> {
    let sign = at + 1;
    let joined = |at: usize| line.glued(at) && line.glued(at + 1);
    if (line.dash(sign) || line.sign(sign, "/"))
        && joined(sign)
        && let Some((month, 1 | 2)) = line.plain(sign + 1)
    {
        let again = sign + 2;
        if line.str(again) == line.str(sign)
            && joined(again)
            && let Some((day, 1 | 2)) = line.plain(again + 1)
        {
            return full(at, again + 2, value, month, day);
        }
        let two = line.str(sign + 1).len() == 2;
        if line.str(sign) == "-" && two && (1..=12).contains(&month) && month <= value % 100 && (1000..=2199).contains(&value) {
            let when = When::Month {
                year: Some(value),
                month: u8::try_from(month).ok()?,
            };
            return Some(Point::firm(at, sign + 2, when, "absolute"));
        }
    }
    if let Some(end) = decade_suffix(line, sign) {
        if value % 10 != 0 || !(1000..=2190).contains(&value) {
            return None;
        }
        let hundred = line.tokens.language == Language::En && value % 100 == 0 && value < 1900;
        let (when, rule) = if hundred {
            (When::Century(value), "century")
        } else {
            (When::Decade(value), "decade")
        };
        return Some(Point::firm(at, end, when, rule));
    }
    let years = years::years(line, at)?;
    if let Some(to) = years.to {
        let what = What::Range(Some((When::Year(years.from), false)), Some((When::Year(to), false)));
        let point = Point::firm(at, years.end, When::Year(to), "interval").weak(Weak::Year);
        return Some(Point { what, ..point });
    }
    Some(Point::firm(at, years.end, When::Year(years.from), "year").weak(Weak::Year))
}

/// The end of "1990er Jahren", "1990er-Jahre", "1990s", "1990's" after the number.
fn decade_suffix(line: Line<'_>, at: usize) -> Option<usize> {
    let suffix = if line.tokens.language == Language::En && (line.sign(at, "'") || line.sign(at, "’")) && line.glued(at) {
        at + 1
    } else {
        at
    };
    if !line.glued(suffix) || !line.link(suffix, Link::DecadeSuffix) {
        return None;
    }
    if line.tokens.language == Language::En {
        return (line.str(suffix) == "s").then_some(suffix + 1);
    }
    Some(after_years(line, suffix + 1).unwrap_or(suffix + 1))
}

/// One past "Jahre" or "-Jahre".
fn after_years(line: Line<'_>, at: usize) -> Option<usize> {
    let hyphen = line.dash(at) && line.glued(at) && line.glued(at + 1);
    let word = at + usize::from(hyphen);
    (line.value(word, Class::TimeUnit) == Some("year")).then_some(word + 1)
}

/// The century of a decade without one: that of the story before 1900, else the twentieth.
fn decade_of(context: &Context, short: i32) -> i32 {
    let century = match context.last_year() {
        Some(year) if year < 1900 => year / 100 * 100,
        _ if short < 20 => 2000,
        _ => 1900,
    };
    century + short
}

fn two_digits(line: Line<'_>, context: &Context, at: usize, value: i32) -> Option<Point> {
    let next = at + 1;
    let german = line.tokens.language == Language::De;
    if value % 10 == 0
        && line.str(at).len() == 2
        && let Some(end) = decade_suffix(line, next)
    {
        let before = line.before(at);
        let named = after_years(line, next + 1).is_some() || line.str(next) == "ern";
        let marked = line.sign(before, "'")
            || line.sign(before, "’")
            || line.link(before, Link::The)
            || line.is(before, Class::DateCue)
            || line.dash(before);
        if if german { named } else { marked } {
            let start = if line.sign(before, "'") || line.sign(before, "’") {
                before
            } else {
                at
            };
            return Some(Point::firm(start, end, When::Decade(decade_of(context, value)), "decade"));
        }
        return None;
    }
    let stop = line.sign(next, ".") && line.glued(next);
    let suffix = !german && line.glued(next) && line.link(next, Link::OrdinalSuffix);
    let after = if stop && german || suffix { next + 1 } else { next };
    if (stop && german || suffix)
        && value <= 22
        && value > 0
        && let Some(end) = century_noun(line, after)
    {
        return Some(Point::firm(at, end, When::Century((value - 1) * 100), "century"));
    }
    if stop
        && german
        && value <= 4
        && let Some(part) = part(line, context, at, after, value)
    {
        return Some(part);
    }
    let day = u8::try_from(value).ok().filter(|day| (1..=31).contains(day))?;
    if line.sign(next, "/") && line.glued(next) {
        return slashed(line, context, at, value);
    }
    if !german && line.glued(after) && !line.dash(after) && !line.sign(after, ",") {
        return None;
    }
    let month_at = if !german && line.link(after, Link::OfOnly) {
        after + 1
    } else {
        after
    };
    if line.is(month_at, Class::Month) {
        let month = month_of(line, month_at)?;
        return Some(with_year(
            line,
            context,
            at,
            after_month(line, month_at),
            When::Day {
                year: None,
                month: Some(month),
                day,
            },
        ));
    }
    if stop
        && german
        && let Some((month @ 1..=12, 1 | 2)) = line.plain(after)
    {
        let dot = after + 1;
        if line.sign(dot, ".") && line.glued(dot) {
            if let Some(year) = years::calendar(line, dot + 1) {
                return full(at, dot + 2, year, month, value);
            }
            let when = When::Day {
                year: None,
                month: u8::try_from(month).ok(),
                day,
            };
            return Some(Point::firm(at, dot + 1, when, "day-without-year").weak(Weak::Numeric));
        }
    }
    let ordinal = stop && german || suffix;
    let bare = !german && !stop;
    (ordinal || bare).then(|| {
        Point::firm(
            at,
            after,
            When::Day {
                year: None,
                month: None,
                day,
            },
            "day-without-year",
        )
        .weak(Weak::Part)
    })
}

/// "3/4/2014": month first in English, unless only one reading is a day.
fn slashed(line: Line<'_>, context: &Context, at: usize, first: i32) -> Option<Point> {
    let again = at + 3;
    let (second, 1 | 2) = line.plain(at + 2)? else { return None };
    if !(line.sign(again, "/") && line.glued(at + 2) && line.glued(again) && line.glued(again + 1)) {
        return None;
    }
    let year = match line.plain(again + 1)? {
        (year, 4) => year,
        (year, 2) => whole_year(context, year),
        _ => return None,
    };
    let month_first = line.tokens.language == Language::En && first <= 12 || second > 12;
    let (month, day) = if month_first { (first, second) } else { (second, first) };
    full(at, again + 2, year, month, day)
}

fn month_of(line: Line<'_>, at: usize) -> Option<u8> {
    line.number(at, Class::Month).and_then(|m| u8::try_from(m).ok())
}

/// One past a month's name and the stop of its abbreviation.
fn after_month(line: Line<'_>, at: usize) -> usize {
    let stop = line.sign(at + 1, ".") && line.glued(at + 1) && line.is(at, Class::Abbreviation) && at + 2 < line.end;
    at + 1 + usize::from(stop)
}

/// Adds the year that follows, in figures or in words ("vergangenen Jahres", "of that year").
fn with_year(line: Line<'_>, context: &Context, start: usize, end: usize, when: When) -> Point {
    let day = matches!(when, When::Day { .. });
    let comma = line.sign(end, ",") && (line.tokens.language == Language::En);
    if let Some(year) = years::calendar(line, end + usize::from(comma)) {
        return Point::firm(start, end + usize::from(comma) + 1, when.in_year(Some(year)), rule_of(when));
    }
    if let Some((year, after, relative)) = relative::year_phrase(line, context, end) {
        let point = Point::firm(
            start,
            after,
            when.in_year(Some(year)),
            if relative { "year-phrase" } else { rule_of(when) },
        );
        return Point { relative, ..point };
    }
    let weak = match when {
        When::Day { .. } => Weak::No,
        When::Season { .. } => Weak::Season,
        _ => Weak::Month,
    };
    let rule = if day { "day-without-year" } else { "month-without-year" };
    Point::firm(start, end, when, rule).weak(weak)
}

fn rule_of(when: When) -> &'static str {
    match when {
        When::Season { .. } => "season",
        _ => "absolute",
    }
}

fn month_first(line: Line<'_>, context: &Context, at: usize) -> Option<Point> {
    let month = month_of(line, at)?;
    let end = after_month(line, at);
    if line.tokens.language == Language::En
        && let Some((value @ 1..=31, 1 | 2)) = line.plain(end)
    {
        let suffix = line.glued(end + 1) && line.link(end + 1, Link::OrdinalSuffix);
        let after = end + 1 + usize::from(suffix);
        if !spoilt(line, after) && !counted_day(line, at, after) {
            let day = u8::try_from(value).ok()?;
            return Some(with_year(
                line,
                context,
                at,
                after,
                When::Day {
                    year: None,
                    month: Some(month),
                    day,
                },
            ));
        }
    }
    Some(with_year(line, context, at, end, When::Month { year: None, month }))
}

/// Whether something glued to a day's number makes it another number ("March 3:30", "May 5%").
fn spoilt(line: Line<'_>, at: usize) -> bool {
    let Some(token) = line.get(at).filter(|t| !t.spaced) else {
        return false;
    };
    token.kind != Kind::Sign || line.sign(at, ":") || line.sign(at, "%")
}

/// "In March 20 soldiers died", "in May 5 percent": the number counts; "On November 5 voters chose": it is the day.
fn counted_day(line: Line<'_>, month: usize, after: usize) -> bool {
    let measured = line.is(after, Class::Unit) || line.is(after, Class::Currency) || line.is(after, Class::Multiplier);
    measured || matches!(line.str(line.before(month)), "in" | "In" | "since" | "Since" | "during") && years::counts(line, after)
}

fn season(line: Line<'_>, context: &Context, at: usize) -> Option<Point> {
    let season = line.number(at, Class::Season).and_then(|s| u8::try_from(s).ok())?;
    let when = When::Season { year: None, season };
    let mut year_at = at + 1;
    if line.link(year_at, Link::OfOnly) || line.link(year_at, Link::The) {
        year_at += 1;
    }
    if line.value(year_at, Class::TimeUnit) == Some("year") {
        year_at += 1;
    }
    if let Some(years) = years::years(line, year_at) {
        // A season of two years is a winter, named after the year in which it begins.
        return Some(Point::firm(at, years.end, when.in_year(Some(years.from)), "season"));
    }
    Some(with_year(line, context, at, at + 1, when))
}

fn decade_word(line: Line<'_>, context: &Context, at: usize) -> Option<Point> {
    let short = line.number(at, Class::DecadeWord)?;
    let before = line.before(at);
    let own = match line.tokens.language {
        Language::De => {
            let years = after_years(line, at + 1);
            let noun = line.capital(at)
                && at > line.start
                && (line.str(at).ends_with('n') || line.str(at).ends_with("jahre"))
                && (line.link(before, Link::The) || line.is(before, Class::DateCue));
            years.or(noun.then_some(at + 1))
        }
        Language::En => {
            let era = line.link(before, Link::The) || line.is(before, Class::DateCue) || line.dash(before);
            let age = line.link(line.before(before), Link::Possessive) || line.link(before, Link::Possessive);
            (era && !age).then_some(at + 1)
        }
    };
    own.map(|end| Point::firm(at, end, When::Decade(decade_of(context, short)), "decade"))
}

/// One past "Jahrhundert", "century", "-century", "Jh.".
fn century_noun(line: Line<'_>, at: usize) -> Option<usize> {
    let hyphen = line.dash(at) && line.glued(at);
    let noun = at + usize::from(hyphen);
    if line.value(noun, Class::TimeUnit) != Some("century") {
        return None;
    }
    let stop = line.sign(noun + 1, ".") && line.glued(noun + 1) && line.is(noun, Class::Abbreviation) && noun + 2 < line.end;
    let end = noun + 1 + usize::from(stop);
    // Centuries before our era have no value here.
    (!line.link(end, Link::EraBefore)).then_some(end)
}

fn ordinal(line: Line<'_>, context: &Context, start: usize, at: usize, value: i32) -> Option<Point> {
    if let Some(end) = century_noun(line, at + 1) {
        return (1..=22)
            .contains(&value)
            .then(|| Point::firm(start, end, When::Century((value - 1) * 100), "century"));
    }
    if value <= 4
        && let Some(part) = part(line, context, start, at + 1, value)
    {
        return Some(part);
    }
    let day = u8::try_from(value).ok().filter(|day| (1..=31).contains(day))?;
    let month_at = match line.tokens.language {
        Language::De => at + 1,
        Language::En if line.link(at + 1, Link::OfOnly) => at + 2,
        Language::En => return None,
    };
    let month = month_of(line, month_at)?;
    Some(with_year(
        line,
        context,
        start,
        after_month(line, month_at),
        When::Day {
            year: None,
            month: Some(month),
            day,
        },
    ))
}

/// "erstes Halbjahr 2023", "second quarter of 2024", "ersten Hälfte des 19. Jahrhunderts".
fn part(line: Line<'_>, context: &Context, start: usize, noun: usize, number: i32) -> Option<Point> {
    if line.value(noun, Class::DateCue) != Some("part") {
        return None;
    }
    let mut at = noun + 1;
    for _ in 0..3 {
        if line.link(at, Link::Of) || line.value(at, Class::TimeUnit) == Some("year") {
            at += 1;
        }
    }
    let of = point(line, context, at).and_then(|of| of.when().map(|(when, _)| (when, of.end)));
    let of = of.or_else(|| relative::year_phrase(line, context, at).map(|(year, end, _)| (When::Year(year), end)));
    let (when, end) = of?;
    let what = match when {
        When::Year(year) => {
            let months = if matches!(line.str(noun), "quarter" | "Quartal" | "Quartals") {
                3
            } else {
                6
            };
            let first = (number - 1) * months + 1;
            let last = first + months - 1;
            let month = |of: i32| u8::try_from(of).ok().filter(|m| (1..=12).contains(m));
            let end = |of: u8| {
                Some((
                    When::Month {
                        year: Some(year),
                        month: of,
                    },
                    false,
                ))
            };
            What::Range(end(month(first)?), end(month(last)?))
        }
        When::Decade(_) | When::Century(_) => What::One(when, true),
        _ => return None,
    };
    let point = Point::firm(start, end, when, "part-of-year");
    Some(Point { what, ..point })
}
