//! Words that stand for actors named before and take part in a sentence like names: "beide Länder", "it".

use super::super::actors::{Actors, Mention};
use super::super::clauses::{Clauses, Cut};
use super::super::lexicon::{Class, Form};
use super::super::token::Tokens;
use super::frames::{self, DIRECT};
use super::groups::Group;
use super::homes::Homes;
use crate::model::ActorKind;

/// "It also imposed sanctions": the state or organisation with which the sentence before begins.
pub(super) fn add_leading_pronoun(
    tokens: &Tokens<'_>,
    clauses: &Clauses,
    actors: &Actors,
    homes: &Homes,
    cut: &Cut,
    groups: &mut Vec<Group>,
) {
    let at = cut.tokens.start;
    let next = at + 1;
    if !matches!(tokens.str(at), "It" | "Es")
        || matches!(tokens.value(next, Class::Auxiliary), Some(key) if key != "have" && key != "future")
    {
        return;
    }
    if matches!(
        tokens.str(next),
        "gibt"
            | "gab"
            | "geht"
            | "ging"
            | "kam"
            | "kommt"
            | "heißt"
            | "hieß"
            | "bestand"
            | "besteht"
            | "took"
            | "takes"
            | "seems"
            | "seemed"
            | "appears"
            | "follows"
    ) {
        return;
    }
    let Some(number) = cut
        .sentence
        .checked_sub(1)
        .filter(|n| tokens.block_of.get(*n) == tokens.block_of.get(cut.sentence))
    else {
        return;
    };
    let Some(before) = tokens.sentences.get(number).cloned() else {
        return;
    };
    let plain = |m: &&Mention| {
        matches!(m.form, Form::Name | Form::Abbreviation | Form::Seat)
            && matches!(
                actors.list.get(m.actor).map(|a| a.kind),
                Some(ActorKind::State | ActorKind::Organisation | ActorKind::Body)
            )
    };
    let Some(first) = actors.within(before.clone()).iter().find(plain) else {
        return;
    };
    let leads =
        first.tokens.start <= before.start + 2 && !(before.start..first.tokens.start).any(|t| tokens.is(t, Class::Preposition));
    let (Some(clause), true) = (clauses.clause_at(cut, at), leads) else {
        return;
    };
    groups.insert(
        0,
        Group::of(
            homes.acting(first.actor).into_iter().collect(),
            vec![first.actor],
            at..next,
            clause,
        ),
    );
}

/// Words that stand for actors named before ("beide Länder") take part like names.
pub(super) fn add_anaphora(
    tokens: &Tokens<'_>,
    clauses: &Clauses,
    actors: &Actors,
    homes: &Homes,
    cut: &Cut,
    groups: &mut Vec<Group>,
) {
    for anaphor in actors.anaphora_within(cut.tokens.clone()) {
        let Some(clause) = clauses.clause_at(cut, anaphor.tokens.start) else {
            continue;
        };
        if groups
            .iter()
            .any(|g| g.tokens.start < anaphor.tokens.end && anaphor.tokens.start < g.tokens.end)
        {
            continue;
        }
        let preposition = preposition(tokens, cut, anaphor.tokens.start);
        let genitive = matches!(tokens.str(anaphor.tokens.start), "beider");
        let acting = anaphor.actors.iter().filter_map(|a| homes.acting(*a)).collect();
        let group = Group {
            prep: preposition.map_or(DIRECT, frames::prep),
            genitive,
            nominative: preposition.is_none() && !genitive,
            ..Group::of(acting, anaphor.actors.clone(), anaphor.tokens.clone(), clause)
        };
        let place = groups.partition_point(|g| g.tokens.start < group.tokens.start);
        groups.insert(place, group);
    }
}

/// The preposition before the word at `start`, an article between them or not.
pub(super) fn preposition<'a>(tokens: &Tokens<'a>, cut: &Cut, start: usize) -> Option<&'a str> {
    let before = start.checked_sub(1).filter(|b| *b >= cut.tokens.start);
    let article = before
        .filter(|b| tokens.is(*b, Class::Article))
        .and_then(|b| b.checked_sub(1))
        .filter(|b| *b >= cut.tokens.start);
    [before, article]
        .into_iter()
        .flatten()
        .find_map(|b| tokens.value(b, Class::Preposition))
}
