//! What a speaker does with a statement: by the word of speech, and by the words said.

use std::ops::Range;

use super::super::lexicon::Class;
use super::super::relations::Scene;
use super::super::token::Tokens;
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

/// Verbs whose stance hangs on what follows: "called for" against "called it absurd", "asked that" against "asked whether".
pub(super) fn of_verb(scene: &Scene<'_, '_>, at: usize, stance: Stance) -> Option<Stance> {
    let tokens = scene.tokens;
    if tokens.language == Language::De {
        return Some(stance);
    }
    let behind = at + 1..at + 12;
    match tokens.str(at) {
        "call" | "calls" | "called" | "calling" => {
            let wants = behind.clone().take(2).any(|t| matches!(tokens.str(t), "for" | "on" | "upon"))
                || behind
                    .clone()
                    .any(|t| tokens.str(t) == "to" && stance == Stance::Demands && tokens.str(at + 1) == "on");
            if wants {
                return Some(Stance::Demands);
            }
            let quotes = behind.clone().any(|t| tokens.get(t).is_some_and(|t| t.quoted));
            quotes.then_some(Stance::Asserts)
        }
        "ask" | "asks" | "asked" | "asking" => {
            let wants = behind.take(6).any(|t| matches!(tokens.str(t), "that" | "for" | "to"));
            Some(if wants { Stance::Demands } else { Stance::Asks })
        }
        "hoped" | "hope" | "hopes" if tokens.str(at + 1) == "for" => None,
        "worries" | "worried" if !tokens.is(at + 1, Class::Conjunction) => None,
        _ => Some(stance),
    }
}

/// The stance towards these words, if the word of speech only asserts; and whether they say that it is not so.
pub(super) fn of_words(tokens: &Tokens<'_>, words: Range<usize>, stance: Stance) -> (Stance, bool) {
    let mut found = stance;
    let mut negated = false;
    let mut condition = false;
    for at in words.clone().take(60) {
        if tokens.is(at, Class::Negation)
            && !matches!(tokens.str(at + 1), "nur" | "only" | "zuletzt" | "least" | "Zweifel" | "doubt")
        {
            negated |= at < words.start + 14;
        }
        if tokens.is(at, Class::Conjunction) && matches!(tokens.value(at, Class::Conjunction), Some("if" | "unless")) {
            condition = true;
        }
        if tokens.str(at) == "?" {
            found = if stance == Stance::Asserts { Stance::Asks } else { found };
        }
        if found != Stance::Asserts {
            continue;
        }
        let auxiliary = tokens.value(at, Class::Auxiliary).and_then(|key| match key {
            "future" | "likely" | "would" => Some(Stance::Predicts),
            "werden" => is_future(tokens, at, words.end).then_some(Stance::Predicts),
            "could" => Some(Stance::Supposes),
            "must" | "should" => Some(Stance::Demands),
            _ => None,
        });
        let other = tokens
            .value(at, Class::Irrealis)
            .or_else(|| tokens.value(at, Class::Hedge))
            .and_then(|key| match key {
                "hypothetical" => doubtful(tokens, at),
                "predicted" => Some(Stance::Predicts),
                _ => None,
            });
        found = auxiliary.or(other).unwrap_or(found);
    }
    // Indirect speech that it is not so; a quotation keeps its own words.
    if negated
        && found == Stance::Asserts
        && !condition
        && !words.clone().take(40).any(|at| tokens.get(at).is_some_and(|t| t.quoted))
    {
        return (Stance::Denies, true);
    }
    if condition && matches!(found, Stance::Predicts | Stance::Asserts) && stance == Stance::Asserts {
        found = Stance::Supposes;
    }
    (found, negated)
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
