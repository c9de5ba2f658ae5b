//! The scorer held against readings whose worth is known: the annotation itself, nothing at all, all as asserted.

use std::path::Path;

use garant::extraction::Extraction;
use garant::extraction::found::{
    FoundActor, FoundClaim, FoundDate, FoundEvent, FoundFigure, FoundTie, Ground, Modality, TieKind,
};

use super::score::compare::compare;
use super::score::gold::{GoldActor, GoldTie};
use super::score::same::snake;
use super::score::{Article, Measure, Scores, articles, total};

const TIE_KINDS: [TieKind; 20] = [
    TieKind::DefencePact,
    TieKind::Guarantee,
    TieKind::Nonaggression,
    TieKind::Treaty,
    TieKind::Partnership,
    TieKind::Arms,
    TieKind::Technology,
    TieKind::Troops,
    TieKind::Trade,
    TieKind::Energy,
    TieKind::Labour,
    TieKind::Sanctions,
    TieKind::Veto,
    TieKind::Negotiation,
    TieKind::Summit,
    TieKind::Conflict,
    TieKind::Rivalry,
    TieKind::Membership,
    TieKind::Mediation,
    TieKind::Support,
];

const MODALITIES: [Modality; 6] = [
    Modality::Asserted,
    Modality::Denied,
    Modality::Predicted,
    Modality::Hypothetical,
    Modality::Past,
    Modality::Proposed,
];

fn modality(name: &str) -> Modality {
    MODALITIES.into_iter().find(|m| snake(m) == name).unwrap()
}

/// What a reader would find who agrees with the annotation in everything.
fn perfect(article: &Article) -> Extraction {
    let ground = Ground::default;
    let mut dates: Vec<FoundDate> = Vec::new();
    for d in &article.dates {
        dates.push(FoundDate {
            span: d.span,
            edtf: d.values[0].clone(),
            rule: "",
            relative: false,
        });
    }
    let actor = |a: &GoldActor| FoundActor {
        key: String::new(),
        kind: a.kind,
        name_de: String::new(),
        name_en: a.name.clone(),
        iso3: a.iso3.clone(),
        mentions: a.mentions.clone(),
        ground: ground(),
    };
    let tie = |t: &GoldTie| FoundTie {
        kind: TIE_KINDS.into_iter().find(|k| snake(k) == t.kind).unwrap(),
        from: t.from,
        to: t.to,
        directed: t.directed,
        modality: modality(&t.modality),
        start: None,
        end: None,
        speaker: None,
        evidence: vec![t.evidence],
        ground: ground(),
    };
    Extraction {
        judgements: Vec::new(),
        actors: article.actors.iter().map(actor).collect(),
        figures: article
            .figures
            .iter()
            .map(|f| FoundFigure {
                span: f.span,
                low: None,
                value: f.value,
                high: None,
                unit: f.unit.clone(),
                approximate: false,
                sentence: f.span,
            })
            .collect(),
        ties: article.ties.iter().map(tie).collect(),
        events: article
            .events
            .iter()
            .map(|e| FoundEvent {
                kind: e.kind,
                date: e.date.as_ref().and_then(|day| dates.iter().position(|d| d.edtf == *day)),
                actors: e.actors.clone(),
                modality: modality(&e.modality),
                evidence: vec![e.evidence],
                ground: ground(),
            })
            .collect(),
        claims: article
            .claims
            .iter()
            .map(|c| FoundClaim {
                speaker: c.speaker,
                stance: c.stance,
                negated: false,
                words: c.evidence,
                evidence: vec![c.evidence],
                ground: ground(),
            })
            .collect(),
        dates,
    }
}

fn all_articles() -> Vec<Article> {
    articles(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/extraction/articles")).unwrap()
}

fn scored(read: impl Fn(&Article) -> Extraction) -> Scores {
    let scores: Vec<Scores> = all_articles().iter().map(|a| compare(a, &read(a))).collect();
    total(&scores)
}

#[test]
fn the_annotation_itself_scores_one() {
    let scores = scored(perfect);
    for measure in Measure::ALL {
        let count = scores.count(measure);
        assert!(
            count.missed == 0 && count.false_finds == 0 && count.hit > 0,
            "{measure:?}: {count:?} {:#?}",
            scores.faults
        );
    }
    assert_eq!(scores.modality_errors, Vec::<String>::new());
}

#[test]
fn nothing_scores_nothing() {
    let scores = scored(|_| Extraction::default());
    for measure in Measure::ALL {
        let count = scores.count(measure);
        assert!(
            count.hit == 0 && count.missed > 0 && count.false_finds == 0,
            "{measure:?}: {count:?}"
        );
        assert!(count.f1() < 0.01 && count.precision() > 0.99);
    }
}

#[test]
fn reading_everything_as_asserted_is_caught() {
    let scores = scored(|article| {
        let mut found = perfect(article);
        for tie in &mut found.ties {
            tie.modality = Modality::Asserted;
        }
        found
    });
    assert!(scores.modality_errors.len() > 50, "{}", scores.modality_errors.len());
    assert!(scores.count(Measure::Ties).precision() < 0.8);
    assert!(scores.count(Measure::TiesAnyModality).f1() > 0.99);
}
