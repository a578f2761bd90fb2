//! A file that is written beside its place, so that it is whole or not there.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::refusals::{is_link, refused, unwritable};
use crate::failure::Failure;

/// Replaces a file, which may not be a link, by a whole text.
///
/// # Errors
/// When it cannot be written, or is a link.
pub fn replace(path: &Path, text: &str) -> Result<(), Failure> {
    let mut file = PendingFile::beside(path)?;
    file.write(text)?;
    file.end()?;
    file.place()
}

/// A file that is written beside its place and moved there whole; dropped before that, it is deleted.
pub struct PendingFile {
    /// Its place.
    path: PathBuf,
    beside: PathBuf,
    file: BufWriter<File>,
    hasher: Sha256,
    placed: bool,
}

impl PendingFile {
    /// Creates an empty one.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn beside(path: &Path) -> Result<Self, Failure> {
        let beside = temporary(path);
        let file = create(&beside).map_err(|e| unwritable(path, &e))?;
        Ok(Self {
            path: path.to_owned(),
            beside,
            file: BufWriter::new(file),
            hasher: Sha256::new(),
            placed: false,
        })
    }

    /// Appends text.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&mut self, text: &str) -> Result<(), Failure> {
        self.hasher.update(text.as_bytes());
        let written = self.file.write_all(text.as_bytes());
        written.map_err(|e| unwritable(&self.path, &e))
    }

    /// Flushes it to the disk; its SHA-256.
    pub(super) fn end(&mut self) -> Result<String, Failure> {
        let written = self.file.flush();
        let written = written.and_then(|()| self.file.get_ref().sync_all());
        written.map_err(|e| unwritable(&self.path, &e))?;
        Ok(hexadecimal(&self.hasher.clone().finalize()))
    }

    /// The name of its place.
    pub(super) fn name(&self) -> String {
        let name = self.path.file_name().unwrap_or_default();
        name.to_string_lossy().into_owned()
    }

    /// Moves it to its place.
    pub(super) fn place(mut self) -> Result<(), Failure> {
        if fs::symlink_metadata(&self.path).is_ok_and(|found| found.is_symlink()) {
            return Err(refused(&self.path, &is_link()));
        }
        let placed = fs::rename(&self.beside, &self.path);
        placed.map_err(|e| unwritable(&self.path, &e))?;
        self.placed = true;
        Ok(())
    }
}

impl Drop for PendingFile {
    fn drop(&mut self) {
        if !self.placed {
            let _ = fs::remove_file(&self.beside);
        }
    }
}

/// Creates a file where nothing is, not even a link.
pub(super) fn create(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).open(path)
}

/// A name beside a file that only this process uses.
pub(super) fn temporary(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{}.tmp", std::process::id()))
}

/// Bytes in hexadecimal digits.
pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
