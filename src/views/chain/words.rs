//! What the rows and the sentence above them say.

use crate::derived::Chain;
use crate::derived::chain::{Doubt, Problem, Status, Step, Wave, Why};
use crate::derived::duty::Duty;
use crate::model::{ActorId, Automaticity, ObligationKind};
use crate::views::{ViewCtx, cite};

/// At most so many are named in a sentence.
const MOST_NAMED: usize = 4;

/// How a chip looks; its word says the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    Bound,
    Broken,
    Open,
    Void,
}

/// What a row says.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// Heading of the wave, on its first row.
    pub(super) heading: Option<String>,
    /// Who is bound; to whom, where that is not the attacked.
    pub(super) who: String,
    /// What is owed, and how far it works by itself.
    pub(super) what: String,
    pub(super) how: String,
    /// Whether it is owed: a word, and why not.
    pub(super) chip: &'static str,
    pub(super) tone: Tone,
    pub(super) reason: String,
    /// The text, its words, and where they stand.
    pub(super) text: String,
    pub(super) quote: String,
    pub(super) source: String,
    /// When it applies, and when not.
    pub(super) conditions: Vec<String>,
    /// All of it, read aloud.
    pub(super) name: String,
}

/// The rows of a chain.
pub(super) fn rows(ctx: &ViewCtx<'_>, chain: &Chain) -> Vec<Row> {
    let mut wave = None;
    let number = chain.steps.iter().enumerate();
    let rows = number.map(|(place, step)| {
        let begins = wave.replace(step.wave) != Some(step.wave);
        let heading = begins.then(|| heading(ctx, chain, step.wave));
        row(ctx, chain, place, step, heading)
    });
    rows.collect()
}

fn row(ctx: &ViewCtx<'_>, chain: &Chain, place: usize, step: &Step, heading: Option<String>) -> Row {
    let (words, language) = (ctx.words, ctx.words.language());
    let duty = &step.duty;
    let mut who = ctx.name(duty.obligor);
    if duty.beneficiary != chain.attacked {
        who = format!("{who} → {}", ctx.name(duty.beneficiary));
    }
    let what = words.obligation(duty.kind).to_owned();
    let how = match step.automaticity {
        Automaticity::NotStated => String::new(),
        how => words.automaticity(how).to_owned(),
    };
    let (chip, tone) = chip(step);
    let chip = words.text(chip);
    let reason = reason(ctx, chain, step);
    let passage = duty.passages.first().copied();
    let quote = passage.map(|p| words.with("inspector-quote", &[("words", ctx.name(p).into())]));
    let source = passage.map(|p| cite::source(ctx, p)).unwrap_or_default();
    let conditions = step.conditions(ctx.dossier).into_iter().map(|c| c.get(language).to_owned());
    let name = words.with(
        "chain-step-name",
        &[
            ("n", (place + 1).into()),
            ("who", who.clone().into()),
            ("what", what.clone().into()),
            ("status", chip.into()),
            ("text", text(ctx, duty).into()),
        ],
    );
    Row {
        heading,
        who,
        what,
        how,
        chip,
        tone,
        reason,
        text: text(ctx, duty),
        quote: quote.unwrap_or_else(|| words.text("chain-no-sentence").to_owned()),
        source,
        conditions: conditions.collect(),
        name,
    }
}

/// The text that binds, or the tie where there is none.
fn text(ctx: &ViewCtx<'_>, duty: &Duty) -> String {
    let instrument = duty.instrument.and_then(|id| ctx.dossier.instruments.get(&id));
    instrument.map_or_else(|| ctx.name(duty.item()), |i| i.label(ctx.words.language()).to_owned())
}

fn heading(ctx: &ViewCtx<'_>, chain: &Chain, wave: Wave) -> String {
    let key = match wave {
        Wave::Broken => "chain-wave-broken",
        Wave::Duties => "chain-wave-duties",
        Wave::Further => "chain-wave-further",
        Wave::Spoken => "chain-wave-spoken",
    };
    let arguments = [
        ("attacker", ctx.name(chain.attacker).into()),
        ("attacked", ctx.name(chain.attacked).into()),
    ];
    ctx.words.with(key, &arguments)
}

fn chip(step: &Step) -> (&'static str, Tone) {
    match step.status {
        Status::Bound if step.wave == Wave::Further => ("chain-chip-if", Tone::Bound),
        Status::Bound => ("chain-chip-bound", Tone::Bound),
        Status::Broken => ("chain-chip-broken", Tone::Broken),
        Status::Void(Why::NotTriggered) => ("chain-chip-not-triggered", Tone::Void),
        Status::Void(_) => ("chain-chip-void", Tone::Void),
        Status::Open if step.wave == Wave::Spoken => ("chain-chip-no-duty", Tone::Open),
        Status::Open => ("chain-chip-open", Tone::Open),
    }
}

/// Why it is void, open, or only owed under a condition; several reasons one after the other.
fn reason(ctx: &ViewCtx<'_>, chain: &Chain, step: &Step) -> String {
    let why = match step.status {
        Status::Void(Why::GuarantorIsAttacker) => Some("chain-why-guarantor"),
        Status::Void(Why::JointWithAttacker) => Some("chain-why-joint"),
        Status::Void(Why::NotTriggered) => Some("chain-why-not-triggered"),
        Status::Bound if step.wave == Wave::Further => Some(match step.duty.kind {
            ObligationKind::Offence => "chain-if-called",
            _ if step.duty.beneficiary == chain.attacker => "chain-if-consulted",
            _ => "chain-if-attacked",
        }),
        Status::Bound | Status::Broken | Status::Open => None,
    };
    let doubt = step.doubt.map(|doubt| match doubt {
        Doubt::NotInForce => "chain-doubt-not-in-force",
        Doubt::PerhapsBegun => "chain-doubt-perhaps-begun",
        Doubt::PerhapsEnded if step.status == Status::Broken => "chain-doubt-unless-ended",
        Doubt::PerhapsEnded => "chain-doubt-perhaps-ended",
        Doubt::Contested => "chain-doubt-contested",
        Doubt::Liability => "chain-doubt-liability",
        Doubt::Proposed => "chain-doubt-proposed",
        Doubt::Predicted => "chain-doubt-predicted",
        Doubt::Supposed => "chain-doubt-supposed",
        Doubt::NoSource => "chain-doubt-no-source",
        Doubt::Unreviewed => "chain-doubt-unreviewed",
    });
    let arguments = [
        ("attacker", ctx.name(chain.attacker).into()),
        ("beneficiary", ctx.name(step.duty.beneficiary).into()),
    ];
    let parts = [why, doubt].into_iter().flatten();
    parts
        .map(|key| ctx.words.with(key, &arguments))
        .collect::<Vec<_>>()
        .join("; ")
}

/// The chain in a sentence, or why there is none.
pub(super) fn summary(ctx: &ViewCtx<'_>, chain: &Chain) -> String {
    let words = ctx.words;
    let day = words.day(ctx.session.moment);
    match chain.problem {
        Some(Problem::Same) => return words.text("chain-problem-same").to_owned(),
        Some(Problem::Gone(actor)) => {
            let arguments = [("who", ctx.name(actor).into()), ("day", day.into())];
            return words.with("chain-problem-gone", &arguments);
        }
        None => {}
    }
    let mut parts: Vec<String> = Vec::new();
    let with = |key, test: &dyn Fn(&Step) -> bool| {
        let who = distinct(chain.steps.iter().filter(|s| test(s)).map(|s| s.duty.obligor));
        (!who.is_empty()).then(|| words.with(key, &[("who", named(ctx, &who).into()), ("n", who.len().into())]))
    };
    let duties = |s: &Step, status| s.wave == Wave::Duties && s.status == status;
    parts.extend(with("chain-sum-broken", &|s| s.status == Status::Broken));
    parts.extend(with("chain-sum-bound", &|s| duties(s, Status::Bound)));
    parts.extend(with("chain-sum-open", &|s| duties(s, Status::Open)));
    if !chain.helps() {
        let known = ctx.session.known_by.map(|day| words.day(day));
        let known = known.map(|known| words.with("chain-none-known", &[("known", known.into())]));
        let arguments = [
            ("day", day.into()),
            ("who", ctx.name(chain.attacked).into()),
            ("known", known.unwrap_or_default().into()),
        ];
        parts.push(words.with("chain-none", &arguments));
        let over = distinct(chain.other_times.iter().map(|d| d.obligor));
        if !over.is_empty() {
            parts.push(words.with("chain-sum-over", &[("who", named(ctx, &over).into())]));
        }
    }
    let void = chain
        .steps
        .iter()
        .filter(|s| matches!(s.status, Status::Void(why) if why != Why::NotTriggered));
    let (void, spoken) = (void.count(), chain.steps.iter().filter(|s| s.wave == Wave::Spoken).count());
    for (key, n) in [
        ("chain-sum-void", void),
        ("chain-sum-spoken", spoken),
        ("chain-sum-more", chain.more),
    ] {
        if n > 0 {
            parts.push(words.with(key, &[("n", n.into())]));
        }
    }
    parts.join(" ")
}

fn distinct(actors: impl Iterator<Item = ActorId>) -> Vec<ActorId> {
    let mut found: Vec<ActorId> = Vec::new();
    for actor in actors {
        if !found.contains(&actor) {
            found.push(actor);
        }
    }
    found
}

fn named(ctx: &ViewCtx<'_>, actors: &[ActorId]) -> String {
    let mut names: Vec<String> = actors.iter().take(MOST_NAMED).map(|a| ctx.name(*a)).collect();
    if actors.len() > MOST_NAMED {
        names.push("…".to_owned());
    }
    names.join(", ")
}
