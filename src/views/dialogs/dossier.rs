//! What is said of the dossier as a whole: its title, what it is about, and the handling marking of its figures.
//!
//! What is typed is said in the language of the window (`judge::worded`).

use egui::{Id, Key, RichText, Role, TextEdit, Ui, WidgetInfo};

use super::super::ViewCtx;
use crate::command::Command;
use crate::model::dossier::Header;
use crate::model::judge::worded;
use crate::model::{Edit, Language};
use crate::theme::{Weight, font, size, space};
use crate::widgets::form;

/// Width of the dialog.
const WIDTH: f32 = 480.0;

/// The form while it is open.
#[derive(Debug, Default)]
pub struct DossierForm {
    /// Whether it is shown.
    pub open: bool,
    title: String,
    note: String,
    marking: String,
    fresh: bool,
}

impl DossierForm {
    /// Opens the form on what is said now.
    pub fn show(&mut self, header: &Header, language: Language) {
        *self = Self {
            open: true,
            title: header.title.get(language).to_owned(),
            note: header.note.get(language).to_owned(),
            marking: header.marking.get(language).to_owned(),
            fresh: true,
        };
    }
}

/// Shows the form while it is open.
pub fn dossier_form_ui(ctx: &ViewCtx<'_>, ui: &Ui, state: &mut DossierForm) {
    if !state.open {
        return;
    }
    let words = ctx.words;
    let mut open = true;
    let mut done = false;
    super::dialog(ctx, ui, "dossier", words.text("dossier-title"), &mut open, |ui| {
        ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 80.0));
        let fresh = std::mem::take(&mut state.fresh);
        let mut entered = false;
        for (key, text, fresh) in [
            ("dossier-name", &mut state.title, fresh),
            ("dossier-marking", &mut state.marking, false),
        ] {
            label(ctx, ui, key);
            let field = form::field(ui, Id::unique(("dossier", key)), text, "", f32::INFINITY, fresh);
            field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, words.text(key)));
            entered |= field.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
        }
        label(ctx, ui, "dossier-note");
        let note = TextEdit::multiline(&mut state.note)
            .desired_rows(4)
            .desired_width(f32::INFINITY);
        let note = ui.add(note);
        note.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, words.text("dossier-note")));
        ui.add_space(space::S);
        let pressed = form::main_button(ui, ctx.palette, true, words.text("dossier-do")).clicked();
        done = entered || pressed;
    });
    if done {
        let (old, language) = (&ctx.dossier.header, words.language());
        let header = Header {
            title: worded(&state.title, language, &old.title),
            note: worded(&state.note, language, &old.note),
            marking: worded(&state.marking, language, &old.marking),
            ..old.clone()
        };
        if header != *old {
            ctx.commands.send(Command::Change {
                name: "history-dossier",
                edits: vec![Edit::Header(Box::new(header))],
                select: None,
            });
        }
    }
    state.open = open && !done;
}

fn label(ctx: &ViewCtx<'_>, ui: &mut Ui, key: &'static str) {
    let text = RichText::new(ctx.words.text(key)).font(font(size::NOTE, Weight::Regular));
    ui.label(text.color(ctx.palette.text_weak));
}
