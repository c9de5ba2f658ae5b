//! Picking a record: a field that narrows a list down, arrows and Enter, or a click.
//!
//! For every form of the panes: [`Picker::list_ui`] is the list where there is room for it, [`pick_button`] a field that
//! shows what is picked and opens the list below itself. What is picked is given back; nothing is changed here.
//! Not here: choosing among codes (`widgets::segmented`), the search box of the whole program (`search`).

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Id, Key, Modifiers, Popup, PopupCloseBehavior, RectAlign, Role, ScrollArea, Sense, SetOpenCommand, Ui, WidgetInfo, vec2,
};

use super::ViewCtx;
use super::review::words;
use crate::derived::text_index::{Target, fold};
use crate::model::{Actor, Item, Language, Review};
use crate::theme::{Weight, font, size, space};
use crate::views::search::kind_word;
use crate::widgets::form;

/// Height of a row, and rows seen at once.
const ROW: f32 = 26.0;
const SEEN: f32 = 8.0;
/// Rows listed at most, and hits of the text index looked at for them.
const MOST: usize = 60;
const LOOKED_AT: usize = 600;
/// Widest list below a field.
const WIDTH: f32 = 420.0;

/// A kind of record that can be picked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pick {
    /// Actors.
    Actors,
    /// Ties.
    Ties,
    /// Events.
    Events,
    /// Treaties and other instruments.
    Instruments,
    /// Claims.
    Claims,
    /// Documents.
    Documents,
}

impl Pick {
    /// Whether a record is of this kind.
    pub fn holds(self, item: Item) -> bool {
        matches!(
            (self, item),
            (Self::Actors, Item::Actor(_))
                | (Self::Ties, Item::Tie(_))
                | (Self::Events, Item::Event(_))
                | (Self::Instruments, Item::Instrument(_))
                | (Self::Claims, Item::Claim(_))
                | (Self::Documents, Item::Document(_))
        )
    }
}

/// What a list to pick from remembers. One for each field; the default is a list just opened.
#[derive(Debug, Default)]
pub struct Picker {
    query: String,
    /// The row that Enter takes.
    at: usize,
    /// Drawn before, so that the field does not take the focus again.
    seen: bool,
    found: Option<(Asked, Vec<Item>)>,
}

/// What a list depends on: the dossier, the query, the kinds, the language.
type Asked = ((u64, Option<u64>), String, &'static [Pick], Language);

/// What may be picked.
#[derive(Debug, Clone, Copy)]
pub struct Offer<'a> {
    /// Kinds of records.
    pub kinds: &'static [Pick],
    /// What is offered before anything is typed; empty for the first records of these kinds.
    pub likely: &'a [Item],
    /// What is not offered.
    pub without: &'a [Item],
}

impl Picker {
    /// Forgets what was typed; the field takes the focus when it is drawn next.
    pub fn reset(&mut self) {
        *self = Self::default();
    }

    /// Field and list; gives what is picked. `hint` stands in the empty field and is its name.
    pub fn list_ui(&mut self, ctx: &ViewCtx<'_>, ui: &mut Ui, id: Id, hint: &str, offer: Offer<'_>) -> Option<Item> {
        let fresh = !std::mem::replace(&mut self.seen, true);
        let made = (ctx.derived.revision, ctx.derived.text_revision);
        let key = (made, self.query.clone(), offer.kinds, ctx.words.language());
        let found = match self.found.take() {
            Some((held, found)) if held == key => found,
            _ => find(ctx, &self.query, offer),
        };
        let focused = fresh || ui.memory(|m| m.has_focus(id));
        let (moved, entered) = if focused { self.keys(ui, found.len()) } else { (false, false) };
        let field = form::field(ui, id, &mut self.query, hint, f32::INFINITY, fresh);
        field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, hint));
        if field.changed() {
            self.at = 0;
        }
        self.at = self.at.min(found.len().saturating_sub(1));
        let clicked = self.rows(ctx, ui, &found, moved);
        let picked = clicked
            .or_else(|| entered.then_some(self.at))
            .and_then(|place| found.get(place).copied());
        self.found = Some((key, found));
        picked
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

    fn rows(&self, ctx: &ViewCtx<'_>, ui: &mut Ui, rows: &[Item], moved: bool) -> Option<usize> {
        let mut clicked = None;
        ui.add_space(space::XS);
        ScrollArea::vertical()
            .id_salt("pick-rows")
            .max_height(ROW * SEEN)
            .min_scrolled_height(ROW * SEEN)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for (place, item) in rows.iter().enumerate() {
                    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::CLICK);
                    let chosen = place == self.at;
                    if chosen && moved {
                        ui.scroll_to_rect(rect, None);
                    }
                    if ui.is_rect_visible(rect) {
                        row_ui(ctx, ui, &response, *item, chosen);
                    }
                    if response.clicked() {
                        clicked = Some(place);
                    }
                }
                if rows.is_empty() {
                    ui.label(egui::RichText::new(ctx.words.text("search-nothing")).color(ctx.palette.text_weak));
                }
            });
        clicked
    }
}

/// A row: what it is called, and what tells it from others of the name.
fn row_ui(ctx: &ViewCtx<'_>, ui: &Ui, response: &egui::Response, item: Item, chosen: bool) {
    let p = ctx.palette;
    let (title, note) = (title(ctx, item), note(ctx, item));
    let name = format!("{title} · {note}");
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &name));
    let fill = match (chosen, response.hovered()) {
        (true, _) => Some(p.accent_soft),
        (false, true) => Some(p.field),
        (false, false) => None,
    };
    if let Some(fill) = fill {
        ui.painter().rect_filled(response.rect, space::RADIUS - 1, fill);
    }
    let weight = if chosen { Weight::Medium } else { Weight::Regular };
    let mut job = LayoutJob::default();
    job.append(&title, 0.0, TextFormat::simple(font(size::BODY, weight), p.text));
    job.append(&note, 9.0, TextFormat::simple(font(size::NOTE, Weight::Regular), p.text_weak));
    job.wrap = TextWrapping::truncate_at_width(response.rect.width() - 2.0 * space::S);
    let galley = ui.painter().layout_job(job);
    let at = response.rect.left_center() + vec2(space::S, -galley.size().y / 2.0);
    ui.painter().galley(at, galley, p.text);
}

/// A field that shows what is picked and opens the list below itself. `name` says what is asked for; `hint` stands in
/// it while nothing is picked. Gives what is picked anew.
pub fn pick_button(
    ctx: &ViewCtx<'_>,
    ui: &mut Ui,
    picker: &mut Picker,
    (name, hint): (&str, &str),
    present: Option<Item>,
    offer: Offer<'_>,
) -> Option<Item> {
    let p = ctx.palette;
    let shown = present.map_or_else(|| hint.to_owned(), |item| title(ctx, item));
    let ink = if present.is_some() { p.text } else { p.text_weak };
    let text = egui::RichText::new(format!("{shown}  ▾"))
        .font(font(size::BODY, Weight::Regular))
        .color(ink);
    let width = ui.available_width().min(WIDTH);
    let button = ui.add(egui::Button::new(text).truncate().min_size(vec2(width, space::CONTROL)));
    let whole = format!("{name}: {shown}");
    button.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &whole));
    let id = button.id.with("pick");
    if button.clicked() {
        picker.reset();
    }
    let mut picked = None;
    Popup::from_response(&button)
        .id(id)
        .open_memory(button.clicked().then_some(SetOpenCommand::Toggle))
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .align(RectAlign::BOTTOM_START)
        .show(|ui| {
            ui.set_width(width.max(300.0));
            picked = picker.list_ui(ctx, ui, id.with("field"), name, offer);
        });
    if picked.is_some() {
        Popup::close_id(ui.ctx(), id);
        button.request_focus();
    }
    picked
}

/// What a record is called where one is picked from many.
pub fn title(ctx: &ViewCtx<'_>, item: Item) -> String {
    match item {
        Item::Tie(id) => ctx
            .dossier
            .ties
            .get(&id)
            .map_or_else(|| ctx.name(item), |tie| words::ends(ctx, tie)),
        _ => ctx.name(item),
    }
}

/// What tells a record from others of the same name: kind, date, speaker.
pub fn note(ctx: &ViewCtx<'_>, item: Item) -> String {
    let d = ctx.dossier;
    let kind = kind_word(ctx, item);
    let detail = match item {
        Item::Tie(id) => d.ties.get(&id).map(|t| {
            let label = t.label.get(ctx.words.language()).to_owned();
            let when = t.valid.as_ref().map(|v| ctx.words.date(v)).unwrap_or_default();
            [label, when]
                .into_iter()
                .filter(|s| !s.is_empty())
                .collect::<Vec<_>>()
                .join(" · ")
        }),
        Item::Event(id) => d
            .events
            .get(&id)
            .and_then(|e| e.when.as_ref())
            .map(|w| ctx.words.date(&w.date)),
        Item::Claim(id) => d.claims.get(&id).map(|c| {
            let document = c
                .passages
                .first()
                .and_then(|p| d.passages.get(p))
                .and_then(|p| d.documents.get(&p.document));
            let when = document.and_then(|d| d.published.as_ref()).map(|day| ctx.words.date(day));
            [Some(ctx.name(c.speaker)), when]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" · ")
        }),
        Item::Instrument(id) => d
            .instruments
            .get(&id)
            .and_then(|i| i.begun())
            .map(|w| ctx.words.date(&w.date)),
        Item::Document(id) => d
            .documents
            .get(&id)
            .and_then(|d| d.published.as_ref())
            .map(|w| ctx.words.date(w)),
        _ => None,
    };
    let detail = detail.filter(|text| !text.is_empty());
    detail.map_or_else(|| kind.clone(), |detail| format!("{kind} · {detail}"))
}

/// Records that a query may mean, the best first.
fn find(ctx: &ViewCtx<'_>, query: &str, offer: Offer<'_>) -> Vec<Item> {
    let d = ctx.dossier;
    let wanted = |item: &Item| {
        offer.kinds.iter().any(|kind| kind.holds(*item))
            && !offer.without.contains(item)
            && d.contains(*item)
            && ctx.derived.index.review_of(d, *item) != Review::Rejected
    };
    let query = query.trim();
    if query.is_empty() {
        let mut found: Vec<Item> = Vec::new();
        for item in offer.likely.iter().copied().filter(&wanted) {
            if !found.contains(&item) {
                found.push(item);
            }
        }
        if !found.is_empty() {
            return found.into_iter().take(MOST).collect();
        }
        if offer.kinds == [Pick::Actors] {
            return actors(ctx, "", &wanted);
        }
        return first(ctx, offer.kinds).filter(wanted).take(MOST).collect();
    }
    // Actors are known by many names, and a few letters are enough; of the rest the text index knows more.
    let mut found = if offer.kinds.contains(&Pick::Actors) {
        actors(ctx, query, &wanted)
    } else {
        Vec::new()
    };
    for hit in ctx.derived.text.query(d, &ctx.derived.index, query, LOOKED_AT) {
        if let Target::Item(item) = hit.target
            && wanted(&item)
            && !found.contains(&item)
        {
            found.push(item);
        }
    }
    found.truncate(MOST);
    found
}

/// Records of these kinds in the order of the dossier.
fn first<'a>(ctx: &ViewCtx<'a>, kinds: &'static [Pick]) -> impl Iterator<Item = Item> + 'a {
    let d = ctx.dossier;
    kinds.iter().flat_map(move |kind| -> Box<dyn Iterator<Item = Item> + 'a> {
        match kind {
            Pick::Actors => Box::new(d.actors.keys().map(|id| Item::from(*id))),
            Pick::Ties => Box::new(d.ties.keys().map(|id| Item::from(*id))),
            Pick::Events => Box::new(d.events.keys().map(|id| Item::from(*id))),
            Pick::Instruments => Box::new(d.instruments.keys().map(|id| Item::from(*id))),
            Pick::Claims => Box::new(d.claims.keys().map(|id| Item::from(*id))),
            Pick::Documents => Box::new(d.documents.keys().map(|id| Item::from(*id))),
        }
    })
}

/// Actors: names that begin so first, then names, aliases and codes that contain it.
fn actors(ctx: &ViewCtx<'_>, query: &str, wanted: &dyn Fn(&Item) -> bool) -> Vec<Item> {
    let typed = fold(query);
    let rank = |actor: &Actor| -> Option<u8> {
        let names = actor.names.iter().flat_map(|n| [&n.name.de, &n.name.en]);
        let mut best = None;
        for (name, own) in names.map(|n| (n, true)).chain(actor.aliases.iter().map(|a| (a, false))) {
            let name = fold(name);
            let rank = match () {
                () if name == typed => Some(0),
                () if name.starts_with(&typed) && own => Some(1),
                () if name.starts_with(&typed) => Some(2),
                () if name.contains(&typed) => Some(3),
                () => None,
            };
            best = [best, rank].into_iter().flatten().min();
        }
        best.or_else(|| (fold(&actor.code) == typed).then_some(1))
    };
    let ranked = ctx.dossier.actors.values().filter(|a| wanted(&a.id.into()));
    let mut found: Vec<(u8, &str, Item)> = ranked
        .filter_map(|a| Some((rank(a)?, a.name(ctx.words.language()), a.id.into())))
        .collect();
    found.sort_unstable();
    found.into_iter().take(MOST).map(|(_, _, item)| item).collect()
}
