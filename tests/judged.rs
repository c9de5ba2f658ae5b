//! `garant assess ID` as a user meets it: an assessment, what would change it, and whatever is wrong in one line.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

fn assess(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_garant"))
        .arg("assess")
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .env("HOME", folder)
        .env("LANG", "en_GB.UTF-8")
        .output()
        .unwrap()
}

fn text(arguments: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let output = assess(folder.path(), arguments);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success() && said.is_empty(), "{arguments:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

fn json(arguments: &[&str]) -> Value {
    serde_json::from_str(&text(&[arguments, &["--json", "-"]].concat())).unwrap()
}

fn refused(arguments: &[&str], part: &str) {
    let folder = tempfile::tempdir().unwrap();
    let output = assess(folder.path(), arguments);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        !output.status.success() && output.stdout.is_empty(),
        "{arguments:?} succeeded"
    );
    assert_eq!(said.lines().count(), 1, "{arguments:?}: {said}");
    assert!(said.starts_with("garant: ") && said.contains(part), "{arguments:?}: {said}");
    assert!(!said.contains("cli-") && !said.contains("judged-"), "{said}");
}

#[test]
fn an_assessment_is_told_with_base_rate_words_guarantors_and_confidence() {
    for id in ["g.pact-2024", "g.six-party", "g.joint-ru-cn", "g.budapest"] {
        let told = text(&[id]);
        for part in [
            "Base rate first: ",
            "in 90 of 100 draws",
            "Confidence in this judgement",
            "Each guarantor",
        ] {
            assert!(told.contains(part), "{id}: `{part}` is not in\n{told}");
        }
        assert!(told.ends_with("\nAnalytical aid, not a forecast\n"), "{told}");
        assert!(!told.contains("Before\n"), "{told}");
    }
    let german = text(&["g.pact-2024", "--lang", "de"]);
    assert!(
        german.starts_with("Würde Russland Nordkorea") && german.ends_with("Analysehilfe, keine Prognose\n"),
        "{german}"
    );
}

#[test]
fn a_tie_or_treaty_stands_for_its_assessment_and_several_are_listed() {
    assert_eq!(text(&["t.defence-1961-china"]), text(&["g.china-1961"]));
    refused(&["i.guarantee-multi"], "g.six-party");
    refused(&["a.china"], "has no assessment");
    refused(&["g.pact-2042"], "did you mean g.pact-2024");
    refused(&["Nobody!"], "Nobody!");
    refused(&[], "garant assess");
}

#[test]
fn would_china_joining_help_by_how_much_why_and_who_says_so() {
    let told = text(&["g.russia-only", "--with", "a.china"]);
    for part in ["Before\n", "After\n", "China joins: ", "China, Stakes", "[c."] {
        assert!(told.contains(part), "`{part}` is not in\n{told}");
    }
    let told = json(&["g.russia-only", "--with", "china"]);
    let kept = |when: &str| told[when]["kept"]["value"].as_f64().unwrap();
    let added = told["changes"][0]["added"].as_f64().unwrap();
    assert!((kept("after") - kept("before") - added).abs() < 1e-9);
    assert_eq!(told["after"]["guarantors"].as_array().unwrap().len(), 2);
    let moved = told["moved"].as_array().unwrap();
    assert!(
        moved
            .iter()
            .any(|m| m["actor"] == "a.china" && m["from"].is_null() && !m["claims"].as_array().unwrap().is_empty())
    );
    assert_eq!(told["aid"], "Analytical aid, not a forecast");
}

#[test]
fn every_change_can_be_made_and_the_numbers_hold_together() {
    let changes: [(&str, &[&str]); 7] = [
        ("g.six-party", &["--without", "a.japan", "a.south-korea"]),
        ("g.six-party", &["--liability", "joint"]),
        ("g.six-party", &["--liability", "joint_and_several"]),
        ("g.six-party", &["--no-veto"]),
        ("g.pact-2024", &["--set", "a.russia.DIS=0.5", "russia.stk=1"]),
        ("g.pact-2024", &["--scenario", "s.freeze"]),
        (
            "g.joint-ru-cn",
            &["--with", "a.japan", "--set", "a.japan.EXP=-1", "--liability", "several"],
        ),
    ];
    for (id, change) in changes {
        let told = json(&[&[id], change].concat());
        assert!(!told["changes"].as_array().unwrap().is_empty(), "{change:?}");
        for when in ["before", "after"] {
            let result = &told[when];
            let number = |value: &Value| {
                let number = value.as_f64().unwrap();
                assert!((0.0..=1.0).contains(&number), "{value}");
                number
            };
            let kept = &result["kept"];
            assert!(number(&kept["p05"]) <= number(&kept["p50"]) && number(&kept["p50"]) <= number(&kept["p95"]));
            number(&kept["value"]);
            assert!(number(&result["all"]) <= number(&result["any"]) + 1e-12);
            assert!(kept["words"].as_str().unwrap().len() > 3);
            let guarantors = result["guarantors"].as_array().unwrap();
            for row in result["contributions"].as_array().unwrap() {
                assert_eq!(row["each"].as_object().unwrap().len(), guarantors.len());
            }
        }
    }
}

#[test]
fn json_goes_into_a_file_and_nothing_else_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let output = assess(folder.path(), &["g.budapest", "--json", "out.json", "--lang", "de"]);
    assert!(output.status.success() && output.stdout.is_empty());
    let told: Value = serde_json::from_slice(&std::fs::read(folder.path().join("out.json")).unwrap()).unwrap();
    assert_eq!((&told["promise"], &told["language"]), (&"restraint".into(), &"de".into()));
    assert!(told["after"].is_null() && told["before"]["sufficient"].is_null());
    assert!(told["before"]["guarantors"][0]["own_promise"].as_bool().unwrap());
}

#[test]
fn twenty_guarantors_are_worked_out_and_the_text_says_how() {
    let dossier = garant::store::built_in();
    let held = &dossier.assessments[&"g.pact-2024".parse().unwrap()];
    let actors = dossier.actors.keys().filter(|a| held.guarantor(**a).is_none()).take(19);
    let actors: Vec<String> = actors.map(ToString::to_string).collect();
    let mut arguments = vec!["g.pact-2024", "--with"];
    arguments.extend(actors.iter().map(String::as_str));
    let told = text(&arguments);
    assert!(told.contains("20 guarantors: up to 12 are worked out exactly"), "{told}");
}

#[test]
fn whatever_is_wrong_is_one_sentence_that_says_what_to_do() {
    for (arguments, part) in [
        (vec!["g.pact-2024", "--with", "a.chine"], "a.china"),
        (vec!["g.pact-2024", "--with", "a.russia"], "a.russia guarantees already"),
        (
            vec!["g.pact-2024", "--without", "a.china"],
            "not one of the guarantors (a.russia)",
        ),
        (vec!["g.pact-2024", "--without", "a.russia"], "Add a guarantor"),
        (vec!["g.pact-2024", "--set", "a.russia.DIS=2"], "from −1 to 1"),
        (vec!["g.pact-2024", "--set", "a.russia.DIS=NaN"], "from −1 to 1"),
        (vec!["g.pact-2024", "--set", "a.russia.ABC=0"], "OBL, STK"),
        (vec!["g.pact-2024", "--set", "a.russia"], "ACTOR.FACTOR=SCORE"),
        (vec!["g.pact-2024", "--set", "a.china.DIS=0"], "not one of the guarantors"),
        (vec!["g.pact-2024", "--scenario", "s.freez"], "s.freeze"),
        (vec!["g.pact-2024", "--liability", "all"], "several, joint"),
        (vec!["g.pact-2024", "--no-veto"], "no veto to lift"),
        (vec!["g.pact-2024", "--vectors", "x.json"], "--vectors"),
        (vec!["g.pact-2024", "--project", "none.garant"], "none.garant"),
        (vec!["g.pact-2024", "--lang", "fr"], "de, en"),
        (vec!["g.pact-2024", "--json", "none/out.json"], "none"),
    ] {
        refused(&arguments, part);
    }
}
