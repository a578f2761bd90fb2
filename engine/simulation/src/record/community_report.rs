//! The report on one community in one replication: its state, the decisions behind it, and the events that led to it.
//!
//! Plain data, filled by an observer and read by the page and the command.

use serde::{Deserialize, Serialize};

use super::{CommunitySeries, CommunityState};
use crate::city::LimitCheck;
use gongzhi_base::text::Text;
use gongzhi_catalogue::enums::{Category, MenuItem, OrgKind, Purpose, Resource, Star};
use gongzhi_rules::Trace;

/// The report on one community, from a deterministic re-run with an observer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CommunityReport {
    /// Number of the community in the whole city.
    pub community: u32,
    /// Number of the replication.
    pub replication: u32,
    /// Day of the report, in days since the start.
    pub day: u32,
    /// The state as shown in the table of all communities.
    pub state: CommunityState,
    /// The five stars with their indicators.
    pub stars: Vec<StarState>,
    /// What it wants help with most, and its share of all that it wants: the first three of 社区需求清单.
    pub wants: Vec<(Category, f64)>,
    /// Its contracts in force.
    pub contracts: Vec<ContractState>,
    /// Its projects in progress.
    pub projects: Vec<ProjectState>,
    /// Its grids.
    pub grids: Vec<GridState>,
    /// Open petitions of its households by level: grid, community, street, department.
    pub queue: [u32; 4],
    /// Weekly series of the fields of its record.
    pub series: CommunitySeries,
    /// Events, in order of days.
    pub events: Vec<Event>,
    /// How rules decide about it on the day of the report.
    pub decisions: Vec<Decision>,
}

/// One rule's decision about a community.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Decision {
    /// The star in question; `None` if the decision concerns the whole community.
    pub star: Option<Star>,
    /// The steps of the evaluation.
    pub trace: Trace,
}

/// One star of a community.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StarState {
    /// Which star.
    pub star: Star,
    /// Score when last computed.
    pub score: f64,
    /// Whether the star is held.
    pub held: bool,
    /// Whether its requirements are met today.
    pub ready: bool,
    /// Consecutive failed quarters.
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
    /// Weight among the four 有 of the star.
    pub weight: f64,
    /// Near miss: below the threshold by at most a tenth of it.
    pub near: bool,
}

/// One 无 of a community.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct BreachState {
    /// Whether it is breached.
    pub breached: bool,
    /// The measured figure and its limit; `None` for hazards, and where nothing has been measured yet.
    pub check: Option<LimitCheck>,
    /// Near miss: not breached, but within a tenth of the limit.
    pub near: bool,
}

/// A contract of a community.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ContractState {
    /// Its name, if it is one of the place's joint contracts.
    pub name: Option<Text>,
    /// Purpose.
    pub purpose: Purpose,
    /// Which of the five stages 谈 签 亮 履 评 are complete.
    pub stages: [bool; 5],
    /// Hours delivered this year divided by hours promised; `None` before the end of the first month.
    pub delivered: Option<f64>,
    /// Its commitments.
    pub commitments: Vec<CommitmentState>,
    /// Its partner units, with what they ask in return.
    pub partners: Vec<PartnerState>,
}

/// A partner unit 共建单位 of a contract.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PartnerState {
    /// Its kind.
    pub kind: OrgKind,
    /// What it asks of the community 单位需求清单.
    pub wants: Vec<MenuItem>,
    /// How far that was met lately, 0 to 1.
    pub received: f64,
}

/// One party's promise.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct CommitmentState {
    /// Number of the unit in its community, from 0; `None` for the residents themselves.
    pub unit: Option<u32>,
    /// Kind of the unit; `None` for the residents themselves.
    pub kind: Option<OrgKind>,
    /// The resource promised.
    pub resource: Resource,
    /// Hours per month promised.
    pub promised: f64,
    /// Share delivered this year; `None` before the end of the first month.
    pub delivered: Option<f64>,
}

/// A project in progress.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProjectState {
    /// The category whose quality it improves.
    pub category: Category,
    /// Day on which it is finished, in days since the start.
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
    /// Hours spent divided by hours available, over the last 28 days.
    pub utilisation: f64,
    /// Share of its households with a file 一户一档.
    pub filed: f64,
    /// Home visits 走访 since the start.
    pub visits: u32,
    /// Share of its households visited in the last 365 days.
    pub visited: f64,
    /// Surveyed awareness; 0 before the first survey.
    pub awareness: f64,
    /// Surveyed satisfaction.
    pub satisfaction: f64,
    /// Effort of its leader; 1 is normal.
    pub effort: f64,
}

/// An event in a community.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// The day, in days since the start.
    pub day: u32,
    /// Kind of the event.
    pub what: EventKind,
}

/// Kinds of events in a community.
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
    /// The community was named 和美家园.
    HemeiChosen,
    /// The community is no longer 和美家园.
    HemeiEnded,
    /// A 无 was breached: the star, and the index among its four 无.
    BreachBegan(Star, u8),
    /// A 无 was rectified.
    BreachEnded(Star, u8),
    /// A weekly meeting flagged a category 动态预警.
    AlertRaised(Category),
    /// A project was started 项目牵头.
    ProjectStarted(Category),
    /// A project was finished.
    ProjectDone(Category),
    /// Number of contracts signed for the year.
    ContractsSigned(u32),
    /// A contract fell below its required share.
    ContractBreached(Purpose),
    /// A contract delivers its required share again.
    ContractMended(Purpose),
    /// The year's fund was distributed, in yuan.
    Funded(f64),
    /// Number of its households' latent needs and overdue petitions that escalated that day.
    Escalated(u32),
}
