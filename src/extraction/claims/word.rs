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
                if stance::denial(tokens, at + 1..at + 12) {
                    self.stance = Stance::Denies;
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
            // "declared war", "declared a partnership": done, not said.
            "declare" | "declares" | "declared" | "declaring" | "proclaim" | "proclaims" | "proclaimed" => {
                if stance::denial(tokens, at + 1..at + 12) {
                    self.nominal = true;
                    self.stance = Stance::Denies;
                }
                let deed = [
                    "war",
                    "partnership",
                    "independence",
                    "neutrality",
                    "alliance",
                    "emergency",
                    "ceasefire",
                    "truce",
                ];
                let clause = within(&["that"], 3);
                (clause || !within(&deed, 5)).then_some(self)
            }
            "erklärt" | "erklärte" | "erklärten" => {
                if within(&["für"], 14) && stance::denial(tokens, at + 1..at + 16) {
                    self.nominal = true;
                    self.stance = Stance::Denies;
                }
                let deed = [
                    "Krieg",
                    "Unabhängigkeit",
                    "Neutralität",
                    "Beitritt",
                    "Austritt",
                    "Rücktritt",
                    "Notstand",
                    "Kriegszustand",
                ];
                (!deed_before_comma(tokens, at, &deed)).then_some(self)
            }
            "suspect" | "suspects" | "suspected" | "suspecting" => {
                self.nominal |= within(&["of"], 6);
                Some(self)
            }
            // "hält den Vertrag für nichtig".
            "halte" | "hält" | "hielt" | "hielten" | "halten" if self.stance == Stance::Asserts && self.nominal => {
                held(tokens, at).map(|stance| Self { stance, ..self })
            }
            // "nannte die Vorwürfe unbegründet", "nannte den Pakt „tot“".
            "nennt" | "nannte" | "nannten" | "nennen" => {
                let quoted = (at + 1..at + 14).any(|next| tokens.get(next).is_some_and(|t| t.quoted));
                let denied = stance::denial(tokens, at + 1..at + 16);
                if denied {
                    self.stance = Stance::Denies;
                }
                (quoted || denied || closes_with_adjective(tokens, at)).then_some(self)
            }
            // "der Bundesrepublik drohe dasselbe Los": nobody threatens.
            "droht" | "drohte" | "drohten" | "drohe" | "drohen" => threatens(tokens, at).then_some(self),
            "conclude" | "concludes" | "concluded" | "concluding" => within(&["that"], 9).then_some(self),
            "speak" | "speaks" | "spoke" | "speaking" => within(&["of"], 1).then_some(self),
            "spricht" | "sprach" | "sprachen" | "sprechen" if self.stance == Stance::Asserts => {
                within(&["von", "davon"], 3).then_some(self)
            }
            _ => Some(self),
        }
    }
}

/// One of `nouns` stands behind `at` before the next comma.
fn deed_before_comma(tokens: &Tokens<'_>, at: usize, nouns: &[&str]) -> bool {
    (at + 1..at + 12)
        .take_while(|next| {
            tokens
                .get(*next)
                .is_some_and(|t| t.kind != Kind::Sign || tokens.str(*next) == "-")
        })
        .any(|next| nouns.contains(&tokens.str(next)))
}

/// How something is held: "für möglich", "für falsch"; nothing if "halten" means something else.
fn held(tokens: &Tokens<'_>, at: usize) -> Option<Stance> {
    let reach = || at.saturating_sub(12)..at + 24;
    let place = reach().find(|next| tokens.str(*next) == "für" && tokens.sentence_of(*next) == tokens.sentence_of(at))?;
    if stance::denial(tokens, place + 1..place + 4) {
        return Some(Stance::Denies);
    }
    let adjective = (place + 1..place + 4).find(|next| {
        let small = tokens.get(*next).is_some_and(|t| t.kind == Kind::Word && !t.capital);
        let last = tokens.get(next + 1).is_none_or(|t| t.kind == Kind::Sign) || tokens.is(next + 1, Class::Conjunction);
        small && (last || *next + 1 == at)
    });
    let noun = matches!(tokens.str(place + 1), "einen" | "eine" | "ein" | "den" | "die" | "das");
    match adjective.map(|at| tokens.str(at)) {
        Some("möglich" | "denkbar" | "vorstellbar") => Some(Stance::Supposes),
        Some("wahrscheinlich") => Some(Stance::Predicts),
        Some(word) if word.starts_with("un") && word.ends_with("lich") || word == "fraglich" || word == "zweifelhaft" => {
            Some(Stance::Doubts)
        }
        Some(_) => Some(Stance::Asserts),
        None => noun.then_some(Stance::Asserts),
    }
}

/// The last word before the next sign is an adjective ("nannte die Wahl gestohlen").
fn closes_with_adjective(tokens: &Tokens<'_>, at: usize) -> bool {
    let end = (at + 1..at + 14).find(|next| tokens.get(*next).is_none_or(|t| t.kind == Kind::Sign));
    end.is_some_and(|end| {
        end > at + 2
            && tokens.get(end - 1).is_some_and(|t| t.kind == Kind::Word && !t.capital)
            && verb_form(tokens, end - 1).is_none_or(|form| form == b'p')
    })
}

/// A word that is given, not an expectation: without it nothing is doubted ("has not promised").
pub(super) fn binds(tokens: &Tokens<'_>, at: usize) -> bool {
    let word = tokens.str(at);
    [
        "promis",
        "pledg",
        "vow",
        "versprech",
        "versprach",
        "versproch",
        "verspricht",
        "zugesag",
        "angekündig",
        "gelob",
    ]
    .iter()
    .any(|stem| word.starts_with(stem))
}

/// Somebody threatens: with something, to do something, or in so many words.
fn threatens(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(sentence) = tokens.sentences.get(tokens.sentence_of(at)) else {
        return false;
    };
    let own = sentence.start.max(at.saturating_sub(10))..sentence.end.min(at + 20);
    let with = own
        .clone()
        .any(|next| matches!(tokens.str(next), "mit" | "damit" | "an" | "zu"));
    let infinitive = own.clone().any(|next| verb_form(tokens, next) == Some(b'z'));
    let quoted = own.clone().any(|next| tokens.get(next).is_some_and(|t| t.quoted));
    let clause = (at + 1..at + 8).any(|next| tokens.is_sign(next, ",") || tokens.is_sign(next, ":"));
    with || infinitive || quoted || clause
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
    let clause = scene.clauses.list.get(segment.clause);
    let opener = clause.map(|c| c.opener);
    // "wie der Außenbeauftragte angeregt hat".
    let manner =
        clause.is_some_and(|c| c.opener == Opener::Whether && matches!(scene.tokens.str(c.first), "wie" | "Wie" | "as" | "As"));
    if !manner
        && matches!(
            opener,
            None | Some(Opener::If | Opener::Whether | Opener::Purpose | Opener::Without | Opener::Infinitive)
        )
    {
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

/// "…, sagen Diplomaten": behind a comma and before a noun, a form that could be an infinitive is none.
pub(super) fn is_tail(scene: &Scene<'_, '_>, at: usize) -> bool {
    let tokens = scene.tokens;
    let parted = at > scene.cut.tokens.start + 1 && matches!(tokens.str(at - 1), "," | "“" | "\"" | "”" | "«" | "»");
    let noun = tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Word && t.capital) || tokens.is(at + 1, Class::Article);
    let adjective = tokens.get(at + 2).is_some_and(|t| t.capital) && !tokens.is(at + 1, Class::Conjunction);
    scene.german() && parted && verb_form(tokens, at) == Some(b'i') && (noun || adjective)
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
        // "Theresa May said", "George Will wrote".
        if before > start && tokens.get(before).is_some_and(|t| t.capital) {
            break;
        }
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
    if is_tail(scene, at) {
        return Voice::Said;
    }
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
