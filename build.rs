//! Checks and packs what is compiled in: the built-in dossier from `seeds/`, the message catalogues from `assets/`.
//!
//! `seeds/dossier.json` anchors claims by paragraph and words; here the anchors become passages with positions.
//! Anything that does not fit fails the build with file and line. No network, nothing written outside `OUT_DIR`.

#[expect(
    dead_code,
    unused_imports,
    unreachable_pub,
    reason = "the build needs only a part of the model"
)]
#[path = "src/model/mod.rs"]
mod model;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use model::document::paragraphs;
use model::{Dossier, Selector, Span};
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};

/// Everything that is wrong, so that one build reports it all.
#[derive(Default)]
struct Faults(String);

impl Faults {
    fn add(&mut self, file: &Path, line: usize, problem: &str) {
        let _infallible = writeln!(self.0, "{}:{line}: {problem}", file.display());
    }
}

fn main() {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    for watched in ["build.rs", "seeds", "assets/messages", "src/model"] {
        println!("cargo::rerun-if-changed={watched}");
    }
    let mut faults = Faults::default();
    check_catalogues(&root.join("assets/messages"), &mut faults);
    let german = pack_catalogue(&root.join("assets/messages/de"), &mut faults);
    let english = pack_catalogue(&root.join("assets/messages/en"), &mut faults);
    let packed = pack_dossier(&root.join("seeds"), &mut faults);
    if !faults.0.is_empty() {
        for line in faults.0.lines() {
            println!("cargo::error={line}");
        }
        return;
    }
    for (name, text) in [("dossier.json", packed), ("de.ftl", german), ("en.ftl", english)] {
        if let Err(error) = fs::write(out.join(name), text) {
            println!("cargo::error=cannot write `{name}`: {error}");
        }
    }
}

fn read(path: &Path, faults: &mut Faults) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| {
        faults.add(path, 1, &format!("cannot be read: {error}"));
        String::new()
    })
}

/// Line of the first occurrence of `needle` in `text`, from 1; 1 if it is nowhere.
fn line_of(text: &str, needle: &str) -> usize {
    text.find(needle).map_or(1, |at| text[..at].matches('\n').count() + 1)
}

/// The files of a folder, sorted.
fn files(folder: &Path, faults: &mut Faults) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = match fs::read_dir(folder) {
        Ok(entries) => entries.filter_map(|entry| entry.ok().map(|e| e.path())).collect(),
        Err(error) => {
            faults.add(folder, 1, &format!("cannot be read: {error}"));
            Vec::new()
        }
    };
    paths.sort();
    paths
}

/// All messages of a language in one text.
fn pack_catalogue(folder: &Path, faults: &mut Faults) -> String {
    files(folder, faults).iter().map(|path| read(path, faults) + "\n").collect()
}

/// Both catalogues must have the same messages.
fn check_catalogues(folder: &Path, faults: &mut Faults) {
    let keys = |language: &str, faults: &mut Faults| -> BTreeMap<String, (PathBuf, usize)> {
        let mut keys = BTreeMap::new();
        for path in files(&folder.join(language), faults) {
            let text = read(&path, faults);
            for (number, line) in text.lines().enumerate() {
                let Some((key, _)) = line.split_once('=') else { continue };
                let key = key.trim_end();
                let is_key = key.starts_with(|c: char| c.is_ascii_lowercase())
                    && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
                if is_key && keys.insert(key.to_owned(), (path.clone(), number + 1)).is_some() {
                    faults.add(&path, number + 1, &format!("the message `{key}` stands twice"));
                }
            }
        }
        keys
    };
    let (de, en) = (keys("de", faults), keys("en", faults));
    for (key, (path, line)) in de.iter().filter(|(key, _)| !en.contains_key(*key)) {
        faults.add(path, *line, &format!("the message `{key}` is missing in English"));
    }
    for (key, (path, line)) in en.iter().filter(|(key, _)| !de.contains_key(*key)) {
        faults.add(path, *line, &format!("the message `{key}` is missing in German"));
    }
}

/// Front matter and text of one digest.
struct Digest {
    path: PathBuf,
    fields: Vec<(String, String)>,
    text: String,
}

impl Digest {
    fn read(path: PathBuf, faults: &mut Faults) -> Self {
        let raw = read(&path, faults).replace("\r\n", "\n");
        let mut fields = Vec::new();
        let mut text = String::new();
        match raw.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")) {
            Some((front, body)) => {
                for (number, line) in front.lines().enumerate() {
                    match line.split_once(':') {
                        Some((key, value)) => fields.push((key.trim().to_owned(), value.trim().to_owned())),
                        None => faults.add(&path, number + 2, "front matter line without `:`"),
                    }
                }
                body.trim().clone_into(&mut text);
            }
            None => faults.add(&path, 1, "no front matter between `---` lines"),
        }
        Self { path, fields, text }
    }

    fn field(&self, key: &str) -> &str {
        self.fields.iter().find(|(k, _)| k == key).map_or("", |(_, v)| v)
    }

    fn all<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a str> {
        self.fields.iter().filter(move |(k, _)| k == key).map(|(_, v)| v.as_str())
    }
}

fn pack_dossier(seeds: &Path, faults: &mut Faults) -> String {
    let path = seeds.join("dossier.json");
    let raw = read(&path, faults);
    let mut root: Map<String, Value> = match serde_json::from_str(&raw) {
        Ok(root) => root,
        Err(error) => {
            faults.add(&path, error.line(), &error.to_string());
            return String::new();
        }
    };
    let mut texts = BTreeMap::new();
    let documents: Vec<Value> = take_list(&mut root, "documents")
        .into_iter()
        .map(|entry| document(seeds, entry["file"].as_str().unwrap_or_default(), &mut texts, faults))
        .collect();
    root.insert("documents".into(), documents.into());
    let mut anchors = Anchors {
        path: &path,
        raw: &raw,
        texts: &texts,
        passages: BTreeMap::new(),
        faults,
    };
    let mut claims = take_list(&mut root, "claims");
    for claim in &mut claims {
        anchors.resolve(claim);
    }
    let passages: Vec<Value> = anchors.passages.into_values().collect();
    root.insert("claims".into(), claims.into());
    root.insert("passages".into(), passages.into());
    let value = Value::Object(root);
    // Through text, so that an error names the place in a form that can be searched for.
    let dossier: Dossier = match serde_json::from_value(value) {
        Ok(dossier) => dossier,
        Err(error) => {
            let text = error.to_string();
            let named = text.split('`').nth(1).unwrap_or_default();
            faults.add(&path, line_of(&raw, named), &text);
            return String::new();
        }
    };
    for broken in dossier.check() {
        faults.add(
            &path,
            line_of(&raw, &format!("\"id\": \"{}\"", broken.item)),
            &broken.to_string(),
        );
    }
    let packed = serde_json::to_value(&dossier).unwrap_or_default();
    for unknown in unknown_fields(&dossier) {
        faults.add(
            &path,
            line_of(&raw, &format!("\"{unknown}\"")),
            &format!("the field `{unknown}` is not known"),
        );
    }
    let places = seeds.join("positions.json");
    let positions: Value = serde_json::from_str(&read(&places, faults)).unwrap_or_else(|error| {
        faults.add(&places, error.line(), &error.to_string());
        Value::Null
    });
    let mut full = json!({ "format": "garant", "version": 1, "positions": positions });
    if let (Some(full), Value::Object(rest)) = (full.as_object_mut(), packed) {
        full.extend(rest);
    }
    full.to_string()
}

/// Unknown fields are kept in project files; in the seeds they are slips of the pen.
fn unknown_fields(d: &Dossier) -> Vec<String> {
    let mut all: Vec<String> = d.extra.keys().cloned().collect();
    macro_rules! collect { ($($list:ident)*) => { $(all.extend(d.$list.values().flat_map(|r| r.extra.keys().cloned()));)* } }
    collect!(documents passages actors instruments ties events claims quantities contradictions scenarios precedents assessments scenes);
    all
}

fn take_list(root: &mut Map<String, Value>, key: &str) -> Vec<Value> {
    match root.remove(key) {
        Some(Value::Array(list)) => list,
        _ => Vec::new(),
    }
}

fn document(seeds: &Path, file: &str, texts: &mut BTreeMap<String, (String, String)>, faults: &mut Faults) -> Value {
    let de = Digest::read(seeds.join("documents").join(format!("{file}.de.md")), faults);
    let en = Digest::read(seeds.join("documents").join(format!("{file}.en.md")), faults);
    let (blocks_de, blocks_en) = (paragraphs(&de.text), paragraphs(&en.text));
    let shape = |blocks: &[model::Paragraph]| blocks.iter().map(|b| b.number).collect::<Vec<_>>();
    if shape(&blocks_de) != shape(&blocks_en) {
        faults.add(&en.path, 1, "paragraphs and headings do not match the German text one to one");
    }
    let id = de.field("id").to_owned();
    texts.insert(id.clone(), (de.text.clone(), en.text.clone()));
    let both = |key: &str| json!({ "de": de.field(key), "en": en.field(key) });
    let notes: Vec<Value> = de
        .all("note")
        .zip(en.all("note"))
        .map(|(de, en)| json!({ "de": de, "en": en }))
        .collect();
    let hash = Sha256::digest(de.text.as_bytes())
        .iter()
        .fold(String::new(), |mut hex, byte| {
            let _infallible = write!(hex, "{byte:02x}");
            hex
        });
    let authors: Vec<&str> = de
        .field("authors")
        .split(';')
        .map(str::trim)
        .filter(|a| !a.is_empty())
        .collect();
    let mut value = json!({
        "id": id, "title": both("title"), "kind": de.field("kind"), "language": "de",
        "publisher": both("publisher"), "publisher_short": both("publisher_short"), "authors": authors,
        "published_basis": both("published_basis"), "provenance": both("provenance"),
        "reliability": de.field("reliability"), "notes": notes, "text": de.text, "hash": hash,
        "translation": { "language": "en", "text": en.text },
    });
    for key in ["published", "address", "retrieved"] {
        if !de.field(key).is_empty() {
            value[key] = de.field(key).into();
        }
    }
    value
}

/// Turns `{document, paragraph, de, en}` into passages with positions.
struct Anchors<'a> {
    path: &'a Path,
    raw: &'a str,
    texts: &'a BTreeMap<String, (String, String)>,
    passages: BTreeMap<String, Value>,
    faults: &'a mut Faults,
}

impl Anchors<'_> {
    fn resolve(&mut self, claim: &mut Value) {
        let Some(Value::Array(anchors)) = claim.get_mut("passages").map(Value::take) else {
            let id = claim["id"].as_str().unwrap_or("?").to_owned();
            let line = line_of(self.raw, &format!("\"{id}\""));
            self.faults.add(self.path, line, &format!("the claim `{id}` has no passages"));
            return;
        };
        let ids: Vec<Value> = anchors
            .iter()
            .filter_map(|anchor| self.passage(anchor))
            .map(Value::from)
            .collect();
        claim["passages"] = ids.into();
    }

    fn passage(&mut self, anchor: &Value) -> Option<String> {
        let words = |key: &str| anchor[key].as_str().unwrap_or_default();
        let (document, de, en) = (words("document"), words("de"), words("en"));
        let number = anchor["paragraph"].as_u64().unwrap_or_default();
        let line = line_of(self.raw, &format!("\"{}\"", json_text(de)));
        let Some((text_de, text_en)) = self.texts.get(document) else {
            self.faults
                .add(self.path, line, &format!("there is no document `{document}`"));
            return None;
        };
        let target = find(text_de, number, de);
        let translated = find(text_en, number, en);
        for (found, words, language) in [(&target, de, "German"), (&translated, en, "English")] {
            if let Err(problem) = found {
                self.faults.add(
                    self.path,
                    line,
                    &format!("{document} ¶{number}, {language}: {problem}: `{words}`"),
                );
            }
        }
        let (target, translated) = (target.ok()?, translated.ok()?);
        let short = document.trim_start_matches("d.");
        let id = format!("p.{short}.{}-{}", target.span.start, target.span.len());
        let value = json!({ "id": id, "document": document, "target": target, "translated": translated });
        self.passages.insert(id.clone(), value);
        Some(id)
    }
}

/// The words as they stand in JSON, to find their line.
fn json_text(words: &str) -> String {
    let quoted = Value::from(words).to_string();
    quoted.trim_matches('"').to_owned()
}

fn find(text: &str, number: u64, words: &str) -> Result<Selector, String> {
    let blocks = paragraphs(text);
    let block = blocks
        .iter()
        .find(|b| b.number.is_some_and(|n| u64::from(n) == number))
        .ok_or_else(|| "there is no such paragraph".to_owned())?;
    let body = &text[block.start_byte..block.end_byte];
    let mut places = body.match_indices(words).map(|(at, _)| at);
    let at = places
        .next()
        .filter(|_| !words.is_empty())
        .ok_or_else(|| "the words are not there".to_owned())?;
    if places.next().is_some() {
        return Err("the words stand there more than once".to_owned());
    }
    let start = block.span.start + body[..at].chars().count();
    let span = Span {
        start,
        end: start + words.chars().count(),
    };
    Selector::at(text, span).ok_or_else(|| "the words cannot be marked".to_owned())
}
