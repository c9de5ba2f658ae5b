//! Institutions and media that the lexicon does not know, and acronyms that a text introduces.
//!
//! Ministries, governments and armies are no actors of their own: the adjective before them stands for the state.
//! For `scan` only.

use std::ops::Range;

use crate::model::ActorKind;

use super::super::lexicon::{Class, Form};
use super::super::token::Kind;
use super::cue::{Cue, View};
use super::scan::{Scan, What};
use super::strangers::Who;

/// Most words before and behind the noun of an institution.
const REACH: usize = 6;

impl Scan<'_> {
    /// A noun of an organisation: with its name it is an institution. Gives the next token to read.
    pub(super) fn institution(&mut self, at: usize) -> Option<usize> {
        let view = self.view;
        if !view.capital(at) || at < self.floor {
            return None;
        }
        if !view.cue(at, Cue::Institution) {
            return None;
        }
        if view.joined_left(at).is_some() {
            return self.chained(at);
        }
        let left = if view.german() {
            self.adjectives_left(at)
        } else {
            self.words_left(at)
        };
        let right = self.complement(at + 1);
        let campus = view.german() && right == at + 1 && view.cue(at, Cue::Campus) && self.names_campus(at + 1);
        let end = if campus { at + 2 } else { right };
        if left == at && end == at + 1 {
            return None;
        }
        if !view.german() && end == at + 1 && !self.has_name(left..at) {
            return None;
        }
        Some(self.body(left..end))
    }

    fn body(&mut self, range: Range<usize>) -> usize {
        let end = range.end;
        let name = self.view.tokens.slice(range.clone());
        let body = self.strangers.of(ActorKind::Organisation, name, "institution", 0.75);
        self.take(range, What::Stranger(body));
        end
    }

    /// "Ewha-Universität", "Konrad-Adenauer-Stiftung", but not "Trump-Regierung" or "US-Universität".
    fn chained(&mut self, at: usize) -> Option<usize> {
        let view = self.view;
        let first = view.chain_start(at);
        if view.cue(at, Cue::Government) || !view.capital(first) {
            return None;
        }
        let named = self.hits.iter().rev().take(3).any(|hit| {
            let inside = hit.tokens.end > first;
            inside && matches!(&hit.what, What::Known { senses, .. } if senses.iter().any(|s| s.form != Form::Surname && s.form != Form::FullName && s.form != Form::WeakSurname))
        });
        let noun = view.is(first, Class::CommonNoun) || view.noun_ending(first) || view.get(first).is_some_and(|t| t.capitals);
        let alone = view.known(first, 1).is_some_and(|(_, senses)| {
            senses
                .iter()
                .any(|s| matches!(s.form, Form::Name | Form::Abbreviation | Form::Adjective | Form::Demonym))
        });
        if named || noun || alone {
            return None;
        }
        let end = self.complement(at + 1);
        Some(self.body(first..end))
    }

    /// German: capital adjectives before the noun are part of the name ("Fernöstlichen Föderalen Universität").
    fn adjectives_left(&self, at: usize) -> usize {
        let view = &self.view;
        let mut start = at;
        while start > self.floor.min(at) && at - start < REACH {
            let word = view.str(start - 1);
            let bent = ["e", "en", "er", "es", "em"].iter().any(|end| word.ends_with(end)) && word.len() > 5;
            if !view.capital(start - 1) || !bent || !view.spaced(start) || view.is(start - 1, Class::CommonNoun) {
                break;
            }
            let plain = view.is(start - 1, Class::NameStart) || view.is(start - 1, Class::RegionWord);
            let adjective = plain || word.contains("isch") || word.contains("lich") || word.contains("al") || word.contains("ig");
            if !adjective || view.opens_sentence(start - 1) {
                break;
            }
            start -= 1;
        }
        // The last hit may be the adjective itself ("Russischen Akademie der Wissenschaften").
        if start == at
            && let Some(hit) = self.hits.last()
            && hit.tokens.end == at
            && self.is_adjective(hit.tokens.clone())
            && self.complement(at + 1) > at + 1
        {
            return hit.tokens.start;
        }
        start
    }

    fn is_adjective(&self, range: Range<usize>) -> bool {
        let known = self.view.known(range.start, range.len());
        known.is_some_and(|(_, senses)| senses.iter().any(|s| s.form == Form::Adjective))
    }

    /// English: capital words before the noun.
    fn words_left(&self, at: usize) -> usize {
        let view = &self.view;
        let mut start = at;
        while start > 0 && at - start < REACH {
            let before = start - 1;
            if view.capital(before) && view.spaced(start) && !view.is(before, Class::Title) && !self.is_small_word(before) {
                start = before;
                continue;
            }
            let genitive = view.str(before) == "s" && start >= 3 && view.sign(start - 2, "'") && view.capital(start - 3);
            let hyphen = view.joined_left(start).is_some_and(|left| view.capital(left));
            if genitive && view.str(start) == "College" {
                start -= 3;
            } else if hyphen || view.sign(before, "&") && before > 0 && view.capital(before - 1) {
                start -= 2;
            } else {
                break;
            }
        }
        let floor = self.hits.last().map_or(0, |hit| {
            let whole = matches!(&hit.what, What::Stranger(_)) || hit.tokens.len() > 2;
            if whole { hit.tokens.end } else { 0 }
        });
        start.max(floor)
    }

    /// A word that only begins a sentence.
    fn is_small_word(&self, at: usize) -> bool {
        let view = &self.view;
        view.cue(at, Cue::Article)
            || view.cue(at, Cue::Place)
            || view.cue(at, Cue::And)
            || view.is(at, Class::Stop)
            || view.is(at, Class::Preposition)
            || view.is(at, Class::Conjunction)
            || view.is(at, Class::Pronoun)
            || view.is(at, Class::Weekday)
            || view.is(at, Class::Month)
    }

    /// Whether one of the words is a name and not only a capital noun ("Foreign Policy Institute" has none).
    fn has_name(&self, mut range: Range<usize>) -> bool {
        let view = &self.view;
        let opens = view.opens_sentence(range.start) && range.len() == 1;
        let state_only = range.len() == 1 && self.hits.last().is_some_and(|hit| hit.tokens.end == range.end);
        !opens
            && !state_only
            && range.any(|at| view.unknown(at) || view.is(at, Class::GivenName) || view.is(at, Class::NameStart))
    }

    /// What follows the noun: "für Sicherheits- und Entwicklungspolitik", "of Oxford", "der Wissenschaften".
    fn complement(&self, from: usize) -> usize {
        let view = &self.view;
        let genitive = view.german() && matches!(view.str(from), "der" | "des");
        if !(view.cue(from, Cue::For) || genitive) {
            return from;
        }
        let mut at = from + 1;
        let mut end = from;
        let limit = from + 2 + REACH;
        while at < limit {
            if view.capital(at) {
                if view.german() && self.is_state_name(at) {
                    break;
                }
                at = view.chain_end(at) + 1;
                let open = view.sign(at, "-") && view.spaced(at + 1);
                at += usize::from(open);
                end = if open { end } else { at };
                let linked = view.cue(at, Cue::And) || view.sign(at, "&") || !view.german() && view.cue(at, Cue::For) || open;
                if !linked {
                    if view.german() || !view.capital(at) {
                        break;
                    }
                    continue;
                }
                let next = at + usize::from(!view.capital(at));
                if !view.capital(next) && !view.cue(next, Cue::Article) {
                    break;
                }
                at = next;
            } else if view.cue(at, Cue::Article) || view.german() && bent(view, at) {
                at += 1;
            } else {
                break;
            }
        }
        if end > from { end } else { from }
    }

    fn is_state_name(&self, at: usize) -> bool {
        let known = self.view.known(at, 4);
        known.is_some_and(|(_, senses)| {
            senses
                .iter()
                .any(|s| matches!(s.form, Form::Name | Form::Abbreviation | Form::Demonym))
        })
    }

    fn names_campus(&self, at: usize) -> bool {
        let view = &self.view;
        let town = view
            .known(at, 1)
            .is_some_and(|(_, senses)| senses.iter().all(|s| matches!(s.form, Form::Seat | Form::Place)));
        view.unknown(at) && !view.noun_ending(at) || town
    }

    /// "(LHG)" behind a name whose first letters it has.
    pub(super) fn acronym(&mut self, at: usize) -> Option<usize> {
        let view = self.view;
        let letters = view.get(at + 1).filter(|t| t.capitals && t.end - t.start >= 2)?;
        if !view.sign(at + 2, ")") || view.tokens.vocabulary.is(letters.word, Class::NameStart) {
            return None;
        }
        let word = view.str(at + 1);
        let who = match self.hits.last().filter(|hit| hit.tokens.end == at).map(|hit| hit.what) {
            Some(What::Stranger(body)) if self.strangers.list[body].kind != ActorKind::Person => Who::Stranger(body),
            Some(What::Known { senses: [sense], .. }) if self.is_organisation(sense.actor) => Who::Known(sense.actor),
            _ => {
                let start = self.initials_left(at, word)?;
                let noun = (start..at).any(|w| view.is(w, Class::OrganisationNoun));
                if !noun || start < self.floor.min(at) && self.hits.last().is_some_and(|h| h.tokens.start < start) {
                    return None;
                }
                let body = self
                    .strangers
                    .of(ActorKind::Organisation, view.tokens.slice(start..at), "acronym", 0.85);
                self.take(start..at, What::Stranger(body));
                Who::Stranger(body)
            }
        };
        self.strangers.comes_as(word, who);
        let what = match who {
            Who::Stranger(body) => What::Stranger(body),
            Who::Known(actor) => What::One {
                sense: super::super::lexicon::NameSense {
                    actor,
                    form: Form::Abbreviation,
                },
                rule: "acronym",
            },
        };
        self.take(at + 1..at + 2, what);
        Some(at + 3)
    }

    fn is_organisation(&self, actor: u32) -> bool {
        let kind = self.view.lexicon.actor(actor).map(|a| a.kind);
        kind.is_some_and(|k| !matches!(k, ActorKind::Person | ActorKind::State))
    }

    /// The first of the words before `end` whose capital letters make the acronym.
    fn initials_left(&self, end: usize, acronym: &str) -> Option<usize> {
        let view = &self.view;
        let mut wanted: Vec<char> = acronym.chars().collect();
        let mut at = end;
        let mut words = 0;
        while let Some(letter) = wanted.last().copied() {
            at = at.checked_sub(1).filter(|at| end - at <= 12)?;
            let token = view.get(at)?;
            if token.kind != Kind::Word {
                if view.sign(at, "-") || view.sign(at, "&") {
                    continue;
                }
                return None;
            }
            let first = view.str(at).chars().next()?;
            if first == letter {
                wanted.pop();
                words += 1;
            } else if token.capital {
                return None;
            } else if first.to_uppercase().next() == Some(letter) {
                wanted.pop();
            }
        }
        (words >= 2).then_some(at)
    }

    /// "Nachrichtenagentur X", "the newspaper X".
    pub(super) fn media(&mut self, at: usize) -> Option<usize> {
        let view = self.view;
        let quote = usize::from(view.get(at + 1).is_some_and(|t| t.kind == Kind::Sign && t.quoted));
        let first = at + 1 + quote;
        if !view.unknown(first) || view.noun_ending(first) || view.in_title_case(at) {
            return None;
        }
        let mut end = view.chain_end(first) + 1;
        while end - first < 4 && view.unknown(end) && view.spaced(end) && !view.noun_ending(end) {
            end += 1;
        }
        Some(self.outlet(first..end))
    }

    /// "the Yonhap news agency".
    pub(super) fn agency(&mut self, at: usize) -> Option<usize> {
        let view = self.view;
        let name = at.checked_sub(2)?;
        if view.cue(at - 1, Cue::News) && view.unknown(name) && name >= self.floor && !view.opens_sentence(name) {
            self.outlet(name..name + 1);
        }
        None
    }

    fn outlet(&mut self, range: Range<usize>) -> usize {
        let end = range.end;
        let name = self.view.tokens.slice(range.clone());
        let outlet = self.strangers.of(ActorKind::Media, name, "media", 0.75);
        if range.len() == 1 {
            self.introduce(range.start, Who::Stranger(outlet));
        }
        self.take(range, What::Stranger(outlet));
        end
    }
}

/// A German adjective with a small letter, by its ending.
fn bent(view: &View<'_>, at: usize) -> bool {
    let word = view.str(at);
    view.small(at) && word.len() > 5 && ["e", "en", "er", "es"].iter().any(|end| word.ends_with(end))
}
