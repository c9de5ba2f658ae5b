//! What a pane asks for when something is to be made by hand, and where its form or menu shall stand.
//!
//! Sent with a command by whichever pane was clicked; read by the forms (`views::make`). Not here: what is typed there.

use crate::model::{ActorId, Day, Edtf, Item, Site};

/// What can be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Making {
    /// An actor, or another name of one.
    Actor,
    /// A tie.
    Tie,
    /// An event.
    Event,
    /// A claim.
    Claim,
    /// A quantity.
    Quantity,
    /// Evidence for what is there.
    Evidence,
}

impl Making {
    /// Everything, in the order of the buttons.
    pub const ALL: [Self; 6] = [
        Self::Actor,
        Self::Tie,
        Self::Event,
        Self::Claim,
        Self::Quantity,
        Self::Evidence,
    ];
}

/// A wish to make something, with what is known already.
#[derive(Debug, Clone, PartialEq)]
pub struct Ask {
    /// What.
    pub making: Making,
    /// The words it is made of; without them no source speaks for it yet.
    pub site: Option<Site>,
    /// Where a tie comes from.
    pub from: Option<ActorId>,
    /// Where a tie leads to.
    pub to: Option<ActorId>,
    /// When an event was.
    pub date: Option<Edtf>,
    /// Where the form shall stand, in points of the window.
    pub at: (f32, f32),
}

impl Ask {
    /// A wish of which nothing else is known.
    pub fn plain(making: Making, at: (f32, f32)) -> Self {
        Self {
            making,
            site: None,
            from: None,
            to: None,
            date: None,
            at,
        }
    }
}

/// What a menu is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MenuOf {
    /// A record.
    Item(Item),
    /// A day of the timeline, with how finely it was pointed at.
    Day(Day, crate::model::redate::Snap),
}
