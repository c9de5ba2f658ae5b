//! The word of speech at a token: noun or verb, its stance, its separated part; and whether it is really said.

use super::super::clauses::{Opener, SpeechWord, begins, has_particle, verb_form};
use super::super::lexicon::Class;
use super::super::relations::Scene;
use super::super::token::{Kind, Tokens};
use super::stance;
use crate::model::{Language, Stance};

/// A word of speech as the table gives it: `[n.]stance[:][+particle]`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Word {
    /// A noun ("Warnung", "claim").
    pub(super) noun: bool,
    /// What it does with the words said.
    pub(super) stance: Stance,
    /// What is said may be a noun ("fordert Sanktionen").
    pub(super) nominal: bool,
}

impl Word {
    /// The word at a token; entries whose separated part stands in the clause come first ("sagt … voraus").
    pub(super) fn at(tokens: &Tokens<'_>, at: usize) -> Option<Self> {
        if let Some(word) = Self::with_particle(tokens, at) {
            return word.in_place(tokens, at);
        }
        let word = SpeechWord::at(tokens, at)?;
        let found = Self {
            noun: word.noun,
            stance: stance::parse(word.stance)?,
            nominal: word.nominal,
        };
        // "at the request of": a noun that the table knows as a verb only.
        let verb = found.noun || tokens.language == Language::De || !is_determined(tokens, at);
        verb.then_some(found)?.in_place(tokens, at)
    }

    /// A verb whose separated part stands in the clause.
    fn with_particle(tokens: &Tokens<'_>, at: usize) -> Option<Self> {
        let word = tokens.get(at)?.word;
        if !is_verb(tokens, at) {
            return None;
        }
        tokens.vocabulary.values(word, Class::Speech).find_map(|value| {
            let (rest, particle) = value.split_once('+')?;
            if !stands(tokens, at, particle) {
                return None;
            }
            let (key, nominal) = rest.strip_suffix(':').map_or((rest, false), |key| (key, true));
            Some(Self {
                noun: false,
                stance: stance::parse(key)?,
                nominal,
            })
        })
    }

    /// Some verbs speak only with the preposition that belongs to them.
    fn in_place(mut self, tokens: &Tokens<'_>, at: usize) -> Option<Self> {
        if self.noun {
            return Some(self);
        }
        let within = |words: &[&str], far: usize| (at + 1..at + 1 + far).any(|next| words.contains(&tokens.str(next)));
        match tokens.str(at) {
            "call" | "calls" | "called" | "calling" => {
                if within(&["for", "on", "upon"], 1) {
                    return Some(self);
                }
                // "called it a mistake", "called the plan "absurd"".
                let named = within(&["it", "them", "him", "her"], 1)
                    || (at + 1..at + 12).any(|next| tokens.get(next).is_some_and(|t| t.quoted));
                self.stance = Stance::Asserts;
                named.then_some(self)
            }
            "drängt" | "drängte" | "drängten" | "drängen" | "pocht" | "pochte" | "pochten" | "beharrt" | "beharrte"
            | "beharrten" | "besteht" | "bestand" | "bestanden" | "bestehen" => {
                within(&["auf", "darauf", "zu", "zur"], 6).then_some(self)
            }
            "conclude" | "concludes" | "concluded" | "concluding" => within(&["that"], 9).then_some(self),
            "speak" | "speaks" | "spoke" | "speaking" => within(&["of"], 1).then_some(self),
            "spricht" | "sprach" | "sprachen" | "sprechen" if self.stance == Stance::Asserts => {
                within(&["von", "davon"], 3).then_some(self)
            }
            _ => Some(self),
        }
    }
}

/// The token is written like a verb; the table of verbs may not hold all forms.
pub(super) fn is_verb(tokens: &Tokens<'_>, at: usize) -> bool {
    let inside = tokens.get(at).is_some_and(|t| t.capital) && !begins(tokens, at);
    !inside && tokens.get(at).is_some_and(|t| t.kind == Kind::Word)
}

/// The separated part stands where it can: in English beside the verb.
fn stands(tokens: &Tokens<'_>, at: usize, particle: &str) -> bool {
    match tokens.language {
        Language::En => (at + 1..at + 3).any(|next| tokens.str(next) == particle),
        Language::De => has_particle(tokens, at, particle),
    }
}

/// "the request of", "Moscow's call": an article, a preposition or a possessor stands before the word.
fn is_determined(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let word = tokens.str(before);
    let possessor = word == "s" && before.checked_sub(1).is_some_and(|b| matches!(tokens.str(b), "'" | "’"));
    let gerund = verb_form(tokens, at) == Some(b'g');
    possessor || !gerund && (tokens.is(before, Class::Article) || tokens.is(before, Class::Preposition) && word != "to")
}

/// Whether somebody really speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Voice {
    /// Yes.
    Said,
    /// "did not say".
    Negated,
    /// "would say", "to say", "if he says".
    Unsaid,
}

/// Whether the verb at `at` says that somebody speaks: by its own clause alone, for a condition may belong to what is said.
pub(super) fn voice(scene: &Scene<'_, '_>, at: usize) -> Voice {
    let Some(segment) = scene.clauses.segment_at(scene.cut, at) else {
        return Voice::Unsaid;
    };
    let opener = scene.clauses.list.get(segment.clause).map(|c| c.opener);
    if matches!(
        opener,
        None | Some(Opener::If | Opener::Whether | Opener::Purpose | Opener::Without | Opener::Infinitive)
    ) {
        return Voice::Unsaid;
    }
    let unquoted = scene.tokens.get(at).is_some_and(|t| !t.quoted);
    if scene.cut.question && unquoted && scene.tokens.get(scene.cut.tokens.end - 1).is_some_and(|t| !t.quoted) {
        return Voice::Unsaid;
    }
    if scene.german() {
        german(scene, at)
    } else {
        english(scene, at, segment.tokens.start)
    }
}

fn english(scene: &Scene<'_, '_>, at: usize, start: usize) -> Voice {
    let tokens = scene.tokens;
    let mut negated = false;
    let mut place = at;
    for _ in 0..5 {
        let Some(before) = place.checked_sub(1).filter(|b| *b >= start) else {
            break;
        };
        place = before;
        let word = tokens.str(before);
        if word == "to" {
            return Voice::Unsaid;
        }
        if tokens.is(before, Class::Negation) {
            negated = true;
            continue;
        }
        match tokens.value(before, Class::Auxiliary) {
            Some("would" | "could" | "should" | "future") => return Voice::Unsaid,
            Some(_) => continue,
            None => {}
        }
        let between = word.ends_with("ly") || matches!(word, "also" | "then" | "later" | "again" | "'" | "’" | "t" | "ever");
        if !between {
            break;
        }
    }
    if negated { Voice::Negated } else { Voice::Said }
}

fn german(scene: &Scene<'_, '_>, at: usize) -> Voice {
    let tokens = scene.tokens;
    let form = verb_form(tokens, at);
    let clause = scene.clauses.clause_at(scene.cut, at);
    let own = || {
        let segments = scene.clauses.segments_of(scene.cut).iter();
        segments
            .filter(|s| Some(s.clause) == clause)
            .flat_map(|s| s.tokens.clone())
            .filter(|t| *t != at && tokens.get(*t).is_some_and(|t| !t.quoted))
    };
    let before = at.checked_sub(1).map_or("", |b| tokens.str(b));
    if form == Some(b'z') || before == "zu" {
        return Voice::Unsaid;
    }
    if matches!(form, Some(b'i' | b'p')) {
        let modal = own().any(|t| {
            matches!(
                tokens.value(t, Class::Auxiliary),
                Some("could" | "should" | "want" | "likely" | "would")
            ) || (form == Some(b'i') && tokens.value(t, Class::Auxiliary) == Some("werden"))
        });
        if modal {
            return Voice::Unsaid;
        }
    }
    let negated = own().any(|t| {
        let near = if form == Some(b'f') {
            t > at && t < at + 16
        } else {
            t < at && at - t < 5
        };
        near && tokens.value(t, Class::Negation) == Some("not") && !matches!(tokens.str(t + 1), "nur" | "allein" | "zuletzt")
    });
    if negated { Voice::Negated } else { Voice::Said }
}
