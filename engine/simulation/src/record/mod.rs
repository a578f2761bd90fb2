//! What a run leaves behind.
//!
//! A [`Replication`] is a table of metrics by week. On demand it comes with the states of all communities, their
//! weekly series, and the report on one of them. This is plain data filled by observers; conclusions from several
//! replications are drawn elsewhere.

mod community_report;
mod community_series;
mod dates;
#[cfg(any(test, feature = "test-support"))]
pub mod fixture;
mod groups;
mod kept;
mod series;

pub use community_report::{
    BreachState, CommitmentState, CommunityReport, ContractState, Decision, Event, EventKind,
    GridState, HaveState, PartnerState, ProjectState, StarState,
};
pub use community_series::CommunitySeries;
pub use groups::Group;
pub use kept::Kept;
pub use series::Figures;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use gongzhi_base::text::Text;
use gongzhi_catalogue::metrics::Reading;

/// The weekly city series of one replication.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Replication {
    /// Number of the replication, from 0.
    pub replication: u32,
    /// Ids of the metrics: those of the catalogue in order, followed by the scenario's own `metric_*`.
    pub metrics: Vec<String>,
    /// Last day of each week, in days since the start; includes a partial last week.
    pub weeks: Vec<u32>,
    /// Days in each week: 7, or fewer for partial weeks.
    pub week_days: Vec<u8>,
    /// Initial values, one per metric: stocks and shares before the first day; 0 for flows.
    pub start: Vec<f64>,
    /// Values by metric and week. Flows cover the week; stocks and shares are those of its last day.
    pub values: Vec<Vec<f64>>,
    /// Values at each assessment: day since the start, and one value per metric.
    pub assessments: Vec<(u32, Vec<f64>)>,
    /// Values on each day of the last full week, by metric and day; empty if the run has no full week. Their mean is
    /// the end of a stock. Not part of the fingerprint.
    pub last_week: Vec<Vec<f64>>,
    /// How the scenario's own metrics are read, by id; [`Reading::default`] applies to ids that are missing.
    pub own: BTreeMap<String, Reading>,
    /// Groups at the end of the run. Not part of the fingerprint.
    pub groups: Vec<Group>,
    /// Figures kept after the series is dropped; `None` while the series exists.
    pub kept: Option<Kept>,
}

/// The one star that a community lacks, and what keeps it from it today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MissingStar {
    /// Its number, from 0.
    pub star: u8,
    /// Whether it would pass today, so that only an assessment is missing.
    pub ready: bool,
    /// Numbers of its 有 that count and are below their thresholds.
    pub below: Vec<u8>,
    /// Numbers of its 无 that are breached.
    pub breached: Vec<u8>,
}

/// The state of every community at the end of one replication.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CommunityState {
    /// Name.
    pub name: Text,
    /// Street.
    pub street: Text,
    /// Housing type id.
    pub kind: String,
    /// Households.
    pub households: u32,
    /// Scores of the five stars.
    pub scores: [f64; 5],
    /// Stars held.
    pub held: [bool; 5],
    /// Whether five stars are held.
    pub five_star: bool,
    /// Whether it was named 和美家园 at the last selection.
    pub hemei: bool,
    /// Petitions raised over the run.
    pub raised: u32,
    /// Open petitions at the end.
    pub open: u32,
    /// On-time share of first closures in the last 52 weeks; `None` without closures.
    pub on_time: Option<f64>,
    /// Mean satisfaction.
    pub satisfaction: f64,
    /// Awareness.
    pub awareness: f64,
    /// Share of households with a file.
    pub filed: f64,
    /// Participation.
    pub participation: f64,
    /// Contracts in force.
    pub contracts: u32,
    /// Share of promised hours delivered this contract year; `None` without contracts.
    pub delivered: Option<f64>,
    /// Annual fund at the last distribution, in yuan.
    pub fund: f64,
    /// Whether its street was named an advanced street 先进街道 at the last selection.
    pub advanced_street: bool,
    /// Number of grid leaders named 民情通干部 at the last selection.
    pub cadres: u32,
    /// The star that it lacks, if it holds all others.
    pub missing: Option<MissingStar>,
}
