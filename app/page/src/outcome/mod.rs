//! What the right column shows: the engine's summaries and comparisons of the runs at hand.
//!
//! Why: both sides must be cut to the same replications before they are compared. The statistics are the engine's.

pub mod compare;
pub mod exports;

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

/// What one side of a comparison has come to.
#[derive(Clone, Debug, PartialEq)]
pub struct SideResults {
    /// The scenario that was run.
    pub scenario: Rc<Scenario>,
    /// Its replications; those of the other side, if there is one.
    pub runs: ByPtr<Vec<Replication>>,
    /// Their summary.
    pub summary: ByPtr<Summary>,
    /// Communities at the end of replication 0.
    pub communities: ByPtr<Vec<CommunityState>>,
}

/// The outcome that is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The baseline; none if nothing is compared.
    pub baseline: Option<SideResults>,
    /// The reform, or the scenario alone.
    pub reform: SideResults,
    /// Paired differences by metric; empty if nothing is compared.
    pub differences: ByPtr<BTreeMap<String, Difference>>,
    /// How many runs, paired if compared.
    pub runs: usize,
}

/// The outcome of what is shown; none before the first pair.
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

/// Two arms, cut to the replications below `wanted` that both have; none without one.
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
    /// The side with the own metrics of another scenario too, so that both sides of a comparison have them.
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

    /// The one number that stands for a metric; none where the scenario is without what it tells of.
    pub fn level<'a>(&self, spec: impl Into<Spec<'a>>) -> Option<f64> {
        let spec = spec.into();
        let level = self.summary.level(spec.id);
        level.filter(|_| self.scenario.tells(spec.id))
    }
}

impl Outcome {
    /// What is known of a metric on both sides; none where it is undefined or nothing is compared.
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

    /// Whether every side has what a metric tells of.
    pub fn applies<'a>(&self, spec: impl Into<Spec<'a>>) -> bool {
        let id = spec.into().id;
        let before = self.baseline.as_ref();
        self.reform.scenario.tells(id) && before.is_none_or(|b| b.scenario.tells(id))
    }

    /// Whether there is something to say of a metric: a difference where something is compared, else a level.
    pub fn tells<'a>(&'a self, spec: impl Into<Spec<'a>>) -> bool {
        match self.baseline {
            Some(_) => self.finding(spec).is_some(),
            None => self.reform.level(spec).is_some(),
        }
    }

    /// The metric that the headline is about: the one that was asked for, where the scenario has it.
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

    /// The metric among star coverage and petition load that changes most clearly, if one does; see [`results::clearest`].
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

    /// The scenario's own metrics.
    pub fn own_metrics(&self) -> Vec<AnyMetric> {
        AnyMetric::own_of(&self.reform.scenario)
    }

    /// Fingerprint of the shown runs of the reform.
    pub fn fingerprint(&self) -> String {
        results::fingerprint(&self.reform.runs)
    }
}
