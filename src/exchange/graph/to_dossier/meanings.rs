//! What each attribute of a graph means: as chosen, else as its name plainly says.

use std::collections::HashSet;

use super::super::meaning::{Meaning, of_name};
use super::super::{Graph, On};
use super::{OURS, Options};

/// Attributes that are written and not read back.
const WORKED_OUT: [&str; 7] = [
    "reality",
    "phase",
    "claims",
    "sources",
    "start_certain",
    "end_certain",
    "instrument",
];

/// What each attribute means: as chosen, else as its name plainly says. Of several that say the same the first does.
pub(super) fn meanings_of(graph: &Graph, options: &Options) -> Vec<Meaning> {
    if let Some(chosen) = &options.meanings {
        return chosen.clone();
    }
    let mut taken = HashSet::new();
    let fits = |on: On, meaning: Meaning| match on {
        On::Node => matches!(
            meaning,
            Meaning::Name
                | Meaning::Label
                | Meaning::NameDe
                | Meaning::NameEn
                | Meaning::Kind
                | Meaning::Code
                | Meaning::Cow
                | Meaning::Gw
                | Meaning::Iso2
                | Meaning::Iso3
                | Meaning::Valid
                | Meaning::Start
                | Meaning::End
                | Meaning::X
                | Meaning::Y
        ),
        On::Edge => matches!(
            meaning,
            Meaning::Label
                | Meaning::NameDe
                | Meaning::NameEn
                | Meaning::Family
                | Meaning::Class
                | Meaning::Start
                | Meaning::End
                | Meaning::Date
                | Meaning::Year
                | Meaning::Valid
        ),
        On::Graph => false,
    };
    let ours = graph.creator == OURS;
    let mut of = |on: On, name: &str| {
        // What was worked out when the file was written is worked out anew.
        if ours && WORKED_OUT.contains(&name) {
            return Meaning::Leave;
        }
        // "Collaboration date" is a date like "date".
        let last = name.rsplit([' ', '_', '.']).next().unwrap_or(name);
        let meaning = of_name(name).or_else(|| of_name(last).filter(|m| *m == Meaning::Date));
        let meaning = meaning.filter(|meaning| fits(on, *meaning));
        meaning
            .filter(|meaning| taken.insert((on, *meaning)))
            .unwrap_or(Meaning::Keep)
    };
    graph.keys.iter().map(|key| of(key.on, &key.title)).collect()
}
