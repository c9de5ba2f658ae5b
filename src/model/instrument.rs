//! Instruments: treaties, memoranda, resolutions and agreements, with who owes what to whom.
//!
//! Coding after ATOP and COW (obligations per obligor and beneficiary, five dates), widened by the classes
//! those data sets leave out (assurances, guarantee treaties, deals).

use serde::{Deserialize, Serialize};

use super::dossier::Extra;
use super::edtf::Edtf;
use super::ids::{ActorId, ClaimId, InstrumentId};
use super::words::Localised;

/// What kind of text an instrument is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum InstrumentKind {
    /// A treaty.
    #[default]
    Treaty,
    /// A memorandum.
    Memorandum,
    /// A resolution of an international body.
    Resolution,
    /// An agreement below a treaty.
    Agreement,
    /// A regime made of several texts.
    Regime,
    /// A plan or proposal that nobody has signed.
    Proposal,
}

/// Class of the commitment as a whole. The first five are ATOP's; the rest are not in ATOP or COW.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CommitmentClass {
    /// Active military support if attacked.
    DefencePact,
    /// Support also when the ally attacks.
    OffencePact,
    /// Not joining the other side.
    NeutralityPact,
    /// Not attacking each other.
    NonaggressionPact,
    /// Consulting in a crisis.
    ConsultationPact,
    /// Doing something for the beneficiary, short of defence.
    PositiveAssurance,
    /// Not harming the beneficiary; the one who promises is the one to be feared.
    NegativeAssurance,
    /// Protection of a third party's status.
    GuaranteeTreaty,
    /// Restraint in arms against something in return.
    ArmsControlDeal,
    /// End of sanctions against something in return.
    SanctionsRelief,
    /// Settlement of a war.
    PeaceSettlement,
    /// A partnership without an alliance's duties.
    Partnership,
    /// Cooperation in one field.
    Cooperation,
}

/// What is owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ObligationKind {
    /// ATOP `defense`.
    Defence,
    /// ATOP `offense`.
    Offence,
    /// ATOP `neutral`.
    Neutrality,
    /// ATOP `nonagg`.
    Nonaggression,
    /// ATOP `consul`.
    Consultation,
    /// Acting for the beneficiary, short of defence.
    PositiveAssurance,
    /// Refraining from harm.
    NegativeAssurance,
    /// Giving something up (weapons, a programme).
    Renunciation,
    /// Cooperation in trade, science or culture.
    Cooperation,
    /// Keeping to sanctions.
    Sanctions,
}

/// How far the duty works by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Automaticity {
    /// Automatic.
    Automatic,
    /// "By all means, without delay".
    WithoutDelay,
    /// As the obligor deems necessary.
    AsDeemsNecessary,
    /// Consultation only.
    ConsultOnly,
    /// The sources do not say.
    #[default]
    NotStated,
}

/// How strongly the text binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Bindingness {
    /// Ratified treaty.
    RatifiedTreaty,
    /// Signed treaty, ratification not (yet) known.
    SignedTreaty,
    /// Executive agreement.
    ExecutiveAgreement,
    /// Political commitment.
    PoliticalCommitment,
    /// One side's statement.
    UnilateralStatement,
    /// Security Council resolution under chapter VII.
    UnscResolutionChVii,
    /// Nobody is bound yet.
    Proposed,
    /// The sources do not say.
    #[default]
    NotStated,
}

/// Who answers for the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Liability {
    /// Each is bound whatever the others do.
    Several,
    /// Bound only together.
    Joint,
    /// Together and each alone.
    JointAndSeveral,
    /// The text does not say.
    #[default]
    Unspecified,
}

impl Liability {
    /// Every one, the usual first.
    pub const ALL: [Self; 4] = [Self::Unspecified, Self::Several, Self::Joint, Self::JointAndSeveral];
}

/// Whether the text is public.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Publicity {
    /// Public.
    Public,
    /// Secret.
    Secret,
    /// Secret in part.
    PartlySecret,
    /// Not published when the sources wrote.
    NotYetPublished,
    /// The sources do not say.
    #[default]
    NotStated,
}

/// How a date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum BasisKind {
    /// The source says it.
    #[default]
    Stated,
    /// Worked out from the source ("on Wednesday", "last September").
    WorkedOut,
    /// Not in the sources: general or reference knowledge.
    Outside,
}

/// How a date is known, with the phrase and the rule.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Basis {
    /// Kind of knowledge.
    #[serde(default)]
    pub kind: BasisKind,
    /// The phrase, rule or reference, for the reader.
    #[serde(default, skip_serializing_if = "Localised::is_empty")]
    pub words: Localised,
}

impl Basis {
    /// Stated by the source, nothing to add.
    pub fn is_plain(&self) -> bool {
        *self == Self::default()
    }
}

/// A date and how it is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dated {
    /// The date, with its own precision.
    pub date: Edtf,
    /// How it is known.
    #[serde(default, skip_serializing_if = "Basis::is_plain")]
    pub basis: Basis,
}

/// The five dates in the life of an instrument. A date nobody gives stays absent.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct InstrumentDates {
    /// Signature.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<Dated>,
    /// Ratification.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ratified: Option<Dated>,
    /// Entry into force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_force: Option<Dated>,
    /// Notice of termination.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice_given: Option<Dated>,
    /// End.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Dated>,
}

/// A party and its role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// Who.
    pub actor: ActorId,
    /// As what.
    pub role: PartyRole,
}

/// Role of a party.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartyRole {
    /// Signatory with equal duties.
    Signatory,
    /// Gives the guarantee.
    Guarantor,
    /// Receives the guarantee.
    Beneficiary,
    /// Imposes (sanctions).
    Sender,
    /// Is the target (of sanctions).
    Target,
    /// Named as a would-be party.
    Proposed,
}

/// One duty: who owes what to whom.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Obligation {
    /// What is owed.
    pub kind: ObligationKind,
    /// Who owes it.
    pub obligor: ActorId,
    /// To whom.
    pub beneficiary: ActorId,
    /// The duty in words.
    pub words: Localised,
    /// How far it works by itself.
    #[serde(default)]
    pub automaticity: Automaticity,
    /// When it applies, and when not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<Localised>,
    /// The claims that carry it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<ClaimId>,
}

/// A treaty, memorandum, resolution, agreement, regime or proposal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Instrument {
    /// Identifier.
    pub id: InstrumentId,
    /// Kind of text.
    pub kind: InstrumentKind,
    /// Class of commitment; absent where it commits nobody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<CommitmentClass>,
    /// Usual name.
    pub name: Localised,
    /// Short name for bars and labels.
    #[serde(default, skip_serializing_if = "Localised::is_empty")]
    pub short: Localised,
    /// All other names the sources use.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other_names: Vec<Localised>,
    /// Parties.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parties: Vec<Party>,
    /// The five dates.
    #[serde(default)]
    pub dates: InstrumentDates,
    /// Who owes what to whom.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub obligations: Vec<Obligation>,
    /// Conditions on the whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<Localised>,
    /// How strongly it binds.
    #[serde(default)]
    pub bindingness: Bindingness,
    /// Who answers for the whole.
    #[serde(default)]
    pub liability: Liability,
    /// Whether the text is public.
    #[serde(default)]
    pub publicity: Publicity,
    /// The instrument that took its place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaced_by: Option<InstrumentId>,
    /// What a reader should know.
    #[serde(default, skip_serializing_if = "Localised::is_empty")]
    pub note: Localised,
    /// Fields written by a newer or foreign program.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Instrument {
    /// The short name, or the usual one.
    pub fn label(&self, language: super::Language) -> &str {
        if self.short.is_empty() {
            self.name.get(language)
        } else {
            self.short.get(language)
        }
    }

    /// First date known of it: signature, else ratification, else entry into force.
    pub fn begun(&self) -> Option<&Dated> {
        self.dates
            .signed
            .as_ref()
            .or(self.dates.ratified.as_ref())
            .or(self.dates.in_force.as_ref())
    }
}
