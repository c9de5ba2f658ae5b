//! Numbers as texts write them: digits with the separators of two languages, words, multipliers.

use crate::model::Language;

use super::super::dates::line::Line;
use super::super::lexicon::{Class, Link};

/// A number in the tokens.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::extraction) struct Numeral {
    /// Its value by the customs of the text's language.
    pub(in crate::extraction) value: f64,
    /// Its value by the customs of the other language, where the signs allow both ("11,000" in a German text).
    pub(in crate::extraction) other: Option<f64>,
    /// One past its last token.
    pub(in crate::extraction) end: usize,
    /// Written with digits.
    pub(in crate::extraction) digits: bool,
    /// What a multiplier made of it; 1 without one.
    pub(in crate::extraction) scale: f64,
}

/// Reads the number that begins at a token.
pub(in crate::extraction) fn numeral(line: Line<'_>, at: usize) -> Option<Numeral> {
    if line.digits(at) {
        return in_digits(line, at);
    }
    in_words(line, at)
}

fn in_digits(line: Line<'_>, at: usize) -> Option<Numeral> {
    let text = line.str(at);
    let (mut value, other) = written(text, line.tokens.language)?;
    let mut end = at + 1;
    if text.len() <= 3 && !text.starts_with('0') && text.bytes().all(|b| b.is_ascii_digit()) {
        while let Some(group) = group(line, end) {
            value = value * 1000.0 + group.0;
            end = group.1;
        }
    }
    let (end, scale) = scaled(line, end);
    let (end, scale) = short(line, end).unwrap_or((end, scale));
    Some(Numeral {
        value: value * scale,
        other: other.filter(|_| scale <= 1.0),
        end,
        digits: true,
        scale,
    })
}

/// Three digits that go on with the number before them: "11 000", "11'000".
fn group(line: Line<'_>, at: usize) -> Option<(f64, usize)> {
    let digits = if (line.sign(at, "'") || line.sign(at, "’")) && line.glued(at) && line.glued(at + 1) {
        at + 1
    } else {
        at
    };
    let token = line.get(digits)?;
    let before = line.get(line.before(at))?;
    // One space; one that does not break the line has two or three bytes.
    let narrow = digits != at || (before.end + 1..=before.end + 3).contains(&token.start);
    match line.plain(digits) {
        Some((value, 3)) if narrow => Some((f64::from(value), digits + 1)),
        _ => None,
    }
}

/// The value of digits with inner points and commas: by the language, and by the other one where both can be meant.
fn written(text: &str, language: Language) -> Option<(f64, Option<f64>)> {
    let points = text.bytes().filter(|b| *b == b'.').count();
    let commas = text.bytes().filter(|b| *b == b',').count();
    let (thousands, decimal) = match language {
        Language::De => ('.', ','),
        Language::En => (',', '.'),
    };
    if points + commas == 0 {
        return text.parse().ok().map(|value| (value, None));
    }
    let number = |thousands: char, decimal: char| {
        let (whole, fraction) = text.split_once(decimal).unwrap_or((text, ""));
        let mut value = 0.0;
        for (place, group) in whole.split(thousands).enumerate() {
            let first = place == 0;
            if group.is_empty() || group.len() > 3 && (whole.contains(thousands) || !first) || !first && group.len() != 3 {
                return None;
            }
            value = value * 1000.0 + group.parse::<f64>().ok()?;
        }
        if whole.contains(thousands) && whole.starts_with('0') {
            return None;
        }
        if fraction.is_empty() {
            return Some(value);
        }
        if fraction.len() > 9 || !fraction.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        // One division of whole numbers, so that 3.4 is the nearest number to 3.4.
        let power = 10_f64.powi(i32::try_from(fraction.len()).ok()?);
        Some((value * power + fraction.parse::<f64>().ok()?) / power)
    };
    let own = number(thousands, decimal);
    let other = number(decimal, thousands);
    match (own, other) {
        (Some(own), other) => Some((own, other)),
        (None, Some(other)) => Some((other, None)),
        (None, None) => None,
    }
}

/// Multipliers after a number: "Millionen", "Mrd.", "billion", "bn", "-million".
fn scaled(line: Line<'_>, from: usize) -> (usize, f64) {
    let mut end = from;
    let mut scale = 1.0;
    for _ in 0..2 {
        let joined = line.dash(end) && line.glued(end) && line.glued(end + 1);
        let at = end + usize::from(joined);
        let Some(power) = line.number(at, Class::Multiplier) else {
            break;
        };
        scale *= 10_f64.powi(power);
        end = at + 1;
        if line.sign(end, ".") && line.glued(end) && end + 1 < line.end && line.is(at, Class::Abbreviation) {
            end += 1;
        }
    }
    (end, scale)
}

/// "1.5m refugees", "400k workers": a letter that multiplies what is counted.
fn short(line: Line<'_>, at: usize) -> Option<(usize, f64)> {
    let scale = match line.str(at) {
        "m" => 1e6,
        "k" => 1e3,
        _ => return None,
    };
    (line.glued(at) && line.is(at + 1, Class::Counted)).then_some((at + 1, scale))
}

/// A number word's value: whole, or a half ("zweieinhalb").
fn word(line: Line<'_>, at: usize) -> Option<f64> {
    line.value(at, Class::NumberWord).and_then(|value| value.parse().ok())
}

/// "twenty-four", "two hundred and fifty", "drei Millionen", "zwei Dutzend".
fn in_words(line: Line<'_>, at: usize) -> Option<Numeral> {
    let mut end = at + 1;
    let mut value = word(line, at)?;
    if value >= 20.0 && line.dash(end) && line.glued(end) {
        if let Some(unit) = word(line, end + 1).filter(|unit| *unit < 10.0) {
            value += unit;
            end += 2;
        }
    } else if let Some(dozen) = word(line, end).filter(|next| (*next - 12.0).abs() < 0.5 && line.str(end).len() > 3) {
        // "zwei Dutzend", "two dozen"; "zwei zwölf" is nothing.
        if matches!(line.str(end), "Dutzend" | "dozen") {
            value *= dozen;
            end += 1;
        }
    }
    let (after, scale) = scaled(line, end);
    value *= scale;
    end = after;
    // "two hundred and fifty", "two hundred fifty"
    if (scale - 100.0).abs() < 0.5 {
        let rest = if line.link(end, Link::AndOnly) { end + 1 } else { end };
        if let Some(more) = word(line, rest).filter(|more| *more < 100.0) {
            value += more;
            end = rest + 1;
            if more >= 20.0
                && line.dash(end)
                && line.glued(end)
                && let Some(unit) = word(line, end + 1).filter(|unit| *unit < 10.0)
            {
                value += unit;
                end += 2;
            }
        }
        let (after, again) = scaled(line, end);
        value *= again;
        end = after;
    }
    Some(Numeral {
        value,
        other: None,
        end,
        digits: false,
        scale,
    })
}
