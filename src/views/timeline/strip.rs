//! The timeline as a strip under a scene: what belongs to the selection, with its words on it, over a plain axis.
//!
//! For the pages of scenes in figures and presentations. A few entries that can be read from the last row, rather than
//! all of them. Nothing here reacts, and nothing is packed for other windows.

use egui::{Align2, Color32, CornerRadius, Painter, Rect, Stroke, StrokeKind, pos2, vec2};

use super::axis::{Step, ticks};
use super::items::is_known;
use super::paint::mark_hue;
use super::words;
use crate::derived::Highlight;
use crate::derived::time_index::{End, Entry, EntryKind, Lane};
use crate::model::TieFamily;
use crate::theme::{Hue, Palette, Weight, contrast, font, line, mix, size, space};
use crate::views::{ViewCtx, hue_of};

/// Height of a row, and of the axis below them.
const ROW: f32 = 20.0;
const AXIS: f32 = 24.0;
/// Height of a bar.
const BAR: f32 = 16.0;
/// Radius of an event.
const DOT: f32 = 4.5;
/// The same with the ring of what is selected.
const RING: f32 = 9.0;
/// Between a mark and its label, and between things in a row.
const GAP: f32 = 6.0;
/// Distance of years on the axis.
const APART: f32 = 72.0;
/// Entries that are looked at for room, the weightiest first.
const MOST: usize = 60;
/// Width from which on a bar is worth drawing.
const LEAST_BAR: f32 = 3.0;
/// Longest label.
const MOST_LETTERS: usize = 46;

/// How high a strip with so many rows is.
pub(in crate::views) fn strip_height(rows: usize) -> f32 {
    rows as f32 * ROW + AXIS
}

/// One entry in its place.
struct Placed<'a> {
    entry: &'a Entry,
    row: usize,
    /// Of the bar or dot.
    mark: (f32, f32),
    label: (f32, f32),
    inside: bool,
    text: String,
    highlight: Highlight,
}

/// The strip: rows as many as `rect` has room for.
struct Strip<'a, 'c> {
    ctx: &'a ViewCtx<'c>,
    painter: Painter,
    chart: Rect,
    from: f64,
    per_day: f32,
    moment: f32,
}

/// Draws the strip into `rect`.
pub(in crate::views) fn strip_ui(ctx: &ViewCtx<'_>, ui: &egui::Ui, rect: Rect) {
    let window = ctx.session.window;
    let chart = rect.with_max_y(rect.bottom() - AXIS);
    if chart.width() < APART || chart.height() < ROW {
        return;
    }
    let days = f64::from(window.days().max(1));
    let per_day = chart.width() / days as f32;
    let from = f64::from(window.from.0);
    let moment = chart.left() + (f64::from(ctx.session.moment.0) + 0.5 - from) as f32 * per_day;
    let strip = Strip {
        ctx,
        painter: ui.painter().with_clip_rect(rect.expand(2.0).intersect(ui.clip_rect())),
        chart,
        from,
        per_day,
        moment,
    };
    let rows = ((chart.height() + 0.5) / ROW).floor().max(1.0) as usize;
    strip.axis(rect);
    for placed in strip.place(rows) {
        strip.draw(&placed);
    }
}

impl Strip<'_, '_> {
    fn x(&self, day: f64) -> f32 {
        (self.chart.left() + (day - self.from) as f32 * self.per_day).clamp(self.chart.left(), self.chart.right())
    }

    fn axis(&self, rect: Rect) {
        let (p, window) = (self.ctx.palette, self.ctx.session.window);
        let below = self.chart.bottom() + 14.0;
        let style = || font(size::SMALL, Weight::Regular);
        let hair = Stroke::new(line::HAIR, p.line);
        let shows_moment = self.chart.x_range().contains(self.moment);
        let date = self.painter.layout_no_wrap(
            self.ctx.words.day(self.ctx.session.moment),
            font(size::SMALL, Weight::SemiBold),
            p.on_accent,
        );
        let wide = date.size().x + 2.0 * space::S;
        let first = rect.left() + 0.5 * wide;
        let centre = self.moment.clamp(first, (rect.right() - 0.5 * wide).max(first));
        let pill = Rect::from_center_size(pos2(centre, below), vec2(wide, 18.0));
        let step = Step::fitting(f64::from(self.per_day), f64::from(APART));
        for tick in ticks(step, window.from, window.to) {
            let x = self.x(f64::from(tick.day.0));
            self.painter.vline(x, self.chart.y_range(), hair);
            let galley = self
                .painter
                .layout_no_wrap(step.label(tick.day, self.ctx.words), style(), p.text_weak);
            let wide = 0.5 * galley.size().x;
            let middle = x.clamp(rect.left() + wide, (rect.right() - wide).max(rect.left() + wide));
            let place = Align2::CENTER_CENTER.anchor_size(pos2(middle, below), galley.size());
            let free = !shows_moment || !place.expand2(vec2(4.0, 0.0)).intersects(pill);
            if free && rect.expand(1.0).x_range().contains(place.left()) && place.right() <= rect.right() + 1.0 {
                self.painter.galley(place.min, galley, p.text_weak);
            }
        }
        self.painter.hline(
            self.chart.x_range(),
            self.chart.bottom(),
            Stroke::new(line::HAIR, p.text_weak),
        );
        if shows_moment {
            self.painter
                .vline(self.moment, self.chart.y_range(), Stroke::new(1.6, p.accent));
            self.painter.rect_filled(pill, 9.0, p.accent);
            self.painter.galley(pill.center() - 0.5 * date.size(), date, p.on_accent);
        }
    }

    /// The entries in view, the weightiest first.
    fn entries(&self) -> Vec<(&Entry, Highlight)> {
        let (ctx, window) = (self.ctx, self.ctx.session.window);
        let hidden = &ctx.session.filter.hidden_families;
        let mut found: Vec<(&Entry, Highlight)> = Vec::new();
        for lane in [Lane::Promises, Lane::Events, Lane::Material, Lane::Statements] {
            let entries = ctx.derived.time.entries(lane);
            ctx.derived.time.touching(lane, window.from.0, window.to.0, |place| {
                let Some(entry) = entries.get(place) else { return };
                let highlight = entry.items().map(|item| ctx.highlight(item)).max().unwrap_or_default();
                let said = lane == Lane::Statements && highlight < Highlight::Selected;
                if !said && entry.family.is_none_or(|f| !hidden.contains(&f)) && is_known(ctx, entry) {
                    found.push((entry, highlight));
                }
            });
        }
        // What is nearer to the moment tells more about it.
        let off = |entry: &Entry| {
            let moment = ctx.session.moment.0;
            (entry.first.max(window.from.0) - moment)
                .max(moment - entry.last.min(window.to.0))
                .max(0)
        };
        found.sort_by_key(|(entry, highlight)| {
            let promise = entry.lane == Lane::Promises;
            (
                std::cmp::Reverse((*highlight, promise, entry.weight)),
                off(entry),
                entry.first,
            )
        });
        found.truncate(MOST);
        found
    }

    /// As many entries as find room, each with its label.
    fn place(&self, rows: usize) -> Vec<Placed<'_>> {
        let mut placed: Vec<Placed<'_>> = Vec::new();
        for (entry, highlight) in self.entries() {
            let found = (0..rows).find_map(|row| self.fits((entry, highlight), row, &placed));
            if let Some(found) = found {
                placed.push(found);
            }
        }
        placed
    }

    fn text(&self, entry: &Entry) -> String {
        let label = words::label(self.ctx, entry);
        let marks = words::source_marks(self.ctx, entry);
        if label.chars().count() <= MOST_LETTERS {
            return label + &marks;
        }
        let cut: String = label.chars().take(MOST_LETTERS - 1).collect();
        let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(head, _)| head);
        format!("{} …{marks}", whole.trim_end_matches([',', '–', ' ']))
    }

    /// Where an entry and its label stand in a row, if there is room for both.
    fn fits<'e>(&self, (entry, highlight): (&'e Entry, Highlight), row: usize, placed: &[Placed<'_>]) -> Option<Placed<'e>> {
        let text = self.text(entry);
        let weight = Weight::Medium;
        let wide = self
            .painter
            .layout_no_wrap(text.clone(), font(size::SMALL, weight), Color32::PLACEHOLDER)
            .size()
            .x;
        let mark = if entry.lane.has_bars() {
            let last = if entry.last == i32::MAX {
                f64::MAX
            } else {
                f64::from(entry.last) + 1.0
            };
            (self.x(f64::from(entry.first)), self.x(last.min(1e9)))
        } else {
            let x = self.x(entry.middle());
            // What is selected has a ring around it.
            let half = if highlight >= Highlight::Selected { RING } else { DOT };
            (x - half, x + half)
        };
        if entry.lane.has_bars() && mark.1 - mark.0 < LEAST_BAR {
            return None;
        }
        let free = |from: f32, to: f32| {
            let same = placed.iter().filter(|p| p.row == row);
            let apart = |p: &Placed<'_>| {
                let (left, right) = (p.mark.0.min(p.label.0), p.mark.1.max(p.label.1));
                to + GAP <= left || right + GAP <= from
            };
            from >= self.chart.left() - DOT - 1.0 && to <= self.chart.right() + DOT + 1.0 && same.into_iter().all(apart)
        };
        let at = |label: (f32, f32), inside: bool| Placed {
            entry,
            row,
            mark,
            label,
            inside,
            text: text.clone(),
            highlight,
        };
        let crossed = |from: f32, to: f32| from - 2.0 < self.moment && self.moment < to + 2.0;
        if entry.lane.has_bars() && wide + 2.0 * GAP <= mark.1 - mark.0 {
            return free(mark.0, mark.1).then(|| {
                // Not under the line of the moment, if there is room on either side of it.
                let first = mark.0 + GAP;
                let after = self.moment + GAP;
                let from = if crossed(first, first + wide) && after + wide + GAP <= mark.1 {
                    after
                } else {
                    first
                };
                at((from, from + wide), true)
            });
        }
        let sides = [(mark.1 + GAP, mark.1 + GAP + wide), (mark.0 - GAP - wide, mark.0 - GAP)];
        let side = sides.into_iter().find(|(from, to)| {
            !crossed(*from, *to)
                && free(mark.0.min(*from), mark.1.max(*to))
                && *from >= self.chart.left()
                && *to <= self.chart.right()
        });
        side.map(|label| at(label, false))
    }

    fn draw(&self, placed: &Placed<'_>) {
        let (p, entry) = (self.ctx.palette, placed.entry);
        let y = self.chart.top() + (placed.row as f32 + 0.5) * ROW;
        let hue = hue(self.ctx, entry);
        let strong = placed.highlight >= Highlight::Related || self.ctx.derived.related.is_empty();
        let own = p.hue(hue);
        let mut ink = if strong { p.text } else { p.text_weak };
        if entry.lane.has_bars() {
            let bar = Rect::from_x_y_ranges(placed.mark.0..=placed.mark.1, y - 0.5 * BAR..=y + 0.5 * BAR);
            let fill = if placed.highlight >= Highlight::Selected {
                reads_on(p, own)
            } else {
                mix(p.panel, own, if strong { 0.30 } else { 0.16 })
            };
            self.painter.rect_filled(bar, CornerRadius::same(3), fill);
            let edge = bar.with_max_x((bar.left() + 3.0).min(bar.right()));
            self.painter.rect_filled(edge, CornerRadius::same(1), own);
            if placed.inside {
                let best = [p.text, p.panel, p.bar_text()];
                let legible = |c: &Color32| contrast(*c, fill);
                ink = best
                    .into_iter()
                    .max_by(|a, b| legible(a).total_cmp(&legible(b)))
                    .unwrap_or(p.text);
            }
        } else {
            let at = pos2(0.5 * (placed.mark.0 + placed.mark.1), y);
            let fill = if strong { own } else { mix(p.panel, own, 0.55) };
            if matches!(entry.kind, EntryKind::Claim(_)) {
                let tip = DOT + 1.0;
                let points = [vec2(0.0, -tip), vec2(tip, 0.0), vec2(0.0, tip), vec2(-tip, 0.0)].map(|v| at + v);
                self.painter
                    .add(egui::Shape::convex_polygon(points.to_vec(), fill, Stroke::new(1.2, own)));
            } else {
                self.painter.circle(at, DOT, fill, Stroke::new(1.0, p.panel));
            }
            if placed.highlight >= Highlight::Selected {
                self.painter.circle_stroke(at, DOT + 3.0, Stroke::new(1.6, own));
            }
        }
        let weight = Weight::Medium;
        let galley = self
            .painter
            .layout_no_wrap(placed.text.clone(), font(size::SMALL, weight), ink);
        let at = pos2(placed.label.0, y - 0.5 * galley.size().y);
        if !placed.inside {
            let plate = Rect::from_min_size(at, galley.size()).expand2(vec2(2.0, 0.0));
            self.painter
                .rect(plate, CornerRadius::same(2), p.panel, Stroke::NONE, StrokeKind::Inside);
        } else if placed.label.0 < self.moment && self.moment < placed.label.1 {
            // The line of the moment stops at the words.
            let plate = Rect::from_min_size(at, galley.size()).expand2(vec2(2.0, -1.0));
            let fill = if placed.highlight >= Highlight::Selected {
                reads_on(p, own)
            } else {
                mix(p.panel, own, if strong { 0.30 } else { 0.16 })
            };
            self.painter.rect_filled(plate, CornerRadius::ZERO, fill);
        }
        self.painter.galley(at, galley, ink);
    }
}

fn hue(ctx: &ViewCtx<'_>, entry: &Entry) -> Hue {
    if !entry.lane.has_bars() {
        return mark_hue(ctx, entry);
    }
    let family = entry.family.unwrap_or(TieFamily::Commitment);
    let over = matches!(entry.end, End::Between(_, latest) if latest <= ctx.session.moment.0);
    if over && family == TieFamily::Commitment {
        Hue::Grey
    } else {
        hue_of(family)
    }
}

/// A hue on which the brighter or darker text reads: moved towards the text of the page until it does.
fn reads_on(palette: &Palette, hue: Color32) -> Color32 {
    let best = |fill: Color32| contrast(palette.panel, fill).max(contrast(palette.bar_text(), fill));
    (0..=20_u8)
        .map(|step| mix(hue, palette.text, 0.04 * f32::from(step)))
        .find(|fill| best(*fill) >= 4.5)
        .unwrap_or(palette.text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_read_on_every_bar() {
        for p in [&Palette::LIGHT, &Palette::DARK, &Palette::LIGHT_SAFE, &Palette::DARK_SAFE] {
            for hue in Hue::ALL {
                let own = p.hue(hue);
                for share in [0.16, 0.30] {
                    let fill = mix(p.panel, own, share);
                    assert!(contrast(p.text, fill) >= 4.5, "{hue:?} at {share}");
                }
                let fill = reads_on(p, own);
                assert!(contrast(p.panel, fill).max(contrast(p.bar_text(), fill)) >= 4.5, "{hue:?}");
            }
        }
    }
}
