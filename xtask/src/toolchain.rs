//! Finds or installs a compiler for wasm32-unknown-unknown.
//!
//! It tries, in this order: the current toolchain, if it has the target; rustup, to add it; Debian's packages, which
//! build std from source, for machines that may not download toolchains. rustup is not called if
//! RUSTUP_AUTO_INSTALL=0.

use crate::{command, paths::Paths};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The page's target.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Debian packages: the compiler, cargo of the same version, the sources of std, the linker.
const PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-19"];
const DEBIAN_CARGO: &str = "/usr/bin/cargo";
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_LINKER: &str = "/usr/bin/wasm-ld-19";

/// The compiler of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toolchain {
    /// The current toolchain, which has the target.
    Native,
    /// Debian's packages, with std built from source.
    Debian,
}

/// Finds or installs a compiler.
///
/// # Errors
/// If there is no way to get one; the message says what to do.
pub fn ensure(paths: &Paths) -> Result<Toolchain> {
    if native_has_target(paths) {
        return Ok(Toolchain::Native);
    }
    if may_use_rustup() {
        command::run(
            Command::new("rustup")
                .args(["target", "add", TARGET])
                .current_dir(&paths.root),
            "Adding the Wasm target to the Rust toolchain",
            "Check the network, or set RUSTUP_AUTO_INSTALL=0 to use Debian's packages instead.",
        )?;
        if native_has_target(paths) {
            return Ok(Toolchain::Native);
        }
    }
    if !debian_is_complete() {
        install_packages(&PACKAGES)?;
    }
    if debian_is_complete() {
        return Ok(Toolchain::Debian);
    }
    bail!(
        "No Rust compiler for {TARGET}. Run 'rustup target add {TARGET}', or on Debian install: {}.",
        PACKAGES.join(" ")
    )
}

impl Toolchain {
    /// Cargo, set up to build for the target.
    pub fn cargo(self, paths: &Paths) -> Command {
        let mut command = match self {
            Self::Native => command::cargo(paths),
            Self::Debian => Command::new(DEBIAN_CARGO),
        };
        command
            .current_dir(&paths.root)
            .env("CARGO_TARGET_DIR", paths.web_target());
        if self == Self::Debian {
            for name in ["RUSTUP_TOOLCHAIN", "CARGO", "RUSTDOC", "RUSTC_WRAPPER"] {
                command.env_remove(name);
            }
            command
                .env("RUSTC", DEBIAN_RUSTC)
                .env("RUSTC_BOOTSTRAP", "1")
                .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
                // Without backtraces, which this target has not, and the crates that would read them.
                .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "")
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", DEBIAN_LINKER);
        }
        command
    }

    /// The folder of the compiler and its standard library.
    pub fn sysroot(self, paths: &Paths) -> Option<PathBuf> {
        self.ask(paths, &["--print", "sysroot"]).map(PathBuf::from)
    }

    /// Name and version of the compiler.
    pub fn version(self, paths: &Paths) -> Option<String> {
        self.ask(paths, &["--version"])
    }

    fn ask(self, paths: &Paths, question: &[&str]) -> Option<String> {
        let mut rustc = Command::new(match self {
            Self::Native => "rustc",
            Self::Debian => DEBIAN_RUSTC,
        });
        let output = rustc.args(question).current_dir(&paths.root).output();
        let output = output.ok().filter(|output| output.status.success())?;
        Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }
}

/// Installs Debian packages, if this is Debian and this user may.
///
/// # Errors
/// If apt-get is missing, not allowed, or fails.
pub fn install_packages(packages: &[&str]) -> Result<()> {
    let list = packages.join(" ");
    let remedy = format!("Install these packages, then try again: {list}.");
    if !Path::new("/usr/bin/apt-get").exists() {
        bail!("This system has no apt-get, so nothing was installed. {remedy}");
    }
    if command::answer("id", &["-u"]).as_deref() != Some("0") {
        bail!(
            "Only root can install packages. Run: sudo apt-get install --no-install-recommends {list}"
        );
    }
    let apt = |arguments: &[&str], what: &str| {
        command::run(
            Command::new("apt-get")
                .args(arguments)
                .env("DEBIAN_FRONTEND", "noninteractive"),
            what,
            &remedy,
        )
    };
    apt(&["-qq", "update"], "Reading Debian's package lists")?;
    let mut arguments = vec!["-qq", "-y", "install", "--no-install-recommends"];
    arguments.extend(packages);
    apt(&arguments, &format!("Installing Debian's packages {list}"))
        .context("Debian 12 or newer is needed")
}

fn native_has_target(paths: &Paths) -> bool {
    let mut command = Command::new("rustc");
    command
        .args(["--print", "target-libdir", "--target", TARGET])
        .current_dir(&paths.root);
    let Ok(output) = command.output() else {
        return false;
    };
    output.status.success()
        && PathBuf::from(String::from_utf8_lossy(&output.stdout).trim()).is_dir()
}

fn may_use_rustup() -> bool {
    let forbidden = std::env::var("RUSTUP_AUTO_INSTALL").is_ok_and(|value| value == "0");
    !forbidden && command::answer("rustup", &["--version"]).is_some()
}

fn debian_is_complete() -> bool {
    let programs = [DEBIAN_CARGO, DEBIAN_RUSTC, DEBIAN_LINKER]
        .iter()
        .all(|path| Path::new(path).exists());
    let sources = command::answer(DEBIAN_RUSTC, &["--print", "sysroot"]).is_some_and(|sysroot| {
        Path::new(&sysroot)
            .join("lib/rustlib/src/rust/library/std")
            .is_dir()
    });
    programs && sources
}
