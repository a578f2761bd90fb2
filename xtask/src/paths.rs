//! All folders that xtask reads or writes.
//!
//! Other modules do not join paths to the workspace root themselves.

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
    /// Finds the workspace from which this program was built.
    ///
    /// # Errors
    /// If xtask has been moved out of its workspace.
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

    /// The page, ready to be served.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Reports and screenshots.
    pub fn out(&self) -> PathBuf {
        self.root.join("out")
    }

    /// Target folder of the Wasm build, separate so that two compilers do not invalidate each other's output.
    pub fn web_target(&self) -> PathBuf {
        self.target.join("web")
    }

    /// Stamps of finished steps.
    pub fn stamps(&self) -> PathBuf {
        self.target.join("xtask-stamps")
    }

    /// The command, built for release.
    pub fn gongzhi(&self) -> PathBuf {
        self.target
            .join("release")
            .join(format!("gongzhi{}", std::env::consts::EXE_SUFFIX))
    }
}
