//! What the user has chosen once for all: language, look, marking, restricted texts, folder for data; how the network and the
//! last figure were shown, what columns of tables mean, what was opened lately. Remembered between runs.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{Grouping, LayoutMethod, MatrixOf, Session};
use crate::exchange::csv_table::Mapping;
use crate::model::{FigureSpec, Language};

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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// Language of the program and of the texts shown.
    pub language: Language,
    /// Theme.
    pub theme: ThemeChoice,
    /// Size of everything drawn, in per cent of the usual; one of [`Self::TEXT_SIZES`].
    pub text_size: u16,
    /// Hues that colour-blind readers tell apart.
    pub colour_safe: bool,
    /// Nothing glides: what moves is there at once.
    pub reduced_motion: bool,
    /// The strip with the scenes of the briefing is shown.
    pub briefing: bool,
    /// Restricted texts are shown in presentations, too; for each figure the composer asks anew.
    pub show_restricted: bool,
    /// Handling marking of figures of dossiers that have none of their own; empty for none.
    pub marking: String,
    /// Folder for journals of work that has no project file; `None` for the usual one.
    pub data: Option<PathBuf>,
    /// Projects opened or saved lately, the last first.
    pub recent: Vec<PathBuf>,
    /// What the columns of tables mean, by their headers.
    pub tables: BTreeMap<String, Mapping>,
    /// What was chosen for the last figure; `None` before the first.
    pub figure: Option<FigureSpec>,
    /// Beside a figure goes the small file that makes it again.
    pub view_file: bool,
    /// How the network was shown last.
    pub network: NetworkChoice,
}

/// How the network is shown, of any dossier.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct NetworkChoice {
    /// Layout.
    pub layout: LayoutMethod,
    /// What makes blocs; a field of one dossier's own is not remembered for others.
    pub grouping: Option<Grouping>,
    /// What the matrix shows.
    pub matrix: MatrixOf,
    /// Whether hulls are drawn around blocs.
    pub hulls: bool,
}

impl Default for NetworkChoice {
    fn default() -> Self {
        Self {
            layout: LayoutMethod::default(),
            grouping: None,
            matrix: MatrixOf::default(),
            hulls: true,
        }
    }
}

impl NetworkChoice {
    /// How a session shows it.
    pub fn of(session: &Session) -> Self {
        let everywhere = |by: &Grouping| !matches!(by, Grouping::Attribute(_));
        Self {
            // Partners are those of a selection, which a new session does not have.
            layout: match session.layout {
                LayoutMethod::Ego => session.layout_before,
                other => other,
            },
            grouping: session.grouping.clone().filter(everywhere),
            matrix: session.matrix,
            hulls: session.hulls,
        }
    }

    /// Lets a session show it so.
    pub fn apply(&self, session: &mut Session) {
        session.layout = match self.layout {
            LayoutMethod::Ego => LayoutMethod::default(),
            other => other,
        };
        session.grouping.clone_from(&self.grouping);
        session.matrix = self.matrix;
        session.hulls = self.hulls;
    }
}

/// How many projects are remembered.
const RECENT: usize = 10;
/// How many tables.
const TABLES: usize = 100;

impl Default for Preferences {
    fn default() -> Self {
        Self {
            language: Language::default(),
            theme: ThemeChoice::default(),
            text_size: 100,
            colour_safe: false,
            reduced_motion: false,
            briefing: false,
            show_restricted: false,
            marking: String::new(),
            data: None,
            recent: Vec::new(),
            tables: BTreeMap::new(),
            figure: None,
            view_file: true,
            network: NetworkChoice::default(),
        }
    }
}

impl Preferences {
    /// Sizes of text that can be chosen, in per cent.
    pub const TEXT_SIZES: [u16; 6] = [85, 100, 115, 130, 150, 175];

    /// So many sizes larger or, with a negative number, smaller.
    pub fn larger_text(&mut self, steps: isize) {
        let last = Self::TEXT_SIZES.len() - 1;
        let place = Self::TEXT_SIZES
            .iter()
            .position(|size| *size >= self.text_size)
            .unwrap_or(last);
        self.text_size = Self::TEXT_SIZES[place.saturating_add_signed(steps).min(last)];
    }

    /// Size of everything drawn, as a factor that a window can bear.
    pub fn zoom(&self) -> f32 {
        f32::from(self.text_size.clamp(50, 300)) / 100.0
    }

    /// Puts a project at the head of those opened lately.
    pub fn remember(&mut self, project: &Path) {
        self.forget(project);
        self.recent.insert(0, project.to_owned());
        self.recent.truncate(RECENT);
    }

    /// Remembers what the columns of tables with this header mean. When there are too many, all others are forgotten.
    pub fn remember_table(&mut self, header: String, mapping: Mapping) {
        if self.tables.len() >= TABLES {
            self.tables.clear();
        }
        self.tables.insert(header, mapping);
    }

    /// Takes a project that is gone out of those opened lately.
    pub fn forget(&mut self, project: &Path) {
        self.recent.retain(|other| other != project);
    }
}
