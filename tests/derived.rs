//! What is derived from the dossier and follows its changes is the same as what is computed anew.

use std::sync::Arc;

use garant::derived::{Derived, Prepared, Snapshot};
use garant::model::{Day, Dossier, Edit, Item, Localised, Record, StepKind, Transaction};
use garant::session::{History, Session};
use proptest::prelude::*;

use crate::support::any_dossier::{Maker, any_dossier};

/// A session that looks at the dossier through any filter.
fn any_session(m: &mut Maker, dossier: &Dossier) -> Session {
    let mut session = Session::opening(dossier);
    let year = 1950 + m.below(80) as i32;
    let day = |year| Day::from_ymd(year, 6, 1).unwrap();
    session.moment = day(year);
    session.known_by = (m.below(2) == 0).then(|| day(1950 + m.below(80) as i32));
    session.show_later = m.below(2) == 0;
    session.filter.hide_proposed = m.below(2) == 0;
    session.filter.hide_ended = m.below(2) == 0;
    session.filter.hidden_documents = dossier.documents.keys().filter(|_| m.below(3) == 0).copied().collect();
    session.selection = dossier.ties.keys().next().map(|id| Item::from(*id));
    session
}

fn assert_same(followed: &Snapshot, anew: &Snapshot) {
    assert_eq!(followed.index, anew.index);
    assert_eq!(followed.world, anew.world);
    assert_eq!(followed.time, anew.time);
    assert_eq!(followed.open, anew.open);
    assert_eq!(followed.extent, anew.extent);
    assert_eq!(followed.related.evidence, anew.related.evidence);
    assert_eq!(followed.network.actors, anew.network.actors);
    assert_eq!(followed.network.pairs, anew.network.pairs);
    for actor in &anew.network.actors {
        assert_eq!(followed.network.degree(*actor), anew.network.degree(*actor));
        assert!(followed.positions.get(*actor).is_some());
    }
}

/// A document keeps its text, and a passage its place, where not all of them are exchanged together.
fn with_its_text(edit: Edit, dossier: &Dossier) -> Option<Edit> {
    Some(match edit {
        Edit::Put(Record::Document(new)) => {
            let mut document = dossier.documents.get(&new.id)?.clone();
            document.published.clone_from(&new.published);
            Edit::Put(document.into())
        }
        Edit::Put(Record::Passage(new)) => {
            let mut passage = dossier.passages.get(&new.id)?.clone();
            passage.lost = new.lost || !passage.lost;
            Edit::Put(passage.into())
        }
        other => other,
    })
}

/// One step: new edits, or one of those made taken back or made again. `None` if the dossier refuses.
fn step(m: &mut Maker, dossier: &mut Dossier, history: &mut History, goal: &Dossier) -> Option<StepKind> {
    match m.below(5) {
        0 => history.undo(dossier).unwrap().map(|_| StepKind::Undone),
        1 => history.redo(dossier).unwrap().map(|_| StepKind::Redone),
        kind => {
            let mut edits = dossier.edits_to(goal);
            let pins = |edit: &Edit| matches!(edit, Edit::Pin { .. } | Edit::Header(_));
            edits.retain(|edit| !pins(edit) && (kind == 2 || m.below(4) == 0));
            if kind != 2 {
                edits = edits.into_iter().filter_map(|edit| with_its_text(edit, dossier)).collect();
            }
            if m.below(3) == 0 {
                // Many small edits are refused for what they refer to; removals of single records seldom are.
                let items: Vec<Item> = dossier.items().collect();
                edits = items
                    .get(m.below(items.len().max(1)))
                    .map(|item| Edit::Remove(*item))
                    .into_iter()
                    .collect();
            }
            if edits.is_empty() {
                return None;
            }
            let name = Localised::same("step");
            history
                .perform(dossier, Transaction { name, edits })
                .ok()
                .map(|()| StepKind::Done)
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn following_a_change_gives_what_is_computed_anew(seeds in any::<[u64; 5]>()) {
        let mut m = Maker(seeds[0]);
        let mut dossier = any_dossier(seeds[1]);
        let goals: Vec<Dossier> = seeds[2..].iter().map(|seed| any_dossier(*seed)).collect();
        let (mut derived, mut history) = (Derived::default(), History::default());
        let mut session = any_session(&mut m, &dossier);
        let mut held = derived.refresh(&dossier, 0, &session);
        for revision in 0..12 {
            let goal = &goals[m.below(goals.len())];
            if let Some(kind) = step(&mut m, &mut dossier, &mut history, goal) {
                derived.follow(&dossier, history.inverse_of(kind).unwrap(), revision, revision + 1);
            } else {
                derived = Derived::default();
            }
            if m.below(4) == 0 {
                session = any_session(&mut m, &dossier);
            }
            let followed = derived.refresh(&dossier, revision + 1, &session);
            assert_same(&followed, &Derived::default().refresh(&dossier, revision + 1, &session));
            // Sometimes somebody holds what was there before.
            if m.below(2) == 0 {
                held = followed;
            }
        }
        drop(held);
    }

    #[test]
    fn what_was_prepared_is_what_is_computed(seed in any::<u64>()) {
        let dossier = any_dossier(seed);
        let session = Session::opening(&dossier);
        let mut derived = Derived::default();
        derived.take_prepared(Prepared::of(&dossier), 7);
        assert_same(&derived.refresh(&dossier, 7, &session), &Derived::default().refresh(&dossier, 7, &session));
    }
}

#[test]
fn a_small_change_is_followed_in_place() {
    let mut dossier = garant::store::built_in();
    let session = Session::opening(&dossier);
    let mut derived = Derived::default();
    let before = Arc::as_ptr(&derived.refresh(&dossier, 0, &session).index);
    let mut claim = dossier.claims.values().next().unwrap().clone();
    claim.review = garant::model::Review::Rejected;
    let mut history = History::default();
    let edits = vec![Edit::Put(claim.into())];
    let name = Localised::same("step");
    history.perform(&mut dossier, Transaction { name, edits }).unwrap();
    derived.follow(&dossier, history.inverse_of(StepKind::Done).unwrap(), 0, 1);
    let after = derived.refresh(&dossier, 1, &session);
    assert_eq!(Arc::as_ptr(&after.index), before);
    assert_eq!(after.structure, 0, "only what is said has changed");
    assert_same(&after, &Derived::default().refresh(&dossier, 1, &session));
}
