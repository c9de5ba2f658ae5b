//! Page of an actor: who defends it, whom it defends, all its ties, and what it has said.

use std::collections::BTreeMap;

use super::build::{Build, joined, phase_key};
use super::page::{Block, Line};
use crate::derived::bound::{Bound, bound_by, bound_to_defend};
use crate::model::{Actor, ActorKind, Claim, Item, Tie, TieFamily};
use crate::theme::Hue;
use crate::views::hue_of;

impl Build<'_> {
    pub(super) fn actor(&mut self, actor: &Actor) {
        let words = self.ctx.words;
        let exists = actor.exists.as_ref().map(|e| words.date(e)).unwrap_or_default();
        let name = self.name(actor.id);
        self.head(words.actor(actor.kind), Hue::Grey, name, exists);
        self.note(&actor.note);
        if matches!(
            actor.kind,
            ActorKind::State | ActorKind::Organisation | ActorKind::Group | ActorKind::Body
        ) {
            self.bound(actor);
        }
        self.offices(actor);
        self.forecasts(actor);
        self.statements(actor);
        self.ties_by_family(actor);
        let index = &self.ctx.derived.index;
        let claims = index.claims_about(actor.id).to_vec();
        self.claims("inspector-said-of-it", false, &claims);
        let events = index.events_of(actor.id).iter().map(|e| Item::from(*e)).collect::<Vec<_>>();
        self.items("inspector-events", false, events);
        self.names_of(actor);
    }

    fn bound(&mut self, actor: &Actor) {
        let (d, derived, moment) = (self.ctx.dossier, self.ctx.derived, self.ctx.session.moment);
        let to_it = bound_to_defend(d, &derived.index, &derived.world, moment, actor.id);
        let by_it = bound_by(d, &derived.index, &derived.world, moment, actor.id);
        let day = self.moment();
        self.section("inspector-bound-to-defend", day.clone(), true, |b| {
            for duty in &to_it {
                b.bound_lines(duty, duty.guarantor, true);
            }
            if to_it.is_empty() && actor.kind == ActorKind::State {
                let nobody = b.text("inspector-nobody-bound");
                b.blocks.push(Block::Note(nobody));
            }
        });
        self.section("inspector-is-bound", day, true, |b| {
            for duty in &by_it {
                // The sentence of a mutual pact stands above already.
                let told = to_it
                    .iter()
                    .any(|other| other.item() == duty.item() && other.passages.first() == duty.passages.first());
                b.bound_lines(duty, duty.beneficiary, !told);
            }
        });
    }

    /// Who is bound, by what, since when; below it the sentence that says so, which opens its passage.
    fn bound_lines(&mut self, duty: &Bound, other: crate::model::ActorId, quoted: bool) {
        let d = self.ctx.dossier;
        let instrument = duty.instrument.and_then(|i| d.instruments.get(&i));
        let tie = duty.tie.and_then(|t| d.ties.get(&t));
        let text = instrument.map_or_else(
            || tie.map(|t| self.local(&t.label)).unwrap_or_default(),
            |i| i.label(self.ctx.words.language()).to_owned(),
        );
        let signed = instrument.and_then(|i| i.begun()).map(|s| self.dated(s));
        let valid = tie.and_then(|t| t.valid.as_ref()).map(|v| self.ctx.words.date(v));
        let dates = signed.or(valid).unwrap_or_default();
        let phase = self
            .ctx
            .words
            .with(phase_key(duty.phase, true), &[("day", self.moment().into())]);
        let lead = self.name(other);
        let name = self.ctx.words.with(
            "inspector-bound-name",
            &[("who", lead.clone().into()), ("what", text.clone().into())],
        );
        let bar = Some(Hue::Blue);
        let target = Some(duty.item().into());
        let line = Line {
            bar,
            lead,
            text: joined([text, dates]),
            note: phase,
            target,
            name,
            ..Line::default()
        };
        self.blocks.push(Block::Line(line));
        if let Some(passage) = duty.passages.first().filter(|_| quoted) {
            let line = Line {
                bar,
                ..self.passage_line(*passage)
            };
            self.blocks.push(Block::Line(line));
        }
    }

    fn offices(&mut self, actor: &Actor) {
        self.section("inspector-offices", String::new(), true, |b| {
            for office in &actor.offices {
                let (text, when) = (
                    b.local(&office.title),
                    office.valid.as_ref().map(|v| b.ctx.words.date(v)).unwrap_or_default(),
                );
                let note = joined([b.name(office.of), when]);
                let name = format!("{text}, {note}");
                b.blocks.push(Block::Line(Line {
                    text,
                    note,
                    target: Some(office.of.into()),
                    name,
                    ..Line::default()
                }));
            }
        });
        self.section("inspector-memberships", String::new(), true, |b| {
            for member in &actor.memberships {
                let when = member.valid.as_ref().map(|v| b.ctx.words.date(v)).unwrap_or_default();
                let inferred = if member.inferred {
                    b.text("inspector-inferred")
                } else {
                    String::new()
                };
                let (text, note) = (b.name(member.of), joined([b.local(&member.role), when, inferred]));
                let name = format!("{text}, {note}");
                b.blocks.push(Block::Line(Line {
                    text,
                    note,
                    target: Some(member.of.into()),
                    name,
                    ..Line::default()
                }));
            }
        });
        let d = self.ctx.dossier;
        let members = d
            .actors
            .values()
            .filter(|a| a.memberships.iter().any(|m| m.of == actor.id) || a.offices.iter().any(|o| o.of == actor.id));
        let members: Vec<Item> = members.map(|a| a.id.into()).collect();
        self.items("inspector-members", false, members);
        let heirs = d
            .actors
            .values()
            .filter(|a| a.succeeds == Some(actor.id))
            .map(|a| Item::from(a.id));
        let line: Vec<Item> = actor.succeeds.map(Item::from).into_iter().chain(heirs).collect();
        self.items("inspector-succession", true, line);
    }

    /// What the actor has foretold, with what became of it: its record.
    fn forecasts(&mut self, actor: &Actor) {
        let spoken = self.spoken(actor);
        let forecasts: Vec<&Claim> = spoken
            .into_iter()
            .filter(|c| self.ctx.derived.world.outcome(c).is_some())
            .collect();
        let lines = forecasts.iter().map(|c| self.claim_line(c)).collect();
        self.lines("inspector-forecasts", true, lines);
    }

    fn statements(&mut self, actor: &Actor) {
        let others: Vec<_> = self.ctx.derived.index.claims_by(actor.id).to_vec();
        let others: Vec<_> = others
            .into_iter()
            .filter(|id| {
                self.ctx
                    .dossier
                    .claims
                    .get(id)
                    .is_some_and(|c| self.ctx.derived.world.outcome(c).is_none())
            })
            .collect();
        let open = !actor.is_in_network();
        self.claims("inspector-statements", open, &others);
    }

    fn spoken(&self, actor: &Actor) -> Vec<&Claim> {
        let ids = self.ctx.derived.index.claims_by(actor.id).iter();
        ids.filter(|id| self.ctx.derived.world.knows(**id))
            .filter_map(|id| self.ctx.dossier.claims.get(id))
            .collect()
    }

    fn ties_by_family(&mut self, actor: &Actor) {
        let mut families: BTreeMap<TieFamily, Vec<&Tie>> = BTreeMap::new();
        for tie in self
            .ctx
            .derived
            .index
            .ties_of(actor.id)
            .iter()
            .filter_map(|id| self.ctx.dossier.ties.get(id))
        {
            families.entry(tie.family).or_default().push(tie);
        }
        for family in TieFamily::ALL {
            let Some(ties) = families.remove(&family) else { continue };
            let (there, rest): (Vec<&Tie>, Vec<&Tie>) = ties.iter().copied().partition(|t| self.ctx.derived.world.shows(t.id));
            let count = self.ctx.words.with(
                "inspector-ties-of",
                &[("shown", there.len().into()), ("all", ties.len().into())],
            );
            let key = crate::catalogue::family_key(family);
            let title = self.ctx.words.family(family).to_owned();
            let mut lines: Vec<Line> = there.iter().chain(&rest).map(|t| self.tie_line(t)).collect();
            for line in &mut lines {
                line.bar = line.bar.or(Some(hue_of(family)));
            }
            let blocks = lines.into_iter().map(Block::Line).collect();
            self.blocks.push(Block::Section(super::page::Section {
                key,
                title,
                note: count,
                open: false,
                blocks,
            }));
        }
    }

    fn names_of(&mut self, actor: &Actor) {
        self.section("inspector-names", String::new(), false, |b| {
            for name in &actor.names {
                let when = name.valid.as_ref().map(|v| b.ctx.words.date(v)).unwrap_or_default();
                let text = joined([b.local(&name.name), when]);
                b.blocks.push(Block::Text(text));
            }
            if !actor.aliases.is_empty() {
                b.blocks.push(Block::Note(actor.aliases.join(" · ")));
            }
        });
    }
}
