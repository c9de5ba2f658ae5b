//! A path field of our own, for machines without a file dialog service.

use std::path::PathBuf;

use egui::{Event, Id, Key, Label, RichText, TextEdit, Ui};

use super::super::ViewCtx;
use super::paths::paths;
use crate::command::Command;
use crate::theme::{Weight, font, size, space};
use crate::views::keys::NEW_LINE;
use crate::widgets::form;

/// Width of the field.
const WIDTH: f32 = 460.0;
/// Paths shown in full below the field.
const SHOWN: usize = 6;

/// What the field asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Purpose {
    /// A project or document to open.
    #[default]
    Open,
    /// Where to save the project.
    Save,
    /// Documents and folders to read into the dossier.
    Documents,
    /// Data sets, tables and graph files.
    Data,
    /// A project to join.
    Join,
    /// Where to write a table; with the name to begin with.
    Table(&'static str),
}

/// What the path field remembers.
#[derive(Debug, Default)]
pub struct FileDialogState {
    /// Whether it is shown.
    pub open: bool,
    /// What for.
    purpose: Purpose,
    /// The path as typed; for documents, several, one a line.
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
            Purpose::Open | Purpose::Join | Purpose::Documents | Purpose::Data => "",
            Purpose::Save => "dossier.garant",
            Purpose::Table(name) => name,
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
    let title = ctx.words.text(match state.purpose {
        Purpose::Open => "file-open-title",
        Purpose::Save => "file-save-title",
        Purpose::Documents => "file-documents-title",
        Purpose::Data => "file-import-title",
        Purpose::Join => "file-join-title",
        Purpose::Table(_) => "file-table-title",
    });
    let mut open = true;
    let mut done = false;
    super::dialog(ctx, ui, "file", title, &mut open, |ui| {
        let width = WIDTH.min(ui.ctx().content_rect().width() - 80.0);
        ui.set_width(width);
        let fresh = std::mem::take(&mut state.fresh);
        let (paths, entered) = match state.purpose {
            Purpose::Documents | Purpose::Data => many(ctx, ui, state, fresh),
            Purpose::Open | Purpose::Join | Purpose::Save | Purpose::Table(_) => one(ctx, ui, state, fresh),
        };
        ui.add_space(space::XS);
        let ready = !paths.is_empty();
        let chosen = form::main_button(ui, ctx.palette, ready, title).clicked();
        if (entered || chosen) && ready {
            send(ctx, state.purpose, paths);
            done = true;
        }
    });
    state.open = open && !done;
}

fn send(ctx: &ViewCtx<'_>, purpose: Purpose, paths: Vec<PathBuf>) {
    // What is data and what is a text the files themselves say.
    if matches!(purpose, Purpose::Documents | Purpose::Data) {
        return ctx.commands.send(Command::AddDocuments(paths));
    }
    let Some(path) = paths.into_iter().next() else { return };
    ctx.commands.send(match purpose {
        Purpose::Save => Command::SaveAs(path),
        Purpose::Join => Command::JoinFile(path),
        Purpose::Table(_) => Command::WriteTable(path),
        Purpose::Open | Purpose::Documents | Purpose::Data => Command::OpenFile(path),
    });
}

/// A line for one path; gives it, and whether Enter was pressed.
fn one(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut FileDialogState, fresh: bool) -> (Vec<PathBuf>, bool) {
    let label = ui.label(ctx.words.text("file-path"));
    let hint = ctx.words.text("file-path-hint");
    let field = form::field(ui, Id::unique("file-path"), &mut state.path, hint, f32::INFINITY, fresh).labelled_by(label.id);
    let entered = field.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
    let paths = paths(
        state.path.lines().next().unwrap_or_default(),
        &state.folder,
        home().as_deref(),
    );
    let whole = paths.first().unwrap_or(&state.folder);
    super::whole_path(ctx, ui, ui.available_width(), whole);
    (paths, entered)
}

/// A field for several paths, one a line, with what is found there; gives them, and whether Enter was pressed.
fn many(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut FileDialogState, fresh: bool) -> (Vec<PathBuf>, bool) {
    let label = ui.label(ctx.words.text("file-paths"));
    let id = Id::unique("file-paths");
    let lines = state.path.lines().count().clamp(3, 8);
    let edit = TextEdit::multiline(&mut state.path)
        .id(id)
        .hint_text(ctx.words.text("file-paths-hint"))
        .desired_width(f32::INFINITY)
        .desired_rows(lines)
        .return_key(NEW_LINE);
    let field = ui.add(edit).labelled_by(label.id);
    if fresh {
        form::choose_all(ui, &field, &state.path);
    }
    let entered = field.has_focus() && ui.input(|i| i.events.iter().any(is_enter));
    let paths = paths(&state.path, &state.folder, home().as_deref());
    for path in paths.iter().take(SHOWN) {
        if path.exists() {
            super::whole_path(ctx, ui, ui.available_width(), path);
        } else {
            let missing = ctx.words.with("file-missing", &[("path", path.display().to_string().into())]);
            let missing = RichText::new(missing)
                .font(font(size::SMALL, Weight::Medium))
                .color(ctx.palette.bad);
            ui.add(Label::new(missing).truncate());
        }
    }
    (paths, entered)
}

/// Enter without Shift, which makes a new line.
fn is_enter(event: &Event) -> bool {
    matches!(event, Event::Key { key: Key::Enter, pressed: true, modifiers, .. } if !modifiers.shift)
}

pub(super) fn home() -> Option<PathBuf> {
    std::env::home_dir()
}
