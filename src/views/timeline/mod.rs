//! The timeline pane: an overview of all dates, and below it the window's part of it in lanes.
//!
//! Draws what [`crate::derived::TimeIndex`] holds and sends commands; the window belongs to the session, so the plot
//! never keeps bounds of its own. Rows are packed for a zoom over everything, so that nothing jumps while moving;
//! only a figure, which is never moved, is packed for its window.
//! Not here: playing (the app takes the steps), what a date means (the model).

mod axis;
mod caption;
mod changes;
mod chart;
mod clocks;
mod dense;
mod edges;
mod header;
mod items;
mod labels;
mod lanes;
mod list;
mod more;
mod overview;
mod paint;
mod rails;
mod rails_pack;
mod rails_paint;
mod state;
mod summary;
mod words;

pub(in crate::views) use clocks::KEYS as CLOCK_KEYS;
pub use state::TimelineState;

use egui::{Rect, Sense, pos2};

use super::measures::trend;
use super::{Medium, ViewCtx};
use crate::command::Command;
use crate::derived::time_index::Lane;
use crate::model::PaneKind;
use crate::theme::{Weight, font, size, space};

/// Width of the names of lanes.
const NAMES: f32 = 124.0;
/// Height of the line above the chart.
const HEADER: f32 = 31.0;
/// Height of the strip of the overview, and of the years below it.
const STRIP: f32 = 12.0;
const STRIP_LABELS: f32 = 15.0;

/// The timeline pane.
pub fn timeline_ui(ctx: &ViewCtx<'_>, ui: &mut egui::Ui, state: &mut TimelineState) {
    let area = ui.available_rect_before_wrap();
    ui.allocate_rect(area, Sense::hover());
    state.pace();
    state.extent(ctx);
    follow_selection(ctx, state);

    // Without a single date there is no axis to draw; one would look like a statement.
    if Lane::ALL.iter().all(|lane| ctx.derived.time.entries(*lane).is_empty()) {
        let (text, weak) = (ctx.words.text("timeline-empty"), ctx.palette.text_weak);
        let style = font(size::BODY, Weight::Regular);
        ui.painter()
            .text(area.center(), egui::Align2::CENTER_CENTER, text, style, weak);
        return;
    }
    let inner = area.shrink2(egui::vec2(chart::MARGIN, 0.0));
    let header = Rect::from_min_size(
        pos2(inner.left(), area.top() + space::XS),
        egui::vec2(inner.width(), HEADER - space::XS),
    );
    let left = inner.left() + NAMES + items::GUTTER;
    let right = (inner.right() - items::GUTTER).max(left + 60.0);
    let strip = Rect::from_min_max(
        pos2(left, area.top() + HEADER + 2.0),
        pos2(right, area.top() + HEADER + 2.0 + STRIP),
    );
    // On a page with titles of its own the lanes are enough.
    let top = if matches!(ctx.medium, Medium::Inset | Medium::Stage) {
        area.top() + 2.0
    } else {
        header::header_ui(ctx, ui, header, state);
        overview::overview_ui(ctx, ui, strip, inner.left() + NAMES, state);
        strip.bottom() + STRIP_LABELS
    };
    let trend_room = trend::room(ctx, area.height());
    let bottom = area.bottom() - 2.0 - trend_room;
    let chart = Rect::from_min_max(pos2(left, top), pos2(right, bottom.max(top + 40.0)));
    if trend_room > 0.0 {
        let band = Rect::from_min_max(pos2(left, bottom), pos2(right, area.bottom() - 2.0));
        let view = state.view(ctx.session.window);
        trend::trend_ui(ctx, ui, band, inner.left(), view);
    }
    if state.rails.on && ctx.on_screen() {
        rails::rails_ui(ctx, ui, chart, inner.left(), state);
    } else {
        chart::chart_ui(ctx, ui, chart, inner.left(), state);
    }
    if ctx.on_screen() {
        list::list_ui(ctx, ui, state);
    }
}

/// Moves the window, once, to something selected in another pane that lies outside of it.
fn follow_selection(ctx: &ViewCtx<'_>, state: &mut TimelineState) {
    let session = ctx.session;
    if !state.selection_is_new(session.selection_serial) || session.selected_in == Some(PaneKind::Timeline) {
        return;
    }
    let Some(entry) = session.selection.and_then(|item| ctx.derived.time.find(item)) else {
        return;
    };
    let window = session.window;
    let visible = if entry.lane.has_bars() {
        entry.first <= window.to.0 && entry.last >= window.from.0
    } else {
        let middle = entry.middle();
        f64::from(window.from.0) <= middle && middle <= f64::from(window.to.0) + 1.0
    };
    if !visible {
        let target = if entry.lane.has_bars() {
            f64::from(entry.first.max(entry.last.saturating_sub(window.days())))
        } else {
            entry.middle()
        };
        let days = f64::from(window.days());
        ctx.commands
            .send(Command::SetWindow(state.set_view(target - days / 2.0, days)));
    }
}
