//! The same picture everywhere: every scene by resvg, on the screen, by another SVG renderer
//! and by a PDF renderer, compared pixel by pixel. The deck of slides is compared by `.ci/e2e.sh`, where LibreOffice is.
//!
//! Tolerance: the mean difference of a channel is at most [`MEAN`] of 255, and at most [`SHARE`] of the pixels differ by
//! more than [`FAR`]: other renderers smooth edges of letters and lines otherwise, and nothing else may differ.

use std::path::Path;
use std::process::Command;

use garant::app::deck::{scene_request, scenes, told};
use garant::app::figures::{Studio, draw, fonts};
use garant::command::FigureSpec;
use garant::figure::{Format, encode, encode_pages};
use garant::model::Language;
use garant::store::Opened;
use image::RgbImage;

/// Most that a channel may differ in the mean.
const MEAN: f64 = 1.5;
/// A pixel that differs by more than this is another one.
const FAR: u8 = 80;
/// Most pixels that may be others, as a share.
const SHARE: f64 = 0.01;

fn spec() -> FigureSpec {
    FigureSpec {
        width: 1200.0,
        height: 675.0,
        scale: 1.0,
        language: Some(Language::En),
        ..FigureSpec::default()
    }
}

/// Runs a program of the system; a machine without it is told what to install.
fn run(program: &str, package: &str, folder: &Path, arguments: &[&str]) {
    let configuration = folder.join("fonts.conf");
    let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/fonts");
    let text = format!(
        "<?xml version=\"1.0\"?><fontconfig><dir>{}</dir><cachedir>{}</cachedir></fontconfig>",
        fonts.display(),
        folder.join("cache").display()
    );
    std::fs::write(&configuration, text).unwrap();
    let output = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .env("FONTCONFIG_FILE", &configuration)
        .output()
        .unwrap_or_else(|error| panic!("`{program}` is needed for this test ({error}); install the package {package}"));
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program} {arguments:?}: {told}");
}

fn read(path: &Path) -> RgbImage {
    image::open(path)
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        .to_rgb8()
}

fn compare(name: &str, one: &RgbImage, other: &RgbImage) {
    assert_eq!(one.dimensions(), other.dimensions(), "{name}");
    let (mut sum, mut far) = (0_u64, 0_usize);
    for (a, b) in one.pixels().zip(other.pixels()) {
        let differs = a.0.iter().zip(b.0).map(|(x, y)| x.abs_diff(y));
        sum += differs.clone().map(u64::from).sum::<u64>();
        far += usize::from(differs.max().is_some_and(|most| most > FAR));
    }
    let pixels = f64::from(one.width()) * f64::from(one.height());
    let (mean, share) = (sum as f64 / (3.0 * pixels), far as f64 / pixels);
    println!("{name}: mean {mean:.3}, share {share:.4}");
    assert!(
        mean <= MEAN && share <= SHARE,
        "{name}: mean {mean:.3} of at most {MEAN}, share {share:.4} of at most {SHARE}"
    );
}

#[test]
fn every_scene_is_the_same_on_the_screen_and_by_resvg_librsvg_and_poppler() {
    let opened = Opened::built_in();
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let mut studio = Studio::default();
    let pages = scenes(&opened.dossier, &opened.positions, &spec(), &mut |_| true).unwrap();
    let pdf = encode_pages(&pages, Format::Pdf, &fonts()).unwrap();
    std::fs::write(folder.join("deck.pdf"), pdf).unwrap();
    run("pdftoppm", "poppler-utils", folder, &["-r", "72", "-png", "deck.pdf", "page"]);
    for (place, (page, scene)) in pages.iter().zip(told(&opened.dossier)).enumerate() {
        let name = format!("scene-{}", place + 1);
        let png = encode(page, Format::Png, 1.0, &fonts()).unwrap();
        let own = image::load_from_memory(&png).unwrap().to_rgb8();
        std::fs::write(folder.join("own.svg"), encode(page, Format::Svg, 1.0, &fonts()).unwrap()).unwrap();
        run("rsvg-convert", "librsvg2-bin", folder, &["-o", "rsvg.png", "own.svg"]);
        compare(
            &format!("{name} ({}) by librsvg", scene.id),
            &own,
            &read(&folder.join("rsvg.png")),
        );
        let digits = pages.len().to_string().len();
        let by_pdf = read(&folder.join(format!("page-{:0digits$}.png", place + 1)));
        compare(&format!("{name} ({}) by poppler", scene.id), &own, &by_pdf);
        let request = scene_request(&opened.dossier, scene, &spec());
        let screen = studio
            .preview((&opened.dossier, 1), &opened.positions, &request, 1.0)
            .unwrap();
        let screen = image::DynamicImage::ImageRgba8(screen.picture).to_rgb8();
        compare(&format!("{name} ({}) on the screen", scene.id), &own, &screen);
    }
}

#[test]
fn every_page_of_the_deck_holds_its_words() {
    let opened = Opened::built_in();
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    for (language, words) in [(Language::En, "Made with Garant"), (Language::De, "Erstellt mit Garant")] {
        let spec = FigureSpec {
            language: Some(language),
            ..spec()
        };
        let pages = scenes(&opened.dossier, &opened.positions, &spec, &mut |_| true).unwrap();
        std::fs::write(folder.join("deck.pdf"), encode_pages(&pages, Format::Pdf, &fonts()).unwrap()).unwrap();
        run("pdftotext", "poppler-utils", folder, &["-layout", "deck.pdf", "deck.txt"]);
        let text = std::fs::read_to_string(folder.join("deck.txt")).unwrap();
        let sheets: Vec<&str> = text.split('\u{c}').collect();
        assert!(sheets.len() >= pages.len());
        for (scene, sheet) in told(&opened.dossier).iter().zip(sheets) {
            let title = scene.title.get(language).split_whitespace().next().unwrap();
            assert!(sheet.contains(title) && sheet.contains(words), "{}: {sheet}", scene.id);
        }
    }
    let one = draw(
        &opened.dossier,
        &opened.positions,
        &scene_request(&opened.dossier, told(&opened.dossier)[0], &spec()),
    );
    assert!(!one.slide.notes.is_empty() && !one.slide.parts.is_empty());
}
