//! What is typed into a form, where it begins, what is still missing, and what comes of it.

use super::Reading;
use crate::command::Command;
use crate::model::draft::read_number;
use crate::model::judge::worded;
use crate::model::make::{self, Made, NewTie, Newcomer, Said, Speaker, Thing};
use crate::model::{
    ActorId, ActorKind, ClaimId, Direction, Edtf, EventKind, Item, Language, Localised, Stance, TieFamily, TieId,
};
use crate::session::{Ask, Making};
use crate::views::ViewCtx;
use crate::views::edit::ReadDate;
use crate::views::pick::Picker;
use crate::views::review::{TieKind, typed_date};

/// Fewer marked words than these are no sentence: the claim takes the whole one.
const A_SENTENCE: usize = 4;

/// A field without which nothing can be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Missing {
    Name,
    From,
    To,
    /// The two ends are one actor.
    Itself,
    Date,
    Period,
    About,
    Words,
    Value,
    Speaker,
    /// The claim has this passage already.
    Twice,
}

impl Missing {
    /// The sentence at the field.
    pub(super) fn message(self) -> &'static str {
        match self {
            Self::Name => "make-missing-name",
            Self::From => "make-missing-from",
            Self::To => "make-missing-to",
            Self::Itself => "make-missing-itself",
            Self::Date => "make-missing-date",
            Self::Period => "make-missing-period",
            Self::About => "make-missing-about",
            Self::Words => "make-missing-words",
            Self::Value => "make-missing-value",
            Self::Speaker => "make-missing-speaker",
            Self::Twice => "make-missing-twice",
        }
    }
}

/// The lists to pick from.
#[derive(Debug, Default)]
pub(super) struct Pickers {
    pub(super) same: Picker,
    pub(super) from: Picker,
    pub(super) to: Picker,
    pub(super) speaker: Picker,
    pub(super) about: Picker,
    pub(super) claim: Picker,
    pub(super) participant: Picker,
}

/// A form with what was typed into it.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) ask: Ask,
    pub(super) reading: Reading,
    /// The marked words.
    pub(super) quote: String,
    pub(super) name: String,
    pub(super) kind: ActorKind,
    /// The actor that it is another name of.
    pub(super) same: Option<ActorId>,
    pub(super) from: Option<ActorId>,
    pub(super) to: Option<ActorId>,
    pub(super) tie_kind: TieKind,
    pub(super) mutual: bool,
    pub(super) label: String,
    /// Where the tie is there already: add to it.
    pub(super) join: bool,
    pub(super) date: String,
    pub(super) event_kind: EventKind,
    pub(super) participants: Vec<ActorId>,
    pub(super) about: Option<Item>,
    /// The claim that gains a passage; `None` for a new one.
    pub(super) claim: Option<ClaimId>,
    pub(super) words: String,
    pub(super) value: String,
    pub(super) unit: String,
    pub(super) speaker: Option<ActorId>,
    /// Who speaks where nobody is picked, and is not there yet.
    pub(super) voice: Option<Newcomer>,
    /// Who speaks in the text where nobody else is named; it passes on what others say.
    author: Option<Speaker>,
    pub(super) stance: Stance,
    pub(super) pick: Pickers,
    /// Reads dates as people type them.
    pub(super) read: ReadDate,
    /// What kept it from being made.
    pub(super) missing: Option<Missing>,
    /// Drawn for the first time: the first field takes the focus.
    pub(super) fresh: bool,
}

impl Draft {
    /// The form as it opens.
    pub(super) fn of(ctx: &ViewCtx<'_>, ask: Ask, reading: Reading, read: ReadDate) -> Self {
        let d = ctx.dossier;
        let quote = ask.site.and_then(|site| site.words(d)).unwrap_or_default().to_owned();
        let document = ask.site.and_then(|site| d.documents.get(&site.document));
        let voice = document.and_then(|document| make::voice(d, document));
        let author = voice.clone();
        let (speaker, voice) = match voice {
            Some(Speaker::Known(id)) => (Some(id), None),
            Some(Speaker::New(newcomer)) => (None, Some(newcomer)),
            None => (None, None),
        };
        let (about, claim) = subject(ctx, ask.making);
        let language = ctx.words.language();
        let known = reading.newcomer.as_ref();
        let name = known.map_or_else(|| quote.trim().to_owned(), |n| n.name.get(language).to_owned());
        let sentence = if quote.split_whitespace().count() < A_SENTENCE && !reading.sentence.is_empty() {
            reading.sentence.clone()
        } else {
            quote.clone()
        };
        let mut draft = Self {
            kind: known.map_or(ActorKind::Person, |n| n.kind),
            same: None,
            from: ask.from,
            to: ask.to,
            tie_kind: (TieFamily::Commitment, None),
            mutual: false,
            label: String::new(),
            join: true,
            read,
            date: String::new(),
            event_kind: EventKind::Consult,
            participants: Vec::new(),
            about,
            claim,
            words: sentence.split_whitespace().collect::<Vec<_>>().join(" "),
            value: String::new(),
            unit: String::new(),
            speaker,
            voice,
            author,
            stance: Stance::Asserts,
            pick: Pickers::default(),
            missing: None,
            fresh: true,
            ask,
            quote,
            name,
            reading,
        };
        draft.begin(ctx);
        draft
    }

    /// Fills in what the sentence offers.
    fn begin(&mut self, ctx: &ViewCtx<'_>) {
        let actors = self.reading.actors.clone();
        match self.ask.making {
            Making::Actor => {
                // Somebody known by these words already, and so not a new one.
                self.same = make::named(ctx.dossier, &self.quote).or_else(|| make::named(ctx.dossier, &self.name));
                if self.same.is_some() {
                    self.quote.trim().clone_into(&mut self.name);
                }
            }
            Making::Tie => {
                // States and their bodies before persons.
                let drawn = |id: &ActorId| ctx.dossier.actors.get(id).is_some_and(crate::model::Actor::is_in_network);
                let (first, rest): (Vec<_>, Vec<_>) = actors.into_iter().partition(drawn);
                let mut others = first
                    .into_iter()
                    .chain(rest)
                    .filter(|id| Some(*id) != self.ask.from && Some(*id) != self.ask.to);
                self.from = self.from.or_else(|| others.next());
                self.to = self.to.or_else(|| others.next());
            }
            Making::Event => {
                self.name.clear();
                self.participants = actors.into_iter().take(4).collect();
                let date = self.ask.date.as_ref().or(self.reading.dates.first());
                self.date = date.map(|d| d.as_str().to_owned()).unwrap_or_default();
            }
            Making::Quantity => {
                self.name.clear();
                if let Some(figure) = self.reading.figures.first().cloned() {
                    self.take_figure(ctx, &figure);
                }
            }
            Making::Claim | Making::Evidence => {}
        }
        if self.about.is_none() {
            self.about = self.reading.actors.first().map(|id| Item::from(*id));
        }
    }

    /// Takes a figure of the sentence over.
    pub(super) fn take_figure(&mut self, ctx: &ViewCtx<'_>, figure: &super::Figure) {
        self.value = super::rows::figure_text(ctx, figure.values);
        figure.unit.get(ctx.words.language()).clone_into(&mut self.unit);
    }

    /// The tie that is there already, if the claim is to be added to it.
    pub(super) fn known_tie(&self, ctx: &ViewCtx<'_>) -> Option<TieId> {
        self.ask.site?;
        let tie = self.new_tie(ctx).ok()?;
        make::same_tie(ctx.dossier, &tie)
    }

    /// The name of the kind of tie, in a language.
    pub(super) fn kind_name(words: crate::catalogue::Words, (family, class): TieKind) -> String {
        class
            .map_or_else(|| words.family(family), |class| words.class(class))
            .to_owned()
    }

    fn new_tie(&self, ctx: &ViewCtx<'_>) -> Result<NewTie, Missing> {
        let from = self.from.ok_or(Missing::From)?;
        let to = self.to.ok_or(Missing::To)?;
        if from == to {
            return Err(Missing::Itself);
        }
        let (family, class) = self.tie_kind;
        let valid = match self.date.trim() {
            "" => None,
            text => Some(dated(ctx, self.read, text, true).ok_or(Missing::Period)?),
        };
        Ok(NewTie {
            from,
            to,
            family,
            class,
            direction: if self.mutual { Direction::Mutual } else { Direction::Directed },
            label: Self::typed(ctx, &self.label, |words| Self::kind_name(words, self.tie_kind)),
            valid,
        })
    }

    /// What was typed, in the language of the program; what stands for it, in both, where nothing was.
    fn typed(ctx: &ViewCtx<'_>, text: &str, instead: impl Fn(crate::catalogue::Words) -> String) -> Localised {
        if text.trim().is_empty() {
            return Localised {
                de: instead(crate::catalogue::Words::new(Language::De)),
                en: instead(crate::catalogue::Words::new(Language::En)),
            };
        }
        worded(text, ctx.words.language(), &Localised::default())
    }

    /// The title of an event that was given none.
    pub(super) fn title(&self, ctx: &ViewCtx<'_>, words: crate::catalogue::Words) -> String {
        let kind = words.event(self.event_kind);
        let names = self.participants.iter().filter_map(|id| ctx.dossier.actors.get(id));
        let names: Vec<&str> = names.map(|a| a.name(words.language())).collect();
        if names.is_empty() {
            return kind.to_owned();
        }
        format!("{kind}: {}", names.join(" – "))
    }

    /// Values of a quantity as typed: one, or two with a dash between.
    fn values(&self, ctx: &ViewCtx<'_>) -> Option<[Option<f64>; 3]> {
        let number = |text: &str| read_number(text, ctx.words.language());
        if let Some(one) = number(&self.value) {
            return Some([None, Some(one), None]);
        }
        let (low, high) = self.value.split_once(['–', '-'])?;
        let (low, high) = (number(low)?, number(high)?);
        (low <= high).then_some([Some(low), None, Some(high)])
    }

    fn thing(&self, ctx: &ViewCtx<'_>) -> Result<Thing, Missing> {
        let about = || self.about.filter(|item| ctx.dossier.contains(*item)).ok_or(Missing::About);
        Ok(match self.ask.making {
            Making::Actor => {
                let name = self.name.trim();
                if name.is_empty() {
                    return Err(Missing::Name);
                }
                let lexical = self.reading.newcomer.as_ref().map(|n| &n.name);
                let lexical = lexical.filter(|n| n.get(ctx.words.language()) == name);
                match self.same {
                    Some(of) => Thing::Name {
                        of,
                        name: name.to_owned(),
                    },
                    None => Thing::Actor(Newcomer {
                        kind: self.kind,
                        name: lexical.cloned().unwrap_or_else(|| Localised::same(name)),
                    }),
                }
            }
            Making::Tie => match self.known_tie(ctx).filter(|_| self.join) {
                Some(tie) => Thing::Evidence {
                    about: tie.into(),
                    claim: None,
                },
                None => Thing::Tie(self.new_tie(ctx)?),
            },
            Making::Event => {
                let date = match self.date.trim() {
                    "" => None,
                    text => Some(dated(ctx, self.read, text, false).ok_or(Missing::Date)?),
                };
                Thing::Event {
                    kind: self.event_kind,
                    title: Self::typed(ctx, &self.name, |words| self.title(ctx, words)),
                    date,
                    participants: self.participants.clone(),
                }
            }
            Making::Claim => Thing::Claim { about: about()? },
            Making::Quantity => Thing::Quantity {
                values: self.values(ctx).ok_or(Missing::Value)?,
                unit: worded(&self.unit, ctx.words.language(), &Localised::default()),
                measure: Self::typed(ctx, &self.name, |_| self.words.clone()),
                about: about()?,
            },
            Making::Evidence => Thing::Evidence {
                about: about()?,
                claim: self.claim,
            },
        })
    }

    /// Whether something is said by somebody: with marked words, and not only one more passage for a claim.
    pub(super) fn is_said(&self) -> bool {
        self.ask.site.is_some() && !(self.ask.making == Making::Evidence && self.claim.is_some())
    }

    fn said(&self, ctx: &ViewCtx<'_>) -> Result<Option<Said>, Missing> {
        let Some(site) = self.ask.site.filter(|_| self.is_said()) else {
            return Ok(None);
        };
        let speaker = match (self.speaker, &self.voice) {
            (Some(id), _) => Speaker::Known(id),
            (None, Some(newcomer)) => Speaker::New(newcomer.clone()),
            (None, None) => return Err(Missing::Speaker),
        };
        if self.words.trim().is_empty() {
            return Err(Missing::Words);
        }
        let reporter = self.author.clone().filter(|author| *author != speaker);
        Ok(Some(Said {
            speaker,
            reporter,
            stance: self.stance,
            words: worded(&self.words, site.written_in(ctx.dossier), &Localised::default()),
        }))
    }

    /// The one step that it comes to, or what is missing.
    pub(super) fn command(&self, ctx: &ViewCtx<'_>) -> Result<Command, Missing> {
        let thing = self.thing(ctx)?;
        let said = self.said(ctx)?;
        let made = make::make(ctx.dossier, self.ask.site, said.as_ref(), &thing);
        let Made { edits, select } = made.ok_or(match self.ask.making {
            Making::Evidence => Missing::Twice,
            _ => Missing::About,
        })?;
        Ok(Command::Change {
            name: match thing {
                Thing::Actor(_) => "history-make-actor",
                Thing::Name { .. } => "history-make-name",
                Thing::Tie(_) => "history-make-tie",
                Thing::Event { .. } => "history-make-event",
                Thing::Claim { .. } => "history-make-claim",
                Thing::Quantity { .. } => "history-make-quantity",
                Thing::Evidence { .. } => "history-make-evidence",
            },
            edits,
            select: Some(select),
        })
    }
}

/// What the selection offers as the subject, and for evidence the claim it stands for.
fn subject(ctx: &ViewCtx<'_>, making: Making) -> (Option<Item>, Option<ClaimId>) {
    let d = ctx.dossier;
    let selected = ctx.session.selection;
    let claim = match selected {
        Some(Item::Claim(id)) => Some(id),
        Some(Item::Quantity(id)) => d.quantities.get(&id).map(|q| q.claim),
        _ => None,
    };
    if let Some(claim) = claim {
        let about = d.claims.get(&claim).and_then(|c| c.about.first().copied());
        return (about, (making == Making::Evidence).then_some(claim));
    }
    let fact = selected.filter(|item| matches!(item, Item::Tie(_) | Item::Event(_) | Item::Instrument(_) | Item::Actor(_)));
    (fact, None)
}

/// A date as people type it; for a `period` a day alone is its beginning.
pub(super) fn dated(ctx: &ViewCtx<'_>, read: ReadDate, text: &str, period: bool) -> Option<Edtf> {
    let spoken = || read(text, ctx.words.language(), period);
    typed_date(text, period).or_else(|| spoken().and_then(|date| typed_date(date.as_str(), period)))
}
