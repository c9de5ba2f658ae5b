//! What the timeline pane remembers by itself: gestures, what is unfolded, and caches with their keys.

use std::collections::HashMap;

use egui::{Context, Pos2};

use super::lanes::{self, Packing, Piece};
use super::words;
use crate::derived::time_index::{Entry, Lane};
use crate::model::{Day, Item, Language};
use crate::session::{Window, extent};
use crate::theme::{Weight, font, size};
use crate::views::ViewCtx;

/// What the pointer is dragging.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Grab {
    /// The chart: pointer, first day and scroll at the beginning.
    Chart { pointer: Pos2, from: f64, scroll: f32 },
    /// A brush that began on this day.
    Brush(Day),
    /// The window in the overview, or one of its edges: pointer and window at the beginning.
    Overview { pointer: f32, window: Window },
}

/// A list of entries that has been opened by a click.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct OpenList {
    pub at: Pos2,
    pub title: String,
    pub items: Vec<Item>,
}

/// What the timeline pane remembers by itself.
#[derive(Debug, Default)]
pub struct TimelineState {
    /// When play takes its next step, in seconds of egui's clock.
    pub next_step: Option<f64>,
    last_step: Option<f64>,
    pub(super) speed: Speed,
    /// First day of the window and its length, with fractions, as long as they round to the session's window.
    fine: Option<(f64, f64)>,
    pub(super) grab: Option<Grab>,
    pub(super) unfolded: Option<Lane>,
    pub(super) scroll: f32,
    pub(super) rails: super::rails::RailsState,
    pub(super) list: Option<OpenList>,
    seen_selection: Option<u64>,
    extent: Option<(u64, Window)>,
    labels: Option<Labels>,
    packed: Option<Packed>,
    density: Option<((u64, Window, usize), Vec<usize>)>,
}

/// How fast time plays.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Speed(pub f32);

impl Default for Speed {
    fn default() -> Self {
        Self(1.0)
    }
}

/// Labels and their widths, for one state of the dossier in one language.
#[derive(Debug)]
struct Labels {
    key: (u64, Language),
    texts: [Vec<String>; 5],
    widths: [Vec<f32>; 5],
}

/// All lanes packed, for one zoom.
#[derive(Debug)]
struct Packed {
    key: PackedKey,
    lanes: [Packing; 5],
}

type PackedKey = (u64, Language, i32, [usize; 5]);

/// Seconds from one step of play to the next at speed one.
const STEP_SECONDS: f64 = 0.25;
/// Zoom levels of packings in one doubling.
const BUCKETS: f64 = 4.0;

impl TimelineState {
    /// Makes play as fast as was chosen: the app counts at speed one.
    pub(super) fn pace(&mut self) {
        if let Some(due) = self.next_step
            && self.last_step != self.next_step
        {
            let paced = due - STEP_SECONDS + STEP_SECONDS / f64::from(self.speed.0);
            self.next_step = Some(paced);
            self.last_step = Some(paced);
        }
    }

    /// The visible days, with fractions: first day, and length.
    pub(super) fn view(&self, window: Window) -> (f64, f64) {
        match self.fine {
            Some((from, days)) if rounded(from, days) == window => (from, days),
            _ => (f64::from(window.from.0), f64::from(window.days())),
        }
    }

    /// Keeps a view with fractions and gives the window it rounds to, within the limits.
    pub(super) fn set_view(&mut self, from: f64, days: f64) -> Window {
        let all = self.extent.map_or(rounded(from, days), |(_, all)| all);
        let whole = f64::from(all.days());
        let days = days.clamp(7.0, whole * 2.0);
        let (least, most) = (f64::from(all.from.0) - whole * 0.5, f64::from(all.to.0) + whole * 0.5);
        let from = from.clamp(least, (most - days).max(least));
        self.fine = Some((from, days));
        rounded(from, days)
    }

    /// First and last day of everything.
    pub(super) fn extent(&mut self, ctx: &ViewCtx<'_>) -> Window {
        match self.extent {
            Some((revision, all)) if revision == ctx.derived.revision => all,
            _ => {
                let all = extent(ctx.dossier);
                self.extent = Some((ctx.derived.revision, all));
                all
            }
        }
    }

    /// Whether the selection was changed since this was last asked. Not on the first frame.
    pub(super) fn selection_is_new(&mut self, serial: u64) -> bool {
        let new = self.seen_selection.is_some_and(|seen| seen != serial);
        self.seen_selection = Some(serial);
        new
    }

    /// Number of beginnings in each of `bins` parts of everything.
    pub(super) fn density(&mut self, ctx: &ViewCtx<'_>, all: Window, bins: usize) -> &[usize] {
        let key = (ctx.derived.revision, all, bins);
        if self.density.as_ref().is_none_or(|(held, _)| *held != key) {
            self.density = Some((key, ctx.derived.time.density(all.from.0, all.to.0, bins)));
        }
        self.density.as_ref().map_or(&[], |(_, counts)| counts)
    }

    /// Brings labels and packing up to date for a zoom and for the rows each lane may use.
    pub(super) fn pack(&mut self, ctx: &ViewCtx<'_>, egui: &Context, points_per_day: f64, rows: [usize; 5]) {
        let language = ctx.words.language();
        let labels_key = (ctx.derived.revision, language);
        if self.labels.as_ref().is_none_or(|held| held.key != labels_key) {
            self.labels = Some(Labels::of(ctx, egui));
        }
        let bucket = (points_per_day.log2() * BUCKETS).floor();
        let key = (ctx.derived.revision, language, bucket as i32, rows);
        let Some(labels) = self.labels.as_ref() else { return };
        if self.packed.as_ref().is_none_or(|held| held.key != key) {
            let scale = (bucket / BUCKETS).exp2();
            let lanes = Lane::ALL.map(|lane| {
                pack_lane(
                    lane,
                    ctx.derived.time.entries(lane),
                    &labels.widths[lane.place()],
                    scale,
                    rows[lane.place()],
                )
            });
            self.packed = Some(Packed { key, lanes });
        }
    }

    /// The packing of a lane, with the points a day it was made for.
    pub(super) fn packing(&self, lane: Lane) -> Option<(&Packing, f64)> {
        self.packed
            .as_ref()
            .map(|p| (&p.lanes[lane.place()], (f64::from(p.key.2) / BUCKETS).exp2()))
    }

    /// Label of an entry.
    pub(super) fn label(&self, lane: Lane, place: usize) -> &str {
        self.labels
            .as_ref()
            .and_then(|l| l.texts[lane.place()].get(place))
            .map_or("", String::as_str)
    }
}

fn rounded(from: f64, days: f64) -> Window {
    let first = from.round() as i32;
    let to = ((from + days).round() as i32).saturating_sub(1).max(first);
    Window {
        from: Day(first),
        to: Day(to),
    }
}

/// Longest label beside a mark, in points.
fn longest(lane: Lane) -> f32 {
    match lane {
        Lane::Promises | Lane::Material => 230.0,
        Lane::Events => 190.0,
        Lane::Statements => 250.0,
        Lane::Sources => 150.0,
    }
}

impl Labels {
    fn of(ctx: &ViewCtx<'_>, egui: &Context) -> Self {
        let mut widths_of = HashMap::new();
        let id = font(size::SMALL, Weight::Medium);
        let texts = Lane::ALL.map(|lane| {
            ctx.derived
                .time
                .entries(lane)
                .iter()
                .map(|e| words::label(ctx, e))
                .collect::<Vec<_>>()
        });
        let widths = Lane::ALL.map(|lane| {
            let width = |text: &String| {
                let sum: f32 = text
                    .chars()
                    .map(|c| {
                        *widths_of
                            .entry(c)
                            .or_insert_with(|| egui.fonts_mut(|f| f.glyph_width(&id, c)))
                    })
                    .sum();
                // Kerning is left out of the sum; a little room is kept for it.
                (sum + 4.0).min(longest(lane))
            };
            texts[lane.place()].iter().map(width).collect()
        });
        Self {
            key: (ctx.derived.revision, ctx.words.language()),
            texts,
            widths,
        }
    }
}

fn pack_lane(lane: Lane, entries: &[Entry], widths: &[f32], scale: f64, rows: usize) -> Packing {
    let pieces: Vec<Piece> = entries
        .iter()
        .zip(widths)
        .map(|(entry, width)| {
            let label = f64::from(*width);
            let (left, right) = if lane.has_bars() {
                (f64::from(entry.first) * scale, (f64::from(entry.last) + 1.0) * scale)
            } else {
                (entry.middle() * scale, entry.middle() * scale)
            };
            Piece {
                left,
                right,
                label,
                weight: entry.weight,
            }
        })
        .collect();
    if lane.has_bars() {
        lanes::pack_bars(&pieces, rows)
    } else {
        lanes::pack_marks(&pieces, rows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_with_fractions_lasts_until_the_window_is_set_elsewhere() {
        let mut state = TimelineState::default();
        let window = state.set_view(100.3, 50.2);
        assert_eq!(state.view(window), (100.3, 50.2));
        let other = Window {
            from: Day(7),
            to: Day(20),
        };
        assert_eq!(state.view(other), (7.0, 14.0));
    }
}
