//! The document in a figure: as many paragraphs as fit, from the one before the evidence on, and beside each, where
//! the page is wide, who says what in it.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Align2, Color32, CornerRadius, Galley, Rect, Ui, UiBuilder, pos2, vec2};

use super::emphasis::{current, line_hue};
use super::head::{head_ui, subtitle_ui};
use super::hint::speaks;
use super::page::{Mark, Page};
use super::paint::{self, Lane};
use super::state::DocumentState;
use super::text::{GAP, GUTTER, MARGIN, MEASURE, above, lanes, lay_out_block};
use crate::model::{Claim, Document, OutcomeState, PassageId};
use crate::theme::{Weight, font, size, space};
use crate::views::ViewCtx;

/// Room for the note at the end.
const NOTE: f32 = 24.0;
/// From this width on there is room beside the text.
const WIDE: f32 = 900.0;
/// Bar in front of a claim, and the room it takes.
const BAR: f32 = 3.0;
const BAR_ROOM: f32 = 11.0;

/// What stands beside a paragraph: one galley for each claim, with the colour of its mark.
type Beside = Vec<(Arc<Galley>, Color32)>;

/// Draws the document into the room there is.
pub(super) fn figure_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut DocumentState, document: &Document) {
    let rect = ui.available_rect_before_wrap();
    let room = Rect::from_min_max(rect.min + vec2(MARGIN, space::M), rect.max - vec2(space::M, space::S));
    let mut head = ui.new_child(UiBuilder::new().max_rect(room));
    if state.under_a_title {
        subtitle_ui(ctx, &mut head, document);
    } else {
        head_ui(ctx, &mut head, document, &mut super::head::HeadState::default());
    }
    let columns = state.page.languages.len();
    let (lanes, beside) = if rect.width() >= WIDE && columns == 1 {
        let text = ((rect.width() - MARGIN) * 0.56).min(MEASURE * 1.1);
        let left = MARGIN + text + 2.0 * GUTTER;
        let lane = Lane {
            left: MARGIN,
            width: text,
        };
        let room = (rect.width() - left - space::L).min(MEASURE);
        (vec![lane], Some(Lane { left, width: room }))
    } else {
        (lanes(rect.width() - space::S, columns), None)
    };
    let top = head.min_rect().bottom() + if state.under_a_title { space::S } else { 0.0 };
    let evidence = current(ctx)
        .and_then(|passage| state.page.place_of(passage))
        .map_or(0, |(block, _)| block);
    let (bottom, shown) = blocks(ctx, ui, &state.page, document, evidence, &lanes, beside, rect.with_min_y(top));
    let total = state.page.blocks.iter().filter_map(|b| b.number).max().unwrap_or(0);
    if let Some((first, last)) = shown.filter(|(first, last)| (*first, *last) != (1, total)) {
        let key = if first == last {
            "document-range-one"
        } else {
            "document-range"
        };
        let text = ctx.words.with(
            key,
            &[("first", first.into()), ("last", last.into()), ("total", total.into())],
        );
        let at = pos2(rect.left() + MARGIN, bottom + NOTE / 2.0);
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

/// The paragraphs that fit; gives where they end, and the first and last number. If all from the evidence on fit and
/// leave room, paragraphs before it are shown too.
#[expect(clippy::too_many_arguments, reason = "a text, where it begins, and the room it has")]
fn blocks(
    ctx: &ViewCtx<'_>,
    ui: &Ui,
    page: &Page,
    document: &Document,
    evidence: usize,
    lanes: &[Lane],
    beside: Option<Lane>,
    room: Rect,
) -> (f32, Option<(u32, u32)>) {
    let laid = |block: usize| {
        let (galleys, height) = lay_out_block(ctx, ui.painter(), page, document, block, lanes);
        let said = beside.map_or_else(Vec::new, |lane| said(ctx, ui, page, block, lane.width));
        let other = said.iter().map(|(g, _)| g.size().y + space::XS).sum::<f32>();
        (galleys, said, height.max(other + GAP))
    };
    let limit = room.height() - NOTE;
    let from = |first: usize| {
        let (mut chosen, mut used) = (Vec::new(), 0.0);
        for block in first..page.blocks.len() {
            let one = laid(block);
            if used + one.2 > limit {
                break;
            }
            used += one.2;
            chosen.push(one);
        }
        (chosen, used)
    };
    let mut first = evidence.saturating_sub(1).min(page.blocks.len());
    let (mut chosen, mut used) = from(first);
    if first < evidence && first + chosen.len() <= evidence {
        // What comes before has no room beside the evidence.
        first = evidence;
        (chosen, used) = from(first);
    }
    // Never a sentence of another document under the title of this one.
    let here = current(ctx).filter(|passage| page.place_of(*passage).is_some());
    if let Some(passage) = here.filter(|_| chosen.is_empty()) {
        return (sentence(ctx, ui, passage, room, lanes), None);
    }
    // A heading with nothing under it is none.
    let is_heading = |block: usize| page.blocks.get(block).is_some_and(|b| b.number.is_none());
    while chosen.len() > 1 && first + chosen.len() < page.blocks.len() && is_heading(first + chosen.len() - 1) {
        chosen.pop();
    }
    while first > 0 && first + chosen.len() == page.blocks.len() {
        let one = laid(first - 1);
        if used + one.2 > limit {
            break;
        }
        used += one.2;
        first -= 1;
        chosen.insert(0, one);
    }
    let mut top = room.top();
    let mut shown: Option<(u32, u32)> = None;
    for (block, (galleys, said, height)) in (first..).zip(chosen) {
        let number = page.blocks.get(block).and_then(|b| b.number);
        let place = paint::Place {
            block,
            left: room.left(),
            top: top + above(number.is_none()),
            lanes,
        };
        paint::block(ctx, ui.painter(), page, &place, &galleys);
        paint::words(ctx, ui.painter(), &place, &galleys);
        if let Some(lane) = beside {
            draw_said(ctx, ui, said, pos2(room.left() + lane.left, place.top));
        }
        top += height;
        if let Some(number) = number {
            shown = Some((shown.map_or(number, |(first, _)| first), number));
        }
    }
    (top, shown)
}

/// The sentence alone, where its paragraph has no room; gives where it ends.
fn sentence(ctx: &ViewCtx<'_>, ui: &Ui, passage: PassageId, room: Rect, lanes: &[Lane]) -> f32 {
    let text = ctx.name(passage).split_whitespace().collect::<Vec<_>>().join(" ");
    let text = format!("{}{text}{}", ctx.words.text("quote-open"), ctx.words.text("quote-close"));
    let left = lanes.first().map_or(MARGIN, |lane| lane.left);
    let style = TextFormat::simple(font(size::READING, Weight::Regular), ctx.palette.text);
    let mut job = LayoutJob::single_section(text, style);
    job.wrap.max_width = (room.width() - left - space::S).max(40.0);
    job.wrap.max_rows = ((room.height() - NOTE) / (1.4 * size::READING)).max(1.0) as usize;
    let galley = ui.painter().layout_job(job);
    let at = pos2(room.left() + left, room.top() + space::XS);
    let bottom = at.y + galley.size().y;
    ui.painter().galley(at, galley, ctx.palette.text);
    bottom
}

/// Who says what in a paragraph, in the order of the text; each claim once.
fn said(ctx: &ViewCtx<'_>, ui: &Ui, page: &Page, block: usize, width: f32) -> Beside {
    let Some(column) = page.blocks.get(block).and_then(|b| b.columns.first()) else {
        return Vec::new();
    };
    let mut seen = Vec::new();
    let mut said = Vec::new();
    for mark in column.placed.iter().filter_map(|placed| page.marks.get(placed.mark)) {
        for claim in mark.claims.iter().filter_map(|id| ctx.dossier.claims.get(id)) {
            if !seen.contains(&claim.id) {
                seen.push(claim.id);
                said.push((
                    one_said(ctx, ui, mark, claim, width - BAR_ROOM),
                    ctx.palette.hue(line_hue(mark)),
                ));
            }
        }
    }
    said
}

/// "Speaker expects · did not hold  the words": the speaker strong, the words weak unless they belong to the selection.
fn one_said(ctx: &ViewCtx<'_>, ui: &Ui, mark: &Mark, claim: &Claim, width: f32) -> Arc<Galley> {
    let p = ctx.palette;
    let about = ctx.session.selection.is_none_or(|item| mark.bears_on.contains(&item));
    let colour = if about { p.text } else { p.text_weak };
    let mut job = LayoutJob::default();
    let mut add = |text: &str, weight, colour| {
        job.append(text, 0.0, TextFormat::simple(font(size::NOTE, weight), colour));
    };
    add(&speaks(ctx, claim), Weight::SemiBold, colour);
    if let Some(outcome) = ctx.derived.world.outcome(claim) {
        let verdict = match outcome {
            OutcomeState::CameTrue => p.good,
            OutcomeState::DidNot => p.bad,
            OutcomeState::Open | OutcomeState::Partly | OutcomeState::Superseded => p.text_weak,
        };
        add(&format!(" · {}", ctx.words.outcome(outcome)), Weight::Medium, verdict);
    }
    let words = claim.words.get(ctx.words.language());
    add(&format!(" · {words}"), Weight::Regular, colour);
    job.wrap.max_width = width;
    ui.painter().layout_job(job)
}

fn draw_said(ctx: &ViewCtx<'_>, ui: &Ui, said: Beside, at: egui::Pos2) {
    let mut y = at.y + 2.0;
    for (galley, colour) in said {
        let height = galley.size().y;
        let bar = Rect::from_min_size(pos2(at.x, y + 1.0), vec2(BAR, height - 2.0));
        ui.painter().rect_filled(bar, CornerRadius::same(1), colour);
        ui.painter().galley(pos2(at.x + BAR_ROOM, y), galley, ctx.palette.text);
        y += height + space::XS;
    }
}
