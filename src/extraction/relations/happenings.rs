//! Happenings: triggers that say an event and no tie, and the words that must stand beside them. The table to widen
//! for events; `assets/lexicon/words/events.tsv` names its keys.
//!
//! For `events` only. Deliberately not here: who fills the roles (`verbs`, `nouns`), how it is meant (`clauses`).

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::super::lexicon::Class;
use super::frames::{AGAINST, BETWEEN, DIRECT, FOR, FROM, Frame, IN, INTO, OF, ON, OVER, Preps, TO, VON, WITH, ZU, event_only};
use super::scene::Scene;
use crate::model::EventKind;

/// What must stand beside a trigger.
#[derive(Debug, Clone, Copy)]
pub(super) enum Needs {
    /// Nothing.
    Nothing,
    /// One of these words near it; in German also at the end of a compound.
    Near(&'static [&'static str]),
    /// One of these words right behind it.
    Next(&'static [&'static str]),
    /// A word of one of these topics near it.
    Topic(&'static [&'static str]),
    /// A treaty.
    Treaty,
}

/// Who must take part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    /// Anybody, in any role.
    Anybody,
    /// Somebody who acts.
    Actor,
    /// Somebody who acts and somebody concerned.
    Both,
    /// A person acts.
    Person,
    /// A person is concerned.
    Guest,
    /// The parties of the treaty named last, where the sentence names none.
    Parties,
}

/// A happening.
#[derive(Debug, Clone, Copy)]
pub(super) struct Happening {
    pub(super) frame: Frame,
    pub(super) kind: EventKind,
    pub(super) needs: Needs,
    pub(super) who: Who,
}

const fn happening(key: &'static str, kind: EventKind, to: Preps, needs: Needs, who: Who) -> Happening {
    Happening {
        frame: event_only(key, to),
        kind,
        needs,
        who,
    }
}

use EventKind as E;
use Needs::{Near, Next, Nothing, Topic, Treaty};
use Who::{Actor, Anybody, Both, Guest, Parties, Person};

/// What is laid on somebody.
const BURDENS: &[&str] = &[
    "sanctions",
    "embargo",
    "fees",
    "tariffs",
    "tariff",
    "duties",
    "restrictions",
    "curbs",
    "ban",
    "bans",
    "quotas",
    "fine",
    "controls",
    "blockade",
    "Sanktionen",
    "Embargo",
    "Zölle",
    "Strafzölle",
    "Gebühren",
    "Beschränkungen",
    "Einreiseverbot",
    "Einreiseverbote",
    "Einfuhrverbot",
    "Exportverbot",
    "Verbot",
    "Blockade",
    "Strafmaßnahmen",
    "Auflagen",
];
/// Dealings of every day that are cut or taken up, and what is laid on them.
const CUTS: &[&str] = &[
    "relations",
    "ties",
    "aid",
    "assistance",
    "talks",
    "trade",
    "exports",
    "imports",
    "deliveries",
    "supplies",
    "gas",
    "oil",
    "electricity",
    "payments",
    "cooperation",
    "assets",
    "visas",
    "flights",
    "funding",
    "negotiations",
    "links",
    "membership",
    "obligations",
    "border",
    "borders",
    "airspace",
    "embassy",
    "sanctions",
    "embargo",
    "fees",
    "tariffs",
    "restrictions",
    "curbs",
    "duties",
    "quotas",
    "controls",
    "Beziehungen",
    "Hilfe",
    "Hilfen",
    "Lieferung",
    "Lieferungen",
    "Handel",
    "Exporte",
    "Importe",
    "Ausfuhren",
    "Einfuhren",
    "Zahlungen",
    "Zusammenarbeit",
    "Gespräche",
    "Verhandlungen",
    "Vermögen",
    "Guthaben",
    "Visa",
    "Flüge",
    "Mitgliedschaft",
    "Grenze",
    "Grenzen",
    "Grenzübergänge",
    "Luftraum",
    "Botschaft",
    "Kontakte",
    "Gelder",
    "Gebühren",
    "Häfen",
    "Hafen",
    "Zölle",
    "Embargo",
    "Sanktionen",
    "Einreiseverbote",
    "Beschränkungen",
    "Vertrag",
];
/// What is fired or tested.
const MISSILES: &[&str] = &[
    "missile",
    "missiles",
    "rocket",
    "rockets",
    "bomb",
    "device",
    "warhead",
    "satellite",
    "drones",
    "shells",
    "torpedo",
    "shots",
    "weapon",
    "weapons",
    "Rakete",
    "Raketen",
    "Bombe",
    "Sprengsatz",
    "Satelliten",
    "Drohnen",
    "Granaten",
    "Marschflugkörper",
    "Schüsse",
    "Waffe",
    "Interkontinentalrakete",
    "Atombombe",
    "Wasserstoffbombe",
];
/// What is founded.
const BODIES: &[&str] = &[
    "alliance",
    "organisation",
    "organization",
    "union",
    "league",
    "community",
    "state",
    "republic",
    "bloc",
    "federation",
    "confederation",
    "group",
    "forum",
    "coalition",
    "council",
    "government",
    "Bündnis",
    "Allianz",
    "Organisation",
    "Union",
    "Bund",
    "Gemeinschaft",
    "Staat",
    "Republik",
    "Föderation",
    "Gruppe",
    "Forum",
    "Koalition",
    "Staatenbund",
    "Regierung",
];
/// What is proclaimed.
const FREEDOM: &[&str] = &[
    "independence",
    "republic",
    "state",
    "caliphate",
    "statehood",
    "Unabhängigkeit",
    "Republik",
    "Staat",
    "Kalifat",
];
/// What armies do together.
const EXERCISES: &[&str] = &[
    "exercise",
    "exercises",
    "drill",
    "drills",
    "manoeuvre",
    "manoeuvres",
    "maneuvers",
    "patrol",
    "patrols",
    "Manöver",
    "Übung",
    "Übungen",
    "Manövern",
    "Patrouille",
    "Patrouillen",
];
/// What is taken up between states.
const LINKS: &[&str] = &[
    "relations",
    "ties",
    "embassy",
    "embassies",
    "ambassadors",
    "contacts",
    "Beziehungen",
    "Botschaft",
    "Botschaften",
    "Botschafter",
    "Kontakte",
];
/// What is invoked.
const CLAUSES: &[&str] = &[
    "Article",
    "article",
    "clause",
    "treaty",
    "mechanism",
    "pact",
    "Artikel",
    "Bündnisfall",
    "Klausel",
    "Beistandsklausel",
    "Beistandspflicht",
    "Vertrag",
    "Pakt",
    "Mechanismus",
];

/// All happenings.
static HAPPENINGS: &[Happening] = &[
    happening("e.sign", E::TreatySigned, WITH | BETWEEN, Treaty, Actor),
    happening(
        "e.force",
        E::TreatyInForce,
        BETWEEN,
        Near(&["effect", "force", "Kraft"]),
        Parties,
    ),
    happening("e.lapse", E::TreatyLapsed, BETWEEN, Treaty, Parties),
    happening("e.denounce", E::TreatyDenounced, WITH | BETWEEN, Treaty, Parties),
    happening("e.notice", E::TreatyDenounced, TO, Near(&["notice"]), Actor),
    happening("e.invoke", E::TreatyInvoked, AGAINST, Near(CLAUSES), Parties),
    happening("e.request", E::Request, DIRECT | ON | TO | FROM | VON | OVER, Nothing, Actor),
    happening("e.call", E::Request, ON | FOR, Next(&["on", "for", "upon"]), Actor),
    happening("e.reject", E::Reject, DIRECT | OF | OVER, Nothing, Actor),
    happening("e.turn-down", E::Reject, DIRECT | FROM, Near(&["down"]), Actor),
    happening("e.threaten", E::Threaten, DIRECT | WITH, Nothing, Actor),
    happening("e.accuse", E::Accuse, DIRECT | OF | FOR, Nothing, Actor),
    happening("e.protest", E::Protest, AGAINST | TO | OVER, Nothing, Actor),
    happening(
        "e.summon",
        E::Protest,
        DIRECT | OF | FROM,
        Near(&[
            "ambassador",
            "ambassadors",
            "envoy",
            "chargé",
            "Botschafter",
            "Botschafterin",
            "Gesandten",
            "Geschäftsträger",
        ]),
        Actor,
    ),
    happening("e.agree", E::Agree, WITH, Nothing, Actor),
    happening(
        "e.resolution",
        E::Agree,
        WITH,
        Near(&["resolution", "resolutions", "declaration", "Resolution", "Erklärung"]),
        Actor,
    ),
    happening("e.consult", E::Consult, DIRECT | WITH, Nothing, Actor),
    happening(
        "e.speak",
        E::Consult,
        WITH | TO,
        Near(&["phone", "with", "Telefon", "mit"]),
        Both,
    ),
    happening("e.travel", E::Consult, TO | INTO, Nothing, Person),
    happening("e.receive", E::Consult, DIRECT, Nothing, Guest),
    happening("e.coerce", E::Coerce, DIRECT | OF | AGAINST, Nothing, Actor),
    happening(
        "e.stop",
        E::Sanction,
        WITH | TO | FOR | ON | AGAINST | FROM | OVER | ZU,
        Near(CUTS),
        Actor,
    ),
    happening("e.ban", E::Sanction, DIRECT | OF | FROM, Nothing, Actor),
    happening("e.lay", E::Sanction, DIRECT, Near(BURDENS), Anybody),
    happening("e.mass", E::Mobilize, ON | AGAINST | WITH, Topic(&["troops", "arms"]), Actor),
    happening(
        "e.move",
        E::Deployment,
        TO | IN | INTO | ON,
        Topic(&["troops", "arms"]),
        Actor,
    ),
    happening("e.pull", E::Retreat, FROM | OF, Next(&["out", "back"]), Actor),
    happening("e.left", E::Retreat, DIRECT, Topic(&["troops"]), Actor),
    happening(
        "e.stop-taking",
        E::Retreat,
        IN,
        Near(&["attending", "participating", "cooperating", "observing"]),
        Actor,
    ),
    happening("e.concede", E::Concede, DIRECT | TO, Nothing, Actor),
    happening("e.back-down", E::Concede, TO, Next(&["down"]), Actor),
    happening("e.give-in", E::Concede, TO, Next(&["in", "way", "up"]), Actor),
    happening("e.founded", E::Founding, DIRECT, Nothing, Anybody),
    happening("e.came", E::Consult, TO | INTO, Next(&["to"]), Person),
    happening(
        "e.void",
        E::TreatyDenounced,
        WITH,
        Near(&["void", "invalid", "nichtig", "ungültig"]),
        Actor,
    ),
    happening("e.war", E::Assault, DIRECT | ON, Near(&["war", "Krieg"]), Both),
    happening("e.siege", E::Assault, DIRECT, Nothing, Actor),
    happening("e.kill", E::Assault, DIRECT | OF | IN, Nothing, Anybody),
    happening(
        "e.cross",
        E::Assault,
        INTO,
        Near(&[
            "border",
            "frontier",
            "line",
            "river",
            "strait",
            "Rhine",
            "Grenze",
            "Grenzlinie",
            "Demarkationslinie",
            "Fluss",
            "Waffenstillstandslinie",
        ]),
        Actor,
    ),
    happening("e.fall-in", E::Assault, IN | INTO, Nothing, Actor),
    happening("e.land", E::Assault, IN | ON, Topic(&["troops"]), Actor),
    happening("e.fire", E::Test, ON | AGAINST, Near(MISSILES), Actor),
    happening("e.create", E::Founding, DIRECT | WITH, Near(BODIES), Anybody),
    happening("e.proclaim", E::Founding, DIRECT | FROM | OF | VON, Near(FREEDOM), Actor),
    happening("e.fall", E::Collapse, DIRECT | OF, Nothing, Anybody),
    happening(
        "e.hand",
        E::Transfer,
        DIRECT | TO,
        Topic(&["arms", "aid", "goods", "energy"]),
        Both,
    ),
    happening("e.exercise", E::Cooperate, WITH | IN | BETWEEN, Near(EXERCISES), Actor),
    happening("e.relations", E::Agree, WITH | BETWEEN | TO, Near(LINKS), Actor),
    happening("e.announce", E::Statement, TO, Nothing, Actor),
    happening(
        "e.issue",
        E::Statement,
        TO,
        Near(&[
            "statement",
            "statements",
            "communiqué",
            "communique",
            "declaration",
            "Erklärung",
            "Stellungnahme",
            "Kommuniqué",
        ]),
        Actor,
    ),
    happening("n.ultimatum", E::Threaten, TO | AGAINST | ON, Nothing, Anybody),
    happening("n.coup", E::Collapse, IN | AGAINST, Nothing, Anybody),
];

/// The happening with this key.
pub(super) fn find(key: &str) -> Option<&'static Happening> {
    static BY_KEY: OnceLock<FxHashMap<&'static str, &'static Happening>> = OnceLock::new();
    let table = BY_KEY.get_or_init(|| HAPPENINGS.iter().map(|h| (h.frame.key, h)).collect());
    table.get(key).copied()
}

/// Tokens to each side in which the needed words are looked for.
const REACH: usize = 14;

impl Happening {
    /// Whether the words that it needs stand beside the trigger at `at`.
    pub(super) fn fits(&self, scene: &Scene<'_, '_>, at: usize) -> bool {
        let tokens = scene.tokens;
        match self.needs {
            Nothing => true,
            Next(words) => (at + 1..at + 4).any(|t| words.contains(&tokens.str(t))),
            Near(words) => near(scene, at).any(|t| is_word(scene, t, words)),
            Topic(keys) => both_sides(scene, at).any(|t| tokens.value(t, Class::Topic).is_some_and(|key| keys.contains(&key))),
            Treaty => near(scene, at).any(|t| is_treaty(scene, t)),
        }
    }
}

/// The tokens near a trigger: in English behind an active verb only.
fn near(scene: &Scene<'_, '_>, at: usize) -> impl Iterator<Item = usize> {
    let sentence = scene.cut.tokens.clone();
    let relative = scene
        .clauses
        .clause_at(scene.cut, at)
        .and_then(|c| scene.clauses.list.get(c))
        .is_some_and(|c| c.opener == super::super::clauses::Opener::Relative);
    let both =
        scene.german() || relative || scene.is_passive(at) || super::super::clauses::verb_form(scene.tokens, at) == Some(b'f');
    let from = if both { sentence.start } else { at + 1 };
    both_sides(scene, at).filter(move |t| *t >= from)
}

fn both_sides(scene: &Scene<'_, '_>, at: usize) -> impl Iterator<Item = usize> {
    let sentence = scene.cut.tokens.clone();
    (at.saturating_sub(REACH).max(sentence.start)..(at + REACH).min(sentence.end)).filter(move |t| *t != at)
}

fn is_word(scene: &Scene<'_, '_>, at: usize, words: &[&str]) -> bool {
    let word = scene.tokens.str(at);
    if word.len() < 2 {
        return false;
    }
    words.iter().any(|w| {
        if scene.german() {
            let tail = word.len().checked_sub(w.len()).and_then(|from| word.get(from..));
            tail.is_some_and(|tail| tail.eq_ignore_ascii_case(w))
        } else {
            word.eq_ignore_ascii_case(w)
        }
    })
}

/// Words for a treaty besides those that say a tie.
const PAPERS: &[&str] = &[
    "charter",
    "protocol",
    "declaration",
    "communiqué",
    "contract",
    "accords",
    "peace",
    "statute",
    "notes",
    "Charta",
    "Protokoll",
    "Erklärung",
    "Frieden",
    "Waffenstillstand",
    "Waffenruhe",
    "Memorandum",
    "Absichtserklärung",
    "Kommuniqué",
    "Schlussakte",
    "Akte",
    "Vertragswerk",
    "Dokument",
    "Statut",
    "Abmachung",
];

fn is_treaty(scene: &Scene<'_, '_>, at: usize) -> bool {
    let Some(token) = scene.tokens.get(at) else { return false };
    if super::super::clauses::compound(scene.tokens, at) == Some("n.agreement") {
        return true;
    }
    let mut keys = scene.tokens.vocabulary.values(token.word, Class::Trigger);
    keys.any(|key| matches!(key, "n.agreement" | "n.alliance")) || is_word(scene, at, PAPERS)
}
