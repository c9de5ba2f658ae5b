//! Pages of ties and instruments.

use super::build::{Build, joined, phase_key};
use super::page::{Block, Target};
use crate::derived::world::{instrument_phase, span};
use crate::model::{Automaticity, ClaimId, Dated, Instrument, Item, Obligation, Tie, TieFamily};
use crate::theme::Hue;
use crate::views::hue_of;

impl Build<'_> {
    pub(super) fn tie(&mut self, tie: &Tie) {
        let d = self.ctx.dossier;
        let words = self.ctx.words;
        let instrument = tie.instrument.and_then(|id| d.instruments.get(&id));
        let kind = tie.class.map_or_else(|| words.family(tie.family), |c| words.class(c));
        let title = instrument.map_or_else(|| self.local(&tie.label), |i| self.local(&i.name));
        let signed = instrument
            .and_then(|i| i.dates.signed.as_ref())
            .map(|s| words.with("inspector-signed-on", &[("date", words.date(&s.date).into())]));
        let subtitle = joined([self.ends(tie), signed.unwrap_or_default()]);
        self.head(kind, hue_of(tie.family), title, subtitle);
        let (state, hue) = self.tie_state(tie.id);
        self.blocks.push(Block::State(state, hue));
        self.tie_chips(tie, instrument);
        self.tie_facts(tie, instrument);
        let claims = self.ctx.derived.index.claims_about(tie.id).to_vec();
        self.no_source(&claims);
        if let Some(instrument) = instrument {
            self.obligations(&instrument.obligations, Some(tie));
        }
        self.claims("inspector-who-says-what", true, &claims);
        if let Some(instrument) = instrument {
            self.dates(instrument);
        }
        self.connections(tie.id.into(), &claims);
        let events = self
            .ctx
            .derived
            .index
            .events_with_tie(tie.id)
            .iter()
            .map(|e| Item::from(*e))
            .collect::<Vec<_>>();
        self.items("inspector-events", true, events);
        self.items("inspector-parties", false, [Item::from(tie.from), tie.to.into()]);
    }

    fn tie_chips(&mut self, tie: &Tie, instrument: Option<&Instrument>) {
        let mut chips: Vec<(String, bool)> = Vec::new();
        let strongest = tie.class.map(|c| self.ctx.words.class(c).to_owned());
        for duty in instrument.iter().flat_map(|i| &i.obligations) {
            let word = self.ctx.words.obligation(duty.kind).to_owned();
            if !chips.iter().any(|(text, _)| *text == word) {
                let strong = duty.kind == crate::model::ObligationKind::Defence;
                chips.push((word, strong));
            }
        }
        if chips.is_empty() {
            chips.extend(strongest.map(|word| (word, true)));
        }
        if tie.inferred {
            chips.push((self.text("inspector-inferred"), false));
        }
        if !chips.is_empty() {
            self.blocks.push(Block::Chips(chips));
        }
    }

    fn tie_facts(&mut self, tie: &Tie, instrument: Option<&Instrument>) {
        self.valid(tie, instrument);
        if let Some(instrument) = instrument {
            let value = instrument.label(self.ctx.words.language()).to_owned();
            let kind = joined([
                self.ctx.words.instrument(instrument.kind).to_owned(),
                self.ctx.words.bindingness(instrument.bindingness).to_owned(),
            ]);
            self.fact("inspector-instrument", value, kind, Some(instrument.id.into()));
        }
        self.note(&tie.note);
    }

    /// Valid time in words, always with how it is known.
    fn valid(&mut self, tie: &Tie, instrument: Option<&Instrument>) {
        if let Some(valid) = &tie.valid {
            let (value, basis) = (self.ctx.words.date(valid), self.basis(&tie.basis));
            self.fact("inspector-valid", value, basis, None);
            return;
        }
        let (start, end) = span(tie, self.ctx.dossier);
        if instrument.is_none() || start.is_none() && end.is_none() {
            let (value, note) = (self.text("inspector-not-known"), self.text("inspector-valid-attested"));
            self.fact("inspector-valid", value, note, None);
            return;
        }
        let value = match (start, end) {
            (Some(start), None) => self.ctx.words.with("date-since", &[("date", self.date(Some(start)).into())]),
            (start, Some(end)) => format!("{} – {}", self.date(start), self.date(Some(end))),
            (None, None) => String::new(),
        };
        let note = self.text("inspector-valid-by-instrument");
        self.fact("inspector-valid", value, note, instrument.map(|i| i.id.into()));
    }

    /// The five dates in the life of a text, with how each is known.
    fn dates(&mut self, instrument: &Instrument) {
        let dates = &instrument.dates;
        let rows: [(&'static str, &Option<Dated>); 5] = [
            ("inspector-date-signed", &dates.signed),
            ("inspector-date-ratified", &dates.ratified),
            ("inspector-date-in-force", &dates.in_force),
            ("inspector-date-notice", &dates.notice_given),
            ("inspector-date-ended", &dates.ended),
        ];
        // Five dates of which none is known say so in one word.
        let any = rows.iter().any(|(_, dated)| dated.is_some());
        let note = if any {
            String::new()
        } else {
            self.text("inspector-not-known")
        };
        self.section("inspector-dates", note, any, |b| {
            for (key, dated) in rows {
                let value = b.date(dated.as_ref().map(|d| &d.date));
                let basis = dated.as_ref().map(|d| b.basis(&d.basis)).unwrap_or_default();
                b.fact(key, value, basis, dated.as_ref().map(|_| Target::from(instrument.id)));
            }
        });
    }

    /// Who owes what to whom; equal duties of both sides stand in one row.
    fn obligations(&mut self, duties: &[Obligation], tie: Option<&Tie>) {
        let of_tie = |o: &&Obligation| tie.is_none_or(|t| [t.from, t.to].contains(&o.obligor));
        let shown: Vec<&Obligation> = duties.iter().filter(of_tie).collect();
        let mut done: Vec<&Obligation> = Vec::new();
        let mut rows = Vec::new();
        for duty in &shown {
            if done.iter().any(|d| std::ptr::eq(*d, *duty)) {
                continue;
            }
            let twin = shown.iter().find(|o| {
                o.kind == duty.kind && o.obligor == duty.beneficiary && o.beneficiary == duty.obligor && o.words == duty.words
            });
            done.extend(twin);
            rows.push((*duty, twin.is_some()));
        }
        let count = self.ctx.words.number(shown.len() as f64, 0);
        self.section("inspector-obligations", count, true, |b| {
            for (duty, mutual) in rows {
                b.obligation(duty, mutual);
            }
        });
    }

    fn obligation(&mut self, duty: &Obligation, mutual: bool) {
        let arrow = if mutual { "↔" } else { "→" };
        let ends = format!("{} {arrow} {}", self.name(duty.obligor), self.name(duty.beneficiary));
        let conditions = duty.conditions.iter().map(|c| self.local(c));
        let automatic = if duty.automaticity == Automaticity::NotStated {
            String::new()
        } else {
            self.ctx.words.with(
                "inspector-automaticity",
                &[("how", self.ctx.words.automaticity(duty.automaticity).into())],
            )
        };
        let note = joined(std::iter::once(automatic).chain(conditions));
        let known: Vec<ClaimId> = duty
            .claims
            .iter()
            .copied()
            .filter(|c| self.ctx.derived.world.knows(*c))
            .collect();
        let claim = known.first().and_then(|c| self.ctx.dossier.claims.get(c));
        let quote = claim
            .and_then(|c| c.passages.first())
            .map(|p| (self.quote(*p), self.source(*p)));
        let (quote, source) = quote.unwrap_or_default();
        let kind = self.ctx.words.obligation(duty.kind).to_owned();
        let name = self.ctx.words.with(
            "inspector-duty-name",
            &[("kind", kind.clone().into()), ("ends", ends.clone().into())],
        );
        self.blocks.push(Block::Line(super::page::Line {
            bar: Some(Hue::Blue),
            lead: format!("{kind} · {ends}"),
            text: self.local(&duty.words),
            quote,
            note: joined([source, note]),
            target: claim.map(|c| c.id.into()),
            name,
            ..Default::default()
        }));
    }

    pub(super) fn instrument(&mut self, i: &Instrument) {
        let words = self.ctx.words;
        let kind = i.class.map_or_else(|| words.instrument(i.kind), |c| words.class(c));
        let parties = self.names(i.parties.iter().map(|p| p.actor));
        let title = self.local(&i.name);
        self.head(kind, Hue::Blue, title, parties);
        self.instrument_state(i);
        let mut chips: Vec<(String, bool)> = vec![
            (words.instrument(i.kind).to_owned(), false),
            (words.bindingness(i.bindingness).to_owned(), false),
        ];
        let duties = i.obligations.iter().map(|o| {
            (
                words.obligation(o.kind).to_owned(),
                o.kind == crate::model::ObligationKind::Defence,
            )
        });
        for chip in duties {
            if !chips.contains(&chip) {
                chips.push(chip);
            }
        }
        chips.sort_by_key(|(_, strong)| !strong);
        self.blocks.push(Block::Chips(chips));
        self.dates(i);
        self.fact(
            "inspector-liability",
            words.liability(i.liability).to_owned(),
            String::new(),
            None,
        );
        self.fact(
            "inspector-publicity",
            words.publicity(i.publicity).to_owned(),
            String::new(),
            None,
        );
        if let Some(next) = i.replaced_by {
            let name = self.name(next);
            self.fact("inspector-replaced-by", name, String::new(), Some(next.into()));
        }
        let claims = self.ctx.derived.index.claims_about(i.id).to_vec();
        self.obligations(&i.obligations, None);
        self.section("inspector-conditions", String::new(), true, |b| {
            for condition in &i.conditions {
                let text = b.local(condition);
                b.blocks.push(Block::Text(text));
            }
        });
        self.note(&i.note);
        self.claims("inspector-who-says-what", true, &claims);
        let ties = self
            .ctx
            .derived
            .index
            .ties_under(i.id)
            .iter()
            .map(|t| Item::from(*t))
            .collect::<Vec<_>>();
        self.items("inspector-ties", true, ties);
        self.connections(i.id.into(), &claims);
        let events: Vec<Item> = self
            .ctx
            .dossier
            .events
            .values()
            .filter(|e| e.instrument == Some(i.id))
            .map(|e| e.id.into())
            .collect();
        self.items("inspector-events", true, events);
        self.items(
            "inspector-parties",
            false,
            i.parties.iter().map(|p| p.actor.into()).collect::<Vec<_>>(),
        );
        self.section("inspector-other-names", String::new(), false, |b| {
            let names: Vec<String> = i.other_names.iter().map(|n| b.local(n)).collect();
            if !names.is_empty() {
                b.blocks.push(Block::Text(names.join(" · ")));
            }
        });
    }

    fn instrument_state(&mut self, i: &Instrument) {
        let commitment = self
            .ctx
            .derived
            .index
            .ties_under(i.id)
            .iter()
            .filter_map(|t| self.ctx.dossier.ties.get(t))
            .find(|t| t.family == TieFamily::Commitment);
        let (state, hue) = match (instrument_phase(i.id, self.ctx.dossier, self.ctx.session.moment), commitment) {
            (Some(phase), _) => {
                let text = self.ctx.words.with(phase_key(phase, true), &[("day", self.moment().into())]);
                (
                    text,
                    if phase == crate::derived::Phase::Ended {
                        Hue::Grey
                    } else {
                        Hue::Blue
                    },
                )
            }
            (None, Some(tie)) => self.tie_state(tie.id),
            (None, None) => return,
        };
        self.blocks.push(Block::State(state, hue));
    }
}
