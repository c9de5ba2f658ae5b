//! What came of reading documents: how many were read, what is proposed, and what went wrong with which file. And what came of
//! importing data: what it was made into, what was left out and why.

use egui::{RichText, Role, ScrollArea, Ui, WidgetInfo};

use super::super::ViewCtx;
use crate::command::Command;
use crate::model::DocumentId;
use crate::session::Ledger;
use crate::theme::{Weight, font, size, space};
use crate::widgets::form;

/// Width of the dialog.
const WIDTH: f32 = 520.0;
/// Height of what stands above and below the list of problems.
const AROUND: f32 = 340.0;
/// Most height of the list of problems.
const HEIGHT: f32 = 320.0;

/// Height of what stands above and below the report of an import, and the most height of it.
const AROUND_IMPORT: f32 = 300.0;
const HEIGHT_IMPORT: f32 = 460.0;

/// What came of reading documents.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReportState {
    /// Whether it is shown.
    pub open: bool,
    /// Documents read.
    pub read: usize,
    /// Documents that were there already.
    pub known: usize,
    /// Proposals made.
    pub proposals: usize,
    /// Documents read that give no date of publication.
    pub undated: Vec<DocumentId>,
    /// Files that could not be read, and what is wrong and what to do.
    pub problems: Vec<(String, String)>,
    /// Instead of all that: what came of importing data files, one after the other.
    pub imported: Vec<Imported>,
}

/// What came of importing a data file, in words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imported {
    /// Name of the file.
    pub name: String,
    /// What came through.
    pub counts: Vec<String>,
    /// What was left out, changed or recognised: reason with its number, and the places.
    pub notes: Vec<(String, Vec<String>)>,
    /// The whole as a text to be saved.
    pub text: String,
    /// Whether there are contradictions to be seen.
    pub contradictions: bool,
}

/// Shows the report while it is open.
pub fn report_ui(ctx: &ViewCtx<'_>, ui: &Ui, state: &mut ReportState) {
    if !state.open {
        return;
    }
    let words = ctx.words;
    let mut open = true;
    if !state.imported.is_empty() {
        let mut gone = false;
        super::dialog(ctx, ui, "import-report", words.text("import-title"), &mut open, |ui| {
            ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 80.0));
            gone = imports_ui(ctx, ui, &state.imported);
        });
        state.open &= open && !gone;
        return;
    }
    super::dialog(ctx, ui, "report", words.text("report-title"), &mut open, |ui| {
        ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 80.0));
        ui.label(words.with("report-read", &[("n", state.read.into())]));
        if state.known > 0 {
            ui.label(words.with("report-known", &[("n", state.known.into())]));
        }
        ui.label(words.with("report-proposals", &[("n", state.proposals.into())]));
        if !state.undated.is_empty() {
            undated(ctx, ui, &state.undated);
        }
        if !state.problems.is_empty() {
            problems(ctx, ui, &state.problems);
        }
        ui.add_space(space::S);
        if state.proposals > 0 && form::main_button(ui, ctx.palette, true, words.text("report-review")).clicked() {
            ctx.commands.send(Command::ShowLedger(Some(Ledger::Proposals)));
            state.open = false;
        }
    });
    state.open &= open;
}

/// What came of imports, and what can be done about it. Whether something else is to be seen.
fn imports_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, imported: &[Imported]) -> bool {
    let words = ctx.words;
    let most = (ui.ctx().content_rect().height() - AROUND_IMPORT).clamp(120.0, HEIGHT_IMPORT);
    ScrollArea::vertical()
        .id_salt("import-report")
        .max_height(most)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            for (number, one) in imported.iter().enumerate() {
                ui.push_id(number, |ui| imported_ui(ctx, ui, one));
                ui.add_space(space::M);
            }
        });
    let hint = RichText::new(words.text("import-undo-hint"))
        .font(font(size::NOTE, Weight::Regular))
        .color(ctx.palette.text_weak);
    ui.label(hint);
    ui.add_space(space::S);
    let mut gone = false;
    ui.horizontal(|ui| {
        let contradictions = imported.iter().any(|one| one.contradictions);
        if contradictions && form::main_button(ui, ctx.palette, true, words.text("import-contradictions")).clicked() {
            ctx.commands.send(Command::ShowLedger(Some(Ledger::Contradictions)));
            gone = true;
        }
        if ui.button(words.text("import-save-report")).clicked() {
            let texts: Vec<&str> = imported.iter().map(|one| one.text.as_str()).collect();
            ctx.commands.send(Command::SaveTable {
                name: "import-report.txt",
                text: texts.join("\n"),
            });
        }
        gone |= ui.button(words.text("import-close")).clicked();
    });
    gone
}

/// What came of an import: counts, then each reason with its places to be opened.
fn imported_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, imported: &Imported) {
    let words = ctx.words;
    let note = |text: &str| {
        RichText::new(text)
            .font(font(size::NOTE, Weight::Regular))
            .color(ctx.palette.text_weak)
    };
    ui.label(RichText::new(&imported.name).font(font(size::BODY, Weight::SemiBold)));
    for line in &imported.counts {
        ui.label(line);
    }
    ui.add_space(space::S);
    let heading = if imported.notes.is_empty() {
        "exchange-no-notes"
    } else {
        "exchange-notes"
    };
    ui.label(RichText::new(words.text(heading)).font(font(size::BODY, Weight::SemiBold)));
    for (reason, places) in &imported.notes {
        let reason_text = RichText::new(reason).font(font(size::NOTE, Weight::Medium));
        if places.is_empty() {
            ui.add(egui::Label::new(reason_text).wrap());
            continue;
        }
        egui::CollapsingHeader::new(reason_text).id_salt(reason).show(ui, |ui| {
            for place in places {
                ui.add(egui::Label::new(note(place)).wrap());
            }
        });
    }
}

/// How many give no date, and what that means for what they say.
fn undated(ctx: &ViewCtx<'_>, ui: &mut Ui, documents: &[DocumentId]) {
    let text = ctx.words.with("report-undated", &[("n", documents.len().into())]);
    let text = RichText::new(text)
        .font(font(size::NOTE, Weight::Regular))
        .color(ctx.palette.text_weak);
    ui.add(egui::Label::new(text).wrap());
}

fn problems(ctx: &ViewCtx<'_>, ui: &mut Ui, problems: &[(String, String)]) {
    ui.add_space(space::S);
    let heading = ctx.words.with("report-problems", &[("n", problems.len().into())]);
    ui.label(
        RichText::new(heading)
            .font(font(size::BODY, Weight::SemiBold))
            .color(ctx.palette.bad),
    );
    let most = HEIGHT.min(ui.ctx().content_rect().height() - AROUND).max(120.0);
    ScrollArea::vertical()
        .id_salt("report-problems")
        .max_height(most)
        .min_scrolled_height(most)
        .show(ui, |ui| {
            for (file, what) in problems {
                ui.add_space(space::XS);
                let label = ui.add(egui::Label::new(RichText::new(file).font(font(size::NOTE, Weight::Medium))).wrap());
                let name = format!("{file}: {what}");
                label.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
                let what = RichText::new(what)
                    .font(font(size::NOTE, Weight::Regular))
                    .color(ctx.palette.text_weak);
                ui.add(egui::Label::new(what).wrap());
            }
        });
}
