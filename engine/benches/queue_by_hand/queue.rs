//! The workload of the scenario `queue-only`, written for nothing else: a loop over grids with the days inside, and the
//! rules in Rust. It shares no draw, no rule and no city with the engine; their figures agree within sampling error
//! (`engine/tests/model/theory/by_hand.rs`).

use gongzhi_engine::math::ln;
use rand::rngs::SmallRng;
use rand::{RngExt, SeedableRng};
use rand_distr::{Exp1, LogNormal};

const DAYS: u32 = 156;
const HOUSEHOLDS: usize = 150;
/// The chance that a household raises a petition on a day.
const CHANCE: f64 = 0.015;
/// Hours that a grid has a day.
const HOURS: f64 = 4.0;
const DEADLINE: u32 = 2;
/// The logarithm of the hours that a petition takes: its mean and standard deviation.
const EFFORT: (f64, f64) = (0.25, 0.5);
/// Hours below this count as none.
const NOTHING: f64 = 1e-9;

struct Petition {
    hours_left: f64,
    severity: u32,
    raised: u32,
}

impl Petition {
    fn priority(&self, today: u32) -> f64 {
        let age = f64::from(today - self.raised);
        2.0 * f64::from(self.severity) + age / f64::from(DEADLINE)
    }
}

/// What became of all petitions.
#[derive(Clone, Copy, Debug, Default)]
pub struct Figures {
    /// Petitions raised.
    pub raised: u64,
    /// Petitions closed.
    pub closed: u64,
    /// Petitions closed within the deadline.
    pub on_time: u64,
    /// Days that closed petitions were open, together; one that was closed on the day it was raised counts none.
    pub days_open: u64,
}

impl Figures {
    /// Petitions open after the last day.
    pub fn open(&self) -> u64 {
        self.raised - self.closed
    }

    /// Days from being raised to being closed, in the mean.
    pub fn mean_days(&self) -> f64 {
        self.days_open as f64 / self.closed as f64
    }

    /// Share of closed petitions that were closed within the deadline, 0 to 1.
    pub fn on_time_share(&self) -> f64 {
        self.on_time as f64 / self.closed as f64
    }
}

/// Runs that many grids, one after the other.
///
/// # Errors
/// If the distribution of effort has no such parameters.
pub fn run(grids: usize, seed: u64) -> Result<Figures, rand_distr::NormalError> {
    let mut random = SmallRng::seed_from_u64(seed);
    let effort = LogNormal::new(EFFORT.0, EFFORT.1)?;
    // How many households raise none, up to the next that does, is geometric: the whole part of an exponential number.
    let mean_gap = -1.0 / ln(1.0 - CHANCE);
    let mut figures = Figures::default();
    let mut open = Vec::new();
    for _ in 0..grids {
        open.clear();
        for today in 0..DAYS {
            raise(&mut random, (effort, mean_gap), today, &mut open);
            figures.raised += open.iter().filter(|p| p.raised == today).count() as u64;
            open.sort_unstable_by(|a, b| {
                let by_priority = b.priority(today).total_cmp(&a.priority(today));
                by_priority.then(a.raised.cmp(&b.raised))
            });
            serve(&mut open, today, &mut figures);
        }
    }
    Ok(figures)
}

/// Every household raises a petition with the same chance.
fn raise(
    random: &mut SmallRng,
    (effort, mean_gap): (LogNormal<f64>, f64),
    today: u32,
    open: &mut Vec<Petition>,
) {
    let skip = |random: &mut SmallRng| (random.sample::<f64, _>(Exp1) * mean_gap) as usize;
    let mut household = skip(random);
    while household < HOUSEHOLDS {
        open.push(Petition {
            hours_left: random.sample(effort),
            severity: random.random_range(1..=3),
            raised: today,
        });
        household += 1 + skip(random);
    }
}

/// Spends the day's hours in the order of the list, and takes out what is closed.
fn serve(open: &mut Vec<Petition>, today: u32, figures: &mut Figures) {
    let mut hours = HOURS;
    open.retain_mut(|petition| {
        let spent = petition.hours_left.min(hours);
        petition.hours_left -= spent;
        hours -= spent;
        if petition.hours_left > NOTHING {
            return true;
        }
        let age = today - petition.raised;
        figures.closed += 1;
        figures.on_time += u64::from(age <= DEADLINE);
        figures.days_open += u64::from(age);
        false
    });
}
