//! The answers in words: one sentence, what was counted, what the measure means.

use super::super::status::filter_sentence;
use crate::derived::measures::{Answer, Row};
use crate::model::ActorId;
use crate::session::Question;
use crate::views::ViewCtx;

/// Message with a question.
pub(super) fn question(question: Question) -> &'static str {
    match question {
        Question::Promises => "measure-ask-promises",
        Question::Connects => "measure-ask-connects",
        Question::Centre => "measure-ask-centre",
        Question::Blocs => "measure-ask-blocs",
        Question::Falls => "measure-ask-falls",
        Question::Triads => "measure-ask-triads",
        Question::Returned => "measure-ask-returned",
    }
}

/// Message with what the measure means, and its limits.
pub(super) fn meaning(question: Question) -> &'static str {
    match question {
        Question::Promises => "measure-means-promises",
        Question::Connects => "measure-means-connects",
        Question::Centre => "measure-means-centre",
        Question::Blocs => "measure-means-blocs",
        Question::Falls => "measure-means-falls",
        Question::Triads => "measure-means-triads",
        Question::Returned => "measure-means-returned",
    }
}

/// Message with what the value of an actor is called.
pub(super) fn unit(question: Question) -> &'static str {
    match question {
        Question::Promises => "measure-head-received",
        Question::Connects => "measure-head-between",
        Question::Centre => "measure-head-rank",
        Question::Blocs => "measure-head-size",
        Question::Falls => "measure-head-lost",
        Question::Triads => "measure-head-often",
        Question::Returned => "measure-head-returned",
    }
}

/// Message for an answer without rows.
pub(super) fn nobody(question: Question) -> &'static str {
    match question {
        Question::Promises | Question::Returned => "measure-none-promises",
        Question::Connects => "measure-none-connects",
        Question::Centre | Question::Blocs => "measure-none-ties",
        Question::Falls => "measure-none-falls",
        Question::Triads => "measure-none-triads",
    }
}

/// Per cent, as fine as needed to tell the values apart.
pub(super) fn share(ctx: &ViewCtx<'_>, value: f64) -> String {
    let decimals = usize::from(value < 9.95);
    ctx.words
        .with("measure-share", &[("n", ctx.words.number(value, decimals).into())])
}

/// A value of an actor, as the question counts it.
pub(super) fn value(ctx: &ViewCtx<'_>, question: Question, value: f64) -> String {
    match question {
        Question::Connects | Question::Centre | Question::Returned => share(ctx, value),
        _ => ctx.words.number(value, 0),
    }
}

/// The name of a bloc.
pub(super) fn bloc(ctx: &ViewCtx<'_>, lead: ActorId) -> String {
    ctx.words.with("measure-bloc", &[("name", ctx.name(lead).into())])
}

/// A triad with its signs.
pub(super) fn triad(ctx: &ViewCtx<'_>, row: &Row) -> String {
    let (Some(friends), [b, c]) = (row.friends, row.others.as_slice()) else {
        return ctx.name(row.actor);
    };
    let sign = |friend: bool| if friend { "+" } else { "−" };
    let (a, b, c) = (ctx.name(row.actor), ctx.name(*b), ctx.name(*c));
    format!(
        "{a} {} {b} · {b} {} {c} · {a} {} {c}",
        sign(friends[0]),
        sign(friends[1]),
        sign(friends[2])
    )
}

/// The answer in one sentence.
pub(super) fn sentence(ctx: &ViewCtx<'_>, answer: &Answer) -> String {
    let words = ctx.words;
    let day = words.day(answer.moment);
    let Some(first) = answer.rows.first() else {
        return words.with(question_none(answer.question), &[("day", day.into())]);
    };
    let name = |row: &Row| ctx.name(row.actor);
    let totals = &answer.totals;
    let n = |x: usize| words.number(x as f64, 0);
    let whole = |x: f64| words.number(x, 0);
    match answer.question {
        Question::Promises => {
            let giver = answer
                .rows
                .iter()
                .max_by(|a, b| a.more[0].total_cmp(&b.more[0]))
                .unwrap_or(first);
            words.with(
                "measure-say-promises",
                &[
                    ("day", day.into()),
                    ("who", name(first).into()),
                    ("n", whole(first.value).into()),
                    ("giver", name(giver).into()),
                    ("given", whole(giver.more[0]).into()),
                ],
            )
        }
        Question::Connects => words.with(
            "measure-say-connects",
            &[
                ("day", day.into()),
                ("who", list(ctx, &answer.rows, 3).into()),
                ("first", name(first).into()),
                ("share", share(ctx, first.value).into()),
                ("blocs", totals.blocs.into()),
            ],
        ),
        Question::Centre => words.with(
            "measure-say-centre",
            &[
                ("day", day.into()),
                ("who", list(ctx, &answer.rows, 3).into()),
                ("core", whole(first.more[0]).into()),
            ],
        ),
        Question::Blocs => words.with(
            "measure-say-blocs",
            &[
                ("day", day.into()),
                ("n", totals.blocs.into()),
                ("list", sizes(ctx, &answer.rows).into()),
            ],
        ),
        Question::Falls => words.with(
            "measure-say-falls",
            &[
                ("day", day.into()),
                ("who", name(first).into()),
                ("n", (first.value as usize).into()),
                ("all", answer.rows.len().into()),
            ],
        ),
        Question::Triads => words.with(
            "measure-say-triads",
            &[
                ("day", day.into()),
                ("n", n(totals.triads.1).into()),
                ("all", n(totals.triads.0).into()),
                ("least", n(totals.frustration).into()),
            ],
        ),
        Question::Returned => words.with(
            "measure-say-returned",
            &[
                ("day", day.into()),
                ("share", share(ctx, 100.0 * totals.returned.unwrap_or(0.0)).into()),
            ],
        ),
    }
}

fn question_none(question: Question) -> &'static str {
    match question {
        Question::Promises | Question::Returned => "measure-say-no-promises",
        Question::Connects => "measure-say-no-connects",
        Question::Centre | Question::Blocs => "measure-say-no-ties",
        Question::Falls => "measure-say-no-falls",
        Question::Triads => "measure-say-no-triads",
    }
}

/// The first names, as a list in words.
fn list(ctx: &ViewCtx<'_>, rows: &[Row], most: usize) -> String {
    let names: Vec<String> = rows.iter().take(most).map(|row| ctx.name(row.actor)).collect();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => ctx.words.with(
            "measure-and",
            &[("first", rest.join(", ").into()), ("last", last.clone().into())],
        ),
        _ => names.concat(),
    }
}

/// The largest blocs with their sizes.
fn sizes(ctx: &ViewCtx<'_>, rows: &[Row]) -> String {
    let mut parts: Vec<String> = rows
        .iter()
        .take(4)
        .map(|row| format!("{} ({})", ctx.name(row.actor), ctx.words.number(row.value, 0)))
        .collect();
    if rows.len() > 4 {
        parts.push("…".to_owned());
    }
    parts.join(", ")
}

/// What was counted, under which filter and known-by; what was left out.
pub(super) fn counted(ctx: &ViewCtx<'_>, answer: &Answer, behind: bool) -> String {
    let words = ctx.words;
    let totals = &answer.totals;
    let key = match answer.question {
        Question::Promises | Question::Returned => "measure-counted-promises",
        Question::Triads => "measure-counted-signs",
        _ => "measure-counted-ties",
    };
    let mut parts = vec![words.with(key, &[("n", totals.ties.into()), ("actors", totals.actors.into())])];
    if totals.unreviewed > 0 {
        parts.push(words.with("measure-unreviewed", &[("n", totals.unreviewed.into())]));
    }
    if answer.question == Question::Triads && totals.unclear > 0 {
        parts.push(words.with("measure-unclear", &[("n", totals.unclear.into())]));
    }
    if let Some(sampled) = totals.sampled {
        parts.push(words.with("measure-sampled", &[("n", sampled.into())]));
    }
    if let Some(day) = ctx.session.known_by {
        parts.push(words.with("measure-known-by", &[("day", words.day(day).into())]));
    }
    parts.push(words.with("measure-filter", &[("filter", filter_sentence(ctx).into())]));
    if behind {
        parts.push(words.text("measure-behind").to_owned());
    }
    parts.join(" · ")
}
