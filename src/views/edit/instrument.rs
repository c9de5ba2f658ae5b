//! The form of a treaty or other text: its dates, parties, and who owes what to whom.

use egui::Ui;

use super::fields::Form;
use super::links::{REMOVE, narrow};
use crate::model::draft::{Field, Place};
use crate::model::instrument::PartyRole;
use crate::model::{
    ActorId, Automaticity, Bindingness, CommitmentClass, Instrument, InstrumentKind, Liability, Localised, Obligation,
    ObligationKind, Party, Publicity,
};
use crate::theme::space;
use crate::views::pick::Pick;

use CommitmentClass as C;
use ObligationKind as O;

const KINDS: [InstrumentKind; 6] = [
    InstrumentKind::Treaty,
    InstrumentKind::Memorandum,
    InstrumentKind::Resolution,
    InstrumentKind::Agreement,
    InstrumentKind::Regime,
    InstrumentKind::Proposal,
];
const CLASSES: [Option<CommitmentClass>; 14] = [
    None,
    Some(C::DefencePact),
    Some(C::OffencePact),
    Some(C::NeutralityPact),
    Some(C::NonaggressionPact),
    Some(C::ConsultationPact),
    Some(C::PositiveAssurance),
    Some(C::NegativeAssurance),
    Some(C::GuaranteeTreaty),
    Some(C::ArmsControlDeal),
    Some(C::SanctionsRelief),
    Some(C::PeaceSettlement),
    Some(C::Partnership),
    Some(C::Cooperation),
];
const ROLES: [PartyRole; 6] = [
    PartyRole::Signatory,
    PartyRole::Guarantor,
    PartyRole::Beneficiary,
    PartyRole::Sender,
    PartyRole::Target,
    PartyRole::Proposed,
];
const DUTIES: [ObligationKind; 10] = [
    O::Defence,
    O::Offence,
    O::Neutrality,
    O::Nonaggression,
    O::Consultation,
    O::PositiveAssurance,
    O::NegativeAssurance,
    O::Renunciation,
    O::Cooperation,
    O::Sanctions,
];
const AUTOMATICITIES: [Automaticity; 5] = [
    Automaticity::NotStated,
    Automaticity::Automatic,
    Automaticity::WithoutDelay,
    Automaticity::AsDeemsNecessary,
    Automaticity::ConsultOnly,
];
const BINDINGS: [Bindingness; 8] = [
    Bindingness::NotStated,
    Bindingness::RatifiedTreaty,
    Bindingness::SignedTreaty,
    Bindingness::ExecutiveAgreement,
    Bindingness::PoliticalCommitment,
    Bindingness::UnilateralStatement,
    Bindingness::UnscResolutionChVii,
    Bindingness::Proposed,
];
const PUBLICITIES: [Publicity; 5] = [
    Publicity::NotStated,
    Publicity::Public,
    Publicity::Secret,
    Publicity::PartlySecret,
    Publicity::NotYetPublished,
];

pub(super) fn instrument_ui(form: &mut Form<'_, '_>, ui: &mut Ui, i: &mut Instrument) {
    let words = form.ctx.words;
    form.words(ui, Field::Name, "edit-name", &mut i.name, false);
    form.words(ui, Field::Code, "edit-short", &mut i.short, false);
    form.choice(ui, "edit-kind", &KINDS, &mut i.kind, |kind| words.instrument(kind).to_owned());
    form.choice(ui, "edit-class", &CLASSES, &mut i.class, |class| {
        class
            .map_or_else(|| words.text("edit-no-class"), |class| words.class(class))
            .to_owned()
    });
    form.choice(ui, "edit-bindingness", &BINDINGS, &mut i.bindingness, |value| {
        words.bindingness(value).to_owned()
    });
    form.heading(ui, "inspector-dates");
    let dates = &mut i.dates;
    form.dated(ui, Field::Signed, "inspector-date-signed", &mut dates.signed);
    form.dated(ui, Field::Ratified, "inspector-date-ratified", &mut dates.ratified);
    form.dated(ui, Field::InForce, "inspector-date-in-force", &mut dates.in_force);
    form.dated(ui, Field::NoticeGiven, "inspector-date-notice", &mut dates.notice_given);
    form.dated(ui, Field::Ended, "inspector-date-ended", &mut dates.ended);
    form.heading(ui, "inspector-parties");
    form.roles(
        ui,
        (Field::Party, "edit-party-add"),
        &mut i.parties,
        &ROLES,
        |role| words.text(party_key(role)).to_owned(),
        |party| (&mut party.actor, &mut party.role),
        |actor| Party {
            actor,
            role: PartyRole::Signatory,
        },
    );
    form.heading(ui, "inspector-obligations");
    duties(form, ui, i);
    form.heading(ui, "edit-more");
    form.choice(ui, "inspector-liability", &Liability::ALL, &mut i.liability, |value| {
        words.liability(value).to_owned()
    });
    form.choice(ui, "inspector-publicity", &PUBLICITIES, &mut i.publicity, |value| {
        words.publicity(value).to_owned()
    });
    form.maybe(
        ui,
        Field::ReplacedBy,
        "inspector-replaced-by",
        &[Pick::Instruments],
        &mut i.replaced_by,
    );
    lines(form, ui, ("inspector-conditions", "edit-condition-add"), &mut i.conditions);
    lines(form, ui, ("inspector-other-names", "edit-name-add"), &mut i.other_names);
    form.words(ui, Field::Note, "edit-note", &mut i.note, true);
}

/// Who owes what to whom, one card a duty. A new one is between the first two parties.
fn duties(form: &mut Form<'_, '_>, ui: &mut Ui, i: &mut Instrument) {
    let words = form.ctx.words;
    let party = |place: usize| i.parties.get(place).map_or(ActorId::OPEN, |party| party.actor);
    let (obligor, beneficiary) = (party(0), party(1));
    let new = || Obligation {
        kind: ObligationKind::Defence,
        obligor,
        beneficiary,
        words: Localised::default(),
        automaticity: Automaticity::default(),
        conditions: Vec::new(),
        claims: Vec::new(),
    };
    let fields = [Field::Obligor, Field::Beneficiary, Field::Claims];
    let cards = ("edit-duty-n", "edit-duty-add");
    form.cards(ui, &fields, cards, &mut i.obligations, 0, new, |form, ui, row, duty| {
        form.choice(ui, "edit-duty-kind", &DUTIES, &mut duty.kind, |kind| {
            words.obligation(kind).to_owned()
        });
        form.actor(ui, Place::row(Field::Obligor, row), "edit-obligor", &mut duty.obligor);
        form.swap(ui, &mut duty.obligor, &mut duty.beneficiary);
        form.actor(
            ui,
            Place::row(Field::Beneficiary, row),
            "edit-beneficiary",
            &mut duty.beneficiary,
        );
        form.words(ui, Place::row(Field::Note, row), "edit-duty-words", &mut duty.words, true);
        form.choice(ui, "edit-automaticity", &AUTOMATICITIES, &mut duty.automaticity, |value| {
            words.automaticity(value).to_owned()
        });
        lines(form, ui, ("edit-duty-when", "edit-condition-add"), &mut duty.conditions);
        let at = Place::row(Field::Claims, row);
        form.many(ui, at, ("edit-claims", "edit-claim-add"), &[Pick::Claims], &mut duty.claims);
    });
}

/// Short texts below each other, each in both languages.
fn lines(form: &mut Form<'_, '_>, ui: &mut Ui, (key, add): (&'static str, &'static str), list: &mut Vec<Localised>) {
    ui.push_id(key, |ui| {
        form.label(ui, key);
        let mut gone = None;
        for (row, text) in list.iter_mut().enumerate() {
            ui.push_id(row, |ui| {
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = space::XS;
                    let room = ui.available_width() - REMOVE - space::XS;
                    narrow(ui, room, |ui| form.both(ui, key, text, false));
                    if form.remove(ui, text.get(form.ctx.words.language())) {
                        gone = Some(row);
                    }
                });
            });
        }
        if let Some(row) = gone {
            list.remove(row);
        }
        if form.button(ui, add) {
            list.push(Localised::default());
        }
    });
}

fn party_key(role: PartyRole) -> &'static str {
    match role {
        PartyRole::Signatory => "edit-party-signatory",
        PartyRole::Guarantor => "edit-party-guarantor",
        PartyRole::Beneficiary => "edit-party-beneficiary",
        PartyRole::Sender => "edit-party-sender",
        PartyRole::Target => "edit-party-target",
        PartyRole::Proposed => "edit-party-proposed",
    }
}
