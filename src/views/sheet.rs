//! The one sheet that floats above the panes: what is asked before something is changed, or shown of the work.
//!
//! One at a time; Escape closes it, which is the app's as everywhere. What each asks is in the file of its own.

use egui::{Label, RichText, Role, Ui, WidgetInfo, vec2};

use super::ViewCtx;
use super::dialogs::dialog;
use super::removal::RemovalSheet;
use crate::model::Item;
use crate::theme::{Weight, font, size, space};
use crate::widgets::form;

/// What floats.
#[derive(Debug, Default)]
pub enum Sheet {
    /// Nothing.
    #[default]
    Closed,
    /// What hangs on something that is to be deleted.
    Removal(RemovalSheet),
}

impl Sheet {
    /// Whether one is open.
    pub fn is_open(&self) -> bool {
        !matches!(self, Self::Closed)
    }
}

/// Draws the sheet, if one is open.
pub fn sheet_ui(ctx: &ViewCtx<'_>, ui: &Ui, sheet: &mut Sheet) {
    let mut open = true;
    match sheet {
        Sheet::Closed => return,
        Sheet::Removal(removal) => {
            let title = removal.title(ctx);
            let mut done = false;
            dialog(ctx, ui, "removal", &title, &mut open, |ui| done = removal.ui(ctx, ui));
            open &= !done;
        }
    }
    if !open {
        *sheet = Sheet::Closed;
    }
}

/// What a form ends with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    Confirmed,
    Cancelled,
}

/// How the main button of a form stands.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Main {
    /// It takes something away.
    pub(super) bad: bool,
    /// It takes the focus now, so that Enter confirms.
    pub(super) focus: bool,
    /// Enter was pressed in a field.
    pub(super) entered: bool,
}

/// The main button and "cancel" at the end of a form.
pub(super) fn ending(ctx: &ViewCtx<'_>, ui: &mut Ui, words: &str, main: Main) -> Option<Ending> {
    ui.add_space(space::S);
    let mut end = main.entered.then_some(Ending::Confirmed);
    ui.horizontal(|ui| {
        let confirm = if main.bad {
            let text = RichText::new(words).font(font(size::BODY, Weight::SemiBold));
            ui.add(egui::Button::new(text.color(ctx.palette.on_accent)).fill(ctx.palette.bad))
        } else {
            form::main_button(ui, ctx.palette, true, words)
        };
        if main.focus {
            confirm.request_focus();
        }
        if confirm.clicked() {
            end = Some(Ending::Confirmed);
        }
        if ui.button(ctx.words.text("dialog-cancel")).clicked() {
            end = Some(Ending::Cancelled);
        }
    });
    end
}

/// A weak line.
pub(super) fn weak(ctx: &ViewCtx<'_>, ui: &mut Ui, text: &str) {
    let text = RichText::new(text).font(font(size::NOTE, Weight::Regular));
    ui.add(Label::new(text.color(ctx.palette.text_weak)).wrap());
}

/// A heading inside a sheet.
pub(super) fn heading(ctx: &ViewCtx<'_>, ui: &mut Ui, text: &str) {
    let text = RichText::new(text).font(font(size::NOTE, Weight::SemiBold));
    ui.add(Label::new(text.color(ctx.palette.text)).wrap());
}

/// What is wrong, at its field.
pub(super) fn wrong(ctx: &ViewCtx<'_>, ui: &mut Ui, key: &'static str) {
    let text = RichText::new(ctx.words.text(key)).font(font(size::NOTE, Weight::Medium));
    ui.add(Label::new(text.color(ctx.palette.bad)).wrap());
}

/// How many of a kind, in words: "3 ties".
pub(super) fn count_of(ctx: &ViewCtx<'_>, kind: Item, n: usize) -> String {
    let key = match kind {
        Item::Document(_) => "kind-count-documents",
        Item::Passage(_) => "kind-count-passages",
        Item::Actor(_) => "kind-count-actors",
        Item::Instrument(_) => "kind-count-instruments",
        Item::Tie(_) => "kind-count-ties",
        Item::Event(_) => "kind-count-events",
        Item::Claim(_) => "kind-count-claims",
        Item::Quantity(_) => "kind-count-quantities",
        Item::Contradiction(_) => "kind-count-contradictions",
        Item::Scenario(_) => "kind-count-scenarios",
        Item::Precedent(_) => "kind-count-precedents",
        Item::Assessment(_) => "kind-count-assessments",
        Item::Scene(_) => "kind-count-scenes",
        Item::Note(_) => "kind-count-notes",
        Item::Tag(_) => "kind-count-tags",
    };
    ctx.words.with(key, &[("n", n.into())])
}

/// Place of a kind in a list for readers.
pub(super) fn rank(item: Item) -> u8 {
    match item {
        Item::Document(_) => 0,
        Item::Actor(_) => 1,
        Item::Instrument(_) => 2,
        Item::Tie(_) => 3,
        Item::Event(_) => 4,
        Item::Claim(_) => 5,
        Item::Quantity(_) => 6,
        Item::Passage(_) => 7,
        Item::Contradiction(_) => 8,
        Item::Scenario(_) => 9,
        Item::Precedent(_) => 10,
        Item::Assessment(_) => 11,
        Item::Scene(_) => 12,
        Item::Note(_) => 13,
        Item::Tag(_) => 14,
    }
}

/// A line of a list: a dot, the words cut where they are too long, weak words at the end.
pub(super) fn entry(ctx: &ViewCtx<'_>, ui: &mut Ui, text: &str, note: &str) {
    use egui::text::{LayoutJob, TextFormat, TextWrapping};
    let p = ctx.palette;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), egui::Sense::hover());
    let name = if note.is_empty() {
        text.to_owned()
    } else {
        format!("{text} · {note}")
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
    if !ui.is_rect_visible(rect) {
        return;
    }
    let mut job = LayoutJob::default();
    // A line of a list is one line, whatever the text holds.
    let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    job.append(&one_line, 0.0, TextFormat::simple(font(size::BODY, Weight::Regular), p.text));
    if !note.is_empty() {
        let format = TextFormat::simple(font(size::NOTE, Weight::Regular), p.text_weak);
        job.append(note, space::S, format);
    }
    job.wrap = TextWrapping::truncate_at_width(rect.width() - space::L);
    let galley = ui.painter().layout_job(job);
    ui.painter()
        .circle_filled(rect.left_center() + vec2(6.0, 0.0), 2.0, p.text_weak);
    let at = rect.left_center() + vec2(14.0, -galley.size().y / 2.0);
    ui.painter().galley(at, galley, p.text);
    response.on_hover_text(name);
}
