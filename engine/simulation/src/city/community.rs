//! State of communities 社区, streets 街道 and projects.

use super::{Closures, ContractSummary, ContractSums, DeliveredHours, Help, Preparation, WeekSums};
use crate::calendar::Day;
use crate::world::{CommunityBase, Haves};
use gongzhi_base::math;
use gongzhi_catalogue::enums::{Category, Layer, Star};
use gongzhi_catalogue::params::Params;

const CATEGORIES: usize = Category::COUNT;
/// Days over which hotspots and on-time shares are measured.
pub const WINDOW: usize = 28;

/// Weeks over which shares of closures are measured.
pub const YEAR_WEEKS: usize = 52;

/// Days used to measure the expected rate of petitions.
pub const FIRST_DAYS: usize = 91;

/// A community.
#[derive(Clone, Debug)]
pub struct Community {
    /// Its grids, as a range of the city's grids.
    pub grids: std::ops::Range<usize>,
    /// Paid staff, full-time equivalents.
    pub staff: f64,
    /// This month's `admin_share` before season, inspection and shocks.
    pub admin_base: f64,
    /// Share of staff time spent on administrative tasks today.
    pub admin_share: f64,
    /// Hours still to be given to meetings and negotiations.
    pub hours_owed: f64,
    /// Hours of residents and partner units available for petitions today.
    pub help: Help,
    /// Its contracts, as a range of the city's contracts.
    pub contracts: std::ops::Range<usize>,
    /// Its contracts of the last contract year in figures.
    pub contracts_last_year: Option<ContractSummary>,
    /// Hours that its contracts delivered last month.
    pub delivered: DeliveredHours,
    /// Residents' hours a month that it gives its partner units.
    pub given_back: f64,
    /// Social organisations that its money has made.
    pub incubated: usize,
    /// Participation p.
    pub participation: f64,
    /// How tired those who take part are: their share of the ceiling over the last half-year.
    pub fatigue: f64,
    /// Belonging b 认同感.
    pub belonging: f64,
    /// Expectation E.
    pub expectation: f64,
    /// Quality q by category.
    pub quality: [f64; CATEGORIES],
    /// Levels x of the 20 有.
    pub haves: Haves,
    /// Mean level of the facility 有 on the first day.
    pub facilities_start: f64,
    /// For each 无, the day on which its breach ends.
    pub breached_until: [[Day; 4]; Star::COUNT],
    /// Whether each 无 is breached today.
    pub breached: [[bool; 4]; Star::COUNT],
    /// How it prepares for the stars.
    pub preparation: Preparation,
    /// Effort lost after stars were lost, as a share; fades.
    pub discouraged: f64,
    /// Total score on the first day.
    pub score_start: f64,
    /// Star scores when last computed.
    pub scores: [f64; Star::COUNT],
    /// Whether each star's requirements are met today.
    pub ready: [bool; Star::COUNT],
    /// Whether all five stars would be passed today, whatever is held.
    pub five_ready: bool,
    /// Stars held.
    pub held: [bool; Star::COUNT],
    /// Consecutive failed quarters, by star.
    pub failed_quarters: [u32; Star::COUNT],
    /// Day on which five stars were gained; `None` if they are not held.
    pub five_star_since: Option<Day>,
    /// Whether it was named 和美家园 at the last selection.
    pub hemei: bool,
    /// This year's fund, in yuan.
    pub fund: f64,
    /// Money left for facilities, projects, purchases and incubation.
    pub purse: Purse,
    /// Level s* towards which its households' satisfaction relaxes.
    pub target: f32,
    /// Mean satisfaction when last computed.
    pub satisfaction: f64,
    /// Number of satisfied households (≥ 0.6) when last computed.
    pub satisfied: u32,
    /// Number of households that know the channels.
    pub aware: u32,
    /// Cumulative hazard, since the start, of hearing about the channels from neighbours and units.
    pub awareness_hazard: f64,
    /// Number of households with a file.
    pub filed: u32,
    /// Petitions raised in the last 28 days, by day and category.
    pub raised_window: [[u16; CATEGORIES]; WINDOW],
    /// Petitions raised in the first 13 weeks, by category.
    pub raised_first: [u32; CATEGORIES],
    /// Categories that the last weekly meeting flagged.
    pub singled_out: [bool; CATEGORIES],
    /// First closures in the last 28 days, and those on time.
    pub closed_window: [Closures; WINDOW],
    /// Failures of service that neighbours talk about, a household and year: needs closed without being resolved and deadlines passed.
    pub failures: f64,
    /// Escalations, with exponential decay over 90 days.
    pub escalations: f64,
    /// Days on which meetings were held, by layer, last 95 days at most.
    pub meetings: [Vec<Day>; Layer::COUNT],
    /// Visits this week, followed by the four weeks before.
    pub visits: [u32; 5],
    /// Petitions raised since the start.
    pub raised: u32,
    /// First closures of each week, and those on time.
    pub closed_by_week: Vec<Closures>,
    /// Open petitions at all levels.
    pub open: u32,
    /// Number of open petitions that were overdue on the last working day.
    pub overdue: u32,
    /// Whether a petition has been open too long.
    pub long_open: bool,
    /// Volunteer hours per month, as of last week.
    pub volunteer_hours: f64,
    /// Sums of the current week.
    pub week: WeekSums,
}

/// A community's money, in yuan; never negative.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Purse {
    /// For facilities.
    pub facilities: f64,
    /// For projects.
    pub projects: f64,
    /// For services bought from social organisations 购买服务.
    pub purchase: f64,
    /// For incubating social organisations 孵化.
    pub incubation: f64,
}

impl Purse {
    /// Total of all four.
    pub fn total(&self) -> f64 {
        self.facilities + self.projects + self.purchase + self.incubation
    }
}

impl Community {
    /// A community before the first day of the run.
    pub fn new(base: &CommunityBase, params: &Params) -> Self {
        Self {
            grids: 0..0,
            staff: base.staff_per_level.map_or_else(
                || base.residents * params.staff_per_10000 / 10_000.0,
                |staff| staff * params.staff_per_10000,
            ),
            admin_base: 0.0,
            admin_share: 0.0,
            hours_owed: 0.0,
            help: Help::default(),
            contracts: 0..0,
            contracts_last_year: None,
            delivered: DeliveredHours::default(),
            given_back: 0.0,
            incubated: 0,
            participation: params.participation_start.min(params.participation_max),
            fatigue: (params.participation_start / params.participation_max).min(1.0),
            belonging: params.satisfaction_start,
            expectation: params.satisfaction_start,
            quality: [base.quality.unwrap_or(params.quality_start); CATEGORIES],
            haves: base.facilities,
            facilities_start: 0.0,
            breached_until: [[Day::BEFORE_START; 4]; Star::COUNT],
            breached: [[false; 4]; Star::COUNT],
            preparation: Preparation::default(),
            discouraged: 0.0,
            score_start: 0.0,
            scores: [0.0; Star::COUNT],
            ready: [false; Star::COUNT],
            five_ready: false,
            held: [false; Star::COUNT],
            failed_quarters: [0; Star::COUNT],
            five_star_since: None,
            hemei: false,
            fund: 0.0,
            purse: Purse::default(),
            target: params.satisfaction_start as f32,
            satisfaction: params.satisfaction_start,
            satisfied: 0,
            aware: 0,
            awareness_hazard: 0.0,
            filed: 0,
            raised_window: [[0; CATEGORIES]; WINDOW],
            raised_first: [0; CATEGORIES],
            singled_out: [false; CATEGORIES],
            closed_window: [Closures::default(); WINDOW],
            failures: params.failures_start,
            escalations: 0.0,
            meetings: Default::default(),
            visits: [0; 5],
            raised: 0,
            closed_by_week: Vec::new(),
            open: 0,
            overdue: 0,
            long_open: false,
            volunteer_hours: 0.0,
            week: WeekSums::default(),
        }
    }

    /// Sum of the five scores.
    pub fn total_score(&self) -> f64 {
        self.scores.iter().sum()
    }

    /// Improves the quality of a category: what it lacks shrinks by exp(−effect).
    pub fn improve_quality(&mut self, category: Category, effect: f64) {
        let quality = &mut self.quality[category as usize];
        *quality += (1.0 - *quality) * (1.0 - math::exp(-effect));
    }

    /// Points of the total score gained since the first day.
    pub fn score_gain(&self) -> f64 {
        self.total_score() - self.score_start
    }

    /// First closures in the last 28 days, and those on time.
    pub fn closed_lately(&self) -> Closures {
        self.closed_window.iter().sum()
    }

    /// First closures in the last 52 weeks, including the current week, and those on time.
    pub fn closed_last_year(&self) -> Closures {
        let from = self.closed_by_week.len().saturating_sub(YEAR_WEEKS);
        self.closed_by_week[from..].iter().sum()
    }

    /// Expected petitions of a category in 28 days: the community's own rate over the first 13 weeks, fixed from then
    /// on.
    pub fn expected(&self, category: usize) -> f64 {
        f64::from(self.raised_first[category]) * WINDOW as f64 / FIRST_DAYS as f64
    }

    /// Petitions of a category raised in the last 28 days.
    pub fn raised_lately(&self, category: usize) -> u32 {
        self.raised_window
            .iter()
            .map(|day| u32::from(day[category]))
            .sum()
    }

    /// 社区需求清单: how much the community wants help with each category, after what was raised lately and its quality.
    pub fn wants(&self, params: &Params, base: &CommunityBase) -> [f64; Category::COUNT] {
        std::array::from_fn(|k| {
            let before = params.category_mix[k] * base.needs[k];
            before + f64::from(self.raised_lately(k)) * (1.0 - self.quality[k])
        })
    }

    /// Number of a star's 无 that are breached.
    pub fn breaches(&self, star: usize) -> usize {
        self.breached[star].iter().filter(|b| **b).count()
    }
}

/// A street and its department.
#[derive(Clone, Debug, Default)]
pub struct Street {
    /// Remaining department hours unlocked by quarterly meetings.
    pub unlocked_hours: f64,
    /// Whether it was named an advanced street 先进街道 at the last selection.
    pub advanced: bool,
    /// Sums of the current week beyond those of its communities.
    pub week: WeekSums,
    /// Its contracts of the last contract year; `None` before the first evaluation.
    pub contracts_last_year: Option<ContractSums>,
}

/// A project 项目 in progress.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Project {
    /// Its community.
    pub community: usize,
    /// The category whose quality it improves.
    pub category: Category,
    /// The day on which it is finished.
    pub done_on: Day,
}
