//! Editing in place, in the whole window: a form in the inspector changes a record as one step, what is wrong is said at
//! its field, what was typed waits while something else is looked at.

use std::path::PathBuf;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{By, NodeT as _, Queryable as _};
use garant::app::App;
use garant::command::Command;
use garant::model::draft::faults;
use garant::model::{Index, Item, Language, RecordKind, Review, TieFamily};
use garant::session::ThemeChoice;
use garant::store::{Opened, Source};

use crate::review::dossier;
use crate::support::{english, window_on};

fn plain() -> Harness<'static, App> {
    let opened = || Opened {
        dossier: dossier(),
        positions: std::collections::BTreeMap::new(),
        source: Source::Project(PathBuf::from("/nowhere/editing.garant")),
        read_only: false,
        stamp: None,
        view: None,
    };
    window_on(opened, [1600.0, 1000.0], Language::En, ThemeChoice::Light)
}

fn item(id: &str) -> Item {
    id.parse().unwrap()
}

fn edit(harness: &mut Harness<'_, App>, id: &str) {
    harness.state().send(Command::EditItem(item(id)));
    harness.run();
}

/// Types into the field of this name, in the place of what stands there.
fn write(harness: &mut Harness<'_, App>, name: &str, text: &str) {
    harness.get_by_role_and_label(Role::TextInput, name).focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, name).type_text(text);
    harness.run();
}

fn click(harness: &mut Harness<'_, App>, name: &str) {
    harness.get_by_label(name).click();
    harness.run();
    harness.run();
}

fn shows(harness: &Harness<'_, App>, text: &str) -> bool {
    let nodes = harness.query_all(By::new().predicate(|_| true));
    let mut names = nodes.filter_map(|n| n.accesskit_node().label().or_else(|| n.accesskit_node().value()));
    names.any(|name| name.contains(text))
}

#[test]
fn a_tie_is_edited_in_place_as_one_step_and_a_proposed_one_is_accepted_by_that() {
    let mut harness = plain();
    let before = harness.state().dossier().clone();
    harness.state().send(Command::Select {
        item: Some(item("t.iran")),
        source: None,
    });
    harness.run();
    harness.key_press(Key::E);
    harness.run();
    write(&mut harness, "Short name (English)", "drones");
    write(&mut harness, "Valid", "since July 2022");
    assert!(shows(&harness, "since Jul 2022"), "what it means is said");
    click(&mut harness, "Swap the two");
    click(&mut harness, "Save");
    let dossier = harness.state().dossier();
    let tie = &dossier.ties[&"t.iran".parse().unwrap()];
    assert_eq!((tie.label.en.as_str(), tie.from.as_str()), ("drones", "a.russia"));
    assert_eq!(tie.valid.as_ref().unwrap().as_str(), "2022-07/..");
    assert_eq!(Index::of(dossier).review_of(dossier, item("t.iran")), Review::Accepted);
    assert!(shows(&harness, "Tie: Russia – Iran, drones"), "the network follows");
    assert!(harness.query_by_label("Save").is_none(), "the page is back");
    harness.state().send(Command::Undo);
    harness.run();
    assert_eq!(*harness.state().dossier(), before);
}

#[test]
fn bad_input_is_said_at_its_field_and_nothing_is_lost() {
    let mut harness = plain();
    edit(&mut harness, "t.arms");
    write(&mut harness, "Valid", "31.2.2024");
    click(&mut harness, "Save");
    assert!(shows(&harness, "There is no such day") && shows(&harness, "One field needs attention"));
    write(&mut harness, "Valid", "2024/2023");
    assert!(shows(&harness, "The end lies before the beginning"));
    write(&mut harness, "Valid", "2023 bis 2024");
    click(&mut harness, "Save");
    let tie = &harness.state().dossier().ties[&"t.arms".parse().unwrap()];
    assert_eq!(tie.valid.as_ref().unwrap().as_str(), "2023/2024");
}

#[test]
fn a_new_tie_speaks_of_the_selected_actors_and_is_selected_when_saved() {
    let mut harness = plain();
    harness.state().send(Command::SelectMany {
        items: vec![item("a.iran"), item("a.north-korea")],
        source: None,
    });
    harness.state().send(Command::NewRecord(RecordKind::Tie));
    harness.run();
    assert!(shows(&harness, "NEW TIE"));
    assert!(harness.query_by_label("From: Iran").is_some() && harness.query_by_label("To: North Korea").is_some());
    write(&mut harness, "Valid", "seit 2019");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    harness.run();
    let selected = harness.state().session().selection;
    let Some(Item::Tie(id)) = selected else {
        panic!("{selected:?} is selected");
    };
    let tie = &harness.state().dossier().ties[&id];
    assert_eq!((tie.family, tie.label.en.as_str()), (TieFamily::Commitment, "commitment"));
    assert_eq!(tie.valid.as_ref().unwrap().as_str(), "2019/..");
}

#[test]
fn what_is_missing_is_asked_for_and_an_actor_is_picked_by_a_few_letters() {
    let mut harness = plain();
    harness.state().send(Command::NewRecord(RecordKind::Tie));
    harness.run();
    click(&mut harness, "Save");
    assert!(shows(&harness, "2 fields need attention"));
    for (field, letters, name) in [("From: Choose …", "rus", "Russia"), ("To: Choose …", "nob", "Nobody")] {
        click(&mut harness, field);
        let list = field.split(':').next().unwrap();
        harness.get_by_role_and_label(Role::TextInput, list).type_text(letters);
        harness.run();
        harness.key_press(Key::Enter);
        harness.run();
        assert!(
            harness.query_by_label(&format!("{list}: {name}")).is_some(),
            "{name} is chosen"
        );
    }
    click(&mut harness, "Save");
    assert!(matches!(harness.state().session().selection, Some(Item::Tie(_))));
}

#[test]
fn an_unfinished_draft_waits_while_something_else_is_looked_at() {
    let mut harness = plain();
    edit(&mut harness, "e.met");
    write(&mut harness, "Title (English)", "Talks in Vladivostok");
    harness.state().send(Command::Select {
        item: Some(item("a.russia")),
        source: None,
    });
    harness.run();
    assert!(harness.query_by_label("Save").is_none());
    click(&mut harness, "Unfinished: Meeting in Vladivostok");
    assert_eq!(harness.state().session().selection, Some(item("e.met")));
    assert!(shows(&harness, "Talks in Vladivostok"), "what was typed is there");
    // The first Escape leaves the field or asks; only then is it given up.
    for _ in 0..3 {
        harness.key_press(Key::Escape);
        harness.run();
        if harness.query_by_label("Save").is_none() {
            break;
        }
    }
    assert!(harness.query_by_label("Save").is_none() && !shows(&harness, "Unfinished"));
    assert_eq!(
        harness.state().session().selection,
        Some(item("e.met")),
        "the selection stays"
    );
}

#[test]
fn an_actor_gets_another_name_for_a_period() {
    let mut harness = plain();
    edit(&mut harness, "a.russia");
    click(&mut harness, "Add a name");
    let field = |harness: &mut Harness<'_, App>| {
        harness.run();
        harness.query_all_by_role_and_label(Role::TextInput, "Name (English)").count()
    };
    assert_eq!(field(&mut harness), 2);
    let fields = harness.query_all_by_role_and_label(Role::TextInput, "Name (English)");
    fields.into_iter().nth(1).unwrap().focus();
    harness.run();
    let fields = harness.query_all_by_role_and_label(Role::TextInput, "Name (English)");
    fields.into_iter().nth(1).unwrap().type_text("Soviet Union");
    harness.run();
    write(&mut harness, "Used when", "1922 to 1991");
    click(&mut harness, "Save");
    let actor = &harness.state().dossier().actors[&"a.russia".parse().unwrap()];
    assert_eq!(actor.names[1].name.en, "Soviet Union");
    assert_eq!(actor.names[1].valid.as_ref().unwrap().as_str(), "1922/1991");
}

/// What has been checked by hand and by machine passes the stricter eyes of the forms, too.
#[test]
fn nothing_in_the_built_in_dossier_is_at_fault() {
    let harness = english();
    let dossier = harness.state().dossier();
    for record in dossier.records() {
        assert_eq!(faults(dossier, &record), [], "{}", record.item());
    }
}

/// Every form is drawn for every record of the built-in dossier and says by itself that nothing has changed.
#[test]
fn opening_a_form_changes_nothing() {
    let mut harness = english();
    let dossier = harness.state().dossier().clone();
    let items: Vec<Item> = dossier.items().filter(|item| RecordKind::of(*item).is_some()).collect();
    for item in items.iter().step_by(23) {
        harness.state().send(Command::EditItem(*item));
        harness.run();
        assert!(harness.query_by_label("Save").is_some(), "{item} has a form");
        harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
        harness.run();
        assert!(harness.query_by_label("Save").is_none(), "{item} is closed again");
    }
    assert_eq!(*harness.state().dossier(), dossier);
}
