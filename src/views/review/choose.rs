//! Choosing one of many: a field that narrows the list down, arrows and Enter, or a click.

use egui::{Id, Key, Modifiers, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use crate::derived::text_index::fold;
use crate::model::{Actor, ActorId, Language};
use crate::theme::{Weight, font, size, space};
use crate::views::ViewCtx;
use crate::widgets::form;

/// Height of a row, and rows seen at once.
const ROW: f32 = 26.0;
const SEEN: f32 = 10.0;
/// Actors listed at most.
const MOST: usize = 60;

/// What a list of choices remembers.
#[derive(Debug, Default)]
pub(super) struct Chooser {
    query: String,
    /// The row that Enter takes.
    at: usize,
    /// Opened with this frame.
    fresh: bool,
    found: Option<((u64, String), Vec<ActorId>)>,
}

impl Chooser {
    pub(super) fn fresh() -> Self {
        Self {
            fresh: true,
            ..Self::default()
        }
    }

    pub(super) fn at(place: usize) -> Self {
        Self {
            at: place,
            fresh: true,
            ..Self::default()
        }
    }

    /// A list of rows; gives the one chosen.
    pub(super) fn list(&mut self, ctx: &ViewCtx<'_>, ui: &mut Ui, rows: &[String]) -> Option<usize> {
        let (moved, entered) = self.keys(ui, rows.len());
        let reveal = moved || std::mem::take(&mut self.fresh);
        self.rows(ctx, ui, rows, reveal)
            .or_else(|| (entered && self.at < rows.len()).then_some(self.at))
    }

    /// A search over actors; gives the one chosen. `without` are not offered.
    pub(super) fn actor(&mut self, ctx: &ViewCtx<'_>, ui: &mut Ui, without: &[ActorId]) -> Option<ActorId> {
        let count = self.found.as_ref().map_or(0, |(_, found)| found.len());
        let (moved, entered) = self.keys(ui, count);
        let hint = ctx.words.text("review-search-actor");
        let fresh = std::mem::take(&mut self.fresh);
        let field = form::field(ui, Id::unique("review-actor"), &mut self.query, hint, f32::INFINITY, fresh);
        field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, hint));
        if field.changed() {
            self.at = 0;
        }
        let key = (ctx.derived.revision, self.query.clone());
        let found = match self.found.take() {
            Some((held, found)) if held == key => found,
            _ => search(ctx, &self.query, without),
        };
        let names: Vec<String> = found.iter().map(|id| actor_name(ctx, *id)).collect();
        let clicked = self.rows(ctx, ui, &names, moved);
        let chosen = clicked
            .or_else(|| entered.then_some(self.at))
            .and_then(|place| found.get(place).copied());
        self.found = Some((key, found));
        chosen
    }

    /// Arrows and Enter, taken before the field sees them.
    fn keys(&mut self, ui: &Ui, count: usize) -> (bool, bool) {
        let taken = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
        let (down, up, enter) = (taken(Key::ArrowDown), taken(Key::ArrowUp), taken(Key::Enter));
        let last = count.saturating_sub(1);
        if down {
            self.at = if self.at >= last { 0 } else { self.at + 1 };
        }
        if up {
            self.at = if self.at == 0 { last } else { self.at - 1 };
        }
        (down || up, enter)
    }

    fn rows(&mut self, ctx: &ViewCtx<'_>, ui: &mut Ui, rows: &[String], moved: bool) -> Option<usize> {
        let p = ctx.palette;
        let mut clicked = None;
        ui.add_space(space::XS);
        ScrollArea::vertical()
            .max_height(ROW * SEEN)
            .min_scrolled_height(ROW * SEEN)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for (place, text) in rows.iter().enumerate() {
                    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
                    let chosen = place == self.at;
                    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, text));
                    let fill = match (chosen, response.hovered()) {
                        (true, _) => Some(p.accent_soft),
                        (false, true) => Some(p.field),
                        (false, false) => None,
                    };
                    if let Some(fill) = fill {
                        ui.painter().rect_filled(rect, space::RADIUS - 1, fill);
                    }
                    let weight = if chosen { Weight::Medium } else { Weight::Regular };
                    let mut job = egui::text::LayoutJob::simple_singleline(text.clone(), font(size::BODY, weight), p.text);
                    job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - 2.0 * space::S);
                    let galley = ui.painter().layout_job(job);
                    let at = rect.left_center() + vec2(space::S, -galley.size().y / 2.0);
                    ui.painter().galley(at, galley, p.text);
                    if chosen && moved {
                        ui.scroll_to_rect(rect, None);
                    }
                    if response.clicked() {
                        clicked = Some(place);
                    }
                }
                if rows.is_empty() {
                    ui.label(egui::RichText::new(ctx.words.text("search-nothing")).color(p.text_weak));
                }
            });
        clicked
    }
}

/// "Russia · State · RU".
pub(super) fn actor_name(ctx: &ViewCtx<'_>, actor: ActorId) -> String {
    let record = ctx.dossier.actors.get(&actor);
    let kind = record.map(|a| ctx.words.actor(a.kind)).unwrap_or_default();
    format!("{} · {kind}", ctx.name(actor))
}

/// Actors that a query may mean: names that begin so first, then names, aliases and codes that contain it.
fn search(ctx: &ViewCtx<'_>, query: &str, without: &[ActorId]) -> Vec<ActorId> {
    let wanted = fold(query.trim());
    let rank = |actor: &Actor| -> Option<u8> {
        if actor.review == crate::model::Review::Rejected || without.contains(&actor.id) {
            return None;
        }
        let names = actor.names.iter().flat_map(|n| [&n.name.de, &n.name.en]);
        let mut best = None;
        for (name, own) in names.map(|n| (n, true)).chain(actor.aliases.iter().map(|a| (a, false))) {
            let name = fold(name);
            let rank = match () {
                () if name == wanted => Some(0),
                () if name.starts_with(&wanted) && own => Some(1),
                () if name.starts_with(&wanted) => Some(2),
                () if name.contains(&wanted) => Some(3),
                () => None,
            };
            best = [best, rank].into_iter().flatten().min();
        }
        best.or_else(|| (fold(&actor.code) == wanted).then_some(1))
    };
    let mut found: Vec<(u8, &str, ActorId)> = Vec::new();
    for actor in ctx.dossier.actors.values() {
        if let Some(rank) = rank(actor) {
            found.push((rank, actor.name(Language::En), actor.id));
        }
    }
    found.sort();
    found.into_iter().take(MOST).map(|(_, _, id)| id).collect()
}
