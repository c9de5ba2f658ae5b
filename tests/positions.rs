//! The places kept for the built-in dossier are what the program computes.

use std::collections::BTreeMap;
use std::path::Path;

use garant::derived::Derived;
use garant::session::Session;
use garant::store::Opened;

#[test]
fn places_of_the_built_in_dossier_are_current() {
    let opened = Opened::built_in();
    let mut derived = Derived::default();
    let session = Session::opening(&opened.dossier);
    derived.refresh(&opened.dossier, 1, &session);
    let done = derived
        .take_layout_job()
        .and_then(|job| job.run(&mut |_| true))
        .expect("a layout to compute");
    assert!(derived.layout_done(done));
    let computed = derived.refresh(&opened.dossier, 1, &session).positions.all();
    let rounded: BTreeMap<_, _> = computed
        .iter()
        .map(|(actor, (x, y))| (*actor, (x.round(), y.round())))
        .collect();
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/positions.json");
        std::fs::write(path, serde_json::to_string_pretty(&rounded).unwrap() + "\n").unwrap();
        return;
    }
    assert_eq!(
        opened.positions, rounded,
        "run `UPDATE_SNAPSHOTS=1 cargo test places_of`, build, and look at the picture"
    );
}
