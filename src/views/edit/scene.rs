//! The form of a scene: its words, and what the window shows; that is taken from the window as it stands.

use egui::{DragValue, Role, Ui, WidgetInfo};

use super::fields::Form;
use crate::model::Scene;
use crate::model::draft::Field;

pub(super) fn scene_ui(form: &mut Form<'_, '_>, ui: &mut Ui, s: &mut Scene) {
    let words = form.ctx.words;
    form.words(ui, Field::Name, "edit-title", &mut s.title, false);
    form.words(ui, Field::Condition, "edit-caption", &mut s.caption, true);
    form.words(ui, Field::Note, "edit-speaker-notes", &mut s.notes, true);
    form.label(ui, "edit-rank");
    let rank = ui.add(DragValue::new(&mut s.rank).range(1..=9999));
    rank.widget_info(|| WidgetInfo::labeled(Role::SpinButton, true, words.text("edit-rank")));
    form.heading(ui, "edit-scene-shows");
    let moment = words.with("edit-scene-moment", &[("day", words.day(s.moment).into())]);
    form.remark(ui, &moment);
    if let Some(day) = s.known_by {
        form.remark(ui, &words.with("edit-scene-known-by", &[("day", words.day(day).into())]));
    }
    if let Some((from, to)) = s.window {
        let days = [("from", words.day(from).into()), ("to", words.day(to).into())];
        form.remark(ui, &words.with("edit-scene-window", &days));
    }
    if let Some(item) = s.selection {
        form.remark(
            ui,
            &words.with("edit-scene-selection", &[("name", form.ctx.name(item).into())]),
        );
    }
    if form.button(ui, "edit-scene-take") {
        form.ctx.session.take_into(s);
    }
}
