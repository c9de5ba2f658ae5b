//! Find in the text: where the words stand, and the small field that asks for them.
//!
//! Upper and lower case are the same; everything else must agree. Not here: the search over the whole dossier.

use std::ops::Range;

use egui::{Align, Key, KeyboardShortcut, Layout, Modifiers, TextEdit};

use super::page::Page;
use super::state::DocumentState;
use crate::model::Document;
use crate::theme::space;
use crate::views::ViewCtx;

/// Opens the find field.
pub const FIND_KEYS: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::F);
/// Most matches that are counted and shown.
const MOST: usize = 10_000;

/// One place where the words stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Match {
    /// Block of the page.
    pub block: usize,
    /// Column of the page.
    pub column: usize,
    /// Characters of that block.
    pub range: Range<usize>,
}

/// An open find field.
#[derive(Debug, Default)]
pub(super) struct Find {
    query: String,
    /// For which page and words `matches` was worked out.
    key: Option<(u64, String)>,
    /// Where the words stand, in the order of the text.
    pub matches: Vec<Match>,
    /// The match that is shown.
    pub current: usize,
    /// The field wants the focus.
    pub wants_focus: bool,
}

impl Find {
    /// Works the matches out anew if page or words have changed; says whether they have.
    fn refresh(&mut self, page: &Page, document: &Document, first_in_view: usize) -> bool {
        let key = (page.generation, self.query.clone());
        if self.key.as_ref() == Some(&key) {
            return false;
        }
        self.key = Some(key);
        self.matches.clear();
        let needle = folded(&self.query);
        for (block, column, text) in page.texts(document) {
            let text = folded(text);
            self.matches
                .extend(occurrences(&text, &needle).map(|range| Match { block, column, range }));
            if self.matches.len() >= MOST {
                self.matches.truncate(MOST);
                break;
            }
        }
        // What is found first is what stands next below the upper edge.
        let next = self.matches.partition_point(|m| m.block < first_in_view);
        self.current = if next < self.matches.len() { next } else { 0 };
        true
    }

    fn step(&mut self, forward: bool) {
        let count = self.matches.len();
        if count > 0 {
            self.current = (self.current + if forward { 1 } else { count - 1 }) % count;
        }
    }

    /// The match that is shown.
    pub(super) fn shown(&self) -> Option<&Match> {
        self.matches.get(self.current)
    }
}

/// Lower case, one character for each character, so that positions stay the same.
fn folded(text: &str) -> Vec<char> {
    let fold = |c: char| {
        let mut lower = c.to_lowercase();
        match (lower.next(), lower.next()) {
            (Some(one), None) => one,
            _ => c,
        }
    };
    text.chars().map(fold).collect()
}

/// Occurrences that do not overlap, in characters.
fn occurrences<'a>(text: &'a [char], needle: &'a [char]) -> impl Iterator<Item = Range<usize>> + 'a {
    let mut from = 0;
    std::iter::from_fn(move || {
        if needle.is_empty() {
            return None;
        }
        let at = text.get(from..)?.windows(needle.len()).position(|window| window == needle)? + from;
        from = at + needle.len();
        Some(at..from)
    })
}

/// The find field. Takes Ctrl+F in any case; draws only while it is open.
pub(super) fn find_ui(ctx: &ViewCtx<'_>, ui: &mut egui::Ui, state: &mut DocumentState, document: &Document) {
    if ui.input_mut(|i| i.consume_shortcut(&FIND_KEYS)) {
        state.find.get_or_insert_default().wants_focus = true;
    }
    let Some(find) = &mut state.find else { return };
    let mut close = false;
    let mut moved = false;
    ui.horizontal(|ui| {
        ui.set_height(space::CONTROL);
        let name = ctx.words.text("document-find");
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let quiet = |ui: &mut egui::Ui, sign: &str, name: &'static str| {
                let response = ui.add(egui::Button::new(sign).frame(false)).on_hover_text(name);
                response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
                response.clicked()
            };
            close |= quiet(ui, "✕", ctx.words.text("document-find-close"));
            let (next, previous) = (ctx.words.text("document-find-next"), ctx.words.text("document-find-previous"));
            if quiet(ui, "›", next) {
                find.step(true);
                moved = true;
            }
            if quiet(ui, "‹", previous) {
                find.step(false);
                moved = true;
            }
            let count = match find.matches.len() {
                0 if find.query.is_empty() => String::new(),
                0 => ctx.words.text("document-find-none").to_owned(),
                n => ctx.words.with(
                    "document-find-count",
                    &[("n", (find.current + 1).into()), ("total", n.into())],
                ),
            };
            ui.weak(count);
            let field = TextEdit::singleline(&mut find.query)
                .hint_text(name)
                .desired_width(ui.available_width());
            let response = ui.add(field);
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, name));
            if find.wants_focus {
                find.wants_focus = false;
                response.request_focus();
            }
            let (enter, shift, escape) = ui.input(|i| (i.key_pressed(Key::Enter), i.modifiers.shift, i.key_down(Key::Escape)));
            if response.lost_focus() && enter {
                find.step(!shift);
                moved = true;
                response.request_focus();
            }
            close |= response.lost_focus() && escape;
        });
    });
    let first_in_view = state.flow.between(state.flow.offset, state.flow.offset + 1.0).start;
    if find.refresh(&state.page, document, first_in_view) || moved {
        state.show_match = true;
    }
    if close {
        state.find = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(text: &str, needle: &str) -> Vec<Range<usize>> {
        occurrences(&folded(text), &folded(needle)).collect()
    }

    #[test]
    fn case_does_not_matter_and_positions_are_characters() {
        assert_eq!(find("Über Übergänge: ÜBER", "über"), [0..4, 5..9, 16..20]);
        assert_eq!(
            find("İstanbul, istanbul", "istanbul").first(),
            Some(&(10..18)),
            "a letter that grows in lower case stays as it is"
        );
    }

    #[test]
    fn occurrences_do_not_overlap_and_nothing_is_found_for_nothing() {
        assert_eq!(find("aaaa", "aa"), [0..2, 2..4]);
        assert!(find("aaaa", "").is_empty());
        assert!(find("", "a").is_empty());
    }
}
