//! Laws of the model: an edit and its inverse cancel, undo and redo step through the same states, references hold.

use garant::model::{Edit, EditError, Item, Localised, Pin, Transaction};
use garant::session::History;
use garant::store::built_in;
use proptest::prelude::*;

fn transaction(edits: Vec<Edit>) -> Transaction {
    Transaction {
        name: Localised::same("test"),
        edits,
    }
}

#[test]
fn what_is_referred_to_cannot_be_removed() {
    let mut d = built_in();
    let before = d.clone();
    let tie = *d.ties.keys().next().unwrap();
    let refused = d.apply(Edit::Remove(tie.into()));
    assert!(matches!(refused, Err(EditError::StillReferenced { item, .. }) if item == Item::from(tie)));
    assert_eq!(d, before);
}

#[test]
fn a_transaction_that_fails_half_way_leaves_nothing_behind() {
    let mut d = built_in();
    let before = d.clone();
    let actor = *d.actors.keys().next().unwrap();
    let edits = vec![
        Edit::Pin {
            actor,
            at: Some(Pin { x: 1.0, y: 2.0 }),
        },
        Edit::Pin {
            actor,
            at: Some(Pin { x: f32::NAN, y: 0.0 }),
        },
    ];
    assert!(d.apply_all(transaction(edits)).is_err());
    assert_eq!(d, before);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Any run of edits, undone, gives back the dossier; redone, the edited one.
    #[test]
    fn undo_and_redo_step_through_the_same_states(steps in prop::collection::vec((0_usize..71, -500_f32..500.0, 0_u8..4), 1..12)) {
        let mut d = built_in();
        let start = d.clone();
        let mut history = History::default();
        let mut done = 0;
        for (place, x, kind) in steps {
            let actors: Vec<_> = d.actors.keys().copied().collect();
            let actor = actors[place % actors.len()];
            let edits = match kind {
                0 => vec![Edit::Pin { actor, at: None }],
                1 => {
                    let mut renamed = d.actors[&actor].clone();
                    renamed.aliases.push(format!("alias {x}"));
                    vec![Edit::Put(renamed.into())]
                }
                2 => {
                    let mut copy = d.events.values().nth(place % d.events.len()).unwrap().clone();
                    copy.id = d.fresh_id("e.new-").parse().unwrap();
                    vec![Edit::Put(copy.into())]
                }
                _ => vec![Edit::Pin { actor, at: Some(Pin { x, y: -x }) }],
            };
            history.perform(&mut d, transaction(edits)).unwrap();
            done += 1;
        }
        let end = d.clone();
        for _ in 0..done {
            prop_assert!(history.undo(&mut d).unwrap().is_some());
        }
        prop_assert_eq!(&d, &start);
        prop_assert!(history.undo(&mut d).unwrap().is_none());
        for _ in 0..done {
            prop_assert!(history.redo(&mut d).unwrap().is_some());
        }
        prop_assert_eq!(&d, &end);
    }
}
