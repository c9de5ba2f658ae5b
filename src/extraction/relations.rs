//! Ties and events: triggers, and who stands in which role to them.
//!
//! A trigger word names a frame ([`frames`]); the frame says which roles there are; [`verbs`] and [`nouns`] look for
//! who fills them inside the trigger's own clause. A tie whose roles are not filled is none: being named together
//! says nothing. How it is meant (asserted, denied, expected …) comes from `clauses`, who says it from `claims`.

mod asked;
mod beyond;
mod context;
mod events;
mod formats;
mod frames;
mod groups;
mod happenings;
mod homes;
mod idioms;
mod landmarks;
mod nouns;
mod recall;
mod scene;
mod stand_ins;
#[cfg(test)]
mod tests;
mod topic;
mod topics;
mod verbs;
mod when;

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::Lexicon;
use super::actors::Actors;
use super::claims::ClaimAt;
use super::clauses::{Clauses, Sort, compound, has_particle, weaker};
use super::dates::DateAt;
use super::found::{Modality, TieKind};
use super::lexicon::Class;
use super::token::Tokens;
use crate::model::{ActorKind, Edtf, Stance};

use context::{bound, is_name, is_noun, is_part_of_treaty, is_settled, meant_organisation};
pub(super) use events::EventAt;
use events::{Events, Said};
use frames::{Frame, Shape};
pub(super) use groups::{Group, find as groups_of};
use happenings::Happening;
pub(super) use homes::Homes;
use landmarks::Landmarks;
use recall::{Before, Recall};
use scene::Roles;
pub(super) use scene::Scene;
use topic::Topic;

/// A tie in the tokens.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct TieAt {
    /// Kind.
    pub(super) kind: TieKind,
    /// Place in [`Actors::list`].
    pub(super) from: usize,
    /// Place in [`Actors::list`].
    pub(super) to: usize,
    /// One way.
    pub(super) directed: bool,
    /// How it is spoken of.
    pub(super) modality: Modality,
    /// When it begins.
    pub(super) start: Option<Edtf>,
    /// When it ends.
    pub(super) end: Option<Edtf>,
    /// Who says so, where the sentence attributes it.
    pub(super) speaker: Option<usize>,
    /// Numbers of the sentences that carry it.
    pub(super) sentences: Vec<usize>,
    /// The words that triggered it.
    pub(super) trigger: Range<usize>,
    /// Name of the rule.
    pub(super) rule: &'static str,
    /// From 0 to 1.
    pub(super) confidence: f32,
}

/// Ties and events of a text.
#[derive(Debug, Default)]
pub(super) struct Relations {
    /// Ties.
    pub(super) ties: Vec<TieAt>,
    /// Events.
    pub(super) events: Vec<EventAt>,
}

/// Finds ties and events.
pub(super) fn find(
    lexicon: &Lexicon,
    tokens: &Tokens<'_>,
    clauses: &Clauses,
    actors: &Actors,
    dates: &[DateAt],
    claims: &[ClaimAt],
) -> Relations {
    let homes = Homes::find(lexicon, tokens, actors);
    let mut finder = Finder {
        offered: Vec::new(),
        dates,
        claims,
        first_claim: 0,
        found: Relations::default(),
        ties: FxHashMap::default(),
        events: Events::new(dates),
        topic: Topic::new(tokens, actors, &homes),
        landmarks: Landmarks::new(lexicon, actors),
    };
    let recall = Recall {
        lexicon,
        tokens,
        clauses,
        actors,
        homes: &homes,
    };
    let mut before = Before::default();
    for cut in clauses.cuts.iter().filter(|cut| cut.triggers) {
        let mut groups = groups::find(lexicon, tokens, clauses, actors, &homes, cut);
        recall.add(cut, &before, &mut groups);
        if groups.is_empty() {
            continue;
        }
        let scene = Scene {
            tokens,
            clauses,
            actors,
            cut,
            groups: &groups,
        };
        finder.sentence(&scene);
        before = Before {
            sentence: cut.sentence,
            groups,
        };
    }
    finder.found.events = finder.events.found;
    finder.found
}

/// More members than this in one role are a list, not a tie each.
const MOST_MEMBERS: usize = 12;

/// More ties than this in one sentence are a list, not a statement.
const MOST_OFFERED: usize = 64;

/// A tie of the sentence that is being read.
struct Offered {
    clause: Option<usize>,
    noun: bool,
    tie: TieAt,
}

struct Finder<'a> {
    offered: Vec<Offered>,
    dates: &'a [DateAt],
    claims: &'a [ClaimAt],
    /// Claims before this one end before the sentence.
    first_claim: usize,
    found: Relations,
    ties: FxHashMap<(TieKind, usize, usize, Modality), usize>,
    events: Events<'a>,
    topic: Topic,
    landmarks: Landmarks<'a>,
}

impl Finder<'_> {
    fn sentence(&mut self, scene: &Scene<'_, '_>) {
        while self
            .claims
            .get(self.first_claim)
            .is_some_and(|c| c.words.end <= scene.cut.tokens.start)
        {
            self.first_claim += 1;
        }
        let tokens = scene.tokens;
        for at in scene.cut.tokens.clone() {
            let compound = compound(tokens, at).or_else(|| self.landmarks.is_treaty(scene, at).then_some("n.agreement"));
            if (compound.is_none() && !tokens.is(at, Class::Trigger)) || scene.groups.iter().any(|g| is_name(scene, g, at)) {
                continue;
            }
            let Some(token) = tokens.get(at) else { continue };
            if let Some(frame) = compound.and_then(frames::find) {
                self.trigger(scene, at, frame, true);
                continue;
            }
            let mut done = false;
            for key in tokens.vocabulary.values(token.word, Class::Trigger) {
                let (plain, particle) = key.split_once('+').map_or((key, None), |(k, p)| (k, Some(p)));
                if let Some(happening) = happenings::find(plain) {
                    if particle.is_none_or(|particle| has_particle(tokens, at, particle)) {
                        self.happening(scene, at, happening);
                    }
                    continue;
                }
                if done {
                    continue;
                }
                let Some((key, anchor)) = idioms::read(scene, at, key) else {
                    continue;
                };
                if key == "none" {
                    // No tie; "lehnte … ab" still is an event.
                    done = true;
                    continue;
                }
                let Some(frame) = frames::find(key) else { continue };
                if anchor != at {
                    // "came to the aid of": the verb has the roles; the noun may say more ("hosted talks").
                    self.trigger(scene, anchor, frame, false);
                    continue;
                }
                let noun = key.starts_with("n.");
                if noun != is_noun(scene, at) || is_part_of_treaty(scene, at, frame) {
                    continue;
                }
                done = self.trigger(scene, at, frame, noun);
            }
        }
        for tie in formats::parties(scene) {
            self.offer(scene, None, true, tie);
        }
        let offered = std::mem::take(&mut self.offered);
        for place in 0..offered.len() {
            let tie = &offered[place].tie;
            if !offered.iter().any(|other| says_more(&other.tie, tie)) {
                self.tie(tie.clone());
            }
        }
    }

    /// Looks for the roles of one trigger; whether it found a tie or an event.
    fn trigger(&mut self, scene: &Scene<'_, '_>, at: usize, frame: &Frame, noun: bool) -> bool {
        let roles = if noun {
            nouns::roles(scene, at, frame)
        } else {
            verbs::roles(scene, at, frame)
        };
        let treaty = self.landmarks.parties(scene, at, frame, roles.as_ref(), self.dates);
        let (of_treaty, roles) = match treaty {
            Some((kind, directed, roles)) => (Some((kind, directed)), Some(roles)),
            None => (None, roles),
        };
        let Some(mut roles) = roles else { return false };
        if matches!(frame.shape, Shape::Member | Shape::Leave) && roles.to.is_empty() {
            roles.to.extend(meant_organisation(scene, at));
        }
        if frame.key == "admit" && roles.to.iter().all(|a| !context::is_organisation(scene, *a)) {
            std::mem::swap(&mut roles.from, &mut roles.to);
        }
        if frame.key == "n.customer" {
            std::mem::swap(&mut roles.from, &mut roles.to);
        }
        // "Der OVKS gehören Russland und Armenien an": the organisation stands first.
        if frame.key == "belong"
            && roles.from.iter().all(|a| context::is_organisation(scene, *a))
            && roles.to.iter().any(|a| !context::is_organisation(scene, *a))
        {
            std::mem::swap(&mut roles.from, &mut roles.to);
        }
        tidy(scene, &mut roles, frame);
        let sort = if noun {
            Sort::Noun {
                settled: is_settled(scene, at, frame),
            }
        } else {
            Sort::Verb
        };
        let (mut modality, alleged) = scene.clauses.modality(scene.tokens, scene.cut, at, sort);
        if frame.shape == Shape::Leave {
            modality = match modality {
                Modality::Asserted => Modality::Past,
                Modality::Denied => return false,
                other => other,
            };
        }
        if matches!(frame.key, "sell" | "supply" | "give") {
            modality = by_duty(scene, at, modality);
        }
        let claim = self.claim_at(at);
        if let Some(claim) = claim {
            modality = weaker(modality, by_stance(claim.verb_stance));
        }
        let speaker = claim.map(|c| c.speaker);
        modality = idioms::pledged(scene, at, frame, modality);
        if roles.rule == "noun-apposition" && modality != Modality::Asserted && !idioms::is_weakened(scene, at) {
            modality = Modality::Asserted;
        }
        // "asked Tokyo for radars": wanted, not only thought of.
        if roles.rule == "noun-request" && modality == Modality::Hypothetical && !scene.cut.question {
            modality = Modality::Proposed;
        }
        // "pledged at a summit to …": who hopes for something there says nothing of the summit.
        if roles.rule == "noun-gathered" && modality != Modality::Asserted {
            return false;
        }
        let mut kind = Self::kind(scene, at, frame, noun);
        if let Some((named, _)) = of_treaty {
            kind = Some(named);
        }
        // "promised not to attack each other", "verpflichteten sich, einander nicht anzugreifen".
        if roles.rule == "verb-each-other"
            && kind == Some(TieKind::Conflict)
            && matches!(modality, Modality::Denied | Modality::Hypothetical)
            && bound(scene, at).is_some()
            && idioms::is_negated(scene, at)
        {
            kind = Some(TieKind::Nonaggression);
            modality = Modality::Asserted;
        }
        if frame.shape == Shape::Relational && modality == Modality::Asserted && asked::is_bygone(scene, at) {
            modality = Modality::Past;
        }
        if roles.rule == "verb-each-other" && is_mutual_defence(scene, at, frame) {
            kind = Some(TieKind::DefencePact);
        }
        if !self.landmarks.fill(scene, at, kind, &mut roles) {
            self.topic.fill(scene, at, frame, kind, &mut roles);
        }
        let one_way = of_treaty.is_some_and(|(_, directed)| directed);
        let clause = scene.clauses.clause_at(scene.cut, at);
        let mut confidence = roles.confidence;
        if alleged && speaker.is_none() {
            confidence *= 0.6;
        }
        let mut any = false;
        let tied = Self::tied(frame, modality);
        if let (Some(kind), Some(modality)) = (kind, tied) {
            let dates = when::of(scene, at, self.dates, frame, modality);
            let mut kinds = vec![kind];
            if frame.by_topic && !noun {
                kinds.extend(topics::beside(scene, at, kind));
            }
            let pairs = pairs(&roles, frame);
            for (kind, (from, to)) in kinds.iter().flat_map(|kind| pairs.iter().map(|pair| (*kind, *pair))) {
                any = true;
                self.offer(
                    scene,
                    clause,
                    noun,
                    TieAt {
                        kind,
                        from,
                        to,
                        directed: one_way || kind != TieKind::DefencePact && is_directed(frame, &roles),
                        modality,
                        start: dates.start.clone(),
                        end: dates.end.clone(),
                        speaker,
                        sentences: vec![scene.cut.sentence],
                        trigger: at..at + 1,
                        rule: roles.rule,
                        confidence,
                    },
                );
            }
        }
        let said = Said {
            at,
            noun,
            modality,
            roles: &roles,
        };
        any | self.events.of_frame(scene, frame, &said, kind)
    }

    /// Looks for the roles of a trigger that says an event and no tie.
    fn happening(&mut self, scene: &Scene<'_, '_>, at: usize, happening: &Happening) {
        let frame = &happening.frame;
        let noun = frame.key.starts_with("n.");
        if noun != is_noun(scene, at) || !happening.fits(scene, at) {
            return;
        }
        let sort = if noun { Sort::Noun { settled: false } } else { Sort::Verb };
        let (mut modality, _) = scene.clauses.modality(scene.tokens, scene.cut, at, sort);
        if let Some(claim) = self.claim_at(at) {
            modality = weaker(modality, by_stance(claim.verb_stance));
        }
        let roles = if noun {
            nouns::roles(scene, at, frame)
        } else {
            verbs::roles(scene, at, frame)
        };
        let roles = roles.unwrap_or_default();
        let said = Said {
            at,
            noun,
            modality,
            roles: &roles,
        };
        self.events.of_happening(scene, happening, &said);
    }

    /// How the tie stands that the trigger speaks of: a withdrawal that took place makes it past.
    fn tied(frame: &Frame, modality: Modality) -> Option<Modality> {
        if !matches!(frame.key, "troops-leave" | "expel-troops" | "n.withdrawal" | "cut-off") {
            return Some(modality);
        }
        match modality {
            Modality::Asserted | Modality::Past => Some(Modality::Past),
            Modality::Predicted => Some(Modality::Asserted),
            _ => None,
        }
    }

    /// The claim whose words hold the token.
    fn claim_at(&self, at: usize) -> Option<&ClaimAt> {
        self.claims[self.first_claim.min(self.claims.len())..]
            .iter()
            .take(24)
            .find(|c| c.words.contains(&at) && !c.trigger.contains(&at))
    }

    fn kind(scene: &Scene<'_, '_>, at: usize, frame: &Frame, noun: bool) -> Option<TieKind> {
        match frame.key {
            "troops-leave" | "expel-troops" if !idioms::moves_troops(scene, at) => return None,
            "mutual-defence" if !idioms::is_duty(scene, at) => return None,
            // "the Soviet withdrawal from Afghanistan", not "the British withdrawal from the EU": see `tidy`.
            "n.withdrawal" => return Some(TieKind::Troops),
            "support" if scene.tokens.str(at).starts_with("bei") && context::is_bound(scene, at) => {
                return Some(TieKind::Guarantee);
            }
            _ => {}
        }
        if frame.key == "defend" && idioms::is_under_treaty(scene, at) {
            return Some(TieKind::DefencePact);
        }
        if matches!(frame.key, "flow" | "stem" | "n.supplier" | "n.customer") {
            let topic = if noun {
                topics::of_noun(scene, at, false)
            } else {
                topics::of_verb(scene, at)
            };
            let moved = |k: &TieKind| matches!(k, TieKind::Arms | TieKind::Energy | TieKind::Technology);
            return topic.filter(moved).filter(|k| frame.kind.is_none_or(|kind| kind == *k));
        }
        if !frame.by_topic {
            return frame.kind;
        }
        if !noun {
            return match frame.shape {
                Shape::EventOnly => None,
                // "sends its exports to China": only what is sent tells.
                _ if frame.key == "deploy" && scene.tokens.str(at).starts_with("sen") => topics::of_verb(scene, at),
                _ => topics::of_verb(scene, at).or(frame.kind),
            };
        }
        let agreement = matches!(frame.key, "n.agreement" | "n.partnership" | "n.partner");
        let topic = topics::of_noun(scene, at, agreement);
        match (frame.key, topic) {
            // Support in words stays support; arms and troops are what they are.
            ("n.trade", Some(TieKind::Arms | TieKind::Energy)) => topic,
            ("n.partnership", Some(TieKind::Treaty)) | ("n.trade", _) => frame.kind,
            (_, topic) => topic.or(frame.kind),
        }
    }

    /// Keeps a tie until the sentence is read: a verb and its noun ("delivered no tanks") say one thing once.
    fn offer(&mut self, scene: &Scene<'_, '_>, clause: Option<usize>, noun: bool, mut tie: TieAt) {
        let acts = |actor: usize| {
            scene
                .kind_of(actor)
                .is_some_and(|k| !matches!(k, ActorKind::Person | ActorKind::Media | ActorKind::Group))
        };
        if tie.from == tie.to || !acts(tie.from) || !acts(tie.to) {
            return;
        }
        if !tie.directed && tie.from > tie.to {
            std::mem::swap(&mut tie.from, &mut tie.to);
        }
        self.topic.note(&tie);
        let same = self
            .offered
            .iter_mut()
            .find(|o| o.clause == clause && o.tie.kind == tie.kind && o.tie.from == tie.from && o.tie.to == tie.to);
        if let Some(known) = same {
            if known.noun && !noun {
                *known = Offered { clause, noun, tie };
            } else if known.noun == noun {
                known.tie.modality = weaker(known.tie.modality, tie.modality);
            }
        } else if self.offered.len() < MOST_OFFERED {
            self.offered.push(Offered { clause, noun, tie });
        }
    }

    fn tie(&mut self, mut tie: TieAt) {
        let key = (tie.kind, tie.from, tie.to, tie.modality);
        if let Some(known) = self.ties.get(&key).and_then(|place| self.found.ties.get_mut(*place)) {
            if known.sentences.last() != tie.sentences.last() {
                known.sentences.append(&mut tie.sentences);
                known.confidence = (known.confidence.max(tie.confidence) + 0.02).min(0.95);
            }
            known.start = known.start.take().or(tie.start);
            known.end = known.end.take().or(tie.end);
            return;
        }
        self.ties.insert(key, self.found.ties.len());
        self.found.ties.push(tie);
    }
}

/// "einander beizustehen", "to defend each other": a pact, not a guarantee of one to the other.
fn is_mutual_defence(scene: &Scene<'_, '_>, at: usize, frame: &Frame) -> bool {
    frame.key == "defend"
        || (frame.key == "support"
            && scene.cut.tokens.clone().any(|t| {
                t == at && matches!(scene.tokens.str(t), "beistehen" | "beizustehen" | "beistanden")
                    || matches!(
                        scene.tokens.str(t),
                        "attack" | "attacked" | "war" | "Angriff" | "Angriffs" | "Krieg" | "Kriegsfall"
                    )
            }))
}

/// One tie says in particular what the other says in general: "troops crossed the border" is an attack and no
/// stationing, "helped to build the bomb" technology and no support, a blocked accession a veto and no membership.
fn says_more(more: &TieAt, less: &TieAt) -> bool {
    let same = (more.from, more.to) == (less.from, less.to);
    match (more.kind, less.kind) {
        (TieKind::Conflict, TieKind::Troops) | (TieKind::Technology, TieKind::Support) => same,
        // "hat Beistand versprochen": a pledge, not help that comes.
        (TieKind::Guarantee, TieKind::Support) => same && more.rule == "verb-pledge",
        // "opened bases to American troops": the troops are the guests'.
        (TieKind::Troops, TieKind::Troops) => more.rule == "verb-host" && (more.from, more.to) == (less.to, less.from),
        (TieKind::Veto, TieKind::Membership) => {
            more.to == less.from && matches!(less.modality, Modality::Denied | Modality::Hypothetical)
        }
        _ => false,
    }
}

/// "obliges the United States to sell": as sure as the duty itself.
fn by_duty(scene: &Scene<'_, '_>, at: usize, modality: Modality) -> Modality {
    let Some(duty) = bound(scene, at) else { return modality };
    let over = (duty.saturating_sub(3)..duty)
        .any(|t| matches!(scene.tokens.str(t), "longer" | "not" | "never" | "nicht" | "mehr" | "nie"));
    match scene.clauses.modality(scene.tokens, scene.cut, duty, Sort::Verb) {
        _ if over => weaker(modality, Modality::Denied),
        (Modality::Asserted, false) if matches!(modality, Modality::Predicted | Modality::Hypothetical) => Modality::Asserted,
        (Modality::Asserted, _) => modality,
        (other, _) => weaker(modality, other),
    }
}

/// What a speaker's stance makes of what is said.
fn by_stance(stance: Stance) -> Modality {
    match stance {
        Stance::Asserts => Modality::Asserted,
        Stance::Denies => Modality::Denied,
        Stance::Predicts => Modality::Predicted,
        Stance::Demands | Stance::Proposes => Modality::Proposed,
        Stance::Doubts | Stance::Warns | Stance::Supposes | Stance::Asks => Modality::Hypothetical,
    }
}

/// Removes doubles and those who stand on both sides; a member joins organisations only.
fn tidy(scene: &Scene<'_, '_>, roles: &mut Roles, frame: &Frame) {
    roles.from.truncate(MOST_MEMBERS);
    roles.to.truncate(MOST_MEMBERS);
    if matches!(frame.shape, Shape::Member | Shape::Leave) {
        // "Ukraine's NATO membership": the organisation may stand before the noun.
        let from = std::mem::take(&mut roles.from);
        roles.to.extend(from.iter().copied());
        roles.from = from;
        let organisation = |a: &usize| {
            matches!(
                scene.kind_of(*a),
                Some(ActorKind::Organisation | ActorKind::Body | ActorKind::Format)
            )
        };
        roles.to.retain(organisation);
        roles.from.retain(|a| !organisation(a));
    }
    // Who leaves an organisation withdraws no troops; who blocks a membership blocks the state that wants it.
    let state = |a: &usize| scene.kind_of(*a) == Some(ActorKind::State);
    let wanted = frame.key == "block" && roles.to.iter().any(state);
    if wanted || matches!(frame.key, "n.withdrawal" | "troops-leave") {
        roles.to.retain(state);
    }
    let from = roles.from.clone();
    roles.to.retain(|a| !from.contains(a));
}

fn is_directed(frame: &Frame, roles: &Roles) -> bool {
    match frame.shape {
        Shape::Mutual => false,
        Shape::Relational => matches!(frame.key, "n.guarantor" | "n.supplier" | "n.customer"),
        _ => !roles.to.is_empty(),
    }
}

/// Who is tied to whom.
fn pairs(roles: &Roles, frame: &Frame) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    if roles.to.is_empty() {
        let mutual = matches!(frame.shape, Shape::Mutual | Shape::Relational)
            || matches!(roles.rule, "noun-between" | "noun-each-other" | "verb-each-other");
        if !mutual {
            return pairs;
        }
        for (at, from) in roles.from.iter().enumerate() {
            pairs.extend(roles.from[at + 1..].iter().filter(|to| *to != from).map(|to| (*from, *to)));
        }
        return pairs;
    }
    for from in &roles.from {
        pairs.extend(roles.to.iter().filter(|to| *to != from).map(|to| (*from, *to)));
    }
    pairs
}
