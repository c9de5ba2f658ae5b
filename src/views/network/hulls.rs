//! Soft areas around the members of a bloc. Its name stands outside, at the rim, where nothing else stands; not at
//! all if the bloc is a node itself, or if there are so many strands that the name would lie on some.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Color32, Galley, Painter, Pos2, Rect, Shape, Stroke, Vec2, vec2};

use super::blocs::Bloc;
use super::labels::MOST_OBSTACLES;
use super::plan::Plan;
use super::scene::{Scene, screen};
use crate::layout::Point;
use crate::layout::hull::around_discs;
use crate::layout::labels::{Candidate, LabelRequest, Obstacle, STRICT, place};
use crate::theme::{Palette, Weight, font, mix, size};

/// Around the members, at zoom 1.
const MARGIN: f32 = 22.0;

/// A hull, in scaled units.
#[derive(Debug, Clone)]
pub(super) struct Hull {
    /// Place in the list of blocs.
    pub(super) bloc: usize,
    pub(super) line: Vec<Pos2>,
    bounds: Rect,
}

/// Hulls and where their names stand.
#[derive(Debug, Default)]
pub(super) struct Hulls {
    pub(super) hulls: Vec<Hull>,
    /// Centre of each name, in scaled units; none where there is no room.
    pub(super) names: Vec<Option<Pos2>>,
}

/// A bloc's name, in two lines if it is long; stronger if the layout has put its members apart.
pub(super) fn galley(painter: &Painter, name: String, apart: bool, color: Color32) -> Arc<Galley> {
    let weight = if apart { Weight::SemiBold } else { Weight::Italic };
    let mut job = LayoutJob::single_section(name, TextFormat::simple(font(size::SMALL, weight), color));
    job.wrap.max_width = 150.0;
    job.halign = Align::Center;
    painter.layout_job(job)
}

impl Hulls {
    /// Works out hulls and names. `name_size` gives the size of a bloc's name; `cards` are the names of nodes.
    pub(super) fn of(plan: &Plan, scene: &Scene, blocs: &[Bloc], name_size: impl Fn(&Bloc) -> Vec2, cards: &[Rect]) -> Self {
        let hulls: Vec<Hull> = blocs
            .iter()
            .enumerate()
            .filter(|(_, bloc)| bloc.apart || !blocs.iter().any(|other| encloses(bloc, other)))
            .filter_map(|(place, bloc)| hull(plan, scene, place, bloc))
            .collect();
        let sizes: Vec<Vec2> = hulls.iter().map(|h| name_size(&blocs[h.bloc]) + vec2(4.0, 2.0)).collect();
        let mut names: Vec<Option<Pos2>> = vec![None; hulls.len()];
        // Among very many strands only groups that were laid out apart are named: their names lie over strands.
        if scene.lines.len() <= MOST_OBSTACLES || blocs.iter().any(|bloc| bloc.apart) {
            for (i, rect) in places(scene, &hulls, &sizes, cards).into_iter().enumerate() {
                let is_node = blocs[hulls[i].bloc]
                    .actor()
                    .is_some_and(|actor| plan.node_of(actor).is_some());
                names[i] = rect.filter(|_| !is_node).map(|r| r.center());
            }
        }
        Self { hulls, names }
    }
}

/// A bloc that holds all members of a smaller one says less than that; its hull would swallow the other.
fn encloses(bloc: &Bloc, other: &Bloc) -> bool {
    other.members.len() < bloc.members.len() && other.members.iter().all(|m| bloc.members.contains(m))
}

/// The hull of a bloc, unless it would claim more than one outsider for two members.
fn hull(plan: &Plan, scene: &Scene, place: usize, bloc: &Bloc) -> Option<Hull> {
    let discs: Vec<(Point, f32)> = bloc
        .members
        .iter()
        .map(|i| (scene.nodes[*i].point(), scene.nodes[*i].half().max_elem()))
        .collect();
    let line: Vec<Pos2> = around_discs(&discs, MARGIN * scene.scale).into_iter().map(screen).collect();
    let outside =
        |i: usize| !bloc.members.contains(&i) && Some(plan.nodes[i].actor) != bloc.actor() && contains(&line, scene.nodes[i].at);
    let bounds = Rect::from_points(&line);
    let keeps_to_itself = || bloc.apart || 2 * (0..scene.nodes.len()).filter(|i| outside(*i)).count() <= bloc.members.len();
    (line.len() > 2 && keeps_to_itself()).then_some(Hull {
        bloc: place,
        line,
        bounds,
    })
}

/// Whether a point lies inside a convex outline.
pub(super) fn contains(line: &[Pos2], at: Pos2) -> bool {
    let side = |i: usize| {
        let (a, b) = (line[i], line[(i + 1) % line.len()]);
        (b - a).rot90().dot(at - a)
    };
    line.len() > 2 && ((0..line.len()).all(|i| side(i) >= 0.0) || (0..line.len()).all(|i| side(i) <= 0.0))
}

/// Draws a hull.
pub(super) fn draw(painter: &Painter, palette: &Palette, hull: &Hull, shift: Vec2) {
    let line: Vec<Pos2> = hull.line.iter().map(|p| *p + shift).collect();
    let stroke = Stroke::new(1.0, mix(palette.hull, palette.accent, 0.35));
    painter.add(Shape::convex_polygon(line, fill(palette), stroke));
}

fn fill(palette: &Palette) -> Color32 {
    palette.hull.gamma_multiply(0.75)
}

/// Where the name of a hull may stand: outside, along its rim, at the top first.
fn candidates(hull: &Hull, size: Vec2) -> Vec<Candidate> {
    let centre = hull.bounds.center();
    let mut found = Vec::new();
    for (i, a) in hull.line.iter().enumerate() {
        let b = hull.line[(i + 1) % hull.line.len()];
        let steps = ((b - *a).length() / 24.0).ceil().max(1.0);
        let outward = {
            let normal = (b - *a).normalized().rot90();
            if normal.dot(a.lerp(b, 0.5) - centre) < 0.0 {
                -normal
            } else {
                normal
            }
        };
        for step in 0..steps as u16 {
            let rim = a.lerp(b, (f32::from(step) + 0.5) / steps);
            let reach = 0.5 * (size.x * outward.x.abs() + size.y * outward.y.abs()) + 3.0;
            let at = rim + outward * reach;
            found.push(Candidate {
                rect_center: Point::new(at.x, at.y),
                cost: 1.0 + outward.y,
            });
        }
    }
    found
}

/// Places the names of hulls where no node and no other name stands.
fn places(scene: &Scene, hulls: &[Hull], sizes: &[Vec2], cards: &[Rect]) -> Vec<Option<Rect>> {
    let requests: Vec<LabelRequest> = hulls
        .iter()
        .zip(sizes)
        .map(|(hull, size)| LabelRequest {
            size: (size.x, size.y),
            priority: 1.0,
            candidates: candidates(hull, *size),
        })
        .collect();
    let rect = |r: Rect| crate::layout::Rect {
        min: Point::new(r.min.x, r.min.y),
        max: Point::new(r.max.x, r.max.y),
    };
    let mut obstacles: Vec<Obstacle> = scene.nodes.iter().map(|n| Obstacle::node(n.point(), n.outline)).collect();
    obstacles.extend(cards.iter().map(|card| Obstacle::Rect {
        rect: rect(*card),
        weight: STRICT,
    }));
    if scene.lines.len() <= MOST_OBSTACLES {
        obstacles.extend(scene.lines.iter().map(|l| Obstacle::strand(l.curve, STRICT)));
    }
    let back = |r: crate::layout::Rect| Rect::from_min_max(screen(r.min), screen(r.max));
    place(&requests, &obstacles, 2.0).into_iter().map(|r| r.map(back)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    #[test]
    fn a_bloc_that_holds_a_smaller_one_encloses_it() {
        let name = crate::derived::groups::GroupName::Community(0);
        let bloc = |members: &[usize]| Bloc::new(name.clone(), members.to_vec());
        assert!(encloses(&bloc(&[1, 2, 3]), &bloc(&[1, 3])));
        assert!(!encloses(&bloc(&[1, 3]), &bloc(&[1, 3])) && !encloses(&bloc(&[1, 2, 3]), &bloc(&[3, 4])));
    }

    #[test]
    fn inside_and_outside_of_an_outline() {
        let square = [pos2(0.0, 0.0), pos2(10.0, 0.0), pos2(10.0, 10.0), pos2(0.0, 10.0)];
        assert!(contains(&square, pos2(5.0, 5.0)) && !contains(&square, pos2(12.0, 5.0)));
        let mut other_way = square;
        other_way.reverse();
        assert!(contains(&other_way, pos2(5.0, 5.0)) && !contains(&[], pos2(0.0, 0.0)));
    }
}
