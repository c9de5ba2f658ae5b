//! The network pane: actors and their ties at the moment, as far as known, in places that never move by themselves.
//!
//! [`network_ui`] draws the pane and is called by the app, and by figures. In reading order: [`plan`] (what there is),
//! [`scene`] (geometry), [`looks`] (line styles, legend counts), [`emphasis`] (fading), `labels` and `tags` (names of
//! nodes and strands), then painting and input. For networks too large to be told apart: `places` (what is where),
//! `merge` (who stands for whom), `bundles` (which ties go together), `near` (what of it is in view, and the mesh that is kept), `crowd`
//! (weaving it), `group` (what they react to).
//! Not here: positions (`derived`), carrying out commands (`app`), other views of the network such as tables.

mod attack;
mod blocs;
mod boxes;
mod bundles;
mod camera;
mod chips;
mod crowd;
mod emphasis;
mod enclose;
mod glide;
mod ground;
mod group;
mod heads;
mod hulls;
mod input;
mod key;
mod labels;
mod laid;
mod legend;
mod link;
mod looks;
mod merge;
mod near;
mod nodes;
mod paint;
mod picture;
mod places;
mod plan;
mod rows;
mod scene;
mod sight;
mod state;
mod strands;
mod tags;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_large;
mod toolbar;
mod words;

pub(in crate::views) use input::KEYS;
pub(in crate::views) use key::key_beside;
pub(in crate::views) use legend::style_word;
pub(in crate::views) use looks::{change_color, change_sign};
pub use state::NetworkState;
pub(in crate::views) use words::dates;

use std::sync::Arc;

use egui::{Align2, Rect, Response, Role, Sense, Ui, WidgetInfo, vec2};

use self::camera::{Camera, Footprint};
use self::picture::Picture;
use self::state::FitKey;
use super::measures::shown;
use super::{Medium, ViewCtx};
use crate::derived::{Snapshot, TieState};
use crate::model::TieId;
use crate::theme::{Weight, font, size, space};

/// Room that is kept around the picture.
const EDGE: f32 = 10.0;
/// Panes narrower than this keep more room at the sides, in points.
const NARROW: f32 = 900.0;
/// The most of it.
const MOST_ASIDE: f32 = 56.0;

/// Message for the state of a tie at the moment.
pub(in crate::views) fn state_word(ctx: &ViewCtx<'_>, tie: TieId) -> &'static str {
    word_of(ctx.derived.world.tie(tie))
}

/// Message for a state of a tie.
pub(in crate::views) fn word_of(state: Option<&TieState>) -> &'static str {
    state.map_or("network-state-unheard", |s| words::state_word(s.reality, s.phase))
}

/// The network pane.
pub fn network_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut NetworkState) {
    let pane = ui.available_rect_before_wrap();
    if pane.width() < 20.0 || pane.height() < 20.0 {
        return;
    }
    let canvas = ui.allocate_rect(
        pane,
        if ctx.reacts() {
            Sense::click_and_drag()
        } else {
            Sense::hover()
        },
    );
    ui.set_clip_rect(pane.intersect(ui.clip_rect()));
    ui.painter().rect_filled(pane, 0.0, ctx.palette.canvas);
    if ctx.reacts() {
        canvas.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, ctx.words.text("network-canvas")));
    }
    if ctx.derived.network.actors.is_empty() {
        empty(ctx, ui, pane);
        return;
    }
    if !ctx.session.layout.is_plane() {
        state.glide = None;
        rows::rows_ui(ctx, ui, state, pane);
        return;
    }
    if ctx.reacts() {
        input::camera(ui, state, &canvas, pane);
    }
    let camera = camera_for(ctx, ui, state, pane);
    if ctx.reacts() {
        state.side = pane.width().min(pane.height());
        let way = glide::on_the_way(ctx, ui, state, camera);
        let (positions, camera) = way.clone().unwrap_or_else(|| (Arc::clone(&ctx.derived.positions), camera));
        state.last = Some((Arc::clone(&positions), camera));
        if way.is_some() {
            let snapshot = Snapshot {
                positions,
                ..ctx.derived.clone()
            };
            let ctx = ViewCtx {
                derived: &snapshot,
                ..*ctx
            };
            plane_ui(&ctx, ui, state, &canvas, pane, camera);
            return;
        }
    }
    plane_ui(ctx, ui, state, &canvas, pane, camera);
}

/// Actors as nodes in the plane.
fn plane_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut NetworkState, canvas: &Response, pane: Rect, camera: Camera) {
    let picture = Picture::of(ctx, ui.painter(), state, pane, camera);
    let focused = if ctx.reacts() {
        input::marks(ctx, ui, state, canvas, &picture)
    } else {
        input::Focused::default()
    };
    ground::paint(ctx, ui.painter(), &picture);
    paint::picture(ctx, ui, state, &picture, focused);
    enclose::paint(ctx, ui, state);
    link::paint(ctx, ui, state, &picture);
    laid::frame(ctx, ui, pane, &picture.looks, state.legend_corner == 1);
    measure_key(ctx, ui, pane);
    if ctx.on_screen() {
        let can_focus = !picture::origin(ctx).is_empty();
        toolbar::toolbar_ui(ctx, ui, state, pane, can_focus);
    }
    if legend::has_card(ctx) {
        let (plan, looks) = (Arc::clone(&picture.plan), Arc::clone(&picture.looks));
        legend::legend_ui(ctx, ui, state, pane, &plan, &looks);
    }
    if ctx.derived.positions.provisional && ctx.on_screen() {
        let at = pane.left_bottom() + vec2(space::L, -space::M);
        ui.painter().text(
            at,
            Align2::LEFT_BOTTOM,
            ctx.words.text("network-computing"),
            font(size::NOTE, Weight::Italic),
            ctx.palette.text_weak,
        );
    }
}

/// The camera of this frame: the user's, or one that fits. Figures always fit and leave the user's alone.
fn camera_for(ctx: &ViewCtx<'_>, ui: &Ui, state: &mut NetworkState, pane: Rect) -> Camera {
    let key = FitKey {
        size: pane.size(),
        method: ctx.session.layout,
        provisional: ctx.derived.positions.provisional,
        nodes: ctx.derived.network.actors.len(),
    };
    if !ctx.reacts() {
        // A figure decides on the corner for itself; the next frame of the window keeps its own.
        let (camera, corner) = fitted(ctx, ui, state, pane);
        state.figure_corner = corner;
        let Some(part) = state.figure_zoom else { return camera };
        let on = Camera::on(part, pane);
        if !state.few_names {
            return on;
        }
        // A slide cuts through nobody whom its part shows.
        let area = pane.shrink(EDGE);
        return camera::whole(&footprints(ctx, ui, state, pane), on, pane, area);
    }
    let other_layout = state
        .fitted
        .as_ref()
        .is_none_or(|old| old.method != key.method || old.provisional != key.provisional);
    // A rejected proposal leaves its place empty; the others stay where they are.
    let fits = state.fitted.as_ref().is_some_and(|old| old.fits(&key));
    if !fits && (!state.moved || other_layout) {
        if state.moved {
            state.goal = None;
        }
        (state.camera, state.legend_corner) = fitted(ctx, ui, state, pane);
        if let Some(zoom) = state.goal {
            state.camera = glide::camera_at(zoom, pane);
            if !ctx.on_screen() {
                // As on a slide, nobody is cut through before others.
                let marks = footprints(ctx, ui, state, pane);
                state.camera = camera::whole(&marks, state.camera, pane, pane.shrink(EDGE));
            }
        }
        state.moved = false;
        state.fitted = Some(key);
    }
    if !ctx.on_screen() {
        // Before others the legend stands where there is room for it, as in a figure.
        state.figure_corner = state.legend_corner;
    }
    state.camera
}

/// What the colours of a measure mean: below the row of buttons, or below what a figure says of a scenario.
fn measure_key(ctx: &ViewCtx<'_>, ui: &mut Ui, pane: Rect) {
    let above = match (ctx.on_screen(), ctx.session.what_if.is_empty()) {
        (true, _) => toolbar::ROOM,
        (false, true) => space::S,
        (false, false) => laid::room(ctx, ui.painter(), pane),
    };
    shown::key_ui(ctx, ui, pane, pane.top() + above);
}

/// The room that each node takes with its name.
fn footprints(ctx: &ViewCtx<'_>, ui: &Ui, state: &mut NetworkState, pane: Rect) -> Vec<Footprint> {
    let plan = picture::plan(ctx, state);
    let large = plan.is_large();
    let left_out = left_out(ctx, state, pane, &plan);
    let marks: Vec<Footprint> = plan
        .nodes
        .iter()
        .enumerate()
        .filter(|(place, _)| !left_out.get(*place).copied().unwrap_or_default())
        .filter_map(|(_, node)| {
            let at = ctx.derived.positions.get(node.actor)?;
            if large {
                return Some(labels::footprint(
                    node,
                    at,
                    vec2(labels::TYPICAL_NAME.0, labels::TYPICAL_NAME.1),
                ));
            }
            let name = labels::node_galley(ui.painter(), &ctx.name(node.actor), 1.0, ctx.palette.text, Weight::Medium);
            Some(labels::footprint(node, at, labels::card_size(&name)))
        })
        .collect();
    if large { camera::outermost(&marks) } else { marks }
}

fn fitted(ctx: &ViewCtx<'_>, ui: &Ui, state: &mut NetworkState, pane: Rect) -> (Camera, usize) {
    let plan = picture::plan(ctx, state);
    let marks = footprints(ctx, ui, state, pane);
    // Names beside the outermost nodes need more room the narrower the pane is.
    let most = if ctx.medium == Medium::Inset { 0.0 } else { MOST_ASIDE };
    let aside = (0.5 * (NARROW - pane.width())).clamp(0.0, most);
    let mut area = pane.shrink2(vec2(EDGE + aside, EDGE));
    if ctx.on_screen() {
        area.min.y = (pane.min.y + toolbar::ROOM).min(area.max.y);
    } else if !ctx.session.what_if.is_empty() {
        area.min.y = (pane.min.y + laid::room(ctx, ui.painter(), pane)).min(area.max.y);
    }
    let open = legend::is_open(ctx, state, pane);
    camera::fit(
        &marks,
        pane,
        area,
        &legend::corners(ctx, &plan, pane, open, state.figure_legend),
    )
}

/// Which nodes the page of a scene leaves out, so that the others have its room; none elsewhere.
fn left_out(ctx: &ViewCtx<'_>, state: &mut NetworkState, pane: Rect, plan: &Arc<plan::Plan>) -> Vec<bool> {
    if !state.few_names {
        return Vec::new();
    }
    let looks = picture::looks_of(ctx, &mut state.caches, plan, (true, pane));
    picture::left_out(plan, &looks, picture::focus(ctx).as_ref())
}

fn empty(ctx: &ViewCtx<'_>, ui: &Ui, pane: Rect) {
    let p = ctx.palette;
    let painter = ui.painter();
    painter.text(
        pane.center() - vec2(0.0, 14.0),
        Align2::CENTER_CENTER,
        ctx.words.text("network-empty"),
        font(size::HEADING, Weight::SemiBold),
        p.text,
    );
    let hint = ctx.words.text("network-empty-hint").to_owned();
    let galley = painter.layout(
        hint,
        font(size::BODY, Weight::Regular),
        p.text_weak,
        (pane.width() - 40.0).clamp(60.0, 420.0),
    );
    let at = pane.center() + vec2(-0.5 * galley.size().x, 6.0);
    painter.galley(at, galley, p.text_weak);
}
