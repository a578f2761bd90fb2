//! The page's Wasm, straight from the compiler.
//!
//! What: builds gongzhi-app for the browser in its own target folder. Why: two compilers must not undo each other's work.
//! Never: lets the builder's home folder into the file that is published.

use crate::{command, paths::Paths, toolchain};
use anyhow::Result;
use std::path::PathBuf;

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
    let flags: Vec<String> = without_home().into_iter().chain(simd_flag).collect();
    // What was built with other flags is not to be built anew.
    let target = if simd {
        paths.web_target()
    } else {
        paths.web_target().join("without-simd")
    };
    cargo.env("CARGO_TARGET_DIR", &target);
    cargo.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
    command::run(
        &mut cargo,
        &format!("Compiling the page to Wasm (profile {profile})"),
        "Mend what the compiler names above.",
    )?;
    let folder = if profile == "dev" { "debug" } else { profile };
    Ok(target
        .join(toolchain::TARGET)
        .join(folder)
        .join("gongzhi-app.wasm"))
}

/// Panic messages name source files; the part before the crate is nobody's business and different on every machine.
fn without_home() -> Option<String> {
    let home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| {
            let name = if cfg!(windows) { "USERPROFILE" } else { "HOME" };
            std::env::var_os(name).map(|home| PathBuf::from(home).join(".cargo"))
        })?;
    Some(format!(
        "--remap-path-prefix={}=crates",
        home.join("registry").join("src").to_str()?
    ))
}
