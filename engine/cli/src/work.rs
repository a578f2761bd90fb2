//! Estimates the requested work, announces it before it begins, and refuses too much.

use gongzhi_engine::catalogue::rules::METRIC_PREFIX;
use gongzhi_engine::diagnostic::Diagnostic;
use gongzhi_engine::experiment::Design;
use gongzhi_engine::rules::{self, BackendChoice, RuleBackend};
use gongzhi_engine::scenario::{Calibration, Scenario, WholeWork, WorkEstimate, WorkLimit};
use gongzhi_engine::text::{Lang, Text};
use gongzhi_engine::world::Worlds;

use crate::args::RunOptions;
use crate::failure::{Failure, complain};
use crate::threads::cores;

/// Memory in bytes for cities before the first day that several runs meet: two dozen of a district.
const MEMORY_FOR_WORLDS: usize = 256 << 20;

/// What keeps the cities before the first day for the runs that meet them again.
pub fn worlds(met_again: bool) -> Worlds {
    Worlds::within(if met_again { MEMORY_FOR_WORLDS } else { 0 })
}

/// Work of a run: the scenario, its baseline, and every accepted set if requested.
pub fn of_run(
    baseline: Option<&Scenario>,
    scenario: &Scenario,
    design: Design,
    sets: usize,
    options: &RunOptions,
) -> Option<WholeWork> {
    let sides = baseline.into_iter().chain([scenario]);
    let sides: Vec<WorkEstimate> = sides.map(|side| estimate(side, options.backend)).collect();
    let replications = f64::from(design.replications) + sets as f64;
    let threads = options.threads.unwrap_or_else(cores);
    let whole = WorkEstimate::whole(&sides, replications, threads)?;
    let series = sides.last().filter(|_| options.out.is_some());
    Some(series.map_or(whole, |one| {
        whole.written(one, f64::from(design.replications))
    }))
}

/// Work of a calibration.
pub fn of_calibration(
    scenario: &Scenario,
    plan: &Calibration,
    options: &RunOptions,
) -> Option<WholeWork> {
    let part = scenario.part(plan.share);
    let runs = (plan.waves as f64) * (plan.samples as f64) * (plan.replications as f64);
    let one = estimate(&part, options.backend);
    WorkEstimate::whole(&[one], runs, options.threads.unwrap_or_else(cores))
}

/// Work of one replication, depending on how its rules are evaluated.
fn estimate(scenario: &Scenario, backend: BackendChoice) -> WorkEstimate {
    let one = WorkEstimate::of(scenario).summarised(scenario);
    // An own metric has one row per week, so it is fast on either backend.
    let slow = |rule: &RuleBackend| !rule.kernel && !rule.rule.starts_with(METRIC_PREFIX);
    let own = !scenario.rules.is_empty()
        && rules::backends(scenario.program()).is_ok_and(|all| all.iter().any(slow));
    if own || backend == BackendChoice::Interpreter {
        one.interpreted()
    } else {
        one
    }
}

/// Prints the amount of work, and refuses too much.
pub fn admit(
    work: Option<WholeWork>,
    limit: WorkLimit,
    scenario: &Scenario,
    options: &RunOptions,
    lang: Lang,
) -> Result<(), Failure> {
    let Some(work) = work else { return Ok(()) };
    if let Some(finding) = work.beyond(limit, scenario).filter(|_| !options.allow_long) {
        return Err(Failure::Found(
            options.scenario.clone(),
            vec![with_way_on(finding)],
        ));
    }
    if !options.quiet {
        complain(line(&work).get(lang));
    }
    Ok(())
}

/// Adds to the finding how to run it anyway.
pub fn with_way_on(mut finding: Diagnostic) -> Diagnostic {
    let hint = finding.hint.unwrap_or_default();
    finding.hint = Some(Text::new(
        format!("{}仍要运行，请加上 --allow-long。", hint.zh),
        format!("{} To run it all the same, add --allow-long.", hint.en),
    ));
    finding
}

/// The amount of work, as one line.
pub fn line(work: &WholeWork) -> Text {
    let (words, n) = (work.words(), work.replications);
    Text::new(
        format!("预计共 {n} 次运行，{}", words.zh),
        format!(
            "estimate: {n} replication{}, {}",
            if n == 1.0 { "" } else { "s" },
            words.en
        ),
    )
}
