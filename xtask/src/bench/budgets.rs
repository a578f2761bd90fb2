//! What was promised, beside what was measured.

use std::fmt::Write as _;

use super::cores;
use super::native::{Ensemble, Whole};
use super::page::Page;

/// One budget.
struct Budget {
    what: &'static str,
    /// The limit in words.
    limit: &'static str,
    measured: f64,
    unit: &'static str,
    met: bool,
}

/// The section about budgets.
pub fn table(whole: &[Whole], ensemble: &Ensemble, page: &Page) -> String {
    let mut text =
        "## Budgets\n\n| what | budget | measured | met |\n| --- | ---: | ---: | --- |\n"
            .to_owned();
    for budget in budgets(whole, ensemble, page) {
        let digits = if budget.measured < 10.0 { 2 } else { 0 };
        let met = if budget.met { "yes" } else { "**no**" };
        let _ = writeln!(
            text,
            "| {} | {} | {:.digits$}{} | {met} |",
            budget.what, budget.limit, budget.measured, budget.unit
        );
    }
    text
}

fn budgets(whole: &[Whole], ensemble: &Ensemble, page: &Page) -> Vec<Budget> {
    let native = |id: &str| whole.iter().find(|w| w.scenario == id);
    let browser = |id: &str| page.runs.iter().find(|r| r.scenario == id);
    let figure = |x: Option<f64>| x.unwrap_or(f64::NAN);
    let cores = cores() as f64;
    let at_most = |what, limit, most: f64, measured: f64, unit| Budget {
        what,
        limit,
        measured,
        unit,
        met: measured <= most,
    };
    let at_least = |what, limit, least: f64, measured: f64, unit| Budget {
        what,
        limit,
        measured,
        unit,
        met: measured >= least,
    };
    let (district, city) = (browser("yuecheng-2018"), browser("shaoxing-2018"));
    let city_native = native("shaoxing-2018");
    let worst = whole.iter().map(|w| w.to_hard_coded).fold(0.0, f64::max);
    vec![
        at_most(
            "one replication of the district in the browser",
            "≤ 500 ms",
            500.0,
            figure(district.map(|r| r.one)),
            " ms",
        ),
        at_most(
            "the whole city, native",
            "≤ 2,000 ms",
            2000.0,
            figure(city_native.map(|w| w.milliseconds)),
            " ms",
        ),
        at_most(
            "the whole city, one worker in the browser",
            "≤ 3,000 ms",
            3000.0,
            figure(city.map(|r| r.one)),
            " ms",
        ),
        at_most(
            "the whole city, peak memory",
            "≤ 600 MB",
            600.0,
            figure(city_native.map(|w| w.peak_bytes as f64 / 1e6)),
            " MB",
        ),
        at_most(
            "rules as kernels against hard-coded, whole run, worst scenario",
            "≤ 1.5",
            1.5,
            worst,
            "",
        ),
        at_least(
            "petitions a second, queue-only, one core",
            "≥ 10 M",
            10.0,
            figure(native("queue-only").map(|w| w.rate() / 1e6)),
            " M",
        ),
        at_least(
            "ensemble on all cores, speed-up a core",
            "≥ 0.85",
            0.85,
            ensemble.one / ensemble.all / cores,
            "",
        ),
        at_most(
            "first visit, compressed",
            "≤ 1,500 KB",
            1500.0,
            page.first_visit() / 1000.0,
            " KB",
        ),
    ]
}
