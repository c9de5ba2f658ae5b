//! Bytes to characters: by the mark of the encoding, by what the file declares, else by the bytes themselves.
//!
//! Text that is valid UTF-8 is UTF-8, whatever a page declares: pages are often saved in another encoding than they
//! were served in. Deliberately not here: cleaning of the characters (`draft`).

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::ReadingWarning;

/// Code page 850 (DOS, Western Europe) from 0x80 on.
const DOS: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";
/// How far into a page its declaration of the encoding is looked for.
const PRESCAN: usize = 4096;
/// How much of a text the guess of its encoding looks at.
const SAMPLE: usize = 256 << 10;

/// Decoded text and what is to be said about the decoding.
#[derive(Debug, Default)]
pub(super) struct Decoded<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) warnings: Vec<ReadingWarning>,
}

/// Decodes `bytes`; `declared` is the encoding that the file itself names.
pub(super) fn decode<'a>(bytes: &'a [u8], declared: Option<&'static Encoding>) -> Decoded<'a> {
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe\0\0") {
        return utf32(rest, u32::from_le_bytes);
    }
    if let Some(rest) = bytes.strip_prefix(b"\0\0\xfe\xff") {
        return utf32(rest, u32::from_be_bytes);
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return with(encoding, &bytes[mark..], None);
    }
    if let Some(encoding) = wide_without_mark(bytes) {
        return with(encoding, bytes, Some(encoding.name()));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Decoded {
            text: Cow::Borrowed(text),
            warnings: Vec::new(),
        };
    }
    if mostly_utf8(bytes) {
        return with(UTF_8, bytes, None);
    }
    if let Some(encoding) = declared.filter(|e| *e != UTF_8) {
        return with(encoding, bytes, None);
    }
    if is_dos(bytes) {
        return dos(bytes);
    }
    let mut guess = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    guess.feed(sample, sample.len() == bytes.len());
    let encoding = guess.guess(None, chardetng::Utf8Detection::Deny);
    with(encoding, bytes, Some(encoding.name()))
}

/// The encoding a page declares in its first bytes.
pub(super) fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(PRESCAN)];
    let mut rest = head;
    while let Some(at) = rest
        .windows(8)
        .position(|w| w[..7].eq_ignore_ascii_case(b"charset") || w.eq_ignore_ascii_case(b"encoding"))
    {
        rest = &rest[at + 7..];
        rest = rest.strip_prefix(b"g").unwrap_or(rest).trim_ascii_start();
        if let Some(value) = rest.strip_prefix(b"=") {
            let value = value.trim_ascii_start();
            let value = value
                .strip_prefix(b"\"")
                .or_else(|| value.strip_prefix(b"'"))
                .unwrap_or(value);
            let end = value
                .iter()
                .position(|b| !(b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b':')))
                .unwrap_or(value.len());
            if let Some(encoding) = Encoding::for_label(&value[..end]) {
                // A page that could be read as bytes is not UTF-16, whatever it says.
                return Some(if encoding == UTF_16LE || encoding == UTF_16BE {
                    UTF_8
                } else {
                    encoding
                });
            }
        }
    }
    None
}

/// UTF-16 without a mark: nearly every second byte is zero.
pub(super) fn wide_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096)];
    if head.len() < 8 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let zeros = |offset: usize| head.iter().skip(offset).step_by(2).filter(|b| **b == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), head.len() / 2);
    if odd * 10 > half * 7 && even * 20 < half {
        Some(UTF_16LE)
    } else if even * 10 > half * 7 && odd * 20 < half {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn with<'a>(encoding: &'static Encoding, bytes: &'a [u8], guessed: Option<&'static str>) -> Decoded<'a> {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    let mut warnings: Vec<ReadingWarning> = Vec::new();
    if let Some(name) = guessed {
        warnings.push(ReadingWarning::EncodingGuessed { name });
    }
    if broken {
        let count = text.matches('\u{fffd}').count();
        warnings.push(ReadingWarning::CharactersReplaced { count });
    }
    Decoded { text, warnings }
}

/// Whether the bytes are UTF-8 with a few broken places: many more good sequences than bad ones.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes[..bytes.len().min(SAMPLE)].utf8_chunks() {
        good += chunk.valid().bytes().filter(|b| *b >= 0xc0).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > 4 * bad
}

fn utf32<'a>(bytes: &[u8], unit: fn([u8; 4]) -> u32) -> Decoded<'a> {
    let (units, rest) = bytes.as_chunks::<4>();
    let mut replaced = usize::from(!rest.is_empty());
    let text: String = units
        .iter()
        .map(|u| {
            char::from_u32(unit(*u)).unwrap_or_else(|| {
                replaced += 1;
                '\u{fffd}'
            })
        })
        .collect();
    let warnings = if replaced > 0 {
        vec![ReadingWarning::CharactersReplaced { count: replaced }]
    } else {
        Vec::new()
    };
    Decoded {
        text: Cow::Owned(text),
        warnings,
    }
}

/// German letters of code page 850 between small letters, and more of them than of Windows-1252.
fn is_dos(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let (mut dos, mut windows) = (0_usize, 0_usize);
    for w in sample.windows(3) {
        let [before, letter, after] = w else { continue };
        if before.is_ascii_alphabetic() && after.is_ascii_lowercase() {
            dos += usize::from(matches!(letter, 0x81 | 0x84 | 0x94 | 0xe1));
            windows += usize::from(matches!(letter, 0xe4 | 0xf6 | 0xfc | 0xdf | 0xe9 | 0xe8));
        }
    }
    // 0xe1 alone is "á" in Windows-1252; the three umlauts there are signs that never stand inside a word.
    let umlauts = sample
        .windows(3)
        .any(|w| w[0].is_ascii_alphabetic() && matches!(w[1], 0x81 | 0x84 | 0x94) && w[2].is_ascii_lowercase());
    umlauts && dos >= 2 && dos > 3 * windows
}

fn dos<'a>(bytes: &[u8]) -> Decoded<'a> {
    let table: Vec<char> = DOS.chars().collect();
    let text = bytes
        .iter()
        .map(|b| match b.checked_sub(0x80) {
            Some(high) => table.get(usize::from(high)).copied().unwrap_or('\u{fffd}'),
            None => char::from(*b),
        })
        .collect();
    Decoded {
        text: Cow::Owned(text),
        warnings: vec![ReadingWarning::EncodingGuessed { name: "IBM850" }],
    }
}

/// Decodes the strings in a PDF's fields: UTF-16 or UTF-8 with mark, UTF-8, else Western European.
pub(super) fn field(bytes: &[u8]) -> String {
    match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned(),
        None => std::str::from_utf8(bytes).map_or_else(
            |_latin| WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
            str::to_owned,
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GERMAN: &str = "Über die Größe der Äußerung: fünf Schlösser, „schön“ für Österreich.";

    fn text(bytes: &[u8]) -> String {
        decode(bytes, None).text.into_owned()
    }

    #[test]
    fn every_wide_encoding_is_read() {
        let wide =
            |unit: fn(u16) -> [u8; 2], mark: &str| format!("{mark}{GERMAN}").encode_utf16().flat_map(unit).collect::<Vec<u8>>();
        assert_eq!(text(&wide(u16::to_le_bytes, "\u{feff}")), GERMAN);
        assert_eq!(text(&wide(u16::to_be_bytes, "\u{feff}")), GERMAN);
        assert_eq!(text(&wide(u16::to_le_bytes, "")), GERMAN);
        assert_eq!(text(&wide(u16::to_be_bytes, "")), GERMAN);
        let long = |unit: fn(u32) -> [u8; 4]| {
            format!("\u{feff}{GERMAN}")
                .chars()
                .flat_map(|c| unit(c as u32))
                .collect::<Vec<u8>>()
        };
        assert_eq!(text(&long(u32::to_le_bytes)), GERMAN);
        assert_eq!(text(&long(u32::to_be_bytes)), GERMAN);
        assert_eq!(text(format!("\u{feff}{GERMAN}").as_bytes()), GERMAN);
    }

    #[test]
    fn narrow_encodings_are_guessed() {
        assert_eq!(text(&WINDOWS_1252.encode(GERMAN).0), GERMAN);
        let russian = "Россия и Китай подписали договор о дружбе и сотрудничестве в Москве.";
        assert_eq!(text(&encoding_rs::WINDOWS_1251.encode(russian).0), russian);
        assert_eq!(text(&encoding_rs::KOI8_R.encode(russian).0), russian);
        let table: Vec<char> = DOS.chars().collect();
        let words = "Die Größe der Schlösser für die Bündnisse wäre äußerst schön.";
        let bytes: Vec<u8> = words
            .chars()
            .map(|c| table.iter().position(|t| *t == c).map_or(c as u8, |at| at as u8 + 0x80))
            .collect();
        assert_eq!(text(&bytes), words);
    }

    #[test]
    fn a_few_broken_places_do_not_change_the_encoding() {
        let mut bytes = GERMAN.repeat(3).into_bytes();
        bytes.insert(30, 0xff);
        let decoded = decode(&bytes, None);
        assert!(decoded.text.contains("Schlösser"));
        assert!(matches!(
            decoded.warnings.as_slice(),
            [ReadingWarning::CharactersReplaced { count: 1 }]
        ));
    }

    #[test]
    fn a_page_names_its_encoding() {
        let page = b"<html><meta http-equiv=\"Content-Type\" content=\"text/html; charset=iso-8859-2\">";
        assert_eq!(declared(page).map(Encoding::name), Some("ISO-8859-2"));
        assert_eq!(declared(b"<meta charset='utf-8'>").map(Encoding::name), Some("UTF-8"));
        assert_eq!(declared(b"<p>no charset = here"), None);
    }

    #[test]
    fn the_table_of_dos_is_whole() {
        assert_eq!(DOS.chars().count(), 128);
    }
}
