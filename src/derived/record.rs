//! The record of those who forecast: how much of what each foretold came true, did not, came in part, is open.
//!
//! A pure function of claims and what had become of them; nothing is weighed, for five forecasts are no statistic.

use std::collections::BTreeMap;

use crate::model::{ActorId, Claim, OutcomeState};

/// What became of the forecasts of one speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Tally {
    /// Came true.
    pub came_true: usize,
    /// Did not.
    pub did_not: usize,
    /// In part.
    pub partly: usize,
    /// Not decided yet.
    pub open: usize,
    /// Overtaken by another statement.
    pub superseded: usize,
}

impl Tally {
    /// All forecasts.
    pub fn total(self) -> usize {
        self.settled() + self.open + self.superseded
    }

    /// Those that are decided one way or the other.
    pub fn settled(self) -> usize {
        self.came_true + self.did_not + self.partly
    }

    /// Counts one more.
    pub fn add(&mut self, state: OutcomeState) {
        let count = match state {
            OutcomeState::Open => &mut self.open,
            OutcomeState::CameTrue => &mut self.came_true,
            OutcomeState::DidNot => &mut self.did_not,
            OutcomeState::Partly => &mut self.partly,
            OutcomeState::Superseded => &mut self.superseded,
        };
        *count += 1;
    }
}

/// The record of each speaker of these forecasts.
pub fn records<'a>(forecasts: impl Iterator<Item = (&'a Claim, OutcomeState)>) -> BTreeMap<ActorId, Tally> {
    let mut records: BTreeMap<ActorId, Tally> = BTreeMap::new();
    for (claim, state) in forecasts {
        records.entry(claim.speaker).or_default().add(state);
    }
    records
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_forecast_counts_once_for_its_speaker() {
        use OutcomeState as O;
        let claim = |speaker: &str| -> Claim {
            let claim = serde_json::json!({"id": "c.x", "speaker": speaker, "stance": "predicts", "about": [], "words": {}, "passages": []});
            serde_json::from_value(claim).unwrap()
        };
        let (a, b) = (claim("a.a"), claim("a.b"));
        let all = [
            (&a, O::CameTrue),
            (&a, O::Open),
            (&b, O::DidNot),
            (&a, O::Partly),
            (&b, O::Superseded),
        ];
        let records = records(all.into_iter());
        let of_a = records[&a.speaker];
        assert_eq!(
            (of_a.came_true, of_a.partly, of_a.open, of_a.total(), of_a.settled()),
            (1, 1, 1, 3, 2)
        );
        assert_eq!((records[&b.speaker].settled(), records[&b.speaker].total()), (1, 2));
    }
}
