//! Questions to the network that are answered by a measure, and what of the answer the network shows.

use serde::{Deserialize, Serialize};

/// A question that a measure of the network answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// Who holds the most promises, and who gives them?
    #[default]
    Promises,
    /// Who connects the blocs?
    Connects,
    /// Who is closest to the centre?
    Centre,
    /// Which blocs are there?
    Blocs,
    /// Whose fall isolates whom?
    Falls,
    /// Which triads are out of balance?
    Triads,
    /// Whose promises are returned?
    Returned,
}

impl Question {
    /// Every one, in the order they are asked.
    pub const ALL: [Self; 7] = [
        Self::Promises,
        Self::Connects,
        Self::Centre,
        Self::Blocs,
        Self::Falls,
        Self::Triads,
        Self::Returned,
    ];
}

/// What of an answer the network shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ShownMeasure {
    /// The answer to which question.
    pub question: Question,
    /// Nodes are coloured by it.
    pub colour: bool,
    /// Nodes are the larger the greater it is.
    pub size: bool,
}

/// Which measures are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Measuring {
    /// The question that the ledger of measures answers, and that is followed over time.
    pub question: Question,
    /// What the network shows; `None` for nothing of it.
    pub shown: Option<ShownMeasure>,
    /// The measure is drawn over time, under the timeline.
    pub over_time: bool,
}
