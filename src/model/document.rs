//! A source document: what it is, who published it when, its text and its translation.
//!
//! Not here: how files are read (`reading`), and which passages carry facts ([`super::passage`]).

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::dossier::Extra;
use super::edtf::Edtf;
use super::ids::DocumentId;
use super::passage::Span;
use super::words::{Language, Localised};

/// What kind of text a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// A page of questions and answers by private persons.
    QaPage,
    /// An analysis by a research institute.
    ThinkTankAnalysis,
    /// A news agency's analysis.
    NewsAnalysis,
    /// A news report.
    NewsReport,
    /// A newspaper article.
    NewspaperArticle,
    /// The text of a treaty or another official text.
    OfficialText,
    /// A data set: a table or graph in which each row or element makes a claim.
    Dataset,
    /// Anything else.
    #[default]
    Other,
}

/// Reliability of a source after the Admiralty (NATO) code. F is "cannot be judged", not "worst".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
pub enum Reliability {
    /// Completely reliable.
    A,
    /// Usually reliable.
    B,
    /// Fairly reliable.
    C,
    /// Not usually reliable.
    D,
    /// Unreliable.
    E,
    /// Cannot be judged.
    #[default]
    F,
}

impl Reliability {
    /// The letter.
    pub fn letter(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::D => "D",
            Self::E => "E",
            Self::F => "F",
        }
    }
}

/// A document's text in another language, block for block.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Translation {
    /// BCP 47 tag of the language.
    pub language: String,
    /// The text; it has as many blocks as the original.
    pub text: String,
}

/// A part of a text that is shown but not read for facts: a menu, a repeated headline, the remains of a scraper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetAside {
    /// Where, in Unicode scalar values of the text.
    #[serde(flatten)]
    pub span: Span,
    /// Key of the reason; `set-aside-<key>` in the catalogue says it in words.
    pub reason: String,
}

/// A source document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// Identifier.
    pub id: DocumentId,
    /// Title; empty where the source gives none, see [`Self::shown_title`].
    pub title: Localised,
    /// Kind of text.
    #[serde(default)]
    pub kind: DocumentKind,
    /// BCP 47 tag of the language of `text`.
    pub language: String,
    /// Publisher in full.
    #[serde(default, skip_serializing_if = "Localised::is_empty")]
    pub publisher: Localised,
    /// Publisher as it is cited in lists and footnotes.
    #[serde(default, skip_serializing_if = "Localised::is_empty")]
    pub publisher_short: Localised,
    /// Authors, as printed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// When it was published; absent where nothing is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Edtf>,
    /// How the date of publication is known.
    #[serde(default, skip_serializing_if = "Localised::is_empty")]
    pub published_basis: Localised,
    /// When it was fetched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retrieved: Option<Edtf>,
    /// Address, where the text gives one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Where the copy comes from.
    #[serde(default, skip_serializing_if = "Localised::is_empty")]
    pub provenance: Localised,
    /// Reliability of the source.
    #[serde(default)]
    pub reliability: Reliability,
    /// Not everybody may read it: a briefing and a figure blank its words unless told otherwise.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub restricted: bool,
    /// Remarks on the text: damage mended, errors of translation.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Localised>,
    /// The text: blocks separated by an empty line; a heading begins with `## `.
    pub text: String,
    /// Parts of the text that are not read for facts, in the order of the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub set_aside: Vec<SetAside>,
    /// SHA-256 of `text`, hexadecimal.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hash: String,
    /// SHA-256 of the file it was read from, hexadecimal.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub file_hash: String,
    /// The text in another language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub translation: Option<Translation>,
    /// Fields written by a newer or foreign program.
    #[serde(flatten)]
    pub extra: Extra,
}

/// One block of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paragraph {
    /// Number from 1 over all paragraphs; `None` for a heading.
    pub number: Option<u32>,
    /// Where it stands, in Unicode scalar values of the text, heading marker excluded.
    pub span: Span,
    /// The same in bytes.
    pub start_byte: usize,
    /// End in bytes.
    pub end_byte: usize,
}

impl Document {
    /// Text in `language`: the translation where it fits, else the original.
    pub fn text_in(&self, language: Language) -> &str {
        self.translation
            .as_ref()
            .filter(|t| t.language == language.tag() && self.language != t.language)
            .map_or(&self.text, |t| &t.text)
    }

    /// Whether [`Self::text_in`] gives the translation.
    pub fn is_translated_in(&self, language: Language) -> bool {
        self.language != language.tag() && self.translation.as_ref().is_some_and(|t| t.language == language.tag())
    }

    /// The title; of a text without one its first words in square brackets, as catalogues do with what they supply.
    pub fn shown_title(&self, language: Language) -> Cow<'_, str> {
        match self.title.get(language) {
            "" => Cow::Owned(format!("[{}]", self.first_words())),
            title => Cow::Borrowed(title),
        }
    }

    /// How lists and footnotes call it in short: by its publisher, else by its title.
    pub fn short_name(&self, language: Language) -> Cow<'_, str> {
        match self.publisher_short.get(language) {
            "" => self.shown_title(language),
            publisher => Cow::Borrowed(publisher),
        }
    }

    /// The first words that are read for facts, cut at the end of a word.
    fn first_words(&self) -> String {
        let mut aside = self.set_aside.iter().map(|part| part.span).peekable();
        let mut words = String::new();
        let mut length = 0;
        for (at, c) in self.text.chars().enumerate() {
            while aside.next_if(|span| span.end <= at).is_some() {}
            let kept = aside.peek().is_none_or(|span| at < span.start);
            match c {
                _ if !kept => {}
                _ if c.is_whitespace() && length >= FIRST_WORDS => return format!("{}\u{a0}…", words.trim_end()),
                _ if c.is_whitespace() || (c == '#' && length == 0) => {
                    if !words.is_empty() && !words.ends_with(' ') {
                        words.push(' ');
                        length += 1;
                    }
                }
                _ if length >= 2 * FIRST_WORDS => return format!("{words}…"),
                _ => {
                    words.push(c);
                    length += 1;
                }
            }
        }
        words.trim_end().to_owned()
    }

    /// First day on which the document had surely been published.
    ///
    /// An open-ended date ("April 2019 or later") has no such day; its earliest day stands in.
    pub fn known_from(&self) -> Option<super::Day> {
        let published = self.published.as_ref()?;
        published.latest_day().or_else(|| published.earliest_day())
    }
}

/// Characters of the first words that stand for a missing title, at least.
const FIRST_WORDS: usize = 40;

/// Splits a text into its blocks.
pub fn paragraphs(text: &str) -> Vec<Paragraph> {
    let mut blocks = Vec::new();
    let mut number = 0;
    let (mut byte, mut scalar) = (0, 0);
    for piece in text.split("\n\n") {
        let heading = piece.strip_prefix("## ");
        let body = heading.unwrap_or(piece);
        let marker = piece.len() - body.len();
        let scalars = body.chars().count();
        if !body.trim().is_empty() {
            let number = if heading.is_some() {
                None
            } else {
                number += 1;
                Some(number)
            };
            blocks.push(Paragraph {
                number,
                span: Span {
                    start: scalar + marker,
                    end: scalar + marker + scalars,
                },
                start_byte: byte + marker,
                end_byte: byte + piece.len(),
            });
        }
        byte += piece.len() + 2;
        scalar += marker + scalars + 2;
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_numbered_without_headings() {
        let text = "Über eins.\n\n## Kopf\n\nZwei „so“.";
        let blocks = paragraphs(text);
        assert_eq!(blocks.iter().map(|b| b.number).collect::<Vec<_>>(), [Some(1), None, Some(2)]);
        let scalars: Vec<char> = text.chars().collect();
        for block in blocks {
            let by_scalar: String = scalars[block.span.start..block.span.end].iter().collect();
            assert_eq!(by_scalar, &text[block.start_byte..block.end_byte]);
        }
    }

    #[test]
    fn first_words_stand_in_brackets_for_a_missing_title() {
        let named = |text: &str, aside: &[(usize, usize)]| {
            let aside: Vec<_> = aside
                .iter()
                .map(|(start, end)| serde_json::json!({ "start": start, "end": end, "reason": "menu" }))
                .collect();
            let record = serde_json::json!({ "id": "d.x", "title": {}, "language": "de", "text": text, "set_aside": aside });
            let document: Document = serde_json::from_value(record).unwrap();
            document.shown_title(Language::De).into_owned()
        };
        assert_eq!(named("## Kurz\n\nEs kam so.", &[]), "[Kurz Es kam so.]");
        assert_eq!(named("Menü: Los.\n\nÜber die Brücke", &[(0, 10)]), "[Über die Brücke]");
        let long = "Während der politische Wandel in Südkorea und den Vereinigten Staaten den Weg ebnen könnte";
        assert_eq!(named(long, &[]), "[Während der politische Wandel in Südkorea\u{a0}…]");
        assert_eq!(named(&"x".repeat(200), &[]).chars().count(), 2 * FIRST_WORDS + 3);
    }
}
