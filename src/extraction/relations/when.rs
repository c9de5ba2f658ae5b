//! Dates of ties and events: the nearest in the clause, and what the word before it makes of it.

use super::super::dates::DateAt;
use super::super::found::Modality;
use super::frames::{Frame, Shape};
use super::scene::Scene;
use crate::model::Edtf;

/// First and last time of a tie.
#[derive(Debug, Default)]
pub(super) struct Times {
    pub(super) start: Option<Edtf>,
    pub(super) end: Option<Edtf>,
}

/// The dates that begin inside the sentence, with their places.
fn within<'a>(scene: &Scene<'_, '_>, dates: &'a [DateAt]) -> impl Iterator<Item = (usize, &'a DateAt)> {
    let sentence = scene.cut.tokens.clone();
    let first = dates.partition_point(|d| d.tokens.start < sentence.start);
    let inside = dates[first..].iter().take_while(move |d| d.tokens.start < sentence.end);
    inside.enumerate().map(move |(n, d)| (first + n, d))
}

/// Words before a date that make it the beginning or end of something that lasts, not the time when it happens.
const BOUNDS: &[&str] = &[
    "since", "Since", "seit", "Seit", "until", "Until", "till", "bis", "Bis", "by", "ab", "Ab",
];

/// The date says when something happens: no deadline, no open length of time.
fn is_when(scene: &Scene<'_, '_>, date: &DateAt) -> bool {
    let word = |n: usize| date.tokens.start.checked_sub(n).map_or("", |b| scene.tokens.str(b));
    let bound = BOUNDS.contains(&word(1)) || matches!(word(1), "Ende" | "zum" | "the" | "end") && BOUNDS.contains(&word(2));
    !bound && !(date.edtf.is_interval() && (date.edtf.end().is_none() || date.edtf.start().is_none()))
}

/// The nearest date of the clause on which something happens, else the only one of the sentence; whether it stands in
/// the clause.
pub(super) fn nearest(scene: &Scene<'_, '_>, at: usize, dates: &[DateAt]) -> (Option<usize>, bool) {
    let clause = scene.clauses.clause_at(scene.cut, at);
    let inside = within(scene, dates)
        .filter(|(_, d)| is_when(scene, d))
        .filter(|(_, d)| scene.clauses.clause_at(scene.cut, d.tokens.start) == clause);
    if let Some((place, _)) = inside.min_by_key(|(_, d)| d.tokens.start.abs_diff(at)) {
        return (Some(place), true);
    }
    let mut all = within(scene, dates).filter(|(_, d)| is_when(scene, d));
    match (all.next(), all.next()) {
        (Some((place, _)), None) => (Some(place), false),
        _ => (None, false),
    }
}

/// When the tie begins and ends, as far as the clause says.
pub(super) fn of(scene: &Scene<'_, '_>, at: usize, dates: &[DateAt], frame: &Frame, modality: Modality) -> Times {
    let mut times = Times::default();
    let clause = scene.clauses.clause_at(scene.cut, at);
    for (_, date) in within(scene, dates).filter(|(_, d)| scene.clauses.clause_at(scene.cut, d.tokens.start) == clause) {
        let word = |n: usize| date.tokens.start.checked_sub(n).map_or("", |b| scene.tokens.str(b));
        let marks = |words: &[&str]| {
            words.contains(&word(1)) || (words.contains(&word(2)) && scene.tokens.get(date.tokens.start - 1).is_some())
        };
        if marks(&["since", "seit", "Seit", "Since", "ab", "von", "from", "From"]) {
            times.start = times.start.or_else(|| first_of(&date.edtf));
        } else if marks(&["bis", "until", "till", "Bis", "Until", "through"]) {
            times.end = times.end.or_else(|| last_of(&date.edtf));
        }
    }
    if times.start.is_some() || times.end.is_some() {
        return times;
    }
    let (Some(place), true) = nearest(scene, at, dates) else {
        return times;
    };
    let Some(date) = dates.get(place) else { return times };
    if date.edtf.is_interval() {
        times.start = date.edtf.start().cloned();
        times.end = date.edtf.end().cloned();
    } else if modality == Modality::Past || frame.shape == Shape::Leave {
        times.end = Some(date.edtf.clone());
    } else {
        times.start = Some(date.edtf.clone());
    }
    times
}

fn first_of(edtf: &Edtf) -> Option<Edtf> {
    if edtf.is_interval() {
        edtf.start().cloned()
    } else {
        Some(edtf.clone())
    }
}

fn last_of(edtf: &Edtf) -> Option<Edtf> {
    if edtf.is_interval() {
        edtf.end().cloned()
    } else {
        Some(edtf.clone())
    }
}
