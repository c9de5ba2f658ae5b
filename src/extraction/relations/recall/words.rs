//! Words that stand for somebody named before, and how far they reach. For `recall` only.

use std::ops::Range;

use super::{Recall, Word};
use crate::extraction::clauses::{Cut, verb_form};
use crate::extraction::lexicon::Class;
use crate::extraction::token::Kind;
use crate::model::Language;

const ISLANDS: &[&str] = &[
    "TWN", "CYP", "CUB", "LKA", "MLT", "ISL", "IRL", "MDG", "BHR", "SGP", "JAM", "HTI", "GRD", "MUS", "BRB", "HAWAII", "GBR",
    "COM", "MDV", "NRU", "FJI",
];
const KINGDOMS: &[&str] = &[
    "SAU",
    "JOR",
    "MAR",
    "BEL",
    "NLD",
    "DNK",
    "SWE",
    "NOR",
    "ESP",
    "THA",
    "BTN",
    "BHR",
    "KHM",
    "LSO",
    "SWZ",
    "TON",
    "PRUSSIA",
    "BAVARIA",
    "SAXONY",
    "HANOVER",
    "WURTTEMBERG",
    "SARDINIA",
    "TWO_SICILIES",
    "NPL",
];
const EMIRATES: &[&str] = &["QAT", "KWT"];
const SULTANATES: &[&str] = &["OMN", "BRN"];

const ALLIANCES: &[&str] = &["NATO", "lli", "Pakt", "Pact", "Treaty", "Vertrag", "CSTO"];
const COMMUNITIES: &[&str] = &["emeinschaft"];
const UNIONS: &[&str] = &["Union", "union"];
const LEAGUES: &[&str] = &["Liga", "League", "bund"];
const ANY: &[&str] = &[""];

impl Recall<'_, '_> {
    /// The word at `at`, and the tokens that stand for the actors.
    pub(super) fn word(&self, cut: &Cut, at: usize) -> Option<(Word, Range<usize>)> {
        let token = self.tokens.get(at).filter(|t| t.kind == Kind::Word && t.end - t.start < 15)?;
        let text = self.tokens.str(at);
        // "Three powers guaranteed Greece: Britain, France and Russia."
        if at == cut.tokens.start && self.tokens.is(at, Class::NumberWord) {
            let listed = cut
                .tokens
                .clone()
                .any(|t| self.tokens.is_sign(t, ":") || matches!(self.tokens.str(t), "namely" | "nämlich"));
            let number = number(&text.to_lowercase()).filter(|_| listed)?;
            return Some((Word::Listed(number), at..self.counted(at, at)?.end));
        }
        if self.tokens.language == Language::De {
            return self.german(cut, at, text, token.capital);
        }
        let first = at == cut.tokens.start;
        Some(match text {
            "they" | "They" | "them" => (Word::They, at..at + 1),
            "their" | "Their" => (Word::Their, at..at + 1),
            "it" => (Word::It, at..at + 1),
            "its" | "Its" => (Word::Its, at..at + 1),
            "both" | "Both" if self.stands_alone(at) => (Word::Count(2), at..at + 1),
            "two" | "three" | "four" | "five" | "six" | "pair" => {
                let definite = at.checked_sub(1).filter(|_| !first)?;
                if !matches!(self.tokens.str(definite), "the" | "The" | "all" | "All" | "these" | "These") {
                    return None;
                }
                (Word::Count(number(text)?), self.counted(definite, at)?)
            }
            "island" => (Word::Land(ISLANDS), self.definite(cut, at)?),
            "kingdom" => (Word::Land(KINGDOMS), self.definite(cut, at)?),
            "emirate" => (Word::Land(EMIRATES), self.definite(cut, at)?),
            "sultanate" => (Word::Land(SULTANATES), self.definite(cut, at)?),
            "alliance" | "pact" => (Word::Organisation(ALLIANCES), self.definite(cut, at)?),
            "bloc" | "organisation" | "organization" => (Word::Organisation(ANY), self.definite(cut, at)?),
            "union" => (Word::Organisation(UNIONS), self.definite(cut, at)?),
            "league" => (Word::Organisation(LEAGUES), self.definite(cut, at)?),
            "community" => (Word::Organisation(COMMUNITIES), self.definite(cut, at)?),
            _ => return None,
        })
    }

    fn german(&self, cut: &Cut, at: usize, text: &str, capital: bool) -> Option<(Word, Range<usize>)> {
        Some(match text {
            "sie" | "Sie" if !capital || at == cut.tokens.start => (Word::They, at..at + 1),
            "es" => (Word::It, at..at + 1),
            "sein" | "seine" | "seinen" | "seinem" | "seiner" | "seines" | "Sein" | "Seine" if self.noun_behind(at) => {
                (Word::Its, at..at + 1)
            }
            "ihr" | "ihre" | "ihren" | "ihrem" | "ihrer" | "ihres" | "Ihr" | "Ihre" if self.noun_behind(at) => {
                (Word::Ihr, at..at + 1)
            }
            "beide" | "Beide" | "beiden" if self.stands_alone(at) => (Word::Count(2), at..at + 1),
            "zwei" | "drei" | "vier" | "fünf" | "sechs" => {
                let definite = at.checked_sub(1).filter(|_| at > cut.tokens.start)?;
                let article = self.tokens.is(definite, Class::Article) && !matches!(self.tokens.str(definite), "ein" | "eine");
                if !article && !matches!(self.tokens.str(definite), "alle" | "allen" | "Alle" | "aller") {
                    return None;
                }
                (Word::Count(number(text)?), self.counted(definite, at)?)
            }
            "Insel" | "Inselrepublik" | "Inselstaat" => (Word::Land(ISLANDS), self.definite(cut, at)?),
            "Königreich" | "Königreichs" => (Word::Land(KINGDOMS), self.definite(cut, at)?),
            "Emirat" | "Emirats" => (Word::Land(EMIRATES), self.definite(cut, at)?),
            "Sultanat" | "Sultanats" => (Word::Land(SULTANATES), self.definite(cut, at)?),
            "Bündnis" | "Allianz" | "Bündnisses" | "Pakt" | "Militärbündnis" => {
                (Word::Organisation(ALLIANCES), self.definite(cut, at)?)
            }
            "Gemeinschaft" => (Word::Organisation(COMMUNITIES), self.definite(cut, at)?),
            "Union" | "Staatenunion" => (Word::Organisation(UNIONS), self.definite(cut, at)?),
            "Liga" | "Bund" | "Staatenbund" => (Word::Organisation(LEAGUES), self.definite(cut, at)?),
            "Organisation" | "Block" => (Word::Organisation(ANY), self.definite(cut, at)?),
            _ => return None,
        })
    }

    /// "both" with no noun, name or clause of its own behind it.
    fn stands_alone(&self, at: usize) -> bool {
        let next = self.tokens.get(at + 1);
        next.is_none_or(|t| {
            t.kind == Kind::Sign || !t.capital && (self.verb(at + 1) || self.tokens.is(at + 1, Class::Preposition))
        }) || matches!(self.tokens.str(at + 1), "es" | "sich" | "einander")
    }

    pub(super) fn verb(&self, at: usize) -> bool {
        self.tokens.is(at, Class::Auxiliary) || verb_form(self.tokens, at).is_some()
    }

    /// A noun stands behind "ihr", "sein", at most two small words between them.
    fn noun_behind(&self, at: usize) -> bool {
        (at + 1..at + 4)
            .take_while(|t| self.tokens.get(*t).is_some_and(|t| t.kind == Kind::Word))
            .find(|t| self.tokens.get(*t).is_some_and(|t| t.capital) || self.verb(*t) || self.tokens.is(*t, Class::Preposition))
            .is_some_and(|t| self.tokens.get(t).is_some_and(|t| t.capital))
    }

    /// "the three [West African] governments", "all three": from the article to the noun.
    fn counted(&self, article: usize, number: usize) -> Option<Range<usize>> {
        let parties = |at: usize| {
            let word = self.tokens.get(at)?.word;
            let known = self.tokens.vocabulary.values(word, Class::NameCue).any(|v| v == "parties");
            (known || is_party(self.tokens.str(at), self.tokens.language)).then_some(at)
        };
        if let Some(noun) = (number + 1..number + 4).find_map(parties) {
            let plain = (number + 1..noun).all(|t| {
                self.tokens.get(t).is_some_and(|t| t.kind == Kind::Word)
                    && !self.verb(t)
                    && !self.tokens.is(t, Class::Preposition)
            });
            return plain.then_some(article..noun + 1);
        }
        self.stands_alone(number).then_some(article..number + 1)
    }

    /// "the island", "das Bündnis": an article before, nothing behind that says which one.
    fn definite(&self, cut: &Cut, at: usize) -> Option<Range<usize>> {
        let article = at.checked_sub(1).filter(|b| *b >= cut.tokens.start)?;
        let definite = matches!(
            self.tokens.str(article),
            "the" | "The" | "this" | "der" | "die" | "das" | "dem" | "den" | "des" | "Der" | "Die" | "Das"
        ) || matches!(self.tokens.str(article), "zum" | "zur" | "vom" | "im" | "beim");
        // "hatte die Gemeinschaft Niamey mit Sanktionen belegt": a name behind it is another part of the sentence.
        let german = self.tokens.language == Language::De;
        let inverted = german && article > cut.tokens.start && self.verb(article - 1);
        let said = matches!(
            self.tokens.str(at + 1),
            "of" | "with" | "between" | "mit" | "zwischen" | "aus" | "der" | "des" | "von" | "kingdom" | "that" | "which"
        ) || self.tokens.is_sign(at + 1, "-")
            || (!inverted
                && (self.tokens.is(at + 1, Class::NameStart)
                    || self.tokens.get(at + 1).is_some_and(|t| t.capital && t.kind == Kind::Word)));
        (definite && !said).then_some(if self.tokens.is(article, Class::Preposition) {
            at..at + 1
        } else {
            article..at + 1
        })
    }
}

/// A noun for several states, or for those who lead them.
pub(in super::super) fn is_party(word: &str, language: Language) -> bool {
    if language == Language::De {
        const ENDINGS: &[&str] = &[
            "regierungen",
            "staaten",
            "länder",
            "ländern",
            "mächte",
            "mächten",
            "republiken",
            "reiche",
            "reichen",
        ];
        return ENDINGS.iter().any(|e| word.ends_with(e))
            || matches!(
                word,
                "Mächte"
                    | "Staaten"
                    | "Länder"
                    | "Regierungen"
                    | "Juntas"
                    | "Republiken"
                    | "Monarchien"
                    | "Präsidenten"
                    | "Außenminister"
                    | "Unterzeichner"
                    | "Führungen"
                    | "Armeen"
                    | "Mitglieder"
                    | "Verbündete"
                    | "Regime"
                    | "Staatschefs"
                    | "Regierungschefs"
                    | "Monarchen"
                    | "Kaiser"
                    | "Könige"
            );
    }
    matches!(
        word,
        "juntas"
            | "republics"
            | "kingdoms"
            | "empires"
            | "monarchies"
            | "presidents"
            | "ministers"
            | "leaders"
            | "signatories"
            | "members"
            | "regimes"
            | "armies"
            | "monarchs"
            | "emperors"
            | "kings"
            | "premiers"
            | "militaries"
    )
}

fn number(word: &str) -> Option<usize> {
    Some(match word {
        "two" | "zwei" | "pair" => 2,
        "three" | "drei" => 3,
        "four" | "vier" => 4,
        "five" | "fünf" => 5,
        "six" | "sechs" => 6,
        _ => return None,
    })
}
