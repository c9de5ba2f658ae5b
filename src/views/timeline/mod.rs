//! Placeholder while the timeline pane is being built.

mod state;

pub use state::TimelineState;

use super::ViewCtx;

/// The timeline pane.
pub fn timeline_ui(_ctx: &ViewCtx<'_>, ui: &mut egui::Ui, _state: &mut TimelineState) {
    ui.label("timeline");
}
