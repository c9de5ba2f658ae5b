//! The forms of contradictions, scenarios and precedents.

use egui::Ui;

use super::fields::Form;
use super::links::FACTS;
use super::scored::{base_ui, guarantor_ui, parameters_ui, promise_ui, score_ui};
use crate::guarantee::factors::CLASSES;
use crate::model::draft::{Field, Place};
use crate::model::{
    ActorId, Change, ChangeKind, Contradiction, Factor, Hindsight, Item, Liability, Localised, PastGuarantor, Precedent, Promise,
    Scenario, Score, Shift, TieId, Verdict,
};
use crate::views::inspector::factor_key;
use crate::views::pick::Pick;

const CHANGES: [ChangeKind; 4] = [
    ChangeKind::Adds,
    ChangeKind::Ends,
    ChangeKind::Strengthens,
    ChangeKind::Weakens,
];
const VERDICTS: [Verdict; 5] = [
    Verdict::NotStated,
    Verdict::Yes,
    Verdict::No,
    Verdict::Partly,
    Verdict::NeverTested,
];
const CASES: &[Pick] = &[Pick::Instruments, Pick::Ties, Pick::Events];
/// The field of a list of claims, and of another one.
const CLAIMS: (&str, &str) = ("edit-claims", "edit-claim-add");

pub(super) fn contradiction_ui(form: &mut Form<'_, '_>, ui: &mut Ui, k: &mut Contradiction) {
    form.words(ui, Field::Name, "edit-disagree-on", &mut k.title, false);
    form.many(ui, Field::Claims, CLAIMS, &[Pick::Claims], &mut k.claims);
    form.words(ui, Field::Note, "edit-note", &mut k.note, true);
    // A ruling for a claim that is no longer among them would follow nothing.
    if let Some(ruling) = &mut k.ruling {
        ruling.follows = ruling.follows.filter(|claim| k.claims.contains(claim));
    }
}

pub(super) fn scenario_ui(form: &mut Form<'_, '_>, ui: &mut Ui, s: &mut Scenario) {
    let words = form.ctx.words;
    form.words(ui, Field::Name, "edit-title", &mut s.title, false);
    form.words(ui, Field::Condition, "inspector-condition", &mut s.condition, true);
    form.many(ui, Field::Claims, CLAIMS, &[Pick::Claims], &mut s.claims);
    form.maybe(ui, Field::Parent, "edit-parent", &[Pick::Scenarios], &mut s.parent);
    form.heading(ui, "inspector-consequences");
    let consequences = ("edit-claims", "edit-claim-add");
    form.many(ui, Field::Consequences, consequences, &[Pick::Claims], &mut s.consequences);
    form.heading(ui, "inspector-changes");
    let new = || Change {
        kind: ChangeKind::Adds,
        item: Item::Tie(TieId::OPEN),
        words: Localised::default(),
    };
    let cards = ("edit-change-n", "edit-change-add");
    form.cards(
        ui,
        &[Field::Change],
        cards,
        &mut s.changes,
        0,
        new,
        |form, ui, row, change| {
            form.choice(ui, "edit-kind", &CHANGES, &mut change.kind, |kind| {
                words.change(kind).to_owned()
            });
            form.one(ui, Place::row(Field::Change, row), "edit-change-of", FACTS, &mut change.item);
            form.words(ui, Place::row(Field::Note, row), "edit-words", &mut change.words, true);
        },
    );
    shifts_ui(form, ui, &mut s.shifts);
    form.heading(ui, "edit-more");
    form.many(
        ui,
        Field::BlockedBy,
        ("inspector-blocked-by", "edit-blocked-add"),
        FACTS,
        &mut s.blocked_by,
    );
    form.maybe(ui, Field::MetBy, "inspector-met-by", FACTS, &mut s.met_by);
    form.words(ui, Field::Note, "edit-note", &mut s.note, true);
}

pub(super) fn precedent_ui(form: &mut Form<'_, '_>, ui: &mut Ui, p: &mut Precedent) {
    let words = form.ctx.words;
    form.words(ui, Field::Name, "edit-title", &mut p.title, false);
    form.maybe(ui, Field::Case, "inspector-case", CASES, &mut p.case);
    form.date(ui, Field::When, "case-head-when", &mut p.when, false);
    form.words(ui, Field::Condition, "inspector-promised", &mut p.promised, true);
    let verdict = |verdict| words.verdict(verdict).to_owned();
    form.choice(ui, "inspector-kept-letter", &VERDICTS, &mut p.honoured_textual, verdict);
    form.words(ui, Field::Note, "edit-letter", &mut p.letter, true);
    form.choice(ui, "inspector-kept-effect", &VERDICTS, &mut p.effective, verdict);
    form.words(ui, Field::Note, "edit-effect", &mut p.effect, true);
    form.words(ui, Field::Lesson, "inspector-lesson", &mut p.lesson, true);
    form.words(ui, Field::Note, "edit-basis-of-case", &mut p.basis, true);
    form.many(
        ui,
        Field::About,
        ("inspector-bears-on", "edit-about-add"),
        CASES,
        &mut p.bears_on,
    );
    form.many(ui, Field::Claims, CLAIMS, &[Pick::Claims], &mut p.claims);
    hindsight_ui(form, ui, &mut p.hindsight);
}

/// What a scenario does to the scores of guarantors.
fn shifts_ui(form: &mut Form<'_, '_>, ui: &mut Ui, shifts: &mut Vec<Shift>) {
    let words = form.ctx.words;
    form.heading(ui, "inspector-shifts");
    form.remark(ui, words.text("edit-scores-hint"));
    let new = || Shift {
        actor: ActorId::OPEN,
        factor: Factor::Stk,
        beneficiary: None,
        score: Score::default(),
    };
    let cards = ("edit-shift-n", "edit-shift-add");
    form.cards(ui, &[Field::Guarantor], cards, shifts, 0, new, |form, ui, row, shift| {
        form.actor(ui, Place::row(Field::Guarantor, row), "edit-guarantor", &mut shift.actor);
        form.choice(ui, "edit-factor", &Factor::ALL, &mut shift.factor, |factor| {
            words.text(factor_key(factor)).to_owned()
        });
        form.maybe(
            ui,
            Place::row(Field::Beneficiary, row),
            "edit-shift-beneficiary",
            &[Pick::Actors],
            &mut shift.beneficiary,
        );
        let score = &mut shift.score;
        let mut values = [score.low, score.mode, score.high];
        if score_ui(form, ui, words.text("edit-score"), &mut values, -1.0..=1.0) {
            [score.low, score.mode, score.high] = values;
        }
        form.words(ui, Place::row(Field::Lesson, row), "edit-reason", &mut score.reason, true);
        let at = Place::row(Field::Consequences, row);
        form.many(ui, at, CLAIMS, &[Pick::Claims], &mut score.claims);
    });
}

/// The scores of an old case, given when its outcome was known; or none.
fn hindsight_ui(form: &mut Form<'_, '_>, ui: &mut Ui, hindsight: &mut Option<Hindsight>) {
    let words = form.ctx.words;
    form.heading(ui, "inspector-hindsight");
    let mut scored = hindsight.is_some();
    form.flag(ui, "edit-hindsight", &mut scored);
    if !scored {
        *hindsight = None;
        return;
    }
    let held = hindsight.get_or_insert_with(|| Hindsight {
        promise: Promise::default(),
        baseline: CLASSES[0].rate,
        reference_class: CLASSES[0].name.to_owned(),
        liability: Liability::default(),
        restraint: None,
        guarantors: Vec::new(),
        parameters: std::collections::BTreeMap::new(),
    });
    promise_ui(form, ui, &mut held.promise, &mut held.restraint);
    base_ui(form, ui, &mut held.reference_class, &mut held.baseline, &mut held.liability);
    form.remark(ui, words.text("edit-scores-hint"));
    let new = || PastGuarantor {
        actor: None,
        name: Localised::default(),
        capability: 1.0,
        factors: std::collections::BTreeMap::new(),
        means: None,
        leverage: 0.0,
        violator: false,
    };
    let cards = ("edit-guarantor-n", "edit-guarantor-add");
    form.cards(
        ui,
        &[Field::Guarantor],
        cards,
        &mut held.guarantors,
        0,
        new,
        |form, ui, row, past| {
            form.words(ui, Place::row(Field::Guarantor, row), "edit-name-then", &mut past.name, false);
            form.maybe(
                ui,
                Place::row(Field::Speaker, row),
                "edit-guarantor",
                &[Pick::Actors],
                &mut past.actor,
            );
            form.flag(ui, "edit-was-violator", &mut past.violator);
            let costs = (&mut past.means, &mut past.leverage);
            guarantor_ui(form, ui, &mut past.capability, costs, &mut past.factors);
        },
    );
    form.heading(ui, "edit-parameters");
    parameters_ui(form, ui, &mut held.parameters);
}
