//! What the document pane remembers by itself: where the text is scrolled to, which language it shows, the find field.

use egui::{Pos2, Rect};

use super::find::Find;
use super::flow::Flow;
use super::head::HeadState;
use super::marked::Marked;
use super::page::{Page, TextMode};
use super::strip::Strip;
use crate::derived::Cached;
use crate::model::{DocumentId, Item, Language, PassageId};

/// What the document pane remembers by itself.
#[derive(Debug, Default)]
pub struct DocumentState {
    /// Which text is shown; `None` follows the language of the program.
    pub(super) mode: Option<TextMode>,
    /// The document, prepared for drawing.
    pub(super) page: Page,
    /// Where its blocks stand.
    pub(super) flow: Flow,
    /// The documents in the order of the list.
    pub(super) order: Cached<u64, Vec<DocumentId>>,
    /// The strip beside the text.
    pub(super) strip: Strip,
    /// What stands above the text.
    pub(super) head: HeadState,
    /// A block of a document that shall come into view.
    pub(super) goto: Option<(DocumentId, usize)>,
    /// The open find field.
    pub(super) find: Option<Find>,
    /// The shown match shall come into view.
    pub(super) show_match: bool,
    /// Counter of the selection that the text was last scrolled for.
    pub(super) seen_serial: u64,
    /// Document drawn in the last frame.
    pub(super) drawn: Option<DocumentId>,
    /// Begin at the top with the next frame.
    pub(super) top: bool,
    /// A mark was clicked; waits for the selection to follow.
    pub(super) clicked: Option<Clicked>,
    /// The last clicked mark, so that a second click goes on to its next subject.
    pub(super) last_clicked: Option<PassageId>,
    /// In a figure whose page bears the title already.
    pub(super) under_a_title: bool,
    /// Mark whose menu is open, and where.
    pub(super) menu: Option<(PassageId, Pos2)>,
    /// Words marked by hand.
    pub(super) marked: Option<Marked>,
    /// First and last line of them in this frame, as far as they are in view.
    pub(super) bounds: Option<(Rect, Rect)>,
    /// Keys are meant for the panes; nothing floats over them.
    pub(super) listens: bool,
}

/// A click on a mark on its way to the session and back.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clicked {
    /// The mark.
    pub passage: PassageId,
    /// What the click selects.
    pub subject: Item,
    /// Counter of the selection at the click.
    pub serial: u64,
}

impl DocumentState {
    /// For a figure whose page bears the title of the document already.
    pub fn under_a_title() -> Self {
        Self {
            under_a_title: true,
            ..Self::default()
        }
    }

    /// Goes to the beginning of the text with the next frame.
    pub fn scroll_to_top(&mut self) {
        self.top = true;
    }

    /// Brings a block of a document into view as soon as the document is open.
    pub fn show_block(&mut self, place: (DocumentId, usize)) {
        self.goto = Some(place);
    }

    /// Says whether keys are meant for the panes.
    pub fn listens(&mut self, keys: bool) {
        self.listens = keys;
    }

    /// Whether words are marked by hand.
    pub fn has_marked(&self) -> bool {
        self.marked.is_some()
    }

    /// Marks no words any more; `false` if none were.
    pub fn clear_marked(&mut self) -> bool {
        self.marked.take().is_some()
    }

    /// The text shown to a user of `language`.
    pub(super) fn mode(&self, language: Language) -> TextMode {
        self.mode.unwrap_or(TextMode::One(language))
    }
}
