//! Who is mentioned where: names of the lexicon, persons and institutions it does not know, later mentions.
//!
//! Two readings: [`scan`] takes the names in the order of the text with all that each may stand for, [`resolve`] decides
//! when the whole text is known. For the later steps of extraction and for `found`.
//! Deliberately not here: what the actors do (`relations`), what they say (`claims`).

mod anaphora;
mod bodies;
mod cue;
mod persons;
mod resolve;
mod scan;
mod seats;
mod strangers;
#[cfg(test)]
mod tests;

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::model::ActorKind;

use super::dates::DateAt;
use super::lexicon::Form;
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

/// A pronoun or noun that stands for actors named before ("beide Länder"); no mention.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Anaphor {
    /// Where.
    pub(super) tokens: Range<usize>,
    /// Places in [`Actors::list`].
    pub(super) actors: Vec<usize>,
}

/// The actors of a text.
#[derive(Debug, Default)]
pub(super) struct Actors {
    /// The actors, in the order of their first mention.
    pub(super) list: Vec<ActorAt>,
    /// The mentions, in the order of the text; they do not overlap.
    pub(super) mentions: Vec<Mention>,
    /// Words that stand for actors named before, in the order of the text.
    pub(super) anaphora: Vec<Anaphor>,
    /// Mentions of actors that later steps add, in the order in which they were added.
    pub(super) added: Vec<Mention>,
    /// Added actors by kind and name.
    named: FxHashMap<(ActorKind, String), usize>,
}

impl Actors {
    /// The mentions that begin inside `tokens`.
    pub(super) fn within(&self, tokens: Range<usize>) -> &[Mention] {
        let from = self.mentions.partition_point(|m| m.tokens.start < tokens.start);
        let to = self.mentions.partition_point(|m| m.tokens.start < tokens.end);
        self.mentions.get(from..to.max(from)).unwrap_or(&[])
    }

    /// The anaphora that begin inside `tokens`.
    pub(super) fn anaphora_within(&self, tokens: Range<usize>) -> &[Anaphor] {
        let from = self.anaphora.partition_point(|a| a.tokens.start < tokens.start);
        let to = self.anaphora.partition_point(|a| a.tokens.start < tokens.end);
        self.anaphora.get(from..to.max(from)).unwrap_or(&[])
    }

    /// The added actor of this kind and name, with a mention at `tokens`; made if there is none.
    pub(super) fn add(
        &mut self,
        kind: ActorKind,
        name: &str,
        tokens: Range<usize>,
        confidence: f32,
        rule: &'static str,
    ) -> usize {
        let list = &mut self.list;
        let actor = *self.named.entry((kind, name.to_owned())).or_insert_with(|| {
            list.push(ActorAt {
                lexical: None,
                kind,
                name: name.to_owned(),
                confidence,
                rule,
            });
            list.len() - 1
        });
        self.added.push(Mention {
            actor,
            tokens,
            form: Form::Name,
        });
        actor
    }
}

/// Finds the actors.
pub(super) fn find(lexicon: &Lexicon, tokens: &Tokens<'_>, about: &About, dates: &[DateAt]) -> Actors {
    let view = cue::View {
        lexicon,
        tokens,
        names: lexicon.names(tokens.language),
    };
    let scan = scan::Scan::of(view);
    let (mut actors, pronouns) = resolve::resolve(scan, about, dates);
    actors.anaphora = anaphora::resolve(&view, &actors, &pronouns);
    actors
}
