//! What a brief cites: the claims behind it, who says them, and the sources with their grades.

use crate::derived::sources::Sources;
use crate::model::{Assessment, ClaimId, Item};
use crate::session::Twist;
use crate::views::ViewCtx;
use crate::views::judged_words::speaker_words;

/// Speakers named at most for one reason.
const SPEAKERS: usize = 2;

/// The claims and sources of a brief.
pub(super) struct Evidence {
    /// Numbered from 1.
    pub(super) sources: Sources,
}

impl Evidence {
    /// Of an assessment with every change made, and of the scenarios among the changes.
    pub(super) fn of(ctx: &ViewCtx<'_>, assessment: &Assessment, twists: &[Twist]) -> Self {
        let scenarios = twists.iter().filter_map(|twist| match twist {
            Twist::Scenario(id) => ctx.dossier.scenarios.get(id),
            _ => None,
        });
        let behind = scenarios.flat_map(|s| s.claims.iter().chain(s.shifts.iter().flat_map(|shift| &shift.score.claims)));
        let claims: std::collections::BTreeSet<ClaimId> = assessment.claims().chain(behind.copied()).collect();
        let items = claims.into_iter().map(Item::Claim);
        Self {
            sources: Sources::of(ctx.dossier, &ctx.derived.index, &ctx.derived.world, items),
        }
    }

    /// "(Reuters¹ B2, Toloraya³ C3)": who says so, the first two.
    pub(super) fn speakers(&self, ctx: &ViewCtx<'_>, claims: &[ClaimId]) -> String {
        let known = claims.iter().filter(|id| ctx.derived.world.knows(**id));
        let named = known.filter_map(|id| {
            let claim = ctx.dossier.claims.get(id)?;
            let mark = self.sources.mark(Item::Claim(*id));
            let speaker = speaker_words(ctx.words, ctx.name(claim.speaker), claim);
            Some(format!("{speaker}{mark} {}", grade(ctx, *id)))
        });
        let named: Vec<String> = named.take(SPEAKERS).collect();
        if named.is_empty() {
            return String::new();
        }
        ctx.words.with("brief-who-says", &[("speakers", named.join(", ").into())])
    }
}

/// Admiralty code of a claim: the letter of its best source, the figure of what is said; "B2".
pub(super) fn grade(ctx: &ViewCtx<'_>, id: ClaimId) -> String {
    let Some(claim) = ctx.dossier.claims.get(&id) else {
        return String::new();
    };
    let documents = claim
        .passages
        .iter()
        .filter_map(|p| ctx.dossier.passages.get(p))
        .map(|p| p.document);
    let letters = documents.filter_map(|d| ctx.dossier.documents.get(&d)).map(|d| d.reliability);
    let letter = letters.min().map_or("–", crate::model::Reliability::letter);
    let number = u8::from(claim.credibility);
    ctx.words
        .with("brief-grade", &[("letter", letter.into()), ("number", number.into())])
}
