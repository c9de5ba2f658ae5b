//! The form of a tie: who, what kind, which way, when, resting on what.

use egui::Ui;

use super::fields::Form;
use crate::catalogue::Words;
use crate::model::draft::Field;
use crate::model::{Direction, Language, Localised, Tie};
use crate::theme::space;
use crate::views::pick::Pick;
use crate::views::review::{TieKind, tie_kinds};

const DIRECTIONS: [Direction; 2] = [Direction::Directed, Direction::Mutual];

pub(super) fn tie_ui(form: &mut Form<'_, '_>, ui: &mut Ui, t: &mut Tie) {
    let words = form.ctx.words;
    let (mut kind, kinds): (TieKind, _) = ((t.family, t.class), tie_kinds());
    form.choice(ui, "edit-kind", &kinds, &mut kind, |kind| kind_word(words, kind));
    (t.family, t.class) = kind;
    form.actor(ui, Field::From, "edit-from", &mut t.from);
    ui.add_space(2.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        form.swap(ui, &mut t.from, &mut t.to);
        let label = words.text("edit-direction");
        form.menu(ui, label, ui.available_width(), &DIRECTIONS, &mut t.direction, |direction| {
            let key = match direction {
                Direction::Directed => "edit-one-way",
                Direction::Mutual => "edit-both-ways",
            };
            words.text(key).to_owned()
        });
    });
    form.actor(ui, Field::To, "edit-to", &mut t.to);
    form.words(ui, Field::Name, "edit-label", &mut t.label, false);
    form.remark(ui, words.text("edit-label-hint"));
    form.date(ui, Field::Valid, "edit-valid", &mut t.valid, true);
    if t.valid.is_some() {
        form.basis(ui, "edit-valid", &mut t.basis);
    } else if t.instrument.is_some() {
        form.remark(ui, words.text("inspector-valid-by-instrument"));
    }
    form.maybe(
        ui,
        Field::Instrument,
        "edit-instrument",
        &[Pick::Instruments],
        &mut t.instrument,
    );
    form.flag(ui, "edit-inferred", &mut t.inferred);
    form.words(ui, Field::Note, "edit-note", &mut t.note, true);
}

/// "Commitment: defence pact", "Arms".
fn kind_word(words: Words, (family, class): TieKind) -> String {
    let family = words.family(family);
    class.map_or_else(|| family.to_owned(), |class| format!("{family}: {}", words.class(class)))
}

/// A tie without a name of its own is called after its kind.
pub(super) fn complete(t: &mut Tie) {
    if t.label.de.trim().is_empty() && t.label.en.trim().is_empty() {
        let word = |language| {
            let words = Words::new(language);
            t.class
                .map_or_else(|| words.family(t.family), |class| words.class(class))
                .to_lowercase()
        };
        t.label = Localised {
            // Nouns keep their capital in German.
            de: capital(&word(Language::De)),
            en: word(Language::En),
        };
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}
