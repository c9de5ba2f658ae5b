//! An assessment as plain text: question, base rate, words and interval, guarantors, contributions, confidence; before
//! and after.

use std::fmt::Write as _;

use super::Judged;
use crate::derived::judgement::account::{Account, moved, stairs};
use crate::derived::judgement::in_fives;
use crate::guarantee::Outcome;
use crate::guarantee::enough::ALWAYS_EXACT;
use crate::guarantee::factors::FACTORS;
use crate::model::Assessment;
use crate::model::assessment::{Factor, Promise};
use crate::views::judged_words::{
    band_words, base_sentence, bottom_line, compliance_sentence, confidence_sentence, counted_otherwise, enough_sentence,
    factor_words, guarantor_words, leaning, percent_words, promise_sentence, question_sentence, speaker_words,
};
use crate::views::twist_words::{change_words, points_words, signed, twist_words};

/// Single steps that are told.
const STEPS: usize = 4;
/// Contributions smaller than this are not told.
const UNSEEN: f64 = 0.005;

/// The whole text.
pub(super) fn text(judged: &Judged<'_>) -> String {
    let mut out = String::new();
    head(judged, &mut out);
    match &judged.after {
        None => account(judged, &judged.before, &mut out),
        Some(after) => {
            let words = judged.words;
            line(&mut out, 0, words.text("cli-assess-before"));
            result(judged, &judged.before, &mut out);
            line(&mut out, 0, "");
            line(&mut out, 0, words.text("cli-assess-changes"));
            changes(judged, after, &mut out);
            line(&mut out, 0, "");
            line(&mut out, 0, words.text("cli-assess-after"));
            leaning_lines(judged, [&judged.before, after], &mut out);
            account(judged, after, &mut out);
        }
    }
    line(&mut out, 0, "");
    line(&mut out, 0, judged.words.text("judged-aid"));
    out
}

fn line(out: &mut String, indent: usize, text: &str) {
    let _infallible = writeln!(out, "{:indent$}{text}", "");
}

fn head(judged: &Judged<'_>, out: &mut String) {
    let words = judged.words;
    let assessment: &Assessment = &judged.shown().assessment;
    line(out, 0, &question_sentence(words, judged.dossier, assessment, judged.day));
    line(out, 0, &promise_sentence(words, judged.dossier, assessment, judged.day));
    let title = assessment.title.get(words.language());
    let by = match &assessment.judged_on {
        Some(date) => words.with(
            "brief-judged-by-on",
            &[
                ("name", assessment.judged_by.clone().into()),
                ("date", words.date(date).into()),
            ],
        ),
        None => words.with("brief-judged-by", &[("name", assessment.judged_by.clone().into())]),
    };
    line(out, 0, &format!("{} · {title} · {by}", assessment.id));
    let mut base = base_sentence(words, assessment);
    if let Some(otherwise) = counted_otherwise(words, judged.shown()) {
        base = format!("{base} {otherwise}");
    }
    line(out, 0, &format!("{}: {base}", words.text("brief-section-base")));
    line(out, 0, "");
}

/// Who leans on those who have joined.
fn leaning_lines(judged: &Judged<'_>, [before, after]: [&Account; 2], out: &mut String) {
    if after.assessment.promise == Promise::Help {
        let name = |actor| judged.name(actor);
        let both = [before, after].map(|account| (&account.assessment, &account.judgement));
        for said in leaning(judged.words, &name, both) {
            line(out, 2, &said);
        }
    }
}

/// Words and numbers alone.
fn result(judged: &Judged<'_>, account: &Account, out: &mut String) {
    let words = judged.words;
    let judgement = &account.judgement;
    let said = bottom_line(words, judged.dossier, &account.assessment, judged.day, judgement.spreads.kept);
    line(out, 2, &said);
    line(out, 2, &band_words(words, judgement.answer.kept, judgement.spreads.kept));
    if let Some(hangs) = compliance_sentence(words, judged.dossier, account, judged.day) {
        line(out, 2, &hangs);
    }
    line(out, 2, &confidence_sentence(words, account.coverage));
}

fn account(judged: &Judged<'_>, account: &Account, out: &mut String) {
    result(judged, account, out);
    let words = judged.words;
    let judgement = &account.judgement;
    let help = &judgement.answer.help;
    let five = |chance: f64| percent_words(words, chance);
    if account.assessment.promise == Promise::Help {
        let numbers = [("any", help.any), ("all", help.all)].map(|(name, chance)| (name, five(chance).into()));
        line(out, 2, &words.with("cli-assess-any-all", &numbers));
        let enough = enough_sentence(words, account);
        let band = band_words(words, help.sufficient, judgement.spreads.sufficient);
        line(out, 2, &format!("{enough} {band}"));
    }
    if let Some(cost) = judgement.answer.cost {
        line(
            out,
            2,
            &words.with("cli-assess-cost", &[("cost", in_fives(cost).to_string().into())]),
        );
    }
    if judgement.case.guarantors.len() > ALWAYS_EXACT {
        let n = judgement.case.guarantors.len();
        line(
            out,
            2,
            &words.with("cli-assess-exact", &[("n", n.into()), ("exact", ALWAYS_EXACT.into())]),
        );
    }
    line(out, 0, "");
    line(out, 0, words.text("brief-section-guarantors"));
    guarantors(judged, account, out);
    contributions(judged, account, out);
    steps(judged, account, out);
}

/// Name, word, share of the means and what each adds, in columns.
fn guarantors(judged: &Judged<'_>, account: &Account, out: &mut String) {
    let words = judged.words;
    let judgement = &account.judgement;
    let rows = account.assessment.guarantors.iter().enumerate().map(|(place, guarantor)| {
        let (word, chance) = guarantor_words(words, judgement, place);
        let share = words.with(
            "brief-guarantor-share",
            &[("share", in_fives(guarantor.capability).to_string().into())],
        );
        let marginal = account.marginal.get(place).copied().flatten();
        let adds = marginal.map_or_else(String::new, |m| {
            let points = points_words(words, m.of(Outcome::Kept).added());
            words.with("brief-guarantor-adds", &[("points", points.into())])
        });
        let chance = format!("({} %)", percent_words(words, chance));
        [judged.name(guarantor.actor), format!("{word} {chance}"), share, adds]
    });
    columns(&rows.collect::<Vec<_>>(), out);
}

fn contributions(judged: &Judged<'_>, account: &Account, out: &mut String) {
    let words = judged.words;
    let all = account.contributions.factors;
    let mut order: Vec<usize> = (0..FACTORS).filter(|k| all[*k].abs() >= UNSEEN).collect();
    order.sort_by(|a, b| all[*b].abs().total_cmp(&all[*a].abs()).then(a.cmp(b)));
    if order.is_empty() {
        return;
    }
    line(out, 0, "");
    line(out, 0, words.text("brief-section-factors"));
    let rows = order.into_iter().filter_map(|k| {
        let name = factor_words(words, *Factor::ALL.get(k)?);
        Some([name.to_owned(), points_words(words, all[k])])
    });
    columns(&rows.collect::<Vec<_>>(), out);
}

fn steps(judged: &Judged<'_>, account: &Account, out: &mut String) {
    if account.steps.is_empty() {
        return;
    }
    let words = judged.words;
    line(out, 0, "");
    line(out, 0, words.text("brief-section-change"));
    let rows = account.steps.iter().take(STEPS).map(|step| {
        let name = |actor| judged.name(actor);
        let change = change_words(words, &account.assessment, step.change, &name);
        [change, points_words(words, step.added)]
    });
    columns(&rows.collect::<Vec<_>>(), out);
}

/// What each change adds, and the scores that differ, with the reason and who says so.
fn changes(judged: &Judged<'_>, after: &Account, out: &mut String) {
    let words = judged.words;
    for (twist, added) in stairs(judged.dossier, judged.assessment, &judged.twists, Outcome::Kept) {
        let said = twist_words(words, judged.dossier, twist, judged.day);
        let points = added.map(|added| points_words(words, added)).unwrap_or_default();
        line(out, 2, &format!("{said}: {points}"));
    }
    for score in moved(&judged.before.assessment, &after.assessment) {
        let mut arguments = vec![
            ("name", judged.name(score.actor).into()),
            ("factor", factor_words(words, score.factor).into()),
            ("to", signed(words, score.to.mode).into()),
        ];
        let head = match score.from {
            Some(from) => {
                arguments.push(("from", signed(words, from).into()));
                words.with("brief-moved", &arguments)
            }
            None => words.with("brief-joined", &arguments),
        };
        let reason = score.to.reason.get(words.language());
        let because = if reason.is_empty() {
            String::new()
        } else {
            format!(": {reason}")
        };
        let known = score.to.claims.iter().filter_map(|id| judged.dossier.claims.get(id));
        let known = known.filter(|claim| judged.snapshot.world.knows(claim.id));
        let who: Vec<String> = known
            .map(|claim| format!("{} [{}]", speaker_words(words, judged.name(claim.speaker), claim), claim.id))
            .collect();
        let who = if who.is_empty() {
            String::new()
        } else {
            format!(" {}", words.with("brief-who-says", &[("speakers", who.join(", ").into())]))
        };
        line(out, 4, &format!("{head}{because}{who}"));
    }
}

/// Rows in columns, two spaces apart, each as wide as its widest cell.
fn columns<const N: usize>(rows: &[[String; N]], out: &mut String) {
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths: [usize; N] = std::array::from_fn(width);
    for row in rows {
        let mut text = String::new();
        for (cell, width) in row.iter().zip(widths) {
            let _infallible = write!(text, "{cell:width$}  ");
        }
        line(out, 2, text.trim_end());
    }
}
