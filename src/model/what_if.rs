//! What if: changes thought through on top of the dossier, which stays as it is. The session holds them while they are
//! tried; a scene keeps them.

use serde::{Deserialize, Serialize};

use super::assessment::Factor;
use super::ids::{ActorId, AssessmentId, DocumentId, Item, ScenarioId};
use super::instrument::{Bindingness, Liability};

/// One change that is thought through.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Twist {
    /// This actor guarantees too.
    With(ActorId),
    /// This guarantor drops out.
    Without(ActorId),
    /// Somebody else answers for the whole.
    Liability(Liability),
    /// The text binds more, or less.
    Bindingness(Bindingness),
    /// The violator has no veto in the Security Council.
    NoVeto,
    /// The war that ties this guarantor down is over.
    EndWar(ActorId),
    /// A scenario of the dossier comes about.
    Scenario(ScenarioId),
    /// A factor turned into its opposite.
    Flip(ActorId, Factor),
    /// A factor scored otherwise.
    Score(ActorId, Factor, f64),
    /// A source is left out.
    DropSource(DocumentId),
}

impl Twist {
    /// The record that it speaks of.
    pub fn about(self) -> Option<Item> {
        match self {
            Self::With(actor) | Self::Without(actor) | Self::EndWar(actor) | Self::Flip(actor, _) | Self::Score(actor, _, _) => {
                Some(actor.into())
            }
            Self::Scenario(id) => Some(id.into()),
            Self::DropSource(id) => Some(id.into()),
            Self::Liability(_) | Self::Bindingness(_) | Self::NoVeto => None,
        }
    }

    /// The same of the record that takes the place of another one.
    #[must_use]
    pub fn turned(self, turn: &dyn Fn(Item) -> Item) -> Self {
        let actor = |id: ActorId| turn(id.into()).try_into().unwrap_or(id);
        match self {
            Self::With(id) => Self::With(actor(id)),
            Self::Without(id) => Self::Without(actor(id)),
            Self::EndWar(id) => Self::EndWar(actor(id)),
            Self::Flip(id, factor) => Self::Flip(actor(id), factor),
            Self::Score(id, factor, score) => Self::Score(actor(id), factor, score),
            Self::Scenario(id) => Self::Scenario(turn(id.into()).try_into().unwrap_or(id)),
            Self::DropSource(id) => Self::DropSource(turn(id.into()).try_into().unwrap_or(id)),
            Self::Liability(_) | Self::Bindingness(_) | Self::NoVeto => self,
        }
    }

    /// Whether two cannot hold together: the later one takes the place of the earlier.
    fn excludes(self, other: Self) -> bool {
        match (self, other) {
            (Self::With(a), Self::Without(b)) | (Self::Without(a), Self::With(b)) => a == b,
            (Self::Liability(_), Self::Liability(_))
            | (Self::Bindingness(_), Self::Bindingness(_))
            | (Self::Scenario(_), Self::Scenario(_)) => true,
            (Self::Flip(a, f) | Self::Score(a, f, _), Self::Flip(b, g) | Self::Score(b, g, _)) => a == b && f == g,
            _ => false,
        }
    }
}

/// What is thought through.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct WhatIf {
    /// The assessment it is thought through for; `None` where a scenario is only looked at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assessment: Option<AssessmentId>,
    /// The changes, in the order in which they were made.
    pub twists: Vec<Twist>,
}

impl WhatIf {
    /// Whether nothing is changed.
    pub fn is_empty(&self) -> bool {
        self.twists.is_empty()
    }

    /// The changes thought through for an assessment.
    pub fn of(&self, assessment: AssessmentId) -> &[Twist] {
        if self.assessment == Some(assessment) {
            &self.twists
        } else {
            &[]
        }
    }

    /// Makes a change, or takes it back if it is made already.
    pub fn toggle(&mut self, twist: Twist) {
        if let Some(place) = self.twists.iter().position(|held| *held == twist) {
            self.twists.remove(place);
        } else {
            self.twists.retain(|held| !twist.excludes(*held));
            self.twists.push(twist);
        }
    }

    /// Turns to an assessment: what was thought through for another one is dropped, a scenario stays.
    pub fn turn_to(&mut self, assessment: AssessmentId) {
        if self.assessment != Some(assessment) {
            self.twists.retain(|twist| matches!(twist, Twist::Scenario(_)));
            self.assessment = Some(assessment);
        }
    }

    /// The scenario that is laid over the dossier.
    pub fn scenario(&self) -> Option<ScenarioId> {
        self.twists.iter().find_map(|twist| match twist {
            Twist::Scenario(id) => Some(*id),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_made_twice_is_taken_back_and_opposites_take_each_others_place() {
        let (china, russia): (ActorId, ActorId) = ("a.china".parse().unwrap(), "a.russia".parse().unwrap());
        let mut what_if = WhatIf::default();
        what_if.toggle(Twist::With(china));
        what_if.toggle(Twist::Without(russia));
        what_if.toggle(Twist::Without(china));
        assert_eq!(what_if.twists, [Twist::Without(russia), Twist::Without(china)]);
        what_if.toggle(Twist::Without(russia));
        what_if.toggle(Twist::Liability(Liability::Joint));
        what_if.toggle(Twist::Liability(Liability::Several));
        assert_eq!(what_if.twists, [Twist::Without(china), Twist::Liability(Liability::Several)]);
    }

    #[test]
    fn another_assessment_keeps_the_scenario_alone() {
        let mut what_if = WhatIf::default();
        what_if.turn_to("g.one".parse().unwrap());
        what_if.toggle(Twist::NoVeto);
        what_if.toggle(Twist::Scenario("s.freeze".parse().unwrap()));
        what_if.turn_to("g.two".parse().unwrap());
        assert_eq!(what_if.twists, [Twist::Scenario("s.freeze".parse().unwrap())]);
        assert!(what_if.of("g.one".parse().unwrap()).is_empty());
    }
}
