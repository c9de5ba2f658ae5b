//! The form of an assessment: which promise is judged, the base rate, the scores of each guarantor, and what the
//! judgement takes for granted.
//!
//! Inputs only; what follows from them is worked out elsewhere (`guarantee`). Reasons and claims of scores are edited in
//! the panel of the inspector.

use egui::{DragValue, Role, Ui, WidgetInfo};

use super::fields::Form;
use super::scored::{base_ui, guarantor_ui, parameters_ui, promise_ui, score_ui, sentences};
use crate::model::assessment::{Guarantor, Indicator};
use crate::model::draft::{Field, Place};
use crate::model::{ActorId, Assessment, Bindingness, Localised, Score};
use crate::views::pick::Pick;

const CASES: &[Pick] = &[Pick::Instruments, Pick::Ties];
/// How strongly a text can bind, in the order of the menu.
const BINDING: [Bindingness; 8] = [
    Bindingness::NotStated,
    Bindingness::RatifiedTreaty,
    Bindingness::SignedTreaty,
    Bindingness::ExecutiveAgreement,
    Bindingness::PoliticalCommitment,
    Bindingness::UnilateralStatement,
    Bindingness::UnscResolutionChVii,
    Bindingness::Proposed,
];

pub(super) fn assessment_ui(form: &mut Form<'_, '_>, ui: &mut Ui, a: &mut Assessment) {
    let words = form.ctx.words;
    form.words(ui, Field::Name, "edit-title", &mut a.title, false);
    form.one(ui, Field::Guarantee, "edit-guarantee", CASES, &mut a.guarantee);
    promise_ui(form, ui, &mut a.promise, &mut a.restraint);
    form.maybe(
        ui,
        Field::Beneficiary,
        "edit-beneficiary",
        &[Pick::Actors],
        &mut a.beneficiary,
    );
    form.maybe(ui, Field::Violator, "edit-violator", &[Pick::Actors], &mut a.violator);
    form.choice(ui, "edit-bindingness", &BINDING, &mut a.bindingness, |binding| {
        words.bindingness(binding).to_owned()
    });
    base_ui(form, ui, &mut a.reference_class, &mut a.baseline, &mut a.liability);
    compliance_ui(form, ui, &mut a.compliance);
    form.heading(ui, "edit-guarantors");
    form.remark(ui, words.text("edit-scores-hint"));
    let new = || Guarantor::typical(ActorId::OPEN);
    let cards = ("edit-guarantor-n", "edit-guarantor-add");
    form.cards(
        ui,
        &[Field::Guarantor],
        cards,
        &mut a.guarantors,
        0,
        new,
        |form, ui, row, guarantor| {
            form.actor(ui, Place::row(Field::Guarantor, row), "edit-guarantor", &mut guarantor.actor);
            let costs = (&mut guarantor.means, &mut guarantor.leverage);
            guarantor_ui(form, ui, &mut guarantor.capability, costs, &mut guarantor.factors);
            form.words(ui, Place::row(Field::Note, row), "edit-costs-note", &mut guarantor.note, true);
        },
    );
    reading_ui(form, ui, a);
    form.heading(ui, "edit-parameters");
    parameters_ui(form, ui, &mut a.parameters);
    form.label(ui, "edit-seed");
    let seed = ui.add(DragValue::new(&mut a.seed).speed(0.2));
    seed.widget_info(|| WidgetInfo::labeled(Role::SpinButton, true, words.text("edit-seed")));
    form.heading(ui, "edit-judged");
    form.plain(ui, Field::JudgedBy, "edit-judged-by", &mut a.judged_by);
    form.date(ui, Field::JudgedOn, "edit-judged-on", &mut a.judged_on, false);
    form.maybe(ui, Field::Speaker, "edit-view-of", &[Pick::Actors], &mut a.view_of);
}

/// Whether the promise hangs on what the beneficiary does, and how likely it keeps its side.
fn compliance_ui(form: &mut Form<'_, '_>, ui: &mut Ui, compliance: &mut Option<Score>) {
    let mut hangs = compliance.is_some();
    form.flag(ui, "edit-compliance", &mut hangs);
    if !hangs {
        *compliance = None;
        return;
    }
    let score = compliance.get_or_insert_with(|| Score {
        low: 0.5,
        mode: 0.75,
        high: 1.0,
        ..Score::default()
    });
    let mut values = [score.low, score.mode, score.high];
    if score_ui(form, ui, form.text("edit-compliance-share"), &mut values, 0.0..=1.0) {
        [score.low, score.mode, score.high] = values;
    }
    form.words(ui, Field::Condition, "edit-reason", &mut score.reason, true);
}

/// What the judgement takes for granted, what is not known, how else it could be read, and what would change it.
fn reading_ui(form: &mut Form<'_, '_>, ui: &mut Ui, a: &mut Assessment) {
    let keys = ("panel-assumptions", "edit-sentence-n", "edit-assumption-add");
    ui.push_id("assumptions", |ui| {
        sentences(form, ui, Field::Lesson, keys, &mut a.assumptions);
    });
    let keys = ("panel-gaps", "edit-sentence-n", "edit-gap-add");
    ui.push_id("gaps", |ui| {
        sentences(form, ui, Field::Lesson, keys, &mut a.gaps);
    });
    let keys = ("panel-alternatives", "edit-sentence-n", "edit-alternative-add");
    ui.push_id("alternatives", |ui| {
        sentences(form, ui, Field::Lesson, keys, &mut a.alternatives);
    });
    form.heading(ui, "panel-against");
    let claims = ("edit-claims", "edit-claim-add");
    form.many(ui, Field::Claims, claims, &[Pick::Claims], &mut a.against);
    form.heading(ui, "panel-indicators");
    let cards = ("edit-sentence-n", "edit-indicator-add");
    let new = || Indicator {
        words: Localised::default(),
        by: None,
    };
    form.cards(
        ui,
        &[Field::DueBy],
        cards,
        &mut a.indicators,
        0,
        new,
        |form, ui, row, indicator| {
            form.words(ui, Place::row(Field::DueBy, row), "edit-words", &mut indicator.words, true);
            form.date(ui, Place::row(Field::DueBy, row), "edit-look-by", &mut indicator.by, false);
        },
    );
}
