//! Preferences: language, theme, size of the text, colours, motion, restricted texts, marking, folder for data. Every choice
//! counts at once and is remembered between runs; the folder counts from the next start.

use std::path::PathBuf;

use egui::{Key, RichText, Role, Ui, WidgetInfo, vec2};

use super::super::ViewCtx;
use super::file::home;
use super::paths::paths;
use crate::command::Command;
use crate::model::Language;
use crate::session::{Preferences, ThemeChoice};
use crate::theme::{Weight, font, size, space};
use crate::widgets::form;
use crate::widgets::segmented::{Choice, segmented};

/// Width of the dialog, and of the words before the fields.
const WIDTH: f32 = 520.0;
const LABEL: f32 = 130.0;

/// What the dialog remembers.
#[derive(Debug, Default)]
pub struct PreferencesState {
    /// Whether it is shown.
    pub open: bool,
    marking: String,
    data: String,
    /// The folder that counts when none is chosen.
    usual: Option<PathBuf>,
}

impl PreferencesState {
    /// Opens the dialog on what is chosen now; `usual` is the folder that counts when none is chosen.
    pub fn show(&mut self, preferences: &Preferences, usual: Option<PathBuf>) {
        self.open = true;
        self.marking.clone_from(&preferences.marking);
        self.data = preferences.data.as_ref().map(|p| p.display().to_string()).unwrap_or_default();
        self.usual = usual;
    }
}

/// Shows the preferences while they are open.
pub fn preferences_ui(ctx: &ViewCtx<'_>, ui: &Ui, state: &mut PreferencesState, now: &Preferences) {
    if !state.open {
        return;
    }
    let mut open = true;
    let mut next = now.clone();
    super::dialog(ctx, ui, "preferences", ctx.words.text("preferences-title"), &mut open, |ui| {
        ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 80.0));
        ui.spacing_mut().item_spacing = vec2(space::S, space::S);
        choices(ctx, ui, &mut next);
        texts(ctx, ui, state, &mut next);
    });
    if next != *now {
        ctx.commands.send(Command::SetPreferences(Box::new(next)));
    }
    state.open = open;
}

fn choices(ctx: &ViewCtx<'_>, ui: &mut Ui, next: &mut Preferences) {
    let words = ctx.words;
    let languages = [Language::De, Language::En];
    row(ctx, ui, "preferences-language", |ui| {
        let labels = [words.text("language-de"), words.text("language-en")];
        pick(ctx, ui, &labels, &languages, &mut next.language);
    });
    row(ctx, ui, "preferences-theme", |ui| {
        let labels = [
            "preferences-theme-system",
            "preferences-theme-light",
            "preferences-theme-dark",
        ]
        .map(|k| words.text(k));
        let themes = [ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark];
        pick(ctx, ui, &labels, &themes, &mut next.theme);
    });
    row(ctx, ui, "preferences-text-size", |ui| {
        let labels = Preferences::TEXT_SIZES.map(|percent| format!("{percent}\u{a0}%"));
        let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
        pick(ctx, ui, &labels, &Preferences::TEXT_SIZES, &mut next.text_size);
    });
    row(ctx, ui, "preferences-colours", |ui| {
        let labels = ["preferences-colours-usual", "preferences-colours-safe"].map(|k| words.text(k));
        pick(ctx, ui, &labels, &[false, true], &mut next.colour_safe);
    });
    row(ctx, ui, "preferences-motion", |ui| {
        let labels = ["preferences-motion-usual", "preferences-motion-reduced"].map(|k| words.text(k));
        pick(ctx, ui, &labels, &[false, true], &mut next.reduced_motion);
    });
    row(ctx, ui, "preferences-restricted", |ui| {
        let labels = ["preferences-restricted-blank", "preferences-restricted-show"].map(|k| words.text(k));
        pick(ctx, ui, &labels, &[false, true], &mut next.show_restricted);
    });
}

fn texts(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut PreferencesState, next: &mut Preferences) {
    let words = ctx.words;
    row(ctx, ui, "preferences-marking", |ui| {
        let id = egui::Id::unique("preferences-marking");
        let hint = words.text("preferences-marking-hint");
        let field = form::field(ui, id, &mut state.marking, hint, f32::INFINITY, false);
        field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, words.text("preferences-marking")));
        if field.lost_focus() {
            state.marking.trim().clone_into(&mut next.marking);
        }
    });
    note(ctx, ui, words.text("preferences-marking-note"));
    row(ctx, ui, "preferences-data", |ui| {
        let id = egui::Id::unique("preferences-data");
        let usual = state.usual.as_ref().map(|p| p.display().to_string()).unwrap_or_default();
        let field = form::field(ui, id, &mut state.data, &usual, f32::INFINITY, false);
        field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, words.text("preferences-data")));
        let left = field.lost_focus() && !ui.input(|i| i.key_pressed(Key::Escape));
        if left {
            let typed = paths(&state.data, std::path::Path::new("/"), home().as_deref());
            next.data = typed.into_iter().next();
        }
    });
    note(ctx, ui, words.text("preferences-data-note"));
}

/// A row of the form: what is chosen, and the choices.
fn row(ctx: &ViewCtx<'_>, ui: &mut Ui, key: &'static str, add: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        let label = RichText::new(ctx.words.text(key)).font(font(size::NOTE, Weight::Regular));
        let label = egui::Label::new(label.color(ctx.palette.text_weak)).truncate();
        let room = vec2(LABEL, space::CONTROL);
        ui.allocate_ui_with_layout(room, egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.set_min_width(LABEL);
            ui.add(label);
        });
        add(ui);
    });
}

fn note(ctx: &ViewCtx<'_>, ui: &mut Ui, text: &str) {
    let text = RichText::new(text).font(font(size::SMALL, Weight::Regular));
    ui.add(egui::Label::new(text.color(ctx.palette.text_weak)).wrap());
}

fn pick<T: Copy + PartialEq>(ctx: &ViewCtx<'_>, ui: &mut Ui, labels: &[&str], values: &[T], value: &mut T) {
    let pairs = labels.iter().zip(values);
    let choices: Vec<Choice<'_>> = pairs
        .map(|(label, of)| Choice {
            label,
            name: label,
            taken: of == value,
        })
        .collect();
    if let Some(chosen) = segmented(ui, ctx.palette, &choices).and_then(|place| values.get(place)) {
        *value = *chosen;
    }
}
