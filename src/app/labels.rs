//! Words of the program that new documents and proposals carry, in both languages.
//!
//! Once in the dossier they belong to it and can be changed like any other text.

use crate::catalogue::Words;
use crate::extraction::found::TieKind;
use crate::extraction::propose::Labels;
use crate::ingest::DocumentWords;
use crate::model::{EventKind, Language, Localised};
use crate::reading::{PublishedRule, ReadingWarning};

/// Words of proposals.
pub const LABELS: Labels = Labels {
    tie: |kind| both(|words| words.text(tie_key(kind)).to_owned()),
    event: |kind: EventKind| both(|words| words.event(kind).to_owned()),
    author_of: |title| each(|words, language| words.with("ingest-author-of", &[("title", title.get(language).into())])),
    worked_out: |phrase| both(|words| words.with("ingest-worked-out", &[("phrase", phrase.into())])),
    over_by_then: || both(|words| words.text("ingest-over-by-then").to_owned()),
    unit,
};

/// Words of documents.
pub const DOCUMENT_WORDS: DocumentWords = DocumentWords {
    published: |rule| both(|words| words.text(published_key(rule)).to_owned()),
    published_by_hand: || both(|words| words.text("ingest-published-by-hand").to_owned()),
    warning: |warning| both(|words| warning_text(words, warning)),
};

fn both(text: impl Fn(Words) -> String) -> Localised {
    each(|words, _| text(words))
}

fn each(text: impl Fn(Words, Language) -> String) -> Localised {
    let of = |language| text(Words::new(language), language);
    Localised {
        de: of(Language::De),
        en: of(Language::En),
    }
}

/// Short name of a kind of tie.
pub fn tie_key(kind: TieKind) -> &'static str {
    match kind {
        TieKind::DefencePact => "tie-defence-pact",
        TieKind::Guarantee => "tie-guarantee",
        TieKind::Nonaggression => "tie-nonaggression",
        TieKind::Treaty => "tie-treaty",
        TieKind::Partnership => "tie-partnership",
        TieKind::Arms => "tie-arms",
        TieKind::Technology => "tie-technology",
        TieKind::Troops => "tie-troops",
        TieKind::Trade => "tie-trade",
        TieKind::Energy => "tie-energy",
        TieKind::Labour => "tie-labour",
        TieKind::Sanctions => "tie-sanctions",
        TieKind::Veto => "tie-veto",
        TieKind::Negotiation => "tie-negotiation",
        TieKind::Summit => "tie-summit",
        TieKind::Conflict => "tie-conflict",
        TieKind::Rivalry => "tie-rivalry",
        TieKind::Membership => "tie-membership",
        TieKind::Mediation => "tie-mediation",
        TieKind::Support => "tie-support",
    }
}

/// Units that have a name in each language; counted nouns stay as printed.
fn unit(key: &str) -> Localised {
    let named = match key {
        "percent" => return Localised::same("%"),
        "kilometre" => "unit-kilometre",
        "tonne" => "unit-tonne",
        "minute" => "unit-minute",
        "hour" => "unit-hour",
        "day" => "unit-day",
        "week" => "unit-week",
        "month" => "unit-month",
        "year" => "unit-year",
        other => return Localised::same(other),
    };
    both(|words| words.text(named).to_owned())
}

fn published_key(rule: PublishedRule) -> &'static str {
    match rule {
        PublishedRule::FrontMatter => "published-front-matter",
        PublishedRule::MetaTag => "published-meta-tag",
        PublishedRule::HeaderLine => "published-header-line",
        PublishedRule::Dateline => "published-dateline",
        PublishedRule::DocxProperty => "published-docx-property",
        PublishedRule::PdfInfo => "published-pdf-info",
    }
}

fn warning_text(words: Words, warning: &ReadingWarning) -> String {
    let count = |key, n: usize| words.with(key, &[("n", n.into())]);
    match warning {
        ReadingWarning::EncodingGuessed { name } => words.with("warning-encoding-guessed", &[("name", (*name).into())]),
        ReadingWarning::CharactersReplaced { count: n } => count("warning-characters-replaced", *n),
        ReadingWarning::ControlSignsRemoved { count: n } => count("warning-control-signs-removed", *n),
        ReadingWarning::PagesWithoutText { count: n, of } => {
            words.with("warning-pages-without-text", &[("n", (*n).into()), ("of", (*of).into())])
        }
        ReadingWarning::PagesLeftOut { read, of } => {
            words.with("warning-pages-left-out", &[("n", (*read).into()), ("of", (*of).into())])
        }
        ReadingWarning::Truncated => words.text("warning-truncated").to_owned(),
        ReadingWarning::NestingFlattened => words.text("warning-nesting-flattened").to_owned(),
        ReadingWarning::WholePageTaken => words.text("warning-whole-page-taken").to_owned(),
        ReadingWarning::NameMisleads => words.text("warning-name-misleads").to_owned(),
        ReadingWarning::PartlyDamaged => words.text("warning-partly-damaged").to_owned(),
    }
}
