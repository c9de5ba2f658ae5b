//! The page of a scene: what stands on a slide. Title and caption, the network with its key, the card with the sentence
//! and the chance, the strip of time, numbered sources, which scene of how many. The figure of a table, a promise or a
//! document has the same head and foot.
//!
//! One scale of type (`theme::size`), one grid of four points; the whole page grows with the page it is drawn on. Not
//! here: the panes themselves, and what a presentation adds.

use egui::emath::TSTransform;
use egui::{Painter, Rect, Stroke, Ui, UiBuilder, pos2, vec2};

use super::super::network::{key_beside, network_ui};
use super::super::timeline::{strip_height, strip_ui};
use super::super::{Medium, ViewCtx, status};
use super::card::{Card, set};
use super::{FigurePanes, foot_galleys, foot_places, ledger_part, marking};
use crate::command::{FigureSpec, FigureView};
use crate::derived::sources::Note;
use crate::model::{LayoutMethod, PaneKind};
use crate::theme::{Palette, Weight, font, line, size, space};

/// The page is laid out for at most so much room, and drawn larger on a larger page; with all of a network or of a
/// timeline on it, there is more to be laid out.
const LAID_OUT: egui::Vec2 = vec2(1200.0, 675.0);
const LAID_OUT_WHOLE: egui::Vec2 = vec2(1600.0, 900.0);
/// From this width on the card stands beside the network, else below it.
const BESIDE: f32 = 720.0;
/// Least and greatest width of the card beside, and the part of the width between.
const CARD: (f32, f32) = (232.0, 320.0);
const CARD_PART: f32 = 0.28;
/// Rooms smaller than this are small, for one pane and for all of them.
const SMALL: egui::Vec2 = vec2(560.0, 300.0);
const SMALL_FOR_ALL: egui::Vec2 = vec2(900.0, 420.0);
/// Least room for the network.
const LEAST_NETWORK: f32 = 120.0;
/// The same where a card lies below it: rather no card than a network that cannot be read.
const LEAST_BESIDE_CARD: f32 = 190.0;
/// Rows of the strip, at least and at most, and the part of the body that it may take.
const ROWS: (usize, usize) = (2, 5);
const ROWS_UPRIGHT: usize = 12;
const STRIP_PART: f32 = 0.25;
/// Between the sources and the line of the state.
const FOOT: f32 = 4.0;
/// The part of the page that sources may take.
const SOURCES_PART: f32 = 0.2;

/// What the page of a scene works out once.
#[derive(Default)]
pub(super) struct ScenePanes {
    card: std::cell::OnceCell<Option<Card>>,
}

/// Draws the page into the whole of `ui`.
pub(super) fn scene_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, spec: &FigureSpec, notes: &[Note], panes: &mut FigurePanes) {
    let mut parts = Vec::new();
    let place = on_sheet(ctx, ui, (spec, notes), &mut |sheet, child| {
        parts = sheet.body(ctx, child, panes);
    });
    panes.spoken.parts = parts.into_iter().map(|(name, rect)| (name, place * rect)).collect();
}

/// The same page around one pane, or all of them. In a small room network and timeline are drawn as on a slide: less of
/// both, so that it can be read.
pub(super) fn pane_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, spec: &FigureSpec, notes: &[Note], panes: &mut FigurePanes) {
    on_sheet(ctx, ui, (spec, notes), &mut |sheet, child| {
        let room = sheet.body;
        let least = if spec.view == FigureView::Window {
            SMALL_FOR_ALL
        } else {
            SMALL
        };
        let small = room.width() < least.x || room.height() < least.y;
        match spec.view {
            FigureView::Network if small => sheet.picture(ctx, child, room, panes),
            FigureView::Timeline if small => strip_ui(sheet.ctx, child, room),
            FigureView::Window if small => {
                sheet.body(ctx, child, panes);
            }
            _ => super::body_ui(ctx, child, room, spec, panes),
        }
    });
}

/// The page as it is laid out, and the way from there to the page.
pub(super) fn laid_out(page: Rect, view: FigureView) -> (Rect, TSTransform) {
    let room = match view {
        FigureView::Network | FigureView::Timeline | FigureView::Window => LAID_OUT_WHOLE,
        // Little is told, and that is to fill the page.
        FigureView::Guarantee => 0.84 * LAID_OUT,
        _ => LAID_OUT,
    };
    let grow = (page.size() / room).min_elem().max(1.0);
    let place = TSTransform::new(page.min.to_vec2() * (1.0 - grow), grow);
    (Rect::from_min_size(page.min, page.size() / grow), place)
}

/// Head and foot around what `add` draws; gives where the page that is laid out comes to lie.
fn on_sheet(
    ctx: &ViewCtx<'_>,
    ui: &mut Ui,
    (spec, notes): (&FigureSpec, &[Note]),
    add: &mut dyn FnMut(&Sheet<'_, '_>, &mut Ui),
) -> TSTransform {
    let (laid_out, place) = laid_out(ui.max_rect(), spec.view);
    // What has no card of its own stands on the page itself.
    let palette = Palette {
        canvas: ctx.palette.panel,
        ..*ctx.palette
    };
    let ctx = &ViewCtx {
        palette: &palette,
        ..*ctx
    };
    ui.with_visual_transform(place, |ui| {
        ui.set_clip_rect(laid_out);
        let mut child = ui.new_child(UiBuilder::new().max_rect(laid_out));
        child.set_clip_rect(laid_out);
        let sheet = Sheet::of(ctx, &child, spec, laid_out, notes);
        sheet.head(&child);
        sheet.foot(&child);
        add(&sheet, &mut child);
    });
    place
}

/// One source as short as can be: "1 Reuters, 19 Jun 2024 (B)".
fn short_note(ctx: &ViewCtx<'_>, note: &Note) -> String {
    let Some(document) = ctx.dossier.documents.get(&note.document) else {
        return note.number.to_string();
    };
    let date = document
        .published
        .as_ref()
        .map(|date| ctx.words.date(date))
        .unwrap_or_default();
    let name = document.short_name(ctx.words.language());
    format!("{} {name}, {date} ({})", note.number, document.reliability.letter())
}

/// Where things stand on the page.
struct Sheet<'a, 'c> {
    ctx: &'a ViewCtx<'c>,
    spec: &'a FigureSpec,
    notes: &'a [Note],
    /// Inside the margins and the bars of the marking.
    inner: Rect,
    /// Whether there is room for the caption.
    captioned: bool,
    /// Between title and sources.
    body: Rect,
}

impl<'a, 'c> Sheet<'a, 'c> {
    fn of(ctx: &'a ViewCtx<'c>, ui: &Ui, spec: &'a FigureSpec, page: Rect, notes: &'a [Note]) -> Self {
        let marked = marking(ctx, ui, page, spec);
        let margin = match page.width() {
            w if w >= 1000.0 => 44.0,
            w if w >= 600.0 => 28.0,
            _ => 16.0,
        };
        let upper = if page.height() < 500.0 { 12.0 } else { 24.0 };
        let inner = Rect::from_min_max(
            marked.left_top() + vec2(margin, upper),
            marked.right_bottom() - vec2(margin, upper * 0.5),
        );
        let mut sheet = Self {
            ctx,
            spec,
            notes,
            inner,
            captioned: true,
            body: inner,
        };
        let painter = ui.painter();
        let foot = sheet.sources(painter).1 + space::M + sheet.state(painter).size().y + FOOT;
        let head = |sheet: &Self| {
            let titles = sheet.titles(painter);
            titles.iter().map(|galley| galley.size().y + space::XS).sum::<f32>() + space::M
        };
        // A column of a journal has a caption of its own, a page without a picture is none.
        sheet.captioned = inner.height() - foot - head(&sheet) - space::M >= LEAST_NETWORK;
        let top = (inner.top() + head(&sheet)).round();
        sheet.body = Rect::from_min_max(
            pos2(inner.left(), top),
            pos2(
                inner.right().max(inner.left() + LEAST_NETWORK),
                (inner.bottom() - foot - space::M).max(top + LEAST_NETWORK),
            ),
        );
        sheet
    }

    fn titles(&self, painter: &Painter) -> Vec<std::sync::Arc<egui::Galley>> {
        let (ctx, wide) = (self.ctx, self.inner.width());
        let title = super::title(ctx, self.spec);
        let caption = super::caption(ctx, self.spec);
        let points = if wide < 600.0 { size::TITLE } else { size::DISPLAY };
        let mut found = vec![painter.layout(title, font(points, Weight::Bold), ctx.palette.text, wide)];
        if self.captioned && !caption.is_empty() {
            let points = if wide < 600.0 { size::NOTE } else { size::HEADING };
            found.push(painter.layout(caption, font(points, Weight::Regular), ctx.palette.text_weak, wide));
        }
        found
    }

    fn head(&self, ui: &Ui) {
        let mut at = self.inner.min;
        for galley in self.titles(ui.painter()) {
            let below = galley.size().y + space::XS;
            ui.painter().galley(at, galley, self.ctx.palette.text);
            at.y += below;
        }
    }

    /// The sources with their places, and how high they are together. Where they would take more than their part of the
    /// page they run on, without titles and paragraphs.
    fn sources(&self, painter: &Painter) -> (Vec<(egui::Vec2, std::sync::Arc<egui::Galley>)>, f32) {
        let (galleys, column) = foot_galleys(self.ctx, painter, self.notes, self.inner.width());
        let (places, height) = foot_places(&galleys, column, self.inner.width());
        if height <= SOURCES_PART * self.inner.height() {
            return (places.into_iter().zip(galleys).collect(), height);
        }
        let all: Vec<String> = self.notes.iter().map(|note| short_note(self.ctx, note)).collect();
        let style = font(size::SMALL, Weight::Regular);
        let galley = painter.layout(all.join("   "), style, self.ctx.palette.text_weak, self.inner.width());
        let height = galley.size().y;
        (vec![(egui::Vec2::ZERO, galley)], height)
    }

    /// "Made with Garant", where the page is wide enough for it beside the state.
    fn program(&self, painter: &Painter) -> Option<std::sync::Arc<egui::Galley>> {
        let ctx = self.ctx;
        let style = font(size::SMALL, Weight::Regular);
        let numbered = !self.notes.is_empty() && self.inner.width() > BESIDE;
        let key = if numbered {
            "figure-made-with"
        } else {
            "figure-made-with-short"
        };
        let text = ctx.words.text(key).to_owned();
        (self.inner.width() > 420.0).then(|| painter.layout_no_wrap(text, style, ctx.palette.text_weak))
    }

    /// Which scene, and of which state, in as many lines as it takes: a filter that is cut off would be a lie.
    fn state(&self, painter: &Painter) -> std::sync::Arc<egui::Galley> {
        let ctx = self.ctx;
        let state = status::figure_sentence(ctx);
        let text = match self.number() {
            Some(number) => format!("{number} · {state}"),
            None => state,
        };
        let aside = self.program(painter).map_or(0.0, |program| program.size().x + space::L);
        let style = font(size::SMALL, Weight::Regular);
        painter.layout(text, style, ctx.palette.text_weak, (self.inner.width() - aside).max(10.0))
    }

    /// Hairline, sources, which scene, and of which state.
    fn foot(&self, ui: &Ui) {
        let (p, painter) = (self.ctx.palette, ui.painter());
        let (sources, height) = self.sources(painter);
        let state = self.state(painter);
        let base = self.inner.bottom() - state.size().y;
        let top = base - FOOT - height - space::M;
        painter.hline(self.inner.x_range(), top, Stroke::new(line::HAIR, p.line));
        for (place, galley) in sources {
            let at = pos2(self.inner.left(), top + space::S) + place;
            painter.galley(at, galley, p.text_weak);
        }
        if let Some(program) = self.program(painter) {
            painter.galley(pos2(self.inner.right() - program.size().x, base), program, p.text_weak);
        }
        painter.galley(pos2(self.inner.left(), base), state, p.text_weak);
    }

    /// "Scene 3 of 7", or "Scene 3, branch 1" for one that branches off.
    fn number(&self) -> Option<String> {
        let (dossier, words) = (self.ctx.dossier, self.ctx.words);
        let scene = super::scene_shown(self.ctx, self.spec)?;
        let line = dossier.line(scene.branch_of);
        let place = |id, line: &[&crate::model::Scene]| line.iter().position(|s| s.id == id).map(|place| place + 1);
        let own = place(scene.id, &line)?;
        match scene.branch_of {
            None => Some(words.with("figure-scene-of", &[("n", own.into()), ("all", line.len().into())])),
            Some(root) => {
                let trunk = dossier.scenes.get(&root)?;
                let at = place(root, &dossier.line(trunk.branch_of))?;
                Some(words.with("figure-scene-branch", &[("n", at.into()), ("branch", own.into())]))
            }
        }
    }

    /// Network, card and strip; gives the parts with their names.
    fn body(&self, own: &ViewCtx<'_>, ui: &mut Ui, panes: &mut FigurePanes) -> Vec<(String, Rect)> {
        let ctx = self.ctx;
        let shown = |pane| {
            let scene = ctx.session.scene.and_then(|id| ctx.dossier.scenes.get(&id));
            scene.is_none_or(|scene| scene.panes.is_empty() || scene.panes.contains(&pane))
        };
        let card = panes.scene.card.get_or_init(|| Card::of(own)).clone();
        let mut room = self.body;
        let mut parts = Vec::new();
        let mut named = |key, rect: Rect| parts.push((ctx.words.text(key).to_owned(), rect));
        if shown(PaneKind::Timeline) && room.height() > 1.6 * LEAST_NETWORK {
            let alone = !shown(PaneKind::Network) && !shown(PaneKind::Document);
            let part = if alone { 0.6 } else { STRIP_PART };
            let upright = room.height() > 1.1 * room.width();
            let most = if alone {
                24
            } else if upright {
                ROWS_UPRIGHT
            } else {
                ROWS.1
            };
            let fits = ((part * room.height() - strip_height(0)) / (strip_height(1) - strip_height(0))).floor();
            let height = strip_height((fits.max(0.0) as usize).clamp(ROWS.0, most));
            let strip = room.with_min_y(room.bottom() - height);
            strip_ui(ctx, ui, strip);
            named("export-timeline", strip);
            room.max.y = strip.top() - space::M;
        }
        if let Some(card) = &card {
            // On an upright page the network takes the width, and the card what is left of the height.
            let beside = room.width() >= BESIDE && self.body.height() <= 1.1 * self.body.width();
            let width = if beside {
                (CARD_PART * room.width()).clamp(CARD.0, CARD.1)
            } else {
                room.width()
            };
            let most = if beside { room.height() } else { 0.4 * room.height() };
            let set = set(own, ui.painter(), card, width, most);
            if !set.is_empty() && (beside || room.height() - set.height > LEAST_BESIDE_CARD) {
                let at = if beside {
                    pos2(room.right() - width, room.top())
                } else {
                    pos2(room.left(), room.bottom() - set.height)
                };
                let frame = set.paint(own, ui.painter(), at);
                named("figure-card", frame);
                if beside {
                    room.max.x = frame.left() - space::L;
                } else {
                    room.max.y = frame.top() - space::M;
                }
            }
        }
        named("export-network", room);
        self.picture(own, ui, room, panes);
        parts
    }

    /// The network, or what a scene shows in its place.
    fn picture(&self, own: &ViewCtx<'_>, ui: &mut Ui, room: Rect, panes: &mut FigurePanes) {
        let ctx = self.ctx;
        if ctx.session.ledger.is_some() {
            ledger_part(own, ui, room, panes);
            return;
        }
        let plane = matches!(
            ctx.session.layout,
            LayoutMethod::Force | LayoutMethod::Circle | LayoutMethod::Blocs | LayoutMethod::Map
        );
        let network = if plane { key_beside(ctx, ui, room) } else { room };
        let inset = &ViewCtx {
            medium: if plane { Medium::Inset } else { Medium::Figure },
            ..*ctx
        };
        let mut child = ui.new_child(UiBuilder::new().max_rect(network));
        child.set_clip_rect(network);
        panes.network.name_what_matters();
        network_ui(inset, &mut child, &mut panes.network);
    }
}
