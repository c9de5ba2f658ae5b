//! The legend, made from what is visible now. A click on a row hides or shows the family.
//!
//! In small panes it is a button until opened. In figures it is drawn open and does nothing.

use egui::{Align2, CornerRadius, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::looks::{Looks, Row};
use super::plan::Plan;
use super::state::NetworkState;
use super::strands::{self, Pen};
use crate::command::Command;
use crate::layout::Point;
use crate::layout::strand::Strand;
use crate::model::TieFamily;
use crate::theme::{Hue, Weight, font, line, mix, size, space};
use crate::views::{LineStyle, ViewCtx, hue_of};

const WIDTH: f32 = 304.0;
const ROW: f32 = 19.0;
const HEAD: f32 = 34.0;
const PAD: f32 = space::M;
const SAMPLE: f32 = 26.0;
/// Smaller panes begin with a closed legend.
const SMALL_PANE: egui::Vec2 = vec2(660.0, 440.0);

/// Whether the legend is open.
pub(super) fn is_open(ctx: &ViewCtx<'_>, state: &NetworkState, pane: Rect) -> bool {
    !ctx.on_screen() || state.legend_open.unwrap_or(pane.width() >= SMALL_PANE.x && pane.height() >= SMALL_PANE.y)
}

/// Room to keep for the legend in the corner: as large as it gets with this dossier, so that it holds at every moment.
pub(super) fn reserved(plan: &Plan, pane: Rect, open: bool) -> Rect {
    let mut families: Vec<TieFamily> = plan.lines.iter().map(|l| l.family).collect();
    families.sort_unstable();
    families.dedup();
    frame(pane, if open { vec2(WIDTH, height(families.len(), 6)) } else { vec2(150.0, HEAD) })
}

fn frame(pane: Rect, size: egui::Vec2) -> Rect {
    Rect::from_min_max(pane.max - vec2(space::M, space::M) - size, pane.max - vec2(space::M, space::M))
}

fn height(rows: usize, styles: usize) -> f32 {
    let lines = rows.div_ceil(2) + styles.div_ceil(3);
    HEAD + lines as f32 * ROW + if styles > 0 { 2.0 * ROW } else { ROW } - 4.0
}

/// Draws the legend.
pub(super) fn legend_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut NetworkState, pane: Rect, plan: &Plan, looks: &Looks) {
    let open = is_open(ctx, state, pane);
    let title = if open {
        ctx.words.with("network-legend-title", &[("date", ctx.words.day(ctx.session.moment).into())])
    } else {
        ctx.words.text("network-legend").to_owned()
    };
    let size = if open { vec2(WIDTH, height(looks.rows.len(), looks.styles.len())) } else { vec2(150.0, HEAD) };
    let card = frame(pane, size);
    let p = ctx.palette;
    if ctx.on_screen() {
        // Nothing under the card reacts.
        ui.interact(card, ui.scope_id().with("legend card"), Sense::click_and_drag());
    }
    ui.painter().rect(card, CornerRadius::same(space::CARD_RADIUS), p.card, Stroke::new(line::HAIR, p.line), StrokeKind::Inside);
    let head = Rect::from_min_size(card.min, vec2(card.width(), HEAD));
    let middle = head.center().y;
    ui.painter().text(pos2(head.min.x + PAD, middle), Align2::LEFT_CENTER, title, font(size::NOTE, Weight::SemiBold), p.text);
    let count = ctx.words.with("network-legend-count", &[("shown", looks.shown.into()), ("all", plan.lines.len().into())]);
    let right = if ctx.on_screen() { head.max.x - PAD - 16.0 } else { head.max.x - PAD };
    if open {
        ui.painter().text(pos2(right, middle), Align2::RIGHT_CENTER, count, font(size::NOTE, Weight::Regular), p.text_weak);
    }
    if ctx.on_screen() {
        let name = ctx.words.text(if open { "network-legend-close" } else { "network-legend-open" });
        let response = ui.interact(head, ui.scope_id().with("legend head"), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
        focus_ring(ctx, ui, &response);
        chevron(ctx, ui, pos2(head.max.x - PAD - 4.0, middle), open, response.hovered());
        if response.clicked() {
            state.legend_open = Some(!open);
        }
    }
    if open {
        rows(ctx, ui, card, looks);
    }
}

fn rows(ctx: &ViewCtx<'_>, ui: &mut Ui, card: Rect, looks: &Looks) {
    let column = 0.5 * (card.width() - 2.0 * PAD + space::S);
    let lines = looks.rows.len().div_ceil(2);
    let top = card.min.y + HEAD - 3.0;
    for (place, row) in looks.rows.iter().enumerate() {
        let min = pos2(card.min.x + PAD + (place / lines.max(1)) as f32 * column, top + (place % lines.max(1)) as f32 * ROW);
        family_row(ctx, ui, Rect::from_min_size(min, vec2(column - space::S, ROW)), *row);
    }
    let mut y = top + lines as f32 * ROW + 7.0;
    let p = ctx.palette;
    ui.painter().hline(card.min.x + PAD..=card.max.x - PAD, y - 3.0, Stroke::new(line::HAIR, p.line));
    let third = (card.width() - 2.0 * PAD) / 3.0;
    for (place, style) in looks.styles.iter().enumerate() {
        let at = pos2(card.min.x + PAD + (place % 3) as f32 * third, y + (place / 3) as f32 * ROW + 0.5 * ROW);
        let color = p.hue(Hue::Grey);
        sample(ui, at, 22.0, TieFamily::Commitment, true, Pen { style: *style, color: mix(color, p.text, 0.3), width: 1.8 });
        let word = ctx.words.text(style_word(*style));
        ui.painter().text(at + vec2(27.0, 0.0), Align2::LEFT_CENTER, word, font(size::SMALL, Weight::Regular), p.text_weak);
    }
    y += looks.styles.len().div_ceil(3) as f32 * ROW;
    let note = ctx.words.text("network-legend-width");
    ui.painter().text(pos2(card.min.x + PAD, y + 0.45 * ROW), Align2::LEFT_CENTER, note, font(size::SMALL, Weight::Regular), p.text_weak);
}

fn family_row(ctx: &ViewCtx<'_>, ui: &mut Ui, rect: Rect, row: Row) {
    let p = ctx.palette;
    let family = ctx.words.family(row.family);
    let mut hovered = false;
    if ctx.on_screen() {
        let response = ui.interact(rect, ui.scope_id().with(("legend row", row.family)), Sense::click());
        let name = ctx.words.with("network-legend-row", &[("family", family.into()), ("n", row.count.into())]);
        response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, !row.hidden, &name));
        hovered = response.hovered();
        if hovered {
            ui.painter().rect_filled(rect.expand2(vec2(4.0, 0.0)), CornerRadius::same(4), p.field);
        }
        focus_ring(ctx, ui, &response);
        if response.clicked() {
            ctx.commands.send(Command::ToggleFamily(row.family));
        }
        response.on_hover_text(ctx.words.text(if row.hidden { "network-legend-show" } else { "network-legend-hide" }));
    }
    let strength = if row.hidden { 0.35 } else { 1.0 };
    let color = p.faded(p.hue(hue_of(row.family)), p.card, strength);
    let pen = Pen { style: LineStyle::Solid, color, width: line::STRAND };
    sample(ui, rect.left_center(), SAMPLE, row.family, false, pen);
    let text = if row.hidden { p.text_weak } else { p.text };
    let at = rect.left_center() + vec2(SAMPLE + 7.0, 0.0);
    let written = ui.painter().text(at, Align2::LEFT_CENTER, family, font(size::SMALL, Weight::Regular), text);
    if row.hidden {
        ui.painter().hline(written.x_range(), written.center().y + 0.5, Stroke::new(1.0, p.text_weak));
        eye(ctx, ui, rect.right_center() - vec2(6.0, 0.0), hovered);
    } else {
        ui.painter().text(rect.right_center(), Align2::RIGHT_CENTER, row.count, font(size::SMALL, Weight::Regular), p.text_weak);
    }
}

fn sample(ui: &Ui, at: egui::Pos2, length: f32, family: TieFamily, mutual: bool, pen: Pen) {
    let x = |share: f32| Point::new(at.x + share * length, at.y);
    let mut shapes = Vec::new();
    strands::draw(&mut shapes, Strand { from: x(0.0), control_a: x(0.33), control_b: x(0.67), to: x(1.0) }, family, mutual, pen);
    ui.painter().extend(shapes);
}

/// Message for a line style.
pub(super) fn style_word(style: LineStyle) -> &'static str {
    match style {
        LineStyle::Solid => "network-style-solid",
        LineStyle::Double => "network-style-double",
        LineStyle::Dashed => "network-style-dashed",
        LineStyle::Dotted => "network-style-dotted",
        LineStyle::DashDot => "network-style-dash-dot",
        LineStyle::Crossed => "network-style-crossed",
    }
}

fn eye(ctx: &ViewCtx<'_>, ui: &Ui, at: egui::Pos2, hovered: bool) {
    let color = if hovered { ctx.palette.accent } else { ctx.palette.text_weak };
    let lid = |down: f32| (0..=8).map(|k| f32::from(k as u8) / 8.0).map(|t| at + vec2(12.0 * (t - 0.5), down * 14.0 * t * (1.0 - t))).collect();
    for side in [-1.0, 1.0] {
        ui.painter().add(Shape::line(lid(side), Stroke::new(1.2, color)));
    }
    ui.painter().circle_filled(at, 1.8, color);
}

fn chevron(ctx: &ViewCtx<'_>, ui: &Ui, at: egui::Pos2, open: bool, hovered: bool) {
    let color = if hovered { ctx.palette.accent } else { ctx.palette.text_weak };
    let down = if open { 2.2 } else { -2.2 };
    let points = vec![at + vec2(-4.5, -down), at + vec2(0.0, down), at + vec2(4.5, -down)];
    ui.painter().add(Shape::line(points, Stroke::new(1.6, color)));
}

/// The ring of the keyboard focus.
pub(super) fn focus_ring(ctx: &ViewCtx<'_>, ui: &Ui, response: &Response) {
    if response.has_focus() {
        let stroke = Stroke::new(1.6, ctx.palette.accent);
        ui.painter().rect_stroke(response.rect.expand(1.0), CornerRadius::same(5), stroke, StrokeKind::Outside);
    }
}
