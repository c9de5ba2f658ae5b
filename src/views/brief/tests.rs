//! What a brief says, for the built-in assessments.

use crate::catalogue::Words;
use crate::command::CommandQueue;
use crate::derived::Derived;
use crate::model::{ActorId, Dossier, Item, Language};
use crate::session::{Session, Twist};
use crate::theme::Palette;
use crate::views::brief::text::{Brief, Entry, brief};
use crate::views::brief::{of_item, subject};
use crate::views::{Hover, Medium, ViewCtx};

fn said(dossier: &Dossier, id: &str, twists: &[Twist], language: Language) -> Brief {
    let session = Session::opening(dossier);
    let snapshot = Derived::default().refresh(dossier, 1, &session);
    let (commands, hover) = (CommandQueue::default(), Hover::default());
    let ctx = ViewCtx {
        dossier,
        derived: &snapshot,
        session: &session,
        words: Words::new(language),
        palette: &Palette::LIGHT,
        commands: &commands,
        hover: &hover,
        medium: Medium::Figure,
        sources: None,
        today: session.moment,
    };
    brief(&ctx, &dossier.assessments[&id.parse().unwrap()], twists)
}

fn words_of(brief: &Brief) -> String {
    let mut text = format!("{brief:?}");
    for section in &brief.sections {
        for entry in &section.entries {
            if let Entry::Point(said) | Entry::Text(said) = entry {
                text.push_str(said);
            }
        }
    }
    text
}

#[test]
fn every_built_in_assessment_gives_a_brief_with_likelihood_and_confidence_apart() {
    let dossier = crate::store::built_in();
    for id in dossier.assessments.keys() {
        for (language, sure) in [(Language::De, "Verlässlichkeit"), (Language::En, "Confidence")] {
            let brief = said(&dossier, &id.to_string(), &[], language);
            assert!(!brief.bottom.contains(sure) && brief.confidence.starts_with(sure) | brief.confidence.contains(sure));
            let words = Words::new(language);
            let likely = crate::views::judge::LIKELIHOODS
                .iter()
                .any(|(l, _, _)| brief.confidence.contains(words.likelihood(*l)));
            assert!(!likely, "{}", brief.confidence);
            assert_eq!(brief.bands.len(), 1);
            assert!(brief.sections.len() >= 4 && !brief.notes.is_empty(), "{id}");
            assert!(brief.scenario.is_none());
        }
    }
}

#[test]
fn a_what_if_tells_from_what_to_what_by_which_score_and_who_says_so() {
    let dossier = crate::store::built_in();
    let china: ActorId = "a.china".parse().unwrap();
    let brief = said(&dossier, "g.russia-only", &[Twist::With(china)], Language::En);
    assert_eq!(brief.bands.len(), 2);
    assert_eq!(brief.scenario.as_deref(), Some("China joins"));
    let moves = brief.sections.iter().find(|s| s.title == "What moves it").unwrap();
    let points: Vec<&String> = moves
        .entries
        .iter()
        .filter_map(|e| if let Entry::Point(said) = e { Some(said) } else { None })
        .collect();
    assert!(points[0].starts_with("China joins: "), "{points:?}");
    let argued = points
        .iter()
        .filter(|said| said.contains("China, ") && said.contains('(') && said.contains(['¹', '²', '³', '⁴', '⁵']));
    assert!(argued.count() >= 3, "{points:?}");
}

#[test]
fn a_case_that_cannot_be_worked_out_says_why_and_keeps_what_was_written() {
    let dossier = crate::store::built_in();
    let russia: ActorId = "a.russia".parse().unwrap();
    let brief = said(&dossier, "g.pact-2024", &[Twist::Without(russia)], Language::En);
    assert!(brief.confidence.contains("Nobody guarantees"), "{}", brief.confidence);
    assert!(brief.bands.is_empty() && words_of(&brief).contains("goes on"));
}

#[test]
fn the_selection_leads_to_its_assessment() {
    let dossier = crate::store::built_in();
    let mut session = Session::opening(&dossier);
    let of = |session: &Session| subject(&dossier, session).map(|id| id.to_string());
    session.select(None, None);
    let first = dossier.assessments.keys().next().map(ToString::to_string);
    assert_eq!(of(&session), first);
    session.select(Some("g.budapest".parse().unwrap()), None);
    assert_eq!(of(&session).as_deref(), Some("g.budapest"));
    session.select(Some("t.defence-1961-china".parse().unwrap()), None);
    assert_eq!(of(&session).as_deref(), Some("g.china-1961"));
    session.select(Some("i.china-dprk-1961".parse().unwrap()), None);
    assert_eq!(
        of(&session).as_deref(),
        Some("g.china-1961"),
        "a treaty stands for the tie under it"
    );
    session.what_if.turn_to("g.pact-2024".parse().unwrap());
    assert_eq!(of(&session).as_deref(), Some("g.pact-2024"));
    let several = of_item(&dossier, "i.guarantee-multi".parse::<Item>().unwrap());
    assert!(several.len() > 1);
    assert_eq!(subject(&Dossier::default(), &session), None);
}
