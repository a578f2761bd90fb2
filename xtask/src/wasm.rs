//! Compiles the page's Wasm.
//!
//! Builds gongzhi-wasm for the browser in its own target folder, so that two compilers do not invalidate each other's
//! output. The same compiler and sources give the same bytes everywhere, and no folder name of this machine appears
//! in the file. Anyone can therefore rebuild a published page and compare.

use crate::{
    command,
    paths::Paths,
    toolchain::{self, Toolchain},
};
use anyhow::Result;
use std::path::{Path, PathBuf};

/// simd128 processes two numbers per instruction in the rules' loops; every browser has supported it since 2023. Its
/// arithmetic follows IEEE 754, so results keep their bits.
const SIMD: &str = "-Ctarget-feature=+simd128";

/// Compiles, with or without simd128, and returns the path of the file.
///
/// # Errors
/// If there is no compiler, or it finds a mistake.
pub fn compile(paths: &Paths, profile: &str, simd: bool) -> Result<PathBuf> {
    let toolchain = toolchain::ensure(paths)?;
    let mut cargo = toolchain.cargo(paths);
    cargo.args([
        "build",
        "--package",
        "gongzhi-wasm",
        "--target",
        toolchain::TARGET,
        "--profile",
        profile,
    ]);
    let simd_flag = simd.then(|| SIMD.to_owned());
    let sources = named_alike(paths, toolchain);
    let flags: Vec<String> = sources.into_iter().chain(simd_flag).collect();
    // A separate folder per set of flags, so that neither build invalidates the other.
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
        .join("gongzhi-wasm.wasm"))
}

/// Salt of Rhai's hash maps, which the crate const-random would otherwise choose at random when compiling.
const HASH_SEED: &str = "gongzhi";

/// Panic messages contain paths of source files. Maps the folders of this workspace, of cargo's registries and of the
/// compiler's sources to fixed names, because the real ones differ between machines and are private.
fn named_alike(paths: &Paths, toolchain: Toolchain) -> Vec<String> {
    let registries = cargo_home().map(|home| home.join("registry").join("src"));
    let sysroot = toolchain.sysroot(paths);
    let compiler = sysroot.map(|root| root.join("lib").join("rustlib").join("src").join("rust"));
    // The name of a registry's folder contains a digest of its address, which a mirror changes.
    let each = registries.iter().flat_map(|folder| folders(folder));
    let mut named: Vec<(PathBuf, &str)> = vec![(paths.root.clone(), "gongzhi")];
    named.extend(registries.clone().map(|folder| (folder, "crates")));
    named.extend(each.map(|folder| (folder, "crates")));
    named.extend(compiler.map(|folder| (folder, "rust")));
    // If several prefixes match, the compiler uses the last.
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

/// The folders in a folder, in a fixed order; empty if the folder does not exist.
fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    found.retain(|path| path.is_dir());
    found.sort();
    found
}
