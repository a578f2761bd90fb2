//! Files as people write them, and the command's own files. Correct input is accepted; each mistake is reported once,
//! at its place, in the requested language.
//!
//! Each test writes real files into its own folder in the target directory and runs the command.
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod archive;
mod limits;
mod options;
mod strangers;
mod sweep;
mod tables;
mod values;
mod within_city;
mod written;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const HEAD: &str = "format = 1\nextends = \"yuecheng-2018\"\n\
    assessments = { dates = [] }\n[meta]\nid = \"m\"\ntitle = \"t\"\n\
    [time]\nstart = \"2018-01-01\"\nend = \"2018-04-30\"\n[place]\nname = \"小城\"\n";
const SMALL: &str = "streets = 2\ncommunities = 6\nresidents = 6000\n";

fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("files")
        .join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn command(folder: &Path, line: &str, lang: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongzhi"));
    command
        .args(line.split_whitespace())
        .args(["--lang", lang])
        .current_dir(folder)
        .stdin(Stdio::null());
    command
}

/// Exit code, stdout and stderr.
fn ask(folder: &Path, line: &str, lang: &str) -> (i32, String, String) {
    told(command(folder, line, lang).output().unwrap())
}

fn told(output: Output) -> (i32, String, String) {
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (
        output.status.code().unwrap_or(-1),
        text(output.stdout),
        text(output.stderr),
    )
}

/// Checks a text as a file: exit code, and the messages in Chinese and in English.
fn check(test: &str, text: &str) -> (i32, String, String) {
    let here = folder(test);
    fs::write(here.join("f.toml"), text).unwrap();
    let (code, _, zh) = ask(&here, "check f.toml", "zh");
    let (same, _, en) = ask(&here, "check f.toml", "en");
    assert_eq!(code, same);
    (code, zh, en)
}

/// Expects a text to be accepted without a message.
fn taken(test: &str, text: &str) {
    let (code, zh, _) = check(test, text);
    assert_eq!((code, zh.as_str()), (0, ""), "{text}");
}

/// Expects exactly one finding, and returns its message in Chinese and in English.
fn one(test: &str, text: &str) -> (String, String) {
    let (code, zh, en) = check(test, text);
    assert_eq!(code, 1, "{text}\n{en}");
    assert_eq!(zh.matches("错误[").count(), 1, "{zh}");
    assert_eq!(en.matches("error[").count(), 1, "{en}");
    (zh, en)
}

fn has_chinese(text: &str) -> bool {
    text.chars().any(|c| ('\u{3400}'..'\u{a000}').contains(&c))
}

fn table(rows: &str) -> String {
    format!("{HEAD}[data]\ncommunities = '''\n{rows}'''\n")
}

/// Output of `flatten` for a text.
fn flat(test: &str, text: &str) -> toml::Table {
    let here = folder(test);
    fs::write(here.join("f.toml"), text).unwrap();
    let (code, out, err) = ask(&here, "flatten f.toml", "en");
    assert_eq!(code, 0, "{err}");
    out.parse().unwrap()
}
