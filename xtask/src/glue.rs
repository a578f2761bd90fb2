//! Generates the files that a browser loads from the compiled Wasm.
//!
//! wasm-bindgen is used as a library and generates gongzhi.js and gongzhi_bg.wasm. Nothing has to be installed, and
//! the generator always matches the library. Files that have already been processed are skipped.

use crate::{command, digest, paths::Paths};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;

/// Generates the files and returns their folder.
///
/// # Errors
/// If the Wasm is missing, or was built with another version of wasm-bindgen.
pub fn generate(paths: &Paths, wasm: &Path) -> Result<PathBuf> {
    let folder = paths.web_target().join("glue");
    let digest = digest::digest(
        &paths.root,
        &[wasm
            .to_str()
            .context("the target folder's name is not valid text")?],
        "",
    )?;
    if digest::is_fresh(&paths.stamps(), "glue", &digest) && folder.join("gongzhi_bg.wasm").exists()
    {
        return Ok(folder);
    }
    command::say("Generating the glue between Wasm and JavaScript");
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(wasm)
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .out_name("gongzhi");
    bindgen
        .web(true)
        .and_then(|bindgen| bindgen.generate(&folder))
        .context("wasm-bindgen failed. In the root Cargo.toml, wasm-bindgen and wasm-bindgen-cli-support must have the same exact version")?;
    digest::finish(&paths.stamps(), "glue", &digest)?;
    Ok(folder)
}
