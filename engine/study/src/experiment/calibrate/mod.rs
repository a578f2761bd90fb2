//! Calibration by history matching: finds where the unknown parameters can lie, given what is known about the
//! outcome.
//!
//! Calibration proceeds in waves of runs. The first wave covers all ranges with a Latin hypercube. After each wave, a
//! surface is fitted to every target. A point is *implausible* if the surface lies more than three standard
//! deviations outside the target's range (Craig and others 1997; Vernon and others 2010). The next wave covers what
//! is still plausible; the last wave covers the points most likely to meet every target.
//!
//! Runs, not surfaces, decide in the end. A set of values is accepted if its runs meet every target, and confirmed if
//! they do so again in other synthetic places, with the next seed, and show every pattern of the plan there: a change
//! of policy moves a metric in a known direction. No best value is fitted: values that the data cannot tell apart
//! remain as separate sets.
//!
//! [`HistoryMatching`] is an [`Experiment`] and runs nothing itself. Its tasks are the points of a wave, and at the
//! end the accepted points once more, without and with the policy of each pattern. The next wave is chosen once every
//! point of the current one has its result.

mod directions;
mod emulator;
mod identify;
mod latin;
mod next_wave;

pub use directions::Direction;
pub use emulator::Emulator;
pub use identify::{CalibrationReport, Identified, PatternMatch, PointQuantiles, TargetMatch};
pub use latin::latin_hypercube;
use next_wave::farthest;

use super::Experiment;
use crate::results::{Csv, Figure, figure};
use gongzhi_base::diagnostic::Diagnostic;
use gongzhi_base::math;
use gongzhi_base::random::Random;
use gongzhi_rules::BackendChoice;
use gongzhi_scenario::{Calibration, ParameterSets, Pattern, Scenario, Target};
use gongzhi_simulation::record::Replication;
use gongzhi_simulation::run::Model;
use gongzhi_simulation::world::Worlds;

/// Number of confirmed sets to keep; every comparison is run under each of them.
const MOST_SETS: usize = 40;

/// A point to run, with every replication of the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct PointTask {
    /// Seed of the place and of every draw.
    pub seed: u64,
    /// The point in the unit cube.
    pub point: Vec<f64>,
    /// Index of the pattern whose policy is run, if any.
    pattern: Option<usize>,
    /// Index of the task in its stage.
    place: usize,
}

/// A point with its results.
#[derive(Clone, Debug, PartialEq)]
pub struct PointResult {
    /// The point in the unit cube.
    pub point: Vec<f64>,
    /// One figure per target.
    pub figures: Vec<Figure>,
    /// The figure of each pattern's metric.
    pub patterns: Vec<f64>,
}

/// Purpose of the points being run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// A wave.
    Wave,
    /// Checks whether accepted points meet the targets in other places.
    Confirmation,
    /// Checks whether the points that did show the patterns.
    Patterns,
}

/// A calibration in progress.
#[derive(Clone, Debug)]
pub struct HistoryMatching<'a> {
    scenario: &'a Scenario,
    plan: &'a Calibration,
    random: Random,
    seed: u64,
    stage: Stage,
    /// The points of the current stage.
    points: Vec<Vec<f64>>,
    /// Results received so far in the current stage.
    under_way: Vec<Option<PointResult>>,
    /// Number of finished waves.
    waves: usize,
    trials: Vec<PointResult>,
    /// Accepted points, run with the next seed.
    again: Vec<PointResult>,
    /// Points of `again` that met the targets, under the policy of each pattern: a point's results follow one another.
    changed: Vec<PointResult>,
    /// The surfaces of the last wave.
    surfaces: Vec<Option<Emulator>>,
    /// Share of candidates still plausible after each wave.
    plausible: Vec<f64>,
}

impl<'a> HistoryMatching<'a> {
    /// Starts a calibration; `None` if the scenario does not state unknown parameters or targets.
    pub fn new(scenario: &'a Scenario, plan: &'a Calibration, seed: u64) -> Option<Self> {
        if plan.unknowns.is_empty() || scenario.targets.is_empty() {
            return None;
        }
        let random = Random::of_seed(seed);
        let first = match plan.waves {
            0 => Vec::new(),
            _ => latin_hypercube(&random, 0, plan.samples, plan.unknowns.len()),
        };
        Some(Self {
            scenario,
            plan,
            random,
            seed,
            stage: Stage::Wave,
            under_way: vec![None; first.len()],
            points: first,
            waves: 0,
            trials: Vec::new(),
            again: Vec::new(),
            changed: Vec::new(),
            surfaces: Vec::new(),
            plausible: Vec::new(),
        })
    }

    /// Number of finished waves.
    pub fn waves(&self) -> usize {
        self.waves
    }

    /// Number of runs of a point that are still missing in the current stage.
    pub fn missing(&self) -> usize {
        self.under_way.iter().filter(|r| r.is_none()).count()
    }

    /// The seed of the second synthetic places.
    pub fn next_seed(&self) -> u64 {
        self.seed.wrapping_add(1)
    }

    /// Moves to the next stage once every point of the current one has its result.
    fn advance(&mut self) {
        if self.under_way.iter().any(Option::is_none) {
            return;
        }
        let results = std::mem::take(&mut self.under_way).into_iter().flatten();
        self.points = match self.stage {
            Stage::Wave => {
                self.trials.extend(results);
                self.waves += 1;
                if self.waves < self.plan.waves {
                    self.spread_out(self.waves, self.plan.samples)
                } else {
                    self.stage = Stage::Confirmation;
                    let accepted = self.accepted().into_iter();
                    accepted.map(|t| t.point.clone()).collect()
                }
            }
            Stage::Confirmation => {
                self.again.extend(results);
                self.stage = Stage::Patterns;
                let patterns = self.plan.patterns.len();
                let met = self.again.iter().filter(|t| self.meets(t));
                met.flat_map(|t| std::iter::repeat_n(t.point.clone(), patterns))
                    .collect()
            }
            Stage::Patterns => {
                self.changed.extend(results);
                Vec::new()
            }
        };
        self.under_way = vec![None; self.points.len()];
    }

    fn judged(&self, point: Vec<f64>, runs: &[Replication]) -> PointResult {
        let start = self.scenario.time.start;
        let targets = self.scenario.targets.iter();
        let figures = targets.map(|t| figure(t, start, runs)).collect();
        let patterns = self.plan.patterns.iter();
        let patterns = patterns
            .map(|p| figure(&p.figure(), start, runs).mean)
            .collect();
        PointResult {
            point,
            figures,
            patterns,
        }
    }

    /// The scenario at a point.
    pub fn at(&self, point: &[f64]) -> Scenario {
        at(self.scenario, self.plan, point)
    }

    /// The values of the parameters at a point.
    pub fn values<'p>(&'p self, point: &'p [f64]) -> impl Iterator<Item = (&'p str, f64)> + 'p {
        values(self.plan, point)
    }

    /// The points that meet every target, most central first.
    pub fn accepted(&self) -> Vec<&PointResult> {
        let mut accepted: Vec<&PointResult> =
            self.trials.iter().filter(|t| self.meets(t)).collect();
        accepted.sort_by(|a, b| self.off_centre(a).total_cmp(&self.off_centre(b)));
        accepted
    }

    /// Whether a point of the confirmation runs shows each pattern; `None` where its policy was not run.
    fn shows(&self, again: &PointResult) -> Vec<Option<bool>> {
        let first = self.changed.iter().position(|t| t.point == again.point);
        let shows = |(k, pattern): (usize, &Pattern)| {
            let changed = self.changed.get(first? + k)?;
            Some(pattern.holds(again.patterns[k], changed.patterns[k]))
        };
        self.plan.patterns.iter().enumerate().map(shows).collect()
    }

    /// The accepted points that met every target again in the confirmation runs and showed every pattern, most central
    /// over both runs first.
    pub fn confirmed(&self) -> Vec<&PointResult> {
        let both = |again: &PointResult| {
            let first = self.trials.iter().find(|t| t.point == again.point);
            first.map_or(f64::INFINITY, |t| {
                self.off_centre(t).max(self.off_centre(again))
            })
        };
        let holds = |t: &PointResult| self.shows(t).iter().all(|shown| *shown != Some(false));
        let met = self.again.iter().filter(|t| self.meets(t));
        let mut confirmed: Vec<&PointResult> = met.filter(|t| holds(t)).collect();
        confirmed.sort_by(|a, b| both(a).total_cmp(&both(b)));
        confirmed
    }

    /// The confirmed sets in the form that a scenario stores, most central first. If there are too many, those
    /// farthest apart are kept.
    pub fn sets(&self) -> ParameterSets {
        let confirmed = self.confirmed().into_iter().map(|t| t.point.clone());
        let kept = farthest(confirmed.collect(), MOST_SETS);
        let row = |point: &Vec<f64>| self.values(point).map(|(_, x)| x).collect();
        ParameterSets {
            params: self.plan.unknowns.iter().map(|u| u.param.clone()).collect(),
            values: kept.iter().map(row).collect(),
        }
    }

    /// Every run as a row of CSV: seed, parameter values, the figure for each target, and whether all targets were
    /// met.
    pub fn csv(&self) -> String {
        let mut csv = Csv::new();
        csv.text("seed");
        csv.texts(self.plan.unknowns.iter().map(|u| u.param.as_str()));
        csv.texts(self.scenario.targets.iter().map(|t| t.id.as_str()));
        csv.text("met").end();
        for trial in &self.trials {
            self.csv_row(&mut csv, self.seed, trial);
        }
        for trial in &self.again {
            self.csv_row(&mut csv, self.next_seed(), trial);
        }
        csv.finish()
    }

    fn csv_row(&self, csv: &mut Csv, seed: u64, trial: &PointResult) {
        csv.count(seed);
        for (_, value) in self.values(&trial.point) {
            csv.number(value);
        }
        for figure in &trial.figures {
            csv.number(figure.mean);
        }
        csv.truth(self.meets(trial)).end();
    }

    /// The report.
    pub fn report(&self) -> CalibrationReport {
        identify::report(self)
    }

    fn pairs<'t>(&'t self, trial: &'t PointResult) -> impl Iterator<Item = (&'t Target, f64)> {
        let means = trial.figures.iter().map(|f| f.mean);
        self.scenario.targets.iter().zip(means)
    }

    fn meets(&self, trial: &PointResult) -> bool {
        self.miss(trial) == 0.0
    }

    /// The largest weighted miss of a trial.
    fn miss(&self, trial: &PointResult) -> f64 {
        let misses = self.pairs(trial).map(|(t, x)| t.weight * t.miss(x));
        misses.fold(0.0, f64::max)
    }

    fn off_centre(&self, trial: &PointResult) -> f64 {
        let off = self.pairs(trial).map(|(t, x)| t.weight * t.off_centre(x));
        off.fold(0.0, f64::max)
    }
}

impl Experiment for HistoryMatching<'_> {
    type Task = PointTask;
    /// All replications of the point.
    type Result = Vec<Replication>;

    fn tasks(&self, most: usize) -> Vec<PointTask> {
        let seed = match self.stage {
            Stage::Wave => self.seed,
            Stage::Confirmation | Stage::Patterns => self.next_seed(),
        };
        let pattern = |place: usize| {
            let patterns = self.plan.patterns.len();
            (self.stage == Stage::Patterns).then(|| place % patterns)
        };
        let points = self.points.iter().zip(&self.under_way).enumerate();
        let missing = points.filter(|(_, (_, result))| result.is_none());
        let task = |(place, (point, _)): (usize, (&Vec<f64>, _))| PointTask {
            seed,
            point: point.clone(),
            pattern: pattern(place),
            place,
        };
        missing.map(task).take(most).collect()
    }

    fn tell(&mut self, task: &PointTask, runs: Vec<Replication>) {
        if self.points.get(task.place) != Some(&task.point) {
            return;
        }
        self.under_way[task.place] = Some(self.judged(task.point.clone(), &runs));
        self.advance();
    }
}

impl PointTask {
    /// Runs every replication of the plan in a part of the place. Only the figures that targets need are kept. Points whose
    /// unknowns do not rebuild the city find it in `worlds`.
    ///
    /// # Errors
    /// If the rules do not compile, or a rule fails.
    pub fn run(
        &self,
        scenario: &Scenario,
        plan: &Calibration,
        worlds: &Worlds,
        progress: &mut dyn FnMut(usize),
    ) -> Result<Vec<Replication>, Vec<Diagnostic>> {
        let mut scenario = at(scenario, plan, &self.point);
        if let Some(pattern) = self.pattern.and_then(|k| plan.patterns.get(k)) {
            scenario = scenario.under(pattern);
        }
        let kernels = BackendChoice::Kernel;
        let model = Model::with_backend(scenario, self.seed, kernels, worlds.clone())?;
        let numbers = 0..u32::try_from(plan.replications).unwrap_or(u32::MAX);
        let one = |number| {
            let (mut run, _) = model.replicate(number, progress).map_err(|d| vec![*d])?;
            run.let_go(model.scenario());
            Ok(run)
        };
        numbers.map(one).collect()
    }
}

/// The part of the scenario to run, with the parameter values of a point.
fn at(scenario: &Scenario, plan: &Calibration, point: &[f64]) -> Scenario {
    scenario.part(plan.share).at(values(plan, point))
}

fn values<'p>(
    plan: &'p Calibration,
    point: &'p [f64],
) -> impl Iterator<Item = (&'p str, f64)> + 'p {
    let unknowns = plan.unknowns.iter().zip(point);
    unknowns.map(|(u, x)| (u.param.as_str(), rounded(u.low + x * (u.high - u.low))))
}

/// Rounds to four significant digits: readable, and far finer than anything known.
fn rounded(x: f64) -> f64 {
    if x == 0.0 || !x.is_finite() {
        return x;
    }
    let scale = math::pow(10.0, 3.0 - math::floor(math::log10(x.abs())));
    (x * scale).round() / scale
}

#[cfg(test)]
mod tests;
