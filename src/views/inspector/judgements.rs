//! Pages of scenarios, precedents and assessments, and the overview where nothing is selected.

use super::build::{Build, joined};
use super::page::{Block, Line, Pill, Target, Tone};
use crate::model::{Assessment, Factor, Item, OutcomeState, Precedent, Scenario, Verdict};
use crate::theme::Hue;

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
        let lesson = self.local(&p.lesson);
        self.fact("inspector-lesson", lesson, String::new(), None);
        self.claims("inspector-who-says-what", true, &p.claims);
        self.items("inspector-case", true, p.case);
        self.items("inspector-bears-on", true, p.bears_on.clone());
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
        let mut scenes: Vec<_> = d.scenes.values().collect();
        scenes.sort_by_key(|s| s.rank);
        let rows = scenes.into_iter().map(|s| {
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
