//! Scenes shown to others: the page on the projector, what answers a question from the room, and the speaker's window.
//!
//! For the app, while scenes are shown. In reading order: [`keys`] (every key), [`page`] (the scene itself), `side` (what
//! the promise is worth), `card` and `document` (the sentence and its text), `overlay` (black, laser dot, spotlight, grid,
//! list of keys), [`speaker`]. Not here: figures as files (`figure_page`), what is kept of the work (`app::presenting`).

mod card;
mod document;
pub mod keys;
mod overlay;
mod page;
mod side;
mod speaker;

pub use speaker::speaker_ui;

use egui::Ui;

use super::ViewCtx;
use super::briefing::BriefingState;
use super::network::NetworkState;
use super::timeline::TimelineState;
use crate::derived::judgement::Account;
use crate::derived::{Cached, Sources};
use crate::model::{AssessmentId, Day, DocumentId, Filter, Language, PassageId, SceneId};
use crate::session::{Presenting, Twist};

/// What is needed to show a scene.
pub struct Lesson<'a> {
    /// What is on.
    pub on: &'a Presenting,
    /// What the stage remembers.
    pub stage: &'a mut StageState,
    /// The network as it is shown.
    pub network: &'a mut NetworkState,
    /// The timeline as it is shown.
    pub timeline: &'a mut TimelineState,
    /// Small pictures of scenes.
    pub pictures: &'a mut BriefingState,
    /// Handling marking where the dossier has none.
    pub marking: &'a str,
    /// The time of the day.
    pub clock: String,
    /// How large the work is drawn.
    pub zoom: f32,
}

/// What the sources at the foot depend on.
type SourcesKey = (u64, Option<SceneId>, Day, Option<Day>, Filter, u64);
/// What the judgement at the side depends on.
type JudgedKey = (u64, AssessmentId, Vec<Twist>);

/// What the stage remembers.
#[derive(Default)]
pub struct StageState {
    sources: Cached<SourcesKey, Sources>,
    /// Under what is thought through, and, if anything is, without it.
    judged: Cached<JudgedKey, Option<(Account, Option<Account>)>>,
    /// The words of a passage with the rest of their sentence.
    quoted: Cached<(u64, PassageId, Language), card::Quoted>,
    /// The sentence that the open text was scrolled to.
    scrolled: Option<(DocumentId, usize, u64, Language)>,
}

/// Draws what the audience sees into the whole of `ui`.
pub fn stage_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, lesson: &mut Lesson<'_>) {
    let room = ui.max_rect();
    ui.set_clip_rect(room);
    if let Some(blank) = lesson.on.blank {
        overlay::blank(ctx, ui, blank);
    } else if lesson.on.grid {
        overlay::grid_ui(ctx, ui, lesson);
    } else {
        page::page_ui(ctx, ui, lesson);
        overlay::pointer(ctx, ui, lesson.on);
    }
    overlay::typed(ctx, ui, lesson.on);
    if lesson.on.keys {
        overlay::keys_ui(ctx, ui);
    }
}
