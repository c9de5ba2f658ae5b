//! What the timeline pane remembers by itself: gestures, what is unfolded, and caches with their keys.

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use egui::{Context, Pos2};

use super::caption::Caption;
use super::dense::{self, Dense, is_dense};
use super::lanes::{self, EVERYWHERE, Packing, Piece};
use super::summary::{Summary, everything};
use crate::derived::Highlight;
use crate::derived::sources::Sources;
use crate::derived::time_index::{Entry, Lane};
use crate::model::{Day, DocumentId, Item, Language};
use crate::session::Window;
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
    /// An end or an event that is being dragged to another day.
    pub(super) moved: Option<super::edges::Moved>,
    pub(super) unfolded: Option<Lane>,
    pub(super) scroll: f32,
    pub(super) rails: super::rails::RailsState,
    pub(super) list: Option<OpenList>,
    seen_selection: Option<u64>,
    extent: Option<Window>,
    captions: Option<Captions>,
    /// The latest packings, the latest last.
    packed: Vec<Rc<Packed>>,
    packings_made: u64,
    promoted: Option<(PromotedKey, Vec<usize>)>,
    summary: Option<(SummaryKey, Rc<[Vec<Summary>; 5]>)>,
    density: Option<((u64, Window, usize), Vec<usize>)>,
    dense: Option<(DenseKey, Rc<[Option<Dense>; 5]>)>,
    dense_made: u64,
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
struct Captions {
    key: (u64, Language, Option<Sources>),
    made: u64,
    lanes: Rc<[Vec<Caption>; 5]>,
}

/// All lanes packed, for one zoom.
#[derive(Debug)]
pub(super) struct Packed {
    key: PackedKey,
    serial: u64,
    /// Points a day it was made for.
    pub scale: f64,
    /// By place of the lane.
    pub lanes: [Packing; 5],
}

/// What a packing is asked for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Wanted {
    /// Points a day.
    pub points_per_day: f64,
    /// Most rows of each lane.
    pub rows: [usize; 5],
    /// First day and length of what will ever be seen; a figure is not moved.
    pub only: Option<(f64, f64)>,
}

#[derive(Debug, Clone, PartialEq)]
struct PackedKey {
    captions: u64,
    scale: u64,
    wanted_rows: [usize; 5],
    only: Option<(f64, f64)>,
    promoted: Vec<usize>,
    /// The same of the lane of material ties, if it is in columns.
    in_columns: Vec<usize>,
    /// What the columns of crowded lanes were made from, and of which part of time.
    dense: Option<(u64, i64)>,
}

type PromotedKey = (u64, u64, Option<Day>);
/// Packing, the revision where not everything is shown, known-by, documents left out, without proposals.
type SummaryKey = (u64, u64, Option<Day>, BTreeSet<DocumentId>, bool);

/// Dates, the revision where not everything is shown, known-by, documents left out, without proposals.
type DenseKey = (u64, u64, Option<Day>, BTreeSet<DocumentId>, bool);

/// Packings kept, so that zooming back and forth packs nothing anew.
const KEPT: usize = 6;
/// Treaties that are looked through for those that belong to the selection.
const LOOKED_THROUGH: usize = 2000;

/// Seconds from one step of play to the next at speed one.
const STEP_SECONDS: f64 = 0.25;
/// Zoom levels of packings in one doubling.
const BUCKETS: f64 = 4.0;

impl TimelineState {
    /// Gives up what is being dragged; `false` if nothing is.
    pub fn cancel(&mut self) -> bool {
        self.moved.take().is_some()
    }

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
        let all = self.extent.unwrap_or(rounded(from, days));
        let whole = f64::from(all.days());
        let days = days.clamp(7.0, whole * 2.0);
        let (least, most) = (f64::from(all.from.0) - whole * 0.5, f64::from(all.to.0) + whole * 0.5);
        let from = from.clamp(least, (most - days).max(least));
        self.fine = Some((from, days));
        rounded(from, days)
    }

    /// First and last day of everything.
    pub(super) fn extent(&mut self, ctx: &ViewCtx<'_>) -> Window {
        let all = ctx.derived.extent;
        self.extent = Some(all);
        all
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

    /// Labels of all entries, by lane and place.
    pub(super) fn captions(&mut self, ctx: &ViewCtx<'_>, egui: &Context) -> Rc<[Vec<Caption>; 5]> {
        let fits = |held: &Captions| {
            (held.key.0, held.key.1) == (ctx.derived.time_shape, ctx.words.language()) && held.key.2.as_ref() == ctx.sources
        };
        if let Some(held) = self.captions.as_ref().filter(|held| fits(held)) {
            return Rc::clone(&held.lanes);
        }
        let mut widths = HashMap::new();
        let lanes = Rc::new(Lane::ALL.map(|lane| {
            // Those of a lane in columns are made as they are needed.
            let entries = if is_dense(ctx, lane) {
                &[]
            } else {
                ctx.derived.time.entries(lane)
            };
            let entries = entries.iter();
            entries.map(|e| Caption::of(ctx, egui, e, &mut widths)).collect()
        }));
        self.captions = Some(Captions {
            key: (ctx.derived.time_shape, ctx.words.language(), ctx.sources.cloned()),
            made: self.captions.as_ref().map_or(0, |held| held.made + 1),
            lanes: Rc::clone(&lanes),
        });
        lanes
    }

    /// The packing for a zoom and for the rows each lane may use.
    pub(super) fn pack(&mut self, ctx: &ViewCtx<'_>, egui: &Context, wanted: Wanted) -> Rc<Packed> {
        let captions = self.captions(ctx, egui);
        let promoted = self.promoted(ctx);
        let in_columns = promoted_in_columns(ctx);
        let scale = match wanted.only {
            Some(_) => wanted.points_per_day,
            None => ((wanted.points_per_day.log2() * BUCKETS).floor() / BUCKETS).exp2(),
        };
        let (from, days) = self.view(ctx.session.window);
        let part = dense::part(from, days);
        let key = PackedKey {
            captions: self.captions.as_ref().map_or(0, |held| held.made),
            scale: scale.to_bits(),
            wanted_rows: wanted.rows,
            only: wanted.only,
            promoted,
            in_columns,
            dense: Lane::ALL.iter().any(|lane| is_dense(ctx, *lane)).then(|| {
                self.dense(ctx);
                (self.dense_made, part.0)
            }),
        };
        if let Some(at) = self.packed.iter().position(|held| held.key == key) {
            // The latest last, so that what is dropped is the one unused longest.
            let held = self.packed.remove(at);
            self.packed.push(Rc::clone(&held));
            return held;
        }
        let columns = key.dense.map(|_| self.dense(ctx));
        let lanes = Lane::ALL.map(|lane| {
            let promoted = match lane {
                Lane::Promises => key.promoted.as_slice(),
                Lane::Material => key.in_columns.as_slice(),
                _ => &[],
            };
            let entries = ctx.derived.time.entries(lane);
            let (captions, rows) = (&captions[lane.place()], wanted.rows[lane.place()]);
            if let Some(dense) = columns.as_ref().and_then(|c| c[lane.place()].as_ref()) {
                return dense.pack(ctx, egui, lane, (scale, rows), part.1, promoted);
            }
            match wanted.only {
                None => pack_lane(lane, entries, captions, scale, rows, promoted),
                Some((from, days)) => pack_window(lane, entries, captions, scale, rows, (from, days)),
            }
        });
        self.packings_made += 1;
        let made = Rc::new(Packed {
            key,
            serial: self.packings_made,
            scale,
            lanes,
        });
        if self.packed.len() >= KEPT {
            self.packed.remove(0);
        }
        self.packed.push(Rc::clone(&made));
        made
    }

    /// Lanes that are packed in columns, in order of time.
    pub(super) fn dense(&mut self, ctx: &ViewCtx<'_>) -> Rc<[Option<Dense>; 5]> {
        let filter = &ctx.session.filter;
        let revision = if everything(ctx) { 0 } else { ctx.derived.revision };
        let key = (
            ctx.derived.time_shape,
            revision,
            ctx.session.known_by,
            filter.hidden_documents.clone(),
            filter.hide_proposed,
        );
        if let Some((_, held)) = self.dense.as_ref().filter(|(held, _)| *held == key) {
            return Rc::clone(held);
        }
        let made = Rc::new(Lane::ALL.map(|lane| is_dense(ctx, lane).then(|| Dense::of(ctx, lane))));
        self.dense_made += 1;
        self.dense = Some((key, Rc::clone(&made)));
        made
    }

    /// Treaties that are selected or belong to the selection: these must be seen by themselves.
    fn promoted(&mut self, ctx: &ViewCtx<'_>) -> Vec<usize> {
        let session = ctx.session;
        let key = (ctx.derived.revision, session.selection_serial, session.known_by);
        if let Some((_, held)) = self.promoted.as_ref().filter(|(held, _)| *held == key) {
            return held.clone();
        }
        let entries = ctx.derived.time.entries(Lane::Promises);
        let related = &ctx.derived.related;
        let mut found: Vec<usize> = if related.is_empty() {
            Vec::new()
        } else if entries.len() <= LOOKED_THROUGH {
            let belongs = |e: &Entry| e.items().any(|item| related.highlight(item) != Highlight::None);
            (0..entries.len()).filter(|p| belongs(&entries[*p])).collect()
        } else {
            selected_in(ctx, Lane::Promises)
        };
        let strength = |p: &usize| entries[*p].items().map(|item| related.highlight(item)).max();
        found.sort_by_key(|p| std::cmp::Reverse((strength(p), entries[*p].weight)));
        found.truncate(PROMOTED);
        self.promoted = Some((key, found.clone()));
        found
    }

    /// What is shown in each cell of a packing, as far as it is known.
    pub(super) fn summary(&mut self, ctx: &ViewCtx<'_>, packed: &Packed) -> Rc<[Vec<Summary>; 5]> {
        let filter = &ctx.session.filter;
        let (hidden, without) = (&filter.hidden_documents, filter.hide_proposed);
        let revision = if everything(ctx) { 0 } else { ctx.derived.revision };
        let fits = |key: &SummaryKey| {
            (key.0, key.1, key.2) == (packed.serial, revision, ctx.session.known_by) && key.3 == *hidden && key.4 == without
        };
        if let Some((_, held)) = self.summary.as_ref().filter(|(key, _)| fits(key)) {
            return Rc::clone(held);
        }
        let made = Rc::new(Lane::ALL.map(|lane| {
            let packing = &packed.lanes[lane.place()];
            if let Some(columns) = &packing.columns {
                return columns.summaries.clone();
            }
            let cells = packing.cells.iter();
            cells.map(|cell| Summary::of(ctx, lane, cell, packed.scale)).collect()
        }));
        self.summary = Some((
            (packed.serial, revision, ctx.session.known_by, hidden.clone(), without),
            Rc::clone(&made),
        ));
        made
    }
}

/// Places of what is selected in a lane, as many as may stand by themselves.
fn selected_in(ctx: &ViewCtx<'_>, lane: Lane) -> Vec<usize> {
    let places = ctx.session.selected().filter_map(|item| ctx.derived.time.place(item));
    let mut found: Vec<usize> = places.filter(|(of, _)| *of == lane).map(|(_, place)| place).collect();
    found.dedup();
    found.truncate(PROMOTED);
    found
}

/// Most treaties that are taken out of a block for the sake of the selection.
const PROMOTED: usize = 4;

fn rounded(from: f64, days: f64) -> Window {
    let first = from.round() as i32;
    let to = ((from + days).round() as i32).saturating_sub(1).max(first);
    Window {
        from: Day(first),
        to: Day(to),
    }
}

fn piece(lane: Lane, entry: &Entry, caption: &Caption, scale: f64) -> Piece {
    let (left, right) = if lane.has_bars() {
        (f64::from(entry.first) * scale, (f64::from(entry.last) + 1.0) * scale)
    } else {
        (entry.middle() * scale, entry.middle() * scale)
    };
    Piece {
        left,
        right,
        label: f64::from(caption.wanted),
        weight: entry.weight,
    }
}

fn pack_lane(lane: Lane, entries: &[Entry], captions: &[Caption], scale: f64, rows: usize, promoted: &[usize]) -> Packing {
    let pieces: Vec<Piece> = entries.iter().zip(captions).map(|(e, c)| piece(lane, e, c, scale)).collect();
    if lane.has_bars() {
        lanes::pack_bars(&pieces, rows, promoted, EVERYWHERE)
    } else {
        lanes::pack_marks(&pieces, rows)
    }
}

/// Packs only what lies in a window that will not be moved, bars cut at its edges.
fn pack_window(
    lane: Lane,
    entries: &[Entry],
    captions: &[Caption],
    scale: f64,
    rows: usize,
    (from, days): (f64, f64),
) -> Packing {
    let edges = (from * scale, (from + days) * scale);
    let mut places = Vec::new();
    let mut pieces = Vec::new();
    for (place, (entry, caption)) in entries.iter().zip(captions).enumerate() {
        let piece = piece(lane, entry, caption, scale);
        if piece.right >= edges.0 && piece.left <= edges.1 {
            places.push(place);
            pieces.push(Piece {
                left: piece.left.max(edges.0),
                right: piece.right.min(edges.1),
                ..piece
            });
        }
    }
    let mut packing = if lane.has_bars() {
        lanes::pack_bars(&pieces, rows, &[], edges)
    } else {
        lanes::pack_marks(&pieces, rows)
    };
    for member in packing.cells.iter_mut().flat_map(|c| &mut c.members) {
        *member = places[*member];
    }
    packing
}

/// Material ties that are selected, where their lane is in columns: these must be seen by themselves too.
fn promoted_in_columns(ctx: &ViewCtx<'_>) -> Vec<usize> {
    if is_dense(ctx, Lane::Material) {
        selected_in(ctx, Lane::Material)
    } else {
        Vec::new()
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
