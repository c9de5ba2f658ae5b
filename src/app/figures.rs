//! Figures: a request becomes a drawing list, or the pixels of a preview, drawn by the panes themselves without a window.
//!
//! [`draw`] is all that a file needs. A [`Studio`] keeps what drawing again would work out anew; the preview of the
//! composer has one. Both draw the same page with the same functions.

use std::collections::{BTreeMap, BTreeSet};

use egui::{Color32, Rect, Ui, UiBuilder, pos2, vec2};

use crate::catalogue::Words;
use crate::command::{CommandQueue, FigurePalette, FigureSpec, FigureUnit, FigureView};
use crate::derived::{Derived, Snapshot};
use crate::figure::{self, DrawingList, FontSet, Meta, Slide, raster};
use crate::model::restricted::blanked;
use crate::model::{ActorId, Dossier, Zoom};
use crate::session::Session;
use crate::theme::{self, Hues, Palette};
use crate::views::figure_page::{self, FigurePanes, Spoken, figure_page_ui};
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

/// The colours of a figure.
pub fn palette(spec: &FigureSpec) -> &'static Palette {
    let hues = match spec.palette {
        FigurePalette::Usual => Hues::Usual,
        FigurePalette::ColourSafe => Hues::Safe,
        FigurePalette::Greyscale => Hues::Grey,
    };
    Palette::with(spec.dark, hues)
}

/// Why a figure cannot be made so in this form, before anything is drawn.
///
/// # Errors
/// When size or scale are out of range.
pub fn check(spec: &FigureSpec, format: figure::Format) -> Result<(), figure::FigureError> {
    figure::check(vec2(spec.width, spec.height), spec.scale, format)
}

/// Draws a figure. Works without a display.
pub fn draw(dossier: &Dossier, places: &Places, request: &FigureRequest) -> DrawingList {
    Studio::default().list(dossier, 1, places, request)
}

/// As [`draw`], with a sign in the place of every character that no font has; gives those.
pub fn draw_checked(dossier: &Dossier, places: &Places, request: &FigureRequest) -> (DrawingList, BTreeSet<char>) {
    let mut list = draw(dossier, places, request);
    let missing = replace_missing(&mut list);
    (list, missing)
}

/// Puts a sign in the place of characters that no font of the program has.
pub fn replace_missing(list: &mut DrawingList) -> BTreeSet<char> {
    let ctx = egui::Context::default();
    theme::install_fonts(&ctx);
    // The first pass brings the fonts.
    ctx.run_ui(egui::RawInput::default(), |_| {}).textures_delta.clear();
    figure::replace_missing(list, has_glyph(&ctx))
}

/// Whether the program has a glyph for a character.
fn has_glyph(ctx: &egui::Context) -> impl FnMut(char) -> bool {
    let usual = theme::font(theme::size::BODY, theme::Weight::Regular);
    move |c| ctx.fonts_mut(|fonts| fonts.has_glyph(&usual, c))
}

/// A preview: its pixels, and where the legend lies in it, as shares of the picture.
#[derive(Debug)]
pub struct Preview {
    /// The pixels.
    pub picture: image::RgbaImage,
    /// The legend.
    pub legend: Option<Rect>,
    /// Characters that no font of the program has.
    pub missing: BTreeSet<char>,
}

/// Draws figure after figure; keeps fonts and whatever follows from a dossier that stays the same.
#[derive(Default)]
pub struct Studio {
    easel: Option<raster::Easel>,
    derived: Derived,
    /// Revision of the dossier that `derived` follows, whether it is one with words blanked, and that dossier.
    of: Option<(u64, bool, Dossier)>,
}

impl Studio {
    /// Draws a figure into a drawing list. `revision` tells one content of the dossier from another.
    pub fn list(&mut self, dossier: &Dossier, revision: u64, places: &Places, request: &FigureRequest) -> DrawingList {
        let spec = &request.spec;
        let egui_ctx = egui::Context::default();
        prepare(&egui_ctx, spec);
        let (dossier, snapshot) = self.follow(dossier, revision, places, request);
        let mut panes = panes(request);
        let magnified = spec.magnification();
        let mut list = with_ctx(&dossier, &snapshot, request, |ctx| {
            let mut list = figure::record(&egui_ctx, vec2(spec.width, spec.height), |ui| {
                scaled(ui, magnified, |ui| figure_page_ui(ctx, ui, spec, &mut panes));
            });
            list.meta = meta(ctx, spec);
            list.slide = slide(panes.spoken());
            // The places of the parts are those of the page as it was laid out.
            let grow = egui::emath::TSTransform::from_scaling(magnified);
            list.slide.parts.iter_mut().for_each(|(_, rect)| *rect = grow * *rect);
            list
        });
        list.background = palette(spec).panel;
        list.on_paper = spec.unit != FigureUnit::Pixels;
        if spec.transparent {
            clear(&mut list, palette(spec));
        }
        list
    }

    /// Draws a figure as pixels, so many for a point of the page.
    ///
    /// # Errors
    /// When the size is out of range.
    pub fn preview(
        &mut self,
        (dossier, revision): (&Dossier, u64),
        places: &Places,
        request: &FigureRequest,
        density: f32,
    ) -> Result<Preview, figure::FigureError> {
        let spec = &request.spec;
        let (dossier, snapshot) = self.follow(dossier, revision, places, request);
        let easel = self.easel.get_or_insert_with(raster::Easel::default);
        prepare(easel.ctx(), spec);
        let magnified = spec.magnification();
        // The page as it is laid out; the pixels make up for it, so that no glyph is enlarged.
        let size = vec2(spec.width, spec.height) / magnified;
        let mut panes = panes(request);
        let ground = palette(spec);
        let mut missing = BTreeSet::new();
        let glyphs = easel.ctx().clone();
        let mut has = has_glyph(&glyphs);
        let picture = with_ctx(&dossier, &snapshot, request, |ctx| {
            let filter = |shapes: &mut Vec<egui::epaint::ClippedShape>| {
                missing = figure::missing_in(shapes, &mut has);
                if spec.transparent {
                    shapes.retain(|clipped| !is_ground(&clipped.shape, ground, size));
                }
            };
            let behind = if spec.transparent {
                Color32::TRANSPARENT
            } else {
                ground.panel
            };
            easel.picture(size, density * magnified, behind, filter, |ui| {
                figure_page_ui(ctx, ui, spec, &mut panes);
            })
        })?;
        let share = |rect: Rect| Rect::from_min_max((rect.min.to_vec2() / size).to_pos2(), (rect.max.to_vec2() / size).to_pos2());
        Ok(Preview {
            picture,
            legend: panes.legend_rect().filter(|_| spec.view.has_network()).map(share),
            missing,
        })
    }

    /// What follows from dossier and session, finished: a figure waits for its layout.
    fn follow(&mut self, dossier: &Dossier, revision: u64, places: &Places, request: &FigureRequest) -> (Dossier, Snapshot) {
        let hides = !request.spec.restricted;
        let shown = match &self.of {
            Some((of, hidden, shown)) if *of == revision && *hidden == hides => shown.clone(),
            _ => {
                let shown = if hides { blanked(dossier) } else { dossier.clone() };
                self.derived = Derived::with_places(places);
                self.of = Some((revision, hides, shown.clone()));
                shown
            }
        };
        let derived = &mut self.derived;
        let mut snapshot = derived.refresh(&shown, 1, &request.session);
        if let Some(done) = derived.take_layout_job().and_then(|job| job.run(&mut |_| true)) {
            derived.layout_done(done);
            snapshot = derived.refresh(&shown, 1, &request.session);
        }
        // The same for what was asked of the network.
        while let Some(job) = derived.take_measure_job() {
            derived.measure_done(job.run(1, &|_| true));
            snapshot = derived.refresh(&shown, 1, &request.session);
        }
        if let Some(done) = derived.take_series_job().and_then(|job| job.run(&|_| true)) {
            derived.series_done(done);
            snapshot = derived.refresh(&shown, 1, &request.session);
        }
        (shown, snapshot)
    }
}

/// Fonts and style of a context to draw with.
fn prepare(ctx: &egui::Context, spec: &FigureSpec) {
    if ctx.cumulative_pass_nr() == 0 {
        theme::install_fonts(ctx);
        theme::install_style(ctx);
    }
    ctx.set_theme(if spec.dark { egui::Theme::Dark } else { egui::Theme::Light });
    theme::dress(ctx, palette(spec));
}

fn panes(request: &FigureRequest) -> FigurePanes {
    let mut panes = FigurePanes::default();
    panes.set_zoom(request.zoom);
    panes
}

fn with_ctx<T>(dossier: &Dossier, snapshot: &Snapshot, request: &FigureRequest, draw: impl FnOnce(&ViewCtx<'_>) -> T) -> T {
    let (commands, hover) = (CommandQueue::default(), Hover::default());
    // How something came to be selected is of the window.
    let session = Session {
        selected_in: None,
        selection_serial: 1,
        playing: false,
        show_restricted: request.spec.restricted,
        ..request.session.clone()
    };
    draw(&ViewCtx {
        dossier,
        derived: snapshot,
        session: &session,
        words: Words::new(request.spec.language.unwrap_or_default()),
        palette: palette(&request.spec),
        commands: &commands,
        hover: &hover,
        medium: Medium::Figure,
        sources: None,
        today: request.session.moment,
    })
}

/// Draws as much larger or smaller as is asked for, onto a page of the same size.
fn scaled(ui: &mut Ui, by: f32, draw: impl FnOnce(&mut Ui)) {
    if (by - 1.0).abs() < 1e-4 {
        return draw(ui);
    }
    let page = ui.max_rect();
    let laid_out = Rect::from_min_size(pos2(0.0, 0.0), page.size() / by);
    let transform = egui::emath::TSTransform::new(page.min.to_vec2(), by);
    ui.with_visual_transform(transform, |ui| {
        ui.set_clip_rect(laid_out);
        ui.scope_builder(UiBuilder::new().max_rect(laid_out), |ui| {
            ui.set_clip_rect(laid_out);
            draw(ui);
        });
    });
}

fn meta(ctx: &ViewCtx<'_>, spec: &FigureSpec) -> Meta {
    let title = match spec.view {
        FigureView::Brief => crate::views::brief::title(ctx),
        FigureView::Document if spec.title.is_empty() => None,
        _ => Some(figure_page::title(ctx, spec)),
    };
    let language = ctx.words.language();
    Meta {
        title: Some(title.unwrap_or_else(|| ctx.dossier.header.title.get(language).to_owned())),
        description: Some(crate::views::status::figure_sentence(ctx)),
    }
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

/// Takes away what only lies behind the figure.
fn clear(list: &mut DrawingList, palette: &Palette) {
    list.background = Color32::TRANSPARENT;
    let page = list.size_points;
    list.shapes.retain(|clipped| !is_ground(&clipped.shape, palette, page));
}

/// Whether a shape is the ground of the page or of a pane: a plain rectangle in its colour, and of some size.
fn is_ground(shape: &egui::Shape, palette: &Palette, page: egui::Vec2) -> bool {
    let egui::Shape::Rect(rect) = shape else { return false };
    let plain = rect.stroke.is_empty() && rect.corner_radius == egui::CornerRadius::ZERO;
    let ground = [palette.panel, palette.canvas, palette.paper].contains(&rect.fill);
    plain && ground && rect.rect.area() > 0.05 * page.x * page.y
}

/// The fonts of figures: the bundled ones and no others, so that a figure is the same everywhere.
pub fn fonts() -> FontSet {
    FontSet::from_static(&theme::FONT_FILES.map(|(_, bytes)| bytes))
}
