//! Picking a record: a field that narrows a list down, arrows and Enter, or a click.
//!
//! For every form of the panes: [`Picker::list_ui`] is the list where there is room for it, [`pick_button`] a field that
//! shows what is picked and opens the list below itself. What is picked is given back; nothing is changed here.
//! Not here: choosing among codes (`widgets::segmented`), the search box of the whole program (`search`).

use egui::{Align, Id, Layout, Popup, PopupCloseBehavior, RectAlign, Role, SetOpenCommand, Ui, WidgetInfo, vec2};

use super::ViewCtx;
use super::review::words;
use crate::derived::text_index::{Target, fold};
use crate::model::{Actor, ActorId, Item, Language, Review};
use crate::theme::{Weight, font, size, space};
use crate::views::search::kind_word;
use crate::widgets::choice::{self, Words};
use crate::widgets::form;

/// Rows seen at once.
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
    /// Passages: sentences that carry a claim.
    Passages,
    /// Scenarios.
    Scenarios,
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
                | (Self::Passages, Item::Passage(_))
                | (Self::Scenarios, Item::Scenario(_))
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

/// What a list depends on.
#[derive(Debug, PartialEq)]
struct Asked {
    revision: u64,
    /// What the search knows.
    text: Option<u64>,
    query: String,
    kinds: &'static [Pick],
    likely: Vec<Item>,
    without: Vec<Item>,
    language: Language,
}

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
        let key = Asked {
            revision: ctx.derived.revision,
            text: ctx.derived.text_revision,
            query: self.query.clone(),
            kinds: offer.kinds,
            likely: offer.likely.to_vec(),
            without: offer.without.to_vec(),
            language: ctx.words.language(),
        };
        let found = match self.found.take() {
            Some((held, found)) if held == key => found,
            _ => find(ctx, &self.query, offer),
        };
        let focused = fresh || ui.memory(|m| m.has_focus(id));
        let moved = focused && choice::arrows(ui, &mut self.at, found.len());
        let entered = focused && choice::enter(ui);
        let field = form::field(ui, id, &mut self.query, hint, f32::INFINITY, fresh);
        field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, hint));
        if field.changed() {
            self.at = 0;
        }
        self.at = self.at.min(found.len().saturating_sub(1));
        let nothing = ctx.words.text("search-nothing");
        let clicked = choice::scrolled(ui, ctx.palette, (self.at, moved), (found.len(), SEEN), nothing, |place| {
            let item = found.get(place).copied();
            item.map_or_else(Words::default, |item| Words {
                title: title(ctx, item),
                note: note(ctx, item),
            })
        });
        let picked = clicked
            .or_else(|| entered.then_some(self.at))
            .and_then(|place| found.get(place).copied());
        self.found = Some((key, found));
        picked
    }
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
    let whole = if shown == name { shown } else { format!("{name}: {shown}") };
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
        Item::Passage(id) => d.passages.get(&id).map(|p| ctx.name(p.document)),
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
        let item = match hit.target {
            Target::Item(item) => Some(item),
            Target::Paragraph { passage, .. } => passage.map(Item::from),
        };
        if let Some(item) = item.filter(|item| wanted(item) && !found.contains(item)) {
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
            Pick::Passages => Box::new(d.passages.keys().map(|id| Item::from(*id))),
            Pick::Scenarios => Box::new(d.scenarios.keys().map(|id| Item::from(*id))),
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

/// A button of so much width that picks an actor; gives who is picked anew.
pub fn pick_actor(
    ctx: &ViewCtx<'_>,
    ui: &mut Ui,
    picker: &mut Picker,
    name: &'static str,
    present: Option<ActorId>,
    (likely, width): (&[Item], f32),
) -> Option<ActorId> {
    let name = ctx.words.text(name);
    let offer = Offer {
        kinds: &[Pick::Actors],
        likely,
        without: &[],
    };
    let room = vec2(width, space::CONTROL);
    let picked = ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
        ui.set_width(width);
        pick_button(ctx, ui, picker, (name, name), present.map(Item::from), offer)
    });
    match picked.inner {
        Some(Item::Actor(actor)) => Some(actor),
        _ => None,
    }
}
