//! Questions about the safety of the work: what a crash left behind, unsaved changes, a file changed by somebody
//! else, earlier versions. Each is a modal: nothing else happens until it is answered.
//!
//! What is shown comes as text from the app; the answers are commands. Escape is the app's, as everywhere.

use egui::{Button, Frame, Id, Margin, Modal, RichText, Role, ScrollArea, Ui, WidgetInfo, vec2};

use super::super::ViewCtx;
use crate::command::{Command, Leave};
use crate::theme::{Weight, font, size, space};
use crate::widgets::form;

/// Width of the questions.
const WIDTH: f32 = 500.0;
/// Most height of a list.
const HEIGHT: f32 = 360.0;

/// Work that waits to be taken up.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WaitingRow {
    /// Title of the dossier, and the file where there is one.
    pub title: String,
    /// How many steps, and when the last was made.
    pub what: String,
    /// Names of the last steps, the latest first.
    pub names: Vec<String>,
    /// What stands in the way or should be known.
    pub note: Option<String>,
    /// Whether it can be taken up at all.
    pub can_take_up: bool,
}

/// An earlier version of the project.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VersionRow {
    /// Its number.
    pub number: u64,
    /// When it was written.
    pub written: String,
    /// Its size.
    pub size: String,
}

/// The question that is asked, if one is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Question {
    /// None.
    #[default]
    None,
    /// A crash left work behind.
    Recovery(Vec<WaitingRow>),
    /// There are unsaved changes, and the dossier is about to be left.
    Unsaved,
    /// The file has been changed by somebody else.
    Changed(String),
    /// Earlier versions.
    Versions(Vec<VersionRow>),
}

impl Question {
    /// Whether something is asked.
    pub fn is_open(&self) -> bool {
        *self != Self::None
    }
}

/// Asks the question, if there is one.
pub fn question_ui(ctx: &ViewCtx<'_>, ui: &Ui, question: &mut Question) {
    let mut closed = false;
    match question {
        Question::None => {}
        Question::Recovery(rows) => modal(ctx, ui, "recovery-title", |ui| recovery(ctx, ui, rows, &mut closed)),
        Question::Unsaved => modal(ctx, ui, "unsaved-title", |ui| unsaved(ctx, ui, &mut closed)),
        Question::Changed(path) => modal(ctx, ui, "changed-title", |ui| changed(ctx, ui, path, &mut closed)),
        Question::Versions(rows) => modal(ctx, ui, "versions-title", |ui| versions(ctx, ui, rows, &mut closed)),
    }
    if closed {
        *question = Question::None;
    }
}

fn modal(ctx: &ViewCtx<'_>, ui: &Ui, title: &'static str, add: impl FnOnce(&mut Ui)) {
    let frame = Frame::window(&ui.ctx().global_style())
        .fill(ctx.palette.card)
        .inner_margin(Margin::same(18))
        .corner_radius(space::CARD_RADIUS);
    Modal::new(Id::unique("question")).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 80.0));
        let heading = RichText::new(ctx.words.text(title)).font(font(size::HEADING, Weight::SemiBold));
        ui.label(heading.color(ctx.palette.text));
        ui.add_space(space::S);
        add(ui);
    });
}

fn note(ctx: &ViewCtx<'_>, ui: &mut Ui, text: &str) {
    let text = RichText::new(text)
        .font(font(size::NOTE, Weight::Regular))
        .color(ctx.palette.text_weak);
    ui.add(egui::Label::new(text).wrap());
}

/// A quiet button whose accessible name can say more than its words.
fn button(ui: &mut Ui, words: &str, name: &str) -> bool {
    let response = ui.add(Button::new(words).min_size(vec2(0.0, space::CONTROL)));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    response.clicked()
}

fn recovery(ctx: &ViewCtx<'_>, ui: &mut Ui, rows: &[WaitingRow], closed: &mut bool) {
    let words = ctx.words;
    ui.label(words.text("recovery-what"));
    ScrollArea::vertical().max_height(HEIGHT).show(ui, |ui| {
        for (place, row) in rows.iter().enumerate() {
            ui.add_space(space::M);
            let title = RichText::new(&row.title).font(font(size::BODY, Weight::SemiBold));
            ui.add(egui::Label::new(title).wrap());
            ui.label(&row.what);
            for name in &row.names {
                note(ctx, ui, &format!("– {name}"));
            }
            if let Some(text) = &row.note {
                let text = RichText::new(text)
                    .font(font(size::NOTE, Weight::Medium))
                    .color(ctx.palette.bad);
                ui.add(egui::Label::new(text).wrap());
            }
            ui.add_space(space::XS);
            ui.horizontal(|ui| {
                let take_up = form::main_button(ui, ctx.palette, row.can_take_up, words.text("recovery-take-up"));
                let name = words.with("recovery-take-up-name", &[("title", row.title.as_str().into())]);
                take_up.widget_info(|| WidgetInfo::labeled(Role::Button, row.can_take_up, &name));
                if take_up.clicked() {
                    ctx.commands.send(Command::TakeUp(place));
                    *closed = true;
                }
                let name = words.with("recovery-discard-name", &[("title", row.title.as_str().into())]);
                if button(ui, words.text("recovery-discard"), &name) {
                    ctx.commands.send(Command::DiscardWaiting(place));
                }
            });
        }
    });
    ui.add_space(space::M);
    ui.separator();
    ui.horizontal_wrapped(|ui| {
        let text = words.text("recovery-without");
        if button(ui, text, text) {
            *closed = true;
        }
        note(ctx, ui, words.text("recovery-without-note"));
    });
}

fn unsaved(ctx: &ViewCtx<'_>, ui: &mut Ui, closed: &mut bool) {
    let words = ctx.words;
    ui.label(words.text("unsaved-what"));
    ui.add_space(space::M);
    ui.horizontal(|ui| {
        if form::main_button(ui, ctx.palette, true, words.text("unsaved-save")).clicked() {
            ctx.commands.send(Command::Leave(Leave::Save));
            *closed = true;
        }
        let discard = words.text("unsaved-discard");
        if button(ui, discard, discard) {
            ctx.commands.send(Command::Leave(Leave::Discard));
            *closed = true;
        }
        let cancel = words.text("dialog-cancel");
        if button(ui, cancel, cancel) {
            ctx.commands.send(Command::Leave(Leave::Cancel));
            *closed = true;
        }
    });
}

fn changed(ctx: &ViewCtx<'_>, ui: &mut Ui, path: &str, closed: &mut bool) {
    let words = ctx.words;
    let text = words.with("changed-what", &[("path", path.into())]);
    ui.add(egui::Label::new(text).wrap());
    ui.add_space(space::M);
    ui.horizontal(|ui| {
        if form::main_button(ui, ctx.palette, true, words.text("changed-save-as")).clicked() {
            ctx.commands.send(Command::SaveAsDialog);
            *closed = true;
        }
        let over = words.text("changed-overwrite");
        if button(ui, over, over) {
            ctx.commands.send(Command::Overwrite);
            *closed = true;
        }
        let cancel = words.text("dialog-cancel");
        if button(ui, cancel, cancel) {
            ctx.commands.send(Command::Leave(Leave::Cancel));
            *closed = true;
        }
    });
}

fn versions(ctx: &ViewCtx<'_>, ui: &mut Ui, rows: &[VersionRow], closed: &mut bool) {
    let words = ctx.words;
    ui.label(words.text(if rows.is_empty() { "versions-none" } else { "versions-what" }));
    ui.add_space(space::S);
    ScrollArea::vertical().max_height(HEIGHT).show(ui, |ui| {
        for row in rows {
            ui.horizontal(|ui| {
                let restore = words.text("versions-restore");
                let name = words.with("versions-restore-name", &[("written", row.written.as_str().into())]);
                if button(ui, restore, &name) {
                    ctx.commands.send(Command::RestoreVersion(row.number));
                    *closed = true;
                }
                ui.label(&row.written);
                note(ctx, ui, &row.size);
            });
        }
    });
    ui.add_space(space::M);
    let close = words.text("dialog-close");
    if button(ui, close, close) {
        *closed = true;
    }
}
