//! A reading becomes a document of the dossier, and back again where a document is read a second time.

use std::fmt::Write as _;
use std::path::Path;

use sha2::{Digest as _, Sha256};

use super::Options;
use crate::model::document::SetAside;
use crate::model::{Document, DocumentId, DocumentKind, Extra, Language, Localised, Reliability, Span};
use crate::reading::{self, Reading};

/// The document of a reading. Its identifier is a stand-in until it joins a dossier.
pub(super) fn of(path: &Path, reading: &Reading, bytes: &[u8], options: &Options) -> Option<Document> {
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let by_hand = options.published.as_ref().filter(|_| reading.published.is_none());
    let basis = match (reading.published_rule, by_hand) {
        (Some(rule), _) => (options.words.published)(rule),
        (None, Some(_)) => (options.words.published_by_hand)(),
        (None, None) => Localised::default(),
    };
    let publisher = reading.publisher.as_deref().map_or_else(Localised::default, Localised::same);
    // The identifier that counts is given when the document joins a dossier.
    let id: DocumentId = "d.new".parse().ok()?;
    Some(Document {
        id,
        // A text without a title has none; the file's name is kept as where the copy comes from.
        title: reading.title.as_deref().map_or_else(Localised::default, Localised::same),
        kind: DocumentKind::Other,
        language: reading.language_tag.clone(),
        publisher: publisher.clone(),
        publisher_short: publisher,
        authors: reading.authors.clone(),
        published: reading.published.clone().or_else(|| by_hand.cloned()),
        published_basis: basis,
        retrieved: None,
        address: reading.address.clone(),
        provenance: Localised::same(&name),
        reliability: Reliability::F,
        notes: reading.warnings.iter().map(options.words.warning).collect(),
        set_aside: reading
            .set_aside
            .iter()
            .map(|part| SetAside {
                span: part.span,
                reason: part.reason.key().to_owned(),
            })
            .collect(),
        text: reading.text.clone(),
        hash: hex(&Sha256::digest(reading.text.as_bytes())),
        file_hash: hex(&Sha256::digest(bytes)),
        restricted: false,
        translation: None,
        extra: Extra::new(),
    })
}

/// The parts of a document that are not read for facts, with their bytes.
pub(super) fn set_aside_of(document: &Document) -> Vec<reading::SetAside> {
    let part = |part: &SetAside| {
        Some(reading::SetAside {
            span: part.span,
            bytes: bytes_of(&document.text, part.span)?,
            reason: reading::Reason::Footer,
        })
    };
    document.set_aside.iter().filter_map(part).collect()
}

fn bytes_of(text: &str, span: Span) -> Option<std::ops::Range<usize>> {
    span.to_bytes(text)
}

/// The language a document is read for facts in.
pub(super) fn language_of(document: &Document) -> Option<Language> {
    match document.language.get(..2) {
        Some("de") => Some(Language::De),
        Some("en") => Some(Language::En),
        _ => None,
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut hex, byte| {
        let _infallible = write!(hex, "{byte:02x}");
        hex
    })
}
