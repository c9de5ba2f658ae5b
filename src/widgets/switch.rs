//! A switch that is on or off, with its words beside it.

use egui::{CornerRadius, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::theme::{Palette, line};

/// Size of the switch.
const SIZE: egui::Vec2 = vec2(30.0, 17.0);

/// A switch; a click turns it, which the caller does. `name` says what it switches.
pub fn switch(ui: &mut Ui, palette: &Palette, on: bool, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(SIZE, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Switch, true, on, name));
    let p = palette;
    let ground = if on { p.accent } else { p.field_hover };
    let radius = CornerRadius::same(8);
    ui.painter().rect_filled(rect, radius, ground);
    let rim = if response.has_focus() {
        Stroke::new(1.6, p.text)
    } else {
        Stroke::new(line::HAIR, if on { p.accent } else { p.text_weak })
    };
    ui.painter().rect_stroke(rect, radius, rim, StrokeKind::Inside);
    let x = if on { rect.right() - 8.5 } else { rect.left() + 8.5 };
    let knob = if on { p.on_accent } else { p.text_weak };
    ui.painter().circle_filled(pos2(x, rect.center().y), 5.5, knob);
    response
}
