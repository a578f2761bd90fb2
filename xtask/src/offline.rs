//! What the site needs to be kept offline and checked after a copy: the files of this version with their hashes.
//!
//! The service worker stores these files and refuses any that differs; SHA256SUMS lets anyone check a copy of the folder with
//! `sha256sum --check`.

use crate::digest;
use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;

/// The service worker in the site.
const WORKER: &str = "sw.js";
/// The list of check sums in the site.
const SUMS: &str = "SHA256SUMS";
/// Places in the service worker that are filled in.
const VERSION: &str = "const VERSION = '';";
const FILES: &str = "const FILES = [];";
/// What only hosts and people read, so that no page needs it offline.
const NOT_KEPT: [&str; 7] = [
    "_headers",
    ".htaccess",
    "nginx.sample.conf",
    "caddy.sample.conf",
    "assets.json",
    "screenshot.png",
    WORKER,
];

/// Writes the files of this version and their hashes into the service worker.
///
/// # Errors
/// If a file cannot be read, or the service worker has no place for them.
pub fn write_worker(site: &Path) -> Result<()> {
    let kept: Vec<(String, String)> = sums(site)?
        .into_iter()
        .filter(|(name, _)| !NOT_KEPT.contains(&name.as_str()))
        .map(|(name, sum)| (address(name), sum))
        .collect();
    let list = serde_json::to_string(&kept)?;
    let version = hexadecimal(list.as_bytes());
    let path = site.join(WORKER);
    let text =
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    ensure!(
        text.contains(VERSION) && text.contains(FILES),
        "{WORKER} has no place for the version and its files"
    );
    let named = text
        .replace(VERSION, &format!("const VERSION = '{}';", &version[..16]))
        .replace(FILES, &format!("const FILES = {list};"));
    write(&path, &named)
}

/// Writes the check sums of all files.
///
/// # Errors
/// If a file cannot be read.
pub fn write_sums(site: &Path) -> Result<()> {
    let lines = sums(site)?
        .into_iter()
        .map(|(name, sum)| format!("{sum}  {name}\n"));
    write(&site.join(SUMS), &lines.collect::<String>())
}

/// The page's shell is asked for by its folder.
fn address(name: String) -> String {
    match name.as_str() {
        "index.html" => "./".to_owned(),
        _ => name,
    }
}

/// Names within the site and SHA-256 of all files, in a fixed order.
fn sums(site: &Path) -> Result<Vec<(String, String)>> {
    let files = digest::files(site)?;
    let of = |file: &std::path::PathBuf| -> Result<(String, String)> {
        let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        let name = file.strip_prefix(site).unwrap_or(file).to_string_lossy();
        Ok((name.replace('\\', "/"), hexadecimal(&bytes)))
    };
    files.iter().map(of).collect()
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn write(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worker_names_every_file_that_a_page_needs_and_the_sums_all() {
        let site = std::env::temp_dir().join(format!("gongzhi-offline-{}", std::process::id()));
        fs::create_dir_all(site.join("program-1")).unwrap();
        let worker =
            fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../public/sw.js")).unwrap();
        for (name, text) in [
            ("index.html", "shell"),
            ("program-1/a.js", "a"),
            ("_headers", "h"),
            (WORKER, worker.as_str()),
        ] {
            fs::write(site.join(name), text).unwrap();
        }
        write_worker(&site).unwrap();
        write_sums(&site).unwrap();
        let named = fs::read_to_string(site.join(WORKER)).unwrap();
        let list = [("./", "shell"), ("program-1/a.js", "a")]
            .map(|(name, text)| (name, hexadecimal(text.as_bytes())));
        let list = serde_json::to_string(&list).unwrap();
        assert!(named.contains(&format!("const FILES = {list};")), "{named}");
        assert!(!named.contains(VERSION));
        let sums = fs::read_to_string(site.join(SUMS)).unwrap();
        assert_eq!(sums.lines().count(), 4, "{sums}");
        assert!(
            sums.contains(&format!("{}  _headers\n", hexadecimal(b"h"))),
            "{sums}"
        );
        // A worker without places for the list would keep nothing.
        fs::write(site.join(WORKER), "").unwrap();
        assert!(write_worker(&site).is_err());
        fs::remove_dir_all(&site).unwrap();
    }
}
