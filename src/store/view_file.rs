//! The small file beside an exported figure: what was chosen, and what was looked at, so that the same figure can be made
//! again. Of the dossier it holds the title, a checksum, and the names of what the figure refers to.
//!
//! For `app` and `cli`. Not here: what a view means for the window (`app::composing`).

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::{Opened, StoreError, is_project, json_error, open, open_all, read_bytes};
use crate::model::restricted::blanked;
use crate::model::{Dossier, FigureSpec, Header, Item, Localised, Scene};
use crate::work::{WriteError, write_atomically};

/// What `format` must say.
const FORMAT: &str = "garant-view";
/// The version that is written.
const VERSION: u64 = 1;
/// What is put after the name of the figure.
const EXTENSION: &str = "garant-view";
/// Larger files are no views.
const MOST_BYTES: u64 = 4 << 20;

/// What must be known before the rest is read.
#[derive(Deserialize)]
struct Head {
    format: Option<serde_json::Value>,
    version: Option<u64>,
}

/// What makes a figure again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ViewFile {
    /// `garant-view`.
    pub format: String,
    /// Version of the form, from 1.
    pub version: u64,
    /// Title of the dossier.
    pub dossier: Localised,
    /// Checksum of the dossier, see [`fingerprint`].
    pub hash: String,
    /// Name of the project file, if there was one; it is looked for beside the view.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project: Option<String>,
    /// Names of the records that are referred to, for a dossier that does not have them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub names: BTreeMap<Item, Localised>,
    /// What was chosen.
    pub spec: FigureSpec,
    /// What was looked at.
    pub scene: Scene,
}

impl ViewFile {
    /// A view of a dossier.
    pub fn new(dossier: &Dossier, project: Option<&Path>, spec: FigureSpec, scene: Scene) -> Self {
        // The file goes where the figure goes.
        let shown = if spec.restricted { dossier.clone() } else { blanked(dossier) };
        let names = references(&scene)
            .into_iter()
            .filter_map(|item| Some((item, name(&shown, item)?)))
            .collect();
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            dossier: dossier.header.title.clone(),
            hash: fingerprint(dossier),
            project: project
                .and_then(Path::file_name)
                .map(|name| name.to_string_lossy().into_owned()),
            names,
            spec,
            scene,
        }
    }

    /// What it refers to that a dossier does not have.
    pub fn missing(&self, dossier: &Dossier) -> Vec<Item> {
        references(&self.scene)
            .into_iter()
            .filter(|item| !dossier.contains(*item))
            .collect()
    }

    /// Leaves out what a dossier does not have.
    #[must_use]
    pub fn without(mut self, missing: &[Item]) -> Self {
        for item in missing {
            self.scene.view.forget(*item);
            if self.scene.selection == Some(*item) {
                self.scene.selection = None;
            }
            if let Item::Document(document) = item {
                self.scene.filter.hidden_documents.remove(document);
            }
        }
        self
    }
}

/// Records that a scene refers to, itself not among them.
fn references(scene: &Scene) -> BTreeSet<Item> {
    let mut found: BTreeSet<Item> = scene.selection.into_iter().collect();
    found.extend(scene.filter.hidden_documents.iter().map(|id| Item::from(*id)));
    scene.view.each_reference(&mut |item| {
        found.insert(item);
    });
    found
}

/// What a record is called, where it has a name in both languages.
fn name(dossier: &Dossier, item: Item) -> Option<Localised> {
    Some(match item {
        Item::Document(id) => dossier.documents.get(&id)?.title.clone(),
        Item::Actor(id) => dossier.actors.get(&id)?.names.first()?.name.clone(),
        Item::Instrument(id) => dossier.instruments.get(&id)?.name.clone(),
        Item::Tie(id) => dossier.ties.get(&id)?.label.clone(),
        Item::Event(id) => dossier.events.get(&id)?.title.clone(),
        Item::Claim(id) => dossier.claims.get(&id)?.words.clone(),
        Item::Assessment(id) => dossier.assessments.get(&id)?.title.clone(),
        Item::Scenario(id) => dossier.scenarios.get(&id)?.title.clone(),
        Item::Scene(id) => dossier.scenes.get(&id)?.title.clone(),
        _ => return None,
    })
}

/// Whether a file is a view by its name.
pub fn is_view(path: &Path) -> bool {
    path.extension().is_some_and(|e| e.eq_ignore_ascii_case(EXTENSION))
}

/// Where the view of a figure lies: beside it, its name at the end.
pub fn beside(figure: &Path) -> PathBuf {
    let mut path = figure.as_os_str().to_owned();
    path.push(format!(".{EXTENSION}"));
    PathBuf::from(path)
}

/// Checksum of what a dossier holds; figures that are kept under names do not count.
pub fn fingerprint(dossier: &Dossier) -> String {
    struct Hashing(Sha256);
    impl io::Write for Hashing {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.update(bytes);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    // A copy shares its records with the dossier.
    let bare = Dossier {
        header: Header {
            figures: Vec::new(),
            ..dossier.header.clone()
        },
        ..dossier.clone()
    };
    let mut hashing = io::BufWriter::new(Hashing(Sha256::new()));
    // Nothing of this can fail; half a checksum would only say that the dossier is another one.
    let _cannot_fail = serde_json::to_writer(&mut hashing, &bare);
    hashing.into_inner().map_or_else(
        |_| String::new(),
        |hashing| {
            let hex = format!("{:x}", hashing.0.finalize());
            hex.chars().take(32).collect()
        },
    )
}

/// Writes a view.
///
/// # Errors
/// [`WriteError`]; nothing is left then.
pub fn write(path: &Path, view: &ViewFile) -> Result<(), WriteError> {
    let mut bytes = serde_json::to_vec_pretty(view).map_err(|error| WriteError::of(path, &error.into()))?;
    bytes.push(b'\n');
    write_atomically(path, &bytes)
}

/// Reads a view.
///
/// # Errors
/// [`StoreError`], with the place in the file where there is one.
pub fn read(path: &Path) -> Result<ViewFile, StoreError> {
    let bytes = read_bytes(path, MOST_BYTES)?;
    let head: Head = serde_json::from_slice(&bytes).map_err(|error| json_error(path, &error))?;
    if head.format.as_ref().and_then(serde_json::Value::as_str) != Some(FORMAT) {
        return Err(StoreError::NotAView(path.to_owned()));
    }
    if let Some(version) = head.version.filter(|version| *version > VERSION) {
        return Err(StoreError::Newer {
            path: path.to_owned(),
            version,
        });
    }
    serde_json::from_slice(&bytes).map_err(|error| json_error(path, &error))
}

/// Opens the dossier that a view is of: the project that is named together with it, else the one beside it, else the
/// built-in one.
pub(super) fn open_with(view: &Path, paths: &[PathBuf]) -> Result<Opened, StoreError> {
    let others: Vec<PathBuf> = paths.iter().filter(|path| !is_view(path)).cloned().collect();
    let mut opened = if others.is_empty() {
        let project = read(view)?.project.map(|name| view.with_file_name(name));
        match project.filter(|project| is_project(project) && project.is_file()) {
            Some(project) => open(&project)?,
            None => Opened::built_in(),
        }
    } else {
        open_all(&others)?
    };
    opened.view = Some(view.to_owned());
    Ok(opened)
}
