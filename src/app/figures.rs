//! Figures: a request becomes a drawing list, drawn by the panes themselves without a window.

use std::collections::BTreeMap;

use crate::catalogue::Words;
use crate::command::{CommandQueue, FigureView};
use crate::derived::Derived;
use crate::figure::{self, DrawingList, FontSet, Meta};
use crate::model::{ActorId, Dossier, Language};
use crate::session::Session;
use crate::theme::{self, Palette};
use crate::views::figure_page::{FigurePanes, figure_page_ui};
use crate::views::{Hover, Medium, ViewCtx};

/// Places of actors as they are kept in project files: x to the right, y downwards.
pub type Places = BTreeMap<ActorId, (f32, f32)>;

/// What a figure shows and how.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureRequest {
    /// Of what.
    pub view: FigureView,
    /// Width and height in points.
    pub size: (f32, f32),
    /// Dark theme.
    pub dark: bool,
    /// Hues for colour-blind readers.
    pub colour_safe: bool,
    /// Language.
    pub language: Language,
    /// Moment, window, selection, filter.
    pub session: Session,
}

/// Draws a figure. Works without a display.
pub fn draw(dossier: &Dossier, places: &Places, request: &FigureRequest) -> DrawingList {
    let egui_ctx = egui::Context::default();
    theme::install_fonts(&egui_ctx);
    theme::install_style(&egui_ctx);
    egui_ctx.set_theme(if request.dark { egui::Theme::Dark } else { egui::Theme::Light });
    let palette = Palette::choose(request.dark, request.colour_safe);
    let mut derived = Derived::with_places(places);
    let mut snapshot = derived.refresh(dossier, 1, &request.session);
    // A figure waits for its layout; only the window may go on with a provisional one.
    if let Some(done) = derived.take_layout_job().and_then(|job| job.run(&mut |_| true)) {
        derived.layout_done(done);
        snapshot = derived.refresh(dossier, 1, &request.session);
    }
    // The same for what was asked of the network.
    while let Some(job) = derived.take_measure_job() {
        derived.measure_done(job.run(1, &|_| true));
        snapshot = derived.refresh(dossier, 1, &request.session);
    }
    if let Some(done) = derived.take_series_job().and_then(|job| job.run(&|_| true)) {
        derived.series_done(done);
        snapshot = derived.refresh(dossier, 1, &request.session);
    }
    let words = Words::new(request.language);
    let (commands, hover) = (CommandQueue::default(), Hover::default());
    let ctx = ViewCtx {
        dossier,
        derived: &snapshot,
        session: &request.session,
        words,
        palette,
        commands: &commands,
        hover: &hover,
        medium: Medium::Figure,
        sources: None,
        today: request.session.moment,
    };
    let mut panes = FigurePanes::default();
    let mut list = figure::record(&egui_ctx, request.size.into(), |ui| {
        figure_page_ui(&ctx, ui, request.view, &mut panes);
    });
    list.background = palette.panel;
    let title = match request.view {
        FigureView::Brief => crate::views::brief::title(&ctx),
        _ => None,
    };
    list.meta = Meta {
        title: Some(title.unwrap_or_else(|| dossier.header.title.get(request.language).to_owned())),
        description: Some(crate::views::status::figure_sentence(&ctx)),
    };
    list
}

/// The fonts of figures: the bundled ones and no others, so that a figure is the same everywhere.
pub fn fonts() -> FontSet {
    FontSet::from_static(&theme::FONT_FILES.map(|(_, bytes)| bytes))
}
