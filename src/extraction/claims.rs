//! Who says what: attributed statements, quotations, denials, warnings, forecasts.
//!
//! A word of speech or attribution, its speaker, and the words that are said: a clause, an infinitive, a quotation or
//! the noun that is demanded or denied. No statement without a speaker; the author's own voice is none.
//! Deliberately not here: what the statement says about ties (`relations` asks for the claim around a trigger).

mod content;
mod field;
mod interview;
mod speaker;
mod stance;
mod word;

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::model::{ActorKind, Language, Stance};

use super::Lexicon;
use super::actors::Actors;
use super::clauses::{Clauses, Cut};
use super::lexicon::Class;
use super::relations::{Homes, Scene, groups_of};
use super::token::{Kind, Tokens};

use speaker::Speaker;
use word::{Voice, Word};

/// A statement in the tokens.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ClaimAt {
    /// Place in [`Actors::list`].
    pub(super) speaker: usize,
    /// What the speaker does with it.
    pub(super) stance: Stance,
    /// What the word of speech alone says of it, whatever the words say.
    pub(super) verb_stance: Stance,
    /// The proposition is that it is not so.
    pub(super) negated: bool,
    /// The words that say it.
    pub(super) words: Range<usize>,
    /// Numbers of the sentences that carry it.
    pub(super) sentences: Vec<usize>,
    /// The words that triggered it.
    pub(super) trigger: Range<usize>,
    /// Name of the rule.
    pub(super) rule: &'static str,
    /// From 0 to 1.
    pub(super) confidence: f32,
}

/// A statement whose speakers are not yet in the list of actors.
struct Draft {
    speakers: Vec<Speaker>,
    stance: Stance,
    words: Range<usize>,
    trigger: usize,
    rule: &'static str,
    confidence: f32,
}

/// Finds the statements.
pub(super) fn find(lexicon: &Lexicon, tokens: &Tokens<'_>, clauses: &Clauses, actors: &mut Actors) -> Vec<ClaimAt> {
    let homes = Homes::find(lexicon, tokens, actors);
    let mut finder = Finder {
        tokens,
        clauses,
        claims: Vec::new(),
        last: None,
    };
    for cut in clauses.cuts.iter().filter(|cut| cut.speech) {
        finder.go_on_until(cut.sentence);
        let drafts = {
            let groups = groups_of(lexicon, tokens, clauses, actors, &homes, cut);
            let scene = Scene {
                tokens,
                clauses,
                actors,
                cut,
                groups: &groups,
            };
            sentence(&scene, finder.last.as_ref())
        };
        if drafts.is_empty() {
            finder.go_on_until(cut.sentence + 1);
        }
        finder.take(cut, drafts, actors);
    }
    finder.go_on_until(tokens.sentences.len());
    finder.answers(actors);
    finder.claims.sort_by_key(|c| (c.words.start, c.trigger.start));
    finder.claims
}

/// The last speaker and where.
struct Last {
    speaker: usize,
    sentence: usize,
    /// The sentence held a quotation of the speaker.
    quoted: bool,
    /// It is a person or a group.
    person: bool,
    /// What the speaker said may go on in the next sentence.
    open: bool,
}

struct Finder<'a, 't> {
    tokens: &'a Tokens<'t>,
    clauses: &'a Clauses,
    claims: Vec<ClaimAt>,
    last: Option<Last>,
}

impl Finder<'_, '_> {
    fn take(&mut self, cut: &Cut, drafts: Vec<Draft>, actors: &mut Actors) {
        for draft in drafts {
            let (stance, negated) = stance::of_words(self.tokens, self.clauses, draft.words.clone(), draft.stance);
            for speaker in draft.speakers {
                let speaker = match speaker {
                    Speaker::Known(actor) => actor,
                    Speaker::Group(tokens) => {
                        let name = self.tokens.slice(tokens.clone()).to_owned();
                        actors.add(ActorKind::Group, &name, tokens, 0.6, "speaking-group")
                    }
                };
                let quoted = draft.words.clone().any(|at| self.tokens.get(at).is_some_and(|t| t.quoted));
                let person = actors
                    .list
                    .get(speaker)
                    .is_some_and(|a| matches!(a.kind, ActorKind::Person | ActorKind::Group));
                self.last = Some(Last {
                    speaker,
                    sentence: cut.sentence,
                    quoted,
                    person,
                    open: true,
                });
                // One statement of a speaker in a sentence, unless it does something else with it.
                let same = |c: &ClaimAt| {
                    let here = c.speaker == speaker && c.sentences.contains(&cut.sentence);
                    here && (c.words == draft.words || c.stance == stance || stance == Stance::Asserts)
                };
                if self.claims.iter().rev().take(16).any(same) {
                    continue;
                }
                self.claims.push(ClaimAt {
                    speaker,
                    stance,
                    verb_stance: draft.stance,
                    negated,
                    words: draft.words.clone(),
                    sentences: vec![cut.sentence],
                    trigger: draft.trigger..draft.trigger + 1,
                    rule: draft.rule,
                    confidence: draft.confidence,
                });
                self.go_back(cut, speaker, draft.trigger);
            }
        }
    }

    /// Sentences of the same quotation before the one that names the speaker.
    fn go_back(&mut self, cut: &Cut, speaker: usize, trigger: usize) {
        let mut sentence = cut.sentence;
        for _ in 0..12 {
            let Some(first) = self.tokens.sentences.get(sentence).map(|s| s.start) else {
                return;
            };
            let before = first.checked_sub(1).and_then(|b| self.tokens.get(b));
            let inside = before.is_some_and(|t| t.quoted);
            let Some(before) = sentence
                .checked_sub(1)
                .filter(|b| inside && self.tokens.block_of.get(*b) == self.tokens.block_of.get(sentence))
            else {
                return;
            };
            sentence = before;
            self.goes_on(sentence, speaker, trigger, "quotation-goes-on");
        }
    }

    /// Sentences between the last speaker's and `until` that go on in quotation marks.
    fn go_on_until(&mut self, until: usize) {
        let Some(last) = self.last.take() else { return };
        let mut sentence = last.sentence + 1;
        let mut quoted = last.quoted;
        let mut end = last.sentence;
        let mut open = last.open;
        while open && !quoted && sentence < until && sentence < last.sentence + 12 {
            let Some(words) = self.tokens.sentences.get(sentence).cloned() else {
                break;
            };
            open = self.tokens.language == Language::De && interview::is_reported(self.tokens, &words);
            if open {
                self.goes_on(sentence, last.speaker, words.start, "speech-goes-on");
                end = sentence;
            }
            sentence += 1;
        }
        while quoted && sentence < until && sentence < last.sentence + 12 {
            let Some(range) = self.tokens.sentences.get(sentence).cloned() else {
                break;
            };
            let opens = matches!(self.tokens.str(range.start), "„" | "“" | "\"" | "”" | "»" | "«")
                || self.tokens.get(range.start).is_some_and(|t| t.quoted);
            let words = range
                .clone()
                .filter(|at| self.tokens.get(*at).is_some_and(|t| t.kind == Kind::Word));
            let inside = range
                .clone()
                .filter(|at| self.tokens.get(*at).is_some_and(|t| t.kind == Kind::Word && t.quoted))
                .count();
            let words = words.count();
            // All of it is said, or its closing mark ends it.
            if !opens || inside * 10 < words * 9 {
                break;
            }
            self.goes_on(sentence, last.speaker, range.start, "quotation-goes-on");
            end = sentence;
            quoted = true;
            sentence += 1;
        }
        // The pronoun of a later sentence may still mean the speaker.
        self.last = Some(Last {
            sentence: end,
            quoted: false,
            open: open && end + 1 >= until,
            ..last
        });
    }

    /// What is said in answer to questions.
    fn answers(&mut self, actors: &Actors) {
        let answers = interview::answers(self.tokens, actors);
        if answers.is_empty() {
            return;
        }
        let told: FxHashSet<usize> = self.claims.iter().flat_map(|c| c.sentences.iter().copied()).collect();
        for (sentence, speaker) in answers {
            let Some(words) = self.tokens.sentences.get(sentence).cloned() else {
                continue;
            };
            let (stance, _) = stance::of_words(self.tokens, self.clauses, words.clone(), Stance::Asserts);
            let unreal = words.clone().any(|at| self.tokens.str(at).starts_with("würde"));
            let foreseen = matches!(stance, Stance::Predicts | Stance::Doubts) && !unreal;
            let meant = foreseen || interview::is_first_person(self.tokens, &words);
            if meant && !told.contains(&sentence) {
                self.goes_on(sentence, speaker, words.start, "answer");
            }
        }
    }

    /// A sentence that carries on what the speaker said.
    fn goes_on(&mut self, sentence: usize, speaker: usize, trigger: usize, rule: &'static str) {
        let Some(words) = self.tokens.sentences.get(sentence).cloned() else {
            return;
        };
        if words.len() < 5 {
            return;
        }
        let (stance, negated) = stance::of_words(self.tokens, self.clauses, words.clone(), Stance::Asserts);
        let same = |c: &ClaimAt| c.speaker == speaker && c.words == words;
        if self.claims.iter().rev().take(16).any(same) {
            return;
        }
        self.claims.push(ClaimAt {
            speaker,
            stance,
            verb_stance: Stance::Asserts,
            negated,
            words,
            sentences: vec![sentence],
            trigger: trigger..trigger + 1,
            rule,
            confidence: 0.65,
        });
    }
}

/// The statements of one sentence.
fn sentence(scene: &Scene<'_, '_>, last: Option<&Last>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    // A headline says what the text below says with its source.
    if scene.cut.heading {
        return drafts;
    }
    for at in scene.cut.tokens.clone() {
        if scene.tokens.is(at, Class::Attribution)
            && let Some(draft) = attribution(scene, at, last)
        {
            drafts.push(draft);
            continue;
        }
        if !scene.tokens.is(at, Class::Speech) {
            continue;
        }
        let Some(word) = Word::at(scene.tokens, at) else {
            continue;
        };
        let draft = if word.noun {
            noun(scene, at, word)
        } else {
            verb(scene, at, word, last)
        };
        drafts.extend(draft);
    }
    drafts
}

/// "laut X", "according to X", "X zufolge", "nach Angaben von X".
fn attribution(scene: &Scene<'_, '_>, at: usize, last: Option<&Last>) -> Option<Draft> {
    let (speakers, taken) = speaker::of_attribution(scene, at, last)?;
    let words = content::around(scene, taken)?;
    Some(Draft {
        speakers,
        stance: Stance::Asserts,
        words,
        trigger: at,
        rule: "attribution",
        confidence: 0.8,
    })
}

/// "Putin's claim that", "die Warnung Moskaus, dass".
fn noun(scene: &Scene<'_, '_>, at: usize, word: Word) -> Option<Draft> {
    let (speakers, end) = speaker::of_noun(scene, at)?;
    let words = content::of_noun(scene, at, end, word.nominal)?;
    Some(Draft {
        speakers,
        stance: word.stance,
        words,
        trigger: at,
        rule: "speech-noun",
        confidence: 0.6,
    })
}

/// "X said that", "…, sagte X".
fn verb(scene: &Scene<'_, '_>, at: usize, word: Word, last: Option<&Last>) -> Option<Draft> {
    if !word::is_verb(scene.tokens, at) {
        return None;
    }
    let nested = content::is_nested(scene, at);
    let stance = match (word::voice(scene, at), word.stance) {
        (Voice::Said, stance) => content::offered(scene, at, stance),
        // "did not rule out": a door left open; "does not expect".
        (Voice::Negated, _) if nested => return None,
        (Voice::Negated, Stance::Denies) => Stance::Supposes,
        (Voice::Negated, Stance::Doubts) => Stance::Asserts,
        (Voice::Negated, Stance::Predicts | Stance::Supposes) if !word::binds(scene.tokens, at) => Stance::Doubts,
        _ => return None,
    };
    let inverted = content::is_inverted(scene, at);
    let speakers = speaker::of_verb(scene, at, inverted, last)?;
    let words = content::of_verb(scene, at, inverted, word.nominal)?;
    Some(Draft {
        speakers,
        stance,
        words,
        trigger: at,
        rule: "speech-verb",
        confidence: 0.8,
    })
}

#[cfg(test)]
mod tests;
