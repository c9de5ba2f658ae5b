//! `garant ingest` as a user meets it: files of every kind in, findings and proposals out, and a clear word where not.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

/// Runs the real program without a display and without the user's settings.
fn ingest(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_garant"))
        .arg("ingest")
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .env("HOME", folder)
        .env("LANG", "en_GB.UTF-8")
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

const ARTICLE: &str = "Russia signs pact with Belarus\n\nRussia and Belarus signed a defence pact in Minsk on 3 March 2014, \
the news agency TASS reported. The two countries said that 11,000 soldiers would train together.\n\n\
“Belarus will never attack Ukraine,” President Alexander Lukashenko said. Poland denied supplying arms to Ukraine.\n\n\
If China attacked Taiwan, Japan could send troops to the United States.\n";

/// Reads the JSON written for one article.
fn findings(folder: &Path, name: &str, text: &str) -> Value {
    fs::write(folder.join(name), text).unwrap();
    let output = ingest(folder, &[name, "--json", "-", "--published", "2014-03-05"]);
    assert!(output.status.success(), "{}", said(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn the_json_is_what_it_says_and_its_offsets_count_scalar_values() {
    let folder = folder();
    let text = ARTICLE.replace("TASS", "“Tass” – ÄÖÜ😀 TASS");
    let all = findings(folder.path(), "article.txt", &text);
    let document = &all["documents"][0];
    let kept: Vec<char> = document["text"].as_str().unwrap().chars().collect();
    let words = |of: &Value| -> String {
        let at = |key: &str| usize::try_from(of[key].as_u64().unwrap()).unwrap();
        kept[at("start")..at("end")].iter().collect()
    };
    assert_eq!(document["language"], "en");
    let actors = document["actors"].as_array().unwrap();
    let id_of = |iso3: &str| actors.iter().find(|a| a["iso3"] == iso3).map(|a| a["id"].clone()).unwrap();
    let mut mentions = 0;
    for actor in actors {
        for mention in actor["mentions"].as_array().unwrap() {
            assert_eq!(words(mention), mention["surface"].as_str().unwrap());
            mentions += 1;
        }
    }
    assert!(mentions > 8, "{mentions}");
    let ties = document["ties"].as_array().unwrap();
    for tie in ties {
        for quoted in tie["evidence"].as_array().unwrap() {
            assert_eq!(words(quoted), quoted["quote"].as_str().unwrap());
        }
    }
    let between = |kind: &str, a: &str, b: &str| {
        let ends = [id_of(a), id_of(b)];
        ties.iter()
            .find(|t| t["kind"] == kind && ends.contains(&t["from"]) && ends.contains(&t["to"]))
    };
    assert_eq!(between("defence_pact", "RUS", "BLR").unwrap()["modality"], "asserted");
    assert_eq!(between("arms", "POL", "UKR").unwrap()["modality"], "denied");
    assert!(
        ties.iter().all(|t| t["modality"] != "asserted" || t["from"] != id_of("JPN")),
        "what is only imagined is not asserted: {ties:?}"
    );
    let dates = document["dates"].as_array().unwrap();
    assert!(
        dates.iter().any(|d| d["edtf"] == "2014-03-03" && d["text"] == words(d)),
        "{dates:?}"
    );
    let figures = document["figures"].as_array().unwrap();
    assert!(figures.iter().any(|f| f["value"] == 11_000.0), "{figures:?}");
    let claims = document["claims"].as_array().unwrap();
    assert!(!claims.is_empty());
    let known: Vec<&Value> = actors.iter().map(|a| &a["id"]).collect();
    assert!(claims.iter().all(|c| known.contains(&&c["speaker"])));
}

#[test]
fn the_same_files_give_the_same_bytes_and_a_project_takes_a_text_once() {
    let folder = folder();
    let path = folder.path();
    fs::create_dir_all(path.join("in/deep")).unwrap();
    fs::write(
        path.join("in/deep/b.md"),
        format!("---\ntitle: Pact\ndate: 2014-03-04\n---\n\n{ARTICLE}"),
    )
    .unwrap();
    fs::write(
        path.join("in/a.html"),
        format!("<html><body><article><h1>Pact</h1><p>{ARTICLE}</p></article></body></html>"),
    )
    .unwrap();
    let first = ingest(path, &["in", "--json", "-"]);
    let again = ingest(path, &["in", "--json", "-"]);
    assert!(first.status.success(), "{}", said(&first));
    assert_eq!(first.stdout, again.stdout);
    let project = |count: usize| {
        let output = ingest(path, &["in", "--project", "out.garant"]);
        assert!(output.status.success(), "{}", said(&output));
        let opened = garant::store::open(&path.join("out.garant")).unwrap();
        assert_eq!(opened.dossier.documents.len(), count);
        assert_eq!(opened.dossier.check(), []);
        (
            opened.dossier.claims.len(),
            String::from_utf8_lossy(&output.stdout).into_owned(),
        )
    };
    let (claims, _) = project(2);
    assert!(claims > 2);
    let (after, words) = project(2);
    assert_eq!(after, claims, "reading the same file twice adds nothing");
    assert!(words.contains("2 known already"), "{words}");
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_read() {
    let folder = folder();
    let path = folder.path();
    let bad: [(&str, Vec<u8>, &str); 6] = [
        ("empty.txt", Vec::new(), "is empty"),
        ("blank.txt", b" \n\n ".to_vec(), "is empty"),
        (
            "picture.png",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01".to_vec(),
            "picture.png",
        ),
        ("broken.pdf", b"%PDF-1.7\nnothing more".to_vec(), "broken.pdf"),
        ("broken.docx", b"PK\x03\x04broken".to_vec(), "broken.docx"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".repeat(80), "old.doc"),
    ];
    fs::create_dir(path.join("in")).unwrap();
    for (name, bytes, _) in &bad {
        fs::write(path.join("in").join(name), bytes).unwrap();
    }
    let output = ingest(path, &["in", "--json", "-"]);
    assert!(!output.status.success(), "nothing was read");
    assert_ne!(output.status.code(), Some(101), "{}", said(&output));
    fs::write(path.join("in/good.txt"), ARTICLE).unwrap();
    let output = ingest(path, &["in", "missing", "--json", "-"]);
    assert!(output.status.success(), "{}", said(&output));
    let told = said(&output);
    for (name, _, part) in &bad {
        let line = told.lines().find(|line| line.contains(name)).unwrap_or_default();
        assert!(line.contains(part), "{line}");
        assert!(!line.contains("reading-") && !line.contains("error-"), "{line}");
    }
    assert!(told.contains("missing"), "{told}");
    let all: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(all["documents"].as_array().unwrap().len(), 1);
}

#[test]
fn other_languages_are_kept_but_not_read_and_wrong_requests_are_refused() {
    let folder = folder();
    let path = folder.path();
    let french = "Le ministre des affaires étrangères a déclaré que la France et l’Allemagne ont signé un traité avec la Pologne \
                  dans la ville de Nancy, et que les deux pays sont prêts à une coopération plus étroite dans le domaine de la défense.\n";
    fs::write(path.join("fr.txt"), french.repeat(3)).unwrap();
    let output = ingest(path, &["fr.txt", "--json", "-"]);
    assert!(output.status.success(), "{}", said(&output));
    assert!(said(&output).contains("neither German nor English"), "{}", said(&output));
    let all: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(all["documents"][0]["ties"], Value::Array(Vec::new()));
    for (arguments, part) in [
        (&["fr.txt", "--published", "yesterday"][..], "no date"),
        (&["fr.txt", "--json", "none/out.json"][..], "none"),
        (&[][..], "PATH"),
        (&["fr.txt", "--lexicon", "fr.txt"][..], "lexicon"),
    ] {
        let output = ingest(path, arguments);
        assert!(!output.status.success(), "{arguments:?}");
        assert!(said(&output).contains(part), "{arguments:?}: {}", said(&output));
    }
}

#[test]
fn an_own_table_teaches_a_name() {
    let folder = folder();
    let path = folder.path();
    let table = "WESTARK\tstate\tWestarkien\tWestarctica\t\t\t\tadj:westarkisch\tadj_en:Westarctican\n";
    fs::write(path.join("own.tsv"), table).unwrap();
    fs::write(
        path.join("a.txt"),
        "Westarctica signed a defence pact with Norway in 2010. The minister was pleased with it and left.\n",
    )
    .unwrap();
    let output = ingest(path, &["a.txt", "--lexicon", "own.tsv", "--json", "-"]);
    assert!(output.status.success(), "{}", said(&output));
    let all: Value = serde_json::from_slice(&output.stdout).unwrap();
    let actors = all["documents"][0]["actors"].as_array().unwrap();
    assert!(actors.iter().any(|a| a["name_de"] == "Westarkien"), "{actors:?}");
}
