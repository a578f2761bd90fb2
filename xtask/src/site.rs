//! The page as files: dist/.
//!
//! What: public/, scenarios/, the bundle, the glue and the Wasm, side by side, with a list of them in assets.json for the offline copy.
//! Why: any static web server can publish that folder. Never: leaves a half-built dist/; it is put together aside and then swapped.

use crate::{digest, glue, npm, paths::Paths, wasm};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// Builds everything into dist/.
///
/// # Errors
/// What the steps report.
pub fn build(paths: &Paths, profile: &str) -> Result<()> {
    build_into(paths, profile, true, &paths.dist())
}

/// The same into another folder, with or without simd128.
///
/// # Errors
/// What the steps report.
pub fn build_into(paths: &Paths, profile: &str, simd: bool, folder: &Path) -> Result<()> {
    npm::install(paths)?;
    let compiled = wasm::compile(paths, profile, simd)?;
    let glue = glue::generate(paths, &compiled)?;
    let next = paths.out().join("next");
    remove(&next)?;
    copy(&paths.root.join("public"), &next)?;
    copy(&paths.root.join("scenarios"), &next.join("scenarios"))?;
    copy(&glue, &next)?;
    npm::bundle(paths, &next)?;
    list(&next)?;
    swap(&next, folder)
}

/// Says what there is and how large it is.
pub fn describe(paths: &Paths) {
    let files = digest::files(&paths.dist()).unwrap_or_default();
    let total: u64 = files
        .iter()
        .filter_map(|file| file.metadata().ok())
        .map(|data| data.len())
        .sum();
    println!(
        "\ndist/ is ready: {} files, {} KB. Any static web server can publish it.",
        files.len(),
        total / 1024
    );
}

/// assets.json: every file, and a version that changes when any of them does.
fn list(site: &Path) -> Result<()> {
    let version = digest::digest(site, &[""], "")?;
    let files: Vec<String> = digest::files(site)?
        .iter()
        .filter_map(|file| file.strip_prefix(site).ok())
        .map(|file| file.to_string_lossy().replace('\\', "/"))
        .collect();
    let text =
        serde_json::to_string_pretty(&serde_json::json!({ "version": version, "files": files }))?;
    write(&site.join("assets.json"), text.as_bytes())
}

fn swap(next: &Path, dist: &Path) -> Result<()> {
    remove(dist)?;
    fs::rename(next, dist)
        .with_context(|| format!("{} cannot be moved to {}", next.display(), dist.display()))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    for file in digest::files(from)? {
        let name = file.strip_prefix(from).unwrap_or(&file);
        if name
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with('.'))
        {
            continue;
        }
        let bytes =
            fs::read(&file).with_context(|| format!("{} cannot be read", file.display()))?;
        write(&to.join(name), &bytes)?;
    }
    Ok(())
}

fn write(file: &Path, bytes: &[u8]) -> Result<()> {
    let folder = file.parent().context("a file lies in a folder")?;
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(file, bytes))
        .with_context(|| format!("{} cannot be written", file.display()))
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)
            .with_context(|| format!("{} cannot be removed", folder.display()))?;
    }
    Ok(())
}
