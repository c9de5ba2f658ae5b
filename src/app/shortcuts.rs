//! Every key of the program, in one table: the command, the key, and the message that explains it.

use egui::{Key, KeyboardShortcut, Modifiers};

use crate::command::{Command, CommandQueue};
use crate::session::{Act, LayoutMethod, Ledger};

/// One row of the table.
pub struct Shortcut {
    /// The keys.
    pub keys: KeyboardShortcut,
    /// What they do.
    pub command: Command,
    /// Message that explains it, for the list of keys.
    pub help: &'static str,
    /// Works while a text field has the focus.
    pub in_text: bool,
}

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers {
    shift: true,
    ..Modifiers::COMMAND
};

/// The digits, in their order.
const DIGITS: [Key; 10] = [
    Key::Num0,
    Key::Num1,
    Key::Num2,
    Key::Num3,
    Key::Num4,
    Key::Num5,
    Key::Num6,
    Key::Num7,
    Key::Num8,
    Key::Num9,
];

/// The table as the list of keys shows it: section, keys, what they do.
pub fn listed() -> Vec<(&'static str, KeyboardShortcut, &'static str)> {
    table()
        .iter()
        .map(|row| (section(&row.command), row.keys, row.help))
        .collect()
}

/// Message with the name of the section in which a command is listed.
fn section(command: &Command) -> &'static str {
    match command {
        Command::ToggleLedger(_) | Command::ExportTable => "help-lists",
        Command::OpenSearch
        | Command::StepEvidence(_)
        | Command::Back
        | Command::Forward
        | Command::StepMoment(_)
        | Command::TogglePlay
        | Command::FitNetwork
        | Command::ToggleChain
        | Command::TogglePaths
        | Command::ToggleLayout(_)
        | Command::ToggleCompare
        | Command::ToggleBriefing
        | Command::StepScene(_)
        | Command::Present(_)
        | Command::SetFocusDepth(_)
        | Command::LargerText(_)
        | Command::Escape
        | Command::RecallSelection(_)
        | Command::StoreSelection(_) => "help-view",
        _ => "help-work",
    }
}

/// The table, most specific keys first.
pub fn table() -> Vec<Shortcut> {
    let key = |modifiers, key, command, help, in_text| Shortcut {
        keys: KeyboardShortcut::new(modifiers, key),
        command,
        help,
        in_text,
    };
    let plain = Modifiers::NONE;
    let mut table = vec![
        key(CTRL_SHIFT, Key::Z, Command::Redo, "key-redo", false),
        key(CTRL, Key::Z, Command::Undo, "key-undo", false),
        key(CTRL, Key::Y, Command::Redo, "key-redo", false),
        key(CTRL, Key::K, Command::OpenSearch, "key-search", true),
        key(CTRL, Key::O, Command::OpenFileDialog, "key-open", true),
        key(CTRL_SHIFT, Key::S, Command::SaveAsDialog, "key-save-as", true),
        key(CTRL, Key::S, Command::Save, "key-save", true),
        key(CTRL_SHIFT, Key::E, Command::ExportTable, "key-export-table", true),
        key(CTRL, Key::E, Command::OpenExport, "key-export", true),
        key(
            Modifiers::SHIFT,
            Key::F8,
            Command::ToggleLedger(Ledger::Coverage),
            "key-coverage",
            true,
        ),
        key(
            plain,
            Key::F8,
            Command::ToggleLedger(Ledger::Proposals),
            "key-proposals",
            true,
        ),
        key(
            Modifiers::SHIFT,
            Key::F9,
            Command::ToggleLedger(Ledger::Contradictions),
            "key-contradictions",
            true,
        ),
        key(plain, Key::F9, Command::ToggleLedger(Ledger::Claims), "key-claims", true),
        key(
            Modifiers::SHIFT,
            Key::F10,
            Command::ToggleLedger(Ledger::Quantities),
            "key-quantities",
            true,
        ),
        key(
            plain,
            Key::F10,
            Command::ToggleLedger(Ledger::Forecasts),
            "key-forecasts",
            true,
        ),
        key(
            Modifiers::SHIFT,
            Key::F6,
            Command::ToggleLedger(Ledger::Scenarios),
            "key-scenarios",
            true,
        ),
        key(
            plain,
            Key::F6,
            Command::ToggleLedger(Ledger::Precedents),
            "key-precedents",
            true,
        ),
        key(CTRL, Key::Plus, Command::LargerText(1), "key-text-larger", true),
        key(CTRL, Key::Minus, Command::LargerText(-1), "key-text-smaller", true),
        key(CTRL, Key::Comma, Command::ShowPreferences, "key-preferences", true),
        key(CTRL, Key::M, Command::ToggleLedger(Ledger::Measures), "key-measures", true),
        key(Modifiers::SHIFT, Key::F7, Command::TogglePaths, "key-paths", true),
        key(plain, Key::F7, Command::ToggleChain, "key-chain", true),
        key(
            Modifiers::SHIFT,
            Key::F4,
            Command::ToggleLayout(LayoutMethod::Ego),
            "key-ego",
            true,
        ),
        key(
            plain,
            Key::F4,
            Command::ToggleLayout(LayoutMethod::Matrix),
            "key-matrix",
            true,
        ),
        key(Modifiers::SHIFT, Key::F2, Command::ToggleBriefing, "key-briefing", true),
        key(plain, Key::F2, Command::KeepScene, "key-keep-scene", true),
        key(plain, Key::F5, Command::Present(Act::Begin), "key-present", true),
        key(CTRL, Key::PageDown, Command::StepScene(1), "key-next-scene", false),
        key(CTRL, Key::PageUp, Command::StepScene(-1), "key-previous-scene", false),
        key(plain, Key::U, Command::ToggleCompare, "key-compare", false),
        key(Modifiers::SHIFT, Key::F12, Command::CopyPane, "key-copy-pane", true),
        key(plain, Key::F12, Command::Screenshot, "key-screenshot", true),
        key(plain, Key::F1, Command::ToggleHelp, "key-help", true),
        key(
            Modifiers::SHIFT,
            Key::F3,
            Command::StepEvidence(-1),
            "key-evidence-back",
            true,
        ),
        key(plain, Key::F3, Command::StepEvidence(1), "key-evidence", true),
        key(Modifiers::ALT, Key::ArrowLeft, Command::Back, "key-back", true),
        key(Modifiers::ALT, Key::ArrowRight, Command::Forward, "key-forward", true),
        key(plain, Key::Comma, Command::StepMoment(-1), "key-earlier", false),
        key(plain, Key::Period, Command::StepMoment(1), "key-later", false),
        key(plain, Key::P, Command::TogglePlay, "key-play", false),
        key(plain, Key::E, Command::EditSelected, "key-edit", false),
        key(plain, Key::F, Command::FitNetwork, "key-fit", false),
        key(CTRL, Key::H, Command::ToggleHistory, "key-history", true),
        key(
            Modifiers::SHIFT,
            Key::N,
            Command::ToggleLedger(Ledger::Notes),
            "key-notes",
            false,
        ),
        key(plain, Key::N, Command::AskNote(Vec::new()), "key-note", false),
        key(plain, Key::Delete, Command::AskDelete(Vec::new()), "key-delete", false),
        key(plain, Key::Num0, Command::SetFocusDepth(None), "key-focus-off", false),
    ];
    for (depth, digit) in [(1, Key::Num1), (2, Key::Num2), (3, Key::Num3), (4, Key::Num4)] {
        table.push(key(plain, digit, Command::SetFocusDepth(Some(depth)), "key-focus", false));
    }
    // Which digit was pressed is looked up by `digits`, before anything else sees it.
    for (digit, number) in DIGITS.into_iter().zip(0_u8..) {
        table.push(key(CTRL_SHIFT, digit, Command::StoreSelection(number), "key-store", true));
        table.push(key(CTRL, digit, Command::RecallSelection(number), "key-recall", true));
    }
    table.push(key(plain, Key::Escape, Command::Escape, "key-escape", false));
    table
}

/// Ctrl with a digit recalls a selection, with Shift as well it stores one. The key counts, not what is printed on it:
/// with Shift held another sign comes of it, a different one on every keyboard.
fn digits(ctx: &egui::Context, commands: &CommandQueue) {
    ctx.input_mut(|input| {
        input.events.retain(|event| {
            let egui::Event::Key {
                key,
                physical_key,
                pressed: true,
                modifiers,
                ..
            } = event
            else {
                return true;
            };
            let digit = |key: Key| DIGITS.iter().position(|other| *other == key);
            let place = physical_key.and_then(digit).or_else(|| digit(*key));
            let Some(place) = place.filter(|_| modifiers.command && !modifiers.alt) else {
                return true;
            };
            let digit = place as u8;
            commands.send(if modifiers.shift {
                Command::StoreSelection(digit)
            } else {
                Command::RecallSelection(digit)
            });
            false
        });
    });
}

/// Turns pressed keys into commands. `floating`: something floats over the panes, which Escape closes even while
/// its text field has the focus. `was_typing`: a text field had the focus until this frame, for Escape takes it away
/// before anyone sees the key; a text field inside a pane keeps its own Escape, and so does an open menu. What is
/// typed while something floats is meant for it, never for the panes behind. `asked`: a question waits for its answer,
/// and only Escape is heard.
pub(super) fn consume(ctx: &egui::Context, commands: &CommandQueue, floating: bool, asked: bool, was_typing: bool) {
    // In a slow frame the letters of a query arrive with the keys that open the search box.
    let opens = |event: &egui::Event| matches!(event, egui::Event::Key { key: Key::K, pressed: true, modifiers, .. } if modifiers.command);
    let opens_search = ctx.input(|i| i.events.iter().any(opens));
    let typing = ctx.text_edit_focused() || floating || opens_search;
    if !asked {
        digits(ctx, commands);
    }
    let menu = egui::Popup::is_any_open(ctx);
    for shortcut in table() {
        let escape = shortcut.command == Command::Escape;
        if (asked && !escape) || escape && (menu || (was_typing && !floating)) {
            continue;
        }
        let in_text = shortcut.in_text || (floating && escape);
        if (in_text || !typing) && ctx.input_mut(|i| i.consume_shortcut(&shortcut.keys)) {
            commands.send(shortcut.command);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_come_with_the_key_of_the_search_box_do_nothing_else() {
        let press = |key, modifiers| egui::Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers,
        };
        let sent = |events| {
            let (ctx, commands) = (egui::Context::default(), CommandQueue::default());
            let input = egui::RawInput {
                events,
                ..egui::RawInput::default()
            };
            let mut output = ctx.run_ui(input, |ui| consume(ui.ctx(), &commands, false, false, false));
            output.textures_delta.clear();
            commands.drain()
        };
        let (search, edit) = (press(Key::K, CTRL), press(Key::E, Modifiers::NONE));
        assert_eq!(sent(vec![edit.clone()]), [Command::EditSelected]);
        assert_eq!(sent(vec![search, edit]), [Command::OpenSearch]);
    }
}
