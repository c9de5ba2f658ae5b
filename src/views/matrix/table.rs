//! Rows, columns and cells: which ties stand where, and how each cell looks at the moment.
//!
//! Rows and columns follow from all time, so that nothing moves with the moment; looks follow from the moment.

use std::collections::{BTreeMap, HashMap};

use crate::derived::Change;
use crate::derived::groups::Groups;
use crate::layout::force::Edge;
use crate::layout::seriation;
use crate::model::{ActorId, Direction, Item, Tie, TieFamily, TieId};
use crate::session::{Grouping, MatrixOrder};
use crate::theme::Hue;
use crate::views::{LineStyle, ViewCtx, hue_of, style_of};

/// One cell with at least one tie over all time.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Cell {
    /// Place among rows and columns.
    pub(super) row: u32,
    pub(super) column: u32,
    /// Ties from the row's actor to the column's that are drawn at the moment, the strongest first.
    pub(super) ties: Vec<TieId>,
    /// How the strongest looks.
    pub(super) style: LineStyle,
    pub(super) hue: Hue,
    /// What has become of its ties since the moment that is compared with.
    pub(super) change: Option<Change>,
}

/// The matrix.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Table {
    /// Obligors, from top to bottom.
    pub(super) rows: Vec<ActorId>,
    /// Beneficiaries, from left to right.
    pub(super) columns: Vec<ActorId>,
    /// Cells that are drawn, by row and column.
    pub(super) cells: Vec<Cell>,
    /// Families and styles that are drawn.
    pub(super) families: Vec<TieFamily>,
    pub(super) styles: Vec<LineStyle>,
    /// Changes that are marked.
    pub(super) changes: Vec<Change>,
    at: HashMap<(u32, u32), usize>,
}

/// A tie of a cell: its style, the place of its family in legends, and which.
type Held = (LineStyle, usize, TieId);

impl Table {
    /// Works it out for the moment.
    pub(super) fn of(ctx: &ViewCtx<'_>) -> Self {
        let all = ctx.session.matrix.all;
        let counts = |tie: &&Tie| all || tie.family == TieFamily::Commitment;
        let ties = || {
            let pairs = ctx.derived.network.pairs.iter().flat_map(|p| &p.ties);
            pairs.filter_map(|id| ctx.dossier.ties.get(id)).filter(counts)
        };
        let order = order(ctx, &ties().collect::<Vec<_>>());
        let mut owes: BTreeMap<ActorId, (bool, bool)> = BTreeMap::new();
        for tie in ties() {
            let both = tie.direction == Direction::Mutual;
            let from = owes.entry(tie.from).or_default();
            *from = (true, from.1 || both);
            let to = owes.entry(tie.to).or_default();
            *to = (to.0 || both, true);
        }
        let side = |is: &dyn Fn((bool, bool)) -> bool| -> Vec<ActorId> {
            let there = |a: &&ActorId| owes.get(*a).is_some_and(|o| is(*o));
            order.iter().filter(there).copied().collect()
        };
        let mut table = Self {
            rows: side(&|o| o.0),
            columns: side(&|o| o.1),
            ..Self::default()
        };
        table.fill(ctx, ties());
        table
    }

    fn fill<'t>(&mut self, ctx: &ViewCtx<'_>, ties: impl Iterator<Item = &'t Tie>) {
        let rows: HashMap<ActorId, u32> = self.rows.iter().copied().zip(0..).collect();
        let columns: HashMap<ActorId, u32> = self.columns.iter().copied().zip(0..).collect();
        let mut found: BTreeMap<(u32, u32), Vec<Held>> = BTreeMap::new();
        let difference = ctx.derived.difference.as_deref();
        let differs = |tie: TieId| difference.is_some_and(|d| d.of(tie).is_some());
        for tie in ties {
            let Some(state) = ctx.derived.world.tie(tie.id).filter(|s| s.visible || differs(tie.id)) else {
                continue;
            };
            let rank = TieFamily::ALL.iter().position(|f| *f == tie.family).unwrap_or(0);
            let look = (style_of(state), rank, tie.id);
            let mut put = |from, to| {
                if let (Some(row), Some(column)) = (rows.get(&from), columns.get(&to)) {
                    found.entry((*row, *column)).or_default().push(look);
                }
            };
            put(tie.from, tie.to);
            if tie.direction == Direction::Mutual && tie.from != tie.to {
                put(tie.to, tie.from);
            }
        }
        for ((row, column), mut ties) in found {
            ties.sort_by_key(|(style, rank, id)| (style.rank(), *rank, *id));
            let Some((style, rank, _)) = ties.first().copied() else {
                continue;
            };
            let family = TieFamily::ALL.get(rank).copied().unwrap_or(TieFamily::Commitment);
            let hue = if style == LineStyle::Dashed {
                Hue::Grey
            } else {
                hue_of(family)
            };
            if !self.families.contains(&family) {
                self.families.push(family);
            }
            if !self.styles.contains(&style) {
                self.styles.push(style);
            }
            let change = difference.and_then(|d| d.among(ties.iter().map(|(_, _, id)| *id)));
            if let Some(change) = change.filter(|change| !self.changes.contains(change)) {
                self.changes.push(change);
            }
            self.at.insert((row, column), self.cells.len());
            self.cells.push(Cell {
                row,
                column,
                ties: ties.into_iter().map(|(_, _, id)| id).collect(),
                style,
                hue,
                change,
            });
        }
        self.families.sort_unstable();
        self.styles.sort_unstable();
        self.changes.sort_unstable();
    }

    /// The cell at a place, if something is drawn there.
    pub(super) fn cell(&self, row: u32, column: u32) -> Option<&Cell> {
        self.at.get(&(row, column)).and_then(|place| self.cells.get(*place))
    }

    /// The actors of a cell's row and column.
    pub(super) fn ends(&self, row: u32, column: u32) -> Option<(ActorId, ActorId)> {
        let (row, column) = (self.rows.get(row as usize)?, self.columns.get(column as usize)?);
        Some((*row, *column))
    }
}

/// All actors of the matrix in the order that the session names.
fn order(ctx: &ViewCtx<'_>, ties: &[&Tie]) -> Vec<ActorId> {
    let mut degrees: BTreeMap<ActorId, usize> = BTreeMap::new();
    for end in ties.iter().flat_map(|t| [t.from, t.to]) {
        *degrees.entry(end).or_default() += 1;
    }
    let mut actors: Vec<ActorId> = degrees.keys().copied().collect();
    let degree = |a: &ActorId| std::cmp::Reverse(degrees.get(a).copied());
    match ctx.session.matrix.order {
        MatrixOrder::Degree => actors.sort_by_key(|a| (degree(a), *a)),
        MatrixOrder::Name => actors.sort_by_cached_key(|a| (ctx.name(Item::from(*a)).to_lowercase(), *a)),
        MatrixOrder::Bloc => {
            let by = ctx.session.grouping.clone().unwrap_or(Grouping::Membership);
            let groups = Groups::of(ctx.dossier, &ctx.derived.network, &by);
            let of: HashMap<ActorId, Option<u32>> = ctx.derived.network.actors.iter().copied().zip(groups.of).collect();
            let group = |a: &ActorId| of.get(a).copied().flatten().unwrap_or(u32::MAX);
            actors.sort_by_key(|a| (group(a), degree(a), *a));
        }
        MatrixOrder::Seriation => {
            let place: HashMap<ActorId, u32> = actors.iter().copied().zip(0..).collect();
            let edge = |t: &&Tie| {
                let (a, b) = (*place.get(&t.from)?, *place.get(&t.to)?);
                Some(Edge { a, b, weight: 1.0 })
            };
            let edges: Vec<Edge> = ties.iter().filter_map(edge).collect();
            let order = seriation::order(actors.len(), &edges);
            actors = order.into_iter().filter_map(|i| actors.get(i as usize).copied()).collect();
        }
    }
    actors
}
