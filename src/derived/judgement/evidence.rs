//! How far the sources carry an assessment: which scores have a good source, and which single source carries most.

use std::collections::BTreeSet;

use super::twist::twisted;
use super::value;
use crate::guarantee::Outcome;
use crate::model::assessment::{Factor, Score};
use crate::model::{Assessment, ClaimId, Credibility, DocumentId, Dossier, Reliability};
use crate::session::Twist;

/// How many scores rest on a source of at least C3.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coverage {
    /// Scores with such a source.
    pub supported: usize,
    /// Scores there could be: eight for each guarantor.
    pub all: usize,
}

/// How sure the analyst can be of the judgement. Never a part of the likelihood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// Less than a third of the scores have a good source.
    Low,
    /// Less than two thirds.
    Moderate,
    /// Two thirds or more.
    High,
}

impl Coverage {
    /// The confidence that follows; the thirds are our choice.
    pub fn confidence(self) -> Confidence {
        if self.supported * 3 < self.all || self.all == 0 {
            Confidence::Low
        } else if self.supported * 3 < self.all * 2 {
            Confidence::Moderate
        } else {
            Confidence::High
        }
    }
}

/// Counts the scores that rest on an anchored claim rated C3 or better.
pub fn coverage(dossier: &Dossier, assessment: &Assessment) -> Coverage {
    let good = |score: &Score| score.claims.iter().any(|claim| is_good(dossier, *claim));
    Coverage {
        supported: assessment.scores().filter(|(_, _, score)| good(score)).count(),
        all: assessment.guarantors.len() * Factor::ALL.len(),
    }
}

/// Whether a claim is anchored in a source graded A to C, and itself graded 1 to 3.
pub fn is_good(dossier: &Dossier, claim: ClaimId) -> bool {
    let Some(claim) = dossier.claims.get(&claim) else {
        return false;
    };
    let credible = matches!(
        claim.credibility,
        Credibility::Confirmed | Credibility::ProbablyTrue | Credibility::PossiblyTrue
    );
    let reliable = |r: Reliability| matches!(r, Reliability::A | Reliability::B | Reliability::C);
    let documents = claim
        .passages
        .iter()
        .filter_map(|p| dossier.passages.get(p))
        .map(|p| p.document);
    credible
        && documents
            .filter_map(|d| dossier.documents.get(&d))
            .any(|d| reliable(d.reliability))
}

/// The documents an assessment rests on, with the change of the outcome if each were left out; the one that carries most
/// first.
pub fn carrying(dossier: &Dossier, assessment: &Assessment, outcome: Outcome) -> Vec<(DocumentId, f64)> {
    let Ok(with) = value(assessment, outcome) else {
        return Vec::new();
    };
    let claims = assessment.scores().flat_map(|(_, _, score)| &score.claims);
    let passages = claims.filter_map(|c| dossier.claims.get(c)).flat_map(|c| &c.passages);
    let documents: BTreeSet<DocumentId> = passages.filter_map(|p| dossier.passages.get(p)).map(|p| p.document).collect();
    let without = |document| {
        let twisted = twisted(dossier, assessment, &[Twist::DropSource(document)]);
        value(&twisted, outcome).map_or(0.0, |without| without - with)
    };
    let mut carrying: Vec<(DocumentId, f64)> = documents.into_iter().map(|document| (document, without(document))).collect();
    carrying.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()).then(a.0.cmp(&b.0)));
    carrying
}
