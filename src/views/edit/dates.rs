//! Rows for dates: what is typed, and below it in plain words what it means, or why it means nothing.

use egui::{Label, RichText, Ui};

use super::fields::{Form, sentence};
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
        match (self.unread.get(&at), date.as_ref()) {
            // Half a date is no mistake yet.
            (Some(problem), _) if response.has_focus() => self.remark(ui, self.text(sentence(at.field, *problem))),
            (None, Some(date)) => {
                let meaning = RichText::new(self.ctx.words.date(date)).font(font(size::NOTE, Weight::Medium));
                ui.add(Label::new(meaning.color(self.ctx.palette.text)).wrap());
                self.fault(ui, at);
            }
            _ => self.fault(ui, at),
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
            None if is_no_day(text) => Err(Problem::NoSuchDay),
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

/// Whether a text would be a date if its day were the first of the month: "31.2.1961".
fn is_no_day(text: &str) -> bool {
    let Some(start) = text.find(|c: char| c.is_ascii_digit()) else {
        return false;
    };
    let len = text[start..].chars().take_while(char::is_ascii_digit).count();
    let day = text[start..start + len].parse::<u8>();
    len <= 2
        && day.is_ok_and(|day| day > 28)
        && typed_date(&format!("{}1{}", &text[..start], &text[start + len..]), false).is_some()
}

#[cfg(test)]
mod tests {
    use super::is_no_day;

    #[test]
    fn a_day_that_does_not_exist_is_told_from_what_is_no_date() {
        assert!(is_no_day("31.2.1961") && is_no_day("30 Feb 2024") && is_no_day("Juni 31, 2024"));
        assert!(!is_no_day("some day") && !is_no_day("1961") && !is_no_day("31 Moskau"));
    }
}
