//! What kind of file it is: by its content first, by its name where the content leaves it open.
//!
//! Only the first bytes and the names inside an archive are looked at; nothing is unpacked here.

use super::{Format, ReadingError};

/// How many bytes are looked at for tags and control signs.
const HEAD: usize = 64 << 10;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// One of the formats that are read.
    Readable(Format),
    /// A known format that is not read.
    Foreign(Foreign),
    /// Text of a kind that is no prose, by its name.
    Unknown,
    /// No text.
    Binary,
}

/// Formats that are told from their bytes and refused with advice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Foreign {
    /// Word before 2007, Excel, PowerPoint, or an encrypted docx: all in one container.
    Ole,
    /// Rich Text Format.
    Rtf,
    /// OpenDocument text.
    OpenDocument,
    /// An e-book.
    Epub,
    /// Excel.
    Sheet,
    /// PowerPoint.
    Slides,
    /// A zip archive that is none of these.
    Archive,
    /// Another archive or packed file.
    Packed,
    /// A picture.
    Picture,
}

impl Foreign {
    /// The refusal, with what to do instead.
    pub(super) fn refusal(self, bytes: &[u8]) -> ReadingError {
        let (format, instead) = match self {
            Self::Ole if holds(bytes, b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0") => return ReadingError::Encrypted,
            Self::Ole => ("Word 97-2003 (doc) and other old Office", "docx or pdf"),
            Self::Rtf => ("RTF", "docx, pdf or txt"),
            Self::OpenDocument => ("OpenDocument (odt)", "docx or pdf"),
            Self::Epub => ("EPUB", "html, txt or pdf"),
            Self::Sheet => ("Excel", "txt or pdf"),
            Self::Slides => ("PowerPoint", "pdf"),
            Self::Archive => ("zip archive", "the single files it holds, unpacked,"),
            Self::Packed => ("packed", "the single files it holds, unpacked,"),
            Self::Picture => ("picture", "a pdf with recognised text (OCR)"),
        };
        ReadingError::NotSupported { format, instead }
    }
}

/// The kind of the file called `name`.
pub(super) fn of(name: &str, bytes: &[u8]) -> Kind {
    let extension = extension(name);
    let head = &bytes[..bytes.len().min(HEAD)];
    if let Some(kind) = by_signature(head, bytes) {
        return kind;
    }
    if is_binary(head) {
        return Kind::Binary;
    }
    let named = match extension.as_str() {
        "html" | "htm" | "xhtml" | "shtml" => Some(Format::Html),
        "md" | "markdown" | "mdown" | "mkd" => Some(Format::Markdown),
        _ => None,
    };
    if begins_like_html(head) || (named == Some(Format::Html) && head.contains(&b'<')) {
        return Kind::Readable(Format::Html);
    }
    match (named, extension.as_str()) {
        (Some(Format::Markdown), _) => Kind::Readable(Format::Markdown),
        (_, "json" | "csv" | "tsv" | "xml" | "svg" | "css" | "js" | "garant" | "yaml" | "yml" | "toml" | "ini" | "log") => {
            Kind::Unknown
        }
        _ => Kind::Readable(Format::Text),
    }
}

fn extension(name: &str) -> String {
    name.rsplit_once('.')
        .map(|(_, ext)| ext.to_ascii_lowercase())
        .unwrap_or_default()
}

/// Whether the name promises another format than `format`.
pub(super) fn misleads(name: &str, format: Format) -> bool {
    let promised = match extension(name).as_str() {
        "txt" | "text" => Format::Text,
        "html" | "htm" | "xhtml" => Format::Html,
        "docx" => Format::Docx,
        "pdf" => Format::Pdf,
        "md" | "markdown" => Format::Markdown,
        _ => return false,
    };
    promised != format
}

fn by_signature(head: &[u8], bytes: &[u8]) -> Option<Kind> {
    const SIGNATURES: [(&[u8], Kind); 15] = [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind::Foreign(Foreign::Ole)),
        (b"{\\rtf", Kind::Foreign(Foreign::Rtf)),
        (b"\x89PNG", Kind::Foreign(Foreign::Picture)),
        (b"\xff\xd8\xff", Kind::Foreign(Foreign::Picture)),
        (b"GIF8", Kind::Foreign(Foreign::Picture)),
        (b"II*\0", Kind::Foreign(Foreign::Picture)),
        (b"MM\0*", Kind::Foreign(Foreign::Picture)),
        (b"\x1f\x8b\x08", Kind::Foreign(Foreign::Packed)),
        (b"7z\xbc\xaf\x27\x1c", Kind::Foreign(Foreign::Packed)),
        (b"Rar!\x1a\x07", Kind::Foreign(Foreign::Packed)),
        (b"\x28\xb5\x2f\xfd", Kind::Foreign(Foreign::Packed)),
        (b"\xfd7zXZ\0", Kind::Foreign(Foreign::Packed)),
        (b"BZh9", Kind::Foreign(Foreign::Packed)),
        (b"\x7fELF", Kind::Binary),
        (b"PK\x05\x06", Kind::Foreign(Foreign::Archive)),
    ];
    if let Some((_, kind)) = SIGNATURES.iter().find(|(signature, _)| head.starts_with(signature)) {
        return Some(*kind);
    }
    if head.starts_with(b"PK\x03\x04") {
        return Some(archive(bytes));
    }
    let start = &head[..head.len().min(1024)];
    holds(start, b"%PDF-").then_some(Kind::Readable(Format::Pdf))
}

/// What an archive is, by the names of what it holds.
///
/// The names stand unpacked at its end and before each part, so a plain search finds them, also in one cut short.
fn archive(bytes: &[u8]) -> Kind {
    let head = &bytes[..bytes.len().min(HEAD)];
    let tail = &bytes[bytes.len().saturating_sub(HEAD)..];
    let names = |name: &[u8]| holds(head, name) || holds(tail, name);
    if holds(&head[..head.len().min(200)], b"application/epub+zip") {
        Kind::Foreign(Foreign::Epub)
    } else if holds(&head[..head.len().min(200)], b"application/vnd.oasis.opendocument") {
        Kind::Foreign(Foreign::OpenDocument)
    } else if names(b"word/") {
        Kind::Readable(Format::Docx)
    } else if names(b"xl/") {
        Kind::Foreign(Foreign::Sheet)
    } else if names(b"ppt/") {
        Kind::Foreign(Foreign::Slides)
    } else if names(b"[Content_Types].xml") {
        Kind::Readable(Format::Docx)
    } else {
        Kind::Foreign(Foreign::Archive)
    }
}

/// Whether `bytes` hold `wanted`.
pub(super) fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    wanted.first().is_some_and(|first| {
        bytes
            .iter()
            .enumerate()
            .any(|(at, b)| b == first && bytes[at..].starts_with(wanted))
    })
}

/// Tags at the very beginning, marks of the encoding and comments aside.
fn begins_like_html(head: &[u8]) -> bool {
    // In UTF-16 every second byte of a tag is zero; without them the tag can be read.
    let head: Vec<u8> = head.iter().copied().filter(|b| *b != 0).take(4096).collect();
    let mut rest = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&head);
    rest = rest
        .strip_prefix(b"\xff\xfe")
        .or_else(|| rest.strip_prefix(b"\xfe\xff"))
        .unwrap_or(rest);
    for _ in 0..16 {
        rest = rest.trim_ascii_start();
        let lower: Vec<u8> = rest.iter().take(16).map(u8::to_ascii_lowercase).collect();
        if [b"<!doctype html".as_slice(), b"<html", b"<head", b"<body"]
            .iter()
            .any(|tag| lower.starts_with(tag))
        {
            return true;
        }
        let end: &[u8] = if lower.starts_with(b"<!--") {
            b"-->"
        } else if lower.starts_with(b"<?xml") {
            b"?>"
        } else {
            return false;
        };
        let Some(at) = (0..rest.len()).find(|at| rest[*at..].starts_with(end)) else {
            return false;
        };
        rest = &rest[at + end.len()..];
    }
    false
}

/// Too many control signs for a text in any encoding.
fn is_binary(head: &[u8]) -> bool {
    if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") || head.starts_with(b"\0\0\xfe\xff") {
        return false;
    }
    let zeros: usize = head.iter().map(|b| usize::from(*b == 0)).sum();
    let control = head
        .iter()
        .filter(|b| **b < 0x20 && !matches!(**b, 0 | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c | 0x1a | 0x1b))
        .count();
    let wide = super::encoding::wide_without_mark(head).is_some();
    control * 100 > head.len() || (!wide && zeros * 200 > head.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_goes_before_the_name() {
        for (name, bytes, kind) in [
            ("a.txt", b"%PDF-1.7 x".as_slice(), Kind::Readable(Format::Pdf)),
            ("a.pdf", b"Plain words of a text.", Kind::Readable(Format::Text)),
            ("a.txt", b" <!-- x --><!DOCTYPE html><p>x", Kind::Readable(Format::Html)),
            ("a.html", b"no tags here", Kind::Readable(Format::Text)),
            ("a.md", b"# Head", Kind::Readable(Format::Markdown)),
            ("a", b"words", Kind::Readable(Format::Text)),
            ("a.json", b"{}", Kind::Unknown),
            ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind::Foreign(Foreign::Ole)),
            ("a.docx", b"{\\rtf1 x", Kind::Foreign(Foreign::Rtf)),
            ("a.txt", b"\x01\x02\x03\x04\x05\x06\x07\x08", Kind::Binary),
            ("a.txt", b"a\0\0\0\0\0\0b\0\0\x10", Kind::Binary),
        ] {
            assert_eq!(of(name, bytes), kind, "{name} {bytes:?}");
        }
    }
}
