//! What is shown while files hover over the window: that they can be dropped, and which kinds are read.

use egui::{Align2, Area, Id, Order, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo};

use super::ViewCtx;
use crate::theme::{Weight, font, mix, size, space};

/// Draws the hint over everything while files hover over the window.
pub fn drop_ui(ctx: &ViewCtx<'_>, ui: &Ui) {
    let files = ui.input(|i| i.raw.hovered_files.len());
    if files == 0 || !ctx.on_screen() {
        return;
    }
    let screen = ui.ctx().content_rect();
    let p = ctx.palette;
    Area::new(Id::unique("drop"))
        .order(Order::Foreground)
        .fixed_pos(screen.min)
        .interactable(false)
        .show(ui.ctx(), |ui| {
            let name = ctx.words.text("review-drop");
            let (_, response) = ui.allocate_exact_size(screen.size(), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
            ui.painter()
                .rect_filled(screen, 0.0, mix(p.canvas, p.accent, 0.10).gamma_multiply(0.90));
            let frame = screen.shrink(space::L);
            let rim = Stroke::new(2.5, p.accent);
            ui.painter().rect_stroke(frame, space::CARD_RADIUS, rim, StrokeKind::Inside);
            let middle = screen.center();
            ui.painter().text(
                middle,
                Align2::CENTER_BOTTOM,
                name,
                font(size::DISPLAY, Weight::SemiBold),
                p.text,
            );
            let below = middle + egui::vec2(0.0, space::S);
            let kinds = ctx.words.text("review-drop-kinds");
            ui.painter()
                .text(below, Align2::CENTER_TOP, kinds, font(size::HEADING, Weight::Regular), p.text);
        });
}
