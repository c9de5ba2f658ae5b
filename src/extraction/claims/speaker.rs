//! Who speaks: the subject, the name behind an inverted verb, a pronoun, an unnamed group.

use std::ops::Range;

use super::super::clauses::{Opener, verb_form};
use super::super::lexicon::Class;
use super::super::relations::{Group, Scene};
use super::super::token::Kind;
use super::Last;
use super::field::{self, Lead};
use super::word::is_tail;
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
    if !is_tail(scene, at) && scene.is_passive_verb(at) {
        let agents: Vec<Speaker> = scene
            .groups
            .iter()
            .filter(|g| g.clause == clause && g.is_agent())
            .flat_map(|g| named(scene, g))
            .collect();
        return (!agents.is_empty()).then_some(agents);
    }
    let here = scene.clauses.list.get(clause)?;
    let segment = scene.clauses.segment_at(scene.cut, at)?;
    // "Colombia, which borders Venezuela, said": the comma ends what is said of it.
    let closed = !scene.german() && at > segment.tokens.start && scene.tokens.is_sign(at - 1, ",");
    let closed = closed || !scene.german() && at == segment.tokens.start && at > here.first + 1;
    let relative = (here.opener == Opener::Relative && !closed) || scene.german() && here.verb_last;
    // "sagte X": what stands behind speaks.
    let leads = inverted && (segment.tokens.start == at || is_tail(scene, at));
    let mut found = None;
    if !leads && !relative {
        let finite = if scene.german() { finite_of(scene, clause, at) } else { at };
        let (field, aside) = field::before(scene, finite);
        if let Some(group) = aside.and_then(|aside| field::named_aside(scene, &aside)) {
            return Some(named(scene, group));
        }
        let shared = here.opener == Opener::Coordinate && field.start < here.first;
        if !shared {
            found = field::lead(scene, field);
        }
        let opens = segment.tokens.start;
        let vacant = found.is_none() && scene.german() && here.opener != Opener::Coordinate && finite >= opens;
        if vacant || (scene.german() && found.is_none() && finite == opens) {
            found = behind(scene, finite);
        }
    } else if leads {
        found = behind(scene, at);
    }
    if let Some(lead) = found {
        return speakers_of(scene, lead, at, last);
    }
    if leads {
        return None;
    }
    if relative && let Some(pronoun) = (here.first..at.min(here.first + 4)).find(|t| is_person_pronoun(scene.tokens.str(*t))) {
        return speakers_of(scene, Lead::Pronoun(pronoun), at, last);
    }
    let group = scene.subject(clause, at, 0).and_then(|s| scene.groups.get(s))?;
    let gap = if group.tokens.end <= at {
        group.tokens.end..at
    } else {
        at + 1..group.tokens.start
    };
    let strange = group.clause == clause && gap.clone().any(|t| is_strange(scene, t));
    (!strange).then(|| named(scene, group))
}

/// The finite verb of the clause, if the word of speech is a participle or an infinitive behind it.
fn finite_of(scene: &Scene<'_, '_>, clause: usize, at: usize) -> usize {
    if matches!(verb_form(scene.tokens, at), None | Some(b'f')) {
        return at;
    }
    let mut own = scene.clauses.parts(scene.cut, clause).flat_map(|s| s.tokens.clone());
    own.find(|t| *t < at && scene.tokens.is(*t, Class::Auxiliary)).unwrap_or(at)
}

/// Who stands behind the verb; a person in apposition to an office before others.
fn behind<'g>(scene: &Scene<'g, '_>, at: usize) -> Option<Lead<'g>> {
    let range = field::behind(scene, at);
    let end = range.end;
    let lead = field::lead(scene, range)?;
    if scene.tokens.is_sign(end, ",") {
        let apposition = scene
            .groups
            .iter()
            .find(|g| g.tokens.start > end && g.tokens.start <= end + 5 && g.names_person(scene))
            .filter(|g| (end + 1..g.tokens.start).all(|t| scene.tokens.is(t, Class::Title) || scene.tokens.is_sign(t, ".")));
        let is_person = matches!(lead, Lead::Named(group) if group.names_person(scene));
        if let Some(person) = apposition.filter(|_| !is_person) {
            return Some(Lead::Named(person));
        }
    }
    Some(lead)
}

fn speakers_of(scene: &Scene<'_, '_>, lead: Lead<'_>, at: usize, last: Option<&Last>) -> Option<Vec<Speaker>> {
    match lead {
        Lead::Named(group) => Some(named(scene, group)),
        Lead::Unnamed(noun) => stretch(scene, noun).map(|g| vec![Speaker::Group(g)]),
        Lead::Pronoun(place) => {
            let anaphor = scene.actors.anaphora_within(place..place + 1).first();
            let known = anaphor.and_then(|a| a.actors.first()).copied();
            let actor = person_before(scene, at, last).or(known)?;
            Some(vec![Speaker::Known(actor)])
        }
        Lead::Office(place) => {
            let definite = place.checked_sub(1).is_some_and(|b| {
                matches!(
                    scene.tokens.str(b),
                    "the" | "The" | "der" | "Der" | "die" | "Die" | "das" | "Das"
                )
            });
            let title = scene.tokens.is(place, Class::Title);
            if definite && title {
                return person_before(scene, at, last).map(|p| vec![Speaker::Known(p)]);
            }
            None
        }
    }
}

/// The person spoken of last: the last speaker, or else the first named in the nearest sentence before.
fn person_before(scene: &Scene<'_, '_>, at: usize, last: Option<&Last>) -> Option<usize> {
    let here = scene.cut.sentence;
    let is_person = |actor: usize| scene.kind_of(actor) == Some(ActorKind::Person);
    let near = last.filter(|l| l.person && here.saturating_sub(l.sentence) <= 3);
    for back in 0..4 {
        let number = here.checked_sub(back)?;
        if let Some(near) = near
            && near.sentence == number
        {
            return Some(near.speaker);
        }
        let range = scene.tokens.sentences.get(number)?.clone();
        let range = range.start..range.end.min(at);
        if let Some(person) = scene.actors.within(range).iter().find(|m| is_person(m.actor)) {
            return Some(person.actor);
        }
    }
    near.map(|n| n.speaker)
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
        // "Nordkorea-Experten": the name is what they know.
        let joined = tokens.is_sign(before, "-") && !token.spaced && tokens.get(start).is_some_and(|t| !t.spaced);
        if let Some(name) = before.checked_sub(1).filter(|_| joined) {
            start = name;
            continue;
        }
        let adjective = token.kind == Kind::Word
            && !tokens.is(before, Class::Attribution)
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
            // "so der georgische Präsident Micheil Saakaschwili".
            let next = scene
                .groups
                .iter()
                .find(|g| g.tokens.start >= group.tokens.end && g.names_person(scene));
            let titled = |g: &&Group| (group.tokens.end..g.tokens.start).all(|t| tokens.is(t, Class::Title));
            let group = next.filter(titled).filter(|_| !group.names_person(scene)).unwrap_or(group);
            let plain = (at + 1..group.tokens.start).all(|t| {
                tokens.get(t).is_some_and(|t| t.kind == Kind::Word && !t.capital) && !scene.is_finite(t)
                    || tokens.is(t, Class::Title)
                    || tokens.is(t, Class::AgentNoun)
            });
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
            if !is_between_others(scene, at, group)
                && !cuts_off(scene, at + 1..group.tokens.start)
                && unnamed.is_none_or(|u| u > group.tokens.start) =>
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

/// "nach Einschätzung des Instituts ein Krieg zwischen …": the name belongs to something else.
fn is_between_others(scene: &Scene<'_, '_>, at: usize, group: &Group) -> bool {
    (at + 1..group.tokens.start).any(|t| {
        matches!(
            scene.tokens.str(t),
            "zwischen" | "mit" | "gegen" | "an" | "nach" | "über" | "between" | "with" | "against" | "on" | "about"
        )
    })
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
