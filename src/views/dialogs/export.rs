//! What to export, in which form, how large, and where to.

use std::path::PathBuf;

use egui::{ComboBox, Grid, Id, Ui};

use super::super::ViewCtx;
use super::super::brief::A4;
use crate::command::{Command, FigureView};
use crate::widgets::form;

/// Width of the field for the path.
const FIELD: f32 = 300.0;

/// File form of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Form {
    /// Pixels.
    #[default]
    Png,
    /// Drawing with text.
    Svg,
    /// One page.
    Pdf,
}

impl Form {
    const ALL: [Self; 3] = [Self::Png, Self::Svg, Self::Pdf];

    fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Pdf => "pdf",
        }
    }
}

/// What the export dialog remembers.
#[derive(Debug)]
pub struct ExportState {
    /// Whether it is shown.
    pub open: bool,
    /// Of what.
    pub view: FigureView,
    /// In which form.
    pub form: Form,
    /// Width and height in points.
    pub size: (f32, f32),
    /// Pixels a point.
    pub scale: f32,
    /// Where to; an extension is added where none is given.
    pub path: String,
    /// The user wants the system's dialog for the path.
    pub browse: bool,
    /// Where a path begins that names no folder.
    folder: PathBuf,
    /// Opened with this frame.
    fresh: bool,
}

impl Default for ExportState {
    fn default() -> Self {
        Self {
            open: false,
            view: FigureView::Network,
            form: Form::Png,
            size: (1600.0, 900.0),
            scale: 2.0,
            path: String::from("garant-figure"),
            browse: false,
            folder: PathBuf::new(),
            fresh: false,
        }
    }
}

impl ExportState {
    /// Opens the dialog; `folder` is where a path begins that names none.
    pub fn show(&mut self, folder: PathBuf) {
        self.folder = folder;
        self.open = true;
        self.fresh = true;
    }

    /// Chooses what is exported. A brief is a page of A4, to be printed; what was chosen for a picture does not fit it,
    /// nor the other way round.
    pub fn choose(&mut self, view: FigureView) {
        if (view == FigureView::Brief) != (self.view == FigureView::Brief) {
            let usual = Self::default();
            (self.form, self.size) = match view {
                FigureView::Brief => (Form::Pdf, A4.into()),
                _ => (usual.form, usual.size),
            };
        }
        self.view = view;
    }

    /// The whole path with the extension of the chosen form.
    pub fn target(&self) -> PathBuf {
        let mut path = self.folder.join(self.path.trim());
        let known = path
            .extension()
            .is_some_and(|e| Form::ALL.iter().any(|f| e.eq_ignore_ascii_case(f.extension())));
        if known {
            path.set_extension(self.form.extension());
        } else {
            path.as_mut_os_string().push(format!(".{}", self.form.extension()));
        }
        path
    }
}

/// Shows the dialog while it is open.
pub fn export_ui(ctx: &ViewCtx<'_>, ui: &Ui, state: &mut ExportState) {
    if !state.open {
        return;
    }
    let words = ctx.words;
    let mut open = true;
    let mut done = false;
    let mut entered = false;
    super::dialog(ctx, ui, "export", words.text("export-title"), &mut open, |ui| {
        Grid::new("export-grid").num_columns(2).spacing([18.0, 10.0]).show(ui, |ui| {
            choices(ctx, ui, state);
            let label = ui.label(words.text("export-path"));
            ui.horizontal(|ui| {
                let fresh = std::mem::take(&mut state.fresh);
                let field = form::field(ui, Id::unique("export-path"), &mut state.path, "", FIELD, fresh).labelled_by(label.id);
                entered = field.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
                if ui.button(words.text("export-browse")).clicked() {
                    state.browse = true;
                }
            });
            ui.end_row();
            ui.label("");
            super::whole_path(ctx, ui, FIELD + 80.0, &state.target());
            ui.end_row();
        });
        let ready = !state.path.trim().is_empty();
        let chosen = form::main_button(ui, ctx.palette, ready, words.text("export-do")).clicked();
        if (chosen || entered) && ready {
            ctx.commands.send(Command::Export {
                view: state.view,
                path: state.target(),
                size: state.size,
                scale: state.scale,
            });
            done = true;
        }
    });
    state.open = open && !done;
}

fn choices(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut ExportState) {
    let words = ctx.words;
    ui.label(words.text("export-what"));
    ui.horizontal(|ui| {
        for (view, key) in [
            (FigureView::Window, "export-window"),
            (FigureView::Network, "export-network"),
            (FigureView::Timeline, "export-timeline"),
            (FigureView::Document, "export-document"),
            (FigureView::Brief, "export-brief"),
        ] {
            if ui.selectable_label(state.view == view, words.text(key)).clicked() {
                state.choose(view);
            }
        }
    });
    ui.end_row();
    ui.label(words.text("export-form"));
    ui.horizontal(|ui| {
        for form in Form::ALL {
            ui.selectable_value(&mut state.form, form, form.extension().to_uppercase());
        }
    });
    ui.end_row();
    ui.label(words.text("export-size"));
    ui.horizontal(|ui| {
        let shown = |(w, h): (f32, f32)| format!("{w:.0} × {h:.0}");
        let combo = ComboBox::from_id_salt("export-size")
            .selected_text(shown(state.size))
            .show_ui(ui, |ui| {
                for size in [
                    (1600.0, 900.0),
                    (1600.0, 1000.0),
                    (1200.0, 900.0),
                    (1123.0, 794.0),
                    (794.0, 1123.0),
                    A4.into(),
                    (1920.0, 1080.0),
                ] {
                    ui.selectable_value(&mut state.size, size, shown(size));
                }
            });
        combo
            .response
            .widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, words.text("export-size")));
        if state.form == Form::Png {
            let scale = ui.add(
                egui::DragValue::new(&mut state.scale)
                    .range(0.5..=6.0)
                    .speed(0.1)
                    .suffix(" ×"),
            );
            scale.on_hover_text(words.text("export-scale"));
        }
    });
    ui.end_row();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_brief_is_a_page_to_be_printed_and_a_picture_is_not() {
        let mut state = ExportState::default();
        state.choose(FigureView::Brief);
        assert_eq!((state.form, state.size), (Form::Pdf, A4.into()));
        state.form = Form::Png;
        state.choose(FigureView::Brief);
        assert_eq!(state.form, Form::Png, "what was chosen for it stays");
        state.choose(FigureView::Timeline);
        assert_eq!(state.size, ExportState::default().size);
    }

    #[test]
    fn the_extension_follows_the_form() {
        let mut state = ExportState {
            path: "a.b/figure".into(),
            form: Form::Svg,
            ..ExportState::default()
        };
        assert_eq!(state.target(), PathBuf::from("a.b/figure.svg"));
        state.path = "figure.png".into();
        assert_eq!(state.target(), PathBuf::from("figure.svg"));
        state.path = "fig.2024".into();
        assert_eq!(state.target(), PathBuf::from("fig.2024.svg"));
    }
}
