//! Counts for metrics, by week, and sums that must balance every day.

use gongzhi_catalogue::enums::Category;

/// Classes of workdays to closure; the last one holds all longer times.
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
    /// First closures that were truly resolved.
    pub resolved: u32,
    /// First closures whose household is satisfied, as a sum of probabilities.
    pub satisfied: f64,
    /// Reopenings.
    pub reopened: u32,
    /// Latent needs that escalated, and overdue petitions that were taken to the street.
    pub escalations: u32,
    /// Visits.
    pub visits: u32,
    /// Residents' hours.
    pub volunteer_hours: f64,
    /// Money spent, in yuan.
    pub spending: f64,
    /// First closures by workdays taken.
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
            reopened: 0,
            escalations: 0,
            visits: 0,
            volunteer_hours: 0.0,
            spending: 0.0,
            days_to_close: [0; LONGEST],
        }
    }
}

/// Weeks past, and the one under way.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Finished weeks.
    pub weeks: Vec<Week>,
    /// The week under way.
    pub week: Week,
    /// Share that answered "satisfied" in the last survey.
    pub surveyed_satisfaction: f64,
    /// Share of promised hours delivered in the last contract year.
    pub delivered_last_year: Option<f64>,
    /// Share of contracts renewed at the last evaluation; none before it.
    pub renewed_share: Option<f64>,
}

/// Sums since the start; each must balance on every day.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Ledger {
    /// Petitions raised.
    pub raised: u64,
    /// Closures.
    pub closures: u64,
    /// Reopenings.
    pub reopened: u64,
    /// Hours available to queues and visits.
    pub hours_available: f64,
    /// Hours spent.
    pub hours_spent: f64,
    /// Money given to communities, in yuan.
    pub money_given: f64,
    /// Money spent.
    pub money_spent: f64,
}
