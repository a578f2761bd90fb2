//! Estimates the work of a scenario before it is run.
//!
//! A file of a few lines can ask for more than a machine can do. Expected needs, petitions, queues and memory follow
//! from the scenario's numbers and the model's rates; seconds follow from constants that were measured once. Nothing
//! is simulated or drawn. If the scenario has its own rules, the most expensive case is assumed: every need is
//! voiced.

mod city;
#[cfg(test)]
mod tests;
mod words;

use super::Scenario;
use city::{Added, EstimatedCity, headroom, voice};
use gongzhi_base::math;
use gongzhi_catalogue::metrics::METRICS;

/// Seconds per household and day, per need, per petition, and per waiting petition and day, on one core of a typical
/// machine of 2024.
const HOUSEHOLD_DAY: f64 = 0.75e-9;
const NEED: f64 = 180e-9;
const PETITION: f64 = 120e-9;
const WAITING_DAY: f64 = 25e-9;
/// Seconds per need that a shock adds, per household that a shock affects, and per community and day.
const SHOCK_NEED: f64 = 350e-9;
const SHOCK_HOUSEHOLD: f64 = 30e-9;
const COMMUNITY_DAY: f64 = 0.4e-6;
/// Seconds per own metric and week.
const OWN_METRIC_WEEK: f64 = 3e-6;
/// Slowdown of the interpreter.
const INTERPRETED: f64 = 5.0;

/// Bytes per household in the world and in a run, per candidate that was drawn ahead, per latent need, and per waiting petition.
const WORLD_HOUSEHOLD: f64 = 25.0;
const RUN_HOUSEHOLD: f64 = 45.0;
const CANDIDATE: f64 = 16.0;
const LATENT: f64 = 60.0;
const WAITING: f64 = 180.0;
/// Bytes per grid, and per community and week.
const GRID: f64 = 900.0;
const COMMUNITY: f64 = 6_000.0;
const COMMUNITY_WEEK: f64 = 12.0;
/// Bytes of a metric's name and of a row of `series.csv`, and the number of figures kept of a metric's series.
const ID: f64 = 64.0;
const ROW: f64 = 45.0;
const FIGURES: usize = 5;
/// Bytes of the program itself.
const PROGRAM: f64 = 12e6;

/// Days for which candidates are drawn ahead.
const FORESEEN: f64 = 91.0;

/// The work of one replication.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WorkEstimate {
    /// Needs that arise.
    pub needs: f64,
    /// Number of needs that shocks add.
    pub needs_of_shocks: f64,
    /// Petitions that are raised.
    pub petitions: f64,
    /// Waiting petitions, summed over all workdays.
    pub waiting_days: f64,
    /// Processor time in seconds.
    pub seconds: f64,
    /// Memory of a run in bytes, without the city before the first day.
    pub run_bytes: f64,
    /// Memory of the city before the first day, in bytes; replications share it.
    pub world_bytes: f64,
    /// Memory in bytes of what is kept of the run: its series, or only what summaries read, see [`Self::summarised`].
    pub kept_bytes: f64,
    /// Bytes of its rows in `series.csv`.
    pub file_bytes: f64,
}

/// Total work of a request.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WholeWork {
    /// One replication of the most expensive scenario.
    pub one: WorkEstimate,
    /// Total number of replications.
    pub replications: f64,
    /// Processor time in seconds.
    pub seconds: f64,
    /// Peak memory, in bytes.
    pub bytes: f64,
    /// Bytes of files; 0 if none are written.
    pub file_bytes: f64,
}

/// How much work is done without asking for confirmation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WorkLimit {
    /// Processor time of one replication, in seconds; there is nothing to show before the first one finishes.
    pub seconds_of_one: f64,
    /// Processor time of everything, in seconds.
    pub seconds: f64,
    /// Memory in bytes.
    pub bytes: f64,
    /// Bytes of files.
    pub file_bytes: f64,
}

impl WorkLimit {
    /// For `gongzhi run`: an hour of processor time, and the memory that is free on a typical machine.
    pub const COMMAND: Self = Self {
        seconds_of_one: 3_600.0,
        seconds: 3_600.0,
        bytes: 4e9,
        file_bytes: 4e9,
    };
    /// For `gongzhi calibrate`, which always takes long: a day of processor time.
    pub const CALIBRATION: Self = Self {
        seconds_of_one: 3_600.0,
        seconds: 86_400.0,
        bytes: 4e9,
        file_bytes: 4e9,
    };
    /// For the page, which has less memory and a waiting user.
    pub const PAGE: Self = Self {
        seconds_of_one: 300.0,
        seconds: 14_400.0,
        bytes: 1.5e9,
        file_bytes: 4e9,
    };
}

impl WorkEstimate {
    /// The work of one replication of a scenario.
    pub fn of(scenario: &Scenario) -> Self {
        let city = EstimatedCity::of(scenario);
        let p = &scenario.params;
        let days = city.days;
        let shocks: Vec<Added> = city.shocks(scenario);
        let needs_of_shocks: f64 = shocks.iter().map(|s| s.needs).sum();
        let ordinary = city.households * days * city.rate;
        let needs = ordinary + needs_of_shocks;
        let voice = voice(scenario);
        let petitions = needs * (voice + (1.0 - voice) * 0.05) * 1.1;
        let workdays = if scenario.time.every_day_works {
            days
        } else {
            days * 5.0 / 7.0
        };
        let (waiting_days, most_waiting) = city.waiting(scenario, petitions, workdays);
        let headroom = headroom(scenario);
        let weeks = math::ceil(days / 7.0) + 1.0;
        let own = scenario.own_metrics().len() as f64;
        let metrics = METRICS.len() as f64 + own;
        let visited: f64 = shocks.len() as f64 * city.households;
        let seconds = city.households * days * HOUSEHOLD_DAY
            + ordinary * headroom * NEED
            + needs_of_shocks * headroom * SHOCK_NEED
            + visited * SHOCK_HOUSEHOLD
            + petitions * PETITION
            + waiting_days * WAITING_DAY
            + city.communities * days * COMMUNITY_DAY
            + own * weeks * OWN_METRIC_WEEK;
        let foreseen = ordinary / days * headroom * FORESEEN.min(days) + needs_of_shocks * headroom;
        let latent_days = (p.latent_half_life / std::f64::consts::LN_2).min(days);
        let latent = needs * (1.0 - voice) * (latent_days / days).min(1.0);
        let run_bytes = city.households * RUN_HOUSEHOLD
            + foreseen * CANDIDATE
            + latent * LATENT
            + most_waiting * WAITING
            + city.grids * GRID
            + city.communities * (COMMUNITY + weeks * COMMUNITY_WEEK);
        Self {
            needs,
            needs_of_shocks,
            petitions,
            waiting_days,
            seconds,
            run_bytes,
            world_bytes: city.households * WORLD_HOUSEHOLD,
            kept_bytes: weeks * (metrics + 8.0) * 8.0 + metrics * ID + 2_000.0,
            file_bytes: weeks * metrics * ROW,
        }
    }

    /// The same, if each series is dropped after being summarised and written.
    #[must_use]
    pub fn summarised(mut self, scenario: &Scenario) -> Self {
        let metrics = METRICS.len() + scenario.own_metrics().len();
        let days = scenario.assessments.len() + 2 * scenario.targets.len();
        self.run_bytes += 2.0 * self.kept_bytes;
        self.kept_bytes = metrics as f64 * (ID + (FIGURES + days) as f64 * 8.0) + 2_000.0;
        self
    }

    /// The same, if the interpreter evaluates the rules.
    #[must_use]
    pub fn interpreted(mut self) -> Self {
        self.seconds *= INTERPRETED;
        self
    }

    /// The work of several scenarios, each with `replications` replications, on `threads` threads.
    pub fn whole(each: &[Self], replications: f64, threads: usize) -> Option<WholeWork> {
        let heavier = |a: &&Self, b: &&Self| a.seconds.total_cmp(&b.seconds);
        let one = *each.iter().max_by(heavier)?;
        let most = |of: fn(&Self) -> f64| each.iter().map(of).fold(0.0, f64::max);
        let kept: f64 = each.iter().map(|e| e.kept_bytes).sum();
        let at_once = (threads.max(1) as f64).min(replications);
        Some(WholeWork {
            one,
            replications: replications * each.len() as f64,
            seconds: each.iter().map(|e| e.seconds).sum::<f64>() * replications,
            bytes: PROGRAM
                + most(|e| e.world_bytes)
                + at_once * most(|e| e.run_bytes)
                + kept * replications,
            file_bytes: 0.0,
        })
    }
}

impl WholeWork {
    /// The same, if the series of one scenario are written for a number of replications.
    #[must_use]
    pub fn written(mut self, one: &WorkEstimate, replications: f64) -> Self {
        self.file_bytes = one.file_bytes * replications;
        self
    }
}

/// Memory in bytes of one replication with everything it needs: the least that a run takes.
fn own_bytes(one: &WorkEstimate) -> f64 {
    PROGRAM + one.world_bytes + one.run_bytes
}
