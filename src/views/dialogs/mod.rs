//! What floats above the panes: export of figures, choosing a file, the list of keys.

pub mod export;
pub mod file;
pub mod help;

pub use export::{ExportState, export_ui};
pub use file::{FileDialogState, file_dialog_ui};
pub use help::help_ui;

use super::ViewCtx;
use crate::theme::space;

/// A window of the program's own look, in the middle. `open` turns false when it is closed.
fn dialog(ctx: &ViewCtx<'_>, ui: &egui::Ui, id: &'static str, title: &str, open: &mut bool, add: impl FnOnce(&mut egui::Ui)) {
    egui::Window::new(title)
        .id(egui::Id::unique(id))
        .open(open)
        .collapsible(false)
        .resizable(false)
        .anchor(egui::Align2::CENTER_CENTER, egui::vec2(0.0, 0.0))
        .frame(
            egui::Frame::window(&ui.ctx().global_style())
                .fill(ctx.palette.card)
                .inner_margin(egui::Margin::same(16))
                .corner_radius(space::CARD_RADIUS),
        )
        .show(ui.ctx(), add);
}
