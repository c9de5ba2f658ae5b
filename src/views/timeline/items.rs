//! The entries of one lane that are in view: which are drawn, how strongly, and what a click on them means.

use egui::{Rect, Response, Sense, Stroke, StrokeKind, WidgetInfo, pos2};

use super::caption::Caption;
use super::chart::Band;
use super::dense::Dense;
use super::edges;
use super::labels::{self, Marked};
use super::lanes::{Cell, Packing};
use super::more::more_ui;
use super::paint::{Canvas, Look, RADIUS};
use super::state::{OpenList, TimelineState};
use super::summary::{Summary, known};
use super::words;
use crate::command::Command;
use crate::derived::Highlight;
use crate::derived::time_index::{Entry, EntryKind};
use crate::model::{Day, Item, PaneKind};
use crate::session::MenuOf;
use crate::theme::{Weight, font, mix, size};
use crate::views::ViewCtx;

/// Room beside the chart for what lies beyond its edges.
pub(super) const GUTTER: f32 = 34.0;
/// Members of a block that are looked through for the selection; more cannot be told apart anyway.
const LOOKED_THROUGH: usize = 60;
/// At most so many entries of a column are listed.
const LISTED: usize = 1000;
/// Half the width of a column.
const COLUMN_HALF: f32 = 17.0;
/// Half the width of a block with two figures.
const BLOCK_HALF: f32 = 12.0;

/// Strength of what does not belong to the selection, on the screen.
pub(super) const DIMMED: f32 = 0.45;
/// The same in figures, where nothing can be pointed at to see more of it.
pub(super) const DIMMED_IN_FIGURES: f32 = 0.75;

/// One lane, packed: what is needed of it to draw.
pub(super) struct Lane<'a> {
    pub packing: &'a Packing,
    pub scale: f64,
    pub summaries: &'a [Summary],
    pub captions: &'a [Caption],
    /// The lane in order of time, if it is packed in columns.
    pub dense: Option<&'a Dense>,
    /// Where the lines of the clocks stand.
    pub lines: &'a [f32],
}

impl Lane<'_> {
    fn caption(&self, place: usize) -> Option<&Caption> {
        match &self.packing.columns {
            Some(columns) => columns.captions.get(&place),
            None => self.captions.get(place),
        }
    }
}

/// Draws one lane and reacts to its marks.
pub(super) fn band_ui(canvas: &Canvas<'_>, ui: &egui::Ui, band: &Band, lane: &Lane<'_>, state: &mut TimelineState) {
    let days = f64::from(canvas.chart.width()) / canvas.points_per_day;
    let mut in_view: Vec<usize> = Vec::new();
    // A little more than the chart, for what reaches into it with half its mark.
    let (from, to) = (canvas.from * lane.scale, (canvas.from + days) * lane.scale);
    lane.packing
        .intervals
        .touching(from - 20.0, to + 20.0, &mut |cell| in_view.push(cell));
    in_view.retain(|cell| lane.summaries.get(*cell).is_some_and(|s| s.count > 0));
    let entries = canvas.ctx.derived.time.entries(band.lane);
    let marked: Vec<Marked> = in_view.iter().map(|cell| marked(canvas, band, lane, *cell)).collect();
    let edges = (canvas.chart.left() - 1.0, canvas.chart.right() + 1.0);
    let places = labels::arrange(&marked, edges, lane.lines);
    // Bands first, so that no label lies under the month of its neighbour.
    if !band.lane.has_bars() {
        for (summary, cell) in in_view
            .iter()
            .filter_map(|c| lane.summaries.get(*c).zip(lane.packing.cells.get(*c)))
        {
            if summary.column.is_some() {
                column(canvas, band, summary, entries.len());
            } else if let (1, Some(entry)) = (summary.count, entries.get(summary.leading)) {
                canvas.span(entry, band.y(cell.row), look(canvas.ctx, entry));
            }
        }
    }
    let mut request = None;
    for (cell, place) in in_view.iter().zip(places) {
        let (Some(summary), Some(packed)) = (lane.summaries.get(*cell), lane.packing.cells.get(*cell)) else {
            continue;
        };
        let y = band.y(packed.row);
        if summary.is_block() {
            request = request.or(block_ui(canvas, ui, band, lane, (packed, summary), y));
        } else if let (Some(entry), Some(caption)) = (entries.get(summary.leading), lane.caption(summary.leading)) {
            let look = look(canvas.ctx, entry);
            let rect = if band.lane.has_bars() {
                canvas.bar(entry, y, place, caption, look)
            } else {
                canvas.mark(entry, y, place, caption, look)
            };
            react(canvas, ui, entry, rect);
            edges::edges_ui(canvas, ui, entry, y, rect, state);
        }
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

/// A cell as the arrangement of labels sees it.
fn marked(canvas: &Canvas<'_>, band: &Band, lane: &Lane<'_>, cell: usize) -> Marked {
    let row = lane.packing.cells.get(cell).map_or(0, |c| c.row);
    let entries = canvas.ctx.derived.time.entries(band.lane);
    let nothing = Marked {
        row,
        left: 0.0,
        right: 0.0,
        inside: None,
        wanted: 0.0,
        least: 0.0,
        weight: 0,
    };
    let Some((summary, entry)) = lane.summaries.get(cell).and_then(|s| Some((s, entries.get(s.leading)?))) else {
        return nothing;
    };
    if summary.is_block() {
        let (left, right) = if let Some(day) = summary.column {
            let x = canvas.x(day);
            (x - BLOCK_HALF, x + BLOCK_HALF)
        } else if band.lane.has_bars() {
            (canvas.x(f64::from(summary.first)), canvas.x(f64::from(summary.last) + 1.0))
        } else {
            let x = canvas.x(entry.middle());
            (x - BLOCK_HALF, x + BLOCK_HALF)
        };
        return Marked { left, right, ..nothing };
    }
    let (left, right, inside) = if band.lane.has_bars() {
        let rect = canvas.bar_rect(entry, 0.0);
        (rect.left(), rect.right(), canvas.bar_inside(entry, rect))
    } else {
        let x = canvas.x(entry.middle());
        (x - RADIUS, x + RADIUS, None)
    };
    // A label without its mark, or beyond the edge, says nothing.
    let caption = lane
        .caption(summary.leading)
        .filter(|_| band.lane.has_bars() || canvas.chart.expand(1.0).x_range().contains(left + RADIUS));
    let wanted = caption.map_or(0.0, |c| c.wanted);
    let inside = inside.map(|part| {
        if canvas.ctx.on_screen() {
            part
        } else {
            labels::clear_of(lane.lines, part, wanted)
        }
    });
    Marked {
        left,
        right,
        inside,
        wanted,
        least: caption.map_or(0.0, |c| c.least),
        weight: entry.weight + label_bonus(canvas.ctx, entry),
        ..nothing
    }
}

/// What is selected keeps its label, whatever else there is.
fn label_bonus(ctx: &ViewCtx<'_>, entry: &Entry) -> u32 {
    let selected = entry
        .items()
        .any(|item| ctx.derived.related.highlight(item) == Highlight::Selected);
    u32::from(selected) * 10_000
}

/// Whether something is known of an entry by the day that is asked for, and the filter lets it be seen.
pub(super) fn is_known(ctx: &ViewCtx<'_>, entry: &Entry) -> bool {
    if entry.proposed && ctx.session.filter.hide_proposed {
        return false;
    }
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
        if ctx.on_screen() { DIMMED } else { DIMMED_IN_FIGURES }
    } else {
        1.0
    };
    Look { highlight, strength }
}

/// The strongest look of several entries drawn as one.
pub(super) fn strongest<'e>(ctx: &ViewCtx<'_>, entries: impl Iterator<Item = &'e Entry>) -> Look {
    let mut strongest = Look {
        highlight: Highlight::None,
        strength: 0.0,
    };
    for entry in entries.take(LOOKED_THROUGH) {
        let one = look(ctx, entry);
        strongest.highlight = strongest.highlight.max(one.highlight);
        strongest.strength = strongest.strength.max(one.strength);
    }
    strongest
}

pub(super) fn react(canvas: &Canvas<'_>, ui: &egui::Ui, entry: &Entry, rect: Rect) {
    let ctx = canvas.ctx;
    if !ctx.reacts() || !rect.is_positive() {
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
    if let Some(at) = response.interact_pointer_pos().filter(|_| response.secondary_clicked()) {
        ctx.commands.send(Command::OpenMenu {
            of: MenuOf::Item(entry.item),
            at: (at.x, at.y),
        });
    }
    if ctx.on_screen() {
        response.on_hover_ui(|ui| tooltip(ctx, ui, entry));
    }
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
    if entry.proposed {
        ui.label(weak(ctx.words.text("review-legend").to_owned()));
    }
}

/// How much there is in a column, as its height: by the logarithm, so that it stays the same wherever the window is.
fn column(canvas: &Canvas<'_>, band: &Band, summary: &Summary, all: usize) {
    let Some(day) = summary.column else { return };
    let share = (summary.count as f32).ln() / (all.max(3) as f32).ln();
    let height = (band.bottom() - band.top - 2.0) * share.clamp(0.1, 1.0);
    let bottom = band.bottom() - 1.0;
    let rect = Rect::from_min_max(
        pos2(canvas.x(day) - COLUMN_HALF, bottom - height),
        pos2(canvas.x(day) + COLUMN_HALF, bottom),
    );
    let palette = canvas.ctx.palette;
    canvas
        .painter
        .rect_filled(rect, 2.0, mix(palette.panel, palette.text_weak, 0.14));
}

/// A column of a crowded lane, with its count.
fn column_ui(
    canvas: &Canvas<'_>,
    ui: &egui::Ui,
    band: &Band,
    (lane, dense): (&Lane<'_>, &Dense),
    summary: &Summary,
    y: f32,
) -> Option<Request> {
    let ctx = canvas.ctx;
    let entries = ctx.derived.time.entries(band.lane);
    let leading = entries.get(summary.leading)?;
    let (low, high) = summary.middles;
    let members = || {
        let places = dense.members(ctx, band.lane, summary, LISTED);
        places.into_iter().filter_map(|place| entries.get(place))
    };
    // What is selected may be anywhere in it.
    let inside = |item: Item| {
        let place = ctx.derived.time.place(item).filter(|(lane, _)| *lane == band.lane);
        let Some((place, entry)) = place.and_then(|(_, place)| Some((place, entries.get(place)?))) else {
            return false;
        };
        if band.lane.has_bars() {
            // A bar with a row of its own is marked there.
            let alone = || lane.summaries.iter().any(|s| !s.is_block() && s.leading == place);
            return f64::from(entry.first) < high && f64::from(entry.last) + 1.0 > low && !alone();
        }
        low <= entry.middle() && entry.middle() <= high
    };
    let mut look = look(ctx, leading);
    let selected = ctx.session.selected().take(LOOKED_THROUGH);
    if selected.into_iter().any(inside) {
        look.highlight = Highlight::Selected;
        look.strength = 1.0;
    }
    let at = pos2(canvas.x(summary.column.unwrap_or(low)), y);
    let diamond = matches!(leading.kind, EntryKind::Claim(_));
    let rect = canvas.block(at, summary.count, diamond, look);
    let block = Block {
        leading,
        count: summary.count,
        ends: (summary.first, summary.last),
        middles: summary.middles,
        bars: false,
    };
    block.react(canvas, ui, rect, members)
}

fn block_ui(
    canvas: &Canvas<'_>,
    ui: &egui::Ui,
    band: &Band,
    lane: &Lane<'_>,
    (cell, summary): (&Cell, &Summary),
    y: f32,
) -> Option<Request> {
    if let Some(dense) = lane.dense.filter(|_| summary.column.is_some()) {
        return column_ui(canvas, ui, band, (lane, dense), summary, y);
    }
    let ctx = canvas.ctx;
    let entries = ctx.derived.time.entries(band.lane);
    let leading = entries.get(summary.leading)?;
    let members = || known(ctx, band.lane, cell).map(|(_, entry)| entry);
    let look = strongest(ctx, members());
    let bars = band.lane.has_bars();
    let rect = if bars {
        let text = ctx.words.with("timeline-more-bars", &[("n", summary.count.into())]);
        canvas.bar_block(entries, summary, y, text, look)
    } else {
        let diamond = matches!(leading.kind, EntryKind::Claim(_));
        canvas.block(pos2(canvas.x(leading.middle()), y), summary.count, diamond, look)
    };
    let block = Block {
        leading,
        count: summary.count,
        ends: (summary.first, summary.last),
        middles: summary.middles,
        bars,
    };
    block.react(canvas, ui, rect, members)
}

/// Several entries drawn as one, for the pointer, the keyboard and screen readers.
pub(super) struct Block<'e> {
    pub(super) leading: &'e Entry,
    pub(super) count: usize,
    /// First and last day, in days since 1970; the greatest number for "today".
    pub(super) ends: (i32, i32),
    /// Least and greatest middle of the members, in days.
    pub(super) middles: (f64, f64),
    pub(super) bars: bool,
}

impl Block<'_> {
    /// Names the block and answers a click: zoom until it splits, or a list where it never would.
    pub(super) fn react<'e, I: Iterator<Item = &'e Entry>>(
        &self,
        canvas: &Canvas<'_>,
        ui: &egui::Ui,
        rect: Rect,
        members: impl Fn() -> I,
    ) -> Option<Request> {
        let ctx = canvas.ctx;
        if !ctx.on_screen() || !rect.is_positive() {
            return None;
        }
        let id = ui.scope_id().with(("timeline-block", self.leading.item));
        let response = ui.interact(rect, id, Sense::CLICK | Sense::FOCUSABLE);
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, self.name(ctx)));
        focus_ring(canvas, ui, &response);
        let clicked = response.clicked();
        let at = response.rect.left_bottom();
        if ctx.on_screen() {
            response.on_hover_ui(|ui| {
                ui.set_max_width(380.0);
                ui.label(egui::RichText::new(self.name(ctx)).font(font(size::BODY, Weight::Medium)));
                for entry in members().take(6) {
                    ui.label(
                        egui::RichText::new(words::title(ctx, entry))
                            .font(font(size::NOTE, Weight::Regular))
                            .color(ctx.palette.text_weak),
                    );
                }
            });
        }
        if !clicked {
            return None;
        }
        let (low, high) = self.middles;
        // Points that lie on one day never come apart by zooming.
        if self.bars || high - low < 1.5 {
            let items = members().map(|entry| entry.item).collect();
            let title = self.name(ctx);
            return Some(Request::List(OpenList { at, title, items }));
        }
        let days = ((high - low) * 1.6).max(7.0);
        Some(Request::View(f64::midpoint(low, high) - days / 2.0, days))
    }

    fn name(&self, ctx: &ViewCtx<'_>) -> String {
        let (first, last) = self.ends;
        let last = if last == i32::MAX {
            ctx.words.text("timeline-today").to_owned()
        } else {
            ctx.words.day(Day(last))
        };
        ctx.words.with(
            "timeline-block-name",
            &[
                ("n", self.count.into()),
                ("from", ctx.words.day(Day(first)).into()),
                ("to", last.into()),
            ],
        )
    }
}
