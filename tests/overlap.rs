//! Labels that lie on a label, a line, a node or the frame: counted on every scene, in every size, in both languages.
//!
//! There should be none. As long as there are some, there may not be more than are known.

use garant::app::deck::{scene_request, told};
use garant::app::figures::Studio;
use garant::command::{FigureSpec, FigureUnit};
use garant::figure::overlap::overlaps;
use garant::model::Language;
use garant::store::Opened;

/// Slides in points, paper in millimetres: upright and across, and a column.
const SIZES: [(&str, f32, f32, FigureUnit); 7] = [
    ("16:9", 1600.0, 900.0, FigureUnit::Pixels),
    ("4:3", 1200.0, 900.0, FigureUnit::Pixels),
    ("A4 upright", 210.0, 297.0, FigureUnit::Millimetres),
    ("A4 across", 297.0, 210.0, FigureUnit::Millimetres),
    ("A3 upright", 297.0, 420.0, FigureUnit::Millimetres),
    ("A3 across", 420.0, 297.0, FigureUnit::Millimetres),
    ("85 mm", 85.0, 64.0, FigureUnit::Millimetres),
];

fn count(language: Language, known: usize) {
    let opened = Opened::built_in();
    let mut found = Vec::new();
    let mut studio = Studio::default();
    for (name, width, height, unit) in SIZES {
        for scene in told(&opened.dossier) {
            let spec = FigureSpec {
                width: width * unit.points(),
                height: height * unit.points(),
                unit,
                language: Some(language),
                ..FigureSpec::default()
            };
            let request = scene_request(&opened.dossier, scene, &spec);
            let list = studio.list(&opened.dossier, 1, &opened.positions, &request);
            let overlaps = overlaps(&list);
            found.extend(overlaps.found.iter().map(|one| format!("{name}, {}: {one}", scene.id)));
        }
    }
    assert!(
        found.len() <= known,
        "{} overlaps, {known} known:\n{}",
        found.len(),
        found.join("\n")
    );
}

#[test]
fn labels_overlap_no_more_than_known_in_german() {
    count(Language::De, 61);
}

#[test]
fn labels_overlap_no_more_than_known_in_english() {
    count(Language::En, 72);
}
