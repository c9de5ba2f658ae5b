//! Names of states and bodies inside a sentence: with their article, and joined by commas and "and".
//!
//! Only names that take an article stand in the tables; every other name is used as the dossier writes it.

use super::Words;
use crate::model::Language;

/// The part a name plays in a German sentence; English has one form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// Who does it.
    Nominative,
    /// To whom, by whom.
    Dative,
    /// Against whom.
    Accusative,
}

/// German names that take "die" and are plural.
const PLURAL: [&str; 5] = ["USA", "Niederlande", "Philippinen", "Malediven", "UN"];
/// German names that take "die".
const FEMININE: [&str; 14] = [
    "Ukraine",
    "Sowjetunion",
    "UdSSR",
    "Türkei",
    "Schweiz",
    "Slowakei",
    "Tschechoslowakei",
    "Mongolei",
    "EU",
    "NATO",
    "UNO",
    "OSZE",
    "DDR",
    "Volksrepublik China",
];
/// German names that take "der".
const MASCULINE: [&str; 10] = [
    "Iran",
    "Irak",
    "Sudan",
    "Libanon",
    "Jemen",
    "Tschad",
    "Westen",
    "Sicherheitsrat",
    "UN-Sicherheitsrat",
    "Kreml",
];
/// English names that take "the".
const ENGLISH: [&str; 14] = [
    "United States",
    "United Kingdom",
    "United Nations",
    "UN",
    "Soviet Union",
    "USSR",
    "Netherlands",
    "Philippines",
    "European Union",
    "EU",
    "Central African Republic",
    "UN Security Council",
    "West",
    "six-party format",
];

impl Words {
    /// A name as it stands in a sentence: "Russland", "den USA", "the United States".
    pub fn named(self, name: &str, case: Case) -> String {
        let article = match self.language() {
            Language::En => ENGLISH.contains(&name).then_some("the"),
            Language::De => article(name, case),
        };
        article.map_or_else(|| name.to_owned(), |article| format!("{article} {name}"))
    }

    /// Whether a name takes the plural of a verb.
    pub fn is_plural(self, name: &str) -> bool {
        self.language() == Language::De && PLURAL.contains(&name)
    }

    /// "a", "a and b", "a, b and c".
    pub fn listed(self, names: &[String]) -> String {
        match names {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => self.with(
                "judged-and",
                &[("first", first.join(", ").into()), ("last", last.as_str().into())],
            ),
        }
    }
}

fn article(name: &str, case: Case) -> Option<&'static str> {
    let of = |[nominative, dative, accusative]: [&'static str; 3]| match case {
        Case::Nominative => nominative,
        Case::Dative => dative,
        Case::Accusative => accusative,
    };
    if PLURAL.contains(&name) {
        Some(of(["die", "den", "die"]))
    } else if FEMININE.contains(&name) {
        Some(of(["die", "der", "die"]))
    } else if MASCULINE.contains(&name) {
        Some(of(["der", "dem", "den"]))
    } else if name.ends_with("-Format") || name.ends_with("Königreich") {
        Some(of(["das", "dem", "das"]))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_follow_language_and_case() {
        let (german, english) = (Words::new(Language::De), Words::new(Language::En));
        assert_eq!(german.named("USA", Case::Dative), "den USA");
        assert_eq!(german.named("Ukraine", Case::Accusative), "die Ukraine");
        assert_eq!(german.named("Russland", Case::Dative), "Russland");
        assert_eq!(english.named("United States", Case::Dative), "the United States");
        assert!(german.is_plural("USA") && !english.is_plural("USA"));
        let names = ["A", "B", "C"].map(str::to_owned);
        assert_eq!(german.listed(&names), "A, B und C");
        assert_eq!(english.listed(&names[..2]), "A and B");
        assert_eq!(english.listed(&[]), "");
    }
}
