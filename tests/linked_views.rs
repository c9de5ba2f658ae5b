//! One selection, one moment: a click in any pane moves the others, and nothing else moves.

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use garant::app::App;
use garant::command::{Command, FigureView, Leave};
use garant::derived::{Reality, World};
use garant::model::{Filter, Index, Item, Language, PaneKind};
use garant::session::ThemeChoice;

use crate::support::{click, day, english, window};

fn selected(harness: &Harness<'_, App>) -> Option<String> {
    harness.state().session().selection.map(|item| item.to_string())
}

fn is_named(harness: &Harness<'_, App>, beginning: &str) -> bool {
    let found = harness
        .query_all(egui_kittest::kittest::By::new().predicate(|n| n.label().is_some_and(|label| label.starts_with(beginning))));
    found.into_iter().next().is_some()
}

#[test]
fn it_opens_on_the_day_of_the_pact_with_its_clause_selected() {
    let harness = english();
    let session = harness.state().session();
    assert_eq!(session.moment, day(2024, 6, 19));
    assert_eq!(selected(&harness).as_deref(), Some("t.defence-2024"));
    assert!(
        is_named(&harness, "Tie: Russia – North Korea, mutual defence"),
        "the network shows the strand"
    );
    assert!(is_named(&harness, "Bar: "), "the timeline shows bars");
    assert!(is_named(&harness, "Passage "), "the document shows marks");
    assert!(is_named(&harness, "Claim: "), "the inspector lists claims");
}

#[test]
fn a_click_on_a_strand_opens_its_passage_and_its_claims() {
    let mut harness = english();
    click(&mut harness, "Tie: China – North Korea, defence treaty");
    assert_eq!(selected(&harness).as_deref(), Some("t.defence-1961-china"));
    let state = harness.state();
    let index = Index::of(state.dossier());
    let tie = match state.session().selection {
        Some(Item::Tie(tie)) => tie,
        other => panic!("{other:?}"),
    };
    let claim = &state.dossier().claims[&index.claims_about(tie)[0]];
    assert!(!claim.passages.is_empty());
    let shown = state.session().document.expect("a document is open");
    let carrying: Vec<_> = index
        .claims_about(tie)
        .iter()
        .flat_map(|c| &state.dossier().claims[c].passages)
        .collect();
    assert!(
        carrying.iter().any(|p| state.dossier().passages[*p].document == shown),
        "the open document carries the tie"
    );
    assert!(is_named(&harness, "Claim: "), "the inspector says who says so");
    assert_eq!(state.session().moment, day(2024, 6, 19), "selecting does not move the moment");
}

#[test]
fn a_click_on_a_bar_selects_in_all_panes() {
    let mut harness = english();
    click(&mut harness, "Node: South Korea");
    assert_eq!(selected(&harness).as_deref(), Some("a.south-korea"));
    click(&mut harness, "Bar: ");
    let item = harness.state().session().selection.unwrap();
    assert!(matches!(item, Item::Tie(_) | Item::Instrument(_)), "{item}");
    assert_eq!(harness.state().session().selected_in, Some(PaneKind::Timeline));
}

#[test]
fn a_click_on_an_event_selects_it() {
    let mut harness = english();
    click(&mut harness, "Event: ");
    assert!(matches!(harness.state().session().selection, Some(Item::Event(_))));
}

#[test]
fn a_click_on_a_mark_in_the_text_selects_what_it_carries() {
    let mut harness = english();
    harness.state().send(Command::Select {
        item: None,
        source: None,
    });
    harness.run();
    assert_eq!(selected(&harness), None);
    click(&mut harness, "Passage ¶1");
    let session = harness.state().session();
    assert!(session.selection.is_some());
    assert_eq!(session.selected_in, Some(PaneKind::Document));
}

#[test]
fn selection_filter_and_moment_never_clear_each_other() {
    let mut harness = english();
    let before = selected(&harness);
    harness.state().send(Command::SetMoment(day(1965, 1, 1)));
    harness.state().send(Command::ToggleFamily(garant::model::TieFamily::Trade));
    harness.run();
    assert_eq!(selected(&harness), before);
    assert_eq!(harness.state().session().moment, day(1965, 1, 1));
    click(&mut harness, "Node: North Korea");
    assert_eq!(harness.state().session().moment, day(1965, 1, 1));
    assert!(!harness.state().session().filter.is_empty());
    assert!(is_named(&harness, "Clear filter"), "the status line names the filter");
}

#[test]
fn nothing_in_the_network_moves_when_time_or_filter_change() {
    let mut harness = english();
    let place = |harness: &Harness<'_, App>, name: &str| harness.get_by_label(name).rect().center();
    let before = place(&harness, "Node: North Korea");
    harness.state().send(Command::SetMoment(day(1998, 1, 1)));
    harness.state().send(Command::SetKnownBy(Some(day(2019, 12, 31))));
    harness
        .state()
        .send(Command::ToggleFamily(garant::model::TieFamily::Commitment));
    harness.run();
    assert_eq!(place(&harness, "Node: North Korea"), before);
}

#[test]
fn known_by_hides_the_clause_and_opens_the_forecast_again() {
    let mut harness = english();
    harness.state().send(Command::SetKnownBy(Some(day(2024, 6, 18))));
    harness.run();
    assert!(
        !is_named(&harness, "Tie: Russia – North Korea, mutual defence"),
        "the clause is not there"
    );
    assert!(is_named(&harness, "Lift known-by"), "the status line names the clock");
    harness.state().send(Command::SetKnownBy(Some(day(2024, 6, 19))));
    harness.run();
    assert!(is_named(&harness, "Tie: Russia – North Korea, mutual defence"));
    let state = harness.state();
    let index = Index::of(state.dossier());
    let world = World::of(
        state.dossier(),
        &index,
        day(2024, 6, 18),
        Some(day(2024, 6, 18)),
        &Filter::default(),
    );
    assert_eq!(
        world.tie("t.defence-2024".parse().unwrap()).unwrap().reality,
        Reality::Unheard
    );
}

#[test]
fn the_inspector_answers_who_was_bound_to_defend_north_korea() {
    for (year, bound, free) in [
        (1965, vec!["Soviet Union", "China"], vec!["Russia"]),
        (1998, vec!["China"], vec!["Soviet Union", "Russia"]),
        (2025, vec!["China", "Russia"], vec!["Soviet Union"]),
    ] {
        let mut harness = english();
        harness.state().send(Command::Select {
            item: Some("a.north-korea".parse().unwrap()),
            source: None,
        });
        harness.state().send(Command::SetMoment(day(year, 7, 1)));
        harness.run();
        for who in bound {
            assert!(is_named(&harness, &format!("Bound: {who}")), "{who} was bound in {year}");
        }
        for who in free {
            assert!(!is_named(&harness, &format!("Bound: {who}")), "{who} was not bound in {year}");
        }
    }
}

#[test]
fn evidence_is_stepped_through_over_all_documents() {
    let mut harness = english();
    harness.state().send(Command::Select {
        item: Some("t.defence-1961-china".parse().unwrap()),
        source: None,
    });
    harness.run();
    let first = (harness.state().session().evidence, harness.state().session().document);
    harness.key_press(egui::Key::F3);
    harness.run();
    let second = (harness.state().session().evidence, harness.state().session().document);
    assert_ne!(first.0, second.0, "F3 goes one passage on");
    harness.key_press_modifiers(egui::Modifiers::SHIFT, egui::Key::F3);
    harness.run();
    assert_eq!(
        (harness.state().session().evidence, harness.state().session().document),
        first
    );
}

#[test]
fn language_and_theme_switch_while_running() {
    let mut harness = english();
    assert!(is_named(&harness, "Node: North Korea"));
    harness.get_by_label("German").click();
    harness.run();
    assert_eq!(harness.state().preferences().language, Language::De);
    assert!(is_named(&harness, "Knoten: Nordkorea"));
    let dark = |h: &Harness<'_, App>| h.ctx.theme() == egui::Theme::Dark;
    assert!(!dark(&harness));
    click(&mut harness, "Dunkles Erscheinungsbild");
    assert!(dark(&harness));
    assert_eq!(harness.state().preferences().theme, ThemeChoice::Dark);
}

#[test]
fn from_the_question_to_the_sentence_by_keys_alone() {
    for (language, question) in [
        (Language::En, "when did the 1961 treaty lapse?"),
        (Language::De, "wann endete der Vertrag von 1961"),
    ] {
        let mut harness = window([1600.0, 1000.0], language, ThemeChoice::Light);
        harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::K);
        harness.run();
        harness.event(egui::Event::Text(question.to_owned()));
        harness.run();
        harness.key_press(egui::Key::Enter);
        harness.run();
        let state = harness.state();
        let item = state.session().selection.expect("something is selected");
        let related = ["t.defence-1961-ussr", "i.ussr-dprk-1961"];
        let about = match item {
            Item::Event(id) => state.dossier().events[&id].instrument.map(|i| i.to_string()),
            Item::Claim(id) => state.dossier().claims[&id]
                .about
                .iter()
                .map(ToString::to_string)
                .find(|i| related.contains(&i.as_str())),
            other => Some(other.to_string()),
        };
        assert!(
            about.is_some_and(|about| related.contains(&about.as_str())),
            "{question}: {item}"
        );
        assert_eq!(
            state.session().document.unwrap().to_string(),
            "d.voa-2024",
            "{question}: the sentence is open"
        );
    }
}

#[test]
fn a_date_in_the_search_box_sets_the_moment() {
    let mut harness = english();
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::K);
    harness.run();
    harness.event(egui::Event::Text("1965".to_owned()));
    harness.run();
    harness.key_press(egui::Key::Enter);
    harness.run();
    assert_eq!(harness.state().session().moment.ymd().0, 1965);
}

#[test]
fn a_node_that_is_dragged_is_pinned_and_undo_takes_it_back() {
    let mut harness = english();
    let from = harness.get_by_label("Node: Belarus").rect().center();
    harness.drag_at(from);
    harness.run();
    harness.hover_at(from + egui::vec2(25.0, 12.0));
    harness.run();
    harness.drop_at(from + egui::vec2(60.0, 30.0));
    harness.run();
    let actor = "a.belarus".parse().unwrap();
    assert!(
        harness.state().dossier().pins.contains_key(&actor),
        "the place is part of the dossier"
    );
    let moved = harness.get_by_label("Node: Belarus").rect().center();
    assert!(moved.distance(from + egui::vec2(60.0, 30.0)) < 12.0, "{from} {moved}");
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
    harness.run();
    assert!(!harness.state().dossier().pins.contains_key(&actor));
    let back = harness.get_by_label("Node: Belarus").rect().center();
    assert!(back.distance(from) < 2.0, "{from} {back}");
}

#[test]
fn focus_leaves_the_neighbours_and_escape_lifts_it() {
    let mut harness = english();
    click(&mut harness, "Node: Belarus");
    harness.key_press(egui::Key::Num1);
    harness.run();
    assert_eq!(harness.state().session().focus_depth, Some(1));
    harness.key_press(egui::Key::Escape);
    harness.run();
    assert_eq!(harness.state().session().focus_depth, None);
    assert_eq!(
        selected(&harness).as_deref(),
        Some("a.belarus"),
        "the selection outlives the focus"
    );
}

#[test]
fn back_and_forward_go_through_what_was_looked_at() {
    let mut harness = english();
    click(&mut harness, "Node: Belarus");
    click(&mut harness, "Node: Japan");
    harness.key_press_modifiers(egui::Modifiers::ALT, egui::Key::ArrowLeft);
    harness.run();
    assert_eq!(selected(&harness).as_deref(), Some("a.belarus"));
    harness.key_press_modifiers(egui::Modifiers::ALT, egui::Key::ArrowRight);
    harness.run();
    assert_eq!(selected(&harness).as_deref(), Some("a.japan"));
}

#[test]
fn playing_moves_the_moment_and_stops_at_the_end() {
    let mut harness = english();
    harness.state().send(Command::SetMoment(day(2025, 10, 1)));
    harness.state().send(Command::TogglePlay);
    for _ in 0..240 {
        harness.step();
    }
    let session = harness.state().session();
    assert!(session.moment > day(2025, 10, 1));
    assert!(session.moment <= session.window.to);
    assert!(!session.playing, "play stops at the end of the window");
}

#[test]
fn an_idle_window_asks_for_no_frames() {
    let mut harness = english();
    harness.hover_at(egui::pos2(800.0, 400.0));
    // `run` fails if frames never stop.
    harness.run();
    harness.step();
    let delay = harness.output().viewport_output[&egui::ViewportId::ROOT].repaint_delay;
    assert!(
        delay > std::time::Duration::from_secs(1),
        "the next frame is due in {delay:?}"
    );
}

fn spec(view: FigureView, (width, height): (f32, f32)) -> garant::command::FigureSpec {
    garant::command::FigureSpec {
        view,
        width,
        height,
        scale: 1.0,
        ..garant::command::FigureSpec::default()
    }
}

#[test]
fn a_figure_is_exported_from_the_window() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = english();
    for (view, name) in [
        (FigureView::Network, "network.svg"),
        (FigureView::Timeline, "timeline.pdf"),
        (FigureView::Document, "document.png"),
        (FigureView::Window, "window.svg"),
    ] {
        let path = folder.path().join(name);
        harness.state().send(Command::Export {
            spec: Box::new(spec(view, (1200.0, 800.0))),
            path: path.clone(),
        });
        harness.run();
        let bytes = std::fs::read(&path).unwrap_or_else(|e| panic!("{name}: {e}"));
        match name.rsplit('.').next().unwrap() {
            "svg" => {
                let text = String::from_utf8(bytes).unwrap();
                assert!(
                    text.contains("As of 19 Jun 2024") && text.contains("Reuters"),
                    "{name} carries its moment and sources"
                );
            }
            "pdf" => assert!(bytes.starts_with(b"%PDF")),
            _ => assert!(bytes.starts_with(b"\x89PNG")),
        }
    }
}

#[test]
fn a_figure_that_cannot_be_written_says_so_and_leaves_nothing() {
    let mut harness = english();
    let path = std::path::PathBuf::from("/proc/garant/figure.png");
    harness.state().send(Command::Export {
        spec: Box::new(spec(FigureView::Network, (800.0, 600.0))),
        path: path.clone(),
    });
    harness.run_steps(4);
    assert!(!path.exists());
    let said = harness.query_all(egui_kittest::kittest::By::new().predicate(|n| {
        n.value().is_some_and(|v| v.contains("/proc/garant")) || n.label().is_some_and(|l| l.contains("/proc/garant"))
    }));
    assert!(said.into_iter().next().is_some(), "a sentence names the place");
}

#[test]
fn a_marquee_selects_the_actors_inside() {
    let mut harness = english();
    let shift = egui::Modifiers::SHIFT;
    let (japan, korea) = (
        harness.get_by_label("Node: Japan").rect(),
        harness.get_by_label("Node: South Korea").rect(),
    );
    let around = japan.union(korea).expand(14.0);
    let press = |pressed, pos| egui::Event::PointerButton {
        pos,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: shift,
    };
    harness.event_modifiers(egui::Event::PointerMoved(around.left_top()), shift);
    harness.step();
    harness.event_modifiers(press(true, around.left_top()), shift);
    harness.step();
    for t in [0.3, 0.7, 1.0] {
        harness.event_modifiers(egui::Event::PointerMoved(around.left_top() + t * around.size()), shift);
        harness.step();
    }
    harness.event_modifiers(press(false, around.right_bottom()), shift);
    harness.run();
    let selected: Vec<String> = harness.state().session().selected().map(|item| item.to_string()).collect();
    for actor in ["a.japan", "a.south-korea"] {
        assert!(selected.contains(&actor.to_owned()), "{actor} is not in {selected:?}");
    }
    assert!(!selected.contains(&"a.north-korea".to_owned()), "{selected:?}");
}

#[test]
fn the_difference_of_the_two_clocks_can_be_drawn() {
    let mut harness = english();
    harness.state().send(Command::SetKnownBy(Some(day(2024, 6, 18))));
    harness.run();
    assert!(!is_named(&harness, "Tie: Russia – North Korea, mutual defence"));
    harness.get_by_label("show what came later").click();
    harness.run();
    assert!(is_named(
        &harness,
        "Tie: Russia – North Korea, mutual defence (known only later)"
    ));
    harness.get_by_label("show what came later").click();
    harness.run();
    assert!(!is_named(&harness, "Tie: Russia – North Korea, mutual defence"));
}

#[test]
fn several_actors_selected_together_move_together() {
    let mut harness = english();
    let actors = ["a.belarus", "a.syria"].map(|id| id.parse::<Item>().unwrap());
    harness.state().send(Command::SelectMany {
        items: actors.to_vec(),
        source: None,
    });
    harness.run();
    let from = harness.get_by_label("Node: Belarus").rect().center();
    harness.drag_at(from);
    harness.run();
    harness.hover_at(from + egui::vec2(20.0, -10.0));
    harness.run();
    harness.drop_at(from + egui::vec2(40.0, -20.0));
    harness.run();
    assert_eq!(harness.state().dossier().pins.len(), 2, "both have places of their own");
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
    harness.run();
    assert!(harness.state().dossier().pins.is_empty(), "one step takes both back");
}

#[test]
fn a_tie_opens_at_the_passage_that_affirms_it() {
    let harness = english();
    let session = harness.state().session();
    let dossier = harness.state().dossier();
    let index = Index::of(dossier);
    let tie: Item = "t.defence-2024".parse().unwrap();
    assert!(session.evidence > 0, "the first to speak of it is a forecast against it");
    let document = session.document.unwrap();
    let affirmed = index
        .claims_about(tie)
        .iter()
        .map(|id| &dossier.claims[id])
        .any(|claim| claim.affirms() && claim.passages.iter().any(|p| dossier.passages[p].document == document));
    assert!(affirmed, "{document} affirms the clause");
}

#[test]
fn escape_in_the_find_field_closes_it_and_nothing_else() {
    let mut harness = english();
    let before = selected(&harness);
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::F);
    harness.run();
    harness.event(egui::Event::Text("treaty".to_owned()));
    harness.run();
    assert!(is_named(&harness, "Close the find field"));
    harness.key_press(egui::Key::Escape);
    harness.run();
    assert!(!is_named(&harness, "Close the find field"));
    assert_eq!(selected(&harness), before);
    harness.key_press(egui::Key::Escape);
    harness.run();
    assert_eq!(selected(&harness), None, "the next one lifts the selection");
}

#[test]
fn a_scene_shows_everything_it_remembers() {
    let mut harness = english();
    harness.state().send(Command::Select {
        item: None,
        source: None,
    });
    harness.run();
    click(&mut harness, "Scene: The day before");
    assert_eq!(harness.state().session().known_by, Some(day(2024, 6, 18)));
    let shown = harness.state().session().document.map(|d| d.to_string());
    assert_eq!(shown.as_deref(), Some("d.voa-2024"), "only the forecast against it was known");
    harness.key_press_modifiers(egui::Modifiers::ALT, egui::Key::ArrowLeft);
    harness.run();
    assert_eq!(harness.state().session().known_by, None, "and back is one step");
}

#[test]
fn a_plain_text_opens_with_panes_that_say_what_they_lack() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("note.txt");
    std::fs::write(&path, "A first paragraph.\n\nA second one.").unwrap();
    let mut harness = english();
    harness.state().send(Command::OpenFile(path));
    harness.run();
    let dossier = harness.state().dossier();
    assert_eq!((dossier.documents.len(), dossier.claims.len()), (1, 0));
    assert!(
        dossier.documents.values().all(|d| d.published.is_none()),
        "no date is invented"
    );
    harness.state().send(Command::OpenBuiltIn);
    harness.run();
    assert_eq!(
        harness.state().dossier().documents.len(),
        1,
        "unsaved work is not left unasked"
    );
    harness.state().send(Command::Leave(Leave::Discard));
    harness.run();
    assert_eq!(
        harness.state().dossier().documents.len(),
        5,
        "and the built-in dossier comes back"
    );
}
