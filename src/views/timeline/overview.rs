//! The strip above the lanes: where the dossier's dates lie, and which part of them is in the window.

use egui::{Align2, CursorIcon, Rect, Sense, Stroke, StrokeKind, WidgetInfo, pos2, vec2};

use super::axis::{self, Step};
use super::state::{Grab, TimelineState};
use crate::command::Command;
use crate::model::Day;
use crate::session::Window;
use crate::theme::{Hue, Weight, font, line, mix, size};
use crate::views::ViewCtx;

/// Width of a bar of the density, in points.
const BIN: f32 = 5.0;

/// Draws the strip into `strip`, its labels below, its name to the left.
pub(super) fn overview_ui(ctx: &ViewCtx<'_>, ui: &mut egui::Ui, strip: Rect, label_right: f32, state: &mut TimelineState) {
    let palette = ctx.palette;
    let all = state.extent(ctx);
    let scale = strip.width() / all.days() as f32;
    let x_of = |day: f32| strip.left() + (day - all.from.0 as f32) * scale;
    let painter = ui.painter().clone();
    painter.rect_filled(strip, 4.0, palette.field);
    let name = format!("{} – {}", ctx.words.year(all.from.ymd().0), ctx.words.year(all.to.ymd().0));
    let small = font(size::SMALL, Weight::Regular);
    painter.text(
        pos2(label_right, strip.center().y),
        Align2::RIGHT_CENTER,
        name,
        small.clone(),
        palette.text_weak,
    );

    let bins = ((strip.width() / BIN) as usize).max(1);
    let width = strip.width() / bins as f32;
    let counts = state.density(ctx, all, bins);
    let most = counts.iter().copied().max().unwrap_or(0).max(1) as f32;
    let bar = mix(palette.field, palette.text_weak, 0.75);
    for (bin, count) in counts.iter().enumerate().filter(|(_, c)| **c > 0) {
        // By the square root, so that single events stay visible beside the crowded weeks.
        let height = (*count as f32 / most).sqrt() * (strip.height() - 4.0);
        let left = strip.left() + bin as f32 * width;
        let rect = Rect::from_min_max(
            pos2(left + 0.5, strip.bottom() - height.max(3.0)),
            pos2(left + width - 0.5, strip.bottom()),
        );
        painter.rect_filled(rect, 1.0, bar);
    }
    let step = Step::fitting(f64::from(scale), 64.0);
    for tick in axis::ticks(step, all.from, all.to) {
        let x = x_of(tick.day.0 as f32);
        if x > strip.left() + 12.0 && x < strip.right() - 12.0 {
            painter.text(
                pos2(x, strip.bottom() + 1.0),
                Align2::CENTER_TOP,
                step.label(tick.day, ctx.words),
                small.clone(),
                palette.text_weak,
            );
        }
    }
    window_frame(ctx, ui, strip, all, state);
    let clipped = ui.painter().with_clip_rect(strip.expand2(vec2(2.0, 3.0)));
    let tick = |day: Day, colour| {
        let x = x_of(day.0 as f32 + 0.5);
        clipped.line_segment(
            [pos2(x, strip.top() - 2.0), pos2(x, strip.bottom() + 2.0)],
            Stroke::new(2.0, colour),
        );
    };
    if let Some(day) = ctx.session.known_by {
        tick(day, palette.hue(Hue::Purple));
    }
    tick(ctx.session.moment, palette.accent);
}

/// The window as a frame to move and to stretch.
fn window_frame(ctx: &ViewCtx<'_>, ui: &egui::Ui, strip: Rect, all: Window, state: &mut TimelineState) {
    let palette = ctx.palette;
    let scale = f64::from(strip.width()) / f64::from(all.days());
    let (from, days) = state.view(ctx.session.window);
    let x_of = |day: f64| strip.left() + ((day - f64::from(all.from.0)) * scale) as f32;
    let frame = Rect::from_min_max(
        pos2(x_of(from).clamp(strip.left(), strip.right() - 6.0), strip.top() - 1.0),
        pos2(
            x_of(from + days).clamp(strip.left() + 6.0, strip.right()),
            strip.bottom() + 1.0,
        ),
    );
    let fill = palette.accent.gamma_multiply(0.20);
    ui.painter()
        .rect(frame, 4.0, fill, Stroke::new(line::RIM, palette.accent), StrokeKind::Inside);
    if !ctx.on_screen() {
        return;
    }
    let id = ui.scope_id().with("timeline-overview");
    let pointer = ui.input(|i| i.pointer.interact_pos());
    let background = ui.interact(strip, id.with("strip"), Sense::click());
    if let (true, Some(at)) = (background.clicked(), background.interact_pointer_pos()) {
        let centre = f64::from(all.from.0) + f64::from(at.x - strip.left()) / scale;
        ctx.commands
            .send(Command::SetWindow(state.set_view(centre - days / 2.0, days)));
    }
    let body = ui
        .interact(frame, id.with("body"), Sense::click_and_drag())
        .on_hover_cursor(CursorIcon::Grab);
    body.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, ctx.words.text("timeline-window")));
    let edge = |x: f32| Rect::from_center_size(pos2(x, frame.center().y), vec2(8.0, frame.height()));
    let left = ui
        .interact(edge(frame.left()), id.with("left"), Sense::click_and_drag())
        .on_hover_cursor(CursorIcon::ResizeHorizontal);
    let right = ui
        .interact(edge(frame.right()), id.with("right"), Sense::click_and_drag())
        .on_hover_cursor(CursorIcon::ResizeHorizontal);
    left.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, ctx.words.text("timeline-window-start")));
    right.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, ctx.words.text("timeline-window-end")));
    for response in [&body, &left, &right] {
        if response.has_focus() {
            ui.painter().rect_stroke(
                response.rect.expand(2.0),
                4.0,
                Stroke::new(2.0, palette.accent),
                StrokeKind::Outside,
            );
        }
        if let (true, Some(at)) = (response.drag_started(), pointer) {
            state.grab = Some(Grab::Overview {
                pointer: at.x,
                window: ctx.session.window,
            });
        }
    }
    let (Some(Grab::Overview { pointer: began, window }), Some(at)) = (state.grab, pointer) else {
        return;
    };
    let moved = f64::from(at.x - began) / scale;
    let (first, length) = (f64::from(window.from.0), f64::from(window.days()));
    let target = if body.dragged() {
        (first + moved, length)
    } else if left.dragged() {
        let moved = moved.min(length - 7.0);
        (first + moved, length - moved)
    } else if right.dragged() {
        (first, length + moved)
    } else {
        state.grab = None;
        return;
    };
    ctx.commands.send(Command::SetWindow(state.set_view(target.0, target.1)));
}
