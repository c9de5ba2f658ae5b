//! What the text is about at this point: fills the one role that a verb demands and its sentence leaves open.
//!
//! "Frankreich liefert drei Radargeräte" in a piece on Armenia, "Germany invaded on 1 September", "Albania left", "Cuba
//! has offered to mediate". The discourse is kept as counts and last places: how often each actor is named (more in the
//! title and the first paragraph), who fought, received, talked with whom. A role is filled only if the clause names no
//! other candidate ([`open`]) and one actor stands out by far; the rule's name and a low confidence tell the reviewer that
//! the context said it. Deliberately not here: pronouns and "the three governments" (`recall`).

mod open;

use super::super::actors::Actors;
use super::super::found::TieKind;
use super::super::token::Tokens;
use super::TieAt;
use super::frames::{Frame, Shape};
use super::homes::Homes;
use super::scene::{Roles, Scene};
use crate::model::ActorKind;

/// The role that is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    /// Who is attacked, sanctioned.
    Foe,
    /// On whom war is declared: who attacked just before.
    Aggressor,
    /// Who is given something, protected, helped.
    Receiver,
    /// Those between whom somebody mediates.
    Parties,
    /// What one joins or leaves.
    Organisation,
}

/// Title and first paragraph say what the text is about.
const IN_TITLE: f32 = 4.0;
const IN_LEAD: f32 = 1.0;

/// How many sentences back a tie or a name still counts as spoken of.
const NEAR: usize = 3;
const WIDE: usize = 12;

/// What must be reached, and by how much the next candidate must stay behind.
const ENOUGH: f32 = 4.5;
const AHEAD: f32 = 2.0;

/// A tie that was found.
#[derive(Debug, Clone, Copy)]
struct Said {
    kind: TieKind,
    from: usize,
    to: usize,
    sentence: usize,
}

/// The running state of a document.
#[derive(Debug, Default)]
pub(super) struct Topic {
    /// How much of the text is about each actor.
    weight: Vec<f32>,
    /// The largest weight of a state.
    most: f32,
    /// In the title.
    titled: Vec<bool>,
    /// The last ties.
    said: Vec<Said>,
}

/// Older ties are forgotten.
const REMEMBERED: usize = 48;

impl Topic {
    /// Counts names.
    pub(super) fn new(tokens: &Tokens<'_>, actors: &Actors, homes: &Homes) -> Self {
        let mut topic = Self {
            weight: vec![0.0; actors.list.len()],
            titled: vec![false; actors.list.len()],
            ..Self::default()
        };
        let ends = |block: u32| {
            let sentence = tokens.block_of.partition_point(|b| *b <= block);
            sentence
                .checked_sub(1)
                .and_then(|s| tokens.sentences.get(s))
                .map_or(0, |s| s.end)
        };
        let title = if tokens.headings.first().copied().unwrap_or(false) {
            ends(0)
        } else {
            0
        };
        let lead = ends(
            tokens
                .headings
                .iter()
                .position(|h| !h)
                .and_then(|b| u32::try_from(b).ok())
                .unwrap_or(0),
        );
        for mention in &actors.mentions {
            let Some(actor) = homes.acting(mention.actor) else { continue };
            let at = mention.tokens.start;
            let Some(weight) = topic.weight.get_mut(actor) else { continue };
            *weight += 1.0;
            if at < title {
                *weight += IN_TITLE;
                topic.titled[actor] = true;
            } else if at < lead {
                *weight += IN_LEAD;
            }
        }
        let state = |a: &usize| actors.list.get(*a).is_some_and(|a| a.kind == ActorKind::State);
        topic.most = (0..actors.list.len())
            .filter(state)
            .map(|a| topic.weight[a])
            .fold(0.0, f32::max);
        topic
    }

    /// Remembers a tie.
    pub(super) fn note(&mut self, tie: &TieAt) {
        if self.said.len() >= REMEMBERED {
            self.said.drain(..REMEMBERED / 2);
        }
        self.said.push(Said {
            kind: tie.kind,
            from: tie.from,
            to: tie.to,
            sentence: tie.sentences.last().copied().unwrap_or(0),
        });
    }

    /// Fills the role that the trigger leaves open.
    pub(super) fn fill(&self, scene: &Scene<'_, '_>, at: usize, frame: &Frame, kind: Option<TieKind>, roles: &mut Roles) {
        if !roles.to.is_empty() || roles.from.is_empty() || scene.cut.heading || scene.cut.question {
            return;
        }
        let Some(need) = need(frame, kind, roles) else { return };
        if !open::is_open(scene, at, need, frame, roles) {
            return;
        }
        let found = match need {
            Need::Organisation => self.organisation(scene, at, &roles.from).into_iter().collect(),
            Need::Parties => self.parties(scene, &roles.from),
            Need::Receiver if frame.key == "n.troops" => self.place(scene, at, &roles.from).into_iter().collect(),
            Need::Receiver if is_sent(scene, at, frame) => self.where_sent(scene, at, kind, &roles.from).into_iter().collect(),
            Need::Aggressor => self.aggressor(scene, &roles.from).into_iter().collect(),
            Need::Foe | Need::Receiver => self.other(scene, at, need, &roles.from).into_iter().collect::<Vec<_>>(),
        };
        if found.is_empty() {
            return;
        }
        roles.to = found;
        roles.confidence = 0.5;
        roles.rule = if roles.rule.starts_with("noun") {
            "noun-topic"
        } else {
            "verb-topic"
        };
    }

    /// The state that stands out as the one concerned.
    fn other(&self, scene: &Scene<'_, '_>, at: usize, need: Need, from: &[usize]) -> Option<usize> {
        if from.len() > 3 {
            return None;
        }
        let near = Self::near(scene, at);
        let mut best: Option<(usize, f32)> = None;
        let ahead = |actor: usize| {
            if need == Need::Foe && self.fights(from, actor) {
                0.75
            } else {
                AHEAD
            }
        };
        let mut second = 0.0_f32;
        for actor in 0..self.weight.len() {
            if from.contains(&actor) || self.weight[actor] < 1.0 || !self.is_target(scene, actor, need) {
                continue;
            }
            let score = self.score(scene.cut.sentence, need, from, actor) + near.get(actor);
            match best {
                Some((_, top)) if score <= top => second = second.max(score),
                _ => {
                    second = best.map_or(second, |(_, top)| top);
                    best = Some((actor, score));
                }
            }
        }
        best.filter(|(actor, score)| *score >= ENOUGH && score - second >= ahead(*actor))
            .map(|(actor, _)| actor)
    }

    /// "Germany invaded; Britain and France declared war": on who attacked a third one, in this sentence or just before.
    fn aggressor(&self, scene: &Scene<'_, '_>, from: &[usize]) -> Option<usize> {
        let last = self
            .said
            .iter()
            .rfind(|s| s.kind == TieKind::Conflict && scene.cut.sentence.saturating_sub(s.sentence) <= 2)?;
        let involved = from.contains(&last.from) || from.contains(&last.to);
        match involved {
            false => Some(last.from),
            true if from.contains(&last.to) => Some(last.from),
            true => None,
        }
    }

    /// "threatened to send troops": to the state that the same sentence named before, or "to the country".
    fn where_sent(&self, scene: &Scene<'_, '_>, at: usize, kind: Option<TieKind>, from: &[usize]) -> Option<usize> {
        let found = self
            .other(scene, at, Need::Receiver, from)
            .or_else(|| self.other(scene, at, Need::Foe, from))?;
        let named = scene
            .actors
            .within(scene.cut.tokens.start..at)
            .iter()
            .any(|m| m.actor == found);
        (kind == Some(TieKind::Troops) && (named && !is_home(scene, at) || open::is_there(scene, at))).then_some(found)
    }

    /// "some 54,000 American troops are based there": in the state that the sentence named last, else the one spoken of.
    fn place(&self, scene: &Scene<'_, '_>, at: usize, from: &[usize]) -> Option<usize> {
        if !open::is_there(scene, at) {
            return None;
        }
        let state = |a: usize| !from.contains(&a) && scene.kind_of(a) == Some(ActorKind::State);
        let before = scene
            .actors
            .within(scene.cut.tokens.start..at)
            .iter()
            .rfind(|m| state(m.actor));
        before
            .map(|m| m.actor)
            .or_else(|| self.other(scene, at, Need::Receiver, from))
    }

    /// How well the text so far and the actor's weight speak for it.
    fn score(&self, sentence: usize, need: Need, from: &[usize], actor: usize) -> f32 {
        let mut score = 4.0 * self.weight[actor] / self.most.max(3.0);
        if self.titled[actor] {
            score += 1.0;
        }
        let (mut enemy, mut friend, mut given) = (0.0_f32, 0.0_f32, 0.0_f32);
        for said in &self.said {
            let back = sentence.saturating_sub(said.sentence);
            let worth = if back <= NEAR {
                3.0
            } else if back <= WIDE {
                1.5
            } else {
                0.75
            };
            let between = from.contains(&said.from) && said.to == actor || from.contains(&said.to) && said.from == actor;
            match said.kind {
                TieKind::Conflict | TieKind::Rivalry | TieKind::Sanctions if between => enemy = enemy.max(worth),
                TieKind::DefencePact | TieKind::Guarantee | TieKind::Support | TieKind::Arms | TieKind::Partnership
                    if between =>
                {
                    friend = friend.max(worth);
                }
                TieKind::Conflict if said.to == actor => given = given.max(worth * 0.5),
                TieKind::Guarantee | TieKind::Arms | TieKind::Support | TieKind::Troops if said.to == actor => {
                    given = given.max(worth);
                }
                _ => {}
            }
        }
        match need {
            Need::Foe => score + enemy - 1.5 * friend + given * 0.5,
            _ => score + given + friend * 0.5 - 1.5 * enemy,
        }
    }

    /// A state; among those who fight also an organisation that does.
    fn is_target(&self, scene: &Scene<'_, '_>, actor: usize, need: Need) -> bool {
        match scene.kind_of(actor) {
            Some(ActorKind::State) => true,
            Some(ActorKind::Organisation) => matches!(need, Need::Parties | Need::Foe) && self.fought(actor),
            _ => false,
        }
    }

    /// One of them and the actor fought, as the text told.
    fn fights(&self, from: &[usize], actor: usize) -> bool {
        self.said.iter().any(|s| {
            s.kind == TieKind::Conflict && (from.contains(&s.from) && s.to == actor || from.contains(&s.to) && s.from == actor)
        })
    }

    /// Took part in a fight that the text told.
    fn fought(&self, actor: usize) -> bool {
        self.said
            .iter()
            .any(|s| s.kind == TieKind::Conflict && (s.from == actor || s.to == actor))
    }

    /// States named just before: in this sentence, in the two before.
    fn near(scene: &Scene<'_, '_>, at: usize) -> Near {
        let mut near = Near::default();
        let tokens = scene.tokens;
        for back in 0..=2 {
            let Some(sentence) = scene.cut.sentence.checked_sub(back) else {
                break;
            };
            if tokens.block_of.get(sentence) != tokens.block_of.get(scene.cut.sentence) {
                break;
            }
            let Some(range) = tokens.sentences.get(sentence) else { break };
            let worth = if back < 2 { 2.0 } else { 1.0 };
            for mention in scene.actors.within(range.start..range.end.min(at)) {
                near.add(mention.actor, worth);
            }
        }
        near
    }

    /// The two (or more) that the mediation is about: who fought or talked last, else the two the text is about.
    fn parties(&self, scene: &Scene<'_, '_>, from: &[usize]) -> Vec<usize> {
        let party = |a: usize| !from.contains(&a) && self.is_target(scene, a, Need::Parties);
        let last = self.said.iter().rev().find(|s| {
            let contested = matches!(
                s.kind,
                TieKind::Conflict
                    | TieKind::Negotiation
                    | TieKind::Summit
                    | TieKind::Rivalry
                    | TieKind::Nonaggression
                    | TieKind::Treaty
            );
            contested && scene.cut.sentence.saturating_sub(s.sentence) <= WIDE && party(s.from) && party(s.to)
        });
        if let Some(last) = last {
            return vec![last.from, last.to];
        }
        let mut ranked: Vec<usize> = (0..self.weight.len())
            .filter(|a| party(*a) && self.weight[*a] >= 3.0)
            .collect();
        ranked.sort_by(|a, b| self.weight[*b].total_cmp(&self.weight[*a]).then(a.cmp(b)));
        let third = ranked.get(2).map_or(0.0, |a| self.weight[*a]);
        match ranked.get(..2) {
            Some(two) if self.weight[two[1]] >= 2.0 * third && self.weight[two[1]] * 3.0 >= self.weight[two[0]] => two.to_vec(),
            _ => Vec::new(),
        }
    }

    /// The organisation spoken of last, if the text is about it.
    fn organisation(&self, scene: &Scene<'_, '_>, at: usize, from: &[usize]) -> Option<usize> {
        let named = |a: usize| scene.kind_of(a) == Some(ActorKind::Organisation);
        let start = scene.tokens.sentences.get(scene.cut.sentence.saturating_sub(6))?.start;
        let last = scene
            .actors
            .within(start..at)
            .iter()
            .rfind(|m| named(m.actor))
            .map(|m| m.actor);
        let heaviest = (0..self.weight.len())
            .filter(|a| named(*a))
            .max_by(|a, b| self.weight[*a].total_cmp(&self.weight[*b]).then(b.cmp(a)))?;
        let member = |organisation: usize| {
            let joined = |s: &&Said| s.kind == TieKind::Membership && s.to == organisation;
            let own = self.said.iter().filter(joined).any(|s| from.contains(&s.from));
            own || self
                .said
                .iter()
                .rev()
                .filter(joined)
                .take(4)
                .any(|s| scene.cut.sentence - s.sentence <= WIDE)
        };
        match last {
            Some(last) if member(last) => Some(last),
            _ if member(heaviest) && self.weight[heaviest] >= 4.0 => Some(heaviest),
            _ if self.titled[heaviest] && !self.fought(heaviest) => Some(heaviest),
            _ => None,
        }
    }
}

/// How near a few actors were named.
#[derive(Default)]
struct Near(Vec<(usize, f32)>);

impl Near {
    fn add(&mut self, actor: usize, worth: f32) {
        match self.0.iter_mut().find(|(a, _)| *a == actor) {
            Some((_, known)) => *known = known.max(worth),
            None => self.0.push((actor, worth)),
        }
    }

    fn get(&self, actor: usize) -> f32 {
        self.0.iter().find(|(a, _)| *a == actor).map_or(0.0, |(_, worth)| *worth)
    }
}

/// Verbs that move something, which need not be given to anybody.
fn is_sent(scene: &Scene<'_, '_>, at: usize, frame: &Frame) -> bool {
    let word = scene.tokens.str(at);
    frame.key == "deploy"
        || ["sen", "schick", "entsen", "entsand", "dispatch", "verleg"]
            .iter()
            .any(|w| word.starts_with(w))
}

/// "deploys soldiers along the border": its own side of it.
fn is_home(scene: &Scene<'_, '_>, at: usize) -> bool {
    (at..(at + 12).min(scene.cut.tokens.end)).any(|t| matches!(scene.tokens.str(t), "border" | "Grenze" | "along" | "home"))
}

/// The role that the trigger demands; `None` where a text may well leave it out.
fn need(frame: &Frame, kind: Option<TieKind>, roles: &Roles) -> Option<Need> {
    let noun = frame.key.starts_with("n.");
    if noun && roles.verb.is_none() && frame.shape != Shape::Mediate && frame.key != "n.troops" {
        return None;
    }
    match frame.key {
        "attack" | "invade" | "occupy" | "annex" | "cross-border" | "open-fire" | "fire-at" | "go-to-war" | "n.invasion"
        | "n.attack" | "capture" | "blockade" | "sanction" | "n.sanctions" => Some(Need::Foe),
        "declare-war" => Some(Need::Aggressor),
        "n.troops" => Some(Need::Receiver),
        "mediate" | "n.mediation" | "host-talks" | "bring-together" => Some(Need::Parties),
        "leave" => Some(Need::Organisation),
        "supply" | "sell" | "give" | "deploy" | "finance" | "train" | "n.aid" | "n.guarantee" => match kind {
            Some(TieKind::Arms | TieKind::Troops | TieKind::Guarantee) => Some(Need::Receiver),
            Some(TieKind::Support) if frame.key != "deploy" => Some(Need::Receiver),
            _ => None,
        },
        _ => None,
    }
}
