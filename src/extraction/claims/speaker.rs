//! Who speaks: the subject, the name behind an inverted verb, a pronoun, an unnamed group.

use std::ops::Range;

use super::super::clauses::{CueKind, verb_form};
use super::super::lexicon::Class;
use super::super::relations::{Group, Scene};
use super::super::token::Kind;
use super::Last;
use crate::model::ActorKind;

/// A speaker.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Speaker {
    /// A place in the list of actors.
    Known(usize),
    /// An unnamed group, by its words.
    Group(Range<usize>),
}

/// The speakers that a group names: persons before states, media only if nobody else is there.
fn named(scene: &Scene<'_, '_>, group: &Group) -> Vec<Speaker> {
    let group = apposed(scene, group);
    let kind = |actor: usize| scene.actors.list.get(actor).map(|a| a.kind);
    let persons: Vec<usize> = group
        .named
        .iter()
        .copied()
        .filter(|a| kind(*a) == Some(ActorKind::Person))
        .collect();
    let chosen = if persons.is_empty() { group.named.clone() } else { persons };
    let mut speakers: Vec<Speaker> = Vec::new();
    for actor in chosen.into_iter().take(6) {
        if !speakers.contains(&Speaker::Known(actor)) {
            speakers.push(Speaker::Known(actor));
        }
    }
    speakers
}

/// The speakers of a verb of speech.
pub(super) fn of_verb(scene: &Scene<'_, '_>, at: usize, inverted: bool, last: Option<&Last>) -> Option<Vec<Speaker>> {
    let clause = scene.clauses.clause_at(scene.cut, at)?;
    if scene.is_passive_verb(at) {
        let agents: Vec<Speaker> = scene
            .groups
            .iter()
            .filter(|g| g.clause == clause && g.is_agent() && !scene.tokens.is(g.tokens.start, Class::Pronoun))
            .flat_map(|g| named(scene, g))
            .collect();
        return (!agents.is_empty()).then_some(agents);
    }
    // "sagte ein Diplomat", "sagte er": what stands directly behind or before the verb comes first.
    if let Some(found) = beside(scene, at, inverted, last) {
        return (!found.is_empty()).then_some(found);
    }
    if scene.german() && (inverted || behind_first(scene, at)) {
        let behind = scene
            .groups
            .iter()
            .find(|g| g.tokens.start > at && g.clause == clause && g.can_be_subject());
        if let Some(group) = behind.filter(|g| g.tokens.start - at <= 12 && !cuts_off(scene, at + 1..g.tokens.start)) {
            return Some(named(scene, group));
        }
    }
    let subject = scene.subject(clause, at, 0).and_then(|s| scene.groups.get(s));
    if let Some(group) = subject {
        let before = group.tokens.end <= at;
        let gap = if before {
            group.tokens.end..at
        } else {
            at + 1..group.tokens.start
        };
        let strange = gap.clone().any(|t| is_strange(scene, t));
        if !strange || group.clause != clause {
            return Some(named(scene, group));
        }
    }
    if !scene.german() {
        let behind = scene
            .groups
            .iter()
            .find(|g| g.tokens.start > at && g.is_direct() && g.tokens.start - at <= 7);
        let first =
            scene.clauses.segment_at(scene.cut, at).is_some_and(|s| s.tokens.start == at) && scene.tokens.str(at) != "told";
        if let Some(group) = behind.filter(|g| inverted && first && !cuts_off(scene, at + 1..g.tokens.start)) {
            return Some(named(scene, group));
        }
    }
    None
}

/// German: the finite verb of speech opens the clause or stands behind an adverbial, so that the speaker follows.
fn behind_first(scene: &Scene<'_, '_>, at: usize) -> bool {
    let Some(segment) = scene.clauses.segment_at(scene.cut, at) else {
        return false;
    };
    !scene
        .groups
        .iter()
        .any(|g| g.tokens.start >= segment.tokens.start && g.tokens.end <= at && g.can_be_subject())
        && !scene
            .clauses
            .list
            .get(segment.clause)
            .is_some_and(|c| c.verb_last || c.first < segment.tokens.start)
}

/// A sign or a verb stands between.
fn cuts_off(scene: &Scene<'_, '_>, mut range: Range<usize>) -> bool {
    range.any(|at| {
        scene.is_finite(at)
            || scene
                .tokens
                .get(at)
                .is_some_and(|t| t.kind == Kind::Sign && matches!(scene.tokens.str(at), "," | ";" | ":" | "„" | "“" | "\""))
    })
}

/// A noun that may be the true subject stands between the name and the verb.
fn is_strange(scene: &Scene<'_, '_>, at: usize) -> bool {
    let tokens = scene.tokens;
    if scene.german() {
        // German adverbials stand there as often; only a nominative with its article is another subject.
        return tokens.is(at, Class::GroupNoun) && tokens.get(at).is_some_and(|t| t.capital);
    }
    tokens.get(at).is_some_and(|t| t.kind == Kind::Word && !t.capital)
        && !tokens.is(at, Class::Preposition)
        && !tokens.is(at, Class::Auxiliary)
        && !tokens.is(at, Class::Article)
        && tokens.str(at).ends_with('s')
        && tokens.is(at, Class::OrganisationNoun)
}

/// A pronoun or an unnamed group directly beside the verb.
fn beside(scene: &Scene<'_, '_>, at: usize, inverted: bool, last: Option<&Last>) -> Option<Vec<Speaker>> {
    let tokens = scene.tokens;
    let places = [at.checked_sub(1), Some(at + 1), at.checked_sub(2)];
    for place in places.into_iter().flatten() {
        if place > at && !inverted && !scene.german() {
            continue;
        }
        if tokens.is(place, Class::Pronoun) && is_person_pronoun(tokens.str(place)) {
            let anaphor = scene.actors.anaphora_within(place..place + 1).first();
            if let Some(actor) = anaphor.and_then(|a| a.actors.first()) {
                return Some(vec![Speaker::Known(*actor)]);
            }
            return Some(meant_by_pronoun(scene, place, last));
        }
    }
    group_before(scene, at)
        .or_else(|| group_behind(scene, at, inverted))
        .map(|g| vec![Speaker::Group(g)])
}

/// Whom "he" may mean: the speaker of the sentence before, else the person named last before, else the last speaker.
fn meant_by_pronoun(scene: &Scene<'_, '_>, place: usize, last: Option<&Last>) -> Vec<Speaker> {
    let sentence = scene.cut.sentence;
    let near = |reach: usize| last.filter(|l| l.person && sentence.saturating_sub(l.sentence) <= reach);
    if let Some(last) = near(1) {
        return vec![Speaker::Known(last.speaker)];
    }
    let first = sentence.saturating_sub(2);
    let from = scene.tokens.sentences.get(first).map_or(scene.cut.tokens.start, |s| s.start);
    let person = scene
        .actors
        .within(from..place)
        .iter()
        .rfind(|m| scene.actors.list.get(m.actor).is_some_and(|a| a.kind == ActorKind::Person));
    let person = person.map(|m| Speaker::Known(m.actor));
    person
        .or_else(|| near(3).map(|l| Speaker::Known(l.speaker)))
        .into_iter()
        .collect()
}

/// "the spokesman of the ministry, X", "X, the spokesman of the ministry": the person beside the office.
fn apposed<'g>(scene: &'g Scene<'_, '_>, group: &'g Group) -> &'g Group {
    if group.names_person(scene) {
        return group;
    }
    let title = |range: Range<usize>| {
        range.clone().any(|t| {
            scene.tokens.is(t, Class::Title) || scene.tokens.is(t, Class::AgentNoun) || scene.tokens.is(t, Class::GroupNoun)
        })
    };
    let behind = scene.groups.iter().find(|g| {
        g.tokens.start > group.tokens.end
            && g.tokens.start - group.tokens.end <= 2
            && scene.tokens.is_sign(group.tokens.end, ",")
            && g.names_person(scene)
    });
    if let Some(behind) = behind.filter(|_| title(group.tokens.clone())) {
        return behind;
    }
    let before = scene.groups.iter().rfind(|g| {
        g.tokens.end < group.tokens.start
            && group.tokens.start - g.tokens.end <= 8
            && scene.tokens.is_sign(g.tokens.end, ",")
            && g.names_person(scene)
    });
    before
        .filter(|b| {
            let gap = b.tokens.end + 1..group.tokens.start;
            (title(gap.clone()) || title(group.tokens.clone()))
                && !gap.into_iter().any(|t| scene.is_finite(t) || scene.tokens.is_sign(t, ","))
        })
        .unwrap_or(group)
}

fn is_person_pronoun(word: &str) -> bool {
    matches!(word, "er" | "Er" | "he" | "He" | "she" | "She" | "sie" | "Sie")
}

/// "Analysten prüfen", "Western officials said": the group stands before the verb, with nothing but adverbs between.
fn group_before(scene: &Scene<'_, '_>, at: usize) -> Option<Range<usize>> {
    let mut place = at;
    for _ in 0..3 {
        place = place.checked_sub(1).filter(|p| *p >= scene.cut.tokens.start)?;
        if scene.tokens.is(place, Class::GroupNoun) && !is_name(scene, place) {
            return stretch(scene, place);
        }
        let small = scene.tokens.get(place).is_some_and(|t| t.kind == Kind::Word && !t.capital);
        if !small || scene.tokens.is(place, Class::Article) || scene.tokens.is(place, Class::Preposition) {
            return None;
        }
    }
    None
}

fn group_behind(scene: &Scene<'_, '_>, at: usize, inverted: bool) -> Option<Range<usize>> {
    if !scene.german() && !inverted {
        return None;
    }
    for place in at + 1..at + 6 {
        if scene.tokens.is(place, Class::GroupNoun) && !is_name(scene, place) {
            return stretch(scene, place);
        }
        let token = scene.tokens.get(place)?;
        if token.kind == Kind::Sign
            || (scene.german() && token.capital)
            || scene.tokens.is(place, Class::Preposition)
            || scene.is_finite(place)
        {
            return None;
        }
    }
    None
}

/// The token belongs to a group of named actors ("US officials").
fn is_name(scene: &Scene<'_, '_>, at: usize) -> bool {
    scene.groups.iter().any(|g| g.tokens.contains(&at))
        || scene.groups.iter().any(|g| g.tokens.start == at + 1 && g.names_person(scene))
}

/// The group with its adjectives and numbers: "vier Diplomaten", "Western officials".
fn stretch(scene: &Scene<'_, '_>, noun: usize) -> Option<Range<usize>> {
    let tokens = scene.tokens;
    let mut start = noun;
    for _ in 0..3 {
        let Some(before) = start.checked_sub(1).filter(|b| *b >= scene.cut.tokens.start) else {
            break;
        };
        let token = tokens.get(before)?;
        let adjective = token.kind == Kind::Word
            && !tokens.is(before, Class::Article)
            && !tokens.is(before, Class::Preposition)
            && !tokens.is(before, Class::Conjunction)
            && !tokens.is(before, Class::Auxiliary)
            && !tokens.is(before, Class::Pronoun)
            && verb_form(tokens, before).is_none()
            && !tokens.is(before, Class::Speech)
            && !(scene.german() && token.capital && before != scene.cut.tokens.start && !ends_like_adjective(tokens.str(before)));
        if !adjective {
            break;
        }
        start = before;
    }
    Some(start..noun + 1)
}

fn ends_like_adjective(word: &str) -> bool {
    word.ends_with('e') || word.ends_with("en") || word.ends_with("er")
}

/// The speakers of "laut", "according to", "zufolge", "nach Angaben", and the words that name them.
pub(super) fn of_attribution(scene: &Scene<'_, '_>, at: usize, last: Option<&Last>) -> Option<(Vec<Speaker>, Range<usize>)> {
    let tokens = scene.tokens;
    let key = tokens.value(at, Class::Attribution)?;
    let mut start = at;
    match key {
        "noun" => {
            let nach = (1..=3).find(|n| {
                at.checked_sub(*n)
                    .is_some_and(|b| matches!(tokens.str(b), "nach" | "Nach" | "by" | "By" | "in" | "In"))
            })?;
            start = at - nach;
            // "nach russischen Angaben", "nach eigenen Angaben".
            if let Some(group) = scene.groups.iter().find(|g| g.tokens.start > start && g.tokens.end <= at) {
                return Some((named(scene, group), start..at + 1));
            }
        }
        "after" => {
            let group = scene.groups.iter().rfind(|g| g.tokens.end <= at && at - g.tokens.end <= 6);
            if let Some(group) = group.filter(|g| !cuts_off(scene, g.tokens.end..at)) {
                return Some((named(scene, group), group.tokens.start..at + 1));
            }
            let unnamed = group_before(scene, at)?;
            return Some((vec![Speaker::Group(unnamed.clone())], unnamed.start..at + 1));
        }
        "so" => {
            // "…, so Putin": behind a comma or a quotation mark, a name follows at once.
            let parted = at
                .checked_sub(1)
                .is_some_and(|b| matches!(tokens.str(b), "," | "“" | "\"" | "”" | "«"));
            let group = scene
                .groups
                .iter()
                .find(|g| g.tokens.start > at && g.tokens.start - at <= 5)?;
            let plain = (at + 1..group.tokens.start)
                .all(|t| tokens.is(t, Class::Article) || tokens.is(t, Class::Title) || tokens.is(t, Class::AgentNoun));
            if !parted || !plain {
                return None;
            }
            return Some((named(scene, group), at..group.tokens.end));
        }
        _ => {}
    }
    let group = scene.groups.iter().find(|g| g.tokens.start > at && g.tokens.start - at <= 9);
    let unnamed = (at + 1..at + 6)
        .take_while(|t| tokens.get(*t).is_some_and(|t| t.kind != Kind::Sign))
        .find(|t| tokens.is(*t, Class::GroupNoun) && !is_name(scene, *t));
    match (group, unnamed) {
        (Some(group), unnamed)
            if !cuts_off(scene, at + 1..group.tokens.start) && unnamed.is_none_or(|u| u > group.tokens.start) =>
        {
            // "laut Putins Berater Juri Uschakow": the person who is named last in the row.
            let next = scene
                .groups
                .iter()
                .find(|g| g.tokens.start >= group.tokens.end && g.tokens.start - group.tokens.end <= 4 && g.names_person(scene));
            let next = next.filter(|n| group.is_modifier() && !cuts_off(scene, group.tokens.end..n.tokens.start));
            let chosen = next.unwrap_or(group);
            Some((named(scene, chosen), start..chosen.tokens.end))
        }
        (_, Some(noun)) => {
            let range = stretch(scene, noun)?;
            Some((vec![Speaker::Group(range.clone())], start..range.end))
        }
        _ => {
            let pronoun = (at + 1..at + 3).find(|t| matches!(tokens.str(*t), "him" | "her" | "ihm" | "ihr"))?;
            let speaker = last.filter(|l| l.person)?.speaker;
            Some((vec![Speaker::Known(speaker)], start..pronoun + 1))
        }
    }
}

/// The possessor of a noun of speech, and where the phrase ends.
pub(super) fn of_noun(scene: &Scene<'_, '_>, at: usize) -> Option<(Vec<Speaker>, usize)> {
    let before = scene
        .groups
        .iter()
        .rfind(|g| g.tokens.end <= at && at - g.tokens.end <= 4 && g.is_modifier());
    if let Some(group) = before.filter(|g| !cuts_off(scene, g.tokens.end..at)) {
        return Some((named(scene, group), at + 1));
    }
    let behind = scene
        .groups
        .iter()
        .find(|g| g.tokens.start > at && g.tokens.start - at <= 4)?;
    let owned = behind.is_possessor() && !cuts_off(scene, at + 1..behind.tokens.start);
    owned.then(|| (named(scene, behind), behind.tokens.end))
}

/// A negation stands in the clause.
pub(super) fn is_negated(scene: &Scene<'_, '_>, at: usize) -> bool {
    let clause = scene.clauses.clause_at(scene.cut, at);
    let cues = scene.clauses.cues.get(scene.cut.cues.clone()).unwrap_or(&[]);
    cues.iter()
        .any(|c| c.kind == CueKind::Not && c.at.abs_diff(at) <= 12 && scene.clauses.clause_at(scene.cut, c.at) == clause)
}
