//! Alliance Treaty Obligations and Provisions (versions 4 and 5): members with their phases, or alliances with their
//! members side by side.
//!
//! `yrexit` 0 is open where `ineffect` says that the alliance was in force when the data end, and unknown otherwise.
//! The five obligations and the conditions on them are each member's own. `estmode` 1 is read as ratified, `pubsecr` as
//! public, secret and partly secret. What else the data set codes of design and termination stays words of the document.

use std::collections::BTreeMap;

use super::alliances::{Alliance, Member, put};
use super::dates::{Cell, End, Spell, When, number};
use super::draft::{Draft, Source};
use super::duties::{Duties, Duty};
use super::rows::{Column, Row, Rows, is_key};
use super::{ExchangeError, File, Imported, Place, Progress, Report, decode};
use crate::model::{Bindingness, Publicity};

const MEMBERS: Source = Source {
    short: "ATOP",
    key: "atop",
    title: ("ATOP: Bündnisse, nach Mitgliedern", "ATOP: alliances, by member"),
    publisher: "Alliance Treaty Obligations and Provisions Project",
    // Version 4.01; version 5 goes two years further, which makes fewer differences and no wrong one.
    covers: "2016-12-31",
};

const ALLIANCES: Source = Source {
    title: ("ATOP: Bündnisse", "ATOP: alliances"),
    ..MEMBERS
};

/// Most columns `mem1`, `mem2` … that are looked for.
const WIDEST: usize = 400;

/// Columns of the format that stay words of the document.
const OTHERS: &[&str] = &[
    "cowid", "cowsys", "bilat", "maxphase", "wartime", "cowwar", "secrart", "proadd", "futmem", "speclgth", "length", "renounce",
    "proren", "renewlgt", "term", "termmode", "termcaus", "active", "conditio", "olimob", "asymm", "obvary", "notaiden",
    "dipaid", "terrres", "seppeace", "thirdcom", "noothall", "specthrt", "statthr*", "conwtin", "medarb", "milcon", "milaid",
    "intcom", "subord", "organ1", "organ2", "orgpurp*", "base", "contrib", "armred", "acqterr", "divgains", "demwith", "reflnun",
    "refothio", "natrefal", "compag", "nomicoop", "conres", "agprois", "conmen", "ecaid", "interv", "source", "new4", "rev4",
    "new5", "rev5", "version", "hinst", "minst", "milorg", "milinst", "pubtreat", "formorg", "formal", "ongo*",
];

const DUTIES: [(Duty, &str, &str); 5] = [
    (Duty::Defence, "defense", "def"),
    (Duty::Offence, "offense", "off"),
    (Duty::Neutrality, "neutral", "neu"),
    (Duty::Nonaggression, "nonagg", ""),
    (Duty::Consultation, "consul", "con"),
];

/// Ends of the columns that say which condition there is.
const CONDITIONS: [&str; 8] = ["adv", "loc", "con", "num", "dem", "pr", "att", "req"];

/// The columns that both shapes have.
struct Common {
    number: Column,
    cow: Option<Column>,
    in_effect: Option<Column>,
    established: Option<Column>,
    secret: Option<Column>,
    duties: Vec<(Duty, Column)>,
    /// Duty, end of the name, the column; an empty end is "conditional, not said how".
    conditions: Vec<(Duty, &'static str, Column)>,
}

impl Common {
    fn of(rows: &mut Rows<'_>) -> Result<Self, ExchangeError> {
        let (mut duties, mut conditions) = (Vec::new(), Vec::new());
        for (duty, name, short) in DUTIES {
            duties.push((duty, rows.need(name)?));
            if short.is_empty() {
                continue;
            }
            for end in CONDITIONS {
                // `defcoadv`, but `defconpr`, `defcodem`, `defconum`, `defcocon`: the codebook is not regular.
                let names = [format!("{short}co{end}"), format!("{short}con{end}")];
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                conditions.extend(rows.find(&names).map(|column| (duty, end, column)));
            }
            conditions.extend(rows.find(&[&format!("{short}con")]).map(|column| (duty, "", column)));
        }
        Ok(Self {
            number: rows.need("atopid")?,
            cow: rows.find(&["cow4id"]),
            in_effect: rows.find(&["ineffect"]),
            established: rows.find(&["estmode"]),
            secret: rows.find(&["pubsecr"]),
            duties,
            conditions,
        })
    }

    fn duties(&self, row: &Row<'_, '_>) -> (Duties, Vec<(Duty, &'static str)>) {
        let mut duties = Duties::default();
        for (duty, column) in &self.duties {
            duties.read(*duty, row.get(*column));
        }
        let mut conditions: Vec<(Duty, &'static str)> = Vec::new();
        for (duty, end, column) in &self.conditions {
            let is_set = matches!(number(row.get(*column)), Cell::Number(1..));
            // Where a column says which condition, "conditional" adds nothing.
            if is_set && (!end.is_empty() || conditions.iter().all(|(d, _)| d != duty)) {
                conditions.push((*duty, end));
            }
        }
        (duties, conditions)
    }

    fn alliance(&self, row: &Row<'_, '_>) -> Alliance {
        let cow = match number(row.maybe(self.cow)) {
            Cell::Number(cow @ 1..) => Some(cow.to_string()),
            _ => None,
        };
        Alliance {
            number: row.get(self.number).to_owned(),
            cow,
            begin: None,
            end: End::Unknown,
            bindingness: match number(row.maybe(self.established)) {
                Cell::Number(1) => Bindingness::RatifiedTreaty,
                _ => Bindingness::NotStated,
            },
            publicity: match number(row.maybe(self.secret)) {
                Cell::Number(0) => Publicity::Public,
                Cell::Number(1) => Publicity::Secret,
                Cell::Number(2) => Publicity::PartlySecret,
                _ => Publicity::NotStated,
            },
            members: Vec::new(),
        }
    }

    /// The time between two dates of three cells each.
    fn spell(&self, row: &Row<'_, '_>, from: [Option<Column>; 3], to: [Option<Column>; 3], report: &mut Report) -> Spell {
        let at = |columns: [Option<Column>; 3], report: &mut Report| {
            When::of(columns.map(|column| row.maybe(column)), row.number, report)
        };
        let from = at(from, report).map_or(End::Unknown, End::At);
        let goes_on = matches!(number(row.maybe(self.in_effect)), Cell::Number(1..));
        let to = match at(to, report) {
            Some(to) => End::At(to),
            None if goes_on => End::Open,
            None => End::Unknown,
        };
        let mut spell = Spell { from, to };
        if spell.is_reversed() {
            report.skip(Place::Row(row.number), "exchange-reversed", spell.text());
            spell.to = End::Unknown;
        }
        if from == End::Unknown {
            report.skip(Place::Row(row.number), "exchange-no-begin", row.get(self.number));
        }
        spell
    }
}

/// Reads the file by member.
pub(super) fn read_members(file: File<'_>, progress: Progress<'_>) -> Result<Imported, ExchangeError> {
    let mut report = Report::default();
    let text = decode::text(file.bytes, &mut report)?;
    let mut rows = Rows::of(&text, file.limits.field, &mut report)?;
    let common = Common::of(&mut rows)?;
    let member = rows.need("member")?;
    rows.need("yrent")?;
    let from = [rows.find(&["yrent"]), rows.find(&["moent"]), rows.find(&["dayent"])];
    let to = [rows.find(&["yrexit"]), rows.find(&["moexit"]), rows.find(&["dayexit"])];
    rows.find(&["phase"]);
    rows.tell_unused(OTHERS, &mut report);
    let mut draft = Draft::begin(file, MEMBERS, rows.header(), Report::default())?;
    let mut alliances: BTreeMap<(u64, String), Alliance> = BTreeMap::new();
    while let Some(row) = rows.next(&mut report)? {
        draft.row(row.number, row.words);
        let (key, code) = (row.get(common.number), row.get(member));
        if !is_key(key, 7) || !is_key(code, 6) {
            report.skip(Place::Row(row.number), "exchange-row-without-key", "atopid, member");
            continue;
        }
        let spell = common.spell(&row, from, to, &mut report);
        let (duties, conditions) = common.duties(&row);
        let order = key.parse().unwrap_or(u64::MAX);
        let alliance = alliances
            .entry((order, key.to_owned()))
            .or_insert_with(|| common.alliance(&row));
        alliance.members.push(Member {
            row: row.number,
            code: code.to_owned(),
            name: String::new(),
            spell,
            duties,
            conditions,
        });
        if row.number.is_multiple_of(256) && !progress(rows.part() * 0.5) {
            return Err(ExchangeError::Cancelled);
        }
    }
    draft.report = report;
    let count = alliances.len().max(1);
    for (nth, alliance) in alliances.values_mut().enumerate() {
        alliance.end = last_end(&alliance.members);
        put(&mut draft, alliance)?;
        if !progress(0.5 + 0.5 * nth as f32 / count as f32) {
            return Err(ExchangeError::Cancelled);
        }
    }
    draft.finish()
}

/// When the last member left.
fn last_end(members: &[Member]) -> End {
    if members.iter().any(|m| m.spell.to == End::Open) {
        return End::Open;
    }
    let ends = members.iter().filter_map(|m| m.spell.to.when());
    ends.max_by_key(|when| (when.last(), when.first()))
        .map_or(End::Unknown, End::At)
}

/// Reads the file by alliance.
pub(super) fn read_alliances(file: File<'_>, progress: Progress<'_>) -> Result<Imported, ExchangeError> {
    let mut report = Report::default();
    let text = decode::text(file.bytes, &mut report)?;
    let mut rows = Rows::of(&text, file.limits.field, &mut report)?;
    let common = Common::of(&mut rows)?;
    rows.need("mem1")?;
    rows.need("begyr")?;
    let from = [rows.find(&["begyr"]), rows.find(&["begmo"]), rows.find(&["begday"])];
    let to = [rows.find(&["endyr"]), rows.find(&["endmo"]), rows.find(&["endday"])];
    let members: Vec<Column> = (1..=WIDEST).map_while(|n| rows.find(&[&format!("mem{n}")])).collect();
    rows.tell_unused(OTHERS, &mut report);
    // The file gives no member a time of its own.
    report.skip(Place::File, "exchange-members-whole-time", "");
    let mut draft = Draft::begin(file, ALLIANCES, rows.header(), Report::default())?;
    let mut made = Vec::new();
    while let Some(row) = rows.next(&mut report)? {
        draft.row(row.number, row.words);
        if !is_key(row.get(common.number), 7) {
            report.skip(Place::Row(row.number), "exchange-row-without-key", "atopid");
            continue;
        }
        let spell = common.spell(&row, from, to, &mut report);
        let (duties, conditions) = common.duties(&row);
        let mut alliance = common.alliance(&row);
        (alliance.begin, alliance.end) = (spell.from.when(), spell.to);
        let codes = members.iter().map(|column| row.get(*column));
        for code in codes.filter(|code| matches!(number(code), Cell::Number(1..) | Cell::Odd) && is_key(code, 6)) {
            alliance.members.push(Member {
                row: row.number,
                code: code.to_owned(),
                name: String::new(),
                spell,
                duties,
                conditions: conditions.clone(),
            });
        }
        if alliance.members.is_empty() {
            report.skip(Place::Row(row.number), "exchange-no-members", row.get(common.number));
            continue;
        }
        made.push(alliance);
        if row.number.is_multiple_of(64) && !progress(rows.part() * 0.5) {
            return Err(ExchangeError::Cancelled);
        }
    }
    draft.report = report;
    let count = made.len().max(1);
    for (nth, alliance) in made.iter().enumerate() {
        put(&mut draft, alliance)?;
        if !progress(0.5 + 0.5 * nth as f32 / count as f32) {
            return Err(ExchangeError::Cancelled);
        }
    }
    draft.finish()
}
