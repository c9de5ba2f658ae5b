//! The cases as the contents of a file.

use std::collections::BTreeMap;

use super::value::{self, Value};
use crate::derived::judgement::in_fives;
use crate::guarantee::Outcome;
use crate::model::{Precedent, PrecedentId};
use crate::views::ViewCtx;
use crate::views::ledgers::{Exported, Writer};

/// Heads in the order of the fields.
const HEADS: [&str; 17] = [
    "case-head-case",
    "case-head-when",
    "case-head-promised",
    "case-head-letter",
    "case-file-letter-words",
    "case-head-effect",
    "case-file-effect-words",
    "case-head-value",
    "case-file-value",
    "case-file-low",
    "case-file-middle",
    "case-file-high",
    "case-file-sufficient",
    "case-file-guarantors",
    "case-head-lesson",
    "case-file-basis",
    "ledger-id",
];

/// A line for each case, in the order shown.
pub(super) fn csv(ctx: &ViewCtx<'_>, rows: &[PrecedentId], values: &BTreeMap<PrecedentId, Value>) -> String {
    let mut out = Writer::new(ctx.words.language());
    for key in HEADS {
        out.field(&Exported::Plain(ctx.words.text(key).to_owned()));
    }
    out.end();
    for id in rows {
        if let Some(case) = ctx.dossier.precedents.get(id) {
            line(ctx, &mut out, case, values.get(id));
            out.end();
        }
    }
    out.into_text()
}

fn line(ctx: &ViewCtx<'_>, out: &mut Writer, case: &Precedent, value: Option<&Value>) {
    let words = ctx.words;
    let local = |text: &crate::model::Localised| Exported::Text(text.get(words.language()).to_owned());
    let when = case.when.as_ref().map(ToString::to_string).unwrap_or_default();
    out.field(&local(&case.title));
    out.field(&Exported::Plain(when));
    out.field(&local(&case.promised));
    out.field(&Exported::Plain(words.verdict(case.honoured_textual).to_owned()));
    out.field(&local(&case.letter));
    out.field(&Exported::Plain(words.verdict(case.effective).to_owned()));
    out.field(&local(&case.effect));
    let worked = value.and_then(Value::worked);
    let reading = |outcome| worked.and_then(|w| w.readings.iter().find(|r| r.outcome == outcome));
    let number = |chance: Option<f64>| {
        chance.map_or(Exported::Plain(String::new()), |chance| {
            Exported::Number(f64::from(in_fives(chance)))
        })
    };
    let kept = reading(Outcome::Kept);
    let missing = value.and_then(Value::missing).map(|key| words.text(key)).unwrap_or_default();
    let word = kept.map_or_else(|| missing.to_owned(), |reading| value::likelihood(words, reading));
    out.field(&Exported::Plain(word));
    out.field(&number(kept.map(|r| r.chance)));
    out.field(&number(kept.map(|r| r.spread.p05)));
    out.field(&number(kept.map(|r| r.spread.p50)));
    out.field(&number(kept.map(|r| r.spread.p95)));
    out.field(&number(reading(Outcome::Sufficient).map(|r| r.chance)));
    let guarantors = case.hindsight.iter().flat_map(|h| &h.guarantors);
    let names: Vec<&str> = guarantors.map(|g| g.name.get(words.language())).collect();
    out.field(&Exported::Text(names.join(" | ")));
    out.field(&local(&case.lesson));
    out.field(&local(&case.basis));
    out.field(&Exported::Plain(case.id.to_string()));
}
