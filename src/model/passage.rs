//! Where in a document a fact stands: position and quote, after the W3C Web Annotation selectors.
//!
//! Position finds the passage at once; the quote with its surroundings finds it again after the text was edited.

use serde::{Deserialize, Serialize};

use super::dossier::Extra;
use super::ids::{DocumentId, PassageId};
use super::wording::sentence_at;
use super::words::Language;

/// A half-open range of Unicode scalar values of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First scalar value.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

impl Span {
    /// Number of scalar values.
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// No scalar value inside.
    pub fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// The part of `text` the span covers; `None` if it reaches beyond the text or is reversed.
    pub fn of(self, text: &str) -> Option<&str> {
        self.to_bytes(text).and_then(|range| text.get(range))
    }

    /// The same range in bytes of `text`; `None` if it reaches beyond the text or is reversed.
    pub fn to_bytes(self, text: &str) -> Option<std::ops::Range<usize>> {
        if self.end < self.start {
            return None;
        }
        let mut starts = text.char_indices().map(|(byte, _)| byte).chain(std::iter::once(text.len()));
        let from = starts.nth(self.start)?;
        let to = if self.end == self.start {
            from
        } else {
            starts.nth(self.end - self.start - 1)?
        };
        Some(from..to)
    }

    /// Whether the two ranges share a scalar value.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies inside.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// Position and quote of a passage in one text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selector {
    /// Position, in Unicode scalar values.
    #[serde(flatten)]
    pub span: Span,
    /// The words themselves.
    pub exact: String,
    /// Up to 32 scalar values before.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub prefix: String,
    /// Up to 32 scalar values after.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub suffix: String,
}

/// How many scalar values of surroundings a selector keeps on each side.
pub const CONTEXT: usize = 32;

impl Selector {
    /// Describes `span` of `text`; `None` if the span does not lie in the text or is empty.
    pub fn at(text: &str, span: Span) -> Option<Self> {
        let range = span.to_bytes(text)?;
        if range.is_empty() {
            return None;
        }
        let before = text.get(..range.start)?;
        let prefix = before
            .char_indices()
            .rev()
            .nth(CONTEXT - 1)
            .map_or(before, |(at, _)| &before[at..]);
        let suffix: String = text.get(range.end..)?.chars().take(CONTEXT).collect();
        Some(Self {
            span,
            exact: text.get(range)?.to_owned(),
            prefix: prefix.to_owned(),
            suffix,
        })
    }

    /// Finds the passage in `text`, which may have been edited since.
    ///
    /// The position is believed if the words still stand there; otherwise the occurrence of the words whose
    /// surroundings agree best is taken. `None` if the words are gone, or two places fit equally well.
    pub fn find_in(&self, text: &str) -> Option<Span> {
        if self.exact.is_empty() {
            return None;
        }
        if self.span.of(text) == Some(self.exact.as_str()) {
            return Some(self.span);
        }
        let mut best: Option<(usize, usize)> = None;
        let mut tied = false;
        let mut from = 0;
        while let Some(at) = text.get(from..).and_then(|rest| rest.find(&self.exact)).map(|at| at + from) {
            let end = at + self.exact.len();
            let agreement = common_suffix(&text[..at], &self.prefix) + common_prefix(&text[end..], &self.suffix);
            match best {
                Some((score, _)) if agreement < score => {}
                Some((score, _)) if agreement == score => tied = true,
                _ => {
                    best = Some((agreement, at));
                    tied = false;
                }
            }
            from = at + self.exact.chars().next().map_or(1, char::len_utf8);
        }
        let (_, at) = best.filter(|_| !tied)?;
        let start = text[..at].chars().count();
        Some(Span {
            start,
            end: start + self.exact.chars().count(),
        })
    }
}

fn common_prefix(a: &str, b: &str) -> usize {
    a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count()
}

fn common_suffix(a: &str, b: &str) -> usize {
    a.chars().rev().zip(b.chars().rev()).take_while(|(x, y)| x == y).count()
}

/// A passage of a document that carries at least one claim.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Passage {
    /// Identifier.
    pub id: PassageId,
    /// The document.
    pub document: DocumentId,
    /// Where it stands in the original text.
    pub target: Selector,
    /// Where the same words stand in the translation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub translated: Option<Box<Selector>>,
    /// The words are no longer found in the document: the target is where they stood.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub lost: bool,
    /// Not everybody may read these words: a briefing and a figure blank them unless told otherwise.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub restricted: bool,
    /// Fields written by a newer or foreign program.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Passage {
    /// The selector that fits the text shown in `language` (see [`super::Document::text_in`]).
    pub fn selector(&self, document: &super::Document, language: Language) -> Option<&Selector> {
        if document.is_translated_in(language) {
            self.translated.as_deref()
        } else {
            Some(&self.target)
        }
    }

    /// The words, in `language` where a translation is anchored.
    pub fn quote(&self, document: &super::Document, language: Language) -> &str {
        self.selector(document, language).map_or(&self.target.exact, |s| &s.exact)
    }

    /// Where the whole sentences stand that the words are taken from, in the text shown in `language`: a few words alone
    /// may say the opposite. `None` where the words are not found.
    pub fn sentences(&self, document: &super::Document, language: Language) -> Option<Span> {
        let (text, span) = (document.text_in(language), self.selector(document, language)?.span);
        let blocks = super::document::paragraphs(text);
        let block = blocks.iter().find(|block| block.span.contains(span))?.span;
        let words = block.of(text)?;
        let first = sentence_at(words, span.start - block.start).start;
        let last = sentence_at(words, span.end.saturating_sub(1).max(span.start) - block.start).end;
        Some(Span {
            start: (block.start + first).min(span.start),
            end: (block.start + last).max(span.end),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_few_words_stand_in_their_whole_sentence() {
        let document = |text: &str| -> crate::model::Document {
            serde_json::from_value(serde_json::json!({ "id": "d.x", "title": {}, "language": "en", "text": text })).unwrap()
        };
        let text = "First one.\n\nHe spoke. Guarantees by China alone are not enough. So he said.";
        let document = document(text);
        let start = text.find("Guarantees").unwrap();
        let target = Selector::at(text, Span { start, end: start + 25 }).unwrap();
        let passage: Passage =
            serde_json::from_value(serde_json::json!({ "id": "p.x", "document": "d.x", "target": target })).unwrap();
        let whole = passage.sentences(&document, Language::En).unwrap();
        assert_eq!(whole.of(text).unwrap(), "Guarantees by China alone are not enough.");
    }

    #[test]
    fn a_quote_finds_its_place_after_an_edit() {
        let old = "Moskau half. Danach half Peking. Moskau half nicht.";
        let selector = Selector::at(old, Span { start: 33, end: 44 }).unwrap();
        assert_eq!(selector.exact, "Moskau half");
        let new = format!("Vorwort. {old}");
        assert_eq!(selector.find_in(&new).unwrap().start, 33 + 9);
        assert_eq!(selector.find_in("Nichts davon."), None);
    }

    proptest! {
        #[test]
        fn a_selector_always_describes_its_own_span(text in "\\PC{1,60}", a in 0_usize..70, b in 0_usize..70) {
            let span = Span { start: a.min(b), end: a.max(b) };
            match Selector::at(&text, span) {
                Some(selector) => {
                    prop_assert_eq!(span.of(&text), Some(selector.exact.as_str()));
                    prop_assert_eq!(selector.find_in(&text), Some(span));
                }
                None => prop_assert!(span.is_empty() || span.end > text.chars().count()),
            }
        }

        #[test]
        fn text_put_in_front_moves_the_span(head in "[a-c ]{0,20}", body in "[d-h ]{5,40}", len in 1_usize..5) {
            let span = Span { start: 0, end: len };
            let selector = Selector::at(&body, span).unwrap();
            let edited = format!("{head}{body}");
            let unique = body.matches(&selector.exact).count() == 1 && !head.contains(' ') && !selector.exact.contains(' ');
            if unique {
                let found = selector.find_in(&edited).unwrap();
                prop_assert_eq!(found.of(&edited), Some(selector.exact.as_str()));
                prop_assert_eq!(found.start, head.chars().count());
            }
        }
    }
}
