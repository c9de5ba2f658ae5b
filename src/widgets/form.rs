//! Parts of a form: the one main button, buttons with a key, and a field whose words are chosen when it opens.

use egui::text::{CCursor, CCursorRange, LayoutJob, TextFormat};
use egui::{Button, Id, Response, RichText, TextEdit, Ui, vec2};

use crate::theme::{Palette, Weight, font, size};

/// The main button of a form.
pub fn main_button(ui: &mut Ui, palette: &Palette, enabled: bool, text: &str) -> Response {
    let words = RichText::new(text)
        .font(font(size::BODY, Weight::SemiBold))
        .color(palette.on_accent);
    ui.add_enabled(enabled, Button::new(words).fill(palette.accent))
}

/// A button with its key beside the word. `main`: the answer that is most likely wanted.
pub fn key_button(ui: &mut Ui, palette: &Palette, main: bool, word: &str, key: &str) -> Response {
    let p = palette;
    let (ink, key_ink, weight) = if main {
        (p.on_accent, p.on_accent, Weight::SemiBold)
    } else {
        (p.text, p.text_weak, Weight::Regular)
    };
    let mut job = LayoutJob::default();
    job.append(word, 0.0, TextFormat::simple(font(size::NOTE, weight), ink));
    job.append(key, 7.0, TextFormat::simple(font(size::SMALL, Weight::Bold), key_ink));
    let mut button = Button::new(job).min_size(vec2(0.0, 26.0));
    if main {
        button = button.fill(p.accent);
    }
    ui.add(button)
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
