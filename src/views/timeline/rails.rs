//! The timeline's other mode: one rail per actor, events as strokes between the rails of those who took part.
//!
//! Axis, gestures, clocks, looks and names of events are those of the lanes. Not here: the order of rails
//! (`derived::rails`), packing (`rails_pack`), ties, which have bars in the lanes.

use std::collections::HashMap;
use std::sync::Arc;

use egui::{Align2, Rect, Sense, WidgetInfo, pos2, vec2};

use super::chart::{self, AXIS, Band};
use super::clocks::{Clock, pill, vertical_line};
use super::items::{self, Request};
use super::more::more_ui;
use super::paint::Canvas;
use super::rails_pack::{self, Knot, LONGEST, Mark};
use super::state::TimelineState;
use super::summary::everything;
use super::words;
use crate::command::Command;
use crate::derived::rails::Rails;
use crate::derived::time_index::{Entry, Intervals, Lane};
use crate::derived::{Cached, Highlight};
use crate::model::{Item, Language, PaneKind};
use crate::theme::{Weight, font, size};
use crate::views::ViewCtx;
use crate::widgets::segmented::{Choice, segmented};

/// Distance of two rails, at least and at most.
const ROW: f32 = 18.0;
const TALLEST: f32 = 30.0;
/// Zoom levels of packings in one doubling.
const BUCKETS: f64 = 4.0;

/// Whether rails are shown, and what is kept for drawing them.
#[derive(Debug, Default)]
pub(super) struct RailsState {
    /// Rails are shown, not lanes.
    pub on: bool,
    rails: Cached<u64, Rails>,
    labels: Cached<(u64, Language), Labels>,
    picture: Cached<(u64, Language, i32), Picture>,
}

/// Labels of all dated events, and their widths.
#[derive(Debug)]
struct Labels {
    texts: Vec<String>,
    widths: Vec<f64>,
}

impl Labels {
    fn of(ctx: &ViewCtx<'_>, egui: &egui::Context) -> Self {
        let id = font(size::SMALL, Weight::Medium);
        let entries = ctx.derived.time.entries(Lane::Events);
        let texts: Vec<String> = entries.iter().map(|e| words::label(ctx, e)).collect();
        let mut widths_of: HashMap<char, f32> = HashMap::new();
        let mut width = |c| {
            *widths_of
                .entry(c)
                .or_insert_with(|| egui.fonts_mut(|f| f.glyph_width(&id, c)))
        };
        let widths = texts
            .iter()
            .map(|text| (f64::from(text.chars().map(&mut width).sum::<f32>()) + 4.0).min(LONGEST))
            .collect();
        Self { texts, widths }
    }
}

/// Everything packed, for one zoom.
#[derive(Debug)]
struct Picture {
    rails: Arc<Rails>,
    labels: Arc<Labels>,
    /// By left end.
    knots: Vec<Knot>,
    intervals: Intervals,
    /// Points a day that it was packed for.
    scale: f64,
}

impl Picture {
    fn of(ctx: &ViewCtx<'_>, rails: Arc<Rails>, labels: Arc<Labels>, scale: f64) -> Self {
        let entries = ctx.derived.time.entries(Lane::Events);
        let touching = entries.iter().enumerate().map(|(place, e)| (place, e, touched(&rails, e)));
        let (places, marks): (Vec<usize>, Vec<Mark<'_>>) = touching
            .filter(|(_, _, touched)| !touched.is_empty())
            .map(|(place, entry, rails)| {
                let mark = Mark {
                    x: entry.middle() * scale,
                    rails,
                    label: labels.widths.get(place).copied().unwrap_or(0.0),
                    weight: entry.weight,
                };
                (place, mark)
            })
            .unzip();
        let packed = rails_pack::knots(&marks);
        let mut reaching: Vec<((f64, f64), Knot)> = packed.into_iter().map(|k| (k.reach(), k)).collect();
        reaching.sort_by(|(a, _), (b, _)| a.0.total_cmp(&b.0));
        let ends: Vec<(f64, f64)> = reaching.iter().map(|(ends, _)| *ends).collect();
        let mut knots: Vec<Knot> = reaching.into_iter().map(|(_, knot)| knot).collect();
        for member in knots.iter_mut().flat_map(|k| &mut k.members) {
            *member = places[*member];
        }
        Self {
            intervals: Intervals::new(&ends),
            knots,
            scale,
            rails,
            labels,
        }
    }
}

fn touched<'r>(rails: &'r Rails, entry: &Entry) -> &'r [usize] {
    match entry.item {
        Item::Event(id) => rails.touched(id),
        _ => &[],
    }
}

impl RailsState {
    fn picture(&mut self, ctx: &ViewCtx<'_>, egui: &egui::Context, points_per_day: f64) -> Arc<Picture> {
        let (revision, language) = (ctx.derived.revision, ctx.words.language());
        let rails = self.rails.get(&revision, || Rails::of(ctx.dossier, &ctx.derived.network));
        let labels = self.labels.get(&(revision, language), || Labels::of(ctx, egui));
        let bucket = (points_per_day.log2() * BUCKETS).floor();
        self.picture.get(&(revision, language, bucket as i32), || {
            Picture::of(ctx, rails, labels, (bucket / BUCKETS).exp2())
        })
    }
}

/// The switch between lanes and rails.
pub(super) fn switch_ui(ctx: &ViewCtx<'_>, ui: &mut egui::Ui, state: &mut TimelineState) {
    let text = |key| ctx.words.text(key);
    let choices = [
        Choice {
            label: text("timeline-mode-lanes"),
            name: text("timeline-mode-lanes-name"),
            taken: !state.rails.on,
        },
        Choice {
            label: text("timeline-mode-rails"),
            name: text("timeline-mode-rails-name"),
            taken: state.rails.on,
        },
    ];
    if let Some(place) = segmented(ui, ctx.palette, &choices) {
        state.rails.on = place == 1;
        state.scroll = 0.0;
    }
}

/// Rails on the screen: y of the first, and their distance.
#[derive(Clone, Copy)]
struct Rows {
    top: f32,
    apart: f32,
}

impl Rows {
    fn y(self, place: usize) -> f32 {
        self.top + (place as f32 + 0.5) * self.apart
    }

    fn all(self, places: &[usize]) -> Vec<f32> {
        places.iter().map(|place| self.y(*place)).collect()
    }
}

/// Draws the rails into `rect`, axis included; names go to the left of it, up to `label_left`.
pub(super) fn rails_ui(ctx: &ViewCtx<'_>, ui: &mut egui::Ui, rect: Rect, label_left: f32, state: &mut TimelineState) {
    let chart = rect.with_max_y(rect.bottom() - AXIS);
    let (from, days) = state.view(ctx.session.window);
    let points_per_day = f64::from(chart.width()) / days;
    let picture = state.rails.picture(ctx, ui.ctx(), points_per_day);
    let count = picture.rails.actors.len().max(1) as f32;
    // Whole rails fit, so that none is cut at the edge before anything is scrolled.
    let fit = (chart.height() / ROW).floor().clamp(1.0, count);
    let apart = (chart.height() / fit).clamp(ROW, TALLEST);
    let content = apart * count;
    let names = Rect::from_min_max(
        pos2(label_left, chart.top()),
        pos2(chart.left() - items::GUTTER, chart.bottom()),
    );
    if ui.rect_contains_pointer(names) {
        state.scroll -= ui.input(|i| i.smooth_scroll_delta.y);
    }
    more_rails(ctx, ui, names, (content, apart), state);
    state.scroll = state.scroll.clamp(0.0, (content - chart.height()).max(0.0));
    let rows = Rows {
        top: chart.top() - state.scroll,
        apart,
    };
    let canvas = Canvas {
        ctx,
        painter: ui.painter_at(chart.expand2(vec2(0.0, 1.0))),
        chart,
        from,
        points_per_day,
        bar: chart::ROW - 1.5,
    };
    let response = chart::plot(&canvas, ui, rect, (from, days));
    chart::gestures(ctx, ui, &response, chart, (from, days), content, state);
    chart::brush_band(&canvas, ui, rect);
    actors_ui(&canvas, ui, names, rows, &picture.rails);
    vertical_line(&canvas, ui, Clock::Compare);
    vertical_line(&canvas, ui, Clock::KnownBy);
    vertical_line(&canvas, ui, Clock::Moment);
    knots_ui(&canvas, ui, rows, &picture, state);
    if content > chart.height() + 1.0 {
        let share = chart.height() / content;
        let top = chart.top() + state.scroll * share;
        let bar = Rect::from_min_size(pos2(chart.right() + 2.0, top), vec2(4.0, chart.height() * share));
        ui.painter().rect_filled(bar, 2.0, ctx.palette.line);
    }
    let band = Band {
        lane: Lane::Events,
        top: chart.top(),
        rows: (chart.height() / chart::ROW) as usize,
        row: chart::ROW,
    };
    more_ui(&canvas, ui, &band, state);
    pill(&canvas, ui, rect, Clock::Compare);
    pill(&canvas, ui, rect, Clock::KnownBy);
    pill(&canvas, ui, rect, Clock::Moment);
}

/// The rails with their names.
fn actors_ui(canvas: &Canvas<'_>, ui: &egui::Ui, names: Rect, rows: Rows, rails: &Rails) {
    let ctx = canvas.ctx;
    let painter = ui.painter_at(names.expand2(vec2(0.0, 1.0)));
    for (place, actor) in rails.actors.iter().enumerate() {
        let y = rows.y(place);
        if y + rows.apart / 2.0 < names.top() || y - rows.apart / 2.0 > names.bottom() {
            continue;
        }
        let highlight = ctx.highlight(*actor);
        let exists = ctx.dossier.actors.get(actor).and_then(|a| a.exists.as_ref());
        canvas.rail(y, exists, highlight);
        let row = Rect::from_min_max(
            pos2(names.left(), y - rows.apart / 2.0),
            pos2(names.right(), y + rows.apart / 2.0),
        );
        let id = ui.scope_id().with(("timeline-rail", *actor));
        let response = ui.interact(row.intersect(names), id, Sense::CLICK | Sense::FOCUSABLE);
        let name = ctx.name(*actor);
        let (colour, weight) = match highlight {
            Highlight::Selected => (ctx.palette.accent, Weight::SemiBold),
            _ if response.hovered() => (ctx.palette.text, Weight::Regular),
            Highlight::Hovered | Highlight::Related => (ctx.palette.text, Weight::Regular),
            Highlight::None => (ctx.palette.text_weak, Weight::Regular),
        };
        let galley = canvas.cut(&name, names.width(), colour, weight);
        painter.galley(
            row.right_center() - vec2(galley.size().x, galley.size().y / 2.0),
            galley,
            colour,
        );
        let spoken = ctx.words.with("timeline-rail-name", &[("name", name.clone().into())]);
        let selected = highlight == Highlight::Selected;
        response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, selected, spoken.clone()));
        items::focus_ring(canvas, ui, &response);
        ctx.interact(&response, *actor, PaneKind::Timeline);
        response.on_hover_text(name);
    }
}

/// How many rails lie below, as a button that shows the next of them; from the last of them back to the first.
fn more_rails(ctx: &ViewCtx<'_>, ui: &egui::Ui, names: Rect, (content, apart): (f32, f32), state: &mut TimelineState) {
    let beyond = content - names.height();
    if beyond < apart / 2.0 {
        return;
    }
    let below = ((beyond - state.scroll) / apart).round().max(0.0) as usize;
    let (text, name) = if below > 0 {
        let n = [("n", below.into())];
        (
            ctx.words.with("timeline-more-bars", &n),
            ctx.words.with("timeline-rails-more", &n),
        )
    } else {
        let first = ctx.words.text("timeline-rails-first").to_owned();
        ("↑".to_owned(), first)
    };
    let rect = Rect::from_min_max(
        pos2(names.right() - 72.0, names.bottom() + 2.0),
        pos2(names.right(), names.bottom() + AXIS - 2.0),
    );
    let response = ui.interact(rect, ui.scope_id().with("timeline-rails-more"), Sense::click());
    let colour = if response.hovered() || response.has_focus() {
        ctx.palette.text
    } else {
        ctx.palette.accent
    };
    let at = rect.right_center();
    ui.painter()
        .text(at, Align2::RIGHT_CENTER, text, font(size::SMALL, Weight::Medium), colour);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, name.clone()));
    if response.on_hover_text(name).clicked() {
        // One rail stays in sight.
        let page = (names.height() - apart).max(apart);
        state.scroll = if below > 0 { (state.scroll + page).min(beyond) } else { 0.0 };
    }
}

/// The events in view.
fn knots_ui(canvas: &Canvas<'_>, ui: &egui::Ui, rows: Rows, picture: &Picture, state: &mut TimelineState) {
    let ctx = canvas.ctx;
    let entries = ctx.derived.time.entries(Lane::Events);
    let days = f64::from(canvas.chart.width()) / canvas.points_per_day;
    let everything = everything(ctx);
    let known = |place: &usize| entries.get(*place).filter(|e| everything || items::is_known(ctx, e));
    let mut in_view: Vec<(&Knot, Vec<&Entry>)> = Vec::new();
    let (from, to) = (canvas.from * picture.scale, (canvas.from + days) * picture.scale);
    picture.intervals.touching(from, to, &mut |place| {
        if let Some(knot) = picture.knots.get(place) {
            in_view.push((knot, knot.members.iter().filter_map(known).collect()));
        }
    });
    // Months and years first, so that no label lies under those of its neighbour.
    for (_, shown) in &in_view {
        if let [entry] = shown.as_slice() {
            for y in rows.all(touched(&picture.rails, entry)) {
                canvas.span(entry, y, items::look(ctx, entry));
            }
        }
    }
    let mut request = None;
    for (knot, shown) in &in_view {
        match shown.as_slice() {
            [] => {}
            [entry] => {
                let ys = rows.all(touched(&picture.rails, entry));
                let look = items::look(ctx, entry);
                let rect = canvas.meeting(entry, &ys, look);
                items::react(canvas, ui, entry, rect);
                label_ui(canvas, ui, rows, picture, knot, shown);
            }
            many => {
                let asked = several_ui(canvas, ui, rows, many, &picture.rails);
                label_ui(canvas, ui, rows, picture, knot, shown);
                request = request.or(asked);
            }
        }
    }
    match request {
        Some(Request::List(list)) => state.list = Some(list),
        Some(Request::View(from, days)) => ctx.commands.send(Command::SetWindow(state.set_view(from, days))),
        None => {}
    }
}

/// The label of what is drawn in one place: of the weightiest there, with the number of the others.
fn label_ui(canvas: &Canvas<'_>, ui: &egui::Ui, rows: Rows, picture: &Picture, knot: &Knot, shown: &[&Entry]) {
    let ctx = canvas.ctx;
    let entries = ctx.derived.time.entries(Lane::Events);
    let leading = knot.members.first().copied();
    let (Some(spot), Some(entry), Some(label)) = (
        knot.label,
        shown.first(),
        leading.and_then(|place| picture.labels.texts.get(place)),
    ) else {
        return;
    };
    // Where the weightiest is not known yet, room was kept for the wrong words, perhaps on a rail not touched.
    if leading
        .and_then(|place| entries.get(place))
        .is_none_or(|e| e.item != entry.item)
    {
        return;
    }
    let (text, look) = if shown.len() > 1 {
        let n = (shown.len() - 1).into();
        let args = [("name", label.clone().into()), ("n", n)];
        (
            ctx.words.with("timeline-rails-and-more", &args),
            items::strongest(ctx, shown.iter().copied()),
        )
    } else {
        (label.clone(), items::look(ctx, entry))
    };
    let y = rows.y(spot.rail);
    if let Some(rect) = canvas.meeting_label(entry, y, spot, &text, look) {
        let id = ui.scope_id().with(("timeline-rail-label", entry.item));
        let response = ui.interact(rect, id, Sense::CLICK);
        ctx.interact(&response, entry.item, PaneKind::Timeline);
    }
}

/// Several events in one place: their rails, and their number on the topmost.
fn several_ui(canvas: &Canvas<'_>, ui: &egui::Ui, rows: Rows, members: &[&Entry], rails: &Rails) -> Option<Request> {
    let leading = members.first()?;
    let mut places: Vec<usize> = members.iter().flat_map(|e| touched(rails, e)).copied().collect();
    places.sort_unstable();
    places.dedup();
    let ys = rows.all(&places);
    let look = items::strongest(canvas.ctx, members.iter().copied());
    canvas.several(canvas.x(leading.middle()), &ys, look);
    // The count stays in sight while its stroke is.
    let top = ys.first().copied()?;
    let seen = top.max(canvas.chart.top() + ROW / 2.0).min(ys.last().copied()?);
    let middles = members.iter().map(|e| e.middle());
    let block = items::Block {
        leading,
        count: members.len(),
        ends: (members.iter().map(|e| e.first).min()?, members.iter().map(|e| e.last).max()?),
        middles: (
            middles.clone().fold(f64::INFINITY, f64::min),
            middles.fold(f64::NEG_INFINITY, f64::max),
        ),
        bars: false,
    };
    let rect = canvas.block(pos2(canvas.x(leading.middle()), seen), members.len(), false, look);
    block.react(canvas, ui, rect, || members.iter().copied())
}
