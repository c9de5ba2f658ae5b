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
    /// The same in plain letters, for names with marks on theirs.
    plain: FxHashMap<String, Vec<Who>>,
    /// A bit for each beginning of a short name: most words are told apart by it.
    begins: [u64; 4],
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

    /// The person so far known by this family name only is now named in full.
    pub(super) fn named_in_full(&mut self, family: &str, name: &str, rule: &'static str, confidence: f32) -> Option<usize> {
        let known = self.by_name.get(&fold(family)).copied()?;
        let stranger = self.list.get_mut(known).filter(|s| s.kind == ActorKind::Person)?;
        name.clone_into(&mut stranger.name);
        (stranger.rule, stranger.confidence) = (rule, confidence);
        self.by_name.remove(&fold(family));
        self.by_name.insert(fold(name), known);
        Some(known)
    }

    /// `who` comes again as `word`.
    pub(super) fn comes_as(&mut self, word: &'a str, who: Who) {
        let list = self.short.entry(word).or_default();
        if list.contains(&who) {
            return;
        }
        list.push(who);
        note(&mut self.begins, word);
        if !word.is_ascii() {
            let plain = plain(word);
            note(&mut self.begins, &plain);
            self.plain.entry(plain).or_default().push(who);
        }
    }

    /// Nobody comes again under a short name.
    pub(super) fn is_empty(&self) -> bool {
        self.short.is_empty()
    }

    /// Whom the word stands for; in German its genitive, too.
    pub(super) fn short(&self, word: &str, german: bool) -> &[Who] {
        let (slot, bit) = beginning(word);
        let marked = !word.is_ascii();
        if !marked && self.begins[slot] >> bit & 1 == 0 {
            return &[];
        }
        if let Some(who) = self.exact(word) {
            return who;
        }
        if german
            && word.len() > 3
            && let Some(who) = word.strip_suffix('s').and_then(|stem| self.exact(stem))
        {
            return who;
        }
        // The plain spelling came first ("Swanstrom", later "Swanström").
        let found = marked.then(|| self.short.get(plain(word).as_str())).flatten();
        found.map_or(&[], Vec::as_slice)
    }

    fn exact(&self, word: &str) -> Option<&[Who]> {
        self.short.get(word).or_else(|| self.plain.get(word)).map(Vec::as_slice)
    }
}

/// Where the beginning of a word is noted.
fn beginning(word: &str) -> (usize, u32) {
    let byte = |at: usize| word.as_bytes().get(at).copied().unwrap_or(0);
    let mixed = byte(0).wrapping_mul(31) ^ byte(1).wrapping_mul(7) ^ byte(2);
    (usize::from(mixed >> 6), u32::from(mixed & 63))
}

fn note(begins: &mut [u64; 4], word: &str) {
    let (slot, bit) = beginning(word);
    begins[slot] |= 1 << bit;
}

/// The word in plain letters.
fn plain(word: &str) -> String {
    word.nfd()
        .map(|c| {
            if c.is_uppercase() {
                simple(c).to_ascii_uppercase()
            } else {
                simple(c)
            }
        })
        .filter(char::is_ascii)
        .collect()
}

/// Small letters without marks.
pub(super) fn fold(name: &str) -> String {
    if name.is_ascii() {
        return name.to_ascii_lowercase();
    }
    let marks = |c: &char| !('\u{300}'..'\u{370}').contains(c);
    name.nfd().filter(marks).flat_map(|c| simple(c).to_lowercase()).collect()
}

/// Letters whose mark is no sign of its own.
fn simple(c: char) -> char {
    match c {
        'ł' | 'Ł' => 'l',
        'ø' | 'Ø' => 'o',
        'đ' | 'Đ' => 'd',
        'ı' => 'i',
        other => other,
    }
}
