//! A bent arrow, back or forth, for undo and redo: drawn, because its words take too much of the bar.

use egui::{Color32, Response, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::theme::{Palette, space};

/// A button with an arrow bent to the left, or to the right with `forward`. `name` is read aloud.
pub fn bent_arrow(ui: &mut Ui, palette: &Palette, forward: bool, enabled: bool, name: &str) -> Response {
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(space::CONTROL, space::CONTROL), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    if enabled && (response.hovered() || response.has_focus()) {
        ui.painter().rect_filled(rect, space::RADIUS, palette.field);
    }
    if response.has_focus() {
        ui.painter()
            .rect_stroke(rect, space::RADIUS, ui.visuals().selection.stroke, egui::StrokeKind::Inside);
    }
    let colour: Color32 = if enabled {
        palette.text
    } else {
        palette.faded(palette.text_weak, palette.panel, 0.45)
    };
    let side = if forward { 1.0 } else { -1.0 };
    let at = |x: f32, y: f32| rect.center() + vec2(side * x, y);
    // From the tail up and round to the head.
    let stroke = Stroke::new(1.5, colour);
    let bend = (0_u8..=12).map(|step| {
        let angle = std::f32::consts::FRAC_PI_2 - std::f32::consts::PI * f32::from(step) / 12.0;
        pos2(-1.5 - 3.8 * angle.cos(), 1.2 + 3.8 * angle.sin())
    });
    let line = std::iter::once(at(1.5, 5.0))
        .chain(bend.map(|p| at(p.x, p.y)))
        .chain([at(5.2, -2.6)]);
    ui.painter().add(Shape::line(line.collect(), stroke));
    ui.painter()
        .add(Shape::line(vec![at(2.6, -5.6), at(5.8, -2.6), at(2.6, 0.4)], stroke));
    response
}
