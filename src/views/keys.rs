//! Keys that several views share, and how keys are written on a keyboard of the user's language.
//!
//! For views that obey keys and for the list of all of them (`dialogs::help`). Not here: the keys of the whole window
//! (`app::shortcuts`), keys that belong to one view; each keeps its own table beside what it does.

use egui::{Key, KeyboardShortcut, Modifiers};

use crate::catalogue::Words;

/// Ctrl and Shift.
pub(in crate::views) const CTRL_SHIFT: Modifiers = Modifiers {
    shift: true,
    ..Modifiers::COMMAND
};
/// Confirms a form from any of its fields.
pub const CONFIRM: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::Enter);
/// Begins a line where Enter confirms.
pub const NEW_LINE: KeyboardShortcut = KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter);

/// Where a key leads in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A row down.
    Down,
    /// A row up.
    Up,
    /// A page down.
    PageDown,
    /// A page up.
    PageUp,
    /// To the top.
    Top,
    /// To the bottom.
    Bottom,
}

impl Step {
    /// Every step with its key.
    pub const ALL: [(Key, Self); 6] = [
        (Key::ArrowDown, Self::Down),
        (Key::ArrowUp, Self::Up),
        (Key::PageDown, Self::PageDown),
        (Key::PageUp, Self::PageUp),
        (Key::Home, Self::Top),
        (Key::End, Self::Bottom),
    ];

    /// Where it leads from the row `at`; from nowhere the first leads to the top.
    pub(in crate::views) fn from(self, at: Option<usize>, page: usize, last: usize) -> usize {
        let down = |by: usize| at.map_or(0, |at| at.saturating_add(by));
        let up = |by: usize| at.map_or(0, |at| at.saturating_sub(by));
        let place = match self {
            Self::Down => down(1),
            Self::Up => up(1),
            Self::PageDown => down(page),
            Self::PageUp => up(page),
            Self::Top => 0,
            Self::Bottom => last,
        };
        place.min(last)
    }

    /// Message that explains it.
    pub fn message(self) -> &'static str {
        match self {
            Self::Down | Self::Up => "key-row",
            Self::PageDown | Self::PageUp => "key-rows-page",
            Self::Top | Self::Bottom => "key-rows-end",
        }
    }
}

/// Keys as they are printed on a keyboard of the user's language.
pub fn written(words: Words, keys: KeyboardShortcut) -> String {
    let modifiers = keys.modifiers;
    let mut parts = Vec::new();
    for (held, key) in [
        (modifiers.command || modifiers.ctrl, "keyboard-ctrl"),
        (modifiers.alt, "keyboard-alt"),
        (modifiers.shift, "keyboard-shift"),
    ] {
        if held {
            parts.push(words.text(key));
        }
    }
    parts.push(match keys.logical_key {
        Key::Comma => ",",
        Key::Period => ".",
        Key::Plus => "+",
        Key::Minus => "−",
        Key::ArrowLeft => "←",
        Key::ArrowRight => "→",
        Key::ArrowUp => "↑",
        Key::ArrowDown => "↓",
        Key::Escape => "Esc",
        Key::Enter => "Enter",
        Key::Delete => words.text("keyboard-delete"),
        Key::Space => words.text("keyboard-space"),
        Key::Backspace => words.text("keyboard-backspace"),
        Key::PageUp => words.text("keyboard-page-up"),
        Key::PageDown => words.text("keyboard-page-down"),
        Key::Home => words.text("keyboard-home"),
        Key::End => words.text("keyboard-end"),
        other => other.symbol_or_name(),
    });
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::Step;

    #[test]
    fn steps_stay_in_the_list() {
        assert_eq!(Step::Down.from(None, 10, 5), 0, "from nowhere to the first row");
        assert_eq!(Step::Down.from(Some(5), 10, 5), 5);
        assert_eq!(Step::PageUp.from(Some(3), 10, 5), 0);
        assert_eq!(Step::PageDown.from(Some(3), 10, 50), 13);
        assert_eq!(Step::Bottom.from(Some(0), 10, 5), 5);
        assert_eq!(Step::Up.from(Some(0), 10, 0), 0, "a list without rows");
    }
}
