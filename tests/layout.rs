//! `garant layout` as a user meets it: a table of edges in, a table of places out, and whatever is wrong in one line.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn layout(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_garant"))
        .arg("layout")
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .env("HOME", folder)
        .env("LANG", "en_GB.UTF-8")
        .output()
        .unwrap()
}

/// A ring with chords, large enough for the fast solver.
fn ring(nodes: usize) -> String {
    let mut text = "source,target,weight\n".to_owned();
    for i in 0..nodes {
        writeln!(text, "{i},{},1", (i + 1) % nodes).unwrap();
        if i % 7 == 0 {
            writeln!(text, "{i},{},2.5", (i * 3 + 1) % nodes).unwrap();
        }
    }
    text
}

#[test]
fn places_come_out_for_every_node_and_the_same_seed_gives_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    fs::write(path.join("edges.csv"), ring(700)).unwrap();
    let run = |out: &str, more: &[&str]| {
        let output = layout(path, &[&["--in", "edges.csv", "--out", out, "--seed", "5"], more].concat());
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let facts: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!((facts["nodes"].as_u64(), facts["edges"].as_u64()), (Some(700), Some(800)));
        assert!(facts["layout_cpu_s"].as_f64().unwrap() > 0.0 && facts["layout_wall_s"].as_f64().unwrap() > 0.0);
        fs::read_to_string(path.join(out)).unwrap()
    };
    let first = run("a.csv", &["--threads", "1"]);
    assert_eq!(first, run("b.csv", &["--threads", "2"]));
    assert_ne!(first, run("c.csv", &["--mode", "communities"]));
    assert!(first.starts_with("id,x,y\n"));
    let mut seen: Vec<usize> = first
        .lines()
        .skip(1)
        .map(|line| {
            let fields: Vec<&str> = line.split(',').collect();
            assert!(fields[1..].iter().all(|c| c.parse::<f32>().unwrap().is_finite()), "{line}");
            fields[0].parse().unwrap()
        })
        .collect();
    seen.sort_unstable();
    assert_eq!(seen, (0..700).collect::<Vec<_>>());
}

#[test]
fn nodes_have_any_names_and_places_can_go_to_standard_output() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("named.csv"),
        "target,source\nÖsterreich,\"Serbia, Kingdom\"\n1000000000,Österreich\n",
    )
    .unwrap();
    let output = layout(folder.path(), &["--in", "named.csv", "--out", "-"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    let names: Vec<&str> = text.lines().collect();
    assert_eq!(names[0], "id,x,y");
    assert!(
        names[1].starts_with("\"Serbia, Kingdom\",")
            && names[2].starts_with("Österreich,")
            && names[3].starts_with("1000000000,")
    );
    assert!(String::from_utf8_lossy(&output.stderr).contains("layout_cpu_s"));
}

#[test]
fn whatever_is_wrong_is_said_in_one_line_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    for (name, content, part) in [
        ("empty.csv", "", "is empty"),
        ("head.csv", "source,target\n", "has no edges"),
        ("column.csv", "from,to\na,b\n", "no column “source”"),
        ("weight.csv", "source,target,weight\na,b,heavy\n", "“heavy” is no weight"),
        ("cut.csv", "source,target,weight\na,b,1\nc,d", "line 3 has too few values"),
        ("noname.csv", "source,target\na,\n", "line 2 names no source or no target"),
    ] {
        fs::write(path.join(name), content).unwrap();
        refused(path, &["--in", name, "--out", "out.csv"], part);
    }
    fs::write(path.join("latin.csv"), b"source,target\na,\xe4\n").unwrap();
    refused(path, &["--in", "latin.csv", "--out", "out.csv"], "UTF-8");
    refused(path, &["--in", "missing.csv", "--out", "out.csv"], "missing.csv");
    fs::write(path.join("good.csv"), "source,target\na,b\n").unwrap();
    refused(path, &["--in", "good.csv", "--out", "nowhere/out.csv"], "nowhere");
    refused(
        path,
        &["--in", "good.csv", "--out", "out.csv", "--mode", "pretty"],
        "communities",
    );
    assert!(!path.join("out.csv").exists());
}

fn refused(folder: &Path, arguments: &[&str], part: &str) {
    let output = layout(folder, arguments);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success(), "{arguments:?} succeeded");
    assert_ne!(output.status.code(), Some(101), "{arguments:?} panicked: {said}");
    assert_eq!(said.lines().count(), 1, "{arguments:?}: {said}");
    assert!(said.starts_with("garant: ") && said.contains(part), "{arguments:?}: {said}");
    assert!(!said.contains("cli-"), "{arguments:?}: {said}");
}
