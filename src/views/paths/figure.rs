//! The path in hand as a list under a network in a figure.

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Rect, Stroke, Ui, pos2, vec2};

use super::words;
use crate::theme::{Weight, font, line, size, space};
use crate::views::ViewCtx;

const ROW: f32 = 19.0;
/// The list takes at most this part of the height.
const MOST: f32 = 0.4;

/// Height of the list under a network in so much room; 0 where no paths are looked at.
pub fn figure_height(ctx: &ViewCtx<'_>, room: egui::Vec2) -> f32 {
    let Some(of) = ctx.session.paths.as_ref().filter(|_| ctx.derived.paths.is_some()) else {
        return 0.0;
    };
    let path = ctx.derived.paths.as_ref().and_then(|paths| paths.found.get(of.chosen));
    let rows = path.map_or(1, |path| 3 + 2 * path.steps.len());
    (rows as f32 * ROW + 2.0 * space::S).min(MOST * room.y)
}

/// Draws the list into a part of the figure.
pub fn figure_ui(ctx: &ViewCtx<'_>, ui: &Ui, rect: Rect) {
    let (Some(of), Some(paths)) = (&ctx.session.paths, &ctx.derived.paths) else {
        return;
    };
    let p = ctx.palette;
    ui.painter().rect_filled(rect, 0.0, p.panel);
    ui.painter()
        .hline(rect.x_range(), rect.top(), Stroke::new(line::HAIR, p.line));
    let mut lines: Vec<Vec<(String, Weight, egui::Color32)>> =
        vec![vec![(words::summary(ctx, of, paths), Weight::SemiBold, p.text)]];
    if let Some(path) = paths.found.get(of.chosen) {
        lines.push(vec![(words::meaning(ctx, of).to_owned(), Weight::Regular, p.text_weak)]);
        lines.push(vec![(words::route(ctx, path), Weight::SemiBold, p.accent)]);
        for (place, step) in path.steps.iter().enumerate() {
            let line = words::line(ctx, place, step);
            let marks = step.ties.first().map(|tie| ctx.source_marks(*tie)).unwrap_or_default();
            lines.push(vec![
                (format!("{}  {}  ", place + 1, line.who), Weight::SemiBold, p.text),
                (format!("{}  ", line.what), Weight::Medium, p.text),
                (format!("{}{marks}", line.from), Weight::Regular, p.text_weak),
            ]);
            lines.push(vec![(format!("     {}", line.quote), Weight::Italic, p.text)]);
        }
    }
    let mut at = pos2(rect.left() + space::M, rect.top() + space::S);
    for parts in lines {
        if at.y + ROW > rect.bottom() + 1.0 {
            return;
        }
        let mut job = LayoutJob::default();
        for (text, weight, color) in parts {
            job.append(&text, 0.0, TextFormat::simple(font(size::NOTE, weight), color));
        }
        job.wrap = TextWrapping::truncate_at_width((rect.width() - 2.0 * space::M).max(40.0));
        ui.painter().galley(at, ui.painter().layout_job(job), p.text);
        at += vec2(0.0, ROW);
    }
}
