//! Labels beside and inside marks: their text, their width, and how they are shortened.

use std::collections::HashMap;

use egui::Context;

use super::words;
use crate::derived::time_index::{Entry, Lane};
use crate::theme::{Weight, font, size};
use crate::views::ViewCtx;

/// Letters that say something even of a long label.
const LETTERS: usize = 16;
/// Share of a short label that says something.
const SHARE: f32 = 0.6;
/// Room kept for kerning, which sums of widths leave out.
const KERNING: f32 = 3.0;

/// The label of an entry.
#[derive(Debug, Clone, Default)]
pub(super) struct Caption {
    /// The words.
    pub text: String,
    /// Raised numbers of the sources, in figures; never cut off.
    pub marks: String,
    /// Width that it is given at most.
    pub wanted: f32,
    /// Width below which too little of it could be read.
    pub least: f32,
}

/// How much longer labels may be in figures.
const FIGURE: f32 = 1.7;

/// Longest label, in points.
fn longest(lane: Lane) -> f32 {
    match lane {
        Lane::Promises | Lane::Material => 260.0,
        Lane::Events => 230.0,
        Lane::Statements => 270.0,
        Lane::Sources => 150.0,
    }
}

impl Caption {
    /// The label of an entry; `widths` keeps the widths of letters.
    pub(super) fn of(ctx: &ViewCtx<'_>, egui: &Context, entry: &Entry, widths: &mut HashMap<char, f32>) -> Self {
        let text = words::label(ctx, entry);
        let marks = words::source_marks(ctx, entry);
        let mut width = |c: char| *widths.entry(c).or_insert_with(|| letter(egui, c));
        let of_marks: f32 = marks.chars().map(&mut width).sum();
        // A figure cannot be pointed at to read more.
        let longest = longest(entry.lane) * if ctx.on_screen() { 1.0 } else { FIGURE };
        let full = text.chars().map(&mut width).sum::<f32>();
        let first = text.chars().take(LETTERS).map(&mut width).sum::<f32>() + width('…');
        Self {
            wanted: full.min(longest) + of_marks + KERNING,
            least: (full * SHARE).min(first).min(longest) + of_marks + KERNING,
            text,
            marks,
        }
    }

    /// The label as it fits into `room`: whole, or shortened.
    pub(super) fn fitted(&self, egui: &Context, room: f32) -> String {
        let room = room + 0.5 - KERNING - self.marks.chars().map(|c| letter(egui, c)).sum::<f32>();
        let ellipsis = letter(egui, '…');
        let mut used = 0.0;
        let mut kept = 0;
        for (at, c) in self.text.char_indices() {
            used += letter(egui, c);
            if used + ellipsis <= room {
                kept = at + c.len_utf8();
            }
            if used > room {
                let start = self.text.get(..kept).unwrap_or_default();
                return format!("{}…{}", start.trim_end_matches([' ', ',', ':', '–']), self.marks);
            }
        }
        format!("{}{}", self.text, self.marks)
    }
}

fn letter(egui: &Context, c: char) -> f32 {
    egui.fonts_mut(|f| f.glyph_width(&font(size::SMALL, Weight::Medium), c))
}
