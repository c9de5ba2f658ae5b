//! Why an assessment cannot be worked out, in words: what is wrong and what to do. For panel, brief and command line.

use super::inspector::factor_key;
use crate::catalogue::Words;
use crate::guarantee::Fault;
use crate::guarantee::case::MOST_GUARANTORS;
use crate::guarantee::factors::CODES;
use crate::model::assessment::Factor;
use crate::model::{Assessment, Dossier};

/// One or two sentences for a fault in the case of this assessment.
pub fn fault_text(words: Words, dossier: &Dossier, assessment: &Assessment, fault: &Fault) -> String {
    let name = |place: usize| {
        let id = assessment.guarantors.get(place)?.actor;
        let actor = dossier.actors.get(&id);
        Some(actor.map_or_else(|| id.to_string(), |a| a.name(words.language()).to_owned()))
    };
    fault_words(words, &name, fault)
}

/// The same for a case whose guarantors `named` knows by their places; without a name they are counted from 1.
pub fn fault_words(words: Words, named: &dyn Fn(usize) -> Option<String>, fault: &Fault) -> String {
    let name = |place: usize| {
        let counted = || words.with("edit-guarantor-n", &[("n", (place + 1).into())]);
        named(place).unwrap_or_else(counted)
    };
    match fault {
        Fault::NoGuarantors => words.text("judged-fault-none").to_owned(),
        Fault::TooMany(n) => words.with("judged-fault-many", &[("n", (*n).into()), ("most", MOST_GUARANTORS.into())]),
        Fault::Twice(place) => words.with("judged-fault-twice", &[("name", name(*place).into())]),
        Fault::Score { guarantor, factor } => words.with(
            "judged-fault-score",
            &[("name", name(*guarantor).into()), ("factor", coded(words, *factor).into())],
        ),
        Fault::Capability(place) => words.with("judged-fault-capability", &[("name", name(*place).into())]),
        Fault::NoCapability => words.text("judged-fault-no-capability").to_owned(),
        Fault::Violator => words.text("judged-fault-violator").to_owned(),
        Fault::Parameter { name, least, most } => words.with(
            "judged-fault-parameter",
            &[
                ("parameter", parameter_words(words, name).into()),
                ("least", words.number(*least, 6).into()),
                ("most", words.number(*most, 6).into()),
            ],
        ),
    }
}

/// Name of the factor at a place of the model.
fn factor_words(words: Words, place: usize) -> &'static str {
    Factor::ALL.get(place).map_or("", |factor| words.text(factor_key(*factor)))
}

/// The same with the code that files and the command line know it by.
fn coded(words: Words, place: usize) -> String {
    let code = CODES.get(place).copied().unwrap_or_default();
    format!("{} ({code})", factor_words(words, place))
}

/// Name of a parameter of the model; a weight is named after its factor.
pub fn parameter_words(words: Words, name: &str) -> String {
    if let Some(place) = CODES.iter().position(|code| *code == name) {
        return words.with("judged-parameter-weight", &[("factor", factor_words(words, place).into())]);
    }
    let found = words.find(&format!("judged-parameter-{name}"));
    found.unwrap_or(name).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;

    #[test]
    fn every_fault_says_in_both_languages_who_and_what() {
        let dossier = crate::store::built_in();
        let assessment = dossier.assessments.values().find(|a| a.guarantors.len() > 1).unwrap();
        let who = &dossier.actors[&assessment.guarantors[1].actor];
        let parameter = |name| Fault::Parameter {
            name,
            least: 0.0,
            most: 0.99,
        };
        for language in [Language::De, Language::En] {
            let words = Words::new(language);
            let text = |fault| fault_text(words, &dossier, assessment, &fault);
            for fault in [Fault::NoGuarantors, Fault::TooMany(70), Fault::NoCapability, Fault::Violator] {
                assert!(text(fault).len() > 30);
            }
            let named = [
                Fault::Twice(1),
                Fault::Capability(1),
                Fault::Score { guarantor: 1, factor: 4 },
            ];
            for fault in named {
                assert!(text(fault.clone()).contains(who.name(language)), "{fault:?}");
            }
            assert!(text(Fault::Score { guarantor: 1, factor: 4 }).contains(factor_words(words, 4)));
            assert!(
                text(Fault::Twice(40)).contains("41"),
                "a place nobody holds is named by its number"
            );
            for name in ["baseline", "rho", "kappa", "gamma", "hazard", "leverage", "draws"] {
                assert!(!text(parameter(name)).contains(&format!("“{name}”")), "{name} has a word");
            }
            assert!(text(parameter("STK")).contains(factor_words(words, 1)));
        }
    }
}
