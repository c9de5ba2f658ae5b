//! What tells one content of a file from another: its length and a checksum.
//!
//! For noticing that a file is not what it was, not against forgery.

use std::fs::File;
use std::io::{self, Read as _, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};

/// Length and checksum of a content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Stamp {
    /// Length in bytes.
    pub bytes: u64,
    /// CRC-32.
    pub crc: u32,
}

impl Stamp {
    /// Of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self {
            bytes: bytes.len() as u64,
            crc: crc32fast::hash(bytes),
        }
    }

    /// Of a file's content, read piece by piece.
    ///
    /// # Errors
    /// What the system says.
    pub fn of_file(path: &Path) -> io::Result<Self> {
        let mut file = File::open(path)?;
        let mut hasher = crc32fast::Hasher::new();
        let mut bytes = 0;
        let mut buffer = vec![0; 1 << 18];
        loop {
            match file.read(&mut buffer) {
                Ok(0) => break,
                Ok(n) => {
                    bytes += n as u64;
                    hasher.update(buffer.get(..n).unwrap_or_default());
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(Self {
            bytes,
            crc: hasher.finalize(),
        })
    }
}

/// Works out the stamp of what goes through it.
pub(super) struct Stamping<'a> {
    to: &'a mut dyn Write,
    hasher: crc32fast::Hasher,
    bytes: u64,
}

impl<'a> Stamping<'a> {
    /// Everything is handed on to `to`.
    pub(super) fn new(to: &'a mut dyn Write) -> Self {
        Self {
            to,
            hasher: crc32fast::Hasher::new(),
            bytes: 0,
        }
    }

    /// The stamp of everything, once it has been handed on.
    pub(super) fn finish(self) -> io::Result<Stamp> {
        self.to.flush()?;
        Ok(Stamp {
            bytes: self.bytes,
            crc: self.hasher.finalize(),
        })
    }
}

impl Write for Stamping<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.to.write(bytes)?;
        self.hasher.update(bytes.get(..written).unwrap_or_default());
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}
