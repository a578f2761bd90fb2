//! Results of a calibration: how well the targets are met, and what they say about each parameter.

use serde::Serialize;

use super::directions::{Direction, FEWEST, directions};
use super::{HistoryMatching, PointResult};
use crate::results::{quantile, sorted};

/// Results of a calibration.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CalibrationReport {
    /// Id of the scenario.
    pub scenario: String,
    /// Seed of the design.
    pub seed: u64,
    /// Share of the place that was run.
    pub share: f64,
    /// Number of finished waves.
    pub waves: usize,
    /// Number of points run.
    pub trials: usize,
    /// Replications per point.
    pub replications: usize,
    /// Share of candidates that were still plausible, after each wave except the last.
    pub plausible: Vec<f64>,
    /// Number of points that met every target.
    pub accepted: usize,
    /// Seed of the confirmation runs.
    pub next_seed: u64,
    /// Number of accepted points run again with that seed.
    pub again: usize,
    /// Number of those that met every target again.
    pub met_again: usize,
    /// Number of those that show every pattern too.
    pub confirmed: usize,
    /// How many of those show each pattern of the plan.
    pub patterns: Vec<PatternMatch>,
    /// Parameters and values of the best point: the most central confirmed point, else the most central accepted
    /// point, else the nearest miss.
    pub best: Vec<(String, f64)>,
    /// One row per target.
    pub fits: Vec<TargetMatch>,
    /// One row per parameter.
    pub identified: Vec<Identified>,
    /// Combinations of parameters, the one that the targets narrow most first; empty with few accepted points.
    pub directions: Vec<Direction>,
}

/// Quantiles of a figure over points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct PointQuantiles {
    /// 5% quantile.
    pub q05: Option<f64>,
    /// Median.
    pub q50: Option<f64>,
    /// 95% quantile.
    pub q95: Option<f64>,
}

/// How many points show a pattern.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PatternMatch {
    /// The pattern's id.
    pub pattern: String,
    /// Points that were run under its policy.
    pub run: usize,
    /// Those that show it.
    pub shown: usize,
}

/// How well a target is met.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TargetMatch {
    /// The target's id.
    pub target: String,
    /// Its target range.
    pub range: [f64; 2],
    /// The figure at the best point.
    pub best: f64,
    /// The figure over the accepted points.
    pub accepted: PointQuantiles,
    /// Share of all points that met the target.
    pub met: f64,
}

/// What the targets say about a parameter.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Identified {
    /// The parameter's id.
    pub param: String,
    /// The range allowed in the calibration.
    pub range: [f64; 2],
    /// Its values at the accepted points.
    pub accepted: PointQuantiles,
    /// Width of the middle 90% of accepted values, relative to the middle 90% of the allowed range. About 1 if the
    /// data say nothing; `None` with fewer than ten accepted points.
    pub remaining: Option<f64>,
    /// Spearman's rank correlation with the figure of each target over the first wave, in target order.
    pub correlation: Vec<f64>,
}

impl Identified {
    /// Whether the targets narrow the range by at least half.
    pub fn narrowed(&self) -> bool {
        self.remaining.is_some_and(|r| r <= 0.5)
    }
}

pub(super) fn report(found: &HistoryMatching<'_>) -> CalibrationReport {
    let (accepted, confirmed) = (found.accepted(), found.confirmed());
    let best = confirmed.first().or(accepted.first()).copied();
    let best = best.or_else(|| {
        let trials = found.trials.iter();
        trials.min_by(|a, b| found.miss(a).total_cmp(&found.miss(b)))
    });
    let values = |t: &PointResult| {
        let pairs = found.values(&t.point);
        pairs.map(|(id, x)| (id.to_owned(), x)).collect()
    };
    CalibrationReport {
        scenario: found.scenario.id.clone(),
        seed: found.seed,
        share: found.plan.share,
        waves: found.waves,
        trials: found.trials.len(),
        replications: found.plan.replications,
        plausible: found.plausible.clone(),
        accepted: accepted.len(),
        next_seed: found.next_seed(),
        again: found.again.len(),
        met_again: found.again.iter().filter(|t| found.meets(t)).count(),
        confirmed: confirmed.len(),
        patterns: patterns(found),
        best: best.map(values).unwrap_or_default(),
        fits: fits(found, best, &accepted),
        identified: identified(found, &accepted),
        directions: {
            let params = found.plan.unknowns.iter().map(|u| u.param.as_str());
            let points: Vec<&[f64]> = accepted.iter().map(|t| &t.point[..]).collect();
            directions(&params.collect::<Vec<&str>>(), &points, &found.random)
        },
    }
}

fn patterns(found: &HistoryMatching<'_>) -> Vec<PatternMatch> {
    let shown: Vec<Vec<Option<bool>>> = found.again.iter().map(|t| found.shows(t)).collect();
    let of = |(k, pattern): (usize, &gongzhi_scenario::Pattern)| {
        let each = || shown.iter().filter_map(|point| point[k]);
        PatternMatch {
            pattern: pattern.id.clone(),
            run: each().count(),
            shown: each().filter(|shown| *shown).count(),
        }
    };
    found.plan.patterns.iter().enumerate().map(of).collect()
}

fn fits(
    found: &HistoryMatching<'_>,
    best: Option<&PointResult>,
    accepted: &[&PointResult],
) -> Vec<TargetMatch> {
    let fit = |(i, target): (usize, &gongzhi_scenario::Target)| {
        let met = found
            .trials
            .iter()
            .filter(|t| target.holds(t.figures[i].mean));
        TargetMatch {
            target: target.id.clone(),
            range: [target.low, target.high],
            best: best.map_or(f64::NAN, |t| t.figures[i].mean),
            accepted: quantiles(accepted.iter().map(|t| t.figures[i].mean)),
            met: met.count() as f64 / found.trials.len().max(1) as f64,
        }
    };
    found.scenario.targets.iter().enumerate().map(fit).collect()
}

fn identified(found: &HistoryMatching<'_>, accepted: &[&PointResult]) -> Vec<Identified> {
    let first = &found.trials[..found.plan.samples.min(found.trials.len())];
    let row = |(i, unknown): (usize, &gongzhi_scenario::Unknown)| {
        let width = unknown.high - unknown.low;
        let scaled = quantiles(accepted.iter().map(|t| t.point[i]));
        let at = |x: Option<f64>| x.map(|x| unknown.low + x * width);
        let against = |t: usize| {
            let pairs: Vec<(f64, f64)> = first
                .iter()
                .map(|trial| (trial.point[i], trial.figures[t].mean))
                .filter(|(_, y)| !y.is_nan())
                .collect();
            spearman(&pairs)
        };
        Identified {
            param: unknown.param.clone(),
            range: [unknown.low, unknown.high],
            accepted: PointQuantiles {
                q05: at(scaled.q05),
                q50: at(scaled.q50),
                q95: at(scaled.q95),
            },
            remaining: scaled
                .q95
                .zip(scaled.q05)
                .filter(|_| accepted.len() >= FEWEST)
                .map(|(b, a)| (b - a) / 0.9),
            correlation: (0..found.scenario.targets.len()).map(against).collect(),
        }
    };
    found.plan.unknowns.iter().enumerate().map(row).collect()
}

fn quantiles(values: impl Iterator<Item = f64>) -> PointQuantiles {
    let values = sorted(values);
    PointQuantiles {
        q05: quantile(&values, 0.05),
        q50: quantile(&values, 0.50),
        q95: quantile(&values, 0.95),
    }
}

/// Spearman's rank correlation; 0 if one side does not vary.
pub(super) fn spearman(pairs: &[(f64, f64)]) -> f64 {
    let x = ranks(pairs.iter().map(|p| p.0).collect());
    let y = ranks(pairs.iter().map(|p| p.1).collect());
    let middle = (pairs.len() as f64 - 1.0) / 2.0;
    let sum = |a: &[f64], b: &[f64]| -> f64 {
        a.iter()
            .zip(b)
            .map(|(p, q)| (p - middle) * (q - middle))
            .sum()
    };
    let spread = gongzhi_base::math::sqrt(sum(&x, &x) * sum(&y, &y));
    if spread > 0.0 {
        sum(&x, &y) / spread
    } else {
        0.0
    }
}

/// Ranks from 0; ties share their mean rank.
fn ranks(values: Vec<f64>) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
    let mut ranks = vec![0.0; values.len()];
    let mut from = 0;
    while from < order.len() {
        let tied = order[from..]
            .iter()
            .take_while(|i| values[**i] == values[order[from]]);
        let to = from + tied.count();
        for i in &order[from..to] {
            ranks[*i] = (from + to - 1) as f64 / 2.0;
        }
        from = to;
    }
    ranks
}
