//! The words that are said: behind the verb, before it, around an attribution.

use std::ops::Range;

use super::super::clauses::Opener;
use super::super::lexicon::Class;
use super::super::relations::Scene;
use super::super::token::Kind;

/// Drops signs at both ends.
fn trim(scene: &Scene<'_, '_>, mut range: Range<usize>) -> Option<Range<usize>> {
    let loose = |at: usize| {
        scene
            .tokens
            .get(at)
            .is_none_or(|t| t.kind == Kind::Sign && matches!(scene.tokens.str(at), "," | ":" | "–" | "-" | ";" | "." | "…"))
    };
    while !range.is_empty() && loose(range.start) {
        range.start += 1;
    }
    while !range.is_empty() && loose(range.end - 1) {
        range.end -= 1;
    }
    let words = range
        .clone()
        .filter(|at| scene.tokens.get(*at).is_some_and(|t| t.kind != Kind::Sign))
        .take(2)
        .count();
    (words > 1).then_some(range)
}

/// The verb stands behind what is said ("…, sagte X"; "…, X said").
pub(super) fn is_inverted(scene: &Scene<'_, '_>, at: usize) -> bool {
    let cut = scene.cut;
    let Some(segment) = scene.clauses.segment_at(cut, at) else {
        return false;
    };
    let Some(clause) = scene.clauses.list.get(segment.clause) else {
        return false;
    };
    if segment.tokens.start <= cut.tokens.start + 1 {
        return false;
    }
    // "Putin, der …, sagte": the clause began before.
    if clause.first < segment.tokens.start {
        return false;
    }
    let before = scene.tokens.str(segment.tokens.start - 1);
    let parted = matches!(before, "," | "“" | "\"" | "”" | "»" | "«" | "–" | "-");
    if !parted {
        return false;
    }
    let first = segment.tokens.start;
    // "sagte X", "wie X sagte", "so X", "as X put it".
    if first == at || matches!(scene.tokens.str(first), "wie" | "as" | "so") || matches!(before, "“" | "\"" | "”" | "»" | "«")
    {
        return true;
    }
    // "…, X said.": nothing is said behind the verb.
    if scene.german() {
        return false;
    }
    let behind = at + 1..cut.tokens.end;
    !behind.clone().any(|t| scene.is_finite(t))
        && !behind.clone().any(|t| opens_quote(scene, t))
        && matches!(clause.opener, Opener::Main | Opener::Coordinate)
}

fn opens_quote(scene: &Scene<'_, '_>, at: usize) -> bool {
    matches!(scene.tokens.str(at), "„" | "“" | "\"" | "”" | "»" | "«") && scene.tokens.get(at + 1).is_some_and(|t| t.quoted)
}

/// The words that a verb of speech governs.
pub(super) fn of_verb(scene: &Scene<'_, '_>, at: usize, inverted: bool, nominal: bool) -> Option<Range<usize>> {
    let cut = scene.cut;
    let segment = scene.clauses.segment_at(cut, at)?;
    if inverted {
        let start = cut.tokens.start;
        return trim(scene, start..segment.tokens.start);
    }
    let clause = scene.clauses.list.get(segment.clause)?;
    if scene.german() && clause.verb_last && !clause_follows(scene, at) {
        if matches!(scene.tokens.str(clause.first), "wie" | "so") {
            return trim(scene, cut.tokens.start..clause.first);
        }
        return if nominal { trim(scene, clause.first..at) } else { None };
    }
    // English without "that": a finite verb follows in the same clause.
    if !scene.german() && (at + 1..segment.tokens.end).any(|t| scene.is_finite(t)) {
        return trim(scene, at + 1..cut.tokens.end);
    }
    if let Some(start) = said_behind(scene, at) {
        return trim(scene, start..cut.tokens.end);
    }
    if nominal {
        let end = segment.tokens.end.max(at + 1);
        return trim(scene, at + 1..end)
            .or_else(|| trim(scene, segment.tokens.start..at))
            .or_else(|| trim(scene, segment.tokens.clone()));
    }
    // "Die Lage sei ernst, sagte X" with a verb that is not known; "The report, X said, …".
    let first = segment.tokens.start;
    let tail =
        clause.first == first && first > cut.tokens.start + 3 && matches!(scene.tokens.str(first - 1), "," | "“" | "\"" | "”");
    if tail { trim(scene, cut.tokens.start..first) } else { None }
}

/// A clause that can be said begins behind the verb.
fn clause_follows(scene: &Scene<'_, '_>, at: usize) -> bool {
    said_behind(scene, at).is_some()
}

/// Where a clause, an infinitive or a quotation that can be said begins behind `at`.
fn said_behind(scene: &Scene<'_, '_>, at: usize) -> Option<usize> {
    let own = scene.clauses.clause_at(scene.cut, at)?;
    let segments = scene.clauses.segments_of(scene.cut);
    for segment in segments.iter().filter(|s| s.tokens.start > at) {
        let quoted = scene.tokens.get(segment.tokens.start).is_some_and(|t| t.quoted);
        if quoted {
            return Some(segment.tokens.start);
        }
        if segment.clause == own {
            continue;
        }
        let clause = scene.clauses.list.get(segment.clause)?;
        match clause.opener {
            Opener::Whether if !matches!(scene.tokens.str(clause.first), "ob" | "whether") => {}
            Opener::That | Opener::Whether | Opener::Infinitive | Opener::Main | Opener::If => return Some(segment.tokens.start),
            Opener::Coordinate => return None,
            Opener::Relative | Opener::Adverbial | Opener::Purpose | Opener::Without => {}
        }
    }
    None
}

/// Everything of the sentence but the attribution itself; the longer side.
pub(super) fn around(scene: &Scene<'_, '_>, taken: Range<usize>) -> Option<Range<usize>> {
    let cut = scene.cut;
    let before = trim(scene, cut.tokens.start..taken.start);
    let behind = trim(scene, taken.end..cut.tokens.end);
    match (before, behind) {
        (Some(before), Some(behind)) => Some(if before.len() > behind.len() { before } else { behind }),
        (before, behind) => before.or(behind),
    }
}

/// The words behind a noun of speech whose phrase ends at `end`.
pub(super) fn of_noun(scene: &Scene<'_, '_>, at: usize, end: usize, nominal: bool) -> Option<Range<usize>> {
    let cut = scene.cut;
    let segment = scene.clauses.segment_at(cut, at)?;
    let next = scene
        .clauses
        .segments_of(cut)
        .iter()
        .find(|s| s.tokens.start >= end && s.tokens.start > at);
    if let Some(next) = next {
        let near = next.tokens.start <= end + 2;
        let opener = scene.clauses.list.get(next.clause)?.opener;
        let said = matches!(opener, Opener::That | Opener::Infinitive | Opener::Whether);
        if near && said {
            let last = scene
                .clauses
                .parts(cut, next.clause)
                .last()
                .map_or(next.tokens.end, |s| s.tokens.end);
            return trim(scene, next.tokens.start..last);
        }
    }
    if nominal && scene.tokens.is(end, Class::Preposition) {
        return trim(scene, end..segment.tokens.end);
    }
    None
}
