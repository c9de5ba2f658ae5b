//! Lengths of time that give a date: "seit 24 Jahren", "two years ago", "Tag darauf".

use crate::model::Language;

use super::super::context::{self, Context};
use super::super::duration::{Duration, duration, kept, moved};
use super::super::line::Line;
use super::super::points::Point;
use super::super::value::{What, When};
use super::{related, told};
use crate::extraction::lexicon::{Class, Link};

/// "seit 24 Jahren".
pub(super) fn since(line: Line<'_>, context: &Context, at: usize) -> Option<Point> {
    let span = duration(line, at + 1)?;
    let (when, approx) = moved(context.now()?, span, -1)?;
    Some(related(
        at,
        span.end,
        What::Range(Some((when, approx)), None),
        "since-duration",
    ))
}

/// "has … for 24 years", "first visit in 24 years": as "since 24 years ago".
pub(super) fn lasting(line: Line<'_>, context: &Context, at: usize, first: bool) -> Option<Point> {
    let span = duration(line, at + 1)?;
    if span.unit == "hour" || line.link(span.end, Link::Ago) || line.link(span.end, Link::Later) {
        return None;
    }
    let from = at.saturating_sub(10).max(line.start);
    let found = (from..at).rev().take_while(|at| !line.link(*at, Link::Will)).any(|at| {
        // "would have gas for eleven days" says nothing of the time before.
        let word = line.link(at, Link::Has) && !line.link(line.before(at), Link::Modal);
        word && (first == line.is(at, Class::Ordinal) || first && line.str(at) == "time")
    });
    if !found {
        return None;
    }
    let (when, approx) = moved(context.now()?, span, -1)?;
    Some(related(
        at,
        span.end,
        What::Range(Some((when, approx)), None),
        "since-duration",
    ))
}

/// "two years ago", "zwei Tage später", "ten years earlier".
pub(super) fn count_first(line: Line<'_>, context: &Context, at: usize) -> Option<Point> {
    let span = duration(line, at)?;
    let mut start = at;
    let mut approx = span.approx;
    // "almost two decades ago"
    while start > line.start && start + 3 > at && line.link(start - 1, Link::About) {
        start -= 1;
        approx |= !line.link(start, Link::Exactly);
    }
    counted(line, context, start, Duration { approx, ..span })
}

fn counted(line: Line<'_>, context: &Context, start: usize, span: Duration) -> Option<Point> {
    let end = span.end + 1;
    if line.link(span.end, Link::Ago) {
        let (when, approx) = moved(context.now()?, span, -1)?;
        return Some(related(start, end, What::One(when, approx), "ago"));
    }
    let sign = if line.link(span.end, Link::Later) {
        1
    } else if line.link(span.end, Link::Earlier) {
        -1
    } else {
        return None;
    };
    // "two years after the war" counts from the war.
    if line.tokens.language == Language::En && matches!(line.str(span.end), "after" | "before") && line.word(end) {
        return None;
    }
    let count = span.count.checked_mul(sign)?;
    let when = match span.unit {
        "day" | "week" => {
            When::day(
                context
                    .last_day()?
                    .add_days(if span.unit == "week" { count.checked_mul(7)? } else { count }),
            )
        }
        "month" => {
            let (year, month) = context.last_month()?;
            let (year, month) = context::add_months(year, month, count);
            When::Month { year: Some(year), month }
        }
        "year" => When::Year(context.last_year()?.checked_add(count)?),
        "decade" => When::Year(context.last_year()?.checked_add(count.checked_mul(10)?)?),
        _ => return None,
    };
    Some(related(
        start,
        end,
        What::One(when, span.approx),
        if sign > 0 { "later" } else { "earlier" },
    ))
}

/// "a year ago", "ein Jahr später", "Tag darauf", "the year before".
pub(super) fn unit_first(line: Line<'_>, context: &Context, at: usize) -> Option<Point> {
    let before = line.before(at);
    let unit = kept(line.value(at, Class::TimeUnit)?)?;
    let half = line.link(before, Link::Half);
    let article = if half { line.before(before) } else { before };
    let spelt = line.link(before, Link::One) && line.link(line.before(before), Link::Half);
    if line.link(article, Link::One) {
        let start = if spelt { line.before(before) } else { article };
        let span = Duration {
            count: 1,
            half: half || spelt,
            unit,
            end: at + 1,
            approx: false,
        };
        return counted(line, context, start, span);
    }
    let plain = !line.link(at, Link::Plural) && matches!(unit, "day" | "month" | "year") && line.get(before).is_some();
    let sign = if line.link(at + 1, Link::Later) {
        1
    } else if line.link(at + 1, Link::Earlier) {
        -1
    } else {
        return None;
    };
    // "the day after the vote" counts from the vote.
    let own = line.tokens.language == Language::De || !line.word(at + 2);
    (plain && own && (line.link(before, Link::The) || line.link(before, Link::In)))
        .then(|| told(context, at, at + 2, unit, sign))
        .flatten()
}
