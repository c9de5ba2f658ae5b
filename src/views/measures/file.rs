//! An answer as the contents of a file: its sentence is not in it, its columns are.

use super::columns::{Column, columns, head, number, text};
use crate::derived::measures::Answer;
use crate::views::ViewCtx;
use crate::views::ledgers::{Exported, Writer};

/// A line for each row, in the order shown; numbers unrounded, and the identifier last.
pub(super) fn csv(ctx: &ViewCtx<'_>, answer: &Answer, rows: &[usize]) -> String {
    let mut out = Writer::new(ctx.words.language());
    let columns = columns(answer.question);
    for (column, _) in columns {
        out.field(&Exported::Plain(ctx.words.text(head(answer.question, *column)).to_owned()));
    }
    for key in ["measure-file-moment", "ledger-id"] {
        out.field(&Exported::Plain(ctx.words.text(key).to_owned()));
    }
    out.end();
    for row in rows.iter().filter_map(|place| answer.rows.get(*place)) {
        for (column, _) in columns {
            out.field(&match (column, number(row, *column)) {
                (_, Some(number)) => Exported::Number(number),
                (Column::Value | Column::First | Column::Second, None) => Exported::Plain(String::new()),
                _ => Exported::Text(text(ctx, answer, row, *column)),
            });
        }
        let (year, month, day) = answer.moment.ymd();
        out.field(&Exported::Plain(format!("{year:04}-{month:02}-{day:02}")));
        out.field(&Exported::Plain(row.actor.to_string()));
        out.end();
    }
    out.into_text()
}
