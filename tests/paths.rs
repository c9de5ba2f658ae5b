//! Paths between two actors in the whole window: found over promises in force, each step opening its sentence.

use garant::command::Command;
use garant::derived::{Derived, Paths};
use garant::model::{ActorId, Item};
use garant::session::{PathsOf, Session};
use garant::store::Opened;

use crate::support::{click, day, english, names};

fn actor(id: &str) -> ActorId {
    id.parse().unwrap()
}

fn found(of: PathsOf) -> std::sync::Arc<Paths> {
    let opened = Opened::built_in();
    let mut session = Session::opening(&opened.dossier);
    session.moment = day(2025, 1, 1);
    session.paths = Some(of);
    Derived::default().refresh(&opened.dossier, 1, &session).paths.unwrap()
}

#[test]
fn the_shortest_path_comes_first_and_no_actor_is_passed_twice() {
    let mut of = PathsOf::new(Some(actor("a.north-korea")), Some(actor("a.japan")));
    of.families.clear();
    of.both_ways = true;
    let paths = found(of);
    assert!(!paths.found.is_empty());
    let lengths: Vec<usize> = paths.found.iter().map(|p| p.steps.len()).collect();
    assert!(lengths.is_sorted(), "{lengths:?}");
    for path in &paths.found {
        let mut met = vec![path.steps[0].from];
        for step in &path.steps {
            assert_eq!(met.last(), Some(&step.from));
            assert!(!met.contains(&step.to) && !step.ties.is_empty());
            met.push(step.to);
        }
        assert_eq!(met.last(), Some(&actor("a.japan")));
    }
}

#[test]
fn promises_are_followed_along_their_direction_only() {
    let of = PathsOf::new(Some(actor("a.russia")), Some(actor("a.north-korea")));
    let paths = found(of);
    let first = &paths.found[0].steps[0];
    assert_eq!(first.to, actor("a.north-korea"));
    assert!(!first.duties.is_empty() && !first.passages.is_empty());
    assert!(paths.holds(0, Item::Actor(actor("a.russia"))) && !paths.holds(99, Item::Actor(actor("a.russia"))));
}

#[test]
fn a_step_of_a_path_opens_its_sentence() {
    let mut harness = english();
    harness.state().send(Command::SetMoment(day(2025, 1, 1)));
    let of = PathsOf::new(Some(actor("a.russia")), Some(actor("a.north-korea")));
    harness.state().send(Command::ShowPaths(Some(of)));
    harness.run();
    harness.run();
    assert!(!names(&harness, "Each step is a promise of its own").is_empty());
    click(&mut harness, "Path step 1: Russia → North Korea");
    let selection = harness.state().session().selection;
    assert!(matches!(selection, Some(Item::Tie(_))), "{selection:?}");
    click(&mut harness, "Close the paths");
    assert_eq!(harness.state().session().paths, None);
}
