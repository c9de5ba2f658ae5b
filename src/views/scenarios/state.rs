//! What the scenarios remember by themselves: which two are compared, and what was worked out for them.

use super::columns::Column;
use super::effect::Effect;
use crate::derived::Cached;
use crate::model::{AssessmentId, Day, Filter, Item, Language, ScenarioId};
use crate::views::ViewCtx;
use crate::views::cases::Hand;
use crate::views::cases::value::Worked;

/// One side of the comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Side {
    /// The dossier as it is.
    #[default]
    AsIs,
    /// Under a scenario.
    Scenario(ScenarioId),
}

impl Side {
    pub(super) fn scenario(self) -> Option<ScenarioId> {
        match self {
            Self::AsIs => None,
            Self::Scenario(id) => Some(id),
        }
    }
}

/// What the words of a column depend on.
pub(super) type ColumnKey = (u64, ScenarioId, Language, Option<Day>, Day, Filter);

/// What the scenarios remember.
#[derive(Debug, Default)]
pub struct ScenariosState {
    /// What is compared.
    pub(super) sides: [Side; 2],
    /// Drawn before, so that the sides are the reader's choice.
    begun: bool,
    /// Per cent are shown beside the words.
    pub(super) figures: bool,
    pub(super) hand: Hand,
    pub(super) columns: [Cached<ColumnKey, Column>; 2],
    pub(super) before: Cached<(u64, AssessmentId), Option<Worked>>,
    pub(super) effects: [Cached<(u64, AssessmentId, ScenarioId), Effect>; 2],
}

impl ScenariosState {
    /// Puts a scenario into the comparison; what was added before moves to the other side.
    pub fn compare(&mut self, id: ScenarioId) {
        self.begun = true;
        let side = Side::Scenario(id);
        if self.sides.contains(&side) {
            return;
        }
        if self.sides[1] != Side::AsIs {
            self.sides[0] = self.sides[1];
        }
        self.sides[1] = side;
    }

    /// Puts something on a side; if it stands on the other one, the two change places.
    pub(super) fn put(&mut self, place: usize, side: Side) {
        let other = 1 - place.min(1);
        if self.sides[other] == side && side != Side::AsIs {
            self.sides.swap(0, 1);
        } else {
            self.sides[place.min(1)] = side;
        }
    }

    /// Chooses what to compare at first, and lets go of scenarios that are gone.
    pub(super) fn settle(&mut self, ctx: &ViewCtx<'_>) {
        let all = &ctx.dossier.scenarios;
        for side in &mut self.sides {
            if side.scenario().is_some_and(|id| !all.contains_key(&id)) {
                *side = Side::AsIs;
            }
        }
        if !std::mem::replace(&mut self.begun, true) {
            let selected = match ctx.session.selection {
                Some(Item::Scenario(id)) => Some(id),
                _ => None,
            };
            let first = selected.or(ctx.session.what_if.scenario());
            if let Some(id) = first.or_else(|| all.keys().next().copied()) {
                self.sides[1] = Side::Scenario(id);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scenario(id: &str) -> ScenarioId {
        id.parse().unwrap()
    }

    #[test]
    fn two_scenarios_compared_one_after_the_other_stand_side_by_side() {
        let (freeze, deal) = (scenario("s.freeze"), scenario("s.deal"));
        let mut state = ScenariosState::default();
        state.compare(freeze);
        assert_eq!(state.sides, [Side::AsIs, Side::Scenario(freeze)]);
        state.compare(deal);
        assert_eq!(state.sides, [Side::Scenario(freeze), Side::Scenario(deal)]);
        state.compare(deal);
        assert_eq!(state.sides, [Side::Scenario(freeze), Side::Scenario(deal)]);
    }

    #[test]
    fn what_stands_on_the_other_side_changes_places() {
        let (freeze, deal) = (scenario("s.freeze"), scenario("s.deal"));
        let mut state = ScenariosState::default();
        state.put(0, Side::Scenario(freeze));
        state.put(1, Side::Scenario(deal));
        state.put(0, Side::Scenario(deal));
        assert_eq!(state.sides, [Side::Scenario(deal), Side::Scenario(freeze)]);
        state.put(1, Side::AsIs);
        assert_eq!(state.sides, [Side::Scenario(deal), Side::AsIs]);
    }
}
