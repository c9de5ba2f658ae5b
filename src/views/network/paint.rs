//! Paints the picture, from the back to the front: hulls, strands, nodes, names.

use std::sync::Arc;

use egui::epaint::Mesh;
use egui::{Color32, Painter, Rect, Shape, Stroke, Ui, vec2};

use super::emphasis::Mark;
use super::hulls;
use super::input::Focused;
use super::labels;
use super::nodes::{self, NodeLook};
use super::picture::Picture;
use super::scene::screen;
use super::strands::{self, Pen};
use crate::theme::{Palette, Weight, line, mix};
use crate::views::{LineStyle, ViewCtx};

/// From so many visible strands on, plain ones go into one mesh, without ends.
const MANY: usize = 1500;

/// Paints the picture.
pub(super) fn picture(ctx: &ViewCtx<'_>, ui: &Ui, picture: &Picture, focused: Focused) {
    let painter = ui.painter();
    let cards = picture.cards(painter);
    if ctx.session.hulls {
        paint_hulls(ctx, painter, picture);
    }
    paint_strands(ctx, painter, picture, focused);
    paint_nodes(ctx, painter, picture, focused);
    paint_names(ctx, painter, picture);
    paint_strand_names(ctx, painter, picture, &cards);
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

fn paint_strands(ctx: &ViewCtx<'_>, painter: &Painter, picture: &Picture, focused: Focused) {
    let (view, palette) = (picture.view().expand(12.0), ctx.palette);
    let many = ctx.on_screen() && picture.emphasis.order.len() > MANY;
    let mut mesh = Mesh::default();
    let mut shapes: Vec<Shape> = Vec::new();
    for &i in &picture.emphasis.order {
        let geometry = &picture.scene.lines[i];
        if !geometry.bounds.expand(1.0).intersects(view) {
            continue;
        }
        let mark = picture.emphasis.lines[i];
        let (width, color) = (width(picture, i, mark), color(palette, picture, i, mark));
        if many && mark <= Mark::Normal {
            strands::into_mesh(&mut mesh, geometry, picture.shift, width.min(1.6), color);
            continue;
        }
        let curve = strands::on_screen(geometry.curve, picture.shift);
        if matches!(mark, Mark::Selected | Mark::Hovered) {
            let share = if mark == Mark::Selected { 0.26 } else { 0.16 };
            strands::glow(&mut shapes, curve, width + 9.0, mix(palette.canvas, color, share));
        }
        let pen = Pen {
            style: picture.looks.lines[i].style,
            color,
            width,
        };
        strands::draw(
            &mut shapes,
            curve,
            picture.plan.lines[i].family,
            picture.plan.lines[i].mutual,
            pen,
        );
        if focused.line == Some(i) {
            shapes.push(Shape::circle_stroke(
                screen(curve.point_at(0.5)),
                8.0,
                Stroke::new(1.6, palette.accent),
            ));
        }
    }
    if !mesh.is_empty() {
        painter.add(Shape::Mesh(Arc::new(mesh)));
    }
    painter.extend(shapes);
}

fn paint_nodes(ctx: &ViewCtx<'_>, painter: &Painter, picture: &Picture, focused: Focused) {
    let view = picture.view();
    let mut order: Vec<usize> = (0..picture.scene.nodes.len())
        .filter(|i| picture.scene.nodes[*i].rect().expand(10.0).intersects(view))
        .collect();
    order.sort_by_key(|i| picture.emphasis.nodes[*i]);
    for i in order {
        let node = &picture.plan.nodes[i];
        let look = NodeLook {
            mark: picture.emphasis.nodes[i],
            presence: picture.looks.nodes[i],
            pinned: ctx.on_screen() && ctx.dossier.pins.contains_key(&node.actor),
            focused: focused.node == Some(i),
        };
        nodes::draw(
            painter,
            ctx.palette,
            node,
            &picture.scene.nodes[i],
            picture.shift,
            picture.scene.scale,
            look,
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
        if mark == Mark::Trace || !view.contains(node.at) {
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
        let mark = if picture.looks.nodes[i] == super::looks::Presence::Here {
            mark
        } else {
            mark.min(Mark::Faded)
        };
        nodes::name(painter, ctx.palette, card, galley, mark);
    }
}

fn paint_strand_names(ctx: &ViewCtx<'_>, painter: &Painter, picture: &Picture, cards: &[Rect]) {
    let strong: Vec<usize> = picture
        .emphasis
        .order
        .iter()
        .rev()
        .copied()
        .take_while(|i| picture.emphasis.lines[*i] >= Mark::Hovered)
        .collect();
    let mut taken: Vec<Rect> = Vec::new();
    let mut pills = Vec::new();
    for i in strong.into_iter().take(6) {
        let color = color(ctx.palette, picture, i, Mark::Selected);
        let text = match picture.looks.lines[i].style {
            LineStyle::Dashed => ctx.palette.text_weak,
            _ => color,
        };
        let galley = labels::strand_galley(painter, &ctx.name(picture.plan.lines[i].tie), text, Weight::SemiBold);
        let size = labels::pill_size(&galley);
        let all: Vec<Rect> = cards.iter().chain(&taken).copied().collect();
        let place = labels::free_place(&picture.scene, i, size, &all);
        let rect = labels::strand_pill(picture.scene.lines[i].curve, size, place);
        taken.push(rect);
        pills.push((rect, galley, text));
    }
    for (i, place) in &picture.strand_places.0 {
        let mark = picture.emphasis.lines[*i];
        if mark < Mark::Faded || mark >= Mark::Hovered {
            continue;
        }
        let color = ctx.palette.faded(
            ctx.palette.hue(picture.looks.lines[*i].hue),
            ctx.palette.canvas,
            mark.node_strength(),
        );
        let galley = labels::strand_galley(painter, &ctx.name(picture.plan.lines[*i].tie), color, Weight::Regular);
        let rect = labels::strand_pill(picture.scene.lines[*i].curve, labels::pill_size(&galley), *place);
        if picture.view().intersects(rect) && !taken.iter().any(|t| t.intersects(rect)) {
            nodes::pill(painter, ctx.palette, rect.translate(picture.shift), galley, color, false);
        }
    }
    for (rect, galley, color) in pills {
        nodes::pill(painter, ctx.palette, rect.translate(picture.shift), galley, color, true);
    }
}
