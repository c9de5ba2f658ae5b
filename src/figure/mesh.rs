//! Untextured triangle meshes as polygons and gradients.
//!
//! For `figure::svg` only. Two triangles of one colour that make a quad become one polygon, runs
//! of one colour one path. Textured meshes (images) are left out.

use egui::epaint::{Mesh, Vertex, WHITE_UV};
use egui::{Color32, Pos2, TextureId};

use super::svg::Writer;

/// A polygon and the colours at its corners.
struct Tile {
    corners: Vec<Vertex>,
}

impl Tile {
    fn points(&self) -> Vec<Pos2> {
        self.corners.iter().map(|corner| corner.pos).collect()
    }

    fn flat_color(&self) -> Option<Color32> {
        let first = self.corners.first()?.color;
        self.corners.iter().all(|corner| corner.color == first).then_some(first)
    }

    /// Joins the next triangle if both share an edge and make a convex quad of one colour or gradient.
    fn join(&self, other: &Self) -> Option<Self> {
        let ([a, b, c], [_, _, _]) = (self.corners.as_slice(), other.corners.as_slice()) else {
            return None;
        };
        let own = [*a, *b, *c];
        let fresh = other.corners.iter().find(|v| !own.contains(v))?;
        let shared = own.iter().filter(|v| other.corners.contains(v)).count();
        let alone = own.iter().position(|v| !other.corners.contains(v))?;
        if shared != 2 {
            return None;
        }
        let [first, second, third] = match alone {
            0 => [*a, *b, *c],
            1 => [*b, *c, *a],
            _ => [*c, *a, *b],
        };
        let quad = Self {
            corners: vec![first, second, *fresh, third],
        };
        let is_same = quad.flat_color().is_some() || quad.strip().is_some();
        (is_same && is_convex(&quad.points())).then_some(quad)
    }

    /// The gradient of a quad with two even-coloured parallel edges.
    fn strip(&self) -> Option<[(Pos2, Color32); 2]> {
        let [a, b, c, d] = self.corners.as_slice() else {
            return None;
        };
        let (from, along, to) = if a.color == b.color && c.color == d.color {
            ((a, b), b.pos - a.pos, (c, d))
        } else if b.color == c.color && d.color == a.color {
            ((b, c), c.pos - b.pos, (d, a))
        } else {
            return None;
        };
        let across = to.1.pos - to.0.pos;
        let turn = along.x * across.y - along.y * across.x;
        let scale = along.length() * across.length();
        if scale <= 0.0 || turn.abs() > 1e-3 * scale {
            return None;
        }
        Some([
            (foot(to.0.pos, from.0.pos, from.1.pos)?, from.0.color),
            (to.0.pos, to.0.color),
        ])
    }

    /// The gradient of a triangle in which two corners have one colour.
    fn fan(&self) -> Option<[(Pos2, Color32); 2]> {
        let [a, b, c] = self.corners.as_slice() else {
            return None;
        };
        let (tip, left, right) = if b.color == c.color {
            (a, b, c)
        } else if a.color == c.color {
            (b, a, c)
        } else if a.color == b.color {
            (c, a, b)
        } else {
            return None;
        };
        Some([(foot(tip.pos, left.pos, right.pos)?, left.color), (tip.pos, tip.color)])
    }

    fn mean_color(&self) -> Color32 {
        let mut mean = Color32::TRANSPARENT;
        for (index, corner) in self.corners.iter().enumerate() {
            mean = mean.lerp_to_gamma(corner.color, 1.0 / (index + 1) as f32);
        }
        mean
    }
}

/// Where the perpendicular from `point` meets the line through `a` and `b`.
fn foot(point: Pos2, a: Pos2, b: Pos2) -> Option<Pos2> {
    let along = b - a;
    let length_sq = along.length_sq();
    (length_sq > 0.0).then(|| a + along * ((point - a).dot(along) / length_sq))
}

fn is_convex(points: &[Pos2]) -> bool {
    let count = points.len();
    let turns: Vec<f32> = (0..count)
        .filter_map(|index| {
            let from = points.get(index)?;
            let corner = points.get((index + 1) % count)?;
            let to = points.get((index + 2) % count)?;
            let (before, after) = (*corner - *from, *to - *corner);
            Some(before.x * after.y - before.y * after.x)
        })
        .collect();
    turns.iter().all(|turn| *turn >= 0.0) || turns.iter().all(|turn| *turn <= 0.0)
}

/// Whether two tiles touch at most along edges, as far as that is cheap to tell.
fn is_apart(a: &Tile, b: &Tile) -> bool {
    let touches = a
        .corners
        .iter()
        .any(|corner| b.corners.iter().any(|other| other.pos == corner.pos));
    let bounds = |tile: &Tile| egui::Rect::from_points(&tile.points());
    touches || !bounds(a).shrink(0.005).intersects(bounds(b).shrink(0.005))
}

/// Most translucent tiles in one path.
const MAX_TILES: usize = 64;

/// Writes a mesh.
pub(super) fn write(writer: &mut Writer, mesh: &Mesh) {
    let is_white = |vertex: &Vertex| vertex.uv == WHITE_UV;
    if mesh.texture_id != TextureId::default() || !mesh.vertices.iter().all(is_white) {
        return;
    }
    let mut open: Vec<Tile> = Vec::new();
    let mut waiting: Option<Tile> = None;
    for triangle in mesh.triangles() {
        let corners: Vec<Vertex> = triangle
            .iter()
            .filter_map(|index| mesh.vertices.get(*index as usize).copied())
            .collect();
        let is_sound = corners.len() == 3 && corners.iter().all(|corner| corner.pos.is_finite());
        let tile = Tile { corners };
        if !is_sound || super::svg::signed_area(&tile.points()) == 0.0 {
            continue;
        }
        match waiting.take() {
            None => waiting = Some(tile),
            Some(before) => {
                if let Some(quad) = before.join(&tile) {
                    put(writer, &mut open, quad);
                } else {
                    put(writer, &mut open, before);
                    waiting = Some(tile);
                }
            }
        }
    }
    if let Some(tile) = waiting {
        put(writer, &mut open, tile);
    }
    close(writer, &mut open);
}

fn put(writer: &mut Writer, open: &mut Vec<Tile>, tile: Tile) {
    let Some(color) = tile.flat_color() else {
        close(writer, open);
        if let Some(ends) = tile.strip().or_else(|| tile.fan()) {
            writer.add_gradient(&tile.points(), ends);
        } else {
            writer.add_fill(&tile.points(), tile.mean_color());
        }
        return;
    };
    if color.is_opaque() {
        close(writer, open);
        writer.add_fill(&tile.points(), color);
        return;
    }
    let fits = open.len() < MAX_TILES
        && open.first().is_none_or(|first| first.flat_color() == Some(color))
        && open.iter().all(|other| is_apart(other, &tile));
    if !fits {
        close(writer, open);
    }
    open.push(tile);
}

fn close(writer: &mut Writer, open: &mut Vec<Tile>) {
    if let Some(color) = open.first().and_then(Tile::flat_color) {
        let polygons: Vec<Vec<Pos2>> = open.iter().map(Tile::points).collect();
        writer.add_tiles(&polygons, color);
    }
    open.clear();
}
