//! What cells are called: for screen readers and tips.

use super::table::{Cell, Table};
use crate::model::TieId;
use crate::views::{ViewCtx, tie_state_word};

/// "Cell: Russia → North Korea, mutual defence (in force)", or with the number of ties.
pub(super) fn cell(ctx: &ViewCtx<'_>, table: &Table, cell: &Cell) -> String {
    let Some((from, to)) = table.ends(cell.row, cell.column) else {
        return String::new();
    };
    let what = match cell.ties.as_slice() {
        [one] => tie(ctx, *one),
        many => ctx.words.with("matrix-several", &[("n", many.len().into())]),
    };
    ctx.words.with(
        "matrix-cell-name",
        &[
            ("from", ctx.name(from).into()),
            ("to", ctx.name(to).into()),
            ("what", what.into()),
        ],
    )
}

/// "mutual defence (in force)".
pub(super) fn tie(ctx: &ViewCtx<'_>, tie: TieId) -> String {
    format!("{} ({})", ctx.name(tie), ctx.words.text(tie_state_word(ctx, tie)))
}
