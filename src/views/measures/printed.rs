//! The answer to a question to the network as a page: its sentence, what it counts, its rows.

use egui::{Rect, Ui, vec2};

use super::columns::{Column, columns, head, text};
use super::state::MeasuresState;
use super::words;
use crate::theme::{Weight, font, size, space};
use crate::views::ViewCtx;
use crate::views::ledgers::{Printed, print};

/// Least width of a column of numbers, and of one of words.
const NUMBER: f32 = 64.0;
const WORDS: f32 = 110.0;

/// Prints the answer into the room there is.
pub(in crate::views) fn printed_ui(ctx: &ViewCtx<'_>, ui: &Ui, room: Rect, state: &mut MeasuresState) {
    let (p, asked) = (ctx.palette, ctx.session.measuring.question);
    let mut room = room;
    let mut say = |text: String, points: f32, weight: Weight, weak: bool| {
        let ink = if weak { p.text_weak } else { p.text };
        let galley = ui.painter().layout(text, font(points, weight), ink, room.width());
        let height = galley.size().y + space::XS;
        ui.painter().galley(room.min, galley, ink);
        room.min += vec2(0.0, height);
    };
    let Some(answer) = ctx.derived.measures.answer(asked) else {
        say(
            ctx.words.text("measure-computing").to_owned(),
            size::BODY,
            Weight::Regular,
            true,
        );
        return;
    };
    say(words::sentence(ctx, answer), size::HEADING, Weight::SemiBold, false);
    let counted = words::counted(ctx, answer, ctx.derived.measures.is_behind(asked));
    say(counted, size::NOTE, Weight::Regular, true);
    say(
        ctx.words.text(words::meaning(asked)).to_owned(),
        size::NOTE,
        Weight::Regular,
        true,
    );
    room.min.y += space::S;
    let shown = columns(asked);
    let heads: Vec<Printed> = shown
        .iter()
        .map(|(column, share)| Printed {
            head: ctx.words.text(head(asked, *column)).to_owned(),
            width: match column {
                Column::Value | Column::First | Column::Second => NUMBER,
                Column::Who | Column::Bloc | Column::Others => WORDS,
            },
            stretch: *share,
            strong: *column == Column::Who,
        })
        .collect();
    let rows = state.rows(ctx, answer);
    let cells = rows.iter().map(|place| {
        let row = &answer.rows[*place];
        shown.iter().map(|(column, _)| text(ctx, answer, row, *column)).collect()
    });
    print(ctx, ui.painter(), room, &heads, cells);
}
