//! The steps as a numbered list under a network in a figure.

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Align2, Rect, Stroke, Ui, pos2, vec2};

use super::badge::Badge;
use super::words::{self, Tone};
use crate::derived::Chain;
use crate::theme::{Weight, font, line, size, space};
use crate::views::ViewCtx;

const ROW: f32 = 24.0;
const HEAD: f32 = 30.0;
/// Room for the mark before a row.
const MARK: f32 = 26.0;
/// From this width on there are two columns.
const WIDE: f32 = 900.0;
/// The list takes at most this part of the height; the rest is counted.
const MOST: f32 = 0.45;

/// Height of the list under a network in so much room; 0 where no chain is looked at.
pub fn figure_height(ctx: &ViewCtx<'_>, room: egui::Vec2) -> f32 {
    let Some(chain) = &ctx.derived.chain else { return 0.0 };
    let rows = chain.steps.len().div_ceil(columns(room.x));
    let whole = 2.0 * HEAD + rows as f32 * ROW;
    whole.min(MOST * room.y)
}

fn columns(width: f32) -> usize {
    if width >= WIDE { 2 } else { 1 }
}

/// Draws the list into a part of the figure.
pub fn figure_ui(ctx: &ViewCtx<'_>, ui: &Ui, rect: Rect) {
    let Some(chain) = &ctx.derived.chain else { return };
    let p = ctx.palette;
    ui.painter().rect_filled(rect, 0.0, p.panel);
    ui.painter()
        .hline(rect.x_range(), rect.top(), Stroke::new(line::HAIR, p.line));
    let title = ctx.words.with(
        "chain-title",
        &[
            ("attacker", ctx.name(chain.attacker).into()),
            ("attacked", ctx.name(chain.attacked).into()),
            ("day", ctx.words.day(ctx.session.moment).into()),
        ],
    );
    let left = rect.left() + space::M;
    let heading = font(size::HEADING, Weight::SemiBold);
    let at = pos2(left, rect.top() + 0.5 * HEAD + 2.0);
    ui.painter().text(at, Align2::LEFT_CENTER, title, heading, p.text);
    let room = rect.width() - 2.0 * space::M;
    let summary = line_of(ui, vec![(words::summary(ctx, chain), Weight::Medium, p.text)], room);
    ui.painter().galley(pos2(left, rect.top() + HEAD), summary, p.text);
    rows(ctx, ui, chain, rect.with_min_y(rect.top() + 2.0 * HEAD - 6.0));
}

fn rows(ctx: &ViewCtx<'_>, ui: &Ui, chain: &Chain, rect: Rect) {
    let p = ctx.palette;
    let columns = columns(rect.width());
    let fits = (rect.height() / ROW).floor().max(1.0) as usize;
    let lines = chain.steps.len().div_ceil(columns).min(fits);
    let width = (rect.width() - 2.0 * space::M) / columns as f32;
    let shown = lines * columns;
    for (place, (row, step)) in words::rows(ctx, chain).into_iter().zip(&chain.steps).take(shown).enumerate() {
        let (column, line) = (place / lines.max(1), place % lines.max(1));
        let at = rect.min + vec2(space::M + column as f32 * width, (line as f32 + 0.5) * ROW);
        if place + 1 == shown && chain.steps.len() > shown {
            let more = ctx.words.with("chain-more", &[("n", (chain.steps.len() - place).into())]);
            let note = font(size::NOTE, Weight::Regular);
            ui.painter()
                .text(at + vec2(MARK, 0.0), Align2::LEFT_CENTER, more, note, p.text_weak);
            return;
        }
        Badge::of(place, step)
            .full()
            .draw(ui.painter(), p, at + vec2(0.5 * MARK - 2.0, 0.0), p.panel, false);
        let marks = ctx.source_marks(step.duty.item());
        let said = match (row.tone, row.reason.is_empty()) {
            (_, true) => row.chip.to_owned(),
            (Tone::Void, false) => row.reason,
            (_, false) => format!("{} · {}", row.chip, row.reason),
        };
        let parts = vec![
            (row.who, Weight::SemiBold, p.text),
            (format!("  {}: ", row.what), Weight::Medium, p.text),
            (format!("{said} · "), Weight::Regular, p.text),
            (format!("{}{marks}", row.text), Weight::Regular, p.text_weak),
        ];
        let galley = line_of(ui, parts, width - MARK - space::M);
        let corner = at + vec2(MARK, -0.5 * galley.size().y);
        ui.painter().galley(corner, galley, p.text);
    }
}

fn line_of(ui: &Ui, parts: Vec<(String, Weight, egui::Color32)>, room: f32) -> std::sync::Arc<egui::Galley> {
    let mut job = LayoutJob::default();
    for (text, weight, color) in parts {
        job.append(&text, 0.0, TextFormat::simple(font(size::NOTE, weight), color));
    }
    job.wrap = TextWrapping::truncate_at_width(room.max(20.0));
    ui.painter().layout_job(job)
}
