//! The commit from which a program is built, for the stamp of its results. The build of the command and the tool that builds the
//! page both use this file.

use std::path::Path;
use std::process::Command;

/// The commit of the checkout at `root`, marked if `sources` (relative to it) have uncommitted changes. `None` outside a checkout,
/// or where git cannot read it.
pub fn commit(root: &Path, sources: &[&str]) -> Option<String> {
    let head = git(root, &["rev-parse", "--short=12", "HEAD"])?;
    let status = git(root, &[&["status", "--porcelain", "--"], sources].concat())?;
    Some(if status.is_empty() {
        head
    } else {
        format!("{head}-modified")
    })
}

fn git(root: &Path, arguments: &[&str]) -> Option<String> {
    let done = Command::new("git")
        .arg("-C")
        .arg(root)
        .args(arguments)
        .output()
        .ok()?;
    let text = String::from_utf8(done.stdout).ok()?;
    done.status.success().then(|| text.trim().to_owned())
}
