//! The lexicon: names of actors in two languages, and the words that rules look for.
//!
//! Data lies in `assets/lexicon` as tables (see its README.md); a user's own tables are added to it. Declined forms
//! are worked out here, once, so that finding a word in a text is one look-up.
//! Deliberately not here: rules.

mod forms;
mod landmarks;
mod links;
mod tables;
mod vocabulary;

use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;

use crate::model::{ActorKind, Language};

pub use landmarks::{Landmark, Treaty};
pub use links::Link;
pub use tables::LexiconError;
pub use vocabulary::{Class, Vocabulary, WordId};

/// How a form stands for its actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Form {
    /// The name, or a part of it that means the same ("Russland", "Russische Föderation").
    Name,
    /// An abbreviation ("RF", "DVRK").
    Abbreviation,
    /// An adjective ("russisch").
    Adjective,
    /// A member of the nation ("Russen").
    Demonym,
    /// A capital or seat used for the government ("Moskau", "Kreml").
    Seat,
    /// The whole name of a person.
    FullName,
    /// The family name alone ("Putin"); it needs the person to be at home in the text or to be unmistakable.
    Surname,
    /// No actor at all: a longer name that hides the names inside it ("Südchinesisches Meer", "New Mexico").
    Place,
    /// A family name that is also an everyday word or belongs to many; only after the full name or a title.
    WeakSurname,
}

/// An actor that the lexicon knows.
#[derive(Debug, Clone, PartialEq)]
pub struct LexicalActor {
    /// Key ("RUS", "NATO", "vladimir_putin").
    pub key: String,
    /// What it is.
    pub kind: ActorKind,
    /// German name.
    pub name_de: String,
    /// English name.
    pub name_en: String,
    /// ISO 3166 alpha-3; empty where there is none.
    pub iso3: String,
    /// Correlates of War country code.
    pub cow: Option<u16>,
    /// First and last year of existence, or of public life; open ends are `None`.
    pub years: (Option<i32>, Option<i32>),
    /// Offices: key of the state or organisation, first and last year.
    pub offices: Vec<Office>,
}

/// An office of a person.
#[derive(Debug, Clone, PartialEq)]
pub struct Office {
    /// Key of the state or organisation.
    pub of: String,
    /// Key of the office ("president", "foreign_minister").
    pub title: String,
    /// First year.
    pub from: Option<i32>,
    /// Last year.
    pub to: Option<i32>,
}

/// [`NameSense::actor`] of a name that stands for no actor.
pub const NO_ACTOR: u32 = u32::MAX;

/// What a name in a text may stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NameSense {
    /// Place in [`Lexicon::actors`]; [`NO_ACTOR`] with [`Form::Place`].
    pub actor: u32,
    /// As what.
    pub form: Form,
}

/// Names as a trie over the numbers of their words.
#[derive(Debug, Default)]
pub(crate) struct Names {
    next: FxHashMap<(u32, WordId), u32>,
    senses: Vec<Vec<NameSense>>,
}

impl Names {
    fn add(&mut self, words: &[WordId], sense: NameSense) {
        if self.senses.is_empty() {
            self.senses.push(Vec::new());
        }
        let mut node = 0;
        for word in words {
            let fresh = self.senses.len() as u32;
            node = *self.next.entry((node, *word)).or_insert(fresh);
            if node == fresh {
                self.senses.push(Vec::new());
            }
        }
        let senses = &mut self.senses[node as usize];
        if !senses.contains(&sense) {
            senses.push(sense);
        }
    }

    /// The longest name that begins with the first of `words`: its number of words and what it may stand for.
    pub(crate) fn longest(&self, words: impl Iterator<Item = WordId>) -> Option<(usize, &[NameSense])> {
        let mut node = 0;
        let mut best = None;
        for (count, word) in words.enumerate() {
            let Some(next) = self.next.get(&(node, word)) else { break };
            node = *next;
            if !self.senses[node as usize].is_empty() {
                best = Some((count + 1, self.senses[node as usize].as_slice()));
            }
        }
        best
    }
}

/// The words of one language.
#[derive(Debug)]
struct Tongue {
    vocabulary: Vocabulary,
    names: Names,
}

/// Names and words.
#[derive(Debug)]
pub struct Lexicon {
    actors: Vec<LexicalActor>,
    by_key: FxHashMap<String, u32>,
    german: Tongue,
    english: Tongue,
    landmarks: landmarks::Landmarks,
}

impl Lexicon {
    /// The lexicon that comes with the program; built at first use.
    pub fn built_in() -> &'static Self {
        Self::kept()
    }

    /// The lexicon that comes with the program, to be shared with threads.
    pub fn shared() -> Arc<Self> {
        Arc::clone(Self::kept())
    }

    fn kept() -> &'static Arc<Self> {
        static BUILT_IN: OnceLock<Arc<Lexicon>> = OnceLock::new();
        // The tables are part of the program and a test reads them; a broken one gives an empty lexicon.
        BUILT_IN.get_or_init(|| Arc::new(Self::with(&[]).unwrap_or_else(|_| tables::Builder::default().finish())))
    }

    /// The built-in lexicon with a user's tables added: (name of the table, its text).
    ///
    /// # Errors
    /// [`LexiconError`] with table and line.
    pub fn with(own: &[(&str, &str)]) -> Result<Self, LexiconError> {
        let mut builder = tables::Builder::default();
        for (name, text) in tables::BUILT_IN.iter().chain(own) {
            builder.table(name, text)?;
        }
        Ok(builder.finish())
    }

    /// Words and their classes in a language.
    pub fn vocabulary(&self, language: Language) -> &Vocabulary {
        &self.tongue(language).vocabulary
    }

    pub(crate) fn names(&self, language: Language) -> &Names {
        &self.tongue(language).names
    }

    fn tongue(&self, language: Language) -> &Tongue {
        match language {
            Language::De => &self.german,
            Language::En => &self.english,
        }
    }

    /// All actors.
    pub fn actors(&self) -> &[LexicalActor] {
        &self.actors
    }

    /// The actor at a place of [`NameSense::actor`].
    pub fn actor(&self, at: u32) -> Option<&LexicalActor> {
        self.actors.get(at as usize)
    }

    /// The named place or treaty whose name begins with the first of `words`, and the number of its words.
    pub fn landmark(&self, language: Language, words: impl Iterator<Item = WordId>) -> Option<(usize, Landmark<'_>)> {
        self.landmarks.find(language, words)
    }

    /// All named treaties.
    pub fn treaties(&self) -> &[Treaty] {
        self.landmarks.treaties()
    }

    /// The place of an actor by its key.
    pub fn find(&self, key: &str) -> Option<u32> {
        self.by_key.get(key).copied()
    }
}
