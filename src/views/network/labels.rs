//! Which place each node's name takes: against all strands, hidden ones too, so that neither moment nor selection
//! moves it. Names of strands come afterwards (tags).
//!
//! Kept as the number of a candidate, not as coordinates: within a zoom bucket the name follows its node.

use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Color32, Galley, Painter, Rect, Vec2};

use rustc_hash::FxHashMap as HashMap;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::camera::Footprint;
use super::plan::{Plan, PlanNode};
use super::scene::{Scene, screen};
use crate::layout::Point;
use crate::layout::labels::{Candidate, LabelRequest, Obstacle, STRICT, node_candidates, place};
use crate::theme::{Weight, font, size, space};

/// At most so many nodes are named.
const MOST_NODES: usize = 300;
/// At most so many strands are named.
pub(super) const MOST_STRANDS: usize = 250;
/// The same on the page of a scene.
pub(super) const FEW_STRANDS: usize = 8;
/// Beyond so many strands, names of nodes may cover strands.
pub(super) const MOST_OBSTACLES: usize = 1500;
/// From this zoom on strands are named without being selected.
pub(super) const STRAND_ZOOM: f32 = 1.5;
/// In a large network: so many names at most in each part of the plane of this size, in scaled units.
const A_TILE: usize = 7;
const TILE: Vec2 = egui::vec2(260.0, 170.0);
/// Below this zoom only the most connected nodes are named.
const ALL_NODES_ZOOM: f32 = 0.45;
/// Names of nodes are wrapped at this width.
const WRAP: f32 = 140.0;
/// Size of the card of a name in a large network, of which not every one is measured.
pub(super) const TYPICAL_NAME: (f32, f32) = (70.0, 16.0);
/// Between a node and its name.
const GAP: f32 = 3.0;

/// The nodes that are named, in order, each with the place of its name among the candidates.
#[derive(Debug, Default)]
pub(super) struct NodePlaces(Vec<(usize, u8)>);

/// The picture, of which part may lie under the legend, in scaled units.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub(super) inside: Rect,
    pub(super) covered: Option<Rect>,
}

impl Frame {
    /// Whether something there can be seen whole.
    fn allows(&self, rect: Rect) -> bool {
        self.inside.contains_rect(rect) && !self.covered.is_some_and(|covered| covered.intersects(rect))
    }

    /// What tells it from others.
    pub(super) fn key(&self) -> [u32; 8] {
        let covered = self.covered.unwrap_or(Rect::NOTHING);
        let [a, b] = [self.inside, covered].map(|r| [r.min.x, r.min.y, r.max.x, r.max.y].map(f32::to_bits));
        [a[0], a[1], a[2], a[3], b[0], b[1], b[2], b[3]]
    }
}

/// What is taken in the plane, in a grid: nodes, and names of those more important. Nobody's name lies on either.
#[derive(Debug, Default)]
struct Taken(HashMap<(i32, i32), Vec<(Rect, usize)>>);

impl Taken {
    /// Cells are so large.
    const CELL: f32 = 64.0;

    fn cells(rect: Rect) -> impl Iterator<Item = (i32, i32)> {
        let at = |x: f32| (x / Self::CELL).floor() as i32;
        let (columns, rows) = (at(rect.min.x)..=at(rect.max.x), at(rect.min.y)..=at(rect.max.y));
        columns.flat_map(move |column| rows.clone().map(move |row| (column, row)))
    }

    fn put(&mut self, rect: Rect, of: usize) {
        for cell in Self::cells(rect) {
            self.0.entry(cell).or_default().push((rect, of));
        }
    }

    /// Whether nobody but `own` takes any of it.
    fn is_free(&self, rect: Rect, own: usize) -> bool {
        let taken = |cell| {
            self.0
                .get(&cell)
                .is_some_and(|all| all.iter().any(|(r, of)| *of != own && r.intersects(rect)))
        };
        !Self::cells(rect).any(taken)
    }
}

/// Names are placed again only when the zoom leaves its bucket.
pub(super) fn zoom_bucket(zoom: f32) -> i32 {
    (zoom.max(1e-3).log2() * 5.0).round() as i32
}

/// A node's name, wrapped and centred.
pub(super) fn node_galley(painter: &Painter, text: &str, scale: f32, color: Color32, weight: Weight) -> Arc<Galley> {
    let points = (size::NOTE * scale.clamp(0.8, 1.15)).round();
    let mut job = LayoutJob::single_section(text.to_owned(), TextFormat::simple(font(points, weight), color));
    job.wrap.max_width = WRAP * scale.clamp(0.8, 1.15);
    job.wrap.max_rows = 2;
    job.halign = Align::Center;
    painter.layout_job(job)
}

/// A strand's name.
pub(super) fn strand_galley(painter: &Painter, text: &str, color: Color32, weight: Weight) -> Arc<Galley> {
    painter.layout_no_wrap(text.to_owned(), font(size::SMALL, weight), color)
}

/// Size of the card behind a name.
pub(super) fn card_size(galley: &Galley) -> Vec2 {
    galley.size() + egui::vec2(2.0 * space::XS + 2.0, 2.0)
}

/// Size of the pill of a strand's name.
pub(super) fn pill_size(galley: &Galley) -> Vec2 {
    galley.size() + egui::vec2(2.0 * space::S + 4.0, space::XS + 2.0)
}

/// The places a node's name can take, in scaled units.
pub(super) fn node_places(scene: &Scene, node: usize, size: Vec2) -> Vec<Candidate> {
    let n = &scene.nodes[node];
    node_candidates(n.point(), n.outline, (size.x, size.y), GAP)
}

/// The card of a node's name, in scaled units.
pub(super) fn node_card(scene: &Scene, node: usize, size: Vec2, place: u8) -> Rect {
    let candidates = node_places(scene, node, size);
    let center = candidates
        .get(usize::from(place))
        .or(candidates.first())
        .map_or(scene.nodes[node].at, |c| screen(c.rect_center));
    Rect::from_center_size(center, size)
}

/// The room that a node takes with its name above or below.
pub(super) fn footprint(node: &PlanNode, at: Point, card: Vec2) -> Footprint {
    let half_width = (node.half_width + 6.0).max(0.5 * card.x);
    Footprint {
        at,
        half_width,
        above: node.radius + 6.0,
        below: node.radius + GAP + card.y,
    }
}

impl NodePlaces {
    /// Places the names of nodes; `sizes` are those of their cards. In a picture none reaches over its `frame`, and what
    /// is `left_out` of it (empty: nothing) has no name; what is `hidden` besides takes no room.
    pub(super) fn of(
        plan: &Plan,
        scene: &Scene,
        (sizes, left_out, hidden): (&[Vec2], &[bool], &[bool]),
        zoom: f32,
        frame: Option<Frame>,
    ) -> Self {
        let most = if zoom < ALL_NODES_ZOOM { MOST_NODES / 4 } else { MOST_NODES };
        let is_out = |node: usize| left_out.get(node).copied().unwrap_or_default();
        let shown = plan.by_degree.iter().copied().filter(|node| !is_out(*node));
        let by_degree: Vec<usize> = shown.take(most).collect();
        let requests: Vec<LabelRequest> = by_degree
            .iter()
            .map(|i| LabelRequest {
                size: (sizes[*i].x, sizes[*i].y),
                priority: plan.nodes[*i].degree as f32,
                candidates: node_places(scene, *i, sizes[*i]),
            })
            .collect();
        // What is left out may still be there, faintly.
        let is_hidden = |node: usize| hidden.get(node).copied().unwrap_or_default();
        let nodes = scene.nodes.iter().enumerate().filter(|(i, _)| !is_hidden(*i));
        let mut obstacles: Vec<Obstacle> = nodes.map(|(_, n)| Obstacle::node(n.point(), n.outline)).collect();
        let nodes = scene.nodes.iter().enumerate().filter(|(i, _)| !is_out(*i));
        obstacles.extend(nodes.map(|(_, n)| Obstacle::halo(n.point(), n.outline, 10.0, 0.3)));
        // Names at the rim stay inside the room that fitting keeps for them.
        let room = plan
            .nodes
            .iter()
            .zip(scene.nodes.iter())
            .zip(sizes)
            .fold(Rect::NOTHING, |all, ((node, place), size)| {
                all.union(footprint(node, place.point(), *size).rect(1.0))
            });
        obstacles.extend(Obstacle::outside(rect_of(room.expand(2.0)), 8.0));
        if let Some(frame) = frame {
            obstacles.extend(Obstacle::outside(rect_of(frame.inside), STRICT));
            obstacles.extend(frame.covered.map(|covered| Obstacle::Rect {
                rect: rect_of(covered),
                weight: STRICT,
            }));
        }
        if scene.lines.len() <= MOST_OBSTACLES {
            let lines = plan.lines.iter().zip(scene.lines.iter());
            let shown = lines.filter(|(line, _)| !is_out(line.from) && !is_out(line.to));
            obstacles.extend(shown.map(|(_, l)| Obstacle::strand(l.curve, 0.5)));
        }
        let placed = by_degree.iter().zip(&requests).zip(place(&requests, &obstacles, 2.0));
        let mut places: Vec<(usize, u8)> = placed
            .filter_map(|((node, request), rect)| Some((*node, nearest(&request.candidates, rect?.center()))))
            .collect();
        places.sort_unstable();
        Self(places)
    }

    /// Places the names of the most connected of the nodes `near` the view, as many in each part of the plane, so that
    /// they stay while the view moves. `size_of` measures a name.
    pub(super) fn of_view(
        plan: &Plan,
        scene: &Scene,
        near: &[usize],
        mut size_of: impl FnMut(usize) -> Vec2,
        frame: Option<Frame>,
    ) -> Self {
        let mut tiles: BTreeMap<(i32, i32), Vec<usize>> = BTreeMap::new();
        for node in near {
            let at = scene.nodes[*node].at;
            let tile = ((at.x / TILE.x).floor() as i32, (at.y / TILE.y).floor() as i32);
            tiles.entry(tile).or_default().push(*node);
        }
        let rank = |node: &usize| (std::cmp::Reverse(plan.nodes[*node].degree), *node);
        let mut wanted: Vec<usize> = Vec::new();
        for mut nodes in tiles.into_values() {
            if nodes.len() > A_TILE {
                nodes.select_nth_unstable_by_key(A_TILE - 1, rank);
                nodes.truncate(A_TILE);
            }
            wanted.extend(nodes);
        }
        wanted.sort_unstable_by_key(rank);
        wanted.truncate(MOST_NODES);
        let mut taken = Taken::default();
        for node in near {
            taken.put(scene.nodes[*node].rect(), *node);
        }
        // Names at the rim stay inside the room that fitting keeps for them.
        let typical = egui::vec2(TYPICAL_NAME.0, TYPICAL_NAME.1);
        let marks = plan.nodes.iter().zip(scene.nodes.iter());
        let room = marks.fold(Rect::NOTHING, |all, (node, place)| {
            all.union(footprint(node, place.point(), typical).rect(1.0))
        });
        let mut places = Vec::new();
        for node in wanted {
            let size = size_of(node);
            let candidates = node_places(scene, node, size);
            let free = |c: &Candidate| {
                let rect = Rect::from_center_size(screen(c.rect_center), size);
                let whole = frame.is_none_or(|frame| frame.allows(rect));
                whole && room.contains_rect(rect) && taken.is_free(rect, node)
            };
            if let Some(place) = candidates.iter().position(free) {
                taken.put(
                    Rect::from_center_size(screen(candidates[place].rect_center), size).expand(2.0),
                    usize::MAX,
                );
                places.push((node, place as u8));
            }
        }
        places.sort_unstable();
        Self(places)
    }

    /// Where the name of a node stands, if it has one.
    pub(super) fn get(&self, node: usize) -> Option<u8> {
        let place = self.0.binary_search_by_key(&node, |(node, _)| *node);
        place.ok().map(|place| self.0[place].1)
    }

    /// Every node that is named, with the place of its name.
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, u8)> + '_ {
        self.0.iter().copied()
    }
}

fn rect_of(rect: Rect) -> crate::layout::Rect {
    crate::layout::Rect {
        min: Point::new(rect.min.x, rect.min.y),
        max: Point::new(rect.max.x, rect.max.y),
    }
}

fn nearest(candidates: &[Candidate], center: Point) -> u8 {
    let distance = |c: &Candidate| c.rect_center.distance(center);
    let best = candidates
        .iter()
        .enumerate()
        .min_by(|a, b| distance(a.1).total_cmp(&distance(b.1)));
    best.map_or(0, |(i, _)| i as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_changes_of_zoom_stay_in_their_bucket() {
        assert_eq!(zoom_bucket(1.0), zoom_bucket(1.05));
        assert_ne!(zoom_bucket(1.0), zoom_bucket(1.3));
    }

    #[test]
    fn what_is_taken_is_free_for_its_owner_only() {
        let rect = |x: f32| Rect::from_min_size(egui::pos2(x, -20.0), egui::vec2(90.0, 40.0));
        let mut taken = Taken::default();
        taken.put(rect(0.0), 7);
        assert!(taken.is_free(rect(50.0), 7) && !taken.is_free(rect(50.0), 8));
        assert!(taken.is_free(rect(91.0), 8) && !taken.is_free(rect(-50.0), usize::MAX));
    }

    #[test]
    fn the_candidate_is_found_again() {
        let candidate = |x: f32| Candidate {
            rect_center: Point::new(x, 0.0),
            cost: 0.0,
        };
        let candidates = [candidate(0.0), candidate(10.0), candidate(20.0)];
        assert_eq!(nearest(&candidates, Point::new(11.0, 1.0)), 1);
    }
}
