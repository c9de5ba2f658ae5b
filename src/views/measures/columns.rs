//! The columns of each answer: what stands in them, how they are sorted.

use super::state::Order;
use super::words;
use crate::derived::measures::{Answer, Row};
use crate::model::ActorId;
use crate::session::Question;
use crate::views::ViewCtx;

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Column {
    /// Who it is about.
    Who,
    /// What the question asks for.
    Value,
    /// What is told beside it.
    First,
    /// The same.
    Second,
    /// The bloc.
    Bloc,
    /// The others it is about.
    Others,
}

/// Columns of an answer with the share of the room that each takes.
pub(super) fn columns(question: Question) -> &'static [(Column, f32)] {
    use Column::{Bloc, First, Others, Second, Value, Who};
    match question {
        Question::Promises | Question::Centre | Question::Returned => &[(Who, 1.6), (Value, 1.0), (First, 0.8), (Second, 0.9)],
        Question::Connects => &[(Who, 1.5), (Value, 1.1), (First, 0.8), (Second, 0.8), (Bloc, 1.4)],
        Question::Blocs => &[(Who, 1.2), (Value, 0.7), (First, 0.7), (Second, 0.7), (Others, 2.4)],
        Question::Falls => &[(Who, 1.3), (Value, 0.7), (First, 0.7), (Others, 2.4)],
        Question::Triads => &[(Who, 3.0), (First, 0.8), (Value, 1.0)],
    }
}

/// Message with the head of a column.
pub(super) fn head(question: Question, column: Column) -> &'static str {
    match (column, question) {
        (Column::Who, Question::Blocs) => "measure-head-bloc-around",
        (Column::Who, Question::Triads) => "measure-head-triad",
        (Column::Who, _) => "measure-head-actor",
        (Column::Bloc, _) => "measure-head-bloc",
        (Column::Others, Question::Blocs) => "measure-head-members",
        (Column::Others, _) => "measure-head-cut-off",
        (Column::Value, Question::Promises) => "measure-head-received",
        (Column::First, Question::Promises) => "measure-head-given",
        (Column::Second, Question::Promises | Question::Connects) => "measure-head-partners",
        (Column::Value, Question::Connects) => "measure-head-between",
        (Column::First, Question::Connects) => "measure-head-other-blocs",
        (Column::Value, Question::Centre) => "measure-head-rank",
        (Column::First, Question::Centre) => "measure-head-core",
        (Column::Second, Question::Centre) => "measure-head-near",
        (Column::Value, Question::Blocs) => "measure-head-size",
        (Column::First, Question::Blocs) => "measure-head-within",
        (Column::Second, Question::Blocs) => "measure-head-out",
        (Column::Value, Question::Falls) => "measure-head-lost",
        (Column::First | Column::Second, Question::Falls) => "measure-head-pieces",
        (Column::Value, Question::Triads) => "measure-head-often",
        (Column::First | Column::Second, Question::Triads) => "measure-head-enmities",
        (Column::Value, Question::Returned) => "measure-head-returned",
        (Column::First, Question::Returned) => "measure-head-promised-to",
        (Column::Second, Question::Returned) => "measure-head-not-returned",
    }
}

/// The number in a column, where there is one.
pub(super) fn number(row: &Row, column: Column) -> Option<f64> {
    let number = match column {
        Column::Value => row.value,
        Column::First => row.more[0],
        Column::Second => row.more[1],
        Column::Who | Column::Bloc | Column::Others => return None,
    };
    number.is_finite().then_some(number)
}

/// What stands in a column.
pub(super) fn text(ctx: &ViewCtx<'_>, answer: &Answer, row: &Row, column: Column) -> String {
    match column {
        Column::Who if row.friends.is_some() => words::triad(ctx, row),
        Column::Who => ctx.name(row.actor),
        Column::Bloc => bloc(ctx, answer, row),
        Column::Others => {
            let mut names: Vec<String> = row.others.iter().map(|actor| ctx.name(*actor)).collect();
            names.sort();
            names.join(", ")
        }
        Column::Value | Column::First | Column::Second => {
            let Some(value) = number(row, column) else {
                return "–".to_owned();
            };
            if is_share(answer.question, column) {
                words::share(ctx, value)
            } else {
                ctx.words.number(value, 0)
            }
        }
    }
}

/// Whether a column holds per cent.
pub(super) fn is_share(question: Question, column: Column) -> bool {
    matches!(
        (question, column),
        (Question::Connects | Question::Centre | Question::Returned, Column::Value) | (Question::Centre, Column::Second)
    )
}

fn bloc(ctx: &ViewCtx<'_>, answer: &Answer, row: &Row) -> String {
    let lead = row.bloc.and_then(|bloc| answer.blocs.get(bloc as usize));
    // The head of the column says that it is a bloc.
    let around = |lead: &ActorId| ctx.words.with("measure-bloc-around", &[("name", ctx.name(*lead).into())]);
    lead.map(around).unwrap_or_default()
}

/// Places of the rows in an order; without one as the answer has them.
pub(super) fn ordered(ctx: &ViewCtx<'_>, answer: &Answer, order: Option<Order>) -> Vec<usize> {
    let mut places: Vec<usize> = (0..answer.rows.len()).collect();
    let Some((column, down)) = order else { return places };
    match column {
        Column::Value | Column::First | Column::Second => {
            let of = |place: usize| number(&answer.rows[place], column).unwrap_or(f64::NEG_INFINITY);
            places.sort_by(|a, b| of(*a).total_cmp(&of(*b)));
        }
        Column::Who | Column::Bloc | Column::Others => {
            places.sort_by_cached_key(|place| text(ctx, answer, &answer.rows[*place], column).to_lowercase());
        }
    }
    if down {
        places.reverse();
    }
    places
}
