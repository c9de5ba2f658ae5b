//! The world at a moment, as far as the sources had told by a day: which ties hold, which are only spoken of.
//!
//! Reality (is it asserted, denied, predicted?) comes from the claims; phase (not yet, in force, ended?) from dates.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::reach::Reach;
use crate::model::{
    Certainty, Claim, ClaimId, Day, DocumentId, Dossier, Edtf, Filter, Index, InstrumentId, OutcomeState, Review, Stance, Tie,
    TieId,
};

/// How real the sources make a tie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reality {
    /// Somebody says that it is so, nobody denies it.
    Asserted,
    /// Somebody says so and somebody denies it.
    Contested,
    /// Only denied: the tie that is not there.
    Denied,
    /// Expected or feared.
    Predicted,
    /// Proposed, demanded or offered.
    Proposed,
    /// Only under a condition.
    Supposed,
    /// Nobody known by then says anything that would draw it.
    Unheard,
}

impl Reality {
    /// Drawn as holding: somebody says that it is so.
    pub fn is_real(self) -> bool {
        matches!(self, Self::Asserted | Self::Contested)
    }
}

/// Where the moment lies in the life of a tie or instrument.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    /// It has not begun, or no source speaks of it yet.
    NotYet,
    /// It may have begun: the date of its beginning is not sharp.
    PerhapsBegun,
    /// Signed, not yet in force.
    Concluded,
    /// It holds.
    InForce,
    /// It may have ended: the date of its end is not sharp.
    PerhapsEnded,
    /// It has ended.
    Ended,
}

/// A tie at the moment.
#[derive(Debug, Clone, PartialEq)]
pub struct TieState {
    /// How real.
    pub reality: Reality,
    /// Where in its life.
    pub phase: Phase,
    /// Drawn at this moment under this filter.
    pub visible: bool,
    /// Drawn only because later documents said so: the difference of the two clocks.
    pub later: bool,
    /// Taken out by the filter alone.
    pub filtered: bool,
    /// Number of documents that speak of it, of those known and not left out.
    pub documents: usize,
    /// No person has accepted any claim about it yet.
    pub proposed: bool,
}

/// What the sources had said by a day. It does not depend on the moment, so that dragging the moment is cheap.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Heard {
    /// Claims known by the day and not left out by the filter.
    pub known: FxHashSet<ClaimId>,
    known_by: Option<Day>,
    ties: BTreeMap<TieId, HeardOf>,
}

/// What is known of one tie.
#[derive(Debug, Clone, Copy, PartialEq)]
struct HeardOf {
    reality: Reality,
    spoken_of: Option<Day>,
    documents: usize,
    proposed: bool,
    /// Made by hand, and nobody is said to speak of it yet: it is drawn as long as nothing asks what was known by a day.
    unsourced: bool,
}

impl Heard {
    /// Listens to every claim known by the day, except those of documents left out.
    pub fn of(dossier: &Dossier, index: &Index, known_by: Option<Day>, left_out: &BTreeSet<DocumentId>) -> Self {
        let known: FxHashSet<ClaimId> = dossier
            .claims
            .values()
            .filter(|c| counts(c, dossier, known_by, left_out))
            .map(|c| c.id)
            .collect();
        let ties = dossier
            .ties
            .keys()
            .map(|tie| (*tie, heard_of(*tie, dossier, index, (&known, known_by))))
            .collect();
        Self { known, known_by, ties }
    }

    /// Listens again to the claims and ties that a change reaches.
    pub(super) fn follow(&mut self, reach: &Reach, dossier: &Dossier, index: &Index, left_out: &BTreeSet<DocumentId>) {
        for id in &reach.claims {
            let claim = dossier.claims.get(id);
            if claim.is_some_and(|claim| counts(claim, dossier, self.known_by, left_out)) {
                self.known.insert(*id);
            } else {
                self.known.remove(id);
            }
        }
        for tie in &reach.ties {
            if dossier.ties.contains_key(tie) {
                self.ties
                    .insert(*tie, heard_of(*tie, dossier, index, (&self.known, self.known_by)));
            } else {
                self.ties.remove(tie);
            }
        }
    }
}

fn heard_of(tie: TieId, dossier: &Dossier, index: &Index, (known, known_by): (&FxHashSet<ClaimId>, Option<Day>)) -> HeardOf {
    let all = index.claims_about(tie);
    let about = all.iter().filter(|id| known.contains(*id));
    let mut claims: Vec<&Claim> = about.filter_map(|id| dossier.claims.get(id)).collect();
    let proposed = !claims.is_empty() && claims.iter().all(|c| c.review == Review::Proposed);
    // What a person has accepted is not made contested, or wider, by what nobody has looked at.
    if !proposed {
        claims.retain(|c| c.review == Review::Accepted);
    }
    let passages = claims
        .iter()
        .flat_map(|c| &c.passages)
        .filter_map(|p| dossier.passages.get(p));
    let documents: BTreeSet<DocumentId> = passages.map(|p| p.document).collect();
    HeardOf {
        reality: reality(&claims),
        spoken_of: claims.iter().filter_map(|c| said(c, dossier)).min(),
        documents: documents.len(),
        proposed,
        unsourced: all.is_empty() && known_by.is_none(),
    }
}

/// The world at a moment.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct World {
    /// State of every tie.
    pub ties: BTreeMap<TieId, TieState>,
    heard: Arc<Heard>,
}

impl World {
    /// Works out the state of every tie, from the claims on.
    pub fn of(dossier: &Dossier, index: &Index, moment: Day, known_by: Option<Day>, filter: &Filter) -> Self {
        let heard = Heard::of(dossier, index, known_by, &filter.hidden_documents);
        Self::at(dossier, Arc::new(heard), moment, filter)
    }

    /// Works out the state of every tie from what was heard.
    pub fn at(dossier: &Dossier, heard: Arc<Heard>, moment: Day, filter: &Filter) -> Self {
        Self {
            ties: Self::states(dossier, &heard, moment, filter).collect(),
            heard,
        }
    }

    /// The state of every tie from what was heard, one after the other.
    pub(super) fn states<'a>(
        dossier: &'a Dossier,
        heard: &'a Heard,
        moment: Day,
        filter: &'a Filter,
    ) -> impl Iterator<Item = (TieId, TieState)> + 'a {
        heard.ties.iter().filter_map(move |(id, of)| {
            let tie = dossier.ties.get(id)?;
            Some((*id, tie_state(tie, *of, dossier, moment, filter)))
        })
    }

    /// What was heard.
    pub(super) fn heard(&self) -> &Heard {
        &self.heard
    }

    /// Takes its knowledge away from the world, so that it can be changed in place.
    pub(super) fn forget_heard(&mut self) {
        self.heard = Arc::default();
    }

    /// Works out again the ties that a change reaches. Not for a world with later ones added.
    pub(super) fn follow(&mut self, reach: &Reach, dossier: &Dossier, heard: Arc<Heard>, moment: Day, filter: &Filter) {
        for id in &reach.ties {
            match (dossier.ties.get(id), heard.ties.get(id)) {
                (Some(tie), Some(of)) => drop(self.ties.insert(*id, tie_state(tie, *of, dossier, moment, filter))),
                _ => drop(self.ties.remove(id)),
            }
        }
        self.heard = heard;
    }

    /// Adds, marked as such, what is drawn in `all` and not in this world: what only later documents said.
    pub fn add_later(&mut self, all: &Self) {
        for (id, state) in &all.ties {
            if state.visible && !self.shows(*id) {
                self.ties.insert(
                    *id,
                    TieState {
                        later: true,
                        ..state.clone()
                    },
                );
            }
        }
    }

    /// Number of claims known and not left out.
    pub fn claims(&self) -> usize {
        self.heard.known.len()
    }

    /// Whether a claim is known and not left out.
    pub fn knows(&self, claim: ClaimId) -> bool {
        self.heard.known.contains(&claim)
    }

    /// What had become of a claim: its outcome counts only once the deciding claim is known.
    pub fn outcome(&self, claim: &Claim) -> Option<OutcomeState> {
        match &claim.outcome {
            Some(outcome) => {
                let decided = match outcome.decided_by {
                    Some(decider) => self.heard.known.contains(&decider),
                    None => self.heard.known_by.is_none(),
                };
                Some(if decided { outcome.state } else { OutcomeState::Open })
            }
            None if claim.is_forecast() => Some(OutcomeState::Open),
            None => None,
        }
    }

    /// State of a tie.
    pub fn tie(&self, tie: TieId) -> Option<&TieState> {
        self.ties.get(&tie)
    }

    /// Whether a tie is drawn.
    pub fn shows(&self, tie: TieId) -> bool {
        self.ties.get(&tie).is_some_and(|s| s.visible)
    }
}

fn tie_state(tie: &Tie, of: HeardOf, dossier: &Dossier, moment: Day, filter: &Filter) -> TieState {
    let HeardOf {
        reality,
        spoken_of,
        documents,
        proposed,
        unsourced,
    } = of;
    let phase = if reality.is_real() || reality == Reality::Denied || unsourced {
        match span(tie, dossier) {
            (None, None) => attested(spoken_of, moment),
            (start, end) => life(start, in_force(tie, dossier), end, spoken_of, moment),
        }
    } else {
        attested(spoken_of, moment)
    };
    let filtered = filter.hidden_families.contains(&tie.family)
        || (filter.hide_ended && phase == Phase::Ended)
        || (filter.hide_unreal && matches!(reality, Reality::Predicted | Reality::Proposed | Reality::Supposed))
        || (filter.hide_proposed && proposed)
        || (filter.hide_contested && matches!(reality, Reality::Contested | Reality::Denied));
    let there = (unsourced || reality != Reality::Unheard) && phase != Phase::NotYet;
    TieState {
        reality,
        phase,
        visible: there && !filtered,
        later: false,
        filtered: there && filtered,
        documents,
        proposed,
    }
}

/// Whether a claim counts: not rejected, its document known by the day and not left out.
fn counts(claim: &Claim, dossier: &Dossier, known_by: Option<Day>, left_out: &BTreeSet<DocumentId>) -> bool {
    claim.review != Review::Rejected && is_heard(claim, dossier, known_by, left_out)
}

/// Whether a document carries the claim that was known by the day and is not left out.
pub fn is_heard(claim: &Claim, dossier: &Dossier, known_by: Option<Day>, left_out: &BTreeSet<DocumentId>) -> bool {
    // The usual case needs no look at the passages.
    if known_by.is_none() && left_out.is_empty() {
        return !claim.passages.is_empty();
    }
    claim.passages.iter().filter_map(|p| dossier.passages.get(p)).any(|passage| {
        !left_out.contains(&passage.document)
            && known_by.is_none_or(|day| {
                dossier
                    .documents
                    .get(&passage.document)
                    .and_then(crate::model::Document::known_from)
                    .is_none_or(|from| from <= day)
            })
    })
}

/// First day on which a claim had been made: when it was said, else when its document was published.
pub fn said(claim: &Claim, dossier: &Dossier) -> Option<Day> {
    let by_statement = claim.said_on.as_ref().and_then(|d| d.date.earliest_day());
    by_statement.or_else(|| {
        claim
            .passages
            .iter()
            .filter_map(|p| dossier.passages.get(p))
            .filter_map(|p| dossier.documents.get(&p.document))
            .filter_map(|d| d.published.as_ref().and_then(Edtf::earliest_day))
            .min()
    })
}

fn reality(claims: &[&Claim]) -> Reality {
    let any = |test: &dyn Fn(&Claim) -> bool| claims.iter().any(|c| test(c));
    let affirmed = any(&|c| c.affirms());
    let refused = any(&|c| c.refuses());
    let unconditional = |c: &Claim| c.scenario.is_none() && !c.negated;
    if affirmed && refused {
        Reality::Contested
    } else if affirmed {
        Reality::Asserted
    } else if refused {
        Reality::Denied
    } else if any(&|c| unconditional(c) && matches!(c.stance, Stance::Proposes | Stance::Demands)) {
        Reality::Proposed
    } else if any(&|c| unconditional(c) && matches!(c.stance, Stance::Predicts | Stance::Warns)) {
        Reality::Predicted
    } else if any(&|c| !c.negated && (c.stance == Stance::Supposes || c.scenario.is_some())) {
        Reality::Supposed
    } else {
        Reality::Unheard
    }
}

/// Beginning and end of a tie: its own dates, else those of its instrument (signature to end).
pub fn span<'a>(tie: &'a Tie, dossier: &'a Dossier) -> (Option<&'a Edtf>, Option<&'a Edtf>) {
    if let Some(valid) = &tie.valid {
        return (valid.start(), valid.end());
    }
    let Some(instrument) = tie.instrument.and_then(|id| dossier.instruments.get(&id)) else {
        return (None, None);
    };
    (
        instrument.begun().map(|d| &d.date),
        instrument.dates.ended.as_ref().map(|d| &d.date),
    )
}

fn in_force<'a>(tie: &Tie, dossier: &'a Dossier) -> Option<&'a Edtf> {
    if tie.valid.is_some() {
        return None;
    }
    let instrument = tie.instrument.and_then(|id| dossier.instruments.get(&id))?;
    instrument.dates.in_force.as_ref().map(|d| &d.date)
}

/// Phase of an instrument at a moment, by its own dates.
pub fn instrument_phase(id: InstrumentId, dossier: &Dossier, moment: Day) -> Option<Phase> {
    let instrument = dossier.instruments.get(&id)?;
    let begun = &instrument.begun()?.date;
    let ended = instrument.dates.ended.as_ref().map(|d| &d.date);
    let in_force = instrument.dates.in_force.as_ref().map(|d| &d.date);
    Some(life(Some(begun), in_force, ended, None, moment))
}

fn attested(spoken_of: Option<Day>, moment: Day) -> Phase {
    if spoken_of.is_none_or(|day| day <= moment) {
        Phase::InForce
    } else {
        Phase::NotYet
    }
}

fn life(start: Option<&Edtf>, in_force: Option<&Edtf>, end: Option<&Edtf>, spoken_of: Option<Day>, moment: Day) -> Phase {
    let begun = match start {
        Some(start) => start.before(moment),
        // The beginning is not known: it holds at the latest when a source speaks of it, or until its known end.
        None if end.is_some() => Certainty::Certainly,
        None if spoken_of.is_none_or(|day| day <= moment) => Certainty::Certainly,
        None => Certainty::No,
    };
    let ended = end.map_or(Certainty::No, |end| end.before(moment));
    match (begun, ended) {
        (Certainty::No, _) => Phase::NotYet,
        (_, Certainty::Certainly) => Phase::Ended,
        (_, Certainty::Possibly) => Phase::PerhapsEnded,
        (Certainty::Possibly, _) => Phase::PerhapsBegun,
        (Certainty::Certainly, Certainty::No) => match in_force {
            Some(date) if date.before(moment) == Certainty::No => Phase::Concluded,
            _ => Phase::InForce,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Stance;
    use proptest::prelude::*;

    fn date(text: &str) -> Edtf {
        Edtf::parse(text).unwrap()
    }

    fn day(year: i32, month: u8, date: u8) -> Day {
        Day::from_ymd(year, month, date).unwrap()
    }

    fn claim(stance: Stance, negated: bool) -> Claim {
        let value = serde_json::json!({
            "id": "c.x", "speaker": "a.x", "stance": stance, "negated": negated, "about": ["t.x"],
            "words": { "de": "x", "en": "x" }, "passages": ["p.x"],
        });
        serde_json::from_value(value).unwrap()
    }

    #[test]
    fn a_treaty_goes_through_its_phases() {
        let (signed, in_force) = (date("2024-06-19"), date("2024-12-04"));
        let phase = |moment| life(Some(&signed), Some(&in_force), None, None, moment);
        assert_eq!(phase(day(2024, 6, 18)), Phase::NotYet);
        assert_eq!(phase(day(2024, 6, 19)), Phase::Concluded);
        assert_eq!(phase(day(2024, 12, 4)), Phase::InForce);
    }

    #[test]
    fn dates_that_are_not_sharp_give_a_perhaps_and_never_a_day() {
        let (start, end) = (date("1961"), date("[1995-09-07,1996-09-10]"));
        let phase = |moment| life(Some(&start), None, Some(&end), None, moment);
        assert_eq!(phase(day(1960, 12, 31)), Phase::NotYet);
        assert_eq!(phase(day(1961, 7, 1)), Phase::PerhapsBegun);
        assert_eq!(phase(day(1965, 1, 1)), Phase::InForce);
        assert_eq!(phase(day(1996, 1, 1)), Phase::PerhapsEnded);
        assert_eq!(phase(day(1996, 9, 10)), Phase::Ended);
    }

    #[test]
    fn only_an_assertion_makes_a_tie_real() {
        let says = |claims: &[(Stance, bool)]| {
            let claims: Vec<Claim> = claims.iter().map(|(stance, negated)| claim(*stance, *negated)).collect();
            reality(&claims.iter().collect::<Vec<_>>())
        };
        assert_eq!(says(&[(Stance::Asserts, false)]), Reality::Asserted);
        assert_eq!(says(&[(Stance::Asserts, false), (Stance::Denies, false)]), Reality::Contested);
        assert_eq!(says(&[(Stance::Denies, false), (Stance::Predicts, false)]), Reality::Denied);
        assert_eq!(says(&[(Stance::Predicts, true)]), Reality::Unheard);
        assert_eq!(says(&[(Stance::Doubts, false), (Stance::Proposes, false)]), Reality::Proposed);
        assert_eq!(says(&[(Stance::Supposes, false)]), Reality::Supposed);
        assert_eq!(says(&[]), Reality::Unheard);
    }

    proptest! {
        /// Time only ever moves a life forward.
        #[test]
        fn phases_come_in_order(start in 1900_i32..2000, length in 0_i32..60, force in 0_i32..60, a in 0_i32..40_000, b in 0_i32..40_000) {
            let first = date(&start.to_string());
            let end = date(&(start + length).to_string());
            let in_force = date(&(start + force.min(length)).to_string());
            let base = day(1895, 1, 1);
            let (early, late) = (base.add_days(a.min(b)), base.add_days(a.max(b)));
            let rank = |moment| match life(Some(&first), Some(&in_force), Some(&end), None, moment) {
                Phase::NotYet => 0,
                Phase::PerhapsBegun => 1,
                Phase::Concluded => 2,
                Phase::InForce => 3,
                Phase::PerhapsEnded => 4,
                Phase::Ended => 5,
            };
            prop_assert!(rank(early) <= rank(late));
        }
    }
}
