//! The page's Wasm, straight from the compiler.
//!
//! Builds gongzhi-app for the browser in a target folder of its own, so that two compilers do not invalidate each other's output. The same
//! compiler and sources give the same bytes everywhere: whoever doubts a published page can rebuild and compare it, and no folder of this
//! machine gets into the file.

use crate::{
    command,
    paths::Paths,
    toolchain::{self, Toolchain},
};
use anyhow::Result;
use std::path::{Path, PathBuf};

/// Two numbers an instruction in the rules' loops; every browser has had it since 2023. Its arithmetic is IEEE's, so that
/// results keep their bits.
const SIMD: &str = "-Ctarget-feature=+simd128";

/// Compiles, with or without simd128, and returns where the file is.
///
/// # Errors
/// When there is no compiler, or it finds a mistake.
pub fn compile(paths: &Paths, profile: &str, simd: bool) -> Result<PathBuf> {
    let toolchain = toolchain::ensure(paths)?;
    let mut cargo = toolchain.cargo(paths);
    cargo.args([
        "build",
        "--package",
        "gongzhi-app",
        "--target",
        toolchain::TARGET,
        "--profile",
        profile,
    ]);
    let simd_flag = simd.then(|| SIMD.to_owned());
    let sources = named_alike(paths, toolchain);
    let flags: Vec<String> = sources.into_iter().chain(simd_flag).collect();
    // What was built with other flags is not to be built anew.
    let target = if simd {
        paths.web_target()
    } else {
        paths.web_target().join("without-simd")
    };
    cargo.env("CARGO_TARGET_DIR", &target);
    cargo.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
    cargo.env("CONST_RANDOM_SEED", HASH_SEED);
    command::run(
        &mut cargo,
        &format!("Compiling the page to Wasm (profile {profile})"),
        "Fix the errors above.",
    )?;
    let folder = if profile == "dev" { "debug" } else { profile };
    Ok(target
        .join(toolchain::TARGET)
        .join(folder)
        .join("gongzhi-app.wasm"))
}

/// Rhai's hash maps are salted when they are compiled; by chance, if nobody names the salt (crate const-random).
const HASH_SEED: &str = "gongzhi";

/// Panic messages name source files. Where these lie is different on every machine and nobody's business: the folders of this workspace, of
/// cargo's registries and of the compiler's own sources are called the same everywhere.
fn named_alike(paths: &Paths, toolchain: Toolchain) -> Vec<String> {
    let registries = cargo_home().map(|home| home.join("registry").join("src"));
    let sysroot = toolchain.sysroot(paths);
    let compiler = sysroot.map(|root| root.join("lib").join("rustlib").join("src").join("rust"));
    // A registry's folder is named by a digest of its address, which a mirror changes.
    let each = registries.iter().flat_map(|folder| folders(folder));
    let mut named: Vec<(PathBuf, &str)> = vec![(paths.root.clone(), "gongzhi")];
    named.extend(registries.clone().map(|folder| (folder, "crates")));
    named.extend(each.map(|folder| (folder, "crates")));
    named.extend(compiler.map(|folder| (folder, "rust")));
    // Of several that match, the compiler takes the last.
    let flag = |(folder, name): (PathBuf, &str)| {
        Some(format!("--remap-path-prefix={}={name}", folder.to_str()?))
    };
    named.into_iter().filter_map(flag).collect()
}

fn cargo_home() -> Option<PathBuf> {
    let set = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    set.or_else(|| {
        let name = if cfg!(windows) { "USERPROFILE" } else { "HOME" };
        std::env::var_os(name).map(|home| PathBuf::from(home).join(".cargo"))
    })
}

/// The folders in a folder, in a fixed order; none where there is no such folder.
fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    found.retain(|path| path.is_dir());
    found.sort();
    found
}
