//! Scenes shown to others: every key, a question from the room in two clicks, and the work exactly as it was afterwards.

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use garant::app::App;
use garant::command::Command;
use garant::model::{Item, LayoutMethod, SceneId};
use garant::session::Blank;

use crate::support::{click, day, english, names, press};

fn send(harness: &mut Harness<'_, App>, command: Command) {
    harness.state().send(command);
    harness.run();
    harness.run();
}

fn presenting() -> Harness<'static, App> {
    let mut harness = english();
    press(&mut harness, Key::F5);
    harness
}

fn scene(harness: &Harness<'_, App>) -> Option<SceneId> {
    harness.state().session().scene
}

fn id(text: &str) -> SceneId {
    text.parse().unwrap()
}

#[test]
fn one_key_presents_and_escape_returns_to_exactly_the_work() {
    let mut harness = english();
    send(&mut harness, Command::SetLayout(LayoutMethod::Circle));
    send(&mut harness, Command::SetMoment(day(2021, 5, 4)));
    send(&mut harness, Command::SetFocusDepth(Some(2)));
    let before = harness.state().session().clone();
    let shown = names(&harness, "");
    let focus = harness.ctx.memory(egui::Memory::focused);
    let zoom = harness.ctx.zoom_factor();
    press(&mut harness, Key::F5);
    assert!(harness.state().presenting().is_some());
    assert_ne!(*harness.state().session(), before, "the scene is shown, not the work");
    for key in [Key::ArrowRight, Key::Home, Key::ArrowRight, Key::S, Key::R, Key::L] {
        press(&mut harness, key);
    }
    press(&mut harness, Key::Escape);
    assert!(harness.state().presenting().is_none());
    assert_eq!(*harness.state().session(), before);
    assert_eq!(harness.ctx.memory(egui::Memory::focused), focus);
    assert!((harness.ctx.zoom_factor() - zoom).abs() < 1e-3);
    assert_eq!(harness.ctx.theme(), egui::Theme::Light);
    assert_eq!(names(&harness, ""), shown, "the same things are on the screen");
}

#[test]
fn keys_and_a_remote_go_through_the_scenes() {
    let mut harness = presenting();
    press(&mut harness, Key::Home);
    assert_eq!(scene(&harness), Some(id("b.vladivostok")));
    for (key, to) in [
        (Key::ArrowRight, "b.budapest"),
        (Key::Space, "b.veto"),
        (Key::PageDown, "b.day-before"),
        (Key::ArrowLeft, "b.veto"),
        (Key::PageUp, "b.budapest"),
        (Key::End, "b.open-question"),
    ] {
        press(&mut harness, key);
        assert_eq!(scene(&harness), Some(id(to)), "{key:?}");
    }
    press(&mut harness, Key::Num5);
    press(&mut harness, Key::Enter);
    assert_eq!(scene(&harness), Some(id("b.overview")));
}

#[test]
fn up_and_down_go_into_a_branch_and_out() {
    let mut harness = english();
    send(&mut harness, Command::BranchScene("b.budapest".parse().unwrap()));
    send(&mut harness, Command::ShowScene("b.budapest".parse().unwrap()));
    press(&mut harness, Key::F5);
    press(&mut harness, Key::ArrowDown);
    let inside = scene(&harness);
    assert_ne!(inside, Some(id("b.budapest")));
    press(&mut harness, Key::ArrowUp);
    assert_eq!(scene(&harness), Some(id("b.budapest")));
}

#[test]
fn screens_without_picture_grid_and_list_of_keys_open_and_close() {
    let mut harness = presenting();
    let on = |harness: &Harness<'_, App>| harness.state().presenting().cloned().unwrap();
    press(&mut harness, Key::B);
    assert_eq!(on(&harness).blank, Some(Blank::Black));
    press(&mut harness, Key::Period);
    assert_eq!(on(&harness).blank, None);
    press(&mut harness, Key::W);
    assert_eq!(on(&harness).blank, Some(Blank::White));
    press(&mut harness, Key::Escape);
    assert_eq!(on(&harness).blank, None);
    press(&mut harness, Key::G);
    assert!(on(&harness).grid);
    click(&mut harness, "Show scene 3");
    assert_eq!(scene(&harness), Some(id("b.veto")));
    assert!(!on(&harness).grid);
    press(&mut harness, Key::F1);
    assert!(!names(&harness, "Keys while presenting").is_empty());
    press(&mut harness, Key::Escape);
    assert!(!on(&harness).keys);
    press(&mut harness, Key::S);
    assert!(on(&harness).spotlight.is_some());
    press(&mut harness, Key::R);
    assert!(on(&harness).laser);
}

#[test]
fn a_question_leads_to_the_sentence_in_two_clicks_and_escape_goes_back_one_by_one() {
    let mut harness = presenting();
    // Not what the scene itself selects.
    let pact: Item = "t.defence-1961-china".parse().unwrap();
    send(
        &mut harness,
        Command::Select {
            item: Some(pact),
            source: Some(garant::model::PaneKind::Network),
        },
    );
    let on = |harness: &Harness<'_, App>| harness.state().presenting().cloned().unwrap();
    assert_eq!(on(&harness).card, Some(pact));
    click(&mut harness, "Sentence behind");
    assert!(on(&harness).text);
    assert_eq!(names(&harness, "Passage: ").len(), 1);
    press(&mut harness, Key::Escape);
    assert!(on(&harness).card.is_none() && on(&harness).text);
    press(&mut harness, Key::Escape);
    assert!(!on(&harness).text);
    let shown = scene(&harness).unwrap();
    let selects = harness.state().dossier().scenes[&shown].selection;
    assert_eq!(
        harness.state().session().selection,
        selects,
        "the scene is shown again as it is"
    );
    press(&mut harness, Key::Escape);
    assert!(harness.state().presenting().is_none());
}

#[test]
fn nothing_can_be_changed_while_scenes_are_shown() {
    let mut harness = presenting();
    let before = harness.state().dossier().clone();
    send(&mut harness, Command::KeepScene);
    send(&mut harness, Command::AskDelete(Vec::new()));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    assert!(*harness.state().dossier() == before);
    send(&mut harness, Command::Present(garant::session::Act::Projector));
    assert!(
        !harness.state().presenting().unwrap().projector,
        "this window is the only one"
    );
}

#[test]
fn restricted_texts_are_blanked_before_others_alone() {
    let mut harness = english();
    let pact: Item = "t.defence-2024".parse().unwrap();
    let passages: Vec<Item> = harness.state().dossier().passages.keys().map(|id| Item::from(*id)).collect();
    for passage in passages {
        harness.state().send(Command::Restrict(passage));
    }
    harness.run();
    assert!(harness.state().dossier().passages.values().all(|passage| passage.restricted));
    press(&mut harness, Key::F5);
    send(
        &mut harness,
        Command::Select {
            item: Some(pact),
            source: Some(garant::model::PaneKind::Network),
        },
    );
    assert!(names(&harness, "[restricted]").len() + names(&harness, "Sentence behind").len() > 1);
    click(&mut harness, "Sentence behind");
    let sentence = names(&harness, "Passage: ");
    assert!(sentence.iter().any(|name| name.contains("█████")), "{sentence:?}");
    press(&mut harness, Key::F5);
    send(&mut harness, Command::Undo);
    assert!(harness.state().dossier().passages.values().any(|passage| !passage.restricted));
}

#[test]
fn what_was_said_of_the_work_is_not_shown_to_others() {
    let mut harness = english();
    press(&mut harness, Key::F2);
    assert!(!names(&harness, "Scene 6 kept").is_empty());
    press(&mut harness, Key::F5);
    assert!(names(&harness, "Scene 6 kept").is_empty());
}
