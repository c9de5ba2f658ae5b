//! Years: pairs of them, and when a bare number is one.

use crate::model::Language;

use super::super::lexicon::{Class, Link};
use super::line::Line;

/// A year, or two that make an interval, with one past the last token.
#[derive(Debug, Clone, Copy)]
pub(super) struct Years {
    pub(super) from: i32,
    pub(super) to: Option<i32>,
    pub(super) end: usize,
}

/// The year at a token: four digits that are not part of a longer number, a sum, or a count.
pub(super) fn year(line: Line<'_>, at: usize) -> Option<i32> {
    written(line, at).filter(|year| !counts(line, at + 1) || is_dated(line, at, *year))
}

/// "noch 1978 gemeinsame Manöver", "bis 1961 Beobachter": a word of time before a number that no count would have.
fn is_dated(line: Line<'_>, at: usize, year: i32) -> bool {
    let measured = line.is(at + 1, Class::Unit) || line.is(at + 1, Class::Currency) || line.is(at + 1, Class::Multiplier);
    line.tokens.language == Language::De
        && year % 50 != 0
        && (1500..2100).contains(&year)
        && !measured
        && at > line.start
        && matches!(
            line.str(line.before(at)),
            "noch" | "bis" | "seit" | "bereits" | "erst" | "schon" | "Noch" | "Bis" | "Seit" | "Bereits" | "Erst" | "Schon"
        )
}

/// The year behind a month: four digits, whatever noun follows.
pub(super) fn calendar(line: Line<'_>, at: usize) -> Option<i32> {
    let measured = || line.is(at + 1, Class::Unit) || line.is(at + 1, Class::Currency) || line.is(at + 1, Class::Multiplier);
    written(line, at).filter(|_| !line.sign(at + 1, "%") && !measured())
}

fn written(line: Line<'_>, at: usize) -> Option<i32> {
    let (year, 4) = line.plain(at)? else { return None };
    if !(1000..=2199).contains(&year) {
        return None;
    }
    let after = at + 1;
    let spoilt = line.glued(after) && (line.word(after) || line.digits(after + 1) && !separates(line, after));
    (!spoilt).then_some(year)
}

/// A sign that may stand between a year and a number without making one number of both.
fn separates(line: Line<'_>, at: usize) -> bool {
    line.dash(at) || line.sign(at, "/") || line.sign(at, ",") || line.sign(at, ".") || line.sign(at, ")") || line.sign(at, ";")
}

/// Years at a token: "1914", "1914-1918", "1914/15", "1914–18", "2018/2019".
pub(super) fn years(line: Line<'_>, at: usize) -> Option<Years> {
    let (from, 4) = line.plain(at)? else { return None };
    if !(1000..=2199).contains(&from) {
        return None;
    }
    let sign = at + 1;
    let slash = line.sign(sign, "/") && line.glued(sign) && line.glued(sign + 1);
    let dash = line.dash(sign) && (line.glued(sign) == line.glued(sign + 1));
    if slash || dash {
        let to = match line.plain(sign + 1) {
            Some((to, 4)) if (1000..=2199).contains(&to) => Some(to),
            Some((short, 2)) if line.glued(sign) => Some(from / 100 * 100 + short),
            _ => None,
        };
        let end = sign + 2;
        let whole = !(line.glued(end)
            && (line.word(end) || line.dash(end) || line.digits(end + 1) && !line.sign(end, ".") && !line.sign(end, ",")));
        if let Some(to) = to.filter(|to| *to > from && whole) {
            return (!counts(line, end)).then_some(Years { from, to: Some(to), end });
        }
        if dash && line.glued(sign) && line.digits(sign + 1) {
            return None;
        }
    }
    year(line, at).map(|from| Years {
        from,
        to: None,
        end: at + 1,
    })
}

/// Whether what follows a number makes it a count, a sum or a time of day.
pub(super) fn counts(line: Line<'_>, at: usize) -> bool {
    let Some(token) = line.get(at) else { return false };
    if line.sign(at, "%") || line.sign(at, "€") || line.sign(at, "$") || line.sign(at, "£") || line.sign(at, "°") {
        return true;
    }
    if line.sign(at, ":") && !token.spaced && line.glued(at + 1) && line.digits(at + 1) {
        return true;
    }
    if line.dash(at) && !token.spaced && line.glued(at + 1) && line.is(at + 1, Class::Unit) {
        return true;
    }
    let counted = |at: usize| {
        line.get(at)
            .is_some_and(|t| t.is(Class::Counted) || t.is(Class::Unit) || t.is(Class::Currency) || t.is(Class::Multiplier))
    };
    if counted(at) && !line.is(at, Class::DateLink) || line.link(at, Link::Clock) && !line.link(at, Link::In) {
        return true;
    }
    // Adjectives before the counted thing: "2000 schwer bewaffnete Soldaten", "1914 new objections".
    let mut noun = at;
    while noun < at + 3 && line.word(noun) && !line.capital(noun) && !line.is(noun, Class::PhraseEnd) && !counted(noun) {
        noun += 1;
    }
    let agrees = |at: usize| line.str(at).ends_with(['e', 'n', 'r', 's', 'm']);
    match line.tokens.language {
        Language::De => noun > at && counted(noun) && line.capital(noun) && agrees(noun - 1),
        Language::En => noun > at && counted(noun),
    }
}

/// Whether a bare number that could be a year is one by the words around it.
pub(super) fn stands_alone(line: Line<'_>, at: usize, end: usize, listed: bool) -> bool {
    let before = line.before(at);
    let glued = line.glued(at) && at > line.start;
    if line.is(before, Class::Numbered) || numbered_abbreviation(line, before) {
        return false;
    }
    if glued && !opens(line, before) {
        return false;
    }
    // Numbers side by side are those of a telephone; "erreichte 2023 8,5 Prozent" is not.
    if line.digits(before) && !glued || line.plain(end).is_some() && !line.glued(end) {
        return false;
    }
    if line.sign(before, "(") || line.sign(before, "[") || glued && line.dash(before) {
        return true;
    }
    if line.sign(before, "$")
        || line.sign(before, "€")
        || line.sign(before, "£")
        || line.sign(before, "#")
        || line.sign(before, "§")
        || line.sign(before, "+")
    {
        return false;
    }
    let exact = line.link(before, Link::Exact);
    if exact {
        return true;
    }
    if line.is(before, Class::Approximate) || line.link(before, Link::CountAbout) {
        return line.link(before, Link::In) && !plural_noun(line, end);
    }
    if listed {
        return !plural_noun(line, end);
    }
    match line.tokens.language {
        Language::De => !plural_noun(line, end),
        Language::En => english(line, at, end),
    }
}

/// A sign behind which a number can begin: brackets, quotation marks, dashes between words.
fn opens(line: Line<'_>, sign: usize) -> bool {
    let text = line.str(sign);
    if matches!(text, "(" | "[" | "\"" | "„" | "“" | "”" | "»" | "«" | "‘" | "‚" | "—" | ",") {
        return true;
    }
    // "pre-2014", "mid-1990", "Mai/2014"
    line.dash(sign) && (line.link(line.before(sign), Link::In) || line.is(line.before(sign), Class::Month))
        || text == "/" && line.word(line.before(sign))
}

/// "Nr. 1914", "Art. 2000", "S. 1870".
fn numbered_abbreviation(line: Line<'_>, stop: usize) -> bool {
    let word = line.before(stop);
    line.sign(stop, ".") && (line.is(word, Class::Numbered) || line.str(word) == "S" || line.str(word) == "p")
}

/// A German noun in the plural, or any counted one, right behind the number: the number counts it.
fn plural_noun(line: Line<'_>, at: usize) -> bool {
    let Some(token) = line.get(at) else { return false };
    if line.tokens.language != Language::De || !line.capital(at) || !token.spaced {
        return false;
    }
    let named = [
        Class::NameStart,
        Class::Title,
        Class::GivenName,
        Class::GroupNoun,
        Class::Month,
        Class::Weekday,
    ];
    if named.iter().any(|class| token.is(*class)) || token.capitals {
        return false;
    }
    let word = line.str(at);
    word.len() > 3 && word.ends_with(['e', 'n', 'r', 's']) && !word.ends_with("ung") && !word.ends_with("ismus")
}

/// English years need a preposition, a determiner before a noun, a clause's edge, or a name before them.
fn english(line: Line<'_>, at: usize, end: usize) -> bool {
    let before = line.before(at);
    if line.link(before, Link::In) {
        return true;
    }
    if line.link(before, Link::Article) {
        return line.word(end) && !line.is(end, Class::PhraseEnd);
    }
    if line.is(before, Class::Weekday) || line.is(before, Class::Season) || line.is(before, Class::Month) {
        return true;
    }
    let edge = line.get(end).is_none_or(|t| t.kind == super::super::token::Kind::Sign) || line.is(end, Class::PhraseEnd);
    if at == line.start {
        return edge || line.is(end, Class::Auxiliary);
    }
    // "Yalta 1945", "signed in Vienna, 1815", "the Geneva 1954 accords" (the name carries it)
    let name = if line.sign(before, ",") { line.before(before) } else { before };
    line.capital(name) && (edge || line.word(end) && !line.capital(end)) && !line.is(end, Class::Counted)
}
