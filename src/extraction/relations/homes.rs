//! For which state a person acts: by what stands beside the name, else by the offices of the lexicon.

use super::super::Lexicon;
use super::super::actors::{Actors, Mention};
use super::super::lexicon::Class;
use super::super::token::{Kind, Tokens};
use crate::model::ActorKind;

/// The state that each actor acts for: itself, or the state of a person's office.
#[derive(Debug, Default)]
pub(in super::super) struct Homes {
    of: Vec<Option<usize>>,
}

impl Homes {
    /// Works out the states of persons from what stands beside their names, then from the lexicon.
    pub(in super::super) fn find(lexicon: &Lexicon, tokens: &Tokens<'_>, actors: &Actors) -> Self {
        let mut of: Vec<Option<usize>> = vec![None; actors.list.len()];
        for pair in actors.mentions.windows(2) {
            let [state, person] = pair else { continue };
            let (Some(home), Some(who)) = (actors.list.get(state.actor), actors.list.get(person.actor)) else {
                continue;
            };
            let fits = who.kind == ActorKind::Person && home.kind == ActorKind::State;
            if fits && of[person.actor].is_none() && is_title_between(tokens, state, person) {
                of[person.actor] = Some(state.actor);
            }
        }
        for (place, actor) in actors.list.iter().enumerate() {
            if of[place].is_some() {
                continue;
            }
            of[place] = match actor.kind {
                ActorKind::Person => actor.lexical.and_then(|lexical| office_state(lexicon, actors, lexical)),
                ActorKind::Media | ActorKind::Group => None,
                _ => Some(place),
            };
        }
        Self { of }
    }

    /// Who acts when this actor acts.
    pub(in super::super) fn acting(&self, actor: usize) -> Option<usize> {
        self.of.get(actor).copied().flatten()
    }
}

/// The state of the person's latest office that the text names, else one of the same line (the Reich named "Germany").
fn office_state(lexicon: &Lexicon, actors: &Actors, person: u32) -> Option<usize> {
    let offices = &lexicon.actor(person)?.offices;
    let named = |fits: &dyn Fn(u32) -> bool| actors.list.iter().position(|a| a.lexical.is_some_and(fits));
    let exact = offices.iter().rev().find_map(|office| {
        let state = lexicon.find(&office.of)?;
        named(&|l| l == state)
    });
    exact.or_else(|| {
        let cow = |l: u32| lexicon.actor(l).and_then(|a| a.cow);
        offices.iter().rev().find_map(|office| {
            let line = cow(lexicon.find(&office.of)?)?;
            named(&|l| cow(l) == Some(line))
        })
    })
}

/// "Russian president Putin", "Nordkoreas Machthaber Kim", "US-Präsident Trump".
pub(super) fn is_title_between(tokens: &Tokens<'_>, state: &Mention, person: &Mention) -> bool {
    let (from, to) = (state.tokens.end, person.tokens.start);
    if to <= from || to - from > 7 {
        return false;
    }
    let mut title = false;
    for at in from..to {
        let token = tokens.get(at);
        let colleague = matches!(
            tokens.str(at),
            "Kollege" | "Kollegen" | "Kollegin" | "Amtskollege" | "Amtskollegen" | "Amtskollegin" | "counterpart" | "colleague"
        );
        if colleague || tokens.is(at, Class::Title) || tokens.is(at, Class::AgentNoun) {
            title = true;
        } else if token.is_some_and(|t| t.kind == Kind::Sign) {
            if !matches!(tokens.str(at), "-" | "'" | "’") {
                return false;
            }
        } else if tokens.is(at, Class::Preposition) && tokens.str(at) != "für"
            || tokens.is(at, Class::Conjunction) && !title
            || tokens.is(at, Class::Auxiliary)
            || tokens.is(at, Class::Article)
        {
            return false;
        }
    }
    title
}
