//! Rows for dates: what is typed, and below it in plain words what it means, or why it means nothing.

use egui::{Label, RichText, Ui};

use super::fields::Form;
use crate::model::draft::{Place, Problem, date_problem};
use crate::model::{Basis, BasisKind, Dated, Edtf};
use crate::theme::{Weight, font, size};
use crate::views::review::typed_date;

const BASES: [BasisKind; 3] = [BasisKind::Stated, BasisKind::WorkedOut, BasisKind::Outside];

impl Form<'_, '_> {
    /// A date, or with `period` an interval; empty for none.
    pub(super) fn date(&mut self, ui: &mut Ui, at: impl Into<Place>, key: &'static str, date: &mut Option<Edtf>, period: bool) {
        let at = at.into();
        ui.push_id((at.field, at.row, key), |ui| {
            self.label(ui, key);
            self.date_line(ui, at, key, date, period);
        });
    }

    /// The field of a date and its meaning.
    fn date_line(&mut self, ui: &mut Ui, at: Place, key: &'static str, date: &mut Option<Edtf>, period: bool) {
        let held = date.as_ref().map(|d| d.as_str().to_owned()).unwrap_or_default();
        let mut text = self.texts.take(at, || held.clone());
        let name = self.text(key);
        let hint = self.text(if period { "edit-period-hint" } else { "edit-date-hint" });
        let response = self.line(ui, name, &mut text, hint, f32::INFINITY);
        if response.changed() {
            self.unread.remove(&at);
            match self.meaning(&text, period) {
                Ok(read) => *date = read,
                Err(problem) => {
                    self.unread.insert(at, problem);
                }
            }
        }
        if self.unread.contains_key(&at) {
            self.fault(ui, at);
        } else {
            if let Some(date) = date.as_ref() {
                let meaning = RichText::new(self.ctx.words.date(date)).font(font(size::NOTE, Weight::Medium));
                ui.add(Label::new(meaning.color(self.ctx.palette.text)).wrap());
            }
            self.fault(ui, at);
        }
        if text != held {
            self.texts.put(at, text);
        }
    }

    /// What a text means as a date: none if it is empty.
    fn meaning(&self, text: &str, period: bool) -> Result<Option<Edtf>, Problem> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        let written = (self.read)(text, self.ctx.words.language(), period);
        let read = typed_date(text, period).or_else(|| written.and_then(|date| typed_date(date.as_str(), period)));
        match read {
            Some(date) if !period || date.is_interval() => Ok(Some(date)),
            Some(_) => Err(Problem::NotADate),
            None => Err(Edtf::parse(text).err().as_ref().map_or(Problem::NotADate, date_problem)),
        }
    }

    /// A date with how it is known.
    pub(super) fn dated(&mut self, ui: &mut Ui, at: impl Into<Place>, key: &'static str, dated: &mut Option<Dated>) {
        let at = at.into();
        let mut date = dated.as_ref().map(|d| d.date.clone());
        let mut basis = dated.as_ref().map(|d| d.basis.clone()).unwrap_or_default();
        self.date(ui, at, key, &mut date, false);
        if date.is_some() {
            ui.push_id((at.field, at.row, "basis"), |ui| self.basis(ui, key, &mut basis));
        }
        *dated = date.map(|date| Dated { date, basis });
    }

    /// How a date is known; the words for it only where it is not simply stated.
    pub(super) fn basis(&mut self, ui: &mut Ui, key: &'static str, basis: &mut Basis) {
        let words = self.ctx.words;
        let label = words.with("edit-basis", &[("label", words.text(key).into())]);
        self.menu(ui, &label, ui.available_width(), &BASES, &mut basis.kind, |kind| {
            words.basis(kind).to_owned()
        });
        if basis.kind != BasisKind::Stated || !basis.words.is_empty() {
            self.both(ui, "edit-basis-words", &mut basis.words, false);
        }
    }
}
