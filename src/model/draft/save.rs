//! How a draft gets into the dossier: the edits, or what is in the way.

use std::sync::Arc;

use super::{Fault, faults};
use crate::model::{Dossier, Edit, Index, Localised, Record, Review, review};

/// The edits that take a draft into the dossier, to be made as one step; none where nothing has changed.
///
/// What a person has edited, a person has accepted: a proposed record becomes accepted, with the actors it needs; a
/// tie or an event with the claims about it that propose it.
///
/// # Errors
/// What is wrong with the draft.
pub fn save(dossier: &Dossier, index: &Index, record: &Record) -> Result<Vec<Edit>, Vec<Fault>> {
    let record = accepted(neat(record.clone()));
    let found = faults(dossier, &record);
    if !found.is_empty() {
        return Err(found);
    }
    let item = record.item();
    if dossier.record(item).is_some_and(|old| old == record) {
        return Ok(Vec::new());
    }
    let mut edits = review::accept(dossier, index, &[item]);
    edits.retain(|edit| !matches!(edit, Edit::Put(other) if other.item() == item));
    edits.push(Edit::Put(record));
    Ok(edits)
}

/// The record under a new identifier of its kind, if another record has taken its own since it was begun.
pub fn renamed(dossier: &Dossier, mut record: Record) -> Record {
    macro_rules! rename {
        ($($kind:ident $prefix:literal;)*) => {
            match &mut record {
                $(Record::$kind(r) => if dossier.contains(r.id.into()) && let Ok(id) = dossier.fresh_id($prefix).parse() {
                    Arc::make_mut(r).id = id;
                },)*
                _ => {}
            }
        };
    }
    rename! {
        Actor "a.";
        Instrument "i.";
        Tie "t.";
        Event "e.";
        Claim "c.";
        Quantity "q.";
        Contradiction "k.";
        Scenario "s.";
        Precedent "r.";
        Assessment "g.";
        Scene "b.";
    }
    record
}

/// Without blanks around words, without lines in which nothing stands.
fn neat(mut record: Record) -> Record {
    let trim = |text: &mut Localised| {
        for words in [&mut text.de, &mut text.en] {
            if words.trim().len() != words.len() {
                *words = words.trim().to_owned();
            }
        }
    };
    let lines = |list: &mut Vec<Localised>| {
        list.iter_mut().for_each(trim);
        list.retain(|line| !line.is_empty());
    };
    match &mut record {
        Record::Actor(a) => {
            let a = Arc::make_mut(a);
            a.names.iter_mut().for_each(|n| trim(&mut n.name));
            a.offices.iter_mut().for_each(|o| trim(&mut o.title));
            a.memberships.iter_mut().for_each(|m| trim(&mut m.role));
            a.code = a.code.trim().to_owned();
            trim(&mut a.note);
        }
        Record::Tie(t) => {
            let t = Arc::make_mut(t);
            [&mut t.label, &mut t.note, &mut t.basis.words].into_iter().for_each(trim);
        }
        Record::Event(e) => {
            let e = Arc::make_mut(e);
            [&mut e.title, &mut e.place, &mut e.note].into_iter().for_each(trim);
        }
        Record::Instrument(i) => {
            let i = Arc::make_mut(i);
            [&mut i.name, &mut i.short, &mut i.note].into_iter().for_each(trim);
            lines(&mut i.other_names);
            lines(&mut i.conditions);
            for duty in &mut i.obligations {
                trim(&mut duty.words);
                lines(&mut duty.conditions);
            }
        }
        Record::Claim(c) => {
            let c = Arc::make_mut(c);
            [&mut c.words, &mut c.hedge].into_iter().for_each(trim);
        }
        Record::Quantity(q) => {
            let q = Arc::make_mut(q);
            [&mut q.unit, &mut q.measure].into_iter().for_each(trim);
        }
        Record::Contradiction(k) => {
            let k = Arc::make_mut(k);
            [&mut k.title, &mut k.note].into_iter().for_each(trim);
        }
        Record::Scenario(s) => {
            let s = Arc::make_mut(s);
            [&mut s.title, &mut s.condition, &mut s.note].into_iter().for_each(trim);
            s.changes.iter_mut().for_each(|c| trim(&mut c.words));
        }
        Record::Precedent(p) => {
            let p = Arc::make_mut(p);
            let texts = [
                &mut p.title,
                &mut p.promised,
                &mut p.letter,
                &mut p.effect,
                &mut p.lesson,
                &mut p.basis,
            ];
            texts.into_iter().for_each(trim);
        }
        Record::Assessment(a) => {
            let a = Arc::make_mut(a);
            trim(&mut a.title);
            for list in [&mut a.assumptions, &mut a.gaps, &mut a.alternatives] {
                list.iter_mut().for_each(trim);
                list.retain(|words| !words.is_empty());
            }
            a.indicators.iter_mut().for_each(|i| trim(&mut i.words));
            a.indicators.retain(|i| !i.words.is_empty());
            for text in [&mut a.judged_by, &mut a.reference_class] {
                *text = text.trim().to_owned();
            }
        }
        Record::Scene(s) => {
            let s = Arc::make_mut(s);
            [&mut s.title, &mut s.caption, &mut s.notes].into_iter().for_each(trim);
        }
        Record::Document(_) | Record::Passage(_) | Record::Note(_) | Record::Tag(_) => {}
    }
    record
}

fn accepted(mut record: Record) -> Record {
    match &mut record {
        Record::Actor(a) if a.review != Review::Accepted => Arc::make_mut(a).review = Review::Accepted,
        Record::Claim(c) if c.review != Review::Accepted => Arc::make_mut(c).review = Review::Accepted,
        _ => {}
    }
    record
}

#[cfg(test)]
mod tests {
    use super::super::{Field, Problem, RecordKind, fresh};
    use super::*;
    use crate::model::{Actor, Item, Tie, TieFamily, Transaction};

    fn dossier() -> Dossier {
        serde_json::from_value(serde_json::json!({
            "documents": [{"id": "d.one", "title": {"en": "one"}, "language": "en", "text": "A met B."}],
            "passages": [{"id": "p.one", "document": "d.one", "target": {"start": 0, "end": 8, "exact": "A met B."}}],
            "actors": [
                {"id": "a.a", "kind": "state", "names": [{"en": "A"}], "code": "A"},
                {"id": "a.b", "kind": "state", "names": [{"en": "B"}], "code": "B", "review": "proposed"}],
            "ties": [{"id": "t.one", "family": "contact", "from": "a.a", "to": "a.b", "label": {"en": "talks"}}],
            "claims": [{"id": "c.one", "speaker": "a.a", "stance": "asserts", "about": ["t.one"], "words": {"en": "x"},
                "passages": ["p.one"], "review": "proposed"}],
        }))
        .unwrap()
    }

    /// The dossier after a draft has been saved, which must be undone exactly.
    fn saved(before: &Dossier, record: &Record) -> Dossier {
        let edits = save(before, &Index::of(before), record).unwrap();
        let mut dossier = before.clone();
        let name = Localised::same("edited");
        let undo = dossier.apply_all(Transaction { name, edits }).unwrap();
        let done = dossier.clone();
        dossier.apply_all(undo).unwrap();
        assert_eq!(dossier, *before);
        done
    }

    fn tie(d: &Dossier) -> Tie {
        d.ties.values().next().unwrap().clone()
    }

    #[test]
    fn an_edited_proposal_is_accepted_with_what_it_needs() {
        let d = dossier();
        let mut edited = tie(&d);
        edited.family = TieFamily::Arms;
        let done = saved(&d, &edited.into());
        assert_eq!(tie(&done).family, TieFamily::Arms);
        assert!(done.claims.values().all(|c| c.review.is_accepted()));
        assert!(done.actors.values().all(|a| a.review.is_accepted()));
        let mut actor = Actor::clone(&d.actors[&"a.b".parse().unwrap()]);
        actor.code = " BB ".into();
        let done = saved(&d, &actor.into());
        let actor = &done.actors[&"a.b".parse().unwrap()];
        assert_eq!((actor.code.as_str(), actor.review), ("BB", Review::Accepted));
    }

    #[test]
    fn nothing_changed_is_no_step_and_a_fault_is_no_edit() {
        let d = dossier();
        let index = Index::of(&d);
        assert_eq!(save(&d, &index, &tie(&d).into()), Ok(Vec::new()));
        let mut bad = tie(&d);
        bad.to = bad.from;
        assert_eq!(
            save(&d, &index, &bad.into()),
            Err(vec![Fault::new(Field::To, Problem::ToItself)])
        );
    }

    #[test]
    fn a_new_record_keeps_clear_of_what_came_between() {
        let mut d = dossier();
        let Some(Record::Actor(first)) = fresh(&d, RecordKind::Actor, &[]) else {
            panic!("no actor");
        };
        let mut named = Actor::clone(&first);
        named.names[0].name = Localised::same("C");
        named.code = "C".into();
        d = saved(&d, &named.clone().into());
        let other = renamed(&d, named.clone().into());
        assert_ne!(other.item(), Item::from(named.id));
        assert_eq!(renamed(&dossier(), named.clone().into()).item(), named.id.into());
        assert_eq!(saved(&d, &other).actors.len(), 4);
    }
}
