//! Ways of speaking in several words ("came to the aid of", "überschritt die Grenze"): what must stand beside a trigger.
//!
//! The conditions stand in the value column of `assets/lexicon/words/idioms.tsv`, whose head explains them.

use super::super::clauses::{CueKind, has_particle, verb_form};
use super::super::found::Modality;
use super::super::lexicon::Class;
use super::context::is_bound;
use super::frames::Frame;
use super::scene::Scene;

/// How far before the trigger a word may stand that it asks for.
const BEFORE: usize = 10;

/// The frame's key and the token whose roles are taken, if all that the value asks for is there.
pub(super) fn read<'v>(scene: &Scene<'_, '_>, at: usize, value: &'v str) -> Option<(&'v str, usize)> {
    let end = value.find(['+', '<', '>', '^', '~', '&']).unwrap_or(value.len());
    let (key, mut rest) = value.split_at(end);
    let mut anchor = at;
    while let Some(sign) = rest.bytes().next() {
        let body = &rest[1..];
        let end = body.find(['<', '>', '^', '~', '&']).unwrap_or(body.len());
        let (words, next) = body.split_at(end);
        let among = |t: usize| words.split('|').any(|word| word == scene.tokens.str(t));
        match sign {
            b'+' => has_particle(scene.tokens, at, words).then_some(())?,
            b'<' => {
                let first = at.saturating_sub(BEFORE).max(scene.cut.tokens.start);
                (first..at).any(among).then_some(())?;
            }
            b'^' => {
                let first = at.saturating_sub(4).max(scene.cut.tokens.start);
                let before = (first..at).rfind(|t| scene.tokens.is(*t, Class::Preposition));
                before.is_some_and(among).then_some(())?;
            }
            b'&' => {
                let clause = scene.clauses.clause_at(scene.cut, at)?;
                let mut near = scene.clauses.parts(scene.cut, clause).flat_map(|s| s.tokens.clone());
                near.any(|t| t != at && t.abs_diff(at) <= 16 && among(t)).then_some(())?;
            }
            b'>' => (at + 1..at + 3).any(among).then_some(())?,
            _ => {
                let clause = scene.clauses.clause_at(scene.cut, at)?;
                let mut near = scene.clauses.parts(scene.cut, clause).flat_map(|s| s.tokens.clone());
                anchor = near.find(|t| t.abs_diff(at) <= 16 && among(*t))?;
            }
        }
        rest = next;
    }
    Some((key, anchor))
}

/// A pledge is there once it is given, whatever comes of it; a duty that is no longer there is over.
pub(super) fn pledged(scene: &Scene<'_, '_>, at: usize, frame: &Frame, modality: Modality) -> Modality {
    let mutual = matches!(frame.key, "mutual-defence" | "mutual-pledge");
    let duty = matches!(
        frame.key,
        "defend" | "mutual-defence" | "mutual-pledge" | "guarantee" | "promise-protection"
    ) || (frame.key == "support" && scene.tokens.str(at).starts_with("bei"));
    // "must come to each other's aid if attacked": what a treaty says.
    let must = mutual && (at.saturating_sub(8)..at).any(|t| matches!(scene.tokens.str(t), "must" | "shall" | "müssen" | "muss"));
    let promised = frame.key == "promise-protection";
    if !duty || !(must || promised || is_bound(scene, at)) {
        return modality;
    }
    let cues = scene.clauses.cues.get(scene.cut.cues.clone()).unwrap_or(&[]);
    match modality {
        Modality::Asserted | Modality::Predicted if cues.iter().any(|c| c.kind == CueKind::NoLonger) => Modality::Past,
        Modality::Predicted => Modality::Asserted,
        Modality::Proposed if must => Modality::Asserted,
        // "ist verpflichtet, Japan zu verteidigen": nothing weakens it but the infinitive itself.
        Modality::Hypothetical if !scene.cut.question => {
            let weak = cues.iter().any(|c| {
                matches!(
                    c.kind,
                    CueKind::Not | CueKind::NotDeterminer | CueKind::NoLonger | CueKind::Modal(_) | CueKind::NounGovernor(_)
                ) || matches!(c.kind, CueKind::Governor(m) | CueKind::Speech(m)
                    if !matches!(m, Modality::Predicted | Modality::Asserted))
            });
            let conditional = scene
                .cut
                .tokens
                .clone()
                .any(|t| matches!(scene.tokens.value(t, Class::Conjunction), Some("if" | "whether" | "unless")));
            if !must && (weak || conditional && !mutual) {
                modality
            } else {
                Modality::Asserted
            }
        }
        other => other,
    }
}

/// A word beside the trigger weakens it, not only the verb of the sentence ("Hungary, no member of").
pub(super) fn is_weakened(scene: &Scene<'_, '_>, at: usize) -> bool {
    let cues = scene.clauses.cues.get(scene.cut.cues.clone()).unwrap_or(&[]);
    cues.iter().any(|cue| {
        let beside = cue.at < at + 2 && at.saturating_sub(6) <= cue.at;
        beside && !matches!(cue.kind, CueKind::Governor(_) | CueKind::Speech(_) | CueKind::Alleged)
    })
}

/// "Poland and Romania helped each other" is no pledge: only what they are to do.
pub(super) fn is_duty(scene: &Scene<'_, '_>, at: usize) -> bool {
    !matches!(verb_form(scene.tokens, at), Some(b'd' | b'f' | b'p'))
}

/// Soldiers, or a noun for them, are among what the clause speaks of.
pub(super) fn moves_troops(scene: &Scene<'_, '_>, at: usize) -> bool {
    let Some(clause) = scene.clauses.clause_at(scene.cut, at) else {
        return false;
    };
    let mut words = scene.clauses.parts(scene.cut, clause).flat_map(|s| s.tokens.clone());
    words.any(|t| {
        t.abs_diff(at) <= 12
            && scene.tokens.get(t).is_some_and(|token| {
                let vocabulary = scene.tokens.vocabulary;
                vocabulary.values(token.word, Class::Topic).any(|topic| topic == "troops")
                    || vocabulary.values(token.word, Class::Trigger).any(|key| key == "n.troops")
            })
    })
}

/// "Under the treaty of 1951 the United States is bound to defend the Philippines": the duty is that of a pact.
pub(super) fn is_under_treaty(scene: &Scene<'_, '_>, at: usize) -> bool {
    let start = scene.cut.tokens.start;
    let under = matches!(
        scene.tokens.str(start),
        "Under" | "By" | "Nach" | "Laut" | "Gemäß" | "Durch" | "Im"
    );
    under
        && (start + 1..(start + 8).min(at)).any(|t| {
            scene.tokens.get(t).is_some_and(|token| {
                let mut keys = scene.tokens.vocabulary.values(token.word, Class::Trigger);
                keys.any(|key| matches!(key, "n.agreement" | "n.alliance"))
            })
        })
}

/// A "not" stands shortly before the trigger.
pub(super) fn is_negated(scene: &Scene<'_, '_>, at: usize) -> bool {
    (at.saturating_sub(6)..at).any(|t| scene.tokens.is(t, Class::Negation))
}
