//! Named places and treaties: no actors, but they say which states are meant ("entered Prague", "signed the Rio Pact").
//!
//! For `relations`. Data: `assets/lexicon/sites.tsv` and `treaties.tsv`. Deliberately not here: what a clause makes of them.

use crate::model::Language;

use super::super::found::TieKind;
use super::super::token;
use super::vocabulary::{Class, Vocabulary, WordId};
use super::{Form, NameSense, Names};

/// A treaty that has a name of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Treaty {
    /// What it is between its parties.
    pub kind: TieKind,
    /// When it was signed, as EDTF.
    pub signed: String,
    /// Places in [`super::Lexicon::actors`] of those who signed; of a guarantee those who guarantee.
    pub parties: Vec<u32>,
    /// Places in [`super::Lexicon::actors`] of those whom it is for, where these are others.
    pub beneficiaries: Vec<u32>,
}

/// A place or a treaty that the lexicon knows.
#[derive(Debug, Clone, Copy)]
pub enum Landmark<'a> {
    /// A town, region or base: the states in which it lies or lay.
    Site(&'a [u32]),
    /// A treaty.
    Treaty(&'a Treaty),
}

/// All named places and treaties, by the words of their names.
#[derive(Debug, Default)]
pub(super) struct Landmarks {
    sites: Vec<Vec<u32>>,
    treaties: Vec<Treaty>,
    german: Names,
    english: Names,
}

impl Landmarks {
    /// `states  names_de  names_en`
    pub(super) fn site(&mut self, cells: &[&str], state: impl Fn(&str) -> Result<u32, String>) -> Result<[Words; 2], String> {
        let [states, german, english] = cells else {
            return Err(format!("expected 3 cells, found {}", cells.len()));
        };
        let number = self.sites.len() as u32;
        self.sites.push(states.split(' ').map(state).collect::<Result<_, _>>()?);
        Ok([words(german, number, Form::Place), words(english, number, Form::Place)])
    }

    /// `kind  signed  parties  beneficiaries  names_de  names_en`
    pub(super) fn treaty(&mut self, cells: &[&str], state: impl Fn(&str) -> Result<u32, String>) -> Result<[Words; 2], String> {
        let [kind, signed, parties, beneficiaries, german, english] = cells else {
            return Err(format!("expected 6 cells, found {}", cells.len()));
        };
        let kind = TieKind::ALL.iter().copied().find(|k| k.key() == *kind);
        let states = |keys: &str| {
            keys.split(' ')
                .filter(|k| !k.is_empty())
                .map(&state)
                .collect::<Result<_, _>>()
        };
        let number = self.treaties.len() as u32;
        self.treaties.push(Treaty {
            kind: kind.ok_or("no such kind of tie")?,
            signed: (*signed).to_owned(),
            parties: states(parties)?,
            beneficiaries: states(beneficiaries)?,
        });
        Ok([words(german, number, Form::Name), words(english, number, Form::Name)])
    }

    /// Adds the names of one line in one language.
    pub(super) fn add(&mut self, vocabulary: &mut Vocabulary, names: &Words) {
        let tongue = match vocabulary.language() {
            Language::De => &mut self.german,
            Language::En => &mut self.english,
        };
        for name in &names.names {
            let ids: Vec<WordId> = token::words(name).map(|word| vocabulary.intern(word)).collect();
            if let Some(first) = ids.first() {
                vocabulary.mark(*first, Class::Landmark);
                tongue.add(&ids, names.sense);
            }
        }
    }

    /// All treaties.
    pub(super) fn treaties(&self) -> &[Treaty] {
        &self.treaties
    }

    /// The landmark whose name begins with the first of `words`, and the number of its words.
    pub(super) fn find(&self, language: Language, words: impl Iterator<Item = WordId>) -> Option<(usize, Landmark<'_>)> {
        let names = match language {
            Language::De => &self.german,
            Language::En => &self.english,
        };
        let (count, senses) = names.longest(words)?;
        let sense = senses.first()?;
        let at = sense.actor as usize;
        let landmark = match sense.form {
            Form::Place => Landmark::Site(self.sites.get(at)?),
            _ => Landmark::Treaty(self.treaties.get(at)?),
        };
        Some((count, landmark))
    }
}

/// Names of one language, and what they stand for.
pub(super) struct Words {
    names: Vec<String>,
    sense: NameSense,
}

fn words(names: &str, number: u32, form: Form) -> Words {
    Words {
        names: names
            .split(';')
            .map(str::trim)
            .filter(|n| !n.is_empty())
            .map(str::to_owned)
            .collect(),
        sense: NameSense { actor: number, form },
    }
}
