//! What a sweep runs: a scenario, the points of its experiment, and what is recorded of each run.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::points::{MOST_POINTS, Points};
use super::refusals::{no_factors, too_many_dimensions, too_many_points};
use super::sequence::MOST_DIMENSIONS;
use super::setting::{self, Coordinate, Setting};
use crate::experiment::Design;
use crate::results::{RESULTS_VERSION, fingerprint};
use gongzhi_base::diagnostic::{Diagnostic, Severity};
use gongzhi_catalogue::headlines::headlines;
use gongzhi_catalogue::metrics::METRICS;
use gongzhi_rules::BackendChoice;
use gongzhi_scenario::{Changes, Factor, PointDesign, Scenario, WorkEstimate, reform};
use gongzhi_simulation::record::Replication;
use gongzhi_simulation::run::Model;
use gongzhi_simulation::world::Worlds;

/// Hexadecimal digits of a run's fingerprint in a row.
const FINGERPRINT_DIGITS: usize = 16;

/// A scenario, the points of its experiment, and its design of replications.
#[derive(Clone, Debug, PartialEq)]
pub struct SweepStudy {
    base: Scenario,
    points: Points,
    count: usize,
    design: Design,
    metrics: Vec<String>,
}

/// What is kept of one run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SweepRow {
    /// Headlines, in the order of [`SweepStudy::metrics`]; NaN where undefined.
    pub values: Vec<f64>,
    /// Start of the run's [`fingerprint`].
    pub fingerprint: String,
}

impl SweepStudy {
    /// The study of a scenario's experiment.
    ///
    /// # Errors
    /// If it varies nothing, has too many points, or a level cannot be set.
    pub fn new(base: Scenario, design: Design) -> Result<Self, Vec<Diagnostic>> {
        let e = &base.experiment;
        if e.factors.is_empty() || e.factors.iter().any(|f| f.levels() == 0) {
            return Err(no_factors(&base.id));
        }
        let today: Vec<Option<usize>> = e.factors.iter().map(|f| level_today(f, &base)).collect();
        let count = Points::count_of(e, &today);
        if count > MOST_POINTS as f64 {
            return Err(too_many_points(count));
        }
        let dimensions = Points::dimensions_of(e);
        if dimensions > MOST_DIMENSIONS {
            return Err(too_many_dimensions(dimensions));
        }
        every_level_fits(&base)?;
        let own = base.own_metrics();
        let metrics = METRICS.iter().map(|m| m.id.to_owned());
        Ok(Self {
            points: Points::new(e, design.seed, today),
            count: count as usize,
            design,
            metrics: metrics.chain(own.into_iter().map(|m| m.id)).collect(),
            base,
        })
    }

    /// The scenario as it is.
    pub fn base(&self) -> &Scenario {
        &self.base
    }

    /// Seed and replications.
    pub fn design(&self) -> Design {
        self.design
    }

    /// What is varied.
    pub fn factors(&self) -> &[Factor] {
        &self.base.experiment.factors
    }

    /// Where the points lie.
    pub fn points(&self) -> &Points {
        &self.points
    }

    /// Number of points.
    pub fn count(&self) -> usize {
        self.count
    }

    /// Number of runs: points times replications.
    pub fn runs(&self) -> usize {
        self.count * self.design.replications as usize
    }

    /// Ids of the metrics recorded of each run.
    pub fn metrics(&self) -> &[String] {
        &self.metrics
    }

    /// Metrics that the analyses are about: those that the experiment names and those of its goals, else the headline metrics. Only
    /// those that apply to the scenario.
    pub fn outcomes(&self) -> Vec<String> {
        let e = &self.base.experiment;
        let mut ids: Vec<String> = match e.outcomes.is_empty() {
            true => headlines().map(|m| m.spec().id.to_owned()).collect(),
            false => e.outcomes.clone(),
        };
        for goal in &e.goals {
            if !ids.contains(&goal.metric) {
                ids.push(goal.metric.clone());
            }
        }
        ids.retain(|id| self.base.tells(id));
        ids
    }

    /// What each factor is set to at a point.
    pub fn settings(&self, point: usize) -> Vec<Setting> {
        let factors = self.factors().iter().enumerate();
        factors
            .map(|(place, factor)| setting::at(factor, self.points.coordinate(point, place)))
            .collect()
    }

    /// The level of each factor at a point; `None` for a design of shares, or a factor that is as in the scenario.
    pub fn levels(&self, point: usize) -> Vec<Option<usize>> {
        let coordinate = |factor| match self.points.coordinate(point, factor) {
            Coordinate::Level(level) => Some(level),
            Coordinate::Today | Coordinate::Share(_) => None,
        };
        (0..self.factors().len()).map(coordinate).collect()
    }

    /// The settings of a point as changes of the scenario.
    pub fn changes(&self, point: usize) -> Changes {
        self.changes_of(&self.settings(point))
    }

    /// What each factor is set to at shares of its range, from 0 to 1.
    pub fn settings_at(&self, shares: &[f64]) -> Vec<Setting> {
        let each = self.factors().iter().zip(shares);
        each.map(|(factor, share)| setting::at(factor, Coordinate::Share(*share)))
            .collect()
    }

    /// Settings as changes of the scenario.
    pub fn changes_of(&self, settings: &[Setting]) -> Changes {
        let mut changes = Changes::default();
        for (factor, setting) in self.factors().iter().zip(settings) {
            setting.apply(factor, &mut changes);
        }
        changes
    }

    /// A point's scenario, ready to run.
    ///
    /// # Errors
    /// If its rules do not compile.
    pub fn model(&self, point: usize, worlds: &Worlds) -> Result<Model, Vec<Diagnostic>> {
        let scenario = reform(&self.base, &self.changes(point))?;
        let backend = BackendChoice::Kernel;
        Model::with_backend(scenario, self.design.seed, backend, worlds.clone())
    }

    /// What is kept of a finished run of a point's scenario.
    pub fn row(&self, scenario: &Scenario, run: &Replication) -> SweepRow {
        let value = |id: &String| match scenario.tells(id) {
            true => run.headline(id),
            false => f64::NAN,
        };
        let mut fingerprint = fingerprint(std::slice::from_ref(run));
        fingerprint.truncate(FINGERPRINT_DIGITS);
        SweepRow {
            values: self.metrics.iter().map(value).collect(),
            fingerprint,
        }
    }

    /// Expected work of one run at the scenario as it is.
    pub fn work(&self) -> WorkEstimate {
        WorkEstimate::of(&self.base).summarised(&self.base)
    }

    /// What tells one study from another: two studies with the same hash give the same rows. The number of replications is not part of
    /// it, so that more can be added to a finished study.
    pub fn hash(&self) -> String {
        let e = &self.base.experiment;
        let told = format!(
            "{RESULTS_VERSION} {} {} {:?} {} {:?}",
            self.base.hash, self.design.seed, e.design, e.points, e.factors
        );
        let digest = Sha256::digest(told.as_bytes());
        digest.iter().take(16).map(|b| format!("{b:02x}")).collect()
    }
}

/// The level of a factor that is the scenario as it is, in a design of one at a time.
fn level_today(factor: &Factor, base: &Scenario) -> Option<usize> {
    if base.experiment.design != PointDesign::OneAtATime {
        return None;
    }
    let today = setting::setting_of(factor, base);
    let at = |level| setting::at(factor, Coordinate::Level(level));
    (0..factor.levels()).find(|level| at(*level) == today)
}

/// Sets every level alone, so that nothing fails hours later. A combination of levels fits if each fits.
fn every_level_fits(base: &Scenario) -> Result<(), Vec<Diagnostic>> {
    for factor in &base.experiment.factors {
        for level in 0..factor.levels() {
            let mut changes = Changes::default();
            setting::at(factor, Coordinate::Level(level)).apply(factor, &mut changes);
            let scenario = reform(base, &changes)?;
            if !changes.rules.is_empty() {
                let mut found = gongzhi_rules::check(scenario.program());
                found.retain(|d| d.severity == Severity::Error);
                if !found.is_empty() {
                    return Err(found);
                }
            }
        }
    }
    Ok(())
}
