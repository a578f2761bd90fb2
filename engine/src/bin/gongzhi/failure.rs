//! Why the command ends early, what it then says, and its exit code.

use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use gongzhi_engine::diagnostic::{Diagnostic, Source};
use gongzhi_engine::text::{Lang, Text};

/// Why the command ends early.
#[derive(Debug)]
pub enum Failure {
    /// The command line is wrong.
    Usage(Text),
    /// A scenario, rule or file is wrong: findings about a file.
    Found(String, Vec<Diagnostic>),
    /// The reader of our output has gone, as `head` does: nothing to say.
    Unread,
}

impl Failure {
    /// A finding that has no place in a scenario's text, such as a file that cannot be read.
    pub fn about(path: &str, code: &str, message: Text) -> Self {
        let finding = Diagnostic::error(code, Source::Option(path.to_owned()), message);
        Self::Found(path.to_owned(), vec![finding])
    }

    /// Says on stderr what is wrong.
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
            Self::Unread => ExitCode::SUCCESS,
        }
    }
}

/// Writes findings to stderr.
pub fn report_all(diagnostics: &[Diagnostic], file: &str, lang: Lang) {
    for diagnostic in diagnostics {
        complain(&diagnostic.render(lang, file));
    }
}

/// A line on stderr; where nobody listens, nothing is lost.
pub fn complain(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// Text on stdout.
pub fn print(text: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Err(Failure::Unread),
        Err(error) => Err(Failure::about(
            "stdout",
            "unwritable",
            Text::new(
                format!("无法输出：{error}"),
                format!("cannot write: {error}"),
            ),
        )),
    }
}
