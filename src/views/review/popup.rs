//! What a key of review opens: another kind, another actor, another date, the actor that it really is.

use egui::{Id, Key, Modifiers, RichText, Role, Ui, WidgetInfo};

use super::words;
use crate::command::Command;
use crate::derived::conflicts::{Conflict, conflicts_of};
use crate::model::{ActorId, ClaimId, CommitmentClass, Edtf, Item, TieFamily, TieId};
use crate::theme::{Weight, font, size, space};
use crate::views::ViewCtx;
use crate::views::dialogs::dialog;
use crate::views::pick::{self, Offer, Pick, Picker};
use crate::views::search::parse_date;
use crate::widgets::choice;
use crate::widgets::form;
use crate::widgets::segmented::{Choice, segmented};

/// Width of what opens.
const WIDTH: f32 = 380.0;
/// The key that turns to the other side of a tie.
pub(in crate::views) const OTHER_SIDE: Key = Key::Tab;
/// Rows of a list seen at once.
const SEEN: f32 = 10.0;

/// What review remembers by itself.
#[derive(Debug, Default)]
pub struct ReviewState {
    popup: Option<Popup>,
    /// What contradicts the claim that was last asked about.
    conflicts: Option<((u64, ClaimId), Vec<Conflict>)>,
}

impl ReviewState {
    /// Whether something floats.
    pub fn is_open(&self) -> bool {
        self.popup.is_some()
    }

    /// Closes what floats.
    pub fn close(&mut self) {
        self.popup = None;
    }

    /// What contradicts a claim; worked out once for a state of the dossier.
    pub fn conflicts(&mut self, ctx: &ViewCtx<'_>, claim: ClaimId) -> &[Conflict] {
        let key = (ctx.derived.revision, claim);
        let held = self.conflicts.take().filter(|(held, _)| *held == key);
        let found = held.unwrap_or_else(|| (key, conflicts_of(ctx.dossier, &ctx.derived.index, claim)));
        &self.conflicts.insert(found).1
    }

    pub(super) fn open(&mut self, popup: Popup) {
        self.popup = Some(popup);
    }
}

/// What floats.
#[derive(Debug)]
pub(super) enum Popup {
    Kind {
        tie: TieId,
        /// The row that Enter takes.
        at: usize,
        /// Opened with this frame.
        fresh: bool,
    },
    End {
        tie: TieId,
        to: bool,
        picker: Picker,
    },
    Date {
        item: Item,
        text: String,
        fresh: bool,
    },
    Same {
        actors: Vec<ActorId>,
        which: usize,
        picker: Picker,
    },
}

/// A family, and for promises a class.
pub(in crate::views) type TieKind = (TieFamily, Option<CommitmentClass>);

/// Every kind of tie: the classes of promises, then the other families.
pub(in crate::views) fn kinds() -> Vec<TieKind> {
    use CommitmentClass as C;
    let classes = [
        C::DefencePact,
        C::GuaranteeTreaty,
        C::PositiveAssurance,
        C::NegativeAssurance,
        C::NonaggressionPact,
        C::NeutralityPact,
        C::ConsultationPact,
        C::OffencePact,
        C::Partnership,
        C::Cooperation,
        C::ArmsControlDeal,
        C::SanctionsRelief,
        C::PeaceSettlement,
    ];
    let promises = classes.into_iter().map(|class| (TieFamily::Commitment, Some(class)));
    let others = TieFamily::ALL.into_iter().filter(|f| *f != TieFamily::Commitment);
    promises
        .chain([(TieFamily::Commitment, None)])
        .chain(others.map(|family| (family, None)))
        .collect()
}

impl Popup {
    pub(super) fn kind(ctx: &ViewCtx<'_>, tie: TieId) -> Self {
        let now = ctx.dossier.ties.get(&tie).map(|t| (t.family, t.class));
        let place = kinds().iter().position(|kind| Some(*kind) == now).unwrap_or(0);
        Self::Kind {
            tie,
            at: place,
            fresh: true,
        }
    }

    pub(super) fn end(tie: TieId) -> Self {
        Self::End {
            tie,
            to: false,
            picker: Picker::default(),
        }
    }

    pub(super) fn date(ctx: &ViewCtx<'_>, item: Item) -> Self {
        let date = match item {
            Item::Tie(id) => ctx.dossier.ties.get(&id).and_then(|t| t.valid.as_ref()),
            Item::Event(id) => ctx.dossier.events.get(&id).and_then(|e| e.when.as_ref()).map(|w| &w.date),
            _ => None,
        };
        Self::Date {
            item,
            text: date.map(|d| d.as_str().to_owned()).unwrap_or_default(),
            fresh: true,
        }
    }

    pub(super) fn same(actors: Vec<ActorId>) -> Self {
        Self::Same {
            actors,
            which: 0,
            picker: Picker::default(),
        }
    }
}

/// Shows what floats; call once a frame.
pub fn review_ui(ctx: &ViewCtx<'_>, ui: &Ui, state: &mut ReviewState) {
    let Some(popup) = &mut state.popup else { return };
    let mut open = true;
    let mut command = None;
    let title = ctx.words.text(match popup {
        Popup::Kind { .. } => "review-retype-title",
        Popup::End { .. } => "review-actor-title",
        Popup::Date { .. } => "review-date-title",
        Popup::Same { .. } => "review-same-title",
    });
    dialog(ctx, ui, "review", title, &mut open, |ui| {
        ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 80.0));
        command = match popup {
            Popup::Kind { tie, at, fresh } => kind_ui(ctx, ui, *tie, at, fresh),
            Popup::End { tie, to, picker } => end_ui(ctx, ui, *tie, to, picker),
            Popup::Date { item, text, fresh } => date_ui(ctx, ui, *item, text, fresh),
            Popup::Same { actors, which, picker } => same_ui(ctx, ui, actors, which, picker),
        };
    });
    if let Some(command) = command {
        ctx.commands.send(command);
        open = false;
    }
    if !open {
        state.popup = None;
    }
}

fn weak(ctx: &ViewCtx<'_>, ui: &mut Ui, text: &str) {
    let text = RichText::new(text)
        .font(font(size::NOTE, Weight::Regular))
        .color(ctx.palette.text_weak);
    ui.add(egui::Label::new(text).wrap());
}

fn kind_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, tie: TieId, at: &mut usize, fresh: &mut bool) -> Option<Command> {
    let record = ctx.dossier.ties.get(&tie)?;
    weak(ctx, ui, &words::ends(ctx, record));
    let kinds = kinds();
    let rows: Vec<String> = kinds
        .iter()
        .map(|(family, class)| {
            let family = ctx.words.family(*family);
            class.map_or_else(|| family.to_owned(), |c| format!("{family}: {}", ctx.words.class(c)))
        })
        .collect();
    let moved = choice::arrows(ui, at, rows.len());
    let entered = choice::enter(ui);
    let reveal = std::mem::take(fresh) || moved;
    let nothing = ctx.words.text("search-nothing");
    let clicked = choice::scrolled(ui, ctx.palette, (*at, reveal), (rows.len(), SEEN), nothing, |place| {
        rows.get(place).map(|row| row.as_str().into()).unwrap_or_default()
    });
    let place = clicked.or_else(|| entered.then_some(*at))?;
    let (family, class) = kinds.get(place).copied()?;
    Some(Command::RetypeTie { tie, family, class })
}

fn end_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, tie: TieId, to: &mut bool, picker: &mut Picker) -> Option<Command> {
    let record = ctx.dossier.ties.get(&tie)?;
    if ui.input_mut(|i| i.consume_key(Modifiers::NONE, OTHER_SIDE)) {
        *to = !*to;
    }
    let labels = [record.from, record.to].map(|actor| ctx.name(actor));
    let names = [("review-end-from", &labels[0]), ("review-end-to", &labels[1])]
        .map(|(key, name)| ctx.words.with(key, &[("name", name.clone().into())]));
    let choice = |place: usize| Choice {
        label: &names[place],
        name: &names[place],
        taken: usize::from(*to) == place,
    };
    let choices = [choice(0), choice(1)];
    if let Some(place) = segmented(ui, ctx.palette, &choices) {
        *to = place == 1;
    }
    weak(ctx, ui, ctx.words.text("review-end-hint"));
    let actor = actor_ui(ctx, ui, picker, &[record.from.into(), record.to.into()])?;
    Some(Command::ReplaceEnd { tie, to: *to, actor })
}

/// A search over actors.
fn actor_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, picker: &mut Picker, without: &[Item]) -> Option<ActorId> {
    let offer = Offer {
        kinds: &[Pick::Actors],
        likely: &[],
        without,
    };
    let hint = ctx.words.text("review-search-actor");
    let picked = picker.list_ui(ctx, ui, Id::unique("review-actor"), hint, offer)?;
    ActorId::try_from(picked).ok()
}

fn same_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, actors: &[ActorId], which: &mut usize, picker: &mut Picker) -> Option<Command> {
    if actors.len() > 1 {
        if ui.input_mut(|i| i.consume_key(Modifiers::NONE, OTHER_SIDE)) {
            *which = (*which + 1) % actors.len();
        }
        let names: Vec<String> = actors.iter().map(|a| ctx.name(*a)).collect();
        ui.horizontal_wrapped(|ui| {
            for (place, name) in names.iter().enumerate() {
                if ui.selectable_label(place == *which, name).clicked() {
                    *which = place;
                }
            }
        });
        weak(ctx, ui, ctx.words.text("review-end-hint"));
    }
    let same = actors.get(*which).copied()?;
    let name = format!("{} · {}", ctx.name(same), pick::note(ctx, same.into()));
    let hint = ctx.words.with("review-same-hint", &[("name", name.into())]);
    weak(ctx, ui, &hint);
    let keep = actor_ui(ctx, ui, picker, &[same.into()])?;
    Some(Command::MergeActors { keep, same })
}

/// What is typed as a date: EDTF, or as people write it ("June 2024"); an interval where `period` asks for one.
pub(in crate::views) fn typed_date(text: &str, period: bool) -> Option<Edtf> {
    let text = text.trim();
    let date = Edtf::parse(text).ok().or_else(|| parse_date(text))?;
    if period && !date.is_interval() {
        return Edtf::parse(&format!("{}/..", date.as_str())).ok();
    }
    Some(date)
}

/// A field for a date with what it means in words below; gives the date on Enter or the button, `Some(None)` for none.
#[expect(clippy::option_option, reason = "no answer yet, and no date, are two answers")]
fn date_field(ctx: &ViewCtx<'_>, ui: &mut Ui, id: Id, text: &mut String, fresh: bool, period: bool) -> Option<Option<Edtf>> {
    let hint = ctx.words.text("review-date-hint");
    let field = form::field(ui, id, text, hint, f32::INFINITY, fresh);
    field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, hint));
    let entered = field.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
    let date = typed_date(text, period);
    let empty = text.trim().is_empty();
    let (meaning, colour) = match (&date, empty) {
        (Some(date), _) => (ctx.words.date(date), ctx.palette.text),
        (None, true) => (ctx.words.text("review-date-none").to_owned(), ctx.palette.text_weak),
        (None, false) => (ctx.words.text("review-date-wrong").to_owned(), ctx.palette.bad),
    };
    ui.add(egui::Label::new(RichText::new(meaning).font(font(size::NOTE, Weight::Medium)).color(colour)).wrap());
    ui.add_space(space::XS);
    let ready = date.is_some() || empty;
    let pressed = form::main_button(ui, ctx.palette, ready, ctx.words.text("review-date-do")).clicked();
    ((entered || pressed) && ready).then_some(date)
}

fn date_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, item: Item, text: &mut String, fresh: &mut bool) -> Option<Command> {
    let fresh = std::mem::take(fresh);
    let period = matches!(item, Item::Tie(_));
    let date = date_field(ctx, ui, Id::unique("review-date"), text, fresh, period)?;
    match item {
        Item::Tie(tie) => Some(Command::DateTie(tie, date)),
        Item::Event(event) => Some(Command::DateEvent(event, date)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_typed_for_a_tie_is_its_beginning() {
        let text = |typed: &str, period| typed_date(typed, period).map(|d| d.as_str().to_owned());
        assert_eq!(text("2024-06-19", true).as_deref(), Some("2024-06-19/.."));
        assert_eq!(text("1961/1996", true).as_deref(), Some("1961/1996"));
        assert_eq!(text(" 2024-06 ", false).as_deref(), Some("2024-06"));
        assert_eq!(text("some day", false), None);
    }

    #[test]
    fn every_kind_of_tie_can_be_chosen_once() {
        let kinds = kinds();
        let unique: std::collections::BTreeSet<_> = kinds.iter().collect();
        assert_eq!(unique.len(), kinds.len());
        assert!(TieFamily::ALL.iter().all(|family| kinds.iter().any(|(f, _)| f == family)));
    }
}
