//! An assessment as JSON: numbers as they are, and the words beside them. The shape is told in README.md.

use serde_json::{Value, json};

use super::Judged;
use crate::derived::judgement::account::{Account, moved, stairs};
use crate::derived::judgement::likelihood;
use crate::guarantee::enough::ALWAYS_EXACT;
use crate::guarantee::factors::{CODES, class_of};
use crate::guarantee::sensitivity::{Difference, Effect};
use crate::guarantee::{Outcome, Spread};
use crate::model::assessment::Promise;
use crate::model::{ActorId, ClaimId};
use crate::views::judged_words::{
    base_sentence, bottom_line, confidence_sentence, confidence_word, likelihood_words, question_sentence, text_of,
};
use crate::views::twist_words::{change_words, twist_words};

/// The whole answer.
pub(super) fn json(judged: &Judged<'_>) -> Value {
    let words = judged.words;
    let assessment = &judged.shown().assessment;
    let added = stairs(judged.dossier, judged.assessment, &judged.twists, Outcome::Kept);
    let changes = added
        .into_iter()
        .map(|(twist, added)| json!({ "words": twist_words(words, judged.dossier, twist, judged.day), "added": added }));
    let after = judged.after.as_ref();
    json!({
        "aid": words.text("judged-aid"),
        "language": words.language().tag(),
        "assessment": judged.assessment.id,
        "title": assessment.title.get(words.language()),
        "judged_by": assessment.judged_by,
        "judged_on": assessment.judged_on,
        "question": question_sentence(words, judged.dossier, assessment, judged.day),
        "promise": assessment.promise,
        "text": text_of(words, judged.dossier, assessment),
        "liability": assessment.liability,
        "changes": changes.collect::<Vec<_>>(),
        "moved": after.map_or_else(Vec::new, |after| scores(judged, after)),
        "before": result(judged, &judged.before),
        "after": after.map(|after| result(judged, after)),
    })
}

fn number(judged: &Judged<'_>, value: f64, spread: Spread) -> Value {
    json!({
        "value": value,
        "p05": spread.p05,
        "p50": spread.p50,
        "p95": spread.p95,
        "words": likelihood_words(judged.words, spread),
    })
}

fn result(judged: &Judged<'_>, account: &Account) -> Value {
    let words = judged.words;
    let (judgement, assessment) = (&account.judgement, &account.assessment);
    let (answer, spreads) = (&judgement.answer, judgement.spreads);
    let deterrence = spreads.deterrence;
    json!({
        "base": {
            "rate": assessment.baseline,
            "class": assessment.reference_class,
            "source": class_of(&assessment.reference_class).map(|class| class.source),
            "sentence": base_sentence(words, assessment),
        },
        "bottom_line": bottom_line(words, judged.dossier, assessment, judged.day, spreads.kept),
        "kept": number(judged, answer.kept, spreads.kept),
        "sufficient": (assessment.promise == Promise::Help).then(|| number(judged, answer.help.sufficient, spreads.sufficient)),
        "any": answer.help.any,
        "all": answer.help.all,
        "cost_of_breach": answer.cost,
        "deterrence": { "value": answer.deterrence, "p05": deterrence.p05, "p50": deterrence.p50, "p95": deterrence.p95 },
        "exact": judgement.case.guarantors.len() <= ALWAYS_EXACT,
        "confidence": {
            "supported": account.coverage.supported,
            "all": account.coverage.all,
            "word": confidence_word(words, account.coverage.confidence()),
            "sentence": confidence_sentence(words, account.coverage),
        },
        "guarantors": guarantors(judged, account),
        "contributions": contributions(account),
        "steps": account.steps.iter().map(|step| one_step(judged, account, step)).collect::<Vec<_>>(),
    })
}

fn guarantors(judged: &Judged<'_>, account: &Account) -> Vec<Value> {
    let judgement = &account.judgement;
    let all = account.assessment.guarantors.iter().enumerate();
    all.map(|(place, guarantor)| {
        let own = judgement.case.restraint.is_some() && judgement.case.violator == Some(place);
        let chance = if own {
            judgement.answer.kept
        } else {
            judgement.answer.help.p[place]
        };
        let difference = |d: Difference| json!({ "with": d.with, "without": d.without, "added": d.added() });
        let adds = account.marginal.get(place).copied().flatten();
        json!({
            "actor": guarantor.actor,
            "name": judged.name(guarantor.actor),
            "own_promise": own,
            "chance": chance,
            "words": judged.words.likelihood(likelihood(chance)),
            "capability": guarantor.capability,
            "adds": adds.map(|m| json!({ "kept": difference(m.kept), "sufficient": difference(m.sufficient) })),
        })
    })
    .collect()
}

fn contributions(account: &Account) -> Vec<Value> {
    let of = |(column, code): (usize, &str)| {
        let each = account.assessment.guarantors.iter().zip(&account.contributions.each);
        let each: serde_json::Map<String, Value> = each.map(|(g, row)| (g.actor.to_string(), row[column].into())).collect();
        json!({ "factor": code, "all": account.contributions.factors[column], "each": each })
    };
    CODES.into_iter().enumerate().map(of).collect()
}

fn one_step(judged: &Judged<'_>, account: &Account, step: &Effect) -> Value {
    let name = |actor: ActorId| judged.name(actor);
    json!({
        "words": change_words(judged.words, &account.assessment, step.change, &name),
        "outcome": step.outcome,
        "added": step.added,
    })
}

/// The scores that differ, with reason and claims.
fn scores(judged: &Judged<'_>, after: &Account) -> Vec<Value> {
    let language = judged.words.language();
    let claim = |id: &ClaimId| {
        let claim = judged.dossier.claims.get(id)?;
        Some(json!({
            "id": id,
            "speaker": judged.name(claim.speaker),
            "stance": claim.stance,
            "negated": claim.negated,
            "words": claim.words.get(language),
            "credibility": u8::from(claim.credibility),
        }))
    };
    let told = moved(&judged.before.assessment, &after.assessment).into_iter().map(|score| {
        json!({
            "actor": score.actor,
            "factor": score.factor,
            "from": score.from,
            "to": score.to.mode,
            "reason": score.to.reason.get(language),
            "claims": score.to.claims.iter().filter_map(claim).collect::<Vec<_>>(),
        })
    });
    told.collect()
}
