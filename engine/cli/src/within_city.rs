//! `gongzhi run --within-city`: every city runs a second time, on several threads, so that the spread between cities can
//! be told from that within a city.

use std::sync::Arc;

use gongzhi_engine::catalogue::panels::Panel;
use gongzhi_engine::catalogue::units::Unit;
use gongzhi_engine::diagnostic::Diagnostic;
use gongzhi_engine::experiment::{Experiment, SecondRunTask, SecondRuns, Side, completed};
use gongzhi_engine::record::Replication;
use gongzhi_engine::results::{
    CitySpread, Difference, Effect, MetricCitySpread, RunsOfCities, over_cities,
};
use gongzhi_engine::rules::BackendChoice;
use gongzhi_engine::run::Model;
use gongzhi_engine::scenario::Scenario;
use gongzhi_engine::text::{Lang, Text};
use gongzhi_engine::world::Worlds;
use indicatif::ProgressBar;

use crate::interrupt;
use crate::run_table::shown;
use crate::side_results::SideResults;
use crate::table::{NONE, heads, interval, join, lay_out, signed, unit_once, value, width};
use crate::threads::{self, Done};

/// Days between checks whether the user asked to stop.
const CHUNK: usize = 7;

/// How the second runs are done.
#[derive(Clone, Copy)]
pub struct How<'a> {
    /// Seed of the first runs.
    pub seed: u64,
    /// How rules are evaluated.
    pub backend: BackendChoice,
    /// Number of threads.
    pub threads: usize,
    /// Cities of the first runs.
    pub worlds: &'a Worlds,
    /// Progress.
    pub bar: &'a ProgressBar,
}

/// Runs every city of both sides a second time; `None` if the user stopped it before the end.
pub fn run(
    mut runs: SecondRuns,
    before: Option<&SideResults>,
    after: &SideResults,
    how: How,
) -> Result<Option<Vec<MetricCitySpread>>, Vec<Diagnostic>> {
    let sides = 1 + usize::from(before.is_some());
    let days = sides * runs.runs_a_side() * after.scenario.time.days();
    how.bar.inc_length(days as u64);
    let baseline = before.map(|b| &b.scenario);
    threads::run(&mut runs, how.threads, || {
        worker(baseline, &after.scenario, how)
    })?;
    let Some(second) = runs.of(Side::Reform).filter(|_| runs.finished()) else {
        return Ok(None);
    };
    let second_before = runs.of(Side::Baseline);
    let baseline = before.zip(second_before.as_deref());
    let baseline = baseline.map(|(side, second)| RunsOfCities {
        first: side.runs(),
        second,
    });
    let reform = RunsOfCities {
        first: after.runs(),
        second: &second,
    };
    Ok(Some(over_cities(baseline, reform)))
}

/// Runs tasks with one model of each side.
fn worker<'a>(
    baseline: Option<&'a Arc<Scenario>>,
    reform: &'a Arc<Scenario>,
    how: How<'a>,
) -> impl FnMut(&SecondRunTask) -> Done<Replication> {
    let (mut before, mut after) = (None, None);
    move |task| {
        let compared = baseline.filter(|_| task.side == Side::Baseline);
        let (slot, scenario) = match compared {
            Some(baseline) => (&mut before, baseline),
            None => (&mut after, reform),
        };
        let model = match slot.take() {
            Some(known) => known,
            None => how.model(scenario)?,
        };
        let Some(run) = finish(*task, slot.insert(model), how.bar)? else {
            return Ok(None);
        };
        let mut run = match compared {
            Some(baseline) => with_own_metrics(run, baseline, reform)?,
            None => run,
        };
        run.let_go(scenario);
        Ok(Some(run))
    }
}

impl How<'_> {
    fn model(self, scenario: &Arc<Scenario>) -> Result<Model, Vec<Diagnostic>> {
        let worlds = self.worlds.clone();
        Model::with_backend(scenario.clone(), self.seed, self.backend, worlds)
    }
}

/// A run of the baseline with the reform's own metrics, so that both sides have them.
fn with_own_metrics(
    run: Replication,
    baseline: &Scenario,
    reform: &Scenario,
) -> Result<Replication, Vec<Diagnostic>> {
    let found = completed(std::slice::from_ref(&run), baseline, reform)?;
    Ok(found.and_then(|mut runs| runs.pop()).unwrap_or(run))
}

/// Runs one task to the end; `None` if the user stopped it before.
fn finish(
    task: SecondRunTask,
    model: &Model,
    bar: &ProgressBar,
) -> Result<Option<Replication>, Vec<Diagnostic>> {
    let mut run = task.begin(model).map_err(|d| vec![*d])?;
    let mut done = 0;
    while !interrupt::asked() {
        let now = run.advance(CHUNK).map_err(|d| vec![*d])?;
        bar.inc(now.day.saturating_sub(done) as u64);
        done = now.day;
        if now.finished() {
            return Ok(Some(run.finish().0));
        }
    }
    Ok(None)
}

/// The table of the split: each metric with its interval and where that comes from; the scenario's own metrics come
/// last.
pub fn text(
    found: &[MetricCitySpread],
    differences: Option<&[Difference]>,
    after: &SideResults,
    lang: Lang,
) -> String {
    let heading = Text::new(
        "\n区间从何而来：城市之间与同一城市内（每座城市运行两次；标准差，及占方差的比例）",
        "\nWhere the interval comes from: between cities and within a city (each city run twice; standard deviations, and \
         shares of the variance)",
    );
    let mean = match differences {
        Some(_) => ("差异", "Difference"),
        None => ("均值", "Mean"),
    };
    let names = [
        ("指标", "Metric"),
        mean,
        ("95% 置信区间", "95% CI"),
        ("城市之间", "Between cities"),
        ("同一城市内", "Within a city"),
        ("城市之间占", "Share between"),
        ("同一城市内占", "Share within"),
        ("城市之间占比的 95% 区间", "95% CI of share between"),
    ];
    let (days, own) = (after.scenario.time.days(), after.scenario.own_metrics());
    let shipped = Panel::ALL.into_iter().flat_map(shown);
    let shipped = shipped.map(|m| (m.label_over(days), m.spec()));
    let shipped = shipped.map(|(label, spec)| (spec.id, label.get(lang), spec.unit));
    let own = own.iter().map(|m| (&*m.id, m.label.get(lang), m.unit));
    let rows = shipped.chain(own).filter_map(|(id, label, unit)| {
        let spread = found.iter().find(|m| m.metric == id)?.spread;
        let mut cells = vec![label.to_owned()];
        cells.extend(mean_of(id, differences, after, unit, lang));
        cells.extend(split(spread, unit, lang));
        Some(cells)
    });
    let rows: Vec<Vec<String>> = std::iter::once(heads(&names, lang)).chain(rows).collect();
    format!("{}\n{}", heading.get(lang), lay_out(&rows))
}

/// The mean with its interval: of the paired difference, or of the headline without a baseline.
fn mean_of(
    id: &str,
    differences: Option<&[Difference]>,
    after: &SideResults,
    unit: Unit,
    lang: Lang,
) -> [String; 2] {
    let (unit, _) = unit_once(unit, lang);
    let none = || NONE.to_owned();
    if let Some(all) = differences {
        let found = all.iter().find(|d| d.metric == id);
        let ci = found.and_then(|d| d.ci95);
        let ci = ci.map_or_else(none, |bounds| interval(bounds, unit, lang));
        return [signed(found.and_then(|d| d.headline), unit, lang), ci];
    }
    let runs = after.ensemble.replications.iter();
    let effect = Effect::of(runs.map(|run| run.headline(id)));
    let show = |x: f64| value(Some(x), unit, lang);
    let ci = effect.ci95.map(|bounds| bounds.map(show));
    let ci = ci.map_or_else(none, |[low, high]| join(&low, &high, lang));
    [value(effect.mean, unit, lang), ci]
}

/// Standard deviations and shares of the variance; nothing where the metric is the same in all runs.
fn split(spread: Option<CitySpread>, unit: Unit, lang: Lang) -> [String; 5] {
    let Some(found) = spread else {
        return std::array::from_fn(|_| NONE.to_owned());
    };
    let (unit, _) = unit_once(unit, lang);
    let percent = |x: f64| format!("{:.0}%", 100.0 * x);
    let [low, high] = found.share_ci95.map(percent);
    [
        width(Some(found.between), unit, lang),
        width(Some(found.within), unit, lang),
        percent(found.share),
        percent(1.0 - found.share),
        join(&low, &high, lang),
    ]
}
