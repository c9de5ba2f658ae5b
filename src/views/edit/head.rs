//! What stands above a form, and what leads to one: save and cancel, the button that opens the form of what is selected,
//! the menu of new records, and the drafts that wait while something else is looked at.

use egui::{Button, Label, RichText, Role, Ui, WidgetInfo, vec2};

use super::state::{Draft, EditState};
use crate::command::Command;
use crate::model::draft::RecordKind;
use crate::model::{Item, PaneKind};
use crate::theme::{Weight, font, size, space};
use crate::views::ViewCtx;
use crate::views::pick;
use crate::widgets::form;

/// Waiting drafts that are named one by one.
const NAMED: usize = 3;

/// What is asked for above a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// Into the dossier.
    Save,
    /// What was typed is given up.
    Cancel,
    /// What was typed is given up for what the dossier holds by now.
    Renew,
}

/// Name of a kind of record, of a new one, and of the step that makes or changes one.
fn keys(kind: RecordKind) -> [&'static str; 4] {
    match kind {
        RecordKind::Actor => ["edit-actor", "new-actor", "history-edit-actor", "history-new-actor"],
        RecordKind::Tie => ["edit-tie", "new-tie", "history-edit-tie", "history-new-tie"],
        RecordKind::Event => ["edit-event", "new-event", "history-edit-event", "history-new-event"],
        RecordKind::Instrument => [
            "edit-of-instrument",
            "new-instrument",
            "history-edit-instrument",
            "history-new-instrument",
        ],
        RecordKind::Claim => ["edit-claim", "new-claim", "history-edit-claim", "history-new-claim"],
        RecordKind::Quantity => [
            "edit-quantity",
            "new-quantity",
            "history-edit-quantity",
            "history-new-quantity",
        ],
        RecordKind::Contradiction => [
            "edit-contradiction",
            "new-contradiction",
            "history-edit-contradiction",
            "history-new-contradiction",
        ],
        RecordKind::Scenario => [
            "edit-scenario",
            "new-scenario",
            "history-edit-scenario",
            "history-new-scenario",
        ],
        RecordKind::Precedent => [
            "edit-precedent",
            "new-precedent",
            "history-edit-precedent",
            "history-new-precedent",
        ],
        RecordKind::Assessment => [
            "edit-assessment",
            "new-assessment",
            "history-edit-assessment",
            "history-new-assessment",
        ],
        RecordKind::Scene => ["edit-scene", "new-scene", "history-edit-scene", "history-new-scene"],
    }
}

/// Name of the step that saves a record.
pub(super) fn history_key(kind: RecordKind, new: bool) -> &'static str {
    let [_, _, edit, made] = keys(kind);
    if new { made } else { edit }
}

/// Kind, save and cancel, and what must be known before saving.
pub(super) fn head_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, draft: &Draft, faults: usize) -> Option<Asked> {
    let (p, words) = (ctx.palette, ctx.words);
    let mut asked = None;
    if let Some(kind) = RecordKind::of(draft.record.item()) {
        let [edit, new, ..] = keys(kind);
        let title = words.text(if draft.base.is_none() { new } else { edit });
        let text = RichText::new(title.to_uppercase()).font(font(size::SMALL, Weight::Bold));
        ui.add(Label::new(text.color(p.accent)).truncate());
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        if form::main_button(ui, p, true, words.text("edit-save")).clicked() {
            asked = Some(Asked::Save);
        }
        if ui.add(Button::new(words.text("edit-cancel"))).clicked() {
            asked = Some(Asked::Cancel);
        }
    });
    let note = |ui: &mut Ui, text: &str, colour| {
        let text = RichText::new(text).font(font(size::NOTE, Weight::Medium));
        ui.add(Label::new(text.color(colour)).wrap());
    };
    let wrong = faults + draft.unread.len();
    if draft.tried && wrong > 0 {
        note(ui, &words.with("edit-faults", &[("n", wrong.into())]), p.bad);
    }
    if draft.asked {
        note(ui, words.text("edit-escape-again"), p.bad);
    }
    if draft.base.is_some() {
        match ctx.dossier.record(draft.record.item()) {
            None => note(ui, words.text("edit-removed"), p.bad),
            Some(held) if Some(&held) != draft.base.as_ref() && held != draft.record => {
                note(ui, words.text("edit-changed-elsewhere"), p.bad);
                if ui.small_button(words.text("edit-take-present")).clicked() {
                    asked = Some(Asked::Renew);
                }
            }
            Some(_) => {}
        }
    }
    ui.add_space(space::XS);
    asked
}

/// The button that opens the form of what is selected, and the menu of new records; drawn from the right.
pub fn toolbar_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &EditState) {
    if state.is_open(ctx.session) {
        return;
    }
    new_menu(ctx, ui);
    let alone = ctx.session.selection.filter(|_| ctx.session.also.is_empty());
    let Some(item) = alone.filter(|item| RecordKind::of(*item).is_some()) else {
        return;
    };
    let word = ctx.words.text("edit-open");
    let button = form::key_button(ui, ctx.palette, false, word, "E");
    let name = ctx.words.with("edit-open-name", &[("name", pick::title(ctx, item).into())]);
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if button.on_hover_text(ctx.words.text("edit-open-hint")).clicked() {
        ctx.commands.send(Command::EditItem(item));
    }
}

/// The menu of new records.
pub fn new_menu(ctx: &ViewCtx<'_>, ui: &mut Ui) {
    let name = ctx.words.text("edit-new");
    let sign = RichText::new("+").font(font(size::TITLE, Weight::Medium));
    let menu = ui.menu_button(sign.color(ctx.palette.text_weak), |ui| {
        for kind in RecordKind::ALL {
            let [_, new, ..] = keys(kind);
            if ui.button(ctx.words.text(new)).clicked() {
                ctx.commands.send(Command::NewRecord(kind));
                ui.close();
            }
        }
    });
    menu.response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    menu.response.on_hover_text(name);
}

/// Drafts that wait while something else is looked at: a click goes back to one.
pub fn unfinished_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut EditState) {
    let shown = state.place_shown(ctx.session);
    let waiting: Vec<(u64, bool, Item)> = state
        .drafts
        .iter()
        .enumerate()
        .filter(|(place, draft)| Some(*place) != shown && draft.is_changed())
        .map(|(_, draft)| (draft.serial, draft.base.is_some(), draft.record.item()))
        .collect();
    for (serial, known, item) in waiting.into_iter().rev().take(NAMED) {
        let Some(kind) = RecordKind::of(item) else { continue };
        let [_, new, ..] = keys(kind);
        let known = known && ctx.dossier.contains(item);
        let title = if known {
            pick::title(ctx, item)
        } else {
            ctx.words.text(new).to_owned()
        };
        let label = ctx.words.with("edit-unfinished", &[("name", title.into())]);
        let text = RichText::new(&label)
            .font(font(size::NOTE, Weight::Medium))
            .color(ctx.palette.accent);
        let button = Button::new(text)
            .truncate()
            .fill(ctx.palette.accent_soft)
            .min_size(vec2(0.0, 22.0));
        if ui.add(button).on_hover_text(ctx.words.text("edit-unfinished-hint")).clicked() {
            if known {
                ctx.commands.send(Command::Select {
                    item: Some(item),
                    source: Some(PaneKind::Inspector),
                });
            } else {
                state.show(serial, ctx.session);
            }
        }
    }
}
