//! Second reading: which of several bearers of a name is meant, and later mentions by family name or acronym.
//!
//! The nearest bearer named in full before decides, then the office before the name, then the years of the text, then
//! whoever is named in full later. For [`super`] only.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::model::ActorKind;

use super::super::About;
use super::super::dates::DateAt;
use super::super::lexicon::{Class, Form, LexicalActor, NameSense};
use super::cue::{Cue, View};
use super::persons::title_before;
use super::scan::{Hit, Scan, What};
use super::strangers::{Strangers, Who};
use super::{ActorAt, Actors, Mention};

/// Where somebody was named.
#[derive(Debug, Clone, Copy, Default)]
struct Named {
    /// First mention that leaves no doubt; `usize::MAX` before there is one.
    first: usize,
    /// Last mention so far.
    last: Option<usize>,
    /// Last mention so far beside a verb of speech.
    spoke: Option<usize>,
}

/// A decision.
struct Chosen {
    who: Who,
    form: Form,
    rule: &'static str,
    confidence: f32,
}

/// Divided countries: who bears the common name unless the other part is named, and the other part.
const DIVIDED: &[(&str, &str)] = &[("KOR", "PRK")];

/// Years after which a former office no longer makes somebody the likely bearer of a family name.
const LONG_AGO: i32 = 60;

struct Resolver<'a> {
    view: View<'a>,
    about: &'a About,
    dates: &'a [DateAt],
    strangers: Strangers<'a>,
    named: FxHashMap<Who, Named>,
    places: FxHashMap<Who, usize>,
    actors: Actors,
    /// The last state whose name begins with a direction: "Nordkorea", "South Vietnam".
    sides: [Option<u32>; 2],
    /// The year of the text: of its publication, else its latest date.
    year: Option<i32>,
}

/// Decides for each hit, and finds later mentions between the hits.
pub(super) fn resolve<'a>(scan: Scan<'a>, about: &'a About, dates: &'a [DateAt]) -> (Actors, Vec<usize>) {
    let mut resolver = Resolver {
        view: scan.view,
        about,
        dates,
        strangers: scan.strangers,
        named: FxHashMap::default(),
        places: FxHashMap::default(),
        actors: Actors::default(),
        sides: [None; 2],
        year: about
            .published
            .map(|day| day.ymd().0)
            .or_else(|| dates.iter().filter_map(year_of).max()),
    };
    resolver.note_first(&scan.hits);
    let mut at = 0;
    for hit in scan.hits {
        resolver.between(at..hit.tokens.start);
        at = hit.tokens.end;
        resolver.hit(hit);
    }
    resolver.between(at..scan.view.tokens.all.len());
    (resolver.actors, scan.pronouns)
}

impl<'a> Resolver<'a> {
    /// Notes where everybody is named without doubt for the first time.
    fn note_first(&mut self, hits: &[Hit<'a>]) {
        for hit in hits {
            let who = match hit.what {
                What::Stranger(stranger) => Who::Stranger(stranger),
                What::One { sense, .. } => Who::Known(sense.actor),
                What::Known { senses: [sense], .. } if !matches!(sense.form, Form::WeakSurname) => Who::Known(sense.actor),
                _ => continue,
            };
            let first = hit.tokens.start;
            self.named.entry(who).or_insert(Named {
                first,
                last: None,
                spoke: None,
            });
        }
    }

    fn hit(&mut self, hit: Hit<'a>) {
        let Hit { tokens, what } = hit;
        let chosen = match what {
            What::Stranger(stranger) => {
                let known = &self.strangers.list[stranger];
                let person = known.kind == ActorKind::Person;
                Some(Chosen {
                    who: Who::Stranger(stranger),
                    form: if person { Form::FullName } else { Form::Name },
                    rule: known.rule,
                    confidence: known.confidence,
                })
            }
            What::One { sense, rule } => Some(sure(sense, rule)),
            What::Side { north } => self.sides[usize::from(north)].map(|actor| Chosen {
                who: Who::Known(actor),
                form: Form::Name,
                rule: "side",
                confidence: 0.8,
            }),
            What::Known { senses, place } => self.known(senses, place, &tokens),
        };
        if let Some(chosen) = chosen {
            self.mention(tokens, &chosen);
        }
    }

    fn known(&mut self, senses: &'a [NameSense], place: bool, tokens: &Range<usize>) -> Option<Chosen> {
        let counts = |s: &&NameSense| s.form != Form::Place && !(place && s.form == Form::Seat);
        let first = *senses.iter().find(counts)?;
        let persons = senses.iter().filter(counts).any(|s| is_family_name(s.form));
        if persons {
            return self.person(senses, place, tokens);
        }
        if senses.iter().filter(counts).all(|s| s.actor == first.actor) {
            let hidden = senses.iter().any(|s| s.form == Form::Place);
            return (!hidden || self.is_actor_here(first.actor, tokens)).then(|| sure(first, rule_of(first.form)));
        }
        self.bearer(senses, tokens)
    }

    /// A name that is also a place (Georgia): the actor, if the text names it otherwise, too.
    fn is_actor_here(&self, actor: u32, tokens: &Range<usize>) -> bool {
        let state = tokens
            .start
            .checked_sub(1)
            .is_some_and(|b| self.view.cue(b, Cue::CityBefore) && self.view.german());
        !state && self.named.contains_key(&Who::Known(actor))
    }

    /// One of several states or organisations of the same name.
    fn bearer(&self, senses: &[NameSense], tokens: &Range<usize>) -> Option<Chosen> {
        let candidates = || senses.iter().filter(|s| s.form != Form::Place);
        let named = |s: &NameSense| self.named.get(&Who::Known(s.actor));
        if let Some(part) = self.divided(senses) {
            return part.map(less_sure);
        }
        // A seat is the government's of the time spoken of; a name is the one in use when the text was written.
        let seat = candidates().all(|s| s.form == Form::Seat);
        let year = seat.then(|| self.year_here(tokens.start)).flatten().or(self.year);
        let alive = |s: &&NameSense| {
            let actor = self.view.lexicon.actor(s.actor);
            year.is_none_or(|y| actor.is_some_and(|a| lasts(a.years, y)))
        };
        let mut living: Vec<&NameSense> = candidates().filter(alive).collect();
        if living.is_empty() {
            living = candidates().collect();
        }
        let default = **living.first()?;
        // "In der Sowjetunion war der Kreml …": the sentence itself says whose seat it is.
        let sentence = self.view.sentence(tokens.start).start;
        let here = |s: &NameSense| named(s).and_then(|n| n.last).is_some_and(|last| last >= sentence);
        if !here(&default)
            && let Some(other) = candidates().find(|s| here(s))
        {
            return Some(less_sure(*other));
        }
        let only_other = named(&default)
            .is_none()
            .then(|| living.iter().find(|s| named(s).is_some()))
            .flatten();
        Some(sure(**only_other.unwrap_or(&&default), rule_of(default.form)))
    }

    /// The name of a divided country ("Korea"): a part only if the other part is not named; `None` if not divided.
    #[expect(clippy::option_option, reason = "not divided, and divided without a part, are two answers")]
    fn divided(&self, senses: &[NameSense]) -> Option<Option<NameSense>> {
        let key = |s: &NameSense| self.view.lexicon.actor(s.actor).map(|a| a.key.as_str());
        DIVIDED.iter().find_map(|(one, other)| {
            let sense = senses.iter().find(|s| key(s) == Some(one))?;
            let other = self.view.lexicon.find(other)?;
            let both = self.named.contains_key(&Who::Known(other));
            let before = self.year.is_some_and(|year| {
                let actor = self.view.lexicon.actor(sense.actor);
                actor.is_some_and(|a| !lasts(a.years, year))
            });
            if before {
                return None;
            }
            Some((!both).then_some(*sense))
        })
    }

    /// One of the persons of a family name.
    fn person(&mut self, senses: &'a [NameSense], place: bool, tokens: &Range<usize>) -> Option<Chosen> {
        let family = self.view.str(tokens.start);
        let german = self.view.german();
        let spoken = self.view.beside_speech(tokens);
        let known = senses
            .iter()
            .filter(|s| s.form != Form::Place && !(place && s.form == Form::Seat))
            .map(|s| (Who::Known(s.actor), s.form));
        let mut all: Vec<(Who, Form)> = known.collect();
        if tokens.len() == 1 && !self.strangers.is_empty() {
            for who in self.strangers.short(family, german) {
                if !all.iter().any(|(other, _)| other == who) {
                    all.push((*who, Form::Surname));
                }
            }
        }
        if let [(who, form)] = all[..]
            && form != Form::WeakSurname
            && !place
        {
            return Some(chosen(who, form, rule_of(form), 0.95));
        }
        let full = all.iter().find(|(_, form)| *form == Form::FullName).copied();
        if let Some((who, form)) = self.by_title(&all, tokens.start) {
            return Some(chosen(who, form, "surname", 0.9));
        }
        if let Some((who, form)) = self.by_nearness(&all, spoken) {
            return Some(chosen(who, form, "surname", 0.85));
        }
        if let Some((who, form)) = full {
            return Some(chosen(who, form, "lexicon", 0.8));
        }
        if place {
            return None; // a town that is also a family name: only if its bearer has been named
        }
        if let Some((who, form)) = all.iter().find(|(_, form)| *form == Form::Seat).copied() {
            return Some(chosen(who, form, "seat", 0.85));
        }
        if let Some((who, form)) = self.by_later(&all, tokens.start) {
            return Some(chosen(who, form, "surname", 0.75));
        }
        self.by_year(&all, tokens)
    }

    /// The office directly before the name.
    fn by_title(&self, all: &[(Who, Form)], start: usize) -> Option<(Who, Form)> {
        if !title_before(&self.view, start) {
            return None;
        }
        let view = &self.view;
        let stop = usize::from(view.sign(start - 1, "."));
        let title = view.get(start.checked_sub(1 + stop)?)?.word;
        let year = self.year_at(start);
        let holds = |actor: &LexicalActor, strict: bool| {
            actor.offices.iter().any(|office| {
                let same = view.tokens.vocabulary.values(title, Class::Title).any(|t| t == office.title);
                same && (!strict || year.is_some_and(|y| lasts((office.from, office.to), y)))
            })
        };
        let fitting = |strict: bool| {
            all.iter().filter(move |(who, _)| match who {
                Who::Known(actor) => view.lexicon.actor(*actor).is_some_and(|a| holds(a, strict)),
                Who::Stranger(_) => false,
            })
        };
        let last = |(who, _): &&(Who, Form)| self.named.get(who).and_then(|n| n.last);
        let in_time = fitting(true).max_by_key(last);
        let named = fitting(false).filter(|entry| last(entry).is_some()).max_by_key(last);
        let only = (fitting(false).count() == 1).then(|| fitting(false).next()).flatten();
        let open = || fitting(false).max_by_key(|(who, _)| self.in_office_since(*who));
        named.or(in_time).or(only).or_else(open).copied()
    }

    /// First year of the last office, for want of anything better.
    fn in_office_since(&self, who: Who) -> Option<i32> {
        match who {
            Who::Known(actor) => self.view.lexicon.actor(actor)?.offices.iter().filter_map(|o| o.from).max(),
            Who::Stranger(_) => None,
        }
    }

    /// The bearer named last; beside a verb of speech the one who spoke last.
    fn by_nearness(&self, all: &[(Who, Form)], spoken: bool) -> Option<(Who, Form)> {
        let named = |who: &Who| self.named.get(who).copied().unwrap_or_default();
        if spoken {
            let speaker = all.iter().filter(|(who, _)| named(who).spoke.is_some());
            if let Some(found) = speaker.max_by_key(|(who, _)| named(who).spoke) {
                return Some(*found);
            }
        }
        let last = all.iter().filter(|(who, _)| named(who).last.is_some());
        let nearest = last.clone().max_by_key(|(who, _)| named(who).last)?;
        let only_speaks = matches!(nearest.0, Who::Stranger(_)) && named(&nearest.0).spoke.is_some() && !spoken;
        if only_speaks {
            let leader = last
                .filter(|(who, _)| matches!(who, Who::Known(_)))
                .max_by_key(|(who, _)| named(who).last);
            return Some(*leader.unwrap_or(nearest));
        }
        Some(*nearest)
    }

    /// Whoever is named in full first after this.
    fn by_later(&self, all: &[(Who, Form)], start: usize) -> Option<(Who, Form)> {
        let first = |who: &Who| self.named.get(who).map(|n| n.first).filter(|first| *first > start);
        let later = all.iter().filter(|(who, _)| first(who).is_some());
        later.min_by_key(|(who, _)| first(who)).copied()
    }

    /// Whoever held an office in the year the text speaks of; an unmistakable family name needs no more.
    fn by_year(&self, all: &[(Who, Form)], tokens: &Range<usize>) -> Option<Chosen> {
        let strong = || {
            all.iter()
                .filter(|(who, form)| *form == Form::Surname && (all.len() == 1 || self.is_contemporary(*who)))
        };
        let titled = title_before(&self.view, tokens.start);
        let year = self.year_at(tokens.start);
        let in_office = |who: &Who| match (who, year) {
            (Who::Known(actor), Some(year)) => self
                .view
                .lexicon
                .actor(*actor)
                .is_some_and(|a| a.offices.iter().any(|o| lasts((o.from, o.to), year))),
            _ => false,
        };
        if let Some((who, form)) = strong().find(|(who, _)| in_office(who)).or_else(|| strong().next()) {
            return Some(chosen(*who, *form, "surname", 0.75));
        }
        let weak = all.iter().find(|(who, _)| in_office(who));
        let heading = self.view.in_heading(tokens.start) && !self.view.in_title_case(tokens.start);
        weak.filter(|_| titled || heading)
            .map(|(who, form)| chosen(*who, *form, "surname", 0.6))
    }

    /// Not long out of office when the text was written.
    fn is_contemporary(&self, who: Who) -> bool {
        let (Who::Known(actor), Some(year)) = (who, self.year) else {
            return true;
        };
        let actor = self.view.lexicon.actor(actor);
        actor.is_none_or(|a| a.offices.is_empty() || a.offices.iter().any(|o| o.to.is_none_or(|to| to + LONG_AGO >= year)))
    }

    /// The year the text speaks of here: of the date before, else of the publication.
    fn year_at(&self, at: usize) -> Option<i32> {
        let dates = self.dates;
        let before = dates.partition_point(|d| d.tokens.start <= at);
        let near = dates[..before].iter().rev().take(4).find_map(year_of);
        let after = || dates[before..].iter().take(4).find_map(year_of);
        near.or_else(|| self.about.published.map(|day| day.ymd().0)).or_else(after)
    }

    /// The year of a date in the same sentence.
    fn year_here(&self, at: usize) -> Option<i32> {
        let sentence = self.view.sentence(at);
        let from = self.dates.partition_point(|d| d.tokens.start < sentence.start);
        let dates = self.dates[from..].iter().take_while(|d| d.tokens.start < sentence.end);
        dates.filter_map(year_of).last()
    }

    /// Later mentions between two hits.
    fn between(&mut self, range: Range<usize>) {
        if self.strangers.is_empty() {
            return;
        }
        for at in range {
            let view = self.view;
            let Some(token) = view.get(at).filter(|t| t.capital && t.end - t.start > 1) else {
                continue;
            };
            let word = &view.tokens.text[token.start as usize..token.end as usize];
            let who = self.strangers.short(word, view.german());
            let Some(chosen) = self.short_name(who.to_vec(), at) else {
                continue;
            };
            if self.lengthens(at, &chosen) {
                continue;
            }
            let start = self.double_name(at, &chosen);
            self.mention(start..at + 1, &chosen);
        }
    }

    /// The word only makes the mention before it longer ("Pacheco" + "Pardo").
    fn lengthens(&mut self, at: usize, chosen: &Chosen) -> bool {
        let Some(place) = self.places.get(&chosen.who).copied() else {
            return false;
        };
        let last = self.actors.mentions.last_mut();
        let Some(last) = last.filter(|m| m.actor == place && m.tokens.end == at && self.view.spaced(at)) else {
            return false;
        };
        last.tokens.end = at + 1;
        true
    }

    /// Where a family name of two words begins ("Pacheco Pardo" of Ramon Pacheco Pardo).
    fn double_name(&self, at: usize, chosen: &Chosen) -> usize {
        let Who::Stranger(stranger) = chosen.who else { return at };
        let free = self.actors.mentions.last().is_none_or(|m| m.tokens.end < at);
        let Some(before) = at.checked_sub(1).filter(|b| free && self.view.capital(*b)) else {
            return at;
        };
        let two = self.view.tokens.slice(before..at + 1);
        let name = self.strangers.list.get(stranger).map_or("", |s| s.name.as_str());
        if name.len() > two.len() && name.ends_with(two) {
            before
        } else {
            at
        }
    }

    /// Whom a family name or acronym outside the lexicon stands for.
    fn short_name(&self, who: Vec<Who>, at: usize) -> Option<Chosen> {
        let first = *who.first()?;
        let view = &self.view;
        let acronym = match first {
            Who::Stranger(stranger) => self.strangers.list.get(stranger).is_some_and(|s| s.kind != ActorKind::Person),
            Who::Known(actor) => view.lexicon.actor(actor).is_some_and(|a| a.kind != ActorKind::Person),
        };
        if acronym {
            return Some(chosen(first, Form::Abbreviation, "acronym", 0.85));
        }
        if !self.may_be_family_name(at) {
            return None;
        }
        let all: Vec<(Who, Form)> = who.into_iter().map(|who| (who, Form::Surname)).collect();
        let found = self
            .by_nearness(&all, view.beside_speech(&(at..at + 1)))
            .or_else(|| self.by_later(&all, at))?;
        Some(chosen(found.0, found.1, "surname", 0.85))
    }

    /// Not a common noun with its article, not part of another name.
    fn may_be_family_name(&self, at: usize) -> bool {
        let view = &self.view;
        let common = view.is(at, Class::CommonNoun) || view.is(at, Class::Stop) || view.is(at, Class::Month);
        let article = at
            .checked_sub(1)
            .is_some_and(|b| view.cue(b, Cue::Article) || view.cue(b, Cue::Contracted));
        if common && (article || view.opens_sentence(at) || view.german() && !view.beside_speech(&(at..at + 1))) {
            return false;
        }
        if view.joined_left(at).is_some() {
            return false;
        }
        let chained = view.joined_right(at + 1).map(|_| view.chain_end(at));
        let other = chained.is_some_and(|last| view.cue(last, Cue::NotPerson));
        let named = view.capital(at + 1) && view.spaced(at + 1) && view.cue(at + 1, Cue::NotPerson) && !view.german();
        !other && !named
    }

    fn mention(&mut self, tokens: Range<usize>, chosen: &Chosen) {
        let place = self.place(chosen);
        let named = self.named.entry(chosen.who).or_insert(Named {
            first: tokens.start,
            last: None,
            spoke: None,
        });
        named.last = Some(tokens.start);
        if self.view.beside_speech(&tokens) {
            named.spoke = Some(tokens.start);
        }
        if let (Who::Known(actor), Form::Name) = (chosen.who, chosen.form) {
            let name = self.view.lexicon.actor(actor).map_or("", |a| a.name_en.as_str());
            if name.starts_with("North ") {
                self.sides[1] = Some(actor);
            } else if name.starts_with("South ") && !name.starts_with("South Africa") && !name.starts_with("South Sudan") {
                self.sides[0] = Some(actor);
            }
        }
        self.actors.mentions.push(Mention {
            actor: place,
            tokens,
            form: chosen.form,
        });
    }

    fn place(&mut self, chosen: &Chosen) -> usize {
        if let Some(place) = self.places.get(&chosen.who) {
            if let Some(actor) = self.actors.list.get_mut(*place)
                && actor.confidence < chosen.confidence
            {
                (actor.confidence, actor.rule) = (chosen.confidence, chosen.rule);
            }
            return *place;
        }
        let (lexical, kind, name) = match chosen.who {
            Who::Known(actor) => {
                let kind = self.view.lexicon.actor(actor).map_or(ActorKind::State, |a| a.kind);
                (Some(actor), kind, String::new())
            }
            Who::Stranger(stranger) => {
                let known = self.strangers.list.get(stranger);
                let kind = known.map_or(ActorKind::Person, |s| s.kind);
                (None, kind, known.map_or_else(String::new, |s| s.name.clone()))
            }
        };
        let place = self.actors.list.len();
        self.actors.list.push(ActorAt {
            lexical,
            kind,
            name,
            confidence: chosen.confidence,
            rule: chosen.rule,
        });
        self.places.insert(chosen.who, place);
        place
    }
}

/// The year a date begins with.
fn year_of(date: &DateAt) -> Option<i32> {
    let text = date.edtf.as_str();
    let sign = usize::from(text.starts_with('-'));
    text.get(..4 + sign)?.parse().ok()
}

fn chosen(who: Who, form: Form, rule: &'static str, confidence: f32) -> Chosen {
    let form = if form == Form::WeakSurname { Form::Surname } else { form };
    Chosen {
        who,
        form,
        rule,
        confidence,
    }
}

fn sure(sense: NameSense, rule: &'static str) -> Chosen {
    let confidence = match sense.form {
        Form::Seat => 0.85,
        Form::Adjective | Form::Demonym => 0.9,
        _ => 0.95,
    };
    chosen(Who::Known(sense.actor), sense.form, rule, confidence)
}

fn less_sure(sense: NameSense) -> Chosen {
    chosen(Who::Known(sense.actor), sense.form, rule_of(sense.form), 0.75)
}

/// The rule under which a form of the lexicon is reported.
fn rule_of(form: Form) -> &'static str {
    match form {
        Form::Seat => "seat",
        Form::Adjective | Form::Demonym => "adjective",
        Form::Surname | Form::WeakSurname => "surname",
        _ => "lexicon",
    }
}

fn is_family_name(form: Form) -> bool {
    matches!(form, Form::FullName | Form::Surname | Form::WeakSurname)
}

fn lasts(years: (Option<i32>, Option<i32>), year: i32) -> bool {
    years.0.is_none_or(|from| from <= year) && years.1.is_none_or(|to| year <= to)
}
