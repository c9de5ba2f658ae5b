//! The text of the open document: which blocks are in view, and what the pointer does on their marks.
//!
//! Only blocks in view are laid out and drawn. Drawing itself is in [`super::paint`].

use std::sync::Arc;

use egui::containers::scroll_area::ScrollBarVisibility;
use egui::{Galley, Popup, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::emphasis::current;
use super::flow::BUDGET;
use super::galley::{character_at, lay_out, line_height, stretches};
use super::head::head_ui;
use super::marked::{self, Gesture, Seen};
use super::page::{Mark, Page};
use super::paint::{self, Lane};
use super::state::{Clicked, DocumentState};
use super::{bar, hint, strip};
use crate::model::{Document, Item, PassageId};
use crate::theme::{size, space};
use crate::views::ViewCtx;

/// Room left of the words for paragraph numbers and coverage.
pub(super) const MARGIN: f32 = 32.0;
/// Widest column: longer lines lose the reader.
pub(super) const MEASURE: f32 = 640.0;
/// Between two columns.
pub(super) const GUTTER: f32 = 18.0;
/// Below a paragraph.
pub(super) const GAP: f32 = 11.0;
/// Strength of what is set aside: weaker than anything that is read, and still legible.
const ASIDE: f32 = 0.72;
/// Above a heading.
const ABOVE_HEADING: f32 = 8.0;

/// Widths of the columns for a text `width` wide, margins included.
pub(super) fn lanes(width: f32, columns: usize) -> Vec<Lane> {
    let count = columns.max(1) as f32;
    let each = ((width - MARGIN - space::S - GUTTER * (count - 1.0)) / count).clamp(40.0, MEASURE);
    (0..columns)
        .map(|c| Lane {
            left: MARGIN + c as f32 * (each + GUTTER),
            width: each,
        })
        .collect()
}

/// Lays out the columns of a block; gives them and the height of the block.
pub(super) fn lay_out_block(
    ctx: &ViewCtx<'_>,
    painter: &egui::Painter,
    page: &Page,
    document: &Document,
    block: usize,
    lanes: &[Lane],
) -> (Vec<Arc<Galley>>, f32) {
    let Some(b) = page.blocks.get(block) else {
        return (Vec::new(), 0.0);
    };
    let heading = b.number.is_none();
    let columns = b.columns.iter().zip(&page.languages).zip(lanes);
    let galleys: Vec<_> = columns
        .map(|((column, language), lane)| {
            lay_out(
                painter,
                column.of(document.text_in(*language)),
                heading,
                lane.width,
                (
                    ctx.palette.text,
                    ctx.palette.faded(ctx.palette.text_weak, ctx.palette.paper, ASIDE),
                ),
                &column.aside,
            )
        })
        .collect();
    let height = galleys.iter().map(|g| g.size().y).fold(0.0, f32::max);
    (galleys, height + GAP + above(heading))
}

/// Empty room above the words of a block.
pub(super) fn above(heading: bool) -> f32 {
    if heading { ABOVE_HEADING } else { 0.0 }
}

/// Draws the text with its strip and scrolls it where it has to go.
pub(super) fn text_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut DocumentState, document: &Document, words_changed: bool) {
    let rect = ui.available_rect_before_wrap();
    let body = rect.with_max_x(rect.right() - strip::WIDTH);
    let lanes = lanes(body.width(), state.page.languages.len());
    begin(ctx, ui, state, document, words_changed, &lanes, body);
    follow(ctx, ui, state, document, &lanes);
    let now = ui.input(|i| i.time);
    let wheel = ui.rect_contains_pointer(body) && ui.input(|i| i.smooth_scroll_delta().y != 0.0);
    let (forced, more) = state.flow.step(now, wheel);
    let mut area = ScrollArea::vertical()
        .id_salt("document-text")
        .scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden)
        .auto_shrink(false);
    if let Some(offset) = forced {
        area = area.vertical_scroll_offset(offset);
    }
    let mut inner = ui.new_child(UiBuilder::new().max_rect(body));
    let output = area.show_viewport(&mut inner, |ui, viewport| {
        ui.set_height(state.flow.total());
        ui.set_width(body.width());
        content(ctx, ui, state, document, &lanes, viewport);
    });
    state.flow.offset = output.state.clamped_offset().y;
    strip::strip_ui(ctx, ui, state, rect.with_min_x(body.right()));
    bar::bar_ui(ctx, ui, state, document, body);
    ui.advance_cursor_after_rect(rect);
    if more || state.flow.unmeasured().is_some() {
        ui.ctx().request_repaint();
    }
}

/// Heights: estimated anew where needed, then measured as far as the budget of a frame goes.
fn begin(
    ctx: &ViewCtx<'_>,
    ui: &Ui,
    state: &mut DocumentState,
    document: &Document,
    words_changed: bool,
    lanes: &[Lane],
    body: Rect,
) {
    state.flow.view = body.height();
    let width = lanes.first().map_or(100.0, |l| l.width);
    let estimates = state.page.blocks.iter().map(|b| {
        let longest = b.columns.iter().map(|c| c.span.len()).max().unwrap_or(0) as f32;
        let rows = (longest * size::READING * 0.5 / width).ceil().max(1.0);
        rows * line_height() + GAP + above(b.number.is_none())
    });
    state.flow.begin(words_changed, body.width(), estimates);
    let mut left = BUDGET;
    let mut measured = false;
    while left > 0
        && let Some(block) = state.flow.unmeasured()
    {
        let (_, height) = lay_out_block(ctx, ui.painter(), &state.page, document, block, lanes);
        state.flow.measure(block, height);
        let block = state.page.blocks.get(block);
        left = left.saturating_sub(block.map_or(1, |b| b.columns.iter().map(|c| c.span.len()).sum::<usize>().max(1)));
        measured = true;
    }
    if measured {
        state.flow.settle();
    }
}

/// Scrolls to the evidence when the selection was changed elsewhere, to the shown match, or to the top.
fn follow(ctx: &ViewCtx<'_>, ui: &Ui, state: &mut DocumentState, document: &Document, lanes: &[Lane]) {
    let now = ui.input(|i| i.time);
    let animate = ui.style().animation_time > 0.0;
    let another = state.drawn != Some(document.id);
    state.drawn = Some(document.id);
    if another || std::mem::take(&mut state.top) {
        state.top = false;
        state.flow.jump(0.0);
    }
    let asked = state.seen_serial != ctx.session.selection_serial;
    state.seen_serial = ctx.session.selection_serial;
    let here = ctx.session.selected_in == Some(crate::model::PaneKind::Document) || state.clicked.is_some();
    if (asked && !here || another)
        && let Some((block, at)) = current(ctx).and_then(|passage| state.page.place_of(passage))
    {
        reveal(ctx, ui, state, document, lanes, (block, 0, at), now, animate && !another);
    }
    // A paragraph asked for by the ledger of coverage.
    if let Some((_, block)) = state.goto.take_if(|(wanted, _)| *wanted == document.id) {
        let at = (block, 0, 0);
        reveal(ctx, ui, state, document, lanes, at, now, animate && !another);
    }
    if std::mem::take(&mut state.show_match)
        && let Some((block, column, at)) = state
            .find
            .as_ref()
            .and_then(|f| f.shown())
            .map(|m| (m.block, m.column, m.range.start))
    {
        reveal(ctx, ui, state, document, lanes, (block, column, at), now, animate);
    }
}

#[expect(clippy::too_many_arguments, reason = "a place in the text and how to get there")]
fn reveal(
    ctx: &ViewCtx<'_>,
    ui: &Ui,
    state: &mut DocumentState,
    document: &Document,
    lanes: &[Lane],
    (block, column, at): (usize, usize, usize),
    now: f64,
    animate: bool,
) {
    let (galleys, height) = lay_out_block(ctx, ui.painter(), &state.page, document, block, lanes);
    if !state.flow.is_measured(block) {
        state.flow.measure(block, height);
        state.flow.settle();
    }
    let row = galleys
        .get(column)
        .and_then(|g| stretches(g, &(at..at + 1)).first().copied())
        .unwrap_or(Rect::ZERO);
    let heading = state.page.blocks.get(block).is_some_and(|b| b.number.is_none());
    let top = state.flow.top(block) + above(heading) + row.top();
    state.flow.reveal(top, top + row.height() + line_height(), now, animate);
}

/// Title and the blocks in view.
fn content(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut DocumentState, document: &Document, lanes: &[Lane], viewport: Rect) {
    let origin = ui.min_rect().min;
    if viewport.top() < state.flow.head || state.flow.head <= 0.0 {
        let right = ui.min_rect().right() - space::S;
        let room = Rect::from_min_max(origin + vec2(MARGIN, space::M), pos2(right, origin.y + 4_000.0));
        let mut head = ui.new_child(UiBuilder::new().max_rect(room));
        head_ui(ctx, &mut head, document, &mut state.head);
        let height = head.min_rect().bottom() - origin.y;
        if (height - state.flow.head).abs() > 0.5 {
            state.flow.head = height;
            ui.ctx().request_repaint();
        }
    }
    marked::keys(ctx, ui, state, document);
    let mut hit = None;
    let mut gesture = None;
    let mut seen: Vec<Seen> = Vec::new();
    for block in state.flow.between(viewport.top(), viewport.bottom()) {
        let (galleys, _) = lay_out_block(ctx, ui.painter(), &state.page, document, block, lanes);
        let top = origin.y + state.flow.top(block) + above(state.page.blocks[block].number.is_none());
        let place = paint::Place {
            block,
            left: origin.x,
            top,
            lanes,
        };
        paint::block(ctx, ui.painter(), &state.page, &place, &galleys);
        if let Some(find) = &state.find {
            paint::matches(ctx, ui.painter(), find, &place, &galleys);
        }
        let first = seen.len();
        for (column, (galley, lane)) in galleys.iter().zip(lanes).enumerate() {
            seen.push(Seen {
                block,
                column,
                corner: pos2(place.left + lane.left, place.top),
                galley: Arc::clone(galley),
            });
        }
        for seen in &seen[first..] {
            marked::paint(ctx, ui.painter(), state, seen);
        }
        paint::words(ctx, ui.painter(), &place, &galleys);
        coverage_tip(ctx, ui, &state.page, &place, state.flow.height(block));
        marks(ctx, ui, state, document, &place, &galleys);
        asides(ctx, ui, &state.page, document, &place, &galleys);
        hit = pointer(ctx, ui, state, &place, &galleys, &mut gesture).or(hit);
    }
    if let Some(gesture) = gesture {
        marked::follow(ui, state, document, &seen, gesture);
    }
    state.bounds = marked::bounds(state, &seen);
    hint::menu_ui(ctx, ui, state, document);
    if let Some(mark) = hit {
        click(ctx, state, mark);
    }
}

fn coverage_tip(ctx: &ViewCtx<'_>, ui: &Ui, page: &Page, place: &paint::Place<'_>, height: f32) {
    let Some(block) = page.blocks.get(place.block).filter(|b| b.number.is_some()) else {
        return;
    };
    let rect = Rect::from_min_size(pos2(place.left, place.top), vec2(MARGIN - 6.0, height - GAP));
    let passage = evidence_of(ctx, page, place.block);
    let sense = if passage.is_some() { Sense::DRAG } else { Sense::HOVER };
    let response = ui.interact(rect, ui.scope_id().with(("coverage", place.block)), sense);
    if let Some(passage) = passage {
        let number = block.number.unwrap_or_default();
        let name = ctx.words.with("panel-grip", &[("n", number.into())]);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        response.dnd_set_drag_payload(Item::from(passage));
        if response.hovered() {
            ui.ctx().set_cursor_icon(egui::CursorIcon::Grab);
        }
    }
    response.on_hover_ui_at_pointer(|ui| {
        if block.aside {
            ui.label(ctx.words.text("review-aside-whole"));
        } else if block.open > 0 {
            let accepted = block.claims - block.open;
            let arguments = [("accepted", accepted.into()), ("open", block.open.into())];
            ui.label(ctx.words.with("review-coverage", &arguments));
        } else {
            ui.label(ctx.words.with("document-coverage", &[("n", block.claims.into())]));
        }
        if passage.is_some() {
            ui.label(ctx.words.text("panel-grip-hint"));
        }
    });
}

/// The passage of a paragraph that its margin hands out to stand behind a score: one that belongs to the selection,
/// else its first.
fn evidence_of(ctx: &ViewCtx<'_>, page: &Page, block: usize) -> Option<PassageId> {
    let marks = page.blocks.get(block)?.columns.first()?.placed.iter();
    let mut passages = marks.filter_map(|placed| page.marks.get(placed.mark)).map(|mark| mark.id);
    let related = &ctx.derived.related.evidence;
    let first = passages.clone().next();
    passages.find(|passage| related.contains(passage)).or(first)
}

/// One focusable, named place for each mark, for keys and readers; the pointer is served by [`fn@pointer`], which lies above.
fn marks(
    ctx: &ViewCtx<'_>,
    ui: &Ui,
    state: &mut DocumentState,
    document: &Document,
    place: &paint::Place<'_>,
    galleys: &[Arc<Galley>],
) {
    let Some(((text, galley), lane)) = state
        .page
        .blocks
        .get(place.block)
        .and_then(|b| b.columns.first())
        .zip(galleys.first())
        .zip(place.lanes.first())
    else {
        return;
    };
    let mut chosen = None;
    for placed in &text.placed {
        let Some(mark) = state.page.marks.get(placed.mark) else {
            continue;
        };
        let Some(row) = stretches(galley, &placed.range).first().copied() else {
            continue;
        };
        let rect = row.translate(vec2(place.left + lane.left, place.top));
        let response = ui.interact(rect, ui.scope_id().with(("mark", mark.id)), Sense::click());
        let selected = current(ctx) == Some(mark.id);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, name(ctx, &state.page, document, mark)));
        if response.has_focus() {
            ui.painter().rect_stroke(
                rect.expand(1.5),
                3.0,
                ui.visuals().selection.stroke,
                egui::StrokeKind::Outside,
            );
            if response.gained_focus() {
                ui.scroll_to_rect(rect, None);
            }
        }
        if response.clicked() {
            chosen = Some(placed.mark);
        }
    }
    if let Some(mark) = chosen {
        click(ctx, state, mark);
    }
}

/// A name for each part that is set aside, for readers; the pointer is served by [`fn@pointer`].
fn asides(ctx: &ViewCtx<'_>, ui: &Ui, page: &Page, document: &Document, place: &paint::Place<'_>, galleys: &[Arc<Galley>]) {
    let block = page.blocks.get(place.block);
    let columns = block
        .into_iter()
        .flat_map(|b| &b.columns)
        .zip(&page.languages)
        .zip(galleys)
        .zip(place.lanes);
    for (c, (((text, language), galley), lane)) in columns.enumerate() {
        let words = text.of(document.text_in(*language));
        for (range, reason) in &text.aside {
            let Some(row) = stretches(galley, range).first().copied() else {
                continue;
            };
            let rect = row.translate(vec2(place.left + lane.left, place.top));
            let id = ui.scope_id().with(("aside", place.block, c, range.start));
            let response = ui.interact(rect, id, Sense::HOVER);
            let short: String = words.chars().skip(range.start).take(range.len().min(60)).collect();
            let name = ctx.words.with(
                "review-aside-name",
                &[("reason", hint::aside(ctx, reason).into()), ("words", short.into())],
            );
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
        }
    }
}

/// Name of a mark: its paragraph and its first words.
fn name(ctx: &ViewCtx<'_>, page: &Page, document: &Document, mark: &Mark) -> String {
    let language = page.languages.first().copied().unwrap_or_default();
    let quote = ctx.dossier.passages.get(&mark.id).map_or("", |p| p.quote(document, language));
    let short: String = quote.chars().take(60).collect();
    let number = mark
        .number
        .map_or_else(|| ctx.words.text("document-mark-heading").to_owned(), |n| format!("¶{n}"));
    ctx.words
        .with("document-mark-name", &[("n", number.into()), ("quote", short.into())])
}

/// Pointer on the words of a block: what lies under it, its tip, its menu. Gives the mark that was clicked.
fn pointer(
    ctx: &ViewCtx<'_>,
    ui: &Ui,
    state: &mut DocumentState,
    place: &paint::Place<'_>,
    galleys: &[Arc<Galley>],
    gesture: &mut Option<Gesture>,
) -> Option<usize> {
    let block = state.page.blocks.get(place.block)?;
    for (c, ((text, galley), lane)) in block.columns.iter().zip(galleys).zip(place.lanes).enumerate() {
        let corner = pos2(place.left + lane.left, place.top);
        let rect = Rect::from_min_size(corner, vec2(lane.width, galley.size().y));
        // No keyboard focus: Tab goes from mark to mark, not from paragraph to paragraph.
        let response = ui.interact(
            rect,
            ui.scope_id().with(("words", place.block, c)),
            Sense::CLICK | Sense::DRAG,
        );
        let act = Gesture::of(ui, &response, c);
        *gesture = act.or(*gesture);
        if response.dragged() {
            ui.ctx().set_cursor_icon(egui::CursorIcon::Text);
            continue;
        }
        let Some(at) = response.hover_pos().or_else(|| response.interact_pointer_pos()) else {
            continue;
        };
        let Some(character) = character_at(galley, (at - corner).to_pos2()) else {
            continue;
        };
        if let Some(reason) = text.aside_at(character).filter(|_| response.hovered()) {
            response.on_hover_ui_at_pointer(|ui| hint::aside_tip(ctx, ui, reason));
            continue;
        }
        let Some(placed) = text.placed_at(character) else {
            continue;
        };
        let number = text.placed.get(placed)?.mark;
        let mark = state.page.marks.get(number)?;
        let clicked = act.is_some_and(Gesture::is_plain_click);
        if response.secondary_clicked() {
            state.menu = Some((mark.id, at));
            Popup::open_id(ui.ctx(), hint::menu_id(ui));
        }
        if response.hovered() {
            if let Some(subject) = mark.subjects.first() {
                ctx.hover.set(*subject);
            }
            ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
            // Beside marked words stands their bar.
            if state.marked.is_none() {
                response.on_hover_ui_at_pointer(|ui| hint::tip(ctx, ui, mark));
            }
        }
        return clicked.then_some(number);
    }
    None
}

/// A click on a mark selects its main subject; clicked again, the next one.
fn click(ctx: &ViewCtx<'_>, state: &mut DocumentState, mark: usize) {
    let Some(mark) = state.page.marks.get(mark) else { return };
    let again = state.last_clicked == Some(mark.id);
    let held = mark
        .subjects
        .iter()
        .position(|s| Some(*s) == ctx.session.selection)
        .filter(|_| again);
    let next = held.map_or(0, |place| (place + 1) % mark.subjects.len());
    let Some(subject): Option<Item> = mark.subjects.get(next).copied() else {
        return;
    };
    state.last_clicked = Some(mark.id);
    state.clicked = Some(Clicked {
        passage: mark.id,
        subject,
        serial: ctx.session.selection_serial,
    });
    hint::select(ctx, subject);
}
