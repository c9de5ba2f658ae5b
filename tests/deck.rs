//! Several figures in one file: a deck of slides, the timeline page by page, time as it passes.

use std::io::{Cursor, Read as _};

use garant::app::deck::{play, scenes, timeline, told};
use garant::app::figures::{FigureRequest, fonts};
use garant::command::{FigureSpec, FigureView};
use garant::figure::{FigureError, Format, encode_pages};
use garant::model::Language;
use garant::session::{PlayStep, Session, Window};
use garant::store::Opened;

use crate::support::day;

fn spec(language: Language) -> FigureSpec {
    FigureSpec {
        width: 1200.0,
        height: 675.0,
        scale: 0.5,
        language: Some(language),
        ..FigureSpec::default()
    }
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn every_scene_is_a_slide_with_its_title_its_notes_and_the_sentences_behind_it() {
    let opened = Opened::built_in();
    for language in [Language::De, Language::En] {
        let pages = scenes(&opened.dossier, &opened.positions, &spec(language), &mut |_| true).unwrap();
        let bytes = encode_pages(&pages, Format::Pptx, &fonts()).unwrap();
        let all = told(&opened.dossier);
        assert_eq!(pages.len(), all.len());
        for (place, scene) in all.iter().enumerate() {
            let slide = part(&bytes, &format!("ppt/slides/slide{}.xml", place + 1));
            let escaped = |text: &str| text.replace('&', "&amp;").replace('\'', "&apos;");
            assert!(slide.contains("<p:ph type=\"title\"/>"), "{}", scene.id);
            assert!(slide.contains(&escaped(scene.title.get(language))), "{}", scene.id);
            assert!(
                slide.contains("prst=\"ellipse\"") && slide.contains("<a:custGeom>"),
                "{}",
                scene.id
            );
            let notes = part(&bytes, &format!("ppt/notesSlides/notesSlide{}.xml", place + 1));
            let first = scene.notes.get(language).split(['&', '\'', '"']).next().unwrap();
            assert!(notes.contains(first), "{}: {notes}", scene.id);
            assert!(notes.contains('¶'), "the sentences say where they stand");
        }
    }
}

#[test]
fn a_briefing_that_is_called_off_leaves_nothing_and_one_page_forms_say_so() {
    let opened = Opened::built_in();
    let spec = spec(Language::En);
    assert!(scenes(&opened.dossier, &opened.positions, &spec, &mut |part| part < 0.3).is_none());
    let told = encode_pages(&[], Format::Pdf, &fonts());
    assert!(matches!(told, Err(FigureError::NoPages)));
    let one = scenes(&opened.dossier, &opened.positions, &spec, &mut |_| true).unwrap();
    assert!(matches!(
        encode_pages(&one, Format::Svg, &fonts()),
        Err(FigureError::OnePage("svg"))
    ));
}

#[test]
fn a_scene_whose_selection_was_deleted_is_drawn_without_it() {
    let mut opened = Opened::built_in();
    let all: Vec<_> = opened.dossier.scenes.values().cloned().collect();
    for mut scene in all {
        scene.selection = Some("t.gone-since".parse().unwrap());
        let id = scene.id;
        opened.dossier.scenes.insert(id, std::sync::Arc::new(scene));
    }
    let pages = scenes(&opened.dossier, &opened.positions, &spec(Language::De), &mut |_| true).unwrap();
    assert!(encode_pages(&pages, Format::Pdf, &fonts()).unwrap().starts_with(b"%PDF-"));
}

#[test]
fn the_timeline_goes_over_as_many_pages_as_its_years_ask_for() {
    let opened = Opened::built_in();
    let mut session = Session::opening(&opened.dossier);
    session.window = Window {
        from: day(2000, 1, 1),
        to: day(2024, 12, 31),
    };
    let request = FigureRequest {
        spec: spec(Language::En),
        session,
        zoom: None,
    };
    let from = (&opened.dossier, &opened.positions);
    let pages = timeline(from, &request, Some(10), &mut |_| true).unwrap();
    assert_eq!(pages.len(), 3);
    assert_eq!(pages[1].slide.caption, "2010–2019 · 2 / 3");
    assert!(encode_pages(&pages, Format::Pdf, &fonts()).is_ok());
}

#[test]
fn time_passes_picture_by_picture() {
    let opened = Opened::built_in();
    let mut session = Session::opening(&opened.dossier);
    session.window = Window {
        from: day(2022, 1, 1),
        to: day(2024, 6, 19),
    };
    let mut spec = spec(Language::En);
    (spec.view, spec.width, spec.height) = (FigureView::Network, 600.0, 400.0);
    let request = FigureRequest {
        spec,
        session,
        zoom: None,
    };
    let from = (&opened.dossier, &opened.positions);
    let bytes = play(from, &request, PlayStep::Year, &mut |_| true).unwrap();
    assert!(bytes.starts_with(b"GIF89a"));
    let called_off = play(from, &request, PlayStep::Year, &mut |part| part < 0.5);
    assert!(matches!(called_off, Err(FigureError::Cancelled)));
    let many = play(from, &request, PlayStep::Day, &mut |_| true);
    assert!(matches!(many, Err(FigureError::TooManySteps { .. })));
}
