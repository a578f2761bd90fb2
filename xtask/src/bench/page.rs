//! The browser's part of the benchmark, as JSON; tests/browser/bench.mjs says in which form.

use std::fmt::Write as _;

use anyhow::{Context, Result};
use serde_json::Value;

use super::cores;
use crate::peak;

/// One scenario in the page.
pub struct Run {
    /// Its id.
    pub scenario: String,
    /// One replication in one worker, in milliseconds.
    pub one: f64,
    /// The same divided among as many workers as cores.
    pub divided: f64,
    /// As many replications as cores, each in its own worker, until the last one ends.
    pub many: f64,
    petitions: f64,
    /// Memory of the worker, and of the largest one when divided, in bytes.
    memory: f64,
    divided_memory: f64,
}

impl Run {
    /// Time when divided among all cores, relative to one worker.
    pub fn ratio(&self) -> f64 {
        self.divided / self.one
    }
}

/// Measurements of the page.
pub struct Page {
    /// Scenarios.
    pub runs: Vec<Run>,
    waits: Vec<Value>,
    sizes: Vec<Value>,
    /// Time without simd128 divided by time with it, if measured.
    without_simd: Option<f64>,
}

impl Page {
    /// Reads the browser's answer.
    ///
    /// # Errors
    /// If it does not have the expected form.
    pub fn of(answer: &Value) -> Result<Self> {
        let list = |key: &str| answer[key].as_array().cloned();
        let runs = list("runs").context("the browser's answer has no runs")?;
        let runs: Option<Vec<Run>> = runs.iter().map(run).collect();
        Ok(Self {
            runs: runs.context("a run in the browser's answer is not as agreed")?,
            waits: list("waits").unwrap_or_default(),
            sizes: list("sizes").unwrap_or_default(),
            without_simd: middle(&answer["other"]),
        })
    }

    /// Size of the first visit in bytes, compressed.
    pub fn first_visit(&self) -> f64 {
        let first = self.sizes.first().map(|size| &size["brotli"]);
        first.and_then(Value::as_f64).unwrap_or(f64::NAN)
    }

    /// Median time in milliseconds that a user of the page waits for something.
    pub fn wait(&self, what: &str) -> f64 {
        let found = self.waits.iter().find(|wait| wait["what"] == what);
        found
            .and_then(|wait| middle(&wait["ms"]))
            .unwrap_or(f64::NAN)
    }

    /// The longest of the main thread's longest tasks, each the median over visits; 50 means that none was longer.
    pub fn longest_task(&self) -> f64 {
        let of_tasks = |wait: &&Value| {
            wait["what"]
                .as_str()
                .is_some_and(|w| w.starts_with("longest task"))
        };
        let longest = self
            .waits
            .iter()
            .filter(of_tasks)
            .filter_map(|wait| middle(&wait["ms"]));
        longest.fold(f64::NAN, f64::max)
    }

    /// The section about the page.
    pub fn table(&self) -> String {
        let mut text = format!(
            "## In the browser\n\n| scenario | 1 worker, ms | the same on {0} workers, ms | ratio | {0} workers, ms for {0} replications | speed-up | \
             petitions a second, 1 worker | memory, 1 worker | memory, one of {0} workers |\n\
             | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n",
            cores()
        );
        for run in &self.runs {
            let _ = writeln!(
                text,
                "| {} | {:.0} | {:.0} | {:.2} | {:.0} | {:.2} | {:.2} M | {:.0} MB | {:.0} MB |",
                run.scenario,
                run.one,
                run.divided,
                run.ratio(),
                run.many,
                cores() as f64 * run.one / run.many,
                run.petitions / run.one / 1000.0,
                run.memory / 1e6,
                run.divided_memory / 1e6
            );
        }
        if let Some(ratio) = self.without_simd {
            let _ = writeln!(
                text,
                "\nWithout simd128 a replication of yuecheng-2018 takes {ratio:.2} times as long, the middle one of five turns."
            );
        }
        text.push_str(
            "\n| at the page, with its 8 runs on all cores | ms, the middle visit | the slowest |\n| --- | ---: | ---: |\n",
        );
        for wait in &self.waits {
            let what = wait["what"].as_str().unwrap_or("?");
            let ms = numbers(&wait["ms"]).unwrap_or_default();
            let slowest = ms.iter().copied().fold(f64::NAN, f64::max);
            let _ = writeln!(
                text,
                "| {what} | {:.0} | {slowest:.0} |",
                peak::median(&mut ms.clone())
            );
        }
        text.push_str(
            "\n| download | files | KB | KB compressed (brotli) |\n| --- | ---: | ---: | ---: |\n",
        );
        for size in &self.sizes {
            let kb = |key: &str| size[key].as_f64().unwrap_or(f64::NAN) / 1000.0;
            let what = size["what"].as_str().unwrap_or("?");
            let (bytes, brotli) = (kb("bytes"), kb("brotli"));
            let files = &size["files"];
            let _ = writeln!(text, "| {what} | {files} | {bytes:.0} | {brotli:.0} |");
        }
        text
    }
}

fn run(run: &Value) -> Option<Run> {
    Some(Run {
        scenario: run["scenario"].as_str()?.to_owned(),
        one: middle(&run["ms"])?,
        divided: middle(&run["divided"])?,
        many: middle(&run["many"])?,
        petitions: run["petitions"].as_f64()?,
        memory: run["memory"].as_f64()?,
        divided_memory: run["dividedMemory"].as_f64()?,
    })
}

/// The median of a list of numbers; `None` if it is not a list of numbers.
fn middle(list: &Value) -> Option<f64> {
    Some(peak::median(&mut numbers(list)?))
}

fn numbers(list: &Value) -> Option<Vec<f64>> {
    Some(list.as_array()?.iter().filter_map(Value::as_f64).collect())
}
