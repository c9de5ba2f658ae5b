//! What the author of a text says in his own voice about actors, where nothing more precise was found.
//!
//! A sentence counts that names an actor and weighs something (a cue of mood) or holds a word for a tie or an event, or
//! that says something of two actors with a verb. It is no tie: being named together says nothing. For `propose`, which offers it
//! as a statement of the author; the findings of `garant ingest --json` leave it out.

use std::collections::{BTreeMap, BTreeSet};

use super::actors::Actors;
use super::claims::ClaimAt;
use super::clauses::{Clauses, CueKind, Cut, verb_form, weaker};
use super::found::Modality;
use super::lexicon::Class;
use super::relations::Relations;
use super::token::Tokens;
use crate::model::{ActorKind, Stance};

/// Words that a sentence must have: less is a heading or a caption.
const WORDS: usize = 6;

/// A statement in the author's own voice.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct JudgementAt {
    /// Number of the sentence.
    pub(super) sentence: usize,
    /// What the author does with it.
    pub(super) stance: Stance,
    /// Places in [`Actors::list`], in the order of the list.
    pub(super) about: Vec<usize>,
    /// The word that makes it one.
    pub(super) trigger: usize,
}

/// Finds what the author says himself where nobody else speaks, beside the ties and events of a sentence.
pub(super) fn find(
    tokens: &Tokens<'_>,
    clauses: &Clauses,
    actors: &Actors,
    relations: &Relations,
    claims: &[ClaimAt],
) -> Vec<JudgementAt> {
    let mut carried: BTreeMap<usize, bool> = BTreeMap::new();
    let ties = relations.ties.iter().map(|t| (&t.sentences, t.modality));
    let events = relations.events.iter().map(|e| (&e.sentences, e.modality));
    for (sentences, modality) in ties.chain(events) {
        for sentence in sentences {
            *carried.entry(*sentence).or_insert(true) &= modality == Modality::Asserted;
        }
    }
    let voices: BTreeSet<usize> = claims.iter().flat_map(|c| &c.sentences).copied().collect();
    let free = clauses
        .cuts
        .iter()
        .filter(|cut| !cut.heading && !voices.contains(&cut.sentence) && carried.get(&cut.sentence) != Some(&false));
    let found = free.filter_map(|cut| judgement(tokens, clauses, actors, cut));
    // Beside what is so, the author may weigh something in the same sentence.
    found
        .filter(|j| !carried.contains_key(&j.sentence) || j.stance != Stance::Asserts)
        .collect()
}

fn judgement(tokens: &Tokens<'_>, clauses: &Clauses, actors: &Actors, cut: &Cut) -> Option<JudgementAt> {
    if cut.tokens.len() < WORDS {
        return None;
    }
    let acts = |actor: usize| {
        let kind = actors.list.get(actor).map(|a| a.kind);
        matches!(
            kind,
            Some(ActorKind::State | ActorKind::Organisation | ActorKind::Body | ActorKind::Person)
        )
    };
    let named = actors.within(cut.tokens.clone()).iter().map(|m| m.actor);
    let meant = actors.anaphora_within(cut.tokens.clone());
    let meant = meant.iter().flat_map(|a| a.actors.iter().copied());
    let about: BTreeSet<usize> = named.chain(meant).filter(|a| acts(*a)).collect();
    let cues = clauses.cues.get(cut.cues.clone()).unwrap_or(&[]);
    let weighed = cues.first().map(|cue| cue.at);
    let trigger = match about.len() {
        0 => None,
        1 => weighed.or_else(|| cut.tokens.clone().find(|at| tokens.is(*at, Class::Trigger))),
        _ => weighed.or_else(|| cut.tokens.clone().find(|at| is_verb(tokens, *at))),
    }?;
    let mood = cues.iter().fold(Modality::Asserted, |mood, cue| match cue.kind {
        CueKind::Modal(m) | CueKind::Governor(m) | CueKind::NounGovernor(m) if m != Modality::Denied => weaker(mood, m),
        _ => mood,
    });
    let stance = match mood {
        _ if cut.question => Stance::Asks,
        Modality::Predicted => Stance::Predicts,
        Modality::Hypothetical => Stance::Supposes,
        Modality::Proposed => Stance::Demands,
        Modality::Asserted | Modality::Denied | Modality::Past => Stance::Asserts,
    };
    Some(JudgementAt {
        sentence: cut.sentence,
        stance,
        about: about.into_iter().collect(),
        trigger,
    })
}

/// A word for a tie or an event, an auxiliary or another verb.
fn is_verb(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is(at, Class::Trigger) || tokens.is(at, Class::Auxiliary) || verb_form(tokens, at) == Some(b'f')
}

#[cfg(test)]
mod tests {
    use crate::extraction::{About, Lexicon, extract};
    use crate::model::{Language, Stance};

    fn judgements(text: &str) -> Vec<(Stance, usize)> {
        let found = extract(Lexicon::built_in(), Language::En, text, &About::default());
        found.judgements.iter().map(|j| (j.stance, j.about.len())).collect()
    }

    #[test]
    fn what_the_author_weighs_is_his_own_statement() {
        assert_eq!(
            judgements("France might one day regret such guarantees."),
            [(Stance::Supposes, 1)]
        );
    }

    #[test]
    fn ties_other_voices_and_bare_names_are_none() {
        assert_eq!(judgements("Russia invaded Ukraine in February 2022."), []);
        assert_eq!(
            judgements("Merkel said that France might one day regret such guarantees."),
            []
        );
        assert_eq!(judgements("The rain in Spain stayed mainly in the plain."), []);
    }
}
