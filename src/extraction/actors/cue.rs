//! What the rules for names ask of the words around a name.
//!
//! The words themselves stand in `assets/lexicon/words/names.tsv`. For the modules of [`super`] only.

use std::ops::Range;

use crate::model::Language;

use super::super::lexicon::{Class, Form, Lexicon, NameSense, Names, WordId};
use super::super::token::{Kind, Token, Tokens};

macro_rules! cues {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// What a word beside a name says of the name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Cue { $($(#[$doc])* $name,)* }

        impl Cue {
            /// The key as the table names it.
            const fn key(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }
        }
    };
}

cues! {
    /// A preposition after which a capital is a place.
    Place = "place",
    /// "aus", "from".
    From = "from",
    /// "von", "of".
    Of = "of",
    /// "an", "to".
    To = "to",
    /// "auf", "on".
    On = "on",
    /// "vor".
    Before = "before",
    /// "zwischen".
    Between = "between",
    /// The goal of a way that began with "von" or "from".
    Goal = "nach",
    /// A preposition that makes a house of government a place.
    HouseIn = "house-in",
    /// "und".
    And = "and",
    /// An article.
    Article = "article",
    /// An article inside a preposition ("im").
    Contracted = "contracted",
    /// A house that stands for a government.
    House = "house",
    /// Words of travel.
    Travel = "travel",
    /// Words after "aus" and a town that make it the start of a way.
    Return = "return",
    /// Words of attack.
    Attack = "attack",
    /// Things named after a place, or that a place has ("Vertrag von", "Mayor of").
    NamedAfter = "named-after",
    /// Words directly before a town.
    CityBefore = "city-before",
    /// Words directly after a town.
    CityAfter = "city-after",
    /// What belongs to a town, after its genitive.
    CityThing = "city-thing",
    /// Who or what comes from a town.
    FromTown = "from-town",
    /// "warnte vor".
    Fear = "fear",
    /// English second halves: "Moscow-based".
    TownPart = "town-part",
    /// Seas and the like after a state.
    Geo = "geo",
    /// Seas and the like before "of" and a state.
    GeoOf = "geo-of",
    /// "Latin", "South" before "American".
    Continent = "continent",
    /// Words before a language.
    LanguageBefore = "language-before",
    /// Words after a language.
    Language = "language",
    /// "anti-", "pro-".
    Prefix = "prefix",
    /// What makes a person's name a street, a treaty, a foundation.
    NotPerson = "not-person",
    /// Ships.
    Ship = "ship",
    /// What leaves a person's name a person ("Trump-Regierung").
    Government = "government",
    /// "news" of "news agency".
    News = "news",
    /// Laws and treaties whose names begin with a state or a town ("Taiwan Relations Act").
    Act = "act",
    /// Nouns that make a name of an institution.
    Institution = "institution",
    /// Universities, which are named by what follows them.
    Campus = "campus",
    /// "für", "of" after the noun of an institution.
    For = "for",
    /// What "beide" counts.
    Parties = "parties",
}

/// The keys of [`Class::NameTrigger`].
pub(super) mod trigger {
    pub(in super::super) const SAY: &str = "say";
    pub(in super::super) const MEDIA: &str = "media";
    pub(in super::super) const AGENCY: &str = "agency";
    pub(in super::super) const HALF: &str = "half";
    pub(in super::super) const BRACKET: &str = "bracket";
    pub(in super::super) const BOTH: &str = "both";
    pub(in super::super) const HE: &str = "he";
    pub(in super::super) const SHE: &str = "she";
    pub(in super::super) const LAND: &str = "the-land";
    pub(in super::super) const NORTH: &str = "whole-north";
    pub(in super::super) const SOUTH: &str = "whole-south";
}

/// Classes of words that are no part of a person's name.
const NEVER_NAME: u64 = bits(&[
    Class::Month,
    Class::Weekday,
    Class::Season,
    Class::NumberWord,
    Class::Multiplier,
    Class::TimeUnit,
    Class::DateCue,
    Class::Unit,
    Class::Currency,
    Class::Counted,
    Class::Title,
    Class::OrganisationNoun,
    Class::GroupNoun,
    Class::Pronoun,
    Class::Article,
    Class::Preposition,
    Class::Conjunction,
    Class::Auxiliary,
    Class::Negation,
    Class::Hedge,
    Class::Speech,
    Class::Attribution,
    Class::Irrealis,
    Class::PastCue,
    Class::FutureCue,
    Class::Trigger,
    Class::FiniteVerb,
    Class::Stop,
    Class::RegionWord,
    Class::NameCue,
    Class::NameTrigger,
]);

/// Classes of English words that are no family name even after a given name.
const NEVER_AFTER_GIVEN: u64 = bits(&[
    Class::Month,
    Class::Weekday,
    Class::OrganisationNoun,
    Class::Pronoun,
    Class::Article,
    Class::Preposition,
    Class::Conjunction,
    Class::Auxiliary,
    Class::Negation,
    Class::Attribution,
    Class::FiniteVerb,
    Class::Stop,
    Class::Speech,
    Class::NameTrigger,
]);

/// A bit for each class.
pub(super) const fn bits(classes: &[Class]) -> u64 {
    let mut mask = 0;
    let mut at = 0;
    while at < classes.len() {
        mask |= 1 << classes[at] as u32;
        at += 1;
    }
    mask
}

/// Endings of German nouns that are no family names.
const NOUN_ENDS: &[&str] = &[
    "ung",
    "ungen",
    "heit",
    "heiten",
    "keit",
    "keiten",
    "schaft",
    "schaften",
    "tion",
    "tionen",
    "sion",
    "ismus",
    "tät",
    "täten",
    "nis",
    "nisse",
    "ment",
    "mente",
    "anz",
    "enz",
    "enzen",
    "eien",
    "zeug",
    "zeuge",
    "werk",
    "werke",
    "kraft",
    "kräfte",
    "krieg",
    "macht",
    "recht",
    "waffe",
    "waffen",
    "rakete",
    "raketen",
    "partei",
    "minister",
    "ministerium",
    "chef",
    "führer",
    "stoff",
    "system",
    "systeme",
    "programm",
    "abkommen",
    "vertrag",
    "verträge",
    "gebiet",
    "bereich",
    "politik",
    "wirtschaft",
];

/// The text with its lexicon, for rules that look around a token.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) lexicon: &'a Lexicon,
    pub(super) tokens: &'a Tokens<'a>,
    pub(super) names: &'a Names,
}

impl<'a> View<'a> {
    /// The token; `None` beyond the text.
    pub(super) fn get(&self, at: usize) -> Option<&'a Token> {
        self.tokens.all.get(at)
    }

    /// The token before.
    pub(super) fn before(at: usize) -> Option<usize> {
        at.checked_sub(1)
    }

    /// All classes of the token's word.
    pub(super) fn mask(&self, at: usize) -> u64 {
        self.get(at).map_or(0, |t| t.mask)
    }

    /// Whether the token is of `class`.
    pub(super) fn is(&self, at: usize, class: Class) -> bool {
        self.mask(at) >> class as u32 & 1 == 1
    }

    /// The token's own words.
    pub(super) fn str(&self, at: usize) -> &'a str {
        self.get(at)
            .map_or("", |t| &self.tokens.text[t.start as usize..t.end as usize])
    }

    /// Whether the token's word gives this cue.
    pub(super) fn cue(&self, at: usize, cue: Cue) -> bool {
        self.is(at, Class::NameCue) && {
            let word = self.tokens.all[at].word;
            self.tokens.vocabulary.values(word, Class::NameCue).any(|v| v == cue.key())
        }
    }

    /// Whether the token's word is this trigger.
    pub(super) fn trigger(&self, at: usize, key: &str) -> bool {
        self.is(at, Class::NameTrigger) && {
            let word = self.tokens.all[at].word;
            self.tokens.vocabulary.values(word, Class::NameTrigger).any(|v| v == key)
        }
    }

    /// Whether one of the tokens gives the cue.
    pub(super) fn any(&self, mut range: Range<usize>, cue: Cue) -> bool {
        range.any(|at| self.cue(at, cue))
    }

    /// A word with a capital letter.
    pub(super) fn capital(&self, at: usize) -> bool {
        self.get(at).is_some_and(|t| t.kind == Kind::Word && t.capital)
    }

    /// A word with a small letter.
    pub(super) fn small(&self, at: usize) -> bool {
        self.get(at).is_some_and(|t| t.kind == Kind::Word && !t.capital)
    }

    /// White space stands before the token.
    pub(super) fn spaced(&self, at: usize) -> bool {
        self.get(at).is_none_or(|t| t.spaced)
    }

    /// Whether the token is this one ASCII sign.
    pub(super) fn sign(&self, at: usize, sign: &str) -> bool {
        self.get(at)
            .is_some_and(|t| t.kind == Kind::Sign && t.word == WordId::of_sign(sign))
    }

    /// The word after a hyphen that follows without white space.
    pub(super) fn joined_right(&self, end: usize) -> Option<usize> {
        let next = self.get(end + 1)?;
        let joined = self.sign(end, "-") && !self.spaced(end) && !next.spaced && next.kind == Kind::Word;
        joined.then_some(end + 1)
    }

    /// The word before a hyphen that stands directly before the token.
    pub(super) fn joined_left(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(2)?;
        let joined = self.sign(at - 1, "-") && !self.spaced(at - 1) && !self.spaced(at);
        (joined && self.get(before)?.kind == Kind::Word).then_some(before)
    }

    /// Last word of a chain joined by hyphens that begins at `at`.
    pub(super) fn chain_end(&self, mut at: usize) -> usize {
        for _ in 0..8 {
            let Some(next) = self.joined_right(at + 1) else { break };
            at = next;
        }
        at
    }

    /// First word of a chain joined by hyphens that ends at `at`.
    pub(super) fn chain_start(&self, mut at: usize) -> usize {
        for _ in 0..8 {
            let Some(left) = self.joined_left(at) else { break };
            at = left;
        }
        at
    }

    /// German, not English.
    pub(super) fn german(&self) -> bool {
        self.tokens.language == Language::De
    }

    /// The tokens of the sentence that holds `at`.
    pub(super) fn sentence(&self, at: usize) -> Range<usize> {
        self.tokens
            .sentences
            .get(self.tokens.sentence_of(at))
            .cloned()
            .unwrap_or(at..at + 1)
    }

    /// Whether the token is the first word of its sentence.
    pub(super) fn opens_sentence(&self, at: usize) -> bool {
        let first = self.sentence(at).start;
        (first..at).all(|before| self.get(before).is_some_and(|t| t.kind == Kind::Sign))
    }

    /// Whether the token stands in a heading.
    pub(super) fn in_heading(&self, at: usize) -> bool {
        let block = self.tokens.block_of.get(self.tokens.sentence_of(at));
        block.is_some_and(|b| self.tokens.headings.get(*b as usize).copied().unwrap_or(false))
    }

    /// Whether the token stands in an English heading in which most words have a capital letter.
    pub(super) fn in_title_case(&self, at: usize) -> bool {
        if self.german() || !self.in_heading(at) {
            return false;
        }
        let words = self
            .sentence(at)
            .filter(|w| self.get(*w).is_some_and(|t| t.kind == Kind::Word && t.end - t.start > 3));
        let (mut all, mut capital) = (0, 0);
        for word in words {
            all += 1;
            capital += usize::from(self.capital(word));
        }
        all >= 3 && capital * 10 >= all * 7
    }

    /// A capital word that no table holds.
    pub(super) fn unknown(&self, at: usize) -> bool {
        self.capital(at) && self.get(at).is_some_and(|t| t.word == WordId::NONE && t.end - t.start > 1)
    }

    /// A capital word that can be part of a person's name; after a given name a common noun can, too ("Fischer").
    pub(super) fn name_like(&self, at: usize, after_given: bool) -> bool {
        let mask = self.mask(at);
        let common = mask >> Class::CommonNoun as u32 & 1 == 1;
        // English has capitals for names only: what follows a given name is a name whatever else it means.
        let never = if after_given && !self.german() {
            NEVER_AFTER_GIVEN
        } else {
            NEVER_NAME
        };
        if !self.capital(at) || mask & never != 0 || self.tokens.value(at, Class::NameParticle) == Some("suffix") {
            return false;
        }
        let surname = || self.tokens.value(at, Class::CommonNoun) == Some("surname");
        if common && !(after_given && (!self.german() || surname())) {
            return false;
        }
        if self.get(at).is_some_and(|t| t.capitals && t.end - t.start > 3) && !self.in_heading(at) && !after_given {
            return false;
        }
        if self.is(at, Class::NameStart) && !self.is(at, Class::GivenName) && self.names_something_else(at) {
            return false;
        }
        common || !self.german() || !self.noun_ending(at)
    }

    /// The word by itself is a state, an organisation or their adjective.
    pub(super) fn names_something_else(&self, at: usize) -> bool {
        let alone = self.known(at, 1).filter(|_| self.is(at, Class::NameStart));
        alone.is_some_and(|(_, senses)| {
            senses
                .iter()
                .any(|s| matches!(s.form, Form::Name | Form::Abbreviation | Form::Adjective | Form::Demonym))
        })
    }

    /// Ends as German nouns end and names do not.
    pub(super) fn noun_ending(&self, at: usize) -> bool {
        let word = self.str(at);
        NOUN_ENDS.iter().any(|end| word.len() > end.len() + 2 && word.ends_with(end))
    }

    /// The longest name of the lexicon that begins here, of at most `most` words.
    pub(super) fn known(&self, at: usize, most: usize) -> Option<(usize, &'a [NameSense])> {
        let words = self.tokens.all.get(at..)?.iter().take(most).map(|t| t.word);
        self.names.longest(words)
    }

    /// A capital letter and a full stop ("V.").
    pub(super) fn initial(&self, at: usize) -> bool {
        let one = self.get(at).is_some_and(|t| t.kind == Kind::Word && t.capital);
        one && self.str(at).chars().count() == 1 && self.sign(at + 1, ".") && !self.spaced(at + 1)
    }

    /// A verb of speech stands directly beside the words.
    pub(super) fn beside_speech(&self, range: &Range<usize>) -> bool {
        let left = range.start.checked_sub(1).is_some_and(|b| self.trigger(b, trigger::SAY));
        left || self.trigger(range.end, trigger::SAY)
    }
}
