//! The pictures of the network that have rows in the place of nodes in the plane: matrix, rails, partners.

use egui::{Rect, Ui, pos2};

use super::state::NetworkState;
use super::{laid, toolbar};
use crate::session::LayoutMethod;
use crate::theme::space;
use crate::views::ViewCtx;
use crate::views::matrix::matrix_ui;
use crate::views::spans::spans_ui;

/// Draws the one that the session names, with the row of buttons above.
pub(super) fn rows_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut NetworkState, pane: Rect) {
    let mut top = pane.top() + space::S;
    if ctx.on_screen() {
        top = pane.top() + toolbar::ROOM;
    } else if !ctx.session.what_if.is_empty() {
        top = pane.top() + laid::room(ctx, ui.painter(), pane);
    }
    let body = Rect::from_min_max(pos2(pane.left() + space::S, top), pane.max - egui::vec2(space::S, space::XS));
    match ctx.session.layout {
        LayoutMethod::Matrix => matrix_ui(ctx, ui, body, &mut state.matrix),
        _ => spans_ui(ctx, ui, body, &mut state.spans),
    }
    if ctx.on_screen() {
        toolbar::toolbar_ui(ctx, ui, state, pane, false);
    }
}
