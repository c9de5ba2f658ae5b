//! Painting of nodes: outline by kind, code inside, ring of the selection, pin, name on its card.

use std::sync::Arc;

use egui::{Align2, Color32, CornerRadius, Galley, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, pos2, vec2};

use super::emphasis::Mark;
use super::looks::Presence;
use super::plan::{Form, PlanNode};
use super::scene::Node;
use crate::layout::strand::Outline;
use crate::theme::{Palette, Weight, font, line, mix, size, space};

/// Below this radius a node is only a dot.
const DOT: f32 = 5.5;
/// Discs below this radius are small.
const SMALL: f32 = 9.0;
/// Below this size letters inside are left out.
const SMALLEST_CODE: f32 = 5.5;

/// How a node is drawn.
#[derive(Debug, Clone, Copy)]
pub(super) struct NodeLook {
    pub(super) mark: Mark,
    pub(super) presence: Presence,
    pub(super) proposed: bool,
    /// All of it is in view.
    pub(super) whole: bool,
    pub(super) pinned: bool,
    pub(super) focused: bool,
    /// Colour that a measure gives it, and how much of it.
    pub(super) tint: Option<(Color32, f32)>,
}

impl NodeLook {
    /// Share of the full colour.
    fn strength(self) -> f32 {
        let by_presence = match self.presence {
            Presence::Here => 1.0,
            Presence::Idle => 0.55,
            Presence::Gone | Presence::Out => 0.45,
        };
        let shown = if self.mark >= Mark::Related {
            1.0_f32.min(by_presence + 0.3)
        } else {
            by_presence
        };
        self.mark.node_strength().min(shown)
    }
}

/// Whether a node is so small that it is drawn as a dot.
pub(super) fn is_dot(node: &Node) -> bool {
    node.half().y < DOT
}

/// Radius and colour of a node drawn as a dot.
pub(super) fn dot(palette: &Palette, plan: &PlanNode, node: &Node, look: NodeLook) -> (f32, Color32) {
    let color = if look.mark == Mark::Selected {
        palette.accent
    } else {
        rim(palette, plan, look)
    };
    (node.half().y.max(2.0), color)
}

fn rim(palette: &Palette, plan: &PlanNode, look: NodeLook) -> Color32 {
    if let Some((tint, _)) = look.tint {
        return palette.faded(tint, palette.canvas, look.strength());
    }
    let quiet = plan.form == Form::Minor || look.presence != Presence::Here;
    let color = if quiet { palette.text_weak } else { palette.node_rim };
    palette.faded(color, palette.canvas, look.strength())
}

/// Draws a node at its place on the screen.
pub(super) fn draw(painter: &Painter, palette: &Palette, plan: &PlanNode, node: &Node, shift: Vec2, scale: f32, look: NodeLook) {
    let at = node.at + shift;
    if is_dot(node) {
        let (radius, color) = dot(palette, plan, node, look);
        painter.circle_filled(at, radius, color);
        if look.focused {
            painter.circle_stroke(at, radius + 4.0, Stroke::new(1.6, palette.accent));
        }
        return;
    }
    let strength = look.strength();
    let rim = rim(palette, plan, look);
    let width = line::RIM * if plan.form == Form::Minor { 0.75 } else { 1.0 } * scale.clamp(0.6, 1.2);
    // Without letters a small disc is a dot: an empty one would look as if something were missing.
    let bare = if plan.form == Form::Round && node.half().y < SMALL && code_points(plan, node).is_none() {
        palette.node_rim
    } else {
        palette.node
    };
    let own = look.tint.map_or(bare, |(tint, share)| mix(palette.node, tint, share));
    let fill = palette.faded(own, palette.canvas, strength.max(0.6));
    if look.mark == Mark::Selected || look.mark == Mark::Hovered {
        let color = if look.mark == Mark::Selected {
            palette.accent
        } else {
            mix(palette.canvas, palette.accent, 0.55)
        };
        ring(
            painter,
            node,
            at,
            4.0,
            Stroke::new(if look.mark == Mark::Selected { 3.0 } else { 2.0 }, color),
        );
    }
    if look.focused {
        ring(painter, node, at, 7.5, Stroke::new(1.6, palette.accent));
    }
    let stroke = Stroke::new(width, rim);
    match (node.outline, look.presence) {
        (_, Presence::Gone) => {
            outline(painter, node, at, fill, Stroke::NONE);
            painter.extend(Shape::dashed_line(&border(node, at), stroke, 3.5, 3.0));
        }
        _ if look.proposed => {
            outline(painter, node, at, fill, Stroke::NONE);
            painter.extend(Shape::dashed_line(&border(node, at), stroke, 2.6, 2.4));
        }
        _ => outline(painter, node, at, fill, stroke),
    }
    if look.whole {
        code(painter, palette, plan, node, at, strength);
    }
    if look.pinned {
        let corner = at + vec2(node.half().x, -node.half().y) * if plan.form == Form::Box { 1.0 } else { 0.72 };
        painter.circle(corner, 3.2, palette.accent, Stroke::new(1.2, palette.canvas));
    }
}

fn outline(painter: &Painter, node: &Node, at: Pos2, fill: Color32, stroke: Stroke) {
    match node.outline {
        Outline::Circle(r) => {
            painter.circle(at, r, fill, stroke);
        }
        Outline::Rect { half_w, half_h } => {
            let rect = Rect::from_center_size(at, 2.0 * vec2(half_w, half_h));
            painter.rect(rect, corner(half_h), fill, stroke, StrokeKind::Middle);
        }
    }
}

fn ring(painter: &Painter, node: &Node, at: Pos2, by: f32, stroke: Stroke) {
    match node.outline {
        Outline::Circle(r) => {
            painter.circle_stroke(at, r + by, stroke);
        }
        Outline::Rect { half_w, half_h } => {
            let rect = Rect::from_center_size(at, 2.0 * vec2(half_w, half_h)).expand(by);
            painter.rect_stroke(rect, corner(half_h + by), stroke, StrokeKind::Middle);
        }
    }
}

fn corner(half_height: f32) -> CornerRadius {
    CornerRadius::same((0.42 * half_height).round().clamp(2.0, 12.0) as u8)
}

/// The border as a closed polyline.
fn border(node: &Node, at: Pos2) -> Vec<Pos2> {
    match node.outline {
        Outline::Circle(r) => (0..=48)
            .map(|k| at + Vec2::angled(k as f32 / 48.0 * std::f32::consts::TAU) * r)
            .collect(),
        Outline::Rect { half_w, half_h } => [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0), (-1.0, -1.0)]
            .map(|(x, y)| at + vec2(x * half_w, y * half_h))
            .to_vec(),
    }
}

/// How large the letters in a node are; none where there is no room for them.
fn code_points(plan: &PlanNode, node: &Node) -> Option<f32> {
    let letters = plan.code.chars().count().max(1) as f32;
    let room = 2.0 * node.half().x - 3.5 - 0.08 * node.half().x;
    let points = (room / (0.72 * letters)).min(0.95 * node.half().y).min(size::BODY * 1.15);
    (points >= SMALLEST_CODE && !plan.code.is_empty()).then_some(points)
}

fn code(painter: &Painter, palette: &Palette, plan: &PlanNode, node: &Node, at: Pos2, strength: f32) {
    let Some(points) = code_points(plan, node) else {
        return;
    };
    let color = palette.faded(palette.text, palette.canvas, strength);
    painter.text(
        at,
        Align2::CENTER_CENTER,
        &plan.code,
        font((points * 2.0).round() / 2.0, Weight::SemiBold),
        color,
    );
}

/// Draws a name on its card.
pub(super) fn name(painter: &Painter, palette: &Palette, card: Rect, galley: Arc<Galley>, mark: Mark) {
    let strength = mark.node_strength();
    let behind = palette.canvas.gamma_multiply(0.82);
    painter.rect_filled(card, CornerRadius::same(space::XS as u8), behind);
    let color = palette.faded(palette.text, palette.canvas, strength);
    // Centred rows lie on both sides of the galley's origin.
    let at = pos2(card.center().x, card.center().y - 0.5 * galley.size().y);
    painter.galley(at, galley, color);
}

/// Draws a strand's name on its pill.
pub(super) fn pill(painter: &Painter, pill: Rect, galley: Arc<Galley>, color: Color32, fill: Color32) {
    let radius = CornerRadius::same((0.5 * pill.height()) as u8);
    painter.rect(pill, radius, fill, Stroke::new(1.4, color), StrokeKind::Middle);
    let at = pill.center() - 0.5 * galley.size();
    painter.galley(at, galley, color);
}
