//! What a treaty, a delivery or a promise is about: the word beside the trigger that decides the kind of the tie.

use super::super::clauses::Opener;
use super::super::found::TieKind;
use super::super::lexicon::Class;
use super::super::token::Kind;
use super::frames;
use super::scene::Scene;

/// The topic of a noun: in the word itself, before it, or behind a preposition.
pub(super) fn of_noun(scene: &Scene<'_, '_>, at: usize, agreement: bool) -> Option<TieKind> {
    let kind_of = |key: &str| {
        if agreement {
            frames::agreement_on(key)
        } else {
            frames::transfer_of(key)
        }
    };
    let rank = |kind: TieKind| match kind {
        TieKind::Nonaggression => 0,
        TieKind::DefencePact => 1,
        TieKind::Guarantee => 2,
        TieKind::Treaty => 8,
        TieKind::Partnership => 9,
        _ => 3,
    };
    let mut best: Option<TieKind> = None;
    // A security treaty or pact is one of defence; a memorandum or deal on security need not be.
    let firm = matches!(scene.tokens.value(at, Class::Topic), Some("security"))
        && (scene.tokens.str(at).contains("pakt") || scene.tokens.str(at).contains("vertr"))
        || matches!(scene.tokens.str(at), "treaty" | "treaties" | "pact" | "pacts" | "alliance");
    let mut take = |at: usize| {
        let Some(token) = scene.tokens.get(at) else { return };
        for key in scene.tokens.vocabulary.values(token.word, Class::Topic) {
            let key = if key == "security" && agreement && firm {
                "defence"
            } else {
                key
            };
            if let Some(kind) = kind_of(key)
                && best.is_none_or(|b| rank(kind) < rank(b))
            {
                best = Some(kind);
            }
        }
    };
    take(at);
    let mut before = at;
    for _ in 0..7 {
        let Some(b) = before.checked_sub(1).filter(|b| *b >= scene.cut.tokens.start) else {
            break;
        };
        let sign = scene.tokens.get(b).is_some_and(|t| t.kind == Kind::Sign);
        if (sign && !matches!(scene.tokens.str(b), "-" | "“" | "„" | "\""))
            || scene.tokens.is(b, Class::Article)
            || scene.is_finite(b)
        {
            break;
        }
        if scene.tokens.is(b, Class::Preposition) {
            break;
        }
        take(b);
        before = b;
    }
    // "treaty of friendship", "Abkommen über Gaslieferungen".
    if let Some(preposition) = (at + 1..at + 9).find(|t| {
        scene.tokens.is(*t, Class::Preposition)
            && matches!(
                scene.tokens.str(*t),
                "of" | "on" | "for" | "von" | "über" | "zur" | "zum" | "covering" | "concerning"
            )
    }) && scene.is_phrase(at + 1..preposition, true)
    {
        for t in preposition + 1..preposition + 6 {
            if scene
                .tokens
                .get(t)
                .is_none_or(|token| token.kind == Kind::Sign && !matches!(scene.tokens.str(t), "-" | "„" | "“" | ","))
            {
                break;
            }
            take(t);
        }
    }
    best
}

/// What else is given with the topic nearest to a verb: "with ammunition, weapons and troops".
pub(super) fn beside(scene: &Scene<'_, '_>, at: usize, kind: TieKind) -> Vec<TieKind> {
    let topic = |t: usize| scene.tokens.value(t, Class::Topic).and_then(frames::transfer_of);
    let near = at.saturating_sub(14).max(scene.cut.tokens.start)..(at + 14).min(scene.cut.tokens.end);
    let mut found = Vec::new();
    for t in near.clone().filter(|t| topic(*t) == Some(kind)) {
        for way in [1_isize, -1] {
            let mut place = t;
            while let Some(sign) = place.checked_add_signed(way).filter(|n| near.contains(n)) {
                let joined =
                    scene.tokens.is_sign(sign, ",") || matches!(scene.tokens.value(sign, Class::Conjunction), Some("and"));
                let Some(next) = sign.checked_add_signed(way).filter(|n| near.contains(n)) else {
                    break;
                };
                let (Some(other), true) = (topic(next), joined) else { break };
                if other != kind && !found.contains(&other) {
                    found.push(other);
                }
                place = next;
            }
        }
    }
    found.retain(|k| matches!(k, TieKind::Arms | TieKind::Troops | TieKind::Energy | TieKind::Technology));
    found
}

/// The topic beside a verb: what is given, sold, sent. The nearest behind it in English, anywhere in a German clause.
pub(super) fn of_verb(scene: &Scene<'_, '_>, at: usize) -> Option<TieKind> {
    let clause = scene.clauses.clause_at(scene.cut, at)?;
    let german = scene.german();
    let passive = scene.is_passive(at);
    let mut best: Option<(usize, TieKind)> = None;
    for t in scene.clauses.parts(scene.cut, clause).flat_map(|s| s.tokens.clone()) {
        if !scene.tokens.is(t, Class::Topic) || t == at {
            continue;
        }
        let ahead = matches!(
            scene.tokens.str(at),
            "come" | "comes" | "came" | "flow" | "flows" | "flowed" | "flowing"
        );
        if !german && !passive && !ahead && t < at {
            continue;
        }
        if t.abs_diff(at) > 25 {
            continue;
        }
        let kind = scene.tokens.value(t, Class::Topic).and_then(frames::transfer_of);
        // "missile technology": the last word of a compound is what is given; "Technologie für U-Boote".
        let next = scene.tokens.value(t + 1, Class::Topic).and_then(frames::transfer_of);
        let compound = !german && next.is_some() && next != kind;
        let about = best.is_some_and(|(_, k)| k == TieKind::Technology)
            && (t.saturating_sub(3)..t).any(|p| matches!(scene.tokens.str(p), "für" | "for" | "zum" | "zur"));
        let near = !compound && !about && best.is_none_or(|(distance, _)| t.abs_diff(at) < distance);
        if let Some(kind) = kind
            && near
        {
            best = Some((t.abs_diff(at), kind));
        }
    }
    // "Waffen, die Russland liefert", "weapons that Iran supplied": the noun before a relative clause.
    if best.is_none() {
        let here = scene.clauses.list.get(clause)?;
        if here.opener == Opener::Relative {
            let before = (here.first.saturating_sub(3)..here.first).rev();
            return before
                .filter_map(|t| scene.tokens.value(t, Class::Topic))
                .find_map(frames::transfer_of);
        }
    }
    best.map(|(_, kind)| kind)
}
