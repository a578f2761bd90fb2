//! Budgets, next to the measured figures.

use std::fmt::Write as _;

use super::by_hand::ByHand;
use super::cores;
use super::native::{Ensemble, Whole};
use super::page::Page;

/// One budget.
struct Budget {
    what: &'static str,
    limit: Limit,
    unit: &'static str,
    measured: f64,
    /// What limits the figure.
    next: &'static str,
}

/// The allowed values of a figure.
#[derive(Clone, Copy)]
enum Limit {
    AtMost(f64),
    AtLeast(f64),
}

impl Limit {
    fn met(self, measured: f64) -> bool {
        match self {
            Self::AtMost(most) => measured <= most,
            Self::AtLeast(least) => measured >= least,
        }
    }

    fn value(self) -> f64 {
        let (Self::AtMost(x) | Self::AtLeast(x)) = self;
        x
    }

    fn sign(self) -> char {
        match self {
            Self::AtMost(_) => '≤',
            Self::AtLeast(_) => '≥',
        }
    }
}

/// The section about budgets.
pub fn table(whole: &[Whole], by_hand: &ByHand, ensemble: &Ensemble, page: &Page) -> String {
    let mut text = "## Budgets\n\n*Ratio* is what was measured over the budget; docs/performance.md says more of what limits it.\n\n\
        | what | budget | measured | ratio | met | what limits it next |\n\
        | --- | ---: | ---: | ---: | --- | --- |\n"
        .to_owned();
    for budget in budgets(whole, by_hand, ensemble, page) {
        let (limit, measured, unit) = (budget.limit, budget.measured, budget.unit);
        let digits = if measured < 10.0 { 2 } else { 0 };
        let met = if limit.met(measured) { "yes" } else { "**no**" };
        let _ = writeln!(
            text,
            "| {} | {} {}{unit} | {measured:.digits$}{unit} | {:.2} | {met} | {} |",
            budget.what,
            limit.sign(),
            limit.value(),
            measured / limit.value(),
            budget.next
        );
    }
    text
}

fn budgets(whole: &[Whole], by_hand: &ByHand, ensemble: &Ensemble, page: &Page) -> Vec<Budget> {
    let native = |id: &str| whole.iter().find(|w| w.scenario == id);
    let browser = |id: &str| page.runs.iter().find(|r| r.scenario == id);
    let figure = |x: Option<f64>| x.unwrap_or(f64::NAN);
    let cores = cores() as f64;
    let budget = |what, limit, unit, measured: f64, next| Budget {
        what,
        limit,
        unit,
        measured,
        next,
    };
    let (district, city) = (browser("yuecheng-2018"), browser("shaoxing-2018"));
    let city_native = native("shaoxing-2018");
    let worst = whole.iter().map(|w| w.to_hard_coded).fold(0.0, f64::max);
    let spread = "scattered memory access, rules, candidates: no part takes more than a fifth";
    vec![
        budget(
            "one replication of the district in the browser",
            Limit::AtMost(500.0),
            " ms",
            figure(district.map(|r| r.one)),
            spread,
        ),
        budget(
            "the whole city, native",
            Limit::AtMost(2000.0),
            " ms",
            figure(city_native.map(|w| w.milliseconds)),
            spread,
        ),
        budget(
            "the whole city, one worker in the browser",
            Limit::AtMost(3000.0),
            " ms",
            figure(city.map(|r| r.one)),
            spread,
        ),
        budget(
            "the whole city, peak memory",
            Limit::AtMost(600.0),
            " MB",
            figure(city_native.map(|w| w.peak_bytes as f64 / 1e6)),
            "columns of households",
        ),
        budget(
            "rules as kernels against hard-coded, whole run, worst scenario",
            Limit::AtMost(1.5),
            "",
            worst,
            "filling registers from rows",
        ),
        budget(
            "petitions a second, queue-only, over the same work by hand, one core",
            Limit::AtLeast(0.4),
            "",
            by_hand.ratio,
            "a row that is drawn, written, merged, read by rules, lined up and closed, one at a time",
        ),
        budget(
            "ensemble on all cores, speed-up a core",
            Limit::AtLeast(0.85),
            "",
            ensemble.one / ensemble.all / cores,
            "memory that cores share",
        ),
        budget(
            "first visit, compressed",
            Limit::AtMost(1500.0),
            " KB",
            page.first_visit() / 1000.0,
            "the engine, Rhai and the page in one Wasm file",
        ),
        budget(
            "from the address to a page that answers",
            Limit::AtMost(2000.0),
            " ms",
            page.wait("from the address to a page that answers"),
            "compiling what runs for the first time",
        ),
        budget(
            "from a moved slider to its first result on the screen",
            Limit::AtMost(600.0),
            " ms",
            page.wait("from a moved slider to its first result"),
            "the replication itself; its line grows meanwhile",
        ),
        budget(
            "the main thread's longest task, middle visit",
            Limit::AtMost(50.0),
            " ms",
            page.longest_task(),
            "the first parts of the page and the first chart, beside the browser's own threads and the workers",
        ),
    ]
}
