//! What is said of scenes: a title to begin with, what has changed behind them, names of layouts, ledgers and panes.

use crate::catalogue::Words;
use crate::command::CommandQueue;
use crate::derived::Snapshot;
use crate::derived::scenes::SceneChange;
use crate::model::{Day, Dossier, Item, LayoutMethod, Ledger, PaneKind};
use crate::session::Session;
use crate::theme::Palette;
use crate::views::{Hover, Medium, ViewCtx};

/// Things named one by one before the rest is counted.
const NAMED: usize = 3;

/// Message with the name of a layout.
pub(in crate::views) fn layout_word(layout: LayoutMethod) -> &'static str {
    match layout {
        LayoutMethod::Force => "briefing-layout-force",
        LayoutMethod::Circle => "briefing-layout-circle",
        LayoutMethod::Blocs => "briefing-layout-blocs",
        LayoutMethod::Map => "briefing-layout-map",
        LayoutMethod::Rails => "briefing-layout-rails",
        LayoutMethod::Ego => "briefing-layout-ego",
        LayoutMethod::Matrix => "briefing-layout-matrix",
    }
}

/// Message with the name of a ledger.
pub(in crate::views) fn ledger_word(ledger: Ledger) -> &'static str {
    match ledger {
        Ledger::Proposals => "briefing-ledger-proposals",
        Ledger::Coverage => "briefing-ledger-coverage",
        Ledger::Claims => "briefing-ledger-claims",
        Ledger::Contradictions => "briefing-ledger-contradictions",
        Ledger::Forecasts => "briefing-ledger-forecasts",
        Ledger::Quantities => "briefing-ledger-quantities",
        Ledger::Notes => "briefing-ledger-notes",
        Ledger::Precedents => "briefing-ledger-precedents",
        Ledger::Scenarios => "briefing-ledger-scenarios",
        Ledger::Measures => "briefing-ledger-measures",
    }
}

/// Message with the name of a pane.
pub(in crate::views) fn pane_word(pane: PaneKind) -> &'static str {
    match pane {
        PaneKind::Document => "briefing-pane-document",
        PaneKind::Network => "briefing-pane-network",
        PaneKind::Timeline => "briefing-pane-timeline",
        PaneKind::Inspector => "briefing-pane-inspector",
    }
}

/// A title for a scene of what is looked at: what is selected, else what is shown, and the moment.
pub fn scene_title(dossier: &Dossier, derived: &Snapshot, session: &Session, words: Words) -> String {
    let (commands, hover) = (CommandQueue::default(), Hover::default());
    let ctx = ViewCtx {
        dossier,
        derived,
        session,
        words,
        palette: Palette::choose(false, false),
        commands: &commands,
        hover: &hover,
        medium: Medium::Figure,
        sources: None,
        today: Day(0),
    };
    let selected = session.selection.filter(|item| !matches!(item, Item::Scene(_)));
    let what = match (selected, session.also.len()) {
        (Some(item), 0) => ctx.name(item),
        (Some(item), n) => words.with("briefing-and-more", &[("name", ctx.name(item).into()), ("n", n.into())]),
        (None, _) => {
            let key = session.ledger.map_or_else(|| layout_word(session.layout), ledger_word);
            words.text(key).to_owned()
        }
    };
    let day = words.day(session.moment);
    let arguments = [("what", what.into()), ("day", day.into())];
    let key = if session.what_if.is_empty() {
        "briefing-proposed-title"
    } else {
        "briefing-proposed-what-if"
    };
    words.with(key, &arguments)
}

/// What has changed behind a scene, a sentence each.
pub(super) fn sentences(ctx: &ViewCtx<'_>, changes: &[SceneChange]) -> Vec<String> {
    changes.iter().map(|change| sentence(ctx, change)).collect()
}

fn sentence(ctx: &ViewCtx<'_>, change: &SceneChange) -> String {
    let words = ctx.words;
    match change {
        SceneChange::Gone(item, name) => {
            let name = name.get(words.language()).to_owned();
            words.with(gone_word(*item), &[("name", name.into())])
        }
        SceneChange::Altered(item) => words.with("briefing-altered", &[("name", ctx.name(*item).into())]),
        SceneChange::New(items) => counted(ctx, "briefing-new", items),
        SceneChange::Differ(items) => counted(ctx, "briefing-differ", items),
        SceneChange::Less(ties, events) => {
            let arguments = [("ties", (*ties).into()), ("events", (*events).into())];
            let key = match (ties, events) {
                (_, 0) => "briefing-less-ties",
                (0, _) => "briefing-less-events",
                _ => "briefing-less",
            };
            words.with(key, &arguments)
        }
        SceneChange::Something => words.text("briefing-something").to_owned(),
    }
}

/// The first few by name, the others by number.
fn counted(ctx: &ViewCtx<'_>, key: &'static str, items: &[Item]) -> String {
    let names: Vec<String> = items.iter().take(NAMED).map(|item| ctx.name(*item)).collect();
    let names = names.join(", ");
    let list = match items.len().saturating_sub(NAMED) {
        0 => names,
        n => ctx
            .words
            .with("briefing-and-more", &[("name", names.into()), ("n", n.into())]),
    };
    ctx.words.with(key, &[("list", list.into())])
}

/// Message that says that a record is gone.
fn gone_word(item: Item) -> &'static str {
    match item {
        Item::Tie(_) => "briefing-gone-tie",
        Item::Event(_) => "briefing-gone-event",
        Item::Actor(_) => "briefing-gone-actor",
        Item::Document(_) => "briefing-gone-document",
        Item::Instrument(_) => "briefing-gone-instrument",
        Item::Claim(_) => "briefing-gone-claim",
        Item::Scenario(_) => "briefing-gone-scenario",
        _ => "briefing-gone",
    }
}
