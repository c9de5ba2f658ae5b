//! Parts of the forms: a word with its field beside it, choices from a list, dates with what they mean.

use egui::{Button, ComboBox, Id, Label, RichText, Role, Ui, WidgetInfo, vec2};

use super::draft::{Draft, Missing, dated};
use crate::model::Edtf;
use crate::theme::{Weight, font, size, space};
use crate::views::ViewCtx;
use crate::widgets::form;

/// Width of the words before the fields.
const LABEL: f32 = 92.0;
/// Width of the field for a date; what it means stands beside.
const DATE: f32 = 118.0;
/// Dates and figures of the sentence that are offered.
const OFFERED: usize = 4;

/// A word and what it is about, side by side; what is wrong with it below.
pub(super) fn row(ctx: &ViewCtx<'_>, ui: &mut Ui, key: &'static str, wrong: Option<Missing>, add: impl FnOnce(&mut Ui)) {
    let label = if key.is_empty() { "" } else { ctx.words.text(key) };
    ui.push_id(("make-row", key), |ui| {
        ui.horizontal_top(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(LABEL, space::CONTROL - 4.0), egui::Sense::hover());
            let colour = ctx.palette.text_weak;
            let mut job = egui::text::LayoutJob::simple_singleline(label.to_owned(), font(size::NOTE, Weight::Regular), colour);
            job.wrap = egui::text::TextWrapping::truncate_at_width(LABEL);
            let galley = ui.painter().layout_job(job);
            let at = rect.left_center() - vec2(0.0, galley.size().y / 2.0);
            ui.painter().galley(at, galley, colour);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = space::XS;
                add(ui);
                if let Some(wrong) = wrong {
                    let text = RichText::new(ctx.words.text(wrong.message())).font(font(size::NOTE, Weight::Medium));
                    ui.add(Label::new(text.color(ctx.palette.bad)).wrap());
                }
            });
        });
    });
}

/// A weak line over the whole width.
pub(super) fn weak(ctx: &ViewCtx<'_>, ui: &mut Ui, text: &str) {
    let text = RichText::new(text).font(font(size::NOTE, Weight::Regular));
    ui.add(Label::new(text.color(ctx.palette.text_weak)).wrap());
}

/// A field of one line; `true` if Enter was pressed in it.
pub(super) fn text(ui: &mut Ui, id: Id, text: &mut String, name: &str, hint: &str, fresh: bool) -> bool {
    let field = form::field(ui, id, text, hint, f32::INFINITY, fresh);
    field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, name));
    field.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter))
}

/// A list of values of which one is taken.
pub(super) fn choice<T: Copy + PartialEq>(
    ctx: &ViewCtx<'_>,
    ui: &mut Ui,
    key: &'static str,
    values: &[T],
    value: &mut T,
    name: impl Fn(T) -> String,
) {
    let label = ctx.words.text(key);
    let combo = ComboBox::from_id_salt(key)
        .selected_text(name(*value))
        .width(ui.available_width())
        .height(320.0)
        .truncate()
        .show_ui(ui, |ui| {
            for other in values {
                ui.selectable_value(value, *other, name(*other));
            }
        });
    let shown = format!("{label}: {}", name(*value));
    combo
        .response
        .widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &shown));
}

/// A field for a date with what it means beside it, and the dates of the sentence below; `true` on Enter.
pub(super) fn date(ctx: &ViewCtx<'_>, ui: &mut Ui, id: Id, draft: &mut Draft, period: bool) -> bool {
    let Draft { date, reading, read, .. } = draft;
    let mut entered = false;
    ui.horizontal(|ui| {
        let hint = ctx.words.text(if period { "make-since-hint" } else { "make-date-hint" });
        let field = form::field(ui, id, date, hint, DATE, false);
        field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, ctx.words.text("make-date")));
        entered = field.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
        let (meaning, colour) = match dated(ctx, *read, date, period) {
            Some(date) => (ctx.words.date(&date), ctx.palette.text),
            None if date.trim().is_empty() => (ctx.words.text("review-date-none").to_owned(), ctx.palette.text_weak),
            None => (ctx.words.text("review-date-wrong").to_owned(), ctx.palette.bad),
        };
        let meaning = RichText::new(meaning).font(font(size::NOTE, Weight::Medium)).color(colour);
        ui.add(Label::new(meaning).truncate());
    });
    let others: Vec<&Edtf> = reading
        .dates
        .iter()
        .filter(|d| d.as_str() != date.trim())
        .take(OFFERED)
        .collect();
    if !others.is_empty() {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::XS, space::XS);
            for other in others {
                let words = ctx.words.date(other);
                let name = ctx.words.with("make-date-take", &[("date", words.clone().into())]);
                if chip(ctx, ui, &words, &name).clicked() {
                    other.as_str().clone_into(date);
                }
            }
        });
    }
    entered
}

/// A small button with a name of its own.
pub(super) fn chip(ctx: &ViewCtx<'_>, ui: &mut Ui, text: &str, name: &str) -> egui::Response {
    let text = RichText::new(text)
        .font(font(size::SMALL, Weight::Medium))
        .color(ctx.palette.accent);
    let chip = ui.add(Button::new(text).fill(ctx.palette.accent_soft).min_size(vec2(0.0, 20.0)));
    chip.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    chip
}

/// Values of a figure as they are typed: one, or two with a dash between.
pub(super) fn figure_text(ctx: &ViewCtx<'_>, [low, best, high]: [Option<f64>; 3]) -> String {
    let number = |value: f64| {
        let decimals = if value.fract().abs() < 1e-9 { 0 } else { 2 };
        ctx.words.number(value, decimals)
    };
    match (low, best, high) {
        (_, Some(best), _) => number(best),
        (Some(low), None, Some(high)) => format!("{}–{}", number(low), number(high)),
        (low, None, high) => low.or(high).map(number).unwrap_or_default(),
    }
}
