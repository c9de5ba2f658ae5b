//! Making by hand: words are marked, forms filled, ties drawn, ends moved; every one is one step.

use egui::{Key, Modifiers, PointerButton, Pos2, Rect, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{By, Queryable as _};
use garant::app::App;
use garant::command::Command;
use garant::model::{Dossier, Item, TieId};

use crate::support::{english, names};

/// What has an accessible name that begins so; the first in the order of the window.
fn place(harness: &Harness<'_, App>, beginning: &str) -> Option<Rect> {
    let named = By::new().predicate(|n| n.label().is_some_and(|label| label.starts_with(beginning)));
    let mut found = harness.query_all(named);
    found.next().map(|node| node.rect())
}

fn find(harness: &Harness<'_, App>, beginning: &str) -> Rect {
    place(harness, beginning)
        .ok_or_else(|| format!("nothing is named `{beginning}…`"))
        .unwrap()
}

fn is_named(harness: &Harness<'_, App>, beginning: &str) -> bool {
    place(harness, beginning).is_some()
}

fn click(harness: &mut Harness<'_, App>, beginning: &str) {
    let at = find(harness, beginning).center();
    for pressed in [true, false] {
        pointer(harness, at, Some(pressed), Modifiers::NONE);
    }
    harness.run();
}

fn pointer(harness: &mut Harness<'_, App>, at: Pos2, pressed: Option<bool>, modifiers: Modifiers) {
    harness.event(egui::Event::PointerMoved(at));
    if let Some(pressed) = pressed {
        harness.event(egui::Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers,
        });
    }
    harness.step();
}

pub(crate) fn drag(harness: &mut Harness<'_, App>, from: Pos2, to: Pos2) {
    pointer(harness, from, None, Modifiers::NONE);
    pointer(harness, from, Some(true), Modifiers::NONE);
    for share in [0.3, 0.6, 1.0] {
        pointer(harness, from + (to - from) * share, None, Modifiers::NONE);
    }
    pointer(harness, to, Some(false), Modifiers::NONE);
    harness.run();
}

/// Marks the first line of the first passage by dragging over it.
fn mark_words(harness: &mut Harness<'_, App>) {
    let rect = find(harness, "Passage ¶1");
    drag(
        harness,
        rect.left_center() + vec2(1.0, 0.0),
        rect.right_center() + vec2(-1.0, 0.0),
    );
}

#[test]
fn words_are_marked_and_become_a_claim_in_one_step() {
    let mut harness = english();
    let before = harness.state().dossier().clone();
    mark_words(&mut harness);
    assert!(
        is_named(&harness, "Tie (T)") && is_named(&harness, "Add as evidence for "),
        "the bar stands beside the words"
    );
    harness.key_press(Key::C);
    harness.run();
    assert!(is_named(&harness, "Make claim"), "the form is open");
    click(&mut harness, "Make claim");
    let state = harness.state();
    assert_eq!(state.dossier().claims.len(), before.claims.len() + 1);
    let Some(Item::Claim(claim)) = state.session().selection else {
        panic!("the new claim is selected: {:?}", state.session().selection)
    };
    let claim = &state.dossier().claims[&claim];
    let passage = &state.dossier().passages[&claim.passages[0]];
    assert!(passage.target.exact.len() > 20, "{}", passage.target.exact);
    assert_eq!(Some(claim.about[0]), "t.defence-2024".parse().ok(), "about what was selected");
    assert!(!is_named(&harness, "Tie (T)"), "the words are marked no more");
    harness.state().send(Command::Undo);
    harness.run();
    assert_eq!(*harness.state().dossier(), before, "one step");
}

#[test]
fn escape_closes_the_form_then_the_marking_and_marks_stay_clickable() {
    let mut harness = english();
    let before = harness.state().dossier().clone();
    mark_words(&mut harness);
    harness.key_press(Key::T);
    harness.run();
    assert!(is_named(&harness, "Make tie"));
    harness.key_press(Key::Escape);
    harness.run();
    assert!(!is_named(&harness, "Make tie") && is_named(&harness, "Tie (T)"));
    harness.key_press(Key::Escape);
    harness.run();
    assert!(!is_named(&harness, "Tie (T)"));
    assert!(harness.state().session().selection.is_some(), "what is selected stays");
    assert_eq!(*harness.state().dossier(), before);
    harness.state().send(Command::Select {
        item: None,
        source: None,
    });
    harness.run();
    click(&mut harness, "Passage ¶1");
    assert!(harness.state().session().selection.is_some(), "a mark is a mark");
}

#[test]
fn a_selected_claim_gains_the_passage_with_one_key() {
    let mut harness = english();
    let dossier = harness.state().dossier();
    let open = harness.state().session().document.unwrap();
    let elsewhere = dossier
        .claims
        .values()
        .find(|c| c.passages.iter().all(|p| dossier.passages[p].document != open));
    let claim = elsewhere.unwrap().id;
    harness.state().send(Command::Select {
        item: Some(claim.into()),
        source: Some(garant::model::PaneKind::Document),
    });
    harness.state().send(Command::OpenDocument(open));
    harness.run();
    mark_words(&mut harness);
    harness.key_press(Key::V);
    harness.run();
    let now = &harness.state().dossier().claims[&claim];
    assert!(
        now.passages
            .iter()
            .any(|p| harness.state().dossier().passages[p].document == open)
    );
}

#[test]
fn a_tie_drawn_from_node_to_node_has_no_source_yet() {
    let mut harness = english();
    let before = harness.state().dossier().clone();
    let node = |harness: &Harness<'_, App>, name: &str| find(harness, name).center();
    let (from, to) = (node(&harness, "Node: China"), node(&harness, "Node: Japan"));
    pointer(&mut harness, from, None, Modifiers::NONE);
    harness.run();
    let handle = find(&harness, "Draw a tie from China").center();
    drag(&mut harness, handle, to);
    assert!(is_named(&harness, "Make tie"), "the form is open");
    assert!(is_named(&harness, "From: China"), "{:?}", names(&harness, "From"));
    assert!(is_named(&harness, "To: Japan"), "{:?}", names(&harness, "To"));
    click(&mut harness, "Make tie");
    let state = harness.state();
    assert_eq!(state.dossier().ties.len(), before.ties.len() + 1);
    assert!(matches!(state.session().selection, Some(Item::Tie(_))));
    assert!(is_named(&harness, "Tie: China – Japan"), "the network draws it");
    assert!(!names(&harness, "No source yet").is_empty(), "the inspector says so");
    assert_eq!(harness.state().dossier().pins, before.pins, "no node was moved");
}

/// A place in the chart of the timeline, with a little room, at which nothing is named.
fn empty_place(harness: &Harness<'_, App>) -> Pos2 {
    let chart = find(harness, "Timeline chart");
    let named = harness.query_all(By::new().predicate(|n| n.label().is_some()));
    let marks: Vec<Rect> = named
        .map(|node| node.rect())
        .filter(|rect| !rect.contains_rect(chart.shrink(4.0)))
        .collect();
    let columns = (1..40).map(|n| chart.left() + chart.width() * n as f32 / 40.0);
    let places = columns.flat_map(|x| (1..20).map(move |n| pos2(x, chart.top() + 6.0 * n as f32)));
    places
        .into_iter()
        .find(|at| chart.shrink(6.0).contains(*at) && marks.iter().all(|rect| !rect.expand(7.0).contains(*at)))
        .unwrap()
}

/// Clicks twice. A frame of the test takes a quarter of a second: each click has to come within one.
fn double_click(harness: &mut Harness<'_, App>, at: Pos2) {
    pointer(harness, at, None, Modifiers::NONE);
    for _ in 0..2 {
        let click = [true, false].map(|pressed| egui::Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        harness.input_mut().events.extend(click);
        harness.step();
    }
    harness.run();
}

#[test]
fn a_double_click_on_an_empty_day_makes_an_event_of_that_day() {
    let mut harness = english();
    let before = harness.state().dossier().clone();
    let at = empty_place(&harness);
    double_click(&mut harness, at);
    assert!(is_named(&harness, "Make event"), "the form is open");
    click(&mut harness, "Make event");
    let state = harness.state();
    assert_eq!(state.dossier().events.len(), before.events.len() + 1);
    let Some(Item::Event(event)) = state.session().selection else {
        panic!()
    };
    assert!(state.dossier().events[&event].when.is_some());
    harness.state().send(Command::Undo);
    harness.run();
    assert_eq!(*harness.state().dossier(), before, "one step");
}

fn hold(harness: &mut Harness<'_, App>, modifiers: Modifiers) {
    harness.event(egui::Event::ModifiersChanged(modifiers));
    harness.step();
}

#[test]
fn an_event_is_dragged_to_another_day_with_alt() {
    let mut harness = english();
    let before = harness.state().dossier().clone();
    let mark = find(&harness, "Event: ");
    let at = mark.left_center() + vec2(5.0, 0.0);
    hold(&mut harness, Modifiers::ALT);
    drag(&mut harness, at, at + vec2(90.0, 0.0));
    hold(&mut harness, Modifiers::NONE);
    let moved = harness.state().dossier().clone();
    let other: Vec<_> = moved.events.values().filter(|e| before.events[&e.id] != **e).collect();
    assert_eq!(other.len(), 1);
    let day = |dossier: &Dossier| dossier.events[&other[0].id].when.as_ref().unwrap().date.earliest_day();
    assert!(day(&moved) > day(&before));
    harness.state().send(Command::Undo);
    harness.run();
    assert_eq!(*harness.state().dossier(), before, "one step");
}

/// Pulls at something, presses Escape on the way, and lets go elsewhere.
fn give_up(harness: &mut Harness<'_, App>, from: Pos2, to: Pos2) {
    pointer(harness, from, None, Modifiers::NONE);
    pointer(harness, from, Some(true), Modifiers::NONE);
    for share in [0.3, 0.6, 1.0] {
        pointer(harness, from + (to - from) * share, None, Modifiers::NONE);
    }
    harness.key_press(Key::Escape);
    harness.step();
    pointer(harness, to + vec2(1.0, 0.0), None, Modifiers::NONE);
    pointer(harness, to, Some(false), Modifiers::NONE);
    harness.run();
}

#[test]
fn escape_gives_up_what_is_being_pulled() {
    let mut harness = english();
    let before = harness.state().dossier().clone();
    let selected = harness.state().session().selection;
    let (from, to) = (find(&harness, "Node: China").center(), find(&harness, "Node: Japan").center());
    pointer(&mut harness, from, None, Modifiers::NONE);
    harness.run();
    let handle = find(&harness, "Draw a tie from China").center();
    give_up(&mut harness, handle, to);
    assert!(!is_named(&harness, "Make tie"), "no form");
    let edge = find(&harness, "Beginning of ").center();
    give_up(&mut harness, edge, edge + vec2(-60.0, 0.0));
    hold(&mut harness, Modifiers::ALT);
    let mark = find(&harness, "Event: ").left_center() + vec2(5.0, 0.0);
    give_up(&mut harness, mark, mark + vec2(-60.0, 0.0));
    assert_eq!(*harness.state().dossier(), before, "nothing was moved");
    assert_eq!(harness.state().session().selection, selected, "what is selected stays");
}

#[test]
fn the_beginning_of_the_selected_bar_is_dragged_and_taken_back() {
    let mut harness = english();
    let dossier = harness.state().dossier().clone();
    let tie: TieId = "t.defence-2024".parse().unwrap();
    let treaty = dossier.ties[&tie].instrument.unwrap();
    let signed = |dossier: &Dossier| dossier.instruments[&treaty].dates.signed.as_ref().unwrap().date.clone();
    let handle = find(&harness, "Beginning of ").center();
    drag(&mut harness, handle, handle + vec2(-60.0, 0.0));
    let moved = signed(harness.state().dossier());
    assert!(moved.earliest_day() < signed(&dossier).earliest_day(), "{moved}");
    assert_ne!(
        moved.precision(),
        signed(&dossier).precision(),
        "on a coarse axis a date is coarse"
    );
    harness.state().send(Command::Undo);
    harness.run();
    assert_eq!(*harness.state().dossier(), dossier, "one step");
}
