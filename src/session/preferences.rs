//! What the user has chosen once for all: language and theme; and what was opened lately. Remembered between runs.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::model::Language;

/// Which theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum ThemeChoice {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// What the user has chosen.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// Language of the program and of the texts shown.
    pub language: Language,
    /// Theme.
    pub theme: ThemeChoice,
    /// Projects opened or saved lately, the last first.
    pub recent: Vec<PathBuf>,
}

/// How many projects are remembered.
const RECENT: usize = 10;

impl Preferences {
    /// Puts a project at the head of those opened lately.
    pub fn remember(&mut self, project: &Path) {
        self.forget(project);
        self.recent.insert(0, project.to_owned());
        self.recent.truncate(RECENT);
    }

    /// Takes a project that is gone out of those opened lately.
    pub fn forget(&mut self, project: &Path) {
        self.recent.retain(|other| other != project);
    }
}
