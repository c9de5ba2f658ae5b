//! Where everything stands on the page, and what is left out so that one page holds it.
//!
//! From top to bottom: marking, question, bottom line, two columns, network and timeline, sources, foot. Lists are
//! shortened first and say so, then their lines; nothing ever lies on something else.

use egui::{CornerRadius, Rect, Stroke, Ui, pos2, vec2};

use super::blocks::{Ink, Piece, SECTION_GAP, Type, height, stack};
use super::pictures::Pictures;
use super::text::Brief;
use crate::theme::{Weight, line, mix, print};
use crate::views::ViewCtx;

/// Margins of the page, and the room between its columns.
const SIDE: f32 = 38.0;
const GUTTER: f32 = 18.0;
/// Height of the bars with the marking.
const MARKING: f32 = 17.0;
/// Height of the foot.
const FOOT: f32 = 20.0;
/// Least and greatest height of the pictures, and of the line above them.
const LEAST_PICTURE: f32 = 118.0;
const MOST_PICTURE: f32 = 220.0;
const CAPTION: f32 = 13.0;
/// Part of the width that the network takes.
const NETWORK: f32 = 0.40;
/// How much further apart than usual parts may stand.
const MOST_SPARE: f32 = 8.0;
/// Sources that are listed at most.
const NOTES: usize = 12;
/// How much of each list is shown, and in how many rows a line, from the fullest to the shortest.
const FULLNESS: [(usize, usize); 9] = [(8, 4), (6, 4), (5, 3), (4, 3), (3, 3), (3, 2), (2, 2), (1, 2), (1, 1)];

/// The page while it is drawn.
pub(super) struct Page<'a> {
    pub(super) ctx: &'a ViewCtx<'a>,
    pub(super) brief: &'a Brief,
    pub(super) room: Rect,
}

impl Page<'_> {
    /// Draws all of it.
    pub(super) fn draw(&self, ui: &mut Ui, pictures: Option<&mut Pictures>) {
        let painter = ui.painter().clone();
        let ink = Ink {
            painter: &painter,
            palette: self.ctx.palette,
            words: self.ctx.words,
        };
        let inner = self.frame(&ink);
        let top = self.head(&ink, inner);
        let top = self.bottom_line(&ink, Rect::from_min_max(pos2(inner.left(), top + 8.0), inner.max)) + 10.0;
        let sources = self.sources(&ink, inner);
        let below = sources.as_ref().map_or(0.0, |(_, height)| height + 8.0);
        let bottom = inner.bottom() - below;
        if let Some((columns, height)) = &sources {
            let at = pos2(inner.left(), inner.bottom() - height);
            for (column, pieces) in columns.iter().enumerate() {
                stack(&painter, at + vec2(column as f32 * (half(inner) + GUTTER), 0.0), pieces);
            }
        }
        let least = if pictures.is_some() {
            LEAST_PICTURE + CAPTION + 8.0
        } else {
            0.0
        };
        let end = self.columns(
            &ink,
            Rect::from_min_max(pos2(inner.left(), top), pos2(inner.right(), bottom - least)),
        );
        if let Some(pictures) = pictures {
            let top = (bottom - CAPTION - MOST_PICTURE)
                .max(end + 8.0)
                .min(bottom - LEAST_PICTURE - CAPTION);
            let room = Rect::from_min_max(pos2(inner.left(), top), pos2(inner.right(), bottom));
            self.pictures(ui, &ink, room, pictures);
        }
    }

    /// Markings and foot; gives what lies between them.
    fn frame(&self, ink: &Ink<'_>) -> Rect {
        let (page, palette) = (self.room, ink.palette);
        let mut inner = Rect::from_min_max(
            pos2(page.left() + SIDE, page.top() + 26.0),
            pos2(page.right() - SIDE, page.bottom() - 22.0),
        );
        if !self.brief.marking.is_empty() {
            for top in [page.top(), page.bottom() - MARKING] {
                let bar = Rect::from_min_size(pos2(page.left(), top), vec2(page.width(), MARKING));
                ink.painter.rect_filled(bar, CornerRadius::ZERO, palette.good);
                let set = Type {
                    size: print::NOTE,
                    weight: Weight::SemiBold,
                    color: palette.on_accent,
                };
                let text = ink.galley(&self.brief.marking, set, bar.width() - 2.0 * SIDE, 1);
                let at = bar.center() - text.size() / 2.0;
                ink.painter.galley(at, text, set.color);
            }
            inner.min.y += MARKING - 8.0;
            inner.max.y -= MARKING - 8.0;
        }
        let foot = inner.bottom() - FOOT + 8.0;
        ink.painter
            .hline(inner.x_range(), foot - 5.0, Stroke::new(line::HAIR * 0.6, palette.line));
        let aid = Type {
            size: print::NOTE,
            weight: Weight::SemiBold,
            color: palette.text,
        };
        let program = ink.galley(&self.brief.foot, ink.quiet(), inner.width() * 0.6, 1);
        let aid_text = ink.galley(self.brief.aid, aid, inner.width() - program.size().x - 12.0, 1);
        ink.painter.galley(pos2(inner.left(), foot), aid_text, aid.color);
        let at = pos2(inner.right() - program.size().x, foot);
        ink.painter.galley(at, program, palette.text_weak);
        inner.with_max_y(foot - 10.0)
    }

    /// Kicker, question, text and state; gives the y below.
    fn head(&self, ink: &Ink<'_>, inner: Rect) -> f32 {
        let (brief, palette) = (self.brief, ink.palette);
        let kicker = Type {
            size: print::NOTE,
            weight: Weight::SemiBold,
            color: palette.accent,
        };
        let title = Type {
            size: print::TITLE,
            weight: Weight::Bold,
            color: palette.text,
        };
        let mut room = inner.width();
        if brief.scenario.is_some() {
            room -= scenario_word(ink, inner) + 10.0;
        }
        let mut pieces = vec![
            ink.text(&brief.kicker, kicker, room, 1, 4.0),
            ink.balanced(&brief.title, title, inner.width(), 3, 3.0),
        ];
        for (text, set) in [(&brief.text, ink.body()), (&brief.state, ink.quiet())] {
            if !text.is_empty() {
                pieces.push(ink.text(text, set, inner.width(), 2, 2.0));
            }
        }
        stack(ink.painter, inner.min, &pieces)
    }

    /// The card with the bottom line, the confidence and the band; gives the y below.
    fn bottom_line(&self, ink: &Ink<'_>, room: Rect) -> f32 {
        const PAD: f32 = 10.0;
        let (brief, palette) = (self.brief, ink.palette);
        let width = room.width() - 2.0 * PAD;
        let set = |size, weight, color| Type { size, weight, color };
        let mut pieces: Vec<Piece<'_>> = Vec::new();
        if let Some(scenario) = &brief.scenario {
            let text = format!("{}: {scenario}", ink.words.text("brief-scenario"));
            let strong = set(print::BODY, Weight::SemiBold, palette.bad);
            pieces.push(ink.text(&text, strong, width, 2, 4.0));
        }
        let lead = set(print::LEAD, Weight::SemiBold, palette.text);
        pieces.push(ink.text(&brief.bottom, lead, width, 4, 3.0));
        if let Some(condition) = &brief.condition {
            pieces.push(ink.text(condition, ink.body(), width, 2, 3.0));
        }
        if let Some(enough) = &brief.enough {
            pieces.push(ink.text(enough, set(print::BODY, Weight::Medium, palette.text), width, 2, 3.0));
        }
        let confidence = set(print::BODY, Weight::Regular, palette.text);
        pieces.push(ink.text(&brief.confidence, confidence, width, 3, 5.0));
        if !brief.bands.is_empty() {
            pieces.push(ink.bands(&brief.bands, width));
            pieces.push(ink.text(&brief.number, ink.quiet(), width, 1, 0.0));
        }
        let card = Rect::from_min_size(room.min, vec2(room.width(), height(&pieces) + 2.0 * PAD - 2.0));
        let fill = mix(palette.panel, palette.accent_soft, 0.45);
        ink.painter.rect_filled(card, 3.0, fill);
        let edge = card.with_max_x(card.left() + 3.0);
        ink.painter.rect_filled(edge, 1.0, palette.accent);
        stack(ink.painter, card.min + vec2(PAD, PAD - 1.0), &pieces);
        card.bottom()
    }

    /// The parts in two columns, as full as the room allows; gives the y below the longer one.
    fn columns(&self, ink: &Ink<'_>, room: Rect) -> f32 {
        let width = half(room);
        let parts = |fullness| -> Vec<Vec<Piece<'_>>> {
            let sections = self.brief.sections.iter();
            sections.map(|section| ink.section(section, width, fullness)).collect()
        };
        let longer = |(left, right): &(Vec<Piece<'_>>, Vec<Piece<'_>>)| height(left).max(height(right));
        let mut columns = (Vec::new(), Vec::new());
        for fullness in FULLNESS {
            columns = broken(parts(fullness), SECTION_GAP);
            if longer(&columns) <= room.height() {
                // What room is left once the pictures are as large as they get, the parts stand further apart by.
                let spare = room.height() - (MOST_PICTURE - LEAST_PICTURE) - longer(&columns);
                let gaps = self.brief.sections.len().max(2) as f32 / 2.0;
                let wider = SECTION_GAP + (spare / gaps).clamp(0.0, MOST_SPARE);
                columns = broken(parts(fullness), wider);
                break;
            }
        }
        // What even the shortest form has no room for is cut off rather than painted over what follows.
        let painter = ink
            .painter
            .with_clip_rect(room.expand2(vec2(2.0, 0.0)).intersect(ink.painter.clip_rect()));
        let left = stack(&painter, room.min, &columns.0);
        let right = stack(&painter, room.min + vec2(width + GUTTER, 0.0), &columns.1);
        left.max(right).min(room.bottom())
    }

    /// The sources in two columns with their title, and the height of the whole.
    fn sources<'b>(&self, ink: &Ink<'b>, inner: Rect) -> Option<(Vec<Vec<Piece<'b>>>, f32)> {
        let notes = &self.brief.notes;
        if notes.is_empty() {
            return None;
        }
        let width = half(inner);
        let small = Type {
            size: print::SMALL,
            ..ink.quiet()
        };
        let mut pieces: Vec<Piece<'b>> = notes
            .iter()
            .take(NOTES)
            .map(|note| ink.text(note, small, width, 2, 1.5))
            .collect();
        if notes.len() > NOTES {
            let more = ink.words.with("brief-more", &[("n", (notes.len() - NOTES).into())]);
            pieces.push(ink.text(&more, small, width, 1, 1.5));
        }
        let mut right = pieces.split_off(pieces.len().div_ceil(2));
        pieces.insert(0, ink.heading(self.brief.sources_title, width));
        right.insert(0, ink.heading("", width));
        let height = height(&pieces).max(height(&right));
        Some((vec![pieces, right], height))
    }

    /// Network and timeline of those concerned.
    fn pictures(&self, ui: &mut Ui, ink: &Ink<'_>, room: Rect, pictures: &mut Pictures) {
        let day = self.ctx.words.day(self.ctx.session.moment);
        let split = room.left() + (room.width() - GUTTER) * NETWORK;
        let network = room.with_max_x(split);
        let timeline = room.with_min_x(split + GUTTER);
        for (rect, key) in [(network, "brief-network"), (timeline, "brief-timeline")] {
            let title = ink.words.with(key, &[("day", day.clone().into())]);
            ink.heading(&title, rect.width()).paint(ink.painter, rect.min);
        }
        let body = |rect: Rect| rect.with_min_y(rect.top() + CAPTION + 2.0);
        pictures.network(self.ctx, ui, body(network));
        pictures.timeline(self.ctx, ui, body(timeline));
    }
}

/// The word SCENARIO in its frame at the upper right; gives its width.
fn scenario_word(ink: &Ink<'_>, inner: Rect) -> f32 {
    let set = Type {
        size: print::NOTE,
        weight: Weight::Bold,
        color: ink.palette.bad,
    };
    let word = ink.galley(ink.words.text("brief-scenario"), set, inner.width(), 1);
    let size = word.size() + vec2(12.0, 5.0);
    let frame = Rect::from_min_size(pos2(inner.right() - size.x, inner.top() - 3.0), size);
    let rim = Stroke::new(line::HAIR, set.color);
    ink.painter.rect_stroke(frame, 2.0, rim, egui::StrokeKind::Inside);
    ink.painter.galley(frame.center() - word.size() / 2.0, word, set.color);
    size.x
}

/// Width of a column.
fn half(room: Rect) -> f32 {
    ((room.width() - GUTTER) / 2.0).max(1.0)
}

/// Parts in their order, broken into two columns so that the longer one is as short as it can be.
fn broken(parts: Vec<Vec<Piece<'_>>>, gap: f32) -> (Vec<Piece<'_>>, Vec<Piece<'_>>) {
    let heights: Vec<f32> = parts.iter().map(|part| height(part) + gap).collect();
    let longest = |split: usize| -> f32 {
        let (left, right) = heights.split_at(split);
        left.iter().sum::<f32>().max(right.iter().sum())
    };
    let split = (0..=parts.len())
        .min_by(|a, b| longest(*a).total_cmp(&longest(*b)))
        .unwrap_or_default();
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for (place, part) in parts.into_iter().enumerate() {
        let column = if place < split { &mut left } else { &mut right };
        if !column.is_empty() {
            column.push(Piece::gap(gap));
        }
        column.extend(part);
    }
    (left, right)
}
