//! What a number measures or counts: units, currencies before and behind it, the counted noun.

use crate::model::Language;

use super::super::dates::line::Line;
use super::super::lexicon::{Class, Link};
use super::number::Numeral;

/// A unit and one past its last token.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    /// Key, or the noun as printed.
    pub(super) name: String,
    /// One past its last token.
    pub(super) end: usize,
    /// Things are counted, so the number is whole.
    pub(super) counted: bool,
}

/// A currency before a number, and where it begins.
#[derive(Debug, Clone, Copy)]
pub(super) struct Money<'a> {
    pub(super) code: &'a str,
    pub(super) start: usize,
}

/// The currency of a sign.
pub(super) fn sign_code(sign: &str) -> Option<&'static str> {
    Some(match sign {
        "$" => "USD",
        "€" => "EUR",
        "£" => "GBP",
        "¥" => "JPY",
        "₽" => "RUB",
        "₩" => "KRW",
        "₹" => "INR",
        "₴" => "UAH",
        "₺" => "TRY",
        "₪" => "ILS",
        _ => return None,
    })
}

/// The currency before a number: "$4.5", "US$ 60", "EUR 60".
pub(super) fn prefix(line: Line<'_>, at: usize) -> Option<Money<'_>> {
    let before = line.before(at);
    if let Some(code) = sign_code(line.str(before)) {
        let country = line.before(before);
        // "A$", "C$", "HK$", "US$"; a dollar without a country is that of the United States.
        let named = line.glued(before) && line.word(country) && line.str(country).len() <= 2;
        let code = match line.str(country) {
            "A" | "AU" if named => "AUD",
            "C" | "CA" if named => "CAD",
            "HK" if named => "HKD",
            "NT" if named => "TWD",
            "S" if named => "SGD",
            _ => code,
        };
        return Some(Money {
            code,
            start: if named { country } else { before },
        });
    }
    let code = line.value(before, Class::Currency)?;
    let short = line.get(before).is_some_and(|t| t.capitals) && line.str(before).len() == 3;
    short.then_some(Money { code, start: before })
}

/// "m", "k", "b" behind money ("€5m"); one past the number.
pub(super) fn short_scale(line: Line<'_>, number: &mut Numeral, _code: &str) -> usize {
    let at = number.end;
    let scale = match line.str(at) {
        "m" | "M" => 1e6,
        "k" | "K" => 1e3,
        "b" | "B" => 1e9,
        _ => return at,
    };
    if !line.glued(at) {
        return at;
    }
    number.value *= scale;
    number.scale *= scale;
    number.other = None;
    number.end = at + 1;
    at + 1
}

fn unit(name: &str, end: usize) -> Unit {
    Unit {
        name: name.to_owned(),
        end,
        counted: false,
    }
}

/// A unit of measure or a currency behind a number.
pub(super) fn measure(line: Line<'_>, at: usize, number: &Numeral, start: usize) -> Option<Unit> {
    if line.sign(at, "%") {
        return Some(unit("percent", at + 1));
    }
    if let Some(code) = sign_code(line.str(at)) {
        return Some(unit(code, at + 1));
    }
    if line.str(at) == "percentage" && matches!(line.str(at + 1), "points" | "point") {
        return Some(unit("percentage-point", at + 2));
    }
    if line.str(at) == "per" && line.str(at + 1) == "cent" {
        return Some(unit("percent", at + 2));
    }
    let hyphen = line.dash(at) && line.glued(at) && line.glued(at + 1);
    let word = at + usize::from(hyphen);
    if let Some(found) = currency(line, word, hyphen) {
        return Some(found);
    }
    if let Some(found) = shaped(line, word) {
        return Some(found);
    }
    let mut noun = word;
    // "10 metric tons", "drei weitere Tage", "50 lange Minuten"
    if !hyphen && !line.is(noun, Class::Unit) && line.word(noun) && !line.capital(noun) && !line.is(noun, Class::PhraseEnd) {
        noun += 1;
    }
    let key = line.value(noun, Class::Unit)?;
    if line.str(noun).len() == 1 && !number.digits {
        return None;
    }
    let end = noun + 1;
    match key {
        "percent" if matches!(line.str(end), "point" | "points") => Some(unit("percentage-point", end + 1)),
        "kilometre" if line.sign(end, "/") && line.str(end + 1) == "h" => Some(unit("kilometre-per-hour", end + 2)),
        "kilometre" if matches!(line.str(end), "pro" | "per") && matches!(line.str(end + 1), "Stunde" | "hour") => {
            Some(unit("kilometre-per-hour", end + 2))
        }
        "mile" if matches!(line.str(end), "per" | "an") && line.str(end + 1) == "hour" => Some(unit("mile-per-hour", end + 2)),
        "barrel" if matches!(line.str(end), "pro" | "per" | "a" | "am") && matches!(line.str(end + 1), "Tag" | "day") => {
            Some(unit("barrel-per-day", end + 2))
        }
        "day" | "week" | "month" | "year" | "decade" => lasting(line, start, noun, key, number, hyphen),
        _ => Some(unit(key, end)),
    }
}

/// "cubic metres", "square miles", "nautical miles", "km²".
fn shaped(line: Line<'_>, at: usize) -> Option<Unit> {
    let key = line.value(at + 1, Class::Unit).unwrap_or("");
    let name = match (line.str(at), key) {
        ("cubic", "metre") => "cubic-metre",
        ("square", "metre") => "square-metre",
        ("square", "kilometre") => "square-kilometre",
        ("square", "mile") => "square-mile",
        ("nautical" | "sea", "mile") => "nautical-mile",
        _ => {
            let squared = line.sign(at + 1, "²") && line.glued(at + 1);
            let name = match line.value(at, Class::Unit) {
                Some("kilometre") if squared => "square-kilometre",
                Some("metre") if squared => "square-metre",
                _ => return None,
            };
            return Some(unit(name, at + 2));
        }
    };
    Some(unit(name, at + 2))
}

/// "Euro", "US-Dollar", "U.S. dollars", "Swiss francs".
fn currency(line: Line<'_>, at: usize, hyphen: bool) -> Option<Unit> {
    if let Some(code) = line.value(at, Class::Currency) {
        return Some(unit(code, at + 1));
    }
    if hyphen {
        return None;
    }
    let mut next = at;
    while next < at + 5 && (line.capital(next) || line.sign(next, ".") && line.glued(next) || line.dash(next) && line.glued(next))
    {
        next += 1;
        if let Some(code) = line.value(next, Class::Currency) {
            return Some(unit(code, next + 1));
        }
    }
    // "Millionen russische Rubel", "billion old francs"
    (line.word(at) && !line.is(at, Class::PhraseEnd))
        .then(|| line.value(at + 1, Class::Currency).map(|code| unit(code, at + 2)))
        .flatten()
}

/// Spans of time from the day on: not ages; in words only where something lasts them; not "five-year plan".
fn lasting(line: Line<'_>, start: usize, noun: usize, key: &str, number: &Numeral, hyphen: bool) -> Option<Unit> {
    let end = noun + 1;
    let old = line.link(end, Link::Old) || line.dash(end) && line.link(end + 1, Link::Old);
    if hyphen || old {
        return None;
    }
    let before = line.before(super::approximate::before(line, start).start);
    let aged = matches!(line.str(before), "aged" | "Alter" | "age" | "every" | "alle" | "mit" | "Mit")
        || line.link(line.before(before), Link::Old)
        || line.is(before, Class::Ordinal);
    // "75 Jahre lang", "für 75 Jahre" is when something was so.
    let state = matches!(key, "year" | "decade") && line.str(end) == "lang";
    if aged || state {
        return None;
    }
    if number.digits {
        return Some(unit(key, end));
    }
    let lasts = matches!(
        line.str(before),
        "for"
            | "For"
            | "lasted"
            | "lasting"
            | "lasts"
            | "last"
            | "dauerte"
            | "dauerten"
            | "dauert"
            | "dauern"
            | "within"
            | "Within"
            | "binnen"
            | "Binnen"
            | "von"
    ) || matches!(line.str(end), "lang" | "Haft" | "of" | "long");
    lasts.then(|| unit(key, end))
}

/// Words between a number and its noun.
const LONGEST_PHRASE: usize = 6;

/// The counted noun behind a number.
pub(super) fn counted(line: Line<'_>, at: usize) -> Option<Unit> {
    let found = match line.tokens.language {
        Language::De => german(line, at),
        Language::En => english(line, at),
    };
    // A unit of measure that was turned down above (an age) is no counted thing either.
    found.filter(|unit| !line.is(unit.end - 1, Class::Unit) && !line.is(unit.end - 1, Class::TimeUnit))
}

/// The first noun behind adjectives: "3.000 nordkoreanische Soldaten", "40 Leopard-2-Panzer".
fn german(line: Line<'_>, at: usize) -> Option<Unit> {
    let mut noun = at;
    while noun < at + LONGEST_PHRASE && line.word(noun) && !line.capital(noun) {
        let fits = line.str(noun).len() > 2 && !line.is(noun, Class::PhraseEnd) && line.get(noun).is_some_and(|t| t.spaced);
        if !fits || line.is(noun, Class::Uncounted) {
            return None;
        }
        noun += 1;
    }
    if !line.capital(noun) || !line.get(noun).is_some_and(|t| t.spaced) || line.is(noun, Class::Uncounted) {
        return None;
    }
    if noun > at && !line.str(noun - 1).ends_with(['e', 'n', 'r', 's', 'm']) {
        return None;
    }
    // "2.000 Berliner Polizisten", "500 Pariser Demonstranten"
    let mut first = noun;
    if line.str(noun).ends_with("er") && line.is(noun + 1, Class::Counted) && line.capital(noun + 1) {
        first = noun + 1;
    }
    let mut end = first + 1;
    while line.dash(end) && line.glued(end) && line.glued(end + 1) && end < first + 8 {
        end += 2;
    }
    // "38 Staats- und Regierungschefs"
    if line.dash(end) && line.glued(end) && line.link(end + 1, Link::And) && line.capital(end + 2) {
        end += 3;
    }
    Some(Unit {
        name: line.tokens.slice(first..end).to_owned(),
        end,
        counted: true,
    })
}

/// The head of an English noun phrase: a known noun, else the first plural.
fn english(line: Line<'_>, at: usize) -> Option<Unit> {
    let mut plural = None;
    let mut next = at;
    while next < at + LONGEST_PHRASE {
        let hyphen = line.dash(next) && line.glued(next) && line.glued(next + 1) && next > at;
        let digits = line.digits(next) && line.glued(next);
        if !(line.word(next) || hyphen || digits) {
            break;
        }
        if line.is(next, Class::PhraseEnd) && !line.dash(next + 1) {
            break;
        }
        if line.is(next, Class::Uncounted) {
            return None;
        }
        let compound = line.dash(next + 1) && line.glued(next + 1);
        if !compound && line.is(next, Class::Counted) {
            return Some(head(line, next));
        }
        if plural.is_none() && !compound && ends_plural(line, next) {
            plural = Some(next);
        } else if plural.is_some() {
            break;
        }
        next += 1;
    }
    plural.map(|at| head(line, at))
}

fn head(line: Line<'_>, at: usize) -> Unit {
    Unit {
        name: line.str(at).to_owned(),
        end: at + 1,
        counted: true,
    }
}

fn ends_plural(line: Line<'_>, at: usize) -> bool {
    let word = line.str(at);
    let owner = (line.sign(at + 1, "'") || line.sign(at + 1, "’")) && line.glued(at + 1);
    word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is") && !owner
}
