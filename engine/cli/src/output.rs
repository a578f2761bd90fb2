//! The folder that results are written to.
//!
//! Why: a run may take long, and a folder may hold what others need. So it is tried before the run; only what the command itself
//! wrote, byte for byte, is overwritten; a file is whole or not there. A long file grows beside its place while the run goes on. What
//! was written is listed in `gongzhi.sha256`, which `sha256sum -c` reads. Never: follows a link.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use gongzhi_engine::text::Text;
use sha2::{Digest, Sha256};

use crate::failure::{Failure, in_words};

const LIST: &str = "gongzhi.sha256";
const MOST_LIST: u64 = 1 << 20;

/// A folder that can be written to.
pub struct Output {
    folder: PathBuf,
    /// Hashes of what the command wrote, by file.
    own: BTreeMap<String, BTreeSet<String>>,
    made: bool,
    wrote: bool,
}

impl Output {
    /// Makes the folder ready for files of these names; `force` lets them replace files of others.
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
            own: BTreeMap::new(),
            made: found.is_none(),
            wrote: false,
        };
        output.try_it()?;
        output.own = output.list(force)?;
        output.look_for_others(names, force)?;
        Ok(output)
    }

    /// Where it is.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// A file that grows beside its place.
    pub fn begin(&self, name: &str) -> Result<Growing, Failure> {
        Growing::beside(&self.folder.join(name))
    }

    /// The same with its whole text.
    pub fn whole(&self, name: &str, text: &str) -> Result<Growing, Failure> {
        let mut file = self.begin(name)?;
        file.write(text)?;
        Ok(file)
    }

    /// Puts files into their places, each whole or not at all.
    pub fn write(&mut self, files: Vec<Growing>) -> Result<(), Failure> {
        self.wrote = true;
        let mut whole = Vec::new();
        for mut file in files {
            let hash = file.end()?;
            whole.push((file.name(), hash, file));
        }
        // First what may be there at any moment, last what is there.
        for (name, hash, _) in &whole {
            self.own
                .entry(name.clone())
                .or_default()
                .insert(hash.clone());
        }
        self.write_list()?;
        for (name, hash, file) in whole {
            file.place()?;
            self.own.insert(name, BTreeSet::from([hash]));
        }
        self.write_list()
    }

    /// Whether something can be written at all.
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
                Ok(_) if force || self.is_own(name, &path) => {}
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

    fn is_own(&self, name: &str, path: &Path) -> bool {
        let Some(hashes) = self.own.get(name) else {
            return false;
        };
        hash_of(path).is_ok_and(|hash| hashes.contains(&hash))
    }

    /// What the list says that the command wrote.
    fn list(&self, force: bool) -> Result<BTreeMap<String, BTreeSet<String>>, Failure> {
        let path = self.folder.join(LIST);
        let mut own: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        match fs::symlink_metadata(&path) {
            Err(_) => return Ok(own),
            Ok(found) if found.is_symlink() => return Err(refused(&path, &is_link())),
            Ok(found) if !found.is_file() => return Err(refused(&path, &is_no_file())),
            Ok(found) if found.len() > MOST_LIST && !force => {
                return Err(refused(&path, &is_no_list()));
            }
            Ok(_) => {}
        }
        let mut text = String::new();
        let read = File::open(&path).and_then(|f| f.take(MOST_LIST).read_to_string(&mut text));
        let lines = text.lines().map(|line| line.split_once("  "));
        for line in lines {
            match line {
                Some((hash, name)) if is_hash(hash) => {
                    own.entry(name.to_owned())
                        .or_default()
                        .insert(hash.to_owned());
                }
                _ if force => {}
                _ => return Err(refused(&path, &is_no_list())),
            }
        }
        match read {
            Err(error) if !force => Err(unwritable(&path, &error)),
            _ => Ok(own),
        }
    }

    fn write_list(&self) -> Result<(), Failure> {
        let lines = self
            .own
            .iter()
            .flat_map(|(name, hashes)| hashes.iter().map(move |hash| format!("{hash}  {name}\n")));
        replace(&self.folder.join(LIST), &lines.collect::<String>())
    }
}

impl Drop for Output {
    /// A folder that was made for nothing goes.
    fn drop(&mut self) {
        if self.made && !self.wrote {
            let _ = fs::remove_dir(&self.folder);
        }
    }
}

/// Puts a whole file in the place of another, which may not be a link.
pub fn replace(path: &Path, text: &str) -> Result<(), Failure> {
    let mut file = Growing::beside(path)?;
    file.write(text)?;
    file.end()?;
    file.place()
}

/// A file beside the place where it shall stand; it goes if it is not put there.
pub struct Growing {
    /// Where it shall stand.
    path: PathBuf,
    beside: PathBuf,
    file: BufWriter<File>,
    hasher: Sha256,
    placed: bool,
}

impl Growing {
    fn beside(path: &Path) -> Result<Self, Failure> {
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

    /// Adds to it.
    pub fn write(&mut self, text: &str) -> Result<(), Failure> {
        self.hasher.update(text.as_bytes());
        let written = self.file.write_all(text.as_bytes());
        written.map_err(|e| unwritable(&self.path, &e))
    }

    /// Sees to it that all is written; its hash.
    fn end(&mut self) -> Result<String, Failure> {
        let written = self.file.flush();
        let written = written.and_then(|()| self.file.get_ref().sync_all());
        written.map_err(|e| unwritable(&self.path, &e))?;
        Ok(hexadecimal(&self.hasher.clone().finalize()))
    }

    fn name(&self) -> String {
        let name = self.path.file_name().unwrap_or_default();
        name.to_string_lossy().into_owned()
    }

    /// Puts it in its place.
    fn place(mut self) -> Result<(), Failure> {
        if fs::symlink_metadata(&self.path).is_ok_and(|found| found.is_symlink()) {
            return Err(refused(&self.path, &is_link()));
        }
        let placed = fs::rename(&self.beside, &self.path);
        placed.map_err(|e| unwritable(&self.path, &e))?;
        self.placed = true;
        Ok(())
    }
}

impl Drop for Growing {
    fn drop(&mut self) {
        if !self.placed {
            let _ = fs::remove_file(&self.beside);
        }
    }
}

/// A file that nobody has yet, link or not.
fn create(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).open(path)
}

/// A name beside a file that only this process uses.
fn temporary(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{}.tmp", std::process::id()))
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

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit())
}

fn is_link() -> Text {
    Text::new(
        "这是一个符号链接，不会经过它写入；请写明它所指的位置",
        "this is a symbolic link, which is not written through; name the place that it points to",
    )
}

fn is_no_folder() -> Text {
    Text::new("这不是一个目录", "this is no folder")
}

fn is_no_file() -> Text {
    Text::new(
        "这不是一个普通文件，不会覆盖",
        "this is no ordinary file and is not overwritten",
    )
}

fn is_no_list() -> Text {
    Text::new(
        format!("{LIST} 不是本命令写的，不会覆盖；换一个目录，或加上 --force"),
        format!(
            "{LIST} was not written by this command and is not overwritten; take another folder, or add --force"
        ),
    )
}

fn refused(path: &Path, why: &Text) -> Failure {
    Failure::told(path, "unwritable", why.clone(), None)
}

/// A file or folder that cannot be written.
pub fn unwritable(path: &Path, error: &io::Error) -> Failure {
    let why = in_words(error);
    let message = Text::new(
        format!("无法写入：{}", why.zh),
        format!("cannot be written: {}", why.en),
    );
    Failure::told(path, "unwritable", message, None)
}

#[cfg(test)]
mod tests {
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
