//! The points of an experiment: where each lies on the axis of each factor.
//!
//! Nothing but a Latin hypercube is kept: every other coordinate is computed when asked for.

use super::sequence::sobol_point;
use super::setting::Coordinate;
use crate::experiment::calibrate::latin_hypercube;
use gongzhi_base::random::{Random, Stream};
use gongzhi_scenario::{ExperimentSettings, Factor, PointDesign};

/// Most points of an experiment.
pub const MOST_POINTS: usize = 2_000_000;

/// Levels of the lattice of Morris's trajectories, as SALib has by default. A step is two thirds of the range.
const LATTICE: usize = 4;
const HALF: usize = LATTICE / 2;

/// Where the points lie.
#[derive(Clone, Debug, PartialEq)]
pub struct Points {
    design: PointDesign,
    /// Number of levels of each factor.
    levels: Vec<usize>,
    /// Points, base samples or trajectories that were asked for.
    asked: usize,
    seed: u64,
    /// Coordinates of a Latin hypercube; empty otherwise.
    hypercube: Vec<Vec<f64>>,
    /// For each factor, the level that is the scenario as it is, if any: one at a time, it is not run again.
    today: Vec<Option<usize>>,
}

impl Points {
    /// The points of an experiment. Callers check [`Self::count_of`] first.
    pub(super) fn new(e: &ExperimentSettings, seed: u64, today: Vec<Option<usize>>) -> Self {
        let dimensions = e.factors.len();
        let hypercube = match e.design {
            PointDesign::LatinHypercube => {
                latin_hypercube(&Random::of_seed(seed), 0, e.points, dimensions)
            }
            _ => Vec::new(),
        };
        Self {
            design: e.design,
            levels: e.factors.iter().map(Factor::levels).collect(),
            asked: e.points,
            seed,
            hypercube,
            today,
        }
    }

    /// Number of points of an experiment, computed before any is made; a float, because it may be beyond any whole number.
    pub(super) fn count_of(e: &ExperimentSettings, today: &[Option<usize>]) -> f64 {
        let levels = e.factors.iter().map(|f| f.levels() as f64);
        let (asked, factors) = (e.points as f64, e.factors.len() as f64);
        match e.design {
            PointDesign::OneAtATime => {
                let known = today.iter().flatten().count();
                1.0 + levels.sum::<f64>() - known as f64
            }
            PointDesign::Grid => levels.product(),
            PointDesign::LatinHypercube | PointDesign::Sobol => asked,
            PointDesign::Morris => asked * (factors + 1.0),
            PointDesign::Saltelli => asked * (factors + 2.0),
            PointDesign::List => levels.fold(0.0, f64::max),
        }
    }

    /// Dimensions of the Sobol sequence that an experiment takes.
    pub(super) fn dimensions_of(e: &ExperimentSettings) -> usize {
        match e.design {
            PointDesign::Sobol => e.factors.len(),
            PointDesign::Saltelli => 2 * e.factors.len(),
            _ => 0,
        }
    }

    /// The design.
    pub fn design(&self) -> PointDesign {
        self.design
    }

    /// Number of points, base samples or trajectories that were asked for.
    pub fn asked(&self) -> usize {
        self.asked
    }

    /// Where a point lies on the axis of a factor.
    pub(super) fn coordinate(&self, point: usize, factor: usize) -> Coordinate {
        match self.design {
            PointDesign::OneAtATime => self.one_at_a_time(point, factor),
            PointDesign::Grid => {
                let after: usize = self.levels[factor + 1..].iter().product();
                Coordinate::Level(point / after % self.levels[factor])
            }
            PointDesign::LatinHypercube => Coordinate::Share(self.hypercube[point][factor]),
            PointDesign::Sobol => Coordinate::Share(sobol_point(point, factor)),
            PointDesign::Morris => Coordinate::Share(self.trajectory(point, factor)),
            PointDesign::Saltelli => Coordinate::Share(self.saltelli(point, factor)),
            PointDesign::List => Coordinate::Level(point),
        }
    }

    /// Point 0 is the scenario as it is; then the levels of the first factor, of the second, and so on.
    fn one_at_a_time(&self, point: usize, factor: usize) -> Coordinate {
        let Some(mut left) = point.checked_sub(1) else {
            return Coordinate::Today;
        };
        for (place, levels) in self.levels.iter().enumerate() {
            let moved = (0..*levels).filter(|level| self.today[place] != Some(*level));
            let mut moved = moved.skip(left);
            if let Some(level) = moved.next() {
                return match place == factor {
                    true => Coordinate::Level(level),
                    false => Coordinate::Today,
                };
            }
            left -= levels - usize::from(self.today[place].is_some());
        }
        Coordinate::Today
    }

    /// Each base sample has a first row `a`, a row for each factor in which that factor is taken from `b`, and a last row `b`. As many
    /// points of the sequence as there are base samples are skipped, because its first ones are near corners.
    fn saltelli(&self, point: usize, factor: usize) -> f64 {
        let factors = self.levels.len();
        let (sample, row) = (point / (factors + 2), point % (factors + 2));
        let number = self.asked.next_power_of_two() + sample;
        let from_b = row == factors + 1 || row == factor + 1;
        sobol_point(number, if from_b { factors + factor } else { factor })
    }

    /// A trajectory starts at a random point of the lattice; then its factors move in a random order, each once.
    fn trajectory(&self, point: usize, factor: usize) -> f64 {
        let factors = self.levels.len();
        let (trajectory, moved) = (point / (factors + 1), point % (factors + 1));
        let (from, to) = self.ends(trajectory, factor);
        let order = self.order(trajectory);
        let has_moved = order.iter().take(moved).any(|f| *f == factor);
        let place = if has_moved { to } else { from };
        place as f64 / (LATTICE - 1) as f64
    }

    fn ends(&self, trajectory: usize, factor: usize) -> (usize, usize) {
        let random = Random::of_seed(self.seed);
        let mut draw = random.draw(Stream::Design, trajectory as u64, factor as u64);
        let (low, up) = (draw.below(HALF), draw.chance(0.5));
        if up {
            (low, low + HALF)
        } else {
            (low + HALF, low)
        }
    }

    fn order(&self, trajectory: usize) -> Vec<usize> {
        let random = Random::of_seed(self.seed);
        let mut draw = random.draw(Stream::Design, trajectory as u64, u64::MAX);
        let mut order: Vec<usize> = (0..self.levels.len()).collect();
        for i in (1..order.len()).rev() {
            order.swap(i, draw.below(i + 1));
        }
        order
    }

    /// For each trajectory, the places in the design of the point before and the point after a factor moves, with the signed step as a
    /// share of the range.
    pub(super) fn moves(&self, factor: usize) -> impl Iterator<Item = (usize, usize, f64)> + '_ {
        let factors = self.levels.len();
        (0..self.asked).map(move |trajectory| {
            let order = self.order(trajectory);
            let step = order.iter().position(|f| *f == factor).unwrap_or(0);
            let before = trajectory * (factors + 1) + step;
            let (from, to) = self.ends(trajectory, factor);
            let moved = (to as f64 - from as f64) / (LATTICE - 1) as f64;
            (before, before + 1, moved)
        })
    }
}
