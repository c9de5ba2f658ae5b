//! The form of an event.

use egui::Ui;

use super::fields::Form;
use crate::model::draft::Field;
use crate::model::event::ParticipantRole;
use crate::model::{Event, EventKind, Participant};
use crate::views::inspector::role_key;
use crate::views::pick::Pick;

const ROLES: [ParticipantRole; 6] = [
    ParticipantRole::Actor,
    ParticipantRole::Recipient,
    ParticipantRole::Host,
    ParticipantRole::Guest,
    ParticipantRole::Mediator,
    ParticipantRole::Abstainer,
];

pub(super) fn event_ui(form: &mut Form<'_, '_>, ui: &mut Ui, e: &mut Event) {
    let words = form.ctx.words;
    form.words(ui, Field::Name, "edit-title", &mut e.title, false);
    form.choice(ui, "edit-kind", &EventKind::ALL, &mut e.kind, |kind| {
        words.event(kind).to_owned()
    });
    form.dated(ui, Field::When, "edit-when", &mut e.when);
    form.words(ui, Field::Note, "edit-place", &mut e.place, false);
    form.heading(ui, "edit-participants");
    form.roles(
        ui,
        (Field::Participant, "edit-participant-add"),
        &mut e.participants,
        &ROLES,
        |role| words.text(role_key(role)).to_owned(),
        |one| (&mut one.actor, &mut one.role),
        |actor| Participant {
            actor,
            role: ParticipantRole::default(),
        },
    );
    form.heading(ui, "edit-belongs-to");
    form.many(ui, Field::Ties, ("edit-ties", "edit-tie-add"), &[Pick::Ties], &mut e.ties);
    form.maybe(
        ui,
        Field::Instrument,
        "edit-instrument",
        &[Pick::Instruments],
        &mut e.instrument,
    );
    form.words(ui, Field::Note, "edit-note", &mut e.note, true);
}
