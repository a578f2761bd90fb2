//! Calibration by history matching: where can the unknown parameters lie, given what is known about the outcome?
//!
//! Waves of a few runs each. The first covers all of the ranges by a Latin hypercube. After each wave a surface is fitted to
//! every target; a point is *implausible* where the surface lies more than three standard deviations outside the target's
//! range (Craig and others 1997; Vernon and others 2010). The next wave is spread over what is still plausible, and the last one
//! over what most probably meets every target. In the end the runs themselves decide: a set of values is accepted if its
//! runs meet every target, and kept if they do so again in another synthetic place, from the next seed. Nothing is fitted to
//! a best value; what the data cannot tell apart stays apart in the sets that are kept.
//!
//! This is a plan: it runs nothing. A caller takes [`Matching::points`], runs them in any order, and gives them back; then the
//! same with [`Matching::to_confirm`].

mod emulator;
mod identify;
mod latin;
mod next_wave;

pub use emulator::Emulator;
pub use identify::{Fit, Identified, Report, Spread};
pub use latin::latin_hypercube;
use next_wave::farthest;

use crate::results::{Csv, Figure, figure};
use gongzhi_base::math;
use gongzhi_base::random::Random;
use gongzhi_scenario::{Calibration, ParameterSets, Scenario, Target};
use gongzhi_simulation::record::Replication;

/// Confirmed sets to keep: every comparison is run under each of them.
const MOST_SETS: usize = 40;

/// A point that was run.
#[derive(Clone, Debug, PartialEq)]
pub struct Trial {
    /// Where, in the unit cube.
    pub point: Vec<f64>,
    /// What came of it, one figure a target.
    pub figures: Vec<Figure>,
}

/// A calibration under way.
#[derive(Clone, Debug)]
pub struct Matching<'a> {
    scenario: &'a Scenario,
    plan: &'a Calibration,
    random: Random,
    seed: u64,
    wave: usize,
    trials: Vec<Trial>,
    /// Accepted points, run from the next seed.
    again: Vec<Trial>,
    /// The surfaces of the last wave.
    surfaces: Vec<Option<Emulator>>,
    /// Share of candidates that were still plausible after each wave.
    plausible: Vec<f64>,
}

impl<'a> Matching<'a> {
    /// Begins; none for a scenario that does not say what is unknown or what is aimed at.
    pub fn new(scenario: &'a Scenario, plan: &'a Calibration, seed: u64) -> Option<Self> {
        (!plan.unknowns.is_empty() && !scenario.targets.is_empty()).then(|| Self {
            scenario,
            plan,
            random: Random::of_world(seed),
            seed,
            wave: 0,
            trials: Vec::new(),
            again: Vec::new(),
            surfaces: Vec::new(),
            plausible: Vec::new(),
        })
    }

    /// The points of the next wave; none when all waves are done.
    pub fn points(&mut self) -> Option<Vec<Vec<f64>>> {
        let (wave, n) = (self.wave, self.plan.samples);
        if wave >= self.plan.waves {
            return None;
        }
        self.wave += 1;
        if wave == 0 {
            return Some(latin_hypercube(
                &self.random,
                0,
                n,
                self.plan.unknowns.len(),
            ));
        }
        Some(self.spread_out(wave, n))
    }

    /// Takes in the runs of one point.
    pub fn add(&mut self, point: Vec<f64>, runs: &[Replication]) {
        let trial = self.trial(point, runs);
        self.trials.push(trial);
    }

    /// After the last wave: the accepted points, to run once more from [`Matching::next_seed`].
    pub fn to_confirm(&self) -> Vec<Vec<f64>> {
        let accepted = self.accepted().into_iter();
        accepted.map(|t| t.point.clone()).collect()
    }

    /// The seed of another synthetic place.
    pub fn next_seed(&self) -> u64 {
        self.seed.wrapping_add(1)
    }

    /// Takes in the second runs of one accepted point.
    pub fn confirm(&mut self, point: Vec<f64>, runs: &[Replication]) {
        let trial = self.trial(point, runs);
        self.again.push(trial);
    }

    fn trial(&self, point: Vec<f64>, runs: &[Replication]) -> Trial {
        let start = self.scenario.time.start;
        let targets = self.scenario.targets.iter();
        let figures = targets.map(|t| figure(t, start, runs)).collect();
        Trial { point, figures }
    }

    /// The scenario at a point.
    pub fn at(&self, point: &[f64]) -> Scenario {
        let part = self.scenario.part(self.plan.share);
        part.at(self.values(point))
    }

    /// A point as values of the parameters.
    pub fn values<'p>(&'p self, point: &'p [f64]) -> impl Iterator<Item = (&'p str, f64)> + 'p {
        let unknowns = self.plan.unknowns.iter().zip(point);
        unknowns.map(|(u, x)| (u.param.as_str(), rounded(u.low + x * (u.high - u.low))))
    }

    /// Points of the trials that meet every target, the most central first.
    pub fn accepted(&self) -> Vec<&Trial> {
        let mut accepted: Vec<&Trial> = self.trials.iter().filter(|t| self.meets(t)).collect();
        accepted.sort_by(|a, b| self.off_centre(a).total_cmp(&self.off_centre(b)));
        accepted
    }

    /// Accepted points that met every target again, in their second runs; the one that is most central in both first.
    pub fn confirmed(&self) -> Vec<&Trial> {
        let both = |again: &Trial| {
            let first = self.trials.iter().find(|t| t.point == again.point);
            first.map_or(f64::INFINITY, |t| {
                self.off_centre(t).max(self.off_centre(again))
            })
        };
        let mut confirmed: Vec<&Trial> = self.again.iter().filter(|t| self.meets(t)).collect();
        confirmed.sort_by(|a, b| both(a).total_cmp(&both(b)));
        confirmed
    }

    /// The confirmed sets, as a scenario holds them: the most central one first; of many, those that lie farthest apart.
    pub fn sets(&self) -> ParameterSets {
        let confirmed = self.confirmed().into_iter().map(|t| t.point.clone());
        let kept = farthest(confirmed.collect(), MOST_SETS);
        let row = |point: &Vec<f64>| self.values(point).map(|(_, x)| x).collect();
        ParameterSets {
            params: self.plan.unknowns.iter().map(|u| u.param.clone()).collect(),
            values: kept.iter().map(row).collect(),
        }
    }

    /// Every run as a row of CSV: its seed, the values of the parameters, the figure of each target, and whether all were met.
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

    fn csv_row(&self, csv: &mut Csv, seed: u64, trial: &Trial) {
        csv.count(seed);
        for (_, value) in self.values(&trial.point) {
            csv.number(value);
        }
        for figure in &trial.figures {
            csv.number(figure.mean);
        }
        csv.truth(self.meets(trial)).end();
    }

    /// What was found.
    pub fn report(&self) -> Report {
        identify::report(self)
    }

    fn pairs<'t>(&'t self, trial: &'t Trial) -> impl Iterator<Item = (&'t Target, f64)> {
        let means = trial.figures.iter().map(|f| f.mean);
        self.scenario.targets.iter().zip(means)
    }

    fn meets(&self, trial: &Trial) -> bool {
        self.miss(trial) == 0.0
    }

    /// The greatest weighted miss of a trial.
    fn miss(&self, trial: &Trial) -> f64 {
        let misses = self.pairs(trial).map(|(t, x)| t.weight * t.miss(x));
        misses.fold(0.0, f64::max)
    }

    fn off_centre(&self, trial: &Trial) -> f64 {
        let off = self.pairs(trial).map(|(t, x)| t.weight * t.off_centre(x));
        off.fold(0.0, f64::max)
    }
}

/// Four significant digits: what a person can read, and far finer than anything known.
fn rounded(x: f64) -> f64 {
    if x == 0.0 || !x.is_finite() {
        return x;
    }
    let scale = math::pow(10.0, 3.0 - math::floor(math::log10(x.abs())));
    (x * scale).round() / scale
}

#[cfg(test)]
mod tests;
