//! First reading: names in the order of the text, with what each may stand for.
//!
//! One pass; every rule looks only a few tokens to the left and right. For [`super`] only. Not here: which of several
//! bearers of a name is meant (`resolve`), for which the whole text must have been read once.

use std::ops::Range;

use super::super::lexicon::{Class, Form, NameSense, WordId};
use super::cue::{Cue, View, bits, trigger};
use super::seats;
use super::strangers::{Strangers, Who};

/// What stands at a place.
#[derive(Debug, Clone, Copy)]
pub(super) enum What<'a> {
    /// A name of the lexicon; a seat among its senses does not count if `place`.
    Known { senses: &'a [NameSense], place: bool },
    /// One sense, worked out by a rule.
    One { sense: NameSense, rule: &'static str },
    /// Somebody the lexicon does not know, in full.
    Stranger(usize),
    /// "der Norden": a state whose name begins so, if the text has named it.
    Side { north: bool },
}

/// A name at its place.
#[derive(Debug, Clone)]
pub(super) struct Hit<'a> {
    pub(super) tokens: Range<usize>,
    pub(super) what: What<'a>,
}

/// What the first reading gives.
pub(super) struct Scan<'a> {
    pub(super) view: View<'a>,
    /// In the order of the text, without overlap.
    pub(super) hits: Vec<Hit<'a>>,
    pub(super) strangers: Strangers<'a>,
    /// Pronouns and "beide", to be looked at when all mentions are known.
    pub(super) pronouns: Vec<usize>,
    /// Where the last seat ended, and whether it was a place.
    pub(super) last_seat: Option<(usize, bool)>,
    /// Nothing before this token may be taken into a name.
    pub(super) floor: usize,
}

/// Classes at which a rule begins.
const START: u64 = bits(&[
    Class::NameStart,
    Class::GivenName,
    Class::Title,
    Class::OrganisationNoun,
    Class::NameTrigger,
    Class::Combining,
]);

impl<'a> Scan<'a> {
    /// Reads all tokens.
    pub(super) fn of(view: View<'a>) -> Self {
        let mut scan = Self {
            view,
            hits: Vec::new(),
            strangers: Strangers::default(),
            pronouns: Vec::new(),
            last_seat: None,
            floor: 0,
        };
        let mut at = 0;
        while let Some(token) = view.get(at) {
            let mask = token.mask;
            if mask & START == 0 {
                at = if token.word == WordId::NONE && token.capital {
                    scan.unlisted(at)
                } else {
                    at + 1
                };
                continue;
            }
            at = scan.step(at, mask).max(at + 1);
        }
        scan
    }

    /// Tries the rules that begin at this token; gives the next token to read.
    fn step(&mut self, at: usize, mask: u64) -> usize {
        let is = |class: Class| mask >> class as u32 & 1 == 1;
        if is(Class::NameTrigger)
            && let Some(next) = self.triggered(at)
        {
            return next;
        }
        if is(Class::Combining) && self.combined(at) {
            return at + 1;
        }
        if is(Class::NameStart)
            && let Some((count, senses)) = self.view.known(at, usize::MAX)
        {
            if count == 1
                && is(Class::GivenName)
                && let Some(next) = self.given_name(at)
            {
                return next;
            }
            return self.known(at..at + count, senses);
        }
        if is(Class::GivenName)
            && let Some(next) = self.given_name(at)
        {
            return next;
        }
        if is(Class::OrganisationNoun)
            && let Some(next) = self.institution(at)
        {
            return next;
        }
        if is(Class::Title)
            && let Some(next) = self.title(at)
        {
            return next;
        }
        at + 1
    }

    fn triggered(&mut self, at: usize) -> Option<usize> {
        let word = self.view.get(at)?.word;
        for key in self.view.tokens.vocabulary.values(word, Class::NameTrigger) {
            let next = match key {
                trigger::SAY => self.speech(at),
                trigger::BRACKET => self.acronym(at),
                trigger::MEDIA => self.media(at),
                trigger::AGENCY => self.agency(at),
                trigger::HALF => self.half(at),
                trigger::NORTH => self.side(at, true),
                trigger::SOUTH => self.side(at, false),
                trigger::BOTH | trigger::HE | trigger::SHE | trigger::LAND => {
                    self.pronouns.push(at);
                    None
                }
                _ => None,
            };
            if next.is_some() {
                return next;
            }
        }
        None
    }

    /// Takes a hit; earlier hits that it covers are given up.
    pub(super) fn take(&mut self, tokens: Range<usize>, what: What<'a>) {
        while self.hits.last().is_some_and(|last| last.tokens.end > tokens.start) {
            self.hits.pop();
        }
        self.floor = tokens.end;
        self.hits.push(Hit { tokens, what });
    }

    /// The last hit ends exactly here.
    pub(super) fn hit_ends(&self, end: usize) -> bool {
        self.hits.last().is_some_and(|last| last.tokens.end == end)
    }

    /// A name of the lexicon; gives the next token to read.
    pub(super) fn known(&mut self, range: Range<usize>, senses: &'a [NameSense]) -> usize {
        let end = range.end;
        if let Some((first, senses)) = self.person_in(&range, senses) {
            return self.known(first, senses);
        }
        let range = if range.len() > 1 && self.view.sign(end - 1, "-") {
            range.start..end - 1
        } else {
            range
        };
        let has = |test: fn(Form) -> bool| senses.iter().any(|s| test(s.form));
        if senses.iter().all(|s| s.form == Form::Place) {
            // A place hides the names inside it, and is the name of no actor.
            self.floor = end;
            return end;
        }
        if !self.joins_well(&range) {
            return end;
        }
        let mut place = false;
        if has(|form| form == Form::Seat) {
            place = seats::is_place(self, &range, senses);
            self.last_seat = Some((end, place));
            if place && senses.iter().all(|s| matches!(s.form, Form::Seat | Form::Place)) {
                return end;
            }
        }
        if has(|form| matches!(form, Form::FullName | Form::Surname | Form::WeakSurname)) {
            return self.known_person(range, senses, place);
        }
        if self.is_no_state_here(&range, senses) {
            return end;
        }
        self.take(range, What::Known { senses, place });
        end
    }

    /// "Trump-Regierung" is a seat of its state for the lexicon; here the person counts.
    fn person_in(&self, range: &Range<usize>, senses: &[NameSense]) -> Option<(Range<usize>, &'a [NameSense])> {
        if range.len() < 2 || senses.iter().any(|s| s.form != Form::Seat) {
            return None;
        }
        let (count, alone) = self.view.known(range.start, 1)?;
        let person = alone.iter().any(|s| matches!(s.form, Form::Surname | Form::WeakSurname));
        person.then_some((range.start..range.start + count, alone))
    }

    /// Whether what is joined to the left by a hyphen leaves the name what it is.
    fn joins_well(&self, range: &Range<usize>) -> bool {
        let view = &self.view;
        let Some(left) = view.joined_left(range.start) else {
            return true;
        };
        if self.hit_ends(left + 1) || self.hit_ends(left + 2) || view.cue(left, Cue::Prefix) {
            return true;
        }
        if view.trigger(left, trigger::HALF) && view.german() {
            return true; // "Nord-Kosovo"
        }
        if view.cue(left, Cue::Continent) {
            return false;
        }
        let seat = self.last_seat.is_some_and(|(end, _)| end == left + 1);
        seat || view.small(left) && view.german() && !view.str(left).starts_with("post")
    }

    /// Adjectives and names that are a language, a sea, a part of a continent.
    fn is_no_state_here(&self, range: &Range<usize>, senses: &[NameSense]) -> bool {
        let view = &self.view;
        let Range { start, end } = *range;
        let adjective = senses.iter().any(|s| matches!(s.form, Form::Adjective | Form::Demonym));
        if view.cue(end, Cue::Geo) && view.spaced(end) {
            return true;
        }
        if !adjective && !view.german() && self.is_act(end) {
            return true;
        }
        let before = start.checked_sub(1);
        if let Some(before) = before {
            let article = usize::from(view.cue(before, Cue::Article));
            let of = before.checked_sub(article).filter(|of| view.cue(*of, Cue::Of));
            if of.and_then(View::before).is_some_and(|noun| view.cue(noun, Cue::GeoOf)) || view.cue(before, Cue::GeoOf) {
                return true;
            }
            if adjective && !view.german() && view.cue(before, Cue::Continent) && view.capital(before) {
                return view.str(start).starts_with("Americ");
            }
        }
        if !adjective {
            return false;
        }
        let noun = view.joined_right(end).unwrap_or(end);
        if view.cue(noun, Cue::Language) {
            return true;
        }
        let language = before.is_some_and(|b| view.cue(b, Cue::LanguageBefore));
        if !language || end - start > 1 {
            return false;
        }
        if view.german() {
            // "auf Russisch", but "auf russische Waffen".
            let bare = view.str(start).ends_with("sch");
            return view.capital(start) && (bare || view.str(start).ends_with("sche") && self.clause_goes_on(end));
        }
        !view.str(start).ends_with('s') && self.clause_goes_on(end)
    }

    /// The capital words that follow end in "Act" or "Treaty".
    fn is_act(&self, end: usize) -> bool {
        let view = &self.view;
        let words = (end..end + 4).take_while(|at| view.capital(*at) && view.spaced(*at));
        words.into_iter().any(|at| view.cue(at, Cue::Act))
    }

    /// No noun follows that the adjective could belong to.
    fn clause_goes_on(&self, at: usize) -> bool {
        let view = &self.view;
        let Some(token) = view.get(at) else { return true };
        let sign = token.kind == super::super::token::Kind::Sign;
        sign || view.cue(at, Cue::And)
            || view.cue(at, Cue::Place)
            || view.cue(at, Cue::To)
            || view.cue(at, Cue::Article)
            || view.is(at, Class::Preposition)
            || view.is(at, Class::Conjunction)
            || view.is(at, Class::Auxiliary)
    }

    /// "Nord- und Südkorea", "North and South Korea": the first half is a mention, too.
    fn half(&mut self, at: usize) -> Option<usize> {
        let view = self.view;
        let (end, other) = if view.german() {
            let hyphen = view.sign(at + 1, "-") && !view.spaced(at + 1);
            (hyphen && view.cue(at + 2, Cue::And)).then_some((at + 2, at + 3))?
        } else {
            (view.capital(at) && view.cue(at + 1, Cue::And)).then_some((at + 1, at + 2))?
        };
        let (count, senses) = view.known(other, usize::MAX)?;
        let form = senses.first()?.form;
        let word = view.str(other);
        let half = [
            "Nord", "Süd", "Ost", "West", "nord", "süd", "ost", "west", "North", "South", "East",
        ]
        .into_iter()
        .filter(|half| word.starts_with(half))
        .max_by_key(|half| half.len())?;
        let rest = &word[half.len()..];
        let whole = format!("{}{rest}", view.str(at));
        let first = view.tokens.vocabulary.find(&whole);
        let rest = view.tokens.all.get(other + 1..other + count)?.iter().map(|t| t.word);
        let (found, senses) = view.names.longest(std::iter::once(first).chain(rest))?;
        let sense = *senses.iter().find(|s| s.form == form)?;
        if found != count || matches!(form, Form::Place | Form::Seat) {
            return None;
        }
        self.take(at..end, What::One { sense, rule: "half" });
        Some(end)
    }

    /// "Sino-Russian": the first half stands for a state.
    fn combined(&mut self, at: usize) -> bool {
        let view = self.view;
        let adjective = view.joined_right(at + 1).and_then(|next| view.known(next, usize::MAX));
        let bends = adjective.is_some_and(|(_, senses)| senses.iter().any(|s| matches!(s.form, Form::Adjective | Form::Demonym)));
        let key = view
            .get(at)
            .and_then(|t| view.tokens.vocabulary.value(t.word, Class::Combining));
        let Some(actor) = key.filter(|_| bends).and_then(|key| view.lexicon.find(key)) else {
            return false;
        };
        let sense = NameSense {
            actor,
            form: Form::Adjective,
        };
        self.take(
            at..at + 1,
            What::One {
                sense,
                rule: "combining",
            },
        );
        true
    }

    /// "der Norden", "the South": only as a whole, not as a direction.
    fn side(&mut self, at: usize, north: bool) -> Option<usize> {
        let view = self.view;
        let before = at.checked_sub(1)?;
        if !view.capital(at) || !view.cue(before, Cue::Article) || view.capital(at + 1) {
            return None;
        }
        let place = before
            .checked_sub(1)
            .is_some_and(|p| view.cue(p, Cue::Place) || view.cue(p, Cue::From));
        let part = view.cue(at + 1, Cue::Of) || view.cue(at + 1, Cue::Article) || view.cue(at + 1, Cue::And);
        if place || part || view.sign(at + 1, "-") {
            return None;
        }
        self.take(at..at + 1, What::Side { north });
        Some(at + 1)
    }

    /// A capital word that no table holds: a genitive that is not made for names of its kind, or a shouted name.
    fn unlisted(&mut self, at: usize) -> usize {
        let view = self.view;
        let word = view.str(at);
        if view.get(at).is_some_and(|t| t.capitals) {
            return if word.len() > 2 { self.shouted(at) } else { at + 1 };
        }
        let stem = word.strip_suffix('s').filter(|_| view.german());
        let stem = stem.map_or(WordId::NONE, |stem| view.tokens.vocabulary.find(stem));
        if !view.tokens.vocabulary.is(stem, Class::NameStart) {
            return at + 1;
        }
        let Some((1, senses)) = view.names.longest(std::iter::once(stem)) else {
            return at + 1;
        };
        let names = senses
            .iter()
            .all(|s| matches!(s.form, Form::Name | Form::Seat | Form::Surname | Form::WeakSurname));
        if names { self.known(at..at + 1, senses) } else { at + 1 }
    }

    /// A name in capital letters in a heading or among other such words ("GENOSSE KIM").
    fn shouted(&mut self, at: usize) -> usize {
        let view = self.view;
        let loud = |at: usize| view.get(at).is_some_and(|t| t.capitals);
        if !(view.in_heading(at) && (loud(at + 1) || at.checked_sub(1).is_some_and(loud))) {
            return at + 1;
        }
        let words = view.tokens.all[at..].iter().enumerate().take(4).map(|(offset, token)| {
            if token.capitals { self.quiet(at + offset) } else { token.word }
        });
        let Some((count, senses)) = view.names.longest(words) else {
            return at + 1;
        };
        if senses
            .iter()
            .all(|s| matches!(s.form, Form::Adjective | Form::Demonym | Form::Place))
        {
            return at + count;
        }
        self.known(at..at + count, senses)
    }

    /// The number of the word with a capital first letter only.
    fn quiet(&self, at: usize) -> WordId {
        let mut letters = self.view.str(at).chars();
        let Some(first) = letters.next() else {
            return WordId::NONE;
        };
        let word: String = std::iter::once(first).chain(letters.flat_map(char::to_lowercase)).collect();
        self.view.tokens.vocabulary.find(&word)
    }

    /// A person named in full: later the family name alone will do.
    pub(super) fn introduce(&mut self, family: usize, who: Who) {
        let view = self.view;
        let word = view.str(family);
        if word.chars().count() > 1 {
            self.strangers.comes_as(word, who);
        }
    }
}
