//! Small parts of the panel: words of one look, the bar of an interval, bars to both sides of nothing.

use std::collections::HashSet;

use egui::{Align2, Color32, CornerRadius, Label, Rect, Response, RichText, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::guarantee::Spread;
use crate::theme::{Palette, Weight, font, line, mix, size, space};
use crate::views::ViewCtx;

/// A change that is shown as none.
const NOTHING: f64 = 0.025;
/// Borders of the likelihood words (ICD 203).
const BORDERS: [f64; 6] = [0.05, 0.20, 0.45, 0.55, 0.80, 0.95];
/// Heights of the bar of an interval, and of the thinner one that shows what was before.
const BAR: f32 = 13.0;
const BEFORE: f32 = 5.0;

/// Wrapped words.
pub(super) fn words(ui: &mut Ui, text: impl Into<String>, points: f32, weight: Weight, color: Color32) -> Response {
    let text = RichText::new(text).font(font(points, weight)).color(color);
    ui.add(Label::new(text).wrap())
}

/// Words beside the main ones.
pub(super) fn weak(ctx: &ViewCtx<'_>, ui: &mut Ui, text: impl Into<String>) -> Response {
    words(ui, text, size::NOTE, Weight::Regular, ctx.palette.text_weak)
}

/// A quiet button.
pub(super) fn link(ctx: &ViewCtx<'_>, ui: &mut Ui, text: &str) -> Response {
    let color = mix(ctx.palette.accent, ctx.palette.text, 0.15);
    let text = RichText::new(text).font(font(size::NOTE, Weight::Medium)).color(color);
    ui.add(egui::Button::new(text).frame(false).wrap())
}

/// Colour of a value that speaks for a promise, or against it.
pub(super) fn tone(palette: &Palette, value: f64) -> Color32 {
    if value >= NOTHING {
        palette.good
    } else if value <= -NOTHING {
        palette.bad
    } else {
        palette.text_weak
    }
}

/// The bar of an interval from 0 to 1: the band of 90 of 100 draws and its middle; above it, thinner, what was before.
pub(super) fn interval(ctx: &ViewCtx<'_>, ui: &mut Ui, now: Spread, before: Option<Spread>, name: &str) {
    let p = ctx.palette;
    let height = BAR + before.map_or(0.0, |_| BEFORE + 3.0);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height + 2.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, name));
    let x = |value: f64| rect.left() + value.clamp(0.0, 1.0) as f32 * rect.width();
    let mut top = rect.top();
    if let Some(before) = before {
        let track = Rect::from_min_max(pos2(rect.left(), top), pos2(rect.right(), top + BEFORE));
        ui.painter().rect_filled(track, CornerRadius::same(2), p.field);
        let band = Rect::from_x_y_ranges(x(before.p05)..=x(before.p95), track.y_range());
        ui.painter()
            .rect_filled(band, CornerRadius::same(2), mix(p.field, p.text_weak, 0.55));
        ui.painter()
            .vline(x(before.p50), track.y_range(), Stroke::new(2.0, p.text_weak));
        top += BEFORE + 3.0;
    }
    let track = Rect::from_min_max(pos2(rect.left(), top), pos2(rect.right(), top + BAR));
    ui.painter().rect_filled(track, CornerRadius::same(4), p.field);
    let band = Rect::from_x_y_ranges(x(now.p05)..=x(now.p95), track.y_range());
    ui.painter()
        .rect_filled(band, CornerRadius::same(4), mix(p.field, p.accent, 0.45));
    for border in BORDERS {
        ui.painter().vline(
            x(border),
            track.y_range(),
            Stroke::new(line::HAIR, mix(p.field, p.text_weak, 0.45)),
        );
    }
    let middle = track.y_range().expand(1.0);
    ui.painter().vline(x(now.p50), middle, Stroke::new(3.0, p.accent));
    let percent = |share: f64| ctx.words.number((share * 20.0).round() * 5.0, 0);
    let about = [
        ("low", percent(now.p05).into()),
        ("middle", percent(now.p50).into()),
        ("high", percent(now.p95).into()),
    ];
    response.on_hover_text(format!("{name}\n{}", ctx.words.with("panel-interval-hint", &about)));
}

/// A bar to the right of the middle for what speaks for the promise, to the left for what speaks against it. `most` is
/// what fills one half.
pub(super) fn two_sided(ctx: &ViewCtx<'_>, ui: &Ui, rect: Rect, value: f64, most: f64) {
    let p = ctx.palette;
    let half = 0.5 * rect.width();
    let share = if most > 0.0 { (value / most).clamp(-1.0, 1.0) } else { 0.0 } as f32;
    let middle = rect.center().x;
    let bar = Rect::from_x_y_ranges(
        middle.min(middle + share * half)..=middle.max(middle + share * half),
        rect.center().y - 4.5..=rect.center().y + 4.5,
    );
    ui.painter().rect_filled(bar, CornerRadius::same(2), tone(p, value));
    ui.painter().vline(
        middle,
        rect.y_range().shrink(1.0),
        Stroke::new(line::HAIR, mix(p.line, p.text_weak, 0.5)),
    );
}

/// A line with words on the left and a bar to both sides with a value on the right; the whole has one name.
pub(super) fn bar_row(ctx: &ViewCtx<'_>, ui: &mut Ui, label: &str, value: f64, most: f64, shown: &str) -> Response {
    let p = ctx.palette;
    let width = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(vec2(width, 20.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{label}: {shown}")));
    let left = 0.52 * width;
    let mut job = egui::text::LayoutJob::simple_singleline(label.to_owned(), font(size::NOTE, Weight::Regular), p.text);
    job.wrap = egui::text::TextWrapping::truncate_at_width(left - space::XS);
    let galley = ui.painter().layout_job(job);
    let cut = galley.elided;
    ui.painter()
        .galley(pos2(rect.left(), rect.center().y - 0.5 * galley.size().y), galley, p.text);
    let value_room = 46.0;
    let bars = Rect::from_min_max(
        pos2(rect.left() + left, rect.top()),
        pos2(rect.right() - value_room, rect.bottom()),
    );
    two_sided(ctx, ui, bars, value, most);
    ui.painter().text(
        rect.right_center(),
        Align2::RIGHT_CENTER,
        shown,
        font(size::SMALL, Weight::Medium),
        mix(tone(p, value), p.text, 0.25),
    );
    if cut { response.on_hover_text(label) } else { response }
}

/// Heading of a foldable part of the panel; `true` if it is open.
pub(super) fn fold(
    ctx: &ViewCtx<'_>,
    ui: &mut Ui,
    turned: &mut HashSet<String>,
    (key, title, note): (&str, &str, &str),
    open: bool,
) -> bool {
    let is_open = open != turned.contains(key);
    ui.add_space(space::XS);
    let clicked = crate::views::inspector::heading_ui(ctx, ui, (title, note), is_open);
    if clicked && !turned.remove(key) {
        turned.insert(key.to_owned());
    }
    is_open
}

/// A name that wraps, and short values in columns at its right.
pub(super) fn columns(ctx: &ViewCtx<'_>, ui: &mut Ui, name: &str, values: &[&str], weight: Weight) -> Response {
    let width = ui.available_width();
    let value_width = (0.24 * width).max(46.0);
    let p = ctx.palette;
    let lay = |text: &str, room: f32, weight: Weight, cut: bool| {
        let color = if weight == Weight::SemiBold { p.text_weak } else { p.text };
        let mut job = egui::text::LayoutJob::simple(text.to_owned(), font(size::NOTE, weight), color, room);
        if cut {
            job.wrap = egui::text::TextWrapping::truncate_at_width(room);
        }
        ui.painter().layout_job(job)
    };
    let label = lay(name, width - values.len() as f32 * value_width - space::S, weight, false);
    let cells: Vec<_> = values
        .iter()
        .map(|value| lay(value, value_width - space::XS, weight, true))
        .collect();
    let height = label.size().y.max(cells.first().map_or(0.0, |c| c.size().y)) + 3.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{name}: {}", values.join(" / "))));
    ui.painter().galley(rect.min, label, p.text);
    for (place, cell) in cells.into_iter().enumerate() {
        let right = rect.right() - (values.len() - 1 - place) as f32 * value_width;
        ui.painter().galley(pos2(right - cell.size().x, rect.top()), cell, p.text);
    }
    response
}
