//! Which rows there are, and which bars stand in them. Rows follow from all time, so that nothing moves with the moment.

use std::collections::{BTreeMap, HashMap};

use crate::derived::world::span;
use crate::derived::{Phase, Reality, TieState};
use crate::layout::force::Edge;
use crate::layout::{rails, seriation};
use crate::model::{ActorId, Day, Edtf, Tie, TieId};
use crate::theme::Hue;
use crate::views::{LineStyle, ViewCtx, hue_of, line_style};

/// A bar: one tie, from its first day to its last.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Bar {
    pub(super) tie: TieId,
    /// Row of the bar: whose rail, or which partner's.
    pub(super) row: usize,
    /// Row of the other end, in rails.
    pub(super) to: Option<usize>,
    /// First and last day; open ends are far away.
    pub(super) first: i32,
    pub(super) last: i32,
    /// The first day, or the last, is not sharp.
    pub(super) blurred: (bool, bool),
    pub(super) lane: usize,
    pub(super) hue: Hue,
    pub(super) style: LineStyle,
    /// It stands at the moment.
    pub(super) stands: bool,
}

/// Rows and bars.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Chart {
    /// Whose partners are shown; `None` for rails of all.
    pub(super) of: Option<ActorId>,
    pub(super) rows: Vec<ActorId>,
    /// Lanes of each row.
    pub(super) lanes: Vec<usize>,
    /// Bars, by their beginning.
    pub(super) bars: Vec<Bar>,
    /// Ties without any date.
    pub(super) undated: usize,
    pub(super) styles: Vec<LineStyle>,
}

/// An end that is not known lies beyond every window.
const FAR: i32 = 40_000_000;

impl Chart {
    /// One rail for each actor that is tied to another, those who are tied side by side.
    pub(super) fn rails(ctx: &ViewCtx<'_>) -> Self {
        let actors: Vec<ActorId> = ctx.derived.network.actors.clone();
        let place: HashMap<ActorId, u32> = actors.iter().copied().zip(0..).collect();
        let edges: Vec<Edge> = ctx
            .derived
            .network
            .pairs
            .iter()
            .filter_map(|p| {
                Some(Edge {
                    a: *place.get(&p.a)?,
                    b: *place.get(&p.b)?,
                    weight: (p.ties.len() as f32).sqrt(),
                })
            })
            .collect();
        let order = seriation::order(actors.len(), &edges).into_iter();
        let tied = |a: &ActorId| ctx.derived.network.degree(*a) > 0;
        let rows: Vec<ActorId> = order.filter_map(|i| actors.get(i as usize).copied()).filter(tied).collect();
        let mut chart = Self { rows, ..Self::default() };
        let rows: HashMap<ActorId, usize> = chart.rows.iter().enumerate().map(|(row, a)| (*a, row)).collect();
        let ties = ctx.derived.network.pairs.iter().flat_map(|p| &p.ties);
        for tie in ties.filter_map(|id| ctx.dossier.ties.get(id)) {
            if let (Some(from), Some(to)) = (rows.get(&tie.from), rows.get(&tie.to)) {
                chart.add(ctx, tie, *from, Some(*to));
            }
        }
        chart.finish();
        chart
    }

    /// The ties of one actor: its partners as rows, in the order of their first tie.
    pub(super) fn partners(ctx: &ViewCtx<'_>, of: ActorId) -> Self {
        let ties = || {
            let ids = ctx.derived.index.ties_of(of).iter();
            ids.filter_map(|id| ctx.dossier.ties.get(id)).filter(|t| t.from != t.to)
        };
        let mut first: BTreeMap<ActorId, i32> = BTreeMap::new();
        let mut chart = Self {
            of: Some(of),
            ..Self::default()
        };
        for tie in ties() {
            let partner = if tie.from == of { tie.to } else { tie.from };
            let begins = ends(ctx, tie).map_or(FAR, |e| e.0);
            let known = first.entry(partner).or_insert(begins);
            *known = (*known).min(begins);
        }
        chart.rows = first.keys().copied().collect();
        chart.rows.sort_by_key(|a| (first.get(a).copied(), *a));
        let rows: HashMap<ActorId, usize> = chart.rows.iter().enumerate().map(|(row, a)| (*a, row)).collect();
        for tie in ties() {
            let partner = if tie.from == of { tie.to } else { tie.from };
            if let Some(row) = rows.get(&partner) {
                chart.add(ctx, tie, *row, None);
            }
        }
        chart.finish();
        chart
    }

    fn add(&mut self, ctx: &ViewCtx<'_>, tie: &Tie, row: usize, to: Option<usize>) {
        let Some(state) = ctx.derived.world.tie(tie.id) else { return };
        if !shown(ctx, tie, state) {
            return;
        }
        let Some((first, last, blurred)) = ends(ctx, tie) else {
            self.undated += 1;
            return;
        };
        // The bar says by itself when it holds; its style says how real it is.
        let style = line_style(state.reality, Phase::InForce);
        if !self.styles.contains(&style) {
            self.styles.push(style);
        }
        self.bars.push(Bar {
            tie: tie.id,
            row,
            to,
            first,
            last,
            blurred,
            lane: 0,
            hue: hue_of(tie.family),
            style,
            stands: state.visible && !matches!(state.phase, Phase::Ended | Phase::NotYet),
        });
    }

    fn finish(&mut self) {
        self.styles.sort_unstable();
        self.bars.sort_by_key(|b| (b.first, b.row, b.tie));
        self.lanes = vec![1; self.rows.len()];
        let mut of_row: Vec<Vec<usize>> = vec![Vec::new(); self.rows.len()];
        for (place, bar) in self.bars.iter().enumerate() {
            of_row[bar.row].push(place);
        }
        for (row, places) in of_row.into_iter().enumerate() {
            let ends: Vec<(f64, f64)> = places
                .iter()
                .map(|i| (f64::from(self.bars[*i].first), f64::from(self.bars[*i].last)))
                .collect();
            for (place, lane) in places.into_iter().zip(rails::lanes(&ends, 1.0)) {
                self.bars[place].lane = lane;
                self.lanes[row] = self.lanes[row].max(lane + 1);
            }
        }
    }
}

/// Whether a tie is drawn at all, at whatever time: somebody speaks of it, and the filter leaves it in.
fn shown(ctx: &ViewCtx<'_>, tie: &Tie, state: &TieState) -> bool {
    let filter = &ctx.session.filter;
    let left_out = filter.hidden_families.contains(&tie.family)
        || (filter.hide_proposed && state.proposed)
        || match state.reality {
            Reality::Unheard => true,
            Reality::Contested | Reality::Denied => filter.hide_contested,
            Reality::Predicted | Reality::Proposed | Reality::Supposed => filter.hide_unreal,
            Reality::Asserted => false,
        };
    !left_out
}

/// First and last day of a tie, and which of them are not sharp; `None` without any date.
fn ends(ctx: &ViewCtx<'_>, tie: &Tie) -> Option<(i32, i32, (bool, bool))> {
    let (start, end) = span(tie, ctx.dossier);
    if start.is_none() && end.is_none() {
        return None;
    }
    let days = |date: Option<&Edtf>| {
        let date = date?;
        Some((date.earliest_day().map(|d: Day| d.0), date.latest_day().map(|d: Day| d.0)))
    };
    let (start, end) = (days(start), days(end));
    let first = start.and_then(|s| s.0);
    let last = end.and_then(|e| e.1);
    let blurred = (
        start.is_some_and(|s| s.0 != s.1) || first.is_none(),
        end.is_some_and(|e| e.0 != e.1),
    );
    let first = first.or(last.map(|l| l.saturating_sub(365))).unwrap_or(-FAR);
    Some((first, last.unwrap_or(FAR).max(first), blurred))
}
