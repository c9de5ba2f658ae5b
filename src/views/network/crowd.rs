//! The many as one mesh: a hairline for a bundle, a disc for a mark, woven from what is near the view.
//!
//! For more than can be told apart; without ends, and line styles no finer than whole and broken. Not here: what stands out (selection, hover),
//! which is drawn in full.

use std::sync::Arc;

use egui::epaint::{Mesh, Vertex, WHITE_UV};
use egui::{Color32, Pos2, Rect, Vec2};

/// How soft edges are, in points.
const SOFT: f32 = 0.8;
/// Corners of a disc, and of a larger one.
const CORNERS: usize = 8;
const MORE_CORNERS: usize = 16;
/// A disc with more corners from this radius on.
const LARGE: f32 = 5.0;

/// A mesh on its way; its memory is used again.
pub(super) struct Weave<'m> {
    mesh: &'m mut Mesh,
    view: Rect,
}

/// Takes the memory of `held` if nobody else holds it any more, and lets `fill` weave into it.
pub(super) fn weave(held: &mut Arc<Mesh>, view: Rect, fill: impl FnOnce(&mut Weave<'_>)) -> Arc<Mesh> {
    if Arc::get_mut(held).is_none() {
        *held = Arc::default();
    }
    if let Some(mesh) = Arc::get_mut(held) {
        mesh.clear();
        fill(&mut Weave { mesh, view });
    }
    Arc::clone(held)
}

impl Weave<'_> {
    /// Makes room for so many lines and discs.
    pub(super) fn reserve(&mut self, lines: usize, discs: usize) {
        self.mesh.vertices.reserve(6 * lines + 17 * discs);
        self.mesh.indices.reserve(12 * lines + 72 * discs);
    }

    fn vertex(&mut self, pos: Pos2, color: Color32) {
        self.mesh.vertices.push(Vertex {
            pos,
            uv: WHITE_UV,
            color,
        });
    }

    /// A line with soft edges, if any of it is in view.
    pub(super) fn line(&mut self, from: Pos2, to: Pos2, width: f32, color: Color32) {
        let Some((from, to)) = clipped(from, to, self.view) else {
            return;
        };
        let across = (to - from).normalized().rot90();
        let base = self.mesh.vertices.len() as u32;
        if width <= 1.2 {
            // A hairline fades from its middle to both sides.
            let side = across * (0.5 * width + SOFT);
            for end in [from, to] {
                self.vertex(end - side, Color32::TRANSPARENT);
                self.vertex(end, color);
                self.vertex(end + side, Color32::TRANSPARENT);
            }
            self.strip(base, 3);
        } else {
            let (core, rim) = (across * (0.5 * (width - SOFT)), across * (0.5 * (width + SOFT)));
            for end in [from, to] {
                self.vertex(end - rim, Color32::TRANSPARENT);
                self.vertex(end - core, color);
                self.vertex(end + core, color);
                self.vertex(end + rim, Color32::TRANSPARENT);
            }
            self.strip(base, 4);
        }
    }

    /// A bent line as several straight ones.
    pub(super) fn arc(&mut self, points: &[Pos2], width: f32, color: Color32) {
        for pair in points.windows(2) {
            self.line(pair[0], pair[1], width, color);
        }
    }

    /// A line of dashes; those in view are where they would be if all of it were.
    pub(super) fn broken(&mut self, points: &[Pos2], width: f32, color: Color32, (dash, gap): (f32, f32)) {
        let period = (dash + gap).max(1.0);
        let mut before = 0.0;
        for pair in points.windows(2) {
            let length = pair[0].distance(pair[1]);
            if let Some((from, to)) = clipped(pair[0], pair[1], self.view) {
                let along = (to - from).normalized();
                // From the beginning of the whole line.
                let (first, last) = (before + pair[0].distance(from), before + pair[0].distance(to));
                let mut start = (first / period).floor() * period;
                while start < last {
                    let (a, b) = (start.max(first), (start + dash).min(last));
                    if a < b {
                        self.line(from + along * (a - first), from + along * (b - first), width, color);
                    }
                    start += period;
                }
            }
            before += length;
        }
    }

    /// Triangles between two rows of `row` vertices.
    fn strip(&mut self, base: u32, row: u32) {
        for k in 0..row - 1 {
            let (a, b) = (base + k, base + row + k);
            self.mesh.indices.extend_from_slice(&[a, a + 1, b, a + 1, b, b + 1]);
        }
    }

    /// A disc with a soft rim, if any of it is in view.
    pub(super) fn disc(&mut self, at: Pos2, radius: f32, color: Color32) {
        if !self.view.expand(radius + 1.0).contains(at) {
            return;
        }
        let corners = if radius < LARGE { CORNERS } else { MORE_CORNERS };
        let base = self.mesh.vertices.len() as u32;
        self.vertex(at, color);
        for k in 0..corners {
            let along = Vec2::angled((k as f32 + 0.5) / corners as f32 * std::f32::consts::TAU);
            self.vertex(at + along * (radius - 0.5 * SOFT), color);
            self.vertex(at + along * (radius + 0.5 * SOFT), Color32::TRANSPARENT);
        }
        for k in 0..corners as u32 {
            let (a, b) = (base + 1 + 2 * k, base + 1 + 2 * ((k + 1) % corners as u32));
            self.mesh
                .indices
                .extend_from_slice(&[base, a, b, a, a + 1, b, a + 1, b, b + 1]);
        }
    }
}

/// The part of a line that is inside (Liang and Barsky 1984).
fn clipped(from: Pos2, to: Pos2, view: Rect) -> Option<(Pos2, Pos2)> {
    let along = to - from;
    let (mut first, mut last) = (0.0_f32, 1.0_f32);
    for (start, step, low, high) in [
        (from.x, along.x, view.min.x, view.max.x),
        (from.y, along.y, view.min.y, view.max.y),
    ] {
        if step.abs() < 1e-9 {
            if start < low || start > high {
                return None;
            }
            continue;
        }
        let (a, b) = ((low - start) / step, (high - start) / step);
        first = first.max(a.min(b));
        last = last.min(a.max(b));
    }
    (first < last).then(|| (from + along * first, from + along * last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{pos2, vec2};

    #[test]
    fn only_what_is_in_view_is_drawn_and_the_memory_is_kept() {
        let view = Rect::from_min_size(Pos2::ZERO, vec2(200.0, 200.0));
        let mut held = Arc::default();
        let mut draw = || {
            weave(&mut held, view, |w| {
                w.line(pos2(0.0, 10.0), pos2(100.0, 10.0), 1.0, Color32::RED);
                w.line(pos2(0.0, 10.0), pos2(100.0, 10.0), 2.0, Color32::RED);
                w.line(pos2(0.0, 900.0), pos2(100.0, 900.0), 2.0, Color32::RED);
                w.disc(pos2(50.0, 50.0), 3.0, Color32::RED);
                w.disc(pos2(50.0, 500.0), 3.0, Color32::RED);
            })
        };
        let mesh = draw();
        assert_eq!((mesh.vertices.len(), mesh.indices.len()), (6 + 8 + 17, 12 + 18 + 72));
        assert!(mesh.is_valid());
        let capacity = mesh.vertices.capacity();
        drop(mesh);
        assert_eq!(draw().vertices.capacity(), capacity);
    }

    #[test]
    fn dashes_are_where_they_would_be_if_all_of_the_line_were_in_view() {
        let ends = |view: Rect| {
            let mut held = Arc::default();
            let mesh = weave(&mut held, view, |w| {
                let bent = [pos2(0.0, 10.0), pos2(33.0, 10.0), pos2(100.0, 10.0)];
                w.broken(&bent, 1.0, Color32::RED, (6.0, 4.0));
            });
            let middles = mesh.vertices.iter().filter(|v| v.color == Color32::RED);
            middles.map(|v| v.pos.x.round() as i32).collect::<Vec<_>>()
        };
        let all = ends(Rect::from_min_size(Pos2::ZERO, vec2(200.0, 200.0)));
        assert_eq!(all[..10], [0, 6, 10, 16, 20, 26, 30, 33, 33, 36]);
        let part = ends(Rect::from_min_max(pos2(45.0, 0.0), pos2(200.0, 20.0)));
        assert_eq!(part[..4], [45, 46, 50, 56]);
    }

    #[test]
    fn a_line_across_is_cut_at_both_edges() {
        let view = Rect::from_min_size(Pos2::ZERO, vec2(100.0, 100.0));
        let (a, b) = clipped(pos2(-50.0, 50.0), pos2(150.0, 50.0), view).unwrap();
        assert!((a.x - 0.0).abs() < 1e-3 && (b.x - 100.0).abs() < 1e-3);
        assert!(clipped(pos2(-50.0, 150.0), pos2(150.0, 150.0), view).is_none());
        assert!(clipped(pos2(-60.0, 50.0), pos2(50.0, -60.0), view).is_none());
    }
}
