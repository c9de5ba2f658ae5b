//! The world at a moment, as far as the sources had told by a day: which ties hold, which are only spoken of.
//!
//! Reality (is it asserted, denied, predicted?) comes from the claims; phase (not yet, in force, ended?) from dates.

use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::FxHashSet;

mod life;

use super::reach::Reach;
use crate::model::{
    Claim, ClaimId, Day, DocumentId, Dossier, Edtf, Filter, Index, OutcomeState, Review, Stance, Tie, TieFamily, TieId,
};
use life::{Course, course_of};
pub use life::{instrument_phase, span};

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
#[derive(Debug, Clone, Copy, PartialEq)]
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
    pub documents: u32,
    /// No person has accepted any claim about it yet.
    pub proposed: bool,
}

/// What the sources had said by a day. It does not depend on the moment, so that dragging the moment is cheap.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Heard {
    /// Claims known by the day and not left out by the filter.
    pub known: FxHashSet<ClaimId>,
    known_by: Option<Day>,
    /// Every tie, by identifier, and what is known of it. Two rows rather than a map: the moment runs over all of them.
    ties: Vec<TieId>,
    of: Vec<HeardOf>,
}

/// What is known of one tie.
#[derive(Debug, Clone, Copy, PartialEq)]
struct HeardOf {
    reality: Reality,
    documents: u32,
    proposed: bool,
    /// Made by hand, and nobody is said to speak of it yet: it is drawn as long as nothing asks what was known by a day.
    unsourced: bool,
    family: TieFamily,
    course: Course,
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
        Self {
            ties: dossier.ties.keys().copied().collect(),
            of: dossier
                .ties
                .values()
                .map(|tie| heard_of(tie, dossier, index, (&known, known_by)))
                .collect(),
            known,
            known_by,
        }
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
        for id in &reach.ties {
            let heard = dossier
                .ties
                .get(id)
                .map(|tie| heard_of(tie, dossier, index, (&self.known, self.known_by)));
            match (self.ties.binary_search(id), heard) {
                (Ok(place), Some(heard)) => self.of[place] = heard,
                (Ok(place), None) => {
                    self.ties.remove(place);
                    self.of.remove(place);
                }
                (Err(place), Some(heard)) => {
                    self.ties.insert(place, *id);
                    self.of.insert(place, heard);
                }
                (Err(_), None) => {}
            }
        }
    }

    fn states(&self, moment: Day, filter: &Filter) -> Vec<TieState> {
        let sieve = Sieve::of(filter);
        self.of.iter().map(|of| tie_state(*of, moment, &sieve)).collect()
    }
}

fn heard_of(tie: &Tie, dossier: &Dossier, index: &Index, (known, known_by): (&FxHashSet<ClaimId>, Option<Day>)) -> HeardOf {
    let all = index.claims_about(tie.id);
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
    let mut documents: Vec<DocumentId> = passages.map(|p| p.document).collect();
    documents.sort_unstable();
    documents.dedup();
    let reality = reality(&claims);
    let unsourced = all.is_empty() && known_by.is_none();
    let spoken_of = claims.iter().filter_map(|c| said(c, dossier)).min();
    HeardOf {
        reality,
        documents: documents.len() as u32,
        proposed,
        unsourced,
        family: tie.family,
        course: course_of(
            tie,
            dossier,
            spoken_of,
            reality.is_real() || reality == Reality::Denied || unsourced,
        ),
    }
}

/// The world at a moment.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct World {
    /// State of every tie, in the order of those that were heard of.
    states: Vec<TieState>,
    heard: Arc<Heard>,
}

impl World {
    /// Works out the state of every tie, from the claims on.
    pub fn of(dossier: &Dossier, index: &Index, moment: Day, known_by: Option<Day>, filter: &Filter) -> Self {
        let heard = Heard::of(dossier, index, known_by, &filter.hidden_documents);
        Self::at(Arc::new(heard), moment, filter)
    }

    /// Works out the state of every tie from what was heard.
    pub fn at(heard: Arc<Heard>, moment: Day, filter: &Filter) -> Self {
        Self {
            states: heard.states(moment, filter),
            heard,
        }
    }

    /// The state of every tie from what was heard, one after the other.
    pub(super) fn states<'a>(heard: &'a Heard, moment: Day, filter: &'a Filter) -> impl Iterator<Item = (TieId, TieState)> + 'a {
        let sieve = Sieve::of(filter);
        let each = heard.ties.iter().zip(&heard.of);
        each.map(move |(id, of)| (*id, tie_state(*of, moment, &sieve)))
    }

    /// What was heard.
    pub(super) fn heard(&self) -> &Heard {
        &self.heard
    }

    /// Takes its knowledge away from the world, so that it can be changed in place.
    pub(super) fn forget_heard(&mut self) {
        self.heard = Arc::default();
    }

    /// Takes what is heard after a change. Not for a world with later ones added.
    pub(super) fn follow(&mut self, heard: Arc<Heard>, moment: Day, filter: &Filter) {
        self.states = heard.states(moment, filter);
        self.heard = heard;
    }

    /// Adds, marked as such, what is drawn in `all` and not in this world: what only later documents said. Both are of
    /// one dossier.
    pub fn add_later(&mut self, all: &Self) {
        for (state, all) in self.states.iter_mut().zip(&all.states) {
            if all.visible && !state.visible {
                *state = TieState { later: true, ..*all };
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

    /// Every tie with its state, by identifier.
    pub fn ties(&self) -> impl Iterator<Item = (TieId, &TieState)> + '_ {
        self.heard.ties.iter().copied().zip(&self.states)
    }

    /// State of a tie.
    pub fn tie(&self, tie: TieId) -> Option<&TieState> {
        self.states.get(self.place(tie)?)
    }

    /// State of a tie of which the place was asked before; the dossier may have changed since.
    pub fn tie_at(&self, place: usize, tie: TieId) -> Option<&TieState> {
        if self.heard.ties.get(place) == Some(&tie) {
            self.states.get(place)
        } else {
            self.tie(tie)
        }
    }

    /// The states of all ties in the order of their identifiers, if there are `count` of them: for whoever knows the
    /// place of every tie of this dossier and would ask for all of them.
    pub fn all(&self, count: usize) -> Option<&[TieState]> {
        (self.states.len() == count).then_some(&self.states)
    }

    /// Place of a tie, for [`Self::tie_at`].
    pub fn place(&self, tie: TieId) -> Option<usize> {
        self.heard.ties.binary_search(&tie).ok()
    }

    /// Whether a tie is drawn.
    pub fn shows(&self, tie: TieId) -> bool {
        self.tie(tie).is_some_and(|s| s.visible)
    }
}

/// What the filter takes out, by family, worked out once for all ties.
struct Sieve<'a> {
    families: Vec<bool>,
    filter: &'a Filter,
}

impl<'a> Sieve<'a> {
    fn of(filter: &'a Filter) -> Self {
        let mut families = vec![false; TieFamily::ALL.len()];
        for family in &filter.hidden_families {
            if let Some(hidden) = families.get_mut(*family as usize) {
                *hidden = true;
            }
        }
        Self { families, filter }
    }
}

fn tie_state(of: HeardOf, moment: Day, sieve: &Sieve<'_>) -> TieState {
    let HeardOf {
        reality,
        documents,
        proposed,
        unsourced,
        ..
    } = of;
    let phase = of.course.phase(moment);
    let filter = sieve.filter;
    let filtered = sieve.families.get(of.family as usize) == Some(&true)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(stance: Stance, negated: bool) -> Claim {
        let value = serde_json::json!({
            "id": "c.x", "speaker": "a.x", "stance": stance, "negated": negated, "about": ["t.x"],
            "words": { "de": "x", "en": "x" }, "passages": ["p.x"],
        });
        serde_json::from_value(value).unwrap()
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
}
