//! Deleting, merging and splitting, notes, tags and named selections, texts and their lost passages, as far as the window asks before it changes
//! anything: which sheet opens for what is selected. What is changed is worked out by the model.

use super::App;
use crate::model::keep::{store_selection, tag_with_digit};
use crate::model::removal::removal;
use crate::model::review::contradict;
use crate::model::{ActorId, ClaimId, DocumentId, Item, NoteId, Site, TagId};
use crate::views::anchors::{LostSheet, TextSheet};
use crate::views::keep::{NameSheet, NoteSheet, TagSheet};
use crate::views::removal::RemovalSheet;
use crate::views::sameness::{MergeSheet, SplitSheet};
use crate::views::sheet::Sheet;

impl App {
    fn open_sheet(&mut self, sheet: Sheet) {
        self.close_floating();
        self.panes.sheet.open = sheet;
    }

    fn say(&mut self, key: &'static str) {
        let text = self.words().text(key).to_owned();
        self.toasts.info(text);
    }

    /// Says what was just done, with a button that takes it back.
    pub(super) fn offer_undo(&mut self, text: String) {
        let undo = self.words().text("undo").to_owned();
        self.toasts.done(text, undo, self.revision);
    }

    /// The items given, or those selected, as far as they are there.
    fn meant(&self, items: &[Item]) -> Vec<Item> {
        let selected: Vec<Item> = self.session.selected().collect();
        let meant = if items.is_empty() { &selected } else { items };
        meant.iter().copied().filter(|item| self.dossier.contains(*item)).collect()
    }

    /// Shows what hangs on items before they are deleted; without items, on the selection.
    pub(super) fn ask_delete(&mut self, items: &[Item]) {
        let meant = self.meant(items);
        if meant.is_empty() {
            self.say("toast-nothing-selected");
        } else {
            self.open_sheet(Sheet::Removal(RemovalSheet::of(meant)));
        }
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

    /// Shows the text of a document to be edited.
    pub(super) fn ask_amend(&mut self, document: DocumentId) {
        if let Some(record) = self.dossier.documents.get(&document) {
            let sheet = TextSheet::of(document, &record.text);
            self.open_sheet(Sheet::Text(sheet));
        }
    }

    /// Shows passages that have lost their place.
    pub(super) fn show_lost(&mut self, site: Option<Site>) {
        self.open_sheet(Sheet::Lost(LostSheet::at(site)));
    }

    /// Puts on record that claims cannot all hold, and says where that is ruled on.
    pub(super) fn contradict(&mut self, claims: &[ClaimId]) {
        let before = self.revision;
        self.perform("history-contradict", contradict(&self.dossier, claims));
        if self.revision == before {
            self.say("toast-contradicts-already");
        } else {
            let text = self.words().text("toast-contradicts").to_owned();
            self.offer_undo(text);
        }
    }

    /// Begins a note on items, on the selection, or on the whole dossier.
    pub(super) fn ask_note(&mut self, items: &[Item]) {
        let mut about = self.meant(items);
        // Beside a note or a tag one writes about what it is tied to.
        about.retain(|item| !matches!(item, Item::Note(_)));
        let draft = self.panes.sheet.draft.take();
        let sheet = draft.filter(|draft| draft.is_about(&about));
        self.open_sheet(Sheet::Note(sheet.unwrap_or_else(|| NoteSheet::on(about))));
    }

    /// Opens a note to change it.
    pub(super) fn edit_note(&mut self, note: NoteId) {
        if let Some(note) = self.dossier.notes.get(&note) {
            let sheet = NoteSheet::of(note);
            self.open_sheet(Sheet::Note(sheet));
        }
    }

    /// Asks for a tag for the selection.
    pub(super) fn ask_tag(&mut self) {
        let mut items = self.meant(&[]);
        items.retain(|item| !matches!(item, Item::Tag(_)));
        if items.is_empty() {
            self.say("toast-nothing-selected");
        } else {
            self.open_sheet(Sheet::Tag(TagSheet::on(items)));
        }
    }

    /// Asks for another name and digit of a tag.
    pub(super) fn ask_tag_name(&mut self, tag: TagId) {
        if let Some(tag) = self.dossier.tags.get(&tag) {
            let sheet = NameSheet::of(tag);
            self.open_sheet(Sheet::Name(sheet));
        }
    }

    /// Stores the selection under a digit.
    pub(super) fn store_selection(&mut self, digit: u8) {
        let words = self.words();
        let items = self.meant(&[]);
        if items.is_empty() {
            self.say("toast-nothing-selected");
            return;
        }
        let name = words.with("selection-name", &[("digit", digit.into())]);
        let before = self.revision;
        self.perform(
            "history-store-selection",
            store_selection(&self.dossier, digit, &items, &name),
        );
        let Some(tag) = tag_with_digit(&self.dossier, digit) else {
            self.say("toast-nothing-to-store");
            return;
        };
        let arguments = [
            ("digit", digit.into()),
            ("name", tag.name.clone().into()),
            ("n", tag.items.len().into()),
        ];
        let text = words.with("toast-selection-stored", &arguments);
        if self.revision == before {
            self.toasts.info(text);
        } else {
            self.offer_undo(text);
        }
    }

    /// Selects what is stored under a digit.
    pub(super) fn recall_selection(&mut self, digit: u8) {
        let tag = tag_with_digit(&self.dossier, digit);
        let items: Vec<Item> = tag.map(|tag| tag.items.iter().copied().collect()).unwrap_or_default();
        if items.is_empty() {
            let text = self.words().with("toast-nothing-stored", &[("digit", digit.into())]);
            self.toasts.info(text);
            return;
        }
        self.select_items(items);
    }

    /// Asks which actors are the same.
    pub(super) fn ask_merge(&mut self, actors: Vec<ActorId>) {
        let mut meant = actors;
        if meant.is_empty() {
            meant.extend(self.session.selected().filter_map(|item| ActorId::try_from(item).ok()));
        }
        self.open_sheet(Sheet::Merge(MergeSheet::of(&meant)));
    }

    /// Asks what of an actor belongs to another one.
    pub(super) fn ask_split(&mut self, actor: Option<ActorId>) {
        let selected = || self.session.selected().find_map(|item| ActorId::try_from(item).ok());
        match actor.or_else(selected).filter(|id| self.dossier.actors.contains_key(id)) {
            Some(actor) => self.open_sheet(Sheet::Split(SplitSheet::of(actor))),
            None => self.say("toast-no-actor-selected"),
        }
    }
}
