//! What an assessment comes to, as sentences: the promise, the bottom line with its likelihood word, the confidence.
//!
//! Likelihood and confidence never stand in one sentence (ICD 203). Shared by panel, brief and command line.
//! Not here: the numbers (`derived::judgement`), what is wrong with a case ([`super::fault`]).

use super::guarantee::points;
use super::inspector::factor_key;
use crate::catalogue::{Case, Words};
use crate::derived::judgement::account::Account;
use crate::derived::judgement::evidence::{Confidence, Coverage};
use crate::derived::judgement::{Judgement, in_fives, likelihood};
use crate::derived::what_if::beneficiary_of;
use crate::guarantee::Spread;
use crate::guarantee::factors::class_of;
use crate::guarantee::sensitivity::{Change, Effect, Input};
use crate::model::assessment::{Factor, Promise};
use crate::model::claim::{Claim, Likelihood, Stance};
use crate::model::{ActorId, Assessment, Day, Dossier, Item, Liability};

/// From this fall of its own chance on it is said that a guarantor leans on others.
const LEANING: f64 = 0.01;

/// The likelihood words of a spread: one, or both ends where it crosses a border between two: "unlikely to likely".
pub fn likelihood_words(words: Words, spread: Spread) -> String {
    let (low, high) = (likelihood(spread.p05), likelihood(spread.p95));
    if low == high {
        return words.likelihood(low).to_owned();
    }
    words.with(
        "judged-likelihood-range",
        &[("low", words.likelihood(low).into()), ("high", words.likelihood(high).into())],
    )
}

/// How sure one can be of the judgement, and why. A sentence of its own.
pub fn confidence_sentence(words: Words, coverage: Coverage) -> String {
    words.with(
        "judged-confidence-sentence",
        &[
            ("confidence", confidence_word(words, coverage.confidence()).into()),
            ("n", coverage.supported.into()),
            ("all", coverage.all.into()),
        ],
    )
}

/// Word for how sure one can be.
pub fn confidence_word(words: Words, confidence: Confidence) -> &'static str {
    words.text(match confidence {
        Confidence::Low => "judged-confidence-low",
        Confidence::Moderate => "judged-confidence-moderate",
        Confidence::High => "judged-confidence-high",
    })
}

/// The number and its band in steps of five: "about 55 %, in 90 of 100 draws between 35 and 70 %".
pub fn band_words(words: Words, value: f64, spread: Spread) -> String {
    let (low, high) = (percent_words(words, spread.p05), percent_words(words, spread.p95));
    if low == high {
        return words.with("judged-band-flat", &[("mode", low.into())]);
    }
    words.with(
        "judged-band",
        &[
            ("mode", in_fives(value).clamp(5, 95).to_string().into()),
            ("low", low.into()),
            ("high", high.into()),
        ],
    )
}

/// A chance in per cent, in steps of five and without the sign; nothing is certain, so never 0 or 100.
pub fn percent_words(words: Words, chance: f64) -> String {
    match in_fives(chance) {
        0 => words.text("judged-percent-under").to_owned(),
        100 => words.text("judged-percent-over").to_owned(),
        percent => percent.to_string(),
    }
}

/// Name of a factor.
pub fn factor_words(words: Words, factor: Factor) -> &'static str {
    words.text(factor_key(factor))
}

/// What a speaker does with a proposition: "says", "doubts", "expects: not".
pub fn stance_words(words: Words, claim: &Claim) -> String {
    let stance = words.stance(claim.stance);
    if claim.negated {
        words.with("ledger-negated", &[("stance", stance.into())])
    } else {
        stance.to_owned()
    }
}

/// The guarantors that become less likely to come themselves because others have joined: they can leave it to them.
/// Without it "one of them comes" would hide that the first promise has become weaker.
pub fn leaning(words: Words, name: &dyn Fn(ActorId) -> String, [before, after]: [(&Assessment, &Judgement); 2]) -> Vec<String> {
    if after.0.guarantors.len() <= before.0.guarantors.len() {
        return Vec::new();
    }
    let chance = |(assessment, judgement): (&Assessment, &Judgement), actor: ActorId| {
        let place = assessment.guarantors.iter().position(|g| g.actor == actor)?;
        judgement.answer.help.p.get(place).copied()
    };
    let sentence = |actor: ActorId| {
        let (from, to) = (chance(before, actor)?, chance(after, actor)?);
        let parts = [
            ("name", name(actor).into()),
            ("from", percent_words(words, from).into()),
            ("to", percent_words(words, to).into()),
        ];
        (from - to >= LEANING).then(|| words.with("judged-leaning", &parts))
    };
    before.0.guarantors.iter().filter_map(|g| sentence(g.actor)).collect()
}

/// How likely a guarantor comes, or keeps its own promise where that is judged, with the chance it stands for.
pub fn guarantor_words(words: Words, judgement: &Judgement, place: usize) -> (String, f64) {
    let own = judgement.case.restraint.is_some() && judgement.case.violator == Some(place);
    let (key, chance) = if own {
        ("brief-guarantor-own", judgement.answer.kept)
    } else {
        let help = judgement.answer.help.p.get(place).copied();
        ("brief-guarantor-word", help.unwrap_or_default())
    };
    (
        words.with(key, &[("word", words.likelihood(likelihood(chance)).into())]),
        chance,
    )
}

/// A speaker, and what he does with the proposition where he does not simply assert it: "Reuters", "Toloraya doubts".
pub fn speaker_words(words: Words, name: String, claim: &Claim) -> String {
    if claim.stance == Stance::Asserts && !claim.negated {
        return name;
    }
    format!("{name} {}", stance_words(words, claim))
}

/// Words for a reference class; its name where the catalogue knows none.
pub fn class_words(words: Words, name: &str) -> String {
    let key = format!("judged-class-{}", name.replace('_', "-"));
    words.find(&key).map_or_else(|| name.replace('_', " "), str::to_owned)
}

/// The base rate and who counted.
pub fn base_sentence(words: Words, assessment: &Assessment) -> String {
    let whole = |share: f64| format!("{:.0}", share * 100.0);
    if let (Promise::Restraint, Some(restraint)) = (assessment.promise, &assessment.restraint) {
        let rate = whole((-restraint.hazard * restraint.years).exp());
        return words.with(
            "judged-base-restraint",
            &[
                ("rate", rate.into()),
                ("years", restraint.years.into()),
                ("source", words.text("judged-base-source-restraint").into()),
            ],
        );
    }
    let class = class_of(&assessment.reference_class);
    let name = class_words(words, &assessment.reference_class);
    let rate = whole(assessment.baseline);
    match class.filter(|class| (class.rate - assessment.baseline).abs() < 0.005) {
        Some(class) => words.with(
            "judged-base-help",
            &[("rate", rate.into()), ("class", name.into()), ("source", class.source.into())],
        ),
        None => words.with("judged-base-set", &[("rate", rate.into()), ("class", name.into())]),
    }
}

/// Between what the result would lie if the base rate were counted otherwise; nothing where it hardly matters.
pub fn counted_otherwise(words: Words, account: &Account) -> Option<String> {
    let of_base = |step: &&Effect| {
        matches!(
            step.change,
            Change::Parameter {
                input: Input::Base | Input::Hazard,
                ..
            }
        )
    };
    let ends = account.steps.iter().filter(of_base).map(|step| step.outcome);
    let now = account.judgement.answer.kept;
    let (low, high) = ends.fold((now, now), |(low, high), x| (low.min(x), high.max(x)));
    (high - low >= 0.05).then(|| {
        words.with(
            "judged-base-otherwise",
            &[
                ("low", percent_words(words, low).into()),
                ("high", percent_words(words, high).into()),
            ],
        )
    })
}

/// That the result hangs on the beneficiary, and what it would be otherwise; nothing where it hangs on nothing.
pub fn compliance_sentence(words: Words, dossier: &Dossier, account: &Account, day: Day) -> Option<String> {
    let compliance = account.judgement.case.compliance.mode;
    if compliance >= 1.0 {
        return None;
    }
    let roles = Roles::of(words, dossier, &account.assessment, day);
    let without = if compliance > 0.0 {
        account.judgement.answer.kept / compliance
    } else {
        0.0
    };
    Some(words.with(
        "judged-compliance",
        &[
            ("name", roles.to(Case::Nominative).into()),
            ("percent", percent_words(words, compliance).into()),
            ("without", percent_words(words, without).into()),
        ],
    ))
}

/// That those who come would be enough, in words; a condition of the promise is taken as met.
pub fn enough_sentence(words: Words, account: &Account) -> String {
    let key = if account.judgement.case.compliance.mode < 1.0 {
        "judged-enough-if"
    } else {
        "judged-enough"
    };
    let said = likelihood_words(words, account.judgement.spreads.sufficient);
    words.with(key, &[("words", said.into())])
}

/// The promise that is judged: whose, to whom, against whom, under which text.
pub fn promise_sentence(words: Words, dossier: &Dossier, assessment: &Assessment, day: Day) -> String {
    let roles = Roles::of(words, dossier, assessment, day);
    let from = roles.givers(Case::Dative);
    let promise = match (assessment.promise, &roles.against) {
        (Promise::Restraint, _) => words.with(
            "judged-promise-restraint",
            &[("from", from.into()), ("to", roles.to(Case::Accusative).into())],
        ),
        (Promise::Help, Some(against)) => words.with(
            "judged-promise-help",
            &[
                ("from", from.into()),
                ("to", roles.to(Case::Dative).into()),
                ("against", words.named(against, Case::Accusative).into()),
            ],
        ),
        (Promise::Help, None) => words.with(
            "judged-promise-help-open",
            &[("from", from.into()), ("to", roles.to(Case::Dative).into())],
        ),
    };
    match text_of(words, dossier, assessment) {
        Some(text) => words.with("judged-promise-under", &[("promise", promise.into()), ("text", text.into())]),
        None => promise,
    }
}

/// The promise as a question: "Would Russia help North Korea against an attack by the United States?"
pub fn question_sentence(words: Words, dossier: &Dossier, assessment: &Assessment, day: Day) -> String {
    let roles = Roles::of(words, dossier, assessment, day);
    let keys = [
        "judged-question-restraint",
        "judged-question-help",
        "judged-question-help-open",
    ];
    let question = roles.said(assessment, keys);
    let mut letters = question.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string());
    first.into_iter().collect::<String>() + letters.as_str()
}

/// The bottom line: one sentence with its likelihood word, or with both ends of them. Never a word on confidence.
pub fn bottom_line(words: Words, dossier: &Dossier, assessment: &Assessment, day: Day, spread: Spread) -> String {
    let roles = Roles::of(words, dossier, assessment, day);
    let keys = if assessment.restraint.is_some() {
        ["judged-event-restraint", "judged-event-help", "judged-event-help-open"]
    } else {
        ["judged-event-restraint-open", "judged-event-help", "judged-event-help-open"]
    };
    let event = roles.said(assessment, keys);
    let (low, high) = (likelihood(spread.p05), likelihood(spread.p95));
    if low != high {
        let ends = [
            ("event", event.into()),
            ("low", words.likelihood(low).into()),
            ("high", words.likelihood(high).into()),
        ];
        return words.with("judged-bottom-range", &ends);
    }
    let (key, said) = match low {
        Likelihood::AlmostNoChance => ("judged-bottom-chance", words.text("judged-chance-almost-no")),
        Likelihood::RoughlyEven => ("judged-bottom-chance", words.text("judged-chance-even")),
        _ => ("judged-bottom-is", words.likelihood(low)),
    };
    words.with(key, &[("words", said.into()), ("event", event.into())])
}

/// The text the promise stands in: the instrument, else the tie.
pub fn text_of(words: Words, dossier: &Dossier, assessment: &Assessment) -> Option<String> {
    let language = words.language();
    let instrument = match assessment.guarantee {
        Item::Instrument(id) => Some(id),
        Item::Tie(id) => dossier.ties.get(&id)?.instrument,
        _ => None,
    };
    if let Some(instrument) = instrument.and_then(|id| dossier.instruments.get(&id)) {
        return Some(instrument.name.get(language).to_owned());
    }
    match assessment.guarantee {
        Item::Tie(id) => dossier.ties.get(&id).map(|tie| tie.label.get(language).to_owned()),
        _ => None,
    }
}

/// Who promises: all guarantors but the one to be held off; for a promise not to attack, that one alone.
pub fn givers(assessment: &Assessment) -> Vec<ActorId> {
    let all = || assessment.guarantors.iter().map(|g| g.actor);
    let violator = assessment.violator.filter(|v| assessment.guarantor(*v).is_some());
    let chosen: Vec<ActorId> = match (assessment.promise, violator) {
        (Promise::Restraint, Some(violator)) => vec![violator],
        (_, violator) => all().filter(|actor| Some(*actor) != violator).collect(),
    };
    if chosen.is_empty() { all().collect() } else { chosen }
}

/// The names in a sentence.
struct Roles {
    words: Words,
    givers: Vec<String>,
    to: Option<String>,
    against: Option<String>,
}

impl Roles {
    fn of(words: Words, dossier: &Dossier, assessment: &Assessment, day: Day) -> Self {
        let name = |id: ActorId| {
            let actor = dossier.actors.get(&id);
            actor.map_or_else(|| id.to_string(), |actor| actor.name_on(day, words.language()).to_owned())
        };
        Self {
            words,
            givers: givers(assessment).into_iter().map(name).collect(),
            to: beneficiary_of(dossier, assessment).map(name),
            against: assessment.violator.map(name),
        }
    }

    /// All who promise, as a list.
    fn givers(&self, case: Case) -> String {
        if self.givers.is_empty() {
            return self.words.text("judged-nobody").to_owned();
        }
        let named: Vec<String> = self.givers.iter().map(|name| self.words.named(name, case)).collect();
        self.words.listed(&named)
    }

    fn to(&self, case: Case) -> String {
        let open = match case {
            Case::Nominative => "judged-beneficiary-who",
            Case::Dative => "judged-beneficiary-to",
            Case::Accusative => "judged-beneficiary",
        };
        let named = self.to.as_ref().map(|name| self.words.named(name, case));
        named.unwrap_or_else(|| self.words.text(open).to_owned())
    }

    /// A sentence about what is to happen, by the keys for restraint, help against somebody, and help. Several who
    /// answer each for itself count if any of them comes; those bound together, if all do.
    fn said(&self, assessment: &Assessment, [restraint, help, open]: [&'static str; 3]) -> String {
        let words = self.words;
        let listed = self.givers(Case::Nominative);
        let together = assessment.liability == Liability::Joint;
        let (from, n) = match self.givers.as_slice() {
            [] => (listed, 1),
            [one] => (listed, if words.is_plural(one) { 2 } else { 1 }),
            _ if together => (words.with("judged-giver-all", &[("names", listed.into())]), 2),
            _ => {
                let bare = words.listed(&self.bare());
                (words.with("judged-giver-any", &[("names", bare.into())]), 1)
            }
        };
        let years = assessment.restraint.map_or(0.0, |r| r.years);
        let from = ("from", from.into());
        match (assessment.promise, &self.against) {
            (Promise::Restraint, _) => words.with(
                restraint,
                &[
                    from,
                    ("to", self.to(Case::Accusative).into()),
                    ("years", years.into()),
                    ("n", n.into()),
                ],
            ),
            (Promise::Help, Some(against)) => words.with(
                help,
                &[
                    from,
                    ("to", self.to(Case::Dative).into()),
                    ("against", words.named(against, Case::Accusative).into()),
                    ("n", n.into()),
                ],
            ),
            (Promise::Help, None) => words.with(open, &[from, ("to", self.to(Case::Dative).into()), ("n", n.into())]),
        }
    }

    /// In English after "at least one of", with the article; in German behind "Garanten", without.
    fn bare(&self) -> Vec<String> {
        match self.words.language() {
            crate::model::Language::De => self.givers.clone(),
            crate::model::Language::En => self.givers.iter().map(|n| self.words.named(n, Case::Nominative)).collect(),
        }
    }
}

/// "Before: very unlikely. Change: +30 points", of an assessment as it is and under what is thought through.
pub fn before_words(words: Words, before: &Account, after: &Account) -> String {
    let was = [
        ("before", likelihood_words(words, before.judgement.spreads.kept).into()),
        (
            "points",
            points(words, after.judgement.answer.kept - before.judgement.answer.kept).into(),
        ),
    ];
    words.with("panel-before", &was)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;

    const WORDS: fn() -> [Words; 2] = || [Words::new(Language::De), Words::new(Language::En)];

    fn pact() -> (Dossier, Assessment) {
        let dossier = crate::store::built_in();
        let pact = dossier.assessments[&"g.pact-2024".parse().unwrap()].clone();
        (dossier, pact)
    }

    fn day() -> Day {
        Day::from_ymd(2024, 12, 31).unwrap()
    }

    const fn spread(p05: f64, p95: f64) -> Spread {
        Spread { p05, p50: p05, p95 }
    }

    #[test]
    fn a_band_over_two_words_shows_both_ends() {
        let [german, english] = WORDS();
        assert_eq!(likelihood_words(english, spread(0.3, 0.7)), "unlikely to likely");
        assert_eq!(likelihood_words(english, spread(0.6, 0.7)), "likely");
        assert_eq!(
            likelihood_words(german, spread(0.6, 0.7)),
            german.likelihood(Likelihood::Likely)
        );
    }

    #[test]
    fn the_promise_is_named_in_words() {
        let (dossier, mut pact) = pact();
        let [german, english] = WORDS();
        let said = |words, assessment: &Assessment| promise_sentence(words, &dossier, assessment, day());
        let english_said = said(english, &pact);
        assert!(
            english_said.starts_with("Promise by Russia to help North Korea against an attack by the United States, under: "),
            "{english_said}"
        );
        assert!(said(german, &pact).starts_with("Zusage von Russland, Nordkorea bei einem Angriff durch die USA beizustehen"));
        assert_eq!(
            question_sentence(german, &dossier, &pact, day()),
            "Würde Russland Nordkorea bei einem Angriff durch die USA beistehen?"
        );
        pact.promise = Promise::Restraint;
        pact.violator = Some("a.russia".parse().unwrap());
        assert!(said(english, &pact).starts_with("Promise by Russia not to attack North Korea"));
    }

    #[test]
    fn the_bottom_line_says_who_must_come_and_nothing_of_confidence() {
        let (dossier, mut pact) = pact();
        let [german, english] = WORDS();
        let line = |words, a: &Assessment, s| bottom_line(words, &dossier, a, day(), s);
        assert_eq!(
            line(english, &pact, spread(0.6, 0.7)),
            "It is likely that Russia would help North Korea against an attack by the United States."
        );
        assert!(line(english, &pact, spread(0.01, 0.02)).starts_with("There is almost no chance that"));
        assert!(line(english, &pact, spread(0.3, 0.7)).ends_with("from “unlikely” to “likely”."));
        assert!(!line(english, &pact, spread(0.3, 0.7)).to_lowercase().contains("confidence"));
        let china = crate::model::assessment::Guarantor::typical("a.china".parse().unwrap());
        pact.guarantors.push(china);
        pact.liability = Liability::Several;
        assert!(line(english, &pact, spread(0.6, 0.7)).contains("at least one of Russia and China would help"));
        pact.liability = Liability::Joint;
        assert!(line(english, &pact, spread(0.6, 0.7)).contains("Russia and China together would help"));
        let german = line(german, &pact, spread(0.3, 0.7));
        assert!(
            german.contains("Russland und China gemeinsam Nordkorea bei einem Angriff durch die USA beistehen"),
            "{german}"
        );
    }

    #[test]
    fn confidence_stands_in_a_sentence_of_its_own() {
        let [german, english] = WORDS();
        let coverage = Coverage { supported: 3, all: 16 };
        assert_eq!(
            confidence_sentence(english, coverage),
            "Confidence in this judgement is low: 3 of 16 scores rest on sources rated C3 or better."
        );
        assert!(confidence_sentence(german, coverage).contains("gering: 3 von 16"));
    }

    #[test]
    fn every_reference_class_has_words() {
        for class in crate::guarantee::factors::CLASSES {
            for words in WORDS() {
                assert_ne!(class_words(words, class.name), class.name.replace('_', " "), "{}", class.name);
            }
        }
        assert_eq!(class_words(WORDS()[1], "my_own"), "my own");
    }
}
