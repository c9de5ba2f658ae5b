//! A short list of which one is taken: arrows and Enter, or a click.

use egui::{Key, Modifiers, Role, Sense, Ui, WidgetInfo, vec2};

use crate::theme::{Weight, font, size, space};
use crate::views::ViewCtx;

/// Height of a row.
const ROW: f32 = 26.0;

/// Draws the rows; `at` is the one that is taken, moved by arrows while `keys` holds. Gives a row that was clicked.
pub(super) fn list_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, at: &mut usize, rows: &[String], keys: bool) -> Option<usize> {
    let p = ctx.palette;
    let last = rows.len().saturating_sub(1);
    if keys {
        let taken = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
        let (down, up) = (taken(Key::ArrowDown), taken(Key::ArrowUp));
        if down {
            *at = if *at >= last { 0 } else { *at + 1 };
        }
        if up {
            *at = if *at == 0 { last } else { *at - 1 };
        }
    }
    let mut clicked = None;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (place, text) in rows.iter().enumerate() {
            let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::CLICK);
            let chosen = place == *at;
            response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, text));
            if chosen || response.hovered() {
                let fill = if chosen { p.accent_soft } else { p.field };
                ui.painter().rect_filled(rect, space::RADIUS - 1, fill);
            }
            let ring = rect.left_center() + vec2(space::S + 5.0, 0.0);
            let ink = if chosen { p.accent } else { p.text_weak };
            ui.painter().circle_stroke(ring, 5.0, egui::Stroke::new(1.3, ink));
            if chosen {
                ui.painter().circle_filled(ring, 2.6, p.accent);
            }
            let weight = if chosen { Weight::Medium } else { Weight::Regular };
            let mut job = egui::text::LayoutJob::simple_singleline(text.clone(), font(size::BODY, weight), p.text);
            job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - 3.0 * space::S - 10.0);
            let galley = ui.painter().layout_job(job);
            let left = rect.left_center() + vec2(2.0 * space::S + 10.0, -galley.size().y / 2.0);
            ui.painter().galley(left, galley, p.text);
            if response.on_hover_text(text).clicked() {
                clicked = Some(place);
            }
        }
    });
    if let Some(place) = clicked {
        *at = place;
    }
    clicked
}
