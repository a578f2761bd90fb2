//! Weekly counts for metrics, and totals that must balance every day.

use super::{Calls, ContractSummary};
use gongzhi_catalogue::enums::Category;

/// Classes of working days to closure; the last one also holds all longer times.
pub const LONGEST: usize = 128;

/// What happened in one week.
#[derive(Clone, Debug)]
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
    /// First closures with a satisfied household, as a sum of probabilities.
    pub satisfied: f64,
    /// Answers of callers.
    pub calls: Calls,
    /// Reopenings.
    pub reopened: u32,
    /// Latent needs that escalated, plus overdue petitions taken to the street.
    pub escalations: u32,
    /// Visits.
    pub visits: u32,
    /// Hours given by residents.
    pub volunteer_hours: f64,
    /// Hours that partner units delivered.
    pub unit_hours: f64,
    /// Residents' hours given to partner units.
    pub given_back: f64,
    /// Meetings held.
    pub meetings: u32,
    /// Hours of streets and departments, used or not.
    pub upper_hours: f64,
    /// Money spent, in yuan.
    pub spending: f64,
    /// Money that was not spent within its year and flowed back into the fund, in yuan.
    pub returned: f64,
    /// First closures, by working days taken.
    pub days_to_close: [u32; LONGEST],
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
            satisfied: 0.0,
            calls: Calls::default(),
            reopened: 0,
            escalations: 0,
            visits: 0,
            volunteer_hours: 0.0,
            unit_hours: 0.0,
            given_back: 0.0,
            meetings: 0,
            upper_hours: 0.0,
            spending: 0.0,
            returned: 0.0,
            days_to_close: [0; LONGEST],
        }
    }
}

/// Completed weeks, and the current one.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Completed weeks.
    pub weeks: Vec<Week>,
    /// The current week.
    pub week: Week,
    /// Share that answered "satisfied" in the last survey; none where no survey is held.
    pub surveyed_satisfaction: Option<f64>,
    /// The contracts of the last contract year in figures.
    pub contracts_last_year: Option<ContractSummary>,
    /// Share of contracts renewed at the last evaluation; `None` before the first.
    pub renewed_share: Option<f64>,
    /// Of the units that could renew, the share that left at the last negotiation; `None` where none could.
    pub left_share: Option<f64>,
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
