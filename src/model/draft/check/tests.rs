//! One wrong draft a rule, and the same draft put right.

use super::super::{RecordKind, fresh};
use super::*;
use serde_json::{Value, json};

fn dossier() -> Dossier {
    serde_json::from_value(json!({
        "documents": [{"id": "d.one", "title": {"en": "one"}, "language": "en", "text": "A met B."}],
        "passages": [{"id": "p.one", "document": "d.one", "target": {"start": 0, "end": 8, "exact": "A met B."}}],
        "actors": [
            {"id": "a.a", "kind": "state", "names": [{"en": "A"}], "code": "A", "succeeds": "a.b"},
            {"id": "a.b", "kind": "state", "names": [{"en": "B"}], "code": "B"}],
        "ties": [{"id": "t.one", "family": "contact", "from": "a.a", "to": "a.b", "label": {"en": "talks"}}],
        "events": [{"id": "e.one", "kind": "summit", "title": {"en": "one"}}],
        "instruments": [{"id": "i.one", "kind": "treaty", "name": {"en": "Pact"}, "dates": {}}],
        "claims": [
            {"id": "c.one", "speaker": "a.a", "stance": "asserts", "about": ["t.one"], "words": {"en": "x"}, "passages": ["p.one"]},
            {"id": "c.two", "speaker": "a.a", "stance": "denies", "about": ["t.one"], "words": {"en": "y"}, "passages": ["p.one"]}],
    }))
    .unwrap()
}

/// A sound record of each kind, with `change` laid over it; its faults.
fn with(kind: &str, change: &Value) -> Vec<(Field, Option<usize>, Problem)> {
    let mut record = match kind {
        "actor" => json!({"id": "a.new", "kind": "state", "names": [{"en": "C"}], "code": "C"}),
        "tie" => json!({"id": "t.new", "family": "arms", "from": "a.a", "to": "a.b", "label": {"en": "arms"}}),
        "event" => {
            json!({"id": "e.new", "kind": "summit", "title": {"en": "talks"}, "participants": [{"actor": "a.a", "role": "host"}]})
        }
        "instrument" => json!({"id": "i.new", "kind": "treaty", "name": {"en": "Pact"}, "dates": {}}),
        "claim" => {
            json!({"id": "c.new", "speaker": "a.a", "stance": "asserts", "about": ["t.one"], "words": {"en": "x"}, "passages": ["p.one"]})
        }
        "quantity" => json!({"id": "q.new", "unit": {"en": "t"}, "measure": {"en": "shells"}, "claim": "c.one"}),
        "contradiction" => json!({"id": "k.new", "title": {"en": "whether"}, "claims": ["c.one", "c.two"]}),
        "scenario" => json!({"id": "s.new", "title": {"en": "if"}, "condition": {"en": "when"}}),
        _ => json!({"id": "r.new", "title": {"en": "old"}, "case": "i.one", "lesson": {"en": "none"}}),
    };
    for (key, value) in change.as_object().unwrap() {
        record[key] = value.clone();
    }
    let record: Record = serde_json::from_value(json!({ kind: record })).unwrap();
    let found = faults(&dossier(), &record);
    found.into_iter().map(|f| (f.at.field, f.at.row, f.problem)).collect()
}

const KINDS: [&str; 9] = [
    "actor",
    "tie",
    "event",
    "instrument",
    "claim",
    "quantity",
    "contradiction",
    "scenario",
    "precedent",
];

#[test]
fn a_sound_record_has_no_fault() {
    for kind in KINDS {
        assert_eq!(with(kind, &json!({})), [], "{kind}");
    }
}

#[test]
fn what_is_empty_or_not_chosen_is_named() {
    use Problem::{Empty, Missing, NeedsTwo, NoPassage};
    let nothing = json!({});
    for (kind, change, field, row, problem) in [
        ("actor", json!({"names": [{"en": " "}]}), Field::Name, Some(0), Empty),
        ("actor", json!({"names": [{"en": "C"}, {}]}), Field::Name, Some(1), Empty),
        ("actor", json!({"code": ""}), Field::Code, None, Empty),
        ("tie", json!({"from": "a.-"}), Field::From, None, Missing),
        ("tie", json!({"label": nothing}), Field::Name, None, Empty),
        ("event", json!({"title": nothing}), Field::Name, None, Empty),
        (
            "event",
            json!({"participants": [{"actor": "a.gone", "role": "host"}]}),
            Field::Participant,
            Some(0),
            Missing,
        ),
        (
            "instrument",
            json!({"parties": [{"actor": "a.-", "role": "signatory"}]}),
            Field::Party,
            Some(0),
            Missing,
        ),
        ("claim", json!({"speaker": "a.-"}), Field::Speaker, None, Missing),
        ("claim", json!({"about": []}), Field::About, None, Missing),
        ("claim", json!({"passages": []}), Field::Passages, None, NoPassage),
        ("quantity", json!({"claim": "c.-"}), Field::Claim, None, Missing),
        ("contradiction", json!({"claims": ["c.one"]}), Field::Claims, None, NeedsTwo),
        ("scenario", json!({"condition": nothing}), Field::Condition, None, Empty),
        ("precedent", json!({"case": "i.-"}), Field::Case, None, Missing),
    ] {
        assert_eq!(with(kind, &change), [(field, row, problem)], "{kind} with {change}");
    }
}

#[test]
fn nothing_leads_to_itself_or_stands_twice() {
    use Problem::{Circle, ToItself, Twice};
    let host = json!({"actor": "a.a", "role": "host"});
    let guest = json!({"actor": "a.a", "role": "guest"});
    for (kind, change, field, row, problem) in [
        ("tie", json!({"to": "a.a"}), Field::To, None, ToItself),
        (
            "event",
            json!({"participants": [host, host]}),
            Field::Participant,
            Some(1),
            Twice,
        ),
        (
            "claim",
            json!({"about": ["t.one", "e.one", "t.one"]}),
            Field::About,
            Some(2),
            Twice,
        ),
        (
            "actor",
            json!({"id": "a.b", "succeeds": "a.a"}),
            Field::Succeeds,
            None,
            Circle,
        ),
        (
            "actor",
            json!({"id": "a.b", "memberships": [{"of": "a.b"}]}),
            Field::Membership,
            Some(0),
            ToItself,
        ),
    ] {
        assert_eq!(with(kind, &change), [(field, row, problem)], "{kind} with {change}");
    }
    assert_eq!(with("event", &json!({"participants": [host, guest]})), [], "in two roles");
    let duty = |kind: &str| json!({"obligations": [{"kind": kind, "obligor": "a.a", "beneficiary": "a.a", "words": {}}]});
    assert_eq!(
        with("instrument", &duty("defence")),
        [(Field::Beneficiary, Some(0), ToItself)]
    );
    assert_eq!(with("instrument", &duty("renunciation")), []);
}

#[test]
fn steps_and_numbers_come_in_order() {
    let dates = |force: &str, end: &str| json!({"dates": {"signed": {"date": "1961-07-06"}, "in_force": {"date": force}, "ended": {"date": end}}});
    assert_eq!(
        with("instrument", &dates("1961", "1996")),
        [],
        "a year may be after a day in it"
    );
    let early = Problem::BeforeEarlierStep;
    assert_eq!(with("instrument", &dates("1960", "1996")), [(Field::InForce, None, early)]);
    assert_eq!(with("instrument", &dates("1962", "1961-12")), [(Field::Ended, None, early)]);
    assert_eq!(
        with("quantity", &json!({"low": 5.0, "best": 3.0})),
        [(Field::Best, None, Problem::OutOfOrder)]
    );
    assert_eq!(
        with("actor", &json!({"code": "NATO+2"})),
        [(Field::Code, None, Problem::TooLong)]
    );
    assert_eq!(
        with("actor", &json!({"xref": {"iso2": "ru"}})),
        [(Field::Iso2, None, Problem::NotACode)]
    );
}

#[test]
fn a_new_record_takes_what_is_selected_and_asks_for_the_rest() {
    let d = dossier();
    let items = |ids: &[&str]| ids.iter().map(|id| id.parse().unwrap()).collect::<Vec<Item>>();
    let of = |kind, ids: &[&str]| {
        let record = fresh(&d, kind, &items(ids)).unwrap();
        assert_eq!(RecordKind::of(record.item()), Some(kind));
        let missing = faults(&d, &record);
        (record, missing.into_iter().map(|f| f.at.field).collect::<Vec<_>>())
    };
    assert_eq!(of(RecordKind::Tie, &["a.a", "a.b"]).1, [Field::Name]);
    assert_eq!(of(RecordKind::Tie, &[]).1, [Field::From, Field::To, Field::Name]);
    assert_eq!(of(RecordKind::Claim, &["t.one", "p.one"]).1, [Field::Speaker, Field::Name]);
    let (Record::Event(event), _) = of(RecordKind::Event, &["t.one", "a.a"]) else {
        panic!("no event");
    };
    assert_eq!((event.participants.len(), event.ties.len()), (2, 1));
    for kind in RecordKind::ALL {
        assert!(!of(kind, &[]).1.is_empty(), "{kind:?} is not ready by itself");
    }
}
