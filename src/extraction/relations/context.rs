//! What stands around a trigger and says how to take it: noun or verb, part of a treaty's name, settled or not.

use super::super::lexicon::Class;
use super::frames::{Frame, Shape};
use super::groups::Group;
use super::scene::Scene;
use crate::model::ActorKind;

/// The token is part of an actor's name, or of the words that stand for one ("trat dem Bündnis bei").
pub(super) fn is_name(scene: &Scene<'_, '_>, group: &Group, at: usize) -> bool {
    if !group.tokens.contains(&at) {
        return false;
    }
    let mentions = scene.actors.within(group.tokens.clone());
    mentions.is_empty() || mentions.iter().any(|m| m.tokens.contains(&at))
}

/// "treaty of friendship", "alliance treaty": the treaty is the tie, this word says of what kind it is.
pub(super) fn is_part_of_treaty(scene: &Scene<'_, '_>, at: usize, frame: &Frame) -> bool {
    // "the Cold War" is no war of those who waged it.
    if frame.key == "n.war"
        && at.checked_sub(1).is_some_and(|b| {
            matches!(
                scene.tokens.str(b),
                "Cold" | "cold" | "Kalte" | "Kalten" | "Kalter" | "kalte" | "kalten"
            )
        })
    {
        return true;
    }
    // "a treaty ally", "treaty obligations".
    if frame.key == "n.agreement"
        && matches!(
            scene.tokens.str(at + 1),
            "ally" | "allies" | "obligations" | "obligation" | "commitments"
        )
    {
        return true;
    }
    if !matches!(
        frame.key,
        "n.partnership" | "n.alliance" | "n.guarantee" | "n.aid" | "n.support"
    ) {
        return false;
    }
    let treaty = |t: usize| {
        let word = scene.tokens.get(t).map(|t| t.word);
        word.is_some_and(|w| {
            scene
                .tokens
                .vocabulary
                .values(w, Class::Trigger)
                .any(|key| key == "n.agreement")
        })
    };
    let before = (at.saturating_sub(8)..at).rev().take_while(|t| !scene.is_finite(*t));
    let of = before
        .clone()
        .find(|t| treaty(*t))
        .is_some_and(|t| (t + 1..at).any(|n| matches!(scene.tokens.str(n), "of" | "über" | "on" | "für" | "zur")));
    of || treaty(at + 1) || (treaty(at + 2) && !scene.tokens.is(at + 1, Class::Preposition))
}

/// An organisation, a body or a format of talks: what one can be a member of.
pub(super) fn is_organisation(scene: &Scene<'_, '_>, actor: usize) -> bool {
    matches!(
        scene.kind_of(actor),
        Some(ActorKind::Organisation | ActorKind::Body | ActorKind::Format)
    )
}

/// "is bound to defend", "verpflichtet sich, X zu verteidigen": the duty itself is the guarantee.
pub(super) fn is_bound(scene: &Scene<'_, '_>, at: usize) -> bool {
    bound(scene, at).is_some()
}

/// The word for the duty that a verb stands under.
pub(super) fn bound(scene: &Scene<'_, '_>, at: usize) -> Option<usize> {
    (at.saturating_sub(14).max(scene.cut.tokens.start)..at).rfind(|t| {
        matches!(
            scene.tokens.str(*t),
            "bound"
                | "obliged"
                | "obligated"
                | "committed"
                | "commits"
                | "commit"
                | "obligation"
                | "pledged"
                | "pledges"
                | "pledge"
                | "promised"
                | "promises"
                | "vowed"
                | "vows"
                | "undertook"
                | "undertakes"
                | "agreed"
                | "versprach"
                | "versprachen"
                | "verspricht"
                | "gelobte"
                | "gelobten"
                | "verpflichteten"
                | "obliges"
                | "verpflichtet"
                | "verpflichten"
                | "verpflichtete"
        )
    })
}

/// "joined the alliance", "trat dem Bündnis bei": the organisation named last before, if the clause has such a noun.
pub(super) fn meant_organisation(scene: &Scene<'_, '_>, at: usize) -> Option<usize> {
    let noun = (at + 1..at + 6).chain(at.saturating_sub(6)..at).any(|t| {
        matches!(
            scene.tokens.str(t),
            "alliance"
                | "bloc"
                | "organisation"
                | "organization"
                | "union"
                | "Bündnis"
                | "Allianz"
                | "Gemeinschaft"
                | "Union"
                | "Organisation"
                | "Bündnisses"
                | "Staatenbund"
        ) && t.checked_sub(1).is_some_and(|b| {
            matches!(
                scene.tokens.str(b),
                "the" | "dem" | "der" | "das" | "die" | "des" | "The" | "Das" | "Die"
            )
        })
    });
    let bare = matches!(
        scene.tokens.str(at),
        "member" | "members" | "Mitglied" | "Mitglieder" | "Mitgliedern" | "Mitglieds"
    );
    if !noun && !bare {
        return None;
    }
    let before = scene.actors.within(at.saturating_sub(600)..at);
    let found = before
        .iter()
        .rfind(|m| scene.kind_of(m.actor) == Some(ActorKind::Organisation));
    found.map(|m| m.actor)
}

/// The trigger stands as a noun here.
pub(super) fn is_noun(scene: &Scene<'_, '_>, at: usize) -> bool {
    if scene.german() {
        let capital = scene.tokens.get(at).is_some_and(|t| t.capital);
        let noun = scene.tokens.get(at).is_some_and(|t| {
            scene
                .tokens
                .vocabulary
                .values(t.word, Class::Trigger)
                .any(|k| k.starts_with("n."))
        });
        return capital && (noun || !super::super::clauses::begins(scene.tokens, at));
    }
    scene.is_noun_here(at)
}

/// Spoken of as something that is there: "the alliance", "Russia's war", and of a kind that lasts.
pub(super) fn is_settled(scene: &Scene<'_, '_>, at: usize, frame: &Frame) -> bool {
    let lasting = matches!(
        frame.key,
        "n.alliance"
            | "n.partnership"
            | "n.war"
            | "n.sanctions"
            | "n.troops"
            | "n.rivalry"
            | "n.trade"
            | "n.agreement"
            | "n.member"
            | "n.ally"
            | "n.treaty-ally"
            | "n.membership"
            | "n.invasion"
            | "n.attack"
            | "n.partner"
            | "n.rival"
            | "n.support"
            | "n.workers"
    );
    if !lasting {
        return false;
    }
    let mut before = at;
    for _ in 0..7 {
        let Some(b) = before.checked_sub(1).filter(|b| *b >= scene.cut.tokens.start) else {
            return false;
        };
        before = b;
        let word = scene.tokens.str(b);
        if matches!(
            word,
            "the"
                | "The"
                | "der"
                | "die"
                | "das"
                | "den"
                | "dem"
                | "des"
                | "Der"
                | "Die"
                | "Das"
                | "its"
                | "their"
                | "his"
                | "seine"
                | "seinen"
                | "seinem"
                | "ihre"
                | "ihren"
                | "ihrem"
                | "this"
                | "dieses"
                | "diese"
                | "dieser"
        ) || (matches!(word, "'" | "’") && frame.shape != Shape::Mutual)
        {
            return true;
        }
        if scene.tokens.is(b, Class::Article) || scene.is_finite(b) || scene.tokens.is(b, Class::Preposition) {
            return false;
        }
    }
    false
}
