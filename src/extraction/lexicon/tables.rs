//! Tables of the lexicon: their columns, and how they become names and words.

use rustc_hash::FxHashMap;

use crate::model::{ActorKind, Language};

use super::super::token;
use super::forms;
use super::landmarks::Landmarks;
use super::vocabulary::{Class, Vocabulary, WordId};
use super::{Form, LexicalActor, Lexicon, NO_ACTOR, NameSense, Names, Office, Tongue};

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
    table!("words/idioms.tsv"),
    table!("words/triggers.tsv"),
    table!("words/events.tsv"),
    table!("words/persons.tsv"),
    table!("words/names.tsv"),
    table!("states.tsv"),
    table!("historic.tsv"),
    table!("organisations.tsv"),
    table!("formats.tsv"),
    table!("media.tsv"),
    table!("places.tsv"),
    table!("sites.tsv"),
    table!("treaties.tsv"),
    table!("persons/western_europe.tsv"),
    table!("persons/eastern_europe.tsv"),
    table!("persons/americas.tsv"),
    table!("persons/middle_east.tsv"),
    table!("persons/asia_pacific.tsv"),
    table!("persons/africa.tsv"),
    table!("persons/organisations.tsv"),
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
    landmarks: Landmarks,
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
            landmarks: Landmarks::default(),
        }
    }
}

impl Builder {
    /// Adds a table: of words, places, sites or treaties if its name begins so, else of actors.
    pub(super) fn table(&mut self, name: &str, text: &str) -> Result<(), LexiconError> {
        for (number, line) in text.lines().enumerate() {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
            let read = if name.starts_with("words") {
                self.words(&cells)
            } else if name.starts_with("places") {
                self.places(&cells)
            } else if name.starts_with("sites") || name.starts_with("treaties") {
                self.landmark(name, &cells)
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

    /// `place  language  names`: longer names that hide the names of actors inside them.
    fn places(&mut self, cells: &[&str]) -> Result<(), String> {
        let ["place", language, names] = cells else {
            return Err(format!("expected `place`, a language and names, found {}", cells.join(" ")));
        };
        let languages = languages(language)?;
        for name in names.split(';').map(str::trim).filter(|n| !n.is_empty()) {
            self.form(NO_ACTOR, Form::Place, name, ActorKind::State, languages);
        }
        Ok(())
    }

    /// A named place or treaty; see `landmarks`.
    fn landmark(&mut self, table: &str, cells: &[&str]) -> Result<(), String> {
        let by_key = &self.by_key;
        let state = |key: &str| by_key.get(key).copied().ok_or_else(|| format!("no actor `{key}`"));
        let [german, english] = if table.starts_with("sites") {
            self.landmarks.site(cells, state)?
        } else {
            self.landmarks.treaty(cells, state)?
        };
        self.landmarks.add(&mut self.german.vocabulary, &german);
        self.landmarks.add(&mut self.english.vocabulary, &english);
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
            code => Some(code.parse().map_err(|error| format!("no COW code `{code}`: {error}"))?),
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
        let whole = if kind == ActorKind::Person {
            Form::FullName
        } else {
            Form::Name
        };
        // A state's German name is often another word in English ("Island", "Polen", "Inder"): its names keep to the
        // language of their column. Other actors are named in both languages by either name.
        let (german, english): (&[Language], &[Language]) = if kind == ActorKind::State {
            (&[Language::De], &[Language::En])
        } else {
            (BOTH, BOTH)
        };
        for (name, forms, languages) in [(name_de, cell(7), german), (name_en, cell(8), english)] {
            self.form(at, whole, name, kind, languages);
            for form in forms.split(';').map(str::trim).filter(|f| !f.is_empty()) {
                match form.split_once(':') {
                    None => self.form(at, whole, form, kind, languages),
                    Some((mark, rest)) => self.marked_form(at, mark, rest, kind, languages)?,
                }
            }
        }
        Ok(())
    }

    /// A form with its mark: `adj:russisch`, `nat:Russe`, `dem:Russians`, `seat:Moskau`, `abbr:RF`, `sur:Putin` …
    fn marked_form(&mut self, at: u32, mark: &str, rest: &str, kind: ActorKind, languages: &[Language]) -> Result<(), String> {
        let german = &[Language::De];
        for word in rest.split('/').map(str::trim) {
            match mark {
                "adj" => self.names(at, Form::Adjective, &forms::german_adjective(word), german),
                "adj_en" => self.name(at, Form::Adjective, word, &[Language::En]),
                "nat" => self.names(at, Form::Demonym, &forms::german_national(word), german),
                "dem" => self.name(at, Form::Demonym, word, languages),
                "seat" => self.form(at, Form::Seat, word, kind, languages),
                "seatadj" => self.names(at, Form::Seat, &forms::seat_adjective(word), german),
                "abbr" => self.name(at, Form::Abbreviation, word, languages),
                "sur" => self.form(at, Form::Surname, word, kind, languages),
                "sur?" => self.form(at, Form::WeakSurname, word, kind, languages),
                "noun" => self.names(at, Form::Name, &forms::german_noun(word), german),
                other => return Err(format!("no mark `{other}`")),
            }
        }
        Ok(())
    }

    /// A name, declined in German as its kind asks.
    fn form(&mut self, at: u32, form: Form, name: &str, kind: ActorKind, languages: &[Language]) {
        for language in languages {
            match (language, kind) {
                (Language::En, _) => self.name(at, form, name, &[Language::En]),
                (Language::De, ActorKind::Person) => self.names(at, form, &forms::german_person(name), &[Language::De]),
                (Language::De, ActorKind::State | ActorKind::Group) => {
                    self.names(at, form, &forms::german_name(name), &[Language::De]);
                }
                (Language::De, _) => self.names(at, form, &forms::german_noun(name), &[Language::De]),
            }
        }
    }

    fn names(&mut self, actor: u32, form: Form, names: &[String], languages: &[Language]) {
        for name in names {
            self.name(actor, form, name, languages);
        }
    }

    fn name(&mut self, actor: u32, form: Form, name: &str, languages: &[Language]) {
        for language in languages {
            self.spelled(actor, form, name, *language);
            for other in forms::spellings(name, *language == Language::De) {
                self.spelled(actor, form, &other, *language);
            }
        }
    }

    fn spelled(&mut self, actor: u32, form: Form, name: &str, language: Language) {
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

    pub(super) fn finish(self) -> Lexicon {
        Lexicon {
            actors: self.actors,
            by_key: self.by_key,
            german: self.german,
            english: self.english,
            landmarks: self.landmarks,
        }
    }
}

const BOTH: &[Language] = &[Language::De, Language::En];

/// `de`, `en`, or `*` for both.
fn languages(text: &str) -> Result<&'static [Language], String> {
    match text {
        "de" => Ok(&[Language::De]),
        "en" => Ok(&[Language::En]),
        "*" => Ok(BOTH),
        other => Err(format!("no language `{other}`")),
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
        part => part.parse().map(Some).map_err(|error| format!("no year `{part}`: {error}")),
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The keys of the actors that `name` may stand for.
    fn keys(lexicon: &Lexicon, language: Language, name: &str) -> Vec<String> {
        let vocabulary = lexicon.vocabulary(language);
        let words: Vec<WordId> = token::tokenise(name, vocabulary, &[]).all.iter().map(|t| t.word).collect();
        let found = lexicon.names(language).longest(words.iter().copied());
        let senses = found
            .filter(|(count, _)| *count == words.len())
            .map_or(&[][..], |(_, senses)| senses);
        let key = |sense: &NameSense| lexicon.actor(sense.actor).map_or_else(|| "-".to_owned(), |a| a.key.clone());
        let mut keys: Vec<String> = senses.iter().map(key).collect();
        keys.dedup();
        keys
    }

    #[track_caller]
    fn first(language: Language, names: &[(&str, &str)]) {
        let lexicon = Lexicon::built_in();
        for (name, key) in names {
            let found = keys(lexicon, language, name);
            assert_eq!(found.first().map(String::as_str), Some(*key), "{name}: {found:?}");
        }
    }

    #[test]
    fn the_built_in_tables_can_be_read() {
        assert_eq!(Lexicon::with(&[]).map(|_| ()), Ok(()));
    }

    #[test]
    fn every_state_has_adjective_or_people_in_both_languages() {
        let text = BUILT_IN
            .iter()
            .find(|(name, _)| *name == "states.tsv")
            .map_or("", |(_, text)| *text);
        // Parts of states and the smallest ones are spoken of by their names alone.
        let bare = [
            "VAT", "XDN", "XLN", "XNK", "SMR", "CAF", "STP", "LCA", "VCT", "ATG", "DMA", "KNA", "COK", "NIU", "LIE", "LUX",
            "GNB", "TTO", "VUT", "KIR", "HKG", "EU",
        ];
        for line in text.lines().filter(|l| !l.starts_with('#')) {
            let cells: Vec<&str> = line.split('\t').collect();
            if bare.contains(&cells[0]) {
                continue;
            }
            assert!(cells[7].contains("adj:"), "German adjective of {}", cells[0]);
            assert!(cells[8].contains("adj_en:"), "English adjective of {}", cells[0]);
        }
    }

    #[test]
    fn german_names_adjectives_peoples_and_seats_lead_to_their_state() {
        first(
            Language::De,
            &[
                ("Weißrusslands", "BLR"),
                ("Weissrussland", "BLR"),
                ("belarussischen", "BLR"),
                ("Elfenbeinküste", "CIV"),
                ("Côte d’Ivoire", "CIV"),
                ("Türkinnen", "TUR"),
                ("DVRK", "PRK"),
                ("Pjöngjang", "PRK"),
                ("Nordkoreanern", "PRK"),
                ("Weißen Hauses", "USA"),
                ("US", "USA"),
                ("Vereinigten Staaten von Amerika", "USA"),
                ("Moskauer Führung", "RUS"),
                ("Élysée", "FRA"),
                ("Französinnen", "FRA"),
                ("Kyjiw", "UKR"),
                ("Teherans", "IRN"),
                ("Inderinnen", "IND"),
                ("Letten", "LVA"),
                ("Saudis", "SAU"),
                ("Vereinigten Arabischen Emiraten", "ARE"),
                ("Island", "ISL"),
                ("Kongo", "COD"),
                ("Osmanischen Reichs", "OTTOMAN"),
                ("UdSSR", "SUN"),
                ("DDR", "DDR"),
                ("Mandschukuo", "MANCHUKUO"),
                ("Tschechoslowakei", "CSK"),
                ("Zarenreichs", "RUSSIAN_EMPIRE"),
                ("Deutsches Reich", "GERMAN_EMPIRE"),
            ],
        );
    }

    #[test]
    fn english_names_adjectives_peoples_and_seats_lead_to_their_state() {
        first(
            Language::En,
            &[
                ("U.S.", "USA"),
                ("White House", "USA"),
                ("Türkiye", "TUR"),
                ("Turks", "TUR"),
                ("Burma", "MMR"),
                ("Poles", "POL"),
                ("Danish", "DNK"),
                ("Swiss", "CHE"),
                ("Dutch", "NLD"),
                ("Pyongyang", "PRK"),
                ("Kremlin", "RUS"),
                ("Kyiv", "UKR"),
                ("Saudi", "SAU"),
                ("South Sudanese", "SSD"),
                ("Filipinos", "PHL"),
                ("Soviets", "SUN"),
                ("Nazi Germany", "NAZI_GERMANY"),
                ("East German", "DDR"),
                ("West Germany", "DEU"),
                ("Austro-Hungarian", "AUSTRIA_HUNGARY"),
                ("Sino-", "CHN"),
                ("Yugoslavs", "YUG"),
                ("South Vietnam", "RVN"),
                ("Rhodesian", "RHODESIA"),
                ("Abyssinia", "ETH"),
            ],
        );
    }

    #[test]
    fn names_of_a_state_keep_to_their_language() {
        let lexicon = Lexicon::built_in();
        assert!(keys(lexicon, Language::En, "Island").is_empty());
        assert!(keys(lexicon, Language::De, "Georgia").is_empty());
        assert!(keys(lexicon, Language::De, "Russisch").is_empty());
    }

    #[test]
    fn organisations_are_known_in_both_languages_declined() {
        first(
            Language::De,
            &[
                ("Nato", "NATO"),
                ("Vereinten Nationen", "UN"),
                ("UN-Sicherheitsrates", "UNSC"),
                ("Europäischen Union", "EU"),
                ("Warschauer Pakts", "WARSAW_PACT"),
                ("Internationalen Strafgerichtshofs", "ICC"),
                ("Hisbollah", "HEZBOLLAH"),
                ("Stimme Amerikas", "VOA"),
                ("Sino-NK", "SINO_NK"),
                ("Deutschlandfunk", "DLF"),
                ("Frankfurter Allgemeinen Zeitung", "FAZ"),
                ("Sechs-Parteien-Gesprächen", "SIX_PARTY"),
                ("Völkerbunds", "LEAGUE_OF_NATIONS"),
                ("Auswärtigen Amtes", "DE_FOREIGN"),
                ("Pentagons", "US_DOD"),
                ("P5+1", "P5_1"),
                ("G20", "G20"),
                ("dpa", "DPA"),
                ("38 North", "NORTH38"),
            ],
        );
        first(
            Language::En,
            &[
                ("U.N. Security Council", "UNSC"),
                ("Bundeswehr", "BUNDESWEHR"),
                ("New York Times", "NYT"),
                ("Houthis", "HOUTHI"),
                ("Shanghai Cooperation Organization", "SCO"),
                ("State Department", "US_STATE"),
                ("Bank of England", "BANK_OF_ENGLAND"),
                ("Six-Party Talks", "SIX_PARTY"),
                ("Global Times", "GLOBAL_TIMES"),
                ("African Union", "AU"),
                ("Duma", "DUMA"),
            ],
        );
    }

    #[test]
    fn places_hide_the_names_inside_them() {
        first(
            Language::De,
            &[
                ("Südchinesischen Meer", "-"),
                ("koreanischen Halbinsel", "-"),
                ("Persischen Golfs", "-"),
                ("Pariser Abkommens", "-"),
            ],
        );
        first(
            Language::En,
            &[
                ("South China Sea", "-"),
                ("Korean Peninsula", "-"),
                ("New Mexico", "-"),
                ("Georgia Tech", "-"),
            ],
        );
    }

    #[test]
    fn a_broken_line_is_named() {
        let lines = [
            ("own.tsv", "X1\tstate\tX"),
            ("own.tsv", "X1\tplanet\tX\tX"),
            ("own.tsv", "RUS\tstate\tX\tX"),
            ("own.tsv", "X1\tstate\tX\tX\t\t\t\tfoo:X"),
            ("places.tsv", "place\tfr\tX"),
            ("words/own.tsv", "none\t\tde\tX"),
        ];
        for (name, line) in lines {
            let error = Lexicon::with(&[(name, line)]).err();
            assert_eq!(error.map(|e| (e.table, e.line)), Some((name.to_owned(), 1)), "{line}");
        }
    }
}
