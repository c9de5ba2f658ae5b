//! What the search box offers for a query: dates, commands, records and paragraphs, grouped, the best group first.

use super::{commands, dates};
use crate::catalogue::Words;
use crate::command::Command;
use crate::derived::text_index::{Target, fold};
use crate::model::document::paragraphs;
use crate::model::edtf::Precision;
use crate::model::{Day, Edtf, Item, Language, Review};
use crate::session::Window;
use crate::views::ViewCtx;

/// Rows shown at most.
pub(super) const MOST: usize = 12;
/// Rows of one group at most, so that no kind crowds out the others.
const MOST_OF_GROUP: usize = 5;
/// Hits looked at before they are grouped.
const LOOKED_AT: usize = 60;

/// A group of results; its heading is the message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Group {
    Dates,
    Commands,
    Actors,
    Ties,
    Events,
    Claims,
    Instruments,
    Judgements,
    Text,
}

impl Group {
    /// Message of its heading.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Dates => "search-group-dates",
            Self::Commands => "search-group-commands",
            Self::Actors => "search-group-actors",
            Self::Ties => "search-group-ties",
            Self::Events => "search-group-events",
            Self::Claims => "search-group-claims",
            Self::Instruments => "search-group-instruments",
            Self::Judgements => "search-group-judgements",
            Self::Text => "search-group-text",
        }
    }
}

/// One row of the results.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) group: Group,
    pub(super) title: String,
    /// Document, dates, kind: what tells it from others of the same name.
    pub(super) note: String,
    pub(super) commands: Vec<Command>,
}

/// Rows for a query, in the order shown. An empty query offers the commands.
pub(super) fn find(ctx: &ViewCtx<'_>, query: &str) -> Vec<Row> {
    let date = dates::parse(query);
    let mut rows = date.as_ref().map(|d| date_rows(ctx, d)).unwrap_or_default();
    let trimmed = query.trim();
    let commands = command_rows(ctx, trimmed);
    if trimmed.is_empty() {
        return commands.into_iter().take(MOST).map(|(_, row)| row).collect();
    }
    let mut groups: Vec<(f32, Group, Vec<Row>)> = Vec::new();
    for hit in ctx.derived.text.query(ctx.dossier, &ctx.derived.index, query, LOOKED_AT) {
        if let Target::Item(item) = hit.target
            && ctx.derived.index.review_of(ctx.dossier, item) == Review::Rejected
        {
            continue;
        }
        let row = hit_row(ctx, hit.target);
        // What happened on a date is listed already; the words of a date say nothing else.
        if date.is_some() && matches!(row.group, Group::Events | Group::Ties | Group::Judgements) {
            continue;
        }
        match groups.iter_mut().find(|(_, group, _)| *group == row.group) {
            Some((_, _, of_group)) if of_group.len() >= MOST_OF_GROUP => {}
            Some((_, _, of_group)) => of_group.push(row),
            None => groups.push((hit.score, row.group, vec![row])),
        }
    }
    groups.sort_by(|a, b| b.0.total_cmp(&a.0));
    // A command whose name begins as typed goes first; others only fill up.
    let (meant, others): (Vec<_>, Vec<_>) = commands.into_iter().partition(|(begins, _)| *begins);
    rows.extend(meant.into_iter().map(|(_, row)| row).take(MOST_OF_GROUP));
    let of_kinds = groups.len().max(1);
    let fair = ((MOST - rows.len().min(MOST)) / of_kinds).max(2);
    let mut spare = MOST
        .saturating_sub(rows.len())
        .saturating_sub(groups.iter().map(|(_, _, g)| g.len().min(fair)).sum());
    for (_, _, of_group) in groups {
        let extra = spare.min(of_group.len().saturating_sub(fair));
        spare -= extra;
        rows.extend(of_group.into_iter().take(fair + extra));
    }
    rows.extend(others.into_iter().map(|(_, row)| row).take(3));
    rows.truncate(MOST);
    rows
}

/// Going to a date, knowing as of it, and what happened then.
fn date_rows(ctx: &ViewCtx<'_>, date: &Edtf) -> Vec<Row> {
    let Some(day) = day_of(date) else { return Vec::new() };
    let words = ctx.words;
    let shown = words.date(date);
    // A year or month is gone to at its end, when all that happened in it holds; the row says which day that is.
    let note = if date.precision() == Precision::Day {
        String::new()
    } else {
        words.day(day)
    };
    let row = |key, commands| Row {
        group: Group::Dates,
        title: words.with(key, &[("date", shown.clone().into())]),
        note: note.clone(),
        commands,
    };
    let mut there = vec![Command::SetMoment(day)];
    // Whoever goes to a day wants to see it: the timeline follows, as wide as it was.
    let window = ctx.session.window;
    if !(window.from..=window.to).contains(&day) {
        let half = (window.to.0 - window.from.0) / 2;
        there.push(Command::SetWindow(Window {
            from: day.add_days(-half),
            to: day.add_days(half),
        }));
    }
    let mut rows = vec![
        row("search-go-to", there),
        row("search-known-by", vec![Command::SetKnownBy(Some(day))]),
    ];
    let from = date.earliest_day().unwrap_or(day);
    let then = |when: &Edtf| {
        when.earliest_day()
            .zip(when.latest_day())
            .filter(|(first, last)| from <= *first && *last <= day)
    };
    let events = ctx.dossier.events.values();
    let mut events: Vec<_> = events.filter_map(|e| Some((then(&e.when.as_ref()?.date)?, e.id))).collect();
    events.sort_unstable();
    rows.extend(events.into_iter().take(MOST_OF_GROUP).map(|(_, id)| item_row(ctx, id.into())));
    rows
}

/// The last day of a date; the first where the last is not known.
fn day_of(date: &Edtf) -> Option<Day> {
    date.latest_day().or_else(|| date.earliest_day())
}

/// Commands that fit, with whether their name begins as typed. Names in the other language are found as well.
fn command_rows(ctx: &ViewCtx<'_>, query: &str) -> Vec<(bool, Row)> {
    let typed = fold(query);
    let wanted: Vec<&str> = typed.split_whitespace().collect();
    let fits = |name: &str| {
        let name = fold(name);
        let all = wanted
            .iter()
            .all(|w| name.split(|c: char| !c.is_alphanumeric()).any(|part| part.starts_with(w)));
        all.then(|| name.starts_with(&typed))
    };
    let names = |key| [ctx.words, Words::new(Language::De), Words::new(Language::En)].map(|w| w.text(key));
    let rows = commands::table().into_iter().filter_map(|named| {
        let begins = names(named.key).into_iter().filter_map(fits).max()?;
        let title = ctx.words.text(named.key).to_owned();
        Some((
            begins,
            Row {
                group: Group::Commands,
                title,
                note: String::new(),
                commands: vec![named.command],
            },
        ))
    });
    rows.collect()
}

fn hit_row(ctx: &ViewCtx<'_>, target: Target) -> Row {
    match target {
        Target::Item(item) => item_row(ctx, item),
        Target::Paragraph {
            document,
            number,
            passage,
        } => {
            let short = ctx
                .dossier
                .documents
                .get(&document)
                .map(|d| &d.publisher_short)
                .filter(|s| !s.is_empty());
            let source = short.map_or_else(|| ctx.name(document), |s| s.get(ctx.words.language()).to_owned());
            let title = passage.map_or_else(|| opening(ctx, document, number), |p| ctx.name(p));
            let command = match passage {
                Some(passage) => Command::Select {
                    item: Some(passage.into()),
                    source: None,
                },
                None => Command::OpenDocument(document),
            };
            Row {
                group: Group::Text,
                title,
                note: format!("{source} ¶{number}"),
                commands: vec![command],
            }
        }
    }
}

/// The first words of a paragraph that carries no claim.
fn opening(ctx: &ViewCtx<'_>, document: crate::model::DocumentId, number: u32) -> String {
    let Some(document) = ctx.dossier.documents.get(&document) else {
        return String::new();
    };
    let text = document.text_in(ctx.words.language());
    let block = paragraphs(text).into_iter().find(|b| b.number == Some(number));
    block
        .and_then(|b| text.get(b.start_byte..b.end_byte))
        .unwrap_or_default()
        .chars()
        .take(160)
        .collect()
}

fn item_row(ctx: &ViewCtx<'_>, item: Item) -> Row {
    let d = ctx.dossier;
    let kind = kind_word(ctx, item);
    let mut select = vec![Command::Select {
        item: Some(item),
        source: None,
    }];
    let (group, detail) = match item {
        Item::Actor(id) => (
            Group::Actors,
            d.actors.get(&id).and_then(|a| a.exists.as_ref()).map(|e| ctx.words.date(e)),
        ),
        Item::Tie(id) => {
            let ends = d.ties.get(&id).map(|t| format!("{} – {}", ctx.name(t.from), ctx.name(t.to)));
            (Group::Ties, ends)
        }
        Item::Event(id) => (
            Group::Events,
            d.events
                .get(&id)
                .and_then(|e| e.when.as_ref())
                .map(|w| ctx.words.date(&w.date)),
        ),
        Item::Claim(id) => (
            Group::Claims,
            d.claims
                .get(&id)
                .map(|c| format!("{} {}", ctx.name(c.speaker), ctx.words.stance(c.stance))),
        ),
        Item::Quantity(id) => (
            Group::Claims,
            d.quantities.get(&id).and_then(|q| q.year.as_ref()).map(|y| ctx.words.date(y)),
        ),
        Item::Instrument(id) => (
            Group::Instruments,
            d.instruments
                .get(&id)
                .and_then(|i| i.begun())
                .map(|w| ctx.words.date(&w.date)),
        ),
        Item::Document(id) => (
            Group::Text,
            d.documents
                .get(&id)
                .and_then(|d| d.published.as_ref())
                .map(|w| ctx.words.date(w)),
        ),
        Item::Passage(_) => (Group::Text, None),
        Item::Scene(id) => {
            select = vec![Command::ShowScene(id)];
            (Group::Judgements, None)
        }
        Item::Note(id) => (
            Group::Judgements,
            d.notes
                .get(&id)
                .and_then(|n| n.written_on.as_ref())
                .map(|day| ctx.words.date(day)),
        ),
        Item::Contradiction(_) | Item::Scenario(_) | Item::Precedent(_) | Item::Assessment(_) | Item::Tag(_) => {
            (Group::Judgements, None)
        }
    };
    if let Item::Document(id) = item {
        select.push(Command::OpenDocument(id));
    }
    let note = match (item, detail) {
        (Item::Claim(_), Some(detail)) => detail,
        (_, Some(detail)) => format!("{kind} · {detail}"),
        (_, None) => kind,
    };
    Row {
        group,
        title: ctx.name(item),
        note,
        commands: select,
    }
}

/// Kind of a record in a word or two.
pub fn kind_word(ctx: &ViewCtx<'_>, item: Item) -> String {
    let (d, words) = (ctx.dossier, ctx.words);
    let found = match item {
        Item::Actor(id) => d.actors.get(&id).map(|a| words.actor(a.kind)),
        Item::Tie(id) => d
            .ties
            .get(&id)
            .map(|t| t.class.map_or_else(|| words.family(t.family), |c| words.class(c))),
        Item::Event(id) => d.events.get(&id).map(|e| words.event(e.kind)),
        Item::Instrument(id) => d.instruments.get(&id).map(|i| words.instrument(i.kind)),
        Item::Claim(id) => d.claims.get(&id).map(|c| words.stance(c.stance)),
        Item::Document(id) => d.documents.get(&id).map(|d| words.document(d.kind)),
        Item::Passage(_) => Some(words.text("search-kind-passage")),
        Item::Quantity(_) => Some(words.text("search-kind-quantity")),
        Item::Contradiction(_) => Some(words.text("search-kind-contradiction")),
        Item::Scenario(_) => Some(words.text("search-kind-scenario")),
        Item::Precedent(_) => Some(words.text("search-kind-precedent")),
        Item::Assessment(_) => Some(words.text("search-kind-assessment")),
        Item::Scene(_) => Some(words.text("search-kind-scene")),
        Item::Note(_) => Some(words.text("search-kind-note")),
        Item::Tag(_) => Some(words.text("search-kind-tag")),
    };
    found.unwrap_or_default().to_owned()
}
