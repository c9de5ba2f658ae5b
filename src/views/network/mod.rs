//! Placeholder while the network pane is being built.

mod state;

pub use state::NetworkState;

use super::ViewCtx;

/// The network pane.
pub fn network_ui(_ctx: &ViewCtx<'_>, ui: &mut egui::Ui, _state: &mut NetworkState) {
    ui.label("network");
}
