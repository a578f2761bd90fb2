//! Weekly counts and sums for metrics, and totals that must balance every day.
//!
//! Counts are whole numbers, so they add up in any order. Sums of other numbers depend on the order in which they are added: they
//! are kept by community and street, and added in that order. So a city divided into parts has the same bits as a whole one.

use std::ops::AddAssign;

use serde::{Deserialize, Serialize};

use gongzhi_catalogue::enums::Category;

/// Classes of working days to closure; the last one also holds all longer times.
pub const LONGEST: usize = 128;

/// Counts of what happened in one week.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Week {
    /// Needs that arose, voiced or not.
    pub needs: u32,
    /// New petitions.
    pub raised: u32,
    /// New petitions by category.
    pub raised_by: [u32; Category::COUNT],
    /// Closures.
    pub closures: u32,
    /// First closures.
    pub first_closures: u32,
    /// First closures within the deadline.
    pub on_time: u32,
    /// First closures with a true resolution.
    pub resolved: u32,
    /// Callers asked what became of their petitions.
    pub asked: u32,
    /// Reopenings.
    pub reopened: u32,
    /// Latent needs that escalated, plus overdue petitions taken to the street.
    pub escalations: u32,
    /// Visits.
    pub visits: u32,
    /// Meetings held.
    pub meetings: u32,
    /// First closures, by working days taken; [`LONGEST`] classes.
    pub days_to_close: Vec<u32>,
}

impl Default for Week {
    fn default() -> Self {
        Self {
            needs: 0,
            raised: 0,
            raised_by: [0; Category::COUNT],
            closures: 0,
            first_closures: 0,
            on_time: 0,
            resolved: 0,
            asked: 0,
            reopened: 0,
            escalations: 0,
            visits: 0,
            meetings: 0,
            days_to_close: vec![0; LONGEST],
        }
    }
}

impl AddAssign<&Self> for Week {
    fn add_assign(&mut self, other: &Self) {
        self.needs += other.needs;
        self.raised += other.raised;
        self.closures += other.closures;
        self.first_closures += other.first_closures;
        self.on_time += other.on_time;
        self.resolved += other.resolved;
        self.asked += other.asked;
        self.reopened += other.reopened;
        self.escalations += other.escalations;
        self.visits += other.visits;
        self.meetings += other.meetings;
        let lists = self.raised_by.iter_mut().chain(&mut self.days_to_close);
        let others = other.raised_by.iter().chain(&other.days_to_close);
        for (sum, n) in lists.zip(others) {
            *sum += n;
        }
    }
}

/// Sums of what happened in one week in a community or street.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct WeekSums {
    /// First closures with a satisfied household, as a sum of probabilities.
    pub satisfied: f64,
    /// Callers who are satisfied, as a sum of probabilities.
    pub callers_satisfied: f64,
    /// Hours given by residents.
    pub volunteer_hours: f64,
    /// Hours that partner units delivered.
    pub unit_hours: f64,
    /// Residents' hours given to partner units.
    pub given_back: f64,
    /// Hours of the street and its department, used or not.
    pub upper_hours: f64,
    /// Money spent, in yuan.
    pub spending: f64,
    /// Money that was not spent within its year and flowed back into the fund, in yuan.
    pub returned: f64,
}

impl AddAssign for WeekSums {
    fn add_assign(&mut self, other: Self) {
        self.satisfied += other.satisfied;
        self.callers_satisfied += other.callers_satisfied;
        self.volunteer_hours += other.volunteer_hours;
        self.unit_hours += other.unit_hours;
        self.given_back += other.given_back;
        self.upper_hours += other.upper_hours;
        self.spending += other.spending;
        self.returned += other.returned;
    }
}

/// A share as two counts, which add up exactly.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ratio {
    /// Those that count.
    pub part: u64,
    /// All of them.
    pub of: u64,
}

impl Ratio {
    /// The share, 0 to 1; NaN if there are none.
    pub fn share(self) -> f64 {
        self.part as f64 / self.of as f64
    }
}

impl AddAssign for Ratio {
    fn add_assign(&mut self, other: Self) {
        self.part += other.part;
        self.of += other.of;
    }
}

/// Counts for metrics that no community holds.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// The current week.
    pub week: Week,
    /// All weeks before it.
    before: Week,
    /// Those who answered "satisfied" in the last survey; none asked where no survey is held.
    pub surveyed: Ratio,
    /// Contracts renewed at the last evaluation; none before the first.
    pub renewed: Ratio,
    /// Units that left at the last negotiation, of those that could renew.
    pub left: Ratio,
}

impl Tally {
    /// Begins a new week.
    pub fn turn_week(&mut self) {
        self.before += &self.week;
        self.week = Week::default();
    }

    /// Counts since the start.
    pub fn since_start(&self) -> Week {
        let mut all = self.before.clone();
        all += &self.week;
        all
    }
}

/// Totals since the start, which must balance every day.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Ledger {
    /// Petitions raised.
    pub raised: u64,
    /// Closures.
    pub closures: u64,
    /// Reopenings.
    pub reopened: u64,
    /// Hours available for queues and visits.
    pub hours_available: f64,
    /// Hours spent.
    pub hours_spent: f64,
    /// Money given to communities, in yuan.
    pub money_given: f64,
    /// Money spent.
    pub money_spent: f64,
}
