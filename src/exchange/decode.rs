//! Bytes of a data file to characters: any encoding, without the mark of it, and without what no honest file holds.
//!
//! For the readers of this module. Not here: how the encoding is found (`reading`).

use std::borrow::Cow;

use super::{ExchangeError, Place, Report};
use crate::reading::{self, ReadingWarning};

/// The characters of a file. What could not be read as characters, and bytes of value 0, are U+FFFD; both are reported.
pub(super) fn text<'a>(bytes: &'a [u8], report: &mut Report) -> Result<Cow<'a, str>, ExchangeError> {
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
