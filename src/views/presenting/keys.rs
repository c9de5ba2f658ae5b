//! Every key while scenes are shown, in one table, for reading and for the list of keys.

use egui::{Event, Key, KeyboardShortcut, Modifiers};

use crate::command::{Command, CommandQueue};
use crate::session::{Act, Blank};

/// Keys, what they do, and the message that explains them.
pub fn table() -> Vec<(Key, Act, &'static str)> {
    vec![
        (Key::ArrowRight, Act::Step(1), "presenting-key-next"),
        (Key::Space, Act::Step(1), "presenting-key-next"),
        (Key::PageDown, Act::Step(1), "presenting-key-next"),
        (Key::ArrowLeft, Act::Step(-1), "presenting-key-previous"),
        (Key::Backspace, Act::Step(-1), "presenting-key-previous"),
        (Key::PageUp, Act::Step(-1), "presenting-key-previous"),
        (Key::Home, Act::First, "presenting-key-first"),
        (Key::End, Act::Last, "presenting-key-last"),
        (Key::Enter, Act::Enter, "presenting-key-number"),
        (Key::ArrowDown, Act::Into, "presenting-key-into"),
        (Key::ArrowUp, Act::Out, "presenting-key-out"),
        (Key::B, Act::Blank(Blank::Black), "presenting-key-black"),
        (Key::Period, Act::Blank(Blank::Black), "presenting-key-black"),
        (Key::W, Act::Blank(Blank::White), "presenting-key-white"),
        (Key::R, Act::Laser, "presenting-key-laser"),
        (Key::S, Act::Spotlight, "presenting-key-spotlight"),
        (Key::G, Act::Grid, "presenting-key-grid"),
        (Key::L, Act::Room, "presenting-key-room"),
        (Key::P, Act::Play, "presenting-key-play"),
        (Key::O, Act::OpenText, "presenting-key-text"),
        (Key::F3, Act::Evidence(1), "presenting-key-evidence"),
        (Key::F4, Act::Projector, "presenting-key-projector"),
        (Key::T, Act::ResetClock, "presenting-key-clock"),
        (Key::F1, Act::Keys, "presenting-key-keys"),
        (Key::Escape, Act::Back, "presenting-key-back"),
        (Key::F5, Act::End, "presenting-key-end"),
    ]
}

/// Puts the window of the audience on full screen.
const FULL_SCREEN: (Key, &str) = (Key::F11, "presenting-key-full-screen");

/// The keys as the list of keys shows them.
pub fn listed() -> Vec<(KeyboardShortcut, &'static str)> {
    let keys = table().into_iter().map(|(key, _, help)| (key, help)).chain([FULL_SCREEN]);
    keys.map(|(key, help)| (KeyboardShortcut::new(Modifiers::NONE, key), help))
        .collect()
}

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

/// What a typed key does; a question mark lists the keys, on whichever key it is printed.
fn act_of(event: &Event, table: &[(Key, Act, &'static str)]) -> Option<Act> {
    match event {
        Event::Text(text) if text == "?" => Some(Act::Keys),
        Event::Key {
            key,
            pressed: true,
            modifiers,
            ..
        } if !modifiers.alt && !modifiers.command => {
            if let Some(place) = DIGITS.iter().position(|digit| digit == key) {
                return Some(Act::Digit(place as u8));
            }
            table.iter().find(|(of, ..)| of == key).map(|(_, act, _)| act.clone())
        }
        _ => None,
    }
}

/// Turns pressed keys into commands. No other part of the window sees keys while scenes are shown, but those that go from
/// one thing to the next.
pub fn read(ctx: &egui::Context, commands: &CommandQueue) {
    let table = table();
    ctx.input_mut(|input| {
        input.events.retain(|event| {
            if let Some(act) = act_of(event, &table) {
                commands.send(Command::Present(act));
                return false;
            }
            let passes = matches!(
                event,
                Event::Key {
                    key: Key::Tab | Key::F11,
                    ..
                }
            );
            passes || !matches!(event, Event::Key { .. } | Event::Text(_))
        });
    });
}

/// Puts the window of this context on full screen, or back, with its key.
pub fn full_screen(ctx: &egui::Context) {
    if ctx.input_mut(|input| input.consume_key(Modifiers::NONE, FULL_SCREEN.0)) {
        let on = ctx.input(|input| input.viewport().fullscreen).unwrap_or(false);
        ctx.send_viewport_cmd(egui::ViewportCommand::Fullscreen(!on));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_does_two_things() {
        let mut keys: Vec<Key> = table().into_iter().map(|(key, ..)| key).collect();
        let all = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), all);
        assert!(keys.iter().all(|key| !DIGITS.contains(key)));
    }
}
