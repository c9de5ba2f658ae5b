//! Who is mentioned where: names of the lexicon, unknown persons, later mentions.

use std::ops::Range;

use crate::model::ActorKind;

use super::dates::DateAt;
use super::lexicon::{Class, Form};
use super::token::Tokens;
use super::{About, Lexicon};

/// A mention of an actor.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Mention {
    /// Place in [`Actors::list`].
    pub(super) actor: usize,
    /// Where.
    pub(super) tokens: Range<usize>,
    /// As what.
    pub(super) form: Form,
}

/// An actor of this text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ActorAt {
    /// Place in the lexicon, if it stands there.
    pub(super) lexical: Option<u32>,
    /// What it is.
    pub(super) kind: ActorKind,
    /// Name as the text gives it, for actors that the lexicon does not know.
    pub(super) name: String,
    /// From 0 to 1.
    pub(super) confidence: f32,
    /// Name of the rule that found it.
    pub(super) rule: &'static str,
}

/// The actors of a text.
#[derive(Debug, Default)]
pub(super) struct Actors {
    /// The actors, in the order of their first mention.
    pub(super) list: Vec<ActorAt>,
    /// The mentions, in the order of the text; they do not overlap.
    pub(super) mentions: Vec<Mention>,
}

impl Actors {
    /// The mentions that begin inside `tokens`.
    pub(super) fn within(&self, tokens: Range<usize>) -> &[Mention] {
        let from = self.mentions.partition_point(|m| m.tokens.start < tokens.start);
        let to = self.mentions.partition_point(|m| m.tokens.start < tokens.end);
        self.mentions.get(from..to).unwrap_or(&[])
    }
}

/// Finds the actors.
pub(super) fn find(lexicon: &Lexicon, tokens: &Tokens<'_>, _about: &About, _dates: &[DateAt]) -> Actors {
    let names = lexicon.names(tokens.language);
    let mut actors = Actors::default();
    let mut at = 0;
    while at < tokens.all.len() {
        let found = tokens
            .is(at, Class::NameStart)
            .then(|| names.longest(tokens.all[at..].iter().map(|t| t.word)))
            .flatten();
        let Some((count, [sense, ..])) = found else {
            at += 1;
            continue;
        };
        if sense.form == Form::Place {
            at += count;
            continue;
        }
        let place = actors.list.iter().position(|a| a.lexical == Some(sense.actor));
        let actor = place.unwrap_or_else(|| {
            actors.list.push(ActorAt {
                lexical: Some(sense.actor),
                kind: lexicon.actor(sense.actor).map_or(ActorKind::State, |a| a.kind),
                name: String::new(),
                confidence: 0.95,
                rule: "lexicon",
            });
            actors.list.len() - 1
        });
        actors.mentions.push(Mention {
            actor,
            tokens: at..at + count,
            form: sense.form,
        });
        at += count;
    }
    actors
}
