//! National material capabilities of the Correlates of War: a row a state and year.
//!
//! The composite index (CINC) becomes a quantity of that year; its parts stay in the row, which is the passage of the
//! claim: seven times as many records would say nothing that a reader does not find there.

use super::dates::{Cell, End, Spell, When, number};
use super::draft::{Draft, Source, id, meant};
use super::phrases;
use super::rows::Rows;
use super::states::Codes;
use super::{ExchangeError, File, Imported, Place, Progress, Report, decode};
use crate::model::{Extra, Localised, Quantity};

const SOURCE: Source = Source {
    short: "COW",
    key: "nmc",
    title: (
        "COW: Machtmittel der Staaten (NMC)",
        "COW: national material capabilities (NMC)",
    ),
    publisher: "Correlates of War Project",
    covers: "2016-12-31",
};

const OTHERS: &[&str] = &["stateabb", "statenme", "version"];

/// The parts of the index.
const PARTS: [&str; 6] = ["milex", "milper", "irst", "pec", "tpop", "upop"];

/// Reads the file.
pub(super) fn read(file: File<'_>, progress: Progress<'_>) -> Result<Imported, ExchangeError> {
    let mut report = Report::default();
    let text = decode::text(file.bytes, &mut report)?;
    let mut rows = Rows::of(&text, file.limits.field, &mut report)?;
    let (code, year, cinc) = (rows.need("ccode")?, rows.need("year")?, rows.need("cinc")?);
    let name = rows.find(&["statenme", "stateabb"]);
    let parts: Vec<&str> = PARTS.into_iter().filter(|part| rows.find(&[part]).is_some()).collect();
    rows.tell_unused(OTHERS, &mut report);
    if !parts.is_empty() {
        report.skip(Place::File, "exchange-quantities-in-text", parts.join(", "));
    }
    let mut draft = Draft::begin(file, SOURCE, rows.header(), report)?;
    let mut report = std::mem::take(&mut draft.report);
    while let Some(row) = rows.next(&mut report)? {
        draft.row(row.number, row.words);
        let when = When::of([row.get(year), "", ""], row.number, &mut report);
        let (Some(when), Cell::Number(1..)) = (when, number(row.get(code))) else {
            report.skip(Place::Row(row.number), "exchange-no-state", row.get(code));
            continue;
        };
        let value: Option<f64> = row.get(cinc).parse().ok().filter(|v: &f64| v.is_finite() && *v >= 0.0);
        let Some(value) = value else {
            report.skip(Place::Row(row.number), "exchange-not-a-number", row.get(cinc));
            continue;
        };
        let spell = Spell {
            from: End::At(when),
            to: End::At(when),
        };
        std::mem::swap(&mut draft.report, &mut report);
        let actors = meant(&mut draft, Codes::Cow, (row.get(code), row.maybe(name)), spell, row.number)?;
        std::mem::swap(&mut draft.report, &mut report);
        // In a year of succession the one who was there when it began.
        let Some((actor, _)) = actors.first() else { continue };
        let words = phrases::capabilities(&draft.name_of(*actor), when.year(), value);
        let claim = draft.say(row.number, vec![(*actor).into()], words)?;
        let quantity = Quantity {
            id: id(&format!("q.{}-{}-{}", SOURCE.key, draft.tag(), row.number))?,
            low: None,
            best: Some(value),
            high: None,
            unit: Localised::default(),
            measure: phrases::cinc(),
            year: when.edtf(),
            claim,
            about: Some((*actor).into()),
            extra: Extra::new(),
        };
        draft.quantities.push(quantity);
        if row.number.is_multiple_of(256) {
            draft.check_size()?;
            if !progress(rows.part()) {
                return Err(ExchangeError::Cancelled);
            }
        }
    }
    draft.report = report;
    draft.finish()
}
