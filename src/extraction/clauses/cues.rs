//! Words that make a statement weaker: negations, modal verbs, hedges, words of wanting, fearing, ending.

use std::ops::Range;

use super::super::found::Modality;
use super::super::lexicon::Class;
use super::super::token::{Kind, Tokens};
use super::verb_form;
use crate::model::Language;

/// What a word does to what stands in its reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum CueKind {
    /// "nicht", "never".
    Not,
    /// "kein", "no": denies the noun behind it, or the verb.
    NotDeterminer,
    /// "nicht mehr", "no longer".
    NoLonger,
    /// A modal verb or an adverb: reaches the whole clause.
    Modal(Modality),
    /// A verb or predicate that governs what follows ("plant", "refused to", "is unlikely").
    Governor(Modality),
    /// A noun that governs what follows ("Drohung mit", "plans for").
    NounGovernor(Modality),
    /// An adjective before its noun ("geplant", "potential", "former").
    Attribute(Modality),
    /// "angeblich", "reportedly": somebody says so.
    Alleged,
    /// A word of speech whose stance weakens what it governs.
    Speech(Modality),
}

/// A cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) struct Cue {
    /// Its token.
    pub(in super::super) at: usize,
    /// What it does.
    pub(in super::super) kind: CueKind,
}

/// The modality that a table names.
pub(super) fn modality(key: &str) -> Option<Modality> {
    Some(match key {
        "asserted" => Modality::Asserted,
        "denied" => Modality::Denied,
        "predicted" => Modality::Predicted,
        "hypothetical" => Modality::Hypothetical,
        "past" => Modality::Past,
        "proposed" => Modality::Proposed,
        _ => return None,
    })
}

/// Adds the cues of a sentence.
pub(super) fn collect(tokens: &Tokens<'_>, sentence: Range<usize>, cues: &mut Vec<Cue>) {
    const CLASSES: u64 = 1 << Class::Negation as u32
        | 1 << Class::Auxiliary as u32
        | 1 << Class::Irrealis as u32
        | 1 << Class::Hedge as u32
        | 1 << Class::PastCue as u32
        | 1 << Class::FutureCue as u32
        | 1 << Class::Speech as u32;
    for at in sentence.clone() {
        let Some(token) = tokens.get(at) else { return };
        let mask = token.mask & CLASSES;
        if mask == 0 && at != sentence.start {
            continue;
        }
        let has = |class: Class| mask >> class as u32 & 1 == 1;
        let mut add = |kind| cues.push(Cue { at, kind });
        if has(Class::Negation)
            && let Some(kind) = negation(tokens, at)
        {
            add(kind);
        }
        if has(Class::Auxiliary)
            && let Some(kind) = modal(tokens, at, sentence.end)
        {
            add(kind);
        }
        // "Dann kauft Riad …": what follows from a condition named before.
        if at == sentence.start && is_consequence(tokens, at) {
            add(CueKind::Modal(Modality::Hypothetical));
        }
        for value in tokens.vocabulary.values(token.word, Class::Irrealis) {
            if let Some(kind) = governor(tokens, at, value) {
                add(kind);
            }
        }
        if has(Class::Hedge)
            && let Some(value) = tokens.value(at, Class::Hedge)
        {
            add(modality(value).map_or(CueKind::Alleged, CueKind::Modal));
        }
        if has(Class::PastCue) {
            add(CueKind::Attribute(Modality::Past));
        }
        if has(Class::FutureCue) {
            let value = tokens.value(at, Class::FutureCue).and_then(modality);
            let value = value.unwrap_or(Modality::Predicted);
            // "rejected talks": the verb says it already.
            if cues.last()
                != Some(&Cue {
                    at,
                    kind: CueKind::Governor(value),
                })
            {
                cues.push(Cue {
                    at,
                    kind: CueKind::Attribute(value),
                });
            }
        }
        if has(Class::Speech)
            && let Some(kind) = speech(tokens, at)
            && !same_as_governor(kind, cues.last().filter(|c| c.at == at))
        {
            cues.push(Cue { at, kind });
        }
    }
}

/// "Dann", "Otherwise" before a verb in the present.
fn is_consequence(tokens: &Tokens<'_>, at: usize) -> bool {
    match tokens.str(at) {
        "Dann" | "Sonst" | "Andernfalls" => {
            let verb = tokens.str(at + 1);
            (verb.ends_with('t') && verb != "hat" && verb != "ist" && !verb.ends_with("ht"))
                || verb == "wären"
                || verb == "müssen"
        }
        "Otherwise" | "Suppose" | "Imagine" | "Angenommen" => true,
        _ => false,
    }
}

fn negation(tokens: &Tokens<'_>, at: usize) -> Option<CueKind> {
    let next = tokens.str(at + 1);
    let key = tokens.value(at, Class::Negation)?;
    match key {
        // "nicht nur … sondern auch", "not only", "not least", "kein Zweifel", "no doubt".
        _ if matches!(
            next,
            "nur" | "only" | "zuletzt" | "least" | "allein" | "just" | "merely" | "Zweifel" | "doubt" | "unbedingt"
        ) =>
        {
            None
        }
        "not" if next == "mehr" || next == "länger" => Some(CueKind::NoLonger),
        "no" if next == "longer" => Some(CueKind::NoLonger),
        "no" if matches!(next, "matter" | "less" | "fewer" | "." | "later") => None,
        // "didn't": the "t" behind an apostrophe.
        "t" => at
            .checked_sub(1)
            .is_some_and(|b| matches!(tokens.str(b), "'" | "’") && tokens.get(at).is_some_and(|t| !t.spaced))
            .then_some(CueKind::Not),
        // "kein Gas mehr".
        "no" if tokens.language == Language::De
            && (at + 2..at + 6).any(|t| tokens.str(t) == "mehr" && tokens.str(t + 1) != "als") =>
        {
            Some(CueKind::NoLonger)
        }
        "no" => Some(CueKind::NotDeterminer),
        _ => Some(CueKind::Not),
    }
}

fn modal(tokens: &Tokens<'_>, at: usize, end: usize) -> Option<CueKind> {
    let key = tokens.value(at, Class::Auxiliary)?;
    // "May" is a month, "Will" a name, "can" of "oil".
    if tokens.language == Language::En
        && tokens.get(at)?.capital
        && tokens.sentence_of(at.saturating_sub(1)) == tokens.sentence_of(at)
        && at > 0
    {
        let heading = tokens
            .block_of
            .get(tokens.sentence_of(at))
            .and_then(|b| tokens.headings.get(*b as usize));
        if heading != Some(&true) {
            return None;
        }
    }
    Some(CueKind::Modal(match key {
        "future" | "likely" => Modality::Predicted,
        "would" | "could" => Modality::Hypothetical,
        "should" | "want" => Modality::Proposed,
        "werden" if is_future(tokens, at, end) => Modality::Predicted,
        _ => return None,
    }))
}

/// "wird liefern" against "wird geliefert": an infinitive or a participle closes the clause.
pub(in super::super) fn is_future(tokens: &Tokens<'_>, at: usize, end: usize) -> bool {
    let mut participle = false;
    let mut infinitive = false;
    // In a subordinate clause the verb stands before ("dass Waffen geliefert werden").
    if let Some(before) = at.checked_sub(1)
        && !tokens.get(before).is_some_and(|t| t.capital)
        && is_participle(tokens, before)
    {
        return false;
    }
    if let Some(before) = at.checked_sub(1)
        && !tokens.get(before).is_some_and(|t| t.capital)
        && is_infinitive(tokens, before)
    {
        return true;
    }
    for next in at + 1..end.min(at + 40) {
        let word = tokens.str(next);
        if tokens.get(next).is_some_and(|t| t.kind == Kind::Sign) && matches!(word, "," | ";" | ":" | "." | "–") {
            if participle || infinitive {
                break;
            }
            continue;
        }
        if word == "werden" {
            return true;
        }
        let small = tokens.get(next).is_some_and(|t| t.kind == Kind::Word && !t.capital);
        if small && is_participle(tokens, next) {
            participle = true;
        } else if small && is_infinitive(tokens, next) {
            infinitive = true;
        }
    }
    !participle || infinitive
}

fn is_participle(tokens: &Tokens<'_>, at: usize) -> bool {
    let token = tokens.get(at);
    if token.is_some_and(|t| tokens.vocabulary.values(t.word, Class::Verb).any(|form| form == "p")) {
        return true;
    }
    if tokens.is(at, Class::Article) || tokens.is(at, Class::Preposition) || tokens.is(at, Class::Verb) {
        return false;
    }
    let word = tokens.str(at);
    let prefixed = ["be", "ver", "er", "ent", "zer", "miss"].iter().any(|p| word.starts_with(p));
    word.len() > 5
        && (word.ends_with("iert")
            || (word.ends_with('t') && (word.starts_with("ge") || prefixed))
            || (word.ends_with("en") && word.starts_with("ge") && !word.starts_with("gegen"))
            || (word.len() > 8
                && (word.ends_with('t') || word.ends_with("en"))
                && [
                    "abge",
                    "ange",
                    "aufge",
                    "ausge",
                    "beige",
                    "einge",
                    "vorge",
                    "zurückge",
                    "zuge",
                    "durchge",
                    "hinge",
                    "festge",
                    "mitge",
                ]
                .iter()
                .any(|p| word.starts_with(p))))
}

fn is_infinitive(tokens: &Tokens<'_>, at: usize) -> bool {
    match verb_form(tokens, at) {
        Some(b'i') => return true,
        Some(_) => return false,
        None => {}
    }
    let word = tokens.str(at);
    matches!(word, "sein" | "haben" | "können" | "müssen" | "dürfen" | "wollen")
        || (tokens.vocabulary.find(word) == super::super::lexicon::WordId::NONE
            && word.len() > 4
            && (word.ends_with("en") || word.ends_with("ern") || word.ends_with("eln")))
            && matches!(
                tokens.str(at + 1),
                "," | "." | ";" | "–" | "und" | "“" | "\"" | "”" | ":" | "?" | "!" | ""
            )
}

fn governor(tokens: &Tokens<'_>, at: usize, value: &str) -> Option<CueKind> {
    let (noun, key) = value.strip_prefix("n.").map_or((false, value), |key| (true, key));
    // A separated verb: the particle must close the clause.
    let (key, particle) = key
        .split_once('+')
        .map_or((key, None), |(key, particle)| (key, Some(particle)));
    if let Some(particle) = particle
        && !has_particle(tokens, at, particle)
    {
        return None;
    }
    let german = tokens.language == Language::De;
    // "a free trade agreement", "a short war" against "free to", "short of".
    if matches!(tokens.str(at), "free" | "short") && !matches!(tokens.str(at + 1), "to" | "of") {
        return None;
    }
    if german && !noun && tokens.get(at)?.capital && !super::begins(tokens, at) {
        return None;
    }
    let modality = modality(key)?;
    Some(if noun {
        CueKind::NounGovernor(modality)
    } else {
        CueKind::Governor(modality)
    })
}

/// The separated part of the verb at `at` stands before the end of its clause.
pub(in super::super) fn has_particle(tokens: &Tokens<'_>, at: usize, particle: &str) -> bool {
    // "shot down", "cut off": in English it stands at once behind the verb.
    if tokens.language == Language::En && tokens.str(at + 1) == particle {
        return true;
    }
    (at + 1..at + 40)
        .take_while(|next| {
            // "am 4. April": no end of a sentence.
            let inside = tokens.is_sign(*next, ".") && tokens.sentence_of(*next + 1) == tokens.sentence_of(at);
            inside
                || !tokens
                    .get(*next)
                    .is_none_or(|t| t.kind == Kind::Sign && matches!(tokens.str(*next), "." | ";" | "?" | "!" | ":"))
        })
        .any(|next| {
            tokens.str(next) == particle
                && (tokens.get(next + 1).is_none_or(|t| t.kind == Kind::Sign)
                    || tokens.is(next + 1, Class::Conjunction)
                    || tokens.sentence_of(next + 1) != tokens.sentence_of(at))
        })
}

/// What the table says of a word of speech: `[n.]stance[:][+particle]`.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct SpeechWord<'v> {
    /// A noun ("Warnung", "claim").
    pub(in super::super) noun: bool,
    /// The stance as the table writes it.
    pub(in super::super) stance: &'v str,
    /// What is said may be a noun ("fordert Sanktionen").
    pub(in super::super) nominal: bool,
    /// The separated part of a German verb.
    particle: Option<&'v str>,
}

impl<'v> SpeechWord<'v> {
    fn read(value: &'v str) -> Self {
        let (noun, rest) = value.strip_prefix("n.").map_or((false, value), |rest| (true, rest));
        let (rest, particle) = rest
            .split_once('+')
            .map_or((rest, None), |(rest, particle)| (rest, Some(particle)));
        let (stance, nominal) = rest.strip_suffix(':').map_or((rest, false), |stance| (stance, true));
        Self {
            noun,
            stance,
            nominal,
            particle,
        }
    }

    /// The word of speech at a token, as it stands there: noun or verb, with its particle.
    pub(in super::super) fn at(tokens: &'v Tokens<'_>, at: usize) -> Option<Self> {
        let token = tokens.get(at)?;
        let german = tokens.language == Language::De;
        let capital = german && token.capital && !super::begins(tokens, at);
        let mut words = tokens.vocabulary.values(token.word, Class::Speech).map(Self::read);
        words.find(|word| {
            let particle = word.particle.is_none_or(|particle| has_particle(tokens, at, particle));
            let sort = if german {
                word.noun == (capital || (token.capital && verb_form(tokens, at).is_none()))
            } else {
                word.noun == english_noun(tokens, at)
            };
            particle && sort
        })
    }
}

/// A word that governs and speaks ("deny") weakens once.
fn same_as_governor(kind: CueKind, last: Option<&Cue>) -> bool {
    let CueKind::Speech(modality) = kind else { return false };
    last.is_some_and(|c| c.kind == CueKind::Governor(modality))
}

/// "the claim", "Putin's warning", "in dispute" against "they claim".
fn english_noun(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(token) = tokens.get(at) else { return false };
    if tokens
        .vocabulary
        .values(token.word, Class::Speech)
        .all(|v| v.starts_with("n."))
    {
        return true;
    }
    if matches!(verb_form(tokens, at), Some(b'd' | b'g' | b'p')) {
        return false;
    }
    let Some(before) = at.checked_sub(1) else { return false };
    tokens.is(before, Class::Article)
        || tokens.is(before, Class::Preposition) && tokens.str(before) != "to"
        || matches!(tokens.str(before), "s" | "'" | "’")
        || (tokens.get(before).is_some_and(|t| !t.capital && t.kind == Kind::Word)
            && !tokens.is(before, Class::Auxiliary)
            && !tokens.is(before, Class::Pronoun)
            && !tokens.is(before, Class::AgentNoun)
            && !tokens.is(before, Class::GroupNoun)
            && !tokens.is(before, Class::Title)
            && !tokens.is(before, Class::Conjunction)
            && !tokens.str(before).ends_with("ly")
            && !tokens.str(before).ends_with('s')
            && tokens.str(before) != "to")
}

/// A word of speech weakens what it governs if its stance does.
fn speech(tokens: &Tokens<'_>, at: usize) -> Option<CueKind> {
    let word = SpeechWord::at(tokens, at)?;
    // "Zwischen beiden besteht ein Vertrag" demands nothing.
    if matches!(tokens.str(at), "besteht" | "bestand" | "bestanden" | "bestehen")
        && !(at + 1..at + 7).any(|next| matches!(tokens.str(next), "auf" | "darauf"))
    {
        return None;
    }
    let modality = match word.stance {
        "denies" => Modality::Denied,
        "predicts" => Modality::Predicted,
        "doubts" | "warns" | "supposes" | "asks" => Modality::Hypothetical,
        "demands" | "proposes" => Modality::Proposed,
        _ => return None,
    };
    Some(if word.noun {
        CueKind::NounGovernor(modality)
    } else {
        CueKind::Speech(modality)
    })
}
