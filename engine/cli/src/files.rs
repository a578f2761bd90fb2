//! Reads scenarios from a file, or shipped ones by id. Parents are shipped, or lie in the same folder as the file.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use gongzhi_engine::scenario::{self, Changes, Library, MOST_BYTES, OwnPlace, Scenario};
use gongzhi_engine::text::{Lang, Text};

use crate::args::TableFiles;
use crate::failure::{Failure, in_words, report_all};

const MOST_PARENTS: usize = 16;

/// A scenario's text, with the scenarios that it may extend.
pub struct Source {
    /// The name the user gave, for messages.
    pub name: String,
    /// Its text.
    pub text: String,
    /// Shipped scenarios, and parents next to the file.
    pub library: Library,
}

/// Reads a file, or a shipped scenario by id.
pub fn open(name: &str) -> Result<Source, Failure> {
    let mut library = Library::shipped();
    let path = Path::new(name);
    if !path.exists()
        && let Some(text) = library.get(name)
    {
        let text = text.to_owned();
        return Ok(Source {
            name: name.to_owned(),
            text,
            library,
        });
    }
    let text = read(path)?;
    add_parents(&text, path, &mut library)?;
    Ok(Source {
        name: name.to_owned(),
        text,
        library,
    })
}

/// Loads a scenario. Warnings go to stderr; errors are returned as the failure.
pub fn load(source: &Source, lang: Lang) -> Result<Scenario, Failure> {
    let loaded = scenario::load(&source.text, &source.library);
    match loaded.scenario {
        Some(scenario) => {
            report_all(&loaded.diagnostics, &source.name, lang);
            Ok(scenario)
        }
        None => Err(Failure::Found(source.name.clone(), loaded.diagnostics)),
    }
}

/// The changes that put a scenario into the place of these tables.
pub fn place_of(tables: &TableFiles) -> Result<Changes, Failure> {
    let read = |path: &Option<PathBuf>| path.as_deref().map(read).transpose();
    Ok(Changes {
        place: OwnPlace {
            name: None,
            communities: read(&tables.communities)?,
            units: read(&tables.units)?,
        },
        ..Changes::default()
    })
}

/// Adds parents from the folder of the file. Adds none if the text is not TOML; loading will report that.
fn add_parents(text: &str, path: &Path, library: &mut Library) -> Result<(), Failure> {
    let mut next = parent_of(text);
    for _ in 0..MOST_PARENTS {
        let Some(id) = next else { break };
        let beside = path.with_file_name(format!("{id}.toml"));
        if library.get(&id).is_some() || !is_name(&id) || !beside.exists() {
            break;
        }
        let text = read(&beside)?;
        library.add(&id, &text);
        next = parent_of(&text);
    }
    Ok(())
}

fn parent_of(text: &str) -> Option<String> {
    let table: toml::Table = text.parse().ok()?;
    Some(table.get("extends")?.as_str()?.to_owned())
}

/// Whether an id is a plain file name, and not a path out of the folder.
fn is_name(id: &str) -> bool {
    id.chars()
        .all(|c| c.is_alphanumeric() || c == '-' || c == '_')
}

/// Reads a regular file. Pipes and devices are refused, because they might block or never end.
pub fn read(path: &Path) -> Result<String, Failure> {
    let unreadable = |error: std::io::Error| Failure::told(path, "unreadable", why(&error), None);
    let found = fs::metadata(path).map_err(unreadable)?;
    if !found.is_file() {
        return Err(no_file(path, found.is_dir()));
    }
    // One byte beyond the limit suffices to detect an oversized file.
    let limit = MOST_BYTES as u64 + 1;
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(limit).read_to_end(&mut bytes))
        .map_err(unreadable)?;
    if bytes.len() > MOST_BYTES {
        let most = MOST_BYTES >> 20;
        let message = Text::new(
            format!("文件超过 {most} MB 的上限，未读取"),
            format!("the file is larger than {most} MB and was not read"),
        );
        return Err(Failure::told(path, "too-large", message, None));
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        other_encoding(path, error.as_bytes(), at)
    })
}

fn no_file(path: &Path, folder: bool) -> Failure {
    let message = if folder {
        Text::new("这是一个目录，不是文件", "this is a folder, not a file")
    } else {
        Text::new(
            "这不是普通文件（而是管道或设备），不读取",
            "this is no ordinary file but a pipe or device, and is not read",
        )
    };
    let hint = (!folder).then(|| Text::new("先存成文件。", "Save it as a file first."));
    Failure::told(path, "unreadable", message, hint)
}

/// Guesses the encoding of a file that is not UTF-8.
fn other_encoding(path: &Path, bytes: &[u8], at: usize) -> Failure {
    let line = bytes[..at].iter().filter(|b| **b == b'\n').count() + 1;
    let (zh, en) = match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => ("而是 UTF-16 编码", "but UTF-16"),
        _ if is_double_byte(bytes) => ("多半是 GBK（ANSI）编码", "but GBK, it seems"),
        _ => ("有不属于文字的字节", "and has bytes that are no text"),
    };
    let message = Text::new(
        format!("文件不是 UTF-8 编码，{zh}（从第 {line} 行起）"),
        format!("the file is not UTF-8 {en} (from line {line} on)"),
    );
    let hint = Text::new(
        "用记事本等文本编辑器打开，另存为时编码选 UTF-8。",
        "Open it with a text editor and save it with the encoding UTF-8.",
    );
    Failure::told(path, "not-utf8", message, Some(hint))
}

/// Whether all non-ASCII bytes form pairs as in GBK.
fn is_double_byte(bytes: &[u8]) -> bool {
    let mut bytes = bytes.iter();
    while let Some(byte) = bytes.next() {
        let lead = match byte {
            0..0x80 => continue,
            byte => (0x81..=0xFE).contains(byte),
        };
        let trail = bytes
            .next()
            .is_some_and(|b| (0x40..=0xFE).contains(b) && *b != 0x7F);
        if !lead || !trail {
            return false;
        }
    }
    true
}

fn why(error: &std::io::Error) -> Text {
    if error.kind() == ErrorKind::NotFound {
        return Text::new(
            "没有这个文件，也没有这个名称的内置方案",
            "there is neither such a file nor a shipped scenario of that name",
        );
    }
    let why = in_words(error);
    Text::new(
        format!("无法读取：{}", why.zh),
        format!("cannot be read: {}", why.en),
    )
}
