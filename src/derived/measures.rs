//! The network at the moment as numbers, and what it answers: who is central, who connects, which blocs there are.
//!
//! A tie counts if somebody asserts it, a person has accepted it, and it is or may be in force at the moment, under the
//! filter and known-by, as [`World`](super::World) sees it. What is only proposed, foretold or denied does not count, and
//! neither does what is signed and not yet in force. Nothing is worked out before it is asked for; what takes long is
//! handed to the caller as a [`Job`], and the old answer stays until that is done. Not here: words, and the arithmetic
//! (`measures`).

mod ask;
mod ground;
mod keeper;
mod series;

pub(super) use keeper::Keeper;

pub use ground::Ground;
pub use keeper::{Done, Job, Measures};
pub use series::{Series, SeriesDone, SeriesJob};

use std::collections::BTreeMap;

use crate::model::{ActorId, Day};
use crate::session::Question;

/// A line of an answer. What the numbers count depends on the question.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Whom it is about: the first of a triad, the most central member of a bloc.
    pub actor: ActorId,
    /// The others it is about: members of a bloc, those cut off, the rest of a triad.
    pub others: Vec<ActorId>,
    /// What the question asks for.
    pub value: f64,
    /// What is told beside it; not a number where it was not worked out.
    pub more: [f64; 2],
    /// The bloc, by its number.
    pub bloc: Option<u32>,
    /// Of a triad: whether first and second, second and third, first and third are friends.
    pub friends: Option<[bool; 3]>,
}

/// What a node is in an answer: how great, and in which bloc.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Mark {
    /// What the question asks for.
    pub value: f64,
    /// The bloc, by its number; 0 is the largest.
    pub bloc: Option<u32>,
}

/// What was counted for an answer.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Totals {
    /// Actors with a tie that counts.
    pub actors: usize,
    /// Ties that count for the question.
    pub ties: usize,
    /// Ties left out since no person has accepted them.
    pub unreviewed: usize,
    /// Pairs who are both for and against each other; they count as neither.
    pub unclear: usize,
    /// Blocs of at least two.
    pub blocs: usize,
    /// Networks that hang together by themselves.
    pub components: usize,
    /// Triads, and those out of balance.
    pub triads: (usize, usize),
    /// At most so many relations stand in the way of two camps.
    pub frustration: usize,
    /// Share of promises that are returned.
    pub returned: Option<f64>,
    /// Estimated from so many actors; exact where absent.
    pub sampled: Option<usize>,
}

/// The answer to a question at a moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The question.
    pub question: Question,
    /// The moment it holds for.
    pub moment: Day,
    /// Lines, the greatest first.
    pub rows: Vec<Row>,
    /// What each actor is in it.
    pub marks: BTreeMap<ActorId, Mark>,
    /// The greatest value of a mark.
    pub most: f64,
    /// Blocs by their number, named by their most central member; empty where the question knows none.
    pub blocs: Vec<ActorId>,
    /// What was counted.
    pub totals: Totals,
}

impl Answer {
    /// What an actor is in it; `None` if it has no tie that counts.
    pub fn mark(&self, actor: ActorId) -> Option<Mark> {
        self.marks.get(&actor).copied()
    }

    /// Everybody in a bloc.
    pub fn members(&self, bloc: u32) -> Vec<ActorId> {
        let in_bloc = self.marks.iter().filter(|(_, mark)| mark.bloc == Some(bloc));
        in_bloc.map(|(actor, _)| *actor).collect()
    }
}

#[cfg(test)]
mod tests;
