//! Pages of scenarios, precedents and assessments, and the overview where nothing is selected.

use super::build::{Build, joined};
use super::page::{Block, Line, Pill, Target, Tone};
use crate::model::{Assessment, Factor, Item, OutcomeState, Precedent, Scenario, Shift, Verdict};
use crate::theme::Hue;
use crate::views::cases::value::{self, Value};

impl Build<'_> {
    pub(super) fn scenario(&mut self, s: &Scenario) {
        let title = self.local(&s.title);
        let met = if s.met_by.is_some() {
            self.text("inspector-condition-met")
        } else {
            String::new()
        };
        self.head(&self.text("search-kind-scenario"), Hue::Purple, title, met);
        let condition = self.local(&s.condition);
        self.fact("inspector-condition", condition, String::new(), None);
        self.claims("inspector-claims", true, &s.claims);
        self.claims("inspector-consequences", true, &s.consequences);
        if s.consequences.is_empty() {
            let text = self.text("inspector-no-consequences");
            self.blocks.push(Block::Note(text));
        }
        let changes = s.changes.iter().map(|c| {
            let (text, note) = (
                self.local(&c.words),
                joined([self.name(c.item), self.ctx.words.change(c.kind).to_owned()]),
            );
            let name = format!("{text} {note}");
            Line {
                bar: Some(Hue::Purple),
                text,
                note,
                target: Some(c.item.into()),
                name,
                ..Line::default()
            }
        });
        let changes = changes.collect();
        self.lines("inspector-changes", true, changes);
        let shifts = s.shifts.iter().map(|shift| self.shift_line(shift)).collect();
        self.lines("inspector-shifts", true, shifts);
        self.items("inspector-blocked-by", true, s.blocked_by.clone());
        self.items("inspector-met-by", true, s.met_by);
        let d = self.ctx.dossier;
        let branches = d
            .scenarios
            .values()
            .filter(|o| o.parent == Some(s.id))
            .map(|o| Item::from(o.id));
        self.items(
            "inspector-branches",
            true,
            s.parent.map(Item::from).into_iter().chain(branches).collect::<Vec<_>>(),
        );
        self.note(&s.note);
    }

    pub(super) fn precedent(&mut self, p: &Precedent) {
        let title = self.local(&p.title);
        let when = p.when.as_ref().map(|d| self.ctx.words.date(d)).unwrap_or_default();
        let case = joined([p.case.map(|case| self.name(case)).unwrap_or_default(), when]);
        self.head(&self.text("search-kind-precedent"), Hue::Teal, title, case);
        let promised = self.local(&p.promised);
        self.fact("inspector-promised", promised, String::new(), None);
        let verdict = |v: Verdict| Pill {
            text: self.ctx.words.verdict(v).to_owned(),
            tone: match v {
                Verdict::Yes => Tone::Good,
                Verdict::No => Tone::Bad,
                Verdict::Partly | Verdict::NeverTested | Verdict::NotStated => Tone::Neutral,
            },
        };
        let columns = [
            (self.text("inspector-kept-letter"), verdict(p.honoured_textual)),
            (self.text("inspector-kept-effect"), verdict(p.effective)),
        ];
        self.blocks.push(Block::Columns(columns));
        let (letter, effect) = (self.local(&p.letter), self.local(&p.effect));
        self.fact("inspector-letter", letter, String::new(), None);
        self.fact("inspector-effect", effect, String::new(), None);
        let lesson = self.local(&p.lesson);
        self.fact("inspector-lesson", lesson, String::new(), None);
        self.hindsight(p);
        let basis = self.local(&p.basis);
        self.fact("inspector-basis", basis, String::new(), None);
        self.claims("inspector-who-says-what", true, &p.claims);
        self.items("inspector-case", true, p.case);
        self.items("inspector-bears-on", true, p.bears_on.clone());
    }

    /// What a scenario does to a score: whose, which factor, the score, why.
    fn shift_line(&self, shift: &Shift) -> Line {
        let words = self.ctx.words;
        let n = |v: f64| words.number(v, 2);
        let score = &shift.score;
        let name = self.name(shift.actor);
        let mode = crate::views::twist_words::signed(words, score.mode);
        let lead = format!("{name}: {} {mode}", self.text(factor_key(shift.factor)));
        let claim = score.claims.iter().find(|c| self.ctx.derived.world.knows(**c));
        Line {
            bar: Some(tone_of(score.mode)),
            name: lead.clone(),
            lead,
            text: self.local(&score.reason),
            note: format!("{} … {}", n(score.low), n(score.high)),
            target: Some(claim.map_or_else(|| Target::from(shift.actor), |c| Target::from(*c))),
            ..Line::default()
        }
    }

    /// What the model says of an old case, known to be hindsight, or why it says nothing.
    fn hindsight(&mut self, p: &Precedent) {
        let words = self.ctx.words;
        let value = Value::of(p);
        let Some(worked) = value.worked() else {
            let none = self.text("case-value-none");
            let why = value.missing().map(|key| self.text(key)).unwrap_or_default();
            self.fact("inspector-hindsight", none, why, None);
            return;
        };
        let said = worked.readings.iter().map(|reading| {
            let what = words.text(value::outcome_key(reading.outcome));
            format!("{what}: {}", value::likelihood(words, reading))
        });
        let said = said.collect::<Vec<_>>().join("; ");
        let known = self.text("case-outcome-known");
        self.fact("inspector-hindsight", said, known, None);
    }

    pub(super) fn assessment(&mut self, g: &Assessment) {
        let title = self.local(&g.title);
        let when = g.judged_on.as_ref().map(|d| self.ctx.words.date(d)).unwrap_or_default();
        self.head(
            &self.text("search-kind-assessment"),
            Hue::Purple,
            title,
            joined([g.judged_by.clone(), when]),
        );
        self.items("inspector-guarantee", true, [g.guarantee]);
        if let Some(violator) = g.violator {
            let name = self.name(violator);
            self.fact("inspector-violator", name, String::new(), Some(violator.into()));
        }
    }

    /// The dossier as a whole: where to start, what is disputed, what did not come true.
    pub(super) fn overview(&mut self) {
        let d = self.ctx.dossier;
        let words = self.ctx.words;
        let title = self.local(&d.header.title);
        let counts: [(&'static str, usize); 4] = [
            ("documents-count", d.documents.len()),
            ("claims-count", self.ctx.derived.world.claims()),
            ("ties-count", d.ties.len()),
            ("events-count", d.events.len()),
        ];
        let counts = joined(counts.map(|(key, n)| words.with(key, &[("n", n.into())])));
        self.head(&self.text("inspector-dossier"), Hue::Blue, title, counts);
        self.note(&d.header.note);
        if d.claims.is_empty() {
            self.blocks.push(Block::Text(self.text("inspector-nothing-read")));
        }
        let told = self.ctx.derived.briefing.iter();
        let rows = told.filter_map(|placed| d.scenes.get(&placed.scene)).map(|s| {
            let text = self.local(&s.title);
            let name = words.with(
                "inspector-item-name",
                &[("kind", self.text("search-kind-scene").into()), ("name", text.clone().into())],
            );
            Line {
                lead: text,
                text: self.local(&s.caption),
                target: Some(Target::Scene(s.id)),
                name,
                ..Line::default()
            }
        });
        let rows = rows.collect();
        self.lines("inspector-start-here", true, rows);
        self.items(
            "inspector-tags",
            false,
            d.tags.keys().map(|m| Item::from(*m)).collect::<Vec<_>>(),
        );
        let failed = d
            .claims
            .values()
            .filter(|c| self.ctx.derived.world.knows(c.id) && self.ctx.derived.world.outcome(c) == Some(OutcomeState::DidNot));
        let failed = failed.map(|c| self.claim_line(c)).collect();
        self.lines("inspector-failed", true, failed);
        let disputes = d.contradictions.values().map(|k| self.contradiction_line(k)).collect();
        self.lines("inspector-contradictions", true, disputes);
        self.items(
            "inspector-scenarios",
            false,
            d.scenarios.keys().map(|s| Item::from(*s)).collect::<Vec<_>>(),
        );
        self.items(
            "inspector-precedents",
            false,
            d.precedents.keys().map(|p| Item::from(*p)).collect::<Vec<_>>(),
        );
        self.items(
            "inspector-assessments",
            false,
            d.assessments.keys().map(|p| Item::from(*p)).collect::<Vec<_>>(),
        );
        self.items(
            "inspector-documents",
            false,
            d.documents.keys().map(|p| Item::from(*p)).collect::<Vec<_>>(),
        );
    }
}

/// Colour of a score: what speaks for keeping the promise, against it, or neither.
fn tone_of(score: f64) -> Hue {
    if score < 0.0 {
        Hue::Red
    } else if score > 0.0 {
        Hue::Green
    } else {
        Hue::Grey
    }
}

/// Message with the name of a factor.
pub(in crate::views) fn factor_key(factor: Factor) -> &'static str {
    match factor {
        Factor::Obl => "inspector-factor-obl",
        Factor::Stk => "inspector-factor-stk",
        Factor::Cap => "inspector-factor-cap",
        Factor::Chg => "inspector-factor-chg",
        Factor::Dis => "inspector-factor-dis",
        Factor::Rep => "inspector-factor-rep",
        Factor::Dom => "inspector-factor-dom",
        Factor::Exp => "inspector-factor-exp",
    }
}
