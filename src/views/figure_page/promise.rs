//! How likely a promise is to be kept, as a figure: the chance on a scale, what speaks for and against it, what each
//! guarantor adds, what would change it most. Never a number without its range and its reference class.
//!
//! Not here: the arithmetic (`guarantee`), the panel of the inspector.

use std::sync::Arc;

use egui::{Align2, CornerRadius, Galley, Painter, Rect, Stroke, Ui, pos2};

use super::super::ViewCtx;
use super::super::brief::subject;
use super::super::guarantee::points;
use super::super::inspector::factor_key;
use super::super::judged_words::{
    band_words, base_sentence, bottom_line, confidence_sentence, promise_sentence, question_sentence,
};
use super::super::twist_words::change_words;
use crate::derived::judgement::Account;
use crate::guarantee::sensitivity::Change;
use crate::model::Item;
use crate::model::assessment::Factor;
use crate::theme::{Weight, font, line, mix, size, space};

/// From this width on the page has two columns.
const TWO_COLUMNS: f32 = 720.0;
/// Contributions below this are none.
const LEAST: f64 = 0.005;
/// Rows of a list of bars.
const MOST: usize = 8;
/// Height of a row of bars, and of the bar of the chance.
const ROW: f32 = 24.0;
const BAR: f32 = 16.0;
/// Height of the scale with its numbers.
const SCALE: f32 = BAR + 6.0 + 18.0 + space::S;
/// Rooms lower than this have the question, the base rate and the chance, and little more.
const LOW: f32 = 260.0;

/// What is told of the promise that is looked at.
pub(super) fn account(ctx: &ViewCtx<'_>) -> Option<Account> {
    let id = subject(ctx.dossier, ctx.session)?;
    let assessment = ctx.dossier.assessments.get(&id)?;
    Account::of(ctx.dossier, assessment, ctx.session.what_if.of(id)).ok()
}

/// Draws it into `body`.
pub(super) fn promise_ui(ctx: &ViewCtx<'_>, ui: &Ui, body: Rect, account: Option<&Account>) {
    let Some(account) = account else {
        let style = font(size::BODY, Weight::Regular);
        let text = ctx.words.text("figure-no-promise");
        ui.painter()
            .text(body.left_top(), Align2::LEFT_TOP, text, style, ctx.palette.text_weak);
        return;
    };
    if body.width() >= TWO_COLUMNS {
        let middle = body.left() + 0.44 * body.width();
        result(ctx, ui.painter(), body.with_max_x(middle), account);
        moves(ctx, ui.painter(), body.with_min_x(middle + 3.0 * space::L), account);
    } else {
        let below = result(ctx, ui.painter(), body, account) + space::L;
        if below < body.bottom() {
            moves(ctx, ui.painter(), body.with_min_y(below), account);
        }
    }
}

/// A column that is written from top to bottom and ends where the room does.
struct Pen<'a, 'c> {
    ctx: &'a ViewCtx<'c>,
    painter: &'a Painter,
    room: Rect,
}

impl Pen<'_, '_> {
    fn words(&mut self, text: &str, (points, weight): (f32, Weight), weak: bool, below: f32) {
        let p = self.ctx.palette;
        let ink = if weak { p.text_weak } else { p.text };
        let galley: Arc<Galley> = self
            .painter
            .layout(text.to_owned(), font(points, weight), ink, self.room.width());
        if galley.size().y <= self.room.height() {
            let height = galley.size().y + below;
            self.painter.galley(self.room.min, galley, ink);
            self.room.min.y += height;
        }
    }

    /// A bar to the right for what adds, to the left for what takes, with words before and a number behind.
    fn bar(&mut self, said: &str, added: f64, most: f64) {
        let p = self.ctx.palette;
        let style = font(size::NOTE, Weight::Regular);
        let wide = 0.52 * self.room.width() - space::S;
        let mut job = egui::text::LayoutJob::simple(said.to_owned(), style, p.text, wide);
        job.wrap.max_rows = 2;
        let galley = self.painter.layout_job(job);
        let height = ROW.max(galley.size().y + 6.0);
        if self.room.height() < height {
            return;
        }
        let row = self.room.with_max_y(self.room.top() + height);
        self.room.min.y = row.bottom();
        let at = pos2(row.left(), row.center().y - 0.5 * galley.size().y);
        self.painter.galley(at, galley, p.text);
        let number = points(self.ctx.words, added);
        let style = font(size::SMALL, Weight::Medium);
        self.painter
            .text(row.right_center(), Align2::RIGHT_CENTER, number, style, p.text);
        let (from, to) = (row.left() + 0.52 * row.width(), row.right() - 64.0);
        let middle = 0.5 * (from + to);
        let reach = 0.5 * (to - from).max(2.0) * (added / most.max(0.01)).clamp(-1.0, 1.0) as f32;
        let (color, range) = if added < 0.0 {
            (p.bad, middle + reach..=middle)
        } else {
            (p.good, middle..=middle + reach)
        };
        let bar = Rect::from_x_y_ranges(range, row.center().y - 6.0..=row.center().y + 6.0);
        self.painter
            .rect_filled(bar, CornerRadius::same(2), mix(p.panel, color, 0.85));
        self.painter
            .vline(middle, row.y_range(), Stroke::new(line::HAIR, p.text_weak));
    }
}

/// Question, scale, and the sentences that go with it; gives where they end.
fn result(ctx: &ViewCtx<'_>, painter: &Painter, room: Rect, account: &Account) -> f32 {
    let (words, day) = (ctx.words, ctx.session.moment);
    let assessment = &account.assessment;
    let (value, spread) = (account.judgement.answer.kept, account.judgement.spreads.kept);
    let mut pen = Pen { ctx, painter, room };
    let question = question_sentence(words, ctx.dossier, assessment, day);
    pen.words(&question, (size::TITLE, Weight::SemiBold), false, space::S);
    if room.height() > LOW {
        let promise = promise_sentence(words, ctx.dossier, assessment, day);
        pen.words(&promise, (size::NOTE, Weight::Regular), true, space::L);
    }
    pen.words(
        &base_sentence(words, assessment),
        (size::NOTE, Weight::Medium),
        false,
        space::M,
    );
    if pen.room.height() > SCALE {
        scale(ctx, painter, &mut pen.room, (value, spread.p05, spread.p95));
    }
    let band = words.with(
        "figure-chance",
        &[("band", band_words(words, value, spread).replace(" %", "\u{a0}%").into())],
    );
    pen.words(&band, (size::BODY, Weight::Medium), false, space::XS);
    pen.words(words.text("judged-aid"), (size::NOTE, Weight::Italic), true, space::M);
    let line = bottom_line(words, ctx.dossier, assessment, day, spread);
    pen.words(&line, (size::READING, Weight::Regular), false, space::M);
    let confidence = confidence_sentence(words, account.coverage);
    pen.words(&confidence, (size::NOTE, Weight::Regular), true, 0.0);
    pen.room.top()
}

/// A scale from 0 to 100 % with the interval and the most fitting value.
fn scale(ctx: &ViewCtx<'_>, painter: &Painter, room: &mut Rect, (value, low, high): (f64, f64, f64)) {
    let p = ctx.palette;
    let track = Rect::from_min_max(room.min, pos2(room.right(), room.top() + BAR));
    let x = |share: f64| track.left() + share.clamp(0.0, 1.0) as f32 * track.width();
    painter.rect_filled(track, CornerRadius::same(4), mix(p.panel, p.text_weak, 0.18));
    let band = Rect::from_x_y_ranges(x(low)..=x(high), track.y_range());
    painter.rect_filled(band, CornerRadius::same(4), mix(p.panel, p.accent, 0.45));
    painter.vline(x(value), track.expand(4.0).y_range(), Stroke::new(3.0, p.accent));
    for (place, share) in [0.0, 0.25, 0.5, 0.75, 1.0].into_iter().enumerate() {
        let align = match place {
            0 => Align2::LEFT_TOP,
            4 => Align2::RIGHT_TOP,
            _ => Align2::CENTER_TOP,
        };
        let text = ctx.words.with("case-percent", &[("n", ((share * 100.0) as u32).into())]);
        let style = font(size::SMALL, Weight::Regular);
        painter.text(pos2(x(share), track.bottom() + 6.0), align, text, style, p.text_weak);
    }
    room.min.y = track.top() + SCALE;
}

/// What moves the result.
fn moves(ctx: &ViewCtx<'_>, painter: &Painter, room: Rect, account: &Account) {
    let words = ctx.words;
    let mut pen = Pen { ctx, painter, room };
    let values = Factor::ALL.into_iter().zip(account.contributions.factors);
    let mut factors: Vec<(String, f64)> = values
        .filter(|(_, added)| added.abs() > LEAST)
        .map(|(factor, added)| {
            let scores = account.assessment.guarantors.iter().filter_map(|g| g.factors.get(&factor));
            let claims = scores.flat_map(|score| &score.claims).map(|claim| Item::from(*claim));
            let marks = ctx.sources.map(|sources| sources.mark_of(claims)).unwrap_or_default();
            (format!("{}{marks}", words.text(factor_key(factor))), added)
        })
        .collect();
    factors.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
    let guarantors: Vec<(String, f64)> = account
        .assessment
        .guarantors
        .iter()
        .zip(&account.marginal)
        .filter_map(|(guarantor, worth)| Some((ctx.name(guarantor.actor), worth.as_ref()?.kept.added())))
        .filter(|_| account.assessment.guarantors.len() > 1)
        .collect();
    let scores = account
        .steps
        .iter()
        .filter(|step| matches!(step.change, Change::Score { .. } | Change::Liability(_)));
    let steps: Vec<(String, f64)> = scores
        .map(|step| {
            let said = change_words(words, &account.assessment, step.change, &|actor| ctx.name(actor));
            (said, step.added)
        })
        .take(5)
        .collect();
    for (key, rows) in [
        ("figure-factors", factors),
        ("figure-giver", guarantors),
        ("figure-most", steps),
    ] {
        let most = rows.iter().map(|row| row.1.abs()).fold(0.0, f64::max);
        if rows.is_empty() || pen.room.height() < 2.0 * ROW {
            continue;
        }
        pen.words(words.text(key), (size::HEADING, Weight::SemiBold), false, space::XS);
        for (said, added) in rows.iter().take(MOST) {
            pen.bar(said, *added, most);
        }
        pen.room.min.y += space::L;
    }
}
