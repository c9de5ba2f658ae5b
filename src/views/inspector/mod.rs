//! Placeholder while the inspector pane is being built.

mod state;

pub use state::InspectorState;

use super::ViewCtx;

/// The inspector pane.
pub fn inspector_ui(_ctx: &ViewCtx<'_>, ui: &mut egui::Ui, _state: &mut InspectorState) {
    ui.label("inspector");
}
