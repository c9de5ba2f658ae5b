//! Everything a brief says, as words and numbers: no shape, no size. In reading order as on the page.

use super::evidence::{Evidence, grade};
use crate::catalogue::{Case, Words};
use crate::derived::judgement::account::{Account, moved, stairs};
use crate::derived::judgement::in_fives;
use crate::derived::sources::Sources;
use crate::derived::what_if::beneficiary_of;
use crate::guarantee::factors::FACTORS;
use crate::guarantee::sensitivity::{Change, Effect};
use crate::guarantee::{Outcome, Spread};
use crate::model::assessment::{Factor, Promise};
use crate::model::{ActorId, Assessment, ClaimId, Item};
use crate::session::Twist;
use crate::views::ViewCtx;
use crate::views::fault::fault_text;
use crate::views::figure_page::note_text;
use crate::views::inspector::factor_key;
use crate::views::judged_words::{
    band_words, base_sentence, bottom_line, compliance_sentence, confidence_sentence, counted_otherwise, enough_sentence,
    guarantor_words, leaning, likelihood_words, question_sentence, text_of,
};
use crate::views::twist_words::{change_words, points_words, signed, twist_words};

/// A contribution smaller than this is not drawn, and one of this size fills the room for bars.
const UNSEEN: f64 = 0.005;
const FULL: f64 = 0.15;
/// Single steps of the model that are named.
const STEPS: usize = 2;

/// What a brief says.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Brief {
    pub(super) kicker: String,
    pub(super) title: String,
    pub(super) text: String,
    pub(super) state: String,
    /// What is thought through; nothing without a what-if.
    pub(super) scenario: Option<String>,
    pub(super) bottom: String,
    /// That it hangs on the beneficiary.
    pub(super) condition: Option<String>,
    /// That those who come are enough.
    pub(super) enough: Option<String>,
    pub(super) confidence: String,
    pub(super) number: String,
    /// Before and, with a what-if, after.
    pub(super) bands: Vec<Band>,
    pub(super) sections: Vec<Section>,
    pub(super) sources_title: &'static str,
    pub(super) notes: Vec<String>,
    pub(super) aid: &'static str,
    pub(super) foot: String,
    pub(super) marking: String,
    /// Who is drawn in the small network.
    pub(super) actors: Vec<ActorId>,
    /// What is drawn behind the numbers, so that names on the pictures carry them.
    pub(super) sources: Sources,
}

/// A result with its interval.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Band {
    pub(super) name: &'static str,
    pub(super) words: String,
    pub(super) value: f64,
    pub(super) spread: Spread,
}

/// A part with a title.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Section {
    pub(super) title: String,
    pub(super) entries: Vec<Entry>,
    /// Shown in any case before the list is cut.
    pub(super) least: usize,
}

/// A line of a part.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Entry {
    /// Running text.
    Text(String),
    /// A line of a list.
    Point(String),
    /// A guarantor: name, how likely it comes, what it adds.
    Guarantor { name: String, word: String, adds: String },
    /// What a factor adds, for better or worse, as a share of the longest.
    Bar { name: &'static str, share: f64, points: String },
}

impl Section {
    fn of(title: &str, entries: Vec<Entry>) -> Option<Self> {
        (!entries.is_empty()).then(|| Self {
            title: title.to_owned(),
            entries,
            least: 1,
        })
    }
}

/// The brief on an assessment under what is thought through for it.
pub(super) fn brief(ctx: &ViewCtx<'_>, assessment: &Assessment, twists: &[Twist]) -> Brief {
    let words = ctx.words;
    let day = ctx.session.moment;
    let before = Account::of(ctx.dossier, assessment, &[]);
    let after = (!twists.is_empty()).then(|| Account::of(ctx.dossier, assessment, twists));
    let shown = after.as_ref().unwrap_or(&before);
    let judged = match shown {
        Ok(account) => &account.assessment,
        Err(failed) => &failed.0,
    };
    let evidence = Evidence::of(ctx, judged, twists);
    let mut brief = Brief {
        kicker: format!(
            "{} · {}",
            words.text("brief-kicker"),
            ctx.dossier.header.title.get(words.language())
        ),
        title: question_sentence(words, ctx.dossier, judged, day),
        text: text_line(ctx, judged),
        state: state_line(ctx, judged),
        scenario: (!twists.is_empty()).then(|| {
            let all: Vec<String> = twists.iter().map(|t| twist_words(words, ctx.dossier, *t, day)).collect();
            all.join(" · ")
        }),
        aid: words.text("judged-aid"),
        sources_title: words.text("brief-section-sources"),
        marking: ctx.dossier.header.marking.get(words.language()).to_owned(),
        foot: foot(words, judged),
        actors: actors(ctx, judged),
        notes: evidence.sources.notes.iter().map(|note| note_text(ctx, note)).collect(),
        ..Brief::default()
    };
    match shown {
        Ok(account) => {
            let band = |name, account: &Account| Band {
                name: words.text(name),
                words: likelihood_words(words, account.judgement.spreads.kept),
                value: account.judgement.answer.kept,
                spread: account.judgement.spreads.kept,
            };
            if let (Ok(before), true) = (&before, after.is_some()) {
                brief.bands.push(band("brief-band-now", before));
                brief.bands.push(band("brief-band-scenario", account));
            } else {
                brief.bands.push(band("brief-band-now", account));
            }
            worked_out(ctx, &mut brief, account);
            if let (Ok(before), true) = (&before, after.is_some()) {
                brief
                    .sections
                    .extend(moves(ctx, &evidence, assessment, twists, [before, account]));
            }
            brief.sections.extend(change(ctx, judged, &account.steps));
        }
        Err(failed) => {
            words.text("brief-fault").clone_into(&mut brief.bottom);
            brief.confidence = fault_text(words, ctx.dossier, judged, &failed.1);
            brief.sections.extend(change(ctx, judged, &[]));
        }
    }
    brief.sections.extend(written(ctx, &evidence, judged));
    brief.sources = evidence.sources;
    brief
}

/// The page of a dossier without an assessment.
pub(super) fn nothing(ctx: &ViewCtx<'_>) -> Brief {
    let words = ctx.words;
    Brief {
        kicker: format!(
            "{} · {}",
            words.text("brief-kicker"),
            ctx.dossier.header.title.get(words.language())
        ),
        title: words.text("brief-none").to_owned(),
        bottom: words.text("brief-none-hint").to_owned(),
        aid: words.text("judged-aid"),
        foot: words.with("brief-foot-program", &[("version", env!("CARGO_PKG_VERSION").into())]),
        marking: ctx.dossier.header.marking.get(words.language()).to_owned(),
        ..Brief::default()
    }
}

/// Under which text, and how it binds.
fn text_line(ctx: &ViewCtx<'_>, assessment: &Assessment) -> String {
    let words = ctx.words;
    let mut parts: Vec<String> = text_of(words, ctx.dossier, assessment).into_iter().collect();
    parts.push(words.bindingness(assessment.bindingness).to_owned());
    if assessment.guarantors.len() > 1 {
        let liability = words.liability(assessment.liability);
        parts.push(words.with("brief-liability", &[("liability", liability.into())]));
    }
    parts.join(" · ")
}

/// Which assessment, by whom, at which moment.
fn state_line(ctx: &ViewCtx<'_>, assessment: &Assessment) -> String {
    let words = ctx.words;
    let title = assessment.title.get(words.language()).to_owned();
    let mut parts = vec![words.with("brief-assessment", &[("title", title.into())])];
    if let Some(actor) = assessment.view_of {
        let name = words.named(&ctx.name(actor), Case::Dative);
        parts.push(words.with("brief-eyes", &[("name", name.into())]));
    }
    parts.push(match &assessment.judged_on {
        Some(date) => words.with(
            "brief-judged-by-on",
            &[
                ("name", assessment.judged_by.clone().into()),
                ("date", words.date(date).into()),
            ],
        ),
        None => words.with("brief-judged-by", &[("name", assessment.judged_by.clone().into())]),
    });
    parts.push(words.with("brief-moment", &[("day", words.day(ctx.session.moment).into())]));
    if let Some(day) = ctx.session.known_by {
        parts.push(words.with("brief-known-by", &[("day", words.day(day).into())]));
    }
    parts.join(" · ")
}

fn foot(words: Words, assessment: &Assessment) -> String {
    let program = words.with("brief-foot-program", &[("version", env!("CARGO_PKG_VERSION").into())]);
    match &assessment.judged_on {
        Some(date) => {
            let date = words.with("brief-foot-date", &[("date", words.date(date).into())]);
            format!("{program} · {date}")
        }
        None => program,
    }
}

/// Who promises, to whom, against whom.
fn actors(ctx: &ViewCtx<'_>, assessment: &Assessment) -> Vec<ActorId> {
    let mut all: Vec<ActorId> = assessment.guarantors.iter().map(|g| g.actor).collect();
    let others = [beneficiary_of(ctx.dossier, assessment), assessment.violator];
    all.extend(others.into_iter().flatten());
    let mut seen = std::collections::BTreeSet::new();
    all.retain(|actor| seen.insert(*actor));
    all
}

/// Bottom line, confidence, number; base rate, guarantors, factors.
fn worked_out(ctx: &ViewCtx<'_>, brief: &mut Brief, account: &Account) {
    let words = ctx.words;
    let judgement = &account.judgement;
    let spread = judgement.spreads.kept;
    brief.bottom = bottom_line(words, ctx.dossier, &account.assessment, ctx.session.moment, spread);
    brief.condition = compliance_sentence(words, ctx.dossier, account, ctx.session.moment);
    if account.assessment.promise == Promise::Help {
        brief.enough = Some(enough_sentence(words, account));
    }
    brief.confidence = confidence_sentence(words, account.coverage);
    let band = band_words(words, judgement.answer.kept, spread);
    brief.number = words.with("brief-number", &[("band", band.into())]);
    let mut base = base_sentence(words, &account.assessment);
    if let Some(otherwise) = counted_otherwise(words, account) {
        base = format!("{base} {otherwise}");
    }
    let base = vec![Entry::Text(base)];
    brief.sections.extend(Section::of(words.text("brief-section-base"), base));
    brief.sections.extend(guarantors(ctx, account));
    brief.sections.extend(factors(words, account));
}

fn guarantors(ctx: &ViewCtx<'_>, account: &Account) -> Option<Section> {
    let words = ctx.words;
    let judgement = &account.judgement;
    let rows = account.assessment.guarantors.iter().enumerate().map(|(place, guarantor)| {
        let (word, _) = guarantor_words(words, judgement, place);
        let share = in_fives(guarantor.capability).to_string();
        // Of one alone it goes without saying: without it there is nothing.
        let alone = account.assessment.guarantors.len() == 1;
        let worth = account.marginal.get(place).copied().flatten();
        // Whose own promise is judged needs no means.
        let own = worth.is_none();
        let adds = worth
            .filter(|_| !alone)
            .map(|m| points_words(words, m.of(Outcome::Kept).added()));
        Entry::Guarantor {
            name: ctx.name(guarantor.actor),
            word: if own {
                word
            } else {
                format!("{word} · {}", words.with("brief-guarantor-share", &[("share", share.into())]))
            },
            adds: adds.map_or_else(String::new, |points| {
                words.with("brief-guarantor-adds", &[("points", points.into())])
            }),
        }
    });
    let mut section = Section::of(words.text("brief-section-guarantors"), rows.collect())?;
    section.least = 4;
    Some(section)
}

fn factors(words: Words, account: &Account) -> Option<Section> {
    let all = account.contributions.factors;
    let longest = all.iter().fold(FULL, |most, share| share.abs().max(most));
    let mut order: Vec<usize> = (0..FACTORS).filter(|k| all[*k].abs() >= UNSEEN).collect();
    order.sort_by(|a, b| all[*b].abs().total_cmp(&all[*a].abs()).then(a.cmp(b)));
    let bars = order.into_iter().filter_map(|k| {
        Some(Entry::Bar {
            name: words.text(factor_key(*Factor::ALL.get(k)?)),
            share: all[k] / longest,
            points: points_words(words, all[k]),
        })
    });
    let mut section = Section::of(words.text("brief-section-factors"), bars.collect())?;
    section.least = 3;
    Some(section)
}

/// From what to what, by which step, for which reason, and who says so.
fn moves(
    ctx: &ViewCtx<'_>,
    evidence: &Evidence,
    assessment: &Assessment,
    twists: &[Twist],
    [before, after]: [&Account; 2],
) -> Option<Section> {
    let words = ctx.words;
    let said = |account: &Account| likelihood_words(words, account.judgement.spreads.kept);
    let mut entries = vec![Entry::Text(words.with(
        "brief-from-to",
        &[("before", said(before).into()), ("after", said(after).into())],
    ))];
    for (twist, added) in stairs(ctx.dossier, assessment, twists, Outcome::Kept) {
        let step = twist_words(words, ctx.dossier, twist, ctx.session.moment);
        let points = added.map(|added| points_words(words, added)).unwrap_or_default();
        entries.push(Entry::Point(format!("{step}: {points}")));
    }
    if after.assessment.promise == Promise::Help {
        let name = |actor| ctx.name(actor);
        let both = [before, after].map(|account| (&account.assessment, &account.judgement));
        entries.extend(leaning(words, &name, both).into_iter().map(Entry::Point));
    }
    let mut scores: Vec<_> = moved(&before.assessment, &after.assessment);
    // What weighs most comes first: the contribution of the score where it now stands.
    let weight = |actor: ActorId, factor: Factor| {
        let place = after.assessment.guarantors.iter().position(|g| g.actor == actor);
        let column = Factor::ALL.iter().position(|f| *f == factor);
        let each = place
            .zip(column)
            .and_then(|(place, column)| Some(*after.contributions.each.get(place)?.get(column)?));
        each.map_or(0.0, f64::abs)
    };
    scores.sort_by(|a, b| weight(b.actor, b.factor).total_cmp(&weight(a.actor, a.factor)));
    for score in scores {
        let name = ctx.name(score.actor);
        let factor = words.text(factor_key(score.factor));
        let to = signed(words, score.to.mode);
        let head = match score.from {
            Some(from) => words.with(
                "brief-moved",
                &[
                    ("name", name.into()),
                    ("factor", factor.into()),
                    ("from", signed(words, from).into()),
                    ("to", to.into()),
                ],
            ),
            None => words.with(
                "brief-joined",
                &[("name", name.into()), ("factor", factor.into()), ("to", to.into())],
            ),
        };
        let reason = score.to.reason.get(words.language());
        let who = evidence.speakers(ctx, &score.to.claims);
        let because = if reason.is_empty() {
            String::new()
        } else {
            format!(": {reason}")
        };
        entries.push(Entry::Point(format!("{head}{because} {who}").trim_end().to_owned()));
    }
    let mut section = Section::of(words.text("brief-section-moves"), entries)?;
    section.least = twists.len().min(3) + 2;
    Some(section)
}

/// Signs to watch for, and the greatest single steps of the model.
fn change(ctx: &ViewCtx<'_>, assessment: &Assessment, steps: &[Effect]) -> Option<Section> {
    let words = ctx.words;
    let mut entries = Vec::new();
    // What a watcher can see change: scores and the text. How the base rate is counted stands with the base rate.
    let seen = |step: &&Effect| !matches!(step.change, Change::Parameter { .. });
    let up = steps.iter().filter(seen).filter(|s| s.added > 0.0).take(STEPS / 2);
    let down = steps.iter().filter(seen).filter(|s| s.added < 0.0).take(STEPS / 2);
    for (key, step) in up.map(|s| ("brief-step-up", s)).chain(down.map(|s| ("brief-step-down", s))) {
        let change = change_words(words, assessment, step.change, &|actor| ctx.name(actor));
        let points = points_words(words, step.added);
        entries.push(Entry::Point(
            words.with(key, &[("change", change.into()), ("points", points.into())]),
        ));
    }
    let mut indicators: Vec<_> = assessment.indicators.iter().collect();
    // What has a date comes first, the nearest before the others.
    indicators.sort_by_key(|i| {
        let day = i.by.as_ref().and_then(crate::model::Edtf::latest_day);
        (day.is_none(), day)
    });
    let watched: Vec<Entry> = indicators
        .into_iter()
        .map(|indicator| {
            let said = indicator.words.get(words.language()).to_owned();
            Entry::Point(match &indicator.by {
                Some(date) => words.with("brief-watch", &[("words", said.into()), ("date", words.date(date).into())]),
                None => said,
            })
        })
        .collect();
    let least = entries.len() + watched.len().min(1);
    entries.extend(watched);
    let mut section = Section::of(words.text("brief-section-change"), entries)?;
    section.least = least;
    Some(section)
}

/// What the analyst has written: assumptions, gaps, evidence against, other readings.
fn written(ctx: &ViewCtx<'_>, evidence: &Evidence, assessment: &Assessment) -> Vec<Section> {
    let words = ctx.words;
    let language = words.language();
    let points = |all: &[crate::model::Localised]| {
        all.iter()
            .map(|said| Entry::Point(said.get(language).to_owned()))
            .collect::<Vec<_>>()
    };
    let against = assessment.against.iter().filter(|id| ctx.derived.world.knows(**id));
    let against = against.filter_map(|id| against_line(ctx, evidence, *id)).map(Entry::Point);
    [
        ("brief-section-against", against.collect()),
        ("brief-section-assumptions", points(&assessment.assumptions)),
        ("brief-section-gaps", points(&assessment.gaps)),
        ("brief-section-alternatives", points(&assessment.alternatives)),
    ]
    .into_iter()
    .filter_map(|(key, entries)| Section::of(words.text(key), entries))
    .collect()
}

fn against_line(ctx: &ViewCtx<'_>, evidence: &Evidence, id: ClaimId) -> Option<String> {
    let claim = ctx.dossier.claims.get(&id)?;
    let said = claim.words.get(ctx.words.language()).trim_end_matches('.').to_owned();
    let line = ctx.words.with(
        "brief-against-said",
        &[
            ("speaker", ctx.name(claim.speaker).into()),
            ("stance", ctx.words.stance(claim.stance).into()),
            ("words", said.into()),
        ],
    );
    let (mark, grade) = (evidence.sources.mark(Item::Claim(id)), grade(ctx, id));
    Some(format!("{line}{mark} ({grade})"))
}
