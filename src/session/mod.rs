//! What the user looks at: selection, moment, known-by, window, filter. Nothing here is lost if it is lost.
//!
//! Changed by commands only (`app::apply`); read by every view. Selection, filter and moment are three separate
//! things: changing one never clears another. Not here: the dossier, undo of edits is in [`history`] only as a list.

pub mod chain;
pub mod history;
pub mod making;
pub mod measures;
pub mod navigation;
pub mod paths;
pub mod preferences;
pub mod presenting;
mod scene;

use std::collections::BTreeSet;

use crate::model::{Day, Document, DocumentId, Dossier, Filter, Item, PaneKind, Scene, SceneId, SceneView};

pub use crate::model::{Grouping, LayoutMethod, Ledger, MatrixOf, MatrixOrder, Twist, WhatIf};
pub use chain::{ChainOf, ChainStep};
pub use history::{History, Listed, StateId};
pub use making::{Ask, Making, MenuOf};
pub use measures::{Measuring, Question, ShownMeasure};
pub use navigation::Navigation;
pub use paths::PathsOf;
pub use preferences::{NetworkChoice, Preferences, ThemeChoice};
pub use presenting::{Act, Blank, Presenting};

/// A period on the timeline, first and last day included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Window {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
}

impl Window {
    /// Number of days, at least one.
    pub fn days(self) -> i32 {
        self.to.0.saturating_sub(self.from.0).saturating_add(1).max(1)
    }

    /// Whether the day lies inside.
    pub fn contains(self, day: Day) -> bool {
        self.from <= day && day <= self.to
    }
}

/// How fast the timeline plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum PlayStep {
    /// One day a step.
    Day,
    /// One month a step.
    #[default]
    Month,
    /// One year a step.
    Year,
}

/// What the user looks at.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    /// The scene shown last: the one that is stepped from and renewed.
    pub scene: Option<SceneId>,
    /// The selected item.
    pub selection: Option<Item>,
    /// Other items selected together with it (marquee, lasso, click with Ctrl).
    pub also: BTreeSet<Item>,
    /// Where it was selected; that pane does not scroll by itself.
    pub selected_in: Option<PaneKind>,
    /// Counts selections, so that selecting the same thing again scrolls to it again.
    pub selection_serial: u64,
    /// The world as it was on this day.
    pub moment: Day,
    /// Only what documents published up to this day had said; `None` for all.
    pub known_by: Option<Day>,
    /// With known-by set, also draw, as hollow, what only later documents said.
    pub show_later: bool,
    /// The period the timeline shows.
    pub window: Window,
    /// A period brushed on the timeline: only what touches it is drawn strong. `None` for none.
    pub brush: Option<Window>,
    /// What is left out.
    pub filter: Filter,
    /// Show only what is at most so many steps from the selection.
    pub focus_depth: Option<u8>,
    /// What is thought through on top of the dossier: a scenario, another guarantor.
    pub what_if: WhatIf,
    /// The document in the document pane.
    pub document: Option<DocumentId>,
    /// Which passage of the selection's evidence is shown, from 0.
    pub evidence: usize,
    /// A ledger shown in place of the network.
    pub ledger: Option<Ledger>,
    /// "X attacks Y": the case whose chain of duties is shown under the network.
    pub chain: Option<ChainOf>,
    /// Layout of the network.
    pub layout: LayoutMethod,
    /// Which measures of the network are looked at.
    pub measuring: Measuring,
    /// The layout before it, to go back to.
    pub layout_before: LayoutMethod,
    /// What the matrix shows.
    pub matrix: MatrixOf,
    /// What makes blocs, and the order on the circle; `None` for memberships, and for few crossings.
    pub grouping: Option<Grouping>,
    /// A second moment with which the first is compared.
    pub compare: Option<Day>,
    /// Paths between two actors that are looked at.
    pub paths: Option<PathsOf>,
    /// Whether hulls are drawn around blocs.
    pub hulls: bool,
    /// Restricted texts are shown to others, too.
    pub show_restricted: bool,
    /// Whether time is running.
    pub playing: bool,
    /// How far time goes in one step of play.
    pub play_step: PlayStep,
}

impl Session {
    /// The session a dossier opens with: its first scene, or all of it at the day of its last event.
    pub fn opening(dossier: &Dossier) -> Self {
        let all = extent(dossier);
        let mut session = Self {
            scene: None,
            selection: None,
            also: BTreeSet::new(),
            selected_in: None,
            selection_serial: 0,
            // Where no scene says so: the day of the latest source, for what comes after it is foretold.
            moment: last_source(dossier).unwrap_or(all.to),
            known_by: None,
            show_later: false,
            window: all,
            brush: None,
            filter: Filter::default(),
            focus_depth: None,
            what_if: WhatIf::default(),
            document: dossier.documents.keys().next().copied(),
            evidence: 0,
            ledger: None,
            chain: None,
            layout: LayoutMethod::Force,
            measuring: Measuring::default(),
            layout_before: LayoutMethod::Force,
            matrix: MatrixOf::default(),
            grouping: None,
            compare: None,
            paths: None,
            hulls: true,
            show_restricted: false,
            playing: false,
            play_step: PlayStep::Month,
        };
        if let Some(scene) = dossier.opening_scene() {
            session.show(scene, all);
        }
        session
    }

    /// Takes over what a scene remembers; `all` is the period of the whole dossier. The zoom is the network pane's.
    pub fn show(&mut self, scene: &Scene, all: Window) {
        let view = &scene.view;
        let window = |(from, to)| Window { from, to };
        self.scene = Some(scene.id);
        self.moment = scene.moment;
        self.known_by = scene.known_by;
        self.show_later = view.show_later;
        self.window = scene.window.map_or(all, window);
        self.brush = view.brush.map(window);
        self.filter = scene.filter.clone();
        self.focus_depth = scene.focus_depth;
        self.what_if = view.what_if.clone();
        self.ledger = view.ledger;
        self.chain = view.attack.map(|(attacker, attacked)| ChainOf::new(attacker, attacked));
        self.layout = view.layout;
        self.matrix = view.matrix;
        self.grouping.clone_from(&view.grouping);
        self.compare = view.compare;
        self.paths = None;
        self.hulls = !view.without_hulls;
        self.playing = false;
        self.select(scene.selection, None);
        self.also.clone_from(&view.also);
        self.evidence = view.evidence;
        if view.document.is_some() {
            self.document = view.document;
        }
    }

    /// Writes into a scene what is looked at now, short of its words, its place and its zoom. What is selected stays out
    /// of it where it is the scene itself.
    pub fn take_into(&self, scene: &mut Scene) {
        let days = |window: Window| (window.from, window.to);
        scene.moment = self.moment;
        scene.known_by = self.known_by;
        scene.window = Some(days(self.window));
        scene.filter = self.filter.clone();
        scene.focus_depth = self.focus_depth;
        let itself = Item::from(scene.id);
        if self.selection != Some(itself) {
            scene.selection = self.selection;
        }
        scene.view = SceneView {
            also: self.also.iter().copied().filter(|item| *item != itself).collect(),
            show_later: self.show_later,
            brush: self.brush.map(days),
            layout: self.layout,
            grouping: self.grouping.clone(),
            without_hulls: !self.hulls,
            zoom: scene.view.zoom,
            matrix: self.matrix,
            ledger: self.ledger,
            compare: self.compare,
            attack: self.chain.map(|chain| (chain.attacker, chain.attacked)),
            what_if: self.what_if.clone(),
            document: self.document,
            evidence: self.evidence,
        };
    }

    /// Selects an item, or nothing. Moment and filter stay as they are.
    pub fn select(&mut self, item: Option<Item>, selected_in: Option<PaneKind>) {
        self.selection = item;
        self.also.clear();
        self.selected_in = selected_in;
        self.selection_serial += 1;
        self.evidence = 0;
    }

    /// Selects several items; the first becomes the one that the panes bring into view.
    pub fn select_many(&mut self, items: impl IntoIterator<Item = Item>, selected_in: Option<PaneKind>) {
        let mut items = items.into_iter();
        self.select(items.next(), selected_in);
        self.also = items.filter(|item| Some(*item) != self.selection).collect();
    }

    /// Adds an item to the selection, or takes it out.
    pub fn toggle_selected(&mut self, item: Item, selected_in: Option<PaneKind>) {
        let mut all: Vec<Item> = self.selected().collect();
        match all.iter().position(|other| *other == item) {
            Some(place) => {
                all.remove(place);
            }
            None => all.push(item),
        }
        self.select_many(all, selected_in);
    }

    /// Everything selected, the main item first.
    pub fn selected(&self) -> impl Iterator<Item = Item> + '_ {
        self.selection.into_iter().chain(self.also.iter().copied())
    }

    /// Whether an item is selected, alone or with others.
    pub fn is_selected(&self, item: Item) -> bool {
        self.selection == Some(item) || self.also.contains(&item)
    }
}

/// The day by which every source was published that says when; `None` if none says.
pub fn last_source(dossier: &Dossier) -> Option<Day> {
    dossier.documents.values().filter_map(Document::known_from).max()
}

/// First and last day that anything in the dossier speaks of, with a year of room on each side.
pub fn extent(dossier: &Dossier) -> Window {
    let mut first: Option<Day> = None;
    let mut last: Option<Day> = None;
    let mut see = |day: Option<Day>| {
        if let Some(day) = day {
            first = Some(first.map_or(day, |d| d.min(day)));
            last = Some(last.map_or(day, |d| d.max(day)));
        }
    };
    for date in dossier.events.values().filter_map(|e| e.when.as_ref()) {
        see(date.date.earliest_day());
        see(date.date.latest_day());
    }
    for instrument in dossier.instruments.values() {
        let dates = &instrument.dates;
        for dated in [
            &dates.signed,
            &dates.ratified,
            &dates.in_force,
            &dates.notice_given,
            &dates.ended,
        ]
        .into_iter()
        .flatten()
        {
            see(dated.date.earliest_day());
            see(dated.date.latest_day());
        }
    }
    for tie in dossier.ties.values().filter_map(|t| t.valid.as_ref()) {
        see(tie.earliest_day());
        see(tie.latest_day());
    }
    for document in dossier.documents.values().filter_map(|d| d.published.as_ref()) {
        see(document.earliest_day());
        see(document.latest_day());
    }
    let epoch = Day::from_ymd(2000, 1, 1).unwrap_or(Day(0));
    let (first, last) = (first.unwrap_or(epoch), last.unwrap_or(epoch));
    Window {
        from: first.add_days(-365),
        to: last.add_days(365),
    }
}
