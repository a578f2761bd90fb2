//! The command line as a value. It reads no files and knows no scenario.

use std::ffi::OsString;
use std::path::PathBuf;

use gongzhi_engine::diagnostic::nearest;
use gongzhi_engine::rules::BackendChoice;
use gongzhi_engine::text::{Lang, Text};
use lexopt::prelude::{Long, Short, Value};
use lexopt::{Parser, ValueExt};

use crate::failure::Failure;

/// What the user asks for.
#[derive(Debug, PartialEq)]
pub struct Request {
    /// Language of everything said.
    pub lang: Lang,
    /// What to do.
    pub action: Action,
}

/// What to do.
#[derive(Debug, PartialEq)]
pub enum Action {
    /// Run a scenario.
    Run(RunOptions),
    /// Calibrate a scenario.
    Calibrate(RunOptions),
    /// Check a scenario.
    Check(String),
    /// Run a scenario's rule tests.
    Test(String),
    /// Print a scenario without its parents.
    Flatten(String),
    /// Print the rule reference.
    Rules,
    /// Print the tables of parameters, or write them into a document.
    Parameters(Option<PathBuf>),
    /// Print the JSON Schema.
    Schema,
    /// Print the help.
    Help,
    /// Print the version.
    Version,
}

/// How to run or calibrate a scenario.
#[derive(Debug, Default, PartialEq)]
pub struct RunOptions {
    /// File or shipped id.
    pub scenario: String,
    /// File or shipped id to compare with.
    pub baseline: Option<String>,
    /// Seed.
    pub seed: Option<u64>,
    /// Replications.
    pub replications: Option<u32>,
    /// Changed parameters, as written.
    pub params: Vec<(String, String)>,
    /// Only the first days.
    pub days: Option<usize>,
    /// Folder for files.
    pub out: Option<PathBuf>,
    /// What runs the rules.
    pub backend: BackendChoice,
    /// Threads.
    pub threads: Option<usize>,
    /// Under every accepted set of parameter values too.
    pub parameter_sets: bool,
    /// Points a wave.
    pub samples: Option<usize>,
    /// Waves.
    pub waves: Option<usize>,
    /// Neither progress nor table.
    pub quiet: bool,
}

const COMMANDS: [&str; 8] = [
    "run",
    "calibrate",
    "check",
    "test",
    "flatten",
    "rules",
    "parameters",
    "schema",
];
/// What `calibrate` takes of the options; `run` takes all but the last two.
const OF_CALIBRATE: [&str; 7] = [
    "seed",
    "replications",
    "threads",
    "out",
    "quiet",
    "samples",
    "waves",
];
const OPTIONS: [&str; 16] = [
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
    "--quiet",
    "--lang",
    "--help",
    "--version",
    "--",
];

/// The language: `--lang`, else the environment's, else Chinese. Known before parsing, for its errors too.
pub fn language(arguments: &[OsString], variable: impl Fn(&str) -> Option<String>) -> Lang {
    let words: Vec<_> = arguments.iter().map(|a| a.to_string_lossy()).collect();
    let after = words.iter().position(|w| w == "--lang").map(|i| i + 1);
    let written = words
        .iter()
        .find_map(|w| w.strip_prefix("--lang="))
        .or_else(|| words.get(after?).map(AsRef::as_ref));
    let environment = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| variable(name).filter(|v| !v.is_empty()));
    let chosen = written.map(str::to_owned).or(environment);
    match chosen {
        Some(name) if name.starts_with("en") => Lang::En,
        _ => Lang::Zh,
    }
}

/// Parses everything after the program's name.
pub fn parse(arguments: Vec<OsString>, lang: Lang) -> Result<Request, Failure> {
    let mut parser = Parser::from_args(arguments);
    let mut words = Vec::new();
    let mut options = RunOptions::default();
    let mut given = Vec::new();
    while let Some(argument) = parser.next().map_err(wrong)? {
        match argument {
            Short('h') | Long("help") => {
                return Ok(Request {
                    lang,
                    action: Action::Help,
                });
            }
            Short('V') | Long("version") => {
                return Ok(Request {
                    lang,
                    action: Action::Version,
                });
            }
            Long("lang") => language_name(&text(&mut parser)?)?,
            Value(word) => words.push(word.string().map_err(wrong)?),
            Long(name) => {
                let name = name.to_owned();
                run_option(&name, &mut parser, &mut options)?;
                given.push(name);
            }
            Short(letter) => return Err(unknown_option(&format!("-{letter}"))),
        }
    }
    let action = action(words, options, &given)?;
    Ok(Request { lang, action })
}

fn run_option(name: &str, parser: &mut Parser, options: &mut RunOptions) -> Result<(), Failure> {
    match name {
        "baseline" => options.baseline = Some(text(parser)?),
        "seed" => options.seed = Some(number(name, &text(parser)?, 0)?),
        "replications" => {
            let n = number(name, &text(parser)?, 1)?;
            options.replications = Some(u32::try_from(n).map_err(|_| too_many(name))?);
        }
        "days" => options.days = Some(size(name, &text(parser)?)?),
        "threads" => options.threads = Some(size(name, &text(parser)?)?),
        "param" => options.params.push(pair(&text(parser)?)?),
        "out" => options.out = Some(parser.value().map_err(wrong)?.into()),
        "backend" => options.backend = backend(&text(parser)?)?,
        "parameter-sets" => options.parameter_sets = true,
        "samples" => options.samples = Some(size(name, &text(parser)?)?),
        "waves" => options.waves = Some(size(name, &text(parser)?)?),
        "quiet" => options.quiet = true,
        _ => return Err(unknown_option(&format!("--{name}"))),
    }
    Ok(())
}

fn action(words: Vec<String>, options: RunOptions, given: &[String]) -> Result<Action, Failure> {
    let mut words = words.into_iter();
    let Some(command) = words.next() else {
        return Err(usage("缺少命令", "a command is missing"));
    };
    if let Some(option) = given.iter().find(|o| !belongs(o, &command)) {
        return Err(usage(
            format!("--{option} 不用于 {command}"),
            format!("--{option} does not belong to {command}"),
        ));
    }
    let takes_file = ["run", "calibrate", "check", "test", "flatten"].contains(&command.as_str());
    let file = if takes_file { words.next() } else { None };
    let file = match (takes_file, file) {
        (true, None) => return Err(usage("缺少场景", "a scenario is missing")),
        (_, file) => file.unwrap_or_default(),
    };
    let action = match command.as_str() {
        "run" => Action::Run(RunOptions {
            scenario: file,
            ..options
        }),
        "calibrate" => Action::Calibrate(RunOptions {
            scenario: file,
            ..options
        }),
        "check" => Action::Check(file),
        "test" => Action::Test(file),
        "flatten" => Action::Flatten(file),
        "rules" => Action::Rules,
        "parameters" => Action::Parameters(options.out),
        "schema" => Action::Schema,
        other => return Err(unknown_command(other)),
    };
    words
        .next()
        .map_or(Ok(action), |word| Err(left_over(&word)))
}

fn belongs(option: &str, command: &str) -> bool {
    match command {
        "run" => !["samples", "waves"].contains(&option),
        "calibrate" => OF_CALIBRATE.contains(&option),
        "parameters" => option == "out",
        _ => false,
    }
}

fn left_over(word: &str) -> Failure {
    usage(
        format!("多余的参数 {word}"),
        format!("`{word}` is one argument too many"),
    )
}

fn text(parser: &mut Parser) -> Result<String, Failure> {
    parser.value().and_then(ValueExt::string).map_err(wrong)
}

fn number(name: &str, written: &str, least: u64) -> Result<u64, Failure> {
    written.parse().ok().filter(|n| *n >= least).ok_or_else(|| {
        usage(
            format!("--{name} 应为不小于 {least} 的整数，而不是 {written}"),
            format!("--{name} takes a whole number of at least {least}, not `{written}`"),
        )
    })
}

fn size(name: &str, written: &str) -> Result<usize, Failure> {
    usize::try_from(number(name, written, 1)?).map_err(|_| too_many(name))
}

fn too_many(name: &str) -> Failure {
    usage(format!("--{name} 太大"), format!("--{name} is too large"))
}

fn pair(written: &str) -> Result<(String, String), Failure> {
    match written.split_once('=') {
        Some((name, value)) if !name.trim().is_empty() => {
            Ok((name.trim().to_owned(), value.trim().to_owned()))
        }
        _ => Err(usage(
            format!("--param 应写作 名=值，而不是 {written}"),
            format!("--param is written NAME=VALUE, not `{written}`"),
        )),
    }
}

fn backend(written: &str) -> Result<BackendChoice, Failure> {
    match written {
        "interpreter" => Ok(BackendChoice::Interpreter),
        "kernel" => Ok(BackendChoice::Kernel),
        #[cfg(feature = "hardcoded")]
        "hardcoded" => Ok(BackendChoice::HardCoded),
        other => Err(usage(
            format!("没有名为 {other} 的后端，可用 kernel（默认）或 interpreter"),
            format!(
                "no backend is named `{other}`; there are kernel (the default) and interpreter"
            ),
        )),
    }
}

fn language_name(written: &str) -> Result<(), Failure> {
    if written == "zh" || written == "en" {
        return Ok(());
    }
    Err(usage(
        format!("--lang 应为 zh 或 en，而不是 {written}"),
        format!("--lang takes zh or en, not `{written}`"),
    ))
}

fn unknown_command(written: &str) -> Failure {
    unknown("命令", "command", written, &COMMANDS)
}

fn unknown_option(written: &str) -> Failure {
    unknown("选项", "option", written, &OPTIONS)
}

fn unknown(zh: &str, en: &str, written: &str, known: &[&str]) -> Failure {
    let near = nearest(written, known.iter().copied());
    let (ask_zh, ask_en) = near.map_or_else(Default::default, |n| {
        (format!("，是否想用 {n}？"), format!("; did you mean {n}?"))
    });
    usage(
        format!("没有{zh} {written}{ask_zh}"),
        format!("there is no {en} {written}{ask_en}"),
    )
}

fn usage(zh: impl Into<String>, en: impl Into<String>) -> Failure {
    Failure::Usage(Text::new(zh, en))
}

fn wrong(error: lexopt::Error) -> Failure {
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
        other => usage(format!("命令行有误：{other}"), other.to_string()),
    }
}

#[cfg(test)]
#[path = "args_tests.rs"]
mod tests;
