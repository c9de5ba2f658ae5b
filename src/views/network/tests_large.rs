//! A network too large to be told apart: marks say how many they stand for, split close up, and never hide what is
//! selected.

use std::cell::RefCell;
use std::collections::BTreeMap;

use egui::{Event, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::*;
use crate::catalogue::Words;
use crate::command::{Command, CommandQueue};
use crate::derived::Derived;
use crate::model::{ActorId, Dossier, Item, Language};
use crate::session::Session;
use crate::theme::{self, Palette};
use crate::views::{Hover, Medium};

/// Villages of fifty actors each, close together; ties within them and to the next one.
fn villages(count: usize) -> (Dossier, BTreeMap<ActorId, (f32, f32)>) {
    let actors = count * 50;
    let list: Vec<_> = (0..actors)
        .map(|n| {
            let name = format!("Ort {n}");
            serde_json::json!({ "id": format!("a.{n}"), "kind": "state", "names": [{ "de": name }], "code": format!("{n}") })
        })
        .collect();
    let ties: Vec<_> = (0..2 * actors)
        .map(|n| {
            let (from, to) = (n / 2, if n % 2 == 0 { n / 100 * 50 } else { (n / 2 + 50) % actors });
            let to = if to == from { (from + 1) % actors } else { to };
            serde_json::json!({
                "id": format!("t.{n}"), "family": "arms", "from": format!("a.{from}"), "to": format!("a.{to}"), "label": { "de": "Waffen" },
            })
        })
        .collect();
    let dossier: Dossier = serde_json::from_value(serde_json::json!({ "actors": list, "ties": ties })).unwrap();
    let side = (count as f32).sqrt().ceil() as usize;
    let place = |id: &ActorId| {
        let n: usize = id.as_str()[2..].parse().unwrap();
        let (village, house) = (n / 50, n % 50);
        (
            (village % side) as f32 * 900.0 + (house % 7) as f32 * 41.0,
            (village / side) as f32 * 900.0 + (house / 7) as f32 * 43.0,
        )
    };
    let places = dossier.actors.keys().map(|id| (*id, place(id))).collect();
    (dossier, places)
}

struct Table {
    dossier: Dossier,
    derived: Derived,
    session: Session,
    commands: CommandQueue,
    hover: Hover,
    state: NetworkState,
    sent: Vec<Command>,
}

impl Table {
    fn draw(&mut self, ui: &mut egui::Ui) {
        let snapshot = self.derived.refresh(&self.dossier, 1, &self.session);
        let ctx = ViewCtx {
            dossier: &self.dossier,
            derived: &snapshot,
            session: &self.session,
            words: Words::new(Language::En),
            palette: &Palette::LIGHT,
            commands: &self.commands,
            hover: &self.hover,
            medium: Medium::Screen,
            sources: None,
            today: self.session.moment,
        };
        network_ui(&ctx, ui, &mut self.state);
        self.sent.extend(self.commands.drain());
        self.hover.begin_frame();
    }
}

fn harness(table: &RefCell<Table>) -> Harness<'_> {
    let mut installed = false;
    let mut harness = Harness::builder().with_size([1000.0, 700.0]).build_ui(move |ui| {
        if !installed {
            theme::install_fonts(ui.ctx());
            theme::install_style(ui.ctx());
            installed = true;
            return;
        }
        table.borrow_mut().draw(ui);
    });
    harness.run_steps(4);
    harness
}

fn table() -> RefCell<Table> {
    let (dossier, places) = villages(36);
    let mut session = Session::opening(&dossier);
    session.hulls = false;
    RefCell::new(Table {
        derived: Derived::with_places(&places),
        session,
        dossier,
        commands: CommandQueue::default(),
        hover: Hover::default(),
        state: NetworkState::default(),
        sent: Vec::new(),
    })
}

fn groups(harness: &Harness<'_>) -> Vec<String> {
    let found = harness.query_all_by_label_contains("Group:");
    found.filter_map(|node| node.accesskit_node().label()).collect()
}

/// A mark at a time until none is left: every one of them comes apart.
#[test]
fn a_mark_says_its_count_and_splits_when_it_is_clicked() {
    let table = table();
    let mut harness = harness(&table);
    let before = groups(&harness);
    assert!(before.len() > 50, "{} groups", before.len());
    assert!(harness.query_by_label_contains("1800 actors with 3600 ties").is_some());
    let zoom = table.borrow().state.camera.zoom;
    let name = before.into_iter().find(|name| name.ends_with("more")).unwrap();
    harness.get_by_label(&name).click();
    harness.run_steps(4);
    assert!(table.borrow().state.camera.zoom > 1.5 * zoom);
    assert!(!groups(&harness).contains(&name), "{name} did not come apart");
    // Close up every actor stands by itself.
    for _step in 0..20 {
        harness.event(Event::PointerMoved(egui::pos2(500.0, 350.0)));
        harness.event(Event::Zoom(1.5));
        harness.run_steps(2);
    }
    assert!(groups(&harness).is_empty() && table.borrow().state.camera.zoom > 1.0);
}

#[test]
fn what_is_selected_is_seen_by_itself_in_any_mark() {
    let table = table();
    for actor in ["a.7", "a.1549", "a.1799"] {
        let id: ActorId = actor.parse().unwrap();
        table.borrow_mut().session.selection = Some(Item::Actor(id));
        table.borrow_mut().session.selection_serial += 1;
        let harness = harness(&table);
        assert!(!groups(&harness).is_empty());
        let name = format!("Node: Ort {}", &actor[2..]);
        assert!(harness.query_by_label(&name).is_some(), "{name} is lost");
    }
}

#[test]
fn a_part_of_a_large_network_close_up_is_drawn_as_a_small_one() {
    let table = table();
    let harness = harness(&table);
    drop(harness);
    let mut held = table.borrow_mut();
    (held.state.camera.zoom, held.state.camera.centre) = (1.0, vec2(120.0, 120.0));
    held.state.moved = true;
    drop(held);
    let harness = self::harness(&table);
    assert!(groups(&harness).is_empty() && !table.borrow().state.crowded);
    assert!(harness.query_by_label("Node: Ort 0").is_some());
    assert!(harness.query_all_by_label_contains("Tie: Ort 0 – Ort").next().is_some());
}
