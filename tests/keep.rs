//! Deleting with what hangs on it, the history list, merging and splitting, notes, tags and named selections: tried in
//! the window as a user would.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use garant::command::Command;
use garant::model::Item;

use crate::support::english;

fn item(text: &str) -> Item {
    text.parse().unwrap()
}

fn select(items: &[Item]) -> Command {
    Command::SelectMany {
        items: items.to_vec(),
        source: None,
    }
}

#[test]
fn deleting_shows_first_what_hangs_on_it_and_is_one_step() {
    let mut harness = english();
    let before = harness.state().dossier().clone();
    let actor = *before
        .actors
        .keys()
        .max_by_key(|id| before.ties.values().filter(|t| t.from == **id).count())
        .unwrap();
    harness.state().send(select(&[actor.into()]));
    harness.run();
    harness.key_press(Key::Delete);
    harness.run();
    assert_eq!(*harness.state().dossier(), before, "nothing is done before it is confirmed");
    harness.get_by_label("Goes with it");
    harness.key_press(Key::Escape);
    harness.run();
    assert!(harness.query_by_label("Goes with it").is_none());
    assert!(
        harness.state().session().is_selected(actor.into()),
        "only the question is closed"
    );
    harness.key_press(Key::Delete);
    harness.run();
    // The button has the focus: Enter confirms.
    harness.key_press(Key::Enter);
    harness.run();
    assert!(!harness.state().dossier().actors.contains_key(&actor));
    assert!(
        harness
            .state()
            .dossier()
            .ties
            .values()
            .all(|t| t.from != actor && t.to != actor)
    );
    assert!(harness.state().session().selection.is_none());
    let undo = harness.get_all_by_label("Undo").last().unwrap();
    undo.click();
    harness.run();
    assert_eq!(*harness.state().dossier(), before);
}
