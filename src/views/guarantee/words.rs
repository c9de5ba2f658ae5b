//! Words of the panel: factors and the ends of their scales, changes that are thought through, chances.

use crate::catalogue::Words;
use crate::derived::judgement::in_fives;
use crate::model::assessment::Factor;
use crate::model::{Bindingness, Liability};
use crate::session::Twist;
use crate::views::ViewCtx;
use crate::views::twist_words::twist_words;

/// Message for the low and the high end of the scale of a factor.
pub(super) fn ends_key(factor: Factor) -> (&'static str, &'static str) {
    match factor {
        Factor::Obl => ("factor-obl-low", "factor-obl-high"),
        Factor::Stk => ("factor-stk-low", "factor-stk-high"),
        Factor::Cap => ("factor-cap-low", "factor-cap-high"),
        Factor::Chg => ("factor-chg-low", "factor-chg-high"),
        Factor::Dis => ("factor-dis-low", "factor-dis-high"),
        Factor::Rep => ("factor-rep-low", "factor-rep-high"),
        Factor::Dom => ("factor-dom-low", "factor-dom-high"),
        Factor::Exp => ("factor-exp-low", "factor-exp-high"),
    }
}

/// Range of a scale: change can hardly speak for a promise.
pub(super) fn scale(factor: Factor) -> std::ops::RangeInclusive<f64> {
    match factor {
        Factor::Chg => -0.7..=0.3,
        _ => -1.0..=1.0,
    }
}

/// A chance in steps of five: "about 55 %".
pub(super) fn about(words: Words, chance: f64) -> String {
    words.with("panel-about", &[("n", in_fives(chance).into())])
}

/// A change of a chance in steps of five points, as short as a column wants it: "+15 pts", "−5 pts", "±0 pts".
pub fn points(words: Words, change: f64) -> String {
    let fives = (change * 20.0).round() as i32 * 5;
    let text = match fives {
        0 => "±0".to_owned(),
        up if up > 0 => format!("+{up}"),
        down => format!("−{}", down.abs()),
    };
    words.with("panel-points", &[("n", text.into())])
}

/// A change that is thought through, as it stands by itself: on a switch, in a list.
pub fn twist_text(ctx: &ViewCtx<'_>, twist: Twist) -> String {
    let said = twist_words(ctx.words, ctx.dossier, twist, ctx.session.moment);
    let mut letters = said.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

/// Everything that is thought through, in one line; begins with the word SCENARIO.
pub fn what_if_text(ctx: &ViewCtx<'_>) -> String {
    let twists = &ctx.session.what_if.twists;
    let parts: Vec<String> = twists.iter().map(|twist| twist_text(ctx, *twist)).collect();
    ctx.words.with("what-if-frame", &[("what", parts.join(" · ").into())])
}

/// Kinds of liability that are offered: the text's silence is none to choose.
pub(super) const LIABILITIES: [Liability; 3] = [Liability::Several, Liability::Joint, Liability::JointAndSeveral];
/// Degrees of binding that are offered.
pub(super) const BINDING: [Bindingness; 3] = [
    Bindingness::RatifiedTreaty,
    Bindingness::PoliticalCommitment,
    Bindingness::UnscResolutionChVii,
];
