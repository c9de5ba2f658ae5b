//! How marks look: bars with their stages and faded ends, circles, diamonds, ticks, blocks. Nothing reacts here.

use std::sync::Arc;

use egui::epaint::{Mesh, Vertex};
use egui::{Align2, Color32, Galley, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use super::caption::Caption;
use super::labels::{GAP, LabelPlace};
use super::summary::Summary;
use super::words;
use crate::derived::time_index::{End, Entry, EntryKind};
use crate::derived::{Highlight, TieState};
use crate::model::{EventKind, Item, OutcomeState, TieFamily};
use crate::theme::{Hue, Palette, Weight, contrast, font, line, mix, size};
use crate::views::{ViewCtx, hue_of};

/// Radius of a circle or diamond.
pub(super) const RADIUS: f32 = 5.5;
/// Contrast of a text with what lies behind it.
const LEGIBLE: f32 = 4.5;

/// Where and how the chart is drawn.
pub(super) struct Canvas<'a> {
    pub ctx: &'a ViewCtx<'a>,
    pub painter: Painter,
    pub chart: Rect,
    /// First day in view, with fraction.
    pub from: f64,
    pub points_per_day: f64,
    /// Height of a bar.
    pub bar: f32,
}

/// How one mark stands out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    pub highlight: Highlight,
    /// 1 for full colour, 0 for invisible.
    pub strength: f32,
}

impl Canvas<'_> {
    /// Where a day lies, kept near the chart so that far ends do not lose precision.
    pub(super) fn x(&self, day: f64) -> f32 {
        let x = f64::from(self.chart.left()) + (day - self.from) * self.points_per_day;
        x.clamp(f64::from(self.chart.left()) - 4000.0, f64::from(self.chart.right()) + 4000.0) as f32
    }

    fn palette(&self) -> &Palette {
        self.ctx.palette
    }

    pub(super) fn faded(&self, colour: Color32, strength: f32) -> Color32 {
        self.palette().faded(colour, self.palette().panel, strength)
    }

    /// Colour of a label: secondary where the mark is faded, and hardly there where it is filtered out.
    pub(super) fn ink(&self, look: Look) -> Color32 {
        match look.strength {
            full if full >= 1.0 => self.palette().text,
            some if some > 0.3 => self.palette().text_weak,
            _ => self.faded(self.palette().text_weak, 0.55),
        }
    }

    /// A line of text.
    pub(super) fn text(&self, text: String, colour: Color32, weight: Weight) -> Arc<Galley> {
        self.painter.layout_no_wrap(text, font(size::SMALL, weight), colour)
    }

    /// The colour of text that reads best on `behind`.
    fn legible(&self, behind: Color32) -> Color32 {
        legible(self.palette(), behind)
    }

    /// Where a bar lies, also beyond the chart.
    pub(super) fn bar_rect(&self, entry: &Entry, y: f32) -> Rect {
        let (left, right) = (self.x(f64::from(entry.first)), self.x(f64::from(entry.last) + 1.0));
        Rect::from_min_max(
            pos2(left, y - self.bar / 2.0),
            pos2(right.max(left + 3.0), y + self.bar / 2.0),
        )
    }

    /// The part of a bar that can carry text: in view and not faded away.
    pub(super) fn bar_inside(&self, entry: &Entry, rect: Rect) -> Option<(f32, f32)> {
        let seen = rect.intersect(self.chart);
        let (fade_in, fade_out) = self.fades(entry, rect);
        let left = seen.left().max(fade_in.min(seen.right())) + 6.0;
        let right = seen.right().min(if fade_out > left + 40.0 { fade_out } else { seen.right() });
        let arrow = if entry.end == End::Open { 9.0 } else { 4.0 };
        (right - arrow > left).then_some((left, right - arrow))
    }

    /// A bar; gives the part of the chart that stands for it.
    pub(super) fn bar(&self, entry: &Entry, y: f32, place: LabelPlace, label: &Caption, look: Look) -> Rect {
        let rect = self.bar_rect(entry, y);
        if let Some(change) = self.change(entry) {
            return self.changed_bar(entry, rect, change, place, label, look);
        }
        let (colour, real) = self.bar_colour(entry, look.strength);
        if entry.proposed {
            return self.proposed_bar(rect, place, label, (colour, real, look));
        }
        let pale = mix(self.palette().panel, colour, 0.28);
        let (fade_in, fade_out) = self.fades(entry, rect);
        self.bar_body(rect, fade_in, fade_out, if real { colour } else { pale });
        if let EntryKind::Instrument(stages) = entry.kind {
            let end_of = |r: Option<(i32, i32)>| r.map(|(_, latest)| self.x(f64::from(latest)));
            let begun = fade_in.max(rect.left());
            if let Some(in_force) = end_of(stages.in_force).filter(|x| *x > begun + 1.0) {
                let part = Rect::from_min_max(pos2(begun, rect.top()), pos2(in_force, rect.bottom()));
                self.hatch(part, colour, true);
            }
            if let Some(notice) = end_of(stages.notice).filter(|x| *x < fade_out - 1.0) {
                let part = Rect::from_min_max(pos2(notice, rect.top()), pos2(fade_out, rect.bottom()));
                self.hatch(part, colour, true);
            }
        }
        if !real {
            self.painter
                .rect_stroke(rect, 3.0, Stroke::new(line::HAIR, colour), StrokeKind::Inside);
            self.hatch(rect, colour, false);
        }
        let behind = if real { colour } else { pale };
        if entry.end == End::Open && rect.right() > self.chart.right() {
            self.arrow_head(y, self.legible(behind));
        }
        if entry.end == End::Unknown {
            self.painter.text(
                pos2(rect.right() + 2.0, y),
                Align2::LEFT_CENTER,
                "?",
                font(size::SMALL, Weight::SemiBold),
                self.faded(self.palette().text_weak, look.strength),
            );
        }
        self.outline(rect, look);
        let hatched = matches!(entry.kind, EntryKind::Instrument(_));
        let plate = Some(behind).filter(|_| hatched || !real);
        self.bar_label(rect, place, label, (self.legible(behind), plate, look))
    }

    /// A bar that nobody has accepted yet: empty, with a dashed rim; hatched besides if it is no fact either way.
    fn proposed_bar(&self, rect: Rect, place: LabelPlace, label: &Caption, (colour, real, look): (Color32, bool, Look)) -> Rect {
        let panel = self.palette().panel;
        let behind = mix(panel, colour, 0.10);
        let seen = rect.intersect(self.chart.expand(2.0));
        self.painter.rect_filled(seen, 3.0, behind);
        if !real {
            self.hatch(rect, mix(panel, colour, 0.6), false);
        }
        if seen.is_positive() {
            self.dashed_rim(seen.shrink(0.5), colour);
        }
        self.outline(rect, look);
        let plate = (!real).then_some(behind);
        self.bar_label(rect, place, label, (self.legible(behind), plate, look))
    }

    /// A rectangle drawn in dashes.
    fn dashed_rim(&self, rect: Rect, colour: Color32) {
        let corners = [
            rect.left_top(),
            rect.right_top(),
            rect.right_bottom(),
            rect.left_bottom(),
            rect.left_top(),
        ];
        let stroke = Stroke::new(1.2, colour);
        self.painter.extend(Shape::dashed_line(&corners, stroke, 3.6, 2.6));
    }

    /// A circle drawn in dashes, filled with `fill`.
    pub(super) fn dashed_circle(&self, at: Pos2, fill: Color32, colour: Color32) {
        self.painter.circle_filled(at, RADIUS, fill);
        let border: Vec<Pos2> = (0_u8..=24)
            .map(|k| at + egui::Vec2::angled(f32::from(k) / 24.0 * std::f32::consts::TAU) * RADIUS)
            .collect();
        self.painter
            .extend(Shape::dashed_line(&border, Stroke::new(1.5, colour), 2.6, 1.8));
    }

    fn bar_colour(&self, entry: &Entry, strength: f32) -> (Color32, bool) {
        let ended = matches!(entry.end, End::Between(_, latest) if latest <= self.ctx.session.moment.0);
        let family = entry.family.unwrap_or(TieFamily::Commitment);
        let hue = if ended && family == TieFamily::Commitment {
            Hue::Grey
        } else {
            hue_of(family)
        };
        let world = &self.ctx.derived.world;
        let holds = |state: &TieState| state.reality.is_real() && !state.later;
        let real = match entry.kind {
            EntryKind::Tie(id) => world.tie(id).is_none_or(holds),
            // A treaty of which nothing but forecasts is known by then is no fact, whatever its dates are today.
            EntryKind::Instrument(_) => {
                let state = |item| if let Item::Tie(id) = item { world.tie(id) } else { None };
                let mut ties = entry.items().filter_map(state).peekable();
                ties.peek().is_none() || ties.any(holds)
            }
            _ => true,
        };
        (bar_fill(self.palette(), hue, strength), real)
    }

    /// Where fading in ends and fading out begins.
    fn fades(&self, entry: &Entry, rect: Rect) -> (f32, f32) {
        let fade_in = match (entry.start, entry.end) {
            (End::Between(a, b), _) if b > a => self.x(f64::from(b) + 1.0),
            (End::Unknown, End::Between(earliest, _)) => self.x(f64::from(earliest)),
            _ => rect.left(),
        };
        let fade_out = match (entry.end, entry.start) {
            (End::Between(a, b), _) if b > a => self.x(f64::from(a)),
            (End::Unknown, End::Between(_, latest)) => self.x(f64::from(latest)),
            _ => rect.right(),
        };
        let fade_in = fade_in.clamp(rect.left(), rect.right());
        // Where both ends blur into each other the bar is strongest in the middle.
        if fade_out < fade_in {
            (rect.center().x, rect.center().x)
        } else {
            (fade_in, fade_out)
        }
    }

    fn bar_body(&self, rect: Rect, fade_in: f32, fade_out: f32, colour: Color32) {
        let nothing = mix(self.palette().panel, colour, 0.12);
        let part = |from: f32, to: f32| Rect::from_min_max(pos2(from, rect.top()), pos2(to, rect.bottom()));
        if fade_in > rect.left() + 0.5 {
            self.painter.add(gradient(part(rect.left(), fade_in), nothing, colour));
        }
        if fade_out < rect.right() - 0.5 {
            self.painter.add(gradient(part(fade_out, rect.right()), colour, nothing));
        }
        if fade_out > fade_in {
            let (begins, ends) = (fade_in <= rect.left() + 0.5, fade_out >= rect.right() - 0.5);
            // Edges are smoothed; a little overlap keeps a seam from showing where the fading begins.
            let (left, right) = (
                if begins { fade_in } else { fade_in - 1.0 },
                if ends { fade_out } else { fade_out + 1.0 },
            );
            self.painter
                .rect_filled(part(left, right), if begins && ends { 3.0 } else { 0.0 }, colour);
        }
    }

    /// Strokes across, for what is concluded but not in force, given notice of, or not real.
    fn hatch(&self, rect: Rect, colour: Color32, lighten: bool) {
        let seen = rect.intersect(self.chart);
        if seen.width() < 1.0 {
            return;
        }
        let light = mix(self.palette().panel, colour, 0.55);
        if lighten {
            self.painter.rect_filled(seen, 2.0, light);
        }
        let clipped = self.painter.with_clip_rect(seen.intersect(self.painter.clip_rect()));
        // Counted from the bar's own end, so that strokes move with it.
        let mut x = rect.left() + ((seen.left() - rect.left()) / 6.0).floor() * 6.0 - rect.height();
        while x < seen.right() {
            clipped.line_segment(
                [pos2(x, rect.bottom()), pos2(x + rect.height(), rect.top())],
                Stroke::new(line::HAIR, colour),
            );
            x += 6.0;
        }
    }

    fn arrow_head(&self, y: f32, colour: Color32) {
        let x = self.chart.right() - 3.0;
        self.painter.add(Shape::convex_polygon(
            vec![pos2(x - 5.0, y - 3.5), pos2(x, y), pos2(x - 5.0, y + 3.5)],
            colour,
            Stroke::NONE,
        ));
    }

    pub(super) fn outline(&self, rect: Rect, look: Look) {
        let width = match look.highlight {
            Highlight::Selected => 2.4,
            Highlight::Hovered => 1.5,
            Highlight::Related | Highlight::None => return,
        };
        let colour = if look.highlight == Highlight::Selected {
            self.palette().accent
        } else {
            self.palette().text
        };
        let seen = rect.intersect(self.chart.expand(6.0));
        self.painter
            .rect_stroke(seen.expand(1.5), 4.0, Stroke::new(width, colour), StrokeKind::Outside);
    }

    /// The label of a bar; inside it a plate keeps strokes from running through the text.
    pub(super) fn bar_label(
        &self,
        rect: Rect,
        place: LabelPlace,
        label: &Caption,
        (inside, plate, look): (Color32, Option<Color32>, Look),
    ) -> Rect {
        let seen = rect.intersect(self.chart);
        let LabelPlace::Inside(left, room) = place else {
            return self.beside(rect, seen, place, label, (look, Weight::Medium));
        };
        let galley = self.text(label.fitted(self.painter.ctx(), room), inside, Weight::Medium);
        if let Some(plate) = plate {
            let behind = Rect::from_x_y_ranges(
                left - 3.0..=left + galley.size().x + 3.0,
                rect.top() + 1.0..=rect.bottom() - 1.0,
            );
            self.painter.rect_filled(behind, 2.0, plate);
        }
        self.painter
            .galley(pos2(left, rect.center().y - galley.size().y / 2.0), galley, inside);
        seen
    }

    /// A label beside a mark; gives both together.
    fn beside(&self, mark: Rect, seen: Rect, place: LabelPlace, label: &Caption, (look, weight): (Look, Weight)) -> Rect {
        let colour = self.ink(look);
        let galley = |room: f32| self.text(label.fitted(self.painter.ctx(), room), colour, weight);
        let (galley, x) = match place {
            LabelPlace::Right(room) => (galley(room), mark.right() + GAP),
            LabelPlace::Left(room) => {
                let galley = galley(room);
                let x = mark.left() - GAP - galley.size().x;
                (galley, x)
            }
            LabelPlace::None | LabelPlace::Inside(..) => return seen,
        };
        let corner = pos2(x, mark.center().y - galley.size().y / 2.0);
        let words = Rect::from_min_size(corner, galley.size());
        let all = seen.union(words).intersect(self.chart);
        if !self.ctx.on_screen() {
            // On paper nothing runs through words: neither the grid nor the month of an event.
            let plate = words.expand2(vec2(2.0, 0.0)).intersect(self.chart);
            self.painter.rect_filled(plate, 0.0, self.palette().panel);
        }
        self.painter.galley(corner, galley, colour);
        all
    }

    /// A circle, diamond or tick with its label; gives the part of the chart that stands for it.
    pub(super) fn mark(&self, entry: &Entry, y: f32, place: LabelPlace, label: &Caption, look: Look) -> Rect {
        let at = pos2(self.x(entry.middle()), y);
        let hue = mark_hue(self.ctx, entry);
        let colour = self.faded(self.palette().hue(hue), look.strength);
        match entry.kind {
            EntryKind::Claim(id) => {
                let open = matches!(
                    words::outcome(self.ctx, id),
                    None | Some(OutcomeState::Open | OutcomeState::Superseded)
                );
                let fill = if open {
                    mix(self.palette().panel, colour, 0.18)
                } else {
                    colour
                };
                if entry.proposed {
                    self.dashed_diamond(at, RADIUS + 0.5, colour);
                } else {
                    self.diamond(at, RADIUS + 0.5, fill, Stroke::new(1.5, colour));
                }
            }
            EntryKind::Document => {
                let rect = Rect::from_center_size(at, vec2(7.0, 9.0));
                self.painter.rect(
                    rect,
                    1.0,
                    mix(self.palette().panel, colour, 0.25),
                    Stroke::new(1.3, colour),
                    StrokeKind::Inside,
                );
            }
            _ if entry.proposed => self.dashed_circle(at, mix(self.palette().panel, colour, 0.12), colour),
            _ => {
                self.painter
                    .circle(at, RADIUS, colour, Stroke::new(1.0, self.palette().panel));
            }
        }
        self.ring(at, look);
        let mark = Rect::from_center_size(at, vec2(RADIUS * 2.0, self.bar));
        let seen = mark.expand2(vec2(2.0, 0.0)).intersect(self.chart);
        self.beside(mark, seen, place, label, (look, Weight::Regular))
    }

    /// The whole month or year of a date that is no finer.
    pub(super) fn span(&self, entry: &Entry, y: f32, look: Look) {
        let colour = self.faded(self.palette().hue(mark_hue(self.ctx, entry)), look.strength);
        let (left, right) = (self.x(f64::from(entry.first)), self.x(f64::from(entry.last) + 1.0));
        if entry.last > entry.first && right - left > RADIUS * 2.0 {
            // Low in the row, so that it does not strike labels through.
            let thick = if self.ctx.on_screen() { 2.5 } else { 1.5 };
            let low = y + self.bar / 2.0 - if self.ctx.on_screen() { 2.5 } else { 0.5 };
            let rect = Rect::from_min_max(pos2(left, low), pos2(right, low + thick));
            self.painter.rect_filled(rect, 1.0, mix(self.palette().panel, colour, 0.35));
        }
    }

    /// A diamond drawn in dashes.
    fn dashed_diamond(&self, at: Pos2, radius: f32, colour: Color32) {
        let panel = self.palette().panel;
        self.diamond(at, radius, mix(panel, colour, 0.10), Stroke::NONE);
        let corner = |x: f32, y: f32| at + radius * vec2(x, y);
        let corners = [(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)].map(|(x, y)| corner(x, y));
        self.painter
            .extend(Shape::dashed_line(&corners, Stroke::new(1.5, colour), 2.6, 1.8));
    }

    fn diamond(&self, at: Pos2, radius: f32, fill: Color32, stroke: Stroke) {
        let corners = vec![
            at - vec2(radius, 0.0),
            at - vec2(0.0, radius),
            at + vec2(radius, 0.0),
            at + vec2(0.0, radius),
        ];
        self.painter.add(Shape::convex_polygon(corners, fill, stroke));
    }

    pub(super) fn ring(&self, at: Pos2, look: Look) {
        match look.highlight {
            Highlight::Selected => self
                .painter
                .circle_stroke(at, RADIUS + 4.0, Stroke::new(2.4, self.palette().accent)),
            Highlight::Hovered => self
                .painter
                .circle_stroke(at, RADIUS + 3.0, Stroke::new(1.5, self.palette().text)),
            Highlight::Related | Highlight::None => return,
        };
    }

    /// Several marks in one place, with their number.
    pub(super) fn block(&self, at: Pos2, count: usize, diamond: bool, look: Look) -> Rect {
        let colour = self.faded(self.palette().text_weak, look.strength);
        let fill = mix(self.palette().panel, colour, 0.16);
        let text = if count < 1000 {
            count.to_string()
        } else {
            format!("{}k", count / 1000)
        };
        let ink = self.faded(self.palette().text, look.strength.max(0.75));
        let galley = self.text(text, ink, Weight::SemiBold);
        let rect = Rect::from_center_size(at, vec2(galley.size().x.max(8.0) + 8.0, self.bar.min(15.0) + 1.0));
        let radius = if diamond { 2.0 } else { rect.height() / 2.0 };
        self.painter
            .rect(rect, radius, fill, Stroke::new(1.3, colour), StrokeKind::Inside);
        self.outline(rect, look);
        self.painter.galley(rect.center() - galley.size() / 2.0, galley, ink);
        rect.expand(1.0).intersect(self.chart)
    }

    /// Several bars for which there is no row: thin lines, with their number.
    pub(super) fn bar_block(&self, entries: &[Entry], summary: &Summary, y: f32, text: String, look: Look) -> Rect {
        let last_day = self.from + f64::from(self.chart.width()) / self.points_per_day;
        let apart = self.bar / summary.stripes.len().max(1) as f32;
        for (line, stripes) in summary.stripes.iter().enumerate() {
            let at = y - self.bar / 2.0 + (line as f32 + 0.5) * apart;
            // Lines are in order and do not overlap, so that what is in view lies together.
            let begin = stripes.partition_point(|s| f64::from(s.last) + 1.0 < self.from);
            for stripe in stripes.iter().skip(begin).take_while(|s| f64::from(s.first) <= last_day) {
                let (left, right) = (self.x(f64::from(stripe.first)), self.x(f64::from(stripe.last) + 1.0));
                let rect = Rect::from_min_max(pos2(left, at - apart * 0.32), pos2(right.max(left + 2.0), at + apart * 0.32));
                if let Some(entry) = entries.get(stripe.entry) {
                    let (colour, _) = self.bar_colour(entry, look.strength * 0.75);
                    self.painter.rect_filled(rect.intersect(self.chart), 0.0, colour);
                }
            }
        }
        let rect = Rect::from_x_y_ranges(
            self.x(f64::from(summary.first))..=self.x(f64::from(summary.last) + 1.0),
            y - self.bar / 2.0..=y + self.bar / 2.0,
        );
        self.outline(rect, look);
        let seen = rect.intersect(self.chart);
        let galley = self.text(text, self.palette().text_weak, Weight::Medium);
        let left = (seen.left() + 3.0).min(self.chart.right() - galley.size().x - 8.0);
        let chip = Rect::from_min_size(
            pos2(left, y - self.bar / 2.0 + 0.5),
            vec2(galley.size().x + 8.0, self.bar - 1.0),
        );
        self.painter.rect_filled(chip, 3.0, self.palette().panel);
        let corner = pos2(chip.left() + 4.0, y - galley.size().y / 2.0);
        self.painter.galley(corner, galley, self.palette().text_weak);
        seen
    }
}

/// Fill of a bar: a little deeper or paler than it would be, where text could not be read on it.
pub(super) fn bar_fill(palette: &Palette, hue: Hue, strength: f32) -> Color32 {
    let fill = |colour: Color32, strength: f32| palette.faded(colour, palette.panel, strength);
    let plain = fill(palette.bar(hue), strength);
    let reads = |colour: &Color32| contrast(legible(palette, *colour), *colour) >= LEGIBLE;
    [
        plain,
        fill(palette.hue(hue), strength),
        fill(palette.bar(hue), strength * 0.9),
    ]
    .into_iter()
    .find(reads)
    .unwrap_or(plain)
}

/// The colour of text that reads on `behind`: that of bars if it can be read, else what contrasts most.
pub(super) fn legible(palette: &Palette, behind: Color32) -> Color32 {
    if contrast(palette.bar_text(), behind) >= LEGIBLE {
        return palette.bar_text();
    }
    [palette.bar_text(), palette.text, palette.panel]
        .into_iter()
        .max_by(|a, b| contrast(*a, behind).total_cmp(&contrast(*b, behind)))
        .unwrap_or(palette.text)
}

/// Colour of an event, statement or document.
pub(super) fn mark_hue(ctx: &ViewCtx<'_>, entry: &Entry) -> Hue {
    use EventKind as K;
    match entry.kind {
        EntryKind::Event(kind) => match kind {
            K::Assault | K::Collapse | K::Coerce | K::Threaten | K::Mobilize | K::Reject => Hue::Red,
            K::Agree | K::TreatySigned | K::TreatyRatified | K::TreatyInForce | K::TreatyInvoked => Hue::Blue,
            K::Sanction | K::Veto => Hue::Purple,
            K::Transfer | K::Deployment | K::Test => Hue::Orange,
            K::Aid | K::Support => Hue::Green,
            K::Consult | K::Summit | K::Cooperate | K::Concede | K::Request | K::Statement => Hue::Teal,
            K::Retreat | K::Accuse | K::Protest | K::TreatyLapsed | K::TreatyDenounced | K::Founding => Hue::Grey,
        },
        EntryKind::Claim(id) => match words::outcome(ctx, id) {
            Some(OutcomeState::DidNot) => Hue::Red,
            Some(OutcomeState::CameTrue) => Hue::Green,
            Some(OutcomeState::Partly) => Hue::Orange,
            Some(OutcomeState::Superseded) => Hue::Grey,
            Some(OutcomeState::Open) | None => Hue::Teal,
        },
        _ => Hue::Grey,
    }
}

/// A rectangle that goes from one colour to another, left to right.
pub(super) fn gradient(rect: Rect, from: Color32, to: Color32) -> Mesh {
    let mut mesh = Mesh::default();
    let uv = egui::epaint::WHITE_UV;
    for (pos, color) in [
        (rect.left_top(), from),
        (rect.right_top(), to),
        (rect.right_bottom(), to),
        (rect.left_bottom(), from),
    ] {
        mesh.vertices.push(Vertex { pos, uv, color });
    }
    mesh.indices.extend([0, 1, 2, 0, 2, 3]);
    mesh
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::timeline::items::{DIMMED, DIMMED_IN_FIGURES};

    #[test]
    fn text_on_bars_can_be_read() {
        for palette in [&Palette::LIGHT, &Palette::DARK] {
            for hue in Hue::ALL {
                for strength in [1.0, DIMMED_IN_FIGURES, DIMMED] {
                    let bar = bar_fill(palette, hue, strength);
                    let reached = contrast(legible(palette, bar), bar);
                    assert!(reached >= LEGIBLE, "{hue:?} {strength} dark {}: {reached}", palette.dark);
                }
            }
        }
    }
}
