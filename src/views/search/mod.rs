//! Placeholder while the search box is being built.

use super::ViewCtx;

/// What the search box remembers by itself.
#[derive(Debug, Default)]
pub struct SearchState {
    /// Whether the results are open.
    pub open: bool,
}

/// The search box in the top bar, and its results below it.
pub fn search_ui(_ctx: &ViewCtx<'_>, ui: &mut egui::Ui, _state: &mut SearchState) {
    ui.label("search");
}
