//! Persons and organisations that the lexicon does not know, as this text introduces them.
//!
//! For the modules of [`super`]. Not here: how they are recognised (`persons`, `bodies`).

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;

use crate::model::ActorKind;

/// Somebody the lexicon does not know.
#[derive(Debug)]
pub(super) struct Stranger {
    /// What it is.
    pub(super) kind: ActorKind,
    /// Name as first printed in full.
    pub(super) name: String,
    /// Rule that found it.
    pub(super) rule: &'static str,
    /// From 0 to 1.
    pub(super) confidence: f32,
}

/// Whom a short name may stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Who {
    /// Place in the lexicon.
    Known(u32),
    /// Place in [`Strangers::list`].
    Stranger(usize),
}

/// All strangers of a text, and the short names under which they come again.
#[derive(Debug, Default)]
pub(super) struct Strangers<'a> {
    pub(super) list: Vec<Stranger>,
    by_name: FxHashMap<String, usize>,
    /// Family names and acronyms.
    short: FxHashMap<&'a str, Vec<Who>>,
    /// The same without marks on letters, for words that are not ASCII, or were not when first printed.
    folded: FxHashMap<String, Vec<Who>>,
}

impl<'a> Strangers<'a> {
    /// The stranger of this name; a new one if nobody has it.
    pub(super) fn of(&mut self, kind: ActorKind, name: &str, rule: &'static str, confidence: f32) -> usize {
        let key = fold(name);
        let genitive = key.strip_suffix('s').and_then(|stem| self.by_name.get(stem));
        if let Some(found) = self.by_name.get(&key).or(genitive) {
            let stranger = &mut self.list[*found];
            if confidence > stranger.confidence {
                (stranger.confidence, stranger.rule) = (confidence, rule);
            }
            return *found;
        }
        let fresh = self.list.len();
        self.by_name.insert(key, fresh);
        self.list.push(Stranger {
            kind,
            name: name.to_owned(),
            rule,
            confidence,
        });
        fresh
    }

    /// `who` comes again as `word`.
    pub(super) fn comes_as(&mut self, word: &'a str, who: Who) {
        let list = self.short.entry(word).or_default();
        if !list.contains(&who) {
            list.push(who);
            if !word.is_ascii() {
                self.folded.entry(fold(word)).or_default().push(who);
            }
        }
    }

    /// Nobody comes again under a short name.
    pub(super) fn is_empty(&self) -> bool {
        self.short.is_empty()
    }

    /// Whom the word stands for; in German its genitive, too.
    pub(super) fn short(&self, word: &str, german: bool) -> &[Who] {
        if let Some(who) = self.short.get(word) {
            return who;
        }
        if german
            && word.len() > 3
            && let Some(who) = word.strip_suffix('s').and_then(|stem| self.short.get(stem))
        {
            return who;
        }
        if self.folded.is_empty() && word.is_ascii() {
            return &[];
        }
        let plain = if word.is_ascii() { word.to_lowercase() } else { fold(word) };
        let found = self.folded.get(&plain);
        if found.is_none() && !word.is_ascii() {
            // The plain spelling came first ("Swanstrom", later "Swanström").
            let first = word.chars().next().is_some_and(char::is_uppercase);
            let spelled: String = word.nfd().filter(char::is_ascii).collect();
            return if first {
                self.short.get(spelled.as_str()).map_or(&[], Vec::as_slice)
            } else {
                &[]
            };
        }
        found.map_or(&[], Vec::as_slice)
    }
}

/// Small letters without marks.
pub(super) fn fold(name: &str) -> String {
    let plain = name.nfd().filter(|c| !('\u{300}'..'\u{370}').contains(c));
    plain
        .flat_map(|c| {
            match c {
                'ł' | 'Ł' => 'l',
                'ø' | 'Ø' => 'o',
                'đ' | 'Đ' => 'd',
                'ı' => 'i',
                other => other,
            }
            .to_lowercase()
        })
        .collect()
}
