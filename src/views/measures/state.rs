//! What the measures remember by themselves: the order of each table.

use std::collections::HashMap;
use std::sync::Arc;

use super::columns::{self, Column};
use crate::derived::Cached;
use crate::derived::measures::Answer;
use crate::model::{Day, Language};
use crate::session::Question;
use crate::views::ViewCtx;

/// A column, and whether its greatest comes first.
pub(super) type Order = (Column, bool);

/// The order of rows depends on the answer (question, moment, and where it lies in memory), the language and the order.
type RowsKey = (Question, Day, usize, Language, Option<Order>);

/// What the measures remember.
#[derive(Debug, Default)]
pub struct MeasuresState {
    orders: HashMap<Question, Order>,
    rows: Cached<RowsKey, Vec<usize>>,
    /// Keeps the answer that the rows are of, so that no other comes to lie in its place.
    held: Option<Arc<Answer>>,
    export: bool,
}

impl MeasuresState {
    /// Makes the table into a file; it is sent when it is drawn next.
    pub fn export(&mut self) {
        self.export = true;
    }

    pub(super) fn take_export(&mut self) -> bool {
        std::mem::take(&mut self.export)
    }

    /// The order of a table, where one was chosen.
    pub(super) fn order(&self, question: Question) -> Option<Order> {
        self.orders.get(&question).copied()
    }

    pub(super) fn set_order(&mut self, question: Question, order: Order) {
        self.orders.insert(question, order);
    }

    /// Places of the rows of an answer, in the order shown.
    pub(super) fn rows(&mut self, ctx: &ViewCtx<'_>, answer: &Arc<Answer>) -> Arc<Vec<usize>> {
        let order = self.order(answer.question);
        let place = Arc::as_ptr(answer).addr();
        let key = (answer.question, answer.moment, place, ctx.words.language(), order);
        self.held = Some(Arc::clone(answer));
        self.rows.get(&key, || columns::ordered(ctx, answer, order))
    }
}
