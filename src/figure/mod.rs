//! Figures: one drawing list, six outputs (screen, PNG, SVG, PDF, PPTX, GIF).
//!
//! A pane is drawn into a headless egui context; the shapes it leaves behind are the drawing list.
//! `svg` turns shapes into SVG, `png` and `pdf` start from that same SVG, `raster` fills egui's own
//! triangles without a graphics card, `pptx` turns shapes into shapes that can be edited, `gif` sets
//! drawings in motion. `overlap` counts what lies on what. Any view, command or test may use this module. It knows
//! nothing of the dossier, of panes, of the theme or of files on disk: the caller draws, installs
//! fonts, hands in font bytes and writes the result.

pub mod gif;
mod mesh;
pub mod overlap;
mod pdf;
mod png;
mod pptx;
pub mod raster;
mod svg;
mod text;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use egui::epaint::ClippedShape;
use egui::{Color32, Rect, Shape, Vec2};
use usvg::fontdb;

/// Passes run before shapes are read: the first ones lay out with unknown sizes.
const PASSES: u32 = 4;
/// Seconds between two passes, so that every animation has run out.
const PASS_SECONDS: f64 = 10.0;
/// Longest side of a figure in points (the limit of a PDF page).
const MAX_SIDE_POINTS: f32 = 14_400.0;

/// What stands in the place of a character that no font has.
pub const MISSING: char = '\u{25a1}';

/// Title and description of a figure, written into SVG and PDF.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// Short title.
    pub title: Option<String>,
    /// What the figure shows, in a sentence or two.
    pub description: Option<String>,
}

/// Everything that is painted, in painting order.
#[derive(Clone, Debug)]
pub struct DrawingList {
    /// Width and height in points.
    pub size_points: Vec2,
    /// Whether a point is the 72nd part of an inch of paper; else it is a pixel.
    pub on_paper: bool,
    /// Colour behind all shapes.
    pub background: Color32,
    /// The shapes, flattened: no `Shape::Vec`, `Shape::Noop` or `Shape::Callback`.
    pub shapes: Vec<ClippedShape>,
    /// Title and description.
    pub meta: Meta,
    /// What makes a slide of it.
    pub slide: Slide,
}

/// What a slide has beyond what is drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Slide {
    /// The title as it is drawn, so that it can become the title of the slide; empty for none.
    pub title: String,
    /// The caption as it is drawn.
    pub caption: String,
    /// What the speaker says, paragraph by paragraph.
    pub notes: Vec<String>,
    /// Where the parts of the figure stand, each with its name; what lies in one belongs together.
    pub parts: Vec<(String, Rect)>,
}

/// File format of an exported figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Pixels.
    Png,
    /// Vectors with real text.
    Svg,
    /// Pages with embedded fonts.
    Pdf,
    /// Slides whose shapes can be edited.
    Pptx,
    /// Pictures in motion.
    Gif,
}

impl Format {
    /// All formats of a still figure, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Png, Self::Svg, Self::Pdf, Self::Pptx];

    /// Whether a file can hold several pages.
    pub fn holds_pages(self) -> bool {
        matches!(self, Self::Pdf | Self::Pptx)
    }

    /// File name extension without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Pdf => "pdf",
            Self::Pptx => "pptx",
            Self::Gif => "gif",
        }
    }

    /// The format a file name asks for by its extension.
    ///
    /// # Errors
    /// When the extension is missing or stands for no known format.
    pub fn from_path(path: &Path) -> Result<Self, FigureError> {
        let extension = path
            .extension()
            .map(|e| e.to_string_lossy().to_lowercase())
            .unwrap_or_default();
        match extension.as_str() {
            "png" => Ok(Self::Png),
            "svg" => Ok(Self::Svg),
            "pdf" => Ok(Self::Pdf),
            "pptx" => Ok(Self::Pptx),
            "gif" => Ok(Self::Gif),
            "" => Err(FigureError::NoExtension(path.display().to_string())),
            _ => Err(FigureError::UnknownFormat(extension)),
        }
    }
}

/// Why a figure could not be made.
#[derive(Debug, thiserror::Error)]
pub enum FigureError {
    /// The file name has no extension.
    #[error("no extension in `{0}` (allowed: .png, .svg, .pdf, .pptx, .gif)")]
    NoExtension(String),
    /// The extension stands for no format.
    #[error("unknown figure format `{0}` (allowed: .png, .svg, .pdf, .pptx, .gif)")]
    UnknownFormat(String),
    /// Width or height is zero, negative, not finite or beyond a PDF page.
    #[error("figure size `{width} x {height}` points is not between 1 and 14400")]
    Size {
        /// Width in points.
        width: f32,
        /// Height in points.
        height: f32,
    },
    /// The scale is zero, negative or not finite.
    #[error("scale `{0}` is not a positive number")]
    Scale(f32),
    /// The picture would have too many pixels.
    #[error("picture of `{width} x {height}` pixels is too large (at most 16384 a side, 200 million in all)")]
    TooManyPixels {
        /// Width in pixels.
        width: u64,
        /// Height in pixels.
        height: u64,
    },
    /// There is text to draw but the font set is empty.
    #[error("no font could be loaded")]
    NoFonts,
    /// Whoever asked for it does not want it any more.
    #[error("cancelled")]
    Cancelled,
    /// The drawing could not be read back.
    #[error("drawing could not be read: `{0}`")]
    Svg(#[from] usvg::Error),
    /// The PNG could not be written.
    #[error("png could not be written: `{0}`")]
    Png(#[from] image::ImageError),
    /// The PDF could not be written.
    #[error("pdf could not be written: `{0}`")]
    Pdf(String),
    /// The deck could not be written.
    #[error("pptx could not be written: `{0}`")]
    Pptx(String),
    /// The animation could not be written.
    #[error("gif could not be written: `{0}`")]
    Gif(String),
    /// Several pages were asked for in a format that holds one.
    #[error("`.{0}` holds one page only (several: .pdf, .pptx)")]
    OnePage(&'static str),
    /// Nothing is there to be drawn.
    #[error("nothing to draw")]
    NoPages,
    /// The animation would have too many pictures.
    #[error("{steps} pictures are more than the {most} of an animation")]
    TooManySteps {
        /// Pictures asked for.
        steps: usize,
        /// Most pictures.
        most: usize,
    },
    /// The animation would be too large.
    #[error("the animation is larger than {0} MB")]
    TooLarge(usize),
}

/// The fonts figures are set in. No system font is ever consulted.
#[derive(Clone, Debug)]
pub struct FontSet {
    db: Arc<fontdb::Database>,
}

impl FontSet {
    /// From fonts compiled into the program. Earlier fonts win when a character is missing.
    pub fn from_static(fonts: &[&'static [u8]]) -> Self {
        Self::from_sources(
            fonts
                .iter()
                .map(|&bytes| Arc::new(bytes) as Arc<dyn AsRef<[u8]> + Send + Sync>),
        )
    }

    /// From shared font bytes. Earlier fonts win when a character is missing.
    pub fn from_sources(fonts: impl IntoIterator<Item = Arc<dyn AsRef<[u8]> + Send + Sync>>) -> Self {
        let mut db = fontdb::Database::new();
        for font in fonts {
            db.load_font_source(fontdb::Source::Binary(font));
        }
        for set in [
            fontdb::Database::set_sans_serif_family,
            fontdb::Database::set_serif_family,
            fontdb::Database::set_monospace_family,
        ] {
            set(&mut db, svg::FAMILY.to_owned());
        }
        Self { db: Arc::new(db) }
    }

    /// Number of usable faces.
    pub fn len(&self) -> usize {
        self.db.len()
    }

    /// Whether no face could be loaded.
    pub fn is_empty(&self) -> bool {
        self.db.is_empty()
    }

    fn options(&self) -> usvg::Options<'static> {
        usvg::Options {
            font_family: svg::FAMILY.to_owned(),
            fontdb: Arc::clone(&self.db),
            ..usvg::Options::default()
        }
    }
}

/// Draws `add` headless at `size` and returns what was painted.
///
/// `ctx` carries fonts and style; it should not belong to a window. `add` is called several times
/// and gets a `Ui` as large as the figure, without margins.
pub fn record(ctx: &egui::Context, size: Vec2, add: impl FnMut(&mut egui::Ui)) -> DrawingList {
    let mut shapes = Vec::new();
    run(ctx, size, 1.0, add, |mut output| {
        output.textures_delta.clear();
        shapes = output.shapes;
    });
    let page = Rect::from_min_size(egui::Pos2::ZERO, size);
    let mut flat = Vec::with_capacity(shapes.len());
    for clipped in shapes {
        if clipped.clip_rect.intersect(page).is_positive() {
            flatten(clipped, &mut flat);
        }
    }
    DrawingList {
        size_points: size,
        on_paper: false,
        background: ctx.global_style().visuals.panel_fill,
        shapes: flat,
        meta: Meta::default(),
        slide: Slide::default(),
    }
}

/// The cubic curve that runs as a quadratic one does.
fn as_cubic([a, b, c]: [egui::Pos2; 3]) -> [egui::Pos2; 4] {
    [a, a.lerp(b, 2.0 / 3.0), c.lerp(b, 2.0 / 3.0), c]
}

/// Runs a headless context until sizes and animations have settled.
fn run(
    ctx: &egui::Context,
    size: Vec2,
    pixels_per_point: f32,
    mut add: impl FnMut(&mut egui::Ui),
    mut each: impl FnMut(egui::FullOutput),
) {
    ctx.all_styles_mut(|style| style.animation_time = 0.0);
    ctx.set_zoom_factor(1.0);
    let size = if size.is_finite() {
        size.clamp(Vec2::splat(1.0), Vec2::splat(MAX_SIDE_POINTS))
    } else {
        Vec2::splat(1.0)
    };
    let start_seconds = ctx.input(|input| input.time) + PASS_SECONDS;
    for pass in 0..PASSES {
        let mut input = egui::RawInput {
            screen_rect: Some(Rect::from_min_size(egui::Pos2::ZERO, size)),
            time: Some(start_seconds + f64::from(pass) * PASS_SECONDS),
            focused: false,
            ..egui::RawInput::default()
        };
        let viewport = input.viewports.entry(input.viewport_id).or_default();
        viewport.native_pixels_per_point = Some(pixels_per_point);
        each(ctx.run_ui(input, &mut add));
    }
}

fn flatten(clipped: ClippedShape, out: &mut Vec<ClippedShape>) {
    match clipped.shape {
        Shape::Noop | Shape::Callback(_) => {}
        Shape::Vec(shapes) => {
            for shape in shapes {
                let inner = ClippedShape {
                    shape,
                    clip_rect: clipped.clip_rect,
                    transform_after_tessellation: clipped.transform_after_tessellation,
                };
                flatten(inner, out);
            }
        }
        _ => out.push(clipped),
    }
}

/// Encodes a drawing list.
///
/// `scale` is the number of pixels for one point; it matters for PNG only. SVG and PDF keep the
/// figure's size in points.
///
/// # Errors
/// When the size or scale is out of range, or a library refuses the drawing.
pub fn encode(list: &DrawingList, format: Format, scale: f32, fonts: &FontSet) -> Result<Vec<u8>, FigureError> {
    encode_watched(list, format, scale, fonts, &mut |_| true)
}

/// As [`encode`]; `watch` hears how far it is (0-1), and says with `false` that nobody wants it any more.
///
/// # Errors
/// As [`encode`], and [`FigureError::Cancelled`].
pub fn encode_watched(
    list: &DrawingList,
    format: Format,
    scale: f32,
    fonts: &FontSet,
    watch: &mut dyn FnMut(f32) -> bool,
) -> Result<Vec<u8>, FigureError> {
    check_size(list.size_points)?;
    match format {
        Format::Svg => Ok(svg::write(list, svg::Width::Pinned).into_bytes()),
        Format::Png => {
            png::pixel_size(list.size_points, scale)?;
            if !watch(0.05) {
                return Err(FigureError::Cancelled);
            }
            let tree = tree_of(list, fonts)?;
            if !watch(0.15) {
                return Err(FigureError::Cancelled);
            }
            png::encode(&tree, list.size_points, scale, watch)
        }
        Format::Pdf => pdf::encode(&[(tree_of(list, fonts)?, list)]),
        Format::Pptx => pptx::encode(&[list]),
        Format::Gif => gif::encode_still(list, scale, fonts),
    }
}

/// Encodes several pages into one file.
///
/// # Errors
/// When there is no page, the format holds one only, or a page cannot be encoded.
pub fn encode_pages(pages: &[DrawingList], format: Format, fonts: &FontSet) -> Result<Vec<u8>, FigureError> {
    if pages.is_empty() {
        return Err(FigureError::NoPages);
    }
    for page in pages {
        check_size(page.size_points)?;
    }
    match format {
        Format::Pdf => {
            let trees = pages.iter().map(|page| Ok((tree_of(page, fonts)?, page)));
            pdf::encode(&trees.collect::<Result<Vec<_>, FigureError>>()?)
        }
        Format::Pptx => pptx::encode(&pages.iter().collect::<Vec<_>>()),
        Format::Png | Format::Svg | Format::Gif => Err(FigureError::OnePage(format.extension())),
    }
}

/// The drawing as a parsed SVG, for our own renderers.
fn tree_of(list: &DrawingList, fonts: &FontSet) -> Result<usvg::Tree, FigureError> {
    let has_text = list.shapes.iter().any(|clipped| matches!(clipped.shape, Shape::Text(_)));
    if has_text && fonts.is_empty() {
        return Err(FigureError::NoFonts);
    }
    let text = svg::write(list, svg::Width::Natural);
    Ok(usvg::Tree::from_str(&text, &fonts.options())?)
}

/// Why a figure of this size cannot be made in this form, before anything is drawn.
///
/// # Errors
/// When the size or scale is out of range.
pub fn check(size_points: Vec2, scale: f32, format: Format) -> Result<(), FigureError> {
    check_size(size_points)?;
    if format == Format::Png {
        png::pixel_size(size_points, scale)?;
    }
    Ok(())
}

/// Puts [`MISSING`] in the place of characters that no font has, and gives those. `has` knows the fonts.
pub fn replace_missing(list: &mut DrawingList, mut has: impl FnMut(char) -> bool) -> BTreeSet<char> {
    let mut missing = BTreeSet::new();
    for clipped in &mut list.shapes {
        let Shape::Text(text) = &mut clipped.shape else { continue };
        let lacks: BTreeSet<char> = text.galley.text().chars().filter(|c| is_drawn(*c) && !has(*c)).collect();
        if lacks.is_empty() {
            continue;
        }
        for placed in &mut Arc::make_mut(&mut text.galley).rows {
            for glyph in &mut Arc::make_mut(&mut placed.row).glyphs {
                if lacks.contains(&glyph.chr) {
                    glyph.chr = MISSING;
                }
            }
        }
        missing.extend(lacks);
    }
    missing
}

/// Characters of shapes that no font has. `has` knows the fonts.
pub fn missing_in(shapes: &[ClippedShape], mut has: impl FnMut(char) -> bool) -> BTreeSet<char> {
    let mut known = BTreeSet::new();
    let mut missing = BTreeSet::new();
    each_text(&mut shapes.iter().map(|clipped| &clipped.shape), &mut |text| {
        for c in text.galley.text().chars().filter(|c| is_drawn(*c)) {
            if known.insert(c) && !has(c) {
                missing.insert(c);
            }
        }
    });
    missing
}

fn each_text<'a>(shapes: &mut dyn Iterator<Item = &'a Shape>, see: &mut dyn FnMut(&egui::epaint::TextShape)) {
    for shape in shapes {
        match shape {
            Shape::Text(text) => see(text),
            Shape::Vec(inner) => each_text(&mut inner.iter(), see),
            _ => {}
        }
    }
}

/// Whether a character leaves something on the page.
fn is_drawn(c: char) -> bool {
    let joins = matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}');
    !c.is_whitespace() && !c.is_control() && !joins
}

fn check_size(size: Vec2) -> Result<(), FigureError> {
    let fits = |side: f32| (1.0..=MAX_SIDE_POINTS).contains(&side);
    if fits(size.x) && fits(size.y) {
        Ok(())
    } else {
        Err(FigureError::Size {
            width: size.x,
            height: size.y,
        })
    }
}

#[cfg(test)]
mod tests;
