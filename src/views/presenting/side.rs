//! Beside the panes: the sentence a scene rests on, and what its promise is worth.

use egui::{CornerRadius, Rect, Stroke, Ui, UiBuilder, pos2, vec2};

use super::Lesson;
use super::card::{quote_ui, said};
use crate::derived::judgement::Account;
use crate::guarantee::Spread;
use crate::model::{Assessment, Item, PaneKind, Scene};
use crate::theme::{Weight, mix, size, space};
use crate::views::ViewCtx;
use crate::views::guarantee::assessments_of;
use crate::views::judged_words::{band_words, before_words, confidence_sentence, likelihood_words, question_sentence};
use crate::views::twist_words::{change_words, points_words};

/// Steps that would change it, at most.
const STEPS: usize = 3;

/// The assessment that a scene shows.
fn assessment<'a>(ctx: &ViewCtx<'a>) -> Option<&'a Assessment> {
    let what_if = ctx.session.what_if.assessment.filter(|_| !ctx.session.what_if.is_empty());
    let id = what_if.or_else(|| {
        ctx.session
            .selection
            .and_then(|item| assessments_of(ctx, item).first().copied())
    })?;
    ctx.dossier.assessments.get(&id)
}

/// Whether anything stands beside the panes.
pub(super) fn has_something(ctx: &ViewCtx<'_>, scene: &Scene) -> bool {
    let quotes = scene.panes.contains(&PaneKind::Document) || matches!(ctx.session.selection, Some(Item::Claim(_)));
    let evidence = !ctx.derived.related.evidence.is_empty();
    assessment(ctx).is_some() || (quotes && evidence)
}

/// Draws the sentence and the judgement on a card.
pub(super) fn side_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, lesson: &mut Lesson<'_>, _scene: &Scene, room: Rect) {
    let p = ctx.palette;
    ui.painter()
        .rect_filled(room, CornerRadius::same(space::CARD_RADIUS), p.field);
    let inner = room.shrink2(vec2(space::L, space::M + 2.0));
    let mut child = ui.new_child(UiBuilder::new().max_rect(inner).id_salt("stage-side"));
    child.set_clip_rect(room);
    let ui = &mut child;
    ui.spacing_mut().item_spacing = vec2(space::S, space::XS);
    let judged = assessment(ctx);
    // What the judgement needs at least; the sentence has the rest.
    let spare = (ui.available_height() - 250.0) / (size::TITLE * 1.3);
    let most = if judged.is_some() {
        spare.clamp(4.0, 9.0) as usize
    } else {
        14
    };
    let points = if judged.is_some() { size::TITLE } else { 20.0 };
    quote_ui(ctx, ui, lesson.stage, (points, most, false));
    let Some(assessment) = judged else { return };
    let twists = ctx.session.what_if.of(assessment.id).to_vec();
    let key = (ctx.derived.revision, assessment.id, twists.clone());
    let worked = lesson.stage.judged.get(&key, || {
        let under = |twists| Account::of(ctx.dossier, assessment, twists).ok();
        let before = if twists.is_empty() { None } else { under(&[]) };
        Some((under(&twists)?, before))
    });
    let Some((account, before)) = worked.as_ref() else { return };
    ui.add_space(space::M);
    judgement_ui(ctx, ui, account, before.as_ref());
}

fn judgement_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, account: &Account, before: Option<&Account>) {
    let (p, words) = (ctx.palette, ctx.words);
    let kept = account.judgement.spreads.kept;
    let question = question_sentence(words, ctx.dossier, &account.assessment, ctx.session.moment);
    said(ui, &question, size::HEADING, Weight::SemiBold, p.text);
    ui.add_space(space::XS);
    bar(ctx, ui, kept);
    let band = band_words(words, account.judgement.answer.kept, kept);
    said(ui, &likelihood_words(words, kept), size::HEADING, Weight::Medium, p.text);
    said(ui, &band, size::BODY, Weight::Regular, p.text_weak);
    if let Some(before) = before {
        said(ui, &before_words(words, before, account), size::BODY, Weight::Medium, p.text);
    }
    said(ui, words.text("judged-aid"), size::NOTE, Weight::Italic, p.text_weak);
    let confidence = confidence_sentence(words, account.coverage);
    if ui.available_height() > 60.0 {
        said(ui, &confidence, size::NOTE, Weight::Regular, p.text_weak);
    }
    let most = account.steps.iter().map(|step| step.added.abs()).fold(0.0, f64::max);
    if ui.available_height() < 110.0 || most <= 0.0 {
        return;
    }
    ui.add_space(space::S);
    said(ui, words.text("panel-most"), size::HEADING, Weight::SemiBold, p.text);
    for step in account.steps.iter().take(STEPS) {
        let text = change_words(words, &account.assessment, step.change, &|actor| ctx.name(actor));
        if ui.available_height() < 46.0 {
            return;
        }
        let text = format!("{text} {}", points_words(words, step.added));
        said(ui, &text, size::BODY, Weight::Regular, p.text);
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 8.0), egui::Sense::hover());
        let middle = rect.center().x;
        let end = middle + (step.added / most) as f32 * 0.5 * rect.width();
        let fill = if step.added < 0.0 { p.bad } else { p.good };
        let bar = Rect::from_x_y_ranges(middle.min(end)..=middle.max(end), rect.y_range());
        ui.painter().rect_filled(bar, CornerRadius::same(2), mix(p.field, fill, 0.8));
        ui.painter().vline(middle, rect.y_range(), Stroke::new(1.5, p.text_weak));
    }
}

/// The chance with its range, from never to always.
fn bar(ctx: &ViewCtx<'_>, ui: &mut Ui, spread: Spread) {
    let p = ctx.palette;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 18.0), egui::Sense::hover());
    let track = rect.shrink2(vec2(0.0, 3.0));
    let x = |share: f64| track.left() + share.clamp(0.0, 1.0) as f32 * track.width();
    let radius = CornerRadius::same(5);
    ui.painter().rect_filled(track, radius, mix(p.field, p.text_weak, 0.25));
    let band = Rect::from_x_y_ranges(x(spread.p05)..=x(spread.p95), track.y_range());
    ui.painter().rect_filled(band, radius, mix(p.field, p.accent, 0.5));
    let at = x(spread.p50);
    ui.painter()
        .line_segment([pos2(at, rect.top()), pos2(at, rect.bottom())], Stroke::new(4.0, p.accent));
}
