//! Skips steps whose inputs have not changed.
//!
//! A digest covers names and contents of files; a stamp stores the digest of the last successful step. Only contents
//! count, so a changed clock or a fresh checkout makes no difference. A file that cannot be read is an error, not a
//! cache miss.

use anyhow::{Context, Result};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// A digest of all files under `inputs` (files or folders; missing ones count as missing), and of `salt`.
///
/// # Errors
/// If an existing file cannot be read.
pub fn digest(root: &Path, inputs: &[&str], salt: &str) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    salt.hash(&mut hasher);
    for input in inputs {
        for file in files(&root.join(input))? {
            file.strip_prefix(root).unwrap_or(&file).hash(&mut hasher);
            let bytes =
                fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
            bytes.hash(&mut hasher);
        }
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// All files under a folder, or the file itself, in a fixed order.
///
/// # Errors
/// If a folder cannot be listed.
pub fn files(path: &Path) -> Result<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_path_buf()]);
    }
    if !path.is_dir() {
        return Ok(Vec::new());
    }
    let mut entries = fs::read_dir(path)
        .and_then(|entries| {
            entries
                .map(|entry| entry.map(|entry| entry.path()))
                .collect::<Result<Vec<_>, _>>()
        })
        .with_context(|| format!("cannot list {}", path.display()))?;
    entries.sort();
    let mut found = Vec::new();
    for entry in entries {
        found.extend(files(&entry)?);
    }
    Ok(found)
}

/// Whether the last successful step `name` had this digest.
pub fn is_fresh(stamps: &Path, name: &str, digest: &str) -> bool {
    fs::read_to_string(stamps.join(name)).is_ok_and(|stamp| stamp == digest)
}

/// Records that step `name` succeeded with this digest.
///
/// # Errors
/// If the stamp cannot be written.
pub fn finish(stamps: &Path, name: &str, digest: &str) -> Result<()> {
    fs::create_dir_all(stamps)
        .and_then(|()| fs::write(stamps.join(name), digest))
        .with_context(|| format!("cannot write {}", stamps.join(name).display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn follows_names_and_contents_only() {
        let root = std::env::temp_dir().join(format!("gongzhi-digest-{}", std::process::id()));
        fs::create_dir_all(root.join("a/b")).unwrap();
        fs::write(root.join("a/b/one"), "1").unwrap();
        let first = digest(&root, &["a", "missing"], "").unwrap();
        fs::write(root.join("a/b/one"), "1").unwrap();
        assert_eq!(first, digest(&root, &["a", "missing"], "").unwrap());
        assert_ne!(first, digest(&root, &["a", "missing"], "salt").unwrap());
        fs::write(root.join("a/b/one"), "2").unwrap();
        assert_ne!(first, digest(&root, &["a", "missing"], "").unwrap());
        assert!(!is_fresh(&root, "stamp", &first));
        finish(&root, "stamp", &first).unwrap();
        assert!(is_fresh(&root, "stamp", &first));
        fs::remove_dir_all(&root).unwrap();
    }
}
