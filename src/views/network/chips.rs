//! Where the small signs on strands stand: "?" for what nobody has accepted, "+", "−", "≠" for what differs.
//!
//! On the screen always at the same place of their strand, so that nothing moves; in a picture where they lie on no
//! name, no node and no other sign, and nowhere if there is no such place: the legend says what the strand looks like
//! besides. Not here: which strand has a sign.

use egui::{Color32, Painter, Pos2, Rect, Vec2};

use super::attack::Number;
use super::paint::tag_spots;
use super::picture::Picture;
use super::scene::screen;
use super::strands;
use crate::layout::Point;
use crate::layout::strand::Strand;
use crate::views::ViewCtx;

/// Side of the square that a sign takes.
const SIDE: f32 = 16.0;
/// How far along the strand a sign may move away from its place, the nearest first.
const AWAY: [f32; 15] = [
    0.0, 0.04, -0.04, 0.08, -0.08, 0.13, -0.13, 0.18, -0.18, -0.26, -0.34, -0.42, -0.48, 0.26, -0.54,
];

/// A sign on a strand.
pub(super) struct Chip {
    pub(super) curve: Strand,
    /// Where along the strand it belongs.
    pub(super) along: f32,
    pub(super) color: Color32,
    pub(super) sign: &'static str,
}

/// Paints the signs; the later of them choose first.
pub(super) fn paint(ctx: &ViewCtx<'_>, painter: &Painter, picture: &Picture, chips: &[Chip]) {
    if chips.is_empty() {
        return;
    }
    let mut taken = (!ctx.on_screen()).then(|| Taken::of(ctx, painter, picture));
    let mut placed: Vec<(usize, Pos2)> = Vec::with_capacity(chips.len());
    for (i, chip) in chips.iter().enumerate().rev() {
        let at = match &mut taken {
            None => Some(screen(chip.curve.point_at(chip.along))),
            Some(taken) => taken.place(chip),
        };
        placed.extend(at.map(|at| (i, at)));
    }
    for (i, at) in placed.into_iter().rev() {
        strands::chip(painter, ctx.palette, at, chips[i].color, chips[i].sign);
    }
}

/// What signs may not lie on.
struct Taken {
    rects: Vec<Rect>,
    leaders: Vec<[Point; 2]>,
    inside: Rect,
}

impl Taken {
    fn of(ctx: &ViewCtx<'_>, painter: &Painter, picture: &Picture) -> Self {
        let mut rects = picture.cards(ctx, painter);
        let nodes = picture.nodes.iter().filter(|i| picture.shows_node(**i));
        rects.extend(nodes.map(|i| picture.scene.nodes[*i].rect()));
        rects.extend(picture.numbers.iter().map(Number::rect));
        let spots = tag_spots(painter, picture);
        rects.extend(spots.iter().map(|spot| spot.rect));
        let rects = rects.into_iter().map(|rect| rect.translate(picture.shift)).collect();
        let moved = |p: Point| Point::new(p.x + picture.shift.x, p.y + picture.shift.y);
        Self {
            rects,
            leaders: spots
                .iter()
                .filter_map(super::tags::Spot::line)
                .map(|line| line.map(moved))
                .collect(),
            inside: picture.pane,
        }
    }

    fn place(&mut self, chip: &Chip) -> Option<Pos2> {
        let room = |at: Pos2| Rect::from_center_size(at, Vec2::splat(SIDE));
        let free = |at: &Pos2| {
            let rect = room(*at);
            let own = crate::layout::Rect {
                min: Point::new(rect.min.x, rect.min.y),
                max: Point::new(rect.max.x, rect.max.y),
            };
            self.inside.contains_rect(rect)
                && !self.rects.iter().any(|taken| taken.intersects(rect))
                && !self.leaders.iter().any(|line| own.clipped_length(line[0], line[1]) > 0.0)
        };
        let along = AWAY
            .into_iter()
            .map(|by| chip.along + by)
            .filter(|t| (0.12..=0.88).contains(t));
        let at = along.map(|t| screen(chip.curve.point_at(t))).find(free)?;
        self.rects.push(room(at));
        Some(at)
    }
}
