//! Lanes with more entries than anybody could read one by one: columns of a fixed width, each with its count, or with
//! its entries where they fit.
//!
//! Columns lie on a grid of the zoom, not of the window, so that nothing jumps while it moves; only the part of time
//! around the window is packed. Not here: lanes of readable size (`lanes`), drawing.

use std::collections::HashMap;
use std::ops::Range;

use egui::Context;
use rustc_hash::FxHashSet;

use super::caption::Caption;
use super::items::is_known;
use super::lanes::{Cell, HALF_MARK, Packing, Piece, place_bars, promote};
use super::summary::{Summary, everything};
use crate::derived::time_index::Lane;
use crate::views::ViewCtx;

/// Lanes with more entries than this are packed in columns.
pub(super) const FROM: usize = 3000;
/// Width of a column of points, and of bars.
const COLUMN: f64 = 36.0;
const COLUMN_OF_BARS: f64 = 72.0;
/// Bars that are weighed for the rows of a part of time.
const MOST_BARS: usize = 1200;

/// A lane in order of time, as far as it is known.
#[derive(Debug, Default)]
pub(super) struct Dense {
    /// Places of entries, by middle.
    by_middle: Vec<u32>,
    /// Their middles, in half days.
    middles: Vec<i32>,
    weights: Vec<u32>,
    /// Beginnings and ends of bars, each sorted.
    firsts: Vec<i32>,
    lasts: Vec<i32>,
    /// Whether the entry at a place is known; `None` if all are.
    known: Option<Vec<bool>>,
}

/// What packing in columns adds to the cells.
#[derive(Debug, Default)]
pub(super) struct Columns {
    pub(super) summaries: Vec<Summary>,
    pub(super) captions: HashMap<usize, Caption>,
}

/// Whether a lane is packed in columns.
pub(super) fn is_dense(ctx: &ViewCtx<'_>, lane: Lane) -> bool {
    ctx.derived.time.entries(lane).len() > FROM
}

impl Dense {
    /// Looks at every entry once.
    pub(super) fn of(ctx: &ViewCtx<'_>, lane: Lane) -> Self {
        let entries = ctx.derived.time.entries(lane);
        let known: Option<Vec<bool>> = (!everything(ctx)).then(|| entries.iter().map(|e| is_known(ctx, e)).collect());
        let is_known = |place: usize| known.as_ref().is_none_or(|known| known[place]);
        let mut dense = Self::default();
        if lane.has_bars() {
            let there = || {
                entries
                    .iter()
                    .enumerate()
                    .filter(|(place, _)| is_known(*place))
                    .map(|(_, e)| e)
            };
            dense.firsts = there().map(|e| e.first).collect();
            dense.lasts = there().map(|e| e.last).collect();
            dense.firsts.sort_unstable();
            dense.lasts.sort_unstable();
        } else {
            let half = |place: usize| entries[place].first.saturating_add(entries[place].last).saturating_add(1);
            let mut by_middle: Vec<(i32, u32)> = (0..entries.len())
                .filter(|place| is_known(*place))
                .map(|place| (half(place), place as u32))
                .collect();
            by_middle.sort_unstable();
            dense.middles = by_middle.iter().map(|(middle, _)| *middle).collect();
            dense.weights = by_middle.iter().map(|(_, place)| entries[*place as usize].weight).collect();
            dense.by_middle = by_middle.into_iter().map(|(_, place)| place).collect();
        }
        dense.known = known;
        dense
    }

    /// Where in the order points from one day to another lie.
    fn between(&self, from: f64, to: f64) -> Range<usize> {
        let at = |day: f64| self.middles.partition_point(|m| f64::from(*m) < 2.0 * day);
        at(from)..at(to)
    }

    /// How many bars touch the days from one to another.
    fn active(&self, from: f64, to: f64) -> usize {
        let begun = self.firsts.partition_point(|first| f64::from(*first) < to);
        let over = self.lasts.partition_point(|last| f64::from(*last) + 1.0 <= from);
        begun.saturating_sub(over)
    }

    /// Some of the entries behind a summary.
    pub(super) fn members(&self, ctx: &ViewCtx<'_>, lane: Lane, summary: &Summary, most: usize) -> Vec<usize> {
        let (low, high) = summary.middles;
        if !lane.has_bars() {
            let range = self.between(low, high + 0.25);
            let places = self.by_middle.get(range).unwrap_or_default().iter();
            return places.take(most).map(|place| *place as usize).collect();
        }
        let mut found = Vec::new();
        let known = |place: usize| self.known.as_ref().is_none_or(|known| known[place]);
        ctx.derived
            .time
            .touching(lane, low.floor() as i32, high.floor() as i32, |place| {
                if found.len() < most && known(place) {
                    found.push(place);
                }
            });
        found
    }

    /// Packs the days of a part of time at `scale` points a day.
    pub(super) fn pack(
        &self,
        ctx: &ViewCtx<'_>,
        egui: &Context,
        lane: Lane,
        (scale, rows): (f64, usize),
        part: (f64, f64),
        promoted: &[usize],
    ) -> Packing {
        let mut made = Making {
            ctx,
            egui,
            lane,
            cells: Vec::new(),
            captions: HashMap::new(),
            widths: HashMap::new(),
        };
        if lane.has_bars() {
            self.bars(&mut made, scale, rows.max(1), part, promoted);
        } else {
            self.points(&mut made, scale, rows.max(1), part);
        }
        made.finish()
    }

    fn points(&self, made: &mut Making<'_>, scale: f64, rows: usize, (from, to): (f64, f64)) {
        let width = COLUMN / scale;
        let mut rights = vec![f64::NEG_INFINITY; rows];
        for column in (from / width).floor() as i64..=(to / width).floor() as i64 {
            let (left, right) = (column as f64 * width, (column + 1) as f64 * width);
            let range = self.between(left, right);
            if range.is_empty() {
                continue;
            }
            if range.len() <= rows {
                let free = |x: f64, rights: &[f64]| {
                    let first = column.rem_euclid(rows as i64) as usize;
                    (first..first + rows).map(|r| r % rows).find(|r| rights[*r] <= x - HALF_MARK)
                };
                // Each in a row of its own; where the neighbours leave none, all become one block.
                let before = rights.clone();
                let placed: Option<Vec<(usize, usize, f64)>> = range
                    .clone()
                    .map(|at| {
                        let x = f64::from(self.middles[at]) / 2.0 * scale;
                        let row = free(x, &rights)?;
                        rights[row] = x + HALF_MARK;
                        Some((self.by_middle[at] as usize, row, x))
                    })
                    .collect();
                if let Some(placed) = placed {
                    for (place, row, x) in placed {
                        made.single(place, row, (x - HALF_MARK, x + HALF_MARK));
                    }
                    continue;
                }
                rights = before;
            }
            let heaviest = range.clone().max_by_key(|at| (self.weights[*at], std::cmp::Reverse(*at)));
            let row = rows / 2;
            rights[row] = right * scale;
            let middles = (
                f64::from(self.middles[range.start]) / 2.0,
                f64::from(self.middles[range.end - 1]) / 2.0,
            );
            let leading = heaviest.map_or(0, |at| self.by_middle[at] as usize);
            let count = range.len();
            made.block(
                leading,
                row,
                (left * scale, right * scale),
                count,
                middles,
                f64::midpoint(left, right),
            );
        }
    }

    fn bars(&self, made: &mut Making<'_>, scale: f64, rows: usize, (from, to): (f64, f64), promoted: &[usize]) {
        let entries = made.ctx.derived.time.entries(made.lane);
        let known = |place: usize| self.known.as_ref().is_none_or(|known| known[place]);
        let mut places: Vec<usize> = Vec::new();
        let day = |x: f64| x.clamp(-4e6, 4e6) as i32;
        made.ctx.derived.time.touching(made.lane, day(from), day(to), |place| {
            if known(place) {
                places.push(place);
            }
        });
        if places.len() > MOST_BARS {
            let wanted: FxHashSet<usize> = promoted.iter().copied().collect();
            let rank = |place: &usize| (!wanted.contains(place), std::cmp::Reverse(entries[*place].weight), *place);
            places.select_nth_unstable_by_key(MOST_BARS - 1, rank);
            places.truncate(MOST_BARS);
        }
        places.sort_unstable();
        let pieces: Vec<Piece> = places
            .iter()
            .map(|place| {
                let entry = &entries[*place];
                Piece {
                    left: f64::from(entry.first) * scale,
                    right: (f64::from(entry.last) + 1.0) * scale,
                    label: made.wanted(*place),
                    weight: entry.weight,
                }
            })
            .collect();
        let in_rows = rows.saturating_sub(1).max(1);
        let (mut cells, mut left_over) = place_bars(&pieces, in_rows, super::lanes::EVERYWHERE);
        let promoted: Vec<usize> = promoted.iter().filter_map(|p| places.binary_search(p).ok()).collect();
        promote(&pieces, in_rows, &promoted, &mut cells, &mut left_over);
        let shown: Vec<usize> = cells.iter().filter_map(|c| c.members.first().map(|m| places[*m])).collect();
        for cell in cells {
            if let Some(member) = cell.members.first() {
                made.single(places[*member], cell.row, (cell.left, cell.right));
            }
        }
        if rows < 2 {
            return;
        }
        let width = COLUMN_OF_BARS / scale;
        for column in (from / width).floor() as i64..=(to / width).floor() as i64 {
            let (left, right) = (column as f64 * width, (column + 1) as f64 * width);
            let touches =
                |place: &usize| f64::from(entries[*place].first) < right && f64::from(entries[*place].last) + 1.0 > left;
            let rest = self
                .active(left, right)
                .saturating_sub(shown.iter().filter(|p| touches(p)).count());
            if rest > 0 {
                let heaviest = left_over.iter().map(|p| places[*p]).find(touches);
                let leading = heaviest.or(shown.first().copied()).unwrap_or(0);
                let ends = (left * scale, right * scale);
                made.block(leading, rows - 1, ends, rest, (left, right), f64::midpoint(left, right));
            }
        }
    }
}

/// A packing on its way.
struct Making<'a> {
    ctx: &'a ViewCtx<'a>,
    egui: &'a Context,
    lane: Lane,
    cells: Vec<(Cell, Summary)>,
    captions: HashMap<usize, Caption>,
    widths: HashMap<char, f32>,
}

impl Making<'_> {
    fn wanted(&mut self, place: usize) -> f64 {
        if !self.captions.contains_key(&place)
            && let Some(entry) = self.ctx.derived.time.entries(self.lane).get(place)
        {
            let caption = Caption::of(self.ctx, self.egui, entry, &mut self.widths);
            self.captions.insert(place, caption);
        }
        self.captions.get(&place).map_or(0.0, |c| f64::from(c.wanted))
    }

    fn single(&mut self, place: usize, row: usize, (left, right): (f64, f64)) {
        let Some(entry) = self.ctx.derived.time.entries(self.lane).get(place) else {
            return;
        };
        let summary = Summary {
            count: 1,
            leading: place,
            first: entry.first,
            last: entry.last,
            middles: (entry.middle(), entry.middle()),
            ..Summary::default()
        };
        self.wanted(place);
        let members = vec![place];
        self.cells.push((
            Cell {
                row,
                left,
                right,
                members,
            },
            summary,
        ));
    }

    /// A column of which only the count is shown, at the day `at`.
    fn block(&mut self, leading: usize, row: usize, (left, right): (f64, f64), count: usize, middles: (f64, f64), at: f64) {
        let summary = Summary {
            count,
            leading,
            first: middles.0.floor() as i32,
            last: middles.1.floor() as i32,
            middles,
            column: Some(at),
            ..Summary::default()
        };
        let members = vec![leading];
        self.cells.push((
            Cell {
                row,
                left,
                right,
                members,
            },
            summary,
        ));
    }

    fn finish(mut self) -> Packing {
        self.cells
            .sort_by(|(a, _), (b, _)| a.left.total_cmp(&b.left).then(a.row.cmp(&b.row)));
        let (cells, summaries): (Vec<Cell>, Vec<Summary>) = self.cells.into_iter().unzip();
        let mut packing = Packing::new(cells);
        packing.columns = Some(Columns {
            summaries,
            captions: self.captions,
        });
        packing
    }
}

/// The part of time that is packed for a view: itself and as much again, on a grid of its own, so that it is packed anew
/// only when the view has moved by its own length. Answers the place of the part, and its days.
pub(super) fn part(from: f64, days: f64) -> (i64, (f64, f64)) {
    let length = days.max(1.0).log2().ceil().exp2();
    let place = (from / length).floor();
    let margin = 0.25 * length;
    let first = place * length - margin;
    (place as i64, (first, first + 2.0 * length + 2.0 * margin))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_part_holds_its_view(from in -1e6_f64..1e6, days in 1.0_f64..1e6) {
            let (place, (first, last)) = part(from, days);
            prop_assert!(first <= from && from + days <= last);
            prop_assert_eq!(part(from, days).0, place);
        }

        #[test]
        fn bars_are_counted_as_a_plain_search_counts_them(
            spans in prop::collection::vec((-500_i32..500, 0_i32..200), 0..60), from in -600_i32..600, length in 1_i32..300,
        ) {
            let mut dense = Dense {
                firsts: spans.iter().map(|s| s.0).collect(),
                lasts: spans.iter().map(|s| s.0 + s.1).collect(),
                ..Dense::default()
            };
            dense.firsts.sort_unstable();
            dense.lasts.sort_unstable();
            let (from, to) = (f64::from(from), f64::from(from + length));
            let plain = spans.iter().filter(|s| f64::from(s.0) < to && f64::from(s.0 + s.1) + 1.0 > from).count();
            prop_assert_eq!(dense.active(from, to), plain);
        }
    }
}
