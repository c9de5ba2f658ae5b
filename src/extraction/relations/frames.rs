//! Frames: what a trigger may say, and by which prepositions its roles are named. The table to widen first.
//!
//! `assets/lexicon/words/triggers.tsv` names a frame in its value column; a frame without a line there does nothing.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::super::found::TieKind;
use crate::model::EventKind;

/// Prepositions as a set of bits; German and English ones that name the same role share a bit.
pub(super) type Preps = u16;
pub(super) const DIRECT: Preps = 1;
pub(super) const WITH: Preps = 1 << 1;
pub(super) const BETWEEN: Preps = 1 << 2;
pub(super) const AGAINST: Preps = 1 << 3;
pub(super) const ON: Preps = 1 << 4;
pub(super) const TO: Preps = 1 << 5;
pub(super) const FOR: Preps = 1 << 6;
pub(super) const BY: Preps = 1 << 7;
pub(super) const FROM: Preps = 1 << 8;
pub(super) const OF: Preps = 1 << 9;
pub(super) const IN: Preps = 1 << 10;
/// German "von", which stands for "of", "by" and "from".
pub(super) const VON: Preps = 1 << 11;
pub(super) const OVER: Preps = 1 << 12;
/// "zu", "bei": the organisation that somebody joins.
pub(super) const ZU: Preps = 1 << 13;
/// Any other preposition: no role.
pub(super) const OTHER: Preps = 1 << 14;
/// "into", "in die": a direction, not a place.
pub(super) const INTO: Preps = 1 << 15;

/// The bit of a preposition's key.
pub(super) fn prep(key: &str) -> Preps {
    match key {
        "with" => WITH,
        "between" => BETWEEN,
        "against" => AGAINST,
        "on" => ON,
        "to" => TO,
        "for" => FOR,
        "by" => BY,
        "from" => FROM,
        "of" => OF,
        "in" => IN,
        "into" => INTO,
        "von" => VON,
        "over" => OVER,
        "zu" => ZU,
        _ => OTHER,
    }
}

/// How the roles of a frame are filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// All who take part are equal.
    Mutual,
    /// From who acts to whom it concerns.
    Directed,
    /// The subject receives ("buys", "erhält").
    Reverse,
    /// The subject joins the organisation.
    Member,
    /// The subject leaves the organisation.
    Leave,
    /// The subject goes between the others.
    Mediate,
    /// A noun for one of the two ("ally", "Rivale"): the other is its possessor.
    Relational,
    /// No tie, only an event.
    EventOnly,
}

/// What a trigger says.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub(super) key: &'static str,
    /// The tie; `None` where the topic decides.
    pub(super) kind: Option<TieKind>,
    pub(super) shape: Shape,
    /// A topic beside the trigger decides or refines the kind.
    pub(super) by_topic: bool,
    /// What names the one concerned.
    pub(super) to: Preps,
    /// "of" and the genitive name the one concerned ("invasion of"), not who acts ("attack of").
    pub(super) of_is_to: bool,
    pub(super) event: Option<EventKind>,
    /// Something that happens at a time by its nature; others need a date beside them to be an event.
    pub(super) happens: bool,
}

const fn frame(key: &'static str, kind: Option<TieKind>, shape: Shape, to: Preps) -> Frame {
    Frame {
        key,
        kind,
        shape,
        by_topic: false,
        to,
        of_is_to: false,
        event: None,
        happens: false,
    }
}

/// A frame of an event that is no tie.
pub(super) const fn event_only(key: &'static str, to: Preps) -> Frame {
    frame(key, None, Shape::EventOnly, to)
}

impl Frame {
    const fn topic(mut self) -> Self {
        self.by_topic = true;
        self
    }
    const fn of_to(mut self) -> Self {
        self.of_is_to = true;
        self
    }
    const fn event(mut self, event: EventKind) -> Self {
        self.event = Some(event);
        self
    }
    const fn happens(mut self, event: EventKind) -> Self {
        self.event = Some(event);
        self.happens = true;
        self
    }
}

use EventKind as E;
use Shape::{Directed, EventOnly, Leave, Mediate, Member, Mutual, Relational, Reverse};
use TieKind as T;

/// All frames. Keys with `n.` are nouns, the others verbs.
static FRAMES: &[Frame] = &[
    // Verbs.
    frame("attack", Some(T::Conflict), Directed, DIRECT | AGAINST | ON).happens(E::Assault),
    frame("invade", Some(T::Conflict), Directed, DIRECT | IN | INTO | ON).happens(E::Assault),
    frame("occupy", Some(T::Conflict), Directed, DIRECT).happens(E::Assault),
    frame("annex", Some(T::Conflict), Directed, DIRECT).happens(E::Coerce),
    frame("fight", Some(T::Conflict), Directed, DIRECT | AGAINST).event(E::Assault),
    // A threat is an event; whether there is a rivalry, other words say.
    frame("threaten", None, EventOnly, DIRECT).event(E::Threaten),
    frame("blockade", Some(T::Conflict), Directed, DIRECT).happens(E::Coerce),
    frame("supply", None, Directed, DIRECT | TO | FOR | INTO)
        .topic()
        .event(E::Transfer),
    frame("share", None, Directed, TO | WITH).topic().event(E::Transfer),
    frame("arm", Some(T::Arms), Directed, DIRECT).event(E::Transfer),
    frame("give", None, Directed, DIRECT | TO).topic().event(E::Aid),
    frame("sell", None, Directed, DIRECT | TO).topic().event(E::Transfer),
    frame("export", Some(T::Trade), Directed, TO | INTO)
        .topic()
        .event(E::Transfer),
    frame("buy", None, Reverse, FROM | VON | IN | BY | OF)
        .topic()
        .event(E::Transfer),
    frame("import", Some(T::Trade), Reverse, FROM | VON | OF)
        .topic()
        .event(E::Transfer),
    frame("receive", None, Reverse, FROM | VON | BY | OF)
        .topic()
        .event(E::Transfer),
    frame("depend", None, Reverse, ON | OF | VON).topic(),
    frame("deploy", Some(T::Troops), Directed, TO | IN | INTO | ON)
        .topic()
        .happens(E::Deployment),
    frame("support", Some(T::Support), Directed, DIRECT).topic(),
    frame("finance", Some(T::Support), Directed, DIRECT | FOR).event(E::Aid),
    frame("train", Some(T::Support), Directed, DIRECT).topic(),
    frame("sanction", Some(T::Sanctions), Directed, DIRECT | AGAINST).happens(E::Sanction),
    frame("guarantee", Some(T::Guarantee), Directed, DIRECT | TO | FOR | OF),
    frame("defend", Some(T::Guarantee), Directed, DIRECT),
    frame("join", Some(T::Membership), Member, DIRECT | TO | IN | INTO | ZU).happens(E::Agree),
    frame("belong", Some(T::Membership), Member, DIRECT | TO | ZU),
    frame("leave", Some(T::Membership), Leave, DIRECT | FROM | OF).happens(E::Retreat),
    frame("negotiate", Some(T::Negotiation), Mutual, WITH).event(E::Consult),
    frame("meet", Some(T::Summit), Mutual, DIRECT | WITH).happens(E::Summit),
    frame("visit", None, EventOnly, DIRECT | TO | INTO).happens(E::Consult),
    frame("mediate", Some(T::Mediation), Mediate, BETWEEN | IN).event(E::Consult),
    frame("veto", Some(T::Veto), Directed, AGAINST | ON | OVER | TO | IN).happens(E::Veto),
    frame("ally", Some(T::DefencePact), Mutual, DIRECT | WITH | TO),
    frame("cooperate", Some(T::Partnership), Mutual, WITH),
    frame("trade", Some(T::Trade), Mutual, WITH),
    frame("rival", Some(T::Rivalry), Mutual, WITH),
    frame("recognise", None, EventOnly, DIRECT).happens(E::Agree),
    frame("withdraw", None, EventOnly, FROM | OF).happens(E::Retreat),
    frame("found", None, EventOnly, DIRECT).happens(E::Founding),
    frame("collapse", None, EventOnly, DIRECT).happens(E::Collapse),
    frame("test", None, EventOnly, DIRECT).topic().happens(E::Test),
    frame("ratify", None, EventOnly, WITH).happens(E::TreatyRatified),
    frame("mobilise", None, EventOnly, AGAINST).happens(E::Mobilize),
    frame("expel", None, EventOnly, DIRECT | OF | FROM).happens(E::Sanction),
    frame("condemn", None, EventOnly, DIRECT).event(E::Accuse),
    // Ways of speaking in several words (`assets/lexicon/words/idioms.tsv`).
    frame("mutual-defence", Some(T::DefencePact), Mutual, WITH),
    frame("mutual-pledge", Some(T::DefencePact), Mutual, WITH),
    frame("commit-to", Some(T::Guarantee), Directed, OF | VON),
    frame("break-relations", Some(T::Rivalry), Mutual, WITH | TO | ZU).happens(E::Sanction),
    frame("bring-together", Some(T::Mediation), Mediate, DIRECT).happens(E::Consult),
    frame("come-to-aid", Some(T::Support), Directed, DIRECT | OF | TO).event(E::Aid),
    frame("stand-with", Some(T::Support), Directed, BY | WITH | OTHER),
    frame("stand-behind", Some(T::Support), Directed, OTHER),
    frame("under-umbrella", Some(T::Guarantee), Reverse, OF | OTHER),
    frame("declare-war", Some(T::Conflict), Directed, DIRECT | ON | AGAINST | TO).happens(E::Assault),
    frame("go-to-war", Some(T::Conflict), Directed, WITH | AGAINST).event(E::Assault),
    frame("cross-border", Some(T::Conflict), Directed, INTO | TO | OF | IN).happens(E::Assault),
    frame("shoot-down", Some(T::Conflict), Directed, OF | OTHER).happens(E::Assault),
    frame("open-fire", Some(T::Conflict), Directed, ON | AGAINST | OF).happens(E::Assault),
    frame("exchange-fire", Some(T::Conflict), Mutual, WITH).happens(E::Assault),
    frame("fire-at", Some(T::Conflict), Directed, OTHER | INTO).happens(E::Assault),
    frame("clash", Some(T::Conflict), Mutual, WITH | AGAINST).happens(E::Assault),
    frame("kill", Some(T::Conflict), Directed, DIRECT | OF).happens(E::Assault),
    frame("capture", Some(T::Conflict), Directed, FROM | DIRECT).happens(E::Assault),
    frame("troops-leave", Some(T::Troops), Directed, DIRECT | FROM | OF | VON),
    frame("admit", Some(T::Membership), Member, DIRECT | TO | IN | INTO | ZU).happens(E::Agree),
    frame("oust", Some(T::Membership), Leave, DIRECT | FROM | OF).happens(E::Reject),
    frame("ban", Some(T::Sanctions), Directed, FROM | OF | VON | TO | IN).happens(E::Sanction),
    frame("cut-off", None, Directed, DIRECT | TO).topic(),
    frame("build-plant", Some(T::Energy), Directed, IN | FOR | TO | INTO),
    frame("build-bomb", Some(T::Technology), Directed, DIRECT),
    frame("host-talks", Some(T::Mediation), Mediate, BETWEEN).event(E::Consult),
    frame("block", Some(T::Veto), Directed, OF).happens(E::Veto),
    frame("make-peace", Some(T::Treaty), Mutual, WITH).event(E::Agree),
    frame("host-guest", Some(T::Summit), Mutual, DIRECT).happens(E::Summit),
    frame("open-bases", Some(T::Troops), Reverse, DIRECT | TO | FOR),
    frame("expel-troops", Some(T::Troops), Reverse, DIRECT | OF).happens(E::Reject),
    frame("promise-protection", Some(T::Guarantee), Directed, DIRECT | TO),
    frame("recruit", Some(T::Labour), Reverse, FROM | VON),
    frame("flow", Some(T::Energy), Directed, TO | IN | INTO),
    frame("stem", None, Reverse, FROM | VON).topic(),
    frame("mutual-clause", Some(T::DefencePact), Mutual, WITH),
    frame("claim-land", Some(T::Rivalry), Mutual, OF | ON | TO),
    frame("at-odds", Some(T::Rivalry), Mutual, WITH),
    // Nouns.
    frame("n.agreement", Some(T::Treaty), Mutual, WITH | BETWEEN)
        .topic()
        .event(E::Agree),
    frame("n.alliance", Some(T::DefencePact), Mutual, WITH | BETWEEN).event(E::Agree),
    frame("n.partnership", Some(T::Partnership), Mutual, WITH | BETWEEN)
        .topic()
        .event(E::Agree),
    frame("n.delivery", None, Directed, TO | FOR | INTO)
        .topic()
        .event(E::Transfer),
    frame("n.goods", None, Directed, TO | FOR).topic().event(E::Transfer),
    frame("n.export", Some(T::Trade), Directed, TO | FOR | INTO)
        .topic()
        .event(E::Transfer),
    frame("n.import", Some(T::Trade), Reverse, FROM | VON)
        .topic()
        .event(E::Transfer),
    frame("n.aid", Some(T::Support), Directed, TO | FOR).topic().event(E::Aid),
    frame("n.support", Some(T::Support), Directed, TO | FOR | OF)
        .topic()
        .event(E::Support),
    frame("n.sanctions", Some(T::Sanctions), Directed, AGAINST | ON).event(E::Sanction),
    frame("n.troops", Some(T::Troops), Directed, IN | INTO | TO | FOR | ON).event(E::Deployment),
    frame("n.war", Some(T::Conflict), Directed, AGAINST | ON | IN | BETWEEN | WITH).event(E::Assault),
    frame("n.attack", Some(T::Conflict), Directed, AGAINST | ON | IN).event(E::Assault),
    frame("n.invasion", Some(T::Conflict), Directed, IN | INTO | ON)
        .of_to()
        .event(E::Assault),
    frame("n.talks", Some(T::Negotiation), Mutual, WITH | BETWEEN).event(E::Consult),
    frame("n.summit", Some(T::Summit), Mutual, WITH | BETWEEN | OF).event(E::Summit),
    frame("n.rivalry", Some(T::Rivalry), Mutual, WITH | BETWEEN | TO),
    frame("n.membership", Some(T::Membership), Member, IN | OF | TO).event(E::Agree),
    frame("n.accession", Some(T::Membership), Member, TO | IN | INTO | ZU).happens(E::Agree),
    frame("n.exit", Some(T::Membership), Leave, FROM | OF).happens(E::Retreat),
    frame("n.member", Some(T::Membership), Member, OF | IN),
    frame("n.ally", Some(T::Partnership), Relational, OF),
    frame("n.treaty-ally", Some(T::DefencePact), Relational, OF),
    frame("n.partner", Some(T::Partnership), Relational, OF).topic(),
    frame("n.rival", Some(T::Rivalry), Relational, OF),
    frame("n.guarantor", Some(T::Guarantee), Relational, OF | FOR),
    frame("n.supplier", None, Relational, OF | FOR).topic(),
    frame("n.customer", None, Relational, OF | FOR).topic(),
    frame("n.commitment", Some(T::Guarantee), Directed, TO | FOR | OF).of_to(),
    frame("n.guarantee", Some(T::Guarantee), Directed, TO | FOR),
    frame("n.veto", Some(T::Veto), Directed, AGAINST | ON | OVER | TO | ZU | FOR).event(E::Veto),
    frame("n.mediation", Some(T::Mediation), Mediate, BETWEEN | IN),
    frame("n.trade", Some(T::Trade), Mutual, WITH | BETWEEN).topic(),
    frame("n.workers", Some(T::Labour), Directed, IN | TO),
    frame("n.pipeline", Some(T::Energy), Directed, TO | IN | INTO),
    frame("n.visit", None, EventOnly, TO | IN | OF).event(E::Consult),
    frame("n.withdrawal", None, Directed, FROM).event(E::Retreat),
    frame("n.collapse", None, EventOnly, OF).event(E::Collapse),
    frame("n.founding", None, EventOnly, OF).event(E::Founding),
    frame("n.test", None, EventOnly, OF).event(E::Test),
    frame("n.ratification", None, EventOnly, OF).event(E::TreatyRatified),
];

/// The frame with this key.
pub(super) fn find(key: &str) -> Option<&'static Frame> {
    static BY_KEY: OnceLock<FxHashMap<&'static str, &'static Frame>> = OnceLock::new();
    let table = BY_KEY.get_or_init(|| FRAMES.iter().map(|f| (f.key, f)).collect());
    table.get(key).copied()
}

/// The kind of a tie that a topic makes of an agreement.
pub(super) fn agreement_on(topic: &str) -> Option<TieKind> {
    Some(match topic {
        "defence" => T::DefencePact,
        "nonaggression" => T::Nonaggression,
        "trade" | "goods" => T::Trade,
        "energy" => T::Energy,
        "arms" => T::Arms,
        "technology" => T::Technology,
        "troops" => T::Troops,
        "workers" => T::Labour,
        "partnership" => T::Partnership,
        "friendship" | "peace" => T::Treaty,
        _ => return None,
    })
}

/// The kind of a tie that a topic makes of a delivery, a gift, a sale.
pub(super) fn transfer_of(topic: &str) -> Option<TieKind> {
    Some(match topic {
        "arms" => T::Arms,
        "energy" => T::Energy,
        "technology" => T::Technology,
        "troops" => T::Troops,
        "workers" => T::Labour,
        "trade" | "goods" => T::Trade,
        "aid" => T::Support,
        "guarantee" => T::Guarantee,
        _ => return None,
    })
}
