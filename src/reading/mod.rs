//! Bytes of a file to the text of a document: decoded, put into blocks, its damage marked, its metadata found.
//!
//! Pure and deterministic; knows `model` only, for `app`, `cli` and `store`. Nothing is invented: title, authors,
//! publisher and date are given only where the file states them, and [`Reading::published_rule`] says where.
//! Deliberately not here: files and folders (`store`, `work`), threads, what the text says (`extraction`).
//!
//! Reading order: [`kind`] tells the formats apart; [`encoding`] turns bytes into characters; one module a format
//! ([`plain`], [`markdown`], [`html`], [`docx`], [`pdf`]) makes a [`draft`]: blocks and metadata; [`aside`] marks what
//! is not read for facts; [`language`] names the language.

mod about;
mod aside;
mod dates;
mod docx;
mod draft;
mod encoding;
mod error;
mod front;
mod html;
mod kind;
mod language;
mod markdown;
mod pdf;
mod plain;
#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::model::{Edtf, Language, Span};

pub use error::{ReadingError, ReadingWarning};

/// What a file holds, as far as it can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown, with or without front matter.
    Markdown,
    /// A web page.
    Html,
    /// A Word document (Office Open XML).
    Docx,
    /// A PDF with text in it.
    Pdf,
}

/// Bytes to characters, by the mark of the encoding or else by the bytes themselves; with what is to be said of it.
pub fn decode(bytes: &[u8]) -> (std::borrow::Cow<'_, str>, Vec<ReadingWarning>) {
    let decoded = encoding::decode(bytes, None);
    (decoded.text, decoded.warnings)
}

/// How much of a file is read at most, so that no file can take the memory or the afternoon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Largest file, in bytes.
    pub bytes_in: usize,
    /// Longest text, in bytes; what goes beyond is cut off with a warning, or refused where it was packed.
    pub bytes_text: usize,
    /// Deepest nesting of elements.
    pub depth: usize,
    /// Most pages of a PDF.
    pub pages: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes_in: 256 << 20,
            bytes_text: 128 << 20,
            depth: 400,
            pages: 5_000,
        }
    }
}

/// Where the date of publication was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PublishedRule {
    /// The fields at the head of a Markdown file.
    FrontMatter,
    /// A field of a web page (JSON-LD, OpenGraph, Dublin Core, `time`).
    MetaTag,
    /// A line above the text ("Veröffentlicht am …", "date 2019-04").
    HeaderLine,
    /// The place and day before the first sentence ("LONDON, 12 March 1999 –").
    Dateline,
    /// A property of a Word document: the day on which the file was made.
    DocxProperty,
    /// A property of a PDF: the day on which the file was made.
    PdfInfo,
}

/// Why a part of the text is not read for facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The headline once more.
    RepeatedHeadline,
    /// To the previous or next article, back to the top, the path to the page.
    Navigation,
    /// Share buttons.
    Sharing,
    /// Subscribe, follow, sign in.
    Subscription,
    /// Consent to cookies.
    CookieBanner,
    /// Copyright, imprint, who edited, who reported.
    Footer,
    /// Left by the program that saved the page: counters, labels, reading time.
    ScraperRemains,
    /// A line of metadata: date, author, source.
    HeaderLine,
    /// The line that names the authors.
    Byline,
    /// The place before the first sentence.
    Dateline,
    /// A line of signs without words.
    Separator,
    /// Links to other articles.
    MenuLinks,
    /// What stands under a picture, and who took it.
    ImageCaption,
    /// Advertisement.
    Advertisement,
    /// An address of the web alone on its line.
    Address,
    /// Readers' comments.
    Comments,
    /// The head or foot of a page of a PDF.
    RunningHead,
    /// A footnote.
    Footnote,
    /// Program text.
    Code,
}

impl Reason {
    /// The reason as a dossier keeps it; `set-aside-<key>` in the catalogue says it in words.
    pub fn key(self) -> &'static str {
        match self {
            Self::RepeatedHeadline => "repeated-headline",
            Self::Navigation => "navigation",
            Self::Sharing => "sharing",
            Self::Subscription => "subscription",
            Self::CookieBanner => "cookie",
            Self::Footer => "footer",
            Self::ScraperRemains => "scraper",
            Self::HeaderLine => "header-line",
            Self::Byline => "byline",
            Self::Dateline => "dateline",
            Self::Separator => "separator",
            Self::MenuLinks => "menu",
            Self::ImageCaption => "caption",
            Self::Advertisement => "advertisement",
            Self::Address => "url",
            Self::Comments => "comments",
            Self::RunningHead => "running-head",
            Self::Footnote => "footnote",
            Self::Code => "code",
        }
    }
}

/// A part of the text that stays in it but is not read for facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// Where it stands, in Unicode scalar values of [`Reading::text`].
    pub span: Span,
    /// The same in bytes.
    pub bytes: Range<usize>,
    /// Why.
    pub reason: Reason,
}

/// A file as read.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// What the file was.
    pub format: Format,
    /// Blocks separated by one empty line; a heading begins with `## `.
    pub text: String,
    /// German or English; `None` for other languages and where the text is too short to tell.
    pub language: Option<Language>,
    /// BCP 47 tag: the language found, or stated by the file; "und" where neither.
    pub language_tag: String,
    /// Title, where the file gives one.
    pub title: Option<String>,
    /// Authors, as printed.
    pub authors: Vec<String>,
    /// Publisher, where the file gives one.
    pub publisher: Option<String>,
    /// Date of publication, where the file gives one.
    pub published: Option<Edtf>,
    /// Where that date was found.
    pub published_rule: Option<PublishedRule>,
    /// Address, where the file gives one.
    pub address: Option<String>,
    /// What is not read for facts, in order, without overlap.
    pub set_aside: Vec<SetAside>,
    /// What the reader should know about the copy.
    pub warnings: Vec<ReadingWarning>,
}

/// The format of a file, by its content first and its name second; `None` where it cannot be read.
pub fn kind_of(name: &str, bytes: &[u8]) -> Option<Format> {
    match kind::of(name, bytes) {
        kind::Kind::Readable(format) => Some(format),
        kind::Kind::Foreign(_) | kind::Kind::Unknown | kind::Kind::Binary => None,
    }
}

/// Reads the file called `name` from its `bytes`.
///
/// # Errors
/// [`ReadingError`] where no text can be had.
pub fn read(name: &str, bytes: &[u8], limits: &Limits) -> Result<Reading, ReadingError> {
    if bytes.len() > limits.bytes_in {
        return Err(ReadingError::TooLarge {
            bytes: bytes.len(),
            most: limits.bytes_in,
        });
    }
    if bytes.is_empty() {
        return Err(ReadingError::Empty);
    }
    let format = match kind::of(name, bytes) {
        kind::Kind::Readable(format) => format,
        kind::Kind::Foreign(foreign) => return Err(foreign.refusal(bytes)),
        kind::Kind::Unknown => return Err(ReadingError::UnknownKind),
        kind::Kind::Binary => return Err(ReadingError::Binary),
    };
    let mut draft = match format {
        Format::Text => plain::read(encoding::decode(bytes, None), limits),
        Format::Markdown => markdown::read(encoding::decode(bytes, None), limits),
        Format::Html => html::read(encoding::decode(bytes, encoding::declared(bytes)), limits),
        Format::Docx => docx::read(bytes, limits)?,
        Format::Pdf => pdf::read(bytes, limits)?,
    };
    if kind::misleads(name, format) {
        draft.warnings.push(ReadingWarning::NameMisleads);
    }
    draft.finish(format)
}
