//! Parses the command line.
//!
//! [`request`] holds the parsed values, [`values`] parses values of options, [`mistakes`] holds the messages.

mod mistakes;
mod request;
#[cfg(test)]
mod tests;
mod values;

pub use request::{Action, Request, RunOptions, TableFiles};

use std::ffi::OsString;

use gongzhi_engine::text::Lang;
use lexopt::prelude::{Long, Short, Value};
use lexopt::{Parser, ValueExt};

use crate::failure::Failure;
use mistakes::{left_over, too_many, twice, unknown_command, unknown_option, usage, wrong};
use values::{backend, language_name, number, pair, shard, size, text};

/// Options accepted by `calibrate`.
const OF_CALIBRATE: [&str; 9] = [
    "seed",
    "replications",
    "threads",
    "out",
    "quiet",
    "allow-long",
    "force",
    "samples",
    "waves",
];

/// Options accepted by `levers`.
const OF_LEVERS: [&str; 5] = ["seed", "replications", "threads", "out", "quiet"];

/// Options accepted by `archive`.
const OF_ARCHIVE: [&str; 7] = [
    "seed",
    "replications",
    "threads",
    "out",
    "force",
    "allow-long",
    "quiet",
];

/// Options that `run` does not accept.
const NOT_OF_RUN: [&str; 6] = ["samples", "waves", "plan", "shard", "resume", "gaming"];

/// Options accepted by `search`.
const OF_SEARCH: [&str; 7] = [
    "seed",
    "replications",
    "threads",
    "out",
    "samples",
    "gaming",
    "quiet",
];

/// Options accepted by `sweep`.
const OF_SWEEP: [&str; 9] = [
    "seed",
    "replications",
    "threads",
    "out",
    "plan",
    "shard",
    "resume",
    "allow-long",
    "quiet",
];

/// Commands whose first word is a file or folder.
const TAKE_FILE: [&str; 10] = [
    "run",
    "calibrate",
    "check",
    "test",
    "flatten",
    "levers",
    "sweep",
    "search",
    "analyse",
    "archive",
];

/// The language: from `--lang`, else from the environment, else Chinese. Determined before parsing, because parse
/// errors need it.
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

/// Parses all arguments after the program name.
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
        "param" => {
            let (name, value) = pair(&text(parser)?)?;
            if options.params.iter().any(|(known, _)| *known == name) {
                return Err(twice(&name));
            }
            options.params.push((name, value));
        }
        "communities" => options.tables.communities = Some(parser.value().map_err(wrong)?.into()),
        "units" => options.tables.units = Some(parser.value().map_err(wrong)?.into()),
        "out" => options.out = Some(parser.value().map_err(wrong)?.into()),
        "backend" => options.backend = backend(&text(parser)?)?,
        "parameter-sets" => options.parameter_sets = true,
        "within-city" => options.within_city = true,
        "samples" => options.samples = Some(size(name, &text(parser)?)?),
        "waves" => options.waves = Some(size(name, &text(parser)?)?),
        "plan" => options.plan = true,
        "gaming" => options.gaming = true,
        "shard" => options.shard = Some(shard(&text(parser)?)?),
        "resume" => options.resume = true,
        "quiet" => options.quiet = true,
        "allow-long" => options.allow_long = true,
        "force" => options.force = true,
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
    if command == "merge" {
        return merge(words.collect(), options);
    }
    let takes_file = TAKE_FILE.contains(&command.as_str());
    let file = if takes_file { words.next() } else { None };
    let file = match (takes_file, file) {
        (true, None) if command == "analyse" => {
            return Err(usage("缺少目录", "a folder is missing"));
        }
        (true, None) => return Err(usage("缺少方案", "a scenario is missing")),
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
        "check" => Action::Check(file, options.allow_long),
        "test" => Action::Test(file),
        "flatten" => Action::Flatten(file, options.tables),
        "rules" => Action::Rules,
        "parameters" => Action::Parameters(options.out),
        "levers" => Action::Levers(RunOptions {
            scenario: file,
            ..options
        }),
        "sweep" if options.out.is_none() && !options.plan => {
            return Err(usage("sweep 需要 --out 目录", "sweep needs --out DIR"));
        }
        "sweep" => Action::Sweep(RunOptions {
            scenario: file,
            ..options
        }),
        "search" => Action::Search(RunOptions {
            scenario: file,
            ..options
        }),
        "analyse" => Action::Analyse(file, options),
        "archive" => Action::Archive(RunOptions {
            scenario: file,
            ..options
        }),
        "schema" => Action::Schema,
        other => return Err(unknown_command(other)),
    };
    words
        .next()
        .map_or(Ok(action), |word| Err(left_over(&word)))
}

fn merge(folders: Vec<String>, options: RunOptions) -> Result<Action, Failure> {
    if folders.is_empty() {
        return Err(usage("缺少目录", "a folder is missing"));
    }
    if options.out.is_none() {
        return Err(usage("merge 需要 --out 目录", "merge needs --out DIR"));
    }
    Ok(Action::Merge(folders, options))
}

fn belongs(option: &str, command: &str) -> bool {
    match command {
        "run" => !NOT_OF_RUN.contains(&option),
        "calibrate" => OF_CALIBRATE.contains(&option),
        "check" => option == "allow-long",
        "flatten" => ["communities", "units"].contains(&option),
        "parameters" => option == "out",
        "levers" => OF_LEVERS.contains(&option),
        "archive" => OF_ARCHIVE.contains(&option),
        "sweep" => OF_SWEEP.contains(&option),
        "search" => OF_SEARCH.contains(&option),
        "merge" | "analyse" => ["out", "quiet"].contains(&option),
        _ => false,
    }
}
