//! Reasons for the command to end early, with their messages and exit codes.

use std::io::{self, ErrorKind, Write};
use std::path::Path;
use std::process::ExitCode;

use gongzhi_engine::diagnostic::{Diagnostic, Source};
use gongzhi_engine::text::{Lang, Text};
use gongzhi_engine::unseen::shown;

use crate::interrupt;

/// A reason to end early.
#[derive(Debug)]
pub enum Failure {
    /// The command line is wrong.
    Usage(Text),
    /// A scenario, rule or file is wrong: the file's name and the findings.
    Found(String, Vec<Diagnostic>),
    /// The user stopped the command; the text says what was finished.
    Stopped(Text),
    /// The reader of the output has closed it, as `head` does; nothing is printed.
    Unread,
}

impl Failure {
    /// A finding without a place in a scenario's text, for example an unreadable file.
    pub fn about(path: &str, code: &str, message: Text) -> Self {
        let finding = Diagnostic::error(code, Source::Option(path.to_owned()), message);
        Self::Found(path.to_owned(), vec![finding])
    }

    /// A finding about a file or folder, with a remedy if known.
    pub fn told(path: &Path, code: &str, message: Text, hint: Option<Text>) -> Self {
        let path = path.display().to_string();
        let mut finding = Diagnostic::error(code, Source::Option(path.clone()), message);
        finding.hint = hint;
        Self::Found(path, vec![finding])
    }

    /// Prints the failure to stderr.
    pub fn report(&self, lang: Lang) -> ExitCode {
        match self {
            Self::Usage(message) => {
                let hint = Text::new("用法见 gongzhi --help", "See gongzhi --help");
                complain(&format!(
                    "gongzhi: {}\n{}",
                    message.get(lang),
                    hint.get(lang)
                ));
                ExitCode::from(2)
            }
            Self::Found(file, diagnostics) => {
                report_all(diagnostics, file, lang);
                ExitCode::from(1)
            }
            Self::Stopped(message) => {
                complain(&format!("gongzhi: {}", message.get(lang)));
                ExitCode::from(interrupt::STOPPED)
            }
            Self::Unread => ExitCode::SUCCESS,
        }
    }
}

/// Prints findings to stderr.
pub fn report_all(diagnostics: &[Diagnostic], file: &str, lang: Lang) {
    for diagnostic in diagnostics {
        complain(&diagnostic.render(lang, file));
    }
}

/// Prints a line to stderr and ignores write errors. The line may contain text that the user typed, such as a file
/// name, so characters that control the terminal are removed.
pub fn complain(line: &str) {
    let _ = writeln!(std::io::stderr(), "{}", shown(line));
}

/// Prints text to stdout, without characters that control the terminal.
pub fn print(text: &str) -> Result<(), Failure> {
    let text = shown(text);
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Err(Failure::Unread),
        Err(error) => {
            let why = in_words(&error);
            let message = Text::new(
                format!("无法输出：{}", why.zh),
                format!("cannot write: {}", why.en),
            );
            Err(Failure::about("stdout", "unwritable", message))
        }
    }
}

/// Describes a system error in our own words, because the system's message exists in one language only.
pub fn in_words(error: &io::Error) -> Text {
    let (zh, en) = match error.kind() {
        ErrorKind::NotFound => ("没有这个文件或目录", "there is no such file or folder"),
        ErrorKind::PermissionDenied => ("没有权限", "you have no permission"),
        ErrorKind::AlreadyExists => ("已经存在", "it exists already"),
        ErrorKind::IsADirectory => ("这是一个目录", "it is a folder"),
        ErrorKind::NotADirectory => ("路径中有一段不是目录", "a part of the path is no folder"),
        ErrorKind::StorageFull => ("磁盘已满", "the disk is full"),
        ErrorKind::QuotaExceeded => ("超出磁盘配额", "the disk quota is used up"),
        ErrorKind::FileTooLarge => ("文件太大", "the file is too large"),
        ErrorKind::ReadOnlyFilesystem => ("磁盘是只读的", "the disk is read-only"),
        ErrorKind::InvalidFilename => ("文件名不合规", "the file name is not allowed"),
        ErrorKind::TimedOut => ("等候超时", "it took too long"),
        ErrorKind::BrokenPipe => ("对方已关闭", "the other side has closed"),
        _ => {
            let code = error.raw_os_error();
            let code = code.map_or_else(Default::default, |n| format!(" {n}"));
            return Text::new(format!("系统错误{code}"), format!("system error{code}"));
        }
    };
    Text::new(zh, en)
}

/// Results that cannot be written as JSON, which has no such number.
pub fn unwritten(folder: &Path) -> Failure {
    let message = Text::new("结果无法写成 JSON", "the results cannot be written as JSON");
    Failure::told(folder, "unwritable", message, None)
}
