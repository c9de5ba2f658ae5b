//! Formats of talks and who takes part: "the six-party talks between China, Japan and Russia", "ein Vierer-Format aus".
//!
//! Deliberately not here: talks without a name of their own (`nouns`).

use super::super::found::{Modality, TieKind};
use super::super::lexicon::Class;
use super::super::token::Kind;
use super::TieAt;
use super::frames::{BETWEEN, FROM, OF, VON, WITH};
use super::scene::Scene;
use crate::model::ActorKind;

/// Fewer names behind a format are not its list.
const FEWEST: usize = 3;

/// How many words may stand between the format and its list ("parties, that is").
const GAP: usize = 5;

/// The members that the sentence lists of each format that it names.
pub(super) fn parties(scene: &Scene<'_, '_>) -> Vec<TieAt> {
    let mut ties = Vec::new();
    for (place, group) in scene.groups.iter().enumerate() {
        let [format] = group.named[..] else { continue };
        if scene.kind_of(format) != Some(ActorKind::Format) {
            continue;
        }
        let Some(list) = scene.groups.get(place + 1) else { continue };
        let gap = group.tokens.end..list.tokens.start;
        let states = |a: &usize| scene.kind_of(*a) == Some(ActorKind::State);
        let apart = gap.len() > GAP
            || gap
                .clone()
                .any(|t| scene.is_finite(t) || scene.tokens.get(t).is_some_and(|t| t.kind == Kind::Sign) && !is_opener(scene, t));
        let named = list.is_under(BETWEEN | OF | VON | FROM | WITH) || gap.clone().any(|t| is_opener(scene, t));
        if apart || !named || list.actors.len() < FEWEST || !list.actors.iter().all(states) {
            continue;
        }
        ties.extend(list.actors.iter().map(|state| TieAt {
            kind: TieKind::Membership,
            from: *state,
            to: format,
            directed: true,
            modality: Modality::Asserted,
            start: None,
            end: None,
            speaker: None,
            sentences: vec![scene.cut.sentence],
            trigger: group.tokens.clone(),
            rule: "format-parties",
            confidence: 0.7,
        }));
    }
    ties
}

/// ":" or "(" before the list.
fn is_opener(scene: &Scene<'_, '_>, at: usize) -> bool {
    (scene.tokens.is_sign(at, ":") || scene.tokens.is_sign(at, "(")) && !scene.tokens.is(at, Class::Preposition)
}
