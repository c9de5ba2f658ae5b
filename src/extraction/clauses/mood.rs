//! How what a trigger says is meant: the words in its clause, and the clauses above it.

use super::super::found::Modality;
use super::super::lexicon::Class;
use super::super::token::{Kind, Tokens};
use super::{Clauses, Cue, CueKind, Cut, Opener};
use crate::model::Language;

/// What the trigger is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Sort {
    /// A verb.
    Verb,
    /// A verb of speech: what it governs in its own clause says nothing of it.
    Speech,
    /// A noun; `settled` if it is spoken of as something that is there ("the alliance", "Russia's war").
    Noun { settled: bool },
}

/// The weaker of two modalities.
pub(in super::super) fn weaker(a: Modality, b: Modality) -> Modality {
    let rank = |m: Modality| match m {
        Modality::Asserted => 0,
        Modality::Past => 1,
        Modality::Predicted => 2,
        Modality::Proposed => 3,
        Modality::Denied => 4,
        Modality::Hypothetical => 5,
    };
    if rank(a) >= rank(b) { a } else { b }
}

/// What the cues of a clause amount to.
#[derive(Default)]
struct Sum {
    modality: Modality,
    negated: bool,
    ended: bool,
    alleged: bool,
}

impl Sum {
    fn weaken(&mut self, modality: Modality) {
        match modality {
            Modality::Denied if self.modality == Modality::Denied => self.modality = Modality::Hypothetical,
            Modality::Past => self.ended = true,
            _ => self.modality = weaker(self.modality, modality),
        }
    }

    /// The modality, with what is ended and what is denied.
    fn close(&self) -> Modality {
        if self.ended {
            // What somebody wants, may or does not end is still there.
            let ends = !self.negated && self.modality == Modality::Asserted;
            return if ends { Modality::Past } else { Modality::Asserted };
        }
        match (self.negated, self.modality) {
            (false, modality) => modality,
            // "did not rule out", "could not".
            (true, Modality::Denied | Modality::Hypothetical) => Modality::Hypothetical,
            (true, _) => Modality::Denied,
        }
    }
}

impl Clauses {
    /// How the trigger at `at` is meant, and whether it is only alleged.
    pub(in super::super) fn modality(&self, tokens: &Tokens<'_>, cut: &Cut, at: usize, sort: Sort) -> (Modality, bool) {
        let Some(clause) = self.clause_at(cut, at) else {
            return (Modality::Hypothetical, false);
        };
        let own = self.own(tokens, cut, clause, at, sort);
        let mut modality = own.close();
        if cut.question {
            modality = weaker(modality, Modality::Hypothetical);
        }
        let settled = matches!(sort, Sort::Noun { settled: true });
        let settled = settled || sort == Sort::Speech;
        modality = self.climb(tokens, cut, clause, modality, settled);
        (modality, own.alleged)
    }

    /// The cues of the clause itself that reach the trigger.
    fn own(&self, tokens: &Tokens<'_>, cut: &Cut, clause: usize, at: usize, sort: Sort) -> Sum {
        let mut sum = Sum::default();
        let realised = matches!(sort, Sort::Noun { settled: true }) && self.is_realised(tokens, cut, clause, at);
        let sort = if realised { Sort::Noun { settled: false } } else { sort };
        for cue in self.cues.get(cut.cues.clone()).unwrap_or(&[]) {
            if cue.at == at || self.clause_at(cut, cue.at) != Some(clause) {
                continue;
            }
            match cue.kind {
                CueKind::Not | CueKind::NotDeterminer => sum.negated |= reaches_negation(tokens, *cue, at, sort),
                CueKind::NoLonger => {
                    if reaches_clause(cue.at, at, sort) {
                        sum.ended = true;
                    }
                }
                CueKind::Modal(modality) => {
                    if reaches_clause(cue.at, at, sort) {
                        sum.weaken(modality);
                    }
                }
                CueKind::Governor(modality) | CueKind::Speech(modality) => {
                    // "bound by a treaty": the treaty is there.
                    let bound = matches!(sort, Sort::Noun { .. }) && tokens.str(cue.at) == "bound";
                    if !bound && reaches_object(tokens, cue.at, at, sort) {
                        sum.weaken(modality);
                    }
                }
                CueKind::NounGovernor(modality) => {
                    if cue.at < at && at - cue.at <= 7 {
                        sum.weaken(modality);
                    }
                }
                CueKind::Attribute(modality) => {
                    if is_attribute(tokens, cue.at, at) {
                        sum.weaken(modality);
                    }
                }
                CueKind::Alleged => sum.alleged = true,
            }
        }
        if matches!(sort, Sort::Verb | Sort::Speech) {
            self.infinitive(tokens, cut, clause, at, &mut sum);
        }
        sum
    }

    /// A verb that makes the noun come true or not ("signed", "verhängt"): then the noun is not there beforehand.
    fn is_realised(&self, tokens: &Tokens<'_>, cut: &Cut, clause: usize, at: usize) -> bool {
        self.parts(cut, clause)
            .flat_map(|s| s.tokens.clone())
            .any(|t| t != at && tokens.is(t, Class::LightVerb) && super::verb_form(tokens, t).is_some())
    }

    /// English "to attack", German "anzugreifen" inside a clause: what governs it says whether it happens.
    fn infinitive(&self, tokens: &Tokens<'_>, cut: &Cut, clause: usize, at: usize, sum: &mut Sum) {
        let form = super::verb_form(tokens, at);
        let before = |n: usize| at.checked_sub(n).map_or("", |b| tokens.str(b));
        let to = before(1) == "to" || before(1) == "zu" || form == Some(b'z') || (before(2) == "to" && before(1).ends_with("ly"));
        if !to || self.list[clause].opener == Opener::Infinitive {
            return;
        }
        let governed = self.cues.get(cut.cues.clone()).unwrap_or(&[]).iter().any(|cue| {
            matches!(cue.kind, CueKind::Governor(_) | CueKind::NounGovernor(_) | CueKind::Speech(_))
                && self.clause_at(cut, cue.at) == Some(clause)
                && (cue.at < at && at - cue.at <= 12)
        });
        if !governed {
            let headline = cut.heading && tokens.language == Language::En;
            sum.weaken(if headline {
                Modality::Predicted
            } else {
                Modality::Hypothetical
            });
        }
    }

    /// What the clauses above make of it.
    fn climb(&self, tokens: &Tokens<'_>, cut: &Cut, clause: usize, own: Modality, settled: bool) -> Modality {
        let mut modality = own;
        let mut clause = clause;
        for _ in 0..12 {
            let here = &self.list[clause];
            if (here.conditioned || self.follows_condition(cut, clause)) && !settled && modality != Modality::Past {
                modality = weaker(modality, Modality::Hypothetical);
            }
            let Some(parent) = here.parent else {
                return match here.opener {
                    Opener::If | Opener::Whether | Opener::Purpose | Opener::Infinitive => {
                        weaker(modality, Modality::Hypothetical)
                    }
                    Opener::Without => weaker(modality, Modality::Denied),
                    _ => modality,
                };
            };
            match here.opener {
                Opener::If | Opener::Whether | Opener::Purpose => modality = weaker(modality, Modality::Hypothetical),
                Opener::Without => modality = weaker(modality, Modality::Denied),
                Opener::That => modality = combine(modality, self.governed(tokens, cut, parent, here.first, false)),
                Opener::Infinitive => modality = combine(modality, self.governed(tokens, cut, parent, here.first, true)),
                Opener::Coordinate => {
                    let mut sum = Sum::default();
                    for cue in self.cues_of(cut, parent) {
                        if let CueKind::Modal(m) = cue.kind {
                            sum.weaken(m);
                        }
                    }
                    modality = weaker(modality, sum.modality);
                }
                // "fordert Garantien, bei denen …": what is only wanted does nothing yet; a named actor is there.
                Opener::Relative if !settled && !speaks_of_name(tokens, here.first) => {
                    return combine(modality, self.wanted(cut, parent, here.first));
                }
                Opener::Main | Opener::Relative | Opener::Adverbial => return modality,
            }
            clause = parent;
        }
        modality
    }

    /// A main clause after a condition with further clauses between.
    fn follows_condition(&self, cut: &Cut, clause: usize) -> bool {
        let here = &self.list[clause];
        if here.opener != Opener::Main || here.first == cut.tokens.start {
            return false;
        }
        let first = self.segments_of(cut).first().map(|s| s.clause);
        first.is_some_and(|first| first != clause && self.list[first].opener == Opener::If)
    }

    fn cues_of<'a>(&'a self, cut: &'a Cut, clause: usize) -> impl Iterator<Item = &'a Cue> {
        let cues = self.cues.get(cut.cues.clone()).unwrap_or(&[]);
        cues.iter().filter(move |cue| self.clause_at(cut, cue.at) == Some(clause))
    }

    /// What the words before `child` in the clause above make of the noun that `child` speaks of.
    fn wanted(&self, cut: &Cut, parent: usize, child: usize) -> Modality {
        let mut weakest = Modality::Asserted;
        for cue in self.cues_of(cut, parent).filter(|c| c.at < child) {
            if let CueKind::Governor(m) | CueKind::Speech(m) | CueKind::NounGovernor(m) | CueKind::Modal(m) = cue.kind
                && m != Modality::Past
            {
                weakest = weaker(weakest, m);
            }
        }
        weakest
    }

    /// What the clause above makes of a "dass" clause or an infinitive that begins at `child`.
    fn governed(&self, _tokens: &Tokens<'_>, cut: &Cut, parent: usize, child: usize, infinitive: bool) -> Modality {
        let mut sum = Sum::default();
        let mut governed = false;
        for cue in self.cues_of(cut, parent) {
            match cue.kind {
                CueKind::Governor(m) | CueKind::Speech(m) => {
                    governed = true;
                    sum.weaken(m);
                }
                CueKind::NounGovernor(m) if cue.at < child => {
                    governed = true;
                    sum.weaken(m);
                }
                CueKind::Modal(m) => sum.weaken(m),
                CueKind::Not | CueKind::NotDeterminer | CueKind::NoLonger => sum.negated = true,
                _ => {}
            }
        }
        if infinitive && !governed {
            return Modality::Hypothetical;
        }
        if sum.negated && !governed {
            return Modality::Hypothetical;
        }
        sum.close()
    }
}

/// The word before a relative clause is part of a name.
fn speaks_of_name(tokens: &Tokens<'_>, first: usize) -> bool {
    (1..=3).any(|n| first.checked_sub(n).is_some_and(|b| tokens.is(b, Class::NameStart)))
}

/// The modality of a clause and of what governs it.
fn combine(own: Modality, above: Modality) -> Modality {
    match (own, above) {
        // "denied that it would not": nobody can tell.
        (Modality::Denied, Modality::Denied) => Modality::Hypothetical,
        (own, above) => weaker(own, above),
    }
}

/// A cue of the whole clause: everything but a settled noun before it.
fn reaches_clause(cue: usize, at: usize, sort: Sort) -> bool {
    match sort {
        Sort::Verb => true,
        Sort::Speech => cue < at,
        Sort::Noun { settled } => cue < at || !settled,
    }
}

/// A governing verb reaches what stands behind it, and in German what stands before it; "was rejected" reaches its subject.
fn reaches_object(tokens: &Tokens<'_>, cue: usize, at: usize, sort: Sort) -> bool {
    if cue < at {
        return true;
    }
    match sort {
        Sort::Verb | Sort::Speech => false,
        Sort::Noun { .. } => {
            if tokens.language == Language::De {
                // "hatte Niamey mit Sanktionen belegt und gedroht": the second verb has its own object.
                if cue > at + 1 && tokens.str(cue - 1) == "und" {
                    return false;
                }
                // "Der Vertrag …, beendete den Krieg": the treaty ends something else.
                return !(tokens.str(cue).starts_with("beendet") && has_object_behind(tokens, cue));
            }
            let passive = (1..4).any(|n| {
                cue.checked_sub(n)
                    .is_some_and(|b| matches!(tokens.value(b, Class::Auxiliary), Some("be" | "have")))
            });
            let ends = matches!(tokens.value(cue, Class::Irrealis), Some("past"));
            passive || (ends && !has_object_behind(tokens, cue))
        }
    }
}

/// "ended the war", "beendete den Krieg": an article or a name stands directly behind.
fn has_object_behind(tokens: &Tokens<'_>, verb: usize) -> bool {
    let next = verb + 1;
    tokens.get(next).is_some_and(|t| t.kind == Kind::Word)
        && !tokens.is(next, Class::Preposition)
        && (tokens.is(next, Class::Article) || tokens.is(next, Class::NameStart) || tokens.is(next, Class::NumberWord))
}

fn reaches_negation(tokens: &Tokens<'_>, cue: Cue, at: usize, sort: Sort) -> bool {
    match (sort, cue.kind) {
        (Sort::Verb | Sort::Speech, _) => tokens.language == Language::De || cue.at < at || cue.kind == CueKind::NotDeterminer,
        (Sort::Noun { .. }, CueKind::NotDeterminer) => {
            cue.at < at
                && at - cue.at <= 6
                && !(cue.at + 1..at).any(|t| tokens.is(t, Class::Preposition) || tokens.is(t, Class::Article))
                || (cue.at < at && at - cue.at <= 3)
        }
        (Sort::Noun { settled }, _) => !settled && (cue.at < at || tokens.language == Language::De || cue.at - at < 8),
    }
}

/// Only words of the same noun phrase stand between.
fn is_attribute(tokens: &Tokens<'_>, cue: usize, at: usize) -> bool {
    cue < at
        && at - cue <= 6
        && !(cue + 1..at).any(|t| {
            tokens.is(t, Class::Preposition)
                || tokens.is(t, Class::Article)
                || tokens.is(t, Class::Title)
                || tokens.is(t, Class::AgentNoun)
                || tokens.is(t, Class::Auxiliary)
        })
}
