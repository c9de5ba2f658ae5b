//! `garant assess --vectors` as a user meets it: the check values of the model, and files that are not as they should be.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};

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

const CHECK_VALUES: &str = include_str!("data/model_test_vectors.json");

fn one() -> Value {
    let check: Value = serde_json::from_str(CHECK_VALUES).unwrap();
    check["vectors"][1].clone()
}

#[test]
fn the_check_values_come_out_in_a_file_and_on_standard_output() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("in.json"), CHECK_VALUES).unwrap();
    let output = assess(folder.path(), &["--vectors", "in.json", "--json", "out.json"]);
    assert!(output.status.success() && output.stdout.is_empty() && output.stderr.is_empty());
    let written = fs::read(folder.path().join("out.json")).unwrap();
    let output = assess(folder.path(), &["--vectors", "in.json", "--json", "-"]);
    assert_eq!(output.stdout, written);
    let found: Value = serde_json::from_slice(&written).unwrap();
    let check: Value = serde_json::from_str(CHECK_VALUES).unwrap();
    let expected = check["vectors"].as_array().unwrap();
    assert_eq!(found["vectors"].as_array().unwrap().len(), expected.len());
    for (found, expected) in found["vectors"].as_array().unwrap().iter().zip(expected) {
        assert_eq!(found["name"], expected["name"]);
        let close = |found: &Value, expected: &Value| {
            let gap = (found.as_f64().unwrap() - expected.as_f64().unwrap()).abs();
            assert!(gap < 1e-5, "{found} is not {expected}");
        };
        for number in ["any", "all", "sufficient"] {
            close(&found[number], &expected["expect"][number]);
        }
        let p = found["p"].as_array().unwrap();
        assert_eq!(p.len(), expected["guarantors"].as_array().unwrap().len());
        for (found, expected) in p.iter().zip(expected["expect"]["p"].as_array().unwrap()) {
            close(found, expected);
        }
    }
}

#[test]
fn what_is_left_out_is_the_models() {
    let folder = tempfile::tempdir().unwrap();
    let mut short = one();
    for field in ["base", "phi", "rho", "kappa", "weights", "expect", "tolerance", "name"] {
        short.as_object_mut().unwrap().remove(field);
    }
    let mut own = short.clone();
    own["weights"] = json!({ "STK": 0.0 });
    let file = json!({ "vectors": [short, own], "author": { "of": "another program" } });
    fs::write(folder.path().join("in.json"), file.to_string()).unwrap();
    let output = assess(folder.path(), &["--vectors", "in.json"]);
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    for (place, name) in [(0, "1"), (1, "2")] {
        assert_eq!(found["vectors"][place]["name"], name);
        let gap = found["vectors"][place]["any"].as_f64().unwrap() - 0.65156;
        assert!(gap.abs() < 1e-4, "{found}");
    }
}

#[test]
fn what_cannot_be_worked_out_is_told_in_one_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let changed = |change: &dyn Fn(&mut Value)| {
        let mut vector = one();
        change(&mut vector);
        json!({ "vectors": [one(), vector] }).to_string()
    };
    let guarantor = |change: &'static dyn Fn(&mut Value)| changed(&|v: &mut Value| change(&mut v["guarantors"][2]));
    let without = |field: &'static str| changed(&|v: &mut Value| drop(v.as_object_mut().unwrap().remove(field)));
    let many = changed(&|v| v["guarantors"] = vec![v["guarantors"][0].clone(); 1_000].into());
    let text = |from: &str, to: &str| one_as_file().replacen(from, to, 1);
    let deep = format!("{{\"vectors\": {}{}}}", "[".repeat(100_000), "]".repeat(100_000));
    let cases: Vec<(String, &str)> = vec![
        (String::new(), "is empty"),
        ("{".into(), "ends in the middle"),
        ("[1, 2]".into(), "line 1"),
        ("{}".into(), "vectors"),
        ("\u{feff}not json".into(), "line 1"),
        (deep, "line 1"),
        (guarantor(&|g| drop(g.as_object_mut().unwrap().remove("STK"))), "STK"),
        (
            guarantor(&|g| drop(g.as_object_mut().unwrap().remove("capability"))),
            "capability",
        ),
        (guarantor(&|g| g["FOO"] = 1.into()), "FOO"),
        (guarantor(&|g| g["EXP"] = "much".into()), "string"),
        (guarantor(&|g| g["EXP"] = Value::Null), "null"),
        (
            guarantor(&|g| g["EXP"] = 1.5.into()),
            "Guarantor 3: the scores of “Exposure (EXP)”",
        ),
        (guarantor(&|g| g["capability"] = (-0.1).into()), "Guarantor 3: the share"),
        (without("guarantors"), "guarantors"),
        (changed(&|v| v["guarantors"] = json!([])), "Nobody guarantees"),
        (changed(&|v| v["guarantors"] = 1_000_000_000.into()), "1000000000"),
        (many, "1000 guarantors"),
        (changed(&|v| v["weights"]["XYZ"] = 1.into()), "XYZ"),
        (changed(&|v| v["kapa"] = 1.into()), "kapa"),
        (changed(&|v| v["rho"] = 1.into()), "(rho)” must lie between 0 and 0.99"),
        (changed(&|v| v["base"] = 0.into()), "between 0.001 and 0.999"),
        (changed(&|v| v["kappa"] = 0.into()), "kappa"),
        (changed(&|v| v["phi"] = (-1).into()), "phi"),
        (text("0.543", "NaN"), "line"),
        (text("0.543", "1e999"), "out of range"),
        (text("\"phi\"", "\"base\":0.5,\"phi\""), "duplicate"),
    ];
    fs::write(path.join("out.json"), "kept").unwrap();
    for (content, part) in cases {
        fs::write(path.join("in.json"), &content).unwrap();
        refused(path, &["--vectors", "in.json", "--json", "out.json"], part);
        assert_eq!(fs::read(path.join("out.json")).unwrap(), b"kept");
    }
    fs::write(path.join("in.json"), vec![b' '; 5 << 20]).unwrap();
    refused(path, &["--vectors", "in.json"], "larger than 4 MiB");
    fs::write(path.join("in.json"), CHECK_VALUES).unwrap();
    refused(path, &["--vectors", "in.json", "--json", "none/out.json"], "none");
    refused(path, &["--vectors", "missing.json"], "is not there");
    refused(path, &["--vectors", "."], "is a folder");
    refused(path, &[], "--vectors");
    refused(path, &["s.some-assessment"], "s.some-assessment");
    refused(path, &["s.some-assessment", "--vectors", "in.json"], "--vectors");
}

fn one_as_file() -> String {
    json!({ "vectors": [one()] }).to_string()
}

fn refused(folder: &Path, arguments: &[&str], part: &str) {
    let output = assess(folder, arguments);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(matches!(output.status.code(), Some(1 | 2)), "{arguments:?}: {said}");
    assert!(output.stdout.is_empty() && said.lines().count() == 1, "{arguments:?}: {said}");
    assert!(said.starts_with("garant: ") && said.contains(part), "{part}: {said}");
    assert!(said.len() < 600, "{said}");
}
