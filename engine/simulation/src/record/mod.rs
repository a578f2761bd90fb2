//! The record: what one run leaves behind.
//!
//! A [`Replication`] is a table metric × week; on demand stand beside it the states of all communities, their weekly series, and
//! the report of one of them. Plain data, filled by observers; what follows from several replications is computed elsewhere.

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
    GridState, HaveState, ProjectState, StarState,
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
    /// Ids of the metrics: the catalogue's in order, then the scenario's own `metric_*`.
    pub metrics: Vec<String>,
    /// Last day of each week, as days since the start; a last partial week is included.
    pub weeks: Vec<u32>,
    /// Days in each week: 7, or fewer for partial weeks.
    pub week_days: Vec<u8>,
    /// Values at the start, one a metric: stocks and shares before the first day; 0 for flows.
    pub start: Vec<f64>,
    /// Values by metric, then week. Flows are of the week; stocks and shares are of its last day.
    pub values: Vec<Vec<f64>>,
    /// Values at each assessment: (day since the start, one value a metric).
    pub assessments: Vec<(u32, Vec<f64>)>,
    /// Values on each day of the last full week, by metric, then day; empty in a run without one. A stock's end is their
    /// mean. They are not part of the fingerprint.
    pub last_week: Vec<Vec<f64>>,
    /// How the scenario's own metrics are read, by id; what is not named is read by [`Reading::default`].
    pub own: BTreeMap<String, Reading>,
    /// Groups at the end; they are not part of the fingerprint.
    pub groups: Vec<Group>,
    /// What stays of the series once it is let go; none while it is there.
    pub kept: Option<Kept>,
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
    /// Five stars are held.
    pub five_star: bool,
    /// Chosen as Harmonious Home at the last choice.
    pub hemei: bool,
    /// Petitions raised over the run.
    pub raised: u32,
    /// Open petitions at the end.
    pub open: u32,
    /// On-time share of first closures in the last 52 weeks; none if there were none.
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
    /// Share of promised hours delivered this contract year; none without contracts.
    pub delivered: Option<f64>,
    /// Fund a year at the last share-out, in yuan.
    pub fund: f64,
    /// Its street was chosen as advanced street 先进街道 at the last choice.
    pub advanced_street: bool,
    /// Grid leaders chosen as 民情通干部 at the last choice.
    pub cadres: u32,
}
