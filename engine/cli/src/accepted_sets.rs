//! `gongzhi run --parameter-sets`: the same comparison under every accepted set, on several threads.

use gongzhi_engine::catalogue::panels::Panel;
use gongzhi_engine::catalogue::units::Unit;
use gongzhi_engine::diagnostic::Diagnostic;
use gongzhi_engine::experiment::{AcceptedSetTask, AcceptedSets, Experiment, Side};
use gongzhi_engine::results::{AcceptedSetsDocument, AcceptedSetsMetric, Agreement};
use gongzhi_engine::scenario::Scenario;
use gongzhi_engine::text::{Lang, Text};
use gongzhi_engine::world::Worlds;
use indicatif::ProgressBar;

use crate::run_table::shown;
use crate::table::{NONE, heads, lay_out, signed, unit_once, value, width};
use crate::threads;

/// Runs scenario and baseline under every accepted set; `None` if the user stopped it before the end.
pub fn run(
    baseline: Option<&Scenario>,
    scenario: &Scenario,
    mut runs: AcceptedSets,
    threads: usize,
    bar: &ProgressBar,
) -> Result<Option<AcceptedSetsDocument>, Vec<Diagnostic>> {
    let sides = 1 + usize::from(baseline.is_some());
    bar.inc_length((sides * runs.runs_a_side() * scenario.time.days()) as u64);
    let each = runs.each();
    threads::run(&mut runs, threads, || {
        let worlds = Worlds::default();
        move |task: &AcceptedSetTask| {
            let mut progress = |days| bar.inc(days as u64);
            let mut run = task.run(baseline, scenario, each.seed, &worlds, &mut progress)?;
            let compared = baseline.filter(|_| task.side == Side::Baseline);
            run.let_go(compared.unwrap_or(scenario));
            Ok(Some(run))
        }
    })?;
    if !runs.finished() {
        return Ok(None);
    }
    let told = |id: &str| scenario.tells(id) && baseline.is_none_or(|b| b.tells(id));
    Ok(Some(AcceptedSetsDocument {
        scenario: scenario.id.clone(),
        scenario_hash: scenario.hash.clone(),
        baseline: baseline.map(|b| b.id.clone()),
        seed: each.seed,
        replications: each.replications,
        moved: scenario.moved_params(baseline),
        metrics: runs.metrics(told),
    }))
}

/// The table of parameter uncertainty; the scenario's own metrics come last.
pub fn text(document: &AcceptedSetsDocument, scenario: &Scenario, lang: Lang) -> String {
    let n = document.metrics.iter().map(|m| m.sets).max().unwrap_or(0);
    if n == 0 {
        let none = Text::new(
            "\n本方案没有附带通过校准的参数组。\n",
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
        names.push(("上升组数", "Higher in"));
        names.push(("下降组数", "Lower in"));
    }
    names.push(("组间标准差", "SD of sets"));
    names.push(("每组运行标准差", "SD of runs"));
    if paired {
        names.push(("判断", "Verdict"));
    }
    let names = heads(&names, lang);
    let (days, own) = (scenario.time.days(), scenario.own_metrics());
    let shipped = Panel::ALL.into_iter().flat_map(shown);
    let shipped = shipped.map(|m| (m.label_over(days), m.spec()));
    let shipped = shipped.map(|(label, spec)| (spec.id, label.get(lang), spec.unit));
    let own = own.iter().map(|m| (&*m.id, m.label.get(lang), m.unit));
    let rows = shipped.chain(own).filter_map(|(id, label, unit)| {
        let across = document.metrics.iter().find(|m| m.metric == id)?;
        Some(row(across, label, unit, lang))
    });
    let rows: Vec<Vec<String>> = std::iter::once(names).chain(rows).collect();
    format!("{heading}\n{}\n{}", lay_out(&rows), notes(document, lang))
}

/// Notes on moved parameters, and the rule of the verdicts.
fn notes(document: &AcceptedSetsDocument, lang: Lang) -> String {
    let mut text = String::new();
    let stop = Text::new("。", ".");
    for moved in &document.moved {
        text.push_str(&format!("{}{}\n", moved.text().get(lang), stop.get(lang)));
    }
    if document.baseline.is_some() {
        text.push_str(&format!("{}\n", Agreement::RULE.get(lang)));
    }
    if document.replications < 2 {
        let one = Text::new(
            "每组只运行了一次，分不清各组的分歧与随机波动、城市之间的差别；用 --replications 2 或更多。\n",
            "With one run a set, chance and differences between cities cannot be told from disagreement; use --replications 2 or more.\n",
        );
        text.push_str(one.get(lang));
    }
    text
}

fn row(across: &AcceptedSetsMetric, label: &str, unit: Unit, lang: Lang) -> Vec<String> {
    let (unit, _) = unit_once(unit, lang);
    let show = |x: Option<f64>| match across.agreement {
        Some(_) => signed(x, unit, lang),
        None => value(x, unit, lang),
    };
    let count = |n: usize| format!("{n}/{}", across.sets);
    let mut cells = vec![label.to_owned()];
    cells.extend([across.q05, across.q50, across.q95].map(show));
    cells.extend(
        [across.higher, across.lower]
            .into_iter()
            .flatten()
            .map(count),
    );
    let spread = across.spread;
    cells.extend(
        [spread.map(|s| s.between), spread.map(|s| s.within)].map(|x| width(x, unit, lang)),
    );
    cells.extend(across.agreement.map(|a| a.label().get(lang).to_owned()));
    if across.sets == 0 {
        cells.truncate(1);
        cells.resize(4, NONE.to_owned());
    }
    cells
}
