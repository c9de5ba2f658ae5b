//! Words, pills and small pictures of a chance, one below the other: laid out first, so that rows and cards know their
//! height, then painted. All scales run from 0 to 100 per cent over the same width.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, CornerRadius, Galley, Painter, Pos2, Rect, Stroke, Ui, pos2, vec2};

use super::value::{self, Reading};
use crate::model::assessment::Score;
use crate::model::{Factor, Verdict};
use crate::theme::{self, Palette, Weight, font, line, size, space};
use crate::views::ViewCtx;

/// Height of a band with its scale, and of a mark in a plot.
const BAND: f32 = 12.0;
const BEFORE: f32 = 5.0;
const MARK: f32 = 17.0;
/// Borders of the likelihood words (ICD 203).
const BORDERS: [f64; 6] = [0.05, 0.20, 0.45, 0.55, 0.80, 0.95];
/// Widest name before a mark.
const NAME: f32 = 104.0;
/// Height of a factor, and widest name before its bar.
const FACTOR: f32 = 16.0;
const FACTOR_NAME: f32 = 88.0;

/// What stands on the scale beside a name.
#[derive(Debug, Clone)]
pub(in crate::views) enum Mark {
    /// A chance with its interval.
    Band(Reading),
    /// A chance alone.
    Dot(f64),
    /// Words in its place.
    Words(String),
}

/// A factor with its name and score.
struct FactorBar {
    name: Arc<Galley>,
    score: Score,
}

/// A mark with its name, laid out, and its words where it has some.
type Row = (Arc<Galley>, Mark, Option<Arc<Galley>>);

enum Piece<'a> {
    Pair(Box<[Stack<'a>; 2]>),
    Text(Arc<Galley>),
    Pill(Arc<Galley>, Color32),
    Band(Reading, bool),
    Plot(Vec<Row>, [Arc<Galley>; 3]),
    Factors(Vec<FactorBar>),
}

/// A column of pieces of one width.
pub(in crate::views) struct Stack<'a> {
    ctx: &'a ViewCtx<'a>,
    width: f32,
    height: f32,
    pieces: Vec<(f32, Piece<'a>)>,
}

impl<'a> Stack<'a> {
    /// An empty one.
    pub(in crate::views) fn new(ctx: &'a ViewCtx<'a>, width: f32) -> Self {
        Self {
            ctx,
            width: width.max(40.0),
            height: 0.0,
            pieces: Vec::new(),
        }
    }

    /// Height of all pieces so far.
    pub(in crate::views) fn height(&self) -> f32 {
        self.height
    }

    fn push(&mut self, height: f32, piece: Piece<'a>) {
        self.pieces.push((self.height, piece));
        self.height += height;
    }

    /// Leaves room.
    pub(in crate::views) fn space(&mut self, room: f32) {
        self.height += room;
    }

    /// Two columns side by side, each of half the width.
    pub(in crate::views) fn pair(&mut self, both: [Self; 2]) {
        let height = both.iter().map(Self::height).fold(0.0, f32::max);
        self.push(height, Piece::Pair(Box::new(both)));
    }

    /// Words, wrapped; nothing where there are none.
    pub(in crate::views) fn text(&mut self, ui: &Ui, text: &str, points: f32, weight: Weight, ink: Color32) {
        if !text.is_empty() {
            let galley = lay(ui, text, self.width, points, weight, ink);
            self.push(galley.size().y + 1.0, Piece::Text(galley));
        }
    }

    /// Ordinary words.
    pub(in crate::views) fn words(&mut self, ui: &Ui, text: &str) {
        self.text(ui, text, size::NOTE, Weight::Regular, self.ctx.palette.text);
    }

    /// Weak words.
    pub(in crate::views) fn weak(&mut self, ui: &Ui, text: &str) {
        self.text(ui, text, size::SMALL, Weight::Regular, self.ctx.palette.text_weak);
    }

    /// A small heading.
    pub(in crate::views) fn label(&mut self, ui: &Ui, text: &str) {
        self.text(ui, text, size::SMALL, Weight::SemiBold, self.ctx.palette.text_weak);
    }

    /// A verdict by sign, word and colour.
    pub(in crate::views) fn verdict(&mut self, ui: &Ui, verdict: Verdict) {
        let p = self.ctx.palette;
        let (ground, ink) = verdict_colours(p, verdict);
        let text = format!("{}\u{2002}{}", sign(verdict), self.ctx.words.verdict(verdict));
        let galley = lay(ui, &text, self.width - 14.0, size::SMALL, Weight::SemiBold, ink);
        self.push(galley.size().y + 8.0, Piece::Pill(galley, ground));
    }

    /// An interval on its scale; thinner and grey if it is what was before.
    pub(in crate::views) fn band(&mut self, reading: Reading, before: bool) {
        self.push(if before { BEFORE + 3.0 } else { BAND + 4.0 }, Piece::Band(reading, before));
    }

    /// A reading in words, with its band, and figures where they are asked for.
    pub(in crate::views) fn reading(&mut self, ui: &Ui, reading: &Reading, figures: bool) {
        let words = self.ctx.words;
        let p = self.ctx.palette;
        self.weak(ui, words.text(value::outcome_key(reading.outcome)));
        let word = value::likelihood(words, reading);
        self.text(ui, &word, size::NOTE, Weight::SemiBold, p.text);
        self.band(*reading, false);
        if figures {
            self.weak(ui, &value::figures(words, reading));
        }
    }

    /// Marks on one scale, each after its name.
    pub(in crate::views) fn plot(&mut self, ui: &Ui, marks: Vec<(String, Mark)>) {
        let p = self.ctx.palette;
        let width = self.width;
        let room = width - name_room(width);
        let mut height = 0.0;
        let rows: Vec<_> = marks
            .into_iter()
            .map(|(name, mark)| {
                let galley = lay(ui, &name, name_room(width) - space::XS, size::SMALL, Weight::Regular, p.text);
                let said = match &mark {
                    Mark::Words(words) => Some(lay(ui, words, room, size::SMALL, Weight::Italic, p.text_weak)),
                    Mark::Band(_) | Mark::Dot(_) => None,
                };
                height += row_height(&galley, said.as_ref());
                (galley, mark, said)
            })
            .collect();
        let scale = [0.0, 0.5, 1.0].map(|share: f64| {
            let text = self.ctx.words.with("case-percent", &[("n", (share * 100.0).into())]);
            lay(ui, &text, 60.0, size::SMALL, Weight::Regular, p.text_weak)
        });
        self.push(height + scale[0].size().y + 2.0, Piece::Plot(rows, scale));
    }

    /// Every factor with its score as a bar from the middle; what nobody scored is at 0.
    pub(in crate::views) fn factors(&mut self, ui: &Ui, score: impl Fn(Factor) -> Option<&'a Score>) {
        let p = self.ctx.palette;
        let bar = |factor: Factor| {
            let held = score(factor);
            let ink = if held.is_some() { p.text } else { p.text_weak };
            let name = self.ctx.words.text(factor_word(factor));
            FactorBar {
                name: lay(ui, name, FACTOR_NAME, size::SMALL, Weight::Regular, ink),
                score: held.cloned().unwrap_or_default(),
            }
        };
        let bars: Vec<FactorBar> = Factor::ALL.into_iter().map(bar).collect();
        let lines = bars.len().div_ceil(2) as f32;
        self.push(lines * FACTOR + 2.0, Piece::Factors(bars));
    }

    /// Paints everything from the left upper corner.
    pub(in crate::views) fn paint(&self, painter: &Painter, at: Pos2) {
        let p = self.ctx.palette;
        for (y, piece) in &self.pieces {
            let at = at + vec2(0.0, *y);
            match piece {
                Piece::Pair(both) => {
                    for (place, stack) in both.iter().enumerate() {
                        stack.paint(painter, at + vec2(self.width / 2.0 * place as f32, 0.0));
                    }
                }
                Piece::Text(galley) => {
                    painter.galley(at, Arc::clone(galley), p.text);
                }
                Piece::Pill(galley, ground) => {
                    let rect = Rect::from_min_size(at + vec2(0.0, 1.0), galley.size() + vec2(14.0, 4.0));
                    painter.rect_filled(rect, CornerRadius::same(9), *ground);
                    painter.galley(rect.min + vec2(7.0, 2.0), Arc::clone(galley), p.text);
                }
                Piece::Band(reading, before) => {
                    let rect = Rect::from_min_size(at, vec2(self.width - 4.0, if *before { BEFORE } else { BAND }));
                    band(painter, p, rect, reading, *before);
                }
                Piece::Plot(rows, labels) => self.paint_plot(painter, at, rows, labels),
                Piece::Factors(bars) => self.paint_factors(painter, at, bars),
            }
        }
    }

    fn paint_plot(&self, painter: &Painter, at: Pos2, rows: &[Row], labels: &[Arc<Galley>; 3]) {
        let p = self.ctx.palette;
        let mut y = at.y;
        let left = at.x + name_room(self.width);
        let axis = Rect::from_min_max(pos2(left + 4.0, y), pos2(at.x + self.width - 8.0, y));
        for (name, mark, said) in rows {
            let height = row_height(name, said.as_ref());
            let rect = axis.with_max_y(y + height).with_min_y(y);
            painter.galley(pos2(at.x, rect.center().y - name.size().y / 2.0), Arc::clone(name), p.text);
            match mark {
                Mark::Band(reading) => {
                    let bar = Rect::from_center_size(rect.center(), vec2(rect.width(), BAND));
                    band(painter, p, bar, reading, false);
                }
                Mark::Dot(chance) => {
                    scale(painter, p, rect);
                    let centre = pos2(x_of(rect, *chance), rect.center().y);
                    painter.circle(centre, 4.0, p.node, Stroke::new(line::RIM, p.node_rim));
                }
                Mark::Words(_) => {
                    if let Some(said) = said {
                        let at = pos2(left, rect.center().y - said.size().y / 2.0);
                        painter.galley(at, Arc::clone(said), p.text_weak);
                    }
                }
            }
            y += height;
        }
        for (label, share) in labels.iter().zip([0.0_f32, 0.5, 1.0]) {
            let x = axis.left() + axis.width() * share - label.size().x * share;
            painter.galley(pos2(x, y), Arc::clone(label), p.text_weak);
        }
    }

    fn paint_factors(&self, painter: &Painter, at: Pos2, bars: &[FactorBar]) {
        let half = self.width / 2.0;
        let lines = bars.len().div_ceil(2);
        for (place, bar) in bars.iter().enumerate() {
            let (column, row) = ((place / lines) as f32, (place % lines) as f32);
            let corner = at + vec2(column * half, row * FACTOR);
            painter.galley(
                corner + vec2(0.0, (FACTOR - bar.name.size().y) / 2.0),
                Arc::clone(&bar.name),
                self.ctx.palette.text,
            );
            let from = corner.x + FACTOR_NAME.min(half * 0.62);
            let rect = Rect::from_min_max(pos2(from, corner.y), pos2(corner.x + half - 10.0, corner.y + FACTOR));
            score_bar(painter, self.ctx.palette, rect, &bar.score);
        }
    }
}

/// Room of the names before the marks.
fn name_room(width: f32) -> f32 {
    NAME.min(width * 0.42)
}

fn row_height(name: &Galley, said: Option<&Arc<Galley>>) -> f32 {
    (name.size().y + 3.0)
        .max(MARK)
        .max(said.map_or(0.0, |said| said.size().y + 3.0))
}

/// Words wrapped into a width.
pub(in crate::views) fn lay(ui: &Ui, text: &str, width: f32, points: f32, weight: Weight, ink: Color32) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(text.to_owned(), TextFormat::simple(font(points, weight), ink));
    job.wrap.max_width = width.max(30.0);
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

fn x_of(rect: Rect, chance: f64) -> f32 {
    rect.left() + rect.width() * (chance as f32).clamp(0.0, 1.0)
}

/// A line from 0 to 100 per cent with ticks at the quarters.
fn scale(painter: &Painter, p: &Palette, rect: Rect) {
    let y = rect.center().y;
    painter.hline(rect.x_range(), y, Stroke::new(line::HAIR, p.line));
    for tick in 0..=4_u8 {
        let x = rect.left() + rect.width() * f32::from(tick) / 4.0;
        let half = if tick % 2 == 0 { 4.0 } else { 2.5 };
        painter.vline(
            x,
            y - half..=y + half,
            Stroke::new(line::HAIR, p.faded(p.text_weak, p.panel, 0.55)),
        );
    }
}

/// From the 5th to the 95th of 100 draws as a bar with the middle one as a line, over the borders of the likelihood
/// words; as in the guarantee panel.
fn band(painter: &Painter, p: &Palette, rect: Rect, reading: &Reading, before: bool) {
    let spread = reading.spread;
    let radius = CornerRadius::same(if before { 2 } else { 4 });
    let ink = if before { p.text_weak } else { p.accent };
    painter.rect_filled(rect, radius, p.field);
    let bar = Rect::from_x_y_ranges(x_of(rect, spread.p05)..=x_of(rect, spread.p95), rect.y_range());
    painter.rect_filled(bar, radius, theme::mix(p.field, ink, 0.45));
    if !before {
        let stroke = Stroke::new(line::HAIR, theme::mix(p.field, p.text_weak, 0.45));
        for border in BORDERS {
            painter.vline(x_of(rect, border), rect.y_range(), stroke);
        }
    }
    let middle = rect.y_range().expand(if before { 0.0 } else { 1.0 });
    painter.vline(
        x_of(rect, spread.p50),
        middle,
        Stroke::new(if before { 2.0 } else { 3.0 }, ink),
    );
}

/// A score from -1 to 1 as a bar from the middle, its range as a thin line; to the right what speaks for keeping.
pub(in crate::views) fn score_bar(painter: &Painter, p: &Palette, rect: Rect, score: &Score) {
    let at = |value: f64| rect.center().x + rect.width() / 2.0 * (value as f32).clamp(-1.0, 1.0);
    let y = rect.center().y;
    painter.hline(rect.x_range(), y, Stroke::new(line::HAIR, p.line));
    painter.vline(at(0.0), y - 5.0..=y + 5.0, Stroke::new(line::HAIR, p.text_weak));
    let ink = if score.mode < 0.0 { p.bad } else { p.good };
    if score.mode.abs() > f64::EPSILON {
        let (from, to) = (at(score.mode.min(0.0)), at(score.mode.max(0.0)));
        let bar = Rect::from_min_max(pos2(from, y - 3.5), pos2(to, y + 3.5));
        painter.rect_filled(bar, CornerRadius::same(1), ink);
    }
    if score.low < score.high {
        painter.hline(at(score.low)..=at(score.high), y, Stroke::new(1.4, p.text));
    }
}

/// Sign of a verdict.
pub(in crate::views) fn sign(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Yes => "✓",
        Verdict::No => "✗",
        Verdict::Partly => "~",
        Verdict::NeverTested => "–",
        Verdict::NotStated => "?",
    }
}

/// Ground and ink of a verdict.
fn verdict_colours(p: &Palette, verdict: Verdict) -> (Color32, Color32) {
    match verdict {
        Verdict::Yes => (theme::mix(p.panel, p.good, 0.18), theme::mix(p.good, p.text, 0.15)),
        Verdict::No => (theme::mix(p.panel, p.bad, 0.16), theme::mix(p.bad, p.text, 0.15)),
        Verdict::Partly => (p.accent_soft, theme::mix(p.accent, p.text, 0.15)),
        Verdict::NeverTested | Verdict::NotStated => (p.field, p.text_weak),
    }
}

/// Message with the short name of a factor.
pub(in crate::views) fn factor_word(factor: Factor) -> &'static str {
    match factor {
        Factor::Obl => "case-factor-obl",
        Factor::Stk => "case-factor-stk",
        Factor::Cap => "case-factor-cap",
        Factor::Chg => "case-factor-chg",
        Factor::Dis => "case-factor-dis",
        Factor::Rep => "case-factor-rep",
        Factor::Dom => "case-factor-dom",
        Factor::Exp => "case-factor-exp",
    }
}
