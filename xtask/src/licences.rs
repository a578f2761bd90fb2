//! Writes licences.txt: the licences of everything in the page.
//!
//! It lists every crate linked into the Wasm and every bundled npm package with its licence texts, which publishers
//! of the page must pass on. If a package ships no text, this project's copy of the same licence is used; a licence
//! without any text is an error.

use crate::{command, digest, paths::Paths};
use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// One crate or npm package.
struct Package {
    name: String,
    version: String,
    licence: String,
    folder: PathBuf,
}

/// The text of licences.txt.
///
/// # Errors
/// If cargo or npm cannot list the packages, or a licence has no text.
pub fn text(paths: &Paths) -> Result<String> {
    let mut packages = crates(paths)?;
    packages.extend(npm(paths)?);
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in &packages {
        let title = format!("{} {} ({})", package.name, package.version, package.licence);
        for text in licence_texts(paths, package)? {
            texts.entry(text).or_default().push(title.clone());
        }
    }
    let mut out = String::from(
        "The page contains the following software, each under its licence. Rust's standard library is part of it too\n(MIT OR Apache-2.0, https://www.rust-lang.org/policies/licenses).\n",
    );
    let mut sections: Vec<_> = texts.into_iter().collect();
    sections.sort_by(|a, b| a.1.cmp(&b.1));
    for (text, titles) in sections {
        // Writing to a String cannot fail.
        let _ = write!(
            out,
            "\n{}\n{}\n\n{}\n",
            "-".repeat(80),
            titles.join("\n"),
            text.trim()
        );
    }
    Ok(out)
}

/// Crates linked into the page: dependencies of gongzhi-wasm, without macros and build dependencies.
fn crates(paths: &Paths) -> Result<Vec<Package>> {
    let output = command::cargo(paths)
        .args(["metadata", "--format-version", "1", "--locked"])
        .args(["--filter-platform", crate::toolchain::TARGET])
        .stderr(std::process::Stdio::inherit())
        .output()
        .context("cannot start cargo")?;
    ensure!(
        output.status.success(),
        "cargo metadata ended with {}",
        output.status
    );
    let metadata: Value = serde_json::from_slice(&output.stdout)?;
    let by_id = |list: &Value| -> BTreeMap<String, Value> {
        let entries = list.as_array().into_iter().flatten();
        entries.map(|e| (string(e, "id"), e.clone())).collect()
    };
    let (packages, nodes) = (
        by_id(&metadata["packages"]),
        by_id(&metadata["resolve"]["nodes"]),
    );
    let root = packages.iter().find(|(_, p)| p["name"] == "gongzhi-wasm");
    let mut open: Vec<String> = root.map(|(id, _)| id.clone()).into_iter().collect();
    let mut linked = BTreeSet::new();
    while let Some(id) = open.pop() {
        let is_macro = packages.get(&id).is_none_or(is_macro);
        if is_macro || !linked.insert(id.clone()) {
            continue;
        }
        let needed = nodes[&id]["deps"].as_array().into_iter().flatten();
        open.extend(needed.filter(|d| is_linked(d)).map(|d| string(d, "pkg")));
    }
    ensure!(
        !linked.is_empty(),
        "cargo metadata does not list gongzhi-wasm"
    );
    let found = linked.iter().map(|id| &packages[id]);
    Ok(found.map(package_of_crate).collect())
}

fn is_macro(package: &Value) -> bool {
    let targets = package["targets"].as_array().into_iter().flatten();
    let mut kinds = targets.flat_map(|t| t["kind"].as_array().into_iter().flatten());
    kinds.any(|kind| kind == "proc-macro")
}

/// Whether a dependency belongs to the program itself, rather than to its build or tests.
fn is_linked(dependency: &Value) -> bool {
    let kinds = dependency["dep_kinds"].as_array().into_iter().flatten();
    kinds.map(|k| &k["kind"]).any(Value::is_null)
}

fn package_of_crate(package: &Value) -> Package {
    let manifest = PathBuf::from(string(package, "manifest_path"));
    Package {
        name: string(package, "name"),
        version: string(package, "version"),
        licence: string(package, "license"),
        folder: manifest.parent().map(Path::to_path_buf).unwrap_or_default(),
    }
}

/// The npm packages that package.json lists as dependencies, and their own dependencies.
fn npm(paths: &Paths) -> Result<Vec<Package>> {
    let modules = paths.root.join("node_modules");
    let mut open = dependencies(&read_json(&paths.root.join("package.json"))?);
    let mut found: BTreeMap<String, Package> = BTreeMap::new();
    while let Some(name) = open.pop() {
        if found.contains_key(&name) {
            continue;
        }
        let folder = modules.join(&name);
        let manifest = read_json(&folder.join("package.json"))?;
        open.extend(dependencies(&manifest));
        let package = Package {
            name: name.clone(),
            version: string(&manifest, "version"),
            licence: string(&manifest, "license"),
            folder,
        };
        found.insert(name, package);
    }
    Ok(found.into_values().collect())
}

fn dependencies(manifest: &Value) -> Vec<String> {
    let named = manifest["dependencies"].as_object();
    named
        .map(|d| d.keys().cloned().collect())
        .unwrap_or_default()
}

/// The licence files that a package ships; otherwise this project's copy of the licence that it names.
fn licence_texts(paths: &Paths, package: &Package) -> Result<Vec<String>> {
    let shipped: Vec<PathBuf> = digest::files(&package.folder)?
        .into_iter()
        .filter(|file| file.parent() == Some(&package.folder) && is_licence(file))
        .collect();
    if !shipped.is_empty() {
        return shipped.iter().map(|file| read(file)).collect();
    }
    let own = [("MIT", "LICENSE-MIT"), ("Apache-2.0", "LICENSE-APACHE")];
    match own.iter().find(|(name, _)| package.licence.contains(name)) {
        Some((_, file)) => Ok(vec![read(&paths.root.join(file))?]),
        None => bail!(
            "{} {} ships no licence text, and this project has no text of '{}'. Add it to xtask/src/licences.rs, or use another package.",
            package.name,
            package.version,
            package.licence
        ),
    }
}

fn is_licence(file: &Path) -> bool {
    let name = file.file_name().map(|n| n.to_string_lossy().to_uppercase());
    let starts = ["LICENSE", "LICENCE", "COPYING", "UNLICENSE", "NOTICE"];
    name.is_some_and(|name| starts.iter().any(|start| name.starts_with(start)))
}

fn read(file: &Path) -> Result<String> {
    let text = fs::read_to_string(file);
    let text = text.with_context(|| format!("cannot read {}", file.display()))?;
    Ok(text.replace("\r\n", "\n").trim().to_owned())
}

fn read_json(file: &Path) -> Result<Value> {
    serde_json::from_str(&read(file)?).with_context(|| format!("{} is not JSON", file.display()))
}

fn string(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_what_is_linked_and_what_is_bundled_with_texts() {
        let paths = Paths::find().unwrap();
        let names = |packages: Vec<Package>| -> Vec<String> {
            packages.into_iter().map(|p| p.name).collect()
        };
        let crates = names(crates(&paths).unwrap());
        assert!(crates.iter().any(|n| n == "rhai") && crates.iter().any(|n| n == "smartstring"));
        for other in ["serde_derive", "proptest", "axum"] {
            assert!(
                crates.iter().all(|n| n != other),
                "{other} is not part of the page"
            );
        }
        crate::npm::install(&paths).unwrap();
        let packages = names(npm(&paths).unwrap());
        assert!(packages.iter().any(|n| n == "zrender"), "{packages:?}");
        assert!(packages.iter().all(|n| n != "esbuild"));
        let text = text(&paths).unwrap();
        assert!(text.contains("smartstring") && text.contains("Mozilla Public License"));
    }
}
