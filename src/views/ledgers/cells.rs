//! What stands in the columns of the tables: which columns a ledger has, how wide, the words of a cell, and by what a
//! column is sorted. The same words are shown, searched and exported.

use crate::derived::record::Tally;
use crate::derived::text_index::fold;
use crate::derived::world::said;
use crate::model::{Claim, Edtf, Item, Likelihood, Note, OutcomeState, Quantity, Review};
use crate::session::Ledger;
use crate::views::ViewCtx;
use crate::views::ledgers::order::{Facet, Row};
use crate::views::pick;

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Field {
    Said,
    Speaker,
    Stance,
    Words,
    About,
    Document,
    Likelihood,
    Grade,
    Review,
    Due,
    Outcome,
    Decider,
    Title,
    Sides,
    Ruling,
    Reason,
    Ruled,
    Measure,
    Value,
    Unit,
    Year,
    Note,
    Tied,
    Written,
}

/// A column in a ledger.
pub(super) struct Column {
    pub(super) field: Field,
    /// Least width.
    pub(super) width: f32,
    /// Its share of what room is left over.
    pub(super) stretch: f32,
    /// Shown where the table is at least so wide; exported always.
    pub(super) from: f32,
}

const fn column(field: Field, width: f32, stretch: f32, from: f32) -> Column {
    Column {
        field,
        width,
        stretch,
        from,
    }
}

/// The columns of a ledger, in order.
pub(super) fn columns(ledger: Ledger) -> &'static [Column] {
    match ledger {
        Ledger::Claims => {
            const {
                &[
                    column(Field::Said, 100.0, 0.0, 520.0),
                    column(Field::Speaker, 104.0, 0.4, 0.0),
                    column(Field::Stance, 84.0, 0.0, 0.0),
                    column(Field::Words, 200.0, 4.0, 0.0),
                    column(Field::About, 120.0, 1.0, 940.0),
                    column(Field::Document, 84.0, 0.3, 600.0),
                    column(Field::Likelihood, 104.0, 0.0, 1080.0),
                    column(Field::Grade, 50.0, 0.0, 560.0),
                    column(Field::Review, 92.0, 0.0, 960.0),
                ]
            }
        }
        Ledger::Forecasts => {
            const {
                &[
                    column(Field::Said, 92.0, 0.0, 560.0),
                    column(Field::Speaker, 104.0, 0.4, 0.0),
                    column(Field::Words, 200.0, 4.0, 0.0),
                    column(Field::Likelihood, 104.0, 0.0, 1000.0),
                    column(Field::Due, 88.0, 0.0, 0.0),
                    column(Field::Outcome, 128.0, 0.0, 0.0),
                    column(Field::Decider, 120.0, 1.4, 900.0),
                    column(Field::Document, 84.0, 0.3, 980.0),
                    column(Field::Grade, 50.0, 0.0, 1100.0),
                ]
            }
        }
        Ledger::Contradictions => {
            const {
                &[
                    column(Field::Title, 150.0, 1.6, 0.0),
                    column(Field::Sides, 150.0, 1.8, 0.0),
                    column(Field::Ruling, 110.0, 0.8, 0.0),
                    column(Field::Reason, 130.0, 2.0, 720.0),
                    column(Field::Ruled, 92.0, 0.0, 600.0),
                ]
            }
        }
        Ledger::Quantities => {
            const {
                &[
                    column(Field::Measure, 150.0, 2.0, 0.0),
                    column(Field::Value, 100.0, 0.0, 0.0),
                    column(Field::Unit, 84.0, 0.4, 0.0),
                    column(Field::Year, 84.0, 0.0, 0.0),
                    column(Field::Speaker, 104.0, 0.4, 0.0),
                    column(Field::About, 120.0, 1.0, 720.0),
                    column(Field::Document, 84.0, 0.3, 600.0),
                    column(Field::Grade, 50.0, 0.0, 840.0),
                    column(Field::Review, 92.0, 0.0, 960.0),
                ]
            }
        }
        Ledger::Notes => {
            const {
                &[
                    column(Field::Written, 100.0, 0.0, 0.0),
                    column(Field::Note, 220.0, 3.0, 0.0),
                    column(Field::Tied, 140.0, 1.6, 420.0),
                ]
            }
        }
        Ledger::Proposals | Ledger::Coverage | Ledger::Precedents | Ledger::Scenarios | Ledger::Measures => &[],
    }
}

/// By what a ledger can be filtered.
pub(super) fn facets(ledger: Ledger) -> &'static [Facet] {
    match ledger {
        Ledger::Claims => &[Facet::Stance, Facet::Speaker, Facet::Document, Facet::Outcome, Facet::Review],
        Ledger::Forecasts => &[Facet::Outcome, Facet::Speaker, Facet::Document, Facet::Review],
        Ledger::Contradictions => &[Facet::Ruled, Facet::Speaker, Facet::Document],
        Ledger::Quantities => &[Facet::Speaker, Facet::Document, Facet::Review],
        Ledger::Proposals | Ledger::Coverage | Ledger::Precedents | Ledger::Scenarios | Ledger::Measures | Ledger::Notes => &[],
    }
}

/// Message of a head.
pub(super) fn head(field: Field) -> &'static str {
    match field {
        Field::Said => "ledger-said",
        Field::Speaker => "ledger-speaker",
        Field::Stance => "ledger-stance",
        Field::Words => "ledger-words",
        Field::About => "ledger-about",
        Field::Document => "ledger-document",
        Field::Likelihood => "ledger-likelihood",
        Field::Grade => "ledger-grade",
        Field::Review => "ledger-review",
        Field::Due => "ledger-due",
        Field::Outcome => "ledger-outcome",
        Field::Decider => "ledger-decider",
        Field::Title => "ledger-title",
        Field::Sides => "ledger-sides",
        Field::Ruling => "ledger-ruling",
        Field::Reason => "ledger-reason",
        Field::Ruled => "ledger-ruled",
        Field::Measure => "ledger-measure",
        Field::Value => "ledger-value",
        Field::Unit => "ledger-unit",
        Field::Year => "ledger-year",
        Field::Note => "ledger-note",
        Field::Tied => "ledger-tied",
        Field::Written => "ledger-written",
    }
}

/// Whether the cells of a column are numbers, which stand at the right.
pub(super) fn is_number(field: Field) -> bool {
    matches!(field, Field::Value | Field::Grade)
}

fn claim<'a>(ctx: &ViewCtx<'a>, row: &Row) -> Option<&'a Claim> {
    ctx.dossier.claims.get(&row.claim?)
}

fn quantity<'a>(ctx: &ViewCtx<'a>, row: &Row) -> Option<&'a Quantity> {
    let Item::Quantity(id) = row.item else { return None };
    ctx.dossier.quantities.get(&id)
}

fn note<'a>(ctx: &ViewCtx<'a>, row: &Row) -> Option<&'a Note> {
    let Item::Note(id) = row.item else { return None };
    ctx.dossier.notes.get(&id)
}

/// The name of an actor, whatever the moment: a table speaks of all times.
pub(super) fn actor(ctx: &ViewCtx<'_>, id: crate::model::ActorId) -> String {
    let actor = ctx.dossier.actors.get(&id);
    actor.map_or_else(|| ctx.name(id), |a| a.name(ctx.words.language()).to_owned())
}

/// A document by its short publisher and date, which is how it is spoken of.
pub(super) fn source(ctx: &ViewCtx<'_>, id: crate::model::DocumentId) -> String {
    let Some(document) = ctx.dossier.documents.get(&id) else {
        return ctx.name(id);
    };
    let short = document.publisher_short.get(ctx.words.language());
    if short.is_empty() { ctx.name(id) } else { short.to_owned() }
}

/// The date a cell shows.
fn date(ctx: &ViewCtx<'_>, row: &Row, field: Field) -> Option<Edtf> {
    let d = ctx.dossier;
    match field {
        Field::Said => {
            let claim = claim(ctx, row)?;
            let published = || row.document.and_then(|id| d.documents.get(&id)?.published.clone());
            claim.said_on.as_ref().map(|w| w.date.clone()).or_else(published)
        }
        Field::Due => claim(ctx, row)?.due_by.clone(),
        Field::Year => quantity(ctx, row)?.year.clone(),
        Field::Written => note(ctx, row)?.written_on.clone(),
        Field::Ruled => match row.item {
            Item::Contradiction(id) => d.contradictions.get(&id)?.ruling.as_ref().map(|r| r.ruled_on.clone()),
            _ => None,
        },
        _ => None,
    }
}

/// The words of a cell.
pub(super) fn cell(ctx: &ViewCtx<'_>, row: &Row, field: Field) -> String {
    let language = ctx.words.language();
    let found = match field {
        Field::Said | Field::Due | Field::Year | Field::Ruled | Field::Written => {
            date(ctx, row, field).map(|d| ctx.words.date(&d))
        }
        Field::Speaker => claim(ctx, row).map(|c| actor(ctx, c.speaker)),
        Field::Stance => claim(ctx, row).map(|c| {
            let word = ctx.words.stance(c.stance);
            if c.negated {
                ctx.words.with("ledger-negated", &[("stance", word.into())])
            } else {
                word.to_owned()
            }
        }),
        Field::Words => claim(ctx, row).map(|c| c.words.get(language).to_owned()),
        Field::About => match quantity(ctx, row).and_then(|q| q.about) {
            Some(item) => Some(pick::title(ctx, item)),
            None => claim(ctx, row).map(|c| {
                let names: Vec<String> = c.about.iter().map(|item| pick::title(ctx, *item)).collect();
                names.join("; ")
            }),
        },
        Field::Document => row.document.map(|id| source(ctx, id)),
        Field::Likelihood => claim(ctx, row)
            .and_then(|c| c.likelihood)
            .map(|l| ctx.words.likelihood(l).to_owned()),
        Field::Grade => claim(ctx, row).map(|c| u8::from(c.credibility).to_string()),
        Field::Review => claim(ctx, row).map(|c| ctx.words.text(review(c.review)).to_owned()),
        Field::Outcome => outcome(ctx, row).map(|state| ctx.words.outcome(state).to_owned()),
        Field::Decider => decider(ctx, row),
        Field::Title => Some(ctx.name(row.item)),
        Field::Sides | Field::Ruling | Field::Reason => contradiction(ctx, row, field),
        Field::Measure => quantity(ctx, row).map(|q| q.measure.get(language).to_owned()),
        Field::Value => quantity(ctx, row).map(|q| amount(ctx, q)),
        Field::Unit => quantity(ctx, row).map(|q| q.unit.get(language).to_owned()),
        Field::Note => note(ctx, row).map(|n| n.text.clone()),
        Field::Tied => note(ctx, row).map(|n| {
            let names: Vec<String> = n.about.iter().map(|item| pick::title(ctx, *item)).collect();
            names.join("; ")
        }),
    };
    found.unwrap_or_default()
}

/// What had become of a forecast, as far as known.
pub(super) fn outcome(ctx: &ViewCtx<'_>, row: &Row) -> Option<OutcomeState> {
    claim(ctx, row).and_then(|c| ctx.derived.world.outcome(c))
}

/// Whether a forecast is still open although its day has passed.
pub(super) fn overdue(ctx: &ViewCtx<'_>, row: &Row) -> bool {
    let due = claim(ctx, row).and_then(|c| c.due_by.as_ref()).and_then(Edtf::latest_day);
    outcome(ctx, row) == Some(OutcomeState::Open) && due.is_some_and(|day| day < ctx.session.moment)
}

/// The claim that decides a forecast, and why.
fn decider(ctx: &ViewCtx<'_>, row: &Row) -> Option<String> {
    let outcome = claim(ctx, row)?.outcome.as_ref()?;
    // What is not known yet decides nothing yet.
    if outcome.decided_by.is_some_and(|id| !ctx.derived.world.knows(id)) {
        return None;
    }
    let by = outcome.decided_by.and_then(|id| ctx.dossier.claims.get(&id));
    let by = by.map(|c| format!("{}: {}", actor(ctx, c.speaker), c.words.get(ctx.words.language())));
    let reason = outcome.reason.get(ctx.words.language()).to_owned();
    Some(
        [by.unwrap_or_default(), reason]
            .into_iter()
            .filter(|s| !s.is_empty())
            .collect::<Vec<_>>()
            .join(" – "),
    )
}

fn contradiction(ctx: &ViewCtx<'_>, row: &Row, field: Field) -> Option<String> {
    let Item::Contradiction(id) = row.item else { return None };
    let record = ctx.dossier.contradictions.get(&id)?;
    let language = ctx.words.language();
    let claims = || record.claims.iter().filter_map(|id| ctx.dossier.claims.get(id));
    match field {
        Field::Sides => {
            let sides = claims().map(|c| format!("{} {}", actor(ctx, c.speaker), ctx.words.stance(c.stance)));
            Some(sides.collect::<Vec<_>>().join(" ↔ "))
        }
        Field::Ruling => Some(match &record.ruling {
            None => ctx.words.text("ledger-not-ruled").to_owned(),
            Some(ruling) => match ruling.follows.and_then(|id| ctx.dossier.claims.get(&id)) {
                Some(claim) => ctx
                    .words
                    .with("ledger-follows", &[("speaker", actor(ctx, claim.speaker).into())]),
                None => ctx.words.text("ledger-both-stand").to_owned(),
            },
        }),
        Field::Reason => {
            let reason = record.ruling.as_ref().map(|r| r.reason.get(language));
            Some(reason.unwrap_or_else(|| record.note.get(language)).to_owned())
        }
        _ => None,
    }
}

/// A number as its source gives it, with its range.
fn amount(ctx: &ViewCtx<'_>, q: &Quantity) -> String {
    let number = |value: f64| ctx.words.number(value, 2);
    match (q.low, q.best, q.high) {
        (_, Some(best), _) => number(best),
        (Some(low), None, Some(high)) => format!("{} – {}", number(low), number(high)),
        (Some(low), None, None) => ctx.words.with("inspector-at-least", &[("value", number(low).into())]),
        (None, None, Some(high)) => ctx.words.with("inspector-at-most", &[("value", number(high).into())]),
        (None, None, None) => ctx.words.text("inspector-no-number").to_owned(),
    }
}

/// Message of a state of review.
pub(super) fn review(review: Review) -> &'static str {
    match review {
        Review::Proposed => "ledger-review-proposed",
        Review::Accepted => "ledger-review-accepted",
        Review::Rejected => "ledger-review-rejected",
    }
}

/// By what rows are sorted; numbers and dates by what they are, words without case and accents.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    Number(i64),
    Date(Edtf),
    Text(String),
}

/// The key of a cell; `None` where there is nothing to sort by.
pub(super) fn key(ctx: &ViewCtx<'_>, row: &Row, field: Field) -> Option<Key> {
    match field {
        Field::Said => {
            let day = claim(ctx, row).and_then(|c| said(c, ctx.dossier))?;
            Some(Key::Number(i64::from(day.0)))
        }
        Field::Due | Field::Year | Field::Ruled | Field::Written => date(ctx, row, field).map(Key::Date),
        Field::Grade => claim(ctx, row).map(|c| Key::Number(i64::from(u8::from(c.credibility)))),
        Field::Likelihood => claim(ctx, row).and_then(|c| c.likelihood).map(|l| Key::Number(likelihood(l))),
        Field::Review => claim(ctx, row).map(|c| Key::Number(c.review as i64)),
        Field::Outcome => outcome(ctx, row).map(|o| Key::Number(o as i64)),
        Field::Value => {
            let q = quantity(ctx, row)?;
            q.best.or(q.low).or(q.high).map(|value| Key::Number(ordered(value)))
        }
        _ => Some(fold(&cell(ctx, row, field)))
            .filter(|text| !text.is_empty())
            .map(Key::Text),
    }
}

fn likelihood(value: Likelihood) -> i64 {
    value as i64
}

/// Bits of a number, in the order of numbers.
fn ordered(value: f64) -> i64 {
    let bits = value.to_bits() as i64;
    bits ^ (((bits >> 63) as u64) >> 1) as i64
}

/// The words of a row that a filter searches.
pub(super) fn searched(ctx: &ViewCtx<'_>, row: &Row) -> String {
    let fields: &[Field] = match row.item {
        Item::Contradiction(_) => &[Field::Title, Field::Sides, Field::Ruling, Field::Reason],
        Item::Note(_) => &[Field::Note, Field::Tied, Field::Written],
        Item::Quantity(_) => &[
            Field::Measure,
            Field::Value,
            Field::Unit,
            Field::Year,
            Field::Speaker,
            Field::About,
        ],
        _ => &[Field::Speaker, Field::Stance, Field::Words, Field::About, Field::Document],
    };
    let words: Vec<String> = fields.iter().map(|field| cell(ctx, row, *field)).collect();
    words.join(" ")
}

/// A record in words: "2 came true · 1 did not · 3 open".
pub(super) fn tally(ctx: &ViewCtx<'_>, tally: Tally) -> String {
    let counts = [
        (OutcomeState::CameTrue, tally.came_true),
        (OutcomeState::Partly, tally.partly),
        (OutcomeState::DidNot, tally.did_not),
        (OutcomeState::Superseded, tally.superseded),
        (OutcomeState::Open, tally.open),
    ];
    let counts = counts.into_iter().filter(|(_, n)| *n > 0);
    let words = counts.map(|(state, n)| format!("{n} {}", ctx.words.outcome(state)));
    words.collect::<Vec<_>>().join(" · ")
}

/// A cell as it is exported: dates in their exact form, numbers without separators of thousands.
pub(super) fn exported(ctx: &ViewCtx<'_>, row: &Row, field: Field) -> Exported {
    if let Some(date) = date(ctx, row, field) {
        return Exported::Plain(date.as_str().to_owned());
    }
    match field {
        Field::Grade => Exported::Plain(cell(ctx, row, field)),
        Field::Value => match quantity(ctx, row).map(|q| (q.low, q.best, q.high)) {
            Some((_, Some(best), _)) => Exported::Number(best),
            _ => Exported::Text(cell(ctx, row, field)),
        },
        _ => Exported::Text(cell(ctx, row, field)),
    }
}

/// What is written into a field of a file.
pub(in crate::views) enum Exported {
    /// Words of the dossier, which a spreadsheet must not take for a formula.
    Text(String),
    /// As it is.
    Plain(String),
    /// A number.
    Number(f64),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_order() {
        let sorted = [-1e9, -2.5, -0.5, 0.0, 0.1, 3.0, 1e12];
        assert!(sorted.windows(2).all(|w| ordered(w[0]) < ordered(w[1])));
    }

    #[test]
    fn every_table_has_columns_and_facets_and_every_column_a_head() {
        for ledger in [Ledger::Claims, Ledger::Contradictions, Ledger::Forecasts, Ledger::Quantities] {
            assert!(!columns(ledger).is_empty() && !facets(ledger).is_empty());
            let heads: std::collections::BTreeSet<_> = columns(ledger).iter().map(|c| head(c.field)).collect();
            assert_eq!(heads.len(), columns(ledger).len());
            let narrow: f32 = columns(ledger).iter().filter(|c| c.from == 0.0).map(|c| c.width).sum();
            assert!(narrow <= 600.0, "{ledger:?} fits a small window");
        }
    }
}
