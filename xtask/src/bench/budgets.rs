//! Budgets, next to the measured figures.

use std::fmt::Write as _;

use super::by_hand::ByHand;
use super::cores;
use super::native::{Ensemble, Whole};
use super::page::{Page, Run};
use super::parts::Projection;

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
pub fn table(
    whole: &[Whole],
    by_hand: &ByHand,
    ensemble: &Ensemble,
    projections: &[Projection],
    page: &Page,
) -> String {
    let mut text = "## Budgets\n\n*Ratio* is what was measured over the budget; docs/performance.md says more of what limits it.\n\n\
        | what | budget | measured | ratio | met | what limits it next |\n\
        | --- | ---: | ---: | ---: | --- | --- |\n"
        .to_owned();
    let shape = shape(whole, projections, page);
    let rest = budgets(whole, by_hand, ensemble, page);
    for budget in shape.into_iter().chain(rest) {
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

/// Budgets of one replication on one core, on all, and under the hand.
fn shape(whole: &[Whole], projections: &[Projection], page: &Page) -> Vec<Budget> {
    let native = |id: &str| whole.iter().find(|w| w.scenario == id);
    let browser = |id: &str| page.runs.iter().find(|r| r.scenario == id);
    let (district, city) = (browser(DISTRICT), browser(CITY));
    let city_native = native(CITY);
    let one_core = figure(native(DISTRICT).map(|w| w.milliseconds));
    let projected = |parts: u64| projections.iter().find(|p| p.parts == parts);
    let over_one = |parts| Some(projected(parts)?.projected / projected(1)?.projected);
    let moved = page.wait("from a moved slider to its first result");
    let memory = "two busy cores share caches and memory: each takes longer than alone";
    let limit = |most| Limit::AtMost(most);
    vec![
        budget(
            "from a moved slider to its first result, over one native replication on one core",
            limit(0.6),
            "",
            moved / one_core,
            "the page and the browser's own threads take a core that the replication would need; Wasm takes longer than native code",
        ),
        budget(
            "one replication of the district on 8 cores, projected, over one core",
            limit(0.2),
            "",
            figure(over_one(8)),
            "the largest street",
        ),
        budget(
            "the district in the browser, all cores over one worker",
            limit(0.55),
            "",
            figure(district.map(Run::ratio)),
            memory,
        ),
        budget(
            "the whole city in the browser, all cores over one worker",
            limit(0.55),
            "",
            figure(city.map(Run::ratio)),
            memory,
        ),
        budget(
            "the whole city, native, all cores over one",
            limit(0.55),
            "",
            figure(city_native.map(|w| w.divided_ratio)),
            memory,
        ),
        budget(
            "the whole city, native, all cores",
            limit(2000.0),
            " ms",
            figure(city_native.map(|w| w.divided)),
            SPREAD,
        ),
        budget(
            "the whole city in the browser, all cores",
            limit(3000.0),
            " ms",
            figure(city.map(|r| r.divided)),
            SPREAD,
        ),
    ]
}

const DISTRICT: &str = "yuecheng-2018";
const CITY: &str = "shaoxing-2018";
const SPREAD: &str = "scattered memory access, rules, candidates: no part takes more than a fifth";

fn figure(x: Option<f64>) -> f64 {
    x.unwrap_or(f64::NAN)
}

fn budget(
    what: &'static str,
    limit: Limit,
    unit: &'static str,
    measured: f64,
    next: &'static str,
) -> Budget {
    Budget {
        what,
        limit,
        unit,
        measured,
        next,
    }
}

/// Budgets of memory, rules, ensembles and the page.
fn budgets(whole: &[Whole], by_hand: &ByHand, ensemble: &Ensemble, page: &Page) -> Vec<Budget> {
    let city_native = whole.iter().find(|w| w.scenario == CITY);
    let cores = cores() as f64;
    let worst = whole.iter().map(|w| w.to_hard_coded).fold(0.0, f64::max);
    vec![
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
            "the main thread's longest task, middle visit",
            Limit::AtMost(50.0),
            " ms",
            page.longest_task(),
            "the first parts of the page and the first chart, beside the browser's own threads and the workers",
        ),
    ]
}
