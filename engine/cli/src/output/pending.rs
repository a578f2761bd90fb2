//! A file that is written next to its final place, so that it appears complete or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::refusals::{is_link, refused, unwritable};
use crate::failure::Failure;

/// Replaces a file with a complete text.
///
/// # Errors
/// If it cannot be written, or is a link.
pub fn replace(path: &Path, text: &str) -> Result<(), Failure> {
    replace_bytes(path, text.as_bytes())
}

/// Replaces a file with complete bytes.
///
/// # Errors
/// As for [`replace`].
pub fn replace_bytes(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let mut file = PendingFile::beside(path)?;
    file.write_bytes(bytes)?;
    file.end()?;
    file.place()
}

/// A file that is written next to its final place and then moved there. It is deleted if dropped before that.
pub struct PendingFile {
    /// Final place.
    path: PathBuf,
    beside: PathBuf,
    file: BufWriter<File>,
    hasher: Sha256,
    placed: bool,
}

impl PendingFile {
    /// Creates an empty file next to `path`.
    ///
    /// # Errors
    /// If the folder is not writable.
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
    /// If it cannot be written.
    pub fn write(&mut self, text: &str) -> Result<(), Failure> {
        self.write_bytes(text.as_bytes())
    }

    fn write_bytes(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.hasher.update(bytes);
        let written = self.file.write_all(bytes);
        written.map_err(|e| unwritable(&self.path, &e))
    }

    /// Moves the complete file to its place, and returns its SHA-256.
    ///
    /// # Errors
    /// If it cannot be written, or a link stands there.
    pub fn whole(mut self) -> Result<String, Failure> {
        let hash = self.end()?;
        self.place()?;
        Ok(hash)
    }

    /// Flushes the file to disk and returns its SHA-256.
    pub(super) fn end(&mut self) -> Result<String, Failure> {
        let written = self.file.flush();
        let written = written.and_then(|()| self.file.get_ref().sync_all());
        written.map_err(|e| unwritable(&self.path, &e))?;
        Ok(hexadecimal(&self.hasher.clone().finalize()))
    }

    /// File name of the final place.
    pub(super) fn name(&self) -> String {
        let name = self.path.file_name().unwrap_or_default();
        name.to_string_lossy().into_owned()
    }

    /// Moves the file to its final place.
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

impl Write for PendingFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.hasher.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for PendingFile {
    fn drop(&mut self) {
        if !self.placed {
            let _ = fs::remove_file(&self.beside);
        }
    }
}

/// Creates a new file; fails if anything exists at the path, even a link.
pub(super) fn create(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).open(path)
}

/// A name next to a file that only this process uses.
pub(super) fn temporary(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{}.tmp", std::process::id()))
}

/// Bytes as hexadecimal digits.
pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
