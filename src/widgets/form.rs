//! Parts of a form: the one main button, and a field whose words are chosen when it opens.

use egui::text::{CCursor, CCursorRange};
use egui::{Button, Id, Response, RichText, TextEdit, Ui};

use crate::theme::{Palette, Weight, font, size};

/// The main button of a form.
pub fn main_button(ui: &mut Ui, palette: &Palette, enabled: bool, text: &str) -> Response {
    let words = RichText::new(text)
        .font(font(size::BODY, Weight::SemiBold))
        .color(palette.on_accent);
    ui.add_enabled(enabled, Button::new(words).fill(palette.accent))
}

/// A field of one line. `fresh`: it takes the focus, all its words chosen, so that typing replaces them.
pub fn field(ui: &mut Ui, id: Id, text: &mut String, hint: &str, width: f32, fresh: bool) -> Response {
    let edit = TextEdit::singleline(text).id(id).hint_text(hint).desired_width(width);
    let response = ui.add(edit);
    if fresh {
        choose_all(ui, &response, text);
    }
    response
}

/// Gives a field the focus, all its words chosen.
pub fn choose_all(ui: &Ui, field: &Response, text: &str) {
    field.request_focus();
    let mut state = TextEdit::load_state(ui.ctx(), field.id).unwrap_or_default();
    let all = CCursorRange::two(CCursor::new(0), CCursor::new(text.chars().count()));
    state.cursor.set_char_range(Some(all));
    TextEdit::store_state(ui.ctx(), field.id, state);
}
