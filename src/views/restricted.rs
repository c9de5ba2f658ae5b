//! Documents and passages that are not for everybody: what is shown of them before others.
//!
//! For presenting, and for names in figures; texts of figures are blanked before (`model::restricted`). On the
//! analyst's own screen nothing is blanked. Not here: who may set the mark.

use super::{Medium, ViewCtx};
use crate::model::{Item, Record};

/// A word that is not shown; all are of one length, so that it tells nothing.
const BAR: &str = "█████";

impl ViewCtx<'_> {
    /// Whether restricted texts are blanked in what is drawn.
    pub fn blanks(&self) -> bool {
        self.medium != Medium::Screen && !self.session.show_restricted
    }

    /// Whether the words of a document, of a passage, or of a claim that rests on such passages alone, are blanked.
    pub fn blanked(&self, item: impl Into<Item>) -> bool {
        self.blanks() && self.restricted(item.into())
    }

    /// Whether an item is marked as restricted, by itself or by what it is taken from.
    pub fn restricted(&self, item: Item) -> bool {
        let dossier = self.dossier;
        match item {
            Item::Document(id) => dossier.documents.get(&id).is_some_and(|document| document.restricted),
            Item::Passage(id) => dossier
                .passages
                .get(&id)
                .is_some_and(|passage| passage.restricted || self.restricted(passage.document.into())),
            Item::Claim(id) => dossier.claims.get(&id).is_some_and(|claim| {
                let mut passages = claim.passages.iter().peekable();
                passages.peek().is_some() && passages.all(|passage| self.restricted((*passage).into()))
            }),
            _ => false,
        }
    }
}

/// Bars in place of words.
pub fn blank(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let bars: Vec<&str> = line.split_whitespace().map(|_word| BAR).collect();
        bars.join(" ")
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// What stands in place of the name of a record that is blanked.
pub(super) fn blank_name(ctx: &ViewCtx<'_>, record: &Record) -> Option<String> {
    let (item, key) = match record {
        Record::Document(document) => (Item::from(document.id), "restricted-source"),
        Record::Passage(passage) => (Item::from(passage.id), "restricted-quote"),
        Record::Claim(claim) => (Item::from(claim.id), "restricted-claim"),
        _ => return None,
    };
    ctx.blanked(item).then(|| ctx.words.text(key).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_tell_how_many_words_there_were_and_nothing_else() {
        assert_eq!(blank("On Wednesday\nit  was so"), "█████ █████\n█████ █████ █████");
        assert_eq!(blank(""), "");
    }
}
