//! The guarantee panel: how likely a promise is to be kept, and why, for the commitment that is selected.
//!
//! [`panel_ui`] stands in the inspector. In reading order: [`result`] (the promise, the base rate, the likelihood in
//! words), [`factors`] (what each guarantor brings, with the claims behind every score), [`moves`] (what moves the
//! result), [`change`] (what if), [`doubts`] (other analysts, other sides, single sources, gaps). Everything is worked
//! out once for an assessment and what is thought through ([`state`]); a slider changes what is thought through, never
//! the record, until the analyst takes it over.
//! Not here: the arithmetic (`guarantee`), records as numbers (`derived::judgement`), the network under a scenario.

mod change;
mod doubts;
mod evidence;
mod factors;
mod moves;
mod parts;
mod result;
mod state;
mod words;

pub use state::GuaranteeState;
pub(in crate::views) use state::assessments_of;
pub use words::{points, twist_text, what_if_text};

use std::rc::Rc;

use egui::{DragAndDrop, Ui};

use self::parts::{link, weak};
use self::state::{Key, Worked, can_be_judged};
use super::ViewCtx;
use crate::command::Command;
use crate::derived::judgement::Judgement;
use crate::model::{Assessment, AssessmentId, Item, RecordKind};
use crate::theme::{Weight, size, space};

/// The panel for what is selected, if that is a promise or its assessment. `true` if it drew anything.
pub fn panel_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut GuaranteeState) -> bool {
    let Some(item) = ctx.session.selection.filter(|_| ctx.session.also.is_empty()) else {
        return false;
    };
    let found = assessments_of(ctx, item);
    let Some(first) = found.first() else {
        if can_be_judged(ctx, item) {
            offer_ui(ctx, ui);
        }
        return false;
    };
    let by_promise = |id: &AssessmentId| found.contains(id) && !matches!(item, Item::Assessment(_));
    let chosen = state.chosen.filter(by_promise);
    let shown = ctx.session.what_if.assessment.filter(by_promise);
    let id = chosen.or(shown).unwrap_or(*first);
    let Some(assessment) = ctx.dossier.assessments.get(&id) else {
        return false;
    };
    let worked = take_worked(ctx, state, assessment, &found);
    result::result_ui(ctx, ui, state, assessment, &worked, &found);
    if worked.now().is_ok() {
        moves::moves_ui(ctx, ui, state, &worked);
        change::change_ui(ctx, ui, state, assessment, &worked);
        moves::hangs_ui(ctx, ui, state, &worked);
    }
    factors::factors_ui(ctx, ui, state, assessment, &worked);
    doubts::doubts_ui(ctx, ui, state, assessment, &worked);
    ui.add_space(space::S);
    carried(ctx, ui);
    true
}

/// What is worked out for an assessment under what is thought through and the slider that is being moved.
fn take_worked(ctx: &ViewCtx<'_>, state: &mut GuaranteeState, assessment: &Assessment, found: &[AssessmentId]) -> Rc<Worked> {
    let mut what_if = crate::session::WhatIf {
        assessment: Some(assessment.id),
        twists: ctx.session.what_if.of(assessment.id).to_vec(),
    };
    if let Some((actor, factor, value)) = state.sliding {
        let twist = crate::session::Twist::Score(actor, factor, value);
        if !what_if.twists.contains(&twist) {
            what_if.toggle(twist);
        }
    }
    let key = Key {
        revision: ctx.derived.revision,
        assessment: assessment.id,
        twists: what_if.twists,
    };
    let held = state.worked.take();
    let (key, worked) = match held {
        Some((held, worked)) if held == key => (held, worked),
        held => {
            // What is thought through changes nothing in how it stands without.
            let same = held.filter(|(h, _)| (h.revision, h.assessment) == (key.revision, key.assessment));
            let before = same.map_or_else(|| Judgement::of(assessment), |(_, worked)| worked.before.clone());
            let worked = Worked::of(ctx.dossier, assessment, before, &key.twists, found);
            (key, Rc::new(worked))
        }
    };
    state.worked = Some((key, Rc::clone(&worked)));
    worked
}

/// Where nobody has judged a promise yet: the way to do so.
fn offer_ui(ctx: &ViewCtx<'_>, ui: &mut Ui) {
    weak(ctx, ui, ctx.words.text("panel-nobody"));
    if link(ctx, ui, ctx.words.text("panel-begin")).clicked() {
        ctx.commands.send(Command::NewRecord(RecordKind::Assessment));
    }
    ui.add_space(space::XS);
}

/// What is being dragged, beside the pointer.
fn carried(ctx: &ViewCtx<'_>, ui: &Ui) {
    let Some(item) = DragAndDrop::payload::<Item>(ui.ctx()) else {
        return;
    };
    let Some(at) = ui.input(|i| i.pointer.interact_pos()) else {
        return;
    };
    let text = super::pick::title(ctx, *item);
    egui::Tooltip::always_open(
        ui.ctx().clone(),
        ui.layer_id(),
        ui.scope_id().with("carried"),
        at + egui::vec2(12.0, 12.0),
    )
    .show(|ui| {
        ui.set_max_width(260.0);
        parts::words(ui, text, size::NOTE, Weight::Medium, ctx.palette.text);
    });
}

/// Sends a change of an assessment as one step.
fn put(ctx: &ViewCtx<'_>, name: &'static str, assessment: Assessment) {
    ctx.commands.send(Command::Change {
        name,
        edits: vec![crate::model::Edit::Put(assessment.into())],
        select: None,
    });
}

/// Selects an assessment and its promise stays in sight.
fn show(ctx: &ViewCtx<'_>, id: AssessmentId) {
    ctx.commands.send(Command::Select {
        item: Some(id.into()),
        source: Some(crate::model::PaneKind::Inspector),
    });
}
