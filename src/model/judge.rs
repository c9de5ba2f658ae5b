//! What judging changes: grades and likelihoods of claims, what they are about, what became of forecasts, rulings on
//! contradictions. Pure functions from a dossier to edits; nothing to change is no edit.
//!
//! For `views`, which send the edits as one step (`Command::Change`), and for tests. Not here: accepting and rejecting
//! proposals, and putting a contradiction on record (`review`).

use super::claim::{Claim, Credibility, Likelihood, Outcome, OutcomeState, Ruling};
use super::dossier::Dossier;
use super::edit::Edit;
use super::ids::{ClaimId, ContradictionId, Item};
use super::words::{Language, Localised};

/// Gives claims another credibility.
pub fn grade(dossier: &Dossier, claims: &[ClaimId], credibility: Credibility) -> Vec<Edit> {
    with_claims(dossier, claims, |claim| claim.credibility = credibility)
}

/// Says how likely the speakers hold it, or that they do not say.
pub fn rate(dossier: &Dossier, claims: &[ClaimId], likelihood: Option<Likelihood>) -> Vec<Edit> {
    with_claims(dossier, claims, |claim| claim.likelihood = likelihood)
}

/// Links claims to an item; with `main`, it becomes what they are mainly about.
///
/// Where a proposed tie or event is replaced by one that is known already, what else a claim is about stays.
pub fn link(dossier: &Dossier, claims: &[ClaimId], item: Item, main: bool) -> Vec<Edit> {
    if !dossier.contains(item) {
        return Vec::new();
    }
    with_claims(dossier, claims, |claim| {
        if item == Item::from(claim.id) || (!main && claim.about.contains(&item)) {
            return;
        }
        claim.about.retain(|other| *other != item);
        let place = if main { 0 } else { claim.about.len() };
        claim.about.insert(place, item);
    })
}

/// Takes an item out of what claims are about; the last one stays, for a claim is about something.
pub fn unlink(dossier: &Dossier, claims: &[ClaimId], item: Item) -> Vec<Edit> {
    with_claims(dossier, claims, |claim| {
        if claim.about.len() > 1 {
            claim.about.retain(|other| *other != item);
        }
    })
}

/// Says what became of forecasts. A claim does not decide itself; one that is not there decides nothing.
pub fn settle(dossier: &Dossier, claims: &[ClaimId], outcome: &Outcome) -> Vec<Edit> {
    if outcome.state == OutcomeState::Open {
        return reopen(dossier, claims);
    }
    with_claims(dossier, claims, |claim| {
        let decided_by = outcome
            .decided_by
            .filter(|decider| *decider != claim.id && dossier.claims.contains_key(decider));
        claim.outcome = Some(Box::new(Outcome {
            decided_by,
            ..outcome.clone()
        }));
    })
}

/// Takes back what is said to have become of forecasts.
pub fn reopen(dossier: &Dossier, claims: &[ClaimId]) -> Vec<Edit> {
    with_claims(dossier, claims, |claim| claim.outcome = None)
}

/// Rules on a contradiction. A ruling needs a reason, and follows one of the claims or none.
pub fn rule(dossier: &Dossier, contradiction: ContradictionId, ruling: Ruling) -> Vec<Edit> {
    let Some(old) = dossier.contradictions.get(&contradiction) else {
        return Vec::new();
    };
    let stranger = ruling.follows.is_some_and(|claim| !old.claims.contains(&claim));
    if stranger || ruling.reason.is_empty() || old.ruling.as_ref() == Some(&ruling) {
        return Vec::new();
    }
    let mut ruled = old.clone();
    ruled.ruling = Some(ruling);
    vec![Edit::Put(ruled.into())]
}

/// Takes the rulings on contradictions back.
pub fn take_back(dossier: &Dossier, contradictions: &[ContradictionId]) -> Vec<Edit> {
    let ruled = contradictions.iter().filter_map(|id| dossier.contradictions.get(id));
    let open = ruled.filter(|k| k.ruling.is_some()).map(|k| {
        let mut open = k.clone();
        open.ruling = None;
        Edit::Put(open.into())
    });
    open.collect()
}

/// A text typed in one language. What stood there in the other is kept only if the words are still the same: an old
/// translation would say something else.
pub fn worded(text: &str, language: Language, old: &Localised) -> Localised {
    let text = text.trim();
    if old.get(language) == text {
        return old.clone();
    }
    let mut new = Localised::default();
    match language {
        Language::De => text.clone_into(&mut new.de),
        Language::En => text.clone_into(&mut new.en),
    }
    new
}

fn with_claims(dossier: &Dossier, claims: &[ClaimId], change: impl Fn(&mut Claim)) -> Vec<Edit> {
    let mut edits = Vec::new();
    for old in claims.iter().filter_map(|id| dossier.claims.get(id)) {
        let mut claim = old.clone();
        change(&mut claim);
        if claim != *old {
            edits.push(Edit::Put(claim.into()));
        }
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dossier() -> Dossier {
        serde_json::from_value(serde_json::json!({
            "documents": [{"id": "d.one", "title": {"en": "one"}, "language": "en", "text": "A met B."}],
            "passages": [{"id": "p.one", "document": "d.one", "target": {"start": 0, "end": 8, "exact": "A met B."}}],
            "actors": [{"id": "a.a", "kind": "state", "names": [{"en": "A"}], "code": "A"}],
            "events": [{"id": "e.one", "kind": "summit", "title": {"en": "one"}}, {"id": "e.two", "kind": "summit", "title": {"en": "two"}}],
            "claims": [
                {"id": "c.says", "speaker": "a.a", "stance": "asserts", "about": ["e.one"], "words": {"en": "x"}, "passages": ["p.one"]},
                {"id": "c.fore", "speaker": "a.a", "stance": "predicts", "about": ["e.one", "a.a"], "words": {"en": "y"}, "passages": ["p.one"]}],
            "contradictions": [{"id": "k.1", "title": {"en": "x"}, "claims": ["c.says", "c.fore"]}],
        }))
        .unwrap()
    }

    fn id<T: std::str::FromStr<Err = crate::model::ids::IdError>>(text: &str) -> T {
        text.parse().unwrap()
    }

    /// The dossier after the edits, which must be undone exactly.
    fn after(before: &Dossier, edits: Vec<Edit>) -> Dossier {
        let mut dossier = before.clone();
        let name = Localised::same("judged");
        let undo = dossier.apply_all(crate::model::Transaction { name, edits }).unwrap();
        let done = dossier.clone();
        dossier.apply_all(undo).unwrap();
        assert_eq!(dossier, *before);
        done
    }

    #[test]
    fn grades_and_likelihoods_change_only_what_differs() {
        let d = dossier();
        let both = [id("c.says"), id("c.fore")];
        let done = after(&d, grade(&d, &both, Credibility::ProbablyTrue));
        assert!(done.claims.values().all(|c| c.credibility == Credibility::ProbablyTrue));
        assert!(grade(&done, &both, Credibility::ProbablyTrue).is_empty());
        let done = after(&d, rate(&d, &both[1..], Some(Likelihood::Likely)));
        assert_eq!(done.claims[&id("c.fore")].likelihood, Some(Likelihood::Likely));
        assert_eq!(rate(&done, &both, None).len(), 1);
    }

    #[test]
    fn a_claim_is_linked_to_another_fact_and_is_always_about_something() {
        let d = dossier();
        let (fore, two) = ([id("c.fore")], Item::from(id::<crate::model::EventId>("e.two")));
        let about = |d: &Dossier| {
            let about = d.claims[&fore[0]].about.iter();
            about.map(ToString::to_string).collect::<Vec<_>>()
        };
        let done = after(&d, link(&d, &fore, two, true));
        assert_eq!(about(&done), ["e.two", "e.one", "a.a"]);
        let done = after(&d, link(&d, &fore, two, false));
        assert_eq!(about(&done), ["e.one", "a.a", "e.two"]);
        assert!(link(&done, &fore, two, false).is_empty());
        assert!(link(&d, &fore, fore[0].into(), true).is_empty(), "not about itself");
        let one = Item::from(id::<crate::model::EventId>("e.one"));
        assert_eq!(about(&after(&d, unlink(&d, &fore, one))), ["a.a"]);
        assert!(unlink(&d, &[id("c.says")], one).is_empty());
    }

    #[test]
    fn a_forecast_is_settled_by_another_claim_and_opened_again() {
        let d = dossier();
        let fore = [id("c.fore")];
        let outcome = |decided_by| Outcome {
            state: OutcomeState::CameTrue,
            decided_by,
            reason: Localised::same("so it came"),
        };
        let done = after(&d, settle(&d, &fore, &outcome(Some(id("c.says")))));
        assert_eq!(done.claims[&fore[0]].outcome, Some(Box::new(outcome(Some(id("c.says"))))));
        let itself = after(&d, settle(&d, &fore, &outcome(Some(fore[0]))));
        assert_eq!(itself.claims[&fore[0]].outcome, Some(Box::new(outcome(None))));
        assert_eq!(after(&done, reopen(&done, &fore)), d);
        assert!(reopen(&d, &fore).is_empty());
    }

    #[test]
    fn a_ruling_needs_a_reason_and_one_of_the_claims_and_can_be_taken_back() {
        let d = dossier();
        let ruling = |follows: Option<&str>, reason: &str| Ruling {
            follows: follows.map(id),
            reason: Localised::same(reason),
            ruled_on: "2026-11-22".parse().unwrap(),
            by: "Ada".into(),
        };
        let k = id("k.1");
        let done = after(&d, rule(&d, k, ruling(Some("c.says"), "seen by two")));
        assert_eq!(done.contradictions[&k].ruling, Some(ruling(Some("c.says"), "seen by two")));
        assert!(rule(&d, k, ruling(None, "")).is_empty());
        assert!(rule(&d, k, ruling(Some("c.gone"), "why")).is_empty());
        assert_eq!(after(&done, take_back(&done, &[k])), d);
        assert!(take_back(&d, &[k]).is_empty());
    }

    #[test]
    fn new_words_drop_an_old_translation() {
        let old = Localised {
            de: "ja".into(),
            en: "yes".into(),
        };
        assert_eq!(worded(" ja ", Language::De, &old), old);
        assert_eq!(worded("nein", Language::De, &old).get(Language::En), "nein");
    }
}
