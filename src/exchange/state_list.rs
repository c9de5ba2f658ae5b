//! Lists of states: the system membership of the Correlates of War (`states2016`, a row a spell; `system2016`, a row a
//! state and year) and the states of Gleditsch and Ward.
//!
//! A row becomes a claim about the state, and the state gets the time in which it existed, from the first beginning to
//! the last end. The last day of the data is no end. A row a year is read as one spell a run of years, on whose first
//! row the claim stands.

use std::collections::BTreeMap;

use super::dates::{Cell, End, Spell, When, number};
use super::draft::{Draft, Source, meant};
use super::phrases;
use super::rows::{Column, Rows};
use super::states::Codes;
use super::{ExchangeError, File, Imported, Place, Progress, Report, decode};
use crate::model::ActorId;

const COW: Source = Source {
    short: "COW",
    key: "cow",
    title: (
        "COW: Staaten und ihr Bestehen",
        "COW: states and their membership of the system",
    ),
    publisher: "Correlates of War Project",
    covers: "2016-12-31",
};

const GLEDITSCH_WARD: Source = Source {
    short: "GW",
    key: "gw",
    title: (
        "Gleditsch und Ward: unabhängige Staaten",
        "Gleditsch and Ward: independent states",
    ),
    publisher: "Kristian S. Gleditsch, Michael D. Ward",
    covers: "2017-12-31",
};

const OTHERS: &[&str] = &["stateabb", "version", "microstate", "major*"];

/// Where a file has its dates.
enum Dates {
    Parts([Column; 3], [Option<Column>; 3]),
    Whole(Column, Option<Column>),
    Year(Column),
}

/// A spell of a state and the row that says it.
struct Told {
    row: u64,
    code: String,
    name: String,
    spell: Spell,
}

/// Reads the file.
pub(super) fn read(file: File<'_>, progress: Progress<'_>) -> Result<Imported, ExchangeError> {
    let mut report = Report::default();
    let text = decode::text(file.bytes, &mut report)?;
    let mut rows = Rows::of(&text, file.limits.field, &mut report)?;
    let (codes, source, code) = match rows.find(&["gwcode", "gwno"]) {
        Some(code) => (Codes::GleditschWard, GLEDITSCH_WARD, code),
        None => (Codes::Cow, COW, rows.need("ccode")?),
    };
    let name = rows.find(&["statenme", "statename", "state_name", "country", "country_name", "stateabb"]);
    let dates = dates_of(&mut rows)?;
    rows.tell_unused(OTHERS, &mut report);
    let mut draft = Draft::begin(file, source, rows.header(), Report::default())?;
    let mut told: Vec<Told> = Vec::new();
    while let Some(row) = rows.next(&mut report)? {
        draft.row(row.number, row.words);
        let code = row.get(code).to_owned();
        let spell = match &dates {
            Dates::Parts(from, to) => Some(Spell {
                from: begin(When::of(from.map(|c| row.get(c)), row.number, &mut report)),
                to: begin(When::of(to.map(|c| row.maybe(c)), row.number, &mut report)),
            }),
            Dates::Whole(from, to) => Some(Spell {
                from: begin(When::of_iso(row.get(*from), row.number, &mut report)),
                to: begin(When::of_iso(row.maybe(*to), row.number, &mut report)),
            }),
            Dates::Year(year) => When::of([row.get(*year), "", ""], row.number, &mut report).map(|year| Spell {
                from: End::At(year),
                to: End::At(year),
            }),
        };
        let usable = !matches!(number(&code), Cell::Missing | Cell::Number(0)) && !code.is_empty();
        let Some(spell) = spell.filter(|s| usable && s.from != End::Unknown) else {
            report.skip(
                Place::Row(row.number),
                "exchange-no-state",
                row.words.chars().take(80).collect::<String>(),
            );
            continue;
        };
        told.push(Told {
            row: row.number,
            code,
            name: row.maybe(name).to_owned(),
            spell,
        });
        if row.number.is_multiple_of(256) && !progress(rows.part()) {
            return Err(ExchangeError::Cancelled);
        }
    }
    draft.report = report;
    if matches!(dates, Dates::Year(_)) {
        told = runs(told);
    }
    censor(&mut told);
    put(&mut draft, codes, told)?;
    draft.finish()
}

fn begin(when: Option<When>) -> End {
    when.map_or(End::Unknown, End::At)
}

fn dates_of(rows: &mut Rows<'_>) -> Result<Dates, ExchangeError> {
    if let Some(from) = rows.find(&["startdate", "start"]) {
        return Ok(Dates::Whole(from, rows.find(&["enddate", "end"])));
    }
    if let Some(year) = rows.find(&["styear"]) {
        let from = [year, rows.need("stmonth")?, rows.need("stday")?];
        return Ok(Dates::Parts(
            from,
            [rows.find(&["endyear"]), rows.find(&["endmonth"]), rows.find(&["endday"])],
        ));
    }
    match rows.find(&["year"]) {
        Some(year) => Ok(Dates::Year(year)),
        None => Err(ExchangeError::MissingColumn {
            column: "styear".to_owned(),
        }),
    }
}

/// Years that follow each other become one spell.
fn runs(told: Vec<Told>) -> Vec<Told> {
    let mut by_state: BTreeMap<String, Vec<Told>> = BTreeMap::new();
    for one in told {
        by_state.entry(one.code.clone()).or_default().push(one);
    }
    let mut joined: Vec<Told> = Vec::new();
    for (_, mut years) in by_state {
        years.sort_by_key(|t| t.spell.from.when().map(When::year));
        for one in years {
            let year = one.spell.from.when().map_or(0, When::year);
            match joined.last_mut() {
                Some(last) if last.code == one.code && last.spell.to.when().is_some_and(|w| w.year() + 1 >= year) => {
                    last.spell.to = one.spell.to;
                }
                _ => joined.push(one),
            }
        }
    }
    joined.sort_by_key(|t| t.row);
    joined
}

/// The last day that the file speaks of is the end of the data, where at least three states have it.
fn censor(told: &mut [Told]) {
    let ends = told.iter().filter_map(|t| t.spell.to.when());
    let Some(last) = ends.max_by_key(|when| (when.last(), when.first())) else {
        return;
    };
    let count = told.iter().filter(|t| t.spell.to.when() == Some(last)).count();
    if count >= 3 {
        for one in told.iter_mut().filter(|t| t.spell.to.when() == Some(last)) {
            one.spell.to = End::Open;
        }
    }
}

fn put(draft: &mut Draft<'_>, codes: Codes, told: Vec<Told>) -> Result<(), ExchangeError> {
    let mut times: BTreeMap<ActorId, Vec<Spell>> = BTreeMap::new();
    for one in told {
        let mut about = Vec::new();
        for (actor, spell) in meant(draft, codes, (&one.code, &one.name), one.spell, one.row)? {
            about.push(actor);
            times.entry(actor).or_default().push(spell);
            if codes == Codes::GleditschWard
                && let Some(record) = draft.actor_mut(actor)
            {
                record.xref.gw = one.code.parse().ok();
            }
        }
        let Some(first) = about.first() else { continue };
        let [from, to] = [one.spell.from, one.spell.to].map(|end| end.when().and_then(When::edtf));
        let time = phrases::time(from.as_ref(), to.as_ref());
        let words = phrases::exists(draft.source.short, &draft.name_of(*first), &time);
        draft.say(one.row, about.into_iter().map(Into::into).collect(), words)?;
    }
    for (actor, mut spells) in times {
        spells.sort_by_key(|s| s.from.when().map(When::first));
        if spells.len() > 1 {
            let name = draft.name_of(actor).en;
            draft.report.skip(Place::File, "exchange-state-gap", name);
        }
        let (Some(first), Some(last)) = (spells.first(), spells.last()) else {
            continue;
        };
        let whole = Spell {
            from: first.from,
            to: last.to,
        };
        if let Some(record) = draft.actor_mut(actor)
            && let Some(whole) = whole.edtf()
        {
            record.exists = Some(whole);
        }
    }
    Ok(())
}
