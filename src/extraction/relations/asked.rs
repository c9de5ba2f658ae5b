//! Nouns whose roles a verb gives in its own way: what one asks another for, how one sees another, what is bygone.

use super::super::token::Kind;
use super::frames::{DIRECT, FROM, Frame, IN, ON, TO, VON};
use super::groups::Group;
use super::nouns::{Phrase, governing};
use super::scene::{Roles, Scene};

/// "asked Washington for a treaty", "fordert von Paris Garantien": who is asked is to give.
pub(super) fn requested(scene: &Scene<'_, '_>, at: usize, clause: usize, phrase: &Phrase<'_>, frame: &Frame) -> Option<Roles> {
    let wanted = matches!(
        frame.key,
        "n.agreement" | "n.alliance" | "n.guarantee" | "n.aid" | "n.support" | "n.goods" | "n.delivery" | "n.troops"
    );
    if !wanted {
        return None;
    }
    let verb = scene
        .clauses
        .parts(scene.cut, clause)
        .flat_map(|s| s.tokens.clone())
        .find(|t| is_request(scene.tokens.str(*t)))?;
    let subject = scene.subject(clause, verb, 0)?;
    let preposition = governing(scene, phrase.start).map(|p| scene.tokens.str(p));
    let german = scene.german();
    let direct = matches!(preposition, Some("for" | "um"));
    let fits = |place: usize, g: &Group| {
        let reach = german || g.tokens.start > verb;
        let asked = direct && g.prep == DIRECT && !g.modifies && !g.genitive && (german || g.tokens.end <= at);
        g.clause == clause && place != subject && reach && (asked || preposition.is_none() && g.is_under(FROM | VON))
    };
    let (_, giver) = scene.groups.iter().enumerate().find(|(place, g)| fits(*place, g))?;
    Some(Roles {
        from: giver.actors.clone(),
        to: scene.groups.get(subject)?.actors.clone(),
        confidence: 0.75,
        rule: "noun-request",
        verb: None,
    })
}

fn is_request(word: &str) -> bool {
    matches!(
        word,
        "asked"
            | "asks"
            | "ask"
            | "begged"
            | "requested"
            | "requests"
            | "demanded"
            | "demands"
            | "sought"
            | "seeks"
            | "wants"
            | "bat"
            | "bittet"
            | "baten"
            | "bitten"
            | "gebeten"
            | "fordert"
            | "forderte"
            | "forderten"
            | "fordern"
            | "verlangt"
            | "verlangte"
            | "verlangten"
            | "verlangen"
            | "erbat"
            | "ersuchte"
            | "ersuchten"
            | "ersucht"
            | "gefordert"
    )
}

/// "regards Tehran as its main enemy", "wandte sich Russland als Partner zu": the subject and the one it sees so.
pub(super) fn seen_as(scene: &Scene<'_, '_>, at: usize, clause: usize, phrase: &Phrase<'_>, frame: &Frame) -> Option<Roles> {
    let preposition = (at.saturating_sub(5)..at).rfind(|t| matches!(scene.tokens.str(*t), "as" | "als"))?;
    if !matches!(frame.key, "n.rival" | "n.ally" | "n.partner") || !scene.is_phrase(preposition + 1..at, false) {
        return None;
    }
    // A possessor that is somebody else says with whom already.
    let verb = scene
        .clauses
        .parts(scene.cut, clause)
        .flat_map(|s| s.tokens.clone())
        .find(|t| scene.is_finite(*t))?;
    let subject = scene.subject(clause, verb, 0)?;
    let sees = scene.groups.get(subject)?;
    if phrase.before.iter().any(|g| g.actors != sees.actors) {
        return None;
    }
    let seen = scene.groups.iter().enumerate().rfind(|(place, g)| {
        *place != subject
            && g.clause == clause
            && g.tokens.end <= preposition
            && !g.modifies
            && !g.genitive
            && (g.prep == DIRECT || g.is_under(TO | ON | IN))
    })?;
    Some(Roles {
        from: sees.actors.clone(),
        to: seen.1.actors.clone(),
        confidence: 0.7,
        rule: "noun-seen-as",
        verb: None,
    })
}

/// "Before 1979 they had been allies", "war bis 1972 ein Verbündeter", "was once a partner".
pub(super) fn is_bygone(scene: &Scene<'_, '_>, at: usize) -> bool {
    let Some(clause) = scene.clauses.clause_at(scene.cut, at) else {
        return false;
    };
    let words = || scene.clauses.parts(scene.cut, clause).flat_map(|s| s.tokens.clone());
    let was = words().any(|t| matches!(scene.tokens.str(t), "was" | "were" | "been" | "war" | "waren" | "gewesen"));
    was && words().any(|t| {
        let dated = scene.tokens.get(t + 1).is_some_and(|n| n.kind == Kind::Number);
        match scene.tokens.str(t) {
            "once" | "einst" | "Einst" | "formerly" | "früher" | "Früher" | "Once" => true,
            "Before" | "before" | "Until" | "until" | "bis" | "Bis" | "vor" | "Vor" => dated,
            _ => false,
        }
    })
}
