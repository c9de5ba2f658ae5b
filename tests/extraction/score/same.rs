//! Names, values, units and kinds that count as the same.

use garant::model::{Edtf, EventKind, Span};
use unicode_normalization::UnicodeNormalization;

/// Whether two names name one actor; of a person the surname is enough.
pub(super) fn same_name(a: &str, b: &str, is_person: bool) -> bool {
    let (a, b) = (plain_words(a), plain_words(b));
    if a.is_empty() || b.is_empty() {
        return false;
    }
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    short == long || (is_person && short.iter().all(|word| long.contains(word)) && short.last() == long.last())
}

/// Words in small letters without accents.
fn plain_words(name: &str) -> Vec<String> {
    let plain: String = name
        .nfd()
        .filter(|c| !('\u{300}'..'\u{370}').contains(c))
        .flat_map(char::to_lowercase)
        .collect();
    let words = plain.split(|c: char| !c.is_alphanumeric());
    words.filter(|w| !w.is_empty() && *w != "the").map(str::to_owned).collect()
}

/// Whether two places have a scalar value in common.
pub(super) fn overlap(a: Span, b: Span) -> bool {
    a.start < b.end && b.start < a.end
}

/// The variant's name in small letters with underscores.
pub(crate) fn snake(variant: impl std::fmt::Debug) -> String {
    let mut out = String::new();
    for c in format!("{variant:?}").chars() {
        if c.is_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.extend(c.to_lowercase());
    }
    out
}

/// Whether two dates have the same first and last day.
pub(super) fn same_value(a: &Edtf, b: &Edtf) -> bool {
    a.earliest() == b.earliest() && a.latest() == b.latest()
}

/// Units that may stand for each other.
pub(super) fn unit_class(unit: &str) -> &'static str {
    let unit = unit.to_lowercase();
    let is = |names: &[&str]| names.contains(&unit.as_str());
    if is(&["percent", "prozent", "%", "per cent", "percentage points", "prozentpunkte"]) {
        "percent"
    } else if is(&["usd", "dollar", "dollars", "us-dollar", "$"]) {
        "USD"
    } else if is(&["eur", "euro", "euros", "€"]) {
        "EUR"
    } else if is(&["gbp", "pound", "pounds", "pfund", "£"]) {
        "GBP"
    } else if is(&[
        "second", "seconds", "sekunde", "sekunden", "minute", "minutes", "minuten", "min", "hour", "hours",
    ]) || is(&[
        "stunde", "stunden", "day", "days", "tag", "tage", "tagen", "week", "weeks", "woche", "wochen", "h", "s",
    ]) || is(&[
        "month", "months", "monat", "monate", "monaten", "year", "years", "jahr", "jahre", "jahren", "decade", "decades",
    ]) {
        "time"
    } else if is(&[
        "km",
        "kilometer",
        "kilometre",
        "kilometers",
        "kilometres",
        "kilometern",
        "mile",
        "miles",
        "meilen",
        "m",
        "meter",
    ]) || is(&[
        "nautical miles",
        "nautical mile",
        "seemeilen",
        "nmi",
        "metre",
        "metern",
        "metres",
        "meters",
    ]) {
        "length"
    } else {
        "count"
    }
}

/// Kinds of ties that say the same more or less strongly.
pub(super) fn family(kind: &str) -> &'static str {
    match kind {
        "defence_pact" | "guarantee" | "nonaggression" | "treaty" | "partnership" | "membership" => "commitment",
        "arms" | "technology" | "troops" | "support" | "energy" | "trade" | "labour" => "help",
        "sanctions" | "veto" | "conflict" | "rivalry" => "hostility",
        _ => "contact",
    }
}

/// Kinds of events that say the same more or less strongly.
pub(super) fn group(kind: EventKind) -> &'static str {
    use EventKind as E;
    match kind {
        E::Agree | E::Cooperate | E::TreatySigned | E::TreatyRatified | E::TreatyInForce => "agreement",
        E::TreatyLapsed | E::TreatyDenounced | E::Retreat | E::Concede => "retreat",
        E::Consult | E::Summit => "meeting",
        E::Support | E::Aid | E::Transfer | E::TreatyInvoked => "help",
        E::Sanction | E::Coerce | E::Veto => "pressure",
        E::Accuse | E::Reject | E::Threaten | E::Protest | E::Request | E::Statement => "words",
        E::Mobilize | E::Deployment => "troops",
        E::Assault => "attack",
        E::Test => "test",
        E::Founding => "founding",
        E::Collapse => "collapse",
    }
}
