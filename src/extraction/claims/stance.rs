//! What a speaker does with a statement: by the word of speech, and by the words said.

use std::ops::Range;

use super::super::clauses::{Clauses, Opener};
use super::super::lexicon::Class;
use super::super::token::{Kind, Tokens};
use crate::model::{Language, Stance};

/// The stance that the table names.
pub(super) fn parse(key: &str) -> Option<Stance> {
    Some(match key {
        "asserts" => Stance::Asserts,
        "denies" => Stance::Denies,
        "predicts" => Stance::Predicts,
        "doubts" => Stance::Doubts,
        "demands" => Stance::Demands,
        "proposes" => Stance::Proposes,
        "warns" => Stance::Warns,
        "supposes" => Stance::Supposes,
        "asks" => Stance::Asks,
        _ => return None,
    })
}

/// The stance towards these words, if the word of speech only asserts; and whether they say that it is not so.
/// Only the clause that is said counts, not what hangs on it.
pub(super) fn of_words(tokens: &Tokens<'_>, clauses: &Clauses, words: Range<usize>, stance: Stance) -> (Stance, bool) {
    let cut = clauses.of_sentence(tokens.sentence_of(words.start));
    let first = cut.and_then(|c| clauses.clause_at(c, words.start));
    let is_main = |at: usize| {
        let Some(cut) = cut else { return true };
        let clause = clauses.clause_at(cut, at);
        clause == first
            || clause
                .and_then(|c| clauses.list.get(c))
                .is_some_and(|c| matches!(c.opener, Opener::Main | Opener::Coordinate))
    };
    let mut seen = Seen::default();
    for at in words.clone().take(60) {
        if tokens.str(at) == "?" && tokens.get(at).is_some_and(|t| t.kind == Kind::Sign) {
            seen.asks = true;
        }
        if matches!(tokens.value(at, Class::Conjunction), Some("if" | "unless")) {
            seen.condition = true;
            seen.opened_by_condition |= at <= words.start + 2;
        }
        if !is_main(at) {
            continue;
        }
        if tokens.is(at, Class::Negation) {
            seen.negation(tokens, &words, at);
        }
        if let Some(doubts) = doubtful(tokens, at) {
            seen.found = Some(doubts);
        } else if seen.found.is_none() {
            seen.found = sign_of_stance(tokens, at, words.end);
        }
    }
    let found = match seen.found {
        _ if stance != Stance::Asserts => stance,
        _ if seen.asks => Stance::Asks,
        Some(Stance::Predicts) if seen.condition => Stance::Supposes,
        Some(found) => found,
        None if seen.denied && !seen.condition => Stance::Denies,
        None if seen.opened_by_condition => Stance::Supposes,
        None => Stance::Asserts,
    };
    (found, seen.negated)
}

/// What the words said hold.
#[derive(Default)]
struct Seen {
    found: Option<Stance>,
    negated: bool,
    denied: bool,
    condition: bool,
    opened_by_condition: bool,
    asks: bool,
}

impl Seen {
    fn negation(&mut self, tokens: &Tokens<'_>, words: &Range<usize>, at: usize) {
        let next = tokens.str(at + 1);
        if matches!(
            next,
            "nur" | "only" | "zuletzt" | "least" | "Zweifel" | "doubt" | "allein" | "just"
        ) {
            return;
        }
        self.negated |= at < words.start + 14;
        let longer = matches!(next, "mehr" | "länger" | "longer") || matches!(tokens.str(at), "niemanden" | "hardly" | "kaum");
        // ", keine Vormünder", ", no wall": a contrast.
        let contrast = at
            .checked_sub(1)
            .is_some_and(|b| matches!(tokens.str(b), "," | "aber" | "but" | "und" | "and" | "is"))
            && matches!(tokens.value(at, Class::Negation), Some("no" | "not"))
            && tokens.str(at.saturating_sub(1)) != "is";
        let modal = (words.start..words.end.min(words.start + 14)).any(|t| tokens.value(t, Class::Auxiliary) == Some("could"));
        self.denied |= at < words.start + 14 && !longer && !contrast && !modal;
    }
}

/// A modal verb or a hedge that says how the words are meant.
fn sign_of_stance(tokens: &Tokens<'_>, at: usize, end: usize) -> Option<Stance> {
    tokens.value(at, Class::Auxiliary).and_then(|key| match key {
        "future" | "likely" => Some(Stance::Predicts),
        // "would not have invaded", "wäre zerbrochen": what did not happen.
        "would" => {
            let reported = tokens.str(at).starts_with("würde");
            let unreal = tokens.language == Language::De && !reported || (at + 1..at + 4).any(|t| tokens.str(t) == "have");
            Some(if unreal { Stance::Supposes } else { Stance::Predicts })
        }
        "werden" => is_future(tokens, at, end).then_some(Stance::Predicts),
        "could" if matches!(tokens.str(at), "could" | "may" | "might" | "könnte" | "könnten") => Some(Stance::Supposes),
        "should" => Some(Stance::Demands),
        _ => None,
    })
}

/// Words that say that something is not so or does not hold ("null and void", "unbegründet").
pub(super) fn denial(tokens: &Tokens<'_>, range: Range<usize>) -> bool {
    range
        .take_while(|at| !matches!(tokens.str(*at), "." | ";" | "," | "" | "that" | "dass"))
        .any(|at| {
            matches!(
                tokens.str(at),
                "void"
                    | "baseless"
                    | "unfounded"
                    | "groundless"
                    | "false"
                    | "untrue"
                    | "fabrication"
                    | "fabricated"
                    | "lie"
                    | "lies"
                    | "nonsense"
                    | "fiction"
                    | "nichtig"
                    | "unbegründet"
                    | "haltlos"
                    | "unwahr"
                    | "erfunden"
                    | "frei"
                    | "Lüge"
                    | "Lügen"
                    | "Unsinn"
                    | "Erfindung"
                    | "ungültig"
                    | "gegenstandslos"
            )
        })
}

/// "unlikely", "unwahrscheinlich", "fraglich".
fn doubtful(tokens: &Tokens<'_>, at: usize) -> Option<Stance> {
    matches!(
        tokens.str(at),
        "unlikely"
            | "doubtful"
            | "questionable"
            | "unwahrscheinlich"
            | "zweifelhaft"
            | "fraglich"
            | "Unlikely"
            | "Unwahrscheinlich"
            | "unclear"
            | "unklar"
    )
    .then_some(Stance::Doubts)
}

fn is_future(tokens: &Tokens<'_>, at: usize, end: usize) -> bool {
    super::super::clauses::is_future(tokens, at, end)
}
