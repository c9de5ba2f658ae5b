//! Places and named treaties beside a trigger: they fill the role that the clause leaves open.
//!
//! "German troops entered Prague": a town stands for the state in which it lies, if the text names that state. "Britain
//! signed the Budapest Memorandum": who signs a treaty of that name is tied to those of its parties that the text names.
//! Deliberately not here: the names themselves (`lexicon`), what the text is about (`topic`).

use rustc_hash::FxHashMap;

use super::super::Lexicon;
use super::super::actors::Actors;
use super::super::dates::DateAt;
use super::super::found::TieKind;
use super::super::lexicon::{Class, Landmark, Treaty};
use super::frames::Frame;
use super::scene::{Roles, Scene};
use super::{nouns, when};
use crate::model::ActorKind;

/// How far from its trigger a place may stand.
const REACH: usize = 14;

/// A treaty with more parties than these besides the one named is no tie of two.
const MOST_OTHERS: usize = 3;

/// The actors of a text by their places in the lexicon.
pub(super) struct Landmarks<'a> {
    lexicon: &'a Lexicon,
    present: FxHashMap<u32, usize>,
    /// States by the line of states to which they belong (the Reich and the Federal Republic).
    lines: FxHashMap<u16, usize>,
}

impl<'a> Landmarks<'a> {
    /// Of a text.
    pub(super) fn new(lexicon: &'a Lexicon, actors: &Actors) -> Self {
        let mut landmarks = Self {
            lexicon,
            present: FxHashMap::default(),
            lines: FxHashMap::default(),
        };
        for (place, actor) in actors.list.iter().enumerate() {
            let Some(lexical) = actor.lexical else { continue };
            landmarks.present.entry(lexical).or_insert(place);
            if actor.kind == ActorKind::State
                && let Some(line) = lexicon.actor(lexical).and_then(|a| a.cow)
            {
                landmarks.lines.entry(line).or_insert(place);
            }
        }
        landmarks
    }

    /// The actor of the text that is this one of the lexicon, or a state of the same line.
    fn actor(&self, lexical: u32) -> Option<usize> {
        let exact = self.present.get(&lexical).copied();
        exact.or_else(|| self.lines.get(&self.lexicon.actor(lexical)?.cow?).copied())
    }

    fn all(&self, lexical: &[u32]) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        for actor in lexical.iter().filter_map(|l| self.actor(*l)) {
            if !found.contains(&actor) {
                found.push(actor);
            }
        }
        found
    }

    fn at(&self, scene: &Scene<'_, '_>, at: usize) -> Option<(usize, Landmark<'a>)> {
        if !scene.tokens.is(at, Class::Landmark) {
            return None;
        }
        let end = scene.cut.tokens.end;
        let words = (at..end).filter_map(|t| scene.tokens.get(t)).map(|t| t.word);
        self.lexicon.landmark(scene.tokens.language, words)
    }

    /// The treaty whose name holds the token.
    pub(super) fn treaty(&self, scene: &Scene<'_, '_>, at: usize) -> Option<&'a Treaty> {
        let first = at.saturating_sub(6).max(scene.cut.tokens.start);
        (first..=at).find_map(|start| match self.at(scene, start)? {
            (count, Landmark::Treaty(treaty)) if start + count > at => Some(treaty),
            _ => None,
        })
    }

    /// A treaty's name of one word, or one that holds no word for a treaty ("Dreimächtepakt", "New START").
    pub(super) fn is_treaty(&self, scene: &Scene<'_, '_>, at: usize) -> bool {
        let trigger = |t: usize| scene.tokens.is(t, Class::Trigger);
        matches!(self.at(scene, at), Some((count, Landmark::Treaty(_))) if !(at..at + count).any(trigger))
    }

    /// The state in which a place of the clause lies, behind the trigger in English.
    fn site(&self, scene: &Scene<'_, '_>, at: usize) -> Option<usize> {
        let clause = scene.clauses.clause_at(scene.cut, at)?;
        let first = if scene.german() { at.saturating_sub(REACH) } else { at + 1 };
        let near = first.max(scene.cut.tokens.start)..(at + REACH).min(scene.cut.tokens.end);
        let here = |t: usize| {
            let (_, Landmark::Site(states)) = self.at(scene, t)? else {
                return None;
            };
            let state = states.iter().find_map(|s| self.actor(*s));
            state.filter(|_| is_aim(scene, t))
        };
        let inside = |t: usize| t != at && scene.clauses.clause_at(scene.cut, t) == Some(clause);
        near.filter(|t| inside(*t)).find_map(here).or_else(|| {
            // "seized the parliament in Simferopol and annexed the peninsula".
            let land = (at.saturating_sub(3)..at + 4).any(|t| {
                matches!(
                    scene.tokens.str(t),
                    "peninsula"
                        | "island"
                        | "islands"
                        | "city"
                        | "town"
                        | "region"
                        | "port"
                        | "Halbinsel"
                        | "Insel"
                        | "Stadt"
                        | "Region"
                )
            });
            if land { scene.cut.tokens.clone().find_map(here) } else { None }
        })
    }

    /// Fills who is attacked, or where troops are; whether the clause said it (of its own land, too).
    pub(super) fn fill(&self, scene: &Scene<'_, '_>, at: usize, kind: Option<TieKind>, roles: &mut Roles) -> bool {
        if !roles.to.is_empty() || roles.from.is_empty() {
            return false;
        }
        match kind {
            Some(TieKind::Conflict | TieKind::Troops) => {
                let Some(state) = self.site(scene, at) else { return false };
                if !roles.from.contains(&state) {
                    roles.to.push(state);
                    roles.confidence = 0.65;
                    roles.rule = if roles.rule.starts_with("noun") {
                        "noun-site"
                    } else {
                        "verb-site"
                    };
                }
                true
            }
            // "Dafür bürgten im Budapester Memorandum die USA und Russland."
            Some(TieKind::Guarantee) => {
                let mut near = at.saturating_sub(REACH).max(scene.cut.tokens.start)..(at + REACH).min(scene.cut.tokens.end);
                let treaty = near.find_map(|t| match self.at(scene, t)? {
                    (_, Landmark::Treaty(treaty)) if treaty.kind == TieKind::Guarantee => Some(treaty),
                    _ => None,
                });
                let Some(treaty) = treaty else { return false };
                let parties = self.all(&treaty.parties);
                if roles.from.iter().all(|a| parties.contains(a)) {
                    roles.to = self.all(&treaty.beneficiaries);
                    roles.to.retain(|a| !roles.from.contains(a));
                    roles.rule = "treaty-named";
                }
                !roles.to.is_empty()
            }
            _ => false,
        }
    }

    /// The parties of the treaty that the trigger names (or whose day of signing and parties it gives), as roles.
    pub(super) fn parties(
        &self,
        scene: &Scene<'_, '_>,
        at: usize,
        frame: &Frame,
        roles: Option<&Roles>,
        dates: &[DateAt],
    ) -> Option<(TieKind, bool, Roles)> {
        if frame.key != "n.agreement" && frame.key != "n.alliance" {
            return None;
        }
        let signer = || nouns::signer(scene, at);
        let named = self.treaty(scene, at);
        let own;
        let roles = if let Some(roles) = roles {
            roles
        } else {
            own = signer()?;
            &own
        };
        let told: Vec<usize> = roles.from.iter().chain(&roles.to).copied().collect();
        let treaty = named.or_else(|| self.signed_then(scene, at, &told, dates))?;
        let (parties, wards) = (self.all(&treaty.parties), self.all(&treaty.beneficiaries));
        if told.is_empty() || !told.iter().all(|a| parties.contains(a) || wards.contains(a)) {
            return None;
        }
        let made = |from, to| Roles {
            from,
            to,
            confidence: 0.7,
            rule: "treaty-named",
            verb: roles.verb,
        };
        if treaty.kind == TieKind::Guarantee && !wards.is_empty() {
            let guarantors: Vec<usize> = parties.into_iter().filter(|a| told.contains(a)).collect();
            return (!guarantors.is_empty()).then(|| (treaty.kind, true, made(guarantors, wards)));
        }
        if told.len() > 1 {
            return Some((treaty.kind, false, made(roles.from.clone(), roles.to.clone())));
        }
        // "denounced the Rio Pact" says nothing about one of the others, nor does a pact of many.
        let others: Vec<usize> = parties.into_iter().filter(|a| !told.contains(a)).collect();
        (roles.verb.is_some() && (1..=MOST_OTHERS).contains(&others.len())).then(|| (treaty.kind, false, made(told, others)))
    }

    /// "On 5 December 1994 Ukraine, Russia, the United Kingdom and the United States signed a memorandum".
    fn signed_then(&self, scene: &Scene<'_, '_>, at: usize, told: &[usize], dates: &[DateAt]) -> Option<&'a Treaty> {
        if told.len() < 2 {
            return None;
        }
        let (Some(date), true) = when::nearest(scene, at, dates) else {
            return None;
        };
        let day = dates.get(date)?.edtf.as_str();
        let on_day = |treaty: &&'a Treaty| day.len() == 10 && treaty.signed == day;
        self.lexicon.treaties().iter().find(|treaty| {
            on_day(treaty) && {
                let all = self.all(&treaty.parties);
                let wards = self.all(&treaty.beneficiaries);
                told.iter().all(|a| all.contains(a) || wards.contains(a))
            }
        })
    }
}

/// The place is where something goes or happens: no preposition before it, or one of place.
fn is_aim(scene: &Scene<'_, '_>, place: usize) -> bool {
    let first = place.saturating_sub(3).max(scene.cut.tokens.start);
    let before = (first..place).rfind(|t| scene.tokens.is(*t, Class::Preposition));
    before.is_none_or(|t| {
        matches!(
            scene.tokens.str(t),
            "in" | "into"
                | "on"
                | "onto"
                | "at"
                | "near"
                | "to"
                | "towards"
                | "toward"
                | "against"
                | "of"
                | "outside"
                | "around"
                | "across"
                | "upon"
                | "inside"
                | "nach"
                | "auf"
                | "bei"
                | "vor"
                | "gegen"
                | "zu"
                | "im"
                | "ins"
                | "am"
                | "an"
                | "um"
                | "In"
                | "Im"
                | "Auf"
                | "Bei"
                | "Near"
                | "At"
                | "On"
        )
    })
}
