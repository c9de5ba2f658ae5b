//! The one-page brief on an assessment: what a minister is handed. A4, drawn like every other figure.
//!
//! In reading order: [`text`] (what it says), [`evidence`] (who says so, numbered sources), [`blocks`] (lines, lists,
//! bars), [`page`] (where they stand, and what is left out so that one page holds them), [`pictures`] (the network and
//! timeline of those concerned). Called by `figure_page` alone. Not here: the numbers (`derived::judgement`), files.

mod blocks;
mod evidence;
mod page;
mod pictures;
#[cfg(test)]
mod tests;
mod text;

use egui::emath::TSTransform;
use egui::{Rect, Ui, Vec2, vec2};

use self::page::Page;
use self::pictures::Pictures;
use self::text::Brief;
use super::ViewCtx;
use crate::model::{Assessment, AssessmentId, Dossier, Item};
use crate::session::Session;

/// Size of the page in points: A4, upright.
pub const A4: Vec2 = vec2(595.0, 842.0);
/// A page smaller than this part of A4 is not drawn smaller still; its words are cut.
const LEAST: f32 = 0.1;

/// What a brief remembers while it is drawn: it is worked out once for all passes.
#[derive(Default)]
pub struct BriefPanes(Option<Box<Made>>);

struct Made {
    brief: Brief,
    pictures: Option<Pictures>,
}

/// Which assessment a brief is on: the one something is thought through for, else the selected one, else one of the
/// selected tie or treaty, else the first.
pub fn subject(dossier: &Dossier, session: &Session) -> Option<AssessmentId> {
    let held = |id: &AssessmentId| dossier.assessments.contains_key(id);
    session
        .what_if
        .assessment
        .filter(held)
        .or_else(|| of_item(dossier, session.selection?).first().copied())
        .or_else(|| dossier.assessments.keys().next().copied())
}

/// The assessments an item stands for: itself, or those of a tie or treaty and of what belongs to it.
pub fn of_item(dossier: &Dossier, item: Item) -> Vec<AssessmentId> {
    if let Item::Assessment(id) = item {
        return dossier.assessments.contains_key(&id).then_some(id).into_iter().collect();
    }
    let instrument_of = |item: Item| match item {
        Item::Instrument(id) => Some(id),
        Item::Tie(id) => dossier.ties.get(&id).and_then(|tie| tie.instrument),
        _ => None,
    };
    let of = |same: &dyn Fn(&Assessment) -> bool| -> Vec<AssessmentId> {
        let found = dossier.assessments.values().filter(|a| same(a));
        found.map(|a| a.id).collect()
    };
    let direct = of(&|a| a.guarantee == item);
    match instrument_of(item) {
        Some(instrument) if direct.is_empty() => of(&|a| instrument_of(a.guarantee) == Some(instrument)),
        _ => direct,
    }
}

/// The title of the brief that a session would give, for the meta data of the file.
pub fn title(ctx: &ViewCtx<'_>) -> Option<String> {
    let assessment = ctx.dossier.assessments.get(&subject(ctx.dossier, ctx.session)?)?;
    let day = ctx.session.moment;
    Some(super::judged_words::question_sentence(
        ctx.words,
        ctx.dossier,
        assessment,
        day,
    ))
}

/// Draws the brief into the whole of `ui`: laid out for A4, and as much larger or smaller as the page is.
pub fn brief_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, panes: &mut BriefPanes) {
    let page = ui.max_rect();
    ui.painter().rect_filled(page, 0, ctx.palette.panel);
    let scale = (page.width() / A4.x).min(page.height() / A4.y).max(LEAST);
    let made = panes.0.get_or_insert_with(|| Box::new(made(ctx)));
    let logical = Rect::from_min_size(egui::Pos2::ZERO, page.size() / scale);
    let transform = TSTransform::new(page.min.to_vec2(), scale);
    ui.with_visual_transform(transform, |ui| {
        // Everything on the page is placed by hand; nothing of it may be left out for lying below the real page.
        ui.set_clip_rect(logical);
        Page {
            ctx,
            brief: &made.brief,
            room: logical,
        }
        .draw(ui, made.pictures.as_mut());
    });
}

fn made(ctx: &ViewCtx<'_>) -> Made {
    let assessment = subject(ctx.dossier, ctx.session).and_then(|id| ctx.dossier.assessments.get(&id));
    let Some(assessment) = assessment else {
        return Made {
            brief: text::nothing(ctx),
            pictures: None,
        };
    };
    let twists = ctx.session.what_if.of(assessment.id);
    let brief = text::brief(ctx, assessment, twists);
    let pictures = Pictures::of(ctx, &brief.actors, assessment);
    Made {
        brief,
        pictures: Some(pictures),
    }
}
