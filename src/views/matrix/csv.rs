//! The matrix as a table of its own: one row an obligor, one column a beneficiary, the number of ties in each field.

use super::table::Table;
use crate::views::ViewCtx;
use crate::views::ledgers::{Exported, Writer};

/// The contents of a file. Empty fields are pairs without a tie that is drawn.
pub(super) fn csv(ctx: &ViewCtx<'_>, table: &Table) -> String {
    let mut out = Writer::new(ctx.words.language());
    out.field(&Exported::Plain(ctx.words.text("matrix-csv-corner").to_owned()));
    for actor in &table.columns {
        out.field(&Exported::Text(ctx.name(*actor)));
    }
    out.end();
    for (row, actor) in (0_u32..).zip(&table.rows) {
        out.field(&Exported::Text(ctx.name(*actor)));
        for column in 0..table.columns.len() as u32 {
            out.field(&match table.cell(row, column) {
                Some(cell) => Exported::Number(cell.ties.len() as f64),
                None => Exported::Plain(String::new()),
            });
        }
        out.end();
    }
    out.into_text()
}
