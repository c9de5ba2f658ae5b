//! What the marks are called: labels, dates in words, accessible names.

use super::super::ViewCtx;
use crate::derived::time_index::{Entry, EntryKind, Lane};
use crate::model::{ActorKind, Basis, BasisKind, ClaimId, Dated, Direction, Item, Language, OutcomeState, TieId};

/// The label beside or inside a mark.
pub(super) fn label(ctx: &ViewCtx<'_>, entry: &Entry) -> String {
    let language = ctx.words.language();
    match entry.kind {
        EntryKind::Instrument(_) => instrument_label(ctx, entry).unwrap_or_else(|| ctx.name(entry.item)),
        EntryKind::Tie(id) => tie_label(ctx, id),
        EntryKind::Claim(id) => {
            let Some(claim) = ctx.dossier.claims.get(&id) else {
                return ctx.name(entry.item);
            };
            let words = claim.words.get(language).trim_end_matches('.');
            if is_described(ctx, id) {
                words.to_owned()
            } else {
                format!("{}: {words}", speaker(ctx, id))
            }
        }
        EntryKind::Document => match entry.item {
            Item::Document(id) => {
                let document = ctx.dossier.documents.get(&id);
                document.map_or_else(|| ctx.name(id), |d| d.short_name(language).into_owned())
            }
            other => ctx.name(other),
        },
        EntryKind::Event(_) => ctx.name(entry.item),
    }
}

fn instrument_label(ctx: &ViewCtx<'_>, entry: &Entry) -> Option<String> {
    let id = entry
        .items()
        .find_map(|i| if let Item::Instrument(id) = i { Some(id) } else { None })?;
    Some(ctx.dossier.instruments.get(&id)?.label(ctx.words.language()).to_owned())
}

fn tie_label(ctx: &ViewCtx<'_>, id: TieId) -> String {
    let Some(tie) = ctx.dossier.ties.get(&id) else {
        return ctx.name(id);
    };
    let code = |actor| ctx.dossier.actors.get(&actor).map_or("", |a| a.code.as_str()).to_owned();
    let key = if tie.direction == Direction::Mutual {
        "timeline-tie-mutual"
    } else {
        "timeline-tie"
    };
    let label = tie.label.get(ctx.words.language()).to_owned();
    ctx.words.with(
        key,
        &[
            ("from", code(tie.from).into()),
            ("to", code(tie.to).into()),
            ("label", label.into()),
        ],
    )
}

/// Longest description of somebody unnamed that a label has room for ("US officials").
const LONGEST_DESCRIPTION: usize = 14;

/// Whether the speaker is only described at length, or is the medium itself: a label has better use for its room.
fn is_described(ctx: &ViewCtx<'_>, id: ClaimId) -> bool {
    let speaker = ctx.dossier.claims.get(&id).and_then(|c| ctx.dossier.actors.get(&c.speaker));
    speaker.is_none_or(|actor| match actor.kind {
        ActorKind::Media => true,
        ActorKind::Group => [Language::En, Language::De]
            .iter()
            .any(|l| actor.name(*l).chars().count() > LONGEST_DESCRIPTION),
        _ => false,
    })
}

/// Raised numbers of the sources of everything an entry stands for; empty on the screen.
pub(super) fn source_marks(ctx: &ViewCtx<'_>, entry: &Entry) -> String {
    let Some(sources) = ctx.sources.filter(|_| entry.kind != EntryKind::Document) else {
        return String::new();
    };
    let marks: Vec<String> = entry.items().map(|item| sources.mark(item)).collect();
    let one = |mark: &String| {
        mark.split('\u{2009}')
            .filter(|m| !m.is_empty())
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let mut numbers: Vec<String> = marks.iter().flat_map(one).collect();
    // Raised figures do not sort by their letters: ¹ comes after ² and ³.
    let value = |mark: &String| {
        let figure = |c: char| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|f| f == c).unwrap_or(0);
        mark.chars().fold(0, |sum, c| sum * 10 + figure(c))
    };
    numbers.sort_by_key(value);
    numbers.dedup();
    numbers.iter().flat_map(|number| ["\u{2009}", number]).collect()
}

/// The speaker as labels name them: a person by the part of the name that their code abbreviates, others in full.
fn speaker(ctx: &ViewCtx<'_>, id: ClaimId) -> String {
    let Some(actor) = ctx.dossier.claims.get(&id).and_then(|c| ctx.dossier.actors.get(&c.speaker)) else {
        return String::new();
    };
    let name = actor.name(ctx.words.language());
    if actor.kind != ActorKind::Person || actor.code.chars().count() < 2 {
        return name.to_owned();
    }
    // Spellings differ ("Lavrov", "Lawrow"), the place of the name does not.
    let abbreviated = |word: &str| word.to_uppercase().starts_with(&actor.code);
    let place = [Language::En, Language::De]
        .iter()
        .find_map(|l| actor.name(*l).split_whitespace().position(abbreviated));
    place
        .and_then(|place| name.split_whitespace().nth(place))
        .unwrap_or(name)
        .to_owned()
}

/// The dates of an entry in words, as far as they are known.
pub(super) fn dates(ctx: &ViewCtx<'_>, entry: &Entry) -> String {
    let date = |d: Option<&crate::model::Edtf>| d.map(|d| ctx.words.date(d));
    let d = ctx.dossier;
    let found = match entry.item {
        _ if matches!(entry.kind, EntryKind::Instrument(_)) => instrument_dates(ctx, entry),
        Item::Tie(id) => date(d.ties.get(&id).and_then(|t| t.valid.as_ref())),
        Item::Event(id) => date(d.events.get(&id).and_then(|e| e.when.as_ref()).map(|w| &w.date)),
        Item::Document(id) => date(d.documents.get(&id).and_then(|d| d.published.as_ref())),
        Item::Claim(id) => date(claim_date(ctx, id)),
        _ => None,
    };
    found.unwrap_or_else(|| ctx.words.text("date-unknown").to_owned())
}

fn claim_date<'a>(ctx: &ViewCtx<'a>, id: ClaimId) -> Option<&'a crate::model::Edtf> {
    let claim = ctx.dossier.claims.get(&id)?;
    let published = || {
        let passages = claim.passages.iter().filter_map(|p| ctx.dossier.passages.get(p));
        passages
            .filter_map(|p| ctx.dossier.documents.get(&p.document))
            .filter_map(|d| d.published.as_ref())
            .min()
    };
    claim.said_on.as_ref().map(|d| &d.date).or_else(published)
}

fn instrument_dates(ctx: &ViewCtx<'_>, entry: &Entry) -> Option<String> {
    let id = entry
        .items()
        .find_map(|i| if let Item::Instrument(id) = i { Some(id) } else { None })?;
    let dates = &ctx.dossier.instruments.get(&id)?.dates;
    let stages: [(&'static str, &Option<Dated>); 5] = [
        ("timeline-stage-signed", &dates.signed),
        ("timeline-stage-ratified", &dates.ratified),
        ("timeline-stage-in-force", &dates.in_force),
        ("timeline-stage-notice", &dates.notice_given),
        ("timeline-stage-ended", &dates.ended),
    ];
    let parts: Vec<String> = stages
        .iter()
        .filter_map(|(key, date)| {
            date.as_ref()
                .map(|d| ctx.words.with(key, &[("date", ctx.words.date(&d.date).into())]))
        })
        .collect();
    if parts.is_empty() {
        let mut ties = entry.items().filter_map(|i| {
            if let Item::Tie(id) = i {
                ctx.dossier.ties.get(&id)
            } else {
                None
            }
        });
        return ties.find_map(|t| t.valid.as_ref()).map(|d| ctx.words.date(d));
    }
    Some(parts.join(" · "))
}

/// How the dates are known, where that is not plainly the source.
pub(super) fn bases(ctx: &ViewCtx<'_>, entry: &Entry) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut see = |basis: &Basis| found.extend(basis_words(ctx, basis));
    for item in entry.items() {
        match item {
            Item::Tie(id) => ctx.dossier.ties.get(&id).into_iter().for_each(|t| see(&t.basis)),
            Item::Event(id) => ctx
                .dossier
                .events
                .get(&id)
                .and_then(|e| e.when.as_ref())
                .into_iter()
                .for_each(|d| see(&d.basis)),
            Item::Claim(id) => ctx
                .dossier
                .claims
                .get(&id)
                .and_then(|c| c.said_on.as_ref())
                .into_iter()
                .for_each(|d| see(&d.basis)),
            Item::Instrument(id) => {
                if let Some(dates) = ctx.dossier.instruments.get(&id).map(|i| &i.dates) {
                    let all = [
                        &dates.signed,
                        &dates.ratified,
                        &dates.in_force,
                        &dates.notice_given,
                        &dates.ended,
                    ];
                    all.into_iter().flatten().for_each(|d| see(&d.basis));
                }
            }
            _ => {}
        }
    }
    if let Item::Document(id) = entry.item {
        let basis = ctx
            .dossier
            .documents
            .get(&id)
            .map(|d| d.published_basis.get(ctx.words.language()).to_owned());
        found.extend(basis.filter(|b| !b.is_empty()));
    }
    found.dedup();
    found
}

fn basis_words(ctx: &ViewCtx<'_>, basis: &Basis) -> Option<String> {
    let words = basis.words.get(ctx.words.language());
    let key = match basis.kind {
        BasisKind::Stated => return None,
        kind if words.is_empty() => return Some(ctx.words.basis(kind).to_owned()),
        BasisKind::WorkedOut => "timeline-basis-worked-out",
        BasisKind::Outside => "timeline-basis-outside",
    };
    Some(ctx.words.with(key, &[("words", words.to_owned().into())]))
}

/// The full title, for tooltips and names.
pub(super) fn title(ctx: &ViewCtx<'_>, entry: &Entry) -> String {
    match entry.kind {
        EntryKind::Instrument(_) => {
            let id = entry.items().find(|i| matches!(i, Item::Instrument(_))).unwrap_or(entry.item);
            ctx.name(id)
        }
        EntryKind::Tie(id) => tie_label(ctx, id),
        EntryKind::Claim(id) => {
            let claim = ctx.dossier.claims.get(&id);
            let speaker = claim.map_or_else(String::new, |c| ctx.name(c.speaker));
            let stance = claim.map_or("", |c| ctx.words.stance(c.stance));
            let words = ctx.name(id);
            ctx.words.with(
                "timeline-claim",
                &[
                    ("speaker", speaker.into()),
                    ("stance", stance.into()),
                    ("words", words.into()),
                ],
            )
        }
        EntryKind::Event(_) | EntryKind::Document => ctx.name(entry.item),
    }
}

/// What had become of a claim, as far as known.
pub(super) fn outcome(ctx: &ViewCtx<'_>, id: ClaimId) -> Option<OutcomeState> {
    ctx.dossier.claims.get(&id).and_then(|c| ctx.derived.world.outcome(c))
}

/// The accessible name of an entry.
pub(super) fn name(ctx: &ViewCtx<'_>, entry: &Entry) -> String {
    let name = plain_name(ctx, entry);
    if entry.proposed {
        ctx.words.with("review-entry-name", &[("name", name.into())])
    } else {
        name
    }
}

fn plain_name(ctx: &ViewCtx<'_>, entry: &Entry) -> String {
    let dates = dates(ctx, entry);
    match entry.kind {
        EntryKind::Claim(id) => {
            let speaker = speaker(ctx, id);
            let words = ctx.name(id);
            let args = |outcome: Option<OutcomeState>| {
                let mut args = vec![("speaker", speaker.clone().into()), ("words", words.clone().into())];
                args.extend(outcome.map(|o| ("outcome", ctx.words.outcome(o).into())));
                args
            };
            match outcome(ctx, id) {
                Some(state) => ctx.words.with("timeline-forecast-name", &args(Some(state))),
                None => ctx.words.with("timeline-statement-name", &args(None)),
            }
        }
        kind => {
            let key = match (kind, entry.lane) {
                (EntryKind::Event(_), _) => "timeline-event-name",
                (EntryKind::Document, _) | (_, Lane::Sources) => "timeline-source-name",
                _ => "timeline-bar-name",
            };
            ctx.words
                .with(key, &[("name", title(ctx, entry).into()), ("dates", dates.into())])
        }
    }
}
