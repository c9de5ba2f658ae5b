//! What extraction finds, ready to be written or proposed: positions in scalar values, actors by their place in a list.
//!
//! For everybody who reads findings. Not here: how anything is found, and what the dossier makes of it.

use std::ops::Range;

use crate::model::{ActorKind, Edtf, Scalars, Span, Stance};

use super::Lexicon;
use super::actors::{ActorAt, Actors};
use super::claims::ClaimAt;
use super::dates::DateAt;
use super::figures::FigureAt;
use super::judgements::JudgementAt;
use super::lexicon::LexicalActor;
use super::relations::Relations;
use super::token::Tokens;

/// Everything found in one text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Extraction {
    /// Actors, each with its mentions.
    pub actors: Vec<FoundActor>,
    /// Dates with their values.
    pub dates: Vec<FoundDate>,
    /// Numbers with units.
    pub figures: Vec<FoundFigure>,
    /// Ties between actors.
    pub ties: Vec<FoundTie>,
    /// Events.
    pub events: Vec<FoundEvent>,
    /// Attributed statements.
    pub claims: Vec<FoundClaim>,
    /// What the author says in his own voice where nothing more precise was found; not among the claims.
    pub judgements: Vec<FoundJudgement>,
}

/// An actor and where it is mentioned.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundActor {
    /// Key in the lexicon ("RUS", "putin"); empty for an actor that the lexicon does not know.
    pub key: String,
    /// What it is.
    pub kind: ActorKind,
    /// German name.
    pub name_de: String,
    /// English name.
    pub name_en: String,
    /// ISO 3166 alpha-3, for present states.
    pub iso3: String,
    /// Where, in the order of the text.
    pub mentions: Vec<Span>,
    /// How sure, and why.
    pub ground: Ground,
}

/// Why something is proposed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ground {
    /// From 0 to 1.
    pub confidence: f32,
    /// Name of the rule; `extraction-rule-<name>` in the catalogue says it in words.
    pub rule: &'static str,
    /// The words that triggered it.
    pub trigger: Option<Span>,
}

/// A date.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundDate {
    /// Where.
    pub span: Span,
    /// Its value.
    pub edtf: Edtf,
    /// How the value was worked out; "absolute" needs no anchor.
    pub rule: &'static str,
    /// Worked out from the day of publication or another date of the text.
    pub relative: bool,
}

/// A number with its unit.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundFigure {
    /// Where, unit included.
    pub span: Span,
    /// Least value, for ranges.
    pub low: Option<f64>,
    /// The value.
    pub value: f64,
    /// Greatest value, for ranges.
    pub high: Option<f64>,
    /// Unit as a key ("percent", "USD") or the counted noun as printed ("Container").
    pub unit: String,
    /// "rund", "about", "mehr als".
    pub approximate: bool,
    /// The sentence.
    pub sentence: Span,
}

/// Kind of a tie, as `garant ingest` writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TieKind {
    /// Mutual defence.
    DefencePact,
    /// A security guarantee or assurance.
    Guarantee,
    /// Non-aggression.
    Nonaggression,
    /// A treaty of any other kind.
    Treaty,
    /// Partnership, cooperation.
    Partnership,
    /// Arms.
    Arms,
    /// Technology.
    Technology,
    /// Troops.
    Troops,
    /// Trade.
    Trade,
    /// Energy.
    Energy,
    /// Labour.
    Labour,
    /// Sanctions.
    Sanctions,
    /// A veto.
    Veto,
    /// Talks.
    Negotiation,
    /// A meeting of leaders.
    Summit,
    /// War, attack.
    Conflict,
    /// Rivalry, tension.
    Rivalry,
    /// Membership.
    Membership,
    /// Mediation.
    Mediation,
    /// Support, aid.
    Support,
}

impl TieKind {
    /// Every kind, in the order of design and files.
    pub const ALL: [Self; 20] = [
        Self::DefencePact,
        Self::Guarantee,
        Self::Nonaggression,
        Self::Treaty,
        Self::Partnership,
        Self::Arms,
        Self::Technology,
        Self::Troops,
        Self::Trade,
        Self::Energy,
        Self::Labour,
        Self::Sanctions,
        Self::Veto,
        Self::Negotiation,
        Self::Summit,
        Self::Conflict,
        Self::Rivalry,
        Self::Membership,
        Self::Mediation,
        Self::Support,
    ];

    /// The kind as `garant ingest` writes it.
    pub fn key(self) -> &'static str {
        match self {
            Self::DefencePact => "defence_pact",
            Self::Guarantee => "guarantee",
            Self::Nonaggression => "nonaggression",
            Self::Treaty => "treaty",
            Self::Partnership => "partnership",
            Self::Arms => "arms",
            Self::Technology => "technology",
            Self::Troops => "troops",
            Self::Trade => "trade",
            Self::Energy => "energy",
            Self::Labour => "labour",
            Self::Sanctions => "sanctions",
            Self::Veto => "veto",
            Self::Negotiation => "negotiation",
            Self::Summit => "summit",
            Self::Conflict => "conflict",
            Self::Rivalry => "rivalry",
            Self::Membership => "membership",
            Self::Mediation => "mediation",
            Self::Support => "support",
        }
    }
}

/// How a tie is spoken of, as `garant ingest` writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Modality {
    /// It is so.
    #[default]
    Asserted,
    /// It is not so.
    Denied,
    /// It will be so.
    Predicted,
    /// It would be so under a condition, or might be.
    Hypothetical,
    /// It was so.
    Past,
    /// Somebody wants it so.
    Proposed,
}

impl Modality {
    /// The mood as `garant ingest` writes it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Asserted => "asserted",
            Self::Denied => "denied",
            Self::Predicted => "predicted",
            Self::Hypothetical => "hypothetical",
            Self::Past => "past",
            Self::Proposed => "proposed",
        }
    }
}

/// A tie between two actors.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundTie {
    /// Kind.
    pub kind: TieKind,
    /// Place in [`Extraction::actors`].
    pub from: usize,
    /// Place in [`Extraction::actors`].
    pub to: usize,
    /// One way.
    pub directed: bool,
    /// How it is spoken of.
    pub modality: Modality,
    /// When it begins, where the sentence says so.
    pub start: Option<Edtf>,
    /// When it ends, where the sentence says so.
    pub end: Option<Edtf>,
    /// Who says so, where the sentence attributes it; a place in [`Extraction::actors`].
    pub speaker: Option<usize>,
    /// The sentences.
    pub evidence: Vec<Span>,
    /// Why.
    pub ground: Ground,
}

/// An event.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundEvent {
    /// Kind: a name of [`crate::model::EventKind`].
    pub kind: crate::model::EventKind,
    /// When; a place in [`Extraction::dates`].
    pub date: Option<usize>,
    /// Who took part; places in [`Extraction::actors`], who acts first.
    pub actors: Vec<usize>,
    /// How it is spoken of.
    pub modality: Modality,
    /// The sentences.
    pub evidence: Vec<Span>,
    /// Why.
    pub ground: Ground,
}

/// An attributed statement.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundClaim {
    /// Who says it; a place in [`Extraction::actors`].
    pub speaker: usize,
    /// What the speaker does with it.
    pub stance: Stance,
    /// The proposition is that it is not so.
    pub negated: bool,
    /// The words that say it (the clause or the quotation).
    pub words: Span,
    /// The sentence.
    pub evidence: Vec<Span>,
    /// Why.
    pub ground: Ground,
}

/// What the author of the text says in his own voice about several actors.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundJudgement {
    /// What he does with it.
    pub stance: Stance,
    /// Whom it names; places in [`Extraction::actors`].
    pub about: Vec<usize>,
    /// The sentence.
    pub sentence: Span,
    /// Why.
    pub ground: Ground,
}

/// Turns findings at tokens into findings at scalar values.
pub(super) fn gather(lexicon: &Lexicon, tokens: &Tokens<'_>, parts: &Parts) -> Extraction {
    let scalars = Scalars::of(tokens.text);
    let span = |range: &Range<usize>| {
        let first = tokens.get(range.start).map_or(0, |t| t.start as usize);
        let last = range
            .end
            .checked_sub(1)
            .and_then(|at| tokens.get(at))
            .map_or(first, |t| t.end as usize);
        Span {
            start: scalars.scalar(first),
            end: scalars.scalar(last),
        }
    };
    let sentence = |number: &usize| tokens.sentences.get(*number).map(&span);
    let sentences = |numbers: &[usize]| numbers.iter().filter_map(sentence).collect::<Vec<_>>();
    let ground = |confidence, rule, trigger: &Range<usize>| Ground {
        confidence,
        rule,
        trigger: Some(span(trigger)),
    };
    let mut actors: Vec<FoundActor> = parts.actors.list.iter().map(|a| actor(lexicon, a)).collect();
    for mention in parts.actors.mentions.iter().chain(&parts.actors.added) {
        if let Some(actor) = actors.get_mut(mention.actor) {
            actor.mentions.push(span(&mention.tokens));
        }
    }
    for actor in &mut actors {
        actor.mentions.sort_by_key(|m| m.start);
        actor.mentions.dedup();
        actor.ground.trigger = actor.mentions.first().copied();
    }
    Extraction {
        dates: parts
            .dates
            .iter()
            .map(|d| FoundDate {
                span: span(&d.tokens),
                edtf: d.edtf.clone(),
                rule: d.rule,
                relative: d.relative,
            })
            .collect(),
        figures: parts
            .figures
            .iter()
            .map(|f| FoundFigure {
                span: span(&f.tokens),
                low: f.low,
                value: f.value,
                high: f.high,
                unit: f.unit.clone(),
                approximate: f.approximate,
                sentence: sentence(&tokens.sentence_of(f.tokens.start)).unwrap_or_else(|| span(&f.tokens)),
            })
            .collect(),
        ties: parts
            .relations
            .ties
            .iter()
            .map(|t| FoundTie {
                kind: t.kind,
                from: t.from,
                to: t.to,
                directed: t.directed,
                modality: t.modality,
                start: t.start.clone(),
                end: t.end.clone(),
                speaker: t.speaker,
                evidence: sentences(&t.sentences),
                ground: ground(t.confidence, t.rule, &t.trigger),
            })
            .collect(),
        events: parts
            .relations
            .events
            .iter()
            .map(|e| FoundEvent {
                kind: e.kind,
                date: e.date,
                actors: e.actors.clone(),
                modality: e.modality,
                evidence: sentences(&e.sentences),
                ground: ground(e.confidence, e.rule, &e.trigger),
            })
            .collect(),
        claims: parts
            .claims
            .iter()
            .map(|c| FoundClaim {
                speaker: c.speaker,
                stance: c.stance,
                negated: c.negated,
                words: span(&c.words),
                evidence: sentences(&c.sentences),
                ground: ground(c.confidence, c.rule, &c.trigger),
            })
            .collect(),
        judgements: parts
            .judgements
            .iter()
            .filter_map(|j| {
                Some(FoundJudgement {
                    stance: j.stance,
                    about: j.about.clone(),
                    sentence: sentence(&j.sentence)?,
                    ground: ground(0.35, "author", &(j.trigger..j.trigger + 1)),
                })
            })
            .collect(),
        actors,
    }
}

/// What the steps of extraction have found, at tokens.
pub(super) struct Parts {
    pub(super) actors: Actors,
    pub(super) dates: Vec<DateAt>,
    pub(super) figures: Vec<FigureAt>,
    pub(super) relations: Relations,
    pub(super) claims: Vec<ClaimAt>,
    pub(super) judgements: Vec<JudgementAt>,
}

fn actor(lexicon: &Lexicon, at: &ActorAt) -> FoundActor {
    let known = at.lexical.and_then(|place| lexicon.actor(place));
    let name = |of: fn(&LexicalActor) -> &String| known.map_or_else(|| at.name.clone(), |a| of(a).clone());
    FoundActor {
        key: known.map_or_else(String::new, |a| a.key.clone()),
        kind: at.kind,
        name_de: name(|a| &a.name_de),
        name_en: name(|a| &a.name_en),
        iso3: known.map_or_else(String::new, |a| a.iso3.clone()),
        mentions: Vec::new(),
        ground: Ground {
            confidence: at.confidence,
            rule: at.rule,
            trigger: None,
        },
    }
}
