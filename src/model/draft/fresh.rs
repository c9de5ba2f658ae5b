//! New records to begin with: empty but for what the selection already says.

use std::collections::BTreeMap;

use super::RecordKind;
use crate::model::event::ParticipantRole;
use crate::model::instrument::PartyRole;
use crate::model::{
    Actor, ActorId, ActorKind, Assessment, Basis, Bindingness, Claim, ClaimId, CommitmentClass, Contradiction, Day, Direction,
    Document, Dossier, Event, EventKind, Extra, Filter, Guarantor, Instrument, InstrumentDates, InstrumentId, InstrumentKind,
    Item, Liability, Localised, Participant, Party, PassageId, Precedent, Promise, Publicity, Quantity, Record, Restraint,
    Scenario, Scene, SceneView, Stance, Tie, TieFamily, TieId, Verdict,
};

/// A new record of a kind that speaks of what is `selected`; `None` only if no identifier is left.
pub fn fresh(dossier: &Dossier, kind: RecordKind, selected: &[Item]) -> Option<Record> {
    let seen = Selected(selected);
    Some(match kind {
        RecordKind::Actor => actor(dossier)?.into(),
        RecordKind::Tie => tie(dossier, &seen)?.into(),
        RecordKind::Event => event(dossier, &seen)?.into(),
        RecordKind::Instrument => instrument(dossier, &seen)?.into(),
        RecordKind::Claim => claim(dossier, &seen)?.into(),
        RecordKind::Quantity => Quantity {
            id: dossier.fresh_id("q.").parse().ok()?,
            low: None,
            best: None,
            high: None,
            unit: Localised::default(),
            measure: Localised::default(),
            year: None,
            claim: seen.first().unwrap_or(ClaimId::OPEN),
            about: seen.facts().next(),
            extra: Extra::new(),
        }
        .into(),
        RecordKind::Contradiction => Contradiction {
            id: dossier.fresh_id("k.").parse().ok()?,
            title: Localised::default(),
            claims: seen.all(),
            note: Localised::default(),
            ruling: None,
            extra: Extra::new(),
        }
        .into(),
        RecordKind::Scenario => Scenario {
            id: dossier.fresh_id("s.").parse().ok()?,
            title: Localised::default(),
            condition: Localised::default(),
            parent: seen.first(),
            claims: seen.all(),
            changes: Vec::new(),
            shifts: Vec::new(),
            consequences: Vec::new(),
            blocked_by: Vec::new(),
            met_by: None,
            note: Localised::default(),
            extra: Extra::new(),
        }
        .into(),
        RecordKind::Precedent => Precedent {
            id: dossier.fresh_id("r.").parse().ok()?,
            title: Localised::default(),
            case: seen.facts().next(),
            when: None,
            bears_on: Vec::new(),
            promised: Localised::default(),
            lesson: Localised::default(),
            honoured_textual: Verdict::default(),
            letter: Localised::default(),
            effective: Verdict::default(),
            effect: Localised::default(),
            hindsight: None,
            basis: Localised::default(),
            claims: seen.all(),
            extra: Extra::new(),
        }
        .into(),
        RecordKind::Assessment => assessment(dossier, &seen)?.into(),
        RecordKind::Scene => scene(dossier, &seen)?.into(),
    })
}

/// Chance of war within a year between rivals with a pledge not to attack, and the years a new judgement looks ahead.
const HAZARD: f64 = 0.006;
const YEARS: f64 = 10.0;

/// A judgement on the promise that is selected: whose and to whom as its text says, every score still open.
fn assessment(dossier: &Dossier, seen: &Selected<'_>) -> Option<Assessment> {
    let guarantee = seen.facts().next().unwrap_or(Item::Instrument(InstrumentId::OPEN));
    let tie = match guarantee {
        Item::Tie(id) => dossier.ties.get(&id),
        _ => None,
    };
    let instrument = match guarantee {
        Item::Instrument(id) => Some(id),
        _ => tie.and_then(|t| t.instrument),
    };
    let instrument = instrument.and_then(|id| dossier.instruments.get(&id));
    let class = tie.and_then(|t| t.class).or(instrument.and_then(|i| i.class));
    let restrains = matches!(
        class,
        Some(CommitmentClass::NegativeAssurance | CommitmentClass::NonaggressionPact)
    );
    let mut guarantors: Vec<ActorId> = match (tie, instrument) {
        (Some(tie), _) => vec![tie.from],
        (None, Some(instrument)) => instrument.obligations.iter().map(|o| o.obligor).collect(),
        (None, None) => Vec::new(),
    };
    let beneficiary = match (tie, instrument) {
        (Some(tie), _) => Some(tie.to),
        (None, Some(instrument)) => instrument.obligations.first().map(|o| o.beneficiary),
        (None, None) => None,
    };
    guarantors.retain(|actor| Some(*actor) != beneficiary);
    guarantors.sort_unstable();
    guarantors.dedup();
    let violator = guarantors.first().copied().filter(|_| restrains);
    Some(Assessment {
        id: dossier.fresh_id("g.").parse().ok()?,
        title: Localised::default(),
        guarantee,
        promise: if restrains { Promise::Restraint } else { Promise::Help },
        beneficiary,
        violator,
        restraint: restrains.then_some(Restraint {
            hazard: HAZARD,
            years: YEARS,
            council: None,
            veto: false,
        }),
        baseline: 0.543,
        reference_class: "bilateral_defence_offence".to_owned(),
        liability: instrument.map(|i| i.liability).unwrap_or_default(),
        bindingness: instrument.map(|i| i.bindingness).unwrap_or_default(),
        compliance: None,
        guarantors: guarantors.into_iter().map(Guarantor::typical).collect(),
        parameters: BTreeMap::new(),
        seed: 0,
        view_of: None,
        assumptions: Vec::new(),
        gaps: Vec::new(),
        alternatives: Vec::new(),
        against: Vec::new(),
        indicators: Vec::new(),
        judged_by: String::new(),
        judged_on: None,
        extra: Extra::new(),
    })
}

/// A scene after the last one, on the day of the last source.
fn scene(dossier: &Dossier, seen: &Selected<'_>) -> Option<Scene> {
    let last = dossier.documents.values().filter_map(Document::known_from).max();
    Some(Scene {
        id: dossier.fresh_id("b.").parse().ok()?,
        rank: dossier.scenes.values().map(|s| s.rank).max().unwrap_or(0).saturating_add(1),
        title: Localised::default(),
        caption: Localised::default(),
        notes: Localised::default(),
        panes: Vec::new(),
        moment: last.or(Day::from_ymd(2000, 1, 1))?,
        known_by: None,
        window: None,
        selection: seen.0.first().copied(),
        filter: Filter::default(),
        focus_depth: None,
        view: SceneView::default(),
        branch_of: None,
        basis: String::new(),
        extra: Extra::new(),
    })
}

/// What is selected, asked by kind.
struct Selected<'a>(&'a [Item]);

impl Selected<'_> {
    fn all<I: TryFrom<Item>>(&self) -> Vec<I> {
        self.0.iter().filter_map(|item| I::try_from(*item).ok()).collect()
    }

    fn first<I: TryFrom<Item>>(&self) -> Option<I> {
        self.0.iter().find_map(|item| I::try_from(*item).ok())
    }

    /// Ties, events and instruments: what a number or a case can be about.
    fn facts(&self) -> impl Iterator<Item = Item> + '_ {
        let facts = self.0.iter().copied();
        facts.filter(|item| matches!(item, Item::Tie(_) | Item::Event(_) | Item::Instrument(_)))
    }
}

fn actor(dossier: &Dossier) -> Option<Actor> {
    let id = dossier.fresh_id("a.").parse().ok()?;
    Some(Actor::named(id, ActorKind::default(), String::new(), Localised::default()))
}

fn tie(dossier: &Dossier, seen: &Selected<'_>) -> Option<Tie> {
    let mut ends = seen.all::<ActorId>().into_iter();
    Some(Tie {
        id: dossier.fresh_id("t.").parse().ok()?,
        family: TieFamily::Commitment,
        class: None,
        from: ends.next().unwrap_or(ActorId::OPEN),
        to: ends.next().unwrap_or(ActorId::OPEN),
        direction: Direction::Directed,
        label: Localised::default(),
        valid: None,
        basis: Basis::default(),
        instrument: seen.first(),
        inferred: false,
        note: Localised::default(),
        extra: Extra::new(),
    })
}

fn event(dossier: &Dossier, seen: &Selected<'_>) -> Option<Event> {
    let ties: Vec<TieId> = seen.all();
    let mut participants = Vec::new();
    let ends = ties.iter().filter_map(|id| dossier.ties.get(id)).flat_map(|t| [t.from, t.to]);
    for actor in seen.all().into_iter().chain(ends) {
        let participant = Participant {
            actor,
            role: ParticipantRole::default(),
        };
        if !participants.contains(&participant) {
            participants.push(participant);
        }
    }
    Some(Event {
        id: dossier.fresh_id("e.").parse().ok()?,
        kind: EventKind::Consult,
        title: Localised::default(),
        when: None,
        place: Localised::default(),
        participants,
        ties,
        instrument: seen.first(),
        note: Localised::default(),
        extra: Extra::new(),
    })
}

fn instrument(dossier: &Dossier, seen: &Selected<'_>) -> Option<Instrument> {
    let parties = seen.all().into_iter().map(|actor| Party {
        actor,
        role: PartyRole::Signatory,
    });
    Some(Instrument {
        id: dossier.fresh_id("i.").parse().ok()?,
        kind: InstrumentKind::default(),
        class: None,
        name: Localised::default(),
        short: Localised::default(),
        other_names: Vec::new(),
        parties: parties.collect(),
        dates: InstrumentDates::default(),
        obligations: Vec::new(),
        conditions: Vec::new(),
        bindingness: Bindingness::default(),
        liability: Liability::default(),
        publicity: Publicity::default(),
        replaced_by: None,
        note: Localised::default(),
        extra: Extra::new(),
    })
}

fn claim(dossier: &Dossier, seen: &Selected<'_>) -> Option<Claim> {
    let about = seen.0.iter().copied();
    let about = about.filter(|item| !matches!(item, Item::Passage(_) | Item::Document(_) | Item::Claim(_) | Item::Scene(_)));
    let passages: Vec<PassageId> = seen.all();
    let id = dossier.fresh_id("c.").parse().ok()?;
    Some(Claim::said(id, ActorId::OPEN, Stance::Asserts, about.collect(), passages))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(of: &str) -> Assessment {
        let dossier: Dossier = serde_json::from_str(
            r#"{
            "actors": [{"id": "a.big", "kind": "state", "names": [], "code": "B"}, {"id": "a.small", "kind": "state", "names": [], "code": "S"}],
            "instruments": [{"id": "i.pact", "kind": "treaty", "class": "defence_pact", "name": {"en": "Pact"}, "liability": "joint",
              "bindingness": "ratified_treaty",
              "obligations": [{"kind": "defence", "obligor": "a.big", "beneficiary": "a.small", "words": {"en": "help"}}]}],
            "ties": [
              {"id": "t.help", "family": "commitment", "class": "defence_pact", "from": "a.big", "to": "a.small", "label": {"en": "x"}},
              {"id": "t.spare", "family": "commitment", "class": "negative_assurance", "from": "a.big", "to": "a.small", "label": {"en": "x"}}]
        }"#,
        )
        .unwrap();
        match fresh(&dossier, RecordKind::Assessment, &[of.parse().unwrap()]) {
            Some(Record::Assessment(made)) => (*made).clone(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_new_judgement_knows_whose_promise_it_is_and_scores_nothing() {
        for of in ["t.help", "i.pact"] {
            let made = judged(of);
            assert_eq!(made.guarantors, [Guarantor::typical("a.big".parse().unwrap())]);
            assert_eq!(
                (made.promise, made.beneficiary),
                (Promise::Help, Some("a.small".parse().unwrap()))
            );
        }
        assert_eq!(judged("i.pact").liability, Liability::Joint);
    }

    #[test]
    fn who_promises_not_to_harm_is_the_one_to_be_feared() {
        let made = judged("t.spare");
        assert_eq!(
            (made.promise, made.violator),
            (Promise::Restraint, Some("a.big".parse().unwrap()))
        );
        assert!(made.restraint.is_some());
    }
}
