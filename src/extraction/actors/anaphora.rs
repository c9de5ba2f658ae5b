//! Words that stand for actors named before: "beide Länder", "he", "the country". For relations and claims only.
//!
//! A word is resolved only where there is one candidate: the pair of states named last together, the one person, the
//! one state of this and the sentence before. Not here: nouns such as "the ally".

use std::ops::Range;

use crate::model::ActorKind;

use super::cue::{Cue, View, trigger};
use super::{Actors, Anaphor};

/// How many sentences back a pair may be named.
const PAIR_REACH: usize = 2;

/// Resolves the words at `places`.
pub(super) fn resolve(view: &View<'_>, actors: &Actors, places: &[usize]) -> Vec<Anaphor> {
    places
        .iter()
        .filter_map(|at| {
            if view.trigger(*at, trigger::BOTH) {
                return pair(view, actors, *at);
            }
            if view.trigger(*at, trigger::LAND) {
                return land(view, actors, *at);
            }
            person(view, actors, *at)
        })
        .collect()
}

/// "beide Länder", "the two countries", "both sides".
fn pair(view: &View<'_>, actors: &Actors, at: usize) -> Option<Anaphor> {
    let next = if view.cue(at + 1, Cue::Parties) { at + 1 } else { at + 2 };
    if !view.cue(next, Cue::Parties) || next == at + 2 && !view.small(at + 1) {
        return None;
    }
    let definite = at.checked_sub(1).is_some_and(|b| view.cue(b, Cue::Article));
    let counts_only = matches!(view.str(at), "zwei" | "Zwei" | "two" | "Two");
    if counts_only && !definite {
        return None;
    }
    let number = view.tokens.sentence_of(at);
    let own = view.tokens.sentences.get(number)?.start..at;
    let mut found = states(actors, own);
    for back in 1..=PAIR_REACH {
        match found.len() {
            2 => break,
            0 | 1 => found = states(actors, view.tokens.sentences.get(number.checked_sub(back)?)?.clone()),
            _ => return None,
        }
    }
    (found.len() == 2).then_some(Anaphor {
        tokens: at..next + 1,
        actors: found,
    })
}

/// The states mentioned in `range`, each once, in the order of the text.
fn states(actors: &Actors, range: Range<usize>) -> Vec<usize> {
    of_kind(actors, range, ActorKind::State)
}

fn of_kind(actors: &Actors, range: Range<usize>, kind: ActorKind) -> Vec<usize> {
    let mut found = Vec::new();
    for mention in actors.within(range) {
        let fits = actors.list.get(mention.actor).is_some_and(|a| a.kind == kind);
        if fits && !found.contains(&mention.actor) && found.len() < 4 {
            found.push(mention.actor);
        }
    }
    found
}

/// "er", "she": the only person of this sentence before the word, else of the sentence before.
fn person(view: &View<'_>, actors: &Actors, at: usize) -> Option<Anaphor> {
    let number = view.tokens.sentence_of(at);
    let sentences = &view.tokens.sentences;
    let own = sentences.get(number)?.start..at;
    let here = of_kind(actors, own, ActorKind::Person);
    let speech = at.checked_sub(1).is_some_and(|b| view.trigger(b, trigger::SAY)) || view.trigger(at + 1, trigger::SAY);
    let candidates = if speech {
        // Who speaks now spoke before: names inside the quotation are not candidates.
        let before = (1..=3).find_map(|back| speaker(view, actors, sentences.get(number.checked_sub(back)?)?.clone()));
        before.map_or(here, |speaker| vec![speaker])
    } else if here.is_empty() {
        of_kind(actors, sentences.get(number.checked_sub(1)?)?.clone(), ActorKind::Person)
    } else {
        here
    };
    match candidates[..] {
        [only] => Some(Anaphor {
            tokens: at..at + 1,
            actors: vec![only],
        }),
        _ => None,
    }
}

/// The person beside a verb of speech in a sentence.
fn speaker(view: &View<'_>, actors: &Actors, sentence: Range<usize>) -> Option<usize> {
    let persons = actors.within(sentence).iter().rev();
    let mut speakers = persons.filter(|m| view.beside_speech(&m.tokens));
    speakers
        .find(|m| actors.list.get(m.actor).is_some_and(|a| a.kind == ActorKind::Person))
        .map(|m| m.actor)
}

/// "das Land", "the country": the only state of this sentence before the word and of the sentence before.
fn land(view: &View<'_>, actors: &Actors, at: usize) -> Option<Anaphor> {
    let article = at.checked_sub(1)?;
    let definite = matches!(view.str(article), "das" | "Das" | "dem" | "des" | "the" | "The");
    if !definite || view.cue(at + 1, Cue::Of) || view.capital(at + 1) || view.cue(at + 1, Cue::Article) {
        return None;
    }
    let number = view.tokens.sentence_of(at);
    let before = number.checked_sub(1).and_then(|n| view.tokens.sentences.get(n));
    let start = before.map_or_else(|| view.tokens.sentences.get(number).map(|s| s.start), |s| Some(s.start))?;
    match states(actors, start..at)[..] {
        [only] => Some(Anaphor {
            tokens: article..at + 1,
            actors: vec![only],
        }),
        _ => None,
    }
}
