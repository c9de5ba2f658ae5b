//! Words of a text with their source, as they are put into a brief.

use super::ViewCtx;
use crate::model::document::paragraphs;
use crate::model::{Document, PassageId, Site};

/// A passage with its source.
pub(super) fn passage(ctx: &ViewCtx<'_>, id: PassageId) -> Option<String> {
    let passage = ctx.dossier.passages.get(&id)?;
    let document = ctx.dossier.documents.get(&passage.document)?;
    let language = ctx.words.language();
    let number = number(&document.text, passage.target.span.start);
    Some(cited(ctx, document, passage.quote(document, language), number))
}

/// Where a passage stands: "Reuters, 19 Jun 2024, ¶1".
pub(super) fn source(ctx: &ViewCtx<'_>, id: PassageId) -> String {
    let passage = ctx.dossier.passages.get(&id);
    let Some((passage, document)) = passage.and_then(|p| Some((p, ctx.dossier.documents.get(&p.document)?))) else {
        return String::new();
    };
    let parts = [
        Some(document.short_name(ctx.words.language()).into_owned()),
        document.published.as_ref().map(|d| ctx.words.date(d)),
        number(&document.text, passage.target.span.start).map(|n| format!("¶{n}")),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Marked words with their source.
pub(super) fn site(ctx: &ViewCtx<'_>, site: Site) -> Option<String> {
    let document = ctx.dossier.documents.get(&site.document)?;
    let number = number(document.text_in(site.language), site.span.start);
    Some(cited(ctx, document, site.words(ctx.dossier)?, number))
}

/// A quotation with publisher, date and paragraph.
pub(super) fn cited(ctx: &ViewCtx<'_>, document: &Document, quote: &str, number: Option<u32>) -> String {
    let publisher = document.publisher_short.get(ctx.words.language());
    let date = document
        .published
        .as_ref()
        .map_or_else(|| ctx.words.text("date-unknown").to_owned(), |d| ctx.words.date(d));
    let number = number.map_or_else(String::new, |n| format!(", ¶ {n}"));
    let title = document.shown_title(ctx.words.language());
    let publisher = if publisher.is_empty() { &*title } else { publisher };
    let source = format!("{publisher}, {date}{number}");
    ctx.words.with(
        "document-citation",
        &[("quote", quote.trim().into()), ("source", source.into())],
    )
}

/// Number of the paragraph that holds a character.
fn number(text: &str, at: usize) -> Option<u32> {
    paragraphs(text).iter().find(|b| at < b.span.end).and_then(|b| b.number)
}
