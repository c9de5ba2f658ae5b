//! Turning references: every identifier that a record refers to is replaced by what a function says.
//!
//! For merging and splitting actors and for joining dossiers. The record's own identifier stays. The counterpart of
//! [`super::index::references`]: what is listed there is turned here.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::edit::Record;
use super::ids::Item;

/// Replaces every reference of `record`. A reference keeps its kind: where `turn` gives another kind of record for a
/// field that holds one kind only, the field stays as it is. Lists lose what has become a repetition.
pub fn turn_references(record: &mut Record, turn: &dyn Fn(Item) -> Item) {
    match record {
        Record::Document(_) => {}
        Record::Passage(p) => id(&mut Arc::make_mut(p).document, turn),
        Record::Actor(a) => {
            let a = Arc::make_mut(a);
            a.succeeds.iter_mut().for_each(|i| id(i, turn));
            a.offices.iter_mut().for_each(|o| id(&mut o.of, turn));
            a.memberships.iter_mut().for_each(|m| id(&mut m.of, turn));
            if let Some(passage) = a.proposal.as_mut().and_then(|p| p.passage.as_mut()) {
                id(passage, turn);
            }
        }
        Record::Instrument(i) => {
            let i = Arc::make_mut(i);
            i.parties.iter_mut().for_each(|p| id(&mut p.actor, turn));
            for duty in &mut i.obligations {
                id(&mut duty.obligor, turn);
                id(&mut duty.beneficiary, turn);
                ids(&mut duty.claims, turn);
            }
            i.replaced_by.iter_mut().for_each(|r| id(r, turn));
        }
        Record::Tie(t) => {
            let t = Arc::make_mut(t);
            id(&mut t.from, turn);
            id(&mut t.to, turn);
            t.instrument.iter_mut().for_each(|i| id(i, turn));
        }
        Record::Event(e) => {
            let e = Arc::make_mut(e);
            e.participants.iter_mut().for_each(|p| id(&mut p.actor, turn));
            once(&mut e.participants, |p| (p.actor, p.role));
            ids(&mut e.ties, turn);
            e.instrument.iter_mut().for_each(|i| id(i, turn));
        }
        Record::Claim(c) => {
            let c = Arc::make_mut(c);
            id(&mut c.speaker, turn);
            ids(&mut c.reporters, turn);
            items(&mut c.about, turn);
            c.outcome
                .iter_mut()
                .filter_map(|o| o.decided_by.as_mut())
                .for_each(|d| id(d, turn));
            ids(&mut c.passages, turn);
            c.scenario.iter_mut().for_each(|s| id(s, turn));
        }
        Record::Quantity(q) => {
            let q = Arc::make_mut(q);
            id(&mut q.claim, turn);
            q.about.iter_mut().for_each(|i| *i = turn(*i));
        }
        Record::Contradiction(k) => {
            let k = Arc::make_mut(k);
            ids(&mut k.claims, turn);
            k.ruling
                .iter_mut()
                .filter_map(|r| r.follows.as_mut())
                .for_each(|f| id(f, turn));
        }
        Record::Scenario(s) => {
            let s = Arc::make_mut(s);
            s.parent.iter_mut().for_each(|p| id(p, turn));
            ids(&mut s.claims, turn);
            ids(&mut s.consequences, turn);
            s.changes.iter_mut().for_each(|c| c.item = turn(c.item));
            for shift in &mut s.shifts {
                id(&mut shift.actor, turn);
                shift.beneficiary.iter_mut().for_each(|b| id(b, turn));
                ids(&mut shift.score.claims, turn);
            }
            items(&mut s.blocked_by, turn);
            s.met_by.iter_mut().for_each(|i| *i = turn(*i));
        }
        Record::Precedent(p) => {
            let p = Arc::make_mut(p);
            p.case.iter_mut().for_each(|case| *case = turn(*case));
            for guarantor in p.hindsight.iter_mut().flat_map(|h| &mut h.guarantors) {
                guarantor.actor.iter_mut().for_each(|a| id(a, turn));
                guarantor.factors.values_mut().for_each(|s| ids(&mut s.claims, turn));
            }
            items(&mut p.bears_on, turn);
            ids(&mut p.claims, turn);
        }
        Record::Assessment(a) => {
            let a = Arc::make_mut(a);
            a.guarantee = turn(a.guarantee);
            let actors = [&mut a.violator, &mut a.beneficiary, &mut a.view_of];
            actors.into_iter().flatten().for_each(|actor| id(actor, turn));
            a.guarantors.iter_mut().for_each(|g| id(&mut g.actor, turn));
            a.claim_lists().for_each(|claims| ids(claims, turn));
        }
        Record::Scene(s) => {
            let s = Arc::make_mut(s);
            s.selection.iter_mut().for_each(|i| *i = turn(*i));
            let documents = s.filter.hidden_documents.iter();
            s.filter.hidden_documents = documents.filter_map(|d| turn((*d).into()).try_into().ok()).collect();
            s.branch_of.iter_mut().for_each(|b| id(b, turn));
            s.view.turn(turn);
        }
        Record::Note(n) => set(&mut Arc::make_mut(n).about, turn),
        Record::Tag(t) => set(&mut Arc::make_mut(t).items, turn),
    }
}

fn id<I: Copy + Into<Item> + TryFrom<Item>>(field: &mut I, turn: &dyn Fn(Item) -> Item) {
    if let Ok(turned) = I::try_from(turn((*field).into())) {
        *field = turned;
    }
}

fn ids<I: Copy + Ord + Into<Item> + TryFrom<Item>>(fields: &mut Vec<I>, turn: &dyn Fn(Item) -> Item) {
    for field in fields.iter_mut() {
        id(field, turn);
    }
    once(fields, |field| *field);
}

fn items(fields: &mut Vec<Item>, turn: &dyn Fn(Item) -> Item) {
    for item in fields.iter_mut() {
        *item = turn(*item);
    }
    once(fields, |item| *item);
}

fn set(fields: &mut BTreeSet<Item>, turn: &dyn Fn(Item) -> Item) {
    *fields = fields.iter().map(|item| turn(*item)).collect();
}

/// Keeps the first of each.
fn once<T, K: Ord>(list: &mut Vec<T>, key: impl Fn(&T) -> K) {
    let mut seen = BTreeSet::new();
    list.retain(|entry| seen.insert(key(entry)));
}
