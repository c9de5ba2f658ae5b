//! Laid-out text (egui galleys) cut into runs that can be written as one element each.
//!
//! For `figure::svg` only. Pure geometry in the galley's own coordinates (origin = top left of the
//! galley, no rotation); no SVG, no fonts, no colours beyond those in the galley.

use egui::epaint::{TextShape, text::Glyph};
use egui::{Color32, FontFamily, Pos2, Rect, Stroke, pos2, vec2};

/// Pixel rounding of glyph positions stays below this; more means a real gap.
const GAP_POINTS: f32 = 1.01;

/// Text of one format on one baseline without gaps.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Run {
    /// Left end.
    pub(super) x: f32,
    /// Baseline.
    pub(super) y: f32,
    /// Advance width.
    pub(super) width: f32,
    /// Font size.
    pub(super) size: f32,
    /// CSS weight.
    pub(super) weight: u16,
    /// Whether italic.
    pub(super) italic: bool,
    /// Whether egui slanted an upright font, so that widths differ from the true italic.
    pub(super) slanted: bool,
    /// Extra space between letters.
    pub(super) letter_spacing: f32,
    /// Colour with fallback, override and opacity resolved.
    pub(super) color: Color32,
    /// Whether written from right to left. The bundled main font has no such script.
    pub(super) rtl: bool,
    /// The characters in logical order.
    pub(super) text: String,
}

/// A galley taken apart.
#[derive(Clone, Debug, Default)]
pub(super) struct Pieces {
    /// Rectangles behind the text.
    pub(super) backgrounds: Vec<(Rect, Color32)>,
    /// The text itself.
    pub(super) runs: Vec<Run>,
    /// Underlines and strike-throughs.
    pub(super) lines: Vec<([Pos2; 2], Stroke)>,
}

/// CSS weight and italics of the families the program installs.
fn face(family: &FontFamily) -> (u16, bool) {
    match family {
        FontFamily::Proportional | FontFamily::Monospace => (400, false),
        FontFamily::Name(name) => match &**name {
            "medium" => (500, false),
            "semibold" => (600, false),
            "bold" => (700, false),
            "italic" => (400, true),
            _ => (400, false),
        },
    }
}

/// How much `TextShape::transform` has scaled the galley: glyphs keep their old size, the mesh does not.
fn galley_scale(shape: &TextShape) -> f32 {
    for row in &shape.galley.rows {
        let vertices = &row.visuals.mesh.vertices;
        for glyph in &row.glyphs {
            let first = glyph.first_vertex as usize;
            if glyph.uv_rect.is_nothing() || glyph.uv_rect.size.x < 0.5 {
                continue;
            }
            if let (Some(left), Some(right)) = (vertices.get(first), vertices.get(first + 1)) {
                let scale = (right.pos.x - left.pos.x) / glyph.uv_rect.size.x;
                let plain = !scale.is_finite() || scale <= 0.0 || (scale - 1.0).abs() < 1e-3;
                return if plain { 1.0 } else { scale };
            }
        }
    }
    1.0
}

fn is_rtl(character: char) -> bool {
    matches!(character, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

/// Collects a rectangle or line that goes on over several glyphs.
struct Stretch<K> {
    open: Option<(K, f32, f32, f32)>,
    done: Vec<(K, f32, f32, f32)>,
}

impl<K: PartialEq + Copy> Stretch<K> {
    fn new() -> Self {
        Self {
            open: None,
            done: Vec::new(),
        }
    }

    fn feed(&mut self, key: Option<K>, y: f32, left: f32, right: f32) {
        match (&mut self.open, key) {
            (Some((open_key, open_y, _, end)), Some(key)) if *open_key == key && (*open_y - y).abs() < 0.01 => {
                *end = right;
            }
            (open, key) => {
                self.done.extend(open.take());
                *open = key.map(|key| (key, y, left, right));
            }
        }
    }

    fn finish(mut self) -> Vec<(K, f32, f32, f32)> {
        self.done.extend(self.open.take());
        self.done
    }
}

/// A run under construction.
struct Draft {
    run: Run,
    section: usize,
    solid_bytes: usize,
    solid_end: f32,
}

impl Draft {
    fn finish(mut self) -> Run {
        self.run.text.truncate(self.solid_bytes);
        self.run.width = self.solid_end - self.run.x;
        self.run
    }
}

/// Takes a text shape apart. Rows for which `visible` is false are skipped.
pub(super) fn pieces(shape: &TextShape, visible: impl Fn(Rect) -> bool) -> Pieces {
    let mut out = Pieces::default();
    let galley = &shape.galley;
    let scale = galley_scale(shape);
    let resolve = |color: Color32, is_text: bool| {
        let color = match shape.override_text_color {
            Some(over) if is_text => over,
            _ if color == Color32::PLACEHOLDER => shape.fallback_color,
            _ => color,
        };
        if shape.opacity_factor < 1.0 {
            color.gamma_multiply(shape.opacity_factor.max(0.0))
        } else {
            color
        }
    };
    let sections = &galley.job.sections;
    let mut byte = 0;
    let mut section_index = 0;
    let row_count = galley.rows.len();
    for (row_index, row) in galley.rows.iter().enumerate() {
        let bounds = row
            .visuals
            .mesh_bounds
            .union(Rect::from_min_size(Pos2::ZERO, row.size))
            .translate(row.pos.to_vec2());
        let shown = visible(bounds);
        let elided = galley.elided && row_index + 1 == row_count;
        let mut backgrounds: Stretch<(Color32, u32, u32)> = Stretch::new();
        let mut underlines: Stretch<Stroke> = Stretch::new();
        let mut strikes: Stretch<Stroke> = Stretch::new();
        let mut runs: Vec<Run> = Vec::new();
        let mut draft: Option<Draft> = None;
        // Exact pen position; glyphs themselves are rounded to pixels.
        let mut pen = row.glyphs.first().map_or(0.0, |glyph| glyph.pos.x);
        for part in parts(&row.glyphs, &galley.job.text, &mut byte, elided) {
            while section_index + 1 < sections.len()
                && sections
                    .get(section_index)
                    .is_some_and(|section| section.byte_range.end.0 <= part.byte)
            {
                section_index += 1;
            }
            if !shown {
                continue;
            }
            let glyph = part.glyph;
            let Some(section) = sections.get(section_index) else {
                continue;
            };
            let format = &section.format;
            let has_gap = (pen - glyph.pos.x).abs() > GAP_POINTS || !pen.is_finite();
            if has_gap && part.advance > 0.0 {
                if let Some(draft) = draft.take() {
                    runs.push(draft.finish());
                }
                pen = glyph.pos.x;
            }
            let logical_rect = glyph.logical_rect();
            let (left, right) = (pen, pen + part.advance);
            let background = (format.background != Color32::TRANSPARENT).then_some((
                format.background,
                format.expand_bg.to_bits(),
                logical_rect.height().to_bits(),
            ));
            backgrounds.feed(background, logical_rect.top(), left, right);
            let line = |stroke: Stroke, mut y: f32| {
                stroke.round_center_to_pixel(1.0, &mut y);
                (Some(stroke).filter(|stroke| !stroke.is_empty()), y)
            };
            let (stroke, y) = line(format.underline, logical_rect.bottom());
            underlines.feed(stroke, y, left, right);
            let (stroke, y) = line(format.strikethrough, logical_rect.center().y);
            strikes.feed(stroke, y, left, right);

            let same = draft.as_ref().is_some_and(|draft| {
                draft.section == section_index && (draft.run.y - glyph.pos.y).abs() < 0.01 && draft.run.rtl == part.rtl
            });
            let breaks = glyph.chr.is_control();
            if (!same || breaks)
                && let Some(draft) = draft.take()
            {
                runs.push(draft.finish());
            }
            if !breaks && (draft.is_some() || !glyph.chr.is_whitespace()) {
                let draft = draft.get_or_insert_with(|| Draft {
                    run: Run {
                        rtl: part.rtl,
                        ..new_run(glyph, format, left, resolve(format.color, true))
                    },
                    section: section_index,
                    solid_bytes: 0,
                    solid_end: left,
                });
                draft.run.text.push_str(&part.text);
                if !glyph.chr.is_whitespace() {
                    draft.solid_bytes = draft.run.text.len();
                    draft.solid_end = right;
                }
            }
            pen = right;
        }
        if let Some(draft) = draft.take() {
            runs.push(draft.finish());
        }
        if row.ends_with_newline {
            // Also brings glyphs and text back in step should they ever have parted.
            let rest = galley.job.text.get(byte..).unwrap_or_default();
            byte += rest.find('\n').map_or(rest.len(), |end| end + 1);
        }
        if !shown {
            continue;
        }
        // From row coordinates to galley coordinates, with the scale of a transformed galley.
        let place = |x: f32, y: f32| row.pos + vec2(x, y) * scale;
        for mut run in runs {
            let origin = place(run.x, run.y);
            (run.x, run.y) = (origin.x, origin.y);
            run.width *= scale;
            run.size *= scale;
            run.letter_spacing *= scale;
            out.runs.push(run);
        }
        for ((color, expand, height), top, left, right) in backgrounds.finish() {
            let height = f32::from_bits(height);
            let rect = Rect::from_min_max(place(left, top), place(right, top + height));
            let rect = rect.expand(f32::from_bits(expand) * scale);
            out.backgrounds.push((rect, resolve(color, false)));
        }
        for (stroke, y, left, right) in underlines.finish().into_iter().chain(strikes.finish()) {
            let stroke = Stroke::new(stroke.width * scale, resolve(stroke.color, false));
            out.lines.push(([place(left, y), place(right, y)], stroke));
        }
        if !shape.underline.is_empty() && row.visuals.mesh_bounds.is_positive() {
            let bounds = row.visuals.mesh_bounds.translate(row.pos.to_vec2());
            let ends = [bounds.left_bottom(), bounds.right_bottom()];
            out.lines.push((ends, shape.underline));
        }
    }
    out.runs
        .retain(|run| !run.text.is_empty() && run.size > 0.0 && pos2(run.x, run.y).is_finite());
    out
}

/// One glyph, or all glyphs of a stretch written from right to left.
struct Part<'a> {
    glyph: &'a Glyph,
    advance: f32,
    text: String,
    rtl: bool,
    /// Where it starts in the text.
    byte: usize,
}

/// The parts of a row. `byte` moves along the text of the galley.
///
/// egui keeps one glyph for each character, except from right to left: there glyphs come in visual
/// order and some characters are repeated without width, so these stretches are taken as a whole.
fn parts<'a>(glyphs: &'a [Glyph], text: &str, byte: &mut usize, elided: bool) -> Vec<Part<'a>> {
    let is_ghost = |glyph: &Glyph| glyph.advance_width <= 0.0 && glyph.uv_rect.is_nothing();
    let mut parts = Vec::with_capacity(glyphs.len());
    let mut rest = glyphs;
    while let Some((glyph, tail)) = rest.split_first() {
        let start = *byte;
        let from_here = text.get(start..).unwrap_or_default();
        if !is_rtl(glyph.chr) {
            *byte += from_here.chars().next().map_or(0, char::len_utf8);
            parts.push(Part {
                glyph,
                advance: glyph.advance_width,
                text: glyph.chr.to_string(),
                rtl: false,
                byte: start,
            });
            rest = tail;
            continue;
        }
        // Up to the last glyph that belongs to the stretch; blanks between count, blanks after do not.
        let mut count = 0;
        for (index, glyph) in rest.iter().enumerate() {
            if is_rtl(glyph.chr) || is_ghost(glyph) {
                count = index + 1;
            } else if !glyph.chr.is_whitespace() {
                break;
            }
        }
        let (stretch, after) = rest.split_at(count);
        let mut length = 0;
        for (index, character) in from_here.char_indices() {
            if is_rtl(character) {
                length = index + character.len_utf8();
            } else if !character.is_whitespace() || character == '\n' {
                break;
            }
        }
        let logical = from_here.get(..length).unwrap_or_default();
        let seen = stretch.iter().filter(|glyph| !is_ghost(glyph));
        parts.push(Part {
            glyph,
            advance: seen.clone().map(|glyph| glyph.advance_width).sum(),
            text: if elided || logical.is_empty() {
                seen.rev().map(|glyph| glyph.chr).collect()
            } else {
                logical.to_owned()
            },
            rtl: true,
            byte: start,
        });
        *byte += length;
        rest = after;
    }
    parts
}

fn new_run(glyph: &Glyph, format: &egui::TextFormat, x: f32, color: Color32) -> Run {
    let (weight, italic) = face(&format.font_id.family);
    Run {
        x,
        y: glyph.pos.y,
        width: 0.0,
        size: format.font_id.size,
        weight,
        italic: italic || format.italics,
        slanted: format.italics && !italic,
        letter_spacing: format.extra_letter_spacing,
        color,
        rtl: false,
        text: String::new(),
    }
}
