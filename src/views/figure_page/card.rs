//! The card beside a scene: the sentence that carries the selection, and how likely the promise in it is to be kept.
//!
//! For the page of a scene. Worked out once for a figure. Not here: the arithmetic (`guarantee`), where the card stands.

use std::sync::Arc;

use egui::{CornerRadius, Galley, Painter, Pos2, Rect, Stroke, pos2, vec2};

use super::super::ViewCtx;
use super::super::brief::of_item;
use super::super::guarantee::points;
use super::super::judged_words::{band_words, before_words, question_sentence, speaker_words};
use super::super::twist_words::change_words;
use crate::derived::judgement::Account;
use crate::guarantee::Spread;
use crate::guarantee::sensitivity::Change;
use crate::model::document::paragraphs;
use crate::model::{ActorKind, Claim, Item, PassageId, Stance};
use crate::theme::{Weight, font, mix, size, space};

/// Letters of a sentence that are quoted at most, alone and above a chance.
const QUOTED: usize = 240;
const QUOTED_ABOVE: usize = 150;
/// Steps that would change the result, at most.
const STEPS: usize = 3;
/// Inner margin of the card.
const PAD: f32 = 16.0;
/// Height of the bar of a chance.
const BAR: f32 = 10.0;

/// What the card says.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::views) struct Card {
    /// The sentence and who says it.
    quote: Option<(String, String)>,
    chance: Option<Chance>,
}

#[derive(Debug, Clone, PartialEq)]
struct Chance {
    question: String,
    value: f64,
    spread: Spread,
    band: String,
    /// How it is without what is thought through.
    before: Option<String>,
    steps: Vec<(String, f64, String)>,
}

impl Card {
    /// What there is to say of the selection; `None` if there is nothing.
    pub(in crate::views) fn of(ctx: &ViewCtx<'_>) -> Option<Self> {
        let chance = chance(ctx);
        let letters = if chance.is_some() { QUOTED_ABOVE } else { QUOTED };
        let card = Self {
            quote: quote(ctx, letters),
            chance,
        };
        (card.quote.is_some() || card.chance.is_some()).then_some(card)
    }
}

/// The claim that carries the selection best, with its passage: one that is about it first of all, said outright, by
/// somebody with a name, in a source that is relied on.
pub(in crate::views) fn main_claim<'a>(ctx: &ViewCtx<'a>) -> Option<(&'a Claim, PassageId)> {
    let dossier = ctx.dossier;
    let selection = ctx.session.selection?;
    if let Item::Claim(id) = selection {
        let claim = dossier.claims.get(&id).filter(|claim| ctx.derived.world.knows(claim.id))?;
        return Some((claim, *claim.passages.first()?));
    }
    // A sentence that happens to be about an actor says nothing of what the scene shows.
    if matches!(selection, Item::Actor(_)) {
        return None;
    }
    let own = ctx.derived.index.claims_about(selection);
    let start = ctx.derived.related.evidence.get(ctx.derived.related.start).copied();
    let worth = |claim: &Claim| {
        let first = if claim.about.first() == Some(&selection) { 40 } else { 0 };
        let outright = match claim.stance {
            Stance::Asserts | Stance::Demands | Stance::Proposes if !claim.negated => 20,
            Stance::Predicts => 8,
            _ => 0,
        };
        let speaker = dossier.actors.get(&claim.speaker).map(|actor| actor.kind);
        let named = if outright == 20 && matches!(speaker, Some(ActorKind::Person | ActorKind::State)) {
            15
        } else {
            0
        };
        let documents = claim.passages.iter().filter_map(|p| dossier.passages.get(p));
        let best = documents
            .filter_map(|p| dossier.documents.get(&p.document))
            .map(|d| d.reliability)
            .min();
        let relied = best.map_or(0, |grade| 5 - grade as i32);
        let shown = if start.is_some_and(|passage| claim.passages.contains(&passage)) {
            6
        } else {
            0
        };
        first + outright + named + 3 * relied + shown
    };
    let known = own.iter().filter(|id| ctx.derived.world.knows(**id));
    let claims = known.filter_map(|id| dossier.claims.get(id));
    // The first of the best: what was said first.
    let best = claims.rev().max_by_key(|claim| worth(claim))?;
    let passage = start.filter(|passage| best.passages.contains(passage));
    Some((best, passage.or_else(|| best.passages.first().copied())?))
}

/// Who said it, where and when: "Putin, Wiener Zeitung, Apr 2019, ¶4²".
pub(in crate::views) fn attribution(ctx: &ViewCtx<'_>, claim: &Claim, passage: PassageId) -> String {
    let language = ctx.words.language();
    let speaker = speaker_words(ctx.words, ctx.name(claim.speaker), claim);
    let mut parts = vec![speaker];
    let place = ctx.dossier.passages.get(&passage);
    if let Some((place, document)) = place.and_then(|p| Some((p, ctx.dossier.documents.get(&p.document)?))) {
        let medium = document.short_name(language).into_owned();
        if !parts.contains(&medium) {
            parts.push(medium);
        }
        parts.extend(document.published.as_ref().map(|date| ctx.words.date(date)));
        let block = paragraphs(&document.text)
            .into_iter()
            .find(|b| b.span.contains(place.target.span));
        parts.extend(block.and_then(|b| b.number).map(|number| format!("¶{number}")));
    }
    parts.join(", ") + &ctx.source_marks(claim.id)
}

/// A sentence of the sources, cut at a word where it is long, in the quotation marks of the language.
pub(in crate::views) fn quoted(ctx: &ViewCtx<'_>, passage: PassageId) -> String {
    quoted_to(ctx, passage, QUOTED)
}

fn quoted_to(ctx: &ViewCtx<'_>, passage: PassageId, letters: usize) -> String {
    let whole = ctx.name(passage);
    let text = whole.split_whitespace().collect::<Vec<_>>().join(" ");
    let cut: String = text.chars().take(letters).collect();
    let said = if cut.len() == text.len() {
        text
    } else {
        let head = cut.rsplit_once(' ').map_or(cut.as_str(), |(head, _)| head);
        format!("{} …", head.trim_end_matches([',', ';', ' ']))
    };
    format!("{}{said}{}", ctx.words.text("quote-open"), ctx.words.text("quote-close"))
}

fn quote(ctx: &ViewCtx<'_>, letters: usize) -> Option<(String, String)> {
    let (claim, passage) = main_claim(ctx)?;
    Some((quoted_to(ctx, passage, letters), attribution(ctx, claim, passage)))
}

fn chance(ctx: &ViewCtx<'_>) -> Option<Chance> {
    let what_if = &ctx.session.what_if;
    let of_selection = || of_item(ctx.dossier, ctx.session.selection?).first().copied();
    let id = what_if.assessment.or_else(of_selection)?;
    let assessment = ctx.dossier.assessments.get(&id)?;
    let account = Account::of(ctx.dossier, assessment, what_if.of(id)).ok()?;
    let scores = account
        .steps
        .iter()
        .filter(|step| matches!(step.change, Change::Score { .. } | Change::Liability(_)));
    let steps = scores.take(STEPS).map(|step| {
        let said = change_words(ctx.words, &account.assessment, step.change, &|actor| ctx.name(actor));
        (said, step.added, points(ctx.words, step.added))
    });
    let (value, spread) = (account.judgement.answer.kept, account.judgement.spreads.kept);
    let thought = !what_if.of(id).is_empty();
    let before = thought.then(|| Account::of(ctx.dossier, assessment, &[]).ok()).flatten();
    let before = before.map(|before| before_words(ctx.words, &before, &account));
    Some(Chance {
        before,
        question: question_sentence(ctx.words, ctx.dossier, &account.assessment, ctx.session.moment),
        value,
        spread,
        band: band_words(ctx.words, value, spread),
        steps: steps.collect(),
    })
}

/// A line of the card, set for its width.
enum Piece<'c> {
    Words(Arc<Galley>, f32),
    Bar(&'c Chance),
    Step(&'c (String, f64, String), f32, Arc<Galley>),
}

impl Piece<'_> {
    fn height(&self) -> f32 {
        match self {
            Self::Words(galley, below) => galley.size().y + below,
            Self::Bar(_) => BAR + 2.0 * space::S,
            Self::Step(_, _, galley) => galley.size().y.max(16.0) + space::S,
        }
    }
}

/// The card set for a width: how high it is, and how to draw it.
pub(super) struct Set<'c> {
    pieces: Vec<Piece<'c>>,
    width: f32,
    pub(super) height: f32,
}

/// Sets the card for a width; what does not fit into `room` is left out from the end.
pub(super) fn set<'c>(ctx: &ViewCtx<'_>, painter: &Painter, card: &'c Card, width: f32, room: f32) -> Set<'c> {
    let p = ctx.palette;
    let inner = width - 2.0 * PAD;
    let words = |text: &str, points: f32, weight: Weight, color, wide: f32| {
        painter.layout(text.to_owned(), font(points, weight), color, wide)
    };
    let mut pieces = Vec::new();
    if let Some((said, who)) = &card.quote {
        pieces.push(Piece::Words(
            words(said, size::HEADING, Weight::Italic, p.text, inner),
            space::S,
        ));
        let below = if card.chance.is_some() { 20.0 } else { 0.0 };
        pieces.push(Piece::Words(
            words(who, size::NOTE, Weight::Regular, p.text_weak, inner),
            below,
        ));
    }
    if let Some(chance) = &card.chance {
        pieces.push(Piece::Words(
            words(&chance.question, size::BODY, Weight::SemiBold, p.text, inner),
            0.0,
        ));
        pieces.push(Piece::Bar(chance));
        let band = ctx
            .words
            .with("figure-chance", &[("band", chance.band.replace(" %", "\u{a0}%").into())]);
        let below = if chance.steps.is_empty() { 0.0 } else { 20.0 };
        let last = if chance.before.is_some() { space::XS } else { below };
        pieces.push(Piece::Words(
            words(&band, size::NOTE, Weight::Regular, p.text_weak, inner),
            last,
        ));
        if let Some(before) = &chance.before {
            pieces.push(Piece::Words(words(before, size::NOTE, Weight::Medium, p.text, inner), below));
        }
        if !chance.steps.is_empty() {
            let title = ctx.words.text("figure-most");
            pieces.push(Piece::Words(
                words(title, size::BODY, Weight::SemiBold, p.text, inner),
                space::S,
            ));
            let most = chance.steps.iter().map(|s| s.1.abs()).fold(0.01, f64::max) as f32;
            for step in &chance.steps {
                let said = words(&step.0, size::NOTE, Weight::Regular, p.text, inner * 0.60);
                pieces.push(Piece::Step(step, most, said));
            }
        }
    }
    let mut height = 2.0 * PAD;
    let fits = pieces.iter().take_while(|piece| {
        height += piece.height();
        height <= room
    });
    let count = fits.count();
    pieces.truncate(count);
    // A heading with nothing under it is none.
    while let Some(Piece::Words(_, below)) = pieces.last()
        && card.chance.is_some()
        && *below > 0.0
        && pieces.len() > 2
    {
        pieces.pop();
    }
    let height = 2.0 * PAD + pieces.iter().map(Piece::height).sum::<f32>();
    Set { pieces, width, height }
}

impl Set<'_> {
    /// Whether anything of it found room.
    pub(super) fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// Draws the card with its left upper corner at `at`.
    pub(super) fn paint(&self, ctx: &ViewCtx<'_>, painter: &Painter, at: Pos2) -> Rect {
        let p = ctx.palette;
        let frame = Rect::from_min_size(at, vec2(self.width, self.height));
        painter.rect_filled(frame, CornerRadius::same(space::CARD_RADIUS), p.canvas);
        let (left, right) = (frame.left() + PAD, frame.right() - PAD);
        let mut y = frame.top() + PAD;
        for piece in &self.pieces {
            match piece {
                Piece::Words(galley, _) => {
                    painter.galley(pos2(left, y), Arc::clone(galley), p.text);
                }
                Piece::Bar(chance) => {
                    let track = Rect::from_min_max(pos2(left, y + space::S), pos2(right, y + space::S + BAR));
                    chance_bar(ctx, painter, track, chance);
                }
                Piece::Step(step, most, galley) => {
                    let (_, added, told) = step;
                    painter.galley(pos2(left, y), Arc::clone(galley), p.text);
                    step_bar(ctx, painter, [left, right], y + 8.0, (*added as f32, *most), told);
                }
            }
            y += piece.height();
        }
        frame
    }
}

/// The interval on a scale from 0 to 100 %, with the most fitting value.
fn chance_bar(ctx: &ViewCtx<'_>, painter: &Painter, track: Rect, chance: &Chance) {
    let p = ctx.palette;
    let x = |value: f64| track.left() + value.clamp(0.0, 1.0) as f32 * track.width();
    let round = CornerRadius::same((BAR / 2.0) as u8);
    painter.rect_filled(track, round, mix(p.canvas, p.text_weak, 0.22));
    let band = Rect::from_x_y_ranges(x(chance.spread.p05)..=x(chance.spread.p95), track.y_range());
    painter.rect_filled(band, round, mix(p.canvas, p.accent, 0.45));
    painter.vline(x(chance.value), track.expand(4.0).y_range(), Stroke::new(3.0, p.accent));
}

/// By how much one step changes the chance: to the right for more, to the left for less.
fn step_bar(ctx: &ViewCtx<'_>, painter: &Painter, [left, right]: [f32; 2], y: f32, (added, most): (f32, f32), told: &str) {
    let p = ctx.palette;
    let number = painter.layout_no_wrap(told.to_owned(), font(size::SMALL, Weight::Medium), p.text);
    let at = pos2(right - number.size().x, y - 0.5 * number.size().y);
    painter.galley(at, number, p.text);
    // Always the same room for numbers, so that bars can be compared.
    let room = [left + 0.63 * (right - left), right - 58.0];
    let middle = 0.5 * (room[0] + room[1]);
    let reach = (0.5 * (room[1] - room[0])).max(2.0) * (added / most).clamp(-1.0, 1.0);
    let (color, range) = if added < 0.0 {
        (p.bad, middle + reach..=middle)
    } else {
        (p.good, middle..=middle + reach)
    };
    let bar = Rect::from_x_y_ranges(range, y - 5.0..=y + 5.0);
    painter.rect_filled(bar, CornerRadius::same(2), mix(p.canvas, color, 0.8));
    painter.vline(middle, y - 7.0..=y + 7.0, Stroke::new(1.0, p.text_weak));
}
