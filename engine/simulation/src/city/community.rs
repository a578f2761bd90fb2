//! Communities 社区, streets 街道 and projects: what changes about them.

use super::{Closures, DeliveredHours, Help};
use crate::calendar::Day;
use crate::world::{CommunityBase, Haves};
use gongzhi_catalogue::enums::{Category, Star};
use gongzhi_catalogue::params::Params;

const CATEGORIES: usize = Category::COUNT;
/// Days over which hotspots and on-time shares are counted.
pub const WINDOW: usize = 28;

/// Weeks over which shares of closures are taken.
pub const YEAR_WEEKS: usize = 52;

/// Days over which the expected rate of petitions is taken.
pub const FIRST_DAYS: usize = 91;

/// A community.
#[derive(Clone, Debug)]
pub struct Community {
    /// Its grids, as a range of the city's.
    pub grids: std::ops::Range<usize>,
    /// Paid staff, full-time equivalents.
    pub staff: f64,
    /// `admin_share` of this month, before season, inspection and shocks.
    pub admin_base: f64,
    /// Share of staff time that administrative tasks take today.
    pub admin_share: f64,
    /// Hours owed to meetings and negotiations.
    pub hours_owed: f64,
    /// Hours of residents and partner units that reach petitions today.
    pub help: Help,
    /// Its contracts, as a range of the city's.
    pub contracts: std::ops::Range<usize>,
    /// Share of promised hours delivered in the last contract year.
    pub delivered_last_year: Option<f64>,
    /// What its contracts delivered last month.
    pub delivered: DeliveredHours,
    /// Participation p.
    pub participation: f64,
    /// Belonging b 认同感.
    pub belonging: f64,
    /// Expectation E.
    pub expectation: f64,
    /// Quality q by category.
    pub quality: [f64; CATEGORIES],
    /// Levels x of the 20 有.
    pub haves: Haves,
    /// Mean level of the facility 有 at the start.
    pub facilities_start: f64,
    /// For each 无, the day until which it is breached.
    pub breached_until: [[Day; 4]; Star::COUNT],
    /// Each 无 that is breached today.
    pub breached: [[bool; 4]; Star::COUNT],
    /// Scores of the stars when last computed.
    pub scores: [f64; Star::COUNT],
    /// Whether each star would be awarded today.
    pub ready: [bool; Star::COUNT],
    /// Whether five stars would be reached today.
    pub five_ready: bool,
    /// Stars held.
    pub held: [bool; Star::COUNT],
    /// Failed quarters in a row.
    pub failed_quarters: [u32; Star::COUNT],
    /// Day on which five stars were gained, if they are held.
    pub five_star_since: Option<Day>,
    /// Chosen as 和美家园 at the last choice.
    pub hemei: bool,
    /// Fund of the year, in yuan.
    pub fund: f64,
    /// Money left for facilities, projects, purchases and incubation.
    pub purse: Purse,
    /// Level s* to which its households' satisfaction relaxes.
    pub target: f32,
    /// Mean satisfaction when last computed.
    pub satisfaction: f64,
    /// Households that are satisfied (≥ 0.6) when last computed.
    pub satisfied: u32,
    /// Households that know of the channels.
    pub aware: u32,
    /// Hazard of hearing of the channels from neighbours and units, added up since the start.
    pub awareness_hazard: f64,
    /// Households with a file.
    pub filed: u32,
    /// Petitions raised in the last days, by day and category.
    pub raised_window: [[u16; CATEGORIES]; WINDOW],
    /// Petitions raised in the first 13 weeks, by category.
    pub raised_first: [u32; CATEGORIES],
    /// Categories that the last weekly meeting singled out.
    pub singled_out: [bool; CATEGORIES],
    /// First closures and those on time in the last days.
    pub closed_window: [Closures; WINDOW],
    /// Escalations, decayed over 90 days.
    pub escalations: f64,
    /// Days on which meetings were held, last 95 days at most.
    pub meetings: Vec<Day>,
    /// Visits this week and in the four weeks before.
    pub visits: [u32; 5],
    /// Petitions raised, in all.
    pub raised: u32,
    /// First closures of each week and those on time.
    pub closed_by_week: Vec<Closures>,
    /// Open petitions at any level.
    pub open: u32,
    /// Open petitions that were overdue on the last workday: a count.
    pub overdue: u32,
    /// Whether a petition has been open for too long.
    pub long_open: bool,
    /// Volunteer hours a month, as of last week.
    pub volunteer_hours: f64,
}

/// Money of a community, in yuan; never below 0.
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
    /// All of it.
    pub fn total(&self) -> f64 {
        self.facilities + self.projects + self.purchase + self.incubation
    }
}

impl Community {
    /// A community before the first day.
    pub fn new(base: &CommunityBase, params: &Params) -> Self {
        Self {
            grids: 0..0,
            staff: base.residents * params.staff_per_10000 / 10_000.0,
            admin_base: 0.0,
            admin_share: 0.0,
            hours_owed: 0.0,
            help: Help::default(),
            contracts: 0..0,
            delivered_last_year: None,
            delivered: DeliveredHours::default(),
            participation: params.participation_start.min(params.participation_max),
            belonging: params.satisfaction_start,
            expectation: params.satisfaction_start,
            quality: [params.quality_start; CATEGORIES],
            haves: base.facilities,
            facilities_start: 0.0,
            breached_until: [[Day::BEFORE_START; 4]; Star::COUNT],
            breached: [[false; 4]; Star::COUNT],
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
            escalations: 0.0,
            meetings: Vec::new(),
            visits: [0; 5],
            raised: 0,
            closed_by_week: Vec::new(),
            open: 0,
            overdue: 0,
            long_open: false,
            volunteer_hours: 0.0,
        }
    }

    /// Sum of the five scores.
    pub fn total_score(&self) -> f64 {
        self.scores.iter().sum()
    }

    /// First closures and those on time in the last 28 days.
    pub fn closed_lately(&self) -> Closures {
        self.closed_window.iter().sum()
    }

    /// First closures and those on time in the last 52 weeks, the one under way included.
    pub fn closed_last_year(&self) -> Closures {
        let from = self.closed_by_week.len().saturating_sub(YEAR_WEEKS);
        self.closed_by_week[from..].iter().sum()
    }

    /// Petitions of a category to be expected in 28 days: its own rate over the first 13 weeks, then fixed.
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

    /// Active breaches of a star's bottom lines.
    pub fn breaches(&self, star: usize) -> usize {
        self.breached[star].iter().filter(|b| **b).count()
    }
}

/// A street and its department.
#[derive(Clone, Debug, Default)]
pub struct Street {
    /// Extra department hours that quarterly meetings unlocked, still to come.
    pub unlocked_hours: f64,
    /// Chosen as advanced street 先进街道 at the last choice.
    pub advanced: bool,
}

/// A project 项目 under way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Project {
    /// Its community.
    pub community: usize,
    /// What it improves.
    pub category: Category,
    /// The day on which it is done.
    pub done_on: Day,
}
