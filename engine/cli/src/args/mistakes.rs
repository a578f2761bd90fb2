//! Messages about mistakes on the command line, in both languages, with the most similar known word.

use gongzhi_engine::diagnostic::{cut, nearest};
use gongzhi_engine::text::Text;

use crate::failure::Failure;

const COMMANDS: [&str; 13] = [
    "run",
    "calibrate",
    "check",
    "test",
    "flatten",
    "rules",
    "parameters",
    "levers",
    "sweep",
    "analyse",
    "merge",
    "search",
    "schema",
];

const OPTIONS: [&str; 22] = [
    "--baseline",
    "--seed",
    "--replications",
    "--param",
    "--days",
    "--out",
    "--backend",
    "--threads",
    "--parameter-sets",
    "--samples",
    "--waves",
    "--plan",
    "--shard",
    "--resume",
    "--gaming",
    "--allow-long",
    "--force",
    "--quiet",
    "--lang",
    "--help",
    "--version",
    "--",
];

/// A surplus argument.
pub fn left_over(word: &str) -> Failure {
    usage(
        format!("多余的参数 {word}"),
        format!("`{word}` is one argument too many"),
    )
}

/// A number too large for the machine.
pub fn too_many(name: &str) -> Failure {
    usage(format!("--{name} 太大"), format!("--{name} is too large"))
}

/// One parameter given twice.
pub fn twice(name: &str) -> Failure {
    let name = cut(name);
    usage(
        format!("参数 {name} 用 --param 给了两次，只留一次"),
        format!("--param is given twice for `{name}`: keep one of them"),
    )
}

/// An unknown command.
pub fn unknown_command(written: &str) -> Failure {
    unknown("命令", "command", written, &COMMANDS)
}

/// An unknown option.
pub fn unknown_option(written: &str) -> Failure {
    unknown("选项", "option", written, &OPTIONS)
}

fn unknown(zh: &str, en: &str, written: &str, known: &[&str]) -> Failure {
    let near = nearest(written, known.iter().copied());
    let written = cut(written);
    let (ask_zh, ask_en) = near.map_or_else(Default::default, |n| {
        (format!("，是否想用 {n}？"), format!("; did you mean {n}?"))
    });
    usage(
        format!("没有{zh} {written}{ask_zh}"),
        format!("there is no {en} {written}{ask_en}"),
    )
}

/// Wrong usage, described in both languages.
pub fn usage(zh: impl Into<String>, en: impl Into<String>) -> Failure {
    Failure::Usage(Text::new(zh, en))
}

/// An error of the parser, in our own words.
pub fn wrong(error: lexopt::Error) -> Failure {
    match error {
        lexopt::Error::MissingValue { option } => {
            let option = option.unwrap_or_default();
            usage(
                format!("{option} 缺少值"),
                format!("{option} needs a value"),
            )
        }
        lexopt::Error::UnexpectedValue { option, .. } => usage(
            format!("{option} 不带值"),
            format!("{option} takes no value"),
        ),
        lexopt::Error::UnexpectedOption(option) => unknown_option(&option),
        lexopt::Error::UnexpectedArgument(word) => left_over(&cut(&word.to_string_lossy())),
        lexopt::Error::NonUnicodeValue(word) => {
            let word = cut(&word.to_string_lossy());
            usage(
                format!("{word} 不是 UTF-8 文字"),
                format!("{word} is no UTF-8 text"),
            )
        }
        lexopt::Error::ParsingFailed { value, .. } => {
            let value = cut(&value);
            usage(
                format!("不能理解 {value}"),
                format!("`{value}` cannot be understood"),
            )
        }
        lexopt::Error::Custom(_) => usage("命令行有误", "the command line is wrong"),
    }
}
