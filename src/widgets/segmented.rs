//! A row of short choices of which one is taken.

use egui::{CornerRadius, Rect, Role, Sense, Ui, WidgetInfo, vec2};

use crate::theme::{Palette, Weight, font, size, space};

/// One choice: its short label, its full name, whether it is taken.
pub struct Choice<'a> {
    /// Short label, as drawn.
    pub label: &'a str,
    /// Full name, as read aloud and shown as the tip.
    pub name: &'a str,
    /// Whether it is taken.
    pub taken: bool,
}

/// Draws the choices in a row; gives the one that was clicked.
pub fn segmented(ui: &mut Ui, palette: &Palette, choices: &[Choice<'_>]) -> Option<usize> {
    let mut clicked = None;
    let height = space::CONTROL - 6.0;
    let galleys: Vec<_> = choices
        .iter()
        .map(|c| {
            let weight = if c.taken { Weight::SemiBold } else { Weight::Regular };
            let colour = if c.taken { palette.accent } else { palette.text_weak };
            ui.painter()
                .layout_no_wrap(c.label.to_owned(), font(size::SMALL, weight), colour)
        })
        .collect();
    let widths: Vec<f32> = galleys.iter().map(|g| g.size().x + 2.0 * space::S).collect();
    let (rect, _) = ui.allocate_exact_size(vec2(widths.iter().sum(), height), Sense::hover());
    let radius = CornerRadius::same(space::RADIUS);
    ui.painter().rect_filled(rect, radius, palette.field);
    let mut left = rect.left();
    for (place, ((choice, galley), width)) in choices.iter().zip(galleys).zip(widths).enumerate() {
        let cell = Rect::from_min_size(egui::pos2(left, rect.top()), vec2(width, height));
        left += width;
        let response = ui.interact(cell, ui.scope_id().with(("segment", choice.name)), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, choice.taken, choice.name));
        if choice.taken {
            ui.painter().rect_filled(cell, radius, palette.accent_soft);
        } else if response.hovered() {
            ui.painter().rect_filled(cell, radius, palette.field_hover);
        }
        if response.has_focus() {
            ui.painter()
                .rect_stroke(cell, radius, ui.visuals().selection.stroke, egui::StrokeKind::Inside);
        }
        ui.painter().galley(cell.center() - galley.size() / 2.0, galley, palette.text);
        if response.on_hover_text(choice.name).clicked() {
            clicked = Some(place);
        }
    }
    clicked
}
