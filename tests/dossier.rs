//! The built-in dossier: what the readers will look for is there, and says what the sources say.

use garant::derived::{Phase, Reality, World};
use garant::model::{BasisKind, Filter, Index, Item, OutcomeState, Stance, TieFamily};
use garant::store::built_in;

use crate::support::day;

fn tie(id: &str) -> garant::model::TieId {
    garant::model::TieId::new(id).unwrap()
}

#[test]
fn it_holds_what_the_five_texts_hold() {
    let d = built_in();
    assert_eq!(d.check(), []);
    assert_eq!(d.documents.len(), 5);
    assert!(d.actors.len() >= 60, "{} actors", d.actors.len());
    assert!(d.ties.len() >= 75, "{} ties", d.ties.len());
    assert!(d.events.len() >= 50, "{} events", d.events.len());
    assert!(d.claims.len() >= 150, "{} claims", d.claims.len());
    let index = Index::of(&d);
    for tie in d.ties.keys() {
        assert!(!index.claims_about(*tie).is_empty(), "{tie} has no claim");
    }
    for event in d.events.keys() {
        assert!(!index.claims_about(*event).is_empty(), "{event} has no claim");
    }
    for document in d.documents.values() {
        assert!(
            document.published.is_some() && !document.published_basis.is_empty(),
            "{}",
            document.id
        );
        assert!(document.translation.is_some(), "{} has no translation", document.id);
        assert!(!index.passages_of(document.id).is_empty(), "{} carries nothing", document.id);
    }
}

#[test]
fn every_passage_can_be_found_again_in_both_languages() {
    let d = built_in();
    for passage in d.passages.values() {
        let document = &d.documents[&passage.document];
        assert_eq!(
            passage.target.find_in(&document.text),
            Some(passage.target.span),
            "{}",
            passage.id
        );
        let translated = passage.translated.as_ref().expect("anchored in the translation too");
        let text = &document.translation.as_ref().unwrap().text;
        assert_eq!(translated.find_in(text), Some(translated.span), "{}", passage.id);
    }
}

#[test]
fn known_by_the_day_before_there_is_no_clause_and_the_forecast_is_open() {
    let d = built_in();
    let index = Index::of(&d);
    let world = |known| World::of(&d, &index, day(2024, 6, 19), Some(known), &Filter::default());
    let toloraya = d
        .claims
        .values()
        .find(|c| c.speaker.as_str() == "a.toloraya" && c.negated && c.about.contains(&tie("t.defence-2024").into()))
        .expect("Toloraya's forecast");
    assert_eq!(toloraya.stance, Stance::Predicts);

    let before = world(day(2024, 6, 18));
    assert!(
        !before.tie(tie("t.defence-2024")).unwrap().reality.is_real(),
        "nobody affirms the clause yet"
    );
    assert_eq!(before.outcome(toloraya), Some(OutcomeState::Open));

    let after = world(day(2024, 6, 19));
    assert!(after.tie(tie("t.defence-2024")).unwrap().reality.is_real());
    assert_eq!(after.outcome(toloraya), Some(OutcomeState::DidNot));
}

#[test]
fn known_by_2019_says_nothing_of_the_war() {
    let d = built_in();
    let index = Index::of(&d);
    let world = World::of(&d, &index, day(2024, 6, 19), Some(day(2019, 12, 31)), &Filter::default());
    for id in ["t.munitions", "t.nk-troops", "t.defence-2024", "t.war-ukraine"] {
        assert_eq!(world.tie(tie(id)).unwrap().reality, Reality::Unheard, "{id}");
    }
}

#[test]
fn the_soviet_union_and_russia_are_two() {
    let d = built_in();
    let russia = d.actors.values().find(|a| a.id.as_str() == "a.russia").unwrap();
    assert_eq!(russia.succeeds.unwrap().as_str(), "a.soviet-union");
    let treaty = d.ties.values().find(|t| t.id.as_str() == "t.defence-1961-ussr").unwrap();
    assert_eq!(treaty.from.as_str(), "a.soviet-union");
    let index = Index::of(&d);
    let phase = |y| {
        World::of(&d, &index, day(y, 1, 1), None, &Filter::default())
            .tie(treaty.id)
            .unwrap()
            .phase
    };
    assert_eq!(
        (phase(1961), phase(1965), phase(1998)),
        (Phase::NotYet, Phase::InForce, Phase::Ended)
    );
}

#[test]
fn ninety_and_ninety_nine_per_cent_stay_two_claims() {
    let d = built_in();
    let share = |value: f64| {
        d.quantities
            .values()
            .find(|q| q.best == Some(value) && q.unit.de.contains('%') || q.best == Some(value) && q.unit.de.contains("Prozent"))
    };
    let (ninety, ninety_nine) = (share(90.0).expect("90 %"), share(99.0).expect("99 %"));
    assert_ne!(ninety.claim, ninety_nine.claim);
    let both = [ninety.claim, ninety_nine.claim];
    assert!(
        d.contradictions.values().any(|k| both.iter().all(|c| k.claims.contains(c))),
        "laid side by side"
    );
}

#[test]
fn dates_from_outside_the_sources_say_so() {
    let d = built_in();
    let budapest = d.instruments.values().find(|i| i.id.as_str() == "i.budapest").unwrap();
    let signed = budapest.dates.signed.as_ref().unwrap();
    assert_eq!(signed.basis.kind, BasisKind::Outside);
    assert!(!signed.basis.words.de.is_empty() && !signed.basis.words.en.is_empty());
    for event in d.events.values() {
        if let Some(when) = &event.when
            && when.basis.kind != BasisKind::Stated
        {
            assert!(
                !when.basis.words.is_empty(),
                "{} does not say how its date is known",
                event.id
            );
        }
    }
}

#[test]
fn arms_for_russia_are_contested_and_proposals_are_never_in_force() {
    let d = built_in();
    let index = Index::of(&d);
    let world = World::of(&d, &index, day(2024, 6, 19), None, &Filter::default());
    assert_eq!(world.tie(tie("t.munitions")).unwrap().reality, Reality::Contested);
    for tie in d.ties.values().filter(|t| t.id.as_str().starts_with("t.guar-")) {
        assert!(!world.tie(tie.id).unwrap().reality.is_real(), "{} is only proposed", tie.id);
    }
    let absent = d.ties.values().filter(|t| t.to.as_str() == "a.trilateral");
    assert!(absent.clone().count() > 0);
    for tie in absent {
        assert_eq!(
            world.tie(tie.id).unwrap().reality,
            Reality::Denied,
            "{} is the tie that is not there",
            tie.id
        );
    }
}

#[test]
fn families_of_every_kind_are_there() {
    let d = built_in();
    for family in TieFamily::ALL {
        assert!(d.ties.values().any(|t| t.family == family), "no tie of family {family:?}");
    }
}

#[test]
fn scenarios_are_never_mixed_into_what_is_asserted() {
    let d = built_in();
    for scenario in d.scenarios.values() {
        for id in &scenario.consequences {
            let claim = &d.claims[id];
            assert!(
                claim.scenario.is_some() || matches!(claim.stance, Stance::Supposes | Stance::Predicts),
                "{id}"
            );
            assert!(!claim.affirms(), "{id} would assert a consequence");
        }
    }
    assert!(d.scenarios.len() >= 6 && d.precedents.len() >= 4 && d.assessments.len() >= 6 && d.scenes.len() == 7);
}

#[test]
fn anything_in_it_can_be_named_by_its_identifier() {
    let d = built_in();
    for item in d.items() {
        assert_eq!(item.as_str().parse::<Item>(), Ok(item));
    }
}
