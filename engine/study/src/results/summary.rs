//! Summaries over replications: one row of figures per metric.
//!
//! `start`, `end`, `mean`, `total`, `headline` and `at` are means over replications of each replication's own figure,
//! so levels and paired differences add up. The headline represents the metric: the end of a stock or share, the
//! total of a flow. `q05`, `q50` and `q95` are quantiles of the headline over replications; a single replication has
//! none.
//!
//! `end` is a share's value on the last day; a stock's mean over the last full week, Monday to Sunday, because stocks
//! vary by weekday; or a flow's count in that week, never in a partial one. In a run without a full week a flow has
//! no end, and a stock's end is its value on the last day. `total` is the sum of a flow; for stocks and shares it
//! repeats the mean. `mean` weights weeks by their days; a flow's mean is per seven days. Undefined values are left
//! out. A figure without any defined value is `None` (null in JSON), as is one that does not apply to the scenario.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use time::{Date, Duration};

use super::order::{in_order, metric_ids};
use super::statistics::{mean, sorted, spread};
use super::targets::{TargetFit, fit};
use gongzhi_scenario::Scenario;
use gongzhi_simulation::record::Figures;
use gongzhi_simulation::record::Replication;

/// The figures of one metric over all replications.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MetricSummary {
    /// Value before the first day; 0 for flows.
    pub start: Option<f64>,
    /// End: a share on the last day, a stock's mean over the last full week, a flow's count in that week.
    pub end: Option<f64>,
    /// Mean over the run, weighted by days; for a flow per seven days.
    pub mean: Option<f64>,
    /// Total of a flow over the run; equal to the mean for stocks and shares.
    pub total: Option<f64>,
    /// Mean of the headline over replications: the end of a stock or share, the total of a flow.
    pub headline: Option<f64>,
    /// 5% quantile of the headline over replications (type 7); `None` for a single one.
    pub q05: Option<f64>,
    /// Median of the headline over replications; `None` for a single one.
    pub q50: Option<f64>,
    /// 95% quantile of the headline over replications; `None` for a single one.
    pub q95: Option<f64>,
    /// Mean at each assessment, by date such as `2019-08-31`; for a flow, of the last full week by then.
    pub at: BTreeMap<String, Option<f64>>,
}

/// Summary of all metrics.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// All metrics of the catalogue and the scenario's own, by id.
    pub metrics: BTreeMap<String, MetricSummary>,
    /// How the scenario's targets are met; empty without targets.
    pub targets: Vec<TargetFit>,
}

impl Summary {
    /// Mean of a metric's headline over replications; `None` if undefined.
    pub fn level(&self, metric: &str) -> Option<f64> {
        self.metrics.get(metric)?.headline
    }
}

/// Summarises all metrics of the catalogue and the scenario's own.
pub fn summarise(scenario: &Scenario, replications: &[Replication]) -> Summary {
    let runs = in_order(replications);
    let metrics = metric_ids(replications)
        .into_iter()
        .map(|id| {
            let row = match scenario.tells(&id) {
                true => summarise_metric(scenario.time.start, &runs, &id),
                false => MetricSummary::default(),
            };
            (id, row)
        })
        .collect();
    let targets = scenario.targets.iter();
    Summary {
        metrics,
        targets: targets.map(|t| fit(t, scenario, replications)).collect(),
    }
}

fn summarise_metric(start: Date, runs: &[&Replication], metric: &str) -> MetricSummary {
    let figures: Vec<Figures> = runs.iter().map(|r| r.figures(metric)).collect();
    let average = |f: fn(&Figures) -> f64| defined_mean(figures.iter().map(f));
    let headlines = sorted(figures.iter().map(|f| f.headline));
    let spread = |p| spread(&headlines, p);
    MetricSummary {
        start: average(|f| f.start),
        end: average(|f| f.end),
        mean: average(|f| f.mean),
        total: average(|f| f.total),
        headline: average(|f| f.headline),
        q05: spread(0.05),
        q50: spread(0.50),
        q95: spread(0.95),
        at: at_assessments(start, runs, metric),
    }
}

fn at_assessments(
    start: Date,
    runs: &[&Replication],
    metric: &str,
) -> BTreeMap<String, Option<f64>> {
    let mut by_day: BTreeMap<u32, Vec<f64>> = BTreeMap::new();
    for run in runs {
        for (day, _) in &run.assessments {
            by_day
                .entry(*day)
                .or_default()
                .push(run.on_day(metric, *day as i32));
        }
    }
    by_day
        .into_iter()
        .map(|(day, values)| (date_of(start, day), defined_mean(values)))
        .collect()
}

fn defined_mean(values: impl IntoIterator<Item = f64>) -> Option<f64> {
    let kept: Vec<f64> = values.into_iter().filter(|x| !x.is_nan()).collect();
    mean(&kept)
}

/// Date of a day of the run, such as `2019-08-31`.
pub fn date_of(start: Date, day: u32) -> String {
    start
        .saturating_add(Duration::days(i64::from(day)))
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongzhi_catalogue::metrics::Metric;
    use gongzhi_scenario::{Library, load};
    use gongzhi_simulation::record::fixture::replication;

    fn two_runs() -> [Replication; 2] {
        let mut first = replication(0, &[("star_coverage", 0.0, &[0.0, 0.2, 0.4])]);
        let mut second = replication(1, &[("star_coverage", 0.0, &[0.0, 0.2, 0.8])]);
        first.assessments = vec![(13, vec![0.2])];
        second.assessments = vec![(13, vec![0.4])];
        [second, first]
    }

    #[test]
    fn means_are_over_replications_and_quantiles_of_the_headline() {
        let start = Date::from_ordinal_date(2018, 1).unwrap();
        let runs = two_runs();
        let row = summarise_metric(start, &in_order(&runs), "star_coverage");
        assert_eq!(row.start, Some(0.0));
        assert!((row.end.unwrap() - 0.6).abs() < 1e-12);
        assert!((row.headline.unwrap() - 0.6).abs() < 1e-12);
        assert!((row.q05.unwrap() - 0.42).abs() < 1e-12);
        assert!((row.q95.unwrap() - 0.78).abs() < 1e-12);
        assert_eq!(row.at.len(), 1);
        assert!((row.at["2018-01-14"].unwrap() - 0.3).abs() < 1e-12);
    }

    #[test]
    fn every_metric_of_the_catalogue_has_a_row_and_own_metrics_too() {
        let library = Library::shipped();
        let text = library.get("yuecheng-2018").unwrap();
        let scenario = load(text, &library).scenario.unwrap();
        let runs = [replication(0, &[("metric_mine", 1.0, &[2.0])])];
        let rows = summarise(&scenario, &runs).metrics;
        for metric in Metric::ALL {
            assert!(rows.contains_key(metric.spec().id), "{metric:?}");
        }
        assert_eq!(rows.len(), Metric::COUNT + 1);
        assert_eq!(rows["metric_mine"].headline, Some(2.0));
    }

    #[test]
    fn the_undefined_is_null_in_json_and_reads_back() {
        let start = Date::from_ordinal_date(2018, 1).unwrap();
        let runs = [replication(0, &[("on_time_share", f64::NAN, &[f64::NAN])])];
        let row = summarise_metric(start, &in_order(&runs), "on_time_share");
        assert_eq!((row.start, row.headline), (None, None));
        let json = serde_json::to_string(&row).unwrap();
        assert!(json.contains("\"headline\":null"), "{json}");
        assert_eq!(serde_json::from_str::<MetricSummary>(&json).unwrap(), row);
    }
}
