//! A dossier without the words that not everybody may read: bars stand in their place, of the same length, so that
//! every passage stays where it is.
//!
//! For what leaves the room: figures. Not here: the choice whether to blank, and what the window shows.

use super::{Claim, Document, Dossier, Localised, Passage, Selector, Span};

/// What stands in place of a letter.
pub const BAR: char = '█';

/// The text with a bar in place of every letter; what divides words and paragraphs stays.
pub fn bars(text: &str) -> String {
    text.chars().map(|c| if c.is_whitespace() { c } else { BAR }).collect()
}

/// Bars over a part of a text.
fn barred(text: &str, span: Span) -> String {
    let bar = |(place, c): (usize, char)| {
        let inside = span.start <= place && place < span.end;
        if inside && !c.is_whitespace() { BAR } else { c }
    };
    text.chars().enumerate().map(bar).collect()
}

/// The dossier with restricted documents and passages blanked, and whatever is said on their ground alone.
pub fn blanked(dossier: &Dossier) -> Dossier {
    let hidden: Vec<&Passage> = dossier
        .passages
        .values()
        .filter(|passage| is_hidden(dossier, passage))
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
        let mut document = document.clone();
        document.text = bars(&document.text);
        if let Some(translation) = &mut document.translation {
            translation.text = bars(&translation.text);
        }
        out.documents.insert(document.id, document);
    }
    // Every anchor holds words of its text, its neighbours' too.
    let passages: Vec<Passage> = out.passages.values().map(|passage| anchored(&out, passage)).collect();
    for passage in passages {
        out.passages.insert(passage.id, passage);
    }
    let rests_on_hidden = |claim: &&Claim| {
        let mut passages = claim.passages.iter().filter_map(|id| dossier.passages.get(id)).peekable();
        passages.peek().is_some() && passages.all(|passage| is_hidden(dossier, passage))
    };
    for claim in dossier.claims.values().filter(rests_on_hidden) {
        let mut claim = claim.clone();
        claim.words = Localised {
            de: bars(&claim.words.de),
            en: bars(&claim.words.en),
        };
        out.claims.insert(claim.id, claim);
    }
    out
}

fn is_hidden(dossier: &Dossier, passage: &Passage) -> bool {
    passage.restricted
        || dossier
            .documents
            .get(&passage.document)
            .is_some_and(|document| document.restricted)
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
    fn bars_keep_length_and_paragraphs() {
        assert_eq!(bars("Ab c.\n\nD"), "██ ██\n\n█");
        assert_eq!(barred("a secret b", Span { start: 2, end: 8 }), "a ██████ b");
    }
}
