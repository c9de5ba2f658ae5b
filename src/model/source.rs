//! What a person says about a document: its title, by whom, published by whom and when, in which language.
//!
//! Pure: from a dossier to edits, as in [`super::review`]. Not here: what a file says of itself (`reading`).

use super::document::{Document, DocumentKind, Reliability};
use super::dossier::Dossier;
use super::edit::Edit;
use super::edtf::Edtf;
use super::ids::DocumentId;
use super::words::{Language, Localised};

/// What can be said about a document; empty is unknown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceDetails {
    /// Title.
    pub title: String,
    /// Authors, as printed.
    pub authors: Vec<String>,
    /// Publisher.
    pub publisher: String,
    /// When it was published.
    pub published: Option<Edtf>,
    /// BCP 47 tag of its language.
    pub language: String,
    /// What kind of text it is.
    pub kind: DocumentKind,
    /// How reliable its source is.
    pub reliability: Reliability,
}

impl SourceDetails {
    /// What a document says now, to a reader of `language`.
    pub fn of(document: &Document, language: Language) -> Self {
        Self {
            title: document.title.get(language).to_owned(),
            authors: document.authors.clone(),
            publisher: document.publisher.get(language).to_owned(),
            published: document.published.clone(),
            language: document.language.clone(),
            kind: document.kind,
            reliability: document.reliability,
        }
    }
}

/// Takes over what a reader of `language` said about a document; nothing said is no edit.
pub fn describe(dossier: &Dossier, document: DocumentId, details: SourceDetails, language: Language) -> Vec<Edit> {
    let Some(old) = dossier.documents.get(&document) else {
        return Vec::new();
    };
    let mut document = old.clone();
    let short = document.publisher_short.clone();
    // A short form of its own belongs to the old publisher only.
    if document.publisher.get(language) != details.publisher {
        put(&mut document.publisher, &details.publisher, language);
        document.publisher_short = if short == old.publisher || short.is_empty() {
            document.publisher.clone()
        } else {
            Localised::same(&details.publisher)
        };
    }
    put(&mut document.title, &details.title, language);
    document.authors = details.authors;
    if document.published != details.published {
        // How the new date is known is not the machine's to say.
        document.published_basis = Localised::default();
        document.published = details.published;
    }
    document.language = details.language;
    document.kind = details.kind;
    document.reliability = details.reliability;
    if document == *old {
        return Vec::new();
    }
    vec![Edit::Put(document.into())]
}

/// Writes in one language; in both where the text was the same in both.
fn put(text: &mut Localised, new: &str, language: Language) {
    if text.get(language) == new {
        return;
    }
    if text.de == text.en || text.de.is_empty() || text.en.is_empty() {
        *text = Localised::same(new);
        return;
    }
    match language {
        Language::De => new.clone_into(&mut text.de),
        Language::En => new.clone_into(&mut text.en),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Record;

    fn dossier() -> Dossier {
        serde_json::from_value(serde_json::json!({
            "header": { "title": { "en": "x" } },
            "documents": [
                { "id": "d.own", "title": {}, "language": "de", "text": "Es kam so." },
                { "id": "d.both", "title": { "de": "Pakt", "en": "Pact" }, "language": "de", "text": "Es kam anders.",
                  "publisher": { "de": "Zeitung", "en": "Paper" }, "publisher_short": { "de": "Z", "en": "P" },
                  "published": "2019", "published_basis": { "en": "printed" } }],
        }))
        .unwrap()
    }

    fn described(id: &str, change: impl Fn(&mut SourceDetails)) -> Option<Document> {
        let dossier = dossier();
        let id: DocumentId = id.parse().unwrap();
        let mut details = SourceDetails::of(&dossier.documents[&id], Language::De);
        change(&mut details);
        match describe(&dossier, id, details, Language::De).pop()? {
            Edit::Put(Record::Document(document)) => Some(Document::clone(&document)),
            _ => None,
        }
    }

    #[test]
    fn what_is_said_in_one_language_stays_there_and_what_is_new_counts_in_both() {
        let own = described("d.own", |d| "Titel".clone_into(&mut d.title)).unwrap();
        assert_eq!(own.title, Localised::same("Titel"));
        let both = described("d.both", |d| "Bündnis".clone_into(&mut d.title)).unwrap();
        assert_eq!((both.title.de.as_str(), both.title.en.as_str()), ("Bündnis", "Pact"));
        assert_eq!(both.published_basis.en, "printed", "the date has not changed");
        assert!(described("d.both", |_| {}).is_none(), "nothing said is no step");
    }

    #[test]
    fn another_publisher_has_another_short_name_and_another_date_no_basis() {
        let both = described("d.both", |d| {
            "Blatt".clone_into(&mut d.publisher);
            d.published = Edtf::parse("2020-03").ok();
        })
        .unwrap();
        assert_eq!(both.publisher.de, "Blatt");
        assert_eq!(both.publisher_short, Localised::same("Blatt"));
        assert!(both.published_basis.is_empty());
        let own = described("d.own", |d| "Blatt".clone_into(&mut d.publisher)).unwrap();
        assert_eq!(own.publisher_short, own.publisher);
    }
}
