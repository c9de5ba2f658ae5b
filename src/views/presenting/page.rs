//! The scene as a page: marking, title, caption, panes, numbered sources, place in the briefing.

use egui::{Align2, Color32, Rect, Stroke, Ui, UiBuilder, pos2, vec2};

use super::{Lesson, card, document, side};
use crate::derived::sources::{Note, runs};
use crate::derived::{Sources, time_index::Lane};
use crate::model::{Item, LayoutMethod, PaneKind, Scene};
use crate::theme::{Palette, Weight, font, line, size, space};
use crate::views::chain::{figure_height, figure_ui};
use crate::views::ledgers::{LedgersState, ledgers_ui};
use crate::views::network::{key_beside, network_ui};
use crate::views::review::ReviewState;
use crate::views::timeline::timeline_ui;
use crate::views::{ViewCtx, paths};

/// Margin of the page at the sides, and height of a marking.
const MARGIN: f32 = 40.0;
const MARKING: f32 = 22.0;
/// Lines of sources at most.
const SOURCE_LINES: usize = 3;
/// Size of the caption, and of what stands at the foot.
const CAPTION: f32 = 16.0;
const FOOT: f32 = size::NOTE;

/// Draws the scene in hand into the whole of `ui`.
pub(super) fn page_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, lesson: &mut Lesson<'_>) {
    // The panes stand on the page, not in frames of their own.
    let palette = Palette {
        canvas: ctx.palette.panel,
        ..ctx.palette.clone()
    };
    let sources = sources_of(ctx, lesson);
    let ctx = &ViewCtx {
        palette: &palette,
        sources: Some(&*sources),
        ..*ctx
    };
    let page = ui.max_rect();
    ui.painter().rect_filled(page, 0.0, palette.panel);
    let Some(scene) = ctx.session.scene.and_then(|id| ctx.dossier.scenes.get(&id)) else {
        let text = ctx.words.text("presenting-no-scenes");
        let style = font(size::TITLE, Weight::Regular);
        ui.painter()
            .text(page.center(), Align2::CENTER_CENTER, text, style, palette.text);
        return;
    };
    let (top, bottom) = markings(ctx, ui, page, lesson.marking);
    let inner = Rect::from_min_max(
        pos2(page.left() + MARGIN, top + space::L),
        pos2(page.right() - MARGIN, bottom - space::S),
    );
    let head = head(ctx, ui, inner, scene);
    let foot = foot(ctx, ui, inner, &sources.notes);
    let body = Rect::from_min_max(pos2(inner.left(), head), pos2(inner.right(), foot.max(head + 80.0)));
    body_ui(ctx, ui, lesson, scene, body);
}

/// Marking on top and bottom; gives the room between them.
fn markings(ctx: &ViewCtx<'_>, ui: &Ui, page: Rect, usual: &str) -> (f32, f32) {
    let own = ctx.dossier.header.marking.get(ctx.words.language());
    let text = if own.is_empty() { usual } else { own };
    if text.is_empty() {
        return (page.top(), page.bottom());
    }
    for top in [page.top(), page.bottom() - MARKING] {
        let bar = Rect::from_min_size(pos2(page.left(), top), vec2(page.width(), MARKING));
        ui.painter().rect_filled(bar, 0.0, ctx.palette.good);
        let style = font(size::NOTE, Weight::SemiBold);
        ui.painter()
            .text(bar.center(), Align2::CENTER_CENTER, text, style, ctx.palette.on_accent);
    }
    (page.top() + MARKING, page.bottom() - MARKING)
}

/// Title and caption; gives the y below them.
fn head(ctx: &ViewCtx<'_>, ui: &Ui, inner: Rect, scene: &Scene) -> f32 {
    let language = ctx.words.language();
    let p = ctx.palette;
    let title = rows(
        ui,
        scene.title.get(language),
        size::DISPLAY,
        Weight::Bold,
        p.text,
        inner.width(),
        2,
    );
    let mut y = inner.top();
    let height = title.size().y;
    ui.painter().galley(pos2(inner.left(), y), title, p.text);
    y += height + space::XS;
    if !scene.caption.is_empty() {
        let caption = scene.caption.get(language);
        let galley = rows(ui, caption, CAPTION, Weight::Regular, p.text_weak, inner.width(), 2);
        let height = galley.size().y;
        ui.painter().galley(pos2(inner.left(), y), galley, p.text_weak);
        y += height;
    }
    y + space::M
}

/// Words in so many rows at most.
pub(super) fn rows(
    ui: &Ui,
    text: &str,
    points: f32,
    weight: Weight,
    ink: Color32,
    width: f32,
    most: usize,
) -> std::sync::Arc<egui::Galley> {
    let mut job = egui::text::LayoutJob::simple(text.to_owned(), font(points, weight), ink, width.max(20.0));
    job.wrap.max_rows = most;
    ui.painter().layout_job(job)
}

/// Sources, place in the briefing and day; gives the y above them.
fn foot(ctx: &ViewCtx<'_>, ui: &Ui, inner: Rect, notes: &[Note]) -> f32 {
    let p = ctx.palette;
    let ink = p.text_weak;
    let weight = Weight::Regular;
    let place = ctx
        .derived
        .briefing
        .iter()
        .find(|placed| Some(placed.scene) == ctx.session.scene);
    let number = place.map(|placed| placed.number.clone()).unwrap_or_default();
    let all = ctx.dossier.main_line().len();
    let said = ctx
        .words
        .with("presenting-place", &[("number", number.into()), ("all", all.into())]);
    let day = ctx.words.day(ctx.session.moment);
    let state = match ctx.session.known_by {
        Some(known) => {
            let known = ctx.words.day(known);
            ctx.words
                .with("presenting-as-of-known", &[("day", day.into()), ("known", known.into())])
        }
        None => ctx.words.with("presenting-as-of", &[("day", day.into())]),
    };
    let style = font(FOOT, weight);
    let painter = ui.painter();
    let left = painter.text(inner.left_bottom(), Align2::LEFT_BOTTOM, said, style.clone(), ink);
    painter.text(inner.right_bottom(), Align2::RIGHT_BOTTOM, state, style, ink);
    let galley = rows(
        ui,
        &fitting(ctx, ui, notes, inner.width()),
        FOOT,
        weight,
        ink,
        inner.width(),
        SOURCE_LINES,
    );
    let top = left.top() - space::XS - galley.size().y - 6.0;
    painter.hline(inner.x_range(), top, Stroke::new(1.5 * line::HAIR, p.line));
    painter.galley(pos2(inner.left(), top + 6.0), galley, ink);
    top - space::S
}

/// The sources that have room, and how many have none.
fn fitting(ctx: &ViewCtx<'_>, ui: &Ui, notes: &[Note], width: f32) -> String {
    let text = |shown: usize| {
        let mut parts: Vec<String> = notes.iter().take(shown).map(|note| note_text(ctx, note)).collect();
        if shown < notes.len() {
            parts.push(
                ctx.words
                    .with("presenting-more-sources", &[("n", (notes.len() - shown).into())]),
            );
        }
        parts.join("\u{2003}")
    };
    let fits = |shown: usize| {
        let galley = rows(
            ui,
            &text(shown),
            FOOT,
            Weight::Regular,
            Color32::PLACEHOLDER,
            width,
            SOURCE_LINES + 1,
        );
        galley.rows.len() <= SOURCE_LINES
    };
    let most = notes.len().min(24);
    let shown = (0..=most).rev().find(|shown| fits(*shown)).unwrap_or(0);
    text(shown)
}

/// One source: "1 Reuters, 19 Jun 2024, ¶1, 3 (B)". Its parts are not torn apart.
fn note_text(ctx: &ViewCtx<'_>, note: &Note) -> String {
    let Some(document) = ctx.dossier.documents.get(&note.document) else {
        return note.number.to_string();
    };
    if ctx.blanked(note.document) {
        return format!("{} {}", note.number, ctx.words.text("restricted-source")).replace(' ', "\u{a0}");
    }
    let name = document.short_name(ctx.words.language());
    let date = document.published.as_ref().map(|date| ctx.words.date(date));
    let mut parts = vec![format!("{} {name}", note.number)];
    parts.extend(date);
    if !note.paragraphs.is_empty() {
        parts.push(format!("¶{}", runs(&note.paragraphs)));
    }
    let letter = document.reliability.letter();
    format!("{} ({letter})", parts.join(", ")).replace(' ', "\u{a0}")
}

/// The sources of what the scene shows.
fn sources_of(ctx: &ViewCtx<'_>, lesson: &mut Lesson<'_>) -> std::sync::Arc<Sources> {
    let s = ctx.session;
    // While time runs the sources stay those of where it stopped last.
    let moment = if s.playing { s.window.from } else { s.moment };
    let key = (
        ctx.derived.revision,
        s.scene,
        moment,
        s.known_by,
        s.filter.clone(),
        s.selection_serial,
    );
    lesson.stage.sources.get(&key, || {
        let world = &ctx.derived.world;
        let mut items: Vec<Item> = world
            .ties()
            .filter(|(_, state)| state.visible)
            .map(|(id, _)| id.into())
            .collect();
        let time = &ctx.derived.time;
        for lane in [Lane::Events, Lane::Statements] {
            time.touching(lane, s.window.from.0, s.window.to.0, |place| {
                items.extend(time.entries(lane).get(place).map(|entry| entry.item));
            });
        }
        // What the scene is about stands first where it is about something.
        let related = &ctx.derived.related;
        if !related.is_empty() {
            let of_it = |item: &Item| related.highlight(*item) != crate::derived::Highlight::None;
            items.retain(of_it);
            items.extend(s.selection);
        }
        Sources::of(ctx.dossier, &ctx.derived.index, world, items)
    })
}

/// The panes of the scene; the sentence somebody asked for, and its text.
fn body_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, lesson: &mut Lesson<'_>, scene: &Scene, body: Rect) {
    let has = |pane: PaneKind| scene.panes.is_empty() || scene.panes.contains(&pane);
    let asked = lesson.on.card.is_some();
    let beside = asked || side::has_something(ctx, scene);
    let (network, timeline) = (has(PaneKind::Network) || !has(PaneKind::Timeline), has(PaneKind::Timeline));
    let mut main = body;
    if beside {
        let share = if asked { 0.36 } else { 0.28 };
        let width = (share * body.width()).clamp(250.0, 520.0).min(0.5 * body.width());
        main.max.x = body.right() - width - space::L;
    }
    let time = match (network, timeline) {
        (true, true) => (0.31 * body.height()).clamp(100.0, 260.0),
        (false, true) => body.height(),
        _ => 0.0,
    };
    let split = body.bottom() - time;
    let above = main.with_max_y(split);
    let below = Rect::from_min_max(pos2(body.left(), split), body.max);
    let beside_room = Rect::from_min_max(
        pos2(main.right() + space::L, body.top()),
        pos2(body.right(), split.max(body.top())),
    );
    let beside_room = if network {
        beside_room
    } else {
        beside_room.with_max_y(body.bottom())
    };
    let below = if beside && !network {
        below.with_max_x(main.right())
    } else {
        below
    };
    if lesson.on.text {
        let room = Rect::from_min_max(body.min, pos2(main.right(), body.bottom()));
        document::text_ui(ctx, ui, lesson, room);
    } else {
        if network {
            pane(ui, above, "network", |ui| network_part(ctx, ui, lesson));
        }
        if timeline {
            pane(ui, below, "timeline", |ui| timeline_ui(ctx, ui, lesson.timeline));
        }
    }
    if asked {
        let room = if lesson.on.text {
            beside_room.with_max_y(body.bottom())
        } else {
            beside_room
        };
        card::card_ui(ctx, ui, lesson, room);
    } else if beside {
        side::side_ui(ctx, ui, lesson, scene, beside_room);
    }
}

/// A part of the page with a name of its own.
fn pane(ui: &mut Ui, rect: Rect, name: &'static str, add: impl FnOnce(&mut Ui)) {
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(("stage", name)));
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    add(&mut child);
}

/// The network, with the chain of an attack or a path under it; a ledger in its place where the scene has one.
fn network_part(ctx: &ViewCtx<'_>, ui: &mut Ui, lesson: &mut Lesson<'_>) {
    if ctx.session.ledger.is_some() {
        let (mut ledgers, mut review) = (LedgersState::default(), ReviewState::default());
        ledgers_ui(ctx, ui, &mut ledgers, &mut review, false);
        return;
    }
    let room = ui.available_rect_before_wrap();
    let chain = figure_height(ctx, room.size());
    let height = chain + paths::figure_height(ctx, room.size());
    let mut network = room.with_max_y(room.bottom() - height);
    let below = room.with_min_y(network.bottom());
    let plane = matches!(
        ctx.session.layout,
        LayoutMethod::Force | LayoutMethod::Circle | LayoutMethod::Blocs | LayoutMethod::Map
    );
    if plane {
        // A card would lie on the picture.
        network = key_beside(ctx, ui, network);
    }
    pane(ui, network, "plane", |ui| network_ui(ctx, ui, lesson.network));
    if chain > 0.0 {
        figure_ui(ctx, ui, below);
    } else if height > 0.0 {
        paths::figure_ui(ctx, ui, below);
    }
}
