//! What the matrix remembers by itself, and its camera: which part is shown, how large a cell is.

use std::sync::Arc;

use egui::{Painter, Pos2, Rect, Vec2, pos2, vec2};

use super::table::Table;
use crate::derived::{Cached, Difference, Network, World};
use crate::model::{Day, Language};
use crate::session::{Grouping, MatrixOf};
use crate::theme::{Weight, font, size};
use crate::views::ViewCtx;

/// Cells are at most so large when everything is fitted, and at all.
const LARGEST_FIT: f32 = 44.0;
const LARGEST: f32 = 90.0;
/// Room for names: of rows at most, of columns at most.
const NAMES_LEFT: f32 = 190.0;
const NAMES_TOP: f32 = 150.0;
/// Smaller cells are drawn as blocks of many, which are at least so large.
const SEPARATE: f32 = 4.0;
const BLOCK: f32 = 20.0;
/// Smaller rows have no names of their own.
pub(super) const NAMED: f32 = 10.5;

/// What the cells depend on; the world and the graph by identity.
type TableKey = (usize, usize, u64, MatrixOf, Option<Grouping>, Language, Day, Option<usize>);

/// What the key stands for by identity.
type Held = (Arc<World>, Arc<Network>, Option<Arc<Difference>>);

/// What the matrix remembers by itself.
#[derive(Debug, Default)]
pub struct MatrixState {
    table: Cached<TableKey, Table>,
    /// What the key of the table stands for is held, so that no other can have its address.
    held: Option<Held>,
    names: Cached<(TableKey, Day), Names>,
    /// Against the size at which everything fits; 1 until the user zooms.
    pub(super) zoom: Option<f32>,
    /// The part shown, from the corner of all cells, in points.
    pub(super) offset: Vec2,
    /// The cell that the arrow keys stand at.
    pub(super) cursor: Option<(u32, u32)>,
    pub(super) export: bool,
}

/// Names of rows and columns as they are drawn, and the room they take.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub(super) rows: Vec<String>,
    pub(super) columns: Vec<String>,
    left: f32,
    top: f32,
}

impl MatrixState {
    /// Shows everything again.
    pub fn fit(&mut self) {
        (self.zoom, self.offset) = (None, Vec2::ZERO);
    }

    pub(super) fn take_export(&mut self) -> bool {
        std::mem::take(&mut self.export)
    }

    fn key(ctx: &ViewCtx<'_>) -> TableKey {
        (
            Arc::as_ptr(&ctx.derived.world).addr(),
            Arc::as_ptr(&ctx.derived.network).addr(),
            ctx.derived.structure,
            ctx.session.matrix,
            ctx.session.grouping.clone(),
            ctx.words.language(),
            ctx.session.moment,
            ctx.derived.difference.as_ref().map(|d| Arc::as_ptr(d).addr()),
        )
    }

    pub(super) fn table(&mut self, ctx: &ViewCtx<'_>) -> Arc<Table> {
        let table = self.table.get(&Self::key(ctx), || Table::of(ctx));
        let difference = ctx.derived.difference.clone();
        self.held = Some((Arc::clone(&ctx.derived.world), Arc::clone(&ctx.derived.network), difference));
        table
    }

    pub(super) fn names(&mut self, ctx: &ViewCtx<'_>, painter: &Painter, table: &Table) -> Arc<Names> {
        let key = (Self::key(ctx), ctx.session.moment);
        self.names.get(&key, || {
            let name = |actors: &[crate::model::ActorId]| actors.iter().map(|a| ctx.name(*a)).collect::<Vec<String>>();
            let (rows, columns) = (name(&table.rows), name(&table.columns));
            let width = |names: &[String]| {
                let style = font(size::NOTE, Weight::Medium);
                let one = |n: &String| painter.layout_no_wrap(n.clone(), style.clone(), ctx.palette.text).size().x;
                names.iter().map(one).fold(40.0, f32::max) + 12.0
            };
            Names {
                left: width(&rows).min(NAMES_LEFT),
                top: width(&columns).min(NAMES_TOP),
                rows,
                columns,
            }
        })
    }
}

/// Where everything of the matrix lies in this frame.
#[derive(Debug, Clone, Copy)]
pub(super) struct View {
    /// The cells, as far as they are in view.
    pub(super) cells: Rect,
    /// Names of rows, names of columns.
    pub(super) left: Rect,
    pub(super) top: Rect,
    /// Corner of the first cell.
    pub(super) origin: Pos2,
    /// Size of a cell.
    pub(super) cell: f32,
    /// So many cells to a block on each side; 1 where each is drawn.
    pub(super) block: u32,
    /// Rows and columns.
    pub(super) count: (u32, u32),
}

impl View {
    pub(super) fn of(state: &mut MatrixState, table: &Table, names: &Names, body: Rect, on_screen: bool) -> Self {
        let corner = body.min + vec2(names.left.min(0.35 * body.width()), names.top.min(0.35 * body.height()));
        let room = Rect::from_min_max(corner, body.max - vec2(6.0, 4.0));
        let count = (table.rows.len() as u32, table.columns.len() as u32);
        let fits = (room.width() / count.1.max(1) as f32).min(room.height() / count.0.max(1) as f32);
        let fitted = fits.clamp(0.05, LARGEST_FIT);
        let zoom = state.zoom.filter(|_| on_screen).unwrap_or(1.0);
        let cell = (fitted * zoom).clamp(fitted.min(LARGEST), LARGEST);
        let whole = vec2(count.1 as f32 * cell, count.0 as f32 * cell);
        let most = (whole - room.size()).max(Vec2::ZERO);
        if on_screen {
            state.offset = state.offset.clamp(Vec2::ZERO, most);
        }
        let offset = if on_screen { state.offset } else { Vec2::ZERO };
        // A small matrix stands in the middle of its room.
        let centred = 0.5 * (room.size() - whole).max(Vec2::ZERO);
        let shown = Rect::from_min_size(corner + vec2(0.6 * centred.x, 0.0), whole.min(room.size()));
        Self {
            cells: shown,
            left: Rect::from_min_max(
                pos2(shown.left() - (corner.x - body.left()), shown.top()),
                shown.left_bottom(),
            ),
            top: Rect::from_min_max(pos2(shown.left(), body.top()), shown.right_top()),
            origin: shown.min - offset,
            cell,
            block: if cell < SEPARATE { (BLOCK / cell).ceil() as u32 } else { 1 },
            count,
        }
    }

    /// The rectangle of a cell, in view or not.
    pub(super) fn rect(&self, row: u32, column: u32) -> Rect {
        let at = self.origin + vec2(column as f32, row as f32) * self.cell;
        Rect::from_min_size(at, Vec2::splat(self.cell))
    }

    /// The row and column under a point.
    pub(super) fn at(&self, point: Pos2) -> Option<(u32, u32)> {
        if !self.cells.contains(point) {
            return None;
        }
        let at = (point - self.origin) / self.cell;
        let (row, column) = (at.y.floor() as u32, at.x.floor() as u32);
        (row < self.count.0 && column < self.count.1).then_some((row, column))
    }

    /// Rows and columns in view.
    pub(super) fn in_view(&self) -> (std::ops::Range<u32>, std::ops::Range<u32>) {
        let range = |from: f32, room: f32, count: u32| {
            let first = (from / self.cell).floor().max(0.0) as u32;
            let last = ((from + room) / self.cell).ceil().max(0.0) as u32;
            first.min(count)..last.min(count)
        };
        let from = self.cells.min - self.origin;
        (
            range(from.y, self.cells.height(), self.count.0),
            range(from.x, self.cells.width(), self.count.1),
        )
    }
}
