//! Tests of the questions on a small made-up network.

use super::ask::{How, answer};
use super::*;

fn actor(name: &str) -> ActorId {
    name.parse().unwrap()
}

/// Two triangles of friends, joined by the third of each, with one enmity inside the second.
fn ground() -> Ground {
    let actors = ["a.a", "a.b", "a.c", "a.x", "a.y", "a.z"].map(actor).to_vec();
    let bonds = [(0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5), (2, 3)].map(|(a, b)| (a, b, 1.0));
    let signs = [
        (0, 1, true),
        (1, 2, true),
        (0, 2, true),
        (3, 4, true),
        (4, 5, true),
        (3, 5, false),
    ];
    Ground {
        actors,
        bonds: bonds.to_vec(),
        promises: vec![(0, 1, 1.0), (1, 0, 1.0), (0, 2, 1.0)],
        signs: signs.to_vec(),
        ties: (9, 2, 7),
        ..Ground::default()
    }
}

fn ask(question: Question) -> Answer {
    let how = How {
        threads: 1,
        one_of_many: false,
        go_on: &|_| true,
    };
    answer(question, &ground(), Day(0), how).unwrap()
}

#[test]
fn each_question_has_its_answer() {
    let promises = ask(Question::Promises);
    assert_eq!(promises.rows.len(), 3);
    assert_eq!((promises.rows[0].actor, promises.rows[0].value), (actor("a.a"), 1.0));
    assert_eq!(promises.rows[0].more.map(|n| n as i64), [2, 2]);

    let connects = ask(Question::Connects);
    assert_eq!(connects.rows.len(), 2, "only those between others");
    assert_eq!(connects.rows[0].actor, actor("a.c"));
    assert!((connects.rows[0].value - 60.0).abs() < 1e-9, "6 of 10 pairs");
    assert_eq!(
        connects.rows[0].more.map(|n| n as i64),
        [1, 3],
        "one other bloc, three partners"
    );
    assert_eq!(connects.totals.blocs, 2);
    assert_ne!(
        connects.mark(actor("a.a")).unwrap().bloc,
        connects.mark(actor("a.z")).unwrap().bloc
    );

    let blocs = ask(Question::Blocs);
    assert_eq!(blocs.rows.len(), 2);
    assert_eq!((blocs.rows[0].value, blocs.rows[0].more), (3.0, [3.0, 1.0]));
    assert_eq!(blocs.members(0).len(), 3);

    let falls = ask(Question::Falls);
    assert_eq!(
        (falls.rows.len(), falls.rows[0].value, falls.rows[0].others.len()),
        (2, 2.0, 2)
    );

    let triads = ask(Question::Triads);
    assert_eq!((triads.totals.triads, triads.totals.frustration), ((2, 1), 1));
    assert_eq!(triads.rows[0].friends, Some([true, true, false]));

    let returned = ask(Question::Returned);
    assert!((returned.totals.returned.unwrap() - 2.0 / 3.0).abs() < 1e-9);
    assert_eq!((returned.rows[0].actor, returned.rows[0].value), (actor("a.b"), 100.0));

    let centre = ask(Question::Centre);
    assert_eq!(centre.rows.len(), 6);
    assert!((centre.marks.values().map(|m| m.value).sum::<f64>() - 100.0).abs() < 1e-6);
}

#[test]
fn nobody_is_asked_of_an_empty_network() {
    for question in Question::ALL {
        let how = How {
            threads: 1,
            one_of_many: false,
            go_on: &|_| true,
        };
        let found = answer(question, &Ground::default(), Day(0), how).unwrap();
        assert!(found.rows.is_empty() && found.most == 0.0);
        let stopped = How {
            go_on: &|_| false,
            ..how
        };
        assert!(answer(question, &ground(), Day(0), stopped).is_none());
    }
}
