//! Claims that cannot both hold: somebody says so and somebody denies it, two figures for one thing, two dates for
//! one event. Pointed out, never decided: what to make of it is a person's ruling.
//!
//! A pure function of dossier and look-ups, for one claim at a time, so that a list of thousands pays only for what
//! is in view. Not here: contradictions already on record ([`crate::model::Contradiction`]) other than whether one is.

use std::collections::BTreeSet;

use crate::model::{Claim, ClaimId, Direction, Dossier, Edtf, Event, EventKind, Index, Item, Quantity, Review, Tie, TieFamily};

/// Most records of one actor that are held against a claim; beyond that a person would not look either.
const MOST: usize = 2_000;
/// Steps of a treaty so many days apart are steps of two treaties.
const SAME_STEP_DAYS: i32 = 366;

/// In what two claims disagree. Ordered: the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Disagreement {
    /// One says that it is so, one that it is not.
    Denial,
    /// Two values of one measure.
    Number,
    /// Two dates of what happens once, or of the beginning or end of one tie.
    Date,
}

/// A claim that cannot hold together with the one asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Conflict {
    /// In what.
    pub disagreement: Disagreement,
    /// The other claim.
    pub with: ClaimId,
    /// A contradiction on record joins the two.
    pub recorded: bool,
}

/// The claims that cannot hold together with `claim`, the gravest disagreement first. Rejected claims and claims
/// under a condition disagree with nothing.
pub fn conflicts_of(dossier: &Dossier, index: &Index, claim: ClaimId) -> Vec<Conflict> {
    let Some(claim) = dossier.claims.get(&claim).filter(|c| counts(c)) else {
        return Vec::new();
    };
    let mut found: BTreeSet<(ClaimId, Disagreement)> = BTreeSet::new();
    for item in &claim.about {
        match item {
            Item::Tie(id) => {
                if let Some(tie) = dossier.ties.get(id) {
                    about_tie(dossier, index, claim, tie, &mut found);
                }
            }
            Item::Event(id) => {
                denials(dossier, index, claim, *item, &mut found);
                if let Some(event) = dossier.events.get(id) {
                    about_event(dossier, index, claim, event, &mut found);
                }
            }
            Item::Instrument(_) => denials(dossier, index, claim, *item, &mut found),
            _ => {}
        }
    }
    for quantity in index.quantities_of(claim.id).iter().filter_map(|q| dossier.quantities.get(q)) {
        about_quantity(dossier, index, claim, quantity, &mut found);
    }
    found.retain(|(with, _)| *with != claim.id);
    let mut conflicts: Vec<Conflict> = Vec::new();
    for (with, disagreement) in found {
        // One reason for each claim, the gravest.
        if conflicts.last().is_some_and(|c| c.with == with) {
            continue;
        }
        let recorded = index
            .contradictions_of(claim.id)
            .iter()
            .any(|k| index.contradictions_of(with).contains(k));
        conflicts.push(Conflict {
            disagreement,
            with,
            recorded,
        });
    }
    conflicts.sort();
    conflicts
}

fn counts(claim: &Claim) -> bool {
    claim.review != Review::Rejected && claim.scenario.is_none()
}

fn claims_about<'a>(dossier: &'a Dossier, index: &'a Index, item: Item) -> impl Iterator<Item = &'a Claim> {
    let claims = index.claims_about(item).iter().filter_map(|id| dossier.claims.get(id));
    claims.filter(|c| counts(c)).take(MOST)
}

/// Claims about the same item that say the opposite.
fn denials(dossier: &Dossier, index: &Index, claim: &Claim, item: Item, found: &mut BTreeSet<(ClaimId, Disagreement)>) {
    let opposite = |other: &&Claim| (claim.affirms() && other.refuses()) || (claim.refuses() && other.affirms());
    let others = claims_about(dossier, index, item).filter(opposite);
    found.extend(others.map(|other| (other.id, Disagreement::Denial)));
}

fn about_tie(dossier: &Dossier, index: &Index, claim: &Claim, tie: &Tie, found: &mut BTreeSet<(ClaimId, Disagreement)>) {
    denials(dossier, index, claim, tie.id.into(), found);
    let ties = index
        .ties_of(tie.from)
        .iter()
        .take(MOST)
        .filter_map(|id| dossier.ties.get(id));
    for other in ties.filter(|other| other.id != tie.id && same_relation(tie, other)) {
        if !apart(tie.valid.as_ref(), other.valid.as_ref()) {
            denials(dossier, index, claim, other.id.into(), found);
        }
        if claim.affirms() && dates_disagree(tie, other) {
            let others = claims_about(dossier, index, other.id.into()).filter(|c| c.affirms());
            found.extend(others.map(|other| (other.id, Disagreement::Date)));
        }
    }
}

/// Two records of what looks like one relation: same ends the same way, same family, no two classes.
fn same_relation(a: &Tie, b: &Tie) -> bool {
    let straight = (a.from, a.to) == (b.from, b.to);
    let either = a.direction == Direction::Mutual && b.direction == Direction::Mutual;
    let crossed = either && (a.from, a.to) == (b.to, b.from);
    let same_class = a.class == b.class || a.class.is_none() || b.class.is_none();
    (straight || crossed) && a.family == b.family && same_class && a.family != TieFamily::Contact
}

/// The two periods have surely no day in common.
fn apart(a: Option<&Edtf>, b: Option<&Edtf>) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return false };
    let before = |x: &Edtf, y: &Edtf| x.latest_day().zip(y.earliest_day()).is_some_and(|(end, start)| end < start);
    before(a, b) || before(b, a)
}

/// Both have the date and cannot mean the same day.
fn differ(a: Option<&Edtf>, b: Option<&Edtf>) -> bool {
    a.is_some() && b.is_some() && apart(a, b)
}

/// One of the ends agrees, or both ties rest on one text, and another end does not agree.
fn dates_disagree(a: &Tie, b: &Tie) -> bool {
    let (Some(x), Some(y)) = (&a.valid, &b.valid) else {
        return false;
    };
    let (starts, ends) = (differ(x.start(), y.start()), differ(x.end(), y.end()));
    let meet = |x: Option<&Edtf>, y: Option<&Edtf>| x.is_some() && y.is_some() && !apart(x, y);
    let one_text = a.instrument.is_some() && a.instrument == b.instrument;
    (starts && (one_text || meet(x.end(), y.end()))) || (ends && (one_text || meet(x.start(), y.start())))
}

/// What happens once to the same who took part.
fn happens_once(kind: EventKind) -> bool {
    use EventKind as K;
    matches!(
        kind,
        K::TreatySigned | K::TreatyRatified | K::TreatyInForce | K::TreatyLapsed | K::TreatyDenounced | K::Founding | K::Collapse
    )
}

fn about_event(dossier: &Dossier, index: &Index, claim: &Claim, event: &Event, found: &mut BTreeSet<(ClaimId, Disagreement)>) {
    let Some(first) = event.participants.first().filter(|_| happens_once(event.kind)) else {
        return;
    };
    let actors = |e: &Event| e.participants.iter().map(|p| p.actor).collect::<BTreeSet<_>>();
    let of_this = actors(event);
    let events = index
        .events_of(first.actor)
        .iter()
        .take(MOST)
        .filter_map(|id| dossier.events.get(id));
    for other in events.filter(|o| o.id != event.id && o.kind == event.kind && actors(o) == of_this) {
        let (a, b) = (event.when.as_ref().map(|d| &d.date), other.when.as_ref().map(|d| &d.date));
        let one_text = event.instrument.is_some() && event.instrument == other.instrument;
        if claim.affirms() && differ(a, b) && (one_text || near(a, b)) {
            let others = claims_about(dossier, index, other.id.into()).filter(|c| c.affirms());
            found.extend(others.map(|other| (other.id, Disagreement::Date)));
        }
    }
}

fn near(a: Option<&Edtf>, b: Option<&Edtf>) -> bool {
    let first = |date: Option<&Edtf>| date.and_then(Edtf::earliest_day);
    first(a)
        .zip(first(b))
        .is_some_and(|(a, b)| (a.0 - b.0).abs() <= SAME_STEP_DAYS)
}

fn about_quantity(
    dossier: &Dossier,
    index: &Index,
    claim: &Claim,
    quantity: &Quantity,
    found: &mut BTreeSet<(ClaimId, Disagreement)>,
) {
    let subjects = quantity.about.into_iter().chain(claim.about.iter().copied());
    for subject in subjects {
        for other in claims_about(dossier, index, subject).filter(|other| other.id != claim.id) {
            let quantities = index.quantities_of(other.id).iter().filter_map(|q| dossier.quantities.get(q));
            if quantities.into_iter().any(|q| disagree(quantity, q)) {
                found.insert((other.id, Disagreement::Number));
            }
        }
    }
}

/// Same measure, unit and time, and no value that both allow.
fn disagree(a: &Quantity, b: &Quantity) -> bool {
    let same = |x: &crate::model::Localised, y: &crate::model::Localised| {
        let equal = |x: &str, y: &str| !x.is_empty() && x.to_lowercase() == y.to_lowercase();
        equal(&x.de, &y.de) || equal(&x.en, &y.en)
    };
    let same_time = !differ(a.year.as_ref(), b.year.as_ref());
    let range = |q: &Quantity| Some((q.low.or(q.best)?, q.high.or(q.best)?));
    let (Some(x), Some(y)) = (range(a), range(b)) else {
        return false;
    };
    // Decimal fractions are not exact in binary.
    let slack = 1e-9 * x.0.abs().max(y.0.abs()).max(1.0);
    same(&a.measure, &b.measure) && same(&a.unit, &b.unit) && same_time && (x.1 + slack < y.0 || y.1 + slack < x.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dossier() -> Dossier {
        serde_json::from_value(serde_json::json!({
            "actors": [
                {"id": "a.a", "kind": "state", "names": [{"en": "A"}], "code": "A"},
                {"id": "a.b", "kind": "state", "names": [{"en": "B"}], "code": "B"}],
            "ties": [
                {"id": "t.arms", "family": "arms", "from": "a.a", "to": "a.b", "label": {"en": "arms"}},
                {"id": "t.arms-new", "family": "arms", "from": "a.a", "to": "a.b", "label": {"en": "arms"}},
                {"id": "t.arms-back", "family": "arms", "from": "a.b", "to": "a.a", "label": {"en": "arms"}},
                {"id": "t.pact", "family": "commitment", "from": "a.a", "to": "a.b", "direction": "mutual", "label": {"en": "pact"}, "valid": "1961-07-06/1995"},
                {"id": "t.pact-new", "family": "commitment", "from": "a.b", "to": "a.a", "direction": "mutual", "label": {"en": "pact"}, "valid": "1961/1996-09"}],
            "events": [
                {"id": "e.sign", "kind": "treaty_signed", "title": {"en": "signed"}, "when": {"date": "2024-06-19"},
                    "participants": [{"actor": "a.a", "role": "actor"}, {"actor": "a.b", "role": "actor"}]},
                {"id": "e.sign-new", "kind": "treaty_signed", "title": {"en": "signed"}, "when": {"date": "2024-06-20"},
                    "participants": [{"actor": "a.b", "role": "actor"}, {"actor": "a.a", "role": "actor"}]},
                {"id": "e.sign-old", "kind": "treaty_signed", "title": {"en": "signed"}, "when": {"date": "1961"},
                    "participants": [{"actor": "a.b", "role": "actor"}, {"actor": "a.a", "role": "actor"}]}],
            "claims": [
                {"id": "c.arms", "speaker": "a.a", "stance": "asserts", "about": ["t.arms"], "words": {"en": "x"}, "passages": []},
                {"id": "c.denied", "speaker": "a.b", "stance": "denies", "about": ["t.arms"], "words": {"en": "x"}, "passages": [], "review": "proposed"},
                {"id": "c.forecast", "speaker": "a.b", "stance": "predicts", "about": ["t.arms"], "words": {"en": "x"}, "passages": []},
                {"id": "c.rejected", "speaker": "a.b", "stance": "denies", "about": ["t.arms"], "words": {"en": "x"}, "passages": [], "review": "rejected"},
                {"id": "c.new", "speaker": "a.b", "stance": "denies", "about": ["t.arms-new"], "words": {"en": "x"}, "passages": [], "review": "proposed"},
                {"id": "c.back", "speaker": "a.b", "stance": "denies", "about": ["t.arms-back"], "words": {"en": "x"}, "passages": [], "review": "proposed"},
                {"id": "c.pact", "speaker": "a.a", "stance": "asserts", "about": ["t.pact"], "words": {"en": "x"}, "passages": []},
                {"id": "c.pact-new", "speaker": "a.a", "stance": "asserts", "about": ["t.pact-new"], "words": {"en": "x"}, "passages": [], "review": "proposed"},
                {"id": "c.sign", "speaker": "a.a", "stance": "asserts", "about": ["e.sign"], "words": {"en": "x"}, "passages": []},
                {"id": "c.sign-new", "speaker": "a.a", "stance": "asserts", "about": ["e.sign-new"], "words": {"en": "x"}, "passages": [], "review": "proposed"},
                {"id": "c.sign-old", "speaker": "a.a", "stance": "asserts", "about": ["e.sign-old"], "words": {"en": "x"}, "passages": []},
                {"id": "c.90", "speaker": "a.a", "stance": "asserts", "about": ["a.b"], "words": {"en": "x"}, "passages": []},
                {"id": "c.99", "speaker": "a.b", "stance": "asserts", "about": ["a.b"], "words": {"en": "x"}, "passages": [], "review": "proposed"},
                {"id": "c.85-95", "speaker": "a.b", "stance": "asserts", "about": ["a.b"], "words": {"en": "x"}, "passages": []}],
            "quantities": [
                {"id": "q.90", "best": 90.0, "unit": {"en": "%"}, "measure": {"en": "Trade with China"}, "claim": "c.90"},
                {"id": "q.99", "best": 99.0, "unit": {"en": "%"}, "measure": {"en": "trade with China"}, "claim": "c.99"},
                {"id": "q.range", "low": 85.0, "high": 95.0, "unit": {"en": "%"}, "measure": {"en": "trade with China"}, "claim": "c.85-95"}],
            "contradictions": [{"id": "k.1", "title": {"en": "x"}, "claims": ["c.90", "c.99"]}],
        }))
        .unwrap()
    }

    fn with(claim: &str) -> Vec<(String, Disagreement)> {
        let dossier = dossier();
        let index = Index::of(&dossier);
        let found = conflicts_of(&dossier, &index, claim.parse().unwrap());
        found.into_iter().map(|c| (c.with.to_string(), c.disagreement)).collect()
    }

    fn pairs(list: &[(&str, Disagreement)]) -> Vec<(String, Disagreement)> {
        list.iter().map(|(id, d)| ((*id).to_owned(), *d)).collect()
    }

    #[test]
    fn an_assertion_and_a_denial_disagree_and_nothing_else_does() {
        let denied = Disagreement::Denial;
        assert_eq!(with("c.arms"), pairs(&[("c.denied", denied), ("c.new", denied)]));
        assert_eq!(with("c.denied"), pairs(&[("c.arms", denied)]));
        assert_eq!(
            with("c.new"),
            pairs(&[("c.arms", denied)]),
            "another record of the same relation"
        );
        assert!(with("c.forecast").is_empty() && with("c.rejected").is_empty() && with("c.back").is_empty());
    }

    #[test]
    fn two_values_of_one_measure_disagree_unless_a_range_holds_both() {
        assert_eq!(with("c.90"), pairs(&[("c.99", Disagreement::Number)]));
        assert_eq!(
            with("c.99"),
            pairs(&[("c.85-95", Disagreement::Number), ("c.90", Disagreement::Number)])
        );
        let dossier = dossier();
        let index = Index::of(&dossier);
        let found = conflicts_of(&dossier, &index, "c.99".parse().unwrap());
        assert_eq!(found.iter().map(|c| c.recorded).collect::<Vec<_>>(), [false, true]);
    }

    #[test]
    fn dates_disagree_only_where_they_speak_of_one_thing() {
        assert_eq!(
            with("c.sign-new"),
            pairs(&[("c.sign", Disagreement::Date)]),
            "1961 is another treaty"
        );
        assert!(with("c.sign-old").is_empty());
        assert_eq!(
            with("c.pact"),
            pairs(&[("c.pact-new", Disagreement::Date)]),
            "the end differs, the beginning may agree"
        );
    }
}
