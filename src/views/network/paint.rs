//! Paints the picture, from the back to the front: hulls, strands, nodes, names.

use std::sync::Arc;

use egui::{Color32, Painter, Pos2, Shape, Stroke, Ui, vec2};

use super::attack;
use super::crowd::Crowd;
use super::emphasis::Mark;
use super::hulls;
use super::input::Focused;
use super::labels;
use super::looks::Presence;
use super::nodes::{self, NodeLook};
use super::picture::{self, Picture};
use super::scene::screen;
use super::state::{NetworkState, Same};
use super::strands::{self, Pen};
use super::tags::{self, Room, Tag, Tags, Wish};
use crate::derived::Laid;
use crate::theme::{Palette, Weight, line, mix};
use crate::views::measures::shown::{self, Shown};
use crate::views::{LineStyle, ViewCtx};

/// From so many strands in view on, plain ones and small nodes go into one mesh, without ends and styles.
const MANY: usize = 800;
/// Where along a proposed strand its "?" stands: beside the middle, which belongs to the name.
const CHIP_AT: f32 = 0.24;
/// Where the sign of a scenario or a difference stands, on the other side of the middle.
const LAID_AT: f32 = 0.74;
/// Further out the "?" would be all there is to see.
const SMALLEST_CHIP: f32 = 0.5;

/// Paints the picture.
pub(super) fn picture(ctx: &ViewCtx<'_>, ui: &Ui, state: &mut NetworkState, picture: &Picture, focused: Focused) {
    let painter = ui.painter();
    let shown = shown::shown(ctx);
    if ctx.session.hulls {
        paint_hulls(ctx, painter, picture);
    }
    let many = ctx.on_screen() && is_crowded(picture);
    if many {
        let key = (
            Same(Arc::clone(&picture.scene)),
            Same(Arc::clone(&picture.emphasis)),
            ctx.palette.dark,
            shown.as_ref().map(|shown| (shown.what, Same(Arc::clone(&shown.answer)))),
        );
        let crowd = state.caches.crowd.get(&key, || crowd(ctx, picture, shown.as_ref()));
        let mesh = crowd.mesh(&mut state.mesh, picture.view(), picture.shift);
        painter.add(Shape::Mesh(mesh));
    }
    discs(ctx, painter, picture, shown.as_ref());
    attack::bands(ctx, painter, picture);
    paint_strands(ctx, painter, picture, focused, many);
    attack::over_strands(ctx, painter, picture);
    paint_nodes(ctx, painter, picture, focused, many, shown.as_ref());
    paint_names(ctx, painter, picture);
    paint_strand_names(ctx, painter, picture);
    attack::marks(ctx, painter, picture);
}

/// Whether more strands are in view than can be told apart.
fn is_crowded(picture: &Picture) -> bool {
    let view = picture.view();
    let in_view = |i: &&usize| picture.scene.lines[**i].bounds.expand(1.0).intersects(view);
    picture.emphasis.order.len() > MANY && picture.emphasis.order.iter().filter(in_view).nth(MANY).is_some()
}

/// Whether a strand belongs to the mesh of the many.
fn in_crowd(mark: Mark) -> bool {
    mark <= Mark::Normal
}

/// All plain strands and small nodes, those that stand out left aside.
fn crowd(ctx: &ViewCtx<'_>, picture: &Picture, shown: Option<&Shown>) -> Crowd {
    let mut crowd = Crowd::default();
    for &i in &picture.emphasis.order {
        let mark = picture.emphasis.lines[i];
        if in_crowd(mark) {
            let color = color(ctx.palette, picture, i, mark);
            crowd.strand(&picture.scene.lines[i], width(picture, i, mark).min(1.6), color);
        }
    }
    for (i, node) in picture.scene.nodes.iter().enumerate() {
        let look = node_look(ctx, picture, i, Focused::default(), shown);
        if look.presence != Presence::Out && nodes::is_dot(node) && in_crowd(look.mark) {
            let (radius, color) = nodes::dot(ctx.palette, &picture.plan.nodes[i], node, look);
            crowd.dot(node.at, radius, color);
        }
    }
    crowd
}

fn node_look(ctx: &ViewCtx<'_>, picture: &Picture, node: usize, focused: Focused, shown: Option<&Shown>) -> NodeLook {
    NodeLook {
        mark: picture.emphasis.nodes[node],
        presence: picture.looks.nodes[node],
        proposed: picture.plan.nodes[node].proposed,
        pinned: ctx.on_screen() && ctx.dossier.pins.contains_key(&picture.plan.nodes[node].actor),
        focused: focused.node == Some(node),
        tint: shown.and_then(|shown| shown.tint(ctx.palette, picture.plan.nodes[node].actor)),
    }
}

fn paint_hulls(ctx: &ViewCtx<'_>, painter: &Painter, picture: &Picture) {
    let color = ctx.palette.text_weak;
    for hull in &picture.hulls.hulls {
        hulls::draw(painter, ctx.palette, hull, picture.shift);
    }
    for (hull, place) in picture.hulls.hulls.iter().zip(&picture.hulls.names) {
        let Some(place) = place else { continue };
        let galley = hulls::galley(painter, ctx.name(picture.looks.blocs[hull.bloc].actor), color);
        let top = *place + picture.shift - vec2(0.0, 0.5 * galley.size().y);
        painter.galley(top, galley, color);
    }
}

/// Width of a strand on the screen, with nothing that makes it stand out.
pub(super) fn width_of(picture: &Picture, line: usize) -> f32 {
    width(picture, line, Mark::Normal)
}

/// Width of a strand on the screen.
fn width(picture: &Picture, line: usize, mark: Mark) -> f32 {
    let own = picture.looks.lines[line].width * picture.scene.scale.clamp(0.55, 1.2);
    match mark {
        Mark::Selected => own.max(line::STRAND_SELECTED) + 0.4,
        Mark::Hovered => own + 1.2,
        _ => own,
    }
}

fn color(palette: &Palette, picture: &Picture, line: usize, mark: Mark) -> Color32 {
    palette.faded(
        palette.hue(picture.looks.lines[line].hue),
        palette.canvas,
        mark.strand_strength(),
    )
}

fn paint_strands(ctx: &ViewCtx<'_>, painter: &Painter, picture: &Picture, focused: Focused, many: bool) {
    let (view, palette) = (picture.view().expand(12.0), ctx.palette);
    let mut shapes: Vec<Shape> = Vec::new();
    let mut chips: Vec<(Pos2, Color32)> = Vec::new();
    let mut signs: Vec<(Pos2, Color32, &'static str)> = Vec::new();
    // The weakest come first; in a crowd they are in its mesh already.
    let order = &picture.emphasis.order;
    let from = if many {
        order.partition_point(|i| in_crowd(picture.emphasis.lines[*i]))
    } else {
        0
    };
    for &i in order[from..].iter().chain(focused.line.iter().filter(|_| many)) {
        let geometry = &picture.scene.lines[i];
        if !geometry.bounds.expand(1.0).intersects(view) {
            continue;
        }
        let (laid, sign) = (picture.looks.lines[i].laid, picture.looks.lines[i].sign(palette));
        let mark = picture.emphasis.lines[i];
        // What a scenario changes does not step back behind the selection.
        let mark = if laid.is_some() { mark.max(Mark::Related) } else { mark };
        let (width, color) = (width(picture, i, mark), color(palette, picture, i, mark));
        let curve = strands::on_screen(geometry.curve, picture.shift);
        if matches!(mark, Mark::Selected | Mark::Hovered) {
            let share = if mark == Mark::Selected { 0.26 } else { 0.16 };
            strands::glow(&mut shapes, curve, width + 9.0, mix(palette.canvas, color, share));
        }
        if let Some((color, sign)) = sign {
            // Between two moments most may differ: a sign is enough then.
            if laid.is_some() {
                let light = mix(palette.canvas, color, 0.3);
                strands::glow(&mut shapes, curve, width + 6.0, light);
            }
            signs.push((screen(curve.point_at(LAID_AT)), color, sign));
        }
        let proposed = picture.looks.lines[i].proposed && laid != Some(Laid::Added);
        let pen = Pen {
            style: picture.looks.lines[i].style,
            color,
            width,
            hollow: proposed.then_some(palette.canvas),
        };
        strands::draw(
            &mut shapes,
            curve,
            picture.plan.lines[i].family,
            picture.plan.lines[i].mutual,
            pen,
        );
        if proposed && picture.scene.scale > SMALLEST_CHIP {
            chips.push((screen(curve.point_at(CHIP_AT)), color));
        }
        if focused.line == Some(i) {
            shapes.push(Shape::circle_stroke(
                screen(curve.point_at(0.5)),
                8.0,
                Stroke::new(1.6, palette.accent),
            ));
        }
    }
    painter.extend(shapes);
    for (at, color) in chips {
        strands::question(painter, palette, at, color);
    }
    for (at, color, sign) in signs {
        strands::chip(painter, palette, at, color, sign);
    }
}

/// Discs behind the nodes, the larger the greater the measure that is shown.
fn discs(ctx: &ViewCtx<'_>, painter: &Painter, picture: &Picture, shown: Option<&Shown>) {
    let Some(shown) = shown.filter(|shown| shown.what.size) else {
        return;
    };
    let view = picture.view();
    for (i, node) in picture.scene.nodes.iter().enumerate() {
        let actor = picture.plan.nodes[i].actor;
        let Some(radii) = shown.disc(actor).filter(|_| picture.looks.nodes[i] != Presence::Out) else {
            continue;
        };
        let radius = node.half().y.max(2.5) * radii;
        if view.expand(radius).contains(node.at) {
            let colour = shown.disc_colour(ctx.palette, actor);
            painter.circle_filled(node.at + picture.shift, radius, colour);
        }
    }
}

fn paint_nodes(ctx: &ViewCtx<'_>, painter: &Painter, picture: &Picture, focused: Focused, many: bool, shown: Option<&Shown>) {
    let view = picture.view();
    let in_mesh = |i: usize| {
        many && nodes::is_dot(&picture.scene.nodes[i]) && in_crowd(picture.emphasis.nodes[i]) && focused.node != Some(i)
    };
    let mut order: Vec<usize> = (0..picture.scene.nodes.len())
        .filter(|i| {
            picture.looks.nodes[*i] != Presence::Out
                && !in_mesh(*i)
                && picture.scene.nodes[*i].rect().expand(10.0).intersects(view)
        })
        .collect();
    order.sort_by_key(|i| picture.emphasis.nodes[*i]);
    for i in order {
        nodes::draw(
            painter,
            ctx.palette,
            &picture.plan.nodes[i],
            &picture.scene.nodes[i],
            picture.shift,
            picture.scene.scale,
            node_look(ctx, picture, i, focused, shown),
        );
    }
}

fn paint_names(ctx: &ViewCtx<'_>, painter: &Painter, picture: &Picture) {
    let view = picture.view().expand(80.0);
    for (i, node) in picture.scene.nodes.iter().enumerate() {
        let mark = picture.emphasis.nodes[i];
        let forced = matches!(mark, Mark::Selected | Mark::Hovered).then_some(0);
        let Some(place) = picture.node_places.0[i].or(forced) else {
            continue;
        };
        if mark == Mark::Trace || picture.looks.nodes[i] == Presence::Out || !view.contains(node.at) {
            continue;
        }
        let galley = labels::node_galley(
            painter,
            &picture.names[i],
            picture.scene.scale,
            Color32::PLACEHOLDER,
            Weight::Medium,
        );
        let card = labels::node_card(&picture.scene, i, labels::card_size(&galley), place).translate(picture.shift);
        let mark = if picture.looks.nodes[i] == Presence::Here {
            mark
        } else {
            mark.min(Mark::Faded)
        };
        nodes::name(painter, ctx.palette, card, galley, mark);
    }
}

/// Colour of a strand's name: its strand's, made to read; weaker where the strand steps back.
fn tag_color(palette: &Palette, picture: &Picture, line: usize, mark: Mark, behind: Color32) -> Color32 {
    let look = &picture.looks.lines[line];
    let full = if look.style == LineStyle::Dashed {
        palette.text_weak
    } else {
        palette.hue(look.hue)
    };
    let color = if mark < Mark::Normal {
        palette.faded(full, palette.canvas, 0.8)
    } else {
        full
    };
    tags::readable(palette, color, behind)
}

/// Names of strands; a pill that is on nobody's account but the pointer's hides the names it covers.
fn paint_strand_names(ctx: &ViewCtx<'_>, painter: &Painter, picture: &Picture) {
    let palette = ctx.palette;
    let hovered = picture
        .emphasis
        .order
        .iter()
        .rev()
        .copied()
        .take_while(|i| picture.emphasis.lines[*i] >= Mark::Hovered)
        .filter(|i| !picture.tags.0.iter().any(|t| t.pill && t.line == *i));
    let mut extra: Vec<Wish> = Vec::new();
    for line in hovered.take(2) {
        let text = ctx.name(picture.plan.lines[line].tie);
        let size = tags::size_of(&picture::tag_galley(painter, &text, true, palette.text), true);
        extra.push(Wish {
            line,
            text,
            size,
            priority: 0.0,
            pill: true,
        });
    }
    let placed = |tag: &Tag| {
        let galley = picture::tag_galley(painter, &tag.text, tag.pill, Color32::PLACEHOLDER);
        let curve = picture.scene.lines[tag.line].curve;
        let spot = tag.spot(curve, tags::size_of(&galley, tag.pill))?;
        Some((tag.line, tag.pill, spot, galley))
    };
    let mut drawn: Vec<_> = picture.tags.0.iter().filter_map(placed).collect();
    if !extra.is_empty() {
        let mut taken = picture.cards(painter);
        taken.extend(drawn.iter().filter(|d| d.1).map(|d| d.2.rect));
        let room = Room {
            scene: &picture.scene,
            shown: &[],
            taken: &taken,
            inside: Some(picture.view()),
            most_crossings: 0,
            leaders: true,
        };
        let over: Vec<_> = Tags::of(&room, extra).0.iter().filter_map(placed).collect();
        drawn.retain(|d| d.1 || !over.iter().any(|o| o.0 == d.0 || o.2.rect.intersects(d.2.rect)));
        drawn.extend(over);
    }
    let view = picture.view();
    drawn.retain(|(line, pill, spot, _)| view.intersects(spot.rect) && (*pill || picture.emphasis.lines[*line] >= Mark::Faded));
    let pill_fill = |line: usize| mix(palette.card, palette.hue(picture.looks.lines[line].hue), 0.10);
    let color = |line: usize, pill: bool| {
        let (mark, behind) = if pill {
            (Mark::Selected, pill_fill(line))
        } else {
            (picture.emphasis.lines[line], palette.canvas)
        };
        tag_color(palette, picture, line, mark, behind)
    };
    for (line, pill, spot, _) in &drawn {
        tags::leader(painter, palette, spot, picture.shift, color(*line, *pill));
    }
    for (line, pill, spot, galley) in drawn {
        let (rect, color) = (spot.rect.translate(picture.shift), color(line, pill));
        if pill {
            nodes::pill(painter, rect, galley, color, pill_fill(line));
        } else {
            tags::plain(painter, palette, rect, galley, color);
        }
    }
}
