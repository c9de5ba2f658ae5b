//! What lies in folders: the files to read, in a fixed order, and what could not be looked at.

use std::fs;
use std::path::{Path, PathBuf};

use super::StoreError;

/// Deepest folder that is looked into.
const DEEPEST: usize = 64;

/// All ordinary files in `paths`, folders searched to the bottom, in the order given and by name within a folder.
///
/// Hidden files and folders are left out. A link to a file counts as the file; a link to a folder inside a folder is
/// not followed, so that a circle of links comes to an end. What cannot be read is told, and the rest goes on.
pub fn files_in(paths: &[PathBuf]) -> (Vec<PathBuf>, Vec<StoreError>) {
    let mut files = Vec::new();
    let mut problems = Vec::new();
    for path in paths {
        match path.metadata() {
            Ok(facts) if facts.is_dir() => search(path, &mut files, &mut problems),
            Ok(_) => files.push(path.clone()),
            Err(error) => problems.push(StoreError::reading(path, &error)),
        }
    }
    (files, problems)
}

fn search(top: &Path, files: &mut Vec<PathBuf>, problems: &mut Vec<StoreError>) {
    let mut waiting = vec![(top.to_owned(), 0)];
    while let Some((folder, depth)) = waiting.pop() {
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) => {
                problems.push(StoreError::reading(&folder, &error));
                continue;
            }
        };
        let mut folders = Vec::new();
        let mut found = Vec::new();
        for entry in entries {
            match entry {
                Ok(entry) if entry.file_name().as_encoded_bytes().starts_with(b".") => {}
                Ok(entry) => found.push(entry.path()),
                Err(error) => problems.push(StoreError::reading(&folder, &error)),
            }
        }
        found.sort();
        for path in found {
            let link = path.symlink_metadata().is_ok_and(|facts| facts.is_symlink());
            match path.metadata() {
                Ok(facts) if facts.is_dir() && link => problems.push(StoreError::LinkedFolder(path)),
                Ok(facts) if facts.is_dir() && depth >= DEEPEST => problems.push(StoreError::TooDeep(path)),
                Ok(facts) if facts.is_dir() => folders.push((path, depth + 1)),
                Ok(_) => files.push(path),
                Err(error) => problems.push(StoreError::reading(&path, &error)),
            }
        }
        folders.reverse();
        waiting.extend(folders);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_searched_in_order_and_links_in_a_circle_end() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir_all(root.join("b/c")).unwrap();
        for name in ["z.txt", "a.txt", "b/d.txt", "b/c/e.txt", ".hidden.txt"] {
            fs::write(root.join(name), "x").unwrap();
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink(root, root.join("b/again")).unwrap();
        let (files, problems) = files_in(&[root.to_owned(), root.join("missing")]);
        let names: Vec<_> = files
            .iter()
            .map(|f| f.strip_prefix(root).unwrap().display().to_string())
            .collect();
        assert_eq!(names, ["a.txt", "z.txt", "b/d.txt", "b/c/e.txt"]);
        let told = |wanted: fn(&StoreError) -> bool| problems.iter().any(wanted);
        assert!(told(|p| matches!(p, StoreError::NotFound(_))));
        #[cfg(unix)]
        assert!(told(|p| matches!(p, StoreError::LinkedFolder(_))));
    }
}
