//! Whether a capital stands for a government or is a place.
//!
//! Decided by the preposition before it, the words that govern the preposition, and the word after it. For `scan` only.

use std::ops::Range;

use super::super::lexicon::{Class, Form, NameSense};
use super::super::token::Kind;
use super::cue::{Cue, View};
use super::scan::Scan;

/// How many tokens before a preposition may govern it.
const REACH: usize = 5;

/// Whether the seat is a place here, and so no mention of its state.
pub(super) fn is_place(scan: &Scan<'_>, range: &Range<usize>, senses: &[NameSense]) -> bool {
    let view = &scan.view;
    let last = view.chain_end(range.end - 1);
    if last >= range.end && view.cue(last, Cue::NotPerson) && !view.cue(last, Cue::Government) {
        return true; // "Elysée-Vertrag"
    }
    if view.any(range.clone(), Cue::House) {
        return house_is_place(view, range);
    }
    if view.str(range.end - 1) == "D" || view.sign(range.end - 1, ".") {
        return true; // "Washington D.C."
    }
    if range.len() > 1 && !view.any(range.clone(), Cue::Article) && view.german() {
        return false; // "Moskauer Führung"
    }
    if is_dateline(view, range) || is_address(view, range, senses) {
        return true;
    }
    if let Some(joined) = joined_is_place(scan, range) {
        return joined;
    }
    if is_part_of_name(view, range.end) {
        return true;
    }
    let genitive = is_genitive(view, range);
    if genitive {
        let thing = if view.german() { range.end } else { range.end + 2 };
        let next = view.cue(thing, Cue::CityThing) || view.small(thing) && view.cue(thing + 1, Cue::CityThing);
        let before = range.start.checked_sub(1);
        return next || view.german() && before.is_some_and(|b| view.capital(b) && view.cue(b, Cue::NamedAfter));
    }
    if view.cue(range.end, Cue::CityAfter) && !view.german() {
        return true;
    }
    before_decides(scan, range)
}

/// "im Kreml" is a place, "der Kreml" is not.
fn house_is_place(view: &View<'_>, range: &Range<usize>) -> bool {
    if view.joined_right(range.end).is_some() || is_genitive(view, range) {
        return false;
    }
    let Some(before) = range.start.checked_sub(1) else {
        return false;
    };
    let article = usize::from(view.cue(before, Cue::Article));
    before.checked_sub(article).is_some_and(|prep| view.cue(prep, Cue::HouseIn))
}

/// "SEOUL –", "MOSKAU/SEOUL (Reuters) –", "Berlin (dpa)", "WASHINGTON, June 3 (AP)": at the head of a paragraph.
fn is_dateline(view: &View<'_>, range: &Range<usize>) -> bool {
    let tokens = view.tokens;
    let number = tokens.sentence_of(range.start);
    let Some(sentence) = tokens.sentences.get(number) else {
        return false;
    };
    let opens = number == 0 || tokens.block_of.get(number) != tokens.block_of.get(number - 1);
    if !opens || range.start - sentence.start > 4 {
        return false;
    }
    let only_towns = (sentence.start..range.start).all(|at| view.sign(at, "/") || view.sign(at, ",") || view.capital(at));
    if !only_towns {
        return false;
    }
    let mut end = range.end;
    while view.sign(end, "/") && end < range.end + 6 {
        end += 2;
    }
    let dash = |at: usize| view.sign(at, "-") && view.spaced(at) || view.str(at) == "—";
    if dash(end) {
        return true;
    }
    if view.sign(end, "(") {
        let close = (end + 1..end + 5).find(|at| view.sign(*at, ")"));
        return close.is_some();
    }
    let dated =
        view.sign(end, ",") && (view.is(end + 1, Class::Month) || view.get(end + 1).is_some_and(|t| t.kind == Kind::Number));
    dated || view.get(range.start).is_some_and(|t| t.capitals) && end >= sentence.end
}

/// "Moscow, Russia", "Washington, D.C."
fn is_address(view: &View<'_>, range: &Range<usize>, senses: &[NameSense]) -> bool {
    let end = range.end;
    let comma = usize::from(view.sign(end, ","));
    if view.str(end + comma) == "D" && view.sign(end + comma + 1, ".") || view.str(end + comma) == "DC" {
        return true;
    }
    if comma == 0 {
        return false;
    }
    let state = view.known(end + 1, usize::MAX);
    state.is_some_and(|(count, names)| {
        let closed = view.get(end + 1 + count).is_none_or(|t| t.kind == Kind::Sign);
        closed
            && names
                .iter()
                .any(|n| n.form == Form::Name && senses.iter().any(|s| s.form == Form::Seat && s.actor == n.actor))
    })
}

/// Towns joined to other words by a hyphen; `None` if nothing is joined.
fn joined_is_place(scan: &Scan<'_>, range: &Range<usize>) -> Option<bool> {
    let view = &scan.view;
    if let Some(left) = view.joined_left(range.start) {
        let seat = scan.last_seat.filter(|(end, _)| *end == left + 1);
        return Some(seat.map_or_else(
            || !scan.hit_ends(left + 1) && !view.cue(left, Cue::Prefix),
            |(_, place)| place,
        ));
    }
    let right = view.joined_right(range.end)?;
    if view.small(right) {
        return Some(view.cue(right, Cue::TownPart));
    }
    let partner = view.known(right, usize::MAX).is_some_and(|(_, senses)| {
        senses
            .iter()
            .any(|s| matches!(s.form, Form::Seat | Form::Name | Form::Abbreviation))
    });
    Some(!partner)
}

/// English: a capital word follows ("Seoul National University", "Vienna Convention").
fn is_part_of_name(view: &View<'_>, end: usize) -> bool {
    if view.german() || !view.capital(end) || !view.spaced(end) {
        return false;
    }
    let time = view.is(end, Class::Weekday) || view.is(end, Class::Month);
    let opens = view
        .tokens
        .sentences
        .get(view.tokens.sentence_of(end))
        .is_some_and(|s| s.start == end);
    !time && !opens && (!view.in_title_case(end) || view.cue(end, Cue::Act) || view.cue(end, Cue::CityAfter))
}

/// "Moskaus", "Moscow's".
fn is_genitive(view: &View<'_>, range: &Range<usize>) -> bool {
    if view.german() {
        let last = view.str(range.end - 1);
        let stem = last.strip_suffix('s').map(|stem| view.tokens.vocabulary.find(stem));
        return stem.is_some_and(|stem| view.tokens.vocabulary.is(stem, Class::NameStart));
    }
    view.sign(range.end, "'") && !view.spaced(range.end)
}

/// The preposition before the town, and what governs it.
fn before_decides(scan: &Scan<'_>, range: &Range<usize>) -> bool {
    let view = &scan.view;
    let Some(before) = range.start.checked_sub(1) else {
        return false;
    };
    let sentence = view.sentence(range.start);
    if before < sentence.start {
        return false;
    }
    let linked = view.cue(before, Cue::And) || view.sign(before, ",") || view.sign(before, "/");
    if let Some((end, place)) = scan.last_seat
        && linked
        && end == before
    {
        return place;
    }
    if view.cue(before, Cue::CityBefore) {
        return true;
    }
    let governing = before.saturating_sub(REACH).max(sentence.start)..before;
    let noun = governing.end.checked_sub(1).filter(|n| governing.contains(n));
    let noun_is = |cue: Cue| noun.is_some_and(|n| view.cue(n, cue));
    let after = range.end..(range.end + REACH + 2).min(sentence.end);
    if view.cue(before, Cue::Of) {
        return noun_is(Cue::NamedAfter) || noun_is(Cue::CityBefore) || noun_is(Cue::FromTown) || view.cue(range.end, Cue::Goal);
    }
    if view.cue(before, Cue::From) {
        let return_way = view.german() && view.any(after, Cue::Return);
        return noun_is(Cue::FromTown) || view.cue(range.end, Cue::Goal) || return_way || view.any(governing, Cue::Travel);
    }
    if view.cue(before, Cue::Place) {
        return true;
    }
    if view.str(before) == "for" {
        return view.any(before.saturating_sub(2)..before, Cue::Travel);
    }
    if view.cue(before, Cue::To) || view.cue(before, Cue::Between) {
        return view.any(governing, Cue::Travel);
    }
    if view.cue(before, Cue::On) {
        return view.any(governing, Cue::Attack);
    }
    view.cue(before, Cue::Before) && !view.any(governing, Cue::Fear) && !view.any(after, Cue::Fear)
}
