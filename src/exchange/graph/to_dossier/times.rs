//! When a node or an edge is there: from columns of time, or from spells.

use serde_json::{Value as Json, json};

use super::super::meaning::Meaning;
use super::super::time::{Clock, Spelled, interval, is_missing, spelled, stretch};
use super::super::{At, Edge, End, On, Spell};
use super::Maker;
use super::values::{Said, insert};
use crate::model::{Edtf, Extra};

impl Maker<'_> {
    /// Whether one stretch of time says all that spells do.
    pub(super) fn says_all(&self, spells: &[Spell], said: Option<&Edtf>) -> bool {
        match spells {
            [] => true,
            [one] => !has_open_end(one) && self.clock.interval(one).as_ref() == said,
            _ => false,
        }
    }

    /// From the first beginning to the last end of spells.
    pub(super) fn exists(&mut self, spells: &[Spell]) -> Option<Edtf> {
        let all: Option<Vec<Edtf>> = spells.iter().map(|spell| self.clock.interval(spell)).collect();
        let Some(mut all) = all.filter(|all| !all.is_empty()) else {
            self.outside_calendar += usize::from(spells.iter().any(|s| !s.is_always()));
            return None;
        };
        all.sort();
        let first = all.first()?;
        let open = all.iter().any(|e| e.latest_day().is_none());
        let last = all.iter().filter(|_| !open).max_by_key(|e| e.latest_day());
        interval(first.start(), last.and_then(Edtf::end), false)
    }

    /// What the columns of time say together.
    pub(super) fn stretch_of(
        &mut self,
        at: At,
        number: usize,
        valid: Option<&str>,
        (start, end): (Option<&str>, Option<&str>),
    ) -> Option<Edtf> {
        if let Some(text) = valid.filter(|v| !is_missing(v)) {
            match stretch(text, self.options.order) {
                Some(valid) => return Some(valid),
                None => match spelled(text, self.options.order).date() {
                    Some(date) => return interval(Some(&date), None, true),
                    None => self.skip(at, number, "graphs-no-date", text),
                },
            }
        }
        let mut date = |text: Option<&str>| {
            let text = text?;
            match spelled(text, self.options.order) {
                Spelled::Missing => None,
                Spelled::Date(date) => Some(date),
                Spelled::Coarser(date) => {
                    self.skip(at, number, "graphs-no-such-day", text);
                    Some(date)
                }
                Spelled::Unread => {
                    self.skip(at, number, "graphs-no-date", text);
                    None
                }
            }
        };
        let (from, to) = (date(start), date(end));
        let found = interval(from.as_ref(), to.as_ref(), false);
        if found.is_none() && (from.is_some() || to.is_some()) {
            let text = format!("{}/{}", start.unwrap_or_default(), end.unwrap_or_default());
            self.skip(at, number, "graphs-reversed", text);
        }
        found
    }

    /// The stretches of time in which an edge is there: one, or several, or one without dates.
    pub(super) fn spans(
        &mut self,
        edge: &Edge,
        number: usize,
        said: &mut Said,
        (valid, start, end): (Option<&str>, Option<&str>, Option<&str>),
        (date, year): (Option<&str>, Option<&str>),
    ) -> Vec<Option<Edtf>> {
        let mut stated = self.stretch_of(edge.at, number, valid, (start, end));
        let mut unused = |meaning, text: Option<&str>, maker: &Self| {
            if let Some(text) = text.filter(|text| !is_missing(text)) {
                maker.put_back(&mut said.data, On::Edge, meaning, text);
            }
        };
        if stated.is_some() {
            unused(Meaning::Year, year, self);
            unused(Meaning::Date, date, self);
        } else {
            stated = self.year_of(edge.at, number, year);
            if stated.is_some() {
                unused(Meaning::Date, date, self);
            } else {
                stated = self.day_of(edge.at, number, date);
            }
        }
        if stated.is_some() || edge.spells.is_empty() {
            // Files written here have the same twice.
            if !self.ours && !self.says_all(&edge.spells, stated.as_ref()) {
                keep_spells(&mut said.data, &edge.spells);
            }
            return vec![stated];
        }
        if let ([spell], true) = (edge.spells.as_slice(), self.options.rows) {
            let end = |end: &Option<End>| end.as_ref().map(|e| e.text.clone());
            let (start, end) = (end(&spell.start), end(&spell.end));
            return vec![self.stretch_of(edge.at, number, None, (start.as_deref(), end.as_deref()))];
        }
        let mut spans = Vec::with_capacity(edge.spells.len());
        let mut whole = true;
        for spell in edge.spells.iter().filter(|s| !s.is_always()) {
            match self.clock.interval(spell) {
                Some(span) => {
                    spans.push(Some(span));
                    continue;
                }
                None if self.clock == Clock::Steps => self.outside_calendar += 1,
                None => {
                    let end = |end: &Option<End>| end.as_ref().map(|e| e.text.to_string()).unwrap_or_default();
                    let text = format!("{}/{}", end(&spell.start), end(&spell.end));
                    self.skip(edge.at, number, "graphs-no-date", text);
                }
            }
            whole = false;
        }
        if !whole || edge.spells.iter().any(has_open_end) {
            keep_spells(&mut said.data, &edge.spells);
        }
        if spans.is_empty() {
            spans.push(None);
        }
        spans
    }

    /// The whole of a year, from its first day to the day on which it was over.
    fn year_of(&mut self, at: At, number: usize, year: Option<&str>) -> Option<Edtf> {
        let year = year.filter(|y| !is_missing(y))?;
        let Some(date) = spelled(year, self.options.order).date() else {
            self.skip(at, number, "graphs-no-date", year);
            return None;
        };
        let (first, last) = date.earliest_day().zip(date.latest_day())?;
        Edtf::parse(&format!("{first}/{}", last.add_days(1))).ok()
    }

    /// From a date on, or the stretch that a cell of dates gives.
    fn day_of(&mut self, at: At, number: usize, text: Option<&str>) -> Option<Edtf> {
        let text = text.filter(|d| !is_missing(d))?;
        if let Some(found) = stretch(text, self.options.order) {
            return Some(found);
        }
        let date = spelled(text, self.options.order).date();
        if date.is_none() {
            self.skip(at, number, "graphs-no-date", text);
        }
        interval(date.as_ref(), None, true)
    }
}

/// Keeps spells as they are written.
pub(super) fn keep_spells(data: &mut Extra, spells: &[Spell]) {
    if spells.iter().any(|spell| !spell.is_always()) {
        insert(data, "spells", spells_json(spells));
    }
}

fn has_open_end(spell: &Spell) -> bool {
    [&spell.start, &spell.end].into_iter().flatten().any(|end| end.open)
}

fn spells_json(spells: &[Spell]) -> Json {
    let end = |end: &Option<End>| end.as_ref().map(|e| (e.text.to_string(), e.open));
    let spells = spells.iter().map(|s| json!({ "start": end(&s.start), "end": end(&s.end) }));
    Json::Array(spells.collect())
}
