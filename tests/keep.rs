//! Deleting with what hangs on it, the history list, merging and splitting, notes, tags and named selections: tried in
//! the window as a user would.

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use garant::app::App;
use garant::command::Command;
use garant::model::{ActorId, Item};
use garant::session::Ledger;

use crate::support::{click, english, press};

fn select(harness: &mut Harness<'_, App>, items: &[Item]) {
    harness.state().send(Command::SelectMany {
        items: items.to_vec(),
        source: None,
    });
    harness.run();
}

fn keys(harness: &mut Harness<'_, App>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run();
    harness.run();
}

fn type_into(harness: &mut Harness<'_, App>, field: &str, text: &str) {
    harness.get_by_role_and_label(egui::Role::TextInput, field).focus();
    harness.run();
    harness.event(egui::Event::Text(text.to_owned()));
    harness.run();
    harness.run();
}

/// Presses the button of this very name.
fn push(harness: &mut Harness<'_, App>, name: &str) {
    harness.get_by_role_and_label(egui::Role::Button, name).click();
    harness.run();
    harness.run();
}

fn actor(id: &str) -> ActorId {
    id.parse().unwrap()
}

#[test]
fn deleting_shows_first_what_hangs_on_it_and_is_one_step() {
    let mut harness = english();
    let before = harness.state().dossier().clone();
    let ties = |id: &ActorId| before.ties.values().filter(|t| t.from == *id).count();
    let actor = *before.actors.keys().max_by_key(|id| ties(id)).unwrap();
    select(&mut harness, &[actor.into()]);
    press(&mut harness, Key::Delete);
    assert_eq!(*harness.state().dossier(), before, "nothing is done before it is confirmed");
    harness.get_by_label("Goes with it");
    press(&mut harness, Key::Escape);
    assert!(harness.query_by_label("Goes with it").is_none());
    assert!(
        harness.state().session().is_selected(actor.into()),
        "only the question is closed"
    );
    press(&mut harness, Key::Delete);
    // The button has the focus: Enter confirms.
    press(&mut harness, Key::Enter);
    assert!(!harness.state().dossier().actors.contains_key(&actor));
    let ties = harness.state().dossier().ties.clone();
    assert!(ties.values().all(|t| t.from != actor && t.to != actor));
    assert!(harness.state().session().selection.is_none());
    harness.get_all_by_label("Undo").last().unwrap().click();
    harness.run();
    assert_eq!(*harness.state().dossier(), before);
}

#[test]
fn the_history_list_goes_there_and_back() {
    let mut harness = english();
    let before = harness.state().dossier().clone();
    for text in ["first", "second", "third"] {
        press(&mut harness, Key::N);
        type_into(&mut harness, "What should not be forgotten?", text);
        press(&mut harness, Key::Enter);
    }
    let notes = |harness: &Harness<'_, App>| harness.state().dossier().notes.len();
    assert_eq!(notes(&harness), 3);
    keys(&mut harness, Modifiers::COMMAND, Key::H);
    harness.get_by_label("Step 3: Note written, third");
    click(&mut harness, "Step 1: Note written");
    assert_eq!(notes(&harness), 1);
    harness.get_by_label("Step 3: Note written, third, undone");
    press(&mut harness, Key::ArrowUp);
    assert_eq!(notes(&harness), 2);
    press(&mut harness, Key::End);
    assert_eq!(*harness.state().dossier(), before);
    harness.get_by_label("Step 0: As opened, saved here");
    press(&mut harness, Key::Home);
    assert_eq!(notes(&harness), 3);
    push(&mut harness, "Back to what was saved");
    assert_eq!(*harness.state().dossier(), before);
    press(&mut harness, Key::Escape);
    assert!(harness.query_by_label("Step 0: As opened, saved here").is_none());
}

#[test]
fn two_actors_become_one_with_a_reason_and_one_is_split_again() {
    let mut harness = english();
    let before = harness.state().dossier().clone();
    let (keep, same) = (actor("a.russia"), actor("a.soviet-union"));
    select(&mut harness, &[keep.into(), same.into()]);
    harness.state().send(Command::AskMerge(Vec::new()));
    harness.run();
    push(&mut harness, "Merge");
    harness.get_by_label("Please give a reason");
    type_into(&mut harness, "Reason", "Rechtsnachfolge");
    push(&mut harness, "Merge");
    let d = harness.state().dossier();
    assert!(!d.actors.contains_key(&same));
    let note = d.notes.values().next().unwrap();
    assert!(note.text.ends_with("Reason: Rechtsnachfolge") && note.about.contains(&Item::Actor(keep)));
    assert_eq!(harness.state().session().selection, Some(keep.into()));
    // One step back, then the other way: part of one actor becomes another one.
    harness.state().send(Command::Undo);
    harness.run();
    assert_eq!(*harness.state().dossier(), before);
    select(&mut harness, &[keep.into()]);
    harness.state().send(Command::AskSplit(None));
    harness.run();
    type_into(&mut harness, "Name of the new actor", "Kremlin");
    type_into(&mut harness, "Find in the list", "2024");
    push(&mut harness, "All shown");
    type_into(&mut harness, "Reason", "Two speakers");
    push(&mut harness, "Split");
    let d = harness.state().dossier();
    assert_eq!(d.check(), []);
    let Some(Item::Actor(new)) = harness.state().session().selection else {
        unreachable!("the new actor is selected");
    };
    assert_eq!(d.actors[&new].names[0].name.en, "Kremlin");
    assert!(d.referrers(new.into()).count() > 1);
    harness.state().send(Command::Undo);
    harness.run();
    assert_eq!(*harness.state().dossier(), before);
}

#[test]
fn a_note_stands_on_the_pages_of_its_items_in_the_ledger_and_in_the_search() {
    let mut harness = english();
    let both = [actor("a.russia").into(), actor("a.north-korea").into()];
    select(&mut harness, &both);
    press(&mut harness, Key::N);
    press(&mut harness, Key::Enter);
    harness.get_by_label("A note needs words");
    type_into(&mut harness, "What should not be forgotten?", "Ask about the annex");
    press(&mut harness, Key::Enter);
    for item in both {
        select(&mut harness, &[item]);
        harness.get_by_label("Note: Ask about the annex");
    }
    keys(&mut harness, Modifiers::SHIFT, Key::N);
    assert_eq!(harness.state().session().ledger, Some(Ledger::Notes));
    click(&mut harness, "Row: ");
    click(&mut harness, "Select its items");
    let selected: Vec<Item> = harness.state().session().selected().collect();
    assert_eq!(selected.len(), 2);
    assert!(both.iter().all(|item| selected.contains(item)));
    click(&mut harness, "Note: Ask about the annex");
    type_into(&mut harness, "What should not be forgotten?", " (Mill)");
    press(&mut harness, Key::Enter);
    let text = harness.state().dossier().notes.values().next().unwrap().text.clone();
    assert!(text.contains("(Mill)"), "{text}");
}

#[test]
fn a_selection_is_stored_recalled_named_and_tagged() {
    let mut harness = english();
    let both: [Item; 2] = [actor("a.russia").into(), actor("a.north-korea").into()];
    select(&mut harness, &both);
    keys(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::Num3);
    let tag = harness.state().dossier().tags.values().next().unwrap().clone();
    assert_eq!((tag.digit, tag.items.len()), (Some(3), 2));
    harness.state().send(Command::Select {
        item: None,
        source: None,
    });
    harness.run();
    keys(&mut harness, Modifiers::COMMAND, Key::Num3);
    let selected: std::collections::BTreeSet<Item> = harness.state().session().selected().collect();
    assert_eq!(selected, tag.items);
    keys(&mut harness, Modifiers::COMMAND, Key::Num4);
    assert_eq!(harness.state().session().selected().count(), 2, "nothing is stored there");
    click(&mut harness, "Tag: Selection 3");
    click(&mut harness, "Name and digit");
    type_into(&mut harness, "Name", "Partner");
    push(&mut harness, "Rename");
    assert_eq!(harness.state().dossier().tags[&tag.id].name, "Partner");
    // A tag by hand, for one of them; it offers all that carry it.
    select(&mut harness, &both[..1]);
    push(&mut harness, "Tag the selection");
    type_into(&mut harness, "Tag", "Open");
    press(&mut harness, Key::Enter);
    press(&mut harness, Key::Escape);
    let tags = harness.state().dossier().tags.clone();
    let open = tags.values().find(|tag| tag.name == "Open").unwrap();
    assert_eq!(open.items.iter().copied().collect::<Vec<_>>(), both[..1]);
    click(&mut harness, "Tag: Partner");
    click(&mut harness, "Select all 2 with it");
    assert_eq!(harness.state().session().selected().count(), 2);
    click(&mut harness, "Tag: Open");
    push(&mut harness, "Take off the selection");
    assert!(harness.state().dossier().tags.values().all(|tag| tag.name != "Open"));
}
