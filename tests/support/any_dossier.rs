//! Any dossier that holds the invariants: every kind of record, every field, texts of every script, unknown fields.
//!
//! The same seed gives the same dossier.

use std::collections::BTreeMap;
use std::str::FromStr;

use garant::model::actor::CrossReference;
use garant::model::document::Translation;
use garant::model::event::ParticipantRole;
use garant::model::instrument::PartyRole;
use garant::model::*;
use serde_json::{Value, json};

/// splitmix64, and what can be made with it.
pub(crate) struct Maker(pub(crate) u64);

/// Bits of text that go wrong where something is careless.
const BITS: &[&str] = &[
    "a",
    "Ü",
    "ẞ",
    " ",
    "„",
    "“",
    "\"",
    "\\",
    "\n",
    "\t",
    "\u{0}",
    "\u{1f}",
    "\u{7f}",
    "\u{2028}",
    "\u{feff}",
    "한",
    "中",
    "я",
    "e\u{301}",
    "👍🏽",
    "🇰🇵",
    "\u{202e}",
    "{",
    "]",
    ":",
    "null",
    "1e999",
    "\u{fffd}",
    "\u{10ffff}",
    "ﬃ",
];
const DATES: &[&str] = &[
    "1961-07-06",
    "1992",
    "2019-05",
    "2024~",
    "199X",
    "2019-21",
    "-0431",
    "2024-06-19?",
];
const INTERVALS: &[&str] = &[
    "1961/1996",
    "1992/..",
    "../2024-06-19",
    "2019-05?/2024~",
    "1994-12-05/2014-03-18",
];

impl Maker {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }

    fn coin(&mut self) -> bool {
        self.below(2) == 0
    }

    fn pick<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }

    fn maybe<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.coin().then(|| make(self))
    }

    fn many<T>(&mut self, most: usize, mut make: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.below(most + 1)).map(|_| make(self)).collect()
    }

    fn text(&mut self) -> String {
        (0..self.below(9)).map(|_| self.pick(BITS)).collect()
    }

    fn words(&mut self) -> Localised {
        Localised {
            de: self.text(),
            en: self.text(),
        }
    }

    fn date(&mut self) -> Edtf {
        Edtf::from_str(self.pick(DATES)).unwrap()
    }

    fn interval(&mut self) -> Edtf {
        Edtf::from_str(self.pick(INTERVALS)).unwrap()
    }

    fn day(&mut self) -> Day {
        Day(self.below(60_000) as i32 - 30_000)
    }

    fn dated(&mut self) -> Dated {
        Dated {
            date: self.date(),
            basis: self.basis(),
        }
    }

    fn basis(&mut self) -> Basis {
        Basis {
            kind: self.any(&["stated", "worked_out", "outside"]),
            words: self.words(),
        }
    }

    /// A float that is hard to write and read.
    pub(crate) fn float(&mut self) -> f64 {
        let float = f64::from_bits(self.next());
        if float.is_finite() { float } else { 0.1 + 0.2 }
    }

    fn small(&mut self) -> f32 {
        let float = f32::from_bits(self.next() as u32);
        if float.is_finite() { float } else { 0.1 }
    }

    /// One of the values that serde knows under these names.
    fn any<T: serde::de::DeserializeOwned>(&mut self, names: &[&str]) -> T {
        serde_json::from_value(json!(self.pick(names))).unwrap()
    }

    fn value(&mut self, depth: usize) -> Value {
        match self.below(if depth == 0 { 5 } else { 7 }) {
            0 => Value::Null,
            1 => json!(self.coin()),
            2 => json!(self.float()),
            3 => json!(self.next()),
            4 => json!(self.text()),
            5 => (0..self.below(3)).map(|_| self.value(depth - 1)).collect::<Vec<_>>().into(),
            _ => Value::Object((0..self.below(3)).map(|_| (self.text(), self.value(depth - 1))).collect()),
        }
    }

    /// Fields of a later program.
    fn extra(&mut self) -> Extra {
        let fields = self.many(2, |m| (format!("later-{}", m.text()), m.value(3)));
        fields.into_iter().collect()
    }

    fn ids<I: FromStr>(&mut self, prefix: &str) -> Vec<I>
    where
        I::Err: std::fmt::Debug,
    {
        (0..=self.below(4))
            .map(|n| format!("{prefix}{n}.x-{n}").parse().unwrap())
            .collect()
    }

    fn proposal(&mut self, passages: &[PassageId]) -> Proposal {
        Proposal {
            rule: self.text(),
            trigger: self.text(),
            confidence: self.float(),
            key: self.text(),
            passage: self.maybe(|m| m.pick(passages)),
        }
    }
}

/// Identifiers of everything there will be.
struct Ids {
    documents: Vec<DocumentId>,
    passages: Vec<PassageId>,
    actors: Vec<ActorId>,
    instruments: Vec<InstrumentId>,
    ties: Vec<TieId>,
    events: Vec<EventId>,
    claims: Vec<ClaimId>,
    scenarios: Vec<ScenarioId>,
    items: Vec<Item>,
}

const FAMILIES: &[&str] = &["commitment", "arms", "labour", "sanction", "hostility", "succession"];
const CLASSES: &[&str] = &["defence_pact", "positive_assurance", "guarantee_treaty", "cooperation"];
const REVIEWS: &[&str] = &["proposed", "accepted", "rejected"];

/// Any dossier.
pub(crate) fn any_dossier(seed: u64) -> Dossier {
    let m = &mut Maker(seed);
    let mut ids = Ids {
        documents: m.ids("d."),
        passages: m.ids("p."),
        actors: m.ids("a."),
        instruments: m.ids("i."),
        ties: m.ids("t."),
        events: m.ids("e."),
        claims: m.ids("c."),
        scenarios: m.ids("s."),
        items: Vec::new(),
    };
    ids.items.extend(ids.ties.iter().map(|id| Item::from(*id)));
    ids.items.extend(ids.actors.iter().map(|id| Item::from(*id)));
    ids.items.extend(ids.instruments.iter().map(|id| Item::from(*id)));
    ids.items.extend(ids.events.iter().map(|id| Item::from(*id)));
    let mut d = Dossier {
        header: Header {
            title: m.words(),
            note: m.words(),
            marking: m.words(),
            opening: None,
            figures: m.many(2, |m| FigurePreset {
                name: m.text(),
                spec: figure(m),
            }),
        },
        extra: m.extra(),
        ..Dossier::default()
    };
    sources(m, &ids, &mut d);
    world(m, &ids, &mut d);
    sayings(m, &ids, &mut d);
    judgements(m, &ids, &mut d);
    for actor in &ids.actors {
        if m.coin() {
            d.pins.insert(
                *actor,
                Pin {
                    x: m.small(),
                    y: m.small(),
                },
            );
        }
    }
    d
}

fn sources(m: &mut Maker, ids: &Ids, d: &mut Dossier) {
    for id in &ids.documents {
        let text = format!("{}x{}", m.text(), m.text());
        let document = Document {
            id: *id,
            title: m.words(),
            kind: m.any(&["qa_page", "newspaper_article", "other"]),
            language: m.pick(&["de", "en", "ko"]).to_owned(),
            publisher: m.words(),
            publisher_short: m.words(),
            authors: m.many(2, Maker::text),
            published: m.maybe(Maker::date),
            published_basis: m.words(),
            retrieved: m.maybe(Maker::date),
            address: m.maybe(Maker::text),
            provenance: m.words(),
            reliability: m.any(&["A", "C", "F"]),
            notes: m.many(2, Maker::words),
            set_aside: m.many(2, |m| document::SetAside {
                span: Span { start: 0, end: 1 },
                reason: m.text(),
            }),
            hash: m.text(),
            file_hash: m.text(),
            restricted: false,
            translation: m.maybe(|m| Translation {
                language: "en".to_owned(),
                text: format!("y{}", m.text()),
            }),
            text,
            extra: m.extra(),
        };
        d.documents.insert(*id, document);
    }
    for id in &ids.passages {
        let document = m.pick(&ids.documents);
        let text = &d.documents.get(&document).unwrap();
        let mut selector = |text: &str| {
            let all = text.chars().count();
            let start = m.below(all);
            let end = start + 1 + m.below(all - start);
            Selector::at(text, Span { start, end }).unwrap()
        };
        let target = selector(&text.text);
        let translated = text.translation.as_ref().map(|t| selector(&t.text));
        let passage = Passage {
            id: *id,
            document,
            target,
            translated: translated.filter(|_| m.coin()).map(Box::new),
            lost: m.coin(),
            restricted: false,
            extra: m.extra(),
        };
        d.passages.insert(*id, passage);
    }
}

fn world(m: &mut Maker, ids: &Ids, d: &mut Dossier) {
    for (place, id) in ids.actors.iter().enumerate() {
        let mut names = vec![ActorName {
            name: m.words(),
            valid: None,
        }];
        names.extend(m.many(2, |m| ActorName {
            name: m.words(),
            valid: m.maybe(Maker::interval),
        }));
        let actor = Actor {
            id: *id,
            kind: m.any(&["state", "person", "format", "group"]),
            names,
            code: m.text(),
            aliases: m.many(2, Maker::text),
            xref: CrossReference {
                cow: m.maybe(|m| m.next() as u16),
                gw: m.maybe(|m| m.next() as u16),
                iso2: m.maybe(Maker::text),
                iso3: m.maybe(Maker::text),
            },
            exists: m.maybe(Maker::interval),
            succeeds: (place > 0 && m.coin()).then(|| ids.actors[place - 1]),
            offices: m.many(2, |m| Office {
                of: m.pick(&ids.actors),
                title: m.words(),
                valid: m.maybe(Maker::interval),
            }),
            memberships: m.many(2, |m| Membership {
                of: m.pick(&ids.actors),
                role: m.words(),
                valid: m.maybe(Maker::interval),
                inferred: m.coin(),
            }),
            note: m.words(),
            review: m.any(REVIEWS),
            proposal: m.maybe(|m| m.proposal(&ids.passages)),
            extra: m.extra(),
        };
        d.actors.insert(*id, actor);
    }
    for id in &ids.instruments {
        let instrument = Instrument {
            id: *id,
            kind: m.any(&["treaty", "memorandum", "regime"]),
            class: m.maybe(|m| m.any(CLASSES)),
            name: m.words(),
            short: m.words(),
            other_names: m.many(2, Maker::words),
            parties: m.many(3, |m| Party {
                actor: m.pick(&ids.actors),
                role: m.any::<PartyRole>(&["signatory", "guarantor", "target"]),
            }),
            dates: InstrumentDates {
                signed: m.maybe(|m| Dated {
                    date: "1961".parse().unwrap(),
                    basis: m.basis(),
                }),
                ratified: m.maybe(Maker::dated),
                in_force: None,
                notice_given: m.maybe(Maker::dated),
                ended: None,
            },
            obligations: m.many(2, |m| Obligation {
                kind: m.any(&["defence", "consultation"]),
                obligor: m.pick(&ids.actors),
                beneficiary: m.pick(&ids.actors),
                words: m.words(),
                automaticity: m.any(&["automatic", "not_stated"]),
                conditions: m.many(2, Maker::words),
                claims: m.many(2, |m| m.pick(&ids.claims)),
            }),
            conditions: m.many(2, Maker::words),
            bindingness: m.any(&["ratified_treaty", "unsc_resolution_ch_vii", "not_stated"]),
            liability: m.any(&["joint_and_several", "unspecified"]),
            publicity: m.any(&["secret", "not_stated"]),
            replaced_by: m.maybe(|m| m.pick(&ids.instruments)),
            note: m.words(),
            extra: m.extra(),
        };
        d.instruments.insert(*id, instrument);
    }
    for id in &ids.ties {
        let tie = Tie {
            id: *id,
            family: m.any(FAMILIES),
            class: m.maybe(|m| m.any(CLASSES)),
            from: m.pick(&ids.actors),
            to: m.pick(&ids.actors),
            direction: m.any(&["directed", "mutual"]),
            label: m.words(),
            valid: m.maybe(Maker::interval),
            basis: m.basis(),
            instrument: m.maybe(|m| m.pick(&ids.instruments)),
            inferred: m.coin(),
            note: m.words(),
            extra: m.extra(),
        };
        d.ties.insert(*id, tie);
    }
    for id in &ids.events {
        let participants = m.many(
            3,
            |m| json!({ "actor": m.pick(&ids.actors), "role": m.any::<ParticipantRole>(&["actor", "recipient"]) }),
        );
        let event = json!({
            "id": id, "kind": m.pick(&["veto", "summit", "treaty_signed"]), "title": m.words(), "when": m.maybe(Maker::dated),
            "participants": participants, "ties": m.many(2, |m| m.pick(&ids.ties)),
            "instrument": m.maybe(|m| m.pick(&ids.instruments)), "later": m.value(2),
        });
        d.events.insert(*id, serde_json::from_value::<Event>(event).unwrap());
    }
}

fn sayings(m: &mut Maker, ids: &Ids, d: &mut Dossier) {
    for id in &ids.claims {
        let claim = Claim {
            id: *id,
            speaker: m.pick(&ids.actors),
            reporters: m.many(2, |m| m.pick(&ids.actors)),
            stance: m.any(&["asserts", "denies", "predicts", "asks"]),
            negated: m.coin(),
            about: vec![m.pick(&ids.items)],
            words: m.words(),
            likelihood: m.maybe(|m| m.any(&["almost_no_chance", "almost_certain"])),
            hedge: m.words(),
            said_on: m.maybe(Maker::dated),
            due_by: m.maybe(Maker::date),
            outcome: m.maybe(|m| {
                Box::new(Outcome {
                    state: m.any(&["open", "came_true", "superseded"]),
                    decided_by: ids.claims.iter().copied().find(|other| other != id),
                    reason: m.words(),
                })
            }),
            credibility: Credibility::try_from(1 + m.below(6) as u8).unwrap(),
            passages: vec![m.pick(&ids.passages)],
            scenario: m.maybe(|m| m.pick(&ids.scenarios)),
            review: m.any(REVIEWS),
            proposal: m.maybe(|m| Box::new(m.proposal(&ids.passages))),
            extra: m.extra(),
        };
        d.claims.insert(*id, claim);
    }
    for id in m.ids::<QuantityId>("q.") {
        let mut values = [m.float(), m.float(), m.float()];
        values.sort_by(f64::total_cmp);
        let quantity = Quantity {
            id,
            low: m.maybe(|_| values[0]),
            best: m.maybe(|_| values[1]),
            high: m.maybe(|_| values[2]),
            unit: m.words(),
            measure: m.words(),
            year: m.maybe(Maker::date),
            claim: m.pick(&ids.claims),
            about: m.maybe(|m| m.pick(&ids.items)),
            extra: m.extra(),
        };
        d.quantities.insert(id, quantity);
    }
    for id in m.ids::<ContradictionId>("k.") {
        let contradiction = Contradiction {
            id,
            title: m.words(),
            claims: vec![m.pick(&ids.claims), m.pick(&ids.claims)],
            note: m.words(),
            ruling: m.maybe(|m| Ruling {
                follows: m.maybe(|m| m.pick(&ids.claims)),
                reason: m.words(),
                ruled_on: m.date(),
                by: m.text(),
            }),
            extra: m.extra(),
        };
        d.contradictions.insert(id, contradiction);
    }
    for id in &ids.scenarios {
        let scenario = Scenario {
            id: *id,
            title: m.words(),
            condition: m.words(),
            parent: m.maybe(|m| m.pick(&ids.scenarios)),
            claims: m.many(2, |m| m.pick(&ids.claims)),
            changes: m.many(2, |m| Change {
                kind: m.any(&["adds", "weakens"]),
                item: m.pick(&ids.items),
                words: m.words(),
            }),
            shifts: m.many(2, |m| Shift {
                actor: m.pick(&ids.actors),
                factor: Factor::Dis,
                beneficiary: m.maybe(|m| m.pick(&ids.actors)),
                score: score(m, ids, -1.0),
            }),
            consequences: m.many(2, |m| m.pick(&ids.claims)),
            blocked_by: m.many(2, |m| m.pick(&ids.items)),
            met_by: m.maybe(|m| m.pick(&ids.items)),
            note: m.words(),
            extra: m.extra(),
        };
        d.scenarios.insert(*id, scenario);
    }
}

fn score(m: &mut Maker, ids: &Ids, low: f64) -> Score {
    Score {
        low,
        mode: 0.1 + 0.2,
        high: 1.0,
        reason: m.words(),
        claims: m.many(2, |m| m.pick(&ids.claims)),
    }
}

fn restraint(m: &mut Maker) -> Restraint {
    Restraint {
        hazard: 0.006,
        years: 10.0,
        council: m.maybe(|m| m.any(&["diplomacy", "war"])),
        veto: m.coin(),
    }
}

fn judgements(m: &mut Maker, ids: &Ids, d: &mut Dossier) {
    for id in m.ids::<PrecedentId>("r.") {
        let precedent = Precedent {
            id,
            title: m.words(),
            case: m.maybe(|m| m.pick(&ids.items)),
            when: m.maybe(Maker::date),
            bears_on: m.many(2, |m| m.pick(&ids.items)),
            promised: m.words(),
            lesson: m.words(),
            honoured_textual: m.any(&["yes", "never_tested", "not_stated"]),
            letter: m.words(),
            effective: m.any(&["no", "partly"]),
            effect: m.words(),
            hindsight: m.maybe(|m| Hindsight {
                promise: m.any(&["help", "restraint"]),
                baseline: 0.667,
                reference_class: m.text(),
                liability: m.any(&["several", "joint"]),
                restraint: m.maybe(restraint),
                guarantors: m.many(2, |m| PastGuarantor {
                    actor: m.maybe(|m| m.pick(&ids.actors)),
                    name: m.words(),
                    capability: 0.6,
                    factors: BTreeMap::from([(Factor::Stk, score(m, ids, -1.0))]),
                    means: m.maybe(|m| m.any(&["war", "sanctions"])),
                    leverage: 0.25,
                    violator: m.coin(),
                }),
                parameters: BTreeMap::new(),
            }),
            basis: m.words(),
            claims: m.many(2, |m| m.pick(&ids.claims)),
            extra: m.extra(),
        };
        d.precedents.insert(id, precedent);
    }
    for id in m.ids::<AssessmentId>("g.") {
        let factors: BTreeMap<Factor, Score> = [Factor::Obl, Factor::Exp]
            .into_iter()
            .map(|factor| (factor, score(m, ids, -0.7)))
            .collect();
        let assessment = Assessment {
            id,
            title: m.words(),
            guarantee: m.pick(&ids.items),
            promise: m.any(&["help", "restraint"]),
            beneficiary: m.maybe(|m| m.pick(&ids.actors)),
            violator: m.maybe(|m| m.pick(&ids.actors)),
            restraint: m.maybe(restraint),
            baseline: (m.next() >> 11) as f64 / (1_u64 << 53) as f64,
            reference_class: m.text(),
            liability: m.any(&["several", "joint"]),
            bindingness: m.any(&["ratified_treaty", "proposed"]),
            compliance: m.maybe(|m| score(m, ids, 0.1)),
            guarantors: vec![Guarantor {
                actor: m.pick(&ids.actors),
                capability: 1.0 / 3.0,
                factors,
                means: m.maybe(|m| m.any(&["statement", "arms"])),
                leverage: 0.1,
                note: m.words(),
            }],
            parameters: m.many(3, |m| (m.text(), m.float())).into_iter().collect(),
            seed: m.next(),
            view_of: m.maybe(|m| m.pick(&ids.actors)),
            assumptions: m.many(2, Maker::words),
            gaps: m.many(2, Maker::words),
            alternatives: m.many(2, Maker::words),
            against: m.many(2, |m| m.pick(&ids.claims)),
            indicators: m.many(2, |m| Indicator {
                words: m.words(),
                by: m.maybe(Maker::date),
            }),
            judged_by: m.text(),
            judged_on: m.maybe(Maker::date),
            extra: m.extra(),
        };
        d.assessments.insert(id, assessment);
    }
    for id in m.ids::<SceneId>("b.") {
        let (one, two) = (m.day(), m.day());
        let scene = Scene {
            id,
            rank: m.next() as u32,
            title: m.words(),
            caption: m.words(),
            notes: m.words(),
            panes: m.many(3, |m| m.pick(&[PaneKind::Document, PaneKind::Network, PaneKind::Inspector])),
            moment: m.day(),
            known_by: m.maybe(Maker::day),
            window: m.maybe(|_| (one.min(two), one.max(two))),
            selection: m.maybe(|m| m.pick(&ids.items)),
            filter: Filter {
                hidden_families: m.many(2, |m| m.any(FAMILIES)).into_iter().collect(),
                hidden_documents: m.many(2, |m| m.pick(&ids.documents)).into_iter().collect(),
                hide_ended: m.coin(),
                hide_unreal: m.coin(),
                hide_contested: m.coin(),
                hide_proposed: m.coin(),
            },
            focus_depth: m.maybe(|m| m.next() as u8),
            view: scene_view(m, ids, d),
            // Only of a scene made before, so that no branch leads back to itself.
            branch_of: d.scenes.keys().next().copied().filter(|_| m.coin()),
            basis: m.text(),
            extra: m.extra(),
        };
        d.scenes.insert(id, scene);
    }
    for id in m.ids::<NoteId>("n.") {
        let note = Note {
            id,
            text: m.text(),
            about: m.many(3, |m| m.pick(&ids.items)).into_iter().collect(),
            written_on: m.maybe(Maker::date),
            extra: m.extra(),
        };
        d.notes.insert(id, note);
    }
    for (digit, id) in m.ids::<TagId>("m.").into_iter().enumerate() {
        let tag = Tag {
            id,
            name: m.text(),
            items: m.many(3, |m| m.pick(&ids.items)).into_iter().collect(),
            digit: m.maybe(|_| digit as u8).filter(|d| *d <= 9),
            extra: m.extra(),
        };
        d.tags.insert(id, tag);
    }
}

fn figure(m: &mut Maker) -> FigureSpec {
    FigureSpec {
        view: m.pick(&FigureView::ALL),
        form: m.pick(&FigureForm::ALL),
        unit: m.pick(&FigureUnit::ALL),
        restricted: m.coin(),
        width: m.below(4_000) as f32 + 0.5,
        palette: m.any(&["usual", "colour_safe", "greyscale"]),
        language: m.maybe(|m| m.any(&["de", "en"])),
        legend: m.maybe(|m| (m.below(100) as f32 / 100.0, 0.25)),
        title: m.words(),
        dark: m.coin(),
        sources: m.coin(),
        ..FigureSpec::default()
    }
}

fn scene_view(m: &mut Maker, ids: &Ids, d: &Dossier) -> SceneView {
    let twist = |m: &mut Maker| match m.below(5) {
        0 => Twist::With(m.pick(&ids.actors)),
        1 => Twist::Scenario(m.pick(&ids.scenarios)),
        2 => Twist::DropSource(m.pick(&ids.documents)),
        3 => Twist::Score(m.pick(&ids.actors), Factor::ALL[0], m.float()),
        _ => Twist::NoVeto,
    };
    SceneView {
        also: m.many(2, |m| m.pick(&ids.items)).into_iter().collect(),
        show_later: m.coin(),
        brush: m.maybe(|m| (m.day(), m.day())),
        layout: m.pick(&LayoutMethod::ALL),
        grouping: m.maybe(|m| Grouping::Attribute(m.text())),
        without_hulls: m.coin(),
        zoom: m.maybe(|m| Zoom {
            x: m.below(4_000) as f32 * 0.37,
            y: 0.1,
            span: 700.0,
        }),
        ledger: m.maybe(|m| m.any(&["claims", "precedents", "measures"])),
        compare: m.maybe(Maker::day),
        attack: m.maybe(|m| (m.maybe(|m| m.pick(&ids.actors)), Some(m.pick(&ids.actors)))),
        what_if: WhatIf {
            assessment: d.assessments.keys().next().copied().filter(|_| m.coin()),
            twists: m.many(2, twist),
        },
        document: m.maybe(|m| m.pick(&ids.documents)),
        evidence: m.below(5),
        ..SceneView::default()
    }
}
