//! What the user has chosen once for all: language and theme. Remembered between runs.

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
}
