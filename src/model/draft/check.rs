//! What is wrong with a draft, field by field, before anything of it reaches the dossier.
//!
//! Stricter than the invariants (`invariants`): what a machine may leave open, a person is asked for.

use super::{Fault, Field, Place, Problem};
use crate::model::instrument::Dated;
use crate::model::{
    Actor, ActorId, Assessment, Claim, ClaimId, Contradiction, Dossier, Event, Instrument, Item, Localised, Obligation,
    ObligationKind, Precedent, Promise, Quantity, Record, Scenario, Scene, Shift, Tie,
};

/// Longest code of an actor, in letters.
const CODE: usize = 5;

/// Everything that is wrong with a draft, in the order of its form.
pub fn faults(dossier: &Dossier, record: &Record) -> Vec<Fault> {
    let mut check = Check {
        dossier,
        found: Vec::new(),
    };
    match record {
        Record::Actor(a) => check.actor(a),
        Record::Tie(t) => check.tie(t),
        Record::Event(e) => check.event(e),
        Record::Instrument(i) => check.instrument(i),
        Record::Claim(c) => check.claim(c),
        Record::Quantity(q) => check.quantity(q),
        Record::Contradiction(k) => check.contradiction(k),
        Record::Scenario(s) => check.scenario(s),
        Record::Precedent(p) => check.precedent(p),
        Record::Assessment(a) => check.assessment(a),
        Record::Scene(s) => check.scene(s),
        Record::Document(_) | Record::Passage(_) | Record::Note(_) | Record::Tag(_) => {}
    }
    check.found
}

struct Check<'a> {
    dossier: &'a Dossier,
    found: Vec<Fault>,
}

impl Check<'_> {
    fn say(&mut self, at: impl Into<Place>, problem: Problem) {
        self.found.push(Fault::new(at, problem));
    }

    fn written(&mut self, at: impl Into<Place>, text: &Localised) {
        if text.de.trim().is_empty() && text.en.trim().is_empty() {
            self.say(at, Problem::Empty);
        }
    }

    /// A reference that must lead somewhere.
    fn chosen(&mut self, at: impl Into<Place>, item: impl Into<Item>) {
        if !self.dossier.contains(item.into()) {
            self.say(at, Problem::Missing);
        }
    }

    fn maybe(&mut self, at: impl Into<Place>, item: Option<impl Into<Item>>) {
        if let Some(item) = item {
            self.chosen(at, item);
        }
    }

    /// References each of which must lead somewhere, none of them twice.
    fn list<I: Copy + Into<Item>>(&mut self, field: Field, list: &[I]) {
        let items: Vec<Item> = list.iter().map(|id| (*id).into()).collect();
        for (row, item) in items.iter().enumerate() {
            self.chosen(Place::row(field, row), *item);
            if items[..row].contains(item) {
                self.say(Place::row(field, row), Problem::Twice);
            }
        }
    }

    fn actor(&mut self, a: &Actor) {
        if a.names.is_empty() {
            self.say(Place::row(Field::Name, 0), Problem::Empty);
        }
        for (row, name) in a.names.iter().enumerate() {
            self.written(Place::row(Field::Name, row), &name.name);
        }
        let code = a.code.trim();
        if code.is_empty() {
            self.say(Field::Code, Problem::Empty);
        } else if code.chars().count() > CODE {
            self.say(Field::Code, Problem::TooLong);
        }
        for (field, code, letters) in [(Field::Iso2, &a.xref.iso2, 2), (Field::Iso3, &a.xref.iso3, 3)] {
            let sound = |code: &String| code.len() == letters && code.bytes().all(|b| b.is_ascii_uppercase());
            if code.as_ref().is_some_and(|code| !sound(code)) {
                self.say(field, Problem::NotACode);
            }
        }
        self.maybe(Field::Succeeds, a.succeeds);
        let mut seen = vec![a.id];
        let mut next = a.succeeds;
        while let Some(earlier) = next {
            if seen.contains(&earlier) {
                self.say(Field::Succeeds, Problem::Circle);
                break;
            }
            seen.push(earlier);
            next = self.dossier.actors.get(&earlier).and_then(|a| a.succeeds);
        }
        for (row, office) in a.offices.iter().enumerate() {
            let at = Place::row(Field::Office, row);
            self.not_itself(at, a.id, office.of);
            self.written(at, &office.title);
        }
        for (row, membership) in a.memberships.iter().enumerate() {
            self.not_itself(Place::row(Field::Membership, row), a.id, membership.of);
        }
    }

    fn not_itself(&mut self, at: Place, actor: ActorId, of: ActorId) {
        if actor == of {
            self.say(at, Problem::ToItself);
        } else {
            self.chosen(at, of);
        }
    }

    fn tie(&mut self, t: &Tie) {
        self.chosen(Field::From, t.from);
        self.chosen(Field::To, t.to);
        if t.from == t.to && t.from != ActorId::OPEN {
            self.say(Field::To, Problem::ToItself);
        }
        self.written(Field::Name, &t.label);
        self.maybe(Field::Instrument, t.instrument);
    }

    fn event(&mut self, e: &Event) {
        self.written(Field::Name, &e.title);
        for (row, one) in e.participants.iter().enumerate() {
            self.chosen(Place::row(Field::Participant, row), one.actor);
            if e.participants[..row].contains(one) {
                self.say(Place::row(Field::Participant, row), Problem::Twice);
            }
        }
        self.list(Field::Ties, &e.ties);
        self.maybe(Field::Instrument, e.instrument);
    }

    fn instrument(&mut self, i: &Instrument) {
        self.written(Field::Name, &i.name);
        for (row, party) in i.parties.iter().enumerate() {
            self.chosen(Place::row(Field::Party, row), party.actor);
            if i.parties[..row].contains(party) {
                self.say(Place::row(Field::Party, row), Problem::Twice);
            }
        }
        self.steps(i);
        for (row, duty) in i.obligations.iter().enumerate() {
            self.duty(row, duty);
        }
        self.maybe(Field::ReplacedBy, i.replaced_by);
        if i.replaced_by == Some(i.id) {
            self.say(Field::ReplacedBy, Problem::ToItself);
        }
    }

    /// Signature, force and end in this order, as far as they are known.
    fn steps(&mut self, i: &Instrument) {
        let first = |d: &Option<Dated>| d.as_ref().and_then(|d| d.date.earliest_day());
        let last = |d: &Option<Dated>| d.as_ref().and_then(|d| d.date.latest_day());
        let dates = &i.dates;
        for (at, date, earlier) in [
            (Field::Ratified, &dates.ratified, [&None, &dates.signed]),
            (Field::InForce, &dates.in_force, [&None, &dates.signed]),
            (Field::NoticeGiven, &dates.notice_given, [&None, &dates.signed]),
            (Field::Ended, &dates.ended, [&dates.in_force, &dates.signed]),
        ] {
            let before = earlier.into_iter().filter_map(first).max();
            if before.zip(last(date)).is_some_and(|(before, date)| date < before) {
                self.say(at, Problem::BeforeEarlierStep);
            }
        }
    }

    fn duty(&mut self, row: usize, duty: &Obligation) {
        self.chosen(Place::row(Field::Obligor, row), duty.obligor);
        self.chosen(Place::row(Field::Beneficiary, row), duty.beneficiary);
        // Whoever gives something up may owe that to nobody else.
        let alone = duty.kind == ObligationKind::Renunciation || duty.obligor == ActorId::OPEN;
        if duty.obligor == duty.beneficiary && !alone {
            self.say(Place::row(Field::Beneficiary, row), Problem::ToItself);
        }
        if duty.claims.iter().any(|claim| !self.dossier.claims.contains_key(claim)) {
            self.say(Place::row(Field::Claims, row), Problem::Missing);
        }
    }

    fn claim(&mut self, c: &Claim) {
        self.chosen(Field::Speaker, c.speaker);
        self.written(Field::Name, &c.words);
        self.list(Field::Reporters, &c.reporters);
        if c.about.is_empty() {
            self.say(Field::About, Problem::Missing);
        }
        self.list(Field::About, &c.about);
        if let Some(row) = c.about.iter().position(|item| *item == c.id.into()) {
            self.say(Place::row(Field::About, row), Problem::ToItself);
        }
        if c.passages.is_empty() {
            self.say(Field::Passages, Problem::NoPassage);
        }
        self.list(Field::Passages, &c.passages);
        self.maybe(Field::Scenario, c.scenario);
    }

    fn quantity(&mut self, q: &Quantity) {
        self.written(Field::Measure, &q.measure);
        let values: Vec<f64> = [q.low, q.best, q.high].into_iter().flatten().collect();
        if values.iter().any(|value| !value.is_finite()) {
            self.say(Field::Best, Problem::NotANumber);
        } else if !values.is_sorted() {
            self.say(Field::Best, Problem::OutOfOrder);
        }
        self.chosen(Field::Claim, q.claim);
        self.maybe(Field::About, q.about);
    }

    fn contradiction(&mut self, k: &Contradiction) {
        self.written(Field::Name, &k.title);
        self.claims(Field::Claims, &k.claims);
        if k.claims.len() < 2 {
            self.say(Field::Claims, Problem::NeedsTwo);
        }
    }

    fn claims(&mut self, field: Field, claims: &[ClaimId]) {
        self.list(field, claims);
    }

    fn scenario(&mut self, s: &Scenario) {
        self.written(Field::Name, &s.title);
        self.written(Field::Condition, &s.condition);
        self.maybe(Field::Parent, s.parent);
        if s.parent == Some(s.id) {
            self.say(Field::Parent, Problem::ToItself);
        }
        self.claims(Field::Claims, &s.claims);
        self.claims(Field::Consequences, &s.consequences);
        for (row, change) in s.changes.iter().enumerate() {
            self.chosen(Place::row(Field::Change, row), change.item);
        }
        for (row, shift) in s.shifts.iter().enumerate() {
            self.chosen(Place::row(Field::Guarantor, row), shift.actor);
            self.maybe(Place::row(Field::Beneficiary, row), shift.beneficiary);
            let of = |s: &Shift| (s.actor, s.factor, s.beneficiary);
            let same = |other: &Shift| of(other) == of(shift);
            if s.shifts[..row].iter().any(same) {
                self.say(Place::row(Field::Guarantor, row), Problem::Twice);
            }
        }
        self.list(Field::BlockedBy, &s.blocked_by);
        self.maybe(Field::MetBy, s.met_by);
    }

    fn precedent(&mut self, p: &Precedent) {
        self.written(Field::Name, &p.title);
        self.maybe(Field::Case, p.case);
        self.list(Field::About, &p.bears_on);
        self.written(Field::Lesson, &p.lesson);
        for (row, past) in p.hindsight.iter().flat_map(|h| &h.guarantors).enumerate() {
            self.written(Place::row(Field::Guarantor, row), &past.name);
            self.maybe(Place::row(Field::Speaker, row), past.actor);
        }
        self.claims(Field::Claims, &p.claims);
    }

    fn assessment(&mut self, a: &Assessment) {
        self.written(Field::Name, &a.title);
        self.chosen(Field::Guarantee, a.guarantee);
        self.maybe(Field::Violator, a.violator);
        if a.promise == Promise::Restraint && a.violator.is_none() {
            self.say(Field::Violator, Problem::Missing);
        }
        self.maybe(Field::Beneficiary, a.beneficiary);
        self.maybe(Field::Speaker, a.view_of);
        self.claims(Field::Claims, &a.against);
        if a.judged_by.trim().is_empty() {
            self.say(Field::JudgedBy, Problem::Empty);
        }
        if a.guarantors.is_empty() {
            self.say(Field::Guarantor, Problem::Missing);
        }
        for (row, guarantor) in a.guarantors.iter().enumerate() {
            self.chosen(Place::row(Field::Guarantor, row), guarantor.actor);
            if a.guarantors[..row].iter().any(|other| other.actor == guarantor.actor) {
                self.say(Place::row(Field::Guarantor, row), Problem::Twice);
            }
        }
    }

    fn scene(&mut self, s: &Scene) {
        self.written(Field::Name, &s.title);
        self.maybe(Field::About, s.selection);
    }
}

#[cfg(test)]
mod tests;
