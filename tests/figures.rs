//! Figures: what leaves the program carries its legend, its moment, its filter in words and numbered sources.

use egui_kittest::{SnapshotResults, try_image_snapshot_options};
use garant::app::figures::{FigureRequest, draw, fonts};
use garant::command::FigureView;
use garant::figure::{Format, encode};
use garant::model::{Language, TieFamily};
use garant::session::{Session, ThemeChoice};
use garant::store::Opened;

use crate::support::{day, picture_options, window};

const VIEWS: [(FigureView, &str); 4] = [
    (FigureView::Network, "network"),
    (FigureView::Timeline, "timeline"),
    (FigureView::Document, "document"),
    (FigureView::Window, "panes"),
];

fn request(opened: &Opened, view: FigureView, size: (f32, f32), language: Language) -> FigureRequest {
    FigureRequest::of(view, size, language, Session::opening(&opened.dossier))
}

fn svg(opened: &Opened, request: &FigureRequest) -> String {
    let list = draw(&opened.dossier, &opened.positions, request);
    String::from_utf8(encode(&list, Format::Svg, 1.0, &fonts()).unwrap()).unwrap()
}

/// The words of a drawing, run after run.
fn words(svg: &str) -> String {
    let mut text = String::new();
    for run in svg.split("<text").skip(1) {
        let body = run
            .split_once('>')
            .map_or("", |(_, rest)| rest.split("</text>").next().unwrap_or_default());
        let plain: String = body
            .split('<')
            .map(|part| part.split_once('>').map_or(part, |(_, rest)| rest))
            .collect();
        text.push_str(&plain);
        text.push('\n');
    }
    text
}

#[test]
fn a_figure_carries_its_moment_filter_legend_and_sources() {
    let opened = Opened::built_in();
    for (language, moment, filter, legend) in [
        (Language::En, "As of 1 Jan 1965", "without Trade", "Ties on 1 Jan 1965"),
        (
            Language::De,
            "Stand am 1. Jan. 1965",
            "ohne Handel",
            "Beziehungen am 1. Jan. 1965",
        ),
    ] {
        let mut request = request(&opened, FigureView::Network, (1600.0, 1000.0), language);
        request.session.moment = day(1965, 1, 1);
        request.session.filter.hidden_families.insert(TieFamily::Trade);
        let words = words(&svg(&opened, &request));
        for wanted in [moment, filter, legend, "VOA", "¶18"] {
            assert!(words.contains(wanted), "`{wanted}` is not in\n{words}");
        }
    }
}

#[test]
fn numbers_on_the_picture_lead_to_the_notes_below() {
    let opened = Opened::built_in();
    let words = words(&svg(
        &opened,
        &request(&opened, FigureView::Network, (1600.0, 1000.0), Language::En),
    ));
    let pill = words
        .lines()
        .find(|line| line.contains("mutual defence") && line.contains(['¹', '²', '³', '⁴', '⁵']));
    assert!(pill.is_some(), "the selected strand names its sources:\n{words}");
    for number in 1..=5 {
        assert!(
            words.lines().any(|line| line.starts_with(&format!("{number} "))),
            "note {number} is there"
        );
    }
}

#[test]
fn the_same_request_gives_the_same_bytes() {
    let opened = Opened::built_in();
    let request = request(&opened, FigureView::Window, (1200.0, 800.0), Language::De);
    assert_eq!(svg(&opened, &request), svg(&opened, &request));
}

#[test]
fn no_size_makes_a_figure_fail() {
    let opened = Opened::built_in();
    for size in [(1.0, 1.0), (120.0, 90.0), (300.0, 1400.0), (2400.0, 200.0)] {
        for (view, name) in VIEWS {
            let list = draw(
                &opened.dossier,
                &opened.positions,
                &request(&opened, view, size, Language::De),
            );
            assert!(encode(&list, Format::Png, 1.0, &fonts()).is_ok(), "{name} at {size:?}");
        }
    }
}

#[test]
fn an_empty_dossier_makes_an_empty_figure_and_no_failure() {
    let opened = Opened {
        dossier: garant::model::Dossier::default(),
        ..Opened::built_in()
    };
    for (view, name) in VIEWS {
        let list = draw(
            &opened.dossier,
            &opened.positions,
            &request(&opened, view, (900.0, 600.0), Language::En),
        );
        assert!(encode(&list, Format::Pdf, 1.0, &fonts()).is_ok(), "{name}");
    }
}

#[test]
fn the_panes_look_as_they_did() {
    let opened = Opened::built_in();
    let mut results = SnapshotResults::new();
    for (view, name) in VIEWS {
        let list = draw(
            &opened.dossier,
            &opened.positions,
            &request(&opened, view, (1000.0, 640.0), Language::En),
        );
        let png = encode(&list, Format::Png, 1.0, &fonts()).unwrap();
        let picture = image::load_from_memory(&png).unwrap().to_rgba8();
        results.add(try_image_snapshot_options(
            &picture,
            format!("figure-{name}"),
            &picture_options(),
        ));
    }
    for (language, theme, name) in [
        (Language::En, ThemeChoice::Light, "window-light-en"),
        (Language::De, ThemeChoice::Dark, "window-dark-de"),
    ] {
        let mut harness = window([1280.0, 800.0], language, theme);
        let picture = harness.render().unwrap();
        results.add(try_image_snapshot_options(&picture, name, &picture_options()));
    }
}
