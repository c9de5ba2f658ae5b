//! Five states and six ties between them, for tests of this folder.

use crate::model::Dossier;

pub(super) fn demo() -> Dossier {
    let state = |id: &str| serde_json::json!({"id": id, "kind": "state", "names": [], "code": "X"});
    let actors = ["a.a", "a.b", "a.c", "a.d", "a.e"].map(state);
    let tie = |id: &str, from: &str, to: &str, direction: &str, valid: &str| {
        serde_json::json!({"id": id, "family": "commitment", "class": "defence_pact", "from": from, "to": to,
            "direction": direction, "label": {"en": "x"}, "valid": valid})
    };
    let ties = ["t.ab", "t.bc", "t.cd", "t.ad", "t.old", "t.new"];
    let claims = ties.map(|tie| {
        serde_json::json!({"id": format!("c.{tie}"), "speaker": "a.a", "stance": "asserts", "about": [tie],
            "words": {"en": "x"}, "passages": ["p.x.0"]})
    });
    serde_json::from_value(serde_json::json!({
        "documents": [{"id": "d.x", "title": {"en": "X"}, "language": "en", "text": "Each defends the other.", "hash": "", "published": "1950"}],
        "passages": [{"id": "p.x.0", "document": "d.x", "target": {"start": 0, "end": 4, "exact": "Each", "prefix": "", "suffix": ""}}],
        "actors": actors,
        "ties": [
            tie("t.ab", "a.a", "a.b", "directed", "1960/.."),
            tie("t.bc", "a.b", "a.c", "mutual", "1960/.."),
            tie("t.cd", "a.c", "a.d", "directed", "1960/.."),
            tie("t.ad", "a.a", "a.d", "directed", "1980/.."),
            tie("t.old", "a.a", "a.e", "mutual", "1961/1975-06-30"),
            tie("t.new", "a.e", "a.a", "mutual", "1978/.."),
        ],
        "claims": claims,
    }))
    .unwrap()
}
