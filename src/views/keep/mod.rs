//! What the analyst keeps beside the sources: notes, tags, named selections. The sheets in which they are written, and
//! what the inspector and the ledger of notes show of them.
//!
//! What is changed is worked out by `model::keep` and sent as one step. Not here: the ledger itself (`ledgers`).

mod name;
mod note;
mod strip;
mod tag;

pub use name::NameSheet;
pub use note::NoteSheet;
pub use strip::{StripState, menu_ui, strip_ui};
pub use tag::TagSheet;

use egui::{Button, Response, RichText, Role, Ui, WidgetInfo, vec2};

use super::ViewCtx;
use crate::command::Command;
use crate::model::{Edit, Item, Note};
use crate::theme::{Weight, font, size};

/// Sends a change of what is kept.
fn change(ctx: &ViewCtx<'_>, name: &'static str, edits: Vec<Edit>) {
    ctx.commands.send(Command::Change {
        name,
        edits,
        select: None,
    });
}

/// Selects all that a note is tied to.
pub(in crate::views) fn select_items_of(ctx: &ViewCtx<'_>, note: &Note) {
    select_all(ctx, note.about.iter().copied().collect());
}

/// Selects items, so that all panes follow.
fn select_all(ctx: &ViewCtx<'_>, items: Vec<Item>) {
    if !items.is_empty() {
        ctx.commands.send(Command::SelectMany { items, source: None });
    }
}

/// What can be done with a note, as buttons.
pub(in crate::views) fn note_buttons(ctx: &ViewCtx<'_>, ui: &mut Ui, note: &Note) {
    if quiet(ctx, ui, "note-edit").clicked() {
        ctx.commands.send(Command::EditNote(note.id));
    }
    let select = ui.add_enabled_ui(!note.about.is_empty(), |ui| quiet(ctx, ui, "note-select-items"));
    if select.inner.clicked() {
        select_items_of(ctx, note);
    }
    if quiet(ctx, ui, "note-delete").clicked() {
        ctx.commands.send(Command::AskDelete(vec![note.id.into()]));
    }
}

/// A small button for what is done now and then.
fn quiet(ctx: &ViewCtx<'_>, ui: &mut Ui, key: &'static str) -> Response {
    let words = ctx.words.text(key);
    let text = RichText::new(words).font(font(size::NOTE, Weight::Regular));
    let button = ui.add(Button::new(text.color(ctx.palette.text)).min_size(vec2(0.0, 24.0)));
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, words));
    button
}
