//! Names and sentences that belong to the dossier, in the two languages of the program.
//!
//! Not here: the words of the program itself (menus, labels); those come from the message catalogue.

use serde::{Deserialize, Serialize};

/// A language the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// German.
    #[default]
    De,
    /// English.
    En,
}

impl Language {
    /// BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::En => "en",
        }
    }
}

/// A text in German and English; either may be empty where nobody has written it yet.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Localised {
    /// German.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub de: String,
    /// English.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub en: String,
}

impl Localised {
    /// The same text in both languages (a name that is not translated).
    pub fn same(text: &str) -> Self {
        Self {
            de: text.to_owned(),
            en: text.to_owned(),
        }
    }

    /// The text in `language`, or in the other one where this is empty.
    pub fn get(&self, language: Language) -> &str {
        let (wanted, other) = match language {
            Language::De => (&self.de, &self.en),
            Language::En => (&self.en, &self.de),
        };
        if wanted.is_empty() { other } else { wanted }
    }

    /// No text in either language.
    pub fn is_empty(&self) -> bool {
        self.de.is_empty() && self.en.is_empty()
    }
}
