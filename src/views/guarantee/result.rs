//! The top of the panel: which promise, the base rate and its source first, then the likelihood in words, its interval,
//! and the confidence in a sentence of its own.

use egui::{Role, Ui, WidgetInfo};

use super::parts::{interval, link, weak, words};
use super::state::{GuaranteeState, Worked};
use super::words::{about, points};
use super::{put, show};
use crate::catalogue::Words;
use crate::derived::judgement::{FEWER_DRAWS, Judgement};
use crate::guarantee::enough::ALWAYS_EXACT;
use crate::guarantee::{Fault, factors};
use crate::model::{
    Assessment, AssessmentId, Automaticity, ClaimId, Item, Obligation, ObligationKind, PaneKind, PassageId, Promise,
};
use crate::theme::{Weight, font, mix, size, space};
use crate::views::ViewCtx;
use crate::views::fault::fault_text;
use crate::views::judged_words::{
    band_words, class_words, confidence_sentence, leaning, likelihood_words, promise_sentence, question_sentence,
};

/// Most letters of a clause that are quoted.
const QUOTED: usize = 110;

pub(super) fn result_ui(
    ctx: &ViewCtx<'_>,
    ui: &mut Ui,
    state: &mut GuaranteeState,
    assessment: &Assessment,
    worked: &Worked,
    found: &[AssessmentId],
) {
    let p = ctx.palette;
    let now = &worked.assessment;
    ui.add_space(space::S);
    let question = question_sentence(ctx.words, ctx.dossier, now, ctx.session.moment);
    words(ui, question, size::HEADING, Weight::SemiBold, p.text);
    chooser(ctx, ui, state, assessment, found);
    base_rate(ctx, ui, assessment);
    match worked.now() {
        Ok(judgement) => likelihood_ui(ctx, ui, state, worked, judgement),
        Err(fault) => fault_ui(ctx, ui, now, fault),
    }
    if now.guarantors.len() > ALWAYS_EXACT {
        let many = [
            ("n", now.guarantors.len().into()),
            ("exact", ALWAYS_EXACT.into()),
            ("draws", FEWER_DRAWS.into()),
        ];
        weak(ctx, ui, ctx.words.with("panel-many", &many));
    }
    words(ui, ctx.words.text("judged-aid"), size::NOTE, Weight::Italic, p.text_weak);
    words(
        ui,
        confidence_sentence(ctx.words, worked.coverage),
        size::NOTE,
        Weight::Regular,
        p.text,
    );
    let promise = promise_sentence(ctx.words, ctx.dossier, now, ctx.session.moment);
    weak(ctx, ui, promise);
    clause(ctx, ui, assessment);
}

/// Who judged; where several have, the list of them.
fn chooser(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut GuaranteeState, assessment: &Assessment, found: &[AssessmentId]) {
    let by = ctx
        .words
        .with("panel-judged-by", &[("name", author_words(ctx, assessment).into())]);
    if found.len() < 2 {
        weak(ctx, ui, by);
        return;
    }
    let button = link(ctx, ui, &format!("{by}  ▾"));
    let name = ctx
        .words
        .with("panel-choose", &[("n", found.len().into()), ("by", by.into())]);
    button.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &name));
    let mut chosen = None;
    egui::Popup::menu(&button).show(|ui| {
        ui.set_max_width(320.0);
        for other in found.iter().filter_map(|id| ctx.dossier.assessments.get(id)) {
            let text = format!("{} – {}", author_words(ctx, other), ctx.name(other.id));
            if ui.selectable_label(other.id == assessment.id, text).clicked() {
                chosen = Some(other.id);
            }
        }
    });
    if let Some(id) = chosen.filter(|id| *id != assessment.id) {
        choose(ctx, state, id);
    }
}

/// Shows another assessment of the same promise.
pub(super) fn choose(ctx: &ViewCtx<'_>, state: &mut GuaranteeState, id: AssessmentId) {
    state.chosen = Some(id);
    if matches!(ctx.session.selection, Some(Item::Assessment(_))) {
        show(ctx, id);
    }
}

/// Who judged, and with whose eyes.
pub(super) fn author_words(ctx: &ViewCtx<'_>, assessment: &Assessment) -> String {
    match assessment.view_of {
        Some(side) => ctx.words.with("panel-view-of", &[("name", ctx.name(side).into())]),
        None if assessment.judged_by.is_empty() => ctx.words.text("panel-no-author").to_owned(),
        None => assessment.judged_by.clone(),
    }
}

/// The duty in the words of its text; a click opens the passage.
fn clause(ctx: &ViewCtx<'_>, ui: &mut Ui, assessment: &Assessment) {
    let Some((duty, passage)) = clause_of(ctx, assessment) else {
        weak(ctx, ui, ctx.words.text("panel-no-clause"));
        return;
    };
    let mut said = duty.map_or_else(|| ctx.name(passage), |duty| duty.words.get(ctx.words.language()).to_owned());
    if said.chars().count() > QUOTED {
        said = said.chars().take(QUOTED).collect::<String>() + " …";
    }
    // Our own words for the duty are no quotation.
    let shown = match duty {
        Some(_) => said.clone(),
        None => ctx.words.with("inspector-quote", &[("words", said.clone().into())]),
    };
    let text =
        egui::RichText::new(shown)
            .font(font(size::NOTE, Weight::Italic))
            .color(mix(ctx.palette.accent, ctx.palette.text, 0.3));
    let response = ui.add(egui::Button::new(text).frame(false).wrap());
    let name = ctx.words.with("panel-clause-name", &[("words", said.into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    ctx.interact(&response, passage, PaneKind::Inspector);
    if duty.is_some_and(is_unconditional) && assessment.promise == Promise::Help {
        words(
            ui,
            ctx.words.text("panel-moral-hazard"),
            size::NOTE,
            Weight::Regular,
            ctx.palette.bad,
        );
    }
}

/// Whether a duty to help works by itself and hangs on nothing: then it can also embolden the one it protects.
fn is_unconditional(duty: &Obligation) -> bool {
    matches!(duty.kind, ObligationKind::Defence | ObligationKind::Offence)
        && matches!(duty.automaticity, Automaticity::Automatic | Automaticity::WithoutDelay)
        && duty.conditions.is_empty()
}

/// The duty that is judged with the passage that carries it; the passage alone where no text sets the duty down.
fn clause_of<'a>(ctx: &ViewCtx<'a>, assessment: &Assessment) -> Option<(Option<&'a Obligation>, PassageId)> {
    let dossier = ctx.dossier;
    let instrument = match assessment.guarantee {
        Item::Instrument(id) => Some(id),
        Item::Tie(id) => dossier.ties.get(&id)?.instrument,
        _ => None,
    };
    let passage_of = |claims: &[ClaimId]| {
        let known = claims.iter().filter(|c| ctx.derived.world.knows(**c));
        known
            .filter_map(|c| dossier.claims.get(c))
            .find_map(|c| c.passages.first().copied())
    };
    let duties = instrument.and_then(|id| dossier.instruments.get(&id)).into_iter();
    let mut duties: Vec<&Obligation> = duties.flat_map(|i| &i.obligations).collect();
    duties.retain(|o| assessment.guarantor(o.obligor).is_some() && o.kind != ObligationKind::Cooperation);
    let worded = duties.into_iter().filter(|o| !o.words.is_empty());
    let mut carried = worded.filter_map(|o| Some((Some(o), passage_of(&o.claims)?)));
    carried
        .next()
        .or_else(|| Some((None, passage_of(ctx.derived.index.claims_about(assessment.guarantee))?)))
}

/// A share that was counted, in whole per cent.
fn percent(words: Words, share: f64) -> String {
    words.with("case-percent", &[("n", (share * 100.0).round().into())])
}

/// The base rate stands before the case. For a promise to refrain it is the peace of such pairs over the horizon.
fn base_rate(ctx: &ViewCtx<'_>, ui: &mut Ui, assessment: &Assessment) {
    if let Some(restraint) = assessment.restraint.filter(|_| assessment.promise == Promise::Restraint) {
        let rate = [
            ("rate", percent(ctx.words, (-restraint.hazard * restraint.years).exp()).into()),
            ("years", restraint.years.into()),
        ];
        let text = ctx.words.with("panel-base-restraint", &rate);
        words(ui, text, size::NOTE, Weight::Medium, ctx.palette.text);
        return;
    }
    let source = factors::class_of(&assessment.reference_class).map_or("", |class| class.source);
    let rate = [
        // A share that was counted, not judged.
        ("rate", percent(ctx.words, assessment.baseline).into()),
        ("class", class_words(ctx.words, &assessment.reference_class).into()),
        ("source", source.into()),
    ];
    let text = ctx.words.with("panel-base-rate", &rate);
    words(ui, text, size::NOTE, Weight::Medium, ctx.palette.text);
    let label = ctx.words.text("panel-other-class");
    let mut chosen = None;
    let button = link(ctx, ui, label);
    button.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, label));
    egui::Popup::menu(&button).show(|ui| {
        ui.set_max_width(360.0);
        for class in factors::CLASSES.into_iter().filter(|class| !class.is_peace()) {
            let text = format!("{} – {}", about(ctx.words, class.rate), class_words(ctx.words, class.name));
            if ui.selectable_label(class.name == assessment.reference_class, text).clicked() {
                chosen = Some(class);
            }
        }
    });
    if let Some(class) = chosen.filter(|class| class.name != assessment.reference_class) {
        let mut changed = assessment.clone();
        class.name.clone_into(&mut changed.reference_class);
        changed.baseline = class.rate;
        put(ctx, "history-assessment", changed);
    }
}

fn likelihood_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut GuaranteeState, worked: &Worked, judgement: &Judgement) {
    let p = ctx.palette;
    let spread = judgement.spreads.kept;
    ui.add_space(space::XS);
    let kept = likelihood_words(ctx.words, spread);
    words(ui, &kept, size::TITLE, Weight::Bold, p.text);
    let before = worked.before.as_ref().ok().filter(|_| worked.after.is_some());
    interval(ctx, ui, spread, before.map(|b| b.spreads.kept), &kept);
    if let Some(before) = before {
        let was = [
            ("before", likelihood_words(ctx.words, before.spreads.kept).into()),
            ("points", points(ctx.words, judgement.answer.kept - before.answer.kept).into()),
        ];
        words(ui, ctx.words.with("panel-before", &was), size::NOTE, Weight::Medium, p.text);
        if let (Some(assessment), true) = (worked.before_of(ctx), worked.assessment.promise == Promise::Help) {
            let name = |actor| ctx.name(actor);
            for said in leaning(ctx.words, &name, [(assessment, before), (&worked.assessment, judgement)]) {
                words(ui, said, size::NOTE, Weight::Medium, p.text);
            }
        }
    }
    if worked.assessment.promise == Promise::Help {
        let enough = likelihood_words(ctx.words, judgement.spreads.sufficient);
        let sentence = ctx.words.with("judged-enough", &[("words", enough.clone().into())]);
        weak(ctx, ui, sentence);
        interval(
            ctx,
            ui,
            judgement.spreads.sufficient,
            before.map(|b| b.spreads.sufficient),
            &enough,
        );
    }
    if judgement.case.liability == crate::guarantee::Liability::Joint && judgement.case.violator.is_some() {
        words(ui, ctx.words.text("panel-void"), size::NOTE, Weight::SemiBold, p.bad);
    }
    let key = if state.numbers {
        "panel-hide-numbers"
    } else {
        "panel-show-numbers"
    };
    if state.numbers {
        weak(ctx, ui, band_words(ctx.words, judgement.answer.kept, spread));
        if judgement.answer.deterrence > 0.0 && worked.assessment.promise == Promise::Help {
            let share = about(ctx.words, judgement.answer.deterrence);
            weak(ctx, ui, ctx.words.with("panel-deterrence", &[("share", share.into())]));
        }
    }
    if link(ctx, ui, ctx.words.text(key)).clicked() {
        state.numbers = !state.numbers;
    }
}

/// What is wrong with the scores, and what to do.
fn fault_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, assessment: &Assessment, fault: &Fault) {
    let text = fault_text(ctx.words, ctx.dossier, assessment, fault);
    egui::Frame::new()
        .fill(mix(ctx.palette.panel, ctx.palette.bad, 0.12))
        .corner_radius(space::CARD_RADIUS)
        .inner_margin(space::S)
        .show(ui, |ui| words(ui, text, size::BODY, Weight::Medium, ctx.palette.text));
}
