//! How calibration targets are met, over replications.

use serde::{Deserialize, Serialize};
use time::Date;

use super::statistics::{mean, quantile, sorted, spread};
use gongzhi_scenario::{Scenario, Target};
use gongzhi_simulation::record::Replication;

/// A figure over replications.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// Mean over replications; NaN (null in JSON) if it is undefined in all of them.
    pub mean: f64,
    /// Variance of the mean; 0 for a single replication, where it is unknown.
    pub variance: f64,
}

/// The figure of a target, over replications.
pub fn figure(target: &Target, start: Date, replications: &[Replication]) -> Figure {
    let values = sorted(replications.iter().map(|r| r.figure(target, start)));
    let Some(centre) = mean(&values) else {
        return Figure {
            mean: f64::NAN,
            variance: 0.0,
        };
    };
    let n = values.len() as f64;
    let squares: f64 = values.iter().map(|x| (x - centre) * (x - centre)).sum();
    Figure {
        mean: centre,
        variance: squares / (n - 1.0).max(1.0) / n,
    }
}

/// How a target is met, over replications.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TargetFit {
    /// The target's id.
    pub id: String,
    /// The metric's id.
    pub metric: String,
    /// Its target range.
    pub range: [f64; 2],
    /// Median of the figure over replications; `None` if it is undefined in all of them or the target is not judged.
    pub median: Option<f64>,
    /// 5% quantile; `None` for a single replication.
    pub q05: Option<f64>,
    /// 95% quantile; `None` for a single replication.
    pub q95: Option<f64>,
    /// Whether the median lies in the range. `None` if the target is not judged: its day lies outside the period, the
    /// metric does not apply to the scenario, or nothing had been measured by then.
    pub met: Option<bool>,
}

/// How a target is met by the replications of a scenario, if it can be judged; see [`Scenario::judges`].
pub fn fit(target: &Target, scenario: &Scenario, replications: &[Replication]) -> TargetFit {
    let judged = scenario.judges(target);
    let runs = replications.iter().filter(|_| judged);
    let values = sorted(runs.map(|r| r.figure(target, scenario.time.start)));
    let median = quantile(&values, 0.50);
    TargetFit {
        id: target.id.clone(),
        metric: target.metric.clone(),
        range: [target.low, target.high],
        median,
        q05: spread(&values, 0.05),
        q95: spread(&values, 0.95),
        met: median.map(|x| target.holds(x)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongzhi_base::text::Text;
    use gongzhi_scenario::fixture::extending;
    use gongzhi_simulation::record::fixture::replication;

    fn target(date: Option<&str>, since: Option<&str>) -> Target {
        let day =
            |s: &str| Date::from_calendar_date(2018, time::Month::January, s.parse().unwrap());
        Target {
            id: "x".into(),
            metric: "belonging".into(),
            date: date.map(|s| day(s).unwrap()),
            since: since.map(|s| day(s).unwrap()),
            low: 0.2,
            high: 0.6,
            weight: 1.0,
            source: Text::default(),
        }
    }

    #[test]
    fn a_figure_is_taken_on_its_day() {
        let start = Date::from_ordinal_date(2018, 1).unwrap();
        let mut run = replication(0, &[("belonging", 0.1, &[0.2, 0.4])]);
        run.assessments = vec![(9, vec![0.3])];
        let on = |date| run.figure(&target(date, None), start);
        assert_eq!(on(None), 0.4);
        assert_eq!(
            (on(Some("1")), on(Some("7")), on(Some("8"))),
            (0.1, 0.2, 0.2)
        );
        assert_eq!(on(Some("10")), 0.3, "an assessment on that day");
        assert_eq!(run.figure(&target(None, Some("7")), start), 0.2);
    }

    #[test]
    fn a_part_of_a_week_is_never_judged() {
        let start = Date::from_ordinal_date(2018, 1).unwrap();
        // Weeks of 7, 7 and 2 days.
        let mut run = replication(
            0,
            &[
                ("petitions_raised", 0.0, &[9.0, 8.0, 1.0]),
                ("petitions_open", 3.0, &[5.0, 4.0, 2.0]),
            ],
        );
        run.assessments = vec![(10, vec![3.0, 6.0])];
        let on = |metric: &str, date: Option<&str>| {
            let target = Target {
                metric: metric.into(),
                ..target(date, None)
            };
            run.figure(&target, start)
        };
        assert_eq!(on("petitions_raised", None), 8.0);
        assert_eq!(on("petitions_raised", Some("16")), 8.0);
        assert_eq!(
            on("petitions_raised", Some("11")),
            9.0,
            "an assessment in mid-week"
        );
        assert!(
            on("petitions_raised", Some("3")).is_nan(),
            "no week has passed"
        );
        assert_eq!(on("petitions_open", Some("16")), 4.0);
        assert_eq!(on("petitions_open", Some("11")), 6.0);
        assert_eq!(on("petitions_open", Some("3")), 3.0);
        let since = Target {
            metric: "petitions_open".into(),
            ..target(None, Some("7"))
        };
        assert_eq!(run.figure(&since, start), -1.0, "Sunday less Sunday");
    }

    #[test]
    fn what_lies_outside_the_period_is_not_judged() {
        let days = |from: &str| {
            extending(&format!(
                "time = {{ start = \"2018-01-{from}\", end = \"2018-01-16\" }}"
            ))
        };
        let whole = days("01");
        let runs = [replication(0, &[("belonging", 0.1, &[0.2, 0.4, 0.5])])];
        let met = |date, since| fit(&target(date, since), &whole, &runs).met;
        assert_eq!(
            (met(None, None), met(Some("16"), None)),
            (Some(true), Some(true))
        );
        assert_eq!((met(Some("17"), None), met(None, Some("17"))), (None, None));
        let none = fit(&target(Some("17"), None), &whole, &runs);
        assert_eq!((none.median, none.q05), (None, None));
        assert_eq!(fit(&target(Some("7"), None), &days("08"), &runs).met, None);
    }

    #[test]
    fn a_metric_that_does_not_apply_is_not_judged() {
        let runs = [replication(0, &[("belonging", 0.1, &[0.2, 0.4, 0.5])])];
        let fit_in = |rest: &str| fit(&target(None, None), &extending(rest), &runs);
        assert_eq!(fit_in("").met, Some(true));
        let without = fit_in("mechanisms = { participation = false }");
        assert_eq!((without.median, without.met), (None, None));
    }

    #[test]
    fn misses_and_the_variance_of_a_mean() {
        let t = target(None, None);
        assert!(t.holds(0.2) && !t.holds(0.61));
        assert!((t.miss(0.7) - 0.1).abs() < 1e-12 && t.miss(0.3) == 0.0);
        assert!(t.miss(f64::NAN).is_infinite());
        assert!((t.off_centre(0.6) - 1.0).abs() < 1e-12 && t.off_centre(0.4) < 1e-12);
        let all = Target {
            metric: "street_coverage".into(),
            low: 0.9,
            high: 1.0,
            ..target(None, None)
        };
        assert!(all.off_centre(1.0) == 0.0 && (all.off_centre(0.9) - 1.0).abs() < 1e-12);
        let start = Date::from_ordinal_date(2018, 1).unwrap();
        let runs: Vec<_> = [1.0, 2.0, 3.0]
            .iter()
            .map(|x| replication(*x as u32, &[("belonging", 0.0, &[*x])]))
            .collect();
        let found = figure(&t, start, &runs);
        assert_eq!(found.mean, 2.0);
        assert!((found.variance - 1.0 / 3.0).abs() < 1e-12);
    }
}
