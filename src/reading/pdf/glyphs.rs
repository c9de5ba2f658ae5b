//! The letters of a page in the order in which they are drawn, put into lines.

use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache, InterpreterSettings,
    SoftMask, TransformExt as _, interpret_page,
};

use super::super::Limits;
use super::lines::{Letter, Line, Lines};

/// A page.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// Its lines in the order in which they are drawn, from the top left corner.
    pub(super) lines: Vec<Line>,
    /// Height in points.
    pub(super) height: f64,
    /// Number of letters.
    pub(super) letters: usize,
    /// Number of letters without a meaning.
    pub(super) unknown: usize,
}

/// All pages up to the limits.
pub(super) fn pages(pdf: &Pdf, limits: &Limits) -> Vec<Page> {
    let cache = InterpreterCache::new();
    let mut pages = Vec::new();
    let mut held = 0;
    for page in pdf.pages().iter().take(limits.pages) {
        let (_, height) = page.render_dimensions();
        // From the lower left corner of the paper to the upper left one of the page as it is seen.
        let place = page.initial_transform(true).to_kurbo();
        let mut context = Context::new(
            place,
            Rect::new(0.0, 0.0, 1.0, 1.0),
            &cache,
            pdf.xref(),
            InterpreterSettings::default(),
        );
        let mut reader = Reader {
            lines: Lines::default(),
            letters: 0,
            unknown: 0,
            room: limits.bytes_text.saturating_sub(held),
        };
        interpret_page(page, &mut context, &mut reader);
        held += reader.letters;
        pages.push(Page {
            lines: reader.lines.finish(),
            height: f64::from(height),
            letters: reader.letters,
            unknown: reader.unknown,
        });
        if held >= limits.bytes_text {
            break;
        }
    }
    pages
}

/// Takes the letters and nothing else.
struct Reader {
    lines: Lines,
    letters: usize,
    unknown: usize,
    room: usize,
}

impl Device<'_> for Reader {
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {}

    fn push_clip_path(&mut self, _: &ClipPath) {}

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, _: &DrawMode) {
        for glyph in run.glyphs() {
            if self.letters >= self.room {
                return;
            }
            let place = props.transform * glyph.transform();
            let text = match glyph.as_unicode() {
                Some(BfString::Char(c)) => spelled(c).map_or_else(|| c.to_string(), str::to_owned),
                Some(BfString::String(s)) => s
                    .chars()
                    .map(|c| spelled(c).map_or_else(|| c.to_string(), str::to_owned))
                    .collect(),
                None => {
                    self.unknown += 1;
                    continue;
                }
            };
            let width = match &**glyph {
                Glyph::Outline(outline) => outline.advance_width(),
                Glyph::Type3(type3) => type3.advance_width(),
            };
            self.letters += usize::from(text.contains(char::is_alphanumeric));
            if let Some(letter) = letter(place, text, f64::from(width.unwrap_or(500.0))) {
                self.lines.add(letter);
            }
        }
    }

    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {}

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}

/// A letter at its place; `None` for one that stands upright or upside down, such as a watermark.
fn letter(place: Affine, text: String, width: f64) -> Option<Letter> {
    let start = place * Point::ZERO;
    let end = place * Point::new(width, 0.0);
    let up = place * Point::new(0.0, 1000.0);
    let size = (up.y - start.y).hypot(up.x - start.x);
    let level = (end.y - start.y).abs() <= 0.3 * (end.x - start.x).abs() && end.x >= start.x;
    let sound = [start.x, start.y, end.x, size].iter().all(|v| v.is_finite());
    (level && sound && size > 0.1).then_some(Letter {
        text,
        start: start.x,
        end: end.x,
        base: start.y,
        size,
    })
}

/// Letters joined into one sign, spelled.
fn spelled(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        '\u{fb05}' | '\u{fb06}' => "st",
        _ => return None,
    })
}
