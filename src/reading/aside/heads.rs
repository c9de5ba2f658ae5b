//! Whether a line can begin like one of the known labels and appeals at all: asked of every sentence, so it must be quick.
//!
//! The first four bytes decide; only lines that pass are held against the lists themselves.

use std::sync::LazyLock;

use super::{appeal, labels};

/// First bytes of all labels and appeals, sorted.
static FIRST: LazyLock<Vec<u32>> = LazyLock::new(|| {
    let lists = labels::lists().chain(appeal::lists());
    let mut first: Vec<u32> = lists.flat_map(|list| list.split('|')).map(packed).collect();
    first.sort_unstable();
    first.dedup();
    first
});

/// Whether `small`, a line in small letters, may begin with a label or an appeal.
pub(super) fn known(small: &str) -> bool {
    small.starts_with('©') || FIRST.binary_search(&packed(small)).is_ok()
}

/// Up to four bytes as a number.
fn packed(text: &str) -> u32 {
    let mut bytes = [0; 4];
    for (place, byte) in bytes.iter_mut().zip(text.bytes()) {
        *place = byte;
    }
    u32::from_be_bytes(bytes)
}
