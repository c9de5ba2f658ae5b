//! A path field of our own, for machines without a file dialog service.

use std::path::PathBuf;

use egui::{TextEdit, Ui};

use super::super::ViewCtx;
use crate::command::Command;

/// What the field asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Purpose {
    /// A project or document to open.
    #[default]
    Open,
    /// Where to save the project.
    Save,
}

/// What the path field remembers.
#[derive(Debug, Default)]
pub struct FileDialogState {
    /// Whether it is shown.
    pub open: bool,
    /// What for.
    pub purpose: Purpose,
    /// The path as typed.
    pub path: String,
}

/// Shows the path field while it is open.
pub fn file_dialog_ui(ctx: &ViewCtx<'_>, ui: &Ui, state: &mut FileDialogState) {
    if !state.open {
        return;
    }
    let words = ctx.words;
    let title = words.text(match state.purpose {
        Purpose::Open => "file-open-title",
        Purpose::Save => "file-save-title",
    });
    let mut open = true;
    let mut done = false;
    super::dialog(ctx, ui, "file", title, &mut open, |ui| {
        ui.set_width(460.0);
        let label = ui.label(words.text("file-path"));
        let field = ui.add(
            TextEdit::singleline(&mut state.path)
                .desired_width(f32::INFINITY)
                .hint_text(words.text("file-path-hint")),
        );
        let field = field.labelled_by(label.id);
        if !field.has_focus() && state.path.is_empty() {
            field.request_focus();
        }
        let entered = field.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
        ui.add_space(6.0);
        let chosen = ui
            .add_enabled(!state.path.trim().is_empty(), egui::Button::new(title))
            .clicked();
        if (entered || chosen) && !state.path.trim().is_empty() {
            let path = PathBuf::from(state.path.trim());
            ctx.commands.send(match state.purpose {
                Purpose::Open => Command::OpenFile(path),
                Purpose::Save => Command::SaveAs(path),
            });
            done = true;
        }
    });
    state.open = open && !done;
}
