//! How rails look: an actor's life as a line, an event as a stroke with a dot on every rail it touches.

use std::sync::Arc;

use egui::text::{LayoutJob, TextWrapping};
use egui::{Color32, Galley, Rect, Shape, Stroke, pos2, vec2};

use super::paint::{Canvas, Look, RADIUS, gradient, mark_hue};
use super::rails_pack::LabelSpot;
use crate::derived::Highlight;
use crate::derived::time_index::Entry;
use crate::model::{Day, Edtf};
use crate::theme::{Weight, font, line, mix, size};

/// Over how much an end known to the day still fades, so that it is seen to be an end.
const FADE: f32 = 16.0;
/// Width of a rail.
const RAIL: f32 = 1.5;

impl Canvas<'_> {
    /// The rail of an actor: a line over the time it exists, fading where a date is not sharp; faint dashes outside.
    pub(super) fn rail(&self, y: f32, exists: Option<&Edtf>, highlight: Highlight) {
        let palette = self.ctx.palette;
        let (colour, wide) = match highlight {
            Highlight::Selected => (palette.accent, 2.2),
            Highlight::Hovered => (palette.text, RAIL),
            Highlight::Related | Highlight::None => (mix(palette.panel, palette.text_weak, 0.5), RAIL),
        };
        let period = exists.filter(|e| e.is_interval());
        let days = |end: Option<&Edtf>| end.and_then(|d| Some((d.earliest_day()?, d.latest_day()?)));
        let x = |day: Day, more: f64| self.x(f64::from(day.0) + more).clamp(self.chart.left(), self.chart.right());
        let (left, begun) =
            days(period.and_then(Edtf::start)).map_or((self.chart.left(), self.chart.left()), |(a, b)| (x(a, 0.0), x(b, 0.0)));
        let (ending, right) = match days(period.and_then(Edtf::end)) {
            Some((a, b)) => {
                let end = self.x(f64::from(b.0) + 1.0);
                let fades = x(a, 0.0).min(end - FADE).clamp(self.chart.left(), self.chart.right());
                (fades, x(b, 1.0))
            }
            None => (self.chart.right(), self.chart.right()),
        };
        let ending = ending.max(begun);
        let part = |from: f32, to: f32| Rect::from_min_max(pos2(from, y - wide / 2.0), pos2(to, y + wide / 2.0));
        self.painter.rect_filled(part(begun, ending), 0.0, colour);
        if begun > left {
            self.painter.add(gradient(part(left, begun), palette.panel, colour));
        }
        if right > ending {
            self.painter.add(gradient(part(ending, right), colour, palette.panel));
        }
        for (from, to) in [(self.chart.left(), left), (right, self.chart.right())] {
            if to - from > 4.0 {
                let ends = [pos2(from, y), pos2(to, y)];
                let stroke = Stroke::new(line::HAIR, mix(palette.panel, palette.text_weak, 0.3));
                self.painter.extend(Shape::dashed_line(&ends, stroke, 2.0, 6.0));
            }
        }
    }

    /// An event: a stroke between the outermost rails it touches, with a dot on each; gives the part of the chart
    /// that stands for it.
    pub(super) fn meeting(&self, entry: &Entry, ys: &[f32], look: Look) -> Rect {
        let palette = self.ctx.palette;
        let x = self.x(entry.middle());
        let colour = self.faded(palette.hue(mark_hue(self.ctx, entry)), look.strength);
        let (top, bottom) = ends(ys);
        if ys.len() > 1 {
            let wide = if look.highlight >= Highlight::Hovered { 3.0 } else { 2.0 };
            if entry.proposed {
                let ends = [pos2(x, top), pos2(x, bottom)];
                self.painter
                    .extend(Shape::dashed_line(&ends, Stroke::new(wide, colour), 3.6, 2.6));
            } else {
                self.painter.vline(x, top..=bottom, Stroke::new(wide, colour));
            }
        }
        for y in ys {
            if entry.proposed {
                self.dashed_circle(pos2(x, *y), mix(palette.panel, colour, 0.12), colour);
            } else {
                self.painter
                    .circle(pos2(x, *y), RADIUS, colour, Stroke::new(1.0, palette.panel));
            }
            self.ring(pos2(x, *y), look);
        }
        let half = vec2(RADIUS + 2.0, RADIUS + 2.0);
        Rect::from_min_max(pos2(x, top) - half, pos2(x, bottom) + half).intersect(self.chart)
    }

    /// Several events that cannot be told apart: a thin stroke and open dots; the count is not drawn here.
    pub(super) fn several(&self, x: f32, ys: &[f32], look: Look) {
        let palette = self.ctx.palette;
        let colour = self.faded(palette.text_weak, look.strength);
        let (top, bottom) = ends(ys);
        if ys.len() > 1 {
            self.painter.vline(x, top..=bottom, Stroke::new(line::HAIR, colour));
        }
        for y in ys.iter().skip(1) {
            let fill = mix(palette.panel, colour, 0.16);
            self.painter.circle(pos2(x, *y), RADIUS - 1.0, fill, Stroke::new(1.3, colour));
        }
    }

    /// A line of text, cut where it is too long for a name's column.
    pub(super) fn cut(&self, text: &str, width: f32, colour: Color32, weight: Weight) -> Arc<Galley> {
        let mut job = LayoutJob::simple_singleline(text.to_owned(), font(size::SMALL, weight), colour);
        job.wrap = TextWrapping::truncate_at_width(width);
        self.painter.layout_job(job)
    }

    /// The label of an event beside one of its dots, on a plate that keeps the rail from running through it.
    /// A label that would be cut at the edge is left out.
    pub(super) fn meeting_label(&self, entry: &Entry, y: f32, spot: LabelSpot, label: &str, look: Look) -> Option<Rect> {
        let x = self.x(entry.middle());
        let colour = self.ink(look);
        let galley = self.cut(label, spot.wide as f32, colour, Weight::Regular);
        let gap = spot.gap as f32;
        let left = if spot.to_right { x + gap } else { x - gap - galley.size().x };
        let rect = Rect::from_min_size(pos2(left, y - galley.size().y / 2.0), galley.size());
        if !self.chart.expand(1.0).contains_rect(rect) {
            return None;
        }
        let plate = rect.expand2(vec2(2.0, -1.0));
        self.painter.rect_filled(plate, 2.0, self.ctx.palette.panel);
        self.painter.galley(rect.min, galley, colour);
        Some(rect)
    }
}

fn ends(ys: &[f32]) -> (f32, f32) {
    (ys.first().copied().unwrap_or(0.0), ys.last().copied().unwrap_or(0.0))
}
