//! The word for each value of the model's codes. One exhaustive match an enum: a new value does not compile
//! until it has a word.

use super::Words;
use crate::model::{
    ActorKind, Automaticity, BasisKind, Bindingness, ChangeKind, CommitmentClass, Credibility, DocumentKind, EventKind,
    InstrumentKind, Liability, Likelihood, ObligationKind, OutcomeState, Publicity, Reliability, Stance, TieFamily, Verdict,
};

impl Words {
    /// Word for a value of [`TieFamily`].
    pub fn family(self, value: TieFamily) -> &'static str {
        self.text(family_key(value))
    }

    /// Word for a value of [`CommitmentClass`].
    pub fn class(self, value: CommitmentClass) -> &'static str {
        self.text(match value {
            CommitmentClass::DefencePact => "class-defence-pact",
            CommitmentClass::OffencePact => "class-offence-pact",
            CommitmentClass::NeutralityPact => "class-neutrality-pact",
            CommitmentClass::NonaggressionPact => "class-nonaggression-pact",
            CommitmentClass::ConsultationPact => "class-consultation-pact",
            CommitmentClass::PositiveAssurance => "class-positive-assurance",
            CommitmentClass::NegativeAssurance => "class-negative-assurance",
            CommitmentClass::GuaranteeTreaty => "class-guarantee-treaty",
            CommitmentClass::ArmsControlDeal => "class-arms-control-deal",
            CommitmentClass::SanctionsRelief => "class-sanctions-relief",
            CommitmentClass::PeaceSettlement => "class-peace-settlement",
            CommitmentClass::Partnership => "class-partnership",
            CommitmentClass::Cooperation => "class-cooperation",
        })
    }

    /// Word for a value of [`ObligationKind`].
    pub fn obligation(self, value: ObligationKind) -> &'static str {
        self.text(match value {
            ObligationKind::Defence => "obligation-defence",
            ObligationKind::Offence => "obligation-offence",
            ObligationKind::Neutrality => "obligation-neutrality",
            ObligationKind::Nonaggression => "obligation-nonaggression",
            ObligationKind::Consultation => "obligation-consultation",
            ObligationKind::PositiveAssurance => "obligation-positive-assurance",
            ObligationKind::NegativeAssurance => "obligation-negative-assurance",
            ObligationKind::Renunciation => "obligation-renunciation",
            ObligationKind::Cooperation => "obligation-cooperation",
            ObligationKind::Sanctions => "obligation-sanctions",
        })
    }

    /// Word for a value of [`Automaticity`].
    pub fn automaticity(self, value: Automaticity) -> &'static str {
        self.text(match value {
            Automaticity::Automatic => "automaticity-automatic",
            Automaticity::WithoutDelay => "automaticity-without-delay",
            Automaticity::AsDeemsNecessary => "automaticity-as-deems-necessary",
            Automaticity::ConsultOnly => "automaticity-consult-only",
            Automaticity::NotStated => "automaticity-not-stated",
        })
    }

    /// Word for a value of [`Bindingness`].
    pub fn bindingness(self, value: Bindingness) -> &'static str {
        self.text(match value {
            Bindingness::RatifiedTreaty => "bindingness-ratified-treaty",
            Bindingness::SignedTreaty => "bindingness-signed-treaty",
            Bindingness::ExecutiveAgreement => "bindingness-executive-agreement",
            Bindingness::PoliticalCommitment => "bindingness-political-commitment",
            Bindingness::UnilateralStatement => "bindingness-unilateral-statement",
            Bindingness::UnscResolutionChVii => "bindingness-unsc-resolution-ch-vii",
            Bindingness::Proposed => "bindingness-proposed",
            Bindingness::NotStated => "bindingness-not-stated",
        })
    }

    /// Word for a value of [`Liability`].
    pub fn liability(self, value: Liability) -> &'static str {
        self.text(match value {
            Liability::Several => "liability-several",
            Liability::Joint => "liability-joint",
            Liability::JointAndSeveral => "liability-joint-and-several",
            Liability::Unspecified => "liability-unspecified",
        })
    }

    /// Word for a value of [`Publicity`].
    pub fn publicity(self, value: Publicity) -> &'static str {
        self.text(match value {
            Publicity::Public => "publicity-public",
            Publicity::Secret => "publicity-secret",
            Publicity::PartlySecret => "publicity-partly-secret",
            Publicity::NotYetPublished => "publicity-not-yet-published",
            Publicity::NotStated => "publicity-not-stated",
        })
    }

    /// Word for a value of [`BasisKind`].
    pub fn basis(self, value: BasisKind) -> &'static str {
        self.text(match value {
            BasisKind::Stated => "basis-stated",
            BasisKind::WorkedOut => "basis-worked-out",
            BasisKind::Outside => "basis-outside",
        })
    }

    /// Word for a value of [`InstrumentKind`].
    pub fn instrument(self, value: InstrumentKind) -> &'static str {
        self.text(match value {
            InstrumentKind::Treaty => "instrument-treaty",
            InstrumentKind::Memorandum => "instrument-memorandum",
            InstrumentKind::Resolution => "instrument-resolution",
            InstrumentKind::Agreement => "instrument-agreement",
            InstrumentKind::Regime => "instrument-regime",
            InstrumentKind::Proposal => "instrument-proposal",
        })
    }

    /// Word for a value of [`Stance`].
    pub fn stance(self, value: Stance) -> &'static str {
        self.text(match value {
            Stance::Asserts => "stance-asserts",
            Stance::Denies => "stance-denies",
            Stance::Predicts => "stance-predicts",
            Stance::Doubts => "stance-doubts",
            Stance::Demands => "stance-demands",
            Stance::Proposes => "stance-proposes",
            Stance::Warns => "stance-warns",
            Stance::Supposes => "stance-supposes",
            Stance::Asks => "stance-asks",
        })
    }

    /// Word for a value of [`Likelihood`].
    pub fn likelihood(self, value: Likelihood) -> &'static str {
        self.text(match value {
            Likelihood::AlmostNoChance => "likelihood-almost-no-chance",
            Likelihood::VeryUnlikely => "likelihood-very-unlikely",
            Likelihood::Unlikely => "likelihood-unlikely",
            Likelihood::RoughlyEven => "likelihood-roughly-even",
            Likelihood::Likely => "likelihood-likely",
            Likelihood::VeryLikely => "likelihood-very-likely",
            Likelihood::AlmostCertain => "likelihood-almost-certain",
        })
    }

    /// Word for a value of [`Credibility`].
    pub fn credibility(self, value: Credibility) -> &'static str {
        self.text(match value {
            Credibility::Confirmed => "credibility-confirmed",
            Credibility::ProbablyTrue => "credibility-probably-true",
            Credibility::PossiblyTrue => "credibility-possibly-true",
            Credibility::Doubtful => "credibility-doubtful",
            Credibility::Improbable => "credibility-improbable",
            Credibility::CannotBeJudged => "credibility-cannot-be-judged",
        })
    }

    /// Word for a value of [`Reliability`].
    pub fn reliability(self, value: Reliability) -> &'static str {
        self.text(match value {
            Reliability::A => "reliability-a",
            Reliability::B => "reliability-b",
            Reliability::C => "reliability-c",
            Reliability::D => "reliability-d",
            Reliability::E => "reliability-e",
            Reliability::F => "reliability-f",
        })
    }

    /// Word for a value of [`OutcomeState`].
    pub fn outcome(self, value: OutcomeState) -> &'static str {
        self.text(match value {
            OutcomeState::Open => "outcome-open",
            OutcomeState::CameTrue => "outcome-came-true",
            OutcomeState::DidNot => "outcome-did-not",
            OutcomeState::Partly => "outcome-partly",
            OutcomeState::Superseded => "outcome-superseded",
        })
    }

    /// Word for a value of [`ActorKind`].
    pub fn actor(self, value: ActorKind) -> &'static str {
        self.text(match value {
            ActorKind::State => "actor-state",
            ActorKind::Person => "actor-person",
            ActorKind::Organisation => "actor-organisation",
            ActorKind::Body => "actor-body",
            ActorKind::Format => "actor-format",
            ActorKind::Media => "actor-media",
            ActorKind::Group => "actor-group",
        })
    }

    /// Word for a value of [`DocumentKind`].
    pub fn document(self, value: DocumentKind) -> &'static str {
        self.text(match value {
            DocumentKind::QaPage => "document-qa-page",
            DocumentKind::ThinkTankAnalysis => "document-think-tank-analysis",
            DocumentKind::NewsAnalysis => "document-news-analysis",
            DocumentKind::NewsReport => "document-news-report",
            DocumentKind::NewspaperArticle => "document-newspaper-article",
            DocumentKind::OfficialText => "document-official-text",
            DocumentKind::Dataset => "document-dataset",
            DocumentKind::Other => "document-other",
        })
    }

    /// Word for a value of [`EventKind`].
    pub fn event(self, value: EventKind) -> &'static str {
        self.text(match value {
            EventKind::Agree => "event-agree",
            EventKind::Consult => "event-consult",
            EventKind::Support => "event-support",
            EventKind::Concede => "event-concede",
            EventKind::Cooperate => "event-cooperate",
            EventKind::Aid => "event-aid",
            EventKind::Retreat => "event-retreat",
            EventKind::Request => "event-request",
            EventKind::Accuse => "event-accuse",
            EventKind::Reject => "event-reject",
            EventKind::Threaten => "event-threaten",
            EventKind::Protest => "event-protest",
            EventKind::Sanction => "event-sanction",
            EventKind::Mobilize => "event-mobilize",
            EventKind::Coerce => "event-coerce",
            EventKind::Assault => "event-assault",
            EventKind::TreatySigned => "event-treaty-signed",
            EventKind::TreatyRatified => "event-treaty-ratified",
            EventKind::TreatyInForce => "event-treaty-in-force",
            EventKind::TreatyInvoked => "event-treaty-invoked",
            EventKind::TreatyLapsed => "event-treaty-lapsed",
            EventKind::TreatyDenounced => "event-treaty-denounced",
            EventKind::Veto => "event-veto",
            EventKind::Summit => "event-summit",
            EventKind::Transfer => "event-transfer",
            EventKind::Deployment => "event-deployment",
            EventKind::Test => "event-test",
            EventKind::Statement => "event-statement",
            EventKind::Founding => "event-founding",
            EventKind::Collapse => "event-collapse",
        })
    }

    /// Word for a value of [`Verdict`].
    pub fn verdict(self, value: Verdict) -> &'static str {
        self.text(match value {
            Verdict::Yes => "verdict-yes",
            Verdict::No => "verdict-no",
            Verdict::Partly => "verdict-partly",
            Verdict::NeverTested => "verdict-never-tested",
            Verdict::NotStated => "verdict-not-stated",
        })
    }

    /// Word for a value of [`ChangeKind`].
    pub fn change(self, value: ChangeKind) -> &'static str {
        self.text(match value {
            ChangeKind::Adds => "change-adds",
            ChangeKind::Ends => "change-ends",
            ChangeKind::Strengthens => "change-strengthens",
            ChangeKind::Weakens => "change-weakens",
        })
    }
}

/// Message for a value of [`TieFamily`]; also a stable name for what is remembered for each family.
pub fn family_key(value: TieFamily) -> &'static str {
    match value {
        TieFamily::Commitment => "family-commitment",
        TieFamily::Arms => "family-arms",
        TieFamily::Technology => "family-technology",
        TieFamily::Troops => "family-troops",
        TieFamily::Trade => "family-trade",
        TieFamily::Energy => "family-energy",
        TieFamily::Labour => "family-labour",
        TieFamily::Aid => "family-aid",
        TieFamily::Sanction => "family-sanction",
        TieFamily::Hostility => "family-hostility",
        TieFamily::Contact => "family-contact",
        TieFamily::Membership => "family-membership",
        TieFamily::Dependency => "family-dependency",
        TieFamily::Succession => "family-succession",
    }
}
