//! What a slide carries besides its picture: title and caption as drawn, and what the speaker has to say, with the
//! sentences behind it and where they stand.

use super::super::ViewCtx;
use super::card::{attribution, quoted};
use super::{caption, note_text, title};
use crate::command::FigureSpec;
use crate::derived::sources::Note;
use crate::model::{Claim, PassageId};

/// Sentences that are quoted at most.
const QUOTES: usize = 6;

/// What a slide has beyond what is drawn.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Spoken {
    /// The title as it is drawn.
    pub title: String,
    /// The caption as it is drawn; empty for none.
    pub caption: String,
    /// What the speaker says, paragraph by paragraph.
    pub notes: Vec<String>,
    /// Where the parts of the figure stand, each with its name.
    pub parts: Vec<(String, egui::Rect)>,
}

/// The words of a slide, without the places of its parts.
pub(super) fn spoken(ctx: &ViewCtx<'_>, spec: &FigureSpec, notes: &[Note]) -> Spoken {
    Spoken {
        title: title(ctx, spec),
        caption: caption(ctx, spec),
        notes: speech(ctx, spec, notes),
        parts: Vec::new(),
    }
}

/// The notes of the scene, the sentences that carry its selection, the numbered sources.
fn speech(ctx: &ViewCtx<'_>, spec: &FigureSpec, notes: &[Note]) -> Vec<String> {
    let language = ctx.words.language();
    let mut said: Vec<String> = Vec::new();
    if let Some(scene) = super::scene_shown(ctx, spec) {
        let own = scene
            .notes
            .get(language)
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty());
        said.extend(own.map(str::to_owned));
    }
    let evidence = ctx.derived.related.evidence.iter();
    let quotes = evidence.filter_map(|passage| {
        let claim = claim_of(ctx, *passage)?;
        Some(format!("{} – {}", quoted(ctx, *passage), attribution(ctx, claim, *passage)))
    });
    said.extend(quotes.take(QUOTES));
    said.extend(notes.iter().map(|note| note_text(ctx, note)));
    said
}

/// A known claim that a passage carries, one about the selection first.
fn claim_of<'a>(ctx: &ViewCtx<'a>, passage: PassageId) -> Option<&'a Claim> {
    let carried = || {
        let all = ctx.dossier.claims.values();
        all.filter(|claim| claim.passages.contains(&passage) && ctx.derived.world.knows(claim.id))
    };
    let selected = carried().find(|claim| claim.about.iter().any(|item| ctx.session.is_selected(*item)));
    selected.or_else(|| carried().next())
}
