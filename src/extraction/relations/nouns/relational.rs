//! Nouns for one of two: "ally", "rival", "member" and whose they are.

use super::super::asked::seen_as;
use super::super::frames::{DIRECT, Frame, OF, Shape, VON};
use super::super::groups::Group;
use super::super::scene::{Roles, Scene};
use super::{Phrase, distinct, governing};
use crate::extraction::lexicon::Class;
use crate::model::ActorKind;

/// The roles of such a noun, if they are filled.
pub(super) fn roles(scene: &Scene<'_, '_>, at: usize, clause: usize, phrase: &Phrase<'_>, frame: &Frame) -> Option<Roles> {
    // "Toloraya, a former member of the panel": a person, not the state.
    let person = |g: &Group| g.named.iter().all(|a| scene.kind_of(*a) == Some(ActorKind::Person));
    let mut possessor: Vec<usize> = phrase.before.iter().flat_map(|g| g.actors.iter().copied()).collect();
    let of = phrase.under(frame.to | OF | VON);
    if possessor.is_empty() || frame.shape == Shape::Member {
        possessor.extend(of);
    }
    let member = frame.shape == Shape::Member;
    // "US ally Japan", "NATO-Mitglied Türkei".
    let behind = scene.groups.iter().find(|g| {
        g.tokens.start > at
            && g.tokens.start - at <= 3
            && g.prep == DIRECT
            && !g.genitive
            && !g.modifies
            && scene.is_phrase(at + 1..g.tokens.start, false)
    });
    let copula = scene
        .clauses
        .parts(scene.cut, clause)
        .flat_map(|s| s.tokens.clone())
        .find(|t| {
            matches!(scene.tokens.value(*t, Class::Auxiliary), Some("be" | "werden" | "passive"))
                || scene.tokens.is(*t, Class::LightVerb) && matches!(scene.tokens.value(*t, Class::LightVerb), Some("become"))
        });
    // "is one of Somalia's closest partners", "gehört zu Indiens Rivalen".
    let one_of = |p: usize| {
        p.checked_sub(1)
            .is_some_and(|b| matches!(scene.tokens.str(b), "one" | "einer" | "eine" | "some" | "two"))
            || matches!(scene.tokens.str(p), "among" | "as" | "als" | "zu" | "zum")
    };
    let preposition = governing(scene, phrase.start);
    let governed = preposition.is_some_and(|p| !one_of(p));
    if let Some(seen) = seen_as(scene, at, clause, phrase, frame) {
        return Some(seen);
    }
    // "Australia's largest trading partner is China".
    let predicate = copula
        .filter(|c| *c > at && !possessor.is_empty() && scene.is_phrase(at + 1..*c, true))
        .and_then(|c| {
            scene
                .in_clause(clause)
                .find(|g| g.tokens.start > c && g.tokens.start - c <= 2 && g.is_direct())
        });
    let behind = behind.or(predicate);
    let (mut other, rule, confidence) = if let Some(group) = behind.filter(|g| !person(g)) {
        (group.actors.clone(), "noun-apposition", 0.75)
    } else if let Some(verb) = copula.filter(|_| !governed) {
        let subject = scene.subject(clause, verb, 0).and_then(|s| scene.groups.get(s))?;
        if person(subject) {
            return None;
        }
        (subject.actors.clone(), "noun-copula", 0.8)
    } else {
        // "Belarus, Russlands wichtigster Verbündeter".
        let start = phrase.start;
        let before = scene.groups.iter().rfind(|g| g.tokens.end <= start && !g.modifies)?;
        let gap = before.tokens.end..start;
        let apposition = gap.len() <= 6
            && scene.tokens.is_sign(before.tokens.end, ",")
            && gap.clone().skip(1).all(|t| {
                !scene.is_finite(t)
                    && (!scene.tokens.is(t, Class::Preposition)
                        || matches!(scene.tokens.str(t), "seit" | "since")
                        || is_by_far(scene, t))
                    && !scene.tokens.is(t, Class::Conjunction)
            });
        if !apposition || person(before) {
            return None;
        }
        (before.actors.clone(), "noun-apposition", 0.7)
    };
    other.retain(|a| !possessor.contains(a));
    if member {
        let organisation = |a: &usize| {
            matches!(
                scene.kind_of(*a),
                Some(ActorKind::Organisation | ActorKind::Body | ActorKind::Format)
            )
        };
        possessor.retain(organisation);
    } else if possessor.is_empty() && distinct(&other) > 1 && copula.is_some() {
        // "Russia and China are allies".
        return Some(Roles {
            from: other,
            to: Vec::new(),
            confidence,
            rule,
            verb: None,
        });
    }
    Some(Roles {
        from: other,
        to: possessor,
        confidence,
        rule,
        verb: None,
    })
}

/// "by far", "mit Abstand": no preposition of a phrase.
fn is_by_far(scene: &Scene<'_, '_>, at: usize) -> bool {
    matches!(
        (scene.tokens.str(at), scene.tokens.str(at + 1)),
        ("by", "far") | ("mit", "Abstand")
    )
}
