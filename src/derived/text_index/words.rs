//! Words as the search box compares them: folding, stop words, and words of the field that mean the same.
//!
//! For [`super`] alone; views use what it hands on.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;

/// Words that say nothing of what is looked for, folded.
pub(super) const STOP: &[&str] = &[
    "a", "ab", "aber", "als", "am", "an", "and", "are", "at", "auf", "aus", "be", "bei", "between", "bis", "by", "das", "dem",
    "den", "der", "des", "did", "die", "does", "ein", "eine", "einem", "einen", "einer", "eines", "er", "es", "for", "from",
    "fur", "has", "have", "he", "how", "im", "in", "is", "ist", "it", "its", "many", "mit", "nach", "of", "on", "or", "sich",
    "sie", "sind", "that", "the", "them", "there", "to", "und", "viel", "viele", "vom", "von", "wann", "war", "waren", "was",
    "wem", "wen", "were", "wer", "what", "when", "where", "which", "who", "whom", "why", "wie", "wird", "with", "wo", "worden",
    "wurde", "wurden", "zu", "zum", "zur", "zwischen",
];

/// Words of the field that find one another, folded; a word ending in `*` stands for all that begin so.
pub(super) const SAME: &[&[&str]] = &[
    &[
        "lapse*",
        "end",
        "ended",
        "ends",
        "ending",
        "abolish*",
        "expire*",
        "terminat*",
        "repeal*",
        "ende",
        "endete",
        "enden",
        "endet",
        "beendet*",
        "erlosch*",
        "erlisch*",
        "aufgehoben*",
        "aufheb*",
        "abgeschafft",
        "ausgelaufen",
        "auslaufen",
        "gekundigt*",
    ],
    &[
        "treaty",
        "treaties",
        "pact*",
        "agreement*",
        "accord*",
        "alliance*",
        "vertrag*",
        "pakt*",
        "abkommen*",
        "vereinbarung*",
        "bundnis*",
    ],
    &["defence*", "defense*", "defend*", "beistand*", "verteidig*", "schutz*"],
    &["guarantee*", "garantie*", "assurance*", "zusicherung*", "burg*"],
    &[
        "sign",
        "signed",
        "signature*",
        "signing",
        "unterzeichn*",
        "unterschrieb*",
        "unterschrift*",
    ],
    &["sanction*", "sanktion*", "embargo*"],
    &["veto*", "vetoed"],
    &["troop*", "soldier*", "truppe*", "soldat*", "deploy*", "entsand*", "entsend*"],
    &["arms", "weapon*", "munition*", "ammunition", "waffe*", "rustung*"],
    &["trade", "handel*"],
    &["war", "krieg*", "invasion*", "uberfall*"],
    &["summit*", "gipfel*", "meeting*", "treffen*"],
    &["visit*", "besuch*", "reise*"],
    &["forecast*", "predict*", "expect*", "prognose*", "vorhersag*", "erwart*"],
    &["missile*", "rakete*"],
    &["nuclear*", "nuklear*", "atom*"],
    &["worker*", "labour*", "labor", "arbeiter*", "arbeitskraft*", "arbeitskrafte*"],
    &["soviet*", "ussr", "udssr", "sowjet*"],
    &["usa", "us", "america*", "amerika*"],
    &["un", "uno", "vn"],
    &["north", "nord"],
    &["dprk", "dvrk", "nordkorea*"],
    &["russia*", "russland*", "russisch*"],
];

/// One word of a query, with what stands for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    pub(super) word: String,
    pub(super) same: Option<usize>,
    /// Perhaps not typed to its end.
    pub(super) last: bool,
}

impl Term {
    /// How well a folded word fits, 0 for not at all.
    pub(super) fn fit(&self, word: &str) -> f32 {
        if word == self.word {
            1.0
        } else if word.starts_with(&self.word) && (self.last || self.word.len() >= 4) {
            0.75
        } else if self.same.is_some_and(|group| stands_in(word, SAME[group])) {
            0.8
        } else {
            0.0
        }
    }
}

fn stands_in(word: &str, group: &[&str]) -> bool {
    group.iter().any(|member| {
        member
            .strip_suffix('*')
            .map_or(word == *member, |stem| word.starts_with(stem))
    })
}

/// The words of a query that say something. Where all are stop words, they all count.
pub fn terms(query: &str) -> Vec<Term> {
    let words: Vec<String> = split(query).map(|(_, word)| word).collect();
    let finished = query.ends_with(|c: char| !c.is_alphanumeric());
    let telling: Vec<&String> = words.iter().filter(|w| !STOP.contains(&w.as_str())).collect();
    let kept: Vec<&String> = if telling.is_empty() { words.iter().collect() } else { telling };
    let last = kept.len().saturating_sub(1);
    kept.into_iter()
        .enumerate()
        .map(|(at, word)| Term {
            same: SAME.iter().position(|group| stands_in(word, group)),
            last: at == last && !finished,
            word: word.clone(),
        })
        .collect()
}

/// Where the words of a query stand in a text, in bytes, to show them to the reader.
pub fn emphasis(text: &str, terms: &[Term]) -> Vec<Range<usize>> {
    split(text)
        .filter_map(|(range, word)| {
            let term = terms.iter().find(|t| t.fit(&word) > 0.0)?;
            // A word that is only begun is shown begun, where folding kept the letters one to one.
            let begun = word.starts_with(&term.word) && text[range.clone()].chars().count() == word.chars().count();
            let letters = if begun {
                term.word.chars().count()
            } else {
                word.chars().count()
            };
            let end = text[range.clone()]
                .char_indices()
                .nth(letters)
                .map_or(range.end, |(at, _)| range.start + at);
            Some(range.start..end)
        })
        .collect()
}

/// A word as it is looked up: lower case, without diacritics, ß as ss.
pub fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for c in word
        .nfkd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .flat_map(char::to_lowercase)
    {
        match c {
            'ß' => folded.push_str("ss"),
            'ł' => folded.push('l'),
            'ø' => folded.push('o'),
            other => folded.push(other),
        }
    }
    folded
}

/// The words of a text with their places, folded. "11.000" and "11,000" are one word, "11000".
pub(super) fn split(text: &str) -> impl Iterator<Item = (Range<usize>, String)> + '_ {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text.get(rest..)?.find(char::is_alphanumeric)?;
        let end = word_end(text, start);
        rest = end;
        let raw = &text[start..end];
        let word = if raw.starts_with(|c: char| c.is_ascii_digit()) {
            raw.replace(['.', ',', '\u{202f}'], "")
        } else {
            fold(raw)
        };
        Some((start..end, word))
    })
}

fn word_end(text: &str, start: usize) -> usize {
    let tail = &text[start..];
    let mut digits = true;
    for (at, c) in tail.char_indices() {
        if c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c) {
            digits &= c.is_ascii_digit();
        } else {
            let after: Vec<char> = tail[at + c.len_utf8()..].chars().take(4).collect();
            let three = after.len() >= 3 && after[..3].iter().all(char::is_ascii_digit);
            let grouped =
                digits && matches!(c, '.' | ',' | '\u{202f}') && three && !after.get(3).is_some_and(char::is_ascii_digit);
            if !grouped {
                return start + at;
            }
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        split(text).map(|(_, word)| word).collect()
    }

    #[test]
    fn folding_takes_away_case_marks_and_sharp_s() {
        assert_eq!(fold("Pjöngjang"), "pjongjang");
        assert_eq!(fold("Straße"), "strasse");
        assert_eq!(fold("ÉCOLE"), "ecole");
        assert_eq!(
            words("Kim Jong-un, 11.000 (11,000) am 6.7.1961: 99 %"),
            ["kim", "jong", "un", "11000", "11000", "am", "6", "7", "1961", "99"]
        );
    }

    #[test]
    fn words_of_the_field_find_one_another() {
        let term = |word: &str| terms(word).remove(0);
        assert!(term("lapse").fit("aufgehoben") > 0.0);
        assert!(term("endete").fit("abolished") > 0.0);
        assert!(term("Vertrag").fit("abkommen") > 0.0);
        assert!(term("treaty").fit("trade") == 0.0);
        assert_eq!(terms("when did the").len(), 3, "nothing but stop words: all count");
    }

    #[test]
    fn emphasis_marks_the_letters_found() {
        let shown = |text: &str, query: &str| {
            emphasis(text, &terms(query))
                .into_iter()
                .map(|r| text[r].to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(shown("Vertrag mit Pjöngjang", "pjong"), ["Pjöng"]);
        assert_eq!(shown("The pact ended", "lapse treaty"), ["pact", "ended"]);
    }
}
