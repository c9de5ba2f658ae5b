//! The dossier: sources, what they say, and nothing else.
//!
//! Everybody may read it; only [`Dossier::apply`] changes it.
//! Deliberately absent: egui, files, threads, the clock, and any word a user reads on screen.
//! Two kinds of words live here: names and sentences that belong to the dossier itself ([`Localised`]).
//!
//! Reading order: ids and dates, then sources, then what sources speak about, then who says what,
//! then judgements on top, then how all of it is changed and checked.

pub mod edtf;
pub mod ids;
pub mod words;

pub mod document;
pub mod passage;
pub mod scalars;

pub mod actor;
pub mod event;
pub mod instrument;
pub mod tie;

pub mod claim;
pub mod proposal;
pub mod quantity;

pub mod assessment;
pub mod precedent;
pub mod scenario;
pub mod scene;
pub mod scene_view;
pub mod source;
pub mod what_if;

pub mod figure;
pub mod note;

pub mod anchor;
pub mod briefing;
pub mod changes;
pub mod dossier;
pub mod draft;
pub mod edit;
pub mod index;
pub mod invariants;
pub mod join;
pub mod judge;
pub mod keep;
pub mod make;
pub mod merge;
pub mod redate;
pub mod removal;
pub mod restricted;
pub mod review;
pub mod split;
pub mod table;
pub mod turn;
pub mod wording;

pub use actor::{Actor, ActorKind, ActorName, Membership, Office};
pub use assessment::{Assessment, Factor, Guarantor, Indicator, Means, Promise, Restraint, Score};
pub use briefing::Placed;
pub use changes::{Changed, Changes};
pub use claim::{Claim, Contradiction, Credibility, Likelihood, Outcome, OutcomeState, Ruling, Stance};
pub use document::{Document, DocumentKind, Paragraph, Reliability, SetAside};
pub use dossier::{Dossier, Extra, Header};
pub use draft::RecordKind;
pub use edit::{Edit, EditError, Record, Step, StepKind, Transaction};
pub use edtf::{Bound, Certainty, Day, Edtf};
pub use event::{Event, EventKind, Participant};
pub use figure::{FigureForm, FigurePalette, FigurePreset, FigureSpec, FigureUnit, FigureView};
pub use ids::{
    ActorId, AssessmentId, ClaimId, ContradictionId, DocumentId, EventId, InstrumentId, Item, NoteId, PassageId, PrecedentId,
    QuantityId, ScenarioId, SceneId, TagId, TieId,
};
pub use index::Index;
pub use instrument::{
    Automaticity, Basis, BasisKind, Bindingness, CommitmentClass, Dated, Instrument, InstrumentDates, InstrumentKind, Liability,
    Obligation, ObligationKind, Party, Publicity,
};
pub use invariants::Broken;
pub use make::Site;
pub use note::{Note, Tag};
pub use passage::{Passage, Selector, Span};
pub use precedent::{Hindsight, PastGuarantor, Precedent, Verdict};
pub use proposal::{Proposal, Review};
pub use quantity::Quantity;
pub use scalars::Scalars;
pub use scenario::{Change, ChangeKind, Scenario, Shift};
pub use scene::{Filter, PaneKind, Pin, Scene};
pub use scene_view::{Grouping, LayoutMethod, Ledger, MatrixOf, MatrixOrder, SceneView, Zoom};
pub use source::SourceDetails;
pub use table::Table;
pub use tie::{Direction, Tie, TieFamily};
pub use what_if::{Twist, WhatIf};
pub use words::{Language, Localised};
