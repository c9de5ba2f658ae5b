//! The forms of a claim and of a quantity: who says what, where it stands, how credible and how likely it is.

use egui::Ui;

use super::fields::Form;
use super::links::FACTS;
use crate::model::draft::{Field, Place};
use crate::model::{Claim, Item, Quantity, Stance};
use crate::theme::space;
use crate::views::judge::{GRADES, LIKELIHOODS};
use crate::views::pick::Pick;

/// What a claim may be about besides ties, events, treaties and actors.
const SUBJECTS: &[Pick] = &[
    Pick::Ties,
    Pick::Events,
    Pick::Instruments,
    Pick::Actors,
    Pick::Scenarios,
    Pick::Claims,
];

pub(super) fn claim_ui(form: &mut Form<'_, '_>, ui: &mut Ui, c: &mut Claim) {
    let words = form.ctx.words;
    form.actor(ui, Field::Speaker, "inspector-speaker", &mut c.speaker);
    form.choice(ui, "edit-stance", &Stance::ALL, &mut c.stance, |stance| {
        words.stance(stance).to_owned()
    });
    form.flag(ui, "edit-negated", &mut c.negated);
    form.words(ui, Field::Name, "edit-words", &mut c.words, true);
    form.many(
        ui,
        Field::About,
        ("inspector-about", "edit-about-add"),
        SUBJECTS,
        &mut c.about,
    );
    form.heading(ui, "edit-source");
    let passages = ("inspector-passages", "edit-passage-add");
    form.many(ui, Field::Passages, passages, &[Pick::Passages], &mut c.passages);
    let reporters = ("inspector-reporters", "edit-reporter-add");
    form.many(ui, Field::Reporters, reporters, &[Pick::Actors], &mut c.reporters);
    form.dated(ui, Field::SaidOn, "inspector-said", &mut c.said_on);
    form.heading(ui, "edit-judgement");
    form.choice(ui, "edit-credibility", &GRADES, &mut c.credibility, |grade| {
        words.credibility(grade).to_owned()
    });
    let likelihoods: Vec<_> = std::iter::once(None)
        .chain(LIKELIHOODS.iter().map(|(word, ..)| Some(*word)))
        .collect();
    form.choice(ui, "edit-likelihood", &likelihoods, &mut c.likelihood, |likelihood| {
        let range = LIKELIHOODS.iter().find(|(word, ..)| Some(*word) == likelihood);
        range.map_or_else(
            || words.text("judge-likelihood-none").to_owned(),
            |(word, from, to)| {
                let word = words.likelihood(*word).to_owned();
                let arguments = [("word", word.into()), ("from", (*from).into()), ("to", (*to).into())];
                words.with("judge-likelihood-range", &arguments)
            },
        )
    });
    form.words(ui, Field::Note, "edit-hedge", &mut c.hedge, false);
    form.date(ui, Field::DueBy, "inspector-due", &mut c.due_by, false);
    form.maybe(ui, Field::Scenario, "inspector-only-if", &[Pick::Scenarios], &mut c.scenario);
}

pub(super) fn quantity_ui(form: &mut Form<'_, '_>, ui: &mut Ui, q: &mut Quantity) {
    form.words(ui, Field::Measure, "edit-measure", &mut q.measure, false);
    form.label(ui, "edit-value");
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        let width = (ui.available_width() - 2.0 * space::XS) / 3.0 - 8.0;
        form.number(ui, Field::Low, "edit-low", &mut q.low, width);
        form.number(ui, Field::Best, "edit-best", &mut q.best, width);
        form.number(ui, Field::High, "edit-high", &mut q.high, width);
    });
    for field in [Field::Low, Field::Best, Field::High] {
        form.fault(ui, Place::from(field));
    }
    form.words(ui, Field::Note, "edit-unit", &mut q.unit, false);
    form.date(ui, Field::Year, "edit-as-of", &mut q.year, false);
    let mut claim = Item::from(q.claim);
    form.one(ui, Field::Claim, "edit-given-by", &[Pick::Claims], &mut claim);
    if let Item::Claim(id) = claim {
        q.claim = id;
    }
    form.maybe(ui, Field::About, "inspector-about", FACTS, &mut q.about);
}
