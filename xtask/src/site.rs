//! Builds the page as files in dist/.
//!
//! The folder contains public/, scenarios/, the model document, and the program (bundle, glue, Wasm, bootstrap). The program lies in a
//! folder named by its contents, so that a page loaded before an update never mixes two versions. assets.json lists
//! all files, for anyone who rebuilds the page with the compiler named there. Any static web
//! server can publish the folder. It is built in a temporary place and then swapped in, so dist/ is never half built.

use crate::{
    commit, digest, documents, glue, headers, licences, npm, offline, paths::Paths, toolchain, wasm,
};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// What a page and its results depend on, relative to the root.
const SOURCES: [&str; 6] = [
    "engine",
    "app",
    "scenarios",
    "public",
    "Cargo.toml",
    "Cargo.lock",
];

/// The program's folder in public/. In the site, a digest of its contents is appended to the name.
const PROGRAM: &str = "program";

/// Builds everything into dist/.
///
/// # Errors
/// If a step fails.
pub fn build(paths: &Paths, profile: &str) -> Result<()> {
    build_into(paths, profile, true, &paths.dist())
}

/// Builds into another folder, with or without simd128.
///
/// # Errors
/// If a step fails.
pub fn build_into(paths: &Paths, profile: &str, simd: bool, folder: &Path) -> Result<()> {
    npm::install(paths)?;
    let compiled = wasm::compile(paths, profile, simd)?;
    let glue = glue::generate(paths, &compiled)?;
    let next = paths.out().join("next");
    remove(&next)?;
    copy(&paths.root.join("public"), &next)?;
    copy(&paths.root.join("scenarios"), &next.join("scenarios"))?;
    let program = next.join(PROGRAM);
    copy(&glue, &program)?;
    npm::bundle(paths, &program)?;
    let program = name_by_contents(&next)?;
    name_commit(paths, &next)?;
    documents::write(&paths.root, &next, &program)?;
    write(
        &next.join("licences.txt"),
        licences::text(paths)?.as_bytes(),
    )?;
    write(
        &next.join("_headers"),
        headers::for_static_hosts().as_bytes(),
    )?;
    write(
        &next.join("nginx.sample.conf"),
        headers::for_nginx().as_bytes(),
    )?;
    write(
        &next.join("caddy.sample.conf"),
        headers::for_caddy().as_bytes(),
    )?;
    write(&next.join(".htaccess"), headers::for_apache().as_bytes())?;
    list(paths, &next)?;
    offline::write_worker(&next)?;
    offline::write_sums(&next)?;
    swap(&next, folder)
}

/// Prints the files and their sizes.
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

/// Writes assets.json: every file, a version that changes with any of them, and the compiler of the Wasm.
fn list(paths: &Paths, site: &Path) -> Result<()> {
    let version = digest::digest(site, &[""], "")?;
    let files: Vec<String> = digest::files(site)?
        .iter()
        .filter_map(|file| file.strip_prefix(site).ok())
        .map(|file| file.to_string_lossy().replace('\\', "/"))
        .collect();
    let compiler = toolchain::ensure(paths)?.version(paths);
    let text = serde_json::to_string_pretty(
        &serde_json::json!({ "version": version, "compiler": compiler, "files": files }),
    )?;
    write(&site.join("assets.json"), text.as_bytes())
}

/// Names the program's folder by its contents, also in the page's shell, and returns the name. The same digest is the
/// nonce of the styles that the page may create.
fn name_by_contents(site: &Path) -> Result<String> {
    let digest = digest::digest(site, &[PROGRAM], "")?;
    let name = format!("{PROGRAM}-{digest}");
    let folder = site.join(&name);
    fs::rename(site.join(PROGRAM), &folder)
        .with_context(|| format!("cannot create {}", folder.display()))?;
    let shell = site.join("index.html");
    let text =
        fs::read_to_string(&shell).with_context(|| format!("cannot read {}", shell.display()))?;
    let named = text
        .replace(&format!("\"{PROGRAM}/"), &format!("\"{name}/"))
        .replace(&format!("'nonce-{PROGRAM}'"), &format!("'nonce-{digest}'"))
        .replace(
            &format!("nonce=\"{PROGRAM}\""),
            &format!("nonce=\"{digest}\""),
        );
    write(&shell, named.as_bytes())?;
    Ok(name)
}

/// Writes the commit into the shell; outside a checkout the shell stays without one.
fn name_commit(paths: &Paths, site: &Path) -> Result<()> {
    const NONE: &str = "name=\"gongzhi-commit\" content=\"\"";
    let shell = site.join("index.html");
    let text =
        fs::read_to_string(&shell).with_context(|| format!("cannot read {}", shell.display()))?;
    let commit = commit::commit(&paths.root, &SOURCES).unwrap_or_default();
    let named = text.replace(NONE, &NONE.replace("\"\"", &format!("\"{commit}\"")));
    write(&shell, named.as_bytes())
}

fn swap(next: &Path, dist: &Path) -> Result<()> {
    remove(dist)?;
    fs::rename(next, dist)
        .with_context(|| format!("cannot move {} to {}", next.display(), dist.display()))
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
        let bytes = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        write(&to.join(name), &bytes)?;
    }
    Ok(())
}

fn write(file: &Path, bytes: &[u8]) -> Result<()> {
    let folder = file.parent().context("a file lies in a folder")?;
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(file, bytes))
        .with_context(|| format!("cannot write {}", file.display()))
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)
            .with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    Ok(())
}
