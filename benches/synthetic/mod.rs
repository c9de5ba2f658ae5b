//! Made-up dossiers of any size, the same every time: actors in blocs, ties with dates, events, a claim for each.

#![expect(clippy::unwrap_used, reason = "what is made up here is well formed")]

use garant::model::{
    Actor, ActorId, Claim, Day, Document, Dossier, Event, EventId, EventKind, Extra, Item, Localised, Passage, PassageId,
    Selector, Span, Tie, TieFamily, TieId,
};

/// A small generator (splitmix64): the same seed gives the same dossier everywhere.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }
}

const SENTENCES: usize = 40;

/// Where the actors of [`dossier`] stand: each neighbourhood of fifty in a patch of its own, the patches in a square.
pub(crate) fn places(dossier: &Dossier) -> std::collections::BTreeMap<ActorId, (f32, f32)> {
    let mut dice = Dice(7);
    let side = (dossier.actors.len() as f32 / 50.0).sqrt().ceil().max(1.0) as usize;
    let number = |id: &ActorId| id.as_str().trim_start_matches("a.").parse::<usize>().unwrap();
    let mut place = |id: &ActorId| {
        let patch = number(id) / 50;
        let mut jitter = || dice.below(5_000) as f32 / 10.0;
        (
            (patch % side) as f32 * 560.0 + jitter(),
            (patch / side) as f32 * 560.0 + jitter(),
        )
    };
    dossier.actors.keys().map(|id| (*id, place(id))).collect()
}

/// A dossier with so many actors, ties and events.
pub(crate) fn dossier(actors: usize, ties: usize, events: usize) -> Dossier {
    let mut dice = Dice(1961);
    let mut d = Dossier::default();
    d.header.title = Localised::same("Synthetic");
    // Every tie and event has a claim, and a passage of its own that carries it, as an import makes them.
    let documents = 100.max((ties + events).div_ceil(SENTENCES));
    for n in 0..documents {
        let document = document(n);
        for sentence in 0..SENTENCES {
            let passage = passage(&document, n, sentence);
            d.passages.insert(passage.id, passage);
        }
        d.documents.insert(document.id, document);
    }
    let passages: Vec<PassageId> = d.passages.keys().copied().collect();
    for n in 0..actors {
        let actor = actor(n);
        d.actors.insert(actor.id, actor);
    }
    let all: Vec<ActorId> = d.actors.keys().copied().collect();
    let families = [
        TieFamily::Commitment,
        TieFamily::Arms,
        TieFamily::Trade,
        TieFamily::Sanction,
        TieFamily::Contact,
        TieFamily::Hostility,
    ];
    for n in 0..ties {
        // Most ties stay within a neighbourhood of fifty, as alliances do.
        let from = dice.below(actors);
        let near = (from / 50) * 50 + dice.below(50);
        let to = if dice.below(10) < 8 {
            near.min(actors - 1)
        } else {
            dice.below(actors)
        };
        let to = if to == from { (from + 1) % actors } else { to };
        let year = 1900 + dice.below(125);
        let valid = if dice.below(3) == 0 {
            format!("{year}/..")
        } else {
            format!("{year}/{}", year + 1 + dice.below(40))
        };
        let id = TieId::new(&format!("t.{n}")).unwrap();
        let label = Localised::same(&format!("tie {n}"));
        let tie = serde_json::json!({
            "id": id, "family": families[dice.below(6)], "from": all[from], "to": all[to], "label": label, "valid": valid,
        });
        d.ties.insert(id, serde_json::from_value::<Tie>(tie).unwrap());
        let claim = claim(&format!("c.t{n}"), all[from], id.into(), passages[n % passages.len()]);
        d.claims.insert(claim.id, claim);
    }
    let kinds = [
        EventKind::Consult,
        EventKind::Summit,
        EventKind::Assault,
        EventKind::Veto,
        EventKind::TreatySigned,
    ];
    for n in 0..events {
        let day = Day::from_ymd(1900, 1, 1).unwrap().add_days(dice.below(125 * 365) as i32);
        let id = EventId::new(&format!("e.{n}")).unwrap();
        let event = serde_json::json!({
            "id": id, "kind": kinds[dice.below(5)], "title": Localised::same(&format!("event {n}")), "when": { "date": day },
            "participants": [{ "actor": all[dice.below(actors)], "role": "actor" }],
        });
        d.events.insert(id, serde_json::from_value::<Event>(event).unwrap());
        let claim = claim(
            &format!("c.e{n}"),
            all[dice.below(actors)],
            id.into(),
            passages[(ties + n) % passages.len()],
        );
        d.claims.insert(claim.id, claim);
    }
    d
}

fn document(n: usize) -> Document {
    let text: Vec<String> = (0..SENTENCES)
        .map(|s| format!("Sentence {s} of document {n} tells who promised what to whom."))
        .collect();
    let value = serde_json::json!({
        "id": format!("d.{n}"), "title": Localised::same(&format!("Document {n}")), "language": "en",
        "published": format!("{}", 1990 + n % 35), "text": text.join("\n\n"),
    });
    serde_json::from_value(value).unwrap()
}

fn passage(document: &Document, n: usize, sentence: usize) -> Passage {
    let exact = format!("Sentence {sentence} of document {n} tells");
    let start = document.text.find(&exact).unwrap();
    let target = Selector::at(
        &document.text,
        Span {
            start,
            end: start + exact.len(),
        },
    )
    .unwrap();
    Passage {
        id: PassageId::new(&format!("p.{n}-{sentence}")).unwrap(),
        document: document.id,
        target,
        translated: None,
        lost: false,
        restricted: false,
        extra: Extra::default(),
    }
}

fn actor(n: usize) -> Actor {
    let value = serde_json::json!({
        "id": format!("a.{n}"), "kind": "state", "names": [{ "de": format!("Staat {n}"), "en": format!("State {n}") }],
        "code": format!("{n}"),
    });
    serde_json::from_value(value).unwrap()
}

fn claim(id: &str, speaker: ActorId, about: Item, passage: PassageId) -> Claim {
    let value = serde_json::json!({
        "id": id, "speaker": speaker, "stance": "asserts", "about": [about], "words": Localised::same("it is so"), "passages": [passage],
    });
    serde_json::from_value(value).unwrap()
}
