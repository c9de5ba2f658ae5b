//! Looks at packed parts of a PDF before they are unpacked: one that unpacks to hundreds of megabytes is a bomb.
//!
//! The library unpacks a part whole into memory and sets no bound of its own. Pictures are never unpacked by us and not
//! looked at.

use std::io::Read as _;

use flate2::read::ZlibDecoder;

use super::super::kind::holds;
use super::super::{Limits, ReadingError};

/// Nothing is packed tighter than this by deflate.
const TIGHTEST: usize = 1032;
/// Largest part.
const LARGEST: usize = 64 << 20;
/// All large parts together, as a multiple of the largest.
const ALL: usize = 8;
/// How far before a part its description is looked for.
const DESCRIPTION: usize = 600;

/// Refuses a file with a part that unpacks to more than is reasonable.
pub(super) fn refuse(bytes: &[u8], limits: &Limits) -> Result<(), ReadingError> {
    let most = LARGEST.min(limits.bytes_text.max(1 << 20));
    let mut all = 0;
    let mut at = 0;
    while let Some(start) = find(bytes, at, b"stream") {
        at = start + 6;
        let skipped = bytes[at..].iter().take(2).take_while(|b| matches!(b, b'\r' | b'\n')).count();
        let packed = &bytes[at + skipped..];
        // The first byte of deflate with a window of usual size.
        if skipped == 0 || packed.first() != Some(&0x78) {
            continue;
        }
        let end = find(bytes, at, b"endstream").unwrap_or(bytes.len());
        let length = end - at;
        at = end;
        let before = &bytes[start.saturating_sub(DESCRIPTION)..start];
        let described = before.iter().rposition(|b| *b == b'j').map_or(before, |obj| &before[obj..]);
        if length.saturating_mul(TIGHTEST) <= most || holds(described, b"/Image") {
            continue;
        }
        let size = unpacked(packed, most + 1);
        all += size;
        if size > most || all > ALL * most {
            return Err(ReadingError::Bomb {
                what: "a part of the PDF".to_owned(),
            });
        }
    }
    Ok(())
}

/// To how many bytes `packed` unpacks, counted up to `most`.
fn unpacked(packed: &[u8], most: usize) -> usize {
    let mut decoder = ZlibDecoder::new(packed);
    let mut scratch = vec![0; 64 << 10];
    let mut count = 0;
    while count < most {
        match decoder.read(&mut scratch) {
            Ok(0) | Err(_) => break,
            Ok(read) => count += read,
        }
    }
    count
}

/// Where `wanted` begins in `bytes` from `from` on.
fn find(bytes: &[u8], from: usize, wanted: &[u8]) -> Option<usize> {
    let first = *wanted.first()?;
    let mut at = from;
    while let Some(next) = bytes.get(at..)?.iter().position(|b| *b == first) {
        at += next;
        if bytes[at..].starts_with(wanted) {
            return Some(at);
        }
        at += 1;
    }
    None
}
