//! The list of keys.

use egui::{Grid, RichText, Ui};

use super::super::ViewCtx;
use crate::theme::{Weight, font, size};

/// Shows the list: pairs of keys and what they do.
pub fn help_ui(ctx: &ViewCtx<'_>, ui: &Ui, open: &mut bool, rows: &[(String, &'static str)]) {
    super::dialog(ctx, ui, "help", ctx.words.text("help-title"), open, |ui| {
        Grid::new("keys").num_columns(2).spacing([28.0, 6.0]).show(ui, |ui| {
            for (keys, text) in rows {
                ui.label(RichText::new(keys).font(font(size::BODY, Weight::Medium)));
                ui.label(ctx.words.text(text));
                ui.end_row();
            }
        });
        ui.add_space(8.0);
        ui.label(
            RichText::new(ctx.words.text("help-mouse"))
                .font(font(size::NOTE, Weight::Regular))
                .color(ctx.palette.text_weak),
        );
    });
}
