//! The chain of an attack in the network: the attack itself as an arrow, the strands of its steps on bands, numbers.
//!
//! Bands tell kinds apart by more than colour: defence full, consultation dotted, assurance two edges, a promise broken
//! or void crossed by strokes. Line styles keep their meaning. Not here: the steps (`derived::chain`), their words.

use std::collections::BTreeMap;

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2, vec2};

use super::labels;
use super::looks::Looks;
use super::paint::width_of;
use super::picture::Picture;
use super::plan::Plan;
use super::scene::{Node, Scene, screen};
use super::strands;
use super::tags;
use crate::derived::Chain;
use crate::derived::chain::{Status, Step};
use crate::layout::strand::Outline;
use crate::model::{ObligationKind, TieId};
use crate::theme::{Hue, Weight, mix};
use crate::views::ViewCtx;
use crate::views::chain::Badge;

/// Where along a strand a number may stand, from the one who is bound, best first.
const ALONG: [f32; 9] = [0.36, 0.28, 0.44, 0.52, 0.6, 0.22, 0.68, 0.76, 0.84];
/// Further out numbers would hide what they number.
const SMALLEST: f32 = 0.4;
/// The same of what is only spoken of: it must not hide who is bound.
const LEAST_LOOSE: f32 = 0.72;
/// How far the arrow of the attack bends, as a part of its length.
const BEND: f32 = 0.13;
const POINTS: u8 = 28;
/// Where along the arrow its word may stand, best first.
const WORD_AT: [f32; 5] = [0.5, 0.4, 0.6, 0.3, 0.7];

/// The number of a step.
#[derive(Debug, Clone, Copy)]
pub(super) struct Number {
    /// Place of the step in the chain.
    pub(super) step: usize,
    /// Its strand, where it has one.
    pub(super) line: Option<usize>,
    /// Where it stands, in scaled units.
    pub(super) at: Pos2,
    badge: Badge,
}

impl Number {
    /// What it covers, in scaled units.
    pub(super) fn rect(&self) -> Rect {
        Rect::from_center_size(self.at, Vec2::splat(2.0 * self.badge.half()))
    }
}

/// Where the numbers stand: on the strands, beside each other; steps whose strand is filtered out have none.
pub(super) fn numbers(chain: &Chain, plan: &Plan, scene: &Scene, looks: &Looks) -> Vec<Number> {
    let mut found: Vec<Number> = Vec::new();
    if scene.scale < SMALLEST {
        return found;
    }
    for (place, step) in chain.steps.iter().enumerate() {
        let line = step.duty.tie.and_then(|tie| plan.line_of(tie));
        let line = line.filter(|i| looks.lines[*i].visible);
        let badge = Badge::of(place, step);
        if step.is_loose() && scene.scale < LEAST_LOOSE {
            continue;
        }
        let along = match (line, step.duty.tie) {
            (Some(i), _) => {
                let curve = scene.lines[i].curve;
                let forth = plan.nodes[plan.lines[i].from].actor == step.duty.obligor;
                ALONG.map(|t| screen(curve.point_at(if forth { t } else { 1.0 - t })))
            }
            (None, Some(_)) => continue,
            (None, None) => {
                let node = |actor| plan.node_of(actor).map(|i| scene.nodes[i].at);
                let (Some(from), Some(to)) = (node(step.duty.obligor), node(step.duty.beneficiary)) else {
                    continue;
                };
                ALONG.map(|t| from.lerp(to, t))
            }
        };
        let free = |at: &&Pos2| {
            found
                .iter()
                .all(|n| n.at.distance(**at) > n.badge.half() + badge.half() - 1.0)
        };
        let at = along.iter().find(free).unwrap_or(&along[0]);
        found.push(Number {
            step: place,
            line,
            at: *at,
            badge,
        });
    }
    found
}

/// The steps of each tie, so that every strand is marked once: by the first of them.
fn by_tie(chain: &Chain) -> BTreeMap<TieId, &Step> {
    let mut found = BTreeMap::new();
    for step in &chain.steps {
        if let Some(tie) = step.duty.tie {
            found.entry(tie).or_insert(step);
        }
    }
    found
}

/// The bands under the strands.
pub(super) fn bands(ctx: &ViewCtx<'_>, painter: &Painter, picture: &Picture) {
    let Some(chain) = &ctx.derived.chain else { return };
    let mut shapes = Vec::new();
    for (tie, step) in by_tie(chain) {
        let Some(i) = picture.plan.line_of(tie).filter(|i| picture.shows_line(*i)) else {
            continue;
        };
        if matches!(step.status, Status::Void(_)) || step.is_loose() {
            continue;
        }
        let color = Badge::of(0, step).color(ctx.palette);
        let share = if step.status == Status::Open { 0.16 } else { 0.3 };
        let color = mix(ctx.palette.canvas, color, share);
        let curve = strands::on_screen(picture.scene.lines[i].curve, picture.shift);
        let width = width_of(picture, i) + 9.0;
        match step.duty.kind {
            ObligationKind::Consultation => strands::dots(&mut shapes, curve, 0.75 * width, color),
            ObligationKind::PositiveAssurance => {
                let edge = mix(ctx.palette.canvas, Badge::of(0, step).color(ctx.palette), 2.0 * share);
                strands::edges(&mut shapes, curve, width, Stroke::new(1.3, edge));
            }
            _ => strands::glow(&mut shapes, curve, width, color),
        }
    }
    painter.extend(shapes);
}

/// Strokes through what is void or broken, and the arrow from who attacks to who is attacked.
pub(super) fn over_strands(ctx: &ViewCtx<'_>, painter: &Painter, picture: &Picture) {
    let Some(chain) = &ctx.derived.chain else { return };
    let red = ctx.palette.hue(Hue::Red);
    let mut shapes = Vec::new();
    for (tie, step) in by_tie(chain) {
        let crossed = matches!(step.status, Status::Void(_) | Status::Broken);
        let Some(i) = picture.plan.line_of(tie).filter(|i| crossed && picture.shows_line(*i)) else {
            continue;
        };
        let curve = strands::on_screen(picture.scene.lines[i].curve, picture.shift);
        strands::strokes(&mut shapes, curve, Stroke::new(1.5, red));
    }
    painter.extend(shapes);
    if chain.problem.is_none() {
        arrow(ctx, painter, picture, chain, red);
    }
}

fn arrow(ctx: &ViewCtx<'_>, painter: &Painter, picture: &Picture, chain: &Chain, color: Color32) {
    let node = |actor| picture.plan.node_of(actor).map(|i| &picture.scene.nodes[i]);
    let (Some(from), Some(to)) = (node(chain.attacker), node(chain.attacked)) else {
        return;
    };
    let way = to.at - from.at;
    let control = from.at + 0.5 * way + BEND * way.rot90();
    let on_curve = |t: f32| from.at.lerp(control, t).lerp(control.lerp(to.at, t), t);
    let clear = |at: &Pos2| beyond(from, *at, 5.0) && beyond(to, *at, 9.0);
    let course = (0..=POINTS).map(|k| on_curve(f32::from(k) / f32::from(POINTS)));
    let course: Vec<Pos2> = course.filter(clear).map(|at| at + picture.shift).collect();
    let [.., before, tip] = course.as_slice() else { return };
    let along = (*tip - *before).normalized();
    let wing = |side: f32| *tip - 11.0 * along + side * 6.0 * along.rot90();
    let head = vec![*tip + 3.0 * along, wing(1.0), wing(-1.0)];
    painter.add(Shape::line(course.clone(), Stroke::new(5.5, ctx.palette.canvas)));
    painter.add(Shape::line(course.clone(), Stroke::new(2.6, color)));
    painter.add(Shape::convex_polygon(head, color, Stroke::NONE));
    let galley = labels::strand_galley(painter, ctx.words.text("chain-attacks"), color, Weight::SemiBold);
    let size = tags::plain_size(&galley) + vec2(2.0, 0.0);
    let free = |rect: &Rect| {
        let covers = |n: &Number| n.rect().translate(picture.shift).intersects(*rect);
        !picture.numbers.iter().any(covers)
    };
    let places = WORD_AT.map(|t| Rect::from_center_size(course[(t * (course.len() - 1) as f32) as usize], size));
    let is_near = picture.scene.scale >= SMALLEST;
    if let Some(rect) = places.into_iter().find(free).filter(|_| is_near) {
        let ink = tags::readable(ctx.palette, color, ctx.palette.canvas);
        tags::plain(painter, ctx.palette, rect, galley, ink);
    }
}

/// Whether a point lies so far outside a node.
fn beyond(node: &Node, at: Pos2, by: f32) -> bool {
    match node.outline {
        Outline::Circle(r) => node.at.distance(at) > r + by,
        Outline::Rect { .. } => !node.rect().expand(by).contains(at),
    }
}

/// The numbers, above everything else.
pub(super) fn marks(ctx: &ViewCtx<'_>, painter: &Painter, picture: &Picture) {
    let Some(chain) = &ctx.derived.chain else { return };
    let held = ctx.session.chain.and_then(|case| case.step);
    let in_hand = chain.in_hand(held, ctx.session.selection);
    let view = picture.view().expand(20.0);
    // The first stands on top where there is no room for all.
    for number in picture.numbers.iter().rev().filter(|n| view.contains(n.at)) {
        let faded = number.line.is_some_and(|i| !picture.shows_line(i));
        if !faded {
            let is_in_hand = ctx.on_screen() && in_hand == Some(number.step);
            let at = number.at + picture.shift;
            let badge = if is_in_hand { number.badge.full() } else { number.badge };
            badge.draw(painter, ctx.palette, at, ctx.palette.canvas, is_in_hand);
        }
    }
}
