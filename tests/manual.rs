//! The manuals show what the program draws and name the keys it obeys, in both languages.
//!
//! `UPDATE_SNAPSHOTS=1 cargo test manual` makes the pictures anew.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use egui::{Event, Modifiers, PointerButton, Pos2, Rect, pos2, vec2};
use egui_kittest::kittest::{By, Queryable as _};
use egui_kittest::{Harness, SnapshotResults, try_image_snapshot_options};
use garant::app::{App, shortcuts};
use garant::catalogue::Words;
use garant::command::Command;
use garant::model::{ActorId, AssessmentId, Item, Language, PaneKind};
use garant::session::{Ledger, ThemeChoice, Twist};
use garant::views::dialogs::help::{Section, sections};

use crate::support::{day, picture_options, window};

const MANUALS: [(Language, &str); 2] = [(Language::En, "manual.md"), (Language::De, "handbuch.md")];
const SIZE: [f32; 2] = [1280.0, 800.0];

/// What brings the window to what a picture shows.
type Stage = fn(&mut Harness<'static, App>, Language);

/// The pictures: name, part of the window, how it comes about.
const PICTURES: [(&str, Part, Stage); 12] = [
    ("window", Part::Whole, |_, _| ()),
    ("clocks", Part::Timeline, clocks),
    ("tie", Part::Inspector, tie),
    ("guarantee", Part::Right, guarantee),
    ("marked", Part::Left, marked),
    ("form", Part::Inspector, form),
    ("proposals", Part::Middle, proposals),
    ("forecasts", Part::Middle, forecasts),
    ("chain", Part::Middle, chain),
    ("delete", Part::Sheet, delete),
    ("history", Part::Right, history),
    ("keys", Part::Whole, keys),
];

/// What of the window a picture shows.
#[derive(Clone, Copy)]
enum Part {
    Whole,
    /// Documents and what stands beside them.
    Left,
    /// Network or ledger.
    Middle,
    Inspector,
    /// Inspector and half of the network.
    Right,
    Timeline,
    /// What floats in the middle.
    Sheet,
}

impl Part {
    fn rect(self) -> Rect {
        let (left, top, right, bottom) = match self {
            Self::Whole => (0.0, 0.0, 1280.0, 800.0),
            Self::Left => (0.0, 48.0, 760.0, 538.0),
            Self::Middle => (340.0, 48.0, 1004.0, 516.0),
            Self::Inspector => (1004.0, 48.0, 1280.0, 516.0),
            Self::Right => (700.0, 0.0, 1280.0, 516.0),
            Self::Timeline => (0.0, 516.0, 1280.0, 776.0),
            Self::Sheet => (300.0, 100.0, 980.0, 700.0),
        };
        Rect::from_min_max(pos2(left, top), pos2(right, bottom))
    }
}

fn send(harness: &mut Harness<'static, App>, command: Command) {
    harness.state().send(command);
    harness.run();
    harness.run();
}

/// The pact with China thought into it.
fn guarantee(harness: &mut Harness<'static, App>, _: Language) {
    let pact: AssessmentId = "g.pact-2024".parse().unwrap();
    select(harness, pact);
    send(harness, Command::Twist(pact, Twist::With("a.china".parse().unwrap())));
}

fn select(harness: &mut Harness<'static, App>, item: impl Into<Item>) {
    let item = Some(item.into());
    send(harness, Command::Select { item, source: None });
}

fn clocks(harness: &mut Harness<'static, App>, _: Language) {
    send(harness, Command::SetMoment(day(2024, 6, 19)));
    send(harness, Command::SetKnownBy(Some(day(2024, 6, 18))));
}

fn tie(harness: &mut Harness<'static, App>, _: Language) {
    select(harness, "t.defence-2024".parse::<garant::model::TieId>().unwrap());
}

fn marked(harness: &mut Harness<'static, App>, language: Language) {
    let beginning = match language {
        Language::En => "Passage ¶1",
        Language::De => "Stelle ¶1",
    };
    let named = By::new().predicate(move |n| n.label().is_some_and(|label| label.starts_with(beginning)));
    let line = harness.query_all(named).next().map(|node| node.rect()).unwrap();
    let (from, to) = (line.left_center() + vec2(1.0, 0.0), line.right_center() - vec2(1.0, 0.0));
    pointer(harness, from, None);
    pointer(harness, from, Some(true));
    pointer(harness, from.lerp(to, 0.5), None);
    pointer(harness, to, None);
    pointer(harness, to, Some(false));
    pointer(harness, pos2(2.0, 2.0), None);
    harness.run();
    harness.key_press(egui::Key::T);
    harness.run();
    harness.run();
}

fn pointer(harness: &mut Harness<'static, App>, at: Pos2, pressed: Option<bool>) {
    harness.event(Event::PointerMoved(at));
    if let Some(pressed) = pressed {
        harness.event(Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
    harness.step();
}

fn form(harness: &mut Harness<'static, App>, language: Language) {
    tie(harness, language);
    send(harness, Command::EditSelected);
}

fn proposals(harness: &mut Harness<'static, App>, language: Language) {
    let folder = match language {
        Language::En => "docs/articles/en",
        Language::De => "docs/articles/de",
    };
    send(harness, Command::NewDossier);
    send(harness, Command::AddDocuments(vec![root().join(folder)]));
    send(harness, Command::Escape);
    if harness.state().session().ledger != Some(Ledger::Proposals) {
        send(harness, Command::ToggleLedger(Ledger::Proposals));
    }
    assert!(
        harness.state().dossier().claims.len() > 3,
        "the practice articles give something to review"
    );
}

fn forecasts(harness: &mut Harness<'static, App>, _: Language) {
    send(harness, Command::ToggleLedger(Ledger::Forecasts));
}

fn chain(harness: &mut Harness<'static, App>, _: Language) {
    send(harness, Command::SetMoment(day(2025, 1, 1)));
    let (attacker, attacked) = (actor("a.south-korea"), actor("a.north-korea"));
    send(harness, Command::ShowChain { attacker, attacked });
    send(harness, Command::GoToChainStep(1));
}

fn actor(id: &str) -> Option<ActorId> {
    id.parse().ok()
}

fn delete(harness: &mut Harness<'static, App>, _: Language) {
    let actor: ActorId = "a.china".parse().unwrap();
    send(harness, Command::AskDelete(vec![actor.into()]));
}

fn history(harness: &mut Harness<'static, App>, _: Language) {
    let tie = "t.defence-2024".parse().unwrap();
    send(harness, Command::ReverseTie(tie));
    let actor: ActorId = "a.china".parse().unwrap();
    send(harness, Command::Delete(vec![actor.into()]));
    send(harness, Command::Undo);
    send(harness, Command::ToggleHistory);
}

fn keys(harness: &mut Harness<'static, App>, _: Language) {
    send(harness, Command::ToggleHelp);
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn manual(name: &str) -> String {
    std::fs::read_to_string(root().join("docs").join(name)).unwrap()
}

fn code(language: Language) -> &'static str {
    match language {
        Language::De => "de",
        Language::En => "en",
    }
}

fn file(name: &str, language: Language) -> String {
    format!("{name}-{}", code(language))
}

#[test]
fn pictures_of_the_manuals_show_what_the_program_draws() {
    let options = picture_options().output_path(root().join("docs/pictures"));
    let mut results = SnapshotResults::new();
    for (language, _) in MANUALS {
        for (name, part, stage) in PICTURES {
            let mut harness = window(SIZE, language, ThemeChoice::Light);
            stage(&mut harness, language);
            let whole = harness.render().unwrap();
            let rect = part.rect();
            let picture = image::imageops::crop_imm(
                &whole,
                rect.left() as u32,
                rect.top() as u32,
                rect.width() as u32,
                rect.height() as u32,
            )
            .to_image();
            results.add(try_image_snapshot_options(&picture, file(name, language), &options));
        }
    }
}

#[test]
fn every_picture_that_a_manual_names_is_made_and_every_one_made_is_named() {
    for (language, name) in MANUALS {
        let text = manual(name);
        let named: BTreeSet<String> = text
            .split("](pictures/")
            .skip(1)
            .filter_map(|rest| rest.split_once(".png)").map(|(name, _)| name.to_owned()))
            .collect();
        let made: BTreeSet<String> = PICTURES.iter().map(|(name, ..)| file(name, language)).collect();
        assert_eq!(named, made, "{name}");
        for picture in &named {
            let path = root().join("docs/pictures").join(format!("{picture}.png"));
            assert!(path.is_file(), "{} is not there", path.display());
        }
    }
}

/// Titles and rows of the tables of keys: what stands below the last heading of the second order.
fn tables(text: &str) -> Vec<(String, Vec<(String, String)>)> {
    let mut tables: Vec<(String, Vec<(String, String)>)> = Vec::new();
    let last = text.rfind("\n## ").map_or(text, |at| &text[at..]);
    for line in last.lines() {
        if let Some(title) = line.strip_prefix("### ") {
            tables.push((title.to_owned(), Vec::new()));
        } else if let (Some(row), Some((_, rows))) = (line.strip_prefix("| `"), tables.last_mut())
            && let Some((keys, does)) = row.trim_end_matches(" |").split_once("` | ")
        {
            rows.push((keys.to_owned(), does.to_owned()));
        }
    }
    tables
}

fn printed(sections: &[Section]) -> String {
    let mut text = String::new();
    for section in sections {
        writeln!(text, "### {}\n\n| | |\n|---|---|", section.title).unwrap();
        for (keys, does) in &section.rows {
            writeln!(text, "| `{keys}` | {does} |").unwrap();
        }
        text.push('\n');
    }
    text
}

#[test]
fn the_tables_of_keys_are_those_of_the_program() {
    for (language, name) in MANUALS {
        let listed = sections(Words::new(language), &shortcuts::listed());
        let wanted: Vec<(String, Vec<(String, String)>)> = listed.iter().map(|s| (s.title.to_owned(), s.rows.clone())).collect();
        assert_eq!(
            tables(&manual(name)),
            wanted,
            "docs/{name} should end with these tables:\n\n{}",
            printed(&listed)
        );
    }
}

#[test]
fn the_manuals_have_the_same_headings() {
    let headings = |name: &str| -> Vec<usize> {
        let text = manual(name);
        let lines = text.lines().filter(|line| line.starts_with('#'));
        lines.map(|line| line.chars().take_while(|c| *c == '#').count()).collect()
    };
    assert_eq!(headings(MANUALS[0].1), headings(MANUALS[1].1));
}

#[test]
fn the_list_of_keys_fits_the_window() {
    for (language, _) in MANUALS {
        let mut harness = window(SIZE, language, ThemeChoice::Light);
        keys(&mut harness, language);
        // The list scrolls; nothing of it is beside the window.
        let screen = Rect::from_min_size(Pos2::ZERO, SIZE.into()).x_range();
        for section in sections(Words::new(language), &shortcuts::listed()) {
            let title = harness.get_by_label(section.title).rect();
            assert!(
                screen.contains(title.left()) && screen.contains(title.right()),
                "{} at {title:?}",
                section.title
            );
        }
    }
}

#[test]
fn the_digit_nought_stores_a_selection_too() {
    let mut harness = window(SIZE, Language::En, ThemeChoice::Light);
    tie(&mut harness, Language::En);
    let held = harness.state().session().selection;
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, egui::Key::Num0);
    harness.run();
    send(
        &mut harness,
        Command::Select {
            item: None,
            source: Some(PaneKind::Network),
        },
    );
    harness.key_press_modifiers(Modifiers::COMMAND, egui::Key::Num0);
    harness.run();
    assert_eq!(harness.state().session().selection, held);
}

#[test]
fn links_of_the_manuals_lead_somewhere() {
    for (_, name) in MANUALS {
        for rest in manual(name).split("](").skip(1) {
            let target = rest.split_once(')').map_or("", |(target, _)| target);
            let there =
                target.starts_with("http") || target.starts_with('#') || Path::new(&root().join("docs").join(target)).exists();
            assert!(there, "docs/{name} leads to {target}, which is not there");
        }
    }
}
