//! What marks and bundles of a crowd are called, and what they do: a click comes nearer until they split, and selects
//! what lies on one spot.
//!
//! Only the larger marks in view are accessible by themselves; one node says how many others there are.

use std::borrow::Cow;

use egui::{Pos2, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo};

use super::bundles::Crowd;
use super::camera::MAX_ZOOM;
use super::picture::Picture;
use super::state::NetworkState;
use crate::command::Command;
use crate::model::{Item, PaneKind};
use crate::theme::{Weight, font, size};
use crate::views::ViewCtx;

/// Marks in view that become widgets.
const MOST_MARKS: usize = 150;
/// A bundle is hit from this distance.
const REACH: f32 = 4.0;
/// A click comes so much nearer.
const NEARER: f32 = 2.0;
/// At most so many are named under the pointer.
const MOST_NAMED: usize = 6;
/// A bundle of at most so many ties is selected as a whole.
const MOST_SELECTED: usize = 200;

/// Name of a node; a mark that stands for others says for how many.
pub(super) fn name<'p>(ctx: &ViewCtx<'_>, picture: &'p Picture, node: usize) -> Cow<'p, str> {
    let name = picture.name(ctx, node);
    match &picture.crowd {
        Some(crowd) if crowd.is_group(node) && picture.nodes.binary_search(&node).is_err() => {
            Cow::Owned(format!("{name} +{}", ctx.words.number(f64::from(crowd.members[node] - 1), 0)))
        }
        _ => name,
    }
}

/// "Group: Russia and 16 more".
fn full_name(ctx: &ViewCtx<'_>, picture: &Picture, crowd: &Crowd, node: usize) -> String {
    let others = crowd.members[node].saturating_sub(1) as usize;
    let arguments = [("name", picture.name(ctx, node).into_owned().into()), ("n", others.into())];
    ctx.words.with("network-group-name", &arguments)
}

/// Widgets of the marks in view that stand for most, and a node for all the rest; whether the pointer is on one.
pub(super) fn widgets(ctx: &ViewCtx<'_>, ui: &Ui, state: &mut NetworkState, picture: &Picture) -> bool {
    let Some(crowd) = &picture.crowd else { return false };
    let view = picture.view();
    let marks = picture.near.iter().flat_map(|near| &near.marks).map(|i| *i as usize);
    let mut groups: Vec<usize> = marks
        .filter(|i| crowd.is_group(*i) && view.contains(picture.scene.nodes[*i].at))
        .collect();
    let rank = |i: &usize| (std::cmp::Reverse(crowd.members[*i]), *i);
    if groups.len() > MOST_MARKS {
        groups.select_nth_unstable_by_key(MOST_MARKS - 1, rank);
        groups.truncate(MOST_MARKS);
    }
    groups.sort_unstable_by_key(rank);
    let mut over = false;
    for node in groups {
        let radius = picture.mark_radius(crowd, node);
        let at = picture.scene.nodes[node].at + picture.shift;
        let rect = Rect::from_center_size(at, Vec2::splat(2.0 * radius));
        let id = ui.scope_id().with(("group", picture.plan.nodes[node].actor));
        let response = ui.interact(rect, id, Sense::CLICK | Sense::FOCUSABLE);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, full_name(ctx, picture, crowd, node)));
        if response.has_focus() {
            let stroke = egui::Stroke::new(1.6, ctx.palette.accent);
            ui.painter().circle_stroke(at, radius + 3.0, stroke);
        }
        over |= response.hovered();
        mark(ctx, ui, state, &response, picture, crowd, node);
    }
    summary(ctx, ui, picture, crowd);
    over
}

/// One node for screen readers that says how much there is besides what has a name of its own.
fn summary(ctx: &ViewCtx<'_>, ui: &Ui, picture: &Picture, crowd: &Crowd) {
    let nodes: u32 = crowd.members.iter().sum();
    let corner = Rect::from_min_size(picture.pane.min, Vec2::splat(1.0));
    let response = ui.interact(corner, ui.scope_id().with("crowd"), Sense::hover());
    response.widget_info(|| {
        let arguments = [("n", (nodes as usize).into()), ("ties", crowd.ties.into())];
        WidgetInfo::labeled(Role::Label, true, ctx.words.with("network-crowd", &arguments))
    });
}

/// A mark under the pointer, or the keyboard's.
pub(super) fn mark(
    ctx: &ViewCtx<'_>,
    ui: &Ui,
    state: &mut NetworkState,
    response: &Response,
    picture: &Picture,
    crowd: &Crowd,
    node: usize,
) {
    let members = || crowd.bundles.groups.members(node);
    if response.clicked() {
        let by_key = ui.input(|i| i.modifiers.command);
        let at = picture.scene.nodes[node].at + picture.shift;
        if by_key || picture.zoom >= 0.99 * MAX_ZOOM {
            let items = members().map(|i| picture.plan.nodes[i].actor.into()).collect();
            select(ctx, items);
        } else {
            nearer(ui, state, picture, at);
        }
    }
    if response.hovered() && !response.dragged() {
        ui.set_cursor_icon(egui::CursorIcon::ZoomIn);
        let mut named: Vec<usize> = members().filter(|i| picture.shows_node(*i)).collect();
        named.sort_by_key(|i| (std::cmp::Reverse(picture.plan.nodes[*i].degree), *i));
        let lines = named.into_iter().take(MOST_NAMED).map(|i| picture.name(ctx, i).into_owned());
        tooltip(ctx, ui, response, full_name(ctx, picture, crowd, node), lines);
    }
}

/// Comes nearer to a point, which stays where it is.
fn nearer(ui: &Ui, state: &mut NetworkState, picture: &Picture, at: Pos2) {
    state.camera.zoom_at(picture.pane, at, NEARER);
    state.moved = true;
    ui.ctx().request_repaint();
}

fn select(ctx: &ViewCtx<'_>, items: Vec<Item>) {
    ctx.commands.send(Command::SelectMany {
        items,
        source: Some(PaneKind::Network),
    });
}

/// The bundle under the pointer, if there is one: a single tie is that tie.
pub(super) fn bundle(
    ctx: &ViewCtx<'_>,
    ui: &Ui,
    state: &mut NetworkState,
    canvas: &Response,
    picture: &Picture,
    at: Pos2,
) -> bool {
    let Some((crowd, bundle)) = picture.crowd.as_ref().zip(picture.bundle_at(at, REACH)) else {
        return false;
    };
    let lines = crowd.bundles.lines(&picture.plan, bundle).filter(|i| picture.shows_line(*i));
    let lines: Vec<usize> = lines.collect();
    if let [line] = lines[..] {
        ctx.interact(canvas, picture.plan.lines[line].tie, PaneKind::Network);
        return true;
    }
    if canvas.clicked() {
        if lines.len() <= MOST_SELECTED {
            select(ctx, lines.iter().map(|i| picture.plan.lines[*i].tie.into()).collect());
        } else {
            nearer(ui, state, picture, at + picture.shift);
        }
    }
    if canvas.hovered() {
        ui.set_cursor_icon(egui::CursorIcon::PointingHand);
        let (from, to) = crowd.bundles.ends[bundle];
        let end = |node: u32| name(ctx, picture, node as usize).into_owned();
        let arguments = [("n", lines.len().into()), ("from", end(from).into()), ("to", end(to).into())];
        let named = lines.iter().take(MOST_NAMED).map(|i| ctx.name(picture.plan.lines[*i].tie));
        tooltip(ctx, ui, canvas, ctx.words.with("network-bundle-name", &arguments), named);
    }
    true
}

fn tooltip(ctx: &ViewCtx<'_>, ui: &Ui, response: &Response, title: String, lines: impl Iterator<Item = String>) {
    if !ctx.on_screen() {
        return;
    }
    egui::Tooltip::always_open(ui.ctx().clone(), ui.layer_id(), response.id, egui::PopupAnchor::Pointer)
        .gap(14.0)
        .show(|ui| {
            ui.set_max_width(320.0);
            let label = |text: String, points: f32, weight: Weight, color| {
                egui::Label::new(egui::RichText::new(text).font(font(points, weight)).color(color)).wrap()
            };
            ui.add(label(title, size::BODY, Weight::SemiBold, ctx.palette.text));
            for line in lines {
                ui.add(label(line, size::NOTE, Weight::Regular, ctx.palette.text_weak));
            }
        });
}
