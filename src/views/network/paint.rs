//! Paints the picture, from the back to the front: hulls, strands, nodes, names.

use std::sync::Arc;

use egui::{Align2, Color32, Painter, Pos2, Rect, Shape, Stroke, Ui, vec2};

use super::attack;
use super::bundles::Crowd;
use super::chips::{self, Chip};
use super::emphasis::Mark;
use super::ground::arc;
use super::group;
use super::hulls;
use super::input::Focused;
use super::labels;
use super::looks::{Presence, change_color};
use super::near::{Near, WovenKey};
use super::nodes::{self, NodeLook};
use super::picture::{self, Picture};
use super::scene::screen;
use super::sight::MOST_LINES_OUT;
use super::state::{NetworkState, Same};
use super::strands::{self, Pen};
use super::tags::{self, Room, Spot, Tag, Tags, Wish};
use crate::derived::Laid;
use crate::theme::{Hue, Palette, Weight, font, line, mix, size};
use crate::views::measures::shown::{self, Shown};
use crate::views::{LineStyle, ViewCtx};

/// Above so much ink on the ground, lines of a crowd let what lies below shine through.
const INK: f32 = 0.5;
/// Fainter than this nothing is drawn.
const FAINTEST: f32 = 0.1;
/// Marks from this radius on carry their number; at most so many do.
const NUMBERED: f32 = 6.5;
const MOST_NUMBERS: usize = 300;
/// Bundles of more ties than this are no wider.
const WIDEST: usize = 512;
/// Dashes of the lines of a crowd: length and gap; and how many there are at most, before they grow longer.
const DASH: (f32, f32) = (6.0, 4.5);
const DOT: (f32, f32) = (2.0, 3.5);
const MOST_DASHES: f32 = 24_000.0;
/// Above so many strands that differ between two moments none of them has a sign.
const MOST_SIGNS: usize = 150;
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
    if let Some((crowd, near)) = picture.crowd.as_ref().zip(picture.near.as_ref()) {
        paint_crowd(ctx, painter, state, picture, (crowd, near, shown.as_ref()));
    }
    discs(ctx, painter, picture, shown.as_ref());
    attack::bands(ctx, painter, picture);
    paint_strands(ctx, painter, picture, focused);
    attack::over_strands(ctx, painter, picture);
    paint_nodes(ctx, painter, picture, focused, shown.as_ref());
    if ctx.session.hulls {
        paint_hull_names(ctx, painter, picture);
    }
    paint_names(ctx, painter, picture);
    paint_strand_names(ctx, painter, picture);
    attack::marks(ctx, painter, picture);
}

/// The many: a hairline for a bundle, a disc for a mark, the number of nodes on the larger ones.
fn paint_crowd(
    ctx: &ViewCtx<'_>,
    painter: &Painter,
    state: &mut NetworkState,
    picture: &Picture,
    (crowd, near, shown): (&Crowd, &Arc<Near>, Option<&Shown>),
) {
    let palette = ctx.palette;
    let rest = picture.emphasis.rest;
    let ink = picture.ground.ink() / picture.zoom;
    let alpha = (INK / ink.max(1e-6)).powf(0.6).clamp(FAINTEST, 1.0);
    let faded = |hue| palette.faded(palette.hue(hue), palette.canvas, rest.strand_strength());
    let colors = Hue::ALL.map(|hue| (hue, faded(hue).gamma_multiply(alpha)));
    let color_of = |hue| {
        colors
            .iter()
            .find(|(of, _)| *of == hue)
            .map_or(palette.text_weak, |(_, color)| *color)
    };
    let thin = picture.scene.scale.clamp(0.55, 1.0) * 1.5;
    let at = |node: usize| picture.scene.nodes[node].at + picture.shift;
    let key: WovenKey = (
        Same(Arc::clone(near)),
        Same(Arc::clone(&picture.looks)),
        Same(Arc::clone(&picture.emphasis)),
        shown.map(|shown| (Same(Arc::clone(&shown.answer)), shown.what)),
        palette.canvas,
    );
    let bows = crowd.bundles.bows(&picture.ground);
    let mesh = state.woven.at(key, picture.shift, |w| {
        let widths: Vec<f32> = (0..WIDEST)
            .map(|n| thin * (1.0 + 0.45 * (n.max(1) as f32).log2()).min(3.5))
            .collect();
        w.reserve(near.bundles.len(), near.marks.len());
        let length = |b: &u32| {
            let (from, to) = crowd.bundles.ends[*b as usize];
            at(from as usize).distance(at(to as usize))
        };
        let broken = near
            .bundles
            .iter()
            .filter(|b| dashes_of(crowd.strengths[**b as usize].style).is_some());
        let coarser = (broken.map(length).sum::<f32>() / (DASH.0 + DASH.1) / MOST_DASHES).max(1.0);
        for b in &near.bundles {
            let (from, to) = crowd.bundles.ends[*b as usize];
            let strength = crowd.strengths[*b as usize];
            let width = widths[(strength.count as usize).min(WIDEST - 1)];
            let (from, to, color) = (at(from as usize), at(to as usize), color_of(strength.hue));
            let dashes = dashes_of(strength.style).map(|(dash, gap)| (dash * coarser, gap * coarser));
            match (bows.and_then(|bows| bows.get(*b as usize)), dashes) {
                (Some(bow), None) => w.arc(&arc(from, to, *bow * picture.zoom), width, color),
                (Some(bow), Some(dashes)) => w.broken(&arc(from, to, *bow * picture.zoom), width, color, dashes),
                (None, None) => w.line(from, to, width, color),
                (None, Some(dashes)) => w.broken(&[from, to], width, color, dashes),
            }
        }
        // What stands out and is too much to be drawn in full.
        let order = &picture.emphasis.order;
        let from = order.partition_point(|i| picture.emphasis.lines[*i] <= Mark::Normal);
        if order.len() - from > MOST_LINES_OUT {
            for i in &order[from..] {
                let (line, look) = (&picture.plan.lines[*i], &picture.looks.lines[*i]);
                let Some(bundle) = crowd.bundles.of_pair(line.pair as usize) else {
                    continue;
                };
                let (from, to) = crowd.bundles.ends[bundle];
                let (from, to) = (at(from as usize), at(to as usize));
                // Signs would hide the picture: the colour says what has become of it.
                let full = look
                    .change
                    .map_or(palette.hue(look.hue), |change| change_color(palette, change));
                let points = match bows.and_then(|bows| bows.get(bundle)) {
                    Some(bow) => arc(from, to, *bow * picture.zoom).to_vec(),
                    None => vec![from, to],
                };
                match dashes_of(look.style) {
                    Some(dashes) => w.broken(&points, thin, full, dashes),
                    None => w.arc(&points, thin, full),
                }
            }
        }
        let mut numbers: Vec<(Pos2, u32)> = Vec::new();
        let drawn = near.marks.iter().map(|i| *i as usize);
        for node in drawn.filter(|i| near.whole.binary_search(i).is_err()) {
            let look = dot_look(ctx, picture, node, shown);
            let radius = picture.mark_radius(crowd, node);
            let (_, color) = nodes::dot(palette, &picture.plan.nodes[node], &picture.scene.nodes[node], look);
            if crowd.is_group(node) {
                w.disc(at(node), radius + 1.2, palette.canvas);
                if radius >= NUMBERED {
                    numbers.push((picture.scene.nodes[node].at, crowd.members[node]));
                }
            }
            w.disc(at(node), radius, color);
        }
        numbers
    });
    painter.add(Shape::Mesh(mesh));
    // The most important are the last.
    let numbers = state
        .woven
        .numbers
        .iter()
        .rev()
        .map(|(at, members)| (*at + picture.shift, *members));
    for (at, members) in numbers.filter(|(at, _)| picture.pane.contains(*at)).take(MOST_NUMBERS) {
        let text = ctx.words.number(f64::from(members), 0);
        painter.text(
            at,
            Align2::CENTER_CENTER,
            text,
            font(size::SMALL - 3.0, Weight::SemiBold),
            palette.canvas,
        );
    }
}

/// Dashes of a line in a crowd; none for what holds, be it in force or signed.
fn dashes_of(style: LineStyle) -> Option<(f32, f32)> {
    match style {
        LineStyle::Solid | LineStyle::Double => None,
        LineStyle::Dotted | LineStyle::Later => Some(DOT),
        LineStyle::Dashed | LineStyle::DashDot | LineStyle::Crossed | LineStyle::Unreviewed => Some(DASH),
    }
}

fn node_look(ctx: &ViewCtx<'_>, picture: &Picture, node: usize, focused: Focused, shown: Option<&Shown>) -> NodeLook {
    // Of a node that the edge of a picture cuts through the letters would be cut as well.
    let whole = ctx.reacts() || picture.view().expand(1.5).contains_rect(picture.scene.nodes[node].rect());
    NodeLook {
        whole,
        pinned: ctx.on_screen() && ctx.dossier.pins.contains_key(&picture.plan.nodes[node].actor),
        focused: focused.node == Some(node),
        ..dot_look(ctx, picture, node, shown)
    }
}

/// What a dot shows of a node: neither pin nor focus.
fn dot_look(ctx: &ViewCtx<'_>, picture: &Picture, node: usize, shown: Option<&Shown>) -> NodeLook {
    NodeLook {
        mark: picture.emphasis.nodes[node],
        presence: picture.looks.nodes[node],
        proposed: picture.plan.nodes[node].proposed,
        whole: true,
        pinned: false,
        focused: false,
        tint: shown.and_then(|shown| shown.tint(ctx.palette, picture.plan.nodes[node].actor)),
    }
}

fn paint_hulls(ctx: &ViewCtx<'_>, painter: &Painter, picture: &Picture) {
    for hull in picture.hulls.hulls.iter().filter(|hull| encloses(picture, hull)) {
        hulls::draw(painter, ctx.palette, hull, picture.shift);
    }
}

/// Whether any two are seen in a hull: around nobody it would say nothing.
fn encloses(picture: &Picture, hull: &hulls::Hull) -> bool {
    let members = &picture.blocs[hull.bloc].members;
    let seen = |node: &usize| picture.shows_node(*node);
    picture.crowd.is_some() || members.iter().copied().filter(seen).count() > 1
}

/// Names of hulls; those of groups lie on a card, for strands may run below.
fn paint_hull_names(ctx: &ViewCtx<'_>, painter: &Painter, picture: &Picture) {
    for (hull, place) in picture.hulls.hulls.iter().zip(&picture.hulls.names) {
        let Some(place) = place.filter(|_| encloses(picture, hull)) else {
            continue;
        };
        let bloc = &picture.blocs[hull.bloc];
        let color = if bloc.apart { ctx.palette.text } else { ctx.palette.text_weak };
        let galley = hulls::galley(painter, bloc.words(ctx, &picture.plan), bloc.apart, color);
        let top = place + picture.shift - vec2(0.0, 0.5 * galley.size().y);
        if bloc.apart {
            let card = Rect::from_center_size(place + picture.shift, galley.size() + vec2(8.0, 2.0));
            painter.rect_filled(card, 4.0, ctx.palette.canvas.gamma_multiply(0.85));
        }
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

fn paint_strands(ctx: &ViewCtx<'_>, painter: &Painter, picture: &Picture, focused: Focused) {
    let (view, palette) = (picture.view().expand(12.0), ctx.palette);
    let mut shapes: Vec<Shape> = Vec::new();
    let (mut questions, mut signs): (Vec<Chip>, Vec<Chip>) = Default::default();
    let differing = picture.lines.iter().filter(|i| picture.looks.lines[**i].change.is_some());
    let many_differ = differing.count() > MOST_SIGNS;
    let out_of_crowd = focused.line.filter(|i| picture.crowd.is_some() && !picture.lines.contains(i));
    for &i in picture.lines.iter().chain(&out_of_crowd) {
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
        // Where most differ, signs would hide the picture: the colour of the strand says it.
        let (change, is_quiet) = (picture.looks.lines[i].change, many_differ && laid.is_none());
        let color = match change.filter(|_| is_quiet) {
            Some(change) => palette.faded(change_color(palette, change), palette.canvas, mark.strand_strength()),
            None => color,
        };
        if let Some((color, sign)) = sign.filter(|_| !is_quiet || mark >= Mark::Hovered) {
            // Between two moments most may differ: a sign is enough then.
            if laid.is_some() {
                let light = mix(palette.canvas, color, 0.3);
                strands::glow(&mut shapes, curve, width + 6.0, light);
            }
            signs.push(Chip {
                curve,
                along: LAID_AT,
                color,
                sign,
            });
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
        strands::family_marks(&mut shapes, palette, curve, picture.plan.lines[i].family, pen);
        if proposed && picture.scene.scale > SMALLEST_CHIP {
            questions.push(Chip {
                curve,
                along: CHIP_AT,
                color,
                sign: "?",
            });
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
    questions.extend(signs);
    chips::paint(ctx, painter, picture, &questions);
}

/// Where names of strands stand, in scaled units.
pub(super) fn tag_spots(painter: &Painter, picture: &Picture) -> Vec<Spot> {
    let spot = |tag: &Tag| {
        let galley = picture::tag_galley(painter, &tag.text, tag.pill, Color32::PLACEHOLDER);
        tag.spot(picture.scene.lines[tag.line].curve, tags::size_of(&galley, tag.pill))
    };
    picture.tags.0.iter().filter_map(spot).collect()
}

/// Discs behind the nodes, the larger the greater the measure that is shown.
fn discs(ctx: &ViewCtx<'_>, painter: &Painter, picture: &Picture, shown: Option<&Shown>) {
    let Some(shown) = shown.filter(|shown| shown.what.size) else {
        return;
    };
    let view = picture.view();
    let drawn = |i: usize| picture.crowd.as_ref().is_none_or(|crowd| crowd.members[i] > 0);
    for (i, node) in picture.scene.nodes.iter().enumerate().filter(|(i, _)| drawn(*i)) {
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

fn paint_nodes(ctx: &ViewCtx<'_>, painter: &Painter, picture: &Picture, focused: Focused, shown: Option<&Shown>) {
    let view = picture.view();
    let of_crowd = focused.node.filter(|i| picture.nodes.binary_search(i).is_err());
    let drawn = picture.nodes.iter().chain(&of_crowd).copied();
    let mut order: Vec<usize> = drawn
        .filter(|i| picture.looks.nodes[*i] != Presence::Out && picture.scene.nodes[*i].rect().expand(10.0).intersects(view))
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
    let stands_out = |i: &usize| matches!(picture.emphasis.nodes[*i], Mark::Selected | Mark::Hovered);
    let forced = picture.nodes.iter().copied().filter(stands_out);
    let forced = forced
        .filter(|i| ctx.reacts() && picture.node_places.get(*i).is_none())
        .map(|i| (i, 0));
    let mut named: Vec<(usize, u8)> = picture.node_places.iter().chain(forced).collect();
    named.sort_unstable();
    for (i, place) in named {
        let (node, mark) = (&picture.scene.nodes[i], picture.emphasis.nodes[i]);
        if mark == Mark::Trace || picture.looks.nodes[i] == Presence::Out || !view.contains(node.at) {
            continue;
        }
        let galley = labels::node_galley(
            painter,
            &group::name(ctx, picture, i),
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
        .take_while(|i| ctx.reacts() && picture.emphasis.lines[*i] >= Mark::Hovered)
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
        let mut taken = picture.cards(ctx, painter);
        taken.extend(drawn.iter().filter(|d| d.1).map(|d| d.2.rect));
        let near: Vec<_> = picture.nodes.iter().map(|i| picture.scene.nodes[*i]).collect();
        let room = Room {
            scene: &picture.scene,
            nodes: &near,
            shown: &[],
            taken: &taken,
            inside: Some(picture.view()),
            most_crossings: 0,
            or_none: false,
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
