//! Which assessment and which changes were asked for; whatever is not as it should be becomes a sentence.

use crate::catalogue::Words;
use crate::cli::arguments::{Assess, Binding};
use crate::cli::near::near;
use crate::derived::judgement::twisted;
use crate::guarantee::factors::CODES;
use crate::model::assessment::Factor;
use crate::model::{ActorId, Assessment, Dossier, Item, Liability, ScenarioId};
use crate::session::Twist;
use crate::views::brief::of_item;

/// Longest part of what was written that is repeated in a message.
const SHOWN: usize = 64;

fn shown(value: &str) -> String {
    value.chars().take(SHOWN).collect()
}

/// The assessment of an identifier: its own, or that of a tie or treaty which has one.
pub(super) fn assessment<'a>(words: Words, dossier: &'a Dossier, id: &str) -> Result<&'a Assessment, String> {
    let item = id.trim().parse::<Item>().ok().filter(|item| dossier.contains(*item));
    let item = item.ok_or_else(|| unknown(words, dossier, id, "g."))?;
    let found = of_item(dossier, item);
    let mut all = found.iter().filter_map(|id| dossier.assessments.get(id));
    match (all.next(), found.len()) {
        (Some(only), 1) => Ok(only),
        (Some(_), _) => {
            let list: Vec<String> = found.iter().map(ToString::to_string).collect();
            Err(words.with(
                "cli-assess-several",
                &[("id", shown(id).into()), ("list", list.join(", ").into())],
            ))
        }
        (None, _) => Err(words.with("cli-assess-none", &[("id", shown(id).into())])),
    }
}

/// That nothing has this identifier; what may have been meant comes first if it is of the kind that is wanted.
fn unknown(words: Words, dossier: &Dossier, id: &str, kind: &str) -> String {
    let mut near = near(dossier, id);
    near.sort_by_key(|found| !found.starts_with(kind));
    if near.is_empty() {
        let example = dossier
            .items()
            .map(|item| item.to_string())
            .find(|item| item.starts_with(kind));
        let example = example.unwrap_or_else(|| format!("{kind}name"));
        return words.with("cli-select", &[("value", shown(id).into()), ("example", example.into())]);
    }
    words.with(
        "cli-select-near",
        &[("value", shown(id).into()), ("near", near.join(", ").into())],
    )
}

/// An actor by its identifier; `china` is `a.china` too.
fn actor(words: Words, dossier: &Dossier, id: &str) -> Result<ActorId, String> {
    let id = id.trim();
    let whole = if id.starts_with("a.") {
        id.to_owned()
    } else {
        format!("a.{id}")
    };
    let found = whole.parse::<ActorId>().ok().filter(|id| dossier.actors.contains_key(id));
    found.ok_or_else(|| unknown(words, dossier, id, "a."))
}

/// The changes that were asked for, in the order in which they are made: scenario, text, who joins, who leaves, scores.
pub(super) fn twists(words: Words, dossier: &Dossier, assessment: &Assessment, asked: &Assess) -> Result<Vec<Twist>, String> {
    let mut twists = Vec::new();
    if let Some(id) = &asked.scenario {
        let found = id
            .trim()
            .parse::<ScenarioId>()
            .ok()
            .filter(|id| dossier.scenarios.contains_key(id));
        twists.push(Twist::Scenario(found.ok_or_else(|| unknown(words, dossier, id, "s."))?));
    }
    twists.extend(asked.liability.map(|binding| {
        Twist::Liability(match binding {
            Binding::Several => Liability::Several,
            Binding::Joint => Liability::Joint,
            Binding::JointAndSeveral => Liability::JointAndSeveral,
        })
    }));
    if asked.no_veto {
        if !assessment.restraint.is_some_and(|r| r.veto && r.council.is_some()) {
            return Err(words.text("cli-assess-no-veto").to_owned());
        }
        twists.push(Twist::NoVeto);
    }
    for id in &asked.with {
        let actor = actor(words, dossier, id)?;
        if assessment.guarantor(actor).is_some() {
            return Err(words.with("cli-assess-already", &[("id", actor.to_string().into())]));
        }
        push(&mut twists, Twist::With(actor));
    }
    for id in &asked.without {
        let actor = actor(words, dossier, id)?;
        guarantees(words, &twisted(dossier, assessment, &twists), actor)?;
        push(&mut twists, Twist::Without(actor));
    }
    for set in &asked.set {
        let (actor, factor, value) = score(words, dossier, set)?;
        guarantees(words, &twisted(dossier, assessment, &twists), actor)?;
        push(&mut twists, Twist::Score(actor, factor, value));
    }
    Ok(twists)
}

/// What is asked twice is made once.
fn push(twists: &mut Vec<Twist>, twist: Twist) {
    if !twists.contains(&twist) {
        twists.push(twist);
    }
}

fn guarantees(words: Words, assessment: &Assessment, actor: ActorId) -> Result<(), String> {
    if assessment.guarantor(actor).is_some() {
        return Ok(());
    }
    let all: Vec<String> = assessment.guarantors.iter().map(|g| g.actor.to_string()).collect();
    Err(words.with(
        "cli-assess-no-guarantor",
        &[("id", actor.to_string().into()), ("list", all.join(", ").into())],
    ))
}

/// `a.russia.DIS=0.5`.
fn score(words: Words, dossier: &Dossier, set: &str) -> Result<(ActorId, Factor, f64), String> {
    let form = || words.with("cli-assess-set", &[("value", shown(set).into())]);
    let (place, value) = set.split_once('=').ok_or_else(form)?;
    let (id, code) = place.trim().rsplit_once('.').ok_or_else(form)?;
    let code = code.trim().to_uppercase();
    let factor = CODES.iter().zip(Factor::ALL).find(|(known, _)| **known == code);
    let (_, factor) = factor.ok_or_else(|| {
        words.with(
            "cli-assess-factor",
            &[("value", shown(&code).into()), ("list", CODES.join(", ").into())],
        )
    })?;
    let actor = actor(words, dossier, id)?;
    let number = value.trim().replace('−', "-").replace(',', ".").parse::<f64>().ok();
    let number = number.filter(|number| (-1.0..=1.0).contains(number));
    let number = number.ok_or_else(|| words.with("cli-assess-score", &[("value", shown(set).into())]))?;
    Ok((actor, factor, number))
}
