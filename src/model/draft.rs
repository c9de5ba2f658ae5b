//! Records while they are being written: a new one to begin with, what is wrong with one, and the edits that take it
//! into the dossier. Pure; for the forms of `views`, for whoever makes records by hand, and for tests.
//!
//! A draft is an ordinary record. Where another record is still to be chosen it names the `OPEN` identifier of its kind
//! (`ActorId::OPEN`), which no dossier holds; [`faults`] finds it as it finds a reference to what has been removed.
//! Not here: what a draft looks like, text that is not a date or number yet, how claims are judged (`judge`).

mod check;
mod fresh;
mod number;
mod save;

pub use check::faults;
pub use fresh::fresh;
pub use number::read_number;
pub use save::{renamed, save};

use super::edtf::EdtfError;
use super::ids::Item;

/// A kind of record that a person can write by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordKind {
    /// An actor.
    Actor,
    /// A tie.
    Tie,
    /// An event.
    Event,
    /// A treaty or other text.
    Instrument,
    /// A claim.
    Claim,
    /// A quantity.
    Quantity,
    /// A contradiction.
    Contradiction,
    /// A scenario.
    Scenario,
    /// A precedent.
    Precedent,
    /// An assessment.
    Assessment,
    /// A scene.
    Scene,
}

impl RecordKind {
    /// Every kind, in the order of menus.
    pub const ALL: [Self; 11] = [
        Self::Actor,
        Self::Tie,
        Self::Event,
        Self::Instrument,
        Self::Claim,
        Self::Quantity,
        Self::Contradiction,
        Self::Scenario,
        Self::Precedent,
        Self::Assessment,
        Self::Scene,
    ];

    /// The kind of an item; none for what has no form of this sort (documents, passages, notes …).
    pub fn of(item: Item) -> Option<Self> {
        Some(match item {
            Item::Actor(_) => Self::Actor,
            Item::Tie(_) => Self::Tie,
            Item::Event(_) => Self::Event,
            Item::Instrument(_) => Self::Instrument,
            Item::Claim(_) => Self::Claim,
            Item::Quantity(_) => Self::Quantity,
            Item::Contradiction(_) => Self::Contradiction,
            Item::Scenario(_) => Self::Scenario,
            Item::Precedent(_) => Self::Precedent,
            Item::Assessment(_) => Self::Assessment,
            Item::Scene(_) => Self::Scene,
            Item::Document(_) | Item::Passage(_) | Item::Note(_) | Item::Tag(_) => return None,
        })
    }
}

/// A field of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Name, title, label or words: what the record is called.
    Name,
    /// Letters inside the node.
    Code,
    /// Other names.
    Aliases,
    /// Correlates of War code.
    Cow,
    /// Gleditsch-Ward code.
    Gw,
    /// ISO code of two letters.
    Iso2,
    /// ISO code of three letters.
    Iso3,
    /// The earlier actor.
    Succeeds,
    /// An office, or when it was held.
    Office,
    /// A membership, or when it held.
    Membership,
    /// Where a tie comes from.
    From,
    /// Where it leads to.
    To,
    /// When it holds, exists or was used.
    Valid,
    /// When it happened.
    When,
    /// The text it rests on.
    Instrument,
    /// Who took part.
    Participant,
    /// Ties of an event.
    Ties,
    /// Parties of an instrument.
    Party,
    /// Signature.
    Signed,
    /// Ratification.
    Ratified,
    /// Entry into force.
    InForce,
    /// Notice of termination.
    NoticeGiven,
    /// End.
    Ended,
    /// Who owes.
    Obligor,
    /// Who is owed.
    Beneficiary,
    /// The claims behind it.
    Claims,
    /// What took its place.
    ReplacedBy,
    /// Who says it.
    Speaker,
    /// Who passes it on.
    Reporters,
    /// What it is about.
    About,
    /// Passages that carry it.
    Passages,
    /// When it was said.
    SaidOn,
    /// By when it must have come true.
    DueBy,
    /// Under which condition.
    Scenario,
    /// Least value.
    Low,
    /// Best value.
    Best,
    /// Greatest value.
    High,
    /// What is counted.
    Measure,
    /// For which time.
    Year,
    /// The claim that gives it.
    Claim,
    /// The condition.
    Condition,
    /// The scenario it branches from.
    Parent,
    /// What would follow.
    Consequences,
    /// What stands in the way.
    BlockedBy,
    /// What has met the condition.
    MetBy,
    /// What changes.
    Change,
    /// The old case.
    Case,
    /// What it teaches.
    Lesson,
    /// The promise that is judged.
    Guarantee,
    /// Whom it is to hold off.
    Violator,
    /// Who guarantees.
    Guarantor,
    /// Who judged.
    JudgedBy,
    /// When it was judged.
    JudgedOn,
    /// Day of the network in a scene.
    Moment,
    /// Day up to which the sources are known in a scene.
    KnownBy,
    /// Words that may be left out: remarks, titles of offices, places.
    Note,
}

/// A field, and its row where it has several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Which field.
    pub field: Field,
    /// Which row, from 0.
    pub row: Option<usize>,
}

impl Place {
    /// A row of a field.
    pub fn row(field: Field, row: usize) -> Self {
        Self { field, row: Some(row) }
    }
}

impl From<Field> for Place {
    fn from(field: Field) -> Self {
        Self { field, row: None }
    }
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Problem {
    /// Nothing is written.
    Empty,
    /// Nothing is chosen, or what was chosen is no longer there.
    Missing,
    /// Both ends are the same.
    ToItself,
    /// It stands there already.
    Twice,
    /// Longer than it may be.
    TooLong,
    /// It is not understood as a date.
    NotADate,
    /// There is no such day.
    NoSuchDay,
    /// The end lies before the beginning.
    Reversed,
    /// It lies before an earlier step.
    BeforeEarlierStep,
    /// It is not a number.
    NotANumber,
    /// It is not a code of that sort.
    NotACode,
    /// The numbers are not in order.
    OutOfOrder,
    /// The succession runs in a circle.
    Circle,
    /// A claim needs the words it stands on.
    NoPassage,
    /// At least two are needed.
    NeedsTwo,
}

/// Something wrong with a draft, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fault {
    /// At which field.
    pub at: Place,
    /// What.
    pub problem: Problem,
}

impl Fault {
    /// A problem at a place.
    pub fn new(at: impl Into<Place>, problem: Problem) -> Self {
        Self { at: at.into(), problem }
    }
}

/// What is wrong with a text that is no date.
pub fn date_problem(error: &EdtfError) -> Problem {
    match error {
        EdtfError::ReversedInterval { .. } => Problem::Reversed,
        EdtfError::InvalidDay { .. } | EdtfError::InvalidMonth { .. } => Problem::NoSuchDay,
        _ => Problem::NotADate,
    }
}
