//! Typed identifiers: one newtype for each kind of record, and [`Item`], which can name any of them.
//!
//! An identifier is a short ASCII word with a prefix that tells its kind (`t.pact-2024` is a tie).
//! It is `Copy`, opaque to the program and stable for the life of the record.
//! Not here: generation of new identifiers (that needs the dossier, see [`crate::model::Dossier::fresh_id`]).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;
use tinystr::TinyAsciiStr;

/// Longest identifier, in bytes, prefix included.
pub const MAX_LEN: usize = 32;

/// Why a text is not an identifier of the wanted kind.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum IdError {
    /// Too long, empty, or with characters other than `a-z`, `0-9`, `.`, `-`.
    #[error("`{0}` is not an identifier: 3 to 32 characters of a-z, 0-9, `.` and `-` are allowed")]
    Malformed(String),
    /// Well formed, but of another kind.
    #[error("`{text}` does not name {wanted}: it must begin with `{prefix}`")]
    WrongKind {
        /// The text as given.
        text: String,
        /// The kind wanted, with its article.
        wanted: &'static str,
        /// The prefix of that kind.
        prefix: &'static str,
    },
    /// No kind has this prefix.
    #[error("`{0}` names nothing known: its prefix is not that of any kind of record")]
    UnknownPrefix(String),
}

fn parse_inner(text: &str, prefix: &'static str, wanted: &'static str) -> Result<TinyAsciiStr<MAX_LEN>, IdError> {
    let malformed = || IdError::Malformed(text.chars().take(64).collect());
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'.' || byte == b'-';
    if text.len() < 3 || !text.bytes().all(allowed) {
        return Err(malformed());
    }
    let inner = TinyAsciiStr::<MAX_LEN>::try_from_str(text).map_err(|_too_long| malformed())?;
    if !text.starts_with(prefix) {
        return Err(IdError::WrongKind {
            text: text.to_owned(),
            wanted,
            prefix,
        });
    }
    Ok(inner)
}

const fn open(text: &str) -> TinyAsciiStr<MAX_LEN> {
    match TinyAsciiStr::try_from_str(text) {
        Ok(id) => id,
        Err(_) => TinyAsciiStr::EMPTY,
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident, $kind:ident, $prefix:literal, $wanted:literal;)*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy)]
            pub struct $name(TinyAsciiStr<MAX_LEN>);

            // Compared and hashed as a row of bytes: letter by letter takes many times as long, and every look-up in
            // the dossier is such a comparison.
            impl PartialEq for $name {
                fn eq(&self, other: &Self) -> bool {
                    self.0.all_bytes() == other.0.all_bytes()
                }
            }

            impl Eq for $name {}

            impl PartialOrd for $name {
                fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
                    Some(self.cmp(other))
                }
            }

            impl Ord for $name {
                fn cmp(&self, other: &Self) -> std::cmp::Ordering {
                    self.0.all_bytes().cmp(other.0.all_bytes())
                }
            }

            impl std::hash::Hash for $name {
                fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
                    state.write(self.0.all_bytes());
                }
            }

            impl $name {
                /// Prefix of this kind of identifier.
                pub const PREFIX: &'static str = $prefix;

                /// Stands in a draft where a record of this kind is still to be chosen; no record is called so.
                pub const OPEN: Self = Self(open(concat!($prefix, "-")));

                /// Reads an identifier.
                ///
                /// # Errors
                /// [`IdError`] if the text is malformed or of another kind.
                pub fn new(text: &str) -> Result<Self, IdError> {
                    parse_inner(text, $prefix, $wanted).map(Self)
                }

                /// The identifier as text.
                pub fn as_str(&self) -> &str {
                    self.0.as_str()
                }
            }

            impl fmt::Display for $name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.write_str(self.as_str())
                }
            }

            impl fmt::Debug for $name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.write_str(self.as_str())
                }
            }

            impl FromStr for $name {
                type Err = IdError;
                fn from_str(text: &str) -> Result<Self, IdError> {
                    Self::new(text)
                }
            }

            impl Serialize for $name {
                fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    serializer.serialize_str(self.as_str())
                }
            }

            impl<'de> Deserialize<'de> for $name {
                fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                    Self::new(&text).map_err(serde::de::Error::custom)
                }
            }

            impl From<$name> for Item {
                fn from(id: $name) -> Self {
                    Self::$kind(id)
                }
            }

            impl TryFrom<Item> for $name {
                type Error = Item;
                /// The identifier, if the item is of its kind; else the item itself.
                fn try_from(item: Item) -> Result<Self, Item> {
                    match item {
                        Item::$kind(id) => Ok(id),
                        other => Err(other),
                    }
                }
            }
        )*

        /// Anything in the dossier that can be selected, cited or spoken about.
        ///
        /// Its text form is the identifier itself; the prefix tells the kind.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Item {
            $($(#[$doc])* $kind($name),)*
        }

        impl Item {
            /// The identifier as text.
            pub fn as_str(&self) -> &str {
                match self { $(Self::$kind(id) => id.as_str(),)* }
            }
        }

        impl FromStr for Item {
            type Err = IdError;
            fn from_str(text: &str) -> Result<Self, IdError> {
                $(if text.starts_with($prefix) { return $name::new(text).map(Self::$kind); })*
                Err(IdError::UnknownPrefix(text.chars().take(64).collect()))
            }
        }
    };
}

ids! {
    /// A source document.
    DocumentId, Document, "d.", "a document";
    /// A passage of a document.
    PassageId, Passage, "p.", "a passage";
    /// A state, person, organisation, body, format, medium or group.
    ActorId, Actor, "a.", "an actor";
    /// A treaty, memorandum, resolution or agreement.
    InstrumentId, Instrument, "i.", "an instrument";
    /// A typed, directed, dated relation of two actors.
    TieId, Tie, "t.", "a tie";
    /// Something that happened, or was expected to.
    EventId, Event, "e.", "an event";
    /// Who says what about which record.
    ClaimId, Claim, "c.", "a claim";
    /// A number with its measure and year.
    QuantityId, Quantity, "q.", "a quantity";
    /// Claims that cannot all hold.
    ContradictionId, Contradiction, "k.", "a contradiction";
    /// A condition and what would follow.
    ScenarioId, Scenario, "s.", "a scenario";
    /// An old case held against a present one.
    PrecedentId, Precedent, "r.", "a precedent";
    /// A judgement on a guarantee.
    AssessmentId, Assessment, "g.", "an assessment";
    /// One step of a briefing.
    SceneId, Scene, "b.", "a scene";
    /// A note of the analyst's own.
    NoteId, Note, "n.", "a note";
    /// A name for some items.
    TagId, Tag, "m.", "a tag";
}

impl fmt::Display for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Item {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Item {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_reads_its_kind_from_the_prefix() {
        let item: Item = "t.pact-2024".parse().unwrap();
        assert_eq!(item, Item::Tie(TieId::new("t.pact-2024").unwrap()));
        assert_eq!(serde_json::to_string(&item).unwrap(), "\"t.pact-2024\"");
        assert_eq!(serde_json::from_str::<Item>("\"t.pact-2024\"").unwrap(), item);
    }

    #[test]
    fn bad_identifiers_are_refused_with_the_value_named() {
        for bad in ["", "t.", "t.Ärger", "t.a b", "t.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"] {
            assert!(TieId::new(bad).is_err(), "{bad}");
        }
        let error = TieId::new("a.russia").unwrap_err().to_string();
        assert!(error.contains("`a.russia`") && error.contains("`t.`"), "{error}");
        assert!("z.what".parse::<Item>().is_err());
    }
}
