//! What the panel remembers by itself, and what it has worked out for the assessment in hand.

use std::collections::HashSet;
use std::rc::Rc;

use crate::derived::judgement::{
    self, Coverage, Judgement, carrying, case_of, coverage, is_many, twist::scored_elsewhere, twisted, value,
};
use crate::derived::what_if::beneficiary_of;
use crate::guarantee::sensitivity::{Bar, Contributions, Effect, Marginal, contributions, marginal, tornado, what_would_change};
use crate::guarantee::{Fault, Outcome, answer};
use crate::model::assessment::Factor;
use crate::model::{ActorId, Assessment, AssessmentId, DocumentId, Dossier, Item, Shift};
use crate::session::Twist;
use crate::views::ViewCtx;
use crate::views::pick::Picker;

use super::words::{BINDING, LIABILITIES};

/// A claim or passage that was dropped on a factor and waits for an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dropped {
    pub(super) actor: ActorId,
    pub(super) factor: Factor,
    pub(super) item: Item,
}

/// What the panel remembers by itself.
#[derive(Debug, Default)]
pub struct GuaranteeState {
    /// The assessment chosen by hand, where several judge the same promise.
    pub(super) chosen: Option<AssessmentId>,
    /// Parts folded or unfolded by hand, against their default.
    pub(super) turned: HashSet<String>,
    /// Numbers are shown beside the words.
    pub(super) numbers: bool,
    /// A slider that is being moved.
    pub(super) sliding: Option<(ActorId, Factor, f64)>,
    /// Waits for an answer.
    pub(super) dropped: Option<Dropped>,
    /// Which claim could stand behind a score.
    pub(super) picker: Picker,
    /// Who else could guarantee.
    pub(super) newcomer: Picker,
    /// What was worked out last, and for what.
    pub(super) worked: Option<(Key, Rc<Worked>)>,
}

/// Everything that what is worked out depends on.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Key {
    pub(super) revision: u64,
    pub(super) assessment: AssessmentId,
    pub(super) twists: Vec<Twist>,
}

/// A change that is offered, with what it would do.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Offer {
    pub(super) twist: Twist,
    /// Change of the chance that the promise is kept, and that those who come are enough; `None` where the model cannot
    /// say.
    pub(super) change: Option<(f64, f64)>,
}

/// With more guarantors than this what moves the result is not worked out: it would hold up the window.
const MOST_MOVED: usize = 20;

/// What moves the result.
#[derive(Debug, Clone)]
pub(super) struct Moves {
    pub(super) contributions: Contributions,
    pub(super) marginal: Vec<Option<Marginal>>,
    pub(super) tornado: Vec<Bar>,
    pub(super) steps: Vec<Effect>,
}

impl Moves {
    fn of(assessment: &Assessment) -> Option<Self> {
        let case = case_of(assessment);
        if case.guarantors.len() > MOST_MOVED {
            return None;
        }
        Some(Self {
            contributions: contributions(&case, Outcome::Kept).ok()?,
            marginal: marginal(&case).ok()?,
            tornado: tornado(&case, Outcome::Kept).ok()?,
            // With many guarantors there are hundreds of steps, and each takes long.
            steps: if is_many(&case) {
                Vec::new()
            } else {
                what_would_change(&case, Outcome::Kept).ok()?
            },
        })
    }
}

/// What the assessment in hand comes to, as it is and under what is thought through.
#[derive(Debug, Clone)]
pub(super) struct Worked {
    pub(super) before: Result<Judgement, Fault>,
    /// Under what is thought through.
    pub(super) assessment: Assessment,
    pub(super) after: Option<Result<Judgement, Fault>>,
    pub(super) coverage: Coverage,
    pub(super) offers: Vec<Offer>,
    /// The documents it rests on, and what leaving each out would change.
    pub(super) sources: Vec<(DocumentId, f64)>,
    /// What turning each score around would change, the most first.
    pub(super) flips: Vec<(ActorId, Factor, f64)>,
    /// What moves the result; absent where it cannot be worked out.
    pub(super) moves: Option<Moves>,
    /// What others who judge the same promise come to.
    pub(super) others: Vec<(AssessmentId, Option<f64>)>,
}

impl Worked {
    /// What holds now: under what is thought through, else as it is.
    pub(super) fn now(&self) -> &Result<Judgement, Fault> {
        self.after.as_ref().unwrap_or(&self.before)
    }

    /// The assessment as it is, without what is thought through.
    pub(super) fn before_of<'a>(&self, ctx: &ViewCtx<'a>) -> Option<&'a Assessment> {
        ctx.dossier.assessments.get(&self.assessment.id)
    }

    pub(super) fn of(
        dossier: &Dossier,
        assessment: &Assessment,
        before: Result<Judgement, Fault>,
        twists: &[Twist],
        found: &[AssessmentId],
    ) -> Self {
        let others = found.iter().filter(|id| **id != assessment.id);
        let worth = |id: &AssessmentId| dossier.assessments.get(id).and_then(|a| value(a, Outcome::Kept).ok());
        let changed = twisted(dossier, assessment, twists);
        Self {
            before,
            after: (!twists.is_empty()).then(|| Judgement::of(&changed)),
            coverage: coverage(dossier, &changed),
            offers: offers(dossier, assessment, twists),
            sources: carrying(dossier, &changed, Outcome::Kept),
            flips: flips(dossier, &changed),
            moves: Moves::of(&changed),
            others: others.map(|id| (*id, worth(id))).collect(),
            assessment: changed,
        }
    }
}

fn flips(dossier: &Dossier, assessment: &Assessment) -> Vec<(ActorId, Factor, f64)> {
    let Ok(now) = value(assessment, Outcome::Kept) else {
        return Vec::new();
    };
    let scores = assessment.scores().filter(|(_, _, score)| score.mode != 0.0);
    let flipped = scores.filter_map(|(actor, factor, _)| {
        let flipped = twisted(dossier, assessment, &[Twist::Flip(actor, factor)]);
        Some((actor, factor, value(&flipped, Outcome::Kept).ok()? - now))
    });
    let mut flips: Vec<_> = flipped.collect();
    flips.sort_by(|a, b| b.2.abs().total_cmp(&a.2.abs()));
    flips
}

/// Changes that can be thought through. Each is shown with what it would do on top of those that are made, or what
/// taking it back would lose.
fn offers(dossier: &Dossier, assessment: &Assessment, twists: &[Twist]) -> Vec<Offer> {
    let mut offered: Vec<Twist> = Vec::new();
    let violator = assessment.violator;
    let beneficiary = beneficiary_of(dossier, assessment);
    for guarantor in assessment.guarantors.iter().filter(|g| Some(g.actor) != violator) {
        offered.push(Twist::Without(guarantor.actor));
    }
    let mut others: Vec<ActorId> = dossier
        .assessments
        .values()
        .filter(|a| a.id != assessment.id && beneficiary_of(dossier, a) == beneficiary)
        .flat_map(|a| a.guarantors.iter().map(|g| g.actor))
        .filter(|actor| assessment.guarantor(*actor).is_none() && Some(*actor) != violator && Some(*actor) != beneficiary)
        .collect();
    others.extend(twists.iter().filter_map(|twist| match twist {
        Twist::With(actor) => Some(*actor),
        _ => None,
    }));
    others.sort_unstable();
    others.dedup();
    offered.extend(others.into_iter().map(Twist::With));
    for guarantor in &assessment.guarantors {
        if guarantor.factors.get(&Factor::Dis).is_some_and(|s| s.mode < 0.0) {
            offered.push(Twist::EndWar(guarantor.actor));
        }
    }
    if assessment.restraint.is_some_and(|r| r.veto && r.council.is_some()) {
        offered.push(Twist::NoVeto);
    }
    offered.extend(
        LIABILITIES
            .into_iter()
            .filter(|l| *l != assessment.liability)
            .map(Twist::Liability),
    );
    offered.extend(
        BINDING
            .into_iter()
            .filter(|b| *b != assessment.bindingness)
            .map(Twist::Bindingness),
    );
    let touches = |s: &&crate::model::Scenario| {
        let scored = |actor| assessment.guarantor(actor).is_some() || twists.contains(&Twist::With(actor));
        let of_this = |shift: &Shift| shift.beneficiary.is_none() || shift.beneficiary == beneficiary;
        let line = judgement::twist::line(dossier, s.id);
        let mut shifts = line
            .into_iter()
            .filter_map(|id| dossier.scenarios.get(&id))
            .flat_map(|s| &s.shifts);
        shifts.any(|shift| scored(shift.actor) && of_this(shift))
    };
    offered.extend(dossier.scenarios.values().filter(touches).map(|s| Twist::Scenario(s.id)));
    let worth = |twists: &[Twist]| {
        let answer = answer(&case_of(&twisted(dossier, assessment, twists))).ok()?;
        Some((answer.kept, answer.help.sufficient))
    };
    let now = worth(twists);
    let change = |twist: Twist| {
        let made = twists.contains(&twist);
        let other: Vec<Twist> = if made {
            twists.iter().copied().filter(|t| *t != twist).collect()
        } else {
            let mut what_if = crate::session::WhatIf {
                assessment: None,
                twists: twists.to_vec(),
            };
            what_if.toggle(twist);
            what_if.twists
        };
        let (other, now) = (worth(&other)?, now?);
        let (before, after) = if made { (other, now) } else { (now, other) };
        Some((after.0 - before.0, after.1 - before.1))
    };
    let offer = |twist| Offer {
        twist,
        change: change(twist),
    };
    offered.into_iter().map(offer).collect()
}

/// Assessments of what is selected: of the record itself, of the text it stands under, of the ties under it.
pub(in crate::views) fn assessments_of(ctx: &ViewCtx<'_>, item: Item) -> Vec<AssessmentId> {
    let dossier = ctx.dossier;
    if let Item::Assessment(id) = item {
        let of = dossier.assessments.get(&id).map(|a| a.guarantee);
        let same = dossier.assessments.values().filter(|a| Some(a.guarantee) == of && a.id != id);
        return std::iter::once(id).chain(same.map(|a| a.id)).collect();
    }
    let mut items = vec![item];
    match item {
        Item::Tie(tie) => items.extend(dossier.ties.get(&tie).and_then(|t| t.instrument).map(Item::from)),
        Item::Instrument(id) => items.extend(ctx.derived.index.ties_under(id).iter().map(|t| Item::from(*t))),
        _ => return Vec::new(),
    }
    let rank = |a: &&Assessment| items.iter().position(|item| *item == a.guarantee);
    let mut found: Vec<&Assessment> = dossier.assessments.values().filter(|a| rank(a).is_some()).collect();
    // The analyst's own view comes before that of another side.
    found.sort_by_key(|a| (rank(a), a.view_of.is_some(), a.id));
    found.into_iter().map(|a| a.id).collect()
}

/// Whether a promise can be judged that nobody has judged yet.
pub(super) fn can_be_judged(ctx: &ViewCtx<'_>, item: Item) -> bool {
    use crate::derived::what_if::is_guarantee;
    match item {
        Item::Tie(tie) => ctx.dossier.ties.get(&tie).and_then(|t| t.class).is_some_and(is_guarantee),
        Item::Instrument(id) => {
            let instrument = ctx.dossier.instruments.get(&id);
            instrument.is_some_and(|i| i.class.is_some_and(is_guarantee) && !i.obligations.is_empty())
        }
        _ => false,
    }
}

/// Where the scores of somebody who joins come from, if anybody has scored it.
pub(super) fn origin<'a>(dossier: &'a Dossier, assessment: &Assessment, actor: ActorId) -> Option<&'a Assessment> {
    scored_elsewhere(dossier, assessment, actor)
}
