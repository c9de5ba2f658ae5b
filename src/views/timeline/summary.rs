//! What a cell of a packing shows: how many of its entries are known, which days they reach over, and thin lines for
//! bars that have no row of their own. Made once for a packing, so that a frame need not look at every member.

use super::items::is_known;
use super::lanes::Cell;
use crate::derived::time_index::{Entry, Lane};
use crate::views::ViewCtx;

/// Most lines of a block of bars.
pub(super) const STRIPES: usize = 5;
/// Gaps smaller than this are not drawn, in points.
const SMALLEST_GAP: f64 = 3.0;

/// One thin line: first and last day, and the entry that gives the colour.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stripe {
    pub first: i32,
    pub last: i32,
    pub entry: usize,
}

/// What a cell shows.
#[derive(Debug, Clone, Default)]
pub(super) struct Summary {
    /// Entries that are known.
    pub count: usize,
    /// The weightiest of them.
    pub leading: usize,
    /// First day of any.
    pub first: i32,
    /// Last day of any.
    pub last: i32,
    /// Middle of the earliest and of the latest.
    pub middles: (f64, f64),
    /// The lines of a block of bars.
    pub stripes: Vec<Vec<Stripe>>,
    /// The day at which the count of a column stands.
    pub column: Option<f64>,
}

/// Whether everything is shown, so that none need be asked.
pub(super) fn everything(ctx: &ViewCtx<'_>) -> bool {
    let filter = &ctx.session.filter;
    ctx.session.known_by.is_none() && filter.hidden_documents.is_empty() && !filter.hide_proposed
}

/// The members of a cell that are known.
pub(super) fn known<'a>(ctx: &'a ViewCtx<'_>, lane: Lane, cell: &'a Cell) -> impl Iterator<Item = (usize, &'a Entry)> {
    let entries = ctx.derived.time.entries(lane);
    let all = everything(ctx);
    let members = cell.members.iter().filter_map(|m| Some((*m, entries.get(*m)?)));
    members.filter(move |(_, entry)| all || is_known(ctx, entry))
}

impl Summary {
    /// Whether a count is drawn instead of an entry.
    pub(super) fn is_block(&self) -> bool {
        self.count > 1 || self.column.is_some()
    }

    /// What a cell shows, packed at `scale` points a day.
    pub(super) fn of(ctx: &ViewCtx<'_>, lane: Lane, cell: &Cell, scale: f64) -> Self {
        let mut made = Self {
            first: i32::MAX,
            last: i32::MIN,
            middles: (f64::INFINITY, f64::NEG_INFINITY),
            ..Self::default()
        };
        let striped = lane.has_bars() && cell.members.len() > 1;
        let lines = cell.members.len().clamp(1, STRIPES);
        if striped {
            made.stripes = vec![Vec::new(); lines];
        }
        for (place, entry) in known(ctx, lane, cell) {
            if made.count == 0 {
                made.leading = place;
            }
            made.first = made.first.min(entry.first);
            made.last = made.last.max(entry.last);
            made.middles = (made.middles.0.min(entry.middle()), made.middles.1.max(entry.middle()));
            if striped && let Some(line) = made.stripes.get_mut(made.count % lines) {
                add_stripe(line, entry, place, scale);
            }
            made.count += 1;
        }
        made
    }
}

/// Adds a bar to a line. Bars come by first day, so that lines stay in order.
fn add_stripe(line: &mut Vec<Stripe>, entry: &Entry, place: usize, scale: f64) {
    if let Some(before) = line.last_mut()
        && (f64::from(entry.first) - f64::from(before.last)) * scale < SMALLEST_GAP
    {
        before.last = before.last.max(entry.last);
        return;
    }
    line.push(Stripe {
        first: entry.first,
        last: entry.last,
        entry: place,
    });
}
