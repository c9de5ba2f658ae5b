//! The many: strands and dots of a large network as one mesh in scaled units, which panning only moves.
//!
//! For more strands in view than can be told apart; plain, without ends and line styles. Not here: what stands out
//! (selection, hover), which is drawn in full.

use std::sync::Arc;

use egui::epaint::{Mesh, Vertex, WHITE_UV};
use egui::{Color32, Pos2, Rect, Vec2};

use super::scene::{Line, screen};

/// A strip of triangles in the mesh: a strand or a dot.
#[derive(Debug, Clone, Copy)]
struct Strip {
    bounds: Rect,
    first: u32,
    count: u32,
}

/// Strips, in scaled units.
#[derive(Debug, Default)]
pub(super) struct Crowd {
    strips: Vec<Strip>,
    vertices: Vec<Vertex>,
}

impl Crowd {
    fn vertex(&mut self, pos: Pos2, color: Color32) {
        self.vertices.push(Vertex {
            pos,
            uv: WHITE_UV,
            color,
        });
    }

    fn close(&mut self, first: usize, bounds: Rect) {
        self.strips.push(Strip {
            bounds,
            first: first as u32,
            count: (self.vertices.len() - first) as u32,
        });
    }

    /// Adds a strand: two vertices for each of its points.
    pub(super) fn strand(&mut self, line: &Line, width: f32, color: Color32) {
        let half = 0.5 * width;
        let first = self.vertices.len();
        if line.straight {
            let (a, b) = (screen(line.curve.from), screen(line.curve.to));
            let side = (b - a).normalized().rot90() * half;
            for corner in [a + side, a - side, b + side, b - side] {
                self.vertex(corner, color);
            }
        } else {
            let points = line.curve.flatten(1.0);
            for (i, point) in points.iter().enumerate() {
                let (before, after) = (points[i.saturating_sub(1)], points[(i + 1).min(points.len() - 1)]);
                let side = (screen(after) - screen(before)).normalized().rot90() * half;
                self.vertex(screen(*point) + side, color);
                self.vertex(screen(*point) - side, color);
            }
        }
        self.close(first, line.bounds.expand(half));
    }

    /// Adds a dot: an octagon as a strip, in zigzag from one side to the other.
    pub(super) fn dot(&mut self, at: Pos2, radius: f32, color: Color32) {
        let first = self.vertices.len();
        for corner in [0_u8, 1, 7, 2, 6, 3, 5, 4] {
            let angle = std::f32::consts::FRAC_PI_8 * (2.0 * f32::from(corner) + 1.0);
            self.vertex(at + Vec2::angled(angle) * radius, color);
        }
        self.close(first, Rect::from_center_size(at, Vec2::splat(2.0 * radius)));
    }

    /// What is in view as a mesh on the screen; takes the memory of `held` if nobody else holds it any more.
    pub(super) fn mesh(&self, held: &mut Arc<Mesh>, view: Rect, shift: Vec2) -> Arc<Mesh> {
        if Arc::get_mut(held).is_none() {
            *held = Arc::default();
        }
        if let Some(mesh) = Arc::get_mut(held) {
            mesh.clear();
            mesh.vertices.reserve(self.vertices.len());
            for strip in self.strips.iter().filter(|s| s.bounds.intersects(view)) {
                let base = mesh.vertices.len() as u32;
                let range = strip.first as usize..(strip.first + strip.count) as usize;
                mesh.vertices.extend(self.vertices[range].iter().map(|v| Vertex {
                    pos: v.pos + shift,
                    ..*v
                }));
                mesh.indices
                    .extend((base..base + strip.count.saturating_sub(2)).flat_map(|i| [i, i + 1, i + 2]));
            }
        }
        Arc::clone(held)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Point;
    use crate::layout::strand::Strand;
    use egui::{pos2, vec2};

    fn line(y: f32) -> Line {
        let point = |x: f32| Point::new(x, y);
        Line {
            curve: Strand {
                from: point(0.0),
                control_a: point(33.0),
                control_b: point(66.0),
                to: point(100.0),
            },
            bounds: Rect::from_min_max(pos2(0.0, y), pos2(100.0, y)),
            straight: true,
        }
    }

    #[test]
    fn only_what_is_in_view_is_drawn_and_the_memory_is_kept() {
        let mut crowd = Crowd::default();
        crowd.strand(&line(10.0), 2.0, Color32::RED);
        crowd.strand(&line(900.0), 2.0, Color32::RED);
        crowd.dot(pos2(50.0, 50.0), 3.0, Color32::RED);
        let view = Rect::from_min_max(Pos2::ZERO, pos2(200.0, 200.0));
        let mut held = Arc::default();
        let mesh = crowd.mesh(&mut held, view, vec2(5.0, 0.0));
        assert_eq!((mesh.vertices.len(), mesh.indices.len()), (4 + 8, 6 + 18));
        assert!(mesh.is_valid() && (mesh.vertices[0].pos.x - 5.0).abs() < 1e-6);
        let capacity = mesh.vertices.capacity();
        drop(mesh);
        assert_eq!(crowd.mesh(&mut held, view, Vec2::ZERO).vertices.capacity(), capacity);
    }
}
