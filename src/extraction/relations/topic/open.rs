//! Whether a role is really left open: the clause names no other candidate, actor or not.
//!
//! "Germany invaded on 1 September" leaves it open, "Germany invaded the market" and "liefert den Rebellen Waffen" do
//! not. A noun of the ground ("the peninsula", "die Grenze") is a part of the one concerned and leaves it open too.

use super::super::frames::{self, AGAINST, BETWEEN, DIRECT, FOR, Frame, IN, INTO, ON, Preps, TO, ZU};
use super::super::scene::{Roles, Scene};
use super::Need;
use crate::extraction::lexicon::Class;
use crate::extraction::token::Kind;

/// Parts of a country that stand for it when they are attacked or helped.
const GROUND: &[&str] = &[
    "border",
    "frontier",
    "peninsula",
    "island",
    "islands",
    "province",
    "provinces",
    "region",
    "territory",
    "territories",
    "corridor",
    "capital",
    "city",
    "town",
    "port",
    "coast",
    "mainland",
    "east",
    "west",
    "north",
    "south",
    "border",
    "land",
    "country",
    "airfield",
    "airfields",
    "enclave",
    "exclave",
    "strip",
    "heights",
    "soil",
    "sea",
    "land",
    "front",
    "line",
    "Grenze",
    "Halbinsel",
    "Insel",
    "Inseln",
    "Provinz",
    "Provinzen",
    "Region",
    "Gebiet",
    "Gebiete",
    "Korridor",
    "Hauptstadt",
    "Stadt",
    "Hafen",
    "Küste",
    "Festland",
    "Osten",
    "Westen",
    "Norden",
    "Süden",
    "Land",
    "Enklave",
    "Exklave",
    "Front",
    "Luft",
    "See",
    "Boden",
    "Grenzgebiet",
    "Grenzregion",
    "Landes",
    "Nachbarland",
];

/// The clause names nobody else for the role, and nothing that fills it.
pub(super) fn is_open(scene: &Scene<'_, '_>, at: usize, need: Need, frame: &Frame, roles: &Roles) -> bool {
    let Some(clause) = scene.clauses.clause_at(scene.cut, at) else {
        return false;
    };
    if need == Need::Foe && roles.rule == "verb-passive" || is_idiom(scene, at) {
        return false;
    }
    // Idioms and nouns bring their object with them ("opened fire", "imposed sanctions").
    let bare = !frame.key.starts_with("n.") && !frame.key.contains('-');
    let preps = asked(need);
    let other = scene.in_clause(clause).any(|group| {
        let own = group.actors.iter().all(|a| roles.from.contains(a)) && !group.actors.is_empty();
        let aside = group.modifies && group.prep & preps == 0;
        let subject = group.tokens.end <= at && group.actors.is_empty();
        // "Caricom und Celac wollen vermitteln, Kuba auch".
        let too = matches!(scene.tokens.str(group.tokens.end), "auch" | "too" | "ebenfalls");
        let aside = aside || too && need == Need::Parties && group.prep == DIRECT;
        !own && !aside && !subject
    });
    if other {
        return false;
    }
    let own = |at: usize| scene.groups.iter().any(|g| g.tokens.contains(&at));
    if scene.german() {
        german(scene, clause, at, need, bare, preps, own)
    } else {
        english(scene, at, need, bare, preps, own)
    }
}

/// "provided that", "supply what": no gift, or one that another clause describes.
fn is_idiom(scene: &Scene<'_, '_>, at: usize) -> bool {
    matches!(scene.tokens.str(at + 1), "that" | "what" | "was" | "dass")
}

/// The prepositions that would name the one concerned.
fn asked(need: Need) -> Preps {
    match need {
        Need::Foe | Need::Aggressor => AGAINST | ON | INTO | TO,
        Need::Receiver => TO | FOR | INTO | IN,
        Need::Parties => BETWEEN | IN | TO,
        Need::Organisation => frames::FROM | frames::VON | TO | ZU,
    }
}

/// Pronouns that take the role, or a subject that is not the one found.
fn is_pronoun(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "them",
        "him",
        "it",
        "me",
        "us",
        "her",
        "itself",
        "themselves",
        "each",
        "one",
        "nobody",
        "anyone",
        "ihm",
        "ihnen",
        "uns",
        "mir",
        "einander",
        "ihn",
        "mich",
        "ihr",
        "es",
        "er",
        "sie",
        "man",
        "wir",
        "ich",
        "niemandem",
        "niemanden",
        "keinem",
        "jedem",
        "allen",
        "sich",
    ];
    WORDS.contains(&word)
}

/// A word of time or number, which names nobody.
fn is_time(scene: &Scene<'_, '_>, at: usize) -> bool {
    let tokens = scene.tokens;
    tokens.get(at).is_some_and(|t| t.kind == Kind::Number)
        || [
            Class::Month,
            Class::Weekday,
            Class::Season,
            Class::NumberWord,
            Class::Multiplier,
            Class::Ordinal,
            Class::TimeUnit,
            Class::Unit,
            Class::Currency,
            Class::DecadeWord,
        ]
        .iter()
        .any(|class| tokens.is(at, *class))
}

fn is_ground(word: &str) -> bool {
    GROUND.contains(&word)
}

/// Words behind the verb: pronouns and nouns that take the role.
fn english(scene: &Scene<'_, '_>, verb: usize, need: Need, bare: bool, preps: Preps, own: impl Fn(usize) -> bool) -> bool {
    let tokens = scene.tokens;
    // What governs the words that are read: nothing at first, so that they are the verb's object.
    let mut govern: Option<Preps> = None;
    let mut object = matches!(need, Need::Foe | Need::Organisation) && bare;
    for at in verb + 1..(verb + 16).min(scene.cut.tokens.end) {
        let word = tokens.str(at);
        let Some(token) = tokens.get(at) else { break };
        if token.kind == Kind::Sign && !matches!(word, "-" | "'" | "’" | "$" | "%")
            || tokens.is(at, Class::Conjunction) && word != "and"
        {
            break;
        }
        if at > verb + 1 && scene.is_finite(at) && !own(at) {
            break;
        }
        if let Some(key) = tokens.value(at, Class::Preposition) {
            govern = Some(frames::prep(key));
            object = false;
            continue;
        }
        if is_pronoun(word) {
            return false;
        }
        let filler = tokens.is(at, Class::Article)
            || tokens.is(at, Class::Negation)
            || word.ends_with("ly")
            || own(at)
            || is_time(scene, at);
        if filler || token.kind != Kind::Word {
            // "on 1 September", "for $250 million": the phrase is one of time or money.
            if is_time(scene, at) && !object {
                govern = None;
            }
            continue;
        }
        if is_ground(word) {
            return true;
        }
        let within = govern == Some(IN) && need == Need::Receiver && !token.capital;
        let names = object || govern.is_some_and(|g| g & preps != 0 && !within);
        if names
            && !matches!(
                word,
                "again"
                    | "anyway"
                    | "first"
                    | "there"
                    | "here"
                    | "too"
                    | "also"
                    | "soon"
                    | "last"
                    | "next"
                    | "back"
                    | "later"
                    | "late"
                    | "early"
            )
        {
            // A long object may still end in a noun of the ground ("the southern provinces").
            return (at + 1..at + 4)
                .take_while(|t| !tokens.is(*t, Class::Preposition))
                .any(|t| is_ground(tokens.str(t)));
        }
        if need == Need::Receiver
            && at == verb + 2
            && tokens.is(at - 1, Class::Article)
            && (at + 1..at + 4).any(|t| tokens.is(t, Class::Topic))
            && !tokens.is(at, Class::Topic)
        {
            return false;
        }
    }
    true
}

/// Nouns of the clause: the object of an attack, the dative of a gift, what stands under a preposition of the role.
fn german(
    scene: &Scene<'_, '_>,
    clause: usize,
    verb: usize,
    need: Need,
    bare: bool,
    preps: Preps,
    own: impl Fn(usize) -> bool,
) -> bool {
    let tokens = scene.tokens;
    let mut govern: Option<Preps> = None;
    let mut article = "";
    for at in scene.clauses.parts(scene.cut, clause).flat_map(|s| s.tokens.clone()) {
        let word = tokens.str(at);
        let Some(token) = tokens.get(at) else { break };
        if token.kind == Kind::Sign {
            if !matches!(word, "-" | "„" | "“" | "\"") {
                (govern, article) = (None, "");
            }
            continue;
        }
        if own(at) || at == verb {
            (govern, article) = (None, "");
            continue;
        }
        // "an" at the end of the clause is the verb's.
        let last = at + 1 >= scene.cut.tokens.end || tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Sign);
        if let Some(key) = tokens.value(at, Class::Preposition).filter(|_| !last) {
            govern = Some(frames::prep(key));
            article = "";
            continue;
        }
        if is_pronoun(word) && govern.is_none() {
            return false;
        }
        if tokens.is(at, Class::Article) {
            article = word;
            continue;
        }
        if is_time(scene, at) {
            (govern, article) = (None, "");
            continue;
        }
        let noun =
            token.capital && token.kind == Kind::Word && (at != scene.cut.tokens.start || tokens.is(at + 1, Class::Auxiliary));
        if !noun {
            continue;
        }
        let names = match govern {
            Some(g) => g & preps != 0,
            None => match need {
                Need::Foe => bare && at > scene.cut.tokens.start + 2 && !tokens.is(at, Class::AgentNoun) && !is_troops(scene, at),
                Need::Receiver => matches!(article, "dem" | "der") || article == "den" && word.ends_with('n'),
                Need::Organisation => matches!(article, "den" | "das" | "die") && at > verb,
                Need::Parties | Need::Aggressor => false,
            },
        };
        if names && !is_ground(word) && !GROUND.iter().any(|g| g.len() > 4 && word.ends_with(&g.to_lowercase())) {
            return false;
        }
        (govern, article) = (None, "");
    }
    true
}

/// "Truppen", "Panzer": those who come, not those who are met.
fn is_troops(scene: &Scene<'_, '_>, at: usize) -> bool {
    scene.tokens.get(at).is_some_and(|token| {
        let mut keys = scene.tokens.vocabulary.values(token.word, Class::Trigger);
        keys.any(|key| key.starts_with("n."))
    })
}

/// "there", "im Land", "on its soil": the country spoken of.
pub(super) fn is_there(scene: &Scene<'_, '_>, at: usize) -> bool {
    let near = at.saturating_sub(10).max(scene.cut.tokens.start)..(at + 10).min(scene.cut.tokens.end);
    near.clone().any(|t| {
        matches!(scene.tokens.str(t), "there" | "dort" | "hierher" | "dorthin")
            || matches!(
                scene.tokens.str(t),
                "Land" | "country" | "soil" | "Boden" | "island" | "Insel" | "kingdom" | "emirate"
            ) && t.checked_sub(1).is_some_and(|b| {
                matches!(
                    scene.tokens.str(b),
                    "im" | "ins" | "the" | "das" | "dem" | "its" | "die" | "der"
                )
            })
    })
}
