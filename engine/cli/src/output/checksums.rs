//! `gongzhi.sha256`: checksums of the files that the command wrote, in the format of `sha256sum -c`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use gongzhi_engine::text::Text;
use sha2::{Digest, Sha256};

use super::pending::{hexadecimal, replace};
use super::refusals::{is_link, is_no_file, refused, unwritable};
use crate::failure::Failure;

/// File name of the list.
const LIST: &str = "gongzhi.sha256";

/// A list with more bytes than this was not written by the command.
const MOST_BYTES: u64 = 1 << 20;

/// Checksums by file of what the command wrote into a folder. While files are being moved into place, a file may have
/// two.
#[derive(Debug, Default)]
pub(super) struct Checksums(BTreeMap<String, BTreeSet<String>>);

impl Checksums {
    /// Reads the list of a folder; empty if there is none. `force` allows replacing a list that the command did not
    /// write.
    ///
    /// # Errors
    /// If the list cannot be read, or is not a list of checksums.
    pub(super) fn read(folder: &Path, force: bool) -> Result<Self, Failure> {
        let path = folder.join(LIST);
        let mut list = Self::default();
        match fs::symlink_metadata(&path) {
            Err(_) => return Ok(list),
            Ok(found) if found.is_symlink() => return Err(refused(&path, &is_link())),
            Ok(found) if !found.is_file() => return Err(refused(&path, &is_no_file())),
            Ok(found) if found.len() > MOST_BYTES && !force => {
                return Err(refused(&path, &is_no_list()));
            }
            Ok(_) => {}
        }
        let mut text = String::new();
        let read = File::open(&path).and_then(|f| f.take(MOST_BYTES).read_to_string(&mut text));
        for line in text.lines().map(|line| line.split_once("  ")) {
            match line {
                Some((hash, name)) if is_hash(hash) => list.add(name, hash),
                _ if force => {}
                _ => return Err(refused(&path, &is_no_list())),
            }
        }
        match read {
            Err(error) if !force => Err(unwritable(&path, &error)),
            _ => Ok(list),
        }
    }

    /// Writes the list into a folder.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(super) fn write(&self, folder: &Path) -> Result<(), Failure> {
        let lines = self
            .0
            .iter()
            .flat_map(|(name, hashes)| hashes.iter().map(move |hash| format!("{hash}  {name}\n")));
        replace(&folder.join(LIST), &lines.collect::<String>())
    }

    /// Adds a checksum to a file's checksums.
    pub(super) fn add(&mut self, name: &str, hash: &str) {
        let hashes = self.0.entry(name.to_owned()).or_default();
        hashes.insert(hash.to_owned());
    }

    /// Makes this the only checksum of a file.
    pub(super) fn set(&mut self, name: String, hash: String) {
        self.0.insert(name, BTreeSet::from([hash]));
    }

    /// Whether a file is, byte for byte, what the command wrote.
    pub(super) fn matches(&self, name: &str, path: &Path) -> bool {
        let Some(hashes) = self.0.get(name) else {
            return false;
        };
        hash_of(path).is_ok_and(|hash| hashes.contains(&hash))
    }
}

fn hash_of(path: &Path) -> io::Result<String> {
    let mut file = File::open(path)?;
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(hexadecimal(&hasher.finalize())),
            n => hasher.update(&buffer[..n]),
        }
    }
}

fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit())
}

fn is_no_list() -> Text {
    Text::new(
        format!("{LIST} 不是本命令写的，不会覆盖；换一个目录，或加上 --force"),
        format!(
            "{LIST} was not written by this command and is not overwritten; take another folder, or add --force"
        ),
    )
}
