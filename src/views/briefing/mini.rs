//! The small picture on a card: the ties a scene draws, in the places of its layout, what it is about drawn strong.
//!
//! Worked out once for the data and places it depends on, and painted as often as the card is in view. It is the picture
//! seen from far away, not the network pane: no labels but the codes of those it is about.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use egui::{Align2, Color32, Pos2, Rect, Shape, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

use super::state::{BriefingState, MiniKey};
use crate::derived::scenes::Seen;
use crate::derived::{Highlight, Positions, Related, TieState};
use crate::model::{ActorId, Day, Item, LayoutMethod, Scene, TieId};
use crate::theme::{Hue, Weight, font, mix};
use crate::views::{LineStyle, ViewCtx, hue_of, style_of};

/// Room around the picture, and below it for the clock.
const EDGE: f32 = 7.0;
const CLOCK: f32 = 6.0;
/// Size of the codes of those a scene is about, and the most of them.
const CODE: f32 = 8.5;
const CODES: usize = 5;
/// How far a picture is drawn out sideways.
const BROAD: f32 = 1.6;
/// Least distance of two codes.
const APART: Vec2 = vec2(15.0, 10.0);
/// Lines of a picture of rows.
const ROWS: usize = 9;

/// Paints the small picture of a scene into `rect`.
pub(super) fn mini_ui(ctx: &ViewCtx<'_>, ui: &Ui, state: &mut BriefingState, scene: &Scene, rect: Rect) {
    let p = ctx.palette;
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    painter.rect_filled(rect, 6.0, p.canvas);
    if !scene.view.what_if.is_empty() {
        painter.rect_stroke(rect, 6.0, Stroke::new(2.0, p.hue(Hue::Orange)), StrokeKind::Inside);
    }
    let Some(seen) = ctx.derived.scenes.get(scene.id).map(Arc::clone) else {
        return;
    };
    let planar = scene.view.ledger.is_none() && scene.view.layout.is_plane();
    let places = if planar {
        state.layout((scene.view.layout, scene.view.grouping.clone()))
    } else {
        None
    };
    let size = rect.size();
    let key = MiniKey {
        revision: ctx.derived.revision,
        seen,
        places,
        // Letters are laid out for so many pixels a point, and two windows may differ in that.
        look: (p.dark, p.hues, [size.x, size.y, ui.pixels_per_point()].map(f32::to_bits)),
    };
    let held = state.minis.get(&scene.id).filter(|(held, _)| held.is(&key));
    let shapes = if let Some((_, shapes)) = held {
        Arc::clone(shapes)
    } else {
        let shapes = Arc::new(shapes(ctx, ui, scene, &key.seen, key.places.as_deref(), size));
        state.minis.insert(scene.id, (key, Arc::clone(&shapes)));
        shapes
    };
    let shift = rect.min.to_vec2();
    painter.extend(shapes.iter().map(|shape| {
        let mut shape = shape.clone();
        shape.translate(shift);
        shape
    }));
}

fn shapes(ctx: &ViewCtx<'_>, ui: &Ui, scene: &Scene, seen: &Seen, places: Option<&Positions>, size: Vec2) -> Vec<Shape> {
    let mut shapes = Vec::new();
    let room = Rect::from_min_size(Pos2::ZERO, size);
    let mut inner = room.shrink(EDGE);
    inner.max.y -= CLOCK;
    let related = Related::to(
        scene.selection.into_iter().chain(scene.view.also.iter().copied()),
        ctx.dossier,
        &ctx.derived.index,
        scene.known_by,
        &scene.filter.hidden_documents,
    );
    match (scene.view.ledger, scene.view.layout, places) {
        (Some(_), _, _) => rows(ctx, inner, &mut shapes, true),
        (None, LayoutMethod::Matrix, _) => cells(ctx, seen, inner, &mut shapes),
        (None, LayoutMethod::Rails | LayoutMethod::Ego, _) => rows(ctx, inner, &mut shapes, false),
        (None, _, Some(places)) => plane(ctx, ui, scene, seen, &related, places, inner, &mut shapes),
        // The places come with the next frame.
        (None, _, None) => ui.ctx().request_repaint(),
    }
    clock(ctx, scene, room, &mut shapes);
    shapes
}

/// The window of the timeline with the moment in it.
fn clock(ctx: &ViewCtx<'_>, scene: &Scene, room: Rect, shapes: &mut Vec<Shape>) {
    let p = ctx.palette;
    let (y, left, right) = (room.bottom() - CLOCK, room.left() + EDGE, room.right() - EDGE);
    let all = ctx.derived.extent;
    let (from, to) = scene.window.unwrap_or((all.from, all.to));
    let line = Stroke::new(1.0, mix(p.canvas, p.text_weak, 0.55));
    shapes.push(Shape::line_segment([pos2(left, y), pos2(right, y)], line));
    let share = |day: Day| f64::from(day.0 - from.0) / f64::from((to.0 - from.0).max(1));
    let at = |day: Day| left + (right - left) * share(day).clamp(0.0, 1.0) as f32;
    if let Some(day) = scene.view.compare {
        shapes.push(Shape::circle_filled(pos2(at(day), y), 2.0, p.text_weak));
    }
    shapes.push(Shape::circle_filled(pos2(at(scene.moment), y), 2.6, p.accent));
}

/// Rows of a table, or of bars along time.
fn rows(ctx: &ViewCtx<'_>, room: Rect, shapes: &mut Vec<Shape>, table: bool) {
    let p = ctx.palette;
    let (weak, strong) = (mix(p.canvas, p.text_weak, 0.30), mix(p.canvas, p.text_weak, 0.65));
    for row in 0..ROWS {
        let y = room.top() + (row as f32 + 0.5) * room.height() / ROWS as f32;
        let bar = |from: f32, to: f32, colour: Color32| {
            let x = |share: f32| room.left() + share * room.width();
            Shape::line_segment([pos2(x(from), y), pos2(x(to), y)], Stroke::new(2.0, colour))
        };
        let step = (row * 37 % 23) as f32 / 23.0;
        if table {
            shapes.push(bar(0.0, 0.18, strong));
            shapes.push(bar(0.24, 0.55 + 0.4 * step, weak));
        } else {
            shapes.push(bar(0.0, 1.0, mix(p.canvas, p.text_weak, 0.15)));
            shapes.push(bar(0.7 * step, 0.3 + 0.7 * step, p.hue(Hue::Blue)));
        }
    }
}

/// A matrix: a cell for each pair that is tied.
fn cells(ctx: &ViewCtx<'_>, seen: &Seen, room: Rect, shapes: &mut Vec<Shape>) {
    let pairs: BTreeSet<(ActorId, ActorId)> = ties(ctx, seen).map(|(_, from, to, _)| (from, to)).collect();
    let actors: BTreeSet<ActorId> = pairs.iter().flat_map(|(a, b)| [*a, *b]).collect();
    let place: BTreeMap<ActorId, usize> = actors.iter().enumerate().map(|(i, a)| (*a, i)).collect();
    let side = room.height().min(room.width());
    let cell = side / actors.len().max(1) as f32;
    let corner = room.center() - Vec2::splat(0.5 * side);
    shapes.push(Shape::rect_filled(
        Rect::from_min_size(corner, Vec2::splat(side)),
        0.0,
        ctx.palette.paper,
    ));
    for (a, b) in pairs {
        let (Some(row), Some(column)) = (place.get(&a), place.get(&b)) else {
            continue;
        };
        let at = corner + vec2(*column as f32, *row as f32) * cell;
        let mark = Rect::from_min_size(at, Vec2::splat((cell - 0.5).max(1.0)));
        shapes.push(Shape::rect_filled(mark, 0.0, ctx.palette.hue(Hue::Blue)));
    }
}

/// Ties drawn, with their ends.
fn ties<'a>(ctx: &'a ViewCtx<'_>, seen: &'a Seen) -> impl Iterator<Item = (TieId, ActorId, ActorId, &'a TieState)> {
    seen.ties
        .iter()
        .filter_map(|(id, state)| ctx.dossier.ties.get(id).map(|tie| (*id, tie.from, tie.to, state)))
}

/// The part of the network that a scene shows, from layout units to the card.
fn view(scene: &Scene, points: &[Pos2], room: Rect) -> (Vec2, Vec2) {
    let (scale, middle, most) = if let Some(zoom) = scene.view.zoom {
        let scale = room.width().min(room.height()) / zoom.span.max(1.0);
        (Vec2::splat(scale), vec2(zoom.x, zoom.y), BROAD)
    } else {
        let all = points.iter().fold(Rect::NOTHING, |all, at| all.union(Rect::from_pos(*at)));
        let scale = room.size() / all.size().max(Vec2::splat(1.0));
        // Nothing of the whole is drawn out of the card.
        let most = (scale.x / scale.min_elem()).clamp(1.0, BROAD);
        (Vec2::splat(scale.min_elem()), all.center().to_vec2(), most)
    };
    // A card is broader than the pane: the picture is drawn out a little, but a map stays a map.
    let broad = if scene.view.layout == LayoutMethod::Map { 1.0 } else { most };
    let scale = vec2(scale.x * broad, scale.y);
    (scale, room.center().to_vec2() - middle * scale)
}

#[expect(clippy::too_many_arguments, reason = "the parts of one small picture")]
fn plane(
    ctx: &ViewCtx<'_>,
    ui: &Ui,
    scene: &Scene,
    seen: &Seen,
    related: &Related,
    places: &Positions,
    room: Rect,
    shapes: &mut Vec<Shape>,
) {
    let p = ctx.palette;
    let at = |actor: ActorId| -> Option<Pos2> {
        let pin = ctx
            .dossier
            .pins
            .get(&actor)
            .filter(|_| scene.view.layout != LayoutMethod::Map);
        pin.map(|pin| pos2(pin.x, pin.y))
            .or_else(|| places.get(actor).map(|at| pos2(at.x, at.y)))
    };
    let near = within(ctx, scene, seen, related);
    let in_focus = |actor: ActorId| near.as_ref().is_none_or(|near| near.contains(&actor));
    let drawn: Vec<_> = ties(ctx, seen).filter(|(_, a, b, _)| in_focus(*a) && in_focus(*b)).collect();
    let actors: BTreeSet<ActorId> = drawn.iter().flat_map(|(_, a, b, _)| [*a, *b]).collect();
    let whole: Vec<Pos2> = actors.iter().filter_map(|actor| at(*actor)).collect();
    let (scale, shift) = view(scene, &whole, room);
    let to_card = |at: Pos2| (at.to_vec2() * scale + shift).to_pos2();
    let speaks = scene.selection.is_some();
    let mut lanes: BTreeMap<(ActorId, ActorId), u8> = BTreeMap::new();
    let mut strong = Vec::new();
    for (id, a, b, state) in drawn {
        let (Some(from), Some(to)) = (at(a), at(b)) else { continue };
        let lane = lanes.entry((a.min(b), a.max(b))).or_default();
        let aside = f32::from(lane.div_ceil(2)) * if lane.is_multiple_of(2) { 1.6 } else { -1.6 };
        *lane = lane.saturating_add(1);
        let (low, high) = if a <= b { (from, to) } else { (to, from) };
        let normal = (to_card(high) - to_card(low)).normalized().rot90() * aside.clamp(-6.4, 6.4);
        let ends = [to_card(low) + normal, to_card(high) + normal];
        let about = related.highlight(Item::Tie(id)) > Highlight::None;
        let shape = strand(ctx, id, state, ends, about, speaks);
        if about {
            strong.extend(shape);
        } else {
            shapes.extend(shape);
        }
    }
    shapes.extend(strong);
    let mut codes: Vec<Pos2> = Vec::new();
    for actor in actors {
        let Some(place) = at(actor).map(to_card) else { continue };
        let about = related.highlight(Item::Actor(actor)) > Highlight::None;
        if !about {
            let rim = Stroke::new(0.8, mix(p.canvas, p.text_weak, 0.8));
            shapes.push(Shape::circle_filled(place, 2.0, p.paper));
            shapes.push(Shape::circle_stroke(place, 2.0, rim));
            continue;
        }
        shapes.push(Shape::circle_filled(place, 3.2, p.text));
        let code = ctx.dossier.actors.get(&actor).map(|record| record.code.clone());
        let free = |other: &Pos2| (other.x - place.x).abs() >= APART.x || (other.y - place.y).abs() >= APART.y;
        let fits = codes.len() < CODES && codes.iter().all(free) && place.y + 2.0 * CODE < room.bottom() + EDGE;
        if let Some(code) = code.filter(|code| fits && !code.is_empty()) {
            codes.push(place);
            let below = place + vec2(0.0, 3.5);
            let text =
                ui.fonts_mut(|fonts| Shape::text(fonts, below, Align2::CENTER_TOP, code, font(CODE, Weight::SemiBold), p.text));
            shapes.push(text);
        }
    }
}

/// Those the focus leaves in the picture; `None` where it leaves all.
fn within(ctx: &ViewCtx<'_>, scene: &Scene, seen: &Seen, related: &Related) -> Option<HashSet<ActorId>> {
    let depth = scene.focus_depth.filter(|_| scene.selection.is_some())?;
    let drawn: HashSet<TieId> = seen.ties.iter().map(|(id, _)| *id).collect();
    let from: Vec<ActorId> = if let Some(Item::Actor(actor)) = scene.selection {
        vec![actor]
    } else {
        let about = |actor: &ActorId| related.highlight(Item::Actor(*actor)) > Highlight::None;
        ctx.derived.network.actors.iter().copied().filter(about).collect()
    };
    Some(ctx.derived.network.within(&from, depth, |tie| drawn.contains(&tie)))
}

fn strand(ctx: &ViewCtx<'_>, id: TieId, state: &TieState, ends: [Pos2; 2], about: bool, speaks: bool) -> Vec<Shape> {
    let p = ctx.palette;
    let Some(tie) = ctx.dossier.ties.get(&id) else {
        return Vec::new();
    };
    let style = style_of(state);
    let hue = if style == LineStyle::Dashed {
        Hue::Grey
    } else {
        hue_of(tie.family)
    };
    let share = match (about, speaks) {
        (true, _) => 1.0,
        (false, true) => 0.42,
        (false, false) => 0.75,
    };
    let stroke = Stroke::new(if about { 2.2 } else { 0.9 }, mix(p.canvas, p.hue(hue), share));
    match style {
        LineStyle::Solid | LineStyle::Double | LineStyle::DashDot => vec![Shape::line_segment(ends, stroke)],
        LineStyle::Dashed => Shape::dashed_line(&ends, stroke, 4.0, 3.0),
        _ => Shape::dashed_line(&ends, stroke, 1.5, 2.5),
    }
}
