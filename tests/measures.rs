//! Measures of the network in the whole window: questions, answers, what the network and the timeline show of them.

use egui_kittest::Harness;
use garant::app::App;
use garant::app::figures::{FigureRequest, draw};
use garant::command::{Command, FigureView};
use garant::model::{Filter, Item, Language, TieFamily};
use garant::session::{Ledger, Question, ShownMeasure, ThemeChoice};

use crate::support::{click, day, english, names, window};

const QUESTIONS: [(Question, &str); 7] = [
    (Question::Promises, "Who holds the most promises?"),
    (Question::Connects, "Who connects the blocs?"),
    (Question::Centre, "Who is closest to the centre?"),
    (Question::Blocs, "Which blocs are there?"),
    (Question::Falls, "Whose fall isolates whom?"),
    (Question::Triads, "Which triads are out of balance?"),
    (Question::Returned, "Whose promises are returned?"),
];

fn asking(question: Question) -> Harness<'static, App> {
    let mut harness = english();
    harness.state().send(Command::AskMeasure(question));
    harness.run();
    harness.run();
    harness
}

#[test]
fn a_key_opens_the_questions_and_each_has_an_answer() {
    let mut harness = english();
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::M);
    harness.run();
    harness.run();
    assert_eq!(harness.state().session().ledger, Some(Ledger::Measures));
    let moment = harness.state().session().moment;
    for (question, name) in QUESTIONS {
        click(&mut harness, name);
        assert_eq!(harness.state().session().measuring.question, question);
        // One sentence, at the moment, with what was counted and the filter.
        let said = garant::catalogue::Words::new(Language::En).day(moment);
        assert!(!names(&harness, &format!("{said}:")).is_empty(), "{name} has a sentence");
        let counted = names(&harness, "")
            .into_iter()
            .any(|text| text.contains("counted · ") && text.contains("filter: nothing left out"));
        assert!(counted, "{name} says what was counted");
    }
}

#[test]
fn a_row_selects_the_actor_everywhere_and_the_table_sorts() {
    let mut harness = asking(Question::Promises);
    let first = names(&harness, "Answer: ").remove(0);
    click(&mut harness, "Answer: ");
    let selection = harness.state().session().selection;
    let Some(Item::Actor(actor)) = selection else {
        unreachable!("an actor is selected: {selection:?}")
    };
    let named = harness.state().dossier().actors[&actor].names[0].name.en.clone();
    assert!(first.contains(&named), "{first}: {named}");
    assert_eq!(harness.state().session().ledger, Some(Ledger::Measures), "the table stays");
    click(&mut harness, "Sort by “Actor”");
    click(&mut harness, "Sorted by “Actor”, ascending");
    assert_ne!(names(&harness, "Answer: ").remove(0), first);
}

#[test]
fn a_bloc_selects_all_its_members() {
    let mut harness = asking(Question::Blocs);
    click(&mut harness, "Answer: ");
    assert!(harness.state().session().selected().count() > 2);
    click(&mut harness, "Select the actors of this answer");
}

#[test]
fn the_network_shows_the_answer_until_it_is_taken_off() {
    let mut harness = asking(Question::Connects);
    click(&mut harness, "Colour the nodes of the network by this answer");
    let shown = harness.state().session().measuring.shown;
    assert_eq!(
        shown.map(|s| (s.question, s.colour, s.size)),
        Some((Question::Connects, true, false))
    );
    assert_eq!(harness.state().session().ledger, None, "the network is there");
    click(&mut harness, "Show the answer: Who connects the blocs?");
    assert_eq!(harness.state().session().ledger, Some(Ledger::Measures));
    click(&mut harness, "Draw a disc behind each node of the network");
    assert_eq!(
        harness.state().session().measuring.shown.map(|s| (s.colour, s.size)),
        Some((true, true))
    );
    click(&mut harness, "Take the measure off the network");
    assert_eq!(harness.state().session().measuring.shown, None);
}

#[test]
fn the_measure_is_followed_over_time() {
    let mut harness = asking(Question::Promises);
    click(&mut harness, "Draw the measure over time under the timeline");
    harness.run();
    harness.run();
    let band = names(&harness, "Over time: Promises received");
    assert_eq!(band.len(), 1, "{:?}", names(&harness, "Over time"));
    assert!(
        band[0].chars().any(|c| c.is_ascii_digit()),
        "values at the moment: {}",
        band[0]
    );
    click(&mut harness, "Close the measure over time");
    assert!(names(&harness, "Over time: ").is_empty());
    assert!(!harness.state().session().measuring.over_time);
}

#[test]
fn filter_and_moment_change_the_answer() {
    let mut harness = asking(Question::Promises);
    let filter = Filter {
        hidden_families: [TieFamily::Commitment].into(),
        ..Filter::default()
    };
    harness.state().send(Command::SetFilter(filter));
    harness.run();
    harness.run();
    assert!(names(&harness, "Answer: ").is_empty());
    assert!(
        names(&harness, "")
            .iter()
            .any(|text| text.ends_with("no promise is in force."))
    );
    harness.state().send(Command::SetFilter(Filter::default()));
    harness.state().send(Command::SetMoment(day(1900, 1, 1)));
    harness.run();
    harness.run();
    assert!(names(&harness, "Answer: ").is_empty());
}

#[test]
fn the_answer_is_exported_as_it_stands() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = asking(Question::Connects);
    harness.state().send(Command::ExportTable);
    harness.run();
    harness.run();
    let path = folder.path().join("table.csv");
    harness.state().send(Command::WriteTable(path.clone()));
    harness.run();
    harness.run();
    let text = std::fs::read_to_string(path).unwrap();
    assert!(
        text.starts_with("\u{feff}Actor,Between others,Other blocs,Partners,Bloc,Moment,Identifier"),
        "{text}"
    );
    assert!(text.lines().count() > 3);
}

#[test]
fn figures_show_the_measure_too() {
    let harness = asking(Question::Connects);
    let mut session = harness.state().session().clone();
    session.ledger = None;
    let request =
        |session: &garant::session::Session, view| FigureRequest::of(view, (1200.0, 800.0), Language::En, session.clone());
    for view in [FigureView::Network, FigureView::Timeline] {
        let dossier = harness.state().dossier();
        let plain = draw(dossier, &std::collections::BTreeMap::new(), &request(&session, view));
        let mut shown = session.clone();
        shown.measuring.over_time = true;
        shown.measuring.shown = Some(ShownMeasure {
            question: Question::Connects,
            colour: true,
            size: true,
        });
        let with = draw(dossier, &std::collections::BTreeMap::new(), &request(&shown, view));
        assert_ne!(format!("{plain:?}"), format!("{with:?}"), "{view:?}");
    }
}

#[test]
fn both_languages_and_themes_have_room_for_it() {
    for (language, theme) in [(Language::De, ThemeChoice::Dark), (Language::En, ThemeChoice::Light)] {
        for question in Question::ALL {
            let mut harness = window([1280.0, 800.0], language, theme);
            harness.state().send(Command::AskMeasure(question));
            harness.run();
            harness.run();
            if let Ok(folder) = std::env::var("MEASURE_PICTURES") {
                harness.state().send(Command::ToggleTrend);
                harness.run();
                harness.run();
                let image = harness.render().unwrap();
                image.save(format!("{folder}/{language:?}-{question:?}.png")).unwrap();
                let shown = ShownMeasure {
                    question,
                    colour: true,
                    size: true,
                };
                harness.state().send(Command::ShowMeasure(Some(shown)));
                harness.run();
                harness.run();
                harness.run();
                let image = harness.render().unwrap();
                image.save(format!("{folder}/{language:?}-{question:?}-net.png")).unwrap();
            }
        }
    }
}

#[test]
fn the_answer_is_a_page_of_its_own_without_what_only_works_in_the_window() {
    let opened = garant::store::Opened::built_in();
    let mut request = FigureRequest {
        spec: garant::command::FigureSpec {
            view: FigureView::Ledger,
            language: Some(Language::En),
            ..Default::default()
        },
        session: garant::session::Session::opening(&opened.dossier),
        zoom: None,
    };
    request.session.ledger = Some(Ledger::Measures);
    request.session.measuring.question = Question::Connects;
    let list = draw(&opened.dossier, &opened.positions, &request);
    let words: Vec<&str> = list
        .shapes
        .iter()
        .filter_map(|clipped| match &clipped.shape {
            egui::Shape::Text(text) => Some(text.galley.text()),
            _ => None,
        })
        .collect();
    assert!(words.iter().any(|text| text.contains("connect most")), "{words:?}");
    assert!(words.contains(&"South Korea"), "{words:?}");
    assert!(!words.contains(&"Export table"), "{words:?}");
}
