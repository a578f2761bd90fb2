//! Parses the command line.
//!
//! There are only a dozen words, so no parser crate is needed. An unknown word is an error that lists the known ones.

use anyhow::{Context, Result, bail};

/// Shown by `cargo xtask help`.
pub const HELP: &str = "\
cargo xtask serve [--port N] [--dev] [--once]   build the page, serve it on this machine, rebuild when a file is saved
cargo xtask test [--only STAGE]                 run every test: format, js, lint, dependencies, rust, readers, site, browser, engines
cargo xtask dist [--dev]                        build the page into dist/ and stop
cargo xtask bench [--simd]                      measure, print the table, write BENCHMARKS.md
cargo xtask shots [--dev]                       pictures of the page into out/shots
cargo xtask setup                               install what the others need, and stop

--dev    a quicker build of slower code     --port N  default 8080; 0 takes a free one
--once   do not rebuild                     --only    may be repeated
--simd   build the page without simd128 too, and say what it gains";

/// The first word after `cargo xtask`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Build and serve.
    Serve,
    /// Run every test.
    Test,
    /// Build only.
    Dist,
    /// Measure.
    Bench,
    /// Take screenshots.
    Shots,
    /// Install only.
    Setup,
    /// Print the help.
    Help,
}

/// The whole command line.
#[derive(Debug, PartialEq, Eq)]
pub struct Options {
    /// The task.
    pub command: Command,
    /// Port on which `serve` listens.
    pub port: u16,
    /// Build quickly, at the cost of slower code.
    pub dev: bool,
    /// `serve` without the watcher.
    pub once: bool,
    /// Also measure the page without simd128 in `bench`.
    pub simd: bool,
    /// Stages of `test` to run; empty means all.
    pub only: Vec<String>,
}

impl Options {
    /// Parses the words after `cargo xtask`.
    ///
    /// # Errors
    /// For an unknown word, or a missing or unreadable value.
    pub fn parse(arguments: &[String]) -> Result<Self> {
        let mut words = arguments.iter().map(String::as_str);
        let command = match words.next() {
            Some("serve") => Command::Serve,
            Some("test") => Command::Test,
            Some("dist") => Command::Dist,
            Some("bench") => Command::Bench,
            Some("shots") => Command::Shots,
            Some("setup") => Command::Setup,
            None | Some("help" | "--help" | "-h") => Command::Help,
            Some(other) => bail!("unknown command '{other}'. Commands:\n{HELP}"),
        };
        let mut options = Self {
            command,
            port: 8080,
            dev: false,
            once: false,
            simd: false,
            only: Vec::new(),
        };
        while let Some(word) = words.next() {
            match word {
                "--dev" => options.dev = true,
                "--once" => options.once = true,
                "--simd" => options.simd = true,
                "--port" => {
                    let value = words
                        .next()
                        .context("--port needs a number, as in --port 8080")?;
                    options.port = value
                        .parse()
                        .with_context(|| format!("--port: '{value}' is not a port number"))?;
                }
                "--only" => {
                    let stage = words
                        .next()
                        .context("--only needs a stage, as in --only rust")?;
                    options.only.push(stage.to_owned());
                }
                other => bail!("unknown option '{other}'. Usage:\n{HELP}"),
            }
        }
        Ok(options)
    }

    /// The cargo profile for the page's Wasm.
    pub fn profile(&self) -> &'static str {
        match self.command {
            _ if self.dev => "dev",
            Command::Serve => "serve",
            _ => "web",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Options> {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        Options::parse(&words)
    }

    #[test]
    fn reads_a_full_line() {
        let options = parse("serve --port 0 --dev --once").unwrap();
        assert_eq!(options.command, Command::Serve);
        assert_eq!((options.port, options.dev, options.once), (0, true, true));
        assert_eq!(options.profile(), "dev");
        assert_eq!(parse("serve").unwrap().profile(), "serve");
        assert_eq!(parse("dist").unwrap().profile(), "web");
    }

    #[test]
    fn nothing_means_help() {
        assert_eq!(parse("").unwrap().command, Command::Help);
    }

    #[test]
    fn unknown_words_name_the_known_ones() {
        for line in [
            "fly",
            "serve --fast",
            "dist --release",
            "serve --port x",
            "test --only",
        ] {
            assert!(parse(line).is_err(), "{line}");
        }
        assert!(
            parse("fly")
                .unwrap_err()
                .to_string()
                .contains("cargo xtask serve")
        );
    }
}
