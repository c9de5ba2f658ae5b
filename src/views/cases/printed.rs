//! Old cases as a table on a page.

use egui::{Rect, Ui};

use super::state::CasesState;
use super::value::{self, Value};
use crate::guarantee::Outcome;
use crate::views::ViewCtx;
use crate::views::ledgers::{GAP, Printed, print};

/// Heads with least widths and shares of what is left; the lesson stands where there is room for it.
const COLUMNS: [(&str, f32, f32); 7] = [
    ("case-head-case", 110.0, 1.0),
    ("case-head-when", 72.0, 0.2),
    ("case-head-promised", 130.0, 1.6),
    ("case-head-letter", 96.0, 0.4),
    ("case-head-effect", 96.0, 0.4),
    ("case-head-value", 110.0, 0.5),
    ("case-head-lesson", 140.0, 1.8),
];
/// From this width on the lesson is printed too.
const WITH_LESSON: f32 = 860.0;
/// Columns that narrow pages do without, the first of them first: never the case and what became of it.
const SPARED: [usize; 4] = [6, 2, 5, 1];

/// Prints the cases into the room there is.
pub(in crate::views) fn printed_ui(ctx: &ViewCtx<'_>, ui: &Ui, room: Rect, state: &mut CasesState) {
    let (words, language) = (ctx.words, ctx.words.language());
    let rows = state.rows(ctx.dossier, ctx.derived.revision, language);
    let values = state.values(ctx.dossier, ctx.derived.revision);
    let mut shown: Vec<usize> = (0..COLUMNS.len()).collect();
    for spared in SPARED {
        let least: f32 = shown.iter().map(|place| COLUMNS[*place].1 + GAP).sum::<f32>() - GAP;
        let fits = least <= room.width() && (spared != 6 || room.width() >= WITH_LESSON);
        if fits {
            break;
        }
        shown.retain(|place| *place != spared);
    }
    let heads: Vec<Printed> = shown
        .iter()
        .map(|place| (*place, COLUMNS[*place]))
        .map(|(place, (key, width, stretch))| Printed {
            head: words.text(key).to_owned(),
            width,
            stretch,
            strong: place == 0,
        })
        .collect();
    let cells = rows.iter().map(|id| {
        let Some(case) = ctx.dossier.precedents.get(id) else {
            return Vec::new();
        };
        let value = values.get(id);
        let kept = value
            .and_then(Value::worked)
            .and_then(|worked| worked.readings.iter().find(|r| r.outcome == Outcome::Kept));
        let missing = || value.and_then(Value::missing).map(|key| words.text(key)).unwrap_or_default();
        let mut cells = [
            case.title.get(language).to_owned() + &ctx.source_marks(*id),
            case.when.as_ref().map(|when| words.date(when)).unwrap_or_default(),
            case.promised.get(language).to_owned(),
            words.verdict(case.honoured_textual).to_owned(),
            words.verdict(case.effective).to_owned(),
            kept.map_or_else(|| missing().to_owned(), |reading| value::likelihood(words, reading)),
            case.lesson.get(language).to_owned(),
        ];
        shown.iter().map(|place| std::mem::take(&mut cells[*place])).collect()
    });
    print(ctx, ui.painter(), room, &heads, cells);
}
