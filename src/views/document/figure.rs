//! The document in a figure: title, and as many paragraphs as fit, from the one before the evidence on.

use egui::{Align2, Rect, Ui, UiBuilder, pos2, vec2};

use super::emphasis::current;
use super::head::head_ui;
use super::paint;
use super::state::DocumentState;
use super::text::{MARGIN, above, lanes, lay_out_block};
use crate::model::Document;
use crate::theme::{Weight, font, size, space};
use crate::views::ViewCtx;

/// Room for the note at the end.
const NOTE: f32 = 24.0;

/// Draws the document into the room there is.
pub(super) fn figure_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut DocumentState, document: &Document) {
    let rect = ui.available_rect_before_wrap();
    let room = Rect::from_min_max(rect.min + vec2(MARGIN, space::M), rect.max - vec2(space::M, space::S));
    let mut head = ui.new_child(UiBuilder::new().max_rect(room));
    head_ui(ctx, &mut head, document, &mut false);
    let mut top = head.min_rect().bottom();
    let lanes = lanes(rect.width() - space::S, state.page.languages.len());
    let evidence = current(ctx)
        .and_then(|passage| state.page.place_of(passage))
        .map_or(0, |(block, _)| block);
    let mut shown: Option<(u32, u32)> = None;
    for block in evidence.saturating_sub(1)..state.page.blocks.len() {
        let (galleys, height) = lay_out_block(ctx, ui.painter(), &state.page, document, block, &lanes);
        if top + height > rect.bottom() - NOTE {
            break;
        }
        let number = state.page.blocks[block].number;
        let place = paint::Place {
            block,
            left: rect.left(),
            top: top + above(number.is_none()),
            lanes: &lanes,
        };
        paint::block(ctx, ui.painter(), &state.page, &place, &galleys);
        paint::words(ctx, ui.painter(), &place, &galleys);
        top += height;
        if let Some(number) = number {
            shown = Some((shown.map_or(number, |(first, _)| first), number));
        }
    }
    let total = state.page.blocks.iter().filter_map(|b| b.number).max().unwrap_or(0);
    if let Some((first, last)) = shown.filter(|(first, last)| (*first, *last) != (1, total)) {
        let text = ctx.words.with(
            "document-range",
            &[("first", first.into()), ("last", last.into()), ("total", total.into())],
        );
        let at = pos2(rect.left() + MARGIN, top + NOTE / 2.0);
        ui.painter().text(
            at,
            Align2::LEFT_CENTER,
            text,
            font(size::SMALL, Weight::Regular),
            ctx.palette.text_weak,
        );
    }
    ui.advance_cursor_after_rect(rect);
}
