//! `gongzhi run --parameter-sets`: the same comparison under every accepted set, over threads.

use std::path::Path;

use gongzhi_engine::catalogue::metrics::Metric;
use gongzhi_engine::diagnostic::Diagnostic;
use gongzhi_engine::experiment::{SetRuns, SetTask, SetsDesign};
use gongzhi_engine::results::{Across, Agreement, Replication, SetsDocument, sets_json};
use gongzhi_engine::scenario::Scenario;
use gongzhi_engine::text::{Lang, Text};
use indicatif::ProgressBar;

use crate::failure::Failure;
use crate::parallel::over_threads;
use crate::report::SHOWN;
use crate::run::unwritable;
use crate::table::{NONE, heads, lay_out, signed, unit_once, value};

/// Runs scenario and baseline under every accepted set.
pub fn across(
    baseline: Option<&Scenario>,
    scenario: &Scenario,
    design: SetsDesign,
    threads: usize,
    bar: &ProgressBar,
) -> Result<SetsDocument, Vec<Diagnostic>> {
    let sides = [(false, Some(scenario)), (true, baseline)];
    let tasks: Vec<(bool, &Scenario, SetTask)> = sides
        .into_iter()
        .filter_map(|(of_baseline, side)| Some((of_baseline, side?)))
        .flat_map(|(of_baseline, side)| design.tasks().map(move |t| (of_baseline, side, t)))
        .collect();
    bar.inc_length((tasks.len() * scenario.time.days()) as u64);
    let run = |(_, side, task): &(bool, &Scenario, SetTask)| {
        design.run(side, *task, &mut |days| bar.inc(days as u64))
    };
    let finished: Vec<Replication> = over_threads(&tasks, threads, run)?;
    let mut runs = match baseline {
        Some(_) => SetRuns::compared(),
        None => SetRuns::alone(),
    };
    for ((of_baseline, _, task), run) in tasks.into_iter().zip(finished) {
        runs.add(of_baseline, task, run);
    }
    Ok(SetsDocument {
        scenario: scenario.id.clone(),
        scenario_hash: scenario.hash.clone(),
        baseline: baseline.map(|b| b.id.clone()),
        seed: design.each.seed,
        replications: design.each.replications,
        metrics: runs.across(),
    })
}

/// Writes `sets.json`.
pub fn write(folder: &Path, document: &SetsDocument) -> Result<(), Failure> {
    let path = folder.join("sets.json");
    let text = sets_json(document).map_err(|error| unwritable(&path, &error))?;
    std::fs::write(&path, text).map_err(|error| unwritable(&path, &error))
}

/// The table of the second uncertainty.
pub fn text(document: &SetsDocument, lang: Lang) -> String {
    let n = document.metrics.iter().map(|m| m.sets).max().unwrap_or(0);
    if n == 0 {
        let none = Text::new(
            "\n本场景没有附带通过校准的参数组。\n",
            "\nThis scenario carries no accepted parameter sets.\n",
        );
        return none.get(lang).to_owned();
    }
    let paired = document.baseline.is_some();
    let heading = match (lang, paired) {
        (Lang::Zh, true) => format!("\n{n} 组通过校准的参数下的差异（参数不确定性）"),
        (Lang::Zh, false) => format!("\n{n} 组通过校准的参数下的结果（参数不确定性）"),
        (Lang::En, true) => {
            format!("\nDifference under {n} accepted sets (uncertainty of parameters)")
        }
        (Lang::En, false) => {
            format!("\nResult under {n} accepted sets (uncertainty of parameters)")
        }
    };
    let mut names = vec![
        ("指标", "Metric"),
        ("5%", "5%"),
        ("中位数", "Median"),
        ("95%", "95%"),
    ];
    if paired {
        names.push(("判断", "Verdict"));
    }
    let names = heads(&names, lang);
    let rows = document.metrics.iter().filter_map(|m| row(m, lang));
    let rows: Vec<Vec<String>> = std::iter::once(names).chain(rows).collect();
    format!("{heading}\n{}", lay_out(&rows))
}

fn row(across: &Across, lang: Lang) -> Option<Vec<String>> {
    let metric = Metric::find(&across.metric)?;
    if !SHOWN.contains(&metric) {
        return None;
    }
    let spec = metric.spec();
    let (unit, _) = unit_once(spec.unit, lang);
    let show = |x: Option<f64>| match across.agreement {
        Some(_) => signed(x, unit, lang),
        None => value(x, unit, lang),
    };
    let mut cells = vec![spec.label.get(lang).to_owned()];
    cells.extend([across.q05, across.q50, across.q95].map(show));
    cells.extend(across.agreement.map(|a| verdict(a).get(lang).to_owned()));
    if across.sets == 0 {
        cells.truncate(1);
        cells.resize(4, NONE.to_owned());
    }
    Some(cells)
}

fn verdict(agreement: Agreement) -> Text {
    match agreement {
        Agreement::Higher => Text::new("都上升", "higher in all"),
        Agreement::Lower => Text::new("都下降", "lower in all"),
        Agreement::Same => Text::new("都不变", "the same in all"),
        Agreement::CannotTell => Text::new("不能判断", "cannot tell"),
    }
}
