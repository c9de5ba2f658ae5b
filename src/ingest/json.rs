//! The findings of files as JSON, as `garant ingest --json` writes them, document after document.
//!
//! Offsets count Unicode scalar values of `text`; identifiers hold within one document.

use std::borrow::Cow;
use std::io;

use serde::Serialize;

use super::ReadFile;
use crate::extraction::found::{Extraction, FoundActor, Modality};
use crate::model::{ActorKind, EventKind, Language, Scalars, Span, Stance};

/// Writes `{"documents":[…]}`; documents are handed over one by one.
pub struct Writer<W: io::Write> {
    out: W,
    count: usize,
}

impl<W: io::Write> Writer<W> {
    /// Begins the file.
    ///
    /// # Errors
    /// What `out` says.
    pub fn begin(mut out: W) -> io::Result<Self> {
        out.write_all(b"{\"documents\":[")?;
        Ok(Self { out, count: 0 })
    }

    /// Writes one document.
    ///
    /// # Errors
    /// What the writer says.
    pub fn document(&mut self, file: &ReadFile) -> io::Result<()> {
        if self.count > 0 {
            self.out.write_all(b",")?;
        }
        self.out.write_all(b"\n")?;
        self.count += 1;
        serde_json::to_writer(&mut self.out, &Shown::of(file)).map_err(io::Error::from)
    }

    /// Ends the file.
    ///
    /// # Errors
    /// What the writer says.
    pub fn end(mut self) -> io::Result<()> {
        self.out.write_all(b"\n]}\n")?;
        self.out.flush()
    }
}

#[derive(Serialize)]
struct Shown<'a> {
    file: Cow<'a, str>,
    language: &'a str,
    text: &'a str,
    actors: Vec<Actor<'a>>,
    ties: Vec<Tie<'a>>,
    events: Vec<Event<'a>>,
    claims: Vec<Claim<'a>>,
    figures: Vec<Figure<'a>>,
    dates: Vec<Date<'a>>,
}

#[derive(Serialize)]
struct Actor<'a> {
    id: String,
    name: &'a str,
    name_de: &'a str,
    name_en: &'a str,
    iso3: &'a str,
    kind: ActorKind,
    mentions: Vec<Mention<'a>>,
}

#[derive(Serialize)]
struct Mention<'a> {
    start: usize,
    end: usize,
    surface: &'a str,
}

#[derive(Serialize)]
struct Evidence<'a> {
    start: usize,
    end: usize,
    quote: &'a str,
}

#[derive(Serialize)]
struct Tie<'a> {
    kind: &'static str,
    from: String,
    to: String,
    directed: bool,
    modality: &'static str,
    start: Option<&'a str>,
    end: Option<&'a str>,
    confidence: f64,
    evidence: Vec<Evidence<'a>>,
}

#[derive(Serialize)]
struct Event<'a> {
    date: Option<&'a str>,
    date_text: Option<&'a str>,
    actors: Vec<String>,
    kind: EventKind,
    modality: &'static str,
    evidence: Vec<Evidence<'a>>,
}

#[derive(Serialize)]
struct Claim<'a> {
    speaker: String,
    stance: Stance,
    evidence: Vec<Evidence<'a>>,
}

#[derive(Serialize)]
struct Figure<'a> {
    value: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    low: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    high: Option<f64>,
    unit: &'a str,
    evidence: Vec<Evidence<'a>>,
}

#[derive(Serialize)]
struct Date<'a> {
    text: &'a str,
    edtf: &'a str,
    start: usize,
    end: usize,
}

impl<'a> Shown<'a> {
    fn of(file: &'a ReadFile) -> Self {
        let found: &Extraction = &file.found;
        let text = Scalars::of(&file.document.text);
        let language = if file.document.language.starts_with("en") {
            Language::En
        } else {
            Language::De
        };
        let evidence = |spans: &[Span]| spans.iter().map(|span| quoted(&text, *span)).collect::<Vec<_>>();
        Self {
            file: file.path.to_string_lossy(),
            language: &file.document.language,
            text: &file.document.text,
            actors: found
                .actors
                .iter()
                .enumerate()
                .map(|(at, a)| actor(at, a, &text, language))
                .collect(),
            ties: found
                .ties
                .iter()
                .map(|tie| Tie {
                    kind: tie.kind.key(),
                    from: id(tie.from),
                    to: id(tie.to),
                    directed: tie.directed,
                    modality: tie.modality.key(),
                    start: tie.start.as_ref().map(super::super::model::edtf::Edtf::as_str),
                    end: tie.end.as_ref().map(super::super::model::edtf::Edtf::as_str),
                    confidence: (f64::from(tie.ground.confidence) * 100.0).round() / 100.0,
                    evidence: evidence(&tie.evidence),
                })
                .collect(),
            events: found
                .events
                .iter()
                // What is denied or only imagined is no event.
                .filter(|event| !matches!(event.modality, Modality::Denied | Modality::Hypothetical))
                .map(|event| {
                    let date = event.date.and_then(|at| found.dates.get(at));
                    Event {
                        date: date.map(|date| date.edtf.as_str()),
                        date_text: date.map(|date| text.slice(date.span)),
                        actors: event.actors.iter().map(|at| id(*at)).collect(),
                        kind: event.kind,
                        modality: event.modality.key(),
                        evidence: evidence(&event.evidence),
                    }
                })
                .collect(),
            claims: found
                .claims
                .iter()
                .map(|claim| Claim {
                    speaker: id(claim.speaker),
                    stance: claim.stance,
                    evidence: evidence(&claim.evidence),
                })
                .collect(),
            figures: found
                .figures
                .iter()
                .map(|figure| Figure {
                    value: figure.value,
                    low: figure.low,
                    high: figure.high,
                    unit: if figure.unit == "percent" { "%" } else { &figure.unit },
                    evidence: vec![quoted(&text, figure.span)],
                })
                .collect(),
            dates: found
                .dates
                .iter()
                .map(|date| Date {
                    text: text.slice(date.span),
                    edtf: date.edtf.as_str(),
                    start: date.span.start,
                    end: date.span.end,
                })
                .collect(),
        }
    }
}

fn actor<'a>(at: usize, found: &'a FoundActor, text: &Scalars<'a>, language: Language) -> Actor<'a> {
    Actor {
        id: id(at),
        name: if language == Language::En {
            &found.name_en
        } else {
            &found.name_de
        },
        name_de: &found.name_de,
        name_en: &found.name_en,
        iso3: &found.iso3,
        kind: found.kind,
        mentions: found
            .mentions
            .iter()
            .map(|span| Mention {
                start: span.start,
                end: span.end,
                surface: text.slice(*span),
            })
            .collect(),
    }
}

fn quoted<'a>(text: &Scalars<'a>, span: Span) -> Evidence<'a> {
    Evidence {
        start: span.start,
        end: span.end,
        quote: text.slice(span),
    }
}

fn id(at: usize) -> String {
    format!("a{}", at + 1)
}
