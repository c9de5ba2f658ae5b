//! Events: from what a trigger says to something that happened at a time, once.
//!
//! Triggers of ties ([`super::frames`]) that name an event as well, and triggers of events alone
//! ([`super::happenings`]). What is denied, wanted or only possible is no event. Two triggers of one sentence that say
//! the same ("signed an agreement") make one event. Deliberately not here: dates of ties (`when`).

#[cfg(test)]
mod tests;

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::super::clauses::verb_form;
use super::super::dates::DateAt;
use super::super::found::{Modality, TieKind};
use super::super::lexicon::Class;
use super::frames::{Frame, Shape};
use super::happenings::{Happening, Who};
use super::scene::{Roles, Scene};
use super::{MOST_MEMBERS, when};
use crate::model::{ActorKind, EventKind};

/// An event in the tokens.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) struct EventAt {
    /// Kind.
    pub(in super::super) kind: EventKind,
    /// Place in the list of dates.
    pub(in super::super) date: Option<usize>,
    /// Places in [`super::Actors::list`], who acts first.
    pub(in super::super) actors: Vec<usize>,
    /// How it is spoken of.
    pub(in super::super) modality: Modality,
    /// Numbers of the sentences that carry it.
    pub(in super::super) sentences: Vec<usize>,
    /// The words that triggered it.
    pub(in super::super) trigger: Range<usize>,
    /// Name of the rule.
    pub(in super::super) rule: &'static str,
    /// From 0 to 1.
    pub(in super::super) confidence: f32,
}

/// What a trigger says.
pub(super) struct Said<'r> {
    /// The trigger.
    pub(super) at: usize,
    /// It is a noun.
    pub(super) noun: bool,
    /// How it is meant.
    pub(super) modality: Modality,
    /// Who stands in which role.
    pub(super) roles: &'r Roles,
}

/// The events of a text, as they are found.
pub(super) struct Events<'a> {
    dates: &'a [DateAt],
    /// In the order of the text.
    pub(super) found: Vec<EventAt>,
    known: FxHashMap<(EventKind, usize, usize, Modality), usize>,
    /// The last event that made a treaty.
    treaty: Option<usize>,
}

/// Triggers of one sentence this far apart may say one event.
const ONE_EVENT: usize = 16;

impl<'a> Events<'a> {
    pub(super) fn new(dates: &'a [DateAt]) -> Self {
        Self {
            dates,
            found: Vec::new(),
            known: FxHashMap::default(),
            treaty: None,
        }
    }

    /// The event that a frame of ties says besides; whether there is one.
    pub(super) fn of_frame(&mut self, scene: &Scene<'_, '_>, frame: &Frame, said: &Said<'_>, kind: Option<TieKind>) -> bool {
        let (at, noun, roles) = (said.at, said.noun, said.roles);
        let typed = kind.is_some() || !frame.by_topic;
        let Some(mut event) = frame.event.filter(|_| typed) else {
            return false;
        };
        let ended = said.modality == Modality::Past;
        let Some(modality) = happens(said.modality) else {
            return false;
        };
        let actors = everybody(roles);
        if actors.is_empty() || is_other_sense(scene, frame, said) {
            return false;
        }
        let (date, near) = when::nearest(scene, at, self.dates);
        let goods = matches!(
            frame.key,
            "n.goods" | "n.delivery" | "n.export" | "n.import" | "n.trade" | "n.troops"
        );
        let signed = roles.verb.as_ref().is_some_and(|_| noun && !goods);
        let happens = match (noun, frame.happens) {
            (_, true) => true,
            (false, false) => near && verb_form(scene.tokens, at).is_some_and(|f| f != b'g') || is_done(scene, at),
            (true, false) => {
                let over = matches!(frame.key, "n.collapse" | "n.founding") && is_behind(scene, at);
                near || signed || over || is_recent(scene, at) || !goods && roles.rule == "noun-light-verb"
            }
        };
        let few = actors.len() < 2;
        if !happens
            || few && matches!(frame.key, "supply" | "meet")
            || noun && frame.key == "n.agreement" && !signed && !self.is_dated_paper(scene, at, date)
            || noun && few && frame.shape != Shape::EventOnly
        {
            return false;
        }
        if ended && frame.shape == Shape::Mutual {
            // A summit that is called off is no end of a treaty.
            if !matches!(frame.key, "n.agreement" | "n.alliance" | "ally") {
                return false;
            }
            event = EventKind::TreatyLapsed;
        } else if frame.key == "n.agreement" || (signed && frame.shape == Shape::Mutual && event == EventKind::Agree) {
            event = EventKind::TreatySigned;
        }
        self.add(scene, said, event, actors, date, modality);
        true
    }

    /// "the treaty of April 1994", "der Vertrag vom 6. April 1948", "the 1961 treaty": its date is that of the signing.
    fn is_dated_paper(&self, scene: &Scene<'_, '_>, at: usize, date: Option<usize>) -> bool {
        let Some(date) = date.and_then(|date| self.dates.get(date)) else {
            return false;
        };
        let (start, end) = (date.tokens.start, date.tokens.end);
        let behind = start == at + 2 && matches!(scene.tokens.str(at + 1), "of" | "von" | "vom");
        behind || end <= at && at - end <= 2 && !scene.is_finite(at - 1)
    }

    /// The event that a trigger of events alone says.
    pub(super) fn of_happening(&mut self, scene: &Scene<'_, '_>, happening: &Happening, said: &Said<'_>) {
        let Some(modality) = happens(said.modality) else { return };
        let roles = said.roles;
        let mut actors = everybody(roles);
        let mut kind = happening.kind;
        let who = match happening.who {
            Who::Anybody if actors.is_empty() => {
                actors = apposed(scene, said.at);
                !actors.is_empty()
            }
            Who::Anybody => true,
            Who::Actor => !roles.from.is_empty(),
            Who::Both => !roles.from.is_empty() && !roles.to.is_empty(),
            Who::Person => has_person(scene, &roles.from),
            Who::Guest => !roles.from.is_empty() && has_person(scene, &roles.to),
            Who::Parties => {
                self.add_parties(scene, &mut actors);
                !actors.is_empty()
            }
        };
        if !who || is_side_sense(scene, happening.frame.key, said) {
            return;
        }
        match happening.frame.key {
            "e.fire" if !roles.to.is_empty() => kind = EventKind::Assault,
            "e.exercise" if actors.len() < 2 => kind = EventKind::Mobilize,
            _ => {}
        }
        let (date, near) = when::nearest(scene, said.at, self.dates);
        // "Riyadh demands a pact": what somebody says all the time is a stance, not an event.
        let words = matches!(
            kind,
            EventKind::Request | EventKind::Reject | EventKind::Accuse | EventKind::Statement | EventKind::Threaten
        );
        if words && !said.noun && !near && !is_done(scene, said.at) {
            return;
        }
        self.add(scene, said, kind, actors, date, modality);
    }

    /// The parties of the treaty that the text made last, where a step of a treaty names none or is in its sentence.
    fn add_parties(&self, scene: &Scene<'_, '_>, actors: &mut Vec<usize>) {
        let Some(treaty) = self.treaty.and_then(|place| self.found.get(place)) else {
            return;
        };
        let here = treaty.sentences.last() == Some(&scene.cut.sentence);
        if actors.is_empty() || here {
            for actor in &treaty.actors {
                if !actors.contains(actor) && actors.len() < MOST_MEMBERS {
                    actors.push(*actor);
                }
            }
        }
    }

    fn add(
        &mut self,
        scene: &Scene<'_, '_>,
        said: &Said<'_>,
        kind: EventKind,
        mut actors: Vec<usize>,
        date: Option<usize>,
        modality: Modality,
    ) {
        add_persons(scene, &mut actors);
        let first = actors.iter().copied().min().unwrap_or(0);
        let sentence = scene.cut.sentence;
        let same = self
            .found
            .iter()
            .enumerate()
            .rev()
            .take(8)
            .take_while(|(_, e)| e.sentences.last() == Some(&sentence))
            .find(|(_, e)| is_one(e, kind, &actors, said.at, modality))
            .map(|(place, _)| place);
        let known = same.or_else(|| date.and_then(|date| self.known.get(&(kind, date, first, modality)).copied()));
        if let Some(event) = known.and_then(|place| self.found.get_mut(place)) {
            event.kind = firmer(event.kind, kind);
            event.date = event.date.or(date);
            if event.sentences.last() != Some(&sentence) {
                event.sentences.push(sentence);
            }
            for actor in actors {
                if !event.actors.contains(&actor) && event.actors.len() < MOST_MEMBERS {
                    event.actors.push(actor);
                }
            }
            return;
        }
        let place = self.found.len();
        if let Some(date) = date {
            self.known.insert((kind, date, first, modality), place);
        }
        if matches!(kind, EventKind::TreatySigned) {
            self.treaty = Some(place);
        }
        self.found.push(EventAt {
            kind,
            date,
            actors,
            modality,
            sentences: vec![sentence],
            trigger: said.at..said.at + 1,
            rule: if said.roles.rule.is_empty() {
                "event"
            } else {
                said.roles.rule
            },
            confidence: if said.roles.rule.is_empty() {
                0.6
            } else {
                said.roles.confidence
            },
        });
    }
}

/// The modality of an event: what is denied, wanted or only possible is none.
fn happens(modality: Modality) -> Option<Modality> {
    match modality {
        Modality::Past | Modality::Asserted => Some(Modality::Asserted),
        Modality::Predicted => Some(Modality::Predicted),
        _ => None,
    }
}

/// Who takes part, who acts first.
fn everybody(roles: &Roles) -> Vec<usize> {
    let mut actors: Vec<usize> = Vec::new();
    for actor in roles.from.iter().chain(&roles.to).copied() {
        if !actors.contains(&actor) && actors.len() < MOST_MEMBERS {
            actors.push(actor);
        }
    }
    actors
}

/// Adds the persons who act for those who take part ("Putin" for Russia).
fn add_persons(scene: &Scene<'_, '_>, actors: &mut Vec<usize>) {
    let states = actors.len();
    for group in scene.groups {
        if !group.actors.iter().any(|a| actors[..states].contains(a)) {
            continue;
        }
        for named in &group.named {
            let person = scene.kind_of(*named) == Some(ActorKind::Person);
            if person && !actors.contains(named) && actors.len() < MOST_MEMBERS {
                actors.push(*named);
            }
        }
    }
}

/// A person stands among the groups of these actors.
fn has_person(scene: &Scene<'_, '_>, actors: &[usize]) -> bool {
    let person = |a: &usize| scene.kind_of(*a) == Some(ActorKind::Person);
    scene
        .groups
        .iter()
        .any(|g| g.actors.iter().any(|a| actors.contains(a)) && g.named.iter().any(person))
}

/// "Die Ecowas, gegründet 1975", "SEATO, dissolved in 1977": the group right before the comma.
fn apposed(scene: &Scene<'_, '_>, at: usize) -> Vec<usize> {
    let comma = (1..=2)
        .filter_map(|n| at.checked_sub(n))
        .find(|t| scene.tokens.is_sign(*t, ","));
    let group = comma.and_then(|comma| scene.groups.iter().find(|g| g.tokens.end == comma));
    group.map(|g| g.actors.clone()).unwrap_or_default()
}

/// The verb tells of something that was done: a past form, or a participle with "have" or in the passive.
fn is_done(scene: &Scene<'_, '_>, at: usize) -> bool {
    let form = verb_form(scene.tokens, at);
    if scene.german() {
        let word = scene.tokens.str(at);
        let weak = word.ends_with("te") || word.ends_with("ten");
        // Strong verbs: "rief", "wies", "schlug"; the present ends in -t or -e.
        return form == Some(b'p') || form == Some(b'f') && (weak || word == "bat" || !word.ends_with(['t', 'e']));
    }
    matches!(form, Some(b'd' | b'p'))
}

/// "jüngsten Raketentests", "the latest attack": it took place.
fn is_recent(scene: &Scene<'_, '_>, at: usize) -> bool {
    (at.saturating_sub(3).max(scene.cut.tokens.start)..at).any(|t| {
        matches!(
            scene.tokens.str(t),
            "jüngste" | "jüngsten" | "jüngster" | "jüngstem" | "jüngstes" | "latest" | "recent"
        )
    })
}

/// "nach dem Zusammenbruch", "since the fall of": what something else comes after took place.
fn is_behind(scene: &Scene<'_, '_>, at: usize) -> bool {
    (at.saturating_sub(4).max(scene.cut.tokens.start)..at).any(|t| {
        matches!(
            scene.tokens.str(t),
            "nach" | "Nach" | "seit" | "Seit" | "after" | "After" | "since" | "Since" | "following" | "Following"
        )
    })
}

/// The words around a frame's trigger give it another sense: "left the capital", "struck a softer tone".
fn is_other_sense(scene: &Scene<'_, '_>, frame: &Frame, said: &Said<'_>) -> bool {
    let (at, roles) = (said.at, said.roles);
    let next = scene.tokens.str(at + 1);
    match frame.key {
        "attack" => {
            let named = !scene.german() && (at + 1..at + 3).any(|t| scene.tokens.get(t).is_some_and(|t| t.capital));
            roles.to.is_empty() && !named || matches!(next, "a" | "an") && scene.tokens.str(at).starts_with("str")
        }
        "leave" | "join" => {
            let organisation = |a: &usize| {
                matches!(
                    scene.kind_of(*a),
                    Some(ActorKind::Organisation | ActorKind::Body | ActorKind::Format)
                )
            };
            roles.from.is_empty() || !roles.to.iter().any(organisation)
        }
        "invade" => {
            let crossed = scene.tokens.str(at).starts_with("cross");
            let march = matches!(
                scene.tokens.str(at),
                "march" | "marched" | "marches" | "roll" | "rolled" | "rolls" | "advanced" | "advance"
            );
            crossed || march && roles.to.is_empty()
        }
        // "sends its exports to China", "send a signal".
        "deploy" => !matches!(super::topics::of_verb(scene, at), Some(TieKind::Troops | TieKind::Arms)),
        // "In Mali kämpfen seit 2021 Söldner": no beginning, no side.
        "fight" => roles.to.is_empty(),
        "found" => (at + 1..at + 5).any(|t| {
            matches!(
                scene.tokens.str(t),
                "relations" | "ties" | "contact" | "contacts" | "control" | "facts" | "rule" | "guilty" | "that"
            )
        }),
        _ => false,
    }
}

/// The same for triggers of events alone.
fn is_side_sense(scene: &Scene<'_, '_>, key: &str, said: &Said<'_>) -> bool {
    let at = said.at;
    let next = scene.tokens.str(at + 1);
    match key {
        "e.request" => matches!(
            next,
            "about" | "whether" | "why" | "how" | "if" | "what" | "by" | "nach" | "himself" | "itself"
        ),
        "e.kill" => said.roles.from.is_empty() && said.roles.to.is_empty() || scene.is_noun_here(at),
        "e.force" => (at + 1..at + REACH_OF_OBJECT).any(|t| matches!(scene.tokens.str(t), "außer" | "sanctions" | "Sanktionen")),
        "e.sign" => scene.tokens.is(at, Class::Auxiliary) || matches!(next, "up" | "off" | "that"),
        "e.agree" => matches!(next, "that" | "dass"),
        "e.stop" => next == "short",
        "e.came" => scene.tokens.get(at + 2).is_none_or(|t| !t.capital),
        // "erklärte Österreich den Krieg", "declared war on", not "erklärte, der Krieg".
        "e.war" => {
            let war = |t: usize| match scene.tokens.str(t) {
                "Krieg" => scene.tokens.str(t - 1) == "den",
                "war" => t == at + 1,
                _ => false,
            };
            !(at.max(9) - 8..at + 14).any(war)
        }
        // "wies den Vorwurf zurück": what is denied is no request.
        "e.reject" => (at.saturating_sub(8)..at + 8).any(|t| {
            matches!(
                scene.tokens.str(t),
                "Vorwurf"
                    | "Vorwürfe"
                    | "Anschuldigung"
                    | "Anschuldigungen"
                    | "allegation"
                    | "allegations"
                    | "accusation"
                    | "accusations"
            )
        }),
        _ => false,
    }
}

/// How far behind a verb its object is looked for.
const REACH_OF_OBJECT: usize = 8;

/// Two triggers of one sentence say one event.
fn is_one(event: &EventAt, kind: EventKind, actors: &[usize], at: usize, modality: Modality) -> bool {
    let near = event.trigger.start.abs_diff(at) <= ONE_EVENT;
    let family = event.kind == kind || (near && family(event.kind) == family(kind) && family(kind) != 0);
    family && event.modality == modality && event.actors.iter().any(|a| actors.contains(a))
}

/// Kinds that are often said twice in one sentence; 0 for those that stand for themselves.
fn family(kind: EventKind) -> u8 {
    match kind {
        EventKind::Agree | EventKind::TreatySigned | EventKind::Cooperate => 1,
        EventKind::Consult | EventKind::Summit => 2,
        EventKind::Deployment | EventKind::Mobilize => 3,
        EventKind::Sanction | EventKind::Coerce => 4,
        EventKind::Retreat | EventKind::Concede => 5,
        EventKind::TreatyLapsed | EventKind::TreatyDenounced => 6,
        EventKind::Aid | EventKind::Transfer | EventKind::Support => 7,
        _ => 0,
    }
}

/// The kind that says more.
fn firmer(a: EventKind, b: EventKind) -> EventKind {
    match (a, b) {
        (_, EventKind::TreatySigned | EventKind::Summit | EventKind::TreatyDenounced) => b,
        _ => a,
    }
}
