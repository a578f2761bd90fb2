//! Values of options: text, whole numbers, pairs, backends, languages.
//!
//! Nothing is guessed: a value that does not parse is wrong usage.

use gongzhi_engine::rules::BackendChoice;
use lexopt::{Parser, ValueExt};

use super::mistakes::{too_many, usage, wrong};
use crate::failure::Failure;

/// Any text.
pub fn text(parser: &mut Parser) -> Result<String, Failure> {
    parser.value().and_then(ValueExt::string).map_err(wrong)
}

/// A whole number of at least `least`.
pub fn number(name: &str, written: &str, least: u64) -> Result<u64, Failure> {
    written.parse().ok().filter(|n| *n >= least).ok_or_else(|| {
        usage(
            format!("--{name} 应为不小于 {least} 的整数，而不是 {written}"),
            format!("--{name} takes a whole number of at least {least}, not `{written}`"),
        )
    })
}

/// A whole number of at least one that counts things held in memory.
pub fn size(name: &str, written: &str) -> Result<usize, Failure> {
    usize::try_from(number(name, written, 1)?).map_err(|_| too_many(name))
}

/// A part of a sweep, `2/8`: its number from 1, and the number of parts.
pub fn shard(written: &str) -> Result<(usize, usize), Failure> {
    let parts = written.split_once('/');
    let parsed = parts.and_then(|(n, of)| Some((n.trim().parse().ok()?, of.trim().parse().ok()?)));
    parsed
        .filter(|(n, of): &(usize, usize)| (1..=*of).contains(n))
        .ok_or_else(|| {
            usage(
                format!("--shard 应写作 第几份/共几份（如 2/8），而不是 {written}"),
                format!("--shard is written NUMBER/OF, such as 2/8, not `{written}`"),
            )
        })
}

/// `NAME=VALUE`.
pub fn pair(written: &str) -> Result<(String, String), Failure> {
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

/// How rules are evaluated.
pub fn backend(written: &str) -> Result<BackendChoice, Failure> {
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

/// Checks that a language exists. The choice itself is made earlier, by [`language`](super::language).
pub fn language_name(written: &str) -> Result<(), Failure> {
    if written == "zh" || written == "en" {
        return Ok(());
    }
    Err(usage(
        format!("--lang 应为 zh 或 en，而不是 {written}"),
        format!("--lang takes zh or en, not `{written}`"),
    ))
}
