//! What every format makes of a file: blocks and metadata; and how they become a [`Reading`].
//!
//! A block is a paragraph, a heading or an item of a list, in one line, with clean characters. Deliberately not here:
//! which blocks are set aside (`aside`).

use std::ops::Range;

use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};

use super::about::AboutFile;
use super::{Format, Limits, Reading, ReadingError, ReadingWarning, Reason, SetAside, aside, language};
use crate::model::Span;

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A heading.
    Heading,
    /// Anything else.
    Text,
}

/// One block.
#[derive(Debug, Clone)]
pub(super) struct Block {
    /// What it is.
    pub(super) role: Role,
    /// Its words, in one line.
    pub(super) text: String,
    /// Why the whole of it is not read for facts.
    pub(super) aside: Option<Reason>,
    /// Parts of it that are not read for facts, in bytes, in order.
    pub(super) parts: Vec<(Range<usize>, Reason)>,
}

/// A file in blocks.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) blocks: Vec<Block>,
    pub(super) about: AboutFile,
    pub(super) warnings: Vec<ReadingWarning>,
    /// Bytes of text so far.
    held: usize,
    /// Signs taken out so far.
    removed: usize,
}

impl Draft {
    /// An empty draft of a file whose decoding gave these warnings.
    pub(super) fn new(warnings: Vec<ReadingWarning>) -> Self {
        Self {
            warnings,
            ..Self::default()
        }
    }

    /// Adds a block unless it is empty or the text is full.
    pub(super) fn push(&mut self, role: Role, text: &str, limits: &Limits) {
        self.push_aside(role, text, None, limits);
    }

    /// Adds a block that may be known to be no part of the article.
    pub(super) fn push_aside(&mut self, role: Role, text: &str, aside: Option<Reason>, limits: &Limits) {
        let mut clean = String::new();
        self.removed += tidy_into(text, &mut clean);
        if clean.is_empty() {
            return;
        }
        let room = limits.bytes_text.saturating_sub(self.held);
        if clean.len() > room {
            clean.truncate(clean.floor_char_boundary(room));
            if !self.warnings.contains(&ReadingWarning::Truncated) {
                self.warnings.push(ReadingWarning::Truncated);
            }
        }
        if !clean.is_empty() {
            self.held += clean.len() + 5;
            self.blocks.push(Block {
                role,
                text: clean,
                aside,
                parts: Vec::new(),
            });
        }
    }

    /// Whether the text has reached its limit.
    pub(super) fn is_full(&self, limits: &Limits) -> bool {
        self.held >= limits.bytes_text
    }

    /// Marks what is set aside, finds title and language, and writes the text.
    pub(super) fn finish(mut self, format: Format) -> Result<Reading, ReadingError> {
        if self.blocks.is_empty() {
            return Err(ReadingError::Empty);
        }
        aside::mark(&mut self, format);
        if self.removed > 0 {
            self.warnings
                .push(ReadingWarning::ControlSignsRemoved { count: self.removed });
        }
        if self.about.title.is_none() {
            let first = self.blocks.iter().find(|b| b.aside.is_none());
            if let Some(heading) = first.filter(|b| b.role == Role::Heading) {
                self.about.title(&heading.text.clone());
            }
        }
        let guess = language::of(&self.blocks);
        let language_tag = match (guess.tag, &self.about.language) {
            ("und", Some(stated)) => stated.clone(),
            (found, _) => found.to_owned(),
        };
        let (text, set_aside) = write(&self.blocks);
        let (published, published_rule) = self.about.published.unzip();
        Ok(Reading {
            format,
            text,
            language: guess.language,
            language_tag,
            title: self.about.title,
            authors: self.about.authors,
            publisher: self.about.publisher,
            published,
            published_rule,
            address: self.about.address,
            set_aside,
            warnings: self.warnings,
        })
    }
}

/// The text, and where in it the parts set aside stand.
fn write(blocks: &[Block]) -> (String, Vec<SetAside>) {
    let mut text = String::with_capacity(blocks.iter().map(|b| b.text.len() + 5).sum());
    let mut found: Vec<SetAside> = Vec::new();
    // Scalar values up to `counted`, so that each byte is counted once.
    let (mut scalars, mut counted) = (0, 0);
    let mut add = |text: &str, bytes: Range<usize>, reason: Reason| {
        scalars += text[counted..bytes.start].chars().count();
        let start = scalars;
        scalars += text[bytes.clone()].chars().count();
        counted = bytes.end;
        found.push(SetAside {
            span: Span { start, end: scalars },
            bytes,
            reason,
        });
    };
    for block in blocks {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let start = text.len();
        if block.role == Role::Heading {
            text.push_str("## ");
        }
        let body = text.len();
        text.push_str(&block.text);
        if let Some(reason) = block.aside {
            add(&text, start..text.len(), reason);
        } else {
            for (part, reason) in &block.parts {
                add(&text, body + part.start..body + part.end, *reason);
            }
        }
    }
    (text, found)
}

/// One line without signs that cannot be shown, spaces run together, composed (NFC).
pub(super) fn tidy(text: &str) -> String {
    let mut clean = String::new();
    let _removed = tidy_into(text, &mut clean);
    clean
}

/// Appends `text` tidied to an empty `clean`; gives the number of control signs taken out.
pub(super) fn tidy_into(text: &str, clean: &mut String) -> usize {
    let text = text.trim_ascii();
    if is_tidy(text) {
        clean.push_str(text);
        return 0;
    }
    let mut removed = 0;
    let mut gap = false;
    for c in text.chars() {
        if c.is_whitespace() || c == '\u{2060}' && gap {
            gap = true;
        } else if is_invisible(c) {
            // Left out without a gap.
        } else if c.is_control() {
            removed += 1;
        } else {
            if gap && !clean.is_empty() {
                clean.push(' ');
            }
            gap = false;
            clean.push(c);
        }
    }
    if is_nfc_quick(clean.chars()) != IsNormalized::Yes {
        *clean = clean.nfc().collect();
    }
    removed
}

/// Soft hyphens, zero-width signs, marks of direction and of byte order.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffc}'
    )
}

/// Whether nothing in `text` needs tidying: the usual case, told in one pass over the bytes.
fn is_tidy(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut before = 0_u8;
    let mut at = 0;
    while let Some(&b) = bytes.get(at) {
        match b {
            b' ' if before == b' ' => return false,
            0x20..=0x7e => {}
            // Latin letters below U+0300 and the Latin-1 signs but not its controls, no-break space and soft hyphen.
            0xc2 if matches!(bytes.get(at + 1), Some(0xa1..=0xac | 0xae..=0xbf)) => at += 1,
            // … and Cyrillic.
            0xc3..=0xcb | 0xd0 | 0xd1 => at += 1,
            // General punctuation that is shown: dashes, quotation marks, dots; the euro sign.
            0xe2 if matches!(
                (bytes.get(at + 1), bytes.get(at + 2)),
                (Some(0x80), Some(0x90..=0xa7 | 0xb0..=0xbf)) | (Some(0x82), Some(0xa0..=0xbf))
            ) =>
            {
                at += 2;
            }
            _ => return false,
        }
        before = b;
        at += 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_tidied() {
        assert_eq!(
            tidy("  Sicher\u{ad}heits\u{200b}garantie \t für\u{a0}alle\u{7} "),
            "Sicherheitsgarantie für alle"
        );
        assert_eq!(tidy("Pjo\u{308}ngjang und Cafe\u{301}"), "Pjöngjang und Café");
        assert_eq!(tidy("„Москва“ – 5 € … Қазақстан"), "„Москва“ – 5 € … Қазақстан");
        assert_eq!(tidy("\u{feff}"), "");
    }

    proptest::proptest! {
        #[test]
        fn tidying_twice_changes_nothing(text in "\\PC{0,40}|[ -~äöü \u{a0}\u{301}\u{ad}\n]{0,40}") {
            let once = tidy(&text);
            proptest::prop_assert_eq!(tidy(&once), once);
        }
    }
}
