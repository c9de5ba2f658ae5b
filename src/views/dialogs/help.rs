//! The list of all keys, in sections: taken from the tables that the program obeys, wherever they are.
//!
//! What the pointer does has no such table; its gestures are listed here.

use egui::{Grid, Key, KeyboardShortcut, Label, Modifiers, RichText, Ui, vec2};

use super::super::ViewCtx;
use crate::catalogue::Words;
use crate::session::Making;
use crate::theme::{Weight, font, size, space};
use crate::views::keys::{CONFIRM, NEW_LINE, Step, written};
use crate::views::review::Action;
use crate::views::{chain, document, judge, ledgers, make, network, presenting, review, timeline};

/// Least width of a column of the list.
const COLUMN: f32 = 380.0;
/// Room between columns, and between keys and what they do.
const BETWEEN: f32 = 26.0;
/// Widest keys before what they do.
const KEYS: f32 = 158.0;
/// A section takes the room of so many rows more than it has.
const HEAD: usize = 2;

/// Gestures of the pointer, and what they do.
const MOUSE: [(&str, &str); 12] = [
    ("mouse-click", "mouse-click-does"),
    ("mouse-ctrl-click", "mouse-ctrl-click-does"),
    ("mouse-shift-click", "mouse-shift-click-does"),
    ("mouse-double", "mouse-double-does"),
    ("mouse-triple", "mouse-triple-does"),
    ("mouse-right", "mouse-right-does"),
    ("mouse-wheel", "mouse-wheel-does"),
    ("mouse-drag", "mouse-drag-does"),
    ("mouse-handle", "mouse-handle-does"),
    ("mouse-alt-drag", "mouse-alt-drag-does"),
    ("mouse-shift-drag", "mouse-shift-drag-does"),
    ("mouse-ctrl-drag", "mouse-ctrl-drag-does"),
];

/// Some keys that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// What they are for.
    pub title: &'static str,
    /// Keys and what they do.
    pub rows: Vec<(String, String)>,
}

/// Every key of the program. `table` holds those of the whole window: section, keys, what they do.
pub fn sections(words: Words, table: &[(&'static str, KeyboardShortcut, &'static str)]) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut add = |title: &'static str, keys: &mut dyn Iterator<Item = (KeyboardShortcut, &'static str)>| {
        let keys: Vec<_> = keys.collect();
        sections.push(Section {
            title: words.text(title),
            rows: rows(words, &keys),
        });
    };
    for section in ["help-work", "help-view", "help-lists"] {
        let mut own: Vec<_> = table
            .iter()
            .filter(|(of, ..)| *of == section)
            .map(|(_, k, help)| (*k, *help))
            .collect();
        match section {
            "help-view" => own.push((document::FIND_KEYS, "key-find")),
            "help-lists" => {
                own.extend(Step::ALL.map(|(key, step)| (plain(key), step.message())));
                own.extend(ledgers::KEYS);
            }
            _ => {}
        }
        add(section, &mut own.into_iter());
    }
    let actions = Action::ALL.map(|action| (KeyboardShortcut::new(action.key().0, action.key().1), action.message()));
    add(
        "help-review",
        &mut actions.into_iter().chain([(plain(review::OTHER_SIDE), "key-other-side")]),
    );
    let tasks = judge::Task::ALL.map(|task| (plain(task.key()), task.message()));
    add("help-judge", &mut tasks.into_iter());
    let made = Making::ALL.map(|making| (plain(make::button(making).1), make::button(making).0));
    add("help-marked", &mut made.into_iter().chain(document::marked_keys()));
    add("help-presenting", &mut presenting::keys::listed().into_iter());
    let forms = [
        (plain(Key::Enter), "key-confirm"),
        (CONFIRM, "key-confirm-all"),
        (NEW_LINE, "key-new-line"),
    ];
    add("help-forms", &mut forms.into_iter());
    add(
        "help-panes",
        &mut network::KEYS
            .map(|(key, _, help)| (plain(key), help))
            .into_iter()
            .chain(timeline::CLOCK_KEYS)
            .chain(chain::KEYS),
    );
    sections.push(Section {
        title: words.text("help-mouse"),
        rows: MOUSE
            .map(|(gesture, does)| (words.text(gesture).to_owned(), words.text(does).to_owned()))
            .into(),
    });
    sections
}

fn plain(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

/// Shows the list.
pub fn help_ui(ctx: &ViewCtx<'_>, ui: &Ui, open: &mut bool, sections: &[Section]) {
    let room = ui.ctx().content_rect().width() - 96.0;
    let columns = ((room + BETWEEN) / (COLUMN + BETWEEN)).floor().clamp(1.0, 3.0) as usize;
    let width = ((room + BETWEEN) / columns as f32 - BETWEEN).min(COLUMN + 40.0);
    super::dialog(ctx, ui, "help", ctx.words.text("help-title"), open, |ui| {
        weak(ctx, ui, ctx.words.text("help-manual"));
        ui.add_space(space::XS);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = BETWEEN;
            for part in divided(sections, columns) {
                ui.vertical(|ui| {
                    ui.set_width(width);
                    for section in part {
                        section_ui(ctx, ui, section, width);
                    }
                });
            }
        });
    });
}

/// Sections in so many columns of about the same height, in their order.
fn divided(sections: &[Section], columns: usize) -> Vec<&[Section]> {
    let height = |section: &Section| section.rows.len() + HEAD;
    let mut parts = Vec::new();
    let mut rest = sections;
    for left in (1..=columns).rev() {
        let all: usize = rest.iter().map(height).sum();
        let (mut taken, mut high) = (0, 0);
        while taken < rest.len() && (left == 1 || high + height(&rest[taken]) / 2 <= all / left) {
            high += height(&rest[taken]);
            taken += 1;
        }
        let (part, others) = rest.split_at(taken);
        parts.push(part);
        rest = others;
    }
    parts
}

fn section_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, section: &Section, width: f32) {
    let p = ctx.palette;
    let title = RichText::new(section.title).font(font(size::BODY, Weight::SemiBold));
    ui.label(title.color(p.accent));
    Grid::new(section.title)
        .num_columns(2)
        .spacing(vec2(space::S, 1.0))
        .min_row_height(0.0)
        .show(ui, |ui| {
            for (keys, does) in &section.rows {
                ui.scope(|ui| {
                    ui.set_width(KEYS);
                    let keys = RichText::new(keys).font(font(size::NOTE, Weight::SemiBold));
                    ui.add(Label::new(keys.color(p.text)).wrap());
                });
                ui.scope(|ui| {
                    ui.set_width(width - KEYS - space::S);
                    let does = RichText::new(does).font(font(size::NOTE, Weight::Regular));
                    ui.add(Label::new(does.color(p.text)).wrap());
                });
                ui.end_row();
            }
        });
    ui.add_space(space::S);
}

fn weak(ctx: &ViewCtx<'_>, ui: &mut Ui, text: &str) {
    let text = RichText::new(text).font(font(size::NOTE, Weight::Regular));
    ui.add(Label::new(text.color(ctx.palette.text_weak)).wrap());
}

/// Keys that do the same stand together; digits in a row are written as a range.
fn rows(words: Words, table: &[(KeyboardShortcut, &'static str)]) -> Vec<(String, String)> {
    let mut rows: Vec<(Vec<KeyboardShortcut>, &'static str)> = Vec::new();
    for (keys, help) in table {
        match rows.iter_mut().find(|(_, other)| other == help) {
            Some((held, _)) => held.push(*keys),
            None => rows.push((vec![*keys], help)),
        }
    }
    rows.into_iter()
        .map(|(keys, help)| (together(words, &keys), words.text(help).to_owned()))
        .collect()
}

fn together(words: Words, keys: &[KeyboardShortcut]) -> String {
    let digit = |keys: &KeyboardShortcut| keys.logical_key.name().parse::<u8>().is_ok();
    if let [first, .., last] = keys
        && keys.len() > 2
        && keys.iter().all(|k| digit(k) && k.modifiers == first.modifiers)
    {
        return format!("{}–{}", written(words, *first), last.logical_key.name());
    }
    keys.iter().map(|keys| written(words, *keys)).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;

    #[test]
    fn keys_that_do_the_same_stand_together_under_their_printed_names() {
        let digit = |key| (KeyboardShortcut::new(Modifiers::COMMAND, key), "key-recall");
        let table = [
            (
                KeyboardShortcut::new(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z),
                "key-redo",
            ),
            (KeyboardShortcut::new(Modifiers::COMMAND, Key::Y), "key-redo"),
            (plain(Key::Comma), "key-earlier"),
            digit(Key::Num0),
            digit(Key::Num1),
            digit(Key::Num2),
        ];
        let rows = rows(Words::new(Language::De), &table);
        assert_eq!(rows[0].0, "Strg Umschalt Z, Strg Y");
        assert_eq!(rows[1].0, ",");
        assert_eq!(rows[2].0, "Strg 0–2");
    }

    #[test]
    fn every_section_stands_in_one_column() {
        let sections: Vec<Section> = [3, 9, 1, 20, 4]
            .into_iter()
            .map(|n| Section {
                title: "",
                rows: vec![(String::new(), String::new()); n],
            })
            .collect();
        for columns in 1..4 {
            let parts = divided(&sections, columns);
            assert_eq!(parts.len(), columns);
            assert_eq!(parts.concat(), sections);
        }
    }
}
