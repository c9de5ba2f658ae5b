//! Verbs that say a tie: subject, object, passive.

use super::super::clauses::{Opener, verb_form};
use super::super::found::TieKind;
use super::super::lexicon::Class;
use super::super::token::Kind;
use super::frames::{BY, DIRECT, FROM, Frame, IN, OF, OTHER, Preps, Shape, VON};
use super::groups::Group;
use super::scene::{Roles, Scene};
use crate::model::ActorKind;

/// The roles of a verb, if they are filled.
pub(super) fn roles(scene: &Scene<'_, '_>, at: usize, frame: &Frame) -> Option<Roles> {
    let clause = scene.clauses.clause_at(scene.cut, at)?;
    if scene.german() && is_attribute(scene, clause, at) {
        return None;
    }
    // "stood by North Korea" looks like "was stood by".
    if frame.key != "stand-with" && scene.is_passive(at) {
        return passive(scene, clause, at, frame);
    }
    // English participles behind a noun ("weapons supplied to Iran") have no subject of their own.
    let subject = if frame.key == "mutual-clause" {
        // "agreed that an attack on one would be considered an attack on both".
        let parent = scene.clauses.list.get(clause)?.parent?;
        scene.subject_of_clause(parent)?
    } else {
        scene
            .subject(clause, at, 0)
            .or_else(|| instrument(scene, clause, at, frame))?
    };
    let group = scene.groups.get(subject)?;
    let from = group.actors.clone();
    let mut to = objects(scene, clause, at, subject, frame.to);
    let mut own = group.clause == clause;
    if to.is_empty() {
        to = further_objects(scene, clause, at, subject, frame);
        own = own && to.is_empty();
    }
    to.retain(|a| !from.contains(a));
    if frame.key == "host-guest" && !is_guest(scene, clause, at, &to) {
        return None;
    }
    let done = |from: Vec<usize>, to: Vec<usize>| Roles {
        from,
        to,
        confidence: if own { 0.8 } else { 0.65 },
        rule: if own { "verb" } else { "verb-shared-subject" },
        verb: Some(at),
    };
    if to.is_empty() && frame.to & DIRECT != 0 && super::nouns::distinct(&from) > 1 && is_reciprocal(scene, clause, at) {
        return Some(Roles {
            rule: "verb-each-other",
            ..done(from, Vec::new())
        });
    }
    match frame.shape {
        // "traded accusations": nothing that crosses a border.
        Shape::Mutual if frame.key == "trade" && to.is_empty() && is_other_trade(scene, at) => None,
        Shape::Mutual if to.is_empty() => (from.len() > 1 && !blocked(scene, clause, at, frame)).then(|| done(from, Vec::new())),
        Shape::Directed if frame.key == "promise-protection" => Some(Roles {
            rule: "verb-pledge",
            ..done(from, to)
        }),
        Shape::Reverse if frame.key == "open-bases" => Some(Roles {
            rule: "verb-host",
            ..done(to, from)
        }),
        Shape::Reverse => Some(done(to, from)),
        _ => Some(done(from, to)),
    }
}

/// "Houthi missiles hit", "Amerikanische Bomben trafen", "Azerbaijani gas flows": whose thing it is acts.
fn instrument(scene: &Scene<'_, '_>, clause: usize, at: usize, frame: &Frame) -> Option<usize> {
    let flows = matches!(frame.key, "flow" | "stem");
    if !flows && frame.kind != Some(TieKind::Conflict) {
        return None;
    }
    let fits = |g: &Group| {
        let own = g.prep == DIRECT && (g.modifies || flows && g.genitive);
        g.clause == clause && (own || flows && g.is_under(FROM | VON) && frame.key == "flow")
    };
    if scene.german() {
        let verb_last = scene.clauses.list.get(clause)?.verb_last;
        return scene
            .groups
            .iter()
            .position(|g| fits(g) && (verb_last || flows || g.tokens.end <= at));
    }
    let near = |g: &Group| scene.is_phrase(g.tokens.end..at, flows);
    scene.groups.iter().rposition(|g| g.tokens.end <= at && fits(g) && near(g))
}

/// What a verb without an object of its own concerns: the object it shares with the next ("armed and trained X"), the
/// owner of what is attacked ("struck Iran's refineries"), the one to whom a promise was made.
fn further_objects(scene: &Scene<'_, '_>, clause: usize, at: usize, subject: usize, frame: &Frame) -> Vec<usize> {
    if frame.to & DIRECT != 0
        && matches!(scene.tokens.value(at + 1, Class::Conjunction), Some("and"))
        && verb_form(scene.tokens, at + 2).is_some()
        && let Some(next) = scene.clauses.clause_at(scene.cut, at + 2)
    {
        return objects(scene, next, at + 2, subject, frame.to);
    }
    if frame.kind == Some(TieKind::Conflict) {
        let owners = objects(scene, clause, at, subject, frame.to | OF);
        if !owners.is_empty() || !matches!(frame.key, "attack" | "invade") {
            return owners;
        }
        let behind = if scene.german() { 0..usize::MAX } else { at..usize::MAX };
        return scene.under(clause, IN, behind);
    }
    // "versprach Litauen, jeden Zentimeter zu verteidigen".
    let here = scene.clauses.list.get(clause);
    if let Some(parent) = here.filter(|c| c.opener == Opener::Infinitive).and_then(|c| c.parent)
        && (frame.key == "defend"
            || matches!(
                frame.key,
                "support" | "supply" | "give" | "sell" | "train" | "finance" | "guarantee"
            ) && is_promised(scene, parent))
    {
        let other = scene
            .groups
            .iter()
            .enumerate()
            .find(|(place, g)| *place != subject && g.clause == parent && g.prep == DIRECT && !g.modifies && !g.genitive);
        return other.map(|(_, g)| g.actors.clone()).unwrap_or_default();
    }
    Vec::new()
}

/// The clause promises somebody something.
fn is_promised(scene: &Scene<'_, '_>, clause: usize) -> bool {
    let mut words = scene.clauses.parts(scene.cut, clause).flat_map(|s| s.tokens.clone());
    words.any(|t| {
        matches!(
            scene.tokens.str(t),
            "promised"
                | "promises"
                | "pledged"
                | "pledges"
                | "offered"
                | "offers"
                | "assured"
                | "versprach"
                | "versprachen"
                | "verspricht"
                | "versprochen"
                | "zugesagt"
                | "zugesichert"
                | "angeboten"
                | "bot"
                | "boten"
                | "bietet"
        )
    })
}

/// "Erdogan received Putin": a person is received, not a delivery.
fn is_guest(scene: &Scene<'_, '_>, clause: usize, at: usize, guests: &[usize]) -> bool {
    let german = scene.german();
    !guests.is_empty()
        && scene.in_clause(clause).any(|g| {
            (german || g.tokens.start > at)
                && g.actors.iter().any(|a| guests.contains(a))
                && g.named.iter().any(|a| scene.kind_of(*a) == Some(ActorKind::Person))
        })
}

/// "einander", "each other", "sich gegenseitig" beside the verb.
fn is_reciprocal(scene: &Scene<'_, '_>, clause: usize, at: usize) -> bool {
    let near = at.saturating_sub(8)..at + 9;
    scene
        .clauses
        .parts(scene.cut, clause)
        .flat_map(|s| s.tokens.clone())
        .any(|t| {
            near.contains(&t)
                && match scene.tokens.str(t) {
                    "einander" | "gegenseitig" | "miteinander" | "gegeneinander" => true,
                    "other" => t > at && scene.tokens.str(t - 1) == "each",
                    "another" => t > at && scene.tokens.str(t - 1) == "one",
                    _ => false,
                }
        })
}

/// English "trade" with an object of its own.
fn is_other_trade(scene: &Scene<'_, '_>, at: usize) -> bool {
    let next = scene.tokens.get(at + 1);
    !scene.german()
        && next.is_some_and(|t| t.kind == Kind::Word)
        && !scene.tokens.is(at + 1, Class::Preposition)
        && !scene.tokens.is(at + 1, Class::Conjunction)
        && !scene.tokens.str(at + 1).ends_with("ly")
}

/// "die in Südkorea stationierten Truppen": a participle before its noun, with another verb in the clause.
fn is_attribute(scene: &Scene<'_, '_>, clause: usize, at: usize) -> bool {
    let word = scene.tokens.str(at);
    let bent = ["te", "ten", "ter", "tes", "ene", "enen"].iter().any(|e| word.ends_with(e));
    let noun = scene.tokens.get(at + 1).is_some_and(|t| t.capital);
    bent && noun
        && scene
            .clauses
            .parts(scene.cut, clause)
            .flat_map(|s| s.tokens.clone())
            .any(|t| t != at && scene.is_finite(t))
}

/// "Russia and China attack Japan" is no tie of Russia with China: a mutual verb with an object that is no actor.
fn blocked(scene: &Scene<'_, '_>, clause: usize, at: usize, frame: &Frame) -> bool {
    frame.to & DIRECT != 0
        && !scene.german()
        && scene
            .in_clause(clause)
            .any(|g| g.tokens.start > at && g.prep == DIRECT && !g.modifies)
}

/// The groups that fill the object's role.
fn objects(scene: &Scene<'_, '_>, clause: usize, at: usize, subject: usize, preps: Preps) -> Vec<usize> {
    let mut found = Vec::new();
    let german = scene.german();
    let direct = preps & DIRECT != 0;
    let mut first_direct = true;
    for (place, group) in scene.groups.iter().enumerate() {
        let relative = group.clause != clause;
        if place == subject || (relative && scene.antecedent(clause) != Some(place)) {
            continue;
        }
        if relative {
            let first = scene.clauses.list[clause].first;
            let opened = scene.clauses.list[clause].opener == super::super::clauses::Opener::Relative;
            let object_form = !matches!(scene.tokens.str(first), "who" | "deren" | "dessen" | "whose")
                && !scene.tokens.is(first, Class::Preposition);
            if opened && object_form && direct && group.prep == DIRECT {
                found.extend(group.actors.iter().copied());
            }
            continue;
        }
        if !german && (group.tokens.start < at || between_verbs(scene, at, group)) {
            continue;
        }
        // "Das NATO-Mitglied Türkei kaufte": what belongs to the subject is no object.
        let owner = scene
            .groups
            .get(subject)
            .is_some_and(|s| group.modifies && group.tokens.end <= s.tokens.start && s.tokens.start - group.tokens.end <= 3);
        if owner {
            continue;
        }
        // "stood by Israel after talks with Iran": of such wide frames only the nearest.
        if preps & OTHER != 0 && !found.is_empty() {
            break;
        }
        if group.is_under(preps & !DIRECT & !OF) {
            found.extend(group.actors.iter().copied().take(12));
        } else if direct && group.prep == DIRECT && !group.modifies && !group.genitive && first_direct {
            let near = german || (group.tokens.start - at <= 7 && scene.is_phrase(at + 1..group.tokens.start, false));
            if near {
                found.extend(group.actors.iter().copied().take(12));
                first_direct = false;
            }
        } else if preps & OF != 0
            && (group.modifies && group.prep & (preps | DIRECT) != 0 || group.genitive || group.prep & (OF | VON) != 0)
        {
            // "guaranteed Belgian neutrality", "garantierte die Unabhängigkeit Belgiens".
            found.extend(group.actors.iter().copied().take(12));
        }
    }
    found
}

/// Another finite verb stands between the verb and the group.
fn between_verbs(scene: &Scene<'_, '_>, at: usize, group: &Group) -> bool {
    (at + 1..group.tokens.start).any(|t| {
        // "sells liquefied gas to Germany": a participle before its noun.
        let attribute = verb_form(scene.tokens, t) == Some(b'd') && scene.tokens.is(t + 1, Class::Topic);
        // The word directly behind the verb is its object ("opened fire on").
        scene.is_finite(t) && !attribute
            || (matches!(verb_form(scene.tokens, t), Some(b'b' | b'g'))
                && scene.tokens.is(t, Class::Trigger)
                && t > at + 1
                && !scene.is_noun_here(t))
    })
}

#[expect(clippy::unnecessary_wraps, reason = "stands beside readings that may fail")]
fn passive(scene: &Scene<'_, '_>, clause: usize, at: usize, frame: &Frame) -> Option<Roles> {
    let mut from = scene.agents(clause, at);
    let subject = scene.subject(clause, at, 0).and_then(|s| scene.groups.get(s));
    let mut to: Vec<usize> = if frame.to & (DIRECT | OF) != 0 || frame.shape == Shape::Member {
        subject.map(|g| g.actors.clone()).unwrap_or_default()
    } else {
        Vec::new()
    };
    // English: up to the next verb ("supplied by Iran to Russia were used in Ukraine").
    let next = (at + 1..scene.cut.tokens.end)
        .find(|t| scene.is_finite(*t))
        .unwrap_or(usize::MAX);
    let range = if scene.german() { 0..usize::MAX } else { at..next };
    let named = scene.under(clause, frame.to & !DIRECT & !OF & !BY & !VON, range.clone());
    if !named.is_empty() {
        to = named;
    }
    // "Belgium's neutrality was guaranteed by Britain".
    if to.is_empty() && (frame.to & OF != 0 || frame.kind == Some(TieKind::Conflict)) {
        let inside = scene
            .in_clause(clause)
            .filter(|g| (g.modifies || g.genitive || g.prep & (OF | VON) != 0) && (g.tokens.end <= at) && g.prep & VON == 0);
        to = inside.flat_map(|g| g.actors.iter().copied()).collect();
    }
    if to.is_empty() && scene.german() && frame.to & DIRECT != 0 {
        // "Der Ukraine wurden Waffen geliefert".
        let dative = scene
            .in_clause(clause)
            .find(|g| g.prep == DIRECT && !g.nominative && !g.modifies && !g.genitive);
        to = dative.map(|g| g.actors.clone()).unwrap_or_default();
    }
    if from.is_empty() && frame.by_topic {
        // "Weapons from Iran were delivered to Russia".
        from = scene.under(clause, FROM, 0..usize::MAX);
    }
    if from.is_empty() && frame.by_topic {
        // "Soviet missiles were shipped to Cuba".
        let owner = scene
            .in_clause(clause)
            .find(|g| g.modifies && g.prep == DIRECT && !g.genitive && scene.tokens.is(g.tokens.end, Class::Topic));
        from = owner.map(|g| g.actors.clone()).unwrap_or_default();
        to.retain(|a| !from.contains(a));
    }
    let roles = |from, to| Roles {
        from,
        to,
        confidence: 0.8,
        rule: "verb-passive",
        verb: Some(at),
    };
    match frame.shape {
        Shape::Reverse => Some(roles(scene.under(clause, FROM | VON, 0..usize::MAX), from)),
        // "a deal between X and Y brokered by China", "X and Y … in a deal brokered by China".
        Shape::Mediate if to.is_empty() => Some(roles(from, subject.map(|g| g.actors.clone()).unwrap_or_default())),
        // "Finland was admitted to NATO".
        Shape::Member | Shape::Leave => Some(roles(subject.map(|g| g.actors.clone()).unwrap_or_default(), to)),
        // "Die letzten sowjetischen Soldaten wurden aus Ungarn abgezogen".
        _ if frame.key == "troops-leave" => {
            let whence = scene.under(clause, FROM | VON, 0..usize::MAX);
            Some(roles(subject.map(|g| g.actors.clone()).unwrap_or_default(), whence))
        }
        _ => Some(roles(from, to)),
    }
}
