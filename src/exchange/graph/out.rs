//! A dossier as a file of another program: which forms there are, and what stands in the file or files.

use std::path::{Path, PathBuf};

use super::from_dossier::{Selection, from_dossier};
use crate::exchange::{Report, csv_table, dot, ftm, gexf, graphml};
use crate::model::{Dossier, Language};

/// A form in which data are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum DataForm {
    /// GEXF 1.3.
    #[default]
    Gexf,
    /// GraphML with keys.
    Graphml,
    /// Two tables: ties, and actors beside it.
    Tables,
    /// FollowTheMoney, one JSON object a line.
    Ftm,
    /// DOT, for Graphviz.
    Dot,
}

impl DataForm {
    /// Every one, in the order of lists.
    pub const ALL: [Self; 5] = [Self::Gexf, Self::Graphml, Self::Tables, Self::Ftm, Self::Dot];

    /// Extension of its files.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Gexf => "gexf",
            Self::Graphml => "graphml",
            Self::Tables => "csv",
            Self::Ftm => "jsonl",
            Self::Dot => "dot",
        }
    }

    /// The form that the extension of a path says.
    pub fn of_path(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "gv" => Some(Self::Dot),
            "ftm" => Some(Self::Ftm),
            _ => Self::ALL.into_iter().find(|form| form.extension() == extension),
        }
    }
}

/// Where the table of actors stands beside the table of ties: `x.nodes.csv` beside `x.csv`.
pub fn beside(path: &Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let extension = path.extension().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem}.nodes.{extension}"))
}

/// The files, the main one first, each with its path; and what they cannot hold.
pub fn write(
    dossier: &Dossier,
    selection: &Selection,
    form: DataForm,
    path: &Path,
    language: Language,
) -> (Vec<(PathBuf, String)>, Report) {
    let mut report = Report::default();
    let graph = from_dossier(dossier, selection, language, &mut report);
    let main = match form {
        DataForm::Gexf => gexf::write(&graph, &mut report),
        DataForm::Graphml => graphml::write(&graph, &mut report),
        DataForm::Tables => csv_table::edges(&graph, &mut report),
        DataForm::Ftm => ftm::write(&graph, &mut report),
        DataForm::Dot => dot::write(&graph, &mut report),
    };
    let mut files = vec![(path.to_owned(), main)];
    if form == DataForm::Tables {
        files.push((beside(path), csv_table::nodes(&graph)));
    }
    (files, report)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extension_says_the_form() {
        assert_eq!(DataForm::of_path(Path::new("a/b.GEXF")), Some(DataForm::Gexf));
        assert_eq!(DataForm::of_path(Path::new("b.gv")), Some(DataForm::Dot));
        assert_eq!(DataForm::of_path(Path::new("b.png")), None);
        assert_eq!(beside(Path::new("x/ties.csv")), Path::new("x/ties.nodes.csv"));
    }
}
