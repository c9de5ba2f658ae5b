//! What a data set says of an instrument as a whole, kept with the instrument so that another data set can be laid
//! beside it later: number, beginning, end, duties, and the claim that says it.
//!
//! It is written into the instrument's own fields (`extra`) under `said_` and the data set's key and edition.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::model::{ClaimId, Day, Edtf, Instrument, ObligationKind};

const PREFIX: &str = "said_";

/// What a data set says of an instrument.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Said {
    /// Short name of the data set.
    pub(super) source: String,
    /// Its number there.
    pub(super) number: String,
    /// Its number in COW, where this is another data set that knows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) cow: Option<String>,
    /// When it began.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) begin: Option<Edtf>,
    /// When it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) end: Option<Edtf>,
    /// It was in force on this day, the last that the data set covers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) goes_on: Option<Day>,
    /// What its members owe.
    pub(super) duties: Vec<ObligationKind>,
    /// The claim that says so.
    pub(super) claim: ClaimId,
}

impl Said {
    /// As a field of the instrument.
    pub(super) fn kept(&self, key: &str, tag: &str) -> Option<(String, Value)> {
        let value = serde_json::to_value(self).ok()?;
        Some((format!("{PREFIX}{key}-{tag}"), value))
    }

    /// What all data sets say of an instrument, with the key of each.
    pub(super) fn all(instrument: &Instrument) -> Vec<(&str, Self)> {
        let fields = instrument.extra.iter();
        let said = fields.filter_map(|(name, value)| {
            let rest = name.strip_prefix(PREFIX)?;
            let key = rest.split('-').next()?;
            Some((key, serde_json::from_value(value.clone()).ok()?))
        });
        said.collect()
    }

    /// The numbers by which an instrument is known: of which data set, and which.
    pub(super) fn numbers(instrument: &Instrument) -> Vec<(String, String)> {
        let mut numbers = Vec::new();
        for (key, said) in Self::all(instrument) {
            numbers.push((key.to_owned(), said.number.clone()));
            numbers.extend(said.cow.map(|cow| ("cow".to_owned(), cow)));
        }
        numbers
    }

    /// Whether an instrument was made of what a data set says, and has no dates of its own beside that.
    pub(super) fn is_of_data(instrument: &Instrument) -> bool {
        let made = |(key, said): &(&str, Self)| instrument.id.as_str() == format!("i.{key}-{}", said.number.to_lowercase());
        Self::all(instrument).iter().any(made)
    }
}
