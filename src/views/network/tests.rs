//! The built-in dossier in figures: every name readable, none on another, at the sizes and in the languages in use.

use egui::{Rect, pos2};

use super::*;
use crate::catalogue::Words;
use crate::command::{CommandQueue, FigureView};
use crate::derived::Derived;
use crate::layout::labels::{Obstacle, overlaps};
use crate::model::{Item, Language};
use crate::session::Session;
use crate::store::Opened;
use crate::theme::{self, Palette};
use crate::views::figure_page::sources_of;
use crate::views::{Hover, Medium};

/// Draws the figure and answers how many names of strands it has, and how many of its names lie on one another or on a
/// node.
fn figure(size: [f32; 2], language: Language, selection: Option<&str>) -> (usize, usize) {
    let opened = Opened::built_in();
    let mut derived = Derived::with_places(&opened.positions);
    let mut session = Session::opening(&opened.dossier);
    session.selection = selection.map(|id| match id.split_once('.') {
        Some(("a", _)) => Item::Actor(crate::model::ActorId::new(id).unwrap()),
        _ => Item::Tie(crate::model::TieId::new(id).unwrap()),
    });
    let snapshot = derived.refresh(&opened.dossier, 1, &session);
    let (commands, hover) = (CommandQueue::default(), Hover::default());
    let ctx = ViewCtx {
        dossier: &opened.dossier,
        derived: &snapshot,
        session: &session,
        words: Words::new(language),
        palette: &Palette::LIGHT,
        commands: &commands,
        hover: &hover,
        medium: Medium::Figure,
        sources: None,
        today: session.moment,
    };
    let sources = sources_of(&ctx, FigureView::Network);
    let ctx = ViewCtx {
        sources: Some(&sources),
        ..ctx
    };
    let egui = egui::Context::default();
    theme::install_fonts(&egui);
    theme::install_style(&egui);
    let input = || egui::RawInput {
        screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), size.into())),
        ..egui::RawInput::default()
    };
    let mut result = (0, 0);
    for _frame in 0..2 {
        let mut output = egui.run_ui(input(), |ui| {
            let mut state = NetworkState::default();
            let pane = ui.available_rect_before_wrap();
            let camera = camera_for(&ctx, ui, &mut state, pane);
            let picture = Picture::of(&ctx, ui.painter(), &mut state, pane, camera);
            result = (picture.tags.0.len(), collisions(&ctx, ui, &picture));
        });
        output.textures_delta.clear();
    }
    result
}

fn collisions(ctx: &ViewCtx<'_>, ui: &Ui, picture: &Picture) -> usize {
    let mut names = picture.cards(ctx, ui.painter());
    for tag in &picture.tags.0 {
        let galley = picture::tag_galley(ui.painter(), &tag.text, tag.pill, Palette::LIGHT.text);
        let curve = picture.scene.lines[tag.line].curve;
        names.extend(tag.spot(curve, tags::size_of(&galley, tag.pill)).map(|s| s.rect));
    }
    let rects: Vec<_> = names
        .iter()
        .map(|r| {
            Some(crate::layout::Rect {
                min: crate::layout::Point::new(r.min.x, r.min.y),
                max: crate::layout::Point::new(r.max.x, r.max.y),
            })
        })
        .collect();
    let nodes: Vec<Obstacle> = picture
        .scene
        .nodes
        .iter()
        .map(|n| Obstacle::node(n.point(), n.outline))
        .collect();
    overlaps(&rects, &nodes)
}

#[test]
fn no_name_lies_on_another_or_on_a_node() {
    for size in [[1600.0, 900.0], [1200.0, 900.0], [1920.0, 1080.0]] {
        for language in [Language::De, Language::En] {
            for selection in [None, Some("a.north-korea"), Some("t.defence-2024")] {
                let (named, collisions) = figure(size, language, selection);
                assert_eq!(collisions, 0, "{size:?} {language:?} {selection:?}");
                assert!(named >= 30, "only {named} strands named: {size:?} {language:?} {selection:?}");
            }
        }
    }
}
