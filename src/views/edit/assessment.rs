//! The form of an assessment: which promise is judged, the base rate, and the scores of each guarantor.
//!
//! Inputs only; what follows from them is worked out elsewhere (`guarantee`).

use egui::{DragValue, Label, RichText, Role, Ui, WidgetInfo, vec2};

use super::fields::Form;
use crate::model::assessment::{Factor, Guarantor};
use crate::model::draft::{Field, Place};
use crate::model::{ActorId, Assessment, Liability};
use crate::theme::{Weight, font, size, space};
use crate::views::inspector::factor_key;
use crate::views::pick::Pick;

const CASES: &[Pick] = &[Pick::Instruments, Pick::Ties];
/// Width of the name of a factor, and of one of its values.
const NAME: f32 = 128.0;
const VALUE: f32 = 46.0;

pub(super) fn assessment_ui(form: &mut Form<'_, '_>, ui: &mut Ui, a: &mut Assessment) {
    let words = form.ctx.words;
    form.words(ui, Field::Name, "edit-title", &mut a.title, false);
    form.one(ui, Field::Guarantee, "edit-guarantee", CASES, &mut a.guarantee);
    form.maybe(ui, Field::Violator, "edit-violator", &[Pick::Actors], &mut a.violator);
    form.choice(ui, "inspector-liability", &Liability::ALL, &mut a.liability, |liability| {
        words.liability(liability).to_owned()
    });
    form.label(ui, "edit-baseline");
    share(form, ui, "edit-baseline", &mut a.baseline);
    form.plain(ui, Field::Note, "edit-reference-class", &mut a.reference_class);
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
            form.label(ui, "edit-capability");
            share(form, ui, "edit-capability", &mut guarantor.capability);
            for factor in Factor::ALL {
                factor_ui(form, ui, factor, guarantor);
            }
        },
    );
    form.heading(ui, "edit-judged");
    form.plain(ui, Field::JudgedBy, "edit-judged-by", &mut a.judged_by);
    form.date(ui, Field::JudgedOn, "edit-judged-on", &mut a.judged_on, false);
}

/// A share from 0 to 1, shown in per cent.
fn share(form: &Form<'_, '_>, ui: &mut Ui, key: &'static str, value: &mut f64) {
    let name = form.text(key);
    let mut percent = *value * 100.0;
    let field = DragValue::new(&mut percent)
        .range(0.0..=100.0)
        .speed(0.5)
        .max_decimals(1)
        .suffix("\u{a0}%");
    let response = ui.add(field);
    response.widget_info(|| WidgetInfo::labeled(Role::SpinButton, true, name));
    if response.changed() {
        *value = percent / 100.0;
    }
}

/// Least, most fitting and greatest score of a factor, kept in order.
fn factor_ui(form: &Form<'_, '_>, ui: &mut Ui, factor: Factor, guarantor: &mut Guarantor) {
    let name = form.text(factor_key(factor));
    let held = guarantor.factors.get(&factor);
    let mut values = held.map_or([0.0; 3], |score| [score.low, score.mode, score.high]);
    let mut changed = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        let text = RichText::new(name).font(font(size::NOTE, Weight::Regular));
        ui.add_sized(
            vec2(NAME, space::CONTROL - 4.0),
            Label::new(text.color(form.ctx.palette.text)).truncate(),
        );
        for (place, key) in ["edit-score-low", "edit-score-mode", "edit-score-high"]
            .into_iter()
            .enumerate()
        {
            let field = DragValue::new(&mut values[place])
                .range(-1.0..=1.0)
                .speed(0.01)
                .max_decimals(2);
            let response = ui.add_sized(vec2(VALUE, space::CONTROL - 6.0), field);
            let whole = format!("{name}: {}", form.text(key));
            response.widget_info(|| WidgetInfo::labeled(Role::SpinButton, true, &whole));
            if response.changed() {
                changed = Some(place);
            }
            response.on_hover_text(form.text(key));
        }
    });
    let Some(place) = changed else { return };
    // What was typed counts; the others give way.
    let value = values[place];
    for (other, held) in values.iter_mut().enumerate() {
        *held = if other < place { held.min(value) } else { held.max(value) };
    }
    values[place] = value;
    let score = guarantor.factors.entry(factor).or_default();
    [score.low, score.mode, score.high] = values;
}
