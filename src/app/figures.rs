//! Figures: a request becomes a drawing list, drawn by the panes themselves without a window.

use std::collections::BTreeMap;

use crate::catalogue::Words;
use crate::command::{CommandQueue, FigurePalette, FigureSpec, FigureView};
use crate::derived::Derived;
use crate::figure::{self, DrawingList, FontSet, Meta, Slide};
use crate::model::{ActorId, Dossier, Zoom};
use crate::session::Session;
use crate::theme::{self, Palette};
use crate::views::figure_page::{FigurePanes, Spoken, figure_page_ui};
use crate::views::{Hover, Medium, ViewCtx};

/// Places of actors as they are kept in project files: x to the right, y downwards.
pub type Places = BTreeMap<ActorId, (f32, f32)>;

/// What a figure shows and how.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureRequest {
    /// What was chosen. A language that is absent is the usual one: callers know that of the screen.
    pub spec: FigureSpec,
    /// Moment, window, selection, filter.
    pub session: Session,
    /// The part of the network that is shown; `None` for all of it.
    pub zoom: Option<Zoom>,
}

impl FigureRequest {
    /// A figure of everything in view, in the usual colours.
    pub fn of(view: FigureView, size: (f32, f32), language: crate::model::Language, session: Session) -> Self {
        let spec = FigureSpec {
            view,
            width: size.0,
            height: size.1,
            language: Some(language),
            scale: 1.0,
            ..FigureSpec::default()
        };
        Self {
            spec,
            session,
            zoom: None,
        }
    }
}

/// Draws a figure. Works without a display.
pub fn draw(dossier: &Dossier, places: &Places, request: &FigureRequest) -> DrawingList {
    let egui_ctx = egui::Context::default();
    theme::install_fonts(&egui_ctx);
    theme::install_style(&egui_ctx);
    let spec = &request.spec;
    egui_ctx.set_theme(if spec.dark { egui::Theme::Dark } else { egui::Theme::Light });
    let palette = Palette::choose(spec.dark, spec.palette == FigurePalette::ColourSafe);
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
    let words = Words::new(spec.language.unwrap_or_default());
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
    let mut list = figure::record(&egui_ctx, egui::vec2(spec.width, spec.height), |ui| {
        figure_page_ui(&ctx, ui, spec, &mut panes);
    });
    list.slide = slide(panes.spoken());
    list.background = palette.panel;
    let title = match spec.view {
        FigureView::Brief => crate::views::brief::title(&ctx),
        FigureView::Scene => Some(crate::views::figure_page::title(&ctx, spec)),
        _ => None,
    };
    list.meta = Meta {
        title: Some(title.unwrap_or_else(|| dossier.header.title.get(words.language()).to_owned())),
        description: Some(crate::views::status::figure_sentence(&ctx)),
    };
    list
}

/// What makes a slide of a figure.
fn slide(spoken: &Spoken) -> Slide {
    Slide {
        title: spoken.title.clone(),
        caption: spoken.caption.clone(),
        notes: spoken.notes.clone(),
        parts: spoken.parts.clone(),
    }
}

/// The fonts of figures: the bundled ones and no others, so that a figure is the same everywhere.
pub fn fonts() -> FontSet {
    FontSet::from_static(&theme::FONT_FILES.map(|(_, bytes)| bytes))
}
