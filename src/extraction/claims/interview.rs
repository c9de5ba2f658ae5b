//! Interviews: whose words the paragraphs are, told by "NAME:" before them or by the questions between them.
//!
//! Only answers that foresee, doubt or speak in the first person become statements: the rest of an answer tells facts
//! in the voice of an article. Questions are no statements. For `claims` only.

use std::ops::Range;

use super::super::actors::Actors;
use super::super::lexicon::Class;
use super::super::token::{Kind, Tokens};
use crate::model::ActorKind;

/// Fewer questions or labels than this are no interview.
const LEAST: usize = 3;
/// A question of an interview has at most this many tokens.
const LONGEST_QUESTION: usize = 60;

/// Sentences of answers, and who gives them (a place in [`Actors::list`]).
pub(super) fn answers(tokens: &Tokens<'_>, actors: &Actors) -> Vec<(usize, usize)> {
    let blocks = blocks(tokens);
    let labels = blocks.iter().filter(|b| label(tokens, b).is_some()).count();
    if labels >= LEAST {
        return labelled(tokens, actors, &blocks);
    }
    let asks = |b: &&Range<usize>| is_question(tokens, b);
    if blocks.iter().filter(asks).count() < LEAST {
        return Vec::new();
    }
    questioned(tokens, actors, &blocks).unwrap_or_default()
}

/// Sentences of each block, as ranges of sentence numbers.
fn blocks(tokens: &Tokens<'_>) -> Vec<Range<usize>> {
    let mut blocks: Vec<Range<usize>> = Vec::new();
    for number in 0..tokens.sentences.len() {
        match blocks.last_mut() {
            Some(last) if tokens.block_of.get(last.start) == tokens.block_of.get(number) => last.end = number + 1,
            _ => blocks.push(number..number + 1),
        }
    }
    blocks
}

/// Where the text of a block begins behind "Karl Müller:", if it begins so.
fn label(tokens: &Tokens<'_>, block: &Range<usize>) -> Option<usize> {
    let first = tokens.sentences.get(block.start)?;
    let colon = (first.start..first.end.min(first.start + 5)).find(|at| tokens.is_sign(*at, ":"))?;
    let name = (first.start..colon).all(|at| tokens.get(at).is_some_and(|t| t.capital && !t.quoted));
    (name && colon > first.start).then_some(colon)
}

fn is_question(tokens: &Tokens<'_>, block: &Range<usize>) -> bool {
    let (Some(first), Some(last)) = (tokens.sentences.get(block.start), tokens.sentences.get(block.end - 1)) else {
        return false;
    };
    let unquoted = |at: usize| tokens.get(at).is_some_and(|t| !t.quoted);
    tokens.str(last.end - 1) == "?" && unquoted(last.end - 1) && last.end - first.start <= LONGEST_QUESTION
}

fn is_person(actors: &Actors, actor: usize) -> bool {
    actors.list.get(actor).is_some_and(|a| a.kind == ActorKind::Person)
}

/// The paragraphs of those whose labels name persons; a paragraph without a label goes on with the one before it.
fn labelled(tokens: &Tokens<'_>, actors: &Actors, blocks: &[Range<usize>]) -> Vec<(usize, usize)> {
    let mut speaker = None;
    let mut found = Vec::new();
    for block in blocks {
        let Some(start) = tokens.sentences.get(block.start).map(|s| s.start) else {
            break;
        };
        if let Some(colon) = label(tokens, block) {
            let named = actors.within(start..colon).iter().find(|m| is_person(actors, m.actor));
            speaker = named.map(|m| m.actor);
        }
        if let Some(speaker) = speaker {
            found.extend(block.clone().map(|sentence| (sentence, speaker)));
        }
    }
    found
}

/// The paragraphs between questions, of the person whom the first question names or the text before it introduces last.
fn questioned(tokens: &Tokens<'_>, actors: &Actors, blocks: &[Range<usize>]) -> Option<Vec<(usize, usize)>> {
    let opening = blocks.iter().position(|b| is_question(tokens, b))?;
    let question = blocks.get(opening)?;
    let asked = tokens.sentences.get(question.start)?.start..tokens.sentences.get(question.end - 1)?.end;
    let addressed = actors.within(asked.start..asked.end.min(asked.start + 8));
    // Without an address ("Frau Reinhardt, …") the questions may be rhetorical.
    let speaker = addressed.iter().find(|m| is_person(actors, m.actor))?.actor;
    let mut found = Vec::new();
    let mut before_is_question = true;
    for block in blocks.get(opening + 1..)? {
        let asks = is_question(tokens, block);
        // A short remark of the interviewer between two answers is told by nothing: a single sentence.
        let remark = !before_is_question && block.len() == 1;
        if !asks && !remark {
            found.extend(block.clone().map(|sentence| (sentence, speaker)));
        }
        before_is_question = asks || remark;
    }
    Some(found)
}

/// The sentence says "I" or "we" before its verb or beside it.
pub(super) fn is_first_person(tokens: &Tokens<'_>, words: &Range<usize>) -> bool {
    (words.start..words.end.min(words.start + 6))
        .any(|at| matches!(tokens.str(at), "ich" | "Ich" | "I" | "wir" | "Wir" | "we" | "We"))
}

/// German reported speech goes on without a new word of speech: the first finite verb stands in the subjunctive.
pub(super) fn is_reported(tokens: &Tokens<'_>, words: &Range<usize>) -> bool {
    for at in words.start..words.end.min(words.start + 14) {
        let Some(token) = tokens.get(at).filter(|t| t.kind == Kind::Word) else {
            continue;
        };
        if token.quoted {
            return false;
        }
        match tokens.str(at) {
            "sei" | "seien" | "habe" | "werde" | "müsse" | "könne" | "dürfe" | "solle" | "wolle" | "gebe" | "gehe" | "komme"
            | "stehe" | "brauche" | "bleibe" | "liege" | "lasse" | "wisse" => {
                let own = matches!(tokens.str(at + 1), "ich" | "es" | "denn" | "Dank") && tokens.str(at) != "gebe"
                    || at.checked_sub(1).is_some_and(|b| matches!(tokens.str(b), "ich" | "Ich"));
                return !own;
            }
            // Shared with the conditional: only without a condition.
            "müssten" | "könnten" | "würden" | "dürften" => {
                return !words
                    .clone()
                    .any(|t| matches!(tokens.value(t, Class::Conjunction), Some("if" | "unless")));
            }
            _ if tokens.is(at, Class::Auxiliary) => return false,
            _ => {}
        }
    }
    false
}
