//! The forms of contradictions, scenarios and precedents.

use egui::Ui;

use super::fields::Form;
use super::links::FACTS;
use crate::model::draft::{Field, Place};
use crate::model::{Change, ChangeKind, Contradiction, Item, Localised, Precedent, Scenario, TieId, Verdict};
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
    form.words(ui, Field::Condition, "inspector-promised", &mut p.promised, true);
    form.words(ui, Field::Lesson, "inspector-lesson", &mut p.lesson, true);
    let verdict = |verdict| words.verdict(verdict).to_owned();
    form.choice(ui, "inspector-kept-letter", &VERDICTS, &mut p.honoured_textual, verdict);
    form.choice(ui, "inspector-kept-effect", &VERDICTS, &mut p.effective, verdict);
    form.many(
        ui,
        Field::About,
        ("inspector-bears-on", "edit-about-add"),
        CASES,
        &mut p.bears_on,
    );
    form.many(ui, Field::Claims, CLAIMS, &[Pick::Claims], &mut p.claims);
}
