//! Placeholder while the document pane is being built.

mod state;

pub use state::DocumentState;

use super::ViewCtx;

/// The document pane.
pub fn document_ui(_ctx: &ViewCtx<'_>, ui: &mut egui::Ui, _state: &mut DocumentState) {
    ui.label("document");
}
