//! The panes: each reads the same dossier, session and derived values, and sends commands. None changes anything.
//!
//! [`ViewCtx`] is all a view may read; [`ViewCtx::interact`] gives a click and a hover the same meaning everywhere.
//! A pane's own memory (camera, scroll, half-typed text) is its `…State`, handed in by the app.
//! Not here: carrying out commands (`app`), files, threads.

pub mod anchors;
pub mod brief;
pub mod briefing;
pub mod cases;
pub mod chain;
mod cite;
pub mod composer;
pub mod dialogs;
pub mod difference;
pub mod document;
pub mod drop;
pub mod edit;
pub mod fault;
pub mod figure_page;
pub mod guarantee;
pub mod history;
pub mod inspector;
pub mod judge;
pub mod judged_words;
pub mod keep;
pub mod keys;
pub mod ledgers;
pub mod make;
pub mod mapping;
pub mod matrix;
pub mod measures;
pub mod network;
pub mod notice;
pub mod paths;
pub mod pick;
pub mod presenting;
pub mod removal;
pub mod restricted;
pub mod review;
pub mod sameness;
pub mod scenarios;
pub mod search;
pub mod sheet;
pub mod spans;
pub mod status;
pub mod timeline;
pub mod top_bar;
pub mod tour;
pub mod twist_words;

use std::cell::Cell;

use crate::catalogue::Words;
use crate::command::{Command, CommandQueue};
use crate::derived::{Highlight, Phase, Reality, Snapshot, Sources, TieState};
use crate::model::{Day, Dossier, Item, PaneKind, Record, TieFamily, TieId};
use crate::session::Session;
use crate::theme::{Hue, Palette};

/// What a view may read, for one frame.
#[derive(Clone, Copy)]
pub struct ViewCtx<'a> {
    /// The dossier.
    pub dossier: &'a Dossier,
    /// Everything derived from it for this frame.
    pub derived: &'a Snapshot,
    /// What the user looks at.
    pub session: &'a Session,
    /// Words in the user's language.
    pub words: Words,
    /// Colours.
    pub palette: &'a Palette,
    /// Where to send commands.
    pub commands: &'a CommandQueue,
    /// What is under the pointer.
    pub hover: &'a Hover,
    /// Drawing for the screen or into a figure.
    pub medium: Medium,
    /// In a figure: the numbered sources, so that labels can carry their numbers.
    pub sources: Option<&'a Sources>,
    /// The day it is, for what a person judges or writes now; the clock is the app's.
    pub today: Day,
}

/// What is being drawn for. In a figure nothing reacts: no buttons, no hover, no hints, no scroll bars.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Medium {
    /// The window.
    Screen,
    /// The presentation: as a figure, but what stands for an item can be clicked.
    Stage,
    /// A figure to be exported.
    Figure,
    /// A small picture on a page that has a title, an explanation and sources of its own: as a figure, without them.
    Inset,
}

/// What is under the pointer: read from the last frame, written for the next, so that resting causes no frames.
#[derive(Debug, Default)]
pub struct Hover {
    last: Option<Item>,
    next: Cell<Option<Item>>,
}

impl Hover {
    /// Item under the pointer.
    pub fn item(&self) -> Option<Item> {
        self.last
    }

    /// Says that the pointer is on `item`.
    pub fn set(&self, item: Item) {
        self.next.set(Some(item));
    }

    /// Says that the pointer is on nothing.
    pub fn clear(&self) {
        self.next.set(None);
    }

    /// Begins a frame.
    pub fn begin_frame(&mut self) {
        self.last = self.next.take();
    }

    /// Whether the coming frame will look different.
    pub fn has_changed(&self) -> bool {
        self.last != self.next.get()
    }
}

impl ViewCtx<'_> {
    /// The one meaning of hover and click: hovering lights an item up everywhere, clicking selects it,
    /// clicking with Ctrl adds it to the selection.
    /// Call for every response that stands for an item.
    pub fn interact(&self, response: &egui::Response, item: impl Into<Item>, pane: PaneKind) {
        let item = item.into();
        if response.hovered() {
            self.hover.set(item);
        }
        if response.clicked() {
            let source = Some(pane);
            let adds = response.ctx.input(|i| i.modifiers.command);
            self.commands.send(if adds {
                Command::ToggleSelected { item, source }
            } else {
                Command::Select {
                    item: Some(item),
                    source,
                }
            });
        }
    }

    /// How strongly an item is shown: selection, hover and what belongs to the selection, the strongest wins.
    pub fn highlight(&self, item: impl Into<Item>) -> Highlight {
        let item = item.into();
        let hovered = if self.hover.item() == Some(item) {
            Highlight::Hovered
        } else {
            Highlight::None
        };
        self.derived.related.highlight(item).max(hovered)
    }

    /// Whether this is drawn for the window.
    pub fn on_screen(&self) -> bool {
        self.medium == Medium::Screen
    }

    /// Whether what stands for an item can be clicked.
    pub fn reacts(&self) -> bool {
        matches!(self.medium, Medium::Screen | Medium::Stage)
    }

    /// Raised numbers of an item's sources, in a figure; empty on the screen.
    pub fn source_marks(&self, item: impl Into<Item>) -> String {
        self.sources.map(|sources| sources.mark(item.into())).unwrap_or_default()
    }

    /// Name of a record, as lists and labels show it.
    pub fn name(&self, item: impl Into<Item>) -> String {
        let record = self.dossier.record(item.into());
        record.map_or_else(|| self.words.text("item-gone").to_owned(), |record| self.record_name(&record))
    }

    /// The same of a record that need not be in the dossier any more.
    pub fn record_name(&self, record: &Record) -> String {
        let language = self.words.language();
        if let Some(blank) = restricted::blank_name(self, record) {
            return blank;
        }
        match record {
            Record::Document(r) => r.shown_title(language).into_owned(),
            Record::Passage(r) => {
                let document = self.dossier.documents.get(&r.document);
                document.map_or_else(|| r.target.exact.clone(), |document| r.quote(document, language).to_owned())
            }
            Record::Actor(r) => r.name_on(self.session.moment, language).to_owned(),
            Record::Instrument(r) => r.name.get(language).to_owned(),
            Record::Tie(r) => r.label.get(language).to_owned(),
            Record::Event(r) => r.title.get(language).to_owned(),
            Record::Claim(r) => r.words.get(language).to_owned(),
            Record::Quantity(r) => r.measure.get(language).to_owned(),
            Record::Contradiction(r) => r.title.get(language).to_owned(),
            Record::Scenario(r) => r.title.get(language).to_owned(),
            Record::Precedent(r) => r.title.get(language).to_owned(),
            Record::Assessment(r) => r.title.get(language).to_owned(),
            Record::Scene(r) => r.title.get(language).to_owned(),
            Record::Note(r) => r.text.clone(),
            Record::Tag(r) => r.name.clone(),
        }
    }
}

/// Colour family of a family of ties. Six groups, as in the legend; line style tells the rest.
pub fn hue_of(family: TieFamily) -> Hue {
    match family {
        TieFamily::Commitment => Hue::Blue,
        TieFamily::Arms | TieFamily::Technology | TieFamily::Troops => Hue::Orange,
        TieFamily::Trade | TieFamily::Energy | TieFamily::Labour | TieFamily::Aid | TieFamily::Dependency => Hue::Green,
        TieFamily::Sanction => Hue::Purple,
        TieFamily::Contact => Hue::Teal,
        TieFamily::Hostility => Hue::Red,
        TieFamily::Membership | TieFamily::Succession => Hue::Grey,
    }
}

/// How a strand or bar is drawn: by reality first, then by phase. The same everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LineStyle {
    /// In force, asserted.
    Solid,
    /// Signed, not yet in force: double line.
    Double,
    /// Ended or perhaps ended: dashed, grey.
    Dashed,
    /// Predicted, proposed or supposed: dotted.
    Dotted,
    /// Denied by somebody: dash and dot.
    DashDot,
    /// Denied by all who speak of it: dash and dot with a cross.
    Crossed,
    /// Said only by documents later than known-by: hollow.
    Later,
    /// Proposed by the machine as a fact, and nobody has looked at it yet: fine dashes with an open end and a "?".
    Unreviewed,
}

impl LineStyle {
    /// What is sure comes before what is spoken of, and that before what is over or denied.
    pub fn rank(self) -> u8 {
        match self {
            Self::Solid => 0,
            Self::Double => 1,
            Self::DashDot => 2,
            Self::Unreviewed => 3,
            Self::Later => 4,
            Self::Dotted => 5,
            Self::Dashed => 6,
            Self::Crossed => 7,
        }
    }
}

/// Line style of a tie in the state it has at the moment.
pub fn style_of(state: &TieState) -> LineStyle {
    if state.later {
        LineStyle::Later
    } else {
        match line_style(state.reality, state.phase) {
            // What is only expected, denied or over looks so before anybody has reviewed it, too.
            LineStyle::Solid | LineStyle::Double if state.proposed => LineStyle::Unreviewed,
            style => style,
        }
    }
}

/// Message that says what a line style means.
pub fn style_word(style: LineStyle) -> &'static str {
    network::style_word(style)
}

/// Message for the state of a tie at the moment.
pub fn tie_state_word(ctx: &ViewCtx<'_>, tie: TieId) -> &'static str {
    network::state_word(ctx, tie)
}

/// When a tie holds, in words, as far as known.
pub fn tie_dates(ctx: &ViewCtx<'_>, tie: &crate::model::Tie) -> Option<String> {
    network::dates(ctx, tie)
}

/// Line style of a tie.
pub fn line_style(reality: Reality, phase: Phase) -> LineStyle {
    match (reality, phase) {
        (Reality::Denied, _) => LineStyle::Crossed,
        (Reality::Predicted | Reality::Proposed | Reality::Supposed | Reality::Unheard, _) => LineStyle::Dotted,
        (_, Phase::Ended | Phase::PerhapsEnded) => LineStyle::Dashed,
        (Reality::Contested, _) => LineStyle::DashDot,
        (Reality::Asserted, Phase::Concluded) => LineStyle::Double,
        (Reality::Asserted, Phase::NotYet | Phase::PerhapsBegun | Phase::InForce) => LineStyle::Solid,
    }
}
