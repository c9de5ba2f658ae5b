//! Names and sentences of nodes and strands: for screen readers, for what is shown under the pointer.

use crate::derived::world::span;
use crate::derived::{Phase, Reality};
use crate::model::{ActorId, Tie};
use crate::views::ViewCtx;

/// At most so many speakers are named.
const MOST_SPEAKERS: usize = 4;

/// Message for the state of a tie.
pub(super) fn state_word(reality: Reality, phase: Phase) -> &'static str {
    match (reality, phase) {
        (Reality::Denied, _) => "network-state-denied",
        (Reality::Predicted, _) => "network-state-predicted",
        (Reality::Proposed, _) => "network-state-proposed",
        (Reality::Supposed, _) => "network-state-supposed",
        (Reality::Unheard, _) => "network-state-unheard",
        (_, Phase::Ended) => "network-state-ended",
        (_, Phase::PerhapsEnded) => "network-state-perhaps-ended",
        (Reality::Contested, _) => "network-state-contested",
        (Reality::Asserted, Phase::Concluded) => "network-state-concluded",
        (Reality::Asserted, Phase::PerhapsBegun) => "network-state-perhaps-begun",
        (Reality::Asserted, Phase::NotYet) => "network-state-not-yet",
        (Reality::Asserted, Phase::InForce) => "network-state-in-force",
    }
}

/// "Node: Russia".
pub(super) fn node_name(ctx: &ViewCtx<'_>, name: &str) -> String {
    ctx.words.with("network-node-name", &[("name", name.into())])
}

/// "Tie: Russia – North Korea, mutual defence (in force)".
pub(super) fn strand_name(ctx: &ViewCtx<'_>, tie: &Tie) -> String {
    let state = ctx.derived.world.tie(tie.id).map_or("network-state-unheard", |s| {
        if s.later {
            "network-state-later"
        } else {
            state_word(s.reality, s.phase)
        }
    });
    let proposed = ctx.derived.world.tie(tie.id).is_some_and(|s| s.proposed);
    let state = if proposed {
        ctx.words.with("review-tie-state", &[("state", ctx.words.text(state).into())])
    } else {
        ctx.words.text(state).to_owned()
    };
    ctx.words.with(
        "network-strand-name",
        &[
            ("from", ctx.name(tie.from).into()),
            ("to", ctx.name(tie.to).into()),
            ("label", tie.label.get(ctx.words.language()).into()),
            ("state", state.into()),
        ],
    )
}

/// "Russia → North Korea" or "Russia – North Korea".
pub(super) fn ends(ctx: &ViewCtx<'_>, tie: &Tie) -> String {
    let arrow = match tie.direction {
        crate::model::Direction::Directed => "→",
        crate::model::Direction::Mutual => "–",
    };
    format!("{} {arrow} {}", ctx.name(tie.from), ctx.name(tie.to))
}

/// When a tie holds, as far as known.
pub(in crate::views) fn dates(ctx: &ViewCtx<'_>, tie: &Tie) -> Option<String> {
    if let Some(valid) = &tie.valid {
        return Some(ctx.words.date(valid));
    }
    match span(tie, ctx.dossier) {
        (Some(start), Some(end)) => Some(format!("{} – {}", ctx.words.date(start), ctx.words.date(end))),
        (Some(start), None) => Some(ctx.words.with("date-since", &[("date", ctx.words.date(start).into())])),
        (None, Some(end)) => Some(ctx.words.with("date-until", &[("date", ctx.words.date(end).into())])),
        (None, None) => None,
    }
}

/// Who says what about a tie: "Reuters says", "TASS denies".
pub(super) fn speakers(ctx: &ViewCtx<'_>, tie: &Tie) -> Vec<String> {
    let mut seen: Vec<(ActorId, crate::model::Stance, bool)> = Vec::new();
    for claim in ctx
        .derived
        .index
        .claims_about(tie.id)
        .iter()
        .filter(|c| ctx.derived.world.knows(**c))
        .filter_map(|c| ctx.dossier.claims.get(c))
    {
        let entry = (claim.speaker, claim.stance, claim.refuses());
        if !seen.contains(&entry) {
            seen.push(entry);
        }
    }
    // Who refuses is named before who agrees: it is what a reader must not miss.
    seen.sort_by_key(|(_, _, refuses)| !refuses);
    let more = seen.len().saturating_sub(MOST_SPEAKERS);
    let mut lines: Vec<String> = seen
        .into_iter()
        .take(MOST_SPEAKERS)
        .map(|(speaker, stance, _)| {
            let arguments = [
                ("speaker", ctx.name(speaker).into()),
                ("stance", ctx.words.stance(stance).into()),
            ];
            ctx.words.with("network-says", &arguments)
        })
        .collect();
    if more > 0 {
        lines.push(ctx.words.with("network-more", &[("n", more.into())]));
    }
    lines
}
