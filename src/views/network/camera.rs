//! Camera of the network: from layout units to points of the screen, and the zoom at which all fits.
//!
//! *Scaled* units are layout units times zoom; the screen differs from them by a shift only, so that panning
//! leaves every worked-out curve and label as it is. Not here: input, drawing.

use std::collections::BTreeMap;

use egui::{Pos2, Rect, Vec2, pos2, vec2};

use crate::layout::Point;
use crate::model::Zoom;

/// Farthest out.
pub(super) const MIN_ZOOM: f32 = 0.002;
/// Closest in.
pub(super) const MAX_ZOOM: f32 = 5.0;
/// Parts of the plane along its longer side, of which only the outermost marks are fitted.
const PARTS: f32 = 24.0;
/// Fitting does not enlarge beyond this.
const MAX_FIT: f32 = 1.35;

/// Where the user looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Camera {
    /// Points of the screen for one layout unit.
    pub(super) zoom: f32,
    /// The place in the middle of the pane, in layout units.
    pub(super) centre: Vec2,
}

impl Default for Camera {
    fn default() -> Self {
        Self {
            zoom: 1.0,
            centre: Vec2::ZERO,
        }
    }
}

impl Camera {
    /// The camera that shows a part of the network.
    pub(super) fn on(part: Zoom, pane: Rect) -> Self {
        let zoom = pane.size().min_elem() / part.span.max(1.0);
        Self {
            zoom: if zoom.is_finite() {
                zoom.clamp(MIN_ZOOM, MAX_ZOOM)
            } else {
                1.0
            },
            centre: vec2(part.x, part.y),
        }
    }

    /// Shift from scaled units to the screen.
    pub(super) fn shift(&self, pane: Rect) -> Vec2 {
        pane.center().to_vec2() - self.centre * self.zoom
    }

    /// Zooms by `factor`; what is under `anchor` stays there.
    pub(super) fn zoom_at(&mut self, pane: Rect, anchor: Pos2, factor: f32) {
        let zoom = (self.zoom * factor).clamp(MIN_ZOOM, MAX_ZOOM);
        let arm = anchor - pane.center();
        self.centre += arm / self.zoom - arm / zoom;
        self.zoom = zoom;
    }

    /// Moves the picture by `by` points.
    pub(super) fn pan(&mut self, by: Vec2) {
        self.centre -= by / self.zoom;
    }
}

/// Room that a node and its label take, around its centre; does not grow with the zoom.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Footprint {
    /// Centre, in layout units.
    pub(super) at: Point,
    /// To both sides, in points.
    pub(super) half_width: f32,
    /// Upwards, in points.
    pub(super) above: f32,
    /// Downwards, in points.
    pub(super) below: f32,
}

impl Footprint {
    /// The room it takes, in scaled units.
    pub(super) fn rect(&self, zoom: f32) -> Rect {
        let at = pos2(self.at.x * zoom, self.at.y * zoom);
        Rect::from_min_max(at - vec2(self.half_width, self.above), at + vec2(self.half_width, self.below))
    }
}

/// The camera that shows everything inside `area` of `pane` and leaves one of the rectangles `corners` uncovered:
/// the first, unless another lets the picture be clearly larger. Answers which.
pub(super) fn fit(marks: &[Footprint], pane: Rect, area: Rect, corners: &[Rect]) -> (Camera, usize) {
    if marks.is_empty() || area.width() < 1.0 || area.height() < 1.0 {
        return (Camera::default(), 0);
    }
    let mut best = (placed(marks, pane, area, widest(marks, area), vec2(0.5, 0.5)), 0);
    for (place, corner) in corners.iter().enumerate() {
        let camera = around(marks, pane, area, corner.expand(6.0));
        if place == 0 || camera.zoom > 1.08 * best.0.zoom {
            best = (camera, place);
        }
    }
    best
}

/// The camera that shows everything inside `area` and nothing under `free`.
fn around(marks: &[Footprint], pane: Rect, area: Rect, free: Rect) -> Camera {
    let mut zoom = widest(marks, area);
    let beside = {
        let (mut left, mut right, mut above) = (area, area, area);
        left.max.x = left.max.x.min(free.min.x);
        right.min.x = right.min.x.max(free.max.x);
        above.max.y = above.max.y.min(free.min.y);
        let sides = [left, right, above]
            .into_iter()
            .filter(|side| side.width() > 1.0 && side.height() > 1.0);
        sides
            .map(|side| (widest(marks, side), side))
            .max_by(|a, b| a.0.total_cmp(&b.0))
    };
    let least = beside.map_or(0.5 * zoom, |(zoom, _)| zoom);
    while zoom > least {
        for align in from_the_middle() {
            let camera = placed(marks, pane, area, zoom, align);
            let shift = camera.shift(pane);
            if !marks.iter().any(|m| m.rect(zoom).translate(shift).intersects(free)) {
                return camera;
            }
        }
        zoom *= 0.975;
    }
    match beside {
        Some((zoom, side)) => placed(marks, pane, side, zoom, vec2(0.5, 0.5)),
        None => placed(marks, pane, area, widest(marks, area), vec2(0.5, 0.5)),
    }
}

/// Where in the room that is left the picture may stand: the middle first, the corners last.
fn from_the_middle() -> impl Iterator<Item = Vec2> {
    const STEPS: [f32; 5] = [0.5, 0.25, 0.75, 0.0, 1.0];
    STEPS.into_iter().flat_map(|y| STEPS.into_iter().map(move |x| vec2(x, y)))
}

/// Of a great many marks those on the outside of each part of the plane: enough to fit them all.
pub(super) fn outermost(marks: &[Footprint]) -> Vec<Footprint> {
    let all = marks
        .iter()
        .fold(Rect::NOTHING, |all, m| all.union(Rect::from_pos(pos2(m.at.x, m.at.y))));
    let width = (all.width().max(all.height()) / PARTS).max(1e-3);
    let mut parts: BTreeMap<(i32, i32), [Footprint; 4]> = BTreeMap::new();
    for mark in marks {
        let part = (
            ((mark.at.x - all.min.x) / width) as i32,
            ((mark.at.y - all.min.y) / width) as i32,
        );
        let outside = parts.entry(part).or_insert([*mark; 4]);
        let further = [
            mark.at.x < outside[0].at.x,
            mark.at.x > outside[1].at.x,
            mark.at.y < outside[2].at.y,
            mark.at.y > outside[3].at.y,
        ];
        for (held, _) in outside.iter_mut().zip(further).filter(|(_, further)| *further) {
            *held = *mark;
        }
    }
    parts.into_values().flatten().collect()
}

/// The camera drawn back, as far as needed to show whole what has its middle in view.
pub(super) fn whole(marks: &[Footprint], camera: Camera, pane: Rect, area: Rect) -> Camera {
    let shift = camera.shift(pane);
    let middle = |mark: &Footprint| pos2(mark.at.x, mark.at.y) * camera.zoom + shift;
    let seen: Vec<Footprint> = marks.iter().filter(|mark| pane.contains(middle(mark))).copied().collect();
    if seen.is_empty() || area.contains_rect(extent(&seen, camera.zoom).translate(shift)) {
        return camera;
    }
    placed(&seen, pane, area, widest(&seen, area).min(camera.zoom), vec2(0.5, 0.5))
}

fn extent(marks: &[Footprint], zoom: f32) -> Rect {
    marks.iter().fold(Rect::NOTHING, |all, mark| all.union(mark.rect(zoom)))
}

/// The greatest zoom at which the marks fit into `area`.
fn widest(marks: &[Footprint], area: Rect) -> f32 {
    let (mut low, mut high) = (MIN_ZOOM, MAX_FIT);
    for _halving in 0..24 {
        let middle = 0.5 * (low + high);
        let all = extent(marks, middle);
        if all.width() <= area.width() && all.height() <= area.height() {
            low = middle;
        } else {
            high = middle;
        }
    }
    low
}

fn placed(marks: &[Footprint], pane: Rect, area: Rect, zoom: f32, align: Vec2) -> Camera {
    let all = extent(marks, zoom);
    let slack = area.size() - all.size();
    let corner = area.min + slack * align;
    let shift = corner - all.min;
    Camera {
        zoom,
        centre: (pane.center().to_vec2() - shift) / zoom,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pane() -> Rect {
        Rect::from_min_size(pos2(100.0, 50.0), vec2(800.0, 600.0))
    }

    fn mark(x: f32, y: f32) -> Footprint {
        Footprint {
            at: Point::new(x, y),
            half_width: 30.0,
            above: 20.0,
            below: 40.0,
        }
    }

    #[test]
    fn zooming_keeps_what_is_under_the_pointer() {
        let mut camera = Camera {
            zoom: 0.8,
            centre: vec2(12.0, -7.0),
        };
        let anchor = pos2(300.0, 420.0);
        let under = |camera: &Camera| (anchor.to_vec2() - camera.shift(pane())) / camera.zoom;
        let before = under(&camera);
        camera.zoom_at(pane(), anchor, 1.7);
        assert!((before - under(&camera)).length() < 1e-3 && (camera.zoom - 1.36).abs() < 1e-4);
        camera.zoom_at(pane(), anchor, 1e9);
        assert!((camera.zoom - MAX_ZOOM).abs() < 1e-6);
    }

    #[test]
    fn panning_moves_by_points() {
        let mut camera = Camera {
            zoom: 2.0,
            centre: Vec2::ZERO,
        };
        let before = camera.shift(pane());
        camera.pan(vec2(10.0, -4.0));
        assert!((camera.shift(pane()) - before - vec2(10.0, -4.0)).length() < 1e-3);
    }

    #[test]
    fn a_fit_shows_every_mark() {
        let marks = [mark(-900.0, 0.0), mark(500.0, 300.0), mark(0.0, -200.0)];
        let (camera, _) = fit(&marks, pane(), pane(), &[]);
        let shift = camera.shift(pane());
        for m in &marks {
            assert!(pane().expand(0.5).contains_rect(m.rect(camera.zoom).translate(shift)));
        }
    }

    #[test]
    fn a_fit_leaves_the_legend_free_if_it_can() {
        let marks = [
            mark(-400.0, -200.0),
            mark(400.0, 250.0),
            mark(380.0, -200.0),
            mark(-380.0, 240.0),
        ];
        let legend = Rect::from_min_max(pos2(700.0, 350.0), pane().max);
        let (camera, corner) = fit(&marks, pane(), pane(), &[legend]);
        assert_eq!(corner, 0);
        let shift = camera.shift(pane());
        assert!(!marks.iter().any(|m| m.rect(camera.zoom).translate(shift).intersects(legend)));
    }

    #[test]
    fn nothing_to_fit_is_no_accident() {
        assert_eq!(fit(&[], pane(), pane(), &[]), (Camera::default(), 0));
    }
}
