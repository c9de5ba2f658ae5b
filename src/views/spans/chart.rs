//! Which rows there are, and which bars stand in them. Rows follow from all time, so that nothing moves with the moment.

use std::collections::{BTreeMap, HashMap};

use crate::derived::network::Pair;
use crate::derived::world::span;
use crate::derived::{Network, Phase, Reality, TieState};
use crate::layout::force::Edge;
use crate::layout::{rails, seriation};
use crate::model::{ActorId, Day, Edtf, InstrumentId, Tie, TieId};
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
    /// Lane in its own row and, in rails, in the row of the other end.
    pub(super) lane: usize,
    pub(super) lane_to: usize,
    pub(super) hue: Hue,
    pub(super) style: LineStyle,
    /// It stands at the moment.
    pub(super) stands: bool,
}

/// How many ties an actor has from a day on, by colour.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Step {
    pub(super) day: i32,
    pub(super) counts: Vec<(Hue, u32)>,
}

/// What begins on one day by one treaty, or one tie by itself: a stroke across the rails it joins.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Joint {
    pub(super) day: i32,
    /// Rows that it joins, from top to bottom.
    pub(super) rows: Vec<usize>,
    /// Places of its bars.
    pub(super) bars: Vec<usize>,
    /// The treaty, where there are several ties.
    pub(super) treaty: Option<InstrumentId>,
}

/// Rows and bars.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Chart {
    /// Whose partners are shown; `None` for rails of all.
    pub(super) of: Option<ActorId>,
    pub(super) rows: Vec<ActorId>,
    /// Lanes of each row.
    pub(super) lanes: Vec<usize>,
    /// First and last day of the bars of each row.
    pub(super) extents: Vec<(i32, i32)>,
    /// In rails: the number of ties of each row over time, and the greatest of all rows.
    pub(super) steps: Vec<Vec<Step>>,
    pub(super) most: u32,
    /// In rails: what joins them, by day.
    pub(super) joints: Vec<Joint>,
    /// Rows of which a tie stands at the moment.
    pub(super) bound: Vec<bool>,
    /// Bars, by their beginning.
    pub(super) bars: Vec<Bar>,
    /// Ties without any date.
    pub(super) undated: usize,
    pub(super) styles: Vec<LineStyle>,
}

/// An end that is not known lies beyond every window.
const FAR: i32 = 40_000_000;

impl Chart {
    /// The order of rails: actors that are tied to others, those who are tied to each other side by side.
    pub(super) fn order(network: &Network) -> Vec<ActorId> {
        let actors = &network.actors;
        let place: HashMap<ActorId, u32> = actors.iter().copied().zip(0..).collect();
        let edge = |pair: &Pair| {
            let (a, b) = (*place.get(&pair.a)?, *place.get(&pair.b)?);
            let weight = (pair.ties.len() as f32).sqrt();
            Some(Edge { a, b, weight })
        };
        let edges: Vec<Edge> = network.pairs.iter().filter_map(edge).collect();
        let order = seriation::order(actors.len(), &edges).into_iter();
        let tied = |a: &ActorId| network.degree(*a) > 0;
        order.filter_map(|i| actors.get(i as usize).copied()).filter(tied).collect()
    }

    /// One rail for each actor, in this order.
    pub(super) fn rails(ctx: &ViewCtx<'_>, rows: Vec<ActorId>) -> Self {
        let mut chart = Self { rows, ..Self::default() };
        let rows: HashMap<ActorId, usize> = chart.rows.iter().enumerate().map(|(row, a)| (*a, row)).collect();
        let ties = ctx.derived.network.pairs.iter().flat_map(|p| &p.ties);
        for tie in ties.filter_map(|id| ctx.dossier.ties.get(id)) {
            if let (Some(from), Some(to)) = (rows.get(&tie.from), rows.get(&tie.to)) {
                chart.add(ctx, tie, *from, Some(*to));
            }
        }
        chart.finish();
        chart.join(ctx);
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
            lane_to: 0,
            hue: hue_of(tie.family),
            style,
            stands: state.visible && !matches!(state.phase, Phase::Ended | Phase::NotYet),
        });
    }

    fn finish(&mut self) {
        self.styles.sort_unstable();
        self.bars.sort_by_key(|b| (b.first, b.row, b.tie));
        let rows = self.rows.len();
        self.lanes = vec![1; rows];
        self.extents = vec![(FAR, -FAR); rows];
        self.bound = vec![false; rows];
        let mut of_row: Vec<Vec<usize>> = vec![Vec::new(); rows];
        for (place, bar) in self.bars.iter().enumerate() {
            for row in bar.rows() {
                of_row[row].push(place);
                let (first, last) = self.extents[row];
                self.extents[row] = (first.min(bar.first), last.max(bar.last));
                self.bound[row] |= bar.stands;
            }
        }
        for (row, places) in of_row.iter().enumerate() {
            let ends: Vec<(f64, f64)> = places
                .iter()
                .map(|i| (f64::from(self.bars[*i].first), f64::from(self.bars[*i].last)))
                .collect();
            for (place, lane) in places.iter().zip(rails::lanes(&ends, 1.0)) {
                let bar = &mut self.bars[*place];
                if bar.row == row {
                    bar.lane = lane;
                } else {
                    bar.lane_to = lane;
                }
                self.lanes[row] = self.lanes[row].max(lane + 1);
            }
        }
        if self.of.is_none() {
            self.steps = of_row.iter().map(|places| steps(&self.bars, places)).collect();
            let total = |step: &Step| step.counts.iter().map(|(_, n)| n).sum::<u32>();
            self.most = self.steps.iter().flatten().map(total).max().unwrap_or(0);
        }
    }

    /// Gathers what one treaty begins on one day.
    fn join(&mut self, ctx: &ViewCtx<'_>) {
        let treaty = |bar: &Bar| ctx.dossier.ties.get(&bar.tie).and_then(|tie| tie.instrument);
        let mut joined: BTreeMap<(i32, InstrumentId), Joint> = BTreeMap::new();
        for (place, bar) in self.bars.iter().enumerate() {
            let alone = || Joint {
                day: bar.first,
                rows: Vec::new(),
                bars: Vec::new(),
                treaty: None,
            };
            if let Some(treaty) = treaty(bar) {
                let joint = joined.entry((bar.first, treaty)).or_insert_with(alone);
                joint.take(place, bar, Some(treaty));
            } else {
                let mut joint = alone();
                joint.take(place, bar, None);
                self.joints.push(joint);
            }
        }
        self.joints.extend(joined.into_values());
        for joint in &mut self.joints {
            joint.rows.sort_unstable();
            joint.rows.dedup();
            if joint.bars.len() < 2 {
                joint.treaty = None;
            }
        }
        self.joints.sort_by_key(|s| (s.day, s.bars.first().copied()));
    }
}

impl Bar {
    /// Its row and, in rails, that of the other end.
    pub(super) fn rows(&self) -> impl Iterator<Item = usize> + use<> {
        let own = self.row;
        std::iter::once(own).chain(self.to.filter(|to| *to != own))
    }
}

impl Joint {
    fn take(&mut self, place: usize, bar: &Bar, treaty: Option<InstrumentId>) {
        self.bars.push(place);
        self.rows.extend(bar.rows());
        self.treaty = treaty;
    }
}

/// How many ties a row has over time.
fn steps(bars: &[Bar], places: &[usize]) -> Vec<Step> {
    let mut changes: BTreeMap<i32, Vec<(Hue, bool)>> = BTreeMap::new();
    for bar in places.iter().filter_map(|i| bars.get(*i)) {
        changes.entry(bar.first).or_default().push((bar.hue, true));
        changes.entry(bar.last.saturating_add(1)).or_default().push((bar.hue, false));
    }
    let mut counts: BTreeMap<usize, (Hue, u32)> = BTreeMap::new();
    let step = |(day, changed): (i32, Vec<(Hue, bool)>)| {
        for (hue, begins) in changed {
            let count = &mut counts.entry(hue as usize).or_insert((hue, 0)).1;
            *count = if begins { *count + 1 } else { count.saturating_sub(1) };
        }
        Step {
            day,
            counts: counts.values().copied().filter(|(_, n)| *n > 0).collect(),
        }
    };
    changes.into_iter().map(step).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(row: usize, to: usize, first: i32, last: i32, hue: Hue) -> Bar {
        Bar {
            tie: TieId::new(&format!("t.{row}-{to}-{first}")).unwrap(),
            row,
            to: Some(to),
            first,
            last,
            blurred: (false, false),
            lane: 0,
            lane_to: 0,
            hue,
            style: LineStyle::Solid,
            stands: last > 50,
        }
    }

    #[test]
    fn rails_count_their_ties_over_time_on_both_ends() {
        let mut chart = Chart {
            rows: ["a.a", "a.b", "a.c"].map(|id| ActorId::new(id).unwrap()).to_vec(),
            bars: vec![bar(0, 1, 10, 20, Hue::Blue), bar(0, 2, 15, 60, Hue::Red)],
            ..Chart::default()
        };
        chart.finish();
        assert_eq!((chart.lanes.as_slice(), chart.most), (&[2, 1, 1][..], 2));
        assert_eq!(chart.extents, [(10, 60), (10, 20), (15, 60)]);
        assert_eq!(chart.bound, [true, false, true]);
        let days: Vec<(i32, usize)> = chart.steps[0].iter().map(|s| (s.day, s.counts.len())).collect();
        assert_eq!(days, [(10, 1), (15, 2), (21, 1), (61, 0)]);
    }
}
