//! The lanes: an `egui_plot` plot for axis, grid and gestures, with the marks painted over it in the same coordinates.

use std::ops::RangeInclusive;

use egui::{Align, Rect, Response, Sense, Stroke, UiBuilder, WidgetInfo, pos2, vec2};
use egui_plot::{AxisHints, GridMark, Plot, VPlacement};

use super::axis::{self, Step};
use super::items;
use super::lanes::share_rows;
use super::paint::Canvas;
use super::state::{Grab, TimelineState};
use crate::command::Command;
use crate::derived::time_index::Lane;
use crate::model::Day;
use crate::session::Window;
use crate::theme::{Weight, font, line, size, space};
use crate::views::ViewCtx;

/// Distance of two rows.
pub(super) const ROW: f32 = 15.5;
/// Space above and below the rows of a lane.
pub(super) const PAD: f32 = 3.0;
/// Height of the axis.
pub(super) const AXIS: f32 = 22.0;
/// Width of a letter on the axis, taken large.
const LETTER: f32 = 7.0;
/// Rows that a lane gets however low the pane is.
const LEAST: [usize; 5] = [2, 1, 2, 1, 1];
/// Who gets the next row: promises are what the dossier is about; points cannot share a row as bars can.
const TURNS: [usize; 5] = [0, 1, 3, 2, 4];

/// One lane on the screen.
#[derive(Debug, Clone, Copy)]
pub(super) struct Band {
    pub lane: Lane,
    pub top: f32,
    pub rows: usize,
}

impl Band {
    pub(super) fn bottom(&self) -> f32 {
        self.top + self.rows as f32 * ROW + PAD * 2.0
    }

    /// Middle of a row.
    pub(super) fn y(&self, row: usize) -> f32 {
        self.top + PAD + (row as f32 + 0.5) * ROW
    }
}

/// Draws the lanes into `rect`, axis included; names go to the left of it, up to `label_left`.
pub(super) fn chart_ui(ctx: &ViewCtx<'_>, ui: &mut egui::Ui, rect: Rect, label_left: f32, state: &mut TimelineState) {
    let chart = rect.with_max_y(rect.bottom() - AXIS);
    let (from, days) = state.view(ctx.session.window);
    let points_per_day = f64::from(chart.width()) / days;
    let rows = rows(ctx, state, chart.height());
    state.pack(ctx, ui.ctx(), points_per_day, rows);
    let content = rows.iter().map(|n| *n as f32 * ROW + PAD * 2.0).sum::<f32>();
    state.scroll = if ctx.on_screen() {
        state.scroll.clamp(0.0, (content - chart.height()).max(0.0))
    } else {
        0.0
    };
    let bands = bands(rows, chart.top() - state.scroll);

    lane_names(ctx, ui, chart, label_left, &bands, state);
    let canvas = Canvas {
        ctx,
        painter: ui.painter_at(chart.expand2(vec2(0.0, 1.0))),
        chart,
        from,
        points_per_day,
    };
    let response = plot(&canvas, ui, rect, (from, days));
    if ctx.on_screen() {
        gestures(ctx, ui, &response, chart, (from, days), content, state);
    }
    brush_band(&canvas, ui, rect);
    vertical_line(&canvas, ui, Clock::KnownBy);
    vertical_line(&canvas, ui, Clock::Moment);
    for band in bands.iter().filter(|b| b.bottom() > chart.top() && b.top < chart.bottom()) {
        items::band_ui(&canvas, ui, band, state);
    }
    if content > chart.height() + 1.0 && ctx.on_screen() {
        let share = chart.height() / content;
        let top = chart.top() + state.scroll * share;
        let bar = Rect::from_min_size(pos2(chart.right() + 2.0, top), vec2(4.0, chart.height() * share));
        ui.painter().rect_filled(bar, 2.0, ctx.palette.line);
    }
    pill(&canvas, ui, rect, Clock::KnownBy);
    pill(&canvas, ui, rect, Clock::Moment);
}

/// Rows of each lane. They depend on height and dossier only, so that nothing jumps while zooming.
fn rows(ctx: &ViewCtx<'_>, state: &TimelineState, height: f32) -> [usize; 5] {
    let time = &ctx.derived.time;
    let wanted = Lane::ALL.map(|lane| {
        let count = time.entries(lane).len();
        match lane {
            Lane::Promises | Lane::Material => time.concurrent(lane).clamp(1, 24),
            Lane::Events => count.div_ceil(4).clamp(1, 4),
            Lane::Statements => count.div_ceil(4).clamp(1, 4),
            Lane::Sources => 1,
        }
    });
    let available = ((height - PAD * 2.0 * 5.0) / ROW).max(0.0) as usize;
    let mut rows = share_rows(wanted, LEAST, TURNS, available);
    if let Some(lane) = state.unfolded {
        let all = if lane.has_bars() { wanted[lane.place()] + 1 } else { 8 };
        rows[lane.place()] = rows[lane.place()].max(all);
    }
    rows
}

fn bands(rows: [usize; 5], top: f32) -> Vec<Band> {
    let mut top = top;
    Lane::ALL
        .into_iter()
        .zip(rows)
        .map(|(lane, rows)| {
            let band = Band { lane, top, rows };
            top = band.bottom();
            band
        })
        .collect()
}

pub(super) fn lane_key(lane: Lane) -> &'static str {
    match lane {
        Lane::Promises => "timeline-lane-promises",
        Lane::Events => "timeline-lane-events",
        Lane::Material => "timeline-lane-material",
        Lane::Statements => "timeline-lane-statements",
        Lane::Sources => "timeline-lane-sources",
    }
}

fn lane_names(ctx: &ViewCtx<'_>, ui: &egui::Ui, chart: Rect, left: f32, bands: &[Band], state: &mut TimelineState) {
    let palette = ctx.palette;
    let right = chart.left() - items::GUTTER;
    let clip = Rect::from_min_max(pos2(left, chart.top()), pos2(chart.right() + items::GUTTER, chart.bottom()));
    let painter = ui.painter_at(clip);
    for band in bands {
        painter.hline(left..=chart.right(), band.bottom(), Stroke::new(line::HAIR, palette.line));
        let rect = Rect::from_min_max(pos2(left, band.top + 1.0), pos2(right, band.bottom() - 1.0));
        let unfolded = state.unfolded == Some(band.lane);
        let id = ui.scope_id().with(("timeline-lane", band.lane));
        let response = ui.interact(
            rect.intersect(clip),
            id,
            if ctx.on_screen() { Sense::click() } else { Sense::hover() },
        );
        let name = ctx.words.text(lane_key(band.lane));
        let colour = if response.hovered() || response.has_focus() || unfolded {
            palette.text
        } else {
            palette.text_weak
        };
        let mut job = egui::text::LayoutJob::simple(name.to_owned(), font(size::SMALL, Weight::Regular), colour, rect.width());
        job.halign = Align::RIGHT;
        job.wrap.max_rows = band.rows.min(3);
        let galley = painter.layout_job(job);
        painter.galley(pos2(right, rect.center().y - galley.size().y / 2.0), galley, colour);
        if ctx.on_screen() {
            let key = if unfolded {
                "timeline-lane-fold"
            } else {
                "timeline-lane-unfold"
            };
            let hint = ctx.words.with(key, &[("lane", name.into())]);
            response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, hint.clone()));
            if response.on_hover_text(hint).clicked() {
                state.unfolded = if unfolded { None } else { Some(band.lane) };
            }
        }
    }
}

/// The plot: x in days, y in points. It never keeps bounds of its own.
fn plot(canvas: &Canvas<'_>, ui: &mut egui::Ui, rect: Rect, (from, days): (f64, f64)) -> Response {
    let ctx = canvas.ctx;
    let palette = ctx.palette;
    let height = canvas.chart.height();
    let covered = covered(canvas, ui);
    let words = ctx.words;
    let step = Step::fitting(f64::from(rect.width()) / days, 66.0);
    let spacer = move |_: egui_plot::GridInput| {
        let first = Day(from.floor() as i32).max(Day::MIN);
        let last = Day((from + days).ceil() as i32).min(Day::MAX);
        let mark = |t: axis::Tick| GridMark {
            value: f64::from(t.day.0),
            step_size: step.days(),
        };
        axis::ticks(step, first, last).into_iter().map(mark).collect()
    };
    let label = move |mark: GridMark, _: &RangeInclusive<f64>| {
        let text = step.label(Day(mark.value as i32), words);
        let half = text.chars().count() as f32 * LETTER / 2.0;
        let x = canvas.x(mark.value);
        if covered.iter().any(|range| range.min < x + half && x - half < range.max) {
            String::new()
        } else {
            text
        }
    };
    let hints = AxisHints::new_x()
        .formatter(label)
        .placement(VPlacement::Bottom)
        .tick_label_color(palette.text_weak)
        .tick_label_font(font(size::SMALL, Weight::Regular))
        .label_spacing(egui::Rangef::new(1.0, 2.0))
        .min_thickness(AXIS);
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect));
    let shown = Plot::new("timeline-plot")
        .width(rect.width())
        .height(rect.height())
        .min_size(vec2(32.0, 32.0))
        .show_background(false)
        .show_crosshair(false)
        .show_x(false)
        .show_y(false)
        .show_axes([true, false])
        .custom_x_axes(vec![hints])
        .x_grid_spacer(spacer)
        .y_grid_spacer(|_| Vec::new())
        .grid_color(palette.line)
        .grid_fade(0.0)
        .grid_spacing(egui::Rangef::new(1.0, 2.0))
        .allow_drag(false)
        .allow_zoom(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_axis_zoom_drag(false)
        .allow_double_click_reset(false)
        .invert_y(true)
        .sense(if ctx.on_screen() {
            Sense::click_and_drag()
        } else {
            Sense::hover()
        })
        .show(&mut child, |plot| {
            plot.set_plot_bounds_x(from..=from + days);
            plot.set_plot_bounds_y(0.0..=f64::from(height.max(1.0)));
        });
    let response = shown.response;
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Canvas, true, ctx.words.text("timeline-chart")));
    response
}

/// What the dates of the clocks cover of the axis; a year half hidden would be misread.
fn covered(canvas: &Canvas<'_>, ui: &egui::Ui) -> Vec<egui::Rangef> {
    let clocks = [Clock::Moment, Clock::KnownBy].into_iter().filter_map(|clock| {
        let x = canvas.x(f64::from(clock.day(canvas.ctx)?.0) + 0.5);
        let (_, wide) = clock.label(canvas, ui)?;
        let centre = pill_centre(canvas, clock, x, wide);
        let seen = canvas.chart.x_range().contains(x);
        seen.then(|| egui::Rangef::new(centre - wide / 2.0 - 4.0, centre + wide / 2.0 + 4.0))
    });
    clocks.collect()
}

/// Drag to move, scroll to zoom, shift-drag to select a period, double click to set the moment.
fn gestures(
    ctx: &ViewCtx<'_>,
    ui: &egui::Ui,
    response: &Response,
    chart: Rect,
    (from, days): (f64, f64),
    content: f32,
    state: &mut TimelineState,
) {
    let day_at = |x: f32| from + f64::from(x - chart.left()) / f64::from(chart.width()) * days;
    let (pointer, press, shift) = ui.input(|i| (i.pointer.interact_pos(), i.pointer.press_origin(), i.modifiers.shift));
    if response.drag_started_by(egui::PointerButton::Primary)
        && let Some(at) = press.or(pointer)
    {
        state.grab = Some(if shift {
            Grab::Brush(Day(day_at(at.x).floor() as i32))
        } else {
            Grab::Chart {
                pointer: at,
                from,
                scroll: state.scroll,
            }
        });
    }
    if response.dragged_by(egui::PointerButton::Primary)
        && let Some(at) = pointer
    {
        match state.grab {
            Some(Grab::Chart {
                pointer: began,
                from: first,
                scroll,
            }) => {
                let moved = f64::from(at.x - began.x) / f64::from(chart.width()) * days;
                state.scroll = (scroll - (at.y - began.y)).clamp(0.0, (content - chart.height()).max(0.0));
                if (first - moved - from).abs() > f64::EPSILON {
                    ctx.commands.send(Command::SetWindow(state.set_view(first - moved, days)));
                }
            }
            Some(Grab::Brush(began)) => {
                let day = Day(day_at(at.x.clamp(chart.left(), chart.right())).floor() as i32);
                let brush = Window {
                    from: began.min(day),
                    to: began.max(day),
                };
                if ctx.session.brush != Some(brush) {
                    ctx.commands.send(Command::SetBrush(Some(brush)));
                }
            }
            _ => {}
        }
    }
    if response.drag_stopped() {
        state.grab = None;
    }
    if let (true, Some(at)) = (response.double_clicked(), pointer) {
        ctx.commands.send(Command::SetMoment(Day(day_at(at.x).floor() as i32)));
    }
    let inside = response.contains_pointer() && ui.input(|i| i.pointer.hover_pos()).is_some_and(|at| chart.contains(at));
    if inside && state.list.is_none() {
        let (scroll, zoom) = ui.input(|i| (i.smooth_scroll_delta, i.zoom_delta()));
        let factor = f64::from((-scroll.y / 240.0).exp() / zoom);
        let shifted = from - f64::from(scroll.x) / f64::from(chart.width()) * days;
        if let Some(at) = pointer
            && (scroll != egui::Vec2::ZERO || zoom.to_bits() != 1.0_f32.to_bits())
        {
            // The day under the pointer stays under the pointer.
            let share = f64::from((at.x - chart.left()) / chart.width());
            let length = (days * factor).max(7.0);
            let first = shifted + (days - length) * share;
            ctx.commands.send(Command::SetWindow(state.set_view(first, length)));
        }
    }
}

fn brush_band(canvas: &Canvas<'_>, ui: &egui::Ui, rect: Rect) {
    let ctx = canvas.ctx;
    let Some(brush) = ctx.session.brush else { return };
    let (left, right) = (canvas.x(f64::from(brush.from.0)), canvas.x(f64::from(brush.to.0) + 1.0));
    let band = Rect::from_min_max(pos2(left, canvas.chart.top()), pos2(right, canvas.chart.bottom())).intersect(canvas.chart);
    if band.width() <= 0.0 {
        return;
    }
    canvas.painter.rect_filled(band, 0.0, ctx.palette.accent.gamma_multiply(0.10));
    for x in [band.left(), band.right()] {
        canvas
            .painter
            .vline(x, band.y_range(), Stroke::new(line::HAIR, ctx.palette.accent));
    }
    let text = format!("{} – {}", ctx.words.day(brush.from), ctx.words.day(brush.to));
    let galley = ui
        .painter()
        .layout_no_wrap(text, font(size::SMALL, Weight::Medium), ctx.palette.accent);
    let wide = galley.size().x + if ctx.on_screen() { 34.0 } else { 16.0 };
    let centre = band.center().x.clamp(
        rect.left() + wide / 2.0,
        (rect.right() - wide / 2.0).max(rect.left() + wide / 2.0),
    );
    let chip = Rect::from_center_size(pos2(centre, rect.bottom() - AXIS / 2.0 + 1.0), vec2(wide, 18.0));
    ui.painter().rect_filled(chip.expand2(vec2(4.0, 1.0)), 9.0, ctx.palette.panel);
    ui.painter().rect(
        chip,
        9.0,
        ctx.palette.accent_soft,
        Stroke::new(line::HAIR, ctx.palette.accent),
        egui::StrokeKind::Inside,
    );
    ui.painter().galley(
        pos2(chip.left() + 8.0, chip.center().y - galley.size().y / 2.0),
        galley,
        ctx.palette.accent,
    );
    if ctx.on_screen() && cross(ui, chip, ctx.palette.accent, "timeline-brush-lift", ctx) {
        ctx.commands.send(Command::SetBrush(None));
    }
}

/// A small cross at the right end of a chip.
fn cross(ui: &egui::Ui, chip: Rect, colour: egui::Color32, key: &'static str, ctx: &ViewCtx<'_>) -> bool {
    let rect = Rect::from_center_size(pos2(chip.right() - 11.0, chip.center().y), vec2(18.0, 18.0));
    let response = ui.interact(rect, ui.scope_id().with(key), Sense::click());
    let name = ctx.words.text(key);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, name));
    let stroke = Stroke::new(
        if response.hovered() || response.has_focus() {
            2.2
        } else {
            1.4
        },
        colour,
    );
    let reach = 3.5;
    for side in [1.0, -1.0] {
        ui.painter().line_segment(
            [
                rect.center() - vec2(reach, reach * side),
                rect.center() + vec2(reach, reach * side),
            ],
            stroke,
        );
    }
    response.on_hover_text(name).clicked()
}

/// One of the two clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Clock {
    Moment,
    KnownBy,
}

impl Clock {
    fn day(self, ctx: &ViewCtx<'_>) -> Option<Day> {
        match self {
            Self::Moment => Some(ctx.session.moment),
            Self::KnownBy => ctx.session.known_by,
        }
    }

    fn colour(self, ctx: &ViewCtx<'_>) -> egui::Color32 {
        match self {
            Self::Moment => ctx.palette.accent,
            Self::KnownBy => ctx.palette.hue(crate::theme::Hue::Purple),
        }
    }

    /// The text of the pill, and how wide the pill is.
    fn label(self, canvas: &Canvas<'_>, ui: &egui::Ui) -> Option<(std::sync::Arc<egui::Galley>, f32)> {
        let ctx = canvas.ctx;
        let day = ctx.words.day(self.day(ctx)?);
        let text = match self {
            Self::Moment => day,
            Self::KnownBy => ctx.words.with("timeline-known-by-day", &[("day", day.into())]),
        };
        let galley = ui
            .painter()
            .layout_no_wrap(text, font(size::SMALL, Weight::SemiBold), ctx.palette.on_accent);
        let wide = galley.size().x
            + if self == Self::KnownBy && ctx.on_screen() {
                34.0
            } else {
                18.0
            };
        Some((galley, wide))
    }

    fn set(self, ctx: &ViewCtx<'_>, day: Day) {
        if self.day(ctx) != Some(day) {
            ctx.commands.send(match self {
                Self::Moment => Command::SetMoment(day),
                Self::KnownBy => Command::SetKnownBy(Some(day)),
            });
        }
    }
}

/// The day under the pointer while a clock is dragged.
fn dragged_day(canvas: &Canvas<'_>, ui: &egui::Ui, response: &Response) -> Option<Day> {
    if !response.dragged() {
        return None;
    }
    let x = ui
        .input(|i| i.pointer.interact_pos())?
        .x
        .clamp(canvas.chart.left(), canvas.chart.right());
    Some(Day(
        (canvas.from + f64::from(x - canvas.chart.left()) / canvas.points_per_day).floor() as i32,
    ))
}

fn vertical_line(canvas: &Canvas<'_>, ui: &egui::Ui, clock: Clock) {
    let Some(day) = clock.day(canvas.ctx) else { return };
    let x = canvas.x(f64::from(day.0) + 0.5);
    if x < canvas.chart.left() - 1.0 || x > canvas.chart.right() + 1.0 {
        return;
    }
    let colour = clock.colour(canvas.ctx);
    let y = canvas.chart.y_range();
    match clock {
        Clock::Moment => {
            canvas.painter.vline(x, y, Stroke::new(2.2, colour));
        }
        Clock::KnownBy => {
            let ends = [pos2(x, y.min), pos2(x, y.max)];
            canvas
                .painter
                .extend(egui::Shape::dashed_line(&ends, Stroke::new(1.8, colour), 5.0, 4.0));
        }
    }
    if canvas.ctx.on_screen() {
        let rect = Rect::from_x_y_ranges(x - 4.0..=x + 4.0, y);
        let response = ui.interact(
            rect,
            ui.scope_id().with(("timeline-line", clock == Clock::Moment)),
            Sense::DRAG,
        );
        if let Some(day) = dragged_day(canvas, ui, &response) {
            clock.set(canvas.ctx, day);
        }
        response.on_hover_cursor(egui::CursorIcon::ResizeHorizontal);
    }
}

/// The date of a clock on the axis, to drag and to move by keys.
fn pill(canvas: &Canvas<'_>, ui: &egui::Ui, rect: Rect, clock: Clock) {
    let ctx = canvas.ctx;
    let Some(day) = clock.day(ctx) else { return };
    let x = canvas.x(f64::from(day.0) + 0.5);
    if x < canvas.chart.left() - 1.0 || x > canvas.chart.right() + 1.0 {
        return;
    }
    let colour = clock.colour(ctx);
    let Some((galley, wide)) = clock.label(canvas, ui) else {
        return;
    };
    let closes = clock == Clock::KnownBy && ctx.on_screen();
    let centre = pos2(
        pill_centre(canvas, clock, x, wide).clamp(rect.left() - 20.0, rect.right() + 20.0),
        rect.bottom() - AXIS / 2.0 + 1.0,
    );
    let chip = Rect::from_center_size(centre, vec2(wide, 18.0));
    // A rim in the panel's colour keeps the axis labels off the date.
    ui.painter().rect_filled(chip.expand2(vec2(4.0, 1.0)), 9.0, ctx.palette.panel);
    ui.painter().rect_filled(chip, 9.0, colour);
    ui.painter().galley(
        pos2(chip.left() + 9.0, chip.center().y - galley.size().y / 2.0),
        galley,
        ctx.palette.on_accent,
    );
    if !ctx.on_screen() {
        return;
    }
    let response = ui.interact(
        chip,
        ui.scope_id().with(("timeline-pill", clock == Clock::Moment)),
        Sense::click_and_drag(),
    );
    let key = if clock == Clock::Moment {
        "timeline-moment"
    } else {
        "timeline-known-by"
    };
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Slider, true, ctx.words.text(key)));
    if let Some(day) = dragged_day(canvas, ui, &response) {
        clock.set(ctx, day);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(
            chip.expand(2.0),
            11.0,
            Stroke::new(2.0, ctx.palette.text),
            egui::StrokeKind::Outside,
        );
        if let Some(day) = stepped(ui, &response, day) {
            clock.set(ctx, day);
        }
    }
    response.on_hover_cursor(egui::CursorIcon::ResizeHorizontal);
    if closes && cross(ui, chip, ctx.palette.on_accent, "timeline-known-by-lift", ctx) {
        ctx.commands.send(Command::SetKnownBy(None));
    }
}

/// The middle of a pill; the pill of known-by steps aside from that of the moment.
fn pill_centre(canvas: &Canvas<'_>, clock: Clock, x: f32, wide: f32) -> f32 {
    if clock == Clock::Moment {
        return x;
    }
    let moment = canvas.x(f64::from(canvas.ctx.session.moment.0) + 0.5);
    let apart = wide / 2.0 + 60.0;
    if (x - moment).abs() >= apart || moment < canvas.chart.left() || moment > canvas.chart.right() {
        x
    } else if x <= moment && moment - apart > canvas.chart.left() {
        moment - apart
    } else {
        moment + apart
    }
}

/// Arrow keys move by a day, with shift by a month.
fn stepped(ui: &egui::Ui, response: &Response, day: Day) -> Option<Day> {
    let filter = egui::EventFilter {
        horizontal_arrows: true,
        ..Default::default()
    };
    ui.memory_mut(|m| m.set_focus_lock_filter(response.id, filter));
    let (left, right, shift) = ui.input(|i| {
        (
            i.num_presses(egui::Key::ArrowLeft),
            i.num_presses(egui::Key::ArrowRight),
            i.modifiers.shift,
        )
    });
    let steps = right as i32 - left as i32;
    if steps == 0 {
        return None;
    }
    if !shift {
        return Some(day.add_days(steps));
    }
    let (year, month, date) = day.ymd();
    let total = year * 12 + i32::from(month) - 1 + steps;
    let (year, month) = (total.div_euclid(12), (total.rem_euclid(12) + 1) as u8);
    (1..=date).rev().find_map(|d| Day::from_ymd(year, month, d))
}

/// Margin of the pane.
pub(super) const MARGIN: f32 = space::L;
