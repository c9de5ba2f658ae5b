//! The one-page brief: whole, on one page, nothing on anything else, with marking, aid line and numbered sources.

use egui::{Rect, Shape, pos2};
use egui_kittest::{SnapshotResults, try_image_snapshot_options};
use garant::app::figures::{FigureRequest, draw, fonts};
use garant::command::FigureView;
use garant::figure::{DrawingList, Format, encode};
use garant::model::{AssessmentId, Language, Localised};
use garant::session::{Session, Twist};
use garant::store::Opened;
use garant::views::brief::A4;

use crate::support::picture_options;

/// Room for the slant and the overhang of letters.
const TOUCH: f32 = 0.6;

/// The built-in dossier with a marking.
fn opened() -> Opened {
    let mut opened = Opened::built_in();
    opened.dossier.header.marking = Localised::same("VS – NfD");
    opened
}

fn request(opened: &Opened, id: AssessmentId, twists: &[Twist], language: Language, dark: bool) -> FigureRequest {
    let mut session = Session::opening(&opened.dossier);
    session.select(Some(id.into()), None);
    if !twists.is_empty() {
        session.what_if.turn_to(id);
        for twist in twists {
            session.what_if.toggle(*twist);
        }
    }
    let mut request = FigureRequest::of(FigureView::Brief, A4.into(), language, session);
    request.spec.dark = dark;
    request
}

/// Text on the page itself: its words, and where its letters are. The small pictures have places of their own.
fn texts(list: &DrawingList) -> Vec<(String, Rect)> {
    let wide = |clip: Rect| clip.width() > A4.x * 0.8;
    let shapes = list.shapes.iter().filter(|clipped| wide(clipped.clip_rect));
    let found = shapes.filter_map(|clipped| match &clipped.shape {
        Shape::Text(text) => {
            let rect = clipped.transform_after_tessellation * text.visual_bounding_rect();
            Some((text.galley.text().to_owned(), rect))
        }
        _ => None,
    });
    found
        .filter(|(text, rect)| !text.trim().is_empty() && rect.is_positive())
        .collect()
}

/// What is wrong on the page; nothing if nothing is.
fn faults(list: &DrawingList) -> Vec<String> {
    let page = Rect::from_min_size(pos2(0.0, 0.0), A4);
    let texts = texts(list);
    let mut faults = Vec::new();
    for (place, (text, rect)) in texts.iter().enumerate() {
        if !page.contains_rect(*rect) {
            faults.push(format!("`{text}` leaves the page: {rect:?}"));
        }
        for (other, beside) in &texts[..place] {
            if rect.shrink(TOUCH).intersects(beside.shrink(TOUCH)) {
                faults.push(format!("`{text}` lies on `{other}`"));
            }
        }
    }
    faults
}

#[test]
fn every_built_in_assessment_fits_one_page_in_both_languages_and_themes() {
    let opened = opened();
    for id in opened.dossier.assessments.keys() {
        for (language, aid) in [
            (Language::De, "Analysehilfe, keine Prognose"),
            (Language::En, "Analytical aid, not a forecast"),
        ] {
            for dark in [false, true] {
                let list = draw(
                    &opened.dossier,
                    &opened.positions,
                    &request(&opened, *id, &[], language, dark),
                );
                assert_eq!(faults(&list), Vec::<String>::new(), "{id} {language:?}");
                let texts = texts(&list);
                let says = |wanted: &str| texts.iter().filter(|(text, _)| text.contains(wanted)).count();
                assert_eq!(says(aid), 1, "{id}");
                assert_eq!(says("VS – NfD"), 2, "{id}: above and below");
                assert!(says("1 ") > 0 && texts.len() > 25, "{id}");
            }
        }
    }
}

#[test]
fn before_and_after_fit_one_page_and_say_that_it_is_a_scenario() {
    let opened = opened();
    let actor = |id: &str| id.parse().unwrap();
    let cases = [
        ("g.russia-only", vec![Twist::With(actor("a.china"))]),
        (
            "g.pact-2024",
            vec![
                Twist::Scenario("s.freeze".parse().unwrap()),
                Twist::With(actor("a.china")),
                Twist::EndWar(actor("a.russia")),
            ],
        ),
        ("g.six-party", vec![Twist::Without(actor("a.japan")), Twist::NoVeto]),
        // Nobody is left: the page says so.
        ("g.pact-2024", vec![Twist::Without(actor("a.russia"))]),
    ];
    for (id, twists) in cases {
        for (language, word) in [(Language::De, "SZENARIO"), (Language::En, "SCENARIO")] {
            let list = draw(
                &opened.dossier,
                &opened.positions,
                &request(&opened, id.parse().unwrap(), &twists, language, false),
            );
            assert_eq!(faults(&list), Vec::<String>::new(), "{id} {language:?}");
            assert!(texts(&list).iter().any(|(text, _)| text == word), "{id}");
        }
    }
}

#[test]
fn a_brief_is_written_in_every_form_and_at_every_size() {
    let opened = opened();
    let id = "g.pact-2024".parse().unwrap();
    for format in Format::ALL {
        let list = draw(
            &opened.dossier,
            &opened.positions,
            &request(&opened, id, &[], Language::De, false),
        );
        assert!(encode(&list, format, 1.0, &fonts()).unwrap().len() > 10_000, "{format:?}");
        assert!(list.meta.title.unwrap().contains("Russland"));
    }
    for size in [(1.0, 1.0), (120.0, 90.0), (300.0, 1400.0), (1600.0, 900.0), (1190.0, 1684.0)] {
        let mut request = request(&opened, id, &[], Language::De, false);
        (request.spec.width, request.spec.height) = size;
        let list = draw(&opened.dossier, &opened.positions, &request);
        assert!(encode(&list, Format::Png, 1.0, &fonts()).is_ok(), "{size:?}");
    }
}

#[test]
fn a_dossier_without_an_assessment_says_so() {
    let mut opened = opened();
    let id = *opened.dossier.assessments.keys().next().unwrap();
    let request = request(&opened, id, &[], Language::En, false);
    opened.dossier = garant::model::Dossier {
        header: opened.dossier.header.clone(),
        ..garant::model::Dossier::default()
    };
    let list = draw(&opened.dossier, &opened.positions, &request);
    assert!(texts(&list).iter().any(|(text, _)| text.starts_with("No assessment")));
    assert_eq!(faults(&list), Vec::<String>::new());
}

#[test]
fn the_brief_looks_as_it_did() {
    let opened = opened();
    let china = Twist::With("a.china".parse().unwrap());
    let request = request(&opened, "g.russia-only".parse().unwrap(), &[china], Language::En, false);
    let list = draw(&opened.dossier, &opened.positions, &request);
    let png = encode(&list, Format::Png, 1.5, &fonts()).unwrap();
    let picture = image::load_from_memory(&png).unwrap().to_rgba8();
    let mut results = SnapshotResults::new();
    results.add(try_image_snapshot_options(&picture, "figure-brief", &picture_options()));
}
