//! Dates in a text and their values as EDTF: absolute, partial, relative, intervals.
//!
//! For `actors`, `relations` (when something happened) and `figures` (what is no count). One pass over the tokens;
//! every look to the side is bounded. A date without a value (no anchor, "in recent years") is left out, never guessed.
//!
//! Conventions: "Ende April 2019" is `2019-04~`, "Anfang 2024" `2024~`, "Mitte der 1990er Jahre" `199X~`, a century
//! `18XX`. "seit 1961", "vor 1992", "bis 2030" have the value of the year alone: what begins or ends then is for
//! `relations`. "seit 24 Jahren" is open to the right (`2000/..`), "in den letzten zwei Jahren" runs to the anchor
//! (`2022/2024`). Weeks are intervals of days. A day or month without a year takes that of the story around it, else
//! the nearest one before publication (after it if the words look forward). Weekdays, "today" and "last year" need
//! the day of publication and are left out in a text that tells of another time only.
//!
//! Rules: absolute, year, interval, season, decade, century, part-of-year; day-without-year, month-without-year,
//! season-without-year, year-phrase; weekday, near-day, last-week, this-week, next-week, last-month, this-month,
//! next-month, last-year, this-year, next-year, last-month-name, this-month-name, next-month-name, ago,
//! since-duration, past-span, next-span, later, earlier, next-day, next-told, previous-told, same-time, named-day.
//!
//! Deliberately not here: times of day, feasts, dates before our era, durations without a beginning.

mod context;
mod duration;
pub(super) mod line;
mod points;
mod relative;
mod value;
mod years;

#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::model::{Day, Edtf, Language};

use self::context::Context;
use self::line::Line;
use self::points::{Point, Weak};
use self::value::{What, When};
use super::lexicon::{Class, Link};
use super::token::{Kind, Tokens};
use super::{About, Lexicon};

/// A date in the tokens.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct DateAt {
    /// Where.
    pub(super) tokens: Range<usize>,
    /// Value.
    pub(super) edtf: Edtf,
    /// How the value was worked out; "absolute" needs no anchor.
    pub(super) rule: &'static str,
    /// Worked out from the day of publication or another date.
    pub(super) relative: bool,
}

/// Words at which a date can begin.
const BEGINS: u64 = bit(Class::Month)
    | bit(Class::Weekday)
    | bit(Class::Season)
    | bit(Class::TimeUnit)
    | bit(Class::DateCue)
    | bit(Class::DecadeWord)
    | bit(Class::Ordinal)
    | bit(Class::NumberWord);

const fn bit(class: Class) -> u64 {
    1 << class as u32
}

/// Finds the dates, in the order of the text.
pub(super) fn find(_lexicon: &Lexicon, tokens: &Tokens<'_>, about: &About) -> Vec<DateAt> {
    let anchor = about.published.or_else(|| dateline(tokens));
    let mut finder = Finder {
        context: Context::new(tokens, anchor),
        found: Vec::new(),
        listed: usize::MAX,
    };
    for (number, sentence) in tokens.sentences.iter().enumerate() {
        finder.context.sentence = number;
        finder.context.block = tokens.block_of.get(number).copied().unwrap_or(0);
        let line = Line {
            tokens,
            start: sentence.start,
            end: sentence.end,
        };
        if anchor.is_some() {
            finder.context.speaks_now = context::speaks_now(line);
        }
        finder.sentence(line);
    }
    finder.found
}

/// Blocks at the head of a text in which a dateline is looked for, and how far into a block.
const HEAD_BLOCKS: usize = 5;
const DATELINE: usize = 12;

/// The day of a dateline at the head of the text: a line of its own, or before a dash or bracket.
fn dateline(tokens: &Tokens<'_>) -> Option<Day> {
    let context = Context::default();
    for (number, sentence) in tokens.sentences.iter().enumerate() {
        let block = tokens.block_of.get(number).copied().unwrap_or(0) as usize;
        if block >= HEAD_BLOCKS {
            return None;
        }
        let heading = tokens.headings.get(block).copied().unwrap_or(false);
        let line = Line {
            tokens,
            start: sentence.start,
            end: sentence.end,
        };
        for at in sentence.start..sentence.end.min(sentence.start + DATELINE) {
            let Some(point) = points::point(line, &context, at) else {
                continue;
            };
            let Some((when @ (When::Day { year: Some(_), .. } | When::Month { year: Some(_), .. }), _)) = point.when() else {
                continue;
            };
            let marked =
                (line.dash(point.end) || line.sign(point.end, "(")) && !line.glued(point.end) || line.sign(point.end, ")");
            let alone = heading && (point.end - at) * 2 + 4 >= sentence.len();
            if marked || alone || heading && at == sentence.start + 1 {
                return What::One(when, false).edtf().and_then(|edtf| edtf.latest_day());
            }
        }
    }
    None
}

struct Finder {
    context: Context,
    found: Vec<DateAt>,
    /// One past a year that was accepted, and the word or comma after which the next may follow.
    listed: usize,
}

/// How two dates are joined.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// "bis", "to", a dash: an interval.
    To,
    /// "3./4. März", "März/April": an interval, too.
    Slash,
}

impl Finder {
    fn sentence(&mut self, line: Line<'_>) {
        let mut at = line.start;
        while at < line.end {
            let token = &line.tokens.all[at];
            let begins = match token.kind {
                Kind::Number => true,
                Kind::Word => token.mask & BEGINS != 0,
                Kind::Sign => false,
            };
            at = if begins { self.at(line, at).unwrap_or(at + 1) } else { at + 1 };
        }
    }

    /// Reads what begins here; one past its end.
    fn at(&mut self, line: Line<'_>, at: usize) -> Option<usize> {
        if let Some(point) = relative::relative(line, &self.context, at) {
            return self.with_joint(line, point);
        }
        let point = points::point(line, &self.context, at)?;
        self.with_joint(line, point)
    }

    /// A date, with the other end of an interval or the part that a later date of a list gives it.
    fn with_joint(&mut self, line: Line<'_>, point: Point) -> Option<usize> {
        if let Some(end) = self.interval(line, &point) {
            return Some(end);
        }
        let mut point = point;
        if let Some((when, approx)) = point.when()
            && (when.lacks_month() || when.lacks_year() && point.weak != Weak::Season)
        {
            let (filled, listed) = from_list(line, &self.context, point.end, when);
            point.what = What::One(filled, approx);
            if listed && point.weak == Weak::Part {
                point.weak = Weak::No;
                point.rule = if matches!(filled, When::Century(_)) {
                    "century"
                } else {
                    "absolute"
                };
            }
        }
        if !self.allowed(line, &point) {
            return None;
        }
        self.fill(line, &mut point)?;
        self.push(line, &point)
    }

    /// Gives a date its year.
    fn fill(&self, line: Line<'_>, point: &mut Point) -> Option<()> {
        let Some((when, approx)) = point.when() else { return Some(()) };
        if when.lacks_month() {
            return None;
        }
        if !when.lacks_year() {
            if point.rule == "day-without-year" || point.rule == "month-without-year" {
                point.rule = "absolute";
            }
            return Some(());
        }
        if let Some(named) = named_day(line, when, point.start, point.end) {
            point.what = What::One(named, approx);
            point.rule = "named-day";
            return Some(());
        }
        // "The March 23 Movement": a name.
        if matches!(line.str(point.end), "Movement" | "Brigade" | "Revolution" | "Front") {
            return None;
        }
        let future = context::looks_forward(line, point.start..point.end) || is_deadline(line, point.start);
        let (when, relative) = self.context.fill(when, future)?;
        if point.weak == Weak::Season {
            point.rule = "season-without-year";
        }
        point.what = What::One(when, approx);
        point.relative |= relative;
        Some(())
    }

    fn push(&mut self, line: Line<'_>, point: &Point) -> Option<usize> {
        let edtf = point.what.edtf()?;
        let start = self.found.last().map_or(point.start, |last| point.start.max(last.tokens.end));
        if start >= point.end {
            return None;
        }
        // "promised in 1999 to leave by 2002. Four years later": the story is still in 1999.
        let before = line.before(start);
        let deadline =
            line.link(before, Link::Until) && !matches!(line.str(before), "ab" | "Ab") && self.context.told_year().is_some();
        if let Some(when) = point.what.latest().filter(|_| !deadline) {
            let told = !matches!(when, When::Year(_)) || tells(line, start);
            self.context
                .note(when, told && point.rule != "weekday" && !is_aside(line, start));
        }
        self.found.push(DateAt {
            tokens: start..point.end,
            edtf,
            rule: point.rule,
            relative: point.relative,
        });
        self.listed = point.end;
        Some(point.end)
    }

    /// Whether the words around a date that might be none allow it.
    fn allowed(&self, line: Line<'_>, point: &Point) -> bool {
        let before = line.before(point.start);
        match point.weak {
            Weak::No => true,
            Weak::Part => false,
            Weak::Year => {
                let separator = line.link(before, Link::And) || line.sign(before, ",") || line.sign(before, "/");
                let listed = separator && self.listed == before;
                if joint(line, point)
                    .is_some_and(|(_, to)| line.plain(to).is_some_and(|n| n.1 == 4) && years::counts(line, to + 1))
                {
                    return false; // "1500 bis 2000 Soldaten"
                }
                let pair = matches!(point.what, What::Range(..));
                if pair {
                    return !(line.is(before, Class::Numbered) || line.glued(point.start) && line.dash(before));
                }
                years::stands_alone(line, point.start, point.end, listed)
            }
            Weak::Numeric => line.link(before, Link::DayBefore) || line.is(before, Class::Weekday),
            Weak::Month => bare_month(line, point.start, point.end),
            Weak::Season => bare_season(line, point.start, point.end),
        }
    }

    /// An interval that begins with this date.
    fn interval(&mut self, line: Line<'_>, from: &Point) -> Option<usize> {
        let (first, first_approx) = from.when()?;
        let (joint, at) = joint(line, from)?;
        if let Some(end) = open_end(line, at).filter(|_| joint == Joint::To && from.weak != Weak::Part) {
            let mut from = *from;
            if !matches!(from.weak, Weak::No | Weak::Year) && !self.allowed(line, &from) {
                return None;
            }
            self.fill(line, &mut from)?;
            let (when, approx) = from.when()?;
            let what = What::Range(Some((when, approx)), None);
            return self.push(
                line,
                &Point {
                    what,
                    end,
                    rule: "interval",
                    ..from
                },
            );
        }
        let to = self.other_end(line, first, at)?;
        let (last, last_approx) = to.when()?;
        let first = first.in_month(last.month());
        if joint == Joint::Slash && matches!(last, When::Year(_)) || !comparable(first, last) {
            return None;
        }
        let mut relative = from.relative || to.relative;
        let first_known = first.in_year(last.year());
        let last = last.in_year(first.year());
        let (first, last) = if first_known.lacks_year() {
            if from.weak != Weak::No && to.weak != Weak::No && !self.allowed(line, from) {
                return None;
            }
            relative = true;
            let future = context::looks_forward(line, from.start..to.end);
            let (last, _) = self.context.fill(last, future)?;
            let year = last.year()?;
            let turned = first.month() > last.month();
            (first.in_year(Some(if turned { year - 1 } else { year })), last)
        } else {
            let turned = first.lacks_year() && first.month() > last.month();
            let year = last.year().map(|year| year - i32::from(turned));
            (if turned { first.in_year(year) } else { first_known }, last)
        };
        if from.weak == Weak::Year && line.is(line.before(from.start), Class::Numbered) {
            return None;
        }
        let what = What::Range(Some((first, first_approx)), Some((last, last_approx)));
        let point = Point {
            what,
            end: to.end,
            rule: "interval",
            relative,
            weak: Weak::No,
            start: from.start,
        };
        self.push(line, &point)
    }

    /// The date after "bis" or a dash; behind an English month also a day alone ("March 3-5, 2014").
    fn other_end(&self, line: Line<'_>, first: When, at: usize) -> Option<Point> {
        let found = relative::relative(line, &self.context, at).filter(|p| {
            matches!(
                p.when(),
                Some((
                    When::Day { .. } | When::Month { .. } | When::Season { .. } | When::Year(_) | When::Decade(_),
                    _
                ))
            )
        });
        if let Some(found) = found {
            return Some(found);
        }
        let to = points::point(line, &self.context, at)?;
        let (when, approx) = to.when()?;
        match when {
            When::Day { month: None, day, .. } => {
                let When::Day { month, .. } = first else { return None };
                if line.tokens.language != Language::En || month.is_none() || years::counts(line, to.end) {
                    return None;
                }
                let comma = usize::from(line.sign(to.end, ","));
                let year = years::year(line, to.end + comma);
                let end = if year.is_some() { to.end + comma + 1 } else { to.end };
                Some(Point {
                    what: What::One(When::Day { year, month, day }, approx),
                    end,
                    weak: Weak::No,
                    ..to
                })
            }
            _ => Some(to),
        }
    }
}

/// Whether a year says when the story happens, not what a thing is named after ("der Vertrag von 1961", "the 1961 treaty").
fn tells(line: Line<'_>, start: usize) -> bool {
    let before = line.before(start);
    if start == line.start {
        return true;
    }
    match line.tokens.language {
        Language::En => line.link(before, Link::Narrative),
        // "aus dem Jahr 2000"
        Language::De if line.is(before, Class::TimeUnit) => !line.link(before.saturating_sub(2), Link::Attribute),
        Language::De => line.word(before) && !line.link(before, Link::Attribute),
    }
}

/// "bis zum Frühjahr", "by March" in a sentence that speaks of what may come.
fn is_deadline(line: Line<'_>, start: usize) -> bool {
    let before = line.before(start);
    let word = if line.link(before, Link::The) || line.str(before) == "zum" {
        line.before(before)
    } else {
        before
    };
    matches!(line.str(word), "bis" | "Bis" | "by" | "By")
        && (line.start..line.end).any(|at| {
            matches!(
                line.str(at),
                "Sollte"
                    | "sollte"
                    | "sollen"
                    | "soll"
                    | "muss"
                    | "müssen"
                    | "droht"
                    | "will"
                    | "must"
                    | "could"
                    | "könnte"
                    | "könnten"
                    | "would"
                    | "plans"
                    | "wants"
            )
        })
}

/// "the agreement that ended the war in November 2022": a relative clause tells of another time than the story.
fn is_aside(line: Line<'_>, start: usize) -> bool {
    let from = start.saturating_sub(12).max(line.start + 1);
    for at in (from..start).rev() {
        match line.tokens.language {
            Language::En if matches!(line.str(at), "that" | "which" | "who") => return !line.is(line.before(at), Class::Speech),
            Language::De if line.sign(at, ",") => {
                return matches!(
                    line.str(at + 1),
                    "der" | "die" | "das" | "den" | "dem" | "deren" | "dessen" | "denen"
                );
            }
            Language::En if line.sign(at, ",") || line.sign(at, ";") => return false,
            _ => {}
        }
    }
    false
}

/// Whether two dates can be the ends of one interval.
fn comparable(first: When, last: When) -> bool {
    let fine = |when: When| match when {
        When::Day { .. } | When::Month { .. } | When::Season { .. } => 0,
        When::Year(_) => 1,
        When::Decade(_) => 2,
        When::Century(_) => 3,
    };
    match (fine(first), fine(last)) {
        (0, 1) => !first.lacks_year(),
        (1, 0) => !last.lacks_year(),
        (one, other) => one == other,
    }
}

/// How the date is joined to a second one, and where that begins.
fn joint(line: Line<'_>, from: &Point) -> Option<(Joint, usize)> {
    let at = from.end;
    let sign = line.dash(at) || line.sign(at, "/");
    if sign && line.glued(at) == line.glued(at + 1) {
        let slash = line.sign(at, "/");
        return (!slash || line.glued(at)).then_some((if slash { Joint::Slash } else { Joint::To }, at + 1));
    }
    let skip = |mut next: usize| {
        for _ in 0..2 {
            if line.link(next, Link::The) || matches!(line.str(next), "zum" | "zur" | "in" | "im" | "on") {
                next += 1;
            }
        }
        next
    };
    if line.link(at, Link::To) {
        return Some((Joint::To, skip(at + 1)));
    }
    // "in der Nacht vom 12. auf den 13. April"
    if from.weak == Weak::Part && matches!(line.str(at), "auf") {
        return Some((Joint::To, skip(at + 1)));
    }
    if line.link(at, Link::AndOnly) {
        let before = line.before(from.start);
        let between = line.link(before, Link::Between)
            || (line.link(before, Link::The) || line.link(before, Link::In) || line.is(before, Class::TimeUnit))
                && line.link(line.before(before), Link::Between);
        return between.then(|| (Joint::To, skip(at + 1)));
    }
    None
}

/// One past "heute", "today", "the present" at the end of an interval.
fn open_end(line: Line<'_>, at: usize) -> Option<usize> {
    if !line.link(at, Link::Today) {
        return None;
    }
    Some(at + 1)
}

/// What a later date of a list gives to one without month or year: "3. und 5. März 2014", "19. und 20. Jahrhundert".
fn from_list(line: Line<'_>, context: &Context, end: usize, when: When) -> (When, bool) {
    let mut at = end;
    for _ in 0..3 {
        if !(line.link(at, Link::And)
            || line.sign(at, ",")
            || line.sign(at, "/") && line.glued(at)
            || line.dash(at) && line.glued(at))
        {
            break;
        }
        at += 1;
        if line.link(at, Link::And) {
            at += 1;
        }
        if line.link(at, Link::DayBefore) || line.link(at, Link::MonthBefore) {
            at += 1;
        }
        let Some(next) = points::point(line, context, at) else { break };
        let Some((other, _)) = next.when() else { break };
        match (when, other) {
            (When::Day { month: None, day, .. }, When::Century(_)) => return (When::Century((i32::from(day) - 1) * 100), true),
            (When::Day { .. }, When::Day { month: Some(_), .. }) => {
                return (when.in_month(other.month()).in_year(other.year()), true);
            }
            (When::Month { .. }, When::Month { year: Some(_), .. } | When::Day { year: Some(_), .. }) => {
                return (when.in_year(other.year()), true);
            }
            (_, When::Day { month: None, .. }) | (When::Month { .. }, When::Month { .. }) => at = next.end,
            _ => break,
        }
    }
    (when, false)
}

/// Days that are known by day and month alone where an attack is spoken of.
fn named_day(line: Line<'_>, when: When, start: usize, end: usize) -> Option<When> {
    let When::Day {
        month: Some(month), day, ..
    } = when
    else {
        return None;
    };
    let year = match (month, day) {
        (9, 11) => 2001,
        (10, 7) => 2023,
        _ => return None,
    };
    let near = (start.saturating_sub(4)..start)
        .chain(end..end + 3)
        .any(|at| line.link(at, Link::Attack));
    near.then_some(when.in_year(Some(year)))
}

/// Whether a month without day and year is one: behind a preposition of time, not the name of a person.
fn bare_month(line: Line<'_>, start: usize, end: usize) -> bool {
    let before = line.before(start);
    if !line.link(before, Link::MonthBefore) {
        // "im März und April", "zwischen März und Mai"
        let list = line.link(before, Link::And) || line.sign(before, ",") || line.sign(before, "/");
        return list && line.is(line.before(before), Class::Month);
    }
    let owner = (line.sign(end, "'") || line.sign(end, "’")) && line.glued(end);
    if owner
        || line.capital(end) && !line.is(end, Class::NameStart) && !line.is(end, Class::Weekday) && line.link(before, Link::From)
    {
        return false;
    }
    if line.str(start) == "May" || line.str(start) == "August" || line.str(start) == "April" {
        return matches!(
            line.str(before),
            "in" | "In"
                | "since"
                | "Since"
                | "im"
                | "Im"
                | "seit"
                | "Seit"
                | "until"
                | "bis"
                | "by"
                | "By"
                | "during"
                | "Ende"
                | "Anfang"
                | "Mitte"
                | "ab"
                | "Ab"
        ) && (!line.capital(end) || line.is(end, Class::NameStart));
    }
    true
}

/// Whether a season without year is one: "im Sommer", "in the summer"; not "the fall of Kabul", "Arab Spring".
fn bare_season(line: Line<'_>, start: usize, end: usize) -> bool {
    let before = line.before(start);
    match line.tokens.language {
        Language::De => matches!(line.str(before), "im" | "Im" | "seit" | "Seit" | "bis" | "zum"),
        Language::En => {
            let the = line.link(before, Link::The);
            let preposition = if the { line.before(before) } else { before };
            line.link(preposition, Link::MonthBefore)
                && !line.capital(start)
                && !line.link(end, Link::OfOnly)
                && (line.str(start) != "fall" || the)
        }
    }
}
