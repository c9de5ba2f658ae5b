//! The archive that a Word document is: its parts, unpacked within bounds.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;
use zip::result::ZipError;

use super::super::{Limits, ReadingError, encoding};

/// No honest part unpacks to more than this many times its size, once it is larger than [`SMALL`].
const LARGEST_RATIO: usize = 150;
/// Parts up to this size may be packed as well as they like.
const SMALL: usize = 4 << 20;
/// How much is unpacked between two looks at the size.
const STEP: usize = 64 << 10;

/// An open archive.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Package<'a> {
    /// Opens the archive in `bytes`.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, ReadingError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_error| ReadingError::Damaged {
            what: "the archive has no end, it may be cut off".to_owned(),
        })?;
        Ok(Self { archive })
    }

    /// Name of the part with the text.
    pub(super) fn main(&self) -> Option<String> {
        let mut names: Vec<String> = self
            .archive
            .file_names()
            .filter_map(|name| Some(name.ok()?.into_owned()))
            .collect();
        names.sort();
        let usual = names.iter().find(|name| *name == "word/document.xml");
        let other = || {
            names
                .iter()
                .find(|name| name.strip_prefix("word/document").is_some_and(|rest| rest.contains(".xml")))
        };
        usual.or_else(other).cloned()
    }

    /// A part's text; `None` if the archive does not have it.
    pub(super) fn part(&mut self, name: &str, limits: &Limits) -> Result<Option<String>, ReadingError> {
        let mut file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(text)) if text == ZipError::PASSWORD_REQUIRED => {
                return Err(ReadingError::Encrypted);
            }
            Err(_) => return Err(damaged(name)),
        };
        let packed = usize::try_from(file.compressed_size()).unwrap_or(usize::MAX).max(1);
        let mut bytes = Vec::new();
        loop {
            let before = bytes.len();
            file.by_ref()
                .take(STEP as u64)
                .read_to_end(&mut bytes)
                .map_err(|_error| damaged(name))?;
            if bytes.len() == before {
                break;
            }
            let bloated = bytes.len() > SMALL && bytes.len() / packed > LARGEST_RATIO;
            if bloated || bytes.len() > limits.bytes_text {
                return Err(ReadingError::Bomb { what: name.to_owned() });
            }
        }
        Ok(Some(encoding::decode(&bytes, None).text.into_owned()))
    }
}

fn damaged(name: &str) -> ReadingError {
    ReadingError::Damaged {
        what: format!("{name} cannot be unpacked"),
    }
}
