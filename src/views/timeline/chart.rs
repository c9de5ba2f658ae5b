//! The lanes: an `egui_plot` plot for axis, grid and gestures, with the marks painted over it in the same coordinates.

use std::ops::RangeInclusive;

use egui::{Align, Rect, Response, Sense, Stroke, UiBuilder, WidgetInfo, pos2, vec2};
use egui_plot::{AxisHints, GridMark, Plot, VPlacement};

use super::axis::{self, Step};
use super::clocks::{Clock, covered, cross, lines, pill, vertical_line};
use super::items;
use super::lanes::share_rows;
use super::paint::Canvas;
use super::state::{Grab, TimelineState, Wanted};
use crate::command::Command;
use crate::derived::time_index::Lane;
use crate::model::Day;
use crate::model::redate::Snap;
use crate::session::{Ask, Making, MenuOf, Window};
use crate::theme::{Weight, font, line, size, space};
use crate::views::{Medium, ViewCtx};

/// Least distance of two rows.
pub(super) const ROW: f32 = 14.0;
/// Greatest distance of two rows, on the screen and in figures, where all the height is used.
const WIDEST_ROW: f32 = 17.0;
const WIDEST_ROW_IN_FIGURES: f32 = 22.0;
/// Highest bar.
const HIGHEST_BAR: f32 = 16.0;
/// Space above and below the rows of a lane.
const PAD: f32 = 2.0;
/// Height of the axis.
pub(super) const AXIS: f32 = 20.0;
/// Width of a letter on the axis.
const LETTER: f32 = 6.5;
/// Most rows of a lane.
const MOST_ROWS: usize = 24;

/// One lane on the screen.
#[derive(Debug, Clone, Copy)]
pub(super) struct Band {
    pub lane: Lane,
    pub top: f32,
    pub rows: usize,
    /// Distance of two rows.
    pub row: f32,
}

impl Band {
    pub(super) fn bottom(&self) -> f32 {
        self.top + self.rows as f32 * self.row + PAD * 2.0
    }

    /// Middle of a row.
    pub(super) fn y(&self, row: usize) -> f32 {
        self.top + PAD + (row as f32 + 0.5) * self.row
    }
}

/// Draws the lanes into `rect`, axis included; names go to the left of it, up to `label_left`.
pub(super) fn chart_ui(ctx: &ViewCtx<'_>, ui: &mut egui::Ui, rect: Rect, label_left: f32, state: &mut TimelineState) {
    let (from, days) = state.view(ctx.session.window);
    let height = rect.height() - AXIS;
    let mut wanted = Wanted {
        points_per_day: f64::from(rect.width()) / days,
        rows: [1; 5],
        only: (!ctx.on_screen()).then_some((from, days)),
    };
    wanted.rows = rows(ctx, ui.ctx(), state, height, wanted);
    let packed = state.pack(ctx, ui.ctx(), wanted);
    // A small picture on a page shows no empty lane.
    let bare = matches!(ctx.medium, Medium::Inset | Medium::Stage);
    let empty = |lane: Lane| bare && ctx.derived.time.entries(lane).is_empty();
    let shown = Lane::ALL.map(|lane| if empty(lane) { 0 } else { wanted.rows[lane.place()] });
    let all_rows = shown.iter().sum::<usize>().max(1) as f32;
    let widest = if ctx.on_screen() { WIDEST_ROW } else { WIDEST_ROW_IN_FIGURES };
    let row = ((height - PADS) / all_rows).clamp(ROW, widest);
    let content = all_rows * row + PADS;
    // In a figure the axis stands directly below the last lane.
    let rect = if ctx.on_screen() {
        rect
    } else {
        rect.with_max_y(rect.top() + content.min(height) + AXIS)
    };
    let chart = rect.with_max_y(rect.bottom() - AXIS);
    state.scroll = if ctx.on_screen() {
        state.scroll.clamp(0.0, (content - chart.height()).max(0.0))
    } else {
        0.0
    };
    let bands = bands(shown, row, chart.top() - state.scroll);

    lane_names(ctx, ui, chart, label_left, &bands, state);
    let canvas = Canvas {
        ctx,
        painter: ui.painter_at(chart.expand2(vec2(0.0, 1.0))),
        chart,
        from,
        points_per_day: wanted.points_per_day,
        bar: (row - 1.5).min(HIGHEST_BAR),
    };
    let response = plot(&canvas, ui, rect, (from, days));
    if ctx.on_screen() {
        gestures(ctx, ui, &response, chart, (from, days), content, state);
    }
    brush_band(&canvas, ui, rect);
    vertical_line(&canvas, ui, Clock::Compare);
    vertical_line(&canvas, ui, Clock::KnownBy);
    vertical_line(&canvas, ui, Clock::Moment);
    let captions = state.captions(ctx, ui.ctx());
    let summaries = state.summary(ctx, &packed);
    let dense = packed.lanes.iter().any(|p| p.columns.is_some()).then(|| state.dense(ctx));
    let lines = lines(&canvas);
    for band in bands.iter().filter(|b| b.bottom() > chart.top() && b.top < chart.bottom()) {
        let at = band.lane.place();
        let lane = items::Lane {
            packing: &packed.lanes[at],
            scale: packed.scale,
            summaries: &summaries[at],
            captions: &captions[at],
            dense: dense.as_ref().and_then(|d| d[at].as_ref()),
            lines: &lines,
        };
        items::band_ui(&canvas, ui, band, &lane, state);
    }
    if content > chart.height() + 1.0 && ctx.on_screen() {
        let share = chart.height() / content;
        let top = chart.top() + state.scroll * share;
        let bar = Rect::from_min_size(pos2(chart.right() + 2.0, top), vec2(4.0, chart.height() * share));
        ui.painter().rect_filled(bar, 2.0, ctx.palette.line);
    }
    pill(&canvas, ui, rect, Clock::Compare);
    pill(&canvas, ui, rect, Clock::KnownBy);
    pill(&canvas, ui, rect, Clock::Moment);
}

/// Space that the lanes need besides their rows.
const PADS: f32 = PAD * 2.0 * 5.0;

/// Rows of each lane. On the screen they depend on height and dossier only, so that nothing jumps while zooming.
fn rows(ctx: &ViewCtx<'_>, egui: &egui::Context, state: &mut TimelineState, height: f32, least: Wanted) -> [usize; 5] {
    let time = &ctx.derived.time;
    let wanted = if ctx.on_screen() {
        Lane::ALL.map(|lane| match lane {
            Lane::Promises | Lane::Material => time.concurrent(lane).clamp(1, MOST_ROWS),
            Lane::Events | Lane::Statements => time.entries(lane).len().div_ceil(4).clamp(1, 8),
            Lane::Sources => 1,
        })
    } else {
        let most = Wanted {
            rows: [MOST_ROWS, 7, MOST_ROWS, 8, 1],
            ..least
        };
        let packed = state.pack(ctx, egui, most);
        Lane::ALL.map(|lane| packed.lanes[lane.place()].rows())
    };
    let available = ((height - PADS) / ROW).max(0.0) as usize;
    let mut rows = share_rows(wanted, available);
    if let Some(lane) = state.unfolded.filter(|_| ctx.on_screen()) {
        let all = if lane.has_bars() { wanted[lane.place()] + 1 } else { 8 };
        rows[lane.place()] = rows[lane.place()].max(all);
    }
    rows
}

fn bands(rows: [usize; 5], row: f32, top: f32) -> Vec<Band> {
    let mut top = top;
    Lane::ALL
        .into_iter()
        .zip(rows)
        .filter(|(_, rows)| *rows > 0)
        .map(|(lane, rows)| {
            let band = Band { lane, top, rows, row };
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
        job.wrap.max_rows = ((band.rows as f32 * band.row / 13.0) as usize).clamp(1, 3);
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
pub(super) fn plot(canvas: &Canvas<'_>, ui: &mut egui::Ui, rect: Rect, (from, days): (f64, f64)) -> Response {
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

/// Drag to move, scroll to zoom, shift-drag to select a period, double click for a new event, second button for its menu.
pub(super) fn gestures(
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
    if let Some(at) = pointer.filter(|at| chart.contains(*at)) {
        let day = Day(day_at(at.x).floor() as i32);
        let snap = Snap::fitting(f64::from(chart.width()) / days);
        if response.double_clicked() {
            ctx.commands.send(Command::Make(Box::new(Ask {
                date: snap.date(day),
                ..Ask::plain(Making::Event, (at.x, at.y))
            })));
        } else if response.secondary_clicked() {
            ctx.commands.send(Command::OpenMenu {
                of: MenuOf::Day(day, snap),
                at: (at.x, at.y),
            });
        }
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

pub(super) fn brush_band(canvas: &Canvas<'_>, ui: &egui::Ui, rect: Rect) {
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

/// Margin of the pane.
pub(super) const MARGIN: f32 = space::L;
