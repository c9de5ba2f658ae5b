//! Which identifiers of a dossier someone may have meant.
//!
//! For `cli` only. Names of actors count too, so that `--select Russland` leads to the identifier.

use crate::model::Dossier;

/// Identifiers near to `wanted`, nearest first, three at most.
pub(super) fn near(dossier: &Dossier, wanted: &str) -> Vec<String> {
    let wanted = wanted.to_lowercase();
    let ids = dossier.items().map(|item| (item.to_string(), item.to_string()));
    let names = dossier.actors.values().flat_map(|actor| {
        let named = actor
            .names
            .iter()
            .flat_map(|name| [name.name.de.to_lowercase(), name.name.en.to_lowercase()]);
        named.map(|name| (name, actor.id.to_string()))
    });
    let mut found: Vec<(usize, String)> = ids
        .chain(names)
        .filter_map(|(text, id)| Some((distance(&wanted, &text)?, id)))
        .collect();
    found.sort();
    let mut near: Vec<String> = Vec::new();
    for (_, id) in found {
        if near.len() < 3 && !near.contains(&id) {
            near.push(id);
        }
    }
    near
}

/// How far two words are apart; `None` if they have nothing to do with each other.
fn distance(wanted: &str, text: &str) -> Option<usize> {
    if wanted.chars().count() > 64 || text.is_empty() {
        return None;
    }
    let bare = |word: &str| word.split_once('.').map_or(word.to_owned(), |(_, rest)| rest.to_owned());
    let edits = edits(wanted, text).min(edits(&bare(wanted), &bare(text)) + 1);
    let allowed = wanted.chars().count() / 3 + 1;
    let contained = wanted.len() >= 3 && (text.contains(wanted) || bare(text).contains(&bare(wanted)));
    match (edits <= allowed, contained) {
        (true, _) => Some(edits),
        // After what is only misspelt, the shorter the better.
        (false, true) => Some(allowed + text.len()),
        (false, false) => None,
    }
}

/// Letters to change, add or drop (Levenshtein).
fn edits(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut left = i + 1;
        let mut diagonal = i;
        for (cell, to) in row.iter_mut().skip(1).zip(&b) {
            let above = *cell;
            left = (diagonal + usize::from(from != *to)).min(above + 1).min(left + 1);
            diagonal = above;
            *cell = left;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_counted() {
        assert_eq!(edits("kitten", "sitting"), 3);
        assert_eq!((edits("", "abc"), edits("abc", ""), edits("abc", "abc")), (3, 3, 0));
    }

    #[test]
    fn slips_and_names_lead_to_the_identifier() {
        let dossier = crate::store::built_in();
        let actor = dossier.actors.keys().next().copied().unwrap();
        let slip = format!("{actor}x");
        assert_eq!(near(&dossier, &slip).first(), Some(&actor.to_string()));
        let name = dossier.actors[&actor].names[0].name.de.clone();
        assert!(near(&dossier, &name).contains(&actor.to_string()), "{name}");
        assert!(near(&dossier, "zzzzqqqqxxxx").is_empty());
        assert!(near(&dossier, &"x".repeat(10_000)).is_empty());
    }
}
