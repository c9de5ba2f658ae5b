//! A PDF to blocks: letters where the pages put them, made into lines, lines into paragraphs.
//!
//! The pages are interpreted by hayro, which gives each letter its place, width and meaning; what a line, a word and
//! a paragraph is, is decided here ([`glyphs`], [`lines`], [`pages`]). Deliberately not here: pictures of pages (text
//! recognition), forms and remarks.

mod bombs;
mod glyphs;
mod lines;
mod pages;

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_interpret::hayro_syntax::metadata::Metadata;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::about::AboutFile;
use super::draft::Draft;
use super::{Limits, PublishedRule, ReadingError, ReadingWarning, encoding};

/// Text shorter than this on average a page is a scanner's stamp, not a text.
const FEWEST_LETTERS: usize = 12;

/// The blocks of a PDF.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Draft, ReadingError> {
    // A foreign file must not end the program, and the library is asked to read damaged ones; it holds no state of
    // ours that a panic could leave half changed.
    catch_unwind(AssertUnwindSafe(|| read_file(bytes, limits))).unwrap_or_else(|_panic| {
        Err(ReadingError::Damaged {
            what: "the PDF cannot be interpreted".to_owned(),
        })
    })
}

fn read_file(bytes: &[u8], limits: &Limits) -> Result<Draft, ReadingError> {
    bombs::refuse(bytes, limits)?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => ReadingError::Encrypted,
        LoadPdfError::Decryption(_) => ReadingError::Damaged {
            what: "the PDF is encrypted in an unknown way".to_owned(),
        },
        LoadPdfError::Invalid => ReadingError::Damaged {
            what: "no pages could be found in the PDF, it may be cut off".to_owned(),
        },
    })?;
    let mut draft = Draft::default();
    let count = pdf.pages().len();
    if count > limits.pages {
        draft.warnings.push(ReadingWarning::PagesLeftOut {
            read: limits.pages,
            of: count,
        });
    }
    let read = glyphs::pages(&pdf, limits);
    let letters: usize = read.iter().map(|page| page.letters).sum();
    if letters < FEWEST_LETTERS.min(FEWEST_LETTERS * read.len()) || letters == 0 {
        return Err(ReadingError::NoText { pages: count });
    }
    let empty = read.iter().filter(|page| page.letters == 0).count();
    if empty > 0 {
        draft
            .warnings
            .push(ReadingWarning::PagesWithoutText { count: empty, of: count });
    }
    let unknown: usize = read.iter().map(|page| page.unknown).sum();
    if unknown > 0 {
        draft.warnings.push(ReadingWarning::CharactersReplaced { count: unknown });
    }
    about(pdf.metadata(), &mut draft.about);
    pages::blocks(&read, &mut draft, limits);
    Ok(draft)
}

/// The fields of the file.
fn about(fields: &Metadata, about: &mut AboutFile) {
    let text = |value: &Option<Box<[u8]>>| value.as_deref().map(encoding::field).unwrap_or_default();
    let title = text(&fields.title);
    if is_title(&title) {
        about.title(&title);
    }
    let author = text(&fields.author);
    if !author.contains('\\') && !author.eq_ignore_ascii_case("user") && !author.eq_ignore_ascii_case("administrator") {
        about.authors(&author);
    }
    if let Some(made) = fields.creation_date {
        about.published(
            &format!("{:04}-{:02}-{:02}", made.year, made.month, made.day),
            PublishedRule::PdfInfo,
        );
    }
}

/// Whether the field holds a title and not the name of a file or of a program.
pub(super) fn is_title(title: &str) -> bool {
    let small = title.trim().to_lowercase();
    let file = [
        ".doc", ".docx", ".pdf", ".indd", ".qxd", ".txt", ".tex", ".dvi", ".htm", ".html", ".rtf", ".odt",
    ];
    let empty = [
        "untitled",
        "unbenannt",
        "dokument",
        "document",
        "microsoft word",
        "powerpoint",
        "slide 1",
        "about:blank",
    ];
    !small.is_empty() && !file.iter().any(|end| small.ends_with(end)) && !empty.iter().any(|word| small.starts_with(word))
}
