//! From characters to places on screen and back, in a laid-out paragraph.
//!
//! A row of a galley has one glyph for each character, so characters of the model fit without conversion.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, Galley, Painter, Pos2, Rect, pos2};

use crate::theme::{Weight, font, size};

/// Lays out a paragraph or heading.
///
/// `aside` are characters drawn in the weak colour, in the order of the text: they are not read for facts.
pub(super) fn lay_out(
    painter: &Painter,
    text: &str,
    heading: bool,
    width: f32,
    (colour, weak): (Color32, Color32),
    aside: &[(Range<usize>, String)],
) -> Arc<Galley> {
    let weight = if heading { Weight::SemiBold } else { Weight::Regular };
    let format = TextFormat {
        line_height: Some(line_height()),
        valign: egui::Align::Center,
        ..TextFormat::simple(font(size::READING, weight), colour)
    };
    let mut job = if aside.is_empty() {
        LayoutJob::single_section(text.to_owned(), format)
    } else {
        let faint = TextFormat {
            color: weak,
            ..format.clone()
        };
        let mut job = LayoutJob::default();
        let byte = |at: usize| text.char_indices().nth(at).map_or(text.len(), |(byte, _)| byte);
        let mut from = 0;
        for (range, _) in aside {
            let (start, end) = (byte(range.start).max(from), byte(range.end).max(from));
            job.append(text.get(from..start).unwrap_or_default(), 0.0, format.clone());
            job.append(text.get(start..end).unwrap_or_default(), 0.0, faint.clone());
            from = end;
        }
        job.append(text.get(from..).unwrap_or_default(), 0.0, format);
        job
    };
    job.wrap = TextWrapping::wrap_at_width(width);
    painter.layout_job(job)
}

/// Distance of two lines: room for two underlines below the words.
pub(super) fn line_height() -> f32 {
    (size::READING * 1.55).round()
}

/// The rectangles that a range of characters covers, one for each row it touches, relative to the galley.
pub(super) fn stretches(galley: &Galley, range: &Range<usize>) -> Vec<Rect> {
    let mut found = Vec::new();
    let mut first = 0;
    for row in &galley.rows {
        let count = row.row.glyphs.len();
        let (from, to) = (range.start.max(first), range.end.min(first + count));
        if from < to {
            // The space at the end of a wrapped row is not worth a mark.
            let trimmed = if to == first + count {
                to - trailing_spaces(&row.row.glyphs).min(to - from - 1)
            } else {
                to
            };
            let x = |at: usize| {
                let left = row.row.glyphs.get(at - first).map(|g| g.pos.x);
                row.pos.x + left.unwrap_or_else(|| row.row.glyphs.last().map_or(0.0, egui::epaint::text::Glyph::max_x))
            };
            found.push(Rect::from_min_max(pos2(x(from), row.min_y()), pos2(x(trimmed), row.max_y())));
        }
        first += count + usize::from(row.ends_with_newline);
    }
    found
}

fn trailing_spaces(glyphs: &[egui::epaint::text::Glyph]) -> usize {
    glyphs.iter().rev().take_while(|g| g.chr.is_whitespace()).count()
}

/// The character under a point, relative to the galley; `None` beside and between the words' rows.
pub(super) fn character_at(galley: &Galley, point: Pos2) -> Option<usize> {
    let mut first = 0;
    for row in &galley.rows {
        if row.min_y() <= point.y && point.y < row.max_y() {
            let x = point.x - row.pos.x;
            let at = row.row.glyphs.iter().position(|g| g.pos.x <= x && x < g.max_x())?;
            return Some(first + at);
        }
        first += row.row.glyphs.len() + usize::from(row.ends_with_newline);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_galley(text: &str, width: f32, check: impl Fn(&Galley)) {
        let ctx = egui::Context::default();
        crate::theme::install_fonts(&ctx);
        for _ in 0..2 {
            let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
                check(&lay_out(
                    ui.painter(),
                    text,
                    false,
                    width,
                    (Color32::BLACK, Color32::GRAY),
                    &[(2..5, String::new())],
                ));
            });
            output.textures_delta.clear();
        }
    }

    #[test]
    fn every_character_is_found_where_it_stands() {
        let text = "„Überfälle“ – Пхеньян hält fest: 김정은 und Putin haben am Mittwoch unterzeichnet.";
        with_galley(text, 120.0, |galley| {
            assert!(galley.rows.len() > 2);
            for (at, c) in text.chars().enumerate().filter(|(_, c)| !c.is_whitespace()) {
                let rects = stretches(galley, &(at..at + 1));
                assert_eq!(rects.len(), 1, "{c} at {at}");
                assert_eq!(character_at(galley, rects[0].center()), Some(at), "{c} at {at}");
            }
        });
    }

    #[test]
    fn a_range_over_rows_has_one_stretch_a_row() {
        with_galley("eins zwei drei vier fünf sechs sieben acht", 60.0, |galley| {
            let all = stretches(galley, &(0..galley.text().chars().count()));
            assert_eq!(all.len(), galley.rows.len());
            assert!(stretches(galley, &(3..3)).is_empty());
            assert_eq!(character_at(galley, pos2(-5.0, 3.0)), None);
        });
    }
}
