//! Figures that the project keeps under names: to take, to keep, to rename, to delete. Each is one step of the history.

use egui::{Button, ComboBox, Role, Ui, WidgetInfo};

use super::super::ViewCtx;
use super::state::ComposerState;
use crate::command::Command;
use crate::model::{FigurePreset, FigureSpec};
use crate::widgets::form;

/// Draws the row of kept figures.
pub(super) fn kept_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut ComposerState, spec: &mut FigureSpec) {
    let words = ctx.words;
    let kept = &ctx.dossier.header.figures;
    state.taken = state.taken.filter(|place| *place < kept.len());
    super::choices::heading(ctx, ui, "composer-kept");
    let chosen = state.taken.and_then(|place| kept.get(place));
    let shown = chosen.map_or(words.text("composer-kept-none"), |preset| preset.name.as_str());
    ui.horizontal(|ui| {
        let combo = ComboBox::from_id_salt("composer kept")
            .selected_text(shown)
            .width(ui.available_width() - 8.0)
            .truncate()
            .show_ui(ui, |ui| {
                if kept.is_empty() {
                    ui.label(words.text("composer-kept-empty"));
                }
                for (place, preset) in kept.iter().enumerate() {
                    if ui.selectable_label(state.taken == Some(place), &preset.name).clicked() {
                        state.taken = Some(place);
                        state.name.clone_from(&preset.name);
                        // Words that not everybody may read are shown only where somebody says so now.
                        *spec = FigureSpec {
                            restricted: false,
                            ..preset.spec.clone()
                        };
                    }
                }
            });
        let name = words.text("composer-kept");
        combo.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, name));
    });
    ui.horizontal(|ui| {
        let id = egui::Id::unique("composer name");
        let hint = words.text("composer-kept-name");
        let field = form::field(ui, id, &mut state.name, hint, 170.0, false);
        field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, hint));
        let name = state.name.trim().to_owned();
        let same = kept.iter().position(|preset| preset.name == name);
        let key = if same.is_some() { "composer-replace" } else { "composer-keep" };
        if ui.add_enabled(!name.is_empty(), Button::new(words.text(key))).clicked() {
            keep(ctx, state, spec, &name, same);
        }
        if let Some(place) = state.taken {
            let renames = !name.is_empty() && same.is_none();
            if renames && ui.button(words.text("composer-rename")).clicked() {
                let mut figures = kept.clone();
                if let Some(preset) = figures.get_mut(place) {
                    preset.name = name;
                }
                send(ctx, "history-figure-rename", figures);
            } else if !renames && ui.button(words.text("composer-delete")).clicked() {
                let mut figures = kept.clone();
                figures.remove(place);
                (state.taken, state.name) = (None, String::new());
                send(ctx, "history-figure-delete", figures);
            }
        }
    });
}

fn keep(ctx: &ViewCtx<'_>, state: &mut ComposerState, spec: &FigureSpec, name: &str, same: Option<usize>) {
    let mut figures = ctx.dossier.header.figures.clone();
    let preset = FigurePreset {
        name: name.to_owned(),
        spec: spec.clone(),
    };
    match same.and_then(|place| figures.get_mut(place)) {
        Some(old) => *old = preset,
        None => figures.push(preset),
    }
    state.taken = same.or(Some(figures.len() - 1));
    send(ctx, "history-figure-keep", figures);
}

fn send(ctx: &ViewCtx<'_>, name: &'static str, figures: Vec<FigurePreset>) {
    ctx.commands.send(Command::KeepFigures { name, figures });
}
