//! Transfers of arms as the SIPRI database gives them: nested JSON (supplier, year, recipient, deliveries) or a table
//! with a row a delivery.
//!
//! Deliveries from one to another in years that follow each other are one tie of the family arms; a year without
//! begins a new one. A delivery is a claim, its volume (TIV) a quantity of the year. A name that the data set uses for
//! a state and its predecessor alike is split by date.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value;

use super::dates::{Cell, End, Spell, When, number};
use super::draft::{Draft, Source, id};
use super::phrases;
use super::rows::Rows;
use super::states::{Codes, States};
use super::{ExchangeError, File, Imported, Place, Progress, Report, decode};
use crate::model::{ActorId, ActorKind, Basis, ClaimId, Direction, Extra, Item, Localised, Quantity, Tie, TieFamily, TieId};

const SOURCE: Source = Source {
    short: "SIPRI",
    key: "sipri",
    title: ("SIPRI: Waffenlieferungen", "SIPRI: arms transfers"),
    publisher: "Stockholm International Peace Research Institute",
    covers: "2025-12-31",
};

const OTHERS: &[&str] = &["armament category", "order date*", "*", "status", "comment*"];

/// A delivery.
struct Delivery {
    row: u64,
    supplier: String,
    recipient: String,
    year: i32,
    tiv: Option<f64>,
    what: String,
}

/// Reads the file, in either shape.
pub(super) fn read(file: File<'_>, progress: Progress<'_>) -> Result<Imported, ExchangeError> {
    let mut report = Report::default();
    let text = decode::text(file.bytes, &mut report)?;
    if text.trim_start().starts_with('{') {
        check_depth(&text, file.limits.depth)?;
        let (mut draft, deliveries) = of_json(file, &text, report)?;
        put(&mut draft, deliveries, progress)?;
        return draft.finish();
    }
    let (mut draft, deliveries) = of_table(file, &text, report)?;
    put(&mut draft, deliveries, progress)?;
    draft.finish()
}

/// Refuses brackets inside brackets beyond any use.
fn check_depth(text: &str, limit: usize) -> Result<(), ExchangeError> {
    let (mut depth, mut in_words, mut escaped) = (0_usize, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_words => escaped = true,
            b'"' => in_words = !in_words,
            b'{' | b'[' if !in_words => depth += 1,
            b'}' | b']' if !in_words => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > limit {
            let what = "levels";
            return Err(ExchangeError::TooMuch { what, limit });
        }
    }
    Ok(())
}

fn of_json<'a>(file: File<'a>, text: &str, mut report: Report) -> Result<(Draft<'a>, Vec<Delivery>), ExchangeError> {
    let value: Value = serde_json::from_str(text).map_err(|error| ExchangeError::Malformed {
        line: error.line() as u64,
        problem: error.to_string(),
    })?;
    let Value::Object(suppliers) = value else {
        return Err(ExchangeError::NotThisFormat { found: "[".to_owned() });
    };
    report.skip(Place::File, "exchange-laid-out", "");
    let header = "supplier, year, recipient, number, TIV, category, weapon";
    let mut draft = Draft::begin(file, SOURCE, header, report)?;
    let mut deliveries = Vec::new();
    let mut row = 0_u64;
    for (supplier, years) in &suppliers {
        let Some(years) = years.as_object() else {
            draft.report.skip(Place::File, "exchange-not-open-list", supplier);
            continue;
        };
        for (year, recipients) in years {
            let Some(recipients) = recipients.as_object() else {
                draft
                    .report
                    .skip(Place::File, "exchange-not-open-list", format!("{supplier} {year}"));
                continue;
            };
            for (recipient, list) in recipients {
                for entry in list.as_array().into_iter().flatten() {
                    row += 1;
                    let cells: Vec<String> = entry.as_array().into_iter().flatten().map(plain).collect();
                    let cell = |at: usize| cells.get(at).map_or("", String::as_str);
                    let mut words = format!("{supplier}, {year}, {recipient}");
                    for cell in &cells {
                        let _infallible = write!(words, ", {cell}");
                    }
                    draft.row(row, &words);
                    let Cell::Number(when @ 1800..=2999) = number(year) else {
                        draft.report.skip(Place::Row(row), "exchange-impossible-date", year);
                        continue;
                    };
                    deliveries.push(Delivery {
                        row,
                        supplier: supplier.clone(),
                        recipient: recipient.clone(),
                        year: when as i32,
                        tiv: cell(1).parse().ok().filter(|v: &f64| v.is_finite() && *v >= 0.0),
                        what: [cell(0), cell(3)].join(" ").trim().to_owned(),
                    });
                }
            }
        }
    }
    Ok((draft, deliveries))
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

fn of_table<'a>(file: File<'a>, text: &str, mut report: Report) -> Result<(Draft<'a>, Vec<Delivery>), ExchangeError> {
    let mut rows = Rows::of(text, file.limits.field, &mut report)?;
    let supplier = rows.need("supplier")?;
    let Some(recipient) = rows.find(&["recipient", "recipient country", "buyer"]) else {
        return Err(ExchangeError::MissingColumn {
            column: "recipient".to_owned(),
        });
    };
    let year = rows.find(&[
        "year",
        "delivery year",
        "year(s) of delivery",
        "year of delivery",
        "order date",
    ]);
    let Some(year) = year else {
        return Err(ExchangeError::MissingColumn {
            column: "year".to_owned(),
        });
    };
    let tiv = rows.find(&[
        "tiv",
        "tiv delivery values",
        "sipri tiv for total order",
        "tiv of delivered weapons",
        "value",
    ]);
    let weapon = rows.find(&[
        "weapon",
        "weapon designation",
        "designation",
        "weapon description",
        "description",
    ]);
    rows.tell_unused(OTHERS, &mut report);
    let mut draft = Draft::begin(file, SOURCE, rows.header(), Report::default())?;
    let mut deliveries = Vec::new();
    while let Some(row) = rows.next(&mut report)? {
        draft.row(row.number, row.words);
        let (from, to) = (row.get(supplier), row.get(recipient));
        let when = When::of([row.get(year), "", ""], row.number, &mut report);
        let (Some(when), false, false) = (when, from.is_empty(), to.is_empty()) else {
            report.skip(
                Place::Row(row.number),
                "exchange-no-state",
                row.words.chars().take(80).collect::<String>(),
            );
            continue;
        };
        deliveries.push(Delivery {
            row: row.number,
            supplier: from.to_owned(),
            recipient: to.to_owned(),
            year: when.year(),
            tiv: row.maybe(tiv).parse().ok().filter(|v: &f64| v.is_finite() && *v >= 0.0),
            what: row.maybe(weapon).to_owned(),
        });
    }
    draft.report = report;
    Ok((draft, deliveries))
}

/// Deliveries of one to another, in the order of years.
type Between = BTreeMap<(ActorId, ActorId), Vec<Delivery>>;

fn put(draft: &mut Draft<'_>, deliveries: Vec<Delivery>, progress: Progress<'_>) -> Result<(), ExchangeError> {
    let mut names: BTreeMap<(String, bool), ActorId> = BTreeMap::new();
    let mut between: Between = BTreeMap::new();
    for delivery in deliveries {
        let from = actor(draft, &mut names, &delivery.supplier, delivery.year, delivery.row)?;
        let to = actor(draft, &mut names, &delivery.recipient, delivery.year, delivery.row)?;
        if from == to {
            draft
                .report
                .skip(Place::Row(delivery.row), "exchange-self-loop", delivery.supplier);
            continue;
        }
        between.entry((from, to)).or_default().push(delivery);
    }
    let count = between.len().max(1);
    for (nth, ((from, to), mut list)) in between.into_iter().enumerate() {
        list.sort_by_key(|d| (d.year, d.row));
        let mut run: Vec<Delivery> = Vec::new();
        for delivery in list {
            if run.last().is_some_and(|last| delivery.year > last.year + 1) {
                tie(draft, from, to, std::mem::take(&mut run))?;
            }
            run.push(delivery);
        }
        tie(draft, from, to, run)?;
        draft.check_size()?;
        if !progress(nth as f32 / count as f32) {
            return Err(ExchangeError::Cancelled);
        }
    }
    Ok(())
}

/// The actor that a name means in a year.
fn actor(
    draft: &mut Draft<'_>,
    names: &mut BTreeMap<(String, bool), ActorId>,
    name: &str,
    year: i32,
    row: u64,
) -> Result<ActorId, ExchangeError> {
    let states = States::shared();
    let usual = name.trim_end_matches(['*', '?', ' ']);
    // The data set uses Russia's name for the Soviet Union too; no other succession lies within its years by name.
    let early = year <= 1991;
    if let Some(known) = names.get(&(usual.to_owned(), early)) {
        return Ok(*known);
    }
    let day = When::in_year(year).first();
    let piece = states.code_of(usual).and_then(|code| states.on(Codes::Cow, code, day));
    let own = states.named(usual);
    let found = match (piece.and_then(|piece| states.get(piece)), own) {
        // A name that one state alone bears is that state, whatever the year.
        (Some(then), Some(own)) if then.id() != own.id() && own.succeeds() != Some(then.id()) => Some(own),
        (Some(then), own) => {
            if own.is_some_and(|own| own.id() != then.id()) {
                draft.report.skip(Place::Row(row), "exchange-split-by-date", name);
            }
            Some(then)
        }
        (None, own) => own,
    };
    let actor = if let Some(state) = found {
        draft.state(state)
    } else {
        draft.report.skip(Place::Row(row), "exchange-name-unknown", name);
        draft.stranger(usual, usual, ActorKind::Organisation)?
    };
    names.insert((usual.to_owned(), early), actor);
    Ok(actor)
}

fn tie(draft: &mut Draft<'_>, from: ActorId, to: ActorId, run: Vec<Delivery>) -> Result<(), ExchangeError> {
    let (Some(first), Some(last)) = (run.first(), run.last()) else {
        return Ok(());
    };
    let id: TieId = id(&format!("t.sipri-{}-{}", draft.tag(), first.row))?;
    let spell = Spell {
        from: End::At(When::in_year(first.year)),
        to: End::At(When::in_year(last.year)),
    };
    draft.ties.push(Tie {
        id,
        family: TieFamily::Arms,
        class: None,
        from,
        to,
        direction: Direction::Directed,
        label: phrases::arms(),
        valid: spell.edtf(),
        basis: Basis::default(),
        instrument: None,
        inferred: false,
        note: Localised::default(),
        extra: Extra::new(),
    });
    let (supplier, recipient) = (draft.name_of(from), draft.name_of(to));
    for delivery in run {
        let words = phrases::delivery(&supplier, &recipient, delivery.year, &delivery.what);
        let claim = draft.say(delivery.row, vec![id.into()], words)?;
        volume(draft, &delivery, claim, id.into())?;
    }
    Ok(())
}

fn volume(draft: &mut Draft<'_>, delivery: &Delivery, claim: ClaimId, about: Item) -> Result<(), ExchangeError> {
    if delivery.tiv.is_none() {
        return Ok(());
    }
    let quantity = Quantity {
        id: id(&format!("q.sipri-{}-{}", draft.tag(), delivery.row))?,
        low: None,
        best: delivery.tiv,
        high: None,
        unit: phrases::volume_unit(),
        measure: phrases::volume(),
        year: When::in_year(delivery.year).edtf(),
        claim,
        about: Some(about),
        extra: Extra::new(),
    };
    draft.quantities.push(quantity);
    Ok(())
}
