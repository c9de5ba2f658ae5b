//! The one sheet that floats above the panes: what is asked before something is changed, or shown of the work.
//!
//! One at a time; Escape closes it, which is the app's as everywhere. What each asks is in the file of its own.

use std::collections::{BTreeMap, BTreeSet};

use egui::{Align2, Id, Label, RichText, Role, Stroke, Ui, WidgetInfo, vec2};

use super::anchors::{LostSheet, TextSheet};
use super::dialogs::{dialog, dialog_at};
use super::history::HistorySheet;
use super::keep::{NameSheet, NoteSheet, TagSheet};
use super::keys::NEW_LINE;
use super::removal::RemovalSheet;
use super::sameness::{MergeSheet, SplitSheet};
use super::{ViewCtx, pick};
use crate::model::Item;
use crate::session::{History, StateId};
use crate::theme::{Weight, font, line, size, space};
use crate::widgets::{choice, form};

/// Names shown of a kind before "more", and when all are asked for.
const FIRST: usize = 5;
const MOST: usize = 400;

/// What floats.
#[derive(Debug, Default)]
#[expect(clippy::large_enum_variant, reason = "there is one sheet")]
pub enum Sheet {
    /// Nothing.
    #[default]
    Closed,
    /// What hangs on something that is to be deleted.
    Removal(RemovalSheet),
    /// What was done.
    History(HistorySheet),
    /// A note.
    Note(NoteSheet),
    /// Tags of the selection.
    Tag(TagSheet),
    /// Name and digit of a tag.
    Name(NameSheet),
    /// Two actors that are the same.
    Merge(MergeSheet),
    /// An actor that is two.
    Split(SplitSheet),
    /// The text of a document.
    Text(TextSheet),
    /// Passages that have lost their place.
    Lost(LostSheet),
}

/// The sheet, and what is kept of one that was closed.
#[derive(Debug, Default)]
pub struct SheetState {
    /// What floats.
    pub open: Sheet,
    /// A note that was begun and not written.
    pub draft: Option<NoteSheet>,
}

impl SheetState {
    /// Whether one is open.
    pub fn is_open(&self) -> bool {
        !matches!(self.open, Sheet::Closed)
    }

    /// Closes it; a note that was begun is offered again.
    pub fn close(&mut self) {
        if let Sheet::Note(note) = std::mem::take(&mut self.open) {
            self.draft = note.into_draft().or(self.draft.take());
        }
    }
}

/// Draws the sheet, if one is open. `history` is what was done, `saved` the state of it that is in the file.
pub fn sheet_ui(ctx: &ViewCtx<'_>, ui: &Ui, state: &mut SheetState, history: &History, saved: Option<StateId>) {
    // Beside what they speak of: over the inspector, below the bar.
    let aside = (Align2::RIGHT_TOP, vec2(-space::L, 64.0));
    let words = ctx.words;
    let (mut open, mut done) = (true, false);
    match &mut state.open {
        Sheet::Closed => return,
        Sheet::Removal(sheet) => {
            let title = sheet.title(ctx);
            dialog(ctx, ui, "removal", &title, &mut open, |ui| done = sheet.ui(ctx, ui));
        }
        Sheet::History(sheet) => {
            let title = ("history", words.text("history-title"));
            dialog_at(ctx, ui, title, aside, &mut open, |ui| sheet.ui(ctx, ui, history, saved));
        }
        Sheet::Note(sheet) => {
            let title = ("note", words.text(sheet.title()));
            dialog_at(ctx, ui, title, aside, &mut open, |ui| done = sheet.ui(ctx, ui));
        }
        Sheet::Tag(sheet) => {
            let title = sheet.title(ctx);
            dialog_at(ctx, ui, ("tag", &title), aside, &mut open, |ui| sheet.ui(ctx, ui));
        }
        Sheet::Name(sheet) => {
            let title = ("tag-name", words.text("tag-name-title"));
            dialog_at(ctx, ui, title, aside, &mut open, |ui| done = sheet.ui(ctx, ui));
        }
        Sheet::Merge(sheet) => {
            let title = words.text("merge-title");
            dialog(ctx, ui, "merge", title, &mut open, |ui| done = sheet.ui(ctx, ui));
        }
        Sheet::Split(sheet) => {
            let title = sheet.title(ctx);
            dialog(ctx, ui, "split", &title, &mut open, |ui| done = sheet.ui(ctx, ui));
        }
        Sheet::Text(sheet) => {
            let title = sheet.title(ctx);
            dialog(ctx, ui, "amend", &title, &mut open, |ui| done = sheet.ui(ctx, ui));
        }
        Sheet::Lost(sheet) => {
            let title = ("lost", words.text("lost-title"));
            dialog_at(ctx, ui, title, aside, &mut open, |ui| done = sheet.ui(ctx, ui));
        }
    }
    if done || !open {
        state.close();
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
fn count_of(ctx: &ViewCtx<'_>, kind: Item, n: usize) -> String {
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

/// A field of a few lines; Enter confirms, Shift+Enter begins a line. `true` if Enter was pressed in it.
pub(super) fn lines_field(
    ctx: &ViewCtx<'_>,
    ui: &mut Ui,
    id: Id,
    text: &mut String,
    hint: &'static str,
    rows: usize,
    fresh: bool,
) -> bool {
    let entered = ui.memory(|m| m.has_focus(id)) && choice::enter(ui);
    let hint = ctx.words.text(hint);
    let edit = egui::TextEdit::multiline(text)
        .id(id)
        .hint_text(hint)
        .desired_rows(rows)
        .desired_width(f32::INFINITY)
        .return_key(NEW_LINE);
    let field = ui.add(edit);
    field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, hint));
    if fresh {
        field.request_focus();
    }
    entered
}

/// A box to tick, its rim strong enough to be seen on a card. `true` if it was turned.
pub(super) fn tick(ctx: &ViewCtx<'_>, ui: &mut Ui, on: &mut bool, words: &str) -> bool {
    ui.scope(|ui| {
        let widgets = &mut ui.visuals_mut().widgets;
        for look in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.active] {
            look.bg_stroke = Stroke::new(line::HAIR, ctx.palette.text_weak);
        }
        ui.add(egui::Checkbox::new(on, words)).changed()
    })
    .inner
}

/// Records by kind, each kind with its number and first names.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// Kinds of which all names are shown, by part and rank.
    unfolded: BTreeSet<(u8, u8)>,
}

impl Lists {
    /// A heading, then the kinds; nothing for no items. `part` tells several lists of a sheet apart.
    pub(super) fn ui(
        &mut self,
        ctx: &ViewCtx<'_>,
        ui: &mut Ui,
        (part, key): (u8, &'static str),
        items: impl Iterator<Item = Item>,
        note: &dyn Fn(Item) -> String,
    ) {
        let mut kinds: BTreeMap<u8, Vec<Item>> = BTreeMap::new();
        for item in items {
            kinds.entry(rank(item)).or_default().push(item);
        }
        if kinds.is_empty() {
            return;
        }
        ui.spacing_mut().item_spacing.y = 1.0;
        ui.add_space(space::S);
        heading(ctx, ui, ctx.words.text(key));
        for (rank, items) in kinds {
            let Some(first) = items.first() else { continue };
            let most = if self.unfolded.contains(&(part, rank)) { MOST } else { FIRST };
            ui.add_space(2.0);
            weak(ctx, ui, &count_of(ctx, *first, items.len()));
            for item in items.iter().take(most) {
                entry(ctx, ui, &pick::title(ctx, *item), &note(*item));
            }
            if items.len() > most {
                let words = ctx.words.with("inspector-more", &[("n", (items.len() - most).into())]);
                let text = RichText::new(words).font(font(size::NOTE, Weight::Medium));
                let more = egui::Button::new(text.color(ctx.palette.accent)).frame(false);
                if ui.add(more).clicked() {
                    self.unfolded.insert((part, rank));
                }
            }
        }
    }
}

/// A line of a list: a dot, the words cut where they are too long, weak words at the end.
fn entry(ctx: &ViewCtx<'_>, ui: &mut Ui, text: &str, note: &str) {
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
