//! Every folder that xtask reads or writes, found once.
//!
//! No other file joins paths to the workspace's root.

use anyhow::{Context, Result};
use std::path::{Path, PathBuf};

/// The workspace's folders.
pub struct Paths {
    /// The folder of the workspace's Cargo.toml.
    pub root: PathBuf,
    /// Cargo's target folder, as set for this workspace.
    pub target: PathBuf,
}

impl Paths {
    /// Finds the workspace this program was built from.
    ///
    /// # Errors
    /// When xtask was moved out of its workspace.
    pub fn find() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .context("xtask must lie inside the workspace")?
            .to_path_buf();
        let target = match std::env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => root.join(folder),
            None => root.join("target"),
        };
        Ok(Self { root, target })
    }

    /// The page as it is served.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Reports and pictures.
    pub fn out(&self) -> PathBuf {
        self.root.join("out")
    }

    /// Target folder of the Wasm build: two compilers must not undo each other's work.
    pub fn web_target(&self) -> PathBuf {
        self.target.join("web")
    }

    /// What was built from which contents.
    pub fn stamps(&self) -> PathBuf {
        self.target.join("xtask-stamps")
    }

    /// The headless command, built for release.
    pub fn gongzhi(&self) -> PathBuf {
        self.target
            .join("release")
            .join(format!("gongzhi{}", std::env::consts::EXE_SUFFIX))
    }
}
