//! The matrix: who owes whom, guarantors in rows against beneficiaries in columns, one cell a pair.
//!
//! [`matrix_ui`] is drawn by the network pane in the place of nodes and strands, on the screen and in figures. In reading
//! order: [`table`] (rows, columns, cells), [`state`] (camera), [`paint`], [`input`] (pointer, keys, widgets), [`words`],
//! [`csv`]. Not here: the order in which neighbours stand together (`layout::seriation`), line styles (`views`).

mod csv;
mod input;
mod paint;
mod state;
mod table;
mod words;

pub use state::MatrixState;

use egui::{Align2, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use self::state::View;
use super::ViewCtx;
use crate::command::Command;
use crate::session::{MatrixOf, MatrixOrder};
use crate::theme::{Weight, font, size, space};
use crate::widgets::segmented::{Choice, segmented};

/// Height of the choices above the matrix, and of the key below it.
const HEAD: f32 = 30.0;
const KEY: f32 = 24.0;

/// Draws the matrix into `rect`.
pub fn matrix_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, rect: Rect, state: &mut MatrixState) {
    let mut body = rect;
    if ctx.on_screen() {
        body.min.y += HEAD;
        head_ui(ctx, ui, rect.with_max_y(body.min.y));
    }
    let table = state.table(ctx);
    if state.take_export() {
        ctx.commands.send(Command::SaveTable {
            name: "matrix-file",
            text: csv::csv(ctx, &table),
        });
    }
    if table.rows.is_empty() {
        empty(ctx, ui, body);
        return;
    }
    body.max.y -= KEY;
    let names = state.names(ctx, ui.painter(), &table);
    let view = View::of(state, &table, &names, body, ctx.on_screen());
    let pointed = if ctx.reacts() {
        input::react(ctx, ui, state, &table, &view)
    } else {
        input::Pointed::default()
    };
    paint::matrix(ctx, ui.painter(), &table, &names, &view, &pointed);
    let key = Rect::from_min_max(pos2(rect.left(), body.max.y), rect.max);
    paint::key(ctx, ui.painter(), &table, key, view.block);
    if ctx.reacts() {
        input::tip(ctx, ui, &table, &view, &pointed);
    }
}

/// Order and choice of ties.
fn head_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, rect: Rect) {
    let words = ctx.words;
    let of = ctx.session.matrix;
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect.shrink2(vec2(space::M, 2.0))));
    child.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        let orders = [
            (
                MatrixOrder::Seriation,
                "matrix-order-seriation",
                "matrix-order-seriation-name",
            ),
            (MatrixOrder::Bloc, "matrix-order-bloc", "matrix-order-bloc-name"),
            (MatrixOrder::Name, "matrix-order-name", "matrix-order-name-name"),
            (MatrixOrder::Degree, "matrix-order-degree", "matrix-order-degree-name"),
        ];
        let choices = orders.map(|(order, label, name)| Choice {
            label: words.text(label),
            name: words.text(name),
            taken: order == of.order,
        });
        if let Some((order, _, _)) = segmented(ui, ctx.palette, &choices).and_then(|place| orders.get(place)) {
            ctx.commands.send(Command::SetMatrix(MatrixOf { order: *order, ..of }));
        }
        let choices = [(false, "matrix-promises"), (true, "matrix-all")].map(|(all, label)| Choice {
            label: words.text(label),
            name: words.text(label),
            taken: all == of.all,
        });
        if let Some(place) = segmented(ui, ctx.palette, &choices) {
            ctx.commands.send(Command::SetMatrix(MatrixOf { all: place == 1, ..of }));
        }
    });
}

fn empty(ctx: &ViewCtx<'_>, ui: &Ui, rect: Rect) {
    let key = if ctx.session.matrix.all {
        "matrix-empty"
    } else {
        "matrix-empty-promises"
    };
    let style = font(size::BODY, Weight::Regular);
    ui.painter().text(
        rect.center(),
        Align2::CENTER_CENTER,
        ctx.words.text(key),
        style,
        ctx.palette.text_weak,
    );
}

/// A widget over a part of the matrix, for the keyboard and for screen readers as well.
fn widget(
    ui: &Ui,
    rect: Rect,
    salt: impl std::hash::Hash + std::fmt::Debug,
    selected: bool,
    name: impl Fn() -> String,
) -> egui::Response {
    let response = ui.interact(rect, ui.scope_id().with(salt), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, name()));
    response
}

/// Makes the matrix as it is shown into a file with the next frame.
pub fn export(state: &mut MatrixState) {
    state.export = true;
}
