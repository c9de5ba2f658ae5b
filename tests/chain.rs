//! "X attacks Y" in the whole window: the steps in their order, each opening its sentence, what is void, what is broken.

use egui_kittest::Harness;
use garant::app::{App, figures};
use garant::command::{Command, FigureView};
use garant::derived::Chain;
use garant::derived::chain::{Status, Wave, Why};
use garant::figure::{Format, encode};
use garant::model::{ActorId, Day, Item, Language};
use garant::store::Opened;

use crate::support::{click, day, english, names, press};

fn actor(id: &str) -> ActorId {
    id.parse().unwrap()
}

fn attack(attacker: &str, attacked: &str, moment: Day) -> Harness<'static, App> {
    let mut harness = english();
    harness.state().send(Command::SetMoment(moment));
    harness.state().send(Command::ShowChain {
        attacker: Some(actor(attacker)),
        attacked: Some(actor(attacked)),
    });
    harness.run();
    harness.run();
    harness
}

/// The chain that the window shows, worked out anew.
fn chain(harness: &Harness<'_, App>) -> std::sync::Arc<Chain> {
    let state = harness.state();
    let mut derived = garant::derived::Derived::default();
    derived.refresh(state.dossier(), 1, state.session()).chain.unwrap()
}

fn selected(harness: &Harness<'_, App>) -> Option<String> {
    harness.state().session().selection.map(|item| item.to_string())
}

/// Names of the rows, in order.
fn steps(harness: &Harness<'_, App>) -> Vec<String> {
    let mut rows = names(harness, "Step ");
    rows.retain(|name| name["Step ".len()..].starts_with(|c: char| c.is_ascii_digit()));
    rows
}

/// The words of the passage that the document pane shows for the selection.
fn passage(harness: &Harness<'_, App>) -> String {
    let state = harness.state();
    let mut derived = garant::derived::Derived::default();
    let related = derived.refresh(state.dossier(), 1, state.session()).related;
    let passage = &state.dossier().passages[&related.evidence[state.session().evidence]];
    assert_eq!(state.session().document, Some(passage.document), "its document is open");
    passage.target.exact.clone()
}

#[test]
fn who_is_bound_if_south_korea_attacks_north_korea_and_each_step_opens_its_sentence() {
    let mut harness = attack("a.south-korea", "a.north-korea", day(2025, 1, 1));
    assert!(
        !names(&harness, "Bound: Russia, China.").is_empty(),
        "{:?}",
        names(&harness, "Bound")
    );
    let rows = steps(&harness);
    assert!(rows[0].starts_with("Step 1: Russia, Defence, bound ("), "{rows:?}");
    assert!(rows[1].starts_with("Step 2: China, Defence, bound ("), "{rows:?}");
    assert!(
        rows[2].contains("United States → South Korea, Defence, not triggered"),
        "{rows:?}"
    );
    click(&mut harness, "Step 1: Russia");
    assert_eq!(selected(&harness).as_deref(), Some("t.defence-2024"));
    assert!(
        passage(&harness).contains("gegenseitige Verteidigung"),
        "{}",
        passage(&harness)
    );
    press(&mut harness, egui::Key::ArrowRight);
    assert_eq!(selected(&harness).as_deref(), Some("t.defence-1961-china"));
    assert!(passage(&harness).contains("Verteidigung"), "{}", passage(&harness));
    click(&mut harness, "Previous step of the chain");
    assert_eq!(selected(&harness).as_deref(), Some("t.defence-2024"));
    press(&mut harness, egui::Key::ArrowUp);
    assert_eq!(selected(&harness).as_deref(), Some("t.defence-2024"), "the first step stays");
    assert_eq!(
        harness.state().session().moment,
        day(2025, 1, 1),
        "steps do not move the moment"
    );
    press(&mut harness, egui::Key::Escape);
    assert_eq!(harness.state().session().chain, None, "Escape closes the chain");
    assert!(selected(&harness).is_some(), "and leaves the selection");
}

#[test]
fn a_joint_clause_is_void_when_russia_attacks() {
    let harness = attack("a.russia", "a.north-korea", day(2025, 1, 1));
    let chain = chain(&harness);
    let joint = "i.guarantee-joint".parse().unwrap();
    let of_china = chain
        .steps
        .iter()
        .find(|s| s.duty.instrument == Some(joint) && s.duty.obligor == actor("a.china"))
        .unwrap();
    assert_eq!(of_china.status, Status::Void(Why::JointWithAttacker));
    assert!(
        steps(&harness)
            .iter()
            .any(|n| n.contains("China, Positive assurance, void (")),
        "{:?}",
        steps(&harness)
    );
    assert!(
        names(&harness, "Bound: China.").iter().any(|n| n.contains("Void: ")),
        "the sentence counts what is void"
    );
}

#[test]
fn russia_breaks_its_own_assurance_and_the_others_owe_theirs() {
    let harness = attack("a.russia", "a.ukraine", day(2014, 3, 1));
    let rows = steps(&harness);
    assert!(
        rows[0].starts_with("Step 1: Russia, Negative assurance, broken ("),
        "{rows:?}"
    );
    assert!(
        !rows.iter().any(|row| row.contains("Kellogg")),
        "nobody had spoken of that plan: {rows:?}"
    );
    let chain = chain(&harness);
    assert_eq!((chain.steps[0].wave, chain.steps[0].status), (Wave::Broken, Status::Broken));
    let then: Vec<&str> = chain.steps[1..3].iter().map(|s| s.duty.obligor.as_str()).collect();
    assert_eq!(then, ["a.uk", "a.usa"]);
    assert!(
        rows[1].contains("Positive assurance") && rows[2].contains("Positive assurance"),
        "{rows:?}"
    );
}

#[test]
fn it_opens_from_a_key_on_what_is_selected_and_is_asked_what_is_missing() {
    let mut harness = english();
    let item = Some(Item::from(actor("a.china")));
    harness.state().send(Command::Select { item, source: None });
    harness.run();
    press(&mut harness, egui::Key::F7);
    let case = harness.state().session().chain.unwrap();
    assert_eq!((case.attacker, case.attacked), (Some(actor("a.china")), None));
    assert!(!names(&harness, "Choose who attacks whom").is_empty());
    click(&mut harness, "Attacked");
    harness.event(egui::Event::Text("Mongol".to_owned()));
    harness.run();
    harness.run();
    press(&mut harness, egui::Key::Enter);
    let case = harness.state().session().chain.unwrap();
    assert_eq!(case.attacked, Some(actor("a.mongolia")));
    let none = names(&harness, "On ");
    assert!(
        none.iter().any(|n| n.contains("nobody was bound to help Mongolia")),
        "{none:?}"
    );
    click(&mut harness, "Swap attacker and attacked");
    let case = harness.state().session().chain.unwrap();
    assert_eq!(case.attacker, Some(actor("a.mongolia")));
    press(&mut harness, egui::Key::F7);
    assert_eq!(harness.state().session().chain, None);
}

#[test]
fn impossible_cases_say_so_and_nothing_is_promised_before_it_is_known() {
    let harness = attack("a.china", "a.china", day(2025, 1, 1));
    assert!(!names(&harness, "Nobody attacks itself").is_empty());
    let harness = attack("a.soviet-union", "a.north-korea", day(2025, 1, 1));
    assert!(!names(&harness, "Soviet Union did not exist on").is_empty());
    let mut harness = attack("a.south-korea", "a.north-korea", day(1998, 1, 1));
    harness.state().send(Command::SetKnownBy(Some(day(1999, 1, 1))));
    harness.run();
    harness.run();
    let none = names(&harness, "On ");
    assert!(
        none.iter()
            .any(|n| n.contains("nobody was bound to help North Korea as far as was known by")),
        "{none:?}"
    );
}

#[test]
fn a_figure_of_the_network_carries_the_numbers_and_the_list() {
    let harness = attack("a.south-korea", "a.north-korea", day(2025, 1, 1));
    let list = figure(&harness, Language::De);
    let svg = String::from_utf8(encode(&list, Format::Svg, 1.0, &figures::fonts()).unwrap()).unwrap();
    for word in ["Gebunden: Russland, China.", "noch keine Pflicht"] {
        assert!(svg.contains(word), "“{word}” stands in the figure");
    }
}

fn figure(harness: &Harness<'_, App>, language: Language) -> garant::figure::DrawingList {
    let session = harness.state().session().clone();
    let request = figures::FigureRequest::of(FigureView::Network, (1200.0, 900.0), language, session);
    figures::draw(harness.state().dossier(), &Opened::built_in().positions, &request)
}
