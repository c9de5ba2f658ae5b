//! Fingerprints of the built-in scenes: what marks them and what does not.

use super::*;
use crate::model::Edit;
use crate::model::removal::removal;
use crate::store::Opened;

fn seen(dossier: &Dossier, scene: &Scene) -> Seen {
    let index = Index::of(dossier);
    Looker::new(dossier, &index).see(scene)
}

/// The built-in dossier with every fingerprint taken.
fn kept() -> Dossier {
    let mut dossier = Opened::built_in().dossier;
    let index = Index::of(&dossier);
    let mut looker = Looker::new(&dossier, &index);
    let scenes: Vec<Scene> = dossier.scenes.values().cloned().collect();
    let scenes: Vec<Scene> = scenes
        .into_iter()
        .map(|scene| Scene {
            basis: looker.see(&scene).basis.text(),
            ..scene
        })
        .collect();
    for scene in scenes {
        dossier.scenes.insert(scene.id, scene);
    }
    dossier
}

fn all(dossier: &Dossier) -> Scenes {
    Job::new(dossier, 1).run(&|_| true).unwrap()
}

#[test]
fn a_basis_is_read_as_it_was_written() {
    let dossier = kept();
    for scene in dossier.scenes.values() {
        let basis = seen(&dossier, scene).basis;
        assert_eq!(Basis::read(&basis.text()), basis);
        assert!(basis.shown.len() > 5 && !basis.named.is_empty(), "{}", scene.id);
        assert!(basis.changes(&basis, &dossier).is_empty());
    }
    assert_eq!(Basis::read("1\n? t.x\nnonsense\n~ a b"), Basis::default());
}

#[test]
fn what_nobody_sees_marks_nothing_and_what_is_shown_does() {
    let mut dossier = kept();
    assert!(dossier.scenes.keys().all(|id| all(&dossier).changes(*id).is_empty()));
    // A tie that began in autumn 2024 is not drawn before.
    let mut tie = dossier.ties[&"t.nk-troops".parse().unwrap()].clone();
    tie.label.en.push_str(" (amended)");
    dossier.apply(Edit::Put(tie.into())).unwrap();
    let scenes = all(&dossier);
    let marked: Vec<String> = dossier
        .scenes
        .keys()
        .filter(|id| !scenes.changes(**id).is_empty())
        .map(ToString::to_string)
        .collect();
    assert_eq!(marked, ["b.open-question", "b.war-and-syria"]);
    let expected = [SceneChange::Differ(vec!["t.nk-troops".parse().unwrap()])];
    assert_eq!(scenes.changes("b.war-and-syria".parse().unwrap()), expected);
}

#[test]
fn a_claim_about_a_tie_counts_once_it_is_known() {
    let mut dossier = kept();
    let index = Index::of(&dossier);
    let tie: TieId = "t.defence-2024".parse().unwrap();
    let claim = index.claims_about(tie)[0];
    let mut claim = dossier.claims[&claim].clone();
    claim.words.en.push('!');
    dossier.apply(Edit::Put(claim.into())).unwrap();
    let scenes = all(&dossier);
    let overview = scenes.changes("b.overview".parse().unwrap());
    assert!(overview.contains(&SceneChange::Altered(tie.into())), "{overview:?}");
    assert!(scenes.changes("b.budapest".parse().unwrap()).is_empty());
}

#[test]
fn a_scene_whose_selection_was_deleted_says_its_name() {
    let mut dossier = kept();
    let tie: Item = "t.defence-2024".parse().unwrap();
    for edit in removal(&dossier, &[tie]).edits {
        dossier.apply(edit).unwrap();
    }
    let scenes = all(&dossier);
    let id: SceneId = "b.overview".parse().unwrap();
    let gone = scenes.changes(id).iter().find_map(|change| match change {
        SceneChange::Gone(item, name) => Some((*item, name.en.clone())),
        _ => None,
    });
    let label = Opened::built_in().dossier.ties[&"t.defence-2024".parse().unwrap()]
        .label
        .en
        .clone();
    assert_eq!(gone, Some((tie, label)));
    assert!(!scenes.get(id).unwrap().ties.is_empty(), "the rest is still shown");
}

#[test]
fn a_great_many_are_one_number() {
    let dossier = kept();
    let scene = dossier.scenes.values().next().unwrap();
    let mut basis = seen(&dossier, scene).basis;
    basis.shown.clear();
    basis.lump = Some((1000, 7));
    let other = Basis {
        lump: Some((1000, 8)),
        ..basis.clone()
    };
    assert_eq!(Basis::read(&basis.text()), basis);
    assert_eq!(basis.changes(&other, &dossier), [SceneChange::Something]);
    assert!(basis.changes(&basis, &dossier).is_empty());
}
