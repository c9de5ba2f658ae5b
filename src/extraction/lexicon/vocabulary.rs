//! Words of one language: a number for each, and what the word can be.

use rustc_hash::FxHashMap;

use crate::model::Language;

use super::links::Link;

/// Number of a word in the vocabulary of one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WordId(pub(super) u32);

/// Signs and single digits are their own numbers; words begin here.
const FIRST_WORD: u32 = 128;

impl WordId {
    /// A word that the vocabulary does not hold.
    pub const NONE: Self = Self(0);

    /// The number of an ASCII sign or digit, so that names may hold them ("P5+1", "Sino-NK").
    pub(crate) fn of_sign(sign: &str) -> Self {
        match (sign, sign.as_bytes()) {
            ("–" | "‐" | "‑", _) => Self(u32::from(b'-')),
            ("’", _) => Self(u32::from(b'\'')),
            (_, [byte]) if byte.is_ascii_graphic() => Self(u32::from(*byte)),
            _ => Self::NONE,
        }
    }
}

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// What a word can be. A word may be several things at once.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Class { $($(#[$doc])* $name,)* }

        impl Class {
            /// The class as a table names it.
            pub(super) fn parse(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$name),)* _ => None }
            }
        }
    };
}

// At most 64. The comment says what the value column of `assets/lexicon/words/*.tsv` holds.
classes! {
    /// A name of an actor can begin with this word. Set by the program, not by tables.
    NameStart = "name-start",
    /// The name of a place or a treaty can begin with this word. Set by the program, not by tables.
    Landmark = "landmark",
    /// Its full stop ends no sentence.
    Abbreviation = "abbreviation",
    /// A month; 1 to 12.
    Month = "month",
    /// A day of the week; 1 (Monday) to 7.
    Weekday = "weekday",
    /// A season; EDTF 21 (spring) to 24 (winter).
    Season = "season",
    /// A number in words; its value. "Dutzend" is a number, too.
    NumberWord = "number-word",
    /// A multiplier; power of ten (3 thousand, 6 million, 9 Milliarde / billion, 12 Billion / trillion).
    Multiplier = "multiplier",
    /// An ordinal in words; its value.
    Ordinal = "ordinal",
    /// A unit of time; "day", "week", "month", "year", "decade", "century".
    TimeUnit = "time-unit",
    /// A word with which a date can begin ("vergangenen", "early", "vor"); key of what it does.
    DateCue = "date-cue",
    /// A word looked at only beside a date ("bis", "of", "ago"); keys of what it does there.
    DateLink = "date-link",
    /// A decade in words ("neunziger", "nineties"); its first year without the century.
    DecadeWord = "decade-word",
    /// A word before a number that names a thing ("Artikel", "Resolution", "Boeing").
    Numbered = "numbered",
    /// A unit of measure; key of the unit.
    Unit = "unit",
    /// A currency; ISO 4217 code.
    Currency = "currency",
    /// Makes a figure approximate or a bound; "about", "least", "most".
    Approximate = "approximate",
    /// A counted noun ("Soldaten", "containers"); key.
    Counted = "counted",
    /// A word after a number that is no counted thing ("Uhr", "times").
    Uncounted = "uncounted",
    /// A word with which the words between a number and its noun end ("of", "und").
    PhraseEnd = "phrase-end",
    /// A given name of persons.
    GivenName = "given-name",
    /// A title or office before or after a person's name; key of the office.
    Title = "title",
    /// A word inside a person's name ("von", "bin", "al").
    NameParticle = "name-particle",
    /// A noun for an organisation or body ("Ministerium", "institute").
    OrganisationNoun = "organisation-noun",
    /// A noun for an unnamed group of speakers ("Beamte", "officials", "Analysten"); key.
    GroupNoun = "group-noun",
    /// A common noun that must not be taken for a name.
    CommonNoun = "common-noun",
    /// A pronoun; key.
    Pronoun = "pronoun",
    /// An article or determiner; grammatical case letters for German ("nom,acc").
    Article = "article",
    /// A preposition; key.
    Preposition = "preposition",
    /// A conjunction; key of what it joins ("and", "that", "if", "although", "because").
    Conjunction = "conjunction",
    /// An auxiliary or modal verb; key of tense or mood ("future", "would", "could", "must", "has", "had").
    Auxiliary = "auxiliary",
    /// A negation.
    Negation = "negation",
    /// A hedge; ICD 203 key of likelihood or empty.
    Hedge = "hedge",
    /// A verb or noun of speech; the stance.
    Speech = "speech",
    /// A preposition of attribution ("laut", "zufolge", "according").
    Attribution = "attribution",
    /// A word that makes what follows a condition or a wish.
    Irrealis = "irrealis",
    /// A word that puts the clause into the past ("ehemalig", "damals", "once").
    PastCue = "past-cue",
    /// A word that puts the clause into the future ("künftig", "geplant", "upcoming").
    FutureCue = "future-cue",
    /// Trigger of a tie or event; key of the frame.
    Trigger = "trigger",
    /// A verb form that is finite and says nothing else; tense ("present", "past", "subjunctive").
    FiniteVerb = "finite-verb",
    /// A form of a verb: "f" finite, "b" English base form, "d" English past or participle, "p" participle,
    /// "g" English -ing, "i" German infinitive or plural, "z" German infinitive with "zu" inside.
    Verb = "verb",
    /// What a treaty, a delivery or a promise is about ("arms", "energy", "defence").
    Topic = "topic",
    /// A noun that acts for the state beside it ("Regierung", "Truppen", "forces", "minister").
    AgentNoun = "agent-noun",
    /// A verb that lends its subject to the noun it governs ("have", "sign", "impose"); its frame.
    LightVerb = "light-verb",
    /// The separated part of a German verb ("an", "ab", "auf").
    Particle = "particle",
    /// A word too frequent to mean anything; used to tell languages apart.
    Stop = "stop",
    /// An adjective of origin that stands for no state ("westlich", "European").
    RegionWord = "region-word",
    /// A word beside a name that decides what the name stands for; key of the rule (`actors::cue`).
    NameCue = "name-cue",
    /// A word at which a rule for names begins; key of the rule (`actors::cue`).
    NameTrigger = "name-trigger",
    /// The first half of a joined adjective ("sino-", "Franco-"); key of the state.
    Combining = "combining",
}

#[derive(Debug, Clone, Copy)]
struct Sense {
    class: Class,
    value: u32,
}

/// Words of one language.
#[derive(Debug)]
pub struct Vocabulary {
    language: Language,
    ids: FxHashMap<Box<str>, WordId>,
    masks: Vec<u64>,
    links: Vec<u64>,
    senses: Vec<Vec<Sense>>,
    values: Vec<Box<str>>,
    numbers: Vec<Option<i32>>,
    value_ids: FxHashMap<Box<str>, u32>,
}

impl Vocabulary {
    pub(crate) fn new(language: Language) -> Self {
        Self {
            language,
            ids: FxHashMap::default(),
            masks: vec![0; FIRST_WORD as usize],
            links: vec![0; FIRST_WORD as usize],
            senses: vec![Vec::new(); FIRST_WORD as usize],
            values: Vec::new(),
            numbers: Vec::new(),
            value_ids: FxHashMap::default(),
        }
    }

    /// Its language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The number of a word as it is written.
    pub fn find(&self, word: &str) -> WordId {
        self.ids.get(word).copied().unwrap_or(WordId::NONE)
    }

    /// Whether the word can be of `class`.
    pub fn is(&self, word: WordId, class: Class) -> bool {
        self.mask(word) >> class as u32 & 1 == 1
    }

    /// All classes of the word, a bit each.
    pub fn mask(&self, word: WordId) -> u64 {
        self.masks.get(word.0 as usize).copied().unwrap_or(0)
    }

    /// All the ways in which the word links dates, a bit each.
    pub fn links(&self, word: WordId) -> u64 {
        self.links.get(word.0 as usize).copied().unwrap_or(0)
    }

    /// The value of the word in `class`; the first, if tables give several.
    pub fn value(&self, word: WordId, class: Class) -> Option<&str> {
        self.values(word, class).next()
    }

    /// All values of the word in `class`.
    pub fn values(&self, word: WordId, class: Class) -> impl Iterator<Item = &str> {
        let senses = self.senses.get(word.0 as usize).filter(|_| self.is(word, class));
        let senses = senses.map_or(&[][..], Vec::as_slice);
        let values = senses.iter().filter(move |s| s.class == class);
        values.filter_map(|s| self.values.get(s.value as usize)).map(AsRef::as_ref)
    }

    /// The value of the word in `class` as a number.
    pub fn number(&self, word: WordId, class: Class) -> Option<i32> {
        if !self.is(word, class) {
            return None;
        }
        let sense = self.senses.get(word.0 as usize)?.iter().find(|s| s.class == class)?;
        self.numbers.get(sense.value as usize).copied().flatten()
    }

    pub(super) fn intern(&mut self, word: &str) -> WordId {
        let sign = WordId::of_sign(word);
        if sign != WordId::NONE && !word.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return sign; // a word of one letter has a number of its own
        }
        if let Some(id) = self.ids.get(word) {
            return *id;
        }
        let id = WordId(self.masks.len() as u32);
        self.ids.insert(word.into(), id);
        self.masks.push(0);
        self.links.push(0);
        self.senses.push(Vec::new());
        id
    }

    pub(super) fn mark(&mut self, word: WordId, class: Class) {
        if let Some(mask) = self.masks.get_mut(word.0 as usize) {
            *mask |= 1 << class as u32;
        }
    }

    pub(super) fn add(&mut self, word: &str, class: Class, value: &str) {
        let id = self.intern(word);
        self.mark(id, class);
        if let (Class::DateLink, Some(link)) = (class, Link::parse(value))
            && let Some(links) = self.links.get_mut(id.0 as usize)
        {
            *links |= link.bit();
        }
        let fresh = self.values.len() as u32;
        let value = *self.value_ids.entry(value.into()).or_insert_with(|| {
            self.values.push(value.into());
            self.numbers.push(value.parse().ok());
            fresh
        });
        let senses = &mut self.senses[id.0 as usize];
        if !senses.iter().any(|s| s.class == class && s.value == value) {
            senses.push(Sense { class, value });
        }
    }
}
