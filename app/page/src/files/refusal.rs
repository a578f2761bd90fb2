//! Why a file is refused before it is read as a scenario.

use gongzhi_engine::diagnostic::{Diagnostic, Source, Span};
use gongzhi_engine::text::Text;

/// The greatest size of a scenario file, in bytes.
pub const MOST_BYTES: f64 = 2e6;

/// Why a file is not opened.
#[derive(Clone, Debug, PartialEq)]
pub enum FileRefusal {
    /// Several files at once: how many.
    Many(usize),
    /// It is a folder.
    Folder,
    /// Not a scenario, judging by this file extension.
    Kind(String),
    /// A spreadsheet's own file, with this extension.
    Spreadsheet(String),
    /// Longer than [`MOST_BYTES`]: its size in bytes.
    Long(f64),
    /// It is empty.
    Empty,
    /// The browser could not read it.
    Unreadable,
    /// It is not text.
    Binary,
    /// Its encoding is unknown; with the first wrong byte if it is nearly UTF-8.
    Encoding(Option<Stray>),
}

/// The first byte that is not valid UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stray {
    /// Its value.
    pub byte: u8,
    /// Its line, from 1.
    pub line: u32,
    /// Its column in characters, from 1.
    pub column: u32,
}

/// Extensions of scenario files; files without an extension are accepted too.
const ENDS: [&str; 2] = ["toml", "txt"];

/// Extensions of tables.
const TABLE_ENDS: [&str; 3] = ["csv", "tsv", "tab"];

/// Extensions of spreadsheets' own files.
const SPREADSHEETS: [&str; 5] = ["xlsx", "xls", "xlsm", "et", "ods"];

/// What the visitor gave the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GivenKind {
    /// Files only.
    Files,
    /// At least one folder.
    Folder,
}

/// Refuses folders.
///
/// # Errors
/// If a folder was given.
pub fn by_kind(kind: GivenKind) -> Result<(), FileRefusal> {
    match kind {
        GivenKind::Files => Ok(()),
        GivenKind::Folder => Err(FileRefusal::Folder),
    }
}

/// Accepts only .toml and .txt files, and files without an extension.
///
/// # Errors
/// If the name has another extension.
pub fn by_name(name: &str) -> Result<(), FileRefusal> {
    match end(name) {
        Some(end) if SPREADSHEETS.contains(&end.as_str()) => Err(FileRefusal::Spreadsheet(end)),
        Some(end) if !ENDS.contains(&end.as_str()) => Err(FileRefusal::Kind(end)),
        _ => Ok(()),
    }
}

fn end(name: &str) -> Option<String> {
    name.rsplit_once('.').map(|(_, end)| end.to_lowercase())
}

/// Whether a file is a table rather than a scenario, by its name.
pub fn is_table(name: &str) -> bool {
    end(name).is_some_and(|end| TABLE_ENDS.contains(&end.as_str()))
}

/// Accepts .csv, .tsv and .txt files, and files without an extension.
///
/// # Errors
/// If the name has another extension.
pub fn by_table_name(name: &str) -> Result<(), FileRefusal> {
    if is_table(name) {
        Ok(())
    } else {
        by_name(name)
    }
}

/// Refuses empty and oversized files, by size in bytes.
///
/// # Errors
/// If the file is empty or longer than [`MOST_BYTES`].
pub fn by_size(bytes: f64) -> Result<(), FileRefusal> {
    if bytes > MOST_BYTES {
        return Err(FileRefusal::Long(bytes));
    }
    if bytes < 1.0 {
        return Err(FileRefusal::Empty);
    }
    Ok(())
}

impl FileRefusal {
    /// A diagnostic with advice.
    pub fn told(&self) -> Diagnostic {
        let (message, hint) = self.words();
        let at = match self {
            Self::Encoding(Some(stray)) => Some(Span::at(stray.line, stray.column)),
            _ => None,
        };
        Diagnostic::error("file", Source::Scenario, message)
            .at(at)
            .hint(hint)
    }

    fn words(&self) -> (Text, Text) {
        match self {
            Self::Many(count) => (
                Text::new(
                    format!("一次只能打开一个文件，这里有{count}个。"),
                    format!("Only one file can be opened at a time; these are {count}."),
                ),
                Text::new("请只拖入或选择其中一个。", "Drop or choose one of them."),
            ),
            Self::Folder => (
                Text::new(
                    "这是一个文件夹，不是文件。",
                    "This is a folder, not a file.",
                ),
                Text::new(
                    "请打开文件夹，拖入其中的方案文件（.toml）。",
                    "Open the folder and drop the scenario file (.toml) in it.",
                ),
            ),
            Self::Kind(end) => kind(end),
            Self::Spreadsheet(end) => spreadsheet(end),
            Self::Long(bytes) => long(*bytes),
            Self::Empty => (
                Text::new("文件是空的。", "The file is empty."),
                Text::new(
                    "请换一个方案文件；可以先用“导出”保存一份作样板。",
                    "Choose another scenario file; 'Export' saves one to begin with.",
                ),
            ),
            Self::Unreadable => (
                Text::new(
                    "浏览器读不到这个文件。",
                    "The browser cannot read this file.",
                ),
                Text::new(
                    "它可能已移走、正被占用，或在没有连接的网盘上。请复制到本机再打开。",
                    "It may have moved, be in use, or lie on a drive that is not connected. Copy it to this computer and open it again.",
                ),
            ),
            Self::Binary => (
                Text::new("这不是文本文件。", "This is not a text file."),
                Text::new(
                    "方案文件是纯文本（.toml）。表格或文档请另存为文本后再用。",
                    "A scenario file is plain text (.toml). Save a table or document as text first.",
                ),
            ),
            Self::Encoding(stray) => (encoding(*stray), save_as_utf8()),
        }
    }
}

fn kind(end: &str) -> (Text, Text) {
    (
        Text::new(
            format!("文件名以 .{end} 结尾，不是方案文件（.toml）。"),
            format!("The name ends in .{end}; this is not a scenario file (.toml)."),
        ),
        Text::new(
            "如果它确实是方案，请把文件名改为以 .toml 结尾。",
            "If it is a scenario after all, rename it so that it ends in .toml.",
        ),
    )
}

fn spreadsheet(end: &str) -> (Text, Text) {
    (
        Text::new(
            format!("这是表格软件的文件（.{end}），页面读不了。"),
            format!("This is a spreadsheet's own file (.{end}), which the page cannot read."),
        ),
        Text::new(
            "请在表格软件里选中整张表复制，到“数据”里粘贴；或另存为CSV再打开。",
            "Select the whole table in the spreadsheet, copy it and paste it under Data; or save it as CSV and open that.",
        ),
    )
}

fn long(bytes: f64) -> (Text, Text) {
    let mega = |bytes: f64| format!("{:.1}", bytes / 1e6);
    let (is, most) = (mega(bytes), mega(MOST_BYTES));
    (
        Text::new(
            format!("文件有{is} MB，超过上限{most} MB，没有读取。"),
            format!(
                "The file has {is} MB, which is over the limit of {most} MB, and was not read."
            ),
        ),
        Text::new(
            "请删去用不到的表格行，或把地方拆成几个方案。",
            "Delete rows that are not needed, or split the place into several scenarios.",
        ),
    )
}

fn encoding(stray: Option<Stray>) -> Text {
    match stray {
        Some(Stray { byte, .. }) => Text::new(
            format!("这里有一个字节（十六进制{byte:02X}）不属于UTF-8编码的文字，文件可能已损坏。"),
            format!(
                "A byte here (hexadecimal {byte:02X}) does not belong to text in UTF-8; the file may be damaged."
            ),
        ),
        None => Text::new(
            "看不出文件用的是哪种文字编码（不是UTF-8、UTF-16或GBK）。",
            "The file's text encoding is not known: it is neither UTF-8, UTF-16 nor GBK.",
        ),
    }
}

fn save_as_utf8() -> Text {
    Text::new(
        "请用文本编辑器打开，检查文字无误后另存为UTF-8编码（记事本：文件→另存为→编码选UTF-8），再打开。",
        "Open it in a text editor, check that the text is right, save it as UTF-8 (in Notepad: File, Save as, Encoding UTF-8), and open it again.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_sizes_are_looked_at_before_anything_is_read() {
        assert_eq!(by_name("a.toml"), Ok(()));
        assert_eq!(by_name("A.TOML"), Ok(()));
        assert_eq!(by_name("方案"), Ok(()));
        assert_eq!(by_kind(GivenKind::Files), Ok(()));
        assert_eq!(by_kind(GivenKind::Folder), Err(FileRefusal::Folder));
        let spreadsheet = Err(FileRefusal::Spreadsheet("xlsx".to_owned()));
        assert_eq!(by_name("a.xlsx"), spreadsheet);
        assert_eq!(by_table_name("a.xlsx"), spreadsheet);
        assert_eq!(by_name("a.csv"), Err(FileRefusal::Kind("csv".to_owned())));
        assert_eq!(
            (by_table_name("社区.CSV"), by_table_name("a.txt")),
            (Ok(()), Ok(()))
        );
        assert!(is_table("a.tsv") && !is_table("a.toml"));
        assert_eq!(by_size(0.0), Err(FileRefusal::Empty));
        assert_eq!(by_size(2e6), Ok(()));
        assert_eq!(by_size(3e6), Err(FileRefusal::Long(3e6)));
    }

    #[test]
    fn every_refusal_says_what_to_do() {
        let all = [
            FileRefusal::Many(3),
            FileRefusal::Folder,
            FileRefusal::Kind("csv".to_owned()),
            FileRefusal::Spreadsheet("et".to_owned()),
            FileRefusal::Long(3e6),
            FileRefusal::Empty,
            FileRefusal::Unreadable,
            FileRefusal::Binary,
            FileRefusal::Encoding(None),
        ];
        for refusal in all {
            let told = refusal.told();
            assert!(
                told.hint
                    .is_some_and(|hint| !hint.en.is_empty() && !hint.zh.is_empty()),
                "{refusal:?}"
            );
        }
        let stray = Stray {
            byte: 0xff,
            line: 3,
            column: 2,
        };
        assert_eq!(
            FileRefusal::Encoding(Some(stray)).told().span,
            Some(Span::at(3, 2))
        );
    }
}
