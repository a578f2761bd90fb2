//! The report of one community in one replication: its state, the decisions that led to it, and what happened to it.
//!
//! Plain data, filled by an observer and read by the page and the command.

use serde::{Deserialize, Serialize};

use super::{CommunitySeries, CommunityState};
use crate::city::LimitCheck;
use gongzhi_catalogue::enums::{Category, OrgKind, Purpose, Resource, Star};
use gongzhi_rules::Trace;

/// The report of one community, from a deterministic re-run with an observer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CommunityReport {
    /// Place of the community in the city.
    pub community: u32,
    /// Number of the replication.
    pub replication: u32,
    /// Day of the report, since the start.
    pub day: u32,
    /// The state that every community's table row shows.
    pub state: CommunityState,
    /// The five stars with their indicators.
    pub stars: Vec<StarState>,
    /// Its contracts in force.
    pub contracts: Vec<ContractState>,
    /// Its projects under way.
    pub projects: Vec<ProjectState>,
    /// Its grids.
    pub grids: Vec<GridState>,
    /// Open petitions by level: grid, community, and those of its households at street and department.
    pub queue: [u32; 4],
    /// Weekly series of its record's fields.
    pub series: CommunitySeries,
    /// What happened, by day.
    pub events: Vec<Event>,
    /// How rules decide about it on the day of the report.
    pub decisions: Vec<Decision>,
}

/// How one rule decides about a community.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Decision {
    /// The star that it is about; none for the community as a whole.
    pub star: Option<Star>,
    /// Its steps.
    pub trace: Trace,
}

/// One star of a community.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StarState {
    /// Which star.
    pub star: Star,
    /// Its score when last computed.
    pub score: f64,
    /// Whether it is held.
    pub held: bool,
    /// Whether it would be awarded today.
    pub ready: bool,
    /// Failed quarters in a row.
    pub failed_quarters: u32,
    /// Its four 有.
    pub haves: Vec<HaveState>,
    /// Its four 无.
    pub breaches: Vec<BreachState>,
}

/// One 有 of a community.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct HaveState {
    /// Level x, 0 to 1.
    pub level: f64,
    /// Threshold θ.
    pub threshold: f64,
    /// Weight among the star's four.
    pub weight: f64,
    /// A near miss: below the threshold by at most a tenth of it.
    pub near: bool,
}

/// One 无 of a community.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct BreachState {
    /// Whether it is breached.
    pub breached: bool,
    /// What is measured, and the limit that it must not pass; none for hazards and where nothing is measured yet.
    pub check: Option<LimitCheck>,
    /// A near miss: not breached, but within a tenth of the limit.
    pub near: bool,
}

/// A contract of a community.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ContractState {
    /// What it is for.
    pub purpose: Purpose,
    /// The five stages 谈 签 亮 履 评: which are done.
    pub stages: [bool; 5],
    /// Hours delivered over hours promised this year; none before the first month.
    pub delivered: Option<f64>,
    /// Its commitments.
    pub commitments: Vec<CommitmentState>,
}

/// One party's promise.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct CommitmentState {
    /// The unit's place in the city; none for the residents themselves.
    pub unit: Option<u32>,
    /// The unit's kind; none for the residents themselves.
    pub kind: Option<OrgKind>,
    /// What is given.
    pub resource: Resource,
    /// Hours a month promised.
    pub promised: f64,
    /// Share delivered this year; none before the first month.
    pub delivered: Option<f64>,
}

/// A project under way.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProjectState {
    /// What it improves.
    pub category: Category,
    /// The day on which it is done, since the start.
    pub done_on: u32,
}

/// A grid of a community.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct GridState {
    /// Households.
    pub households: u32,
    /// Full-time equivalents.
    pub staff: f64,
    /// Open petitions in its queue.
    pub open: u32,
    /// Hours spent of hours available, last 28 days.
    pub utilisation: f64,
    /// Share of its households with a file 一户一档.
    pub filed: f64,
    /// Home visits 走访 since the start.
    pub visits: u32,
    /// Share of its households that were visited in the last 365 days.
    pub visited: f64,
    /// Surveyed awareness of its leader; 0 before the first survey.
    pub awareness: f64,
    /// Surveyed satisfaction with its leader.
    pub satisfaction: f64,
    /// Effort of its leader: 1 is usual.
    pub effort: f64,
}

/// Something that happened in a community.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// The day, since the start.
    pub day: u32,
    /// What happened.
    pub what: EventKind,
}

/// What can happen in a community.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum EventKind {
    /// A star was gained at an assessment 验收.
    StarGained(Star),
    /// A star was lost at a quarter's end 动态管理.
    StarLost(Star),
    /// Five stars were gained.
    FiveStarGained,
    /// Five stars were lost.
    FiveStarLost,
    /// It was chosen as 和美家园.
    HemeiChosen,
    /// It is no longer 和美家园.
    HemeiEnded,
    /// A 无 was breached: star, place among its four.
    BreachBegan(Star, u8),
    /// A 无 was rectified.
    BreachEnded(Star, u8),
    /// A weekly meeting singled a category out 动态预警.
    AlertRaised(Category),
    /// A project was started 项目牵头.
    ProjectStarted(Category),
    /// A project was done.
    ProjectDone(Category),
    /// So many contracts were signed for the year.
    ContractsSigned(u32),
    /// A contract fell below the share that it must deliver.
    ContractBreached(Purpose),
    /// A contract delivers enough again.
    ContractMended(Purpose),
    /// The year's fund was shared out, in yuan.
    Funded(f64),
    /// So many latent needs and overdue petitions of its households escalated on that day.
    Escalated(u32),
}
