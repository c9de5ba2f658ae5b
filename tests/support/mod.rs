//! What whole-program tests share: a window without a display, on the built-in dossier.

pub(crate) mod any_dossier;
pub(crate) mod raster;

use egui_kittest::Harness;
use egui_kittest::kittest::{By, NodeT as _, Queryable as _};
use garant::app::App;
use garant::model::{Day, Language};
use garant::session::{Preferences, ThemeChoice};
use garant::work::Executor;

/// The program in a window of this size, in this language and theme, after its first frames.
pub(crate) fn window(size: [f32; 2], language: Language, theme: ThemeChoice) -> Harness<'static, App> {
    window_on(garant::store::Opened::built_in, size, language, theme)
}

/// The same on a dossier of the test's own.
pub(crate) fn window_on(
    opened: impl Fn() -> garant::store::Opened + 'static,
    size: [f32; 2],
    language: Language,
    theme: ThemeChoice,
) -> Harness<'static, App> {
    let preferences = Preferences {
        language,
        theme,
        ..Preferences::default()
    };
    let mut harness = Harness::builder()
        .with_size(size)
        .with_max_steps(60)
        .with_theme(if theme == ThemeChoice::Dark {
            egui::Theme::Dark
        } else {
            egui::Theme::Light
        })
        .renderer(raster::CpuRenderer::default())
        .build_eframe(move |cc| App::with_preferences(&cc.egui_ctx, opened(), preferences.clone(), Executor::Inline));
    harness.run();
    harness
}

/// The usual window: English, light, 1600 × 1000.
pub(crate) fn english() -> Harness<'static, App> {
    window([1600.0, 1000.0], Language::En, ThemeChoice::Light)
}

/// Names of everything in the window that begin so.
pub(crate) fn names(harness: &Harness<'_, App>, beginning: &str) -> Vec<String> {
    let nodes = harness.query_all(By::new().predicate(|_| true));
    let name = |n: egui_kittest::Node<'_>| n.accesskit_node().label().or_else(|| n.accesskit_node().value());
    nodes.filter_map(name).filter(|name| name.starts_with(beginning)).collect()
}

/// Clicks the first thing whose name begins so.
pub(crate) fn click(harness: &mut Harness<'_, App>, beginning: &str) {
    let wanted = beginning.to_owned();
    let nodes = harness.query_all(By::new().predicate(move |n| n.label().is_some_and(|l| l.starts_with(&wanted))));
    let first = nodes.into_iter().next();
    assert!(first.is_some(), "nothing is named `{beginning}…`");
    first.unwrap().click();
    harness.run();
    harness.run();
}

/// Presses a key.
pub(crate) fn press(harness: &mut Harness<'_, App>, key: egui::Key) {
    harness.key_press(key);
    harness.run();
    harness.run();
}

/// A day.
pub(crate) fn day(year: i32, month: u8, date: u8) -> Day {
    Day::from_ymd(year, month, date).unwrap()
}

/// How closely a picture must agree with the one kept: a few pixels of rounding may differ between processors.
pub(crate) fn picture_options() -> egui_kittest::SnapshotOptions {
    egui_kittest::SnapshotOptions::new().threshold(1.0).max_failed_pixels(60)
}
