//! Reading scenarios: a file, or a shipped one by id; parents are shipped or stand beside the file.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

use gongzhi_engine::scenario::{self, Library, MOST_BYTES, Scenario};
use gongzhi_engine::text::{Lang, Text};

use crate::failure::{Failure, report_all};

const MOST_PARENTS: usize = 16;

/// A scenario's text, and the scenarios that it may extend.
pub struct Source {
    /// What the user called it, for messages.
    pub name: String,
    /// Its text.
    pub text: String,
    /// Shipped scenarios and those beside the file.
    pub library: Library,
}

/// Reads a file, or a shipped scenario by its id.
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

/// Loads a scenario; warnings go to stderr, errors are the failure.
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

/// Adds the parents that stand beside the file. A text that is no TOML adds none: loading will say what is wrong.
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

/// Whether it names a file in the same folder, and no path out of it.
fn is_name(id: &str) -> bool {
    id.chars()
        .all(|c| c.is_alphanumeric() || c == '-' || c == '_')
}

fn read(path: &Path) -> Result<String, Failure> {
    let name = path.display().to_string();
    let unreadable = |error: std::io::Error| Failure::about(&name, "unreadable", why(&error));
    // One byte past the limit is enough to know; pipes and devices have no size to ask for.
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
        return Err(Failure::about(&name, "too-large", message));
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let message = Text::new(
            format!("文件不是 UTF-8 编码（第 {at} 字节处）"),
            format!("the file is not UTF-8 (at byte {at})"),
        );
        Failure::about(&name, "not-utf8", message)
    })
}

fn why(error: &std::io::Error) -> Text {
    match error.kind() {
        ErrorKind::NotFound => Text::new(
            "没有这个文件，也没有这个名称的内置场景",
            "there is neither such a file nor a shipped scenario of that name",
        ),
        _ => Text::new(
            format!("无法读取：{error}"),
            format!("cannot be read: {error}"),
        ),
    }
}
