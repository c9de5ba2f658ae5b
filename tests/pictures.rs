//! Pictures of the network: map, matrix, rails, partners; the difference of two moments. Chosen by name, stable, clickable.

use egui_kittest::{Harness, SnapshotResults, try_image_snapshot_options};
use garant::app::App;
use garant::app::figures::{FigureRequest, draw, fonts};
use garant::command::{Command, FigureView};
use garant::derived::difference::stands;
use garant::derived::{Change, Derived, Snapshot};
use garant::figure::{Format, encode};
use garant::model::{ActorId, Item, Language};
use garant::session::{Grouping, LayoutMethod, NetworkChoice, Session, Window};
use garant::store::Opened;

use crate::support::{click, day, english, names, picture_options, press};

fn actor(id: &str) -> ActorId {
    id.parse().unwrap()
}

/// What the built-in dossier comes to under a session, the layout finished.
fn settled(derived: &mut Derived, opened: &Opened, session: &Session) -> Snapshot {
    derived.refresh(&opened.dossier, 1, session);
    if let Some(done) = derived.take_layout_job().and_then(|job| job.run(&mut |_| true)) {
        assert!(derived.layout_done(done));
    }
    derived.refresh(&opened.dossier, 1, session)
}

fn chosen(harness: &Harness<'_, App>) -> LayoutMethod {
    harness.state().session().layout
}

#[test]
fn every_layout_is_chosen_by_its_name_and_keeps_the_rest_of_the_window() {
    let mut harness = english();
    for (name, layout) in [
        ("Lay out on a map", LayoutMethod::Map),
        ("Who is bound to whom, as a matrix", LayoutMethod::Matrix),
        ("One rail for each actor", LayoutMethod::Rails),
        ("Lay out on a circle", LayoutMethod::Circle),
        ("Lay out by ties", LayoutMethod::Force),
    ] {
        let moment = harness.state().session().moment;
        if names(&harness, name).is_empty() {
            click(&mut harness, "Layout: ");
        }
        click(&mut harness, name);
        assert_eq!(chosen(&harness), layout);
        assert_eq!(harness.state().session().moment, moment);
    }
}

#[test]
fn the_key_of_the_matrix_leads_there_and_back() {
    let mut harness = english();
    press(&mut harness, egui::Key::F4);
    assert_eq!(chosen(&harness), LayoutMethod::Matrix);
    assert!(!names(&harness, "Matrix of ties").is_empty());
    press(&mut harness, egui::Key::F4);
    assert_eq!(chosen(&harness), LayoutMethod::Force);
}

#[test]
fn no_place_moves_with_time_or_filter() {
    let opened = Opened::built_in();
    for layout in [LayoutMethod::Map, LayoutMethod::Circle, LayoutMethod::Blocs] {
        let mut derived = Derived::default();
        let mut session = Session::opening(&opened.dossier);
        session.layout = layout;
        let before = settled(&mut derived, &opened, &session).positions;
        session.moment = day(1975, 1, 1);
        session.filter.hide_ended = true;
        let after = settled(&mut derived, &opened, &session).positions;
        assert_eq!(before.serial, after.serial, "{layout:?}");
        // Another layout and back: all is where it was.
        session.layout = LayoutMethod::Force;
        settled(&mut derived, &opened, &session);
        session.layout = layout;
        let back = settled(&mut derived, &opened, &session).positions;
        for id in opened.dossier.actors.keys() {
            assert_eq!(before.get(*id), back.get(*id), "{layout:?} {id}");
        }
    }
}

#[test]
fn states_stand_at_their_capitals_and_others_beside_them_or_at_the_edge() {
    let opened = Opened::built_in();
    let mut session = Session::opening(&opened.dossier);
    session.layout = LayoutMethod::Map;
    let positions = settled(&mut Derived::default(), &opened, &session).positions;
    let ground = positions.ground.clone().unwrap();
    let at = |id: &str| positions.get(actor(id)).unwrap();
    assert!(at("a.usa").x < at("a.uk").x && at("a.uk").x < at("a.russia").x && at("a.russia").x < at("a.japan").x);
    assert!(ground.anchors[&actor("a.north-korea")].y < ground.anchors[&actor("a.south-korea")].y);
    assert!(ground.coast.len() > 80);
    assert!(!ground.edge.contains(&actor("a.soviet-union")));
    // A project file keeps the places by ties, whatever is shown.
    let kept = positions.all();
    assert_ne!(kept.get(&actor("a.usa")).copied(), Some((at("a.usa").x, at("a.usa").y)));
}

#[test]
fn actors_are_grouped_by_region() {
    let opened = Opened::built_in();
    let mut session = Session::opening(&opened.dossier);
    session.layout = LayoutMethod::Blocs;
    session.grouping = Some(Grouping::Region);
    let positions = settled(&mut Derived::default(), &opened, &session).positions;
    let at = |id: &str| positions.get(actor(id)).unwrap();
    assert!(at("a.japan").distance(at("a.china")) < at("a.japan").distance(at("a.uk")));
}

#[test]
fn a_click_in_the_matrix_selects_its_ties() {
    let mut harness = english();
    harness.state().send(Command::SetLayout(LayoutMethod::Matrix));
    harness.run();
    harness.run();
    let cells = names(&harness, "Cell: Russia → North Korea");
    assert_eq!(cells.len(), 1, "{:?}", names(&harness, "Cell: "));
    click(&mut harness, "Cell: Russia → North Korea");
    let selected: Vec<Item> = harness.state().session().selected().collect();
    assert!(!selected.is_empty());
    for item in selected {
        let Item::Tie(tie) = item else { panic!("{item} is no tie") };
        let tie = &harness.state().dossier().ties[&tie];
        let ends = [tie.from, tie.to];
        assert!(ends.contains(&actor("a.russia")) && ends.contains(&actor("a.north-korea")));
    }
}

#[test]
fn partners_of_the_selected_actor_are_rows_along_time() {
    let mut harness = english();
    harness.state().send(Command::SetLayout(LayoutMethod::Ego));
    harness.state().send(Command::Select {
        item: Some(actor("a.north-korea").into()),
        source: None,
    });
    harness.run();
    harness.run();
    assert!(!names(&harness, "Row: Russia").is_empty(), "{:?}", names(&harness, "Row: "));
    assert!(!names(&harness, "Bar: ").is_empty());
}

#[test]
fn the_difference_of_two_moments_counts_what_the_two_worlds_show() {
    let opened = Opened::built_in();
    let mut session = Session::opening(&opened.dossier);
    let (then, now) = (day(1991, 1, 1), day(2024, 12, 31));
    let world = |moment| {
        let mut session = Session::opening(&opened.dossier);
        session.moment = moment;
        settled(&mut Derived::default(), &opened, &session).world
    };
    let (before, after) = (world(then), world(now));
    (session.moment, session.compare) = (now, Some(then));
    let found = settled(&mut Derived::default(), &opened, &session).difference.unwrap();
    let count = |was: bool, is: bool| {
        let ties = opened.dossier.ties.keys();
        ties.filter(|id| before.tie(**id).is_some_and(stands) == was && after.tie(**id).is_some_and(stands) == is)
            .count()
    };
    assert_eq!(found.count(Change::New), count(false, true));
    assert_eq!(found.count(Change::Ended), count(true, false));
    assert_eq!(found.count(Change::Changed) + found.same, count(true, true));
    assert!(found.count(Change::New) > 10);
    // Whichever of the two is the moment, the difference is the same.
    (session.moment, session.compare) = (then, Some(now));
    let turned = settled(&mut Derived::default(), &opened, &session).difference.unwrap();
    assert_eq!(turned.changes, found.changes);
}

#[test]
fn a_comparison_is_named_and_lifted() {
    let mut harness = english();
    harness.state().send(Command::SetMoment(day(1991, 1, 1)));
    harness.run();
    press(&mut harness, egui::Key::U);
    assert_eq!(harness.state().session().compare, Some(day(1991, 1, 1)));
    harness.state().send(Command::SetMoment(day(2024, 12, 31)));
    harness.run();
    harness.run();
    assert!(!names(&harness, "Changes: ").is_empty());
    click(&mut harness, "Changes: ");
    assert!(!names(&harness, "new: ").is_empty());
    click(&mut harness, "Lift the comparison");
    assert_eq!(harness.state().session().compare, None);
}

/// The network pane as a small figure, under a session.
fn figure(change: impl FnOnce(&mut Session), dark: bool, format: Format) -> Vec<u8> {
    let opened = Opened::built_in();
    let mut session = Session::opening(&opened.dossier);
    session.moment = day(2024, 12, 31);
    change(&mut session);
    let mut request = FigureRequest::of(FigureView::Network, (800.0, 560.0), Language::En, session);
    request.spec.dark = dark;
    encode(&draw(&opened.dossier, &opened.positions, &request), format, 1.0, &fonts()).unwrap()
}

#[test]
fn the_layouts_look_as_they_did() {
    let mut results = SnapshotResults::new();
    for (layout, dark, name) in [
        (LayoutMethod::Map, false, "figure-map"),
        (LayoutMethod::Map, true, "figure-map-dark"),
        (LayoutMethod::Matrix, false, "figure-matrix"),
        (LayoutMethod::Rails, false, "figure-rails"),
        (LayoutMethod::Blocs, false, "figure-blocs"),
    ] {
        let show = |session: &mut Session| {
            session.layout = layout;
            match layout {
                LayoutMethod::Blocs => session.grouping = Some(Grouping::Region),
                // What has become of the ties since then is marked in the cells.
                LayoutMethod::Matrix => session.compare = Some(day(1991, 1, 1)),
                _ => {}
            }
        };
        let picture = image::load_from_memory(&figure(show, dark, Format::Png)).unwrap().to_rgba8();
        results.add(try_image_snapshot_options(&picture, name, &picture_options()));
    }
}

#[test]
fn blocs_are_named_after_what_was_chosen() {
    let words = |by: Grouping| {
        let show = |session: &mut Session| (session.layout, session.grouping) = (LayoutMethod::Blocs, Some(by));
        String::from_utf8(figure(show, false, Format::Svg)).unwrap()
    };
    assert!(words(Grouping::Region).contains("Europe"));
    assert!(words(Grouping::Community).contains("Bloc around"));
}

#[test]
fn the_layout_is_remembered_for_the_next_run() {
    let mut harness = english();
    for command in [
        Command::SetLayout(LayoutMethod::Blocs),
        Command::SetGrouping(Some(Grouping::Kind)),
        Command::ToggleHulls,
        Command::SetLayout(LayoutMethod::Map),
        Command::SetLayout(LayoutMethod::Ego),
    ] {
        harness.state().send(command);
        harness.run();
    }
    let kept = harness.state().preferences().network.clone();
    assert_eq!(
        kept.layout,
        LayoutMethod::Map,
        "partners are those of a selection that is gone by then"
    );
    let opened = Opened::built_in();
    let mut next = Session::opening(&opened.dossier);
    kept.apply(&mut next);
    assert_eq!(
        (next.layout, next.grouping.clone(), next.hulls),
        (LayoutMethod::Map, Some(Grouping::Kind), false)
    );
    next.grouping = Some(Grouping::Attribute("of one dossier".to_owned()));
    assert_eq!(NetworkChoice::of(&next).grouping, None);
}

#[test]
fn a_treaty_of_several_is_one_stroke_across_its_rails() {
    let mut harness = english();
    harness.state().send(Command::SetLayout(LayoutMethod::Rails));
    harness.run();
    harness.run();
    assert!(!names(&harness, "Row: Russia").is_empty() && !names(&harness, "Bar: ").is_empty());
    // Who has no tie in the period takes no room.
    let rows = names(&harness, "Row: ").len();
    let early = Window {
        from: day(1949, 1, 1),
        to: day(1955, 1, 1),
    };
    harness.state().send(Command::SetWindow(early));
    harness.run();
    harness.run();
    let fewer = names(&harness, "Row: ").len();
    assert!(fewer > 0 && fewer < rows, "{fewer} of {rows}");
}
