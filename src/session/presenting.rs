//! What is on while scenes are shown to others: card, text, black screen, laser dot, spotlight; and what a key does to it.
//!
//! Changed by [`Presenting::take`] only. Not here: which scene is shown (that is [`super::Session::scene`]), and what is
//! kept of the work meanwhile (`app::presenting`).

use crate::model::Item;

/// A screen without a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blank {
    /// Black.
    Black,
    /// White.
    White,
}

/// What a key, a remote or a click does while scenes are shown, and the beginning of it.
#[derive(Debug, Clone, PartialEq)]
pub enum Act {
    /// Begins with the scene in hand, else the first.
    Begin,
    /// Closes what is open; else ends and returns to the work as it was.
    Back,
    /// Goes so many scenes on.
    Step(i32),
    /// Goes to the first scene.
    First,
    /// Goes to the last scene of the main line.
    Last,
    /// A digit of the number of a scene.
    Digit(u8),
    /// Goes to the scene whose number was typed.
    Enter,
    /// Goes into the first branch of the scene.
    Into,
    /// Goes out of the branch.
    Out,
    /// Shows a screen without a picture, or the picture again.
    Blank(Blank),
    /// Shows the laser dot, or not.
    Laser,
    /// Darkens everything but a circle at the pointer, or not.
    Spotlight,
    /// Makes the circle larger by this factor.
    SpotlightSize(f32),
    /// Shows all scenes, or not.
    Grid,
    /// Lists the keys, or not.
    Keys,
    /// Changes between light and dark.
    Room,
    /// Lets time run through the window of the scene, or stops it.
    Play,
    /// Shows the sentence behind an item.
    Point(Item),
    /// Opens the text at the sentence.
    OpenText,
    /// Closes the card.
    CloseCard,
    /// Opens or closes the window for the projector.
    Projector,
    /// Goes so many passages of the evidence on.
    Evidence(i32),
    /// Counts the time from now.
    ResetClock,
    /// Ends and returns to the work as it was.
    End,
}

/// What is on while scenes are shown.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Presenting {
    /// No picture.
    pub blank: Option<Blank>,
    /// The laser dot.
    pub laser: bool,
    /// Radius of the spotlight, in points.
    pub spotlight: Option<f32>,
    /// All scenes are shown.
    pub grid: bool,
    /// The keys are listed.
    pub keys: bool,
    /// Digits of the number of a scene.
    pub typed: String,
    /// What the card is about.
    pub card: Option<Item>,
    /// The text is open.
    pub text: bool,
    /// The audience has a window of its own.
    pub projector: bool,
    /// From when on the time is counted, in seconds since the program began.
    pub since: f64,
}

/// Radius of the spotlight to begin with, and its bounds.
const RADIUS: f32 = 130.0;
const RADII: (f32, f32) = (40.0, 600.0);
/// More digits than any number of a scene has.
const DIGITS: usize = 4;

impl Presenting {
    /// Does what needs nothing but itself.
    pub fn take(&mut self, act: &Act) {
        if !matches!(act, Act::Digit(_) | Act::Enter) {
            self.typed.clear();
        }
        match act {
            Act::Digit(digit) => {
                if self.typed.len() < DIGITS {
                    self.typed.push(char::from(b'0' + digit.min(&9)));
                }
            }
            Act::Blank(blank) => self.blank = if self.blank == Some(*blank) { None } else { Some(*blank) },
            Act::Laser => self.laser = !self.laser,
            Act::Spotlight => self.spotlight = if self.spotlight.is_some() { None } else { Some(RADIUS) },
            Act::SpotlightSize(factor) => {
                self.spotlight = self.spotlight.map(|radius| (radius * factor).clamp(RADII.0, RADII.1));
            }
            Act::Grid => (self.grid, self.keys) = (!self.grid, false),
            Act::Keys => (self.keys, self.grid) = (!self.keys, false),
            Act::Point(item) => self.card = Some(*item),
            Act::OpenText => self.text = true,
            Act::CloseCard => self.card = None,
            _ => {}
        }
    }

    /// Closes what lies on top: `false` if nothing does.
    pub fn close_one(&mut self) -> bool {
        if !self.typed.is_empty() {
            self.typed.clear();
        } else if self.keys {
            self.keys = false;
        } else if self.grid {
            self.grid = false;
        } else if self.blank.is_some() {
            self.blank = None;
        } else if self.card.is_some() {
            self.card = None;
        } else if self.text {
            self.text = false;
        } else {
            return false;
        }
        true
    }

    /// Another scene is shown: what was open on the last one closes.
    pub fn turn_page(&mut self) {
        self.typed.clear();
        (self.card, self.text, self.grid, self.keys, self.blank) = (None, false, false, false, None);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_on_top_closes_first() {
        let mut on = Presenting::default();
        let item: Item = "t.x".parse().unwrap();
        for act in [
            Act::Point(item),
            Act::OpenText,
            Act::Blank(Blank::Black),
            Act::Grid,
            Act::Digit(3),
        ] {
            on.take(&act);
        }
        assert!(on.close_one() && on.typed.is_empty() && on.grid);
        assert!(on.close_one() && !on.grid && on.blank.is_some());
        assert!(on.close_one() && on.blank.is_none() && on.card.is_some());
        assert!(on.close_one() && on.card.is_none() && on.text);
        assert!(on.close_one() && !on.text);
        assert!(!on.close_one());
    }

    #[test]
    fn one_key_shows_and_hides() {
        let mut on = Presenting::default();
        on.take(&Act::Blank(Blank::Black));
        on.take(&Act::Blank(Blank::White));
        assert_eq!(on.blank, Some(Blank::White));
        on.take(&Act::Blank(Blank::White));
        assert_eq!(on.blank, None);
        on.take(&Act::SpotlightSize(2.0));
        assert_eq!(on.spotlight, None, "there is none to enlarge");
        on.take(&Act::Spotlight);
        on.take(&Act::SpotlightSize(100.0));
        assert_eq!(on.spotlight, Some(RADII.1));
    }
}
