//! Changes in words, of what is thought through and of single steps of the model: "China joins", "the war is over for Russia". For brief, panel and command line.

use super::fault::parameter_words;
use super::inspector::factor_key;
use crate::catalogue::{Case, Words};
use crate::derived::judgement::in_fives;
use crate::guarantee;
use crate::guarantee::sensitivity::{Change, Input};
use crate::model::assessment::Factor;
use crate::model::{ActorId, Assessment, Day, Dossier, Liability};
use crate::session::Twist;

/// One change in words.
pub fn twist_words(words: Words, dossier: &Dossier, twist: Twist, day: Day) -> String {
    let language = words.language();
    let bare = |id: ActorId| {
        let actor = dossier.actors.get(&id);
        actor.map_or_else(|| id.to_string(), |actor| actor.name_on(day, language).to_owned())
    };
    let named = |id, case| words.named(&bare(id), case);
    let count = |id| i32::from(words.is_plural(&bare(id))) + 1;
    match twist {
        Twist::With(id) => words.with(
            "judged-twist-with",
            &[("name", named(id, Case::Nominative).into()), ("n", count(id).into())],
        ),
        Twist::Without(id) => words.with("judged-twist-without", &[("name", named(id, Case::Accusative).into())]),
        Twist::Liability(liability) => words.with("judged-twist-liability", &[("liability", words.liability(liability).into())]),
        Twist::Bindingness(bound) => words.with(
            "judged-twist-bindingness",
            &[("bindingness", words.bindingness(bound).into())],
        ),
        Twist::NoVeto => words.text("judged-twist-no-veto").to_owned(),
        Twist::EndWar(id) => words.with("judged-twist-end-war", &[("name", named(id, Case::Accusative).into())]),
        Twist::Scenario(id) => {
            let title = dossier.scenarios.get(&id).map(|s| s.title.get(language).to_owned());
            title.unwrap_or_else(|| id.to_string())
        }
        Twist::Flip(id, factor) => words.with(
            "judged-twist-flip",
            &[("name", bare(id).into()), ("factor", words.text(factor_key(factor)).into())],
        ),
        Twist::Score(id, factor, value) => words.with(
            "judged-twist-score",
            &[
                ("name", bare(id).into()),
                ("factor", words.text(factor_key(factor)).into()),
                ("value", signed(words, value).into()),
            ],
        ),
        Twist::DropSource(id) => {
            let document = dossier.documents.get(&id);
            let title = document.map_or_else(|| id.to_string(), |d| d.short_name(language).to_string());
            words.with("judged-twist-drop", &[("title", title.into())])
        }
    }
}

/// A change of the model in words; `name` names an actor.
pub fn change_words(words: Words, assessment: &Assessment, change: Change, name: &dyn Fn(ActorId) -> String) -> String {
    match change {
        Change::Score {
            guarantor,
            factor,
            from,
            to,
        } => {
            let actor = assessment
                .guarantors
                .get(guarantor)
                .map(|g| name(g.actor))
                .unwrap_or_default();
            let factor = Factor::ALL.get(factor).map_or("", |f| words.text(factor_key(*f)));
            words.with(
                "judged-step-score",
                &[
                    ("name", actor.into()),
                    ("factor", factor.into()),
                    ("from", signed(words, from).into()),
                    ("to", signed(words, to).into()),
                ],
            )
        }
        Change::Parameter { input, from, to } => words.with(
            "judged-step-parameter",
            &[
                ("parameter", input_words(words, input).into()),
                ("from", value_words(words, input, from).into()),
                ("to", value_words(words, input, to).into()),
            ],
        ),
        Change::Liability(liability) => {
            let liability = words.liability(match liability {
                guarantee::Liability::Several => Liability::Several,
                guarantee::Liability::Joint => Liability::Joint,
                guarantee::Liability::JointAndSeveral => Liability::JointAndSeveral,
            });
            words.with("judged-step-liability", &[("liability", liability.into())])
        }
    }
}

/// The value of an input: shares and chances in per cent, all else as a number.
fn value_words(words: Words, input: Input, value: f64) -> String {
    match input {
        Input::Base | Input::Hazard | Input::Compliance | Input::Kappa => {
            let decimals = usize::from(value.abs() < 0.1);
            format!("{}\u{a0}%", words.number(100.0 * value, decimals))
        }
        _ => words.number(value, 3),
    }
}

/// Name of an input of the model.
pub fn input_words(words: Words, input: Input) -> String {
    let name = match input {
        Input::Factor(place) => {
            return Factor::ALL.get(place).map_or("", |f| words.text(factor_key(*f))).to_owned();
        }
        Input::Base => "baseline",
        Input::Phi => "phi",
        Input::Rho => "rho",
        Input::Kappa => "kappa",
        Input::Gamma => "gamma",
        Input::Hazard => "hazard",
        Input::Compliance => "compliance",
    };
    parameter_words(words, name)
}

/// A score with its sign: "+0.5", "−1", "0".
pub fn signed(words: Words, score: f64) -> String {
    let number = words.number(score, 2);
    if score > 0.0 { format!("+{number}") } else { number }
}

/// A difference of two chances in steps of five points: "+10 points", or that it is hardly anything.
pub fn points_words(words: Words, difference: f64) -> String {
    let points = in_fives(difference.abs());
    if points == 0 {
        return words.text("judged-points-none").to_owned();
    }
    let sign = if difference < 0.0 { "−" } else { "+" };
    words.with("judged-points", &[("n", format!("{sign}{points}").into())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Bindingness, Language};

    #[test]
    fn every_change_has_words_in_both_languages() {
        let dossier = crate::store::built_in();
        let usa: ActorId = "a.usa".parse().unwrap();
        let scenario = *dossier.scenarios.keys().next().unwrap();
        let document = *dossier.documents.keys().next().unwrap();
        let day = Day::from_ymd(2024, 6, 20).unwrap();
        for language in [Language::De, Language::En] {
            let words = Words::new(language);
            for twist in [
                Twist::With(usa),
                Twist::Without(usa),
                Twist::Liability(Liability::Joint),
                Twist::Bindingness(Bindingness::RatifiedTreaty),
                Twist::NoVeto,
                Twist::EndWar(usa),
                Twist::Scenario(scenario),
                Twist::Flip(usa, Factor::Stk),
                Twist::Score(usa, Factor::Stk, 0.5),
                Twist::DropSource(document),
            ] {
                let said = twist_words(words, &dossier, twist, day);
                assert!(said.len() > 5 && !said.contains("judged-"), "{said}");
            }
        }
        let [german, english] = [Language::De, Language::En].map(Words::new);
        assert_eq!(twist_words(german, &dossier, Twist::With(usa), day), "die USA bürgen mit");
        assert_eq!(
            twist_words(english, &dossier, Twist::With(usa), day),
            "the United States joins"
        );
    }

    #[test]
    fn differences_are_shown_in_steps_of_five() {
        let words = Words::new(Language::En);
        assert_eq!(points_words(words, 0.104), "+10 points");
        assert_eq!(points_words(words, -0.06), "−5 points");
        assert_eq!(points_words(words, 0.02), "hardly anything");
        assert_eq!([1.0, -0.5, 0.0].map(|x| signed(words, x)), ["+1", "−0.5", "0"]);
    }
}
