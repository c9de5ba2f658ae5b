//! No label lies on a label, a line, a node or the frame: counted on every scene, in every size, in both languages.

use garant::app::deck::{scene_request, told};
use garant::app::figures::draw;
use garant::command::FigureSpec;
use garant::figure::overlap::overlaps;
use garant::model::Language;
use garant::store::Opened;

/// Sizes as they are laid out: slides, paper upright and across, a column.
const SIZES: [(&str, f32, f32); 7] = [
    ("16:9", 1600.0, 900.0),
    ("4:3", 1200.0, 900.0),
    ("A4 upright", 992.0, 1403.0),
    ("A4 across", 1403.0, 992.0),
    ("A3 upright", 1403.0, 1984.0),
    ("A3 across", 1984.0, 1403.0),
    ("85 mm", 402.0, 301.0),
];

fn count(language: Language) {
    let opened = Opened::built_in();
    let mut found = Vec::new();
    for (name, width, height) in SIZES {
        for scene in told(&opened.dossier) {
            let spec = FigureSpec {
                width,
                height,
                language: Some(language),
                ..FigureSpec::default()
            };
            let request = scene_request(&opened.dossier, scene, &spec);
            let list = draw(&opened.dossier, &opened.positions, &request);
            let overlaps = overlaps(&list);
            found.extend(overlaps.found.iter().map(|one| format!("{name}, {}: {one}", scene.id)));
        }
    }
    assert!(found.is_empty(), "{} overlaps:\n{}", found.len(), found.join("\n"));
}

#[test]
fn no_label_lies_on_anything_in_german() {
    count(Language::De);
}

#[test]
fn no_label_lies_on_anything_in_english() {
    count(Language::En);
}
