//! Tables of the lexicon: their columns, and how they become names and words.

use rustc_hash::FxHashMap;

use crate::model::{ActorKind, Language};

use super::super::token;
use super::forms;
use super::vocabulary::{Class, Vocabulary, WordId};
use super::{Form, LexicalActor, Lexicon, NameSense, Names, Office, Tongue};

macro_rules! table {
    ($name:literal) => {
        (
            $name,
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/lexicon/", $name)),
        )
    };
}

/// The tables that come with the program, in the order in which they are read.
pub(super) const BUILT_IN: &[(&str, &str)] = &[
    table!("words/dates.tsv"),
    table!("words/figures.tsv"),
    table!("words/grammar.tsv"),
    table!("words/speech.tsv"),
    table!("words/triggers.tsv"),
    table!("words/persons.tsv"),
    table!("states.tsv"),
    table!("historic.tsv"),
    table!("organisations.tsv"),
    table!("persons.tsv"),
];

/// A line of a table that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{table}:{line}: {reason}")]
pub struct LexiconError {
    /// Name of the table.
    pub table: String,
    /// Line, from 1.
    pub line: usize,
    /// What is wrong.
    pub reason: String,
}

/// Reads tables and builds the lexicon.
pub(super) struct Builder {
    actors: Vec<LexicalActor>,
    by_key: FxHashMap<String, u32>,
    german: Tongue,
    english: Tongue,
}

impl Default for Builder {
    fn default() -> Self {
        let tongue = |language| Tongue {
            vocabulary: Vocabulary::new(language),
            names: Names::default(),
        };
        Self {
            actors: Vec::new(),
            by_key: FxHashMap::default(),
            german: tongue(Language::De),
            english: tongue(Language::En),
        }
    }
}

impl Builder {
    /// Adds a table: one of words if its name begins with `words`, else one of actors.
    pub(super) fn table(&mut self, name: &str, text: &str) -> Result<(), LexiconError> {
        for (number, line) in text.lines().enumerate() {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
            let read = if name.starts_with("words") {
                self.words(&cells)
            } else {
                self.actor(&cells)
            };
            read.map_err(|reason| LexiconError {
                table: name.to_owned(),
                line: number + 1,
                reason,
            })?;
        }
        Ok(())
    }

    /// `class  value  language  forms`: forms are separated by `;`; language is `de`, `en` or `*`.
    fn words(&mut self, cells: &[&str]) -> Result<(), String> {
        let [class, value, language, words] = cells else {
            return Err(format!("expected 4 cells, found {}", cells.len()));
        };
        let class = Class::parse(class).ok_or_else(|| format!("no class `{class}`"))?;
        let tongues: &mut [&mut Tongue] = match *language {
            "de" => &mut [&mut self.german],
            "en" => &mut [&mut self.english],
            "*" => &mut [&mut self.german, &mut self.english],
            other => return Err(format!("no language `{other}`")),
        };
        for form in words.split(';').map(str::trim).filter(|f| !f.is_empty()) {
            for tongue in &mut *tongues {
                tongue.vocabulary.add(form, class, value);
                // At the head of a sentence every word has a capital letter.
                tongue.vocabulary.add(&forms::capital(form), class, value);
            }
        }
        Ok(())
    }

    /// `key  kind  name_de  name_en  iso3  cow  years  forms_de  forms_en  offices`; trailing cells may be absent.
    fn actor(&mut self, cells: &[&str]) -> Result<(), String> {
        let cell = |at: usize| cells.get(at).copied().unwrap_or("");
        let (key, kind, name_de, name_en) = (cell(0), cell(1), cell(2), cell(3));
        if key.is_empty() || name_de.is_empty() || name_en.is_empty() {
            return Err("key, German and English name are needed".to_owned());
        }
        let kind = kind_of(kind).ok_or_else(|| format!("no kind `{kind}`"))?;
        let cow = match cell(5) {
            "" => None,
            code => Some(code.parse().map_err(|_| format!("no COW code `{code}`"))?),
        };
        let actor = LexicalActor {
            key: key.to_owned(),
            kind,
            name_de: name_de.to_owned(),
            name_en: name_en.to_owned(),
            iso3: cell(4).to_owned(),
            cow,
            years: years(cell(6))?,
            offices: offices(cell(9))?,
        };
        let at = self.actors.len() as u32;
        if self.by_key.insert(key.to_owned(), at).is_some() {
            return Err(format!("the key `{key}` stands twice"));
        }
        self.actors.push(actor);
        let first = if kind == ActorKind::Person {
            Form::FullName
        } else {
            Form::Name
        };
        self.form(at, first, name_de, kind);
        self.form(at, first, name_en, kind);
        for form in cell(7)
            .split(';')
            .chain(cell(8).split(';'))
            .map(str::trim)
            .filter(|f| !f.is_empty())
        {
            self.marked_form(at, form, kind)?;
        }
        Ok(())
    }

    /// A form with its mark: `adj:russisch`, `dem:Russe/Russen`, `seat:Moskau`, `abbr:RF`, `sur:Putin`, `sur?:Brown`,
    /// `noun:Dreibund`.
    fn marked_form(&mut self, at: u32, form: &str, kind: ActorKind) -> Result<(), String> {
        let Some((mark, rest)) = form.split_once(':') else {
            let plain = if kind == ActorKind::Person {
                Form::FullName
            } else {
                Form::Name
            };
            self.form(at, plain, form, kind);
            return Ok(());
        };
        match mark {
            "adj" => {
                for form in forms::german_adjective(rest) {
                    self.name(at, Form::Adjective, &form, &[Language::De]);
                }
            }
            "adj_en" => {
                for form in rest.split('/') {
                    self.name(at, Form::Adjective, form, &[Language::En]);
                }
            }
            "dem" => {
                for form in rest.split('/') {
                    self.name(at, Form::Demonym, form, &[Language::De, Language::En]);
                }
            }
            "seat" => self.form(at, Form::Seat, rest, kind),
            "abbr" => self.name(at, Form::Abbreviation, rest, &[Language::De, Language::En]),
            "sur" => self.form(at, Form::Surname, rest, kind),
            "sur?" => self.form(at, Form::WeakSurname, rest, kind),
            "noun" => {
                for form in forms::german_noun(rest) {
                    self.name(at, Form::Name, &form, &[Language::De]);
                }
            }
            other => return Err(format!("no mark `{other}`")),
        }
        Ok(())
    }

    /// A name in both languages, declined in German.
    fn form(&mut self, at: u32, form: Form, name: &str, kind: ActorKind) {
        let german = if kind == ActorKind::Person {
            forms::german_person(name)
        } else if matches!(kind, ActorKind::Organisation | ActorKind::Body | ActorKind::Format) {
            forms::german_noun(name)
        } else {
            forms::german_name(name)
        };
        for declined in german {
            self.name(at, form, &declined, &[Language::De]);
        }
        self.name(at, form, name, &[Language::En]);
    }

    fn name(&mut self, actor: u32, form: Form, name: &str, languages: &[Language]) {
        for language in languages {
            let tongue = match language {
                Language::De => &mut self.german,
                Language::En => &mut self.english,
            };
            let words: Vec<WordId> = token::words(name).map(|word| tongue.vocabulary.intern(word)).collect();
            if let Some(first) = words.first() {
                tongue.vocabulary.mark(*first, Class::NameStart);
                tongue.names.add(&words, NameSense { actor, form });
            }
        }
    }

    pub(super) fn finish(self) -> Lexicon {
        Lexicon {
            actors: self.actors,
            by_key: self.by_key,
            german: self.german,
            english: self.english,
        }
    }
}

fn kind_of(text: &str) -> Option<ActorKind> {
    Some(match text {
        "state" => ActorKind::State,
        "person" => ActorKind::Person,
        "organisation" => ActorKind::Organisation,
        "body" => ActorKind::Body,
        "format" => ActorKind::Format,
        "media" => ActorKind::Media,
        "group" => ActorKind::Group,
        _ => return None,
    })
}

/// `1922-1991`, `1949-`, `-1806` or nothing.
fn years(text: &str) -> Result<(Option<i32>, Option<i32>), String> {
    if text.is_empty() {
        return Ok((None, None));
    }
    let (from, to) = text.split_once('-').ok_or_else(|| format!("years `{text}` need a hyphen"))?;
    let year = |part: &str| match part {
        "" => Ok(None),
        part => part.parse().map(Some).map_err(|_| format!("no year `{part}`")),
    };
    Ok((year(from)?, year(to)?))
}

/// `title@key:1999-2008`, separated by `;`.
fn offices(text: &str) -> Result<Vec<Office>, String> {
    let parts = text.split(';').map(str::trim).filter(|p| !p.is_empty());
    parts
        .map(|part| {
            let (title, rest) = part.split_once('@').ok_or_else(|| format!("office `{part}` needs @"))?;
            let (of, time) = rest.split_once(':').unwrap_or((rest, ""));
            let (from, to) = years(time)?;
            Ok(Office {
                of: of.to_owned(),
                title: title.to_owned(),
                from,
                to,
            })
        })
        .collect()
}
