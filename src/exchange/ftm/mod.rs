//! FollowTheMoney entities, one JSON object a line, as OpenSanctions, Aleph and yente exchange them.
//!
//! The mapping, both ways:
//!
//! | schema | here |
//! |---|---|
//! | `Person` | actor, person |
//! | `Organization`, `Company`, `LegalEntity`, `Asset`, `Airplane`, `Vessel` … | actor, organisation |
//! | `PublicBody`, `Position` | actor, body |
//! | `Membership` (member → organization), `Directorship` (director → organization), `Employment` (employee → employer), `Occupancy` (holder → post) | tie, membership |
//! | `Ownership` (owner → asset), `Debt` (debtor → creditor) | tie, dependency |
//! | `Family`, `Associate`, `UnknownLink`, `Representation`, `Similar` | tie, contact |
//! | `Payment` (payer → beneficiary) | tie, trade |
//! | `Succession` (predecessor → successor) | tie, succession |
//! | `Sanction` | tie, sanction, from an actor named after `authority` to the entity |
//! | `Event` | event, dated, with those `involved` |
//! | anything else (`Address`, `Document`, `Identification` …) | kept as it is with the document, and written again |
//!
//! `startDate` and `endDate` (else `date`) become the stretch of time; every other property stays with its record under
//! its own name and goes out again. Where several names are given the first is the name, the others are aliases. On the
//! way out states become `PublicBody` with their country code, ties without a schema of their own become `UnknownLink`
//! with the label as `role`.
//!
//! What the format cannot hold, and the report of an export counts: what kind of actor it is beyond the nearest schema,
//! its letters, places, sizes and colours, actors within actors, weights, the direction of ties without a schema of
//! their own, who imposes a sanction other than by name, all spells of a tie but the first, and (as in every graph
//! format) claims, events, instruments, quantities and assessments.

mod read;
mod write;

pub use read::{read, with_events};
pub use write::write;

/// A schema that joins two entities: its name, the property it comes from and the one it goes to.
const LINKS: [(&str, &str, &str); 13] = [
    ("Membership", "member", "organization"),
    ("Directorship", "director", "organization"),
    ("Employment", "employee", "employer"),
    ("Occupancy", "holder", "post"),
    ("Ownership", "owner", "asset"),
    ("Debt", "debtor", "creditor"),
    ("Family", "person", "relative"),
    ("Associate", "person", "associate"),
    ("UnknownLink", "subject", "object"),
    ("Representation", "agent", "client"),
    ("Payment", "payer", "beneficiary"),
    ("Succession", "predecessor", "successor"),
    ("Similar", "candidate", "match"),
];

/// Schemata that are actors.
const ACTORS: [&str; 12] = [
    "Person",
    "Organization",
    "Company",
    "PublicBody",
    "LegalEntity",
    "Asset",
    "Position",
    "Airplane",
    "Vessel",
    "Vehicle",
    "Thing",
    "CryptoWallet",
];

/// Schemata that run both ways.
const UNDIRECTED: [&str; 4] = ["Family", "Associate", "UnknownLink", "Similar"];

/// Kind of the node that stands for the authority behind a sanction; no schema is called so.
const AUTHORITY: &str = "authority";

/// Entities of the same identifier are added up, as the format wants it.
fn is_link(schema: &str) -> Option<(&'static str, &'static str)> {
    LINKS
        .iter()
        .find(|(name, ..)| *name == schema)
        .map(|(_, from, to)| (*from, *to))
}
