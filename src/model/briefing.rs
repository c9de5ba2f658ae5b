//! What keeping, ordering and copying scenes changes: pure functions from a dossier to edits, and the order in which
//! scenes are told.
//!
//! For `app`, which makes the edits as one step, and for `derived` and `views`, which number scenes. Not here: what a
//! scene takes from the window (`session`), what it shows (`derived::scenes`).

use std::collections::BTreeMap;

use super::dossier::Dossier;
use super::edit::Edit;
use super::ids::SceneId;
use super::scene::Scene;

/// A scene at its place in the briefing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// Which.
    pub scene: SceneId,
    /// The scene it branches off from.
    pub of: Option<SceneId>,
    /// How many branches deep it hangs; 0 on the main line.
    pub depth: usize,
    /// Its place in its line, from 0.
    pub place: usize,
    /// How it is called: 3, its branches 3a and 3b, theirs 3a1.
    pub number: String,
}

/// All scenes in the order in which they are told, branches behind the scene from which they branch off.
pub fn order(dossier: &Dossier) -> Vec<Placed> {
    let mut lines: BTreeMap<Option<SceneId>, Vec<&Scene>> = BTreeMap::new();
    for scene in dossier.scenes.values() {
        // A branch of a scene that is gone stands on the main line.
        let of = scene.branch_of.filter(|id| dossier.scenes.contains_key(id));
        lines.entry(of).or_default().push(scene);
    }
    for line in lines.values_mut() {
        line.sort_by_key(|scene| (scene.rank, scene.id));
    }
    let placed = |of: Option<SceneId>, depth: usize, before: &str| -> Vec<Placed> {
        let line = lines.get(&of).map(Vec::as_slice).unwrap_or_default();
        let each = line.iter().enumerate().map(|(place, scene)| Placed {
            scene: scene.id,
            of,
            depth,
            place,
            number: format!("{before}{}", count(place, depth)),
        });
        each.rev().collect()
    };
    let mut waiting = placed(None, 0, "");
    let mut told = Vec::new();
    while let Some(next) = waiting.pop() {
        waiting.extend(placed(Some(next.scene), next.depth + 1, &next.number));
        told.push(next);
    }
    told
}

/// Numbers on the main line, letters on its branches, numbers on theirs.
fn count(place: usize, depth: usize) -> String {
    if depth.is_multiple_of(2) {
        return (place + 1).to_string();
    }
    let mut letters = Vec::new();
    let mut rest = place + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'a' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.into_iter().rev().collect()
}

/// The scene so many steps on. Behind the end of a branch the story goes on behind the scene it branched off from, before
/// its beginning stands that scene; from nowhere it begins at the beginning, or at the end.
pub fn step(dossier: &Dossier, from: Option<SceneId>, by: i32) -> Option<SceneId> {
    let mut at = from.filter(|id| dossier.scenes.contains_key(id));
    for _ in 0..by.unsigned_abs() {
        at = Some(next(dossier, at, by > 0)?);
    }
    at
}

fn next(dossier: &Dossier, from: Option<SceneId>, on: bool) -> Option<SceneId> {
    let Some(scene) = from.and_then(|id| dossier.scenes.get(&id)) else {
        let line = dossier.main_line();
        return if on { line.first() } else { line.last() }.map(|scene| scene.id);
    };
    let line = dossier.line(scene.branch_of);
    let place = line.iter().position(|other| other.id == scene.id)?;
    let found = if on {
        line.get(place + 1)
    } else {
        place.checked_sub(1).and_then(|place| line.get(place))
    };
    match (found, scene.branch_of, on) {
        (Some(found), _, _) => Some(found.id),
        (None, Some(of), true) => next(dossier, Some(of), true),
        (None, of, false) => of,
        (None, None, true) => None,
    }
}

/// Puts a new scene behind another one, on the same line; without one at the end of the main line.
pub fn keep(dossier: &Dossier, mut scene: Scene, after: Option<SceneId>) -> Vec<Edit> {
    let after = after.and_then(|id| dossier.scenes.get(&id));
    scene.branch_of = after.and_then(|after| after.branch_of);
    let mut line: Vec<Scene> = dossier.line(scene.branch_of).into_iter().cloned().collect();
    let place = after.and_then(|after| line.iter().position(|other| other.id == after.id));
    line.insert(place.map_or(line.len(), |place| place + 1), scene);
    ranked(dossier, line)
}

/// Puts a scene at the end of the branches of another one.
pub fn branch(dossier: &Dossier, mut scene: Scene, of: SceneId) -> Vec<Edit> {
    scene.branch_of = Some(of);
    let mut line: Vec<Scene> = dossier.line(Some(of)).into_iter().cloned().collect();
    line.push(scene);
    ranked(dossier, line)
}

/// Moves a scene to a place of its own line, from 0.
pub fn move_to(dossier: &Dossier, scene: SceneId, to: usize) -> Vec<Edit> {
    let Some(record) = dossier.scenes.get(&scene) else {
        return Vec::new();
    };
    let mut line: Vec<Scene> = dossier.line(record.branch_of).into_iter().cloned().collect();
    let Some(from) = line.iter().position(|other| other.id == scene) else {
        return Vec::new();
    };
    let to = to.min(line.len() - 1);
    if to == from {
        return Vec::new();
    }
    let moved = line.remove(from);
    line.insert(to, moved);
    ranked(dossier, line)
}

/// Numbers a line through; only what becomes different is an edit.
fn ranked(dossier: &Dossier, line: Vec<Scene>) -> Vec<Edit> {
    let numbered = line.into_iter().zip(1_u32..).map(|(scene, rank)| Scene { rank, ..scene });
    numbered
        .filter(|scene| dossier.scenes.get(&scene.id) != Some(scene))
        .map(|scene| Edit::Put(scene.into()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Transaction;

    fn dossier() -> Dossier {
        let scene = |id: &str, rank: u32, of: Option<&str>| serde_json::json!({"id": id, "rank": rank, "title": {"de": id}, "moment": "2024-01-01", "branch_of": of});
        let scenes = [
            scene("b.one", 1, None),
            scene("b.two", 2, None),
            scene("b.three", 7, None),
            scene("b.aside", 1, Some("b.two")),
            scene("b.other", 2, Some("b.two")),
            scene("b.deep", 1, Some("b.aside")),
        ];
        serde_json::from_value(serde_json::json!({ "scenes": scenes })).unwrap()
    }

    fn id(text: &str) -> SceneId {
        text.parse().unwrap()
    }

    fn told(dossier: &Dossier) -> Vec<(String, String)> {
        let order = order(dossier);
        order.into_iter().map(|p| (p.number, p.scene.to_string())).collect()
    }

    fn perform(dossier: &mut Dossier, edits: Vec<Edit>) {
        let name = crate::model::Localised::same("x");
        dossier.apply_all(Transaction { name, edits }).unwrap();
    }

    #[test]
    fn scenes_are_told_with_their_branches_behind_them() {
        let expected = [
            ("1", "b.one"),
            ("2", "b.two"),
            ("2a", "b.aside"),
            ("2a1", "b.deep"),
            ("2b", "b.other"),
            ("3", "b.three"),
        ];
        assert_eq!(told(&dossier()), expected.map(|(n, s)| (n.to_owned(), s.to_owned())));
        assert_eq!((count(25, 1), count(26, 1)), ("z".to_owned(), "aa".to_owned()));
    }

    #[test]
    fn steps_go_along_the_line_and_out_of_branches() {
        let d = dossier();
        assert_eq!(step(&d, None, 1), Some(id("b.one")));
        assert_eq!(step(&d, None, -1), Some(id("b.three")));
        assert_eq!(step(&d, Some(id("b.one")), 2), Some(id("b.three")));
        assert_eq!(step(&d, Some(id("b.three")), 1), None);
        assert_eq!(step(&d, Some(id("b.deep")), 1), Some(id("b.other")));
        assert_eq!(step(&d, Some(id("b.other")), 1), Some(id("b.three")));
        assert_eq!(step(&d, Some(id("b.aside")), -1), Some(id("b.two")));
    }

    #[test]
    fn a_scene_is_put_moved_and_branched_in_its_line() {
        let mut d = dossier();
        let fresh = |text: &str| Scene {
            id: id(text),
            ..dossier().scenes[&id("b.one")].clone()
        };
        let edits = keep(&d, fresh("b.new"), Some(id("b.one")));
        perform(&mut d, edits);
        let edits = move_to(&d, id("b.three"), 0);
        perform(&mut d, edits);
        let edits = branch(&d, fresh("b.twig"), id("b.two"));
        perform(&mut d, edits);
        let expected = [
            ("1", "b.three"),
            ("2", "b.one"),
            ("3", "b.new"),
            ("4", "b.two"),
            ("4a", "b.aside"),
            ("4a1", "b.deep"),
            ("4b", "b.other"),
            ("4c", "b.twig"),
        ];
        assert_eq!(told(&d), expected.map(|(n, s)| (n.to_owned(), s.to_owned())));
        assert!(move_to(&d, id("b.three"), 0).is_empty(), "nothing to change is no step");
    }
}
