//! The only door to words that a user reads, in English and German, and to dates and numbers in that language.
//!
//! Messages live in `assets/messages/{de,en}/*.ftl` (Fluent), one file for each part of the window; `build.rs` checks that both files hold the same messages.
//! Not here: names and sentences of the dossier itself; those are [`crate::model::Localised`].

mod codes;
mod dates;
mod names;

pub use codes::family_key;
pub use names::Case;

use std::collections::HashMap;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::model::Language;

/// The words of one language. `Copy`: it only names the language; the messages are loaded once for the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    language: Language,
}

struct Loaded {
    bundle: FluentBundle<FluentResource>,
    /// Messages without placeholders, formatted once.
    plain: HashMap<String, String>,
}

fn loaded(language: Language) -> &'static Loaded {
    static GERMAN: OnceLock<Loaded> = OnceLock::new();
    static ENGLISH: OnceLock<Loaded> = OnceLock::new();
    match language {
        Language::De => GERMAN.get_or_init(|| load(include_str!(concat!(env!("OUT_DIR"), "/de.ftl")), Language::De)),
        Language::En => ENGLISH.get_or_init(|| load(include_str!(concat!(env!("OUT_DIR"), "/en.ftl")), Language::En)),
    }
}

fn load(source: &str, language: Language) -> Loaded {
    let mut bundle = FluentBundle::new_concurrent(language.tag().parse().into_iter().collect());
    // Isolating marks are for mixed scripts in one line; the bundled fonts would show them as boxes.
    bundle.set_use_isolating(false);
    let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, errors)| {
        log::error!("message catalogue: {errors:?}");
        resource
    });
    let keys: Vec<String> = source
        .lines()
        .filter_map(|line| line.split_once('=').map(|(key, _)| key.trim_end()))
        .filter(|key| key.starts_with(|c: char| c.is_ascii_lowercase()))
        .map(str::to_owned)
        .collect();
    bundle.add_resource_overriding(resource);
    let mut plain = HashMap::new();
    for key in keys {
        let Some(pattern) = bundle.get_message(&key).and_then(|m| m.value()) else {
            continue;
        };
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, None, &mut errors).into_owned();
        if errors.is_empty() {
            plain.insert(key, text);
        }
    }
    Loaded { bundle, plain }
}

impl Words {
    /// The words of `language`.
    pub fn new(language: Language) -> Self {
        Self { language }
    }

    /// The language.
    pub fn language(self) -> Language {
        self.language
    }

    /// A message without placeholders. An unknown key is shown as it is, so that nothing is blank.
    pub fn text(self, key: &'static str) -> &'static str {
        let found = loaded(self.language).plain.get(key).map(String::as_str);
        debug_assert!(found.is_some(), "no plain message `{key}`");
        found.unwrap_or(key)
    }

    /// A message without placeholders whose key is only known at run time (the name of a rule); `None` if there is none.
    pub fn find(self, key: &str) -> Option<&'static str> {
        loaded(self.language).plain.get(key).map(String::as_str)
    }

    /// A message with its placeholders filled in: `words.with("claims-count", &[("n", 3.into())])`.
    pub fn with(self, key: &'static str, arguments: &[(&'static str, FluentValue<'_>)]) -> String {
        let bundle = &loaded(self.language).bundle;
        let Some(pattern) = bundle.get_message(key).and_then(|m| m.value()) else {
            debug_assert!(false, "no message `{key}`");
            return key.to_owned();
        };
        let args: FluentArgs<'_> = arguments.iter().map(|(name, value)| (*name, value.clone())).collect();
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
        debug_assert!(errors.is_empty(), "message `{key}`: {errors:?}");
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plural_forms_follow_the_language() {
        let german = Words::new(Language::De);
        assert_eq!(german.with("claims-count", &[("n", 1.into())]), "1 Aussage");
        assert_eq!(german.with("claims-count", &[("n", 2.into())]), "2 Aussagen");
        assert_eq!(Words::new(Language::En).with("claims-count", &[("n", 2.into())]), "2 claims");
    }
}
