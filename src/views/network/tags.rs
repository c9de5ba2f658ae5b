//! Names of strands: which are written, where each stands, and how it is drawn.
//!
//! A selected strand always gets its pill; others are named as far as there is room, and never where it would be
//! unclear whose name it is. A place is kept as the number of a candidate, so that within a zoom bucket a name
//! follows its strand. Not here: names of nodes (labels), which never depend on these.

use std::sync::Arc;

use egui::{Color32, CornerRadius, Galley, Painter, Pos2, Rect, Stroke, Vec2, vec2};

use super::labels::pill_size;
use super::looks::Look;
use super::scene::{Node, Scene, screen};
use crate::layout::Point;
use crate::layout::labels::{Candidate, LabelRequest, Obstacle, STRICT, place};
use crate::layout::strand::Strand;
use crate::model::TieFamily;
use crate::theme::{Palette, contrast, mix, space};
use crate::views::LineStyle;

/// Where along the strand a name may stand, best first.
const ALONG: [f32; 13] = [0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7, 0.25, 0.75, 0.2, 0.8];
/// How far off a name with a leader may stand.
const OFF: [f32; 6] = [12.0, 26.0, 44.0, 66.0, 92.0, 122.0];
/// At most so many pills.
const MOST_PILLS: usize = 6;
/// A place from this on covers something.
const HARMFUL: f32 = 50.0;
/// How often names that have found no place are tried again.
const ROUNDS: usize = 3;
/// Radius of the dot at the foot of a leader.
const DOT: f32 = 2.6;
/// Between two names.
const PADDING: f32 = 2.0;

/// A place for the name of a strand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    pub(super) rect: Rect,
    /// The point of the strand that it belongs to.
    pub(super) foot: Pos2,
    cost: f32,
    /// Stands off the strand and needs a line to it.
    pub(super) leader: bool,
}

/// The name of a strand at its place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tag {
    pub(super) line: usize,
    pub(super) text: String,
    pub(super) place: u8,
    /// On a pill.
    pub(super) pill: bool,
}

/// The names of strands.
#[derive(Debug, Default)]
pub(super) struct Tags(pub(super) Vec<Tag>);

/// A strand that wants its name written.
#[derive(Debug)]
pub(super) struct Wish {
    pub(super) line: usize,
    pub(super) text: String,
    /// Size of the text.
    pub(super) size: Vec2,
    pub(super) priority: f32,
    pub(super) pill: bool,
}

/// What a name may not touch, and how much it may cover.
#[derive(Debug)]
pub(super) struct Room<'a> {
    pub(super) scene: &'a Scene,
    /// The nodes that may be covered: all, or those near the view.
    pub(super) nodes: &'a [Node],
    /// The strands that are visible.
    pub(super) shown: &'a [usize],
    /// Names of nodes, of hulls, the legend.
    pub(super) taken: &'a [Rect],
    /// The picture, if names must stay inside.
    pub(super) inside: Option<Rect>,
    /// At most so many foreign strands may run under a name that is not on a pill.
    pub(super) most_crossings: usize,
    /// Whether a name is rather left out than laid on something: in a picture, where nobody can move the pointer.
    pub(super) or_none: bool,
    /// Whether plain names may stand off their strand.
    pub(super) leaders: bool,
}

/// The places for a strand's name: on it, close beside it, then off it with a leader.
pub(super) fn spots(curve: Strand, size: Vec2, leaders: bool) -> Vec<Spot> {
    let mut found = Vec::with_capacity(if leaders { 195 } else { 39 });
    for (rank, t) in ALONG.into_iter().enumerate() {
        let foot = screen(curve.point_at(t));
        found.push(Spot {
            rect: Rect::from_center_size(foot, size),
            foot,
            cost: 0.06 * rank as f32,
            leader: false,
        });
    }
    let distances = std::iter::once((2.0, 0.5)).chain(OFF.into_iter().filter(|_| leaders).map(|d| (d, 1.0 + 0.02 * d)));
    for (off, base) in distances {
        for (rank, t) in ALONG.into_iter().enumerate() {
            let foot = screen(curve.point_at(t));
            let tangent = curve.tangent_at(t);
            let normal = vec2(-tangent.y, tangent.x);
            let reach = 0.5 * (size.x * normal.x.abs() + size.y * normal.y.abs()) + off;
            for side in [1.0, -1.0] {
                found.push(Spot {
                    rect: Rect::from_center_size(foot + normal * side * reach, size),
                    foot,
                    cost: base + 0.06 * rank as f32,
                    leader: off > 10.0,
                });
            }
        }
    }
    found
}

/// How much a strand deserves its name: what is in force first, and promises before the rest.
pub(super) fn priority(look: &Look, family: TieFamily) -> f32 {
    let family = match family {
        TieFamily::Commitment => 8.0,
        TieFamily::Arms | TieFamily::Technology | TieFamily::Troops => 7.0,
        TieFamily::Sanction => 6.0,
        TieFamily::Hostility => 5.0,
        TieFamily::Trade | TieFamily::Energy | TieFamily::Labour | TieFamily::Aid | TieFamily::Dependency => 4.0,
        TieFamily::Contact => 3.0,
        TieFamily::Membership | TieFamily::Succession => 0.0,
    };
    let state = match look.style {
        LineStyle::Solid => 3.0,
        LineStyle::Double | LineStyle::DashDot | LineStyle::Crossed | LineStyle::Later => 2.0,
        LineStyle::Dotted | LineStyle::Unreviewed => 1.0,
        LineStyle::Dashed => 0.0,
    };
    family + state
}

impl Tag {
    /// Its place on a curve.
    pub(super) fn spot(&self, curve: Strand, size: Vec2) -> Option<Spot> {
        spots(curve, size, true).into_iter().nth(usize::from(self.place))
    }
}

impl Tags {
    /// Places the names: pills first, wherever it costs least, then the others where there is room.
    pub(super) fn of(room: &Room<'_>, wishes: Vec<Wish>) -> Self {
        let strands: Vec<Course> = room.shown.iter().map(|i| Course::of(room.scene, *i)).collect();
        let (pills, plain): (Vec<Wish>, Vec<Wish>) = wishes.into_iter().partition(|w| w.pill);
        let mut taken: Vec<Rect> = room.taken.to_vec();
        let mut tags = Vec::new();
        let mut lines: Vec<[Point; 2]> = Vec::new();
        for wish in pills.into_iter().take(MOST_PILLS) {
            let curve = room.scene.lines[wish.line].curve;
            let (place, spot, harm) = best(room, &strands, wish.line, curve, wish.size, &taken);
            if room.or_none && harm >= HARMFUL {
                continue;
            }
            taken.extend(spot.map(|s| s.rect));
            lines.extend(spot.and_then(|s| s.line()));
            tags.push(Tag {
                line: wish.line,
                text: wish.text,
                place,
                pill: true,
            });
        }
        // A line to one name may have come to lie under another: those are tried again around what stands.
        let mut left = plain;
        for _round in 0..ROUNDS {
            let (placed, unplaced) = room.plain(&strands, &taken, &lines, left);
            left = unplaced;
            for (wish, place, spot) in placed {
                if room.clashes(&spot, &taken, &lines) {
                    left.push(wish);
                    continue;
                }
                taken.push(spot.rect);
                lines.extend(spot.line());
                tags.push(Tag {
                    line: wish.line,
                    text: wish.text,
                    place,
                    pill: false,
                });
            }
        }
        Self(tags)
    }
}

/// A strand as a polyline.
struct Course {
    line: usize,
    bounds: Rect,
    points: Vec<Point>,
}

impl Course {
    fn of(scene: &Scene, line: usize) -> Self {
        let geometry = &scene.lines[line];
        let points = if geometry.straight {
            vec![geometry.curve.from, geometry.curve.to]
        } else {
            geometry.curve.flatten(2.0)
        };
        Self {
            line,
            bounds: geometry.bounds,
            points,
        }
    }
}

/// How many foreign strands run under a name.
fn crossings(strands: &[Course], own: usize, rect: Rect) -> usize {
    let inner = layout_rect(rect.shrink(1.0));
    strands
        .iter()
        .filter(|s| s.line != own && s.bounds.expand(0.5).intersects(rect))
        .filter(|s| s.points.windows(2).any(|w| inner.clipped_length(w[0], w[1]) > 2.0))
        .count()
}

/// The place for a name that must be shown: the one that covers least, and how bad it is.
fn best(room: &Room<'_>, strands: &[Course], line: usize, curve: Strand, size: Vec2, taken: &[Rect]) -> (u8, Option<Spot>, f32) {
    let harm = |spot: &Spot| {
        let pill = spot.rect.expand(PADDING);
        let nodes = room.nodes.iter().map(Node::rect).filter(|r| r.intersects(pill));
        let covered: f32 = taken
            .iter()
            .copied()
            .chain(nodes)
            .map(|r| r.intersect(pill))
            .filter(Rect::is_positive)
            .map(|r| HARMFUL + r.area())
            .sum();
        let outside = room.inside.is_some_and(|all| !all.contains_rect(spot.rect));
        spot.cost + covered + 60.0 * room.under(spot, taken) as f32 + if outside { 1e3 } else { 0.0 }
    };
    let found = spots(curve, size, true)
        .into_iter()
        .enumerate()
        .map(|(i, spot)| (i, spot, harm(&spot)))
        .map(|(i, spot, harm)| {
            // Counting what runs underneath is only worth it where nothing worse is covered.
            let under = if harm < HARMFUL {
                0.12 * crossings(strands, line, spot.rect) as f32
            } else {
                0.0
            };
            (i, spot, harm + under)
        })
        .min_by(|a, b| a.2.total_cmp(&b.2));
    found.map_or((0, None, f32::INFINITY), |(i, spot, harm)| (i as u8, Some(spot), harm))
}

impl Spot {
    /// The line between the strand and its name, if the name stands off it.
    pub(super) fn line(&self) -> Option<[Point; 2]> {
        let end = self.rect.clamp(self.foot);
        self.leader
            .then_some([Point::new(self.foot.x, self.foot.y), Point::new(end.x, end.y)])
    }
}

impl Room<'_> {
    /// Whether a name and its line get in the way of names and lines that stand already.
    fn clashes(&self, spot: &Spot, taken: &[Rect], lines: &[[Point; 2]]) -> bool {
        let rect = layout_rect(spot.rect.expand(1.0));
        let covers = |line: [Point; 2], rect: crate::layout::Rect| rect.clipped_length(line[0], line[1]) > 0.0;
        lines.iter().any(|line| covers(*line, rect))
            || taken.iter().any(|t| t.intersects(spot.rect))
            || self.under(spot, taken) > 0
    }

    /// How many nodes and names the line to a name would run over.
    fn under(&self, spot: &Spot, taken: &[Rect]) -> usize {
        let Some([from, to]) = spot.line() else { return 0 };
        let rects = taken.iter().copied().chain(self.nodes.iter().map(Node::rect));
        let dot = Rect::from_center_size(spot.foot, Vec2::splat(2.0 * DOT + 2.0));
        let covered = |rect: &Rect| dot.intersects(*rect) || layout_rect(rect.expand(1.0)).clipped_length(from, to) > 0.0;
        rects.filter(covered).count()
    }

    /// Names with their places, and those without.
    fn plain(
        &self,
        strands: &[Course],
        taken: &[Rect],
        lines: &[[Point; 2]],
        wishes: Vec<Wish>,
    ) -> (Vec<(Wish, u8, Spot)>, Vec<Wish>) {
        let mut kept: Vec<Vec<(u8, Spot)>> = Vec::with_capacity(wishes.len());
        let mut requests: Vec<LabelRequest> = Vec::with_capacity(wishes.len());
        for wish in &wishes {
            let mut own = Vec::new();
            let mut candidates = Vec::new();
            let all = spots(self.scene.lines[wish.line].curve, wish.size, self.leaders);
            for (i, spot) in all.into_iter().enumerate().filter(|(_, s)| !self.clashes(s, taken, lines)) {
                let under = crossings(strands, wish.line, spot.rect);
                if under <= if spot.leader { 1 } else { self.most_crossings } {
                    own.push((i as u8, spot));
                    candidates.push(Candidate {
                        rect_center: Point::new(spot.rect.center().x, spot.rect.center().y),
                        cost: spot.cost + 0.4 * under as f32,
                    });
                }
            }
            kept.push(own);
            requests.push(LabelRequest {
                size: (wish.size.x, wish.size.y),
                priority: wish.priority,
                candidates,
            });
        }
        let mut obstacles: Vec<Obstacle> = self.nodes.iter().map(|n| Obstacle::node(n.point(), n.outline)).collect();
        obstacles.extend(taken.iter().map(|rect| Obstacle::Rect {
            rect: layout_rect(rect.expand(1.0)),
            weight: STRICT,
        }));
        if let Some(inside) = self.inside {
            obstacles.extend(Obstacle::outside(layout_rect(inside), STRICT));
        }
        let placed = place(&requests, &obstacles, PADDING);
        let (mut found, mut left) = (Vec::new(), Vec::new());
        for (i, wish) in wishes.into_iter().enumerate() {
            let place = placed[i]
                .and_then(|rect| nearest(&requests[i].candidates, rect.center()))
                .and_then(|place| kept[i].get(place));
            match place {
                Some((place, spot)) => found.push((wish, *place, *spot)),
                None => left.push(wish),
            }
        }
        (found, left)
    }
}

fn nearest(candidates: &[Candidate], center: Point) -> Option<usize> {
    let distance = |c: &Candidate| c.rect_center.distance(center);
    let best = candidates
        .iter()
        .enumerate()
        .min_by(|a, b| distance(a.1).total_cmp(&distance(b.1)));
    best.map(|(i, _)| i)
}

/// Size of a name with the canvas behind it.
pub(super) fn plain_size(galley: &Galley) -> Vec2 {
    galley.size() + vec2(6.0, 0.0)
}

/// Size of a tag.
pub(super) fn size_of(galley: &Galley, pill: bool) -> Vec2 {
    if pill { pill_size(galley) } else { plain_size(galley) }
}

fn layout_rect(rect: Rect) -> crate::layout::Rect {
    crate::layout::Rect {
        min: Point::new(rect.min.x, rect.min.y),
        max: Point::new(rect.max.x, rect.max.y),
    }
}

/// The line from a strand to its name that stands off it, with a dot on the strand.
pub(super) fn leader(painter: &Painter, palette: &Palette, spot: &Spot, shift: Vec2, color: Color32) {
    if !spot.leader {
        return;
    }
    let foot = spot.foot + shift;
    let end = spot.rect.translate(shift).clamp(foot);
    painter.line_segment([foot, end], Stroke::new(1.0, color));
    painter.circle(foot, DOT, color, Stroke::new(1.0, palette.canvas));
}

/// Draws a plain name, the canvas behind it.
pub(super) fn plain(painter: &Painter, palette: &Palette, rect: Rect, galley: Arc<Galley>, color: Color32) {
    painter.rect_filled(rect, CornerRadius::same(space::XS as u8), palette.canvas.gamma_multiply(0.88));
    painter.galley(rect.center() - 0.5 * galley.size(), galley, color);
}

/// `color`, moved towards the text's until it reads on `behind`: at least 4.5:1.
pub(super) fn readable(palette: &Palette, color: Color32, behind: Color32) -> Color32 {
    (0..=20_u8)
        .map(|step| mix(color, palette.text, 0.05 * f32::from(step)))
        .find(|c| contrast(*c, behind) >= 4.5)
        .unwrap_or(palette.text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::Hue;

    #[test]
    fn strands_and_their_names_stand_out_from_the_canvas() {
        for palette in [&Palette::LIGHT, &Palette::DARK] {
            for hue in Hue::ALL {
                let color = palette.hue(hue);
                assert!(contrast(color, palette.canvas) >= 3.0, "{hue:?}");
                assert!(
                    contrast(readable(palette, color, palette.canvas), palette.canvas) >= 4.5,
                    "{hue:?}"
                );
            }
        }
    }

    #[test]
    fn places_are_counted_alike_with_and_without_leaders() {
        let curve = Strand {
            from: Point::new(0.0, 0.0),
            control_a: Point::new(60.0, 20.0),
            control_b: Point::new(120.0, 20.0),
            to: Point::new(200.0, 0.0),
        };
        let (short, long) = (spots(curve, vec2(50.0, 12.0), false), spots(curve, vec2(50.0, 12.0), true));
        assert!(long.len() <= 255 && short.iter().zip(&long).all(|(a, b)| a.rect == b.rect && !a.leader));
    }
}
