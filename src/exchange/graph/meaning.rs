//! What the words of a file mean here: names of attributes and columns, kinds of ties and actors.
//!
//! Only what is plain is understood; anything else is kept as it stands and said in the report. For graph files and for
//! the first guess of a table's columns, which a person can change.

use serde::{Deserialize, Serialize};

use crate::model::{ActorKind, CommitmentClass, TieFamily};

/// What an attribute or column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Meaning {
    /// Kept with the record, without a meaning of its own.
    Keep,
    /// Left out.
    Leave,
    /// From whom.
    Source,
    /// To whom.
    Target,
    /// The name of the one it comes from, where the source column is a key.
    SourceName,
    /// The name of the one it goes to.
    TargetName,
    /// The key of a node, or of an edge.
    Id,
    /// Name of a node.
    Name,
    /// Name in German.
    NameDe,
    /// Name in English.
    NameEn,
    /// What is written on the strand.
    Label,
    /// Family of a tie.
    Family,
    /// Class of a promise.
    Class,
    /// What an actor is.
    Kind,
    /// Letters in the node.
    Code,
    /// Correlates of War country code.
    Cow,
    /// Gleditsch-Ward country code.
    Gw,
    /// ISO 3166 alpha-2.
    Iso2,
    /// ISO 3166 alpha-3.
    Iso3,
    /// From when.
    Start,
    /// Until when.
    End,
    /// A stretch of time.
    Valid,
    /// A day or year in which it began, or was seen.
    Date,
    /// The one year in which it held.
    Year,
    /// How strong.
    Weight,
    /// One way or both.
    Direction,
    /// Who says so.
    Citation,
    /// Place to the right.
    X,
    /// Place downwards.
    Y,
}

impl Meaning {
    /// Every one, in the order of lists.
    pub const ALL: [Self; 29] = [
        Self::Keep,
        Self::Leave,
        Self::Source,
        Self::Target,
        Self::Label,
        Self::Family,
        Self::Class,
        Self::Start,
        Self::End,
        Self::Date,
        Self::Year,
        Self::Valid,
        Self::Weight,
        Self::Direction,
        Self::Citation,
        Self::SourceName,
        Self::TargetName,
        Self::Id,
        Self::Name,
        Self::NameDe,
        Self::NameEn,
        Self::Kind,
        Self::Code,
        Self::Cow,
        Self::Gw,
        Self::Iso2,
        Self::Iso3,
        Self::X,
        Self::Y,
    ];
}

/// Letters and digits alone, in small letters, so that `Start_Date` and `startDate` are one word.
pub fn plain(word: &str) -> String {
    word.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// What the name of an attribute or column plainly says.
pub fn of_name(name: &str) -> Option<Meaning> {
    use Meaning as M;
    let name = plain(name);
    Some(match name.as_str() {
        "source" | "from" | "sourceid" | "fromid" | "ego" | "sender" | "actor1" | "statea" | "state1" | "country1"
        | "supplier" | "von" | "geber" | "donor" | "quelle" | "reporter" | "ccode1" | "stateabb1" | "exporter" | "node1"
        | "vertex1" | "v1" | "tail" => M::Source,
        "target" | "to" | "targetid" | "toid" | "alter" | "receiver" | "recipient" | "empfänger" | "actor2" | "stateb"
        | "state2" | "country2" | "nach" | "ziel" | "an" | "partner" | "ccode2" | "stateabb2" | "importer" | "node2"
        | "vertex2" | "v2" | "head" => M::Target,
        "sourcename" | "fromname" | "name1" | "statename1" => M::SourceName,
        "targetname" | "toname" | "name2" | "statename2" => M::TargetName,
        "id" | "nodeid" | "key" | "edgeid" => M::Id,
        "name" | "title" | "caption" | "statename" | "statenme" | "countryname" | "bezeichnung" => M::Name,
        "namede" | "labelde" => M::NameDe,
        "nameen" | "labelen" => M::NameEn,
        "label" | "beschriftung" => M::Label,
        "family" | "familie" | "type" | "typ" | "relation" | "relationship" | "relationtype" | "edgetype" | "art"
        | "category" | "tietype" => M::Family,
        "class" | "klasse" => M::Class,
        "kind" | "actorkind" | "nodetype" => M::Kind,
        "code" | "abbrev" | "abbreviation" | "kürzel" => M::Code,
        "cow" | "cowcode" | "ccode" | "cown" => M::Cow,
        "gw" | "gwno" | "gwcode" => M::Gw,
        "iso2" | "iso2c" => M::Iso2,
        "iso3" | "iso3c" => M::Iso3,
        "start" | "startdate" | "begin" | "begindate" | "began" | "since" | "startyear" | "beginn" | "anfang" | "seit"
        | "validfrom" | "datefrom" | "fromdate" | "entryyear" | "signed" => M::Start,
        "end" | "enddate" | "ended" | "until" | "endyear" | "ende" | "bis" | "validto" | "validuntil" | "dateto" | "todate" => {
            M::End
        }
        "valid" | "period" | "zeitraum" | "dauer" | "exists" => M::Valid,
        "date" | "datum" | "tag" | "day" | "timestamp" | "time" | "createdat" => M::Date,
        "year" | "jahr" => M::Year,
        "weight" | "gewicht" | "value" | "strength" | "amount" | "volume" | "betrag" | "menge" | "wert" => M::Weight,
        "direction" | "directed" | "richtung" => M::Direction,
        "citation" | "reference" | "beleg" | "sourcecitation" | "fundstelle" | "cite" | "url" | "sources" => M::Citation,
        "x" | "posx" | "xpos" => M::X,
        "y" | "posy" | "ypos" => M::Y,
        _ => return None,
    })
}

fn parsed<T: for<'de> Deserialize<'de>>(word: &str) -> Option<T> {
    let word = word.trim().to_lowercase().replace([' ', '-'], "_");
    serde_json::from_value(serde_json::Value::String(word)).ok()
}

/// The family that a word means: the program's own name of it, or a plain word of either language.
pub fn family(word: &str) -> Option<TieFamily> {
    use TieFamily as F;
    if let Some(family) = parsed(word) {
        return Some(family);
    }
    let lower = word.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).collect();
    let word = plain(word);
    // A short stem may stand in many words by chance: it must begin one.
    let begins = |stem: &str| words.iter().any(|w| w.starts_with(stem));
    let has = |stems: &[&str]| {
        stems
            .iter()
            .any(|stem| if stem.len() <= 4 { begins(stem) } else { word.contains(stem) })
    };
    Some(
        if has(&[
            "alliance",
            "ally",
            "allied",
            "bündnis",
            "allianz",
            "guarantee",
            "garantie",
            "treaty",
            "vertrag",
            "pledge",
        ]) || has(&[
            "defence",
            "defense",
            "pact",
            "pakt",
            "commitment",
            "zusage",
            "neutrality",
            "nonaggression",
            "entente",
            "consultation",
        ]) {
            F::Commitment
        } else if has(&["sanction", "sanktion", "embargo"]) {
            F::Sanction
        } else if has(&["arms", "waffe", "weapon", "munition", "rüstung"]) {
            F::Arms
        } else if has(&["techn"]) {
            F::Technology
        } else if has(&["troop", "truppe", "deploy", "base", "stationier"]) {
            F::Troops
        } else if has(&["trade", "handel", "export", "import", "payment", "zahlung", "transaction"]) {
            F::Trade
        } else if has(&["energy", "energie", "oil", "gas", "erdöl"]) {
            F::Energy
        } else if has(&["labour", "labor", "arbeit", "worker"]) {
            F::Labour
        } else if has(&["aid", "hilfe", "donor"]) {
            F::Aid
        } else if has(&[
            "war", "krieg", "conflict", "konflikt", "hostil", "rival", "enemy", "feind", "dispute", "fight", "attack",
        ]) {
            F::Hostility
        } else if has(&["member", "mitglied", "employ", "directorship", "belong", "participa"]) {
            F::Membership
        } else if has(&["depend", "abhäng", "own", "debt", "besitz"]) {
            F::Dependency
        } else if has(&["succession", "successor", "nachfolg"]) {
            F::Succession
        } else if has(&[
            "contact",
            "kontakt",
            "talk",
            "visit",
            "diplom",
            "embass",
            "summit",
            "knows",
            "meeting",
            "family",
            "associate",
        ]) {
            F::Contact
        } else {
            return None;
        },
    )
}

/// The class that a word means.
pub fn class(word: &str) -> Option<CommitmentClass> {
    use CommitmentClass as C;
    if let Some(class) = parsed(word) {
        return Some(class);
    }
    Some(match plain(word).as_str() {
        "defense" | "defence" | "defensepact" | "defencepact" | "typei" | "verteidigungspakt" => C::DefencePact,
        "offense" | "offence" | "offensepact" => C::OffencePact,
        "neutrality" | "neutralitätspakt" => C::NeutralityPact,
        "nonaggression" | "nichtangriffspakt" => C::NonaggressionPact,
        "consultation" | "entente" | "konsultationspakt" => C::ConsultationPact,
        _ => return None,
    })
}

/// What kind of actor a word means.
pub fn actor_kind(word: &str) -> Option<ActorKind> {
    use ActorKind as K;
    if let Some(kind) = parsed(word) {
        return Some(kind);
    }
    Some(match plain(word).as_str() {
        "country" | "nation" | "staat" | "land" => K::State,
        "individual" | "people" | "human" | "politician" | "leader" => K::Person,
        "organization" | "organisation" | "company" | "legalentity" | "igo" | "ngo" | "firm" | "alliance" | "firma"
        | "unternehmen" => K::Organisation,
        "publicbody" | "agency" | "ministry" | "committee" | "gremium" => K::Body,
        "format" | "forum" => K::Format,
        "newspaper" | "broadcaster" | "medium" => K::Media,
        "group" | "gruppe" => K::Group,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_words_are_understood_and_others_are_not() {
        assert_eq!(family("Hostility"), Some(TieFamily::Hostility));
        assert_eq!(family("defense pact"), Some(TieFamily::Commitment));
        assert_eq!(family("Waffenlieferung"), Some(TieFamily::Arms));
        assert_eq!(family("xyz"), None);
        assert_eq!(class("DefencePact"), Some(CommitmentClass::DefencePact));
        assert_eq!(actor_kind("Country"), Some(ActorKind::State));
        assert_eq!(of_name("Start_Date"), Some(Meaning::Start));
        assert_eq!(of_name("colour"), None);
    }
}
