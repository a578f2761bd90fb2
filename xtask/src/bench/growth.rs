//! Growth of time with households, with days, and with the length of a rule.
//!
//! Each step multiplies the size. The exponent is the slope on logarithmic scales; it is 1 if time is proportional to
//! size.

use std::fmt::Write as _;

use anyhow::{Context, Result};

use super::{FEW_RUNS, native};
use crate::{command, paths::Paths, peak};

/// Sizes of one kind, and the processor time of each.
struct Growth {
    what: &'static str,
    points: Vec<(f64, f64)>,
}

/// The section about growth.
///
/// # Errors
/// If a run fails.
pub fn table(paths: &Paths) -> Result<String> {
    command::say("Measuring growth");
    let all = [households(paths)?, days(paths)?, terms(paths)?];
    let mut text =
        "## Growth: time on the processor against size, one replication of yuecheng-2018\n\n\
        | what grows | size | ms | exponent since the last size |\n| --- | ---: | ---: | ---: |\n"
            .to_owned();
    for growth in &all {
        let mut last: Option<(f64, f64)> = None;
        for (size, ms) in &growth.points {
            let slope = last.map_or_else(String::new, |(s, m)| {
                format!("{:.2}", (ms / m).ln() / (size / s).ln())
            });
            let _ = writeln!(text, "| {} | {size:.0} | {ms:.0} | {slope} |", growth.what);
            last = Some((*size, *ms));
        }
    }
    Ok(text)
}

fn households(paths: &Paths) -> Result<Growth> {
    let point = |communities: u32| {
        let residents = communities * 6755;
        let streets = communities.min(16);
        let place = format!(
            "[place]\ncommunities = {communities}\nresidents = {residents}\nstreets = {streets}\n"
        );
        let size = f64::from(residents) / 2.34;
        Ok((size, changed(paths, &place, &[])?))
    };
    let points: Result<Vec<_>> = [19, 76, 304].into_iter().map(point).collect();
    Ok(Growth {
        what: "households",
        points: points?,
    })
}

fn days(paths: &Paths) -> Result<Growth> {
    let point = |days: u32| {
        let taken = changed(paths, "", &["--days", &days.to_string()])?;
        Ok((f64::from(days), taken))
    };
    let points: Result<Vec<_>> = [91, 365, 1096].into_iter().map(point).collect();
    Ok(Growth {
        what: "days",
        points: points?,
    })
}

/// A longer rule for every household with a need.
fn terms(paths: &Paths) -> Result<Growth> {
    let point = |terms: u32| {
        let mut rule = "fn voice(household) {\n    let x = params.voice_base;\n".to_owned();
        for i in 1..=terms {
            // Too small to change a decision: the rule gets longer, but the city stays the same.
            let _ = writeln!(rule, "    x += {i}.0e-12 * household.satisfaction;");
        }
        rule.push_str("    logistic(x)\n}\n");
        let rules = format!("[rules]\nvoice = '''\n{rule}'''\n");
        Ok((f64::from(terms), changed(paths, &rules, &[])?))
    };
    let points: Result<Vec<_>> = [1, 10, 100].into_iter().map(point).collect();
    Ok(Growth {
        what: "terms in the rule voice",
        points: points?,
    })
}

/// Median time of a changed scenario.
fn changed(paths: &Paths, change: &str, arguments: &[&str]) -> Result<f64> {
    let text = format!(
        "format = 1\nextends = \"yuecheng-2018\"\n\n[meta]\nid = \"growth\"\n\
         title = {{ zh = \"增长\", en = \"Growth\" }}\n\n{change}"
    );
    let file = paths.out().join("bench").join("growth.toml");
    std::fs::create_dir_all(paths.out().join("bench")).context("cannot create out/bench")?;
    std::fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))?;
    let file = file.to_string_lossy().into_owned();
    let mut times = Vec::new();
    for _ in 0..FEW_RUNS {
        let mut program = native::gongzhi(paths, &file, &["--replications", "1"]);
        times.push(peak::measure(program.args(arguments))?.processor);
    }
    Ok(peak::median(&mut times))
}
