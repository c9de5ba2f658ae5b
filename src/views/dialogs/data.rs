//! What of the network to export as data, in which form and where to; and what came of it.

use std::path::PathBuf;

use egui::{Grid, Id, Label, RichText, Role, ScrollArea, Ui, WidgetInfo};

use super::super::ViewCtx;
use crate::command::Command;
use crate::exchange::graph::out::{DataForm, beside};
use crate::theme::{Weight, font, size, space};
use crate::widgets::form;

/// Width of the field for the path, and of the whole.
const FIELD: f32 = 300.0;
const WIDTH: f32 = 560.0;
/// Height of the list of what a format cannot hold.
const HEIGHT: f32 = 260.0;

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Where to.
    pub paths: Vec<PathBuf>,
    /// What, one line a kind.
    pub counts: Vec<String>,
    /// What the format cannot hold: a sentence, with what it is about.
    pub notes: Vec<(String, Vec<String>)>,
}

/// What the dialog remembers.
#[derive(Debug)]
pub struct DataState {
    /// Whether it is shown.
    pub open: bool,
    /// In which form.
    pub form: DataForm,
    /// Only what is seen at the moment, under the filter.
    pub seen: bool,
    /// Where to; the extension follows the form.
    pub path: String,
    /// The user wants the system's dialog for the path.
    pub browse: bool,
    /// What was written last, while it is shown.
    pub written: Option<Written>,
    folder: PathBuf,
    fresh: bool,
}

impl Default for DataState {
    fn default() -> Self {
        Self {
            open: false,
            form: DataForm::Gexf,
            seen: true,
            path: String::from("garant-network"),
            browse: false,
            written: None,
            folder: PathBuf::new(),
            fresh: false,
        }
    }
}

impl DataState {
    /// Opens the dialog; `folder` is where a path begins that names none.
    pub fn show(&mut self, folder: PathBuf) {
        self.folder = folder;
        self.open = true;
        self.fresh = true;
        self.written = None;
    }

    /// The whole path with the extension of the chosen form.
    pub fn target(&self) -> PathBuf {
        let mut path = self.folder.join(self.path.trim());
        if DataForm::of_path(&path).is_some() {
            path.set_extension(self.form.extension());
        } else {
            path.as_mut_os_string().push(format!(".{}", self.form.extension()));
        }
        path
    }
}

/// Shows the dialog while it is open.
pub fn data_ui(ctx: &ViewCtx<'_>, ui: &Ui, state: &mut DataState) {
    if !state.open {
        return;
    }
    let (mut open, mut done) = (true, false);
    super::dialog(ctx, ui, "data-export", ctx.words.text("data-export-title"), &mut open, |ui| {
        ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 80.0));
        done = if state.written.is_some() {
            written_ui(ctx, ui, state)
        } else {
            ask_ui(ctx, ui, state);
            false
        };
    });
    state.open = open && !done;
}

fn ask_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut DataState) {
    let words = ctx.words;
    let mut entered = false;
    Grid::new("data-export-grid")
        .num_columns(2)
        .spacing([18.0, 10.0])
        .show(ui, |ui| {
            ui.label(words.text("data-export-form"));
            let column = |ui: &mut Ui, add: &mut dyn FnMut(&mut Ui)| {
                ui.vertical(|ui| super::ringed(ctx, ui, add));
            };
            column(ui, &mut |ui| {
                for (form, key) in [
                    (DataForm::Gexf, "data-export-gexf"),
                    (DataForm::Graphml, "data-export-graphml"),
                    (DataForm::Tables, "data-export-csv"),
                    (DataForm::Ftm, "data-export-ftm"),
                    (DataForm::Dot, "data-export-dot"),
                ] {
                    ui.radio_value(&mut state.form, form, words.text(key));
                }
            });
            ui.end_row();
            ui.label(words.text("data-export-what"));
            column(ui, &mut |ui| {
                ui.radio_value(&mut state.seen, true, words.text("data-export-seen"))
                    .on_hover_text(words.text("data-export-seen-hint"));
                ui.radio_value(&mut state.seen, false, words.text("data-export-all"))
                    .on_hover_text(words.text("data-export-all-hint"));
            });
            ui.end_row();
            let label = ui.label(words.text("data-export-path"));
            ui.horizontal(|ui| {
                let fresh = std::mem::take(&mut state.fresh);
                let field =
                    form::field(ui, Id::unique("data-export-path"), &mut state.path, "", FIELD, fresh).labelled_by(label.id);
                entered = field.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
                if ui.button(words.text("export-browse")).clicked() {
                    state.browse = true;
                }
            });
            ui.end_row();
            ui.label("");
            ui.vertical(|ui| {
                let target = state.target();
                super::whole_path(ctx, ui, FIELD + 80.0, &target);
                if state.form == DataForm::Tables {
                    let name = beside(&target).file_name().unwrap_or_default().to_string_lossy().into_owned();
                    let text = words.with("data-export-beside", &[("path", name.into())]);
                    small(ctx, ui, &text);
                }
            });
            ui.end_row();
        });
    let ready = !state.path.trim().is_empty();
    let chosen = form::main_button(ui, ctx.palette, ready, words.text("data-export-do")).clicked();
    if (chosen || entered) && ready {
        ctx.commands.send(Command::ExportData {
            form: state.form,
            seen: state.seen,
            path: state.target(),
        });
    }
}

fn small(ctx: &ViewCtx<'_>, ui: &mut Ui, text: &str) {
    let text = RichText::new(text)
        .font(font(size::SMALL, Weight::Regular))
        .color(ctx.palette.text_weak);
    ui.add(Label::new(text).wrap());
}

/// What was written and what the format cannot hold. `true` once it is closed.
fn written_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &DataState) -> bool {
    let words = ctx.words;
    let Some(written) = &state.written else { return true };
    let heading = |ui: &mut Ui, text: &str| {
        ui.label(RichText::new(text).font(font(size::BODY, Weight::SemiBold)));
    };
    heading(
        ui,
        &format!("{}: {}", words.text("data-export-done"), written.counts.join(", ")),
    );
    for path in &written.paths {
        super::whole_path(ctx, ui, ui.available_width(), path);
    }
    ui.add_space(space::S);
    if written.notes.is_empty() {
        ui.label(words.text("data-export-nothing-lost"));
    } else {
        heading(ui, words.text("data-export-notes"));
        ScrollArea::vertical()
            .id_salt("data-export-notes")
            .max_height(HEIGHT)
            .show(ui, |ui| {
                for (note, about) in &written.notes {
                    let label = ui.add(Label::new(RichText::new(note).font(font(size::NOTE, Weight::Medium))).wrap());
                    label.widget_info(|| WidgetInfo::labeled(Role::Label, true, note));
                    if !about.is_empty() {
                        small(ctx, ui, &about.join(" · "));
                    }
                    ui.add_space(space::XS);
                }
            });
    }
    ui.add_space(space::S);
    form::main_button(ui, ctx.palette, true, words.text("data-export-close")).clicked()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extension_follows_the_form() {
        let mut state = DataState {
            path: "net".into(),
            ..DataState::default()
        };
        assert_eq!(state.target(), PathBuf::from("net.gexf"));
        state.form = DataForm::Tables;
        state.path = "net.gexf".into();
        assert_eq!(state.target(), PathBuf::from("net.csv"));
    }
}
