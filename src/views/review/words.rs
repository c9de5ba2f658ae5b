//! How a proposal is put: what it says in one line, its sentence with the words that triggered it, how sure the rule
//! is, and the rule in words.

use std::ops::Range;

use super::{Kind, Subject};
use crate::catalogue::Words;
use crate::derived::conflicts::{Conflict, Disagreement};
use crate::model::{Claim, ClaimId, Direction, Item, Proposal, Stance, Tie};
use crate::views::ViewCtx;

/// Characters before the trigger that an excerpt keeps.
const LEAD: usize = 48;

/// "Russia → North Korea".
pub fn ends(ctx: &ViewCtx<'_>, tie: &Tie) -> String {
    let arrow = if tie.direction == Direction::Mutual { "↔" } else { "→" };
    format!("{} {arrow} {}", ctx.name(tie.from), ctx.name(tie.to))
}

/// Word for a kind.
pub fn kind(ctx: &ViewCtx<'_>, kind: Kind) -> &'static str {
    match kind {
        Kind::Tie(family) => ctx.words.family(family),
        Kind::Event => ctx.words.text("review-kind-event"),
        Kind::Statement => ctx.words.text("review-kind-statement"),
        Kind::Quantity => ctx.words.text("review-kind-quantity"),
        Kind::Actor => ctx.words.text("review-kind-actor"),
    }
}

/// How the speaker speaks of it: "asserted", "denied", "expected".
pub fn modality(words: Words, claim: &Claim) -> String {
    let key = match claim.stance {
        Stance::Asserts if claim.negated => "review-modality-denied",
        Stance::Asserts => "review-modality-asserted",
        Stance::Denies => "review-modality-denied",
        Stance::Predicts => "review-modality-predicted",
        Stance::Doubts => "review-modality-doubted",
        Stance::Demands => "review-modality-demanded",
        Stance::Proposes => "review-modality-proposed",
        Stance::Warns => "review-modality-warned",
        Stance::Supposes => "review-modality-supposed",
        Stance::Asks => "review-modality-asked",
    };
    let word = words.text(key);
    if claim.negated && claim.stance != Stance::Asserts {
        words.with("review-modality-not", &[("modality", word.into())])
    } else {
        word.to_owned()
    }
}

/// What a proposal says in one line: "Russia → North Korea · Arms · asserted".
pub fn line(ctx: &ViewCtx<'_>, subject: Subject) -> String {
    said(ctx, subject, true)
}

/// The same beside a chip that names the family of a tie already.
pub fn brief(ctx: &ViewCtx<'_>, subject: Subject) -> String {
    said(ctx, subject, false)
}

fn said(ctx: &ViewCtx<'_>, subject: Subject, whole: bool) -> String {
    let d = ctx.dossier;
    let claim = subject.claim.and_then(|id| d.claims.get(&id));
    let how = claim.map(|c| modality(ctx.words, c)).unwrap_or_default();
    let parts: Vec<String> = match subject.item {
        Item::Tie(id) => d.ties.get(&id).map_or_else(Vec::new, |tie| {
            let family = if whole { ctx.words.family(tie.family) } else { "" };
            let kind = tie.class.map_or(family, |c| ctx.words.class(c));
            let when = tie.valid.as_ref().map(|v| ctx.words.date(v)).unwrap_or_default();
            vec![ends(ctx, tie), kind.to_owned(), how, when]
        }),
        Item::Event(id) => d.events.get(&id).map_or_else(Vec::new, |event| {
            let when = event
                .when
                .as_ref()
                .map_or_else(|| ctx.words.text("date-unknown").to_owned(), |w| ctx.words.date(&w.date));
            vec![ctx.name(id), ctx.words.event(event.kind).to_owned(), when, how]
        }),
        Item::Quantity(id) => d
            .quantities
            .get(&id)
            .map_or_else(Vec::new, |q| vec![amount(ctx, q), ctx.name(id), how]),
        Item::Actor(id) => d
            .actors
            .get(&id)
            .map_or_else(Vec::new, |actor| vec![ctx.name(id), ctx.words.actor(actor.kind).to_owned()]),
        _ => claim.map_or_else(Vec::new, |c| {
            let says = format!("{} {}", ctx.name(c.speaker), ctx.words.stance(c.stance));
            vec![format!("{says}: {}", c.words.get(ctx.words.language()))]
        }),
    };
    parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// A figure with its unit: "11,000 containers".
fn amount(ctx: &ViewCtx<'_>, q: &crate::model::Quantity) -> String {
    let number = |value: f64| ctx.words.number(value, 2);
    let value = match (q.low, q.best, q.high) {
        (_, Some(best), _) => number(best),
        (Some(low), None, Some(high)) => format!("{} – {}", number(low), number(high)),
        (Some(low), None, None) => ctx.words.with("inspector-at-least", &[("value", number(low).into())]),
        (None, None, Some(high)) => ctx.words.with("inspector-at-most", &[("value", number(high).into())]),
        (None, None, None) => ctx.words.text("inspector-no-number").to_owned(),
    };
    format!("{value} {}", q.unit.get(ctx.words.language()))
}

/// Why a proposal was made.
pub fn ground<'a>(ctx: &ViewCtx<'a>, subject: Subject) -> Option<&'a Proposal> {
    match (subject.claim, subject.item) {
        (Some(id), _) => ctx.dossier.claims.get(&id)?.proposal.as_deref(),
        (None, Item::Actor(id)) => ctx.dossier.actors.get(&id)?.proposal.as_ref(),
        _ => None,
    }
}

/// A sentence, and where in it the words stand that triggered a proposal, in bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sentence {
    /// The words on one line.
    pub text: String,
    /// The trigger.
    pub triggers: Vec<Range<usize>>,
}

impl Sentence {
    /// A sentence in which `trigger` is to be found; parts of a trigger are joined by "…".
    pub fn of(text: &str, trigger: &str) -> Self {
        // The sign of a heading is no word.
        let text = text.trim_start_matches('#').split_whitespace().collect::<Vec<_>>().join(" ");
        let mut triggers = Vec::new();
        let mut from = 0;
        for part in trigger.split('…').map(|p| p.split_whitespace().collect::<Vec<_>>().join(" ")) {
            if let Some(at) = text
                .get(from..)
                .and_then(|rest| rest.find(&part))
                .filter(|_| !part.is_empty())
            {
                let at = from + at;
                from = at + part.len();
                triggers.push(at..from);
            }
        }
        Self { text, triggers }
    }

    /// The same, begun shortly before the trigger where that stands far back.
    #[must_use]
    pub fn excerpt(mut self) -> Self {
        let Some(first) = self.triggers.first().map(|t| t.start) else {
            return self;
        };
        let before = self.text.get(..first).unwrap_or_default();
        if before.chars().count() <= 2 * LEAD {
            return self;
        }
        let near = before.char_indices().rev().nth(LEAD).map_or(0, |(at, _)| at);
        let start = before.get(near..).and_then(|t| t.find(' ')).map_or(near, |at| near + at + 1);
        self.text = format!("… {}", self.text.get(start..).unwrap_or_default());
        let shift = "… ".len();
        for trigger in &mut self.triggers {
            *trigger = trigger.start + shift - start..trigger.end + shift - start;
        }
        self
    }
}

/// The sentence of a claim with what triggered the proposal.
pub fn sentence(ctx: &ViewCtx<'_>, claim: ClaimId, subject: Subject) -> Option<Sentence> {
    let claim = ctx.dossier.claims.get(&claim)?;
    let passage = ctx.dossier.passages.get(claim.passages.first()?)?;
    let trigger = ground(ctx, subject).map_or("", |p| p.trigger.as_str());
    // The trigger is in the language of the text, so the sentence is, too.
    Some(Sentence::of(&passage.target.exact, trigger))
}

/// How sure a rule is, in a word.
pub fn confidence(words: Words, confidence: f64) -> &'static str {
    words.text(match confidence {
        c if c >= 0.9 => "review-confidence-very-high",
        c if c >= 0.75 => "review-confidence-high",
        c if c >= 0.5 => "review-confidence-medium",
        _ => "review-confidence-low",
    })
}

/// A share as a percentage: "90 %".
pub fn percent(words: Words, share: f64) -> String {
    words.with("review-percent", &[("n", words.number((share * 100.0).round(), 0).into())])
}

/// A rule in words; a rule without words is named.
pub fn rule(words: Words, name: &str) -> String {
    let known = [format!("rule-{name}"), format!("extraction-rule-{name}")];
    let found = known.iter().find_map(|key| words.find(key));
    found.map_or_else(|| words.with("rule-other", &[("key", name.to_owned().into())]), str::to_owned)
}

/// Why a proposal was made, in one line: "very sure (92 %): verb of supply between two states – “delivers”".
pub fn reason(words: Words, proposal: &Proposal) -> String {
    let arguments = [
        ("confidence", confidence(words, proposal.confidence).into()),
        ("percent", percent(words, proposal.confidence).into()),
        ("rule", rule(words, &proposal.rule).into()),
        ("trigger", proposal.trigger.clone().into()),
    ];
    let key = if proposal.trigger.is_empty() {
        "review-reason-plain"
    } else {
        "review-reason"
    };
    let most = if proposal.trigger.is_empty() { 3 } else { 4 };
    words.with(key, &arguments[..most])
}

/// With what a proposal cannot hold together: "contradicts: Pyongyang denies".
pub fn conflict(ctx: &ViewCtx<'_>, conflict: &Conflict) -> String {
    let Some(other) = ctx.dossier.claims.get(&conflict.with) else {
        return ctx.words.text("item-gone").to_owned();
    };
    let speaker = ctx.name(other.speaker);
    let what = match conflict.disagreement {
        Disagreement::Denial => modality(ctx.words, other),
        Disagreement::Number => {
            let q = ctx.derived.index.quantities_of(other.id).first();
            q.and_then(|q| ctx.dossier.quantities.get(q))
                .map(|q| amount(ctx, q))
                .unwrap_or_default()
        }
        Disagreement::Date => other
            .about
            .iter()
            .find_map(|item| match item {
                Item::Tie(id) => ctx.dossier.ties.get(id)?.valid.as_ref().map(|d| ctx.words.date(d)),
                Item::Event(id) => ctx.dossier.events.get(id)?.when.as_ref().map(|d| ctx.words.date(&d.date)),
                _ => None,
            })
            .unwrap_or_default(),
    };
    let key = if conflict.recorded {
        "review-conflict-recorded"
    } else {
        "review-conflict"
    };
    ctx.words.with(key, &[("speaker", speaker.into()), ("what", what.into())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn triggers_are_found_in_order_and_an_excerpt_keeps_them() {
        let sentence = Sentence::of("Moskau  hat\nPjöngjang Waffen geliefert.", "hat … geliefert");
        assert_eq!(sentence.text, "Moskau hat Pjöngjang Waffen geliefert.");
        let words: Vec<&str> = sentence.triggers.iter().map(|t| &sentence.text[t.clone()]).collect();
        assert_eq!(words, ["hat", "geliefert"]);
        let long = format!("{} Russland liefert Öl.", "Wörter und Sätze ".repeat(20));
        let excerpt = Sentence::of(&long, "liefert").excerpt();
        assert!(excerpt.text.starts_with("… ") && excerpt.text.len() < 100, "{}", excerpt.text);
        assert_eq!(&excerpt.text[excerpt.triggers[0].clone()], "liefert");
        assert!(Sentence::of("Nichts davon.", "liefert").triggers.is_empty());
        assert!(Sentence::of("Nichts davon.", "").triggers.is_empty());
    }
}
