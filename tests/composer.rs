//! The composer of figures in the whole window: the preview follows the choices, figures are kept and written, and a
//! figure's view makes just this figure again.

use std::path::{Path, PathBuf};

use egui_kittest::kittest::{By, Queryable as _};
use egui_kittest::{Harness, SnapshotResults, try_image_snapshot_options};
use garant::app::App;
use garant::app::figure_view::{request_of, scene_of};
use garant::app::figures::{FigureRequest, draw, draw_checked, fonts};
use garant::command::{Command, FigureForm, FigurePalette, FigureSpec, FigureUnit, FigureView};
use garant::figure::{Format, encode};
use garant::model::{Dossier, Language, Localised, TieFamily};
use garant::session::{LayoutMethod, Ledger, PathsOf, Session, ThemeChoice};
use garant::store::{Opened, ViewFile, view_file};

use crate::support::{click, day, english, names, picture_options, press, window, window_on};

fn svg(dossier: &Dossier, request: &FigureRequest) -> String {
    let list = draw(dossier, &Opened::built_in().positions, request);
    String::from_utf8(encode(&list, Format::Svg, 1.0, &fonts()).unwrap()).unwrap()
}

fn export(harness: &mut Harness<'_, App>, spec: FigureSpec, path: &Path) {
    harness.state().send(Command::Export {
        spec: Box::new(spec),
        path: path.to_owned(),
    });
    harness.run_steps(4);
}

fn says(harness: &Harness<'_, App>, part: &str) -> bool {
    let part = part.to_owned();
    let found = harness.query_all(By::new().predicate(move |node| {
        let holds = |text: Option<String>| text.is_some_and(|text| text.contains(&part));
        holds(node.label()) || holds(node.value())
    }));
    found.into_iter().next().is_some()
}

fn legend(harness: &Harness<'_, App>) -> egui::Rect {
    let name = "Legend: drag, or move with the arrow keys";
    harness.get_by_role_and_label(egui::accesskit::Role::Button, name).rect()
}

fn small() -> FigureSpec {
    FigureSpec {
        width: 800.0,
        height: 500.0,
        scale: 1.0,
        ..FigureSpec::default()
    }
}

#[test]
fn a_key_opens_the_composer_with_a_preview_and_escape_closes_it() {
    let mut harness = english();
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::E);
    harness.run_steps(6);
    for name in ["Preview of the figure", "Legend: drag", "Copy as picture", "Export"] {
        assert!(!names(&harness, name).is_empty(), "{name}");
    }
    press(&mut harness, egui::Key::Escape);
    assert!(names(&harness, "Preview of the figure").is_empty());
    harness.step();
    let delay = harness.output().viewport_output[&egui::ViewportId::ROOT].repaint_delay;
    assert!(
        delay > std::time::Duration::from_secs(1),
        "nothing is drawn any more: {delay:?}"
    );
}

#[test]
fn choices_are_taken_and_remembered() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = english();
    harness.state().send(Command::OpenExport);
    harness.run_steps(4);
    click(&mut harness, "Timeline");
    click(&mut harness, "Format: SVG");
    click(&mut harness, "Theme: Dark");
    click(&mut harness, "Colours: greyscale");
    click(&mut harness, "Language: German");
    click(&mut harness, "Numbered sources at the foot");
    let path = folder.path().join("figure");
    // The field for the path is of the composer; what it would send is sent here.
    harness.get_by_label("File").click();
    harness.run_steps(2);
    let spec = FigureSpec {
        view: FigureView::Timeline,
        form: FigureForm::Svg,
        dark: true,
        palette: FigurePalette::Greyscale,
        language: Some(Language::De),
        sources: false,
        ..FigureSpec::default()
    };
    export(&mut harness, spec.clone(), &path.with_extension("svg"));
    assert_eq!(harness.state().preferences().figure.as_ref(), Some(&spec.habit()));
    let text = std::fs::read_to_string(path.with_extension("svg")).unwrap();
    assert!(text.contains("Stand am") && !text.contains("Reuters, 19"));
}

#[test]
fn the_legend_is_dragged_in_the_preview() {
    let mut harness = english();
    harness.state().send(Command::OpenExport);
    harness.run_steps(6);
    let before = legend(&harness);
    let from = before.center();
    let to = from - egui::vec2(180.0, 120.0);
    harness.event(egui::Event::PointerMoved(from));
    harness.run_steps(2);
    let button = |pressed, pos| egui::Event::PointerButton {
        pos,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: egui::Modifiers::NONE,
    };
    harness.event(button(true, from));
    harness.run_steps(1);
    for step in 1..=4_u8 {
        harness.event(egui::Event::PointerMoved(from.lerp(to, f32::from(step) / 4.0)));
        harness.run_steps(2);
    }
    harness.event(button(false, to));
    harness.run_steps(4);
    let after = legend(&harness);
    assert!(
        (after.min - before.min - egui::vec2(-180.0, -120.0)).length() < 6.0,
        "{before:?} → {after:?}"
    );
    click(&mut harness, "Let the legend find its place again");
    harness.run_steps(3);
    let again = legend(&harness);
    assert!((again.min - before.min).length() < 2.0);
}

#[test]
fn a_figure_is_kept_renamed_and_deleted_each_as_one_step() {
    let mut harness = english();
    harness.state().send(Command::OpenExport);
    harness.run_steps(4);
    let type_name = |harness: &mut Harness<'_, App>, name: &str| {
        harness.get_by_label("Name of the figure").click();
        harness.run_steps(2);
        harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
        harness.event(egui::Event::Text(name.to_owned()));
        harness.run_steps(2);
    };
    let kept = |harness: &Harness<'_, App>| -> Vec<String> {
        let figures = &harness.state().dossier().header.figures;
        figures.iter().map(|figure| figure.name.clone()).collect()
    };
    click(&mut harness, "Colours: greyscale");
    type_name(&mut harness, "Column");
    click(&mut harness, "Keep");
    assert_eq!(kept(&harness), ["Column"]);
    assert_eq!(
        harness.state().dossier().header.figures[0].spec.palette,
        FigurePalette::Greyscale
    );
    type_name(&mut harness, "Journal");
    click(&mut harness, "Rename");
    assert_eq!(kept(&harness), ["Journal"]);
    click(&mut harness, "Delete");
    assert!(kept(&harness).is_empty());
    for expected in [vec!["Journal"], vec!["Column"], vec![]] {
        harness.state().send(Command::Undo);
        harness.run_steps(3);
        assert_eq!(kept(&harness), expected);
    }
}

#[test]
fn what_cannot_be_made_is_said_and_leaves_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = english();
    let huge = FigureSpec {
        width: 2_000.0,
        height: 100.0,
        scale: 50.0,
        ..FigureSpec::default()
    };
    for (spec, path, said) in [
        (huge, folder.path().join("huge.png"), "100000 × 5000"),
        (
            FigureSpec {
                width: f32::NAN,
                ..small()
            },
            folder.path().join("nan.svg"),
            "14400",
        ),
        (small(), folder.path().join("none").join("a.svg"), "none"),
        (small(), folder.path().join("a.jpeg"), ".jpeg"),
        (small(), folder.path().to_owned(), "format"),
        (small(), PathBuf::from("/proc/garant.png"), "/proc/garant.png"),
        (small(), PathBuf::new(), "no file name"),
    ] {
        export(&mut harness, spec, &path);
        assert!(says(&harness, said), "{path:?}: “{said}” is said");
        assert!(!path.is_file(), "{path:?}");
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "nothing is left");
}

#[test]
fn the_composer_says_what_is_too_large_before_it_is_tried() {
    let mut harness = english();
    harness.state().send(Command::OpenExport);
    harness.run_steps(4);
    click(&mut harness, "8K");
    assert!(
        says(&harness, "7,680") || says(&harness, "7680"),
        "{:?}",
        names(&harness, "7")
    );
    let mut spec = small();
    spec.scale = 500.0;
    assert!(garant::figure::check(egui::vec2(spec.width, spec.height), spec.scale, Format::Png).is_err());
}

#[test]
fn a_character_without_a_font_is_named_and_a_sign_stands_in_its_place() {
    let mut request = FigureRequest::of(
        FigureView::Network,
        (800.0, 500.0),
        Language::En,
        Session::opening(&Opened::built_in().dossier),
    );
    request.spec.title = Localised::same("Guarantee \u{1b000} kept");
    let opened = Opened::built_in();
    let (list, missing) = draw_checked(&opened.dossier, &opened.positions, &request);
    assert_eq!(missing.into_iter().collect::<String>(), "\u{1b000}");
    let text = String::from_utf8(encode(&list, Format::Svg, 1.0, &fonts()).unwrap()).unwrap();
    assert!(text.contains('□') && !text.split("<text").skip(1).any(|run| run.contains('\u{1b000}')));
    request.spec.title = Localised::same("Ünïcödé, „Zitat“ – 한국 中国 Россия");
    let (_, missing) = draw_checked(&opened.dossier, &opened.positions, &request);
    assert!(missing.is_empty(), "{missing:?}");
    let mut harness = english();
    let folder = tempfile::tempdir().unwrap();
    let spec = FigureSpec {
        title: Localised::same("\u{1b000}"),
        ..small()
    };
    let path = folder.path().join("a.svg");
    export(&mut harness, spec, &path);
    assert!(path.is_file() && says(&harness, "U+1B000"));
}

#[test]
fn restricted_words_are_blanked_unless_they_are_asked_for() {
    let mut opened = Opened::built_in();
    let mut session = Session::opening(&opened.dossier);
    let document = session.document.unwrap();
    let secret = {
        let document = opened.dossier.documents.get_mut(&document).unwrap();
        document.restricted = true;
        document
            .text
            .split_whitespace()
            .find(|word| word.len() > 7)
            .unwrap()
            .to_owned()
    };
    session.document = Some(document);
    let mut request = FigureRequest::of(FigureView::Document, (800.0, 900.0), Language::En, session);
    request.spec.title = Localised::same("T");
    let words = |request: &FigureRequest| svg(&opened.dossier, request);
    assert!(words(&request).contains('█') && !words(&request).contains(&secret));
    request.spec.restricted = true;
    assert!(!words(&request).contains('█'));
}

#[test]
fn a_view_makes_the_same_figure_again() {
    let opened = Opened::built_in();
    let dossier = &opened.dossier;
    let mut sessions = vec![Session::opening(dossier)];
    for scene in dossier.main_line().into_iter().skip(1).take(2) {
        let mut session = Session::opening(dossier);
        session.show(scene, garant::session::extent(dossier));
        sessions.push(session);
    }
    let mut other = Session::opening(dossier);
    other.moment = day(1965, 1, 1);
    other.known_by = Some(day(2019, 4, 1));
    other.filter.hidden_families.insert(TieFamily::Trade);
    other.layout = LayoutMethod::Circle;
    other.hulls = false;
    other.paths = Some(PathsOf::new("a.russia".parse().ok(), "a.japan".parse().ok()));
    other.measuring.over_time = true;
    sessions.push(other.clone());
    other.paths = None;
    other.ledger = Some(Ledger::Forecasts);
    sessions.push(other);
    for (place, session) in sessions.into_iter().enumerate() {
        for view in [FigureView::Scene, FigureView::Ledger] {
            let mut request = FigureRequest::of(view, (700.0, 420.0), Language::De, session.clone());
            request.spec.legend = Some((0.1, 0.3));
            request.spec.text_size = 1.1;
            request.spec.palette = FigurePalette::ColourSafe;
            let view_of = ViewFile::new(dossier, None, request.spec.clone(), scene_of(&request));
            let written = serde_json::to_vec(&view_of).unwrap();
            let read: ViewFile = serde_json::from_slice(&written).unwrap();
            let (again, missing) = request_of(read, dossier);
            assert!(missing.is_empty());
            assert!(svg(dossier, &request) == svg(dossier, &again), "session {place}, {view:?}");
        }
    }
}

#[test]
fn a_view_file_is_written_and_opens_the_composer_on_just_that_view() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = english();
    let path = folder.path().join("figure.svg");
    harness.state().send(Command::SetMoment(day(2019, 4, 25)));
    harness.run_steps(2);
    export(&mut harness, small(), &path);
    let view = view_file::beside(&path);
    assert!(view.is_file());
    let before = (harness.state().session().moment, harness.state().session().window);
    harness.state().send(Command::SetMoment(day(1961, 7, 6)));
    harness.state().send(Command::FitTimeline);
    harness.run_steps(2);
    harness.state().send(Command::OpenView(view.clone()));
    harness.run_steps(4);
    assert_eq!((harness.state().session().moment, harness.state().session().window), before);
    assert!(!names(&harness, "Preview of the figure").is_empty(), "the composer is open");
    // Written again from the composer it is the same.
    let first = std::fs::read(&path).unwrap();
    click(&mut harness, "Export");
    harness.run_steps(4);
    assert!(first == std::fs::read(&path).unwrap());
}

#[test]
fn a_view_of_another_dossier_says_what_is_missing_and_shows_the_rest() {
    let folder = tempfile::tempdir().unwrap();
    let opened = Opened::built_in();
    let mut session = Session::opening(&opened.dossier);
    let tie = *opened.dossier.ties.keys().next().unwrap();
    session.select(Some(tie.into()), None);
    let request = FigureRequest::of(FigureView::Network, (800.0, 500.0), Language::En, session);
    let view = ViewFile::new(&opened.dossier, None, request.spec.clone(), scene_of(&request));
    let path = folder.path().join("figure.png.garant-view");
    view_file::write(&path, &view).unwrap();
    let mut harness = window_on(Opened::empty, [1280.0, 800.0], Language::En, ThemeChoice::Light);
    harness.state().send(Command::OpenView(path.clone()));
    harness.run_steps(4);
    assert!(says(&harness, "another dossier"), "it says so");
    let name = opened.dossier.ties.get(&tie).unwrap().label.en.clone();
    assert!(says(&harness, &name), "“{name}” is named as missing");
    assert_eq!(harness.state().session().moment, request.session.moment);
    assert!(!names(&harness, "Preview of the figure").is_empty());
    for (bytes, said) in [
        (&b"{}"[..], "no view file"),
        (b"", "is empty"),
        (b"{\"format\":\"garant-view\",\"version\":9}", "version 9"),
        (b"{\"format\":\"garant-view\",\"version\":1}", "line"),
    ] {
        std::fs::write(&path, bytes).unwrap();
        harness.state().send(Command::OpenView(path.clone()));
        harness.run_steps(4);
        assert!(says(&harness, said), "{said}");
    }
}

#[test]
fn figures_go_to_the_clipboard() {
    let mut harness = english();
    let copied = |harness: &Harness<'_, App>| -> Vec<egui::OutputCommand> { harness.output().platform_output.commands.clone() };
    let mut found = Vec::new();
    harness.state().send(Command::CopyFigure {
        spec: Box::new(small()),
        drawing: true,
    });
    for _ in 0..4 {
        harness.step();
        found.extend(copied(&harness));
    }
    harness.key_press_modifiers(egui::Modifiers::SHIFT, egui::Key::F12);
    for _ in 0..4 {
        harness.step();
        found.extend(copied(&harness));
    }
    let drawing = found
        .iter()
        .any(|c| matches!(c, egui::OutputCommand::CopyText(text) if text.starts_with("<svg")));
    let picture = found
        .iter()
        .any(|c| matches!(c, egui::OutputCommand::CopyImage(image) if image.size[0] > 500));
    assert!(drawing && picture, "{}", found.len());
}

#[test]
fn every_view_is_drawn_in_every_palette_and_transparent_ones_have_no_ground() {
    let opened = Opened::built_in();
    let mut session = Session::opening(&opened.dossier);
    session.ledger = Some(Ledger::Claims);
    for view in FigureView::ALL {
        for palette in [FigurePalette::Usual, FigurePalette::Greyscale] {
            let mut request = FigureRequest::of(view, (700.0, 500.0), Language::En, session.clone());
            request.spec.palette = palette;
            request.spec.unit = FigureUnit::Millimetres;
            request.spec.transparent = view != FigureView::Brief;
            let list = draw(&opened.dossier, &opened.positions, &request);
            assert!(list.shapes.len() > 5, "{view:?}");
            let png = encode(&list, Format::Png, 1.0, &fonts()).unwrap();
            let picture = image::load_from_memory(&png).unwrap().to_rgba8();
            if request.spec.transparent {
                assert_eq!(picture.get_pixel(2, 2).0[3], 0, "{view:?}");
            }
            if palette == FigurePalette::Greyscale && view == FigureView::Network {
                let coloured = picture.pixels().filter(|p| {
                    let [r, g, b, a] = p.0;
                    a == 255 && (r.abs_diff(g) > 3 || g.abs_diff(b) > 3)
                });
                assert_eq!(coloured.count(), 0, "no colour is left");
            }
        }
    }
}

#[test]
fn the_composer_looks_as_it_did() {
    let mut results = SnapshotResults::new();
    for (language, theme, size, name) in [
        (Language::De, ThemeChoice::Light, [1280.0, 800.0], "composer-light-de"),
        (Language::En, ThemeChoice::Dark, [1600.0, 1000.0], "composer-dark-en"),
    ] {
        let mut harness = window(size, language, theme);
        harness.state().send(Command::OpenExport);
        harness.run_steps(8);
        let picture = harness.render().unwrap();
        // The last line names a folder of this machine.
        let picture = image::imageops::crop_imm(&picture, 0, 0, picture.width(), picture.height() - 56).to_image();
        results.add(try_image_snapshot_options(&picture, name, &picture_options()));
    }
}

#[test]
fn a_view_named_at_the_start_brings_its_dossier() {
    let folder = tempfile::tempdir().unwrap();
    let opened = Opened::built_in();
    let project = folder.path().join("briefing.garant");
    garant::store::save(&project, &opened.dossier, &opened.positions).unwrap();
    let request = FigureRequest::of(
        FigureView::Network,
        (800.0, 500.0),
        Language::En,
        Session::opening(&opened.dossier),
    );
    let view = ViewFile::new(&opened.dossier, Some(&project), request.spec.clone(), scene_of(&request));
    let path = folder.path().join("figure.png.garant-view");
    view_file::write(&path, &view).unwrap();
    let again = garant::store::open_all(std::slice::from_ref(&path)).unwrap();
    assert_eq!(again.source, garant::store::Source::Project(project.clone()));
    assert_eq!(again.view.as_ref(), Some(&path));
    std::fs::rename(&project, folder.path().join("other.garant")).unwrap();
    let again = garant::store::open_all(std::slice::from_ref(&path)).unwrap();
    assert_eq!(again.source, garant::store::Source::BuiltIn);
    let both = [folder.path().join("other.garant"), path.clone()];
    let again = garant::store::open_all(&both).unwrap();
    assert!(matches!(again.source, garant::store::Source::Project(_)) && again.view.is_some());
}
