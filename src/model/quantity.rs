//! Quantities: a number with its measure, unit, year and the claim that gives it.
//!
//! Two sources' numbers are two quantities, even for what looks like one thing.

use serde::{Deserialize, Serialize};

use super::dossier::Extra;
use super::edtf::Edtf;
use super::ids::{ClaimId, Item, QuantityId};
use super::words::Localised;

/// A quantity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Quantity {
    /// Identifier.
    pub id: QuantityId,
    /// Least value, in `unit`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub low: Option<f64>,
    /// Best value, in `unit`; absent where the source gives no number ("thousands").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub best: Option<f64>,
    /// Greatest value, in `unit`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high: Option<f64>,
    /// Unit ("%", "containers").
    pub unit: Localised,
    /// What is counted ("share of trade with China").
    pub measure: Localised,
    /// For which time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<Edtf>,
    /// The claim that gives it.
    pub claim: ClaimId,
    /// The tie or event it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Item>,
    /// Fields written by a newer or foreign program.
    #[serde(flatten)]
    pub extra: Extra,
}
