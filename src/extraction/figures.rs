//! Numbers with a unit or a counted thing: shares, money, troops, containers.
//!
//! For `found` (proposals) and whoever wants to know that a number is a count. One pass over the tokens; looks to the
//! side are bounded. What is part of a date is no figure.
//!
//! Conventions: the value is scaled ("2 Milliarden Dollar" is 2e9 USD); units are keys ("percent", "USD", "kilometre"),
//! a counted thing is its noun as printed. A range keeps both ends and has their mean as value; "mindestens" sets only
//! the low end, "bis zu" only the high one. Number words below 13 count only with units of measure, and spans of time
//! from the day on only where something lasts them. No figures: "Tausende", "dozens of", fractions in words, ages,
//! ordinals, numbers of articles and types ("Resolution 1718", "S-400"), calibres ("155-mm-Granaten"), ratios.

pub(super) mod number;

mod approximate;
mod unit;

#[cfg(test)]
mod tests;

use std::ops::Range;

use self::approximate::Bound;
use self::number::Numeral;
use self::unit::Unit;
use super::Lexicon;
use super::dates::DateAt;
use super::dates::line::Line;
use super::lexicon::{Class, Link};
use super::token::{Kind, Tokens};
use crate::model::Language;

/// A figure in the tokens.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct FigureAt {
    /// Where, unit included.
    pub(super) tokens: Range<usize>,
    /// Least value, for ranges.
    pub(super) low: Option<f64>,
    /// The value.
    pub(super) value: f64,
    /// Greatest value, for ranges.
    pub(super) high: Option<f64>,
    /// Key of the unit, or the counted noun as printed.
    pub(super) unit: String,
    /// "rund", "about", "mehr als".
    pub(super) approximate: bool,
}

/// Words at which a figure can begin.
const BEGINS: u64 = 1 << Class::NumberWord as u32 | 1 << Class::Multiplier as u32;

/// Finds the figures, in the order of the text; what is part of a date is no figure.
pub(super) fn find(_lexicon: &Lexicon, tokens: &Tokens<'_>, dates: &[DateAt]) -> Vec<FigureAt> {
    let mut found: Vec<FigureAt> = Vec::new();
    let mut dates = dates.iter().peekable();
    for sentence in &tokens.sentences {
        let line = Line {
            tokens,
            start: sentence.start,
            end: sentence.end,
        };
        let mut at = line.start;
        while at < line.end {
            let token = &tokens.all[at];
            let begins = match token.kind {
                Kind::Number => true,
                Kind::Word => token.mask & BEGINS != 0,
                Kind::Sign => false,
            };
            if !begins {
                at += 1;
                continue;
            }
            while dates.next_if(|date| date.tokens.end <= at).is_some() {}
            if let Some(date) = dates.peek().filter(|date| date.tokens.start <= at) {
                at = date.tokens.end;
                continue;
            }
            let limit = dates.peek().map_or(line.end, |date| date.tokens.start.min(line.end));
            at = match read(Line { end: limit, ..line }, at) {
                Read::Figure(mut figure) => {
                    let after = found.last().map_or(0, |last| last.tokens.end);
                    figure.tokens.start = figure.tokens.start.max(after);
                    let end = figure.tokens.end;
                    found.push(figure);
                    end
                }
                Read::Skip(end) => end.max(at + 1),
            };
        }
    }
    found
}

/// What stands at a number.
enum Read {
    /// A figure.
    Figure(FigureAt),
    /// None; reading goes on here.
    Skip(usize),
}

fn read(line: Line<'_>, at: usize) -> Read {
    if let Some(end) = named(line, at) {
        return Read::Skip(end);
    }
    let money = unit::prefix(line, at);
    let first = money.as_ref().map_or(at, |money| money.start);
    let Some((mut low, start)) = numeral(line, at, first) else {
        return Read::Skip(at + 1);
    };
    let mut number_end = low.end;
    if let Some(money) = &money {
        number_end = unit::short_scale(line, &mut low, money.code);
    }
    let high = upper(line, number_end, start, money.is_some());
    let end = high.map_or(number_end, |high| high.end);
    let number = high.unwrap_or(low);
    let Some(unit) = unit_of(line, end, &number, start, money) else {
        return Read::Skip(end);
    };
    let exact = |number: &Numeral| match number.other {
        // What is counted is whole: "11,000" in a German text is no eleven.
        Some(other) if unit.counted && other > number.value => other,
        _ => number.value,
    };
    let bound = approximate::before(line, start);
    if bound.kind == Bound::Vague && !low.digits {
        return Read::Skip(unit.end); // "mehrere tausend Soldaten"
    }
    let (low_value, high_value) = match high {
        Some(high) => {
            let mut below = exact(&low);
            if high.scale > 1.0 && low.scale <= 1.0 && below * high.scale <= high.value * 1.000_001 {
                below *= high.scale;
            }
            (Some(below), Some(exact(&high)))
        }
        None => match bound.kind {
            Bound::Least => (Some(exact(&low)), None),
            Bound::Most => (None, Some(exact(&low))),
            _ => (None, None),
        },
    };
    let value = match (high, low_value, high_value) {
        (Some(_), Some(low), Some(high)) if low < high => f64::midpoint(low, high),
        (Some(_), ..) => return Read::Skip(end),
        _ => exact(&low),
    };
    Read::Figure(FigureAt {
        tokens: bound.start..unit.end,
        low: low_value,
        value,
        high: high_value,
        unit: unit.name,
        approximate: bound.kind != Bound::Exact,
    })
}

/// A number of an article, a type, a ratio, a version or a rank: one past what is skipped.
fn named(line: Line<'_>, at: usize) -> Option<usize> {
    let before = line.before(at);
    if line.is(before, Class::Numbered)
        || line.sign(before, ".") && line.glued(before) && line.is(line.before(before), Class::Numbered)
    {
        return Some(numbers(line, at));
    }
    if line.sign(before, "§") || line.sign(before, "#") || line.sign(before, "№") {
        return Some(numbers(line, at));
    }
    if !line.digits(at) {
        return None;
    }
    // "S-400", "COVID-19", "G-20"
    if line.glued(at) && line.dash(before) && line.glued(before) && line.get(line.before(before)).is_some() {
        return Some(at + 1);
    }
    let next = at + 1;
    // "1:3", "18:30"
    if line.sign(next, ":") && line.glued(next) && line.glued(next + 1) && line.digits(next + 1) {
        return Some(next + 2);
    }
    if line.tokens.language == Language::En {
        return (line.glued(next) && line.link(next, Link::OrdinalSuffix)).then_some(next + 1);
    }
    // "die 3. Division"
    let ordinal = line.sign(next, ".") && line.glued(next) && line.word(next + 1);
    ordinal.then_some(next + 1)
}

/// One past a list of numbers: "Artikel 4 und 5", "Resolutions 1718, 1874 and 2087".
fn numbers(line: Line<'_>, at: usize) -> usize {
    let mut end = at + 1;
    loop {
        let mut next = end;
        if line.sign(next, ",") || line.dash(next) || line.sign(next, "/") {
            next += 1;
        }
        if line.link(next, Link::And) || line.link(next, Link::To) {
            next += 1;
        }
        if next == end || !line.digits(next) {
            return end;
        }
        end = next + 1;
    }
}

/// The number at a token, "a million" and "half a million" included, and where it begins.
fn numeral(line: Line<'_>, at: usize, first: usize) -> Option<(Numeral, usize)> {
    if line.digits(at) || line.is(at, Class::NumberWord) {
        let mut start = first;
        // "a dozen ships", "ein Dutzend"
        if line.value(at, Class::NumberWord) == Some("12")
            && line.link(line.before(at), Link::One)
            && !matches!(line.str(at), "zwölf" | "twelve")
        {
            start = at - 1;
        }
        return number::numeral(line, at).map(|number| (number, start));
    }
    let before = line.before(at);
    let pair = |one, two| line.link(before, two) && line.link(line.before(before), one);
    let (factor, start) = if pair(Link::One, Link::Half) || pair(Link::Half, Link::One) {
        (0.5, before - 1)
    } else if line.link(before, Link::One) {
        (1.0, before)
    } else {
        return None;
    };
    let power = line.number(at, Class::Multiplier)?;
    let mut end = at + 1;
    let mut scale = 10_f64.powi(power);
    if let Some(more) = line.number(end, Class::Multiplier) {
        scale *= 10_f64.powi(more);
        end += 1;
    }
    let number = Numeral {
        value: factor * scale,
        other: None,
        end,
        digits: false,
        scale,
    };
    Some((number, start))
}

/// The upper end of a range: "10.000 bis 12.000", "between 10 and 12", "5-10".
fn upper(line: Line<'_>, at: usize, start: usize, money: bool) -> Option<Numeral> {
    let dash = line.dash(at) && line.glued(at) == line.glued(at + 1);
    let word = line.link(at, Link::To) && !matches!(line.str(at), "until" | "till" | "through");
    let between = || {
        let bound = approximate::before(line, start);
        let before = line.before(bound.start);
        line.link(before, Link::Between)
    };
    if !(dash || word || line.link(at, Link::AndOnly) && between()) {
        return None;
    }
    let mut next = at + 1;
    if word && matches!(line.str(next), "zu") {
        next += 1;
    }
    if unit::sign_code(line.str(next)).is_some() {
        next += 1;
    }
    let mut high = if line.digits(next) || line.is(next, Class::NumberWord) {
        number::numeral(line, next)?
    } else {
        return None;
    };
    if money {
        high.end = unit::short_scale(line, &mut high, "");
    }
    Some(high)
}

/// The unit behind a number, or the one before it, if the number may have it.
fn unit_of(line: Line<'_>, end: usize, number: &Numeral, start: usize, money: Option<unit::Money<'_>>) -> Option<Unit> {
    if let Some(money) = money {
        return Some(Unit {
            name: money.code.to_owned(),
            end,
            counted: false,
        });
    }
    if let Some(unit) = unit::measure(line, end, number, start) {
        return Some(unit);
    }
    let small = !number.digits && number.value < 13.0 && !line.str(end - 1).ends_with("tzend") && line.str(end - 1) != "dozen";
    if small || number.value.fract() > 0.0 && number.other.is_none() && number.scale <= 1.0 {
        return None;
    }
    unit::counted(line, end)
}
