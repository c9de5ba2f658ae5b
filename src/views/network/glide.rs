//! From one picture to the next: nodes, strands and camera glide to where a scene has them, then nothing moves.
//!
//! The places on the way are made for the frame and thrown away. Not here: the moment, which the app lets run.

use std::sync::Arc;

use egui::{Rect, Ui, vec2};

use super::camera::{Camera, MAX_ZOOM, MIN_ZOOM};
use super::state::NetworkState;
use crate::derived::Positions;
use crate::model::Zoom;
use crate::views::ViewCtx;

/// Above so many places nobody can follow where each goes: they are there at once.
const MOST: usize = 1500;

/// The way from one picture to another.
#[derive(Debug)]
pub(super) struct Glide {
    from: (Arc<Positions>, Camera),
    seconds: f32,
    start: Option<f64>,
}

impl NetworkState {
    /// Shows a part of the network, or all of it, with the next frame; in so many seconds, or at once.
    pub fn arrive(&mut self, zoom: Option<Zoom>, seconds: f32) {
        self.fit();
        self.goal = zoom;
        let last = self.last.clone().filter(|_| seconds > 0.0);
        self.glide = last.map(|from| Glide {
            from,
            seconds,
            start: None,
        });
    }

    /// The part of the network in view; `None` for all of it.
    pub fn zoom(&self) -> Option<Zoom> {
        if !self.moved {
            return self.goal;
        }
        let (camera, side) = (self.camera, self.side);
        Some(Zoom {
            x: camera.centre.x,
            y: camera.centre.y,
            span: side / camera.zoom,
        })
    }

    /// Whether this part of the network is in view, short of rounding.
    pub fn is_at(&self, zoom: Option<Zoom>) -> bool {
        match (self.zoom(), zoom) {
            (None, None) => true,
            (Some(a), Some(b)) => {
                let least = 0.005 * b.span;
                (a.x - b.x).abs() <= least && (a.y - b.y).abs() <= least && (a.span - b.span).abs() <= least
            }
            _ => false,
        }
    }
}

/// The camera that shows a part of the network in this pane.
pub(super) fn camera_at(zoom: Zoom, pane: Rect) -> Camera {
    Camera {
        zoom: (pane.width().min(pane.height()) / zoom.span.max(1.0)).clamp(MIN_ZOOM, MAX_ZOOM),
        centre: vec2(zoom.x, zoom.y),
    }
}

/// Places and camera of this frame, while a glide is under way. It ends when the user takes the picture in hand.
pub(super) fn on_the_way(
    ctx: &ViewCtx<'_>,
    ui: &Ui,
    state: &mut NetworkState,
    camera: Camera,
) -> Option<(Arc<Positions>, Camera)> {
    let mut glide = state.glide.take()?;
    let taken = state.moved || state.drag.is_some() || ctx.derived.positions.len() > MOST;
    if taken {
        return None;
    }
    if ctx.derived.positions.provisional {
        // The places are still being worked out: the old picture stays until they are.
        let from = glide.from.clone();
        state.glide = Some(glide);
        return Some(from);
    }
    let now = ui.input(|i| i.time);
    let start = *glide.start.get_or_insert(now);
    let share = ((now - start) as f32 / glide.seconds).clamp(0.0, 1.0);
    if share >= 1.0 {
        return None;
    }
    let share = share * share * (3.0 - 2.0 * share);
    let (places, old) = &glide.from;
    let places = Arc::new(Positions::between(places, &ctx.derived.positions, share));
    let mixed = Camera {
        zoom: old.zoom * (camera.zoom / old.zoom).powf(share),
        centre: old.centre + (camera.centre - old.centre) * share,
    };
    state.glide = Some(glide);
    ui.ctx().request_repaint();
    Some((places, mixed))
}
