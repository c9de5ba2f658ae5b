//! Persons: names of the lexicon beside other words, and persons it does not know.
//!
//! Somebody unknown is recognised by a given name, by a title or office, by a verb of speech, or by the office that
//! follows the name; without a given name two such signs are needed. For `scan` only.

use std::ops::Range;

use crate::model::ActorKind;

use super::super::lexicon::{Class, Form, NameSense};
use super::super::token::Kind;
use super::cue::{Cue, View, bits, trigger};
use super::scan::{Scan, What};
use super::strangers::{Who, fold};

/// Most words of a name.
const LONGEST: usize = 4;

/// A name as it was read.
struct Parsed {
    end: usize,
    /// Token of the family name.
    family: usize,
    words: usize,
}

/// Other things that words which are given names can be, too ("Mark", "May", "Jordan").
const DOUBTFUL: u64 = bits(&[
    Class::Month,
    Class::Currency,
    Class::CommonNoun,
    Class::Stop,
    Class::Auxiliary,
    Class::Trigger,
    Class::NameCue,
    Class::Speech,
    Class::FiniteVerb,
    Class::Season,
    Class::Title,
]);

/// Ends of German words for offices and callings.
const ROLES: &[&str] = &[
    "chef",
    "chefin",
    "minister",
    "ministerin",
    "sprecher",
    "sprecherin",
    "präsident",
    "präsidentin",
    "führer",
    "führerin",
    "experte",
    "expertin",
    "forscher",
    "forscherin",
    "leiter",
    "leiterin",
    "direktor",
    "direktorin",
    "beauftragter",
    "beauftragte",
    "berater",
    "beraterin",
    "kommissar",
    "kommissarin",
    "vorsitzender",
    "vorsitzende",
    "general",
    "admiral",
    "botschafter",
    "botschafterin",
    "analyst",
    "analystin",
    "politiker",
    "politikerin",
    "ökonom",
    "ökonomin",
    "historiker",
    "historikerin",
    "wissenschaftler",
    "wissenschaftlerin",
    "journalist",
    "journalistin",
    "diplomat",
    "diplomatin",
    "sekretär",
    "sekretärin",
    "kanzler",
    "kanzlerin",
    "gouverneur",
    "gouverneurin",
    "abgeordneter",
    "abgeordnete",
    "kommandeur",
    "oberst",
];

/// Whether a title, an office or a calling stands directly before the token.
pub(super) fn title_before(view: &View<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        let stop = usize::from(view.sign(before, "."));
        before.checked_sub(stop).is_some_and(|b| is_role(view, b))
    })
}

/// A title by class, or a German compound that ends like one.
fn is_role(view: &View<'_>, at: usize) -> bool {
    view.is(at, Class::Title) || view.german() && view.unknown(at) && has_role_end(view.str(at))
}

fn has_role_end(word: &str) -> bool {
    ROLES.iter().any(|end| word.len() > end.len() + 1 && word.ends_with(end))
}

impl<'a> Scan<'a> {
    /// A name of a person of the lexicon; gives the next token to read.
    pub(super) fn known_person(&mut self, range: Range<usize>, senses: &'a [NameSense], place: bool) -> usize {
        let view = self.view;
        let Range { start, end } = range;
        if start.checked_sub(1).is_some_and(|b| view.cue(b, Cue::Ship)) {
            return end;
        }
        let last = view.chain_end(end - 1);
        if last >= end && view.cue(last, Cue::NotPerson) && !view.cue(last, Cue::Government) {
            return if view.is(last, Class::OrganisationNoun) {
                end
            } else {
                last + 1
            };
        }
        if view.capital(end) && view.spaced(end) && view.cue(end, Cue::NotPerson) && !view.german() {
            return if view.is(end, Class::OrganisationNoun) { end } else { end + 1 };
        }
        if let Some((rest, senses)) = self.without_title(&range, senses) {
            return self.known_person(rest, senses, place);
        }
        let family_only = senses
            .iter()
            .all(|s| matches!(s.form, Form::Surname | Form::WeakSurname | Form::Seat));
        if family_only && let Some(next) = self.beside_family_name(&range, senses) {
            return next;
        }
        if !family_only {
            let family = if self.family_first(start, senses) { start } else { end - 1 };
            if let [sense] = senses {
                self.introduce(family, Who::Known(sense.actor));
            }
        }
        self.take(range, What::Known { senses, place });
        end
    }

    /// The name behind a title that a table has as part of it ("Kaiser Wilhelm II.").
    fn without_title(&self, range: &Range<usize>, senses: &[NameSense]) -> Option<(Range<usize>, &'a [NameSense])> {
        if range.len() < 2 || !self.view.is(range.start, Class::Title) {
            return None;
        }
        let first = range.start + 1;
        let (count, rest) = self.view.known(first, usize::MAX)?;
        let same = rest.iter().any(|r| senses.iter().any(|s| s.actor == r.actor));
        (same && first + count >= range.end).then_some((first..first + count, rest))
    }

    /// A family name with initials before it or given names behind it.
    fn beside_family_name(&mut self, range: &Range<usize>, senses: &'a [NameSense]) -> Option<usize> {
        let view = self.view;
        let mut start = range.start;
        while start >= self.floor + 2 && view.initial(start - 2) && !view.sign(start, "-") {
            start -= 2;
        }
        if start < range.start {
            let matching = senses
                .iter()
                .find(|s| s.form != Form::Seat && self.same_initial(s.actor, view.str(start)));
            if let Some(sense) = matching {
                let sense = NameSense {
                    actor: sense.actor,
                    form: Form::FullName,
                };
                self.take(start..range.end, What::One { sense, rule: "lexicon" });
            } else {
                self.stranger(start..range.end, range.start, "initials", 0.7);
            }
            return Some(range.end);
        }
        if !self.family_first(range.start, senses) {
            return None;
        }
        let next = range.end;
        let given = view.capital(next) && view.spaced(next) && view.name_like(next, false);
        if !given || !(view.unknown(next) || view.is(next, Class::GivenName)) {
            return None;
        }
        let mut end = view.chain_end(next) + 1;
        let hyphen = end > next + 1;
        if !hyphen && view.unknown(end) && view.spaced(end) && view.name_like(end, false) {
            end += 1;
        }
        let name = range.start..end;
        let frame = hyphen || title_before(&view, range.start) || view.beside_speech(&name);
        let english = !view.german() && !view.in_title_case(next);
        if !frame && !english {
            return None;
        }
        self.stranger(name, range.start, "family-first", if frame { 0.8 } else { 0.7 });
        Some(end)
    }

    /// Whether the bearers of the name put the family name first ("Kim Jong Un").
    fn family_first(&self, at: usize, senses: &[NameSense]) -> bool {
        let word = self.view.str(at);
        senses.iter().filter(|s| s.form != Form::Seat).any(|s| {
            let actor = self.view.lexicon.actor(s.actor);
            let first = |name: &str| name.split(' ').next() == Some(word) && name.contains(' ');
            actor.is_some_and(|a| first(&a.name_en) || first(&a.name_de))
        })
    }

    /// Whether the actor's given name begins with the same letter.
    fn same_initial(&self, actor: u32, given: &str) -> bool {
        let Some(actor) = self.view.lexicon.actor(actor) else {
            return false;
        };
        let first = |name: &str| fold(name).chars().next();
        let wanted = first(given);
        [&actor.name_de, &actor.name_en]
            .into_iter()
            .any(|name| wanted.is_some() && first(name) == wanted)
    }

    /// A name that begins with a given name.
    pub(super) fn given_name(&mut self, at: usize) -> Option<usize> {
        let view = self.view;
        if !view.capital(at) || at < self.floor || view.joined_left(at).is_some() {
            return None;
        }
        let before = at.checked_sub(1);
        if before.is_some_and(|b| view.get(b).is_some_and(|t| t.kind == Kind::Number) || view.cue(b, Cue::Ship)) {
            return None;
        }
        let doubtful = view.mask(at) & DOUBTFUL != 0
            || view.tokens.value(at, Class::GivenName) == Some("weak")
            || view.names_something_else(at);
        let most = if view.in_title_case(at) { 2 } else { LONGEST };
        let parsed = self.parse(at, true, most).filter(|p| p.words >= 2)?;
        let range = at..parsed.end;
        let title = title_before(&view, at);
        if doubtful {
            let article = before.is_some_and(|b| view.cue(b, Cue::Article) || view.cue(b, Cue::Contracted));
            let sure = title || view.beside_speech(&range) || view.sign(parsed.end, ",");
            let plain = view.unknown(parsed.family) && !view.in_heading(at) && !view.opens_sentence(at);
            if article || !(sure || plain) {
                return None;
            }
        }
        if view.cue(parsed.end, Cue::NotPerson) && view.capital(parsed.end) && view.spaced(parsed.end) && !view.german() {
            return (!view.is(parsed.end, Class::OrganisationNoun)).then_some(parsed.end + 1);
        }
        if let Some(sense) = self.other_spelling(at, &parsed) {
            self.take(range, What::One { sense, rule: "lexicon" });
            return Some(parsed.end);
        }
        let (rule, confidence) = if title { ("title-name", 0.9) } else { ("given-name", 0.85) };
        let family = if self.known_family_at(at) && !self.known_family_at(parsed.family) {
            at
        } else {
            parsed.family
        };
        self.stranger(range, family, rule, confidence);
        if parsed.words > 2 && family == parsed.family && !view.is(family - 1, Class::GivenName) {
            self.introduce_double(family);
        }
        Some(parsed.end)
    }

    /// "Ramon Pacheco Pardo" comes again as "Pacheco Pardo".
    fn introduce_double(&mut self, family: usize) {
        if let Some(What::Stranger(stranger)) = self.hits.last().map(|hit| hit.what)
            && self.view.capital(family - 1)
        {
            self.introduce(family - 1, Who::Stranger(stranger));
        }
    }

    fn known_family_at(&self, at: usize) -> bool {
        let known = self.view.known(at, 1);
        known.is_some_and(|(_, senses)| senses.iter().any(|s| matches!(s.form, Form::Surname | Form::WeakSurname)))
    }

    /// "Wolodimir Selenskyj": an unmistakable family name of the lexicon after a given name of much the same spelling.
    fn other_spelling(&self, at: usize, parsed: &Parsed) -> Option<NameSense> {
        let (_, senses) = self
            .view
            .known(parsed.family, 1)
            .filter(|_| parsed.family + 1 == parsed.end)?;
        let given = fold(self.view.str(at)).replace('w', "v");
        let same = |sense: &&NameSense| {
            let actor = self.view.lexicon.actor(sense.actor);
            sense.form == Form::Surname
                && actor.is_some_and(|a| {
                    [&a.name_de, &a.name_en].into_iter().any(|name| {
                        let name = fold(name).replace('w', "v");
                        given.chars().zip(name.chars()).take(3).filter(|(a, b)| a == b).count() == 3
                    })
                })
        };
        senses.iter().find(same).map(|sense| NameSense {
            actor: sense.actor,
            form: Form::FullName,
        })
    }

    /// Reads a name from its first word; `given`: that word is a given name.
    fn parse(&self, start: usize, given: bool, most: usize) -> Option<Parsed> {
        let view = &self.view;
        let (mut at, mut words, mut family) = (start, 0, start);
        let sentence = view.sentence(start).end;
        while words < most && at < sentence {
            if words > 0 && view.initial(at) && view.spaced(at) {
                at += 2;
                continue;
            }
            if words > 0 && !view.spaced(at) {
                break;
            }
            let after_given = words > 0 && (view.is(at - 1, Class::GivenName) || view.sign(at - 1, "."));
            let core = self.after_particles(at, after_given);
            let ok = if words == 0 {
                given || view.unknown(core) && view.name_like(core, false)
            } else if given && words == 1 {
                view.name_like(core, true)
            } else {
                let strange = view.unknown(core) || core > at || view.is(core, Class::GivenName);
                strange && view.name_like(core, false)
            };
            if !ok {
                break;
            }
            family = core;
            at = self.after_hyphens(core);
            words += 1;
        }
        while at > start + 1 && view.sign(at - 1, ".") && view.initial(at - 2) && at - 2 > family {
            at -= 2; // initials that no name followed
        }
        (words > 0).then(|| Parsed {
            end: self.after_suffix(at),
            family,
            words,
        })
    }

    /// The word after "von", "bin", "al-"; `given`: a given name or initial stands directly before.
    fn after_particles(&self, at: usize, given: bool) -> usize {
        let view = &self.view;
        let mut core = at;
        for _ in 0..3 {
            let hyphen = view.joined_right(core + 1);
            let Some(kind) = view.tokens.value(core, Class::NameParticle) else {
                break;
            };
            let fits = match kind {
                "weak" => given && core == at,
                "after" => core > at,
                "hyphen" => hyphen.is_some(),
                "suffix" => false,
                _ => view.small(core) || hyphen.is_some() || given,
            };
            if !fits {
                break;
            }
            core = hyphen.unwrap_or(core + 1);
        }
        if view.capital(core) { core } else { at }
    }

    /// The end of a name with "Jr." or "Pascha" behind it.
    fn after_suffix(&self, end: usize) -> usize {
        let view = &self.view;
        let suffix = view.tokens.value(end, Class::NameParticle) == Some("suffix") && view.spaced(end);
        if suffix && view.capital(end) { end + 1 } else { end }
    }

    /// The end of a word whose parts are joined by hyphens, as far as they are names.
    fn after_hyphens(&self, core: usize) -> usize {
        let view = &self.view;
        let mut end = core + 1;
        while let Some(next) = view.joined_right(end) {
            let noun =
                view.is(next, Class::CommonNoun) || view.is(next, Class::OrganisationNoun) || view.cue(next, Cue::Government);
            let name = if view.capital(next) {
                !noun && (!view.german() || !view.noun_ending(next)) && !view.cue(next, Cue::NotPerson)
            } else {
                view.small(next) && view.str(next).len() <= 6 && !view.is(next, Class::NameCue) && !view.is(next, Class::Stop)
            };
            if !name {
                break;
            }
            end = next + 1;
        }
        end
    }

    /// A title or office: the name that follows it, or the name to which it is added.
    pub(super) fn title(&mut self, at: usize) -> Option<usize> {
        let view = self.view;
        let stop = usize::from(view.sign(at + 1, ".") && !view.spaced(at + 1));
        let first = at + 1 + stop;
        let other = view.is(first, Class::GivenName) || view.is(first, Class::NameStart) || view.is(first, Class::Title);
        if !other
            && view.capital(first)
            && view.spaced(first)
            && view.sentence(at).contains(&first)
            && !view.in_title_case(at)
            && let Some(parsed) = self.parse(first, false, LONGEST)
            && self.title_suffices(at, first, &parsed)
        {
            let confidence = if parsed.words > 1 { 0.85 } else { 0.65 };
            self.stranger(first..parsed.end, parsed.family, "title-name", confidence);
            return Some(parsed.end);
        }
        self.apposition(at);
        None
    }

    /// Whether a title and unknown words are a person: in German all nouns have capitals.
    fn title_suffices(&self, title: usize, first: usize, parsed: &Parsed) -> bool {
        let view = &self.view;
        if view.joined_right(parsed.end).is_some() || view.str(first).len() < 3 {
            return false;
        }
        let range = first..parsed.end;
        if view.german() {
            let end = view.str(parsed.family);
            let dative = title
                .checked_sub(1)
                .is_some_and(|b| matches!(view.str(b), "dem" | "den" | "der"));
            let plural = end.ends_with("en") || end.ends_with('e') || end.ends_with("er");
            return !(dative && plural && parsed.words == 1) || view.beside_speech(&range);
        }
        parsed.words > 1 || view.capital(title) || view.beside_speech(&range)
    }

    /// "Niklas Swanstrom, Direktor des Instituts": the name before the comma before the title.
    fn apposition(&mut self, title: usize) {
        let view = self.view;
        let from = title.saturating_sub(6).max(self.floor);
        let Some(comma) = (from..title).rev().find(|at| view.sign(*at, ",")) else {
            return;
        };
        let between_ok = (comma + 1..title).all(|at| view.get(at).is_some_and(|t| t.kind == Kind::Word));
        let adverb = comma + 1 < title && view.trigger(comma + 1, trigger::SAY);
        if !between_ok || adverb {
            return;
        }
        if let Some(range) = self.run_left(comma) {
            let family = range.end - 1;
            self.stranger(range, family, "apposition", 0.75);
        }
    }

    /// Two or more words before `end` that can only be a name.
    fn run_left(&self, end: usize) -> Option<Range<usize>> {
        let view = &self.view;
        let mut start = end;
        let mut words = 0;
        while start > self.floor && words < LONGEST {
            let at = start - 1;
            if words > 0 && view.sign(at, ".") && at > self.floor && view.initial(at - 1) {
                start = at - 1;
                words += 1;
                continue;
            }
            let name = view.name_like(at, false) && (view.unknown(at) || view.is(at, Class::GivenName));
            if !name || is_role(view, at) {
                break;
            }
            start = at;
            words += 1;
            while let Some(left) = view.joined_left(start).filter(|l| *l >= self.floor && view.capital(*l)) {
                start = left;
            }
            if !view.spaced(start) {
                break;
            }
        }
        let article = start
            .checked_sub(1)
            .is_some_and(|b| view.cue(b, Cue::Article) || view.cue(b, Cue::Contracted));
        (words >= 2 && !article && !view.in_heading(start)).then_some(start..end)
    }

    /// A verb of speech: who speaks stands behind or before it.
    pub(super) fn speech(&mut self, at: usize) -> Option<usize> {
        let view = self.view;
        let mut first = at + 1;
        if view.german() && is_role(&view, first) && !view.is(first, Class::Title) {
            first += 1; // "sagte Regierungschefin Meier"
        }
        let other = view.is(first, Class::GivenName) || view.is(first, Class::NameStart) || view.is(first, Class::Title);
        if !other
            && view.capital(first)
            && view.sentence(at).contains(&first)
            && !view.in_heading(at)
            && let Some(parsed) = self.parse(first, false, LONGEST)
        {
            let closed = view.get(parsed.end).is_none_or(|t| t.kind == Kind::Sign);
            let one = closed && view.str(first).len() > 3 && (!view.german() || first > at + 1);
            if parsed.words > 1 || one {
                let confidence = if parsed.words > 1 { 0.7 } else { 0.5 };
                self.stranger(first..parsed.end, parsed.family, "speech-name", confidence);
                return Some(parsed.end);
            }
        }
        if at > self.floor
            && view.capital(at - 1)
            && let Some(range) = self.run_left(at)
        {
            let family = range.end - 1;
            self.stranger(range, family, "speech-name", 0.65);
        }
        None
    }

    /// Takes a person whom the lexicon does not know.
    fn stranger(&mut self, range: Range<usize>, family: usize, rule: &'static str, confidence: f32) {
        let view = self.view;
        let name = view.tokens.slice(range.clone());
        let alone = range.len() == 1;
        if alone && !self.strangers.short(name, view.german()).is_empty() {
            return; // a later mention by family name
        }
        let full = (!alone).then(|| self.strangers.named_in_full(view.str(family), name, rule, confidence));
        let stranger = full
            .flatten()
            .unwrap_or_else(|| self.strangers.of(ActorKind::Person, name, rule, confidence));
        self.introduce(family, Who::Stranger(stranger));
        self.take(range, What::Stranger(stranger));
    }
}
