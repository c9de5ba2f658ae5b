//! The words that are said: behind the verb, before it, around an attribution.

use std::ops::Range;

use super::super::clauses::Opener;
use super::super::lexicon::Class;
use super::super::relations::Scene;
use super::super::token::Kind;
use super::word::{Word, is_tail};
use crate::model::Stance;

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
    if is_tail(scene, at) {
        return true;
    }
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
    // "Die Ecowas, gegründet in Lagos, erklärte, …": what is said follows.
    if scene.tokens.is_sign(at + 1, ",") || scene.tokens.is_sign(at + 1, ":") {
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
    // "…, he argued, …": the sentence around it is said.
    let (first, end) = (segment.tokens.start, segment.tokens.end);
    let parted = |at: usize| scene.tokens.is_sign(at, ",");
    if first > cut.tokens.start + 1
        && parted(first - 1)
        && (parted(end) || parted(end - 1))
        && end < cut.tokens.end - 2
        && end - first <= 8
        && scene
            .clauses
            .list
            .get(segment.clause)
            .is_some_and(|c| matches!(c.opener, Opener::Main | Opener::Coordinate))
    {
        return trim(scene, cut.tokens.start..cut.tokens.end);
    }
    if inverted {
        let start = cut.tokens.start;
        let end = if is_tail(scene, at) { at } else { segment.tokens.start };
        return trim(scene, start..end);
    }
    let clause = scene.clauses.list.get(segment.clause)?;
    if scene.german() && clause.verb_last && !clause_follows(scene, at) {
        if matches!(scene.tokens.str(clause.first), "wie" | "so") {
            return trim(scene, cut.tokens.start..clause.first);
        }
        return if nominal { trim(scene, clause.first..at) } else { None };
    }
    // English without "that": a finite verb follows in the same clause.
    let bare = scene.tokens.is(at + 1, Class::Preposition);
    let finite = |t: usize| scene.is_finite(t) && (!bare || scene.tokens.is(t, Class::Auxiliary));
    if !scene.german() && (at + 1..segment.tokens.end).any(finite) {
        return trim(scene, at + 1..cut.tokens.end);
    }
    if let Some(start) = said_behind(scene, at) {
        return trim(scene, start..cut.tokens.end);
    }
    let quotes = (at + 1..segment.tokens.end).any(|t| scene.tokens.get(t).is_some_and(|t| t.quoted));
    if nominal && clause.opener == Opener::Relative && !quotes {
        return None;
    }
    if nominal {
        let end = segment.tokens.end.max(at + 1);
        return trim(scene, at + 1..end)
            .or_else(|| trim(scene, segment.tokens.start..at))
            .or_else(|| trim(scene, segment.tokens.clone()));
    }
    // "Die Lage sei ernst, sagte X" with a verb that is not known; "The report, X said, …".
    let first = segment.tokens.start;
    let tail = first > cut.tokens.start + 3 && matches!(scene.tokens.str(first - 1), "," | "“" | "\"" | "”");
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
        let clause = scene.clauses.list.get(segment.clause)?;
        // The clause around this one goes on.
        if segment.clause == own || clause.first < at {
            continue;
        }
        match clause.opener {
            Opener::That | Opener::Whether | Opener::Infinitive | Opener::Main | Opener::If => return Some(segment.tokens.start),
            Opener::Coordinate => return None,
            // "erklärte, die Raketen seien": no noun stands before the comma that the clause could belong to.
            Opener::Relative if scene.german() && follows_no_noun(scene, at, segment.tokens.start) => {
                return Some(segment.tokens.start);
            }
            Opener::Relative | Opener::Adverbial | Opener::Purpose | Opener::Without => {}
        }
    }
    None
}

/// The comma before `start` follows the verb, its separated part or another small word.
fn follows_no_noun(scene: &Scene<'_, '_>, at: usize, start: usize) -> bool {
    let comma = if scene.tokens.is_sign(start, ",") {
        start
    } else {
        start.saturating_sub(1)
    };
    let before = comma.saturating_sub(1);
    scene.tokens.is_sign(comma, ",")
        && before >= at
        && scene.tokens.get(before).is_some_and(|t| t.kind == Kind::Word && !t.capital)
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

/// The verb itself stands in what another verb governs ("claimed that Russia had never promised").
pub(super) fn is_nested(scene: &Scene<'_, '_>, at: usize) -> bool {
    let clause = scene.clauses.clause_at(scene.cut, at).and_then(|c| scene.clauses.list.get(c));
    clause.is_some_and(|c| c.opener == Opener::That)
}

/// "bekräftigte sein Angebot", "renewed its warning": the noun says what is done.
pub(super) fn offered(scene: &Scene<'_, '_>, at: usize, stance: Stance) -> Stance {
    if stance != Stance::Asserts {
        return stance;
    }
    let again = matches!(
        scene.tokens.str(at),
        "bekräftigt" | "bekräftigte" | "bekräftigten" | "wiederholt" | "wiederholte" | "wiederholten" | "erneuert" | "erneuerte"
    ) || scene.tokens.str(at).starts_with("reiterat")
        || scene.tokens.str(at).starts_with("repeat")
        || scene.tokens.str(at).starts_with("renew");
    if !again {
        return stance;
    }
    let noun = (at + 1..at + 5).find_map(|next| Word::at(scene.tokens, next).filter(|w| w.noun));
    noun.map_or(stance, |noun| noun.stance)
}
