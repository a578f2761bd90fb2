//! What the right column shows: the engine's summaries and comparisons of the finished runs.
//!
//! Both sides are cut to the same replications before they are compared. The engine computes the statistics.

pub mod compare;
pub mod exports;
pub mod panels;

use std::collections::BTreeMap;
use std::rc::Rc;

use gongzhi_engine::catalogue::metrics::Metric;
use gongzhi_engine::experiment;
use gongzhi_engine::record::{CommunityState, Replication};
use gongzhi_engine::results::{
    self, Difference, FEWEST_PAIRS, HEADLINES, ScenarioRuns, Summary, Verdict,
};
use gongzhi_engine::scenario::Scenario;
use gongzhi_engine::text::Lang;

use crate::by_ptr::ByPtr;
use crate::metric::{AnyMetric, Spec};
use crate::numbers::format::ShownDifference;
use crate::runs::{Arm, RunTarget, Runs};
use crate::sentences::Finding;

/// The results of one side of a comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct SideResults {
    /// The scenario that was run.
    pub scenario: Rc<Scenario>,
    /// Its replications; in a comparison, only those that both sides have.
    pub runs: ByPtr<Vec<Replication>>,
    /// Their summary.
    pub summary: ByPtr<Summary>,
    /// Communities at the end of replication 0.
    pub communities: ByPtr<Vec<CommunityState>>,
}

/// The shown outcome.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The baseline, or `None` if nothing is compared.
    pub baseline: Option<SideResults>,
    /// The reform, or a scenario alone.
    pub reform: SideResults,
    /// Paired differences by metric id; empty if nothing is compared.
    pub differences: ByPtr<BTreeMap<String, Difference>>,
    /// Number of runs; of pairs in a comparison.
    pub runs: usize,
}

/// The outcome of the shown target, or `None` before the first pair.
pub fn outcome(runs: &Runs) -> Option<Outcome> {
    let target: &RunTarget = runs.shown.as_ref()?;
    let base = target.baseline.as_ref().unwrap_or(&target.reform);
    let (before, reform) = paired(runs, base, &target.reform, target.wanted)?;
    let baseline = target
        .baseline
        .as_ref()
        .map(|_| before.with_metrics_of(&reform.scenario));
    let differences = baseline.as_ref().map_or_else(BTreeMap::new, |b| {
        let baseline = ScenarioRuns {
            scenario: &b.scenario,
            runs: &b.runs,
        };
        let reform = ScenarioRuns {
            scenario: &reform.scenario,
            runs: &reform.runs,
        };
        let found = results::compare_scenarios(baseline, reform);
        found.into_iter().map(|d| (d.metric.clone(), d)).collect()
    });
    Some(Outcome {
        runs: reform.runs.len(),
        baseline,
        reform,
        differences: ByPtr::new(differences),
    })
}

/// Two arms, cut to the replications below `wanted` that both have, or `None` if there is none.
pub fn paired(
    runs: &Runs,
    baseline: &Arm,
    reform: &Arm,
    wanted: u32,
) -> Option<(SideResults, SideResults)> {
    let (before, after) = (runs.ensemble(&baseline.key)?, runs.ensemble(&reform.key)?);
    let cut = |all: &ByPtr<Vec<Replication>>, other: &[Replication]| {
        let common = |r: &Replication| {
            r.replication < wanted && other.iter().any(|x| x.replication == r.replication)
        };
        if all.iter().all(common) {
            all.clone()
        } else {
            ByPtr::new(all.iter().filter(|r| common(r)).cloned().collect())
        }
    };
    let reform_runs = cut(&after.runs, &before.runs);
    if reform_runs.is_empty() {
        return None;
    }
    Some((
        side(
            baseline,
            cut(&before.runs, &after.runs),
            before.communities.clone(),
        ),
        side(reform, reform_runs, after.communities.clone()),
    ))
}

fn side(
    arm: &Arm,
    runs: ByPtr<Vec<Replication>>,
    communities: ByPtr<Vec<CommunityState>>,
) -> SideResults {
    let summary = ByPtr::new(results::summarise(&arm.scenario, &runs));
    SideResults {
        scenario: arm.scenario.clone(),
        runs,
        summary,
        communities,
    }
}

impl SideResults {
    /// Adds another scenario's own metrics, so that both sides of a comparison have them.
    pub fn with_metrics_of(self, other: &Scenario) -> Self {
        let completed = experiment::completed(&self.runs, &self.scenario, other);
        match completed {
            Ok(Some(runs)) => Self {
                summary: ByPtr::new(results::summarise(&self.scenario, &runs)),
                runs: ByPtr::new(runs),
                ..self
            },
            // Rules that do not compile have not run either.
            Ok(None) | Err(_) => self,
        }
    }

    /// The headline number of a metric, or `None` if the metric does not apply to the scenario.
    pub fn level<'a>(&self, spec: impl Into<Spec<'a>>) -> Option<f64> {
        let spec = spec.into();
        let level = self.summary.level(spec.id);
        level.filter(|_| self.scenario.tells(spec.id))
    }
}

impl Outcome {
    /// A metric on both sides, or `None` if it is undefined or nothing is compared.
    pub fn finding<'a>(&'a self, spec: impl Into<Spec<'a>>) -> Option<Finding<'a>> {
        let spec = spec.into();
        Some(Finding {
            spec: spec.over(self.reform.scenario.time),
            before: self.baseline.as_ref()?.level(spec)?,
            after: self.reform.level(spec)?,
            difference: self.differences.get(spec.id)?,
            sets: None,
        })
    }

    /// Whether a metric applies to every side.
    pub fn applies<'a>(&self, spec: impl Into<Spec<'a>>) -> bool {
        let id = spec.into().id;
        let before = self.baseline.as_ref();
        self.reform.scenario.tells(id) && before.is_none_or(|b| b.scenario.tells(id))
    }

    /// Whether a metric has a value to show: a difference in a comparison, else a level.
    pub fn tells<'a>(&'a self, spec: impl Into<Spec<'a>>) -> bool {
        match self.baseline {
            Some(_) => self.finding(spec).is_some(),
            None => self.reform.level(spec).is_some(),
        }
    }

    /// The metric of the headline: the requested one if the scenario has it.
    pub fn leading_metric(&self, asked: Option<&AnyMetric>) -> AnyMetric {
        if let Some(metric) = asked.filter(|metric| self.tells(*metric)) {
            return metric.clone();
        }
        let spec = Metric::StarCoverage.spec();
        let level = |side: &SideResults| side.level(spec).unwrap_or_default();
        let some =
            level(&self.reform) > 0.0 || self.baseline.as_ref().is_some_and(|b| level(b) > 0.0);
        let told = self.tells(Metric::StarCoverage);
        if told && (some || self.baseline.is_none()) {
            Metric::StarCoverage.into()
        } else {
            Metric::OnTimeShare.into()
        }
    }

    /// Among star coverage and petition load, the metric with the clearest change, if any; see [`results::clearest`].
    pub fn clearest(&self, lang: Lang, borne: impl Fn(Metric, Verdict) -> bool) -> Option<Metric> {
        let told = HEADLINES.into_iter().filter_map(|m| self.finding(m));
        let shown = told.filter(|f| {
            let mean = f.difference.headline.unwrap_or_default();
            let shown = ShownDifference::of(f.spec.unit, mean, lang);
            f.difference.n >= FEWEST_PAIRS && !shown.is_zero
        });
        let borne = shown
            .filter(|f| Metric::find(f.spec.id).is_some_and(|m| borne(m, f.difference.verdict())));
        let found = results::clearest(borne.map(|f| f.difference))?;
        Metric::find(&found.metric)
    }

    /// The metrics that the scenario declares.
    pub fn own_metrics(&self) -> Vec<AnyMetric> {
        AnyMetric::own_of(&self.reform.scenario)
    }

    /// Fingerprint of the reform's shown runs.
    pub fn fingerprint(&self) -> String {
        results::fingerprint(&self.reform.runs)
    }
}
