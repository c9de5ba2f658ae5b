//! Why a file could not be read, and what the reader should know of one that could.
//!
//! The messages are English and for logs and the command line; the window words them from the variants.

use thiserror::Error;

/// Why a file gives no text.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReadingError {
    /// Neither content nor name tell what it is.
    #[error("the kind of file is not known; txt, md, html, docx and pdf can be read")]
    UnknownKind,
    /// A known format that is not read.
    #[error("{format} files cannot be read; save it as {instead} and try again")]
    NotSupported {
        /// What it is ("OpenDocument text").
        format: &'static str,
        /// What it can be turned into ("docx or pdf").
        instead: &'static str,
    },
    /// No text at all, but a program's data.
    #[error("the file holds no text but binary data")]
    Binary,
    /// Nothing in it, or nothing but white space.
    #[error("the file is empty")]
    Empty,
    /// Pages without text, as a scanner makes them.
    #[error("the PDF has {pages} page(s) but no text, probably a scan; run text recognition (OCR) on it first")]
    NoText {
        /// Number of pages.
        pages: usize,
    },
    /// Needs a password.
    #[error("the file is encrypted; save it without a password first")]
    Encrypted,
    /// Cut off or broken.
    #[error("the file is damaged: {what}")]
    Damaged {
        /// What is broken.
        what: String,
    },
    /// Larger than the limit.
    #[error("the file is too large: {bytes} bytes, at most {most} are read")]
    TooLarge {
        /// Its size.
        bytes: usize,
        /// The limit.
        most: usize,
    },
    /// Unpacks to far more than it should: a zip bomb.
    #[error("the file unpacks to an unreasonable size ({what}) and was not read")]
    Bomb {
        /// The part of the archive.
        what: String,
    },
    /// Elements inside elements beyond the limit.
    #[error("the file is nested more than {most} levels deep and was not read")]
    NestedTooDeep {
        /// The limit.
        most: usize,
    },
}

/// What the reader should know about a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadingWarning {
    /// The encoding was guessed from the bytes.
    EncodingGuessed {
        /// Its name.
        name: &'static str,
    },
    /// Some bytes fit no character and were replaced.
    CharactersReplaced {
        /// How many.
        count: usize,
    },
    /// Signs that cannot be shown were taken out of the text.
    ControlSignsRemoved {
        /// How many.
        count: usize,
    },
    /// Pages of a PDF without text.
    PagesWithoutText {
        /// How many.
        count: usize,
        /// Of how many.
        of: usize,
    },
    /// Only the first pages were read.
    PagesLeftOut {
        /// How many were read.
        read: usize,
        /// Of how many.
        of: usize,
    },
    /// The text was cut off at the limit.
    Truncated,
    /// Elements were nested deeper than the limit; their text was kept, their structure was not.
    NestingFlattened,
    /// No article was told from its surroundings; the whole page was taken.
    WholePageTaken,
    /// The name says one format, the content another, which was read.
    NameMisleads,
    /// The file was cut off or broken; what could be read was.
    PartlyDamaged,
}
