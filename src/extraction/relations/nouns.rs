//! Nouns that say a tie: what stands in their phrase, and the subject of the verb that governs them.

use super::super::clauses::verb_form;
use super::super::lexicon::Class;
use super::super::token::Kind;
use super::asked::{requested, seen_as};
use super::beyond::{by_relative, partner, receiver};
use super::frames::{AGAINST, BETWEEN, BY, DIRECT, FROM, Frame, IN, INTO, OF, ON, Preps, Shape, TO, VON, WITH};
use super::groups::Group;
use super::scene::{Roles, Scene};
use crate::model::ActorKind;

/// The groups in the phrase of a noun.
#[derive(Default)]
pub(super) struct Phrase<'g> {
    /// Before it: adjectives and possessors.
    pub(super) before: Vec<&'g Group>,
    /// Behind it, in order.
    behind: Vec<&'g Group>,
    /// First token of the phrase.
    pub(super) start: usize,
}

impl Phrase<'_> {
    fn modifiers(&self, about: bool) -> Vec<usize> {
        let groups = self.before.iter().filter(|g| g.about == about);
        groups.flat_map(|g| g.actors.iter().copied().take(12)).collect()
    }

    fn under(&self, preps: Preps) -> Vec<usize> {
        let groups = self.behind.iter().filter(|g| g.is_under(preps));
        groups.flat_map(|g| g.actors.iter().copied().take(12)).collect()
    }
}

fn phrase<'g>(scene: &'g Scene<'_, '_>, at: usize, clause: usize) -> Phrase<'g> {
    let mut phrase = Phrase {
        start: at,
        ..Phrase::default()
    };
    // "Russian troops": the noun is part of the group that stands for the state.
    if let Some(group) = scene
        .in_clause(clause)
        .find(|g| g.tokens.contains(&at) && g.tokens.start < at)
    {
        phrase.start = group.tokens.start;
        phrase.before.push(group);
    }
    for group in scene.in_clause(clause).rev().filter(|g| g.tokens.end <= at) {
        if at - group.tokens.end > 8 || !group.modifies || !scene.is_phrase(group.tokens.end..phrase.start, false) {
            break;
        }
        // "Russland … und russische Waffen": an article ends the phrase.
        if (group.tokens.end..phrase.start).any(|t| scene.tokens.is(t, Class::Article)) {
            break;
        }
        phrase.start = group.tokens.start;
        phrase.before.push(group);
        if phrase.before.len() == 2 {
            break;
        }
    }
    let mut end = at + 1;
    for group in scene.in_clause(clause).filter(|g| g.tokens.start > at) {
        if group.tokens.start.saturating_sub(end) > 7 || !scene.is_phrase(end..group.tokens.start, true) {
            break;
        }
        if group.prep == DIRECT && !group.genitive {
            if group.modifies {
                end = group.tokens.end;
                continue;
            }
            break;
        }
        // "sein Veto gegen die Verlängerung des Mandats der Blauhelme".
        let far = if scene.tokens.value(at, Class::Trigger) == Some("n.veto") {
            6
        } else {
            3
        };
        if group.genitive && group.tokens.start.saturating_sub(end) > far {
            break;
        }
        phrase.behind.push(group);
        end = group.tokens.end;
    }
    phrase
}

/// The preposition that governs the phrase beginning at `start`.
pub(super) fn governing(scene: &Scene<'_, '_>, start: usize) -> Option<usize> {
    let mut at = start;
    for _ in 0..7 {
        at = at.checked_sub(1).filter(|b| *b >= scene.cut.tokens.start)?;
        if scene.tokens.is(at, Class::Preposition) {
            // "plans to impose sanctions": an infinitive.
            if scene.tokens.str(at) == "to" && scene.tokens.is(at + 1, Class::LightVerb) && at + 1 != start {
                return None;
            }
            // "broke off talks", "stepped up aid": the word belongs to the verb.
            let part = matches!(scene.tokens.str(at), "off" | "out" | "up" | "down");
            return (!part).then_some(at);
        }
        let token = scene.tokens.get(at)?;
        // "seit 1998 Krieg": the preposition belongs to the date.
        if matches!(token.kind, Kind::Sign | Kind::Number)
            || scene.is_finite(at)
            || (scene.tokens.is(at, Class::Conjunction) && !scene.tokens.is(at, Class::Article))
            // "Im Londoner Vertrag": an adjective of a town.
            || (scene.german() && token.capital && !scene.tokens.is(at, Class::Preposition) && !scene.tokens.str(at).ends_with("er"))
        {
            return None;
        }
    }
    None
}

/// The key of a light verb whose separated part, if it has one, is there ("schloss … ab").
fn light_key<'a>(scene: &Scene<'a, '_>, at: usize) -> &'a str {
    let Some(token) = scene.tokens.get(at) else { return "" };
    let mut whole = "";
    for value in scene.tokens.vocabulary.values(token.word, Class::LightVerb) {
        match value.split_once('+') {
            Some((key, particle)) if super::super::clauses::has_particle(scene.tokens, at, particle) => return key,
            None if whole.is_empty() => whole = value,
            Some(_) | None => {}
        }
    }
    whole
}

/// The verb that lends its subject to the noun, and its key ("give", "have", "receive").
fn light_verb(scene: &Scene<'_, '_>, at: usize, clause: usize) -> Option<(usize, &'static str)> {
    let german = scene.german();
    let mut best: Option<(usize, &'static str)> = None;
    for t in scene.clauses.parts(scene.cut, clause).flat_map(|s| s.tokens.clone()) {
        // "stellte … ein" is no "stellte … bereit".
        let governs = scene.tokens.is(t, Class::Irrealis)
            && (!scene.tokens.is(t, Class::LightVerb) || (german && light_key(scene, t).is_empty()));
        let light = governs || scene.tokens.is(t, Class::LightVerb);
        if t == at || !light || (verb_form(scene.tokens, t).is_none() && !scene.tokens.is(t, Class::Auxiliary)) {
            continue;
        }
        // "ended its alliance with", "plans sanctions against": the subject is one side of it.
        let key = if governs {
            let value = scene.tokens.value(t, Class::Irrealis).unwrap_or("n.");
            if value.starts_with("n.") { "" } else { "sign" }
        } else {
            light_key(scene, t)
        };
        let key = match key {
            "give" => "give",
            "have" => "have",
            "receive" => "receive",
            "sign" => "sign",
            "lay" => "lay",
            _ => continue,
        };
        // "has signed": the auxiliary is no verb of its own.
        if key == "have" && scene.tokens.is(t, Class::Auxiliary) && has_other_verb(scene, t, clause) {
            continue;
        }
        if !german && t > at && !scene.is_passive(t) {
            continue;
        }
        let near = best.is_none_or(|(b, key)| t.abs_diff(at) < b.abs_diff(at) || key == "have");
        if near {
            best = Some((t, key));
        }
    }
    best
}

/// The clause has a full verb besides the auxiliary.
fn has_other_verb(scene: &Scene<'_, '_>, aux: usize, clause: usize) -> bool {
    let german = scene.german();
    let mut words = scene.clauses.parts(scene.cut, clause).flat_map(|s| s.tokens.clone());
    words.any(|t| {
        let Some(token) = scene.tokens.get(t) else { return false };
        if t == aux || token.capital || token.kind != Kind::Word {
            return false;
        }
        if german {
            let last = scene.tokens.get(t + 1).is_none_or(|n| n.kind == Kind::Sign);
            return verb_form(scene.tokens, t).is_some_and(|f| matches!(f, b'p' | b'i'))
                || (last
                    && t > aux
                    && !scene.tokens.is(t, Class::Particle)
                    && (scene.tokens.str(t).ends_with('t') || scene.tokens.str(t).ends_with("en")));
        }
        t > aux
            && t - aux <= 3
            && (verb_form(scene.tokens, t).is_some() || scene.tokens.str(t).ends_with("ed") || scene.tokens.str(t) == "been")
    })
}

/// The roles of a noun, if they are filled.
pub(super) fn roles(scene: &Scene<'_, '_>, at: usize, frame: &Frame) -> Option<Roles> {
    let clause = scene.clauses.clause_at(scene.cut, at)?;
    let phrase = phrase(scene, at, clause);
    if let Some(asked) = requested(scene, at, clause, &phrase, frame) {
        return Some(asked);
    }
    let found = match frame.shape {
        Shape::Mutual => mutual(scene, at, clause, &phrase, frame),
        Shape::Relational | Shape::Member if frame.key != "n.membership" && frame.key != "n.accession" => {
            relational(scene, at, clause, &phrase, frame)
        }
        _ => directed(scene, at, clause, &phrase, frame),
    };
    let empty = found
        .as_ref()
        .is_none_or(|r| r.from.is_empty() || (r.to.is_empty() && !matches!(frame.shape, Shape::Mutual | Shape::Relational)));
    if empty && matches!(frame.shape, Shape::Mutual | Shape::Directed) {
        return by_relative(scene, at, frame).or(found);
    }
    found
}

/// The subject that a light verb lends to the noun.
struct Lent {
    actors: Vec<usize>,
    verb: usize,
    key: &'static str,
}

fn lent(scene: &Scene<'_, '_>, at: usize, clause: usize, phrase: &Phrase<'_>) -> Option<Lent> {
    let (verb, key) = light_verb(scene, at, clause)?;
    if let Some(preposition) = governing(scene, phrase.start) {
        // "agreed on a treaty", "einigten sich auf ein Abkommen", "entered into an alliance".
        let word = scene.tokens.str(preposition);
        let near = preposition.abs_diff(verb) <= 3 || scene.german();
        let taken = match key {
            "sign" => {
                // "replaced the treaty by an agreement".
                let replaced = ["ersetz", "replac"].iter().any(|w| scene.tokens.str(verb).starts_with(w));
                near && replaced && matches!(word, "by" | "with" | "durch")
                    || near
                        && matches!(
                            word,
                            "on" | "into" | "auf" | "to" | "upon" | "in" | "from" | "aus" | "of" | "for" | "um"
                        )
            }
            // "hit Iran with sanctions", "belegte Iran mit Sanktionen", "kam Polen zu Hilfe".
            "lay" => matches!(word, "with" | "mit" | "zu" | "zur" | "by" | "an" | "in" | "from" | "durch"),
            // "applied for membership" against "applied sanctions".
            "give" => near && word == "for" && scene.tokens.is(verb, Class::Irrealis),
            _ => false,
        };
        if !taken {
            return None;
        }
    }
    let subject = scene.subject(clause, verb, 0).and_then(|s| scene.groups.get(s));
    // "are bound by a treaty": the subject, not the agent.
    let actors = if scene.is_passive(verb) && key != "lay" {
        scene.agents(clause, verb)
    } else {
        subject
            .filter(|g| !g.tokens.contains(&at))
            .map(|g| g.actors.clone())
            .unwrap_or_default()
    };
    Some(Lent { actors, verb, key })
}

/// Who signs, has or leaves the treaty that the noun names, where its phrase says no other side.
pub(super) fn signer(scene: &Scene<'_, '_>, at: usize) -> Option<Roles> {
    let clause = scene.clauses.clause_at(scene.cut, at)?;
    let phrase = phrase(scene, at, clause);
    let lent = lent(scene, at, clause, &phrase).filter(|l| l.key == "sign" && !l.actors.is_empty())?;
    Some(Roles {
        from: lent.actors,
        to: Vec::new(),
        confidence: 0.7,
        rule: "noun-light-verb",
        verb: Some(lent.verb).filter(|v| scene.tokens.is(*v, Class::LightVerb)),
    })
}

fn mutual(scene: &Scene<'_, '_>, at: usize, clause: usize, phrase: &Phrase<'_>, frame: &Frame) -> Option<Roles> {
    let modifiers: Vec<usize> = phrase.before.iter().flat_map(|g| g.actors.iter().copied()).collect();
    let between = phrase.under(BETWEEN & frame.to);
    let with = phrase.under(WITH & frame.to);
    let of = phrase.under(OF | VON);
    let lent = lent(scene, at, clause, phrase);
    let verb = lent
        .as_ref()
        .filter(|l| l.key == "sign" || l.key == "give")
        .map(|l| l.verb)
        .filter(|v| scene.tokens.is(*v, Class::LightVerb));
    let roles = |from: Vec<usize>, to: Vec<usize>, confidence, rule| {
        Some(Roles {
            from,
            to,
            confidence,
            rule,
            verb,
        })
    };
    if distinct(&between) > 1 {
        return roles(between, Vec::new(), 0.85, "noun-between");
    }
    if !with.is_empty() {
        let mut from = modifiers;
        from.extend(of);
        if from.is_empty() {
            if let Some(lent) = lent.filter(|l| !l.actors.is_empty()) {
                return roles(lent.actors, with, 0.75, "noun-light-verb");
            }
            let partner = partner(scene, at, clause, phrase, frame);
            return roles(partner, with, 0.65, "noun-in-phrase");
        }
        return roles(from, with, 0.8, "noun-with");
    }
    let mut all = modifiers;
    all.extend(of);
    if distinct(&all) > 1 {
        return roles(all, Vec::new(), 0.8, "noun-members");
    }
    // "signed with Iran a treaty", "mit Iran ein Abkommen geschlossen".
    let reach = if scene.german() { 0..usize::MAX } else { at..usize::MAX };
    let with = if frame.to & WITH != 0 {
        scene.under(clause, WITH, reach)
    } else {
        Vec::new()
    };
    if let Some(lent) = lent.as_ref().filter(|l| !l.actors.is_empty()) {
        if !with.is_empty() {
            return roles(lent.actors.clone(), with, 0.7, "noun-light-verb");
        }
        if !between.is_empty() {
            return roles(lent.actors.clone(), between, 0.6, "noun-light-verb");
        }
    }
    // "Zwischen Indien und Pakistan gibt es Spannungen."
    if frame.to & BETWEEN != 0 {
        let elsewhere = scene.under(clause, BETWEEN, 0..at);
        if distinct(&elsewhere) > 1 {
            return roles(elsewhere, Vec::new(), 0.65, "noun-between");
        }
    }
    // "A pact was concluded between France and the Soviet Union".
    if let Some(l) = lent.as_ref()
        && l.key == "sign"
        && frame.to & BETWEEN != 0
        && scene.is_passive(l.verb)
    {
        let behind = scene.under(clause, BETWEEN, l.verb..usize::MAX);
        if distinct(&behind) > 1 {
            return roles(behind, Vec::new(), 0.75, "noun-between");
        }
    }
    // "China and the Philippines are locked in a dispute".
    let gathered = matches!(frame.key, "n.summit" | "n.talks")
        && governing(scene, phrase.start).is_some_and(|p| {
            matches!(
                scene.tokens.str(p),
                "at" | "At" | "during" | "During" | "bei" | "Bei" | "beim" | "Beim" | "auf" | "Auf"
            )
        });
    if gathered || matches!(frame.key, "n.rivalry" | "n.war") {
        let sides = partner(scene, at, clause, phrase, frame);
        if distinct(&sides) > 1 {
            return roles(
                sides,
                Vec::new(),
                0.7,
                if gathered { "noun-gathered" } else { "noun-in-phrase" },
            );
        }
    }
    let lent = lent?;
    // "proposed a pact to Poland", "schlug Finnland einen Pakt vor", "verlangt von den USA ein Abkommen".
    let governed = (at.saturating_sub(4)..at).any(|t| {
        let own = |end: usize| (end..at).any(|n| scene.tokens.is(n, Class::Article));
        let mut inside = scene.groups.iter().filter(|g| g.tokens.start > t && g.tokens.end <= at);
        let named = inside.any(|g| own(g.tokens.end));
        scene.tokens.is(t, Class::Preposition) && !named
    });
    if with.is_empty() && !governed && scene.tokens.is(lent.verb, Class::Irrealis) && !lent.actors.is_empty() {
        let other = receiver(scene, at, clause, lent.verb, TO | FROM | VON);
        if !other.is_empty() {
            return roles(lent.actors, other, 0.7, "noun-light-verb");
        }
    }
    // "signed an agreement with a company": somebody else is the other side.
    let other = with.is_empty() && (at + 1..at + 3).any(|t| scene.tokens.value(t, Class::Preposition) == Some("with"));
    if distinct(&lent.actors) > 1 && !other {
        return roles(lent.actors, Vec::new(), 0.75, "noun-light-verb");
    }
    None
}

pub(super) fn distinct(actors: &[usize]) -> usize {
    actors
        .iter()
        .enumerate()
        .filter(|(at, actor)| !actors[..*at].contains(actor))
        .count()
}

#[expect(clippy::unnecessary_wraps, reason = "stands beside readings that may fail")]
fn directed(scene: &Scene<'_, '_>, at: usize, clause: usize, phrase: &Phrase<'_>, frame: &Frame) -> Option<Roles> {
    let mut rule = "noun-phrase";
    let mut confidence = 0.8;
    let mut from = phrase.modifiers(false);
    from.extend(phrase.under(BY | VON | FROM));
    let mut to = phrase.under(frame.to & !BETWEEN & !OF);
    to.extend(phrase.modifiers(true));
    let of = phrase.under(OF);
    if frame.of_is_to {
        to.extend(of);
    } else {
        from.extend(of);
    }
    let between = phrase.under(BETWEEN & frame.to);
    if frame.shape == Shape::Mediate {
        to = if distinct(&between) > 1 {
            between.clone()
        } else {
            scene.under(clause, BETWEEN, 0..usize::MAX)
        };
    } else if distinct(&between) > 1 {
        return Some(Roles {
            from: between,
            to: Vec::new(),
            confidence: 0.85,
            rule: "noun-between",
            verb: None,
        });
    }
    // "in dispute with", "at war with", "im Krieg mit": the subject of the clause.
    if from.is_empty() && matches!(frame.key, "n.war") && !to.is_empty() {
        from = partner(scene, at, clause, phrase, frame);
    }
    // "Ukraine's bid for NATO membership": the organisation before the noun is no subject.
    if frame.shape == Shape::Member {
        let organisation = |a: &usize| matches!(scene.kind_of(*a), Some(ActorKind::Organisation | ActorKind::Body));
        to.extend(from.iter().copied().filter(|a| organisation(a)));
        from.retain(|a| !organisation(a));
    }
    // "Der Einmarsch der Sowjetunion in Afghanistan": where a place is named, the genitive acts.
    if frame.of_is_to && from.is_empty() {
        let place = phrase.under(IN | INTO);
        if !place.is_empty() && to.len() > place.len() {
            from = to.iter().copied().filter(|a| !place.contains(a)).collect();
            to = place;
        }
    }
    // "sanctions on Russian banks", "strikes on Iranian bases".
    if to.is_empty() && matches!(frame.key, "n.sanctions" | "n.attack") {
        let behind = phrase.behind.iter().filter(|g| g.modifies && g.prep & (ON | AGAINST) != 0);
        to = behind.flat_map(|g| g.actors.iter().copied()).collect();
    }
    // "der russisch-japanische Krieg", "Zwischen Armenien und Aserbaidschan brachen Kämpfe aus".
    if frame.key == "n.war" && to.is_empty() {
        let sides = if from.is_empty() {
            scene.under(clause, BETWEEN, 0..at)
        } else {
            phrase.modifiers(false)
        };
        if distinct(&sides) > 1 {
            return Some(Roles {
                from: sides,
                to: Vec::new(),
                confidence: 0.75,
                rule: "noun-between",
                verb: None,
            });
        }
    }
    // "under an American embargo", "unter russischem Beschuss".
    let under = to.is_empty() && matches!(frame.key, "n.sanctions" | "n.attack" | "n.guarantee" | "n.commitment");
    if under
        && governing(scene, phrase.start).is_some_and(|p| matches!(scene.tokens.str(p), "under" | "unter" | "Under" | "Unter"))
    {
        let subject = scene.subject_of_clause(clause).and_then(|s| scene.groups.get(s));
        to = subject.map(|g| g.actors.clone()).unwrap_or_default();
        to.retain(|a| !from.contains(a));
    }
    if frame.key == "n.withdrawal" {
        to = phrase.under(FROM);
        from.retain(|a| !to.contains(a));
        return Some(Roles {
            from,
            to,
            confidence,
            rule,
            verb: None,
        });
    }
    let reverse = frame.shape == Shape::Reverse;
    if reverse {
        // "imports of gas from Russia", "German imports from": who is named first receives.
        let source = phrase.under(FROM | VON);
        from.retain(|a| !source.contains(a));
        return Some(Roles {
            from: source,
            to: from,
            confidence,
            rule,
            verb: None,
        });
    }
    let lent = lent(scene, at, clause, phrase);
    // "legte sein Veto gegen den Beitritt Mazedoniens ein".
    let by_subject = |l: &Lent| phrase.modifiers(false).iter().all(|a| l.actors.contains(a));
    if frame.key == "n.veto" && to.is_empty() && lent.as_ref().is_some_and(by_subject) {
        to = std::mem::take(&mut from);
        to.retain(|a| lent.as_ref().is_none_or(|l| !l.actors.contains(a)));
    }
    // "China supported the UN sanctions against North Korea": sanctions of its own, too.
    if frame.key == "n.sanctions" && !to.is_empty() {
        let backers = backers(scene, at, clause);
        from.extend(backers.into_iter().filter(|a| !to.contains(a)));
    }
    let verb = lent
        .as_ref()
        .filter(|l| l.key == "sign" || l.key == "give")
        .map(|l| l.verb)
        .filter(|v| scene.tokens.is(*v, Class::LightVerb));
    if let Some(lent) = lent
        && lent.key != "have"
    {
        if lent.key == "receive" {
            if to.is_empty() {
                to = lent.actors;
                rule = "noun-light-verb";
            }
        } else if from.is_empty() {
            from = lent.actors;
            from.retain(|a| !to.contains(a));
            rule = "noun-light-verb";
            confidence = 0.75;
        }
        if from.is_empty() && lent.key == "receive" {
            from = scene.under(clause, FROM | VON | BY, 0..usize::MAX);
        }
        if to.is_empty() && lent.key != "receive" {
            to = receiver(scene, at, clause, lent.verb, frame.to & !OF & !BETWEEN);
            to.retain(|a| !from.contains(a));
            rule = "noun-light-verb";
            confidence = 0.75;
        }
    } else if let Some((verb, "have")) = light_verb(scene, at, clause)
        && from.is_empty()
        && matches!(frame.key, "n.troops" | "n.sanctions")
    {
        let subject = scene.subject(clause, verb, 0).and_then(|s| scene.groups.get(s));
        from = subject.map(|g| g.actors.clone()).unwrap_or_default();
        rule = "noun-light-verb";
        confidence = 0.7;
    }
    // "lieferten sich Gefechte", "fought a war".
    let each_other = verb.is_some_and(|v| {
        matches!(
            scene.tokens.str(v),
            "fought"
                | "fight"
                | "waged"
                | "wage"
                | "exchanged"
                | "lieferten"
                | "liefern"
                | "führten"
                | "führen"
                | "geführt"
                | "kämpften"
        )
    });
    if to.is_empty() && each_other && frame.key == "n.war" && distinct(&from) > 1 && rule == "noun-light-verb" {
        rule = "noun-each-other";
    }
    // "Their war lasted eight years."
    if to.is_empty() && frame.key == "n.war" && phrase.before.iter().any(|g| is_their(scene, g)) {
        rule = "noun-each-other";
    }
    // "In Japan sind amerikanische Truppen stationiert", "American troops are based in Japan".
    if matches!(frame.key, "n.troops" | "n.workers") && to.is_empty() && !from.is_empty() {
        to = scene.under(clause, IN | INTO, 0..usize::MAX);
    }
    // "haben sich unter chinesischer Vermittlung ausgesöhnt".
    if frame.shape == Shape::Mediate && to.is_empty() && !from.is_empty() {
        let verb = scene
            .clauses
            .parts(scene.cut, clause)
            .flat_map(|s| s.tokens.clone())
            .find(|t| scene.is_finite(*t));
        let subject = verb
            .and_then(|v| scene.subject(clause, v, 0))
            .and_then(|s| scene.groups.get(s));
        to = subject.map(|g| g.actors.clone()).unwrap_or_default();
        to.retain(|a| !from.contains(a));
    }
    Some(Roles {
        from,
        to,
        confidence,
        rule,
        verb,
    })
}

/// Who supports, joins or keeps what others have laid on somebody.
fn backers(scene: &Scene<'_, '_>, at: usize, clause: usize) -> Vec<usize> {
    let verb = scene
        .clauses
        .parts(scene.cut, clause)
        .flat_map(|s| s.tokens.clone())
        .find(|t| {
            matches!(
                scene.tokens.str(*t),
                "supported"
                    | "supports"
                    | "backed"
                    | "backs"
                    | "joined"
                    | "joins"
                    | "unterstützt"
                    | "unterstützte"
                    | "unterstützten"
                    | "mitgetragen"
                    | "mitträgt"
                    | "mittrug"
                    | "mittragen"
            )
        });
    let Some(verb) = verb.filter(|v| !scene.is_passive(*v)) else {
        return Vec::new();
    };
    let subject = scene.subject(clause, verb, 0).and_then(|s| scene.groups.get(s));
    subject
        .filter(|g| !g.tokens.contains(&at))
        .map(|g| g.actors.clone())
        .unwrap_or_default()
}

/// "by far", "mit Abstand": no preposition of a phrase.
fn is_by_far(scene: &Scene<'_, '_>, at: usize) -> bool {
    matches!(
        (scene.tokens.str(at), scene.tokens.str(at + 1)),
        ("by", "far") | ("mit", "Abstand")
    )
}

/// "their", "ihr" of several.
fn is_their(scene: &Scene<'_, '_>, group: &Group) -> bool {
    distinct(&group.actors) > 1
        && matches!(
            scene.tokens.str(group.tokens.start),
            "their" | "Their" | "ihr" | "ihre" | "ihren" | "ihrem" | "ihrer" | "ihres" | "Ihr" | "Ihre"
        )
}

fn relational(scene: &Scene<'_, '_>, at: usize, clause: usize, phrase: &Phrase<'_>, frame: &Frame) -> Option<Roles> {
    // "Toloraya, a former member of the panel": a person, not the state.
    let person = |g: &Group| g.named.iter().all(|a| scene.kind_of(*a) == Some(ActorKind::Person));
    let mut possessor: Vec<usize> = phrase.before.iter().flat_map(|g| g.actors.iter().copied()).collect();
    let of = phrase.under(frame.to | OF | VON);
    if possessor.is_empty() || frame.shape == Shape::Member {
        possessor.extend(of);
    }
    let member = frame.shape == Shape::Member;
    // "US ally Japan", "NATO-Mitglied Türkei".
    let behind = scene.groups.iter().find(|g| {
        g.tokens.start > at
            && g.tokens.start - at <= 3
            && g.prep == DIRECT
            && !g.genitive
            && !g.modifies
            && scene.is_phrase(at + 1..g.tokens.start, false)
    });
    let copula = scene
        .clauses
        .parts(scene.cut, clause)
        .flat_map(|s| s.tokens.clone())
        .find(|t| {
            matches!(scene.tokens.value(*t, Class::Auxiliary), Some("be" | "werden" | "passive"))
                || scene.tokens.is(*t, Class::LightVerb) && matches!(scene.tokens.value(*t, Class::LightVerb), Some("become"))
        });
    // "is one of Somalia's closest partners", "gehört zu Indiens Rivalen".
    let one_of = |p: usize| {
        p.checked_sub(1)
            .is_some_and(|b| matches!(scene.tokens.str(b), "one" | "einer" | "eine" | "some" | "two"))
            || matches!(scene.tokens.str(p), "among" | "as" | "als" | "zu" | "zum")
    };
    let preposition = governing(scene, phrase.start);
    let governed = preposition.is_some_and(|p| !one_of(p));
    if let Some(seen) = seen_as(scene, at, clause, phrase, frame) {
        return Some(seen);
    }
    // "Australia's largest trading partner is China".
    let predicate = copula
        .filter(|c| *c > at && !possessor.is_empty() && scene.is_phrase(at + 1..*c, true))
        .and_then(|c| {
            scene
                .in_clause(clause)
                .find(|g| g.tokens.start > c && g.tokens.start - c <= 2 && g.is_direct())
        });
    let behind = behind.or(predicate);
    let (mut other, rule, confidence) = if let Some(group) = behind.filter(|g| !person(g)) {
        (group.actors.clone(), "noun-apposition", 0.75)
    } else if let Some(verb) = copula.filter(|_| !governed) {
        let subject = scene.subject(clause, verb, 0).and_then(|s| scene.groups.get(s))?;
        if person(subject) {
            return None;
        }
        (subject.actors.clone(), "noun-copula", 0.8)
    } else {
        // "Belarus, Russlands wichtigster Verbündeter".
        let start = phrase.start;
        let before = scene.groups.iter().rfind(|g| g.tokens.end <= start && !g.modifies)?;
        let gap = before.tokens.end..start;
        let apposition = gap.len() <= 6
            && scene.tokens.is_sign(before.tokens.end, ",")
            && gap.clone().skip(1).all(|t| {
                !scene.is_finite(t)
                    && (!scene.tokens.is(t, Class::Preposition)
                        || matches!(scene.tokens.str(t), "seit" | "since")
                        || is_by_far(scene, t))
                    && !scene.tokens.is(t, Class::Conjunction)
            });
        if !apposition || person(before) {
            return None;
        }
        (before.actors.clone(), "noun-apposition", 0.7)
    };
    other.retain(|a| !possessor.contains(a));
    if member {
        let organisation = |a: &usize| {
            matches!(
                scene.kind_of(*a),
                Some(ActorKind::Organisation | ActorKind::Body | ActorKind::Format)
            )
        };
        possessor.retain(organisation);
    } else if possessor.is_empty() && distinct(&other) > 1 && copula.is_some() {
        // "Russia and China are allies".
        return Some(Roles {
            from: other,
            to: Vec::new(),
            confidence,
            rule,
            verb: None,
        });
    }
    Some(Roles {
        from: other,
        to: possessor,
        confidence,
        rule,
        verb: None,
    })
}
