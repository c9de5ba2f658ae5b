//! The sheet of a note: its words, and what it is tied to.

use egui::{Button, RichText, Role, Ui, WidgetInfo, vec2};

use super::change;
use crate::model::keep::{rewrite_note, write_note};
use crate::model::{Item, Note, NoteId};
use crate::theme::{Weight, font, size, space};
use crate::views::sheet::{Ending, Main, ending, lines_field, weak, wrong};
use crate::views::{ViewCtx, pick};

/// Width of the sheet.
const WIDTH: f32 = 400.0;
/// What it is tied to, shown by name.
const MOST: usize = 10;

/// A note while it is written.
#[derive(Debug, Clone, Default)]
pub struct NoteSheet {
    /// The note that is changed; `None` for a new one.
    note: Option<NoteId>,
    text: String,
    about: Vec<Item>,
    /// Confirmed without words.
    missing: bool,
    /// Drawn before, so that the field does not take the focus again.
    seen: bool,
}

impl NoteSheet {
    /// A new note on items; on none it is one on the whole dossier.
    pub fn on(about: Vec<Item>) -> Self {
        Self {
            about,
            ..Self::default()
        }
    }

    /// A note that is there.
    pub fn of(note: &Note) -> Self {
        Self {
            note: Some(note.id),
            text: note.text.clone(),
            about: note.about.iter().copied().collect(),
            ..Self::default()
        }
    }

    /// Whether it is a new note on these items, with words that would be lost.
    pub fn is_about(&self, about: &[Item]) -> bool {
        self.note.is_none() && self.about == about
    }

    /// What is to be kept of it when it is closed: a new note that somebody has begun.
    pub(in crate::views) fn into_draft(self) -> Option<Self> {
        let begun = self.note.is_none() && !self.text.trim().is_empty();
        begun.then_some(Self { seen: false, ..self })
    }

    pub(in crate::views) fn title(&self) -> &'static str {
        if self.note.is_some() {
            "note-title-edit"
        } else {
            "note-title-new"
        }
    }

    /// Draws the form; `true` when the note is written or given up.
    pub(in crate::views) fn ui(&mut self, ctx: &ViewCtx<'_>, ui: &mut Ui) -> bool {
        ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 80.0));
        self.about.retain(|item| ctx.dossier.contains(*item));
        let fresh = !std::mem::replace(&mut self.seen, true);
        let id = egui::Id::unique("note-text");
        let entered = lines_field(ctx, ui, id, &mut self.text, "note-hint", 4, fresh);
        if self.missing && self.text.trim().is_empty() {
            wrong(ctx, ui, "note-missing");
        }
        ui.add_space(space::XS);
        self.tied_ui(ctx, ui);
        weak(ctx, ui, ctx.words.text("form-enter"));
        let main = Main {
            entered,
            ..Main::default()
        };
        match ending(ctx, ui, ctx.words.text("note-do"), main) {
            None => false,
            Some(Ending::Cancelled) => {
                self.text.clear();
                true
            }
            Some(Ending::Confirmed) if self.text.trim().is_empty() => {
                self.missing = true;
                false
            }
            Some(Ending::Confirmed) => {
                let d = ctx.dossier;
                match self.note {
                    Some(note) => change(ctx, "history-note-edit", rewrite_note(d, note, &self.text, &self.about)),
                    None => change(ctx, "history-note", write_note(d, &self.text, &self.about, ctx.today)),
                }
                self.text.clear();
                true
            }
        }
    }

    /// What it is tied to, each of which can be taken out.
    fn tied_ui(&mut self, ctx: &ViewCtx<'_>, ui: &mut Ui) {
        if self.about.is_empty() {
            weak(ctx, ui, ctx.words.text("note-on-dossier"));
            return;
        }
        weak(ctx, ui, ctx.words.text("note-tied"));
        let mut taken_out = None;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::XS, space::XS);
            for item in self.about.iter().take(MOST) {
                let name: String = pick::title(ctx, *item).chars().take(48).collect();
                let label = ctx.words.with("note-untie", &[("name", name.clone().into())]);
                let text = RichText::new(format!("{name}  ×")).font(font(size::NOTE, Weight::Regular));
                let chip = Button::new(text).truncate().fill(ctx.palette.accent_soft);
                let chip = ui.add(chip.corner_radius(11).min_size(vec2(0.0, 22.0)));
                chip.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
                if chip.on_hover_text(&label).clicked() {
                    taken_out = Some(*item);
                }
            }
            if self.about.len() > MOST {
                let rest = self.about.len() - MOST;
                weak(ctx, ui, &ctx.words.with("inspector-more", &[("n", rest.into())]));
            }
        });
        self.about.retain(|item| Some(*item) != taken_out);
    }
}
