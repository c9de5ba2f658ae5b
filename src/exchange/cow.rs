//! Correlates of War, formal alliances by member (version 4.1): a row a member and its time.
//!
//! The four flags say what is owed; `ss_type` is not asked, since its labels and the codebook differ. A spell that had
//! begun before 1816 (`left_censor`) or goes on after the data end (`right_censor`) is open. The data set does not tell
//! the duties of members apart otherwise.

use std::collections::BTreeMap;

use super::alliances::{Alliance, Member, put};
use super::dates::{Cell, End, Spell, When, number};
use super::draft::{Draft, Source};
use super::duties::{Duties, Duty};
use super::rows::{Column, Row, Rows, is_key};
use super::{ExchangeError, File, Imported, Place, Progress, Report, decode};
use crate::model::{Bindingness, Publicity};

const SOURCE: Source = Source {
    short: "COW",
    key: "cow",
    title: (
        "COW: formelle Bündnisse, nach Mitgliedern",
        "COW: formal alliances, by member",
    ),
    publisher: "Correlates of War Project",
    covers: "2012-12-31",
};

/// Columns of the format that stay words of the document.
const OTHERS: &[&str] = &["ss_type", "version", "dyad_*", "version4id_dyad"];

const DUTIES: [(Duty, &str); 4] = [
    (Duty::Defence, "defense"),
    (Duty::Neutrality, "neutrality"),
    (Duty::Nonaggression, "nonaggression"),
    (Duty::Consultation, "entente"),
];

/// The columns that are read.
struct Columns {
    number: Column,
    code: Column,
    name: Option<Column>,
    begin: [Option<Column>; 3],
    end: [Option<Column>; 3],
    from: [Option<Column>; 3],
    to: [Option<Column>; 3],
    left: Option<Column>,
    right: Option<Column>,
    duties: Vec<(Duty, Column)>,
}

impl Columns {
    fn of(rows: &mut Rows<'_>) -> Result<Self, ExchangeError> {
        let mut date = |prefix: &str| {
            let mut part = |name: &str| rows.find(&[&format!("{prefix}_{name}")]);
            [part("year"), part("month"), part("day")]
        };
        let [begin, end, from, to] = [date("all_st"), date("all_end"), date("mem_st"), date("mem_end")];
        let mut duties = Vec::new();
        for (duty, name) in DUTIES {
            duties.push((duty, rows.need(name)?));
        }
        rows.need("mem_st_year")?;
        Ok(Self {
            number: rows.need("version4id")?,
            code: rows.need("ccode")?,
            name: rows.find(&["state_name", "statenme"]),
            begin,
            end,
            from,
            to,
            left: rows.find(&["left_censor"]),
            right: rows.find(&["right_censor"]),
            duties,
        })
    }
}

/// Reads the file.
pub(super) fn read(file: File<'_>, progress: Progress<'_>) -> Result<Imported, ExchangeError> {
    let mut report = Report::default();
    let text = decode::text(file.bytes, &mut report)?;
    let mut rows = Rows::of(&text, file.limits.field, &mut report)?;
    let columns = Columns::of(&mut rows)?;
    rows.tell_unused(OTHERS, &mut report);
    let mut draft = Draft::begin(file, SOURCE, rows.header(), report)?;
    let mut alliances: BTreeMap<(u64, String), Alliance> = BTreeMap::new();
    let mut report = std::mem::take(&mut draft.report);
    while let Some(row) = rows.next(&mut report)? {
        draft.row(row.number, row.words);
        let (number, code) = (row.get(columns.number), row.get(columns.code));
        if !is_key(number, 7) || !is_key(code, 6) {
            report.skip(Place::Row(row.number), "exchange-row-without-key", "version4id, ccode");
            continue;
        }
        let (member, whole) = member_of(&row, &columns, &mut report);
        let order = number.parse().unwrap_or(u64::MAX);
        let alliance = alliances.entry((order, number.to_owned())).or_insert_with(|| Alliance {
            number: number.to_owned(),
            cow: None,
            begin: whole.from.when(),
            end: whole.to,
            bindingness: Bindingness::NotStated,
            publicity: Publicity::NotStated,
            members: Vec::new(),
        });
        alliance.members.push(member);
        if row.number.is_multiple_of(256) && !progress(rows.part() * 0.5) {
            return Err(ExchangeError::Cancelled);
        }
    }
    draft.report = report;
    let count = alliances.len().max(1);
    for (nth, alliance) in alliances.values().enumerate() {
        put(&mut draft, alliance)?;
        if !progress(0.5 + 0.5 * nth as f32 / count as f32) {
            return Err(ExchangeError::Cancelled);
        }
    }
    draft.finish()
}

/// A row: the member's time and duties, and the time of the whole alliance.
fn member_of(row: &Row<'_, '_>, columns: &Columns, report: &mut Report) -> (Member, Spell) {
    let cells = |columns: [Option<Column>; 3]| columns.map(|column| row.maybe(column));
    let is_set = |column| matches!(number(row.maybe(column)), Cell::Number(1..));
    let at = |columns, report: &mut Report| When::of(cells(columns), row.number, report);
    let (left, right) = (is_set(columns.left), is_set(columns.right));
    let spell = |from: Option<When>, to: Option<When>, left: bool| Spell {
        from: if left { End::Open } else { from.map_or(End::Unknown, End::At) },
        to: match to {
            // The last day of the data is no end.
            _ if right => End::Open,
            Some(to) => End::At(to),
            None => End::Unknown,
        },
    };
    let whole = spell(at(columns.begin, report), at(columns.end, report), false);
    let mut own = spell(at(columns.from, report), at(columns.to, report), left);
    if own.is_reversed() {
        report.skip(Place::Row(row.number), "exchange-reversed", own.text());
        own.to = End::Unknown;
    }
    if own.from == End::Unknown {
        report.skip(Place::Row(row.number), "exchange-no-begin", row.get(columns.number));
    }
    let mut duties = Duties::default();
    for (duty, column) in &columns.duties {
        duties.read(*duty, row.get(*column));
    }
    let member = Member {
        row: row.number,
        code: row.get(columns.code).to_owned(),
        name: row.maybe(columns.name).to_owned(),
        spell: own,
        duties,
        conditions: Vec::new(),
    };
    (member, whole)
}
