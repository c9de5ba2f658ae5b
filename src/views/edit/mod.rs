//! Forms in the inspector: every record of the model is written and changed there, in the place of its page.
//!
//! [`edit_ui`] draws the form of the draft that is shown, if one is; [`toolbar_ui`] the button that opens it and the menu
//! of new records. What was typed is kept in [`EditState`] until it is saved or given up, whatever is selected between.
//! One file a kind of record, all from the rows of `fields`. Not here: what is wrong with a draft and which edits save it
//! (`model::draft`), the few questions of review and judgement (`review`, `judge`).

mod actor;
mod assessment;
mod claim;
mod dates;
mod event;
mod fields;
mod head;
mod instrument;
mod judgements;
mod links;
mod scene;
mod scored;
mod state;
mod tie;

pub use head::{new_menu, toolbar_ui, unfinished_ui};
pub use state::{EditState, ReadDate};

use std::sync::Arc;

use egui::{ScrollArea, Ui};

use self::fields::Form;
use self::head::Asked;
use self::state::Draft;
use super::ViewCtx;
use super::keys::CONFIRM;
use super::pick::Picker;
use crate::command::Command;
use crate::model::draft::{Fault, RecordKind, faults, renamed, save};
use crate::model::{Edit, Record};
use crate::theme::space;

/// Draws the form that is open; `false` if none is, and the page is to be drawn.
pub fn edit_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut EditState) -> bool {
    if !ctx.on_screen() {
        return false;
    }
    state.settle(ctx.dossier, ctx.session);
    let Some(place) = state.place_shown(ctx.session) else {
        return false;
    };
    let read = state.read;
    let Some(draft) = state.drafts.get_mut(place) else {
        return false;
    };
    let typing = ui.ctx().text_edit_focused();
    let found = faults_of(ctx, draft);
    let mut asked = head::head_ui(ctx, ui, draft, found.len());
    let mut entered = ui.input_mut(|i| i.consume_shortcut(&CONFIRM));
    let before = (draft.record.clone(), draft.unread.len());
    ScrollArea::vertical()
        .auto_shrink([false, false])
        .id_salt(("edit-scroll", draft.serial))
        .show(ui, |ui| {
            ui.set_max_width(ui.available_width() - space::S);
            ui.push_id(draft.serial, |ui| {
                entered |= form_ui(ctx, ui, draft, &mut state.picker, &found, read);
            });
            ui.add_space(space::L);
        });
    if (&before.0, before.1) != (&draft.record, draft.unread.len()) {
        draft.asked = false;
    }
    // Enter in a field means the whole form; in a list to pick from it means the row.
    if entered && !(typing && egui::Popup::is_any_open(ui.ctx())) {
        asked = Some(Asked::Save);
    }
    match asked {
        Some(Asked::Save) if !send(ctx, draft) => {}
        Some(Asked::Save | Asked::Cancel) => {
            state.drafts.remove(place);
        }
        Some(Asked::Renew) => {
            if let Some(record) = ctx.dossier.record(draft.record.item()) {
                draft.restart(record);
            }
        }
        None => {}
    }
    true
}

/// What is wrong with a draft; nothing is said before saving was tried.
fn faults_of(ctx: &ViewCtx<'_>, draft: &Draft) -> Vec<Fault> {
    if !draft.tried {
        return Vec::new();
    }
    faults(ctx.dossier, &completed(draft.record.clone()))
}

/// The record with what follows from the rest of it.
fn completed(mut record: Record) -> Record {
    if let Record::Tie(t) = &mut record {
        tie::complete(Arc::make_mut(t));
    }
    record
}

/// Sends a draft to the dossier, unless something is wrong with it; `true` if there was nothing to change.
fn send(ctx: &ViewCtx<'_>, draft: &mut Draft) -> bool {
    draft.tried = true;
    if !draft.unread.is_empty() {
        return false;
    }
    let mut record = completed(draft.record.clone());
    if draft.base.is_none() {
        record = renamed(ctx.dossier, record);
    } else if !draft.is_changed() {
        return true;
    }
    let Ok(edits) = save(ctx.dossier, &ctx.derived.index, &record) else {
        return false;
    };
    let item = record.item();
    let saved = edits.iter().find_map(|edit| match edit {
        Edit::Put(put) if put.item() == item => Some(put.clone()),
        _ => None,
    });
    let (Some(saved), Some(kind)) = (saved, RecordKind::of(item)) else {
        return true;
    };
    draft.record = saved;
    draft.sent = true;
    ctx.commands.send(Command::Change {
        name: head::history_key(kind, draft.base.is_none()),
        edits,
        select: Some(item),
    });
    false
}

/// The fields of a draft; `true` if Enter was pressed in one of them.
fn form_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, draft: &mut Draft, picker: &mut Picker, faults: &[Fault], read: ReadDate) -> bool {
    let mut form = Form {
        ctx,
        texts: &mut draft.texts,
        unread: &mut draft.unread,
        faults,
        picker,
        read,
        fresh: std::mem::take(&mut draft.fresh),
        entered: false,
    };
    ui.spacing_mut().item_spacing.y = 3.0;
    ui.spacing_mut().interact_size.y = space::CONTROL - 4.0;
    // A record is shared with the dossier; it is copied once it differs.
    macro_rules! fields {
        ($record:expr, $draw:path) => {{
            let mut copy = (**$record).clone();
            $draw(&mut form, ui, &mut copy);
            if copy != **$record {
                *$record = Arc::new(copy);
            }
        }};
    }
    match &mut draft.record {
        Record::Actor(r) => fields!(r, actor::actor_ui),
        Record::Tie(r) => fields!(r, tie::tie_ui),
        Record::Event(r) => fields!(r, event::event_ui),
        Record::Instrument(r) => fields!(r, instrument::instrument_ui),
        Record::Claim(r) => fields!(r, claim::claim_ui),
        Record::Quantity(r) => fields!(r, claim::quantity_ui),
        Record::Contradiction(r) => fields!(r, judgements::contradiction_ui),
        Record::Scenario(r) => fields!(r, judgements::scenario_ui),
        Record::Precedent(r) => fields!(r, judgements::precedent_ui),
        Record::Assessment(r) => fields!(r, assessment::assessment_ui),
        Record::Scene(r) => fields!(r, scene::scene_ui),
        Record::Document(_) | Record::Passage(_) | Record::Note(_) | Record::Tag(_) => {}
    }
    form.entered
}
