//! A plain text or Markdown file becomes a document: decoded, put into blocks, titled. No claims, no date.
//!
//! For `store` only. Not here: HTML, Word and PDF (`reading`), and what the text says (`extraction`).

use std::fmt::Write as _;
use std::path::Path;

use sha2::{Digest as _, Sha256};

use super::StoreError;
use crate::model::{Document, DocumentId, DocumentKind, Dossier, Extra, Localised, Reliability};

/// A first line longer than this is a paragraph, not a title.
const LONGEST_TITLE: usize = 160;
/// Most characters of the file name in an identifier, so that a number fits behind it.
const LONGEST_SLUG: usize = 24;

/// The document in `bytes`, with an identifier that `dossier` does not have yet.
pub(super) fn document(path: &Path, bytes: &[u8], dossier: &Dossier) -> Result<Document, StoreError> {
    let text = blocks(&decode(path, bytes)?).join("\n\n");
    let stem = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    let name = path.file_name().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    let first = text.lines().next().unwrap_or_default();
    let heading = first.strip_prefix("## ").unwrap_or(first).trim();
    if heading.is_empty() {
        return Err(StoreError::Empty(path.to_owned()));
    }
    let title = if heading.chars().count() <= LONGEST_TITLE {
        heading
    } else {
        stem.as_str()
    };
    let hash = Sha256::digest(text.as_bytes()).iter().fold(String::new(), |mut hex, byte| {
        let _infallible = write!(hex, "{byte:02x}");
        hex
    });
    Ok(Document {
        id: fresh_id(&stem, dossier).ok_or_else(|| StoreError::NotADocument(path.to_owned()))?,
        title: Localised::same(title),
        kind: DocumentKind::Other,
        language: language(&text).to_owned(),
        publisher: Localised::default(),
        publisher_short: Localised::default(),
        authors: Vec::new(),
        published: None,
        published_basis: Localised::default(),
        retrieved: None,
        address: None,
        provenance: Localised::same(&name),
        reliability: Reliability::F,
        notes: Vec::new(),
        set_aside: Vec::new(),
        text,
        hash,
        translation: None,
        extra: Extra::new(),
    })
}

/// UTF-8 with or without mark, UTF-16 with mark; anything else is refused with the place.
fn decode(path: &Path, bytes: &[u8]) -> Result<String, StoreError> {
    let refused = |byte| StoreError::NotText {
        path: path.to_owned(),
        byte,
    };
    let (text, wide) = match bytes {
        [0xff, 0xfe, rest @ ..] => (utf16(rest, u16::from_le_bytes).map_err(refused)?, true),
        [0xfe, 0xff, rest @ ..] => (utf16(rest, u16::from_be_bytes).map_err(refused)?, true),
        _ => {
            let marked = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
            let skipped = bytes.len() - marked.len();
            let text = std::str::from_utf8(marked).map_err(|error| StoreError::NotUtf8 {
                path: path.to_owned(),
                byte: skipped + error.valid_up_to(),
            })?;
            (text.to_owned(), false)
        }
    };
    match text.find('\0') {
        Some(at) if wide => Err(refused(2 + 2 * text.get(..at).unwrap_or_default().encode_utf16().count())),
        Some(at) => Err(refused(at)),
        None => Ok(text),
    }
}

/// Decodes UTF-16; the error is the offset of the first bad byte, the mark of two bytes included.
fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, usize> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::new();
    let mut at = 2;
    for scalar in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        let scalar = scalar.map_err(|_lone_surrogate| at)?;
        at += 2 * scalar.len_utf16();
        text.push(scalar);
    }
    if rest.is_empty() { Ok(text) } else { Err(at) }
}

/// Blocks of a text: paragraphs with their lines joined, headings as `## …`, items of lists by themselves.
///
/// A text without any empty line has one paragraph in each line.
fn blocks(text: &str) -> Vec<String> {
    let text = text
        .replace("\r\n", "\n")
        .replace(['\r', '\u{2028}', '\u{85}'], "\n")
        .replace(['\u{c}', '\u{2029}'], "\n\n");
    let lines: Vec<String> = text.split('\n').map(clean).collect();
    let each_line = !lines.join("\n").trim().contains("\n\n");
    let mut blocks: Vec<String> = Vec::new();
    let mut open = false;
    for line in lines {
        let heading = heading(&line);
        if line.is_empty() || heading.is_some_and(str::is_empty) {
            open = false;
        } else if let Some(heading) = heading {
            blocks.push(format!("## {heading}"));
            open = false;
        } else if let Some(last) = blocks.last_mut().filter(|_| open && !is_item(&line)) {
            last.push(' ');
            last.push_str(&line);
        } else {
            blocks.push(line);
            open = !each_line;
        }
    }
    blocks
}

/// One line without signs that cannot be shown, spaces run together.
fn clean(line: &str) -> String {
    let shown: String = line
        .chars()
        .filter(|c| c.is_whitespace() || !c.is_control())
        .filter(|c| *c != '\u{feff}')
        .collect();
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a Markdown heading.
fn heading(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches('#');
    let marks = line.len() - rest.len();
    let is_heading = (1..=6).contains(&marks) && (rest.is_empty() || rest.starts_with(' '));
    is_heading.then(|| rest.trim().trim_end_matches('#').trim_end())
}

/// Whether a line begins an item of a list.
fn is_item(line: &str) -> bool {
    let Some((mark, _)) = line.split_once(' ') else { return false };
    let number = mark
        .strip_suffix(['.', ')'])
        .is_some_and(|n| n.len() <= 3 && n.chars().all(|c| c.is_ascii_digit()) && !n.is_empty());
    number || matches!(mark, "-" | "*" | "+" | "•" | "–")
}

/// German or English by the small words; "und" (BCP 47: undetermined) where neither is clear.
fn language(text: &str) -> &'static str {
    const GERMAN: [&str; 8] = ["der", "die", "das", "und", "nicht", "ist", "mit", "von"];
    const ENGLISH: [&str; 8] = ["the", "of", "and", "to", "is", "with", "that", "for"];
    let (mut german, mut english) = (0_u32, 0_u32);
    for word in text.split(|c: char| !c.is_alphabetic()).take(5_000) {
        german += u32::from(GERMAN.iter().any(|g| word.eq_ignore_ascii_case(g)));
        english += u32::from(ENGLISH.iter().any(|e| word.eq_ignore_ascii_case(e)));
    }
    match german.cmp(&english) {
        std::cmp::Ordering::Greater => "de",
        std::cmp::Ordering::Less => "en",
        std::cmp::Ordering::Equal => "und",
    }
}

/// `d.` and the file name as far as identifiers allow, with a number if it is taken.
fn fresh_id(stem: &str, dossier: &Dossier) -> Option<DocumentId> {
    let mut slug = String::new();
    for c in stem.to_lowercase().chars() {
        match c {
            'a'..='z' | '0'..='9' => slug.push(c),
            'ä' => slug.push_str("ae"),
            'ö' => slug.push_str("oe"),
            'ü' => slug.push_str("ue"),
            'ß' => slug.push_str("ss"),
            _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
    }
    let slug = slug.get(..LONGEST_SLUG).unwrap_or(&slug).trim_end_matches('-');
    let base = if slug.is_empty() { "document" } else { slug };
    let numbered = (2_u32..100_000).map(|n| format!("d.{base}-{n}"));
    let free = |id: &DocumentId| !dossier.documents.contains_key(id);
    std::iter::once(format!("d.{base}"))
        .chain(numbered)
        .filter_map(|text| DocumentId::new(&text).ok())
        .find(free)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::paragraphs;

    fn read(name: &str, bytes: &[u8]) -> Result<Document, StoreError> {
        document(Path::new(name), bytes, &Dossier::default())
    }

    #[test]
    fn a_text_becomes_blocks_with_one_empty_line_between() {
        let read = read(
            "Bericht Mai.md",
            "# Über alles\r\n\r\nEine Zeile\r\nund die zweite.\r\n\r\n\r\n- eins\r\n- zwei\r\n".as_bytes(),
        )
        .unwrap();
        assert_eq!(read.text, "## Über alles\n\nEine Zeile und die zweite.\n\n- eins\n\n- zwei");
        assert_eq!(
            (read.title.de.as_str(), read.id.as_str(), read.language.as_str()),
            ("Über alles", "d.bericht-mai", "de")
        );
        assert_eq!(
            paragraphs(&read.text).iter().map(|p| p.number).collect::<Vec<_>>(),
            [None, Some(1), Some(2), Some(3)]
        );
        assert!(read.published.is_none());
    }

    #[test]
    fn lines_are_paragraphs_where_no_line_is_empty() {
        assert_eq!(read("a.txt", b"One of the\nTwo").unwrap().text, "One of the\n\nTwo");
    }

    #[test]
    fn marks_of_the_encoding_are_read_and_dropped() {
        assert_eq!(read("a.txt", "\u{feff}Süd".as_bytes()).unwrap().text, "Süd");
        let wide = |unit: fn(u16) -> [u8; 2]| "\u{feff}Süd 🌍".encode_utf16().flat_map(unit).collect::<Vec<u8>>();
        assert_eq!(read("a.txt", &wide(u16::to_le_bytes)).unwrap().text, "Süd 🌍");
        assert_eq!(read("a.txt", &wide(u16::to_be_bytes)).unwrap().text, "Süd 🌍");
    }

    #[test]
    fn what_is_no_text_is_refused_with_the_place() {
        let path = std::path::PathBuf::from("a.txt");
        assert_eq!(
            read("a.txt", b"S\xfcd"),
            Err(StoreError::NotUtf8 {
                path: path.clone(),
                byte: 1
            })
        );
        assert_eq!(
            read("a.txt", b"a\0b"),
            Err(StoreError::NotText {
                path: path.clone(),
                byte: 1
            })
        );
        assert_eq!(
            read("a.txt", b"\xff\xfea\0\x00\xd8"),
            Err(StoreError::NotText {
                path: path.clone(),
                byte: 4
            })
        );
        assert_eq!(
            read("a.txt", b"\xff\xfea\0b"),
            Err(StoreError::NotText {
                path: path.clone(),
                byte: 4
            })
        );
        assert_eq!(read("a.txt", b" \n \n"), Err(StoreError::Empty(path)));
    }

    #[test]
    fn identifiers_are_short_and_new() {
        let mut dossier = Dossier::default();
        for expected in ["d.aeusserst-langer-name-ei", "d.aeusserst-langer-name-ei-2"] {
            let id = fresh_id("Äußerst langer Name eines Berichts", &dossier).unwrap();
            assert_eq!(id.as_str(), expected);
            let mut document = read("a.txt", b"x").unwrap();
            document.id = id;
            dossier.documents.insert(id, document);
        }
        assert_eq!(fresh_id("日本", &dossier).unwrap().as_str(), "d.document");
    }
}
