//! One figure as a page: marking, title, what it shows, state and filter in words, numbered sources.
//!
//! The panes are drawn by the same functions as on the screen. Not here: files and forms (`figure`, `app::figures`).

mod card;
mod promise;
mod scene;
mod speech;

pub use speech::Spoken;

use std::collections::{BTreeMap, BTreeSet};

use egui::emath::TSTransform;
use egui::{Frame, Margin, Painter, Rect, Ui, UiBuilder, pos2, vec2};

use super::brief::{BriefPanes, brief_ui};
use super::chain::{figure_height, figure_ui};
use super::document::{DocumentState, document_ui};
use super::ledgers::{LedgersState, ledger_name, ledgers_ui};
use super::network::{NetworkState, network_ui};
use super::review::ReviewState;
use super::timeline::{TimelineState, timeline_ui};
use super::{Medium, ViewCtx, paths};
use crate::command::{FigureSpec, FigureView};
use crate::derived::Highlight;
use crate::derived::judgement::Account;
use crate::derived::sources::{Note, Sources, runs};
use crate::derived::time_index::Lane;
use crate::model::document::paragraphs;
use crate::model::{Assessment, DocumentId, Item, Ledger, Review, Scene, Zoom};
use crate::session::Session;
use crate::theme::{Weight, font, size, space};

/// Pane memories for one figure.
#[derive(Default)]
pub struct FigurePanes {
    zoom: Option<Zoom>,
    brief: BriefPanes,
    document: DocumentState,
    network: NetworkState,
    timeline: TimelineState,
    ledgers: LedgersState,
    review: ReviewState,
    promise: std::cell::OnceCell<Option<Box<Account>>>,
    scene: scene::ScenePanes,
    spoken: Spoken,
    /// From the page as it is laid out to the page.
    place: TSTransform,
}

impl FigurePanes {
    /// The part of the network that is shown; `None` for all of it.
    pub fn set_zoom(&mut self, zoom: Option<Zoom>) {
        self.zoom = zoom;
    }

    /// What makes a slide of the figure that was drawn last.
    pub fn spoken(&self) -> &Spoken {
        &self.spoken
    }

    /// Where the legend was drawn.
    pub fn legend_rect(&self) -> Option<Rect> {
        self.network.legend_rect().map(|rect| self.place * rect)
    }
}

/// Height of a bar with the marking.
const MARKING: f32 = 26.0;

/// The items that a figure of `view` shows, for its sources.
fn items_of(ctx: &ViewCtx<'_>, view: FigureView) -> Vec<Item> {
    let dossier = ctx.dossier;
    let ties = || {
        ctx.derived
            .world
            .ties()
            .filter(|(_, s)| s.visible)
            .map(|(id, _)| Item::from(id))
    };
    let in_time = || {
        let window = ctx.session.window;
        let touches = |date: Option<&crate::model::Edtf>| {
            date.is_some_and(|d| {
                d.earliest_day().is_none_or(|first| first <= window.to) && d.latest_day().is_none_or(|last| last >= window.from)
            })
        };
        let events = dossier
            .events
            .values()
            .filter(move |e| touches(e.when.as_ref().map(|w| &w.date)))
            .map(|e| Item::from(e.id));
        let instruments = dossier.instruments.keys().map(|id| Item::from(*id));
        let mut statements = Vec::new();
        let time = &ctx.derived.time;
        time.touching(Lane::Statements, window.from.0, window.to.0, |place| {
            statements.extend(time.entries(Lane::Statements).get(place).map(|e| e.item));
        });
        events.chain(instruments).chain(statements).collect::<Vec<_>>()
    };
    match view {
        // The brief numbers what it cites itself.
        FigureView::Brief => Vec::new(),
        FigureView::Network => ties().collect(),
        FigureView::Timeline | FigureView::Window => ties().chain(in_time()).collect(),
        // A scene names what matters, and no more.
        FigureView::Scene => {
            let related = &ctx.derived.related;
            let matters = |item: &Item| {
                let told = matches!(item, Item::Event(_)) || related.highlight(*item) > Highlight::None;
                if matches!(item, Item::Claim(_)) {
                    related.highlight(*item) == Highlight::Selected
                } else {
                    told || related.is_empty()
                }
            };
            let quoted = card::main_claim(ctx).map(|(claim, _)| Item::from(claim.id));
            ties().chain(in_time()).filter(matters).chain(quoted).collect()
        }
        // The promise itself, and what its judgement rests on.
        FigureView::Guarantee => {
            let judged = super::brief::subject(dossier, ctx.session).and_then(|id| dossier.assessments.get(&id));
            let of = |assessment: &Assessment| {
                let claims: Vec<Item> = assessment.claims().map(Item::from).collect();
                std::iter::once(assessment.guarantee).chain(claims)
            };
            judged.map(of).into_iter().flatten().collect()
        }
        FigureView::Precedents => dossier.precedents.keys().map(|id| Item::from(*id)).collect(),
        FigureView::Ledger => ledger_items(ctx),
        FigureView::Document => {
            let open = ctx.session.document;
            let of_document = |claim: &&crate::model::Claim| {
                claim
                    .passages
                    .iter()
                    .filter_map(|p| dossier.passages.get(p))
                    .any(|p| Some(p.document) == open)
            };
            dossier
                .claims
                .values()
                .filter(of_document)
                .map(|c| Item::from(c.id))
                .collect()
        }
    }
}

/// The numbered sources of a figure.
pub fn sources_of(ctx: &ViewCtx<'_>, view: FigureView) -> Sources {
    let mut items = items_of(ctx, view);
    if ctx.session.filter.hide_proposed {
        items.retain(|item| ctx.derived.index.review_of(ctx.dossier, *item) != Review::Proposed);
    }
    let mut sources = Sources::of(ctx.dossier, &ctx.derived.index, &ctx.derived.world, items);
    if view == FigureView::Document {
        sources.notes.retain(|note| Some(note.document) == ctx.session.document);
    }
    sources
}

/// The claims and other records that a ledger shows.
fn ledger_items(ctx: &ViewCtx<'_>) -> Vec<Item> {
    let dossier = ctx.dossier;
    match ctx.session.ledger {
        Some(Ledger::Contradictions) => dossier.contradictions.keys().map(|id| Item::from(*id)).collect(),
        Some(Ledger::Quantities) => dossier.quantities.keys().map(|id| Item::from(*id)).collect(),
        Some(Ledger::Precedents) => dossier.precedents.keys().map(|id| Item::from(*id)).collect(),
        Some(Ledger::Scenarios) => dossier.scenarios.keys().map(|id| Item::from(*id)).collect(),
        Some(Ledger::Coverage | Ledger::Notes | Ledger::Measures) | None => Vec::new(),
        Some(Ledger::Proposals | Ledger::Claims | Ledger::Forecasts) => dossier.claims.keys().map(|id| Item::from(*id)).collect(),
    }
}

/// Draws the page into the whole of `ui`.
pub fn figure_page_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, spec: &FigureSpec, panes: &mut FigurePanes) {
    let view = spec.view;
    if view == FigureView::Brief {
        brief_ui(ctx, ui, &mut panes.brief);
        return;
    }
    let session = session_of(ctx, view);
    let ctx = &ViewCtx {
        session: &session,
        ..*ctx
    };
    let sources = if spec.sources {
        sources_of(ctx, view)
    } else {
        Sources::default()
    };
    let ctx = &ViewCtx {
        medium: Medium::Figure,
        sources: Some(&sources),
        ..*ctx
    };
    if panes.spoken.title.is_empty() {
        panes.spoken = speech::spoken(ctx, spec, &sources.notes);
    }
    let page = ui.max_rect();
    if !spec.transparent {
        ui.painter().rect_filled(page, 0, ctx.palette.panel);
    }
    let (laid_out, place) = scene::laid_out(page, view);
    panes.place = place;
    let legend = spec.legend.map(|(x, y)| laid_out.min + laid_out.size() * vec2(x, y));
    panes.network.set_out(panes.zoom, legend);
    if view == FigureView::Scene {
        scene::scene_ui(ctx, ui, spec, &sources.notes, panes);
    } else {
        scene::pane_ui(ctx, ui, spec, &sources.notes, panes);
    }
}

/// The session that a figure looks at: that of the window, or with the table that is asked for.
fn session_of(ctx: &ViewCtx<'_>, view: FigureView) -> Session {
    let mut session = ctx.session.clone();
    match view {
        FigureView::Precedents => session.ledger = Some(Ledger::Precedents),
        FigureView::Ledger if session.ledger.is_none() => session.ledger = Some(Ledger::Claims),
        _ => {}
    }
    session
}

/// The handling marking across top and bottom; gives what is left between.
fn marking(ctx: &ViewCtx<'_>, ui: &Ui, page: Rect, spec: &FigureSpec) -> Rect {
    let marking = &ctx.dossier.header.marking;
    if marking.is_empty() || !spec.marking {
        return page;
    }
    let text = marking.get(ctx.words.language());
    let left = page.shrink2(vec2(0.0, MARKING));
    for bar in [page.with_max_y(left.top()), page.with_min_y(left.bottom())] {
        ui.painter().rect_filled(bar, 0, ctx.palette.good);
        let words = font(size::NOTE, Weight::SemiBold);
        let colour = ctx.palette.on_accent;
        ui.painter()
            .text(bar.center(), egui::Align2::CENTER_CENTER, text, words, colour);
    }
    left
}

/// Where the selection stands: numbers of the sources with the paragraphs, as "4 ¶1, 7 · 5 ¶5".
fn places(ctx: &ViewCtx<'_>) -> String {
    let mut of_document: BTreeMap<DocumentId, BTreeSet<u32>> = BTreeMap::new();
    let mut blocks = BTreeMap::new();
    for passage in ctx
        .derived
        .related
        .evidence
        .iter()
        .filter_map(|id| ctx.dossier.passages.get(id))
    {
        let Some(document) = ctx.dossier.documents.get(&passage.document) else {
            continue;
        };
        let blocks = blocks.entry(document.id).or_insert_with(|| paragraphs(&document.text));
        let block = blocks.iter().find(|b| b.span.contains(passage.target.span));
        of_document
            .entry(document.id)
            .or_default()
            .extend(block.and_then(|b| b.number));
    }
    let notes = ctx.sources.map_or(&[][..], |sources| &sources.notes);
    let parts: Vec<String> = notes
        .iter()
        .filter_map(|note| {
            let numbers: Vec<u32> = of_document.get(&note.document)?.iter().copied().collect();
            if numbers.is_empty() {
                Some(note.number.to_string())
            } else {
                Some(format!("{} ¶{}", note.number, runs(&numbers)))
            }
        })
        .collect();
    parts.join(" · ")
}

/// What is selected, and where it stands.
fn selected(ctx: &ViewCtx<'_>) -> Option<String> {
    let item = ctx.session.selection?;
    let shown = ctx.words.with("figure-selection", &[("name", ctx.name(item).into())]);
    let places = places(ctx);
    Some(if places.is_empty() {
        shown
    } else {
        format!("{shown} ({places})")
    })
}

/// The scene in hand, if a figure shows it.
fn scene_shown<'a>(ctx: &ViewCtx<'a>, spec: &FigureSpec) -> Option<&'a Scene> {
    let id = ctx.session.scene.filter(|_| spec.view == FigureView::Scene)?;
    ctx.dossier.scenes.get(&id)
}

/// The title that was chosen, else that of what is shown.
pub fn title(ctx: &ViewCtx<'_>, spec: &FigureSpec) -> String {
    let language = ctx.words.language();
    if !spec.title.is_empty() {
        return spec.title.get(language).to_owned();
    }
    match (spec.view, scene_shown(ctx, spec)) {
        (FigureView::Document, _) => ctx.session.document.map(|id| ctx.name(id)).unwrap_or_default(),
        (_, Some(scene)) => scene.title.get(language).to_owned(),
        _ => ctx.dossier.header.title.get(language).to_owned(),
    }
}

/// The caption that was chosen, else that of the scene, the name of the table, or what is marked in the document.
fn caption(ctx: &ViewCtx<'_>, spec: &FigureSpec) -> String {
    let language = ctx.words.language();
    if !spec.caption.is_empty() {
        return spec.caption.get(language).to_owned();
    }
    if let Some(scene) = scene_shown(ctx, spec) {
        return scene.caption.get(language).to_owned();
    }
    match (spec.view, ctx.session.ledger) {
        (FigureView::Ledger, ledger) => ctx.words.text(ledger_name(ledger.unwrap_or(Ledger::Claims))).to_owned(),
        (FigureView::Precedents, _) => ctx.words.text(ledger_name(Ledger::Precedents)).to_owned(),
        (FigureView::Guarantee | FigureView::Brief, _) => String::new(),
        _ => selected(ctx).unwrap_or_default(),
    }
}

fn body_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, body: Rect, spec: &FigureSpec, panes: &mut FigurePanes) {
    let mut pane = |rect: Rect, fill, add: &mut dyn FnMut(&mut Ui)| {
        let mut child = ui.new_child(UiBuilder::new().max_rect(rect));
        child.set_clip_rect(rect);
        Frame::new().fill(fill).inner_margin(Margin::ZERO).show(&mut child, |ui| {
            ui.set_min_size(rect.size());
            add(ui);
        });
    };
    let p = ctx.palette;
    match spec.view {
        FigureView::Ledger | FigureView::Precedents => {
            let (ledgers, review) = (&mut panes.ledgers, &mut panes.review);
            pane(body, p.panel, &mut |ui| ledgers_ui(ctx, ui, ledgers, review, false));
        }
        FigureView::Guarantee => pane(body, p.panel, &mut |ui| {
            let account = panes.promise.get_or_init(|| promise::account(ctx).map(Box::new));
            promise::promise_ui(ctx, ui, body, account.as_deref());
        }),
        FigureView::Network => pane(body, p.canvas, &mut |ui| network_part(ctx, ui, panes)),
        FigureView::Timeline => pane(body, p.panel, &mut |ui| timeline_ui(ctx, ui, &mut panes.timeline)),
        FigureView::Document => {
            panes.document = DocumentState::under_a_title();
            pane(body, p.panel, &mut |ui| document_ui(ctx, ui, &mut panes.document));
        }
        FigureView::Window | FigureView::Scene | FigureView::Brief => {
            let split_y = body.top() + body.height() * 0.64;
            let split_x = body.left() + body.width() * 0.30;
            let document = Rect::from_min_max(body.min, pos2(split_x, split_y - space::S));
            let network = Rect::from_min_max(pos2(split_x + space::S, body.top()), pos2(body.right(), split_y - space::S));
            let timeline = Rect::from_min_max(pos2(body.left(), split_y), body.max);
            pane(document, p.paper, &mut |ui| document_ui(ctx, ui, &mut panes.document));
            pane(network, p.canvas, &mut |ui| network_part(ctx, ui, panes));
            pane(timeline, p.panel, &mut |ui| timeline_ui(ctx, ui, &mut panes.timeline));
        }
    }
}

/// The table that is shown in the place of the network.
fn ledger_part(ctx: &ViewCtx<'_>, ui: &mut Ui, room: Rect, panes: &mut FigurePanes) {
    let mut child = ui.new_child(UiBuilder::new().max_rect(room));
    child.set_clip_rect(room);
    ledgers_ui(ctx, &mut child, &mut panes.ledgers, &mut panes.review, false);
}

/// The network, and under it the chain of the attack, or the path, that is looked at.
fn network_part(ctx: &ViewCtx<'_>, ui: &mut Ui, panes: &mut FigurePanes) {
    let room = ui.available_rect_before_wrap();
    let chain = figure_height(ctx, room.size());
    let height = chain + paths::figure_height(ctx, room.size());
    let network = room.with_max_y(room.bottom() - height);
    let mut child = ui.new_child(UiBuilder::new().max_rect(network));
    child.set_clip_rect(network);
    network_ui(ctx, &mut child, &mut panes.network);
    let below = room.with_min_y(network.bottom());
    if chain > 0.0 {
        figure_ui(ctx, ui, below);
    } else if height > 0.0 {
        paths::figure_ui(ctx, ui, below);
    }
}

/// One source as a footnote: "1 Reuters, 19 Jun 2024, ¶1, 3 (B)".
pub(super) fn note_text(ctx: &ViewCtx<'_>, note: &Note) -> String {
    let Some(document) = ctx.dossier.documents.get(&note.document) else {
        return note.number.to_string();
    };
    if ctx.blanked(note.document) {
        return format!("{} {}", note.number, ctx.words.text("restricted-source"));
    }
    let language = ctx.words.language();
    let date = document
        .published
        .as_ref()
        .map_or_else(|| ctx.words.text("date-unknown").to_owned(), |d| ctx.words.date(d));
    format!(
        "{} {}, “{}”, {date}, ¶{} ({})",
        note.number,
        document.short_name(language),
        document.shown_title(language),
        runs(&note.paragraphs),
        document.reliability.letter(),
    )
    .replace('“', ctx.words.text("quote-open"))
    .replace('”', ctx.words.text("quote-close"))
}

fn foot_galleys(ctx: &ViewCtx<'_>, painter: &Painter, notes: &[Note], width: f32) -> (Vec<std::sync::Arc<egui::Galley>>, f32) {
    let columns = if width > 1000.0 { 2.0 } else { 1.0 };
    let column = (width - (columns - 1.0) * space::L) / columns;
    let colour = ctx.palette.text_weak;
    let galleys = notes
        .iter()
        .map(|note| painter.layout(note_text(ctx, note), font(size::SMALL, Weight::Regular), colour, column))
        .collect();
    (galleys, column)
}

/// Places of the notes: columns filled evenly; gives the offsets and the height of the whole.
fn foot_places(galleys: &[std::sync::Arc<egui::Galley>], column: f32, width: f32) -> (Vec<egui::Vec2>, f32) {
    let columns = ((width + space::L) / (column + space::L)).round().max(1.0) as usize;
    let rows = galleys.len().div_ceil(columns).max(1);
    let mut places = Vec::with_capacity(galleys.len());
    let mut height = 0.0_f32;
    for chunk in 0..columns {
        let mut y = 0.0;
        for galley in galleys.iter().skip(chunk * rows).take(rows) {
            places.push(vec2(chunk as f32 * (column + space::L), y));
            y += galley.size().y + 2.0;
        }
        height = height.max(y);
    }
    (places, height)
}
