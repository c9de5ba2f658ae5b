//! What was named before and is meant again by a word of this sentence: "they", "its", "the three governments",
//! "the island", "the alliance".
//!
//! A word is taken only where the text leaves one reading: the subject of the clause above or of the sentence before,
//! the last list with that number of names, the last name of that kind. For ties and events only: who speaks is found
//! by `claims`. Deliberately not here: "beide Länder", "das Land", "he", which `actors` resolves for everybody.

mod words;
pub(super) use words::is_party;

use std::ops::Range;

use super::super::Lexicon;
use super::super::actors::{Actors, Mention};
use super::super::clauses::{Clauses, Cut, Opener, verb_form};
use super::super::lexicon::{Class, Form};
use super::super::token::{Kind, Tokens};
use super::frames::{self, DIRECT};
use super::groups::{self, Group};
use super::homes::Homes;
use super::scene::Scene;
use super::stand_ins;
use crate::model::{ActorKind, Language};

/// How many sentences back a pair of names, and a longer list of them, may stand.
const PAIR_REACH: usize = 4;
const LIST_REACH: usize = 14;

/// How many sentences back a name of a kind ("the island") may stand.
const KIND_REACH: usize = 4;

/// What all sentences share.
pub(super) struct Recall<'a, 't> {
    pub(super) lexicon: &'a Lexicon,
    pub(super) tokens: &'a Tokens<'t>,
    pub(super) clauses: &'a Clauses,
    pub(super) actors: &'a Actors,
    pub(super) homes: &'a Homes,
}

/// The last sentence that was read, with its groups.
#[derive(Default)]
pub(super) struct Before {
    pub(super) sentence: usize,
    pub(super) groups: Vec<Group>,
}

/// What kind of word it is.
#[derive(Clone, Copy, PartialEq)]
enum Word {
    /// "they", "sie".
    They,
    /// "their".
    Their,
    /// "it", "es".
    It,
    /// "its", "sein".
    Its,
    /// "ihr", "ihre": of one or of many.
    Ihr,
    /// "both", "die beiden", "the three governments": so many.
    Count(usize),
    /// "Three powers …: Britain, France and Russia".
    Listed(usize),
    /// "the island": a state of a kind.
    Land(&'static [&'static str]),
    /// "the alliance": an organisation whose name has this word.
    Organisation(&'static [&'static str]),
}

impl Recall<'_, '_> {
    /// Adds the groups that such words make; `before` is the sentence read last.
    pub(super) fn add(&self, cut: &Cut, before: &Before, groups: &mut Vec<Group>) {
        for at in cut.tokens.clone() {
            let Some((word, tokens)) = self.word(cut, at) else { continue };
            if groups
                .iter()
                .any(|g| g.tokens.start < tokens.end && tokens.start < g.tokens.end)
            {
                continue;
            }
            let Some(clause) = self.clauses.clause_at(cut, at) else {
                continue;
            };
            let meant = self.meant(cut, before, groups, clause, at, word);
            let meant = distinct(meant.unwrap_or_default());
            if meant.is_empty() {
                continue;
            }
            let group = self.group(cut, clause, tokens, word, meant);
            // "von den drei Staaten, China und Russland geschlossen": the list goes on.
            if group.prep != DIRECT
                && let Some(next) = groups.iter_mut().find(|g| g.tokens.start == group.tokens.end + 1)
                && next.is_direct()
                && next.actors.len() > 1
                && self.tokens.is_sign(group.tokens.end, ",")
            {
                next.prep = group.prep;
                next.nominative = false;
            }
            let place = groups.partition_point(|g| g.tokens.start < group.tokens.start);
            groups.insert(place, group);
        }
    }

    /// The actors that the word stands for.
    fn meant(&self, cut: &Cut, before: &Before, groups: &[Group], clause: usize, at: usize, word: Word) -> Option<Vec<usize>> {
        match word {
            Word::Count(number) => self.list_of(cut, at, number),
            Word::Listed(number) => self.lists(cut.tokens.clone()).into_iter().find(|l| l.len() == number),
            Word::Land(keys) => self.last(cut, at, KIND_REACH, |actor| {
                let key = self.actors.list.get(actor)?.lexical.and_then(|l| self.lexicon.actor(l))?;
                Some(keys.contains(&key.key.as_str()))
            }),
            Word::Organisation(parts) => self.last(cut, at, KIND_REACH, |actor| {
                let known = self.actors.list.get(actor).filter(|a| a.kind == ActorKind::Organisation)?;
                let name = known.lexical.and_then(|l| self.lexicon.actor(l))?;
                Some(parts.iter().any(|p| name.name_de.contains(p) || name.name_en.contains(p)))
            }),
            _ => {
                let scene = self.scene(cut, groups);
                self.subject_of(&scene, before, clause, at, word)
            }
        }
    }

    fn scene<'s>(&'s self, cut: &'s Cut, groups: &'s [Group]) -> Scene<'s, 's> {
        Scene {
            tokens: self.tokens,
            clauses: self.clauses,
            actors: self.actors,
            cut,
            groups,
        }
    }

    /// Pronouns stand for a subject: of their own clause ("its"), of the clause above, of the sentence before.
    fn subject_of(&self, scene: &Scene<'_, '_>, before: &Before, clause: usize, at: usize, word: Word) -> Option<Vec<usize>> {
        let owner = matches!(word, Word::Their | Word::Its | Word::Ihr);
        let german = self.tokens.language == Language::De;
        let number = match word {
            Word::They if german => self.number_of_sie(scene, clause, at)?,
            Word::They | Word::Their => Number::Many,
            Word::It | Word::Its => Number::One,
            _ => Number::Any,
        };
        if word == Word::It && self.is_empty_it(at) {
            return None;
        }
        let fits = |group: &Group| self.fits(group, number, word);
        if owner && let Some(place) = scene.subject_of_clause(clause) {
            let subject = &scene.groups[place];
            let between = subject.tokens.end.min(at)..at;
            let alone = !scene
                .groups
                .iter()
                .any(|g| between.contains(&g.tokens.start) && !g.modifies && !g.genitive);
            return (alone && !subject.tokens.contains(&at) && fits(subject)).then(|| subject.actors.clone());
        }
        if word == Word::It && !german && at > scene.cut.tokens.start {
            let object = self.tokens.is(at - 1, Class::Trigger) && verb_form(self.tokens, at - 1).is_some();
            if object
                || matches!(self.tokens.str(at - 1), "against" | "with" | "on" | "for") && self.tokens.is(at - 2, Class::Trigger)
            {
                return self.other_than_subject(scene, clause, at);
            }
        }
        let list = &self.clauses.list;
        let here = list.get(clause)?;
        let leads = owner && at < scene.cut.tokens.start + 6 && !scene.in_clause(clause).any(|g| g.tokens.end <= at);
        let begins = leads
            || here.first + 3 > at
            || self
                .clauses
                .segment_at(scene.cut, at)
                .is_some_and(|s| s.tokens.start + 3 > at);
        if !begins && !german {
            return None;
        }
        if let Some(above) = above(scene, clause) {
            let place = scene.subject_of_clause(above)?;
            let subject = &scene.groups[place];
            return fits(subject).then(|| subject.actors.clone());
        }
        if at > scene.cut.tokens.start + 4 && !leads || !matches!(here.opener, Opener::Main) {
            return None;
        }
        let found = self.subject_before(scene.cut, before)?;
        fits(&found).then_some(found.actors)
    }

    /// "Eritrea fought Ethiopia and backed it": the one state of the sentence that is not the subject.
    fn other_than_subject(&self, scene: &Scene<'_, '_>, clause: usize, at: usize) -> Option<Vec<usize>> {
        let verb = (scene.cut.tokens.start..at).rfind(|t| scene.is_finite(*t)).unwrap_or(at - 1);
        let subject = scene.groups.get(scene.subject(clause, verb, 0)?)?;
        let mut others = self.states(scene.cut.tokens.start..at);
        others.retain(|a| !subject.actors.contains(a));
        (others.len() == 1).then_some(others)
    }

    fn fits(&self, group: &Group, number: Number, word: Word) -> bool {
        let count = distinct(group.actors.clone()).len();
        let persons = group.named.iter().all(|a| {
            self.actors
                .list
                .get(*a)
                .is_some_and(|a| matches!(a.kind, ActorKind::Person | ActorKind::Group))
        });
        match number {
            Number::Many => count > 1,
            Number::One => count == 1 && !persons && group.named.len() == 1,
            Number::Any if word == Word::Ihr => {
                count > 1 || (count == 1 && groups::is_feminine(self.tokens.str(group.tokens.end - 1)))
            }
            Number::Any => count > 0,
            Number::OneFeminine => count == 1 && groups::is_feminine(self.tokens.str(group.tokens.end - 1)),
        }
    }

    /// "sie verpflichten sich", "sie werde": the verb beside it tells how many.
    fn number_of_sie(&self, scene: &Scene<'_, '_>, clause: usize, at: usize) -> Option<Number> {
        let beside = [at.checked_sub(1), Some(at + 1)];
        let verb_last = self.clauses.list.get(clause)?.verb_last;
        let last = self
            .clauses
            .parts(scene.cut, clause)
            .last()
            .map(|s| s.tokens.end - 1)
            .filter(|_| verb_last);
        let verb = beside
            .into_iter()
            .flatten()
            .find(|t| {
                !verb_last
                    && scene.cut.tokens.contains(t)
                    && self.verb(*t)
                    && self
                        .tokens
                        .get(*t)
                        .is_some_and(|t| !t.capital || *beside.first().unwrap_or(&None) == Some(scene.cut.tokens.start))
            })
            .or(last)?;
        let word = self.tokens.str(verb);
        let many = word.ends_with("en") || word.ends_with("ern") || word.ends_with("eln") || matches!(word, "sind" | "tun");
        Some(if many { Number::Many } else { Number::OneFeminine })
    }

    /// "it is clear", "es gibt": stands for nobody.
    fn is_empty_it(&self, at: usize) -> bool {
        let tokens = self.tokens;
        let word = tokens.str(at + 1);
        if tokens.language == Language::De {
            return matches!(
                word,
                "gibt"
                    | "gab"
                    | "gäbe"
                    | "gebe"
                    | "geht"
                    | "gehe"
                    | "ging"
                    | "kam"
                    | "komme"
                    | "kommt"
                    | "heißt"
                    | "sei"
                    | "ist"
                    | "war"
                    | "handelt"
                    | "handele"
                    | "zu"
                    | "keine"
                    | "kein"
                    | "eine"
                    | "ein"
                    | "nicht"
            ) || (at + 1..at + 12)
                .take_while(|t| !tokens.is_sign(*t, ","))
                .any(|t| matches!(tokens.str(t), "gibt" | "gebe" | "gäbe" | "handele" | "handelt" | "gehe"));
        }
        let be = matches!(tokens.value(at + 1, Class::Auxiliary), Some("be"));
        let speech = (at + 1..at + 4).any(|t| tokens.is(t, Class::Speech) || tokens.is(t, Class::Hedge));
        let full = matches!(verb_form(tokens, at + 2), Some(b'd' | b'p' | b'g'));
        be && (!full || speech)
            || matches!(
                word,
                "seems" | "seemed" | "appears" | "took" | "takes" | "remains" | "remained" | "came"
            )
    }

    /// The subject of the sentence before, in the same block.
    fn subject_before(&self, cut: &Cut, before: &Before) -> Option<Group> {
        let number = cut.sentence.checked_sub(1)?;
        if self.tokens.block_of.get(number) != self.tokens.block_of.get(cut.sentence) {
            return None;
        }
        let found = self.clauses.of_sentence(number)?;
        let fresh;
        let groups = if before.sentence == number && !before.groups.is_empty() {
            &before.groups
        } else {
            fresh = groups::find(self.lexicon, self.tokens, self.clauses, self.actors, self.homes, found);
            &fresh
        };
        let scene = self.scene(found, groups);
        let main = self.clauses.segments_of(found).iter().map(|s| s.clause).find(|c| {
            self.clauses
                .list
                .get(*c)
                .is_some_and(|c| matches!(c.opener, Opener::Main) && c.finite)
        })?;
        scene.subject_of_clause(main).map(|place| groups[place].clone())
    }

    /// The last list of so many states; else so many states and no more in this and the sentence before.
    fn list_of(&self, cut: &Cut, at: usize, number: usize) -> Option<Vec<usize>> {
        for back in 0..=if number > 2 { LIST_REACH } else { PAIR_REACH } {
            let sentence = cut.sentence.checked_sub(back)?;
            let range = self.tokens.sentences.get(sentence)?.clone();
            let range = range.start..range.end.min(at);
            if let Some(list) = self.lists(range.clone()).into_iter().rfind(|l| l.len() == number) {
                return Some(list);
            }
            if back <= 1 {
                let all = self.states(range.start..at);
                if all.len() == number {
                    return Some(all);
                }
            }
            // "the two" are those named last, or nobody.
            if number == 2 && back > 0 && !self.states(range).is_empty() {
                return None;
            }
        }
        None
    }

    /// Names joined to each other in a range.
    fn lists(&self, range: Range<usize>) -> Vec<Vec<usize>> {
        let mut lists: Vec<Vec<usize>> = Vec::new();
        let mut end = None;
        for mention in self.actors.within(range) {
            let Some(actor) = self.state(mention) else { continue };
            let joined =
                end.is_some_and(|end| end < mention.tokens.start && groups::joins(self.tokens, end..mention.tokens.start));
            match lists.last_mut().filter(|_| joined) {
                Some(list) if !list.contains(&actor) => list.push(actor),
                Some(_) => {}
                None => lists.push(vec![actor]),
            }
            end = Some(mention.tokens.end);
        }
        lists.retain(|l| l.len() > 1);
        lists
    }

    fn states(&self, range: Range<usize>) -> Vec<usize> {
        distinct(self.actors.within(range).iter().filter_map(|m| self.state(m)).collect())
    }

    /// The state that a mention is of, or that a person acts for.
    fn state(&self, mention: &Mention) -> Option<usize> {
        let acting = self.homes.acting(mention.actor)?;
        let kind = self.actors.list.get(acting)?.kind;
        (kind == ActorKind::State && mention.form != Form::Demonym).then_some(acting)
    }

    /// The last actor before `at` that `fits`.
    fn last(&self, cut: &Cut, at: usize, reach: usize, fits: impl Fn(usize) -> Option<bool>) -> Option<Vec<usize>> {
        let sentence = cut.sentence.saturating_sub(reach);
        let start = self.tokens.sentences.get(sentence)?.start;
        let found = self.actors.within(start..at).iter().rfind(|m| fits(m.actor) == Some(true))?;
        Some(vec![found.actor])
    }

    fn group(&self, cut: &Cut, clause: usize, words: Range<usize>, word: Word, meant: Vec<usize>) -> Group {
        let tokens = self.tokens;
        let owner = matches!(word, Word::Their | Word::Its | Word::Ihr);
        let preposition = stand_ins::preposition(tokens, cut, words.start).filter(|_| !owner);
        let article = tokens.str(words.start);
        let possessive = matches!(tokens.str(words.end), "'" | "’") && tokens.get(words.end).is_some_and(|t| !t.spaced);
        let noun = matches!(word, Word::Land(_) | Word::Organisation(_) | Word::Count(_) | Word::Listed(_));
        let german = tokens.language == Language::De;
        let behind_noun = words.start.checked_sub(1).is_some_and(|b| {
            cut.tokens.contains(&b)
                && tokens.get(b).is_some_and(|t| t.capital && t.kind == Kind::Word)
                && !tokens.is(b, Class::NameStart)
        });
        let feminine = matches!(
            tokens.str(words.end - 1),
            "Allianz" | "Gemeinschaft" | "Union" | "Organisation" | "Liga" | "Insel"
        );
        let genitive = german && noun && preposition.is_none() && (article == "des" || (article == "der" && behind_noun));
        let oblique = german
            && noun
            && (matches!(article, "dem" | "des") || (article == "der" && (feminine || matches!(word, Word::Count(_)))));
        let acting = meant.iter().filter_map(|a| self.homes.acting(*a)).collect();
        Group {
            prep: preposition.map_or(DIRECT, frames::prep),
            modifies: owner || possessive,
            genitive,
            nominative: !owner && !possessive && preposition.is_none() && !genitive && !oblique,
            ..Group::of(acting, meant, words, clause)
        }
    }
}

/// How many a pronoun stands for.
#[derive(Clone, Copy, PartialEq)]
enum Number {
    One,
    OneFeminine,
    Many,
    Any,
}

/// The clause that a clause hangs on, else the finished one before it in the sentence.
fn above(scene: &Scene<'_, '_>, clause: usize) -> Option<usize> {
    let here = scene.clauses.list.get(clause)?;
    if let Some(parent) = here.parent {
        return Some(parent);
    }
    let segments = scene.clauses.segments_of(scene.cut);
    let before = segments.iter().take_while(|s| s.clause != clause).map(|s| s.clause);
    before
        .filter(|c| {
            scene.clauses.list.get(*c).is_some_and(|c| {
                c.finite && matches!(c.opener, Opener::Main | Opener::Coordinate | Opener::Adverbial | Opener::If)
            })
        })
        .last()
}

fn distinct(mut actors: Vec<usize>) -> Vec<usize> {
    let mut at = 0;
    while at < actors.len() {
        if actors[..at].contains(&actors[at]) {
            actors.remove(at);
        } else {
            at += 1;
        }
    }
    actors
}
