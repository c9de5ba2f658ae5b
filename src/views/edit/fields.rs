//! Rows of a form: a word above, the field below it, and below that what is wrong with it.
//!
//! Each row changes the draft at once; nothing reaches the dossier before it is saved. Rows of dates are in `dates`, those
//! that name other records in `links`.

use std::collections::BTreeMap;

use egui::{Button, ComboBox, Frame, Key, Label, Margin, RichText, Role, Sense, Stroke, TextEdit, Ui, WidgetInfo, vec2};

use super::state::{ReadDate, Texts};
use crate::model::draft::{Fault, Field, Place, Problem, read_number};
use crate::model::{Language, Localised};
use crate::theme::{Weight, font, line, size, space};
use crate::views::ViewCtx;
use crate::views::pick::Picker;
use crate::widgets::form;

/// Width of the sign of a language before its field.
const TAG: f32 = 22.0;
/// Lines of a field for running text.
const LINES: usize = 2;

/// What the rows of a form share for one frame.
pub(super) struct Form<'a, 'c> {
    pub(super) ctx: &'a ViewCtx<'c>,
    pub(super) texts: &'a mut Texts,
    /// Text that is no date or number.
    pub(super) unread: &'a mut BTreeMap<Place, Problem>,
    /// What is said to be wrong.
    pub(super) faults: &'a [Fault],
    pub(super) picker: &'a mut Picker,
    pub(super) read: ReadDate,
    /// The first field takes the focus.
    pub(super) fresh: bool,
    /// Enter was pressed in a field of one line.
    pub(super) entered: bool,
}

impl Form<'_, '_> {
    pub(super) fn text(&self, key: &'static str) -> &'static str {
        self.ctx.words.text(key)
    }

    /// The word above a field.
    pub(super) fn label(&self, ui: &mut Ui, key: &'static str) {
        ui.add_space(space::XS);
        let text = RichText::new(self.text(key)).font(font(size::NOTE, Weight::Medium));
        ui.add(Label::new(text.color(self.ctx.palette.text_weak)).wrap());
    }

    /// A remark below a field.
    pub(super) fn remark(&self, ui: &mut Ui, text: &str) {
        let text = RichText::new(text).font(font(size::NOTE, Weight::Regular));
        ui.add(Label::new(text.color(self.ctx.palette.text_weak)).wrap());
    }

    /// Says what is wrong at a place, if anything is.
    pub(super) fn fault(&self, ui: &mut Ui, at: Place) {
        let unread = self.unread.get(&at).copied();
        let found = self.faults.iter().filter(|fault| fault.at == at).map(|fault| fault.problem);
        for problem in unread.into_iter().chain(found) {
            let text = RichText::new(self.text(sentence(at.field, problem))).font(font(size::NOTE, Weight::Medium));
            ui.add(Label::new(text.color(self.ctx.palette.bad)).wrap());
        }
    }

    /// A heading between groups of fields.
    pub(super) fn heading(&self, ui: &mut Ui, key: &'static str) {
        ui.add_space(space::S);
        let (rule, _) = ui.allocate_exact_size(vec2(ui.available_width(), 5.0), Sense::hover());
        let stroke = Stroke::new(line::HAIR, self.ctx.palette.line);
        ui.painter().hline(rule.x_range(), rule.top(), stroke);
        let text = RichText::new(self.text(key)).font(font(size::HEADING - 1.0, Weight::SemiBold));
        ui.add(Label::new(text.color(self.ctx.palette.text)).wrap());
    }

    /// A field of one line under a name for those who cannot see it; takes the focus if it is the first of a new form.
    pub(super) fn line(&mut self, ui: &mut Ui, name: &str, text: &mut String, hint: &str, width: f32) -> egui::Response {
        let fresh = std::mem::take(&mut self.fresh);
        let id = ui.scope_id().with(("edit-line", name));
        let response = form::field(ui, id, text, hint, width, fresh);
        response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, name));
        self.entered |= response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
        response
    }

    /// Words in one language only: a code, a list.
    pub(super) fn plain(&mut self, ui: &mut Ui, at: impl Into<Place>, key: &'static str, text: &mut String) {
        let at = at.into();
        ui.push_id((at.field, at.row), |ui| {
            self.label(ui, key);
            let name = self.text(key);
            self.line(ui, name, text, "", f32::INFINITY);
            self.fault(ui, at);
        });
    }

    /// Words in both languages, that of the reader first. `long` for running text.
    pub(super) fn words(&mut self, ui: &mut Ui, at: impl Into<Place>, key: &'static str, text: &mut Localised, long: bool) {
        let at = at.into();
        ui.push_id((at.field, at.row, key), |ui| {
            self.label(ui, key);
            self.both(ui, key, text, long);
            self.fault(ui, at);
        });
    }

    /// The two fields of words in both languages.
    pub(super) fn both(&mut self, ui: &mut Ui, key: &'static str, text: &mut Localised, long: bool) {
        let order = match self.ctx.words.language() {
            Language::De => [Language::De, Language::En],
            Language::En => [Language::En, Language::De],
        };
        for language in order {
            let words = match language {
                Language::De => &mut text.de,
                Language::En => &mut text.en,
            };
            let (tag, message) = match language {
                Language::De => ("DE", "edit-in-german"),
                Language::En => ("EN", "edit-in-english"),
            };
            let name = self.ctx.words.with(message, &[("label", self.text(key).into())]);
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::XS;
                let (rect, _) = ui.allocate_exact_size(vec2(TAG, space::CONTROL - 4.0), Sense::hover());
                let ink = self.ctx.palette.text_weak;
                let galley = ui
                    .painter()
                    .layout_no_wrap(tag.to_owned(), font(size::SMALL, Weight::Medium), ink);
                ui.painter()
                    .galley(rect.left_center() - vec2(0.0, galley.size().y / 2.0), galley, ink);
                if long {
                    self.long(ui, &name, words);
                } else {
                    self.line(ui, &name, words, "", f32::INFINITY);
                }
            });
        }
    }

    /// A field of some lines.
    fn long(&mut self, ui: &mut Ui, name: &str, text: &mut String) {
        let fresh = std::mem::take(&mut self.fresh);
        let id = ui.scope_id().with(("edit-long", name));
        let edit = TextEdit::multiline(text)
            .id(id)
            .desired_rows(LINES)
            .desired_width(f32::INFINITY);
        let response = ui.add(edit);
        response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, name));
        if fresh {
            response.request_focus();
        }
    }

    /// A menu of values.
    pub(super) fn choice<T: Copy + PartialEq>(
        &mut self,
        ui: &mut Ui,
        key: &'static str,
        values: &[T],
        value: &mut T,
        name: impl Fn(T) -> String,
    ) {
        self.label(ui, key);
        let label = self.text(key);
        self.menu(ui, label, ui.available_width(), values, value, name);
    }

    /// The menu of a choice without the word above it.
    #[expect(clippy::unused_self, reason = "reads as the other rows do")]
    pub(super) fn menu<T: Copy + PartialEq>(
        &self,
        ui: &mut Ui,
        label: &str,
        width: f32,
        values: &[T],
        value: &mut T,
        name: impl Fn(T) -> String,
    ) {
        let combo = ComboBox::from_id_salt(("edit-menu", label))
            .selected_text(name(*value))
            .width(width)
            .truncate()
            .height(320.0)
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

    /// Yes or no.
    pub(super) fn flag(&self, ui: &mut Ui, key: &'static str, value: &mut bool) {
        ui.add_space(space::XS);
        ui.scope(|ui| {
            // An empty box needs a rim to be seen.
            ui.visuals_mut().widgets.inactive.bg_stroke = Stroke::new(line::HAIR, self.ctx.palette.text_weak);
            ui.checkbox(value, self.text(key));
        });
    }

    /// A number, with what is wrong with it.
    pub(super) fn number(&mut self, ui: &mut Ui, at: Field, key: &'static str, value: &mut Option<f64>, width: f32) {
        let language = self.ctx.words.language();
        let place = Place::from(at);
        let held = value.map(|number| self.ctx.words.number(number, 6)).unwrap_or_default();
        let mut text = self.texts.take(place, || held.clone());
        let name = self.text(key);
        let response = ui.push_id(at, |ui| self.line(ui, name, &mut text, name, width)).inner;
        if response.changed() {
            self.unread.remove(&place);
            match (text.trim().is_empty(), read_number(&text, language)) {
                (true, _) => *value = None,
                (false, Some(number)) => *value = Some(number),
                (false, None) => {
                    self.unread.insert(place, Problem::NotANumber);
                }
            }
        }
        if text != held || response.has_focus() {
            self.texts.put(place, text);
        }
    }

    /// A small button with a word.
    pub(super) fn button(&self, ui: &mut Ui, key: &'static str) -> bool {
        let text = RichText::new(self.text(key)).font(font(size::NOTE, Weight::Regular));
        ui.add(Button::new(text).min_size(vec2(0.0, 24.0))).clicked()
    }

    /// The sign that takes a row away; `true` if it was pressed.
    pub(super) fn remove(&self, ui: &mut Ui, what: &str) -> bool {
        let name = self.ctx.words.with("edit-remove", &[("name", what.to_owned().into())]);
        let text = RichText::new("×").font(font(size::HEADING, Weight::Regular));
        let button = ui.add(
            Button::new(text.color(self.ctx.palette.text_weak))
                .frame(false)
                .min_size(vec2(22.0, 24.0)),
        );
        button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        button.on_hover_text(name).clicked()
    }

    /// A card for each row of a list, with its number and a sign to take it away, and a button for another one. Rows are
    /// counted from `first`.
    #[expect(clippy::too_many_arguments, reason = "a card is told by all of them, and by no fewer")]
    pub(super) fn cards<T>(
        &mut self,
        ui: &mut Ui,
        fields: &[Field],
        (card, add): (&'static str, &'static str),
        rows: &mut Vec<T>,
        first: usize,
        new: impl FnOnce() -> T,
        mut draw: impl FnMut(&mut Self, &mut Ui, usize, &mut T),
    ) {
        let mut gone = None;
        for (place, row) in rows.iter_mut().enumerate() {
            let title = self.ctx.words.with(card, &[("n", (first + place + 1).into())]);
            let stroke = Stroke::new(line::HAIR, self.ctx.palette.line);
            let frame = Frame::new()
                .stroke(stroke)
                .corner_radius(space::CARD_RADIUS)
                .inner_margin(Margin::symmetric(8, 6));
            ui.push_id((card, place), |ui| {
                frame.show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    ui.horizontal(|ui| {
                        let text = RichText::new(&title).font(font(size::NOTE, Weight::SemiBold));
                        ui.add(Label::new(text.color(self.ctx.palette.text)).truncate());
                        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                            if self.remove(ui, &title) {
                                gone = Some(place);
                            }
                        });
                    });
                    draw(self, ui, first + place, row);
                });
            });
            ui.add_space(space::XS);
        }
        if let Some(place) = gone {
            rows.remove(place);
            self.row_removed(fields, first + place);
        }
        if self.button(ui, add) {
            rows.push(new());
        }
    }

    /// What was typed into the rows below moves up with them.
    pub(super) fn row_removed(&mut self, fields: &[Field], place: usize) {
        for field in fields {
            self.texts.row_removed(*field, place);
            let old = std::mem::take(self.unread);
            let moved = old.into_iter().filter_map(|(mut at, problem)| {
                if at.field == *field {
                    match at.row {
                        Some(row) if row == place => return None,
                        Some(row) if row > place => at.row = Some(row - 1),
                        _ => {}
                    }
                }
                Some((at, problem))
            });
            *self.unread = moved.collect();
        }
    }

    /// Several short texts in one line, divided by semicolons.
    pub(super) fn listed(&mut self, ui: &mut Ui, at: Field, key: &'static str, list: &mut Vec<String>) {
        let held = list.join("; ");
        let mut text = self.texts.take(at.into(), || held.clone());
        self.label(ui, key);
        let name = self.text(key);
        let hint = self.text("edit-listed-hint");
        let response = ui.push_id(at, |ui| self.line(ui, name, &mut text, hint, f32::INFINITY)).inner;
        if response.changed() {
            let parts = text.split(';').map(str::trim).filter(|part| !part.is_empty());
            *list = parts.map(str::to_owned).collect();
        }
        if response.has_focus() {
            self.texts.put(at.into(), text);
        }
        self.fault(ui, at.into());
    }
}

/// The sentence that says what is wrong with a field.
pub(super) fn sentence(field: Field, problem: Problem) -> &'static str {
    match (problem, field) {
        (Problem::Empty, Field::Code) => "edit-fault-no-code",
        (Problem::Empty, Field::JudgedBy) => "edit-fault-nobody",
        (Problem::Empty, _) => "edit-fault-empty",
        (Problem::Missing, Field::About) => "edit-fault-about",
        (Problem::Missing, _) => "edit-fault-missing",
        (Problem::ToItself, Field::To | Field::From | Field::Beneficiary) => "edit-fault-same-ends",
        (Problem::ToItself, _) => "edit-fault-itself",
        (Problem::Twice, _) => "edit-fault-twice",
        (Problem::TooLong, _) => "edit-fault-too-long",
        (Problem::NotADate, _) => "edit-fault-date",
        (Problem::NoSuchDay, _) => "edit-fault-no-such-day",
        (Problem::Reversed, _) => "edit-fault-reversed",
        (Problem::BeforeEarlierStep, _) => "edit-fault-earlier-step",
        (Problem::NotANumber, _) => "edit-fault-number",
        (Problem::NotACode, _) => "edit-fault-code",
        (Problem::OutOfOrder, _) => "edit-fault-order",
        (Problem::Circle, _) => "edit-fault-circle",
        (Problem::NoPassage, _) => "edit-fault-passage",
        (Problem::NeedsTwo, _) => "edit-fault-two",
    }
}
