//! Forms in the inspector: every record of the model is written and changed there, in the place of its page.
//!
//! [`edit_ui`] draws the form of the draft that is shown, if one is; [`toolbar_ui`] the button that opens it and the menu
//! of new records. What was typed is kept in [`EditState`] until it is saved or given up, whatever is selected between.
//! One file a kind of record, all from the rows of `fields`. Not here: what is wrong with a draft and which edits save it
//! (`model::draft`), the few questions of review and judgement (`review`, `judge`).

mod state;

pub use state::{EditState, ReadDate};

use egui::Ui;

use super::ViewCtx;

/// Draws the form that is open; `false` if none is, and the page is to be drawn.
pub fn edit_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut EditState) -> bool {
    let _ = (ctx, ui, state);
    false
}
