//! A path field of our own, for machines without a file dialog service.

use std::path::PathBuf;

use egui::{Id, Ui};

use super::super::ViewCtx;
use crate::command::Command;
use crate::theme::space;
use crate::widgets::form;

/// Width of the field.
const WIDTH: f32 = 460.0;

/// What the field asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Purpose {
    /// A project or document to open.
    #[default]
    Open,
    /// Where to save the project.
    Save,
    /// A document or folder to read into the dossier.
    Documents,
}

/// What the path field remembers.
#[derive(Debug, Default)]
pub struct FileDialogState {
    /// Whether it is shown.
    pub open: bool,
    /// What for.
    purpose: Purpose,
    /// The path as typed.
    path: String,
    /// Where a path begins that names no folder.
    folder: PathBuf,
    /// Opened with this frame.
    fresh: bool,
}

impl FileDialogState {
    /// Opens the field; `folder` is where a path begins that names none.
    pub fn show(&mut self, purpose: Purpose, folder: PathBuf) {
        let first = match purpose {
            Purpose::Open | Purpose::Documents => "",
            Purpose::Save => "dossier.garant",
        };
        // What was typed last for the same purpose is most likely what is wanted, or nearly.
        if purpose != self.purpose || self.path.trim().is_empty() {
            first.clone_into(&mut self.path);
        }
        self.purpose = purpose;
        self.folder = folder;
        self.open = true;
        self.fresh = true;
    }
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
        Purpose::Documents => "file-documents-title",
    });
    let mut open = true;
    let mut done = false;
    super::dialog(ctx, ui, "file", title, &mut open, |ui| {
        let width = WIDTH.min(ui.ctx().content_rect().width() - 80.0);
        ui.set_width(width);
        let label = ui.label(words.text("file-path"));
        let fresh = std::mem::take(&mut state.fresh);
        let hint = words.text("file-path-hint");
        let field = form::field(ui, Id::unique("file-path"), &mut state.path, hint, f32::INFINITY, fresh).labelled_by(label.id);
        let entered = field.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
        let typed = state.path.trim();
        let path = state.folder.join(typed);
        super::whole_path(ctx, ui, width, &path);
        ui.add_space(space::XS);
        let ready = !typed.is_empty();
        let chosen = form::main_button(ui, ctx.palette, ready, title).clicked();
        if (entered || chosen) && ready {
            ctx.commands.send(match state.purpose {
                Purpose::Open => Command::OpenFile(path),
                Purpose::Save => Command::SaveAs(path),
                Purpose::Documents => Command::AddDocuments(vec![path]),
            });
            done = true;
        }
    });
    state.open = open && !done;
}
