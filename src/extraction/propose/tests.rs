//! What becomes of findings in a dossier, with findings written by hand.

use super::*;
use crate::extraction::{About, Lexicon, extract};
use crate::model::{Index, Item, Language, Record};

fn labels() -> Labels {
    Labels {
        tie: |kind| Localised::same(kind.key()),
        event: |kind| Localised::same(&format!("{kind:?}")),
        author_of: |title| title.clone(),
        worked_out: Localised::same,
        over_by_then: || Localised::same("over"),
        unit: Localised::same,
    }
}

fn document(text: &str) -> Document {
    serde_json::from_value(serde_json::json!({
        "id": "d.new", "title": { "de": "Artikel", "en": "Artikel" }, "language": "de", "text": text, "hash": key(&[text]),
        "publisher": { "de": "Bote", "en": "Bote" }, "published": "2024-06-19",
    }))
    .unwrap()
}

/// Findings written by hand, so that these tests do not hang on the rules.
fn found(text: &str, modality: crate::extraction::found::Modality) -> Extraction {
    use crate::extraction::found::{FoundActor, FoundTie, Ground};
    let span = |words: &str| {
        let at = text.find(words).unwrap();
        crate::extraction::span_of(text, at..at + words.len())
    };
    let ground = Ground {
        confidence: 0.9,
        rule: "test",
        trigger: Some(span("liefert")),
    };
    let actor = |name: &str, iso3: &str| FoundActor {
        key: iso3.to_owned(),
        kind: crate::model::ActorKind::State,
        name_de: name.to_owned(),
        name_en: name.to_owned(),
        iso3: iso3.to_owned(),
        mentions: vec![span(name)],
        ground: ground.clone(),
    };
    Extraction {
        actors: vec![actor("Iran", "IRN"), actor("Syrien", "SYR")],
        ties: vec![FoundTie {
            kind: TieKind::Arms,
            from: 0,
            to: 1,
            directed: true,
            modality,
            start: None,
            end: None,
            speaker: None,
            evidence: vec![span("Iran liefert Syrien Waffen.")],
            ground: ground.clone(),
        }],
        ..Extraction::default()
    }
}

const TEXT: &str = "Ein Kopf\n\nIran liefert Syrien Waffen. Mehr ist nicht bekannt.";

#[test]
fn a_finding_becomes_a_proposed_tie_with_its_sentence_and_reason() {
    use crate::extraction::found::Modality;
    let mut proposer = Proposer::new(Dossier::default(), labels());
    let (_, added) = proposer
        .add(document(TEXT), &found(TEXT, Modality::Asserted))
        .unwrap()
        .unwrap();
    assert_eq!((added.actors, added.ties), (2, 1));
    let proposed = proposer.finish();
    assert_eq!(proposed.dossier.check(), []);
    let tie = proposed.dossier.ties.values().next().unwrap();
    let index = Index::of(&proposed.dossier);
    assert_eq!(index.review_of(&proposed.dossier, tie.id.into()), Review::Proposed);
    let claim = &proposed.dossier.claims[&index.claims_about(tie.id)[0]];
    assert_eq!(
        proposed.dossier.passages[&claim.passages[0]].target.exact,
        "Iran liefert Syrien Waffen."
    );
    let proposal = claim.proposal.as_ref().unwrap();
    assert_eq!((proposal.trigger.as_str(), proposal.confidence), ("liefert", 0.9));
    let speaker = &proposed.dossier.actors[&claim.speaker];
    assert_eq!(speaker.name(Language::De), "Bote");
}

#[test]
fn the_steps_taken_lead_there_and_back() {
    use crate::extraction::found::Modality;
    let before = Dossier::default();
    let mut proposer = Proposer::new(before.clone(), labels());
    proposer.add(document(TEXT), &found(TEXT, Modality::Asserted)).unwrap();
    let proposed = proposer.finish();
    let mut dossier = before.clone();
    let name = Localised::default();
    let transaction = |edits: &Vec<Edit>| Transaction {
        name: name.clone(),
        edits: edits.clone(),
    };
    dossier.apply_all(transaction(&proposed.edits())).unwrap();
    assert_eq!(dossier, proposed.dossier);
    dossier.apply_all(transaction(&proposed.undo)).unwrap();
    assert_eq!(dossier, before);
}

#[test]
fn reading_twice_adds_nothing_and_what_was_rejected_stays_rejected() {
    use crate::extraction::found::Modality;
    let findings = found(TEXT, Modality::Asserted);
    let mut proposer = Proposer::new(Dossier::default(), labels());
    proposer.add(document(TEXT), &findings).unwrap();
    assert_eq!(proposer.add(document(TEXT), &findings).unwrap(), None);
    let mut dossier = proposer.finish().dossier;
    let tie: Item = dossier.ties.values().next().unwrap().id.into();
    let index = Index::of(&dossier);
    let edits = crate::model::review::reject(&dossier, &index, &[tie]);
    dossier
        .apply_all(Transaction {
            name: Localised::default(),
            edits,
        })
        .unwrap();
    let mut again = Proposer::new(dossier.clone(), labels());
    let id = *dossier.documents.keys().next().unwrap();
    assert_eq!(again.propose(id, &findings).unwrap(), Added::default());
    let changed = format!("{TEXT} Nachtrag.");
    let (_, added) = again
        .add(document(&changed), &found(&changed, Modality::Asserted))
        .unwrap()
        .unwrap();
    assert_eq!(added.ties, 0, "the same sentence in a later version");
}

#[test]
fn a_second_source_adds_a_claim_to_the_same_tie_and_a_denial_keeps_its_stance() {
    use crate::extraction::found::Modality;
    use crate::model::Stance;
    let other = "Ein anderer Kopf\n\nIran liefert Syrien Waffen. Das wird bestritten.";
    let mut proposer = Proposer::new(Dossier::default(), labels());
    proposer.add(document(TEXT), &found(TEXT, Modality::Asserted)).unwrap();
    proposer.add(document(other), &found(other, Modality::Denied)).unwrap();
    let dossier = proposer.finish().dossier;
    assert_eq!(dossier.ties.len(), 1);
    let stances: Vec<Stance> = dossier.claims.values().map(|c| c.stance).collect();
    assert!(stances.contains(&Stance::Asserts) && stances.contains(&Stance::Denies));
}

#[test]
fn whatever_is_found_in_a_text_keeps_the_dossier_whole() {
    let text =
        "Russland und Belarus schlossen 1999 einen Vertrag. Moskau bestreitet das.\n\nAm 3. März 2014 kamen 3.000 Soldaten.";
    let lexicon = Lexicon::built_in();
    let findings = extract(lexicon, Language::De, text, &About::default());
    let mut proposer = Proposer::new(Dossier::default(), labels());
    proposer.add(document(text), &findings).unwrap();
    let proposed = proposer.finish();
    assert_eq!(proposed.dossier.check(), []);
    assert!(proposed.edits().iter().any(|e| matches!(e, Edit::Put(Record::Document(_)))));
}
