//! The form of an actor: names by period, code, aliases, succession, offices, memberships, keys of other data sets.

use egui::Ui;

use super::fields::Form;
use crate::model::draft::{Field, Place, Problem};
use crate::model::{Actor, ActorId, ActorKind, ActorName, Item, Localised, Membership, Office};
use crate::theme::space;
use crate::views::pick::Pick;

pub(super) fn actor_ui(form: &mut Form<'_, '_>, ui: &mut Ui, a: &mut Actor) {
    let words = form.ctx.words;
    names(form, ui, a);
    form.choice(ui, "edit-kind", &ActorKind::ALL, &mut a.kind, |kind| {
        words.actor(kind).to_owned()
    });
    form.plain(ui, Field::Code, "edit-code", &mut a.code);
    form.remark(ui, words.text("edit-code-hint"));
    form.listed(ui, Field::Aliases, "edit-aliases", &mut a.aliases);
    form.date(ui, Field::Valid, "edit-exists", &mut a.exists, true);
    form.maybe(ui, Field::Succeeds, "edit-succeeds", &[Pick::Actors], &mut a.succeeds);
    form.words(ui, Field::Note, "edit-note", &mut a.note, true);
    form.heading(ui, "edit-offices");
    let new = || Office {
        of: ActorId::OPEN,
        title: Localised::default(),
        valid: None,
    };
    let cards = ("edit-office-n", "edit-office-add");
    form.cards(
        ui,
        &[Field::Office],
        cards,
        &mut a.offices,
        0,
        new,
        |form, ui, row, office| {
            let at = Place::row(Field::Office, row);
            one_of(form, ui, "edit-office-of", &mut office.of);
            form.words(
                ui,
                Place::row(Field::Note, row),
                "edit-office-title",
                &mut office.title,
                false,
            );
            form.date(ui, at, "edit-valid", &mut office.valid, true);
        },
    );
    form.heading(ui, "edit-memberships");
    let new = || Membership {
        of: ActorId::OPEN,
        role: Localised::default(),
        valid: None,
        inferred: false,
    };
    let cards = ("edit-membership-n", "edit-membership-add");
    form.cards(
        ui,
        &[Field::Membership],
        cards,
        &mut a.memberships,
        0,
        new,
        |form, ui, row, member| {
            let at = Place::row(Field::Membership, row);
            one_of(form, ui, "edit-membership-of", &mut member.of);
            form.words(
                ui,
                Place::row(Field::Note, row),
                "edit-membership-role",
                &mut member.role,
                false,
            );
            form.date(ui, at, "edit-valid", &mut member.valid, true);
            form.flag(ui, "edit-inferred", &mut member.inferred);
        },
    );
    form.heading(ui, "edit-xref");
    codes(form, ui, a);
}

/// The organisation or state of an office or membership; what is wrong with it is said at the end of its card.
fn one_of(form: &mut Form<'_, '_>, ui: &mut Ui, key: &'static str, of: &mut ActorId) {
    let mut item = Item::from(*of);
    form.one(ui, Field::Parent, key, &[Pick::Actors], &mut item);
    if let Item::Actor(id) = item {
        *of = id;
    }
}

/// Names, the usual one first; a later one is bound to a period.
fn names(form: &mut Form<'_, '_>, ui: &mut Ui, a: &mut Actor) {
    let new = || ActorName {
        name: Localised::default(),
        valid: None,
    };
    if let Some(first) = a.names.first_mut() {
        let at = Place::row(Field::Name, 0);
        form.words(ui, at, "edit-name", &mut first.name, false);
        if first.valid.is_some() {
            form.date(ui, Place::row(Field::Valid, 0), "edit-name-valid", &mut first.valid, true);
        }
    }
    let mut later = a.names.split_off(a.names.len().min(1));
    let fields = [Field::Name, Field::Valid];
    let cards = ("edit-name-n", "edit-name-add");
    // The usual name has no card.
    form.cards(ui, &fields, cards, &mut later, 1, new, |form, ui, row, name| {
        form.words(ui, Place::row(Field::Name, row), "edit-name", &mut name.name, false);
        form.date(ui, Place::row(Field::Valid, row), "edit-name-valid", &mut name.valid, true);
    });
    a.names.append(&mut later);
}

/// Keys of other data sets.
fn codes(form: &mut Form<'_, '_>, ui: &mut Ui, a: &mut Actor) {
    let xref = &mut a.xref;
    for (field, key, code) in [
        (Field::Iso2, "edit-iso2", &mut xref.iso2),
        (Field::Iso3, "edit-iso3", &mut xref.iso3),
    ] {
        let mut text = code.clone().unwrap_or_default();
        form.plain(ui, field, key, &mut text);
        let text = text.trim().to_uppercase();
        *code = (!text.is_empty()).then_some(text);
    }
    for (field, key, code) in [(Field::Cow, "edit-cow", &mut xref.cow), (Field::Gw, "edit-gw", &mut xref.gw)] {
        let held = code.map(|n| n.to_string()).unwrap_or_default();
        let mut text = form.texts.take(field.into(), || held.clone());
        form.plain(ui, field, key, &mut text);
        form.unread.remove(&field.into());
        if text == held {
            continue;
        }
        match (text.trim().is_empty(), text.trim().parse()) {
            (true, _) => *code = None,
            (false, Ok(number)) => *code = Some(number),
            (false, Err(_)) => {
                form.unread.insert(field.into(), Problem::NotANumber);
            }
        }
        form.texts.put(field.into(), text);
    }
    ui.add_space(space::XS);
}
