//! Documents and passages that are not for everybody: what is shown of them before others.
//!
//! For presenting, and for names in figures; texts of figures are blanked before (`model::restricted`). On the
//! analyst's own screen nothing is blanked. Not here: who may set the mark.

use super::{Medium, ViewCtx};
use crate::model::restricted::is_restricted;
use crate::model::{Item, Record};

impl ViewCtx<'_> {
    /// Whether restricted texts are blanked in what is drawn.
    pub fn blanks(&self) -> bool {
        self.medium != Medium::Screen && !self.session.show_restricted
    }

    /// Whether the words of a document, of a passage, or of a claim that rests on such passages alone, are blanked.
    pub fn blanked(&self, item: impl Into<Item>) -> bool {
        self.blanks() && is_restricted(self.dossier, item.into())
    }
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
