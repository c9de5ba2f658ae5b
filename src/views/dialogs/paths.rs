//! Paths as people put them into a field: one a line, as typed, quoted by a shell, or copied from a file manager.
//!
//! Not here: whether they exist.

use std::path::{Path, PathBuf};

/// The paths of a text; those that begin nowhere begin in `folder`, `~` in the user's own folder.
pub(super) fn paths(text: &str, folder: &Path, home: Option<&Path>) -> Vec<PathBuf> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| path(line, folder, home)).collect()
}

fn path(line: &str, folder: &Path, home: Option<&Path>) -> PathBuf {
    let quoted = |sign: char| line.strip_prefix(sign).and_then(|rest| rest.strip_suffix(sign));
    let line = quoted('"').or_else(|| quoted('\'')).unwrap_or(line);
    if let Some(address) = line.strip_prefix("file://") {
        return PathBuf::from(decoded(address));
    }
    match (line.strip_prefix("~/"), home) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => folder.join(line),
    }
}

/// An address with its `%20` and the like as the signs they stand for.
fn decoded(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        let byte = digits
            .and_then(|two| u8::from_str_radix(two, 16).ok())
            .filter(|_| *first == b'%');
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() {
            after.get(2..).unwrap_or_default()
        } else {
            after
        };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_come_as_they_are_typed_quoted_or_copied() {
        let found = |text: &str| paths(text, Path::new("/work"), Some(Path::new("/home/me")));
        let path = |text: &str| vec![PathBuf::from(text)];
        assert_eq!(found(" a b.txt "), path("/work/a b.txt"));
        assert_eq!(
            found("/x/\n\n'/y z'\n\"w\""),
            [path("/x/"), path("/y z"), path("/work/w")].concat()
        );
        assert_eq!(found("~/texts"), path("/home/me/texts"));
        assert_eq!(found("file:///a%20b/Gr%C3%BC%C3%9Fe 100%.txt"), path("/a b/Grüße 100%.txt"));
        assert!(found(" \n ").is_empty());
    }
}
