//! The layers of ARCHITECTURE.md, held against the code: who may name whom, and what each file begins with.

use std::fs;
use std::path::{Path, PathBuf};

/// Module, the modules of ours that it may name, the outside crates that it may not.
const LAYERS: &[(&str, &[&str], &[&str])] = &[
    (
        "model",
        &[],
        &["egui", "eframe", "egui_plot", "petgraph", "std::fs", "std::thread", "log"],
    ),
    (
        "session",
        &["model", "exchange"],
        &["egui", "eframe", "egui_plot", "petgraph", "std::fs", "std::thread"],
    ),
    (
        "command",
        &["model", "session", "exchange"],
        &["egui", "eframe", "egui_plot", "petgraph", "std::fs"],
    ),
    ("layout", &[], &["egui", "eframe", "egui_plot", "std::fs"]),
    ("guarantee", &[], &["egui", "eframe", "egui_plot", "petgraph", "std::fs"]),
    ("measures", &[], &["egui", "eframe", "egui_plot", "petgraph", "std::fs"]),
    (
        "exchange",
        &["model", "reading", "catalogue"],
        &["egui", "eframe", "egui_plot", "petgraph", "std::fs", "std::thread"],
    ),
    (
        "derived",
        &["model", "session", "layout", "guarantee", "measures", "work"],
        &["egui", "eframe", "egui_plot", "std::fs", "std::thread"],
    ),
    ("theme", &[], &["eframe", "egui_plot", "petgraph", "std::fs"]),
    (
        "catalogue",
        &["model"],
        &["egui", "eframe", "egui_plot", "petgraph", "std::fs"],
    ),
    ("widgets", &["theme"], &["eframe", "egui_plot", "petgraph", "std::fs"]),
    ("figure", &[], &["eframe", "egui_plot", "petgraph", "std::fs"]),
    (
        "views",
        &[
            "model",
            "session",
            "command",
            "derived",
            "layout",
            "guarantee",
            "measures",
            "exchange",
            "theme",
            "catalogue",
            "widgets",
        ],
        &["eframe", "petgraph", "std::fs", "std::thread"],
    ),
    (
        "reading",
        &["model"],
        &["egui", "eframe", "egui_plot", "petgraph", "std::fs", "std::thread"],
    ),
    (
        "extraction",
        &["model"],
        &["egui", "eframe", "egui_plot", "petgraph", "std::fs", "std::thread"],
    ),
    (
        "ingest",
        &["model", "reading", "extraction", "store", "work"],
        &["egui", "eframe", "egui_plot", "petgraph", "std::fs", "std::thread"],
    ),
    ("store", &["model", "work"], &["egui", "eframe", "egui_plot", "petgraph"]),
    ("work", &[], &["egui", "eframe", "egui_plot", "petgraph"]),
    (
        "app",
        &[
            "model",
            "session",
            "command",
            "derived",
            "layout",
            "guarantee",
            "measures",
            "theme",
            "catalogue",
            "widgets",
            "figure",
            "views",
            "store",
            "work",
            "extraction",
            "reading",
            "ingest",
            "exchange",
        ],
        &["petgraph", "std::fs", "std::thread"],
    ),
    (
        "cli",
        &[
            "model",
            "session",
            "command",
            "derived",
            "layout",
            "guarantee",
            "measures",
            "theme",
            "catalogue",
            "figure",
            "views",
            "store",
            "work",
            "extraction",
            "reading",
            "ingest",
            "exchange",
            "app",
        ],
        &["petgraph", "std::fs"],
    ),
];

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Name of the top module a file belongs to.
fn module_of(path: &Path) -> String {
    let relative = path.strip_prefix(src()).unwrap();
    relative
        .components()
        .next()
        .unwrap()
        .as_os_str()
        .to_str()
        .unwrap()
        .trim_end_matches(".rs")
        .to_owned()
}

/// Code without comments and without its unit tests.
fn code(text: &str) -> String {
    let before_tests = text.split("#[cfg(test)]").next().unwrap_or_default();
    before_tests
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn imports_go_down_only() {
    let mut faults = Vec::new();
    for path in rust_files(&src()) {
        if path.ends_with("tests.rs") {
            continue;
        }
        let module = module_of(&path);
        let Some((_, allowed, banned)) = LAYERS.iter().find(|(name, _, _)| *name == module) else {
            assert!(
                ["lib", "main"].contains(&module.as_str()),
                "{} has no row in the table of layers",
                path.display()
            );
            continue;
        };
        let text = code(&fs::read_to_string(&path).unwrap());
        for (at, _) in text.match_indices("crate::") {
            let named: String = text[at + 7..]
                .chars()
                .take_while(|c| c.is_ascii_lowercase() || *c == '_')
                .collect();
            let is_module = LAYERS.iter().any(|(name, _, _)| *name == named);
            if is_module && named != module && !allowed.contains(&named.as_str()) {
                faults.push(format!("{}: {module} may not name {named}", path.display()));
            }
        }
        for name in *banned {
            let word = |at: usize| {
                text[..at]
                    .chars()
                    .next_back()
                    .is_none_or(|c| !(c.is_alphanumeric() || c == '_' || c == ':'))
            };
            if text.match_indices(&format!("{name}::")).any(|(at, _)| word(at)) {
                faults.push(format!("{}: {module} may not use {name}", path.display()));
            }
        }
        if text.contains("super::super::super") {
            faults.push(format!(
                "{}: super::super::super hides where a name comes from",
                path.display()
            ));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_file_says_first_what_it_is() {
    for path in rust_files(&src()) {
        let text = fs::read_to_string(&path).unwrap();
        assert!(
            text.starts_with("//! "),
            "{} must begin with `//! ` and what it is",
            path.display()
        );
    }
}

#[test]
fn colours_are_named_in_the_theme_only() {
    for path in rust_files(&src()) {
        let module = module_of(&path);
        if module == "theme" || module == "figure" {
            continue;
        }
        let text = code(&fs::read_to_string(&path).unwrap());
        for name in [
            "Color32::from_rgb",
            "Color32::from_gray",
            "Color32::WHITE",
            "Color32::BLACK",
            "Color32::RED",
            "Color32::GRAY",
        ] {
            assert!(!text.contains(name), "{}: `{name}` belongs in theme.rs", path.display());
        }
    }
}

#[test]
fn every_font_and_data_file_has_its_licence_beside_it() {
    let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/fonts");
    for entry in fs::read_dir(&fonts).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if Path::new(&name).extension().is_some_and(|e| e == "txt") {
            continue;
        }
        let family = name.split(['-', '.']).next().unwrap();
        assert!(
            fonts.join(format!("{family}.LICENSE.txt")).is_file(),
            "{name} has no licence beside it"
        );
    }
}

#[test]
fn every_message_that_the_code_names_exists() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/messages/en");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let messages: String = files.map(|file| fs::read_to_string(file).unwrap()).collect();
    let known: Vec<&str> = messages
        .lines()
        .filter_map(|l| l.split_once(" ="))
        .map(|(key, _)| key)
        .collect();
    let mut missing = Vec::new();
    for path in rust_files(&src()) {
        let text = code(&fs::read_to_string(&path).unwrap());
        for call in [
            "words.text(\"",
            "words.with(\"",
            "words.with(\n",
            "words().with(\"",
            "words().text(\"",
        ] {
            for (at, _) in text.match_indices(call) {
                let rest = text[at + call.len()..].trim_start().trim_start_matches('"');
                let key: String = rest
                    .chars()
                    .take_while(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || *c == '-')
                    .collect();
                if key.contains('-') && !known.contains(&key.as_str()) {
                    missing.push(format!("{}: `{key}`", path.display()));
                }
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}
