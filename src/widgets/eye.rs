//! An eye to show or leave something out: drawn, because no bundled font has the sign.

use egui::{Color32, Pos2, Rect, Response, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

/// An eye in `rect`; struck through while `open` is false. `name` is read aloud and shown as its tip.
pub fn eye_button(ui: &mut Ui, rect: Rect, id: egui::Id, open: bool, colour: Color32, name: &str) -> Response {
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, open, name));
    let centre = rect.center();
    let stroke = Stroke::new(1.2, colour);
    let (half, lift) = (6.5, 4.2);
    let lid = |sign: f32| -> Vec<Pos2> {
        (0..=12_u8)
            .map(|step| {
                let t = f32::from(step) / 6.0 - 1.0;
                pos2(centre.x + t * half, centre.y + sign * lift * (1.0 - t * t))
            })
            .collect()
    };
    let painter = ui.painter();
    painter.add(Shape::line(lid(-1.0), stroke));
    painter.add(Shape::line(lid(1.0), stroke));
    painter.circle_filled(centre, 1.9, colour);
    if !open {
        painter.line_segment([centre + vec2(-half, lift + 1.0), centre + vec2(half, -lift - 1.0)], stroke);
    }
    if response.has_focus() {
        painter.rect_stroke(rect, 3.0, ui.visuals().selection.stroke, egui::StrokeKind::Outside);
    }
    response.on_hover_text(name)
}
