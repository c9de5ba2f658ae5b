//! The paths, one below the other; the one in hand shows its steps with their clauses.

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, Response, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::state::PathsState;
use super::words::{self, Line};
use crate::command::Command;
use crate::derived::Paths;
use crate::derived::paths::Path;
use crate::theme::{Weight, font, size, space};
use crate::views::ViewCtx;

const PAD: f32 = 4.0;
/// Steps stand a little to the right of their path.
const STEP_IN: f32 = 22.0;
/// The document shows the rest of a long sentence.
const MOST_LINES: usize = 2;

/// Draws the rows.
pub(super) fn rows_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut PathsState, paths: &Paths, chosen: usize) {
    let reveal = state.shown.replace(chosen) != Some(chosen);
    ScrollArea::vertical()
        .id_salt("paths rows")
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            for (place, path) in paths.found.iter().enumerate() {
                let open = place == chosen;
                let response = path_row(ctx, ui, place, path, open);
                if open && reveal && place > 0 {
                    ui.scroll_to_rect(response.rect, None);
                }
                if response.clicked() {
                    ctx.commands.send(Command::GoToPathStep(place, 0));
                }
                if !open {
                    continue;
                }
                for (step_place, step) in path.steps.iter().enumerate() {
                    let line = words::line(ctx, step_place, step);
                    let selected = step.ties.iter().any(|tie| ctx.session.is_selected((*tie).into()));
                    let response = step_row(ctx, ui, &line, selected);
                    if response.hovered()
                        && let Some(tie) = step.ties.first()
                    {
                        ctx.hover.set((*tie).into());
                    }
                    if response.clicked() {
                        ctx.commands.send(Command::GoToPathStep(place, step_place));
                    }
                }
            }
        });
}

fn path_row(ctx: &ViewCtx<'_>, ui: &mut Ui, place: usize, path: &Path, open: bool) -> Response {
    let p = ctx.palette;
    let route = words::route(ctx, path);
    let steps = ctx.words.with("paths-steps", &[("n", path.steps.len().into())]);
    let mut job = LayoutJob::default();
    let plain = |weight, color| TextFormat::simple(font(size::BODY, weight), color);
    job.append(&format!("{}  ", place + 1), 0.0, plain(Weight::SemiBold, p.accent));
    job.append(
        &route,
        0.0,
        plain(if open { Weight::SemiBold } else { Weight::Medium }, p.text),
    );
    job.append(
        &steps,
        10.0,
        TextFormat::simple(font(size::NOTE, Weight::Regular), p.text_weak),
    );
    let name = ctx.words.with(
        "paths-path-name",
        &[("n", (place + 1).into()), ("route", route.into()), ("steps", steps.into())],
    );
    row(ctx, ui, 0.0, vec![job], &name, open)
}

fn step_row(ctx: &ViewCtx<'_>, ui: &mut Ui, line: &Line, selected: bool) -> Response {
    let p = ctx.palette;
    let plain = |weight, color| TextFormat::simple(font(size::NOTE, weight), color);
    let mut first = LayoutJob::default();
    first.append(&line.who, 0.0, plain(Weight::SemiBold, p.text));
    first.append(&line.what, 8.0, plain(Weight::Medium, p.text));
    first.append(&line.from, 8.0, plain(Weight::Regular, p.text_weak));
    let mut second = LayoutJob::default();
    second.append(&line.quote, 0.0, plain(Weight::Italic, p.text));
    second.wrap.max_rows = MOST_LINES;
    row(ctx, ui, STEP_IN, vec![first, second], &line.name, selected)
}

/// A row of one or two lines; the first is cut, the second may wrap.
fn row(ctx: &ViewCtx<'_>, ui: &mut Ui, inset: f32, jobs: Vec<LayoutJob>, name: &str, chosen: bool) -> Response {
    let p = ctx.palette;
    let room = (ui.available_width() - inset - 2.0 * space::S).max(40.0);
    let galleys: Vec<_> = jobs
        .into_iter()
        .enumerate()
        .map(|(place, mut job)| {
            if place == 0 {
                job.wrap = TextWrapping::truncate_at_width(room);
            } else {
                job.wrap.max_width = room;
            }
            ui.painter().layout_job(job)
        })
        .collect();
    let height: f32 = galleys.iter().map(|g| g.size().y).sum::<f32>() + 2.0 * PAD;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, name));
    let rect = rect.with_min_x(rect.left() + inset);
    let fill = match (chosen, response.hovered()) {
        (true, _) => p.accent_soft,
        (false, true) => p.field,
        (false, false) => p.panel,
    };
    ui.painter().rect_filled(rect, space::RADIUS, fill);
    if response.has_focus() {
        let ring = Stroke::new(1.6, p.accent);
        ui.painter().rect_stroke(rect, space::RADIUS, ring, StrokeKind::Inside);
    }
    let mut at = rect.min + vec2(space::S, PAD);
    for galley in galleys {
        let height = galley.size().y;
        ui.painter().galley(at, galley, Color32::PLACEHOLDER);
        at.y += height;
    }
    response
}
