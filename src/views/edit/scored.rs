//! Rows that assessments and old cases share: which promise, the base rate, scores, means, parameters of the model.

use std::collections::BTreeMap;

use egui::{DragValue, Label, RichText, Role, Ui, WidgetInfo, vec2};

use super::fields::Form;
use crate::guarantee::factors;
use crate::model::assessment::{Factor, Means, Promise, Restraint, Score};
use crate::model::draft::{Field, Place, read_number};
use crate::model::{Liability, Localised};
use crate::theme::{Weight, font, size, space};
use crate::views::fault::parameter_words;
use crate::views::inspector::factor_key;
use crate::views::judged_words::class_words;

/// Width of the name of a row of numbers, and of one of its values.
const NAME: f32 = 128.0;
const VALUE: f32 = 46.0;
/// Horizon of a promise to refrain at first, in years.
const YEARS: f64 = 10.0;

/// Parameters that may be set, with their usual value and bounds.
const PARAMETERS: [(&str, f64, f64, f64); 5] = [
    ("rho", factors::RHO.mode, 0.0, 0.99),
    ("phi", factors::PHI.mode, 0.0, 5.0),
    ("kappa", factors::KAPPA.mode, 0.001, 1.0),
    ("gamma", factors::GAMMA.mode, 0.0, 5.0),
    ("delta", factors::DELTA.mode, 0.0, 1.0),
];

/// Which promise, and what a promise not to harm is judged by.
pub(super) fn promise_ui(form: &mut Form<'_, '_>, ui: &mut Ui, promise: &mut Promise, restraint: &mut Option<Restraint>) {
    let words = form.ctx.words;
    form.choice(ui, "edit-promise", &Promise::ALL, promise, |promise| {
        let key = match promise {
            Promise::Help => "edit-promise-help",
            Promise::Restraint => "edit-promise-restraint",
        };
        words.text(key).to_owned()
    });
    if *promise == Promise::Help {
        *restraint = None;
        return;
    }
    let held = restraint.get_or_insert(Restraint {
        hazard: factors::WAR_A_YEAR,
        years: YEARS,
        council: None,
        veto: false,
    });
    value(form, ui, "edit-hazard", &mut held.hazard, 0.0001..=1.0, 0.001);
    value(form, ui, "edit-years", &mut held.years, 0.5..=100.0, 0.1);
    means(form, ui, "edit-council", &mut held.council);
    form.flag(ui, "edit-veto", &mut held.veto);
}

/// The reference class with its base rate, and who answers for the whole.
pub(super) fn base_ui(form: &mut Form<'_, '_>, ui: &mut Ui, class: &mut String, baseline: &mut f64, liability: &mut Liability) {
    let words = form.ctx.words;
    form.choice(ui, "inspector-liability", &Liability::ALL, liability, |liability| {
        words.liability(liability).to_owned()
    });
    let known = factors::CLASSES.iter().position(|c| c.name == *class);
    let own = class.clone();
    let choices: Vec<Option<usize>> = known
        .is_none()
        .then_some(None)
        .into_iter()
        .chain((0..factors::CLASSES.len()).map(Some))
        .collect();
    let mut chosen = known;
    form.choice(ui, "edit-reference-class", &choices, &mut chosen, |place| {
        let name = place
            .and_then(|place| factors::CLASSES.get(place))
            .map_or(own.as_str(), |c| c.name);
        class_words(words, name)
    });
    if chosen != known
        && let Some(picked) = chosen.and_then(|place| factors::CLASSES.get(place))
    {
        picked.name.clone_into(class);
        *baseline = picked.rate;
    }
    form.label(ui, "edit-baseline");
    share(form, ui, "edit-baseline", baseline);
}

/// A field for a number, written and read as the language does.
pub(super) fn decimal<'v>(form: &Form<'_, '_>, value: &'v mut f64, decimals: usize) -> DragValue<'v> {
    let words = form.ctx.words;
    DragValue::new(value)
        .max_decimals(decimals)
        .custom_formatter(move |value, _| words.number(value, decimals))
        .custom_parser(move |text| read_number(text.trim_end_matches(['%', '\u{a0}', ' ']), words.language()))
}

/// A share from 0 to 1, shown in per cent.
pub(super) fn share(form: &Form<'_, '_>, ui: &mut Ui, key: &'static str, value: &mut f64) {
    let name = form.text(key);
    let mut percent = *value * 100.0;
    let field = decimal(form, &mut percent, 1).range(0.0..=100.0).speed(0.5).suffix("\u{a0}%");
    let response = ui.add(field);
    response.widget_info(|| WidgetInfo::labeled(Role::SpinButton, true, name));
    if response.changed() {
        *value = percent / 100.0;
    }
}

/// A number with its name above it.
fn value(form: &Form<'_, '_>, ui: &mut Ui, key: &'static str, value: &mut f64, range: std::ops::RangeInclusive<f64>, speed: f64) {
    form.label(ui, key);
    let name = form.text(key);
    let response = ui.add(decimal(form, value, 4).range(range).speed(speed));
    response.widget_info(|| WidgetInfo::labeled(Role::SpinButton, true, name));
}

/// The strongest that somebody would do; or nothing.
fn means(form: &mut Form<'_, '_>, ui: &mut Ui, key: &'static str, held: &mut Option<Means>) {
    let words = form.ctx.words;
    let choices: Vec<Option<Means>> = std::iter::once(None).chain(Means::ALL.map(Some)).collect();
    form.choice(ui, key, &choices, held, |means| {
        let key = match means {
            None => "edit-means-none",
            Some(Means::Statement) => "means-statement",
            Some(Means::Diplomacy) => "means-diplomacy",
            Some(Means::Sanctions) => "means-sanctions",
            Some(Means::Arms) => "means-arms",
            Some(Means::War) => "means-war",
        };
        words.text(key).to_owned()
    });
}

/// What a guarantor brings: its share of the means, what it would do against a breach, its leverage, its scores.
pub(super) fn guarantor_ui(
    form: &mut Form<'_, '_>,
    ui: &mut Ui,
    capability: &mut f64,
    (strongest, leverage): (&mut Option<Means>, &mut f64),
    scores: &mut BTreeMap<Factor, Score>,
) {
    form.label(ui, "edit-capability");
    share(form, ui, "edit-capability", capability);
    means(form, ui, "edit-means", strongest);
    form.label(ui, "edit-leverage");
    share(form, ui, "edit-leverage", leverage);
    for factor in Factor::ALL {
        let held = scores.get(&factor);
        let mut values = held.map_or([0.0; 3], |score| [score.low, score.mode, score.high]);
        if score_ui(form, ui, form.text(factor_key(factor)), &mut values, -1.0..=1.0) {
            let score = scores.entry(factor).or_default();
            [score.low, score.mode, score.high] = values;
        }
    }
}

/// Least, most fitting and greatest value, kept in order; `true` if they were changed.
pub(super) fn score_ui(
    form: &Form<'_, '_>,
    ui: &mut Ui,
    name: &str,
    values: &mut [f64; 3],
    range: std::ops::RangeInclusive<f64>,
) -> bool {
    let mut changed = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        let text = RichText::new(name).font(font(size::NOTE, Weight::Regular));
        // In a narrow inspector the name gives way, not the values.
        let room = NAME.min((ui.available_width() - 3.0 * (VALUE + space::XS)).max(60.0));
        let row = vec2(room, space::CONTROL - 4.0);
        ui.allocate_ui_with_layout(row, egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.set_min_width(room);
            ui.add(Label::new(text.color(form.ctx.palette.text)).truncate());
        });
        // "-0.75" fits beside two others.
        ui.spacing_mut().button_padding.x = 5.0;
        for (place, key) in ["edit-score-low", "edit-score-mode", "edit-score-high"]
            .into_iter()
            .enumerate()
        {
            let field = decimal(form, &mut values[place], 2).range(range.clone()).speed(0.01);
            let response = ui.add_sized(vec2(VALUE, space::CONTROL - 4.0), field);
            let whole = format!("{name}: {}", form.text(key));
            response.widget_info(|| WidgetInfo::labeled(Role::SpinButton, true, &whole));
            if response.changed() {
                changed = Some(place);
            }
            response.on_hover_text(form.text(key));
        }
    });
    let Some(place) = changed else { return false };
    // What was typed counts; the others give way.
    let value = values[place];
    for (other, held) in values.iter_mut().enumerate() {
        *held = if other < place { held.min(value) } else { held.max(value) };
    }
    values[place] = value;
    true
}

/// The parameters of the model: the usual values, unless others are set.
pub(super) fn parameters_ui(form: &Form<'_, '_>, ui: &mut Ui, held: &mut BTreeMap<String, f64>) {
    for (name, usual, least, most) in PARAMETERS {
        let words = parameter_words(form.ctx.words, name);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            let mut value = held.get(name).copied().unwrap_or(usual);
            let field = decimal(form, &mut value, 3).range(least..=most).speed(0.01);
            let response = ui.add_sized(vec2(VALUE + 12.0, space::CONTROL - 4.0), field);
            response.widget_info(|| WidgetInfo::labeled(Role::SpinButton, true, &words));
            if response.changed() {
                held.insert(name.to_owned(), value);
            }
            if held.contains_key(name) && form.remove(ui, &words) {
                held.remove(name);
            }
            let ink = if held.contains_key(name) {
                form.ctx.palette.text
            } else {
                form.ctx.palette.text_weak
            };
            let text = RichText::new(&words).font(font(size::NOTE, Weight::Regular));
            ui.add(Label::new(text.color(ink)).truncate());
        });
    }
}

/// Several sentences, each in both languages.
pub(super) fn sentences(
    form: &mut Form<'_, '_>,
    ui: &mut Ui,
    at: Field,
    (heading, card, add): (&'static str, &'static str, &'static str),
    list: &mut Vec<Localised>,
) {
    form.heading(ui, heading);
    form.cards(ui, &[at], (card, add), list, 0, Localised::default, |form, ui, row, text| {
        form.words(ui, Place::row(at, row), heading, text, true);
    });
}
