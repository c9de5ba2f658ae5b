//! The command line as a user meets it: whatever is wrong, one line on standard error and nothing written.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// Runs the real program without a display and without the user's settings.
fn garant(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_garant"))
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .env("HOME", folder)
        .env("LANG", "en_GB.UTF-8")
        .output()
        .unwrap()
}

/// Everything in a folder, with its content.
fn listing(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found: Vec<(String, Vec<u8>)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.display().to_string(), fs::read(&path).unwrap_or_default()))
        .collect();
    found.sort();
    found
}

/// The command must fail with one line that contains `part`, and leave the folder as it was.
fn refused(folder: &Path, arguments: &[&str], part: &str) {
    let before = listing(folder);
    let output = garant(folder, arguments);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success(), "{arguments:?} succeeded");
    assert!(
        output.status.code().is_some_and(|code| code != 101),
        "{arguments:?} panicked: {said}"
    );
    assert_eq!(said.lines().count(), 1, "{arguments:?}: {said}");
    assert!(said.starts_with("garant: ") && said.contains(part), "{arguments:?}: {said}");
    assert!(!said.contains("cli-") && !said.contains("error-"), "{arguments:?}: {said}");
    assert_eq!(listing(folder), before, "{arguments:?} left something behind");
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

#[test]
fn files_that_cannot_be_opened_are_named_with_the_reason() {
    let folder = folder();
    let path = folder.path();
    let deep = format!(
        "{{\"format\":\"garant\",\"version\":1,\"x\":{}{}}}",
        "[".repeat(5_000),
        "]".repeat(5_000)
    );
    let files: [(&str, &[u8], &str); 9] = [
        ("empty.garant", b"", "is empty"),
        ("broken.garant", b"{\n  what\n}", "line 2"),
        ("cut.garant", b"{\"format\": \"garant\",", "ends in the middle"),
        ("newer.garant", b"{\"format\":\"garant\",\"version\":7}", "version 7"),
        ("none.garant", b"{\"format\":\"garant\"}", "no valid version"),
        ("other.garant", b"{\"nodes\": []}", "no Garant project"),
        ("list.json", b"[1, 2, 3]", "no Garant project"),
        ("binary.garant", b"\x89PNG\r\n\x1a\n", "byte 0"),
        ("deep.garant", deep.as_bytes(), "recursion"),
    ];
    for (name, bytes, _) in files {
        fs::write(path.join(name), bytes).unwrap();
    }
    for (name, _, part) in files {
        refused(path, &[name], part);
        refused(
            path,
            &["export", "--view", "network", "--out", "out.png", "--project", name],
            name,
        );
    }
    fs::create_dir(path.join("folder.garant")).unwrap();
    refused(path, &["folder.garant"], "is a folder");
    refused(path, &["missing.garant"], "is not there");
    refused(path, &["two\nlines.garant"], "is not there");
    refused(path, &["empty.garant/inside.garant"], "is not there");
    refused(path, &["check", "missing.garant"], "is not there");
    fs::write(path.join("binary.txt"), b"abc\0def").unwrap();
    refused(path, &["check", "binary.txt"], "line 1");
}

#[test]
fn broken_references_are_listed_with_their_line() {
    let folder = folder();
    let project = "{\"format\":\"garant\",\"version\":1,\n\"actors\":[{\n\"id\": \"a.x\",\"code\":\"X\",\"kind\":\"state\",\n\
                   \"names\":[{\"de\":\"X\"}],\"succeeds\":\"a.gone\"}]}";
    fs::write(folder.path().join("p.garant"), project).unwrap();
    refused(folder.path(), &["p.garant"], "a.gone");
    refused(folder.path(), &["check", "p.garant"], "broken reference");
    let output = garant(folder.path(), &["check", "p.garant"]);
    let listed = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        listed.contains("p.garant, line 3: a.x") && listed.contains("a.gone"),
        "{listed}"
    );
}

#[test]
fn bad_arguments_are_refused_before_anything_is_drawn() {
    let folder = folder();
    let path = folder.path();
    let mut cases: Vec<(Vec<&str>, &str)> = vec![
        (vec!["--frobnicate"], "--frobnicate"),
        (vec!["export"], "--view"),
        (vec!["export", "--view", "network"], "--out"),
        (vec!["export", "--view", "map", "--out", "a.png"], "timeline"),
        (vec!["export", "--view", "network", "--out", "a"], ".svg"),
        (vec!["export", "--view", "network", "--out", "a.jpeg"], ".jpeg"),
        (vec!["export", "--view", "network", "--out", "none/a.png"], "“none”"),
        (vec!["export", "--view", "network", "--out", "."], "format"),
        (vec!["check"], "PROJECT"),
    ];
    for (name, bad, part) in [
        ("--size", "", "1920x1080"),
        ("--size", "1920", "1920x1080"),
        ("--size", "0x5", "1920x1080"),
        ("--size", "-1x5", "1920x1080"),
        ("--size", "99999x10", "1920x1080"),
        ("--scale", "0", "scale"),
        ("--scale", "-2", "scale"),
        ("--scale", "NaN", "scale"),
        ("--scale", "much", "--scale"),
        ("--scale", "1000", "too large"),
        ("--at", "yesterday", "yesterday"),
        ("--at", "2024-02-30", "2024-02-30"),
        ("--at", "1949/..", "1949/.."),
        ("--known-by", "", "empty date"),
        ("--from", "../1949", "../1949"),
        ("--to", "2024-13", "2024-13"),
        ("--select", "a.no-such-actor-at-all", "a.no-such-actor-at-all"),
        ("--select", "Nobody!", "Nobody!"),
        ("--scene", "0", "scene 0"),
        ("--scene", "999", "scene 999"),
        ("--lang", "fr", "de, en"),
        ("--theme", "blue", "light, dark"),
    ] {
        cases.push((vec!["export", "--view", "network", "--out", "a.png", name, bad], part));
    }
    cases.push((
        vec![
            "export", "--view", "network", "--out", "a.png", "--from", "2024", "--to", "2019",
        ],
        "2019",
    ));
    for (arguments, part) in cases {
        refused(path, &arguments, part);
    }
}

#[test]
fn a_target_that_cannot_be_written_is_named_and_left_as_it_is() {
    let folder = folder();
    let path = folder.path();
    let out = |target: &str, part: &str| {
        refused(
            path,
            &["export", "--view", "timeline", "--size", "640x400", "--out", target],
            part,
        );
    };
    fs::write(path.join("file"), "kept").unwrap();
    out("file/a.png", "no folder");
    fs::create_dir(path.join("folder.png")).unwrap();
    out("folder.png", "is a folder");
    if cfg!(target_os = "linux") {
        out("/proc/garant-test.png", "may not be written");
    }
    let kept = path.join("kept.png");
    fs::write(&kept, "kept").unwrap();
    let mut rights = kept.metadata().unwrap().permissions();
    rights.set_readonly(true);
    fs::set_permissions(&kept, rights).unwrap();
    out("kept.png", "may not be written");
}

#[test]
fn without_a_display_the_reason_is_told_in_the_users_language() {
    if cfg!(not(target_os = "linux")) {
        return;
    }
    let folder = folder();
    refused(folder.path(), &[], "DISPLAY");
    let german = Command::new(env!("CARGO_BIN_EXE_garant"))
        .env_clear()
        .env("HOME", folder.path())
        .env("LANG", "de_DE.UTF-8")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&german.stderr).into_owned();
    assert!(
        said.contains("Es gibt keinen Bildschirm") && said.lines().count() == 1,
        "{said}"
    );
    assert_eq!(german.status.code(), Some(2));
}

#[test]
fn help_has_an_example_for_each_command() {
    let folder = folder();
    for arguments in [
        &["--help"][..],
        &["export", "--help"],
        &["ingest", "--help"],
        &["assess", "--help"],
        &["check", "--help"],
        &["layout", "--help"],
        &["import", "--help"],
    ] {
        let output = garant(folder.path(), arguments);
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success() && output.stderr.is_empty());
        assert!(said.contains("Example") && said.contains("  garant "), "{said}");
    }
}

#[test]
fn figures_are_written_in_each_format() {
    let folder = folder();
    for (name, sign) in [("a.png", &b"\x89PNG\r\n\x1a\n"[..]), ("a.svg", b"<"), ("a.pdf", b"%PDF-")] {
        let output = garant(
            folder.path(),
            &[
                "export", "--view", "timeline", "--size", "640x400", "--out", name, "--at", "2019",
            ],
        );
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert!(
            output.stdout.is_empty() && output.stderr.is_empty(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        assert!(fs::read(folder.path().join(name)).unwrap().starts_with(sign), "{name}");
    }
    assert_eq!(listing(folder.path()).len(), 3);
}
