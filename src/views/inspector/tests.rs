//! Every record of the built-in dossier has a page, in both languages, on screen and in a figure, at any width.

use super::*;
use crate::catalogue::Words;
use crate::command::CommandQueue;
use crate::derived::Derived;
use crate::model::{Day, Dossier, Language};
use crate::session::Session;
use crate::theme::{self, Palette};
use crate::views::{Hover, Medium};

/// Shows what a session looks at to `look`, in a language and medium, without a window.
pub(in crate::views) fn looking(
    dossier: &Dossier,
    derived: &mut Derived,
    session: &Session,
    language: Language,
    medium: Medium,
    width: f32,
    mut look: impl FnMut(&ViewCtx<'_>, &mut Ui),
) -> Vec<Command> {
    let snapshot = derived.refresh(dossier, 1, session);
    let (commands, hover) = (CommandQueue::default(), Hover::default());
    let ctx = ViewCtx {
        dossier,
        derived: &snapshot,
        session,
        words: Words::new(language),
        palette: &Palette::LIGHT,
        commands: &commands,
        hover: &hover,
        medium,
        sources: None,
        today: session.moment,
    };
    let egui = egui::Context::default();
    theme::install_fonts(&egui);
    theme::install_style(&egui);
    let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(width, 900.0));
    let input = egui::RawInput {
        screen_rect: Some(screen),
        ..Default::default()
    };
    let mut output = egui.run_ui(input, |ui| look(&ctx, ui));
    output.textures_delta.clear();
    commands.drain()
}

fn all_items(d: &Dossier) -> Vec<Item> {
    let mut all: Vec<Item> = Vec::new();
    all.extend(d.documents.keys().map(|id| Item::from(*id)));
    all.extend(d.passages.keys().take(10).map(|id| Item::from(*id)));
    all.extend(d.actors.keys().map(|id| Item::from(*id)));
    all.extend(d.instruments.keys().map(|id| Item::from(*id)));
    all.extend(d.ties.keys().map(|id| Item::from(*id)));
    all.extend(d.events.keys().map(|id| Item::from(*id)));
    all.extend(d.claims.keys().step_by(5).map(|id| Item::from(*id)));
    all.extend(d.quantities.keys().map(|id| Item::from(*id)));
    all.extend(d.contradictions.keys().map(|id| Item::from(*id)));
    all.extend(d.scenarios.keys().map(|id| Item::from(*id)));
    all.extend(d.precedents.keys().map(|id| Item::from(*id)));
    all.extend(d.assessments.keys().map(|id| Item::from(*id)));
    all.extend(d.scenes.keys().map(|id| Item::from(*id)));
    all
}

#[test]
fn every_record_has_a_page_that_fits_its_width() {
    let seeds = crate::store::built_in();
    let mut derived = Derived::default();
    let mut session = Session::opening(&seeds);
    for (place, item) in std::iter::once(None)
        .chain(all_items(&seeds).into_iter().map(Some))
        .enumerate()
    {
        session.select(item, None);
        let language = if place % 2 == 0 { Language::De } else { Language::En };
        let medium = if place % 3 == 0 { Medium::Figure } else { Medium::Screen };
        let width = if place % 5 == 0 { 420.0 } else { 260.0 };
        looking(&seeds, &mut derived, &session, language, medium, width, |ctx, ui| {
            let mut state = InspectorState::default();
            let mut review = ReviewState::default();
            let parts = Parts {
                review: &mut review,
                edit: &mut EditState::default(),
            };
            inspector_ui(ctx, ui, &crate::session::Navigation::default(), &mut state, parts, true);
            assert!(
                state.page.is_some_and(|(_, page)| !page.blocks.is_empty()),
                "{item:?} has an empty page"
            );
            assert!(
                ui.min_rect().width() <= width + 0.5,
                "{item:?} is {} wide, not {width}",
                ui.min_rect().width()
            );
        });
    }
}

#[test]
fn claims_not_yet_known_are_left_out_and_counted() {
    let seeds = crate::store::built_in();
    let Ok(pact) = "t.defence-2024".parse::<Item>() else { return };
    if !seeds.contains(pact) {
        return;
    }
    let mut derived = Derived::default();
    let mut session = Session::opening(&seeds);
    session.select(Some(pact), None);
    session.known_by = Day::from_ymd(2024, 6, 18);
    looking(
        &seeds,
        &mut derived,
        &session,
        Language::En,
        Medium::Screen,
        330.0,
        |ctx, _ui| {
            let text = format!("{:?}", page_of(ctx));
            assert!(text.contains("not yet known on 18 Jun 2024"), "{text}");
            assert!(
                !text.contains("contains a mutual defence clause"),
                "Reuters wrote that on the 19th"
            );
            assert!(!text.contains("did not hold"), "nobody could know that yet");
        },
    );
}
