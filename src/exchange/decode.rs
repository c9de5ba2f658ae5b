//! Bytes of a data file to characters: any encoding, without the mark of it, and without what no honest file holds.
//!
//! For the readers of this module. Not here: how the encoding is found (`reading`).

use std::borrow::Cow;

use super::{ExchangeError, Place, Report};
use crate::reading::{self, ReadingWarning};

/// How files begin that are no text whatever they are called: archives and workbooks, pictures, PDF, programs.
const MARKS: [&[u8]; 9] = [
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"%PDF-",
    b"\x7fELF",
    b"\xd0\xcf\x11\xe0",
    b"7z\xbc\xaf",
];

/// How much of a file tells whether it is a text.
const HEAD: usize = 64 << 10;

/// Most signs of a thousand that no text has, before a file is none.
const ODD: usize = 30;

/// Refuses what is no text before it is taken for one.
pub(super) fn is_text(bytes: &[u8]) -> Result<(), ExchangeError> {
    let (head, _) = reading::decode(bytes.get(..bytes.len().min(HEAD)).unwrap_or(bytes));
    let odd = |c: &char| (*c < ' ' && !matches!(c, '\t' | '\n' | '\r' | '\u{c}')) || matches!(c, '\u{7f}'..='\u{9f}');
    let (mut all, mut strange) = (0_usize, 0_usize);
    for c in head.chars() {
        all += 1;
        strange += usize::from(odd(&c));
    }
    // A few strange signs are in many an honest file.
    if MARKS.iter().any(|mark| bytes.starts_with(mark)) || (strange > 16 && strange * 1000 > all * ODD) {
        return Err(ExchangeError::NotText);
    }
    Ok(())
}

/// The characters of a file. What could not be read as characters, and bytes of value 0, are U+FFFD; both are reported.
pub(super) fn text<'a>(bytes: &'a [u8], report: &mut Report) -> Result<Cow<'a, str>, ExchangeError> {
    is_text(bytes)?;
    let (text, warnings) = reading::decode(bytes);
    for warning in warnings {
        match warning {
            ReadingWarning::EncodingGuessed { name } => report.skip(Place::File, "exchange-encoding-guessed", name),
            ReadingWarning::CharactersReplaced { count } => {
                report.skip_many("exchange-characters-replaced", count);
            }
            _ => {}
        }
    }
    let zeros = text.bytes().filter(|byte| *byte == 0).count();
    // Room that was kept for a file and never written: three bytes for each would take the memory.
    if zeros > 1024 && zeros > text.len() / 10 {
        return Err(ExchangeError::NotText);
    }
    let text = if zeros > 0 {
        report.skip_many("exchange-zero-bytes", zeros);
        Cow::Owned(text.replace('\0', "\u{fffd}"))
    } else {
        text
    };
    if text.trim().is_empty() {
        return Err(ExchangeError::Empty);
    }
    Ok(text)
}
