//! What paths say: how many there are, what a path means and what it does not, and each step in a line.

use crate::derived::Paths;
use crate::derived::paths::{Path, Step};
use crate::model::{Automaticity, TieFamily};
use crate::session::PathsOf;
use crate::views::{ViewCtx, cite, tie_state_word};

/// How many paths there are, and how long the shortest is.
pub(super) fn summary(ctx: &ViewCtx<'_>, of: &PathsOf, paths: &Paths) -> String {
    let Some((from, to)) = paths.ends else { return String::new() };
    let mut arguments = vec![
        ("from", ctx.name(from).into()),
        ("to", ctx.name(to).into()),
        ("day", ctx.words.day(ctx.session.moment).into()),
    ];
    let Some(shortest) = paths.found.first() else {
        let key = match (from == to, of.both_ways) {
            (true, _) => "paths-same",
            (false, true) => "paths-none",
            (false, false) => "paths-none-directed",
        };
        return ctx.words.with(key, &arguments);
    };
    arguments.push(("n", paths.found.len().into()));
    arguments.push(("steps", shortest.steps.len().into()));
    arguments.push(("more", if paths.more { "+" } else { "" }.into()));
    ctx.words.with("paths-summary", &arguments)
}

/// What a path means, and what it does not.
pub(super) fn meaning(ctx: &ViewCtx<'_>, of: &PathsOf) -> &'static str {
    let promises = of.families.len() == 1 && of.families.contains(&TieFamily::Commitment);
    ctx.words.text(match (promises, of.both_ways) {
        (true, false) => "paths-meaning-promises",
        (true, true) => "paths-meaning-promises-both",
        (false, _) => "paths-meaning-ties",
    })
}

/// "North Korea → Russia → China".
pub(super) fn route(ctx: &ViewCtx<'_>, path: &Path) -> String {
    let mut names: Vec<String> = path.steps.first().map(|s| ctx.name(s.from)).into_iter().collect();
    for step in &path.steps {
        let arrow = if step.backwards { "←" } else { "→" };
        names.push(format!("{arrow} {}", ctx.name(step.to)));
    }
    names.join(" ")
}

/// What a step says.
pub(super) struct Line {
    /// "North Korea → Russia".
    pub(super) who: String,
    /// "Defence, automatic · mutual defence".
    pub(super) what: String,
    /// Text, dates, state.
    pub(super) from: String,
    /// The words, and who says so.
    pub(super) quote: String,
    /// All of it, read aloud.
    pub(super) name: String,
}

/// A step in words.
pub(super) fn line(ctx: &ViewCtx<'_>, place: usize, step: &Step) -> Line {
    let words = ctx.words;
    let arrow = if step.backwards { "←" } else { "→" };
    let who = format!("{} {arrow} {}", ctx.name(step.from), ctx.name(step.to));
    let mut what: Vec<String> = Vec::new();
    for duty in &step.duties {
        let kind = words.obligation(duty.kind).to_owned();
        let said = match duty.automaticity(ctx.dossier) {
            Automaticity::NotStated => kind,
            how => format!("{kind}, {}", words.automaticity(how)),
        };
        if !what.contains(&said) {
            what.push(said);
        }
    }
    let tie = step.ties.first().copied();
    if what.is_empty() {
        what.extend(tie.map(|tie| ctx.name(tie)));
    }
    let more = step.ties.len().saturating_sub(1);
    if more > 0 {
        what.push(words.with("paths-more-ties", &[("n", more.into())]));
    }
    let mut from: Vec<String> = Vec::new();
    let record = tie.and_then(|tie| ctx.dossier.ties.get(&tie));
    let instrument = step.duties.first().and_then(|d| d.instrument).or_else(|| record?.instrument);
    if let Some(instrument) = instrument.and_then(|id| ctx.dossier.instruments.get(&id)) {
        from.push(instrument.label(words.language()).to_owned());
    }
    from.extend(record.and_then(|tie| crate::views::tie_dates(ctx, tie)));
    from.extend(tie.map(|tie| words.text(tie_state_word(ctx, tie)).to_owned()));
    let passage = step.passages.first().copied();
    let quote = passage.map_or_else(
        || words.text("chain-no-sentence").to_owned(),
        |p| {
            let quote = words.with("inspector-quote", &[("words", ctx.name(p).into())]);
            format!("{quote} ({})", cite::source(ctx, p))
        },
    );
    let what = what.join(" · ");
    let name = words.with(
        "paths-step-name",
        &[
            ("n", (place + 1).into()),
            ("who", who.clone().into()),
            ("what", what.clone().into()),
        ],
    );
    Line {
        who,
        what,
        from: from.join(" · "),
        quote,
        name,
    }
}
