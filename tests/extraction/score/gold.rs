//! Annotated articles: `NN-name.de.txt` or `.en.txt` with `NN-name.json` beside it.
//!
//! The annotation names words, not positions, so that a person can write and check it. A surface is looked for from
//! the end of the one before it on; `surface#3` is the third occurrence in the article. Evidence is a few words of
//! the sentence that stand in the article once. What a careful reader may mark or leave ("optional") counts neither
//! as missed nor as a false find.

use std::fs;
use std::path::Path;

use garant::model::{ActorKind, Day, Edtf, Language, Span, Stance};
use serde::Deserialize;

/// Names of the kinds of ties.
const TIE_KINDS: [&str; 20] = [
    "defence_pact",
    "guarantee",
    "nonaggression",
    "treaty",
    "partnership",
    "arms",
    "technology",
    "troops",
    "trade",
    "energy",
    "labour",
    "sanctions",
    "veto",
    "negotiation",
    "summit",
    "conflict",
    "rivalry",
    "membership",
    "mediation",
    "support",
];

/// Names of the modalities.
const MODALITIES: [&str; 6] = ["asserted", "denied", "predicted", "hypothetical", "past", "proposed"];

/// The annotation as it lies in the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    language: Language,
    published: String,
    actors: Vec<FileActor>,
    #[serde(default)]
    dates: Vec<FileDate>,
    #[serde(default)]
    figures: Vec<FileFigure>,
    #[serde(default)]
    ties: Vec<FileTie>,
    #[serde(default)]
    events: Vec<FileEvent>,
    #[serde(default)]
    claims: Vec<FileClaim>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileActor {
    name_en: String,
    #[serde(default)]
    iso3: String,
    #[serde(default)]
    also: Vec<String>,
    kind: ActorKind,
    mentions: Vec<String>,
    #[serde(default)]
    optional: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileDate {
    text: String,
    edtf: String,
    #[serde(default)]
    optional: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileFigure {
    text: String,
    value: f64,
    unit: String,
    #[serde(default)]
    optional: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileTie {
    kind: String,
    from: String,
    to: String,
    directed: bool,
    modality: String,
    quote: String,
    #[serde(default)]
    optional: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileEvent {
    kind: garant::model::EventKind,
    #[serde(default)]
    date: String,
    actors: Vec<String>,
    #[serde(default = "asserted")]
    modality: String,
    quote: String,
    #[serde(default)]
    optional: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileClaim {
    speaker: String,
    stance: Stance,
    quote: String,
    #[serde(default)]
    optional: bool,
}

fn asserted() -> String {
    "asserted".to_owned()
}

/// An article with its annotation, words resolved to positions.
#[derive(Debug)]
pub(crate) struct Article {
    /// Name of the file without ending: "dev-03-taiwan".
    pub(crate) name: String,
    pub(crate) language: Language,
    pub(crate) published: Day,
    pub(crate) text: String,
    pub(crate) actors: Vec<GoldActor>,
    pub(crate) dates: Vec<GoldDate>,
    pub(crate) figures: Vec<GoldFigure>,
    pub(crate) ties: Vec<GoldTie>,
    pub(crate) events: Vec<GoldEvent>,
    pub(crate) claims: Vec<GoldClaim>,
}

impl Article {
    /// Kept back: nobody has looked at its faults while writing rules.
    pub(crate) fn is_held_out(&self) -> bool {
        self.name.starts_with("held")
    }
}

#[derive(Debug)]
pub(crate) struct GoldActor {
    pub(crate) name: String,
    pub(crate) iso3: String,
    /// Other names that are as right: a state of the past under the name of its time.
    pub(crate) also: Vec<String>,
    pub(crate) kind: ActorKind,
    pub(crate) mentions: Vec<Span>,
    pub(crate) optional: bool,
}

#[derive(Debug)]
pub(crate) struct GoldDate {
    pub(crate) span: Span,
    /// Values that are all right; one as a rule.
    pub(crate) values: Vec<Edtf>,
    pub(crate) optional: bool,
}

#[derive(Debug)]
pub(crate) struct GoldFigure {
    pub(crate) span: Span,
    pub(crate) value: f64,
    pub(crate) unit: String,
    pub(crate) optional: bool,
}

#[derive(Debug)]
pub(crate) struct GoldTie {
    pub(crate) kind: String,
    /// Place in [`Article::actors`].
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) directed: bool,
    pub(crate) modality: String,
    pub(crate) evidence: Span,
    pub(crate) optional: bool,
}

#[derive(Debug)]
pub(crate) struct GoldEvent {
    pub(crate) kind: garant::model::EventKind,
    pub(crate) date: Option<Edtf>,
    pub(crate) actors: Vec<usize>,
    pub(crate) modality: String,
    pub(crate) evidence: Span,
    pub(crate) optional: bool,
}

#[derive(Debug)]
pub(crate) struct GoldClaim {
    pub(crate) speaker: usize,
    pub(crate) stance: Stance,
    pub(crate) evidence: Span,
    pub(crate) optional: bool,
}

/// The articles of a folder, in the order of their names.
///
/// # Errors
///
/// The first annotation that cannot be read or does not fit its text, with what is wrong.
pub(crate) fn articles(folder: &Path) -> Result<Vec<Article>, String> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))? {
        let path = entry.map_err(|e| e.to_string())?.path();
        if path.extension().is_some_and(|ending| ending == "json") {
            names.extend(path.file_stem().map(|stem| stem.to_string_lossy().into_owned()));
        }
    }
    names.sort();
    names.iter().map(|name| article(folder, name)).collect()
}

fn article(folder: &Path, name: &str) -> Result<Article, String> {
    let annotation = fs::read(folder.join(format!("{name}.json"))).map_err(|e| format!("{name}.json: {e}"))?;
    let file: File = serde_json::from_slice(&annotation).map_err(|e| format!("{name}.json: {e}"))?;
    let text_name = format!("{name}.{}.txt", file.language.tag());
    let text = fs::read_to_string(folder.join(&text_name)).map_err(|e| format!("{text_name}: {e}"))?;
    resolve(name, &file, text).map_err(|what| format!("{name}.json: {what}"))
}

fn resolve(name: &str, file: &File, text: String) -> Result<Article, String> {
    let place = |actor: &str| {
        let found = file.actors.iter().position(|a| a.name_en == actor);
        found.ok_or_else(|| format!("actor {actor:?} is not listed"))
    };
    let words = Words::of(&text);
    let mut ties = Vec::new();
    for t in &file.ties {
        known(&TIE_KINDS, &t.kind)?;
        known(&MODALITIES, &t.modality)?;
        ties.push(GoldTie {
            kind: t.kind.clone(),
            from: place(&t.from)?,
            to: place(&t.to)?,
            directed: t.directed,
            modality: t.modality.clone(),
            evidence: words.only(&t.quote)?,
            optional: t.optional,
        });
    }
    let mut events = Vec::new();
    for e in &file.events {
        known(&MODALITIES, &e.modality)?;
        events.push(GoldEvent {
            kind: e.kind,
            date: if e.date.is_empty() { None } else { Some(edtf(&e.date)?) },
            actors: e.actors.iter().map(|a| place(a)).collect::<Result<_, _>>()?,
            modality: e.modality.clone(),
            evidence: words.only(&e.quote)?,
            optional: e.optional,
        });
    }
    let mut claims = Vec::new();
    for c in &file.claims {
        claims.push(GoldClaim {
            speaker: place(&c.speaker)?,
            stance: c.stance,
            evidence: words.only(&c.quote)?,
            optional: c.optional,
        });
    }
    Ok(Article {
        name: name.to_owned(),
        language: file.language,
        published: Edtf::parse(&file.published)
            .ok()
            .and_then(|e| e.latest_day())
            .ok_or_else(|| format!("published {:?}", file.published))?,
        actors: actors(&words, &file.actors)?,
        dates: dates(&words, &file.dates)?,
        figures: figures(&words, &file.figures)?,
        ties,
        events,
        claims,
        text,
    })
}

fn actors(words: &Words<'_>, listed: &[FileActor]) -> Result<Vec<GoldActor>, String> {
    let one = |a: &FileActor| {
        let mentions = words.in_order(a.mentions.iter().map(String::as_str));
        Ok(GoldActor {
            name: a.name_en.clone(),
            iso3: a.iso3.clone(),
            also: a.also.clone(),
            kind: a.kind,
            mentions: mentions.map_err(|what| format!("{}: {what}", a.name_en))?,
            optional: a.optional,
        })
    };
    listed.iter().map(one).collect()
}

fn dates(words: &Words<'_>, listed: &[FileDate]) -> Result<Vec<GoldDate>, String> {
    let spans = words.in_order(listed.iter().map(|d| d.text.as_str()))?;
    let one = |(d, span): (&FileDate, Span)| {
        let values: Result<_, _> = d.edtf.split('|').map(edtf).collect();
        Ok(GoldDate {
            span,
            values: values?,
            optional: d.optional,
        })
    };
    listed.iter().zip(spans).map(one).collect()
}

fn figures(words: &Words<'_>, listed: &[FileFigure]) -> Result<Vec<GoldFigure>, String> {
    let spans = words.in_order(listed.iter().map(|f| f.text.as_str()))?;
    let one = |(f, span): (&FileFigure, Span)| GoldFigure {
        span,
        value: f.value,
        unit: f.unit.clone(),
        optional: f.optional,
    };
    Ok(listed.iter().zip(spans).map(one).collect())
}

fn known(names: &[&str], name: &str) -> Result<(), String> {
    if names.contains(&name) {
        Ok(())
    } else {
        Err(format!("{name:?} is no kind or modality"))
    }
}

fn edtf(text: &str) -> Result<Edtf, String> {
    Edtf::parse(text).map_err(|e| format!("{text:?}: {e}"))
}

/// A text in which words are looked for.
struct Words<'a> {
    text: &'a str,
}

impl<'a> Words<'a> {
    fn of(text: &'a str) -> Self {
        Self { text }
    }

    /// Where the surfaces stand, each after the one before it.
    fn in_order<'s>(&self, surfaces: impl Iterator<Item = &'s str>) -> Result<Vec<Span>, String> {
        let mut from = 0;
        let mut spans = Vec::new();
        for surface in surfaces {
            let (word, place) = match surface.rsplit_once('#') {
                Some((word, number)) => (word, Some(number.parse::<usize>().map_err(|e| format!("{surface}: {e}"))?)),
                None => (surface, None),
            };
            let found = match place {
                Some(number) => number.checked_sub(1).and_then(|n| self.all(word).nth(n)),
                None => self.all(word).find(|at| *at >= from),
            };
            let at = found.ok_or_else(|| format!("{surface:?} not found"))?;
            from = at + word.len();
            spans.push(garant::extraction::span_of(self.text, at..from));
        }
        Ok(spans)
    }

    /// Where words stand that stand there once.
    fn only(&self, quote: &str) -> Result<Span, String> {
        let mut places = self.text.match_indices(quote);
        let at = places.next().ok_or_else(|| format!("{quote:?} not found"))?.0;
        if places.next().is_some() {
            return Err(format!("{quote:?} stands there more than once"));
        }
        Ok(garant::extraction::span_of(self.text, at..at + quote.len()))
    }

    /// Beginnings of `word`, not within a longer word.
    fn all<'b>(&'b self, word: &'b str) -> impl Iterator<Item = usize> + 'b {
        self.text.match_indices(word).map(|found| found.0).filter(|at| {
            let before = self.text[..*at].chars().next_back();
            let after = self.text[at + word.len()..].chars().next();
            let joins = |outside: Option<char>, inside: Option<char>| {
                outside.is_some_and(char::is_alphanumeric) && inside.is_some_and(char::is_alphanumeric)
            };
            !joins(before, word.chars().next()) && !joins(after, word.chars().next_back())
        })
    }
}
