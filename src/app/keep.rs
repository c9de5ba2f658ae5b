//! Deleting, as the window deals with it: first what hangs on it is shown, then one step that can be taken back.

use super::App;
use crate::model::Item;
use crate::model::removal::removal;
use crate::views::removal::RemovalSheet;
use crate::views::sheet::Sheet;

impl App {
    /// Shows what hangs on items before they are deleted; without items, on the selection.
    pub(super) fn ask_delete(&mut self, items: Vec<Item>) {
        let asked = if items.is_empty() {
            self.session.selected().collect()
        } else {
            items
        };
        let there: Vec<Item> = asked.into_iter().filter(|item| self.dossier.contains(*item)).collect();
        if there.is_empty() {
            let text = self.words().text("toast-nothing-selected").to_owned();
            self.toasts.info(text);
            return;
        }
        self.close_floating();
        self.panes.sheet = Sheet::Removal(RemovalSheet::of(there));
    }

    /// Deletes items with what cannot stand without them.
    pub(super) fn delete(&mut self, items: &[Item]) {
        let found = removal(&self.dossier, items);
        let (before, count) = (self.revision, found.goes.len());
        self.perform("history-delete", found.edits);
        if self.revision != before {
            let text = self.words().with("toast-deleted", &[("n", count.into())]);
            self.offer_undo(text);
        }
    }

    /// Says what was just done, with a button that takes it back.
    pub(super) fn offer_undo(&mut self, text: String) {
        let undo = self.words().text("undo").to_owned();
        self.toasts.done(text, undo, self.revision);
    }
}
