//! Files of the dossier: the built-in one, project files.

use crate::model::Dossier;

/// The dossier that comes with the program.
pub fn built_in() -> Dossier {
    serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/dossier.json"))).unwrap_or_default()
}
