//! Scenes as a briefer makes and shows them: with keys, buttons and drags, in the whole window.

use std::collections::BTreeSet;
use std::path::Path;

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use garant::app::App;
use garant::command::Command;
use garant::derived::scenes::Looker;
use garant::model::{Dossier, Index, Item, Language, LayoutMethod, Scene, SceneId, briefing};
use garant::session::ThemeChoice;
use garant::store::Opened;
use proptest::prelude::*;

use crate::support::any_dossier::any_dossier;
use crate::support::{click, day, english, names, press, window};

/// The usual window with the strip shown.
fn strip() -> Harness<'static, App> {
    let mut harness = english();
    press_with(&mut harness, Modifiers::SHIFT, Key::F2);
    harness
}

fn press_with(harness: &mut Harness<'_, App>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run();
    harness.run();
}

fn send(harness: &mut Harness<'_, App>, command: Command) {
    harness.state().send(command);
    harness.run();
    harness.run();
}

fn scene(text: &str) -> SceneId {
    text.parse().unwrap()
}

/// The usual window in which things glide, as they do on the screen.
fn gliding() -> Harness<'static, App> {
    let harness = strip();
    harness.ctx.all_styles_mut(|style| style.animation_time = 0.1);
    harness
}

/// Numbers and identifiers in the order of the briefing.
fn told(harness: &Harness<'_, App>) -> Vec<String> {
    let order = briefing::order(harness.state().dossier());
    order
        .into_iter()
        .map(|placed| format!("{} {}", placed.number, placed.scene))
        .collect()
}

fn place(harness: &Harness<'_, App>, beginning: &str) -> egui::Pos2 {
    let wanted = beginning.to_owned();
    let by = egui_kittest::kittest::By::new().predicate(move |n| n.label().is_some_and(|l| l.starts_with(&wanted)));
    let node = harness.query_all(by).next();
    assert!(node.is_some(), "nothing is named `{beginning}…`");
    node.unwrap().rect().center()
}

#[test]
fn the_built_in_briefing_tells_its_story_and_opens_in_the_middle() {
    let harness = strip();
    assert_eq!(harness.state().session().scene, Some(scene("b.overview")));
    let cards = names(&harness, "Scene ");
    for beginning in [
        "Scene 1: Vladivostok",
        "Scene 5: The Pyongyang pact",
        "Scene 7: The open question",
    ] {
        assert!(cards.iter().any(|name| name.starts_with(beginning)), "{beginning}: {cards:?}");
    }
    assert!(cards.iter().all(|name| !name.contains("changed")), "{cards:?}");
    assert_eq!(
        names(&harness, "Scene 5"),
        ["Scene 5", "Scene 5: The Pyongyang pact, 19 Jun 2024"],
        "{cards:?}"
    );
}

#[test]
fn a_key_makes_a_scene_of_the_screen_and_undo_takes_it_back() {
    let mut harness = strip();
    send(&mut harness, Command::SetLayout(LayoutMethod::Map));
    send(&mut harness, Command::SetMoment(day(2019, 4, 25)));
    send(&mut harness, Command::SetKnownBy(Some(day(2019, 12, 31))));
    send(&mut harness, Command::SetFocusDepth(Some(2)));
    assert!(!names(&harness, "Scene 5, changed").is_empty());
    press(&mut harness, Key::F2);
    let app = harness.state();
    assert_eq!(app.dossier().scenes.len(), 8);
    let id = app.session().scene.unwrap();
    assert_ne!(id, scene("b.overview"));
    let kept = &app.dossier().scenes[&id];
    assert_eq!((kept.rank, kept.moment, kept.focus_depth), (6, day(2019, 4, 25), Some(2)));
    assert_eq!(
        (kept.known_by, kept.view.layout),
        (Some(day(2019, 12, 31)), LayoutMethod::Map)
    );
    assert_eq!(kept.selection, Some("t.defence-2024".parse::<Item>().unwrap()));
    assert!(
        kept.title.en.ends_with(", 25 Apr 2019") && kept.title.de.ends_with(", 25. Apr. 2019"),
        "{:?}",
        kept.title
    );
    assert!(!kept.basis.is_empty());
    assert_eq!(names(&harness, "Scene 6,"), Vec::<String>::new(), "the screen is the scene");
    press(&mut harness, Key::F2);
    let titles: Vec<String> = harness
        .state()
        .dossier()
        .scenes
        .values()
        .map(|s| s.title.en.clone())
        .collect();
    assert!(titles.iter().any(|title| title.ends_with("(2)")), "no two have one title");
    send(&mut harness, Command::Undo);
    send(&mut harness, Command::Undo);
    assert_eq!(harness.state().dossier().scenes.len(), 7);
    assert_eq!(harness.state().session().scene, None);
}

#[test]
fn steps_go_through_all_scenes_and_back_is_one_step() {
    let mut harness = strip();
    let mut seen = Vec::new();
    send(&mut harness, Command::ShowScene(scene("b.vladivostok")));
    for _ in 0..6 {
        seen.push(harness.state().session().layout);
        let before = harness.state().session().scene;
        press_with(&mut harness, Modifiers::COMMAND, Key::PageDown);
        assert_ne!(harness.state().session().scene, before);
        assert!(
            names(&harness, "Scene").iter().all(|name| !name.ends_with(", changed")),
            "{before:?}"
        );
    }
    assert_eq!(harness.state().session().scene, Some(scene("b.open-question")));
    assert!(!harness.state().session().what_if.is_empty());
    assert_eq!(seen[0], LayoutMethod::Map);
    press_with(&mut harness, Modifiers::COMMAND, Key::PageDown);
    assert_eq!(harness.state().session().scene, Some(scene("b.open-question")), "the end");
    press_with(&mut harness, Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(harness.state().session().scene, Some(scene("b.war-and-syria")));
    assert_eq!(harness.state().session().moment, day(2024, 12, 31));
}

#[test]
fn showing_a_scene_lets_the_moment_run_and_ends_exactly() {
    let mut harness = gliding();
    harness.state().send(Command::ShowScene(scene("b.budapest")));
    let mut moments = Vec::new();
    for _ in 0..60 {
        harness.step();
        moments.push(harness.state().session().moment);
    }
    assert_eq!(moments.last(), Some(&day(2014, 6, 30)));
    moments.dedup();
    assert!(
        moments.windows(2).all(|pair| pair[1] <= pair[0]),
        "it only runs one way: {moments:?}"
    );
    assert_eq!(harness.state().session().window.from, day(1990, 1, 1));
    // Reduced motion: at once.
    let preferences = garant::session::Preferences {
        reduced_motion: true,
        ..harness.state().preferences().clone()
    };
    send(&mut harness, Command::SetPreferences(Box::new(preferences)));
    harness.state().send(Command::ShowScene(scene("b.overview")));
    harness.step();
    assert_eq!(harness.state().session().moment, day(2024, 6, 19));
}

#[test]
fn what_is_done_during_a_glide_counts_from_its_end() {
    let mut harness = gliding();
    harness.state().send(Command::ShowScene(scene("b.budapest")));
    harness.step();
    send(&mut harness, Command::SetFocusDepth(None));
    assert_eq!(harness.state().session().moment, day(2014, 6, 30));
    assert!(!names(&harness, "Scene 2, changed").is_empty());
}

#[test]
fn scenes_are_put_in_order_by_drag_and_by_keys() {
    let mut harness = strip();
    let (from, to) = (
        place(&harness, "Scene 4: "),
        place(&harness, "Scene 2: ") - egui::vec2(60.0, 0.0),
    );
    harness.event(egui::Event::PointerMoved(from));
    harness.run();
    let button = |pos, pressed| egui::Event::PointerButton {
        pos,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    harness.event(button(from, true));
    harness.step();
    for share in [0.2_f32, 0.6, 1.0] {
        harness.event(egui::Event::PointerMoved(from.lerp(to, share)));
        harness.step();
    }
    harness.event(button(to, false));
    harness.run();
    harness.run();
    assert_eq!(told(&harness)[..3], ["1 b.vladivostok", "2 b.day-before", "3 b.budapest"]);
    assert_eq!(
        harness.state().session().scene,
        Some(scene("b.overview")),
        "nothing else happened"
    );
    let card = place(&harness, "Scene 2: The day before");
    harness.event(egui::Event::PointerMoved(card));
    harness.event(button(card, true));
    harness.event(button(card, false));
    harness.run();
    press_with(&mut harness, Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(told(&harness)[..2], ["1 b.day-before", "2 b.vladivostok"]);
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().session().scene, Some(scene("b.day-before")), "Enter shows it");
    send(&mut harness, Command::Undo);
    send(&mut harness, Command::Undo);
    assert_eq!(told(&harness)[3], "4 b.day-before");
}

#[test]
fn copies_and_branches_stand_where_they_belong() {
    let mut harness = strip();
    send(&mut harness, Command::DuplicateScene(scene("b.veto")));
    send(&mut harness, Command::BranchScene(scene("b.overview")));
    send(&mut harness, Command::BranchScene(scene("b.overview")));
    let order = told(&harness);
    assert_eq!(order.len(), 10);
    assert!(order[3].starts_with("4 ") && order[5] == "6 b.overview", "{order:?}");
    assert!(order[6].starts_with("6a ") && order[7].starts_with("6b "), "{order:?}");
    assert!(!names(&harness, "Scene 6a: The Pyongyang pact").is_empty());
    send(&mut harness, Command::Delete(vec![scene("b.overview").into()]));
    assert!(
        told(&harness).iter().all(|number| !number.starts_with("6a")),
        "its branches stand on the main line"
    );
}

#[test]
fn a_scene_whose_data_change_is_marked_until_it_is_renewed_or_kept() {
    let mut harness = strip();
    let mut tie = harness.state().dossier().ties[&"t.nk-troops".parse().unwrap()].clone();
    tie.label.en = "Troops at the front".to_owned();
    let change = |record: garant::model::Record| Command::Change {
        name: "history-edit-tie",
        edits: vec![garant::model::Edit::Put(record)],
        select: None,
    };
    send(&mut harness, change(tie.into()));
    let marks = names(&harness, "Scene 6: changed since it was made.");
    assert_eq!(marks, ["Scene 6: changed since it was made. Different: Troops at the front."]);
    assert!(names(&harness, "Scene 5: changed").is_empty(), "the tie was not there yet");
    send(&mut harness, Command::ConfirmScene(scene("b.war-and-syria")));
    assert!(names(&harness, "Scene 6: changed").is_empty());
    assert!(!names(&harness, "Scene 7: changed").is_empty());
    send(&mut harness, Command::ShowScene(scene("b.open-question")));
    send(&mut harness, Command::SetMoment(day(2025, 4, 1)));
    send(&mut harness, Command::RenewScene(scene("b.open-question")));
    assert!(names(&harness, "Scene 7: changed").is_empty());
    assert_eq!(
        harness.state().dossier().scenes[&scene("b.open-question")].moment,
        day(2025, 4, 1)
    );
    // The mark opens a menu that says the same and offers both.
    send(&mut harness, Command::Undo);
    click(&mut harness, "Scene 7: changed");
    assert!(harness.query_by_label("Keep as it is").is_some() && harness.query_by_label("Renew from the screen").is_some());
    click(&mut harness, "Keep as it is");
    assert!(names(&harness, "Scene 7: changed").is_empty());
}

#[test]
fn a_scene_whose_tie_was_deleted_says_so_and_shows_the_rest() {
    let mut harness = strip();
    let tie: Item = "t.defence-2024".parse().unwrap();
    send(&mut harness, Command::Delete(vec![tie]));
    let marks = names(&harness, "Scene 5: changed");
    let name = Opened::built_in().dossier.ties[&"t.defence-2024".parse().unwrap()]
        .label
        .en
        .clone();
    assert!(
        marks[0].contains(&format!("The tie “{name}” is no longer in the dossier.")),
        "{marks:?}"
    );
    send(&mut harness, Command::ShowScene(scene("b.overview")));
    assert_eq!(harness.state().session().moment, day(2024, 6, 19));
    send(&mut harness, Command::Undo);
    assert!(names(&harness, "Scene 5: changed").is_empty());
}

#[test]
fn a_title_is_written_on_the_card() {
    let mut harness = strip();
    send(
        &mut harness,
        Command::RenameScene {
            scene: scene("b.veto"),
            title: "  The one card ".to_owned(),
        },
    );
    let title = &harness.state().dossier().scenes[&scene("b.veto")].title;
    assert_eq!(
        (title.en.as_str(), title.de.as_str()),
        ("The one card", "Russland spielt seine eine Karte")
    );
    assert!(!names(&harness, "Scene 3: The one card").is_empty());
}

#[test]
fn scenes_survive_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("briefing.garant");
    let mut harness = strip();
    send(&mut harness, Command::SetLayout(LayoutMethod::Circle));
    press(&mut harness, Key::F2);
    send(&mut harness, Command::BranchScene(scene("b.veto")));
    send(&mut harness, Command::SaveAs(path.clone()));
    let before = harness.state().dossier().scenes.clone();
    send(&mut harness, Command::OpenFile(path));
    assert!(harness.state().dossier().scenes.values().eq(before.values()));
    assert_eq!(harness.state().session().scene, Some(scene("b.overview")));
}

#[test]
fn the_strip_fits_a_small_window_in_german() {
    let mut harness = window([1280.0, 800.0], Language::De, ThemeChoice::Dark);
    click(&mut harness, "Szenen zeigen oder verbergen");
    assert!(harness.state().preferences().briefing, "it is remembered");
    assert!(!names(&harness, "Szene 1: Wladiwostok").is_empty());
    let last = place(&harness, "Szene 5: ");
    send(&mut harness, Command::ShowScene(scene("b.open-question")));
    let moved = place(&harness, "Szene 7: ");
    assert!(moved.x < 1280.0 && last.y < 800.0, "the scene in hand is in view");
}

#[test]
fn hundreds_of_scenes_draw_only_the_cards_in_view() {
    let mut harness = strip();
    let base = harness.state().dossier().scenes[&scene("b.veto")].clone();
    let edits = (0..400_u32).map(|n| {
        let copy = garant::model::Scene {
            id: format!("b.copy{n}").parse().unwrap(),
            rank: 8 + n,
            ..base.clone()
        };
        garant::model::Edit::Put(copy.into())
    });
    let edits = edits.collect();
    send(
        &mut harness,
        Command::Change {
            name: "history-new-scene",
            edits,
            select: None,
        },
    );
    let cards = names(&harness, "Scene ").len();
    assert!(cards > 8 && cards < 40, "{cards}");
    send(&mut harness, Command::ShowScene(scene("b.copy399")));
    assert!(!names(&harness, "Scene 407: ").is_empty());
}

/// The fingerprints in the built-in dossier are what the program computes, so that a change is noticed there too.
#[test]
fn built_in_scenes_know_what_they_show() {
    let dossier = Opened::built_in().dossier;
    let index = Index::of(&dossier);
    let mut looker = Looker::new(&dossier, &index);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/dossier.json");
    let mut text = std::fs::read_to_string(&path).unwrap();
    let mut current = true;
    for scene in dossier.scenes.values() {
        let basis = looker.see(scene).basis.text();
        if basis == scene.basis {
            continue;
        }
        current = false;
        let head = format!("      \"id\": \"{}\",\n", scene.id);
        let at = text.find(&head).unwrap() + head.len();
        let line = format!("      \"basis\": {},\n", serde_json::to_string(&basis).unwrap());
        let old = text[at..].split_inclusive('\n').next().unwrap();
        let old = if old.trim_start().starts_with("\"basis\"") {
            old.len()
        } else {
            0
        };
        text.replace_range(at..at + old, &line);
    }
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(path, text).unwrap();
        return;
    }
    assert!(current, "run `UPDATE_SNAPSHOTS=1 cargo test built_in_scenes`");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// An edit of what a scene does not show leaves its mark off; one of what it shows sets it.
    #[test]
    fn only_what_is_shown_marks_a_scene(seed in any::<u64>()) {
        let see = |dossier: &Dossier, scene: &Scene| {
            let index = Index::of(dossier);
            Looker::new(dossier, &index).see(scene)
        };
        let mut dossier = any_dossier(seed);
        let scenes: Vec<Scene> = dossier.scenes.values().cloned().collect();
        for scene in scenes {
            let basis = see(&dossier, &scene).basis.text();
            dossier.scenes.insert(scene.id, Scene { basis, ..scene });
        }
        for scene in dossier.scenes.values() {
            let before = see(&dossier, scene);
            prop_assert!(before.changes.is_empty(), "{:?}", before.changes);
            let drawn: BTreeSet<Item> = before.ties.iter().map(|(tie, _)| Item::from(*tie)).collect();
            for tie in dossier.ties.values().take(6) {
                let mut other = tie.clone();
                other.label.en.push('!');
                let mut changed = dossier.clone();
                changed.ties.insert(tie.id, other);
                let item = Item::from(tie.id);
                let refers = scene.selection == Some(item) || scene.view.also.contains(&item);
                let marked = !see(&changed, scene).changes.is_empty();
                prop_assert_eq!(marked, refers || drawn.contains(&item));
            }
        }
    }
}

#[test]
fn a_scene_whose_tie_is_gone_says_so_when_it_is_shown_but_not_before_others() {
    let says = |harness: &Harness<'_, App>| !names(harness, "“mutual defence”, which scene 5 is about, is no longer").is_empty();
    let mut harness = strip();
    let pact: Item = "t.defence-2024".parse().unwrap();
    send(&mut harness, Command::AskDelete(vec![pact]));
    press(&mut harness, Key::Enter);
    assert!(!harness.state().dossier().contains(pact));
    press(&mut harness, Key::F5);
    send(&mut harness, Command::ShowScene(scene("b.overview")));
    assert!(!says(&harness));
    press(&mut harness, Key::F5);
    send(&mut harness, Command::ShowScene(scene("b.overview")));
    assert!(says(&harness));
}
