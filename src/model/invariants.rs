//! What must hold in every dossier. Checked on load, on import, at build time for the built-in dossier, and
//! after every edit in debug builds.

use std::collections::BTreeMap;
use std::fmt;

use super::assessment::{Restraint, Score};
use super::dossier::Dossier;
use super::edtf::Edtf;
use super::ids::{DocumentId, Item, SceneId};
use super::index::references;
use super::passage::Selector;
use super::precedent::PastGuarantor;
use super::scalars::Scalars;

/// One broken invariant: where, and what is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// The record.
    pub item: Item,
    /// The field.
    pub field: &'static str,
    /// What is wrong, in English (shown by `garant check` and in error messages).
    pub problem: String,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}: {}", self.item, self.field, self.problem)
    }
}

const OUT_OF_RANGE: &str = "a score must lie between -1 and 1, low to high";

fn is_share(value: f64) -> bool {
    (0.0..=1.0).contains(&value)
}

fn is_score(score: &Score, least: f64) -> bool {
    let values = [score.low, score.mode, score.high];
    values.iter().all(|v| (least..=1.0).contains(v)) && values.is_sorted()
}

fn is_restraint(restraint: &Restraint) -> bool {
    let above_nothing = |value: f64| value.is_finite() && value > 0.0;
    above_nothing(restraint.hazard) && above_nothing(restraint.years)
}

impl Dossier {
    /// Every broken invariant, in the order of the records.
    pub fn check(&self) -> Vec<Broken> {
        let mut broken = Vec::new();
        for item in self.items() {
            let Some(record) = self.record(item) else { continue };
            for missing in references(&record).into_iter().filter(|r| !self.contains(*r)) {
                broken.push(Broken {
                    item,
                    field: "reference",
                    problem: format!("`{missing}` is not in the dossier"),
                });
            }
        }
        for actor in self.pins.keys().filter(|a| !self.actors.contains_key(*a)) {
            broken.push(Broken {
                item: (*actor).into(),
                field: "pins",
                problem: "a place for an actor that is not there".into(),
            });
        }
        for (actor, pin) in &self.pins {
            if !(pin.x.is_finite() && pin.y.is_finite()) {
                broken.push(Broken {
                    item: (*actor).into(),
                    field: "pins",
                    problem: "the place is not a finite number".into(),
                });
            }
        }
        self.check_passages(&mut broken);
        self.check_claims(&mut broken);
        self.check_dates(&mut broken);
        self.check_numbers(&mut broken);
        broken
    }

    fn check_passages(&self, broken: &mut Vec<Broken>) {
        // A data set has a passage a row: none of them may cost a walk through the whole text.
        let mut originals: BTreeMap<DocumentId, Scalars<'_>> = BTreeMap::new();
        let mut translations: BTreeMap<DocumentId, Scalars<'_>> = BTreeMap::new();
        for passage in self.passages.values() {
            let Some(document) = self.documents.get(&passage.document) else {
                continue;
            };
            let mut selector = |field, selector: &Selector, text: &Scalars<'_>| {
                let (span, exact) = (selector.span, selector.exact.as_str());
                let stands = !exact.is_empty() && text.slice(span) == exact && exact.chars().count() == span.len();
                if !stands {
                    let problem = format!(
                        "the words `{}` do not stand at {}..{}",
                        selector.exact, selector.span.start, selector.span.end
                    );
                    broken.push(Broken {
                        item: passage.id.into(),
                        field,
                        problem,
                    });
                }
            };
            if !passage.lost {
                let text = originals.entry(document.id).or_insert_with(|| Scalars::of(&document.text));
                selector("target", &passage.target, text);
            }
            match (&passage.translated, &document.translation) {
                (Some(translated), Some(translation)) => {
                    let text = translations
                        .entry(document.id)
                        .or_insert_with(|| Scalars::of(&translation.text));
                    selector("translated", translated, text);
                }
                (Some(_), None) => broken.push(Broken {
                    item: passage.id.into(),
                    field: "translated",
                    problem: "the document has no translation".into(),
                }),
                (None, _) => {}
            }
        }
    }

    fn check_claims(&self, broken: &mut Vec<Broken>) {
        for claim in self.claims.values() {
            let mut say = |field, problem: &str| {
                broken.push(Broken {
                    item: claim.id.into(),
                    field,
                    problem: problem.into(),
                });
            };
            if claim.review.is_accepted() && claim.passages.is_empty() {
                say("passages", "an accepted claim needs a passage");
            }
            if claim.about.is_empty() {
                say("about", "a claim must be about something");
            }
            if claim.about.contains(&claim.id.into()) {
                say("about", "a claim cannot be about itself");
            }
            if claim.outcome.as_ref().is_some_and(|o| o.decided_by == Some(claim.id)) {
                say("outcome", "a claim cannot decide itself");
            }
        }
        for contradiction in self.contradictions.values() {
            if contradiction.claims.len() < 2 {
                broken.push(Broken {
                    item: contradiction.id.into(),
                    field: "claims",
                    problem: "a contradiction needs two claims".into(),
                });
            }
        }
        for actor in self.actors.values() {
            if actor.names.is_empty() {
                broken.push(Broken {
                    item: actor.id.into(),
                    field: "names",
                    problem: "an actor needs a name".into(),
                });
            }
            let mut seen = vec![actor.id];
            let mut next = actor.succeeds;
            while let Some(earlier) = next {
                if seen.contains(&earlier) {
                    broken.push(Broken {
                        item: actor.id.into(),
                        field: "succeeds",
                        problem: "the succession runs in a circle".into(),
                    });
                    break;
                }
                seen.push(earlier);
                next = self.actors.get(&earlier).and_then(|a| a.succeeds);
            }
        }
    }

    fn check_dates(&self, broken: &mut Vec<Broken>) {
        let mut interval = |item: Item, field, date: Option<&Edtf>| {
            if let Some(date) = date.filter(|d| !d.is_interval()) {
                broken.push(Broken {
                    item,
                    field,
                    problem: format!("`{date}` is not an interval such as `1961/1996`"),
                });
            }
        };
        for tie in self.ties.values() {
            interval(tie.id.into(), "valid", tie.valid.as_ref());
        }
        for actor in self.actors.values() {
            interval(actor.id.into(), "exists", actor.exists.as_ref());
            for valid in actor
                .names
                .iter()
                .map(|n| &n.valid)
                .chain(actor.offices.iter().map(|o| &o.valid))
                .chain(actor.memberships.iter().map(|m| &m.valid))
            {
                interval(actor.id.into(), "valid", valid.as_ref());
            }
        }
        for instrument in self.instruments.values() {
            let dates = &instrument.dates;
            let earliest = |d: &Option<super::Dated>| d.as_ref().and_then(|d| d.date.earliest_day());
            let latest = |d: &Option<super::Dated>| d.as_ref().and_then(|d| d.date.latest_day());
            for (first, second, field) in [
                (&dates.signed, &dates.in_force, "in_force"),
                (&dates.signed, &dates.ended, "ended"),
                (&dates.in_force, &dates.ended, "ended"),
            ] {
                if let (Some(first), Some(second)) = (earliest(first), latest(second))
                    && second < first
                {
                    broken.push(Broken {
                        item: instrument.id.into(),
                        field,
                        problem: "lies before an earlier step".into(),
                    });
                }
            }
        }
        for scene in self.scenes.values() {
            if scene.window.is_some_and(|(from, to)| to < from) {
                broken.push(Broken {
                    item: scene.id.into(),
                    field: "window",
                    problem: "ends before it begins".into(),
                });
            }
            let above = |id: &SceneId| self.scenes.get(id).and_then(|scene| scene.branch_of);
            let line = std::iter::successors(scene.branch_of, above);
            if line.take(self.scenes.len()).any(|id| id == scene.id) {
                broken.push(Broken {
                    item: scene.id.into(),
                    field: "branch_of",
                    problem: "branches off from itself".into(),
                });
            }
        }
    }

    fn check_numbers(&self, broken: &mut Vec<Broken>) {
        for quantity in self.quantities.values() {
            let values: Vec<f64> = [quantity.low, quantity.best, quantity.high].into_iter().flatten().collect();
            if values.iter().any(|v| !v.is_finite()) {
                broken.push(Broken {
                    item: quantity.id.into(),
                    field: "value",
                    problem: "not a finite number".into(),
                });
            } else if !values.is_sorted() {
                broken.push(Broken {
                    item: quantity.id.into(),
                    field: "value",
                    problem: "low, best and high are not in order".into(),
                });
            }
        }
        for assessment in self.assessments.values() {
            let mut say = |field, problem: &str| {
                broken.push(Broken {
                    item: assessment.id.into(),
                    field,
                    problem: problem.into(),
                });
            };
            if !(0.0..=1.0).contains(&assessment.baseline) {
                say("baseline", "must lie between 0 and 1");
            }
            for guarantor in &assessment.guarantors {
                if !is_share(guarantor.capability) {
                    say("capability", "must lie between 0 and 1");
                }
                if !is_share(guarantor.leverage) {
                    say("leverage", "must lie between 0 and 1");
                }
            }
            if !assessment.scores().all(|(_, _, score)| is_score(score, -1.0)) {
                say("factors", OUT_OF_RANGE);
            }
            if !assessment.compliance.iter().all(|score| is_score(score, 0.0)) {
                say("compliance", "must lie between 0 and 1, low to high");
            }
            if !assessment.restraint.iter().all(is_restraint) {
                say("restraint", "hazard and years must be above 0");
            }
        }
        for precedent in self.precedents.values() {
            if let Some(hindsight) = &precedent.hindsight {
                let fits = |g: &PastGuarantor| {
                    is_share(g.capability) && is_share(g.leverage) && g.factors.values().all(|s| is_score(s, -1.0))
                };
                let sound = is_share(hindsight.baseline) && hindsight.restraint.iter().all(is_restraint);
                if !sound || !hindsight.guarantors.iter().all(fits) {
                    broken.push(Broken {
                        item: precedent.id.into(),
                        field: "hindsight",
                        problem: OUT_OF_RANGE.into(),
                    });
                }
            }
        }
        for scenario in self.scenarios.values() {
            if !scenario.shifts.iter().all(|shift| is_score(&shift.score, -1.0)) {
                broken.push(Broken {
                    item: scenario.id.into(),
                    field: "shifts",
                    problem: OUT_OF_RANGE.into(),
                });
            }
        }
    }
}
