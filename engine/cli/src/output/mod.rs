//! The folder for results.
//!
//! A run may take long, and the folder may contain other people's files. The folder is therefore tried before the
//! run, only files that the command itself wrote are overwritten (compared byte for byte), and each file appears
//! complete or not at all ([`PendingFile`]). `gongzhi.sha256` lists the files written. Links are not followed, which
//! the test `links_are_not_followed` checks.

mod checksums;
mod pending;
mod refusals;

pub use pending::{PendingFile, replace, replace_bytes};

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use gongzhi_engine::text::Text;

use crate::failure::Failure;
use checksums::Checksums;
use pending::{create, temporary};
use refusals::{is_link, is_no_file, is_no_folder, refused, unwritable};

/// A writable folder.
pub struct Output {
    folder: PathBuf,
    /// Checksums of files the command wrote.
    own: Checksums,
    made: bool,
    wrote: bool,
}

impl Output {
    /// Prepares a folder for files with these names. `force` allows replacing files that the command did not write.
    ///
    /// # Errors
    /// If the folder is not writable, or holds such files and `force` is not set.
    pub fn open(folder: &Path, names: &[&str], force: bool) -> Result<Self, Failure> {
        let found = fs::symlink_metadata(folder).ok();
        match &found {
            Some(found) if found.is_symlink() => return Err(refused(folder, &is_link())),
            Some(found) if !found.is_dir() => return Err(refused(folder, &is_no_folder())),
            Some(_) => {}
            None => fs::create_dir_all(folder).map_err(|e| unwritable(folder, &e))?,
        }
        let mut output = Self {
            folder: folder.to_owned(),
            own: Checksums::default(),
            made: found.is_none(),
            wrote: false,
        };
        output.try_it()?;
        output.own = Checksums::read(folder, force)?;
        output.look_for_others(names, force)?;
        Ok(output)
    }

    /// Its path.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Creates a pending file, next to its final place.
    ///
    /// # Errors
    /// If it cannot be created.
    pub fn begin(&self, name: &str) -> Result<PendingFile, Failure> {
        PendingFile::beside(&self.folder.join(name))
    }

    /// Creates a pending file with its complete text.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn whole(&self, name: &str, text: &str) -> Result<PendingFile, Failure> {
        let mut file = self.begin(name)?;
        file.write(text)?;
        Ok(file)
    }

    /// Moves files to their places, each completely or not at all.
    ///
    /// # Errors
    /// If a file cannot be written.
    pub fn write(&mut self, files: Vec<PendingFile>) -> Result<(), Failure> {
        self.wrote = true;
        let mut whole = Vec::new();
        for mut file in files {
            let hash = file.end()?;
            whole.push((file.name(), hash, file));
        }
        // First list both old and new checksums, and at the end only the new ones.
        for (name, hash, _) in &whole {
            self.own.add(name, hash);
        }
        self.own.write(&self.folder)?;
        for (name, hash, file) in whole {
            file.place()?;
            self.own.set(name, hash);
        }
        self.own.write(&self.folder)
    }

    /// Tests whether the folder is writable.
    fn try_it(&self) -> Result<(), Failure> {
        let probe = temporary(&self.folder.join("try"));
        let tried = create(&probe).and_then(|mut file| file.write_all(b"."));
        let removed = fs::remove_file(&probe);
        tried.and(removed).map_err(|e| unwritable(&self.folder, &e))
    }

    fn look_for_others(&self, names: &[&str], force: bool) -> Result<(), Failure> {
        let mut others = Vec::new();
        for name in names {
            let path = self.folder.join(name);
            match fs::symlink_metadata(&path) {
                Err(_) => {}
                Ok(found) if found.is_symlink() => return Err(refused(&path, &is_link())),
                Ok(found) if !found.is_file() => return Err(refused(&path, &is_no_file())),
                Ok(_) if force || self.own.matches(name, &path) => {}
                Ok(_) => others.push(*name),
            }
        }
        if others.is_empty() {
            return Ok(());
        }
        let message = Text::new(
            format!(
                "目录中的 {} 不是本命令写的，或写后被改过，不会覆盖",
                others.join("、")
            ),
            format!(
                "{} in the folder was not written by this command, or was changed since: it is not overwritten",
                others.join(", ")
            ),
        );
        let hint = Text::new(
            "换一个目录，或加上 --force。",
            "Take another folder, or add --force.",
        );
        Err(Failure::told(
            &self.folder,
            "foreign-file",
            message,
            Some(hint),
        ))
    }
}

impl Drop for Output {
    /// Deletes the folder if this run created it and wrote nothing.
    fn drop(&mut self) {
        if self.made && !self.wrote {
            let _ = fs::remove_dir(&self.folder);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn folder(test: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("gongzhi-{}-{test}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        folder
    }

    #[test]
    fn only_what_the_command_wrote_is_overwritten() {
        let folder = folder("own");
        let open = |force| Output::open(&folder, &["a.csv"], force);
        let write = |force, text: &str| {
            let mut output = open(force).unwrap();
            let file = output.whole("a.csv", text).unwrap();
            output.write(vec![file]).unwrap();
        };
        write(false, "one");
        write(false, "two");
        assert_eq!(fs::read_to_string(folder.join("a.csv")).unwrap(), "two");
        fs::write(folder.join("a.csv"), "mine").unwrap();
        assert!(open(false).is_err());
        write(true, "three");
        assert!(open(false).is_ok());
        let names: BTreeSet<_> = fs::read_dir(&folder)
            .unwrap()
            .map(|e| e.unwrap().file_name())
            .collect();
        assert_eq!(names.len(), 2, "{names:?}");
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_folder_that_was_made_for_nothing_goes() {
        let folder = folder("nothing");
        drop(Output::open(&folder, &[], false).unwrap());
        assert!(!folder.exists());
    }

    #[test]
    fn a_file_that_grows_is_whole_or_not_there() {
        let folder = folder("grows");
        let mut output = Output::open(&folder, &["a.csv"], false).unwrap();
        let mut file = output.begin("a.csv").unwrap();
        file.write("one\n").unwrap();
        drop(file);
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
        let mut file = output.begin("a.csv").unwrap();
        for line in ["one\n", "two\n"] {
            file.write(line).unwrap();
        }
        assert!(!folder.join("a.csv").exists());
        output.write(vec![file]).unwrap();
        let written = fs::read_to_string(folder.join("a.csv")).unwrap();
        assert_eq!(written, "one\ntwo\n");
        fs::remove_dir_all(&folder).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn links_are_not_followed() {
        let folder = folder("links");
        let (real, link) = (folder.join("real"), folder.join("link"));
        fs::create_dir_all(&real).unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        assert!(Output::open(&link, &[], true).is_err());
        std::os::unix::fs::symlink(folder.join("elsewhere"), real.join("a.csv")).unwrap();
        assert!(Output::open(&real, &["a.csv"], true).is_err());
        assert!(!folder.join("elsewhere").exists());
        fs::remove_dir_all(&folder).unwrap();
    }
}
