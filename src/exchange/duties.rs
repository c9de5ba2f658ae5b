//! What members of an alliance owe, as the data sets of the field code it: five flags, and conditions on each.

use super::dates::{Cell, number};
use crate::model::{CommitmentClass, ObligationKind};

/// A duty of the five that ATOP and COW code, the strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Duty {
    /// Active military support if attacked.
    Defence,
    /// Support also when the ally attacks.
    Offence,
    /// Not joining the other side.
    Neutrality,
    /// Not attacking each other.
    Nonaggression,
    /// Consulting in a crisis.
    Consultation,
}

impl Duty {
    /// Every one, the strongest first.
    pub(super) const ALL: [Self; 5] = [
        Self::Defence,
        Self::Offence,
        Self::Neutrality,
        Self::Nonaggression,
        Self::Consultation,
    ];

    /// As an obligation of an instrument.
    pub(super) fn kind(self) -> ObligationKind {
        match self {
            Self::Defence => ObligationKind::Defence,
            Self::Offence => ObligationKind::Offence,
            Self::Neutrality => ObligationKind::Neutrality,
            Self::Nonaggression => ObligationKind::Nonaggression,
            Self::Consultation => ObligationKind::Consultation,
        }
    }

    /// Class of a promise of which this is the strongest duty.
    pub(super) fn class(self) -> CommitmentClass {
        match self {
            Self::Defence => CommitmentClass::DefencePact,
            Self::Offence => CommitmentClass::OffencePact,
            Self::Neutrality => CommitmentClass::NeutralityPact,
            Self::Nonaggression => CommitmentClass::NonaggressionPact,
            Self::Consultation => CommitmentClass::ConsultationPact,
        }
    }
}

/// Some of the five duties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub(super) struct Duties(u8);

impl Duties {
    /// Adds a duty if its cell says 1 (or any number above 0).
    pub(super) fn read(&mut self, duty: Duty, cell: &str) {
        if matches!(number(cell), Cell::Number(1..)) {
            self.0 |= 1 << duty as u8;
        }
    }

    /// No duty.
    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// What is in either.
    pub(super) fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The strongest first.
    pub(super) fn iter(self) -> impl Iterator<Item = Duty> {
        Duty::ALL.into_iter().filter(move |duty| self.0 & (1 << *duty as u8) != 0)
    }

    /// Class by the strongest duty.
    pub(super) fn class(self) -> Option<CommitmentClass> {
        self.iter().next().map(Duty::class)
    }
}
