//! The entries of one lane that are in view: which are drawn, how strongly, and what a click on them means.

use egui::{Rect, Response, Sense, Stroke, StrokeKind, WidgetInfo, pos2};

use super::chart::Band;
use super::lanes::Cell;
use super::more::more_ui;
use super::paint::{Canvas, Look};
use super::state::{OpenList, TimelineState};
use super::words;
use crate::command::Command;
use crate::derived::Highlight;
use crate::derived::time_index::{Entry, EntryKind};
use crate::model::{Day, Item, PaneKind};
use crate::theme::{Weight, font, size};
use crate::views::ViewCtx;

/// Room beside the chart for what lies beyond its edges.
pub(super) const GUTTER: f32 = 34.0;
/// Members of a block that are looked through for the selection; more cannot be told apart anyway.
const LOOKED_THROUGH: usize = 200;

/// Draws one lane and reacts to its marks.
pub(super) fn band_ui(canvas: &Canvas<'_>, ui: &egui::Ui, band: &Band, state: &mut TimelineState) {
    let Some((packing, scale)) = state.packing(band.lane) else {
        return;
    };
    let days = f64::from(canvas.chart.width()) / canvas.points_per_day;
    let mut in_view: Vec<usize> = Vec::new();
    packing
        .intervals
        .touching(canvas.from * scale, (canvas.from + days) * scale, &mut |place| {
            in_view.push(place);
        });
    let mut request = None;
    // Bands first, so that no label lies under the month of its neighbour.
    if !band.lane.has_bars() {
        let entries = canvas.ctx.derived.time.entries(band.lane);
        for cell in in_view
            .iter()
            .filter_map(|p| packing.cells.get(*p))
            .filter(|c| c.members.len() == 1)
        {
            if let Some(entry) = entries.get(cell.members[0]).filter(|e| is_known(canvas.ctx, e)) {
                canvas.span(entry, band.y(cell.row), look(canvas.ctx, entry));
            }
        }
    }
    for place in in_view {
        let Some(cell) = packing.cells.get(place) else { continue };
        let asked = cell_ui(canvas, ui, band, cell, state);
        request = request.or(asked);
    }
    match request {
        Some(Request::List(list)) => state.list = Some(list),
        Some(Request::View(from, days)) => {
            canvas.ctx.commands.send(Command::SetWindow(state.set_view(from, days)));
        }
        None => {}
    }
    if canvas.ctx.on_screen() {
        more_ui(canvas, ui, band, state);
    }
}

/// What a click on a block asks for.
pub(super) enum Request {
    List(OpenList),
    View(f64, f64),
}

fn cell_ui(canvas: &Canvas<'_>, ui: &egui::Ui, band: &Band, cell: &Cell, state: &TimelineState) -> Option<Request> {
    let ctx = canvas.ctx;
    let entries = ctx.derived.time.entries(band.lane);
    let everything = ctx.session.known_by.is_none() && ctx.session.filter.hidden_documents.is_empty();
    let shown: Vec<usize> = cell
        .members
        .iter()
        .copied()
        .filter(|m| everything || entries.get(*m).is_some_and(|e| is_known(ctx, e)))
        .collect();
    let y = band.y(cell.row);
    match shown.as_slice() {
        [] => None,
        [one] => {
            let entry = entries.get(*one)?;
            let look = look(ctx, entry);
            let label = state.label(band.lane, *one);
            let rect = if band.lane.has_bars() {
                canvas.bar(entry, y, cell.label, label, look)
            } else {
                canvas.mark(entry, y, cell.label, label, look)
            };
            react(canvas, ui, entry, rect);
            None
        }
        many => {
            let members: Vec<&Entry> = many.iter().filter_map(|m| entries.get(*m)).collect();
            block_ui(canvas, ui, band, &members, y)
        }
    }
}

/// Whether something is known of an entry by the day that is asked for.
pub(super) fn is_known(ctx: &ViewCtx<'_>, entry: &Entry) -> bool {
    let world = &ctx.derived.world;
    match (entry.kind, entry.item) {
        (EntryKind::Claim(id), _) => world.knows(id),
        (_, Item::Document(id)) => {
            let from = ctx
                .dossier
                .documents
                .get(&id)
                .and_then(crate::model::document::Document::known_from);
            ctx.session.known_by.is_none_or(|day| from.is_none_or(|from| from <= day))
        }
        _ => {
            let mut silent = true;
            for item in entry.items() {
                for claim in ctx.derived.index.claims_about(item) {
                    if world.knows(*claim) {
                        return true;
                    }
                    silent = false;
                }
            }
            silent
        }
    }
}

fn highlight(ctx: &ViewCtx<'_>, entry: &Entry) -> Highlight {
    entry.items().map(|item| ctx.highlight(item)).max().unwrap_or_default()
}

pub(super) fn look(ctx: &ViewCtx<'_>, entry: &Entry) -> Look {
    let highlight = highlight(ctx, entry);
    let filter = &ctx.session.filter;
    let filtered = entry.family.is_some_and(|f| filter.hidden_families.contains(&f))
        || matches!(entry.item, Item::Document(id) if filter.hidden_documents.contains(&id));
    let outside = ctx
        .session
        .brush
        .is_some_and(|b| entry.last < b.from.0 || entry.first > b.to.0);
    let strength = if filtered {
        0.16
    } else if highlight == Highlight::None && (outside || !ctx.derived.related.is_empty()) {
        0.45
    } else {
        1.0
    };
    Look { highlight, strength }
}

/// The strongest look of a block's members.
pub(super) fn look_of_block(ctx: &ViewCtx<'_>, members: &[&Entry]) -> Look {
    let mut strongest = Look {
        highlight: Highlight::None,
        strength: 0.0,
    };
    for entry in members.iter().take(LOOKED_THROUGH) {
        let one = look(ctx, entry);
        strongest.highlight = strongest.highlight.max(one.highlight);
        strongest.strength = strongest.strength.max(one.strength);
    }
    strongest
}

pub(super) fn react(canvas: &Canvas<'_>, ui: &egui::Ui, entry: &Entry, rect: Rect) {
    let ctx = canvas.ctx;
    if !ctx.on_screen() || !rect.is_positive() {
        return;
    }
    let response = ui.interact(
        rect,
        ui.scope_id().with(("timeline-entry", entry.item)),
        Sense::CLICK | Sense::FOCUSABLE,
    );
    let selected = highlight(ctx, entry) == Highlight::Selected;
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, selected, words::name(ctx, entry)));
    focus_ring(canvas, ui, &response);
    ctx.interact(&response, entry.item, PaneKind::Timeline);
    response.on_hover_ui(|ui| tooltip(ctx, ui, entry));
}

pub(super) fn focus_ring(canvas: &Canvas<'_>, ui: &egui::Ui, response: &Response) {
    if response.has_focus() {
        let stroke = Stroke::new(2.0, canvas.ctx.palette.accent);
        ui.painter()
            .rect_stroke(response.rect.expand(1.0), 4.0, stroke, StrokeKind::Outside);
    }
}

fn tooltip(ctx: &ViewCtx<'_>, ui: &mut egui::Ui, entry: &Entry) {
    use egui::RichText;
    ui.set_max_width(380.0);
    let weak = |text: String| {
        RichText::new(text)
            .font(font(size::NOTE, Weight::Regular))
            .color(ctx.palette.text_weak)
    };
    ui.label(RichText::new(words::title(ctx, entry)).font(font(size::BODY, Weight::Medium)));
    ui.label(weak(words::dates(ctx, entry)));
    if let EntryKind::Claim(id) = entry.kind
        && let Some(outcome) = words::outcome(ctx, id)
    {
        ui.label(weak(ctx.words.outcome(outcome).to_owned()));
    }
    for basis in words::bases(ctx, entry) {
        ui.label(weak(basis));
    }
}

pub(super) fn block_ui(canvas: &Canvas<'_>, ui: &egui::Ui, band: &Band, members: &[&Entry], y: f32) -> Option<Request> {
    let ctx = canvas.ctx;
    let first = members.iter().map(|e| e.first).min()?;
    let last = members.iter().map(|e| e.last).max()?;
    let leading = members.first()?;
    let look = look_of_block(ctx, members);
    let rect = if band.lane.has_bars() {
        let text = ctx.words.with("timeline-more-bars", &[("n", members.len().into())]);
        canvas.bar_block(members, y, &text, look)
    } else {
        let diamond = matches!(leading.kind, EntryKind::Claim(_));
        canvas.block(pos2(canvas.x(leading.middle()), y), members.len(), diamond, look)
    };
    if !ctx.on_screen() || !rect.is_positive() {
        return None;
    }
    let response = ui.interact(
        rect,
        ui.scope_id().with(("timeline-block", leading.item)),
        Sense::CLICK | Sense::FOCUSABLE,
    );
    let count = members.len();
    let ends = || {
        let last = if last == i32::MAX {
            ctx.words.text("timeline-today").to_owned()
        } else {
            ctx.words.day(Day(last))
        };
        (ctx.words.day(Day(first)), last)
    };
    let name = || {
        let (from, to) = ends();
        ctx.words.with(
            "timeline-block-name",
            &[("n", count.into()), ("from", from.into()), ("to", to.into())],
        )
    };
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, name()));
    focus_ring(canvas, ui, &response);
    let clicked = response.clicked();
    let at = response.rect.left_bottom();
    response.on_hover_ui(|ui| {
        ui.set_max_width(380.0);
        ui.label(egui::RichText::new(name()).font(font(size::BODY, Weight::Medium)));
        for entry in members.iter().take(6) {
            ui.label(
                egui::RichText::new(words::title(ctx, entry))
                    .font(font(size::NOTE, Weight::Regular))
                    .color(ctx.palette.text_weak),
            );
        }
    });
    if !clicked {
        return None;
    }
    let (low, high) = middles(members);
    // Points that lie on one day never come apart by zooming.
    if band.lane.has_bars() || high - low < 1.5 {
        let items = members.iter().map(|e| e.item).collect();
        return Some(Request::List(OpenList {
            at,
            title: name(),
            items,
        }));
    }
    let days = ((high - low) * 1.6).max(7.0);
    Some(Request::View(f64::midpoint(low, high) - days / 2.0, days))
}

fn middles(members: &[&Entry]) -> (f64, f64) {
    members
        .iter()
        .map(|e| e.middle())
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), x| (low.min(x), high.max(x)))
}
