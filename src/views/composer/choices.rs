//! The left side of the composer: what, form and size, look, words, and what stands on the page.

use egui::{Align, ComboBox, DragValue, Label, Layout, RichText, Role, Slider, Ui, WidgetInfo, vec2};

use super::super::ViewCtx;
use super::sizes::{ACROSS, SIZES, name_of};
use super::state::{Allowed, choose};
use crate::command::Command;
use crate::model::{FigureForm, FigurePalette, FigureSpec, FigureUnit, FigureView, Language};
use crate::session::Preferences;
use crate::theme::{Weight, font, size, space};
use crate::widgets::form;
use crate::widgets::segmented::{Choice, segmented};
use crate::widgets::switch::switch;

/// Width of the words before a choice.
const LABEL: f32 = 104.0;

/// The heading of a group.
pub(super) fn heading(ctx: &ViewCtx<'_>, ui: &mut Ui, key: &'static str) {
    let text = RichText::new(ctx.words.text(key)).font(font(size::NOTE, Weight::SemiBold));
    ui.label(text.color(ctx.palette.text));
}

/// Draws all choices.
pub(super) fn choices_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, spec: &mut FigureSpec, preferences: &Preferences, allowed: Allowed) {
    ui.add_space(space::XS);
    heading(ctx, ui, "export-what");
    what(ctx, ui, spec, allowed);
    ui.add_space(space::XS);
    heading(ctx, ui, "composer-page");
    form_and_size(ctx, ui, spec);
    ui.add_space(space::XS);
    heading(ctx, ui, "composer-look");
    look(ctx, ui, spec);
    ui.add_space(space::XS);
    heading(ctx, ui, "composer-words");
    texts(ctx, ui, spec);
    ui.add_space(space::XS);
    heading(ctx, ui, "composer-on-page");
    switches(ctx, ui, spec, allowed);
    let mut view_file = preferences.view_file;
    toggle(ctx, ui, "composer-view-file", true, &mut view_file);
    if view_file != preferences.view_file {
        ctx.commands.send(Command::SetPreferences(Box::new(Preferences {
            view_file,
            ..preferences.clone()
        })));
    }
}

/// Message that names what a figure is of.
pub(super) fn view_key(view: FigureView) -> &'static str {
    match view {
        FigureView::Window => "export-window",
        FigureView::Network => "export-network",
        FigureView::Timeline => "export-timeline",
        FigureView::Document => "export-document",
        FigureView::Brief => "export-brief",
        FigureView::Scene => "export-scene",
        FigureView::Ledger => "export-ledger",
        FigureView::Guarantee => "export-guarantee",
        FigureView::Precedents => "export-precedents",
    }
}

fn what(ctx: &ViewCtx<'_>, ui: &mut Ui, spec: &mut FigureSpec, allowed: Allowed) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::XS, space::XS);
        ui.spacing_mut().button_padding.x = space::S;
        for view in FigureView::ALL {
            let possible = view != FigureView::Scene || allowed.scene || spec.view == view;
            let label = RichText::new(ctx.words.text(view_key(view))).font(font(size::NOTE, Weight::Regular));
            let button = egui::Button::selectable(spec.view == view, label).min_size(vec2(0.0, 24.0));
            let mut response = ui.add_enabled(possible, button);
            if !possible {
                response = response.on_disabled_hover_text(ctx.words.text("composer-no-scene"));
            }
            if response.clicked() {
                choose(spec, view);
            }
        }
    });
}

/// A row: words, then what is chosen.
fn row(ctx: &ViewCtx<'_>, ui: &mut Ui, key: &'static str, add: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        let label = RichText::new(ctx.words.text(key)).font(font(size::NOTE, Weight::Regular));
        let room = vec2(LABEL, space::CONTROL - 2.0);
        ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_width(LABEL);
            ui.add(Label::new(label.color(ctx.palette.text_weak)).truncate());
        });
        add(ui);
    });
}

/// One of a few, side by side. The name read aloud says what is chosen, too.
fn pick<T: Copy + PartialEq>(ctx: &ViewCtx<'_>, ui: &mut Ui, key: &'static str, of: &[(&str, T)], value: &mut T) {
    let names: Vec<String> = of
        .iter()
        .map(|(label, _)| format!("{}: {label}", ctx.words.text(key)))
        .collect();
    let choices: Vec<Choice<'_>> = of
        .iter()
        .zip(&names)
        .map(|((label, choice), name)| Choice {
            label,
            name,
            taken: choice == value,
        })
        .collect();
    if let Some((_, chosen)) = segmented(ui, ctx.palette, &choices).and_then(|place| of.get(place)) {
        *value = *chosen;
    }
}

fn form_and_size(ctx: &ViewCtx<'_>, ui: &mut Ui, spec: &mut FigureSpec) {
    let words = ctx.words;
    row(ctx, ui, "export-form", |ui| {
        let forms = FigureForm::ALL.map(|form| (form.extension().to_uppercase(), form));
        let forms = forms.each_ref().map(|(label, form)| (label.as_str(), *form));
        pick(ctx, ui, "export-form", &forms, &mut spec.form);
    });
    row(ctx, ui, "export-size", |ui| {
        let shown = words.text(name_of(spec).unwrap_or("size-own"));
        let combo = ComboBox::from_id_salt("composer size")
            .selected_text(shown)
            .width(ui.available_width() - 8.0)
            .truncate()
            .show_ui(ui, |ui| {
                for (key, size) in SIZES {
                    if ui.selectable_label(name_of(spec) == Some(key), words.text(key)).clicked() {
                        (spec.width, spec.height, spec.unit) = (size.width, size.height, size.unit);
                    }
                }
            });
        combo
            .response
            .widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, words.text("export-size")));
    });
    row(ctx, ui, "composer-measure", |ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        side(ctx, ui, "composer-width", spec.unit, &mut spec.width);
        ui.label("×");
        side(ctx, ui, "composer-height", spec.unit, &mut spec.height);
        let units = [
            (FigureUnit::Pixels, "unit-pixels"),
            (FigureUnit::Millimetres, "unit-millimetres"),
            (FigureUnit::Inches, "unit-inches"),
        ];
        let units = units.map(|(unit, key)| (words.text(key), unit));
        pick(ctx, ui, "composer-unit", &units, &mut spec.unit);
    });
    if spec.form.is_raster() {
        resolution(ctx, ui, spec);
    }
    if spec.form == FigureForm::Gif && spec.view.can_play() {
        let note = RichText::new(words.text("composer-plays")).font(font(size::NOTE, Weight::Regular));
        ui.label(note.color(ctx.palette.text_weak));
    }
}

/// One side of the page in its unit.
fn side(ctx: &ViewCtx<'_>, ui: &mut Ui, key: &'static str, unit: FigureUnit, points: &mut f32) {
    let (by, language) = (unit.points(), ctx.words.language());
    let mut value = *points / by;
    let (speed, decimals) = match unit {
        FigureUnit::Pixels => (4.0, 0),
        FigureUnit::Millimetres => (0.5, 1),
        FigureUnit::Inches => (0.02, 2),
    };
    let field = DragValue::new(&mut value)
        .speed(speed)
        .custom_formatter(move |value, _| written(language, value, decimals))
        .custom_parser(read)
        .range(0.0..=1e6)
        .update_while_editing(false);
    let response = ui.add_sized(vec2(68.0, space::CONTROL - 4.0), field);
    let name = ctx.words.text(key);
    response.widget_info(|| WidgetInfo::labeled(Role::SpinButton, true, name));
    if response.on_hover_text(name).changed() {
        *points = value * by;
    }
}

/// A number as the language writes it, without needless digits.
fn written(language: Language, value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    let text = if decimals > 0 {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    };
    if language == Language::De {
        text.replace('.', ",")
    } else {
        text
    }
}

/// A number with a point or a comma.
fn read(text: &str) -> Option<f64> {
    text.trim().trim_end_matches('×').trim().replace(',', ".").parse().ok()
}

/// How many pixels a point has; and the usual widths at once.
fn resolution(ctx: &ViewCtx<'_>, ui: &mut Ui, spec: &mut FigureSpec) {
    let language = ctx.words.language();
    row(ctx, ui, "composer-resolution", |ui| {
        let field = DragValue::new(&mut spec.scale)
            .range(0.01..=1_000.0)
            .speed(0.05)
            .custom_formatter(move |value, _| written(language, value, 2))
            .custom_parser(read)
            .suffix(" ×")
            .update_while_editing(false);
        let response = ui.add_sized(vec2(68.0, space::CONTROL - 4.0), field);
        let name = ctx.words.text("export-scale");
        response.widget_info(|| WidgetInfo::labeled(Role::SpinButton, true, name));
        response.on_hover_text(name);
        let now = spec.pixels().0;
        let mut chosen = None;
        let choices: Vec<Choice<'_>> = ACROSS
            .iter()
            .map(|(label, across)| Choice {
                label,
                name: label,
                taken: (now - f64::from(*across)).abs() < 1.0,
            })
            .collect();
        if let Some(place) = segmented(ui, ctx.palette, &choices) {
            chosen = ACROSS.get(place);
        }
        if let Some((_, across)) = chosen.filter(|_| spec.width > 0.0) {
            spec.scale = across / spec.width;
        }
    });
}

fn look(ctx: &ViewCtx<'_>, ui: &mut Ui, spec: &mut FigureSpec) {
    let words = ctx.words;
    row(ctx, ui, "composer-theme", |ui| {
        let themes = [
            (words.text("preferences-theme-light"), false),
            (words.text("preferences-theme-dark"), true),
        ];
        pick(ctx, ui, "composer-theme", &themes, &mut spec.dark);
    });
    row(ctx, ui, "composer-palette", |ui| {
        let palettes = [
            (words.text("palette-usual"), FigurePalette::Usual),
            (words.text("palette-safe"), FigurePalette::ColourSafe),
            (words.text("palette-grey"), FigurePalette::Greyscale),
        ];
        pick(ctx, ui, "composer-palette", &palettes, &mut spec.palette);
    });
    row(ctx, ui, "composer-text-size", |ui| {
        let (least, most) = FigureSpec::TEXT_SIZES;
        let possible = spec.view != FigureView::Brief;
        ui.spacing_mut().slider_width = 150.0;
        let language = words.language();
        let slider = Slider::new(&mut spec.text_size, least..=most)
            .step_by(0.05)
            .custom_formatter(move |value, _| written(language, value, 2))
            .custom_parser(read);
        let response = ui.add_enabled(possible, slider);
        let name = words.text("composer-text-size");
        response.widget_info(|| WidgetInfo::labeled(Role::Slider, possible, name));
    });
    row(ctx, ui, "composer-language", |ui| {
        let languages = [
            (words.text("composer-language-screen"), None),
            (words.text("language-de"), Some(Language::De)),
            (words.text("language-en"), Some(Language::En)),
        ];
        pick(ctx, ui, "composer-language", &languages, &mut spec.language);
    });
}

/// Title and caption, in both languages.
fn texts(ctx: &ViewCtx<'_>, ui: &mut Ui, spec: &mut FigureSpec) {
    let untitled = FigureSpec {
        title: crate::model::Localised::default(),
        ..spec.clone()
    };
    let own = [Language::De, Language::En].map(|language| {
        let words = crate::catalogue::Words::new(language);
        super::super::figure_page::title(&ViewCtx { words, ..*ctx }, &untitled)
    });
    for (key, hint, text) in [
        ("composer-title-de", own[0].as_str(), &mut spec.title.de),
        ("composer-title-en", own[1].as_str(), &mut spec.title.en),
        ("composer-caption-de", "", &mut spec.caption.de),
        ("composer-caption-en", "", &mut spec.caption.en),
    ] {
        row(ctx, ui, key, |ui| {
            let name = ctx.words.text(key);
            let width = ui.available_width() - 8.0;
            let field = form::field(ui, egui::Id::unique(key), text, hint, width, false);
            field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, name));
        });
    }
}

fn switches(ctx: &ViewCtx<'_>, ui: &mut Ui, spec: &mut FigureSpec, allowed: Allowed) {
    let page = spec.view != FigureView::Brief;
    toggle(ctx, ui, "composer-marking", allowed.marking && page, &mut spec.marking);
    toggle(ctx, ui, "composer-sources", page, &mut spec.sources);
    toggle(ctx, ui, "composer-transparent", page, &mut spec.transparent);
    if spec.view.has_network() {
        toggle(ctx, ui, "composer-as-seen", true, &mut spec.as_seen);
        if spec.legend.is_some() && ui.link(ctx.words.text("composer-legend-free")).clicked() {
            spec.legend = None;
        }
    }
    if spec.can_be_whole() {
        let key = if spec.view == FigureView::Timeline {
            "composer-whole-timeline"
        } else {
            "composer-whole-briefing"
        };
        toggle(ctx, ui, key, true, &mut spec.whole);
    }
    if allowed.restricted {
        let mut blank = !spec.restricted;
        toggle(ctx, ui, "composer-blank", true, &mut blank);
        spec.restricted = !blank;
    }
}

/// A switch with its words.
fn toggle(ctx: &ViewCtx<'_>, ui: &mut Ui, key: &'static str, possible: bool, value: &mut bool) {
    ui.horizontal(|ui| {
        ui.add_enabled_ui(possible, |ui| {
            let text = ctx.words.text(key);
            let mut clicked = switch(ui, ctx.palette, *value && possible, text).clicked();
            let label = RichText::new(text).font(font(size::NOTE, Weight::Regular));
            clicked |= ui.add(Label::new(label).wrap().sense(egui::Sense::click())).clicked();
            if clicked && possible {
                *value = !*value;
            }
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_and_read_as_the_language_has_them() {
        assert_eq!(written(Language::De, 564.44, 1), "564,4");
        assert_eq!(written(Language::En, 2.0, 2), "2");
        assert_eq!(written(Language::En, 900.0, 0), "900");
        for (text, value) in [("564,4", 564.4), ("2.5 ×", 2.5), (" 12 ", 12.0)] {
            assert_eq!(read(text), Some(value));
        }
        assert_eq!(read("x"), None);
    }
}
