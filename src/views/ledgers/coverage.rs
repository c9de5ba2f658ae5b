//! What feeds the dossier and what does not: paragraphs without a claim, months without anything, actors without a
//! source. A click leads there.

use egui::{Rect, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use super::state::{LedgersState, Spots};
use crate::command::Command;
use crate::derived::Coverage;
use crate::derived::coverage::Silence;
use crate::model::{ActorId, DocumentId};
use crate::session::Window;
use crate::theme::{Weight, font, size, space};
use crate::views::ViewCtx;
use crate::widgets::segmented::{Choice, segmented};

/// Height of a row.
const ROW: f32 = 30.0;
/// Characters of a paragraph that a row shows.
const WORDS: usize = 160;

/// One blind spot.
enum Spot {
    Paragraph { document: DocumentId, block: usize },
    Months(Silence),
    Actor(ActorId),
}

/// Draws the ledger.
pub(super) fn coverage_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut LedgersState) {
    let d = ctx.derived;
    let coverage = state
        .coverage
        .get(&d.revision, || Coverage::of(ctx.dossier, &d.index, &d.time));
    let months: usize = coverage.silences.iter().map(|s| s.months).sum();
    let blind = coverage.blind_paragraphs();
    let (fed, open) = fed(&coverage);
    let summary = ctx.words.with(
        "review-coverage-summary",
        &[("fed", fed.into()), ("open", open.into()), ("blind", blind.into())],
    );
    ui.add(
        egui::Label::new(
            RichText::new(summary)
                .font(font(size::NOTE, Weight::Regular))
                .color(ctx.palette.text_weak),
        )
        .wrap(),
    );
    let labels = [
        ("review-blind-paragraphs", blind),
        ("review-blind-months", months),
        ("review-blind-actors", coverage.actors.len()),
    ]
    .map(|(key, n)| ctx.words.with(key, &[("n", n.into())]));
    let kinds = [Spots::Paragraphs, Spots::Months, Spots::Actors];
    let choice = |place: usize| Choice {
        label: &labels[place],
        name: &labels[place],
        taken: state.spots == kinds[place],
    };
    let choices = [choice(0), choice(1), choice(2)];
    if let Some(place) = segmented(ui, ctx.palette, &choices) {
        state.spots = kinds[place];
    }
    ui.add_space(space::XS);
    let spots = spots(&coverage, state.spots);
    if spots.is_empty() {
        ui.label(RichText::new(ctx.words.text("review-blind-none")).color(ctx.palette.text_weak));
        return;
    }
    ScrollArea::vertical()
        .id_salt(("coverage", state.spots as u8))
        .auto_shrink(false)
        .show_rows(ui, ROW, spots.len(), |ui, range| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for spot in spots.get(range).unwrap_or_default() {
                spot_ui(ctx, ui, state, spot);
            }
        });
}

/// Paragraphs with an accepted claim, and those with proposals only.
fn fed(coverage: &Coverage) -> (usize, usize) {
    let paragraphs = || {
        coverage
            .documents
            .iter()
            .flat_map(|d| &d.paragraphs)
            .filter(|p| p.number.is_some())
    };
    (
        paragraphs().filter(|p| p.accepted > 0).count(),
        paragraphs().filter(|p| p.accepted == 0 && p.proposed > 0).count(),
    )
}

fn spots(coverage: &Coverage, kind: Spots) -> Vec<Spot> {
    match kind {
        Spots::Paragraphs => {
            let blind = |d: &crate::derived::coverage::DocumentCover| {
                let document = d.document;
                let blocks = d.paragraphs.iter().enumerate().filter(|(_, p)| p.is_blind());
                let spots = blocks.map(|(block, _)| Spot::Paragraph { document, block });
                spots.collect::<Vec<_>>()
            };
            coverage.documents.iter().flat_map(blind).collect()
        }
        Spots::Months => coverage.silences.iter().map(|s| Spot::Months(*s)).collect(),
        Spots::Actors => coverage.actors.iter().map(|a| Spot::Actor(*a)).collect(),
    }
}

fn spot_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut LedgersState, spot: &Spot) {
    let (strong, weak) = match spot {
        Spot::Paragraph { document, block } => paragraph_words(ctx, *document, *block),
        Spot::Months(silence) => {
            let (from, to) = (silence.from.ymd(), silence.to.ymd());
            let first = ctx.words.month(from.0, from.1);
            let name = if silence.months == 1 {
                first
            } else {
                format!("{first} – {}", ctx.words.month(to.0, to.1))
            };
            (name, ctx.words.with("review-months", &[("n", silence.months.into())]))
        }
        Spot::Actor(actor) => {
            let kind = ctx.dossier.actors.get(actor).map(|a| ctx.words.actor(a.kind));
            (ctx.name(*actor), kind.unwrap_or_default().to_owned())
        }
    };
    let p = ctx.palette;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width() - space::S, ROW), Sense::click());
    let name = ctx.words.with(
        "review-spot-name",
        &[("name", strong.clone().into()), ("note", weak.clone().into())],
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.hovered() {
        ui.painter().rect_filled(rect, space::RADIUS - 1, p.field);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(
            rect,
            space::RADIUS - 1,
            ui.visuals().selection.stroke,
            egui::StrokeKind::Inside,
        );
    }
    let mut job = egui::text::LayoutJob::default();
    let format = |weight, colour| egui::TextFormat::simple(font(size::NOTE, weight), colour);
    job.append(&strong, 0.0, format(Weight::Medium, p.text));
    job.append(&weak, 10.0, format(Weight::Regular, p.text_weak));
    job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - 2.0 * space::S);
    let galley = ui.painter().layout_job(job);
    let at = Rect::from_min_size(rect.left_center() + vec2(space::S, -galley.size().y / 2.0), galley.size());
    ui.painter().galley(at.min, galley, p.text);
    if response.clicked() {
        lead(ctx, state, spot);
    }
}

/// Title with the number of the paragraph, and its first words.
fn paragraph_words(ctx: &ViewCtx<'_>, document: DocumentId, block: usize) -> (String, String) {
    let Some(record) = ctx.dossier.documents.get(&document) else {
        return (String::new(), String::new());
    };
    let blocks = crate::model::document::paragraphs(&record.text);
    let Some(found) = blocks.get(block) else {
        return (ctx.name(document), String::new());
    };
    let text = record.text.get(found.start_byte..found.end_byte).unwrap_or_default();
    let number = found.number.map_or_else(String::new, |n| format!(" ¶{n}"));
    let title: String = ctx.name(document).chars().take(34).collect();
    (format!("{title}{number}"), text.chars().take(WORDS).collect())
}

/// Leads to a blind spot.
fn lead(ctx: &ViewCtx<'_>, state: &mut LedgersState, spot: &Spot) {
    match spot {
        Spot::Paragraph { document, block } => {
            ctx.commands.send(Command::OpenDocument(*document));
            state.go_to((*document, *block));
        }
        Spot::Months(silence) => {
            // A little of what comes before and after, to see the gap.
            let room = (silence.to.0 - silence.from.0) / 3 + 45;
            ctx.commands.send(Command::SetWindow(Window {
                from: silence.from.add_days(-room),
                to: silence.to.add_days(room),
            }));
            ctx.commands.send(Command::SetBrush(Some(Window {
                from: silence.from,
                to: silence.to,
            })));
        }
        Spot::Actor(actor) => ctx.commands.send(Command::Select {
            item: Some((*actor).into()),
            source: None,
        }),
    }
}
