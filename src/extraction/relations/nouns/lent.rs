//! Verbs that lend their subject to a noun ("signed a treaty", "verhängte Sanktionen").

use super::super::scene::Scene;
use super::{Phrase, governing};
use crate::extraction::clauses::{has_particle, verb_form};
use crate::extraction::lexicon::Class;
use crate::extraction::token::Kind;

/// The key of a light verb whose separated part, if it has one, is there ("schloss … ab").
fn light_key<'a>(scene: &Scene<'a, '_>, at: usize) -> &'a str {
    let Some(token) = scene.tokens.get(at) else { return "" };
    let mut whole = "";
    for value in scene.tokens.vocabulary.values(token.word, Class::LightVerb) {
        match value.split_once('+') {
            Some((key, particle)) if has_particle(scene.tokens, at, particle) => return key,
            None if whole.is_empty() => whole = value,
            Some(_) | None => {}
        }
    }
    whole
}

/// The verb that lends its subject to the noun, and its key ("give", "have", "receive").
pub(super) fn light_verb(scene: &Scene<'_, '_>, at: usize, clause: usize) -> Option<(usize, &'static str)> {
    let german = scene.german();
    let mut best: Option<(usize, &'static str)> = None;
    for t in scene.clauses.parts(scene.cut, clause).flat_map(|s| s.tokens.clone()) {
        // "stellte … ein" is no "stellte … bereit".
        let governs = scene.tokens.is(t, Class::Irrealis)
            && (!scene.tokens.is(t, Class::LightVerb) || (german && light_key(scene, t).is_empty()));
        let light = governs || scene.tokens.is(t, Class::LightVerb);
        if t == at || !light || (verb_form(scene.tokens, t).is_none() && !scene.tokens.is(t, Class::Auxiliary)) {
            continue;
        }
        // "ended its alliance with", "plans sanctions against": the subject is one side of it.
        let key = if governs {
            let value = scene.tokens.value(t, Class::Irrealis).unwrap_or("n.");
            if value.starts_with("n.") { "" } else { "sign" }
        } else {
            light_key(scene, t)
        };
        let key = match key {
            "give" => "give",
            "have" => "have",
            "receive" => "receive",
            "sign" => "sign",
            "lay" => "lay",
            _ => continue,
        };
        // "has signed": the auxiliary is no verb of its own.
        if key == "have" && scene.tokens.is(t, Class::Auxiliary) && has_other_verb(scene, t, clause) {
            continue;
        }
        if !german && t > at && !scene.is_passive(t) {
            continue;
        }
        let near = best.is_none_or(|(b, key)| t.abs_diff(at) < b.abs_diff(at) || key == "have");
        if near {
            best = Some((t, key));
        }
    }
    best
}

/// The clause has a full verb besides the auxiliary.
fn has_other_verb(scene: &Scene<'_, '_>, aux: usize, clause: usize) -> bool {
    let german = scene.german();
    let mut words = scene.clauses.parts(scene.cut, clause).flat_map(|s| s.tokens.clone());
    words.any(|t| {
        let Some(token) = scene.tokens.get(t) else { return false };
        if t == aux || token.capital || token.kind != Kind::Word {
            return false;
        }
        if german {
            let last = scene.tokens.get(t + 1).is_none_or(|n| n.kind == Kind::Sign);
            return verb_form(scene.tokens, t).is_some_and(|f| matches!(f, b'p' | b'i'))
                || (last
                    && t > aux
                    && !scene.tokens.is(t, Class::Particle)
                    && (scene.tokens.str(t).ends_with('t') || scene.tokens.str(t).ends_with("en")));
        }
        t > aux
            && t - aux <= 3
            && (verb_form(scene.tokens, t).is_some() || scene.tokens.str(t).ends_with("ed") || scene.tokens.str(t) == "been")
    })
}

/// The subject that a light verb lends to the noun.
pub(super) struct Lent {
    pub(super) actors: Vec<usize>,
    pub(super) verb: usize,
    pub(super) key: &'static str,
}

/// What the verb of the clause lends to the noun, if it governs it.
pub(super) fn lent(scene: &Scene<'_, '_>, at: usize, clause: usize, phrase: &Phrase<'_>) -> Option<Lent> {
    let (verb, key) = light_verb(scene, at, clause)?;
    if let Some(preposition) = governing(scene, phrase.start) {
        // "agreed on a treaty", "einigten sich auf ein Abkommen", "entered into an alliance".
        let word = scene.tokens.str(preposition);
        let near = preposition.abs_diff(verb) <= 3 || scene.german();
        let taken = match key {
            "sign" => {
                // "replaced the treaty by an agreement".
                let replaced = ["ersetz", "replac"].iter().any(|w| scene.tokens.str(verb).starts_with(w));
                near && replaced && matches!(word, "by" | "with" | "durch")
                    || near
                        && matches!(
                            word,
                            "on" | "into" | "auf" | "to" | "upon" | "in" | "from" | "aus" | "of" | "for" | "um"
                        )
            }
            // "hit Iran with sanctions", "belegte Iran mit Sanktionen", "kam Polen zu Hilfe".
            "lay" => matches!(word, "with" | "mit" | "zu" | "zur" | "by" | "an" | "in" | "from" | "durch"),
            // "applied for membership" against "applied sanctions".
            "give" => near && word == "for" && scene.tokens.is(verb, Class::Irrealis),
            _ => false,
        };
        if !taken {
            return None;
        }
    }
    let subject = scene.subject(clause, verb, 0).and_then(|s| scene.groups.get(s));
    // "are bound by a treaty": the subject, not the agent.
    let actors = if scene.is_passive(verb) && key != "lay" {
        scene.agents(clause, verb)
    } else {
        subject
            .filter(|g| !g.tokens.contains(&at))
            .map(|g| g.actors.clone())
            .unwrap_or_default()
    };
    Some(Lent { actors, verb, key })
}
