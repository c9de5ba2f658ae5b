//! The guarantee panel in the whole window: likelihood in words, what if, the claims behind a score, other analysts.

use egui_kittest::Harness;
use egui_kittest::kittest::{By, Queryable as _};
use garant::app::App;
use garant::command::Command;
use garant::derived::judgement::{Judgement, in_fives, twisted};
use garant::derived::{Laid, Overlay, World};
use garant::model::assessment::Factor;
use garant::model::{Assessment, Index, Item, Language, Liability};
use garant::session::{ThemeChoice, Twist};

use crate::make::drag;
use crate::support::{english, names, window};

fn item(id: &str) -> Item {
    id.parse().unwrap()
}

fn select(harness: &mut Harness<'_, App>, id: &str) {
    harness.state().send(Command::Select {
        item: Some(item(id)),
        source: None,
    });
    harness.run();
    harness.run();
}

fn pact(harness: &Harness<'_, App>) -> Assessment {
    harness.state().dossier().assessments[&"g.pact-2024".parse().unwrap()].clone()
}

fn twist(harness: &mut Harness<'_, App>, twist: Twist) {
    let id = pact(harness).id;
    harness.state().send(Command::Twist(id, twist));
    harness.run();
    harness.run();
}

/// What is laid over the network, worked out from what the window looks at.
fn overlay(harness: &Harness<'_, App>) -> Overlay {
    let (dossier, session) = (harness.state().dossier(), harness.state().session());
    let index = Index::of(dossier);
    let world = World::of(dossier, &index, session.moment, session.known_by, &session.filter);
    Overlay::of(dossier, &index, &world, &session.what_if)
}

/// Clicks the first thing whose name begins so, in sight or not.
fn click(harness: &mut Harness<'_, App>, beginning: &str) {
    let wanted = beginning.to_owned();
    let nodes = harness.query_all(By::new().predicate(move |n| n.label().is_some_and(|l| l.starts_with(&wanted))));
    let first = nodes.into_iter().next();
    assert!(first.is_some(), "nothing is named `{beginning}…`");
    first.unwrap().click_accesskit();
    harness.run();
    harness.run();
}

fn says(harness: &Harness<'_, App>, beginning: &str) -> bool {
    !names(harness, beginning).is_empty()
}

#[test]
fn words_come_first_and_numbers_in_steps_of_five_on_demand() {
    let mut harness = english();
    select(&mut harness, "t.defence-2024");
    assert!(says(&harness, "Would Russia help North Korea"));
    let base = names(&harness, "Base rate: ");
    assert!(
        base.iter().any(|b| b.starts_with("Base rate: 54")),
        "the base rate stands before the case: {base:?}"
    );
    assert!(
        says(&harness, "Analytical aid, not a forecast") || says(&harness, "An aid to judgement"),
        "{:?}",
        names(&harness, "A")
    );
    let judgement = Judgement::of(&pact(&harness)).unwrap();
    let number = format!("about {}", in_fives(judgement.answer.kept));
    let band = |harness: &Harness<'_, App>| names(harness, &number).into_iter().any(|n| n.contains("draws"));
    assert!(!band(&harness), "no number before it is asked for");
    click(&mut harness, "Show numbers");
    assert!(band(&harness), "{:?}", names(&harness, "about"));
}

#[test]
fn china_is_thought_through_and_the_dossier_stays_as_it_is() {
    let mut harness = english();
    let before = harness.state().dossier().clone();
    select(&mut harness, "t.defence-2024");
    click(&mut harness, "China joins: +");
    let china = Twist::With("a.china".parse().unwrap());
    assert_eq!(harness.state().session().what_if.twists, [china]);
    assert!(says(&harness, "SCENARIO: China joins"), "the network says so");
    assert!(says(&harness, "Before: "), "the panel shows before and after");
    let overlay = overlay(&harness);
    let added: Vec<String> = overlay
        .ties
        .iter()
        .filter(|(_, l)| **l == Laid::Added)
        .map(|(t, _)| t.to_string())
        .collect();
    assert!(added.iter().any(|tie| tie.contains("china")), "{overlay:?}");
    assert!(says(&harness, "What China brings"), "its scores can be looked at");
    assert_eq!(*harness.state().dossier(), before, "thought through only");
    click(&mut harness, "China joins: +");
    assert!(harness.state().session().what_if.is_empty());
    assert!(!says(&harness, "SCENARIO"));
}

#[test]
fn a_scenario_is_laid_over_the_network_and_lifted_on_the_status_line() {
    let mut harness = english();
    select(&mut harness, "t.defence-2024");
    twist(&mut harness, Twist::Scenario("s.freeze".parse().unwrap()));
    let overlay = overlay(&harness);
    assert!(
        overlay
            .ties
            .values()
            .any(|laid| *laid == Laid::Ended || *laid == Laid::Weaker),
        "{overlay:?}"
    );
    assert!(says(&harness, "SCENARIO: The fighting in Ukraine is frozen"));
    click(&mut harness, "End the scenario");
    assert!(harness.state().session().what_if.is_empty());
}

#[test]
fn a_changed_score_is_taken_over_as_one_step_and_undone() {
    let mut harness = english();
    select(&mut harness, "t.defence-2024");
    let before = pact(&harness);
    let russia = "a.russia".parse().unwrap();
    twist(&mut harness, Twist::Score(russia, Factor::Dis, 0.5));
    assert_eq!(pact(&harness), before, "a slider thinks it through");
    click(&mut harness, "Take over into this assessment");
    let after = pact(&harness);
    assert!((after.guarantor(russia).unwrap().factors[&Factor::Dis].mode - 0.5).abs() < 1e-9);
    assert!(harness.state().session().what_if.is_empty());
    harness.state().send(Command::Undo);
    harness.run();
    assert_eq!(pact(&harness), before);
}

#[test]
fn nobody_left_is_said_in_words() {
    let mut harness = english();
    select(&mut harness, "t.defence-2024");
    twist(&mut harness, Twist::Without("a.russia".parse().unwrap()));
    assert!(says(&harness, "Nobody guarantees"), "{:?}", names(&harness, "N"));
    assert!(!says(&harness, "What speaks for it"), "nothing is made up");
}

#[test]
fn a_joint_clause_with_the_attacker_in_it_is_void() {
    let mut harness = english();
    select(&mut harness, "g.six-party");
    assert!(!says(&harness, "Void: "));
    let id = "g.six-party".parse().unwrap();
    harness.state().send(Command::Twist(id, Twist::Liability(Liability::Joint)));
    harness.run();
    harness.run();
    assert!(says(&harness, "Void: "), "{:?}", names(&harness, "V"));
}

#[test]
fn other_analysts_stand_beside_factor_by_factor() {
    let mut harness = english();
    select(&mut harness, "t.defence-2024");
    click(&mut harness, "Other assessments");
    assert!(says(&harness, "Red Team: "));
    let rows = names(&harness, "Russia: ");
    assert!(
        rows.iter().any(|row| row.contains(" / ")),
        "two scores side by side: {rows:?}"
    );
    click(&mut harness, "Red Team: ");
    assert!(
        says(&harness, "Garant: "),
        "now the other one is shown, and the first beside it"
    );
}

#[test]
fn the_source_that_carries_the_judgement_is_named_and_can_be_left_out() {
    let mut harness = english();
    select(&mut harness, "t.defence-2024");
    click(&mut harness, "Red team");
    assert!(says(&harness, "No single source carries") || says(&harness, "The judgement hangs on one source"));
    click(&mut harness, "Without ");
    let twists = harness.state().session().what_if.twists.clone();
    assert_eq!(twists.len(), 1, "{twists:?}");
}

/// A passage is carried onto a factor by its margin; nothing is scored until a person says what it speaks for.
#[test]
fn a_passage_dropped_on_a_factor_waits_for_an_answer() {
    let mut harness = window([1600.0, 2600.0], Language::En, ThemeChoice::Light);
    select(&mut harness, "t.defence-2024");
    click(&mut harness, "What Russia brings");
    let before = pact(&harness);
    let grips = harness.query_all(By::new().predicate(|n| n.label().is_some_and(|l| l.ends_with(": drag as evidence"))));
    let from = grips.into_iter().next().unwrap().rect().center();
    let slider = harness.query_all(By::new().predicate(|n| n.label().is_some_and(|l| l.ends_with(", Russia"))));
    let to = slider.into_iter().next().unwrap().rect().center();
    drag(&mut harness, from, to);
    harness.run();
    assert_eq!(pact(&harness), before, "nothing is scored by itself");
    assert!(says(&harness, "What does it speak for?"), "{:?}", names(&harness, "W"));
    click(&mut harness, "For the promise");
    let after = pact(&harness);
    assert_ne!(after, before);
    let claims = |a: &Assessment| a.scores().map(|(_, _, s)| s.claims.len()).sum::<usize>();
    assert!(claims(&after) > claims(&before));
    harness.state().send(Command::Undo);
    harness.run();
    assert_eq!(pact(&harness), before);
}

/// "Would China's joining make the Russian guarantee more likely to be kept?" is answered from the dossier.
#[test]
fn chinas_joining_makes_the_russian_guarantee_more_likely_to_be_kept() {
    let dossier = garant::store::built_in();
    let china = Twist::With("a.china".parse().unwrap());
    for id in ["g.pact-2024", "g.russia-only"] {
        let alone = &dossier.assessments[&id.parse().unwrap()];
        let joined = twisted(&dossier, alone, &[china]);
        let (before, after) = (Judgement::of(alone).unwrap(), Judgement::of(&joined).unwrap());
        assert!(after.answer.kept > before.answer.kept + 0.1, "{id}");
        assert!(
            after.answer.help.p[0] < before.answer.help.p[0],
            "{id}: each leans on the other"
        );
        assert!(
            joined
                .scores()
                .any(|(actor, _, score)| actor.as_str() == "a.china" && !score.claims.is_empty()),
            "who says so"
        );
    }
}
