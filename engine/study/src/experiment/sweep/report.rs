//! What the results of a sweep mean: responses with intervals, effects, indices, the front.

mod groups;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use super::study::SweepStudy;
use super::table::SweepTable;
use crate::results::sensitivity::{
    ElementaryEffects, Factorial, PrecisionAt, RunAdvice, SobolIndices, elementary_effects,
    factorial, pareto_front, precision_by_runs, run_advice, runs_for, sobol_indices,
};
use crate::results::{Effect, student_t};
use gongzhi_base::math;
use gongzhi_catalogue::metrics::{Better, Reading};
use gongzhi_scenario::PointDesign;
use groups::{Group, groups};
use std::collections::BTreeMap;

/// Most points whose undefined runs are listed one by one.
const MOST_LISTED: usize = 20;
/// An interval is narrow enough if its half-width is at most this share of the spread between points.
const NARROW: f64 = 0.1;

/// What a sweep found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SweepReport {
    /// Number of points.
    pub points: usize,
    /// Replications of each point that were planned.
    pub replications: usize,
    /// Runs that are finished.
    pub runs: usize,
    /// What is known of each outcome.
    pub outcomes: Vec<OutcomeReport>,
    /// Points on the Pareto front of the outcomes that have a better side.
    pub front: Vec<usize>,
}

/// What is known of one outcome.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OutcomeReport {
    /// Id of the metric.
    pub metric: String,
    /// Finished runs in which it is undefined. They are in no figure below.
    pub undefined: usize,
    /// Points that have such runs, the first ones.
    pub undefined_at: Vec<UndefinedAt>,
    /// How it responds to each factor.
    pub responses: Vec<FactorResponse>,
    /// Factors by how far they move it, the farthest first.
    pub tornado: Vec<FactorEffect>,
    /// Main effects and interactions, for a full grid.
    pub factorial: Option<Factorial>,
    /// Elementary effects by factor, for Morris's design.
    pub morris: Option<Vec<Option<ElementaryEffects>>>,
    /// Sobol indices by factor, for Saltelli's design.
    pub sobol: Option<Vec<SobolIndices>>,
    /// Base samples that the indices leave out, because an outcome is undefined.
    pub sobol_left_out: usize,
    /// How wide intervals are with fewer replications.
    pub precision: Vec<PrecisionAt>,
    /// How many replications are enough.
    pub enough: Settled,
}

/// How many replications are enough for intervals that are narrow beside the spread between points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "runs")]
pub enum Settled {
    /// So many of each point.
    With(usize),
    /// More than anyone would run.
    TooMany,
    /// Points do not differ, or have too few runs to tell.
    Unknown,
}

/// Undefined runs of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UndefinedAt {
    /// The point.
    pub point: usize,
    /// Its runs in which the metric is undefined.
    pub runs: usize,
}

/// How an outcome responds to a factor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FactorResponse {
    /// Id of the factor.
    pub factor: String,
    /// Its levels, or parts of its range, in order.
    pub levels: Vec<LevelResponse>,
}

/// An outcome at one level of a factor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LevelResponse {
    /// The level, or the part of the range.
    pub level: String,
    /// Number of points.
    pub points: usize,
    /// Mean over replications of the mean over these points, with its interval.
    pub value: Effect,
    /// Paired difference from the first level; one at a time, from the scenario as it is.
    pub difference: Effect,
    /// Whether more replications would tell that difference from zero.
    pub advice: RunAdvice,
}

/// How far a factor moves an outcome.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FactorEffect {
    /// Id of the factor.
    pub factor: String,
    /// Level with the lowest mean.
    pub lowest_at: String,
    /// The lowest mean.
    pub lowest: f64,
    /// Level with the highest mean.
    pub highest_at: String,
    /// The highest mean.
    pub highest: f64,
}

impl SweepReport {
    /// The report on a table of the study's outcomes.
    pub fn of(study: &SweepStudy, table: &SweepTable) -> Self {
        let groups: Vec<Vec<Group>> = (0..study.factors().len())
            .map(|factor| groups(study, factor))
            .collect();
        let each = 0..table.metrics().len();
        Self {
            points: table.points(),
            replications: table.replications(),
            runs: table.runs(),
            outcomes: each
                .map(|metric| outcome(study, table, &groups, metric))
                .collect(),
            front: front(study, table),
        }
    }
}

fn front(study: &SweepStudy, table: &SweepTable) -> Vec<usize> {
    let own = study.base().own_metrics();
    let own: BTreeMap<String, Reading> = own
        .iter()
        .map(|metric| (metric.id.clone(), metric.reading()))
        .collect();
    let better = table
        .metrics()
        .iter()
        .map(|id| Reading::of(id, &own).better);
    let better: Vec<Better> = better.collect();
    let at = |point| -> Vec<f64> {
        let metrics = 0..better.len();
        metrics.map(|metric| table.mean(metric, point)).collect()
    };
    let all: Vec<Vec<f64>> = (0..table.points()).map(at).collect();
    pareto_front(&all, &better)
}

fn outcome(
    study: &SweepStudy,
    table: &SweepTable,
    groups: &[Vec<Group>],
    metric: usize,
) -> OutcomeReport {
    let means = table.means(metric);
    let undefined: Vec<UndefinedAt> = (0..table.points())
        .map(|point| UndefinedAt {
            point,
            runs: table.undefined(metric, point),
        })
        .filter(|at| at.runs > 0)
        .collect();
    let responses: Vec<FactorResponse> = groups
        .iter()
        .zip(study.factors())
        .map(|(groups, factor)| FactorResponse {
            factor: factor.id().to_owned(),
            levels: response(table, groups, metric),
        })
        .collect();
    let points: Vec<Vec<f64>> = (0..table.points())
        .map(|point| table.at(metric, point).to_vec())
        .collect();
    let precision = precision_by_runs(&points);
    let indices = match study.points().design() {
        PointDesign::Saltelli => sobol_indices(&means, study.factors().len()),
        _ => None,
    };
    let left_out = indices.as_ref().map_or(0, |(_, left_out)| *left_out);
    OutcomeReport {
        metric: table.metrics()[metric].clone(),
        undefined: undefined.iter().map(|at| at.runs).sum(),
        undefined_at: undefined.into_iter().take(MOST_LISTED).collect(),
        tornado: tornado(&responses),
        responses,
        factorial: grid(study, &means),
        morris: morris(study, &means),
        sobol: indices.map(|(indices, _)| indices),
        sobol_left_out: left_out,
        enough: enough(&precision, &means),
        precision,
    }
}

/// The outcome at each group of points; differences are from the first group, replication by replication.
fn response(table: &SweepTable, groups: &[Group], metric: usize) -> Vec<LevelResponse> {
    let values: Vec<Vec<f64>> = groups
        .iter()
        .map(|group| group.means(table, metric))
        .collect();
    let first = values.first().cloned().unwrap_or_default();
    let level = |(group, values): (&Group, &Vec<f64>)| {
        let pairs = values.iter().zip(&first);
        let differences: Vec<f64> = pairs.map(|(x, y)| x - y).collect();
        LevelResponse {
            level: group.name.clone(),
            points: group.points.len(),
            value: Effect::of(values.iter().copied()),
            difference: Effect::of(differences.iter().copied()),
            advice: run_advice(&differences),
        }
    };
    groups.iter().zip(&values).map(level).collect()
}

fn tornado(responses: &[FactorResponse]) -> Vec<FactorEffect> {
    let effect = |response: &FactorResponse| {
        let levels = response.levels.iter();
        let mut known: Vec<(f64, &str)> = levels
            .filter_map(|level| Some((level.value.mean?, level.level.as_str())))
            .collect();
        known.sort_by(|(x, _), (y, _)| x.total_cmp(y));
        let ((lowest, lowest_at), (highest, highest_at)) = (*known.first()?, *known.last()?);
        Some(FactorEffect {
            factor: response.factor.clone(),
            lowest_at: lowest_at.to_owned(),
            lowest,
            highest_at: highest_at.to_owned(),
            highest,
        })
    };
    let mut effects: Vec<FactorEffect> = responses.iter().filter_map(effect).collect();
    let width = |effect: &FactorEffect| math::descending(effect.highest - effect.lowest);
    effects.sort_by_key(width);
    effects
}

fn grid(study: &SweepStudy, means: &[f64]) -> Option<Factorial> {
    if study.points().design() != PointDesign::Grid {
        return None;
    }
    let levels = |point| study.levels(point).into_iter().collect::<Option<Vec<_>>>();
    let levels: Option<Vec<Vec<usize>>> = (0..means.len()).map(levels).collect();
    factorial(&levels?, means)
}

fn morris(study: &SweepStudy, means: &[f64]) -> Option<Vec<Option<ElementaryEffects>>> {
    if study.points().design() != PointDesign::Morris {
        return None;
    }
    let of = |factor| {
        let moves = study.points().moves(factor);
        let effects: Vec<f64> = moves
            .map(|(before, after, step)| (means[after] - means[before]) / step)
            .collect();
        elementary_effects(&effects, factor)
    };
    Some((0..study.factors().len()).map(of).collect())
}

/// How many replications make the mean half-width a tenth of the spread between points.
fn enough(precision: &[PrecisionAt], means: &[f64]) -> Settled {
    let defined = || means.iter().copied().filter(|m| !m.is_nan());
    let (low, high) = (
        defined().fold(f64::MAX, f64::min),
        defined().fold(f64::MIN, f64::max),
    );
    let Some(last) = precision.last().filter(|_| high > low) else {
        return Settled::Unknown;
    };
    let t = student_t(0.975, last.runs - 1);
    let deviation = last.half_width * math::sqrt(last.runs as f64) / t;
    match runs_for(deviation, NARROW * (high - low)) {
        Some(runs) => Settled::With(runs),
        None => Settled::TooMany,
    }
}
