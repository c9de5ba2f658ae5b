//! The pieces a brief is built of: lines, lists, rows, bars. Each is measured first and painted where it fits.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Align2, Color32, Galley, Painter, Pos2, Rect, Stroke, pos2, vec2};

use super::text::{Band, Entry, Section};
use crate::catalogue::Words;
use crate::theme::{Palette, Weight, font, line, mix, print};

/// Between two lines of a list, and between two parts.
const LINE_GAP: f32 = 1.8;
pub(super) const SECTION_GAP: f32 = 7.0;
/// How far the lines of a list stand in.
const INDENT: f32 = 7.5;
/// Height of a bar and of the row it stands in.
const BAR: f32 = 5.0;
const BAR_ROW: f32 = 10.8;
/// Where the bars of factors begin, as a part of the column, and the room of the figures behind them.
const BAR_FROM: f32 = 0.45;
const BAR_FIGURE: f32 = 58.0;
/// Height of one row of a band.
pub(super) const BAND_ROW: f32 = 13.0;
/// Least distance of the middle draw from the value.
const MEDIAN_APART: f32 = 4.0;
/// Room under the bands for their scale.
pub(super) const SCALE: f32 = 10.0;

/// Paints a measured piece at its upper left corner.
type Draw<'a> = Box<dyn Fn(&Painter, Pos2) + 'a>;

/// A measured piece.
pub(super) struct Piece<'a> {
    pub(super) height: f32,
    draw: Draw<'a>,
}

impl Piece<'_> {
    /// Nothing, so high.
    pub(super) fn gap(height: f32) -> Self {
        Self {
            height,
            draw: Box::new(|_, _| {}),
        }
    }

    pub(super) fn paint(&self, painter: &Painter, at: Pos2) {
        (self.draw)(painter, at);
    }
}

/// Paints pieces one below the other; gives the y below them.
pub(super) fn stack(painter: &Painter, mut at: Pos2, pieces: &[Piece<'_>]) -> f32 {
    for piece in pieces {
        piece.paint(painter, at);
        at.y += piece.height;
    }
    at.y
}

/// Height of pieces one below the other.
pub(super) fn height(pieces: &[Piece<'_>]) -> f32 {
    pieces.iter().map(|piece| piece.height).sum()
}

/// How text is set.
#[derive(Clone, Copy)]
pub(super) struct Type {
    pub(super) size: f32,
    pub(super) weight: Weight,
    pub(super) color: Color32,
}

/// What is painted with.
#[derive(Clone, Copy)]
pub(super) struct Ink<'a> {
    pub(super) painter: &'a Painter,
    pub(super) palette: &'a Palette,
    pub(super) words: Words,
}

impl<'a> Ink<'a> {
    /// Text in at most so many rows; what does not fit ends with an ellipsis.
    pub(super) fn galley(&self, text: &str, set: Type, width: f32, rows: usize) -> Arc<Galley> {
        let format = TextFormat::simple(font(set.size, set.weight), set.color);
        let mut job = LayoutJob::single_section(text.to_owned(), format);
        job.wrap = TextWrapping {
            max_width: width.max(1.0),
            max_rows: rows.max(1),
            ..TextWrapping::default()
        };
        self.painter.layout_job(job)
    }

    /// Text in rows of about the same length, so that no word stands alone.
    pub(super) fn balanced(&self, text: &str, set: Type, width: f32, rows: usize, below: f32) -> Piece<'a> {
        let whole = self.galley(text, set, f32::INFINITY, 1).size().x;
        let needed = (whole / width).ceil().max(1.0);
        let even = if needed > 1.0 { whole / needed * 1.12 } else { width };
        let fits = |width: f32| !self.galley(text, set, width, rows).elided;
        let chosen = if fits(even.min(width)) { even.min(width) } else { width };
        self.text(text, set, chosen, rows, below)
    }

    pub(super) fn body(&self) -> Type {
        Type {
            size: print::BODY,
            weight: Weight::Regular,
            color: self.palette.text,
        }
    }

    pub(super) fn quiet(&self) -> Type {
        Type {
            size: print::NOTE,
            weight: Weight::Regular,
            color: self.palette.text_weak,
        }
    }

    /// Text with room below it.
    pub(super) fn text(&self, text: &str, set: Type, width: f32, rows: usize, below: f32) -> Piece<'a> {
        let galley = self.galley(text, set, width, rows);
        Piece {
            height: galley.size().y + below,
            draw: Box::new(move |painter, at| painter.galley(at, Arc::clone(&galley), set.color)),
        }
    }

    /// Title of a part with a hairline under it.
    pub(super) fn heading(&self, text: &str, width: f32) -> Piece<'a> {
        let set = Type {
            size: print::HEADING,
            weight: Weight::SemiBold,
            color: self.palette.accent,
        };
        let galley = self.galley(text, set, width, 1);
        let height = galley.size().y + 1.5;
        let hair = Stroke::new(line::HAIR * 0.6, self.palette.line);
        Piece {
            height: height + 2.5,
            draw: Box::new(move |painter, at| {
                painter.galley(at, Arc::clone(&galley), set.color);
                painter.hline(at.x..=at.x + width, at.y + height, hair);
            }),
        }
    }

    /// A line of a list.
    fn point(&self, text: &str, width: f32, rows: usize) -> Piece<'a> {
        let set = self.body();
        let galley = self.galley(text, set, width - INDENT, rows);
        let dot = self.palette.text_weak;
        let middle = galley.rows.first().map_or(0.0, |row| row.row.size.y / 2.0);
        Piece {
            height: galley.size().y + LINE_GAP,
            draw: Box::new(move |painter, at| {
                painter.circle_filled(at + vec2(2.2, middle), 1.3, dot);
                painter.galley(at + vec2(INDENT, 0.0), Arc::clone(&galley), set.color);
            }),
        }
    }

    /// A guarantor: name and what it adds, and below how likely it comes.
    fn guarantor(&self, [name, word, adds]: [&str; 3], width: f32) -> Piece<'a> {
        let strong = Type {
            weight: Weight::SemiBold,
            ..self.body()
        };
        let adds = self.galley(adds, self.body(), width * 0.45, 1);
        let name = self.galley(name, strong, width - adds.size().x - 6.0, 1);
        let word = self.galley(word, self.quiet(), width, 1);
        let palette = self.palette;
        let first = name.size().y.max(adds.size().y);
        Piece {
            height: first + word.size().y + LINE_GAP,
            draw: Box::new(move |painter, at| {
                painter.galley(at, Arc::clone(&name), palette.text);
                let right = at + vec2(width - adds.size().x, 0.0);
                painter.galley(right, Arc::clone(&adds), palette.text);
                painter.galley(at + vec2(0.0, first), Arc::clone(&word), palette.text_weak);
            }),
        }
    }

    /// A factor as a bar to the right (for) or to the left (against) of a middle line.
    fn bar(&self, name: &str, share: f64, points: &str, width: f32) -> Piece<'a> {
        let name = self.galley(name, self.body(), width * BAR_FROM - 4.0, 1);
        let points = self.galley(points, self.quiet(), BAR_FIGURE, 1);
        let palette = self.palette;
        let (from, to) = (width * BAR_FROM, width - BAR_FIGURE - 4.0);
        let (middle, half) = (f32::midpoint(from, to), (to - from) / 2.0);
        let color = if share < 0.0 { palette.bad } else { palette.good };
        Piece {
            height: BAR_ROW,
            draw: Box::new(move |painter, at| {
                let y = at.y + BAR_ROW / 2.0;
                let across = |galley: &Galley| y - galley.size().y / 2.0;
                painter.galley(pos2(at.x, across(&name)), Arc::clone(&name), palette.text);
                let end = middle + half * share as f32;
                let bar = Rect::from_x_y_ranges(middle.min(end)..=middle.max(end), y - BAR / 2.0..=y + BAR / 2.0);
                painter.rect_filled(bar.translate(vec2(at.x, 0.0)), 1.0, color);
                let axis = Stroke::new(line::HAIR * 0.7, palette.text_weak);
                painter.vline(at.x + middle, y - BAR_ROW / 2.0..=y + BAR_ROW / 2.0, axis);
                let figure = pos2(at.x + width - points.size().x, across(&points));
                painter.galley(figure, Arc::clone(&points), palette.text_weak);
            }),
        }
    }

    fn entry(&self, entry: &Entry, width: f32, rows: usize) -> Piece<'a> {
        match entry {
            Entry::Text(text) => self.text(text, self.body(), width, rows.max(2), LINE_GAP),
            Entry::Point(text) => self.point(text, width, rows),
            Entry::Guarantor { name, word, adds } => self.guarantor([name, word, adds], width),
            Entry::Bar { name, share, points } => self.bar(name, *share, points, width),
        }
    }

    /// A part: title, at most so many entries of at most so many rows, and how many more there are.
    pub(super) fn section(&self, section: &Section, width: f32, (entries, rows): (usize, usize)) -> Vec<Piece<'a>> {
        let count = section.entries.len().min(entries.max(section.least));
        let mut pieces = vec![self.heading(&section.title, width)];
        pieces.extend(section.entries[..count].iter().map(|entry| self.entry(entry, width, rows)));
        let rest = section.entries.len() - count;
        if rest > 0 {
            let more = self.words.with("brief-more", &[("n", rest.into())]);
            pieces.push(self.text(&more, self.quiet(), width, 1, LINE_GAP));
        }
        pieces
    }

    /// The scale from 0 to 100 % with the bands on it: in 90 of 100 draws, and the middle one.
    pub(super) fn bands(&self, bands: &'a [Band], width: f32) -> Piece<'a> {
        let ink = *self;
        Piece {
            height: bands.len() as f32 * BAND_ROW + SCALE,
            draw: Box::new(move |_, at| ink.paint_bands(bands, at, width)),
        }
    }

    fn paint_bands(&self, bands: &[Band], at: Pos2, width: f32) {
        let (painter, palette) = (self.painter, self.palette);
        let named = bands.len() > 1;
        let left = if named { 58.0 } else { 0.0 };
        let track = width - left;
        let x = |share: f64| at.x + left + track * share as f32;
        let bottom = at.y + bands.len() as f32 * BAND_ROW;
        for (row, band) in bands.iter().enumerate() {
            let y = at.y + (row as f32 + 0.5) * BAND_ROW;
            let last = row + 1 == bands.len();
            if named {
                let name = self.galley(band.name, self.quiet(), left - 4.0, 1);
                painter.galley(pos2(at.x, y - name.size().y / 2.0), name, palette.text_weak);
            }
            let bar = |from: f64, to: f64, half: f32| Rect::from_x_y_ranges(x(from)..=x(to), y - half..=y + half);
            painter.rect_filled(bar(0.0, 1.0, 3.5), 3.5, mix(palette.panel, palette.line, 0.75));
            let strength = if last { 0.55 } else { 0.30 };
            let band_color = mix(palette.panel, palette.accent, strength);
            painter.rect_filled(bar(band.spread.p05, band.spread.p95, 3.5), 3.5, band_color);
            let value = x(band.value);
            let mark = Rect::from_x_y_ranges(value - 1.2..=value + 1.2, y - 5.0..=y + 5.0);
            painter.rect_filled(mark, 1.0, if last { palette.accent } else { palette.text_weak });
            let median = Stroke::new(line::HAIR * 0.8, palette.panel);
            // Beside the value itself the middle one would only blur it.
            if (x(band.spread.p50) - value).abs() > MEDIAN_APART {
                painter.vline(x(band.spread.p50), y - 3.5..=y + 3.5, median);
            }
        }
        for tick in [0_u32, 25, 50, 75, 100] {
            let (align, sign) = match tick {
                0 => (Align2::LEFT_TOP, ""),
                100 => (Align2::RIGHT_TOP, " %"),
                _ => (Align2::CENTER_TOP, ""),
            };
            let label = format!("{tick}{sign}");
            let at = pos2(x(f64::from(tick) / 100.0), bottom);
            let set = font(print::SMALL, Weight::Regular);
            painter.text(at, align, label, set, palette.text_weak);
        }
    }
}
