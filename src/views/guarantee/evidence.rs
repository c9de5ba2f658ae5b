//! Claims behind a score: listed, added by dropping a claim or passage on the factor, taken away. The program never
//! scores by itself: what is dropped waits until a person says what it speaks for.

use egui::{CornerRadius, DragAndDrop, Rect, Stroke, StrokeKind, Ui};

use super::factors::claim_row;
use super::parts::{link, weak, words};
use super::put;
use super::state::{Dropped, GuaranteeState};
use super::words::scale;
use crate::model::assessment::{Factor, Guarantor, Score};
use crate::model::{ActorId, Assessment, ClaimId, Item};
use crate::theme::{Weight, mix, size, space};
use crate::views::ViewCtx;
use crate::views::pick::{Offer, Pick, pick_button};

/// How far one claim moves a score.
const STEP: f64 = 0.5;

/// Takes what is dropped on a factor, and shows where it would go.
pub(super) fn drop_ui(ctx: &ViewCtx<'_>, ui: &Ui, state: &mut GuaranteeState, area: Rect, actor: ActorId, factor: Factor) {
    let Some(carried) = DragAndDrop::payload::<Item>(ui.ctx()).map(|item| *item) else {
        return;
    };
    let pointer = ui.input(|i| i.pointer.interact_pos());
    if !pointer.is_some_and(|at| area.contains(at) && ui.clip_rect().contains(at)) {
        return;
    }
    let rim = Stroke::new(1.6, ctx.palette.accent);
    ui.painter()
        .rect_stroke(area.expand(3.0), CornerRadius::same(space::RADIUS), rim, StrokeKind::Outside);
    if ui.input(|i| i.pointer.any_released()) {
        DragAndDrop::clear_payload(ui.ctx());
        state.dropped = Some(Dropped {
            actor,
            factor,
            item: carried,
        });
    }
}

/// The claims that something dropped stands for.
fn claims_of(ctx: &ViewCtx<'_>, item: Item) -> Vec<ClaimId> {
    match item {
        Item::Claim(id) => vec![id],
        Item::Passage(id) => ctx.derived.index.claims_in(id).to_vec(),
        _ => Vec::new(),
    }
}

/// Asks what a claim that was dropped on the factor speaks for.
pub(super) fn asked_ui(
    ctx: &ViewCtx<'_>,
    ui: &mut Ui,
    state: &mut GuaranteeState,
    assessment: &Assessment,
    actor: ActorId,
    factor: Factor,
) {
    let Some(dropped) = state.dropped.filter(|d| (d.actor, d.factor) == (actor, factor)) else {
        return;
    };
    let claims = claims_of(ctx, dropped.item);
    let p = ctx.palette;
    egui::Frame::new()
        .fill(p.accent_soft)
        .corner_radius(space::CARD_RADIUS)
        .inner_margin(space::S)
        .show(ui, |ui| {
            if claims.is_empty() {
                words(ui, ctx.words.text("panel-drop-no-claim"), size::NOTE, Weight::Medium, p.text);
                if link(ctx, ui, ctx.words.text("panel-drop-cancel")).clicked() {
                    state.dropped = None;
                }
                return;
            }
            for claim in &claims {
                words(ui, ctx.name(*claim), size::NOTE, Weight::Regular, p.text);
            }
            words(ui, ctx.words.text("panel-drop-ask"), size::NOTE, Weight::Medium, p.text);
            for (key, by) in [
                ("panel-drop-for", STEP),
                ("panel-drop-against", -STEP),
                ("panel-drop-only", 0.0),
            ] {
                if link(ctx, ui, ctx.words.text(key)).clicked() {
                    add(ctx, assessment, (actor, factor), &claims, by);
                    state.dropped = None;
                }
            }
            if link(ctx, ui, ctx.words.text("panel-drop-cancel")).clicked() {
                state.dropped = None;
            }
        });
}

/// Adds claims behind a score and moves it, as one step. A guarantor that is only thought through joins for good.
fn add(ctx: &ViewCtx<'_>, assessment: &Assessment, (actor, factor): (ActorId, Factor), claims: &[ClaimId], by: f64) {
    let mut changed = assessment.clone();
    let Some(guarantor) = changed.guarantors.iter_mut().find(|g| g.actor == actor) else {
        return;
    };
    let score = guarantor.factors.entry(factor).or_default();
    for claim in claims {
        if !score.claims.contains(claim) {
            score.claims.push(*claim);
        }
    }
    let range = scale(factor);
    for value in [&mut score.low, &mut score.mode, &mut score.high] {
        *value = (*value + by).clamp(*range.start(), *range.end());
    }
    put(ctx, "history-assessment-evidence", changed);
}

/// The claims behind a score, with its reason; more can be picked, each can be taken away.
pub(super) fn claims_ui(
    ctx: &ViewCtx<'_>,
    ui: &mut Ui,
    state: &mut GuaranteeState,
    assessment: &Assessment,
    guarantor: &Guarantor,
    factor: Factor,
) {
    let (actor, none) = (guarantor.actor, Score::default());
    let score = guarantor.factors.get(&factor).unwrap_or(&none);
    let p = ctx.palette;
    egui::Frame::new()
        .fill(mix(p.panel, p.field, 0.7))
        .corner_radius(space::CARD_RADIUS)
        .inner_margin(space::S)
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            if !score.reason.is_empty() {
                words(
                    ui,
                    score.reason.get(ctx.words.language()),
                    size::NOTE,
                    Weight::Regular,
                    p.text,
                );
            }
            if score.claims.is_empty() {
                weak(ctx, ui, ctx.words.text("panel-no-claims"));
            }
            for claim in &score.claims {
                claim_row(ctx, ui, *claim);
                let source = source_of(ctx, *claim);
                ui.horizontal(|ui| {
                    weak(ctx, ui, source);
                    let name = ctx.words.with("panel-claim-remove", &[("words", ctx.name(*claim).into())]);
                    let button = ui.add(egui::Button::new("×").frame(false)).on_hover_text(&name);
                    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
                    if button.clicked() {
                        take(ctx, assessment, (actor, factor), *claim);
                    }
                });
            }
            if assessment.guarantor(actor).is_some() {
                let without: Vec<Item> = score.claims.iter().map(|c| Item::from(*c)).collect();
                let offer = Offer {
                    kinds: &[Pick::Claims],
                    likely: &[],
                    without: &without,
                };
                let name = ctx.words.text("panel-claim-add");
                if let Some(item) = pick_button(ctx, ui, &mut state.picker, (name, name), None, offer) {
                    state.dropped = Some(Dropped { actor, factor, item });
                }
            }
        });
}

fn take(ctx: &ViewCtx<'_>, assessment: &Assessment, (actor, factor): (ActorId, Factor), claim: ClaimId) {
    let mut changed = assessment.clone();
    let guarantor = changed.guarantors.iter_mut().find(|g| g.actor == actor);
    if let Some(score) = guarantor.and_then(|g| g.factors.get_mut(&factor)) {
        score.claims.retain(|c| *c != claim);
        put(ctx, "history-assessment-evidence", changed);
    }
}

/// Document, date and grade of a claim.
pub(super) fn source_of(ctx: &ViewCtx<'_>, claim: ClaimId) -> String {
    let claim = ctx.dossier.claims.get(&claim);
    let passage = claim
        .and_then(|c| c.passages.first())
        .and_then(|p| ctx.dossier.passages.get(p));
    let Some(document) = passage.and_then(|p| ctx.dossier.documents.get(&p.document)) else {
        return String::new();
    };
    let credibility: u8 = claim.map(|c| c.credibility).unwrap_or_default().into();
    let date = document.published.as_ref().map(|d| ctx.words.date(d)).unwrap_or_default();
    let name = document.short_name(ctx.words.language());
    format!("{name}, {date} ({:?}{credibility})", document.reliability)
}
