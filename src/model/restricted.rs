//! What not everybody may read: what is restricted, bars in place of words, and a dossier without such words.
//!
//! Bars take as much room as the words they stand for, so that every passage stays where it is. Not here: the
//! choice whether to blank, and what the window shows.

use super::{Claim, Document, Dossier, Item, Localised, Passage, Selector, Span};

/// What stands in place of a letter.
pub const BAR: char = '█';
/// Letters of a blanked word. All are of one length, so that none can be guessed from it.
const WORD: usize = 5;

/// The text in bars: as long as it was, in words of one length; lines and paragraphs stay.
pub fn bars(text: &str) -> String {
    let all = Span {
        start: 0,
        end: text.chars().count(),
    };
    barred(text, all)
}

/// Bars over a part of a text.
fn barred(text: &str, span: Span) -> String {
    let mut written = 0;
    let bar = |(place, c): (usize, char)| {
        if place < span.start || place >= span.end {
            return c;
        }
        if c == '\n' || c == '\r' {
            written = 0;
            return c;
        }
        written += 1;
        if written % (WORD + 1) == 0 { ' ' } else { BAR }
    };
    text.chars().enumerate().map(bar).collect()
}

/// Whether an item is restricted, by itself or by what it is taken from: a document, a passage, or a claim that
/// rests on such passages alone.
pub fn is_restricted(dossier: &Dossier, item: Item) -> bool {
    match item {
        Item::Document(id) => dossier.documents.get(&id).is_some_and(|document| document.restricted),
        Item::Passage(id) => dossier
            .passages
            .get(&id)
            .is_some_and(|passage| passage.restricted || is_restricted(dossier, passage.document.into())),
        Item::Claim(id) => dossier.claims.get(&id).is_some_and(|claim| {
            let mut passages = claim.passages.iter().peekable();
            passages.peek().is_some() && passages.all(|passage| is_restricted(dossier, (*passage).into()))
        }),
        _ => false,
    }
}

/// The dossier with restricted documents and passages blanked, and whatever is said on their ground alone.
pub fn blanked(dossier: &Dossier) -> Dossier {
    let hidden: Vec<&Passage> = dossier
        .passages
        .values()
        .filter(|passage| is_restricted(dossier, passage.id.into()))
        .collect();
    let documents: Vec<&Document> = dossier.documents.values().filter(|document| document.restricted).collect();
    let mut out = dossier.clone();
    if hidden.is_empty() && documents.is_empty() {
        return out;
    }
    for passage in &hidden {
        if let Some(document) = out.documents.get(&passage.document) {
            let mut document = document.clone();
            document.text = barred(&document.text, passage.target.span);
            if let (Some(translation), Some(target)) = (&mut document.translation, &passage.translated) {
                translation.text = barred(&translation.text, target.span);
            }
            out.documents.insert(document.id, document);
        }
    }
    for document in documents {
        out.documents.insert(document.id, nameless(document));
    }
    // Every anchor holds words of its text, its neighbours' too.
    let passages: Vec<Passage> = out.passages.values().map(|passage| anchored(&out, passage)).collect();
    for passage in passages {
        out.passages.insert(passage.id, passage);
    }
    let claims: Vec<&Claim> = dossier
        .claims
        .values()
        .filter(|claim| is_restricted(dossier, claim.id.into()))
        .collect();
    for claim in claims {
        let mut claim = claim.clone();
        claim.words = Localised {
            de: bars(&claim.words.de),
            en: bars(&claim.words.en),
        };
        out.claims.insert(claim.id, claim);
    }
    out
}

/// A document of which nothing is told but that it is there, of which day, and how long.
fn nameless(document: &Document) -> Document {
    let mut out = Document {
        title: Localised::same(&bars("title")),
        publisher: Localised::default(),
        publisher_short: Localised::default(),
        published_basis: Localised::default(),
        provenance: Localised::default(),
        authors: Vec::new(),
        address: None,
        notes: Vec::new(),
        hash: String::new(),
        file_hash: String::new(),
        text: bars(&document.text),
        ..document.clone()
    };
    if let Some(translation) = &mut out.translation {
        translation.text = bars(&translation.text);
    }
    out
}

/// The passage with the words that now stand at its place.
fn anchored(dossier: &Dossier, passage: &Passage) -> Passage {
    let mut passage = passage.clone();
    let Some(document) = dossier.documents.get(&passage.document) else {
        return passage;
    };
    if let Some(target) = Selector::at(&document.text, passage.target.span) {
        passage.target = target;
    }
    if let (Some(translation), Some(target)) = (&document.translation, &mut passage.translated)
        && let Some(found) = Selector::at(&translation.text, target.span)
    {
        **target = found;
    }
    passage
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_keep_length_and_paragraphs_and_tell_no_word_by_its_length() {
        assert_eq!(bars("Ab c.\n\nD"), "█████\n\n█");
        assert_eq!(bars("I am in Minsk"), "█████ █████ █");
        assert_eq!(barred("a secret b", Span { start: 2, end: 8 }), "a █████  b");
        assert_eq!(bars(""), "");
    }
}
