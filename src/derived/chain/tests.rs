//! Chains of small dossiers, each with one thing to see, and of the built-in one.

use serde_json::{Value, json};

use super::*;
use crate::derived::World;
use crate::model::{Day, Dossier, Filter, Index};

fn day(year: i32, month: u8, date: u8) -> Day {
    Day::from_ymd(year, month, date).unwrap()
}

fn chain_on(dossier: &Dossier, moment: Day, known_by: Option<Day>, attacker: &str, attacked: &str) -> Chain {
    let index = Index::of(dossier);
    let world = World::of(dossier, &index, moment, known_by, &Filter::default());
    let sight = Sight {
        dossier,
        index: &index,
        world: &world,
        moment,
    };
    Chain::of(&sight, attacker.parse().unwrap(), attacked.parse().unwrap())
}

/// "duties: a.b -> a.y defence bound".
fn told(chain: &Chain) -> Vec<String> {
    let step = |s: &Step| {
        let status = match (s.status, s.doubt) {
            (Status::Open, Some(doubt)) => format!("{doubt:?}"),
            (Status::Void(why), _) => format!("{why:?}"),
            (status, _) => format!("{status:?}"),
        };
        let d = &s.duty;
        format!("{:?}: {} -> {} {:?} {status}", s.wave, d.obligor, d.beneficiary, d.kind)
    };
    chain.steps.iter().map(step).collect()
}

fn actors(names: &[&str]) -> Value {
    let actor = |n: &&str| json!({"id": format!("a.{n}"), "kind": "state", "names": [{"en": n}], "code": "X"});
    names.iter().map(actor).collect()
}

/// A dossier of ties "class from to"; each is asserted by a claim of its own.
fn demo(names: &[&str], ties: &[(&str, &str, &str, &str)], more: &Value) -> Dossier {
    let tie = |(i, (class, from, to, direction)): (usize, &(&str, &str, &str, &str))| {
        json!({"id": format!("t.{i}"), "family": "commitment", "class": class, "from": format!("a.{from}"),
            "to": format!("a.{to}"), "direction": direction, "label": {"en": "x"}, "valid": "1950/.."})
    };
    let claim = |i: usize| {
        json!({"id": format!("c.{i}"), "speaker": "a.x", "stance": "asserts", "about": [format!("t.{i}")],
            "words": {"en": "x"}, "passages": ["p.x.0"]})
    };
    let mut all = json!({
        "documents": [{"id": "d.x", "title": {"en": "X"}, "language": "en", "text": "Each.", "hash": "", "published": "1940"}],
        "passages": [{"id": "p.x.0", "document": "d.x", "target": {"start": 0, "end": 4, "exact": "Each", "prefix": "", "suffix": ""}}],
        "actors": actors(names),
        "ties": ties.iter().enumerate().map(tie).collect::<Vec<_>>(),
        "claims": (0..ties.len()).map(claim).collect::<Vec<_>>(),
    });
    for (key, value) in more.as_object().unwrap() {
        all[key] = value.clone();
    }
    serde_json::from_value(all).unwrap()
}

fn plain(names: &[&str], ties: &[(&str, &str, &str, &str)]) -> Dossier {
    demo(names, ties, &json!({}))
}

#[test]
fn waves_follow_each_other_and_the_attackers_pacts_are_not_triggered() {
    let dossier = plain(
        &["x", "y", "b", "c", "o", "z"],
        &[
            ("nonaggression_pact", "x", "y", "mutual"),
            ("consultation_pact", "c", "y", "directed"),
            ("defence_pact", "b", "y", "mutual"),
            ("defence_pact", "z", "b", "directed"),
            ("defence_pact", "o", "x", "mutual"),
            ("offence_pact", "z", "x", "directed"),
            ("cooperation", "o", "y", "mutual"),
        ],
    );
    assert_eq!(
        told(&chain_on(&dossier, day(1960, 1, 1), None, "a.x", "a.y")),
        [
            "Broken: a.x -> a.y Nonaggression Broken",
            "Duties: a.b -> a.y Defence Bound",
            "Duties: a.c -> a.y Consultation Bound",
            "Further: a.z -> a.b Defence Bound",
            "Further: a.z -> a.x Offence Bound",
            "Further: a.o -> a.x Defence NotTriggered",
        ]
    );
}

#[test]
fn what_works_by_itself_comes_first_then_by_name() {
    let clause = |who: &str, how: &str| {
        json!({"kind": "defence", "obligor": format!("a.{who}"), "beneficiary": "a.y", "words": {"en": "x"},
            "automaticity": how, "claims": ["c.0"]})
    };
    let more = json!({"instruments": [{"id": "i.m", "kind": "treaty", "name": {"en": "M"}, "liability": "several",
        "dates": {"signed": {"date": "1950"}},
        "obligations": [clause("d", "as_deems_necessary"), clause("c", "consult_only"), clause("b", "without_delay"),
            clause("a", "automatic"), clause("z", "automatic")]}]});
    let dossier = demo(
        &["x", "y", "a", "b", "c", "d", "z"],
        &[("partnership", "x", "y", "mutual")],
        &more,
    );
    let chain = chain_on(&dossier, day(1960, 1, 1), None, "a.x", "a.y");
    let order: Vec<&str> = chain.steps.iter().map(|s| s.duty.obligor.as_str()).collect();
    assert_eq!(order, ["a.a", "a.z", "a.b", "a.d", "a.c"]);
    assert!(
        chain
            .steps
            .iter()
            .all(|s| s.duty.item() == "i.m".parse::<InstrumentId>().unwrap().into()),
        "a text without a strand of its own is the item"
    );
    assert!(chain.steps.iter().all(|s| !s.duty.passages.is_empty()));
}

#[test]
fn a_joint_clause_is_void_when_one_of_its_guarantors_attacks_and_a_several_one_is_not() {
    let told_with = |liability: &str| {
        let clause = |who: &str| json!({"kind": "defence", "obligor": format!("a.{who}"), "beneficiary": "a.y", "words": {"en": "x"}, "claims": ["c.0"]});
        let more = json!({"instruments": [{"id": "i.l", "kind": "treaty", "name": {"en": "L"}, "liability": liability,
            "dates": {"signed": {"date": "1867"}}, "obligations": [clause("x"), clause("b")],
            "parties": [{"actor": "a.x", "role": "guarantor"}, {"actor": "a.b", "role": "guarantor"}]}]});
        let dossier = demo(&["x", "y", "b"], &[("partnership", "x", "b", "mutual")], &more);
        told(&chain_on(&dossier, day(1914, 8, 1), None, "a.x", "a.y"))
    };
    let own = "Duties: a.x -> a.y Defence GuarantorIsAttacker";
    assert_eq!(told_with("joint"), ["Duties: a.b -> a.y Defence JointWithAttacker", own]);
    assert_eq!(told_with("several"), ["Duties: a.b -> a.y Defence Bound", own]);
    assert_eq!(told_with("joint_and_several"), ["Duties: a.b -> a.y Defence Bound", own]);
    assert_eq!(told_with("unspecified"), ["Duties: a.b -> a.y Defence Liability", own]);
}

#[test]
fn dates_that_are_not_sharp_leave_a_duty_open_and_what_is_over_is_told_apart() {
    let mut dossier = plain(
        &["x", "y", "b", "c", "d"],
        &[
            ("defence_pact", "b", "y", "directed"),
            ("defence_pact", "c", "y", "directed"),
            ("defence_pact", "d", "y", "directed"),
        ],
    );
    for (tie, valid) in [("t.0", "1950/1960"), ("t.1", "1960/.."), ("t.2", "1940/1950")] {
        dossier.ties.get_mut(&tie.parse().unwrap()).unwrap().valid = valid.parse().ok();
    }
    let chain = chain_on(&dossier, day(1960, 6, 1), None, "a.x", "a.y");
    assert_eq!(
        told(&chain),
        [
            "Duties: a.b -> a.y Defence PerhapsEnded",
            "Duties: a.c -> a.y Defence PerhapsBegun"
        ]
    );
    let over: Vec<&str> = chain.other_times.iter().map(|d| d.obligor.as_str()).collect();
    assert_eq!(over, ["a.d"]);
    assert!(chain.helps());
}

#[test]
fn allies_bound_to_each_other_in_a_circle_come_once() {
    let dossier = plain(
        &["x", "y", "b", "c"],
        &[
            ("defence_pact", "b", "y", "mutual"),
            ("defence_pact", "c", "y", "mutual"),
            ("defence_pact", "b", "c", "mutual"),
            ("defence_pact", "y", "x", "mutual"),
        ],
    );
    assert_eq!(
        told(&chain_on(&dossier, day(1960, 1, 1), None, "a.x", "a.y")),
        [
            "Duties: a.b -> a.y Defence Bound",
            "Duties: a.c -> a.y Defence Bound",
            "Duties: a.x -> a.y Defence GuarantorIsAttacker",
        ]
    );
}

#[test]
fn an_actor_does_not_attack_itself_and_one_that_is_gone_attacks_nobody() {
    let dossier = plain(&["x", "y"], &[("defence_pact", "x", "y", "mutual")]);
    let itself = chain_on(&dossier, day(1960, 1, 1), None, "a.x", "a.x");
    assert_eq!((itself.problem, itself.steps.len()), (Some(Problem::Same), 0));
    let seeds = crate::store::built_in();
    let gone = chain_on(&seeds, day(2000, 1, 1), None, "a.soviet-union", "a.north-korea");
    assert_eq!(gone.problem, Some(Problem::Gone("a.soviet-union".parse().unwrap())));
}

#[test]
fn ten_thousand_promises_are_counted_and_not_listed() {
    let names: Vec<String> = (0..10_000).map(|n| format!("n{n}")).collect();
    let mut all: Vec<&str> = names.iter().map(String::as_str).collect();
    let ties: Vec<_> = names.iter().map(|n| ("defence_pact", n.as_str(), "y", "directed")).collect();
    all.extend(["x", "y"]);
    let dossier = plain(&all, &ties);
    let chain = chain_on(&dossier, day(1960, 1, 1), None, "a.x", "a.y");
    assert_eq!((chain.steps.len(), chain.more), (MOST, 10_000 - MOST));
}

#[test]
fn south_korea_attacks_north_korea_in_the_built_in_dossier() {
    let seeds = crate::store::built_in();
    let chain = chain_on(&seeds, day(2025, 1, 1), None, "a.south-korea", "a.north-korea");
    let told = told(&chain);
    assert_eq!(
        told[..3],
        [
            "Duties: a.russia -> a.north-korea Defence Bound",
            "Duties: a.china -> a.north-korea Defence Bound",
            "Further: a.usa -> a.south-korea Defence NotTriggered",
        ]
    );
    assert!(told[3..].iter().all(|s| s.starts_with("Spoken: ")), "{told:?}");
    let russia = &chain.steps[0];
    assert_eq!(russia.automaticity, Automaticity::WithoutDelay);
    assert_eq!(russia.conditions(&seeds).len(), 2);
    let clause = &seeds.claims[&"c.reuters-signed".parse().unwrap()].passages[0];
    assert_eq!(russia.duty.passages.first(), Some(clause), "the clause comes first");
    assert!(chain.steps.iter().all(|s| s.duty.kind != ObligationKind::Cooperation));
    // Before the pact was known nobody could tell of it.
    let before = chain_on(
        &seeds,
        day(2024, 6, 18),
        Some(day(2024, 6, 18)),
        "a.south-korea",
        "a.north-korea",
    );
    assert!(
        before
            .steps
            .iter()
            .all(|s| s.wave == Wave::Spoken || s.duty.obligor.as_str() != "a.russia")
    );
    // Signed and not yet in force is not a duty yet.
    let signed = chain_on(&seeds, day(2024, 7, 1), None, "a.south-korea", "a.north-korea");
    let russia = signed.steps.iter().find(|s| s.duty.obligor.as_str() == "a.russia").unwrap();
    assert_eq!((russia.status, russia.doubt), (Status::Open, Some(Doubt::NotInForce)));
}

#[test]
fn russia_attacks_north_korea_and_the_joint_guarantee_is_void() {
    let seeds = crate::store::built_in();
    let told = told(&chain_on(&seeds, day(2025, 1, 1), None, "a.russia", "a.north-korea"));
    let has = |step: &str| assert!(told.iter().any(|s| s == step), "{step} in {told:#?}");
    has("Duties: a.russia -> a.north-korea Defence GuarantorIsAttacker");
    has("Duties: a.china -> a.north-korea Defence Bound");
    has("Spoken: a.china -> a.north-korea PositiveAssurance JointWithAttacker");
    has("Spoken: a.russia -> a.north-korea PositiveAssurance GuarantorIsAttacker");
}

#[test]
fn russia_attacks_ukraine_and_breaks_its_own_assurance() {
    let seeds = crate::store::built_in();
    let on = |moment| told(&chain_on(&seeds, moment, None, "a.russia", "a.ukraine"));
    assert_eq!(
        on(day(2013, 12, 31))[..3],
        [
            "Broken: a.russia -> a.ukraine NegativeAssurance Broken",
            "Duties: a.uk -> a.ukraine PositiveAssurance Bound",
            "Duties: a.usa -> a.ukraine PositiveAssurance Bound",
        ]
    );
    // The sources let it end in 2014, without a day: the attacker's own promise is broken unless it was over already.
    assert_eq!(
        on(day(2014, 6, 30))[..3],
        [
            "Broken: a.russia -> a.ukraine NegativeAssurance Broken",
            "Duties: a.uk -> a.ukraine PositiveAssurance PerhapsEnded",
            "Duties: a.usa -> a.ukraine PositiveAssurance PerhapsEnded",
        ]
    );
}
