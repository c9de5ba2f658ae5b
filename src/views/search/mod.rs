//! The search box: one field over text, actors, ties, events, dates and commands, and its results below it.
//!
//! Results are worked out when the query or the dossier changes ([`rows`]). Not here: the index itself
//! (`derived::text_index`) and what the commands do (`app`).

mod commands;
mod dates;
mod paint;
mod rows;

pub use dates::parse as parse_date;
pub use rows::kind_word;

use egui::{Key, Modifiers, Ui};

use self::rows::Row;
use super::ViewCtx;
use crate::derived::text_index::{Term, terms};
use crate::model::{Day, Language};

/// What the search box remembers by itself.
#[derive(Debug, Default)]
pub struct SearchState {
    /// Whether the results are open.
    pub open: bool,
    /// What is typed.
    query: String,
    /// The row that Enter carries out.
    highlighted: usize,
    /// Whether it was open in the last frame.
    was_open: bool,
    found: Option<Found>,
}

/// Results and what they depend on.
#[derive(Debug)]
struct Found {
    key: (String, (u64, Option<u64>), Language, Day),
    rows: Vec<Row>,
    terms: Vec<Term>,
}

/// The search box in the top bar, and its results below it.
pub fn search_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut SearchState) {
    if !ctx.on_screen() {
        return;
    }
    let opened = state.open && !state.was_open;
    let closed = !state.open && state.was_open;
    let keys = if state.open { Keys::take(ui) } else { Keys::default() };
    let field = paint::field(ctx, ui, &mut state.query, opened);
    if opened {
        field.request_focus();
    }
    if closed {
        state.query.clear();
        field.surrender_focus();
    }
    state.was_open = state.open;
    if field.gained_focus() && !state.open && !closed {
        state.open = true;
        state.was_open = true;
    }
    if field.changed() {
        state.open = true;
        state.was_open = true;
        state.highlighted = 0;
    }
    if !state.open {
        state.found = None;
        state.highlighted = 0;
        return;
    }
    refresh(ctx, state);
    let count = state.found.as_ref().map_or(0, |f| f.rows.len());
    state.highlighted = keys.step(state.highlighted, count);
    let Some(found) = &state.found else { return };
    let (clicked, popup) = paint::results(
        ctx,
        ui,
        field.rect,
        &found.rows,
        &found.terms,
        state.highlighted,
        keys.moved(),
    );
    let chosen = clicked.or_else(|| keys.enter.then_some(state.highlighted));
    let outside = ui.input(|i| {
        i.pointer.any_pressed()
            && i.pointer
                .interact_pos()
                .is_some_and(|at| !popup.contains(at) && !field.rect.contains(at))
    });
    if let Some(row) = chosen.and_then(|place| found.rows.get(place)) {
        for command in &row.commands {
            ctx.commands.send(command.clone());
        }
    }
    if chosen.is_some_and(|place| place < count) || outside {
        state.open = false;
        ui.ctx().request_repaint();
    }
}

fn refresh(ctx: &ViewCtx<'_>, state: &mut SearchState) {
    let key = (
        state.query.clone(),
        (ctx.derived.revision, ctx.derived.text_revision),
        ctx.words.language(),
        ctx.session.moment,
    );
    if state.found.as_ref().is_none_or(|f| f.key != key) {
        let (rows, terms) = (rows::find(ctx, &state.query), terms(&state.query));
        state.found = Some(Found { key, rows, terms });
    }
}

/// Keys that choose, taken before the field sees them.
#[derive(Debug, Default)]
struct Keys {
    down: bool,
    up: bool,
    enter: bool,
}

impl Keys {
    fn take(ui: &Ui) -> Self {
        ui.input_mut(|i| Self {
            down: i.consume_key(Modifiers::NONE, Key::ArrowDown),
            up: i.consume_key(Modifiers::NONE, Key::ArrowUp),
            enter: i.consume_key(Modifiers::NONE, Key::Enter),
        })
    }

    fn moved(&self) -> bool {
        self.down || self.up
    }

    /// The row after the keys; it goes round at both ends.
    fn step(&self, place: usize, count: usize) -> usize {
        match (self.down, self.up, count) {
            (_, _, 0) => 0,
            (true, false, _) => (place + 1) % count,
            (false, true, _) => (place + count - 1) % count,
            _ => place.min(count - 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::Command;
    use crate::derived::Derived;
    use crate::session::{Session, ThemeChoice};
    use crate::views::Medium;
    use crate::views::inspector::tests::looking;

    #[test]
    fn the_chosen_row_goes_round_at_both_ends() {
        let down = Keys {
            down: true,
            ..Keys::default()
        };
        let up = Keys {
            up: true,
            ..Keys::default()
        };
        assert_eq!(
            (down.step(0, 3), down.step(2, 3), up.step(0, 3), down.step(5, 0)),
            (1, 0, 2, 0)
        );
        assert_eq!(Keys::default().step(7, 3), 2, "fewer rows than before");
    }

    fn titles(query: &str, language: Language) -> Vec<(String, Vec<Command>)> {
        let seeds = crate::store::built_in();
        let (mut derived, session) = (Derived::default(), Session::opening(&seeds));
        let mut found = Vec::new();
        looking(&seeds, &mut derived, &session, language, Medium::Screen, 800.0, |ctx, _ui| {
            found = rows::find(ctx, query)
                .into_iter()
                .map(|row| (row.title, row.commands))
                .collect();
        });
        found
    }

    #[test]
    fn a_question_in_either_language_leads_to_the_sentence() {
        let wanted = [
            "i.ussr-dprk-1961",
            "t.defence-1961-ussr",
            "e.ussr-treaty-lapsed",
            "c.voa-1961-end",
        ];
        for (query, language) in [
            ("when did the 1961 treaty lapse?", Language::En),
            ("wann endete der vertrag von 1961", Language::De),
        ] {
            let found = titles(query, language);
            let leads = |commands: &[Command]| matches!(commands.first(), Some(Command::Select { item: Some(item), .. }) if wanted.contains(&item.as_str()));
            assert!(
                found.iter().take(3).any(|(_, commands)| leads(commands)),
                "{query}: {found:?}"
            );
            assert!(found.len() <= rows::MOST);
        }
    }

    #[test]
    fn a_year_offers_both_clocks_first_and_a_command_is_found_by_name() {
        let day = Day::from_ymd(1965, 12, 31);
        let found = titles("1965", Language::En);
        assert_eq!(found.first().map(|(title, _)| title.as_str()), Some("Go to 1965"));
        assert_eq!(
            found.get(1).map(|(_, commands)| commands.clone()),
            Some(vec![Command::SetKnownBy(day)])
        );
        assert_eq!(
            titles("dark", Language::De).first().map(|(_, c)| c.clone()),
            Some(vec![Command::SetTheme(ThemeChoice::Dark)])
        );
        assert_eq!(titles("", Language::De).len(), rows::MOST, "an empty field offers commands");
    }
}
