//! Labels that lie on a label, a line, a node or the frame: counted on every scene and on every figure of what the window
//! opens on, in every size, in both languages.

use garant::app::deck::{scene_request, told};
use garant::app::figures::{FigureRequest, Studio};
use garant::command::{FigureSpec, FigureUnit, FigureView};
use garant::figure::overlap::overlaps;
use garant::model::{Dossier, Language};
use garant::session::Session;
use garant::store::Opened;

/// Slides in points, paper in millimetres: all that the composer offers, and a low column.
const SIZES: [(&str, f32, f32, FigureUnit); 10] = [
    ("16:9", 1600.0, 900.0, FigureUnit::Pixels),
    ("4:3", 1200.0, 900.0, FigureUnit::Pixels),
    ("A4 upright", 210.0, 297.0, FigureUnit::Millimetres),
    ("A4 across", 297.0, 210.0, FigureUnit::Millimetres),
    ("A3 upright", 297.0, 420.0, FigureUnit::Millimetres),
    ("A3 across", 420.0, 297.0, FigureUnit::Millimetres),
    ("85 mm", 85.0, 64.0, FigureUnit::Millimetres),
    ("a column", 85.0, 85.0, FigureUnit::Millimetres),
    ("a wide column", 120.0, 90.0, FigureUnit::Millimetres),
    ("a page", 175.0, 120.0, FigureUnit::Millimetres),
];

/// The figures of what the window opens on.
const VIEWS: [FigureView; 7] = [
    FigureView::Network,
    FigureView::Timeline,
    FigureView::Window,
    FigureView::Ledger,
    FigureView::Guarantee,
    FigureView::Precedents,
    FigureView::Document,
];

fn spec((width, height, unit): (f32, f32, FigureUnit), language: Language) -> FigureSpec {
    FigureSpec {
        width: width * unit.points(),
        height: height * unit.points(),
        unit,
        language: Some(language),
        ..FigureSpec::default()
    }
}

/// Overlaps in every figure that is asked for, in every size.
fn count(language: Language, requests: impl Fn(&Dossier, &FigureSpec) -> Vec<(String, FigureRequest)>) -> Vec<String> {
    let opened = Opened::built_in();
    let mut found = Vec::new();
    let mut studio = Studio::default();
    for (name, width, height, unit) in SIZES {
        for (of, request) in requests(&opened.dossier, &spec((width, height, unit), language)) {
            let list = studio.list(&opened.dossier, 1, &opened.positions, &request);
            let overlaps = overlaps(&list);
            found.extend(overlaps.found.iter().map(|one| format!("{name}, {of}: {one}")));
        }
    }
    found
}

fn of_scenes(language: Language, known: usize) {
    let found = count(language, |dossier, spec| {
        let scenes = told(dossier).into_iter();
        scenes
            .map(|scene| (scene.id.to_string(), scene_request(dossier, scene, spec)))
            .collect()
    });
    assert!(
        found.len() <= known,
        "{} overlaps, {known} known:\n{}",
        found.len(),
        found.join("\n")
    );
}

fn of_opening(language: Language, known: usize) {
    let found = count(language, |dossier, spec| {
        let request = |view| FigureRequest {
            spec: FigureSpec { view, ..spec.clone() },
            session: Session::opening(dossier),
            zoom: None,
        };
        VIEWS.map(|view| (format!("{view:?}"), request(view))).to_vec()
    });
    assert!(
        found.len() <= known,
        "{} overlaps, {known} known:\n{}",
        found.len(),
        found.join("\n")
    );
}

#[test]
fn labels_of_scenes_overlap_nothing_in_german() {
    of_scenes(Language::De, 0);
}

#[test]
fn labels_of_scenes_overlap_nothing_in_english() {
    of_scenes(Language::En, 0);
}

#[test]
fn labels_of_other_figures_overlap_nothing_in_german() {
    of_opening(Language::De, 0);
}

#[test]
fn labels_of_other_figures_overlap_nothing_in_english() {
    of_opening(Language::En, 0);
}
