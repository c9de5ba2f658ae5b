//! Roles of a noun that stand outside its phrase: the subject of a meeting's clause, a relative clause behind it.

use super::super::clauses::{Opener, verb_form};
use super::super::lexicon::Class;
use super::frames::{BETWEEN, DIRECT, Frame, OF, Preps, Shape, WITH};
use super::nouns::{Phrase, distinct, governing};
use super::scene::{Roles, Scene};

/// "after talks with X", "bei einem Treffen mit X": the subject of the clause takes part; and the verb of a relative
/// clause ("the treaty that Washington concluded with Taipei").
pub(super) fn partner(scene: &Scene<'_, '_>, at: usize, clause: usize, phrase: &Phrase<'_>, frame: &Frame) -> Vec<usize> {
    let meeting = matches!(
        frame.key,
        "n.talks" | "n.summit" | "n.war" | "n.rivalry" | "n.agreement" | "n.alliance" | "n.partnership"
    );
    let preposition = governing(scene, phrase.start).map(|p| scene.tokens.str(p));
    let during = matches!(
        preposition.unwrap_or(""),
        "after"
            | "in"
            | "at"
            | "during"
            | "before"
            | "following"
            | "nach"
            | "bei"
            | "während"
            | "vor"
            | "Nach"
            | "Bei"
            | "After"
            | "In"
            | "During"
            | "im"
            | "beim"
            | "Beim"
            | "auf"
            | "Auf"
            | "At"
    );
    let lasting = !matches!(frame.key, "n.talks" | "n.summit");
    let stands = matches!(
        preposition.unwrap_or(""),
        "at" | "in" | "im" | "under" | "In" | "Im" | "Under" | "trotz" | "Trotz" | "despite" | "Despite" | "amid" | "Amid"
    );
    if !meeting || !during && !stands || lasting && !stands {
        return Vec::new();
    }
    let verb = scene
        .clauses
        .parts(scene.cut, clause)
        .flat_map(|s| s.tokens.clone())
        .find(|t| *t != at && scene.is_finite(*t));
    let subject = verb
        .and_then(|verb| scene.subject(clause, verb, 0))
        .and_then(|s| scene.groups.get(s));
    subject
        .filter(|g| !g.tokens.contains(&at))
        .map(|g| g.actors.clone())
        .unwrap_or_default()
}

/// A relative clause directly behind the noun lends its subject ("the treaty that Washington concluded with Taipei",
/// "Garantien, die Paris Warschau gab").
fn relative(scene: &Scene<'_, '_>, at: usize) -> Option<(usize, usize)> {
    let own = scene.clauses.clause_at(scene.cut, at)?;
    let segment = scene
        .clauses
        .segments_of(scene.cut)
        .iter()
        .find(|s| s.tokens.start > at && s.clause != own)?;
    let clause = scene.clauses.list.get(segment.clause)?;
    let near = clause.first > at && clause.first - at <= 2 && clause.opener == Opener::Relative;
    let words = || scene.clauses.parts(scene.cut, segment.clause).flat_map(|s| s.tokens.clone());
    let verb = words().find(|t| {
        (scene.tokens.is(*t, Class::LightVerb) || scene.tokens.is(*t, Class::Irrealis)) && verb_form(scene.tokens, *t).is_some()
    })?;
    near.then_some((segment.clause, verb))
}

/// The roles that such a clause fills.
pub(super) fn by_relative(scene: &Scene<'_, '_>, at: usize, frame: &Frame) -> Option<Roles> {
    let (clause, verb) = relative(scene, at)?;
    let passive = scene.is_passive(verb);
    let from = if passive {
        scene.agents(clause, verb)
    } else {
        scene
            .groups
            .get(scene.subject(clause, verb, 0)?)
            .filter(|g| g.clause == clause)?
            .actors
            .clone()
    };
    let to = if frame.shape == Shape::Mutual {
        scene.under(clause, WITH, 0..usize::MAX)
    } else {
        let mut to = scene.under(clause, frame.to & !OF & !BETWEEN, 0..usize::MAX);
        if to.is_empty() {
            let other = scene
                .in_clause(clause)
                .find(|g| g.prep == DIRECT && !g.modifies && !g.genitive && g.actors != from);
            to = other.map(|g| g.actors.clone()).unwrap_or_default();
        }
        to
    };
    let filled = !from.is_empty() && (!to.is_empty() || (frame.shape == Shape::Mutual && distinct(&from) > 1));
    filled.then_some(Roles {
        from,
        to,
        confidence: 0.7,
        rule: "noun-relative-clause",
        verb: Some(verb),
    })
}

/// "gave Ukraine guarantees", "leistet der Ukraine Hilfe", "verhängte gegen Iran Sanktionen".
pub(super) fn receiver(scene: &Scene<'_, '_>, at: usize, clause: usize, verb: usize, preps: Preps) -> Vec<usize> {
    let subject = scene.subject(clause, verb, 0);
    let mut found = Vec::new();
    for (place, group) in scene.groups.iter().enumerate() {
        if group.clause != clause || Some(place) == subject {
            continue;
        }
        let between = scene.german() || (verb..at + 8).contains(&group.tokens.start);
        let direct = group.prep == DIRECT && !group.modifies && !group.genitive && (scene.german() || group.tokens.start < at);
        if between && (direct || group.is_under(preps)) {
            found.extend(group.actors.iter().copied());
            break;
        }
    }
    found
}
