//! Which rows a table has, in which order, and which of them are shown: made once for a state of the dossier and a
//! choice, never for a frame, so that 200 000 claims scroll as ten do.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::cells::{self, Field};
use crate::derived::text_index::fold;
use crate::derived::world::{is_heard, said};
use crate::model::{ActorId, Claim, ClaimId, DocumentId, Edtf, Item, Note, OutcomeState, Review, Stance};
use crate::session::Ledger;
use crate::views::ViewCtx;

/// Columns that an order remembers, the last clicked first.
const DEPTH: usize = 3;

/// A row: a record with what its columns are looked up by.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Row {
    pub(super) item: Item,
    /// The claim itself, or the one that gives the figure; for a contradiction the first.
    pub(super) claim: Option<ClaimId>,
    pub(super) document: Option<DocumentId>,
}

/// A value to filter by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Value {
    Stance(Stance),
    Outcome(OutcomeState),
    Review(Review),
    Ruled(bool),
    Speaker(ActorId),
    Document(DocumentId),
}

/// A kind of values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Facet {
    Stance,
    Outcome,
    Review,
    Ruled,
    Speaker,
    Document,
}

impl Value {
    pub(super) fn facet(self) -> Facet {
        match self {
            Self::Stance(_) => Facet::Stance,
            Self::Outcome(_) => Facet::Outcome,
            Self::Review(_) => Facet::Review,
            Self::Ruled(_) => Facet::Ruled,
            Self::Speaker(_) => Facet::Speaker,
            Self::Document(_) => Facet::Document,
        }
    }
}

/// Order and filter of one ledger.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Choice {
    /// Columns, the last clicked first; `true` from the greatest down.
    pub(super) order: Vec<(Field, bool)>,
    pub(super) values: BTreeSet<Value>,
    pub(super) text: String,
}

impl Choice {
    /// Sorts by a column, or the other way round if it is sorted by already.
    pub(super) fn sort_by(&mut self, field: Field) {
        let turned = self.order.first().is_some_and(|(first, down)| *first == field && !down);
        self.order.retain(|(other, _)| *other != field);
        self.order.insert(0, (field, turned));
        self.order.truncate(DEPTH);
    }

    /// Whether rows are left out.
    pub(super) fn filters(&self) -> bool {
        !self.values.is_empty() || !self.text.trim().is_empty()
    }

    pub(super) fn clear(&mut self) {
        self.values.clear();
        self.text.clear();
    }

    pub(super) fn toggle(&mut self, value: Value) {
        if !self.values.remove(&value) {
            self.values.insert(value);
        }
    }
}

/// Every row of a ledger under the filters of the session, by date and place in the text.
pub(super) fn all(ctx: &ViewCtx<'_>, ledger: Ledger) -> Vec<Row> {
    let d = ctx.dossier;
    let (known_by, filter) = (ctx.session.known_by, &ctx.session.filter);
    let counts = |claim: &Claim| {
        is_heard(claim, d, known_by, &filter.hidden_documents) && !(filter.hide_proposed && claim.review == Review::Proposed)
    };
    let row = |item: Item, claim: &Claim| {
        let passage = claim.passages.first().and_then(|p| d.passages.get(p));
        let document = passage.map(|p| p.document);
        let day = said(claim, d);
        let order = (day.is_none(), day, document, passage.map(|p| p.target.span.start));
        let claim = Some(claim.id);
        (order, Row { item, claim, document })
    };
    let claims = || d.claims.values().filter(|c| counts(c));
    let mut rows: Vec<_> = match ledger {
        Ledger::Claims => claims().map(|c| row(c.id.into(), c)).collect(),
        Ledger::Forecasts => {
            let forecasts = claims().filter(|c| c.is_forecast() || c.outcome.is_some());
            forecasts.map(|c| row(c.id.into(), c)).collect()
        }
        Ledger::Quantities => {
            let given = d.quantities.values().filter_map(|q| Some((q.id, d.claims.get(&q.claim)?)));
            given.filter(|(_, c)| counts(c)).map(|(id, c)| row(id.into(), c)).collect()
        }
        Ledger::Contradictions => {
            let first = d.contradictions.values().filter_map(|k| {
                let mut claims = k.claims.iter().filter_map(|id| d.claims.get(id));
                let first = claims.next()?;
                (counts(first) && claims.all(counts)).then(|| row(k.id.into(), first))
            });
            first.collect()
        }
        Ledger::Notes => {
            let day = |note: &Note| note.written_on.as_ref().and_then(Edtf::earliest_day);
            let row = |note: &Note| Row {
                item: note.id.into(),
                claim: None,
                document: None,
            };
            let notes = d.notes.values().map(|n| ((day(n).is_none(), day(n), None, None), row(n)));
            notes.collect()
        }
        Ledger::Proposals | Ledger::Coverage | Ledger::Precedents | Ledger::Scenarios | Ledger::Measures => Vec::new(),
    };
    rows.sort_by_key(|(order, row)| (*order, row.item));
    rows.into_iter().map(|(_, row)| row).collect()
}

/// The rows shown.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) list: Vec<Row>,
    pub(super) places: HashMap<Item, usize>,
}

impl Table {
    /// The rows that the choice leaves, in its order. `folded` gives the words of a row to search in, by its place.
    pub(super) fn of(ctx: &ViewCtx<'_>, all: &[Row], choice: &Choice, folded: &[String]) -> Self {
        let wanted = fold(choice.text.trim());
        let mut chosen: BTreeMap<Facet, Vec<Value>> = BTreeMap::new();
        for value in &choice.values {
            chosen.entry(value.facet()).or_default().push(*value);
        }
        let fits = |place: usize, row: &Row| {
            let text = wanted.is_empty() || folded.get(place).is_some_and(|words| words.contains(&wanted));
            text && passes(ctx, row, &chosen)
        };
        let rows = all.iter().enumerate().filter(|(place, row)| fits(*place, row));
        let mut list: Vec<Row> = rows.map(|(_, row)| *row).collect();
        // Stable, the least important column first.
        for (field, down) in choice.order.iter().rev() {
            sort(ctx, &mut list, *field, *down);
        }
        let places = list.iter().enumerate().map(|(place, row)| (row.item, place)).collect();
        Self { list, places }
    }
}

/// Sorts by a column; what has no value comes last either way.
fn sort(ctx: &ViewCtx<'_>, rows: &mut [Row], field: Field, down: bool) {
    use std::cmp::Reverse;
    let key = |row: &Row| cells::key(ctx, row, field);
    if down {
        rows.sort_by_cached_key(|row| {
            let key = key(row);
            (key.is_none(), Reverse(key))
        });
    } else {
        rows.sort_by_cached_key(|row| {
            let key = key(row);
            (key.is_none(), key)
        });
    }
}

/// Whether a row has one of the chosen values of each kind. What was rejected is shown only where it is asked for.
fn passes(ctx: &ViewCtx<'_>, row: &Row, chosen: &BTreeMap<Facet, Vec<Value>>) -> bool {
    if !chosen.contains_key(&Facet::Review) && has(ctx, row, Value::Review(Review::Rejected)) {
        return false;
    }
    chosen.values().all(|values| values.iter().any(|value| has(ctx, row, *value)))
}

fn has(ctx: &ViewCtx<'_>, row: &Row, value: Value) -> bool {
    let d = ctx.dossier;
    let claim = row.claim.and_then(|id| d.claims.get(&id));
    if let Item::Contradiction(id) = row.item {
        let Some(contradiction) = d.contradictions.get(&id) else {
            return false;
        };
        let mut claims = contradiction.claims.iter().filter_map(|id| d.claims.get(id));
        return match value {
            Value::Ruled(ruled) => contradiction.ruling.is_some() == ruled,
            Value::Speaker(actor) => claims.any(|c| c.speaker == actor),
            Value::Document(document) => claims.any(|c| documents(ctx, c).any(|d| d == document)),
            Value::Review(review) => claims.any(|c| c.review == review),
            Value::Stance(_) | Value::Outcome(_) => false,
        };
    }
    let Some(claim) = claim else { return false };
    match value {
        Value::Stance(stance) => claim.stance == stance,
        Value::Outcome(state) => ctx.derived.world.outcome(claim) == Some(state),
        Value::Review(review) => claim.review == review,
        Value::Speaker(actor) => claim.speaker == actor,
        Value::Document(document) => documents(ctx, claim).any(|d| d == document),
        Value::Ruled(_) => false,
    }
}

fn documents<'a>(ctx: &ViewCtx<'a>, claim: &'a Claim) -> impl Iterator<Item = DocumentId> + use<'a> {
    let d = ctx.dossier;
    claim.passages.iter().filter_map(|p| d.passages.get(p)).map(|p| p.document)
}

/// How many rows have each value of a kind, the most frequent first.
pub(super) fn values(ctx: &ViewCtx<'_>, rows: &[Row], facet: Facet) -> Vec<(Value, usize)> {
    let d = ctx.dossier;
    let mut counts: HashMap<Value, usize> = HashMap::new();
    for row in rows {
        let claims: Vec<&Claim> = match row.item {
            Item::Contradiction(id) => {
                let claims = d.contradictions.get(&id).into_iter().flat_map(|k| &k.claims);
                claims.filter_map(|id| d.claims.get(id)).collect()
            }
            _ => row.claim.and_then(|id| d.claims.get(&id)).into_iter().collect(),
        };
        let mut found: Vec<Value> = match (facet, row.item) {
            (Facet::Ruled, Item::Contradiction(id)) => {
                let ruled = d.contradictions.get(&id).is_some_and(|k| k.ruling.is_some());
                vec![Value::Ruled(ruled)]
            }
            (Facet::Ruled, _) => Vec::new(),
            (Facet::Stance, _) => claims.iter().map(|c| Value::Stance(c.stance)).collect(),
            (Facet::Outcome, _) => {
                let outcomes = claims.iter().filter_map(|c| ctx.derived.world.outcome(c));
                outcomes.map(Value::Outcome).collect()
            }
            (Facet::Review, _) => claims.iter().map(|c| Value::Review(c.review)).collect(),
            (Facet::Speaker, _) => claims.iter().map(|c| Value::Speaker(c.speaker)).collect(),
            (Facet::Document, _) => claims.iter().flat_map(|c| documents(ctx, c)).map(Value::Document).collect(),
        };
        found.sort_unstable();
        found.dedup();
        for value in found {
            *counts.entry(value).or_default() += 1;
        }
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_unstable_by_key(|(value, n)| (std::cmp::Reverse(*n), *value));
    counts
}

/// The words of each row to search in.
pub(super) fn folded(ctx: &ViewCtx<'_>, rows: &[Row]) -> Vec<String> {
    rows.iter().map(|row| fold(&cells::searched(ctx, row))).collect()
}
