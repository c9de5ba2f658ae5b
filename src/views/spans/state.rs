//! What the rows remember by themselves, and where everything lies in a frame.

use std::sync::Arc;

use egui::{Rect, pos2, vec2};

use super::chart::{Bar, Chart};
use crate::derived::{Cached, Network, World};
use crate::layout::rails;
use crate::model::{ActorId, Filter};
use crate::views::ViewCtx;

/// Width of the names of rows.
const NAMES: f32 = 150.0;
/// Room of the axis below, of the heading above, and of the key below the axis.
const AXIS: f32 = 20.0;
const HEAD: f32 = 24.0;
pub(super) const KEY: f32 = 22.0;
/// Height of a lane of bars at least and at most, and of the room between rows.
const LANE: (f32, f32) = (5.0, 15.0);
const BETWEEN: f32 = 5.0;
/// Height of a rail at least and at most; in a figure, which shows all of them, it may be less.
const RAIL: (f32, f32) = (16.0, 40.0);
const RAIL_IN_FIGURE: f32 = 2.0;
/// Distance of the lanes of a rail; with more of them than fit it shows their number instead.
const LANE_OF_RAIL: f32 = 3.4;
/// A rail leaves so much room to the next.
const APART: f32 = 4.0;

type ChartKey = (usize, usize, u64, Option<ActorId>, Filter);

/// What the rows remember by themselves.
#[derive(Debug, Default)]
pub struct SpansState {
    chart: Cached<ChartKey, Chart>,
    /// The order of rails, which neither moment nor filter changes.
    order: Cached<(usize, u64), Vec<ActorId>>,
    /// What the key stands for is held, so that no other can have its address.
    held: Option<(Arc<World>, Arc<Network>)>,
    /// How far the rows are scrolled.
    pub(super) scroll: f32,
}

impl SpansState {
    /// Shows the first row again.
    pub fn fit(&mut self) {
        self.scroll = 0.0;
    }

    pub(super) fn chart(&mut self, ctx: &ViewCtx<'_>, of: Option<ActorId>) -> Arc<Chart> {
        let key = (
            Arc::as_ptr(&ctx.derived.world).addr(),
            Arc::as_ptr(&ctx.derived.network).addr(),
            ctx.derived.revision,
            of,
            ctx.session.filter.clone(),
        );
        let order = &mut self.order;
        let chart = self.chart.get(&key, || {
            let network = &ctx.derived.network;
            let order_key = (Arc::as_ptr(network).addr(), ctx.derived.structure);
            match of {
                Some(actor) => Chart::partners(ctx, actor),
                None => Chart::rails(ctx, order.get(&order_key, || Chart::order(network)).to_vec()),
            }
        });
        self.held = Some((Arc::clone(&ctx.derived.world), Arc::clone(&ctx.derived.network)));
        chart
    }
}

/// Where everything lies.
#[derive(Debug, Clone)]
pub(super) struct Frame {
    /// The whole.
    pub(super) whole: Rect,
    /// Bars and strokes.
    pub(super) plot: Rect,
    /// Names of rows.
    pub(super) names: Rect,
    /// Top of each row, and of what follows the last.
    pub(super) tops: Vec<f32>,
    /// Lanes of each row.
    row_lanes: Vec<usize>,
    /// Height of a lane or, in rails, of a rail.
    pub(super) lane: f32,
    /// First day, and points a day.
    pub(super) from: f64,
    pub(super) scale: f64,
}

impl Frame {
    pub(super) fn of(ctx: &ViewCtx<'_>, state: &mut SpansState, chart: &Chart, rect: Rect) -> Self {
        let names = NAMES.min(0.3 * rect.width());
        let plot = Rect::from_min_max(
            rect.min + vec2(names, HEAD),
            pos2(rect.right() - 8.0, rect.bottom() - AXIS - KEY),
        );
        let total: usize = chart.lanes.iter().sum();
        let rows = chart.rows.len();
        let (lane, heights): (f32, Vec<f32>) = if chart.of.is_some() {
            let room = plot.height() - BETWEEN * rows as f32;
            let lane = rails::apart(total, room, LANE.0, LANE.1);
            (
                lane,
                chart.lanes.iter().map(|n| (*n as f32 * lane + BETWEEN).max(16.0)).collect(),
            )
        } else {
            // Who has no tie in the period takes no room.
            let shown: Vec<bool> = chart
                .extents
                .iter()
                .map(|(first, last)| touches(ctx, *first, *last))
                .collect();
            let count = shown.iter().filter(|shown| **shown).count();
            let least = if ctx.on_screen() { RAIL.0 } else { RAIL_IN_FIGURE };
            let height = rails::apart(count, plot.height(), least, RAIL.1);
            (
                height,
                shown.into_iter().map(|shown| if shown { height } else { 0.0 }).collect(),
            )
        };
        let content: f32 = heights.iter().sum();
        if ctx.on_screen() {
            state.scroll = state.scroll.clamp(0.0, (content - plot.height()).max(0.0));
        }
        let mut top = plot.top() - if ctx.on_screen() { state.scroll } else { 0.0 };
        let mut tops = vec![top];
        for height in heights {
            top += height;
            tops.push(top);
        }
        let window = ctx.session.window;
        Self {
            whole: rect,
            names: Rect::from_min_max(pos2(rect.left(), plot.top()), pos2(plot.left() - 6.0, plot.bottom())),
            plot,
            tops,
            row_lanes: chart.lanes.clone(),
            lane,
            from: f64::from(window.from.0),
            scale: f64::from(plot.width()) / f64::from(window.days()),
        }
    }

    /// Where a day lies, kept near the plot so that no far end is too far for drawing.
    pub(super) fn x(&self, day: i32) -> f32 {
        let x = (f64::from(day) - self.from) * self.scale + f64::from(self.plot.left());
        x.clamp(f64::from(self.plot.left()) - 40.0, f64::from(self.plot.right()) + 40.0) as f32
    }

    /// The middle of a row.
    pub(super) fn middle(&self, row: usize) -> f32 {
        let top = self.tops.get(row).copied().unwrap_or_default();
        0.5 * (top + self.tops.get(row + 1).copied().unwrap_or(top))
    }

    /// The rectangle of a bar in its row.
    pub(super) fn bar(&self, bar: &Bar) -> Rect {
        let (left, right) = self.ends(bar);
        let (y, height) = if bar.to.is_some() {
            (self.lane_of_rail(bar.row, bar.lane), 2.4)
        } else {
            let top = self.tops.get(bar.row).copied().unwrap_or_default() + 0.5 * BETWEEN;
            (top + (bar.lane as f32 + 0.5) * self.lane, (self.lane - 1.5).max(2.5))
        };
        Rect::from_min_max(pos2(left, y - 0.5 * height), pos2(right, y + 0.5 * height))
    }

    /// The rectangle of a bar on the rail of its other end.
    pub(super) fn bar_to(&self, bar: &Bar) -> Option<Rect> {
        let to = bar.to.filter(|to| *to != bar.row)?;
        let (left, right) = self.ends(bar);
        let y = self.lane_of_rail(to, bar.lane_to);
        Some(Rect::from_min_max(pos2(left, y - 1.2), pos2(right, y + 1.2)))
    }

    fn ends(&self, bar: &Bar) -> (f32, f32) {
        let (left, right) = (self.x(bar.first), self.x(bar.last.saturating_add(1)));
        (left, right.max(left + 2.0))
    }

    /// How many lanes of a rail can be told apart.
    pub(super) fn lanes_fit(&self) -> usize {
        (((self.lane - APART) / LANE_OF_RAIL).floor()).max(1.0) as usize
    }

    /// Whether a rail shows the number of its ties, for want of room for each.
    pub(super) fn is_counted(&self, chart: &Chart, row: usize) -> bool {
        chart.lanes.get(row).is_some_and(|lanes| *lanes > self.lanes_fit())
    }

    /// The height of a rail's band with the greatest number of ties.
    pub(super) fn band(&self) -> f32 {
        (self.lane - APART).max(0.6 * self.lane)
    }

    /// The height of a lane on a rail; those that do not fit lie on its middle.
    fn lane_of_rail(&self, row: usize, lane: usize) -> f32 {
        let lanes = self.row_lanes.get(row).copied().unwrap_or(1);
        if lanes > self.lanes_fit() {
            return self.middle(row);
        }
        self.middle(row) + (lane as f32 - 0.5 * (lanes as f32 - 1.0)) * LANE_OF_RAIL
    }

    /// How many rows are not left out.
    pub(super) fn rows_shown(&self) -> usize {
        self.tops.windows(2).filter(|pair| pair[1] > pair[0]).count()
    }

    /// Whether a row is in view.
    pub(super) fn in_view(&self, row: usize) -> bool {
        let (top, bottom) = (self.tops.get(row), self.tops.get(row + 1));
        let higher_than_nothing = top.zip(bottom).is_some_and(|(t, b)| b > t);
        higher_than_nothing && top.is_some_and(|t| *t < self.plot.bottom()) && bottom.is_some_and(|b| *b > self.plot.top())
    }
}

/// Whether anything from `first` to `last` lies in the period.
fn touches(ctx: &ViewCtx<'_>, first: i32, last: i32) -> bool {
    first <= ctx.session.window.to.0 && last >= ctx.session.window.from.0
}
