//! The list of keys.

use egui::{Grid, Key, KeyboardShortcut, RichText, Ui};

use super::super::ViewCtx;
use crate::catalogue::Words;
use crate::theme::{Weight, font, size, space};
use crate::views::document;

/// Shows the list: pairs of keys and what they do. Keys that do the same stand together.
pub fn help_ui(ctx: &ViewCtx<'_>, ui: &Ui, open: &mut bool, table: &[(KeyboardShortcut, &'static str)]) {
    let rows = rows(ctx.words, table);
    let keys = |ui: &mut Ui, row: Option<&(String, &'static str)>| {
        let Some((keys, help)) = row else { return };
        ui.label(RichText::new(keys).font(font(size::BODY, Weight::SemiBold)));
        ui.label(ctx.words.text(help));
    };
    // Two columns of rows where there is room for them.
    let columns = if ui.ctx().content_rect().width() < 640.0 { 1 } else { 2 };
    let height = rows.len().div_ceil(columns);
    super::dialog(ctx, ui, "help", ctx.words.text("help-title"), open, |ui| {
        Grid::new("keys")
            .num_columns(2 * columns)
            .spacing([22.0, 4.0])
            .show(ui, |ui| {
                for row in 0..height {
                    for column in 0..columns {
                        keys(ui, rows.get(row + column * height));
                    }
                    ui.end_row();
                }
            });
        ui.add_space(space::S);
        ui.label(
            RichText::new(ctx.words.text("help-mouse"))
                .font(font(size::NOTE, Weight::Regular))
                .color(ctx.palette.text_weak),
        );
    });
}

fn rows(words: Words, table: &[(KeyboardShortcut, &'static str)]) -> Vec<(String, &'static str)> {
    let mut rows: Vec<(String, &'static str)> = Vec::new();
    for (keys, help) in table.iter().chain(&[(document::FIND_KEYS, "key-find")]) {
        let written = written(words, *keys);
        if let Some((held, _)) = rows.iter_mut().find(|(_, other)| other == help) {
            held.push_str(", ");
            held.push_str(&written);
        } else {
            rows.push((written, help));
        }
    }
    rows
}

/// Keys as they are printed on a keyboard of the user's language.
fn written(words: Words, keys: KeyboardShortcut) -> String {
    let modifiers = keys.modifiers;
    let mut parts = Vec::new();
    for (held, key) in [
        (modifiers.command || modifiers.ctrl, "keyboard-ctrl"),
        (modifiers.alt, "keyboard-alt"),
        (modifiers.shift, "keyboard-shift"),
    ] {
        if held {
            parts.push(words.text(key));
        }
    }
    parts.push(match keys.logical_key {
        Key::Comma => ",",
        Key::Period => ".",
        Key::ArrowLeft => "←",
        Key::ArrowRight => "→",
        Key::Escape => "Esc",
        other => other.symbol_or_name(),
    });
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;
    use egui::Modifiers;

    #[test]
    fn keys_that_do_the_same_stand_together_under_their_printed_names() {
        let table = [
            (
                KeyboardShortcut::new(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z),
                "key-redo",
            ),
            (KeyboardShortcut::new(Modifiers::COMMAND, Key::Y), "key-redo"),
            (KeyboardShortcut::new(Modifiers::NONE, Key::Comma), "key-earlier"),
        ];
        let rows = rows(Words::new(Language::De), &table);
        assert_eq!(rows[0].0, "Strg Umschalt Z, Strg Y");
        assert_eq!(rows[1].0, ",");
        assert_eq!(rows.len(), 3, "and the find field of the text");
    }
}
