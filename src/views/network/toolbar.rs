//! The row of buttons over the network: layout, hulls, fit, focus depth, zoom. Not drawn in figures.

use egui::{
    Align, Align2, Color32, CornerRadius, Frame, Layout, Margin, Rect, Response, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo,
    vec2,
};

use super::legend::focus_ring;
use super::state::NetworkState;
use crate::command::Command;
use crate::session::LayoutMethod;
use crate::theme::{Weight, font, line, size, space};
use crate::views::ViewCtx;

const HEIGHT: f32 = 26.0;
/// Room the row takes at the top of the pane, its margins included.
pub(super) const ROOM: f32 = HEIGHT + 2.0 * space::M + 6.0;

/// Draws the row and carries out what concerns the camera.
pub(super) fn toolbar_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut NetworkState, pane: Rect, can_focus: bool) {
    let row = Rect::from_min_size(
        pane.min + vec2(space::M, space::M),
        vec2(pane.width() - 2.0 * space::M, HEIGHT + 8.0),
    );
    let builder = UiBuilder::new()
        .id_salt("network toolbar")
        .max_rect(row)
        .layout(Layout::left_to_right(Align::Center));
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let p = ctx.palette;
        Frame::new()
            .fill(p.card)
            .stroke(Stroke::new(line::HAIR, p.line))
            .corner_radius(space::CARD_RADIUS)
            .inner_margin(Margin::symmetric(4, 3))
            .show(ui, |ui| buttons(ctx, ui, state, pane, can_focus));
    });
}

fn buttons(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut NetworkState, pane: Rect, can_focus: bool) {
    let words = ctx.words;
    for (method, key, hint) in [
        (LayoutMethod::Force, "network-layout-force", "network-layout-force-hint"),
        (LayoutMethod::Circle, "network-layout-circle", "network-layout-circle-hint"),
        (LayoutMethod::Blocs, "network-layout-blocs", "network-layout-blocs-hint"),
    ] {
        if segment(ctx, ui, words.text(key), words.text(hint), ctx.session.layout == method, true).clicked() {
            ctx.commands.send(Command::SetLayout(method));
        }
    }
    gap(ctx, ui);
    if segment(
        ctx,
        ui,
        words.text("network-hulls"),
        words.text("network-hulls-hint"),
        ctx.session.hulls,
        true,
    )
    .clicked()
    {
        ctx.commands.send(Command::ToggleHulls);
    }
    if segment(
        ctx,
        ui,
        words.text("network-fit"),
        words.text("network-fit-hint"),
        false,
        true,
    )
    .clicked()
    {
        state.fit();
        ui.ctx().request_repaint();
    }
    if pane.width() >= 470.0 {
        gap(ctx, ui);
        focus(ctx, ui, can_focus);
    }
    if pane.width() >= 540.0 {
        gap(ctx, ui);
        for (sign, hint, factor) in [("−", "network-zoom-out", 1.0 / 1.25), ("+", "network-zoom-in", 1.25)] {
            if segment(ctx, ui, sign, words.text(hint), false, true).clicked() {
                state.camera.zoom_at(pane, pane.center(), factor);
                state.moved = true;
                ui.ctx().request_repaint();
            }
        }
    }
}

fn focus(ctx: &ViewCtx<'_>, ui: &mut Ui, can_focus: bool) {
    let p = ctx.palette;
    let label = ui.painter().layout_no_wrap(
        ctx.words.text("network-focus").to_owned(),
        font(size::NOTE, Weight::Regular),
        p.text_weak,
    );
    let (rect, _) = ui.allocate_exact_size(vec2(label.size().x + 8.0, HEIGHT), Sense::hover());
    ui.painter()
        .galley(rect.left_center() + vec2(6.0, -0.5 * label.size().y), label, p.text_weak);
    let off = ctx.words.text("network-focus-off").to_owned();
    for (depth, text) in [
        (None, off),
        (Some(1), "1".to_owned()),
        (Some(2), "2".to_owned()),
        (Some(3), "3".to_owned()),
        (Some(4), "4".to_owned()),
    ] {
        let hint = match depth {
            None => ctx.words.text("network-focus-off-hint").to_owned(),
            Some(n) => ctx.words.with("network-focus-hint", &[("n", n.into())]),
        };
        let chosen = ctx.session.focus_depth == depth;
        if segment(
            ctx,
            ui,
            &text,
            &hint,
            chosen && (can_focus || depth.is_none()),
            can_focus || depth.is_none(),
        )
        .clicked()
        {
            ctx.commands.send(Command::SetFocusDepth(depth));
        }
    }
}

fn gap(ctx: &ViewCtx<'_>, ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(9.0, HEIGHT), Sense::hover());
    ui.painter().vline(
        rect.center().x,
        rect.shrink(5.0).y_range(),
        Stroke::new(line::HAIR, ctx.palette.line),
    );
}

/// One button of the row; its accessible name is the hint, which says more than the word on it.
fn segment(ctx: &ViewCtx<'_>, ui: &mut Ui, text: &str, hint: &str, chosen: bool, enabled: bool) -> Response {
    let p = ctx.palette;
    let color = match (enabled, chosen) {
        (false, _) => p.faded(p.text_weak, p.card, 0.6),
        (_, true) => p.accent,
        _ => p.text,
    };
    let weight = if chosen { Weight::SemiBold } else { Weight::Regular };
    let width = ui
        .painter()
        .layout_no_wrap(text.to_owned(), font(size::NOTE, Weight::SemiBold), color)
        .size()
        .x;
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2((width + 14.0).max(22.0), HEIGHT), sense);
    response.widget_info(|| WidgetInfo::selected(Role::Button, enabled, chosen, hint));
    let fill = match (chosen, enabled && response.hovered()) {
        (true, _) => p.accent_soft,
        (false, true) => p.field_hover,
        (false, false) => Color32::TRANSPARENT,
    };
    ui.painter().rect_filled(rect, CornerRadius::same(space::RADIUS - 2), fill);
    ui.painter()
        .text(rect.center(), Align2::CENTER_CENTER, text, font(size::NOTE, weight), color);
    focus_ring(ctx, ui, &response);
    response.on_hover_text(hint)
}
